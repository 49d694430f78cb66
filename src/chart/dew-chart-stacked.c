/* dew-chart-stacked.c: the geometry of stacked bars */
#include <math.h>

#include "dew-chart-bars-private.h"

/* Pixels; what depends on the size of text is in lines below. */
#define LABEL_GAP        12     /* between a row's label and the zero line */
#define TOTAL_GAP        8      /* between a bar and its total */
#define SEGMENT_PADDING  7      /* round a figure within a segment */
#define SEGMENT_LEAST    4      /* what is not nil can be seen, and pointed at */
#define PLOT_LEAST       56     /* beside what the segments need at their least */
#define LABEL_LEAST      48

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

  return _dew_chart_add_bar_scale (plan);
}
