/* dew-xlsx-width.h: how wide a column of a workbook should be. */
#pragma once

#include "dew-sheet.h"

/* Of each column, in characters: its own width, but no less than its numbers and the longest word of its heading need; or where it has none, what its cells need, too, within reason. *wraps, unless
 * NULL, is set to TRUE when some text is longer than its column is wide, so that rows grow and cells stand at their top. Free with g_free. */
double *dew_xlsx_widths (const DewSheet *sheet, gboolean *wraps);

/* How much wider than plain letters bold ones are, taken together. */
#define DEW_XLSX_BOLD 1.05

/* That width, or the least above it at which no line of a heading, in bold letters, comes nearer to the end of the column than beside. */
double dew_xlsx_heading_width (const char *heading, double width, double beside);

/* How many lines a text takes in a column of that width, broken between words. */
guint  dew_xlsx_lines (const char *text, double width);

/* TRUE when a text, of the first thousands of rows, comes so near to the end of a column of that width that the next column's would seem to go on with it. */
gboolean dew_xlsx_is_full (const DewSheet *sheet, guint column, double width);
