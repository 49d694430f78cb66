/* dew-changeset.h: what a changeset of SQLite's session extension says, read by our own eyes.
 *
 * A changeset in a file may have been made by anybody, and SQLite's functions believe what they are given: some bytes hang them, others crash them. So this reads
 * every one of its bytes, accepts exactly what the session extension writes for our tables, and nothing reaches a sqlite3changeset_ function that has
 * not passed here.
 *
 * The bytes, as SQLite has them: a table is 'T', the number of columns, a byte a column with its place in the key (0: not in it), the name and a NUL; then its changes: an
 * operation, a byte for "indirect" (never, here), and a value a column: for an INSERT all new ones, for a DELETE all old ones, for an UPDATE the old ones of
 * the key and of what changes, then the new ones of what changes. A value is a type, and for an integer 8 bytes, for a text its length and itself.
 */
#pragma once

#include "dew-changes.h"

/* FALSE when the bytes are not a changeset of our tables; which of them is damaged is of no use to anybody, so there is no error. Appends what they say to changes, where that
 * is not NULL. No bytes at all are a changeset of nothing. format is the version of the format it was written
 * in: where tables had fewer columns, a row that comes has in the others what a new row has. */
gboolean dew_changeset_read (gconstpointer data, gsize size, int format, DewChanges *changes);
