/* dew-statement.h: prepared statements, typed, with errors in sentences.
 *
 * What cannot fail but by a mistake of ours (binding a number, a text within limits) is asserted; what the file or the disk can spoil is a GError.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "dew-changes.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* Says in one sentence what SQLite's code means for this document: DEW_ERROR_IO, _FORMAT, _READ_ONLY, _CONFLICT or _INVALID. */
void dew_sqlite_error    (sqlite3 *db, int code, GError **error);

/* The same of a file that SQLite does not know to be open. */
void dew_sqlite_error_at (sqlite3 *db, const char *path, int code, GError **error);

/* A statement to be kept; finalize it. */
sqlite3_stmt *dew_statement_new (sqlite3 *db, const char *sql, GError **error);

/* Parameters are numbered from 1. Texts and blobs must last until the statement has run. */
void     dew_statement_bind_int   (sqlite3_stmt *statement, int parameter, gint64 value);
void     dew_statement_bind_text  (sqlite3_stmt *statement, int parameter, const char *text);
void     dew_statement_bind_blob  (sqlite3_stmt *statement, int parameter, gconstpointer data, gsize size);   /* NULL data binds NULL */
void     dew_statement_bind_value (sqlite3_stmt *statement, int parameter, const DewValue *value);

/* 1 at a row, 0 at the end, -1 with an error; at the end and after an error the statement is reset. */
int      dew_statement_step (sqlite3_stmt *statement, GError **error);

/* Runs a statement that gives no rows, and resets it. */
gboolean dew_statement_run (sqlite3_stmt *statement, GError **error);

/* The text of a column of the current row, "" for NULL, borrowed until the next step. */
const char *dew_statement_text (sqlite3_stmt *statement, int column);
