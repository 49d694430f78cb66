/* dew-chart-curves.c: the geometry of curves: what a partner bears as the variance changes */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-curves-private.h"
#include "dew-chart-room-private.h"
#include "dew-chart-scale-private.h"
#include "dew-chart-tell.h"
#include "dew-scenario-paint.h"

/* Pixels; what depends on the size of text is in lines below. */
#define TICK_GAP       8        /* between tick labels and the plot, at the left */
#define PART_GAP       6        /* between the plot and the parts of the budget below it */
#define PART_CLEARANCE 8        /* between these */
#define PLOT_WIDTH     150      /* at least */
#define NAMES_LEAST    64
#define NAMES_PART     0.3      /* of the width go to names, at most */
#define REACH          24       /* how far above and below a vertex the pointer finds it */
#define DASH           4        /* half of the line that stands for a single vertex */
#define PLOT           10       /* lines: the least height of the plot */

double
_dew_curves_x (const DewCurves *curves,
               gint64           variance)
{
  double way = (double) variance / (double) curves->plan->chart->budget * 5 + 0.5;

  return curves->left + CLAMP (way, 0, 1) * (curves->right - curves->left);
}

/* Half a tick's text stays free above and below. */
double
_dew_curves_y (const DewCurves *curves,
               DewWide          share)
{
  return curves->bottom - ceil (curves->plan->line * 0.45) - (double) (share - curves->low) * curves->per_pence;
}

/* ---- Lines ---- */

static void
flush_line (DewCurves *curves,
            guint      series,
            GArray    *points)
{
  if (points->len == 1)
    {
      DewPoint end = g_array_index (points, DewPoint, 0);

      g_array_index (points, DewPoint, 0).x = MAX (end.x - DASH, curves->left);
      end.x = MIN (end.x + DASH, curves->right);
      g_array_append_val (points, end);
    }

  if (points->len >= 2)
    _dew_chart_add_path (curves->plan, DEW_SHAPE_LINE, (int) series, points);
  else
    g_array_unref (points);
}

/* A line through the vertices, broken where one is refused. */
static void
add_line (DewCurves *curves,
          guint      series)
{
  const DewChart *chart = curves->plan->chart;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const DewChartRow *row = dew_chart_row (chart, i);
      gint64 share = g_array_index (row->values, gint64, series);

      if (dew_chart_given (chart, i, series))
        {
          DewPoint point = { _dew_curves_x (curves, row->id), _dew_curves_y (curves, share) };

          g_array_append_val (points, point);
        }
      else if (share == DEW_CHART_BLANK)
        {
          flush_line (curves, series, points);
          points = g_array_new (FALSE, FALSE, sizeof (DewPoint));
        }
    }
  flush_line (curves, series, points);
}

static void
add_lines (DewCurves *curves)
{
  g_autoptr (GArray) order = _dew_chart_order_lines (curves->plan);

  for (guint i = 0; i < order->len; i++)
    add_line (curves, g_array_index (order, guint, i));
}

/* A vertex is found up to half the way to the next. */
static void
add_vertices (DewCurves *curves,
              guint      series)
{
  const DewChart *chart = curves->plan->chart;
  const double radius = DEW_VERTEX_RADIUS;
  DewShape *before = NULL;
  double place = curves->left;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      double x = _dew_curves_x (curves, dew_chart_row (chart, i)->id), y, middle = (place + x) / 2;
      DewShape *shape;

      if (!dew_chart_given (chart, i, series))
        continue;

      y = _dew_curves_y (curves, dew_chart_value (chart, i, series));
      shape = _dew_chart_add_shape (curves->plan, DEW_SHAPE_POINT, (DewRect) { x - radius, y - radius, 2 * radius, 2 * radius },
                                    (int) i, (int) series, NULL, 0);
      if (before != NULL)
        before->reach.width = middle - before->reach.x;
      else
        middle = curves->left;
      shape->reach = (DewRect) { middle, y - REACH, curves->right - middle + radius, 2 * REACH };
      before = shape;
      place = x;
    }
}

/* ---- Scales ---- */

static void
find_reach (DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;

  curves->low = curves->high = 0;
  for (guint row = 0; row < chart->rows->len; row++)
    for (guint series = 0; series < chart->series->len; series++)
      {
        DewWide share = dew_chart_value (chart, row, series);

        curves->low = MIN (curves->low, share);
        curves->high = MAX (curves->high, share);
      }

  /* Where nobody bears anything, the line of nothing runs through the middle. */
  if (curves->low == curves->high)
    {
      curves->high = dew_unit_pence (chart->unit);
      curves->low = -curves->high;
    }
}

static void
choose_scale (DewCurves *curves)
{
  double room = curves->bottom - curves->top - 2 * ceil (curves->plan->line * 0.45);
  int most = (int) CLAMP (room / (1.6 * curves->plan->line), 2, 10);

  curves->step = dew_chart_nice_step (curves->high - curves->low, most);
  curves->per_pence = room / (double) (curves->high - curves->low);
}

static char *
print_tick (const DewCurves *curves,
            DewWide          value)
{
  DewUnit unit = curves->plan->chart->unit;

  return dew_chart_print_tick (unit, value, value == 0 ? 0 : dew_chart_step_decimals (unit, curves->step));
}

static double
tick_width (const DewCurves *curves)
{
  double width = 0;

  for (DewWide value = dew_chart_first_tick (curves->low, curves->step); value <= curves->high; value += curves->step)
    {
      g_autofree char *text = print_tick (curves, value);

      width = MAX (width, _dew_chart_text_width (curves->plan, text, DEW_TEXT_SMALL));
    }

  return ceil (width);
}

static void
add_shares (DewCurves *curves,
            guint      n_placed)
{
  double height = ceil (curves->plan->line * 0.9), width = curves->left - TICK_GAP;

  for (DewWide value = dew_chart_first_tick (curves->low, curves->step); value <= curves->high; value += curves->step)
    {
      double y = floor (_dew_curves_y (curves, value));

      if (value != 0)
        _dew_chart_add_level (curves->plan, n_placed, y, curves->left, curves->right);
      _dew_chart_add_shape (curves->plan, DEW_SHAPE_TICK_LABEL, (DewRect) { 0, floor (y + 0.5 - height / 2), width, height },
                            -1, -1, print_tick (curves, value), 1);
    }
}

/* The parts of the budget, in twentieths. */
static DewRect
part_box (const DewCurves *curves,
          int              twentieths,
          char           **text)
{
  DewRect box = { 0, curves->bottom + PART_GAP, 0, ceil (curves->plan->line * 0.9) };
  double x = curves->left + (twentieths + 2) * (curves->right - curves->left) / 4;

  if (twentieths == 0)
    *text = g_strdup (_("on budget"));
  else
    *text = g_strdup_printf ("%s%d %%", twentieths < 0 ? "−" : "+", ABS (twentieths) * 5);
  box.width = ceil (_dew_chart_text_width (curves->plan, *text, DEW_TEXT_SMALL));
  box.x = CLAMP (x - box.width / 2, 0, curves->plan->width - box.width);

  return box;
}

static gboolean
parts_collide (const DewCurves *curves,
               int              pace)
{
  double end = -PART_CLEARANCE;

  for (int part = -2; part <= 2; part += pace)
    {
      g_autofree char *text = NULL;
      DewRect box = part_box (curves, part, &text);

      if (box.x < end + PART_CLEARANCE)
        return TRUE;
      end = box.x + box.width;
    }

  return FALSE;
}

static void
add_parts (DewCurves *curves,
           guint      n_placed)
{
  int pace = parts_collide (curves, 1) ? 2 : 1;

  for (int part = -2; part <= 2; part++)
    {
      double x = floor (curves->left + (part + 2) * (curves->right - curves->left) / 4);
      char *text = NULL;
      DewRect box = part_box (curves, part, &text);

      if (part != 0)
        _dew_chart_add_upright (curves->plan, n_placed, part == 2 ? x - 1 : x, curves->top, curves->bottom);
      if (part % pace == 0)
        _dew_chart_add_shape (curves->plan, DEW_SHAPE_TICK_LABEL, box, -1, -1, text, 0.5);
      else
        g_free (text);
    }
}

/* What the axis below is of; returns where it ends. */
static double
add_axis_label (DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;
  double height = ceil (curves->plan->line * 0.9), y = curves->bottom + PART_GAP + height, width;
  char amount[DEW_MONEY_SIZE];
  g_autofree char *words = g_strdup_printf (_("variance, %% of the budget of %s"), dew_chart_say_amount (chart, chart->budget, amount));
  char *text = _dew_chart_fit_text (curves->plan, words, DEW_TEXT_SMALL, curves->plan->width);

  width = MIN (ceil (_dew_chart_text_width (curves->plan, text, DEW_TEXT_SMALL)), curves->plan->width);
  _dew_chart_add_shape (curves->plan, DEW_SHAPE_AXIS_LABEL,
                        (DewRect) { CLAMP ((curves->left + curves->right - width) / 2, 0, curves->plan->width - width), y, width, height },
                        -1, -1, text, 0.5);

  return y + height;
}

/* The lines of nothing borne, and of no variance, are darker than the grid. */
static void
add_axes (DewCurves *curves)
{
  double y = floor (_dew_curves_y (curves, 0)), x = floor (_dew_curves_x (curves, 0));

  _dew_chart_add_shape (curves->plan, DEW_SHAPE_AXIS, (DewRect) { curves->left, y, curves->right - curves->left, 1 }, -1, -1, NULL, 0);
  _dew_chart_add_shape (curves->plan, DEW_SHAPE_AXIS, (DewRect) { x, curves->top, 1, curves->bottom - curves->top }, -1, -1, NULL, 0);
}

/* ---- All of it ---- */

/* Places the plot below the head; returns how wide the chart has to be for it. */
static double
place_plot (DewCurves *curves,
            double     height)
{
  DewChartPlan *plan = curves->plan;
  double below = PART_GAP + 2 * ceil (plan->line * 0.9), natural = _dew_curves_names_width (curves), names, taken;

  g_ptr_array_set_size (plan->shapes, 0);
  _dew_chart_add_head (plan);
  curves->top = plan->top;
  curves->bottom = floor (MAX (plan->top + MAX (round (plan->line * PLOT), _dew_curves_names_height (curves)), height - below));
  choose_scale (curves);
  curves->left = tick_width (curves) + TICK_GAP;
  names = MIN (natural, MAX (NAMES_LEAST, floor (plan->width * NAMES_PART)));
  taken = curves->left + DEW_END_GAP + names;
  curves->right = plan->width - DEW_END_GAP - names;

  return taken + PLOT_WIDTH;
}

double
_dew_chart_plan_curves (DewChartPlan *plan,
                        double        height)
{
  DewCurves curves = { .plan = plan };
  const DewChart *chart = plan->chart;
  double least;
  guint n_placed;

  find_reach (&curves);
  /* A wider chart may have a lower head, and so a taller plot with other ticks. */
  for (int i = 0; (least = place_plot (&curves, height)) > plan->width && i < 4; i++)
    plan->width = least;

  add_axes (&curves);
  add_lines (&curves);
  for (guint series = 0; series < chart->series->len; series++)
    add_vertices (&curves, series);
  _dew_curves_add_names (&curves);
  _dew_curves_add_now (&curves);
  _dew_curves_add_kinks (&curves);
  n_placed = plan->shapes->len;
  add_shares (&curves, n_placed);
  add_parts (&curves, n_placed);

  return add_axis_label (&curves);
}
