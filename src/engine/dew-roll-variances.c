/* dew-roll-variances.c: what a year leaves over or under, line by line */
#include "dew-roll-variances.h"

GArray *
dew_roll_variances (const DewLedger  *ledger,
                    const DewMonitor *monitor,
                    gint64            pool,
                    guint            *n_lacking)
{
  GArray *variances = g_array_new (FALSE, FALSE, sizeof (DewLineVariance));
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = pool == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_POOL, pool);
  guint lacking = 0;
  gint64 latest;

  for (guint i = top; i < nodes[top].end; i++)
    {
      DewLineVariance variance = { nodes[i].id, 0 };

      if (nodes[i].kind != DEW_NODE_LINE || nodes[i].line->recurrence != DEW_RECURRENT)
        continue;
      if (dew_monitor_get (monitor, i, DEW_MONITOR_VARIANCE, &variance.pence))
        g_array_append_val (variances, variance);
      else if (dew_monitor_get (monitor, i, DEW_MONITOR_LATEST, &latest))
        lacking++;
    }

  if (n_lacking != NULL)
    *n_lacking = lacking;
  return variances;
}
