/* dew-store.c: opening a document, closing it, and what it tells of itself */
#include "dew-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dew-header.h"

gboolean
_dew_store_look (DewStore *store,
                 GError  **error)
{
  DewJournalTail tail;

  if (!dew_connection_int (store->connection, "PRAGMA data_version", &store->data_version, error) ||
      !dew_journal_read_tail (store->connection, &tail, error))
    return FALSE;

  _dew_store_set_tail (store, &tail);
  return TRUE;
}

void
_dew_store_set_tail (DewStore             *store,
                     const DewJournalTail *tail)
{
  store->tail = *tail;
  store->gesture = 0;
  store->whats_known = FALSE;
}

/* ---- Opening ---- */

/* The name under which the lock, the journal and everybody else know the file. */
static char *
resolve (const char *path,
         GError    **error)
{
  g_autofree char *name = NULL;
  char *resolved;

  if (!dew_header_check_path (path, error))
    return NULL;

  resolved = realpath (path, NULL);
  if (resolved != NULL)
    {
      char *copy = g_strdup (resolved);

      free (resolved);
      return copy;
    }

  name = g_filename_display_basename (path);
  g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” cannot be reached (%s)."), name, g_strerror (errno));
  return NULL;
}

/* Why the file cannot be written at all, whoever has it; NULL when it can. */
static char *
find_obstacle (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (path, W_OK) != 0)
    return g_strdup_printf (_("“%s” may not be written, so it can only be read; save a copy to change it."), name);
  if (g_access (folder, W_OK | X_OK) != 0)
    return g_strdup_printf (_("The folder of “%s” may not be written, so it can only be read; save a copy elsewhere to change it."), name);

  return NULL;
}

/* Takes the lock, or says why it cannot. No lock is made beside what is no document. */
static gboolean
prepare_writing (DewStore *store,
                 GError  **error)
{
  g_autoptr (GError) reason = NULL;

  if (!dew_connection_probe (store->path, error))
    return FALSE;

  store->why = find_obstacle (store->path);
  if (store->why != NULL)
    return TRUE;

  store->lock = dew_lock_take (store->path, &reason);
  if (store->lock == NULL)
    store->why = g_strdup (reason->message);

  return TRUE;
}

static gboolean
open_store (DewStore     *store,
            DewStoreMode  mode,
            GError      **error)
{
  g_autofree char *name = g_filename_display_basename (store->path);

  if (mode == DEW_STORE_READ)
    store->why = g_strdup_printf (_("“%s” was opened for reading only."), name);
  else if (!prepare_writing (store, error))
    return FALSE;

  if (mode == DEW_STORE_MUST_WRITE && store->why != NULL)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_READ_ONLY, store->why);
      return FALSE;
    }

  store->connection = dew_connection_open (store->path, store->why == NULL, error);
  if (store->connection == NULL ||
      (store->why == NULL && !dew_connection_upgrade (store->connection, error)) ||
      !dew_connection_run (store->connection, "BEGIN", error) ||
      !_dew_store_look (store, error))
    return FALSE;

  return dew_connection_run (store->connection, "COMMIT", error);
}

DewStore *
dew_store_open (const char   *path,
                DewStoreMode  mode,
                GError      **error)
{
  g_autoptr (DewStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = g_new0 (DewStore, 1);
  store->owner = g_thread_self ();
  store->path = resolve (path, error);
  if (store->path == NULL || !open_store (store, mode, error))
    return NULL;

  return g_steal_pointer (&store);
}

void
dew_store_close (DewStore *store)
{
  if (store == NULL)
    return;

  g_assert (dew_store_is_mine (store));

  /* The file first: nobody else may begin to write while we could still. */
  dew_connection_close (store->connection);
  dew_lock_release (store->lock);
  g_free (store->path);
  g_free (store->why);
  g_free (store->undo_what);
  g_free (store->redo_what);
  g_free (store);
}

void
dew_store_adopt (DewStore *store)
{
  g_return_if_fail (store != NULL);

  store->owner = g_thread_self ();
}

/* ---- What it tells of itself ---- */

const char *
dew_store_path (DewStore *store)
{
  return store->path;
}

gboolean
dew_store_read_only (DewStore    *store,
                     const char **why)
{
  if (why != NULL)
    *why = store->why;

  return store->why != NULL;
}

/* Milliseconds from 1970 to 2010. */
#define EPOCH G_GINT64_CONSTANT (1262304000000)

/* Ids of one store go up, so that none comes twice; of two people's, the time and random bits keep them apart. Up to the year 2079 they stay below 2^53, which
 * whoever reads them from JSON as doubles can tell apart. */
gint64
dew_store_new_id (gpointer data)
{
  DewStore *store = data;
  gint64 id = (g_get_real_time () / 1000 - EPOCH) << 12 | (g_random_int () & 0xfff);

  g_assert (dew_store_is_mine (store));

  store->last_id = MAX (id, store->last_id + 1);

  return store->last_id;
}

gint64
dew_store_journal_length (DewStore *store)
{
  g_assert (dew_store_is_mine (store));

  return store->tail.seq;
}

/* What a gesture is called: what its first edit did. */
static char *
get_what (DewStore *store,
          GArray   *edits,
          gboolean  first_is_last)
{
  g_autoptr (GArray) owned = edits;

  if (owned == NULL || owned->len == 0)
    return NULL;

  return dew_journal_what (store->connection, g_array_index (owned, gint64, first_is_last ? owned->len - 1 : 0));
}

static gint64
get_size (DewStore *store,
          GArray   *edits)
{
  g_autoptr (GArray) owned = edits;
  gint64 size = 0;

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    size += dew_journal_size (store->connection, g_array_index (owned, gint64, i));

  return size;
}

static void
find_whats (DewStore *store)
{
  if (store->whats_known)
    return;

  g_free (store->undo_what);
  g_free (store->redo_what);
  store->undo_what = get_what (store, dew_journal_undo_edits (store->connection, &store->tail, NULL), TRUE);
  store->redo_what = get_what (store, dew_journal_redo_edits (store->connection, &store->tail, NULL), FALSE);
  store->whats_known = TRUE;
}

gint64
dew_store_undo_size (DewStore *store)
{
  g_assert (dew_store_is_mine (store));

  return get_size (store, dew_journal_undo_edits (store->connection, &store->tail, NULL));
}

gint64
dew_store_redo_size (DewStore *store)
{
  g_assert (dew_store_is_mine (store));

  return get_size (store, dew_journal_redo_edits (store->connection, &store->tail, NULL));
}

/* Asked every so many steps of SQLite's, which take well under a millisecond. */
#define STEPS 10000

static int
stopped_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
dew_store_set_cancellable (DewStore     *store,
                           GCancellable *cancellable)
{
  g_assert (dew_store_is_mine (store));

  sqlite3_progress_handler (dew_connection_db (store->connection), STEPS, cancellable == NULL ? NULL : stopped_cb, cancellable);
}

const char *
dew_store_undo_what (DewStore *store)
{
  g_assert (dew_store_is_mine (store));

  find_whats (store);

  return store->undo_what;
}

const char *
dew_store_redo_what (DewStore *store)
{
  g_assert (dew_store_is_mine (store));

  find_whats (store);

  return store->redo_what;
}

char *
dew_store_writer (const char *path)
{
  g_autofree char *resolved = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  resolved = resolve (path, NULL);

  return resolved != NULL ? dew_lock_holder (resolved) : NULL;
}
