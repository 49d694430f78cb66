/* dew-grid-editor.c: changes the current cell: an entry over it as wide as its text, what that means beneath. */

#include "dew-grid-private.h"

gboolean
_dew_grid_editable (DewGrid *self)
{
  DewGridCell cell;

  if (!self->has_cursor || self->read_only)
    return FALSE;

  dew_grid_model_cell (self->model, self->row, self->column, &cell);
  return (cell.flags & DEW_GRID_EDITABLE) != 0;
}

gboolean
dew_grid_editing (DewGrid *self)
{
  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);

  return self->editing;
}

GtkWidget *
_dew_grid_editor_text (DewGrid *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

/* The entry's place. */

static void
area_to_edit (DewGrid      *self,
              GdkRectangle *area)
{
  DewGridRow what;
  int before = 0;

  _dew_grid_cell_area (self, self->row, self->column, area);
  if (self->column == 0)
    {
      dew_grid_model_row (self->model, self->row, &what);
      before = self->sizes.names - self->sizes.pad;
      if (self->row != DEW_GRID_TOTAL)
        before += (int) what.depth * self->sizes.indent + self->sizes.expander;
    }
  area->x += before - 1;
  area->width += 2 - before;
  area->y -= 1;
  area->height += 2;
}

/* A text longer than its column reaches over the neighbours: figures to the left, words to the right. */
static void
widen_for_text (DewGrid      *self,
                GdkRectangle *area)
{
  int wanted = _dew_grid_text_width (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->regular, NULL)
               + 2 * (self->sizes.pad + self->sizes.pad_end);
  int more = wanted - area->width;

  if (more <= 0)
    return;

  if (self->heads[self->column].text || self->column == 0)
    {
      area->width = MIN (wanted, self->columns.width - area->x);
      return;
    }
  more = MIN (more, area->x);
  area->x -= more;
  area->width += more;
}

static gboolean
cursor_in_view (DewGrid *self)
{
  int y;

  if (!_dew_grid_has_size (self))
    return FALSE;
  if (!dew_grid_columns_visible (&self->columns, self->column, _dew_grid_offset (self)))
    return FALSE;
  if (self->row == DEW_GRID_TOTAL)
    return TRUE;

  y = dew_grid_rows_y (&self->rows, self->row, _dew_grid_scroll (self));
  return y > -self->sizes.row && y < self->rows.view;
}

static void
place_entry (DewGrid            *self,
             const GdkRectangle *area)
{
  int minimum, line, baseline;

  /* The text stays on the line it has in the cell. */
  _dew_grid_text_width (self, "0", self->regular, &line);
  baseline = (area->height - line) / 2 + PANGO_PIXELS (pango_layout_get_baseline (self->text));
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->entry,
                            &(GtkAllocation) { area->x, area->y, MAX (area->width, minimum), area->height }, baseline);
}

void
_dew_grid_place_editor (DewGrid *self)
{
  GdkRectangle area = { 0, 0, 1, 1 };
  gboolean text;

  if (!self->has_cursor || !_dew_grid_has_size (self))
    {
      _dew_grid_place_bubble (self, NULL, FALSE);
      return;
    }

  text = self->column == 0 || self->heads[self->column].text;
  if (!cursor_in_view (self))
    {
      /* Out of sight, but still there to be typed into. */
      area.y = -8 * self->sizes.row;
      if (self->editing)
        place_entry (self, &area);
      _dew_grid_place_bubble (self, NULL, text);
      return;
    }

  if (self->editing)
    {
      area_to_edit (self, &area);
      widen_for_text (self, &area);
      place_entry (self, &area);
    }
  else
    {
      _dew_grid_cell_area (self, self->row, self->column, &area);
    }
  _dew_grid_place_bubble (self, &area, text);
}

/* Opening, closing. */

static void
set_refused (DewGrid  *self,
             gboolean  refused)
{
  if (refused)
    gtk_widget_add_css_class (self->entry, "refused");
  else
    gtk_widget_remove_css_class (self->entry, "refused");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
describe (DewGrid    *self,
          const char *what)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what != NULL ? what : "",
                                  -1);
}

static void
read_back (DewGrid *self)
{
  g_autofree char *meaning = NULL;
  gboolean bad = FALSE;

  meaning = dew_grid_model_preview (self->model, self->row, self->column,
                                    gtk_editable_get_text (GTK_EDITABLE (self->entry)), &bad);
  self->asking = self->filling = FALSE;
  set_refused (self, FALSE);
  describe (self, meaning);
  _dew_grid_bubble_say (self, meaning, bad);
}

static void
changed_cb (DewGrid *self)
{
  if (!self->editing)
    return;

  if (!cursor_in_view (self))
    _dew_grid_reveal_cursor (self);
  read_back (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
focus_moved_cb (GtkWidget  *root,
                GParamSpec *pspec,
                DewGrid    *self)
{
  if (!self->editing || self->committing || gtk_root_get_focus (GTK_ROOT (root)) == NULL || _dew_grid_has_focus (self))
    return;

  _dew_grid_editor_commit (self, DEW_GRID_STAY);
}

static void
stop_watching (DewGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->focus_handler != 0 && root != NULL)
    g_signal_handler_disconnect (root, self->focus_handler);
  self->focus_handler = 0;
}

/* The entry goes only when the focus has gone on: a screen reader would otherwise hear of the grid, or of nothing, in
 * between. */
static void
take_entry_away (DewGrid *self)
{
  stop_watching (self);
  gtk_widget_unparent (self->entry);
  /* Taken out of a window that takes no input for the moment, it would take none ever after: the toolkit leaves it as its parent was. */
  gtk_widget_set_sensitive (self->entry, FALSE);
  gtk_widget_set_sensitive (self->entry, TRUE);
  _dew_grid_bubble_note (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_dew_grid_editor_close (DewGrid *self)
{
  gboolean had_focus;

  if (!self->editing)
    return;

  had_focus = _dew_grid_has_focus (self);
  self->editing = self->asking = FALSE;
  if (had_focus)
    _dew_grid_focus_cursor (self);
  take_entry_away (self);
}

static void
name_entry (DewGrid *self)
{
  g_autofree char *name = dew_grid_model_cell_name (self->model, self->row, self->column);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

gboolean
_dew_grid_editor_open (DewGrid    *self,
                       const char *text)
{
  g_autofree char *own = NULL;

  if (self->editing)
    return TRUE;
  if (!_dew_grid_editable (self))
    _dew_grid_go_to_editable (self);
  if (!_dew_grid_editable (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  _dew_grid_set_cursor_within (self, self->row, self->column);
  self->overtyping = text != NULL;
  if (text == NULL)
    text = own = dew_grid_model_edit_text (self->model, self->row, self->column);

  gtk_editable_set_alignment (GTK_EDITABLE (self->entry),
                              self->column == 0 || self->heads[self->column].text ? 0 : 1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  name_entry (self);
  gtk_widget_insert_before (self->entry, GTK_WIDGET (self), self->bubble);
  self->editing = TRUE;
  read_back (self);
  _dew_grid_place_editor (self);
  /* What cannot be typed into must not be taken for something typed. */
  if (!gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry)))
    {
      self->editing = FALSE;
      take_entry_away (self);
      return FALSE;
    }
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->focus_handler = g_signal_connect (gtk_widget_get_root (GTK_WIDGET (self)), "notify::focus-widget",
                                          G_CALLBACK (focus_moved_cb), self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

gboolean
dew_grid_edit (DewGrid *self)
{
  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);

  return _dew_grid_editor_open (self, NULL);
}

gboolean
dew_grid_edit_anew (DewGrid *self)
{
  if (!dew_grid_edit (self))
    return FALSE;

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

/* Committing. */

static DewGridAnswer
offer (DewGrid      *self,
       const char   *text,
       int           choice,
       DewGridReply *reply)
{
  DewGridAnswer answer;

  self->committing = TRUE;
  answer = dew_grid_model_commit (self->model, self->row, self->column, text, choice, reply);
  self->committing = FALSE;
  return answer;
}

/* In this order: the value, which the model has by now; the cell's text and name; the focus; last the entry goes. */
static void
finish (DewGrid     *self,
        DewGridMove  move)
{
  gboolean had_focus = _dew_grid_has_focus (self);

  self->editing = self->asking = FALSE;
  _dew_grid_rebind_cells (self);
  if (had_focus)
    _dew_grid_move (self, move);
  take_entry_away (self);
}

static gboolean
take_answer (DewGrid            *self,
             DewGridAnswer       answer,
             const DewGridReply *reply,
             DewGridMove         move)
{
  /* The row may have gone with what was typed, or all of it have been read anew. */
  if (!self->editing)
    {
      if (answer != DEW_GRID_TAKEN && reply->message != NULL)
        _dew_grid_tell (self, reply->message);
      return TRUE;
    }

  switch (answer)
    {
    case DEW_GRID_TAKEN:
      finish (self, move);
      return TRUE;

    case DEW_GRID_ASKS:
      self->asking = TRUE;
      self->move = move;
      set_refused (self, FALSE);
      describe (self, reply->message);
      _dew_grid_bubble_ask (self, reply);
      return FALSE;

    case DEW_GRID_REFUSED:
    default:
      self->asking = FALSE;
      set_refused (self, TRUE);
      describe (self, reply->message);
      _dew_grid_bubble_say (self, reply->message, TRUE);
      return FALSE;
    }
}

/* Something typed that has been offered to the model. */
typedef struct {
  char       *text;
  int         choice;
  DewGridMove move;
  gboolean    had_focus;
  gint64      id;
} Offered;

static void
free_offered (Offered *self)
{
  g_free (self->text);
  g_free (self);
}

static gboolean
settle (DewGrid            *self,
        const Offered      *offered,
        DewGridAnswer       answer,
        const DewGridReply *reply)
{
  /* Where all was read anew with what was typed, the editor has gone; the row has not, and the key still means to go on from it. */
  if (!self->editing && offered->had_focus && answer == DEW_GRID_TAKEN && self->id == offered->id)
    _dew_grid_move (self, offered->move);

  return take_answer (self, answer, reply, offered->move);
}

static gboolean
commit_one (DewGrid       *self,
            const Offered *offered)
{
  DewGridReply reply = { 0 };
  DewGridAnswer answer = offer (self, offered->text, offered->choice, &reply);
  gboolean taken = settle (self, offered, answer, &reply);

  dew_grid_reply_clear (&reply);
  return taken;
}

static void
filled_cb (DewGrid            *self,
           DewGridAnswer       answer,
           const DewGridArea  *area,
           const DewGridReply *reply,
           gpointer            data)
{
  Offered *offered = data;

  /* Where nothing of the block can be typed into, the cell says why. */
  if (answer == DEW_GRID_REFUSED && reply->message == NULL && self->model != NULL)
    commit_one (self, offered);
  else
    settle (self, offered, answer, reply);
  self->filling = self->asking;
  free_offered (offered);
}

static gboolean
commit (DewGrid     *self,
        int          choice,
        DewGridMove  move)
{
  Offered *offered;
  gboolean taken;

  if (self->committing)
    return FALSE;

  offered = g_new (Offered, 1);
  *offered = (Offered) { g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))), choice, move, _dew_grid_has_focus (self), self->id };
  if (self->filling && _dew_grid_fill_block (self, offered->text, choice, filled_cb, offered))
    return !self->editing;

  self->filling = FALSE;
  taken = commit_one (self, offered);
  free_offered (offered);
  return taken;
}

/* FALSE when the model would not have it, or asks: the editor stays. */
gboolean
_dew_grid_editor_commit (DewGrid     *self,
                         DewGridMove  move)
{
  return !self->editing || commit (self, 0, move);
}

/* The current cell stays current, as in a spreadsheet. */
gboolean
_dew_grid_fill_typed (DewGrid *self)
{
  DewGridArea area;

  _dew_grid_selection (self, &area);
  if (!_dew_grid_fits (self, &area))
    return TRUE;

  self->filling = TRUE;
  commit (self, 0, DEW_GRID_STAY);
  return TRUE;
}

/* One of the two answers was chosen. */
gboolean
_dew_grid_editor_answer (DewGrid *self,
                         int      choice)
{
  if (self->editing && self->asking)
    commit (self, choice, self->move);
  return TRUE;
}

/* Where clearing is refused, the editor opens to say why. */
void
_dew_grid_clear_cell (DewGrid *self)
{
  DewGridReply reply = { 0 };
  DewGridAnswer answer = offer (self, "", 0, &reply);

  if (answer == DEW_GRID_TAKEN)
    {
      _dew_grid_rebind_cells (self);
      _dew_grid_bubble_note (self);
    }
  else if (_dew_grid_editor_open (self, ""))
    {
      take_answer (self, answer, &reply, DEW_GRID_STAY);
    }
  dew_grid_reply_clear (&reply);
}

static GtkWidget *
make_entry (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 1);
  return g_object_ref_sink (entry);
}

void
_dew_grid_editor_init (DewGrid *self)
{
  self->entry = make_entry ();
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  _dew_grid_bubble_init (self);
}

void
_dew_grid_editor_dispose (DewGrid *self)
{
  stop_watching (self);
  g_clear_handle_id (&self->note_due, g_source_remove);
  self->editing = FALSE;
  if (self->entry != NULL && gtk_widget_get_parent (self->entry) != NULL)
    gtk_widget_unparent (self->entry);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->bubble, gtk_widget_unparent);
}

gboolean
dew_grid_settle (DewGrid *self)
{
  g_return_val_if_fail (DEW_IS_GRID (self), TRUE);

  /* What follows may fold the current row away before the grid has come to rest. */
  _dew_grid_learn_ancestors (self);

  return !self->editing || _dew_grid_editor_commit (self, DEW_GRID_STAY);
}
