/* dew-journal.c: the record of changes: rows that are only ever added, chained by digests */
#include "dew-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-changeset.h"
#include "dew-statement.h"
#include "dew-store.h"

#define COLUMNS "seq, kind, base, head, gesture, at, who, what, format, digest, changeset"

enum { SEQ = 0, KIND, BASE, HEAD, GESTURE, AT, WHO, WHAT, FORMAT, DIGEST, CHANGESET };

/* What a row says; texts and bytes are borrowed. */
typedef struct
{
  gint64        seq, base, head, gesture, format;
  const char   *kind, *at, *who, *what;
  gconstpointer changeset;      /* NULL where there is none */
  gsize         size;
} Row;

/* ---- Digests ---- */

static void
hash_int (GChecksum *checksum,
          gint64     value)
{
  guint64 bytes = GUINT64_TO_BE ((guint64) value);

  g_checksum_update (checksum, (const guchar *) &bytes, sizeof bytes);
}

/* With its length, so that no two rows come to the same bytes. */
static void
hash_bytes (GChecksum    *checksum,
            gconstpointer data,
            gsize         size)
{
  const guchar *bytes = data;

  hash_int (checksum, (gint64) size);
  for (gsize done = 0; done < size;)
    {
      gsize part = MIN (size - done, 1 << 30);

      g_checksum_update (checksum, bytes + done, (gssize) part);
      done += part;
    }
}

static void
hash_text (GChecksum  *checksum,
           const char *text)
{
  hash_bytes (checksum, text, strlen (text));
}

static void
get_digest (const guint8 *previous,
            const Row    *row,
            guint8       *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = DEW_DIGEST_SIZE;

  g_checksum_update (checksum, previous, DEW_DIGEST_SIZE);
  hash_int (checksum, row->seq);
  hash_text (checksum, row->kind);
  hash_int (checksum, row->base);
  hash_int (checksum, row->head);
  hash_int (checksum, row->gesture);
  hash_text (checksum, row->at);
  hash_text (checksum, row->who);
  hash_text (checksum, row->what);
  hash_int (checksum, row->format);
  if (row->changeset != NULL)
    hash_bytes (checksum, row->changeset, row->size);
  g_checksum_get_digest (checksum, digest, &size);
}

/* ---- Reading rows ---- */

static void
get_row (sqlite3_stmt *statement,
         Row          *row)
{
  row->seq = sqlite3_column_int64 (statement, SEQ);
  row->kind = dew_statement_text (statement, KIND);
  row->base = sqlite3_column_int64 (statement, BASE);
  row->head = sqlite3_column_int64 (statement, HEAD);
  row->gesture = sqlite3_column_int64 (statement, GESTURE);
  row->at = dew_statement_text (statement, AT);
  row->who = dew_statement_text (statement, WHO);
  row->what = dew_statement_text (statement, WHAT);
  row->format = sqlite3_column_int64 (statement, FORMAT);
  row->changeset = sqlite3_column_blob (statement, CHANGESET);
  row->size = row->changeset != NULL ? (gsize) sqlite3_column_bytes (statement, CHANGESET) : 0;
}

static gboolean
get_stored_digest (sqlite3_stmt *statement,
                   int           column,
                   guint8       *digest)
{
  gconstpointer bytes = sqlite3_column_blob (statement, column);

  if (bytes == NULL || sqlite3_column_bytes (statement, column) != DEW_DIGEST_SIZE)
    return FALSE;

  memcpy (digest, bytes, DEW_DIGEST_SIZE);
  return TRUE;
}

static void
say_damaged (gint64   seq,
             GError **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
               _("Step %" G_GINT64_FORMAT " of the document’s history is damaged, so it can be neither undone nor done again; the document itself is unharmed."), seq);
}

gboolean
dew_journal_read_tail (DewConnection  *connection,
                       DewJournalTail *tail,
                       GError        **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT seq, head, digest FROM journal ORDER BY seq DESC LIMIT 1", error);
  int step = statement != NULL ? dew_statement_step (statement, error) : -1;

  if (step < 0)
    return FALSE;

  memset (tail, 0, sizeof *tail);
  if (step > 0)
    {
      tail->seq = sqlite3_column_int64 (statement, 0);
      tail->head = sqlite3_column_int64 (statement, 1);
      get_stored_digest (statement, 2, tail->digest);
      sqlite3_reset (statement);
    }

  return TRUE;
}

/* The digest before a row: the row before's, or zeros. */
static gboolean
read_previous (DewConnection *connection,
               gint64         seq,
               guint8        *digest,
               GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT digest FROM journal WHERE seq = ? - 1", error);
  gboolean good = TRUE;
  int step;

  if (statement == NULL)
    return FALSE;

  memset (digest, 0, DEW_DIGEST_SIZE);
  dew_statement_bind_int (statement, 1, seq);
  step = dew_statement_step (statement, error);
  if (step > 0)
    {
      good = get_stored_digest (statement, 0, digest);
      sqlite3_reset (statement);
    }
  else if (step == 0)
    good = seq <= 1;

  if (step >= 0 && !good)
    say_damaged (seq, error);

  return step >= 0 && good;
}

/* Its base and gesture; FALSE with an error where the edit is not there or cannot be true. */
static gboolean
read_edit (DewConnection *connection,
           gint64         seq,
           gint64        *base,
           gint64        *gesture,
           GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT base, gesture FROM journal WHERE seq = ? AND kind = 'edit'", error);
  int step;

  if (statement == NULL)
    return FALSE;

  dew_statement_bind_int (statement, 1, seq);
  step = dew_statement_step (statement, error);
  if (step > 0)
    {
      *base = sqlite3_column_int64 (statement, 0);
      *gesture = sqlite3_column_int64 (statement, 1);
      sqlite3_reset (statement);
    }

  /* An edit stands on an earlier one: whoever follows bases comes to an end. */
  if (step == 0 || (step > 0 && (*base < 0 || *base >= seq)))
    {
      say_damaged (seq, error);
      return FALSE;
    }

  return step > 0;
}

gboolean
dew_journal_base (DewConnection *connection,
                  gint64         seq,
                  gint64        *base,
                  GError       **error)
{
  gint64 gesture;

  return read_edit (connection, seq, base, &gesture, error);
}

char *
dew_journal_what (DewConnection *connection,
                  gint64         seq)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT what FROM journal WHERE seq = ?", NULL);
  char *what = NULL;

  if (statement == NULL)
    return NULL;

  dew_statement_bind_int (statement, 1, seq);
  if (dew_statement_step (statement, NULL) > 0)
    {
      what = g_utf8_make_valid (dew_statement_text (statement, 0), -1);
      sqlite3_reset (statement);
    }

  return what;
}

gint64
dew_journal_size (DewConnection *connection,
                  gint64         seq)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT length(changeset) FROM journal WHERE seq = ?", NULL);
  gint64 size = 0;

  if (statement == NULL)
    return 0;

  dew_statement_bind_int (statement, 1, seq);
  if (dew_statement_step (statement, NULL) > 0)
    {
      size = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }

  return size;
}

/* Columns and tables were only ever added, so that what an older version wrote still fits. */
static gboolean
is_readable (const Row *row)
{
  return row->format >= 1 && row->format <= DEW_FORMAT_VERSION &&
         dew_changeset_read (row->changeset, row->size, (int) row->format, NULL);
}

GBytes *
dew_journal_changeset (DewConnection *connection,
                       gint64         seq,
                       int           *format,
                       GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT " COLUMNS " FROM journal WHERE seq = ? AND kind = 'edit'", error);
  guint8 previous[DEW_DIGEST_SIZE], digest[DEW_DIGEST_SIZE], stored[DEW_DIGEST_SIZE];
  g_autoptr (GBytes) bytes = NULL;
  Row row;
  int step;

  if (statement == NULL || !read_previous (connection, seq, previous, error))
    return NULL;

  dew_statement_bind_int (statement, 1, seq);
  step = dew_statement_step (statement, error);
  if (step < 0)
    return NULL;

  if (step > 0)
    {
      get_row (statement, &row);
      get_digest (previous, &row, digest);
      if (get_stored_digest (statement, DIGEST, stored) &&
          memcmp (digest, stored, DEW_DIGEST_SIZE) == 0 &&
          row.size > 0 && is_readable (&row))
        {
          bytes = g_bytes_new (row.changeset, row.size);
          *format = (int) row.format;
        }
      sqlite3_reset (statement);
    }

  if (bytes == NULL)
    say_damaged (seq, error);

  return g_steal_pointer (&bytes);
}

/* ---- Where undo and redo lead ---- */

GArray *
dew_journal_undo_edits (DewConnection        *connection,
                        const DewJournalTail *tail,
                        GError              **error)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 gesture = 0;

  for (gint64 seq = tail->head; seq != 0;)
    {
      gint64 base, its_gesture;

      if (!read_edit (connection, seq, &base, &its_gesture, error))
        return NULL;
      if (edits->len > 0 && its_gesture != gesture)
        break;

      g_array_append_val (edits, seq);
      gesture = its_gesture;
      seq = gesture != 0 ? base : 0;
    }

  return g_steal_pointer (&edits);
}

/* The latest edit made on top of base, 0 where there is none. An edit's number is above its base's, so nothing below is looked at. */
static gboolean
find_edit_on (DewConnection *connection,
              gint64         base,
              gint64        *seq,
              GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection,
                                                      "SELECT max (seq) FROM journal WHERE seq > ?1 AND base = ?1 AND kind = 'edit'", error);
  int step;

  if (statement == NULL)
    return FALSE;

  dew_statement_bind_int (statement, 1, base);
  step = dew_statement_step (statement, error);
  if (step > 0)
    {
      *seq = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }

  return step > 0;
}

GArray *
dew_journal_redo_edits (DewConnection        *connection,
                        const DewJournalTail *tail,
                        GError              **error)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 gesture = 0;
  gint64 at = tail->head;

  /* The last row being the edit on top, nothing was made after it. */
  while (at < tail->seq)
    {
      gint64 seq, base, its_gesture;

      if (!find_edit_on (connection, at, &seq, error))
        return NULL;
      if (seq == 0)
        break;
      if (!read_edit (connection, seq, &base, &its_gesture, error))
        return NULL;
      if (edits->len > 0 && its_gesture != gesture)
        break;

      g_array_append_val (edits, seq);
      gesture = its_gesture;
      if (gesture == 0)
        break;
      at = seq;
    }

  return g_steal_pointer (&edits);
}

/* ---- Adding ---- */

static char *
get_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static const char *
get_who (void)
{
  const char *name = g_get_real_name ();

  return strcmp (name, "Unknown") != 0 && g_utf8_validate (name, -1, NULL) ? name : g_get_user_name ();
}

#define INSERT_SQL "INSERT INTO journal (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static void
bind_row (sqlite3_stmt *statement,
          const Row    *row,
          const guint8 *digest)
{
  dew_statement_bind_int (statement, SEQ + 1, row->seq);
  dew_statement_bind_text (statement, KIND + 1, row->kind);
  dew_statement_bind_int (statement, BASE + 1, row->base);
  dew_statement_bind_int (statement, HEAD + 1, row->head);
  dew_statement_bind_int (statement, GESTURE + 1, row->gesture);
  dew_statement_bind_text (statement, AT + 1, row->at);
  dew_statement_bind_text (statement, WHO + 1, row->who);
  dew_statement_bind_text (statement, WHAT + 1, row->what);
  dew_statement_bind_int (statement, FORMAT + 1, row->format);
  dew_statement_bind_blob (statement, DIGEST + 1, digest, DEW_DIGEST_SIZE);
  dew_statement_bind_blob (statement, CHANGESET + 1, row->changeset, row->size);
}

gboolean
dew_journal_append (DewConnection  *connection,
                    DewJournalTail *tail,
                    const char     *kind,
                    gint64          head,
                    gint64          gesture,
                    const char     *what,
                    gconstpointer   changeset,
                    gsize           size,
                    GError        **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, INSERT_SQL, error);
  g_autofree char *at = get_time ();
  guint8 digest[DEW_DIGEST_SIZE];
  Row row = { .seq = tail->seq + 1, .base = tail->head, .format = DEW_FORMAT_VERSION, .kind = kind, .at = at, .who = get_who (), .what = what };

  if (statement == NULL)
    return FALSE;

  /* With room for the rest of the row. */
  if (size > (gsize) sqlite3_limit (dew_connection_db (connection), SQLITE_LIMIT_LENGTH, -1) / 2)
    {
      dew_sqlite_error (dew_connection_db (connection), SQLITE_TOOBIG, error);
      return FALSE;
    }

  row.head = changeset != NULL ? row.seq : head;
  row.gesture = gesture < 0 ? row.seq : gesture;
  row.changeset = changeset;
  row.size = size;
  get_digest (tail->digest, &row, digest);

  bind_row (statement, &row, digest);
  if (!dew_statement_run (statement, error))
    return FALSE;

  tail->seq = row.seq;
  tail->head = row.head;
  memcpy (tail->digest, digest, DEW_DIGEST_SIZE);

  return TRUE;
}

gboolean
dew_journal_clear (DewConnection *connection,
                   GError       **error)
{
  static const guint8 none[DEW_DIGEST_SIZE] = { 0, };
  Row origin = { .kind = "origin", .at = "", .who = "", .what = "", .format = DEW_FORMAT_VERSION };
  sqlite3_stmt *statement;
  DewJournalTail tail;

  if (!dew_journal_read_tail (connection, &tail, error) ||
      !dew_connection_run (connection, "DELETE FROM journal", error))
    return FALSE;

  if (memcmp (tail.digest, none, DEW_DIGEST_SIZE) == 0)
    return TRUE;

  statement = dew_connection_statement (connection, INSERT_SQL, error);
  if (statement == NULL)
    return FALSE;
  bind_row (statement, &origin, tail.digest);

  return dew_statement_run (statement, error);
}

/* ---- Looking it over ---- */

static gboolean
is_plausible (const Row *row,
              gint64     last_seq,
              gint64     last_head)
{
  return row->seq == last_seq + 1 && row->base == last_head && row->head >= 0 && row->head <= row->seq &&
         (row->changeset == NULL || (row->size > 0 && is_readable (row)));
}

gboolean
dew_journal_check (DewConnection *connection,
                   GPtrArray     *findings,
                   GError       **error)
{
  sqlite3_stmt *statement = dew_connection_statement (connection, "SELECT " COLUMNS " FROM journal ORDER BY seq", error);
  guint8 previous[DEW_DIGEST_SIZE] = { 0, };
  gint64 last_seq = 0;
  gint64 last_head = 0;
  int step;

  if (statement == NULL)
    return FALSE;

  while ((step = dew_statement_step (statement, error)) > 0)
    {
      guint8 digest[DEW_DIGEST_SIZE], stored[DEW_DIGEST_SIZE];
      Row row;

      get_row (statement, &row);
      if (!get_stored_digest (statement, DIGEST, stored))
        memset (stored, 0, sizeof stored);
      get_digest (previous, &row, digest);

      /* A copy without history continues from a digest of which the rows are not here. */
      if (row.seq != 0 && (memcmp (digest, stored, DEW_DIGEST_SIZE) != 0 || !is_plausible (&row, last_seq, last_head)))
        {
          g_ptr_array_add (findings, g_strdup_printf (_("The history is damaged from step %" G_GINT64_FORMAT " on; the document itself is unharmed."), row.seq));
          sqlite3_reset (statement);
          return TRUE;
        }

      memcpy (previous, stored, DEW_DIGEST_SIZE);
      last_seq = row.seq;
      last_head = row.head;
    }

  return step == 0;
}
