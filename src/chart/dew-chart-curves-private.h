/* dew-chart-curves-private.h: curves while they are being laid out. */
#pragma once

#include "dew-chart-layout-private.h"

/* Pixels. */
#define DEW_VERTEX_RADIUS 4.5   /* of the box of a vertex, and of a kink */
#define DEW_END_GAP       14    /* between the ends of the curves and their names */

typedef struct {
  DewChartPlan *plan;
  double        left, right, top, bottom;       /* of the plot */
  DewWide       low, high;                      /* pence: what the values reach from and to; 0 is within */
  DewWide       step;                           /* between ticks */
  double        per_pence;                      /* pixels, upwards */
} DewCurves;

/* The one place where amounts become coordinates. Variances beyond a tenth of the budget are at the ends. */
double _dew_curves_x (const DewCurves *curves,
                      gint64           variance);
double _dew_curves_y (const DewCurves *curves,
                      DewWide          share);

/* How wide the names at the ends of the curves would be, and how high they are together. */
double _dew_curves_names_width  (const DewCurves *curves);
double _dew_curves_names_height (const DewCurves *curves);

/* Adds them, as near to the ends of their curves as they can stand without lying on each other. */
void _dew_curves_add_names (DewCurves *curves);

/* Adds where it stands now, and the circles and words at kinks, where they find room. Lines and axes come first. */
void _dew_curves_add_now   (DewCurves *curves);
void _dew_curves_add_kinks (DewCurves *curves);
