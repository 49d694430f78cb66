/* dew-chart-layout.c: the geometry of a chart, as arithmetic: what is common to all kinds */
#include "dew-chart-layout-private.h"
#include "dew-scenario-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEAST_WIDTH 104         /* pixels */

static void
free_shape (gpointer data)
{
  DewShape *shape = data;

  g_clear_pointer (&shape->points, g_array_unref);
  g_free (shape->text);
  g_free (shape);
}

DewShape *
_dew_chart_add_shape (DewChartPlan *plan,
                      DewShapeKind  kind,
                      DewRect       box,
                      int           row,
                      int           series,
                      char         *text,
                      double        align)
{
  DewShape *shape = g_new0 (DewShape, 1);

  shape->kind = kind;
  shape->box = shape->reach = box;
  shape->row = row;
  shape->series = series;
  shape->style = series < 0 ? 0 : dew_chart_style (plan->chart, (guint) series);
  shape->text = text;
  shape->align = align;
  g_ptr_array_add (plan->shapes, shape);

  return shape;
}

static DewRect
surround (const GArray *points)
{
  DewPoint low = g_array_index (points, DewPoint, 0), high = low;

  for (guint i = 1; i < points->len; i++)
    {
      const DewPoint *point = &g_array_index (points, DewPoint, i);

      low = (DewPoint) { MIN (low.x, point->x), MIN (low.y, point->y) };
      high = (DewPoint) { MAX (high.x, point->x), MAX (high.y, point->y) };
    }

  /* A level line still has a size, and so has an upright one. */
  if (low.x == high.x)
    return (DewRect) { low.x - 0.5, low.y - 0.5, 1, high.y - low.y + 1 };

  return (DewRect) { low.x, low.y - 0.5, high.x - low.x, high.y - low.y + 1 };
}

DewShape *
_dew_chart_add_path (DewChartPlan *plan,
                     DewShapeKind  kind,
                     int           series,
                     GArray       *points)
{
  DewShape *shape = _dew_chart_add_shape (plan, kind, surround (points), -1, series, NULL, 0);

  shape->points = points;

  return shape;
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

GArray *
_dew_chart_order_lines (const DewChartPlan *plan)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint series = 0; series < plan->chart->series->len; series++)
    g_array_append_val (order, series);
  g_array_sort_with_data (order, compare_cover_cb, (gpointer) plan->chart);

  return order;
}

double
_dew_chart_text_width (const DewChartPlan *plan,
                       const char         *text,
                       DewTextStyle        style)
{
  return plan->measure->width (text, style, plan->measure->data);
}

static char *
cut (const char *text,
     glong       characters)
{
  g_autofree char *head = g_utf8_substring (text, 0, characters);

  return g_strconcat (g_strchomp (head), "…", NULL);
}

/* The text as far as it fits, with an ellipsis where it does not. */
char *
_dew_chart_fit_text (const DewChartPlan *plan,
                     const char         *text,
                     DewTextStyle        style,
                     double              width)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  glong fits = 0, fails = g_utf8_strlen (valid, -1);

  if (_dew_chart_text_width (plan, valid, style) <= width)
    return g_steal_pointer (&valid);

  while (fails - fits > 1)
    {
      glong middle = fits + (fails - fits) / 2;
      g_autofree char *shorter = cut (valid, middle);

      if (_dew_chart_text_width (plan, shorter, style) <= width)
        fits = middle;
      else
        fails = middle;
    }

  return cut (valid, fits);
}

static void
add_empty (DewChartPlan *plan,
           double        height)
{
  const char *words = plan->chart->caveat != NULL ? _("No figures by month") : _("No figures yet");
  char *text = _dew_chart_fit_text (plan, words, DEW_TEXT_LABEL, plan->width);

  plan->bottom = MAX (plan->top + ceil (plan->line * 5.8), height);
  _dew_chart_add_shape (plan, DEW_SHAPE_EMPTY, (DewRect) { 0, plan->top, plan->width, plan->bottom - plan->top },
                        -1, -1, text, 0.5);
}

/* Returns where the chart ends. */
static double
plan_kind (DewChartPlan *plan,
           double        height)
{
  if (dew_chart_is_nil (plan->chart))
    {
      _dew_chart_add_head (plan);
      add_empty (plan, height);
      return plan->bottom;
    }

  switch (plan->chart->kind)
    {
    case DEW_CHART_MONTHS:
      return _dew_chart_plan_months (plan, height);

    case DEW_CHART_DIVERGING:
      return _dew_chart_plan_diverging (plan, height);

    case DEW_CHART_GROUPED:
      return _dew_chart_plan_grouped (plan, height);

    case DEW_CHART_BRIDGE:
      return _dew_chart_plan_bridge (plan, height);

    case DEW_CHART_CURVES:
      return _dew_chart_plan_curves (plan, height);

    case DEW_CHART_DISTRIBUTION:
      return _dew_chart_plan_distribution (plan, height);

    case DEW_CHART_STACKED:
    default:
      return _dew_chart_plan_stacked (plan, height);
    }
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const DewShape *one = *(const DewShape **) a, *other = *(const DewShape **) b;

  return (int) one->kind - (int) other->kind;
}

DewChartLayout *
dew_chart_layout_beside (const DewChart       *chart,
                         double                width,
                         double                height,
                         double                corner,
                         const DewTextMeasure *measure)
{
  DewChartPlan plan = { .chart = chart, .measure = measure, .width = width, .corner = corner };
  DewChartLayout *layout;
  double end;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (corner >= 0, NULL);
  g_return_val_if_fail (measure != NULL && measure->width != NULL && measure->line > 0, NULL);

  plan.shapes = g_ptr_array_new_with_free_func (free_shape);
  plan.line = measure->line;
  plan.width = MAX (plan.width, LEAST_WIDTH + corner);
  plan.caveat = _dew_chart_caveat_height (&plan);
  end = plan_kind (&plan, MAX (height - plan.caveat, 0));
  if (chart->caveat != NULL)
    end = _dew_chart_add_caveat (&plan, end);
  g_ptr_array_sort (plan.shapes, compare_kinds);

  layout = g_new0 (DewChartLayout, 1);
  layout->kind = chart->kind;
  layout->width = plan.width;
  layout->height = MAX (ceil (end), height);
  layout->shapes = plan.shapes;

  return layout;
}

DewChartLayout *
dew_chart_layout (const DewChart       *chart,
                  double                width,
                  double                height,
                  const DewTextMeasure *measure)
{
  return dew_chart_layout_beside (chart, width, height, 0, measure);
}

void
dew_chart_layout_free (DewChartLayout *layout)
{
  if (layout == NULL)
    return;

  g_ptr_array_unref (layout->shapes);
  g_free (layout);
}

DewTextStyle
dew_shape_text_style (const DewShape *shape)
{
  g_return_val_if_fail (shape != NULL, DEW_TEXT_LABEL);

  switch (shape->kind)
    {
    case DEW_SHAPE_TITLE:
      return DEW_TEXT_TITLE;

    case DEW_SHAPE_SEGMENT_LABEL:
    case DEW_SHAPE_BAR_LABEL:
    case DEW_SHAPE_TOTAL_LABEL:
    case DEW_SHAPE_CHIP:
      return DEW_TEXT_FIGURE;

    case DEW_SHAPE_LEGEND_TEXT:
    case DEW_SHAPE_TICK_LABEL:
    case DEW_SHAPE_NOTE:
    case DEW_SHAPE_CAVEAT:
    case DEW_SHAPE_STATE:
    case DEW_SHAPE_POINT_LABEL:
    case DEW_SHAPE_BAND_LABEL:
    case DEW_SHAPE_LANE_LABEL:
    case DEW_SHAPE_AXIS_LABEL:
    case DEW_SHAPE_NOW_LABEL:
    case DEW_SHAPE_KINK_LABEL:
      return shape->strong ? DEW_TEXT_FIGURE : DEW_TEXT_SMALL;

    case DEW_SHAPE_ROW_LABEL:
    case DEW_SHAPE_EMPTY:
    case DEW_SHAPE_LEGEND_KEY:
    case DEW_SHAPE_SEGMENT:
    case DEW_SHAPE_BAR:
    case DEW_SHAPE_SHARE:
    case DEW_SHAPE_POINT:
    case DEW_SHAPE_LINE:
    case DEW_SHAPE_BAND:
    case DEW_SHAPE_KINK:
    case DEW_SHAPE_LEADER:
    case DEW_SHAPE_CONNECTOR:
    case DEW_SHAPE_NOW:
    case DEW_SHAPE_AXIS:
    case DEW_SHAPE_GRID:
    default:
      return DEW_TEXT_LABEL;
    }
}

gboolean
dew_shape_is_mark (const DewShape *shape)
{
  g_return_val_if_fail (shape != NULL, FALSE);

  switch (shape->kind)
    {
    case DEW_SHAPE_SEGMENT:
    case DEW_SHAPE_BAR:
    case DEW_SHAPE_SHARE:
    case DEW_SHAPE_POINT:
    case DEW_SHAPE_STATE:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
is_within (const DewRect *box,
           double         x,
           double         y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

static double
distance (const DewRect *box,
          double         x,
          double         y)
{
  return hypot (box->x + box->width / 2 - x, box->y + box->height / 2 - y);
}

const DewShape *
dew_chart_hit (const DewChartLayout *layout,
               double                x,
               double                y)
{
  const DewShape *found = NULL;

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (dew_shape_is_mark (shape) && is_within (&shape->reach, x, y) &&
          (found == NULL || distance (&shape->box, x, y) < distance (&found->box, x, y)))
        found = shape;
    }

  return found;
}

const DewShape *
dew_chart_hit_label (const DewChartLayout *layout,
                     double                x,
                     double                y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if ((shape->kind == DEW_SHAPE_ROW_LABEL || shape->kind == DEW_SHAPE_LANE_LABEL) && is_within (&shape->box, x, y))
        return shape;
    }

  return NULL;
}

const DewShape *
dew_chart_layout_mark (const DewChartLayout *layout,
                       guint                 row,
                       guint                 series)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (dew_shape_is_mark (shape) && shape->row == (int) row && shape->series == (int) series)
        return shape;
    }

  return NULL;
}
