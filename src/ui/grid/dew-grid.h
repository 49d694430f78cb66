/* dew-grid.h: a grid over a tree of rows, the way a spreadsheet person expects one.
 *
 * Real widgets, only those in view; names frozen at the start, totals at the end and at the bottom. It implements
 * GtkScrollable: put it in a GtkScrolledWindow. Give it a name with GTK_ACCESSIBLE_PROPERTY_LABEL.
 *
 * Keys: arrows, Ctrl+arrows to the edge, Home, End, Ctrl+Home, Ctrl+End, Page Up and Down, each selecting with Shift;
 * Ctrl+A, Ctrl+Space and Shift+Space select all, columns and rows; Tab, Shift+Tab, Enter, Shift+Enter, within a block
 * where one is selected; Enter after a run of Tabs goes back to the first column of the run; F2 edits, typing replaces,
 * Delete clears, Escape cancels; Ctrl+Enter, Ctrl+D and Ctrl+R fill the block, down and to the right; Ctrl+C, Ctrl+X
 * and Ctrl+V; Alt+Down opens a choice; Right and Left, or + and -, on a name unfold and fold; F6 and Shift+F6 leave.
 */
#pragma once

#include "dew-grid-model.h"

G_BEGIN_DECLS

#define DEW_TYPE_GRID (dew_grid_get_type ())
G_DECLARE_FINAL_TYPE (DewGrid, dew_grid, DEW, GRID, GtkWidget)

GtkWidget    *dew_grid_new       (void);
void          dew_grid_set_model (DewGrid *self, DewGridModel *model);
DewGridModel *dew_grid_get_model (DewGrid *self);

/* The current cell; *row is DEW_GRID_TOTAL on the pinned total. FALSE when there is none (an empty grid). */
gboolean dew_grid_get_cursor (DewGrid *self, guint *row, guint *column);

/* Makes a cell current, scrolls it into view and, with focus, gives it the focus (as soon as it can have it). An editor
 * that is open is committed first; where its text is refused, it stays, and so does the current cell. */
void     dew_grid_set_cursor (DewGrid *self, guint row, guint column, gboolean focus);

/* Opens the editor in the current cell as F2 does; FALSE when it cannot be edited. */
gboolean dew_grid_edit       (DewGrid *self);

/* The same with all of the text selected, so that typing replaces it: for a name that was only proposed. */
gboolean dew_grid_edit_anew  (DewGrid *self);

/* TRUE while an editor is open. */
gboolean dew_grid_editing    (DewGrid *self);

/* Takes what is being typed, if anything; FALSE where it is refused: then the editor stays open with the reason. */
gboolean dew_grid_settle (DewGrid *self);

/* The number of the scenario that is shown, from 1 on, whose colour is that of what differs in it; 0: none. */
void     dew_grid_set_scenario (DewGrid *self, guint number);

/* A sheet of a workbook, to be read: one line of letters above, row numbers instead of names, no total, rules between the columns, the ring always. Tab and Enter are
 * left to what is around it. Before the model is set. */
void     dew_grid_set_sheet (DewGrid *self);

/* Read-only grids show no ring and open no editor. */
void     dew_grid_set_read_only (DewGrid *self, gboolean read_only);

/* The selected block, which is the current cell alone where nothing else is. FALSE where there is no cell. */
gboolean dew_grid_get_selection (DewGrid *self, DewGridArea *area);

/* Selects a block; its first cell becomes current. */
void     dew_grid_select        (DewGrid *self, const DewGridArea *area);

/* What the keys do with the selected block: Ctrl+X, Ctrl+C, Ctrl+V, Delete. FALSE where there is nothing to do it with; what is refused is told by the signal "fixed". */
gboolean dew_grid_cut           (DewGrid *self);
gboolean dew_grid_copy          (DewGrid *self);
gboolean dew_grid_paste         (DewGrid *self);
gboolean dew_grid_clear         (DewGrid *self);

/* How wide columns are to be, by their keys: px, char * -> GINT_TO_POINTER; NULL: the grid chooses. What is not in it, the
 * grid chooses too. Figures are never cut: a column of them is not narrower than they are. */
void     dew_grid_set_widths    (DewGrid *self, GHashTable *widths);

/* The width of one, 0 to let the grid choose again; told by the signal as if it were dragged. */
void     dew_grid_set_width     (DewGrid *self, guint column, int width);
int      dew_grid_get_width     (DewGrid *self, guint column);

/* Signals
 *   cursor-changed ()                    the current cell is another one, or another row
 *   selection-changed ()                 another block is selected
 *   column-resized (const char *key, int width)  a person chose a column's width; 0: leaves it to the grid
 *   fixed (const char *sentence)         an edit was refused, and there is no editor to say why under: one of a cell that
 *                                        cannot be edited, or in which the editor went meanwhile
 *   context-menu (double x, double y)    asked for at a place of the grid, by the secondary button, Menu or Shift+F10;
 *                                        the cell is current by then */

G_END_DECLS
