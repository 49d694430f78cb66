/* test-dew-save.c: new files: documents, copies, copies without history */
#define _GNU_SOURCE     /* memmem */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static gint64
count_rows (const char *path,
            const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM journal WHERE %s", condition);
  sqlite3 *reader = open_reader (path);
  sqlite3_stmt *statement = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (reader);

  return n;
}

static void
test_create (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *there = NULL;
  g_autofree char *nowhere = NULL;
  g_autofree char *bad = NULL;
  Fixture fixture;
  guint n;

  fixture_start (&fixture);
  g_assert_cmpstr (dew_ledger_document (fixture.ledger)->title, ==, "A draft");
  g_assert_cmpint (dew_store_journal_length (fixture.store), ==, 0);
  g_assert_null (dew_store_undo_what (fixture.store));
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_DOCUMENT && table != DEW_TABLE_FIGURE)
      g_assert_cmpuint (dew_ledger_rows (fixture.ledger, table)->len, ==, 0);
  n = count_files (fixture.folder);

  there = file_digest (fixture.path);
  g_assert_false (dew_store_create (fixture.path, "Another", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_clear_error (&error);
  {
    g_autofree char *still = file_digest (fixture.path);

    g_assert_cmpstr (there, ==, still);
  }

  nowhere = fixture_path (&fixture, "nowhere/plan.dewpond");
  g_assert_false (dew_store_create (nowhere, "Another", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  g_clear_error (&error);

  bad = fixture_path (&fixture, "bad.dewpond");
  g_assert_false (dew_store_create (bad, "\xff", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_cmpuint (count_files (fixture.folder), ==, n);
  fixture_finish (&fixture);
}

/* In the current folder, by a name alone. */
static void
test_relative (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_get_current_dir ();
  g_autoptr (DewStore) store = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  g_assert_cmpint (g_chdir (fixture.folder), ==, 0);
  g_assert_true (dew_store_create ("file:x?mode=memory", "Odd name", &error));
  g_assert_no_error (error);
  store = dew_store_open ("file:x?mode=memory", DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (g_path_is_absolute (dew_store_path (store)));
  g_assert_true (dew_store_save_as (store, "copy.dewpond", FALSE, FALSE, &error));
  g_assert_true (g_file_test ("copy.dewpond", G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_chdir (folder), ==, 0);
  fixture_finish (&fixture);
}

static void
test_save_as (void)
{
  g_autofree char *path = NULL;
  g_autofree char *there = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture, copy = { NULL, };

  fixture_start (&fixture);
  fixture_fill (&fixture);
  path = fixture_path (&fixture, "copy.dewpond");
  g_assert_true (dew_store_save_as (fixture.store, path, FALSE, FALSE, &error));
  g_assert_no_error (error);

  /* The history comes along: undo goes on in the copy. */
  there = dump_file (fixture.path);
  copied = dump_file (path);
  g_assert_cmpstr (there, ==, copied);
  copy.path = path;
  fixture_reopen (&copy);
  assert_same_ledger (fixture.ledger, copy.ledger);
  g_assert_cmpint (dew_store_journal_length (copy.store), ==, dew_store_journal_length (fixture.store));
  assert_no_findings (copy.store);
  while (fixture_undo (&copy))
    ;
  g_assert_cmpuint (dew_ledger_rows (copy.ledger, DEW_TABLE_PARTNER)->len, ==, 0);
  g_clear_pointer (&copy.store, dew_store_close);
  dew_ledger_free (copy.ledger);

  g_assert_false (dew_store_save_as (fixture.store, path, FALSE, FALSE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (dew_store_save_as (fixture.store, path, TRUE, FALSE, &error));
  g_assert_no_error (error);
  g_free (copied);
  copied = dump_file (path);
  g_assert_cmpstr (there, ==, copied);

  /* The document itself is still open and well. */
  g_assert_true (fixture_undo (&fixture));
  fixture_finish (&fixture);
}

static gboolean
file_contains (const char *path,
               const char *text)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  return memmem (bytes, size, text, strlen (text)) != NULL;
}

static void
test_clean_copy (void)
{
  g_autoptr (DewChanges) edit = dew_changes_new ();
  g_autoptr (DewChanges) deletion = dew_changes_new ();
  DewPartner secret = { 77, 1, (char *) "Abandoned partner", (char *) "", 0 };
  g_autofree char *path = NULL;
  g_autofree char *there = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture, copy = { NULL, };

  fixture_start (&fixture);
  fixture_fill (&fixture);
  dew_changes_insert_row (edit, DEW_TABLE_PARTNER, &secret);
  fixture_apply (&fixture, edit, "Think of somebody", 0);
  dew_changes_delete_row (deletion, DEW_TABLE_PARTNER, &secret);
  fixture_apply (&fixture, deletion, "Think again", 0);
  g_assert_true (file_contains (fixture.path, "Abandoned partner"));

  path = fixture_path (&fixture, "clean.dewpond");
  g_assert_true (dew_store_save_as (fixture.store, path, FALSE, TRUE, &error));
  g_assert_no_error (error);
  there = dump_file (fixture.path);
  copied = dump_file (path);
  g_assert_cmpstr (there, ==, copied);
  g_assert_false (file_contains (path, "Abandoned partner"));
  g_assert_false (file_contains (path, "Think of"));
  g_assert_cmpint (count_rows (path, "kind <> 'origin' OR who <> '' OR at <> '' OR what <> ''"), ==, 0);

  copy.path = path;
  fixture_reopen (&copy);
  g_assert_cmpint (dew_store_journal_length (copy.store), ==, 0);
  g_assert_null (dew_store_undo_what (copy.store));
  g_assert_false (fixture_undo (&copy));
  assert_no_findings (copy.store);

  /* Its own history continues from the digest. */
  fixture_apply (&copy, edit, "Think of somebody", 0);
  assert_no_findings (copy.store);
  g_assert_true (fixture_undo (&copy));
  g_assert_false (fixture_undo (&copy));
  assert_no_findings (copy.store);

  /* And a clean copy of a clean copy. */
  g_clear_pointer (&copy.store, dew_store_close);
  g_clear_pointer (&copy.ledger, dew_ledger_free);
  fixture_finish (&fixture);
}

/* What stands there stays, whatever goes wrong, and nothing is left beside it. */
static void
test_refused (void)
{
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) other = NULL;
  struct rlimit limit, now;
  Fixture fixture;
  guint n;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  path = fixture_path (&fixture, "other.dewpond");
  journal = fixture_path (&fixture, "other.dewpond-journal");
  g_assert_true (dew_store_create (path, "Other", &error));
  other = dew_store_open (path, DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);
  before = file_digest (path);
  n = count_files (fixture.folder);

  /* Itself. */
  g_assert_false (dew_store_save_as (fixture.store, fixture.path, TRUE, FALSE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_clear_error (&error);

  /* What somebody works on. */
  g_assert_false (dew_store_save_as (fixture.store, path, TRUE, FALSE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "is being edited by"));
  g_clear_error (&error);
  g_clear_pointer (&other, dew_store_close);

  /* Where a journal waits to be rolled back into whatever comes to stand there. */
  g_assert_true (g_file_set_contents (journal, "something", -1, NULL));
  g_assert_false (dew_store_save_as (fixture.store, path, TRUE, FALSE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_clear_error (&error);
  g_remove (journal);

  /* A full disk. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (rlim_t room = 0; room < 60000; room += 9000)
    {
      now = (struct rlimit) { room, limit.rlim_max };
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &now), ==, 0);
      g_assert_false (dew_store_save_as (fixture.store, path, TRUE, room & 8, &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "other.dewpond"));
      g_clear_error (&error);
      g_assert_false (dew_store_create ("/tmp/dewpond-test-never-made", "x", &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
      g_assert_false (g_file_test ("/tmp/dewpond-test-never-made", G_FILE_TEST_EXISTS));
      g_clear_error (&error);
    }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  after = file_digest (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture.folder), ==, n);
  fixture_finish (&fixture);
}

/* Rights of the file replaced stay, and a link goes on leading to it. */
static void
test_replace (void)
{
  g_autofree char *path = NULL;
  g_autofree char *link = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  path = fixture_path (&fixture, "real.dewpond");
  link = fixture_path (&fixture, "link.dewpond");
  g_assert_true (g_file_set_contents (path, "anything", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (symlink ("real.dewpond", link), ==, 0);
  g_assert_true (dew_store_save_as (fixture.store, link, TRUE, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  there = dump_file (fixture.path);
  copied = dump_file (path);
  g_assert_cmpstr (there, ==, copied);
  fixture_finish (&fixture);
}

/* Also of a document that can only be read. */
static void
test_of_read_only (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) reader = NULL;
  g_autoptr (DewStore) copy = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  path = fixture_path (&fixture, "copy.dewpond");
  reader = dew_store_open (fixture.path, DEW_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (dew_store_save_as (reader, path, FALSE, TRUE, &error));
  g_assert_no_error (error);
  copy = dew_store_open (path, DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/save/create", test_create);
  g_test_add_func ("/save/relative", test_relative);
  g_test_add_func ("/save/save-as", test_save_as);
  g_test_add_func ("/save/clean-copy", test_clean_copy);
  g_test_add_func ("/save/refused", test_refused);
  g_test_add_func ("/save/replace", test_replace);
  g_test_add_func ("/save/of-read-only", test_of_read_only);

  return g_test_run ();
}
