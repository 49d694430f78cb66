/* dew-header.h: what the first hundred bytes say, looked at before SQLite believes any of them.
 *
 * The bytes are read through SQLite's own handle of the file: closing any other descriptor of a file that is open elsewhere in the process would drop its locks.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* Whether a path leads to a file at all, and not to a folder, a pipe or nothing. */
gboolean dew_header_check_path (const char *path, GError **error);

/* Refuses what is not a document of this version of the format. Reads, and never writes. */
gboolean dew_header_check (sqlite3 *db, GError **error);

/* TRUE when the file has fewer pages than it says. Only to be believed where no change is waiting to be rolled back. */
gboolean dew_header_truncated (sqlite3 *db);

/* The count of changes to the file, by whomever. FALSE when it cannot be read. */
gboolean dew_header_counter (sqlite3 *db, guint32 *counter);

/* Reads all of a file once, in order: what is then read here and there comes from memory. */
void     dew_header_warm (sqlite3 *db);
