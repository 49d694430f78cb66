/* test-money-read.c: hostile text for the reading of amounts
 *
 * Texts that are read, and near misses, are cut, joined, doubled and spoilt. Whatever comes of it is answered, within
 * the rules of the header. The seed is that of the test run, so that a failure can be had again with --seed.
 */

#include <glib.h>
#include <string.h>

#include "dew-money-print.h"
#include "mutation.h"
#include "dew-money-read.h"

#define MAX_LENGTH 400

static const char *const seeds[] = {
  "1234", "1,234.56", "£1,234.56", "1.2m", "£78 million", "250k", "3 thousand", "1.5bn", "(500)", "-500", "\u2212500",
  "£-5", "(£500)", "+500", "=78+21", "=3.6m+300k-50", "=2*3.5m", "=(78+21)/3", "12%", "12,34.5", "1.234,56", "1.2.3",
  "abc", "£", "=", "=1/0", "=78+", "(-5)", "\u2013", "1\u00a0234", "=1/3*3", "99,999,999,999.99", "0.00000001m",
  "=((((1))))", "9223372036854775807",
  "=170141183460469231731687303715884105727/170141183460469231731687303715884105727",
};

static const char *const tokens[] = {
  "£", "-", "+", "*", "/", "(", ")", "=", ".", ",", "%", "k", "m", "bn", "million", " ", "\u00a0", "\u2009", "\u2212",
  "\u2013", "\u00d7", "\u00f7", "0", "00", "000", "1", "9", "999", "999999999999999999", "0.000000000000000001",
  "1/3", "\xc2", "\xe2\x80", "\xff", "\x01", "\t", "\n", "é", "€",
};

static const Mutation mutation = {
  seeds, G_N_ELEMENTS (seeds), tokens, G_N_ELEMENTS (tokens), "", 8, FALSE, MAX_LENGTH,
};

static void
check_read_back (gint64  pence,
                 DewUnit unit)
{
  char buf[DEW_MONEY_SIZE];
  DewReading reading;

  g_assert_cmpint (ABS (pence), <=, DEW_MONEY_LIMIT);
  dew_money_print_edit (dew_pence (pence), unit, buf);
  g_assert_cmpint (dew_money_read (buf, unit, &reading), ==, DEW_READ_OK);
  g_assert_cmpint (reading.value.pence, ==, pence);
}

static void
check_refusal (const char       *text,
               const DewReading *reading)
{
  g_assert_nonnull (reading->reason);
  g_assert_cmpstr (reading->reason, !=, "");
  g_assert_cmpuint (reading->offset, <=, strlen (text));

  /* The place is the beginning of a character. */
  g_assert_true (g_utf8_validate (text, (gssize) reading->offset, NULL));
}

/* Blanks around a text change nothing but the place of the trouble. */
static void
check_padded (const char       *text,
              DewUnit           unit,
              DewReadStatus     status,
              const DewReading *reading)
{
  g_autofree char *padded = g_strconcat (" \u00a0", text, "\t ", NULL);
  DewReading again;

  g_assert_cmpint (dew_money_read (padded, unit, &again), ==, status);
  g_assert_cmpint (again.value.pence, ==, reading->value.pence);
  g_assert_cmpint (again.other.pence, ==, reading->other.pence);
}

static void
check_text (const char *text,
            DewUnit     unit)
{
  DewReading reading;
  DewReadStatus status = dew_money_read (text, unit, &reading);

  switch (status)
    {
    case DEW_READ_OK:
      check_read_back (reading.value.pence, unit);
      break;
    case DEW_READ_EMPTY:
      g_assert_cmpint (reading.value.pence, ==, 0);
      break;
    case DEW_READ_ASK:
      g_assert_cmpint (unit, !=, DEW_UNIT_POUNDS);
      g_assert_nonnull (strstr (text, "£"));
      g_assert_cmpint (reading.value.pence, !=, reading.other.pence);
      check_read_back (reading.value.pence, unit);
      check_read_back (reading.other.pence, unit);
      break;
    case DEW_READ_REFUSED:
      check_refusal (text, &reading);
      g_assert_cmpint (reading.value.pence, ==, 0);
      break;
    default:
      g_assert_not_reached ();
    }

  check_padded (text, unit, status, &reading);
}

static void
test_mutations (void)
{
  guint n_trials = g_getenv ("DEW_LONG") != NULL ? 2000000 : 200000;
  guint n_read = 0;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      g_autoptr (GString) text = g_string_new (seeds[g_test_rand_int_range (0, G_N_ELEMENTS (seeds))]);
      DewUnit unit = (DewUnit) g_test_rand_int_range (DEW_UNIT_POUNDS, DEW_UNIT_MILLIONS + 1);
      int n_mutations = g_test_rand_int_range (0, 6);
      g_autofree char *exact = NULL;
      DewReading reading;

      for (int i = 0; i < n_mutations; i++)
        mutate (&mutation, text);

      /* In a block of just its length, so that a sanitizer sees a byte read beyond it. */
      exact = g_strndup (text->str, strlen (text->str));
      check_text (exact, unit);
      n_read += dew_money_read (exact, unit, &reading) != DEW_READ_REFUSED;
    }

  /* Neither all nor nothing: the mutations do reach the depths of the reading. */
  g_assert_cmpuint (n_read, >, n_trials / 20);
  g_assert_cmpuint (n_read, <, n_trials - n_trials / 20);
}

static void
test_noise (void)
{
  for (guint trial = 0; trial < 20000; trial++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 64);
      g_autofree char *text = g_malloc (length + 1);

      for (gsize i = 0; i < length; i++)
        text[i] = (char) g_test_rand_int_range (1, 256);
      text[length] = '\0';

      check_text (text, DEW_UNIT_THOUSANDS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/money-read/mutations", test_mutations);
  g_test_add_func ("/fuzz/money-read/noise", test_noise);

  return g_test_run ();
}
