/* test-dew-chart-lanes.c: the figures of a chart that has scenarios side by side */
#include "dew-chart.h"
#include "dew-partner-paint.h"

static void
test_grouped (void)
{
  const gint64 values[] = { 3, 0, 0, -1, 2 };
  g_autoptr (DewChart) chart = dew_chart_new_grouped ("Who bears it, £", DEW_UNIT_POUNDS, 2);

  g_assert_true (dew_chart_is_nil (chart));
  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
  dew_chart_add_rest (chart, DEW_CHART_HELD, "held");
  dew_chart_add_rest (chart, DEW_CHART_RESERVE, "reserve");
  dew_chart_add_lane (chart, 1, "Baseline", 7, values, NULL);
  dew_chart_add_lane (chart, 4, "Printed", 8, NULL, "There is no lead.");

  g_assert_cmpint (chart->kind, ==, DEW_CHART_GROUPED);
  g_assert_false (dew_chart_is_nil (chart));
  g_assert_cmpint (dew_chart_total (chart, 0), ==, 4);
  g_assert_cmpuint (dew_chart_row (chart, 1)->number, ==, 4);
  g_assert_cmpstr (dew_chart_row (chart, 1)->refusal, ==, "There is no lead.");
  g_assert_true (dew_chart_is_partner (chart, 1));
  g_assert_false (dew_chart_is_partner (chart, 2));

  /* The paint goes by what it is, not by its place. */
  g_assert_cmpuint (dew_chart_style (chart, 1), ==, 1);
  g_assert_cmpuint (dew_chart_style (chart, 2), ==, DEW_PAINT_UNALLOCATED);
  g_assert_cmpuint (dew_chart_style (chart, 3), ==, DEW_PAINT_NOBODY);
  g_assert_cmpuint (dew_chart_style (chart, 4), !=, dew_chart_style (chart, 3));

  g_assert_true (dew_chart_has_mark (chart, 0, 1));
  g_assert_false (dew_chart_has_mark (chart, 0, 2));
  g_assert_true (dew_chart_has_mark (chart, 0, 3));
  g_assert_true (dew_chart_has_mark (chart, 1, 0));
  g_assert_false (dew_chart_has_mark (chart, 1, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-lanes/grouped", test_grouped);

  return g_test_run ();
}
