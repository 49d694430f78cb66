/* test-dew-money-read.c: reading amounts as people type and paste them */

#include <glib.h>
#include <string.h>

#include "dew-money-read.h"
#include "test-random.h"

#define K G_GINT64_CONSTANT (1000)
#define M G_GINT64_CONSTANT (1000000)

static const DewUnit units[] = { DEW_UNIT_POUNDS, DEW_UNIT_THOUSANDS, DEW_UNIT_MILLIONS };

static void
assert_value (const char *text,
              DewUnit     unit,
              gint64      pence)
{
  DewReading reading = { .value = { 77 }, .other = { 77 }, .offset = 77, .reason = "old" };
  DewReadStatus status = dew_money_read (text, unit, &reading);

  if (status != DEW_READ_OK)
    g_error ("“%s” in %s: %d, %s", text, dew_unit_symbol (unit), (int) status, reading.reason);
  if (reading.value.pence != pence)
    g_error ("“%s” in %s: %" G_GINT64_FORMAT "p", text, dew_unit_symbol (unit), reading.value.pence);
  g_assert_null (reading.reason);
}

static void
assert_refused (const char *text,
                DewUnit     unit,
                gsize       offset,
                const char *reason)
{
  DewReading reading;

  g_assert_cmpint (dew_money_read (text, unit, &reading), ==, DEW_READ_REFUSED);
  g_assert_cmpstr (reading.reason, ==, reason);
  g_assert_cmpuint (reading.offset, ==, offset);
}

/* ---- Tables ---- */

/* Bare numbers, which take the unit: pence when read in pounds. What is too large for a column is refused there. */
static void
test_bare (void)
{
  static const struct {
    const char *text;
    gint64      pence;
  } table[] = {
    { "0", 0 }, { "1234", 123400 }, { "1234.5", 123450 }, { "1234.56", 123456 }, { "1,234.56", 123456 },
    { "1,234,567", 123456700 }, { "0.05", 5 }, { ".5", 50 }, { "007", 700 }, { "1.50000000000000000000000000", 150 },
    { "0.000", 0 }, { "-0", 0 }, { "-500", -50000 }, { "\u2212500", -50000 }, { "\u2013500", -50000 },
    { "\u2011500", -50000 }, { "(500)", -50000 }, { "( 1,234.56 )", -123456 }, { "(0)", 0 }, { "+500", 50000 },
    { "- 500", -50000 }, { "  1234 \t\n", 123400 }, { "\u00a01234\u00a0", 123400 }, { "1 234 567.89", 123456789 },
    { "1\u00a0234", 123400 }, { "1\u202f234\u2009567", 123456700 }, { "12 345", 1234500 }, { "-", 0 },
    { "\u2013", 0 }, { "\u2014", 0 }, { "\u2212", 0 }, { "  -  ", 0 },
    { "0000000000000000000000000000000000000000000000000000012", 1200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (guint u = 0; u < G_N_ELEMENTS (units); u++)
        {
          gint64 pence = table[i].pence * (dew_unit_pence (units[u]) / 100);

          if (ABS (pence) <= DEW_MONEY_LIMIT)
            assert_value (table[i].text, units[u], pence);
          else
            assert_refused (table[i].text, units[u], 0, "it is more than 100 thousand million pounds");
        }
    }

  assert_value ("1.23456", DEW_UNIT_THOUSANDS, 123456);
  assert_value ("1.23456789", DEW_UNIT_MILLIONS, 123456789);
  assert_value ("0.00000001", DEW_UNIT_MILLIONS, 1);
}

/* With k, m or bn an amount is the same in every column, with £ or without. */
static void
test_absolute (void)
{
  static const struct {
    const char *text;
    gint64      pence;
  } table[] = {
    { "1.2m", 120 * M }, { "£78 million", 7800 * M }, { "250k", 25 * M }, { "3 thousand", 300 * K },
    { "1.5bn", 150000 * M }, { "£3.6m", 360 * M }, { "£500k", 50 * M }, { "£500K", 50 * M }, { "1.2 M", 120 * M },
    { "2 Billion", 200000 * M }, { "5\u00a0MILLION", 500 * M }, { "-£1.2m", -120 * M }, { "£-1.2m", -120 * M },
    { "£ -1.2m", -120 * M }, { "(£1.2m)", -120 * M }, { "(1,200k)", -120 * M }, { "+£1.2m", 120 * M },
    { "1.2345678m", 123456780 }, { "1.23456789m", 123456789 }, { "0.00001k", 1 }, { "£0", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (guint u = 0; u < G_N_ELEMENTS (units); u++)
        assert_value (table[i].text, units[u], table[i].pence);
    }

  assert_value ("£1,234.56", DEW_UNIT_POUNDS, 123456);
  assert_value ("(£500)", DEW_UNIT_POUNDS, -50000);
  assert_value ("-£5", DEW_UNIT_POUNDS, -500);
  assert_value ("£-5", DEW_UNIT_POUNDS, -500);
}

static void
test_ask (void)
{
  static const struct {
    const char *text;
    gint64      pence;
  } table[] = {
    { "£3,642", 364200 }, { "£ 3 642", 364200 }, { "-£3,642", -364200 }, { "£-3,642", -364200 },
    { "(£3,642)", -364200 }, { "+£3,642.50", 364250 }, { "=£3,642", 364200 }, { "=£3,600+£42", 364200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewReading reading;

      assert_value (table[i].text, DEW_UNIT_POUNDS, table[i].pence);

      g_assert_cmpint (dew_money_read (table[i].text, DEW_UNIT_THOUSANDS, &reading), ==, DEW_READ_ASK);
      g_assert_cmpint (reading.value.pence, ==, table[i].pence);
      g_assert_cmpint (reading.other.pence, ==, table[i].pence * K);

      g_assert_cmpint (dew_money_read (table[i].text, DEW_UNIT_MILLIONS, &reading), ==, DEW_READ_ASK);
      g_assert_cmpint (reading.value.pence, ==, table[i].pence);
      g_assert_cmpint (reading.other.pence, ==, table[i].pence * M);
    }
}

/* In a column in £m, thirty thousand million million pounds cannot be meant. */
static void
test_ask_only_if_possible (void)
{
  DewReading reading;

  assert_value ("£30,272,581", DEW_UNIT_MILLIONS, G_GINT64_CONSTANT (3027258100));
  g_assert_cmpint (dew_money_read ("£30,272,581", DEW_UNIT_THOUSANDS, &reading), ==, DEW_READ_ASK);
  g_assert_cmpint (reading.other.pence, ==, G_GINT64_CONSTANT (3027258100000));

  g_assert_cmpint (dew_money_read ("£100,000", DEW_UNIT_MILLIONS, &reading), ==, DEW_READ_ASK);
  g_assert_cmpint (reading.other.pence, ==, DEW_MONEY_LIMIT);
  assert_value ("£100,000.01", DEW_UNIT_MILLIONS, 10000001);
}

static void
test_empty (void)
{
  static const char *const texts[] = { NULL, "", " ", "\t\r\n \u00a0\u2009\u202f" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DewReading reading;

      g_assert_cmpint (dew_money_read (texts[i], DEW_UNIT_POUNDS, &reading), ==, DEW_READ_EMPTY);
      g_assert_null (reading.reason);
    }
}

static void
test_refused (void)
{
  static const char percentage[] = "a percentage is not an amount of money";
  static const char grouped[] = "figures are grouped in threes; this may be a number as other countries write it";
  static const char comma[] =
    "a comma cannot follow the decimal point; this may be a number as other countries write it";
  static const char point[] = "there is a second decimal point";
  static const char decimals[] = "there are more than two decimals of a pound";
  static const char no_decimals[] = "figures are expected after the decimal point";
  static const char expected[] = "an amount of money is expected here";
  static const char not_money[] = "this is not an amount of money";
  static const char word[] = "only k, m, bn, thousand, million and billion can follow a figure";
  static const char second_sign[] = "there is a second sign";
  static const char brackets[] = "brackets already mean minus, so no sign can stand with them";
  static const char not_closed[] = "this bracket is not closed";
  static const char not_opened[] = "this bracket was never opened";
  static const char currency[] = "amounts are in pounds, and no other currency is understood";
  static const char sum[] = "a sum to be worked out must begin with =";
  static const char sign_last[] = "the sign must stand before the figure";
  static const char too_large[] = "it is more than 100 thousand million pounds";
  static const struct {
    const char *text;
    gsize       offset;
    const char *reason;
  } table[] = {
    { "12%", 2, percentage }, { "£12 %", 5, percentage }, { "%", 0, percentage }, { "(12%)", 3, percentage },
    { "1.2m%", 4, percentage }, { "12,34.5", 2, grouped }, { "1,23", 1, grouped }, { "1234,567", 4, grouped },
    { "1,234,56", 5, grouped }, { "1,2345", 1, grouped }, { "5,", 1, grouped }, { "12 34", 2, grouped },
    { "1,234 567", 5, grouped }, { "1 234,567", 5, grouped }, { "1.234 567", 5, grouped }, { "1.234,56", 5, comma },
    { "1.5,", 3, comma }, { "1.2.3", 3, point }, { "1.234.567", 5, point }, { "1.234", 4, decimals },
    { "£1.234", 6, decimals }, { "-0.001", 5, decimals }, { "1.0000000000000000000000000000001", 4, decimals },
    { "5.", 2, no_decimals }, { ".", 0, not_money }, { "1.k", 2, no_decimals }, { "£", 2, expected },
    { "£ ", 3, expected }, { "+", 1, expected }, { "£-", 3, expected }, { "(", 1, expected }, { "()", 1, expected },
    { "£(5)", 2, expected }, { "*5", 0, expected }, { ")", 0, expected }, { "--", 1, second_sign },
    { "abc", 0, not_money }, { "nil", 0, not_money }, { "££5", 2, not_money }, { "5 5 5", 1, grouped },
    { "1\t234", 2, not_money }, { "1'234", 1, not_money }, { ",5", 0, not_money }, { "5(3)", 1, not_money },
    { "1.2m3", 4, not_money }, { "#REF!", 0, not_money }, { "5 \u00a3", 2, not_money }, { "\u0665", 0, not_money },
    { "\uff15", 0, not_money }, { "5x", 1, word }, { "5 mx", 2, word }, { "1e5", 1, word }, { "0x10", 1, word },
    { "5mm", 1, word }, { "5 pounds", 2, word }, { "--5", 1, second_sign }, { "+-5", 1, second_sign },
    { "-£-5", 3, second_sign }, { "£--5", 3, second_sign }, { "(-5)", 1, brackets }, { "(£-5)", 3, brackets },
    { "-(5)", 0, brackets }, { "(+5)", 1, brackets }, { "(\u22125)", 1, brackets }, { "(5", 0, not_closed },
    { " (£5.00", 1, not_closed }, { "(5 x", 3, word }, { "(5 £", 3, not_money }, { "5)", 1, not_opened },
    { "(5))", 3, not_opened }, { "$5", 0, currency }, { "€5", 0, currency }, { "-¥5", 1, currency },
    { "5 €", 2, currency }, { "5+3", 1, sum }, { "5 \u2013 3", 2, sum }, { "5*3", 1, sum }, { "500-", 3, sign_last },
    { "500 - ", 4, sign_last }, { "100000000000.01", 0, too_large }, { "-100,000,000,000.01", 0, too_large },
    { "£100.1bn", 0, too_large }, { "999999999999999999999999999999999999999999999", 0, too_large },
    { "\xff", 0, not_money }, { "5\xc2", 1, not_money }, { "5 \xe2\x80", 2, not_money },
    { "\xc2\xa3\xc2", 2, not_money }, { "\xc0\xa0" "5", 0, not_money }, { "5\xf0\x9f\x92\xb7", 1, not_money },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_refused (table[i].text, DEW_UNIT_POUNDS, table[i].offset, table[i].reason);

  assert_refused ("1.234567", DEW_UNIT_THOUSANDS, 7, decimals);
  assert_refused ("1.234567891", DEW_UNIT_MILLIONS, 10, decimals);
  assert_refused ("1.234567891m", DEW_UNIT_POUNDS, 10, decimals);
  assert_refused ("£3,642.001", DEW_UNIT_MILLIONS, 10, decimals);
  assert_refused ("100001", DEW_UNIT_MILLIONS, 0, too_large);
  assert_refused ("100000001", DEW_UNIT_THOUSANDS, 0, too_large);
}

static void
test_limit (void)
{
  assert_value ("100,000,000,000", DEW_UNIT_POUNDS, DEW_MONEY_LIMIT);
  assert_value ("-100000000000.00", DEW_UNIT_POUNDS, -DEW_MONEY_LIMIT);
  assert_value ("(99,999,999,999.99)", DEW_UNIT_POUNDS, 1 - DEW_MONEY_LIMIT);
  assert_value ("100bn", DEW_UNIT_POUNDS, DEW_MONEY_LIMIT);
  assert_value ("100000", DEW_UNIT_MILLIONS, DEW_MONEY_LIMIT);
}

static void
test_units (void)
{
  g_assert_cmpint (dew_unit_pence (DEW_UNIT_POUNDS), ==, 100);
  g_assert_cmpint (dew_unit_pence (DEW_UNIT_THOUSANDS), ==, 100000);
  g_assert_cmpint (dew_unit_pence (DEW_UNIT_MILLIONS), ==, 100000000);
  g_assert_cmpstr (dew_unit_symbol (DEW_UNIT_POUNDS), ==, "£");
  g_assert_cmpstr (dew_unit_symbol (DEW_UNIT_THOUSANDS), ==, "£000");
  g_assert_cmpstr (dew_unit_symbol (DEW_UNIT_MILLIONS), ==, "£m");
}

/* A million of anything is answered, and soon. */
static void
test_long (void)
{
  static const char *const pieces[] = {
    "9", "0", " ", "(", ")", "-", "£", "1,", "1 ", "1.", "m", "=", "\u00a0", "\xff", "000,", "=(", "%",
  };
  const gsize length = 1000000;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DewReading reading;
      DewReadStatus status;

      while (text->len < length)
        g_string_append (text, pieces[i]);

      status = dew_money_read (text->str, DEW_UNIT_POUNDS, &reading);
      if (g_str_equal (pieces[i], "0"))
        g_assert_cmpint (status, ==, DEW_READ_OK);
      else if (g_str_equal (pieces[i], " ") || g_str_equal (pieces[i], "\u00a0"))
        g_assert_cmpint (status, ==, DEW_READ_EMPTY);
      else
        g_assert_cmpint (status, ==, DEW_READ_REFUSED);
      g_assert_cmpuint (reading.offset, <=, text->len);
    }
}

/* ---- Properties ---- */

static const char *
choose (const char *const *texts)
{
  return texts[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) texts))];
}

/* Some way of writing that many of some power of ten of pence: digits grouped or not, with as many zeros behind as
 * one likes. */
static void
write_number (GString *text,
              gint64   size,
              int      decimals)
{
  static const char *const separators[] = { "", "", ",", " ", "\u00a0", "\u202f", NULL };
  const char *separator = choose (separators);
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, decimals + 1, size);
  gsize whole = strlen (digits) - (gsize) decimals;
  int keep = decimals;

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }

  if (g_test_rand_bit ())
    {
      while (keep > 0 && digits[whole + (gsize) keep - 1] == '0')
        keep--;
    }
  if (keep > 0)
    g_string_append_printf (text, ".%.*s", keep, digits + whole);
}

/* Whatever way an amount is written in, it is read as what it is. */
static void
test_any_writing (void)
{
  static const char *const blanks[] = { "", "", "", " ", "\u00a0", "\t", NULL };
  static const char *const minuses[] = { "-", "\u2212", "- ", "\u2013", NULL };
  static const struct {
    const char *word;
    int         decimals;
  } multiples[] = {
    { "k", 5 }, { "K", 5 }, { "thousand", 5 }, { "m", 8 }, { "M", 8 }, { "million", 8 }, { "bn", 11 },
    { "Billion", 11 },
  };

  for (guint trial = 0; trial < count_trials (500000); trial++)
    {
      g_autoptr (GString) text = g_string_new (choose (blanks));
      gint64 size = random_size (DEW_MONEY_LIMIT);
      int form = g_test_rand_int_range (0, 3);
      gboolean pounds = g_test_rand_bit ();
      guint multiple = (guint) g_test_rand_int_range (0, 2 * G_N_ELEMENTS (multiples));

      if (form == 1)
        g_string_append (text, choose (minuses));
      if (form == 2)
        g_string_append (text, "(");
      if (pounds)
        g_string_append_printf (text, "£%s", choose (blanks));

      if (multiple < G_N_ELEMENTS (multiples))
        {
          write_number (text, size, multiples[multiple].decimals);
          g_string_append_printf (text, "%s%s", choose (blanks), multiples[multiple].word);
        }
      else
        {
          write_number (text, size, 2);
        }

      g_string_append_printf (text, "%s%s", form == 2 ? ")" : "", choose (blanks));
      assert_value (text->str, DEW_UNIT_POUNDS, form == 0 ? size : -size);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money-read/bare", test_bare);
  g_test_add_func ("/money-read/absolute", test_absolute);
  g_test_add_func ("/money-read/ask", test_ask);
  g_test_add_func ("/money-read/ask/only-if-possible", test_ask_only_if_possible);
  g_test_add_func ("/money-read/empty", test_empty);
  g_test_add_func ("/money-read/refused", test_refused);
  g_test_add_func ("/money-read/limit", test_limit);
  g_test_add_func ("/money-read/units", test_units);
  g_test_add_func ("/money-read/long", test_long);
  g_test_add_func ("/money-read/any-writing", test_any_writing);

  return g_test_run ();
}
