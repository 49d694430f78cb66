/* dew-grid-private.h: what the files of the grid share.
 *
 * dew-grid.c holds the object; places.c scrolls it and gives its parts their places; rows.c keeps the row widgets and
 * binds them; cursor.c knows the current cell, selection.c the block around it; keys.c, steps.c and pointer.c turn what
 * the person does into calls of those; editor.c changes a cell, block.c many, clipboard.c copies and pastes, choice.c
 * opens a list; row.c, cell.c, header.c and draw.c draw; layout.c does the sums.
 */
#pragma once

#include "dew-grid.h"
#include "dew-grid-layout.h"

G_BEGIN_DECLS

#define DEW_TYPE_GRID_ROW_VIEW (dew_grid_row_view_get_type ())
G_DECLARE_FINAL_TYPE (DewGridRowView, dew_grid_row_view, DEW, GRID_ROW_VIEW, GtkWidget)

#define DEW_TYPE_GRID_CELL_VIEW (dew_grid_cell_view_get_type ())
G_DECLARE_FINAL_TYPE (DewGridCellView, dew_grid_cell_view, DEW, GRID_CELL_VIEW, GtkWidget)

#define DEW_TYPE_GRID_HEADER (dew_grid_header_get_type ())
G_DECLARE_FINAL_TYPE (DewGridHeader, dew_grid_header, DEW, GRID_HEADER, GtkWidget)

/* The colours of grid.css, light or dark. */
typedef struct {
  gboolean dark;
  GdkRGBA  ink, dim, nil, accent;
  GdkRGBA  ground, header, pool, category, total;
  GdkRGBA  worked, changed, input;
  GdkRGBA  differs;             /* bar and ink of what differs in a scenario */
  GdkRGBA  rule, pool_rule, group_rule, total_rule, shadow;
  GdkRGBA  good, amber, red;
} DewGridPalette;

/* A copy of what the model says of a column. */
typedef struct {
  char    *heading;
  char    *group;
  int      group_style;
  gboolean text;
  char    *key;
} DewGridHead;

/* Where the current cell goes after an edit. */
typedef enum {
  DEW_GRID_STAY,
  DEW_GRID_DOWN,
  DEW_GRID_UP,
  DEW_GRID_NEXT,
  DEW_GRID_PREVIOUS,
} DewGridMove;

struct _DewGrid
{
  GtkWidget       parent_instance;

  DewGridModel   *model;
  gboolean        read_only;
  gboolean        sheet;                /* it shows a sheet: no total, and the first column is of row numbers */

  /* Geometry. */
  DewGridHead    *heads;
  DewGridTrack   *tracks;
  guint           n_columns;
  DewGridColumns  columns;
  DewGridRows     rows;
  guint           headings_of;          /* the widths that the heads of a sheet's table were fitted to; 0: none */
  DewGridSizes    sizes;
  GHashTable     *widths;               /* char *, a column's key -> int px, as a person wants it; NULL: none */
  GtkAdjustment  *adjustments[2];       /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  gboolean        tracks_stale;
  int             placed_offset;        /* how far it was scrolled sideways when its parts got their places */
  gboolean        placing;              /* inside size_allocate: the adjustments' news is not news */
  guint           widen;                /* source */
  gboolean        fit_wanted;           /* at rest, columns get as wide as what stands in them now */
  guint           font;                 /* serial of the font that was measured */

  /* How it looks. */
  DewGridPalette  palette;
  guint           scenario;             /* number, 0: none */
  PangoLayout    *text;                 /* the one all cells are drawn with */
  PangoAttrList  *regular, *bold, *small;

  /* Widgets. */
  GtkWidget      *header;
  GtkWidget      *total;
  GPtrArray      *slots;                /* row r is shown by slot r modulo their number */
  DewGridRowView *spare;                /* stands in where the current row's widget has to be kept out of view */
  DewGridRowView *current;              /* shows the current row, in a slot or as the spare; NULL: no widget does */
  guint           settle;               /* source: names and order are put right when scrolling has come to rest */

  /* The current cell. */
  gboolean        has_cursor;
  guint           row;
  guint           column;
  gint64          id;
  guint           anchor_place, anchor_column;  /* the block lies between these */
  guint           head_place, head_column;
  GArray         *ancestors;            /* ids of the rows above it, the nearest first */
  gboolean        hovered;              /* the pointer has moved since the last key */
  double          pointer_x, pointer_y; /* where it was last; −1: not here */
  gboolean        dragging;             /* a block is being drawn up */
  double          drag_x, drag_y;
  int             resizing;             /* the column that is being widened; −1: none */
  int             resizing_from;        /* its width before */
  guint           autoscroll;           /* source, while the pointer drags outside */
  int             tab_column;           /* where a run of Tabs began; -1: none */
  gboolean        focus_wanted;         /* when it is mapped */
  gboolean        reveal_wanted;        /* when it has a size */
  guint           refocus;              /* source */

  /* The editor. */
  GtkWidget      *entry;                /* parented only while editing */
  GtkWidget      *bubble;
  GtkWidget      *message;
  guint           note_due;             /* source that shows the note of the current cell */
  gboolean        touched;              /* by a key, the pointer, or by moving the cursor: somebody is at work here */
  GtkWidget      *answers[2];
  gboolean        overtyping;           /* what is edited was begun by typing, not opened: the arrows end it */
  gboolean        editing;
  gboolean        asking;
  gboolean        committing;
  gboolean        filling;              /* what is typed goes into the whole block */
  DewGridMove     move;                 /* what follows when the question is answered */
  gulong          focus_handler;

  GtkWidget      *choice;               /* a popover, while a choice is open */
  GCancellable   *pasting;              /* while the clipboard is being read */
};

/* dew-grid.c */
void           _dew_grid_cursor_changed  (DewGrid *self);
void           _dew_grid_ask_menu        (DewGrid *self, double x, double y);

/* dew-grid-places.c */
GtkAdjustment *_dew_grid_adjustment      (DewGrid *self, GtkOrientation orientation);
void           _dew_grid_set_adjustment  (DewGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment);
int            _dew_grid_offset          (DewGrid *self);
double         _dew_grid_scroll          (DewGrid *self);
int            _dew_grid_header_height   (DewGrid *self);
gboolean       _dew_grid_has_size        (DewGrid *self);

/* Lets it be scrolled as far as its rows and columns are now. */
void           _dew_grid_fit_ends        (DewGrid *self);

/* The grid's own measure and size_allocate. */
void           _dew_grid_measure         (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                          int *minimum_baseline, int *natural_baseline);
void           _dew_grid_size_allocate   (GtkWidget *widget, int width, int height, int baseline);

/* The whole of a cell in the grid's own coordinates, wherever it is. */
void           _dew_grid_cell_area       (DewGrid *self, guint row, guint column, GdkRectangle *area);

/* The row and column at a place of the grid; *row may be DEW_GRID_TOTAL. FALSE: no cell there. */
gboolean       _dew_grid_cell_at         (DewGrid *self, double x, double y, guint *row, guint *column);

/* dew-grid-columns.c: what the model says of the columns, and how wide they have to be */
void           _dew_grid_read_columns    (DewGrid *self);
void           _dew_grid_forget_columns  (DewGrid *self);
void           _dew_grid_measure_columns (DewGrid *self);
int            _dew_grid_text_width      (DewGrid *self, const char *text, PangoAttrList *style, int *height);

/* A figure does not fit: its column is widened, once, after this frame. */
void           _dew_grid_widen_later     (DewGrid *self, guint column, int width);

/* Columns that were widened for a figure that is gone are as wide again as what is in view. */
void           _dew_grid_fit_columns     (DewGrid *self);

/* dew-grid-headings.c: the heads of a sheet's table, in as many lines as they need */

/* Where they stand, in rows that are others; and how high that row is in columns as they are. */
void           _dew_grid_find_headings   (DewGrid *self);
void           _dew_grid_fit_headings    (DewGrid *self);

/* The width of the longest word of one; 0: there is none. */
int            _dew_grid_heading_width   (DewGrid *self, guint column);

/* Puts one into the layout of the grid, in lines of a width; gives its height. The other puts the layout back as it was. */
int            _dew_grid_wrap_heading    (DewGrid *self, const char *text, int width, gboolean figure);
void           _dew_grid_unwrap_heading  (DewGrid *self);

/* dew-grid-resize.c: the width of columns as a person wants it; each TRUE where the pointer was the header's. */
int            _dew_grid_wanted_width      (DewGrid *self, guint column);
gboolean       _dew_grid_header_pressed    (DewGrid *self, int n_press, double x, double y);
gboolean       _dew_grid_header_drag_begin (DewGrid *self, double x, double y);
gboolean       _dew_grid_header_drag_update (DewGrid *self, double by);
void           _dew_grid_header_drag_end   (DewGrid *self);
void           _dew_grid_header_hover      (DewGrid *self, double x, double y);

/* dew-grid-palette.c */
void           _dew_grid_load_style      (GtkWidget *widget);
void           _dew_grid_palette_read    (DewGridPalette *self, GtkWidget *widget, guint scenario, gboolean dark, gboolean contrast);

/* dew-grid-draw.c */
void           _dew_grid_draw            (DewGrid *self, GtkSnapshot *snapshot);

/* dew-grid-rows.c */
void           _dew_grid_rows_init       (DewGrid *self);
void           _dew_grid_rows_dispose    (DewGrid *self);
void           _dew_grid_place_rows      (DewGrid *self);
void           _dew_grid_prepare_rows    (DewGrid *self);
void           _dew_grid_stale_rows      (DewGrid *self);
void           _dew_grid_rebind_cells    (DewGrid *self);
void           _dew_grid_reset_cells     (DewGrid *self);
void           _dew_grid_queue_rows      (DewGrid *self);
void           _dew_grid_redraw_rows     (DewGrid *self);
void           _dew_grid_settle_later    (DewGrid *self);
DewGridRowView *_dew_grid_row_view       (DewGrid *self, guint row);

/* How wide a column has to be for what is in view, px. */
int            _dew_grid_widest_in_view  (DewGrid *self, guint column);

/* dew-grid-selection.c. Rows are counted in places. */
gboolean       _dew_grid_has_selection   (DewGrid *self);
void           _dew_grid_selection       (DewGrid *self, DewGridArea *area);
gboolean       _dew_grid_selected        (DewGrid *self, guint row, guint column);
void           _dew_grid_selection_changed (DewGrid *self);
void           _dew_grid_select_cursor   (DewGrid *self);
void           _dew_grid_extend          (DewGrid *self, int place, int column);
void           _dew_grid_select_all      (DewGrid *self);
void           _dew_grid_select_columns  (DewGrid *self);
void           _dew_grid_select_rows     (DewGrid *self);
gboolean       _dew_grid_move_within     (DewGrid *self, DewGridMove move);

/* dew-grid-jobs.c. Reads a job piece by piece, takes it and frees it; *area is empty where nothing is to be selected. What the model refuses is told by `done`, which may be called
 * before this returns. While it is read, rows and columns must stay: where they do not, or the user has had enough, it is refused. */
typedef void (*DewGridDone) (DewGrid *self, DewGridAnswer answer, const DewGridArea *area, const DewGridReply *reply, gpointer data);
void           _dew_grid_do              (DewGrid *self, const char *heading, DewGridJob *job, DewGridDone done, gpointer data);

/* dew-grid-block.c. The selected block gets what is being typed; refused without a message where nothing of it can be typed into. FALSE where cells change one at a time only. */
gboolean       _dew_grid_fill_block      (DewGrid *self, const char *text, int choice, DewGridDone done, gpointer data);
gboolean       _dew_grid_fits            (DewGrid *self, const DewGridArea *area);

/* Makes the first cell of the selection current that can be typed into, if there is one: who selects a column from its top and types means its cells. */
void           _dew_grid_go_to_editable  (DewGrid *self);

typedef void (*DewGridAnswered) (int answer, gpointer data);
void           _dew_grid_ask             (DewGrid *self, const DewGridReply *reply, DewGridAnswered answered, gpointer data);

/* Each TRUE where the key meant something here. */
gboolean       _dew_grid_fill_from_edge  (DewGrid *self, gboolean down);

/* dew-grid-copied.c. What is offered to others: it is written only for who asks. Takes the block. */
GdkContentProvider *_dew_grid_copied_new (DewBlock *block);

/* dew-grid-choice.c */
gboolean       _dew_grid_open_choice     (DewGrid *self);
void           _dew_grid_close_choice    (DewGrid *self);

/* dew-grid-steps.c */
gboolean       _dew_grid_step            (DewGrid *self, guint keyval, gboolean control, int *place, int *column);

/* dew-grid-cursor.c */
void           _dew_grid_reveal          (DewGrid *self, guint row, guint column);
void           _dew_grid_set_cursor_within (DewGrid *self, guint row, guint column);
void           _dew_grid_reveal_cursor   (DewGrid *self);
void           _dew_grid_follow_rows     (DewGrid *self);
void           _dew_grid_follow_columns  (DewGrid *self, const char *key);
void           _dew_grid_learn_ancestors (DewGrid *self);
gboolean       _dew_grid_focus_cursor    (DewGrid *self);
void           _dew_grid_focus_later     (DewGrid *self);
gboolean       _dew_grid_has_focus       (DewGrid *self);
gboolean       _dew_grid_toggle          (DewGrid *self, guint row);
void           _dew_grid_move            (DewGrid *self, DewGridMove move);

/* Rows with the total as the one after the last. */
guint          _dew_grid_place_of        (DewGrid *self, guint row);
guint          _dew_grid_row_of          (DewGrid *self, guint place);

/* Where the current cell can be: the last place, and the first column. */
guint          _dew_grid_last_place      (DewGrid *self);
guint          _dew_grid_first_column    (DewGrid *self);

/* dew-grid-keys.c, dew-grid-pointer.c */
void           _dew_grid_add_keys        (DewGrid *self);
void           _dew_grid_add_pointer     (DewGrid *self);
void           _dew_grid_forget_pointer  (DewGrid *self);   /* until it moves again */

/* dew-grid-editor.c. Opening with NULL takes the model's text. */
void           _dew_grid_editor_init     (DewGrid *self);
void           _dew_grid_editor_dispose  (DewGrid *self);
gboolean       _dew_grid_editor_open     (DewGrid *self, const char *text);
void           _dew_grid_editor_close    (DewGrid *self);
gboolean       _dew_grid_editor_commit   (DewGrid *self, DewGridMove move);
gboolean       _dew_grid_editor_answer   (DewGrid *self, int choice);
gboolean       _dew_grid_fill_typed      (DewGrid *self);       /* the block with what is being typed */
void           _dew_grid_clear_cell      (DewGrid *self);
void           _dew_grid_place_editor    (DewGrid *self);
gboolean       _dew_grid_editable        (DewGrid *self);

/* Says a sentence where there is no editor to say it under. */
void           _dew_grid_tell            (DewGrid *self, const char *sentence);

/* Tells why the current cell cannot be edited. FALSE where there is nothing to say. */
gboolean       _dew_grid_say_fixed       (DewGrid *self);

GtkWidget     *_dew_grid_editor_text     (DewGrid *self);

/* dew-grid-bubble.c */
void           _dew_grid_bubble_init     (DewGrid *self);
void           _dew_grid_bubble_say      (DewGrid *self, const char *message, gboolean refused);
void           _dew_grid_bubble_ask      (DewGrid *self, const DewGridReply *reply);
void           _dew_grid_bubble_note     (DewGrid *self);
void           _dew_grid_bubble_hide_note (DewGrid *self);      /* somebody goes on with the keys */
void           _dew_grid_bubble_crossed  (DewGrid *self);
void           _dew_grid_place_bubble    (DewGrid *self, const GdkRectangle *beside, gboolean text);

/* dew-grid-row.c */
DewGridRowView  *_dew_grid_row_view_new     (DewGrid *grid);
void             _dew_grid_row_view_bind    (DewGridRowView *self, guint row);
void             _dew_grid_row_view_stale   (DewGridRowView *self);
gboolean         _dew_grid_row_view_shows   (DewGridRowView *self, guint row);
void             _dew_grid_row_view_renumber (DewGridRowView *self, guint row);
void             _dew_grid_row_view_reset   (DewGridRowView *self);
void             _dew_grid_row_view_name    (DewGridRowView *self);
void             _dew_grid_row_view_keep    (DewGridRowView *self, int column);
DewGrid         *_dew_grid_row_view_grid    (DewGridRowView *self);
DewGridCellView *_dew_grid_row_view_cell    (DewGridRowView *self, guint column);
guint            _dew_grid_row_view_row     (DewGridRowView *self);
const DewGridRow *_dew_grid_row_view_what   (DewGridRowView *self);

/* Whether a cell's text goes on over all behind it. */
gboolean         _dew_grid_row_view_spills  (DewGridRowView *self, guint column);

/* dew-grid-marks.c: shapes that stand for something. Coordinates are the cell's. */
void             _dew_grid_snapshot_triangle (GtkSnapshot *snapshot, gboolean expanded, double x, double y, double size, const GdkRGBA *colour);
void             _dew_grid_snapshot_corner   (GtkSnapshot *snapshot, double right, double top, double size, const GdkRGBA *colour);
void             _dew_grid_snapshot_leaf     (GtkSnapshot *snapshot, double x, double y, double size, const GdkRGBA *colour);
void             _dew_grid_snapshot_mark     (GtkSnapshot *snapshot, DewGridMark mark, double x, double y, double size, const DewGridPalette *palette);

/* dew-grid-cell.c */
void             _dew_grid_cell_view_select (DewGridCellView *self, gboolean selected);
GtkWidget       *_dew_grid_cell_view_new    (guint column);
void             _dew_grid_cell_view_bind   (DewGridCellView *self, const DewGridCell *cell);
void             _dew_grid_cell_view_name   (DewGridCellView *self);
void             _dew_grid_cell_view_unname (DewGridCellView *self);
const char      *_dew_grid_cell_view_text   (DewGridCellView *self);
const char      *_dew_grid_cell_view_note   (DewGridCellView *self);
gboolean         _dew_grid_cell_view_cut    (DewGridCellView *self);

/* How wide its column has to be for it, px: 0 where words are, which may be cut. */
int              _dew_grid_cell_view_wanted (DewGridCellView *self);

/* dew-grid-header.c */
GtkWidget       *_dew_grid_header_new       (DewGrid *grid);
void             _dew_grid_header_reset     (DewGridHeader *self);


G_END_DECLS
