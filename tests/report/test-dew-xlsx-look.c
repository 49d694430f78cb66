/* test-dew-xlsx-look.c: number formats, what inputs are held to, footers and paper. */
#include "dew-xlsx-look.h"

#include <string.h>

/* A sign, never a colour, and the same decimals in every part. */
static void
test_number_formats (void)
{
  static const struct {
    DewCellType  type;
    DewCellFlags flags;
    const char  *format, *exact;        /* NULL: the same */
  } table[] = {
    { DEW_CELL_EMPTY, 0, NULL },
    { DEW_CELL_TEXT, DEW_CELL_TOTAL, NULL },
    { DEW_CELL_MONEY, DEW_CELL_TOTAL, "#,##0.00;-#,##0.00" },
    { DEW_CELL_MONEY, DEW_CELL_SIGNED, "+#,##0.00;-#,##0.00;0.00" },
    { DEW_CELL_PENCE, 0, "#,##0;-#,##0" },
    { DEW_CELL_COUNT, 0, "#,##0;-#,##0" },
    { DEW_CELL_PERCENT, DEW_CELL_INPUT, "0.0000;-0.0000" },
    { DEW_CELL_DATE, 0, "d mmmm yyyy" },
    { DEW_CELL_MONEY, DEW_CELL_THOUSANDS, "#,##0;-#,##0", "[>=500]#,##0,;[<=-500]-#,##0,;\"0\"" },
    { DEW_CELL_MONEY, DEW_CELL_THOUSANDS | DEW_CELL_SIGNED, "+#,##0;-#,##0;0", "[>=500]+#,##0,;[<=-500]-#,##0,;\"0\"" },
    { DEW_CELL_MONEY, DEW_CELL_MILLIONS, "#,##0.0;-#,##0.0", "[>=50000]#,##0.0,,;[<=-50000]-#,##0.0,,;\"0.0\"" },
    { DEW_CELL_MONEY, DEW_CELL_MILLIONS | DEW_CELL_SIGNED, "+#,##0.0;-#,##0.0;0.0", "[>=50000]+#,##0.0,,;[<=-50000]-#,##0.0,,;\"0.0\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpstr (dew_xlsx_number_format (table[i].type, table[i].flags, FALSE), ==, table[i].format);
      g_assert_cmpstr (dew_xlsx_number_format (table[i].type, table[i].flags, TRUE), ==, table[i].exact != NULL ? table[i].exact : table[i].format);
    }
}

/* Pounds, or the unit that is shown; in a working copy pounds behind every unit. */
static void
test_double (void)
{
  const DewCell money = { .type = DEW_CELL_MONEY, .flags = DEW_CELL_THOUSANDS, .number = -123400000 }, percent = { .type = DEW_CELL_PERCENT, .number = 507692 },
                count = { .type = DEW_CELL_COUNT, .number = 7 };

  g_assert_cmpfloat (dew_xlsx_double (&money, FALSE), ==, -1234);
  g_assert_cmpfloat (dew_xlsx_double (&money, TRUE), ==, -1234000);
  g_assert_cmpfloat (dew_xlsx_double (&percent, FALSE), ==, 50.7692);
  g_assert_cmpfloat (dew_xlsx_double (&count, TRUE), ==, 7);
}

/* A comma leaves out three digits; decimals where there is little to see without. */
static void
test_axis_format (void)
{
  static const struct {
    DewUnit     stored, shown;
    gint64      largest;
    const char *format;
  } table[] = {
    { DEW_UNIT_POUNDS, DEW_UNIT_POUNDS, 999, "#,##0.00;-#,##0.00" },
    { DEW_UNIT_POUNDS, DEW_UNIT_POUNDS, 1000, "#,##0;-#,##0" },
    { DEW_UNIT_POUNDS, DEW_UNIT_THOUSANDS, 1000000, "#,##0,;-#,##0," },
    { DEW_UNIT_POUNDS, DEW_UNIT_MILLIONS, 1000000000, "#,##0,,;-#,##0,," },
    { DEW_UNIT_THOUSANDS, DEW_UNIT_THOUSANDS, 999999, "#,##0.0;-#,##0.0" },
    { DEW_UNIT_THOUSANDS, DEW_UNIT_MILLIONS, 1000000000, "#,##0,;-#,##0," },
    { DEW_UNIT_MILLIONS, DEW_UNIT_MILLIONS, 999999999, "#,##0.0;-#,##0.0" },
    { DEW_UNIT_POUNDS, DEW_UNIT_MILLIONS, 0, "#,##0.0,,;-#,##0.0,," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *format = dew_xlsx_axis_format (table[i].stored, table[i].shown, table[i].largest);

      g_assert_cmpstr (format, ==, table[i].format);
    }
}

static void
test_number_column (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Name", 0);
  dew_sheet_column (sheet, "£", 0);
  dew_sheet_column (sheet, "Nothing", 0);
  dew_sheet_row (sheet);
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 0, "a");
  dew_sheet_number (sheet, 1, 1, DEW_CELL_MONEY, 1, 0);
  g_assert_false (dew_xlsx_is_number_column (sheet, 0));
  g_assert_true (dew_xlsx_is_number_column (sheet, 1));
  g_assert_false (dew_xlsx_is_number_column (sheet, 2));
}

static void
test_guard (void)
{
  const char *money, *percent, *count;
  g_autofree char *pounds = dew_xlsx_guard (DEW_CELL_MONEY, 6, 9, &money);
  g_autofree char *rate = dew_xlsx_guard (DEW_CELL_PERCENT, 26, 10, &percent);
  g_autofree char *months = dew_xlsx_guard (DEW_CELL_COUNT, 1, 6, &count);

  g_assert_cmpstr (pounds, ==, "=G9=ROUND(G9,2)");
  g_assert_cmpstr (rate, ==, "=AA10=ROUND(AA10,4)");
  g_assert_cmpstr (months, ==, "=B6=ROUND(B6,0)");
  g_assert_cmpstr (money, !=, percent);
  g_assert_cmpstr (count, !=, money);
}

/* Of a title only as much as there is room for, and its & for itself. */
static void
test_footer (void)
{
  g_autofree char *footer = dew_xlsx_footer ("Care & health", "");
  g_autofree char *long_title = g_strnfill (1000, '&');
  g_autofree char *cut = dew_xlsx_footer (long_title, "");
  g_autofree char *marked = dew_xlsx_footer ("Care", "OFFICIAL & more");
  g_autofree char *both = dew_xlsx_footer (long_title, long_title);

  g_assert_cmpstr (footer, ==, "&LCare && health&C&A&RPage &P of &N");
  g_assert_true (g_str_has_prefix (cut, "&L&&&&"));
  g_assert_true (g_str_has_suffix (cut, "&&…&C&A&RPage &P of &N"));
  g_assert_cmpuint (strlen (cut), <, 255);
  g_assert_cmpstr (marked, ==, "&LCare&COFFICIAL && more&R&A, Page &P of &N");
  g_assert_cmpuint (strlen (both), <, 255);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx-look/number-formats", test_number_formats);
  g_test_add_func ("/xlsx-look/double", test_double);
  g_test_add_func ("/xlsx-look/axis-format", test_axis_format);
  g_test_add_func ("/xlsx-look/number-column", test_number_column);
  g_test_add_func ("/xlsx-look/guard", test_guard);
  g_test_add_func ("/xlsx-look/footer", test_footer);

  return g_test_run ();
}
