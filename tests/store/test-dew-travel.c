/* test-dew-travel.c: undo and redo, without limit and over reopening */
#include "store-fixture.h"

static char *
digest_of (sqlite3 *reader)
{
  g_autofree char *text = dump (reader);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
assert_state (sqlite3    *reader,
              const char *expected)
{
  g_autofree char *now = digest_of (reader);

  g_assert_cmpstr (now, ==, expected);
}

/* One random edit, refused or not; the state it leads to is noted where it is a new one. */
static void
edit_once (Fixture   *fixture,
           sqlite3   *reader,
           GPtrArray *states,
           guint     *refused)
{
  g_autoptr (DewChanges) edit = random_edit (fixture->store, reader);
  g_autoptr (DewChanges) applied = NULL;
  g_autoptr (GError) error = NULL;
  gint64 length = dew_store_journal_length (fixture->store);

  if (dew_store_apply (fixture->store, edit, "Edit", 0, &applied, &error))
    {
      dew_ledger_patch (fixture->ledger, applied, &error);
      g_assert_no_error (error);
    }
  else
    {
      g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
      assert_state (reader, g_ptr_array_index (states, states->len - 1));
      (*refused)++;
    }

  if (dew_store_journal_length (fixture->store) > length)
    g_ptr_array_add (states, digest_of (reader));
}

static void
assert_ledger_follows (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewLedger) fresh = dew_store_load (fixture->store, &error);

  g_assert_no_error (error);
  assert_same_ledger (fixture->ledger, fresh);
}

/* 1,000 edits, 1,000 undos with a reopening in the middle, and each state is the one it was; then all of it forward again. */
static void
test_identity (void)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  const guint n_edits = how_often (1000);
  guint refused = 0;
  sqlite3 *reader;
  Fixture fixture;

  fixture_start (&fixture);
  reader = open_reader (fixture.path);
  g_ptr_array_add (states, digest_of (reader));
  while (states->len <= n_edits)
    edit_once (&fixture, reader, states, &refused);
  g_test_message ("%u edits, %u refused", states->len - 1, refused);
  assert_ledger_follows (&fixture);
  assert_no_findings (fixture.store);

  for (guint i = n_edits; i > 0; i--)
    {
      if (i == n_edits / 2)
        {
          assert_ledger_follows (&fixture);
          fixture_reopen (&fixture);
        }
      g_assert_true (fixture_undo (&fixture));
      assert_state (reader, g_ptr_array_index (states, i - 1));
    }
  g_assert_false (fixture_undo (&fixture));
  assert_ledger_follows (&fixture);

  for (guint i = 1; i <= n_edits; i++)
    {
      g_assert_true (fixture_redo (&fixture));
      assert_state (reader, g_ptr_array_index (states, i));
    }
  g_assert_false (fixture_redo (&fixture));
  assert_ledger_follows (&fixture);
  assert_no_findings (fixture.store);

  sqlite3_close (reader);
  fixture_finish (&fixture);
}

/* Edits, undos and redos as they come, against a stack of states that knows nothing of journals. */
static void
test_model (void)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  const guint n_steps = how_often (2000);
  guint refused = 0;
  guint at = 0;
  sqlite3 *reader;
  Fixture fixture;

  fixture_start (&fixture);
  reader = open_reader (fixture.path);
  g_ptr_array_add (states, digest_of (reader));

  for (guint step = 0; step < n_steps; step++)
    {
      gint32 chance = g_test_rand_int_range (0, 100);

      if (chance < 45)
        {
          /* An edit after an undo puts what was undone out of redo's reach. */
          g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
          guint had;

          for (guint i = 0; i <= at; i++)
            g_ptr_array_add (kept, g_strdup (g_ptr_array_index (states, i)));
          had = kept->len;
          edit_once (&fixture, reader, kept, &refused);
          if (kept->len > had)
            {
              g_ptr_array_unref (states);
              states = g_steal_pointer (&kept);
              at++;
            }
        }
      else if (chance < 72)
        {
          g_assert_cmpint (fixture_undo (&fixture), ==, at > 0);
          at -= at > 0;
        }
      else if (chance < 99)
        {
          gboolean can = at + 1 < states->len;

          g_assert_cmpint (dew_store_redo_what (fixture.store) != NULL, ==, can);
          g_assert_cmpint (fixture_redo (&fixture), ==, can);
          at += can;
        }
      else
        fixture_reopen (&fixture);

      assert_state (reader, g_ptr_array_index (states, at));
      g_assert_cmpint (dew_store_undo_what (fixture.store) != NULL, ==, at > 0);
    }

  assert_ledger_follows (&fixture);
  assert_no_findings (fixture.store);
  sqlite3_close (reader);
  fixture_finish (&fixture);
}

/* ---- Gestures ---- */

static void
retitle (Fixture    *fixture,
         const char *title,
         gint64      gesture)
{
  g_autoptr (DewChanges) edit = dew_changes_new ();
  DewDocumentRow document = { DEW_DOCUMENT_ID, (char *) title, (char *) "", (char *) "", (char *) "" };

  dew_changes_update_row (edit, DEW_TABLE_DOCUMENT, &document, 2);
  fixture_apply (fixture, edit, title, gesture);
}

static const char *
get_title (Fixture *fixture)
{
  return dew_ledger_document (fixture->ledger)->title;
}

static void
test_gestures (void)
{
  Fixture fixture;

  fixture_start (&fixture);
  retitle (&fixture, "one", 0);
  retitle (&fixture, "two a", 7);
  retitle (&fixture, "two b", 7);
  retitle (&fixture, "two c", 7);
  retitle (&fixture, "three a", 8);
  retitle (&fixture, "three b", 8);
  retitle (&fixture, "four", 0);
  retitle (&fixture, "five", 0);

  g_assert_cmpstr (dew_store_undo_what (fixture.store), ==, "five");
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "four");
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "three b");
  g_assert_cmpstr (dew_store_undo_what (fixture.store), ==, "three a");
  g_assert_cmpstr (dew_store_redo_what (fixture.store), ==, "four");
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "two c");
  g_assert_cmpstr (dew_store_redo_what (fixture.store), ==, "three a");
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "one");

  fixture_reopen (&fixture);
  g_assert_cmpstr (dew_store_redo_what (fixture.store), ==, "two a");
  g_assert_true (fixture_redo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "two c");
  g_assert_true (fixture_redo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "three b");
  g_assert_true (fixture_redo (&fixture));
  g_assert_true (fixture_redo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "five");
  g_assert_null (dew_store_redo_what (fixture.store));

  fixture_finish (&fixture);
}

/* The numbers are the caller's, who begins anew with every opening; and what stands between two edits parts them. */
static void
test_gestures_apart (void)
{
  Fixture fixture;

  fixture_start (&fixture);
  retitle (&fixture, "before", 1);
  fixture_reopen (&fixture);
  retitle (&fixture, "after a", 1);
  retitle (&fixture, "after b", 1);
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "before");

  retitle (&fixture, "again", 1);
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "before");

  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "A draft");
  g_assert_false (fixture_undo (&fixture));
  fixture_finish (&fixture);
}

/* A row made and changed within one gesture stands once in what undo tells the ledger; one made and deleted, not at all. */
static void
test_gesture_of_one_row (void)
{
  DewPartner partner = { 11, 1, (char *) "a", (char *) "", 0 };
  DewPartner passing = { 12, 1, (char *) "p", (char *) "", 0 };
  DewChanges *edits[4] = { dew_changes_new (), dew_changes_new (), dew_changes_new (), dew_changes_new () };
  g_autoptr (DewChanges) applied = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  dew_changes_insert_row (edits[0], DEW_TABLE_PARTNER, &partner);
  partner.name = (char *) "b";
  dew_changes_update_row (edits[1], DEW_TABLE_PARTNER, &partner, 4);
  dew_changes_insert_row (edits[2], DEW_TABLE_PARTNER, &passing);
  dew_changes_delete_row (edits[3], DEW_TABLE_PARTNER, &passing);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      fixture_apply (&fixture, edits[i], "Type a name", 3);
      dew_changes_free (edits[i]);
    }

  g_assert_true (dew_store_undo (fixture.store, &applied, &error));
  g_assert_cmpuint (dew_changes_length (applied), ==, 1);
  g_assert_cmpint (dew_changes_get (applied, 0)->op, ==, DEW_DELETE);
  g_assert_true (dew_ledger_patch (fixture.ledger, applied, &error));

  g_assert_true (fixture_redo (&fixture));
  g_assert_cmpstr (((const DewPartner *) dew_ledger_find (fixture.ledger, DEW_TABLE_PARTNER, 11))->name, ==, "b");
  g_assert_null (dew_ledger_find (fixture.ledger, DEW_TABLE_PARTNER, 12));
  fixture_finish (&fixture);
}

/* A gesture that comes to nothing is still a step back and forth. */
static void
test_gesture_of_nothing (void)
{
  Fixture fixture;

  fixture_start (&fixture);
  retitle (&fixture, "one", 0);
  retitle (&fixture, "two", 5);
  retitle (&fixture, "one", 5);
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "one");
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "A draft");
  g_assert_true (fixture_redo (&fixture));
  g_assert_true (fixture_redo (&fixture));
  g_assert_false (fixture_redo (&fixture));
  fixture_finish (&fixture);
}

/* ---- A history that is not what it was ---- */

static void
test_does_not_fit (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  retitle (&fixture, "one", 0);
  retitle (&fixture, "two", 0);
  run_sql (fixture.path, "UPDATE document SET title = 'by other means'");
  fixture_reopen (&fixture);
  before = file_digest (fixture.path);

  g_assert_false (dew_store_undo (fixture.store, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
  after = file_digest (fixture.path);
  g_assert_cmpstr (before, ==, after);

  /* The document can still be worked on. */
  retitle (&fixture, "three", 0);
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpstr (get_title (&fixture), ==, "by other means");
  fixture_finish (&fixture);
}

static void
test_damaged_history (void)
{
  static const char *const damages[] = {
    "UPDATE journal SET what = 'something else' WHERE seq = 2",
    "UPDATE journal SET changeset = zeroblob (40) WHERE seq = 2",
    "UPDATE journal SET changeset = x'' WHERE seq = 2",
    "UPDATE journal SET digest = zeroblob (32) WHERE seq = 2",
    "UPDATE journal SET format = 1 WHERE seq = 2",
    "UPDATE journal SET format = 2 WHERE seq = 2",
    "UPDATE journal SET format = 3 WHERE seq = 2",
    "UPDATE journal SET format = 5 WHERE seq = 2",
    "UPDATE journal SET format = 0 WHERE seq = 2",
    "UPDATE journal SET base = 2 WHERE seq = 2",
    "UPDATE journal SET base = -1 WHERE seq = 2",
    "UPDATE journal SET gesture = 5, base = 9 WHERE seq = 2",
    "DELETE FROM journal WHERE seq = 1",
    "UPDATE journal SET digest = zeroblob (32) WHERE seq = 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      Fixture fixture;

      fixture_start (&fixture);
      retitle (&fixture, "one", 0);
      retitle (&fixture, "two", 0);
      run_sql (fixture.path, damages[i]);
      fixture_reopen (&fixture);
      g_test_message ("%s", damages[i]);

      g_assert_false (dew_store_undo (fixture.store, NULL, &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
      g_assert_cmpstr (get_title (&fixture), ==, "two");

      g_assert_true (dew_store_check (fixture.store, findings, NULL));
      g_assert_cmpuint (findings->len, ==, 1);
      fixture_finish (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/travel/identity", test_identity);
  g_test_add_func ("/travel/model", test_model);
  g_test_add_func ("/travel/gestures", test_gestures);
  g_test_add_func ("/travel/gestures-apart", test_gestures_apart);
  g_test_add_func ("/travel/gesture-of-one-row", test_gesture_of_one_row);
  g_test_add_func ("/travel/gesture-of-nothing", test_gesture_of_nothing);
  g_test_add_func ("/travel/does-not-fit", test_does_not_fit);
  g_test_add_func ("/travel/damaged-history", test_damaged_history);

  return g_test_run ();
}
