/* dew-xlsx.c: the careful caller of libxlsxwriter: from a book to a file. */
#include "dew-xlsx-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dew-error.h"
#include "dew-hush.h"
#include "dew-safe-file.h"
#include "dew-xlsx-check.h"
#include "dew-zip-check.h"

/* 1 January 2000: what a workbook without a date says of when it was made; left out, it would be now, and no two
 * runs the same. */
#define NO_DATE 946684800

static time_t
read_date (const char *date)
{
  g_autofree char *text = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL ? (time_t) g_date_time_to_unix (time) : NO_DATE;
}

static gboolean
set_properties (DewXlsxWriter *writer,
                GError       **error)
{
  g_autofree char *title = dew_xlsx_clean (writer->book->title);
  g_autofree char *subtitle = dew_xlsx_clean (writer->book->subtitle);
  lxw_doc_properties properties = {
    .title = title != NULL ? title : writer->book->title,
    .subject = subtitle != NULL ? subtitle : writer->book->subtitle,
    .created = read_date (writer->book->date),
  };

  return _dew_xlsx_take (workbook_set_properties (writer->workbook, &properties), error);
}

static gboolean
write_book (DewXlsxWriter *writer,
            GError       **error)
{
  for (guint i = 0; i < writer->book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (writer->book->sheets, i);

      writer->rows_total += sheet->rows->len;
    }

  _dew_xlsx_add_formats (writer);
  if (!set_properties (writer, error))
    return FALSE;
  for (guint i = 0; i < writer->book->sheets->len; i++)
    {
      DewSheet *sheet = g_ptr_array_index (writer->book->sheets, i);

      if (!_dew_xlsx_write_sheet (writer, sheet, error))
        return FALSE;
      if (writer->spends)
        dew_sheet_spend (sheet);
    }
  return !g_cancellable_set_error_if_cancelled (writer->cancellable, error);
}

/* What a close that failed has to say. The library keeps no errno, but the C library most often still has the one
 * of the write that failed. */
static void
set_close_error (GError    **error,
                 const char *path,
                 lxw_error   result,
                 int         errnum)
{
  if (errnum == 0)
    errnum = result == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EIO;
  dew_safe_file_set_temporary_error (error, path, errnum);
}

/* Consumes the workbook. */
static gboolean
close_workbook (DewXlsxWriter *writer,
                const char    *path,
                GError       **error)
{
  lxw_error result;

  /* It tells stderr of what it cannot write; that is told by whoever called, once. */
  dew_hush_begin ();
  errno = 0;
  result = workbook_close (writer->workbook);
  dew_hush_end ();
  if (result != LXW_NO_ERROR)
    set_close_error (error, path, result, errno);
  return result == LXW_NO_ERROR;
}

gboolean
dew_xlsx_write (DewBook      *book,
                gboolean      spend,
                const char   *path,
                GCancellable *cancellable,
                DewProgress   progress,
                gpointer      data,
                GError      **error)
{
  g_return_val_if_fail (book != NULL && book->sheets->len > 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  DewXlsxWriter writer = { .book = book, .spends = spend, .cancellable = cancellable, .progress = progress, .data = data };
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (plain);
  gboolean written = FALSE;

  /* The library prints numbers by the locale of the thread, and XML has no decimal comma. */
  writer.workbook = workbook_new (path);
  if (writer.workbook == NULL)
    set_close_error (error, path, LXW_ERROR_MEMORY_MALLOC_FAILED, 0);
  else if (write_book (&writer, error))
    written = close_workbook (&writer, path, error);
  else
    lxw_workbook_free (writer.workbook);
  uselocale (before);
  freelocale (plain);
  g_free (writer.widths);
  g_free (writer.places);
  g_free (writer.lines);

  if (written && progress != NULL)
    progress (0.9, data);
  return written && dew_zip_check (path, error);
}
