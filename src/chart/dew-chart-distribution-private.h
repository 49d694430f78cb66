/* dew-chart-distribution-private.h: distributions while they are being laid out. */
#pragma once

#include "dew-chart-words-private.h"

/* Pixels. */
#define DEW_STEP_RADIUS   4.5   /* of the box of a step's mark, and of a quantile's */
#define DEW_NAMES_GAP     14    /* between the plot and the names of the lanes */
#define DEW_STEP_TICK_GAP 8     /* between tick labels and the plot, at the left */

typedef struct {
  DewPlot plot;
  DewWide low, high;            /* pence: the ends of the axis of costs */
  double  full;                 /* the part of the draws that the axis of chances reaches to, above 0: 1 for all */
  gboolean whole;               /* that axis reaches to the highest step there is */
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

/* Set what the axes reach over; that of chances goes by steps->whole. */
void _dew_steps_find_costs   (DewSteps *steps);
void _dew_steps_find_chances (DewSteps *steps);

/* Whether the axis of costs is without nothing. */
gboolean _dew_steps_is_cut (const DewSteps *steps);

/* How wide the tick labels at the left are. */
double _dew_steps_chances_width (const DewSteps *steps);

/* Add ticks with their labels and the grid, which keeps out of the way of the texts of the first n shapes. */
void _dew_steps_add_chances (DewSteps *steps,
                             guint     n_placed);
void _dew_steps_add_costs   (DewSteps *steps,
                             guint     n_placed);

/* Adds what the percentages are of, in a line at y. */
void _dew_steps_add_basis (DewSteps *steps,
                           double    y);

/* Adds what the costs are, below them, and that they do not start at nothing; returns where that ends. */
double _dew_steps_add_payer (DewSteps *steps);

/* How wide the names of the lanes would be beside the plot, how wide they are at least, and how high they are together. */
double _dew_steps_names_width  (const DewSteps *steps,
                                double         *least);
double _dew_steps_names_height (const DewSteps *steps);

/* Adds them, from the top down, each with its line and number. */
void _dew_steps_add_names (DewSteps *steps);

/* How wide the words above steps that are higher than the plot are together; 0 where there are none. */
double _dew_steps_towers_width (const DewSteps *steps);

/* Adds them, above the plot, as near to their steps as they can stand. */
void _dew_steps_add_towers (DewSteps *steps);

/* Adds the circles at the quantiles of every lane, and words at those of the first one, where they find room. All else
 * within the plot comes first. */
void _dew_steps_add_quantiles (DewSteps *steps);
