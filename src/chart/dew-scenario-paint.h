/* dew-scenario-paint.h: how a scenario looks, wherever it is a line, a chip or a strip: a colour and a way of drawing a
 * line.
 *
 * Scenarios are numbered from 1, which is the baseline; a number keeps its colour everywhere. From the seventh on the
 * colours come again, the number beside them tells which. All are tested to be readable on the cards they lie on, and
 * their numbers upon them (4.5 : 1).
 */
#pragma once

#include "dew-partner-paint.h"

/* So many look different. */
#define DEW_SCENARIO_PAINTS 6

/* The colour of its line, chip and texts; and the ink that can be read upon a chip of it. number: 1 and above. */
DewColour dew_scenario_colour (guint    number,
                               gboolean dark);
DewColour dew_scenario_ink    (guint    number,
                               gboolean dark);

/* Lengths in pixels of what is drawn and left out by turns along its line; *n of them, 0 for a solid line. */
const double *dew_scenario_dashes (guint  number,
                                   guint *n);

/* How much of a line is drawn: 0 to 1. Of lines upon each other those that draw less come later, so that all are seen. */
double dew_scenario_cover (guint number);
