/* dew-pages-draw.c: drawing pages, with tags for screen readers or without. */
#include "dew-pages-private.h"

/* How bright the lines between rows are, from black to white. */
#define FAINT 0.6

typedef struct {
  DewPages *pages;
  cairo_t  *cr;
  guint     page;
  gboolean  in_row;             /* a row is open: */
  guint     row;
} Drawing;

static void
set_ink (cairo_t *cr,
         double   brightness)
{
  cairo_set_source_rgb (cr, brightness, brightness, brightness);
}

static void
draw_box (Drawing          *drawing,
          const DewPageBox *box)
{
  if (box->kind == DEW_BOX_CHART)
    {
      const DewPageSheet *measured = g_ptr_array_index (drawing->pages->sheets, dew_pages_sheet (drawing->pages, drawing->page));

      dew_page_chart_draw (measured->chart, drawing->pages->texts, drawing->cr, box->x, box->y);
    }
  else if (box->kind == DEW_BOX_RULE)
    {
      set_ink (drawing->cr, box->faint ? FAINT : 0);
      cairo_rectangle (drawing->cr, box->x, box->y, box->width, box->height);
      cairo_fill (drawing->cr);
      set_ink (drawing->cr, 0);
    }
  else if (*box->text != '\0')
    {
      dew_page_text_draw (drawing->pages->texts, &box->run, drawing->cr, box->x, box->y);
    }
}

/* ---- Tags ---- */

static const char *
find_tag (const DewPageBox *box)
{
  switch (box->kind)
    {
    case DEW_BOX_TITLE:
      return box->repeated ? "P" : "H1";
    case DEW_BOX_NOTE:
      return "P";
    case DEW_BOX_HEADING:
      return "TH";
    case DEW_BOX_CELL:
      return "TD";
    case DEW_BOX_RUNNING:
    case DEW_BOX_CHART:
    case DEW_BOX_RULE:
    case DEW_BOX_FOOTER:
    default:
      return NULL;
    }
}

static gboolean
is_of_table (const DewPageBox *box)
{
  return box->kind == DEW_BOX_HEADING || box->kind == DEW_BOX_CELL;
}

static void
close_row (Drawing *drawing)
{
  if (drawing->in_row)
    cairo_tag_end (drawing->cr, "TR");
  drawing->in_row = FALSE;
}

static void
open_row (Drawing          *drawing,
          const DewPageBox *box)
{
  if (drawing->in_row && drawing->row == box->row)
    return;

  close_row (drawing);
  drawing->in_row = TRUE;
  drawing->row = box->row;
  cairo_tag_begin (drawing->cr, "TR", NULL);
}

static void
draw_linked (Drawing          *drawing,
             const DewPageBox *box)
{
  g_autofree char *where = g_strdup_printf ("page=%u pos=[0 0]", box->leads_to);

  cairo_tag_begin (drawing->cr, CAIRO_TAG_LINK, where);
  draw_box (drawing, box);
  cairo_tag_end (drawing->cr, CAIRO_TAG_LINK);
}

/* Cairo has no alternative text: so the words are there, in the colour of the paper and behind the drawing, which is for the eye alone. */
static void
draw_chart_in_words (Drawing          *drawing,
                     const DewPageBox *box)
{
  set_ink (drawing->cr, 1);
  cairo_tag_begin (drawing->cr, "Figure", NULL);
  dew_page_text_draw (drawing->pages->texts, &box->run, drawing->cr, box->x, box->y);
  cairo_tag_end (drawing->cr, "Figure");
  set_ink (drawing->cr, 0);
}

/* What was said on an earlier page, and the footer, are for the eye alone. A row that goes on is a row of its own. */
static void
draw_tagged_box (Drawing          *drawing,
                 const DewPageBox *box)
{
  const char *tag = box->kind == DEW_BOX_HEADING && box->repeated ? NULL : find_tag (box);

  if (box->kind == DEW_BOX_CHART)
    draw_chart_in_words (drawing, box);
  if (tag == NULL)
    {
      draw_box (drawing, box);
      return;
    }

  if (is_of_table (box))
    open_row (drawing, box);
  cairo_tag_begin (drawing->cr, tag, NULL);
  if (box->leads_to > 0)
    draw_linked (drawing, box);
  else
    draw_box (drawing, box);
  cairo_tag_end (drawing->cr, tag);
}

/* A table is one from its first page to its last; where it goes on beside itself too, each page has one of its own. */
static gboolean
begins_table (const Drawing *drawing,
              const DewPage *page)
{
  const DewPageSheet *measured = g_ptr_array_index (drawing->pages->sheets, page->sheet);

  return page->table && (measured->plan->bands->len > 1 || (page->rows.item == 0 && page->rows.line == 0));
}

static gboolean
ends_table (const Drawing *drawing,
            const DewPage *page)
{
  const DewPageSheet *measured = g_ptr_array_index (drawing->pages->sheets, page->sheet);

  return page->table && (measured->plan->bands->len > 1 || page->rows.end_item >= measured->sheet->rows->len);
}

static void
draw_tagged (Drawing      *drawing,
             const GArray *boxes)
{
  const DewPage *page = &g_array_index (drawing->pages->pages, DewPage, drawing->page);
  gboolean own = ((const DewPageSheet *) g_ptr_array_index (drawing->pages->sheets, page->sheet))->plan->bands->len > 1;
  gboolean before = TRUE;

  for (guint i = 0; i < boxes->len; i++)
    {
      DewPageBox box = g_array_index (boxes, DewPageBox, i);

      if (before && is_of_table (&box) && begins_table (drawing, page))
        cairo_tag_begin (drawing->cr, "Table", NULL);
      if (is_of_table (&box))
        before = FALSE;
      else
        close_row (drawing);
      if (box.kind == DEW_BOX_HEADING && own)
        box.repeated = FALSE;
      draw_tagged_box (drawing, &box);
    }

  close_row (drawing);
  if (ends_table (drawing, page))
    cairo_tag_end (drawing->cr, "Table");
}

static void
draw (DewPages *pages,
      cairo_t  *cr,
      guint     page,
      gboolean  tagged)
{
  Drawing drawing = { .pages = pages, .cr = cr, .page = page };
  g_autoptr (GArray) boxes = dew_pages_boxes (pages, page);

  cairo_save (cr);
  set_ink (cr, 0);
  if (tagged)
    draw_tagged (&drawing, boxes);
  else
    for (guint i = 0; i < boxes->len; i++)
      draw_box (&drawing, &g_array_index (boxes, DewPageBox, i));
  cairo_restore (cr);
}

void
dew_pages_draw (DewPages *pages,
                cairo_t  *cr,
                guint     page)
{
  g_return_if_fail (pages != NULL && cr != NULL && page < pages->pages->len);

  draw (pages, cr, page, FALSE);
}

void
dew_pages_draw_tagged (DewPages *pages,
                       cairo_t  *cr,
                       guint     page)
{
  g_return_if_fail (pages != NULL && cr != NULL && page < pages->pages->len);

  draw (pages, cr, page, TRUE);
}
