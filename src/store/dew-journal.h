/* dew-journal.h: the record of changes: rows that are only ever added, chained by digests.
 *
 * A row is an edit with its changeset, or an undo or redo, which only move the head: the edit on top of what the document is now, 0 where none is. An edit's base
 * is the head before it. So undo goes to the base, redo to the latest edit with the head as its base, and what was undone and
 * then edited over stays in the record, out of redo's reach.
 */
#pragma once

#include "dew-connection.h"

#define DEW_DIGEST_SIZE 32

/* Where the record ends. */
typedef struct {
  gint64 seq;                           /* of the last row; 0 where none is */
  gint64 head;
  guint8 digest[DEW_DIGEST_SIZE];       /* zeros where no row is */
} DewJournalTail;

/* Reads the tail. */
gboolean dew_journal_read_tail (DewConnection *connection, DewJournalTail *tail, GError **error);

/* Adds a row after tail and moves tail to it. An edit has a changeset, and head is ignored; what undoes or redoes has none. Gesture 0 belongs to no other edit;
 * -1 begins a new one, with the row's own number. */
gboolean dew_journal_append (DewConnection *connection, DewJournalTail *tail, const char *kind, gint64 head, gint64 gesture, const char *what,
                             gconstpointer changeset, gsize size, GError **error);

/* The edits of the last gesture, the latest first; of the gesture to do again, the earliest first. A GArray of gint64, empty when there is none; free with g_array_unref. */
GArray *dew_journal_undo_edits (DewConnection *connection, const DewJournalTail *tail, GError **error);
GArray *dew_journal_redo_edits (DewConnection *connection, const DewJournalTail *tail, GError **error);

/* What an edit did, in the user's words; NULL when it is not there. Free with g_free. */
char    *dew_journal_what (DewConnection *connection, gint64 seq);

/* How long its changeset is, in bytes. */
gint64   dew_journal_size (DewConnection *connection, gint64 seq);

/* An edit's base. */
gboolean dew_journal_base (DewConnection *connection, gint64 seq, gint64 *base, GError **error);

/* An edit's changeset, its digest found right and its bytes valid; *format is the version of the format it is in. Free with g_bytes_unref. */
GBytes  *dew_journal_changeset (DewConnection *connection, gint64 seq, int *format, GError **error);

/* Takes all rows away, but keeps the digest of the last, from which the next row continues. */
gboolean dew_journal_clear (DewConnection *connection, GError **error);

/* Looks the whole record over, and appends a sentence (char *) a finding. */
gboolean dew_journal_check (DewConnection *connection, GPtrArray *findings, GError **error);
