/* dew-door.c: the one way in: an edit, undo and redo, each a transaction that is also journalled */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-changeset.h"
#include "dew-header.h"
#include "dew-sql.h"
#include "dew-statement.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

static sqlite3 *
get_db (DewStore *store)
{
  return dew_connection_db (store->connection);
}

static char *
get_name (DewStore *store)
{
  return g_filename_display_basename (store->path);
}

/* ---- Transactions ---- */

static gboolean
is_unchanged (DewStore *store,
              GError  **error)
{
  gint64 data_version;
  g_autofree char *name = get_name (store);

  if (!dew_connection_int (store->connection, "PRAGMA data_version", &data_version, error))
    return FALSE;

  if (data_version == store->data_version)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” was changed by another program; it must be read again before it is edited."), name);
  return FALSE;
}

static gboolean
begin (DewStore *store,
       GError  **error)
{
  int moved = 0;

  if (store->why != NULL)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_READ_ONLY, store->why);
      return FALSE;
    }

  sqlite3_file_control (get_db (store), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved)
    {
      dew_sqlite_error (get_db (store), SQLITE_READONLY_DBMOVED, error);
      return FALSE;
    }

  if (!dew_connection_run (store->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (is_unchanged (store, error))
    {
      if (dew_header_counter (get_db (store), &store->counter))
        return TRUE;
      dew_sqlite_error (get_db (store), SQLITE_IOERR_READ, error);
    }

  dew_connection_rollback (store->connection);
  return FALSE;
}

/* After an error on the disk SQLite reads everything anew, and takes what it finds for somebody else's. Where the file's own count of changes stands as it stood
 * when we began, nobody was there. */
static void
abandon (DewStore *store)
{
  gint64 data_version;
  guint32 counter;

  dew_connection_rollback (store->connection);

  if (dew_connection_run (store->connection, "BEGIN", NULL) &&
      dew_connection_int (store->connection, "PRAGMA data_version", &data_version, NULL) &&
      dew_header_counter (get_db (store), &counter) &&
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

static gboolean
commit (DewStore             *store,
        const DewJournalTail *tail,
        GError              **error)
{
  g_autoptr (GError) reason = NULL;

  if (!dew_connection_run (store->connection, "COMMIT", &reason))
    {
      abandon (store);
      if (!has_happened (store, tail))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }

  _dew_store_set_tail (store, tail);
  return TRUE;
}

/* ---- Running an edit ---- */

/* The statement for the changes at hand: most of an edit are of one kind. */
typedef struct
{
  DewTable      table;
  DewOp         op;
  guint32       mask;
  sqlite3_stmt *statement;
} Prepared;

static guint32
get_mask (const DewChange *change)
{
  const DewTableInfo *info = &dew_tables[change->table];
  guint32 mask = 0;

  for (guint i = info->n_key; i < info->n_columns; i++)
    if (change->values[i].type != DEW_VALUE_UNSET)
      mask |= 1u << i;

  return mask;
}

static gboolean
is_needed (const DewChange *change,
           guint            column)
{
  return column < dew_tables[change->table].n_key || change->op == DEW_INSERT ||
         (change->op == DEW_UPDATE && change->values[column].type != DEW_VALUE_UNSET);
}

static gboolean
check_change (const DewChange *change,
              GError         **error)
{
  const DewTableInfo *info = &dew_tables[change->table];

  for (guint i = 0; i < info->n_columns; i++)
    if (is_needed (change, i) && !dew_column_accepts (&info->columns[i], &change->values[i]))
      {
        g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The value for “%s” in the table “%s” cannot be stored; nothing was changed."),
                     info->columns[i].name, info->name);
        return FALSE;
      }

  /* A document without its row would not open. */
  if (change->table == DEW_TABLE_DOCUMENT && change->op == DEW_DELETE)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The document's own entry cannot be deleted; nothing was changed."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
prepare (DewConnection   *connection,
         const DewChange *change,
         Prepared        *prepared,
         GError         **error)
{
  guint32 mask = change->op == DEW_UPDATE ? get_mask (change) : 0;
  g_autofree char *sql = NULL;

  if (prepared->statement != NULL && prepared->table == change->table && prepared->op == change->op && prepared->mask == mask)
    return TRUE;

  if (change->op == DEW_INSERT)
    sql = dew_sql_insert (change->table);
  else if (change->op == DEW_UPDATE)
    sql = dew_sql_update (change->table, mask);
  else
    sql = dew_sql_delete (change->table);

  *prepared = (Prepared) { change->table, change->op, mask, dew_connection_statement (connection, sql, error) };

  return prepared->statement != NULL;
}

static void
bind_change (const Prepared  *prepared,
             const DewChange *change)
{
  const DewTableInfo *info = &dew_tables[change->table];
  int parameter = 1;

  if (change->op == DEW_UPDATE)
    for (guint i = info->n_key; i < info->n_columns; i++)
      if ((prepared->mask & (1u << i)) != 0)
        dew_statement_bind_value (prepared->statement, parameter++, &change->values[i]);

  for (guint i = 0; i < (change->op == DEW_INSERT ? info->n_columns : info->n_key); i++)
    dew_statement_bind_value (prepared->statement, parameter++, &change->values[i]);
}

static gboolean
run_change (DewStore        *store,
            const DewChange *change,
            Prepared        *prepared,
            GError         **error)
{
  if (change->op == DEW_UPDATE && get_mask (change) == 0)
    return TRUE;

  if (!prepare (store->connection, change, prepared, error))
    return FALSE;

  bind_change (prepared, change);
  if (!dew_statement_run (prepared->statement, error))
    return FALSE;

  if (sqlite3_changes (get_db (store)) != 1)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("The change is about something in the table “%s” that is no longer there; nothing was changed."),
                   dew_tables[change->table].name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_edit (DewStore         *store,
          const DewChanges *edit,
          GError          **error)
{
  Prepared prepared = { 0, };

  for (guint i = 0; i < dew_changes_length (edit); i++)
    if (!run_change (store, dew_changes_get (edit, i), &prepared, error))
      return FALSE;

  return TRUE;
}

/* A session that watches the tables an edit touches. */
static sqlite3_session *
start_session (DewStore         *store,
               const DewChanges *edit,
               GError          **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  guint32 attached = 0;
  int code = sqlite3session_create (get_db (store), "main", &session);

  for (guint i = 0; code == SQLITE_OK && i < dew_changes_length (edit); i++)
    {
      DewTable table = dew_changes_get (edit, i)->table;

      if ((attached & (1u << table)) == 0)
        code = sqlite3session_attach (session, dew_tables[table].name);
      attached |= 1u << table;
    }

  if (code != SQLITE_OK)
    {
      dew_sqlite_error (get_db (store), code, error);
      return NULL;
    }

  return g_steal_pointer (&session);
}

/* What the edit in fact changed, as bytes for the journal and as changes for the ledger. Free *data with sqlite3_free. */
static gboolean
record_edit (DewStore         *store,
             const DewChanges *edit,
             void            **data,
             gsize            *size,
             DewChanges       *changes,
             GError          **error)
{
  g_autoptr (sqlite3_session) session = start_session (store, edit, error);
  int n_bytes = 0;
  int code;

  if (session == NULL || !run_edit (store, edit, error))
    return FALSE;

  code = sqlite3session_changeset (session, &n_bytes, data);
  if (code != SQLITE_OK)
    {
      dew_sqlite_error (get_db (store), code, error);
      return FALSE;
    }

  /* What we could not read back later must not be written now. */
  *size = (gsize) n_bytes;
  if (!dew_changeset_read (*data, *size, changes))
    {
      dew_sqlite_error (get_db (store), SQLITE_CORRUPT, error);
      return FALSE;
    }

  return TRUE;
}

/* Edits of one gesture in a row carry the number of the first one's row: numbers of callers begin anew with every opening. */
static gint64
get_gesture (DewStore *store,
             gint64    gesture)
{
  if (gesture == 0)
    return 0;

  return gesture == store->gesture ? store->first_of_gesture : -1;
}

static gboolean
apply_begun (DewStore         *store,
             const DewChanges *edit,
             const char       *what,
             gint64            gesture,
             DewChanges       *changes,
             GError          **error)
{
  DewJournalTail tail = store->tail;
  gint64 first = get_gesture (store, gesture);
  void *data = NULL;
  gsize size = 0;
  gboolean good = record_edit (store, edit, &data, &size, changes, error);

  if (good && size == 0)
    dew_connection_rollback (store->connection);
  else if (good)
    good = dew_journal_append (store->connection, &tail, "edit", 0, first, what, data, size, error) && commit (store, &tail, error);
  sqlite3_free (data);

  if (good && size > 0)
    {
      store->gesture = gesture;
      store->first_of_gesture = first < 0 ? tail.seq : first;
    }

  return good;
}

gboolean
dew_store_apply (DewStore         *store,
                 const DewChanges *edit,
                 const char       *what,
                 gint64            gesture,
                 DewChanges      **applied,
                 GError          **error)
{
  g_autoptr (DewChanges) changes = NULL;

  g_assert (dew_store_is_mine (store));
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (what != NULL && g_utf8_validate (what, -1, NULL), FALSE);

  for (guint i = 0; i < dew_changes_length (edit); i++)
    if (!check_change (dew_changes_get (edit, i), error))
      return FALSE;

  if (!begin (store, error))
    return FALSE;

  changes = dew_changes_new ();
  if (!apply_begun (store, edit, what, gesture, changes, error))
    {
      abandon (store);
      return FALSE;
    }

  if (applied != NULL)
    *applied = g_steal_pointer (&changes);
  return TRUE;
}

/* ---- Undo and redo ---- */

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

/* Several edits as one changeset, in which each row stands once. Free *data with sqlite3_free. */
static gboolean
combine (DewStore  *store,
         GArray    *edits,
         gboolean   inverted,
         void     **data,
         int       *size,
         GError   **error)
{
  g_autoptr (sqlite3_changegroup) group = NULL;
  int code = sqlite3changegroup_new (&group);

  for (guint i = 0; code == SQLITE_OK && i < edits->len; i++)
    {
      g_autoptr (GBytes) bytes = dew_journal_changeset (store->connection, g_array_index (edits, gint64, i), error);

      if (bytes == NULL)
        return FALSE;
      code = add_changeset (group, bytes, inverted);
    }

  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, size, data);
  if (code != SQLITE_OK)
    dew_sqlite_error (get_db (store), code, error);

  return code == SQLITE_OK;
}

static gboolean
apply_changeset (DewStore   *store,
                 void       *data,
                 int         size,
                 DewChanges *changes,
                 GError    **error)
{
  sqlite3 *db = get_db (store);
  sqlite3_int64 before = sqlite3_total_changes64 (db);
  int code;

  if (!dew_changeset_read (data, (gsize) size, changes))
    code = SQLITE_ABORT;
  else
    code = sqlite3changeset_apply (db, size, data, NULL, refuse_conflict_cb, NULL);

  if (code == SQLITE_OK && sqlite3_total_changes64 (db) - before == dew_changes_length (changes))
    return TRUE;

  if (code == SQLITE_OK || (code & 0xff) == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    {
      g_autofree char *name = get_name (store);

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
  good = combine (store, edits, back, &data, &size, error) &&
         apply_changeset (store, data, size, changes, error) &&
         dew_journal_append (store->connection, &tail, back ? "undo" : "redo", head, 0, what != NULL ? what : "", NULL, 0, error) &&
         commit (store, &tail, error);
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

  if (!begin (store, error))
    return FALSE;

  if (!travel_begun (store, back, changes, error))
    {
      abandon (store);
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
