/* dew-edit-reset.c: back to the baseline by what a list or a tree shows */
#include "dew-edit-reset.h"

#include "dew-edit-scenario.h"
#include "dew-ledger-private.h"

/* How the line stands in all but that. */
static gboolean
reset_arranged (const DewLedger     *ledger,
                DewChanges          *changes,
                DewIds               ids,
                gint64               scenario,
                const DewDifference *difference,
                GError             **error)
{
  const DewArrangement *there = dew_ledger_arrangement (ledger, difference->line, scenario);
  DewArrangement arrangement;

  if (there == NULL)
    return dew_edit_may_change (ledger, scenario, error);

  arrangement = *there;
  if (difference->kind == DEW_DIFFERENCE_OFF)
    arrangement.off = 0;
  else if (difference->kind == DEW_DIFFERENCE_STATUS)
    {
      arrangement.status = DEW_ARRANGED_AS_BASELINE;
      arrangement.pooled_from = (char *) "";
    }
  else
    {
      arrangement.lead_mode = DEW_ARRANGED_LEAD_AS_BASELINE;
      arrangement.lead = 0;
    }

  return dew_edit_arrange (ledger, changes, ids, &arrangement, error);
}

gboolean
dew_edit_reset_difference (const DewLedger     *ledger,
                           DewChanges          *changes,
                           DewIds               ids,
                           gint64               scenario,
                           const DewDifference *difference,
                           GError             **error)
{
  DewFigure figure;

  g_return_val_if_fail (ledger != NULL && changes != NULL && difference != NULL, FALSE);

  switch (difference->kind)
    {
    case DEW_DIFFERENCE_RULES:
      return dew_edit_reset_rules (ledger, changes, scenario, difference->pool, difference->line, difference->direction, error);
    case DEW_DIFFERENCE_VARIANCE:
      return dew_edit_reset_variance (ledger, changes, scenario, difference->pool, difference->year, error);
    case DEW_DIFFERENCE_FIGURE:
      figure = (DewFigure) { difference->line, difference->year, difference->month, (gint) difference->measure, difference->partner, scenario, 0 };
      return dew_edit_reset_figure (ledger, changes, &figure, error);
    case DEW_DIFFERENCE_OFF:
    case DEW_DIFFERENCE_STATUS:
    case DEW_DIFFERENCE_LEAD:
    default:
      return reset_arranged (ledger, changes, ids, scenario, difference, error);
    }
}

/* ---- All of a place ---- */

static void
reset_line (const DewLedger *ledger,
            DewChanges      *changes,
            gint64           scenario,
            gint64           line)
{
  const DewArrangement *arrangement = dew_ledger_arrangement (ledger, line, scenario);
  GHashTable *overlaid = _dew_ledger_overlaid (ledger, scenario);
  guint n = 0;
  const DewFigure *figures = overlaid != NULL && g_hash_table_contains (overlaid, &line) ? dew_ledger_figures (ledger, line, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (figures[i].scenario == scenario)
      dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figures[i]);
  if (arrangement != NULL)
    dew_changes_delete_row (changes, DEW_TABLE_ARRANGEMENT, arrangement);
}

/* Of rules and variances there are few, whatever the size of the tree. */
static void
reset_table (const DewLedger *ledger,
             DewChanges      *changes,
             DewTable         table,
             gint64           scenario,
             guint            first,
             guint            end)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint of_scenario = (guint) dew_table_column (table, "scenario");
  guint of_pool = (guint) dew_table_column (table, "pool");
  int of_line = dew_table_column (table, "line");

  for (guint i = 0; i < rows->len; i++)
    {
      gconstpointer row = g_ptr_array_index (rows, i);
      gint64 line = of_line < 0 ? 0 : dew_row_get (table, row, (guint) of_line).i;
      guint node;

      if (dew_row_get (table, row, of_scenario).i != scenario)
        continue;
      node = line != 0 ? dew_ledger_node (ledger, DEW_TABLE_LINE, line) : dew_ledger_node (ledger, DEW_TABLE_POOL, dew_row_get (table, row, of_pool).i);
      if (node >= first && node < end)
        dew_changes_delete_row (changes, table, row);
    }
}

gboolean
dew_edit_reset_place (const DewLedger *ledger,
                      DewChanges      *changes,
                      gint64           scenario,
                      guint            node,
                      GError         **error)
{
  const DewNode *nodes;

  g_return_val_if_fail (ledger != NULL && changes != NULL && node > 0, FALSE);
  g_return_val_if_fail (scenario != DEW_BASELINE, FALSE);

  if (!dew_edit_may_change (ledger, scenario, error))
    return FALSE;

  nodes = dew_ledger_nodes (ledger, NULL);
  for (guint i = node; i < nodes[node].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE)
      reset_line (ledger, changes, scenario, nodes[i].id);
  reset_table (ledger, changes, DEW_TABLE_RULE, scenario, node, nodes[node].end);
  reset_table (ledger, changes, DEW_TABLE_VARIANCE, scenario, node, nodes[node].end);

  return TRUE;
}
