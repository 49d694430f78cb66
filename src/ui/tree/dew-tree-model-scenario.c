/* dew-tree-model-scenario.c: what differs from the baseline in the cells of a tree's model, and what cannot be typed in a scenario */
#include "dew-tree-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-difference.h"
#include "dew-edit-arranged.h"
#include "dew-edit-scenario.h"
#include "dew-pounds.h"
#include "dew-scenario-words.h"
#include "dew-typed-figure.h"

static const DewLedger *
get_ledger (DewTreeModelPrivate *priv)
{
  return dew_document_ledger (priv->document);
}

/* ---- What differs ---- */

static gboolean
field_differs (DewTreeModelPrivate *priv,
               const DewTreeTarget *target)
{
  g_autofree char *is = NULL;
  g_autofree char *was = NULL;

  if (target->table != DEW_TABLE_LINE || !dew_is_arranged (target->column))
    return FALSE;

  is = dew_tree_field_words (get_ledger (priv), target, priv->scenario);
  was = dew_tree_field_words (get_ledger (priv), target, DEW_BASELINE);

  return strcmp (is, was) != 0;
}

static gboolean
figures_differ (const DewTreeFigures *figures)
{
  return figures->is_entered != figures->was_entered || (figures->is_entered && figures->is != figures->was);
}

static void
read_figures (DewTreeModel   *self,
              guint           node,
              guint           number,
              DewTreeFigures *figures)
{
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);

  *figures = (DewTreeFigures) { 0, 0, FALSE, FALSE };
  figures->is_entered = klass->figure (self, node, number, &figures->is);
  figures->was_entered = klass->baseline (self, node, number, &figures->was);
}

/* Of a figure of its own it counts what the scenario says, of all else what comes of it. */
DewTreeDiffers
_dew_tree_model_differs (DewTreeModel        *self,
                         guint                node,
                         guint                number,
                         const DewTreeTarget *target)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);
  DewTreeFigures figures;

  if (priv->scenario == DEW_BASELINE || node == DEW_TREE_NEW_POOL)
    return DEW_TREE_SAME;
  if (target->kind == DEW_TREE_FIELD)
    return field_differs (priv, target) ? DEW_TREE_CHANGED : DEW_TREE_SAME;
  if (target->kind == DEW_TREE_FIGURE && dew_difference_figure (get_ledger (priv), &target->figure))
    return DEW_TREE_CHANGED;

  read_figures (self, node, number, &figures);
  if (figures_differ (&figures) || (klass->differs != NULL && klass->differs (self, node, number)))
    return DEW_TREE_TOUCHED;

  return DEW_TREE_SAME;
}

/* As the column shows it; where rounding would hide something, to the penny. */
static char *
print (DewTreeModelPrivate  *priv,
       const DewTreeFigures *figures,
       gint64                pence,
       unsigned              flags)
{
  gint64 step = dew_unit_pence (priv->unit);
  char text[DEW_MONEY_SIZE];

  for (int i = 0; i < priv->decimals; i++)
    step /= 10;
  if (step > 1 && (figures->is % step != 0 || figures->was % step != 0))
    return dew_pounds (pence, flags | DEW_WHOLE_FIGURE);

  return g_strdup (dew_money_print (dew_pence (pence), priv->unit, priv->decimals, DEW_PRINT_SCREEN | flags, text));
}

static char *
tell_figures (DewTreeModelPrivate  *priv,
              const DewTreeFigures *figures,
              gboolean              brief)
{
  g_autofree char *was = figures->was_entered ? print (priv, figures, figures->was, DEW_PRINT_PLAIN) : NULL;
  g_autofree char *change = print (priv, figures, figures->is - figures->was, DEW_PRINT_PLUS);

  if (was == NULL)
    return g_strdup (_("Not entered in the baseline"));
  if (!figures->is_entered)
    return g_strdup_printf (brief ? _("Baseline %s") : _("Baseline %s · nothing in this scenario"), was);

  return g_strdup_printf (brief ? _("Baseline %s · Change %s") : _("Baseline %s · changed by %s in this scenario"), was, change);
}

static char *
tell_field (DewTreeModelPrivate *priv,
            const DewTreeTarget *target)
{
  g_autofree char *was = dew_tree_field_words (get_ledger (priv), target, DEW_BASELINE);

  return *was == '\0' ? g_strdup (_("Not entered in the baseline")) : g_strdup_printf (_("In the baseline: %s"), was);
}

char *
_dew_tree_model_tell_difference (DewTreeModel        *self,
                                 guint                node,
                                 guint                number,
                                 const DewTreeTarget *target,
                                 gboolean             brief)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  DewTreeFigures figures;

  if (_dew_tree_model_differs (self, node, number, target) == DEW_TREE_SAME)
    return NULL;
  if (target->kind == DEW_TREE_FIELD)
    return tell_field (priv, target);

  read_figures (self, node, number, &figures);

  return figures_differ (&figures) ? tell_figures (priv, &figures, brief) : NULL;
}

/* ---- In the cells ---- */

/* Before the notes that the cell has besides. */
static void
lend_note (DewTreeModelPrivate *priv,
           char                *note,
           DewGridCell         *out)
{
  char *both;

  if (note == NULL)
    return;

  both = (out->flags & DEW_GRID_NOTE) != 0 && out->note != NULL && *out->note != '\0' ? g_strconcat (note, "\n", out->note, NULL) : NULL;
  g_free (priv->difference);
  priv->difference = both != NULL ? both : g_strdup (note);
  out->note = priv->difference;
  g_free (note);
}

void
_dew_tree_model_mark (DewTreeModel        *self,
                      guint                node,
                      guint                number,
                      const DewTreeTarget *target,
                      DewGridCell         *out)
{
  DewTreeDiffers differs = _dew_tree_model_differs (self, node, number, target);

  if (differs == DEW_TREE_SAME)
    return;

  out->flags |= differs == DEW_TREE_CHANGED ? DEW_GRID_CHANGED : DEW_GRID_TOUCHED;
  lend_note (_dew_tree_model_private (self), _dew_tree_model_tell_difference (self, node, number, target, FALSE), out);
}

static gboolean
is_off (DewTreeModelPrivate *priv,
        guint                node)
{
  const DewNode *at = &dew_ledger_nodes (get_ledger (priv), NULL)[node];
  DewArranged arranged;

  if (at->kind != DEW_NODE_LINE)
    return FALSE;

  dew_ledger_arranged (get_ledger (priv), at->line, priv->scenario, &arranged);
  return arranged.off;
}

char *
_dew_tree_model_tell_changes (DewTreeModel *self,
                              guint         node)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  guint n;

  if (priv->scenario == DEW_BASELINE || node == 0 || node == DEW_TREE_NEW_POOL)
    return NULL;
  if (is_off (priv, node))
    return g_strdup (_("switched off"));

  n = dew_difference_count_at (get_ledger (priv), priv->scenario, node);

  return n == 0 ? NULL : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n);
}

void
_dew_tree_model_mark_name (DewTreeModel *self,
                           guint         node,
                           DewGridCell  *out)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  char *changes = _dew_tree_model_tell_changes (self, node);

  if (changes == NULL)
    return;

  g_free (priv->aside);
  out->aside = priv->aside = changes;
  if (is_off (priv, node))
    out->flags |= DEW_GRID_NIL;
}

/* ---- What cannot be typed ---- */

/* Whether a figure would count for nothing: it goes by something that is the same in all scenarios. */
static gboolean
is_followed (DewTreeModel        *self,
             const DewTreeTarget *target)
{
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);

  return klass->follows != NULL && target->figure.line != 0 && klass->follows (self, target) &&
         !dew_difference_figure (get_ledger (_dew_tree_model_private (self)), &target->figure);
}

void
_dew_tree_model_guard (DewTreeModel  *self,
                       guint          node,
                       DewTreeTarget *target)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);

  if (priv->scenario != DEW_BASELINE && target->kind == DEW_TREE_FIGURE && node != DEW_TREE_NEW_POOL && (is_off (priv, node) || is_followed (self, target)))
    target->kind = DEW_TREE_FIXED;
}

gboolean
_dew_tree_model_may_change (DewTreeModel        *self,
                            const DewTreeTarget *target)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  gboolean own = target->kind == DEW_TREE_FIGURE || (target->kind == DEW_TREE_FIELD && target->table == DEW_TABLE_LINE && dew_is_arranged (target->column));

  return priv->scenario == DEW_BASELINE || !own || dew_edit_may_change (get_ledger (priv), priv->scenario, NULL);
}

char *
_dew_tree_model_why_guarded (DewTreeModel *self,
                             guint         node,
                             guint         number)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  g_autoptr (GError) error = NULL;
  DewTreeTarget target;

  if (priv->scenario == DEW_BASELINE || node == 0)
    return NULL;

  _dew_tree_model_aim_anyway (self, dew_tree_node_kind (priv->tree, node), node, number, &target);
  if (target.kind == DEW_TREE_FIXED)
    return NULL;
  if (!_dew_tree_model_may_change (self, &target))
    {
      dew_edit_may_change (get_ledger (priv), priv->scenario, &error);
      return g_strdup (error->message);
    }
  if (target.kind != DEW_TREE_FIGURE)
    return NULL;
  if (is_off (priv, node))
    return g_strdup_printf (_("“%s” is switched off in this scenario, and has no figures; switch it on in the details first."), dew_tree_name (priv->tree, node));
  if (is_followed (self, &target))
    return g_strdup (DEW_TREE_MODEL_GET_CLASS (self)->follows (self, &target));

  return NULL;
}

/* ---- Which one ---- */

/* One that is gone, as when its making is undone, leaves the baseline. */
void
_dew_tree_model_check_scenario (DewTreeModel *self)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);

  if (priv->scenario != DEW_BASELINE && dew_ledger_find (get_ledger (priv), DEW_TABLE_SCENARIO, priv->scenario) == NULL)
    priv->scenario = DEW_BASELINE;
}

void
dew_tree_model_set_scenario (DewTreeModel *self,
                             gint64        scenario)
{
  DewTreeModelPrivate *priv;

  g_return_if_fail (DEW_IS_TREE_MODEL (self));

  priv = _dew_tree_model_private (self);
  if (priv->scenario == scenario)
    return;

  priv->scenario = scenario;
  _dew_tree_model_check_scenario (self);
  dew_tree_model_look_again (self);
}

gint64
dew_tree_model_scenario (DewTreeModel *self)
{
  g_return_val_if_fail (DEW_IS_TREE_MODEL (self), DEW_BASELINE);

  return _dew_tree_model_private (self)->scenario;
}

char *
dew_tree_model_tell_scenario (DewTreeModel *self)
{
  DewTreeModelPrivate *priv;
  const DewScenario *scenario;
  g_autofree char *differs = NULL;
  guint figures, all, number;

  g_return_val_if_fail (DEW_IS_TREE_MODEL (self), NULL);

  priv = _dew_tree_model_private (self);
  if (priv->scenario == DEW_BASELINE)
    return NULL;

  scenario = dew_ledger_find (get_ledger (priv), DEW_TABLE_SCENARIO, priv->scenario);
  number = dew_scenario_number (get_ledger (priv), priv->scenario);
  figures = dew_difference_count_figures (get_ledger (priv), priv->scenario);
  all = dew_difference_count (get_ledger (priv), priv->scenario);
  if (all == 0)
    differs = g_strdup (_("Nothing differs from the baseline yet"));
  else if (all == figures)
    differs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u figure differs from the baseline", "%u figures differ from the baseline", figures), figures);
  else
    differs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing differs from the baseline", "%u things differ from the baseline", all), all);

  return g_strdup_printf (scenario->plan ? _("%s · Looking at scenario %u, locked") : _("%s · Editing scenario %u"), differs, number);
}
