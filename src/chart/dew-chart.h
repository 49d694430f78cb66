/* dew-chart.h: a chart as figures, and its geometry as arithmetic.
 *
 * Figures -> dew_chart_layout () -> shapes. The one layout serves the drawing, the hit test, the tooltip and the accessible table, so that they cannot disagree. No GTK here; the doubles are
 * coordinates. Layout needs to know how wide texts are: it is given a function, so that tests need no font.
 */
#pragma once

#include <glib.h>

/* Stacked horizontal bars: one bar a row, one segment a series. Values are pence, none negative (an amount below 0 is drawn as 0 and told as it is in the label). */
typedef struct {
  char      *title;             /* with the unit: "Gross contributions by pool, £m" */
  GPtrArray *series;            /* char *: partner names, in partner order; the style follows the index */
  GPtrArray *rows;              /* DewChartRow * */
  int        unit;              /* DewUnit of the labels */
  int        decimals;
} DewChart;

typedef struct {
  char   *label;
  gint64  id;                   /* for whoever follows a click */
  GArray *values;               /* gint64 pence, one a series */
} DewChartRow;

DewChart *dew_chart_new  (const char *title, int unit, int decimals);
void      dew_chart_free (DewChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChart, dew_chart_free)
void      dew_chart_add_series (DewChart *chart, const char *name);
/* values: one a series. */
void      dew_chart_add_row    (DewChart *chart, const char *label, gint64 id, const gint64 *values);

typedef struct { double x, y, width, height; } DewRect;

typedef enum { DEW_SHAPE_TITLE, DEW_SHAPE_LEGEND_KEY, DEW_SHAPE_LEGEND_TEXT, DEW_SHAPE_ROW_LABEL, DEW_SHAPE_SEGMENT, DEW_SHAPE_SEGMENT_LABEL, DEW_SHAPE_TOTAL_LABEL, DEW_SHAPE_AXIS, DEW_SHAPE_GRID, DEW_SHAPE_TICK_LABEL, DEW_SHAPE_EMPTY } DewShapeKind;

typedef struct {
  DewShapeKind kind;
  DewRect      box;
  int          row, series;     /* -1 where there is none */
  char        *text;            /* what is written, NULL where nothing is */
  double       align;           /* of the text in its box: 0 start, 1 end */
} DewShape;

/* Width in pixels of a text in one of the chart's two sizes. */
typedef double (*DewTextWidth) (const char *text, gboolean bold, gpointer data);

typedef struct {
  double     width, height;     /* height is what was needed, at least as asked */
  GPtrArray *shapes;            /* DewShape *, in drawing order */
} DewChartLayout;

DewChartLayout *dew_chart_layout (const DewChart *chart, double width, double height, DewTextWidth text_width, gpointer data);
void            dew_chart_layout_free (DewChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChartLayout, dew_chart_layout_free)

/* The segment at a place, or NULL. */
const DewShape *dew_chart_hit (const DewChartLayout *layout, double x, double y);

/* What a segment says: "Older people, County Council: £99.0m, 50.8 % of the pool's gross". Free with g_free. */
char *dew_chart_tell (const DewChart *chart, int row, int series);
