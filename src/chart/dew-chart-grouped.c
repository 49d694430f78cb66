/* dew-chart-grouped.c: the geometry of bars in groups, one group a lane */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-bars-private.h"
#include "dew-chart-chip-private.h"

#define BAR_GAP     2           /* pixels between the bars of a lane */
#define NAMES_PART  0.4         /* of what is not figures */

/* Lines of text: of a bar with its gap, and between lanes, at least and at most. */
#define SLOT        1.15
#define SLOT_MOST   1.7
#define LANE_GAP    0.6
#define LANE_GAP_MOST 1.6

/* ---- What stands in a lane ---- */

static gboolean
has_slot (const DewChart*chart,
          guint          row,
          guint          series)
{
  return dew_chart_has_mark (chart,row,series);
}

static guint
count_slots (const DewChart*chart,
             guint          row)
{
  guint n = 0;

  for (guint series = 0; series < chart->series->len; series++)
    n += has_slot (chart,row,series);

  return n;
}

/* What stands at the end of a bar, or in its place: "2.54", "0.30 unallocated", "0". Free with g_free. */
static char*
say_figure (const DewChart*chart,
            guint          row,
            guint          series)
{
  gint64 value = dew_chart_value (chart,row,series);
  char figure[DEW_MONEY_SIZE];

  if (value == 0)
    return g_strdup ("0");
  dew_chart_print (chart,value,figure);
  if (dew_chart_is_partner (chart,series))
    return g_strdup (figure);

  /* Translators: an amount, what becomes of it: "0.30 unallocated" */
  return g_strdup_printf (_("%s %s"),figure,dew_chart_series (chart,series));
}

static char *
say_refusal (const DewChart *chart,
             guint           row)
{
  /* Translators: why */
  return g_strdup_printf (_("cannot be shared: %s"), dew_chart_row (chart, row)->refusal);
}

/* ---- Widths ---- */

static void
measure_lane (DewChartPlan *plan,
              guint         row,
              DewBarRoom   *room)
{
  const DewChart *chart = plan->chart;

  for (guint series = 0; series < chart->series->len; series++)
    {
      gint64 value = dew_chart_value (chart, row, series);
      double *side = value < 0 ? &room->left : &room->right;
      g_autofree char *figure = say_figure (chart, row, series);
      DewBarEnd end = { value, _dew_chart_figure_width (plan, figure) + DEW_FIGURE_GAP };

      if (!has_slot (chart, row, series))
        continue;
      g_array_append_val (room->ends, end);
      *side = MAX (*side, end.text);
      plan->low = MIN (plan->low, value);
      plan->high = MAX (plan->high, value);
    }
}

/* Adds the ends of bars to those. */
static DewBarRoom
measure_texts (DewChartPlan *plan,
               GArray       *ends)
{
  DewBarRoom room = { .part = NAMES_PART, .names = _dew_chart_lane_names_width (plan), .ends = ends };

  for (guint row = 0; row < plan->chart->rows->len; row++)
    if (dew_chart_row (plan->chart, row)->entered)
      measure_lane (plan, row, &room);

  return room;
}

/* ---- Bars ---- */

static void
add_share (DewChartPlan *plan,
           guint         row,
           guint         series,
           double        y)
{
  gint64 value = dew_chart_value (plan->chart, row, series);
  DewBarPlan bar = { .kind = DEW_SHAPE_SHARE, .row = row, .series = series, .to = value, .y = y };
  char *text = say_figure (plan->chart, row, series);

  bar.text = text;
  if (value == 0)
    _dew_chart_add_state (plan, row, series, plan->zero_x, y, text);
  else
    _dew_chart_add_bar (plan, &bar);
}

/* On that side of the zero line which has more room. */
static void
add_refusal (DewChartPlan *plan,
             guint         row,
             double        y)
{
  g_autofree char *words = say_refusal (plan->chart, row);
  double right = plan->width - plan->zero_x - DEW_FIGURE_GAP, left = plan->zero_x - 1 - plan->plot_x - DEW_FIGURE_GAP;
  char *text = _dew_chart_fit_text (plan, words, DEW_TEXT_SMALL, MAX (left, right));
  DewShape *state = _dew_chart_add_state (plan, row, 0, plan->zero_x, y, text);

  if (left > right)
    state->box.x = plan->plot_x;
}

static double
add_lane (DewChartPlan *plan,
          guint         row,
          double        y)
{
  const DewChart *chart = plan->chart;
  guint slots = count_slots (chart, row);

  _dew_chart_add_lane_name (plan, row, y, slots * plan->pitch);
  for (guint series = 0; series < chart->series->len; series++)
    {
      if (!has_slot (chart, row, series))
        continue;
      if (dew_chart_given (chart, row, series))
        add_share (plan, row, series, y);
      else
        add_refusal (plan, row, y);
      y += plan->pitch;
    }

  return y;
}

/* ---- Heights ---- */

/* Makes bars thicker, and then parts lanes, as far as that height allows; returns the gap between lanes. */
static double
share_height (DewChartPlan *plan,
              double        height)
{
  double lanes = plan->chart->rows->len, slots = 0, gap = round (plan->line * LANE_GAP), slot = ceil (plan->line * SLOT),rest;

  for (guint row = 0; row < plan->chart->rows->len; row++)
    slots += count_slots (plan->chart,row);

  rest = height - plan->top - lanes * gap;
  plan->pitch = CLAMP (floor (rest / slots), slot, floor (plan->line * SLOT_MOST));
  plan->bar = plan->pitch - BAR_GAP;
  rest = height - plan->top - slots * plan->pitch;

  return CLAMP (floor (rest / lanes), gap, round (plan->line * LANE_GAP_MOST));
}

double
_dew_chart_plan_grouped (DewChartPlan *plan,
                         double        height)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (DewBarEnd));
  DewBarRoom room = measure_texts (plan, ends);
  double gap, y;

  _dew_chart_share_width (plan, &room);
  _dew_chart_add_head (plan);
  gap = share_height (plan, height - _dew_chart_bar_scale_height (plan));

  y = plan->top;
  for (guint row = 0; row < plan->chart->rows->len; row++)
    y = add_lane (plan, row, y + floor (gap / 2)) + ceil (gap / 2);
  plan->bottom = y;

  return _dew_chart_add_bar_scale (plan);
}
