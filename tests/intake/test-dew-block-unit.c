/* test-dew-block-unit.c: whether what is pasted was in another unit than what is there */
#include "dew-block-unit.h"

#define MOST 5

static void
test_units (void)
{
  static const struct { int off; guint n_pasted; gint64 pasted[MOST]; guint n_others; gint64 others[MOST]; } cases[] = {
    { 0, 1, { 100000 }, 3, { 100000, 200000, 300000 } },
    { 1, 1, { 100 }, 3, { 100000, 100000, 100000 } },
    { 1, 3, { 115, -250, 0 }, 4, { 120000, -240000, 0, 180000 } },
    { 2, 1, { 100 }, 3, { 100000000, 100000000, 100000000 } },
    { -1, 1, { 100000 }, 3, { 100, 100, 100 } },
    { -2, 1, { 100000000 }, 3, { 100, 100, 100 } },

    /* The edges of what counts */
    { 0, 1, { 1000 }, 3, { 299999, 299999, 299999 } },
    { 1, 1, { 1000 }, 3, { 300000, 300000, 300000 } },
    { 1, 1, { 1000 }, 3, { 3000000, 3000000, 3000000 } },
    { 0, 1, { 1000 }, 3, { 3000001, 3000001, 3000001 } },
    { 0, 1, { 1000 }, 3, { 299999999, 299999999, 299999999 } },
    { 2, 1, { 1000 }, 3, { 300000000, 300000000, 300000000 } },
    { 2, 1, { 1000 }, 3, { 3000000000, 3000000000, 3000000000 } },
    { 0, 1, { 1000 }, 3, { 3000000001, 3000000001, 3000000001 } },
    { -1, 1, { 300000 }, 3, { 1000, 1000, 1000 } },
    { 0, 1, { 299999 }, 3, { 1000, 1000, 1000 } },
    { -2, 1, { 3000000000 }, 3, { 1000, 1000, 1000 } },

    /* Too little to go by */
    { 0, 0, { 0 }, 3, { 100000, 100000, 100000 } },
    { 0, 2, { 0, 0 }, 3, { 100000, 100000, 100000 } },
    { 0, 1, { 100 }, 2, { 0, 0 } },
    { 0, 1, { 100 }, 0, { 0 } },
    { 1, 1, { 100 }, 4, { 100000, 0, 100000, 0 } },

    /* The median, and not what is far out */
    { 1, 5, { 1, 100, 100, 100, 90000000 }, 3, { 1, 100000, 900000000 } },
    { 1, 2, { 100, 200 }, 4, { 1, 140000, 160000, 900000000 } },
    { 0, 1, { G_MININT64 }, 3, { G_MININT64, G_MAXINT64, G_MININT64 } },
    { 0, 1, { G_MAXINT64 }, 3, { 1, 1, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int off = dew_block_unit_off (cases[i].pasted, cases[i].n_pasted, cases[i].others, cases[i].n_others);

      if (off != cases[i].off)
        g_error ("case %u: %d", i, off);
    }

  g_assert_cmpint (dew_block_unit_off (NULL, 0, NULL, 0), ==, 0);
}

static void
test_replaced (void)
{
  static const struct { int off; gint64 pasted, replaced; } cases[] = {
    { 0, 1000, 1000 }, { 0, 1000, 299999 }, { 1, 1000, 300000 }, { 1, 1000, 63000000 }, { 1, 1000, 299999999 }, { 2, 1000, 300000000 }, { 2, 1, G_MAXINT64 },
    { 0, 299999, -1000 }, { -1, -300000, 1000 }, { -2, 300000000, 1000 }, { 0, 0, 1000 }, { 0, 1000, 0 }, { -2, G_MININT64, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int off = dew_block_unit_off_replaced (&cases[i].pasted, 1, &cases[i].replaced, 1);

      if (off != cases[i].off)
        g_error ("case %u: %d", i, off);
    }
}

/* What is pasted in thousands is found out whatever the figures are, signs and order aside. */
static void
test_any_figures (void)
{
  for (guint trial = 0; trial < 10000; trial++)
    {
      gint64 figures[7], smaller[7];

      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          gint64 size = g_test_rand_int_range (1, G_MAXINT32);

          smaller[i] = g_test_rand_bit () ? -size : size;
          figures[i] = (g_test_rand_bit () ? -size : size) * 1000;
        }

      g_assert_cmpint (dew_block_unit_off (smaller, G_N_ELEMENTS (smaller), figures, G_N_ELEMENTS (figures)), ==, 1);
      g_assert_cmpint (dew_block_unit_off (figures, G_N_ELEMENTS (figures), smaller, G_N_ELEMENTS (smaller)), ==, -1);
      g_assert_cmpint (dew_block_unit_off (figures, G_N_ELEMENTS (figures), figures, G_N_ELEMENTS (figures)), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block-unit/units", test_units);
  g_test_add_func ("/block-unit/replaced", test_replaced);
  g_test_add_func ("/block-unit/any-figures", test_any_figures);

  return g_test_run ();
}
