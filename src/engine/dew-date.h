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

/* The first day of a financial year, "2013-04-01". Free with g_free. */
char *dew_year_first_day (int year);

/* The last day of a financial year, "2014-03-31". Free with g_free. */
char *dew_year_last_day (int year);

/* The first day of the month that a valid date is in; the last day of the month before. Free with g_free. */
char *dew_date_first_of_month (const char *date);
char *dew_date_before_month (const char *date);

/* A valid date as many months later, on the month's last day where it has no such day: 31 August and six months are 28 or 29 February. Never beyond
 * the year 9999. Free with g_free. */
char *dew_date_later (const char *date, int months);

/* "2013/14". Free with g_free. */
char *dew_year_name (int year);

/* Reads "2013/14", "2013-14", "2013/2014" or "2013". 0 when it is none of them or out of range. */
int dew_year_read (const char *text);

/* "1 April 2013", for people. Free with g_free; "" for "". */
char *dew_date_words (const char *date);

/* Bytes of a date, with its terminator. */
#define DEW_DATE_SIZE 11

/* Reads a date as people write it into ISO text, "" for blanks: "1 April 2013", "1st Apr 13", "April 1, 2013", "1/4/13", "31.3.2017", "2013-04-01". The day stands
 * first where the month is a number; a year of two digits is one from 2000 to 2069. FALSE with DEW_ERROR_INVALID, `out` as it was, for what could be
 * two dates, for a day that does not exist, and for a year that no agreement is of (DEW_YEAR_MIN to DEW_YEAR_MAX). */
gboolean dew_date_read (const char *text, char out[DEW_DATE_SIZE], GError **error);

/* How many whole months of a financial year have ended by a valid, non-empty day, that day included: 0 before its first month has, 12 after its last. */
int dew_months_to_date (int year, const char *as_at);

/* The last day of a month (1 April, 12 March) of a financial year, "2013-04-30". Free with g_free. */
char *dew_month_last_day (int year, int month);

/* "June 2013" for month 3 of 2013/14, for people. Free with g_free. */
char *dew_month_words (int year, int month);
