/* test-dew-csv.c: reading separated values, bounded */
#include <string.h>

#include "dew-csv.h"
#include "dew-error.h"

/* Records are told as cells in brackets with the line they start on: "1[a][b] 2[c]". */
static char *
read_all (const char *text,
          gsize       length,
          char        separator,
          GError    **error)
{
  g_autoptr (DewCsv) csv = dew_csv_new (text, length, separator);
  GString *told = g_string_new (NULL);
  const GPtrArray *cells;
  guint line;

  while ((cells = dew_csv_next (csv, &line, error)) != NULL)
    {
      g_string_append_printf (told, "%s%u", told->len == 0 ? "" : " ", line);
      for (guint i = 0; i < cells->len; i++)
        g_string_append_printf (told, "[%s]", (const char *) g_ptr_array_index (cells, i));
    }

  return g_string_free (told, FALSE);
}

static void
test_records (void)
{
  static const struct { const char *text; const char *told; } cases[] = {
    { "", "" },
    { "a", "1[a]" },
    { "a,b\n", "1[a][b]" },
    { "a,b\nc", "1[a][b] 2[c]" },
    { "a,b\r\nc,d\r\n", "1[a][b] 2[c][d]" },
    { "a\rb\rc", "1[a] 2[b] 3[c]" },
    { "a\n\r\n\nb", "1[a] 4[b]" },
    { ",\n", "1[][]" },
    { "a,\n,b\n", "1[a][] 2[][b]" },
    { "\"a\"\n", "1[a]" },
    { "\"\"\nb", "2[b]" },
    { "\"a,b\",c\n", "1[a,b][c]" },
    { "\"a\"\"b\"\"\"\n", "1[a\"b\"]" },
    { "\"a\nb\r\nc\",d\ne\n", "1[a\nb\r\nc][d] 4[e]" },
    { "a\"b,c\n", "1[a\"b][c]" },
    { " \"a\n", "1[ \"a]" },
    { "\xef\xbb\xbf" "a,b\n", "1[a][b]" },
    { "\xef\xbb\xbf\"a\"\n", "1[a]" },
    { "£,“x”\n", "1[£][“x”]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autofree char *told = read_all (cases[i].text, strlen (cases[i].text), ',', &error);

      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_tabs (void)
{
  GError *error = NULL;
  g_autofree char *told = read_all ("a,b\tc\n\"d\te\"", 11, '\t', &error);

  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "1[a,b][c] 2[d\te]");
}

static void
test_refused (void)
{
  static const struct { const char *text; gsize length; const char *place; } cases[] = {
    { "a\nb,\"c\nd", 8, "Line 2, column 2: the quotation mark" },
    { "\"a\"b,c", 6, "Line 1, column 1: there is text after" },
    { "\"a\nb\"x", 6, "Line 2, column 1: there is text after" },
    { "a,b\nc,\xa3" "5\n", 9, "Line 2, column 2: the text is not UTF-8" },
    { "a\n\xed\xa0\x80,b", 7, "Line 2, column 1: the text is not UTF-8" },
    { "a,\"\xff\"", 5, "Line 1, column 2: the text is not UTF-8" },
    { "a\0b", 3, "Line 1, column 1: there is a zero byte" },
    { "\xff\xfe" "a\0,\0", 6, "Line 1, column 1: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = read_all (cases[i].text, cases[i].length, ',', &error);

      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_error ("%s: %s", cases[i].place, error->message);
    }
}

/* Nothing more is read once something was wrong. */
static void
test_stops (void)
{
  g_autoptr (DewCsv) csv = dew_csv_new ("\"a\"b\nc\n", 7, ',');
  g_autoptr (GError) error = NULL;
  guint line;

  g_assert_null (dew_csv_next (csv, &line, &error));
  g_assert_nonnull (error);
  g_assert_null (dew_csv_next (csv, &line, NULL));
}

static void
test_bounds (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) just = g_string_new ("x");
  g_autoptr (GString) deep = g_string_new ("\"");
  const GString *texts[] = { wide, deep };

  for (guint i = 0; i < 10 * 1000 * 1000; i++)
    g_string_append_c (wide, ',');
  for (guint i = 1; i < DEW_CSV_MAX_COLUMNS; i++)
    g_string_append (just, ",x");
  for (guint i = 0; i < DEW_CSV_MAX_CELL; i++)
    g_string_append (deep, "xy\"\"");
  g_string_append_c (deep, '"');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = read_all (texts[i]->str, texts[i]->len, ',', &error);

      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
    }

  {
    g_autoptr (DewCsv) csv = dew_csv_new (just->str, just->len, ',');
    GError *error = NULL;
    guint line;
    const GPtrArray *cells = dew_csv_next (csv, &line, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (cells->len, ==, DEW_CSV_MAX_COLUMNS);
  }
}

static void
test_places (void)
{
  g_autoptr (DewCsv) csv = dew_csv_new ("", 0, ',');
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  static const struct { guint column; const char *message; } cases[] = {
    { 0, "f.csv, line 7, column “pool”: no." },
    { 1, "f.csv, line 7, column 2: no." },
    { DEW_CSV_NO_COLUMN, "f.csv, line 7: no." },
  };

  g_ptr_array_add (columns, (gpointer) "pool");
  dew_csv_set_names (csv, "f.csv", columns);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_csv_refuse (csv, 7, cases[i].column, &error, "%s.", "no"));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* What is quoted as it should be reads back as it was. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = { "a", ",", "\"", "\n", "\r\n", "\r", " ", "£", "" };
  guint trials = g_getenv ("DEW_LONG") != NULL ? 100000 : 10000;

  for (guint trial = 0; trial < trials; trial++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DewCsv) csv = NULL;
      GError *error = NULL;
      const GPtrArray *back;
      guint line;

      for (int i = g_test_rand_int_range (2, 5); i > 0; i--)
        {
          g_autoptr (GString) cell = g_string_new (NULL);
          g_auto (GStrv) parts = NULL;
          g_autofree char *doubled = NULL;

          for (int j = g_test_rand_int_range (0, 6); j > 0; j--)
            g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          parts = g_strsplit (cell->str, "\"", -1);
          doubled = g_strjoinv ("\"\"", parts);
          g_string_append_printf (text, "%s\"%s\"", text->len == 0 ? "" : ",", doubled);
          g_ptr_array_add (cells, g_strdup (cell->str));
        }

      csv = dew_csv_new (text->str, text->len, ',');
      back = dew_csv_next (csv, &line, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (back->len, ==, cells->len);
      for (guint i = 0; i < cells->len; i++)
        g_assert_cmpstr (g_ptr_array_index (back, i), ==, g_ptr_array_index (cells, i));
    }
}

/* Any bytes at all are read, or refused, and nothing else. */
static void
test_any_bytes (void)
{
  static const char usual[] = "ab,\"\n\r\0\xc2\xa3\xff";
  guint trials = g_getenv ("DEW_LONG") != NULL ? 200000 : 20000;

  for (guint trial = 0; trial < trials; trial++)
    {
      char bytes[24];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes);
      g_autofree char *exact = NULL;
      g_autofree char *told = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = usual[g_test_rand_int_range (0, sizeof usual - 1)];

      exact = g_memdup2 (bytes, length);
      told = read_all (exact, length, ',', &error);
      g_assert_true (g_utf8_validate (told, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/tabs", test_tabs);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/stops", test_stops);
  g_test_add_func ("/csv/bounds", test_bounds);
  g_test_add_func ("/csv/places", test_places);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/any-bytes", test_any_bytes);

  return g_test_run ();
}
