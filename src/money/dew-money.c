/* dew-money.c: checked arithmetic on pence */

#include "dew-money.h"

bool
dew_money_add (DewMoney  a,
               DewMoney  b,
               DewMoney *result)
{
  int64_t pence;

  if (__builtin_add_overflow (a.pence, b.pence, &pence))
    return false;

  *result = dew_pence (pence);
  return true;
}

bool
dew_money_sub (DewMoney  a,
               DewMoney  b,
               DewMoney *result)
{
  int64_t pence;

  if (__builtin_sub_overflow (a.pence, b.pence, &pence))
    return false;

  *result = dew_pence (pence);
  return true;
}

bool
dew_money_neg (DewMoney  a,
               DewMoney *result)
{
  return dew_money_sub (DEW_MONEY_ZERO, a, result);
}

bool
dew_money_abs (DewMoney  a,
               DewMoney *result)
{
  if (a.pence < 0)
    return dew_money_neg (a, result);

  *result = a;
  return true;
}

int
dew_money_cmp (DewMoney a,
               DewMoney b)
{
  return (a.pence > b.pence) - (a.pence < b.pence);
}
