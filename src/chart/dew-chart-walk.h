/* dew-chart-walk.h: which figure is next to which, for whoever walks a chart by keys.
 *
 * Among bars left and right stay within a bar, up and down go from bar to bar. Among months left and right go from month
 * to month: along the same line where it goes on, from actual to forecast and back, else to what is nearest; up and down
 * go from line to line within a month. Among bars in groups up and down go from bar to bar, left and right to the same
 * partner in the lane before and after, as lanes stand side by side; first and last stay within a lane.
 * Among curves left and right go along a curve, up and down to the next curve at that variance.
 * Among distributions left and right go from step to step, up and down to the same step of the lane before and after, or
 * its nearest, as their names stand above each other; first and last stay within a lane.
 */
#pragma once

#include "dew-chart-layout.h"

typedef enum {
  DEW_WALK_LEFT,
  DEW_WALK_RIGHT,
  DEW_WALK_UP,                  /* to the next bar that has a figure: the same series where it has that, else the nearest */
  DEW_WALK_DOWN,
  DEW_WALK_FIRST,               /* of the bar, from the left; the first month */
  DEW_WALK_LAST,
  DEW_WALK_TOP,                 /* the first of the first bar; the highest of the first month */
  DEW_WALK_BOTTOM,              /* the last of the last; the lowest of the last month */
} DewWalk;

/* The mark one comes to from a mark of the layout, or NULL where there is none that way. */
const DewShape *dew_chart_walk (const DewChartLayout *layout,
                                const DewShape       *from,
                                DewWalk               walk);
