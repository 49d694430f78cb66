/* test-dew-scenario-paint.c: that scenarios can be read, and told from each other, from partners, and by more than colour */
#include "dew-scenario-paint.h"

#include <string.h>

/* Cards, page and grid. */
static const guint32 grounds[2][3] = { { 0xffffff, 0xfafafa, 0xffffff }, { 0x2f2f32, 0x242424, 0x1e1e1e } };

static void
test_readable (void)
{
  for (int dark = 0; dark <= 1; dark++)
    for (guint number = 1; number <= DEW_SCENARIO_PAINTS; number++)
      {
        DewColour colour = dew_scenario_colour (number, dark);

        for (guint k = 0; k < G_N_ELEMENTS (grounds[dark]); k++)
          g_assert_cmpfloat (dew_colour_contrast (colour, dew_colour (grounds[dark][k])), >=, 4.5);
        g_assert_cmpfloat (dew_colour_contrast (colour, dew_scenario_ink (number, dark)), >=, 4.5);
      }
}

static gboolean
same_colour (DewColour a,
             DewColour b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void
test_distinct (void)
{
  for (guint one = 1; one <= DEW_SCENARIO_PAINTS; one++)
    {
      guint n, m;
      const double *dashes = dew_scenario_dashes (one, &n);

      g_assert_cmpuint (n == 0, ==, one == 1);
      for (guint other = 1; other < one; other++)
        {
          const double *others = dew_scenario_dashes (other, &m);

          g_assert_false (n == m && memcmp (dashes, others, n * sizeof *dashes) == 0);
          for (int dark = 0; dark <= 1; dark++)
            g_assert_false (same_colour (dew_scenario_colour (one, dark), dew_scenario_colour (other, dark)));
        }
      for (guint partner = 0; partner < 4; partner++)
        for (int dark = 0; dark <= 1; dark++)
          g_assert_false (same_colour (dew_scenario_colour (one, dark), dew_partner_fill (partner, dark)));
    }
}

/* A number keeps its colour, and the seventh begins again. */
static void
test_again (void)
{
  guint n, m;

  g_assert_true (same_colour (dew_scenario_colour (7, FALSE), dew_scenario_colour (1, FALSE)));
  g_assert_true (same_colour (dew_scenario_colour (12, TRUE), dew_scenario_colour (6, TRUE)));
  g_assert_true (dew_scenario_dashes (8, &n) == dew_scenario_dashes (2, &m));
}

static void
test_cover (void)
{
  g_assert_cmpfloat (dew_scenario_cover (1), ==, 1);
  g_assert_cmpfloat (dew_scenario_cover (6), ==, 0.8);
  for (guint number = 2; number <= DEW_SCENARIO_PAINTS; number++)
    {
      g_assert_cmpfloat (dew_scenario_cover (number), >, 0.25);
      g_assert_cmpfloat (dew_scenario_cover (number), <, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenario-paint/readable", test_readable);
  g_test_add_func ("/scenario-paint/distinct", test_distinct);
  g_test_add_func ("/scenario-paint/again", test_again);
  g_test_add_func ("/scenario-paint/cover", test_cover);

  return g_test_run ();
}
