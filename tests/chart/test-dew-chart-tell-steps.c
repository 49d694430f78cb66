/* test-dew-chart-tell-steps.c: what a chart of distributions says in words */
#include "chart-draws.h"
#include "dew-chart-tell.h"

#define THOUSAND 100000                         /* pounds, in pence */

/* A thousand draws in six steps of £50,000; there is one below and one above them. */
static DewDistribution
make_own (void)
{
  DewDistribution own = { .start = 2300 * THOUSAND, .width = 50 * THOUSAND, .n_bins = 6, .bins = { 1, 99, 400, 0, 499, 1 } };

  own.least = 2290 * THOUSAND;
  own.p10 = 2399 * THOUSAND + 12;
  own.p50 = 2400 * THOUSAND;
  own.p90 = 2549 * THOUSAND;
  own.most = 2700 * THOUSAND;

  return own;
}

static DewChart *
make_chart (gboolean cumulative)
{
  DewChart *chart = dew_chart_new_distribution ("What Council may pay, £m", "Council", DEW_UNIT_MILLIONS, 1, cumulative);
  const DewDistribution own = make_own (), certain = make_bell (10, 234567812, 0, 234567812, 234567812);

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  dew_chart_add_distribution (chart, 2, "Capped", 2, &certain, NULL);
  dew_chart_add_distribution (chart, 3, "Printed", 3, NULL, "The percentages are not 100.");

  return chart;
}

typedef struct {
  guint       row, series;
  const char *words;
} Case;

static void
assert_told (const DewChart *chart,
             const Case     *cases,
             guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = dew_chart_tell (chart, cases[i].row, cases[i].series);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_histogram (void)
{
  static const Case cases[] = {
    { 0, 0, "Baseline: in 0.1 % of the draws Council pays less than £2.35m" },
    { 1, 0, "Baseline: in 9.9 % of the draws Council pays £2.35m to under £2.40m; in one of ten at most £2,399,000.12 (P10)" },
    { 2, 0, "Baseline: in 40.0 % of the draws Council pays £2.40m to under £2.45m; in half of them at most £2,400,000 (P50)" },
    { 3, 0, "Baseline: in none of the draws Council pays £2.45m to under £2.50m" },
    { 4, 0, "Baseline: in 49.9 % of the draws Council pays £2.50m to under £2.55m; in nine of ten at most £2,549,000 (P90)" },
    { 5, 0, "Baseline: in 0.1 % of the draws Council pays £2.55m or more" },
    { 0, 1, "Capped: in every draw Council pays £2,345,678.12" },
    { 0, 2, "Printed cannot be shared: The percentages are not 100." },
  };
  g_autoptr (DewChart) chart = make_chart (FALSE);

  assert_told (chart, cases, G_N_ELEMENTS (cases));
}

static void
test_cumulative (void)
{
  static const Case cases[] = {
    { 0, 0, "Baseline: in 0.1 % of the draws Council pays less than £2.35m" },
    { 1, 0, "Baseline: in 10.0 % of the draws Council pays less than £2.40m; in one of ten at most £2,399,000.12 (P10)" },
    { 3, 0, "Baseline: in 50.0 % of the draws Council pays less than £2.50m" },
    { 4, 0, "Baseline: in 99.9 % of the draws Council pays less than £2.55m; in nine of ten at most £2,549,000 (P90)" },
    /* One draw is counted here that lies beyond. */
    { 5, 0, "Baseline: in at least 99.9 % of the draws Council pays less than £2.60m" },
  };
  g_autoptr (DewChart) chart = make_chart (TRUE);

  assert_told (chart, cases, G_N_ELEMENTS (cases));
}

/* All of them are below the end of the last step, where none is above it. */
static void
test_all (void)
{
  DewDistribution own = make_own ();
  g_autoptr (DewChart) chart = dew_chart_new_distribution ("What Council may pay, £", "Council", DEW_UNIT_POUNDS, 0, TRUE);
  g_autofree char *words = NULL;

  own.most = 2599 * THOUSAND;
  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  words = dew_chart_tell (chart, 5, 0);
  g_assert_cmpstr (words, ==, "Baseline: in every draw Council pays less than £2,600,000");
}

/* A single step that has what lies beyond it on either side, too: beside a lane that is spread so far. */
static void
test_beyond_both (void)
{
  const DewDistribution wide = make_bell (1000, 0, 3000 * THOUSAND, G_MININT64, G_MAXINT64);
  DewDistribution own = { .start = 10 * THOUSAND, .width = 2 * THOUSAND, .n_bins = 2, .bins = { 500, 500 } };
  g_autoptr (DewChart) chart = dew_chart_new_distribution ("What Council may pay, £", "Council", DEW_UNIT_POUNDS, 0, FALSE);
  g_autofree char *words = NULL;
  guint row = 0;

  own.p10 = own.p50 = own.start;
  own.p90 = own.start + own.width;
  own.least = -5000 * THOUSAND;
  own.most = 5000 * THOUSAND;
  dew_chart_add_distribution (chart, 1, "Wide", 1, &wide, NULL);
  dew_chart_add_distribution (chart, 2, "Narrow", 2, &own, NULL);
  while (!dew_chart_has_mark (chart, row, 1))
    row++;
  words = dew_chart_tell (chart, row, 1);
  g_assert_true (g_str_has_prefix (words, "Narrow: in at least 99.8 % of the draws Council pays £0 to under £100,000; in one of ten"));
}

/* One amount but for a draw in a thousand is not always that. */
static void
test_nearly_certain (void)
{
  DewDistribution own = { .start = 200 * THOUSAND, .width = 1, .n_bins = 1, .bins = { 2000 } };
  g_autoptr (DewChart) chart = dew_chart_new_distribution ("What Council may pay, £", "Council", DEW_UNIT_POUNDS, 0, FALSE);
  g_autofree char *words = NULL, *summary = NULL;

  own.p10 = own.p50 = own.p90 = own.start;
  own.least = 10 * THOUSAND;
  own.most = 900 * THOUSAND;
  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  words = dew_chart_tell (chart, 0, 0);
  summary = dew_chart_summarise (chart);
  g_assert_cmpstr (words, ==, "Baseline: in at least 99.8 % of the draws Council pays £200,000; in one of ten at most £200,000 (P10); "
                   "in half of them at most £200,000 (P50); in nine of ten at most £200,000 (P90)");
  g_assert_cmpstr (summary, ==, "Baseline: of 2,000 draws, in one of ten Council pays at most £200,000 (P10), in half of them at most £200,000 (P50), "
                   "in nine of ten at most £200,000 (P90).");
}

/* Steps that would take many decimals are told in pounds. */
static void
test_narrow (void)
{
  gint64 draws[] = { 10400000000, 10400000003, 10400000017, 10400000020 };
  const DewDistribution own = count_draws (draws, G_N_ELEMENTS (draws));
  g_autoptr (DewChart) chart = dew_chart_new_distribution ("What Council may pay, £m", "Council", DEW_UNIT_MILLIONS, 2, FALSE);
  g_autofree char *words = NULL;

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  words = dew_chart_tell (chart, 17, 0);
  g_assert_cmpstr (words, ==, "Baseline: in 25.0 % of the draws Council pays £104,000,000.17 to under £104,000,000.18");
}

static void
test_summary (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autofree char *words = NULL;

  dew_chart_set_caveat (chart, "Aligned lines are not in it.");
  words = dew_chart_summarise (chart);
  g_assert_cmpstr (words, ==, "Baseline: of 1,000 draws, in one of ten Council pays at most £2,399,000.12 (P10), in half of them at most £2,400,000 (P50), "
                   "in nine of ten at most £2,549,000 (P90). Capped: in every one of 10 draws Council pays £2,345,678.12. "
                   "Printed cannot be shared: The percentages are not 100. Aligned lines are not in it.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-tell-steps/histogram", test_histogram);
  g_test_add_func ("/chart-tell-steps/cumulative", test_cumulative);
  g_test_add_func ("/chart-tell-steps/all", test_all);
  g_test_add_func ("/chart-tell-steps/beyond-both", test_beyond_both);
  g_test_add_func ("/chart-tell-steps/nearly-certain", test_nearly_certain);
  g_test_add_func ("/chart-tell-steps/narrow", test_narrow);
  g_test_add_func ("/chart-tell-steps/summary", test_summary);

  return g_test_run ();
}
