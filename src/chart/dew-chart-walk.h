/* dew-chart-walk.h: which figure is next to which, for whoever walks a chart by keys. */
#pragma once

#include "dew-chart-layout.h"

typedef enum {
  DEW_WALK_LEFT,                /* within the bar */
  DEW_WALK_RIGHT,
  DEW_WALK_UP,                  /* to the next bar that has a figure: the same series where it has that, else the nearest */
  DEW_WALK_DOWN,
  DEW_WALK_FIRST,               /* of the bar, from the left */
  DEW_WALK_LAST,
  DEW_WALK_TOP,                 /* the first of the first bar */
  DEW_WALK_BOTTOM,              /* the last of the last */
} DewWalk;

/* The segment one comes to from a segment of the layout, or NULL where there is none that way. */
const DewShape *dew_chart_walk (const DewChartLayout *layout,
                                const DewShape       *from,
                                DewWalk               walk);
