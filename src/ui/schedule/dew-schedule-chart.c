/* dew-schedule-chart.c: the figures of the chart on the schedule page */
#include "dew-schedule-chart.h"

#include <glib/gi18n-lib.h>

#include "dew-money-print.h"
#include "dew-scenario-words.h"

static void
add_pools (DewChart        *chart,
           const DewLedger *ledger,
           const DewTotals *totals,
           gboolean         budgets)
{
  guint n_partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
  g_autofree gint64 *values = g_new0 (gint64, n_partners + 1);
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  for (guint i = 1; i < n; i = nodes[i].kind == DEW_NODE_POOL ? nodes[i].end : i + 1)
    {
      gboolean entered;

      if (nodes[i].kind != DEW_NODE_POOL)
        continue;

      if (budgets)
        values[0] = dew_totals_get (totals, i, DEW_NO_PARTNER, DEW_SUM_BUDGET);
      for (guint partner = 0; !budgets && partner < n_partners; partner++)
        values[partner] = dew_totals_get (totals, i, (int) partner, DEW_SUM_GROSS);
      entered = dew_totals_entered (totals, i, budgets ? DEW_NO_PARTNER : DEW_ALL_PARTNERS, budgets ? DEW_SUM_BUDGET : DEW_SUM_GROSS);
      dew_chart_add_row (chart, nodes[i].pool->name, nodes[i].id, entered ? values : NULL);
    }
}

DewChart *
dew_schedule_chart_new (const DewLedger *ledger,
                        const DewTotals *totals,
                        DewUnit          unit)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  gboolean budgets = !dew_totals_entered (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_GROSS) &&
                     dew_totals_entered (totals, 0, DEW_NO_PARTNER, DEW_SUM_BUDGET);
  g_autofree char *what = g_strdup_printf (budgets ? _("Budget by pool, %s") : _("Gross contributions by pool and partner, %s"),
                                           dew_unit_symbol (unit));
  g_autofree char *title = dew_scenario_title (ledger, dew_totals_scenario (totals), what);
  DewChart *chart = dew_chart_new (title, unit, unit == DEW_UNIT_POUNDS ? 0 : dew_unit_decimals (unit));

  dew_chart_name_rows (chart, _("Pool"));
  if (budgets)
    dew_chart_add_nobodys (chart, _("Not split by partner"));
  for (guint i = 0; !budgets && i < partners->len; i++)
    dew_chart_add_series (chart, dew_partner_short (g_ptr_array_index (partners, i)));
  add_pools (chart, ledger, totals, budgets);

  return chart;
}
