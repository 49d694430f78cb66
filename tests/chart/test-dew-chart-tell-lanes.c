/* test-dew-chart-tell-lanes.c: what a chart of scenarios side by side says in words */
#include "dew-chart-tell.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

static DewChart *
make_grouped (void)
{
  static const gint64 own[] = { 5 * MILLION, 0, 0 }, gross[] = { 253846154, 246153846, 0 }, capped[] = { 2 * MILLION, 27 * MILLION / 10, 3 * MILLION / 10 };
  static const gint64 mixed[] = { 3 * MILLION, -2 * MILLION, 0 }, nothing[] = { 0, 0, 0 }, under[] = { -MILLION, -3 * MILLION, 0 };
  static const gint64 little[] = { 1, 100 * MILLION, 0 };
  DewChart *chart = dew_chart_new_grouped ("Who bears the £5.0m, £m", DEW_UNIT_MILLIONS, 2);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
  dew_chart_add_lane (chart, 1, "Baseline", 1, own, NULL);
  dew_chart_add_lane (chart, 2, "Gross", 2, gross, NULL);
  dew_chart_add_lane (chart, 3, "Capped", 3, capped, NULL);
  dew_chart_add_lane (chart, 4, "Mixed", 4, mixed, NULL);
  dew_chart_add_lane (chart, 5, "Nothing", 5, nothing, NULL);
  dew_chart_add_lane (chart, 6, "Printed", 6, NULL, "The percentages are not 100.");
  dew_chart_add_lane (chart, 7, "Under", 7, under, NULL);
  dew_chart_add_lane (chart, 8, "Little", 8, little, NULL);

  return chart;
}

static void
test_grouped (void)
{
  static const struct {
    guint       row, series;
    const char *words;
  } cases[] = {
    { 0, 0, "Baseline: Council bears £5,000,000, 100.0 % of £5,000,000" },
    { 0, 1, "Baseline: CCG bears nothing of £5,000,000" },
    { 1, 0, "Gross: Council bears £2,538,461.54, 50.8 % of £5,000,000" },
    { 1, 1, "Gross: CCG bears £2,461,538.46, 49.2 % of £5,000,000" },
    { 2, 2, "Capped: unallocated £300,000, 6.0 % of £5,000,000" },
    { 3, 1, "Mixed: CCG bears −£2,000,000; all together £1,000,000" },
    { 4, 0, "Nothing: Council bears nothing" },
    { 5, 0, "Printed cannot be shared: The percentages are not 100." },
    { 6, 1, "Under: CCG bears −£3,000,000, 75.0 % of −£4,000,000" },
    { 7, 0, "Little: Council bears £0.01, less than 0.1 % of £100,000,000.01" },
    { 7, 1, "Little: CCG bears £100,000,000, more than 99.9 % of £100,000,000.01" },
  };
  g_autoptr (DewChart) chart = make_grouped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dew_chart_tell (chart, cases[i].row, cases[i].series);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_summary (void)
{
  g_autoptr (DewChart) chart = make_grouped ();
  g_autofree char *words = NULL;

  g_ptr_array_set_size (chart->rows, 6);
  dew_chart_set_caveat (chart, "Aligned lines are not in it.");
  words = dew_chart_summarise (chart);

  g_assert_cmpstr (words, ==, "Baseline: Council £5.00m, CCG nil. Gross: Council £2.54m, CCG £2.46m. "
                   "Capped: Council £2.00m, CCG £2.70m, unallocated £0.30m. Mixed: Council £3.00m, CCG −£2.00m. "
                   "Nothing: Council nil, CCG nil. Printed cannot be shared: The percentages are not 100. "
                   "Aligned lines are not in it.");
}

static DewChart *
make_curves (void)
{
  static const DewChartVertex gross[] = { { -195 * MILLION / 10, -99 * MILLION / 10 }, { 0, 0 }, { 4875 * MILLION / 1000, 2475 * MILLION / 1000 },
                                          { 195 * MILLION / 10, 99 * MILLION / 10 } };
  static const DewChartVertex capped[] = { { 0, 0 }, { 437 * MILLION / 100, 2 * MILLION }, { 195 * MILLION / 10, DEW_CHART_BLANK } };
  DewChart *chart = dew_chart_new_curves ("Council’s share, £m", "Council", DEW_UNIT_MILLIONS, 1, 195 * MILLION);

  dew_chart_add_curve (chart, 2, "Gross", gross, G_N_ELEMENTS (gross), NULL);
  dew_chart_add_curve (chart, 3, "Capped", capped, G_N_ELEMENTS (capped), "A weight is below 0.");
  dew_chart_add_kink (chart, 437 * MILLION / 100, "cap reached at £4.37m over");
  dew_chart_add_curve (chart, 4, "Printed", NULL, 0, "The percentages are not 100.");
  dew_chart_set_now (chart, 5 * MILLION);

  return chart;
}

static void
test_curves (void)
{
  static const struct {
    guint       row, series;
    const char *words;
  } cases[] = {
    { 0, 0, "Gross at −10 % (£19.5m under): Council bears −£9,900,000" },
    { 1, 0, "Gross on budget: Council bears nothing" },
    { 3, 0, "Gross at +2.5 % (£4.9m over): Council bears £2,475,000" },
    { 2, 1, "Capped at +2.24 % (£4.4m over): Council bears £2,000,000; cap reached at £4.37m over" },
    { 0, 2, "Printed cannot be shared: The percentages are not 100." },
  };
  g_autoptr (DewChart) chart = make_curves ();
  g_autofree char *summary = dew_chart_summarise (chart);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dew_chart_tell (chart, cases[i].row, cases[i].series);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (summary, ==, "Gross: Council bears −£9.9m at −10 %, £9.9m at +10 %. "
                   "Capped: Council bears nil at on budget, £2.0m at +2.24 %; cap reached at £4.37m over. In part it cannot be shared: A weight is below 0. "
                   "Printed cannot be shared: The percentages are not 100. Now: +2.56 %.");
}

static void
test_bridge (void)
{
  static const char *const told[] = {
    "Baseline: £104,000,000",
    "Figures: £2,000,000.01 more, from £104,000,000 to £106,000,000.01",
    "Rule: £5,000,000 less, from £106,000,000.01 to £101,000,000.01",
    "Lines: no change, £101,000,000.01",
    "Net, capped: £101,000,000.01",
  };
  g_autoptr (DewChart) chart = dew_chart_new_bridge ("Final cost, £m", 0, "Final cost", DEW_UNIT_MILLIONS, 1);
  g_autofree char *summary = NULL;

  dew_chart_add_start (chart, 1, "Baseline", 1, 104 * MILLION);
  dew_chart_add_cause (chart, "Figures", 2, 2 * MILLION + 1);
  dew_chart_add_cause (chart, "Rule", 3, -5 * MILLION);
  dew_chart_add_cause (chart, "Lines", 3, 0);
  dew_chart_add_end (chart, 4, "Net, capped", 4, 101 * MILLION + 1);

  for (guint row = 0; row < G_N_ELEMENTS (told); row++)
    {
      g_autofree char *words = dew_chart_tell (chart, row, 0);

      g_assert_cmpstr (words, ==, told[row]);
    }
  summary = dew_chart_summarise (chart);
  g_assert_cmpstr (summary, ==, "Baseline: £104.0m. Figures: £2.0m more. Rule: £5.0m less. Lines: no change. Net, capped: £101.0m.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-tell-lanes/grouped", test_grouped);
  g_test_add_func ("/chart-tell-lanes/summary", test_summary);
  g_test_add_func ("/chart-tell-lanes/curves", test_curves);
  g_test_add_func ("/chart-tell-lanes/bridge", test_bridge);

  return g_test_run ();
}
