/* dew-grid-marks.c: the shapes that stand beside texts, so that colour is never the only sign. */

#include "dew-grid-private.h"

/* Of a row that folds. */
void
_dew_grid_snapshot_triangle (GtkSnapshot   *snapshot,
                             gboolean       expanded,
                             double         x,
                             double         y,
                             double         size,
                             const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - size, y - size, 2 * size, 2 * size));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_translate (cr, x, y);
  if (expanded)
    cairo_rotate (cr, G_PI / 2);
  cairo_move_to (cr, -size * 0.55, -size);
  cairo_line_to (cr, size * 0.65, 0);
  cairo_line_to (cr, -size * 0.55, size);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Of a figure with a note. */
void
_dew_grid_snapshot_corner (GtkSnapshot   *snapshot,
                           double         right,
                           double         top,
                           double         size,
                           const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (right - size, top, size, size));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, right - size, top);
  cairo_line_to (cr, right, top);
  cairo_line_to (cr, right, top + size);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* A leaf of paper with its corner turned: the note of a name. */
void
_dew_grid_snapshot_leaf (GtkSnapshot   *snapshot,
                         double         x,
                         double         y,
                         double         size,
                         const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, size, size));
  double turned = size / 3;

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, x, y + 1);
  cairo_line_to (cr, x + 1, y);
  cairo_line_to (cr, x + size - 1, y);
  cairo_line_to (cr, x + size, y + 1);
  cairo_line_to (cr, x + size, y + size - turned);
  cairo_line_to (cr, x + size - turned, y + size);
  cairo_line_to (cr, x + 1, y + size);
  cairo_line_to (cr, x, y + size - 1);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}


static void
add_shape (cairo_t     *cr,
           DewGridMark  mark,
           double       size)
{
  switch (mark)
    {
    case DEW_GRID_TRIANGLE:
      cairo_move_to (cr, 0, -size);
      cairo_line_to (cr, size, size * 0.85);
      cairo_line_to (cr, -size, size * 0.85);
      break;

    case DEW_GRID_DIAMOND:
      cairo_move_to (cr, 0, -size);
      cairo_line_to (cr, size, 0);
      cairo_line_to (cr, 0, size);
      cairo_line_to (cr, -size, 0);
      break;

    case DEW_GRID_UNDER:
      cairo_move_to (cr, 0, size * 0.9);
      cairo_line_to (cr, size, -size * 0.75);
      cairo_line_to (cr, -size, -size * 0.75);
      break;

    case DEW_GRID_DOT:
    case DEW_GRID_NO_MARK:
    default:
      cairo_arc (cr, 0, 0, size * 0.8, 0, 2 * G_PI);
      break;
    }
  cairo_close_path (cr);
}

static const GdkRGBA *
mark_colour (DewGridMark           mark,
             const DewGridPalette *palette)
{
  switch (mark)
    {
    case DEW_GRID_TRIANGLE:
      return &palette->amber;

    case DEW_GRID_DIAMOND:
      return &palette->red;

    case DEW_GRID_UNDER:
      return &palette->accent;

    case DEW_GRID_DOT:
    case DEW_GRID_NO_MARK:
    default:
      return &palette->good;
    }
}

/* Around a point. What is under is hollow. */
void
_dew_grid_snapshot_mark (GtkSnapshot          *snapshot,
                         DewGridMark           mark,
                         double                x,
                         double                y,
                         double                size,
                         const DewGridPalette *palette)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - size - 1, y - size - 1, 2 * size + 2, 2 * size + 2));

  gdk_cairo_set_source_rgba (cr, mark_colour (mark, palette));
  cairo_translate (cr, x, y);
  add_shape (cr, mark, size);
  if (mark == DEW_GRID_UNDER)
    {
      cairo_set_line_width (cr, MAX (1, size / 3));
      cairo_stroke (cr);
    }
  else
    {
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}
