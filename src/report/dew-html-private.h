/* dew-html-private.h: what the HTML of a sheet is put together from: texts and cells. */
#pragma once

#include "dew-sheet.h"

/* Appends a text, escaped for content and for attributes in double quotes; line_break stands for a line break. What
 * XML has no way to write becomes a space, as in a workbook. */
void _dew_html_text    (GString *out, const char *text, const char *line_break);

/* Whether a spreadsheet would take the text for a formula, were it not marked. */
gboolean _dew_html_looks_like_formula (const char *text);

/* What marks a cell as a text: attributes, of which the second is a style. */
#define DEW_HTML_TEXT " sdnum=\"1033;0;@\""
#define DEW_HTML_TEXT_STYLE "mso-number-format:'\\@'"

/* Appends an element td; or th, where the cell has a text and heads its row. look: a declaration of its style; NULL: none. */
void _dew_html_cell    (GString *out, const DewCell *cell, gboolean heads_row, const char *look);

/* Appends the rules of the style sheet by which Excel knows how numbers are shown: the classes of cells. */
void _dew_html_formats (GString *out);
