/* dew-incentive.c: what is released of money that is paid for performance */
#include "dew-incentive.h"

gint64
dew_incentive_released (const DewIncentive *incentive)
{
  g_return_val_if_fail (incentive != NULL, 0);
  g_return_val_if_fail (incentive->pence >= 0 && incentive->target > 0, 0);

  if (!incentive->reported || incentive->achieved <= 0)
    return 0;
  if (incentive->achieved >= incentive->target)
    return incentive->pence;

  return (gint64) ((__int128) incentive->pence * incentive->achieved / incentive->target);
}
