/* dew-store.h: the .dewpond file.
 *
 * Invariants
 *   - Nothing else writes the file. Every edit is one transaction that also writes its changeset to the journal; it is durable when the call returns.
 *   - After an error the file is as it was, and no transaction is open.
 *   - The store belongs to the thread that opened it, asserted in every call that does not say otherwise; dew_store_adopt () hands it over.
 *   - A file may come from anybody: it is opened defensively, its schema compared with ours, and every changeset validated before SQLite sees it.
 */
#pragma once

#include <gio/gio.h>

#include "dew-changes.h"
#include "dew-error.h"
#include "dew-ledger.h"

/* 'DEWP'; in the header of every document. */
#define DEW_APPLICATION_ID 0x44455750

typedef struct _DewStore DewStore;

typedef enum {
  DEW_STORE_READ,         /* edits nothing, takes no lock; works beside a writer and on read-only media. Takes back what a crash cut short, where it can */
  DEW_STORE_WRITE,        /* takes the writer's lock, and brings a file of an older version up to this one; falls back to read-only where somebody has it or the file cannot be written, see dew_store_read_only () */
  DEW_STORE_MUST_WRITE,   /* as WRITE, but is an error where it would fall back: DEW_ERROR_READ_ONLY, the message says who has it */
} DewStoreMode;

/* Makes a new document at a path where nothing is yet (else DEW_ERROR_CONFLICT): the `document` row with that title, nothing else, an empty journal. On error no file is left. */
gboolean  dew_store_create (const char *path, const char *title, GError **error);

DewStore *dew_store_open  (const char *path, DewStoreMode mode, GError **error);
void      dew_store_close (DewStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewStore, dew_store_close)

/* The calling thread becomes the owner. */
void dew_store_adopt (DewStore *store);

/* These stay the same from opening to closing; any thread may ask. */
const char *dew_store_path (DewStore *store);

/* TRUE when this store may not write; *why is then one sentence, naming who has the file where somebody has. Borrowed. */
gboolean dew_store_read_only (DewStore *store, const char **why);

/* Reads the whole document and looks its pages over. Two threads share the work. */
DewLedger *dew_store_load (DewStore *store, GError **error);

/* An id for a new row: milliseconds << 12 | random bits, unlike any this store gave before. Fits DewIds.next (data is the store). */
gint64 dew_store_new_id (gpointer store);

/* The door. Runs the edit as one transaction; `what` is what it did in the user's words; edits with the same gesture number other than 0 in a row are undone as one.
 * *applied gets what in fact changed, *n_changed may be 0 (then nothing was journalled). If the file was changed by another program since, DEW_ERROR_CONFLICT:
 * load again. */
gboolean dew_store_apply (DewStore *store, const DewChanges *edit, const char *what, gint64 gesture, DewChanges **applied, GError **error);

/* Takes the last gesture back, or does it again. FALSE with DEW_ERROR_NOT_FOUND when there is none. */
gboolean dew_store_undo (DewStore *store, DewChanges **applied, GError **error);
gboolean dew_store_redo (DewStore *store, DewChanges **applied, GError **error);

/* Edits, undo and redo can be stopped by it from another thread, until NULL is set or one of them has failed: they then fail with G_IO_ERROR_CANCELLED, and nothing is changed. It has
 * to last as long. */
void     dew_store_set_cancellable (DewStore *store, GCancellable *cancellable);

/* How much the record has to say of what undo or redo would change, in bytes: some fifty a figure. 0 when there is none. */
gint64   dew_store_undo_size (DewStore *store);
gint64   dew_store_redo_size (DewStore *store);

/* What undo or redo would take back or do again, in the user's words; NULL when there is none. Borrowed until the next call. */
const char *dew_store_undo_what (DewStore *store);
const char *dew_store_redo_what (DewStore *store);

/* Copies the document to a path; DEW_ERROR_CONFLICT where something stands unless replace. Written beside the target and renamed, the target untouched on error.
 * A clean copy has the document as it stands and no history. */
gboolean dew_store_save_as (DewStore *store, const char *path, gboolean replace, gboolean clean, GError **error);

/* Looks the file over: quick_check, foreign keys, the chain of digests, each changeset valid. Appends one sentence a finding to findings (char *). FALSE only when it
 * could not look. */
gboolean dew_store_check (DewStore *store, GPtrArray *findings, GError **error);

/* Number of rows in the journal. */
gint64 dew_store_journal_length (DewStore *store);

/* Whether a path is a document, and who is writing it at the moment (NULL: nobody); for the welcome page. Never opens the file with SQLite. */
char *dew_store_writer (const char *path);
