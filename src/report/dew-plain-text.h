/* dew-plain-text.h: annexes as text with tabs, as it lies on the clipboard beside their HTML.
 *
 * A sheet is its title and its notes, a line each, an empty line, the heads of its columns, and its rows with every cell as it shows. A cell with a tab, a line end or a
 * quotation mark stands in quotation marks, as spreadsheets read it; what a spreadsheet might take for a formula has an apostrophe before it. What is only true in a workbook is left out.
 */
#pragma once

#include "dew-sheet.h"

/* One sheet; and all sheets of a book that people read, with an empty line between them. Free with g_free. */
char *dew_plain_text_sheet (const DewSheet *sheet);
char *dew_plain_text_book  (const DewBook *book);
