/* test-dew-header.c: the first hundred bytes, read beside SQLite without its knowing */
#include "dew-header.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  sqlite3 *db;

  fixture_start (&fixture);
  db = open_reader (fixture.path);
  g_assert_true (dew_header_check (db, &error));
  g_assert_no_error (error);
  g_assert_false (dew_header_truncated (db));
  sqlite3_close (db);

  /* No file at all. */
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_false (dew_header_check (db, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  sqlite3_close (db);
  fixture_finish (&fixture);
}

static void
test_truncated (void)
{
  struct stat info;
  Fixture fixture;
  sqlite3 *db;

  fixture_start (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_assert_cmpint (stat (fixture.path, &info), ==, 0);
  db = open_reader (fixture.path);
  g_assert_cmpint (truncate (fixture.path, info.st_size - 1), ==, 0);
  g_assert_true (dew_header_truncated (db));
  g_assert_cmpint (truncate (fixture.path, info.st_size), ==, 0);
  g_assert_false (dew_header_truncated (db));
  g_assert_cmpint (truncate (fixture.path, 50), ==, 0);
  g_assert_false (dew_header_truncated (db));
  sqlite3_close (db);
  fixture_finish (&fixture);
}

/* Goes up with every commit of anybody, and with nothing else. */
static void
test_counter (void)
{
  guint32 before = 0, after = 0;
  Fixture fixture;
  sqlite3 *db;

  fixture_start (&fixture);
  db = open_reader (fixture.path);
  g_assert_true (dew_header_counter (db, &before));
  run_sql (fixture.path, "BEGIN; UPDATE document SET note = 'x'; ROLLBACK");
  g_assert_true (dew_header_counter (db, &after));
  g_assert_cmpuint (after, ==, before);
  run_sql (fixture.path, "UPDATE document SET note = 'x'");
  g_assert_true (dew_header_counter (db, &after));
  g_assert_cmpuint (after, ==, before + 1);
  sqlite3_close (db);
  fixture_finish (&fixture);
}

/* Whether another process would find the file locked: a child's locks are not its parent's. */
static gboolean
is_locked (const char *path)
{
  int status = 0;
  pid_t pid = fork ();

  if (pid == 0)
    {
      struct flock flock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &flock) == 0 ? flock.l_type != F_UNLCK : 2);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);

  return WEXITSTATUS (status);
}

/* Looking at the header takes nobody's lock away, as opening and closing the file by other means would. */
static void
test_locks_stay (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  sqlite3 *writer = NULL;
  sqlite3 *looker;

  fixture_start (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_assert_cmpint (sqlite3_open_v2 (fixture.path, &writer, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);

  looker = open_reader (fixture.path);
  g_assert_true (dew_header_check (looker, &error));
  dew_header_warm (looker);
  sqlite3_close (looker);
  g_assert_null (dew_store_writer (fixture.path));

  g_assert_true (is_locked (fixture.path));
  sqlite3_exec (writer, "ROLLBACK", NULL, NULL, NULL);
  g_assert_false (is_locked (fixture.path));
  sqlite3_close (writer);
  fixture_finish (&fixture);
}

static void
test_path (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_header_check_path ("/dev/null", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (dew_header_check_path ("/dev/null/plan.dewpond", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/header/check", test_check);
  g_test_add_func ("/header/truncated", test_truncated);
  g_test_add_func ("/header/counter", test_counter);
  g_test_add_func ("/header/locks-stay", test_locks_stay);
  g_test_add_func ("/header/path", test_path);

  return g_test_run ();
}
