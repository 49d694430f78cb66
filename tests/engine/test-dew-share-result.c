/* test-dew-share-result.c: percentages that sum, who is shown, and who pays whom */
#include "dew-share-private.h"

#include "share-checks.h"

/* ---- Percentages ---- */

static const struct {
  gint64 amounts[4];
  gint64 percents[4];
} columns[] = {
  { { 1, 1, 1, 0 }, { 333334, 333333, 333333, 0 } },
  { { 50769231, 49230769, 0, 0 }, { 507692, 492308, 0, 0 } },
  { { 1, 0, 2, 0 }, { 333333, 0, 666667, 0 } },
  { { 0, 0, 0, 7 }, { 0, 0, 0, 1000000 } },
  /* Of both signs: some bear more than all of it, others are paid. */
  { { 200, -100, 0, 0 }, { 2000000, -1000000, 0, 0 } },
  { { 5, -2, 0, 0 }, { 1666667, -666667, 0, 0 } },
  { { 1, 3, -1, 0 }, { 333333, 1000000, -333333, 0 } },
  { { -1, 4, -1, 1 }, { -333333, 1333333, -333333, 333333 } },
};

static void
test_percentages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gint64 mirrored[4];
      gint64 percents[4];
      gint64 whole = 0;

      for (guint j = 0; j < 4; j++)
        {
          whole += columns[i].amounts[j];
          mirrored[j] = -columns[i].amounts[j];
        }

      g_assert_true (_dew_share_percentages (columns[i].amounts, 4, whole, percents));
      g_assert_cmpmem (percents, sizeof percents, columns[i].percents, sizeof percents);
      g_assert_true (_dew_share_percentages (mirrored, 4, -whole, percents));
      g_assert_cmpmem (percents, sizeof percents, columns[i].percents, sizeof percents);
    }
}

/* A part far larger than the whole has a percentage that cannot be written down. */
static void
test_percentages_too_large (void)
{
  const gint64 amounts[] = { DEW_MONEY_LIMIT, 1 - DEW_MONEY_LIMIT };
  gint64 percents[2];

  g_assert_false (_dew_share_percentages (amounts, 2, 1, percents));
}

/* Each percentage is the exact one rounded down or up, and they sum to a hundred. */
static void
test_percentages_random (void)
{
  int n = g_getenv ("DEW_LONG") ? 1000000 : 100000;

  for (int i = 0; i < n; i++)
    {
      gint64 amounts[8];
      gint64 percents[8];
      gint64 whole = 0;
      gint64 sum = 0;
      guint len = (guint) g_test_rand_int_range (1, 9);
      int low = g_test_rand_bit () ? 0 : -1000000;

      for (guint j = 0; j < len; j++)
        whole += amounts[j] = g_test_rand_int_range (low, 1000001);

      if (whole == 0)
        continue;

      g_assert_true (_dew_share_percentages (amounts, len, whole, percents));
      for (guint j = 0; j < len; j++)
        {
          sum += percents[j];
          g_assert_cmpint (ABS (percents[j] * whole - amounts[j] * DEW_WHOLE), <, ABS (whole));
        }
      g_assert_cmpint (sum, ==, DEW_WHOLE);
    }
}

/* What is held has its part of the hundred, so that the partners' sum to what they bear. */
static void
test_held (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = -10000 };
  g_autoptr (DewShare) share = NULL;

  /* A ninth of the pool's lines is under a rule of its own, the rest is retained. */
  build_lines (&builder);
  add_rule (&builder, DEW_BASELINE, 1, MEALS, DEW_UNDER, "", "equal");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  g_assert_cmpint (share->held, ==, -9000);
  g_assert_cmpint (share_of (share, COUNCIL), ==, -500);
  g_assert_cmpint (find_partner (share, COUNCIL)->percent, ==, 50000);
  g_assert_cmpint (find_partner (share, CCG)->percent, ==, 50000);
  assert_sound (share);
}

/* ---- Who is shown ---- */

/* A partner that only leads counts for equal parts; one with a nil figure is shown and does not count; one with nothing is
 * neither, unless a rule names it. */
static void
test_partners (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 900, .rule = "equal" };
  g_autoptr (DewShare) equal = NULL;
  g_autoptr (DewShare) named = NULL;

  build_lines (&builder);
  add_partner (&builder, 4, "Leader", "");
  add_partner (&builder, 5, "Nil", "");
  add_partner (&builder, 6, "Bystander", "");
  add_line (&builder, 20, 1, 0, DEW_LINE_SERVICE, "Led", 4);
  add_figure (&builder, MEALS, DEW_INCOME, 5, 0);
  ledger = finish_ledger (&builder);

  equal = share_or_fail (ledger, &query);
  g_assert_cmpuint (equal->partners->len, ==, 4);
  g_assert_cmpint (share_of (equal, COUNCIL), ==, 300);
  g_assert_cmpint (share_of (equal, CCG), ==, 300);
  g_assert_cmpint (share_of (equal, 4), ==, 300);
  g_assert_nonnull (find_partner (equal, 5));
  g_assert_cmpint (share_of (equal, 5), ==, 0);
  g_assert_null (find_partner (equal, 6));
  assert_sound (equal);

  query.rule = "fixed Bystander 60%, Trust 40%";
  named = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (named, 6), ==, 540);
  g_assert_cmpint (share_of (named, TRUST), ==, 360);
  g_assert_cmpint (find_partner (named, 6)->cost, ==, 540);
  assert_sound (named);
}

/* ---- Settlement ---- */

/* The council hosts, and has paid: the CCG owes its part of an overspend, and is paid its part of an underspend. */
static void
test_settlement (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION, .rule = "proportional gross" };
  g_autoptr (DewShare) over = share_or_fail (ledger, &query);
  g_autoptr (DewShare) under = NULL;
  g_autoptr (DewShare) own = NULL;
  const DewPayment *payment;

  g_assert_cmpuint (over->payments->len, ==, 1);
  payment = &g_array_index (over->payments, DewPayment, 0);
  g_assert_cmpint (payment->from, ==, CCG);
  g_assert_cmpint (payment->to, ==, COUNCIL);
  g_assert_cmpint (payment->amount, ==, 49230769);
  g_assert_cmpstr (over->settlement_note, ==, "");

  query.variance = -MILLION;
  under = share_or_fail (ledger, &query);
  payment = &g_array_index (under->payments, DewPayment, 0);
  g_assert_cmpint (payment->from, ==, COUNCIL);
  g_assert_cmpint (payment->to, ==, CCG);
  g_assert_cmpint (payment->amount, ==, 49230769);

  query.rule = "all to host";
  own = share_or_fail (ledger, &query);
  g_assert_cmpuint (own->payments->len, ==, 0);
  g_assert_cmpstr (own->settlement_note, ==, "");
}

/* Decided amounts that are many times the variance once kept a plan counting for minutes. */
static void
test_plan_of_large_amounts (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  const DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1, .rule = "decided Council £100000000, CCG £100000000 because minute", .plan = TRUE };
  g_autoptr (DewShare) plan = share_or_fail (ledger, &query);

  g_assert_false (plan->has_percent);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-result/percentages", test_percentages);
  g_test_add_func ("/share-result/percentages-too-large", test_percentages_too_large);
  g_test_add_func ("/share-result/percentages-random", test_percentages_random);
  g_test_add_func ("/share-result/plan-of-large-amounts", test_plan_of_large_amounts);
  g_test_add_func ("/share-result/held", test_held);
  g_test_add_func ("/share-result/partners", test_partners);
  g_test_add_func ("/share-result/settlement", test_settlement);

  return g_test_run ();
}
