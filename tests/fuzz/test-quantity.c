/* test-quantity.c: hostile text for the reading of quantities
 *
 * Texts that are read, and near misses, are cut, joined, doubled and spoilt. Whatever comes of it is read to what prints and reads back the same, or
 * refused at a place within it. The seed is that of the test run, so that a failure can be had again with --seed.
 */

#include <glib.h>
#include <string.h>

#include "dew-quantity.h"
#include "mutation.h"

#define MAX_LENGTH 200
#define UNTOUCHED  G_GINT64_CONSTANT (-424242)

static const char *const seeds[] = {
  "1200", "1,200.5", "1 200 000", "1\u00a0200\u2009000.25", ".5", "-0.001", "\u2212300", "\u201312", "+7", "000", "1000000000000", "-1,000,000,000,000.000", "12,34", "1.2345", "95%",
  "999999999999.999", "12 beds", "", "1e9",
};

static const char *const tokens[] = {
  ",", ".", "-", "+", "\u2212", "\u2013", " ", "\u00a0", "\u2009", "0", "000", "9", "999", "999999999999", ",000", ".001", "%", "\xc2", "\xe2\x80", "\xff", "\x01", "\n", "é",
};

static const Mutation mutation = {
  seeds, G_N_ELEMENTS (seeds), tokens, G_N_ELEMENTS (tokens), "", 6, FALSE, MAX_LENGTH,
};

/* The same number, taken from the text by other means: its digits without what groups them, and the places behind the point. */
static gint64
work_out (const char *text)
{
  gboolean negative = strchr (text, '-') != NULL || strstr (text, "\u2212") != NULL || strstr (text, "\u2013") != NULL;
  const char *point = strchr (text, '.');
  gint64 value = 0;
  int places = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        value = value * 10 + (*p - '0');
        places += point != NULL && p > point;
      }
  for (; places < 3; places++)
    value *= 10;

  return negative ? -value : value;
}

static gboolean
check_text (const char *text)
{
  gint64 thousandths = UNTOUCHED, again = UNTOUCHED;
  gsize offset = G_MAXSIZE;
  char buf[DEW_QUANTITY_SIZE];

  if (!dew_quantity_read (text, &thousandths, &offset))
    {
      g_assert_cmpint (thousandths, ==, UNTOUCHED);
      g_assert_cmpuint (offset, <=, strlen (text));
      return FALSE;
    }

  g_assert_cmpuint (offset, ==, G_MAXSIZE);
  g_assert_cmpint (ABS (thousandths), <=, DEW_QUANTITY_LIMIT);
  g_assert_cmpint (thousandths, ==, work_out (text));
  g_assert_true (dew_quantity_read (dew_quantity_print (thousandths, DEW_PRINT_SCREEN, buf), &again, NULL));
  g_assert_cmpint (again, ==, thousandths);
  return TRUE;
}

static void
test_mutations (void)
{
  guint n_trials = g_getenv ("DEW_LONG") != NULL ? 2000000 : 200000;
  guint n_read = 0;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      g_autoptr (GString) text = g_string_new (seeds[g_test_rand_int_range (0, G_N_ELEMENTS (seeds))]);
      g_autofree char *exact = NULL;

      for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
        mutate (&mutation, text);

      /* In a block of just its length, so that a sanitizer sees a byte read beyond it. */
      exact = g_strndup (text->str, strlen (text->str));
      n_read += check_text (exact);
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

      check_text (text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/quantity/mutations", test_mutations);
  g_test_add_func ("/fuzz/quantity/noise", test_noise);

  return g_test_run ();
}
