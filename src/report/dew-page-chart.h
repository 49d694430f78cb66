/* dew-page-chart.h: the chart of a sheet, on paper.
 *
 * The same chart as in a workbook: its bars or columns in partners' colours and patterns, both axes with what they are of,
 * a legend where there is more than one series. Bars begin at 0, and those below 0 go to the other side. A figure stands
 * at its bar, or in it, as the table has it, where it fits.
 *
 * Where everything stands is arithmetic: a chart is a list of marks, of which no text lies over another, and nothing lies
 * outside of width and height. All is in points, from the chart's upper left corner.
 */
#pragma once

#include <cairo.h>

#include "dew-page-text.h"
#include "dew-sheet-chart.h"

/* In drawing order. */
typedef enum {
  DEW_MARK_GRID,                /* a line behind the bars, for each figure at the axis but 0 */
  DEW_MARK_BAR,
  DEW_MARK_AXIS,                /* the line that bars begin at */
  DEW_MARK_KEY,                 /* of a series in the legend */
  DEW_MARK_SERIES,              /* its name beside that */
  DEW_MARK_TICK,                /* a figure at the axis */
  DEW_MARK_NAME,                /* of a row */
  DEW_MARK_TITLE,               /* of an axis: that of the values with their unit */
  DEW_MARK_VALUE,               /* a figure at a bar */
} DewMarkKind;

typedef struct {
  DewMarkKind kind;
  double      x, y, width, height;
  guint       row, series;      /* BAR, VALUE; NAME: row; KEY, SERIES: series */
  guint       paint;            /* BAR, KEY, and VALUE in a bar: a DewSheetPaint or a partner's index */
  gint64      pence;            /* BAR: what it shows; TICK, GRID: where it is */
  gboolean    inside;           /* VALUE: it stands in its bar */
  char       *text;             /* NULL where nothing is written */
  DewPageRun  run;              /* how: of that text and width */
} DewPageMark;

typedef struct {
  double  width, height;
  GArray *marks;                /* DewPageMark */
} DewPageChart;

/* Lays a chart out that wide, and at most that high: lower where it needs no more. NULL where there is too little room for a
 * chart that can be read; then the table has all it would show. Free with dew_page_chart_free. */
DewPageChart *dew_page_chart_new  (DewPageText *texts, const DewSheetChart *chart, double width, double most);
void          dew_page_chart_free (DewPageChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewPageChart, dew_page_chart_free)

/* Draws it on white ground with its upper left corner at x, y; texts are those that it was laid out with. The colour that is set
 * is black again afterwards. */
void          dew_page_chart_draw (const DewPageChart *chart, DewPageText *texts, cairo_t *cr, double x, double y);

/* A picture of the chart as a PNG, as it stands on paper that wide, so many dots a point; two runs give the same bytes.
 * *height, in points, gets how high. NULL where it has no room. Free with g_bytes_unref. */
GBytes       *dew_page_chart_png  (DewPageText *texts, const DewSheetChart *chart, double width, double most, double dots, double *height);
