/* dew-xlsx-look.h: how a workbook looks on the screen and on paper. */
#pragma once

#include "dew-sheet.h"

/* How Excel is to show numbers of that type; NULL for what is no number. exact: money in £000 and £m stands in pounds, and is only shown so. */
const char *dew_xlsx_number_format (DewCellType type, DewCellFlags flags, gboolean exact);

/* What a workbook has for a cell that is no text: pounds, or the unit it is shown in, for pence. The one place where an amount becomes a double:
 * exact up to 2^53 of the small unit. exact as above. */
double      dew_xlsx_double (const DewCell *cell, gboolean exact);

/* How amounts that stand in one unit are to be shown in another, which is not smaller, at the axis of a chart; the largest is so many pence. Decimals
 * only where there is little to see without. Free with g_free. */
char       *dew_xlsx_axis_format (DewUnit stored, DewUnit shown, gint64 largest);

/* TRUE when the first cell of the column that holds anything holds a figure. */
gboolean    dew_xlsx_is_number_column (const DewSheet *sheet, guint column);

/* What an input in that column and row (as Excel counts it) is held to, as a formula with its "=", to be freed with g_free;
 * *message gets what to say to whoever types something else. */
char       *dew_xlsx_guard (DewCellType type, guint column, guint row, const char **message);

/* The footer of every page: the book, the sheet, the marking ("" for none), the page, in Excel's notation. Free with g_free. */
char       *dew_xlsx_footer (const char *title, const char *marking);
