/* dew-grid-keys.c: what the keys do. Whatever is not listed here goes on to the window. */

#include "dew-grid-private.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)

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
is_arrow (guint keyval,
          guint arrow,
          guint pad)
{
  return keyval == arrow || keyval == pad;
}

/* Moves the current cell; with Shift the head of the block. */
static gboolean
move_key (DewGrid         *self,
          guint            keyval,
          GdkModifierType  modifiers)
{
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  int place = (int) (shift ? self->head_place : _dew_grid_place_of (self, self->row));
  int column = (int) (shift ? self->head_column : self->column);

  if ((modifiers & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (modifiers == 0 && is_arrow (keyval, GDK_KEY_Left, GDK_KEY_KP_Left) && fold (self, FALSE))
    return TRUE;
  if (modifiers == 0 && is_arrow (keyval, GDK_KEY_Right, GDK_KEY_KP_Right) && fold (self, TRUE))
    return TRUE;
  if (!_dew_grid_step (self, keyval, control, &place, &column))
    return FALSE;

  if (shift)
    _dew_grid_extend (self, place, column);
  else
    dew_grid_set_cursor (self, _dew_grid_row_of (self, (guint) place), (guint) column, TRUE);
  return TRUE;
}

/* What selects, fills and copies: letters are taken in any layout's case. */
static gboolean
block_key (DewGrid         *self,
           guint            keyval,
           GdkModifierType  modifiers)
{
  if (keyval == GDK_KEY_space && modifiers == GDK_SHIFT_MASK)
    {
      _dew_grid_select_rows (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Insert && modifiers == GDK_SHIFT_MASK)
    return dew_grid_paste (self);
  if (modifiers != GDK_CONTROL_MASK)
    return FALSE;

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_space:
      _dew_grid_select_columns (self);
      return TRUE;

    case GDK_KEY_a:
      _dew_grid_select_all (self);
      return TRUE;

    case GDK_KEY_c:
    case GDK_KEY_Insert:
      return dew_grid_copy (self);

    case GDK_KEY_x:
      return dew_grid_cut (self);

    case GDK_KEY_v:
      return dew_grid_paste (self);

    case GDK_KEY_d:
      return _dew_grid_fill_from_edge (self, TRUE);

    case GDK_KEY_r:
      return _dew_grid_fill_from_edge (self, FALSE);

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

    case GDK_KEY_Escape:
      if (modifiers != 0 || !_dew_grid_has_selection (self))
        return FALSE;
      _dew_grid_select_cursor (self);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return modifiers == GDK_ALT_MASK && _dew_grid_open_choice (self);

    case GDK_KEY_F2:
      return modifiers == 0 && (dew_grid_edit (self) || _dew_grid_say_fixed (self));

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (modifiers != 0)
        return FALSE;
      return dew_grid_clear (self);

    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return (modifiers & ~GDK_SHIFT_MASK) == 0 && fold_key (self, TRUE);

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return (modifiers & ~GDK_SHIFT_MASK) == 0 && fold_key (self, FALSE);

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

/* Round the text and the two answers. */
static void
go_round (DewGrid  *self,
          gboolean  in_text,
          gboolean  forward)
{
  GtkWidget *ring[3] = { self->entry, self->answers[0], self->answers[1] };
  int at = in_text ? 0 : gtk_widget_has_focus (self->answers[0]) ? 1 : 2;

  gtk_widget_grab_focus (ring[(at + (forward ? 1 : 2)) % 3]);
}

/* An arrow while editing, as in a spreadsheet: it ends what was begun by typing, and goes on to the next cell; in what was opened it moves the caret, and never leaves. */
static gboolean
editor_arrow (DewGrid  *self,
              guint     keyval,
              gboolean  in_text)
{
  gboolean left = is_arrow (keyval, GDK_KEY_Left, GDK_KEY_KP_Left), right = is_arrow (keyval, GDK_KEY_Right, GDK_KEY_KP_Right);
  gboolean along = is_arrow (keyval, GDK_KEY_Up, GDK_KEY_KP_Up) || is_arrow (keyval, GDK_KEY_Down, GDK_KEY_KP_Down);

  if (!left && !right && !along)
    return FALSE;
  if (self->asking && !in_text)
    {
      if (!along)
        go_round (self, FALSE, right);
      return TRUE;
    }
  if (!self->overtyping || (self->asking && !along))
    return along;

  if (_dew_grid_editor_commit (self, DEW_GRID_STAY))
    move_key (self, keyval, 0);
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
  if (keyval == GDK_KEY_F2 && modifiers == 0)
    {
      self->overtyping = FALSE;
      return TRUE;
    }
  if (modifiers == 0 && editor_arrow (self, keyval, in_text))
    return TRUE;
  if (self->asking && modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_1 || keyval == GDK_KEY_KP_1))
    return _dew_grid_editor_answer (self, 1);
  if (self->asking && modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_2 || keyval == GDK_KEY_KP_2))
    return _dew_grid_editor_answer (self, 2);
  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    return _dew_grid_fill_typed (self);
  if (!finishing_key (keyval, modifiers, &move))
    return FALSE;

  /* Tab goes round the text and the two answers, and Enter on an answer presses it. */
  if (self->asking && (move == DEW_GRID_NEXT || move == DEW_GRID_PREVIOUS))
    {
      go_round (self, in_text, move == DEW_GRID_NEXT);
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
  _dew_grid_bubble_hide_note (self);
  if (!self->has_cursor || !_dew_grid_has_size (self))
    return FALSE;
  if (self->editing)
    return editor_key (self, keyval, modifiers);

  if (!self->sheet && finishing_key (keyval, modifiers, &move))
    {
      gboolean tab = move == DEW_GRID_NEXT || move == DEW_GRID_PREVIOUS;

      if (tab && !_dew_grid_has_selection (self) && !can_tab (self, move == DEW_GRID_PREVIOUS))
        return FALSE;
      _dew_grid_move (self, move);
      return TRUE;
    }

  if (grid_key (self, keyval, modifiers) || block_key (self, keyval, modifiers))
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
