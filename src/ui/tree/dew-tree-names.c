/* dew-tree-names.c: the names of a document's tree as a column of a grid, and what typing one means */
#include "dew-tree-private.h"

#include <glib/gi18n-lib.h>

/* Width of the column, in px. */
#define NARROW 230
#define WIDE   234

const char *
dew_tree_name (DewTree *self,
               guint    node)
{
  const DewNode *at;

  g_return_val_if_fail (self != NULL, NULL);

  if (node == DEW_TREE_NEW_POOL)
    return _("New pool…");
  if (node == 0)
    return dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_AGREEMENT)->len > 1 ? _("Total of all agreements") : _("Agreement total");

  at = _dew_tree_get (self, node);
  return dew_row_text (dew_node_table (at->kind), at->line, "name");
}

void
dew_tree_name_column (gboolean       narrow,
                      DewGridColumn *out)
{
  *out = (DewGridColumn) { "name", _("Pool, category, service line"), NULL, -1, DEW_GRID_PIN_START, narrow ? NARROW : WIDE, NULL, TRUE };
}

/* Note and source of a row, the one under the other; "" when it has neither. */
static const char *
lend_note (DewTree       *self,
           const DewNode *at)
{
  DewTable table = dew_node_table (at->kind);
  const char *note = dew_row_text (table, at->line, "note");
  const char *source = dew_row_text (table, at->line, "source");

  g_free (self->note);
  self->note = g_strconcat (note, *note != '\0' && *source != '\0' ? "\n" : "", source, NULL);

  return self->note;
}

void
dew_tree_name_cell (DewTree     *self,
                    guint        node,
                    DewGridCell *out)
{
  gboolean editable = node != 0 && !dew_document_read_only (self->document, NULL);

  *out = (DewGridCell) { dew_tree_name (self, node), editable ? DEW_GRID_EDITABLE : 0, NULL };

  if (node == 0)
    out->flags |= DEW_GRID_BOLD;
  else if (node == DEW_TREE_NEW_POOL)
    out->flags |= DEW_GRID_NIL;
  else
    {
      const DewNode *at = _dew_tree_get (self, node);

      if (at->kind != DEW_NODE_LINE)
        out->flags |= DEW_GRID_BOLD;
      out->note = lend_note (self, at);
      if (*out->note != '\0')
        out->flags |= DEW_GRID_NOTE;
    }
}

char *
dew_tree_name_spoken (DewTree *self,
                      guint    node)
{
  const char *name = dew_tree_name (self, node);

  if (node == DEW_TREE_NEW_POOL || node == 0)
    return g_strdup (name);

  switch (_dew_tree_get (self, node)->kind)
    {
    case DEW_NODE_AGREEMENT:
      return g_strdup_printf (_("%s, agreement"), name);
    case DEW_NODE_POOL:
      return g_strdup_printf (_("%s, pool"), name);
    case DEW_NODE_CATEGORY:
      return g_strdup_printf (_("%s, category"), name);
    case DEW_NODE_ROOT:
    case DEW_NODE_LINE:
    default:
      return g_strdup_printf (_("%s, service line"), name);
    }
}

char *
dew_tree_name_text (DewTree *self,
                    guint    node)
{
  return g_strdup (node == DEW_TREE_NEW_POOL ? "" : dew_tree_name (self, node));
}

static DewGridAnswer
add_pool (DewTree      *self,
          const char   *name,
          DewGridReply *reply)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  DewChanges *changes = dew_changes_new ();
  DewIds ids = dew_document_ids (self->document);
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  g_autofree char *what = g_strdup_printf (_("Added the pool “%s”"), name);
  GError *error = NULL;
  gboolean good;

  pool->id = ids.next (ids.data);
  pool->agreement = dew_ledger_last (ledger, DEW_TABLE_AGREEMENT);
  dew_row_set_text (DEW_TABLE_POOL, pool, "name", name);
  good = dew_edit_add (ledger, changes, DEW_TABLE_POOL, pool, 0, &error);
  dew_row_free (DEW_TABLE_POOL, pool);

  return dew_tree_take (self, changes, good, what, error, reply);
}

DewGridAnswer
dew_tree_name_commit (DewTree      *self,
                      guint         node,
                      const char   *text,
                      DewGridReply *reply)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autofree char *what = NULL;
  const DewNode *at;
  DewTable table;
  DewChanges *changes;
  gpointer row;
  GError *error = NULL;
  gboolean good;

  if (node == DEW_TREE_NEW_POOL)
    return *name == '\0' ? DEW_GRID_TAKEN : add_pool (self, name, reply);

  at = _dew_tree_get (self, node);
  table = dew_node_table (at->kind);
  row = dew_row_copy (table, at->line);
  what = g_strdup_printf (_("Renamed “%s” to “%s”"), dew_tree_name (self, node), name);
  dew_row_set_text (table, row, "name", name);
  changes = dew_changes_new ();
  good = dew_edit_row (dew_document_ledger (self->document), changes, table, row, &error);
  dew_row_free (table, row);

  return dew_tree_take (self, changes, good, what, error, reply);
}
