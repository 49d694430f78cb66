/* dew-export.h: writing files that people get, safely.
 *
 * Everything is written beside the target, verified, synced and renamed; on any error the target stays as it was and nothing else is left. Two runs on the same
 * document are byte-identical. A worker may call these with a copy of the ledger.
 */
#pragma once

#include <gio/gio.h>

#include "dew-annex.h"

/* 0 to 1. Called in the thread that exports; may be NULL. */
typedef void (*DewProgress) (double done, gpointer data);

/* The annexes as a workbook, or (one table after another, a blank line and the title between them) as CSV. */
gboolean dew_export_xlsx (const DewBook *book, const char *path, GCancellable *cancellable, DewProgress progress, gpointer data, GError **error);
gboolean dew_export_book_csv (const DewBook *book, const char *path, GCancellable *cancellable, GError **error);

/* The tidy CSV: one row a figure, and one for each pool, category and line without any. pool 0 and year 0 for all. */
gboolean dew_export_tidy_csv (const DewLedger *ledger, gint64 pool, int year, const char *path, GCancellable *cancellable, GError **error);

/* The whole document: every table but the journal, by the description in dew-schema.h. */
gboolean dew_export_json (const DewLedger *ledger, const char *path, GCancellable *cancellable, GError **error);

/* By the path's ending: .xlsx, .csv, .json; any other is DEW_ERROR_INVALID, naming those. annexes n = 0: for .xlsx all annexes, for .csv the tidy CSV. */
gboolean dew_export (const DewAnnexQuery *query, const DewAnnex *const *annexes, guint n, const char *path,
                     GCancellable *cancellable, DewProgress progress, gpointer data, GError **error);
