/* dew-simulate-block.c: a block of draws: line by line into sums, then each draw through the rules of each lane */
#include "dew-simulate-private.h"

#include <string.h>

struct _DewBench {
  guint32         words[DEW_BLOCK];
  guint           tails[DEW_BLOCK], n_tails;    /* the draws whose words are in a tail */
  double          values[DEW_BLOCK];            /* of a line: its luck */
  double         *groups;                       /* of each group the same, DEW_BLOCK after DEW_BLOCK */
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

  bench->groups = g_new (double, (gsize) simulating->groups->len * DEW_BLOCK);
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
  guint n_tails = 0;

  _dew_stream_start (&stream, seed, block, (guint64) key);
  for (guint d = 0; d < DEW_BLOCK; d += 2)
    {
      guint64 both = _dew_stream_next (&stream);

      for (guint i = 0; i < 2; i++, both >>= 32)
        {
          bench->words[d + i] = (guint32) both;
          if (G_UNLIKELY (_dew_is_tail ((guint32) both)))
            bench->tails[n_tails++] = d + i;
        }
    }

  bench->n_tails = n_tails;
}

/* The quantiles of all words. */
static void
find_values (const DewBench     *bench,
             const DewQuantiles *quantiles,
             double    *restrict values)
{
  const guint32 *restrict words = bench->words;

  for (guint d = 0; d < DEW_BLOCK; d++)
    values[d] = _dew_middle_quantile (quantiles, words[d]);
  for (guint i = 0; i < bench->n_tails; i++)
    values[bench->tails[i]] = _dew_tail_quantile (quantiles, words[bench->tails[i]]);
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

      draw_words (bench, simulating->query->seed, block, ~group->id);
      find_values (bench, group->common, bench->groups + g * DEW_BLOCK);
    }
}

static void
draw_deviations (DewBench            *bench,
                 const DewSimulating *simulating,
                 const DewVarying    *varying)
{
  const double *restrict group = bench->groups + varying->group * DEW_BLOCK;
  double *restrict values = bench->values;

  find_values (bench, g_array_index (simulating->groups, DewGroup, varying->group).own, values);
  for (guint d = 0; d < DEW_BLOCK; d++)
    values[d] += group[d];
}

/* offset + scale × value, rounded to the penny, a half to the even one. Beside a number of this size, to which bounds of lines leave room, a double holds whole numbers alone and its last bits are theirs: so much is done for
 * several amounts at once by any processor, which cannot be said of a conversion. */
static inline gint64
find_amount (double offset,
             double scale,
             double value)
{
  const double whole = 0x1.8p52;
  double sum = offset + scale * value + whole;
  gint64 a, b;

  memcpy (&a, &sum, sizeof a);
  memcpy (&b, &whole, sizeof b);
  return a - b;
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
  const DewSteps *steps = variant->steps;
  const double *restrict values = bench->values;
  double offset = (double) variant->offset, scale = (double) variant->scale;

  if (steps != NULL)
    for (guint d = 0; d < DEW_BLOCK; d++)
      add_amount (find_amount (offset, scale, _dew_step (steps, values[d])), &whole[d], under != NULL ? &under[d] : NULL);
  else
    for (guint d = 0; d < DEW_BLOCK; d++)
      add_amount (find_amount (offset, scale, values[d]), &whole[d], under != NULL ? &under[d] : NULL);
}

static void
add_variant (DewBench            *bench,
             const DewSimulating *simulating,
             const DewVariant    *variant)
{
  gint64 *whole = bench->whole + variant->atom * DEW_BLOCK;

  if (variant->quantiles != NULL)
    find_values (bench, variant->quantiles, bench->values);
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
  const DewAtomClass *end = goes + run->classes->len;
  const gint64 *whole = bench->whole + draw, *under = bench->under + draw;
  DewClassAmount *classes = bench->classes;

  for (guint i = 0; i < n_classes; i++)
    {
      classes[i].over = run->fixed[i].over;
      classes[i].under = run->fixed[i].under;
    }
  for (; goes < end; goes++)
    {
      gint64 below = under[goes->atom * DEW_BLOCK];

      classes[goes->class].over += whole[goes->atom * DEW_BLOCK] - below;
      classes[goes->class].under += below;
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
