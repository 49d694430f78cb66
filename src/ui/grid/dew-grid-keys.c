/* dew-grid-keys.c: what the keys do. Whatever is not listed here goes on to the window. */

#include "dew-grid-private.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)

static gboolean
is_empty (DewGrid *self,
          guint    place,
          guint    column)
{
  DewGridCell cell;

  dew_grid_model_cell (self->model, _dew_grid_row_of (self, place), column, &cell);
  return cell.text == NULL || cell.text[0] == '\0' || (cell.flags & DEW_GRID_NIL) != 0;
}

/* To the last full cell before an empty one, or to the next full one, or to the edge. */
static void
jump (DewGrid *self,
      int      down,
      int      right)
{
  int place = (int) _dew_grid_place_of (self, self->row);
  int column = (int) self->column;
  int last_place = (int) self->rows.n_rows - 1;
  int last_column = (int) self->n_columns - 1;
  gboolean full = FALSE;

  if (place > last_place && down > 0)
    return;
  for (int step = 0;; step++)
    {
      int next_place = place + down;
      int next_column = column + right;
      gboolean empty;

      if (next_place < 0 || next_place > MAX (last_place, down == 0 ? place : 0) || next_column < 0
          || next_column > last_column)
        break;
      empty = is_empty (self, (guint) next_place, (guint) next_column);
      if (step == 0)
        full = !empty && !is_empty (self, (guint) place, (guint) column);
      else if (full && empty)
        break;
      place = next_place;
      column = next_column;
      if (!full && !empty)
        break;
    }

  /* From the last row the way goes on to the total. */
  if (down > 0 && place == (int) _dew_grid_place_of (self, self->row))
    place++;
  dew_grid_set_cursor (self, _dew_grid_row_of (self, (guint) place), (guint) column, TRUE);
}

static void
turn_page (DewGrid *self,
           int      direction)
{
  int place = (int) _dew_grid_place_of (self, self->row);
  int last = (int) self->rows.n_rows - 1;
  int page = (int) dew_grid_rows_page (&self->rows);
  GtkAdjustment *adjustment = _dew_grid_adjustment (self, GTK_ORIENTATION_VERTICAL);

  if (direction > 0 && place >= last)
    place = last + 1;
  else
    place = CLAMP (place + direction * page, 0, last);

  if (place <= last && _dew_grid_has_size (self))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + direction * page * self->sizes.row);
  dew_grid_set_cursor (self, _dew_grid_row_of (self, (guint) place), self->column, TRUE);
}

static void
step_across (DewGrid *self,
             int      by)
{
  dew_grid_set_cursor (self, self->row, (guint) CLAMP ((int) self->column + by, 0, (int) self->n_columns - 1), TRUE);
}

static void
step_along (DewGrid *self,
            int      by)
{
  int place = (int) _dew_grid_place_of (self, self->row) + by;

  dew_grid_set_cursor (self, _dew_grid_row_of (self, (guint) CLAMP (place, 0, (int) self->rows.n_rows)),
                       self->column, TRUE);
}

/* Whether the current cell is the name of a row that folds. */
static gboolean
on_folding_name (DewGrid    *self,
                 DewGridRow *what)
{
  if (self->column != 0 || self->row == DEW_GRID_TOTAL)
    return FALSE;

  dew_grid_model_row (self->model, self->row, what);
  return what->expandable;
}

/* On a name, folds or unfolds. FALSE where there is nothing to. */
static gboolean
fold (DewGrid  *self,
      gboolean  unfold)
{
  DewGridRow what;

  return on_folding_name (self, &what) && what.expanded != unfold && _dew_grid_toggle (self, self->row);
}

/* Folds or unfolds, and is no typing on such a name even where there is nothing to. */
static gboolean
fold_key (DewGrid  *self,
          gboolean  unfold)
{
  DewGridRow what;

  fold (self, unfold);
  return on_folding_name (self, &what);
}

static void
ask_menu_at_cursor (DewGrid *self)
{
  GdkRectangle area;

  _dew_grid_cell_area (self, self->row, self->column, &area);
  _dew_grid_ask_menu (self, area.x + MIN (area.width / 2, 2 * self->sizes.row), area.y + area.height);
}

static void
leave (DewGrid          *self,
       GtkDirectionType  direction)
{
  if (self->editing && !_dew_grid_editor_commit (self, DEW_GRID_STAY))
    return;

  g_signal_emit_by_name (self, "move-focus", direction);
}

static gboolean
move_key (DewGrid         *self,
          guint            keyval,
          GdkModifierType  modifiers)
{
  gboolean control = modifiers == GDK_CONTROL_MASK;

  if (modifiers != 0 && !control)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      control ? jump (self, -1, 0) : step_along (self, -1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      control ? jump (self, 1, 0) : step_along (self, 1);
      return TRUE;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (control)
        jump (self, 0, -1);
      else if (!fold (self, FALSE))
        step_across (self, -1);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (control)
        jump (self, 0, 1);
      else if (!fold (self, TRUE))
        step_across (self, 1);
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      dew_grid_set_cursor (self, control ? 0 : self->row, 0, TRUE);
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      dew_grid_set_cursor (self, control ? DEW_GRID_TOTAL : self->row, self->n_columns - 1, TRUE);
      return TRUE;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      if (control)
        return FALSE;
      turn_page (self, -1);
      return TRUE;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if (control)
        return FALSE;
      turn_page (self, 1);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Whether Tab has somewhere to go. At either end it leaves the grid. */
static gboolean
can_tab (DewGrid  *self,
         gboolean  back)
{
  if (back)
    return self->column > 0 || _dew_grid_place_of (self, self->row) > 0;

  return self->row != DEW_GRID_TOTAL || self->column + 1 < self->n_columns;
}

/* What Enter and Tab mean, in a cell and in the editor. FALSE when it is neither. */
static gboolean
finishing_key (guint            keyval,
               GdkModifierType  modifiers,
               DewGridMove     *move)
{
  gboolean shift = modifiers == GDK_SHIFT_MASK;

  if (modifiers != 0 && !shift)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      *move = shift ? DEW_GRID_UP : DEW_GRID_DOWN;
      return TRUE;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      *move = shift || keyval == GDK_KEY_ISO_Left_Tab ? DEW_GRID_PREVIOUS : DEW_GRID_NEXT;
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
grid_key (DewGrid         *self,
          guint            keyval,
          GdkModifierType  modifiers)
{
  switch (keyval)
    {
    case GDK_KEY_F6:
      if (modifiers != 0 && modifiers != GDK_SHIFT_MASK)
        return FALSE;
      leave (self, modifiers == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
      return TRUE;

    case GDK_KEY_Menu:
      ask_menu_at_cursor (self);
      return TRUE;

    case GDK_KEY_F10:
      if (modifiers != GDK_SHIFT_MASK)
        return FALSE;
      ask_menu_at_cursor (self);
      return TRUE;

    case GDK_KEY_F2:
      return modifiers == 0 && (dew_grid_edit (self) || _dew_grid_say_fixed (self));

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (modifiers != 0)
        return FALSE;
      if (!_dew_grid_editable (self))
        return _dew_grid_say_fixed (self);
      _dew_grid_clear_cell (self);
      return TRUE;

    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return fold_key (self, TRUE);

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return fold_key (self, FALSE);

    default:
      return FALSE;
    }
}

/* A key that would put something into a text, at once or together with the next ones. */
static gboolean
is_typing (guint           keyval,
           GdkModifierType modifiers)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Multi_key || (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_longsolidusoverlay))
    return TRUE;

  return character >= 0x20 && g_unichar_isprint (character);
}

static gboolean
type_into (DewGrid               *self,
           GtkEventControllerKey *controller)
{
  if (!_dew_grid_editor_open (self, ""))
    return _dew_grid_say_fixed (self);

  gtk_event_controller_key_forward (controller, _dew_grid_editor_text (self));
  return TRUE;
}

/* While editing, only what ends it is taken; the rest is the text's. */
static gboolean
editor_key (DewGrid         *self,
            guint            keyval,
            GdkModifierType  modifiers)
{
  gboolean in_text = gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))), self->entry);
  DewGridMove move;

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    {
      _dew_grid_editor_close (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_F6 && (modifiers == 0 || modifiers == GDK_SHIFT_MASK))
    {
      leave (self, modifiers == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
      return TRUE;
    }
  if (self->asking && modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_1 || keyval == GDK_KEY_KP_1))
    return _dew_grid_editor_answer (self, 1);
  if (self->asking && modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_2 || keyval == GDK_KEY_KP_2))
    return _dew_grid_editor_answer (self, 2);
  if (!finishing_key (keyval, modifiers, &move))
    return FALSE;

  /* Tab goes round the text and the two answers, and Enter on an answer presses it. */
  if (self->asking && (move == DEW_GRID_NEXT || move == DEW_GRID_PREVIOUS))
    {
      GtkWidget *ring[3] = { self->entry, self->answers[0], self->answers[1] };
      int at = in_text ? 0 : gtk_widget_has_focus (self->answers[0]) ? 1 : 2;

      gtk_widget_grab_focus (ring[(at + (move == DEW_GRID_NEXT ? 1 : 2)) % 3]);
      return TRUE;
    }
  if (!in_text)
    return FALSE;

  _dew_grid_editor_commit (self, move);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DewGrid               *self)
{
  GdkModifierType modifiers = state & MODIFIERS;
  DewGridMove move;

  _dew_grid_forget_pointer (self);
  if (!self->has_cursor || !_dew_grid_has_size (self))
    return FALSE;
  if (self->editing)
    return editor_key (self, keyval, modifiers);

  if (finishing_key (keyval, modifiers, &move))
    {
      gboolean tab = move == DEW_GRID_NEXT || move == DEW_GRID_PREVIOUS;

      if (tab && !can_tab (self, move == DEW_GRID_PREVIOUS))
        return FALSE;
      _dew_grid_move (self, move);
      return TRUE;
    }

  if (grid_key (self, keyval, modifiers))
    return TRUE;
  if (move_key (self, keyval, modifiers))
    {
      self->tab_column = -1;
      return TRUE;
    }

  return is_typing (keyval, modifiers) && type_into (self, controller);
}

void
_dew_grid_add_keys (DewGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
