/* dew-apportion.h: sharing an amount out in whole pence, by largest remainder.
 *
 * Invariants
 *   - The shares sum to the amount, to the penny, always.
 *   - Weights are whole numbers, none negative. A weight of 0 gets nothing, not even an odd penny.
 *   - Ties of remainder go to the earlier weight.
 *   - Sharing -V is the exact mirror of sharing V.
 *   - All weights zero is an error, never an equal split.
 */
#pragma once

#include "dew-money.h"

/* One part of a sharing, with its working: share = sign (amount) × (whole + extra). */
typedef struct {
  DewMoney share;       /* signed as the amount */
  int64_t  weight;      /* as given */
  int64_t  whole;       /* |amount| × weight ÷ total, rounded down, in pence */
  int64_t  remainder;   /* |amount| × weight - whole × total: parts of one penny out of the total weight */
  int64_t  extra;       /* odd pennies this part got: 0 or 1 */
} DewPortion;

typedef enum {
  DEW_APPORTION_OK,
  DEW_APPORTION_NO_WEIGHT,      /* nothing to share by: n is 0 or every weight is 0 */
  DEW_APPORTION_NEGATIVE,       /* a weight is negative */
  DEW_APPORTION_OVERFLOW,       /* the sum of the weights, or the size of the amount, does not fit */
} DewApportionResult;

/* Shares amount over n weights into portions[0..n-1]. On any other result than OK portions is untouched.
 * Never allocates, and takes time in proportion to n: n may be 100,000 lines. */
DewApportionResult dew_apportion (DewMoney amount, const int64_t *weights, size_t n, DewPortion *portions);

/* The same where only the shares are wanted, and the unit may be anything: pence, thousands of pounds, millionths.
 * shares must not overlap weights. */
DewApportionResult dew_apportion_units (int64_t amount, const int64_t *weights, size_t n, int64_t *shares);

/* The remainders of one sharing, in thousandths of a penny, so rounded that they sum to exactly the odd pennies that were
 * handed out: by largest remainder once more. 0 stays 0; what is less than a penny is printed as less than a penny, 999 at
 * most, unless every other remainder above 0 is at 999 too. total_weight is what the remainders are parts of; 0 where nothing
 * was shared. thousandths must not overlap remainders. */
void dew_remainder_thousandths (const int64_t *remainders, size_t n, int64_t total_weight, int64_t *thousandths);

/* Published rounding that foots: n signed values (pence) are rounded to whole units of `unit` pence (1 or more) so
 * that they sum to `total_units`, by largest remainder, ties to the earlier; where the values sum to less than 0, as
 * the mirror of their opposites.
 *
 * Where total_units is less than a unit from the sum, every value moves by less than a unit, and whole units stay: so
 * it goes for every level of a tree whose grand total was rounded. Where it is further off, all values move by the
 * same number of units first, so that the sum always holds.
 *
 * rounded must not overlap values. False, rounded untouched, on overflow, and when there are no values but a total. */
bool dew_round_to_total (const int64_t *values, size_t n, int64_t unit, int64_t total_units, int64_t *rounded);
