/* test-dew-chart-walk-lanes.c: walking among scenarios side by side reaches every figure, and comes back */
#include "chart-boxes.h"
#include "dew-chart-walk.h"

#define NOWHERE -1

typedef struct {
  int     row, series;
  DewWalk walk;
  int     to_row, to_series;
} Step;

static void
assert_steps (const DewChart *chart,
              const Step     *steps,
              guint           n)
{
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 600, 0, &chart_measure);

  for (guint i = 0; i < n; i++)
    {
      const DewShape *from = dew_chart_layout_mark (layout, steps[i].row, steps[i].series);
      const DewShape *to = dew_chart_walk (layout, from, steps[i].walk);

      g_test_message ("step %u", i);
      g_assert_cmpint (to != NULL ? to->row : NOWHERE, ==, steps[i].to_row);
      g_assert_cmpint (to != NULL ? to->series : NOWHERE, ==, steps[i].to_series);
    }
}

/* The second lane leaves something unallocated; the third is refused; in the fourth nobody bears anything. */
static DewChart *
make_grouped (void)
{
  static const gint64 own[] = { 50, 0, 0 }, capped[] = { 20, 20, 10 }, nothing[] = { 0, 0, 0 };
  DewChart *chart = dew_chart_new_grouped ("Who bears it, £", DEW_UNIT_POUNDS, 2);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
  dew_chart_add_lane (chart, 1, "Baseline", 1, own, NULL);
  dew_chart_add_lane (chart, 2, "Capped", 2, capped, NULL);
  dew_chart_add_lane (chart, 3, "Printed", 3, NULL, "There is no lead.");
  dew_chart_add_lane (chart, 4, "Nothing", 4, nothing, NULL);

  return chart;
}

static void
test_grouped (void)
{
  static const Step steps[] = {
    { 0, 0, DEW_WALK_DOWN, 0, 1 },
    { 0, 1, DEW_WALK_DOWN, 1, 0 },      /* on into the next lane */
    { 1, 1, DEW_WALK_DOWN, 1, 2 },
    { 1, 2, DEW_WALK_DOWN, 2, 0 },
    { 2, 0, DEW_WALK_DOWN, 3, 0 },
    { 3, 1, DEW_WALK_DOWN, NOWHERE, NOWHERE },
    { 3, 0, DEW_WALK_UP, 2, 0 },
    { 2, 0, DEW_WALK_UP, 1, 2 },
    { 0, 0, DEW_WALK_UP, NOWHERE, NOWHERE },
    { 0, 1, DEW_WALK_RIGHT, 1, 1 },     /* the same partner */
    { 1, 1, DEW_WALK_RIGHT, 2, 0 },     /* all there is */
    { 1, 2, DEW_WALK_LEFT, 0, 1 },
    { 0, 0, DEW_WALK_LEFT, NOWHERE, NOWHERE },
    { 3, 1, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
    { 1, 1, DEW_WALK_FIRST, 1, 0 },
    { 1, 1, DEW_WALK_LAST, 1, 2 },
    { 1, 2, DEW_WALK_LAST, 1, 2 },
    { 1, 1, DEW_WALK_TOP, 0, 0 },
    { 1, 1, DEW_WALK_BOTTOM, 3, 1 },
  };
  g_autoptr (DewChart) chart = make_grouped ();

  assert_steps (chart, steps, G_N_ELEMENTS (steps));
}

/* The first is steepest; the third equals the second, but has fewer vertices; the fourth is refused. */
static DewChart *
make_curves (void)
{
  static const DewChartVertex own[] = { { -100, -100 }, { -50, -50 }, { 0, 0 }, { 50, 50 }, { 100, 100 } };
  static const DewChartVertex half[] = { { -100, -50 }, { -50, -25 }, { 0, 0 }, { 50, 25 }, { 100, 50 } };
  static const DewChartVertex same[] = { { -100, -50 }, { 50, 25 }, { 100, 50 } };
  DewChart *chart = dew_chart_new_curves ("Share, £", "Council", DEW_UNIT_POUNDS, 2, 1000);

  dew_chart_add_curve (chart, 1, "Baseline", own, G_N_ELEMENTS (own), NULL);
  dew_chart_add_curve (chart, 2, "Half", half, G_N_ELEMENTS (half), NULL);
  dew_chart_add_curve (chart, 3, "Same", same, G_N_ELEMENTS (same), NULL);
  dew_chart_add_curve (chart, 4, "Printed", NULL, 0, "There is no lead.");

  return chart;
}

static void
test_curves (void)
{
  static const Step steps[] = {
    { 0, 0, DEW_WALK_RIGHT, 1, 0 },
    { 0, 0, DEW_WALK_LEFT, NOWHERE, NOWHERE },
    { 0, 2, DEW_WALK_RIGHT, 3, 2 },     /* its own vertices */
    { 4, 2, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
    { 4, 0, DEW_WALK_DOWN, 4, 1 },
    { 4, 1, DEW_WALK_DOWN, 4, 2 },      /* which lies upon it */
    { 4, 2, DEW_WALK_DOWN, 0, 3 },      /* the refused one, below all */
    { 4, 2, DEW_WALK_UP, 4, 1 },
    { 4, 1, DEW_WALK_UP, 4, 0 },
    { 4, 0, DEW_WALK_UP, NOWHERE, NOWHERE },
    { 0, 0, DEW_WALK_UP, 0, 3 },        /* under budget it is the lowest of all */
    { 0, 3, DEW_WALK_UP, 0, 2 },
    { 1, 0, DEW_WALK_UP, 0, 2 },        /* the lower of two that are equal there: its nearest vertex */
    { 1, 1, DEW_WALK_UP, NOWHERE, NOWHERE },
    { 1, 1, DEW_WALK_DOWN, 0, 2 },      /* which lies upon it there: its nearest vertex */
    { 2, 0, DEW_WALK_DOWN, 2, 1 },      /* all at nothing */
    { 2, 1, DEW_WALK_DOWN, 3, 2 },
    { 0, 3, DEW_WALK_LEFT, NOWHERE, NOWHERE },
    { 0, 3, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
    { 2, 1, DEW_WALK_FIRST, 0, 1 },
    { 2, 1, DEW_WALK_LAST, 4, 1 },
    { 4, 1, DEW_WALK_LAST, 4, 1 },
    { 2, 1, DEW_WALK_TOP, 0, 1 },
    { 2, 1, DEW_WALK_BOTTOM, 0, 3 },
  };
  g_autoptr (DewChart) chart = make_curves ();

  assert_steps (chart, steps, G_N_ELEMENTS (steps));
}

/* Up and down from the one scenario to the other, whatever lies farther left or right. */
static void
test_bridge (void)
{
  static const Step steps[] = {
    { 0, 0, DEW_WALK_DOWN, 1, 0 },
    { 1, 0, DEW_WALK_DOWN, 2, 0 },
    { 2, 0, DEW_WALK_DOWN, 3, 0 },
    { 3, 0, DEW_WALK_DOWN, NOWHERE, NOWHERE },
    { 2, 0, DEW_WALK_UP, 1, 0 },
    { 0, 0, DEW_WALK_UP, NOWHERE, NOWHERE },
    { 1, 0, DEW_WALK_LEFT, NOWHERE, NOWHERE },
    { 1, 0, DEW_WALK_TOP, 0, 0 },
    { 1, 0, DEW_WALK_BOTTOM, 3, 0 },
  };
  g_autoptr (DewChart) chart = dew_chart_new_bridge ("Final cost, £", 0, "Final cost", DEW_UNIT_POUNDS, 2);

  dew_chart_add_start (chart, 1, "Baseline", 1, 1000);
  dew_chart_add_cause (chart, "Figures", 2, -600);
  dew_chart_add_cause (chart, "Rule", 3, 0);
  dew_chart_add_end (chart, 4, "Net, capped", 4, 400);
  assert_steps (chart, steps, G_N_ELEMENTS (steps));
}

/* The first lane is spread, with a gap; the second lies in two of its steps; the third is refused; the fourth is certain. */
static DewChart *
make_distribution (gboolean cumulative)
{
  DewChart *chart = dew_chart_new_distribution ("Cost, £", "Council", DEW_UNIT_POUNDS, 2, cumulative);
  const DewDistribution spread = { .start = 1000, .width = 100, .n_bins = 5, .bins = { 10, 20, 0, 40, 30 }, .least = 1000, .most = 1499,
                                   .p10 = 1099, .p50 = 1310, .p90 = 1450 };
  const DewDistribution narrow = { .start = 1100, .width = 100, .n_bins = 2, .bins = { 60, 40 }, .least = 1100, .most = 1299,
                                   .p10 = 1110, .p50 = 1150, .p90 = 1250 };
  const DewDistribution certain = { .start = 1350, .width = 1, .n_bins = 1, .bins = { 100 }, .least = 1350, .most = 1350,
                                    .p10 = 1350, .p50 = 1350, .p90 = 1350 };

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &spread, NULL);
  dew_chart_add_distribution (chart, 2, "Narrow", 2, &narrow, NULL);
  dew_chart_add_distribution (chart, 3, "Printed", 3, NULL, "There is no lead.");
  dew_chart_add_distribution (chart, 4, "Certain", 4, &certain, NULL);

  return chart;
}

static void
test_histogram (void)
{
  static const Step steps[] = {
    { 0, 0, DEW_WALK_RIGHT, 1, 0 },
    { 1, 0, DEW_WALK_RIGHT, 3, 0 },     /* over the step without draws */
    { 3, 0, DEW_WALK_LEFT, 1, 0 },
    { 4, 0, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
    { 0, 0, DEW_WALK_LEFT, NOWHERE, NOWHERE },
    { 0, 0, DEW_WALK_UP, NOWHERE, NOWHERE },
    { 1, 0, DEW_WALK_DOWN, 1, 1 },      /* the same step */
    { 4, 0, DEW_WALK_DOWN, 2, 1 },      /* the nearest */
    { 0, 0, DEW_WALK_DOWN, 1, 1 },
    { 2, 1, DEW_WALK_DOWN, 0, 2 },      /* all there is */
    { 0, 2, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
    { 0, 2, DEW_WALK_DOWN, 3, 3 },
    { 3, 3, DEW_WALK_DOWN, NOWHERE, NOWHERE },
    { 0, 2, DEW_WALK_UP, 1, 1 },
    { 2, 1, DEW_WALK_UP, 1, 0 },        /* of two as near the first */
    { 3, 0, DEW_WALK_FIRST, 0, 0 },
    { 1, 0, DEW_WALK_LAST, 4, 0 },
    { 2, 1, DEW_WALK_LAST, 2, 1 },
    { 1, 1, DEW_WALK_TOP, 0, 0 },
    { 1, 1, DEW_WALK_BOTTOM, 3, 3 },
  };
  g_autoptr (DewChart) chart = make_distribution (FALSE);

  assert_steps (chart, steps, G_N_ELEMENTS (steps));
}

static void
test_cumulative (void)
{
  static const Step steps[] = {
    { 0, 0, DEW_WALK_RIGHT, 1, 0 },
    { 1, 0, DEW_WALK_RIGHT, 2, 0 },     /* no draws, but as many below */
    { 4, 0, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
    { 2, 0, DEW_WALK_DOWN, 2, 1 },
    { 1, 1, DEW_WALK_UP, 1, 0 },
    { 2, 1, DEW_WALK_RIGHT, NOWHERE, NOWHERE },
  };
  g_autoptr (DewChart) chart = make_distribution (TRUE);

  assert_steps (chart, steps, G_N_ELEMENTS (steps));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-walk-lanes/grouped", test_grouped);
  g_test_add_func ("/chart-walk-lanes/curves", test_curves);
  g_test_add_func ("/chart-walk-lanes/bridge", test_bridge);
  g_test_add_func ("/chart-walk-lanes/histogram", test_histogram);
  g_test_add_func ("/chart-walk-lanes/cumulative", test_cumulative);

  return g_test_run ();
}
