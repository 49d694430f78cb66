/* test-dew-simulate.c: simulations against theory, against each other, and against dew_share () draw by draw. */
#include "dew-simulate.h"

#include <math.h>
#include <string.h>

#include "share-checks.h"

#define N_LINES 6
#define BUDGET (10 * MILLION)

/* Lines 1 to 6 of pool 1, led by the council and the CCG in turn, three partners, and a cap and a reserve to reach. */
static DewLedger *
make_pool (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Commissioning Group", "CCG");
  add_partner (&builder, TRUST, "Acute Trust", "Trust");
  add_pool (&builder, 1, "Care", COUNCIL, COUNCIL);
  for (gint64 id = 1; id <= N_LINES; id++)
    {
      g_autofree char *name = g_strdup_printf ("Line %d", (int) id);

      add_line (&builder, id, 1, 0, DEW_LINE_SERVICE, name, 1 + id % 2);
    }
  for (gint64 id = 1; id <= N_LINES; id++)
    for (gint64 partner = COUNCIL; partner <= TRUST; partner++)
      add_figure (&builder, id, DEW_EXISTING, partner, partner * BUDGET / 6);

  return finish_ledger (&builder);
}

static DewProgram *
make_program (const DewLedger *ledger,
              const char      *rule)
{
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = rule };
  DewProgram *program = dew_program_new (ledger, &query, NULL);

  g_assert_nonnull (program);
  return program;
}

static DewSpreadInput
make_input (const DewLedger *ledger,
            gint64           line,
            gint             shape)
{
  DewSpreadInput input = { .line = line, .node = dew_ledger_node (ledger, DEW_TABLE_LINE, line), .shape = shape, .base = BUDGET };

  if (shape == DEW_SPREAD_THREE_POINT)
    {
      input.low = -100000;
      input.middle = 50000;
      input.high = 300000;
    }
  else if (shape != DEW_SPREAD_FIXED)
    {
      input.middle = 20000;
      input.deviation = 150000;
    }

  return input;
}

static DewSimulation *
simulate (const DewLane *lanes,
          guint          n_lanes,
          guint64        draws,
          guint64        seed,
          guint          threads)
{
  DewSimulateQuery query = { .lanes = lanes, .n_lanes = n_lanes, .draws = draws, .seed = seed, .threads = threads };
  g_autoptr (GError) error = NULL;
  DewSimulation *simulation = dew_simulate (&query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (simulation);
  return simulation;
}

/* ---- Against theory ---- */

/* Mean, deviation and quantiles of a single line's variance, which one partner bears. */
static void
assert_theory (const DewDistribution *cost,
               gint64                 contribution,
               double                 mean,
               double                 deviation,
               const double          *quantiles,
               guint64                draws)
{
  const gint64 found[] = { cost->p10, cost->p50, cost->p90 };

  g_assert_cmpfloat (fabs ((double) (cost->mean - contribution) - mean), <, 4.5 * deviation / sqrt ((double) draws));

  /* A quantile is at least as sure as that: the density is not below 0.12 of a deviation there. */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs ((double) (found[i] - contribution) - quantiles[i]), <, 4.5 * 0.5 / 0.12 * deviation / sqrt ((double) draws));
}

static double
triangle (double p)
{
  double middle = 150.0 / 400;
  double at = p <= middle ? sqrt (p * middle) : 1 - sqrt ((1 - p) * (1 - middle));

  return (-0.1 + 0.4 * at) * (double) BUDGET;
}

static void
test_theory (void)
{
  static const double z[] = { -1.2815515655446004, 0, 1.2815515655446004 };
  static const double p[] = { 0.1, 0.5, 0.9 };
  g_autoptr (DewLedger) ledger = make_pool ();
  g_autoptr (DewProgram) program = make_program (ledger, "all to Council");
  gint64 contribution = dew_program_contribution (program, 0);
  guint64 draws = 400000;

  /* By itself, and by the other way that lines of a group go. */
  for (guint grouped = 0; grouped < 2; grouped++)
    for (gint shape = DEW_SPREAD_NORMAL; shape <= DEW_SPREAD_THREE_POINT; shape++)
      {
        DewSpreadInput input = make_input (ledger, 1, shape);
        DewLane lane = { program, &input, 1 };
        g_autofree DewSimulation *simulation = NULL;
        double mean = 0.02 * (double) BUDGET;
        double deviation = 0.15 * (double) BUDGET;
        double sigma = sqrt (log (1 + 0.15 * 0.15 / 1.02 / 1.02));
        double quantiles[3];

        for (guint i = 0; i < 3; i++)
          quantiles[i] = shape == DEW_SPREAD_NORMAL ? mean + deviation * z[i]
                         : shape == DEW_SPREAD_LOGNORMAL ? (1.02 * exp (sigma * z[i] - sigma * sigma / 2) - 1) * (double) BUDGET : triangle (p[i]);
        if (shape == DEW_SPREAD_THREE_POINT)
          {
            double low = -0.1, middle = 0.05, high = 0.3;

            mean = (low + middle + high) / 3 * (double) BUDGET;
            deviation = sqrt ((low * low + middle * middle + high * high - low * middle - low * high - middle * high) / 18) * (double) BUDGET;
          }

        input.group = grouped ? 77 : 0;
        input.correlation = grouped ? 300000 : 0;
        simulation = simulate (&lane, 1, draws, 3 + (guint64) shape, 2);
        assert_theory (&simulation->lanes[0].costs[0], contribution, mean, deviation, quantiles, draws);
        if (shape == DEW_SPREAD_LOGNORMAL)
          g_assert_cmpint (simulation->lanes[0].costs[0].least - contribution, >=, -BUDGET);
      }
}

/* The deviation of a sum tells how its parts move together: six of one deviation, √(6 + 30 ρ) of it. */
static void
test_correlation (void)
{
  static const gint64 correlations[] = { 0, 250000, 640000, 1000000 };
  g_autoptr (DewLedger) ledger = make_pool ();
  g_autoptr (DewProgram) program = make_program (ledger, "all to Council");

  for (guint k = 0; k < G_N_ELEMENTS (correlations); k++)
    {
      DewSpreadInput inputs[N_LINES];
      DewLane lane = { program, inputs, N_LINES };
      g_autofree DewSimulation *simulation = NULL;
      double expected = 0.15 * (double) BUDGET * sqrt (6 + 30 * (double) correlations[k] / 1e6);
      const DewDistribution *cost;

      for (gint64 i = 0; i < N_LINES; i++)
        {
          inputs[i] = make_input (ledger, i + 1, DEW_SPREAD_NORMAL);
          inputs[i].group = 5;
          inputs[i].correlation = correlations[k];
        }

      simulation = simulate (&lane, 1, 200000, 9, 2);
      cost = &simulation->lanes[0].costs[0];
      g_assert_cmpfloat (fabs ((double) (cost->p90 - cost->p10) / (2 * 1.2815515655446004) / expected - 1), <, 0.01);
    }
}

/* ---- Whole figures ---- */

static void
add_lanes (const DewLedger *ledger,
           DewLane         *lanes,
           DewSpreadInput  *inputs)
{
  static const char *const rules[] = {
    "own", "proportional gross", "up to 1%: proportional gross; up to 3%: equal; rest: all to Council", "reserve £3,000,000; equal; cap CCG £1,000,000 unallocated",
    "tolerance 2% excess; fixed Council 51%, CCG 40%, Trust 9%", "proportional gross; cap Council £1,500,000 to others",
  };

  for (gint64 i = 0; i < N_LINES; i++)
    {
      inputs[i] = make_input (ledger, i + 1, (gint) i % 4 - 1);
      inputs[i].fixed = 777;
      inputs[i].group = i < 4 ? 50 : 0;
      inputs[i].correlation = 400000;
    }

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    lanes[i] = (DewLane) { make_program (ledger, rules[i]), inputs, N_LINES };
}

static void
free_lanes (DewLane *lanes)
{
  for (guint i = 0; i < 6; i++)
    dew_program_free ((DewProgram *) lanes[i].program);
}

static void
test_seed (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  DewSpreadInput inputs[N_LINES];
  DewLane lanes[6];
  g_autofree DewSimulation *one = NULL;
  g_autofree DewSimulation *same = NULL;
  g_autofree DewSimulation *other = NULL;
  g_autofree DewSimulation *fewer = NULL;

  add_lanes (ledger, lanes, inputs);
  one = simulate (lanes, 6, 20001, 42, 1);
  same = simulate (lanes, 6, 20001, 42, 3);
  other = simulate (lanes, 6, 20001, 43, 1);
  fewer = simulate (lanes + 3, 1, 20001, 42, 2);
  g_assert_cmpmem (one, sizeof *one, same, sizeof *same);
  g_assert_cmpint (one->lanes[0].costs[0].p50, !=, other->lanes[0].costs[0].p50);

  /* A lane's figures do not depend on what it is compared with. */
  g_assert_cmpmem (&one->lanes[3], sizeof one->lanes[3], &fewer->lanes[0], sizeof fewer->lanes[0]);
  free_lanes (lanes);
}

/* The same figures, whatever machine it is: these were written down once. */
static void
test_figures (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  DewSpreadInput inputs[N_LINES];
  DewLane lanes[6];
  g_autofree DewSimulation *simulation = NULL;
  const DewLaneResult *result;

  add_lanes (ledger, lanes, inputs);
  simulation = simulate (lanes, 6, 10000, 2013, 2);
  result = &simulation->lanes[3];
  g_assert_cmpint (result->costs[0].mean, ==, 998719098);
  g_assert_cmpint (result->costs[0].p90, ==, 1090966334);
  g_assert_cmpint (result->capped[1], ==, 177200);
  g_assert_cmpint (result->exhausted, ==, 314000);
  free_lanes (lanes);
}

/* One draw is its own mean and quantiles: so each of many can be seen, and shared once more with the working. */
static void
test_draws (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  DewSpreadInput inputs[N_LINES];
  DewLane lanes[6];

  add_lanes (ledger, lanes, inputs);
  for (guint64 seed = 0; seed < 300; seed++)
    {
      g_autofree DewSimulation *all = simulate (lanes, 6, 1, seed, 1);
      DewLineAmount amounts[N_LINES];
      gint64 variance = 0;

      /* What fell on each line, from a lane in which it alone varies. */
      for (guint i = 0; i < N_LINES; i++)
        {
          g_autoptr (DewProgram) program = make_program (ledger, "all to Council");
          DewLane lane = { program, &inputs[i], 1 };
          g_autofree DewSimulation *single = inputs[i].shape != DEW_SPREAD_FIXED ? simulate (&lane, 1, 1, seed, 1) : NULL;

          amounts[i] = (DewLineAmount) { inputs[i].line, single != NULL ? single->lanes[0].costs[0].mean - dew_program_contribution (program, 0) : inputs[i].fixed };
          variance += amounts[i].pence;
        }

      for (guint k = 0; k < 6; k++)
        {
          static const char *const rules[] = {
            "own", "proportional gross", "up to 1%: proportional gross; up to 3%: equal; rest: all to Council", "reserve £3,000,000; equal; cap CCG £1,000,000 unallocated",
            NULL, "proportional gross; cap Council £1,500,000 to others",
          };
          DewShareQuery query = { .pool = 1, .year = 2013, .rule = rules[k], .amounts = amounts, .n_amounts = N_LINES };
          const DewLaneResult *result = &all->lanes[k];
          g_autoptr (DewShare) share = NULL;

          /* Where several lines are a class, a band's pennies may lie elsewhere. */
          if (rules[k] == NULL)
            continue;

          share = share_or_fail (ledger, &query);
          g_assert_cmpint (share->variance, ==, variance);
          for (guint p = 0; p < 3; p++)
            {
              g_assert_cmpint (result->costs[p].mean, ==, find_partner (share, p + 1)->cost);
              g_assert_cmpint (result->costs[p].p10, ==, result->costs[p].mean);
              g_assert_cmpint (result->costs[p].p90, ==, result->costs[p].mean);
            }
          g_assert_cmpint (result->unallocated.p50, ==, share->unallocated);
        }
    }

  free_lanes (lanes);
}

static void
assert_bins (const DewDistribution *distribution,
             guint64                draws)
{
  guint64 sum = 0;
  gint64 leading = distribution->width;

  g_assert_cmpuint (distribution->n_bins, >=, 1);
  g_assert_cmpuint (distribution->n_bins, <=, DEW_MAX_BINS);
  for (guint i = 0; i < distribution->n_bins; i++)
    sum += distribution->bins[i];
  g_assert_cmpuint (sum, ==, draws);

  while (leading % 10 == 0)
    leading /= 10;
  g_assert_true (leading == 1 || leading == 2 || leading == 5);
  g_assert_cmpint (distribution->start % distribution->width, ==, 0);
  g_assert_cmpint (distribution->least, <=, distribution->p10);
  g_assert_cmpint (distribution->p10, <=, distribution->p50);
  g_assert_cmpint (distribution->p50, <=, distribution->p90);
  g_assert_cmpint (distribution->p90, <=, distribution->most);
}

/* The curve passes where quantiles are. */
static void
assert_curve (const DewDistribution *distribution,
              guint64                draws)
{
  guint64 below = 0;

  for (guint i = 0; i + 1 < distribution->n_bins; i++)
    {
      gint64 edge = distribution->start + (i + 1) * distribution->width;

      below += distribution->bins[i];
      g_assert_cmpint (below >= (draws + 1) / 2, ==, distribution->p50 < edge);
      g_assert_cmpint (below >= (draws * 9 + 9) / 10, ==, distribution->p90 < edge);
    }
}

static void
test_histograms (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  DewSpreadInput inputs[N_LINES];
  DewLane lanes[6];

  add_lanes (ledger, lanes, inputs);
  for (guint64 draws = 1; draws < 30000; draws = draws * 3 + 1)
    {
      g_autofree DewSimulation *simulation = simulate (lanes, 6, draws, 5, 2);

      for (guint i = 0; i < 6; i++)
        {
          g_assert_cmpuint (simulation->lanes[i].shared, ==, draws);
          if (dew_program_leaves (lanes[i].program))
            assert_bins (&simulation->lanes[i].unallocated, draws);
          else
            g_assert_cmpuint (simulation->lanes[i].unallocated.n_bins, ==, 0);
          for (guint p = 0; p < 3; p++)
            {
              assert_bins (&simulation->lanes[i].costs[p], draws);
              assert_curve (&simulation->lanes[i].costs[p], draws);
            }
        }
    }

  free_lanes (lanes);
}

/* Nothing that varies goes to somebody who bears nothing; a cap that is always there, a reserve that never is. */
static void
test_certain (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  g_autoptr (DewProgram) program = make_program (ledger, "reserve £0.01; all to Council; cap Council £0.01 unallocated");
  g_autoptr (DewProgram) ample = make_program (ledger, "reserve £50m; all to Council");
  DewSpreadInput inputs[] = { make_input (ledger, 1, DEW_SPREAD_THREE_POINT), make_input (ledger, 2, DEW_SPREAD_FIXED) };
  DewLane lanes[] = { { program, inputs, 2 }, { ample, inputs, 2 } };
  g_autofree DewSimulation *simulation = NULL;

  inputs[1].fixed = 5 * MILLION;
  simulation = simulate (lanes, 2, 5000, 1, 2);
  g_assert_cmpint (simulation->lanes[0].capped[0], ==, 1000000);
  g_assert_cmpint (simulation->lanes[0].exhausted, ==, 1000000);
  g_assert_cmpint (simulation->lanes[0].costs[0].least, ==, simulation->lanes[0].costs[0].most);
  g_assert_cmpint (simulation->lanes[0].costs[0].mean, ==, dew_program_contribution (program, 0) + 1);
  g_assert_cmpint (simulation->lanes[0].unallocated.least, >=, 4 * MILLION - 2);
  g_assert_cmpint (simulation->lanes[1].capped[0], ==, 0);
  g_assert_cmpint (simulation->lanes[1].exhausted, ==, 0);
  g_assert_cmpint (simulation->lanes[1].costs[0].most, ==, dew_program_contribution (ample, 0));
}

/* Where there are no partners at all, what is under is retained all the same, and draws that are over are counted. */
static void
test_nobody (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewProgram) program = NULL;
  g_autofree DewSimulation *simulation = NULL;
  DewSpreadInput input;
  DewLane lane;

  start_ledger (&builder);
  add_pool (&builder, 1, "Care", 0, 0);
  add_line (&builder, 1, 1, 0, DEW_LINE_SERVICE, "Line", 0);
  ledger = finish_ledger (&builder);
  program = make_program (ledger, "retain");
  input = make_input (ledger, 1, DEW_SPREAD_NORMAL);
  input.middle = 0;
  lane = (DewLane) { program, &input, 1 };
  simulation = simulate (&lane, 1, 40000, 1, 2);
  g_assert_cmpfloat (fabs ((double) simulation->lanes[0].refused / 40000 - 0.5), <, 0.012);
  g_assert_cmpint (simulation->lanes[0].unallocated.most, ==, 0);
}

/* ---- Passes ---- */

/* So many draws that not all partners of all lanes can be kept at a time. */
static void
test_passes (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  DewSpreadInput inputs[N_LINES];
  DewLane lanes[6];
  guint64 draws = DEW_SIMULATE_ROOM / sizeof (gint64) / 20;

  add_lanes (ledger, lanes, inputs);
  {
    g_autofree DewSimulation *all = simulate (lanes, 6, draws, 8, 2);

    for (guint i = 4; i < 6; i++)
      {
        g_autofree DewSimulation *one = simulate (&lanes[i], 1, draws, 8, 2);

        g_assert_cmpmem (&all->lanes[i], sizeof all->lanes[i], &one->lanes[0], sizeof one->lanes[0]);
      }
  }

  free_lanes (lanes);
}

/* ---- What is refused ---- */

static void
test_refused_draws (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  g_autoptr (DewProgram) program = make_program (ledger, "retain");
  DewSpreadInput input = make_input (ledger, 1, DEW_SPREAD_THREE_POINT);
  DewLane lane = { program, &input, 1 };
  g_autofree DewSimulation *simulation = simulate (&lane, 1, 100000, 6, 2);
  const DewLaneResult *result = &simulation->lanes[0];

  /* An overspend cannot be retained: the triangle lies below 0 by one sixth. */
  g_assert_cmpuint (result->shared + result->refused, ==, 100000);
  g_assert_cmpfloat (fabs ((double) result->shared / 100000 - 0.1 * 0.1 / 0.4 / 0.15), <, 0.006);
  g_assert_cmpint (result->costs[0].least, ==, result->costs[0].most);
  assert_bins (&result->costs[0], result->shared);

  input.low = 1;
  input.middle = 2;
  input.high = 3;
  g_free (simulation);
  simulation = simulate (&lane, 1, 700, 6, 2);
  g_assert_cmpuint (simulation->lanes[0].refused, ==, 700);
  g_assert_cmpuint (simulation->lanes[0].costs[0].n_bins, ==, 0);
}

static void
assert_no_simulation (const DewLane *lane,
                      guint64        draws,
                      const char    *reason)
{
  DewSimulateQuery query = { .lanes = lane, .n_lanes = 1, .draws = draws, .threads = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (dew_simulate (&query, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” is not in: %s", reason, error->message);
}

static void
test_refused (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  g_autoptr (DewProgram) program = make_program (ledger, "equal");
  DewSpreadInput good = make_input (ledger, 1, DEW_SPREAD_LOGNORMAL);
  DewSpreadInput points = make_input (ledger, 1, DEW_SPREAD_THREE_POINT);
  DewSpreadInput input;
  DewLane lane = { program, &input, 1 };

  input = good;
  assert_no_simulation (&lane, 0, "1 to 10,000,000");
  assert_no_simulation (&lane, DEW_MAX_DRAWS + 1, "1 to 10,000,000");
  lane.n_inputs = 0;
  assert_no_simulation (&lane, 10, "nothing varies");
  lane.n_inputs = 1;
  input.shape = DEW_SPREAD_FIXED;
  assert_no_simulation (&lane, 10, "nothing varies");
  input = good;
  input.deviation = 0;
  assert_no_simulation (&lane, 10, "above 0 %");
  input.deviation = 5000000;
  assert_no_simulation (&lane, 10, "four times");
  input = good;
  input.middle = -1000000;
  assert_no_simulation (&lane, 10, "above -100 %");
  input = good;
  input.base = 0;
  assert_no_simulation (&lane, 10, "no budget");
  input = good;
  input.correlation = 1000001;
  assert_no_simulation (&lane, 10, "0 to 100 %");
  input = points;
  input.middle = 300001;
  assert_no_simulation (&lane, 10, "in that order");
  input = points;
  input.low = input.middle = input.high;
  assert_no_simulation (&lane, 10, "not all the same");
  input = good;
  input.shape = DEW_SPREAD_NORMAL;
  input.base = DEW_MONEY_LIMIT;
  input.deviation = G_MAXINT32 * G_GINT64_CONSTANT (100);
  assert_no_simulation (&lane, 10, "too large");
}

/* ---- Stopping ---- */

static gboolean
stop_after_cb (guint64  done,
               guint64  of,
               gpointer data)
{
  guint *left = data;

  g_assert_cmpuint (done, <=, of);
  return (*left)-- > 1;
}

static void
test_stop (void)
{
  g_autoptr (DewLedger) ledger = make_pool ();
  DewSpreadInput inputs[N_LINES];
  DewLane lanes[6];
  guint left = 3;
  DewSimulateQuery query = { .lanes = lanes, .n_lanes = 6, .draws = 100000, .seed = 1, .threads = 2, .progress = stop_after_cb, .data = &left };
  g_autoptr (GError) error = NULL;
  g_autofree DewSimulation *simulation = NULL;

  add_lanes (ledger, lanes, inputs);
  g_assert_null (dew_simulate (&query, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, 0);

  left = G_MAXUINT;
  simulation = dew_simulate (&query, &error);
  g_assert_no_error (error);
  g_assert_nonnull (simulation);
  g_assert_cmpuint (left, <, G_MAXUINT);
  free_lanes (lanes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulate/theory", test_theory);
  g_test_add_func ("/simulate/correlation", test_correlation);
  g_test_add_func ("/simulate/seed", test_seed);
  g_test_add_func ("/simulate/figures", test_figures);
  g_test_add_func ("/simulate/draws", test_draws);
  g_test_add_func ("/simulate/histograms", test_histograms);
  g_test_add_func ("/simulate/certain", test_certain);
  g_test_add_func ("/simulate/nobody", test_nobody);
  g_test_add_func ("/simulate/passes", test_passes);
  g_test_add_func ("/simulate/refused-draws", test_refused_draws);
  g_test_add_func ("/simulate/refused", test_refused);
  g_test_add_func ("/simulate/stop", test_stop);
  return g_test_run ();
}
