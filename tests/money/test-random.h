/* test-random.h: chance for tests of numbers: of every size alike, not mostly huge */
#pragma once

#include <glib.h>

/* How often to try: as often as said where DEW_LONG is set, otherwise a tenth. */
static inline guint
count_trials (guint n)
{
  return g_getenv ("DEW_LONG") != NULL ? n : MAX (n / 10, 1);
}

static inline guint64
random_bits (void)
{
  return (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
}

/* 0 to limit, with every number of digits about as likely; now and then the limit itself. */
static inline gint64
random_size (gint64 limit)
{
  guint64 size = random_bits () >> g_test_rand_int_range (1, 64);

  if (g_test_rand_int_range (0, 50) == 0)
    return limit;

  return (gint64) (size <= (guint64) limit ? size : size % ((guint64) limit + 1));
}

static inline gint64
random_signed (gint64 limit)
{
  gint64 size = random_size (limit);

  return g_test_rand_bit () ? -size : size;
}
