/* dew-grid-rows.c: keeps as many row widgets as can be in view, and binds them to the rows that are.
 *
 * Row r is shown by slot r modulo their number, so that scrolling binds only what comes into view. The widget of the
 * current row is kept when its slot is needed for another: the spare takes its place, and it waits out of view with the
 * focus in it.
 */

#include "dew-grid-private.h"

#define SETTLE_MS 120

static DewGridRowView *
add_row_view (DewGrid *self)
{
  DewGridRowView *view = _dew_grid_row_view_new (self);

  gtk_widget_set_visible (GTK_WIDGET (view), FALSE);
  gtk_widget_insert_before (GTK_WIDGET (view), GTK_WIDGET (self), self->total);
  return view;
}

void
_dew_grid_rows_init (DewGrid *self)
{
  self->slots = g_ptr_array_new ();
  self->total = GTK_WIDGET (_dew_grid_row_view_new (self));
  gtk_widget_set_parent (self->total, GTK_WIDGET (self));
  self->spare = add_row_view (self);
}

void
_dew_grid_rows_dispose (DewGrid *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  for (guint i = 0; i < self->slots->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->slots, i));
  g_ptr_array_set_size (self->slots, 0);
  self->current = NULL;
  if (self->spare != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->spare));
  self->spare = NULL;
  g_clear_pointer (&self->total, gtk_widget_unparent);
}

typedef void (*RowFunc) (DewGridRowView *view);

static void
each_row (DewGrid *self,
          RowFunc  func)
{
  for (guint i = 0; i < self->slots->len; i++)
    func (g_ptr_array_index (self->slots, i));
  func (self->spare);
  func (DEW_GRID_ROW_VIEW (self->total));
}

static void
queue_draw_all (DewGridRowView *view)
{
  GtkWidget *child;

  gtk_widget_queue_draw (GTK_WIDGET (view));
  for (child = gtk_widget_get_first_child (GTK_WIDGET (view)); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_draw (child);
}

static void
queue_allocate (DewGridRowView *view)
{
  gtk_widget_queue_allocate (GTK_WIDGET (view));
}

/* Everything is drawn anew: the colours or the font are others. */
void
_dew_grid_redraw_rows (DewGrid *self)
{
  GtkWidget *child;

  each_row (self, queue_draw_all);
  for (child = gtk_widget_get_first_child (self->header); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_draw (child);
  gtk_widget_queue_draw (self->header);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The columns lie elsewhere. */
void
_dew_grid_queue_rows (DewGrid *self)
{
  each_row (self, queue_allocate);
  gtk_widget_queue_allocate (self->header);
}

/* The rows are others: each is bound again when it is placed. */
void
_dew_grid_stale_rows (DewGrid *self)
{
  each_row (self, _dew_grid_row_view_stale);
}

/* The columns are others. */
void
_dew_grid_reset_cells (DewGrid *self)
{
  each_row (self, _dew_grid_row_view_reset);
}

static void
bind_if_needed (DewGridRowView *view,
                guint           row)
{
  if (!_dew_grid_row_view_shows (view, row))
    _dew_grid_row_view_bind (view, row);
}

static void
bind_total (DewGrid *self)
{
  if (self->model != NULL && !self->sheet)
    bind_if_needed (DEW_GRID_ROW_VIEW (self->total), DEW_GRID_TOTAL);
}

/* The widget of the current row where there is one: a slot, the spare, or the total. */
DewGridRowView *
_dew_grid_row_view (DewGrid *self,
                    guint    row)
{
  DewGridRowView *view;

  if (row == DEW_GRID_TOTAL)
    {
      bind_total (self);
      return DEW_GRID_ROW_VIEW (self->total);
    }
  if (self->slots->len == 0)
    return NULL;

  view = g_ptr_array_index (self->slots, row % self->slots->len);
  if (_dew_grid_row_view_shows (view, row))
    return view;

  return _dew_grid_row_view_shows (self->spare, row) ? self->spare : NULL;
}

static guint
slot_of (DewGrid        *self,
         DewGridRowView *view)
{
  guint slot = G_MAXUINT;

  g_ptr_array_find (self->slots, view, &slot);
  return slot;
}

static void
swap_with_spare (DewGrid *self,
                 guint    slot)
{
  DewGridRowView *view = g_ptr_array_index (self->slots, slot);

  g_ptr_array_index (self->slots, slot) = self->spare;
  self->spare = view;
}

/* It never gets smaller: a line below the grid that comes and goes would make and unmake rows each time. */
static void
fit_pool (DewGrid *self)
{
  guint wanted = dew_grid_rows_pool (&self->rows);

  while (self->slots->len < wanted)
    g_ptr_array_add (self->slots, add_row_view (self));
}

/* Puts the widget of the current row where it is needed: in the slot of its row, or aside as the spare. */
static void
keep_current (DewGrid *self,
              guint    first,
              guint    end)
{
  guint row, slot;

  if (self->current == NULL || GTK_WIDGET (self->current) == self->total)
    return;

  slot = slot_of (self, self->current);
  row = _dew_grid_row_view_row (self->current);
  if (row < first || row >= end)
    {
      if (slot != G_MAXUINT)
        swap_with_spare (self, slot);
      return;
    }

  if (slot == row % self->slots->len)
    return;
  if (slot != G_MAXUINT)
    swap_with_spare (self, slot);
  swap_with_spare (self, row % self->slots->len);
}

static void
prepare_row (DewGridRowView *view,
             guint           row)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (view)))
    gtk_widget_set_visible (GTK_WIDGET (view), TRUE);
  bind_if_needed (view, row);
}

static void
place_row (DewGrid        *self,
           DewGridRowView *view,
           guint           row,
           int             y)
{
  GtkWidget *widget = GTK_WIDGET (view);

  prepare_row (view, row);
  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { 0, y, self->columns.width, dew_grid_rows_height (&self->rows, row) }, -1);
}

/* Out of sight now, and not there for a screen reader once all is at rest: hiding it asks for a layout, and this is one. */
static void
put_away (DewGridRowView *view)
{
  gtk_widget_set_child_visible (GTK_WIDGET (view), FALSE);
}

static void
hide_if_away (DewGridRowView *view)
{
  if (!gtk_widget_get_child_visible (GTK_WIDGET (view)) && gtk_widget_get_visible (GTK_WIDGET (view)))
    gtk_widget_set_visible (GTK_WIDGET (view), FALSE);
}

static gboolean
row_in_view (DewGrid        *self,
             DewGridRowView *view,
             guint           first,
             guint           end)
{
  guint row = _dew_grid_row_view_row (view);

  return row >= first && row < end && row % self->slots->len == slot_of (self, view);
}

static gboolean
find_rows (DewGrid *self,
           guint   *first,
           guint   *end)
{
  if (!_dew_grid_has_size (self))
    return FALSE;

  fit_pool (self);
  dew_grid_rows_visible (&self->rows, _dew_grid_scroll (self), first, end);
  keep_current (self, *first, *end);
  return TRUE;
}

/* Gets ready what the next layout will place. A row that becomes visible asks for a layout; within one, what is above the grid and has its place already would be left without. */
void
_dew_grid_prepare_rows (DewGrid *self)
{
  guint first, end;

  if (!find_rows (self, &first, &end))
    return;

  for (guint row = first; row < end; row++)
    prepare_row (g_ptr_array_index (self->slots, row % self->slots->len), row);
}

void
_dew_grid_place_rows (DewGrid *self)
{
  int header = _dew_grid_header_height (self);
  double scroll = _dew_grid_scroll (self);
  guint first, end;

  if (!find_rows (self, &first, &end))
    return;

  bind_total (self);
  for (guint row = first; row < end; row++)
    place_row (self, g_ptr_array_index (self->slots, row % self->slots->len), row,
               header + dew_grid_rows_y (&self->rows, row, scroll));
  for (guint i = 0; i < self->slots->len; i++)
    if (!row_in_view (self, g_ptr_array_index (self->slots, i), first, end))
      put_away (g_ptr_array_index (self->slots, i));

  /* Out of view, but there: the focus stays in it. */
  if (self->spare == self->current)
    place_row (self, self->spare, _dew_grid_row_view_row (self->spare), -4 * self->sizes.row - self->rows.extra);
  else
    put_away (self->spare);
}

static void
rebind (DewGridRowView *view)
{
  if (gtk_widget_get_visible (GTK_WIDGET (view)) && _dew_grid_row_view_shows (view, _dew_grid_row_view_row (view)))
    _dew_grid_row_view_bind (view, _dew_grid_row_view_row (view));
  else
    _dew_grid_row_view_stale (view);
}

/* What the cells say may differ: those in view are bound at once. */
void
_dew_grid_rebind_cells (DewGrid *self)
{
  if (_dew_grid_has_size (self))
    each_row (self, rebind);
}

int
_dew_grid_widest_in_view (DewGrid *self,
                          guint    column)
{
  int widest = _dew_grid_cell_view_wanted (_dew_grid_row_view_cell (DEW_GRID_ROW_VIEW (self->total), column));
  guint first, end;

  dew_grid_rows_visible (&self->rows, _dew_grid_scroll (self), &first, &end);
  for (guint row = first; row < end; row++)
    {
      DewGridRowView *view = _dew_grid_row_view (self, row);

      if (view != NULL)
        widest = MAX (widest, _dew_grid_cell_view_wanted (_dew_grid_row_view_cell (view, column)));
    }

  return widest;
}

/* The rows in view come to stand in their order, so that a screen reader meets them in it. It is told of every
 * widget that moves, so this is done at rest, and only to those out of place. */
static void
put_in_order (DewGrid *self)
{
  GtkWidget *before = self->header;
  guint first, end;

  dew_grid_rows_visible (&self->rows, _dew_grid_scroll (self), &first, &end);
  for (guint row = first; row < end; row++)
    {
      GtkWidget *view = g_ptr_array_index (self->slots, row % self->slots->len);

      if (gtk_widget_get_prev_sibling (view) != before)
        gtk_widget_insert_after (view, GTK_WIDGET (self), before);
      before = view;
    }
}

static void
name_row (DewGridRowView *view)
{
  if (gtk_widget_get_visible (GTK_WIDGET (view)))
    _dew_grid_row_view_name (view);
}

static gboolean
settle_cb (gpointer data)
{
  DewGrid *self = data;

  self->settle = 0;
  if (!_dew_grid_has_size (self))
    return G_SOURCE_REMOVE;

  each_row (self, hide_if_away);
  each_row (self, name_row);
  put_in_order (self);
  _dew_grid_learn_ancestors (self);
  if (self->fit_wanted && !self->editing)
    {
      self->fit_wanted = FALSE;
      _dew_grid_fit_columns (self);
    }
  return G_SOURCE_REMOVE;
}

void
_dew_grid_settle_later (DewGrid *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (SETTLE_MS, settle_cb, self);
}
