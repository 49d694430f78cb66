/* chart-draws.c: distributions made of draws */
#include "chart-draws.h"

#include <stdlib.h>

static int
compare_cb (const void *a,
            const void *b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The nearest rank. */
static gint64
find_quantile (const gint64 *draws,
               guint         n,
               guint         thousandths)
{
  guint rank = (guint) (((guint64) n * thousandths + 999) / 1000);

  return draws[MAX (rank, 1) - 1];
}

static gint64
find_width (gint64 range)
{
  static const gint64 steps[] = { 1, 2, 5 };

  for (gint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (range / (steps[i] * power) < DEW_MAX_BINS - 1)
        return steps[i] * power;
}

static gint64
floor_to (gint64 value,
          gint64 width)
{
  gint64 over = value % width;

  return value - (over < 0 ? over + width : over);
}

DewDistribution
count_draws (gint64 *draws,
             guint   n)
{
  DewDistribution counted = { 0, };
  __int128 sum = 0;
  gint64 low, high;

  qsort (draws, n, sizeof *draws, compare_cb);
  low = find_quantile (draws, n, 1);
  high = find_quantile (draws, n, 999);
  counted.p10 = find_quantile (draws, n, 100);
  counted.p50 = find_quantile (draws, n, 500);
  counted.p90 = find_quantile (draws, n, 900);
  counted.least = draws[0];
  counted.most = draws[n - 1];
  counted.width = find_width (high - low);
  counted.start = floor_to (low, counted.width);
  counted.n_bins = (guint) ((high - counted.start) / counted.width) + 1;
  for (guint i = 0; i < n; i++)
    {
      sum += draws[i];
      counted.bins[(CLAMP (draws[i], counted.start, high) - counted.start) / counted.width]++;
    }
  counted.mean = (gint64) (sum / n);

  return counted;
}

/* Twelve even ones together are nearly a bell; the same every time. */
DewDistribution
make_bell (guint  n,
           gint64 middle,
           gint64 width,
           gint64 least,
           gint64 most)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  g_autofree gint64 *draws = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      double sum = -6;

      for (guint k = 0; k < 12; k++)
        sum += g_rand_double (chance);
      draws[i] = CLAMP (middle + (gint64) (sum / 3 * (double) width), least, most);
    }

  return count_draws (draws, n);
}
