/* dew-rules-written.h: the rules that are written for a pool and what is in it, as a scenario has them. */
#pragma once

#include "dew-ledger.h"

/* DewRuleRow, borrowed: of each place and direction the scenario's own list, or else the baseline's. The whole pool's come first, then those of categories and lines in the order of the
 * tree; of each place those for overspends first, by date. Free with g_ptr_array_unref. */
GPtrArray *dew_rules_written (const DewLedger *ledger, gint64 pool, gint64 scenario);

/* Whether others than the one for the whole pool that is in force on that day are written for the direction: of what is in it, or for other months. */
gboolean dew_rules_has_others (const DewLedger *ledger, gint64 pool, gint64 scenario, DewDirection direction, const char *as_at);
