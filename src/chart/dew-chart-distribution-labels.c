/* dew-chart-distribution-labels.c: what is written at distributions: their names, their quantiles, and what is higher than the plot */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-chip-private.h"
#include "dew-chart-distribution-private.h"
#include "dew-chart-tell-private.h"
#include "dew-chart-tell.h"

/* Pixels. */
#define KEY       22            /* the line that stands before a name */
#define KEY_GAP   6
#define ITEM_GAP  4             /* between names */
#define DROP      9             /* of the line that marks a quantile in a histogram */

static const DewDistribution *
distribution_of (const DewSteps *steps,
                 guint           series)
{
  return dew_chart_lane (steps->plot.plan->chart, series)->distribution;
}

/* ---- Names ---- */

/* What stands below a name, NULL for nothing. Free with g_free. */
static char *
say_below (const DewSteps *steps,
           guint           series)
{
  const DewChart *chart = steps->plot.plan->chart;
  const DewDistribution *own = distribution_of (steps, series);
  char amount[DEW_MONEY_SIZE];

  if (own == NULL)
    return g_strdup (_("cannot be shared"));
  if (own->least == own->most)
    return g_strdup_printf (_("always %s"), dew_chart_say_amount (chart, own->p50, amount));

  return NULL;
}

static double
item_height (const DewSteps *steps,
             guint           series)
{
  const DewChartPlan *plan = steps->plot.plan;
  g_autofree char *below = say_below (steps, series);
  double height = MAX (_dew_chart_chip_height (plan), ceil (plan->line)) + ITEM_GAP;

  return below != NULL ? height + ceil (plan->line * 0.9) : height;
}

/* How far the names begin from the left of the items. */
static double
indent (const DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  double width = 0;

  for (guint series = 0; series < chart->series->len; series++)
    width = MAX (width, _dew_chart_chip_width (steps->plot.plan, dew_chart_style (chart, series)));

  return KEY + KEY_GAP + width + DEW_CHIP_GAP;
}

double
_dew_steps_names_width (const DewSteps *steps)
{
  const DewChartPlan *plan = steps->plot.plan;
  double width = 1;

  for (guint series = 0; series < plan->chart->series->len; series++)
    {
      g_autofree char *below = say_below (steps, series);

      width = MAX (width, _dew_chart_text_width (plan, dew_chart_series (plan->chart, series), DEW_TEXT_SMALL));
      if (below != NULL)
        width = MAX (width, _dew_chart_text_width (plan, below, DEW_TEXT_SMALL));
    }

  return indent (steps) + ceil (width);
}

double
_dew_steps_names_height (const DewSteps *steps)
{
  double height = 0;

  for (guint series = 0; series < steps->plot.plan->chart->series->len; series++)
    height += item_height (steps, series);

  return height;
}

static void
add_name (DewSteps *steps,
          guint     series,
          double    y)
{
  DewChartPlan *plan = steps->plot.plan;
  const DewChart *chart = plan->chart;
  double x = steps->plot.right + DEW_NAMES_GAP, line = ceil (plan->line * 0.9), chip = MAX (_dew_chart_chip_height (plan), ceil (plan->line));
  double left = x + indent (steps);
  DewRect name = { left, y + floor ((chip - line) / 2), MAX (plan->width - left, 1), line };
  char *below = say_below (steps, series);

  if (!dew_chart_is_refused (chart, series))
    _dew_chart_add_shape (plan, DEW_SHAPE_LEGEND_KEY, (DewRect) { x, y, KEY, chip }, -1, (int) series, NULL, 0);
  _dew_chart_add_chip (plan, dew_chart_style (chart, series), x + KEY + KEY_GAP, y, chip, -1, (int) series);
  _dew_chart_add_shape (plan, DEW_SHAPE_LANE_LABEL, name, -1, (int) series,
                        _dew_chart_fit_text (plan, dew_chart_series (chart, series), DEW_TEXT_SMALL, name.width), 0);
  if (below == NULL)
    return;

  name.y = y + chip;
  if (dew_chart_is_refused (chart, series))
    _dew_chart_add_shape (plan, DEW_SHAPE_STATE, name, 0, (int) series, _dew_chart_fit_text (plan, below, DEW_TEXT_SMALL, name.width), 0);
  else
    _dew_chart_add_shape (plan, DEW_SHAPE_KINK_LABEL, name, -1, (int) series, _dew_chart_fit_text (plan, below, DEW_TEXT_SMALL, name.width), 0);
  g_free (below);
}

void
_dew_steps_add_names (DewSteps *steps)
{
  double y = steps->plot.top;

  for (guint series = 0; series < steps->plot.plan->chart->series->len; series++)
    {
      add_name (steps, series, y);
      y += item_height (steps, series);
    }
}

/* ---- Quantiles ---- */

#define N_QUANTILES 3

static const double parts[N_QUANTILES] = { 0.1, 0.5, 0.9 };

static gint64
quantile_of (const DewSteps *steps,
             guint           series,
             guint           quantile)
{
  const DewDistribution *own = distribution_of (steps, series);

  return quantile == 0 ? own->p10 : quantile == 1 ? own->p50 : own->p90;
}

/* On the curve, or on the outline of the histogram above it. */
static DewPoint
quantile_place (const DewSteps *steps,
                guint           series,
                guint           quantile)
{
  const DewChart *chart = steps->plot.plan->chart;
  gint64 pence = quantile_of (steps, series, quantile), first = dew_chart_row (chart, 0)->id;
  double x = _dew_steps_x (steps, pence);

  if (chart->cumulative)
    return (DewPoint) { x, _dew_steps_y (steps, parts[quantile]) };

  return (DewPoint) { x, _dew_steps_y (steps, _dew_steps_part (steps, (guint) ((pence - first) / chart->step), series)) };
}

static void
add_quantile (DewSteps *steps,
              guint     series,
              guint     quantile)
{
  const double radius = DEW_STEP_RADIUS;
  DewPoint at = quantile_place (steps, series, quantile);

  if (steps->plot.plan->chart->cumulative)
    _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_KINK, (DewRect) { at.x - radius, at.y - radius, 2 * radius, 2 * radius }, -1, (int) series, NULL, 0);
  else
    _dew_plot_add_leader (&steps->plot, series, at, (DewPoint) { at.x, MIN (at.y + DROP, _dew_steps_y (steps, 0)) });
}

static void
add_quantile_words (DewSteps *steps,
                    guint     series)
{
  static const char *const names[N_QUANTILES] = { "P10", "P50", "P90" };
  char amount[DEW_MONEY_SIZE];

  for (guint i = 0; i < N_QUANTILES; i++)
    {
      gint64 pence = quantile_of (steps, series, i);
      g_autofree char *words = g_strdup_printf ("%s %s", names[i], dew_chart_say_amount (steps->plot.plan->chart, pence, amount));

      _dew_plot_add_words (&steps->plot, series, quantile_place (steps, series, i), words);
    }
}

/* How many draws are in a step that is higher than the plot. */
static void
add_towering_words (DewSteps *steps,
                    guint     series)
{
  const DewChart *chart = steps->plot.plan->chart;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      DewWide start = dew_chart_row (chart, row)->id;
      double x = (_dew_steps_x (steps, start) + _dew_steps_x (steps, start + chart->step)) / 2;
      g_autofree char *percent = NULL, *words = NULL;

      if (_dew_steps_part (steps, row, series) <= steps->full)
        continue;
      percent = _dew_chart_say_percent (dew_chart_value (chart, row, series), dew_chart_lane (chart, series)->draws);
      words = g_strdup_printf ("↑ %s", percent);
      _dew_plot_add_words (&steps->plot, series, (DewPoint) { x, _dew_steps_y (steps, steps->full) }, words);
    }
}

void
_dew_steps_add_quantiles (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  gboolean first = TRUE;

  for (guint series = 0; series < chart->series->len; series++)
    for (guint i = 0; i < N_QUANTILES && distribution_of (steps, series) != NULL && !dew_chart_is_certain (chart, series); i++)
      add_quantile (steps, series, i);

  for (guint series = 0; series < chart->series->len; series++)
    if (distribution_of (steps, series) != NULL && !dew_chart_is_certain (chart, series))
      {
        add_towering_words (steps, series);
        if (first)
          add_quantile_words (steps, series);
        first = FALSE;
      }
}
