/* dew-chart-scale-private.h: the steps of an axis. */
#pragma once

#include "dew-chart-layout-private.h"

/* The least 1, 2 or 5 times a power of ten, in pence, of which at most so many fit into the span. */
DewWide _dew_chart_nice_step (DewWide span,
                              int     most);

/* The greatest multiple of the quantum that is not above the value; the least multiple of the step not below it. */
DewWide _dew_chart_round_down (DewWide value,
                               DewWide quantum);
DewWide _dew_chart_first_tick (DewWide value,
                               DewWide step);

/* As few decimals as say the step exactly in that unit: at most eight, as a penny is the least step. */
int _dew_chart_step_decimals (DewUnit unit,
                              DewWide step);

/* Free with g_free. */
char *_dew_chart_print_tick (DewUnit unit,
                             DewWide value,
                             int     decimals);

/* What an axis that does not start at 0 says of itself. Free with g_free. */
char *_dew_chart_say_cut (const DewChart *chart,
                          DewWide         start);
