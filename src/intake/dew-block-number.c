/* dew-block-number.c: numbers as spreadsheets show them and as they have them, compared in whole numbers */
#include "dew-block-private.h"

#include <string.h>

/* What a spreadsheet keeps of a number; digits beyond are noise of its arithmetic. */
#define SIGNIFICANT 15

/* Ten times the largest figure: what is larger is no figure, and more digits would not be exact. */
#define LARGEST_PENCE (G_GUINT64_CONSTANT (100) * 1000 * 1000 * 1000 * 1000)

/* digits / 10^decimals */
typedef struct {
  gboolean negative;
  guint64  digits;
  int      decimals;
} Number;

/* The blanks that group digits: none, thin and narrow ones included. */
static gsize
grouping_length (const char *at)
{
  static const char *const groupings[] = { ",", " ", "\u00a0", "\u2009", "\u202f" };

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (g_str_has_prefix (at, groupings[i]))
      return strlen (groupings[i]);

  return 0;
}

static gboolean
pass (const char **at,
      const char  *token)
{
  if (!g_str_has_prefix (*at, token))
    return FALSE;

  *at += strlen (token);
  return TRUE;
}

/* Digits, at most 18 that count, with a point among them; grouped ones where that is allowed. FALSE where there is no digit, or there are too many. */
static gboolean
read_digits (const char **at,
             gboolean     grouped,
             Number      *number)
{
  gboolean any = FALSE, point = FALSE;

  for (;;)
    {
      gsize grouping = grouped && any && !point ? grouping_length (*at) : 0;

      if (g_ascii_isdigit (**at))
        {
          if (number->digits >= G_GUINT64_CONSTANT (100000000000000000))
            return FALSE;
          number->digits = number->digits * 10 + (guint64) (**at - '0');
          number->decimals += point;
          any = TRUE;
          *at += 1;
        }
      else if (**at == '.' && !point)
        {
          point = TRUE;
          *at += 1;
        }
      else if (grouping > 0 && g_ascii_isdigit ((*at)[grouping]))
        {
          *at += grouping;
        }
      else
        {
          return any;
        }
    }
}

/* "£1,150.25", "(500)", "−£5" */
static gboolean
read_shown (const char *at,
            Number     *number)
{
  gboolean bracket = pass (&at, "(");

  *number = (Number) { .negative = bracket };
  if (!bracket && (pass (&at, "-") || pass (&at, "−") || pass (&at, "–")))
    number->negative = TRUE;
  if (pass (&at, "£") && !number->negative && (pass (&at, "-") || pass (&at, "−") || pass (&at, "–")))
    number->negative = TRUE;

  return read_digits (&at, TRUE, number) && (!bracket || pass (&at, ")")) && *at == '\0';
}

/* Rounds away what the spreadsheet does not keep, and zeros at the end. */
static void
shorten (Number *number)
{
  guint64 power = 1;
  int n = 0;

  for (; number->digits / power >= G_GUINT64_CONSTANT (1000000000000000); n++)
    power *= 10;
  number->digits = (number->digits + power / 2) / power;
  number->decimals -= n;

  for (; number->digits % 10 == 0 && number->digits > 0; number->decimals--)
    number->digits /= 10;
  if (number->digits == 0)
    number->decimals = 0;
}

/* Whole pence: FALSE where it has more decimals or is too large. */
static gboolean
make_pence (Number *number)
{
  shorten (number);
  if (number->decimals > 2 || number->decimals < -SIGNIFICANT)
    return FALSE;

  for (; number->decimals < 2; number->decimals++)
    {
      if (number->digits > LARGEST_PENCE)
        return FALSE;
      number->digits *= 10;
    }
  return number->digits <= LARGEST_PENCE;
}

/* "1150.25", "1.15025E3", "1150.2500000000001" */
static gboolean
read_attribute (const char *at,
                Number     *number)
{
  *number = (Number) { .negative = pass (&at, "-") };
  if (!read_digits (&at, FALSE, number))
    return FALSE;

  if (pass (&at, "e") || pass (&at, "E"))
    {
      gboolean negative = pass (&at, "-");
      int exponent = 0;

      if (!negative)
        pass (&at, "+");
      if (!g_ascii_isdigit (*at))
        return FALSE;
      for (; g_ascii_isdigit (*at) && exponent < 1000; at++)
        exponent = exponent * 10 + (*at - '0');
      number->decimals += negative ? exponent : -exponent;
    }

  return *at == '\0' && make_pence (number);
}

/* Whether so many pence, rounded to the decimals shown, are what is shown. */
static gboolean
rounds_to (const Number *pence,
           const Number *shown)
{
  guint64 one = 1, digits = pence->digits;

  if (shown->decimals > 4)
    return FALSE;

  for (int i = shown->decimals; i < 2; i++)
    one *= 10;
  digits = (digits + one / 2) / one;
  for (int i = 2; i < shown->decimals; i++)
    digits *= 10;

  /* A little below nothing is shown with a minus or without. */
  return digits == shown->digits && (digits == 0 || pence->negative == shown->negative);
}

gboolean
_dew_block_is_plain_number (const char *text)
{
  pass (&text, "-");
  if (*text == '0' && g_ascii_isdigit (text[1]))
    return FALSE;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  text += strspn (text, "0123456789");
  if (*text == '\0')
    return TRUE;

  return *text == '.' && text[1] != '\0' && text[1 + strspn (text + 1, "0123456789")] == '\0';
}

static char *
print_pence (const Number *number)
{
  const char *sign = number->negative && number->digits > 0 ? "-" : "";
  guint64 pounds = number->digits / 100;
  guint pence = (guint) (number->digits % 100);

  if (pence == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, pounds);
  if (pence % 10 == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%u", sign, pounds, pence / 10);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", sign, pounds, pence);
}

static gboolean
is_written_short (const char *text)
{
  const char *point = strchr (text, '.');

  return _dew_block_is_plain_number (text) && (point == NULL || strlen (point + 1) <= 2);
}

char *
_dew_block_exact_number (const char *attribute,
                         const char *shown)
{
  Number exact, seen;

  if (!read_attribute (attribute, &exact) || !read_shown (shown, &seen) || !rounds_to (&exact, &seen))
    return NULL;

  return is_written_short (attribute) ? g_strdup (attribute) : print_pence (&exact);
}
