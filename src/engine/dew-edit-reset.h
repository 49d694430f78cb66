/* dew-edit-reset.h: back to the baseline by what a list or a tree shows: a difference, or all of a place. By what is said: dew-edit-scenario.h. */
#pragma once

#include "dew-difference.h"
#include "dew-edit.h"

/* Takes away what makes one difference; of how a line stands just that part. Refused where the scenario is locked. */
gboolean dew_edit_reset_difference (const DewLedger *ledger, DewChanges *changes, DewIds ids, gint64 scenario, const DewDifference *difference, GError **error);

/* Takes away all that a scenario says of a node (not the root) and of what stands in it: figures of all years, rules, variances, and how lines stand. */
gboolean dew_edit_reset_place      (const DewLedger *ledger, DewChanges *changes, gint64 scenario, guint node, GError **error);
