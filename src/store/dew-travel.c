/* dew-travel.c: undo and redo: changesets of the journal, inverted or as they are, in one transaction */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>

#include "dew-changeset.h"
#include "dew-statement.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

/* Anything that does not fit means that the document is not what the history says; a part of a step is never taken. */
static int
refuse_conflict_cb (void                       *data,
                    int                         conflict,
                    sqlite3_changeset_iter     *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static int
add_changeset (sqlite3_changegroup *group,
               GBytes              *bytes,
               gboolean             inverted)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  void *inverse = NULL;
  int n_bytes = (int) size;
  int code = SQLITE_OK;

  if (inverted)
    code = sqlite3changeset_invert (n_bytes, data, &n_bytes, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, n_bytes, inverted ? inverse : (void *) data);
  sqlite3_free (inverse);

  return code;
}

/* Several edits as one changeset, in which each row stands once; those of a gesture were all made in one opening, so in one format. Free *data with sqlite3_free. */
static gboolean
combine (DewStore  *store,
         GArray    *edits,
         gboolean   inverted,
         void     **data,
         int       *size,
         int       *format,
         GError   **error)
{
  g_autoptr (sqlite3_changegroup) group = NULL;
  int code = sqlite3changegroup_new (&group);

  for (guint i = 0; code == SQLITE_OK && i < edits->len; i++)
    {
      g_autoptr (GBytes) bytes = dew_journal_changeset (store->connection, g_array_index (edits, gint64, i), format, error);

      if (bytes == NULL)
        return FALSE;
      code = add_changeset (group, bytes, inverted);
    }

  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, size, data);
  if (code != SQLITE_OK)
    dew_sqlite_error (dew_connection_db (store->connection), code, error);

  return code == SQLITE_OK;
}

static gboolean
apply_changeset (DewStore   *store,
                 void       *data,
                 int         size,
                 int         format,
                 DewChanges *changes,
                 GError    **error)
{
  sqlite3 *db = dew_connection_db (store->connection);
  sqlite3_int64 before = sqlite3_total_changes64 (db);
  int code;

  if (!dew_changeset_read (data, (gsize) size, format, changes))
    code = SQLITE_ABORT;
  else
    code = sqlite3changeset_apply (db, size, data, NULL, refuse_conflict_cb, NULL);

  if (code == SQLITE_OK && sqlite3_total_changes64 (db) - before == dew_changes_length (changes))
    return TRUE;

  if (code == SQLITE_OK || (code & 0xff) == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    {
      g_autofree char *name = g_filename_display_basename (store->path);

      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                   _("The history of “%s” does not fit what is in it, so the step can be neither undone nor done again; nothing was changed."), name);
    }
  else
    dew_sqlite_error (db, code, error);

  return FALSE;
}

static gboolean
travel_begun (DewStore   *store,
              gboolean    back,
              DewChanges *changes,
              GError    **error)
{
  g_autoptr (GArray) edits = back ? dew_journal_undo_edits (store->connection, &store->tail, error)
                                  : dew_journal_redo_edits (store->connection, &store->tail, error);
  g_autofree char *what = NULL;
  DewJournalTail tail = store->tail;
  void *data = NULL;
  int size = 0;
  int format = DEW_FORMAT_VERSION;
  gint64 first, last, head;
  gboolean good;

  if (edits == NULL)
    return FALSE;
  if (edits->len == 0)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, back ? _("There is nothing to undo.") : _("There is nothing to do again."));
      return FALSE;
    }

  first = g_array_index (edits, gint64, 0);
  last = g_array_index (edits, gint64, edits->len - 1);
  head = last;
  if (back && !dew_journal_base (store->connection, last, &head, error))
    return FALSE;

  what = dew_journal_what (store->connection, back ? last : first);
  good = combine (store, edits, back, &data, &size, &format, error) &&
         apply_changeset (store, data, size, format, changes, error) &&
         dew_journal_append (store->connection, &tail, back ? "undo" : "redo", head, 0, what != NULL ? what : "", NULL, 0, error) &&
         _dew_store_commit (store, &tail, error);
  sqlite3_free (data);

  return good;
}

static gboolean
travel (DewStore    *store,
        gboolean     back,
        DewChanges **applied,
        GError     **error)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();

  if (!_dew_store_begin (store, error))
    return FALSE;

  if (!travel_begun (store, back, changes, error))
    {
      _dew_store_abandon (store);
      return FALSE;
    }

  if (applied != NULL)
    *applied = g_steal_pointer (&changes);
  return TRUE;
}

gboolean
dew_store_undo (DewStore    *store,
                DewChanges **applied,
                GError     **error)
{
  g_assert (dew_store_is_mine (store));

  return travel (store, TRUE, applied, error);
}

gboolean
dew_store_redo (DewStore    *store,
                DewChanges **applied,
                GError     **error)
{
  g_assert (dew_store_is_mine (store));

  return travel (store, FALSE, applied, error);
}
