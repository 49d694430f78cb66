/* dew-tree.c: a document's tree as the rows of a grid: what stands in which row, and what is folded away */
#include "dew-tree-private.h"

DewTree *
dew_tree_new (DewDocument *document)
{
  DewTree *self;

  g_return_val_if_fail (DEW_IS_DOCUMENT (document), NULL);

  self = g_new0 (DewTree, 1);
  self->document = g_object_ref (document);
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  dew_tree_list (self);

  return self;
}

void
dew_tree_free (DewTree *self)
{
  if (self == NULL)
    return;

  g_clear_weak_pointer (&self->widget);
  dew_tree_set_filter (self, NULL, NULL, NULL);
  dew_tree_set_sorter (self, NULL, NULL, NULL);
  g_object_unref (self->document);
  g_hash_table_unref (self->folded);
  g_array_unref (self->rows);
  g_free (self->note);
  g_free (self);
}

void
dew_tree_set_widget (DewTree   *self,
                     GtkWidget *widget)
{
  g_return_if_fail (self != NULL);

  g_set_weak_pointer (&self->widget, widget);
}

GtkWidget *
dew_tree_widget (DewTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->widget;
}

/* ---- Folding ---- */

const DewNode *
_dew_tree_get (DewTree *self,
               guint    node)
{
  return &dew_ledger_nodes (dew_document_ledger (self->document), NULL)[node];
}

/* Pools, agreements and lines are numbered each for themselves; the grid wants one number. */
static gint64
grid_id (const DewNode *node)
{
  switch (node->kind)
    {
    case DEW_NODE_POOL:
      return -node->id;
    case DEW_NODE_AGREEMENT:
      return G_MININT64 + node->id;
    case DEW_NODE_ROOT:
    case DEW_NODE_CATEGORY:
    case DEW_NODE_LINE:
    default:
      return node->id;
    }
}

static gboolean
is_folded (DewTree       *self,
           const DewNode *node)
{
  gint64 id = grid_id (node);

  return g_hash_table_contains (self->folded, &id);
}

static void
set_folded (DewTree       *self,
            const DewNode *node,
            gboolean       folded)
{
  gint64 id = grid_id (node);

  if (folded)
    g_hash_table_add (self->folded, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->folded, &id);
}

/* ---- Rows ---- */

static gboolean
has_agreements (DewTree *self)
{
  return dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_AGREEMENT)->len > 1;
}

/* One agreement needs no row of its own: its title stands in the header. */
static gboolean
is_shown (DewTree       *self,
          const DewNode *node,
          gboolean       agreements)
{
  return node->kind != DEW_NODE_AGREEMENT || agreements;
}

static void
list_plain (DewTree       *self,
            const DewNode *nodes,
            guint          n)
{
  gboolean agreements = has_agreements (self);

  for (guint i = 1; i < n;)
    {
      gboolean shown = is_shown (self, &nodes[i], agreements);

      if (shown)
        g_array_append_val (self->rows, i);
      i = shown && is_folded (self, &nodes[i]) ? nodes[i].end : i + 1;
    }
}

/* Which nodes are kept: the lines that pass, and whatever they stand in. Every node stands behind the one above it. */
static guint8 *
keep_nodes (DewTree       *self,
            const DewNode *nodes,
            guint          n)
{
  guint8 *kept = g_new0 (guint8, n);

  self->n_kept = 0;
  for (guint i = n - 1; i > 0; i--)
    {
      if (nodes[i].kind == DEW_NODE_LINE && (self->filter == NULL || self->filter (self->document, i, self->filter_data)))
        {
          kept[i] = TRUE;
          self->n_kept++;
        }
      if (kept[i])
        kept[nodes[i].parent] = TRUE;
    }

  return kept;
}

typedef struct
{
  DewTree       *tree;
  const DewNode *nodes;
  const guint8  *kept;
  gboolean       agreements;
} Lister;

static int
compare_nodes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  Lister *lister = data;
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  int order = lister->tree->sorter (lister->tree->document, one, two, lister->tree->sorter_data);

  return order != 0 ? order : (one > two) - (one < two);
}

/* Siblings in the order they are sorted by; those in them follow each. */
static void
list_children (Lister *lister,
               guint   parent)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = parent + 1; i < lister->nodes[parent].end; i = lister->nodes[i].end)
    if (lister->kept[i])
      g_array_append_val (children, i);
  if (lister->tree->sorter != NULL)
    g_array_sort_with_data (children, compare_nodes, lister);

  for (guint i = 0; i < children->len; i++)
    {
      guint node = g_array_index (children, guint, i);
      gboolean shown = is_shown (lister->tree, &lister->nodes[node], lister->agreements);

      if (shown)
        g_array_append_val (lister->tree->rows, node);
      if (!shown || !is_folded (lister->tree, &lister->nodes[node]))
        list_children (lister, node);
    }
}

static void
list_chosen (DewTree       *self,
             const DewNode *nodes,
             guint          n)
{
  g_autofree guint8 *kept = keep_nodes (self, nodes, n);
  Lister lister = { self, nodes, kept, has_agreements (self) };

  list_children (&lister, 0);
}

void
dew_tree_list (DewTree *self)
{
  const DewNode *nodes;
  guint new_pool = DEW_TREE_NEW_POOL;
  guint n;

  g_return_if_fail (self != NULL);

  nodes = dew_ledger_nodes (dew_document_ledger (self->document), &n);
  g_array_set_size (self->rows, 0);
  if (dew_tree_is_filtered (self))
    list_chosen (self, nodes, n);
  else
    list_plain (self, nodes, n);

  /* A new row would be filtered away, or sorted elsewhere, as soon as it was there. */
  if (!dew_document_read_only (self->document, NULL) && !dew_tree_is_filtered (self))
    g_array_append_val (self->rows, new_pool);
}

void
dew_tree_set_filter (DewTree       *self,
                     DewTreeFilter  filter,
                     gpointer       data,
                     GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  self->filter = filter;
  self->filter_data = data;
  self->filter_destroy = destroy;
}

void
dew_tree_set_sorter (DewTree       *self,
                     DewTreeSorter  sorter,
                     gpointer       data,
                     GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  if (self->sorter_destroy != NULL)
    self->sorter_destroy (self->sorter_data);
  self->sorter = sorter;
  self->sorter_data = data;
  self->sorter_destroy = destroy;
}

gboolean
dew_tree_is_filtered (DewTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->filter != NULL || self->sorter != NULL;
}

guint
dew_tree_n_kept (DewTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_kept;
}

void
dew_tree_unfold_to (DewTree *self,
                    guint    level)
{
  const DewNode *nodes;
  guint n;

  g_return_if_fail (self != NULL);

  nodes = dew_ledger_nodes (dew_document_ledger (self->document), &n);
  g_hash_table_remove_all (self->folded);
  for (guint i = 1; i < n; i++)
    {
      gboolean folds = nodes[i].kind == DEW_NODE_POOL ? level == 1 : nodes[i].kind == DEW_NODE_CATEGORY && level == 2;

      if (folds && nodes[i].end > i + 1)
        set_folded (self, &nodes[i], TRUE);
    }
  dew_tree_list (self);
}

guint
dew_tree_n_rows (DewTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

guint
dew_tree_node (DewTree *self,
               guint    row)
{
  g_return_val_if_fail (self != NULL, 0);

  return row == DEW_GRID_TOTAL ? 0 : g_array_index (self->rows, guint, row);
}

DewNodeKind
dew_tree_node_kind (DewTree *self,
                    guint    node)
{
  return node == DEW_TREE_NEW_POOL ? DEW_NODE_ROOT : _dew_tree_get (self, node)->kind;
}

/* How many rows it is under. A pool need not be in an agreement, even where others are; and a single agreement has no row. */
static guint
get_depth (DewTree       *self,
           const DewNode *node)
{
  gboolean agreements = has_agreements (self);
  guint depth = 0;

  for (const DewNode *up = _dew_tree_get (self, node->parent); up->kind != DEW_NODE_ROOT; up = _dew_tree_get (self, up->parent))
    depth += is_shown (self, up, agreements);

  return depth;
}

void
dew_tree_row (DewTree    *self,
              guint       row,
              DewGridRow *out)
{
  guint number = dew_tree_node (self, row);
  const DewNode *node;

  if (row == DEW_GRID_TOTAL || number == DEW_TREE_NEW_POOL)
    {
      *out = (DewGridRow) { row == DEW_GRID_TOTAL ? DEW_GRID_SUM : DEW_GRID_LINE, 0, FALSE, FALSE, 0 };
      return;
    }

  node = _dew_tree_get (self, number);
  *out = (DewGridRow) {
    .style = node->kind == DEW_NODE_POOL ? DEW_GRID_POOL :
             node->kind == DEW_NODE_CATEGORY ? DEW_GRID_CATEGORY :
             node->kind == DEW_NODE_AGREEMENT ? DEW_GRID_AGREEMENT : DEW_GRID_LINE,
    .depth = get_depth (self, node),
    .expandable = node->end > number + 1,
    .expanded = !is_folded (self, node),
    .id = grid_id (node),
  };
}

DewNodeKind
dew_tree_kind (DewTree *self,
               guint    row,
               gint64  *id)
{
  guint node;

  g_return_val_if_fail (self != NULL, DEW_NODE_ROOT);

  *id = 0;
  if (row == DEW_GRID_TOTAL || row >= self->rows->len)
    return DEW_NODE_ROOT;

  node = dew_tree_node (self, row);
  if (node == DEW_TREE_NEW_POOL)
    return DEW_NODE_ROOT;

  *id = _dew_tree_get (self, node)->id;
  return _dew_tree_get (self, node)->kind;
}

gboolean
dew_tree_toggle (DewTree *self,
                 guint    row)
{
  guint number = dew_tree_node (self, row);
  const DewNode *node;

  if (number == 0 || number == DEW_TREE_NEW_POOL)
    return FALSE;
  node = _dew_tree_get (self, number);
  if (node->end == number + 1)
    return FALSE;

  set_folded (self, node, !is_folded (self, node));
  dew_tree_list (self);

  return TRUE;
}

guint
dew_tree_row_of (DewTree *self,
                 guint    node)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);

  for (guint row = 0; row < self->rows->len; row++)
    if (g_array_index (self->rows, guint, row) == node)
      return row;

  return G_MAXUINT;
}

guint
dew_tree_reveal (DewTree  *self,
                 DewTable  table,
                 gint64    id,
                 gboolean *unfolded)
{
  guint node;

  g_return_val_if_fail (self != NULL, G_MAXUINT);

  *unfolded = FALSE;
  node = dew_ledger_node (dew_document_ledger (self->document), table, id);
  if (node == 0)
    return G_MAXUINT;

  for (guint up = _dew_tree_get (self, node)->parent; up != 0; up = _dew_tree_get (self, up)->parent)
    if (is_folded (self, _dew_tree_get (self, up)))
      {
        set_folded (self, _dew_tree_get (self, up), FALSE);
        *unfolded = TRUE;
      }
  if (*unfolded)
    dew_tree_list (self);

  return dew_tree_row_of (self, node);
}

/* ---- Edits ---- */

DewGridAnswer
dew_tree_take (DewTree      *self,
               DewChanges   *edit,
               gboolean      good,
               const char   *what,
               GError       *error,
               DewGridReply *reply)
{
  g_return_val_if_fail (self != NULL, DEW_GRID_REFUSED);

  if (dew_document_take (self->document, edit, good, what, &error))
    return DEW_GRID_TAKEN;

  reply->message = g_strdup (error->message);
  g_error_free (error);

  return DEW_GRID_REFUSED;
}
