/* dew-connection.c: one connection to a document's file, made wary of what is in it, with its prepared statements */
#include "dew-connection.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-header.h"
#include "dew-statement.h"
#include "dew-store.h"

struct _DewConnection
{
  sqlite3    *db;
  GHashTable *statements;       /* sqlite3_stmt by its SQL */
  int         version;          /* of the format, as the file has it */
};

/* How often another program may be found holding the file before we say so, and what we wait in between, in microseconds: about four seconds in all. SQLite's own
 * way of waiting looks in ever more seldom, and misses the short gaps that somebody who writes a lot leaves. */
#define PATIENCE 1000
#define PAUSE    4000

/* No record of one edit is larger; an import of 100,000 rows makes 6.5 MB. */
#define LENGTH_LIMIT (256 << 20)

/* Compiled from store.gresource.xml. */
GResource *dew_store_get_resource (void);

/* ---- Statements ---- */

sqlite3 *
dew_connection_db (DewConnection *connection)
{
  return connection->db;
}

int
dew_connection_version (DewConnection *connection)
{
  return connection->version;
}

sqlite3_stmt *
dew_connection_statement (DewConnection *connection,
                          const char    *sql,
                          GError       **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (connection->statements, sql);

  if (statement == NULL)
    {
      statement = dew_statement_new (connection->db, sql, error);
      if (statement != NULL)
        g_hash_table_insert (connection->statements, g_strdup (sql), statement);
    }
  else
    {
      sqlite3_reset (statement);
    }

  return statement;
}

gboolean
dew_connection_run (DewConnection *connection,
                    const char    *sql,
                    GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, sql, error);

  return statement != NULL && dew_statement_run (statement, error);
}

gboolean
dew_connection_int (DewConnection *connection,
                    const char    *sql,
                    gint64        *value,
                    GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, sql, error);
  int step = statement != NULL ? dew_statement_step (statement, error) : -1;

  if (step > 0)
    {
      *value = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }

  return step > 0;
}

void
dew_connection_rollback (DewConnection *connection)
{
  if (!sqlite3_get_autocommit (connection->db))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- Opening ---- */

static void
set_switches (sqlite3 *db)
{
  static const struct
  {
    int what, on;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      int is_on = -1;
      int code = sqlite3_db_config (db, switches[i].what, switches[i].on, &is_on);

      g_assert (code == SQLITE_OK && is_on == switches[i].on);
    }
}

static void
set_limits (sqlite3 *db)
{
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (db, SQLITE_LIMIT_COMPOUND_SELECT, 10);
  sqlite3_limit (db, SQLITE_LIMIT_VDBE_OP, 100000);
  sqlite3_limit (db, SQLITE_LIMIT_FUNCTION_ARG, 10);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);         /* VACUUM INTO attaches its target */
  sqlite3_limit (db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
  sqlite3_limit (db, SQLITE_LIMIT_VARIABLE_NUMBER, 200);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_limit (db, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static int
wait_cb (void *data,
         int   n_calls)
{
  if (n_calls >= PATIENCE)
    return 0;

  g_usleep (PAUSE / 2 + g_random_int_range (0, PAUSE));
  return 1;
}

static void
free_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Counting every allocation would make each connection wait for the others'. Where somebody else in the process was first, it goes on as it is. */
static gpointer
stop_counting (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

static DewConnection *
connect_to (const char *path,
            int         flags,
            GError    **error)
{
  static GOnce counting = G_ONCE_INIT;
  g_autoptr (DewConnection) connection = g_new0 (DewConnection, 1);
  int code;

  g_once (&counting, stop_counting, NULL);
  connection->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);

  /* A path that begins with a slash is never taken for a URI. */
  g_assert (*path == '/' || *path == ':');
  code = sqlite3_open_v2 (path, &connection->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      dew_sqlite_error_at (connection->db, path, code, error);
      return NULL;
    }

  set_switches (connection->db);
  set_limits (connection->db);
  sqlite3_busy_handler (connection->db, wait_cb, NULL);

  return g_steal_pointer (&connection);
}

/* Durable when the call returns; and nothing of a document is left in files of its own in /tmp. */
static gboolean
set_pragmas (DewConnection *connection,
             GError       **error)
{
  return dew_connection_run (connection, "PRAGMA synchronous = EXTRA", error) &&
         dew_connection_run (connection, "PRAGMA cell_size_check = ON", error) &&
         dew_connection_run (connection, "PRAGMA temp_store = MEMORY", error);
}

/* The symbol keeps the linker from dropping the resource from a static library. What it returns is of no use: while another thread is registering all resources, as the toolkit's does when it starts, it is NULL; looking
 * one up by its path waits for that. */
static GBytes *
find_step (const char *name)
{
  dew_store_get_resource ();
  return g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* From one version of the format, 0 where there is nothing, to another, one step after the other. */
static gboolean
make_tables (DewConnection *connection,
             int            from,
             int            to,
             GError       **error)
{
  for (int version = from + 1; version <= to; version++)
    {
      g_autofree char *name = g_strdup_printf ("/org/dewpond/store/schema-%d.sql", version);
      g_autoptr (GBytes) sql = find_step (name);
      int code;

      g_assert (sql != NULL);
      code = sqlite3_exec (connection->db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL);
      if (code != SQLITE_OK)
        {
          dew_sqlite_error (connection->db, code, error);
          return FALSE;
        }
    }

  return TRUE;
}

/* ---- The schema, to the letter ---- */

/* Where a name comes out of the file: on one line, and not a screen long. */
static char *
display_name (const char *name)
{
  g_autofree char *clean = g_utf8_make_valid (name, MIN ((gssize) strlen (name), 200));

  for (char *c = clean; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';

  return g_utf8_strlen (clean, -1) > 60 ? g_utf8_substring (clean, 0, 60) : g_steal_pointer (&clean);
}

static gboolean
refuse_foreign (const char *path,
                const char *type,
                const char *name,
                GError    **error)
{
  g_autofree char *file = g_filename_display_basename (path);
  g_autofree char *shown = display_name (name);

  if (strcmp (type, "trigger") == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                 _("“%s” contains a foreign trigger, “%s”, and is not opened for safety; get a copy without it."), file, shown);
  else if (strcmp (type, "view") == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                 _("“%s” contains a foreign view, “%s”, and is not opened for safety; get a copy without it."), file, shown);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                 _("“%s” contains a table or index, “%s”, that is not as Dewpond makes it, and is not opened for safety; get another copy."),
                 file, shown);

  return FALSE;
}

#define SCHEMA_SQL "SELECT type, name, tbl_name || char (10) || coalesce (sql, '') FROM sqlite_schema"

/* What there is in the schema of a version: "type name" to its SQL. */
static GHashTable *
get_expected (int      version,
              GError **error)
{
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DewConnection) ours = connect_to (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
  sqlite3_stmt *statement;
  int step;

  if (ours == NULL || !make_tables (ours, 0, version, error))
    return NULL;

  statement = dew_connection_statement (ours, SCHEMA_SQL, error);
  if (statement == NULL)
    return NULL;

  while ((step = dew_statement_step (statement, error)) > 0)
    g_hash_table_insert (expected,
                         g_strconcat (dew_statement_text (statement, 0), " ", dew_statement_text (statement, 1), NULL),
                         g_strdup (dew_statement_text (statement, 2)));

  return step == 0 ? g_steal_pointer (&expected) : NULL;
}

static gboolean
check_schema (DewConnection *connection,
              const char    *path,
              GError       **error)
{
  g_autoptr (GHashTable) expected = get_expected (connection->version, error);
  gboolean whole = FALSE;
  sqlite3_stmt *statement;
  int step;

  if (expected == NULL)
    return FALSE;

  statement = dew_connection_statement (connection, SCHEMA_SQL, error);
  if (statement == NULL)
    return FALSE;

  while ((step = dew_statement_step (statement, error)) > 0)
    {
      const char *type = dew_statement_text (statement, 0);
      const char *name = dew_statement_text (statement, 1);
      g_autofree char *key = g_strconcat (type, " ", name, NULL);
      const char *sql = g_hash_table_lookup (expected, key);

      /* What is missing of the last page SQLite takes for nil. While a row is being read nobody writes the file, so that it is as
       * long as it says. */
      whole = whole || !dew_header_truncated (connection->db);
      if (!whole)
        {
          sqlite3_reset (statement);
          dew_sqlite_error (connection->db, SQLITE_CORRUPT, error);
          return FALSE;
        }

      if (sql == NULL || strcmp (sql, dew_statement_text (statement, 2)) != 0)
        {
          refuse_foreign (path, type, name, error);
          sqlite3_reset (statement);
          return FALSE;
        }
      g_hash_table_remove (expected, key);
    }

  if (step == 0 && g_hash_table_size (expected) > 0)
    {
      dew_sqlite_error (connection->db, SQLITE_CORRUPT, error);
      return FALSE;
    }

  return step == 0;
}

static gboolean
read_version (DewConnection *connection,
              GError       **error)
{
  gint64 version;

  if (!dew_connection_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  /* The header was looked at before: it can only have got on since. */
  connection->version = (int) CLAMP (version, 1, DEW_FORMAT_VERSION);
  return TRUE;
}

/* ---- Public ---- */

static DewConnection *
open_once (const char *path,
           gboolean    writable,
           gboolean   *cut_short,
           GError    **error)
{
  g_autoptr (DewConnection) connection = connect_to (path, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error);
  g_autoptr (GError) reason = NULL;

  if (connection == NULL || !dew_header_check (connection->db, error))
    return NULL;

  if (set_pragmas (connection, &reason) && read_version (connection, &reason) && check_schema (connection, path, &reason))
    return g_steal_pointer (&connection);

  *cut_short = sqlite3_extended_errcode (connection->db) == SQLITE_READONLY_ROLLBACK;

  /* Only now: a change that was cut short could have made the file look so, and has been rolled back. */
  if (g_error_matches (reason, DEW_ERROR, DEW_ERROR_FORMAT) && dew_header_truncated (connection->db))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is cut short, as by a broken transfer; get a complete copy."), name);
      return NULL;
    }

  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

DewConnection *
dew_connection_open (const char *path,
                     gboolean    writable,
                     GError    **error)
{
  g_autoptr (DewConnection) connection = NULL;
  g_autoptr (DewConnection) mender = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean cut_short = FALSE;

  if (!dew_header_check_path (path, error))
    return NULL;

  connection = open_once (path, writable, &cut_short, &reason);

  /* Whoever wrote is gone, in the middle of a change: a reader too may take it back, where the file can be written. */
  if (connection == NULL && cut_short && !writable)
    {
      mender = open_once (path, TRUE, &cut_short, NULL);
      if (mender != NULL)
        {
          g_clear_error (&reason);
          connection = open_once (path, FALSE, &cut_short, &reason);
        }
    }

  if (connection == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return g_steal_pointer (&connection);
}

DewConnection *
dew_connection_join (const char *path,
                     GError    **error)
{
  g_autoptr (DewConnection) connection = connect_to (path, SQLITE_OPEN_READONLY, error);

  return connection != NULL && set_pragmas (connection, error) && read_version (connection, error) ? g_steal_pointer (&connection) : NULL;
}

static gboolean
set_version (DewConnection *connection,
             GError       **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", DEW_FORMAT_VERSION);

  return dew_connection_run (connection, version, error);
}

gboolean
dew_connection_upgrade (DewConnection *connection,
                        GError       **error)
{
  gboolean good;

  if (connection->version == DEW_FORMAT_VERSION)
    return TRUE;

  good = dew_connection_run (connection, "BEGIN IMMEDIATE", error) &&
         make_tables (connection, connection->version, DEW_FORMAT_VERSION, error) &&
         set_version (connection, error) &&
         dew_connection_run (connection, "COMMIT", error);
  if (good)
    connection->version = DEW_FORMAT_VERSION;
  else
    dew_connection_rollback (connection);

  return good;
}

gboolean
dew_connection_probe (const char *path,
                      GError    **error)
{
  g_autoptr (DewConnection) connection = NULL;

  if (!dew_header_check_path (path, error))
    return FALSE;

  connection = connect_to (path, SQLITE_OPEN_READONLY, error);

  return connection != NULL && dew_header_check (connection->db, error);
}

DewConnection *
dew_connection_create (const char *path,
                       GError    **error)
{
  g_autoptr (DewConnection) connection = connect_to (path, SQLITE_OPEN_READWRITE, error);
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", DEW_APPLICATION_ID);

  if (connection == NULL ||
      !set_pragmas (connection, error) ||
      !dew_connection_run (connection, "BEGIN", error) ||
      !dew_connection_run (connection, application, error) ||
      !set_version (connection, error) ||
      !make_tables (connection, 0, DEW_FORMAT_VERSION, error))
    return NULL;

  connection->version = DEW_FORMAT_VERSION;
  return g_steal_pointer (&connection);
}

void
dew_connection_close (DewConnection *connection)
{
  int code;

  if (connection == NULL)
    return;

  g_hash_table_unref (connection->statements);
  dew_connection_rollback (connection);
  code = sqlite3_close (connection->db);
  g_assert (code == SQLITE_OK);
  g_free (connection);
}
