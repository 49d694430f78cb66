/* dew-tree-private.h: how the rows of a tree are kept */
#pragma once

#include "dew-tree.h"

struct _DewTree
{
  DewDocument *document;
  GHashTable  *folded;          /* gint64: ids of rows */
  GArray      *rows;            /* guint: numbers of nodes, DEW_TREE_NEW_POOL last */
  DewTreeFilter filter;         /* NULL: all are shown */
  gpointer     filter_data;
  GDestroyNotify filter_destroy;
  DewTreeSorter sorter;         /* NULL: in the order of the document */
  gpointer     sorter_data;
  GDestroyNotify sorter_destroy;
  guint        n_kept;          /* lines that pass the filter */
  char        *note;            /* what a cell of a name lends */
  GtkWidget   *widget;          /* weak: whose window large edits are shown in; NULL: they are not taken aside */
};

const DewNode *_dew_tree_get (DewTree *self, guint node);
