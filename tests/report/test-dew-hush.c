/* test-dew-hush.c: what is written between the two is lost, and nothing else. */
#include "dew-hush.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "report-samples.h"

/* Writes to stderr, which leads to a file meanwhile. */
static void
write_all (void)
{
  fputs ("one ", stderr);
  dew_hush_begin ();
  fputs ("two ", stderr);
  errno = EDOM;
  dew_hush_end ();
  g_assert_cmpint (errno, ==, EDOM);
  fputs ("three", stderr);
  fflush (stderr);
}

static void
test_hush (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "said", NULL);
  g_autofree char *said = NULL;
  int before = dup (STDERR_FILENO);
  int file = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (before, >=, 0);
  g_assert_cmpint (dup2 (file, STDERR_FILENO), ==, STDERR_FILENO);
  close (file);
  write_all ();
  g_assert_cmpint (dup2 (before, STDERR_FILENO), ==, STDERR_FILENO);
  close (before);

  said = read_text (path);
  g_assert_cmpstr (said, ==, "one three");
  remove_folder (g_steal_pointer (&folder));
}

/* Where stderr is closed nothing is opened in its place. */
static void
test_closed (void)
{
  int before = dup (STDERR_FILENO);

  g_assert_cmpint (before, >=, 0);
  close (STDERR_FILENO);
  dew_hush_begin ();
  dew_hush_end ();
  g_assert_cmpint (fcntl (STDERR_FILENO, F_GETFD), ==, -1);
  g_assert_cmpint (dup2 (before, STDERR_FILENO), ==, STDERR_FILENO);
  close (before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hush/hush", test_hush);
  g_test_add_func ("/hush/closed", test_closed);

  return g_test_run ();
}
