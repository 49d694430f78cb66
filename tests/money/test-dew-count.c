/* test-dew-count.c: counts as people type them. */
#include "dew-count.h"

#include <glib.h>

static void
test_read (void)
{
  static const struct { const char *text; uint64_t count; } cases[] = {
    { "0", 0 }, { "7", 7 }, { "100000", 100000 }, { "100,000", 100000 }, { "1,000,000", 1000000 }, { " 12 ", 12 }, { "007", 7 },
    { "9223372036854775807", G_MAXINT64 }, { "18,446,744,073,709,551,615", G_MAXUINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      uint64_t count = 99;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (dew_count_read (cases[i].text, 0, G_MAXUINT64, &count));
      g_assert_cmpuint (count, ==, cases[i].count);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "", " ", "-5", "+5", "1.5", "1,00", "1,0000", "1000,000", ",000", "1,", "1,,000", "1 000", "12x", "many", "18446744073709551616", "99999999999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      uint64_t count = 99;

      g_test_message ("“%s”", cases[i]);
      g_assert_false (dew_count_read (cases[i], 0, G_MAXUINT64, &count));
      g_assert_cmpuint (count, ==, 99);
    }
}

static void
test_bounds (void)
{
  uint64_t count;

  g_assert_false (dew_count_read ("0", 1, 10, &count));
  g_assert_true (dew_count_read ("1", 1, 10, &count));
  g_assert_true (dew_count_read ("10", 1, 10, &count));
  g_assert_false (dew_count_read ("11", 1, 10, &count));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/count/read", test_read);
  g_test_add_func ("/count/refused", test_refused);
  g_test_add_func ("/count/bounds", test_bounds);

  return g_test_run ();
}
