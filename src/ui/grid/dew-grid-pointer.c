/* dew-grid-pointer.c: what mouse and finger do: make a cell current, edit, fold, ask for a menu, show a note. */

#include "dew-grid-private.h"

static gboolean
is_on (GtkWidget *part,
       GtkWidget *picked)
{
  return gtk_widget_get_parent (part) != NULL && (picked == part || gtk_widget_is_ancestor (picked, part));
}

/* Whether a place is in the editor or in what is said beneath: there the mouse is theirs. */
static gboolean
in_editor (DewGrid *self,
           double   x,
           double   y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked == NULL || !self->editing)
    return FALSE;

  return is_on (self->entry, picked) || is_on (self->bubble, picked);
}

static gboolean
on_triangle (DewGrid *self,
             guint    row,
             guint    column,
             double   x)
{
  DewGridRow what;
  int begin;

  if (column != 0 || row == DEW_GRID_TOTAL)
    return FALSE;

  dew_grid_model_row (self->model, row, &what);
  begin = self->sizes.names + (int) what.depth * self->sizes.indent - self->sizes.pad / 2;
  return what.expandable && x >= begin && x < begin + self->sizes.pad / 2 + self->sizes.expander;
}

static void
primary_pressed (DewGrid         *self,
                 GdkModifierType  modifiers,
                 int              n_press,
                 double           x,
                 guint            row,
                 guint            column)
{
  if ((modifiers & GDK_SHIFT_MASK) != 0 && self->has_cursor)
    {
      _dew_grid_extend (self, (int) _dew_grid_place_of (self, row), (int) column);
      return;
    }
  if (on_triangle (self, row, column, x))
    {
      _dew_grid_toggle (self, row);
      return;
    }

  self->tab_column = -1;
  dew_grid_set_cursor (self, row, column, TRUE);
  if (column < _dew_grid_first_column (self))
    _dew_grid_select_rows (self);
  if (n_press != 2 || self->row != row || self->column != column || _dew_grid_open_choice (self) || dew_grid_edit (self))
    return;
  if (column == 0)
    _dew_grid_toggle (self, row);
  else
    _dew_grid_say_fixed (self);
}

static gboolean
is_touch (GtkGestureClick *click)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (click));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
act (DewGrid         *self,
     GtkGestureClick *click,
     int              n_press,
     double           x,
     double           y)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  guint row, column;

  if (button == GDK_BUTTON_PRIMARY && _dew_grid_header_pressed (self, n_press, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  if (button > GDK_BUTTON_SECONDARY || button == GDK_BUTTON_MIDDLE || !_dew_grid_has_size (self)
      || in_editor (self, x, y) || !_dew_grid_cell_at (self, x, y, &row, &column))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  self->touched = TRUE;
  if (button == GDK_BUTTON_PRIMARY)
    {
      primary_pressed (self, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)), n_press, x, row,
                       column);
      return;
    }

  /* What is selected stays so under its menu. */
  if (!_dew_grid_selected (self, row, column))
    dew_grid_set_cursor (self, row, column, TRUE);
  if (!self->editing)
    _dew_grid_ask_menu (self, x, y);
}

/* The note of the cell, or its text where that is cut. */
static gboolean
query_tooltip_cb (DewGrid    *self,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  DewGridRowView *view;
  DewGridCellView *cell;
  GdkRectangle area;
  guint row, column;

  if (keyboard || !self->hovered || !_dew_grid_has_size (self) || in_editor (self, x, y)
      || !_dew_grid_cell_at (self, x, y, &row, &column))
    return FALSE;
  view = _dew_grid_row_view (self, row);
  if (view == NULL)
    return FALSE;

  cell = _dew_grid_row_view_cell (view, column);
  if (_dew_grid_cell_view_note (cell) != NULL)
    gtk_tooltip_set_text (tooltip, _dew_grid_cell_view_note (cell));
  else if (_dew_grid_cell_view_cut (cell))
    gtk_tooltip_set_text (tooltip, _dew_grid_cell_view_text (cell));
  else
    return FALSE;

  _dew_grid_cell_area (self, row, column, &area);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            DewGrid         *self)
{
  if (!is_touch (click))
    act (self, click, n_press, x, y);
}

/* A finger that goes down may be about to scroll: it is a touch when it goes up. */
static void
released_cb (GtkGestureClick *click,
             int              n_press,
             double           x,
             double           y,
             DewGrid         *self)
{
  if (is_touch (click))
    act (self, click, n_press, x, y);
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           DewGrid                  *self)
{
  gboolean came = self->pointer_x < 0;

  /* The toolkit tells of a motion too when what lies under a resting pointer changes. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;

  if (self->resizing < 0)
    _dew_grid_header_hover (self, x, y);
  self->pointer_x = x;
  self->pointer_y = y;
  self->hovered = !came;
}

static void
leave_cb (GtkEventControllerMotion *motion,
          DewGrid                  *self)
{
  self->pointer_x = self->pointer_y = -1;
}

/* A note over the next rows is in the way of somebody who goes on by keys, wherever the pointer was left. */
void
_dew_grid_forget_pointer (DewGrid *self)
{
  if (!self->hovered)
    return;

  self->hovered = FALSE;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

/* Dragging draws a block up, or widens a column. */

#define AUTOSCROLL_MS 40

/* The cell nearest to a place, which may be outside of the view. */
static void
nearest_cell (DewGrid *self,
              double   x,
              double   y,
              int     *place,
              int     *column)
{
  int top = _dew_grid_header_height (self);
  int inside_x = (int) CLAMP (x, 0, self->columns.width - 1);
  int inside_y = (int) CLAMP (y - top, 0, MAX (self->rows.view - 1, 0));
  guint row;
  int at = dew_grid_columns_at (&self->columns, inside_x, _dew_grid_offset (self));

  *column = at >= 0 ? at : (int) self->n_columns - 1;
  *place = dew_grid_rows_at (&self->rows, inside_y, _dew_grid_scroll (self), &row) ? (int) row : (int) self->rows.n_rows - 1;

  /* Beyond the edge the block goes on by one more at a time. */
  if (y < top)
    *place = MIN (*place, (int) self->head_place) - 1;
  else if (y >= top + self->rows.view)
    *place = MAX (*place, (int) self->head_place) + 1;
  if (x < self->columns.start && self->anchor_column > 0)
    *column = (int) self->head_column - 1;
  else if (x > self->columns.width - self->columns.end && self->columns.end > 0
           && self->columns.spans[self->anchor_column].pin == DEW_GRID_SCROLLS
           && self->head_column + 1 < self->n_columns
           && !dew_grid_columns_whole (&self->columns, self->head_column + 1, _dew_grid_offset (self)))
    *column = (int) self->head_column + 1;
}

static gboolean
is_outside (DewGrid *self,
            double   x,
            double   y)
{
  int top = _dew_grid_header_height (self);

  return y < top || y >= top + self->rows.view || x < 0 || x >= self->columns.width
         || (x < self->columns.start && _dew_grid_offset (self) > 0);
}

static void
drag_to (DewGrid *self,
         double   x,
         double   y)
{
  int place, column;

  nearest_cell (self, x, y, &place, &column);
  _dew_grid_extend (self, place, column);
}

static gboolean
autoscroll_cb (gpointer data)
{
  DewGrid *self = data;

  drag_to (self, self->drag_x, self->drag_y);
  return G_SOURCE_CONTINUE;
}

static void
drag_begin_cb (GtkGestureDrag *drag,
               double          x,
               double          y,
               DewGrid        *self)
{
  guint row, column;

  self->dragging = FALSE;
  if (!_dew_grid_has_size (self) || in_editor (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (_dew_grid_header_drag_begin (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }

  self->dragging = _dew_grid_cell_at (self, x, y, &row, &column) && !on_triangle (self, row, column, x);
  if (!self->dragging)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *drag,
                double          by_x,
                double          by_y,
                DewGrid        *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y) || _dew_grid_header_drag_update (self, by_x))
    return;
  if (!self->dragging || self->editing
      || (!_dew_grid_has_selection (self) && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) by_x, (int) by_y)))
    return;

  self->drag_x = x + by_x;
  self->drag_y = y + by_y;
  drag_to (self, self->drag_x, self->drag_y);
  if (!is_outside (self, self->drag_x, self->drag_y))
    g_clear_handle_id (&self->autoscroll, g_source_remove);
  else if (self->autoscroll == 0)
    self->autoscroll = g_timeout_add (AUTOSCROLL_MS, autoscroll_cb, self);
}

static void
drag_end_cb (GtkGestureDrag *drag,
             double          by_x,
             double          by_y,
             DewGrid        *self)
{
  g_clear_handle_id (&self->autoscroll, g_source_remove);
  self->dragging = FALSE;
  _dew_grid_header_drag_end (self);
}

static void
add_drag (DewGrid    *self,
          GtkGesture *click)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), FALSE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
}

void
_dew_grid_add_pointer (DewGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->pointer_x = self->pointer_y = -1;
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  add_drag (self, click);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
