/* test-dew-date-read.c: dates as people write them */
#include "engine-fixture.h"

#include "dew-date.h"

static void
test_read (void)
{
  static const struct {
    const char *text, *date;
  } table[] = {
    { "", "" }, { "  ", "" }, { "\xc2\xa0", "" },
    { "1 April 2013", "2013-04-01" }, { "01 April 2013", "2013-04-01" }, { "1 april 2013", "2013-04-01" }, { "1 APR 2013", "2013-04-01" },
    { "1 Apr 13", "2013-04-01" }, { "1 Sept 2013", "2013-09-01" }, { "1st April 2013", "2013-04-01" }, { "2nd May 2013", "2013-05-02" },
    { "3RD June 2013", "2013-06-03" }, { "23rd of", NULL }, { "11th July, 2013", "2013-07-11" }, { "April 1, 2013", "2013-04-01" },
    { "April 1st, 2013", "2013-04-01" }, { "2013 April 1", "2013-04-01" }, { "1-Apr-13", "2013-04-01" }, { "1.April.2013", "2013-04-01" },
    { "1. April 2013", "2013-04-01" }, { "1April2013", "2013-04-01" }, { "  1  April  2013  ", "2013-04-01" },
    { "1\xc2\xa0" "April\xe2\x80\xaf" "2013", "2013-04-01" },
    { "1/4/13", "2013-04-01" }, { "01/04/2013", "2013-04-01" }, { "31.3.2017", "2017-03-31" }, { "31-3-2017", "2017-03-31" }, { "31 3 2017", "2017-03-31" },
    { "1 / 4 / 2013", "2013-04-01" }, { "2013-04-01", "2013-04-01" }, { "2013/4/1", "2013-04-01" }, { "29/2/12", "2012-02-29" },
    { "1/4/00", "2000-04-01" }, { "1/4/69", "2069-04-01" }, { "1/4/1948", "1948-04-01" }, { "31/12/2147", "2147-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char date[DEW_DATE_SIZE] = "unread";
      g_autoptr (GError) error = NULL;
      gboolean good = dew_date_read (table[i].text, date, &error);

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (good, ==, table[i].date != NULL);
      g_assert_cmpstr (date, ==, good ? table[i].date : "unread");
      g_assert_true (good == (error == NULL));
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *text, *says;
  } table[] = {
    { "today", "is not a date" }, { "2013", "is not a date" }, { "April 2013", "is not a date" }, { "1 April", "is not a date" },
    { "20130401", "is not a date" }, { "1/4", "is not a date" }, { "1/4/2013/5", "is not a date" }, { "1//4/2013", "is not a date" },
    { "1/4-2013", "is not a date" }, { "1/4 2013", "is not a date" }, { "1,4,2013", "is not a date" }, { "-1/4/2013", "is not a date" },
    { "1/4/2013.", "is not a date" }, { "001/4/2013", "is not a date" }, { "1/4/213", "is not a date" }, { "1/4/20133", "is not a date" },
    { "13 2013 4", "is not a date" }, { "April 1 13", "is not a date" }, { "1 April 2013 noon", "is not a date" },
    { "1\xd9\xa2/4/2013", "is not a date" }, { "1st/4/2013", NULL }, { "%s %n %d", "is not a date" },
    { "4/31/2013", "no month that exists" }, { "1/13/2013", "no month that exists" }, { "1/0/2013", "no month that exists" },
    { "1 Ma 2013", "no month that exists" }, { "1 Aprl 2013", "no month that exists" }, { "1 Ju 2013", "no month that exists" },
    { "1 Aprilx 2013", "no month that exists" },
    { "31/2/2013", "does not exist; that month has 28 days" }, { "29 February 2013", "that month has 28 days" }, { "30 February 2012", "that month has 29 days" },
    { "0/4/2013", "that month has 30 days" }, { "31 April 2013", "that month has 30 days" },
    { "1/4/70", "two centuries" }, { "1/4/99", "two centuries" }, { "1 April 5", "two centuries" },
    { "31/12/1947", "must be 1948 to 2147" }, { "1/1/2148", "must be 1948 to 2147" }, { "0213-04-01", "must be 1948 to 2147" },
    { "1 \xff 2013", "not valid UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char date[DEW_DATE_SIZE] = "as it was";
      g_autofree char *shown = g_utf8_make_valid (table[i].text, -1);
      GError *error = NULL;

      g_test_message ("%s", shown);
      if (table[i].says == NULL)
        {
          g_assert_true (dew_date_read (table[i].text, date, NULL));
          continue;
        }
      g_assert_false (dew_date_read (table[i].text, date, &error));
      assert_refused (&error, DEW_ERROR_INVALID, table[i].says);
      g_assert_cmpstr (date, ==, "as it was");
    }
}

/* What is printed reads back, and so does what people make of it; over every day that there is. */
static void
test_back (void)
{
  static const char *const forms[] = { "%1$d/%2$d/%3$d", "%1$02d.%2$02d.%3$04d", "%3$04d-%2$02d-%1$02d", "%1$d - %2$d - %3$d" };

  for (int year = DEW_YEAR_MIN; year <= DEW_YEAR_MAX; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= 31; day++)
        {
          g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
          g_autofree char *words = NULL;
          char read[DEW_DATE_SIZE];
          GError *error = NULL;

          if (!dew_date_valid (date))
            continue;
          words = dew_date_words (date);
          g_assert_true (dew_date_read (words, read, &error));
          g_assert_no_error (error);
          g_assert_cmpstr (read, ==, date);

          for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
            {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
              g_autofree char *form = g_strdup_printf (forms[i], day, month, year);
#pragma GCC diagnostic pop

              g_assert_true (dew_date_read (form, read, NULL));
              g_assert_cmpstr (read, ==, date);
            }
        }
}

/* Whatever is typed is read as a date that exists, or refused with a sentence. */
static void
test_chance (void)
{
  static const char *const pieces[] = { "1", "31", "4", "13", "2013", "April", "may", "st", "/", "-", ".", ",", " ", "0", "\xc3\xa9", "99", "\xe2\x80\x8f" };

  for (guint i = 0; i < how_many (200000); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      char date[DEW_DATE_SIZE] = "untouched";
      g_autoptr (GError) error = NULL;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      if (dew_date_read (text->str, date, &error))
        g_assert_true (dew_date_valid (date));
      else
        {
          g_assert_cmpstr (date, ==, "untouched");
          g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-read/read", test_read);
  g_test_add_func ("/date-read/refused", test_refused);
  g_test_add_func ("/date-read/back", test_back);
  g_test_add_func ("/date-read/chance", test_chance);

  return g_test_run ();
}
