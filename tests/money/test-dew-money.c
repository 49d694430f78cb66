/* test-dew-money.c: checked arithmetic on pence */

#include <glib.h>

#include "dew-money.h"

/* What a result holds before, and still after a refusal. */
#define UNTOUCHED G_GINT64_CONSTANT (424242)

static void
test_add (void)
{
  static const struct {
    gint64   a, b, sum;
    gboolean fits;
  } table[] = {
    { 0, 0, 0, TRUE },
    { 7800000000, 2100000000, 9900000000, TRUE },
    { 5, -8, -3, TRUE },
    { G_MAXINT64, 0, G_MAXINT64, TRUE },
    { G_MAXINT64 - 1, 1, G_MAXINT64, TRUE },
    { G_MAXINT64, 1, UNTOUCHED, FALSE },
    { G_MININT64, -1, UNTOUCHED, FALSE },
    { G_MININT64, G_MAXINT64, -1, TRUE },
    { G_MININT64, G_MININT64, UNTOUCHED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewMoney there = dew_pence (UNTOUCHED);
      DewMoney back = dew_pence (UNTOUCHED);

      g_assert_cmpint (dew_money_add (dew_pence (table[i].a), dew_pence (table[i].b), &there), ==, table[i].fits);
      g_assert_cmpint (dew_money_add (dew_pence (table[i].b), dew_pence (table[i].a), &back), ==, table[i].fits);
      g_assert_cmpint (there.pence, ==, table[i].sum);
      g_assert_cmpint (back.pence, ==, table[i].sum);
    }
}

static void
test_sub (void)
{
  static const struct {
    gint64   a, b, difference;
    gboolean fits;
  } table[] = {
    { 0, 0, 0, TRUE },
    { 9900000000, 1800000000, 8100000000, TRUE },
    { 3, 8, -5, TRUE },
    { G_MININT64, 0, G_MININT64, TRUE },
    { G_MININT64, 1, UNTOUCHED, FALSE },
    { G_MAXINT64, -1, UNTOUCHED, FALSE },
    { 0, G_MININT64, UNTOUCHED, FALSE },
    { -1, G_MININT64, G_MAXINT64, TRUE },
    { G_MININT64, G_MININT64, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewMoney result = dew_pence (UNTOUCHED);

      g_assert_cmpint (dew_money_sub (dew_pence (table[i].a), dew_pence (table[i].b), &result), ==, table[i].fits);
      g_assert_cmpint (result.pence, ==, table[i].difference);
    }
}

static void
test_neg_abs (void)
{
  static const struct {
    gint64   a, opposite, size;
    gboolean fits;
  } table[] = {
    { 0, 0, 0, TRUE },
    { 500, -500, 500, TRUE },
    { -500, 500, 500, TRUE },
    { G_MAXINT64, -G_MAXINT64, G_MAXINT64, TRUE },
    { -G_MAXINT64, G_MAXINT64, G_MAXINT64, TRUE },
    { G_MININT64, UNTOUCHED, UNTOUCHED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewMoney opposite = dew_pence (UNTOUCHED);
      DewMoney size = dew_pence (UNTOUCHED);

      g_assert_cmpint (dew_money_neg (dew_pence (table[i].a), &opposite), ==, table[i].fits);
      g_assert_cmpint (dew_money_abs (dew_pence (table[i].a), &size), ==, table[i].fits);
      g_assert_cmpint (opposite.pence, ==, table[i].opposite);
      g_assert_cmpint (size.pence, ==, table[i].size);
    }
}

/* An operand may be the result. */
static void
test_in_place (void)
{
  DewMoney money = dew_pence (300);

  g_assert_true (dew_money_add (money, money, &money));
  g_assert_cmpint (money.pence, ==, 600);
  g_assert_true (dew_money_neg (money, &money));
  g_assert_true (dew_money_sub (money, dew_pence (-100), &money));
  g_assert_cmpint (money.pence, ==, -500);
  g_assert_true (dew_money_abs (money, &money));
  g_assert_cmpint (money.pence, ==, 500);
}

static void
test_cmp (void)
{
  static const gint64 ascending[] = { G_MININT64, -1, 0, 1, DEW_MONEY_LIMIT, G_MAXINT64 };

  for (int i = 0; i < (int) G_N_ELEMENTS (ascending); i++)
    {
      for (int j = 0; j < (int) G_N_ELEMENTS (ascending); j++)
        g_assert_cmpint (dew_money_cmp (dew_pence (ascending[i]), dew_pence (ascending[j])), ==, (i > j) - (i < j));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/add", test_add);
  g_test_add_func ("/money/sub", test_sub);
  g_test_add_func ("/money/neg-abs", test_neg_abs);
  g_test_add_func ("/money/in-place", test_in_place);
  g_test_add_func ("/money/cmp", test_cmp);

  return g_test_run ();
}
