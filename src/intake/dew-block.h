/* dew-block.h: a block of cells, as spreadsheets, word processors and browsers put it on the clipboard.
 *
 * Texts are UTF-8; one that was read has LF for a line break. HTML knows no other control characters than that and tabs: they are written as
 * U+FFFD. Rows and columns count from 0.
 */
#pragma once

#include <glib.h>

/* No block is larger, in cells: more is a mistake, or a whole sheet. */
#define DEW_BLOCK_LIMIT 200000

typedef struct {
  char     *text;       /* what typing it would be: "1150.25", "-500", "Home support"; never NULL */
  char     *shown;      /* as people see it, for word processors: "1,150.25", "−500"; NULL: as text */
  gboolean  figure;     /* a figure: right aligned */
  gboolean  bold;       /* a total */
} DewBlockCell;

typedef struct _DewBlock DewBlock;

/* At least one row and one column, and within the limit. All cells are "". */
DewBlock *dew_block_new  (guint n_rows, guint n_columns);
void      dew_block_free (DewBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewBlock, dew_block_free)

guint dew_block_n_rows    (const DewBlock *block);
guint dew_block_n_columns (const DewBlock *block);

/* Borrowed until the cell is set. */
const DewBlockCell *dew_block_get  (const DewBlock *block, guint row, guint column);
const char         *dew_block_text (const DewBlock *block, guint row, guint column);

/* text and shown are copied; NULL is "" and as text. */
void dew_block_set (DewBlock *block, guint row, guint column, const char *text, const char *shown, gboolean figure, gboolean bold);

/* Reads tab-separated text as Excel, LibreOffice and Word write it: cells with tabs, line breaks or quotes are quoted, quotes inside doubled; CR, LF or CR LF; a last line
 * break ends the last row and begins no new one; ragged rows are filled with "". A cell that begins with a quotation mark and is not quoted that way is taken as it stands.
 * NULL with DEW_ERROR_INVALID where there is nothing, where it is not UTF-8 or holds a NUL, and where there are too many cells, which are counted without being built. */
DewBlock *dew_block_read_text (const char *text, gsize length, GError **error);

/* Reads HTML that holds exactly one table: Excel's, LibreOffice's, Word's, Google Sheets' and browsers'.
 *
 *   - Spanned cells are "". <br> and paragraphs are line breaks; white space collapses as in a browser, unless the cell's own style keeps it. A no-break space stays between
 *     digits, where it is grouping, and is a space elsewhere; there are none at the ends of a line.
 *   - A number in an attribute (LibreOffice's sdval, Excel's x:num) is taken instead of what is shown only where it says the same more exactly: what is shown is a number
 *     (after £, grouping, brackets or minus), which the attribute rounded to its decimals is too, and the attribute has at most two decimals. It is written plainly,
 *     "-1234.5"; the cell is a figure, and keeps what was shown.
 *   - Rows that are not displayed and say nothing are left out: Excel adds them.
 *
 * NULL with DEW_ERROR_FORMAT where the plain text beside it serves better: there is no table, more than one, one inside another, much text around it (a whole page), it is cut
 * off, not UTF-8, or unreasonably deep or large. NULL with DEW_ERROR_INVALID where there are too many cells. */
DewBlock *dew_block_read_html (const char *html, gsize length, GError **error);

/* What dew_block_read_text () reads back to the same texts. Every row ends with a line break, as spreadsheets write it. Free with g_free. */
char *dew_block_write_text (const DewBlock *block);

/* A complete small document with one table, which dew_block_read_html () reads back to the same texts. Figures are right aligned and say their number to spreadsheets; texts that
 * a spreadsheet would take for a number, a date or a formula are marked as texts. A figure is shown as .shown where that says the same number as .text, if less exactly.
 * Free with g_free. */
char *dew_block_write_html (const DewBlock *block);
