/* dew-grid-cursor.c: the current cell: in view, with the focus, and where it goes when the rows change. */

#include "dew-grid-private.h"

guint
_dew_grid_place_of (DewGrid *self,
                    guint    row)
{
  return row == DEW_GRID_TOTAL ? self->rows.n_rows : row;
}

guint
_dew_grid_row_of (DewGrid *self,
                  guint    place)
{
  if (self->sheet)
    return MIN (place, _dew_grid_last_place (self));

  return place >= self->rows.n_rows ? DEW_GRID_TOTAL : place;
}

guint
_dew_grid_last_place (DewGrid *self)
{
  return self->sheet && self->rows.n_rows > 0 ? self->rows.n_rows - 1 : self->rows.n_rows;
}

guint
_dew_grid_first_column (DewGrid *self)
{
  return self->sheet ? 1 : 0;
}

/* The column nearest to one that the current cell can be in. */
static guint
bound_column (DewGrid *self,
              guint    column)
{
  return MIN (MAX (column, _dew_grid_first_column (self)), self->n_columns - 1);
}

/* Whether the focus is in the grid, be it in a cell or in the editor. */
gboolean
_dew_grid_has_focus (DewGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gint64
id_of (DewGrid *self,
       guint    row)
{
  DewGridRow what;

  dew_grid_model_row (self->model, row, &what);
  return what.id;
}

/* What it is under: should it be folded away, the current cell goes there. Reading upwards takes a while in a long
 * list, so it is done at rest. */
void
_dew_grid_learn_ancestors (DewGrid *self)
{
  DewGridRow what;
  guint depth;

  g_array_set_size (self->ancestors, 0);
  if (!self->has_cursor || self->row == DEW_GRID_TOTAL)
    return;

  dew_grid_model_row (self->model, self->row, &what);
  depth = what.depth;
  for (guint row = self->row; row-- > 0 && depth > 0;)
    {
      dew_grid_model_row (self->model, row, &what);
      if (what.depth >= depth)
        continue;
      depth = what.depth;
      g_array_append_val (self->ancestors, what.id);
    }
}

/* Scrolling. */

/* Scrolls until a cell is wholly to be seen. */
void
_dew_grid_reveal (DewGrid *self,
                  guint    row,
                  guint    column)
{
  /* Rows may have been unfolded since the last layout, and the place be beyond the end of before. */
  _dew_grid_fit_ends (self);
  gtk_adjustment_set_value (_dew_grid_adjustment (self, GTK_ORIENTATION_HORIZONTAL),
                            dew_grid_columns_reveal (&self->columns, column, _dew_grid_offset (self)));
  if (row != DEW_GRID_TOTAL)
    gtk_adjustment_set_value (_dew_grid_adjustment (self, GTK_ORIENTATION_VERTICAL),
                              dew_grid_rows_reveal (&self->rows, row, _dew_grid_scroll (self)));
}

/* Where nothing has been laid out yet, or the columns have become others since, it waits until that is done: keys may
 * come before the first frame. */
void
_dew_grid_reveal_cursor (DewGrid *self)
{
  self->reveal_wanted = self->has_cursor && !_dew_grid_has_size (self);
  if (!self->has_cursor || self->reveal_wanted)
    return;

  _dew_grid_reveal (self, self->row, self->column);
}

/* Brings the current cell into view and lays out at once, so that there is a widget for it. */
static DewGridRowView *
show_cursor (DewGrid *self)
{
  _dew_grid_reveal_cursor (self);
  if (self->reveal_wanted)
    return NULL;

  _dew_grid_place_rows (self);
  return _dew_grid_row_view (self, self->row);
}

/* Focus. */

static gboolean
refocus_cb (gpointer data)
{
  DewGrid *self = data;

  self->refocus = 0;
  /* Where a name was opened for typing meanwhile, the focus is in it. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->editing)
    _dew_grid_focus_cursor (self);
  return G_SOURCE_REMOVE;
}

void
_dew_grid_focus_later (DewGrid *self)
{
  if (self->refocus == 0)
    self->refocus = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 50, refocus_cb, self, NULL);
}

/* The widget that is about to get the focus has its name before it does; the one that had it stays what it was until it
 * has lost it. */
static gboolean
focus_in_row (DewGrid        *self,
              DewGridRowView *view)
{
  DewGridCellView *cell = _dew_grid_row_view_cell (view, self->column);
  DewGridRowView *old = self->current;

  _dew_grid_row_view_keep (view, (int) self->column);
  _dew_grid_cell_view_name (cell);
  if (!gtk_widget_grab_focus (GTK_WIDGET (cell)))
    return FALSE;

  self->current = view;
  if (old != view)
    _dew_grid_place_rows (self);
  return TRUE;
}

gboolean
_dew_grid_focus_cursor (DewGrid *self)
{
  DewGridRowView *view;

  self->focus_wanted = FALSE;
  if (!self->has_cursor)
    return FALSE;

  view = show_cursor (self);
  if (view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->focus_wanted = TRUE;
      return FALSE;
    }

  return focus_in_row (self, view);
}

static void
take_place (DewGrid *self,
            guint    row,
            guint    column)
{
  self->has_cursor = TRUE;
  self->row = row;
  self->column = bound_column (self, column);
  self->id = id_of (self, row);
}

/* FALSE where the cell could not become current. */
static gboolean
place_cursor (DewGrid  *self,
              guint     row,
              guint     column,
              gboolean  focus,
              gboolean  within)
{
  gboolean same;
  DewGridRowView *view;

  if (self->model == NULL || self->n_columns == 0 || self->rows.n_rows == 0)
    return FALSE;
  if (self->editing && !_dew_grid_editor_commit (self, DEW_GRID_STAY))
    return FALSE;

  if (row != DEW_GRID_TOTAL)
    row = MIN (row, self->rows.n_rows - 1);
  same = self->has_cursor && self->row == row && self->column == bound_column (self, column);
  take_place (self, row, column);
  if (!within)
    _dew_grid_select_cursor (self);
  if (!same)
    {
      g_array_set_size (self->ancestors, 0);
      self->touched = TRUE;
    }

  if (focus || _dew_grid_has_focus (self))
    {
      _dew_grid_focus_cursor (self);
    }
  else
    {
      view = show_cursor (self);
      self->current = view;
      if (view != NULL)
        _dew_grid_place_rows (self);
    }

  _dew_grid_settle_later (self);
  _dew_grid_bubble_note (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!same)
    _dew_grid_cursor_changed (self);
  return TRUE;
}

void
dew_grid_set_cursor (DewGrid  *self,
                     guint     row,
                     guint     column,
                     gboolean  focus)
{
  g_return_if_fail (DEW_IS_GRID (self));

  place_cursor (self, row, column, focus, FALSE);
}

/* Leaves the block as it is. */
void
_dew_grid_set_cursor_within (DewGrid *self,
                             guint    row,
                             guint    column)
{
  place_cursor (self, row, column, TRUE, TRUE);
}

gboolean
dew_grid_get_cursor (DewGrid *self,
                     guint   *row,
                     guint   *column)
{
  g_return_val_if_fail (DEW_IS_GRID (self), FALSE);
  g_return_val_if_fail (row != NULL && column != NULL, FALSE);

  if (!self->has_cursor)
    return FALSE;

  *row = self->row;
  *column = self->column;
  return TRUE;
}

/* The model's changes. */

/* Looks for a row from where it was, outwards. */
static gboolean
find_id (DewGrid *self,
         gint64   id,
         guint    from,
         guint   *row)
{
  guint n = self->rows.n_rows;

  for (guint step = 0; step <= MAX (from, n); step++)
    {
      if (from + step < n && id_of (self, from + step) == id)
        {
          *row = from + step;
          return TRUE;
        }
      if (step > 0 && step <= from && from - step < n && id_of (self, from - step) == id)
        {
          *row = from - step;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether the current row, which is gone, was folded away, and under which row. */
static gboolean
is_folded_away (DewGrid *self,
                guint   *row)
{
  for (guint i = 0; i < self->ancestors->len; i++)
    if (find_id (self, g_array_index (self->ancestors, gint64, i), self->row, row))
      {
        DewGridRow what;

        dew_grid_model_row (self->model, *row, &what);
        return what.expandable && !what.expanded;
      }

  return FALSE;
}

static guint
follow (DewGrid  *self,
        gboolean *gone)
{
  guint row;

  *gone = FALSE;
  if (self->row == DEW_GRID_TOTAL)
    return DEW_GRID_TOTAL;
  if (find_id (self, self->id, self->row, &row))
    return row;

  *gone = TRUE;
  return is_folded_away (self, &row) ? row : MIN (self->row, self->rows.n_rows - 1);
}

static void
lose_cursor (DewGrid *self)
{
  gboolean had = self->has_cursor;

  _dew_grid_editor_close (self);
  self->has_cursor = FALSE;
  self->current = NULL;
  _dew_grid_bubble_note (self);
  if (had)
    _dew_grid_cursor_changed (self);
}

/* The current cell stays on its row; if that was folded away, on what it is under; if it is gone, on the nearest. */
void
_dew_grid_follow_rows (DewGrid *self)
{
  gboolean had = self->has_cursor;
  gboolean gone = FALSE;
  guint row = 0;

  /* Not the grid alone: rows that go while it is laid out let what is around it be laid out again. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _dew_grid_settle_later (self);
  if (self->rows.n_rows == 0 || self->n_columns == 0)
    {
      lose_cursor (self);
      return;
    }

  if (had)
    row = follow (self, &gone);
  if (gone)
    _dew_grid_editor_close (self);
  take_place (self, row, had ? self->column : 0);
  _dew_grid_select_cursor (self);
  if (self->current != NULL && row != DEW_GRID_TOTAL)
    _dew_grid_row_view_renumber (self->current, row);
  if (gone)
    {
      g_array_set_size (self->ancestors, 0);
      self->reveal_wanted = TRUE;
    }
  /* The place of the focus is put right at once, or the focus would be in a row that has become another. */
  if (self->current != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    _dew_grid_place_rows (self);
  else
    _dew_grid_prepare_rows (self);
  _dew_grid_bubble_note (self);
  if (!had || gone)
    _dew_grid_cursor_changed (self);
}

/* The current cell stays in the column of that key; if that is gone, in the one that has taken its place. */
void
_dew_grid_follow_columns (DewGrid    *self,
                          const char *key)
{
  if (!self->has_cursor || self->n_columns == 0)
    return;

  self->column = bound_column (self, self->column);
  for (guint i = 0; i < self->n_columns && key != NULL; i++)
    if (g_strcmp0 (self->heads[i].key, key) == 0 && i != self->column)
      {
        self->column = i;
        self->reveal_wanted = TRUE;
      }
  _dew_grid_select_cursor (self);
}

/* Moving and folding. */

/* FALSE when the row cannot be folded or unfolded. */
gboolean
_dew_grid_toggle (DewGrid *self,
                  guint    row)
{
  DewGridRow what;

  if (self->model == NULL || row == DEW_GRID_TOTAL || row >= self->rows.n_rows)
    return FALSE;
  dew_grid_model_row (self->model, row, &what);
  if (!what.expandable)
    return FALSE;
  if (self->editing && !_dew_grid_editor_commit (self, DEW_GRID_STAY))
    return FALSE;

  _dew_grid_learn_ancestors (self);
  dew_grid_model_toggle (self->model, row);
  return TRUE;
}

static void
move_across (DewGrid *self,
             int      by)
{
  guint place = _dew_grid_place_of (self, self->row);
  int column = (int) self->column + by;

  if (column < 0 && place > 0)
    dew_grid_set_cursor (self, _dew_grid_row_of (self, place - 1), self->n_columns - 1, TRUE);
  else if (column >= (int) self->n_columns && self->row != DEW_GRID_TOTAL)
    dew_grid_set_cursor (self, _dew_grid_row_of (self, place + 1), 0, TRUE);
  else
    dew_grid_set_cursor (self, self->row, (guint) CLAMP (column, 0, (int) self->n_columns - 1), TRUE);
}

static void
move_along (DewGrid *self,
            int      by)
{
  int place = (int) _dew_grid_place_of (self, self->row) + by;

  dew_grid_set_cursor (self, _dew_grid_row_of (self, (guint) CLAMP (place, 0, (int) self->rows.n_rows)),
                       self->column, TRUE);
}

/* As Enter and Tab do. Enter after a run of Tabs goes to the column where the run began. */
void
_dew_grid_move (DewGrid     *self,
                DewGridMove  move)
{
  if (_dew_grid_move_within (self, move))
    return;

  switch (move)
    {
    case DEW_GRID_NEXT:
    case DEW_GRID_PREVIOUS:
      if (self->tab_column < 0)
        self->tab_column = (int) self->column;
      move_across (self, move == DEW_GRID_NEXT ? 1 : -1);
      break;

    case DEW_GRID_DOWN:
    case DEW_GRID_UP:
      if (self->tab_column >= 0)
        self->column = MIN ((guint) self->tab_column, self->n_columns - 1);
      self->tab_column = -1;
      move_along (self, move == DEW_GRID_DOWN ? 1 : -1);
      break;

    case DEW_GRID_STAY:
    default:
      _dew_grid_set_cursor_within (self, self->row, self->column);
      break;
    }
}
