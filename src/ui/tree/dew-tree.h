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

/* ---- Rows ---- */

/* Looks again, after a change of anything but figures. */
void dew_tree_list (DewTree *self);

/* What a model is asked of its rows. */
guint dew_tree_n_rows (DewTree *self);
void  dew_tree_row    (DewTree *self, guint row, DewGridRow *out);

guint dew_tree_node (DewTree *self, guint row);

/* What stands in a row: the node's kind and the id of its agreement, pool or line. DEW_NODE_ROOT for the total and for the row of the new pool. */
DewNodeKind dew_tree_kind (DewTree *self, guint row, gint64 *id);

/* Folds a row or unfolds it. TRUE when the rows are others now. */
gboolean dew_tree_toggle (DewTree *self, guint row);

/* The row of a pool or line, unfolding what is above it; G_MAXUINT when there is none. *unfolded: the rows are others now. */
guint dew_tree_reveal (DewTree *self, DewTable table, gint64 id, gboolean *unfolded);

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
