/* dew-grid-draw.c: draws the grid: its parts, and over them the rules between groups, shadows, the ring. */

#include "dew-grid-private.h"

static void
append_rule (DewGrid     *self,
             GtkSnapshot *snapshot,
             int          x,
             int          y,
             int          height)
{
  gtk_snapshot_append_color (snapshot, &self->palette.group_rule, &GRAPHENE_RECT_INIT (x, y, 1, height));
}

/* How far down the rows in view reach. */
static int
rows_height (DewGrid *self)
{
  return (int) MIN (self->rows.view, dew_grid_rows_extent (&self->rows) - _dew_grid_scroll (self));
}

static void
draw_rules (DewGrid     *self,
            GtkSnapshot *snapshot)
{
  int header = _dew_grid_header_height (self);
  int top = header + rows_height (self);
  int total = header + self->rows.view;
  int view_end = self->columns.width - self->columns.end;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const DewGridSpan *span = &self->columns.spans[i];
      int x = dew_grid_columns_x (&self->columns, i, _dew_grid_offset (self));

      if (self->sheet || !span->leads || (span->pin == DEW_GRID_SCROLLS && (x < self->columns.start || x > view_end)))
        continue;
      append_rule (self, snapshot, x, 0, top);
      append_rule (self, snapshot, x, total + 2, self->sizes.total - 2);
    }
}

static void
append_shadow (DewGrid     *self,
               GtkSnapshot *snapshot,
               int          x,
               gboolean     leftwards)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width = self->sizes.pad;
  GdkRGBA none = self->palette.shadow;
  GskColorStop stops[] = { { 0, self->palette.shadow }, { 1, none } };
  graphene_point_t near = GRAPHENE_POINT_INIT (x, 0);
  graphene_point_t far = GRAPHENE_POINT_INIT (leftwards ? x - width : x + width, 0);

  stops[1].color.alpha = 0;
  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (MIN (near.x, far.x), 0, width, height),
                                       &near, &far, stops, G_N_ELEMENTS (stops));
}

static void
draw_shadows (DewGrid     *self,
              GtkSnapshot *snapshot)
{
  int offset = _dew_grid_offset (self);

  if (offset > 0)
    {
      append_shadow (self, snapshot, self->columns.start, FALSE);
      append_rule (self, snapshot, self->columns.start - 1, 0, gtk_widget_get_height (GTK_WIDGET (self)));
    }
  if (self->columns.end > 0 && offset + dew_grid_columns_view (&self->columns) < self->columns.middle)
    append_shadow (self, snapshot, self->columns.width - self->columns.end, TRUE);
}

/* What of the grid a cell can be seen in. The ring reaches a pixel beyond its cell. */
static graphene_rect_t
window_of (DewGrid *self,
           guint    row,
           guint    column)
{
  int header = _dew_grid_header_height (self);
  int x = 0;
  int width = self->columns.width;
  int y = row == DEW_GRID_TOTAL ? header + self->rows.view : header - 1;
  int height = row == DEW_GRID_TOTAL ? self->sizes.total : self->rows.view + 1;

  if (self->columns.spans[column].pin == DEW_GRID_SCROLLS)
    {
      x = self->columns.start;
      width = dew_grid_columns_view (&self->columns);
    }

  return GRAPHENE_RECT_INIT (x, y, width, height);
}

/* The part of the block in columns that are frozen alike, or scroll. */
static void
draw_block_part (DewGrid           *self,
                 GtkSnapshot       *snapshot,
                 const DewGridArea *area,
                 guint              left,
                 guint              right)
{
  GdkRGBA tint = self->palette.accent;
  graphene_rect_t window = window_of (self, _dew_grid_row_of (self, area->top), left);
  GdkRectangle first, last;
  float sides[4] = { 1.5f, right == area->right ? 1.5f : 0, 1.5f, left == area->left ? 1.5f : 0 };
  GskRoundedRect frame;

  _dew_grid_cell_area (self, _dew_grid_row_of (self, area->top), left, &first);
  _dew_grid_cell_area (self, _dew_grid_row_of (self, area->bottom), right, &last);
  gdk_rectangle_union (&first, &last, &first);
  /* Far outside of the view there is nothing to see, and floats are too coarse. */
  last = (GdkRectangle) { first.x, -64, first.width, gtk_widget_get_height (GTK_WIDGET (self)) + 128 };
  if (!gdk_rectangle_intersect (&first, &last, &first))
    return;

  tint.alpha *= 0.12f;
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (first.x, first.y, first.width, first.height), 0);
  gtk_snapshot_push_clip (snapshot, &window);
  gtk_snapshot_append_color (snapshot, &tint, &frame.bounds);
  gtk_snapshot_append_border (snapshot, &frame, sides,
                              (GdkRGBA[4]) { self->palette.accent, self->palette.accent, self->palette.accent,
                                             self->palette.accent });
  gtk_snapshot_pop (snapshot);
}

static void
draw_block (DewGrid     *self,
            GtkSnapshot *snapshot)
{
  DewGridArea area;
  guint next;

  if (!_dew_grid_has_selection (self))
    return;

  _dew_grid_selection (self, &area);
  for (guint left = area.left; left <= area.right; left = next)
    {
      for (next = left + 1; next <= area.right && self->columns.spans[next].pin == self->columns.spans[left].pin; next++)
        ;
      draw_block_part (self, snapshot, &area, left, next - 1);
    }
}

static void
draw_ring (DewGrid     *self,
           GtkSnapshot *snapshot)
{
  GdkRGBA colour = self->palette.accent;
  float width = 2;
  GdkRectangle area;
  GskRoundedRect ring;
  graphene_rect_t window;
  gboolean focus = _dew_grid_has_focus (self);

  if (!self->has_cursor || self->editing || (self->read_only && !focus && !self->sheet))
    return;

  _dew_grid_cell_area (self, self->row, self->column, &area);
  if (self->read_only && !self->sheet)
    {
      colour = self->palette.dim;
      width = 1;
    }
  if (!focus)
    colour.alpha *= 0.45f;

  window = window_of (self, self->row, self->column);
  area.y -= 1;
  area.height += self->row == DEW_GRID_TOTAL ? 0 : 1;
  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (area.x, area.y, area.width, area.height), 3);
  gtk_snapshot_push_clip (snapshot, &window);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_rows (DewGrid     *self,
               GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, _dew_grid_header_height (self), width, self->rows.view));
  for (guint i = 0; i < self->slots->len; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self), g_ptr_array_index (self->slots, i), snapshot);
  gtk_snapshot_pop (snapshot);
}

void
_dew_grid_draw (DewGrid     *self,
                GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gtk_snapshot_append_color (snapshot, &self->palette.ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!_dew_grid_has_size (self))
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  snapshot_rows (self, snapshot);
  gtk_widget_snapshot_child (widget, self->header, snapshot);
  if (!self->sheet)
    gtk_widget_snapshot_child (widget, self->total, snapshot);
  draw_rules (self, snapshot);
  draw_shadows (self, snapshot);
  draw_block (self, snapshot);
  draw_ring (self, snapshot);
  if (self->editing)
    gtk_widget_snapshot_child (widget, self->entry, snapshot);
  gtk_widget_snapshot_child (widget, self->bubble, snapshot);
  gtk_snapshot_pop (snapshot);
}
