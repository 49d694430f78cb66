/* dew-pages.h: a book laid out on pages, for PDF and the printer.
 *
 * Each sheet begins a page: its title, its notes in full, its chart, whole and on a page of its own where it has to be, its
 * table. Its further pages say the title again, small, and the header row stands on every page of the table. A row that fits
 * on a page is not broken, a total row does not begin a page where a row can go with it, and no row or two stand alone on the
 * last page. Nothing is cut but headings higher than a third of a page, which stand in full among the notes, and what is too
 * long for the footer. What is only true where there are formulas is left out. A table of contents gets a column of page
 * numbers. A table that is too wide for a page goes on beside it: the pages of the same rows follow one another.
 *
 * Everything is in points, 1/72 of an inch, from the upper left corner of the paper. Pages and rows are numbered from 0
 * here, pages from 1 on paper.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "dew-export.h"
#include "dew-page-text.h"

typedef struct {
  double   width, height;       /* of the paper */
  double   left, right, top, bottom;    /* margins: nothing is drawn there */
  gboolean turns;               /* the paper stands, wide as it was high, for sheets whose table fits well on that */
} DewPageFormat;

/* A4, lying, 15 mm of margin, turned where a table fits well. */
extern const DewPageFormat dew_page_format_a4;

typedef enum {
  DEW_BOX_TITLE,
  DEW_BOX_RUNNING,              /* the title, said again */
  DEW_BOX_NOTE,
  DEW_BOX_CHART,                /* the text says it in words; a screen reader has those, and the eye the drawing */
  DEW_BOX_HEADING,
  DEW_BOX_CELL,
  DEW_BOX_RULE,                 /* without text, drawn full; faint between rows */
  DEW_BOX_FOOTER,
} DewBoxKind;

/* A text, or a rule, and its place on a page: what is drawn is what stands in these. */
typedef struct {
  DewBoxKind kind;
  double     x, y, width, height;
  char      *text;
  DewPageRun run;               /* how: of that text and width */
  guint      row, column;       /* CELL, HEADING: in the sheet; the column of page numbers is behind the last */
  gboolean   repeated;          /* it stood on an earlier page of the sheet too */
  gboolean   faint;
  guint      leads_to;          /* the page, from 1; 0: nowhere */
} DewPageBox;

/* How wide the columns of a sheet are where all of them have to stand beside each other within `width` points, with the gap
 * behind each: double, points. *size gets that of the type in which they fit, which may be smaller than any on a page. Free
 * with g_array_unref; NULL when cancelled. */
GArray *dew_pages_widths (DewPageText *texts, const DewSheet *sheet, double width, GCancellable *cancellable, double *size);

typedef struct _DewPages DewPages;

/* format: NULL for dew_page_format_a4; one with less than 200 points of width or height within its margins is taken as if it
 * had them. The book is borrowed and must stay as it is. NULL with an error only when cancelled. */
DewPages *dew_pages_new  (const DewBook *book, const DewPageFormat *format, GCancellable *cancellable,
                          DewProgress progress, gpointer data, GError **error);
void      dew_pages_free (DewPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewPages, dew_pages_free)

/* At least 1, but for a book without sheets. */
guint     dew_pages_count (const DewPages *pages);

/* The paper of a page, as it is turned. */
void      dew_pages_size  (const DewPages *pages, guint page, double *width, double *height);

/* The sheet that a page is of, as its index in the book; and the page that a sheet begins on. */
guint     dew_pages_sheet (const DewPages *pages, guint page);
guint     dew_pages_first (const DewPages *pages, guint sheet);

/* What stands on a page, in reading order: DewPageBox. Free with g_array_unref. */
GArray   *dew_pages_boxes (DewPages *pages, guint page);

/* Draws a page in black; one unit of cr is a point. Any order, any number of times. */
void      dew_pages_draw  (DewPages *pages, cairo_t *cr, guint page);

/* The same for a PDF, with tags that say what is what to a screen reader. Every page once, in order, all into one cr. */
void      dew_pages_draw_tagged (DewPages *pages, cairo_t *cr, guint page);
