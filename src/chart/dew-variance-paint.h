/* dew-variance-paint.h: how over and under look: over is solid and rust, under is hatched and blue, so that they are told
 * apart by more than colour. All are tested to stand out from the cards they lie on (3 : 1), and their texts to be
 * readable there and upon their bands (4.5 : 1). */
#pragma once

#include "dew-partner-paint.h"

typedef enum {
  DEW_VARIANCE_OVER,
  DEW_VARIANCE_UNDER,
  DEW_VARIANCE_NONE,            /* on budget; it has a text, and no fill that is seen */
} DewVariance;

DewColour dew_variance_fill (DewVariance variance,
                             gboolean    dark);
DewColour dew_variance_text (DewVariance variance,
                             gboolean    dark);

/* How much of the fill lies upon the ground of a band: 0 to 1. */
double dew_variance_tint (gboolean dark);

/* Fills the current path as a bar is filled, and consumes it. */
void dew_variance_paint (cairo_t     *cr,
                         DewVariance  variance,
                         gboolean     dark);
