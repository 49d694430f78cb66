/* dew-grid-clipboard.c: copies a block as spreadsheets and word processors take it, and pastes what they put there. */

#include "dew-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Copying. */

static void
copy_cell (DewGrid  *self,
           DewBlock *block,
           guint     row,
           guint     column,
           guint     at_row,
           guint     at_column)
{
  g_autofree char *shown = NULL;
  g_autofree char *plain = NULL;
  DewGridCell cell;
  DewGridRow what;
  gboolean bold;

  dew_grid_model_row (self->model, row, &what);
  dew_grid_model_cell (self->model, row, column, &cell);
  shown = g_strdup (cell.text != NULL ? cell.text : "");
  bold = (cell.flags & DEW_GRID_BOLD) != 0 || what.style == DEW_GRID_SUM;
  plain = dew_grid_model_plain (self->model, row, column);
  dew_block_set (block, at_row, at_column, plain != NULL ? plain : shown, plain != NULL && *plain == '\0' ? "" : shown,
                 column > 0 && !self->heads[column].text, bold);
}

static DewBlock *
copy_block (DewGrid           *self,
            const DewGridArea *area)
{
  DewBlock *block = dew_block_new (area->bottom - area->top + 1, area->right - area->left + 1);

  for (guint place = area->top; place <= area->bottom; place++)
    for (guint column = area->left; column <= area->right; column++)
      copy_cell (self, block, _dew_grid_row_of (self, place), column, place - area->top, column - area->left);

  return block;
}

static GdkContentProvider *
make_provider (const DewBlock *block)
{
  g_autofree char *text = dew_block_write_text (block);
  char *html = dew_block_write_html (block);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

gboolean
_dew_grid_copy (DewGrid *self)
{
  g_autoptr (DewBlock) block = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;
  DewGridArea area;

  _dew_grid_selection (self, &area);
  if (!_dew_grid_fits (self, &area))
    return TRUE;

  block = copy_block (self, &area);
  provider = make_provider (block);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  return TRUE;
}

gboolean
_dew_grid_cut (DewGrid *self)
{
  _dew_grid_copy (self);
  return _dew_grid_clear (self);
}

/* Pasting. */

typedef struct {
  DewGrid  *grid;
  DewBlock *block;
  guint     row, column;
  guint     choices;
  guint     question;
} Pasting;

static void
free_pasting (Pasting *self)
{
  g_object_unref (self->grid);
  g_clear_pointer (&self->block, dew_block_free);
  g_free (self);
}

static void paste_block (Pasting *self);

static void
asked_cb (int      answer,
          gpointer data)
{
  Pasting *self = data;

  if (answer == 0)
    {
      free_pasting (self);
      return;
    }

  self->choices |= (guint) answer << 2 * self->question;
  paste_block (self);
}

/* Takes pasting. */
static void
paste_block (Pasting *self)
{
  DewGrid *grid = self->grid;
  DewGridReply reply = { 0 };
  DewGridArea area;
  DewGridAnswer answer = dew_grid_model_paste (grid->model, self->block, self->row, self->column, self->choices,
                                               &area, &reply);

  switch (answer)
    {
    case DEW_GRID_ASKS:
      self->question = reply.question;
      _dew_grid_ask (grid, &reply, asked_cb, self);
      self = NULL;
      break;

    case DEW_GRID_TAKEN:
      _dew_grid_rebind_cells (grid);
      dew_grid_select (grid, &area);
      if (reply.message != NULL)
        _dew_grid_tell (grid, reply.message);
      break;

    case DEW_GRID_REFUSED:
    default:
      _dew_grid_tell (grid, reply.message);
      break;
    }

  dew_grid_reply_clear (&reply);
  g_clear_pointer (&self, free_pasting);
}

/* A block that fits into the selected one several times is repeated, as in a spreadsheet. */
static DewBlock *
repeat_block (DewBlock *block,
              guint     n_rows,
              guint     n_columns)
{
  guint rows = dew_block_n_rows (block), columns = dew_block_n_columns (block);
  DewBlock *repeated;

  if (n_rows % rows != 0 || n_columns % columns != 0 || (n_rows == rows && n_columns == columns))
    return block;

  repeated = dew_block_new (n_rows, n_columns);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        const DewBlockCell *cell = dew_block_get (block, row % rows, column % columns);

        dew_block_set (repeated, row, column, cell->text, cell->shown, cell->figure, cell->bold);
      }

  dew_block_free (block);
  return repeated;
}

/* Takes the block. */
static void
paste_at_selection (DewGrid  *self,
                    DewBlock *block)
{
  Pasting *pasting;
  DewGridArea area;

  if (!self->has_cursor || (self->editing && !_dew_grid_editor_commit (self, DEW_GRID_STAY)))
    {
      dew_block_free (block);
      return;
    }

  _dew_grid_selection (self, &area);
  if (!_dew_grid_fits (self, &area))
    {
      dew_block_free (block);
      return;
    }

  /* One value over a block with figures in it is not meant for its names, as when one is typed. */
  if (dew_block_n_rows (block) == 1 && dew_block_n_columns (block) == 1 && area.left == 0 && area.right > 0)
    area.left = 1;

  pasting = g_new0 (Pasting, 1);
  pasting->grid = g_object_ref (self);
  pasting->block = repeat_block (block, area.bottom - area.top + 1, area.right - area.left + 1);
  pasting->row = _dew_grid_row_of (self, area.top);
  pasting->column = area.left;
  paste_block (pasting);
}

/* Reading. What is one table is taken as such: it says more than its text. All else is taken as text. */

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DewGrid) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  DewBlock *block = text == NULL ? NULL : dew_block_read_text (text, strlen (text), &error);

  g_clear_object (&self->pasting);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->model == NULL)
    return;

  if (block != NULL)
    paste_at_selection (self, block);
  else if (text == NULL)
    _dew_grid_tell (self, _("There is no text on the clipboard that could be pasted; copy cells or text first."));
  else
    _dew_grid_tell (self, error->message);
}

static void
read_text (DewGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->pasting, text_read_cb,
                                 g_object_ref (self));
}

static void
html_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DewGrid) self = data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  DewBlock *block = NULL;

  if (self->pasting == NULL || g_cancellable_is_cancelled (self->pasting) || self->model == NULL)
    return;

  if (g_output_stream_splice_finish (stream, result, NULL) >= 0)
    block = dew_block_read_html (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                                 g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), NULL);
  if (block == NULL)
    {
      read_text (self);
      return;
    }

  g_clear_object (&self->pasting);
  paste_at_selection (self, block);
}

/* To read the stream at once would wait for somebody who waits for us. */
static void
html_offered_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (DewGrid) self = data;
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (self->pasting == NULL || g_cancellable_is_cancelled (self->pasting))
    return;
  if (stream == NULL)
    {
      read_text (self);
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, self->pasting, html_read_cb, g_object_ref (self));
}

gboolean
_dew_grid_paste (DewGrid *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  const char *types[] = { "text/html", NULL };

  if (self->read_only || !dew_grid_model_can_paste (self->model))
    return _dew_grid_say_fixed (self);
  if (self->pasting != NULL)
    return TRUE;

  self->pasting = g_cancellable_new ();
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, self->pasting, html_offered_cb, g_object_ref (self));
  else
    read_text (self);
  return TRUE;
}
