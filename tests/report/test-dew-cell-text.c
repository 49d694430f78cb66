/* test-dew-cell-text.c: what cells show. */
#include "dew-cell-text.h"

static void
test_table (void)
{
  static const struct {
    DewCell     cell;
    const char *text;
    gboolean    figure;
  } table[] = {
    { { DEW_CELL_EMPTY, 0, { 0 }, NULL, NULL }, "", FALSE },
    { { DEW_CELL_TEXT, 0, { 0 }, "=cmd()", NULL }, "=cmd()", FALSE },
    { { DEW_CELL_TEXT, DEW_CELL_TOTAL, { 0 }, NULL, NULL }, "", FALSE },
    { { DEW_CELL_MONEY, 0, { 123456789 }, NULL, "=A1" }, "1,234,567.89", TRUE },
    { { DEW_CELL_MONEY, 0, { -50000 }, NULL, NULL }, "−500.00", TRUE },
    { { DEW_CELL_MONEY, DEW_CELL_SIGNED, { 50000 }, NULL, NULL }, "+500.00", TRUE },
    { { DEW_CELL_MONEY, DEW_CELL_BLANK, { 50000 }, NULL, NULL }, "", TRUE },
    { { DEW_CELL_MONEY, DEW_CELL_THOUSANDS, { 123400000 }, NULL, NULL }, "1,234", TRUE },
    { { DEW_CELL_MONEY, DEW_CELL_MILLIONS, { -123000000 }, NULL, NULL }, "−1.2", TRUE },
    { { DEW_CELL_PENCE, 0, { -1234 }, NULL, NULL }, "−1,234", TRUE },
    { { DEW_CELL_COUNT, 0, { 10221 }, NULL, NULL }, "10,221", TRUE },
    { { DEW_CELL_PERCENT, 0, { 507692 }, NULL, NULL }, "50.7692", TRUE },
    { { DEW_CELL_PERCENT, 0, { -30000 }, NULL, NULL }, "−3.0000", TRUE },
    { { DEW_CELL_DATE, 0, { 41365 }, "2013-04-01", NULL }, "1 April 2013", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = dew_cell_text (&table[i].cell);

      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_cmpint (dew_cell_is_figure (&table[i].cell), ==, table[i].figure);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-text/table", test_table);
  return g_test_run ();
}
