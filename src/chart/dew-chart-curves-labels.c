/* dew-chart-curves-labels.c: what is written at curves: their names, where it stands now, and what happens at kinks */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-chip-private.h"
#include "dew-chart-curves-private.h"
#include "dew-chart-push-private.h"
#include "dew-chart-room-private.h"

/* Pixels. */
#define CLEARANCE   2           /* between a text and anything else */
#define ITEM_GAP    2           /* between names */
#define LEADER_LEAST 3          /* a name that is moved farther than that has a line to its curve */
#define LEADER_GAP  3           /* between that line and what it joins */
#define NOW_GAP     5           /* between the line of now and its words */

/* ---- Names at the ends ---- */

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
add_leader (DewCurves *curves,
            guint      series,
            DewPoint   from,
            DewPoint   to)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));

  g_array_append_val (points, from);
  g_array_append_val (points, to);
  _dew_chart_add_path (curves->plan, DEW_SHAPE_LEADER, (int) series, points);
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
      add_leader (curves, series, (DewPoint) { curves->right + 1, end }, (DewPoint) { x - LEADER_GAP, y + chip / 2 });
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

/* ---- Where words find room ---- */

static gboolean
is_free (const DewCurves *curves,
         const DewRect   *box)
{
  DewRect wide = { box->x - CLEARANCE, box->y - CLEARANCE, box->width + 2 * CLEARANCE, box->height + 2 * CLEARANCE };

  if (box->x < curves->left || box->x + box->width > curves->right || box->y < curves->top || box->y + box->height > curves->bottom)
    return FALSE;

  return !_dew_chart_is_taken (curves->plan, &wide);
}

/* ---- Now ---- */

/* Words beside the line of now: low, as nothing is looked for there, then higher, right of it and left. */
static gboolean
place_now (const DewCurves *curves,
           double           x,
           DewRect         *box)
{
  for (double y = curves->bottom - box->height - CLEARANCE; y >= curves->top; y -= box->height / 2)
    for (int side = 0; side < 2; side++)
      {
        box->y = floor (y);
        box->x = side == 0 ? x + NOW_GAP : x - NOW_GAP - box->width;
        if (is_free (curves, box))
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

/* The point of a box that is nearest to a place. */
static DewPoint
nearest (const DewRect *box,
         DewPoint       at)
{
  return (DewPoint) { CLAMP (at.x, box->x, box->x + box->width), CLAMP (at.y, box->y, box->y + box->height) };
}

/* Moves a box to where it lies that far from a place, that way; sideways into the plot where it would stick out. */
static void
move_box (const DewCurves *curves,
          DewPoint         at,
          DewPoint         way,
          double           distance,
          DewRect         *box)
{
  DewPoint to = { at.x + way.x * distance, at.y + way.y * distance };
  double least = curves->left + CLEARANCE, most = curves->right - CLEARANCE - box->width;

  box->x = way.x > 0 ? to.x : way.x < 0 ? to.x - box->width : to.x - box->width / 2;
  box->y = way.y > 0 ? to.y : way.y < 0 ? to.y - box->height : to.y - box->height / 2;
  box->x = round (CLAMP (box->x, least, MAX (most, least)));
  box->y = round (box->y);
}

/* Places round a kink, near ones first: to the lower right, where curves that rise leave most room, then the others. Level
 * ones come last: there a line to the kink is taken for a curve. */
static gboolean
place_words (const DewCurves *curves,
             DewPoint         at,
             DewRect         *box)
{
  static const double distances[] = { 12, 18, 26, 36, 48, 62, 76, 90, 106, 124 };
  static const DewPoint ways[] = { { 0.7, 0.7 }, { -0.7, -0.7 }, { 0.7, -0.7 }, { -0.7, 0.7 }, { 0.4, 0.9 }, { -0.4, -0.9 }, { 0.4, -0.9 },
                                   { -0.4, 0.9 }, { 0, 1 }, { 0, -1 }, { 0.1, 1 }, { -0.1, -1 }, { 0.1, -1 }, { -0.1, 1 } };
  static const DewPoint level[] = { { 1, 0 }, { -1, 0 } };
  guint n_slanted = G_N_ELEMENTS (distances) * G_N_ELEMENTS (ways), n_level = G_N_ELEMENTS (distances) * G_N_ELEMENTS (level);

  for (guint i = 0; i < n_slanted + n_level; i++)
    {
      guint k = i < n_slanted ? i : i - n_slanted, n = i < n_slanted ? G_N_ELEMENTS (ways) : G_N_ELEMENTS (level);

      move_box (curves, at, i < n_slanted ? ways[k % n] : level[k % n], distances[k / n], box);
      if (is_free (curves, box) && !_dew_chart_crosses_text (curves->plan, at, nearest (box, at)))
        return TRUE;
    }

  return FALSE;
}

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

static void
add_words (DewCurves          *curves,
           const DewChartKink *kink)
{
  DewPoint at = kink_place (curves, kink), to, from;
  DewRect box = { 0, 0, ceil (_dew_chart_text_width (curves->plan, kink->words, DEW_TEXT_SMALL)), ceil (curves->plan->line * 0.9) };
  double way;

  if (!place_words (curves, at, &box))
    return;

  to = nearest (&box, at);
  way = hypot (to.x - at.x, to.y - at.y);
  from = (DewPoint) { at.x + (to.x - at.x) * DEW_VERTEX_RADIUS / way, at.y + (to.y - at.y) * DEW_VERTEX_RADIUS / way };
  to = (DewPoint) { to.x - (to.x - at.x) * CLEARANCE / way, to.y - (to.y - at.y) * CLEARANCE / way };
  add_leader (curves, kink->series, from, to);
  _dew_chart_add_shape (curves->plan, DEW_SHAPE_KINK_LABEL, box, -1, (int) kink->series, g_strdup (kink->words), 0.5);
}

/* The circles come first: words keep out of their way. */
void
_dew_curves_add_kinks (DewCurves *curves)
{
  const DewChart *chart = curves->plan->chart;
  const double radius = DEW_VERTEX_RADIUS;

  for (guint i = 0; i < chart->kinks->len; i++)
    {
      const DewChartKink *kink = g_ptr_array_index (chart->kinks, i);
      DewPoint at = kink_place (curves, kink);

      _dew_chart_add_shape (curves->plan, DEW_SHAPE_KINK, (DewRect) { at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                            -1, (int) kink->series, NULL, 0);
    }
  for (guint i = 0; i < chart->kinks->len; i++)
    if (!is_said (curves, i, g_ptr_array_index (chart->kinks, i)))
      add_words (curves, g_ptr_array_index (chart->kinks, i));
}
