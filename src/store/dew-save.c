/* dew-save.c: new files: a new document, a copy, a copy without history */
#define _GNU_SOURCE     /* renameat2 */
#include "dew-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dew-header.h"
#include "dew-sql.h"
#include "dew-statement.h"

/* ---- Beside the target, then in its place ---- */

/* A file in the making: under a name of its own until it is whole. */
typedef struct
{
  char *target;         /* absolute; not a symbolic link */
  char *temporary;      /* NULL once it is in place */
} Draft;

static void
say_not_made (const char *target,
              int         number,
              GError    **error)
{
  g_autofree char *name = g_filename_display_basename (target);

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The disk is full, so “%s” was not written; free some space and try again."), name);
  else if (number == EEXIST)
    g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("There is something called “%s” already; choose another name."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” could not be written there (%s); choose another folder."), name, g_strerror (number));
}

static void
draft_clear (Draft *draft)
{
  if (draft->temporary != NULL)
    {
      g_autofree char *journal = g_strconcat (draft->temporary, "-journal", NULL);

      g_unlink (draft->temporary);
      g_unlink (journal);
    }
  g_free (draft->temporary);
  g_free (draft->target);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* The folder as it really is; the file in it need not exist. Where it does, what a link leads to is meant. */
static char *
get_target (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *resolved = realpath (path, NULL);
  char *target;

  if (resolved != NULL)
    target = g_strdup (resolved);
  else
    {
      resolved = realpath (folder, NULL);
      target = resolved != NULL ? g_build_filename (resolved, name, NULL) : NULL;
    }
  free (resolved);

  return target;
}

static gboolean
has_unfinished_change (const char *target)
{
  g_autofree char *journal = g_strconcat (target, "-journal", NULL);
  struct stat info;

  return stat (journal, &info) == 0 && info.st_size > 0;
}

/* Whether a file may come to stand there. SQLite would roll a journal that lies there back into whatever has its name. */
static gboolean
check_target (const char *target,
              gboolean    replace,
              GError    **error)
{
  g_autofree char *name = g_filename_display_basename (target);
  g_autofree char *holder = NULL;
  struct stat info;

  if (has_unfinished_change (target))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("An unfinished change to “%s” lies beside it; choose another name."), name);
      return FALSE;
    }

  if (lstat (target, &info) != 0)
    return TRUE;

  if (!replace)
    {
      say_not_made (target, EEXIST, error);
      return FALSE;
    }

  if (!dew_header_check_path (target, error))
    return FALSE;

  holder = dew_lock_holder (target);
  if (holder != NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” is being edited by %s; choose another name."), name, holder);

  return holder == NULL;
}

static gboolean
draft_begin (Draft      *draft,
             const char *path,
             gboolean    replace,
             GError    **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  int fd;

  draft->target = get_target (path);
  if (draft->target == NULL)
    {
      say_not_made (path, errno, error);
      return FALSE;
    }
  if (!check_target (draft->target, replace, error))
    return FALSE;

  folder = g_path_get_dirname (draft->target);
  temporary = g_build_filename (folder, ".dewpond-XXXXXX", NULL);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      say_not_made (draft->target, errno, error);
      return FALSE;
    }

  close (fd);
  draft->temporary = g_steal_pointer (&temporary);
  return TRUE;
}

/* 0 or an errno. */
static int
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  int number = 0;

  if (fd < 0 || fsync (fd) != 0)
    number = errno;
  if (fd >= 0)
    close (fd);

  /* Some file systems cannot sync a folder, and need not. */
  return number == EINVAL ? 0 : number;
}

/* 0 or an errno. Where the file system knows no exclusive rename, what stands there is looked for once more. */
static int
rename_new (const char *from,
            const char *to)
{
  struct stat info;

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (lstat (to, &info) == 0)
    return EEXIST;

  return rename (from, to) == 0 ? 0 : errno;
}

/* No connection to the draft is open any more. */
static gboolean
draft_finish (Draft    *draft,
              gboolean  replace,
              GError  **error)
{
  g_autofree char *folder = g_path_get_dirname (draft->target);
  struct stat info;
  int number = 0;

  if (replace && stat (draft->target, &info) == 0 && chmod (draft->temporary, info.st_mode & 0777) != 0)
    number = errno;
  if (number == 0)
    number = sync_path (draft->temporary);
  if (number == 0 && replace)
    number = rename (draft->temporary, draft->target) == 0 ? 0 : errno;
  else if (number == 0)
    number = rename_new (draft->temporary, draft->target);

  if (number != 0)
    {
      say_not_made (draft->target, number, error);
      return FALSE;
    }

  g_clear_pointer (&draft->temporary, g_free);
  sync_path (folder);
  return TRUE;
}

/* ---- A new document ---- */

static gboolean
write_new (const char *path,
           const char *title,
           GError    **error)
{
  g_autoptr (DewConnection) connection = dew_connection_create (path, error);
  sqlite3_stmt *statement;

  if (connection == NULL)
    return FALSE;

  statement = dew_connection_statement (connection, "INSERT INTO document (id, title, subtitle, as_at, note) VALUES (1, ?, '', '', '')", error);
  if (statement == NULL)
    return FALSE;
  dew_statement_bind_text (statement, 1, title);

  return dew_statement_run (statement, error) && dew_connection_run (connection, "COMMIT", error);
}

/* The file that SQLite names in its errors has a passing name: what failed is the target. */
static void
say_of_target (const char *target,
               GError     *reason,
               GError    **error)
{
  g_autoptr (GError) owned = reason;
  g_autofree char *name = g_filename_display_basename (target);

  if (g_error_matches (owned, DEW_ERROR, DEW_ERROR_IO))
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” could not be written; look whether the disk is full, or choose another folder."), name);
  else
    g_propagate_error (error, g_steal_pointer (&owned));
}

gboolean
dew_store_create (const char *path,
                  const char *title,
                  GError    **error)
{
  const DewColumn *column = &dew_tables[DEW_TABLE_DOCUMENT].columns[dew_table_column (DEW_TABLE_DOCUMENT, "title")];
  DewValue value = { DEW_VALUE_TEXT, { .text = title } };
  g_auto (Draft) draft = { NULL, };
  GError *reason = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  if (!dew_column_accepts (column, &value))
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The title cannot be stored; choose a shorter one."));
      return FALSE;
    }

  if (!draft_begin (&draft, path, FALSE, error))
    return FALSE;

  if (!write_new (draft.temporary, title, &reason))
    {
      say_of_target (draft.target, reason, error);
      return FALSE;
    }

  return draft_finish (&draft, FALSE, error);
}

/* ---- A copy ---- */

static gboolean
is_same_file (const char *a,
              const char *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Written by SQLite as it stands at one moment, also while others write. */
static gboolean
write_copy (DewStore   *store,
            const char *path,
            GError    **error)
{
  sqlite3_stmt *statement = dew_connection_statement (store->connection, "VACUUM INTO ?", error);

  if (statement == NULL)
    return FALSE;

  dew_statement_bind_text (statement, 1, path);

  return dew_statement_run (statement, error);
}

static gboolean
clean_copy (const char *path,
            GError    **error)
{
  g_autoptr (DewConnection) connection = dew_connection_open (path, TRUE, error);

  return connection != NULL &&
         dew_connection_run (connection, "BEGIN", error) &&
         dew_journal_clear (connection, error) &&
         dew_connection_run (connection, "DELETE FROM version", error) &&
         dew_connection_run (connection, "COMMIT", error) &&
         dew_connection_run (connection, "VACUUM", error);
}

gboolean
dew_store_save_as (DewStore   *store,
                   const char *path,
                   gboolean    replace,
                   gboolean    clean,
                   GError    **error)
{
  g_auto (Draft) draft = { NULL, };
  GError *reason = NULL;

  g_assert (dew_store_is_mine (store));
  g_return_val_if_fail (path != NULL, FALSE);

  if (replace && is_same_file (store->path, path))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” is the document itself; choose another name for the copy."), name);
      return FALSE;
    }

  if (!draft_begin (&draft, path, replace, error))
    return FALSE;

  if (!write_copy (store, draft.temporary, &reason) || (clean && !clean_copy (draft.temporary, &reason)))
    {
      say_of_target (draft.target, reason, error);
      return FALSE;
    }

  return draft_finish (&draft, replace, error);
}
