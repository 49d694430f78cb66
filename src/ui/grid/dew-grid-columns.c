/* dew-grid-columns.c: takes over what the model says of its columns, and measures how wide they have to be. */

#include "dew-grid-private.h"

void
_dew_grid_forget_columns (DewGrid *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->heads[i].heading);
      g_free (self->heads[i].group);
      g_free (self->heads[i].key);
    }
  g_clear_pointer (&self->heads, g_free);
  g_clear_pointer (&self->tracks, g_free);
  self->n_columns = 0;
  dew_grid_columns_clear (&self->columns);
}

/* A rule stands where the group becomes another one, also where a group ends and columns without one follow. */
static gboolean
leads_group (DewGrid *self,
             guint    column)
{
  if (column == 0)
    return FALSE;

  return g_strcmp0 (self->heads[column].group, self->heads[column - 1].group) != 0
         || self->heads[column].group_style != self->heads[column - 1].group_style
         || self->tracks[column].pin != self->tracks[column - 1].pin;
}

void
_dew_grid_read_columns (DewGrid *self)
{
  guint n = self->model != NULL ? dew_grid_model_n_columns (self->model) : 0;

  _dew_grid_forget_columns (self);
  self->heads = g_new0 (DewGridHead, n);
  self->tracks = g_new0 (DewGridTrack, n);
  self->n_columns = n;
  for (guint i = 0; i < n; i++)
    {
      DewGridColumn column;

      dew_grid_model_column (self->model, i, &column);
      self->heads[i].heading = g_strdup (column.heading != NULL ? column.heading : "");
      self->heads[i].group = g_strdup (column.group);
      self->heads[i].key = g_strdup (column.key);
      self->heads[i].group_style = column.group_style;
      self->heads[i].text = column.text;
      self->tracks[i].pin = column.pin;
      self->tracks[i].fixed = self->sheet && i == 0;
      self->tracks[i].leads = leads_group (self, i);
    }
  self->tracks_stale = TRUE;
}

int
_dew_grid_text_width (DewGrid       *self,
                      const char    *text,
                      PangoAttrList *style,
                      int           *height)
{
  int width;

  pango_layout_set_width (self->text, -1);
  pango_layout_set_attributes (self->text, style);
  pango_layout_set_text (self->text, text, -1);
  pango_layout_get_pixel_size (self->text, &width, height);
  return width;
}

static double
font_size (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72;
}

/* Figures are never cut: their column is as wide as they are. */
static void
take_wanted_width (DewGrid             *self,
                   guint                i,
                   const DewGridColumn *column)
{
  int wanted = _dew_grid_wanted_width (self, i);
  gboolean text = i == 0 || column->text;

  self->tracks[i].kept = wanted > 0;
  if (wanted > 0)
    self->tracks[i].width = text ? wanted : MAX (wanted, self->tracks[i].width);
}

void
_dew_grid_measure_columns (DewGrid *self)
{
  double scale = font_size (gtk_widget_get_pango_context (GTK_WIDGET (self))) / 13;
  int line;

  _dew_grid_text_width (self, "0", self->regular, &line);
  dew_grid_sizes_scale (&self->sizes, scale, line);
  if (self->sheet)
    self->sizes.total = self->sizes.group = 0;
  self->rows.height = self->sizes.row;
  self->headings_of = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      int pads = self->sizes.pad + self->sizes.pad_end;
      DewGridColumn column;

      dew_grid_model_column (self->model, i, &column);
      self->tracks[i].width = MAX (dew_grid_scaled (scale, column.width),
                                   _dew_grid_text_width (self, self->heads[i].heading, self->small, NULL) + pads);
      if (column.sample != NULL)
        self->tracks[i].width = MAX (self->tracks[i].width,
                                     _dew_grid_text_width (self, column.sample, self->bold, NULL) + pads);
      if (self->sheet && i > 0)
        self->tracks[i].width = MAX (self->tracks[i].width, _dew_grid_heading_width (self, i) + pads);
      take_wanted_width (self, i, &column);
    }
  self->tracks_stale = FALSE;
}

void
_dew_grid_fit_columns (DewGrid *self)
{
  g_autofree int *before = g_new (int, self->n_columns);
  gboolean same = TRUE;

  if (self->tracks_stale || self->model == NULL)
    return;

  for (guint i = 0; i < self->n_columns; i++)
    before[i] = self->tracks[i].width;
  _dew_grid_measure_columns (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->tracks[i].width = MAX (self->tracks[i].width, _dew_grid_widest_in_view (self, i));
      same = same && self->tracks[i].width == before[i];
    }
  if (same)
    return;

  _dew_grid_queue_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
widen_cb (gpointer data)
{
  DewGrid *self = data;

  self->widen = 0;
  self->reveal_wanted = _dew_grid_has_focus (self);
  _dew_grid_queue_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
_dew_grid_widen_later (DewGrid *self,
                       guint    column,
                       int      width)
{
  if (self->tracks_stale || width <= self->tracks[column].width)
    return;

  self->tracks[column].width = width;
  if (self->widen == 0)
    self->widen = g_idle_add (widen_cb, self);
}
