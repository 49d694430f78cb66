/* test-dew-ratio.c: proportions and percentages */

#include <glib.h>

#include "dew-ratio.h"
#include "test-random.h"

#define UNTOUCHED G_GINT64_CONSTANT (424242)

static void
test_make (void)
{
  static const struct {
    gint64   num, den;
    gboolean made;
    gint64   lowest_num, lowest_den;
  } table[] = {
    { 99, 195, TRUE, 33, 65 },
    { 7800000000, 3000000000, TRUE, 13, 5 },
    { 0, 5, TRUE, 0, 1 },
    { 0, -5, TRUE, 0, 1 },
    { 3, -6, TRUE, -1, 2 },
    { -3, -6, TRUE, 1, 2 },
    { 5, 0, FALSE, 0, 0 },
    { 0, 0, FALSE, 0, 0 },
    { G_MININT64, 1, TRUE, G_MININT64, 1 },
    { G_MININT64, G_MININT64, TRUE, 1, 1 },
    { G_MININT64, -2, TRUE, -(G_MININT64 / 2), 1 },
    { G_MININT64, -1, FALSE, 0, 0 },
    { 1, G_MININT64, FALSE, 0, 0 },
    { 2, G_MININT64, TRUE, -1, -(G_MININT64 / 2) },
    { G_MAXINT64, -G_MAXINT64, TRUE, -1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewRatio ratio = { UNTOUCHED, UNTOUCHED };

      g_assert_cmpint (dew_ratio_make (table[i].num, table[i].den, &ratio), ==, table[i].made);
      g_assert_cmpint (ratio.num, ==, table[i].made ? table[i].lowest_num : UNTOUCHED);
      g_assert_cmpint (ratio.den, ==, table[i].made ? table[i].lowest_den : UNTOUCHED);
    }
}

static void
test_cmp (void)
{
  static const DewRatio ascending[] = {
    { G_MININT64, 1 }, { -1, 1 }, { -1, G_MAXINT64 }, { 0, 1 }, { G_MAXINT64 - 2, G_MAXINT64 - 1 },
    { G_MAXINT64 - 1, G_MAXINT64 }, { 1, 1 }, { G_MAXINT64, 1 },
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (ascending); i++)
    {
      for (int j = 0; j < (int) G_N_ELEMENTS (ascending); j++)
        g_assert_cmpint (dew_ratio_cmp (ascending[i], ascending[j]), ==, (i > j) - (i < j));
    }

  g_assert_cmpint (dew_ratio_cmp ((DewRatio) { 33, 65 }, (DewRatio) { 99, 195 }), ==, 0);
}

static void
test_of (void)
{
  static const struct {
    DewRatio ratio;
    gint64   amount;
    gboolean fits;
    gint64   result;
  } table[] = {
    { { 99, 195 }, 100000000, TRUE, 50769231 },
    { { 99, 195 }, -100000000, TRUE, -50769231 },
    { { 1, 2 }, 1, TRUE, 1 },
    { { 1, 2 }, -1, TRUE, -1 },
    { { -1, 2 }, 1, TRUE, -1 },
    { { 1, 3 }, 1, TRUE, 0 },
    { { 2, 3 }, 1, TRUE, 1 },
    { { 499999, 1000000 }, 1, TRUE, 0 },
    { { 0, 1 }, G_MININT64, TRUE, 0 },
    { { 1, 1 }, G_MININT64, TRUE, G_MININT64 },
    { { 1, 1 }, G_MAXINT64, TRUE, G_MAXINT64 },
    { { -1, 1 }, G_MININT64, FALSE, UNTOUCHED },
    { { 2, 1 }, G_MAXINT64, FALSE, UNTOUCHED },
    { { G_MAXINT64, G_MAXINT64 }, G_MAXINT64, TRUE, G_MAXINT64 },
    { { G_MININT64, G_MAXINT64 }, G_MININT64, FALSE, UNTOUCHED },
    { { G_MININT64, G_MAXINT64 }, G_MAXINT64, TRUE, G_MININT64 },
    { { 1, G_MAXINT64 }, G_MAXINT64 / 2, TRUE, 0 },
    { { 1, G_MAXINT64 }, G_MAXINT64 / 2 + 1, TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewMoney result = dew_pence (UNTOUCHED);

      g_assert_cmpint (dew_ratio_of (table[i].ratio, dew_pence (table[i].amount), &result), ==, table[i].fits);
      g_assert_cmpint (result.pence, ==, table[i].result);
    }
}

/* The result is the whole number of pence nearest to the exact one. */
static void
test_of_nearest (void)
{
  for (guint trial = 0; trial < count_trials (200000); trial++)
    {
      gint64 den = random_size (G_MAXINT64 - 1) + 1;
      DewRatio ratio = { random_signed (den), den };
      gint64 amount = random_signed (G_MAXINT64);
      __int128 error;
      DewMoney result, mirror;

      g_assert_true (dew_ratio_of (ratio, dew_pence (amount), &result));
      g_assert_true (dew_ratio_of (ratio, dew_pence (-amount), &mirror));

      error = (__int128) amount * ratio.num - (__int128) result.pence * den;
      g_assert_true (2 * (error < 0 ? -error : error) <= den);
      g_assert_cmpint (mirror.pence, ==, -result.pence);
    }
}

static void
test_percent_read (void)
{
  static const struct {
    const char *text;
    gint64      millionths;
  } table[] = {
    { "51", 510000 }, { "51%", 510000 }, { "51.25 %", 512500 }, { "0.0001%", 1 }, { "100", 1000000 },
    { "100.0000", 1000000 }, { "0", 0 }, { "000", 0 }, { ".5", 5000 }, { "  50.7692\u00a0%  ", 507692 },
    { "07", 70000 }, { "99.9999", 999999 },
  };
  static const struct {
    const char *text;
    gsize       offset;
  } refused[] = {
    { "", 0 }, { "  ", 2 }, { "%", 0 }, { "-1", 0 }, { "51,5", 2 }, { "51%%", 3 }, { "5.", 2 }, { ".", 0 },
    { "0.00001", 6 }, { "1.00000", 6 }, { "100.0001", 0 }, { " 101", 1 }, { "99999999999999999999999", 0 },
    { "51 x", 3 }, { "1e1", 1 }, { "5 1", 2 }, { "\xff", 0 }, { "5\xc2", 1 }, { "nan", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 millionths = UNTOUCHED;
      gsize offset = 77;

      g_assert_true (dew_percent_read (table[i].text, &millionths, &offset));
      g_assert_cmpint (millionths, ==, table[i].millionths);
      g_assert_cmpuint (offset, ==, 77);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      gint64 millionths = UNTOUCHED;
      gsize offset = 77;

      g_assert_false (dew_percent_read (refused[i].text, &millionths, &offset));
      g_assert_false (dew_percent_read (refused[i].text, &millionths, NULL));
      g_assert_cmpuint (offset, ==, refused[i].offset);
      g_assert_cmpint (millionths, ==, UNTOUCHED);
    }
}

static void
test_percent_read_within (void)
{
  static const struct {
    const char *text;
    gint64      low, high, millionths;
    gboolean    good;
  } table[] = {
    { "-5", -DEW_WHOLE, DEW_WHOLE, -50000, TRUE }, { "\u22125 %", -DEW_WHOLE, DEW_WHOLE, -50000, TRUE }, { " \u2013 0.0001%", -DEW_WHOLE, DEW_WHOLE, -1, TRUE },
    { "+2.1%", -DEW_WHOLE, DEW_WHOLE, 21000, TRUE }, { "2.1", -DEW_WHOLE, DEW_WHOLE, 21000, TRUE }, { "-100", -DEW_WHOLE, DEW_WHOLE, -DEW_WHOLE, TRUE },
    { "-100.0001", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "100.0001", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "1000", -DEW_WHOLE, 10 * DEW_WHOLE, 10 * DEW_WHOLE, TRUE },
    { "1000.0001", -DEW_WHOLE, 10 * DEW_WHOLE, 0, FALSE }, { "1001", -DEW_WHOLE, 10 * DEW_WHOLE, 0, FALSE }, { "-0.0001", 0, DEW_WHOLE, 0, FALSE },
    { "-0", 0, DEW_WHOLE, 0, TRUE }, { "2.5", 0, 25000, 25000, TRUE }, { "2.6", 0, 25000, 0, FALSE }, { "", -DEW_WHOLE, DEW_WHOLE, 0, FALSE },
    { "-", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "--5", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "+-5", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "5-", -DEW_WHOLE, DEW_WHOLE, 0, FALSE },
    { "(5)", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "99999999999999999999999", -DEW_WHOLE, DEW_WHOLE, 0, FALSE }, { "\xe2\x88", -DEW_WHOLE, DEW_WHOLE, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 millionths = UNTOUCHED;

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (dew_percent_read_within (table[i].text, table[i].low, table[i].high, &millionths), ==, table[i].good);
      g_assert_cmpint (millionths, ==, table[i].good ? table[i].millionths : UNTOUCHED);
    }
}

static void
test_percent_print_signed (void)
{
  static const struct {
    gint64      millionths;
    const char *text;
  } table[] = {
    { 21000, "+2.1" }, { -50000, "\u22125" }, { 0, "0" }, { 1, "+0.0001" }, { -1, "\u22120.0001" }, { 12000000, "+1200" }, { G_MININT64, "\u2212922337203685477.5808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char buf[DEW_PERCENT_SIZE];

      g_assert_cmpstr (dew_percent_print_signed (table[i].millionths, buf), ==, table[i].text);
    }

  for (guint i = 0; i < 2000; i++)
    {
      gint64 millionths = g_test_rand_int_range ((gint32) -DEW_WHOLE, (gint32) (10 * DEW_WHOLE) + 1), back;
      char buf[DEW_PERCENT_SIZE];

      g_assert_true (dew_percent_read_within (dew_percent_print_signed (millionths, buf), -DEW_WHOLE, 10 * DEW_WHOLE, &back));
      g_assert_cmpint (back, ==, millionths);
    }
}

static void
test_percent_print (void)
{
  static const struct {
    gint64      millionths;
    const char *four, *exact;
  } table[] = {
    { 507692, "50.7692", "50.7692" }, { -30000, "-3.0000", "-3" }, { 510000, "51.0000", "51" },
    { 125000, "12.5000", "12.5" }, { 0, "0.0000", "0" }, { 1, "0.0001", "0.0001" }, { -1, "-0.0001", "-0.0001" },
    { 1000000, "100.0000", "100" }, { 100100, "10.0100", "10.01" }, { 12345678, "1234.5678", "1234.5678" },
    { G_MAXINT64, "922337203685477.5807", "922337203685477.5807" },
    { G_MININT64, "-922337203685477.5808", "-922337203685477.5808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char buf[DEW_PERCENT_SIZE];

      g_assert_cmpstr (dew_percent_print (table[i].millionths, 4, buf), ==, table[i].four);
      g_assert_cmpstr (dew_percent_print (table[i].millionths, -1, buf), ==, table[i].exact);
      g_assert_true (dew_percent_print (table[i].millionths, 4, buf) == buf);
    }
}

static void
test_percent_round_trip (void)
{
  for (gint64 millionths = 0; millionths <= DEW_WHOLE; millionths += g_test_rand_int_range (1, 20))
    {
      char buf[DEW_PERCENT_SIZE];
      gint64 four, exact;

      g_assert_true (dew_percent_read (dew_percent_print (millionths, 4, buf), &four, NULL));
      g_assert_true (dew_percent_read (dew_percent_print (millionths, -1, buf), &exact, NULL));
      g_assert_cmpint (four, ==, millionths);
      g_assert_cmpint (exact, ==, millionths);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratio/make", test_make);
  g_test_add_func ("/ratio/cmp", test_cmp);
  g_test_add_func ("/ratio/of", test_of);
  g_test_add_func ("/ratio/of/nearest", test_of_nearest);
  g_test_add_func ("/ratio/percent/read", test_percent_read);
  g_test_add_func ("/ratio/percent/read-within", test_percent_read_within);
  g_test_add_func ("/ratio/percent/print", test_percent_print);
  g_test_add_func ("/ratio/percent/print-signed", test_percent_print_signed);
  g_test_add_func ("/ratio/percent/round-trip", test_percent_round_trip);

  return g_test_run ();
}
