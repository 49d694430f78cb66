/* dew-money-print.c: amounts as text */

#include <assert.h>
#include <string.h>

#include "dew-money-print.h"

/* Places after the decimal point that are ever printed. */
#define MAX_DECIMALS 8

int
dew_unit_decimals (DewUnit unit)
{
  static const int decimals[] = {
    [DEW_UNIT_POUNDS] = 2,
    [DEW_UNIT_THOUSANDS] = 0,
    [DEW_UNIT_MILLIONS] = 1,
  };

  return decimals[unit];
}

int64_t
dew_unit_step (DewUnit unit)
{
  int64_t step = dew_unit_pence (unit);

  for (int i = dew_unit_decimals (unit); i > 0; i--)
    step /= 10;

  return step;
}

static unsigned __int128
power_of_ten (int exponent)
{
  unsigned __int128 power = 1;

  for (; exponent > 0; exponent--)
    power *= 10;

  return power;
}

/* The size of an amount as a number of the last decimal's, rounded half away from zero. */
static unsigned __int128
round_size (DewMoney amount,
            DewUnit  unit,
            int      decimals)
{
  uint64_t size = amount.pence < 0 ? -(uint64_t) amount.pence : (uint64_t) amount.pence;
  unsigned __int128 pence = (unsigned __int128) dew_unit_pence (unit);

  return (size * power_of_ten (decimals) + pence / 2) / pence;
}

static char *
put_text (char       *end,
          const char *text)
{
  size_t length = strlen (text);

  memcpy (end, text, length + 1);
  return end + length;
}

/* Writes a whole number with so many digits at least. */
static char *
put_number (char              *end,
            unsigned __int128  number,
            int                n_digits,
            bool               groups)
{
  char digits[32];
  int n = 0;

  for (; number > 0 || n < n_digits; number /= 10)
    digits[n++] = (char) ('0' + (int) (number % 10));

  while (n-- > 0)
    {
      *end++ = digits[n];
      if (groups && n > 0 && n % 3 == 0)
        *end++ = ',';
    }

  *end = '\0';
  return end;
}

static const char *
choose_sign (DewMoney          amount,
             unsigned __int128 size,
             unsigned          flags)
{
  if (size == 0)
    return "";

  if (amount.pence < 0)
    return flags & DEW_PRINT_MINUS ? "\u2212" : "-";

  return flags & DEW_PRINT_PLUS ? "+" : "";
}

static const char *
choose_suffix (DewUnit  unit,
               unsigned flags)
{
  if (!(flags & DEW_PRINT_SYMBOL) || unit == DEW_UNIT_POUNDS)
    return "";

  return unit == DEW_UNIT_THOUSANDS ? "k" : "m";
}

char *
dew_money_print (DewMoney amount,
                 DewUnit  unit,
                 int      decimals,
                 unsigned flags,
                 char     buf[DEW_MONEY_SIZE])
{
  unsigned __int128 size, fraction;
  char *end = buf;

  assert (decimals >= 0 && decimals <= MAX_DECIMALS);

  if (amount.pence == 0 && (flags & DEW_PRINT_DASH))
    {
      put_text (buf, "\u2013");
      return buf;
    }

  size = round_size (amount, unit, decimals);
  fraction = size % power_of_ten (decimals);

  end = put_text (end, choose_sign (amount, size, flags));
  end = put_text (end, flags & DEW_PRINT_SYMBOL ? "£" : "");
  end = put_number (end, size / power_of_ten (decimals), 1, flags & DEW_PRINT_GROUPS);

  if (decimals > 0 && !(fraction == 0 && unit == DEW_UNIT_POUNDS && (flags & DEW_PRINT_TRIM)))
    end = put_number (put_text (end, "."), fraction, decimals, false);

  put_text (end, choose_suffix (unit, flags));

  return buf;
}

/* The decimals that an amount is exact with in a unit, pounds with two or none. */
static int
count_exact_decimals (DewMoney amount,
                      DewUnit  unit)
{
  int64_t pence = dew_unit_pence (unit);
  int decimals = 0;

  if (unit == DEW_UNIT_POUNDS)
    return amount.pence % pence == 0 ? 0 : 2;

  for (; amount.pence % pence != 0; pence /= 10)
    decimals++;

  return decimals;
}

char *
dew_money_print_edit (DewMoney amount,
                      DewUnit  unit,
                      char     buf[DEW_MONEY_SIZE])
{
  return dew_money_print (amount, unit, count_exact_decimals (amount, unit), DEW_PRINT_PLAIN, buf);
}

char *
dew_print_count (uint64_t count,
                 char     buf[DEW_MONEY_SIZE])
{
  put_number (buf, count, 1, true);
  return buf;
}
