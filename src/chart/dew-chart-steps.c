/* dew-chart-steps.c: the figures of distributions: draws, counted in steps that all lanes have in common */
#include "dew-chart-scale-private.h"
#include "dew-chart-tell-private.h"

#define MOST_STEPS    120
#define CERTAIN_STEPS 20        /* where every lane is certain, at most: no bins say how fine they are to be */
#define CERTAIN_PART  5         /* and as if they reached over such a part of what they come to */
#define WHOLE         1000000   /* millionths */

DewChart *
dew_chart_new_distribution (const char *title,
                            const char *bearer,
                            DewUnit     unit,
                            int         decimals,
                            gboolean    cumulative)
{
  DewChart *chart;

  g_return_val_if_fail (bearer != NULL, NULL);

  chart = dew_chart_new (title, unit, decimals);
  if (chart == NULL)
    return NULL;

  chart->kind = DEW_CHART_DISTRIBUTION;
  chart->bearer = g_strdup (bearer);
  chart->cumulative = cumulative;
  chart->step = 1;

  return chart;
}

static const DewDistribution *
distribution_of (const DewChart *chart,
                 guint           series)
{
  return dew_chart_lane (chart, series)->distribution;
}

/* ---- Steps that all have in common ---- */

typedef struct {
  DewWide  low, high;           /* pence: where the first bin begins, where the last one ends */
  DewWide  largest;             /* size of what any bin begins at */
  gboolean any;                 /* whether there is any lane with draws */
  gboolean certain;             /* whether all of these are */
} Reach;

static Reach
find_reach (const DewChart *chart)
{
  Reach reach = { .certain = TRUE };

  for (guint series = 0; series < chart->lanes->len; series++)
    {
      const DewDistribution *own = distribution_of (chart, series);
      DewWide end;

      if (own == NULL)
        continue;

      end = (DewWide) own->start + (DewWide) own->width * own->n_bins;
      reach.low = reach.any ? MIN (reach.low, own->start) : own->start;
      reach.high = reach.any ? MAX (reach.high, end) : end;
      reach.largest = MAX (reach.largest, own->start < 0 ? -(DewWide) own->start : own->start);
      reach.certain &= dew_chart_is_certain (chart, series);
      reach.any = TRUE;
    }

  return reach;
}

/* Whether every bin lies within one such step: both begin at multiples of their widths. */
static gboolean
holds_all (const DewChart *chart,
           DewWide         step)
{
  for (guint series = 0; series < chart->lanes->len; series++)
    {
      const DewDistribution *own = distribution_of (chart, series);

      if (own != NULL && step % own->width != 0)
        return FALSE;
    }

  return TRUE;
}

static DewWide
choose_step (const DewChart *chart,
             const Reach    *reach)
{
  DewWide span = reach->high - reach->low, step;

  if (reach->certain)
    return dew_chart_nice_step (MAX (MAX (span, reach->largest / CERTAIN_PART), dew_unit_pence (chart->unit)), CERTAIN_STEPS);

  step = dew_chart_nice_step (span, MOST_STEPS);
  while (!holds_all (chart, step))
    step = dew_chart_nice_step (step + 1, 1);

  return step;
}

static void
add_steps (DewChart    *chart,
           const Reach *reach)
{
  for (DewWide start = dew_chart_round_down (reach->low, chart->step); start < reach->high; start += chart->step)
    {
      DewChartRow *row = g_new0 (DewChartRow, 1);

      row->id = (gint64) start;
      row->entered = TRUE;
      row->values = g_array_new (FALSE, TRUE, sizeof (gint64));
      g_array_set_size (row->values, chart->lanes->len);
      g_ptr_array_add (chart->rows, row);
      row->label = _dew_chart_say_step (chart, chart->rows->len - 1);
    }
}

static gint64 *
value_of (DewChart *chart,
          guint     row,
          guint     series)
{
  return &g_array_index (((DewChartRow *) g_ptr_array_index (chart->rows, row))->values, gint64, series);
}

static void
count_draws (DewChart *chart,
             guint     series)
{
  const DewDistribution *own = distribution_of (chart, series);
  DewWide origin = dew_chart_row (chart, 0)->id;

  for (guint i = 0; own != NULL && i < own->n_bins; i++)
    {
      DewWide start = (DewWide) own->start + (DewWide) own->width * i;

      *value_of (chart, (guint) ((start - origin) / chart->step), series) += (gint64) own->bins[i];
    }

  for (guint row = 1; chart->cumulative && row < chart->rows->len; row++)
    *value_of (chart, row, series) += *value_of (chart, row - 1, series);
}

/* Any lane may change the steps of all. */
static void
count_again (DewChart *chart)
{
  Reach reach = find_reach (chart);

  /* So that there is a row even where every lane is refused. */
  if (!reach.any)
    reach.high = 1;

  g_ptr_array_set_size (chart->rows, 0);
  chart->step = (gint64) choose_step (chart, &reach);
  add_steps (chart, &reach);
  for (guint series = 0; series < chart->lanes->len; series++)
    count_draws (chart, series);
}

/* ---- Lanes ---- */

static gboolean
is_nice (gint64 width)
{
  while (width > 0 && width % 10 == 0)
    width /= 10;

  return width == 1 || width == 2 || width == 5;
}

static gint64
count_all (const DewDistribution *distribution)
{
  guint64 draws = 0;

  for (guint i = 0; i < distribution->n_bins; i++)
    draws += distribution->bins[i];

  return (gint64) draws;
}

/* What could not be told from steps: bins that begin anywhere, and no draws. */
static gboolean
is_countable (const DewDistribution *distribution)
{
  return distribution->n_bins > 0 && distribution->n_bins <= DEW_MAX_BINS && is_nice (distribution->width) &&
         distribution->start % distribution->width == 0 && count_all (distribution) > 0;
}

void
dew_chart_add_distribution (DewChart              *chart,
                            guint                  number,
                            const char            *name,
                            gint64                 scenario_id,
                            const DewDistribution *distribution,
                            const char            *refusal)
{
  DewChartLane lane = { .number = number, .id = scenario_id };

  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_DISTRIBUTION);
  g_return_if_fail (number > 0);
  g_return_if_fail (name != NULL);
  g_return_if_fail ((distribution == NULL) == (refusal != NULL));
  g_return_if_fail (distribution == NULL || is_countable (distribution));

  lane.refusal = g_strdup (refusal);
  if (distribution != NULL)
    {
      lane.distribution = g_memdup2 (distribution, sizeof *distribution);
      lane.draws = count_all (distribution);
    }
  g_ptr_array_add (chart->series, g_strdup (name));
  g_array_append_val (chart->lanes, lane);
  count_again (chart);
}

gboolean
dew_chart_is_certain (const DewChart *chart,
                      guint           series)
{
  const DewDistribution *own;

  g_return_val_if_fail (chart != NULL && chart->kind == DEW_CHART_DISTRIBUTION, FALSE);
  g_return_val_if_fail (series < chart->lanes->len, FALSE);

  own = distribution_of (chart, series);

  /* Bins are as narrow as they can be: one alone is wider than a penny only where somebody else has made it. */
  return own != NULL && own->n_bins == 1 && own->width == 1;
}

/* Half up. */
static gint64
part_of (gint64 draws,
         gint64 all)
{
  return (gint64) (((DewWide) draws * WHOLE * 2 + all) / ((DewWide) all * 2));
}

/* Rounded as it accumulates, so that all of a histogram are the whole. */
gint64
dew_chart_chance (const DewChart *chart,
                  guint           row,
                  guint           series)
{
  gint64 before = 0, draws;

  g_return_val_if_fail (chart != NULL && chart->kind == DEW_CHART_DISTRIBUTION, 0);
  g_return_val_if_fail (row < chart->rows->len && series < chart->lanes->len, 0);

  if (distribution_of (chart, series) == NULL)
    return 0;

  draws = dew_chart_lane (chart, series)->draws;
  if (chart->cumulative)
    return part_of (dew_chart_value (chart, row, series), draws);

  for (guint i = 0; i < row; i++)
    before += dew_chart_value (chart, i, series);

  return part_of (before + dew_chart_value (chart, row, series), draws) - part_of (before, draws);
}
