/* dew-simulate-block.c: a block of draws: line by line into sums, then each draw through the rules of each lane */
#include "dew-simulate-private.h"

#include <string.h>

struct _DewBench {
  guint32         words[DEW_BLOCK];
  gint64          deviations[DEW_BLOCK];        /* of a line that is in a group, in 2⁻³² */
  gint64         *groups;                       /* of each group the same, DEW_BLOCK after DEW_BLOCK */
  gint64         *over, *under;                 /* of each atom, so too */
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
  bench->over = g_new (gint64, (gsize) simulating->n_atoms * DEW_BLOCK);
  bench->under = g_new (gint64, (gsize) simulating->n_atoms * DEW_BLOCK);
  bench->classes = g_new0 (DewClassAmount, n_classes);
  return bench;
}

void
_dew_bench_free (DewBench *bench)
{
  g_free (bench->groups);
  g_free (bench->over);
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
      draw_words (bench, simulating->query->seed, block, ~g_array_index (simulating->groups, gint64, g));
      for (guint d = 0; d < DEW_BLOCK; d++)
        bench->groups[g * DEW_BLOCK + d] = _dew_quantile (simulating->normal, bench->words[d]);
    }
}

static void
draw_deviations (DewBench            *bench,
                 const DewSimulating *simulating,
                 const DewVarying    *varying)
{
  const gint64 *group = bench->groups + varying->group * DEW_BLOCK;

  for (guint d = 0; d < DEW_BLOCK; d++)
    bench->deviations[d] = (varying->common * group[d] + varying->own * _dew_quantile (simulating->normal, bench->words[d])) >> 24;
}

static inline void
add_amount (const DewVariant *variant,
            gint64            value,
            gint64           *over,
            gint64           *under)
{
  gint64 amount = variant->offset + (gint64) (((__int128) variant->scale * value + (1u << 31)) >> 32);
  gint64 below = amount & (amount >> 63);

  *under += below;
  *over += amount - below;
}

static void
add_alone (DewBench         *bench,
           const DewVariant *variant)
{
  gint64 *over = bench->over + variant->atom * DEW_BLOCK;
  gint64 *under = bench->under + variant->atom * DEW_BLOCK;

  for (guint d = 0; d < DEW_BLOCK; d++)
    add_amount (variant, _dew_quantile (variant->quantiles, bench->words[d]), &over[d], &under[d]);
}

static void
add_grouped (DewBench         *bench,
             const DewVariant *variant)
{
  gint64 *over = bench->over + variant->atom * DEW_BLOCK;
  gint64 *under = bench->under + variant->atom * DEW_BLOCK;

  for (guint d = 0; d < DEW_BLOCK; d++)
    add_amount (variant, variant->steps != NULL ? _dew_step (variant->steps, bench->deviations[d]) : bench->deviations[d], &over[d], &under[d]);
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

      if ((variant->lanes & simulating->pass_lanes) == 0)
        continue;
      if (varying->group != DEW_NO_GROUP)
        add_grouped (bench, variant);
      else
        add_alone (bench, variant);
    }
}

/* ---- Lanes ---- */

/* What a lane came to in the block. */
typedef struct {
  guint64 refused, exhausted, capped[DEW_MAX_PARTNERS];
} Counts;

static void
keep (const DewSimulating *simulating,
      guint                lane,
      guint64              draw,
      const DewOutcome    *out)
{
  for (guint i = 0; i < simulating->drawn->len; i++)
    {
      const DewDrawn *drawn = &g_array_index (simulating->drawn, DewDrawn, i);

      if (drawn->lane == lane)
        drawn->values[draw] = out == NULL ? DEW_REFUSED_DRAW : drawn->partner < DEW_MAX_PARTNERS ? out->shares[drawn->partner] : out->unallocated;
    }
}

static void
count_outcome (Counts           *counts,
               const DewOutcome *out)
{
  counts->exhausted += out->exhausted != 0;
  for (guint i = 0; out->capped != 0 && i < DEW_MAX_PARTNERS; i++)
    counts->capped[i] += out->capped >> i & 1;
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
  guint n_classes = dew_program_n_classes (run->lane->program);
  const DewAtomClass *goes = (const DewAtomClass *) (const void *) run->classes->data;

  for (guint d = 0; d < n; d++)
    {
      DewOutcome out;

      memcpy (bench->classes, run->fixed, n_classes * sizeof *bench->classes);
      for (guint i = 0; i < run->classes->len; i++)
        {
          bench->classes[goes[i].class].over += bench->over[goes[i].atom * DEW_BLOCK + d];
          bench->classes[goes[i].class].under += bench->under[goes[i].atom * DEW_BLOCK + d];
        }

      if (dew_program_run (run->lane->program, bench->classes, &out))
        {
          keep (simulating, lane, first + d, &out);
          count_outcome (counts, &out);
        }
      else
        {
          keep (simulating, lane, first + d, NULL);
          counts->refused++;
        }
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

  memset (bench->over, 0, simulating->n_atoms * DEW_BLOCK * sizeof *bench->over);
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
