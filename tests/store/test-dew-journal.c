/* test-dew-journal.c: the record's rows, their chain, and where undo and redo lead */
#include "dew-journal.h"

#include "store-fixture.h"

typedef struct
{
  char           *folder;
  DewConnection  *connection;
  DewJournalTail  tail;
} Record;

static void
start (Record  *record,
       Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_start (fixture);
  g_clear_pointer (&fixture->store, dew_store_close);
  record->connection = dew_connection_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (dew_journal_read_tail (record->connection, &record->tail, &error));
}

static void
finish (Record  *record,
        Fixture *fixture)
{
  dew_connection_close (record->connection);
  fixture_finish (fixture);
}

/* The smallest there is: the title of a document changed. */
static const guint8 changeset[] = {
  'T', 14, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'd', 'o', 'c', 'u', 'm', 'e', 'n', 't', 0,
  23, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3, 1, 'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 'b', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

static void
add (Record     *record,
     const char *kind,
     gint64      head,
     gint64      gesture,
     const char *what)
{
  g_autoptr (GError) error = NULL;
  gboolean is_edit = g_str_equal (kind, "edit");

  g_assert_true (dew_journal_append (record->connection, &record->tail, kind, head, gesture, what,
                                     is_edit ? changeset : NULL, is_edit ? sizeof changeset : 0, &error));
  g_assert_no_error (error);
}

static void
assert_edits (GArray     *edits,
              const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) g_array_index (edits, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
  g_array_unref (edits);
}

static void
test_targets (void)
{
  static const struct
  {
    const char *kind;
    gint64      head, gesture;
    const char *undo, *redo;
  } rows[] = {
    { "edit", 0, 0, "1", "" },
    { "edit", 0, -1, "2", "" },
    { "edit", 0, 2, "3 2", "" },
    { "undo", 1, 0, "1", "2 3" },
    { "undo", 0, 0, "", "1" },
    { "redo", 1, 0, "1", "2 3" },
    { "redo", 3, 0, "3 2", "" },
    { "undo", 1, 0, "1", "2 3" },
    { "edit", 0, 0, "9", "" },          /* the gesture is now out of reach */
    { "undo", 1, 0, "1", "9" },
    { "edit", 0, -1, "11", "" },
    { "undo", 1, 0, "1", "11" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  Fixture fixture;
  Record record;

  start (&record, &fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DewJournalTail tail;

      g_test_message ("row %u", i + 1);
      add (&record, rows[i].kind, rows[i].head, rows[i].gesture, "what");
      g_assert_cmpint (record.tail.seq, ==, i + 1);
      assert_edits (dew_journal_undo_edits (record.connection, &record.tail, &error), rows[i].undo);
      assert_edits (dew_journal_redo_edits (record.connection, &record.tail, &error), rows[i].redo);

      g_assert_true (dew_journal_read_tail (record.connection, &tail, &error));
      g_assert_cmpmem (&tail, sizeof tail, &record.tail, sizeof record.tail);
    }

  g_assert_true (dew_journal_check (record.connection, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  finish (&record, &fixture);
}

static void
test_row (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  gint64 base = -1;
  int format = 0;
  Fixture fixture;
  Record record;

  start (&record, &fixture);
  add (&record, "edit", 0, 0, "Rename “a” to “b”");
  add (&record, "undo", 0, 0, "Rename “a” to “b”");
  what = dew_journal_what (record.connection, 1);
  g_assert_cmpstr (what, ==, "Rename “a” to “b”");
  g_assert_null (dew_journal_what (record.connection, 3));
  g_assert_true (dew_journal_base (record.connection, 1, &base, &error));
  g_assert_cmpint (base, ==, 0);
  bytes = dew_journal_changeset (record.connection, 1, &format, &error);
  g_assert_no_error (error);
  g_assert_cmpint (format, ==, DEW_FORMAT_VERSION);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), changeset, sizeof changeset);

  /* An undo has none. */
  g_assert_null (dew_journal_changeset (record.connection, 2, &format, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
  finish (&record, &fixture);
}

/* Each single column stands in the digest. */
static void
test_chain (void)
{
  static const char *const damages[] = {
    "UPDATE journal SET seq = 4 WHERE seq = 3", "UPDATE journal SET kind = 'redo' WHERE seq = 3", "UPDATE journal SET base = 0 WHERE seq = 2",
    "UPDATE journal SET head = 0 WHERE seq = 3", "UPDATE journal SET gesture = 1 WHERE seq = 2", "UPDATE journal SET at = '' WHERE seq = 1",
    "UPDATE journal SET who = 'me' WHERE seq = 1", "UPDATE journal SET what = 'this' WHERE seq = 1", "UPDATE journal SET what = who, who = what WHERE seq = 2",
    "UPDATE journal SET format = 3 WHERE seq = 2", "UPDATE journal SET changeset = CAST (changeset || x'00' AS BLOB) WHERE seq = 2", "DELETE FROM journal WHERE seq = 2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      Fixture fixture;
      Record record;

      start (&record, &fixture);
      add (&record, "edit", 0, 0, "one");
      add (&record, "edit", 0, 0, "two");
      add (&record, "undo", 1, 0, "two");
      g_test_message ("%s", damages[i]);
      {
        g_autofree char *sql = g_strconcat ("PRAGMA ignore_check_constraints = ON; ", damages[i], NULL);

        run_sql (fixture.path, sql);
      }
      g_assert_true (dew_journal_check (record.connection, findings, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 1);
      finish (&record, &fixture);
    }
}

/* Cleared, it continues from the digest it had. */
static void
test_clear (void)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  DewJournalTail before, after;
  Fixture fixture;
  Record record;

  start (&record, &fixture);
  g_assert_true (dew_journal_clear (record.connection, &error));
  g_assert_true (dew_journal_read_tail (record.connection, &after, &error));
  g_assert_cmpmem (&after, sizeof after, &record.tail, sizeof record.tail);

  add (&record, "edit", 0, 0, "one");
  before = record.tail;
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (dew_journal_clear (record.connection, &error));
      g_assert_true (dew_journal_read_tail (record.connection, &after, &error));
      g_assert_cmpint (after.seq, ==, 0);
      g_assert_cmpint (after.head, ==, 0);
      g_assert_cmpmem (after.digest, DEW_DIGEST_SIZE, before.digest, DEW_DIGEST_SIZE);
    }

  record.tail = after;
  add (&record, "edit", 0, 0, "one again");
  assert_edits (dew_journal_undo_edits (record.connection, &record.tail, &error), "1");
  g_assert_true (dew_journal_check (record.connection, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  finish (&record, &fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/targets", test_targets);
  g_test_add_func ("/journal/row", test_row);
  g_test_add_func ("/journal/chain", test_chain);
  g_test_add_func ("/journal/clear", test_clear);

  return g_test_run ();
}
