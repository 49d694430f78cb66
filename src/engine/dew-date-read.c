/* dew-date-read.c: dates as people write them */
#include "dew-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-edit-private.h"

#define MOST_PARTS 3

/* Years of two digits up to this one are after 2000; the others could be of either century. */
#define LAST_SHORT_YEAR 69

/* A number or a word, and what stands before it. */
typedef struct {
  const char *text;
  gsize       length;
  gboolean    number;
  char        before;   /* '/', '.', '-', ',', or ' ' where there are only blanks */
} Part;

/* ---- Parts ---- */

static gboolean
is_blank (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* Passes over blanks with at most one sign among them, which it gives, or ' '; 0 where there are two. */
static char
pass_gap (const char **p)
{
  char sign = ' ';

  for (; **p != '\0'; *p = g_utf8_next_char (*p))
    {
      if (is_blank (*p))
        continue;
      if (strchr ("/.-,", **p) == NULL)
        return sign;
      if (sign != ' ')
        return 0;
      sign = **p;
    }

  return sign;
}

/* "1st" and "2nd" are numbers too. */
static void
pass_ordinal (const char **p)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (*p, endings[i], 2) == 0 && !g_unichar_isalpha (g_utf8_get_char (*p + 2)))
      {
        *p += 2;
        return;
      }
}

static gboolean
take_part (const char **p,
           Part        *part)
{
  part->text = *p;
  part->number = g_ascii_isdigit (**p);

  if (part->number)
    while (g_ascii_isdigit (**p))
      (*p)++;
  else
    while (g_unichar_isalpha (g_utf8_get_char (*p)))
      *p = g_utf8_next_char (*p);

  part->length = (gsize) (*p - part->text);
  if (part->number && part->length <= 2)
    pass_ordinal (p);

  return part->length > 0;
}

/* Exactly three parts, and nothing behind them. */
static gboolean
split (const char *text,
       Part        parts[MOST_PARTS])
{
  const char *p = text;

  for (guint i = 0; i < MOST_PARTS; i++)
    {
      parts[i].before = pass_gap (&p);
      if (parts[i].before == 0 || (i == 0 && parts[i].before != ' ') || !take_part (&p, &parts[i]))
        return FALSE;
    }

  return pass_gap (&p) == ' ' && *p == '\0';
}

/* ---- What the parts are ---- */

static gboolean
is_short (const Part *part)
{
  return part->number && part->length <= 2;
}

static gboolean
is_long (const Part *part)
{
  return part->number && part->length == 4;
}

static int
to_number (const Part *part)
{
  return (int) g_ascii_strtoull (part->text, NULL, 10);
}

/* Whether the part is a month's name, or the beginning of it, three letters or more. */
static gboolean
is_name (const Part *part,
         const char *name)
{
  g_autofree char *word = g_utf8_strdown (part->text, (gssize) part->length);
  g_autofree char *whole = g_utf8_strdown (name, -1);

  return g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (whole, word);
}

/* The month of that name, in the person's language or in English; 0 when it is none, or could be two. */
static int
find_month (const Part *part)
{
  int found = 0;

  for (int i = 0; i < 12 && !part->number; i++)
    if (is_name (part, _(_dew_month_names[i])) || is_name (part, _dew_month_names[i]))
      {
        if (found != 0)
          return 0;
        found = i + 1;
      }

  return found;
}

/* 0 where the century is not sure. */
static int
to_year (const Part *part)
{
  int number = to_number (part);

  if (is_long (part))
    return number;

  return part->length == 2 && number <= LAST_SHORT_YEAR ? 2000 + number : 0;
}

typedef struct {
  int day, month, year;
} Date;

/* Which part is the day, the month and the year: by what they look like, the day before the month where both are numbers. FALSE where it does not look like a date. */
static gboolean
tell_apart (const Part parts[MOST_PARTS],
            Date      *date)
{
  const Part *a = &parts[0];
  const Part *b = &parts[1];
  const Part *c = &parts[2];
  gboolean even = b->before == c->before && b->before != ',';

  if (is_short (a) && !b->number && (is_long (c) || is_short (c)))
    *date = (Date) { to_number (a), find_month (b), to_year (c) };
  else if (!a->number && is_short (b) && is_long (c))
    *date = (Date) { to_number (b), find_month (a), to_year (c) };
  else if (is_long (a) && !b->number && is_short (c))
    *date = (Date) { to_number (c), find_month (b), to_year (a) };
  else if (is_short (a) && is_short (b) && (is_long (c) || is_short (c)) && even)
    *date = (Date) { to_number (a), to_number (b), to_year (c) };
  else if (is_long (a) && is_short (b) && is_short (c) && even)
    *date = (Date) { to_number (c), to_number (b), to_year (a) };
  else
    return FALSE;

  return TRUE;
}

/* ---- Reading ---- */

static gboolean
check_date (const Date *date,
            const char *text,
            GError    **error)
{
  if (date->month < 1 || date->month > 12)
    return _dew_refuse (error, _("“%s” has no month that exists; write day, month and year, as in 31 March 2014."), text);
  if (date->year == 0)
    return _dew_refuse (error, _("The year of “%s” could be of two centuries; write it in four digits."), text);
  if (date->year < DEW_YEAR_MIN || date->year > DEW_YEAR_MAX)
    return _dew_refuse (error, _("The year of “%s” must be %d to %d; write another."), text, DEW_YEAR_MIN, DEW_YEAR_MAX);
  if (date->day < 1 || date->day > _dew_days_in (date->year, date->month))
    return _dew_refuse (error, _("“%s” is a day that does not exist; that month has %d days."), text, _dew_days_in (date->year, date->month));

  return TRUE;
}

gboolean
dew_date_read (const char *text,
               char        out[DEW_DATE_SIZE],
               GError    **error)
{
  Part parts[MOST_PARTS];
  const char *rest;
  Date date;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return _dew_refuse (error, _("The date is not valid UTF-8; type it again."));

  rest = text;
  if (pass_gap (&rest) == ' ' && *rest == '\0')
    {
      *out = '\0';
      return TRUE;
    }

  if (!split (text, parts) || !tell_apart (parts, &date))
    return _dew_refuse (error, _("“%s” is not a date; write day, month and year, as in 31 March 2014."), text);
  if (!check_date (&date, text, error))
    return FALSE;

  g_snprintf (out, DEW_DATE_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
  return TRUE;
}
