/* dew-grid-selection.c: the block of cells that is selected around the current one.
 *
 * A block lies between an anchor and a head, which the keys with Shift and the dragging pointer move. The current cell
 * lies in it. Rows are counted in places: the total is the place after the last row.
 */

#include "dew-grid-private.h"

/* Only the current cell. */
void
_dew_grid_select_cursor (DewGrid *self)
{
  guint place = _dew_grid_place_of (self, self->row);
  gboolean was = _dew_grid_has_selection (self);

  self->anchor_place = self->head_place = place;
  self->anchor_column = self->head_column = self->column;
  if (was)
    _dew_grid_selection_changed (self);
}

gboolean
_dew_grid_has_selection (DewGrid *self)
{
  return self->has_cursor && (self->anchor_place != self->head_place || self->anchor_column != self->head_column);
}

void
_dew_grid_selection (DewGrid     *self,
                     DewGridArea *area)
{
  area->top = MIN (self->anchor_place, self->head_place);
  area->bottom = MAX (self->anchor_place, self->head_place);
  area->left = MIN (self->anchor_column, self->head_column);
  area->right = MAX (self->anchor_column, self->head_column);
}

gboolean
dew_grid_get_selection (DewGrid     *self,
                        DewGridArea *area)
{
  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  if (!self->has_cursor)
    return FALSE;

  _dew_grid_selection (self, area);
  area->top = _dew_grid_row_of (self, area->top);
  area->bottom = _dew_grid_row_of (self, area->bottom);
  return TRUE;
}

void
_dew_grid_selection_changed (DewGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _dew_grid_settle_later (self);
  g_signal_emit_by_name (self, "selection-changed");
}

/* The total takes no part in a block that begins elsewhere: it would be counted twice. */
static guint
last_place (DewGrid *self)
{
  return self->anchor_place == self->rows.n_rows ? self->rows.n_rows : self->rows.n_rows - 1;
}

/* Moves the head, and shows it. */
void
_dew_grid_extend (DewGrid *self,
                  int      place,
                  int      column)
{
  guint new_place, new_column;

  if (!self->has_cursor || !_dew_grid_has_size (self))
    return;

  new_place = (guint) CLAMP (place, self->anchor_place == self->rows.n_rows ? (int) self->rows.n_rows : 0,
                             (int) last_place (self));
  new_column = (guint) CLAMP (column, (int) _dew_grid_first_column (self), (int) self->n_columns - 1);
  if (new_place == self->head_place && new_column == self->head_column)
    return;

  self->head_place = new_place;
  self->head_column = new_column;
  _dew_grid_reveal (self, _dew_grid_row_of (self, new_place), new_column);
  _dew_grid_selection_changed (self);
}

static void
select_between (DewGrid *self,
                guint    anchor_place,
                guint    anchor_column,
                guint    head_place,
                guint    head_column)
{
  if (self->editing && !_dew_grid_editor_commit (self, DEW_GRID_STAY))
    return;

  self->anchor_place = anchor_place;
  self->anchor_column = anchor_column;
  self->head_place = head_place;
  self->head_column = head_column;
  _dew_grid_selection_changed (self);
}

void
_dew_grid_select_all (DewGrid *self)
{
  if (self->has_cursor && self->rows.n_rows > 0)
    select_between (self, 0, _dew_grid_first_column (self), self->rows.n_rows - 1, self->n_columns - 1);
}

/* The whole columns or rows that the block touches. */
void
_dew_grid_select_columns (DewGrid *self)
{
  if (self->has_cursor && self->rows.n_rows > 0)
    select_between (self, 0, self->anchor_column, self->rows.n_rows - 1, self->head_column);
}

void
_dew_grid_select_rows (DewGrid *self)
{
  if (self->has_cursor)
    select_between (self, self->anchor_place, _dew_grid_first_column (self), self->head_place, self->n_columns - 1);
}

void
dew_grid_select (DewGrid           *self,
                 const DewGridArea *area)
{
  guint last;

  g_return_if_fail (DEW_IS_GRID (self));
  g_return_if_fail (area != NULL);

  if (self->rows.n_rows == 0 || self->n_columns == 0)
    return;

  last = self->rows.n_rows - 1;
  dew_grid_set_cursor (self, MIN (area->top, last), area->left, FALSE);
  select_between (self, MIN (area->top, last), MIN (area->left, self->n_columns - 1),
                  MIN (area->bottom, last), MIN (area->right, self->n_columns - 1));
}

gboolean
_dew_grid_selected (DewGrid *self,
                    guint    row,
                    guint    column)
{
  guint place = _dew_grid_place_of (self, row);
  DewGridArea area;

  _dew_grid_selection (self, &area);
  return _dew_grid_has_selection (self) && place >= area.top && place <= area.bottom && column >= area.left
         && column <= area.right;
}

/* In a block, Enter and Tab go round in it. FALSE where there is none. */
gboolean
_dew_grid_move_within (DewGrid     *self,
                       DewGridMove  move)
{
  DewGridArea area;
  guint place = _dew_grid_place_of (self, self->row);
  guint column = self->column;

  if (!_dew_grid_has_selection (self) || move == DEW_GRID_STAY)
    return FALSE;

  _dew_grid_selection (self, &area);
  switch (move)
    {
    case DEW_GRID_NEXT:
      column = column == area.right ? area.left : column + 1;
      if (column == area.left)
        place = place == area.bottom ? area.top : place + 1;
      break;

    case DEW_GRID_PREVIOUS:
      column = column == area.left ? area.right : column - 1;
      if (column == area.right)
        place = place == area.top ? area.bottom : place - 1;
      break;

    case DEW_GRID_DOWN:
      place = place == area.bottom ? area.top : place + 1;
      if (place == area.top)
        column = column == area.right ? area.left : column + 1;
      break;

    case DEW_GRID_UP:
    case DEW_GRID_STAY:
    default:
      place = place == area.top ? area.bottom : place - 1;
      if (place == area.bottom)
        column = column == area.left ? area.right : column - 1;
      break;
    }
  _dew_grid_set_cursor_within (self, _dew_grid_row_of (self, place), column);
  return TRUE;
}
