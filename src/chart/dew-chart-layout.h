/* dew-chart-layout.h: the geometry of a chart, as arithmetic.
 *
 * Needs no display, no font and no drawing: how wide a text is, it asks a function. The doubles are coordinates, in
 * pixels from the top left; amounts become coordinates in one place.
 *
 * Invariants
 *   - Every box lies within 0, 0, width, height.
 *   - No text overlaps another text, a segment, a bar, a point, a line, a key or a grid line; a segment's own label lies
 *     within it.
 *   - The segments of a bar touch, and are in proportion to their values; none is narrower than can be seen and pointed
 *     at. So are diverging bars. Equal values among months are at equal heights.
 *   - Labels of points and kinks, and of now, are left out where they do not fit.
 *   - A step of a histogram that is far higher than all others goes over the top of its plot, and says how high it is.
 *   - Names are ellipsised where they do not fit, figures never: a chart too narrow for its figures is laid out wider
 *     than asked.
 */
#pragma once

#include "dew-chart.h"

typedef struct {
  double x, y, width, height;
} DewRect;

typedef struct {
  double x, y;
} DewPoint;

/* In drawing order. A mark is what stands for one figure: it can be pointed at, focused and told. */
typedef enum {
  DEW_SHAPE_TITLE,
  DEW_SHAPE_LEGEND_KEY,
  DEW_SHAPE_LEGEND_TEXT,
  DEW_SHAPE_GRID,
  DEW_SHAPE_BAND,               /* between actuals and budget: the ring of points round it; style is a DewVariance. The area
                                 * of the baseline's distribution; style is its number */
  DEW_SHAPE_TICK_LABEL,
  DEW_SHAPE_AXIS,
  DEW_SHAPE_ROW_LABEL,
  DEW_SHAPE_LANE_LABEL,         /* a curve's name, at its end; a distribution's, beside the plot */
  DEW_SHAPE_CHIP,               /* a scenario's number, which is its style, too */
  DEW_SHAPE_NOTE,               /* that the axis does not start at 0 */
  DEW_SHAPE_CAVEAT,             /* a line of what is said below the chart */
  DEW_SHAPE_AXIS_LABEL,         /* what an axis is of */
  DEW_SHAPE_CONNECTOR,          /* from a bar of a bridge to the next */
  DEW_SHAPE_NOW,                /* a line down the plot, dotted: the variance there is now */
  DEW_SHAPE_LEADER,             /* from a curve to what is written at it: through the points */
  DEW_SHAPE_LINE,               /* through the points */
  DEW_SHAPE_SEGMENT,            /* a mark */
  DEW_SHAPE_BAR,                /* a mark; style is a DewVariance */
  DEW_SHAPE_SHARE,              /* a mark: a bar that is painted as a partner */
  DEW_SHAPE_POINT,              /* a mark: of a line, or of a step of a distribution, in the middle of its box */
  DEW_SHAPE_KINK,               /* a circle at a vertex of a curve, and at a quantile of a cumulative one */
  DEW_SHAPE_STATE,              /* a mark: words where a bar would be: "on budget", "0" */
  DEW_SHAPE_SEGMENT_LABEL,
  DEW_SHAPE_BAR_LABEL,
  DEW_SHAPE_POINT_LABEL,
  DEW_SHAPE_BAND_LABEL,         /* "1.70 over to date"; style is a DewVariance */
  DEW_SHAPE_NOW_LABEL,
  DEW_SHAPE_KINK_LABEL,         /* what happens at a vertex; which quantile it is, and what is always so */
  DEW_SHAPE_TOTAL_LABEL,
  DEW_SHAPE_EMPTY,              /* the sentence that stands where the bars would */
} DewShapeKind;

typedef struct {
  DewShapeKind kind;
  DewRect      box;
  DewRect      reach;           /* of a mark: where it is the one that is pointed at, unless another is nearer */
  int          row, series;     /* -1 where there is none */
  guint        style;           /* what the series is painted as */
  char        *text;            /* what is written, NULL where nothing is */
  double       align;           /* of the text in its box: 0 start, 0.5 middle, 1 end */
  int          side;            /* of a bar: which way it grows: 1 to the right, -1 to the left */
  gboolean     strong;          /* the text is bold, where its kind is not anyway */
  GArray      *points;          /* DewPoint, of a line, leader or band, or the ring of what is left out of a bar that does not
                                 * begin at 0; otherwise NULL */
} DewShape;

typedef enum {
  DEW_TEXT_TITLE,               /* bold */
  DEW_TEXT_LABEL,
  DEW_TEXT_FIGURE,              /* bold */
  DEW_TEXT_SMALL,               /* legend, ticks and points */
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
  DewChartKind kind;
  double     width, height;     /* what was needed, at least as asked */
  GPtrArray *shapes;            /* DewShape *, in drawing order */
} DewChartLayout;

/* The style a shape's text is written in. */
DewTextStyle dew_shape_text_style (const DewShape *shape);

/* Lays the chart out in that width; a height of 0 asks for the natural one. A greater one than that makes the plot of
 * months, curves or distributions taller and parts bars with figures at their ends; below stacked bars it leaves room. */
DewChartLayout *dew_chart_layout (const DewChart       *chart,
                                  double                width,
                                  double                height,
                                  const DewTextMeasure *measure);
void            dew_chart_layout_free (DewChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChartLayout, dew_chart_layout_free)

/* The same, and leaves a corner at the top right free: so wide, and as high as a line of the title. */
DewChartLayout *dew_chart_layout_beside (const DewChart       *chart,
                                         double                width,
                                         double                height,
                                         double                corner,
                                         const DewTextMeasure *measure);

/* Whether the shape is a mark. */
gboolean dew_shape_is_mark (const DewShape *shape);

/* The mark at a place, or NULL. */
const DewShape *dew_chart_hit (const DewChartLayout *layout,
                               double                x,
                               double                y);

/* The label of a row at a place, or of a series, whose row is -1; or NULL: where it is cut short, it is told in full. */
const DewShape *dew_chart_hit_label (const DewChartLayout *layout,
                                     double                x,
                                     double                y);

/* The mark of a row and series, or NULL where there is none. */
const DewShape *dew_chart_layout_mark (const DewChartLayout *layout,
                                       guint                 row,
                                       guint                 series);
