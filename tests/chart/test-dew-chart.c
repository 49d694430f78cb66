/* test-dew-chart.c: the figures of a chart, and its words */
#include "dew-chart.h"

#include <stdio.h>
#include <string.h>

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
    { { 1, 100 * MILLION, 0 }, 0, "Older people, County Council: £0.01, less than 0.1 % of all partners’ £100.0m" },
    { { 1, 100 * MILLION, 0 }, 1, "Older people, Oxfordshire CCG: £100.0m, more than 99.9 % of all partners’ £100.0m" },
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
    { { 99 * MILLION, 96 * MILLION, 0, 0, 0, 0 }, 1, "£195.0m in 1 bar." },
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

/* Not entered is another thing than nil. */
static void
test_blank (void)
{
  const gint64 values[] = { 99 * MILLION, 96 * MILLION, 0, 0 };
  g_autoptr (DewChart) chart = make_chart (values, 2, 2);
  g_autofree char *words = NULL;

  dew_chart_add_row (chart, "Physical disability", 3, NULL);
  g_assert_true (dew_chart_row (chart, 1)->entered);
  g_assert_false (dew_chart_row (chart, 2)->entered);
  g_assert_cmpint (dew_chart_value (chart, 2, 1), ==, 0);

  words = dew_chart_summarise (chart);
  g_assert_cmpstr (words, ==, "£195.0m in 1 bar. 1 more is nil. 1 more has no figures yet.");
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
  g_test_add_func ("/chart/tell", test_tell);
  g_test_add_func ("/chart/tell-single", test_tell_single);
  g_test_add_func ("/chart/tell-random", test_tell_random);
  g_test_add_func ("/chart/summarise", test_summarise);

  return g_test_run ();
}
