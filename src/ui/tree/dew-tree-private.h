/* dew-tree-private.h: how the rows of a tree are kept */
#pragma once

#include "dew-tree.h"

struct _DewTree
{
  DewDocument *document;
  GHashTable  *folded;          /* gint64: ids of rows */
  GArray      *rows;            /* guint: numbers of nodes, DEW_TREE_NEW_POOL last */
  guint        base;            /* depth of the outermost row's nodes */
  char        *note;            /* what a cell of a name lends */
};

const DewNode *_dew_tree_get (DewTree *self, guint node);
