/* dew-count.c: reading how many there are to be of something */
#include "dew-count.h"

#include <string.h>

static bool
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

/* How many digits there are. */
static size_t
span_digits (const char *text)
{
  size_t n = 0;

  while (is_digit (text[n]))
    n++;

  return n;
}

/* The length of a number, 0 where commas stand elsewhere than before every three digits. */
static size_t
span_number (const char *text)
{
  size_t n = span_digits (text);

  if (n == 0 || n > 3)
    return n;

  while (text[n] == ',')
    {
      if (span_digits (text + n + 1) != 3)
        return 0;
      n += 4;
    }

  return n;
}

bool
dew_count_read (const char *text,
                uint64_t    least,
                uint64_t    most,
                uint64_t   *count)
{
  uint64_t read = 0;
  size_t n;

  text += strspn (text, " ");
  n = span_number (text);
  if (n == 0 || text[n + strspn (text + n, " ")] != '\0')
    return false;

  for (size_t i = 0; i < n; i++)
    if (text[i] != ',' && (__builtin_mul_overflow (read, 10, &read) || __builtin_add_overflow (read, (uint64_t) (text[i] - '0'), &read)))
      return false;
  if (read < least || read > most)
    return false;

  *count = read;
  return true;
}
