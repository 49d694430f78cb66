/* chart-draws.h: distributions made of draws, for charts of them. */
#pragma once

#include "dew-distribution.h"

/* What the simulation would count: in at most 60 bins, the least width of 1, 2 or 5 times a power of ten, from a thousandth
 * of the draws to as much below the most. draws: n of them, in any order, which are sorted. */
DewDistribution count_draws (gint64 *draws,
                             guint   n);

/* One of n draws, which are spread about the middle like a bell: so wide each way, and never below least or above most. */
DewDistribution make_bell (guint  n,
                           gint64 middle,
                           gint64 width,
                           gint64 least,
                           gint64 most);
