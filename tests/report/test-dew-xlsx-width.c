/* test-dew-xlsx-width.c: how wide columns are. */
#include "dew-xlsx-width.h"

#include <string.h>

static void
test_width (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
  g_autofree char *name = g_strnfill (500, 'x');
  guint row;

  dew_sheet_column (sheet, "Set", 33);
  dew_sheet_column (sheet, "An extraordinary heading", 0);
  dew_sheet_column (sheet, "£", 0);
  dew_sheet_column (sheet, "Name", 0);
  row = dew_sheet_row (sheet);
  dew_sheet_text (sheet, row, 0, "a text shorter than its column");
  dew_sheet_number (sheet, row, 2, DEW_CELL_MONEY, -123456789012, 0);
  g_assert_false (dew_xlsx_wraps (sheet));
  dew_sheet_text (sheet, row, 3, name);

  g_assert_cmpfloat (dew_xlsx_width (sheet, 0), ==, 33);
  g_assert_cmpfloat (dew_xlsx_width (sheet, 1), ==, strlen ("extraordinary") + 2);
  g_assert_cmpfloat (dew_xlsx_width (sheet, 2), ==, strlen ("-1,234,567,890.12") + 2);
  g_assert_cmpfloat (dew_xlsx_width (sheet, 3), ==, 50);
  g_assert_true (dew_xlsx_wraps (sheet));
}

static void
test_wraps_by_characters (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Narrow", 4);
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 0, "€€€€");
  g_assert_false (dew_xlsx_wraps (sheet));
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 1, 0, "€€€€€");
  g_assert_true (dew_xlsx_wraps (sheet));
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    double      width;
    guint       lines;
  } table[] = {
    { "", 10, 1 },
    { "short", 10, 1 },
    { "ten chars.", 10, 1 },
    { "eleven char", 10, 2 },
    { "one two three four", 9, 3 },
    { "one two three four", 18, 1 },
    { "one\ntwo", 10, 2 },
    { "a_word_of_twenty_one_", 10, 3 },
    { "€€€€ €€€€", 9, 1 },
    { "€€€€ €€€€", 8, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (dew_xlsx_lines (table[i].text, table[i].width), ==, table[i].lines);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx-width/width", test_width);
  g_test_add_func ("/xlsx-width/lines", test_lines);
  g_test_add_func ("/xlsx-width/wraps-by-characters", test_wraps_by_characters);

  return g_test_run ();
}
