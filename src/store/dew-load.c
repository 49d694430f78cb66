/* dew-load.c: reading the whole document: the figures on one thread, the rows and the state of the file on another */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-header.h"
#include "dew-sql.h"
#include "dew-statement.h"

/* ---- The check ---- */

/* Looks over the pages, on a connection that may not write: the CHECKs, which the readers of rows stand for, are then not gone through again. */
static gboolean
check_pages (const char *path,
             GError    **error)
{
  g_autoptr (DewConnection) connection = dew_connection_join (path, error);
  sqlite3_stmt *statement = connection != NULL ? dew_connection_statement (connection, "PRAGMA quick_check (1)", error) : NULL;
  gboolean good = statement != NULL && dew_statement_step (statement, error) > 0;

  if (good && strcmp (dew_statement_text (statement, 0), "ok") != 0)
    {
      dew_sqlite_error (dew_connection_db (connection), SQLITE_CORRUPT, error);
      good = FALSE;
    }

  return good;
}

/* ---- Rows ---- */

static gboolean
refuse_value (const char *path,
              DewTable    table,
              const char *column,
              GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is damaged: the table “%s” holds a value in “%s” that cannot be; go back to an earlier copy."),
               name, dew_tables[table].name, column);
  return FALSE;
}

/* A column of the current row; UNSET where it is what a new row has anyway: most texts are empty. Text is borrowed until the next step. */
static gboolean
get_value (sqlite3_stmt    *statement,
           int              column,
           const DewColumn *description,
           DewValue        *value)
{
  *value = (DewValue) { DEW_VALUE_UNSET, { .i = 0 } };

  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      *value = (DewValue) { DEW_VALUE_INT, { .i = sqlite3_column_int64 (statement, column) } };
      return dew_column_accepts (description, value);
    case SQLITE_TEXT:
      /* To be given the text itself costs a copy. */
      if (sqlite3_column_bytes (statement, column) > 0)
        {
          *value = (DewValue) { DEW_VALUE_TEXT, { .text = dew_statement_text (statement, column) } };
          if (strlen (value->text) != (gsize) sqlite3_column_bytes (statement, column) || !dew_column_accepts (description, value))
            return FALSE;
        }
      return description->type == DEW_COLUMN_TEXT || description->type == DEW_COLUMN_DATE;
    case SQLITE_NULL:
      /* A new row has 0 in it, which says the same of a reference, but not of money. */
      if (description->type == DEW_COLUMN_MONEY)
        value->type = DEW_VALUE_NULL;
      return (description->flags & DEW_COLUMN_NULLABLE) != 0;
    default:
      return FALSE;
    }
}

static gpointer
read_row (DewStore     *store,
          DewTable      table,
          sqlite3_stmt *statement,
          GError      **error)
{
  const DewTableInfo *info = &dew_tables[table];
  guint n_columns = (guint) sqlite3_column_count (statement);
  gpointer row = dew_row_new (table);

  for (guint i = 0; i < n_columns; i++)
    {
      DewValue value;

      if (!get_value (statement, (int) i, &info->columns[i], &value))
        {
          refuse_value (store->path, table, info->columns[i].name, error);
          dew_row_free (table, row);
          return NULL;
        }
      if (value.type != DEW_VALUE_UNSET)
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
  guint n_columns = dew_table_columns_in (table, dew_connection_version (store->connection));
  g_autofree char *sql = dew_sql_select (table, n_columns);
  sqlite3_stmt *statement = n_columns > 0 ? dew_connection_statement (store->connection, sql, error) : NULL;
  gint64 last = 0;
  int step;

  /* A file of an older version that is only read has no such table. */
  if (n_columns == 0)
    return TRUE;
  if (statement == NULL)
    return FALSE;

  while ((step = dew_statement_step (statement, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      gpointer row = read_row (store, table, statement, error);

      /* A damaged file can tell a row twice, or have another document's. */
      if (row != NULL && (id <= last || (table == DEW_TABLE_DOCUMENT && id != DEW_DOCUMENT_ID)))
        {
          refuse_value (store->path, table, dew_tables[table].columns[0].name, error);
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

/* Straight from the columns. -1, or the number of a column that holds what it cannot: SQLite does not look at the CHECKs of a file that is open for
 * reading. That each is an integer is for the check beside this to tell; here another is only a wrong number. */
static int
read_figure (sqlite3_stmt *statement,
             gint64       *values)
{
  const DewColumn *columns = dew_tables[DEW_TABLE_FIGURE].columns;

  for (int i = 0; i < N_FIGURE_COLUMNS; i++)
    {
      values[i] = sqlite3_column_int64 (statement, i);
      if (values[i] < columns[i].min || values[i] > columns[i].max)
        return i;
    }

  if (values[PENCE] == 0 && sqlite3_column_type (statement, PENCE) == SQLITE_NULL)
    values[PENCE] = DEW_CLEARED;
  if (!dew_measure_fits ((DewMeasure) values[MEASURE], (int) values[MONTH], values[PARTNER]))
    return MEASURE;

  return values[PENCE] == DEW_CLEARED && values[SCENARIO] == DEW_BASELINE ? PENCE : -1;
}

static gboolean
read_figures (const char    *path,
              DewConnection *connection,
              DewLedger     *ledger,
              GError       **error)
{
  g_autofree char *sql = dew_sql_select (DEW_TABLE_FIGURE, N_FIGURE_COLUMNS);
  sqlite3_stmt *statement = dew_connection_statement (connection, sql, error);
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
          return refuse_value (path, DEW_TABLE_FIGURE, dew_tables[DEW_TABLE_FIGURE].columns[bad].name, error);
        }

      figure = (DewFigure) { values[LINE], (gint) values[YEAR], (gint) values[MONTH], (gint) values[MEASURE],
                             values[PARTNER], values[SCENARIO], values[PENCE] };
      dew_ledger_load_figure (ledger, &figure);
    }

  return step == 0;
}

/* What goes on beside the reading of rows, on a connection of its own: a reader hinders no other reader, and while one is at it nobody can
 * change what the others read. */
typedef struct
{
  const char *path;
  DewLedger  *ledger;
  GThread    *thread;
  GError     *error;
} Helper;

static gpointer
read_figures_cb (gpointer data)
{
  Helper *helper = data;
  g_autoptr (DewConnection) connection = dew_connection_join (helper->path, &helper->error);

  if (connection != NULL)
    read_figures (helper->path, connection, helper->ledger, &helper->error);

  return NULL;
}

/* Waits for it. What it found counts where all was good so far. */
static gboolean
finish_helper (Helper   *helper,
               gboolean  good,
               GError  **error)
{
  g_thread_join (helper->thread);

  if (good && helper->error != NULL)
    {
      g_propagate_error (error, helper->error);
      return FALSE;
    }

  g_clear_error (&helper->error);
  return good;
}

/* ---- All of it ---- */

static gboolean
load_other_tables (DewStore  *store,
                   DewLedger *ledger,
                   GError   **error)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE && !load_rows (store, table, ledger, error))
      return FALSE;

  if (dew_ledger_document (ledger) == NULL)
    return refuse_value (store->path, DEW_TABLE_DOCUMENT, "id", error);

  return dew_ledger_load_tree (ledger, error);
}

/* The figures, which are the most, are read beside everything else. Two threads, not three: a third would take from both where there are two
 * processors, and they are about equally long. */
static gboolean
load_tables (DewStore  *store,
             DewLedger *ledger,
             GError   **error)
{
  Helper helper = { store->path, ledger, NULL, NULL };
  gboolean good;

  dew_header_warm (dew_connection_db (store->connection));

  helper.thread = g_thread_new ("figures", read_figures_cb, &helper);
  good = load_other_tables (store, ledger, error) && check_pages (store->path, error);

  good = finish_helper (&helper, good, error);

  /* The others opened what has the file's name: that must still be the file that is open here. */
  return good && _dew_store_in_place (store, error) && dew_ledger_load_finish (ledger, error);
}

DewLedger *
dew_store_load (DewStore *store,
                GError  **error)
{
  g_autoptr (DewLedger) ledger = NULL;
  gboolean good;

  g_assert (dew_store_is_mine (store));

  /* In a transaction, so that nobody can write until all is read. */
  ledger = dew_ledger_new ();
  good = dew_connection_run (store->connection, "BEGIN", error) &&
         _dew_store_look (store, error) &&
         load_tables (store, ledger, error);
  dew_connection_rollback (store->connection);

  return good ? g_steal_pointer (&ledger) : NULL;
}
