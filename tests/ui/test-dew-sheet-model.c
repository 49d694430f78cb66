/* test-dew-sheet-model.c: a sheet of a book as a grid shows it */
#include "dew-sheet-model.h"

#include <string.h>

static DewExportBook *
make_book (void)
{
  DewBook *book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Contributions", "Financial contributions");
  guint row;

  sheet->annex = "contributions";
  dew_sheet_note (sheet, "Figures in pounds.");
  dew_sheet_live_note (sheet, "Type over what is blue.");
  dew_sheet_column (sheet, "Partner", 0);
  dew_sheet_input_column (sheet, "Existing, £", 0);
  dew_sheet_column (sheet, "Gross, £", 0);
  row = dew_sheet_row (sheet);
  dew_sheet_text (sheet, row, 0, "Council");
  dew_sheet_number (sheet, row, 1, DEW_CELL_MONEY, 123456700, DEW_CELL_INPUT);
  dew_sheet_formula (sheet, row, 2, DEW_CELL_MONEY, 123456700, 0, "=B6");
  row = dew_sheet_row (sheet);
  dew_sheet_text (sheet, row, 0, "Total");
  dew_sheet_formula (sheet, row, 1, DEW_CELL_MONEY, 123456700, 0, "=SUM(B6:B6)");
  dew_sheet_number (sheet, row, 2, DEW_CELL_MONEY, 0, DEW_CELL_BLANK);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);

  return dew_export_book_new (book);
}

static void
assert_cell (DewSheetModel *model,
             guint          row,
             guint          column,
             const char    *text,
             unsigned       flags)
{
  DewGridCell cell;

  dew_grid_model_cell (DEW_GRID_MODEL (model), row, column, &cell);
  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmphex (cell.flags, ==, flags);
}

static void
assert_name (DewSheetModel *model,
             guint          row,
             guint          column,
             const char    *name)
{
  g_autofree char *found = dew_grid_model_cell_name (DEW_GRID_MODEL (model), row, column);

  g_assert_cmpstr (found, ==, name);
}

static DewGridRowStyle
style_of (DewSheetModel *model,
          guint          row)
{
  DewGridRow what;

  dew_grid_model_row (DEW_GRID_MODEL (model), row, &what);
  return what.style;
}

/* Everything stands where its address in the workbook says. */
static void
test_places (void)
{
  g_autoptr (DewExportBook) book = make_book ();
  g_autoptr (DewSheetModel) model = dew_sheet_model_new (book, 0, TRUE);
  const DewSheet *sheet = dew_export_book_sheet (book, 0);
  g_autofree char *first = dew_sheet_address (sheet, 0, 2, FALSE, FALSE);
  g_autofree char *address = dew_sheet_model_address (model, 5, 3);

  g_assert_cmpstr (address, ==, first);
  g_assert_cmpstr (address, ==, "C6");
  assert_cell (model, 0, 0, "1", DEW_GRID_BOLD);
  assert_cell (model, 0, 1, "Financial contributions", DEW_GRID_BOLD);
  assert_cell (model, 1, 1, "Figures in pounds.", 0);
  assert_cell (model, 1, 2, "", 0);
  assert_cell (model, 2, 1, "Type over what is blue.", 0);
  assert_cell (model, 3, 1, "", 0);
  assert_cell (model, 4, 1, "Partner", DEW_GRID_RULED);
  assert_cell (model, 4, 2, "Existing, £ (input)", DEW_GRID_RULED | DEW_GRID_FIGURE);
  assert_cell (model, 5, 2, "1,234,567.00", DEW_GRID_INPUT | DEW_GRID_FIGURE);
  assert_cell (model, 6, 1, "Total", DEW_GRID_RULED);
  assert_cell (model, 6, 3, "", DEW_GRID_RULED | DEW_GRID_FIGURE);
  assert_cell (model, 7, 2, "", 0);
  assert_cell (model, 4, 4, "", 0);

  g_assert_cmpint (style_of (model, 0), ==, DEW_GRID_WORDS);
  g_assert_cmpint (style_of (model, 2), ==, DEW_GRID_WORDS);
  g_assert_cmpint (style_of (model, 3), ==, DEW_GRID_LINE);
  g_assert_cmpint (style_of (model, 4), ==, DEW_GRID_HEAD);
  g_assert_cmpint (style_of (model, 5), ==, DEW_GRID_LINE);
  g_assert_cmpint (style_of (model, 6), ==, DEW_GRID_SUM);
  g_assert_cmpint (style_of (model, 7), ==, DEW_GRID_LINE);
}

static void
test_words (void)
{
  g_autoptr (DewExportBook) book = make_book ();
  g_autoptr (DewSheetModel) model = dew_sheet_model_new (book, 0, TRUE);
  g_autofree char *formula = dew_sheet_model_content (model, 6, 2);
  g_autofree char *text = dew_sheet_model_content (model, 5, 2);
  g_autofree char *note = dew_sheet_model_content (model, 1, 1);

  assert_name (model, 4, 0, "Row 5");
  assert_name (model, 0, 1, "A1, Financial contributions");
  assert_name (model, 5, 2, "B6, Existing, £, 1,234,567.00, input cell");
  assert_name (model, 5, 3, "C6, Gross, £, 1,234,567.00, formula =B6");
  assert_name (model, 6, 3, "C7, Gross, £, empty");
  assert_name (model, 9, 2, "B10, empty");
  g_assert_cmpstr (formula, ==, "=SUM(B6:B6)");
  g_assert_cmpstr (text, ==, "1,234,567.00");
  g_assert_cmpstr (note, ==, "Figures in pounds.");
}

/* On pages there is nothing that calculates, and no word of it. */
static void
test_still (void)
{
  g_autoptr (DewExportBook) book = make_book ();
  g_autoptr (DewSheetModel) model = dew_sheet_model_new (book, 0, FALSE);
  g_autofree char *content = dew_sheet_model_content (model, 5, 2);

  assert_cell (model, 1, 1, "Figures in pounds.", 0);
  assert_cell (model, 2, 1, "", 0);
  assert_cell (model, 3, 2, "Existing, £", DEW_GRID_RULED | DEW_GRID_FIGURE);
  assert_cell (model, 4, 2, "1,234,567.00", DEW_GRID_FIGURE);
  assert_cell (model, 5, 1, "Total", DEW_GRID_RULED);
  assert_name (model, 4, 2, "B5, Existing, £, 1,234,567.00");
  assert_name (model, 4, 3, "C5, Gross, £, 1,234,567.00");
  g_assert_cmpstr (content, ==, "1,234,567.00");
  g_assert_cmpint (style_of (model, 3), ==, DEW_GRID_HEAD);
  g_assert_cmpint (style_of (model, 5), ==, DEW_GRID_SUM);
}

/* Columns have their letters, and enough of them that a long note is seen whole. */
static void
test_columns (void)
{
  g_autoptr (DewExportBook) book = make_book ();
  g_autoptr (DewSheetModel) model = dew_sheet_model_new (book, 0, TRUE);
  guint n = dew_grid_model_n_columns (DEW_GRID_MODEL (model));
  DewGridColumn column;

  g_assert_cmpuint (n, >, 4);
  dew_grid_model_column (DEW_GRID_MODEL (model), 0, &column);
  g_assert_cmpint (column.pin, ==, DEW_GRID_PIN_START);
  dew_grid_model_column (DEW_GRID_MODEL (model), 1, &column);
  g_assert_cmpstr (column.heading, ==, "A");
  dew_grid_model_column (DEW_GRID_MODEL (model), 4, &column);
  g_assert_cmpstr (column.heading, ==, "D");
  g_assert_cmpuint (dew_grid_model_n_rows (DEW_GRID_MODEL (model)), >=, 8);
}

/* A column has room for its texts, and for its heading in three lines; what is far too long makes no room. */
static void
test_samples (void)
{
  DewBook *book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
  g_autofree char *endless = g_strnfill (500, 'x');
  g_autoptr (DewExportBook) export = NULL;
  g_autoptr (DewSheetModel) model = NULL;
  static const char *const samples[] = { "", "Share of gross", "Oxfordshire County Council", "Unbreakablewordsofasheet", "Short" };
  DewGridColumn column;

  dew_sheet_column (sheet, "Share of gross contributions, £", 0);
  dew_sheet_column (sheet, "Partner", 0);
  dew_sheet_column (sheet, "Unbreakablewordsofasheet a b c d", 0);
  dew_sheet_column (sheet, "What", 0);
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 1, "Oxfordshire County Council");
  dew_sheet_text (sheet, 0, 3, "Short");
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 1, 3, endless);
  export = dew_export_book_new (book);
  model = dew_sheet_model_new (export, 0, TRUE);

  for (guint i = 1; i < G_N_ELEMENTS (samples); i++)
    {
      dew_grid_model_column (DEW_GRID_MODEL (model), i, &column);
      g_assert_cmpstr (column.sample, ==, samples[i]);
    }
}

static void
test_book (void)
{
  g_autoptr (DewExportBook) book = make_book ();

  g_assert_cmpuint (book->n_formulas, ==, 2);
  g_assert_cmpint (dew_export_book_find (book, "Contributions"), ==, 0);
  g_assert_cmpint (dew_export_book_find (book, "contributions"), ==, -1);
  g_assert_cmpint (dew_export_book_find_annex (book, "contributions"), ==, 0);
  g_assert_cmpint (dew_export_book_find_annex (book, "schedule"), ==, -1);
  g_assert_false (dew_export_book_columns (book, 0)[0].figures);
  g_assert_true (dew_export_book_columns (book, 0)[1].figures);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-model/places", test_places);
  g_test_add_func ("/sheet-model/words", test_words);
  g_test_add_func ("/sheet-model/still", test_still);
  g_test_add_func ("/sheet-model/columns", test_columns);
  g_test_add_func ("/sheet-model/samples", test_samples);
  g_test_add_func ("/sheet-model/book", test_book);
  return g_test_run ();
}
