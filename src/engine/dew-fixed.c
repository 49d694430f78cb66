/* dew-fixed.c: functions of numbers with 32 bits behind the point
 *
 * Series are summed with 60 bits behind the point, so that what is cut off does not show in 32.
 */
#include "dew-fixed.h"

#define ONE ((__int128) 1 << 60)
#define LN_2 ((__int128) G_GINT64_CONSTANT (799144290325165979))
#define GAIN 28         /* bits from 32 to 60 */

static __int128
multiply (__int128 a,
          __int128 b)
{
  return a * b >> 60;
}

gint64
dew_fixed_exp (gint64 x)
{
  __int128 exact = (__int128) x * (1 << GAIN);
  __int128 power = exact / LN_2 - (exact % LN_2 < 0);
  __int128 over = exact - power * LN_2;
  gint64 term = (gint64) ONE;
  __int128 sum = ONE;

  if (power >= 31)
    return G_MAXINT64;
  if (power < -32)
    return 0;

  /* Of a sixteenth of what is below ln 2 ten terms will do; it is squared four times. */
  for (int i = 1; i <= 10; i++)
    {
      term = (gint64) multiply (term, over >> 4) / i;
      sum += term;
    }
  for (int i = 0; i < 4; i++)
    sum = multiply (sum, sum);

  if (power >= GAIN)
    return (gint64) (sum << (power - GAIN));

  return (gint64) ((sum + (ONE >> 1 >> (60 - GAIN + power))) >> (GAIN - power));
}

gint64
dew_fixed_ln (gint64 x)
{
  int power = 63 - __builtin_clzll ((guint64) x) - 32;
  __int128 exact = (__int128) x << GAIN;
  __int128 base, square, term, sum = 0;

  /* Between 1 and 2, ln x = 2 artanh ((x - 1) / (x + 1)). */
  exact = power > 0 ? exact >> power : exact << -power;
  base = ((exact - ONE) << 60) / (exact + ONE);
  square = multiply (base, base);
  term = base;
  for (int i = 1; i <= 41; i += 2)
    {
      sum += term / i;
      term = multiply (term, square);
    }

  return (gint64) ((2 * sum + power * LN_2) >> GAIN);
}

/* By Newton's steps, from above: each is nearer, until it is the root. */
guint64
dew_root (unsigned __int128 number)
{
  guint64 high = (guint64) (number >> 64), low = (guint64) number;
  int bits = high != 0 ? 128 - __builtin_clzll (high) : low != 0 ? 64 - __builtin_clzll (low) : 0;
  unsigned __int128 next = (unsigned __int128) 1 << (bits + 1) / 2, root;

  if (number == 0)
    return 0;

  do
    {
      root = next;
      next = (root + number / root) / 2;
    }
  while (next < root);

  return (guint64) root;
}

gint64
dew_fixed_sqrt (gint64 x)
{
  return (gint64) dew_root ((unsigned __int128) x << 32);
}
