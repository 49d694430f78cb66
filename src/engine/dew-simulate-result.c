/* dew-simulate-result.c: what was drawn of one partner, as mean, quantiles and histogram */
#include "dew-program-private.h"
#include "dew-simulate-private.h"

/* ---- Quantiles ---- */

#define KEY_BITS 11

/* How far to the right the difference of two values is moved to have KEY_BITS bits. */
static guint
find_shift (gint64 least,
            gint64 most)
{
  guint64 range = (guint64) most - (guint64) least;
  guint bits = range == 0 ? 0 : 64 - (guint) __builtin_clzll (range);

  return bits > KEY_BITS ? bits - KEY_BITS : 0;
}

static inline guint
find_key (gint64 value,
          gint64 least,
          guint  shift)
{
  return (guint) (((guint64) value - (guint64) least) >> shift);
}

/* The value at a rank, from 0, of n values that lie between least and most: the values are counted by their highest bits, and of those that have the same as the one that is looked
 * for the next bits are looked at. Leaves the values in their places; scratch has room for all of them. */
static gint64
select_rank (const gint64 *values,
             gsize         n,
             gsize         rank,
             gint64        least,
             gint64        most,
             gint64       *scratch)
{
  while (least < most)
    {
      guint shift = find_shift (least, most);
      gsize counts[1u << KEY_BITS] = { 0, };
      gsize kept = 0;
      guint key = 0;

      for (gsize i = 0; i < n; i++)
        counts[find_key (values[i], least, shift)]++;
      for (; rank >= counts[key]; key++)
        rank -= counts[key];

      for (gsize i = 0; i < n; i++)
        if (find_key (values[i], least, shift) == key)
          scratch[kept++] = values[i];

      least += (gint64) ((guint64) key << shift);
      most = MIN (most, least + (gint64) ((G_GUINT64_CONSTANT (1) << shift) - 1));
      values = scratch;
      n = kept;
    }

  return least;
}

/* What has a draw at a rank: the ⌈part × n⌉th of them; part is in thousandths. */
typedef struct {
  const gint64 *values;
  gsize         n;
  gint64        least, most;
  gint64       *scratch;
} Ranking;

static gint64
find_quantile (const Ranking *ranking,
               guint          thousandths)
{
  gsize rank = (ranking->n * thousandths + 999) / 1000;

  return select_rank (ranking->values, ranking->n, MAX (rank, 1) - 1, ranking->least, ranking->most, ranking->scratch);
}

/* ---- Histograms ---- */

/* The least 1, 2 or 5 × a power of ten by which as many bins as there may be reach over a range. */
static gint64
find_width (guint64 range)
{
  static const gint64 steps[] = { 1, 2, 5 };

  for (gint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (range / (guint64) (steps[i] * power) < DEW_MAX_BINS - 1)
        return steps[i] * power;
}

static gint64
floor_to (gint64 value,
          gint64 width)
{
  gint64 over = value % width;

  return value - (over < 0 ? over + width : over);
}

/* Over all but what one draw in a thousand is further out than, on either side. */
static void
fill_bins (DewDistribution *distribution,
           const Ranking   *ranking)
{
  gint64 low = find_quantile (ranking, 1);
  gint64 high = find_quantile (ranking, 999);
  gint64 width = find_width ((guint64) high - (guint64) low);
  gint64 start = floor_to (low, width);
  DewDivider divider = _dew_divider ((guint64) width);
  guint64 rest;

  distribution->start = start;
  distribution->width = width;
  distribution->n_bins = (guint) (((guint64) high - (guint64) start) / (guint64) width) + 1;
  for (gsize i = 0; i < ranking->n; i++)
    {
      gint64 value = CLAMP (ranking->values[i], start, high);

      distribution->bins[_dew_divide (&divider, (guint64) (value - start), 1, &rest)]++;
    }
}

/* ---- A distribution ---- */

static gint64
find_mean (__int128 sum,
           gsize    n)
{
  __int128 twice = 2 * (sum < 0 ? -sum : sum) + n;
  gint64 size = (gint64) (twice / (2 * (__int128) n));

  return sum < 0 ? -size : size;
}

static void
fill (DewDistribution *distribution,
      const gint64    *values,
      gsize            n,
      gint64          *scratch)
{
  Ranking ranking = { values, n, G_MAXINT64, G_MININT64, scratch };
  __int128 sum = 0;

  *distribution = (DewDistribution) { 0, };
  if (n == 0)
    return;

  for (gsize i = 0; i < n; i++)
    {
      ranking.least = MIN (ranking.least, values[i]);
      ranking.most = MAX (ranking.most, values[i]);
      sum += values[i];
    }

  distribution->mean = find_mean (sum, n);
  distribution->least = ranking.least;
  distribution->most = ranking.most;
  distribution->p10 = find_quantile (&ranking, 100);
  distribution->p50 = find_quantile (&ranking, 500);
  distribution->p90 = find_quantile (&ranking, 900);
  fill_bins (distribution, &ranking);
}

/* Leaves refused draws out, and adds what is contributed to the others. */
static gsize
make_costs (gint64 *values,
            gsize   n,
            gint64  contribution)
{
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    if (values[i] != DEW_REFUSED_DRAW)
      values[kept++] = values[i] + contribution;

  return kept;
}

void
_dew_drawn_finish (const DewSimulating *simulating,
                   const DewDrawn      *drawn,
                   gint64              *scratch)
{
  DewLaneResult *result = &simulating->simulation->lanes[drawn->lane];
  const DewProgram *program = simulating->query->lanes[drawn->lane].program;
  gboolean open = drawn->partner == DEW_MAX_PARTNERS;
  gsize n = make_costs (drawn->values, simulating->query->draws, open ? 0 : dew_program_contribution (program, drawn->partner));

  fill (open ? &result->unallocated : &result->costs[drawn->partner], drawn->values, n, scratch);
}
