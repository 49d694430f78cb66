/* dew-chart-months.c: the geometry of lines through months */
#include <math.h>

#include "dew-chart-months-private.h"
#include "dew-chart-scale-private.h"
#include "dew-variance-paint.h"

/* Pixels; what depends on the size of text is in lines below. */
#define MONTH_GAP       6       /* between the plot and the months' names */
#define MONTH_CLEARANCE 6       /* between months' names */
#define COLUMN_LEAST    12
#define REACH           24      /* how far above and below a point the pointer finds it */
#define PLOT            10      /* lines: the least height of the plot */
#define PLOT_LEAST      7       /* the same where a caveat takes from it */
#define DASH            4       /* half of the line that stands for a budget of one month */

double
_dew_months_x (const DewMonths *months,
               guint            month)
{
  return months->left + (month + 0.5) * months->column;
}

/* The one place where amounts become coordinates. */
double
_dew_months_y (const DewMonths *months,
               DewWide          pence)
{
  return months->bottom - (double) (pence - months->start) * months->per_pence;
}

/* Where the value of a row and series lies. */
static DewPoint
point_of (const DewMonths *months,
          guint            month,
          int              series)
{
  return (DewPoint) { _dew_months_x (months, month), _dew_months_y (months, dew_chart_value (months->plan->chart, month, series)) };
}

static gboolean
is_given (const DewMonths *months,
          int              month,
          int              series)
{
  const DewChart *chart = months->plan->chart;

  return series >= 0 && month >= 0 && month < (int) chart->rows->len && dew_chart_given (chart, month, series);
}

/* ---- Lines ---- */

/* A line of two points or more; of a single one a dash where nothing else would be seen. */
static void
flush_line (DewMonths *months,
            int        series,
            GArray    *points)
{
  gboolean budget = dew_chart_style (months->plan->chart, series) == DEW_CHART_BUDGET;

  if (points->len == 1 && budget)
    {
      DewPoint end = g_array_index (points, DewPoint, 0);

      g_array_index (points, DewPoint, 0).x -= DASH;
      end.x += DASH;
      g_array_append_val (points, end);
    }

  if (points->len >= 2)
    _dew_chart_add_path (months->plan, DEW_SHAPE_LINE, series, points);
  else
    g_array_unref (points);
}

/* The forecast begins where the actuals end. */
static void
begin_forecast (DewMonths *months,
                GArray    *points)
{
  const DewChart *chart = months->plan->chart;
  int actual = dew_chart_find_line (chart, DEW_CHART_ACTUAL);
  DewPoint point;

  if (!is_given (months, chart->last_actual, actual))
    return;

  point = point_of (months, chart->last_actual, actual);
  g_array_append_val (points, point);
}

static void
add_line (DewMonths *months,
          int        series)
{
  const DewChart *chart = months->plan->chart;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));

  for (guint month = 0; month < chart->rows->len; month++)
    {
      DewPoint point = point_of (months, month, series);

      if (dew_chart_given (chart, month, series))
        {
          if ((int) month == chart->last_actual + 1 && dew_chart_style (chart, series) == DEW_CHART_FORECAST)
            begin_forecast (months, points);
          g_array_append_val (points, point);
        }
      else if (points->len > 0)
        {
          flush_line (months, series, points);
          points = g_array_new (FALSE, FALSE, sizeof (DewPoint));
        }
    }
  flush_line (months, series, points);
}

static void
add_points (DewMonths *months,
            int        series)
{
  const DewChart *chart = months->plan->chart;
  double radius = DEW_POINT_RADIUS;

  for (guint month = 0; month < chart->rows->len; month++)
    {
      DewPoint at = point_of (months, month, series);
      DewShape *shape;

      if (!dew_chart_given (chart, month, series))
        continue;

      shape = _dew_chart_add_shape (months->plan, DEW_SHAPE_POINT, (DewRect) { at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                                    (int) month, series, NULL, 0);
      shape->reach = (DewRect) { at.x - months->column / 2, at.y - REACH, months->column, 2 * REACH };
    }
}

/* ---- The band between actuals and budget ---- */

typedef struct {
  DewMonths *months;
  GArray    *actual, *budget;           /* DewPoint: the two sides of the band so far */
  int        sign;                      /* 1 over, -1 under, 0 neither so far */
} Band;

static void
widen_band (Band     *band,
            DewPoint  actual,
            DewPoint  budget)
{
  g_array_append_val (band->actual, actual);
  g_array_append_val (band->budget, budget);
}

/* Adds what there is, and begins again. */
static void
flush_band (Band *band)
{
  if (band->sign != 0 && band->actual->len >= 2)
    {
      GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));
      DewShape *shape;

      g_array_append_vals (points, band->actual->data, band->actual->len);
      for (guint i = band->budget->len; i > 0; i--)
        g_array_append_val (points, g_array_index (band->budget, DewPoint, i - 1));
      shape = _dew_chart_add_path (band->months->plan, DEW_SHAPE_BAND, -1, points);
      shape->style = band->sign > 0 ? DEW_VARIANCE_OVER : DEW_VARIANCE_UNDER;
    }

  g_array_set_size (band->actual, 0);
  g_array_set_size (band->budget, 0);
  band->sign = 0;
}

/* Where the lines cross on the way to a month that lies on the other side. */
static DewPoint
find_crossing (const Band *band,
               DewPoint    actual,
               DewPoint    budget)
{
  const DewPoint *from = &g_array_index (band->actual, DewPoint, band->actual->len - 1);
  const DewPoint *base = &g_array_index (band->budget, DewPoint, band->budget->len - 1);
  double before = fabs (from->y - base->y), after = fabs (actual.y - budget.y);
  double way = before + after > 0 ? before / (before + after) : 0.5;

  return (DewPoint) { from->x + (actual.x - from->x) * way, from->y + (actual.y - from->y) * way };
}

static void
add_to_band (Band     *band,
             DewPoint  actual,
             DewPoint  budget,
             int       sign)
{
  if (sign != 0 && band->sign == -sign)
    {
      DewPoint crossing = find_crossing (band, actual, budget);

      widen_band (band, crossing, crossing);
      flush_band (band);
      widen_band (band, crossing, crossing);
    }

  widen_band (band, actual, budget);
  if (sign != 0)
    {
      band->sign = sign;
      return;
    }

  flush_band (band);
  widen_band (band, actual, budget);
}

static void
add_bands (DewMonths *months)
{
  const DewChart *chart = months->plan->chart;
  int actual = dew_chart_find_line (chart, DEW_CHART_ACTUAL), budget = dew_chart_find_line (chart, DEW_CHART_BUDGET);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (DewPoint));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (DewPoint));
  Band band = { months, one, other, 0 };

  for (int month = 0; month <= chart->last_actual; month++)
    {
      gint64 spent, planned;

      if (dew_chart_row (chart, month)->unlike || !is_given (months, month, actual) || !is_given (months, month, budget))
        {
          flush_band (&band);
          continue;
        }

      spent = dew_chart_value (chart, month, actual);
      planned = dew_chart_value (chart, month, budget);
      add_to_band (&band, point_of (months, month, actual), point_of (months, month, budget), (spent > planned) - (spent < planned));
    }
  flush_band (&band);
}

/* ---- The months' names ---- */

static DewRect
month_box (const DewMonths *months,
           guint            month)
{
  const DewChart *chart = months->plan->chart;
  DewTextStyle style = (int) month == chart->last_actual ? DEW_TEXT_FIGURE : DEW_TEXT_SMALL;
  double width = ceil (_dew_chart_text_width (months->plan, dew_chart_row (chart, month)->brief, style));
  double x = CLAMP (_dew_months_x (months, month) - width / 2, months->left, MAX (months->right - width, months->left));

  return (DewRect) { x, months->bottom + MONTH_GAP, width, ceil (months->plan->line * 0.9) };
}

/* Every how many months a name has room, counted from the last actual one. */
static guint
choose_pace (const DewMonths *months)
{
  const DewChart *chart = months->plan->chart;
  guint n = chart->rows->len, phase = MAX (chart->last_actual, 0);

  for (guint pace = 1; pace < n; pace++)
    {
      double end = -MONTH_CLEARANCE;
      gboolean fits = TRUE;

      for (guint month = phase % pace; month < n && fits; month += pace)
        {
          DewRect box = month_box (months, month);

          fits = box.x >= end + MONTH_CLEARANCE && box.x + box.width <= months->plan->width;
          end = box.x + box.width;
        }
      if (fits)
        return pace;
    }

  return MAX (n, 1);
}

static void
add_names (DewMonths *months)
{
  const DewChart *chart = months->plan->chart;
  guint pace = choose_pace (months), phase = MAX (chart->last_actual, 0);

  for (guint month = phase % pace; month < chart->rows->len; month += pace)
    {
      DewRect box = month_box (months, month);
      char *name = _dew_chart_fit_text (months->plan, dew_chart_row (chart, month)->brief, DEW_TEXT_SMALL, months->right - months->left);
      DewShape *shape = _dew_chart_add_shape (months->plan, DEW_SHAPE_TICK_LABEL, box, (int) month, -1, name, 0.5);

      shape->strong = (int) month == chart->last_actual;
    }
}

/* ---- All of it ---- */

static double
note_width (const DewMonths *months)
{
  g_autofree char *words = _dew_chart_say_cut (months->plan->chart, months->start);

  return months->cut ? ceil (_dew_chart_text_width (months->plan, words, DEW_TEXT_SMALL)) + 2 * DEW_NOTE_INDENT : 0;
}

/* Places the plot below the head; returns how wide the chart has to be for it. */
static double
place_plot (DewMonths *months,
            double     height)
{
  DewChartPlan *plan = months->plan;
  double names = MONTH_GAP + ceil (plan->line * 0.9);
  double least = round (MAX (plan->line * PLOT - plan->caveat, plan->line * PLOT_LEAST));
  guint n = plan->chart->rows->len;

  g_ptr_array_set_size (plan->shapes, 0);
  _dew_chart_add_head (plan);
  months->top = plan->top;
  months->bottom = floor (MAX (plan->top + least, height - names));
  _dew_months_choose_scale (months);
  months->left = ceil (_dew_months_tick_width (months)) + DEW_TICK_GAP;
  months->right = plan->width;
  months->column = (months->right - months->left) / n;

  return months->left + MAX (n * COLUMN_LEAST, note_width (months));
}

double
_dew_chart_plan_months (DewChartPlan *plan,
                        double        height)
{
  DewMonths months = { .plan = plan };
  const DewChart *chart = plan->chart;
  double least;

  /* A wider chart may have a lower head, and so a taller plot with other ticks. */
  for (int i = 0; (least = place_plot (&months, height)) > plan->width && i < 4; i++)
    plan->width = least;

  add_bands (&months);
  for (int line = DEW_CHART_BUDGET; line < DEW_CHART_N_LINES; line++)
    if (dew_chart_find_line (chart, line) >= 0)
      add_line (&months, dew_chart_find_line (chart, line));
  for (int line = DEW_CHART_BUDGET; line < DEW_CHART_N_LINES; line++)
    if (dew_chart_find_line (chart, line) >= 0)
      add_points (&months, dew_chart_find_line (chart, line));
  add_names (&months);
  _dew_months_add_labels (&months);
  _dew_months_add_scale (&months);

  return months.bottom + MONTH_GAP + ceil (plan->line * 0.9);
}
