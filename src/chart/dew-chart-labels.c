/* dew-chart-labels.c: where figures find room among lines through months */
#include <math.h>

#include "dew-chart-months-private.h"
#include "dew-chart-room-private.h"
#include "dew-chart-scale-private.h"
#include "dew-chart-tell.h"
#include "dew-variance-paint.h"

#define CLEARANCE 2             /* pixels between a text and anything else */
#define STEP      5             /* from one place to the next that is tried */

/* Whether a text can stand there: within the plot, and on nothing else. A zero line within the plot counts, too. */
static gboolean
is_free (const DewMonths *months,
         const DewRect   *box)
{
  DewRect wide = { box->x - CLEARANCE, box->y - CLEARANCE, box->width + 2 * CLEARANCE, box->height + 2 * CLEARANCE };
  double zero = months->cut ? months->bottom : _dew_months_y (months, 0);

  if (box->x < months->left || box->x + box->width > months->right || box->y < months->top || box->y + box->height > months->bottom)
    return FALSE;
  if (zero + 1 > wide.y && zero < wide.y + wide.height)
    return FALSE;

  return !_dew_chart_is_taken (months->plan, &wide);
}

/* ---- Figures at points ---- */

/* Places beside a point, the best first: above and below it, then to its sides, then farther above and below. */
static gboolean
find_beside (const DewMonths *months,
             DewPoint         at,
             gboolean         above,
             DewRect         *box)
{
  static const double shifts[] = { 0.5, 1, 0, 0.75, 0.25 };
  double gap = DEW_POINT_RADIUS + CLEARANCE + 0.5;

  for (int far = 0; far < 3; far++)
    for (int side = 0; side < 2; side++)
      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          double away = gap + far * box->height * 0.6;

          box->y = (side == 0) == above ? at.y - away - box->height : at.y + away;
          box->x = CLAMP (at.x - box->width * shifts[i], months->left, MAX (months->right - box->width, months->left));
          if (is_free (months, box))
            return TRUE;
        }

  box->y = at.y - box->height / 2;
  box->x = at.x + gap;
  if (is_free (months, box))
    return TRUE;
  box->x = at.x - gap - box->width;

  return is_free (months, box);
}

/* The value of a month next to one, the month's own where there is none. */
static gint64
value_beside (const DewChart *chart,
              int             month,
              int             beside,
              int             series)
{
  gboolean there = beside >= 0 && beside < (int) chart->rows->len && dew_chart_given (chart, beside, series);

  return dew_chart_value (chart, there ? beside : month, series);
}

/* A label tells apart what the axis does. */
static int
label_decimals (const DewMonths *months)
{
  const DewChart *chart = months->plan->chart;
  int decimals = MAX (chart->decimals, dew_chart_step_decimals (chart->unit, months->step));

  /* Pounds have pence, and no tenths. */
  return chart->unit == DEW_UNIT_POUNDS && decimals == 1 ? 2 : decimals;
}

static void
add_figure (DewMonths *months,
            int        month,
            int        series,
            gboolean   strong)
{
  const DewChart *chart = months->plan->chart;
  gint64 value = dew_chart_value (chart, month, series);
  DewPoint at = { _dew_months_x (months, month), _dew_months_y (months, value) };
  /* On the outer side of a bend. */
  gboolean above = value_beside (chart, month, month - 1, series) <= value && value_beside (chart, month, month + 1, series) <= value;
  DewRect box = { 0, 0, 0, ceil (months->plan->line * 0.9) };
  DewShape *shape;
  char buf[DEW_MONEY_SIZE];

  dew_money_print (dew_pence (value), chart->unit, label_decimals (months), DEW_PRINT_SCREEN, buf);
  box.width = ceil (_dew_chart_text_width (months->plan, buf, strong ? DEW_TEXT_FIGURE : DEW_TEXT_SMALL));
  if (!find_beside (months, at, above, &box))
    return;

  shape = _dew_chart_add_shape (months->plan, DEW_SHAPE_POINT_LABEL, box, month, series, g_strdup (buf), 0.5);
  shape->strong = strong;
}

/* The first or the last month that a line has a value in, -1 for none. */
static int
find_end (const DewChart *chart,
          int             series,
          gboolean        last)
{
  int n = (int) chart->rows->len;

  for (int i = 0; series >= 0 && i < n; i++)
    {
      int month = last ? n - 1 - i : i;

      if (dew_chart_given (chart, month, series))
        return month;
    }

  return -1;
}

static void
add_end (DewMonths    *months,
         DewChartLine  line,
         gboolean      last)
{
  const DewChart *chart = months->plan->chart;
  int series = dew_chart_find_line (chart, line), month = find_end (chart, series, last);

  /* What begins where it ends is written once. */
  if (month < 0 || (!last && month == find_end (chart, series, TRUE)))
    return;

  add_figure (months, month, series, last && line == DEW_CHART_ACTUAL);
}

/* ---- How it stands to date ---- */

/* The height of a line at x, between its months; FALSE where it has none. */
static gboolean
height_at (const DewMonths *months,
           int              series,
           double           x,
           double          *y)
{
  const DewChart *chart = months->plan->chart;
  double place = (x - months->left) / months->column - 0.5;
  int month = (int) floor (place);
  double from, to;

  if (month < 0 || month + 1 >= (int) chart->rows->len || !dew_chart_given (chart, month, series) ||
      !dew_chart_given (chart, month + 1, series))
    return FALSE;

  from = _dew_months_y (months, dew_chart_value (chart, month, series));
  to = _dew_months_y (months, dew_chart_value (chart, month + 1, series));
  *y = from + (to - from) * (place - month);

  return TRUE;
}

/* Whether a place that is free lies between actuals and budget, and they stand as they do in all. */
static gboolean
is_in_band (const DewMonths *months,
            const DewRect   *box,
            gboolean         over)
{
  int lines[] = { dew_chart_find_line (months->plan->chart, DEW_CHART_ACTUAL), dew_chart_find_line (months->plan->chart, DEW_CHART_BUDGET) };
  double middle = box->y + box->height / 2;

  for (int end = 0; end < 2; end++)
    {
      double x = box->x + end * box->width, upper, lower;

      if (!height_at (months, lines[over ? 0 : 1], x, &upper) || !height_at (months, lines[over ? 1 : 0], x, &lower))
        return FALSE;
      if (middle < upper || middle > lower)
        return FALSE;
    }

  return TRUE;
}

/* How far a place is from where one looks: the budget in the last actual month. */
static double
remoteness (const DewMonths *months,
            const DewRect   *box)
{
  const DewChart *chart = months->plan->chart;
  int budget = dew_chart_find_line (chart, DEW_CHART_BUDGET);
  double x = _dew_months_x (months, chart->last_actual), y = _dew_months_y (months, dew_chart_value (chart, chart->last_actual, budget));

  return fabs (box->x + box->width - x) + fabs (box->y + box->height / 2 - y);
}

/* The free place nearest to there, in the band or anywhere. */
static gboolean
find_place (const DewMonths *months,
            gboolean         within,
            gboolean         over,
            DewRect         *box)
{
  DewRect best = *box, at = *box;
  gboolean found = FALSE;

  for (at.x = months->right - at.width; at.x >= months->left; at.x -= STEP)
    for (at.y = months->top; at.y + at.height <= months->bottom; at.y += 2)
      {
        if (found && remoteness (months, &at) >= remoteness (months, &best))
          continue;
        if ((within && !is_in_band (months, &at, over)) || !is_free (months, &at))
          continue;
        best = at;
        found = TRUE;
      }
  *box = best;

  return found;
}

static void
add_to_date (DewMonths *months)
{
  g_autofree char *words = dew_chart_say_to_date (months->plan->chart, label_decimals (months));
  DewRect box = { 0, 0, 0, ceil (months->plan->line * 0.9) };
  DewShape *shape;
  gint64 pence = 0;

  if (words == NULL)
    return;

  dew_chart_to_date (months->plan->chart, &pence);
  box.width = ceil (_dew_chart_text_width (months->plan, words, DEW_TEXT_SMALL));
  if (!find_place (months, pence != 0, pence > 0, &box) && !find_place (months, FALSE, FALSE, &box))
    return;

  shape = _dew_chart_add_shape (months->plan, DEW_SHAPE_BAND_LABEL, box, -1, -1, g_steal_pointer (&words), 0.5);
  shape->style = pence > 0 ? DEW_VARIANCE_OVER : pence < 0 ? DEW_VARIANCE_UNDER : DEW_VARIANCE_NONE;
}

/* An axis that does not start at 0 says so, as low as it can. */
static void
add_note (DewMonths *months)
{
  char *words = _dew_chart_say_cut (months->plan->chart, months->start);
  double height = ceil (months->plan->line * 0.9), width = ceil (_dew_chart_text_width (months->plan, words, DEW_TEXT_SMALL));
  DewRect box = { months->left + DEW_NOTE_INDENT, months->bottom - height - 1, width, height };

  _dew_chart_add_shape (months->plan, DEW_SHAPE_NOTE, box, -1, -1, words, 0);
}

void
_dew_months_add_labels (DewMonths *months)
{
  if (months->cut)
    add_note (months);
  add_end (months, DEW_CHART_ACTUAL, TRUE);
  add_end (months, DEW_CHART_BUDGET, TRUE);
  add_to_date (months);
  add_end (months, DEW_CHART_ACTUAL, FALSE);
  add_end (months, DEW_CHART_FORECAST, TRUE);
}
