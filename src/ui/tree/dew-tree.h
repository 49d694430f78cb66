/* dew-tree.h: a document's tree as the rows of a grid, with the column of its names.
 *
 * What the model of such a grid is made of; its other columns are its own. Rows are those of dew-grid-model.h: agreements (where there are several), pools, categories
 * and lines as far as they are not folded away, and unless the document is read-only a last one that takes the name of a new pool. What stands in a row is a node of the
 * ledger, by its number: 0, the root, is the row of the total.
 */
#pragma once

#include "dew-document.h"
#include "dew-grid-model.h"

G_BEGIN_DECLS

#define DEW_TREE_NEW_POOL G_MAXUINT     /* the number of no node: the row of the new pool */

typedef struct _DewTree DewTree;

DewTree *dew_tree_new  (DewDocument *document);
void     dew_tree_free (DewTree *self);

/* The widget in whose window large edits tell how they go; not owned. NULL: all are taken at once. */
void       dew_tree_set_widget (DewTree *self, GtkWidget *widget);
GtkWidget *dew_tree_widget     (DewTree *self);

/* ---- Rows ---- */

/* Looks again, after a change of anything but figures. */
void dew_tree_list (DewTree *self);

/* What a model is asked of its rows. */
guint dew_tree_n_rows (DewTree *self);
void  dew_tree_row    (DewTree *self, guint row, DewGridRow *out);

guint dew_tree_node (DewTree *self, guint row);

/* The kind of a node; DEW_NODE_ROOT for the row of the new pool. */
DewNodeKind dew_tree_node_kind (DewTree *self, guint node);

/* What stands in a row: the node's kind and the id of its agreement, pool or line. DEW_NODE_ROOT for the total and for the row of the new pool. */
DewNodeKind dew_tree_kind (DewTree *self, guint row, gint64 *id);

/* Folds a row or unfolds it. TRUE when the rows are others now. */
gboolean dew_tree_toggle (DewTree *self, guint row);

/* The row a node is shown in; G_MAXUINT where it is not. */
guint dew_tree_row_of (DewTree *self, guint node);

/* The row of a pool or line, unfolding what is above it; G_MAXUINT when there is none. *unfolded: the rows are others now. */
guint dew_tree_reveal (DewTree *self, DewTable table, gint64 id, gboolean *unfolded);

/* ---- What is shown, and in which order ----
 *
 * For the eye alone: the order in the document stays. Call dew_tree_list () afterwards. */

/* Whether a service line, by its node, is shown; what it stands in is then, too. */
typedef gboolean (*DewTreeFilter) (DewDocument *document, guint node, gpointer data);

/* The order of two siblings, by their nodes, as for qsort. */
typedef int      (*DewTreeSorter) (DewDocument *document, guint one, guint two, gpointer data);

/* NULL for none. */
void     dew_tree_set_filter  (DewTree *self, DewTreeFilter filter, gpointer data, GDestroyNotify destroy);
void     dew_tree_set_sorter  (DewTree *self, DewTreeSorter sorter, gpointer data, GDestroyNotify destroy);

/* Whether it has any of them. */
gboolean dew_tree_is_filtered (DewTree *self);

/* How many service lines pass the filter, folded away or not. */
guint    dew_tree_n_kept      (DewTree *self);

/* Folds all rows below a level: 1 leaves pools, 2 what stands directly in them, 3 everything. */
void     dew_tree_unfold_to   (DewTree *self, guint level);

/* The nodes whose name, reference, provider, note or source, or a note on whose figures, has the text in it, ignoring case; in the order of the document. A GArray of guint; free
 * with g_array_unref. */
GArray  *dew_tree_find        (DewTree *self, const char *text);

/* ---- Names ---- */

/* What a node is called; borrowed until the next change. */
const char *dew_tree_name (DewTree *self, guint node);

/* What a model is asked of the column of names. A note is lent until the next call. */
void          dew_tree_name_column (gboolean narrow, DewGridColumn *out);
void          dew_tree_name_cell   (DewTree *self, guint node, DewGridCell *out);
char         *dew_tree_name_spoken (DewTree *self, guint node);
char         *dew_tree_name_text   (DewTree *self, guint node);
DewGridAnswer dew_tree_name_commit (DewTree *self, guint node, const char *text, DewGridReply *reply);

/* ---- Edits ---- */

/* Takes an edit as dew_document_take () does, as a grid's answer; error (transfer full) is the edit's own. */
DewGridAnswer dew_tree_take (DewTree *self, DewChanges *edit, gboolean good, const char *what, GError *error, DewGridReply *reply);

G_END_DECLS
