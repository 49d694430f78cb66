/* dew-chart-draw.h: the one drawing of a chart, with Cairo and Pango, for screen and file alike.
 *
 * Colours and patterns are the house's: partner n has a fill and a pattern of its own (solid, hatched, dotted, striped; from the fifth on the colours again each with the next pattern), light
 * and dark, so that partners are told apart by more than colour.
 */
#pragma once

#include <pango/pangocairo.h>

#include "dew-chart.h"

typedef struct { double red, green, blue; } DewColour;

/* The fill of the partner at an index, on a light or dark ground; and a version of it fit for text. */
DewColour dew_partner_fill (guint index, gboolean dark);
DewColour dew_partner_text (guint index, gboolean dark);

/* Fills the current path with the partner's colour and pattern; pattern lines are drawn in `ground`. */
void dew_partner_paint (cairo_t *cr, guint index, gboolean dark);

/* Fits DewTextWidth; data is a PangoContext. */
double dew_chart_text_width (const char *text, gboolean bold, gpointer context);

/* Draws at 0, 0. focus_row and focus_series ring a segment, -1 for none. */
void dew_chart_draw (cairo_t *cr, PangoContext *context, const DewChart *chart, const DewChartLayout *layout, gboolean dark, int focus_row, int focus_series);
