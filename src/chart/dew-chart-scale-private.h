/* dew-chart-scale-private.h: what an axis says of itself. */
#pragma once

#include "dew-chart-layout-private.h"

/* What an axis that does not start at 0 says of itself. Free with g_free. */
char *_dew_chart_say_cut (const DewChart *chart,
                          DewWide         start);
