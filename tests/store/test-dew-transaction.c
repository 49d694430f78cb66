/* test-dew-transaction.c: what can happen between BEGIN and COMMIT: others, and full disks */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

static DewChanges *
retitle (const char *title)
{
  DewChanges *edit = dew_changes_new ();
  DewDocumentRow document = { DEW_DOCUMENT_ID, (char *) title, (char *) "", (char *) "", (char *) "" };

  dew_changes_update_row (edit, DEW_TABLE_DOCUMENT, &document, 2);

  return edit;
}

static gboolean
try_title (DewStore    *store,
           const char  *title,
           GError     **error)
{
  g_autoptr (DewChanges) edit = retitle (title);

  return dew_store_apply (store, edit, "Retitle", 0, NULL, error);
}

/* ---- Others ---- */

static void
test_changed_by_another (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  g_assert_true (try_title (fixture.store, "one", &error));
  run_sql (fixture.path, "UPDATE document SET note = 'by another program'");

  /* An edit, undo and redo alike; and again, until it is read anew. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (try_title (fixture.store, "two", &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
      g_assert_nonnull (strstr (error->message, "changed by another program"));
      g_clear_error (&error);
    }
  g_assert_false (dew_store_undo (fixture.store, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_clear_error (&error);

  g_clear_pointer (&fixture.ledger, dew_ledger_free);
  fixture.ledger = dew_store_load (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dew_ledger_document (fixture.ledger)->note, ==, "by another program");
  g_assert_true (try_title (fixture.store, "two", &error));
  g_assert_no_error (error);
  fixture_finish (&fixture);
}

static void
test_moved (void)
{
  g_autofree char *elsewhere = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  elsewhere = fixture_path (&fixture, "elsewhere.dewpond");
  before = file_digest (fixture.path);
  g_assert_cmpint (g_rename (fixture.path, elsewhere), ==, 0);
  g_assert_false (try_title (fixture.store, "two", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "moved or replaced"));
  after = file_digest (elsewhere);
  g_assert_cmpstr (before, ==, after);
  fixture_finish (&fixture);
}

/* Somebody reads at leisure: the edit waits, then gives up in a sentence, and nothing has changed. */
static void
test_busy (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = NULL;
  sqlite3 *reader;
  Fixture fixture;

  fixture_start (&fixture);
  before = dump_file (fixture.path);
  reader = open_reader (fixture.path);
  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT * FROM document", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);

  g_assert_false (try_title (fixture.store, "two", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "in use by another program"));
  g_clear_error (&error);
  sqlite3_finalize (statement);
  sqlite3_close (reader);
  after = dump_file (fixture.path);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (try_title (fixture.store, "two", &error));
  g_assert_no_error (error);
  fixture_finish (&fixture);
}

typedef struct
{
  const char *path;
  gint        ready;
} Reader;

static gpointer
read_a_while_cb (gpointer data)
{
  Reader *self = data;
  sqlite3 *reader = open_reader (self->path);

  g_assert_cmpint (sqlite3_exec (reader, "BEGIN; SELECT * FROM document", NULL, NULL, NULL), ==, SQLITE_OK);
  g_atomic_int_set (&self->ready, 1);
  g_usleep (G_USEC_PER_SEC / 2);
  sqlite3_close (reader);

  return NULL;
}

/* And where the reader is done in time, the edit just takes that long. */
static void
test_busy_a_while (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  GThread *thread;
  Reader reader;

  fixture_start (&fixture);
  reader = (Reader) { fixture.path, 0 };
  thread = g_thread_new ("reader", read_a_while_cb, &reader);
  while (!g_atomic_int_get (&reader.ready))
    g_usleep (1000);
  g_assert_true (try_title (fixture.store, "two", &error));
  g_assert_no_error (error);
  g_thread_join (thread);
  fixture_finish (&fixture);
}

/* ---- Full disks ---- */

static DewChanges *
make_large_edit (void)
{
  g_autofree char *note = g_strnfill (100000, 'n');
  DewChanges *edit = dew_changes_new ();

  for (gint64 id = 1; id <= 30; id++)
    {
      DewScenario scenario = { id, id, (char *) "Large", note };

      dew_changes_insert_row (edit, DEW_TABLE_SCENARIO, &scenario);
    }

  return edit;
}

/* Fails while there is no room and leaves all as it was; the same edit then goes in, without reading anew. */
static void
assert_full (Fixture *fixture)
{
  g_autoptr (DewChanges) edit = make_large_edit ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_file (fixture->path);
  gint64 length = dew_store_journal_length (fixture->store);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *after = NULL;

      g_assert_false (dew_store_apply (fixture->store, edit, "Add much", 0, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "full"));
      g_clear_error (&error);
      after = dump_file (fixture->path);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpint (dew_store_journal_length (fixture->store), ==, length);
    }
}

static void
assert_room (Fixture *fixture)
{
  g_autoptr (DewChanges) edit = make_large_edit ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_store_apply (fixture->store, edit, "Add much", 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dew_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_no_findings (fixture->store);
}

static void
test_file_size_limit (void)
{
  struct rlimit before, now;
  struct stat info;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  g_assert_cmpint (stat (fixture.path, &info), ==, 0);

  /* Beyond the limit a write fails with EFBIG, as it does on a full disk with another number. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (rlim_t room = 0; room <= 2 << 20; room = room * 4 + 8192)
    {
      now = (struct rlimit) { (rlim_t) info.st_size + room, before.rlim_max };
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &now), ==, 0);
      assert_full (&fixture);
    }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  assert_room (&fixture);
  fixture_finish (&fixture);
}

/* A real one, small enough to fill; only root can make it. */
static void
test_full_disk (void)
{
  g_autofree char *disk = NULL;
  g_autofree char *path = NULL;
  g_autofree char *ballast = NULL;
  g_autofree char *zeros = g_malloc0 (1 << 20);
  g_autoptr (GError) error = NULL;
  Fixture fixture, small = { NULL, };

  fixture_start (&fixture);
  disk = fixture_path (&fixture, "disk");
  g_assert_cmpint (g_mkdir (disk, 0777), ==, 0);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=12m") != 0)
    {
      g_test_skip (g_strerror (errno));
      fixture_finish (&fixture);
      return;
    }

  path = g_build_filename (disk, "plan.dewpond", NULL);
  g_assert_true (dew_store_create (path, "A draft", &error));
  small.path = path;
  small.store = dew_store_open (path, DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);

  ballast = g_build_filename (disk, "ballast", NULL);
  g_assert_true (g_file_set_contents (ballast, zeros, 1 << 20, NULL));
  {
    FILE *file = g_fopen (ballast, "w");

    for (guint i = 0; i < 11; i++)
      fwrite (zeros, 1, 1 << 20, file);
    fclose (file);
  }
  assert_full (&small);
  g_assert_cmpint (g_remove (ballast), ==, 0);
  assert_room (&small);

  dew_store_close (small.store);
  g_assert_cmpint (umount (disk), ==, 0);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transaction/changed-by-another", test_changed_by_another);
  g_test_add_func ("/transaction/moved", test_moved);
  g_test_add_func ("/transaction/busy", test_busy);
  g_test_add_func ("/transaction/busy-a-while", test_busy_a_while);
  g_test_add_func ("/transaction/file-size-limit", test_file_size_limit);
  g_test_add_func ("/transaction/full-disk", test_full_disk);

  return g_test_run ();
}
