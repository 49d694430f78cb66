/* dew-money-read.c: reading amounts as people type and paste them */

#include <string.h>

#include "dew-blank-private.h"
#include "dew-money-read-private.h"

/* A figure is exact up to so many digits on either side of its decimal point. */
#define MAX_DIGITS 18

const char _dew_money_too_large[] = N_("it is more than 100 thousand million pounds");
const char _dew_money_second_sign[] = N_("there is a second sign");
const char _dew_money_open_bracket[] = N_("this bracket is not closed");

static const char expected[] = N_("an amount of money is expected here");
static const char not_money[] = N_("this is not an amount of money");
static const char percentage[] = N_("a percentage is not an amount of money");
static const char other_currency[] = N_("amounts are in pounds, and no other currency is understood");
static const char not_grouped[] = N_("figures are grouped in threes; this may be a number as other countries write it");
static const char comma_last[] =
  N_("a comma cannot follow the decimal point; this may be a number as other countries write it");
static const char second_point[] = N_("there is a second decimal point");
static const char no_decimals[] = N_("figures are expected after the decimal point");
static const char many_decimals[] = N_("there are more than two decimals of a pound");
static const char not_pence[] = N_("it does not come out in whole pence");
static const char unknown_word[] = N_("only k, m, bn, thousand, million and billion can follow a figure");
static const char signed_bracket[] = N_("brackets already mean minus, so no sign can stand with them");
static const char close_bracket[] = N_("this bracket was never opened");
static const char sum_unsaid[] = N_("a sum to be worked out must begin with =");
static const char sign_last[] = N_("the sign must stand before the figure");

typedef struct {
  const char *start;
  const char *point;            /* where there is one */
  __int128    digits;           /* with the decimals, trailing zeros left out */
  int         decimals;
} Number;

static const struct {
  const char *word;
  int64_t     pence;
} multiples[] = {
  { "k", INT64_C (100000) },
  { "thousand", INT64_C (100000) },
  { "m", INT64_C (100000000) },
  { "million", INT64_C (100000000) },
  { "bn", INT64_C (100000000000) },
  { "billion", INT64_C (100000000000) },
};

int64_t
dew_unit_pence (DewUnit unit)
{
  static const int64_t pence[] = {
    [DEW_UNIT_POUNDS] = 100,
    [DEW_UNIT_THOUSANDS] = 100000,
    [DEW_UNIT_MILLIONS] = 100000000,
  };

  return pence[unit];
}

const char *
dew_unit_symbol (DewUnit unit)
{
  static const char *const symbols[] = {
    [DEW_UNIT_POUNDS] = "£",
    [DEW_UNIT_THOUSANDS] = "£000",
    [DEW_UNIT_MILLIONS] = "£m",
  };

  return symbols[unit];
}

/* ---- Small parts ---- */

bool
_dew_money_refuse (DewMoneyReader *reader,
                   const char     *trouble,
                   const char     *reason)
{
  reader->trouble = trouble;
  reader->reason = reason;
  return false;
}

bool
_dew_money_take (DewMoneyReader *reader,
                 const char     *text)
{
  size_t length = strlen (text);
  const char *p = _dew_skip_blanks (reader->p);

  if (strncmp (p, text, length) != 0)
    return false;

  reader->p = p + length;
  return true;
}

DewSign
_dew_money_take_sign (DewMoneyReader *reader)
{
  /* The hyphen, the true minus, and what word processors put for them: two hyphens, the figure dash, the en dash. */
  static const char *const minuses[] = { "-", "\u2212", "\u2010", "\u2011", "\u2012", "\u2013" };

  if (_dew_money_take (reader, "+"))
    return DEW_SIGN_PLUS;

  for (size_t i = 0; i < sizeof minuses / sizeof *minuses; i++)
    {
      if (_dew_money_take (reader, minuses[i]))
        return DEW_SIGN_MINUS;
    }

  return DEW_SIGN_NONE;
}

static bool
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

static bool
is_letter (char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Why what comes next cannot be read. */
static const char *
explain_stranger (DewMoneyReader *reader)
{
  DewMoneyReader ahead = *reader;
  const char *p = _dew_skip_blanks (reader->p);

  if (*p == '\0' || *p == '(' || *p == ')' || *p == '*' || *p == '/')
    return expected;

  if (*p == '%')
    return percentage;

  if (_dew_money_take_sign (&ahead) != DEW_SIGN_NONE)
    return _dew_money_second_sign;

  /* $, €, ¥ */
  if (*p == '$' || strncmp (p, "\u20ac", 3) == 0 || strncmp (p, "\u00a5", 2) == 0)
    return other_currency;

  return not_money;
}

/* ---- Numbers ---- */

/* The bytes of the separator that stands before more digits: a comma, or blanks. 0 where there is none. */
static size_t
measure_separator (const char *p)
{
  size_t length = *p == ',' || *p == ' ' ? 1 : _dew_blank_length (p);

  /* Tabs and new lines part cells. */
  if (length == 1 && *p != ',' && *p != ' ')
    return 0;

  return length > 0 && is_digit (p[length]) ? length : 0;
}

/* Reads the digits before the point. Where they are grouped, all groups but the first have three digits and all
 * separators are of a kind. */
static bool
read_whole (DewMoneyReader *reader,
            Number         *number)
{
  const char *separator = NULL;
  bool grouped = false;
  size_t in_group = 0;
  size_t length;

  for (;;)
    {
      for (; is_digit (*reader->p); reader->p++, in_group++)
        {
          if (number->digits < (__int128) INT64_MAX)
            number->digits = number->digits * 10 + (*reader->p - '0');
        }

      if (grouped && in_group != 3)
        return _dew_money_refuse (reader, separator, not_grouped);

      length = measure_separator (reader->p);
      if (length == 0)
        return true;

      if (in_group > 3 || (grouped && (*separator == ',') != (*reader->p == ',')))
        return _dew_money_refuse (reader, reader->p, not_grouped);

      grouped = true;
      separator = reader->p;
      reader->p += length;
      in_group = 0;
    }
}

/* Reads the digits after the point; zeros at the end do not count. */
static bool
read_decimals (DewMoneyReader *reader,
               Number         *number)
{
  size_t place;

  number->point = reader->p++;
  if (!is_digit (*reader->p))
    return _dew_money_refuse (reader, reader->p, no_decimals);

  for (place = 1; is_digit (*reader->p); reader->p++, place++)
    {
      if (*reader->p == '0')
        continue;

      if (place > MAX_DIGITS)
        return _dew_money_refuse (reader, number->point + 3, many_decimals);

      for (; number->decimals < (int) place; number->decimals++)
        number->digits *= 10;
      number->digits += *reader->p - '0';
    }

  if (*reader->p == '.')
    return _dew_money_refuse (reader, reader->p, second_point);

  if (*reader->p == ',')
    return _dew_money_refuse (reader, reader->p, comma_last);

  if (measure_separator (reader->p) > 0)
    return _dew_money_refuse (reader, reader->p, not_grouped);

  return true;
}

static bool
read_number (DewMoneyReader *reader,
             Number         *number)
{
  reader->p = _dew_skip_blanks (reader->p);
  *number = (Number) { .start = reader->p };

  if (!is_digit (*reader->p) && !(*reader->p == '.' && is_digit (reader->p[1])))
    return _dew_money_refuse (reader, reader->p, explain_stranger (reader));

  if (!read_whole (reader, number))
    return false;

  /* Far more than any amount, and what is beyond it was not kept. */
  if (number->digits >= (__int128) INT64_MAX)
    return _dew_money_refuse (reader, number->start, _dew_money_too_large);

  if (*reader->p == ',')
    return _dew_money_refuse (reader, reader->p, not_grouped);

  return *reader->p != '.' || read_decimals (reader, number);
}

/* ---- Figures ---- */

static bool
word_is (const char *p,
         size_t      length,
         const char *word)
{
  if (strlen (word) != length)
    return false;

  for (size_t i = 0; i < length; i++)
    {
      /* Letters of ASCII differ by this bit in their case. */
      if ((p[i] | 0x20) != word[i])
        return false;
    }

  return true;
}

/* Reads k, m, bn and the like. *pence is 0 when there is none. */
static bool
read_multiple (DewMoneyReader *reader,
               int64_t        *pence)
{
  const char *start = _dew_skip_blanks (reader->p);
  size_t length = 0;

  *pence = 0;
  if (*start == '%')
    return _dew_money_refuse (reader, start, percentage);

  while (is_letter (start[length]))
    length++;

  if (length == 0)
    return true;

  for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++)
    {
      if (word_is (start, length, multiples[i].word))
        {
          *pence = multiples[i].pence;
          reader->p = start + length;
          return true;
        }
    }

  return _dew_money_refuse (reader, start, unknown_word);
}

/* The decimals that one of so many pence has. */
static int
count_decimals (int64_t pence)
{
  int decimals = 0;

  for (; pence > 1; pence /= 10)
    decimals++;

  return decimals;
}

static __int128
power_of_ten (int exponent)
{
  __int128 power = 1;

  for (; exponent > 0; exponent--)
    power *= 10;

  return power;
}

/* Makes a number money of so many pence each. */
static bool
scale (DewMoneyReader *reader,
       const Number   *number,
       int64_t         pence,
       DewMoneyTerm   *term)
{
  if (!_dew_fraction_mul (term->amount, _dew_fraction_whole (pence), &term->amount))
    return _dew_money_refuse (reader, number->start, _dew_money_too_large);

  if (term->amount.den != 1)
    return _dew_money_refuse (reader, number->point + 1 + count_decimals (pence), many_decimals);

  term->is_money = true;
  return true;
}

bool
_dew_money_read_figure (DewMoneyReader *reader,
                        const char     *no_sign,
                        DewMoneyTerm   *term)
{
  bool pounds = _dew_money_take (reader, "£");
  const char *sign_start = _dew_skip_blanks (reader->p);
  DewSign sign = pounds ? _dew_money_take_sign (reader) : DEW_SIGN_NONE;
  int64_t pence;
  Number number;

  if (sign != DEW_SIGN_NONE && no_sign != NULL)
    return _dew_money_refuse (reader, sign_start, no_sign);

  if (!read_number (reader, &number) || !read_multiple (reader, &pence))
    return false;

  if (pence == 0 && pounds)
    {
      reader->pounds_alone = true;
      pence = dew_unit_pence (reader->pounds_as_unit ? reader->unit : DEW_UNIT_POUNDS);
    }
  else if (pence == 0 && !reader->in_formula)
    {
      pence = dew_unit_pence (reader->unit);
    }

  term->start = number.start;
  term->amount = _dew_fraction_make (number.digits, power_of_ten (number.decimals));
  term->is_money = false;
  if (pence > 0 && !scale (reader, &number, pence, term))
    return false;

  if (sign == DEW_SIGN_MINUS)
    term->amount = _dew_fraction_neg (term->amount);

  return true;
}

bool
_dew_money_make_money (DewMoneyReader *reader,
                       DewMoneyTerm   *term)
{
  if (term->is_money)
    return true;

  if (!_dew_fraction_mul (term->amount, _dew_fraction_whole (dew_unit_pence (reader->unit)), &term->amount))
    return _dew_money_refuse (reader, term->start, _dew_money_too_large);

  term->is_money = true;
  return true;
}

/* ---- The whole text ---- */

bool
_dew_money_read_end (DewMoneyReader *reader)
{
  const char *p = _dew_skip_blanks (reader->p);

  if (*p == '\0')
    return true;

  if (*p == ')')
    return _dew_money_refuse (reader, p, close_bracket);

  if (_dew_money_take_sign (reader) != DEW_SIGN_NONE)
    return _dew_money_refuse (reader, p, *_dew_skip_blanks (reader->p) == '\0' ? sign_last : sum_unsaid);

  if (*p == '*' || *p == '/')
    return _dew_money_refuse (reader, p, sum_unsaid);

  return _dew_money_refuse (reader, p, *p == '(' ? not_money : explain_stranger (reader));
}

/* The amount after an opening bracket, which means minus. */
static bool
read_bracket (DewMoneyReader *reader,
              const char     *bracket,
              DewMoneyTerm   *term)
{
  const char *start = _dew_skip_blanks (reader->p);

  if (_dew_money_take_sign (reader) != DEW_SIGN_NONE)
    return _dew_money_refuse (reader, start, signed_bracket);

  if (!_dew_money_read_figure (reader, signed_bracket, term))
    return false;

  if (!_dew_money_take (reader, ")"))
    {
      if (*_dew_skip_blanks (reader->p) != '\0')
        return _dew_money_read_end (reader);
      return _dew_money_refuse (reader, bracket, _dew_money_open_bracket);
    }

  term->amount = _dew_fraction_neg (term->amount);
  return true;
}

/* An amount that is not a formula. */
static bool
read_plain (DewMoneyReader *reader,
            DewMoneyTerm   *term)
{
  const char *start = _dew_skip_blanks (reader->p);
  DewSign sign = _dew_money_take_sign (reader);
  const char *bracket = _dew_skip_blanks (reader->p);

  if (_dew_money_take (reader, "("))
    {
      if (sign != DEW_SIGN_NONE)
        return _dew_money_refuse (reader, start, signed_bracket);

      return read_bracket (reader, bracket, term) && _dew_money_read_end (reader);
    }

  if (!_dew_money_read_figure (reader, sign != DEW_SIGN_NONE ? _dew_money_second_sign : NULL, term))
    return false;

  if (sign == DEW_SIGN_MINUS)
    term->amount = _dew_fraction_neg (term->amount);

  return _dew_money_read_end (reader);
}

static bool
read_text (DewMoneyReader *reader,
           DewMoney       *value)
{
  const char *start = _dew_skip_blanks (reader->p);
  DewMoneyTerm term;

  reader->in_formula = _dew_money_take (reader, "=");
  if (!(reader->in_formula ? _dew_money_read_formula (reader, &term) : read_plain (reader, &term)))
    return false;

  if (term.amount.den != 1)
    return _dew_money_refuse (reader, start, not_pence);

  if (term.amount.num > DEW_MONEY_LIMIT || term.amount.num < -DEW_MONEY_LIMIT)
    return _dew_money_refuse (reader, start, _dew_money_too_large);

  *value = dew_pence ((int64_t) term.amount.num);
  return true;
}

/* A dash where a figure would stand means that there is none. */
static bool
is_nil (const char *text)
{
  static const char *const dashes[] = { "-", "\u2013", "\u2014", "\u2212" };
  DewMoneyReader reader = { .p = text };

  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
    {
      if (_dew_money_take (&reader, dashes[i]))
        return *_dew_skip_blanks (reader.p) == '\0';
    }

  return false;
}

DewReadStatus
dew_money_read (const char *text,
                DewUnit     unit,
                DewReading *reading)
{
  DewMoneyReader reader = { .p = text, .unit = unit };
  DewMoneyReader again = { .p = text, .unit = unit, .pounds_as_unit = true };

  *reading = (DewReading) { .value = DEW_MONEY_ZERO };

  if (text == NULL || *_dew_skip_blanks (text) == '\0')
    return DEW_READ_EMPTY;

  if (is_nil (text))
    return DEW_READ_OK;

  if (!read_text (&reader, &reading->value))
    {
      reading->offset = (size_t) (reader.trouble - text);
      reading->reason = reader.reason;
      return DEW_READ_REFUSED;
    }

  /* Where the other meaning is impossible, or the same as it always is in pounds, there is nothing to ask. */
  if (!reader.pounds_alone || !read_text (&again, &reading->other))
    return DEW_READ_OK;

  return dew_money_cmp (reading->value, reading->other) == 0 ? DEW_READ_OK : DEW_READ_ASK;
}
