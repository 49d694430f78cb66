/* dew-monitor.c: a year's spending against its budget, for every node
 *
 * Sums are kept modulo 2⁶⁴: what a profile or an outlook makes of a figure may be larger than any figure, and together may not fit. The magnitude tells whether they do; once
 * it is small enough again, so are the sums right again, with nothing added up anew.
 */
#include "dew-monitor-private.h"

#include <string.h>

#include "dew-date.h"
#include "dew-ratio.h"
#include "dew-touched-private.h"

const char *const dew_monitor_status_names[] = { "", "within", "amber_over", "red_over", "amber_under", "red_under", NULL };

const DewMonitorColumn dew_monitor_pairs[DEW_N_MONITOR_DIFFERENCES][2] = {
  { DEW_MONITOR_ACTUAL_TO_DATE, DEW_MONITOR_BUDGET_TO_DATE },
  { DEW_MONITOR_FORECAST, DEW_MONITOR_PREVIOUS },
  { DEW_MONITOR_FORECAST, DEW_MONITOR_LATEST },
};

/* ---- Adding up ---- */

static gint64
add_modulo (gint64 a,
            gint64 b)
{
  return (gint64) ((guint64) a + (guint64) b);
}

static void
add_cell (DewMonitorCell       *to,
          const DewMonitorCell *from)
{
  for (guint i = 0; i < DEW_N_MONITOR_ADDED; i++)
    {
      to->pence[i] = add_modulo (to->pence[i], from->pence[i]);
      to->entered[i] += from->entered[i];
    }
  for (guint i = 0; i < DEW_N_MONITOR_DIFFERENCES; i++)
    to->lacking[i] += from->lacking[i];
  to->warned += from->warned;
  to->stopped += from->stopped;
}

/* What a line became, less what it was: counts may wrap, and come right when they are added. */
static void
take_cell (DewMonitorCell       *from,
           const DewMonitorCell *old)
{
  for (guint i = 0; i < DEW_N_MONITOR_ADDED; i++)
    {
      from->pence[i] = (gint64) ((guint64) from->pence[i] - (guint64) old->pence[i]);
      from->entered[i] -= old->entered[i];
    }
  for (guint i = 0; i < DEW_N_MONITOR_DIFFERENCES; i++)
    from->lacking[i] -= old->lacking[i];
  from->warned -= old->warned;
  from->stopped -= old->stopped;
}

static unsigned __int128
size_of_line (const DewMonitorCell *cell)
{
  unsigned __int128 size = 0;

  for (guint i = 0; i < DEW_N_MONITOR_ADDED; i++)
    size += (guint64) ABS (cell->pence[i]);

  return size;
}

static void
read_thresholds (DewMonitor      *monitor,
                 const DewLedger *ledger)
{
  const DewDocumentRow *document = dew_ledger_document (ledger);

  monitor->amber = document != NULL && document->amber != 0 ? document->amber : DEW_USUAL_AMBER;
  monitor->red = document != NULL && document->red != 0 ? document->red : DEW_USUAL_RED;
}

static void
work_out_all (DewMonitor      *monitor,
              const DewLedger *ledger,
              const DewTotals *totals)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, &monitor->n_nodes);

  monitor->structure = dew_ledger_structure (ledger);
  monitor->magnitude = 0;
  g_free (monitor->cells);
  monitor->cells = g_new0 (DewMonitorCell, monitor->n_nodes);
  _dew_monitor_look_back (monitor, ledger);

  /* Every node stands behind the one above it, so that backwards each is complete before it is added up. */
  for (guint i = monitor->n_nodes - 1; i > 0; i--)
    {
      if (nodes[i].kind == DEW_NODE_LINE)
        {
          _dew_monitor_work_out (monitor, ledger, totals, i, &monitor->cells[i]);
          monitor->magnitude += size_of_line (&monitor->cells[i]);
        }
      add_cell (&monitor->cells[nodes[i].parent], &monitor->cells[i]);
    }
}

DewMonitor *
dew_monitor_new (const DewLedger *ledger,
                 const DewTotals *totals,
                 const char      *as_at)
{
  DewMonitor *monitor;

  g_return_val_if_fail (ledger != NULL && totals != NULL, NULL);
  g_return_val_if_fail (as_at != NULL && *as_at != '\0' && dew_date_valid (as_at), NULL);

  monitor = g_new0 (DewMonitor, 1);
  monitor->year = dew_totals_year (totals);
  monitor->scenario = dew_totals_scenario (totals);
  monitor->as_at = g_strdup (as_at);
  monitor->months = dew_months_to_date (monitor->year, as_at);
  read_thresholds (monitor, ledger);
  work_out_all (monitor, ledger, totals);

  return monitor;
}

void
dew_monitor_free (DewMonitor *monitor)
{
  if (monitor == NULL)
    return;

  g_free (monitor->as_at);
  g_free (monitor->cells);
  g_free (monitor->source);
  g_free (monitor->follower);
  g_free (monitor->next);
  g_free (monitor);
}

/* ---- Following changes ---- */

/* Works a line out afresh and carries the difference up. */
static void
patch_line (DewMonitor      *monitor,
            const DewLedger *ledger,
            const DewTotals *totals,
            guint            node)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  DewMonitorCell *old = &monitor->cells[node];
  DewMonitorCell fresh = { { 0 } };
  DewMonitorCell more;

  _dew_monitor_work_out (monitor, ledger, totals, node, &fresh);
  monitor->magnitude += size_of_line (&fresh);
  monitor->magnitude -= size_of_line (old);

  more = fresh;
  take_cell (&more, old);
  for (guint up = nodes[node].parent;; up = nodes[up].parent)
    {
      add_cell (&monitor->cells[up], &more);
      if (up == 0)
        break;
    }
  *old = fresh;
}

static gboolean
sets (const DewChange *change,
      const char      *column)
{
  return change->values[dew_table_column (change->table, column)].type != DEW_VALUE_UNSET;
}

/* TRUE when a change concerns more lines than those that it changes. */
static gboolean
concerns_all (const DewChange *change)
{
  switch (change->table)
    {
    case DEW_TABLE_POOL:
      return sets (change, "profile") || sets (change, "outlook") || sets (change, "end");
    case DEW_TABLE_LINE:
      return sets (change, "profile") || sets (change, "outlook") || sets (change, "continues");
    case DEW_TABLE_DOCUMENT:
    case DEW_TABLE_PARTNER:
    case DEW_TABLE_AGREEMENT:
    case DEW_TABLE_SCENARIO:
    case DEW_TABLE_FIGURE:
    case DEW_TABLE_RULE:
    case DEW_TABLE_VIREMENT:
    case DEW_TABLE_MOVEMENT:
    case DEW_TABLE_REMARK:
    case DEW_TABLE_ARRANGEMENT:
    case DEW_TABLE_VARIANCE:
    case DEW_TABLE_INCENTIVE:
    case DEW_TABLE_SPREAD:
    case DEW_N_TABLES:
    default:
      return FALSE;
    }
}

/* Without what hangs on last year: a line's figures of this one. */
static void
add_line (GArray *nodes,
          guint   node)
{
  /* Changes of one line mostly stand together. */
  if (node != 0 && (nodes->len == 0 || g_array_index (nodes, guint, nodes->len - 1) != node))
    g_array_append_val (nodes, node);
}

/* The nodes of the lines that a change has to do with, and of those that go by them. FALSE where it may be any. */
static gboolean
find_nodes (DewMonitor      *monitor,
            const DewLedger *ledger,
            const DewChange *change,
            GArray          *nodes)
{
  g_autoptr (GArray) lines = NULL;
  gboolean figure = change->table == DEW_TABLE_FIGURE;
  gboolean last_year = figure && change->values[1].i == monitor->year - 1 && change->values[3].i == DEW_ACTUAL;

  if (concerns_all (change))
    return FALSE;
  if (figure && change->values[1].i != monitor->year && !last_year)
    return TRUE;

  lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!_dew_touched_lines (ledger, change, monitor->scenario, lines))
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, g_array_index (lines, gint64, i));

      /* A line that is switched off has no last year either. */
      if (last_year || change->table == DEW_TABLE_ARRANGEMENT)
        _dew_monitor_look_again (monitor, ledger, node, nodes);
      else
        add_line (nodes, node);
    }

  return TRUE;
}

static gboolean
find_all_nodes (DewMonitor       *monitor,
                const DewLedger  *ledger,
                const DewChanges *changes,
                GArray           *nodes)
{
  for (guint i = 0; i < dew_changes_length (changes); i++)
    if (!find_nodes (monitor, ledger, dew_changes_get (changes, i), nodes))
      return FALSE;

  return TRUE;
}

gboolean
_dew_monitor_follow (DewMonitor       *monitor,
                     const DewLedger  *ledger,
                     const DewTotals  *totals,
                     const DewChanges *changes,
                     GArray           *nodes)
{
  read_thresholds (monitor, ledger);
  if (monitor->structure != dew_ledger_structure (ledger) || !find_all_nodes (monitor, ledger, changes, nodes))
    {
      work_out_all (monitor, ledger, totals);
      return FALSE;
    }

  /* Working a line out twice does no harm. */
  for (guint i = 0; i < nodes->len; i++)
    patch_line (monitor, ledger, totals, g_array_index (nodes, guint, i));

  return TRUE;
}

void
dew_monitor_patch (DewMonitor       *monitor,
                   const DewLedger  *ledger,
                   const DewTotals  *totals,
                   const DewChanges *changes)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_if_fail (dew_totals_year (totals) == monitor->year && dew_totals_scenario (totals) == monitor->scenario);

  _dew_monitor_follow (monitor, ledger, totals, changes, nodes);
}

/* ---- Asking ---- */

int
dew_monitor_year (const DewMonitor *monitor)
{
  return monitor->year;
}

gint64
dew_monitor_scenario (const DewMonitor *monitor)
{
  return monitor->scenario;
}

const char *
dew_monitor_as_at (const DewMonitor *monitor)
{
  return monitor->as_at;
}

int
dew_monitor_months_to_date (const DewMonitor *monitor)
{
  return monitor->months;
}

guint
dew_monitor_warned (const DewMonitor *monitor,
                    guint             node)
{
  g_return_val_if_fail (node < monitor->n_nodes, 0);

  return monitor->cells[node].warned;
}

gboolean
dew_monitor_get (const DewMonitor *monitor,
                 guint             node,
                 DewMonitorColumn  column,
                 gint64           *pence)
{
  const DewMonitorCell *cell;
  const DewMonitorColumn *pair;

  g_return_val_if_fail (node < monitor->n_nodes && column < DEW_N_MONITOR_COLUMNS, FALSE);

  cell = &monitor->cells[node];
  if (!cell->is_line && monitor->magnitude > G_MAXINT64)
    return FALSE;

  if (column < DEW_N_MONITOR_ADDED)
    {
      if (cell->entered[column] == 0)
        return FALSE;
      *pence = cell->pence[column];
      return TRUE;
    }

  pair = dew_monitor_pairs[column - DEW_N_MONITOR_ADDED];
  if (cell->lacking[column - DEW_N_MONITOR_ADDED] != 0 || cell->entered[pair[0]] == 0)
    return FALSE;

  *pence = cell->pence[pair[0]] - cell->pence[pair[1]];
  return TRUE;
}

gboolean
dew_monitor_percent (const DewMonitor *monitor,
                     guint             node,
                     gint64           *millionths)
{
  gint64 variance, latest;
  DewMoney percent;

  if (!dew_monitor_get (monitor, node, DEW_MONITOR_VARIANCE, &variance) || !dew_monitor_get (monitor, node, DEW_MONITOR_LATEST, &latest) ||
      latest == 0 || !dew_ratio_of ((DewRatio) { DEW_WHOLE, ABS (latest) }, dew_pence (variance), &percent))
    return FALSE;

  *millionths = percent.pence;
  return TRUE;
}

DewMonitorStatus
dew_monitor_status (const DewMonitor *monitor,
                    guint             node)
{
  gint64 variance, latest;
  __int128 size, budget;

  if (!dew_monitor_get (monitor, node, DEW_MONITOR_VARIANCE, &variance) || !dew_monitor_get (monitor, node, DEW_MONITOR_LATEST, &latest))
    return DEW_MONITOR_NONE;
  if (variance == 0)
    return DEW_MONITOR_WITHIN;

  size = (__int128) ABS (variance) * DEW_WHOLE;
  budget = ABS (latest);
  if (size > budget * monitor->red)
    return variance > 0 ? DEW_MONITOR_RED_OVER : DEW_MONITOR_RED_UNDER;
  if (size >= budget * monitor->amber)
    return variance > 0 ? DEW_MONITOR_AMBER_OVER : DEW_MONITOR_AMBER_UNDER;

  return DEW_MONITOR_WITHIN;
}
