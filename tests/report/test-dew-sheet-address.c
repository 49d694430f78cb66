/* test-dew-sheet-address.c: letters of columns, addresses and ranges. */
#include "dew-sheet.h"

static void
test_letters (void)
{
  static const struct {
    guint       column;
    const char *letters;
  } table[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char buf[DEW_COLUMN_SIZE];

      g_assert_cmpstr (dew_column_letters (table[i].column, buf), ==, table[i].letters);
    }
}

static void
test_addresses (void)
{
  static const struct {
    const char *name, *cell, *range;
  } table[] = {
    { "Lines", "Lines!$B$6", "Lines!$B$6:$B$8" },
    { "Risk share", "'Risk share'!$B$6", "'Risk share'!$B$6:$B$8" },
    { "it's", "'it''s'!$B$6", "'it''s'!$B$6:$B$8" },
    { "A1", "'A1'!$B$6", "'A1'!$B$6:$B$8" },
    { "True", "'True'!$B$6", "'True'!$B$6:$B$8" },
  };
  g_autoptr (DewBook) book = dew_book_new ("Book");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewSheet *sheet = dew_book_add_sheet (book, table[i].name, "Title");
      g_autofree char *cell = NULL;
      g_autofree char *range = NULL;
      g_autofree char *plain = NULL;

      dew_sheet_note (sheet, "one");
      dew_sheet_note (sheet, "two");
      cell = dew_sheet_address (sheet, 0, 1, TRUE, TRUE);
      range = dew_sheet_range (sheet, 0, 3, 1, TRUE);
      plain = dew_sheet_address (sheet, 2, 27, FALSE, FALSE);
      g_assert_cmpuint (dew_sheet_head (sheet), ==, 5);
      g_assert_cmpstr (cell, ==, table[i].cell);
      g_assert_cmpstr (range, ==, table[i].range);
      g_assert_cmpstr (plain, ==, "AB8");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-address/letters", test_letters);
  g_test_add_func ("/sheet-address/addresses", test_addresses);
  return g_test_run ();
}
