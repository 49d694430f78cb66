/* dew-chart-distribution.c: the geometry of distributions: how often an amount comes out how high */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-distribution-private.h"
#include "dew-chart-room-private.h"
#include "dew-chart-scale-private.h"
#include "dew-chart-tell-private.h"
#include "dew-scenario-paint.h"

/* Pixels; what depends on the size of text is in lines below. */
#define TICK_GAP       8        /* between tick labels and the plot, at the left */
#define TICK_CLEARANCE 12       /* between those below it */
#define PLOT_WIDTH     150      /* at least */
#define NAMES_LEAST    84
#define NAMES_PART     0.3      /* of the width go to names, at most */
#define REACH          24       /* how far above and below a cumulative curve the pointer finds it */
#define HEADROOM       1.06     /* of the highest step */
#define LEAST_STEPS    10       /* the axis reaches over: fewer would be blocks */
#define PLOT           10       /* lines: the least height of the plot */

/* A step that is so many times as high as what else there is would leave nothing of that to see. */
#define TOWERING 2.5

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

/* ---- Scales ---- */

/* So many steps at least, round those there are; and nothing where it is near. */
static void
find_costs (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  DewWide lacking = (DewWide) LEAST_STEPS - chart->rows->len, span;

  steps->low = dew_chart_row (chart, 0)->id;
  steps->high = (DewWide) dew_chart_row (chart, chart->rows->len - 1)->id + chart->step;
  if (lacking > 0)
    {
      steps->low -= lacking / 2 * chart->step;
      steps->high += (lacking + 1) / 2 * chart->step;
    }

  span = steps->high - steps->low;
  if (steps->low > 0 && steps->low * 4 <= span)
    steps->low = 0;
  if (steps->high < 0 && -steps->high * 4 <= span)
    steps->high = 0;
}

/* The highest steps of a lane, the highest first. */
#define N_HIGHEST 3

static void
find_highest (const DewSteps *steps,
              guint           series,
              double          highest[N_HIGHEST])
{
  for (guint i = 0; i < N_HIGHEST; i++)
    highest[i] = 0;

  for (guint row = 0; row < steps->plot.plan->chart->rows->len; row++)
    {
      double part = _dew_steps_part (steps, row, series);

      for (guint i = 0; i < N_HIGHEST; i++)
        if (part > highest[i])
          {
            double lower = highest[i];

            highest[i] = part;
            part = lower;
          }
    }
}

/* The axis goes by the third highest step of any lane, and by all that do not tower above it: what a cap holds many draws at
 * does, and so does a lane that is certain. */
static void
find_chances (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  double common = 0, most = 0, fitting = 0, highest[N_HIGHEST];

  steps->full = 1;
  if (chart->cumulative)
    return;

  for (guint series = 0; series < chart->series->len; series++)
    if (!dew_chart_is_refused (chart, series))
      {
        find_highest (steps, series, highest);
        common = MAX (common, highest[N_HIGHEST - 1]);
        most = MAX (most, highest[0]);
      }
  if (most == 0 || common == 0)
    return;

  for (guint series = 0; series < chart->series->len; series++)
    for (guint row = 0; row < chart->rows->len && !dew_chart_is_refused (chart, series); row++)
      {
        double part = _dew_steps_part (steps, row, series);

        if (part <= common * TOWERING)
          fitting = MAX (fitting, part);
      }
  steps->full = MIN (fitting * HEADROOM, 1);
}

/* ---- The axis of chances ---- */

typedef struct {
  int    places[12];            /* thousandths of a per cent */
  guint  n;
} Chances;

/* Of a cumulative chart the quantiles and quarters, as far as they have room; else even steps from nothing. */
static Chances
choose_chances (const DewSteps *steps)
{
  static const Chances cumulative[] = {
    { { 0, 10000, 25000, 50000, 75000, 90000, 100000 }, 7 },
    { { 0, 10000, 50000, 90000, 100000 }, 5 },
    { { 0, 50000, 100000 }, 3 },
  };
  double height = _dew_steps_y (steps, 0) - _dew_steps_y (steps, steps->full), line = ceil (steps->plot.plan->line * 0.9);
  int most = (int) CLAMP (height / (1.6 * steps->plot.plan->line), 2, 10), step;
  Chances even = { { 0 }, 0 };

  if (steps->plot.plan->chart->cumulative)
    return cumulative[height * 0.1 < line + 1 ? 2 : height * 0.15 < line + 4 ? 1 : 0];

  step = (int) _dew_chart_nice_step ((DewWide) ceil (steps->full * 100000), most);
  for (int place = 0; place <= steps->full * 100000 && even.n < G_N_ELEMENTS (even.places); place += step)
    even.places[even.n++] = place;

  return even;
}

static char *
print_chance (int thousandths)
{
  int decimals = 0, whole = thousandths / 1000, rest = thousandths % 1000;

  if (rest == 0)
    return g_strdup_printf ("%d %%", whole);
  for (decimals = 3; rest % 10 == 0; decimals--)
    rest /= 10;

  return g_strdup_printf ("%d.%0*d %%", whole, decimals, rest);
}

static double
chances_width (const DewSteps *steps)
{
  Chances chances = choose_chances (steps);
  double width = 0;

  for (guint i = 0; i < chances.n; i++)
    {
      g_autofree char *text = print_chance (chances.places[i]);

      width = MAX (width, _dew_chart_text_width (steps->plot.plan, text, DEW_TEXT_SMALL));
    }

  return ceil (width);
}

static void
add_chances (DewSteps *steps,
             guint     n_placed)
{
  DewChartPlan *plan = steps->plot.plan;
  double height = ceil (plan->line * 0.9), width = steps->plot.left - TICK_GAP;
  Chances chances = choose_chances (steps);

  for (guint i = 0; i < chances.n; i++)
    {
      double y = floor (_dew_steps_y (steps, chances.places[i] / 100000.0));

      if (i > 0)
        _dew_chart_add_level (plan, n_placed, y, steps->plot.left, steps->plot.right);
      _dew_chart_add_shape (plan, DEW_SHAPE_TICK_LABEL, (DewRect) { 0, floor (y + 0.5 - height / 2), width, height }, -1, -1, print_chance (chances.places[i]), 1);
    }
}

/* ---- The axis of costs ---- */

/* Where a tick's words are, which are not the first where *text is another's. */
static DewRect
cost_box (const DewSteps *steps,
          DewWide         value,
          DewWide         step,
          char          **text)
{
  const DewChartPlan *plan = steps->plot.plan;
  DewUnit unit = plan->chart->unit;
  DewRect box = { 0, steps->plot.bottom + 1, 0, ceil (plan->line * 0.9) };

  *text = _dew_chart_print_tick (unit, value, value == 0 ? 0 : _dew_chart_step_decimals (unit, step));
  box.width = ceil (_dew_chart_text_width (plan, *text, DEW_TEXT_SMALL));
  box.x = CLAMP (round (_dew_steps_x (steps, value) - box.width / 2), 0, MAX (plan->width - box.width, 0));

  return box;
}

static gboolean
costs_collide (const DewSteps *steps,
               DewWide         step)
{
  double end = -TICK_CLEARANCE;

  for (DewWide value = _dew_chart_first_tick (steps->low, step); value <= steps->high; value += step)
    {
      g_autofree char *text = NULL;
      DewRect box = cost_box (steps, value, step, &text);

      if (box.x < end + TICK_CLEARANCE)
        return TRUE;
      end = box.x + box.width;
    }

  return FALSE;
}

static void
add_costs (DewSteps *steps,
           guint     n_placed)
{
  DewChartPlan *plan = steps->plot.plan;
  int most = (int) CLAMP ((steps->plot.right - steps->plot.left) / (3 * plan->line), 2, 10);
  DewWide step;

  while (step = _dew_chart_nice_step (steps->high - steps->low, most), costs_collide (steps, step) && most > 1)
    most--;

  for (DewWide value = _dew_chart_first_tick (steps->low, step); value <= steps->high; value += step)
    {
      double x = floor (_dew_steps_x (steps, value));
      char *text = NULL;
      DewRect box = cost_box (steps, value, step, &text);

      if (value != 0)
        _dew_chart_add_upright (plan, n_placed, MIN (x, steps->plot.right - 1), steps->plot.top, _dew_steps_y (steps, 0));
      _dew_chart_add_shape (plan, DEW_SHAPE_TICK_LABEL, box, -1, -1, text, 0.5);
    }
}

/* ---- What the axes are of ---- */

/* What the percentages are of, above the plot; in full where that fits. */
static void
add_basis (DewSteps *steps,
           double    y)
{
  DewChartPlan *plan = steps->plot.plan;
  const DewChart *chart = plan->chart;
  g_autofree char *basis = _dew_chart_say_basis (chart, -1), *brief = g_strdup_printf (_("%% of %s"), basis), *words = NULL;
  char step[DEW_MONEY_SIZE], *text;

  _dew_chart_say_edge (chart, chart->step, step);
  words = chart->cumulative ? g_strdup_printf (_("%% of %s that are below an amount"), basis)
                            : g_strdup_printf (_("%% of %s, in steps of %s"), basis, step);
  if (_dew_chart_text_width (plan, words, DEW_TEXT_SMALL) <= plan->width)
    text = g_steal_pointer (&words);
  else
    text = _dew_chart_fit_text (plan, brief, DEW_TEXT_SMALL, plan->width);

  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS_LABEL, (DewRect) { 0, y, MIN (ceil (_dew_chart_text_width (plan, text, DEW_TEXT_SMALL)), plan->width), ceil (plan->line * 0.9) },
                        -1, -1, text, 0);
}

static gboolean
is_cut (const DewSteps *steps)
{
  return steps->low > 0 || steps->high < 0;
}

/* Below the costs: what they are, and that they do not start at nothing, beside that or below it. Returns where it ends. */
static double
add_payer (DewSteps *steps)
{
  DewChartPlan *plan = steps->plot.plan;
  const DewChart *chart = plan->chart;
  double height = ceil (plan->line * 0.9), y = steps->plot.bottom + 1 + height, width, x;
  g_autofree char *words = g_strdup_printf (_("what %s pays, %s"), chart->bearer, dew_unit_symbol (chart->unit)), *cut = _dew_chart_say_cut (chart, steps->low);
  char *text = _dew_chart_fit_text (plan, words, DEW_TEXT_SMALL, plan->width);
  double note = MIN (ceil (_dew_chart_text_width (plan, cut, DEW_TEXT_SMALL)), plan->width);

  width = MIN (ceil (_dew_chart_text_width (plan, text, DEW_TEXT_SMALL)), plan->width);
  x = CLAMP ((steps->plot.left + steps->plot.right - width) / 2, 0, plan->width - width);
  if (is_cut (steps) && steps->plot.left + note + TICK_CLEARANCE > x)
    x = MIN (MAX (steps->plot.right - width, 0), plan->width - width);
  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS_LABEL, (DewRect) { x, y, width, height }, -1, -1, text, 0.5);
  if (!is_cut (steps))
    return y + height;

  if (steps->plot.left + note + TICK_CLEARANCE > x)
    y += height;
  _dew_chart_add_shape (plan, DEW_SHAPE_NOTE, (DewRect) { MAX (MIN (steps->plot.left, plan->width - note), 0), y, note, height }, -1, -1, g_steal_pointer (&cut), 0);

  return y + height;
}

/* The line of no draws, and that of no cost, where it is within. */
static void
add_axes (DewSteps *steps)
{
  double y = floor (_dew_steps_y (steps, 0)), x = floor (_dew_steps_x (steps, 0));

  _dew_chart_add_shape (steps->plot.plan, DEW_SHAPE_AXIS, (DewRect) { steps->plot.left, y, steps->plot.right - steps->plot.left, 1 }, -1, -1, NULL, 0);
  if (!is_cut (steps))
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

static gint
compare_cover_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  guint one = *(const guint *) a, other = *(const guint *) b;
  double first = dew_scenario_cover (dew_chart_style (data, one)), second = dew_scenario_cover (dew_chart_style (data, other));

  if (first != second)
    return first > second ? -1 : 1;

  return (int) one - (int) other;
}

/* Those that draw less lie above, so that of equal ones all are seen; the baseline's area lies below all. */
static void
add_lines (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint series = 0; series < chart->series->len; series++)
    {
      g_array_append_val (order, series);
      if (!chart->cumulative && dew_chart_style (chart, series) == 1 && !dew_chart_is_refused (chart, series) && !dew_chart_is_certain (chart, series))
        add_outline (steps, DEW_SHAPE_BAND, series);
    }
  g_array_sort_with_data (order, compare_cover_cb, (gpointer) chart);

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
  double line = ceil (plan->line * 0.9), below = 1 + (is_cut (steps) ? 3 : 2) * line, natural = _dew_steps_names_width (steps), names;

  g_ptr_array_set_size (plan->shapes, 0);
  _dew_chart_add_head (plan);
  add_basis (steps, plan->top);
  plot->top = plan->top + line;
  plot->bottom = floor (MAX (plot->top + MAX (round (plan->line * PLOT), _dew_steps_names_height (steps)), height - below));
  plot->left = chances_width (steps) + TICK_GAP;
  names = MIN (natural, MAX (NAMES_LEAST, floor (plan->width * NAMES_PART)));
  plot->right = plan->width - DEW_NAMES_GAP - names;

  return plot->left + DEW_NAMES_GAP + names + PLOT_WIDTH;
}

double
_dew_chart_plan_distribution (DewChartPlan *plan,
                              double        height)
{
  DewSteps steps = { .plot.plan = plan };
  const DewChart *chart = plan->chart;
  double least;
  guint n_placed;

  find_costs (&steps);
  find_chances (&steps);
  /* A wider chart may have a lower head, and so a taller plot with other ticks. */
  for (int i = 0; (least = place_plot (&steps, height)) > plan->width && i < 4; i++)
    plan->width = least;

  add_axes (&steps);
  add_lines (&steps);
  for (guint series = 0; series < chart->series->len; series++)
    add_marks (&steps, series);
  _dew_steps_add_names (&steps);
  _dew_steps_add_quantiles (&steps);
  n_placed = plan->shapes->len;
  add_chances (&steps, n_placed);
  add_costs (&steps, n_placed);

  return add_payer (&steps);
}
