/* dew-cli-spending.c: the figures of a year's spending, exact or rounded so that they foot */
#include "dew-cli-spending-private.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"
#include "dew-cli-view.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

const DewCliSpendingColumn _dew_cli_spending_columns[DEW_N_SPENDING_COLUMNS] = {
  { DEW_MONITOR_ORIGINAL, "original", N_("Original budget") },
  { DEW_MONITOR_LATEST, "latest", N_("Latest budget") },
  { DEW_MONITOR_BUDGET_TO_DATE, "budget_to_date", N_("Budget to date") },
  { DEW_MONITOR_ACTUAL_TO_DATE, "actual_to_date", N_("Actual to date") },
  { DEW_MONITOR_VARIANCE_TO_DATE, "variance_to_date", N_("Variance to date") },
  { DEW_MONITOR_PREVIOUS, "previous_forecast", N_("Previous forecast") },
  { DEW_MONITOR_FORECAST, "forecast", N_("Forecast") },
  { DEW_MONITOR_MOVEMENT, "movement", N_("Movement") },
  { DEW_MONITOR_VARIANCE, "variance", N_("Variance") },
};

/* ---- Rounding ---- */

/* 0 where it is blank: that rounds to 0, whatever it stands beside. */
static gint64
pence_of (const DewCliSpending *spending,
          guint                 node,
          guint                 column)
{
  gint64 pence = 0;

  dew_monitor_get (spending->monitor, node, (DewMonitorColumn) column, &pence);

  return pence;
}

static gboolean
round_children (DewCliSpending *spending,
                const DewNode  *nodes,
                guint           parent,
                guint           column,
                GArray         *children)
{
  gint64 step = dew_unit_step (spending->unit);
  g_autofree gint64 *pence = NULL;
  g_autofree gint64 *rounded = NULL;

  g_array_set_size (children, 0);
  for (guint i = parent + 1; i < nodes[parent].end; i = nodes[i].end)
    g_array_append_val (children, i);
  if (children->len == 0)
    return TRUE;

  pence = g_new (gint64, children->len);
  rounded = g_new (gint64, children->len);
  for (guint i = 0; i < children->len; i++)
    pence[i] = pence_of (spending, g_array_index (children, guint, i), column);
  if (!dew_round_to_total (pence, children->len, step, spending->steps[parent * DEW_N_MONITOR_ADDED + column], rounded))
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    spending->steps[g_array_index (children, guint, i) * DEW_N_MONITOR_ADDED + column] = rounded[i];

  return TRUE;
}

/* From the top down: each node is printed before what stands under it is rounded to it. */
static gboolean
round_all (DewCliSpending *spending)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (spending->ledger, &n_nodes);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint));

  spending->steps = g_new0 (gint64, (gsize) n_nodes * DEW_N_MONITOR_ADDED);
  for (guint column = 0; column < DEW_N_MONITOR_ADDED; column++)
    {
      DewMoney root;

      if (!dew_ratio_of ((DewRatio) { 1, dew_unit_step (spending->unit) }, dew_pence (pence_of (spending, 0, column)), &root))
        return FALSE;
      spending->steps[column] = root.pence;
      for (guint node = 0; node < n_nodes; node++)
        if (!round_children (spending, nodes, node, column, children))
          return FALSE;
    }

  return TRUE;
}

/* TRUE when there is something to add up and it does not fit. */
static gboolean
overflows (const DewCliSpending *spending)
{
  guint n_nodes;
  gint64 pence;

  dew_ledger_nodes (spending->ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    for (guint column = 0; column < DEW_N_MONITOR_ADDED; column++)
      if (dew_monitor_get (spending->monitor, node, (DewMonitorColumn) column, &pence))
        return !dew_monitor_get (spending->monitor, 0, (DewMonitorColumn) column, &pence);

  return FALSE;
}

static gboolean
find_pence (const DewCliSpending *spending)
{
  guint n_nodes;

  dew_ledger_nodes (spending->ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    for (guint column = 0; column < DEW_N_MONITOR_ADDED; column++)
      if (pence_of (spending, node, column) % 100 != 0)
        return TRUE;

  return FALSE;
}

/* ---- The figures ---- */

gboolean
_dew_cli_spending_init (DewCliSpending   *spending,
                        const DewLedger  *ledger,
                        gint64            scenario,
                        const DewPool    *pool,
                        int               year,
                        const char       *as_at,
                        DewUnit           unit,
                        GError          **error)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, year, scenario);
  const DewScenario *row = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);

  *spending = (DewCliSpending) { .ledger = ledger, .pool = pool, .scenario = row != NULL ? row->name : NULL, .unit = unit };
  spending->monitor = dew_monitor_new (ledger, totals, as_at);
  spending->pence = find_pence (spending);
  if (!overflows (spending) && (unit == DEW_UNIT_POUNDS || round_all (spending)))
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW, _("The figures come to more than can be added up; look for one with too many noughts."));
  return FALSE;
}

void
_dew_cli_spending_clear (DewCliSpending *spending)
{
  g_clear_pointer (&spending->monitor, dew_monitor_free);
  g_clear_pointer (&spending->steps, g_free);
}

gboolean
_dew_cli_spending_shows (const DewCliSpending *spending,
                         guint                 node)
{
  const DewNode *nodes = dew_ledger_nodes (spending->ledger, NULL);

  return nodes[node].kind == DEW_NODE_POOL && (spending->pool == NULL || spending->pool == nodes[node].pool);
}

gboolean
_dew_cli_spending_any (const DewCliSpending *spending,
                       guint                 node)
{
  gint64 pence;

  for (guint column = 0; column < DEW_N_MONITOR_ADDED; column++)
    if (dew_monitor_get (spending->monitor, node, (DewMonitorColumn) column, &pence))
      return TRUE;

  return FALSE;
}

gboolean
_dew_cli_spending_get (const DewCliSpending *spending,
                       guint                 node,
                       DewMonitorColumn      column,
                       gint64               *pence)
{
  const gint64 *steps = spending->steps != NULL ? spending->steps + (gsize) node * DEW_N_MONITOR_ADDED : NULL;

  if (!dew_monitor_get (spending->monitor, node, column, pence))
    return FALSE;
  if (steps == NULL)
    return TRUE;

  /* A printed difference is that of the printed figures. */
  if (column < DEW_N_MONITOR_ADDED)
    *pence = steps[column];
  else
    *pence = steps[dew_monitor_pairs[column - DEW_N_MONITOR_ADDED][0]] - steps[dew_monitor_pairs[column - DEW_N_MONITOR_ADDED][1]];
  *pence *= dew_unit_step (spending->unit);

  return TRUE;
}

char *
_dew_cli_spending_print (const DewCliSpending *spending,
                         guint                 node,
                         DewMonitorColumn      column,
                         gboolean              plain)
{
  guint flags = plain ? DEW_PRINT_PLAIN : column < DEW_N_MONITOR_ADDED ? DEW_PRINT_SCREEN : DEW_PRINT_SCREEN | DEW_PRINT_PLUS;
  int decimals = dew_unit_decimals (spending->unit);
  char text[DEW_MONEY_SIZE];
  gint64 pence;

  if (!_dew_cli_spending_get (spending, node, column, &pence))
    return g_strdup ("");
  if (spending->unit == DEW_UNIT_POUNDS && !plain && !spending->pence)
    decimals = 0;

  return g_strdup (dew_money_print (dew_pence (pence), spending->unit, decimals, flags, text));
}

/* With one decimal for people, half away from zero; with all four for CSV. */
char *
_dew_cli_spending_percent (const DewCliSpending *spending,
                           guint                 node,
                           gboolean              plain)
{
  char text[DEW_PERCENT_SIZE];
  gint64 millionths;
  DewMoney tenths;

  if (!dew_monitor_percent (spending->monitor, node, &millionths))
    return g_strdup ("");
  if (plain)
    return g_strdup (dew_percent_print (millionths, 4, text));

  if (!dew_ratio_of ((DewRatio) { 1, 1000 }, dew_pence (millionths), &tenths))
    g_assert_not_reached ();

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d", tenths.pence > 0 ? "+" : tenths.pence < 0 ? "−" : "", ABS (tenths.pence / 10),
                          (int) ABS (tenths.pence % 10));
}

/* TRUE when somebody may miss a difference: not where there is neither, and not the movement of a first forecast. */
static gboolean
is_missed (const DewCliSpending *spending,
           guint                 node,
           DewMonitorColumn      column)
{
  const DewMonitorColumn *pair = dew_monitor_pairs[column - DEW_N_MONITOR_ADDED];
  gint64 pence;

  return dew_monitor_get (spending->monitor, node, pair[1], &pence) ||
         (column != DEW_MONITOR_MOVEMENT && dew_monitor_get (spending->monitor, node, pair[0], &pence));
}

GPtrArray *
_dew_cli_spending_remarks (const DewCliSpending *spending,
                           guint                 node)
{
  GPtrArray *remarks = dew_monitor_warnings (spending->monitor, spending->ledger, node);

  if (dew_ledger_nodes (spending->ledger, NULL)[node].kind == DEW_NODE_LINE)
    return remarks;

  for (guint i = 0; i < DEW_N_SPENDING_COLUMNS; i++)
    {
      const DewCliSpendingColumn *column = &_dew_cli_spending_columns[i];
      g_autofree char *why = dew_monitor_why_blank (spending->monitor, spending->ledger, node, column->column);

      if (why != NULL && is_missed (spending, node, column->column))
        g_ptr_array_add (remarks, g_strdup_printf (_("%s is blank: %s"), _(column->heading), why));
    }

  return remarks;
}
