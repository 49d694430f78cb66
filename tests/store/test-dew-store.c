/* test-dew-store.c: an open document: its owner, its ids, what it tells; and the process killed at any moment */
#include "dew-store.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, 100000);
  gint64 now = g_get_real_time () / 1000 - 1262304000000;
  Fixture fixture;

  fixture_start (&fixture);
  for (guint i = 0; i < 100000; i++)
    {
      ids[i] = dew_store_new_id (fixture.store);
      g_assert_cmpint (ids[i], >, 0);
      g_assert_true (g_hash_table_add (seen, &ids[i]));
    }
  g_assert_cmpint (ids[0] >> 12, >=, now);
  g_assert_cmpint (ids[0] >> 12, <, now + 60000);
  g_assert_cmpint (ids[99999], <, G_GINT64_CONSTANT (1) << 53);
  fixture_finish (&fixture);
}

static void
test_modes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) reader = NULL;
  const char *why = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  reader = dew_store_open (fixture.path, DEW_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (dew_store_read_only (reader, &why));
  g_assert_cmpstr (why, ==, "“plan.dewpond” was opened for reading only.");
  g_assert_cmpstr (dew_store_path (reader), ==, dew_store_path (fixture.store));
  g_assert_false (dew_store_undo (reader, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_assert_null (dew_store_writer ("/nowhere/at/all.dewpond"));
  fixture_finish (&fixture);
}

/* A reader sees what the writer has written, when it loads. */
static void
test_beside_writer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) reader = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  reader = dew_store_open (fixture.path, DEW_STORE_READ, &error);
  fixture_fill (&fixture);
  {
    g_autoptr (DewLedger) ledger = dew_store_load (reader, &error);

    g_assert_no_error (error);
    assert_same_ledger (fixture.ledger, ledger);
    g_assert_cmpint (dew_store_journal_length (reader), ==, dew_store_journal_length (fixture.store));
    g_assert_cmpstr (dew_store_undo_what (reader), ==, "Enter a figure");
  }
  fixture_finish (&fixture);
}

static gpointer
open_cb (gpointer path)
{
  return dew_store_open (path, DEW_STORE_MUST_WRITE, NULL);
}

/* Opened on a worker, handed over. */
static void
test_adopt (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  fixture.store = g_thread_join (g_thread_new ("open", open_cb, fixture.path));
  g_assert_nonnull (fixture.store);
  dew_store_adopt (fixture.store);
  fixture_fill (&fixture);
  fixture_finish (&fixture);
}

static void
test_foreign_thread (void)
{
  if (g_test_subprocess ())
    {
      Fixture fixture;

      fixture_start (&fixture);
      g_clear_pointer (&fixture.store, dew_store_close);
      fixture.store = g_thread_join (g_thread_new ("open", open_cb, fixture.path));
      fixture_remove (&fixture);
      dew_store_journal_length (fixture.store);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*dew_store_is_mine*");
}

/* ---- Killed ---- */

/* What the killed child does: edits, now and then undone and redone; after each the length of the journal, once it is durable. */
static int
edit_until_killed (const char *path,
                   guint32     seed)
{
  g_autoptr (GError) error = NULL;
  DewStore *store = dew_store_open (path, DEW_STORE_MUST_WRITE, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  if (store == NULL)
    g_error ("%s", error->message);

  for (;;)
    {
      g_autoptr (DewChanges) edit = dew_changes_new ();
      gint32 chance = g_rand_int_range (rand, 0, 10);
      guint32 length;

      for (guint n = chance == 0 ? 500 : 3; n > 0; n--)
        {
          DewScenario scenario = { dew_store_new_id (store), n, (char *) "A scenario", (char *) "with a note that fills the page somewhat" };

          dew_changes_insert_row (edit, DEW_TABLE_SCENARIO, &scenario);
        }
      if (chance == 1)
        dew_store_undo (store, NULL, NULL);
      else if (chance == 2)
        dew_store_redo (store, NULL, NULL);
      else if (!dew_store_apply (store, edit, "Add scenarios", 0, NULL, &error))
        g_error ("%s", error->message);

      length = (guint32) dew_store_journal_length (store);
      if (write (STDOUT_FILENO, &length, sizeof length) != sizeof length)
        return 1;
    }
}

static pid_t
start_child (const char *program,
             const char *path,
             int        *out)
{
  g_autofree char *seed = g_strdup_printf ("%u", (guint) g_test_rand_int ());
  int pipes[2];
  pid_t pid;

  g_assert_cmpint (pipe (pipes), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      dup2 (pipes[1], STDOUT_FILENO);
      close (pipes[0]);
      close (pipes[1]);
      execl (program, program, "--edit-until-killed", path, seed, NULL);
      _exit (127);
    }

  close (pipes[1]);
  *out = pipes[0];
  return pid;
}

/* Until the child has told something. */
static void
wait_for (int out)
{
  struct pollfd wait = { out, POLLIN, 0 };

  g_assert_cmpint (poll (&wait, 1, 60000), ==, 1);
}

/* The last length that was told. */
static guint32
read_last (int out)
{
  guint32 last = 0;
  guint32 length;

  while (read (out, &length, sizeof length) == sizeof length)
    last = length;

  return last;
}

static const char *program;

static void
test_killed (void)
{
  const guint n_kills = how_often (500);
  gint64 at_start = 0;
  guint during = 0;
  Fixture fixture;

  fixture_start (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);

  for (guint kill_number = 0; kill_number < n_kills; kill_number++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DewStore) reader = NULL;
      gint64 length;
      guint32 told;
      int out;
      pid_t pid = start_child (program, fixture.path, &out);

      /* At work, then at any moment of it. */
      wait_for (out);
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      told = read_last (out);
      close (out);

      /* A reader first, every other time. */
      if (kill_number % 2 == 0)
        {
          reader = dew_store_open (fixture.path, DEW_STORE_READ, &error);
          g_assert_no_error (error);
        }
      fixture_reopen (&fixture);
      length = dew_store_journal_length (fixture.store);
      g_assert_cmpint (length, >=, told);
      g_assert_cmpint (length, <=, told + 1);
      g_assert_cmpint (told, >=, at_start);
      during += length > told;
      if (kill_number % 10 == 0)
        assert_no_findings (fixture.store);
      at_start = length;

      /* Small again, so that the last is as quick as the first. */
      if (length > 2000)
        {
          fixture_finish (&fixture);
          fixture_start (&fixture);
          at_start = 0;
        }
      g_clear_pointer (&fixture.store, dew_store_close);
    }

  g_test_message ("%u killed, %u between commit and telling", n_kills, during);
  fixture_finish (&fixture);
}

/* While another process edits as fast as it can, who reads always gets a document of one moment; and none of its edits fails (it would say so and end). */
static void
test_beside_busy_writer (void)
{
  gint64 last = 0;
  Fixture fixture;
  pid_t pid;
  int status;
  int out;

  fixture_start (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  pid = start_child (program, fixture.path, &out);

  wait_for (out);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DewStore) reader = dew_store_open (fixture.path, DEW_STORE_WRITE, &error);
      g_autoptr (DewLedger) ledger = NULL;

      g_assert_no_error (error);
      g_assert_true (dew_store_read_only (reader, NULL));
      ledger = dew_store_load (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpint (dew_store_journal_length (reader), >=, last);
      last = dew_store_journal_length (reader);
    }

  g_assert_cmpint (last, >, 0);
  g_assert_cmpint (waitpid (pid, &status, WNOHANG), ==, 0);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  close (out);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--edit-until-killed") == 0)
    return edit_until_killed (argv[2], (guint32) strtoul (argv[3], NULL, 10));

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/ids", test_ids);
  g_test_add_func ("/store/modes", test_modes);
  g_test_add_func ("/store/beside-writer", test_beside_writer);
  g_test_add_func ("/store/adopt", test_adopt);
  g_test_add_func ("/store/foreign-thread", test_foreign_thread);
  g_test_add_func ("/store/beside-busy-writer", test_beside_busy_writer);
  g_test_add_func ("/store/killed", test_killed);

  return g_test_run ();
}
