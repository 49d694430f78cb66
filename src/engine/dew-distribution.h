/* dew-distribution.h: how often an amount comes out how high in a simulation. */
#pragma once

#include <glib.h>

#define DEW_MAX_BINS 60

/* Pence. Bins are from start on, each as wide: one from start + i × width up to, but not, the next; the first has what is below too, and the last what is above. Added up from the
 * first on they are the cumulative curve at the upper edge of each. */
typedef struct {
  gint64  mean, p10, p50, p90;
  gint64  least, most;
  gint64  start, width;         /* width is 1, 2 or 5 × a power of ten */
  guint   n_bins;               /* 0 where there is no draw, and where nothing can ever stay unallocated */
  guint64 bins[DEW_MAX_BINS];   /* how many draws */
} DewDistribution;
