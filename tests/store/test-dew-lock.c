/* test-dew-lock.c: one writer at a time, by name */
#include "dew-lock.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static char *
lock_path (const Fixture *fixture)
{
  return fixture_path (fixture, ".plan.dewpond.lock");
}

static void
test_two_openers (void)
{
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewChanges) edit = dew_changes_new ();
  g_autoptr (DewStore) second = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  const char *why = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  g_assert_false (dew_store_read_only (fixture.store, &why));
  g_assert_null (why);

  holder = dew_store_writer (fixture.path);
  g_assert_nonnull (holder);
  g_assert_nonnull (strstr (holder, g_get_host_name ()));

  second = dew_store_open (fixture.path, DEW_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dew_store_read_only (second, &why));
  g_assert_nonnull (strstr (why, holder));
  ledger = dew_store_load (second, &error);
  g_assert_no_error (error);
  g_assert_false (dew_store_apply (second, edit, "Try", 0, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, why);
  g_clear_error (&error);

  g_assert_null (dew_store_open (fixture.path, DEW_STORE_MUST_WRITE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, holder));

  fixture_finish (&fixture);
}

static void
test_next (void)
{
  g_autofree char *lock = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) next = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  lock = lock_path (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_assert_null (dew_store_writer (fixture.path));
  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "");

  next = dew_store_open (fixture.path, DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);
  fixture_finish (&fixture);
}

/* Under another name it is the same document. */
static void
test_link (void)
{
  g_autofree char *link = NULL;
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  link = fixture_path (&fixture, "link.dewpond");
  g_assert_cmpint (symlink (fixture.path, link), ==, 0);
  g_assert_null (dew_store_open (link, DEW_STORE_MUST_WRITE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  holder = dew_store_writer (link);
  g_assert_nonnull (holder);
  fixture_finish (&fixture);
}

/* The lock goes with the process that held it, however it ends. */
static void
test_killed (void)
{
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  int pipes[2];
  char byte = 0;
  pid_t pid;

  fixture_start (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_assert_cmpint (pipe (pipes), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      byte = dew_store_open (fixture.path, DEW_STORE_MUST_WRITE, NULL) != NULL;
      if (write (pipes[1], &byte, 1) == 1)
        pause ();
      _exit (1);
    }

  g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 1);
  holder = dew_store_writer (fixture.path);
  g_assert_nonnull (holder);
  g_assert_null (dew_store_open (fixture.path, DEW_STORE_MUST_WRITE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_clear_error (&error);

  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_assert_null (dew_store_writer (fixture.path));
  fixture_reopen (&fixture);
  close (pipes[0]);
  close (pipes[1]);
  fixture_finish (&fixture);
}

/* What lies in the lock's place and is not ours is not written into. */
static void
test_traps (void)
{
  for (guint trap = 0; trap < 4; trap++)
    {
      g_autofree char *lock = NULL;
      g_autofree char *victim = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DewStore) store = NULL;
      const char *why = NULL;
      Fixture fixture;

      fixture_start (&fixture);
      g_clear_pointer (&fixture.store, dew_store_close);
      lock = lock_path (&fixture);
      victim = fixture_path (&fixture, "victim");
      g_assert_true (g_file_set_contents (victim, "precious", -1, NULL));
      g_remove (lock);
      if (trap == 0)
        g_assert_cmpint (symlink (victim, lock), ==, 0);
      else if (trap == 1)
        g_assert_cmpint (link (victim, lock), ==, 0);
      else if (trap == 2)
        g_assert_cmpint (mkfifo (lock, 0666), ==, 0);
      else
        g_assert_true (g_file_set_contents (lock, "precious too", -1, NULL));

      store = dew_store_open (fixture.path, DEW_STORE_WRITE, &error);
      g_assert_no_error (error);
      g_assert_true (dew_store_read_only (store, &why));
      g_test_message ("%s", why);
      g_assert_true (g_file_get_contents (victim, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "precious");
      fixture_finish (&fixture);
    }
}

/* A name that would break a line, bad UTF-8, nothing: whoever wrote it, it is shown in one line. */
static void
test_text (void)
{
  static const char *const texts[] = { "", "Dewpond lock\n", "Dewpond lock\nJane\nlaptop\nyesterday\n", "Dewpond lock\n\xff\xfe\nlaptop\n2013-06-03T08:15:00Z\n" };
  Fixture fixture;
  g_autofree char *lock = NULL;
  int fd;

  fixture_start (&fixture);
  lock = lock_path (&fixture);
  fd = g_open (lock, O_RDWR, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *holder = NULL;

      g_assert_cmpint (ftruncate (fd, 0), ==, 0);
      g_assert_cmpint (pwrite (fd, texts[i], strlen (texts[i]), 0), ==, (int) strlen (texts[i]));
      holder = dew_store_writer (fixture.path);
      g_test_message ("%s", holder);
      g_assert_nonnull (holder);
      g_assert_true (g_utf8_validate (holder, -1, NULL));
      g_assert_null (strchr (holder, '\n'));
      g_assert_cmpint (g_str_equal (holder, "somebody"), ==, i < 3);
    }
  close (fd);
  fixture_finish (&fixture);
}

static void
test_no_rights (void)
{
  static const struct
  {
    int         file, folder;
    const char *says;
  } cases[] = {
    { 0666, 0777, "" },
    { 0444, 0777, "may not be written, so it can only be read" },
    { 0666, 0555, "The folder of “plan.dewpond” may not be written" },
    { 0000, 0777, "“plan.dewpond” or its journal could not be opened" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lock = NULL;
      g_autofree char *message = NULL;
      Fixture fixture;

      fixture_start (&fixture);
      g_clear_pointer (&fixture.store, dew_store_close);
      lock = lock_path (&fixture);
      g_remove (lock);
      g_chmod (fixture.path, cases[i].file);
      g_chmod (fixture.folder, cases[i].folder);
      message = open_without_rights (fixture.path, DEW_STORE_WRITE);
      g_test_message ("%s", message);
      if (*cases[i].says != '\0')
        g_assert_nonnull (strstr (message, cases[i].says));
      else
        g_assert_cmpstr (message, ==, "");
      g_chmod (fixture.folder, 0777);
      fixture_finish (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lock/two-openers", test_two_openers);
  g_test_add_func ("/lock/next", test_next);
  g_test_add_func ("/lock/link", test_link);
  g_test_add_func ("/lock/killed", test_killed);
  g_test_add_func ("/lock/traps", test_traps);
  g_test_add_func ("/lock/text", test_text);
  g_test_add_func ("/lock/no-rights", test_no_rights);

  return g_test_run ();
}
