/* test-dew-cli-interrupt.c: Ctrl+C as a wish to cancel */
#include "dew-cli-interrupt.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

static void
wait_for (GCancellable *cancellable)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
}

/* Whether the answers to the signals are those of a program that has none. */
static gboolean
is_default (void)
{
  gboolean all = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction now;

      all &= sigaction (numbers[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL;
    }
  return all;
}

/* By which signal a child ends that does that; 0 where it ends by itself. */
static int
run_in_child (void (*deed) (int number),
              int    number)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      deed (number);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFSIGNALED (status) ? WTERMSIG (status) : 0;
}

static void
test_nothing_comes (void)
{
  for (guint i = 0; i < 3; i++)
    {
      GCancellable *cancellable = _dew_cli_interrupt_begin ();

      g_assert_false (is_default ());
      g_assert_false (g_cancellable_is_cancelled (cancellable));
      g_assert_cmpint (_dew_cli_interrupt_end (), ==, 0);
      g_assert_true (is_default ());
    }
}

static void
test_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GCancellable) cancellable = g_object_ref (_dew_cli_interrupt_begin ());

      g_assert_cmpint (kill (getpid (), numbers[i]), ==, 0);
      wait_for (cancellable);
      g_assert_cmpint (_dew_cli_interrupt_end (), ==, numbers[i]);
      g_assert_true (is_default ());
    }
}

/* What comes just before the end has come. */
static void
test_last_moment (void)
{
  g_autoptr (GCancellable) cancellable = g_object_ref (_dew_cli_interrupt_begin ());

  raise (SIGTERM);
  g_assert_cmpint (_dew_cli_interrupt_end (), ==, SIGTERM);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

static void
test_one_wish (void)
{
  _dew_cli_interrupt_begin ();
  raise (SIGTERM);
  raise (SIGHUP);
  raise (SIGTERM);
  raise (SIGINT);
  g_assert_cmpint (_dew_cli_interrupt_end (), ==, SIGTERM);
}

static gpointer
raise_in_thread (gpointer data)
{
  raise (GPOINTER_TO_INT (data));
  return NULL;
}

static void
test_in_another_thread (void)
{
  _dew_cli_interrupt_begin ();
  g_thread_join (g_thread_new ("other", raise_in_thread, GINT_TO_POINTER (SIGINT)));
  g_assert_cmpint (_dew_cli_interrupt_end (), ==, SIGINT);
}

static void
test_ignored (void)
{
  struct sigaction now;

  signal (SIGHUP, SIG_IGN);
  _dew_cli_interrupt_begin ();
  raise (SIGHUP);
  g_assert_cmpint (_dew_cli_interrupt_end (), ==, 0);
  g_assert_cmpint (sigaction (SIGHUP, NULL, &now), ==, 0);
  g_assert_true (now.sa_handler == SIG_IGN);
  signal (SIGHUP, SIG_DFL);
}

/* A program that is run meanwhile dies as ever. */
static void
test_programs (void)
{
  const char *const line[] = { "sh", "-c", "kill -TERM $$; sleep 10", NULL };
  int status = 0;

  _dew_cli_interrupt_begin ();
  g_assert_true (g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGTERM);
  g_assert_cmpint (_dew_cli_interrupt_end (), ==, 0);
}

/* Cancelling does not always help. */
static void
interrupt_again (int number)
{
  GCancellable *cancellable = _dew_cli_interrupt_begin ();

  raise (SIGTERM);
  wait_for (cancellable);
  g_usleep (600 * 1000);
  raise (number);
  g_usleep (10 * G_USEC_PER_SEC);
}

static void
test_again (void)
{
  g_assert_cmpint (run_in_child (interrupt_again, SIGINT), ==, SIGINT);
}

static void
leave (int number)
{
  _dew_cli_interrupt_leave (number);
}

static void
test_leave (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (run_in_child (leave, numbers[i]), ==, numbers[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* However the tests were started. */
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    signal (numbers[i], SIG_DFL);

  g_test_add_func ("/cli-interrupt/nothing-comes", test_nothing_comes);
  g_test_add_func ("/cli-interrupt/each", test_each);
  g_test_add_func ("/cli-interrupt/last-moment", test_last_moment);
  g_test_add_func ("/cli-interrupt/one-wish", test_one_wish);
  g_test_add_func ("/cli-interrupt/in-another-thread", test_in_another_thread);
  g_test_add_func ("/cli-interrupt/ignored", test_ignored);
  g_test_add_func ("/cli-interrupt/programs", test_programs);
  g_test_add_func ("/cli-interrupt/again", test_again);
  g_test_add_func ("/cli-interrupt/leave", test_leave);

  return g_test_run ();
}
