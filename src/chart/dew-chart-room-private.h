/* dew-chart-room-private.h: what is in the way of a text, and lines of a grid that keep out of its way. */
#pragma once

#include "dew-chart-layout-private.h"

/* Pixels that stay free between a text and a line of the grid. */
#define DEW_GRID_CLEARANCE 2

/* Whether anything that has been added lies in the box. Bands do not count: they are read through. */
gboolean _dew_chart_is_taken (const DewChartPlan *plan,
                              const DewRect      *box);

/* Whether the way from one place to another runs through a text, or along its edge. */
gboolean _dew_chart_crosses_text (const DewChartPlan *plan,
                                  DewPoint            from,
                                  DewPoint            to);

/* Add a line of the grid, a pixel thick, broken where it would run through the text of one of the first n shapes. What
 * stands within a segment covers it anyway. */
void _dew_chart_add_level (DewChartPlan *plan,
                           guint         n,
                           double        y,
                           double        left,
                           double        right);
void _dew_chart_add_upright (DewChartPlan *plan,
                             guint         n,
                             double        x,
                             double        top,
                             double        bottom);
