/* dew-money-read-private.h: what reading an amount and reading a formula share */
#pragma once

#include "dew-fraction-private.h"
#include "dew-money-read.h"

/* The reasons are looked up by whoever shows them. */
#define N_(text) text

typedef struct {
  const char *p;                /* what is still to be read */
  DewUnit     unit;
  bool        in_formula;       /* bare numbers may be factors */
  bool        pounds_as_unit;   /* reads £ as if it were not there: the other meaning of what is asked about */
  bool        pounds_alone;     /* a £ was read without k, m or bn */
  unsigned    depth;            /* of brackets */
  const char *trouble;          /* where and why it was refused */
  const char *reason;
} DewMoneyReader;

/* What a figure or a part of a formula comes to. A bare number is not money yet: it may be a factor. */
typedef struct {
  const char *start;
  DewFraction amount;           /* pence where it is money */
  bool        is_money;
} DewMoneyTerm;

typedef enum { DEW_SIGN_NONE, DEW_SIGN_PLUS, DEW_SIGN_MINUS } DewSign;

/* False, for returning it. */
bool _dew_money_refuse (DewMoneyReader *reader, const char *trouble, const char *reason);

/* Skips blanks, then takes the text, or a sign, if it comes next. */
bool    _dew_money_take      (DewMoneyReader *reader, const char *text);
DewSign _dew_money_take_sign (DewMoneyReader *reader);

/* Reads one figure with what belongs to it: £, a sign after the £, digits, k, m or bn. Where no sign may stand,
 * no_sign says why. */
bool _dew_money_read_figure (DewMoneyReader *reader, const char *no_sign, DewMoneyTerm *term);

/* A bare number takes the unit. */
bool _dew_money_make_money (DewMoneyReader *reader, DewMoneyTerm *term);

/* Refuses what stands after the end. */
bool _dew_money_read_end (DewMoneyReader *reader);

/* Reads what follows the = of a formula, to the end. */
bool _dew_money_read_formula (DewMoneyReader *reader, DewMoneyTerm *term);

extern const char _dew_money_too_large[];
extern const char _dew_money_second_sign[];
extern const char _dew_money_open_bracket[];
