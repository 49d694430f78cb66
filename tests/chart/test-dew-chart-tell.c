/* test-dew-chart-tell.c: what a chart says in words */
#include "dew-chart-tell.h"

#include <stdio.h>
#include <string.h>

#define MILLION   G_GINT64_CONSTANT (100000000) /* pounds, in pence */
#define HUNDREDTH (MILLION / 100)

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
test_tell (void)
{
  static const struct {
    gint64      values[3];
    guint       series;
    const char *words;
  } cases[] = {
    { { 99 * MILLION, 96 * MILLION, 0 }, 0, "Older people, County Council: £99.0m, 50.8 % of all partners’ £195.0m" },
    { { 99 * MILLION, 96 * MILLION, 0 }, 1, "Older people, Oxfordshire CCG: £96.0m, 49.2 % of all partners’ £195.0m" },
    { { 99 * MILLION, 96 * MILLION, 0 }, 2, "Older people, Trust: nil; all partners together £195.0m" },
    { { MILLION, MILLION, MILLION }, 2, "Older people, Trust: £1.0m, 33.3 % of all partners’ £3.0m" },
    { { 0, 4 * MILLION, 0 }, 1, "Older people, Oxfordshire CCG: £4.0m, 100.0 % of all partners’ £4.0m" },
    /* Half up: 1 of 16 is 6.25 %, 1 of 8 is 12.5 %. */
    { { MILLION, 15 * MILLION, 0 }, 0, "Older people, County Council: £1.0m, 6.3 % of all partners’ £16.0m" },
    { { MILLION, 7 * MILLION, 0 }, 0, "Older people, County Council: £1.0m, 12.5 % of all partners’ £8.0m" },
    /* Something is never said to be nothing, nor nearly all to be all. */
    { { 1, 100 * MILLION, 0 }, 0, "Older people, County Council: £0.01, less than 0.1 % of all partners’ £100,000,000.01" },
    { { 1, 100 * MILLION, 0 }, 1, "Older people, Oxfordshire CCG: £100,000,000.00, more than 99.9 % of all partners’ £100,000,000.01" },
    /* The parts of a sum with something below 0 in it are no percentages. */
    { { -2 * MILLION, 3 * MILLION, 0 }, 0, "Older people, County Council: −£2.0m; all partners together £1.0m" },
    { { -2 * MILLION, 3 * MILLION, 0 }, 1, "Older people, Oxfordshire CCG: £3.0m; all partners together £1.0m" },
    { { 0, 0, 0 }, 1, "Older people, Oxfordshire CCG: nil; all partners together nil" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = make_chart (cases[i].values, 3, 1);
      g_autofree char *words = dew_chart_tell (chart, 0, cases[i].series);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Where nothing is split, nobody's part is told. */
static void
test_tell_single (void)
{
  const gint64 values[] = { 43 * MILLION };
  g_autoptr (DewChart) chart = make_chart (values, 1, 1);
  g_autofree char *words = dew_chart_tell (chart, 0, 0);

  g_assert_cmpstr (words, ==, "Older people, County Council: £43.0m");
}

/* However large the amounts, each percentage is within 0 and 100, and two that share a whole make 100 within their
 * rounding. */
static void
test_tell_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 20000 : 2000;

  for (int i = 0; i < trials; i++)
    {
      gint64 values[2];
      int tenths[2] = { 0, 0 };
      g_autoptr (DewChart) chart = NULL;

      for (int j = 0; j < 2; j++)
        values[j] = ((gint64) g_test_rand_int_range (0, G_MAXINT32) << g_test_rand_int_range (0, 32)) + 1;
      chart = make_chart (values, 2, 1);

      for (int j = 0; j < 2; j++)
        {
          g_autofree char *words = dew_chart_tell (chart, 0, j);
          const char *percent = strstr (words, " %");
          int whole = 0, tenth = 0;

          g_assert_nonnull (percent);
          while (percent[-1] != ' ')
            percent--;
          g_assert_cmpint (sscanf (percent, "%d.%d", &whole, &tenth), ==, 2);
          tenths[j] = whole * 10 + tenth;
          g_assert_cmpint (tenths[j], >=, 1);
          g_assert_cmpint (tenths[j], <=, 999);
        }

      g_assert_cmpint (ABS (tenths[0] + tenths[1] - 1000), <=, 1);
    }
}

static void
test_summarise (void)
{
  static const struct {
    gint64      values[6];
    guint       n_rows;
    const char *words;
  } cases[] = {
    { { 99 * MILLION, 96 * MILLION, 0, 0, 0, 0 }, 1, "£195.0m; County Council £99.0m; Oxfordshire CCG £96.0m" },
    { { 99 * MILLION, 96 * MILLION, 0, 0, 0, 0 }, 2, "£195.0m in 1 bar. 1 more is nil." },
    { { 99 * MILLION, 96 * MILLION, 0, 0, 0, 0 }, 3, "£195.0m in 1 bar. 2 more are nil." },
    { { 9 * MILLION, 6 * MILLION, 0, 0, 16 * MILLION, 0 }, 3, "£31.0m in 2 bars. The longest is Mental health, £16.0m. 1 more is nil." },
    { { 0, 0, 0, 0, 0, 0 }, 3, "No figures yet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = make_chart (cases[i].values, 2, cases[i].n_rows);
      g_autofree char *words = dew_chart_summarise (chart);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What has no figures is told apart from what is nil. */
static void
test_summarise_blank (void)
{
  const gint64 values[] = { 99 * MILLION, 96 * MILLION, 0, 0 };
  g_autoptr (DewChart) chart = make_chart (values, 2, 2);
  g_autofree char *words = NULL;

  dew_chart_add_row (chart, "Physical disability", 3, NULL);
  words = dew_chart_summarise (chart);
  g_assert_cmpstr (words, ==, "£195.0m in 1 bar. 1 more is nil. 1 more has no figures yet.");
}

static DewChart *
make_months (gboolean cumulative)
{
  DewChart *chart = dew_chart_new_months ("Months, £m", DEW_UNIT_MILLIONS, 2, 2, cumulative);
  const gint64 actual[12] = { 1602 * HUNDREDTH, 1625 * HUNDREDTH, 1695 * HUNDREDTH };
  gint64 forecast[12], budget[12];

  for (int i = 0; i < 12; i++)
    {
      forecast[i] = (i == 11 ? 1625 : 1600 + i) * HUNDREDTH;
      budget[i] = i == 4 ? DEW_CHART_BLANK : 1625 * HUNDREDTH;
    }
  dew_chart_add_year (chart);
  dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", actual);
  dew_chart_add_line (chart, DEW_CHART_FORECAST, "Forecast", forecast);
  dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget profile", budget);

  return chart;
}

static void
test_tell_months (void)
{
  static const struct {
    guint       month, line;
    gboolean    cumulative;
    const char *words;
  } cases[] = {
    { 2, 0, FALSE, "June, actual: £16.95m, £0.70m more than the budget of £16.25m" },
    { 0, 0, FALSE, "April, actual: £16.02m, £0.23m less than the budget of £16.25m" },
    { 1, 0, FALSE, "May, actual: £16.25m, as in the budget" },
    { 3, 0, FALSE, "July, Actual: not entered" },
    { 3, 1, FALSE, "July, forecast: £16.03m, £0.22m less than the budget of £16.25m" },
    { 4, 1, FALSE, "August, forecast: £16.04m" },
    { 11, 1, FALSE, "March, forecast: £16.25m, as in the budget" },
    { 11, 2, FALSE, "March, budget: £16.25m" },
    { 2, 0, TRUE, "April to June, actual: £16.95m, £0.70m more than the budget of £16.25m" },
    { 0, 2, TRUE, "April, budget: £16.25m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = make_months (cases[i].cumulative);
      g_autofree char *words = dew_chart_tell (chart, cases[i].month, cases[i].line);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* One tip has one unit, and as many decimals: as many as tell its amounts apart. */
static void
test_one_unit (void)
{
  static const struct { gint64 actual, budget; const char *words; } cases[] = {
    { 14725300, 14725148, "April, actual: £147,253.00, £1.52 more than the budget of £147,251.48" },
    { 14725300, 14725100, "April, actual: £147,253, £2 more than the budget of £147,251" },
    { 14725300, 13000000, "April, actual: £147k, £17k more than the budget of £130k" },
    { 540000, 460000, "April, actual: £5,400, £800 more than the budget of £4,600" },
    { 0, 13000000, "April, actual: nil, £130k less than the budget of £130k" },
    { 14725300, 14725300, "April, actual: £147k, as in the budget" },
    { 150, 13000000, "April, actual: £1.50, £129,998.50 less than the budget of £130,000.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = dew_chart_new_months ("Months, £000", DEW_UNIT_THOUSANDS, 0, 0, FALSE);
      g_autofree char *words = NULL;

      dew_chart_add_month (chart, "April", "Apr", 1);
      dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", &cases[i].actual);
      dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget", &cases[i].budget);
      words = dew_chart_tell (chart, 0, 0);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_summarise_months (void)
{
  g_autoptr (DewChart) each = make_months (FALSE), all = make_months (TRUE);
  g_autofree char *words = dew_chart_summarise (each), *date = dew_chart_say_to_date (each, 2);
  g_autofree char *cumulative = dew_chart_summarise (all), *other = dew_chart_say_to_date (all, 2);

  g_assert_cmpstr (words, ==, "Actual, June: £16.95m. £0.47m over budget to date. Forecast, March: £16.25m. Budget, March: £16.25m.");
  g_assert_cmpstr (date, ==, "0.47 over to date");
  g_assert_cmpstr (cumulative, ==, "Actual, April to June: £16.95m. £0.70m over budget to date. "
                   "Forecast, April to March: £16.25m. Budget, April to March: £16.25m.");
  g_assert_cmpstr (other, ==, "0.70 over to date");
}

/* What is not of the same things is told, and not compared; a caveat ends the summary. */
static void
test_unlike (void)
{
  g_autoptr (DewChart) chart = make_months (FALSE), blank = dew_chart_new_months ("Months, £m", DEW_UNIT_MILLIONS, 2, 2, FALSE);
  g_autofree char *words = NULL, *other = NULL, *date = NULL, *summary = NULL, *empty = NULL;

  dew_chart_set_unlike (chart, 2);
  dew_chart_set_caveat (chart, "One line has no budget.");
  words = dew_chart_tell (chart, 2, 0);
  other = dew_chart_tell (chart, 0, 0);
  date = dew_chart_say_to_date (chart, 2);
  summary = dew_chart_summarise (chart);
  g_assert_cmpstr (words, ==, "June, actual: £16.95m");
  g_assert_cmpstr (other, ==, "April, actual: £16.02m, £0.23m less than the budget of £16.25m");
  g_assert_null (date);
  g_assert_cmpstr (summary, ==, "Actual, June: £16.95m. Forecast, March: £16.25m. Budget, March: £16.25m. One line has no budget.");

  dew_chart_set_caveat (blank, "None of it is by month.");
  empty = dew_chart_summarise (blank);
  g_assert_cmpstr (empty, ==, "None of it is by month.");
}

static void
test_diverging (void)
{
  static const struct { gint64 value; const char *words; } cases[] = {
    { 49 * HUNDREDTH, "Older people: £490k over" },
    { -21 * HUNDREDTH, "Older people: £210k under" },
    { 0, "Older people: on budget" },
    { -3, "Older people: £0.03 under" },
  };
  g_autoptr (DewChart) chart = dew_chart_new_diverging ("Forecast, £000", "Variance", DEW_UNIT_THOUSANDS, 0);
  g_autofree char *blank = NULL, *summary = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      dew_chart_add_row (chart, "Older people", 1, &cases[i].value);
      words = dew_chart_tell (chart, i, 0);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  dew_chart_add_row (chart, "Equipment", 2, NULL);
  blank = dew_chart_tell (chart, 4, 0);
  g_assert_cmpstr (blank, ==, "Equipment: not entered");

  summary = dew_chart_summarise (chart);
  g_assert_cmpstr (summary, ==, "1 is over, by £490k. 2 are under, together by £210k. 1 is on budget. 1 is not entered.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-tell/segment", test_tell);
  g_test_add_func ("/chart-tell/single", test_tell_single);
  g_test_add_func ("/chart-tell/random", test_tell_random);
  g_test_add_func ("/chart-tell/summarise", test_summarise);
  g_test_add_func ("/chart-tell/summarise-blank", test_summarise_blank);
  g_test_add_func ("/chart-tell/months", test_tell_months);
  g_test_add_func ("/chart-tell/one-unit", test_one_unit);
  g_test_add_func ("/chart-tell/summarise-months", test_summarise_months);
  g_test_add_func ("/chart-tell/unlike", test_unlike);
  g_test_add_func ("/chart-tell/diverging", test_diverging);

  return g_test_run ();
}
