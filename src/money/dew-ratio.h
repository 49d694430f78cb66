/* dew-ratio.h: a proportion as a pair of integers.
 *
 * A proportion is never a double: 99 : 195 is that pair. A percentage that a person types has at most four decimals
 * and is kept in millionths of the whole (DEW_WHOLE = 100 %), which is exact.
 */
#pragma once

#include "dew-money.h"

/* 100 % in the unit percentages are kept in: 0.0001 %. */
#define DEW_WHOLE INT64_C (1000000)

typedef struct {
  int64_t num;
  int64_t den;          /* more than 0 */
} DewRatio;

/* Brings num / den to lowest terms with a positive denominator. False when den is 0 or the sign cannot be moved. */
bool dew_ratio_make (int64_t num, int64_t den, DewRatio *ratio);

/* As memcmp: compares exactly, through 128 bits. */
int dew_ratio_cmp (DewRatio a, DewRatio b);

/* amount × ratio, rounded half away from zero to whole pence. False on overflow, *result untouched. */
bool dew_ratio_of (DewRatio ratio, DewMoney amount, DewMoney *result);

/* Reads "51", "51%", "51.25 %", "0.0001%" into millionths; at most four decimals, 0 to 100. False if it is anything
 * else; then *offset (may be NULL) is the byte where reading stopped. */
bool dew_percent_read (const char *text, int64_t *millionths, size_t *offset);

/* Bounds of a percentage may be as far from 0 as this: 100,000 %. */
#define DEW_PERCENT_LIMIT (1000 * DEW_WHOLE)

/* Reads the same with a sign before it or none, "-5", "−5 %", "+2.1%", from low to high millionths, which are not above and not below 0. False
 * if it is anything else. */
bool dew_percent_read_within (const char *text, int64_t low, int64_t high, int64_t *millionths);

/* Bytes enough for any percentage printed below, with its terminator. */
#define DEW_PERCENT_SIZE 32

/* Prints millionths: with decimals = 4 always four ("50.7692", "-3.0000"); with decimals = -1 as few as are exact
 * ("51", "12.5"). No percent sign. Returns buf. */
char *dew_percent_print (int64_t millionths, int decimals, char buf[DEW_PERCENT_SIZE]);

/* Prints millionths with their sign and as few decimals as are exact: "+2.1", "−5", "0". No percent sign. Returns buf. */
char *dew_percent_print_signed (int64_t millionths, char buf[DEW_PERCENT_SIZE]);
