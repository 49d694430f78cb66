/* test-dew-chart-steps.c: draws are counted again in common steps, and none is lost, moved or divided */
#include "chart-draws.h"
#include "dew-chart.h"

#define POUND   100
#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

static DewDistribution
make_bins (gint64         start,
           gint64         width,
           guint          n,
           const guint64 *bins)
{
  DewDistribution made = { .start = start, .width = width, .n_bins = n, .least = start, .most = start + width * n - 1 };

  made.p10 = made.p50 = made.p90 = start;
  for (guint i = 0; i < n; i++)
    made.bins[i] = bins[i];

  return made;
}

static DewChart *
make_chart (gboolean cumulative)
{
  return dew_chart_new_distribution ("What Council may pay, £", "Council", DEW_UNIT_POUNDS, 0, cumulative);
}

/* 2 does not divide 5: bins of £2 and £5 meet in steps of £10; those that begin below nothing, too. */
static void
test_common_steps (void)
{
  static const guint64 twos[] = { 1, 2, 4, 8, 16, 32, 64 }, fives[] = { 3, 5, 7 };
  const DewDistribution two = make_bins (-4 * POUND, 2 * POUND, G_N_ELEMENTS (twos), twos);
  const DewDistribution five = make_bins (-5 * POUND, 5 * POUND, G_N_ELEMENTS (fives), fives);
  g_autoptr (DewChart) chart = make_chart (FALSE);

  dew_chart_add_distribution (chart, 1, "Baseline", 41, &two, NULL);
  g_assert_cmpint (chart->step, ==, 2 * POUND);
  g_assert_cmpuint (chart->rows->len, ==, 7);
  g_assert_cmpint (dew_chart_row (chart, 0)->id, ==, -4 * POUND);
  g_assert_cmpint (dew_chart_value (chart, 6, 0), ==, 64);

  dew_chart_add_distribution (chart, 5, "Gross", 42, &five, NULL);
  g_assert_cmpint (chart->step, ==, 10 * POUND);
  g_assert_cmpuint (chart->rows->len, ==, 2);
  g_assert_cmpint (dew_chart_row (chart, 0)->id, ==, -10 * POUND);
  g_assert_cmpstr (dew_chart_row (chart, 0)->label, ==, "−£10 to under £0");
  g_assert_cmpint (dew_chart_value (chart, 0, 0), ==, 1 + 2);
  g_assert_cmpint (dew_chart_value (chart, 1, 0), ==, 4 + 8 + 16 + 32 + 64);
  g_assert_cmpint (dew_chart_value (chart, 0, 1), ==, 3);
  g_assert_cmpint (dew_chart_value (chart, 1, 1), ==, 5 + 7);

  g_assert_cmpuint (dew_chart_style (chart, 1), ==, 5);
  g_assert_cmpint (dew_chart_lane (chart, 1)->id, ==, 42);
  g_assert_cmpint (dew_chart_lane (chart, 1)->draws, ==, 15);
}

static void
test_cumulative (void)
{
  static const guint64 bins[] = { 0, 1, 0, 2, 0 }, wide[] = { 1, 1 };
  const DewDistribution own = make_bins (10 * POUND, POUND, G_N_ELEMENTS (bins), bins), other = make_bins (8 * POUND, POUND, G_N_ELEMENTS (wide), wide);
  g_autoptr (DewChart) chart = make_chart (TRUE);

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  dew_chart_add_distribution (chart, 2, "Lower", 2, &other, NULL);
  g_assert_cmpuint (chart->rows->len, ==, 7);
  g_assert_cmpstr (dew_chart_row (chart, 3)->label, ==, "less than £12");
  g_assert_cmpint (dew_chart_value (chart, 3, 0), ==, 1);
  g_assert_cmpint (dew_chart_chance (chart, 3, 0), ==, 333333);
  g_assert_cmpint (dew_chart_chance (chart, 5, 0), ==, 1000000);
  g_assert_cmpint (dew_chart_chance (chart, 6, 0), ==, 1000000);

  /* From the first step with draws to the one that has them all. */
  g_assert_false (dew_chart_has_mark (chart, 2, 0));
  g_assert_true (dew_chart_has_mark (chart, 3, 0));
  g_assert_true (dew_chart_has_mark (chart, 4, 0));
  g_assert_true (dew_chart_has_mark (chart, 5, 0));
  g_assert_false (dew_chart_has_mark (chart, 6, 0));
  g_assert_true (dew_chart_has_mark (chart, 1, 1));
  g_assert_false (dew_chart_has_mark (chart, 2, 1));
}

static void
test_refused (void)
{
  static const guint64 bins[] = { 1, 0, 1 };
  const DewDistribution own = make_bins (0, POUND, G_N_ELEMENTS (bins), bins);
  g_autoptr (DewChart) chart = make_chart (FALSE);

  g_assert_true (dew_chart_is_nil (chart));
  dew_chart_add_distribution (chart, 1, "Baseline", 1, NULL, "There is no lead.");
  g_assert_false (dew_chart_is_nil (chart));
  g_assert_cmpuint (chart->rows->len, ==, 1);
  g_assert_true (dew_chart_is_refused (chart, 0));
  g_assert_true (dew_chart_has_mark (chart, 0, 0));

  dew_chart_add_distribution (chart, 2, "Gross", 2, &own, NULL);
  g_assert_cmpuint (chart->rows->len, ==, 3);
  g_assert_true (dew_chart_is_refused (chart, 0));
  g_assert_false (dew_chart_is_refused (chart, 1));
  g_assert_false (dew_chart_given (chart, 1, 0));
  g_assert_false (dew_chart_has_mark (chart, 1, 0));
  g_assert_cmpint (dew_chart_chance (chart, 1, 0), ==, 0);
  /* Nothing is there to point at in a step of a histogram that has no draws. */
  g_assert_false (dew_chart_has_mark (chart, 1, 1));
}

/* One amount has a bin of a penny, which must not make all steps as narrow, nor the only step too narrow to be seen. */
static void
test_certain (void)
{
  gint64 draws[] = { 234567812, 234567812, 234567812 };
  const DewDistribution certain = count_draws (draws, G_N_ELEMENTS (draws)), bell = make_bell (1000, 3 * MILLION, MILLION, G_MININT64, G_MAXINT64);
  g_autoptr (DewChart) chart = make_chart (FALSE);

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &certain, NULL);
  g_assert_cmpuint (chart->rows->len, ==, 1);
  g_assert_cmpint (chart->step, ==, 50000 * POUND);
  g_assert_cmpint (dew_chart_row (chart, 0)->id, ==, 230000000);
  g_assert_true (dew_chart_is_certain (chart, 0));

  dew_chart_add_distribution (chart, 2, "Gross", 2, &bell, NULL);
  g_assert_false (dew_chart_is_certain (chart, 1));
  g_assert_cmpint (chart->step, ==, bell.width);
}

/* Lanes far apart do not make more steps than can be drawn. */
static void
test_far_apart (void)
{
  const DewDistribution low = make_bell (1000, MILLION, 1000 * POUND, G_MININT64, G_MAXINT64);
  const DewDistribution high = make_bell (1000, 100000 * MILLION, 1000 * POUND, G_MININT64, G_MAXINT64);
  g_autoptr (DewChart) chart = make_chart (FALSE);

  dew_chart_add_distribution (chart, 1, "Low", 1, &low, NULL);
  dew_chart_add_distribution (chart, 2, "High", 2, &high, NULL);
  g_assert_cmpuint (chart->rows->len, <=, 121);
  g_assert_cmpint (chart->step, ==, 1000 * MILLION);
  g_assert_cmpint (dew_chart_value (chart, 0, 0), ==, 1000);
}

/* ---- Whatever the draws ---- */

static DewDistribution
make_random (gint64 *draws,
             guint   n)
{
  gint64 middle = ((gint64) g_test_rand_int () * (1 << 16)) >> g_test_rand_int_range (0, 40), width = (gint64) 1 << g_test_rand_int_range (0, 36);

  for (guint i = 0; i < n; i++)
    draws[i] = middle + (gint64) ((g_test_rand_double () - 0.5) * (double) width);

  return count_draws (draws, n);
}

/* The draws themselves, but that what is beyond the bins is in the outermost: in another way than by bins. */
static gint64
count_between (const gint64          *draws,
               guint                  n,
               const DewDistribution *own,
               gint64                 from,
               gint64                 to)
{
  gint64 last = own->start + own->width * ((gint64) own->n_bins - 1), count = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 draw = CLAMP (draws[i], own->start, last + own->width - 1);

      count += draw >= from && draw < to;
    }

  return count;
}

static void
assert_lane (const DewChart        *chart,
             guint                  series,
             const DewDistribution *own,
             const gint64          *draws,
             guint                  n)
{
  gint64 chances = 0, all = 0;

  g_assert_cmpint (chart->step % own->width, ==, 0);
  for (guint row = 0; row < chart->rows->len; row++)
    {
      gint64 start = dew_chart_row (chart, row)->id, counted = count_between (draws, n, own, start, start + chart->step);

      g_assert_cmpint (start % chart->step, ==, 0);
      all += counted;
      chances = chart->cumulative ? dew_chart_chance (chart, row, series) : chances + dew_chart_chance (chart, row, series);
      g_assert_cmpint (dew_chart_value (chart, row, series), ==, chart->cumulative ? all : counted);
      g_assert_cmpint (chances, ==, (all * 2000000 + n) / (2 * (gint64) n));
    }
  g_assert_cmpint (all, ==, n);
  g_assert_cmpint (chances, ==, 1000000);
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 1000 : 100;

  for (int i = 0; i < trials; i++)
    {
      guint n = (guint) g_test_rand_int_range (1, 2000), n_lanes = (guint) g_test_rand_int_range (1, 7);
      g_autofree gint64 *draws = g_new (gint64, n * n_lanes);
      g_autoptr (DewChart) chart = make_chart (i % 2 == 0);
      DewDistribution lanes[6];

      for (guint lane = 0; lane < n_lanes; lane++)
        {
          lanes[lane] = make_random (draws + lane * n, n);
          dew_chart_add_distribution (chart, lane + 1, "Lane", lane, &lanes[lane], NULL);
        }
      g_assert_cmpuint (chart->rows->len, <=, 121);
      for (guint lane = 0; lane < n_lanes; lane++)
        assert_lane (chart, lane, &lanes[lane], draws + lane * n, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-steps/common-steps", test_common_steps);
  g_test_add_func ("/chart-steps/cumulative", test_cumulative);
  g_test_add_func ("/chart-steps/refused", test_refused);
  g_test_add_func ("/chart-steps/certain", test_certain);
  g_test_add_func ("/chart-steps/far-apart", test_far_apart);
  g_test_add_func ("/chart-steps/random", test_random);

  return g_test_run ();
}
