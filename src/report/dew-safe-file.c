/* dew-safe-file.c: replacing a file as a whole or not at all. */
#include "dew-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dew-error.h"

#define BUFFER_SIZE (64 * 1024)
#define NAME_TRIES 100

struct _DewSafeFile {
  char    *path;        /* as the caller has it, for messages */
  char    *target;      /* where it leads */
  char    *folder;
  char    *temporary;
  int      fd;
  int      errnum;      /* the first error met, 0: none */
  GString *buffer;
};

/* Whether room is what is lacking. */
static gboolean
lacks_room (int errnum)
{
  return errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG;
}

void
dew_safe_file_set_error (GError    **error,
                         const char *path,
                         int         errnum)
{
  g_autofree char *name = g_filename_display_name (path);

  if (lacks_room (errnum))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The disk has no room for “%s”: make some, or choose another "
                                                     "folder."), name);
      return;
    }

  switch (errnum)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY, _("“%s” may not be written: choose another name or "
                                                            "folder."), name);
      break;

    case ENOENT:
    case ENOTDIR:
      g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("“%s” cannot be written, because its folder does not "
                                                            "exist: make it, or choose another."), name);
      break;

    case EISDIR:
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is a folder: name a file in it."), name);
      break;

    default:
      g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” could not be written: %s."), name, g_strerror (errnum));
      break;
    }
}

void
dew_safe_file_set_temporary_error (GError    **error,
                                   const char *path,
                                   int         errnum)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (lacks_room (errnum))
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("There is no room among the temporary files in “%s”, where the file is put together: make some there, and export again."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The file could not be put together among the temporary files in “%s” (%s): see that they can be written, and export again."), name, g_strerror (errnum));
}

/* Where the path leads, so that a link stays a link and what it points at is replaced. A link to nothing leads to
 * where that would be. */
static char *
follow_links (const char *path)
{
  char *real = realpath (path, NULL);
  char *followed;

  if (real == NULL)
    return g_strdup (path);
  followed = g_strdup (real);
  free (real);
  return followed;
}

/* 0 when the target may be replaced, else why not. *mode gets its permissions, 0 where there is none yet. */
static int
look_at_target (const char *target,
                mode_t     *mode)
{
  struct stat info;

  *mode = 0;
  if (stat (target, &info) != 0)
    return errno == ENOENT ? 0 : errno;
  if (S_ISDIR (info.st_mode))
    return EISDIR;
  if (!S_ISREG (info.st_mode))
    return EACCES;
  if (access (target, W_OK) != 0)
    return errno;
  *mode = info.st_mode & 0777;
  return 0;
}

/* Opens a new file beside the target, with the permissions that any new file gets. */
static int
open_temporary (DewSafeFile *file)
{
  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".dewpond-%08x", g_random_int ());

      file->temporary = g_build_filename (file->folder, name, NULL);
      file->fd = open (file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (file->fd >= 0)
        return 0;

      g_clear_pointer (&file->temporary, g_free);
      if (errno != EEXIST)
        return errno;
    }
  return EEXIST;
}

DewSafeFile *
dew_safe_file_new (const char *path,
                   GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (DewSafeFile) file = g_new0 (DewSafeFile, 1);
  mode_t mode = 0;
  int errnum;

  file->fd = -1;
  file->path = g_strdup (path);
  file->buffer = g_string_sized_new (BUFFER_SIZE);
  file->target = follow_links (path);
  file->folder = g_path_get_dirname (file->target);

  errnum = path[0] == '\0' || g_str_has_suffix (path, "/") ? EISDIR : look_at_target (file->target, &mode);
  if (errnum == 0)
    errnum = open_temporary (file);
  if (errnum == 0 && mode != 0 && fchmod (file->fd, mode) != 0)
    errnum = errno;
  if (errnum != 0)
    {
      dew_safe_file_set_error (error, path, errnum);
      return NULL;
    }
  return g_steal_pointer (&file);
}

void
dew_safe_file_free (DewSafeFile *file)
{
  if (file == NULL)
    return;

  if (file->fd >= 0)
    close (file->fd);
  if (file->temporary != NULL)
    unlink (file->temporary);

  g_string_free (file->buffer, TRUE);
  g_free (file->temporary);
  g_free (file->folder);
  g_free (file->target);
  g_free (file->path);
  g_free (file);
}

static void
flush_buffer (DewSafeFile *file)
{
  const char *p = file->buffer->str;
  gsize left = file->buffer->len;

  while (left > 0 && file->errnum == 0)
    {
      gssize written = write (file->fd, p, left);

      if (written >= 0)
        {
          p += written;
          left -= written;
        }
      else if (errno != EINTR)
        {
          file->errnum = errno;
        }
    }
  g_string_truncate (file->buffer, 0);
}

void
dew_safe_file_write (DewSafeFile *file,
                     const char  *bytes,
                     gssize       length)
{
  g_return_if_fail (file != NULL && bytes != NULL);

  g_string_append_len (file->buffer, bytes, length);
  if (file->buffer->len >= BUFFER_SIZE)
    flush_buffer (file);
}

gboolean
dew_safe_file_failed (const DewSafeFile *file)
{
  g_return_val_if_fail (file != NULL, TRUE);

  return file->errnum != 0;
}

/* The new name is safe only when its folder is. Some file systems cannot do this, and then need not. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
dew_safe_file_commit (DewSafeFile *file,
                      GError     **error)
{
  g_return_val_if_fail (file != NULL && file->fd >= 0, FALSE);

  flush_buffer (file);
  if (file->errnum == 0 && fsync (file->fd) != 0)
    file->errnum = errno;
  if (close (file->fd) != 0 && file->errnum == 0)
    file->errnum = errno;
  file->fd = -1;

  if (file->errnum == 0 && g_rename (file->temporary, file->target) != 0)
    file->errnum = errno;
  if (file->errnum != 0)
    {
      dew_safe_file_set_error (error, file->path, file->errnum);
      return FALSE;
    }

  g_clear_pointer (&file->temporary, g_free);
  sync_folder (file->folder);
  return TRUE;
}
