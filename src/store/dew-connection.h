/* dew-connection.h: one connection to a document's file, made wary of what is in it, with its prepared statements.
 *
 * A file may come from anybody. The header is judged before SQLite reads a page; then extensions, triggers, views, SQL in the schema that is not ours and sizes beyond
 * reason are turned off, and the schema must be ours to the letter.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

typedef struct _DewConnection DewConnection;

/* Opens a document, for reading only unless writable; where the file may not be written a writable one is read-only too, see sqlite3_db_readonly (). A change
 * that was cut short by a crash is rolled back here, for readers too; that alone a reader ever writes. */
DewConnection *dew_connection_open  (const char *path, gboolean writable, GError **error);
void           dew_connection_close (DewConnection *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewConnection, dew_connection_close)

/* One more connection, for reading, to a document that another of ours is reading: which is why it need not be looked at again. */
DewConnection *dew_connection_join  (const char *path, GError **error);

/* Looks only at the header: whether a path is a document of ours at all. Never writes. */
gboolean       dew_connection_probe (const char *path, GError **error);

/* Makes the tables of a new document in an empty file; in a transaction that is left open. */
DewConnection *dew_connection_create (const char *path, GError **error);

sqlite3       *dew_connection_db (DewConnection *connection);

/* The version of the format that the file is in. */
int            dew_connection_version (DewConnection *connection);

/* Brings a file of an older version up to DEW_FORMAT_VERSION, all or nothing. Needs a writable one. */
gboolean       dew_connection_upgrade (DewConnection *connection, GError **error);

/* The statement of that text, reset, kept for the next time; borrowed. */
sqlite3_stmt  *dew_connection_statement (DewConnection *connection, const char *sql, GError **error);

gboolean       dew_connection_run (DewConnection *connection, const char *sql, GError **error);

/* The integer in the first column of the only row. */
gboolean       dew_connection_int (DewConnection *connection, const char *sql, gint64 *value, GError **error);

/* Ends a transaction without a trace; also where SQLite has ended it already. */
void           dew_connection_rollback (DewConnection *connection);
