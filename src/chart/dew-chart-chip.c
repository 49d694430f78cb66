/* dew-chart-chip.c: the numbers of scenarios, and their names beside them */
#include <math.h>

#include "dew-chart-chip-private.h"

#define PADDING 4               /* pixels within a chip, at the sides of its number */

double
_dew_chart_chip_height (const DewChartPlan *plan)
{
  return round (plan->line * 1.05);
}

double
_dew_chart_chip_width (const DewChartPlan *plan,
                       guint               number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  return MAX (_dew_chart_chip_height (plan), ceil (_dew_chart_text_width (plan, text, DEW_TEXT_FIGURE)) + 2 * PADDING);
}

DewShape *
_dew_chart_add_chip (DewChartPlan *plan,
                     guint         number,
                     double        x,
                     double        y,
                     double        height,
                     int           row,
                     int           series)
{
  double side = _dew_chart_chip_height (plan);
  DewRect box = { x, round (y + (height - side) / 2), _dew_chart_chip_width (plan, number), side };
  DewShape *chip = _dew_chart_add_shape (plan, DEW_SHAPE_CHIP, box, row, series, g_strdup_printf ("%u", number), 0.5);

  chip->style = number;

  return chip;
}

/* What chips take from the names; 0 where no row has one. */
static double
chips_width (const DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  double width = 0;

  for (guint row = 0; row < chart->rows->len; row++)
    if (dew_chart_row (chart, row)->number > 0)
      width = MAX (width, _dew_chart_chip_width (plan, dew_chart_row (chart, row)->number) + DEW_CHIP_GAP);

  return width;
}

double
_dew_chart_lane_names_width (const DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  double width = 0;

  for (guint row = 0; row < chart->rows->len; row++)
    width = MAX (width, ceil (_dew_chart_text_width (plan, dew_chart_row (chart, row)->label, DEW_TEXT_LABEL)));

  return chips_width (plan) + width;
}

void
_dew_chart_add_lane_name (DewChartPlan *plan,
                          guint         row,
                          double        y,
                          double        height)
{
  const DewChartRow *lane = dew_chart_row (plan->chart, row);
  double chips = chips_width (plan), line = ceil (plan->line);
  DewRect name = { chips, round (y + (height - line) / 2), MAX (plan->label_width - chips, 1), line };

  if (lane->number > 0)
    _dew_chart_add_chip (plan, lane->number, 0, y, height, (int) row, -1);
  _dew_chart_add_shape (plan, DEW_SHAPE_ROW_LABEL, name, (int) row, -1, _dew_chart_fit_text (plan, lane->label, DEW_TEXT_LABEL, name.width), 0);
}
