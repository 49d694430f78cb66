/* test-dew-block-number.c: numbers as spreadsheets show them and as they have them */
#include "dew-block-private.h"

static void
test_exact (void)
{
  static const struct { const char *attribute, *shown, *taken; } cases[] = {
    /* The same, more exactly */
    { "1150.25", "1,150", "1150.25" },
    { "1150.25", "1,150.25", "1150.25" },
    { "1150.25", "£1,150.3", "1150.25" },
    { "1150", "1150.000", "1150" },
    { "1234.50", "1,234.50", "1234.50" },
    { "1234567.5", "1,234,568", "1234567.5" },
    { "1234567.5", "1 234\u00a0568", "1234567.5" },
    { "-500", "(500)", "-500" },
    { "-500", "−500", "-500" },
    { "-500", "–500", "-500" },
    { "-500.4", "-£500", "-500.4" },
    { "-500.4", "£-500", "-500.4" },
    { "-500.4", "(£500)", "-500.4" },
    { "-0.3", "0", "-0.3" },
    { "-0.3", "-0", "-0.3" },
    { "0", "0.00", "0" },
    { ".5", ".50", "0.5" },
    { "1.15025E3", "1,150", "1150.25" },
    { "1E3", "1,000", "1000" },
    { "25e-2", "0.25", "0.25" },
    { "007", "7", "7" },
    { "-0.0", "0", "-0.0" },

    /* The noise of a spreadsheet's arithmetic */
    { "1150.2500000000001", "1,150.25", "1150.25" },
    { "0.30000000000000004", "0.3", "0.3" },
    { "1150.2499999999999", "1,150", "1150.25" },
    { "100000000000.25", "100,000,000,000", "100000000000.25" },

    /* More decimals than pence have */
    { "0.333333", "0", NULL },
    { "1150.255", "1,150.26", NULL },
    { "1150.25000001", "1,150.25", NULL },

    /* Something else is shown */
    { "1150250", "1,150", NULL },
    { "1150.25", "1,151", NULL },
    { "1150.25", "-1,150", NULL },
    { "-1150", "1,150", NULL },
    { "0.25", "25%", NULL },
    { "45000", "15/03/23", NULL },
    { "45000", "2023", NULL },
    { "1150.25", "1.150,25", NULL },
    { "500", "500-", NULL },
    { "500", "(500", NULL },
    { "500", "500)", NULL },
    { "500", "$500", NULL },
    { "500", "500 k", NULL },
    { "500", "", NULL },
    { "0", "-", NULL },
    { "1", "1.00000", NULL },
    { "1", ",1", NULL },
    { "1", "1,", NULL },
    { "1", "1..0", NULL },

    /* No number */
    { "", "0", NULL },
    { "-", "0", NULL },
    { "1e", "1", NULL },
    { "1e5x", "100000", NULL },
    { "1 000", "1000", NULL },
    { "1,000", "1000", NULL },
    { "--1", "1", NULL },
    { "0x10", "16", NULL },
    { "nan", "nan", NULL },
    { "inf", "inf", NULL },

    /* Too large to be exact */
    { "1e300", "1e300", NULL },
    { "1e12", "1,000,000,000,000", "1000000000000" },
    { "1000000000000.01", "1,000,000,000,000", NULL },
    { "1e99999999999999", "0", NULL },
    { "1e-99999999999999", "0", NULL },
    { "99999999999999999999999999999999", "99999999999999999999999999999999", NULL },
    { "0.00000000000000000000000000000000000000001", "0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *taken = _dew_block_exact_number (cases[i].attribute, cases[i].shown);

      if (g_strcmp0 (taken, cases[i].taken) != 0)
        g_error ("%s shown as %s: %s", cases[i].attribute, cases[i].shown, taken);
    }
}

static void
test_plain (void)
{
  static const char *const plain[] = { "0", "7", "-500", "1150.25", "0.125", "-0.5" };
  static const char *const others[] = { "", "-", "007", "1,150", ".5", "5.", "1.2.3", "+5", "1e3", " 5", "5 ", "£5", "--5", "1-2", "−5" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_assert_true (_dew_block_is_plain_number (plain[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (_dew_block_is_plain_number (others[i]));
}

/* Whatever is shown of a figure, rounded half away from nothing, is made exact again. */
static void
test_any_figure (void)
{
  for (guint trial = 0; trial < 20000; trial++)
    {
      gint64 pence = g_test_rand_int_range (0, G_MAXINT32) * (gint64) g_test_rand_int_range (0, 1000);
      const char *sign = g_test_rand_bit () ? "-" : "";
      g_autofree char *exact = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", sign, pence / 100, (int) (pence % 100));
      g_autofree char *shown = g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, (pence + 50) / 100);
      g_autofree char *other = g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, (pence + 50) / 100 + 1);
      g_autofree char *taken = _dew_block_exact_number (exact, shown);

      g_assert_cmpstr (taken, ==, exact);
      g_assert_null (_dew_block_exact_number (exact, other));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block-number/exact", test_exact);
  g_test_add_func ("/block-number/plain", test_plain);
  g_test_add_func ("/block-number/any-figure", test_any_figure);

  return g_test_run ();
}
