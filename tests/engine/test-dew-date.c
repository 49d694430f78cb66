/* test-dew-date.c: dates as ISO text, and financial years */

#include <glib.h>

#include "dew-date.h"

static void
test_valid (void)
{
  static const char *const valid[] = {
    "", "2013-04-01", "2012-02-29", "2000-02-29", "2013-12-31", "0001-01-01", "9999-12-31",
  };
  static const char *const invalid[] = {
    "2013-02-29", "1900-02-29", "2013-04-31", "2013-13-01", "2013-00-10", "2013-01-00", "2013-1-01", "2013-01-1",
    "2013-01-011", "13-01-01", "2013/01/01", "01-01-2013", " 2013-01-01", "2013-01-01 ", "0000-01-01", "2013-01-0x",
    "+013-01-01", "today", "\xd9\xa2\xd9\xa0\xd9\xa1\xd9\xa3-01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (dew_date_valid (valid[i]));

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (dew_date_valid (invalid[i]));
}

/* The calendar that GLib keeps says the same of every day. */
static void
test_calendar (void)
{
  for (int year = 1890; year <= 2110; year++)
    {
      for (int month = 0; month <= 13; month++)
        {
          for (int day = 0; day <= 32; day++)
            {
              g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);

              g_assert_cmpint (dew_date_valid (date), ==,
                               g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year));
            }
        }
    }
}

static void
test_year (void)
{
  static const struct {
    const char *date;
    int         year;
  } table[] = {
    { "2013-04-01", 2013 }, { "2013-03-31", 2012 }, { "2013-12-31", 2013 }, { "2014-01-01", 2013 },
    { "2014-03-31", 2013 }, { "2000-02-29", 1999 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (dew_date_year (table[i].date), ==, table[i].year);
}

static void
test_days (void)
{
  static const struct {
    const char *date, *first;
  } table[] = {
    { "2013-04-01", "2013-04-01" },
    { "2013-04-30", "2013-04-01" },
    { "2012-02-29", "2012-02-01" },
    { "0999-12-31", "0999-12-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *first = dew_date_first_of_month (table[i].date);

      g_assert_cmpstr (first, ==, table[i].first);
    }

  for (int year = DEW_YEAR_MIN; year <= DEW_YEAR_MAX; year++)
    {
      g_autofree char *begin = dew_year_first_day (year);
      g_autofree char *last = dew_year_last_day (year);

      g_assert_true (dew_date_valid (begin));
      g_assert_true (g_str_has_suffix (begin, "-04-01"));
      g_assert_cmpint (dew_date_year (begin), ==, year);
      g_assert_true (dew_date_valid (last));
      g_assert_true (g_str_has_suffix (last, "-03-31"));
      g_assert_cmpint (dew_date_year (last), ==, year);
    }
}

static void
test_before_month (void)
{
  static const struct {
    const char *date, *before;
  } table[] = {
    { "2013-04-01", "2013-03-31" }, { "2013-04-30", "2013-03-31" }, { "2012-03-15", "2012-02-29" }, { "2013-03-01", "2013-02-28" },
    { "2013-01-01", "2012-12-31" }, { "0001-01-31", "0001-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *before = dew_date_before_month (table[i].date);

      g_assert_cmpstr (before, ==, table[i].before);
    }
}

static void
test_later (void)
{
  static const struct {
    const char *date;
    int         months;
    const char *later;
  } table[] = {
    { "2013-05-23", 0, "2013-05-23" }, { "2013-05-23", 6, "2013-11-23" }, { "2013-08-31", 6, "2014-02-28" }, { "2011-08-31", 6, "2012-02-29" },
    { "2013-12-31", 1, "2014-01-31" }, { "2013-06-30", 6, "2013-12-30" }, { "2013-07-01", 5, "2013-12-01" }, { "2012-02-29", 12, "2013-02-28" },
    { "2013-01-01", 12, "2014-01-01" }, { "9999-11-30", 6, "9999-12-31" }, { "0001-01-01", 12000, "1001-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *later = dew_date_later (table[i].date, table[i].months);

      g_assert_cmpstr (later, ==, table[i].later);
    }
}

/* Months one by one come to the same as all at once, where the day is one that every month has. */
static void
test_step_by_step (void)
{
  for (guint n = 0; n < 500; n++)
    {
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", g_test_rand_int_range (1, 9000), g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
      int months = g_test_rand_int_range (0, 60);
      g_autofree char *at_once = dew_date_later (date, months);
      g_autofree char *stepped = g_strdup (date);

      for (int i = 0; i < months; i++)
        {
          char *next = dew_date_later (stepped, 1);

          g_free (stepped);
          stepped = next;
        }
      g_assert_cmpstr (stepped, ==, at_once);
    }
}

static void
test_year_name (void)
{
  static const struct {
    int         year;
    const char *name;
  } table[] = {
    { 2013, "2013/14" }, { 1999, "1999/00" }, { 2009, "2009/10" }, { 1948, "1948/49" }, { 2099, "2099/00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *name = dew_year_name (table[i].year);

      g_assert_cmpstr (name, ==, table[i].name);
    }
}

static void
test_year_read (void)
{
  static const struct {
    const char *text;
    int         year;
  } table[] = {
    { "2013/14", 2013 }, { "2013-14", 2013 }, { "2013/2014", 2013 }, { "2013", 2013 }, { "1999/00", 1999 },
    { "1999-00", 1999 }, { "1999/2000", 1999 }, { "1948", 1948 }, { "2147/48", 2147 }, { "", 0 }, { "201", 0 },
    { "20131", 0 }, { "2013/", 0 }, { "2013/15", 0 }, { "2013/13", 0 }, { "2013/2015", 0 }, { "2013/1", 0 },
    { "2013/014", 0 }, { "2013-2014", 0 }, { "2013-04", 0 }, { "2013 14", 0 }, { "2013/14 ", 0 }, { " 2013", 0 },
    { "1947", 0 }, { "2148", 0 }, { "-2013", 0 }, { "2013/-1", 0 }, { "2013/1x", 0 }, { "year", 0 },
    { "2013-04-01", 0 }, { "13/14", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (dew_year_read (table[i].text), ==, table[i].year);

  for (int year = DEW_YEAR_MIN; year <= DEW_YEAR_MAX; year++)
    {
      g_autofree char *name = dew_year_name (year);

      g_assert_cmpint (dew_year_read (name), ==, year);
    }
}

static void
test_words (void)
{
  static const struct {
    const char *date, *words;
  } table[] = {
    { "", "" }, { "2013-04-01", "1 April 2013" }, { "2012-02-29", "29 February 2012" },
    { "2013-12-31", "31 December 2013" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = dew_date_words (table[i].date);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_months_to_date (void)
{
  static const struct {
    int         year;
    const char *as_at;
    int         months;
  } table[] = {
    { 2013, "2013-11-30", 8 }, { 2013, "2013-11-29", 7 }, { 2013, "2013-03-31", 0 }, { 2013, "2013-04-01", 0 }, { 2013, "2013-04-29", 0 },
    { 2013, "2013-04-30", 1 }, { 2013, "2013-12-31", 9 }, { 2013, "2014-01-01", 9 }, { 2013, "2014-02-27", 10 }, { 2013, "2014-02-28", 11 },
    { 2015, "2016-02-28", 10 }, { 2015, "2016-02-29", 11 }, { 2013, "2014-03-30", 11 }, { 2013, "2014-03-31", 12 }, { 2013, "2014-04-01", 12 },
    { 2013, "0001-01-01", 0 }, { 2013, "9999-12-31", 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (dew_months_to_date (table[i].year, table[i].as_at), ==, table[i].months);
}

/* Day by day through a year and its neighbours: it grows by one on the last day of each month of the year, and never else. */
static void
test_months_day_by_day (void)
{
  GDate date;
  int before = 0;

  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2011); g_date_get_year (&date) < 2015; g_date_add_days (&date, 1))
    {
      g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
      int months = dew_months_to_date (2012, text);

      g_assert_cmpint (months - before, ==, dew_date_year (text) == 2012 && g_date_is_last_of_month (&date));
      before = months;
    }
  g_assert_cmpint (before, ==, 12);
}

static void
test_month_words (void)
{
  static const struct {
    int         month;
    const char *words;
  } table[] = {
    { 1, "April 2013" }, { 3, "June 2013" }, { 9, "December 2013" }, { 10, "January 2014" }, { 12, "March 2014" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = dew_month_words (2013, table[i].month);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/calendar", test_calendar);
  g_test_add_func ("/date/year", test_year);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/before-month", test_before_month);
  g_test_add_func ("/date/later", test_later);
  g_test_add_func ("/date/step-by-step", test_step_by_step);
  g_test_add_func ("/date/year-name", test_year_name);
  g_test_add_func ("/date/year-read", test_year_read);
  g_test_add_func ("/date/words", test_words);
  g_test_add_func ("/date/months-to-date", test_months_to_date);
  g_test_add_func ("/date/months-day-by-day", test_months_day_by_day);
  g_test_add_func ("/date/month-words", test_month_words);

  return g_test_run ();
}
