/* dew-quantity.h: how many there are of something that is not money: admissions, days, points of a survey.
 *
 * A quantity is never a double: it is kept in thousandths of its unit, which is exact for what people type, with at most
 * three decimals. What the unit is, is not said here.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "dew-money-print.h"

/* The most that a quantity can be, either way, in thousandths: a million million of the unit. */
#define DEW_QUANTITY_LIMIT INT64_C (1000000000000000)

/* One of the unit. */
#define DEW_QUANTITY_ONE 1000u

/* Reads "1200", "1,200.5", "1 200", ".5", "-3", "−3", "+12" into thousandths: at most three decimals, commas or blanks
 * every three digits, within the limit; blanks around are skipped. False if it is anything else, and nothing of the unit
 * may stand with it; then *offset (may be NULL) is the byte where reading stopped, and *thousandths is untouched. */
bool dew_quantity_read (const char *text, int64_t *thousandths, size_t *offset);

/* Bytes enough for any quantity, with its terminator. */
#define DEW_QUANTITY_SIZE DEW_MONEY_SIZE

/* Prints thousandths with as few decimals as are exact: "1200", "-0.5". Of the flags DEW_PRINT_GROUPS and DEW_PRINT_MINUS
 * count. Reads back to the same, if it is within the limit. Returns buf. */
char *dew_quantity_print (int64_t thousandths, unsigned flags, char buf[DEW_QUANTITY_SIZE]);
