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

typedef struct {
  DewGridJob  job;
  DewGrid    *grid;
  DewGridArea area;
  DewBlock   *block;
  guint       at;               /* cells, along the rows */
} Copying;

static DewGridAnswer
read_cb (DewGridJob   *job,
         gboolean     *more,
         DewGridReply *reply)
{
  Copying *self = (Copying *) job;
  guint row = self->at / dew_block_n_columns (self->block);
  guint column = self->at % dew_block_n_columns (self->block);

  copy_cell (self->grid, self->block, _dew_grid_row_of (self->grid, self->area.top + row), self->area.left + column, row, column);
  *more = ++self->at < dew_block_n_rows (self->block) * dew_block_n_columns (self->block);
  return DEW_GRID_TAKEN;
}

static DewGridAnswer
take_cb (DewGridJob   *job,
         DewGridArea  *area,
         DewGridReply *reply)
{
  Copying *self = (Copying *) job;
  g_autoptr (GdkContentProvider) provider = _dew_grid_copied_new (g_steal_pointer (&self->block));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), provider);
  return DEW_GRID_TAKEN;
}

static void
free_cb (DewGridJob *job)
{
  Copying *self = (Copying *) job;

  g_clear_pointer (&self->block, dew_block_free);
  g_object_unref (self->grid);
  g_free (self);
}

static void
copied_cb (DewGrid            *self,
           DewGridAnswer       answer,
           const DewGridArea  *area,
           const DewGridReply *reply,
           gpointer            cut)
{
  if (answer == DEW_GRID_REFUSED)
    _dew_grid_tell (self, reply->message);
  else if (cut != NULL)
    dew_grid_clear (self);
}

static gboolean
copy (DewGrid *self,
      gpointer cut)
{
  Copying *copying;
  DewGridArea area;

  if (!self->has_cursor)
    return FALSE;

  _dew_grid_selection (self, &area);
  if (!_dew_grid_fits (self, &area))
    return TRUE;

  copying = g_new0 (Copying, 1);
  copying->job = (DewGridJob) { read_cb, take_cb, free_cb };
  copying->grid = g_object_ref (self);
  copying->area = area;
  copying->block = dew_block_new (area.bottom - area.top + 1, area.right - area.left + 1);
  _dew_grid_do (self, _("Copying many cells"), &copying->job, copied_cb, cut);
  return TRUE;
}

gboolean
dew_grid_copy (DewGrid *self)
{
  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);

  return copy (self, NULL);
}

gboolean
dew_grid_cut (DewGrid *self)
{
  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);

  return copy (self, self);
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

  if (answer == 0 || self->grid->model == NULL)
    {
      free_pasting (self);
      return;
    }

  self->choices |= (guint) answer << 2 * self->question;
  paste_block (self);
}

static void
pasted_cb (DewGrid            *grid,
           DewGridAnswer       answer,
           const DewGridArea  *area,
           const DewGridReply *reply,
           gpointer            data)
{
  Pasting *self = data;

  if (answer == DEW_GRID_ASKS)
    {
      self->question = reply->question;
      _dew_grid_ask (grid, reply, asked_cb, self);
      return;
    }

  if (answer == DEW_GRID_TAKEN)
    {
      _dew_grid_rebind_cells (grid);
      dew_grid_select (grid, area);
    }
  if (reply->message != NULL)
    _dew_grid_tell (grid, reply->message);
  free_pasting (self);
}

/* Takes pasting. */
static void
paste_block (Pasting *self)
{
  _dew_grid_do (self->grid, _("Changing many cells"), dew_grid_model_paste (self->grid->model, self->block, self->row, self->column, self->choices), pasted_cb, self);
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

/* Reading, on a thread: it may be a whole sheet. What is one table is taken as such: it says more than its text. All else is taken as text. */

typedef struct {
  char    *text;
  GBytes  *html;                /* NULL: the text is read */
} Offer;

static void
free_offer (gpointer data)
{
  Offer *self = data;

  g_free (self->text);
  g_clear_pointer (&self->html, g_bytes_unref);
  g_free (self);
}

static void
free_block (gpointer data)
{
  dew_block_free (data);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Offer *offer = data;
  GError *error = NULL;
  DewBlock *block;

  if (offer->html != NULL)
    block = dew_block_read_html (g_bytes_get_data (offer->html, NULL), g_bytes_get_size (offer->html), &error);
  else
    block = dew_block_read_text (offer->text, strlen (offer->text), &error);

  if (block != NULL)
    g_task_return_pointer (task, block, free_block);
  else
    g_task_return_error (task, error);
}

/* Takes what there is to read. */
static void
read_offer (DewGrid            *self,
            char               *text,
            GBytes             *bytes,
            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->pasting, callback, NULL);
  Offer *offer = g_new (Offer, 1);

  *offer = (Offer) { text, bytes };
  g_task_set_task_data (task, offer, free_offer);
  g_task_run_in_thread (task, read_in_thread);
}

static gboolean
is_over (DewGrid *self)
{
  return self->pasting == NULL || g_cancellable_is_cancelled (self->pasting) || self->model == NULL;
}

static void
block_of_text_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  DewGrid *self = DEW_GRID (source);
  g_autoptr (GError) error = NULL;
  DewBlock *block = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean over = is_over (self);

  g_clear_object (&self->pasting);
  if (over)
    g_clear_pointer (&block, dew_block_free);
  else if (block != NULL)
    paste_at_selection (self, block);
  else
    _dew_grid_tell (self, error->message);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DewGrid) self = data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && !is_over (self))
    {
      read_offer (self, text, NULL, block_of_text_cb);
      return;
    }

  g_free (text);
  if (!is_over (self))
    _dew_grid_tell (self, _("There is no text on the clipboard that could be pasted; copy cells or text first."));
  g_clear_object (&self->pasting);
}

static void
read_text (DewGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->pasting, text_read_cb,
                                 g_object_ref (self));
}

static void
block_of_html_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  DewGrid *self = DEW_GRID (source);
  DewBlock *block = g_task_propagate_pointer (G_TASK (result), NULL);

  if (is_over (self))
    {
      g_clear_pointer (&block, dew_block_free);
      g_clear_object (&self->pasting);
    }
  else if (block == NULL)
    {
      read_text (self);
    }
  else
    {
      g_clear_object (&self->pasting);
      paste_at_selection (self, block);
    }
}

static void
html_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DewGrid) self = data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);

  if (is_over (self))
    g_clear_object (&self->pasting);
  else if (g_output_stream_splice_finish (stream, result, NULL) >= 0)
    read_offer (self, NULL, g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)), block_of_html_cb);
  else
    read_text (self);
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

  if (is_over (self))
    {
      g_clear_object (&self->pasting);
      return;
    }
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
dew_grid_paste (DewGrid *self)
{
  const char *types[] = { "text/html", NULL };
  GdkClipboard *clipboard;

  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);

  if (!self->has_cursor)
    return FALSE;
  if (self->read_only || !dew_grid_model_can_paste (self->model))
    return _dew_grid_say_fixed (self);
  if (self->pasting != NULL)
    return TRUE;

  self->pasting = g_cancellable_new ();
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, self->pasting, html_offered_cb, g_object_ref (self));
  else
    read_text (self);
  return TRUE;
}
