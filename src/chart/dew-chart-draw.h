/* dew-chart-draw.h: the one drawing of a chart, with Cairo and Pango, for screen and file alike.
 *
 * The ground is not drawn: on the screen a card lies beneath, in a file white or nothing.
 */
#pragma once

#include <pango/pangocairo.h>

#include "dew-chart-layout.h"
#include "dew-partner-paint.h"

/* How texts measure in the fonts of that context, whose font is the body text's. It is borrowed, and has to outlive the
 * measure. */
DewTextMeasure dew_chart_measure (PangoContext *context);

/* Draws at 0, 0. focus_row and focus_series ring a mark, -1 for none. */
void dew_chart_draw (cairo_t              *cr,
                     PangoContext         *context,
                     const DewChartLayout *layout,
                     gboolean              dark,
                     int                   focus_row,
                     int                   focus_series);
