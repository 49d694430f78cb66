/* test-dew-fixed.c: functions in whole numbers against those of the C library. */
#include "dew-fixed.h"

#include <math.h>

static double
to_double (gint64 fixed)
{
  return (double) fixed / (double) DEW_FIXED_ONE;
}

static gint64
from_double (double value)
{
  return (gint64) llround (value * (double) DEW_FIXED_ONE);
}

static void
test_exp (void)
{
  for (double x = -22; x < 21; x += 0.00137)
    {
      gint64 fixed = from_double (x);
      double expected = exp (to_double (fixed));

      g_assert_cmpfloat (fabs (to_double (dew_fixed_exp (fixed)) - expected), <, 0x1p-32 + expected * 0x1p-30);
    }

  g_assert_cmpint (dew_fixed_exp (0), ==, DEW_FIXED_ONE);
  g_assert_cmpint (dew_fixed_exp (22 * DEW_FIXED_ONE), ==, G_MAXINT64);
  g_assert_cmpint (dew_fixed_exp (-40 * DEW_FIXED_ONE), ==, 0);
}

static void
test_ln (void)
{
  for (double x = 0x1p-31; x < 0x1p30; x *= 1.0037)
    {
      gint64 fixed = from_double (x);

      g_assert_cmpfloat (fabs (to_double (dew_fixed_ln (fixed)) - log (to_double (fixed))), <, 0x1p-30);
    }

  g_assert_cmpint (dew_fixed_ln (DEW_FIXED_ONE), ==, 0);
}

static void
test_root (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      guint64 root = (guint64) g_test_rand_int_range (0, G_MAXINT32) * (guint64) g_test_rand_int_range (1, G_MAXINT32);
      unsigned __int128 square = (unsigned __int128) root * root;

      g_assert_cmpuint (dew_root (square), ==, root);
      g_assert_cmpuint (dew_root (square + root), ==, root);
      if (root > 0)
        g_assert_cmpuint (dew_root (square - 1), ==, root - 1);
    }

  for (double x = 0; x < 5; x += 0.0113)
    g_assert_cmpfloat (fabs (to_double (dew_fixed_sqrt (from_double (x))) - sqrt (x)), <, 0x1p-16);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixed/exp", test_exp);
  g_test_add_func ("/fixed/ln", test_ln);
  g_test_add_func ("/fixed/root", test_root);
  return g_test_run ();
}
