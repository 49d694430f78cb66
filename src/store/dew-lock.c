/* dew-lock.c: who may write a document: one at a time, told by a file beside it */
#define _GNU_SOURCE     /* F_OFD_SETLK */
#include "dew-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dew-error.h"

struct _DewLock
{
  int fd;
};

#define FIRST_LINE "Dewpond lock"

/* More than a name, a host and a time ever take. */
#define TEXT_LIMIT 1024

static char *
get_lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock = g_strdup_printf (".%s.lock", name);

  return g_build_filename (folder, lock, NULL);
}

static struct flock
whole_file (void)
{
  return (struct flock) { .l_type = F_WRLCK, .l_whence = SEEK_SET };
}

/* ---- What stands in it ---- */

/* Somebody's file of that name, a link or a pipe is not for us to write into: only one that is empty or that we wrote. */
static gboolean
is_ours (int fd)
{
  char first[sizeof FIRST_LINE];
  struct stat info;
  ssize_t n;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_nlink != 1)
    return FALSE;

  n = pread (fd, first, strlen (FIRST_LINE), 0);

  return n == 0 || (n == (ssize_t) strlen (FIRST_LINE) && memcmp (first, FIRST_LINE, (gsize) n) == 0);
}

static void
write_text (int fd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  const char *name = strcmp (g_get_real_name (), "Unknown") != 0 ? g_get_real_name () : g_get_user_name ();
  g_autofree char *text = g_strdup_printf (FIRST_LINE "\n%.200s\n%.200s\n%s\n", name, g_get_host_name (), time);
  gsize length = strlen (text);

  /* Who it is, is told as well as can be: the lock itself holds without. */
  if (pwrite (fd, text, length, 0) != (ssize_t) length || ftruncate (fd, (off_t) length) != 0)
    g_debug ("the lock could not be signed: %s", g_strerror (errno));
}

static char *
get_local_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  /* Translators: when somebody opened a document, "3 June 2013 09:15". */
  return local != NULL ? g_date_time_format (local, _("%-d %B %Y %H:%M")) : NULL;
}

static char *
read_text (int fd)
{
  char buffer[TEXT_LIMIT + 1];
  ssize_t n = pread (fd, buffer, TEXT_LIMIT, 0);
  g_autofree char *valid = NULL;
  g_autofree char *since = NULL;
  g_auto (GStrv) lines = NULL;

  buffer[MAX (n, 0)] = '\0';
  valid = g_utf8_make_valid (buffer, -1);
  lines = g_strsplit (valid, "\n", 5);
  if (g_strv_length (lines) >= 4 && strcmp (lines[0], FIRST_LINE) == 0)
    since = get_local_time (lines[3]);

  if (since == NULL)
    return g_strdup (_("somebody"));

  /* Translators: who writes a document: a person's name, a computer's name, a date with time. */
  return g_strdup_printf (_("%s on %s since %s"), lines[1], lines[2], since);
}

/* ---- Public ---- */

static char *
get_holder (const char *lock_path)
{
  int fd = open (lock_path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct flock flock = whole_file ();
  char *holder = NULL;

  if (fd < 0)
    return NULL;

  if (is_ours (fd) && fcntl (fd, F_OFD_GETLK, &flock) == 0 && flock.l_type != F_UNLCK)
    holder = read_text (fd);
  close (fd);

  return holder;
}

char *
dew_lock_holder (const char *path)
{
  g_autofree char *lock_path = get_lock_path (path);

  return get_holder (lock_path);
}

/* Whoever may write the document may hold its lock. */
static void
share_mode (int         fd,
            const char *path)
{
  struct stat document, lock;

  if (stat (path, &document) == 0 && fstat (fd, &lock) == 0 && lock.st_uid == geteuid () &&
      (lock.st_mode & 0666) != (document.st_mode & 0666))
    if (fchmod (fd, (document.st_mode & 0666) | 0600) != 0)
      g_debug ("the lock could not be shared: %s", g_strerror (errno));
}

static void
say_refused (const char *path,
             const char *lock_path,
             int         number,
             GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *holder = get_holder (lock_path);

  if (holder != NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY, _("“%s” is being edited by %s, so here it can only be read."), name, holder);
  else if (number == EAGAIN || number == EACCES)
    g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY, _("The folder of “%s” may not be written, so it can only be read; save a copy elsewhere to change it."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY, _("“%s” cannot be locked in its folder (%s), so it can only be read; save a copy elsewhere to change it."),
                 name, g_strerror (number));
}

DewLock *
dew_lock_take (const char *path,
               GError    **error)
{
  g_autofree char *lock_path = get_lock_path (path);
  struct flock flock = whole_file ();
  DewLock *lock;
  int number = 0;
  int fd = open (lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);

  if (fd < 0)
    number = errno;
  else if (!is_ours (fd))
    number = EEXIST;
  else if (fcntl (fd, F_OFD_SETLK, &flock) != 0)
    number = errno;

  if (number != 0)
    {
      say_refused (path, lock_path, number, error);
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  share_mode (fd, path);
  write_text (fd);

  lock = g_new (DewLock, 1);
  lock->fd = fd;
  return lock;
}

void
dew_lock_release (DewLock *lock)
{
  if (lock == NULL)
    return;

  /* Nobody's name stays behind. */
  if (ftruncate (lock->fd, 0) != 0)
    g_debug ("the lock could not be emptied: %s", g_strerror (errno));
  close (lock->fd);
  g_free (lock);
}
