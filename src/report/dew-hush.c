/* dew-hush.c: stderr leads nowhere for a while. */
#include "dew-hush.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <unistd.h>

static GMutex hushing;
static int kept;                /* where stderr leads else; -1: nowhere anyway */

void
dew_hush_begin (void)
{
  int before = errno;
  int nowhere;

  g_mutex_lock (&hushing);
  kept = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  nowhere = kept >= 0 ? open ("/dev/null", O_WRONLY | O_CLOEXEC) : -1;
  if (nowhere >= 0)
    {
      fflush (stderr);
      dup2 (nowhere, STDERR_FILENO);
      close (nowhere);
    }
  errno = before;
}

void
dew_hush_end (void)
{
  int before = errno;

  if (kept >= 0)
    {
      fflush (stderr);
      dup2 (kept, STDERR_FILENO);
      close (kept);
    }
  g_mutex_unlock (&hushing);
  errno = before;
}
