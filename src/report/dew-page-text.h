/* dew-page-text.h: texts on paper: how wide they are, how many lines they take, and drawing them.
 *
 * Widths that belong to no size are in em, which is the size of the type: they hold at every size, because nothing is
 * fitted to a grid of dots. Sizes and places are in points, 1/72 of an inch. Digits have one width each. A
 * DewPageText belongs to one thread at a time.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

typedef struct _DewPageText DewPageText;

/* A text as it stands on a page. */
typedef struct {
  const char *text;             /* borrowed */
  double      size;             /* points */
  gboolean    bold;
  gboolean    figure;           /* digits and their marks alone: they do not wrap, and are as wide as each of them, added up */
  gboolean    heading;          /* a unit at its end, ", £", stays in the line of the word before */
  double      width;            /* it wraps at that many points */
  guint       first, n;         /* which of its lines; n = 0: all from first */
  gboolean    cut;              /* ends in … where it goes on after those lines; first must be 0, n not */
  double      align;            /* 0 left, 0.5 centre, 1 right; what is written from the right stands there in place of left */
} DewPageRun;

DewPageText *dew_page_text_new  (void);
void         dew_page_text_free (DewPageText *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewPageText, dew_page_text_free)

/* The text as it can be drawn: valid UTF-8, and spaces where Unicode has no characters; NULL where it is so. Free with g_free. */
char  *dew_page_text_valid (const char *text);

/* From one line to the next, as em: room for all of it. */
double dew_page_text_pitch (const DewPageText *texts);

/* At least the width of a text's longest line where nothing wraps, in em; cheap where all of it is Latin. word (may
 * be NULL) gets the same of its longest word. */
double dew_page_text_bound (DewPageText *texts, const char *text, gboolean bold, gboolean figure, double *word);

/* Where the last word of a heading begins that has to stay with its unit; its end where it has no unit. */
const char *dew_page_text_unit (const char *heading);

/* How many lines it takes, of those asked for: at least 1. */
guint  dew_page_text_lines (DewPageText *texts, const DewPageRun *run);

/* The width of the widest of those lines, in points: for tests of what bound says. */
double dew_page_text_extent (DewPageText *texts, const DewPageRun *run);

/* Draws it into the box that has its upper left corner at x, y, in the colour that is set. */
void   dew_page_text_draw  (DewPageText *texts, const DewPageRun *run, cairo_t *cr, double x, double y);
