/* dew-grid-model.h: what a grid shows and what editing in it means.
 *
 * The grid knows rows, columns, cells and keys; the model knows pools and pence. Rows are the visible ones, in order
 * (folded ones are not counted), numbered from 0; the pinned total is row DEW_GRID_TOTAL, of which all but `toggle` is
 * asked too. Columns are numbered from 0, column 0 being the names. Adding a page with a grid is one model.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_GRID_TOTAL G_MAXUINT

typedef enum { DEW_GRID_POOL, DEW_GRID_CATEGORY, DEW_GRID_LINE, DEW_GRID_AGREEMENT, DEW_GRID_SUM } DewGridRowStyle;

typedef struct {
  DewGridRowStyle style;
  guint           depth;        /* indent: 0 for the outermost */
  gboolean        expandable;
  gboolean        expanded;
  gint64          id;           /* tells rows apart across changes: the current cell stays on its row */
} DewGridRow;

typedef enum { DEW_GRID_PIN_START, DEW_GRID_SCROLLS, DEW_GRID_PIN_END } DewGridPin;

typedef struct {
  const char *heading;          /* "Additional" */
  const char *group;            /* "County Council"; columns of a run share it; NULL: none */
  int         group_style;      /* partner index for the key before the group's name; -1: none */
  DewGridPin  pin;
  int         width;            /* least, in px; the grid may widen a column to fit `sample` */
  const char *sample;           /* the widest text to expect, for the width; NULL: only width counts */
  gboolean    text;             /* left aligned text; else a figure, right aligned with tabular digits */
} DewGridColumn;

typedef enum {
  DEW_GRID_EDITABLE = 1 << 0,
  DEW_GRID_COMPUTED = 1 << 1,   /* worked out: grey ground */
  DEW_GRID_NIL      = 1 << 2,   /* fainter dash */
  DEW_GRID_BOLD     = 1 << 3,
  DEW_GRID_NOTE     = 1 << 4,   /* has a note or source: corner mark; the text shows on hover and focus */
  DEW_GRID_CHANGED  = 1 << 5,   /* differs from the baseline: side bar and bold */
} DewGridCellFlags;

/* Texts are borrowed until the next call of the model. */
typedef struct {
  const char *text;
  unsigned    flags;            /* DewGridCellFlags */
  const char *note;             /* with DEW_GRID_NOTE */
} DewGridCell;

typedef enum {
  DEW_GRID_TAKEN,               /* the edit went through (or changed nothing) */
  DEW_GRID_REFUSED,             /* *message says why; the editor stays open */
  DEW_GRID_ASKS,                /* *message asks; the grid shows two answers beneath the editor and calls again with the
                                 * choice */
} DewGridAnswer;

typedef struct {
  char *message;                /* one sentence; g_free */
  char *first, *second;         /* DEW_GRID_ASKS: labels of the two answers */
} DewGridReply;

void dew_grid_reply_clear (DewGridReply *reply);

#define DEW_TYPE_GRID_MODEL (dew_grid_model_get_type ())
G_DECLARE_INTERFACE (DewGridModel, dew_grid_model, DEW, GRID_MODEL, GObject)

struct _DewGridModelInterface {
  GTypeInterface parent;

  guint    (*n_rows)    (DewGridModel *self);
  guint    (*n_columns) (DewGridModel *self);
  void     (*row)       (DewGridModel *self, guint row, DewGridRow *out);
  void     (*column)    (DewGridModel *self, guint column, DewGridColumn *out);
  void     (*cell)      (DewGridModel *self, guint row, guint column, DewGridCell *out);

  /* What a screen reader is told: "Home support, Council additional, 2013/14, £1,200,000". g_free. */
  char    *(*cell_name) (DewGridModel *self, guint row, guint column);

  void     (*toggle)    (DewGridModel *self, guint row);

  /* The text an editor opens with (F2). g_free. */
  char    *(*edit_text) (DewGridModel *self, guint row, guint column);

  /* What the text typed so far would mean: "= £3,900,000, shown as 3,900", or why not; *bad tells which. NULL for nothing
   * to say. g_free. */
  char    *(*preview)   (DewGridModel *self, guint row, guint column, const char *text, gboolean *bad);

  /* Why a cell cannot be edited, and what to do instead, in a sentence; NULL for nothing to say. g_free. May be left out. */
  char    *(*why_fixed) (DewGridModel *self, guint row, guint column);

  /* Takes the text of a cell; choice is 0 at first, 1 or 2 after DEW_GRID_ASKS. text "" clears. */
  DewGridAnswer (*commit) (DewGridModel *self, guint row, guint column, const char *text, int choice, DewGridReply *reply);
};

/* Signals, emitted by the model with the functions below:
 *   rows-changed      rows were added, taken away, folded or moved (cells too may differ)
 *   columns-changed   (rows and cells too)
 *   cells-changed     what the cells say may differ, rows and columns are as they were */
void dew_grid_model_rows_changed    (DewGridModel *self);
void dew_grid_model_columns_changed (DewGridModel *self);
void dew_grid_model_cells_changed   (DewGridModel *self);

guint         dew_grid_model_n_rows    (DewGridModel *self);
guint         dew_grid_model_n_columns (DewGridModel *self);
void          dew_grid_model_row       (DewGridModel *self, guint row, DewGridRow *out);
void          dew_grid_model_column    (DewGridModel *self, guint column, DewGridColumn *out);
void          dew_grid_model_cell      (DewGridModel *self, guint row, guint column, DewGridCell *out);
char         *dew_grid_model_cell_name (DewGridModel *self, guint row, guint column);
void          dew_grid_model_toggle    (DewGridModel *self, guint row);
char         *dew_grid_model_edit_text (DewGridModel *self, guint row, guint column);
char         *dew_grid_model_preview   (DewGridModel *self, guint row, guint column, const char *text, gboolean *bad);
char         *dew_grid_model_why_fixed (DewGridModel *self, guint row, guint column);
DewGridAnswer dew_grid_model_commit    (DewGridModel *self, guint row, guint column, const char *text, int choice, DewGridReply *reply);

G_END_DECLS
