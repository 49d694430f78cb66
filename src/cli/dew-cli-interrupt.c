/* dew-cli-interrupt.c: Ctrl+C as a wish to cancel */
#include "dew-cli-interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "dew-cli-private.h"

/* What goes through the pipe. The time is that of the signal, and not when somebody came to read of it. */
typedef struct {
  int    number;                /* of the signal; STOP: no more is to be read */
  gint64 time;                  /* µs */
} Caught;

#define STOP 0

/* One wish may come as two signals: a terminal that closes hangs up, and so does its shell; a session that ends sends SIGTERM and SIGHUP; what runs the program in between passes Ctrl+C on, which the
 * terminal has told all of them. */
#define SAME_WISH (G_USEC_PER_SEC / 2)

static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

static struct sigaction before[G_N_ELEMENTS (numbers)];
static GCancellable *cancellable;
static GThread *watcher;
static int first;               /* the number of the first signal; the watcher's, until it is joined */

/* Is never closed: a handler may be on its way in some thread after the signals were given back. Then another stretch would read of it, which a program that exports once has not. */
static int ends[2] = { -1, -1 };

/* Little may be done in a handler, and cancelling is more. So little goes through a pipe in one piece. */
static void
caught_cb (int number)
{
  int kept = errno;
  struct timespec now = { 0 };
  Caught caught = { .number = number };
  gssize written G_GNUC_UNUSED;

  clock_gettime (CLOCK_MONOTONIC, &now);
  caught.time = now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
  written = write (ends[1], &caught, sizeof caught);
  errno = kept;
}

static gpointer
watch (gpointer nothing)
{
  gint64 since = 0;

  for (;;)
    {
      Caught caught = { 0 };
      gssize got = read (ends[0], &caught, sizeof caught);

      if (got < 0 && errno == EINTR)
        continue;
      if (got != sizeof caught || caught.number == STOP)
        return NULL;

      if (first == 0)
        {
          first = caught.number;
          since = caught.time;
          g_cancellable_cancel (cancellable);
        }
      else if (caught.time - since >= SAME_WISH)
        {
          _dew_cli_interrupt_leave (caught.number);
        }
    }
}

static gboolean
start_watching (void)
{
  if (ends[0] < 0 && !g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    return FALSE;

  first = 0;
  watcher = g_thread_try_new ("interrupt", watch, NULL, NULL);
  return watcher != NULL;
}

GCancellable *
_dew_cli_interrupt_begin (void)
{
  /* Without SA_RESTART what a library reads or writes would fail, rather than be cancelled. */
  struct sigaction ours = { .sa_handler = caught_cb, .sa_flags = SA_RESTART };

  g_return_val_if_fail (cancellable == NULL, NULL);

  cancellable = g_cancellable_new ();
  if (!start_watching ())
    return cancellable;

  /* What is ignored was meant to be, as by nohup. */
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (sigaction (numbers[i], NULL, &before[i]) == 0 && before[i].sa_handler != SIG_IGN)
      sigaction (numbers[i], &ours, NULL);
  return cancellable;
}

int
_dew_cli_interrupt_end (void)
{
  g_return_val_if_fail (cancellable != NULL, 0);

  if (watcher != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        sigaction (numbers[i], &before[i], NULL);

      /* After whatever signals came, which it still takes. */
      caught_cb (STOP);
      g_thread_join (g_steal_pointer (&watcher));
    }
  g_clear_object (&cancellable);
  return first;
}

int
_dew_cli_interrupt_leave (int number)
{
  signal (number, SIG_DFL);
  kill (getpid (), number);

  return DEW_EXIT_SIGNAL + number;
}
