/* dew-cli-simulate.c: dewpond simulate */
#include "dew-cli-simulate-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-variance.h"
#include "dew-count.h"
#include "dew-date.h"

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

static gboolean
read_numbers (Options *options)
{
  options->n_draws = USUAL_DRAWS;
  options->n_seed = USUAL_SEED;
  if (options->draws != NULL && !dew_count_read (options->draws, 1, DEW_MAX_DRAWS, &options->n_draws))
    {
      _dew_cli_usage (&dew_command_simulate, _("“%s” is no number of draws; a simulation has 1 to 10,000,000."), options->draws);
      return FALSE;
    }

  /* JSON has no larger whole numbers. */
  if (options->seed != NULL && !dew_count_read (options->seed, 0, G_MAXINT64, &options->n_seed))
    {
      _dew_cli_usage (&dew_command_simulate, _("“%s” is no seed; any whole number from 0 to 9,223,372,036,854,775,807 will do."), options->seed);
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

/* ---- The command ---- */

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

/* The baseline, then each scenario as it was asked for: ids, as gint64. */
static GArray *
list_scenarios (const DewLedger  *ledger,
                const Options    *options,
                GError          **error)
{
  g_autoptr (GArray) scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 scenario = DEW_BASELINE;

  g_array_append_val (scenarios, scenario);
  for (char **name = options->scenarios; name != NULL && *name != NULL; name++)
    {
      if (!_dew_cli_scenario (ledger, *name, &scenario, error))
        return NULL;
      g_array_append_val (scenarios, scenario);
    }

  return g_steal_pointer (&scenarios);
}

static DewReadyLanes *
make_ready (const DewLedger  *ledger,
            const Options    *options,
            GError          **error)
{
  g_autoptr (GArray) scenarios = NULL;
  g_autofree char *day = find_day (ledger, options);
  DewLanesQuery query = { .year = options->number, .as_at = day, .rules_at = options->as_at, .usual = options->has_usual ? &options->usual : NULL };
  const DewPool *pool;

  if (!_dew_cli_pool (ledger, options->pool, &pool, error))
    return NULL;

  scenarios = list_scenarios (ledger, options, error);
  if (scenarios == NULL)
    return NULL;

  query.pool = pool->id;
  query.scenarios = (const gint64 *) (const void *) scenarios->data;
  query.n_scenarios = scenarios->len;
  return dew_ready_lanes_new (ledger, &query, error);
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
  DewSimulateQuery query = { .draws = options->n_draws, .seed = options->n_seed, .threads = g_get_num_processors () };
  g_autoptr (DewReadyLanes) ready = NULL;
  g_autofree DewSimulation *simulation = NULL;

  if (document == NULL)
    return _dew_cli_fail (error);

  ready = make_ready (dew_document_ledger (document), options, &error);
  if (ready == NULL)
    return _dew_cli_fail (error);

  simulation = dew_ready_lanes_run (ready, &query, &error);
  if (simulation == NULL || !dew_ready_lanes_shared (ready, simulation, &error))
    return _dew_cli_fail (error);

  put (&(DewCliSimulated) { dew_document_ledger (document), ready, simulation }, options->how);
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
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("Until when actuals count, as 2013-11-30, by default the document’s day where it is in the year, else the year’s last; and which rules are in force, by default those of the year’s last day"), N_("DATE") },
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
