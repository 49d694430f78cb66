/* dew-pages.c: a book laid out on pages. */
#include "dew-pages-private.h"

#define ROWS_A_TICK 1024

#define LEAST_ROOM 200.0

/* 15 mm. */
#define A4_MARGIN 42.52

const DewPageFormat dew_page_format_a4 = { 841.89, 595.28, A4_MARGIN, A4_MARGIN, A4_MARGIN, A4_MARGIN, TRUE };

gboolean
_dew_pages_tick (DewPages *pages)
{
  pages->done++;
  if (pages->done % ROWS_A_TICK != 0)
    return TRUE;

  if (pages->progress != NULL)
    pages->progress ((double) pages->done / (double) pages->whole, pages->data);
  return !g_cancellable_is_cancelled (pages->cancellable);
}

/* Each row is looked at twice: for how wide it is and how high. */
static guint64
count_work (const DewBook *book)
{
  guint64 rows = 1;

  for (guint i = 0; i < book->sheets->len; i++)
    rows += 2 * (guint64) ((const DewSheet *) g_ptr_array_index (book->sheets, i))->rows->len;
  return rows;
}

static void
mend_format (DewPageFormat *format)
{
  format->width = MAX (format->width, format->left + format->right + LEAST_ROOM);
  format->height = MAX (format->height, format->top + format->bottom + LEAST_ROOM);
  if (format->turns)
    {
      format->width = MAX (format->width, format->top + format->bottom + LEAST_ROOM);
      format->height = MAX (format->height, format->left + format->right + LEAST_ROOM);
    }
}

static void
free_sheet (gpointer data)
{
  _dew_page_sheet_free (data);
}

static gboolean
lay_out (DewPages *pages)
{
  for (guint i = 0; i < pages->book->sheets->len; i++)
    {
      DewPageSheet *measured = _dew_page_sheet_new (pages, g_ptr_array_index (pages->book->sheets, i));

      if (measured == NULL)
        return FALSE;
      g_ptr_array_add (pages->sheets, measured);
      if (!_dew_pages_break (pages, measured, i) || g_cancellable_is_cancelled (pages->cancellable))
        return FALSE;
    }
  return TRUE;
}

DewPages *
dew_pages_new (const DewBook        *book,
               const DewPageFormat  *format,
               GCancellable         *cancellable,
               DewProgress           progress,
               gpointer              data,
               GError              **error)
{
  g_return_val_if_fail (book != NULL, NULL);

  g_autoptr (DewPages) pages = g_new0 (DewPages, 1);

  pages->book = book;
  pages->format = format != NULL ? *format : dew_page_format_a4;
  mend_format (&pages->format);
  pages->texts = dew_page_text_new ();
  pages->sheets = g_ptr_array_new_with_free_func (free_sheet);
  pages->pages = g_array_new (FALSE, FALSE, sizeof (DewPage));
  pages->cancellable = cancellable;
  pages->progress = progress;
  pages->data = data;
  pages->whole = count_work (book);

  if (!lay_out (pages))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  pages->cancellable = NULL;
  pages->progress = NULL;
  return g_steal_pointer (&pages);
}

void
dew_pages_free (DewPages *pages)
{
  if (pages == NULL)
    return;

  g_ptr_array_unref (pages->sheets);
  g_array_unref (pages->pages);
  dew_page_text_free (pages->texts);
  g_free (pages);
}

guint
dew_pages_count (const DewPages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);

  return pages->pages->len;
}

void
dew_pages_size (const DewPages *pages,
                guint           page,
                double         *width,
                double         *height)
{
  const DewPageSheet *measured;

  g_return_if_fail (pages != NULL && page < pages->pages->len);
  g_return_if_fail (width != NULL && height != NULL);

  measured = g_ptr_array_index (pages->sheets, dew_pages_sheet (pages, page));
  *width = measured->page_width;
  *height = measured->page_height;
}

guint
dew_pages_sheet (const DewPages *pages,
                 guint           page)
{
  g_return_val_if_fail (pages != NULL && page < pages->pages->len, 0);

  return g_array_index (pages->pages, DewPage, page).sheet;
}

guint
dew_pages_first (const DewPages *pages,
                 guint           sheet)
{
  g_return_val_if_fail (pages != NULL && sheet < pages->sheets->len, 0);

  return ((const DewPageSheet *) g_ptr_array_index (pages->sheets, sheet))->first_page;
}
