/* dew-chart-distribution-labels.c: what is written at distributions: their names, their quantiles, and what is higher than the plot */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dew-chart-chip-private.h"
#include "dew-chart-distribution-private.h"
#include "dew-chart-push-private.h"
#include "dew-chart-tell-private.h"
#include "dew-chart-tell.h"

/* Pixels. */
#define KEY       22            /* the line that stands before a name */
#define KEY_GAP   6
#define ITEM_GAP  4             /* between names */
#define TOWER_GAP 8             /* between words above the plot */
#define NAME      44            /* of a name at least */

static const DewDistribution *
distribution_of (const DewSteps *steps,
                 guint           series)
{
  return dew_chart_lane (steps->plot.plan->chart, series)->distribution;
}

/* ---- Names ---- */

/* What stands below a name: why its line is not there, or not like the others, or not to be seen. NULL for nothing. Free
 * with g_free. */
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

  for (guint other = 0; other < series; other++)
    if (distribution_of (steps, other) != NULL && memcmp (distribution_of (steps, other), own, sizeof *own) == 0)
      return g_strdup_printf (_("the same as %u"), dew_chart_style (chart, other));

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
_dew_steps_names_width (const DewSteps *steps,
                        double         *least)
{
  const DewChartPlan *plan = steps->plot.plan;
  double names = 1, words = NAME;

  for (guint series = 0; series < plan->chart->series->len; series++)
    {
      g_autofree char *below = say_below (steps, series);

      names = MAX (names, _dew_chart_text_width (plan, dew_chart_series (plan->chart, series), DEW_TEXT_SMALL));
      if (below != NULL)
        words = MAX (words, _dew_chart_text_width (plan, below, DEW_TEXT_SMALL));
    }
  *least = indent (steps) + ceil (words);

  return MAX (indent (steps) + ceil (names), *least);
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
    _dew_chart_add_shape (plan, DEW_SHAPE_STATE, name, 0, (int) series, below, 0);
  else
    _dew_chart_add_shape (plan, DEW_SHAPE_KINK_LABEL, name, -1, (int) series, below, 0);
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

/* ---- What is higher than the plot ---- */

typedef struct {
  guint   series;
  double  x;                    /* of the step's middle */
  char   *words;
  double  width;
} Tower;

static void
clear_tower (gpointer data)
{
  g_free (((Tower *) data)->words);
}

static void
append_tower (const DewSteps *steps,
              guint           row,
              guint           series,
              GArray         *towers)
{
  const DewChart *chart = steps->plot.plan->chart;
  DewWide start = dew_chart_row (chart, row)->id;
  g_autofree char *percent = _dew_chart_say_percent (dew_chart_value (chart, row, series), dew_chart_lane (chart, series)->draws);
  Tower tower = { .series = series, .words = g_strdup_printf ("↑ %s", percent) };

  tower.x = (_dew_steps_x (steps, start) + _dew_steps_x (steps, start + chart->step)) / 2;
  tower.width = ceil (_dew_chart_text_width (steps->plot.plan, tower.words, DEW_TEXT_SMALL)) + TOWER_GAP;
  g_array_append_val (towers, tower);
}

/* From the left to the right. Lanes whose names say it already are not among them. */
static GArray *
find_towers (const DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  GArray *towers = g_array_new (FALSE, FALSE, sizeof (Tower));

  g_array_set_clear_func (towers, clear_tower);
  for (guint row = 0; row < chart->rows->len && !chart->cumulative; row++)
    for (guint series = 0; series < chart->series->len; series++)
      {
        g_autofree char *said = NULL;

        if (_dew_steps_part (steps, row, series) <= steps->full)
          continue;
        said = say_below (steps, series);
        if (said == NULL)
          append_tower (steps, row, series, towers);
      }

  return towers;
}

double
_dew_steps_towers_width (const DewSteps *steps)
{
  g_autoptr (GArray) towers = find_towers (steps);
  double width = 0;

  for (guint i = 0; i < towers->len; i++)
    width += g_array_index (towers, Tower, i).width;

  return width;
}

/* Words that stand elsewhere than above their step have a line to it. */
static void
add_tower (DewSteps    *steps,
           const Tower *tower,
           double       centre)
{
  double height = ceil (steps->plot.plan->line * 0.9), width = tower->width - TOWER_GAP;
  DewRect box = { floor (centre - width / 2), steps->plot.top - height, width, height };
  DewPoint from = { tower->x, _dew_steps_y (steps, steps->full) - DEW_STEP_RADIUS }, to = { CLAMP (tower->x, box.x, box.x + width), steps->plot.top + 1 };

  if (to.x != from.x)
    _dew_plot_add_leader (&steps->plot, tower->series, from, to);
  _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_KINK_LABEL, box, -1, (int) tower->series, g_strdup (tower->words), 0.5);
}

void
_dew_steps_add_towers (DewSteps *steps)
{
  g_autoptr (GArray) towers = find_towers (steps);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DewPushItem));

  for (guint i = 0; i < towers->len; i++)
    {
      const Tower *tower = &g_array_index (towers, Tower, i);
      DewPushItem item = { tower->x, tower->width, i };

      g_array_append_val (items, item);
    }

  /* What is said of texts above each other holds of these beside each other. */
  _dew_chart_push_apart ((DewPushItem *) (void *) items->data, items->len, steps->plot.left, steps->plot.right);
  for (guint i = 0; i < items->len; i++)
    add_tower (steps, &g_array_index (towers, Tower, i), g_array_index (items, DewPushItem, i).centre);
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

  _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_KINK, (DewRect) { at.x - radius, at.y - radius, 2 * radius, 2 * radius }, -1, (int) series, NULL, 0);
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

      _dew_plot_add_words (&steps->plot, series, quantile_place (steps, series, i), TRUE, words);
    }
}

void
_dew_steps_add_quantiles (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;

  for (guint series = 0; series < chart->series->len; series++)
    for (guint i = 0; i < N_QUANTILES && distribution_of (steps, series) != NULL && !dew_chart_is_certain (chart, series); i++)
      add_quantile (steps, series, i);

  for (guint series = 0; series < chart->series->len; series++)
    if (distribution_of (steps, series) != NULL && !dew_chart_is_certain (chart, series))
      {
        add_quantile_words (steps, series);
        break;
      }
}
