/* dew-roll-variances.h: what a year leaves over or under that rolling it forward may take along. */
#pragma once

#include "dew-edit-roll.h"
#include "dew-monitor.h"

/* The forecast variance of each recurrent line of a pool (0: of all) that has one: DewLineVariance, in the order of the tree. *n_lacking (may be NULL) is how many recurrent lines with something to spend
 * in the year have none. Free with g_array_unref. */
GArray *dew_roll_variances (const DewLedger *ledger, const DewMonitor *monitor, gint64 pool, guint *n_lacking);
