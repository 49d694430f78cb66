/* dew-pdf.c: the annexes as a PDF. */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-error.h"
#include "dew-export.h"
#include "dew-pages.h"
#include "dew-safe-file.h"

/* When a file was made, where the book does not say: always the same. */
#define NO_DATE "2000-01-01"

/* How much of the work is done when pages begin to be drawn. */
#define LAID_OUT 0.3

/* The tags of a table take memory until the end, and a screen reader goes through no table of that many cells. */
#define TAGGED_CELLS_MOST 250000

typedef struct {
  DewProgress progress;
  gpointer    data;
} Telling;

static void
tell_laid_out_cb (double   done,
                  gpointer data)
{
  const Telling *telling = data;

  telling->progress (done * LAID_OUT, telling->data);
}

/* The file keeps the reason, and commit says it; the drawing need not go on. */
static cairo_status_t
write_cb (void         *closure,
          const guchar *bytes,
          unsigned int  length)
{
  dew_safe_file_write (closure, (const char *) bytes, (gssize) length);
  return dew_safe_file_failed (closure) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static gboolean
may_be_tagged (const DewBook *book)
{
  guint64 cells = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      cells += (guint64) sheet->rows->len * sheet->columns->len;
    }
  return cells <= TAGGED_CELLS_MOST;
}

static void
describe (cairo_surface_t *surface,
          const DewBook   *book)
{
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", dew_date_valid (book->date) && *book->date != '\0' ? book->date : NO_DATE);

  g_autofree char *title = dew_page_text_valid (book->title);
  g_autofree char *subtitle = dew_page_text_valid (book->subtitle);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title != NULL ? title : book->title);
  if (*book->subtitle != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subtitle != NULL ? subtitle : book->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
add_outline (cairo_surface_t *surface,
             const DewBook   *book,
             const DewPages  *pages)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);
      g_autofree char *where = g_strdup_printf ("page=%u pos=[0 0]", dew_pages_first (pages, i) + 1);
      g_autofree char *name = dew_page_text_valid (sheet->name);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name != NULL ? name : sheet->name, where, 0);
    }
}

/* FALSE when cancelled. */
static gboolean
draw_pages (DewPages         *pages,
            cairo_surface_t  *surface,
            cairo_t          *cr,
            gboolean          tagged,
            GCancellable     *cancellable,
            const Telling    *telling,
            GError          **error)
{
  guint n = dew_pages_count (pages);

  for (guint p = 0; p < n && cairo_status (cr) == CAIRO_STATUS_SUCCESS; p++)
    {
      double width, height;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      dew_pages_size (pages, p, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      /* The size is set first: it throws away what is on the page, and be it a tag. */
      if (tagged && p == 0)
        cairo_tag_begin (cr, "Document", NULL);
      if (tagged)
        dew_pages_draw_tagged (pages, cr, p);
      else
        dew_pages_draw (pages, cr, p);
      cairo_show_page (cr);
      if (telling->progress != NULL)
        telling->progress (LAID_OUT + (1 - LAID_OUT) * (p + 1) / n, telling->data);
    }
  return TRUE;
}

/* Into the stream that the surface writes to. *status gets what cairo has to complain of. FALSE when cancelled. */
static gboolean
draw_book (const DewBook    *book,
           DewPages         *pages,
           cairo_surface_t  *surface,
           GCancellable     *cancellable,
           const Telling    *telling,
           cairo_status_t   *status,
           GError          **error)
{
  gboolean tagged = may_be_tagged (book);
  cairo_t *cr = cairo_create (surface);
  gboolean whole;

  describe (surface, book);
  whole = draw_pages (pages, surface, cr, tagged, cancellable, telling, error);
  if (whole && tagged && dew_pages_count (pages) > 0)
    cairo_tag_end (cr, "Document");
  if (whole)
    add_outline (surface, book, pages);
  *status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (surface);
  return whole;
}

/* What the file has to say comes first: where it failed, cairo only repeats that it did. */
static gboolean
finish (DewSafeFile     *file,
        const char      *path,
        cairo_status_t   status,
        GError         **error)
{
  g_autofree char *name = NULL;

  if (status == CAIRO_STATUS_SUCCESS || dew_safe_file_failed (file))
    return dew_safe_file_commit (file, error);

  name = g_filename_display_name (path);
  g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” could not be drawn as a PDF (%s): export fewer annexes, or a workbook."), name,
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
dew_export_pdf (const DewBook  *book,
                const char     *path,
                GCancellable   *cancellable,
                DewProgress     progress,
                gpointer        data,
                GError        **error)
{
  g_return_val_if_fail (book != NULL && path != NULL, FALSE);

  Telling telling = { progress, data };
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, error);
  g_autoptr (DewPages) pages = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean whole;

  if (file == NULL)
    return FALSE;
  pages = dew_pages_new (book, NULL, cancellable, progress != NULL ? tell_laid_out_cb : NULL, &telling, error);
  if (pages == NULL)
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (write_cb, file, dew_page_format_a4.width, dew_page_format_a4.height);
  whole = draw_book (book, pages, surface, cancellable, &telling, &status, error);
  cairo_surface_destroy (surface);
  return whole && !g_cancellable_set_error_if_cancelled (cancellable, error) && finish (file, path, status, error);
}
