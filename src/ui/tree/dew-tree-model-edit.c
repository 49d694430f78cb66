/* dew-tree-model-edit.c: what typing, filling and pasting into the cells of a tree's model mean */
#include "dew-tree-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-row-words.h"
#include "dew-typed-figure.h"
#include "dew-window.h"

static const DewLedger *
get_ledger (DewTreeModel *self)
{
  return dew_document_ledger (_dew_tree_model_private (self)->document);
}

void
dew_tree_model_target (DewTreeModel  *self,
                       guint          row,
                       guint          column,
                       DewTreeTarget *out)
{
  DewTree *tree = _dew_tree_model_private (self)->tree;
  guint node = dew_tree_node (tree, row);
  DewNodeKind kind = dew_tree_node_kind (tree, node);

  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  *out = (DewTreeTarget) { DEW_TREE_FIXED };
  if (column > 0)
    _dew_tree_model_aim (self, kind, node, column, out);
  else if (kind != DEW_NODE_ROOT)
    *out = (DewTreeTarget) { .kind = DEW_TREE_FIELD, .table = dew_node_table (kind), .id = dew_ledger_nodes (get_ledger (self), NULL)[node].id, .column = "name" };
}

/* ---- For filling and pasting ---- */

static void
aim_cb (gpointer       model,
        DewNodeKind    kind,
        guint          node,
        guint          column,
        DewTreeTarget *out)
{
  if (column > 0)
    {
      _dew_tree_model_aim (model, kind, node, column, out);
      return;
    }
  if (node == DEW_TREE_NEW_POOL || kind == DEW_NODE_ROOT)
    return;

  *out = (DewTreeTarget) { .kind = DEW_TREE_FIELD, .table = dew_node_table (kind), .id = dew_ledger_nodes (get_ledger (model), NULL)[node].id, .column = "name" };
}

static gboolean
figure_cb (gpointer model,
           guint    row,
           guint    column,
           gint64  *pence)
{
  guint node = dew_tree_node (_dew_tree_model_private (model)->tree, row);

  return column > 0 && node != DEW_TREE_NEW_POOL && DEW_TREE_MODEL_GET_CLASS (model)->figure (model, node, column, pence);
}

static gboolean
is_money_cb (gpointer model,
             guint    column)
{
  return column > 0 && DEW_TREE_MODEL_GET_CLASS (model)->is_money (model, column);
}

static char *
words_cb (gpointer model,
          guint    column)
{
  return column == 0 ? g_strdup (_("name")) : DEW_TREE_MODEL_GET_CLASS (model)->words (model, column);
}

static const char *
imply_cb (gpointer             model,
          const DewTreeTarget *target,
          DewTree             *tree,
          gpointer             row)
{
  return row == NULL ? NULL : DEW_TREE_MODEL_GET_CLASS (model)->imply (model, target, row);
}

void
_dew_tree_model_get_cells (DewTreeModel *self,
                           DewTreeCells *cells)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);

  *cells = (DewTreeCells) {
    priv->tree, self, 1 + klass->n_columns (self), priv->unit, priv->scenario, aim_cb, figure_cb, is_money_cb, words_cb, klass->imply != NULL ? imply_cb : NULL
  };
}

static DewGridJob *
dew_tree_model_enter (DewGridModel       *model,
                      DewGridDeed         deed,
                      const DewGridEntry *entries,
                      guint               n,
                      int                 choice)
{
  DewTreeCells cells;

  _dew_tree_model_get_cells (DEW_TREE_MODEL (model), &cells);

  return dew_tree_enter (&cells, deed, entries, n, choice);
}

static DewGridJob *
dew_tree_model_paste (DewGridModel   *model,
                      const DewBlock *block,
                      guint           row,
                      guint           column,
                      guint           choices)
{
  DewTreeCells cells;

  _dew_tree_model_get_cells (DEW_TREE_MODEL (model), &cells);

  return dew_tree_paste (&cells, block, row, column, choices);
}

static gboolean
dew_tree_model_figure (DewGridModel *model,
                       guint         row,
                       guint         column,
                       gint64       *value)
{
  return figure_cb (model, row, column, value);
}

/* ---- One cell ---- */

static char *
field_text (DewTreeModel        *self,
            const DewTreeTarget *target)
{
  return dew_tree_field_words (get_ledger (self), target, _dew_tree_model_private (self)->scenario);
}

static char *
figure_text (DewTreeModel *self,
             guint         row,
             guint         column)
{
  char text[DEW_MONEY_SIZE];
  gint64 pence;

  if (!figure_cb (self, row, column, &pence))
    return g_strdup ("");

  return g_strdup (dew_money_print_edit (dew_pence (pence), _dew_tree_model_private (self)->unit, text));
}

static char *
dew_tree_model_edit_text (DewGridModel *model,
                          guint         row,
                          guint         column)
{
  DewTreeModel *self = DEW_TREE_MODEL (model);
  DewTree *tree = _dew_tree_model_private (self)->tree;
  DewTreeTarget target;

  if (column == 0)
    return dew_tree_name_text (tree, dew_tree_node (tree, row));

  dew_tree_model_target (self, row, column, &target);

  return target.kind == DEW_TREE_FIELD ? field_text (self, &target) : figure_text (self, row, column);
}

/* A percentage as it would be typed, for programs that take no other sign for a number's; NULL for what is none. */
static char *
percent_text (DewGridModel *model,
              guint         row,
              guint         column)
{
  static const char minus[] = "−", nil[] = "–";
  DewGridColumn head;
  DewGridCell cell;

  dew_grid_model_column (model, column, &head);
  dew_grid_model_cell (model, row, column, &cell);
  if (head.text || cell.text == NULL || *cell.text == '\0')
    return NULL;
  if (strcmp (cell.text, nil) == 0)
    return g_strdup ("0");
  if (g_str_has_prefix (cell.text, minus))
    return g_strconcat ("-", cell.text + strlen (minus), NULL);

  return g_strdup (*cell.text == '+' ? cell.text + 1 : cell.text);
}

/* What is no figure is copied as it is shown. */
static char *
dew_tree_model_plain (DewGridModel *model,
                      guint         row,
                      guint         column)
{
  gint64 pence;

  /* What invites a name to be typed is not one. */
  if (dew_tree_node (_dew_tree_model_private (DEW_TREE_MODEL (model))->tree, row) == DEW_TREE_NEW_POOL)
    return g_strdup ("");

  if (figure_cb (model, row, column, &pence))
    return figure_text (DEW_TREE_MODEL (model), row, column);

  return column == 0 ? NULL : percent_text (model, row, column);
}

static char *
dew_tree_model_preview (DewGridModel *model,
                        guint         row,
                        guint         column,
                        const char   *text,
                        gboolean     *bad)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (DEW_TREE_MODEL (model));
  DewTreeTarget target;

  dew_tree_model_target (DEW_TREE_MODEL (model), row, column, &target);

  return target.kind == DEW_TREE_FIGURE ? dew_typed_figure_preview (text, priv->unit, priv->decimals, bad) : NULL;
}

static char **
dew_tree_model_choices (DewGridModel *model,
                        guint         row,
                        guint         column)
{
  DewTreeModel *self = DEW_TREE_MODEL (model);
  DewTreeTarget target;

  dew_tree_model_target (self, row, column, &target);
  if (target.kind != DEW_TREE_FIELD)
    return NULL;

  return dew_row_choices (get_ledger (self), target.table, dew_ledger_find (get_ledger (self), target.table, target.id), target.column);
}

static char *
why_sum (DewTreeModel *self,
         guint         node)
{
  DewTree *tree = _dew_tree_model_private (self)->tree;

  if (dew_ledger_nodes (get_ledger (self), NULL)[node].end == node + 1)
    return g_strdup_printf (_("“%s” has no service line to enter figures on; add one."), dew_tree_name (tree, node));

  return g_strdup_printf (_("“%s” adds up what is in it; type on its service lines."), dew_tree_name (tree, node));
}

static char *
dew_tree_model_why_fixed (DewGridModel *model,
                          guint         row,
                          guint         column)
{
  DewTreeModel *self = DEW_TREE_MODEL (model);
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);
  guint node = dew_tree_node (priv->tree, row);
  const char *why = NULL;
  char *own;

  if (dew_document_read_only (priv->document, &why))
    return g_strdup (why);
  if (column == 0)
    return g_strdup (_("This row adds up all pools; it has no name of its own."));
  if (node == DEW_TREE_NEW_POOL)
    return g_strdup (_("Type the name of the new pool first."));

  /* Where figures could be typed but for that. */
  if (dew_ledger_nodes (get_ledger (self), NULL)[node].kind == DEW_NODE_LINE && !klass->worked (self, column) && (own = _dew_tree_model_why_elsewhere (self, node)) != NULL)
    return own;

  own = _dew_tree_model_why_guarded (self, node, column);
  if (own != NULL)
    return own;
  own = klass->fixed != NULL ? klass->fixed (self, node, column) : NULL;

  return own != NULL ? own : why_sum (self, node);
}

/* What a single edit did, for the record of changes: from what to what. */
static char *
tell_figure (DewTreeModel        *self,
             guint                node,
             guint                column,
             const DewTreeTarget *target,
             gint64               pence)
{
  const DewFigure *figure = &target->figure;
  g_autofree char *words = words_cb (self, column);
  g_autofree char *year = dew_year_name (figure->year);
  g_autofree char *before = NULL;
  g_autofree char *after = pence == DEW_CLEARED ? g_strdup (_("nothing")) : dew_pounds (pence, DEW_WHOLE_FIGURE);
  gint64 old;

  before = dew_ledger_figure (get_ledger (self), figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, figure->scenario, &old)
             ? dew_pounds (old, DEW_WHOLE_FIGURE) : g_strdup (_("nothing"));

  return g_strdup_printf (_("%s, %s, %s: %s to %s"), dew_tree_name (_dew_tree_model_private (self)->tree, node), words, year, before, after);
}

static char *
tell_field (DewTreeModel        *self,
            guint                node,
            guint                column,
            const DewTreeTarget *target,
            const char          *text)
{
  g_autofree char *words = words_cb (self, column);
  g_autofree char *before = field_text (self, target);

  return g_strdup_printf (_("%s, %s: “%s” to “%s”"), dew_tree_name (_dew_tree_model_private (self)->tree, node), words, before, text);
}

/* What the unit of a typed figure is judged by: what the cell has, else what others of its row have. */
static gint64
find_witness (DewTreeModel *self,
              guint         row,
              guint         column,
              gboolean     *other)
{
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);
  gint64 pence;

  *other = FALSE;
  if (dew_grid_model_figure (DEW_GRID_MODEL (self), row, column, &pence))
    return pence;

  *other = klass->likely != NULL && klass->likely (self, dew_tree_node (_dew_tree_model_private (self)->tree, row), column, &pence);
  return *other ? pence : 0;
}

/* Asked by others of the row, not by what the cell has. */
static void
ask_by_others (DewUnit       unit,
               gint64        witness,
               DewGridReply *reply)
{
  g_autofree char *about = dew_pounds (witness, DEW_PRINT_SCREEN | DEW_WHOLE_FIGURE);

  g_free (reply->message);
  reply->message = g_strdup_printf (_("This column is in %s, and the others of the row are about %s. Which is meant?"), dew_unit_symbol (unit), about);
}

static DewGridAnswer
commit_target (DewTreeModel        *self,
               guint                row,
               guint                column,
               const DewTreeTarget *target,
               const char          *text,
               int                  choice,
               DewGridReply        *reply)
{
  g_autoptr (DewTreeEdit) edit = NULL;
  g_autofree char *what = NULL;
  guint node = dew_tree_node (_dew_tree_model_private (self)->tree, row);
  gint64 pence = DEW_CLEARED, witness;
  gboolean aside, other;
  DewTreeCells cells;
  DewGridAnswer answer;

  _dew_tree_model_get_cells (self, &cells);
  edit = dew_tree_edit_new (&cells);
  witness = find_witness (self, row, column, &other);
  answer = dew_tree_edit_enter (edit, target, text, cells.unit, choice, witness, &pence, reply);
  if (answer == DEW_GRID_ASKS && other && reply->question == DEW_TYPED_BESIDE)
    ask_by_others (cells.unit, witness, reply);
  if (answer != DEW_GRID_TAKEN)
    return answer;
  if (target->kind == DEW_TREE_FIGURE && pence == DEW_CLEARED && witness != 0 && !other && dew_changes_length (dew_tree_edit_changes (edit)) == 0)
    {
      reply->message = g_strdup (_("What stands here follows from other figures, and there is nothing of its own to clear."));
      return DEW_GRID_REFUSED;
    }

  what = target->kind == DEW_TREE_FIGURE ? tell_figure (self, node, column, target, pence) : tell_field (self, node, column, target, text);

  return dew_tree_edit_take (edit, what, NULL, NULL, &aside, reply);
}

static gboolean
has_earlier_figures (DewTreeModel *self,
                     guint         node)
{
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);

  for (guint i = node; i < nodes[node].end; i++)
    {
      guint n;
      const DewFigure *figures = nodes[i].kind == DEW_NODE_LINE ? dew_ledger_figures (get_ledger (self), nodes[i].id, &n) : NULL;

      if (figures != NULL && n > 0 && figures[0].year < _dew_tree_model_private (self)->year)
        return TRUE;
    }

  return FALSE;
}

/* Typing over a pool's name puts it right in all years; who means that it is called otherwise from now on is told where that is. */
static DewGridAnswer
commit_name (DewTreeModel *self,
             guint         node,
             const char   *text,
             DewGridReply *reply)
{
  DewTree *tree = _dew_tree_model_private (self)->tree;
  gboolean pool = dew_tree_node_kind (tree, node) == DEW_NODE_POOL;
  g_autofree char *before = pool ? g_strdup (dew_tree_name (tree, node)) : NULL;
  DewGridAnswer answer = dew_tree_name_commit (tree, node, text, reply);
  g_autofree char *sentence = NULL;

  if (!pool || answer != DEW_GRID_TAKEN || dew_tree_widget (tree) == NULL || strcmp (before, dew_tree_name (tree, node)) == 0 || !has_earlier_figures (self, node))
    return answer;

  sentence = g_strdup_printf (_("“%s” is corrected to “%s” in every year. To keep the former name for the years before, undo, and choose “Rename from a year on” in the menu of the pool."),
                              before, dew_tree_name (tree, node));
  dew_window_tell (dew_tree_widget (tree), sentence);
  return answer;
}

static DewGridAnswer
dew_tree_model_commit (DewGridModel *model,
                       guint         row,
                       guint         column,
                       const char   *text,
                       int           choice,
                       DewGridReply *reply)
{
  DewTreeModel *self = DEW_TREE_MODEL (model);
  DewTree *tree = _dew_tree_model_private (self)->tree;
  guint node = dew_tree_node (tree, row);
  DewTreeTarget target;

  if (column == 0)
    return commit_name (self, node, text, reply);

  dew_tree_model_target (self, row, column, &target);

  return commit_target (self, row, column, &target, text, choice, reply);
}

void
_dew_tree_model_add_edits (DewGridModelInterface *iface)
{
  iface->edit_text = dew_tree_model_edit_text;
  iface->preview = dew_tree_model_preview;
  iface->why_fixed = dew_tree_model_why_fixed;
  iface->choices = dew_tree_model_choices;
  iface->figure = dew_tree_model_figure;
  iface->plain = dew_tree_model_plain;
  iface->enter = dew_tree_model_enter;
  iface->paste = dew_tree_model_paste;
  iface->commit = dew_tree_model_commit;
}
