/* dew-incentive.h: what is released of money that is paid for performance. */
#pragma once

#include "dew-schema.h"

/* The pence released of a ring-fence: the whole of it × achieved ÷ target, rounded down to whole pence, not below 0 and not more than the ring-fence; the rest stays with the
 * commissioner. Exact whatever the amounts. 0 while nothing is reported. incentive->pence is 0 or more and incentive->target above 0, as rows of a document are. */
gint64 dew_incentive_released (const DewIncentive *incentive);
