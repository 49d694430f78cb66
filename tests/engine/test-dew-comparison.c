/* test-dew-comparison.c: scenarios side by side: what each comes to, by which cause, and in which words */
#include "dew-comparison.h"

#include "share-checks.h"

enum { GROSS = 5, TIERS, FIGURES };

/* The baseline is ring-fenced; one scenario shares by gross, one by tiers with a cap, one has the council put in 9 million more. */
static DewLedger *
make_scenarios (void)
{
  Builder builder;

  build_oxfordshire (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, GROSS, "Gross");
  add_row (&builder, DEW_TABLE_SCENARIO, TIERS, "Tiers");
  add_row (&builder, DEW_TABLE_SCENARIO, FIGURES, "Figures");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "own");
  add_rule (&builder, GROSS, 1, 0, DEW_OVER, "", "proportional gross");
  add_rule (&builder, TIERS, 1, 0, DEW_OVER, "", "up to 1%: proportional gross; rest: equal; cap Council £1,000,000, CCG £1,000,000 to others");
  add_scenario_figure (&builder, FIGURES, COUNCIL_EXISTING, DEW_EXISTING, COUNCIL, 87 * MILLION);
  return finish_ledger (&builder);
}

/* A comparison of all of them, and the sums it is worked out from. */
typedef struct {
  DewLedger     *ledger;
  DewComparison *comparison;
  DewTotals     *totals[DEW_MAX_COMPARED];
} Compared;

static void
update (Compared *compared)
{
  for (guint i = 0; i < dew_comparison_n_lanes (compared->comparison); i++)
    {
      g_clear_pointer (&compared->totals[i], dew_totals_free);
      compared->totals[i] = dew_totals_new (compared->ledger, 2013, dew_comparison_scenario (compared->comparison, i));
    }
  dew_comparison_update (compared->comparison, compared->ledger, (const DewTotals *const *) compared->totals);
}

static void
start (Compared *compared)
{
  *compared = (Compared) { .ledger = make_scenarios (), .comparison = dew_comparison_new (2013, "2014-03-31", NULL) };
  dew_comparison_add_lane (compared->comparison, GROSS);
  dew_comparison_add_lane (compared->comparison, TIERS);
  dew_comparison_add_lane (compared->comparison, FIGURES);
}

static void
finish (Compared *compared)
{
  for (guint i = 0; i < DEW_MAX_COMPARED; i++)
    dew_totals_free (compared->totals[i]);
  dew_comparison_free (compared->comparison);
  dew_ledger_free (compared->ledger);
}

static void
assert_lane (const Compared *compared,
             guint           lane,
             gint64          council,
             gint64          ccg,
             gint64          unallocated)
{
  DewLaneSum sum;

  for (gint64 pool = 0; pool < 2; pool++)
    {
      dew_comparison_sum (compared->comparison, compared->ledger, lane, pool, &sum);
      g_assert_cmpint (sum.shares[0], ==, council);
      g_assert_cmpint (sum.shares[1], ==, ccg);
      g_assert_cmpint (sum.unallocated, ==, unallocated);
      g_assert_cmpint (sum.shares[0] + sum.shares[1] + sum.unallocated + sum.held + sum.reserve, ==, sum.variance);
      g_assert_cmpint (sum.costs[0], ==, sum.contributions[0] + council);
      if (sum.has_percent)
        g_assert_cmpint (sum.percents[0] + sum.percents[1] + sum.unallocated_percent + sum.held_percent + sum.reserve_percent, ==, 1000000);
    }
}

static void
assert_words (const Compared *compared,
              guint           lane,
              const char     *expected)
{
  g_autofree char *words = dew_comparison_words (compared->comparison, compared->ledger, lane, 1);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_lanes (void)
{
  Compared compared;
  const DewLanePool *pool;

  start (&compared);
  dew_comparison_try (compared.comparison, 1, 5 * MILLION);
  dew_comparison_try_on (compared.comparison, COUNCIL_EXISTING);
  update (&compared);

  assert_lane (&compared, 0, 5 * MILLION, 0, 0);
  assert_lane (&compared, 1, 253846154, 246153846, 0);
  assert_lane (&compared, 2, MILLION, MILLION, 3 * MILLION);
  assert_lane (&compared, 3, 5 * MILLION, 0, 0);
  pool = dew_comparison_pool (compared.comparison, 1, 1);
  g_assert_cmpint (pool->source, ==, DEW_VARIANCE_TRIED);
  g_assert_cmpstr (pool->share->rule, ==, "proportional gross");

  assert_words (&compared, 0, "What the others are measured against.");
  assert_words (&compared, 1, "Council pays £2,461,538.46 less, CCG as much more.");
  assert_words (&compared, 2, "Council pays £4,000,000.00 less and CCG £1,000,000.00 more. £3,000,000.00 is for nobody yet: it has to be decided.");
  assert_words (&compared, 3, "Council pays £9,000,000.00 more.");
  finish (&compared);
}

/* What is tried is the last word; then what is typed, then the forecast, then nothing. */
static void
test_sources (void)
{
  Compared compared;
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewVariance typed = { .id = 1, .scenario = DEW_BASELINE, .pool = 1, .year = 2013, .pence = 2 * MILLION };
  DewVariance own = { .id = 2, .scenario = GROSS, .pool = 1, .year = 2013, .pence = 3 * MILLION };

  start (&compared);
  update (&compared);
  g_assert_cmpint (dew_comparison_pool (compared.comparison, 0, 1)->source, ==, DEW_VARIANCE_NONE);
  assert_lane (&compared, 1, 0, 0, 0);

  dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &typed);
  dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &own);
  g_assert_true (dew_ledger_patch (compared.ledger, changes, NULL));
  dew_comparison_patch (compared.comparison, compared.ledger, (const DewTotals *const *) compared.totals, changes);
  g_assert_cmpint (dew_comparison_pool (compared.comparison, 0, 1)->source, ==, DEW_VARIANCE_TYPED);
  g_assert_cmpint (dew_comparison_pool (compared.comparison, 0, 1)->variance, ==, 2 * MILLION);
  g_assert_cmpint (dew_comparison_pool (compared.comparison, 1, 1)->variance, ==, 3 * MILLION);

  dew_comparison_try (compared.comparison, 1, MILLION);
  dew_comparison_share (compared.comparison, compared.ledger, (const DewTotals *const *) compared.totals, 1);
  g_assert_cmpint (dew_comparison_pool (compared.comparison, 1, 1)->variance, ==, MILLION);
  assert_lane (&compared, 1, 50769231, 49230769, 0);
  dew_comparison_forget (compared.comparison, 1);
  dew_comparison_share (compared.comparison, compared.ledger, (const DewTotals *const *) compared.totals, 1);
  g_assert_cmpint (dew_comparison_pool (compared.comparison, 1, 1)->variance, ==, 3 * MILLION);
  finish (&compared);
}

/* One cause after the other, and together they are the change. */
static void
test_causes (void)
{
  Compared compared;
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewVariance own = { .id = 2, .scenario = GROSS, .pool = 1, .year = 2013, .pence = 2 * MILLION };
  gint64 causes[DEW_N_CAUSES][DEW_MAX_PARTNERS];

  start (&compared);
  dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &own);
  g_assert_true (dew_ledger_patch (compared.ledger, changes, NULL));
  dew_comparison_try_on (compared.comparison, COUNCIL_EXISTING);
  update (&compared);

  /* 2 million, all the council's; then by gross. */
  g_assert_true (dew_comparison_causes (compared.comparison, compared.ledger, (const DewTotals *const *) compared.totals, 1, 1, causes, NULL));
  g_assert_cmpint (causes[DEW_CAUSE_VARIANCE][0], ==, 2 * MILLION);
  g_assert_cmpint (causes[DEW_CAUSE_FIGURES][0], ==, 0);
  g_assert_cmpint (causes[DEW_CAUSE_RULES][0], ==, 101538462 - 2 * MILLION);
  g_assert_cmpint (causes[DEW_CAUSE_RULES][1], ==, 98461538);

  for (guint lane = 0; lane < 4; lane++)
    {
      DewLaneSum base, sum;

      dew_comparison_sum (compared.comparison, compared.ledger, 0, 0, &base);
      dew_comparison_sum (compared.comparison, compared.ledger, lane, 0, &sum);
      g_assert_true (dew_comparison_causes (compared.comparison, compared.ledger, (const DewTotals *const *) compared.totals, lane, 0, causes, NULL));
      for (guint k = 0; k < 2; k++)
        g_assert_cmpint (causes[0][k] + causes[1][k] + causes[2][k], ==, sum.costs[k] - base.costs[k]);
    }
  finish (&compared);
}

/* A lane that cannot be shared says why, and is not in the sums. */
static void
test_refused (void)
{
  Compared compared;
  Builder builder;
  const DewLanePool *pool;
  DewLaneSum sum;

  build_oxfordshire (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, GROSS, "Decided");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "equal");
  add_rule (&builder, GROSS, 1, 0, DEW_OVER, "", "decided Council £1 because \"minute 1\"");
  compared = (Compared) { .ledger = finish_ledger (&builder), .comparison = dew_comparison_new (2013, "2014-03-31", NULL) };
  dew_comparison_add_lane (compared.comparison, GROSS);
  dew_comparison_try (compared.comparison, 1, MILLION);
  update (&compared);

  pool = dew_comparison_pool (compared.comparison, 1, 1);
  g_assert_null (pool->share);
  g_assert_nonnull (strstr (pool->reason, "the decided amounts come to £1.00"));
  assert_words (&compared, 1, pool->reason);
  dew_comparison_sum (compared.comparison, compared.ledger, 1, 1, &sum);
  g_assert_cmpuint (sum.n_refused, ==, 1);
  g_assert_cmpint (sum.variance, ==, 0);
  finish (&compared);
}

/* Brought in line, it is what it would be made anew. */
static void
test_patched (void)
{
  Compared compared;
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewFigure figure = { CCG_EXISTING, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 31 * MILLION };
  gint64 before[2];
  DewLaneSum sum;

  start (&compared);
  dew_comparison_try (compared.comparison, 1, MILLION);
  update (&compared);
  dew_edit_figure (compared.ledger, changes, &figure, NULL);
  g_assert_true (dew_ledger_patch (compared.ledger, changes, NULL));
  for (guint i = 0; i < 4; i++)
    dew_totals_patch (compared.totals[i], compared.ledger, changes);
  dew_comparison_patch (compared.comparison, compared.ledger, (const DewTotals *const *) compared.totals, changes);
  dew_comparison_sum (compared.comparison, compared.ledger, 1, 1, &sum);
  before[0] = sum.shares[0];
  before[1] = sum.shares[1];

  update (&compared);
  assert_lane (&compared, 1, before[0], before[1], 0);
  g_assert_cmpint (before[0], ==, 50510204);
  finish (&compared);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/lanes", test_lanes);
  g_test_add_func ("/comparison/sources", test_sources);
  g_test_add_func ("/comparison/causes", test_causes);
  g_test_add_func ("/comparison/refused", test_refused);
  g_test_add_func ("/comparison/patched", test_patched);

  return g_test_run ();
}
