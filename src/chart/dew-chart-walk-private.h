/* dew-chart-walk-private.h: the way through a chart of scenarios side by side. */
#pragma once

#include "dew-chart-walk.h"

const DewShape *_dew_chart_walk_grouped      (const DewChartLayout *layout,
                                              const DewShape       *from,
                                              DewWalk               walk);
const DewShape *_dew_chart_walk_curves       (const DewChartLayout *layout,
                                              const DewShape       *from,
                                              DewWalk               walk);
const DewShape *_dew_chart_walk_distribution (const DewChartLayout *layout,
                                              const DewShape       *from,
                                              DewWalk               walk);
