/* dew-quantity.c: reading and printing quantities in thousandths */

#include "dew-quantity.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dew-blank-private.h"

#define DECIMALS 3

static bool
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

/* ---- Reading ---- */

/* A sign before it, and what is left of the text. Word processors put dashes for a minus. */
static const char *
skip_sign (const char *text,
           bool       *negative)
{
  static const char *const minuses[] = { "-", "\u2212", "\u2013" };

  *negative = false;
  for (size_t i = 0; i < sizeof minuses / sizeof minuses[0]; i++)
    if (strncmp (text, minuses[i], strlen (minuses[i])) == 0)
      {
        *negative = true;
        return _dew_skip_blanks (text + strlen (minuses[i]));
      }

  return *text == '+' ? _dew_skip_blanks (text + 1) : text;
}

/* How long what separates groups is: a comma or one blank, with three digits behind it. 0 where it is none. */
static size_t
measure_separator (const char *text)
{
  size_t length = *text == ',' ? 1 : _dew_blank_length (text);

  return length > 0 && is_digit (text[length]) && is_digit (text[length + 1]) && is_digit (text[length + 2]) ? length : 0;
}

/* Appends a digit. False where that would be beyond the limit. */
static bool
add_digit (int64_t *value,
           char     digit)
{
  if (*value > DEW_QUANTITY_LIMIT / 10)
    return false;

  *value = *value * 10 + (digit - '0');
  return *value <= DEW_QUANTITY_LIMIT;
}

/* Reads the digits before the point. Once there are groups, every one has three digits and the first no more. */
static bool
read_whole (const char **p,
            int64_t     *value)
{
  int n_digits = 0;
  bool grouped = false;

  for (;;)
    {
      size_t length = n_digits >= 1 && n_digits <= 3 && (!grouped || n_digits == 3) ? measure_separator (*p) : 0;

      if (is_digit (**p))
        {
          if ((grouped && n_digits == 3) || !add_digit (value, **p))
            return false;
          n_digits++;
          (*p)++;
        }
      else if (length > 0)
        {
          grouped = true;
          n_digits = 0;
          *p += length;
        }
      else
        return true;
    }
}

/* Reads to where the number ends, or goes wrong: *p. */
static bool
read_number (const char **p,
             int64_t     *value)
{
  int decimals = 0;

  if (!is_digit (**p) && !(**p == '.' && is_digit ((*p)[1])))
    return false;
  if (!read_whole (p, value))
    return false;

  if (**p == '.')
    {
      (*p)++;
      if (!is_digit (**p))
        return false;
    }
  else
    decimals = -1;

  for (; decimals >= 0 && decimals < DECIMALS && is_digit (**p); decimals++, (*p)++)
    if (!add_digit (value, **p))
      return false;
  if (decimals >= 0 && is_digit (**p))
    return false;

  for (decimals = decimals < 0 ? 0 : decimals; decimals < DECIMALS; decimals++)
    if (!add_digit (value, '0'))
      return false;

  return true;
}

bool
dew_quantity_read (const char *text,
                   int64_t    *thousandths,
                   size_t     *offset)
{
  bool negative;
  int64_t value = 0;
  const char *p = skip_sign (_dew_skip_blanks (text), &negative);

  if (read_number (&p, &value))
    {
      p = _dew_skip_blanks (p);
      if (*p == '\0')
        {
          *thousandths = negative ? -value : value;
          return true;
        }
    }

  if (offset != NULL)
    *offset = (size_t) (p - text);

  return false;
}

/* ---- Printing ---- */

/* ".25": what stands behind the point, as short as it is exact; "" for nothing. */
static void
print_fraction (unsigned fraction,
                char     text[16])
{
  int length = snprintf (text, 16, ".%03u", fraction);

  while (length > 0 && (text[length - 1] == '0' || text[length - 1] == '.'))
    text[--length] = '\0';
}

char *
dew_quantity_print (int64_t  thousandths,
                    unsigned flags,
                    char     buf[DEW_QUANTITY_SIZE])
{
  uint64_t size = thousandths < 0 ? -(uint64_t) thousandths : (uint64_t) thousandths;
  const char *sign = thousandths >= 0 ? "" : flags & DEW_PRINT_MINUS ? "\u2212" : "-";
  char whole[DEW_MONEY_SIZE], fraction[16];

  if (flags & DEW_PRINT_GROUPS)
    dew_print_count (size / DEW_QUANTITY_ONE, whole);
  else
    snprintf (whole, sizeof whole, "%" PRIu64, size / DEW_QUANTITY_ONE);
  print_fraction ((unsigned) (size % DEW_QUANTITY_ONE), fraction);
  snprintf (buf, DEW_QUANTITY_SIZE, "%s%.32s%s", sign, whole, fraction);

  return buf;
}
