/* dew-chart-layout.c: the geometry of a chart, as arithmetic */
#include "dew-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Pixels; what depends on the size of text is in lines below. */
#define LABEL_GAP        12     /* between a row's label and the zero line */
#define TOTAL_GAP        8      /* between a bar and its total */
#define TICK_GAP         4      /* between the bars and the tick labels */
#define TICK_CLEARANCE   10     /* between tick labels */
#define GRID_CLEARANCE   3      /* between a grid line and a total */
#define SEGMENT_PADDING  7      /* round a figure within a segment */
#define SEGMENT_LEAST    4      /* what is not nil can be seen, and pointed at */
#define PLOT_LEAST       56     /* beside what the segments need at their least */
#define LABEL_LEAST      48

typedef struct {
  DewWide  value;
  double   x;
  char    *text;
  DewRect  box;                         /* of the text */
} Tick;

static void
free_shape (gpointer data)
{
  DewShape *shape = data;

  g_free (shape->text);
  g_free (shape);
}

static void
clear_tick (gpointer data)
{
  g_free (((Tick *) data)->text);
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
  shape->box = box;
  shape->row = row;
  shape->series = series;
  shape->style = series < 0 ? 0 : dew_chart_style (plan->chart, (guint) series);
  shape->text = text;
  shape->align = align;
  g_ptr_array_add (plan->shapes, shape);

  return shape;
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

/* The one place where amounts become coordinates. */
static double
to_pixels (const DewChartPlan *plan,
           DewWide             pence)
{
  return (double) pence * plan->per_pence;
}

static void
plan_reach (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      DewWide low = 0, high = 0;
      int below = 0, above = 0;

      for (guint series = 0; series < chart->series->len; series++)
        {
          gint64 value = dew_chart_value (chart, row, series);

          if (value < 0)
            low += value;
          else
            high += value;
          below += value < 0;
          above += value > 0;
        }

      plan->low = MIN (plan->low, low);
      plan->high = MAX (plan->high, high);
      plan->most_below = MAX (plan->most_below, below);
      plan->most_above = MAX (plan->most_above, above);
    }
}

/* Shares the width out: figures first, then the plot, then the names. */
static void
plan_columns (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  double natural = 0, totals = 0, rest;
  /* Any segment may have to be widened to the least that can be seen: room for that is kept free on either side. */
  double least_below = SEGMENT_LEAST * plan->most_below, least_above = SEGMENT_LEAST * plan->most_above;
  double plot_least = PLOT_LEAST + least_below + least_above;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      char buf[DEW_MONEY_SIZE];

      dew_chart_print (chart, dew_chart_total (chart, row), buf);
      totals = MAX (totals, _dew_chart_text_width (plan, buf, DEW_TEXT_FIGURE));
      natural = MAX (natural, _dew_chart_text_width (plan, dew_chart_row (chart, row)->label, DEW_TEXT_LABEL));
    }

  natural = ceil (natural);
  totals = ceil (totals);
  plan->width = MAX (plan->width, MIN (natural, LABEL_LEAST) + LABEL_GAP + plot_least + TOTAL_GAP + totals);

  rest = plan->width - LABEL_GAP - TOTAL_GAP - totals;
  plan->label_width = MIN (natural, floor (MIN (plan->width * 0.4, MAX (LABEL_LEAST, rest * 0.5))));
  plan->label_width = MIN (plan->label_width, rest - plot_least);
  plan->plot_x = plan->label_width + LABEL_GAP;
  plan->plot_width = rest - plan->label_width;

  /* One pixel less, as the zero line is moved to a whole one. */
  plan->per_pence = (plan->plot_width - least_below - least_above - 1) / (double) (plan->high - plan->low);
  plan->zero_x = ceil (plan->plot_x + least_below - to_pixels (plan, plan->low));
}

static void
add_segment_label (DewChartPlan   *plan,
                   const DewShape *segment,
                   gint64          value)
{
  char buf[DEW_MONEY_SIZE];
  DewRect box = segment->box;

  dew_chart_print (plan->chart, value, buf);
  box.width = ceil (_dew_chart_text_width (plan, buf, DEW_TEXT_FIGURE));
  if (box.width + 2 * SEGMENT_PADDING > segment->box.width)
    return;

  box.x += (segment->box.width - box.width) / 2;
  _dew_chart_add_shape (plan, DEW_SHAPE_SEGMENT_LABEL, box, segment->row, segment->series, g_strdup (buf), 0.5);
}

static guint
count_pieces (const DewChart *chart,
              guint           row)
{
  guint n = 0;

  for (guint series = 0; series < chart->series->len; series++)
    n += dew_chart_value (chart, row, series) != 0;

  return n;
}

static void
add_bar (DewChartPlan *plan,
         guint         row)
{
  const DewChart *chart = plan->chart;
  double y = plan->top + row * plan->pitch, left = plan->zero_x, right = plan->zero_x;
  DewRect end = { 0, y, 0, plan->pitch };
  gboolean alone = count_pieces (chart, row) == 1;
  char buf[DEW_MONEY_SIZE];

  _dew_chart_add_shape (plan, DEW_SHAPE_ROW_LABEL, (DewRect) { 0, y, plan->label_width, plan->pitch }, row, -1,
                        _dew_chart_fit_text (plan, dew_chart_row (chart, row)->label, DEW_TEXT_LABEL, plan->label_width), 1);

  for (guint series = 0; series < chart->series->len; series++)
    {
      gint64 value = dew_chart_value (chart, row, series);
      double width = MAX (fabs (to_pixels (plan, value)), SEGMENT_LEAST);
      DewRect box = { value < 0 ? left - width : right, y + (plan->pitch - plan->bar) / 2, width, plan->bar };
      const DewShape *segment;

      if (value == 0)
        continue;
      if (value < 0)
        left -= width;
      else
        right += width;
      segment = _dew_chart_add_shape (plan, DEW_SHAPE_SEGMENT, box, row, series, NULL, 0);
      /* A bar of one piece says its figure at its end. */
      if (!alone)
        add_segment_label (plan, segment, value);
    }

  if (!dew_chart_row (chart, row)->entered)
    return;

  dew_chart_print (chart, dew_chart_total (chart, row), buf);
  end.x = right + TOTAL_GAP;
  end.width = ceil (_dew_chart_text_width (plan, buf, DEW_TEXT_FIGURE));
  _dew_chart_add_shape (plan, DEW_SHAPE_TOTAL_LABEL, end, row, -1, g_strdup (buf), 0);
}

/* The least 1, 2 or 5 times a power of ten of which at most so many fit into the span. */
static DewWide
nice_step (DewWide span,
           int     most)
{
  DewWide power = 1;

  for (;; power *= 10)
    for (int i = 0; i < 3; i++)
      {
        DewWide step = power * (i == 0 ? 1 : i == 1 ? 2 : 5);

        if (step * most >= span)
          return step;
      }
}

/* As few decimals as say the step exactly in the chart's unit: at most eight, as a penny is the least step. */
static int
step_decimals (const DewChartPlan *plan,
               DewWide             step)
{
  int decimals = 0;

  for (DewWide scaled = step; scaled % dew_unit_pence (plan->chart->unit) != 0; scaled *= 10)
    decimals++;

  return decimals;
}

static GArray *
place_ticks (const DewChartPlan *plan,
             DewWide             step)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (Tick));
  int decimals = step_decimals (plan, step);

  g_array_set_clear_func (ticks, clear_tick);

  /* Division rounds towards zero, which is inwards on both sides. */
  for (DewWide value = plan->low / step * step; value <= plan->high; value += step)
    {
      char buf[DEW_MONEY_SIZE];
      Tick tick = { value, plan->zero_x + to_pixels (plan, value), NULL, { 0 } };
      double width;

      dew_money_print (dew_pence ((gint64) CLAMP (value, (DewWide) G_MININT64, (DewWide) G_MAXINT64)), plan->chart->unit,
                       value == 0 ? 0 : decimals, DEW_PRINT_SCREEN, buf);
      width = ceil (_dew_chart_text_width (plan, buf, DEW_TEXT_SMALL));
      tick.text = g_strdup (buf);
      tick.box.x = CLAMP (tick.x - width / 2, 0, plan->width - width);
      tick.box.y = plan->bottom + TICK_GAP;
      tick.box.width = width;
      tick.box.height = ceil (plan->line * 0.9);
      g_array_append_val (ticks, tick);
    }

  return ticks;
}

static gboolean
ticks_collide (GArray *ticks)
{
  for (guint i = 1; i < ticks->len; i++)
    {
      const DewRect *before = &g_array_index (ticks, Tick, i - 1).box;

      if (before->x + before->width + TICK_CLEARANCE > g_array_index (ticks, Tick, i).box.x)
        return TRUE;
    }

  return FALSE;
}

/* A light line down the plot, broken where it would run through a total. */
static void
add_grid_line (DewChartPlan *plan,
               double        x,
               guint         n_placed)
{
  double from = plan->top;

  for (guint i = 0; i < n_placed; i++)
    {
      const DewShape *total = g_ptr_array_index (plan->shapes, i);
      const DewRect *box = &total->box;

      if (total->kind != DEW_SHAPE_TOTAL_LABEL || x < box->x - GRID_CLEARANCE || x > box->x + box->width + GRID_CLEARANCE)
        continue;
      if (box->y > from)
        _dew_chart_add_shape (plan, DEW_SHAPE_GRID, (DewRect) { x - 0.5, from, 1, box->y - from }, -1, -1, NULL, 0);
      from = box->y + box->height;
    }

  if (plan->bottom > from)
    _dew_chart_add_shape (plan, DEW_SHAPE_GRID, (DewRect) { x - 0.5, from, 1, plan->bottom - from }, -1, -1, NULL, 0);
}

static void
add_scale (DewChartPlan *plan)
{
  g_autoptr (GArray) ticks = NULL;
  int most = (int) CLAMP (plan->plot_width / (5 * plan->line), 2, 5);
  guint n_placed = plan->shapes->len;
  DewRect axis = { plan->zero_x - 1, plan->top, 1, plan->bottom - plan->top };

  do
    {
      g_clear_pointer (&ticks, g_array_unref);
      ticks = place_ticks (plan, nice_step (plan->high - plan->low, most));
    }
  while (ticks_collide (ticks) && --most > 0);

  for (guint i = 0; i < ticks->len; i++)
    {
      Tick *tick = &g_array_index (ticks, Tick, i);

      /* Where not even two ticks have room, zero stands alone. */
      if (most == 0 && tick->value != 0)
        continue;
      if (tick->value != 0)
        add_grid_line (plan, round (tick->x) + 0.5, n_placed);
      _dew_chart_add_shape (plan, DEW_SHAPE_TICK_LABEL, tick->box, -1, -1, g_steal_pointer (&tick->text), 0.5);
    }

  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS, axis, -1, -1, NULL, 0);
}

static void
add_empty (DewChartPlan *plan,
           double        height)
{
  char *text = _dew_chart_fit_text (plan, _("No figures yet"), DEW_TEXT_LABEL, plan->width);

  plan->bottom = MAX (plan->top + 4 * plan->pitch, height);
  _dew_chart_add_shape (plan, DEW_SHAPE_EMPTY, (DewRect) { 0, plan->top, plan->width, plan->bottom - plan->top },
                        -1, -1, text, 0.5);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const DewShape *one = *(const DewShape **) a, *other = *(const DewShape **) b;

  return (int) one->kind - (int) other->kind;
}

DewChartLayout *
dew_chart_layout (const DewChart       *chart,
                  double                width,
                  double                height,
                  const DewTextMeasure *measure)
{
  DewChartPlan plan = { .chart = chart, .measure = measure, .width = width };
  DewChartLayout *layout;
  double end;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (measure != NULL && measure->width != NULL && measure->line > 0, NULL);

  plan.shapes = g_ptr_array_new_with_free_func (free_shape);
  plan.line = measure->line;
  plan.bar = round (plan.line * 1.05);
  plan.pitch = plan.bar + 8;
  plan.width = MAX (plan.width, PLOT_LEAST + LABEL_LEAST);

  if (dew_chart_is_nil (chart))
    {
      _dew_chart_add_head (&plan);
      add_empty (&plan, height);
      end = plan.bottom;
    }
  else
    {
      plan_reach (&plan);
      plan_columns (&plan);
      _dew_chart_add_head (&plan);
      plan.bottom = plan.top + chart->rows->len * plan.pitch;
      for (guint row = 0; row < chart->rows->len; row++)
        add_bar (&plan, row);
      add_scale (&plan);
      end = plan.bottom + TICK_GAP + ceil (plan.line * 0.9);
    }

  g_ptr_array_sort (plan.shapes, compare_kinds);

  layout = g_new0 (DewChartLayout, 1);
  layout->width = plan.width;
  layout->height = MAX (ceil (end), height);
  layout->shapes = plan.shapes;

  return layout;
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
    case DEW_SHAPE_TOTAL_LABEL:
      return DEW_TEXT_FIGURE;

    case DEW_SHAPE_LEGEND_TEXT:
    case DEW_SHAPE_TICK_LABEL:
      return DEW_TEXT_SMALL;

    case DEW_SHAPE_ROW_LABEL:
    case DEW_SHAPE_EMPTY:
    case DEW_SHAPE_LEGEND_KEY:
    case DEW_SHAPE_SEGMENT:
    case DEW_SHAPE_AXIS:
    case DEW_SHAPE_GRID:
    default:
      return DEW_TEXT_LABEL;
    }
}

static const DewShape *
find_at (const DewChartLayout *layout,
         DewShapeKind          kind,
         double                x,
         double                y)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);
      const DewRect *box = &shape->box;

      if (shape->kind == kind && x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height)
        return shape;
    }

  return NULL;
}

const DewShape *
dew_chart_hit (const DewChartLayout *layout,
               double                x,
               double                y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  return find_at (layout, DEW_SHAPE_SEGMENT, x, y);
}

const DewShape *
dew_chart_hit_label (const DewChartLayout *layout,
                     double                x,
                     double                y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  return find_at (layout, DEW_SHAPE_ROW_LABEL, x, y);
}

const DewShape *
dew_chart_layout_segment (const DewChartLayout *layout,
                          guint                 row,
                          guint                 series)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_SEGMENT && shape->row == (int) row && shape->series == (int) series)
        return shape;
    }

  return NULL;
}
