/* dew-spending-chart.h: the figures of the charts on the spending page. */
#pragma once

#include "dew-chart.h"
#include "dew-monitor.h"

/* Budget, actual and forecast of a node month by month, each for itself or added up. name: what the node is called. Free with dew_chart_free, as below. */
DewChart *dew_spending_months_chart_new (const DewMonitor *monitor, const DewLedger *ledger, guint node, const char *name, gboolean cumulative, DewUnit unit);

/* The forecast over or under the latest budget of what stands directly in a node, a bar each; blank where it is not known. */
DewChart *dew_spending_bars_chart_new   (const DewMonitor *monitor, const DewLedger *ledger, guint node, const char *name, DewUnit unit);

/* What the bars are about for a cursor on a node: the root where that is a total or there are several pools and none is meant, else the pool it is in. */
guint     dew_spending_bars_node        (const DewLedger *ledger, guint node);
