/* dew-tree-model.h: a document's tree with columns beside the names, as a model of a grid.
 *
 * What is common to every page with such a grid: the rows and their names, following the document, reading and writing cells, filling and pasting. A page derives
 * from it, and says only which columns it has and what stands in them. Columns are numbered from 1; 0 is the names.
 *
 * It shows the baseline or a scenario; all that is typed goes there, but for what all scenarios share. In a scenario what differs from the baseline is marked and told.
 */
#pragma once

#include "dew-money-print.h"
#include "dew-tree-cells.h"

G_BEGIN_DECLS

#define DEW_TYPE_TREE_MODEL (dew_tree_model_get_type ())
G_DECLARE_DERIVABLE_TYPE (DewTreeModel, dew_tree_model, DEW, TREE_MODEL, GObject)

struct _DewTreeModelClass {
  GObjectClass parent_class;

  /* Lists the columns afresh, for the document, year and unit as they are; TRUE when they are others than before, or figures have other decimals. */
  gboolean (*list)      (DewTreeModel *self);

  guint    (*n_columns) (DewTreeModel *self);
  void     (*describe)  (DewTreeModel *self, guint number, DewGridColumn *out);

  /* As in DewTreeCells: what typing into a cell changes; left as it is (DEW_TREE_FIXED) where nothing. kind is DEW_NODE_LINE and node DEW_TREE_NEW_POOL for a line that is to be
   * added. */
  void     (*aim)       (DewTreeModel *self, DewNodeKind kind, guint node, guint number, DewTreeTarget *out);

  /* The figure of a cell in pence; FALSE where there is none. */
  gboolean (*figure)    (DewTreeModel *self, guint node, guint number, gint64 *pence);

  /* The same in the baseline, where a scenario is shown. */
  gboolean (*baseline)  (DewTreeModel *self, guint node, guint number, gint64 *pence);

  /* Whether what is no figure, as a percentage, is another in the baseline. Asked where a scenario is shown; may be NULL. */
  gboolean (*differs)   (DewTreeModel *self, guint node, guint number);

  /* Where a line's figure follows from what all scenarios share, so that one typed in a scenario would count for nothing: why, in a sentence, borrowed; NULL: it does not. May be NULL. */
  const char *(*follows) (DewTreeModel *self, const DewTreeTarget *target);

  /* A column in words, for screen readers, the record of changes and sentences: "Council additional". g_free. */
  char    *(*words)     (DewTreeModel *self, guint number);

  /* The year a column is about; may be NULL: the page's. */
  int      (*year)      (DewTreeModel *self, guint number);

  /* Whether a column is worked out in every row. */
  gboolean (*worked)    (DewTreeModel *self, guint number);

  /* Whether what stands in a column are amounts of money. */
  gboolean (*is_money)  (DewTreeModel *self, guint number);

  /* Why a cell cannot be typed into, in a sentence; NULL: by itself. g_free. May be NULL. */
  char    *(*fixed)     (DewTreeModel *self, guint node, guint number);

  /* Says more of a cell than its figure, or something else; text and note are lent until the next call. May be NULL. */
  void     (*dress)     (DewTreeModel *self, guint node, guint number, DewGridCell *out);

  /* What a screen reader is told of the value, where it is no amount in pounds; NULL: that. g_free. May be NULL. */
  char    *(*value)     (DewTreeModel *self, guint node, guint number);

  /* What a figure is likely to be about, in pence, where its cell has none: others of its row; FALSE for nothing to go by. May be NULL. */
  gboolean (*likely)    (DewTreeModel *self, guint node, guint number, gint64 *pence);

  /* What else a figure that is typed says of its line. May be NULL. */
  const char *(*imply)  (DewTreeModel *self, const DewTreeTarget *target, gpointer row);

  /* Brings in line what figures are worked out from: after changes of the document, or with NULL after anything. Before list is asked. May be NULL. */
  void     (*refresh)   (DewTreeModel *self, const DewChanges *changes);

  /* What lines can be filtered by here besides: its name and what there is to choose from, the first for all; NULL-terminated. Whether a line passes a choice after the
   * first. May be NULL. */
  const char *const *(*filters) (DewTreeModel *self, const char **name);
  gboolean (*passes)    (DewTreeModel *self, guint node, guint choice);
};

/* The model for a document; follows it from now on. Once, at the end of a derived type's construction. */
void         dew_tree_model_start (DewTreeModel *self, DewDocument *document, int year, DewUnit unit);

DewDocument *dew_tree_model_document (DewTreeModel *self);
DewTree     *dew_tree_model_tree     (DewTreeModel *self);
int          dew_tree_model_year     (DewTreeModel *self);
DewUnit      dew_tree_model_unit     (DewTreeModel *self);
const DewTotals *dew_tree_model_totals (DewTreeModel *self);

/* The decimals figures are shown with; a derived type's list sets them. */
int          dew_tree_model_decimals     (DewTreeModel *self);
gboolean     dew_tree_model_set_decimals (DewTreeModel *self, int decimals);     /* TRUE when they are others than before */

/* An amount as cells show it; borrowed until the next call. */
const char  *dew_tree_model_print (DewTreeModel *self, gint64 pence, unsigned flags);

/* A scenario's id, or DEW_BASELINE, which it is too where there is no such scenario. */
void         dew_tree_model_set_scenario (DewTreeModel *self, gint64 scenario);
gint64       dew_tree_model_scenario     (DewTreeModel *self);

/* What the line beneath the grid says of a cell: what it is called, and where it differs what it is in the baseline, and the change. g_free. */
char        *dew_tree_model_tell_cell     (DewTreeModel *self, guint row, guint column);

/* And of the scenario: "2 figures differ from the baseline · Editing scenario 5"; NULL in the baseline. g_free. */
char        *dew_tree_model_tell_scenario (DewTreeModel *self);

/* Takes away what the scenario says of the cells of an area, as one edit; of a name all that it says of what stands there. The reply's message says what was done, or why nothing
 * was. */
DewGridAnswer dew_tree_model_reset     (DewTreeModel *self, const DewGridArea *area, DewGridReply *reply);

void         dew_tree_model_set_year   (DewTreeModel *self, int year);
void         dew_tree_model_set_unit   (DewTreeModel *self, DewUnit unit);
void         dew_tree_model_set_narrow (DewTreeModel *self, gboolean narrow);

/* Looks again, at the columns too: something that they depend on was chosen otherwise. */
void         dew_tree_model_look_again (DewTreeModel *self);

/* What stands in a row: the node's kind and the id of its agreement, pool or line. DEW_NODE_ROOT for the total and for the row of the new pool. */
DewNodeKind  dew_tree_model_node   (DewTreeModel *self, guint row, gint64 *id);

/* What a cell is about. */
void         dew_tree_model_target (DewTreeModel *self, guint row, guint column, DewTreeTarget *out);

/* The row of a pool or line, unfolding what is above it; G_MAXUINT when there is none. */
guint        dew_tree_model_reveal (DewTreeModel *self, DewTable table, gint64 id);

/* Folds all rows below a level: 1 leaves pools, 2 what stands directly in them, 3 everything. */
void         dew_tree_model_unfold_to (DewTreeModel *self, guint level);

/* Rows are others than before: something was filtered or sorted. */
void         dew_tree_model_relist (DewTreeModel *self);

G_END_DECLS
