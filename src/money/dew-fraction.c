/* dew-fraction.c: exact fractions in 128 bits */

#include <assert.h>

#include "dew-fraction-private.h"

typedef unsigned __int128 Size;

/* The largest number used; its opposite is the smallest, so that every number has one. */
#define LARGEST ((__int128) (~(Size) 0 >> 1))

static Size
size_of (__int128 number)
{
  return number < 0 ? -(Size) number : (Size) number;
}

static __int128
find_common_divisor (__int128 a,
                     __int128 b)
{
  Size x = size_of (a);
  Size y = size_of (b);

  while (y != 0)
    {
      Size rest = x % y;

      x = y;
      y = rest;
    }

  return (__int128) x;
}

static bool
multiply (__int128  a,
          __int128  b,
          __int128 *product)
{
  Size size;

  if (__builtin_mul_overflow (size_of (a), size_of (b), &size) || size > (Size) LARGEST)
    return false;

  *product = (a < 0) != (b < 0) ? -(__int128) size : (__int128) size;
  return true;
}

static bool
add (__int128  a,
     __int128  b,
     __int128 *sum)
{
  if (a > 0 ? b > LARGEST - a : b < -LARGEST - a)
    return false;

  *sum = a + b;
  return true;
}

DewFraction
_dew_fraction_make (__int128 num,
                    __int128 den)
{
  __int128 divisor;

  assert (den > 0);

  divisor = find_common_divisor (num, den);
  return (DewFraction) { num / divisor, den / divisor };
}

DewFraction
_dew_fraction_neg (DewFraction a)
{
  return (DewFraction) { -a.num, a.den };
}

bool
_dew_fraction_add (DewFraction  a,
                   DewFraction  b,
                   DewFraction *result)
{
  __int128 divisor, left, right, num, den;

  divisor = find_common_divisor (a.den, b.den);
  if (!multiply (a.num, b.den / divisor, &left) ||
      !multiply (b.num, a.den / divisor, &right) ||
      !add (left, right, &num) ||
      !multiply (a.den / divisor, b.den, &den))
    return false;

  *result = _dew_fraction_make (num, den);
  return true;
}

bool
_dew_fraction_mul (DewFraction  a,
                   DewFraction  b,
                   DewFraction *result)
{
  /* Crosswise first, so that the products are in lowest terms and as small as they can be. */
  __int128 first = find_common_divisor (a.num, b.den);
  __int128 second = find_common_divisor (b.num, a.den);
  __int128 num, den;

  if (!multiply (a.num / first, b.num / second, &num) ||
      !multiply (a.den / second, b.den / first, &den))
    return false;

  *result = (DewFraction) { num, den };
  return true;
}

bool
_dew_fraction_div (DewFraction  a,
                   DewFraction  b,
                   DewFraction *result)
{
  assert (b.num != 0);

  if (b.num < 0)
    return _dew_fraction_mul (a, (DewFraction) { -b.den, -b.num }, result);

  return _dew_fraction_mul (a, (DewFraction) { b.den, b.num }, result);
}
