/* dew-statement.c: prepared statements, typed, with errors in sentences */
#include "dew-statement.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dew-error.h"

/* ---- Errors ---- */

/* SQLite knows only ENOSPC as a full disk; a quota and a limit on the size of files are the same to the user. */
static gboolean
is_full (sqlite3 *db,
         int      code)
{
  int number = sqlite3_system_errno (db);

  return (code & 0xff) == SQLITE_FULL ||
         ((code & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG));
}

static void
say_read_only (int         code,
               const char *name,
               GError    **error)
{
  switch (code)
    {
    case SQLITE_READONLY_DBMOVED:
      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
                   _("“%s” was moved or replaced while it was open; save a copy under another name, or open it again."), name);
      break;
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_DIRECTORY:
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_CANTLOCK:
      g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY,
                   _("The last change to “%s” was cut short and must be taken back first, but it or its folder may not be written; "
                     "copy it, with the “-journal” beside it, to where they can."), name);
      break;
    default:
      g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY,
                   _("“%s” may not be written; save a copy under another name to change it."), name);
    }
}

static void
say_constraint (int         code,
                const char *name,
                const char *detail,
                GError    **error)
{
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
                 _("The change to “%s” names something that is not there, or takes away what is still named; nothing was changed."), name);
  else if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID || code == SQLITE_CONSTRAINT_UNIQUE)
    g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
                 _("The change to “%s” adds something that is there already; nothing was changed."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("The change to “%s” holds a value that cannot be (%s); nothing was changed."), name, detail);
}

static void
say_any (sqlite3    *db,
         int         code,
         const char *name,
         GError    **error)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is damaged; go back to an earlier copy."), name);
      break;
    case SQLITE_TOOBIG:
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The change to “%s” is too large to be made in one step; nothing was changed."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” or its journal could not be opened; look at the permissions of its folder."), name);
      break;
    default:
      g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” could not be read or written (%s); look at the disk or the network and try again."),
                   name, sqlite3_errmsg (db));
    }
}

void
dew_sqlite_error (sqlite3 *db,
                  int      code,
                  GError **error)
{
  const char *path = sqlite3_db_filename (db, "main");

  dew_sqlite_error_at (db, path != NULL ? path : "", code, error);
}

void
dew_sqlite_error_at (sqlite3    *db,
                     const char *path,
                     int         code,
                     GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was stopped; nothing was changed."));
  else if (is_full (db, code))
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The disk that holds “%s” is full, so nothing was changed; free some space and try again."), name);
  else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY, _("“%s” is in use by another program at the moment; try again."), name);
  else if ((code & 0xff) == SQLITE_READONLY)
    say_read_only (code, name, error);
  else if ((code & 0xff) == SQLITE_CONSTRAINT)
    say_constraint (code, name, sqlite3_errmsg (db), error);
  else
    say_any (db, code, name, error);
}

/* ---- Statements ---- */

sqlite3_stmt *
dew_statement_new (sqlite3    *db,
                   const char *sql,
                   GError    **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (code != SQLITE_OK)
    dew_sqlite_error (db, code, error);

  return statement;
}

void
dew_statement_bind_int (sqlite3_stmt *statement,
                        int           parameter,
                        gint64        value)
{
  int code = sqlite3_bind_int64 (statement, parameter, value);

  g_assert (code == SQLITE_OK);
}

void
dew_statement_bind_text (sqlite3_stmt *statement,
                         int           parameter,
                         const char   *text)
{
  int code = sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);

  g_assert (code == SQLITE_OK);
}

void
dew_statement_bind_blob (sqlite3_stmt *statement,
                         int           parameter,
                         gconstpointer data,
                         gsize         size)
{
  int code = sqlite3_bind_blob64 (statement, parameter, data, size, SQLITE_STATIC);

  g_assert (code == SQLITE_OK);
}

void
dew_statement_bind_value (sqlite3_stmt   *statement,
                          int             parameter,
                          const DewValue *value)
{
  int code = SQLITE_OK;

  if (value->type == DEW_VALUE_INT)
    dew_statement_bind_int (statement, parameter, value->i);
  else if (value->type == DEW_VALUE_TEXT)
    dew_statement_bind_text (statement, parameter, value->text);
  else
    code = sqlite3_bind_null (statement, parameter);

  g_assert (code == SQLITE_OK);
}

int
dew_statement_step (sqlite3_stmt *statement,
                    GError      **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return 1;

  /* The sentence first: resetting may forget the cause. */
  if (code != SQLITE_DONE)
    dew_sqlite_error (sqlite3_db_handle (statement), code, error);
  sqlite3_reset (statement);

  return code == SQLITE_DONE ? 0 : -1;
}

gboolean
dew_statement_run (sqlite3_stmt *statement,
                   GError      **error)
{
  int step;

  while ((step = dew_statement_step (statement, error)) > 0)
    ;

  return step == 0;
}

const char *
dew_statement_text (sqlite3_stmt *statement,
                    int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}
