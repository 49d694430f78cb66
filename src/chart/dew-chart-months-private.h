/* dew-chart-months-private.h: lines through months while they are being laid out. */
#pragma once

#include "dew-chart-layout-private.h"

/* Pixels. */
#define DEW_POINT_RADIUS 4.5    /* of the box of a point */
#define DEW_TICK_GAP     8      /* between tick labels and the plot */
#define DEW_NOTE_INDENT  4      /* of what an axis says of itself */

typedef struct {
  DewChartPlan *plan;
  double        left, right, top, bottom;       /* of the plot */
  double        column;                         /* width of a month */
  DewWide       start, high;                    /* what the bottom stands for; the greatest value */
  DewWide       step;                           /* between ticks */
  gboolean      cut;                            /* the axis does not start at 0 */
  double        per_pence;                      /* pixels */
} DewMonths;

double _dew_months_x (const DewMonths *months,
                      guint            month);
double _dew_months_y (const DewMonths *months,
                      DewWide          pence);

/* Chooses what the plot reaches from and to, for its top and bottom. */
void _dew_months_choose_scale (DewMonths *months);

/* Adds the ticks and the grid, which is broken where it would run through a text: everything else comes first. */
void _dew_months_add_scale (DewMonths *months);

/* The width of the widest tick's text. */
double _dew_months_tick_width (const DewMonths *months);

/* Writes figures at the ends of lines, and how it stands to date, where they find room. The lines come first. */
void _dew_months_add_labels (DewMonths *months);
