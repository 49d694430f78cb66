/* dew-money-read.h: reading the amounts that people type and paste.
 *
 * Understood: 1234, 1,234.56, £1,234.56, 1.2m, £78 million, 250k, 3 thousand, 1.5bn, (500), -500, −500 (true minus),
 * £-5, -£5, (£500), +500, =78+21, =3.6m+300k-50, =2*3.5m, =(78+21)/3.
 *
 *   - Spaces, no-break spaces and thin spaces inside are grouping; commas and spaces must stand every three digits
 *     (12,34.5 is refused: it may be another locale's number). The dashes that word processors put for a minus are
 *     one. "-", "–", "−" and "—" alone are nil, 0.
 *   - A bare number takes the column's unit; £, k, m, bn, thousand, million, billion (in either case) make it absolute,
 *     in pounds. More than two decimals of a pound are refused, never rounded.
 *   - Formulas have + - * / and brackets, and are exact in fractions of a penny; what comes out in whole pence is
 *     taken, all else refused. A bare number takes the unit where it is added to money or is what comes out; factors and
 *     divisors stay plain, and an amount is divided by a plain number only.
 */
#pragma once

#include "dew-money.h"

/* The unit that a column shows and that a bare number takes. */
typedef enum {
  DEW_UNIT_POUNDS,
  DEW_UNIT_THOUSANDS,
  DEW_UNIT_MILLIONS,
} DewUnit;

/* Pence in one of the unit: 100, 100,000, 100,000,000. */
int64_t dew_unit_pence (DewUnit unit);

/* "£", "£000", "£m". */
const char *dew_unit_symbol (DewUnit unit);

typedef enum {
  DEW_READ_OK,          /* value is what was meant */
  DEW_READ_EMPTY,       /* nothing but white space: the cell is to be cleared */
  DEW_READ_ASK,         /* £ and no k, m or bn in a column in £000 or £m (£3,642): value is as written, other as if the
                         * £ were not there; not asked where the other is too large */
  DEW_READ_REFUSED,     /* reason and offset say why and where */
} DewReadStatus;

typedef struct {
  DewMoney    value;
  DewMoney    other;    /* DEW_READ_ASK only */
  size_t      offset;   /* DEW_READ_REFUSED: byte in the text where the trouble is */
  const char *reason;   /* DEW_READ_REFUSED: a static clause marked for translation, that what was typed and a colon go
                         * before: "a percentage is not an amount of money" */
} DewReading;

/* Reads UTF-8 text (NULL reads as empty). The result is within DEW_MONEY_LIMIT either way or refused. Never
 * allocates; the text may be hostile, and of any length (nesting is bounded). */
DewReadStatus dew_money_read (const char *text, DewUnit unit, DewReading *reading);
