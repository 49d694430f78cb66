/* dew-xlsx-chart.h: the chart of a sheet, in a workbook. Beside the files that share dew-xlsx-private.h the one place that knows libxlsxwriter. */
#pragma once

#include "dew-sheet-chart.h"

struct lxw_workbook;
struct lxw_worksheet;

/* How high a chart is, in pixels of which 96 make an inch; and how wide, which goes with the widths of columns. */
guint    dew_xlsx_chart_height (const DewSheetChart *chart);
#define DEW_XLSX_CHART_WIDTH 760u

/* Puts the chart of a sheet, which has one and has been checked, to the right of its table. exact as in the book. FALSE
 * where the library refuses it. */
gboolean dew_xlsx_chart_write  (struct lxw_workbook *workbook, struct lxw_worksheet *page, const DewSheet *sheet, gboolean exact);
