/* dew-tree-model-private.h: what the files of a tree's model share: dew-tree-model.c says what stands in the cells, dew-tree-model-edit.c what typing does. */
#pragma once

#include "dew-tree-model.h"

G_BEGIN_DECLS

typedef struct {
  DewDocument *document;
  int          year;
  DewUnit      unit;
  gboolean     narrow;
  DewTree     *tree;
  int          decimals;
  GHashTable  *followers;               /* of dew_followers (); NULL: to be read anew */
  gboolean     ends;                    /* with them: any pool ends or was merged, or a line goes on for another */

  char         text[DEW_MONEY_SIZE];    /* what cells lend */
  char        *lent;
  char        *note;
} DewTreeModelPrivate;

DewTreeModelPrivate *_dew_tree_model_private (DewTreeModel *self);

/* What a cell beside the names is about; nothing in the row of the new pool, nor where the year finds a pool or line over and nothing is entered. */
void _dew_tree_model_aim (DewTreeModel *self, DewNodeKind kind, guint node, guint column, DewTreeTarget *out);

/* Why a year finds a pool or line over, in a sentence; NULL where it does not. g_free. */
char *_dew_tree_model_why_elsewhere (DewTreeModel *self, guint node);

/* The year a column is about, 0 for none. */
int  _dew_tree_model_column_year (DewTreeModel *self, guint number);

void _dew_tree_model_add_edits (DewGridModelInterface *iface);

G_END_DECLS
