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

  g_object_unref (self->document);
  g_hash_table_unref (self->folded);
  g_array_unref (self->rows);
  g_free (self->note);
  g_free (self);
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

void
dew_tree_list (DewTree *self)
{
  const DewLedger *ledger;
  gboolean agreements;
  guint new_pool = DEW_TREE_NEW_POOL;
  guint n;
  const DewNode *nodes;

  g_return_if_fail (self != NULL);

  ledger = dew_document_ledger (self->document);
  nodes = dew_ledger_nodes (ledger, &n);
  agreements = dew_ledger_rows (ledger, DEW_TABLE_AGREEMENT)->len > 1;
  g_array_set_size (self->rows, 0);

  /* One agreement needs no row of its own: its title stands in the header. */
  for (guint i = 1; i < n;)
    {
      gboolean shown = nodes[i].kind != DEW_NODE_AGREEMENT || agreements;

      if (shown)
        g_array_append_val (self->rows, i);
      i = shown && is_folded (self, &nodes[i]) ? nodes[i].end : i + 1;
    }

  if (!dew_document_read_only (self->document, NULL))
    g_array_append_val (self->rows, new_pool);

  self->base = agreements ? 1 : 2;
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
    .depth = node->depth > self->base ? node->depth - self->base : 0,
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

  for (guint row = 0; row < self->rows->len; row++)
    if (g_array_index (self->rows, guint, row) == node)
      return row;

  return G_MAXUINT;
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
