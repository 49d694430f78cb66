/* dew-partner-paint.c: the partners' colours and patterns */
#include "dew-partner-paint.h"

#include <math.h>

#define N_COLOURS  4
#define N_PATTERNS 4

static const guint32 fills[2][N_COLOURS] = {
  { 0x12436d, 0x28a197, 0x801650, 0xf46a25 },
  { 0x6da7de, 0x4cc7bc, 0xd57ba9, 0xf79a67 },
};

/* Two of the light fills are too pale for text. */
static const guint32 texts[2][N_COLOURS] = {
  { 0x12436d, 0x0d6b63, 0x801650, 0xa83c07 },
  { 0x6da7de, 0x4cc7bc, 0xd57ba9, 0xf79a67 },
};

/* What is nobody's, on light and on dark: as fill and as text. */
static const guint32 nobodys[2] = { 0x6a6a72, 0xa6a6ac };

/* What is nobody's yet, and must not be overlooked. */
static const guint32 unallocated[2] = { 0xb3261e, 0xff8f85 };

#define INK_LIGHT 0xffffff
#define INK_DARK  0x101014

DewColour
dew_colour (guint32 rgb)
{
  return (DewColour) { (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0 };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (DewColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) + 0.0722 * linear (colour.blue);
}

double
dew_colour_contrast (DewColour a,
                     DewColour b)
{
  double one = luminance (a), other = luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static gboolean
is_nobodys (guint index)
{
  return index > DEW_PAINT_NOBODY - N_PATTERNS;
}

DewColour
dew_partner_fill (guint    index,
                  gboolean dark)
{
  if (index == DEW_PAINT_UNALLOCATED)
    return dew_colour (unallocated[dark ? 1 : 0]);

  return dew_colour (is_nobodys (index) ? nobodys[dark ? 1 : 0] : fills[dark ? 1 : 0][index % N_COLOURS]);
}

DewColour
dew_partner_text (guint    index,
                  gboolean dark)
{
  if (index == DEW_PAINT_UNALLOCATED)
    return dew_colour (unallocated[dark ? 1 : 0]);

  return dew_colour (is_nobodys (index) ? nobodys[dark ? 1 : 0] : texts[dark ? 1 : 0][index % N_COLOURS]);
}

DewColour
dew_partner_ink (guint    index,
                 gboolean dark)
{
  DewColour fill = dew_partner_fill (index, dark), light = dew_colour (INK_LIGHT), ink = dew_colour (INK_DARK);

  return dew_colour_contrast (light, fill) >= dew_colour_contrast (ink, fill) ? light : ink;
}

DewPattern
dew_partner_pattern (guint index)
{
  if (index == DEW_PAINT_UNALLOCATED)
    return DEW_PATTERN_HATCHED;
  if (is_nobodys (index))
    return (DewPattern) (DEW_PAINT_NOBODY - index);

  return (DewPattern) ((index % N_COLOURS + index / N_COLOURS) % N_PATTERNS);
}

static void
draw_hatching (cairo_t *cr,
               double   distance,
               double   left,
               double   top,
               double   right,
               double   bottom)
{
  const double rise = bottom - top;

  cairo_set_line_width (cr, 1.6);
  for (double x = left - rise + distance / 2; x < right; x += distance)
    {
      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x + rise, top);
    }
  cairo_stroke (cr);
}

static void
draw_dots (cairo_t *cr,
           double   left,
           double   top,
           double   right,
           double   bottom)
{
  const double across = 6, down = 3, radius = 1;
  int line = 0;

  for (double y = bottom - 2; y > top - radius; y -= down, line++)
    for (double x = left + (line % 2 == 0 ? 2 : 2 + across / 2); x < right + radius; x += across)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
draw_stripes (cairo_t *cr,
              double   left,
              double   top,
              double   right,
              double   bottom)
{
  const double distance = 4;

  for (double x = left + distance / 2; x < right; x += distance)
    cairo_rectangle (cr, x, top, distance / 2, bottom - top);
  cairo_fill (cr);
}

void
dew_pattern_paint (cairo_t    *cr,
                   DewPattern  pattern,
                   DewColour   fill,
                   gboolean    dark)
{
  double left, top, right, bottom;

  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_set_source_rgb (cr, fill.red, fill.green, fill.blue);
  cairo_fill_preserve (cr);
  cairo_clip (cr);

  if (dark)
    cairo_set_source_rgba (cr, 0.14, 0.14, 0.14, 0.5);
  else
    cairo_set_source_rgba (cr, 1, 1, 1, 0.42);

  switch (pattern)
    {
    case DEW_PATTERN_HATCHED:
      draw_hatching (cr, 6, left, top, right, bottom);
      break;

    case DEW_PATTERN_DOTTED:
      draw_dots (cr, left, top, right, bottom);
      break;

    case DEW_PATTERN_STRIPED:
      draw_stripes (cr, left, top, right, bottom);
      break;

    case DEW_PATTERN_SOLID:
    default:
      break;
    }

  cairo_restore (cr);
}

/* No fill of its own, so that nobody takes it for a partner's: an outline, within the path, and lines in it. */
static void
paint_unallocated (cairo_t  *cr,
                   gboolean  dark)
{
  DewColour red = dew_partner_fill (DEW_PAINT_UNALLOCATED, dark);
  double left, top, right, bottom;

  cairo_save (cr);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_clip_preserve (cr);
  cairo_set_source_rgb (cr, red.red, red.green, red.blue);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  draw_hatching (cr, 9, left, top, right, bottom);
  cairo_restore (cr);
}

void
dew_partner_paint (cairo_t  *cr,
                   guint     index,
                   gboolean  dark)
{
  g_return_if_fail (cr != NULL);

  if (index == DEW_PAINT_UNALLOCATED)
    {
      paint_unallocated (cr, dark);
      return;
    }

  dew_pattern_paint (cr, dew_partner_pattern (index), dew_partner_fill (index, dark), dark);
}
