/* dew-grid-resize.c: the width of columns as a person wants it: dragged at the header, kept by the column's key. */

#include "dew-grid-private.h"

/* How near to the edge of a heading the pointer has to be, in px. */
#define NEAR 5

void
dew_grid_set_widths (DewGrid    *self,
                     GHashTable *widths)
{
  g_return_if_fail (DEW_IS_GRID (self));

  g_clear_pointer (&self->widths, g_hash_table_unref);
  self->widths = widths != NULL ? g_hash_table_ref (widths) : NULL;
  self->tracks_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What a person made of a column's width, 0 for nothing. */
int
_dew_grid_wanted_width (DewGrid *self,
                        guint    column)
{
  const char *key = self->heads[column].key;

  return self->widths == NULL || key == NULL ? 0 : GPOINTER_TO_INT (g_hash_table_lookup (self->widths, key));
}

/* A width of 0 leaves it to the grid. */
void
dew_grid_set_width (DewGrid *self,
                    guint    column,
                    int      width)
{
  g_return_if_fail (DEW_IS_GRID (self));
  g_return_if_fail (column < self->n_columns);

  if (self->heads[column].key == NULL)
    return;
  if (self->widths == NULL)
    self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (width > 0)
    g_hash_table_insert (self->widths, g_strdup (self->heads[column].key), GINT_TO_POINTER (width));
  else
    g_hash_table_remove (self->widths, self->heads[column].key);
  self->tracks_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  _dew_grid_queue_rows (self);
  g_signal_emit_by_name (self, "column-resized", self->heads[column].key, width);
}

int
dew_grid_get_width (DewGrid *self,
                    guint    column)
{
  g_return_val_if_fail (DEW_IS_GRID (self), 0);
  g_return_val_if_fail (column < self->n_columns, 0);

  /* What was wanted a moment ago may not have been laid out yet. */
  if (_dew_grid_wanted_width (self, column) > 0)
    return _dew_grid_wanted_width (self, column);

  return column < self->columns.n_spans ? self->columns.spans[column].width : 0;
}

/* The column whose end is at a place of the header, -1 for none. */
static int
edge_at (DewGrid *self,
         double   x,
         double   y)
{
  int offset = _dew_grid_offset (self);

  if (!_dew_grid_has_size (self) || y < 0 || y >= _dew_grid_header_height (self))
    return -1;

  for (guint i = 0; i < self->n_columns; i++)
    if (dew_grid_columns_whole (&self->columns, i, offset)
        && ABS (x - dew_grid_columns_x (&self->columns, i, offset) - self->columns.spans[i].width) <= NEAR)
      return (int) i;

  return -1;
}

/* A press on a heading selects its column; twice on its edge gives it back the width of the grid's choice. */
gboolean
_dew_grid_header_pressed (DewGrid *self,
                          int      n_press,
                          double   x,
                          double   y)
{
  int edge = edge_at (self, x, y);
  int column;

  if (!_dew_grid_has_size (self) || y < 0 || y >= _dew_grid_header_height (self))
    return FALSE;

  if (edge >= 0)
    {
      if (n_press == 2)
        dew_grid_set_width (self, (guint) edge, 0);
      return TRUE;
    }

  column = dew_grid_columns_at (&self->columns, (int) x, _dew_grid_offset (self));
  if (column < 0)
    return FALSE;

  dew_grid_set_cursor (self, 0, (guint) column, TRUE);
  _dew_grid_select_columns (self);
  return TRUE;
}

gboolean
_dew_grid_header_drag_begin (DewGrid *self,
                             double   x,
                             double   y)
{
  self->resizing = edge_at (self, x, y);
  if (self->resizing >= 0)
    self->resizing_from = self->columns.spans[self->resizing].width;

  return self->resizing >= 0;
}

gboolean
_dew_grid_header_drag_update (DewGrid *self,
                              double   by)
{
  if (self->resizing < 0)
    return FALSE;

  dew_grid_set_width (self, (guint) self->resizing, MAX (self->resizing_from + (int) by, 2 * self->sizes.row));
  return TRUE;
}

void
_dew_grid_header_drag_end (DewGrid *self)
{
  self->resizing = -1;
}

/* The pointer tells where a column can be widened. */
void
_dew_grid_header_hover (DewGrid *self,
                        double   x,
                        double   y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), edge_at (self, x, y) >= 0 ? "col-resize" : NULL);
}
