/* dew-grid-headings.c: the heads of a sheet's table, in as many lines as they need in their columns. */

#include "dew-grid-private.h"

/* The heads stand below a title and notes: in none of more rows. */
#define FURTHEST 200

void
_dew_grid_find_headings (DewGrid *self)
{
  DewGridRow row;
  guint n = MIN (self->rows.n_rows, FURTHEST);

  self->headings_of = 0;
  self->rows.tall = G_MAXUINT;
  self->rows.extra = 0;
  for (guint i = 0; self->sheet && i < n; i++)
    {
      dew_grid_model_row (self->model, i, &row);
      if (row.style != DEW_GRID_HEAD)
        continue;

      self->rows.tall = i;
      return;
    }
}

/* The layout that all cells share, until the next text is put into it; gives its height. */
int
_dew_grid_wrap_heading (DewGrid    *self,
                        const char *text,
                        int         width,
                        gboolean    figure)
{
  int height;

  pango_layout_set_ellipsize (self->text, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (self->text, figure ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_attributes (self->text, self->bold);
  pango_layout_set_text (self->text, text, -1);
  pango_layout_set_width (self->text, MAX (width, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->text, NULL, &height);
  return height;
}

void
_dew_grid_unwrap_heading (DewGrid *self)
{
  pango_layout_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->text, PANGO_ALIGN_LEFT);
}

int
_dew_grid_heading_width (DewGrid *self,
                         guint    column)
{
  DewGridCell cell;
  int width;

  if (self->rows.tall == G_MAXUINT || self->model == NULL)
    return 0;

  dew_grid_model_cell (self->model, self->rows.tall, column, &cell);
  if (cell.text == NULL || cell.text[0] == '\0')
    return 0;

  _dew_grid_wrap_heading (self, cell.text, 1, FALSE);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD);
  pango_layout_get_pixel_size (self->text, &width, NULL);
  _dew_grid_unwrap_heading (self);
  return width;
}

static int
measure_heading (DewGrid *self,
                 guint    column)
{
  DewGridCell cell;
  int width = self->columns.spans[column].width - self->sizes.pad - self->sizes.pad_end;

  dew_grid_model_cell (self->model, self->rows.tall, column, &cell);
  return cell.text == NULL || cell.text[0] == '\0' ? 0 : _dew_grid_wrap_heading (self, cell.text, width, FALSE);
}

/* In widths that it was fitted to it is not measured again: this is asked for with every step of a scroll bar. */
void
_dew_grid_fit_headings (DewGrid *self)
{
  guint widths = 1;
  int tallest = 0, line;

  if (self->rows.tall == G_MAXUINT || self->columns.n_spans != self->n_columns)
    return;

  for (guint i = 0; i < self->n_columns; i++)
    widths = widths * 31 + (guint) self->columns.spans[i].width;
  if (widths == self->headings_of)
    return;

  self->headings_of = widths;
  _dew_grid_text_width (self, "0", self->bold, &line);
  for (guint i = 1; i < self->n_columns; i++)
    tallest = MAX (tallest, measure_heading (self, i));
  _dew_grid_unwrap_heading (self);
  self->rows.extra = MAX (0, tallest - line);
}
