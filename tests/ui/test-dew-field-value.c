/* test-dew-field-value.c: what a field shows of a column, and how it reads what is typed */
#include <glib.h>

#include "dew-field-value.h"

#include "dew-date.h"
#include "dew-error.h"
#include "dew-ratio.h"

static void
test_read (void)
{
  static const struct {
    DewTable    table;
    const char *column, *typed, *shown, *says;
  } table[] = {
    { DEW_TABLE_POOL, "aims", "1/4/13", "1/4/13", NULL },
    { DEW_TABLE_POOL, "aims", "", "", NULL },
    { DEW_TABLE_POOL, "start", "1/4/13", "1 April 2013", NULL },
    { DEW_TABLE_POOL, "start", "2013-04-01", "1 April 2013", NULL },
    { DEW_TABLE_POOL, "start", "", "", NULL },
    { DEW_TABLE_POOL, "start", "31/2/13", "1 May 2012", "does not exist" },
    { DEW_TABLE_POOL, "start", "soon", "1 May 2012", "is not a date" },
    { DEW_TABLE_DOCUMENT, "amber", "2", "2 %", NULL },
    { DEW_TABLE_DOCUMENT, "amber", "2 %", "2 %", NULL },
    { DEW_TABLE_DOCUMENT, "amber", "2.5%", "2.5 %", NULL },
    { DEW_TABLE_DOCUMENT, "amber", "0.0001", "0.0001 %", NULL },
    { DEW_TABLE_DOCUMENT, "amber", "", "", NULL },
    { DEW_TABLE_DOCUMENT, "amber", "0", "3 %", "must be above 0" },
    { DEW_TABLE_DOCUMENT, "amber", "0.0 %", "3 %", "must be above 0" },
    { DEW_TABLE_DOCUMENT, "amber", "two", "3 %", "is not a percentage" },
    { DEW_TABLE_DOCUMENT, "amber", "-2", "3 %", "is not a percentage" },
    { DEW_TABLE_DOCUMENT, "amber", "101", "3 %", "is not a percentage" },
    { DEW_TABLE_DOCUMENT, "amber", "2.00001", "3 %", "is not a percentage" },
    { DEW_TABLE_LINE, "correlation", "30", "30 %", NULL },
    { DEW_TABLE_LINE, "correlation", "0", "", NULL },
    { DEW_TABLE_LINE, "correlation", "", "", NULL },
    { DEW_TABLE_LINE, "correlation", "100.0001", "7 %", "is not a percentage from 0 to 100 " },
    { DEW_TABLE_SPREAD, "middle", "2.1", "+2.1 %", NULL },
    { DEW_TABLE_SPREAD, "middle", "-5 %", "−5 %", NULL },
    { DEW_TABLE_SPREAD, "middle", "−5", "−5 %", NULL },
    { DEW_TABLE_SPREAD, "middle", "0", "0 %", NULL },
    { DEW_TABLE_SPREAD, "middle", "", "0 %", NULL },
    { DEW_TABLE_SPREAD, "middle", "1000", "+1000 %", NULL },
    { DEW_TABLE_SPREAD, "middle", "1001", "+7 %", "is not a percentage from −100 to 1000 with at most four decimals; write it as −2.5 %" },
    { DEW_TABLE_SPREAD, "middle", "-100.5", "+7 %", "is not a percentage" },
    { DEW_TABLE_SPREAD, "deviation", "4.25", "4.25 %", NULL },
    { DEW_TABLE_SPREAD, "deviation", "-1", "", "is not a percentage from 0 to 1000 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gpointer row = dew_row_new (table[i].table);
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      gboolean good;

      if (table[i].table == DEW_TABLE_DOCUMENT)
        dew_row_set_int (table[i].table, row, "amber", 30000);
      else if (table[i].table == DEW_TABLE_SPREAD)
        dew_row_set_int (table[i].table, row, "middle", 70000);
      else if (table[i].table == DEW_TABLE_LINE)
        dew_row_set_int (table[i].table, row, "correlation", 70000);
      else
        dew_row_set_text (table[i].table, row, "start", "2012-05-01");
      good = dew_field_value_read (table[i].table, row, table[i].column, table[i].typed, &error);
      shown = dew_field_value_show (table[i].table, row, table[i].column);
      g_test_message ("%s: %s", table[i].column, table[i].typed);
      g_assert_cmpint (good, ==, table[i].says == NULL);
      g_assert_cmpstr (shown, ==, table[i].shown);
      if (!good)
        {
          g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, table[i].says));
        }
      dew_row_free (table[i].table, row);
    }
}

/* What is shown reads back as what was there. */
static void
test_back (void)
{
  DewDocumentRow *document = dew_row_new (DEW_TABLE_DOCUMENT);

  for (guint i = 0; i < 2000; i++)
    {
      gint millionths = g_test_rand_int_range (0, (gint) DEW_WHOLE + 1);
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", g_test_rand_int_range (DEW_YEAR_MIN, DEW_YEAR_MAX), g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
      g_autofree char *percent_shown = NULL;
      g_autofree char *date_shown = NULL;

      document->red = millionths;
      dew_row_set_text (DEW_TABLE_DOCUMENT, document, "as_at", date);
      percent_shown = dew_field_value_show (DEW_TABLE_DOCUMENT, document, "red");
      date_shown = dew_field_value_show (DEW_TABLE_DOCUMENT, document, "as_at");
      document->red = -1;
      dew_row_set_text (DEW_TABLE_DOCUMENT, document, "as_at", "");
      g_assert_true (dew_field_value_read (DEW_TABLE_DOCUMENT, document, "red", percent_shown, NULL));
      g_assert_true (dew_field_value_read (DEW_TABLE_DOCUMENT, document, "as_at", date_shown, NULL));
      g_assert_cmpint (document->red, ==, millionths);
      g_assert_cmpstr (document->as_at, ==, date);
    }
  dew_row_free (DEW_TABLE_DOCUMENT, document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-value/read", test_read);
  g_test_add_func ("/field-value/back", test_back);

  return g_test_run ();
}
