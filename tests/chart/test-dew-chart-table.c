/* test-dew-chart-table.c: the figures of a chart as a table */
#include "dew-chart-table.h"

#include <string.h>

#define THOUSAND 100000         /* pounds, in pence */

static DewChart *
make_stacked (void)
{
  const gint64 values[] = { 1234 * THOUSAND, -210 * THOUSAND }, nil[] = { 0, 0 };
  DewChart *chart = dew_chart_new ("Contributions <by pool>, £000", DEW_UNIT_THOUSANDS, 0);

  dew_chart_name_rows (chart, "Pool");
  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "ICB & others");
  dew_chart_add_row (chart, "Older\tpeople", 1, values);
  dew_chart_add_row (chart, "Equipment", 2, nil);
  dew_chart_add_row (chart, "Mental health", 3, NULL);

  return chart;
}

static void
test_stacked (void)
{
  g_autoptr (DewChart) chart = make_stacked ();
  g_autoptr (DewChartTable) read = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  g_autoptr (DewChartTable) copy = dew_chart_table_new (chart, DEW_CHART_TABLE_COPY);
  g_autofree char *shown = dew_chart_table_to_text (read), *copied = dew_chart_table_to_text (copy);

  g_assert_cmpstr (read->title, ==, "Contributions <by pool>, £000");
  g_assert_cmpstr (shown, ==, "Pool\tCouncil, £000\tICB & others, £000\tTotal, £000\n"
                   "Older people\t1,234\t−210\t1,024\n"
                   "Equipment\t–\t–\t–\n"
                   "Mental health\t\t\t\n");
  g_assert_cmpstr (copied, ==, "Pool\tCouncil, £000\tICB & others, £000\tTotal, £000\n"
                   "Older people\t1234\t-210\t1024\n"
                   "Equipment\t0\t0\t0\n"
                   "Mental health\t\t\t\n");
}

static void
test_html (void)
{
  g_autoptr (DewChart) chart = make_stacked ();
  g_autoptr (DewChartTable) table = dew_chart_table_new (chart, DEW_CHART_TABLE_COPY);
  g_autofree char *html = dew_chart_table_to_html (table);

  g_assert_nonnull (strstr (html, "<caption>Contributions &lt;by pool&gt;, £000</caption>"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\">ICB &amp; others, £000</th>"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\" align=\"left\">Equipment</th><td align=\"right\">0</td>"));
  g_assert_nonnull (strstr (html, "<meta charset=\"utf-8\">"));
}

static void
test_months (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_months ("Each month, £", DEW_UNIT_POUNDS, 2, 0, FALSE);
  const gint64 actual[] = { 150, 0 }, forecast[] = { 0, DEW_CHART_BLANK }, budget[] = { 0, -123456 };
  g_autoptr (DewChartTable) table = NULL;
  g_autofree char *text = NULL;

  dew_chart_add_month (chart, "April", "Apr", 1);
  dew_chart_add_month (chart, "May", "May", 2);
  dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", actual);
  dew_chart_add_line (chart, DEW_CHART_FORECAST, "Forecast", forecast);
  dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget", budget);
  table = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  text = dew_chart_table_to_text (table);

  g_assert_cmpstr (text, ==, "Month\tActual, £\tForecast, £\tBudget, £\nApril\t1.50\t\t0.00\nMay\t\t\t−1,234.56\n");
}

static void
test_diverging (void)
{
  const gint64 over = 1750 * THOUSAND, even = 0;
  g_autoptr (DewChart) chart = dew_chart_new_diverging ("Forecast, £000", "Variance", DEW_UNIT_THOUSANDS, 0);
  g_autoptr (DewChartTable) table = NULL;
  g_autofree char *text = NULL;

  dew_chart_add_row (chart, "Older people", 1, &over);
  dew_chart_add_row (chart, "Equipment", 2, &even);
  dew_chart_add_row (chart, "Mental health", 3, NULL);
  table = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  text = dew_chart_table_to_text (table);

  g_assert_cmpstr (text, ==, "Name\tVariance, £000\nOlder people\t+1,750\nEquipment\t0\nMental health\t\n");
}

static void
test_grouped (void)
{
  const gint64 values[] = { 50769231, 49230769, 0 };
  g_autoptr (DewChart) chart = dew_chart_new_grouped ("Who bears it, £000", DEW_UNIT_THOUSANDS, 0);
  g_autoptr (DewChartTable) table = NULL;
  g_autofree char *text = NULL;

  dew_chart_name_rows (chart, "Scenario");
  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
  dew_chart_add_lane (chart, 2, "Gross", 1, values, NULL);
  dew_chart_add_lane (chart, 3, "Printed", 2, NULL, "There is no lead.");
  table = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  text = dew_chart_table_to_text (table);

  g_assert_cmpstr (text, ==, "Scenario\tCouncil, £000\tCCG, £000\tunallocated, £000\tTotal, £000\n"
                   "Gross\t508\t492\t0\t1,000\n"
                   "Printed (cannot be shared)\t\t\t\t\n");
}

static void
test_curves (void)
{
  static const DewChartVertex gross[] = { { -10000 * THOUSAND / 100, -50 * THOUSAND }, { 0, 0 }, { 100 * THOUSAND, DEW_CHART_BLANK } };
  static const DewChartVertex capped[] = { { 25 * THOUSAND, 20 * THOUSAND } };
  g_autoptr (DewChart) chart = dew_chart_new_curves ("Council’s share, £000", "Council", DEW_UNIT_THOUSANDS, 0, 1000 * THOUSAND);
  g_autoptr (DewChartTable) table = NULL;
  g_autofree char *text = NULL;

  dew_chart_add_curve (chart, 2, "Gross", gross, G_N_ELEMENTS (gross), "A weight is below 0.");
  dew_chart_add_curve (chart, 3, "Capped", capped, G_N_ELEMENTS (capped), NULL);
  dew_chart_add_curve (chart, 4, "Printed", NULL, 0, "There is no lead.");
  table = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  text = dew_chart_table_to_text (table);

  g_assert_cmpstr (text, ==, "Variance\tGross, £000\tCapped, £000\tPrinted, £000 (cannot be shared)\n"
                   "−10 % (£100k under)\t−50\t\t\n"
                   "on budget\t0\t\t\n"
                   "+2.5 % (£25k over)\t\t20\t\n"
                   "+10 % (£100k over)\t\t\t\n");
}

static void
test_bridge (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_bridge ("Final cost, £000", 0, "Final cost", DEW_UNIT_THOUSANDS, 0);
  g_autoptr (DewChartTable) read = NULL, copy = NULL;
  g_autofree char *shown = NULL, *copied = NULL;

  dew_chart_add_start (chart, 1, "Baseline", 1, G_GINT64_CONSTANT (104000) * THOUSAND);
  dew_chart_add_cause (chart, "Figures", 2, 1200 * THOUSAND);
  dew_chart_add_cause (chart, "Rule", 3, -3000 * THOUSAND);
  dew_chart_add_cause (chart, "Lines", 4, 0);
  dew_chart_add_end (chart, 4, "Capped", 4, G_GINT64_CONSTANT (102200) * THOUSAND);
  read = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  copy = dew_chart_table_new (chart, DEW_CHART_TABLE_COPY);
  shown = dew_chart_table_to_text (read);
  copied = dew_chart_table_to_text (copy);

  g_assert_cmpstr (shown, ==, "Cause\tChange, £000\tFinal cost, £000\n"
                   "Baseline\t\t104,000\n"
                   "Figures\t+1,200\t105,200\n"
                   "Rule\t−3,000\t102,200\n"
                   "Lines\t0\t102,200\n"
                   "Capped\t\t102,200\n");
  g_assert_cmpstr (copied, ==, "Cause\tChange, £000\tFinal cost, £000\n"
                   "Baseline\t\t104000\n"
                   "Figures\t1200\t105200\n"
                   "Rule\t-3000\t102200\n"
                   "Lines\t0\t102200\n"
                   "Capped\t\t102200\n");
}

static DewChart *
make_distribution (gboolean cumulative)
{
  DewChart *chart = dew_chart_new_distribution ("What Council may pay, £000", "Council", DEW_UNIT_THOUSANDS, 0, cumulative);
  const DewDistribution one = { .start = -50 * THOUSAND, .width = 50 * THOUSAND, .n_bins = 3, .bins = { 1, 0, 29999 }, .least = -THOUSAND, .most = 99 * THOUSAND };
  const DewDistribution other = { .start = 0, .width = 50 * THOUSAND, .n_bins = 2, .bins = { 2, 1 }, .least = 0, .most = 99 * THOUSAND };

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &one, NULL);
  dew_chart_add_distribution (chart, 2, "Gross", 2, &other, NULL);
  dew_chart_add_distribution (chart, 3, "Printed", 3, NULL, "There is no lead.");

  return chart;
}

/* Percentages of other numbers of draws, each said; to read none is none and all is all, to copy they add up. */
static void
test_histogram (void)
{
  g_autoptr (DewChart) chart = make_distribution (FALSE);
  g_autoptr (DewChartTable) read = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  g_autoptr (DewChartTable) copy = dew_chart_table_new (chart, DEW_CHART_TABLE_COPY);
  g_autofree char *shown = dew_chart_table_to_text (read), *copied = dew_chart_table_to_text (copy);

  g_assert_cmpstr (shown, ==, "Council pays from, £000\tto under, £000\tBaseline, % of 30,000 draws\tGross, % of 3 draws\tPrinted (cannot be shared)\n"
                   "−50\t0\t<0.01\t–\t\n"
                   "0\t50\t–\t66.67\t\n"
                   "50\t100\t>99.99\t33.33\t\n");
  g_assert_cmpstr (copied, ==, "Council pays from, £000\tto under, £000\tBaseline, % of 30,000 draws\tGross, % of 3 draws\tPrinted (cannot be shared)\n"
                   "-50\t0\t0.0033\t0.0000\t\n"
                   "0\t50\t0.0000\t66.6667\t\n"
                   "50\t100\t99.9967\t33.3333\t\n");
}

/* Draws beyond the outermost bins are known to be there, but not where. */
static void
test_beyond (void)
{
  DewDistribution own = { .start = 50 * THOUSAND, .width = 50 * THOUSAND, .n_bins = 2, .bins = { 1000, 1000 }, .least = -50 * THOUSAND, .most = 250 * THOUSAND };
  DewDistribution wide = { .start = 0, .width = 50 * THOUSAND, .n_bins = 5, .bins = { 1, 0, 0, 0, 1 }, .least = 0, .most = 249 * THOUSAND };
  g_autoptr (DewChart) chart = dew_chart_new_distribution ("What Council may pay, £000", "Council", DEW_UNIT_THOUSANDS, 0, TRUE);
  g_autoptr (DewChartTable) read = NULL;
  g_autofree char *shown = NULL;

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  dew_chart_add_distribution (chart, 2, "Gross", 2, &wide, NULL);
  read = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  shown = dew_chart_table_to_text (read);
  g_assert_cmpstr (shown, ==, "Council pays less than, £000\tBaseline, % of 2,000 draws\tGross, % of 2 draws\n"
                   "50\t≤0.10\t50.00\n"
                   "100\t50.00\t50.00\n"
                   "150\t≥99.90\t50.00\n"
                   "200\t≥99.90\t50.00\n"
                   "250\t≥99.90\t100.00\n");
}

static void
test_cumulative (void)
{
  g_autoptr (DewChart) chart = make_distribution (TRUE);
  g_autoptr (DewChartTable) read = dew_chart_table_new (chart, DEW_CHART_TABLE_READ);
  g_autofree char *shown = dew_chart_table_to_text (read);

  g_assert_cmpstr (shown, ==, "Council pays less than, £000\tBaseline, % of 30,000 draws\tGross, % of 3 draws\tPrinted (cannot be shared)\n"
                   "0\t<0.01\t–\t\n"
                   "50\t<0.01\t66.67\t\n"
                   "100\t100.00\t100.00\t\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-table/stacked", test_stacked);
  g_test_add_func ("/chart-table/html", test_html);
  g_test_add_func ("/chart-table/months", test_months);
  g_test_add_func ("/chart-table/diverging", test_diverging);
  g_test_add_func ("/chart-table/grouped", test_grouped);
  g_test_add_func ("/chart-table/curves", test_curves);
  g_test_add_func ("/chart-table/bridge", test_bridge);
  g_test_add_func ("/chart-table/histogram", test_histogram);
  g_test_add_func ("/chart-table/cumulative", test_cumulative);
  g_test_add_func ("/chart-table/beyond", test_beyond);

  return g_test_run ();
}
