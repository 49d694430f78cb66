/* dew-simulate-result.c: what was drawn of one partner, as mean, quantiles and histogram */
#include "dew-simulate-private.h"

#include <string.h>

/* ---- Quantiles ---- */

#define KEY_BITS 11
#define KEYS (1u << KEY_BITS)

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

/* Values that lie between least and most, both of which are among what may be there. */
typedef struct {
  const gint64 *values;
  gsize         n;
  gint64        least, most;
} Span;

/* The span of the values of one key, whose values are put together elsewhere. */
static Span
narrow (const Span   *span,
        guint         shift,
        guint         key,
        const gint64 *values,
        gsize         n)
{
  gint64 least = span->least + (gint64) ((guint64) key << shift);

  return (Span) {
           values, n, least, MIN (span->most, least + (gint64) ((G_GUINT64_CONSTANT (1) << shift) - 1))
  };
}

static void
count_keys (const Span *span,
            guint       shift,
            gsize       counts[KEYS])
{
  memset (counts, 0, KEYS * sizeof *counts);
  for (gsize i = 0; i < span->n; i++)
    counts[find_key (span->values[i], span->least, shift)]++;
}

/* The key of the value at a rank, which becomes the rank among those of that key. */
static guint
find_rank (const gsize *counts,
           gsize       *rank)
{
  guint key = 0;

  for (; *rank >= counts[key]; key++)
    *rank -= counts[key];

  return key;
}

/* The value at a rank, from 0: the values are counted by their highest bits, and of those that have the same as the one that is looked for the next bits are looked at. scratch has room
 * for all of them. */
static gint64
select_rank (Span    span,
             gsize   rank,
             gint64 *scratch)
{
  gsize counts[KEYS];

  while (span.least < span.most)
    {
      guint shift = find_shift (span.least, span.most);
      gsize kept = 0;
      guint key;

      count_keys (&span, shift, counts);
      key = find_rank (counts, &rank);
      for (gsize i = 0; i < span.n; i++)
        if (find_key (span.values[i], span.least, shift) == key)
          scratch[kept++] = span.values[i];

      span = narrow (&span, shift, key, scratch, kept);
    }

  return span.least;
}

/* Of a thousand draws, in order, the one that a quantile is; the outer two are where a histogram ends. */
static const guint quantiles[] = { 1, 100, 500, 900, 999 };

#define N_QUANTILES G_N_ELEMENTS (quantiles)

/* Puts the values of some keys together, key by key, into scratch: they begin at starts[key], G_MAXSIZE where it is none of them. */
static void
gather_keys (const Span *span,
             guint       shift,
             gsize       starts[KEYS],
             gint64     *scratch)
{
  for (gsize i = 0; i < span->n; i++)
    {
      gsize *start = &starts[find_key (span->values[i], span->least, shift)];

      if (*start != G_MAXSIZE)
        scratch[(*start)++] = span->values[i];
    }
}

/* A key that so many of the values have, or more, is asked for the value that most of them are: at a cap, or where a reserve does, it mostly is the one at the rank, and nothing need be put together. */
#define HEAVY 8

/* What more than half of the values of a key are, where there is such (by Boyer and Moore's vote), or else any of them. */
typedef struct {
  guint  key;
  gint64 value;
  gsize  below, equal;          /* how many of the key */
} Majority;

static Majority
find_majority (const Span *span,
               guint       shift,
               guint       key)
{
  Majority majority = { .key = key };
  gsize votes = 0;

  for (gsize i = 0; i < span->n; i++)
    if (find_key (span->values[i], span->least, shift) == key)
      {
        if (votes == 0)
          majority.value = span->values[i];
        votes = span->values[i] == majority.value ? votes + 1 : votes - 1;
      }

  for (gsize i = 0; i < span->n; i++)
    if (find_key (span->values[i], span->least, shift) == key)
      {
        majority.below += span->values[i] < majority.value;
        majority.equal += span->values[i] == majority.value;
      }

  return majority;
}

/* TRUE where the value at a rank among those of the key is what most are. */
static gboolean
is_majority (const Majority *majority,
             gsize           rank)
{
  return rank >= majority->below && rank - majority->below < majority->equal;
}

/* The ⌈part × n⌉th of the values for each of the quantiles. All are looked for together as far as the first keys. scratch has room for twice the values. */
static void
find_quantiles (const Span *span,
                gint64      found[N_QUANTILES],
                gint64     *scratch)
{
  guint shift = find_shift (span->least, span->most);
  gsize counts[KEYS], ends[KEYS];
  gsize ranks[N_QUANTILES];
  guint keys[N_QUANTILES];
  gboolean told[N_QUANTILES];
  Majority majority = { .key = KEYS };
  gsize used = 0;

  count_keys (span, shift, counts);
  memset (ends, 0xff, sizeof ends);
  for (guint i = 0; i < N_QUANTILES; i++)
    {
      ranks[i] = MAX ((span->n * quantiles[i] + 999) / 1000, 1) - 1;
      keys[i] = find_rank (counts, &ranks[i]);
      if (counts[keys[i]] >= span->n / HEAVY && keys[i] != majority.key)
        majority = find_majority (span, shift, keys[i]);
      told[i] = keys[i] == majority.key && is_majority (&majority, ranks[i]);
      found[i] = majority.value;
      if (told[i] || ends[keys[i]] != G_MAXSIZE)
        continue;

      ends[keys[i]] = used;
      used += counts[keys[i]];
    }

  gather_keys (span, shift, ends, scratch);
  for (guint i = 0; i < N_QUANTILES; i++)
    {
      gsize n = counts[keys[i]];

      if (told[i])
        continue;
      found[i] = select_rank (narrow (span, shift, keys[i], scratch + ends[keys[i]] - n, n), ranks[i], scratch + span->n);
    }
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

/* From low to high; beyond there is one draw in a thousand on either side. */
static void
fill_bins (DewDistribution *distribution,
           const Span      *span,
           gint64           low,
           gint64           high)
{
  gint64 width = find_width ((guint64) high - (guint64) low);
  gint64 start = floor_to (low, width);
  guint64 reciprocal = G_MAXUINT64 / (guint64) width;

  distribution->start = start;
  distribution->width = width;
  distribution->n_bins = (guint) (((guint64) high - (guint64) start) / (guint64) width) + 1;
  for (gsize i = 0; i < span->n; i++)
    {
      guint64 along = (guint64) (CLAMP (span->values[i], start, high) - start);
      guint64 bin = (guint64) ((unsigned __int128) along * reciprocal >> 64);

      /* The reciprocal is rounded down, so that it may be the one before. */
      bin += along - bin * (guint64) width >= (guint64) width;
      distribution->bins[bin]++;
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

/* Leaves refused draws out, and adds what is contributed to the others. Their sum is added to *sum. */
static Span
make_costs (gint64   *values,
            gsize     n,
            gint64    contribution,
            __int128 *sum)
{
  Span span = { values, 0, G_MAXINT64, G_MININT64 };

  for (gsize i = 0; i < n; i++)
    if (values[i] != DEW_REFUSED_DRAW)
      {
        gint64 cost = values[i] + contribution;

        values[span.n++] = cost;
        span.least = MIN (span.least, cost);
        span.most = MAX (span.most, cost);
        *sum += cost;
      }

  return span;
}

static void
fill (DewDistribution *distribution,
      const Span      *span,
      __int128         sum,
      gint64          *scratch)
{
  gint64 found[N_QUANTILES];

  *distribution = (DewDistribution) { 0, };
  if (span->n == 0)
    return;

  find_quantiles (span, found, scratch);
  distribution->mean = find_mean (sum, span->n);
  distribution->least = span->least;
  distribution->most = span->most;
  distribution->p10 = found[1];
  distribution->p50 = found[2];
  distribution->p90 = found[3];
  fill_bins (distribution, span, found[0], found[N_QUANTILES - 1]);
}

void
_dew_drawn_finish (const DewSimulating *simulating,
                   const DewDrawn      *drawn,
                   gint64              *scratch)
{
  DewLaneResult *result = &simulating->simulation->lanes[drawn->lane];
  const DewProgram *program = simulating->query->lanes[drawn->lane].program;
  gboolean open = drawn->partner == DEW_MAX_PARTNERS;
  __int128 sum = 0;
  Span span = make_costs (drawn->values, simulating->query->draws, open ? 0 : dew_program_contribution (program, drawn->partner), &sum);

  fill (open ? &result->unallocated : &result->costs[drawn->partner], &span, sum, scratch);
}
