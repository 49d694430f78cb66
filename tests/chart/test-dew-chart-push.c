/* test-dew-chart-push.c: texts are moved as little as can be, and never lie upon each other */
#include "dew-chart-push-private.h"

#define LITTLE 1e-6
#define MOST   8

static void
test_known (void)
{
  static const struct {
    guint  n;
    double centres[4], wanted[4];
  } cases[] = {
    { 0, { 0 }, { 0 } },
    { 1, { 50 }, { 50 } },
    { 1, { 2 }, { 10 } },                               /* within the top */
    { 1, { 99 }, { 90 } },
    { 2, { 30, 60 }, { 30, 60 } },                      /* far enough */
    { 2, { 50, 50 }, { 40, 60 } },                      /* both alike */
    { 2, { 50, 56 }, { 43, 63 } },
    { 3, { 20, 50, 50 }, { 20, 40, 60 } },
    { 3, { 50, 50, 50 }, { 30, 50, 70 } },
    { 3, { 0, 0, 95 }, { 10, 30, 90 } },
    { 4, { 100, 100, 100, 100 }, { 30, 50, 70, 90 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewPushItem items[4];

      for (guint k = 0; k < cases[i].n; k++)
        items[k] = (DewPushItem) { cases[i].centres[k], 20, k };
      _dew_chart_push_apart (items, cases[i].n, 0, 100);
      for (guint k = 0; k < cases[i].n; k++)
        g_assert_cmpfloat_with_epsilon (items[k].centre, cases[i].wanted[k], LITTLE);
    }
}

static gboolean
are_apart (const DewPushItem *items,
           guint              n,
           double             top,
           double             bottom)
{
  if (items[0].centre - items[0].height / 2 < top - LITTLE || items[n - 1].centre + items[n - 1].height / 2 > bottom + LITTLE)
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (items[i].centre - items[i].height / 2 < items[i - 1].centre + items[i - 1].height / 2 - LITTLE)
      return FALSE;

  return TRUE;
}

static double
measure_moves (const DewPushItem *items,
               const double      *wanted,
               guint              n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (items[i].centre - wanted[i]) * (items[i].centre - wanted[i]);

  return sum;
}

/* No other way to stand apart, near or far, moves them less. */
static void
assert_least (const DewPushItem *items,
              const double      *wanted,
              guint              n,
              double             bottom)
{
  double least = measure_moves (items, wanted, n);

  for (int trial = 0; trial < 60; trial++)
    {
      DewPushItem others[MOST];

      for (guint i = 0; i < n; i++)
        {
          others[i] = items[i];
          others[i].centre += g_test_rand_double_range (-1, 1) * (trial % 2 == 0 ? 1 : 12);
        }
      if (are_apart (others, n, 0, bottom))
        g_assert_cmpfloat (measure_moves (others, wanted, n), >=, least - LITTLE);
    }
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 20000 : 2000;

  for (int trial = 0; trial < trials; trial++)
    {
      guint n = (guint) g_test_rand_int_range (1, MOST);
      double wanted[MOST], at = -20, high = 0, bottom;
      DewPushItem items[MOST];

      for (guint i = 0; i < n; i++)
        {
          at += g_test_rand_double_range (0, 25);
          wanted[i] = at;
          items[i] = (DewPushItem) { at, g_test_rand_double_range (5, 30), i };
          high += items[i].height;
        }
      bottom = high + g_test_rand_double_range (0, 80);
      _dew_chart_push_apart (items, n, 0, bottom);
      g_assert_true (are_apart (items, n, 0, bottom));
      assert_least (items, wanted, n, bottom);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-push/known", test_known);
  g_test_add_func ("/chart-push/random", test_random);

  return g_test_run ();
}
