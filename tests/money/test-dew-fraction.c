/* test-dew-fraction.c: exact fractions in 128 bits */

#include <glib.h>

#include "dew-fraction-private.h"
#include "test-random.h"

#define LARGEST ((__int128) (~(unsigned __int128) 0 >> 1))

static gboolean
is_equal (DewFraction a,
          __int128    num,
          __int128    den)
{
  return a.num == num && a.den == den;
}

static void
test_make (void)
{
  g_assert_true (is_equal (_dew_fraction_make (6, 4), 3, 2));
  g_assert_true (is_equal (_dew_fraction_make (-6, 4), -3, 2));
  g_assert_true (is_equal (_dew_fraction_make (0, 7), 0, 1));
  g_assert_true (is_equal (_dew_fraction_make (LARGEST, LARGEST), 1, 1));
  g_assert_true (is_equal (_dew_fraction_whole (G_MININT64), G_MININT64, 1));
  g_assert_true (is_equal (_dew_fraction_neg (_dew_fraction_make (1, 3)), -1, 3));
}

/* What a result holds before an operation that is refused, it holds after. */
static void
test_overflow (void)
{
  const DewFraction large = { LARGEST, 1 };
  const DewFraction half = { LARGEST / 2 + 1, 1 };
  const DewFraction small = { 1, LARGEST };
  DewFraction result = { 42, 1 };

  g_assert_false (_dew_fraction_add (large, _dew_fraction_whole (1), &result));
  g_assert_false (_dew_fraction_add (_dew_fraction_neg (large), _dew_fraction_whole (-1), &result));
  g_assert_false (_dew_fraction_add (small, (DewFraction) { 1, LARGEST - 1 }, &result));
  g_assert_false (_dew_fraction_add (half, half, &result));
  g_assert_false (_dew_fraction_mul (half, _dew_fraction_whole (2), &result));
  g_assert_false (_dew_fraction_mul (large, large, &result));
  g_assert_false (_dew_fraction_mul (small, (DewFraction) { 1, 2 }, &result));
  g_assert_false (_dew_fraction_div (large, (DewFraction) { 1, 2 }, &result));
  g_assert_false (_dew_fraction_div (small, _dew_fraction_whole (-2), &result));
  g_assert_true (is_equal (result, 42, 1));

  g_assert_true (_dew_fraction_add (large, _dew_fraction_neg (large), &result));
  g_assert_true (is_equal (result, 0, 1));
  g_assert_true (_dew_fraction_mul (large, small, &result));
  g_assert_true (is_equal (result, 1, 1));
  g_assert_true (_dew_fraction_div (large, _dew_fraction_neg (large), &result));
  g_assert_true (is_equal (result, -1, 1));
  g_assert_true (_dew_fraction_div ((DewFraction) { 0, 1 }, small, &result));
  g_assert_true (is_equal (result, 0, 1));
}

static DewFraction
make_fraction (void)
{
  return _dew_fraction_make (random_signed (1000000000), random_size (1000000000) + 1);
}

/* Small enough for the schoolbook's way, crosswise, to fit. */
static void
test_arithmetic (void)
{
  for (guint trial = 0; trial < count_trials (200000); trial++)
    {
      DewFraction a = make_fraction ();
      DewFraction b = make_fraction ();
      DewFraction result;

      g_assert_true (_dew_fraction_add (a, b, &result));
      g_assert_true (result.num * (a.den * b.den) == (a.num * b.den + b.num * a.den) * result.den);
      g_assert_true (is_equal (_dew_fraction_make (result.num, result.den), result.num, result.den));

      g_assert_true (_dew_fraction_mul (a, b, &result));
      g_assert_true (result.num * (a.den * b.den) == a.num * b.num * result.den);
      g_assert_true (is_equal (_dew_fraction_make (result.num, result.den), result.num, result.den));

      if (b.num == 0)
        continue;

      g_assert_true (_dew_fraction_div (result, b, &result));
      g_assert_true (is_equal (result, a.num, a.den));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fraction/make", test_make);
  g_test_add_func ("/fraction/overflow", test_overflow);
  g_test_add_func ("/fraction/arithmetic", test_arithmetic);

  return g_test_run ();
}
