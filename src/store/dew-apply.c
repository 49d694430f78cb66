/* dew-apply.c: an edit goes in: SQL, its changeset taken and journalled, in one transaction */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>

#include "dew-changeset.h"
#include "dew-sql.h"
#include "dew-statement.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

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
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The document’s own entry cannot be deleted; nothing was changed."));
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

  if (sqlite3_changes (dew_connection_db (store->connection)) != 1)
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
  int code = sqlite3session_create (dew_connection_db (store->connection), "main", &session);

  for (guint i = 0; code == SQLITE_OK && i < dew_changes_length (edit); i++)
    {
      DewTable table = dew_changes_get (edit, i)->table;

      if ((attached & (1u << table)) == 0)
        code = sqlite3session_attach (session, dew_tables[table].name);
      attached |= 1u << table;
    }

  if (code != SQLITE_OK)
    {
      dew_sqlite_error (dew_connection_db (store->connection), code, error);
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
      dew_sqlite_error (dew_connection_db (store->connection), code, error);
      return FALSE;
    }

  /* What we could not read back later must not be written now. */
  *size = (gsize) n_bytes;
  if (!dew_changeset_read (*data, *size, DEW_FORMAT_VERSION, changes))
    {
      dew_sqlite_error (dew_connection_db (store->connection), SQLITE_CORRUPT, error);
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
    good = dew_journal_append (store->connection, &tail, "edit", 0, first, what, data, size, error) && _dew_store_commit (store, &tail, error);
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

  if (!_dew_store_begin (store, error))
    return FALSE;

  changes = dew_changes_new ();
  if (!apply_begun (store, edit, what, gesture, changes, error))
    {
      _dew_store_abandon (store);
      return FALSE;
    }

  if (applied != NULL)
    *applied = g_steal_pointer (&changes);
  return TRUE;
}
