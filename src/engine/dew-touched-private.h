/* dew-touched-private.h: what a change has to do with */
#pragma once

#include "dew-ledger.h"

/* The lines whose sums of some year in a scenario a change may alter, without that the tree is another: appends their ids (gint64); one may be told twice, or be gone. FALSE where it cannot be told:
 * then it may be any. To be asked when the ledger was patched with the changes, and with no others since. */
gboolean _dew_touched_lines (const DewLedger *ledger, const DewChange *change, gint64 scenario, GArray *lines);

/* The row of a change as it is now, or as it went; NULL where that is not known, or the change makes it another thing's: one of the columns in `about` (names, NULL behind the last) is set. */
gconstpointer _dew_touched_row (const DewLedger *ledger, const DewChange *change, const char *const *about);
