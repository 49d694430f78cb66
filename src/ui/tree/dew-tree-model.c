/* dew-tree-model.c: a document's tree with columns beside the names, as a model of a grid */
#include "dew-tree-model-private.h"

#include <glib/gi18n-lib.h>

#include "dew-elsewhere.h"
#include "dew-row-words.h"

static void dew_tree_model_iface_init (DewGridModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (DewTreeModel, dew_tree_model, G_TYPE_OBJECT,
                         G_ADD_PRIVATE (DewTreeModel)
                         G_IMPLEMENT_INTERFACE (DEW_TYPE_GRID_MODEL, dew_tree_model_iface_init))

DewTreeModelPrivate *
_dew_tree_model_private (DewTreeModel *self)
{
  return dew_tree_model_get_instance_private (self);
}

static DewTreeModelPrivate *
get_private (gpointer model)
{
  return dew_tree_model_get_instance_private (DEW_TREE_MODEL (model));
}

static const DewLedger *
get_ledger (DewTreeModelPrivate *priv)
{
  return dew_document_ledger (priv->document);
}

/* ---- Rows and columns ---- */

static guint
dew_tree_model_n_rows (DewGridModel *model)
{
  return dew_tree_n_rows (get_private (model)->tree);
}

static guint
dew_tree_model_n_columns (DewGridModel *model)
{
  return 1 + DEW_TREE_MODEL_GET_CLASS (model)->n_columns (DEW_TREE_MODEL (model));
}

static void
dew_tree_model_row (DewGridModel *model,
                    guint         row,
                    DewGridRow   *out)
{
  dew_tree_row (get_private (model)->tree, row, out);
}

static void
dew_tree_model_column (DewGridModel  *model,
                       guint          number,
                       DewGridColumn *out)
{
  if (number == 0)
    dew_tree_name_column (get_private (model)->narrow, out);
  else
    DEW_TREE_MODEL_GET_CLASS (model)->describe (DEW_TREE_MODEL (model), number, out);
}

static void
dew_tree_model_toggle (DewGridModel *model,
                       guint         row)
{
  if (dew_tree_toggle (get_private (model)->tree, row))
    dew_grid_model_rows_changed (model);
}

/* ---- Cells ---- */

static DewNodeKind
kind_of (DewTreeModelPrivate *priv,
         guint                node)
{
  return dew_tree_node_kind (priv->tree, node);
}

/* ---- What is over ---- */

/* Where nothing ends there is nothing to look for, cell by cell. */
static void
look_for_ends (DewTreeModelPrivate *priv)
{
  const GPtrArray *pools = dew_ledger_rows (get_ledger (priv), DEW_TABLE_POOL);

  priv->followers = dew_followers (get_ledger (priv));
  priv->ends = g_hash_table_size (priv->followers) > 0;
  for (guint i = 0; i < pools->len && !priv->ends; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      priv->ends = *pool->end != '\0' || pool->merged_into != 0;
    }
}

static guint
follower_of (DewTreeModelPrivate *priv,
             guint                node)
{
  if (priv->followers == NULL)
    look_for_ends (priv);

  return priv->ends ? GPOINTER_TO_UINT (g_hash_table_lookup (priv->followers, GUINT_TO_POINTER (node))) : 0;
}

static gboolean
is_elsewhere (DewTreeModelPrivate *priv,
              guint                node)
{
  guint follower = node == DEW_TREE_NEW_POOL ? 0 : follower_of (priv, node);

  return node != DEW_TREE_NEW_POOL && priv->ends && dew_is_elsewhere (get_ledger (priv), node, follower, priv->year);
}

char *
_dew_tree_model_why_elsewhere (DewTreeModel *self,
                               guint         node)
{
  DewTreeModelPrivate *priv = get_private (self);

  return node == DEW_TREE_NEW_POOL ? NULL : dew_why_elsewhere (get_ledger (priv), node, follower_of (priv, node), priv->year);
}

void
_dew_tree_model_aim_anyway (DewTreeModel  *self,
                            DewNodeKind    kind,
                            guint          node,
                            guint          column,
                            DewTreeTarget *out)
{
  *out = (DewTreeTarget) { DEW_TREE_FIXED };
  if (kind != DEW_NODE_ROOT)
    DEW_TREE_MODEL_GET_CLASS (self)->aim (self, kind, node, column, out);
}

void
_dew_tree_model_aim (DewTreeModel  *self,
                     DewNodeKind    kind,
                     guint          node,
                     guint          column,
                     DewTreeTarget *out)
{
  DewTreeModelPrivate *priv = get_private (self);
  const DewFigure *figure = &out->figure;
  gint64 pence;

  _dew_tree_model_aim_anyway (self, kind, node, column, out);

  /* What is there can still be changed, and cleared. */
  if (out->kind == DEW_TREE_FIGURE && is_elsewhere (priv, node) &&
      !dew_ledger_figure (get_ledger (priv), figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, figure->scenario, &pence))
    out->kind = DEW_TREE_FIXED;
  if (priv->scenario != DEW_BASELINE)
    _dew_tree_model_guard (self, node, out);
}

/* What a cell beside the names is about; nothing in the row of the new pool. */
static void
aim (DewTreeModel  *self,
     guint          node,
     guint          number,
     DewTreeTarget *target)
{
  *target = (DewTreeTarget) { DEW_TREE_FIXED };
  if (node != DEW_TREE_NEW_POOL)
    _dew_tree_model_aim (self, kind_of (get_private (self), node), node, number, target);
}

/* The name of what is over is faint, and its note says why. */
static void
mark_elsewhere (DewTreeModel *self,
                guint         node,
                DewGridCell  *out)
{
  DewTreeModelPrivate *priv = get_private (self);
  g_autofree char *why = is_elsewhere (priv, node) ? _dew_tree_model_why_elsewhere (self, node) : NULL;

  if (why == NULL)
    return;

  g_free (priv->note);
  priv->note = out->note != NULL && *out->note != '\0' ? g_strconcat (why, "\n", out->note, NULL) : g_steal_pointer (&why);
  out->note = priv->note;
  out->flags |= DEW_GRID_NOTE | DEW_GRID_NIL;
}

static void
field_cell (DewTreeModelPrivate *priv,
            const DewTreeTarget *target,
            DewGridCell         *out)
{
  gconstpointer row = dew_ledger_find (get_ledger (priv), target->table, target->id);
  g_auto (GStrv) choices = dew_row_choices (get_ledger (priv), target->table, row, target->column);

  g_free (priv->lent);
  out->text = priv->lent = dew_tree_field_words (get_ledger (priv), target, priv->scenario);
  if (choices != NULL)
    out->flags |= DEW_GRID_CHOICE;
}

/* Note and source of the figure itself. */
static void
add_remark (DewTreeModelPrivate *priv,
            const DewTreeTarget *target,
            DewGridCell         *out)
{
  const DewFigure *figure = &target->figure;
  const DewRemark *remark = dew_ledger_remark (get_ledger (priv), figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner);

  if (remark == NULL)
    return;

  g_free (priv->note);
  priv->note = g_strconcat (remark->note, *remark->note != '\0' && *remark->source != '\0' ? "\n" : "", remark->source, NULL);
  out->note = priv->note;
  out->flags |= DEW_GRID_NOTE;
}

static void
figure_cell (DewTreeModel *self,
             guint         node,
             guint         number,
             DewGridCell  *out)
{
  gint64 pence;

  if (!DEW_TREE_MODEL_GET_CLASS (self)->figure (self, node, number, &pence))
    return;

  out->text = dew_tree_model_print (self, pence, DEW_PRINT_SCREEN | DEW_PRINT_DASH);
  if (pence == 0)
    out->flags |= DEW_GRID_NIL;
}

static void
value_cell (DewTreeModel *self,
            guint         node,
            guint         number,
            DewGridCell  *out)
{
  DewTreeModelPrivate *priv = get_private (self);
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);
  DewTreeTarget target;

  if (node == DEW_TREE_NEW_POOL)
    return;

  aim (self, node, number, &target);
  /* What cannot be typed into looks so: what is worked out, and of a line what belongs elsewhere or is of several. */
  if (klass->worked (self, number) || (kind_of (priv, node) == DEW_NODE_LINE && target.kind == DEW_TREE_FIXED))
    out->flags |= DEW_GRID_COMPUTED;
  else if (target.kind != DEW_TREE_FIXED && !dew_document_read_only (priv->document, NULL) &&
           (priv->scenario == DEW_BASELINE || _dew_tree_model_may_change (self, &target)))
    out->flags |= DEW_GRID_EDITABLE;
  if (kind_of (priv, node) != DEW_NODE_LINE && target.kind != DEW_TREE_FIELD)
    out->flags |= DEW_GRID_BOLD;

  if (target.kind == DEW_TREE_FIELD)
    field_cell (priv, &target, out);
  else
    figure_cell (self, node, number, out);
  if (target.kind == DEW_TREE_FIGURE)
    add_remark (priv, &target, out);
  if (klass->dress != NULL)
    klass->dress (self, node, number, out);
  if (priv->scenario != DEW_BASELINE)
    _dew_tree_model_mark (self, node, number, &target, out);
}

static void
dew_tree_model_cell (DewGridModel *model,
                     guint         row,
                     guint         number,
                     DewGridCell  *out)
{
  DewTreeModelPrivate *priv = get_private (model);
  guint node = dew_tree_node (priv->tree, row);

  *out = (DewGridCell) { "", 0, NULL };
  if (number == 0)
    {
      dew_tree_name_cell (priv->tree, node, out);
      mark_elsewhere (DEW_TREE_MODEL (model), node, out);
      _dew_tree_model_mark_name (DEW_TREE_MODEL (model), node, out);
    }
  else
    value_cell (DEW_TREE_MODEL (model), node, number, out);
}

/* ---- Following the document ---- */

static void
look_again (DewTreeModel     *self,
            gboolean          rows,
            const DewChanges *changes)
{
  DewTreeModelPrivate *priv = get_private (self);
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);
  gboolean columns;

  if (rows)
    g_clear_pointer (&priv->followers, g_hash_table_unref);
  _dew_tree_model_check_scenario (self);
  if (klass->refresh != NULL)
    klass->refresh (self, changes);
  columns = klass->list (self);
  if (rows)
    dew_tree_list (priv->tree);

  if (columns || rows)
    dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
  else
    dew_grid_model_cells_changed (DEW_GRID_MODEL (self));
}

/* Whether the rows, or partners, may be others: not where figures and what is said of them changed. */
static gboolean
changes_rows (DewTreeModelPrivate *priv,
              const DewChanges    *changes)
{
  if (dew_tree_is_filtered (priv->tree))
    return TRUE;

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      DewTable table = dew_changes_get (changes, i)->table;

      if (table == DEW_TABLE_PARTNER || table == DEW_TABLE_AGREEMENT || table == DEW_TABLE_POOL || table == DEW_TABLE_LINE)
        return TRUE;
    }

  return FALSE;
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewTreeModel     *self)
{
  look_again (self, changes_rows (get_private (self), changes), changes);
}

static void
reloaded_cb (DewDocument  *document,
             DewTreeModel *self)
{
  look_again (self, TRUE, NULL);
}

/* ---- The object ---- */

static void
dew_tree_model_dispose (GObject *object)
{
  DewTreeModelPrivate *priv = get_private (object);

  if (priv->document != NULL)
    g_signal_handlers_disconnect_by_data (priv->document, object);
  g_clear_object (&priv->document);
  g_clear_pointer (&priv->tree, dew_tree_free);

  G_OBJECT_CLASS (dew_tree_model_parent_class)->dispose (object);
}

static void
dew_tree_model_finalize (GObject *object)
{
  DewTreeModelPrivate *priv = get_private (object);

  g_clear_pointer (&priv->followers, g_hash_table_unref);
  g_free (priv->lent);
  g_free (priv->note);
  g_free (priv->difference);
  g_free (priv->aside);

  G_OBJECT_CLASS (dew_tree_model_parent_class)->finalize (object);
}

static void
dew_tree_model_class_init (DewTreeModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dew_tree_model_dispose;
  object_class->finalize = dew_tree_model_finalize;
}

static void
dew_tree_model_init (DewTreeModel *self)
{
}

static void
dew_tree_model_iface_init (DewGridModelInterface *iface)
{
  iface->n_rows = dew_tree_model_n_rows;
  iface->n_columns = dew_tree_model_n_columns;
  iface->row = dew_tree_model_row;
  iface->column = dew_tree_model_column;
  iface->cell = dew_tree_model_cell;
  iface->cell_name = _dew_tree_model_cell_name;
  iface->toggle = dew_tree_model_toggle;
  _dew_tree_model_add_edits (iface);
}

/* ---- Public ---- */

void
dew_tree_model_start (DewTreeModel *self,
                      DewDocument  *document,
                      int           year,
                      DewUnit       unit)
{
  DewTreeModelPrivate *priv = get_private (self);

  g_return_if_fail (DEW_IS_DOCUMENT (document));
  g_return_if_fail (priv->document == NULL);

  priv->document = g_object_ref (document);
  priv->year = year;
  priv->unit = unit;
  priv->tree = dew_tree_new (document);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  if (DEW_TREE_MODEL_GET_CLASS (self)->refresh != NULL)
    DEW_TREE_MODEL_GET_CLASS (self)->refresh (self, NULL);
  DEW_TREE_MODEL_GET_CLASS (self)->list (self);
}

DewDocument *
dew_tree_model_document (DewTreeModel *self)
{
  return get_private (self)->document;
}

DewTree *
dew_tree_model_tree (DewTreeModel *self)
{
  return get_private (self)->tree;
}

int
dew_tree_model_year (DewTreeModel *self)
{
  return get_private (self)->year;
}

DewUnit
dew_tree_model_unit (DewTreeModel *self)
{
  return get_private (self)->unit;
}

const DewTotals *
dew_tree_model_totals (DewTreeModel *self)
{
  return dew_document_totals (get_private (self)->document, get_private (self)->year, get_private (self)->scenario);
}

int
dew_tree_model_decimals (DewTreeModel *self)
{
  return get_private (self)->decimals;
}

gboolean
dew_tree_model_set_decimals (DewTreeModel *self,
                             int           decimals)
{
  DewTreeModelPrivate *priv = get_private (self);
  gboolean changed = priv->decimals != decimals;

  priv->decimals = decimals;

  return changed;
}

const char *
dew_tree_model_print (DewTreeModel *self,
                      gint64        pence,
                      unsigned      flags)
{
  DewTreeModelPrivate *priv = get_private (self);

  return dew_money_print (dew_pence (pence), priv->unit, priv->decimals, flags, priv->text);
}

void
dew_tree_model_look_again (DewTreeModel *self)
{
  DewTreeModelPrivate *priv = get_private (self);

  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  if (DEW_TREE_MODEL_GET_CLASS (self)->refresh != NULL)
    DEW_TREE_MODEL_GET_CLASS (self)->refresh (self, NULL);
  DEW_TREE_MODEL_GET_CLASS (self)->list (self);
  if (dew_tree_is_filtered (priv->tree))
    dew_tree_list (priv->tree);
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_tree_model_set_year (DewTreeModel *self,
                         int           year)
{
  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  if (get_private (self)->year == year)
    return;

  get_private (self)->year = year;
  dew_tree_model_look_again (self);
}

void
dew_tree_model_set_unit (DewTreeModel *self,
                         DewUnit       unit)
{
  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  if (get_private (self)->unit == unit)
    return;

  get_private (self)->unit = unit;
  dew_tree_model_look_again (self);
}

void
dew_tree_model_set_narrow (DewTreeModel *self,
                           gboolean      narrow)
{
  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  if (get_private (self)->narrow == narrow)
    return;

  get_private (self)->narrow = narrow;
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

DewNodeKind
dew_tree_model_node (DewTreeModel *self,
                     guint         row,
                     gint64       *id)
{
  g_return_val_if_fail (DEW_IS_TREE_MODEL (self), DEW_NODE_ROOT);

  return dew_tree_kind (get_private (self)->tree, row, id);
}

guint
dew_tree_model_reveal (DewTreeModel *self,
                       DewTable      table,
                       gint64        id)
{
  gboolean unfolded;
  guint row;

  g_return_val_if_fail (DEW_IS_TREE_MODEL (self), G_MAXUINT);

  row = dew_tree_reveal (get_private (self)->tree, table, id, &unfolded);
  if (unfolded)
    dew_grid_model_rows_changed (DEW_GRID_MODEL (self));

  return row;
}

void
dew_tree_model_unfold_to (DewTreeModel *self,
                          guint         level)
{
  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  dew_tree_unfold_to (get_private (self)->tree, level);
  dew_grid_model_rows_changed (DEW_GRID_MODEL (self));
}

void
dew_tree_model_relist (DewTreeModel *self)
{
  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  dew_tree_list (get_private (self)->tree);
  dew_grid_model_rows_changed (DEW_GRID_MODEL (self));
}
