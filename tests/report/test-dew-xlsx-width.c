/* test-dew-xlsx-width.c: how wide columns are. */
#include "dew-xlsx-width.h"

#include <string.h>

static double
width_of (const DewSheet *sheet,
          guint           column)
{
  g_autofree double *widths = dew_xlsx_widths (sheet, NULL);

  return widths[column];
}

static gboolean
wraps (const DewSheet *sheet)
{
  gboolean any = FALSE;

  g_free (dew_xlsx_widths (sheet, &any));
  return any;
}

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
  g_assert_false (wraps (sheet));
  dew_sheet_text (sheet, row, 3, name);

  g_assert_cmpfloat (width_of (sheet, 0), ==, 33);
  g_assert_cmpfloat (width_of (sheet, 1), ==, strlen ("extraordinary") + 2);
  g_assert_cmpfloat (width_of (sheet, 2), ==, strlen ("-1,234,567,890.12") + 2);
  g_assert_cmpfloat (width_of (sheet, 3), ==, 56);
  g_assert_true (wraps (sheet));
}

/* A name that heads a column is broken between its words, however narrow the column was to be. */
static void
test_heading_words (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
  g_autofree char *word = g_strnfill (500, 'x');

  dew_sheet_column (sheet, "Buckinghamshire, Oxfordshire and Berkshire West, £", 14);
  dew_sheet_column (sheet, word, 14);
  g_assert_cmpfloat (width_of (sheet, 0), ==, strlen ("Buckinghamshire,") + 2);
  g_assert_cmpfloat (width_of (sheet, 1), ==, 56);
}

/* A number that is wider than its column would not be shown. */
static void
test_numbers_fit (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "£", 16);
  dew_sheet_column (sheet, "Pays, £", 8);
  dew_sheet_row (sheet);
  dew_sheet_number (sheet, 0, 0, DEW_CELL_MONEY, 9999999999, 0);
  dew_sheet_number (sheet, 0, 1, DEW_CELL_MONEY, 999900, DEW_CELL_SIGNED);
  g_assert_cmpfloat (width_of (sheet, 0), ==, 16);
  g_assert_cmpfloat (width_of (sheet, 1), ==, strlen ("+9,999.00") + 2);
  dew_sheet_row (sheet);
  dew_sheet_number (sheet, 1, 0, DEW_CELL_MONEY, 123456789012345, 0);
  g_assert_cmpfloat (width_of (sheet, 0), ==, strlen ("1,234,567,890,123.45") + 2);
}

/* Where a formula may come to a longer text than it does now, that has its room too. */
static void
test_other (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Rule", 0);
  dew_sheet_row (sheet);
  dew_sheet_text_formula (sheet, 0, 0, "short", "and a longer one", "=IF(A1,B1,C1)");
  g_assert_cmpfloat (width_of (sheet, 0), ==, strlen ("and a longer one") + 2);
}

static void
test_wraps_by_characters (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Narrow", 4);
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 0, "€€€€");
  g_assert_false (wraps (sheet));
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 1, 0, "€€€€€");
  g_assert_true (wraps (sheet));
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
    { "0123456789", 10, 1 },
    { "0123456789 ", 10, 1 },
    { "01234 56789", 10, 2 },
    { "01234 5678", 10, 1 },
    { "111 222 333 444", 9, 2 },
    { "111 222 333 444", 7, 2 },
    { "111 222 333 444", 6, 4 },
    { "iiiiiiiiiiiiiiiiiiii", 10, 1 },
    { "WWWWWWWWWW", 10, 2 },
    { "111\n222", 10, 2 },
    { "012345678901234567890", 10, 3 },
    { "漢字漢字", 9, 1 },
    { "漢字漢字", 8, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (dew_xlsx_lines (table[i].text, table[i].width), ==, table[i].lines);
}

static void
test_full (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Text", 10);
  dew_sheet_column (sheet, "Figure", 10);
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 0, "12345678");
  dew_sheet_number (sheet, 0, 1, DEW_CELL_COUNT, 1234567890, 0);
  g_assert_false (dew_xlsx_is_full (sheet, 0, 10));
  g_assert_true (dew_xlsx_is_full (sheet, 0, 9));
  g_assert_false (dew_xlsx_is_full (sheet, 1, 10));
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 1, 0, "1234 6789 ab 123456789");
  g_assert_true (dew_xlsx_is_full (sheet, 0, 10));
  g_assert_false (dew_xlsx_is_full (sheet, 0, 13.6));
  g_assert_true (dew_xlsx_is_full (sheet, 0, 21.9));
  g_assert_false (dew_xlsx_is_full (sheet, 0, 22.1));
}

/* No line of a heading comes nearer to the next one than it is to: with that much less room it is broken alike. */
static void
test_heading_room (void)
{
  static const char *const words[] = { "Over", "(+)", "or", "under", "January", "to", "March,", "£", "variance", "WAITING", "MMM", "[note 1]", "ß–é", "%" };

  g_assert_cmpfloat (dew_xlsx_heading_width ("Year, £", 16, 3), ==, 16);
  g_assert_cmpfloat (dew_xlsx_heading_width ("0000000000", 10, 2), ==, 10 * DEW_XLSX_BOLD + 2);
  g_assert_cmpfloat (dew_xlsx_heading_width ("00000 00000", 10, 2), ==, 10);

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (GString) heading = g_string_new (NULL);
      double least = g_test_rand_double_range (18, 40), beside = g_test_rand_double_range (0, 4), width;
      int n = g_test_rand_int_range (1, 9);

      for (int k = 0; k < n; k++)
        g_string_append_printf (heading, "%s%s", k > 0 ? " " : "", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      width = dew_xlsx_heading_width (heading->str, least, beside);
      g_assert_cmpfloat (width, >=, least);
      g_assert_cmpfloat (width, <, 54 + 54);
      if (width < 54)
        g_assert_cmpuint (dew_xlsx_lines (heading->str, (width - beside) / DEW_XLSX_BOLD + 0.02), ==, dew_xlsx_lines (heading->str, width / DEW_XLSX_BOLD));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx-width/width", test_width);
  g_test_add_func ("/xlsx-width/heading-words", test_heading_words);
  g_test_add_func ("/xlsx-width/numbers-fit", test_numbers_fit);
  g_test_add_func ("/xlsx-width/other", test_other);
  g_test_add_func ("/xlsx-width/lines", test_lines);
  g_test_add_func ("/xlsx-width/full", test_full);
  g_test_add_func ("/xlsx-width/heading-room", test_heading_room);
  g_test_add_func ("/xlsx-width/wraps-by-characters", test_wraps_by_characters);

  return g_test_run ();
}
