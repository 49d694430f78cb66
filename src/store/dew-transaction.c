/* dew-transaction.c: from BEGIN to COMMIT, and out again when something fails */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-header.h"
#include "dew-statement.h"

static gboolean
is_unchanged (DewStore *store,
              GError  **error)
{
  gint64 data_version;
  g_autofree char *name = g_filename_display_basename (store->path);

  if (!dew_connection_int (store->connection, "PRAGMA data_version", &data_version, error))
    return FALSE;

  if (data_version == store->data_version)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” was changed by another program; it must be read again before it is edited."), name);
  return FALSE;
}

gboolean
_dew_store_in_place (DewStore *store,
                     GError  **error)
{
  int moved = 0;

  sqlite3_file_control (dew_connection_db (store->connection), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved)
    dew_sqlite_error (dew_connection_db (store->connection), SQLITE_READONLY_DBMOVED, error);

  return !moved;
}

gboolean
_dew_store_begin (DewStore *store,
                  GError  **error)
{
  if (store->why != NULL)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_READ_ONLY, store->why);
      return FALSE;
    }

  if (!_dew_store_in_place (store, error) || !dew_connection_run (store->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (is_unchanged (store, error))
    {
      if (dew_header_counter (dew_connection_db (store->connection), &store->counter))
        return TRUE;
      dew_sqlite_error (dew_connection_db (store->connection), SQLITE_IOERR_READ, error);
    }

  dew_connection_rollback (store->connection);
  return FALSE;
}

/* After an error on the disk SQLite reads everything anew, and takes what it finds for somebody else's. Where the file's own count of changes stands as it stood
 * when we began, nobody was there. */
void
_dew_store_abandon (DewStore *store)
{
  gint64 data_version;
  guint32 counter;

  /* What was stopped stays stopped; taking it back does not. */
  dew_store_set_cancellable (store, NULL);
  dew_connection_rollback (store->connection);

  if (dew_connection_run (store->connection, "BEGIN", NULL) &&
      dew_connection_int (store->connection, "PRAGMA data_version", &data_version, NULL) &&
      dew_header_counter (dew_connection_db (store->connection), &counter) &&
      counter == store->counter)
    store->data_version = data_version;
  dew_connection_rollback (store->connection);
}

/* Whether a commit of which an error was told has happened all the same. */
static gboolean
has_happened (DewStore             *store,
              const DewJournalTail *tail)
{
  DewJournalTail now;
  gint64 data_version = 0;
  gboolean happened;

  happened = dew_connection_run (store->connection, "BEGIN", NULL) &&
             dew_connection_int (store->connection, "PRAGMA data_version", &data_version, NULL) &&
             dew_journal_read_tail (store->connection, &now, NULL) &&
             now.seq == tail->seq && memcmp (now.digest, tail->digest, DEW_DIGEST_SIZE) == 0;
  dew_connection_rollback (store->connection);

  if (happened)
    store->data_version = data_version;

  return happened;
}

gboolean
_dew_store_commit (DewStore             *store,
                   const DewJournalTail *tail,
                   GError              **error)
{
  g_autoptr (GError) reason = NULL;

  if (!dew_connection_run (store->connection, "COMMIT", &reason))
    {
      _dew_store_abandon (store);
      if (!has_happened (store, tail))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }

  _dew_store_set_tail (store, tail);
  return TRUE;
}
