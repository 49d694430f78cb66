/* test-dew-share.c: who bears how much, to the penny, and why */
#include "dew-share.h"

#include "share-checks.h"
#include "share-random.h"

/* ---- Oxfordshire, 2013/14 ---- */

static const struct {
  const char *rule;
  gint64      line;
  gint64      council, ccg;
  gint64      council_percent, ccg_percent;
} worked[] = {
  { "proportional gross opening", 0, 72222222, 27777778, 722222, 277778 },
  { "proportional gross", 0, 50769231, 49230769, 507692, 492308 },
  { "fixed Council 51%, CCG 49%", 0, 51000000, 49000000, 510000, 490000 },
  { "proportional net", 0, 45762712, 54237288, 457627, 542373 },
  { "equal", 0, 50000000, 50000000, 500000, 500000 },
  { "own", COUNCIL_EXISTING, 100000000, 0, 1000000, 0 },
  /* Net opening: income is taken off the additional 21m first, and is less than that. */
  { "proportional net opening", 0, 72222222, 27777778, 722222, 277778 },
  { "own", 0, 50769231, 49230769, 507692, 492308 },
  { "all to host", 0, 100000000, 0, 1000000, 0 },
  { "all to lead", 0, 100000000, 0, 1000000, 0 },
  { "all to CCG", 0, 0, 100000000, 0, 1000000 },
};

static void
test_oxfordshire (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();

  for (guint i = 0; i < G_N_ELEMENTS (worked); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION, .rule = worked[i].rule, .line = worked[i].line };
      g_autoptr (DewShare) over = share_or_fail (ledger, &query);
      g_autoptr (DewShare) under = NULL;

      g_assert_cmpint (share_of (over, COUNCIL), ==, worked[i].council);
      g_assert_cmpint (share_of (over, CCG), ==, worked[i].ccg);
      g_assert_cmpint (find_partner (over, COUNCIL)->percent, ==, worked[i].council_percent);
      g_assert_cmpint (find_partner (over, CCG)->percent, ==, worked[i].ccg_percent);
      g_assert_cmpint (find_partner (over, COUNCIL)->cost, ==, 99 * MILLION + worked[i].council);
      g_assert_cmpint (find_partner (over, CCG)->cost, ==, 96 * MILLION + worked[i].ccg);
      g_assert_cmpstr (over->rule, ==, worked[i].rule);
      assert_sound (over);

      query.variance = -MILLION;
      under = share_or_fail (ledger, &query);
      assert_sound (under);
      assert_mirror (over, under);
    }
}

static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION, .rule = "Proportional GROSS current" };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);
  DewShareQuery ring_fenced = { .pool = 1, .year = 2013, .variance = MILLION, .rule = "own" };
  g_autoptr (DewShare) own = share_or_fail (ledger, &ring_fenced);
  const DewWork *spread = work_at (own, 0);
  const DewWork *work = work_at (share, 0);

  g_assert_cmpstr (share->rule, ==, "proportional gross");
  g_assert_cmpstr (share->rule_short, ==, "Proportional to gross contributions");
  g_assert_cmpstr (share->basis, ==, "Share of the variance; by gross contributions, current");
  g_assert_cmpstr (share->sentence, ==,
                   "Any overspend of the Older people Pooled Fund in a financial year shall be borne by the partners in "
                   "proportion to their gross "
                   "contributions to that Fund for that year, as varied.");

  g_assert_cmpuint (own->works->len, ==, 2);
  g_assert_cmpint (spread->kind, ==, DEW_WORK_SPREAD);
  g_assert_cmpstr (spread->title, ==, "Spread over the pool’s lines by gross contributions");
  g_assert_cmpstr (spread->basis, ==, "Gross contributions, 2013/14, current");
  g_assert_cmpint (spread->weights, ==, DEW_BASIS_GROSS);
  g_assert_cmpint (spread->counted, ==, 0);
  g_assert_cmpuint (spread->parts->len, ==, 4);
  g_assert_cmpint (spread->total_weight, ==, 195 * MILLION);

  /* One rule takes all: it makes no difference which lines it falls on. */
  g_assert_cmpuint (share->works->len, ==, 1);
  g_assert_cmpint (work->kind, ==, DEW_WORK_SHARE);
  g_assert_cmpint (work->place, ==, 0);
  g_assert_cmpint (work->weights, ==, DEW_BASIS_GROSS);
  g_assert_cmpstr (work->title, ==, "Proportional to gross contributions");
  g_assert_cmpuint (work->parts->len, ==, 2);
  g_assert_cmpuint (work->lines->len, ==, 0);
  g_assert_cmpint (portion_at (work, 0)->weight, ==, 99 * MILLION);
  g_assert_cmpint (portion_at (work, 1)->weight, ==, 96 * MILLION);
  g_assert_cmpstr (work->note, ==, "One penny is left over; it goes to the largest remainder: Council (0.769 p). " UNSPREAD);
}

/* The document's own rules: the proposal is a scenario, the baseline is ring-fenced. */
static void
test_scenario (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION };
  g_autoptr (DewShare) baseline = NULL;
  g_autoptr (DewShare) proposal = NULL;
  g_autoptr (DewShare) under = NULL;

  build_oxfordshire (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, 5, "Proposal");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "own");
  add_rule (&builder, 5, 1, 0, DEW_OVER, "", "proportional net");
  add_scenario_figure (&builder, 5, CCG_ADDITIONAL, DEW_ADDITIONAL, CCG, DEW_CLEARED);
  ledger = finish_ledger (&builder);

  baseline = share_or_fail (ledger, &query);
  g_assert_cmpstr (baseline->rule, ==, "own");
  g_assert_cmpint (work_at (baseline, 1)->kind, ==, DEW_WORK_OWN);
  assert_sound (baseline);

  query.scenario = 5;
  proposal = share_or_fail (ledger, &query);
  g_assert_cmpstr (proposal->rule, ==, "proportional net");
  g_assert_cmpint (portion_at (work_at (proposal, 0), 0)->weight, ==, 81 * MILLION);
  g_assert_cmpint (portion_at (work_at (proposal, 0), 1)->weight, ==, 30 * MILLION);
  assert_sound (proposal);

  query.variance = -MILLION;
  under = share_or_fail (ledger, &query);
  g_assert_cmpstr (under->rule, ==, "retain");
  g_assert_cmpint (under->held, ==, -MILLION);
  g_assert_cmpint (share_of (under, COUNCIL), ==, 0);
  g_assert_cmpint (find_partner (under, COUNCIL)->percent, ==, 0);
  g_assert_cmpuint (under->payments->len, ==, 0);
  g_assert_cmpstr (under->settlement_note, ==, "");
  g_assert_cmpstr (work_at (under, 0)->note, ==, "No rule is written for an underspend, so it stays in the pool. " UNSPREAD);
  assert_sound (under);
}

/* ---- The rule in force ---- */

static const struct {
  const char *as_at;
  gint64      scenario;
  const char *rule;
} dated[] = {
  { "2013-04-01", 0, "own" },
  { "2013-09-30", 0, "own" },
  { "2013-10-01", 0, "equal" },     /* starts on the 15th, and counts from the month's first day */
  { "2013-10-31", 0, "equal" },
  { "2014-01-01", 0, "all to host" },
  { NULL, 0, "all to host" },
  { "2013-04-01", 5, "all to CCG" },  /* a scenario's list replaces all of the place's */
  { "2013-10-31", 5, "all to CCG" },
  { "2014-03-01", 5, "all to Council" },
  { "2013-10-31", 6, "equal" },     /* a scenario without a list of its own has the baseline's */
};

static void
test_dates (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  build_lines (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, 5, "Other dates");
  add_row (&builder, DEW_TABLE_SCENARIO, 6, "Nothing yet");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2014-01-01", "all to host");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "own");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2013-10-15", "equal");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, "2013-10-15", "all to Trust");
  add_rule (&builder, 5, 1, 0, DEW_OVER, "2014-03-01", "all to Council");
  add_rule (&builder, 5, 1, 0, DEW_OVER, "", "all to CCG");
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = 10000, .as_at = dated[i].as_at, .scenario = dated[i].scenario };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);

      g_assert_cmpstr (share->rule, ==, dated[i].rule);
      assert_sound (share);
      if (dated[i].as_at)
        g_assert_cmpstr (dew_share_rule_text (ledger, 1, DEW_OVER, dated[i].as_at, dated[i].scenario, NULL), ==, dated[i].rule);
    }
}

static void
test_rule_text (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  gboolean written;

  build_lines (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, "2013-10-15", "all to Trust");
  add_rule (&builder, DEW_BASELINE, 1, CARE, DEW_OVER, "", "equal");
  ledger = finish_ledger (&builder);

  g_assert_null (dew_share_rule_text (ledger, 1, DEW_OVER, "2014-03-31", 0, &written));
  g_assert_false (written);
  g_assert_cmpstr (dew_share_rule_text (ledger, 1, DEW_UNDER, "2013-09-30", 0, &written), ==, "retain");
  g_assert_false (written);
  g_assert_cmpstr (dew_share_rule_text (ledger, 1, DEW_UNDER, "2013-10-01", 0, &written), ==, "all to Trust");
  g_assert_true (written);
  g_assert_cmpstr (dew_share_rule_text (ledger, 1, DEW_UNDER, NULL, 0, NULL), ==, "all to Trust");
}

/* ---- Refusals ---- */

static void
test_queries (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 100, .rule = "equal" };
  DewShareQuery bad;

  bad = query, bad.pool = 99;
  assert_refused (ledger, &bad, DEW_ERROR_NOT_FOUND, "pool");
  bad = query, bad.line = 99;
  assert_refused (ledger, &bad, DEW_ERROR_NOT_FOUND, "line");
  bad = query, bad.pool = 2, bad.line = COUNCIL_EXISTING;
  assert_refused (ledger, &bad, DEW_ERROR_NOT_FOUND, "line");
  bad = query, bad.scenario = 7;
  assert_refused (ledger, &bad, DEW_ERROR_NOT_FOUND, "scenario");
  bad = query, bad.year = 0;
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "year");
  bad = query, bad.as_at = "2013-02-30";
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "“2013-02-30” is not a date");
  bad = query, bad.variance = G_MAXINT64;
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "at most £100,000,000,000");
  bad = query, bad.variance = G_MININT64;
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "at most £100,000,000,000");
  bad = query, bad.variance = DEW_MONEY_LIMIT + 1;
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "at most £100,000,000,000");
  bad = query, bad.rule = "";
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "Column 1 of the rule: the rule is empty");
  bad = query, bad.rule = "all to Borough", bad.variance = 0;
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "no partner is called “Borough”");
  bad = query, bad.rule = "retain";
  assert_refused (ledger, &bad, DEW_ERROR_INVALID, "“retain” says what becomes of an underspend");
}

static void
test_limits (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = DEW_MONEY_LIMIT, .rule = "proportional gross" };
  g_autoptr (DewShare) over = share_or_fail (ledger, &query);
  g_autoptr (DewShare) under = NULL;

  assert_sound (over);
  g_assert_cmpint (share_of (over, COUNCIL), ==, G_GINT64_CONSTANT (5076923076923));

  query.variance = -DEW_MONEY_LIMIT;
  under = share_or_fail (ledger, &query);
  assert_sound (under);
  assert_mirror (over, under);
}

/* A pool without figures: what stands is the pool as a whole. */
static void
test_no_figures (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 2, .year = 2013, .variance = 1000, .rule = "fixed Council 30%, CCG 70%" };
  g_autoptr (DewShare) fixed = share_or_fail (ledger, &query);
  g_autoptr (DewShare) equal = NULL;
  g_autoptr (DewShare) none = NULL;

  g_assert_cmpint (share_of (fixed, CCG), ==, 700);
  g_assert_cmpuint (fixed->works->len, ==, 1);
  g_assert_cmpuint (work_at (fixed, 0)->lines->len, ==, 0);
  assert_sound (fixed);

  /* Only the host has to do with it. */
  query.rule = "equal";
  equal = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (equal, COUNCIL), ==, 1000);

  query.rule = "proportional gross";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "No partner has gross contributions to the pooled lines of “Learning "
                  "disability” in 2013/14");
  query.rule = "proportional net opening";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "No partner has opening net contributions");
  query.rule = "own";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "No line of “Learning disability” has contributions in 2013/14");
  query.rule = "all to lead";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "“Learning disability” has no single lead");

  query.rule = "proportional gross";
  query.variance = 0;
  none = share_or_fail (ledger, &query);
  g_assert_false (none->has_percent);
  g_assert_cmpstr (none->rule, ==, "proportional gross");
  assert_sound (none);
}

static void
test_nobody (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .rule = "equal" };
  g_autoptr (DewShare) share = NULL;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "Council", "");
  add_pool (&builder, 1, "Orphan", 0, 0);
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "Nobody hosts, leads in or contributes to “Orphan” in 2013/14");
  query.rule = "all to host";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "“Orphan” has no host");

  query.rule = "all to Council";
  share = share_or_fail (ledger, &query);
  g_assert_cmpuint (share->payments->len, ==, 0);
  g_assert_cmpstr (share->settlement_note, ==, "“Orphan” has no host, so who pays whom cannot be told; enter the host.");
}

/* A rule that the ledger holds but that names nobody it knows is refused with where it stands. */
static void
test_broken_rules (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000 };

  build_lines (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "equal");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, "", "nonsense");
  add_rule (&builder, DEW_BASELINE, 1, MEALS, DEW_OVER, "", "all to nobody");
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The rule of “Meals” cannot be read: Column 8 of the rule: no partner "
                  "is called “nobody”");
  query.variance = -1000;
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The rule of “Care” cannot be read: Column 1 of the rule: “nonsense” "
                  "is no step");
}

/* ---- Random ledgers ---- */

/* Whatever the ledger and the rule: shares, held and unallocated sum to the variance, or there is one sentence; and an
 * underspend under the same rule is the mirror. */
static void
test_random (void)
{
  int n = g_getenv ("DEW_LONG") ? 50000 : 5000;
  int shared = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = random_variance (), .rule = g_test_rand_bit () ? random_rule () : NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (DewShare) over = dew_share (ledger, &query, &error);
      g_autoptr (DewShare) under = NULL;

      g_assert_true ((over != NULL) == (error == NULL));
      if (over)
        assert_sound (over);

      g_clear_error (&error);
      query.variance = -query.variance;
      under = dew_share (ledger, &query, &error);
      g_assert_true ((under != NULL) == (error == NULL));
      if (under)
        assert_sound (under);

      if (!over || !query.rule || serves_one_sign (query.rule))
        continue;

      g_assert_nonnull (under);
      assert_mirror (over, under);
      shared++;
    }

  g_assert_cmpint (shared, >, n / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share/oxfordshire", test_oxfordshire);
  g_test_add_func ("/share/words", test_words);
  g_test_add_func ("/share/scenario", test_scenario);
  g_test_add_func ("/share/dates", test_dates);
  g_test_add_func ("/share/rule-text", test_rule_text);
  g_test_add_func ("/share/queries", test_queries);
  g_test_add_func ("/share/limits", test_limits);
  g_test_add_func ("/share/no-figures", test_no_figures);
  g_test_add_func ("/share/nobody", test_nobody);
  g_test_add_func ("/share/broken-rules", test_broken_rules);
  g_test_add_func ("/share/random", test_random);

  return g_test_run ();
}
