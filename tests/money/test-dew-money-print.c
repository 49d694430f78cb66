/* test-dew-money-print.c: amounts as text */

#include <glib.h>
#include <string.h>

#include "dew-money-print.h"
#include "test-random.h"

#define ALL_FLAGS (DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_PLUS | DEW_PRINT_DASH | DEW_PRINT_TRIM)

static void
test_print (void)
{
  static const struct {
    gint64      pence;
    DewUnit     unit;
    int         decimals;
    guint       flags;
    const char *text;
  } table[] = {
    { 123450, DEW_UNIT_POUNDS, 2, DEW_PRINT_PLAIN, "1234.50" },
    { -123450, DEW_UNIT_POUNDS, 2, DEW_PRINT_PLAIN, "-1234.50" },
    { 123450, DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN, "1,234.50" },
    { -123450, DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN, "−1,234.50" },
    { -123450, DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, "−£1,234.50" },
    { 123450, DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_PLUS, "+£1,234.50" },
    { 0, DEW_UNIT_POUNDS, 2, DEW_PRINT_PLUS, "0.00" },
    { 0, DEW_UNIT_POUNDS, 2, DEW_PRINT_DASH | DEW_PRINT_SYMBOL, "–" },
    { 1, DEW_UNIT_POUNDS, 2, DEW_PRINT_DASH, "0.01" },
    { 5, DEW_UNIT_POUNDS, 0, DEW_PRINT_DASH, "0" },
    { 50769231, DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, "£507,692.31" },
    { 100000000, DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, "£1,000,000" },
    { 150, DEW_UNIT_POUNDS, 2, DEW_PRINT_TRIM, "1.50" },
    { 100000, DEW_UNIT_THOUSANDS, 1, DEW_PRINT_TRIM, "1.0" },

    { 123456789, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_GROUPS | DEW_PRINT_SYMBOL, "£1,235k" },
    { 123456789, DEW_UNIT_MILLIONS, 1, DEW_PRINT_SYMBOL, "£1.2m" },
    { 30272581000, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_GROUPS, "302,726" },
    { 19500000000, DEW_UNIT_MILLIONS, 1, DEW_PRINT_GROUPS, "195.0" },

    /* Half away from zero, and no sign on what rounds to zero. */
    { 50000, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_PLAIN, "1" },
    { 49999, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_PLAIN, "0" },
    { -50000, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_PLAIN, "-1" },
    { -49999, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, "£0k" },
    { 4999999, DEW_UNIT_MILLIONS, 1, DEW_PRINT_PLUS, "0.0" },
    { 5000000, DEW_UNIT_MILLIONS, 1, DEW_PRINT_PLUS, "+0.1" },
    { 99999, DEW_UNIT_POUNDS, 0, DEW_PRINT_GROUPS, "1,000" },

    { 123456789, DEW_UNIT_MILLIONS, 8, DEW_PRINT_PLAIN, "1.23456789" },
    { 1, DEW_UNIT_MILLIONS, 8, DEW_PRINT_PLAIN, "0.00000001" },
    { 1, DEW_UNIT_POUNDS, 8, DEW_PRINT_PLAIN, "0.01000000" },
    { 99900, DEW_UNIT_POUNDS, 0, DEW_PRINT_GROUPS, "999" },
    { 100000000000, DEW_UNIT_POUNDS, 0, DEW_PRINT_GROUPS, "1,000,000,000" },

    { G_MAXINT64, DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS, "92,233,720,368,547,758.07" },
    { G_MININT64, DEW_UNIT_POUNDS, 8, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, "−£92,233,720,368,547,758.08000000" },
    { G_MININT64, DEW_UNIT_THOUSANDS, 0, DEW_PRINT_PLAIN, "-92233720368548" },
    { G_MININT64, DEW_UNIT_MILLIONS, 8, DEW_PRINT_PLAIN, "-92233720368.54775808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      char buf[DEW_MONEY_SIZE];

      g_assert_true (dew_money_print (dew_pence (table[i].pence), table[i].unit, table[i].decimals, table[i].flags,
                                      buf) == buf);
      g_assert_cmpstr (buf, ==, table[i].text);
    }
}

static void
test_edit (void)
{
  static const struct {
    gint64      pence;
    const char *texts[3];
  } table[] = {
    { 0, { "0", "0", "0" } },
    { 123450, { "1234.50", "1.2345", "0.0012345" } },
    { 123400, { "1234", "1.234", "0.001234" } },
    { -7800000000, { "-78000000", "-78000", "-78" } },
    { 1, { "0.01", "0.00001", "0.00000001" } },
    { 360000000, { "3600000", "3600", "3.6" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (int unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          char buf[DEW_MONEY_SIZE];

          dew_money_print_edit (dew_pence (table[i].pence), (DewUnit) unit, buf);
          g_assert_cmpstr (buf, ==, table[i].texts[unit]);
        }
    }
}

static void
test_unit_decimals (void)
{
  g_assert_cmpint (dew_unit_step (DEW_UNIT_POUNDS), ==, 1);
  g_assert_cmpint (dew_unit_step (DEW_UNIT_THOUSANDS), ==, 100000);
  g_assert_cmpint (dew_unit_step (DEW_UNIT_MILLIONS), ==, 10000000);
  g_assert_cmpint (dew_unit_decimals (DEW_UNIT_POUNDS), ==, 2);
  g_assert_cmpint (dew_unit_decimals (DEW_UNIT_THOUSANDS), ==, 0);
  g_assert_cmpint (dew_unit_decimals (DEW_UNIT_MILLIONS), ==, 1);
}

static void
assert_reads (const char *text,
              DewUnit     unit,
              gint64      pence)
{
  DewReading reading;

  if (dew_money_read (text, unit, &reading) != DEW_READ_OK || reading.value.pence != pence)
    g_error ("“%s” in a column in %s does not read as %" G_GINT64_FORMAT "p", text, dew_unit_symbol (unit), pence);
}

/* What an editor opens with, and what is printed exactly, reads back as it was. */
static void
test_round_trip (void)
{
  static const int exact[] = { 2, 5, 8 };

  for (guint trial = 0; trial < count_trials (300000); trial++)
    {
      gint64 pence = random_signed (DEW_MONEY_LIMIT);
      guint flags = (guint) g_test_rand_int_range (0, ALL_FLAGS + 1);
      char buf[DEW_MONEY_SIZE];

      for (int unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          assert_reads (dew_money_print_edit (dew_pence (pence), (DewUnit) unit, buf), (DewUnit) unit, pence);

          /* With £ it is absolute, and with k or m nothing is asked in any column. */
          dew_money_print (dew_pence (pence), (DewUnit) unit, exact[unit], flags, buf);
          assert_reads (buf, (DewUnit) unit, pence);
          if (unit != DEW_UNIT_POUNDS && (flags & DEW_PRINT_SYMBOL))
            assert_reads (buf, DEW_UNIT_POUNDS, pence);
        }
    }
}

/* Rounded to fewer decimals, it is within half of the last one, its mirror reads as its mirror, and it fits. */
static void
test_rounding (void)
{
  for (guint trial = 0; trial < count_trials (300000); trial++)
    {
      DewUnit unit = (DewUnit) g_test_rand_int_range (DEW_UNIT_POUNDS, DEW_UNIT_MILLIONS + 1);
      int decimals = g_test_rand_int_range (0, 9);
      gint64 pence = random_signed (G_MAXINT64);
      char buf[DEW_MONEY_SIZE], mirror[DEW_MONEY_SIZE];
      __int128 units = 0;
      __int128 error;
      gint64 scale = 1;

      dew_money_print (dew_pence (pence), unit, decimals, DEW_PRINT_PLAIN, buf);
      dew_money_print (dew_pence (-pence), unit, decimals, DEW_PRINT_PLAIN, mirror);
      g_assert_cmpstr (buf + (*buf == '-'), ==, mirror + (*mirror == '-'));

      for (const char *p = buf; *p != '\0'; p++)
        {
          if (g_ascii_isdigit (*p))
            units = units * 10 + g_ascii_digit_value (*p);
        }
      for (int i = 0; i < decimals; i++)
        scale *= 10;

      g_assert_true ((*buf == '-') == (pence < 0 && units > 0));
      error = units * dew_unit_pence (unit) - (__int128) ABS (pence) * scale;
      g_assert_true (2 * error <= dew_unit_pence (unit) && 2 * error > -dew_unit_pence (unit));

      dew_money_print (dew_pence (pence), unit, decimals, ALL_FLAGS, buf);
      g_assert_cmpuint (strlen (buf), <, DEW_MONEY_SIZE);
    }
}

static void
test_count (void)
{
  static const struct { guint64 count; const char *text; } cases[] = {
    { 0, "0" }, { 7, "7" }, { 999, "999" }, { 1000, "1,000" }, { 10221, "10,221" }, { 1000000, "1,000,000" }, { G_MAXUINT64, "18,446,744,073,709,551,615" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buf[DEW_MONEY_SIZE];

      g_assert_cmpstr (dew_print_count (cases[i].count, buf), ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money-print/print", test_print);
  g_test_add_func ("/money-print/edit", test_edit);
  g_test_add_func ("/money-print/unit-decimals", test_unit_decimals);
  g_test_add_func ("/money-print/round-trip", test_round_trip);
  g_test_add_func ("/money-print/rounding", test_rounding);
  g_test_add_func ("/money-print/count", test_count);

  return g_test_run ();
}
