/* dew-chart-curves-labels.c: what is written at curves: their names, where it stands now, and what happens at kinks */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-chip-private.h"
#include "dew-chart-curves-private.h"
#include "dew-chart-push-private.h"
#include "dew-chart-words-private.h"

/* Pixels. */
#define CLEARANCE   2           /* between a text and the bottom */
#define ITEM_GAP    2           /* between names */
#define LEADER_LEAST 3          /* a name that is moved farther than that has a line to its curve */
#define LEADER_GAP  3           /* between that line and what it joins */
#define NOW_GAP     5           /* between the line of now and its words */

/* ---- Names at the ends ---- */

/* The plot as words in it see it. */
static DewPlot
plot_of (const DewCurves *curves)
{
  return (DewPlot) { curves->plan, curves->left, curves->right, curves->top, curves->bottom };
}

static double
item_height (const DewCurves *curves,
             guint            series)
{
  double height = MAX (_dew_chart_chip_height (curves->plan), ceil (curves->plan->line)) + ITEM_GAP;

  /* A second line says that it is refused. */
  return dew_chart_is_refused (curves->plan->chart, series) ? height + ceil (curves->plan->line * 0.9) : height;
}

static double
chips_width (const DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;
  double width = 0;

  for (guint series = 0; series < chart->series->len; series++)
    width = MAX (width, _dew_chart_chip_width (curves->plan, dew_chart_style (chart, series)));

  return width + DEW_CHIP_GAP;
}

double
_dew_curves_names_width (const DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;
  double width = 0;

  for (guint series = 0; series < chart->series->len; series++)
    {
      width = MAX (width, _dew_chart_text_width (curves->plan, dew_chart_series (chart, series), DEW_TEXT_SMALL));
      if (dew_chart_is_refused (chart, series))
        width = MAX (width, _dew_chart_text_width (curves->plan, _("cannot be shared"), DEW_TEXT_SMALL));
    }

  return chips_width (curves) + MAX (ceil (width), 1);
}

double
_dew_curves_names_height (const DewCurves *curves)
{
  double height = 0;

  for (guint series = 0; series < curves->plan->chart->series->len; series++)
    height += item_height (curves, series);

  return height;
}

/* Where a curve ends; what is refused belongs at the bottom. FALSE where it ends before the others. */
static gboolean
find_end (const DewCurves *curves,
          guint            series,
          double          *y)
{
  const DewChart *chart = curves->plan->chart;

  for (guint i = chart->rows->len; i > 0; i--)
    if (dew_chart_given (chart, i - 1, series))
      {
        *y = _dew_curves_y (curves, dew_chart_value (chart, i - 1, series));
        return _dew_curves_x (curves, dew_chart_row (chart, i - 1)->id) >= curves->right - 1;
      }

  *y = curves->bottom;

  return FALSE;
}

static void
add_name (DewCurves *curves,
          guint      series,
          double     centre)
{
  DewChartPlan *plan = curves->plan;
  const DewChart *chart = plan->chart;
  double height = item_height (curves, series) - ITEM_GAP, x = curves->right + DEW_END_GAP, line = ceil (plan->line * 0.9), end;
  double chip = MAX (_dew_chart_chip_height (plan), ceil (plan->line)), y = round (centre - height / 2), left = x + chips_width (curves);
  gboolean ends = find_end (curves, series, &end);
  DewRect name = { left, y + floor ((chip - line) / 2), MAX (plan->width - left, 1), line };

  _dew_chart_add_chip (plan, dew_chart_style (chart, series), x, y, chip, -1, (int) series);
  _dew_chart_add_shape (plan, DEW_SHAPE_LANE_LABEL, name, -1, (int) series,
                        _dew_chart_fit_text (plan, dew_chart_series (chart, series), DEW_TEXT_SMALL, name.width), 0);
  if (dew_chart_is_refused (chart, series))
    {
      name.y = y + chip;
      _dew_chart_add_shape (plan, DEW_SHAPE_STATE, name, 0, (int) series,
                            _dew_chart_fit_text (plan, _("cannot be shared"), DEW_TEXT_SMALL, name.width), 0);
    }
  else if (ends && fabs (y + chip / 2 - end) > LEADER_LEAST)
    {
      DewPlot plot = plot_of (curves);

      _dew_plot_add_leader (&plot, series, (DewPoint) { curves->right + 1, end }, (DewPoint) { x - LEADER_GAP, y + chip / 2 });
    }
}

static int
compare_items_cb (gconstpointer a,
                  gconstpointer b)
{
  const DewPushItem *one = a, *other = b;

  if (one->centre != other->centre)
    return one->centre < other->centre ? -1 : 1;

  return (int) one->id - (int) other->id;
}

void
_dew_curves_add_names (DewCurves *curves)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DewPushItem));

  for (guint series = 0; series < curves->plan->chart->series->len; series++)
    {
      DewPushItem item = { 0, item_height (curves, series), series };

      find_end (curves, series, &item.centre);
      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items_cb);
  _dew_chart_push_apart ((DewPushItem *) (void *) items->data, items->len, curves->top, curves->bottom);

  for (guint i = 0; i < items->len; i++)
    add_name (curves, g_array_index (items, DewPushItem, i).id, g_array_index (items, DewPushItem, i).centre);
}

/* ---- Now ---- */

/* Words beside the line of now: low, as nothing is looked for there, then higher, right of it and left. */
static gboolean
place_now (const DewCurves *curves,
           double           x,
           DewRect         *box)
{
  DewPlot plot = plot_of (curves);

  for (double y = curves->bottom - box->height - CLEARANCE; y >= curves->top; y -= box->height / 2)
    for (int side = 0; side < 2; side++)
      {
        box->y = floor (y);
        box->x = side == 0 ? x + NOW_GAP : x - NOW_GAP - box->width;
        if (_dew_plot_is_free (&plot, box))
          return TRUE;
      }

  return FALSE;
}

void
_dew_curves_add_now (DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;
  DewWide tenfold = (DewWide) chart->now * 10;
  gboolean over = tenfold > chart->budget, under = tenfold < -(DewWide) chart->budget;
  g_autofree char *part = NULL, *words = NULL;
  DewRect box = { 0, 0, 0, ceil (curves->plan->line * 0.9) };
  double x;

  if (chart->now == DEW_CHART_BLANK)
    return;

  part = dew_chart_say_part (chart, chart->now);
  /* Translators: where the variance stands: "now +2.56 %"; with an arrow where that is beyond the chart */
  words = g_strdup_printf (over ? _("now %s →") : under ? _("← now %s") : _("now %s"), part);
  box.width = ceil (_dew_chart_text_width (curves->plan, words, DEW_TEXT_SMALL));
  x = floor (_dew_curves_x (curves, chart->now));
  if (!over && !under)
    _dew_chart_add_shape (curves->plan, DEW_SHAPE_NOW, (DewRect) { MIN (x, curves->right - 1), curves->top, 1, curves->bottom - curves->top }, -1, -1, NULL, 0);
  if (place_now (curves, x, &box))
    _dew_chart_add_shape (curves->plan, DEW_SHAPE_NOW_LABEL, box, -1, -1, g_steal_pointer (&words), 0.5);
}

/* ---- Kinks ---- */

/* Whether the same is already said at that place. */
static gboolean
is_said (const DewCurves    *curves,
         guint               kinks,
         const DewChartKink *kink)
{
  const DewChart *chart = curves->plan->chart;

  for (guint i = 0; i < kinks; i++)
    {
      const DewChartKink *other = g_ptr_array_index (chart->kinks, i);

      if (other->variance == kink->variance && g_str_equal (other->words, kink->words))
        return TRUE;
    }

  return FALSE;
}

static DewPoint
kink_place (const DewCurves    *curves,
            const DewChartKink *kink)
{
  const DewChart *chart = curves->plan->chart;
  guint row = 0;

  while (dew_chart_row (chart, row)->id != kink->variance)
    row++;

  return (DewPoint) { _dew_curves_x (curves, kink->variance), _dew_curves_y (curves, dew_chart_value (chart, row, kink->series)) };
}

/* The circles come first: words keep out of their way. */
void
_dew_curves_add_kinks (DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;
  const double radius = DEW_VERTEX_RADIUS;
  DewPlot plot = plot_of (curves);

  for (guint i = 0; i < chart->kinks->len; i++)
    {
      const DewChartKink *kink = g_ptr_array_index (chart->kinks, i);
      DewPoint at = kink_place (curves, kink);

      _dew_chart_add_shape (curves->plan, DEW_SHAPE_KINK, (DewRect) { at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                            -1, (int) kink->series, NULL, 0);
    }
  for (guint i = 0; i < chart->kinks->len; i++)
    {
      const DewChartKink *kink = g_ptr_array_index (chart->kinks, i);

      if (!is_said (curves, i, kink))
        _dew_plot_add_words (&plot, kink->series, kink_place (curves, kink), FALSE, kink->words);
    }
}
