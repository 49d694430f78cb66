/* dew-xlsx-check.h: what Excel would not take, before it is written. */
#pragma once

#include "dew-sheet.h"

/* FALSE with an error when a text of the sheet is not valid UTF-8, or longer than a cell holds. */
gboolean dew_xlsx_check_text  (const DewSheet *sheet, const char *text, GError **error);

/* The same for the sheet's title, notes, headings and chart, and its size and that of the chart. */
gboolean dew_xlsx_check_sheet (const DewSheet *sheet, GError **error);

/* The text without the characters that XML cannot write, NULL where it has none. Free with g_free. */
char    *dew_xlsx_clean       (const char *text);
