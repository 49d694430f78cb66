/* dew-grid-layout.c: shares a view's width out among columns, and tells where columns and rows lie. */

#include "dew-grid-layout.h"

#include <math.h>

void
dew_grid_columns_clear (DewGridColumns *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->spans, g_free);
  self->n_spans = 0;
  self->start = self->middle = self->end = 0;
}

static void
take_tracks (DewGridColumns     *self,
             const DewGridTrack *tracks)
{
  for (guint i = 0; i < self->n_spans; i++)
    {
      self->spans[i].pin = tracks[i].pin;
      self->spans[i].width = MAX (tracks[i].width, 1);
      self->spans[i].leads = tracks[i].leads;
    }
}

static int *
part_of (DewGridColumns *self,
         DewGridPin      pin)
{
  switch (pin)
    {
    case DEW_GRID_PIN_START:
      return &self->start;

    case DEW_GRID_PIN_END:
      return &self->end;

    case DEW_GRID_SCROLLS:
    default:
      return &self->middle;
    }
}

static void
add_up (DewGridColumns *self)
{
  self->start = self->middle = self->end = 0;
  for (guint i = 0; i < self->n_spans; i++)
    {
      int *part = part_of (self, self->spans[i].pin);

      self->spans[i].x = *part;
      *part += self->spans[i].width;
    }
}

/* There is one. */
static guint
first_free (const DewGridTrack *tracks)
{
  guint i = 0;

  while (tracks[i].kept || tracks[i].fixed)
    i++;

  return i;
}

static void
widen (DewGridColumns     *self,
       const DewGridTrack *tracks,
       int                 spare)
{
  int names = tracks[0].kept || tracks[0].fixed ? 0 : MIN (spare, self->spans[0].width);
  int others = 0;
  int each;

  for (guint i = 1; i < self->n_spans; i++)
    others += !tracks[i].kept;
  if (others == 0)
    names = tracks[0].fixed ? 0 : spare;
  self->spans[0].width += names;
  spare -= names;
  if (spare == 0 || others == 0)
    return;

  each = spare / others;
  for (guint i = 1; i < self->n_spans; i++)
    self->spans[i].width += tracks[i].kept ? 0 : each;
  self->spans[first_free (tracks)].width += spare - each * others;
}

static void
narrow (DewGridColumns *self,
        int             room)
{
  int asked = self->spans[0].width;
  int wanted = MIN (self->middle, room);
  int missing = self->start + self->end + wanted - self->width;

  if (missing <= 0)
    return;
  if (self->spans[0].pin == DEW_GRID_PIN_START)
    self->spans[0].width -= MIN (missing, asked * 2 / 5);
  add_up (self);
  if (self->start + self->end + wanted <= self->width || self->end == 0)
    return;

  for (guint i = 0; i < self->n_spans; i++)
    if (self->spans[i].pin == DEW_GRID_PIN_END)
      self->spans[i].pin = DEW_GRID_SCROLLS;
  self->spans[0].width = asked;
  add_up (self);
  narrow (self, room);
}

/* What is left over behind the columns that fit, and the width of the first that does not. */
static int
left_over (const DewGridColumns *self,
           int                  *next)
{
  int left = dew_grid_columns_view (self);

  *next = 0;
  for (guint i = 1; i < self->n_spans && *next == 0; i++)
    {
      if (self->spans[i].pin != DEW_GRID_SCROLLS)
        continue;
      if (self->spans[i].width > left)
        *next = self->spans[i].width;
      else
        left -= self->spans[i].width;
    }

  return left;
}

static void
fit_whole (DewGridColumns *self,
           int             asked)
{
  int names = self->spans[0].width;
  int next;
  int left = left_over (self, &next);

  if (self->spans[0].pin != DEW_GRID_PIN_START || next == 0)
    return;

  if (next - left <= MIN (asked / 10, names - asked * 3 / 5))
    self->spans[0].width -= next - left;
  else if (left < dew_grid_columns_view (self))
    self->spans[0].width += left;
  add_up (self);
}

void
dew_grid_columns_place (DewGridColumns     *self,
                        const DewGridTrack *tracks,
                        guint               n_tracks,
                        int                 width,
                        int                 room)
{
  int spare;

  g_return_if_fail (self != NULL);
  g_return_if_fail (tracks != NULL || n_tracks == 0);

  self->width = width;
  if (self->n_spans != n_tracks)
    {
      g_free (self->spans);
      self->spans = g_new0 (DewGridSpan, n_tracks);
      self->n_spans = n_tracks;
    }
  take_tracks (self, tracks);
  add_up (self);
  if (n_tracks == 0)
    return;

  spare = width - self->start - self->middle - self->end;
  if (spare >= 0)
    {
      widen (self, tracks, spare);
      add_up (self);
    }
  else if (!tracks[0].fixed)
    {
      narrow (self, room);
      fit_whole (self, MAX (tracks[0].width, 1));
    }
}

int
dew_grid_columns_view (const DewGridColumns *self)
{
  return MAX (0, self->width - self->start - self->end);
}

int
dew_grid_columns_x (const DewGridColumns *self,
                    guint                 column,
                    int                   offset)
{
  g_return_val_if_fail (column < self->n_spans, 0);

  switch (self->spans[column].pin)
    {
    case DEW_GRID_PIN_START:
      return self->spans[column].x;

    case DEW_GRID_PIN_END:
      return self->width - self->end + self->spans[column].x;

    case DEW_GRID_SCROLLS:
    default:
      return self->start + self->spans[column].x - offset;
    }
}

gboolean
dew_grid_columns_visible (const DewGridColumns *self,
                          guint                 column,
                          int                   offset)
{
  const DewGridSpan *span;

  g_return_val_if_fail (column < self->n_spans, FALSE);

  span = &self->spans[column];
  if (span->pin != DEW_GRID_SCROLLS)
    return TRUE;

  return span->x + span->width > offset && span->x < offset + dew_grid_columns_view (self);
}

gboolean
dew_grid_columns_whole (const DewGridColumns *self,
                        guint                 column,
                        int                   offset)
{
  const DewGridSpan *span;
  int view = dew_grid_columns_view (self);

  g_return_val_if_fail (column < self->n_spans, FALSE);

  span = &self->spans[column];
  if (span->pin != DEW_GRID_SCROLLS)
    return TRUE;
  if (view == 0)
    return FALSE;
  if (span->width >= view)
    return span->x <= offset && span->x + span->width >= offset + view;

  return span->x >= offset && span->x + span->width <= offset + view;
}

int
dew_grid_columns_at (const DewGridColumns *self,
                     int                   x,
                     int                   offset)
{
  DewGridPin part = DEW_GRID_SCROLLS;

  if (x < self->start)
    part = DEW_GRID_PIN_START;
  else if (x >= self->width - self->end)
    part = DEW_GRID_PIN_END;

  for (guint i = 0; i < self->n_spans; i++)
    {
      int begin;

      if (self->spans[i].pin != part)
        continue;
      begin = dew_grid_columns_x (self, i, offset);
      if (x >= begin && x < begin + self->spans[i].width)
        return (int) i;
    }

  return -1;
}

int
dew_grid_columns_reveal (const DewGridColumns *self,
                         guint                 column,
                         int                   offset)
{
  const DewGridSpan *span;
  int view = dew_grid_columns_view (self);

  g_return_val_if_fail (column < self->n_spans, offset);

  span = &self->spans[column];
  if (span->pin != DEW_GRID_SCROLLS)
    return offset;
  if (span->x < offset || span->width >= view)
    return span->x;
  if (span->x + span->width > offset + view)
    return span->x + span->width - view;

  return offset;
}

int
dew_grid_rows_height (const DewGridRows *self,
                      guint              row)
{
  return self->height + (row == self->tall ? self->extra : 0);
}

static double
find_top (const DewGridRows *self,
          double             row)
{
  return row * self->height + (row > self->tall ? self->extra : 0);
}

/* The row at a length from the top of all, as if there were rows without end. */
static double
find_row (const DewGridRows *self,
          double             y)
{
  double tall = (double) self->tall * self->height;

  if (self->extra == 0 || y < tall)
    return floor (y / self->height);
  if (y < tall + self->height + self->extra)
    return self->tall;

  return floor ((y - self->extra) / self->height);
}

double
dew_grid_rows_extent (const DewGridRows *self)
{
  return find_top (self, self->n_rows);
}

void
dew_grid_rows_visible (const DewGridRows *self,
                       double             offset,
                       guint             *first,
                       guint             *end)
{
  double top, bottom;

  *first = *end = 0;
  if (self->n_rows == 0 || self->view <= 0)
    return;

  top = find_row (self, MAX (offset, 0));
  bottom = find_row (self, MAX (offset, 0) + self->view);
  if (find_top (self, bottom) < MAX (offset, 0) + self->view)
    bottom++;
  *end = (guint) MIN (bottom, self->n_rows);
  *first = (guint) MIN (top, *end);
}

int
dew_grid_rows_y (const DewGridRows *self,
                 guint              row,
                 double             offset)
{
  double y = find_top (self, row) - offset;

  return (int) floor (CLAMP (y, -2.0 * self->height - self->extra, (double) self->view + self->height));
}

gboolean
dew_grid_rows_at (const DewGridRows *self,
                  int                y,
                  double             offset,
                  guint             *row)
{
  double at;

  if (y < 0 || y >= self->view)
    return FALSE;
  at = find_row (self, y + offset);
  if (at < 0 || at >= self->n_rows)
    return FALSE;

  *row = (guint) at;
  return TRUE;
}

double
dew_grid_rows_reveal (const DewGridRows *self,
                      guint              row,
                      double             offset)
{
  double top = find_top (self, row);
  int height = dew_grid_rows_height (self, row);

  if (top < offset || height >= self->view)
    return top;
  if (top + height > offset + self->view)
    return top + height - self->view;

  return offset;
}

guint
dew_grid_rows_page (const DewGridRows *self)
{
  return (guint) MAX (1, self->view / self->height - 1);
}

guint
dew_grid_rows_pool (const DewGridRows *self)
{
  return self->view <= 0 ? 0 : (guint) (self->view / self->height + 2);
}

int
dew_grid_scaled (double scale,
                 int    length)
{
  return (int) lround (scale * length);
}

void
dew_grid_sizes_scale (DewGridSizes *self,
                      double        scale,
                      int           line)
{
  self->row = MAX (dew_grid_scaled (MAX (scale, 1), 26), line + 6);
  self->total = self->row + 4;
  self->group = MAX (dew_grid_scaled (scale, 26), line + 6);
  self->heading = MAX (dew_grid_scaled (scale, 27), line + 6);
  self->indent = dew_grid_scaled (scale, 14);
  self->pad = dew_grid_scaled (scale, 8);
  self->pad_end = dew_grid_scaled (scale, 7);
  self->names = dew_grid_scaled (scale, 12);
  self->expander = dew_grid_scaled (scale, 16);
}
