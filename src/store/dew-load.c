/* dew-load.c: reading the whole document, while its file is looked over on another thread */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-header.h"
#include "dew-sql.h"
#include "dew-statement.h"

/* ---- The check beside it ---- */

typedef struct
{
  DewConnection *connection;    /* of its own: a reader hinders no other reader */
  GThread       *thread;
  GError        *error;
} Check;

static gpointer
check_cb (gpointer data)
{
  Check *check = data;
  sqlite3_stmt *statement;

  dew_header_warm (dew_connection_db (check->connection));

  statement = dew_connection_statement (check->connection, "PRAGMA quick_check (1)", &check->error);
  if (statement != NULL && dew_statement_step (statement, &check->error) > 0)
    {
      if (strcmp (dew_statement_text (statement, 0), "ok") != 0)
        dew_sqlite_error (dew_connection_db (check->connection), SQLITE_CORRUPT, &check->error);
      sqlite3_reset (statement);
    }

  return NULL;
}

static gboolean
start_check (DewStore *store,
             Check    *check,
             GError  **error)
{
  check->connection = dew_connection_open (store->path, FALSE, error);
  if (check->connection == NULL)
    return FALSE;

  check->thread = g_thread_new ("check", check_cb, check);
  return TRUE;
}

/* Waits for the check, or stops it where the outcome is known to be bad already. */
static gboolean
finish_check (Check    *check,
              gboolean  good,
              GError  **error)
{
  if (!good)
    sqlite3_interrupt (dew_connection_db (check->connection));
  g_thread_join (check->thread);
  dew_connection_close (check->connection);

  if (good && check->error != NULL)
    {
      g_propagate_error (error, check->error);
      return FALSE;
    }

  g_clear_error (&check->error);
  return good;
}

/* ---- Rows ---- */

static gboolean
refuse_value (DewStore   *store,
              DewTable    table,
              const char *column,
              GError    **error)
{
  g_autofree char *name = g_filename_display_basename (store->path);

  g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is damaged: the table “%s” holds a value in “%s” that cannot be; go back to an earlier copy."),
               name, dew_tables[table].name, column);
  return FALSE;
}

/* A column of the current row. Text is borrowed until the next step. */
static gboolean
get_value (sqlite3_stmt    *statement,
           int              column,
           const DewColumn *description,
           DewValue        *value)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      *value = (DewValue) { DEW_VALUE_INT, { .i = sqlite3_column_int64 (statement, column) } };
      break;
    case SQLITE_TEXT:
      *value = (DewValue) { DEW_VALUE_TEXT, { .text = dew_statement_text (statement, column) } };
      if (strlen (value->text) != (gsize) sqlite3_column_bytes (statement, column))
        return FALSE;
      break;
    case SQLITE_NULL:
      *value = (DewValue) { DEW_VALUE_NULL, { .i = 0 } };
      break;
    default:
      return FALSE;
    }

  return dew_column_accepts (description, value);
}

static gpointer
read_row (DewStore     *store,
          DewTable      table,
          sqlite3_stmt *statement,
          GError      **error)
{
  const DewTableInfo *info = &dew_tables[table];
  gpointer row = dew_row_new (table);

  for (guint i = 0; i < info->n_columns; i++)
    {
      DewValue value;

      if (!get_value (statement, (int) i, &info->columns[i], &value))
        {
          refuse_value (store, table, info->columns[i].name, error);
          dew_row_free (table, row);
          return NULL;
        }
      dew_row_set (table, row, i, &value);
    }

  return row;
}

static gboolean
load_rows (DewStore  *store,
           DewTable   table,
           DewLedger *ledger,
           GError   **error)
{
  g_autofree char *sql = dew_sql_select (table);
  sqlite3_stmt *statement = dew_connection_statement (store->connection, sql, error);
  gint64 last = 0;
  int step;

  if (statement == NULL)
    return FALSE;

  while ((step = dew_statement_step (statement, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      gpointer row = read_row (store, table, statement, error);

      /* A damaged file can tell a row twice, or have another document's. */
      if (row != NULL && (id <= last || (table == DEW_TABLE_DOCUMENT && id != DEW_DOCUMENT_ID)))
        {
          refuse_value (store, table, dew_tables[table].columns[0].name, error);
          dew_row_free (table, row);
          row = NULL;
        }
      if (row == NULL)
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      dew_ledger_load_row (ledger, table, row);
      last = id;
    }

  return step == 0;
}

/* ---- Figures, of which there are many ---- */

enum { LINE, YEAR, MONTH, MEASURE, PARTNER, SCENARIO, PENCE, N_FIGURE_COLUMNS };

static int
compare_keys (const gint64 *a,
              const gint64 *b)
{
  for (int i = 0; i < PENCE; i++)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;

  return 0;
}

/* Straight from the columns, every one an integer. -1, or the number of a column that holds what it cannot: SQLite does not look at the
 * CHECKs of a file that is open for reading. */
static int
read_figure (sqlite3_stmt *statement,
             gint64       *values)
{
  const DewColumn *columns = dew_tables[DEW_TABLE_FIGURE].columns;

  for (int i = 0; i < N_FIGURE_COLUMNS; i++)
    {
      int type = sqlite3_column_type (statement, i);

      values[i] = sqlite3_column_int64 (statement, i);
      if (type == SQLITE_NULL && i == PENCE)
        values[i] = DEW_CLEARED;
      else if (type != SQLITE_INTEGER || values[i] < columns[i].min || values[i] > columns[i].max)
        return i;
    }

  if (values[MEASURE] <= DEW_INCOME && (values[MONTH] != 0 || values[PARTNER] == DEW_UNATTRIBUTED))
    return MEASURE;

  return values[PENCE] == DEW_CLEARED && values[SCENARIO] == DEW_BASELINE ? PENCE : -1;
}

static gboolean
load_figures (DewStore  *store,
              DewLedger *ledger,
              GError   **error)
{
  g_autofree char *sql = dew_sql_select (DEW_TABLE_FIGURE);
  sqlite3_stmt *statement = dew_connection_statement (store->connection, sql, error);
  gint64 rows[2][N_FIGURE_COLUMNS] = { { 0, }, };
  guint n = 0;
  int step;

  if (statement == NULL)
    return FALSE;

  while ((step = dew_statement_step (statement, error)) > 0)
    {
      gint64 *values = rows[n++ & 1];
      int bad = read_figure (statement, values);
      DewFigure figure;

      if (bad < 0 && compare_keys (rows[n & 1], values) >= 0)
        bad = LINE;
      if (bad >= 0)
        {
          sqlite3_reset (statement);
          return refuse_value (store, DEW_TABLE_FIGURE, dew_tables[DEW_TABLE_FIGURE].columns[bad].name, error);
        }

      figure = (DewFigure) { values[LINE], (gint) values[YEAR], (gint) values[MONTH], (gint) values[MEASURE],
                             values[PARTNER], values[SCENARIO], values[PENCE] };
      dew_ledger_load_figure (ledger, &figure);
    }

  return step == 0;
}

/* ---- All of it ---- */

static gboolean
load_tables (DewStore  *store,
             DewLedger *ledger,
             GError   **error)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (!(table == DEW_TABLE_FIGURE ? load_figures (store, ledger, error) : load_rows (store, table, ledger, error)))
      return FALSE;

  if (dew_ledger_document (ledger) == NULL)
    return refuse_value (store, DEW_TABLE_DOCUMENT, "id", error);

  return dew_ledger_load_finish (ledger, error);
}

/* In one transaction, so that what is read is of one moment. */
static gboolean
load_in_transaction (DewStore  *store,
                     DewLedger *ledger,
                     GError   **error)
{
  gboolean good = dew_connection_run (store->connection, "BEGIN", error) &&
                  _dew_store_look (store, error) &&
                  load_tables (store, ledger, error);

  dew_connection_rollback (store->connection);

  return good;
}

DewLedger *
dew_store_load (DewStore *store,
                GError  **error)
{
  g_autoptr (DewLedger) ledger = NULL;
  Check check = { NULL, };

  g_assert (dew_store_is_mine (store));

  if (!start_check (store, &check, error))
    return NULL;

  ledger = dew_ledger_new ();
  if (!finish_check (&check, load_in_transaction (store, ledger, error), error))
    return NULL;

  return g_steal_pointer (&ledger);
}
