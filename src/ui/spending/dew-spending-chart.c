/* dew-spending-chart.c: the figures of the charts on the spending page */
#include "dew-spending-chart.h"

#include <glib/gi18n-lib.h>

/* In pounds, charts have no pence; the others have what their unit has. */
static int
get_decimals (DewUnit unit)
{
  return unit == DEW_UNIT_POUNDS ? 0 : dew_unit_decimals (unit);
}

/* Twelve values from the months of a monitor; added up, a value is there as long as all before it are. */
static void
take_months (const DewMonitorMonths *months,
             DewMonthly              what,
             gint64                  start,
             int                     first,
             gboolean                cumulative,
             gint64                 *values)
{
  gint64 sum = start;
  gboolean whole = TRUE;

  for (int month = 1; month <= 12; month++)
    {
      gboolean entered = (months->entered[what] & 1u << month) != 0;

      values[month - 1] = DEW_CHART_BLANK;
      if (month < first)
        continue;
      whole = whole && entered;
      sum += months->pence[what][month];
      if (!cumulative && entered)
        values[month - 1] = months->pence[what][month];
      else if (cumulative && whole)
        values[month - 1] = sum;
    }
}

static gint64
actual_to_date (const DewMonitorMonths *months)
{
  gint64 sum = 0;

  for (int month = 1; month <= 12; month++)
    sum += months->pence[DEW_MONTHLY_ACTUAL][month];

  return sum;
}

/* What is in no month is told, or the line would be taken for all of it. */
static const char *
name_actual (const DewMonitorMonths *months)
{
  if (months->lacking[DEW_MONTHLY_ACTUAL] == 0)
    return _("Actual");

  return months->entered[DEW_MONTHLY_ACTUAL] == 0 ? _("Actual: of the year only") : _("Actual, in part");
}

DewChart *
dew_spending_months_chart_new (const DewMonitor *monitor,
                               const DewLedger  *ledger,
                               guint             node,
                               const char       *name,
                               gboolean          cumulative,
                               DewUnit           unit)
{
  int last = dew_monitor_months_to_date (monitor);
  g_autofree char *title = g_strdup_printf (cumulative ? _("%s, added up, %s") : _("%s, each month, %s"), name, dew_unit_symbol (unit));
  DewChart *chart = dew_chart_new_months (title, unit, get_decimals (unit), last - 1, cumulative);
  DewMonitorMonths months;
  gint64 values[12];

  dew_monitor_months (monitor, ledger, node, &months);
  if (months.lacking[DEW_MONTHLY_BUDGET] > 0 || months.lacking[DEW_MONTHLY_ACTUAL] > 0)
    dew_chart_set_partial (chart);
  dew_chart_name_rows (chart, _("Month"));
  dew_chart_add_year (chart);
  take_months (&months, DEW_MONTHLY_BUDGET, 0, 1, cumulative, values);
  dew_chart_add_line (chart, DEW_CHART_BUDGET, months.lacking[DEW_MONTHLY_BUDGET] > 0 ? _("Budget, in part") : _("Budget"), values);
  take_months (&months, DEW_MONTHLY_ACTUAL, 0, 1, cumulative, values);
  dew_chart_add_line (chart, DEW_CHART_ACTUAL, name_actual (&months), values);
  take_months (&months, DEW_MONTHLY_FORECAST, actual_to_date (&months), last + 1, cumulative, values);
  dew_chart_add_line (chart, DEW_CHART_FORECAST, _("Forecast"), values);

  return chart;
}

guint
dew_spending_bars_node (const DewLedger *ledger,
                        guint            node)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  while (node != 0 && nodes[node].kind != DEW_NODE_POOL && nodes[node].kind != DEW_NODE_AGREEMENT)
    node = nodes[node].parent;

  return node;
}

/* Pools stand for the root, across agreements. */
static void
add_bars (DewChart         *chart,
          const DewMonitor *monitor,
          const DewNode    *nodes,
          guint             top)
{
  for (guint i = top + 1; i < nodes[top].end; i = nodes[i].kind == DEW_NODE_AGREEMENT ? i + 1 : nodes[i].end)
    {
      gint64 pence;
      gboolean known;

      if (nodes[i].kind == DEW_NODE_AGREEMENT)
        continue;
      known = dew_monitor_get (monitor, i, DEW_MONITOR_VARIANCE, &pence);
      dew_chart_add_row (chart, nodes[i].kind == DEW_NODE_POOL ? nodes[i].pool->name : nodes[i].line->name, nodes[i].id, known ? &pence : NULL);
    }
}

DewChart *
dew_spending_bars_chart_new (const DewMonitor *monitor,
                             const DewLedger  *ledger,
                             guint             node,
                             const char       *name,
                             DewUnit           unit)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  gboolean pools = nodes[node].kind != DEW_NODE_POOL;
  g_autofree char *title = pools ? g_strdup_printf (_("Forecast over or under budget by pool, %s"), dew_unit_symbol (unit))
                                 : g_strdup_printf (_("%s: forecast over or under budget, %s"), name, dew_unit_symbol (unit));
  DewChart *chart = dew_chart_new_diverging (title, _("Over or under"), unit, get_decimals (unit));

  dew_chart_name_rows (chart, pools ? _("Pool") : _("Category or line"));
  add_bars (chart, monitor, nodes, node);

  return chart;
}
