/* dew-xlsx-check.h: what Excel would not take, before it is written. */
#pragma once

#include "dew-sheet.h"

/* TRUE where a text can be written as it is, seen at a glance: ASCII without signs that mean something to the file, and not too long. Most are; of others it takes a closer look. */
gboolean dew_xlsx_is_plain    (const char *text);

/* FALSE with an error when a text of the sheet is not valid UTF-8, or longer than a cell holds. */
gboolean dew_xlsx_check_text  (const DewSheet *sheet, const char *text, GError **error);

/* The same for the sheet's title, notes, headings and chart, and its size and that of the chart. */
gboolean dew_xlsx_check_sheet (const DewSheet *sheet, GError **error);

/* The text without the characters that XML cannot write, and a line feed for each break of a line; NULL where it is so. Free with g_free. */
char    *dew_xlsx_clean       (const char *text);

/* The same as the file of a workbook has it in a cell or heading, where "_x0041_" would be taken for a character; NULL where it is so. Free with g_free. */
char    *dew_xlsx_cell_text   (const char *text);
