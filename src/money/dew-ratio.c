/* dew-ratio.c: proportions as pairs of integers, percentages as millionths */

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dew-blank-private.h"
#include "dew-ratio.h"

#define PERCENT_DECIMALS 4
#define PER_CENT         (DEW_WHOLE / 100)      /* millionths in 1 % */

static uint64_t
size_of (int64_t number)
{
  return number < 0 ? -(uint64_t) number : (uint64_t) number;
}

static uint64_t
find_common_divisor (uint64_t a,
                     uint64_t b)
{
  while (b != 0)
    {
      uint64_t rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

bool
dew_ratio_make (int64_t   num,
                int64_t   den,
                DewRatio *ratio)
{
  bool negative = (num < 0) != (den < 0);
  uint64_t n = size_of (num);
  uint64_t d = size_of (den);
  uint64_t divisor;

  if (den == 0)
    return false;

  divisor = find_common_divisor (n, d);
  n /= divisor;
  d /= divisor;

  /* Only the smallest integer of all has no opposite. */
  if (d > INT64_MAX || n > (uint64_t) INT64_MAX + negative)
    return false;

  ratio->num = (int64_t) (negative ? -n : n);
  ratio->den = (int64_t) d;
  return true;
}

int
dew_ratio_cmp (DewRatio a,
               DewRatio b)
{
  __int128 left = (__int128) a.num * b.den;
  __int128 right = (__int128) b.num * a.den;

  return (left > right) - (left < right);
}

bool
dew_ratio_of (DewRatio  ratio,
              DewMoney  amount,
              DewMoney *result)
{
  __int128 product = (__int128) amount.pence * ratio.num;
  __int128 size = product < 0 ? -product : product;
  __int128 pence;

  assert (ratio.den > 0);

  pence = size / ratio.den;
  if (size % ratio.den >= ratio.den - size % ratio.den)
    pence++;

  if (product < 0)
    pence = -pence;

  if (pence < INT64_MIN || pence > INT64_MAX)
    return false;

  *result = dew_pence ((int64_t) pence);
  return true;
}

static bool
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

/* Reads digits with up to four decimals into millionths, as far as most. *stop is where it ended, or went wrong. */
static bool
read_percent (const char  *text,
              int64_t      most,
              int64_t     *millionths,
              const char **stop)
{
  const char *p = text;
  int64_t value = 0;
  int decimals = 0;

  *stop = p;
  if (!is_digit (*p) && !(*p == '.' && is_digit (p[1])))
    return false;

  for (; is_digit (*p); p++)
    {
      value = value * 10 + (*p - '0');
      if (value > most / PER_CENT)
        return false;
    }

  if (*p == '.')
    {
      *stop = ++p;
      if (!is_digit (*p))
        return false;
    }

  for (; is_digit (*p) && decimals < PERCENT_DECIMALS; p++, decimals++)
    value = value * 10 + (*p - '0');

  *stop = p;
  if (is_digit (*p))
    return false;

  for (; decimals < PERCENT_DECIMALS; decimals++)
    value *= 10;

  if (value > most)
    {
      *stop = text;
      return false;
    }

  *millionths = value;
  return true;
}

/* The same with a sign for per cent, or none, and nothing behind. *stop as above. */
static bool
read_whole (const char  *text,
            int64_t      most,
            int64_t     *millionths,
            const char **stop)
{
  int64_t value;
  const char *p;

  if (!read_percent (text, most, &value, &p))
    {
      *stop = p;
      return false;
    }

  p = _dew_skip_blanks (p);
  if (*p == '%')
    p = _dew_skip_blanks (p + 1);

  *stop = p;
  if (*p != '\0')
    return false;

  *millionths = value;
  return true;
}

bool
dew_percent_read (const char *text,
                  int64_t    *millionths,
                  size_t     *offset)
{
  const char *stop;

  if (read_whole (_dew_skip_blanks (text), DEW_WHOLE, millionths, &stop))
    return true;

  if (offset != NULL)
    *offset = (size_t) (stop - text);

  return false;
}

/* What stands behind a sign, where there is one. */
static const char *
skip_sign (const char *text,
           bool       *negative)
{
  static const char *const minuses[] = { "-", "\u2212", "\u2013" };

  *negative = false;
  for (size_t i = 0; i < sizeof (minuses) / sizeof (*minuses); i++)
    if (strncmp (text, minuses[i], strlen (minuses[i])) == 0)
      {
        *negative = true;
        return text + strlen (minuses[i]);
      }

  return *text == '+' ? text + 1 : text;
}

bool
dew_percent_read_within (const char *text,
                         int64_t     low,
                         int64_t     high,
                         int64_t    *millionths)
{
  bool negative;
  int64_t value;
  const char *digits = skip_sign (_dew_skip_blanks (text), &negative);
  const char *stop;

  assert (-DEW_PERCENT_LIMIT <= low && low <= 0 && 0 <= high && high <= DEW_PERCENT_LIMIT);

  if (!read_whole (_dew_skip_blanks (digits), negative ? -low : high, &value, &stop))
    return false;

  *millionths = negative ? -value : value;
  return true;
}

char *
dew_percent_print (int64_t millionths,
                   int     decimals,
                   char    buf[DEW_PERCENT_SIZE])
{
  const char *sign = millionths < 0 ? "-" : "";
  uint64_t size = size_of (millionths);
  uint64_t fraction = size % PER_CENT;
  int places = PERCENT_DECIMALS;

  assert (decimals == PERCENT_DECIMALS || decimals == -1);

  if (decimals == -1)
    {
      for (; places > 0 && fraction % 10 == 0; places--)
        fraction /= 10;
    }

  if (places == 0)
    snprintf (buf, DEW_PERCENT_SIZE, "%s%" PRIu64, sign, size / PER_CENT);
  else
    snprintf (buf, DEW_PERCENT_SIZE, "%s%" PRIu64 ".%0*" PRIu64, sign, size / PER_CENT, places, fraction);

  return buf;
}

char *
dew_percent_print_signed (int64_t millionths,
                          char    buf[DEW_PERCENT_SIZE])
{
  const char *sign = millionths > 0 ? "+" : millionths < 0 ? "\u2212" : "";
  char number[DEW_PERCENT_SIZE];
  const char *digits = dew_percent_print (millionths, -1, number);

  snprintf (buf, DEW_PERCENT_SIZE, "%s%s", sign, millionths < 0 ? digits + 1 : digits);

  return buf;
}
