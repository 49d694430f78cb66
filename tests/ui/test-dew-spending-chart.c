/* test-dew-spending-chart.c: the figures of the charts on the spending page: what is in them, and what is compared */
#include "dew-chart-tell.h"
#include "dew-spending-chart.h"
#include "monitor-fixture.h"

static char *
join_names (const DewChart *chart)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < chart->series->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", dew_chart_series (chart, i));

  return g_string_free (names, FALSE);
}

/* A letter a month: whether anything is made of its differences. */
static char *
join_compared (const DewChart *chart)
{
  GString *months = g_string_new (NULL);

  for (guint i = 0; i < chart->rows->len; i++)
    g_string_append_c (months, dew_chart_row (chart, i)->unlike ? '-' : '+');

  return g_string_free (months, FALSE);
}

/* What is in part is called so, what is not of the same lines is not compared, and it is said why. Line 1 is as it is said, line 2 has everything by month. */
static void
test_in_part (void)
{
  static const struct {
    int         profile;
    const char *as_at, *figures;
    gboolean    cumulative;
    const char *names, *compared, *caveat;
  } cases[] = {
    { 0, NOV, "b=1200 a1-8=90 f=1300", FALSE, "Budget|Actual|Forecast", "++++++++++++", NULL },
    { 0, NOV, "b=1200 a1-8=90 f=1300", TRUE, "Budget|Actual|Forecast", "++++++++++++", NULL },
    { TYPED, NOV, "b=1200 a1-8=90 f=1300", FALSE, "Budget, in part|Actual|Forecast", "------------", "1 line has a budget but none by month. No comparison." },
    { 0, NOV, "b=1200 a=700 f=1300", FALSE, "Budget|Actual, in part|Forecast", "--------++++",
      "1 line has an actual for the year that is not by month. Only months with both figures of every line are compared." },
    { 0, NOV, "b=1200 a=700 f=1300", TRUE, "Budget|Actual, in part|Forecast, in part", "------------", "1 line has an actual for the year that is not by month. No comparison." },
    { 0, NOV, "b=1200 a1-4=90 a6-8=90 f=1300", FALSE, "Budget|Actual|Forecast", "++++-+++++++",
      "1 line has no actual in some month. Only months with both figures of every line are compared." },
    { 0, NOV, "b=1200 a1-4=90 a6-8=90 f=1300", TRUE, "Budget|Actual|Forecast", "++++----++++",
      "1 line has no actual in some month. Only months with both figures of every line are compared." },
    { 0, NOV, "b=1200 a1-8=90", FALSE, "Budget|Actual|Forecast", "++++++++----", "1 line has no forecast. Only months with both figures of every line are compared." },
    { 0, NOV, "b=1200 a1-8=90", TRUE, "Budget|Actual|Forecast, in part", "++++++++----", "1 line has no forecast. Only months with both figures of every line are compared." },
    { 0, NOV, "a1-8=90 f=1300", TRUE, "Budget|Actual|Forecast", "------------", "1 line has no budget. No comparison." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (cases[i].profile, 0), NULL, NULL };
      g_autoptr (DewChart) chart = NULL;
      g_autofree char *names = NULL, *compared = NULL;

      g_test_message ("%u: %s", i, cases[i].figures);
      enter_figures (fixture.ledger, 1, cases[i].figures);
      enter_figures (fixture.ledger, 2, "b=2400 a1-12=190 f=2300");
      watch (&fixture, cases[i].as_at);
      chart = dew_spending_months_chart_new (fixture.monitor, fixture.ledger, 0, "All", cases[i].cumulative, DEW_UNIT_POUNDS);
      names = join_names (chart);
      compared = join_compared (chart);
      g_assert_cmpstr (names, ==, cases[i].names);
      g_assert_cmpstr (compared, ==, cases[i].compared);
      g_assert_cmpstr (chart->caveat, ==, cases[i].caveat);
    }
}

/* Added up, months that are compared come to what the table has. */
static void
test_as_in_the_table (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  g_autoptr (DewChart) chart = NULL;
  gint64 pence;

  enter_figures (fixture.ledger, 1, "b=1200 a1-8=90 f=1300 v=-30");
  enter_figures (fixture.ledger, 2, "b=2400 a1-8=190 f9-12=200");
  watch (&fixture, NOV);
  chart = dew_spending_months_chart_new (fixture.monitor, fixture.ledger, 0, "All", TRUE, DEW_UNIT_POUNDS);
  g_assert_true (dew_chart_to_date (chart, &pence));
  g_assert_cmpint (pence, ==, get (fixture.monitor, 0, DEW_MONITOR_VARIANCE_TO_DATE));
  g_assert_cmpint (dew_chart_value (chart, 11, 2), ==, get (fixture.monitor, 0, DEW_MONITOR_FORECAST));
  g_assert_cmpint (dew_chart_value (chart, 11, 0), ==, get (fixture.monitor, 0, DEW_MONITOR_LATEST));
}

/* What was spent in the year is said where no month has any of it; of one line, only what cannot be seen is said. */
static void
test_year_only (void)
{
  static const struct { gint64 line; const char *figures, *caveat; } cases[] = {
    { 1, "b=240000 a=364200", "£3,642 was spent in the year; none of it is entered by month." },
    { 0, "b=240000 a=364200", "£3,642 was spent in the year; none of it is entered by month." },
    { 1, "a=364200", "£3,642 was spent in the year; none of it is entered by month." },
    { 1, "b=240000 a=0", "There is an actual for the year that is not by month." },
    { 3, "b=240000", "There is a budget, but none by month." },
    { 1, "b=240000 a2=5", NULL },
    { 1, "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
      g_autoptr (DewChart) chart = NULL;
      g_autofree char *summary = NULL;

      enter_figures (fixture.ledger, MAX (cases[i].line, 1), cases[i].figures);
      watch (&fixture, AFTER);
      chart = dew_spending_months_chart_new (fixture.monitor, fixture.ledger, cases[i].line == 0 ? 0 : node_of (&fixture, cases[i].line), "Meals", FALSE, DEW_UNIT_POUNDS);
      summary = dew_chart_summarise (chart);
      g_assert_cmpstr (chart->caveat, ==, cases[i].caveat);
      g_assert_true (cases[i].caveat == NULL || g_str_has_suffix (summary, cases[i].caveat));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spending-chart/in-part", test_in_part);
  g_test_add_func ("/spending-chart/as-in-the-table", test_as_in_the_table);
  g_test_add_func ("/spending-chart/year-only", test_year_only);

  return g_test_run ();
}
