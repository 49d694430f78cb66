/* dew-export.h: writing files that people get, safely.
 *
 * Everything is written beside the target, verified, synced and renamed; on any error the target stays as it was
 * and nothing else is left. Two runs on the same document are byte-identical. A worker may call these with a copy
 * of the ledger.
 *
 * CSV is UTF-8 without a byte order mark, lines end in LF, a cell is quoted where it must be. So that text is
 * never taken for a formula, a text that begins with = + - @ or ', be it after blanks, gets one ' before it; the importer takes
 * it off again.
 */
#pragma once

#include <gio/gio.h>

#include "dew-annex.h"

/* 0 to 1. Called in the thread that exports; may be NULL. */
typedef void (*DewProgress) (double done, gpointer data);

/* The annexes as a workbook, which takes the book over: its rows go as they are written, so that there are never two of all of them; or (one table after another, a blank line, the title and its notes before each) as CSV,
 * which has neither formulas nor sheets and says nothing about them. */
gboolean dew_export_xlsx (DewBook *book, const char *path, GCancellable *cancellable,
                          DewProgress progress, gpointer data, GError **error);
gboolean dew_export_book_csv (const DewBook *book, const char *path, GCancellable *cancellable, GError **error);

/* The annexes as one page, as dew-html.h has it: for reading, and for word processors. */
gboolean dew_export_book_html (const DewBook *book, const char *path, GCancellable *cancellable, GError **error);

/* The annexes on pages: A4, with an outline, links from the contents, and tags for screen readers in books of up to
 * 250,000 cells. Dated as the book is. See dew-pages.h. */
gboolean dew_export_pdf (const DewBook *book, const char *path, GCancellable *cancellable,
                         DewProgress progress, gpointer data, GError **error);

/* The tidy CSV, in the document's order. pool 0 and year 0 for all. Columns: pool, host, category, line, lead,
 * status, contract, scenario, partner, year, month, measure, pounds, agreement, provider, pooled_from.
 *   - Every pool, category and line has a row with empty year and measure, which says what is its own: of a pool and
 *     a category the lead, of a line lead, status, contract, provider, date.
 *   - After a line's own row stands one row a figure, in every scenario; empty pounds mean that the scenario has
 *     cleared it.
 *   - Categories are a path, "A > B"; a > or \ inside a name has a \ before it.
 *   - lead is a partner's name, joint or split, or empty; years are "2013/14"; pounds have two decimals. */
gboolean dew_export_tidy_csv (const DewLedger *ledger, gint64 pool, int year, const char *path,
                              GCancellable *cancellable, GError **error);

/* The whole document, by the description in dew-schema.h:
 * {"format":"dewpond","version":1,"tables":{"partner":[{"id":1,…},…],…}}. Every table of the description, every
 * column; numbers and pence as integers, words where the column has words, null where the file has NULL. One row a
 * line. */
gboolean dew_export_json (const DewLedger *ledger, const char *path, GCancellable *cancellable, GError **error);

/* By the path's ending: .xlsx, .html, .pdf, .csv, .json; any other is DEW_ERROR_INVALID, naming those. annexes n = 0: for
 * .xlsx, .html and .pdf all annexes, for .csv the tidy CSV. A working copy of annexes that is no workbook is
 * DEW_ERROR_INVALID, and so is anything but pages, a page or a CSV of annexes without working. */
gboolean dew_export (const DewAnnexQuery *query, const DewAnnex *const *annexes, guint n, const char *path,
                     GCancellable *cancellable, DewProgress progress, gpointer data, GError **error);
