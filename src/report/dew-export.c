/* dew-export.c: writing files that people get, safely. */
#include "dew-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dew-csv-writer.h"
#include "dew-error.h"
#include "dew-html.h"
#include "dew-safe-file.h"
#include "dew-xlsx.h"

#define ROWS_A_TICK 1024

/* ---- A workbook ---- */

/* The library that makes workbooks keeps its parts among the temporary files anyway, and does not look closely at
 * what the disk tells it; the target gets only what is whole. */
static char *
make_temporary (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dewpond-XXXXXX", NULL);
  int fd = g_mkstemp (path);

  if (fd < 0)
    {
      dew_safe_file_set_temporary_error (error, path, errno);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&path);
}

static gboolean
copy_file (DewSafeFile *file,
           const char  *path,
           GError     **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);

  if (mapped == NULL)
    return FALSE;
  dew_safe_file_write (file, g_mapped_file_get_contents (mapped), (gssize) g_mapped_file_get_length (mapped));
  return TRUE;
}

gboolean
dew_export_xlsx (DewBook        *taken,
                 const char     *path,
                 GCancellable   *cancellable,
                 DewProgress     progress,
                 gpointer        data,
                 GError        **error)
{
  g_return_val_if_fail (taken != NULL && path != NULL, FALSE);

  g_autoptr (DewBook) book = taken;
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, error);
  g_autofree char *made = NULL;
  gboolean written;

  if (file == NULL)
    return FALSE;

  made = make_temporary (error);
  if (made == NULL)
    return FALSE;
  written = dew_xlsx_write (book, TRUE, made, cancellable, progress, data, error) &&
            !g_cancellable_set_error_if_cancelled (cancellable, error) &&
            copy_file (file, made, error) &&
            dew_safe_file_commit (file, error);
  g_unlink (made);

  if (written && progress != NULL)
    progress (1, data);
  return written;
}

/* ---- The annexes as CSV ---- */

static void
put_cell (DewCsvWriter  *csv,
          const DewCell *cell)
{
  if (cell->flags & DEW_CELL_BLANK)
    {
      dew_csv_empty (csv);
      return;
    }

  switch (cell->type)
    {
    case DEW_CELL_TEXT:
      dew_csv_text (csv, cell->text);
      break;
    case DEW_CELL_MONEY:
      dew_csv_money (csv, cell->number, dew_cell_unit (cell->flags));
      break;
    case DEW_CELL_DATE:
      dew_csv_date (csv, cell->text);
      break;
    case DEW_CELL_PENCE:
    case DEW_CELL_COUNT:
      dew_csv_integer (csv, cell->number);
      break;
    case DEW_CELL_PERCENT:
      dew_csv_percent (csv, cell->number);
      break;
    case DEW_CELL_EMPTY:
    default:
      dew_csv_empty (csv);
      break;
    }
}

static void
put_line (DewCsvWriter *csv,
          const char   *text)
{
  dew_csv_text (csv, text);
  dew_csv_end (csv);
}

/* FALSE when cancelled. */
static gboolean
put_sheet (DewCsvWriter    *csv,
           const DewSheet  *sheet,
           GCancellable    *cancellable,
           GError         **error)
{
  put_line (csv, sheet->title);
  for (guint i = 0; i < sheet->notes->len; i++)
    put_line (csv, g_ptr_array_index (sheet->notes, i));

  if (sheet->contents)
    return TRUE;

  for (guint c = 0; c < sheet->columns->len; c++)
    dew_csv_text (csv, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->plain);
  dew_csv_end (csv);

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      for (guint c = 0; c < sheet->columns->len; c++)
        put_cell (csv, dew_sheet_cell (sheet, r, c));
      dew_csv_end (csv);
      if (r % ROWS_A_TICK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dew_export_book_csv (const DewBook  *book,
                     const char     *path,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_return_val_if_fail (book != NULL && path != NULL, FALSE);

  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, error);
  DewCsvWriter csv = { .file = file };

  if (file == NULL)
    return FALSE;

  for (guint i = 0; i < book->sheets->len; i++)
    {
      if (i > 0)
        dew_csv_end (&csv);
      if (!put_sheet (&csv, g_ptr_array_index (book->sheets, i), cancellable, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error) && dew_safe_file_commit (file, error);
}

/* ---- The annexes as a page ---- */

gboolean
dew_export_book_html (const DewBook  *book,
                      const char     *path,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_return_val_if_fail (book != NULL && path != NULL, FALSE);

  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, error);

  return file != NULL && dew_html_write (book, file, cancellable, error) && dew_safe_file_commit (file, error);
}

/* ---- By the ending ---- */

static gboolean
has_ending (const char *path,
            const char *ending)
{
  gsize length = strlen (path);

  return length > strlen (ending) && g_ascii_strcasecmp (path + length - strlen (ending), ending) == 0;
}

/* FALSE with an error where inputs and working are to be left out of what cannot be without them, or never has them. */
static gboolean
check_working (const DewAnnexQuery *query,
               guint                n,
               const char          *path,
               GError             **error)
{
  if (!query->no_working)
    return TRUE;

  if (has_ending (path, ".xlsx"))
    g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID,
                         _("The formulas of a workbook stand on its inputs and working: end its name in .pdf or .html, or export with them."));
  else if (has_ending (path, ".json") || (has_ending (path, ".csv") && n == 0))
    g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID,
                         _("Only annexes have inputs and working to leave out: end the name in .pdf or .html, or choose the annexes of a .csv."));
  else
    return TRUE;

  return FALSE;
}

gboolean
dew_export (const DewAnnexQuery    *query,
            const DewAnnex *const  *annexes,
            guint                   n,
            const char             *path,
            GCancellable           *cancellable,
            DewProgress             progress,
            gpointer                data,
            GError                **error)
{
  g_return_val_if_fail (query != NULL && query->ledger != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  gboolean workbook = has_ending (path, ".xlsx");
  gboolean printed = has_ending (path, ".pdf");
  gboolean values = has_ending (path, ".csv");
  gboolean page = has_ending (path, ".html");
  g_autoptr (DewBook) book = NULL;

  if (!check_working (query, n, path, error))
    return FALSE;
  if (has_ending (path, ".json"))
    return dew_export_json (query->ledger, path, cancellable, error);

  if (!workbook && !printed && !values && !page)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("What “%s” is to be cannot be told: end its name in .xlsx for a workbook, .html for a page, .pdf for "
                     "paper, .csv for separated values, or .json for the whole document."), name);
      return FALSE;
    }

  if (values && n == 0)
    return dew_export_tidy_csv (query->ledger, query->pool, query->year, path, cancellable, error);

  /* Without number formats what stands behind a figure is lost, and what is shown would be rounded alone and not add up. */
  if (query->exact && !workbook)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("A working copy is a workbook: end its name in .xlsx, or export without it."));
      return FALSE;
    }

  book = dew_annex_book (query, annexes, n, error);
  if (book == NULL)
    return FALSE;
  if (workbook)
    return dew_export_xlsx (g_steal_pointer (&book), path, cancellable, progress, data, error);
  if (printed)
    return dew_export_pdf (book, path, cancellable, progress, data, error);
  return page ? dew_export_book_html (book, path, cancellable, error) : dew_export_book_csv (book, path, cancellable, error);
}
