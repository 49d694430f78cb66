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
 * O(n log n); n may be 100,000 lines. */
DewApportionResult dew_apportion (DewMoney amount, const int64_t *weights, size_t n, DewPortion *portions);

/* The same where only the shares are wanted, and the unit may be anything: pence, thousands of pounds, millionths. */
DewApportionResult dew_apportion_units (int64_t amount, const int64_t *weights, size_t n, int64_t *shares);

/* Published rounding that foots: n signed values (pence) are rounded to whole units of `unit` pence so that they sum to
 * `total_units`, each to the unit below or above it, by largest remainder, ties to the earlier. Where total_units is itself the sum rounded (or was
 * handed down from a rounded parent), a value moves at most a unit or two from its own rounding; whatever is over after one unit each is
 * handed round again, so that the sum always holds. False on overflow. */
bool dew_round_to_total (const int64_t *values, size_t n, int64_t unit, int64_t total_units, int64_t *rounded);
