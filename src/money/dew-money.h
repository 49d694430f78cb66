/* dew-money.h: an amount of money, exact.
 *
 * Invariants
 *   - An amount is a whole number of pence, of either sign. No amount is ever a double.
 *   - Every operation is checked: on overflow it returns false and leaves its result untouched.
 *   - What a person may enter in one figure is at most DEW_MONEY_LIMIT either way, the bound up to which the formulas
 *     of an exported workbook are exact.
 *
 * This folder needs nothing but the C library.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pence. A struct of one field, so that pounds, percentages and counts cannot be taken for it. */
typedef struct {
  int64_t pence;
} DewMoney;

/* The largest single figure, in pence: 100 thousand million pounds. */
#define DEW_MONEY_LIMIT INT64_C (10000000000000)

#define DEW_MONEY_ZERO ((DewMoney) { 0 })

static inline DewMoney
dew_pence (int64_t pence)
{
  return (DewMoney) { pence };
}

/* Sum, difference, negation and size of amounts. False on overflow, *result untouched. */
bool dew_money_add (DewMoney a, DewMoney b, DewMoney *result);
bool dew_money_sub (DewMoney a, DewMoney b, DewMoney *result);
bool dew_money_neg (DewMoney a, DewMoney *result);
bool dew_money_abs (DewMoney a, DewMoney *result);

/* Less than 0, 0 or more than 0 as a is less than, equal to or more than b. */
int dew_money_cmp (DewMoney a, DewMoney b);
