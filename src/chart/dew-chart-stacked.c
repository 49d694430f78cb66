/* dew-chart-stacked.c: the geometry of stacked bars */
#include <math.h>

#include "dew-chart-layout-private.h"
#include "dew-chart-scale-private.h"

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
clear_tick (gpointer data)
{
  g_free (((Tick *) data)->text);
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

static GArray *
place_ticks (const DewChartPlan *plan,
             DewWide             step)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (Tick));
  int decimals = _dew_chart_step_decimals (plan->chart->unit, step);

  g_array_set_clear_func (ticks, clear_tick);

  /* Division rounds towards zero, which is inwards on both sides. */
  for (DewWide value = plan->low / step * step; value <= plan->high; value += step)
    {
      Tick tick = { value, plan->zero_x + to_pixels (plan, value), NULL, { 0 } };
      double width;

      tick.text = _dew_chart_print_tick (plan->chart->unit, value, value == 0 ? 0 : decimals);
      width = ceil (_dew_chart_text_width (plan, tick.text, DEW_TEXT_SMALL));
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
      ticks = place_ticks (plan, _dew_chart_nice_step (plan->high - plan->low, most));
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

double
_dew_chart_plan_stacked (DewChartPlan *plan,
                         double        height)
{
  plan->bar = round (plan->line * 1.05);
  plan->pitch = plan->bar + 8;

  plan_reach (plan);
  plan_columns (plan);
  _dew_chart_add_head (plan);
  plan->bottom = plan->top + plan->chart->rows->len * plan->pitch;
  for (guint row = 0; row < plan->chart->rows->len; row++)
    add_bar (plan, row);
  add_scale (plan);

  return plan->bottom + TICK_GAP + ceil (plan->line * 0.9);
}
