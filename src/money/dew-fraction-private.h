/* dew-fraction-private.h: exact fractions, for working out what is typed.
 *
 * Always in lowest terms with a positive denominator. Every operation is checked in 128 bits: where the result does
 * not fit it returns false and leaves *result untouched.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  __int128 num;
  __int128 den;
} DewFraction;

/* A whole number as a fraction. */
static inline DewFraction
_dew_fraction_whole (int64_t number)
{
  return (DewFraction) { number, 1 };
}

/* num / den in lowest terms; den is more than 0. */
DewFraction _dew_fraction_make (__int128 num, __int128 den);

DewFraction _dew_fraction_neg (DewFraction a);
bool        _dew_fraction_add (DewFraction a, DewFraction b, DewFraction *result);
bool        _dew_fraction_mul (DewFraction a, DewFraction b, DewFraction *result);

/* b is not 0. */
bool        _dew_fraction_div (DewFraction a, DewFraction b, DewFraction *result);
