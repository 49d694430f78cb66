/* test-dew-xlsx-check.c: what Excel would not take is refused before it is written. */
#include "dew-xlsx-check.h"

#include "dew-error.h"
#include "dew-notes.h"
#include "dew-sheet-chart.h"

static DewSheet *
start_sheet (DewBook *book)
{
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Name", 0);
  return sheet;
}

static void
check_refused (const DewSheet *sheet,
               const char     *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_xlsx_check_text (sheet, text, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Sheet”"));
}

static void
test_texts (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  const DewSheet *sheet = start_sheet (book);
  g_autofree char *longest = g_strnfill (32767, 'x');
  g_autofree char *longer = g_strnfill (32768, 'x');
  GString *wide = g_string_new (NULL);

  g_assert_true (dew_xlsx_check_text (sheet, "", NULL));
  g_assert_true (dew_xlsx_check_text (sheet, longest, NULL));
  check_refused (sheet, longer);
  check_refused (sheet, "a\xff");

  /* Four bytes and two units each. */
  for (guint i = 0; i < 16383; i++)
    g_string_append (wide, "😀");
  g_assert_true (dew_xlsx_check_text (sheet, wide->str, NULL));
  g_string_append (wide, "😀");
  check_refused (sheet, wide->str);
  g_string_free (wide, TRUE);
}

static void
test_size (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = start_sheet (book);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1048576 - 3; i++)
    dew_sheet_row (sheet);
  g_assert_true (dew_xlsx_check_sheet (sheet, NULL));
  dew_sheet_row (sheet);
  g_assert_false (dew_xlsx_check_sheet (sheet, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW);
}

static void
test_heading (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = start_sheet (book);
  g_autofree char *heading = g_strnfill (256, 'x');

  g_assert_true (dew_xlsx_check_sheet (sheet, NULL));
  dew_sheet_column (sheet, heading, 0);
  g_assert_false (dew_xlsx_check_sheet (sheet, NULL));
}

/* Points, words, and what a chart says of itself. */
static void
test_chart (void)
{
  static const struct {
    guint       n;
    const char *name, *values;
    gsize       words;
    gboolean    good;
  } table[] = {
    { 32000, "Council", "Gross", 2000, TRUE },
    { 32001, "Council", "Gross", 2000, FALSE },
    { 1, "a\xff", "Gross", 10, FALSE },
    { 1, "Council", "a\xff", 10, FALSE },
    { 1, "Council", "Gross", 2001, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewBook) book = dew_book_new ("Book");
      DewSheet *sheet = start_sheet (book);
      DewSheetChart *chart;

      for (guint r = 0; r < table[i].n; r++)
        dew_sheet_row (sheet);
      chart = dew_sheet_chart_new (sheet, DEW_SHEET_BARS, 0, table[i].n, "Pool", table[i].values);
      dew_sheet_chart_add (chart, 0, 0, table[i].name);
      g_free (chart->words);
      chart->words = g_strnfill (table[i].words, 'x');
      g_assert_cmpint (dew_xlsx_check_sheet (sheet, NULL), ==, table[i].good);
    }
}

static void
test_clean (void)
{
  static const struct {
    const char *dirty, *clean;
  } table[] = {
    { "", NULL },
    { "plain\nand\ttabs €", NULL },
    { "a\x01" "b", "a b" },
    { "a\r\nb\rc\n", "a\nb\nc\n" },
    { "_x0041_", NULL },
    { "\xef\xbf\xbf|\xef\xbf\xbe", " | " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *clean = dew_xlsx_clean (table[i].dirty);

      g_assert_cmpstr (clean, ==, table[i].clean);
    }
}

static void
test_plain (void)
{
  g_autofree char *long_text = g_strnfill (DEW_CELL_UNITS, 'a');
  g_autofree char *longer = g_strnfill (DEW_CELL_UNITS + 1, 'a');

  g_assert_true (dew_xlsx_is_plain (""));
  g_assert_true (dew_xlsx_is_plain (" =A1~"));
  g_assert_true (dew_xlsx_is_plain (long_text));
  g_assert_false (dew_xlsx_is_plain (longer));
  g_assert_false (dew_xlsx_is_plain ("_x0041_"));
  g_assert_false (dew_xlsx_is_plain ("a\nb"));
  g_assert_false (dew_xlsx_is_plain ("a\x7f"));
  g_assert_false (dew_xlsx_is_plain ("£"));
  g_assert_false (dew_xlsx_is_plain ("\xff"));
}

/* A text of these signs came back from a workbook as the character that they name. */
static void
test_cell_text (void)
{
  static const struct {
    const char *plain, *written;
  } table[] = {
    { "", NULL },
    { "plain_x004", NULL },
    { "_x0041_", "_x005F_x0041_" },
    { "€_xAbCd_x0042_", "€_x005F_xAbCd_x005F_x0042_" },
    { "_x004g_ _x0041 _x00411_", NULL },
    { "\x01_x000a_", " _x005F_x000a_" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *written = dew_xlsx_cell_text (table[i].plain);

      g_assert_cmpstr (written, ==, table[i].written);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx-check/texts", test_texts);
  g_test_add_func ("/xlsx-check/size", test_size);
  g_test_add_func ("/xlsx-check/heading", test_heading);
  g_test_add_func ("/xlsx-check/chart", test_chart);
  g_test_add_func ("/xlsx-check/clean", test_clean);
  g_test_add_func ("/xlsx-check/cell-text", test_cell_text);
  g_test_add_func ("/xlsx-check/plain", test_plain);

  return g_test_run ();
}
