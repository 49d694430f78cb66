/* dew-pages-private.h: what measuring, breaking and drawing pages share. */
#pragma once

#include "dew-page-chart.h"
#include "dew-page-columns.h"
#include "dew-pages.h"

/* Points. */
#define DEW_FOOT_SIZE 8.0
#define DEW_FOOT_ROOM 22.0      /* of the footer, at the foot of what may be written on */
#define DEW_RUNNING_SIZE 9.0    /* of the title on further pages of a sheet */
#define DEW_RUNNING_ROOM 20.0
#define DEW_TABLE_GAP 10.0      /* between notes and table */
#define DEW_CHART_GAP 12.0      /* above and below a chart */

/* Em, above and below the text in a row; and between the header row and its rule. */
#define DEW_ROW_PAD 0.22

/* A row that is not there: of headings. */
#define DEW_NO_ROW G_MAXUINT

/* The title, a note, a heading in full. */
typedef struct {
  char      *text;
  DewBoxKind kind;
  double     size;
  gboolean   bold;
  double     width;             /* it wraps at that */
  double     gap;               /* points above it, but at the top of a page */
  guint      lines;
} DewParagraph;

/* What the last row had in a column: the next one often has the same. */
typedef struct {
  const char *text;
  gboolean    bold;
  double      width;
  guint       lines;
} DewSeen;

/* A sheet, measured. */
typedef struct {
  const DewBook  *book;
  const DewSheet *sheet;
  guint           n_columns;    /* with that of page numbers, in a table of contents */
  gboolean       *figures;      /* by column: its heading stands at the right */
  DewColumnPlan  *plan;
  double          width, height;        /* of what may be written on, without the footer */
  double          page_width, page_height;
  double          pitch;        /* em */
  GArray         *paragraphs;   /* DewParagraph */
  DewPageChart   *chart;        /* between those and the table; NULL: none */
  guint           head_lines;   /* of the header row */
  DewSeen        *seen;         /* by column */
  guint           first_page;
} DewPageSheet;

/* From one line of one item to another, which is not in it: paragraphs, or rows. */
typedef struct {
  guint item, line;             /* the first */
  guint end_item, end_line;     /* the first that is not on the page any more */
} DewPageSpan;

typedef struct {
  guint       sheet, band;
  DewPageSpan paragraphs;
  gboolean    chart;            /* it is there, whole */
  gboolean    table;            /* the header row is there, and: */
  DewPageSpan rows;
} DewPage;

struct _DewPages {
  const DewBook *book;
  DewPageFormat  format;
  DewPageText   *texts;
  GPtrArray     *sheets;        /* DewPageSheet * */
  GArray        *pages;         /* DewPage */

  /* The work of laying out, while it is done. */
  GCancellable  *cancellable;
  DewProgress    progress;
  gpointer       data;
  guint64        done, whole;   /* rows */
};

/* Counts a row; FALSE when cancelled, which is only looked at now and then. */
gboolean _dew_pages_tick (DewPages *pages);

/* ---- dew-pages-sheet.c: measuring ---- */

/* NULL when cancelled. */
DewPageSheet *_dew_page_sheet_new  (DewPages *pages, const DewSheet *sheet);
void          _dew_page_sheet_free (DewPageSheet *measured);

/* The heading of a column; borrowed. */
const char *_dew_page_sheet_heading (const DewPageSheet *measured, guint column);

/* How a cell's text stands in a column, all of it but the text itself. */
DewPageRun _dew_page_sheet_run (const DewPageSheet *measured, guint row, const DewColumnPlace *place);

/* How many lines a row takes. */
guint  _dew_page_sheet_lines       (DewPages *pages, DewPageSheet *measured, guint row);

/* Points: of that many lines in a row; of the header row with its rule; of what is left for rows on a page that is not the
 * first of a sheet. */
double _dew_page_sheet_row_height  (const DewPageSheet *measured, guint lines);
double _dew_page_sheet_head_height (const DewPageSheet *measured);
double _dew_page_sheet_row_room    (const DewPageSheet *measured);

gboolean _dew_page_sheet_is_total  (const DewPageSheet *measured, guint row);

/* ---- dew-pages-break.c: breaking ---- */

/* TRUE for a page that has the title; its further pages say it again, small. */
gboolean _dew_page_is_first (const DewPage *page);

/* Appends the pages of a sheet, of that index; FALSE when cancelled. */
gboolean _dew_pages_break (DewPages *pages, DewPageSheet *measured, guint index);
