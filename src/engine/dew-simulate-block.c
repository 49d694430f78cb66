/* dew-simulate-block.c: a block of draws: line by line into sums, then each draw through the rules of each lane */
#include "dew-simulate-private.h"

#include <string.h>

struct _DewBench {
  guint32         words[DEW_BLOCK];
  gint64          deviations[DEW_BLOCK];        /* of a line that is in a group, in 2⁻³² */
  gint64         *groups;                       /* of each group the same, DEW_BLOCK after DEW_BLOCK */
  gint64         *whole, *under;               /* of each atom, so too: what its lines come to, and what of that is under */
  DewClassAmount *classes;
};

DewBench *
_dew_bench_new (const DewSimulating *simulating)
{
  DewBench *bench = g_new0 (DewBench, 1);
  guint n_classes = 1;

  for (guint i = 0; i < simulating->query->n_lanes; i++)
    n_classes = MAX (n_classes, dew_program_n_classes (simulating->query->lanes[i].program));

  bench->groups = g_new (gint64, (gsize) simulating->groups->len * DEW_BLOCK);
  bench->whole = g_new (gint64, (gsize) simulating->n_atoms * DEW_BLOCK);
  bench->under = g_new (gint64, (gsize) simulating->n_atoms * DEW_BLOCK);
  bench->classes = g_new0 (DewClassAmount, n_classes);
  return bench;
}

void
_dew_bench_free (DewBench *bench)
{
  g_free (bench->groups);
  g_free (bench->whole);
  g_free (bench->under);
  g_free (bench->classes);
  g_free (bench);
}

/* ---- Lines ---- */

static void
draw_words (DewBench *bench,
            guint64   seed,
            guint64   block,
            gint64    key)
{
  DewStream stream;

  _dew_stream_start (&stream, seed, block, (guint64) key);
  for (guint d = 0; d < DEW_BLOCK; d += 2)
    {
      guint64 both = _dew_stream_next (&stream);

      bench->words[d] = (guint32) both;
      bench->words[d + 1] = (guint32) (both >> 32);
    }
}

/* A group's key is none that a line has. */
static void
draw_groups (DewBench            *bench,
             const DewSimulating *simulating,
             guint64              block)
{
  for (guint g = 0; g < simulating->groups->len; g++)
    {
      const DewGroup *group = &g_array_index (simulating->groups, DewGroup, g);
      const DewQuantiles *common = group->common;

      draw_words (bench, simulating->query->seed, block, ~group->id);
      for (guint d = 0; d < DEW_BLOCK; d++)
        bench->groups[g * DEW_BLOCK + d] = _dew_quantile (common, bench->words[d]);
    }
}

static void
draw_deviations (DewBench            *bench,
                 const DewSimulating *simulating,
                 const DewVarying    *varying)
{
  const DewQuantiles *own = g_array_index (simulating->groups, DewGroup, varying->group).own;
  const gint64 *restrict group = bench->groups + varying->group * DEW_BLOCK;
  const guint32 *restrict words = bench->words;
  gint64 *restrict deviations = bench->deviations;

  for (guint d = 0; d < DEW_BLOCK; d++)
    deviations[d] = group[d] + _dew_quantile (own, words[d]);
}

/* offset + scale × value, rounded half up. Both factors are moved to the left so that twice the product is the upper half of what comes out: that is the fastest. */
static inline gint64
find_amount (gint64 offset,
             gint64 scale,
             gint64 value)
{
  gint64 twice = (gint64) ((__int128) (scale * (1 << 14)) * (value * (1 << 19)) >> 64);

  return offset + ((twice + 1) >> 1);
}

/* Where no lane sets lines against each other, what they come to will do. */
static inline void
add_amount (gint64  amount,
            gint64 *whole,
            gint64 *under)
{
  *whole += amount;
  if (under != NULL)
    *under += amount & (amount >> 63);
}

/* What falls out, into the sums of its atom. Made for both cases. */
static inline __attribute__ ((always_inline)) void
add_amounts (const DewBench            *bench,
             const DewVariant          *variant,
             gint64           *restrict whole,
             gint64           *restrict under)
{
  const DewQuantiles *quantiles = variant->quantiles;
  const DewSteps *steps = variant->steps;
  const guint32 *restrict words = bench->words;
  const gint64 *restrict deviations = bench->deviations;
  gint64 offset = variant->offset, scale = variant->scale;

  if (quantiles != NULL)
    for (guint d = 0; d < DEW_BLOCK; d++)
      add_amount (find_amount (offset, scale, _dew_quantile (quantiles, words[d])), &whole[d], under != NULL ? &under[d] : NULL);
  else if (steps != NULL)
    for (guint d = 0; d < DEW_BLOCK; d++)
      add_amount (find_amount (offset, scale, _dew_step (steps, deviations[d])), &whole[d], under != NULL ? &under[d] : NULL);
  else
    for (guint d = 0; d < DEW_BLOCK; d++)
      add_amount (find_amount (offset, scale, deviations[d]), &whole[d], under != NULL ? &under[d] : NULL);
}

static void
add_variant (DewBench            *bench,
             const DewSimulating *simulating,
             const DewVariant    *variant)
{
  gint64 *whole = bench->whole + variant->atom * DEW_BLOCK;

  if (simulating->splits)
    add_amounts (bench, variant, whole, bench->under + variant->atom * DEW_BLOCK);
  else
    add_amounts (bench, variant, whole, NULL);
}

static void
draw_line (DewBench            *bench,
           const DewSimulating *simulating,
           const DewVarying    *varying,
           guint64              block)
{
  draw_words (bench, simulating->query->seed, block, varying->line);
  if (varying->group != DEW_NO_GROUP)
    draw_deviations (bench, simulating, varying);

  for (guint i = varying->first; i < varying->first + varying->n; i++)
    {
      const DewVariant *variant = &g_array_index (simulating->variants, DewVariant, i);

      if ((variant->lanes & simulating->pass_lanes) != 0)
        add_variant (bench, simulating, variant);
    }
}

/* ---- Lanes ---- */

/* What a lane came to in the block. */
typedef struct {
  guint64 refused, exhausted, capped[DEW_MAX_PARTNERS];
} Counts;

static void
keep (const DewDrawn   *drawn,
      guint             n,
      guint64           draw,
      const DewOutcome *out)
{
  for (guint i = 0; i < n; i++)
    drawn[i].values[draw] = out == NULL ? DEW_REFUSED_DRAW : drawn[i].partner < DEW_MAX_PARTNERS ? out->shares[drawn[i].partner] : out->unallocated;
}

static void
count_outcome (Counts           *counts,
               const DewOutcome *out)
{
  counts->exhausted += out->exhausted != 0;
  for (guint i = 0; out->capped != 0 && i < DEW_MAX_PARTNERS; i++)
    counts->capped[i] += out->capped >> i & 1;
}

/* The sums of a draw, by class. */
static void
gather (DewBench         *bench,
        const DewLaneRun *run,
        guint             n_classes,
        guint             draw)
{
  const DewAtomClass *goes = (const DewAtomClass *) (const void *) run->classes->data;

  memcpy (bench->classes, run->fixed, n_classes * sizeof *bench->classes);
  for (guint i = 0; i < run->classes->len; i++)
    {
      gint64 under = bench->under[goes[i].atom * DEW_BLOCK + draw];

      bench->classes[goes[i].class].over += bench->whole[goes[i].atom * DEW_BLOCK + draw] - under;
      bench->classes[goes[i].class].under += under;
    }
}

static void
run_lane (DewBench            *bench,
          const DewSimulating *simulating,
          guint                lane,
          guint64              first,
          guint                n,
          Counts              *counts)
{
  const DewLaneRun *run = &simulating->lanes[lane];
  const DewProgram *program = run->lane->program;
  const DewDrawn *drawn = &g_array_index (simulating->drawn, DewDrawn, run->first_drawn);
  guint n_classes = dew_program_n_classes (program);

  for (guint d = 0; d < n; d++)
    {
      DewOutcome out;
      gboolean good;

      gather (bench, run, n_classes, d);
      good = dew_program_run (program, bench->classes, &out);
      keep (drawn, run->n_drawn, first + d, good ? &out : NULL);
      if (good)
        count_outcome (counts, &out);
      else
        counts->refused++;
    }
}

/* A lane whose draws are kept in several passes is counted in the first. */
static void
add_counts (DewSimulating *simulating,
            guint          lane,
            const Counts  *counts)
{
  if ((simulating->counted & 1u << lane) != 0)
    return;

  g_mutex_lock (&simulating->lock);
  simulating->refused[lane] += counts->refused;
  simulating->exhausted[lane] += counts->exhausted;
  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    simulating->capped[lane][i] += counts->capped[i];
  g_mutex_unlock (&simulating->lock);
}

void
_dew_bench_block (DewBench      *bench,
                  DewSimulating *simulating,
                  guint64        block)
{
  guint64 first = block * DEW_BLOCK;
  guint n = (guint) MIN (simulating->query->draws - first, DEW_BLOCK);

  memset (bench->whole, 0, simulating->n_atoms * DEW_BLOCK * sizeof *bench->whole);
  memset (bench->under, 0, simulating->n_atoms * DEW_BLOCK * sizeof *bench->under);
  draw_groups (bench, simulating, block);
  for (guint i = 0; i < simulating->varying->len; i++)
    {
      const DewVarying *varying = &g_array_index (simulating->varying, DewVarying, i);

      if ((varying->lanes & simulating->pass_lanes) != 0)
        draw_line (bench, simulating, varying, block);
    }

  for (guint i = 0; i < simulating->query->n_lanes; i++)
    if ((simulating->pass_lanes & 1u << i) != 0)
      {
        Counts counts = { 0, };

        run_lane (bench, simulating, i, first, n, &counts);
        add_counts (simulating, i, &counts);
      }
}
