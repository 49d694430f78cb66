/* dew-chart-scale.h: the steps of an axis, as arithmetic: of the charts on the screen, and of those on paper. */
#pragma once

#include <glib.h>

#include "dew-money-print.h"

/* Pence. Sums and spans go through 128 bits, so that no chart is too large to be laid out. */
typedef __int128 DewWide;

/* The least 1, 2 or 5 times a power of ten, in pence, of which at most so many fit into the span. */
DewWide dew_chart_nice_step (DewWide span,
                             int     most);

/* The greatest multiple of the quantum that is not above the value; the least multiple of the step not below it. */
DewWide dew_chart_round_down (DewWide value,
                              DewWide quantum);
DewWide dew_chart_first_tick (DewWide value,
                              DewWide step);

/* As few decimals as say the step exactly in that unit: at most eight, as a penny is the least step. */
int dew_chart_step_decimals (DewUnit unit,
                             DewWide step);

/* Free with g_free. */
char *dew_chart_print_tick (DewUnit unit,
                            DewWide value,
                            int     decimals);
