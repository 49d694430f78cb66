/* dew-chart-draw-private.h: parts of the drawing of a chart. */
#pragma once

#include <cairo.h>

#include "dew-chart-layout.h"
#include "dew-partner-paint.h"

/* The colours that are nobody's. */
typedef enum {
  DEW_GROUND_INK,
  DEW_GROUND_DIM,
  DEW_GROUND_ACCENT,
  DEW_GROUND_BUDGET,            /* as text, which may stand upon a band */
  DEW_GROUND_AXIS,
  DEW_GROUND_GRID,
} DewGround;

DewColour _dew_chart_ground_colour (DewGround ground,
                                    gboolean  dark);

void _dew_chart_set_source (cairo_t   *cr,
                            DewColour  colour);

/* Adds a box with round corners to the path. */
void _dew_chart_trace_rounded (cairo_t *cr,
                               DewRect  box,
                               double   radius);

/* Draw a shape each. What is within a hollow point or a kink stays the ground, whichever that is. */
void _dew_chart_draw_band     (cairo_t              *cr,
                               const DewChartLayout *layout,
                               const DewShape       *shape,
                               gboolean              dark);
void _dew_chart_draw_line     (cairo_t              *cr,
                               const DewChartLayout *layout,
                               const DewShape       *shape,
                               gboolean              dark);
void _dew_chart_draw_rule     (cairo_t              *cr,
                               const DewChartLayout *layout,
                               const DewShape       *shape,
                               DewColour             colour);
void _dew_chart_draw_line_key (cairo_t              *cr,
                               const DewChartLayout *layout,
                               const DewShape       *shape,
                               gboolean              dark);
void _dew_chart_draw_point    (cairo_t              *cr,
                               const DewChartLayout *layout,
                               const DewShape       *shape,
                               gboolean              dark);
void _dew_chart_draw_kink     (cairo_t              *cr,
                               const DewShape       *shape,
                               gboolean              dark);
void _dew_chart_draw_leader   (cairo_t              *cr,
                               const DewShape       *shape,
                               gboolean              dark);
void _dew_chart_draw_now      (cairo_t              *cr,
                               const DewChartLayout *layout,
                               const DewShape       *shape,
                               gboolean              dark);
