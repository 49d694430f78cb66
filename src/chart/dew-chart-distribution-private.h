/* dew-chart-distribution-private.h: distributions while they are being laid out. */
#pragma once

#include "dew-chart-words-private.h"

/* Pixels. */
#define DEW_STEP_RADIUS 4.5     /* of the box of a step's mark, and of a quantile's */
#define DEW_NAMES_GAP   14      /* between the plot and the names of the lanes */

typedef struct {
  DewPlot plot;
  DewWide low, high;            /* pence: the ends of the axis of costs */
  double  full;                 /* the part of the draws that the axis of chances reaches to, above 0: 1 for all */
} DewSteps;

/* The one place where amounts and parts of the draws become coordinates; what is above the axis is at its end. */
double _dew_steps_x (const DewSteps *steps,
                     DewWide         pence);
double _dew_steps_y (const DewSteps *steps,
                     double          part);

/* The part of its draws that a lane has in a row, 0 to 1; of a cumulative chart up to its end. */
double _dew_steps_part (const DewSteps *steps,
                        guint           row,
                        guint           series);

/* How wide the names of the lanes would be beside the plot, and how high they are together. */
double _dew_steps_names_width  (const DewSteps *steps);
double _dew_steps_names_height (const DewSteps *steps);

/* Adds them, from the top down, each with its line and number. */
void _dew_steps_add_names (DewSteps *steps);

/* Adds what marks the quantiles of every lane, and words at those of the first one and at steps that are higher than the
 * plot, where they find room. Lines, marks and names come first. */
void _dew_steps_add_quantiles (DewSteps *steps);
