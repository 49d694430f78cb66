/* dew-comparison-follow.c: what of a comparison a change has to do with: only that is shared again */
#include "dew-comparison-private.h"

#include <string.h>

#include "dew-monitor-private.h"
#include "dew-touched-private.h"

gboolean
_dew_comparison_crosses (const DewLedger *ledger)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    if (strstr (((const DewRuleRow *) rules->pdata[i])->text, "offset across pools") != NULL)
      return TRUE;

  return FALSE;
}

/* ---- Marking ---- */

void
_dew_lane_mark_all (DewLaneState *lane,
                    DewPoolMarks  marks)
{
  for (guint i = 0; i < lane->pools->len; i++)
    lane->marks[i] |= marks;
}

/* Changes of one pool mostly stand together: *at is where the last one was found. */
static void
mark_pool (DewLaneState *lane,
           gint64        pool,
           guint        *at)
{
  guint n = lane->pools->len;

  for (guint i = 0; i < n; i++, *at = (*at + 1) % n)
    if (g_array_index (lane->pools, DewLanePool, *at).pool == pool)
      {
        lane->marks[*at] |= DEW_MARK_POOL;
        return;
      }
}

static gint64
pool_of (const DewNode *nodes,
         guint          node)
{
  while (nodes[node].kind != DEW_NODE_POOL)
    node = nodes[node].parent;

  return nodes[node].id;
}

static gboolean
mark_rule (DewLaneState    *lane,
           const DewLedger *ledger,
           const DewChange *change,
           guint           *at)
{
  static const char *const about[] = { "scenario", "pool", NULL };
  const DewRuleRow *row = _dew_touched_row (ledger, change, about);

  if (row != NULL && (row->scenario == DEW_BASELINE || row->scenario == lane->scenario))
    mark_pool (lane, row->pool, at);

  return row != NULL;
}

static gboolean
mark_variance (DewLaneState    *lane,
               int              year,
               const DewLedger *ledger,
               const DewChange *change,
               guint           *at)
{
  static const char *const about[] = { "scenario", "pool", "year", NULL };
  const DewVariance *row = _dew_touched_row (ledger, change, about);

  if (row != NULL && row->year == year && (row->scenario == DEW_BASELINE || row->scenario == lane->scenario))
    mark_pool (lane, row->pool, at);

  return row != NULL;
}

/* What a line says of itself: its lead, its status. */
static gboolean
mark_line (DewLaneState    *lane,
           const DewLedger *ledger,
           const DewChange *change,
           guint           *at)
{
  const DewLine *row = dew_ledger_find (ledger, DEW_TABLE_LINE, change->values[0].i);

  if (row != NULL)
    mark_pool (lane, row->pool, at);

  return row != NULL;
}

/* FALSE where it may have to do with any pool. What changes lines in ways that nodes tell of is left to those. */
static gboolean
mark_change (DewLaneState    *lane,
             int              year,
             const DewLedger *ledger,
             const DewChange *change,
             guint           *at)
{
  switch (change->table)
    {
    case DEW_TABLE_LINE:
      return mark_line (lane, ledger, change, at);
    case DEW_TABLE_RULE:
      return mark_rule (lane, ledger, change, at);
    case DEW_TABLE_VARIANCE:
      return mark_variance (lane, year, ledger, change, at);
    case DEW_TABLE_FIGURE:
    case DEW_TABLE_VIREMENT:
    case DEW_TABLE_MOVEMENT:
    case DEW_TABLE_ARRANGEMENT:
    case DEW_TABLE_REMARK:
    case DEW_TABLE_SPREAD:
      return TRUE;
    case DEW_TABLE_DOCUMENT:
    case DEW_TABLE_PARTNER:
    case DEW_TABLE_AGREEMENT:
    case DEW_TABLE_POOL:
    case DEW_TABLE_SCENARIO:
    case DEW_TABLE_INCENTIVE:
    case DEW_N_TABLES:
    default:
      return FALSE;
    }
}

gboolean
_dew_lane_mark_changes (DewLaneState     *lane,
                        int               year,
                        const DewLedger  *ledger,
                        const GArray     *nodes,
                        const DewChanges *changes)
{
  const DewNode *tree = dew_ledger_nodes (ledger, NULL);
  guint at = 0;

  for (guint i = 0; i < nodes->len; i++)
    mark_pool (lane, pool_of (tree, g_array_index (nodes, guint, i)), &at);

  for (guint i = 0; i < dew_changes_length (changes); i++)
    if (!mark_change (lane, year, ledger, dew_changes_get (changes, i), &at))
      return FALSE;

  return TRUE;
}

/* ---- Following ---- */

static gboolean
touches_rules (const DewChanges *changes)
{
  for (guint i = 0; i < dew_changes_length (changes); i++)
    if (dew_changes_get (changes, i)->table == DEW_TABLE_RULE)
      return TRUE;

  return FALSE;
}

static void
follow_lane (DewComparison    *comparison,
             const DewLedger  *ledger,
             const DewTotals  *totals,
             const DewChanges *changes,
             guint             lane)
{
  DewLaneState *state = _dew_comparison_lane (comparison, lane);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!_dew_monitor_follow (state->monitor, ledger, totals, changes, nodes) || !_dew_lane_mark_changes (state, comparison->year, ledger, nodes, changes))
    _dew_lane_mark_all (state, DEW_MARK_POOL);

  _dew_comparison_mark_retried (comparison, ledger, state);
  _dew_comparison_share_marked (comparison, ledger, totals, lane);
}

void
dew_comparison_patch (DewComparison          *comparison,
                      const DewLedger        *ledger,
                      const DewTotals *const *totals,
                      const DewChanges       *changes)
{
  g_return_if_fail (comparison != NULL && ledger != NULL && totals != NULL && changes != NULL);

  if (comparison->structure != dew_ledger_structure (ledger) ||
      (touches_rules (changes) && comparison->crosses != _dew_comparison_crosses (ledger)))
    {
      dew_comparison_update (comparison, ledger, totals);
      return;
    }

  for (guint i = 0; i < comparison->lanes->len; i++)
    follow_lane (comparison, ledger, totals[i], changes, i);
  _dew_comparison_forget_retried (comparison);
}
