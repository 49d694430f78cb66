/* test-dew-simulate-result.c: what is told of draws, against the draws in order */
#include "dew-simulate-private.h"

#include <stdlib.h>

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* Values by chance, of which many may be the same, as at a cap or where a reserve does. */
static void
fill_values (gint64 *values,
             guint   n)
{
  gint64 scale = G_GINT64_CONSTANT (1) << g_test_rand_int_range (0, 50);
  gint64 atoms[] = { 0, g_test_rand_int_range (-1000, 1000), g_test_rand_int_range (-2, 2) * scale };
  int often = g_test_rand_int_range (0, 4);

  for (guint i = 0; i < n; i++)
    values[i] = g_test_rand_int_range (0, 4) < often ? atoms[g_test_rand_int_range (0, 8) / 5] : (gint64) ((double) scale * g_test_rand_double_range (-1, 1));
}

/* Whatever is left out of looking for a quantile: it is that of all values in order. */
static void
test_quantiles (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, g_test_rand_bit () ? 10 : 2000);
      DewLane lane = { NULL, };
      DewSimulateQuery query = { .lanes = &lane, .n_lanes = 1, .draws = n };
      g_autofree DewSimulation *simulation = g_new0 (DewSimulation, 1);
      g_autofree gint64 *values = g_new (gint64, n);
      g_autofree gint64 *scratch = g_new (gint64, 2 * n);
      g_autofree gint64 *sorted = NULL;
      DewSimulating simulating = { .query = &query, .simulation = simulation };
      DewDrawn drawn = { 0, DEW_MAX_PARTNERS, values };
      const DewDistribution *found = &simulation->lanes[0].unallocated;

      fill_values (values, n);
      sorted = g_memdup2 (values, n * sizeof *values);
      qsort (sorted, n, sizeof *sorted, compare_values);
      _dew_drawn_finish (&simulating, &drawn, scratch);
      g_assert_cmpint (found->least, ==, sorted[0]);
      g_assert_cmpint (found->p10, ==, sorted[(n + 9) / 10 - 1]);
      g_assert_cmpint (found->p50, ==, sorted[(n + 1) / 2 - 1]);
      g_assert_cmpint (found->p90, ==, sorted[(n * 9 + 9) / 10 - 1]);
      g_assert_cmpint (found->most, ==, sorted[n - 1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/simulate-result/quantiles", test_quantiles);

  return g_test_run ();
}
