/* dew-chart-distribution.c: the geometry of distributions: how often an amount comes out how high */
#include <math.h>

#include "dew-chart-distribution-private.h"
#include "dew-scenario-paint.h"

/* Pixels; what depends on the size of text is in lines below. */
#define PLOT_WIDTH 150          /* at least */
#define NAMES_PART 0.3          /* of the width go to names, at most */
#define REACH      24           /* how far above and below a cumulative curve the pointer finds it */
#define BASIS_GAP  3            /* between what the percentages are of and the plot */
#define PLOT       12           /* lines: the least height of the plot */

double
_dew_steps_x (const DewSteps *steps,
              DewWide         pence)
{
  return steps->plot.left + (double) (pence - steps->low) / (double) (steps->high - steps->low) * (steps->plot.right - steps->plot.left);
}

/* Half a tick's text stays free above and below. */
static double
inset (const DewSteps *steps)
{
  return ceil (steps->plot.plan->line * 0.45);
}

double
_dew_steps_y (const DewSteps *steps,
              double          part)
{
  double bottom = steps->plot.bottom - inset (steps), height = bottom - steps->plot.top - inset (steps);

  return bottom - MIN (part / steps->full, 1) * height;
}

double
_dew_steps_part (const DewSteps *steps,
                 guint           row,
                 guint           series)
{
  const DewChart *chart = steps->plot.plan->chart;

  return (double) dew_chart_value (chart, row, series) / (double) dew_chart_lane (chart, series)->draws;
}

/* ---- Axes ---- */

/* The line of no draws, and that of no cost, where it is within. */
static void
add_axes (DewSteps *steps)
{
  double y = floor (_dew_steps_y (steps, 0)), x = floor (_dew_steps_x (steps, 0));

  _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_AXIS, (DewRect) { steps->plot.left, y, steps->plot.right - steps->plot.left, 1 }, -1, -1, NULL, 0);
  if (!_dew_steps_is_cut (steps))
    _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_AXIS, (DewRect) { MIN (x, steps->plot.right - 1), steps->plot.top, 1, y - steps->plot.top }, -1, -1, NULL, 0);
}

/* ---- Outlines of histograms ---- */

static void
append_point (GArray *points,
              double  x,
              double  y)
{
  DewPoint point = { x, y };

  g_array_append_val (points, point);
}

/* Takes what there is of a line, and begins another. */
static void
flush_points (DewSteps      *steps,
              DewShapeKind   kind,
              guint          series,
              GArray       **points)
{
  if ((*points)->len >= 2)
    _dew_chart_add_path (steps->plot.plan, kind, (int) series, *points);
  else
    g_array_unref (*points);
  *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));
}

/* Round each run of steps with draws. What is higher than the plot is open at its top as an outline, but not as an area. */
static void
add_outline (DewSteps     *steps,
             DewShapeKind  kind,
             guint         series)
{
  const DewChart *chart = steps->plot.plan->chart;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));
  double base = _dew_steps_y (steps, 0);

  for (guint row = 0; row <= chart->rows->len; row++)
    {
      double part = row < chart->rows->len ? _dew_steps_part (steps, row, series) : 0;
      double left = _dew_steps_x (steps, (DewWide) dew_chart_row (chart, 0)->id + (DewWide) row * chart->step);
      double right = _dew_steps_x (steps, (DewWide) dew_chart_row (chart, 0)->id + (DewWide) (row + 1) * chart->step);

      if (part == 0)
        {
          if (points->len > 0)
            append_point (points, left, base);
          flush_points (steps, kind, series, &points);
          continue;
        }

      if (points->len == 0)
        append_point (points, left, base);
      append_point (points, left, _dew_steps_y (steps, part));
      if (part > steps->full && kind == DEW_SHAPE_LINE)
        flush_points (steps, kind, series, &points);
      append_point (points, right, _dew_steps_y (steps, part));
    }
  g_array_unref (points);
}

/* ---- Cumulative curves ---- */

static int
compare_points_cb (gconstpointer a,
                   gconstpointer b)
{
  const DewPoint *one = a, *other = b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;

  /* Chances rise, and lie higher. */
  return one->y == other->y ? 0 : one->y > other->y ? -1 : 1;
}

/* Through the upper edges of the lane's own bins, which may be finer than the steps, through its quantiles, and from its
 * least to its most; what is beyond the outermost bins, one draw in a thousand, is drawn within them. */
static void
add_curve (DewSteps *steps,
           guint     series)
{
  const DewChartLane *lane = dew_chart_lane (steps->plot.plan->chart, series);
  const DewDistribution *own = lane->distribution;
  DewWide end = (DewWide) own->start + (DewWide) own->width * own->n_bins;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));
  guint64 draws = 0;

  append_point (points, _dew_steps_x (steps, MAX (own->start, own->least)), _dew_steps_y (steps, 0));
  for (guint i = 0; i + 1 < own->n_bins; i++)
    {
      draws += own->bins[i];
      append_point (points, _dew_steps_x (steps, (DewWide) own->start + (DewWide) own->width * (i + 1)), _dew_steps_y (steps, (double) draws / (double) lane->draws));
    }
  append_point (points, _dew_steps_x (steps, MIN (end, own->most)), _dew_steps_y (steps, 1));
  append_point (points, _dew_steps_x (steps, own->p10), _dew_steps_y (steps, 0.1));
  append_point (points, _dew_steps_x (steps, own->p50), _dew_steps_y (steps, 0.5));
  append_point (points, _dew_steps_x (steps, own->p90), _dew_steps_y (steps, 0.9));
  g_array_sort (points, compare_points_cb);

  _dew_chart_add_path (steps->plot.plan, DEW_SHAPE_LINE, (int) series, points);
}

/* ---- Lanes ---- */

/* A lane that is certain is an upright line, in either kind of chart. */
static void
add_upright (DewSteps *steps,
             guint     series)
{
  const DewDistribution *own = dew_chart_lane (steps->plot.plan->chart, series)->distribution;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));

  append_point (points, _dew_steps_x (steps, own->p50), _dew_steps_y (steps, 0));
  append_point (points, _dew_steps_x (steps, own->p50), _dew_steps_y (steps, 1));
  _dew_chart_add_path (steps->plot.plan, DEW_SHAPE_LINE, (int) series, points);
}

static void
add_line (DewSteps *steps,
          guint     series)
{
  const DewChart *chart = steps->plot.plan->chart;

  if (dew_chart_is_refused (chart, series))
    return;
  if (dew_chart_is_certain (chart, series))
    add_upright (steps, series);
  else if (chart->cumulative)
    add_curve (steps, series);
  else
    add_outline (steps, DEW_SHAPE_LINE, series);
}

/* The baseline's area lies below all lines. */
static void
add_lines (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  g_autoptr (GArray) order = _dew_chart_order_lines (steps->plot.plan);

  for (guint series = 0; series < chart->series->len; series++)
    if (!chart->cumulative && dew_chart_style (chart, series) == 1 && !dew_chart_is_refused (chart, series) && !dew_chart_is_certain (chart, series))
      add_outline (steps, DEW_SHAPE_BAND, series);

  for (guint i = 0; i < order->len; i++)
    add_line (steps, g_array_index (order, guint, i));
}

/* Where the mark of a step is: in the middle of its top, or where a cumulative curve leaves it. */
static DewPoint
mark_place (const DewSteps *steps,
            guint           row,
            guint           series)
{
  const DewChart *chart = steps->plot.plan->chart;
  const DewDistribution *own = dew_chart_lane (chart, series)->distribution;
  DewWide start = dew_chart_row (chart, row)->id, end = start + chart->step;
  double y = _dew_steps_y (steps, _dew_steps_part (steps, row, series));

  if (dew_chart_is_certain (chart, series))
    return (DewPoint) { _dew_steps_x (steps, own->p50), y };
  if (chart->cumulative)
    return (DewPoint) { _dew_steps_x (steps, MIN (end, own->most)), y };

  return (DewPoint) { (_dew_steps_x (steps, start) + _dew_steps_x (steps, end)) / 2, y };
}

/* A step of a histogram is found in all its height: of several there that whose top is nearest. */
static void
add_marks (DewSteps *steps,
           guint     series)
{
  const DewChart *chart = steps->plot.plan->chart;
  const double radius = DEW_STEP_RADIUS;
  double width = MAX (_dew_steps_x (steps, chart->step) - _dew_steps_x (steps, 0), 2 * radius);

  for (guint row = 0; row < chart->rows->len; row++)
    {
      DewPoint at;
      DewShape *shape;

      if (!dew_chart_has_mark (chart, row, series) || dew_chart_is_refused (chart, series))
        continue;

      at = mark_place (steps, row, series);
      shape = _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_POINT, (DewRect) { at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                                    (int) row, (int) series, NULL, 0);
      if (chart->cumulative)
        shape->reach = (DewRect) { at.x - width / 2, at.y - REACH, width, 2 * REACH };
      else
        shape->reach = (DewRect) { at.x - width / 2, steps->plot.top, width, steps->plot.bottom - steps->plot.top };
    }
}

/* ---- All of it ---- */

/* Places the plot below the head; returns how wide the chart has to be for it. */
static double
place_plot (DewSteps *steps,
            double    height)
{
  DewPlot *plot = &steps->plot;
  DewChartPlan *plan = plot->plan;
  double line = ceil (plan->line * 0.9), below = 1 + (_dew_steps_is_cut (steps) ? 3 : 2) * line;
  double least, natural = _dew_steps_names_width (steps, &least), names = MIN (natural, MAX (least, floor (plan->width * NAMES_PART)));
  gboolean towers = _dew_steps_towers_width (steps) > 0;

  g_ptr_array_set_size (plan->shapes, 0);
  _dew_chart_add_head (plan);
  _dew_steps_add_basis (steps, plan->top);
  plot->top = plan->top + (towers ? 2 : 1) * line + BASIS_GAP;
  plot->bottom = floor (MAX (plot->top + MAX (round (plan->line * PLOT), _dew_steps_names_height (steps)), height - below));
  plot->left = _dew_steps_chances_width (steps) + DEW_STEP_TICK_GAP;
  plot->right = plan->width - DEW_NAMES_GAP - names;

  return plot->left + DEW_NAMES_GAP + names + PLOT_WIDTH;
}

/* A wider chart may have a lower head, and so a taller plot with other ticks. */
static void
find_place (DewSteps *steps,
            double    height)
{
  double least;

  _dew_steps_find_chances (steps);
  for (int i = 0; (least = place_plot (steps, height)) > steps->plot.plan->width && i < 4; i++)
    steps->plot.plan->width = least;
}

double
_dew_chart_plan_distribution (DewChartPlan *plan,
                              double        height)
{
  DewSteps steps = { .plot.plan = plan };
  const DewChart *chart = plan->chart;
  guint n_placed;

  _dew_steps_find_costs (&steps);
  find_place (&steps, height);
  /* What goes over the top must be said there. */
  if (_dew_steps_towers_width (&steps) > steps.plot.right - steps.plot.left)
    {
      steps.whole = TRUE;
      find_place (&steps, height);
    }

  add_axes (&steps);
  add_lines (&steps);
  for (guint series = 0; series < chart->series->len; series++)
    add_marks (&steps, series);
  _dew_steps_add_names (&steps);
  _dew_steps_add_towers (&steps);
  _dew_steps_add_quantiles (&steps);
  n_placed = plan->shapes->len;
  _dew_steps_add_chances (&steps, n_placed);
  _dew_steps_add_costs (&steps, n_placed);

  return _dew_steps_add_payer (&steps);
}
