/* dew-page-chart-draw.c: drawing a chart on paper, and as a picture. */
#include "dew-page-chart.h"

#include <math.h>

#include "dew-partner-paint.h"

/* Points. */
#define LINE      0.6
#define PART_LINE 0.8           /* of ground, between bars that meet */
#define PAD       1.0           /* of plain ground round a figure */

/* How bright: black is 0. */
#define GRID 0.82

/* Patterns are made for dots of the screen, of which a point has so many. */
#define DOTS (96 / 72.0)

/* What partners added up look like, and what is nobody's. */
static guint
find_look (guint paint)
{
  if (paint == DEW_SHEET_OTHERS)
    return DEW_PAINT_NOBODY - DEW_PATTERN_STRIPED;
  return paint == DEW_SHEET_NOBODY ? DEW_PAINT_UNALLOCATED : paint;
}

static void
set_colour (cairo_t   *cr,
            DewColour  colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
draw_line (cairo_t           *cr,
           const DewPageMark *mark)
{
  double ink = mark->kind == DEW_MARK_GRID ? GRID : 0;

  cairo_set_source_rgb (cr, ink, ink, ink);
  cairo_rectangle (cr, mark->x - (mark->width == 0 ? LINE / 2 : 0), mark->y - (mark->height == 0 ? LINE / 2 : 0), MAX (mark->width, LINE), MAX (mark->height, LINE));
  cairo_fill (cr);
}

/* A bar is at least as much as can be seen; where bars meet, a line of ground parts them. */
static void
draw_bar (cairo_t           *cr,
          const DewPageMark *mark)
{
  double width = MAX (mark->width, LINE), height = MAX (mark->height, LINE);

  cairo_save (cr);
  cairo_rectangle (cr, mark->x, mark->y, width > 3 * PART_LINE ? width - PART_LINE : width, height);
  cairo_scale (cr, 1 / DOTS, 1 / DOTS);
  dew_partner_paint (cr, find_look (mark->paint), FALSE);
  cairo_restore (cr);
}

/* A figure is read upon plain ground: grid and patterns stop round it. */
static void
draw_value (cairo_t           *cr,
            DewPageText       *texts,
            const DewPageMark *mark)
{
  guint look = find_look (mark->paint);
  gboolean on_fill = mark->inside && look != DEW_PAINT_UNALLOCATED;

  if (on_fill)
    set_colour (cr, dew_partner_fill (look, FALSE));
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, mark->x - PAD, mark->y, mark->width + 2 * PAD, mark->height);
  cairo_fill (cr);

  if (on_fill)
    set_colour (cr, dew_partner_ink (look, FALSE));
  else
    cairo_set_source_rgb (cr, 0, 0, 0);
  dew_page_text_draw (texts, &mark->run, cr, mark->x, mark->y);
}

static void
draw_mark (cairo_t           *cr,
           DewPageText       *texts,
           const DewPageMark *mark)
{
  switch (mark->kind)
    {
    case DEW_MARK_GRID:
    case DEW_MARK_AXIS:
      draw_line (cr, mark);
      break;

    case DEW_MARK_BAR:
    case DEW_MARK_KEY:
      draw_bar (cr, mark);
      break;

    case DEW_MARK_VALUE:
      draw_value (cr, texts, mark);
      break;

    case DEW_MARK_SERIES:
    case DEW_MARK_TICK:
    case DEW_MARK_NAME:
    case DEW_MARK_TITLE:
    default:
      cairo_set_source_rgb (cr, 0, 0, 0);
      dew_page_text_draw (texts, &mark->run, cr, mark->x, mark->y);
    }
}

void
dew_page_chart_draw (const DewPageChart *chart,
                     DewPageText        *texts,
                     cairo_t            *cr,
                     double              x,
                     double              y)
{
  g_return_if_fail (chart != NULL && texts != NULL && cr != NULL);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (DewMarkKind kind = DEW_MARK_GRID; kind <= DEW_MARK_VALUE; kind++)
    for (guint i = 0; i < chart->marks->len; i++)
      {
        const DewPageMark *mark = &g_array_index (chart->marks, DewPageMark, i);

        if (mark->kind == kind)
          draw_mark (cr, texts, mark);
      }
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* ---- A picture ---- */

static cairo_status_t
append_cb (void         *closure,
           const guchar *bytes,
           unsigned int  length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
dew_page_chart_png (DewPageText         *texts,
                    const DewSheetChart *chart,
                    double               width,
                    double               most,
                    double               dots,
                    double              *height)
{
  g_return_val_if_fail (texts != NULL && chart != NULL && height != NULL, NULL);
  g_return_val_if_fail (width > 0 && dots > 0, NULL);

  g_autoptr (DewPageChart) made = dew_page_chart_new (texts, chart, width, most);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (made == NULL)
    return NULL;

  *height = made->height;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (made->width * dots), (int) ceil (made->height * dots));
  cr = cairo_create (surface);
  cairo_scale (cr, dots, dots);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dew_page_chart_draw (made, texts, cr, 0, 0);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
