/* dew-grid-block.c: changes many cells at once: clears a block, fills it with a text, or from its edge. */

#include "dew-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-money-print.h"
#include "dew-spoken.h"

/* Whether a block is small enough to be changed, or copied, at once; tells if not. */
gboolean
_dew_grid_fits (DewGrid           *self,
                const DewGridArea *area)
{
  guint64 n = (guint64) (area->bottom - area->top + 1) * (area->right - area->left + 1);
  char are[DEW_MONEY_SIZE], may[DEW_MONEY_SIZE];
  g_autofree char *sentence = NULL;

  if (n <= DEW_GRID_LIMIT)
    return TRUE;

  sentence = g_strdup_printf (_("%s cells are selected, and at most %s can be taken at once; select fewer."),
                              dew_print_count (n, are), dew_print_count (DEW_GRID_LIMIT, may));
  _dew_grid_tell (self, sentence);
  return FALSE;
}

static gboolean
is_editable (DewGrid *self,
             guint    row,
             guint    column)
{
  DewGridCell cell;

  dew_grid_model_cell (self->model, row, column, &cell);
  return (cell.flags & DEW_GRID_EDITABLE) != 0;
}

void
_dew_grid_go_to_editable (DewGrid *self)
{
  DewGridArea area;

  if (self->read_only || !_dew_grid_has_selection (self))
    return;

  _dew_grid_selection (self, &area);
  for (guint place = area.top; place <= area.bottom; place++)
    for (guint column = MAX (area.left, 1); column <= area.right; column++)
      if (is_editable (self, _dew_grid_row_of (self, place), column))
        {
          _dew_grid_set_cursor_within (self, _dew_grid_row_of (self, place), column);
          return;
        }
}

/* ---- Filling: the cells of a block that can be typed into are gathered, and then entered ---- */

typedef enum { ONE_TEXT, FROM_TOP, FROM_LEFT } Source;

typedef struct {
  DewGridDeed deed;
  DewGridArea area;
  Source      source;
  char       *text;             /* of ONE_TEXT: for all cells */
} Fill;

/* A job of the grid's own; when all cells are gathered, it goes on with the model's. */
typedef struct {
  DewGridJob    job;
  DewGrid      *grid;
  Fill          fill;           /* text: what the row or column gets that is being gathered; NULL: that has still to be found */
  int           choice;
  guint         row, column;    /* of the block, from 0: which is next */
  GArray       *entries;        /* DewGridEntry */
  GStringChunk *texts;          /* theirs */
  DewGridJob   *inner;          /* NULL: not all are gathered */
} Filling;

/* What is filled from an edge begins with the first cell that can be typed into: a total is nobody's figure. */
static void
read_edge (Filling *self,
           guint    row,
           guint    column)
{
  if (!is_editable (self->grid, row, column))
    return;

  self->fill.text = dew_grid_model_edit_text (self->grid->model, row, column);
  if (self->fill.text == NULL)
    self->fill.text = g_strdup ("");
}

static void
gather (Filling *self)
{
  guint row = _dew_grid_row_of (self->grid, self->fill.area.top + self->row);
  guint column = self->fill.area.left + self->column;
  DewGridEntry entry = { row, column, NULL };

  if ((self->fill.source == FROM_TOP && self->row == 0) || (self->fill.source == FROM_LEFT && self->column == 0))
    g_clear_pointer (&self->fill.text, g_free);

  /* A name is filled only where it is typed. */
  if (column == 0 && self->fill.source != ONE_TEXT)
    return;
  if (self->fill.text == NULL)
    {
      read_edge (self, row, column);
      return;
    }
  if (!is_editable (self->grid, row, column))
    return;

  entry.text = g_string_chunk_insert_const (self->texts, self->fill.text);
  g_array_append_val (self->entries, entry);
}

/* Down each column, or else along each row; FALSE behind the last cell. */
static gboolean
go_on (Filling *self)
{
  guint n_rows = self->fill.area.bottom - self->fill.area.top + 1;
  guint n_columns = self->fill.area.right - self->fill.area.left + 1;
  gboolean down = self->fill.source == FROM_TOP;
  guint *at = down ? &self->row : &self->column;
  guint *line = down ? &self->column : &self->row;

  if (++*at < (down ? n_rows : n_columns))
    return TRUE;

  *at = 0;
  return ++*line < (down ? n_columns : n_rows);
}

/* Refused without a word where nothing can be typed into. */
static DewGridAnswer
read_cb (DewGridJob   *job,
         gboolean     *more,
         DewGridReply *reply)
{
  Filling *self = (Filling *) job;

  if (self->inner != NULL)
    return self->inner->read (self->inner, more, reply);

  *more = TRUE;
  gather (self);
  if (go_on (self))
    return DEW_GRID_TAKEN;
  if (self->entries->len == 0)
    {
      if (self->fill.source != ONE_TEXT)
        reply->message = g_strdup (_("There is nothing to fill from: what stands before the cells to be filled is worked out, or there are none that can be typed into."));
      return DEW_GRID_REFUSED;
    }

  self->inner = dew_grid_model_enter (self->grid->model, self->fill.deed, (const DewGridEntry *) (void *) self->entries->data, self->entries->len, self->choice);
  return DEW_GRID_TAKEN;
}

static DewGridAnswer
take_cb (DewGridJob   *job,
         DewGridArea  *area,
         DewGridReply *reply)
{
  Filling *self = (Filling *) job;
  DewGridArea went;

  return self->inner->take (self->inner, &went, reply);
}

static void
free_cb (DewGridJob *job)
{
  Filling *self = (Filling *) job;

  if (self->inner != NULL)
    self->inner->free (self->inner);
  g_array_unref (self->entries);
  g_string_chunk_free (self->texts);
  g_free (self->fill.text);
  g_object_unref (self->grid);
  g_free (self);
}

static void
do_fill (DewGrid    *self,
         const Fill *fill,
         int         choice,
         DewGridDone done,
         gpointer    data)
{
  Filling *filling = g_new0 (Filling, 1);

  filling->job = (DewGridJob) { read_cb, take_cb, free_cb };
  filling->grid = g_object_ref (self);
  filling->fill = *fill;
  filling->fill.text = g_strdup (fill->text);
  filling->choice = choice;
  filling->entries = g_array_new (FALSE, FALSE, sizeof (DewGridEntry));
  filling->texts = g_string_chunk_new (4096);
  _dew_grid_do (self, _("Changing many cells"), &filling->job, done, data);
}

/* Where it was not typed into an editor. */

typedef struct {
  DewGrid *grid;
  Fill     fill;
} Asking;

static void
free_asking (Asking *self)
{
  g_object_unref (self->grid);
  g_free (self->fill.text);
  g_free (self);
}

static void filled_cb (DewGrid *self, DewGridAnswer answer, const DewGridArea *area, const DewGridReply *reply, gpointer data);

static void
asked_cb (int      answer,
          gpointer data)
{
  Asking *asking = data;

  if (answer != 0 && asking->grid->model != NULL)
    do_fill (asking->grid, &asking->fill, answer, filled_cb, asking);
  else
    free_asking (asking);
}

static void
filled_cb (DewGrid            *self,
           DewGridAnswer       answer,
           const DewGridArea  *area,
           const DewGridReply *reply,
           gpointer            data)
{
  Asking *asking = data;

  if (answer == DEW_GRID_ASKS)
    {
      _dew_grid_ask (self, reply, asked_cb, asking);
      return;
    }

  if (answer == DEW_GRID_TAKEN)
    _dew_grid_rebind_cells (self);
  else if (reply->message != NULL)
    _dew_grid_tell (self, reply->message);
  else
    _dew_grid_say_fixed (self);
  _dew_grid_bubble_note (self);
  free_asking (asking);
}

static gboolean
fill_or_say (DewGrid    *self,
             const Fill *fill)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (self), *fill };
  asking->fill.text = g_strdup (fill->text);
  do_fill (self, fill, 0, filled_cb, asking);
  return TRUE;
}

/* Names are not cleared with a block: a row without one cannot be. */
gboolean
dew_grid_clear (DewGrid *self)
{
  Fill fill = { DEW_GRID_CLEARED, { 0, 0, 0, 0 }, ONE_TEXT, (char *) "" };

  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);

  if (!self->has_cursor)
    return FALSE;
  if (!_dew_grid_has_selection (self))
    {
      if (!_dew_grid_editable (self))
        return _dew_grid_say_fixed (self);
      _dew_grid_clear_cell (self);
      return TRUE;
    }

  _dew_grid_selection (self, &fill.area);
  fill.area.left = MAX (fill.area.left, 1);
  if (self->read_only || !dew_grid_model_can_enter (self->model) || fill.area.left > fill.area.right)
    return _dew_grid_say_fixed (self);

  return !_dew_grid_fits (self, &fill.area) || fill_or_say (self, &fill);
}

gboolean
_dew_grid_fill_block (DewGrid    *self,
                      const char *text,
                      int         choice,
                      DewGridDone done,
                      gpointer    data)
{
  Fill fill = { DEW_GRID_FILLED, { 0, 0, 0, 0 }, ONE_TEXT, (char *) text };

  if (!dew_grid_model_can_enter (self->model))
    return FALSE;

  _dew_grid_selection (self, &fill.area);

  /* With figures in it, names in the block are not what is meant. */
  if (self->column > 0 || fill.area.right > 0)
    fill.area.left = MAX (fill.area.left, 1);
  do_fill (self, &fill, choice, done, data);
  return TRUE;
}

/* From the first row down, or from the first column to the right; a single cell takes what is above it, or before it. */
gboolean
_dew_grid_fill_from_edge (DewGrid  *self,
                          gboolean  down)
{
  Fill fill = { DEW_GRID_FILLED, { 0, 0, 0, 0 }, down ? FROM_TOP : FROM_LEFT, NULL };

  _dew_grid_selection (self, &fill.area);
  if (down && fill.area.top == fill.area.bottom && fill.area.top > 0)
    fill.area.top--;
  else if (!down && fill.area.left == fill.area.right && fill.area.left > 0)
    fill.area.left--;
  if (self->read_only || !dew_grid_model_can_enter (self->model))
    return _dew_grid_say_fixed (self);

  return !_dew_grid_fits (self, &fill.area) || fill_or_say (self, &fill);
}

/* A question with two answers, and a way out. */

typedef struct {
  DewGridAnswered answered;
  gpointer        data;
} Question;

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  question->answered (strcmp (response, "first") == 0 ? 1 : strcmp (response, "second") == 0 ? 2 : 0, question->data);
  g_free (question);
}

/* answered is called once, with 1 or 2, or 0 where neither was chosen. */
void
_dew_grid_ask (DewGrid            *self,
               const DewGridReply *reply,
               DewGridAnswered     answered,
               gpointer            data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, reply->message);
  Question *question = g_new (Question, 1);

  *question = (Question) { answered, data };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "first", reply->first,
                                    NULL);
  if (reply->second != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "second", reply->second);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "first");
  dew_spoken_responses (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
