/* test-dew-sheet.c: names, addresses and cells of sheets. */
#include "dew-sheet.h"

static void
test_names (void)
{
  static const struct {
    const char *asked, *got;
  } table[] = {
    { "Lines", "Lines" },
    { "lines", "lines 2" },             /* Excel does not tell capitals apart */
    { "", "Sheet" },
    { "History", "History_" },
    { "a/b\\c?d*e[f]g:h", "a b c d e f g h" },
    { "'quoted'", "quoted" },
    { "it's", "it's" },
    { "1234567890123456789012345678901234567890", "1234567890123456789012345678901" },
    { "1234567890123456789012345678901x", "12345678901234567890123456789 2" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },    /* two units each */
    { "ś", "ś" },                       /* its code ends in that of a bracket */
    { "a\xff" "b", "a\xef\xbf\xbd" "b" },
    { "tab\there", "tab here" },
    { "Proposal: shared [by]  50%", "Proposal shared by 50%" },
    { "Risk share Proposal: shared by contributions", "Risk share Proposal shared by" },
    { "Risk share Proposal: shared by cash", "Risk share Proposal shared by 2" },
    { "A Supercalifragilisticexpialidocious", "A Supercalifragilisticexpialido" },
    { "Shares of the Learning Disability", "Shares of the Learning" },
    { "Shares of the Learning Difficult", "Shares of the Learning 2" },
  };
  g_autoptr (DewBook) book = dew_book_new ("Book");
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DewSheet *sheet = dew_book_add_sheet (book, table[i].asked, "Title");

      g_assert_cmpstr (sheet->name, ==, table[i].got);
      g_assert_true (g_hash_table_add (tables, sheet->table));
      for (const char *p = sheet->table; *p != '\0'; p++)
        g_assert_true (g_ascii_isalnum (*p) || *p == '_');
    }
}

static void
test_cells (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
  g_autofree char *name = g_strnfill (2000, 'x');
  const DewCell *cell;

  g_assert_cmpuint (dew_sheet_column (sheet, "Name", 0), ==, 0);
  g_assert_cmpuint (dew_sheet_column (sheet, "name", 0), ==, 1);
  g_assert_cmpstr (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, 1))->heading, ==, "name 2");

  g_assert_cmpuint (dew_sheet_row (sheet), ==, 0);
  dew_sheet_text (sheet, 0, 0, "=1+1");
  dew_sheet_formula (sheet, 0, 1, DEW_CELL_MONEY, 150, 0, "=SUM(%s)", name);
  dew_sheet_flag_row (sheet, 0, DEW_CELL_TOTAL);

  cell = dew_sheet_cell (sheet, 0, 0);
  g_assert_cmpint (cell->type, ==, DEW_CELL_TEXT);
  g_assert_cmpstr (cell->text, ==, "=1+1");
  g_assert_null (cell->formula);
  cell = dew_sheet_cell (sheet, 0, 1);
  g_assert_cmpint (cell->number, ==, 150);
  g_assert_cmpuint (cell->flags, ==, DEW_CELL_TOTAL);
  g_assert_cmpuint (strlen (cell->formula), ==, 2000 + strlen ("=SUM()"));
  g_assert_true (g_str_has_suffix (cell->formula, "x)"));
  g_assert_cmpuint (dew_book_formulas (book), ==, 1);
}

/* Days as spreadsheets count them: 61 is 1 March 1900, before which they disagree. */
static void
test_dates (void)
{
  static const struct {
    const char *date;
    gint64      day;
  } table[] = { { "1900-03-01", 61 }, { "2000-02-29", 36585 }, { "2013-04-01", 41365 }, { "2147-12-31", 90581 } };
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Start", 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      dew_sheet_date (sheet, dew_sheet_row (sheet), 0, table[i].date, 0);
      g_assert_cmpint (dew_sheet_cell (sheet, i, 0)->number, ==, table[i].day);
      g_assert_cmpstr (dew_sheet_cell (sheet, i, 0)->text, ==, table[i].date);
    }
}

static void
test_units (void)
{
  for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
    g_assert_cmpint (dew_cell_unit (DEW_CELL_TOTAL | dew_unit_flag (unit)), ==, unit);
}

/* Live notes stand under the others; an input is marked in the heading, and a format without inputs has it plain. */
static void
test_live (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Lines", "Title");
  const DewSheetColumn *column;

  dew_sheet_live_note (sheet, "Change it.");
  dew_sheet_note (sheet, "Pounds.");
  g_assert_cmpuint (dew_sheet_head (sheet), ==, 5);
  dew_sheet_input_column (sheet, "Gross, £", 0);
  dew_sheet_column (sheet, "Net, £", 0);
  column = g_ptr_array_index (sheet->columns, 0);
  g_assert_cmpstr (column->heading, ==, "Gross, £ (input)");
  g_assert_cmpstr (column->plain, ==, "Gross, £");
  column = g_ptr_array_index (sheet->columns, 1);
  g_assert_cmpstr (column->heading, ==, "Net, £");
  g_assert_cmpstr (column->plain, ==, "Net, £");
}

static void
test_order (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *first = dew_book_add_sheet (book, "First", "Title");

  dew_book_add_sheet (book, "Second", "Title");
  dew_book_move_last (book, first);
  g_assert_true (g_ptr_array_index (book->sheets, 1) == first);
  g_assert_cmpuint (book->sheets->len, ==, 2);
  dew_book_remove_sheet (book, first);
  g_assert_cmpuint (book->sheets->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/names", test_names);
  g_test_add_func ("/sheet/cells", test_cells);
  g_test_add_func ("/sheet/dates", test_dates);
  g_test_add_func ("/sheet/units", test_units);
  g_test_add_func ("/sheet/live", test_live);
  g_test_add_func ("/sheet/order", test_order);

  return g_test_run ();
}
