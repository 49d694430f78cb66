/* dew-chart-layout.h: the geometry of a chart, as arithmetic.
 *
 * Needs no display, no font and no drawing: how wide a text is, it asks a function. The doubles are coordinates, in
 * pixels from the top left; amounts become coordinates in one place.
 *
 * Invariants
 *   - Every box lies within 0, 0, width, height.
 *   - No text overlaps another text, a segment, a key or a grid line; a segment's own label lies within it.
 *   - The segments of a bar touch, and are in proportion to their values; none is narrower than can be seen and pointed
 *     at.
 *   - Names are ellipsised where they do not fit, figures never: a chart too narrow for its figures is laid out wider
 *     than asked.
 */
#pragma once

#include "dew-chart.h"

typedef struct {
  double x, y, width, height;
} DewRect;

/* In drawing order. */
typedef enum {
  DEW_SHAPE_TITLE,
  DEW_SHAPE_LEGEND_KEY,
  DEW_SHAPE_LEGEND_TEXT,
  DEW_SHAPE_GRID,
  DEW_SHAPE_TICK_LABEL,
  DEW_SHAPE_AXIS,
  DEW_SHAPE_ROW_LABEL,
  DEW_SHAPE_SEGMENT,
  DEW_SHAPE_SEGMENT_LABEL,
  DEW_SHAPE_TOTAL_LABEL,
  DEW_SHAPE_EMPTY,              /* the sentence that stands where the bars would */
} DewShapeKind;

typedef struct {
  DewShapeKind kind;
  DewRect      box;
  int          row, series;     /* -1 where there is none */
  guint        style;           /* what the series is painted as */
  char        *text;            /* what is written, NULL where nothing is */
  double       align;           /* of the text in its box: 0 start, 0.5 middle, 1 end */
} DewShape;

typedef enum {
  DEW_TEXT_TITLE,               /* bold */
  DEW_TEXT_LABEL,
  DEW_TEXT_FIGURE,              /* bold */
  DEW_TEXT_SMALL,               /* legend and ticks */
} DewTextStyle;

/* Width in pixels of a text in one of the chart's styles. */
typedef double (*DewTextWidth) (const char   *text,
                                DewTextStyle  style,
                                gpointer      data);

typedef struct {
  DewTextWidth width;
  gpointer     data;
  double       line;            /* height in pixels of a line of DEW_TEXT_LABEL; all heights follow it */
} DewTextMeasure;

typedef struct {
  double     width, height;     /* what was needed, at least as asked */
  GPtrArray *shapes;            /* DewShape *, in drawing order */
} DewChartLayout;

/* The style a shape's text is written in. */
DewTextStyle dew_shape_text_style (const DewShape *shape);

/* Lays the chart out in that width; a height of 0 asks for the natural one, a greater one than that leaves room at the
 * bottom. */
DewChartLayout *dew_chart_layout (const DewChart       *chart,
                                  double                width,
                                  double                height,
                                  const DewTextMeasure *measure);
void            dew_chart_layout_free (DewChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChartLayout, dew_chart_layout_free)

/* The segment at a place, or NULL. */
const DewShape *dew_chart_hit (const DewChartLayout *layout,
                               double                x,
                               double                y);

/* The label of a row at a place, or NULL: where it is cut short, it is told in full. */
const DewShape *dew_chart_hit_label (const DewChartLayout *layout,
                                     double                x,
                                     double                y);

/* The segment of a row and series, or NULL where that value is nil. */
const DewShape *dew_chart_layout_segment (const DewChartLayout *layout,
                                          guint                 row,
                                          guint                 series);
