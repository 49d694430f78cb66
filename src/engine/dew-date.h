/* dew-date.h: dates as ISO text and financial years, without a clock.
 *
 * A date is text "YYYY-MM-DD", "" where there is none; such texts sort as dates do. A financial year is named by the
 * calendar year it starts in: 2013 is April 2013 to March 2014, "2013/14". Month 1 is April, 12 is March; 0 stands
 * for the whole year.
 */
#pragma once

#include <glib.h>

#define DEW_YEAR_MIN 1948
#define DEW_YEAR_MAX 2147

/* TRUE for "" and for a day that exists. */
gboolean dew_date_valid (const char *date);

/* The financial year a valid, non-empty date falls in. */
int dew_date_year (const char *date);

/* The last day of a financial year, "2014-03-31". Free with g_free. */
char *dew_year_last_day (int year);

/* The first day of the month that a valid date is in. Free with g_free. */
char *dew_date_first_of_month (const char *date);

/* "2013/14". Free with g_free. */
char *dew_year_name (int year);

/* Reads "2013/14", "2013-14", "2013/2014" or "2013". 0 when it is none of them or out of range. */
int dew_year_read (const char *text);

/* "1 April 2013", for people. Free with g_free; "" for "". */
char *dew_date_words (const char *date);

/* How many whole months of a financial year have ended by a valid, non-empty day, that day included: 0 before its first month has, 12 after its last. */
int dew_months_to_date (int year, const char *as_at);

/* "June 2013" for month 3 of 2013/14, for people. Free with g_free. */
char *dew_month_words (int year, int month);
