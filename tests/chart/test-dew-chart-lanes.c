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

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

/* Curves with other vertices share the rows; what is no vertex is neither a share nor refused. */
static void
test_curves (void)
{
  static const DewChartVertex one[] = { { -195 * MILLION / 10, -5 * MILLION }, { 0, 0 }, { 195 * MILLION / 10, 5 * MILLION } };
  static const DewChartVertex other[] = { { -195 * MILLION / 10, DEW_CHART_BLANK }, { 4875 * MILLION / 1000, MILLION }, { 195 * MILLION / 10, MILLION } };
  g_autoptr (DewChart) chart = dew_chart_new_curves ("Council’s share, £m", "Council", DEW_UNIT_MILLIONS, 1, 195 * MILLION);

  g_assert_true (dew_chart_is_nil (chart));
  dew_chart_add_curve (chart, 1, "Baseline", one, G_N_ELEMENTS (one), NULL);
  dew_chart_add_curve (chart, 5, "Capped", other, G_N_ELEMENTS (other), "There is no lead.");
  dew_chart_add_kink (chart, 4875 * MILLION / 1000, "cap reached");

  g_assert_false (dew_chart_is_nil (chart));
  g_assert_cmpuint (chart->rows->len, ==, 4);
  g_assert_cmpstr (dew_chart_row (chart, 0)->label, ==, "−10 % (£19.5m under)");
  g_assert_cmpstr (dew_chart_row (chart, 1)->label, ==, "on budget");
  g_assert_cmpstr (dew_chart_row (chart, 2)->label, ==, "+2.5 % (£4.9m over)");
  g_assert_cmpstr (dew_chart_row (chart, 2)->brief, ==, "+2.5 %");
  g_assert_cmpint (dew_chart_row (chart, 2)->id, ==, 4875 * MILLION / 1000);
  g_assert_cmpuint (dew_chart_style (chart, 1), ==, 5);
  g_assert_false (dew_chart_given (chart, 2, 0));
  g_assert_true (dew_chart_given (chart, 2, 1));
  g_assert_false (dew_chart_given (chart, 0, 1));
  g_assert_false (dew_chart_given (chart, 1, 1));
  g_assert_cmpint (dew_chart_value (chart, 0, 1), ==, 0);
  g_assert_false (dew_chart_is_refused (chart, 1));
  g_assert_false (dew_chart_has_mark (chart, 0, 1));
}

static void
test_curve_refused (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_curves ("Council’s share, £m", "Council", DEW_UNIT_MILLIONS, 1, 195 * MILLION);

  dew_chart_add_curve (chart, 2, "Printed", NULL, 0, "The percentages are not 100.");
  g_assert_cmpuint (chart->rows->len, ==, 1);
  g_assert_true (dew_chart_is_refused (chart, 0));
  g_assert_true (dew_chart_has_mark (chart, 0, 0));
  g_assert_false (dew_chart_is_nil (chart));
}

/* A share that jumps does so between two vertices that read alike, but for their exact amounts. */
static void
test_jump (void)
{
  static const DewChartVertex jump[] = { { 0, 0 }, { 250000 * 100, 0 }, { 250000 * 100 + 1, 125000 * 100 }, { 5 * MILLION, 2 * MILLION } };
  g_autoptr (DewChart) chart = dew_chart_new_curves ("Council’s share, £m", "Council", DEW_UNIT_MILLIONS, 1, 195 * MILLION);

  dew_chart_add_curve (chart, 2, "Tolerance", jump, G_N_ELEMENTS (jump), NULL);
  g_assert_cmpstr (dew_chart_row (chart, 1)->label, ==, "+0.13 % (£250,000 over)");
  g_assert_cmpstr (dew_chart_row (chart, 2)->label, ==, "+0.13 % (£250,000.01 over)");
  g_assert_cmpstr (dew_chart_row (chart, 3)->label, ==, "+2.56 % (£5.0m over)");
}

static void
test_parts (void)
{
  static const struct {
    gint64      budget, variance;
    const char *words;
  } cases[] = {
    { 195 * MILLION, 0, "on budget" },
    { 195 * MILLION, 5 * MILLION, "+2.56 %" },
    { 195 * MILLION, -5 * MILLION, "−2.56 %" },
    { 195 * MILLION, 1, "+0.00 %" },
    { 20000, 1, "+0.01 %" },                    /* half away from nothing */
    { 20000, -1, "−0.01 %" },
    { 1000, 25, "+2.5 %" },
    { 1000, 50, "+5 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = dew_chart_new_curves ("Share, £", "Council", DEW_UNIT_POUNDS, 2, cases[i].budget);
      g_autofree char *words = dew_chart_say_part (chart, cases[i].variance);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_bridge (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_bridge ("Final cost, £m", 1, "Final cost", DEW_UNIT_MILLIONS, 2);
  char figure[DEW_MONEY_SIZE];

  g_assert_true (dew_chart_is_nil (chart));
  dew_chart_add_start (chart, 1, "Baseline", 1, 104 * MILLION);
  dew_chart_add_cause (chart, "Figures", 2, 2 * MILLION);
  dew_chart_add_cause (chart, "Rule", 3, -5 * MILLION);
  dew_chart_add_end (chart, 4, "Net, capped", 4, 101 * MILLION);

  g_assert_false (dew_chart_is_nil (chart));
  g_assert_cmpint (dew_chart_level (chart, 0), ==, 104 * MILLION);
  g_assert_cmpint (dew_chart_level (chart, 1), ==, 106 * MILLION);
  g_assert_cmpint (dew_chart_level (chart, 2), ==, 101 * MILLION);
  g_assert_cmpint (dew_chart_level (chart, 3), ==, 101 * MILLION);
  g_assert_false (dew_chart_is_cause (chart, 0));
  g_assert_true (dew_chart_is_cause (chart, 2));
  g_assert_cmpuint (dew_chart_style (chart, 0), ==, 1);
  g_assert_cmpstr (dew_chart_print_at (chart, 0, 0, figure), ==, "104.00");
  g_assert_cmpstr (dew_chart_print_at (chart, 1, 0, figure), ==, "+2.00");
  g_assert_cmpstr (dew_chart_print_at (chart, 2, 0, figure), ==, "−5.00");
}

/* Causes that do not come to the end are a mistake of the program's, and not drawn. */
static void
test_bridge_closes (void)
{
  if (g_test_subprocess ())
    {
      DewChart *chart = dew_chart_new_bridge ("Final cost, £m", 1, "Final cost", DEW_UNIT_MILLIONS, 2);

      dew_chart_add_start (chart, 1, "Baseline", 1, 100);
      dew_chart_add_cause (chart, "Figures", 2, 2);
      dew_chart_add_end (chart, 4, "Net, capped", 4, 101);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*dew_chart_level*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-lanes/grouped", test_grouped);
  g_test_add_func ("/chart-lanes/curves", test_curves);
  g_test_add_func ("/chart-lanes/curve-refused", test_curve_refused);
  g_test_add_func ("/chart-lanes/jump", test_jump);
  g_test_add_func ("/chart-lanes/parts", test_parts);
  g_test_add_func ("/chart-lanes/bridge", test_bridge);
  g_test_add_func ("/chart-lanes/bridge-closes", test_bridge_closes);

  return g_test_run ();
}
