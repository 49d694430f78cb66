/* test-dew-tree-view-sum.c: the average of what is selected, to the penny */
#include "dew-tree-view-private.h"

static void
test_average (void)
{
  static const struct
  {
    gint64  sum;
    guint64 n;
    gint64  average;
  } cases[] = {
    { 0, 1, 0 }, { 3, 2, 2 }, { -3, 2, -2 }, { 1, 2, 1 }, { -1, 2, -1 }, { 1, 3, 0 }, { -1, 3, 0 }, { 2, 3, 1 }, { -2, 3, -1 }, { 5, 10, 1 }, { 4, 10, 0 },
    { -5, 10, -1 }, { -4, 10, 0 }, { 100, 3, 33 }, { 200, 3, 67 }, { G_MAXINT64, 1, G_MAXINT64 }, { -G_MAXINT64, 1, -G_MAXINT64 }, { G_MAXINT64, 2, (G_MAXINT64 / 2) + 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (_dew_tree_view_average (cases[i].sum, cases[i].n), ==, cases[i].average);

  /* More than one number holds. */
  g_assert_cmpint (_dew_tree_view_average ((__int128) G_MAXINT64 * 100000, 100000), ==, G_MAXINT64);
  g_assert_cmpint (_dew_tree_view_average ((__int128) -G_MAXINT64 * 100000, 100000), ==, -G_MAXINT64);
}

/* Never half a penny off, and the mirror of what is below nothing. */
static void
test_chance (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      gint64 sum = g_test_rand_int_range (-1000000, 1000000);
      gint64 n = g_test_rand_int_range (1, 1000);
      gint64 average = _dew_tree_view_average (sum, (guint64) n);

      g_assert_cmpint (2 * ABS (sum - average * n), <=, n);
      g_assert_cmpint (_dew_tree_view_average (-sum, (guint64) n), ==, -average);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-view-sum/average", test_average);
  g_test_add_func ("/tree-view-sum/chance", test_chance);

  return g_test_run ();
}
