/* dew-grid-model.h: what a grid shows and what editing in it means.
 *
 * The grid knows rows, columns, cells and keys; the model knows pools and pence. Rows are the visible ones, in order
 * (folded ones are not counted), numbered from 0; the pinned total is row DEW_GRID_TOTAL, of which all but `toggle` is
 * asked too. Columns are numbered from 0, column 0 being the names. Adding a page with a grid is one model.
 *
 * A grid that shows a sheet of a workbook (dew_grid_set_sheet) has no total, and row numbers for names.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-block.h"

G_BEGIN_DECLS

#define DEW_GRID_TOTAL G_MAXUINT

typedef enum {
  DEW_GRID_POOL,
  DEW_GRID_CATEGORY,
  DEW_GRID_LINE,
  DEW_GRID_AGREEMENT,
  DEW_GRID_SUM,
  DEW_GRID_WORDS,               /* of a sheet: the text of its first cell goes on over the others, which are empty */
  DEW_GRID_HEAD,                /* of a sheet: the heads of its table */
} DewGridRowStyle;

typedef struct {
  DewGridRowStyle style;
  guint           depth;        /* indent: 0 for the outermost */
  gboolean        expandable;
  gboolean        expanded;
  gint64          id;           /* tells rows apart across changes: the current cell stays on its row */
} DewGridRow;

typedef enum { DEW_GRID_PIN_START, DEW_GRID_SCROLLS, DEW_GRID_PIN_END } DewGridPin;

typedef struct {
  const char *key;              /* tells columns apart across changes, and in the settings: "existing/1"; of figures: not NULL */
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
  DEW_GRID_CHANGED  = 1 << 5,   /* differs from the baseline: side bar and bold, in the scenario's colour */
  DEW_GRID_CHOICE   = 1 << 6,   /* one of a list: Alt+Down opens it */
  DEW_GRID_TOUCHED  = 1 << 7,   /* adds up, or is worked out from, something that differs: bold, in the scenario's colour */
  DEW_GRID_INPUT    = 1 << 8,   /* of a sheet: to be typed over, on a ground of its own */
  DEW_GRID_FIGURE   = 1 << 9,   /* of a sheet: a figure, or the head of figures: right aligned, and never cut */
  DEW_GRID_RULED    = 1 << 10,  /* of a sheet: with a line, under it where it is a head, else over it */
} DewGridCellFlags;

/* What is before a text, besides the words: a status is told by shape too. */
typedef enum { DEW_GRID_NO_MARK, DEW_GRID_DOT, DEW_GRID_TRIANGLE, DEW_GRID_DIAMOND, DEW_GRID_UNDER } DewGridMark;

/* Texts are borrowed until the next call of the model. */
typedef struct {
  const char *text;
  unsigned    flags;            /* DewGridCellFlags */
  const char *note;             /* with DEW_GRID_NOTE, DEW_GRID_CHANGED or DEW_GRID_TOUCHED; of what is only touched it shows on hover alone */
  DewGridMark mark;             /* good, amber, red, under: each a shape in a colour of its own */
  const char *aside;            /* of a name: a few words at its end, in the scenario's colour; NULL: none */
} DewGridCell;

/* Rows and columns, both ends included. bottom may be DEW_GRID_TOTAL. */
typedef struct {
  guint top, left, bottom, right;
} DewGridArea;

/* A text for a cell, one of many that are entered at once. */
typedef struct {
  guint       row, column;
  const char *text;             /* "" clears */
} DewGridEntry;

/* Why many cells change at once: for the record of changes. */
typedef enum { DEW_GRID_CLEARED, DEW_GRID_FILLED, DEW_GRID_PASTED, DEW_GRID_CUT } DewGridDeed;

/* More cells than this do not change at once. */
#define DEW_GRID_LIMIT 200000

typedef enum {
  DEW_GRID_TAKEN,               /* the edit went through (or changed nothing) */
  DEW_GRID_REFUSED,             /* *message says why; the editor stays open */
  DEW_GRID_ASKS,                /* *message asks; the grid shows two answers beneath the editor and calls again with the
                                 * choice */
} DewGridAnswer;

typedef struct {
  char *message;                /* one sentence; g_free */
  char *first, *second;         /* DEW_GRID_ASKS: labels of the two answers */
  guint question;               /* which, of those a paste may ask */
} DewGridReply;

void dew_grid_reply_clear (DewGridReply *reply);

/* A change of many cells on its way: it is read a piece at a time, so that the window can answer in between, and then taken. One that is freed before has changed nothing.
 * A kind of job is a struct that begins with this. */
typedef struct _DewGridJob DewGridJob;
struct _DewGridJob {
  /* Reads the next piece, some microseconds of work. TAKEN while all is well, and *more is FALSE when that was the last; any other answer is the job's. */
  DewGridAnswer (*read) (DewGridJob *self, gboolean *more, DewGridReply *reply);

  /* After the last piece. *area, which is empty before (top beyond bottom), is where it went, if that is to be selected. */
  DewGridAnswer (*take) (DewGridJob *self, DewGridArea *area, DewGridReply *reply);

  void          (*free) (DewGridJob *self);
};

/* Reads all of a job, takes it and frees it, at once. */
DewGridAnswer dew_grid_job_do (DewGridJob *job, DewGridArea *area, DewGridReply *reply);

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

  /* What a cell has to choose from, NULL-terminated; what is chosen is committed as its text. May be left out. g_strfreev. */
  char   **(*choices)   (DewGridModel *self, guint row, guint column);

  /* The figure of a cell, in what figures of the grid add up in; FALSE where it has none. May be left out: nothing is summed. */
  gboolean (*figure)    (DewGridModel *self, guint row, guint column, gint64 *value);

  /* What typing the cell's figure anew would be, without grouping, for the clipboard; NULL for what the cell shows, "" where that is nothing to copy. g_free. May be left out. */
  char    *(*plain)     (DewGridModel *self, guint row, guint column);

  /* Takes many cells as one edit. choice as in commit. The first that is refused refuses all, and the message says where. entries stay as they are until the job is freed, and so
   * do rows and columns. May be left out: then cells change one at a time only. */
  DewGridJob *(*enter) (DewGridModel *self, DewGridDeed deed, const DewGridEntry *entries, guint n, int choice);

  /* Takes a block of texts from the clipboard, its first one to a cell. choices is 0 at first; what was chosen of question q of the reply, 1 or 2, is in
   * bits 2q and 2q + 1 then. block stays as it is until the job is freed, and so do rows and columns. May be left out. */
  DewGridJob *(*paste) (DewGridModel *self, const DewBlock *block, guint row, guint column, guint choices);

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
char        **dew_grid_model_choices   (DewGridModel *self, guint row, guint column);
gboolean      dew_grid_model_figure    (DewGridModel *self, guint row, guint column, gint64 *value);
char         *dew_grid_model_plain     (DewGridModel *self, guint row, guint column);
gboolean      dew_grid_model_can_enter (DewGridModel *self);
gboolean      dew_grid_model_can_paste (DewGridModel *self);
DewGridJob   *dew_grid_model_enter     (DewGridModel *self, DewGridDeed deed, const DewGridEntry *entries, guint n, int choice);
DewGridJob   *dew_grid_model_paste     (DewGridModel *self, const DewBlock *block, guint row, guint column, guint choices);
DewGridAnswer dew_grid_model_commit    (DewGridModel *self, guint row, guint column, const char *text, int choice, DewGridReply *reply);

G_END_DECLS
