/* test-dew-simulate-lanes.c: scenarios made ready to be simulated, run without their ledger, and refused in words. */
#include "dew-simulate-lanes.h"

#include <string.h>

#include "share-checks.h"

enum { TYPED = 1, DEMAND, BLOCK };
enum { EQUAL = 1, CAPPED, OFF };

#define BUDGET (10 * MILLION)
#define DRAWS 3000

typedef enum { WITH_RULES = 1, WITH_SPREAD = 2, WITH_YEARS = 4 } With;

static void
add_years (Builder *builder)
{
  static const gint64 parts[] = { 9, 10, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      builder->year = 2010 + (int) i;
      add_figure (builder, DEMAND, DEW_BUDGET, COUNCIL, BUDGET);
      add_figure (builder, DEMAND, DEW_ACTUAL, COUNCIL, BUDGET / 10 * parts[i]);
    }
  builder->year = 2013;
}

/* In EQUAL the rule is another, in CAPPED it has a reserve and a cap, in OFF the typed line is switched off. */
static DewLedger *
make_ledger (With with)
{
  Builder builder;
  DewArrangement *off;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Commissioning Group", "CCG");
  add_pool (&builder, 1, "Care", COUNCIL, COUNCIL);
  add_line (&builder, TYPED, 1, 0, DEW_LINE_SERVICE, "Typed", COUNCIL);
  add_line (&builder, DEMAND, 1, 0, DEW_LINE_SERVICE, "Demand", COUNCIL)->contract = DEW_CONTRACT_DEMAND_LED;
  add_line (&builder, BLOCK, 1, 0, DEW_LINE_SERVICE, "Block", CCG)->contract = DEW_CONTRACT_BLOCK;
  for (gint64 line = TYPED; line <= BLOCK; line++)
    for (gint64 partner = COUNCIL; partner <= CCG; partner++)
      add_figure (&builder, line, DEW_EXISTING, partner, BUDGET * partner / 3);
  if (with & WITH_YEARS)
    add_years (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, EQUAL, "Equal");
  add_row (&builder, DEW_TABLE_SCENARIO, CAPPED, "Capped");
  add_row (&builder, DEW_TABLE_SCENARIO, OFF, "Without");
  off = add_row (&builder, DEW_TABLE_ARRANGEMENT, 1, NULL);
  off->scenario = OFF;
  off->line = TYPED;
  off->off = TRUE;

  if (with & WITH_SPREAD)
    {
      DewSpread *spread = add_row (&builder, DEW_TABLE_SPREAD, 1, NULL);

      spread->line = TYPED;
      spread->shape = DEW_SPREAD_NORMAL;
      spread->deviation = 100000;
    }

  for (DewDirection direction = DEW_OVER; (with & WITH_RULES) != 0 && direction <= DEW_UNDER; direction++)
    {
      add_rule (&builder, DEW_BASELINE, 1, 0, direction, "", "proportional gross");
      add_rule (&builder, EQUAL, 1, 0, direction, "", "equal");
    }
  if (with & WITH_RULES)
    add_rule (&builder, CAPPED, 1, 0, DEW_OVER, "", "reserve £100,000; proportional gross; cap Council £50,000 to others");

  return finish_ledger (&builder);
}

static const gint64 all[] = { DEW_BASELINE, EQUAL, CAPPED, OFF };

static DewLanesQuery
make_query (guint                 n,
            const DewUsualSpread *usual)
{
  return (DewLanesQuery) { .pool = 1, .year = 2013, .as_at = "2014-03-31", .scenarios = all, .n_scenarios = n, .usual = usual };
}

static DewReadyLanes *
ready_or_fail (const DewLedger     *ledger,
               const DewLanesQuery *query)
{
  g_autoptr (GError) error = NULL;
  DewReadyLanes *lanes = dew_ready_lanes_new (ledger, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lanes);
  return lanes;
}

static DewSimulation *
run_or_fail (const DewReadyLanes *lanes)
{
  DewSimulateQuery query = { .draws = DRAWS, .seed = 3, .threads = 2 };
  g_autoptr (GError) error = NULL;
  DewSimulation *simulation = dew_ready_lanes_run (lanes, &query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (simulation);
  return simulation;
}

/* ---- They are what is put together by hand ---- */

static DewSimulation *
run_by_hand (const DewLedger *ledger,
             gint64           scenario)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, scenario);
  g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, totals, "2014-03-31");
  DewShareQuery share = { .pool = 1, .year = 2013, .scenario = scenario, .as_at = "2014-03-31" };
  g_autoptr (DewProgram) program = dew_program_new (ledger, &share, NULL);
  g_autoptr (GArray) inputs = dew_spread_inputs (ledger, totals, monitor, 1, NULL);
  DewLane lane = { program, (const DewSpreadInput *) (const void *) inputs->data, inputs->len };
  DewSimulateQuery query = { .lanes = &lane, .n_lanes = 1, .draws = DRAWS, .seed = 3, .threads = 1 };

  return dew_simulate (&query, NULL);
}

static gpointer
run_aside (gpointer lanes)
{
  return run_or_fail (lanes);
}

/* On another thread, when the ledger is gone. */
static void
test_alone (void)
{
  DewLedger *ledger = make_ledger (WITH_RULES | WITH_SPREAD);
  DewLanesQuery query = make_query (4, NULL);
  g_autoptr (DewReadyLanes) lanes = ready_or_fail (ledger, &query);
  DewSimulation *expected[4];
  g_autofree DewSimulation *simulation = NULL;

  for (guint i = 0; i < 3; i++)
    expected[i] = run_by_hand (ledger, all[i]);
  dew_ledger_free (ledger);

  simulation = g_thread_join (g_thread_new ("aside", run_aside, lanes));
  g_assert_cmpstr (lanes->pool, ==, "Care");
  g_assert_cmpuint (lanes->lanes->len, ==, 4);
  g_assert_cmpstr (((DewReadyLane *) lanes->lanes->pdata[0])->name, ==, "Baseline");
  g_assert_cmpstr (((DewReadyLane *) lanes->lanes->pdata[2])->name, ==, "Capped");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpmem (&simulation->lanes[i], sizeof simulation->lanes[i], &expected[i]->lanes[0], sizeof expected[i]->lanes[0]);
      g_free (expected[i]);
    }

  /* Without the line that varies nothing does, so all fall out alike. */
  g_assert_cmpint (simulation->lanes[3].costs[0].least, ==, simulation->lanes[3].costs[0].most);
  g_assert_true (dew_program_reserves (((DewReadyLane *) lanes->lanes->pdata[2])->program));
  g_assert_false (dew_program_reserves (((DewReadyLane *) lanes->lanes->pdata[0])->program));
  g_assert_true (dew_ready_lanes_shared (lanes, simulation, NULL));
}

/* ---- What varies ---- */

static void
test_varying (void)
{
  static const DewUsualSpread usual = { DEW_SPREAD_NORMAL, 50000 };
  static const struct { With with; const DewUsualSpread *usual; DewVaryCounts counts; } cases[] = {
    { WITH_RULES | WITH_SPREAD, NULL, { 1, 0, 0 } },
    { WITH_RULES | WITH_SPREAD, &usual, { 1, 1, 0 } },
    { WITH_RULES | WITH_SPREAD | WITH_YEARS, NULL, { 1, 0, 1 } },
    { WITH_RULES | WITH_YEARS, NULL, { 0, 0, 1 } },
    { WITH_RULES, &usual, { 0, 1, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_ledger (cases[i].with);
      DewLanesQuery query = make_query (4, cases[i].usual);
      g_autoptr (DewReadyLanes) lanes = ready_or_fail (ledger, &query);
      DewVaryCounts counts = dew_lanes_varying (ledger, &query);

      g_test_message ("case %u", i);
      g_assert_cmpmem (&counts, sizeof counts, &cases[i].counts, sizeof counts);
      g_assert_cmpmem (&lanes->varying, sizeof counts, &cases[i].counts, sizeof counts);
      g_assert_cmpint (lanes->has_usual, ==, cases[i].usual != NULL);
    }
}

/* A line that is switched off in one lane varies in the others. */
static void
test_off (void)
{
  g_autoptr (DewLedger) ledger = make_ledger (WITH_RULES | WITH_SPREAD);
  const gint64 scenarios[] = { OFF, DEW_BASELINE };
  DewLanesQuery query = make_query (2, NULL);

  query.scenarios = scenarios;
  g_assert_cmpuint (dew_lanes_varying (ledger, &query).typed, ==, 1);
  query.n_scenarios = 1;
  g_assert_cmpuint (dew_lanes_varying (ledger, &query).typed, ==, 0);
  query.pool = 9;
  g_assert_cmpuint (dew_lanes_varying (ledger, &query).typed, ==, 0);
}

/* ---- Refusals ---- */

static void
assert_no_lanes (const DewLedger     *ledger,
                 const DewLanesQuery *query,
                 const char          *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dew_ready_lanes_new (ledger, query, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refused (void)
{
  static const DewUsualSpread usual = { DEW_SPREAD_NORMAL, 50000 };
  static const gint64 many[DEW_MAX_LANES + 1] = { 0 };
  g_autoptr (DewLedger) ledger = make_ledger (WITH_RULES);
  DewLanesQuery query = make_query (2, NULL);

  assert_no_lanes (ledger, &query, "No line of “Care” that has a budget in 2013/14 has a spread, of its own or from the last years, so nothing varies");

  query.year = 2020;
  query.as_at = "2021-03-31";
  query.usual = &usual;
  assert_no_lanes (ledger, &query, "say in the schedule which are demand-led");

  query = make_query (2, &usual);
  query.pool = 9;
  assert_no_lanes (ledger, &query, "no such pool");

  query = make_query (DEW_MAX_LANES + 1, &usual);
  query.scenarios = many;
  assert_no_lanes (ledger, &query, "at most 8 scenarios");
}

/* Nobody has said who bears what: a lane has a reason before it runs, and one that shares nothing is named. */
static void
test_reasons (void)
{
  g_autoptr (DewLedger) ledger = make_ledger (WITH_SPREAD);
  DewLanesQuery query = make_query (1, NULL);
  g_autoptr (DewReadyLanes) lanes = ready_or_fail (ledger, &query);
  const DewReadyLane *lane = lanes->lanes->pdata[0];
  g_autofree DewSimulation *simulation = run_or_fail (lanes);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (lane->reason);
  g_assert_nonnull (strstr (lane->reason, "says who bears an overspend"));
  g_assert_cmpuint (simulation->lanes[0].refused, >, DRAWS * 4 / 10);
  g_assert_cmpuint (simulation->lanes[0].shared, >, DRAWS * 4 / 10);
  g_assert_true (dew_ready_lanes_shared (lanes, simulation, NULL));

  simulation->lanes[0].shared = 0;
  g_assert_false (dew_ready_lanes_shared (lanes, simulation, &error));
  g_assert_true (g_str_has_prefix (error->message, "Baseline: none of the draws can be shared. "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulate-lanes/alone", test_alone);
  g_test_add_func ("/simulate-lanes/varying", test_varying);
  g_test_add_func ("/simulate-lanes/off", test_off);
  g_test_add_func ("/simulate-lanes/refused", test_refused);
  g_test_add_func ("/simulate-lanes/reasons", test_reasons);

  return g_test_run ();
}
