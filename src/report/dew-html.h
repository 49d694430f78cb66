/* dew-html.h: annexes as HTML: for the clipboard, whence they go into a word processor, and as a page.
 *
 * A sheet is its title as a heading of the second level, its notes as paragraphs, and a table with a header row that
 * repeats on every page. Figures and their headings are right aligned, and totals are bold under a rule, in ways that
 * word processors keep; the font is theirs. The first columns, as many as it takes to tell the rows apart, head their
 * rows. Figures say their number, and dates their day, to spreadsheets, in the unit that they are shown in; a text that
 * a spreadsheet might take for a number, a date or a formula is marked as a text. What is only true in a workbook is
 * left out, as in CSV. Two runs give the same bytes, in UTF-8.
 */
#pragma once

#include <gio/gio.h>

#include "dew-safe-file.h"
#include "dew-sheet.h"

/* Heading, notes and table, to stand within the body of a document. Free with g_free. */
char    *dew_html_sheet    (const DewSheet *sheet);

/* A complete document of one sheet; and of all sheets of a book that people read, one after the other. Free with g_free. */
char    *dew_html_document (const DewSheet *sheet);
char    *dew_html_documents (const DewBook *book);

/* A complete page of all sheets, with a look of its own on screen and paper: tables are as wide as their columns need on a
 * page that lies, and no wider, in smaller type where that has to be; a chart is a picture that says itself in words. A
 * table of contents is a list that leads to the tables. FALSE when cancelled; what could not be written is told when the file is committed, which is left to
 * the caller. */
gboolean dew_html_write    (const DewBook *book, DewSafeFile *file, GCancellable *cancellable, GError **error);
