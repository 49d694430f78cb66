/* dew-share-forecast.c: what there is of a forecast to be shared */
#include "dew-share-forecast.h"

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
