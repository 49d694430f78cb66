/* dew-edit-delete.c: the edit that takes a row away, with what stands below it */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ledger-private.h"
#include "dew-rule.h"

static void
delete_figures (const DewLedger *ledger,
                DewChanges      *changes,
                gint64           line)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (ledger, line, &n);

  for (guint i = 0; i < n; i++)
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figures[i]);
}

/* Deletes the rules of a whole pool (line 0: of it and all its lines), of a line, or of a scenario. */
static void
delete_rules (const DewLedger *ledger,
              DewChanges      *changes,
              gint64           pool,
              gint64           line,
              gint64           scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      if ((pool != 0 && rule->pool == pool) || (line != 0 && rule->line == line) || (scenario != 0 && rule->scenario == scenario))
        dew_changes_delete_row (changes, DEW_TABLE_RULE, rule);
    }
}

/* Notes on figures of the line. */
static void
delete_remarks (const DewLedger *ledger,
                DewChanges      *changes,
                gint64           line)
{
  const GPtrArray *remarks = g_hash_table_lookup (ledger->remarks_on, &line);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    dew_changes_delete_row (changes, DEW_TABLE_REMARK, g_ptr_array_index (remarks, i));
}

/* What scenarios say of the line. */
static void
delete_arrangements (const DewLedger *ledger,
                     DewChanges      *changes,
                     gint64           line)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);

  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewArrangement *arrangement = dew_ledger_arrangement (ledger, line, *(const gint64 *) g_ptr_array_index (scenarios, i));

      if (arrangement != NULL)
        dew_changes_delete_row (changes, DEW_TABLE_ARRANGEMENT, arrangement);
    }
}

/* Variances typed for the pool (0: any), or in the scenario (0: any). */
static void
delete_variances (const DewLedger *ledger,
                  DewChanges      *changes,
                  gint64           pool,
                  gint64           scenario)
{
  const GPtrArray *variances = dew_ledger_rows (ledger, DEW_TABLE_VARIANCE);

  for (guint i = 0; i < variances->len; i++)
    {
      const DewVariance *variance = g_ptr_array_index (variances, i);

      if ((pool != 0 && variance->pool == pool) || (scenario != 0 && variance->scenario == scenario))
        dew_changes_delete_row (changes, DEW_TABLE_VARIANCE, variance);
    }
}

static void
delete_incentives (const DewLedger *ledger,
                   DewChanges      *changes,
                   gint64           pool)
{
  const GPtrArray *incentives = dew_ledger_rows (ledger, DEW_TABLE_INCENTIVE);

  for (guint i = 0; i < incentives->len; i++)
    if (((const DewIncentive *) g_ptr_array_index (incentives, i))->pool == pool)
      dew_changes_delete_row (changes, DEW_TABLE_INCENTIVE, g_ptr_array_index (incentives, i));
}

static void
delete_spread (const DewLedger *ledger,
               DewChanges      *changes,
               gint64           line)
{
  const DewSpread *spread = dew_ledger_spread (ledger, line);

  if (spread != NULL)
    dew_changes_delete_row (changes, DEW_TABLE_SPREAD, spread);
}

/* Lines that stay and continue one that goes continue none. */
static void
delete_continuations (const DewLedger *ledger,
                      DewChanges      *changes,
                      guint            top)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  guint end = dew_ledger_nodes (ledger, NULL)[top].end;

  for (guint i = 0; i < lines->len; i++)
    {
      DewLine other = *(const DewLine *) g_ptr_array_index (lines, i);
      guint from = other.continues == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, other.continues);
      guint node = from < top || from >= end ? top : dew_ledger_node (ledger, DEW_TABLE_LINE, other.id);

      if (node >= top && node < end)
        continue;
      other.continues = 0;
      dew_changes_diff_row (changes, DEW_TABLE_LINE, g_ptr_array_index (lines, i), &other);
    }
}

/* What was merged into a pool is then merged into none. */
static void
delete_merges (const DewLedger *ledger,
               DewChanges      *changes,
               gint64           pool)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);

  for (guint i = 0; i < pools->len; i++)
    {
      DewPool other = *(const DewPool *) g_ptr_array_index (pools, i);

      if (other.merged_into != pool)
        continue;
      other.merged_into = 0;
      dew_changes_diff_row (changes, DEW_TABLE_POOL, g_ptr_array_index (pools, i), &other);
    }
}

/* Half of a virement cannot go. */
static gboolean
virements_are_free (const DewLedger *ledger,
                    guint            top,
                    GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  for (guint i = top; i < nodes[top].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE && dew_ledger_movements_on (ledger, nodes[i].id) != NULL)
      {
        g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
                     _("Money was moved to or from “%s” by a virement; delete the virement first."), nodes[i].line->name);
        return FALSE;
      }

  return TRUE;
}

void
_dew_clear_overlay (const DewLedger *ledger,
                    DewChanges      *changes,
                    gint64           scenario)
{
  const GPtrArray *arrangements = dew_ledger_rows (ledger, DEW_TABLE_ARRANGEMENT);
  g_autoptr (GArray) figures = _dew_overlay_figures (ledger, scenario);

  for (guint i = 0; i < figures->len; i++)
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &g_array_index (figures, DewFigure, i));
  delete_rules (ledger, changes, 0, 0, scenario);
  for (guint i = 0; i < arrangements->len; i++)
    if (((const DewArrangement *) g_ptr_array_index (arrangements, i))->scenario == scenario)
      dew_changes_delete_row (changes, DEW_TABLE_ARRANGEMENT, g_ptr_array_index (arrangements, i));
  delete_variances (ledger, changes, 0, scenario);
}

static void
delete_nodes (const DewLedger *ledger,
              DewChanges      *changes,
              DewTable         table,
              guint            top)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  delete_continuations (ledger, changes, top);

  /* From the inside out, so that nothing is left that names what has gone. */
  for (guint i = nodes[top].end - 1; i >= top; i--)
    {
      gboolean pool = i == top && table == DEW_TABLE_POOL;

      if (!pool)
        {
          delete_figures (ledger, changes, nodes[i].id);
          delete_remarks (ledger, changes, nodes[i].id);
          delete_arrangements (ledger, changes, nodes[i].id);
          delete_spread (ledger, changes, nodes[i].id);
          if (table == DEW_TABLE_LINE)
            delete_rules (ledger, changes, 0, nodes[i].id, 0);
        }
      else
        {
          delete_rules (ledger, changes, nodes[i].id, 0, 0);
          delete_merges (ledger, changes, nodes[i].id);
          delete_variances (ledger, changes, nodes[i].id, 0);
          delete_incentives (ledger, changes, nodes[i].id);
        }

      dew_changes_delete_row (changes, pool ? DEW_TABLE_POOL : DEW_TABLE_LINE, nodes[i].line);
    }
}

static void
delete_movements (const DewLedger *ledger,
                  DewChanges      *changes,
                  gint64           virement)
{
  const GPtrArray *movements = dew_ledger_movements_by (ledger, virement);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    dew_changes_delete_row (changes, DEW_TABLE_MOVEMENT, g_ptr_array_index (movements, i));
}

static gboolean
refuse_partner (const DewPartner *partner,
                const char       *where,
                GError          **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
               _("“%s” is still named in “%s”; take it out there first."), partner->name, where);
  return FALSE;
}

static gboolean
moved_money (const DewLedger *ledger,
             gint64           partner)
{
  const GPtrArray *virements = dew_ledger_rows (ledger, DEW_TABLE_VIREMENT);

  for (guint i = 0; i < virements->len; i++)
    if (((const DewVirement *) g_ptr_array_index (virements, i))->partner == partner)
      return TRUE;

  return FALSE;
}

/* What scenarios say of lines, and payments for performance. */
static gboolean
is_free_of_extras (const DewLedger  *ledger,
                   const DewPartner *partner,
                   GError          **error)
{
  const GPtrArray *arrangements = dew_ledger_rows (ledger, DEW_TABLE_ARRANGEMENT);
  const GPtrArray *incentives = dew_ledger_rows (ledger, DEW_TABLE_INCENTIVE);

  for (guint i = 0; i < arrangements->len; i++)
    {
      const DewArrangement *arrangement = g_ptr_array_index (arrangements, i);

      if (arrangement->lead == partner->id)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” leads “%s” in the scenario “%s”; take it out there first."), partner->name,
                       ((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, arrangement->line))->name,
                       ((const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, arrangement->scenario))->name);
          return FALSE;
        }
    }

  for (guint i = 0; i < incentives->len; i++)
    {
      const DewIncentive *incentive = g_ptr_array_index (incentives, i);

      if (incentive->commissioner == partner->id)
        return refuse_partner (partner, incentive->name, error);
    }

  return TRUE;
}

static gboolean
partner_is_free (const DewLedger  *ledger,
                 const DewPartner *partner,
                 GError          **error)
{
  g_autoptr (DewLedger) others = _dew_partners_only (ledger, NULL, partner->id);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  const GPtrArray *remarks = dew_ledger_rows (ledger, DEW_TABLE_REMARK);
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint i = 1; i < n_nodes; i++)
    {
      guint n;
      const DewFigure *figures;

      if (nodes[i].kind == DEW_NODE_AGREEMENT)
        continue;
      if (nodes[i].kind == DEW_NODE_POOL)
        {
          if (nodes[i].pool->host == partner->id || nodes[i].pool->lead == partner->id)
            return refuse_partner (partner, nodes[i].pool->name, error);
          continue;
        }
      if (nodes[i].line->lead == partner->id)
        return refuse_partner (partner, nodes[i].line->name, error);

      figures = dew_ledger_figures (ledger, nodes[i].id, &n);
      for (guint f = 0; f < n; f++)
        if (figures[f].partner == partner->id)
          return refuse_partner (partner, nodes[i].line->name, error);
    }

  for (guint i = 0; i < remarks->len; i++)
    {
      const DewRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->partner == partner->id)
        return refuse_partner (partner, ((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, remark->line))->name, error);
    }

  if (moved_money (ledger, partner->id))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("Money of “%s” was moved by a virement; delete the virement first."), partner->name);
      return FALSE;
    }

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *row = g_ptr_array_index (rules, i);
      g_autoptr (DewRule) with = dew_rule_parse (ledger, row->text, NULL);
      g_autoptr (DewRule) without = dew_rule_parse (others, row->text, NULL);

      if (with != NULL && without == NULL)
        return refuse_partner (partner, row->text, error);
    }

  return is_free_of_extras (ledger, partner, error);
}

gboolean
dew_edit_delete (const DewLedger *ledger,
                 DewChanges      *changes,
                 DewTable         table,
                 gint64           id,
                 GError         **error)
{
  gconstpointer row;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (table != DEW_TABLE_FIGURE && table != DEW_TABLE_DOCUMENT, FALSE);

  row = dew_ledger_find (ledger, table, id);
  if (row == NULL)
    return _dew_not_there (table, error);
  if (!_dew_check_row_unlocked (ledger, table, row, error) || (table == DEW_TABLE_SCENARIO && !_dew_check_unlocked (ledger, id, error)))
    return FALSE;

  if (table == DEW_TABLE_POOL || table == DEW_TABLE_LINE)
    {
      if (!virements_are_free (ledger, dew_ledger_node (ledger, table, id), error))
        return FALSE;
      delete_nodes (ledger, changes, table, dew_ledger_node (ledger, table, id));
    }
  else if (table == DEW_TABLE_SCENARIO)
    {
      _dew_clear_overlay (ledger, changes, id);
      dew_changes_delete_row (changes, table, row);
    }
  else
    {
      const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);

      if (table == DEW_TABLE_PARTNER && !partner_is_free (ledger, row, error))
        return FALSE;
      if (table == DEW_TABLE_VIREMENT)
        delete_movements (ledger, changes, id);
      for (guint i = 0; table == DEW_TABLE_AGREEMENT && i < pools->len; i++)
        if (((const DewPool *) g_ptr_array_index (pools, i))->agreement == id)
          {
            g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
                         _("“%s” still has pools; move or delete them first."), ((const DewAgreement *) row)->name);
            return FALSE;
          }
      dew_changes_delete_row (changes, table, row);
    }

  return TRUE;
}

/* A pool or line takes along what stands in it; an agreement goes only when its pools have. */
static GArray *
list_outermost (const DewNode *all,
                const guint   *nodes,
                guint          n)
{
  GArray *outermost = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      if (nodes[i] < end)
        continue;
      if (all[nodes[i]].kind != DEW_NODE_AGREEMENT)
        end = all[nodes[i]].end;
      g_array_append_val (outermost, nodes[i]);
    }

  return outermost;
}

gboolean
dew_edit_delete_nodes (const DewLedger *ledger,
                       DewChanges      *changes,
                       const guint     *nodes,
                       guint            n,
                       GError         **error)
{
  const DewNode *all;
  g_autoptr (GArray) outermost = NULL;
  g_autoptr (DewLedger) left = NULL;
  g_autoptr (DewChanges) deleted = dew_changes_new ();

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  all = dew_ledger_nodes (ledger, NULL);
  outermost = list_outermost (all, nodes, n);
  /* Each goes from what the others have left: a line that went may have continued one that goes now. */
  left = outermost->len > 1 ? dew_ledger_copy (ledger) : NULL;
  for (guint i = outermost->len; i > 0; i--)
    {
      const DewNode *node = &all[g_array_index (outermost, guint, i - 1)];
      g_autoptr (DewChanges) one = dew_changes_new ();

      if (!dew_edit_delete (left != NULL ? left : ledger, one, dew_node_table (node->kind), node->id, error) ||
          (left != NULL && !dew_ledger_patch (left, one, error)))
        return FALSE;
      dew_changes_append (deleted, one);
    }
  dew_changes_append (changes, deleted);

  return TRUE;
}
