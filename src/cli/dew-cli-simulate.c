/* dew-cli-simulate.c: dewpond simulate */
#include "dew-cli-simulate-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-variance.h"
#include "dew-date.h"
#include "dew-spread.h"

#define USUAL_DRAWS 100000
#define USUAL_SEED 1

/* ---- Options ---- */

typedef struct {
  char    *pool, *year, *draws, *seed, *shape, *deviation, *as_at, *format;
  char   **scenarios;

  int            number;        /* of the year */
  guint64        n_draws, n_seed;
  gboolean       has_usual;
  DewUsualSpread usual;
  DewFormat      how;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->pool);
  g_free (options->year);
  g_free (options->draws);
  g_free (options->seed);
  g_free (options->shape);
  g_free (options->deviation);
  g_free (options->as_at);
  g_free (options->format);
  g_strfreev (options->scenarios);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* A whole number, in which commas may stand between thousands. */
static gboolean
read_number (const char *text,
             guint64     least,
             guint64     most,
             guint64    *number)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (strlen (parts[i]) != 3)
      return FALSE;

  return g_ascii_string_to_unsigned (plain, 10, least, most, number, NULL);
}

static gboolean
read_numbers (Options *options)
{
  options->n_draws = USUAL_DRAWS;
  options->n_seed = USUAL_SEED;
  if (options->draws != NULL && !read_number (options->draws, 1, DEW_MAX_DRAWS, &options->n_draws))
    {
      _dew_cli_usage (&dew_command_simulate, _("“%s” is no number of draws; a simulation has 1 to 10,000,000."), options->draws);
      return FALSE;
    }

  /* JSON has no larger whole numbers. */
  if (options->seed != NULL && !read_number (options->seed, 0, G_MAXINT64, &options->n_seed))
    {
      _dew_cli_usage (&dew_command_simulate, _("“%s” is no seed; any whole number from 0 on will do."), options->seed);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_usual (Options *options)
{
  static const char *const shapes[] = { "normal", "lognormal", "three-point" };

  options->has_usual = options->deviation != NULL;
  if (options->deviation == NULL)
    {
      if (options->shape == NULL)
        return TRUE;
      _dew_cli_usage (&dew_command_simulate, _("How far outturns spread must be said with the shape; give --deviation."));
      return FALSE;
    }

  if (!_dew_cli_percent (&dew_command_simulate, options->deviation, &options->usual.deviation))
    return FALSE;
  if (options->usual.deviation <= 0)
    {
      _dew_cli_usage (&dew_command_simulate, _("A deviation of “%s” makes no sense; give a percentage of the budget above 0."), options->deviation);
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (options->shape == NULL || strcmp (options->shape, shapes[i]) == 0)
      {
        options->usual.shape = (gint) i;
        return TRUE;
      }

  _dew_cli_usage (&dew_command_simulate, _("“%s” is none of the shapes normal, lognormal and three-point."), options->shape);
  return FALSE;
}

/* ---- Lanes ---- */

static void
free_lane (gpointer data)
{
  DewCliLane *lane = data;

  dew_program_free (lane->program);
  g_clear_pointer (&lane->inputs, g_array_unref);
  g_free (lane->reason);
  g_free (lane);
}

/* The document's day where it is in the year, else the year's last. */
static char *
find_day (const DewLedger *ledger,
          const Options   *options)
{
  const char *day = dew_ledger_document (ledger)->as_at;

  if (options->as_at != NULL)
    return g_strdup (options->as_at);

  return *day != '\0' && dew_date_year (day) == options->number ? g_strdup (day) : dew_year_last_day (options->number);
}

static DewShareQuery
make_query (const DewCliSimulated *simulated,
            gint64                 scenario)
{
  return (DewShareQuery) {
           .pool = simulated->pool->id, .year = simulated->year, .scenario = scenario, .as_at = simulated->as_at
  };
}

static DewCliLane *
make_lane (const DewCliSimulated  *simulated,
           const Options          *options,
           gint64                  scenario,
           GError                **error)
{
  const DewScenario *row = dew_ledger_find (simulated->ledger, DEW_TABLE_SCENARIO, scenario);
  DewShareQuery query = make_query (simulated, scenario);
  g_autoptr (DewTotals) totals = dew_totals_new (simulated->ledger, simulated->year, scenario);
  g_autoptr (DewMonitor) monitor = dew_monitor_new (simulated->ledger, totals, simulated->as_at);
  g_autoptr (DewProgram) program = NULL;
  DewCliLane *lane;

  query.totals = totals;
  program = dew_program_new (simulated->ledger, &query, error);
  if (program == NULL)
    return NULL;

  lane = g_new0 (DewCliLane, 1);
  lane->name = row != NULL ? row->name : _("Baseline");
  lane->program = g_steal_pointer (&program);
  lane->inputs = dew_spread_inputs (simulated->ledger, totals, monitor, simulated->pool->id, options->has_usual ? &options->usual : NULL);
  return lane;
}

/* The baseline, then each scenario once. An array of DewCliLane, and in scenarios their ids. */
static GPtrArray *
list_lanes (const DewCliSimulated  *simulated,
            const Options          *options,
            GArray                 *scenarios,
            GError                **error)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (free_lane);
  gint64 scenario = DEW_BASELINE;

  g_array_append_val (scenarios, scenario);
  for (char **name = options->scenarios; name != NULL && *name != NULL; name++)
    {
      if (!_dew_cli_scenario (simulated->ledger, *name, &scenario, error))
        return NULL;
      g_array_append_val (scenarios, scenario);
    }

  for (guint i = 0; i < scenarios->len; i++)
    {
      DewCliLane *lane = make_lane (simulated, options, g_array_index (scenarios, gint64, i), error);

      if (lane == NULL)
        return NULL;
      g_ptr_array_add (lanes, lane);
    }

  return g_steal_pointer (&lanes);
}

/* ---- Draws that cannot be shared ---- */

/* Why: what a pound over, or a pound under, is refused for; NULL where neither is. Free with g_free. */
static char *
find_reason (const DewCliSimulated *simulated,
             gint64                 scenario)
{
  for (gint64 pence = 100; pence >= -100; pence -= 200)
    {
      DewShareQuery query = make_query (simulated, scenario);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewShare) share = NULL;

      query.variance = pence;
      share = dew_share (simulated->ledger, &query, &error);
      if (share == NULL)
        return g_strdup (error->message);
    }

  return NULL;
}

/* FALSE where a scenario shares none of them. */
static gboolean
look_at_refused (const DewCliSimulated  *simulated,
                 const GArray           *scenarios,
                 GError                **error)
{
  for (guint i = 0; i < simulated->lanes->len; i++)
    {
      const DewLaneResult *result = &simulated->simulation->lanes[i];
      DewCliLane *lane = simulated->lanes->pdata[i];

      if (result->refused > 0)
        lane->reason = find_reason (simulated, g_array_index (scenarios, gint64, i));
      if (result->shared > 0)
        continue;

      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s: none of the draws can be shared. %s"), lane->name, lane->reason != NULL ? lane->reason : "");
      return FALSE;
    }

  return TRUE;
}

/* ---- The command ---- */

static gboolean
varies (const GPtrArray *lanes)
{
  for (guint i = 0; i < lanes->len; i++)
    {
      const GArray *inputs = ((const DewCliLane *) lanes->pdata[i])->inputs;

      for (guint k = 0; k < inputs->len; k++)
        if (g_array_index (inputs, DewSpreadInput, k).shape != DEW_SPREAD_FIXED)
          return TRUE;
    }

  return FALSE;
}

/* Said here, where it is known what was asked for. */
static gboolean
refuse_fixed (const DewCliSimulated  *simulated,
              const Options          *options,
              GError                **error)
{
  g_autofree char *year = dew_year_name (simulated->year);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               options->has_usual ? _("No line of “%s” that has a budget in %s is demand-led or has a spread of its own, so nothing varies; say in the schedule which are demand-led.")
                                  : _("No line of “%s” that has a budget in %s has a spread, of its own or from the last years, so nothing varies; give it one, or give --deviation for those that are demand-led."),
               simulated->pool->name, year);
  return FALSE;
}

static DewSimulation *
run_lanes (const GPtrArray  *lanes,
           const Options    *options,
           GError          **error)
{
  g_autofree DewLane *array = g_new0 (DewLane, lanes->len);
  DewSimulateQuery query = { .lanes = array, .n_lanes = lanes->len, .draws = options->n_draws, .seed = options->n_seed, .threads = g_get_num_processors () };

  for (guint i = 0; i < lanes->len; i++)
    {
      const DewCliLane *lane = lanes->pdata[i];

      array[i] = (DewLane) { lane->program, (const DewSpreadInput *) (const void *) lane->inputs->data, lane->inputs->len };
    }

  return dew_simulate (&query, error);
}

static void
put (const DewCliSimulated *simulated,
     DewFormat              format)
{
  if (format == DEW_FORMAT_JSON)
    _dew_cli_simulate_put_json (simulated);
  else if (format == DEW_FORMAT_CSV)
    _dew_cli_simulate_put_csv (simulated);
  else
    _dew_cli_simulate_put_text (simulated);
}

static int
simulate_file (const char    *path,
               const Options *options)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  DewCliSimulated simulated = { .year = options->number };
  g_autoptr (GArray) scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) lanes = NULL;
  g_autofree DewSimulation *simulation = NULL;
  g_autofree char *day = NULL;

  if (document == NULL)
    return _dew_cli_fail (error);

  simulated.ledger = dew_document_ledger (document);
  if (!_dew_cli_pool (simulated.ledger, options->pool, &simulated.pool, &error))
    return _dew_cli_fail (error);

  simulated.as_at = day = find_day (simulated.ledger, options);
  simulated.lanes = lanes = list_lanes (&simulated, options, scenarios, &error);
  if (lanes == NULL)
    return _dew_cli_fail (error);

  if (!varies (lanes) && !refuse_fixed (&simulated, options, &error))
    return _dew_cli_fail (error);

  simulated.simulation = simulation = run_lanes (lanes, options, &error);
  if (simulation == NULL || !look_at_refused (&simulated, scenarios, &error))
    return _dew_cli_fail (error);

  put (&simulated, options->how);
  return DEW_EXIT_DONE;
}

static int
run_simulate (int    argc,
              char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool whose outturn varies"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14"), N_("YEAR") },
    { "draws", 0, 0, G_OPTION_ARG_FILENAME, &options.draws, N_("How often all falls out, 1 to 10,000,000; by default 100,000"), N_("NUMBER") },
    { "seed", 0, 0, G_OPTION_ARG_FILENAME, &options.seed, N_("The same seed gives the same figures; by default 1"), N_("NUMBER") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.scenarios, N_("A scenario to compare with the baseline; may be given again"), N_("NAME") },
    { "shape", 0, 0, G_OPTION_ARG_FILENAME, &options.shape, N_("How demand-led lines vary that have no spread of their own: normal, lognormal or three-point"), N_("SHAPE") },
    { "deviation", 0, 0, G_OPTION_ARG_FILENAME, &options.deviation, N_("And by how much, in per cent of the budget; by default as in the last years"), N_("PERCENT") },
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("The rules in force on that day, and until when actuals count, as 2013-11-30; by default the document’s day where it is in the year, else the year’s last"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text, csv or json (money in JSON is whole pence)"), N_("FORMAT") },
    { NULL }
  };

  if (!_dew_cli_parse (&dew_command_simulate, entries, "FILE", NULL, &argc, &argv) ||
      !_dew_cli_format (&dew_command_simulate, options.format, &options.how) ||
      !_dew_cli_needs (&dew_command_simulate, "pool", options.pool) ||
      !_dew_cli_needs (&dew_command_simulate, "year", options.year) ||
      !_dew_cli_year (&dew_command_simulate, options.year, &options.number) ||
      !read_numbers (&options) || !read_usual (&options))
    return DEW_EXIT_USAGE;
  if (options.as_at != NULL && (!dew_date_valid (options.as_at) || *options.as_at == '\0'))
    return _dew_cli_usage (&dew_command_simulate, _("“%s” is not a date; write it as 2014-03-31."), options.as_at);

  return simulate_file (argv[1], &options);
}

const DewCommand dew_command_simulate = { "simulate", N_("let the outturn of a pool vary, and say what partners bear"), run_simulate };
