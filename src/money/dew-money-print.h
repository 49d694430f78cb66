/* dew-money-print.h: amounts as text, for the screen, for tables and for machines.
 *
 * Rounding to the unit shown is half away from zero, each amount alone. What must foot is rounded together
 * beforehand, by dew_round_to_total ().
 */
#pragma once

#include "dew-money-read.h"

typedef enum {
  DEW_PRINT_PLAIN   = 0,        /* 1234.50: a hyphen for minus, no groups: for CSV and machines */
  DEW_PRINT_GROUPS  = 1 << 0,   /* 1,234.50 */
  DEW_PRINT_MINUS   = 1 << 1,   /* a true minus, U+2212 */
  DEW_PRINT_SYMBOL  = 1 << 2,   /* £ before the figure, after the sign: "£1,235k" in THOUSANDS, "£1.2m" in MILLIONS */
  DEW_PRINT_PLUS    = 1 << 3,   /* a plus before more than 0: for changes only */
  DEW_PRINT_DASH    = 1 << 4,   /* an en dash for exactly 0; what rounds to 0 is printed as 0 */
  DEW_PRINT_TRIM    = 1 << 5,   /* drops a fraction of 0 in pounds: £1,000,000 but £507,692.31 */
  DEW_PRINT_SCREEN  = DEW_PRINT_GROUPS | DEW_PRINT_MINUS,
} DewPrintFlags;

/* Bytes enough for any amount with any flags, with the terminator. */
#define DEW_MONEY_SIZE 64

/* The decimals that go with a unit: 2, 0 and 1. */
int dew_unit_decimals (DewUnit unit);

/* What the last digit of a figure so printed stands for, in pence: 1, £1,000 or £100,000. */
int64_t dew_unit_step (DewUnit unit);

/* Prints amount in the unit with that many decimals (0 to 8). A figure that rounds to zero prints without a sign.
 * Returns buf. */
char *dew_money_print (DewMoney amount, DewUnit unit, int decimals, unsigned flags, char buf[DEW_MONEY_SIZE]);

/* The text an editor opens with: exact and ungrouped in the unit; pounds with two decimals or none, the others with
 * as few as are exact. Reads back to the same amount, if that is within DEW_MONEY_LIMIT. */
char *dew_money_print_edit (DewMoney amount, DewUnit unit, char buf[DEW_MONEY_SIZE]);

/* Prints how many there are of something, with groups: "10,221". Returns buf. */
char *dew_print_count (uint64_t count, char buf[DEW_MONEY_SIZE]);
