/* test-dew-chart.c: the figures of a chart */
#include "dew-chart.h"

#include "dew-partner-paint.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

static DewChart *
make_chart (const gint64 *values,
            guint         n_series,
            guint         n_rows)
{
  static const char *partners[] = { "County Council", "Oxfordshire CCG", "Trust" };
  static const char *pools[] = { "Older people", "Learning disability", "Mental health" };
  DewChart *chart = dew_chart_new ("Gross contributions by pool, £m", DEW_UNIT_MILLIONS, 1);

  g_assert_cmpuint (n_series, <=, G_N_ELEMENTS (partners));
  g_assert_cmpuint (n_rows, <=, G_N_ELEMENTS (pools));

  for (guint i = 0; i < n_series; i++)
    dew_chart_add_series (chart, partners[i]);
  for (guint i = 0; i < n_rows; i++)
    dew_chart_add_row (chart, pools[i], 10 + i, values + i * n_series);

  return chart;
}

static void
test_figures (void)
{
  const gint64 values[] = { 99 * MILLION, 96 * MILLION, 0, 0 };
  g_autoptr (DewChart) chart = make_chart (values, 2, 2);
  char buf[DEW_MONEY_SIZE];

  g_assert_cmpstr (dew_chart_series (chart, 1), ==, "Oxfordshire CCG");
  g_assert_cmpint (dew_chart_row (chart, 1)->id, ==, 11);
  g_assert_cmpint (dew_chart_value (chart, 0, 1), ==, 96 * MILLION);
  g_assert_cmpint (dew_chart_total (chart, 0), ==, 195 * MILLION);
  g_assert_cmpint (dew_chart_total (chart, 1), ==, 0);
  g_assert_false (dew_chart_is_nil (chart));
  g_assert_cmpstr (dew_chart_print (chart, 195 * MILLION, buf), ==, "195.0");
  g_assert_cmpstr (dew_chart_print (chart, 0, buf), ==, "–");
  g_assert_cmpstr (dew_chart_print (chart, -5 * MILLION, buf), ==, "−5.0");
}

static void
test_huge (void)
{
  const gint64 values[] = { G_MAXINT64, G_MAXINT64, G_MININT64, G_MININT64, G_MAXINT64, G_MININT64 };
  g_autoptr (DewChart) chart = make_chart (values, 2, 3);

  g_assert_cmpint (dew_chart_total (chart, 0), ==, G_MAXINT64);
  g_assert_cmpint (dew_chart_total (chart, 1), ==, G_MININT64);
  g_assert_cmpint (dew_chart_total (chart, 2), ==, -1);
}

static void
test_nil (void)
{
  const gint64 values[] = { 0, 0, 0, 0 }, cancels[] = { 5, -5 };
  g_autoptr (DewChart) nil = make_chart (values, 2, 2);
  g_autoptr (DewChart) bare = make_chart (values, 0, 2);
  g_autoptr (DewChart) without_rows = make_chart (values, 2, 0);
  g_autoptr (DewChart) opposite = make_chart (cancels, 2, 1);

  g_assert_true (dew_chart_is_nil (nil));
  g_assert_true (dew_chart_is_nil (bare));
  g_assert_true (dew_chart_is_nil (without_rows));
  g_assert_false (dew_chart_is_nil (opposite));
}

/* Not entered is another thing than nil. */
static void
test_blank (void)
{
  const gint64 values[] = { 99 * MILLION, 96 * MILLION, 0, 0 };
  g_autoptr (DewChart) chart = make_chart (values, 2, 2);

  dew_chart_add_row (chart, "Physical disability", 3, NULL);
  g_assert_true (dew_chart_row (chart, 1)->entered);
  g_assert_false (dew_chart_row (chart, 2)->entered);
  g_assert_cmpint (dew_chart_value (chart, 2, 1), ==, 0);
}

/* What is no partner's comes last, and each looks another way. */
static void
test_nobodys (void)
{
  g_autoptr (DewChart) chart = dew_chart_new ("Who bears it, £", DEW_UNIT_POUNDS, 2);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_nobodys (chart, "From the reserve");
  dew_chart_add_nobodys (chart, "Unallocated");

  g_assert_cmpuint (dew_chart_style (chart, 0), ==, 0);
  g_assert_cmpuint (dew_chart_style (chart, 1), ==, DEW_PAINT_NOBODY);
  g_assert_cmpuint (dew_chart_style (chart, 2), ==, DEW_PAINT_NOBODY - 1);
  g_assert_cmpint (dew_partner_pattern (dew_chart_style (chart, 1)), !=, dew_partner_pattern (dew_chart_style (chart, 2)));
}

/* Actuals end where forecasts begin, whatever else is given. */
static void
test_months (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_months ("Each month, £", DEW_UNIT_POUNDS, 2, 2, FALSE);
  const gint64 actual[12] = { 5, DEW_CHART_BLANK, 7, 8 }, forecast[12] = { 1, 2, 3, 4, DEW_CHART_BLANK, 6 };

  dew_chart_add_year (chart);
  dew_chart_add_line (chart, DEW_CHART_FORECAST, "Forecast", forecast);
  dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", actual);

  g_assert_cmpuint (chart->rows->len, ==, 12);
  g_assert_cmpstr (dew_chart_row (chart, 0)->label, ==, "April");
  g_assert_cmpstr (dew_chart_row (chart, 1)->brief, ==, "May");
  g_assert_cmpstr (dew_chart_row (chart, 11)->brief, ==, "Mar");
  g_assert_cmpint (dew_chart_row (chart, 11)->id, ==, 12);
  g_assert_cmpint (dew_chart_find_line (chart, DEW_CHART_ACTUAL), ==, 1);
  g_assert_cmpint (dew_chart_find_line (chart, DEW_CHART_BUDGET), ==, -1);

  g_assert_true (dew_chart_given (chart, 2, 1));
  g_assert_cmpint (dew_chart_value (chart, 2, 1), ==, 7);
  g_assert_false (dew_chart_given (chart, 1, 1));
  g_assert_false (dew_chart_given (chart, 3, 1));
  g_assert_false (dew_chart_given (chart, 2, 0));
  g_assert_true (dew_chart_given (chart, 3, 0));
  g_assert_false (dew_chart_given (chart, 4, 0));
  /* A month of nothing is a point, too. */
  g_assert_true (dew_chart_has_mark (chart, 6, 0));
  g_assert_false (dew_chart_has_mark (chart, 4, 0));
  g_assert_cmpint (dew_chart_value (chart, 4, 0), ==, 0);
}

static void
test_to_date (void)
{
  static const struct {
    int      last;
    gboolean cumulative;
    gint64   actual[12], budget[12];
    gboolean known;
    gint64   pence;
  } cases[] = {
    { 2, FALSE, { 5, 6, 9 }, { 4, 4, 4, 4 }, TRUE, 8 },
    { 2, TRUE, { 5, 11, 20 }, { 4, 8, 12, 16 }, TRUE, 8 },
    { 1, FALSE, { 1, 2 }, { 4, 4, 4, 4 }, TRUE, -5 },
    { 2, FALSE, { 5, DEW_CHART_BLANK, 9 }, { 4, 4, 4 }, FALSE, 0 },
    { 2, TRUE, { 5, DEW_CHART_BLANK, 9 }, { 4, 4, 4 }, TRUE, 5 },
    { 1, FALSE, { 5, 6 }, { DEW_CHART_BLANK, 4 }, FALSE, 0 },
    { -1, FALSE, { 0 }, { 4, 4, 4 }, FALSE, 0 },
    { 1, FALSE, { G_MAXINT64, G_MAXINT64 }, { -5, -5 }, TRUE, G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = dew_chart_new_months ("Months, £", DEW_UNIT_POUNDS, 2, cases[i].last, cases[i].cumulative);
      gint64 pence = 0;

      dew_chart_add_year (chart);
      dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", cases[i].actual);
      dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget", cases[i].budget);
      g_assert_cmpint (dew_chart_to_date (chart, &pence), ==, cases[i].known);
      g_assert_cmpint (pence, ==, cases[i].pence);
    }
}

static void
test_diverging (void)
{
  const gint64 over = 175000000, even = 0;
  g_autoptr (DewChart) chart = dew_chart_new_diverging ("Forecast, £000", "Variance", DEW_UNIT_THOUSANDS, 0);
  char buf[DEW_MONEY_SIZE];

  dew_chart_add_row (chart, "Equipment", 1, NULL);
  g_assert_true (dew_chart_is_nil (chart));
  g_assert_false (dew_chart_has_mark (chart, 0, 0));    /* there was, and the window went down where nothing was forecast */
  dew_chart_add_row (chart, "Older people", 2, &even);
  g_assert_false (dew_chart_is_nil (chart));
  dew_chart_add_row (chart, "Mental health", 3, &over);

  g_assert_false (dew_chart_given (chart, 0, 0));
  g_assert_true (dew_chart_given (chart, 1, 0));
  g_assert_true (dew_chart_has_mark (chart, 0, 0));
  g_assert_cmpstr (dew_chart_print (chart, over, buf), ==, "+1,750");
  g_assert_cmpstr (dew_chart_print (chart, -over, buf), ==, "−1,750");
  g_assert_cmpstr (dew_chart_print (chart, 0, buf), ==, "0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/figures", test_figures);
  g_test_add_func ("/chart/huge", test_huge);
  g_test_add_func ("/chart/nil", test_nil);
  g_test_add_func ("/chart/blank", test_blank);
  g_test_add_func ("/chart/nobodys", test_nobodys);
  g_test_add_func ("/chart/months", test_months);
  g_test_add_func ("/chart/to-date", test_to_date);
  g_test_add_func ("/chart/diverging", test_diverging);

  return g_test_run ();
}
