/* dew-header.c: what the first hundred bytes say, looked at before SQLite believes any of them */
#include "dew-header.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "dew-error.h"
#include "dew-statement.h"
#include "dew-store.h"

#define HEADER_SIZE 100
#define MAGIC       "SQLite format 3"   /* and its NUL */

/* Offsets in the header; https://www.sqlite.org/fileformat.html, section 1.3. */
enum {
  AT_PAGE_SIZE = 16,
  AT_WRITE_VERSION = 18,
  AT_READ_VERSION = 19,
  AT_COUNTER = 24,
  AT_N_PAGES = 28,
  AT_ENCODING = 56,
  AT_USER_VERSION = 60,
  AT_APPLICATION_ID = 68,
};

static guint32
get_uint32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static char *
get_name (sqlite3 *db)
{
  const char *path = sqlite3_db_filename (db, "main");

  return g_filename_display_basename (path != NULL ? path : "");
}

static sqlite3_file *
get_file (sqlite3 *db)
{
  sqlite3_file *file = NULL;

  sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  return file != NULL && file->pMethods != NULL ? file : NULL;
}

gboolean
dew_header_check_path (const char *path,
                       GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat info;

  if (stat (path, &info) != 0)
    {
      int number = errno;

      if (number == ENOENT || number == ENOTDIR)
        g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      else
        g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” cannot be reached (%s)."), name, g_strerror (number));
      return FALSE;
    }

  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is not a file, so it cannot be a Dewpond document."), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_magic (const guint8 *header,
             sqlite3_int64 size,
             const char   *name,
             GError      **error)
{
  if (size == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is empty, not a Dewpond document."), name);
  else if (memcmp (header, MAGIC, MIN (size, (sqlite3_int64) sizeof MAGIC)) != 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is not a Dewpond document."), name);
  else if (size < HEADER_SIZE)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is cut short, as by a broken transfer; get a complete copy."), name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_fields (const guint8 *header,
              const char   *name,
              GError      **error)
{
  guint32 version = get_uint32 (header + AT_USER_VERSION);

  if (get_uint32 (header + AT_APPLICATION_ID) != DEW_APPLICATION_ID)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is another program’s database, not a Dewpond document."), name);
  else if (version > DEW_FORMAT_VERSION)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” was written by a newer version of Dewpond; update Dewpond to open it."), name);
  else if (header[AT_WRITE_VERSION] != 1 || header[AT_READ_VERSION] != 1)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                 _("“%s” was switched to write-ahead logging by another program; switch it back there with “PRAGMA journal_mode=DELETE”."), name);
  else if (version < 1 || get_uint32 (header + AT_ENCODING) != 1)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is damaged; go back to an earlier copy."), name);
  else
    return TRUE;

  return FALSE;
}

gboolean
dew_header_check (sqlite3 *db,
                  GError **error)
{
  g_autofree char *name = get_name (db);
  sqlite3_file *file = get_file (db);
  guint8 header[HEADER_SIZE] = { 0, };
  sqlite3_int64 size = 0;
  int code;

  if (file == NULL)
    {
      dew_sqlite_error (db, SQLITE_CANTOPEN, error);
      return FALSE;
    }

  /* A short read fills up with zeros; what is missing is told by the size. */
  code = file->pMethods->xFileSize (file, &size);
  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    {
      dew_sqlite_error (db, code, error);
      return FALSE;
    }

  return check_magic (header, size, name, error) && check_fields (header, name, error);
}

gboolean
dew_header_truncated (sqlite3 *db)
{
  sqlite3_file *file = get_file (db);
  guint8 header[HEADER_SIZE];
  sqlite3_int64 size = 0;
  guint32 page_size;

  if (file == NULL ||
      file->pMethods->xFileSize (file, &size) != SQLITE_OK ||
      file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK)
    return FALSE;

  page_size = (guint32) header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
  if (page_size == 1)
    page_size = 65536;

  return (sqlite3_int64) get_uint32 (header + AT_N_PAGES) * page_size > size;
}

gboolean
dew_header_counter (sqlite3 *db,
                    guint32 *counter)
{
  sqlite3_file *file = get_file (db);
  guint8 bytes[4];

  if (file == NULL || file->pMethods->xRead (file, bytes, sizeof bytes, AT_COUNTER) != SQLITE_OK)
    return FALSE;

  *counter = get_uint32 (bytes);
  return TRUE;
}

void
dew_header_warm (sqlite3 *db)
{
  const int chunk = 1 << 20;
  sqlite3_file *file = get_file (db);
  sqlite3_int64 size = 0;
  g_autofree char *buffer = NULL;

  if (file == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return;

  buffer = g_malloc (chunk);
  for (sqlite3_int64 at = 0; at + chunk <= size; at += chunk)
    if (file->pMethods->xRead (file, buffer, chunk, at) != SQLITE_OK)
      break;
}
