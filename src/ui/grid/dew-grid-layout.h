/* dew-grid-layout.h: where the columns and the rows of a grid lie. Arithmetic only: no widgets, no display.
 *
 * All lengths are pixels. Columns frozen at the start and at the end stand still, those between are moved by an offset;
 * rows are all of one height, but for one that may be higher, and are moved by another.
 */
#pragma once

#include "dew-grid-model.h"

G_BEGIN_DECLS

/* What a column asks for. */
typedef struct {
  DewGridPin pin;
  int        width;             /* the least */
  gboolean   leads;             /* the first of its group: a rule stands before it */
  gboolean   kept;              /* somebody chose the width: it gets nothing of what is left over */
  gboolean   fixed;             /* of the first: it neither gets nor gives */
} DewGridTrack;

/* What a column gets. */
typedef struct {
  DewGridPin pin;               /* DEW_GRID_SCROLLS for one that asked for the end of a view too narrow for it */
  int        x;                 /* from where its part (start, middle or end) begins */
  int        width;
  gboolean   leads;
} DewGridSpan;

typedef struct {
  DewGridSpan *spans;
  guint        n_spans;
  int          width;           /* of the view */
  int          start, end;      /* widths of the frozen parts */
  int          middle;          /* width of all the columns that scroll */
} DewGridColumns;

void     dew_grid_columns_clear   (DewGridColumns *self);

/* Shares a view's width out. What is left over goes to the first column until it is twice as wide as it asked, then to
 * all others alike; those that keep their width aside. Where the width does not do, the first column gives up to two fifths of its own, so that `room` is
 * left for those that scroll; if that does not do either, none is frozen at the end. What room then remains behind the
 * last column that fits goes to the first, which gives up to a tenth instead if that lets one more fit: unscrolled, all that
 * is to be seen is whole. */
void     dew_grid_columns_place   (DewGridColumns     *self,
                                   const DewGridTrack *tracks,
                                   guint               n_tracks,
                                   int                 width,
                                   int                 room);

/* The width of the part that scrolls, at least 0. */
int      dew_grid_columns_view    (const DewGridColumns *self);

/* Where a column begins in the view. It may lie under a frozen part, or outside. */
int      dew_grid_columns_x       (const DewGridColumns *self,
                                   guint                 column,
                                   int                   offset);

/* Whether any of a column is to be seen. */
gboolean dew_grid_columns_visible (const DewGridColumns *self,
                                   guint                 column,
                                   int                   offset);

/* Whether all of a column is to be seen, or as much of it as the view can hold. Half a figure reads as another one: what is
 * not whole is not drawn. */
gboolean dew_grid_columns_whole   (const DewGridColumns *self,
                                   guint                 column,
                                   int                   offset);

/* The column at a place of the view, the frozen ones above the others; -1: none. */
int      dew_grid_columns_at      (const DewGridColumns *self,
                                   int                   x,
                                   int                   offset);

/* The offset nearest to `offset` at which a column is wholly to be seen; if it is too wide for that, its beginning. */
int      dew_grid_columns_reveal  (const DewGridColumns *self,
                                   guint                 column,
                                   int                   offset);

typedef struct {
  guint n_rows;
  int   height;                 /* of a row */
  int   view;                   /* of the part of the grid where rows are shown */
  guint tall;                   /* one that is higher than the others */
  int   extra;                  /* by so much; 0: none is */
} DewGridRows;

/* The height of a row. */
int      dew_grid_rows_height  (const DewGridRows *self,
                                guint              row);

/* The height of all the rows: the upper bound of the scroll bar. */
double   dew_grid_rows_extent  (const DewGridRows *self);

/* The rows of which anything is to be seen: *first and the one after the last. */
void     dew_grid_rows_visible (const DewGridRows *self,
                                double             offset,
                                guint             *first,
                                guint             *end);

/* Where a row begins in the view; outside, it is somewhere above the view by more than its height, or beyond the view. */
int      dew_grid_rows_y       (const DewGridRows *self,
                                guint              row,
                                double             offset);

/* The row at a place of the view; FALSE: none. */
gboolean dew_grid_rows_at      (const DewGridRows *self,
                                int                y,
                                double             offset,
                                guint             *row);

/* The offset nearest to `offset` at which a row is wholly to be seen. */
double   dew_grid_rows_reveal  (const DewGridRows *self,
                                guint              row,
                                double             offset);

/* How many rows a page is: one less than fit, at least one. */
guint    dew_grid_rows_page    (const DewGridRows *self);

/* How many rows can be in view at once, however they are scrolled. */
guint    dew_grid_rows_pool    (const DewGridRows *self);

/* The lengths of a grid whose text is so much larger than its 13 px, and a line of it so high. */
typedef struct {
  int row, total;               /* heights */
  int group, heading;           /* heights of the two lines of the header */
  int indent, pad, pad_end;     /* of a level; before a text; after a figure */
  int names;                    /* before the names */
  int expander;                 /* the triangle and what it takes */
} DewGridSizes;

void     dew_grid_sizes_scale  (DewGridSizes *self,
                                double        scale,
                                int           line);

int      dew_grid_scaled       (double scale,
                                int    length);

G_END_DECLS
