/* dew-chart-chip-private.h: the numbers of scenarios, and their names beside them. */
#pragma once

#include "dew-chart-layout-private.h"

/* Pixels. */
#define DEW_CHIP_GAP 6          /* between a chip and a name */

/* How high a chip is, and how wide one of that number. */
double _dew_chart_chip_height (const DewChartPlan *plan);
double _dew_chart_chip_width  (const DewChartPlan *plan,
                               guint               number);

/* Adds a chip that begins at x, in the middle of a slot of that height at y. */
DewShape *_dew_chart_add_chip (DewChartPlan *plan,
                               guint         number,
                               double        x,
                               double        y,
                               double        height,
                               int           row,
                               int           series);

/* The name of a row at the left of a slot, in plan->label_width, its chip before it. A row without a number leaves the
 * place of a chip free where another has one, so that names begin below each other. */
void _dew_chart_add_lane_name (DewChartPlan *plan,
                               guint         row,
                               double        y,
                               double        height);

/* How wide the widest of those would be. */
double _dew_chart_lane_names_width (const DewChartPlan *plan);
