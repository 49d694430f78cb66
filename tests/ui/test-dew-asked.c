/* test-dew-asked.c: what is typed into the fields of a dialog for an amount, a percentage or a quantity */
#include "dew-asked.h"
#include "dew-error.h"

static void
test_amount (void)
{
  static const struct { const char *text; DewUnit unit; gint64 pence; const char *meaning; } cases[] = {
    { "250", DEW_UNIT_THOUSANDS, 25000000, "= £250,000" },
    { "250", DEW_UNIT_POUNDS, 25000, "= £250" },
    { "1.2m", DEW_UNIT_THOUSANDS, 120000000, "= £1,200,000" },
    { "£3,642", DEW_UNIT_THOUSANDS, 364200, "= £3,642; leave the £ out for £3,642,000" },
    { "=78+21", DEW_UNIT_POUNDS, 9900, "= £99" },
    { "507.32", DEW_UNIT_POUNDS, 50732, "= £507.32" },
    { "", DEW_UNIT_POUNDS, 0, "" },
    { "  ", DEW_UNIT_MILLIONS, 0, "" },
    { "-5", DEW_UNIT_POUNDS, -500, "= −£5" },
    { "12x", DEW_UNIT_POUNDS, 0, NULL },
    { "2.1%", DEW_UNIT_POUNDS, 0, NULL },
    { "1,23", DEW_UNIT_POUNDS, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *meaning = NULL;
      g_autoptr (GError) error = NULL;
      gint64 pence = 1;
      gboolean good = dew_asked_amount (cases[i].text, cases[i].unit, &pence, &meaning, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].meaning != NULL);
      g_assert_cmpint (pence, ==, cases[i].pence);
      g_assert_cmpstr (meaning, ==, cases[i].meaning);
      if (good)
        g_assert_no_error (error);
      else
        g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
    }
}

/* What opens in the field is read back to the same. */
static void
test_text (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      gint64 pence = (gint64) g_test_rand_int () * 1024 + g_test_rand_int_range (0, 1024);
      DewUnit unit = (DewUnit) g_test_rand_int_range (0, 3);
      g_autofree char *text = dew_asked_text (pence, unit);
      g_autofree char *meaning = NULL;
      g_autoptr (GError) error = NULL;
      gint64 read;

      g_assert_true (dew_asked_amount (text, unit, &read, &meaning, &error));
      g_assert_no_error (error);
      g_assert_cmpint (read, ==, pence);
    }
}

static void
test_percent (void)
{
  static const struct { const char *text; gboolean good; gint64 millionths; } cases[] = {
    { "2.1 %", TRUE, 21000 }, { "2.1", TRUE, 21000 }, { " 2.1%", TRUE, 21000 }, { "+3", TRUE, 30000 }, { "-1", TRUE, -10000 }, { "−0.0001 %", TRUE, -1 },
    { "–1.5%", TRUE, -15000 }, { "", TRUE, 0 }, { "0", TRUE, 0 }, { "100", TRUE, 1000000 }, { "-100 %", TRUE, -1000000 },
    { "101", FALSE, 7 }, { "2.1x", FALSE, 7 }, { "--1", FALSE, 7 }, { "2.12345", FALSE, 7 }, { "%", FALSE, 7 }, { "-", FALSE, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 millionths = 7;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (dew_asked_percent (cases[i].text, &millionths, &error), ==, cases[i].good);
      g_assert_cmpint (millionths, ==, cases[i].millionths);
      if (cases[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
    }
}

static void
test_quantity (void)
{
  static const struct { const char *text; gboolean good; gint64 thousandths; } cases[] = {
    { "1,200", TRUE, 1200000 }, { " 95.5 ", TRUE, 95500 }, { "\u22123", TRUE, -3000 }, { "", TRUE, 0 }, { "  ", TRUE, 0 }, { "0", TRUE, 0 }, { ".001", TRUE, 1 },
    { "95%", FALSE, 0 }, { "12 beds", FALSE, 0 }, { "1.2345", FALSE, 0 }, { "12,34", FALSE, 0 }, { "1000000000001", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 thousandths = 77;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (dew_asked_quantity (cases[i].text, &thousandths, &error), ==, cases[i].good);
      g_assert_cmpint (thousandths, ==, cases[i].good ? cases[i].thousandths : 77);
      if (cases[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/asked/amount", test_amount);
  g_test_add_func ("/asked/text", test_text);
  g_test_add_func ("/asked/percent", test_percent);
  g_test_add_func ("/asked/quantity", test_quantity);

  return g_test_run ();
}
