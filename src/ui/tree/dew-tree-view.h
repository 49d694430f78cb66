/* dew-tree-view.h: a grid over a document's tree with what goes with it on every page: levels, finding, filtering, the line beneath that says what is selected.
 *
 * Ctrl+F finds; Alt+1, 2, 3 unfold to a level; Ctrl+Shift+L filters; in a scenario Ctrl+Backspace resets what is selected to the baseline. A page puts its own tools into the toolbar, and charts beneath the grid.
 */
#pragma once

#include "dew-grid.h"
#include "dew-tree-model.h"

G_BEGIN_DECLS

#define DEW_TYPE_TREE_VIEW (dew_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (DewTreeView, dew_tree_view, DEW, TREE_VIEW, GtkWidget)

/* name: what the grid is to a screen reader, and under what its widths are kept: "schedule". The model may be NULL. */
void     dew_tree_view_set_name   (DewTreeView *self, const char *key, const char *name);
void     dew_tree_view_set_model  (DewTreeView *self, DewTreeModel *model);
DewGrid *dew_tree_view_grid       (DewTreeView *self);

/* Widgets of the page; taken over. */
void     dew_tree_view_add_tool   (DewTreeView *self, GtkWidget *tool);
void     dew_tree_view_add_below  (DewTreeView *self, GtkWidget *below);

/* What the line beneath says at its end. */
void     dew_tree_view_set_status_end (DewTreeView *self, const char *text);

/* Where there is little room, only what is needed most stays. */
void     dew_tree_view_set_narrow (DewTreeView *self, gboolean narrow);

/* The row that the cursor is on: DEW_NODE_ROOT where it is on none. */
DewNodeKind dew_tree_view_current (DewTreeView *self, gint64 *id);

/* Brings the cursor to the name of a pool or line, showing all where it is filtered away; FALSE where it is not there. */
gboolean dew_tree_view_go_to      (DewTreeView *self, DewTable table, gint64 id);

void     dew_tree_view_find       (DewTreeView *self);

/* What can be done with the grid by "tree.copy" and the like, for a menu that stands elsewhere. Borrowed. */
GActionGroup *dew_tree_view_actions (DewTreeView *self);

/* Whoever closes the popover, and has not gone elsewhere by it, goes on in the grid. */
void     dew_tree_view_follow_popover (DewTreeView *self, GtkPopover *popover);

/* Appends what F6 goes round: the toolbar, the grid, what is below it. */
void     dew_tree_view_list_areas (DewTreeView *self, GPtrArray *areas);

/* The grid chooses the widths of all columns again. */
void     dew_tree_view_reset_widths (DewTreeView *self);

/* Signal current-changed (): another cell or row is current, or it is another thing now. */

G_END_DECLS
