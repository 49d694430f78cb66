/* dew-money-formula.c: the sums that are typed after an = sign
 *
 *   sum     = product { ("+" | "-") product }
 *   product = factor { ("*" | "/") factor }
 *   factor  = [ "+" | "-" ] ( figure | "(" sum ")" )
 *
 * Bare numbers stay plain as long as only such are added to them, so that they can still be factors: (1 + 0.05) * 3m.
 * They take the unit where they meet money, or at the end.
 */

#include "dew-blank-private.h"
#include "dew-money-read-private.h"

/* Deeper than anybody types, and far from the end of the stack. */
#define MAX_DEPTH 32

static const char too_deep[] = N_("the brackets are nested too deeply");
static const char too_long[] = N_("this cannot be worked out exactly; please enter the amount itself");
static const char by_nil[] = N_("nothing can be divided by nil");
static const char by_money[] = N_("an amount of money can be divided by a plain number only");
static const char money_by_money[] = N_("two amounts of money cannot be multiplied");

static bool read_sum (DewMoneyReader *reader, DewMoneyTerm *term);

static bool
read_brackets (DewMoneyReader *reader,
               const char     *bracket,
               DewMoneyTerm   *term)
{
  if (reader->depth == MAX_DEPTH)
    return _dew_money_refuse (reader, bracket, too_deep);

  reader->depth++;
  if (!read_sum (reader, term))
    return false;
  reader->depth--;

  if (!_dew_money_take (reader, ")"))
    {
      if (*_dew_skip_blanks (reader->p) != '\0')
        return _dew_money_read_end (reader);
      return _dew_money_refuse (reader, bracket, _dew_money_open_bracket);
    }

  term->start = bracket;
  return true;
}

static bool
read_factor (DewMoneyReader *reader,
             DewMoneyTerm   *term)
{
  DewSign sign = _dew_money_take_sign (reader);
  const char *start = _dew_skip_blanks (reader->p);

  if (_dew_money_take (reader, "("))
    {
      if (!read_brackets (reader, start, term))
        return false;
    }
  else if (!_dew_money_read_figure (reader, sign != DEW_SIGN_NONE ? _dew_money_second_sign : NULL, term))
    {
      return false;
    }

  if (sign == DEW_SIGN_MINUS)
    term->amount = _dew_fraction_neg (term->amount);

  return true;
}

static bool
multiply (DewMoneyReader     *reader,
          DewMoneyTerm       *term,
          const DewMoneyTerm *factor)
{
  if (term->is_money && factor->is_money)
    return _dew_money_refuse (reader, factor->start, money_by_money);

  if (!_dew_fraction_mul (term->amount, factor->amount, &term->amount))
    return _dew_money_refuse (reader, factor->start, too_long);

  term->is_money |= factor->is_money;
  return true;
}

static bool
divide (DewMoneyReader     *reader,
        DewMoneyTerm       *term,
        const DewMoneyTerm *divisor)
{
  if (divisor->is_money)
    return _dew_money_refuse (reader, divisor->start, by_money);

  if (divisor->amount.num == 0)
    return _dew_money_refuse (reader, divisor->start, by_nil);

  if (!_dew_fraction_div (term->amount, divisor->amount, &term->amount))
    return _dew_money_refuse (reader, divisor->start, too_long);

  return true;
}

static bool
read_product (DewMoneyReader *reader,
              DewMoneyTerm   *term)
{
  DewMoneyTerm factor;

  if (!read_factor (reader, term))
    return false;

  for (;;)
    {
      if (_dew_money_take (reader, "*") || _dew_money_take (reader, "×"))
        {
          if (!read_factor (reader, &factor) || !multiply (reader, term, &factor))
            return false;
        }
      else if (_dew_money_take (reader, "/") || _dew_money_take (reader, "÷"))
        {
          if (!read_factor (reader, &factor) || !divide (reader, term, &factor))
            return false;
        }
      else
        {
          return true;
        }
    }
}

static bool
read_sum (DewMoneyReader *reader,
          DewMoneyTerm   *term)
{
  DewMoneyTerm right;
  DewSign sign;

  if (!read_product (reader, term))
    return false;

  while ((sign = _dew_money_take_sign (reader)) != DEW_SIGN_NONE)
    {
      if (!read_product (reader, &right))
        return false;

      if (term->is_money != right.is_money &&
          (!_dew_money_make_money (reader, term) || !_dew_money_make_money (reader, &right)))
        return false;

      if (sign == DEW_SIGN_MINUS)
        right.amount = _dew_fraction_neg (right.amount);

      if (!_dew_fraction_add (term->amount, right.amount, &term->amount))
        return _dew_money_refuse (reader, right.start, too_long);
    }

  return true;
}

bool
_dew_money_read_formula (DewMoneyReader *reader,
                         DewMoneyTerm   *term)
{
  return read_sum (reader, term) && _dew_money_read_end (reader) && _dew_money_make_money (reader, term);
}
