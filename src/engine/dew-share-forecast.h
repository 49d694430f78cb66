/* dew-share-forecast.h: what there is of a forecast to be shared. */
#pragma once

#include "dew-monitor.h"
#include "dew-share.h"

/* The forecast less the latest budget, line by line, of the service lines of a pool that have both: DewLineAmount, in the order of the tree; empty where none has. *left_out (may be NULL) says in a
 * sentence which lines have one of the two alone, NULL where none has; free with g_free. Free with g_array_unref. */
GArray *dew_share_forecast (const DewLedger *ledger, const DewMonitor *monitor, gint64 pool, char **left_out);

/* What of each of those amounts falls on which month, for DewShareQuery.months: actual or forecast less budget, month by month, where a line has all of them and they come to its
 * amount; else equal parts. rule and scenario are those of the query. NULL where the year is not cut, so that it makes no difference. Free with g_free. */
gint64 *dew_share_forecast_months (const DewLedger *ledger, const DewMonitor *monitor, const GArray *amounts, gint64 pool, gint64 scenario, const char *rule);

/* The same of all pools, in the order of the tree, as DewShareQuery.others takes them: DewPoolAmount, which own what they point to; those of a pool without forecasts have no amounts, but are
 * not typed. Free with g_array_unref. */
GArray *dew_share_forecast_all (const DewLedger *ledger, const DewMonitor *monitor, gint64 scenario);

/* Looks again at the i-th of them, when a change has to do with its pool. */
void dew_share_forecast_again (GArray *all, guint i, const DewLedger *ledger, const DewMonitor *monitor, gint64 scenario);
