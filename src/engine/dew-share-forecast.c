/* dew-share-forecast.c: what there is of a forecast to be shared */
#include "dew-share-forecast.h"

#include "dew-share-private.h"

GArray *
dew_share_forecast (const DewLedger  *ledger,
                    const DewMonitor *monitor,
                    gint64            pool,
                    char            **left_out)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (DewLineAmount));
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint node = dew_ledger_node (ledger, DEW_TABLE_POOL, pool);

  for (guint i = node + 1; node != 0 && i < nodes[node].end; i++)
    {
      DewLineAmount amount = { nodes[i].id, 0 };

      if (nodes[i].kind == DEW_NODE_LINE && dew_monitor_get (monitor, i, DEW_MONITOR_VARIANCE, &amount.pence))
        g_array_append_val (amounts, amount);
    }

  if (left_out != NULL)
    *left_out = node == 0 ? NULL : dew_monitor_why_blank (monitor, ledger, node, DEW_MONITOR_VARIANCE);

  return amounts;
}

/* FALSE where the months of a line do not say what its year comes to: also where one to date has no actual yet, which is not nothing spent in it. */
static gboolean
read_months (const DewLedger     *ledger,
             const DewMonitor    *monitor,
             const DewLineAmount *amount,
             gint64               months[12])
{
  int to_date = dew_monitor_months_to_date (monitor);
  DewMonitorMonths monthly;
  __int128 sum = 0;

  dew_monitor_months (monitor, ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, amount->line), &monthly);
  if ((~monthly.entered[DEW_MONTHLY_ACTUAL] & ((2u << to_date) - 2)) != 0)
    return FALSE;

  for (int month = 1; month <= 12; month++)
    {
      DewMonthly spent = month <= to_date ? DEW_MONTHLY_ACTUAL : DEW_MONTHLY_FORECAST;
      __int128 pence = (__int128) monthly.pence[spent][month] - monthly.pence[DEW_MONTHLY_BUDGET][month];

      if (pence > DEW_MONEY_LIMIT || pence < -DEW_MONEY_LIMIT)
        return FALSE;
      months[month - 1] = (gint64) pence;
      sum += pence;
    }

  return sum == amount->pence;
}

static void
spread_months (gint64 pence,
               gint64 months[12])
{
  for (int month = 1; month <= 12; month++)
    months[month - 1] = _dew_amount_until (pence, month) - _dew_amount_until (pence, month - 1);
}

gint64 *
dew_share_forecast_months (const DewLedger  *ledger,
                           const DewMonitor *monitor,
                           const GArray     *amounts,
                           gint64            pool,
                           gint64            scenario,
                           const char       *rule)
{
  gint64 *months;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (monitor != NULL, NULL);
  g_return_val_if_fail (amounts != NULL, NULL);

  if (dew_share_starts (ledger, pool, dew_monitor_year (monitor), scenario, rule) == 1u << 1)
    return NULL;

  months = g_new0 (gint64, amounts->len * 12);
  for (guint i = 0; i < amounts->len; i++)
    {
      const DewLineAmount *amount = &g_array_index (amounts, DewLineAmount, i);

      if (!read_months (ledger, monitor, amount, months + i * 12))
        spread_months (amount->pence, months + i * 12);
    }

  return months;
}

/* Not typed, though there be none. */
static const DewLineAmount no_amounts[1];

static void
clear_amount (gpointer data)
{
  DewPoolAmount *amount = data;

  if (amount->amounts != no_amounts)
    g_free ((gpointer) amount->amounts);
  g_free ((gpointer) amount->months);
}

static DewPoolAmount
find_pool_amount (const DewLedger  *ledger,
                  const DewMonitor *monitor,
                  gint64            scenario,
                  gint64            pool)
{
  g_autoptr (GArray) amounts = dew_share_forecast (ledger, monitor, pool, NULL);
  DewPoolAmount amount = { .pool = pool, .amounts = no_amounts, .n_amounts = amounts->len };

  if (amounts->len > 0)
    {
      amount.months = dew_share_forecast_months (ledger, monitor, amounts, pool, scenario, NULL);
      amount.amounts = (const DewLineAmount *) (const void *) g_array_steal (amounts, NULL);
    }

  return amount;
}

GArray *
dew_share_forecast_all (const DewLedger  *ledger,
                        const DewMonitor *monitor,
                        gint64            scenario)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DewPoolAmount));
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  g_array_set_clear_func (all, clear_amount);
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].kind == DEW_NODE_POOL)
      {
        DewPoolAmount amount = find_pool_amount (ledger, monitor, scenario, nodes[i].id);

        g_array_append_val (all, amount);
        i = nodes[i].end - 1;
      }

  return all;
}

void
dew_share_forecast_again (GArray           *all,
                          guint             i,
                          const DewLedger  *ledger,
                          const DewMonitor *monitor,
                          gint64            scenario)
{
  DewPoolAmount *amount = &g_array_index (all, DewPoolAmount, i);
  DewPoolAmount fresh = find_pool_amount (ledger, monitor, scenario, amount->pool);

  clear_amount (amount);
  *amount = fresh;
}
