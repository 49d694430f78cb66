/* test-dew-incentive.c: what is released of money that is paid for performance */
#include "engine-fixture.h"

#include <string.h>

#include "dew-incentive.h"

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

static void
test_percent (void)
{
  static const struct {
    gint64           target, achieved;
    int              reported;
    DewIncentiveState state;
    const char      *four, *exact;
  } cases[] = {
    { 1200000, 990000, 1, DEW_INCENTIVE_MISSED, "82.5000", "82.5" },
    { 1200000, 990000, 0, DEW_INCENTIVE_UNREPORTED, "", "" },
    { 1200000, 1200000, 1, DEW_INCENTIVE_MET, "100.0000", "100" },
    { 3000, 2000, 1, DEW_INCENTIVE_MISSED, "66.6666", "66.6666" },
    { 100000000, 99999999, 1, DEW_INCENTIVE_MISSED, "99.9999", "99.9999" },     /* not 100 */
    { 1000, 12345, 1, DEW_INCENTIVE_EXCEEDED, "1,234.5000", "1,234.5" },
    { 1000, -50, 1, DEW_INCENTIVE_MISSED, "\u22125.0000", "\u22125" },
    { DEW_QUANTITY_LIMIT, -1, 1, DEW_INCENTIVE_MISSED, "0.0000", "0" },
    { DEW_QUANTITY_LIMIT, DEW_QUANTITY_LIMIT - 1, 1, DEW_INCENTIVE_MISSED, "99.9999", "99.9999" },
    { 1, DEW_QUANTITY_LIMIT, 1, DEW_INCENTIVE_EXCEEDED, "100,000,000,000,000,000.0000", "100,000,000,000,000,000" },
    { 1, -DEW_QUANTITY_LIMIT, 1, DEW_INCENTIVE_MISSED, "\u2212100,000,000,000,000,000.0000", "\u2212100,000,000,000,000,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewIncentive incentive = { .pence = 100, .target = cases[i].target, .achieved = cases[i].achieved, .reported = cases[i].reported };
      char buf[DEW_INCENTIVE_PERCENT_SIZE];

      g_test_message ("case %u", i);
      g_assert_cmpint (dew_incentive_state (&incentive), ==, cases[i].state);
      g_assert_cmpstr (dew_incentive_percent (&incentive, 4, DEW_PRINT_SCREEN, buf), ==, cases[i].four);
      g_assert_cmpstr (dew_incentive_percent (&incentive, -1, DEW_PRINT_SCREEN, buf), ==, cases[i].exact);
      g_assert_null (strpbrk (dew_incentive_percent (&incentive, 4, DEW_PRINT_PLAIN, buf), ","));
      g_assert_true (g_str_is_ascii (buf));
    }
}

/* ---- In words ---- */

static void
test_told (void)
{
  static const struct {
    gint64      pence, target, achieved;
    int         reported;
    const char *unit;
    gint64      commissioner;
    const char *quantities, *told;
  } cases[] = {
    { 10000000, 1200000, 990000, 1, "admissions avoided", CCG, "990 of 1,200 admissions avoided",
      "“Falls” missed its target: 990 of 1,200 admissions avoided, 82.5 %. £17,500 of its £100,000 is not released and stays with Westshire Clinical Commissioning Group." },
    { 10000000, 1200000, 0, 0, "admissions avoided", CCG, "1,200 admissions avoided, not reported yet",
      "What “Falls” achieved is not reported yet: its £100,000 stays with Westshire Clinical Commissioning Group until it is." },
    { 10000000, 1200000, 1200000, 1, "", 0, "1,200 of 1,200", "“Falls” met its target: all of its £100,000 is released." },
    { 10000000, 1200500, 2000000, 1, "days", 0, "2,000 of 1,200.5 days", "“Falls” exceeded its target: 2,000 of 1,200.5 days. All of its £100,000 is released, and no more." },
    { 10000000, 1000, -50, 1, "points", 0, "\u22120.05 of 1 points",
      "“Falls” missed its target: \u22120.05 of 1 points, \u22125 %. Nothing of its £100,000 is released; it stays with the commissioner." },
    { 100, 3000, 1000, 1, "", 0, "1 of 3", "“Falls” missed its target: 1 of 3, 33.3333 %. £0.67 of its £1 is not released and stays with the commissioner." },
    { 0, 3000, 1000, 1, "", 0, "1 of 3", "Nothing is ring-fenced for “Falls”, so nothing is released." },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewIncentive incentive = { 70, OLDER, 1, 2013, (char *) "Falls", cases[i].pence, (char *) cases[i].unit, cases[i].target, cases[i].achieved, cases[i].reported,
                                 cases[i].commissioner, (char *) "" };
      g_autofree char *quantities = dew_incentive_quantities (&incentive);
      g_autofree char *told = dew_incentive_told (ledger, &incentive);

      g_assert_cmpstr (quantities, ==, cases[i].quantities);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* ---- Several ---- */

static void
test_several (void)
{
  DewIncentive funds[] = {
    { 70, OLDER, 0, 2013, (char *) "Falls", 100, (char *) "", 3000, 1000, 1, CCG, (char *) "" },
    { 71, OLDER, 0, 2013, (char *) "Beds", 200, (char *) "", 3000, 4000, 1, CCG, (char *) "" },
    { 72, OLDER, 0, 2012, (char *) "Falls", 400, (char *) "", 3000, 1000, 0, CCG, (char *) "" },
    { 69, EQUIPMENT, 0, 2013, (char *) "Falls", 800, (char *) "", 3000, 1500, 1, 0, (char *) "" },
  };
  static const struct { gint64 pool; int year; guint n; gint64 pence, released; } cases[] = {
    { OLDER, 2013, 2, 300, 233 }, { OLDER, 2012, 1, 400, 0 }, { OLDER, 0, 3, 700, 233 }, { 0, 2013, 3, 1100, 633 }, { 0, 0, 4, 1500, 633 }, { EQUIPMENT, 2014, 0, 0, 0 },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (funds); i++)
    {
      DewChanges *changes = dew_changes_new ();

      g_assert_true (dew_edit_add (ledger, changes, DEW_TABLE_INCENTIVE, &funds[i], 0, NULL));
      take (ledger, changes);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = dew_incentives_of (ledger, cases[i].pool, cases[i].year);
      gint64 pence = -1, released = -1;

      g_assert_cmpuint (found->len, ==, cases[i].n);
      g_assert_true (dew_incentives_sum (found, &pence, &released));
      g_assert_cmpint (pence, ==, cases[i].pence);
      g_assert_cmpint (released, ==, cases[i].released);
    }

  {
    static const gint64 order[] = { 72, 70, 71, 69 };
    g_autoptr (GPtrArray) all = dew_incentives_of (ledger, 0, 0);

    g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (order));
    for (guint i = 0; i < all->len; i++)
      g_assert_cmpint (((const DewIncentive *) all->pdata[i])->id, ==, order[i]);
  }
}

/* Far more than any document has: the sum says that it does not fit, and touches nothing. */
static void
test_too_much (void)
{
  DewIncentive most = { .pence = DEW_MONEY_LIMIT, .target = 1, .achieved = 1, .reported = 1 };
  g_autoptr (GPtrArray) many = g_ptr_array_new ();
  gint64 pence = -1, released = -1;

  for (gint64 room = G_MAXINT64; room >= DEW_MONEY_LIMIT; room -= DEW_MONEY_LIMIT)
    g_ptr_array_add (many, &most);
  g_assert_true (dew_incentives_sum (many, &pence, &released));
  g_assert_cmpint (pence, ==, G_MAXINT64 - G_MAXINT64 % DEW_MONEY_LIMIT);
  g_assert_cmpint (released, ==, pence);
  g_ptr_array_add (many, &most);
  pence = -1;
  g_assert_false (dew_incentives_sum (many, &pence, &released));
  g_assert_cmpint (pence, ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/incentive/released", test_released);
  g_test_add_func ("/incentive/bounds", test_bounds);
  g_test_add_func ("/incentive/percent", test_percent);
  g_test_add_func ("/incentive/told", test_told);
  g_test_add_func ("/incentive/several", test_several);
  g_test_add_func ("/incentive/too-much", test_too_much);

  return g_test_run ();
}
