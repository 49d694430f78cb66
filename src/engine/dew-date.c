/* dew-date.c: dates as ISO text, and financial years */

#include "dew-date-private.h"

#include <glib/gi18n-lib.h>

#define DATE_LENGTH (DEW_DATE_SIZE - 1)

const char *const _dew_month_names[12] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
  N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

/* The number that stands in exactly that many digits, or -1. */
static int
read_digits (const char *text,
             guint       n_digits)
{
  int number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (text[i]);
    }

  return number;
}

int
_dew_days_in (int year,
              int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && leap);
}

static gboolean
split_date (const char *date,
            int        *year,
            int        *month,
            int        *day)
{
  if (strlen (date) != DATE_LENGTH || date[4] != '-' || date[7] != '-')
    return FALSE;

  *year = read_digits (date, 4);
  *month = read_digits (date + 5, 2);
  *day = read_digits (date + 8, 2);

  return *year >= 1 && *month >= 1 && *month <= 12 && *day >= 1 && *day <= _dew_days_in (*year, *month);
}

gboolean
dew_date_valid (const char *date)
{
  int year, month, day;

  g_return_val_if_fail (date != NULL, FALSE);

  return *date == '\0' || split_date (date, &year, &month, &day);
}

int
dew_date_year (const char *date)
{
  int year, month, day;

  g_return_val_if_fail (date != NULL, 0);
  g_return_val_if_fail (split_date (date, &year, &month, &day), 0);

  return month >= 4 ? year : year - 1;
}

char *
dew_year_first_day (int year)
{
  return g_strdup_printf ("%04d-04-01", year);
}

char *
dew_year_last_day (int year)
{
  return g_strdup_printf ("%04d-03-31", year + 1);
}

char *
dew_date_first_of_month (const char *date)
{
  g_return_val_if_fail (date != NULL && *date != '\0' && dew_date_valid (date), NULL);

  return g_strdup_printf ("%.8s01", date);
}

/* A day of a month that counts on from month 1 of a year, or back from it. */
static char *
make_date (int year,
           int month,
           int day)
{
  year += (month - 1) / 12;
  month = (month - 1) % 12 + 1;
  if (month < 1)
    {
      month += 12;
      year--;
    }
  if (year > 9999)
    return g_strdup ("9999-12-31");
  if (year < 1)
    return g_strdup ("0001-01-01");

  return g_strdup_printf ("%04d-%02d-%02d", year, month, MIN (day, _dew_days_in (year, month)));
}

char *
dew_date_before_month (const char *date)
{
  int year, month, day;

  g_return_val_if_fail (date != NULL && split_date (date, &year, &month, &day), NULL);

  return make_date (year, month - 1, 31);
}

char *
dew_date_later (const char *date,
                int         months)
{
  int year, month, day;

  g_return_val_if_fail (date != NULL && split_date (date, &year, &month, &day), NULL);
  g_return_val_if_fail (months >= 0 && months <= 12000, NULL);

  return make_date (year, month + months, day);
}

char *
dew_year_name (int year)
{
  return g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
}

int
dew_year_read (const char *text)
{
  const char *rest;
  int year;

  g_return_val_if_fail (text != NULL, 0);

  year = read_digits (text, 4);
  if (year < DEW_YEAR_MIN || year > DEW_YEAR_MAX)
    return 0;

  rest = text + 4;
  if (*rest == '\0')
    return year;

  if (*rest != '/' && *rest != '-')
    return 0;

  if (strlen (rest + 1) == 2)
    return read_digits (rest + 1, 2) == (year + 1) % 100 ? year : 0;

  if (*rest == '/' && strlen (rest + 1) == 4)
    return read_digits (rest + 1, 4) == year + 1 ? year : 0;

  return 0;
}

char *
dew_date_words (const char *date)
{
  int year, month, day;

  g_return_val_if_fail (date != NULL, NULL);

  if (*date == '\0')
    return g_strdup ("");

  g_return_val_if_fail (split_date (date, &year, &month, &day), NULL);

  /* Translators: a day, the name of a month and a year: 1 April 2013 */
  return g_strdup_printf (_("%1$d %2$s %3$d"), day, _(_dew_month_names[month - 1]), year);
}

int
dew_months_to_date (int         year,
                    const char *as_at)
{
  int in_year, month, day, months;

  g_return_val_if_fail (as_at != NULL, 0);
  g_return_val_if_fail (split_date (as_at, &in_year, &month, &day), 0);

  months = (in_year - year) * 12 + month - 4 + (day == _dew_days_in (in_year, month));

  return CLAMP (months, 0, 12);
}

char *
dew_month_last_day (int year,
                    int month)
{
  int in_year = month <= 9 ? year : year + 1;
  int of_year = (month + 2) % 12 + 1;

  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return g_strdup_printf ("%04d-%02d-%02d", in_year, of_year, _dew_days_in (in_year, of_year));
}

char *
dew_month_words (int year,
                 int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  /* Translators: the name of a month and a year: June 2013 */
  return g_strdup_printf (_("%1$s %2$d"), _(_dew_month_names[(month + 2) % 12]), month <= 9 ? year : year + 1);
}
