/* dew-sheet-chart.h: a chart beside the table of a sheet.
 *
 * It shows columns of that table, so that its figures can be read there and it follows them. A workbook has it as a chart
 * that can be edited, paper and a page of HTML as a drawing (dew-page-chart.h); what else is written has the table alone.
 */
#pragma once

#include "dew-sheet.h"

typedef enum {
  DEW_SHEET_BARS,               /* a bar a series, in every row */
  DEW_SHEET_STACKED,            /* the bars of a row end to end; what is below 0 to the other side */
  DEW_SHEET_COLUMNS,            /* a column a series, standing side by side in every row */
} DewSheetChartKind;

/* How a series looks: below DEW_SHEET_OTHERS a partner's colour with a pattern, as everywhere. */
typedef enum {
  DEW_SHEET_OTHERS = 4,         /* partners added up; grey */
  DEW_SHEET_NOBODY,             /* no partner's; an outline, hatched */
  DEW_SHEET_N_PAINTS
} DewSheetPaint;

/* More can be told apart by nobody. */
#define DEW_SHEET_MAX_SERIES 4

/* What a chart says in words has at most so many bytes: more is more than anybody listens to, and than a workbook takes. */
#define DEW_SHEET_MAX_WORDS 2000

typedef struct {
  guint           column;       /* of the sheet: the values */
  guint           paint;        /* unlike those of the other series */
  char           *name;         /* in the legend: without the unit that the heading of the column has */
  const DewSheet *named_in;     /* where that name stands, in a row and a column of the body; NULL: in no cell */
  guint           named_row, named_column;
} DewSheetSeries;

struct _DewSheetChart {
  DewSheet          *sheet;
  DewSheetChartKind  kind;
  guint              first, n;  /* the rows of the body that it shows, one at least; the first column names them */
  char              *rows;      /* what they are, beside their axis: "Pool" */
  char              *values;    /* the same of the values, without a unit: "Gross contributions" */
  char              *words;     /* the chart in words, with its figures as they are now */
  DewSheetSeries     series[DEW_SHEET_MAX_SERIES];
  guint              n_series;  /* one at least */
};

/* Puts a chart beside the table of a sheet that has none; the sheet owns it. Its rows have to be there. */
DewSheetChart *dew_sheet_chart_new    (DewSheet *sheet, DewSheetChartKind kind, guint first, guint n, const char *rows, const char *values);
/* Of the sheet it is in. */
void           dew_sheet_chart_free   (DewSheetChart *chart);

/* Adds a series; it is called so, or as the text in that cell is, whose sheet has to stay in the book. */
void           dew_sheet_chart_add    (DewSheetChart *chart, guint column, guint paint, const char *name);
void           dew_sheet_chart_add_named (DewSheetChart *chart, guint column, guint paint, const DewSheet *named_in, guint named_row, guint named_column);

/* Once all series and their cells are there: says the chart in words, which begin with those. What does not fit in is counted. */
void           dew_sheet_chart_tell   (DewSheetChart *chart, const char *opening);

/* The unit that the cells are shown in; and the one that can be read at an axis, which is the same or a larger one. */
DewUnit        dew_sheet_chart_cell_unit (const DewSheetChart *chart);
DewUnit        dew_sheet_chart_unit      (const DewSheetChart *chart);

/* What a series has in a row, from 0, of those that the chart shows, in pence; 0 where it has nothing. */
gint64         dew_sheet_chart_pence     (const DewSheetChart *chart, guint row, guint series);

/* How far the bars reach to either side, in pence: *low is 0 or less, *high 0 or more. And the longest, whichever way it goes. */
void           dew_sheet_chart_ends      (const DewSheetChart *chart, gint64 *low, gint64 *high);
gint64         dew_sheet_chart_largest   (const DewSheetChart *chart);
