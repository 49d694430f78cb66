/* test-dew-share-printed.c: what whole percentages would make of a share by contributions */
#include "dew-share-printed.h"

#include "share-checks.h"

static DewPrinted *
ask (const DewLedger *ledger,
     const char      *rule,
     gint64           variance)
{
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = variance, .rule = rule };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);

  return dew_printed_new (ledger, &query, share);
}

/* The paper prints 51 / 49 for 99 : 96. */
static void
test_oxfordshire (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  g_autoptr (DewPrinted) over = ask (ledger, "proportional gross", MILLION);
  g_autoptr (DewPrinted) under = ask (ledger, "proportional gross", -MILLION);
  g_autoptr (DewPrinted) opening = ask (ledger, "proportional gross opening", MILLION);

  g_assert_nonnull (over);
  g_assert_cmpstr (over->percentages, ==, "51 / 49");
  g_assert_cmpstr (over->rule, ==, "fixed Council 51%, CCG 49%");
  g_assert_cmpint (over->partner, ==, COUNCIL);
  g_assert_cmpint (over->difference, ==, 230769);

  g_assert_nonnull (under);
  g_assert_cmpint (under->difference, ==, -230769);

  g_assert_nonnull (opening);
  g_assert_cmpstr (opening->percentages, ==, "72 / 28");
  g_assert_cmpint (opening->difference, ==, -222222);
}

static void
test_nothing_to_say (void)
{
  static const char *const rules[] = { "own", "equal", "fixed Council 51%, CCG 49%", "all to Council" };
  g_autoptr (DewLedger) ledger = make_oxfordshire ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_null (ask (ledger, rules[i], MILLION));
  g_assert_null (ask (ledger, "proportional gross", 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-printed/oxfordshire", test_oxfordshire);
  g_test_add_func ("/share-printed/nothing-to-say", test_nothing_to_say);

  return g_test_run ();
}
