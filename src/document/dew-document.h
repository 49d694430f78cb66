/* dew-document.h: an open document: the one way in for every change.
 *
 * dew_document_apply () takes an edit to the store, patches the ledger with what the store says has changed, then the totals, then tells whoever listens. Nothing else
 * changes any of them.
 *
 * Signals
 *   changed (const DewChanges *changes): after the ledger was patched.
 *   reloaded (): everything may be different (the file was changed by another program and read again).
 */
#pragma once

#include <gio/gio.h>

#include "dew-edit.h"
#include "dew-ledger.h"
#include "dew-store.h"
#include "dew-totals.h"

G_BEGIN_DECLS

#define DEW_TYPE_DOCUMENT (dew_document_get_type ())
G_DECLARE_FINAL_TYPE (DewDocument, dew_document, DEW, DOCUMENT, GObject)

/* Opens a document. */
DewDocument *dew_document_open (const char *path, DewStoreMode mode, GError **error);

/* The same on a thread; finish in the thread that asked. */
void         dew_document_open_async  (const char *path, DewStoreMode mode, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
DewDocument *dew_document_open_finish (GAsyncResult *result, GError **error);

const char      *dew_document_path      (DewDocument *document);
const char      *dew_document_title     (DewDocument *document);
gboolean         dew_document_read_only (DewDocument *document, const char **why);
const DewLedger *dew_document_ledger    (DewDocument *document);

/* The date that the document is as at: its own, or where it has none today's. ISO text; free with g_free. */
char *dew_document_as_at (DewDocument *document);

/* What the file at a path is called without the ending of documents: to be read, not to find it by. Free with g_free. */
char *dew_document_stem (const char *path);

/* Sums of a year in a scenario, kept and patched while the document is open. Borrowed until the next change. */
const DewTotals *dew_document_totals (DewDocument *document, int year, gint64 scenario);

/* Where new rows get their ids. */
DewIds dew_document_ids (DewDocument *document);

/* A fresh number under which several edits are undone as one. */
gint64 dew_document_gesture (DewDocument *document);

/* Takes edit (transfer full). An edit that would leave a sum that does not fit is refused. */
gboolean dew_document_apply (DewDocument *document, DewChanges *edit, const char *what, gint64 gesture, GError **error);

/* The same for what one of the functions of dew-edit.h came to, which answered `good` and otherwise set the error: a refusal stays one, and an edit that changes
 * nothing leaves no trace. */
gboolean dew_document_take (DewDocument *document, DewChanges *edit, gboolean good, const char *what, GError **error);

gboolean    dew_document_undo      (DewDocument *document, GError **error);
gboolean    dew_document_redo      (DewDocument *document, GError **error);
const char *dew_document_undo_what (DewDocument *document);
const char *dew_document_redo_what (DewDocument *document);

gboolean dew_document_save_as (DewDocument *document, const char *path, gboolean replace, gboolean clean, GError **error);

/* Checks file and figures; one sentence a finding, none when all is well. A GPtrArray of char *. */
GPtrArray *dew_document_check (DewDocument *document, GError **error);

/* ---- Longer work, aside ----
 *
 * The document is lent to a thread: from the call until finish it tells what it is and what its ledger and sums say, there is nothing to undo or redo, and all else is
 * refused with DEW_ERROR_CONFLICT. Each holds a reference to it. */

/* As dew_document_apply (), for edits that may be large; edit is taken. cancellable (may be NULL) stops it as long as nothing is in the file yet, with G_IO_ERROR_CANCELLED. */
void     dew_document_apply_async  (DewDocument *document, DewChanges *edit, const char *what, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean dew_document_apply_finish (DewDocument *document, GAsyncResult *result, GError **error);

/* Whether the next undo or redo is one of so many changes that it is better done aside. */
gboolean dew_document_undo_is_large (DewDocument *document);
gboolean dew_document_redo_is_large (DewDocument *document);

/* As dew_document_undo () and dew_document_redo (). */
void     dew_document_undo_async    (DewDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void     dew_document_redo_async    (DewDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean dew_document_travel_finish (DewDocument *document, GAsyncResult *result, GError **error);

/* As dew_document_save_as (). */
void     dew_document_save_as_async  (DewDocument *document, const char *path, gboolean replace, gboolean clean, GAsyncReadyCallback callback, gpointer data);
gboolean dew_document_save_as_finish (DewDocument *document, GAsyncResult *result, GError **error);

/* A copy of the ledger, for whoever reads it on a thread while the document goes on. The caller frees it. */
void       dew_document_copy_async  (DewDocument *document, GAsyncReadyCallback callback, gpointer data);
DewLedger *dew_document_copy_finish (DewDocument *document, GAsyncResult *result, GError **error);

/* As dew_document_check (). */
void       dew_document_check_async  (DewDocument *document, GAsyncReadyCallback callback, gpointer data);
GPtrArray *dew_document_check_finish (DewDocument *document, GAsyncResult *result, GError **error);

G_END_DECLS
