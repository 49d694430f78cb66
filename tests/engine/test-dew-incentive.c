/* test-dew-incentive.c: what is released of money that is paid for performance */
#include "dew-incentive.h"

#include "dew-money.h"

static void
test_released (void)
{
  static const struct {
    gint64 pence, target, achieved;
    gint   reported;
    gint64 released;
  } cases[] = {
    { 10000000, 100000, 50000, 1, 5000000 },
    { 10000000, 100000, 100000, 1, 10000000 },
    { 10000000, 100000, 250000, 1, 10000000 },          /* more than asked releases no more */
    { 10000000, 100000, 0, 1, 0 },
    { 10000000, 100000, -5000, 1, 0 },                  /* worse than before takes nothing back */
    { 10000000, 100000, 50000, 0, 0 },                  /* nothing is known yet */
    { 100, 3000, 1000, 1, 33 },                         /* rounded down */
    { 100, 3000, 2000, 1, 66 },
    { 1, 3000, 2999, 1, 0 },
    { 0, 1, 1, 1, 0 },
    { DEW_MONEY_LIMIT, DEW_QUANTITY_LIMIT, DEW_QUANTITY_LIMIT - 1, 1, DEW_MONEY_LIMIT - 1 },
    { DEW_MONEY_LIMIT, 1, DEW_QUANTITY_LIMIT, 1, DEW_MONEY_LIMIT },
    { DEW_MONEY_LIMIT, DEW_QUANTITY_LIMIT, -DEW_QUANTITY_LIMIT, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewIncentive incentive = { .pence = cases[i].pence, .target = cases[i].target, .achieved = cases[i].achieved, .reported = cases[i].reported };

      g_test_message ("case %u", i);
      g_assert_cmpint (dew_incentive_released (&incentive), ==, cases[i].released);
    }
}

/* Never less than nothing, never more than there is, and more achieved never releases less. */
static void
test_bounds (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      DewIncentive incentive = { .pence = g_test_rand_int_range (0, 1000000), .target = g_test_rand_int_range (1, 100000),
                                 .achieved = g_test_rand_int_range (-1000, 200000), .reported = 1 };
      gint64 released = dew_incentive_released (&incentive);

      g_assert_cmpint (released, >=, 0);
      g_assert_cmpint (released, <=, incentive.pence);
      incentive.achieved++;
      g_assert_cmpint (dew_incentive_released (&incentive), >=, released);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/incentive/released", test_released);
  g_test_add_func ("/incentive/bounds", test_bounds);

  return g_test_run ();
}
