/* dew-chart-table.h: the figures of a chart as a table: to read, and to paste elsewhere.
 *
 * One row for each of the chart's; a column for its name, one for each series, and of stacked bars of several one for
 * their sum; of a bridge one for the changes, and one for what they come to; of a histogram two for the ends of its steps, of a cumulative curve one for
 * the end. The unit stands in the headings, and over the percentages of distributions of how many draws they are. What is not entered is blank.
 */
#pragma once

#include "dew-chart.h"

typedef enum {
  DEW_CHART_TABLE_READ,         /* as the chart writes figures: "1,234", "−210", nil as a dash; "12.35", "<0.01", "≥99.90" */
  DEW_CHART_TABLE_COPY,         /* as other programs take figures: "1234", "-210", "0"; "12.3457" */
} DewChartTableStyle;

typedef struct {
  char      *title;             /* the chart's */
  char     **headings;          /* ends with NULL */
  GPtrArray *rows;              /* char **: as many texts as there are headings; the first is the name */
} DewChartTable;

DewChartTable *dew_chart_table_new  (const DewChart     *chart,
                                     DewChartTableStyle  style);
void           dew_chart_table_free (DewChartTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChartTable, dew_chart_table_free)

/* Lines of cells with tabs between them, the headings first; tabs and line ends within a text become spaces. Free with
 * g_free. */
char *dew_chart_table_to_text (const DewChartTable *table);

/* A table with its title as the caption, UTF-8. Free with g_free. */
char *dew_chart_table_to_html (const DewChartTable *table);
