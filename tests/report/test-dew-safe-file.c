/* test-dew-safe-file.c: a file is replaced as a whole or not at all. */
#include "dew-safe-file.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report-samples.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "paper.csv", NULL);
  write_text (fixture->path, "before");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
check_untouched (const Fixture *fixture)
{
  g_autofree char *text = read_text (fixture->path);

  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewSafeFile) file = NULL;
  g_autofree char *text = NULL;
  GString *expected = g_string_new (NULL);
  struct stat info;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  file = dew_safe_file_new (fixture->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 50000; i++)
    {
      dew_safe_file_write (file, "row ", -1);
      dew_safe_file_write (file, "x\n!", 2);
      g_string_append (expected, "row x\n");
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_true (dew_safe_file_commit (file, &error));
  g_assert_no_error (error);

  text = read_text (fixture->path);
  g_assert_cmpstr (text, ==, expected->str);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_string_free (expected, TRUE);
}

static void
test_new_permissions (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new", NULL);
  mode_t before = umask (027);
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, NULL);
  struct stat info;

  umask (before);
  g_assert_true (dew_safe_file_commit (file, NULL));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_abandon (Fixture       *fixture,
              gconstpointer  data)
{
  DewSafeFile *file = dew_safe_file_new (fixture->path, NULL);

  dew_safe_file_write (file, "half", -1);
  dew_safe_file_free (file);
  check_untouched (fixture);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr (DewSafeFile) file = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  file = dew_safe_file_new (link, NULL);
  dew_safe_file_write (file, "after", -1);
  g_assert_true (dew_safe_file_commit (file, NULL));
  text = read_text (fixture->path);
  g_assert_cmpstr (text, ==, "after");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
check_refused (const char *path,
               int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, &error);

  g_assert_null (file);
  g_assert_error (error, DEW_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "paper.csv", NULL);
  g_autofree char *under = g_build_filename (fixture->path, "paper.csv", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/new/", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  check_refused (fixture->folder, DEW_ERROR_INVALID);
  check_refused (slash, DEW_ERROR_INVALID);
  check_refused ("", DEW_ERROR_INVALID);
  check_refused (nowhere, DEW_ERROR_NOT_FOUND);
  check_refused (under, DEW_ERROR_NOT_FOUND);
  check_refused (name, DEW_ERROR_IO);
  check_untouched (fixture);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  check_refused (pipe, DEW_ERROR_READ_ONLY);

  dew_safe_file_set_error (&error, fixture->path, ENOSPC);
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  message = g_filename_display_name (fixture->path);
  g_assert_nonnull (strstr (error->message, message));
}

/* What a full disk does, by a limit on the size of files. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;
  DewSafeFile *file = dew_safe_file_new (fixture->path, NULL);
  gboolean committed;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (dew_safe_file_failed (file));
  for (guint i = 0; i < 20000; i++)
    dew_safe_file_write (file, "0123456789", -1);
  g_assert_true (dew_safe_file_failed (file));
  committed = dew_safe_file_commit (file, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (committed);
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  dew_safe_file_free (file);
  check_untouched (fixture);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/safe-file/replace", test_replace);
  ADD ("/safe-file/new-permissions", test_new_permissions);
  ADD ("/safe-file/abandon", test_abandon);
  ADD ("/safe-file/link", test_link);
  ADD ("/safe-file/refused", test_refused);
  ADD ("/safe-file/full", test_full);

  return g_test_run ();
}
