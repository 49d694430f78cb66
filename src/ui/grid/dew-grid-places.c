/* dew-grid-places.c: where everything of a grid lies: its scrolling, its size, the places of its parts and cells. */

#include "dew-grid-private.h"

GtkAdjustment *
_dew_grid_adjustment (DewGrid        *self,
                      GtkOrientation  orientation)
{
  return self->adjustments[orientation];
}

int
_dew_grid_offset (DewGrid *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

double
_dew_grid_scroll (DewGrid *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

int
_dew_grid_header_height (DewGrid *self)
{
  return self->sizes.group + self->sizes.heading;
}

gboolean
_dew_grid_has_size (DewGrid *self)
{
  return self->columns.n_spans > 0 && self->columns.n_spans == self->n_columns && self->rows.view > 0;
}

void
_dew_grid_cell_area (DewGrid      *self,
                     guint         row,
                     guint         column,
                     GdkRectangle *area)
{
  area->x = dew_grid_columns_x (&self->columns, column, _dew_grid_offset (self));
  area->width = self->columns.spans[column].width;
  if (row == DEW_GRID_TOTAL)
    {
      area->y = _dew_grid_header_height (self) + self->rows.view;
      area->height = self->sizes.total;
    }
  else
    {
      area->y = _dew_grid_header_height (self) + dew_grid_rows_y (&self->rows, row, _dew_grid_scroll (self));
      area->height = dew_grid_rows_height (&self->rows, row);
    }
}

gboolean
_dew_grid_cell_at (DewGrid *self,
                   double   x,
                   double   y,
                   guint   *row,
                   guint   *column)
{
  int body = _dew_grid_header_height (self);
  int at = dew_grid_columns_at (&self->columns, (int) x, _dew_grid_offset (self));

  if (at < 0)
    return FALSE;

  *column = (guint) at;
  if (y >= body + self->rows.view)
    {
      *row = DEW_GRID_TOTAL;
      return self->has_cursor && !self->sheet;
    }

  return y >= body && dew_grid_rows_at (&self->rows, (int) y - body, _dew_grid_scroll (self), row);
}

/* Scrolling. */

static void
scrolled_cb (DewGrid *self)
{
  if (self->placing)
    return;

  _dew_grid_prepare_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  _dew_grid_settle_later (self);
}

static void
scrolled_sideways_cb (DewGrid *self)
{
  if (!self->placing)
    _dew_grid_queue_rows (self);
  scrolled_cb (self);
}

void
_dew_grid_set_adjustment (DewGrid        *self,
                          GtkOrientation  orientation,
                          GtkAdjustment  *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];
  GCallback callback = orientation == GTK_ORIENTATION_HORIZONTAL ? G_CALLBACK (scrolled_sideways_cb)
                                                                 : G_CALLBACK (scrolled_cb);

  if (adjustment != NULL && *place == adjustment)
    return;

  if (*place != NULL)
    {
      g_signal_handlers_disconnect_by_func (*place, callback, self);
      g_clear_object (place);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (GtkAdjustment *adjustment,
           double         extent,
           int            view,
           int            step)
{
  double upper = MAX (extent, view);

  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - view), 0, upper,
                            step, MAX (view - step, step), view);
}

void
_dew_grid_fit_ends (DewGrid *self)
{
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], self->columns.middle,
             dew_grid_columns_view (&self->columns), 2 * self->sizes.row);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL], dew_grid_rows_extent (&self->rows), self->rows.view,
             self->sizes.row);
}

/* The places of the parts. */

static void
measure_if_stale (DewGrid *self)
{
  if (self->tracks_stale)
    _dew_grid_measure_columns (self);
}

void
_dew_grid_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  DewGrid *self = DEW_GRID (widget);

  measure_if_stale (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 8 * self->sizes.row;
      *natural = 0;
      for (guint i = 0; i < self->n_columns; i++)
        *natural += self->tracks[i].width;
      *natural = MAX (*natural, *minimum);
    }
  else
    {
      int frame = _dew_grid_header_height (self) + self->sizes.total;

      *minimum = frame + 2 * self->sizes.row;
      *natural = frame + (int) CLAMP (self->rows.n_rows, 2, 24) * self->sizes.row;
    }
}

static void
allocate_at (GtkWidget *child,
             int        y,
             int        width,
             int        height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, height }, -1);
}

/* Where it was scrolled sideways in here, what has the size it had would keep the places of before. */
static void
follow_offset (DewGrid *self)
{
  if (self->placed_offset == _dew_grid_offset (self))
    return;

  self->placed_offset = _dew_grid_offset (self);
  _dew_grid_queue_rows (self);
}

void
_dew_grid_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DewGrid *self = DEW_GRID (widget);
  int header;

  self->placing = TRUE;
  measure_if_stale (self);
  header = _dew_grid_header_height (self);
  dew_grid_columns_place (&self->columns, self->tracks, self->n_columns, width, 6 * self->sizes.row);
  _dew_grid_fit_headings (self);
  self->rows.view = MAX (0, height - header - self->sizes.total);
  _dew_grid_fit_ends (self);

  if (self->reveal_wanted)
    _dew_grid_reveal_cursor (self);
  follow_offset (self);

  allocate_at (self->header, 0, width, header);
  if (!self->sheet)
    allocate_at (self->total, header + self->rows.view, width, self->sizes.total);
  _dew_grid_place_rows (self);
  _dew_grid_place_editor (self);
  if (self->choice != NULL)
    gtk_popover_present (GTK_POPOVER (self->choice));
  self->placing = FALSE;
  if (self->focus_wanted && gtk_widget_get_mapped (widget))
    _dew_grid_focus_later (self);
}
