/* test-dew-tidy.c: the columns of the tidy CSV */
#include <string.h>

#include "dew-tidy-private.h"

static gboolean
read_header (DewTidyRow *row,
             const char *text,
             GError    **error)
{
  const GPtrArray *cells;

  memset (row, 0, sizeof *row);
  row->csv = dew_csv_new (text, strlen (text), ',');
  cells = dew_csv_next (row->csv, &row->line, error);
  g_assert_nonnull (cells);

  return _dew_tidy_header (row, cells, NULL, error);
}

static void
test_header (void)
{
  static const struct { const char *text; const char *message; } cases[] = {
    { "pool", NULL },
    { "pool,host,category,line,lead,status,contract,scenario,partner,year,month,measure,pounds", NULL },
    { "pounds,measure,year,line,pool,what,what,,", NULL },
    { " Pool ,HOST", NULL },
    { "host", "Line 1: the header has no column “pool”; the first line must name the columns, separated by commas." },
    { "pool;host;line", "Line 1: the header has no column “pool”; the first line must name the columns, separated by commas." },
    { "pool,year", "Line 1: the header has no column “line”; the first line must name the columns, separated by commas." },
    { "pool,line,measure,year", "Line 1: the header has no column “pounds”; the first line must name the columns, separated by commas." },
    { "pool,host,Pool", "Line 1, column 3: the header names this column twice; take one away." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DewTidyRow row;
      gboolean good = read_header (&row, cases[i].text, &error);

      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
      g_assert_cmpint (good, ==, cases[i].message == NULL);
      dew_csv_free (row.csv);
    }
}

static void
test_cells (void)
{
  static const struct { const char *cell; const char *read; } cases[] = {
    { " a  b ", "a  b" },
    { "'=1+2", "=1+2" },
    { "'+x", "+x" },
    { "'-x", "-x" },
    { "'@x", "@x" },
    { "''x", "'x" },
    { "''=x", "'=x" },
    { "'tis", "'tis" },
    { "'", "'" },
    { "=x", "=x" },
  };
  DewTidyRow row;

  g_assert_true (read_header (&row, "pool,what", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (cases[i].cell));
      g_ptr_array_add (cells, g_strdup ("x"));
      g_assert_true (_dew_tidy_cells (&row, cells, 2, NULL));
      g_assert_cmpstr (row.cells[DEW_TIDY_POOL], ==, cases[i].read);
      g_assert_cmpstr (row.cells[DEW_TIDY_HOST], ==, "");
    }

  dew_csv_free (row.csv);
}

static void
test_number_of_cells (void)
{
  static const struct { const char *record; const char *message; } cases[] = {
    { "a,b,c", NULL },
    { "a,b,c,,", NULL },
    { "a,b,c,,d", "Line 2, column 5: the row has more cells" },
    { "a,b", "Line 2, column 3: the row ends before this column, after 2 of 3 cells." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("pool,host,note\n", cases[i].record, NULL);
      g_autoptr (GError) error = NULL;
      const GPtrArray *cells;
      DewTidyRow row;

      g_assert_true (read_header (&row, text, NULL));
      cells = dew_csv_next (row.csv, &row.line, NULL);
      g_assert_cmpint (_dew_tidy_cells (&row, cells, 3, &error), ==, cases[i].message == NULL);
      g_assert_true (error == NULL || g_str_has_prefix (error->message, cases[i].message));
      dew_csv_free (row.csv);
    }
}

static void
test_quote (void)
{
  g_autofree char *shown = _dew_tidy_quote ("ab");
  g_autofree char *cut = _dew_tidy_quote ("£££££££££££££££££££££££££££££££££££££££££££££££££££££££");

  g_assert_cmpstr (shown, ==, "ab");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 41);
}

static void
test_path (void)
{
  static const struct { const char *path; const char *steps; } cases[] = {
    { "A", "[A]" },
    { "A > B", "[A][B]" },
    { "A>B > C ", "[A][B][C]" },
    { "A \\> B", "[A > B]" },
    { "A \\\\ > B", "[A \\][B]" },
    { "A\\B", "[A\\B]" },
    { "A > ", "[A][]" },
    { "> A", "[][A]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) told = g_string_new (NULL);
      const char *path = cases[i].path;

      while (path != NULL)
        {
          g_autofree char *step = _dew_tidy_step (&path);

          g_string_append_printf (told, "[%s]", step);
        }
      g_assert_cmpstr (told->str, ==, cases[i].steps);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tidy/header", test_header);
  g_test_add_func ("/tidy/cells", test_cells);
  g_test_add_func ("/tidy/number-of-cells", test_number_of_cells);
  g_test_add_func ("/tidy/quote", test_quote);
  g_test_add_func ("/tidy/path", test_path);

  return g_test_run ();
}
