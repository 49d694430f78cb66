/* test-dew-quantity.c: quantities in thousandths */

#include <glib.h>
#include <string.h>

#include "dew-quantity.h"
#include "test-random.h"

#define UNTOUCHED G_GINT64_CONSTANT (424242)

static void
test_read (void)
{
  static const struct {
    const char *text;
    gint64      thousandths;
  } table[] = {
    { "1200", 1200000 }, { "1,200", 1200000 }, { "1,200.5", 1200500 }, { "1 200", 1200000 }, { "1\u00a0200\u2009000", 1200000000 },
    { "0", 0 }, { "-0", 0 }, { "000", 0 }, { ".5", 500 }, { "0.001", 1 }, { "-0.001", -1 }, { "-3", -3000 }, { "\u22123", -3000 },
    { "\u2013 3", -3000 }, { "+12", 12000 }, { "  7.25\u00a0 ", 7250 }, { "07", 7000 }, { "1.000", 1000 }, { "12.3", 12300 },
    { "12345", 12345000 }, { "999,999", 999999000 },
    { "1000000000000", DEW_QUANTITY_LIMIT }, { "1,000,000,000,000.000", DEW_QUANTITY_LIMIT },
    { "-1,000,000,000,000", -DEW_QUANTITY_LIMIT }, { "999999999999.999", DEW_QUANTITY_LIMIT - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 thousandths = UNTOUCHED;
      gsize offset = 77;

      g_test_message ("case %u", i);
      g_assert_true (dew_quantity_read (table[i].text, &thousandths, &offset));
      g_assert_cmpint (thousandths, ==, table[i].thousandths);
      g_assert_cmpuint (offset, ==, 77);
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *text;
    gsize       offset;
  } table[] = {
    { "", 0 }, { "  ", 2 }, { "-", 1 }, { "--1", 1 }, { "+-1", 1 }, { ".", 0 }, { "5.", 2 }, { "1.0000", 5 }, { "1.2345", 5 }, { "1..2", 2 }, { "1.2.3", 3 },
    { "12,34", 2 }, { "1,2345", 5 }, { "1234,567", 4 }, { "1,234,56", 5 }, { ",123", 0 }, { "1,,234", 1 }, { "1,234 5", 6 }, { "0.5,000", 3 },
    { "95%", 2 }, { "12 beds", 3 }, { "1e3", 1 }, { "nan", 0 }, { "£5", 0 }, { "(5)", 0 }, { "\xff", 0 }, { "5\xc2", 1 }, { "=5", 0 },
    { "1000000000000.001", 16 }, { "1000000000001", 13 }, { "99999999999999999999999999", 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 thousandths = UNTOUCHED;
      gsize offset = 77;

      g_test_message ("case %u", i);
      g_assert_false (dew_quantity_read (table[i].text, &thousandths, &offset));
      g_assert_false (dew_quantity_read (table[i].text, &thousandths, NULL));
      g_assert_cmpint (thousandths, ==, UNTOUCHED);
      g_assert_cmpuint (offset, ==, table[i].offset);
    }
}

static void
test_print (void)
{
  static const struct {
    gint64      thousandths;
    unsigned    flags;
    const char *text;
  } table[] = {
    { 0, DEW_PRINT_SCREEN, "0" }, { 1200000, DEW_PRINT_PLAIN, "1200" }, { 1200000, DEW_PRINT_GROUPS, "1,200" }, { 1200500, DEW_PRINT_SCREEN, "1,200.5" },
    { 1, DEW_PRINT_PLAIN, "0.001" }, { -1, DEW_PRINT_PLAIN, "-0.001" }, { -1, DEW_PRINT_SCREEN, "\u22120.001" }, { 10, DEW_PRINT_PLAIN, "0.01" },
    { -1234567890, DEW_PRINT_SCREEN, "\u22121,234,567.89" }, { DEW_QUANTITY_LIMIT, DEW_PRINT_SCREEN, "1,000,000,000,000" },
    { G_MAXINT64, DEW_PRINT_SCREEN, "9,223,372,036,854,775.807" }, { G_MININT64, DEW_PRINT_SCREEN, "\u22129,223,372,036,854,775.808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char buf[DEW_QUANTITY_SIZE];

      g_assert_cmpstr (dew_quantity_print (table[i].thousandths, table[i].flags, buf), ==, table[i].text);
      g_assert_true (dew_quantity_print (table[i].thousandths, table[i].flags, buf) == buf);
    }
}

/* Whatever is printed reads back to the same, grouped or not, with blanks around it. */
static void
test_round_trip (void)
{
  static const unsigned flags[] = { DEW_PRINT_PLAIN, DEW_PRINT_GROUPS, DEW_PRINT_MINUS, DEW_PRINT_SCREEN };

  for (guint trial = 0; trial < count_trials (200000); trial++)
    {
      gint64 thousandths = random_signed (DEW_QUANTITY_LIMIT);
      char buf[DEW_QUANTITY_SIZE];
      g_autofree char *padded = NULL;
      gint64 read = UNTOUCHED;

      dew_quantity_print (thousandths, flags[trial % G_N_ELEMENTS (flags)], buf);
      padded = g_strconcat (trial % 3 == 0 ? " " : "", buf, trial % 5 == 0 ? "\u00a0" : "", NULL);
      g_assert_true (dew_quantity_read (padded, &read, NULL));
      g_assert_cmpint (read, ==, thousandths);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantity/read", test_read);
  g_test_add_func ("/quantity/refused", test_refused);
  g_test_add_func ("/quantity/print", test_print);
  g_test_add_func ("/quantity/round-trip", test_round_trip);

  return g_test_run ();
}
