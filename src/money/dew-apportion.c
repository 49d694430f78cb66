/* dew-apportion.c: sharing out by largest remainder
 *
 * Who gets an odd penny is settled without sorting: the smallest remainder that still gets one is found by halving
 * the range of remainders, then everything above it gets a penny and the earliest of those equal to it get what is
 * left. That needs no memory of its own, so that sharing cannot fail for want of it, and ties fall to the earlier by
 * construction.
 */

#include <assert.h>

#include "dew-apportion.h"

/* Hands out `count` units to the largest of n keys, one each, ties to the earlier. */
typedef struct {
  int64_t threshold;    /* keys above it get one */
  size_t  ties;         /* and so many of those equal to it, from the first */
} Handout;

/* The keys stand `stride` numbers apart: in an array of their own, or as a field of portions. */
static size_t
count_above (const int64_t *keys,
             size_t         stride,
             size_t         n,
             int64_t        threshold)
{
  size_t count = 0;

  for (size_t i = 0; i < n; i++)
    count += keys[i * stride] > threshold;

  return count;
}

/* Keys are from 0 to `limit`; count is at most n. */
static Handout
hand_out (const int64_t *keys,
          size_t         stride,
          size_t         n,
          int64_t        limit,
          size_t         count)
{
  int64_t low = 0, high = limit;

  if (count == 0)
    return (Handout) { limit, 0 };

  /* The smallest threshold that at most `count` keys are above. */
  while (low < high)
    {
      int64_t middle = low + (high - low) / 2;

      if (count_above (keys, stride, n, middle) <= count)
        high = middle;
      else
        low = middle + 1;
    }

  return (Handout) { low, count - count_above (keys, stride, n, low) };
}

static bool
take_unit (Handout *handout,
           int64_t  key)
{
  if (key > handout->threshold)
    return true;

  if (key < handout->threshold || handout->ties == 0)
    return false;

  handout->ties--;
  return true;
}

static DewApportionResult
check_weights (int64_t        amount,
               const int64_t *weights,
               size_t         n,
               int64_t       *total)
{
  int64_t sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      if (weights[i] < 0)
        return DEW_APPORTION_NEGATIVE;
    }

  for (size_t i = 0; i < n; i++)
    {
      if (__builtin_add_overflow (sum, weights[i], &sum))
        return DEW_APPORTION_OVERFLOW;
    }

  if (sum == 0)
    return DEW_APPORTION_NO_WEIGHT;

  /* Its size does not fit, so that its mirror could not be shared. */
  if (amount == INT64_MIN)
    return DEW_APPORTION_OVERFLOW;

  *total = sum;
  return DEW_APPORTION_OK;
}

DewApportionResult
dew_apportion (DewMoney       amount,
               const int64_t *weights,
               size_t         n,
               DewPortion    *portions)
{
  const size_t stride = sizeof (DewPortion) / sizeof (int64_t);
  const int64_t size = amount.pence < 0 && amount.pence != INT64_MIN ? -amount.pence : amount.pence;
  DewApportionResult result;
  Handout handout;
  int64_t total;
  int64_t left = size;

  result = check_weights (amount.pence, weights, n, &total);
  if (result != DEW_APPORTION_OK)
    return result;

  for (size_t i = 0; i < n; i++)
    {
      __int128 product = (__int128) size * weights[i];

      portions[i].weight = weights[i];
      portions[i].whole = (int64_t) (product / total);
      portions[i].remainder = (int64_t) (product % total);
      left -= portions[i].whole;
    }

  /* Fewer odd pennies are left than there are remainders above 0, so that a weight of 0 never gets one. */
  handout = hand_out (&portions[0].remainder, stride, n, total, (size_t) left);
  for (size_t i = 0; i < n; i++)
    {
      int64_t share;

      portions[i].extra = take_unit (&handout, portions[i].remainder);
      share = portions[i].whole + portions[i].extra;
      portions[i].share = dew_pence (amount.pence < 0 ? -share : share);
    }

  return DEW_APPORTION_OK;
}

DewApportionResult
dew_apportion_units (int64_t        amount,
                     const int64_t *weights,
                     size_t         n,
                     int64_t       *shares)
{
  const int64_t size = amount < 0 && amount != INT64_MIN ? -amount : amount;
  DewApportionResult result;
  Handout handout;
  int64_t total;
  int64_t left = size;

  result = check_weights (amount, weights, n, &total);
  if (result != DEW_APPORTION_OK)
    return result;

  /* The remainders first, in the place of the shares. */
  for (size_t i = 0; i < n; i++)
    {
      __int128 product = (__int128) size * weights[i];

      shares[i] = (int64_t) (product % total);
      left -= (int64_t) (product / total);
    }

  handout = hand_out (shares, 1, n, total, (size_t) left);
  for (size_t i = 0; i < n; i++)
    {
      int64_t whole = (int64_t) ((__int128) size * weights[i] / total);
      int64_t share = whole + take_unit (&handout, shares[i]);

      shares[i] = amount < 0 ? -share : share;
    }

  return DEW_APPORTION_OK;
}

/* Up by one each where there is something, in turns, until none are left or all are at the limit. */
static int64_t
raise_in_turns (const int64_t *remainders,
                size_t         n,
                int64_t        limit,
                int64_t        left,
                int64_t       *thousandths)
{
  bool any = true;

  while (left > 0 && any)
    {
      any = false;
      for (size_t i = 0; i < n && left > 0; i++)
        if (remainders[i] > 0 && thousandths[i] < limit)
          {
            thousandths[i]++;
            left--;
            any = true;
          }
    }

  return left;
}

void
dew_remainder_thousandths (const int64_t *remainders,
                           size_t         n,
                           int64_t        total_weight,
                           int64_t       *thousandths)
{
  __int128 sum = 0;
  size_t open = 0, count;
  int64_t left = 0;
  Handout handout;

  /* First in its place what each has beyond whole thousandths; one that is at 999 is passed over. */
  for (size_t i = 0; i < n; i++)
    {
      __int128 product = (__int128) remainders[i] * 1000;

      sum += remainders[i];
      thousandths[i] = 0;
      if (total_weight == 0)
        continue;

      left -= (int64_t) (product / total_weight);
      if (product / total_weight < 999)
        thousandths[i] = (int64_t) (product % total_weight);
      open += thousandths[i] > 0;
    }

  if (sum == 0)
    return;

  left += (int64_t) (sum * 1000 / total_weight);
  count = (size_t) left < open ? (size_t) left : open;
  handout = hand_out (thousandths, 1, n, total_weight, count);
  for (size_t i = 0; i < n; i++)
    thousandths[i] = (int64_t) ((__int128) remainders[i] * 1000 / total_weight) + take_unit (&handout, thousandths[i]);

  left = raise_in_turns (remainders, n, 999, left - (int64_t) count, thousandths);
  raise_in_turns (remainders, n, 1000, left, thousandths);
}

/* The whole units in a value, rounded down, and what is over, 0 to unit - 1. */
static __int128
floor_units (__int128  value,
             int64_t   unit,
             int64_t  *over)
{
  __int128 units = value / unit;
  __int128 rest = value % unit;

  if (rest < 0)
    {
      rest += unit;
      units--;
    }

  *over = (int64_t) rest;
  return units;
}

static bool
fits (__int128 number)
{
  return number >= INT64_MIN && number <= INT64_MAX;
}

bool
dew_round_to_total (const int64_t *values,
                    size_t         n,
                    int64_t        unit,
                    int64_t        total_units,
                    int64_t       *rounded)
{
  __int128 sum = 0, over, each;
  Handout handout;
  int64_t ignored, extra;
  int sign;

  assert (unit > 0);

  if (n == 0)
    return total_units == 0;

  for (size_t i = 0; i < n; i++)
    sum += values[i];

  /* A column that sums to less than 0 is rounded as the mirror of its opposite. */
  sign = sum < 0 ? -1 : 1;

  over = (__int128) sign * total_units;
  for (size_t i = 0; i < n; i++)
    over -= floor_units ((__int128) sign * values[i], unit, &ignored);

  /* As a rule there is less than one unit each to hand out; otherwise all get, or lose, the same first. */
  each = floor_units (over, (int64_t) n, &extra);

  for (size_t i = 0; i < n; i++)
    {
      __int128 units = floor_units ((__int128) sign * values[i], unit, &ignored) + each;

      if (!fits (sign * units) || !fits (sign * (units + (extra > 0))))
        return false;
    }

  for (size_t i = 0; i < n; i++)
    floor_units ((__int128) sign * values[i], unit, &rounded[i]);

  handout = hand_out (rounded, 1, n, unit, (size_t) extra);
  for (size_t i = 0; i < n; i++)
    {
      __int128 units = floor_units ((__int128) sign * values[i], unit, &ignored) + each;

      rounded[i] = (int64_t) (sign * (units + take_unit (&handout, rounded[i])));
    }

  return true;
}
