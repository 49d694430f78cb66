/* dew-cli-compare.c: dewpond compare */
#include "dew-cli-compare-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-variance.h"
#include "dew-date.h"

typedef struct {
  char  *pool, *year, *line, *variance, *as_at, *format;
  char **scenarios;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->pool);
  g_free (options->year);
  g_free (options->line);
  g_free (options->variance);
  g_free (options->as_at);
  g_free (options->format);
  g_strfreev (options->scenarios);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
clear_result (DewCliCompare *result)
{
  dew_comparison_free (result->comparison);
  for (guint i = 0; i < DEW_MAX_COMPARED; i++)
    dew_totals_free (result->totals[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewCliCompare, clear_result)

/* ---- What is asked ---- */

/* The one pool to which anything is contributed in the year; NULL where there are several, or none. */
static const DewPool *
find_only_pool (const DewLedger *ledger,
                const DewTotals *totals)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  const DewPool *only = NULL;

  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = pools->pdata[i];

      if (!dew_totals_entered (totals, dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id), DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        continue;
      if (only != NULL)
        return NULL;
      only = pool;
    }

  return only;
}

/* The last year with any figures. */
static int
find_year (const DewLedger *ledger)
{
  g_autoptr (GArray) years = dew_ledger_years (ledger);

  return years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;
}

static gboolean
read_year (DewCliCompare  *result,
           const DewPool  *pool,
           int             year,
           GError        **error)
{
  result->year = year;
  if (pool != NULL)
    return _dew_cli_share_year (result->ledger, pool, &result->year, DEW_BASELINE, error);
  if (result->year == 0)
    result->year = find_year (result->ledger);
  if (result->year != 0)
    return TRUE;

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The document has no figures yet; enter what the partners contribute first."));
  return FALSE;
}

/* The baseline, then the scenarios as they are named; one that is named twice stands once. */
static gboolean
add_lanes (DewCliCompare  *result,
           char *const    *names,
           GError        **error)
{
  for (; names != NULL && *names != NULL; names++)
    {
      gint64 scenario;
      gboolean there = FALSE;

      if (!_dew_cli_scenario (result->ledger, *names, &scenario, error))
        return FALSE;
      for (guint i = 0; i < dew_comparison_n_lanes (result->comparison); i++)
        there |= dew_comparison_scenario (result->comparison, i) == scenario;
      if (there)
        continue;
      if (dew_comparison_n_lanes (result->comparison) == DEW_MAX_COMPARED)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("At most %d are compared, the baseline among them; name fewer scenarios."), DEW_MAX_COMPARED);
          return FALSE;
        }
      dew_comparison_add_lane (result->comparison, scenario);
    }

  return TRUE;
}

/* All there are, as many as fit, where none is named. */
static void
add_all_lanes (DewCliCompare *result)
{
  const GPtrArray *scenarios = dew_ledger_rows (result->ledger, DEW_TABLE_SCENARIO);

  for (guint i = 0; i < scenarios->len && dew_comparison_n_lanes (result->comparison) < DEW_MAX_COMPARED; i++)
    dew_comparison_add_lane (result->comparison, ((const DewScenario *) scenarios->pdata[i])->id);
}

static gboolean
try_variance (DewCliCompare  *result,
              const Options  *options,
              gint64          variance,
              GError        **error)
{
  const DewLine *line;

  if (options->variance == NULL)
    return TRUE;
  if (result->pool == NULL)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("Several pools have contributions in that year; name the one that the variance is of with --pool."));
      return FALSE;
    }

  dew_comparison_try (result->comparison, result->pool->id, variance);
  if (options->line == NULL)
    return TRUE;

  line = dew_ledger_line_named (result->ledger, result->pool, options->line, error);
  if (line != NULL)
    dew_comparison_try_on (result->comparison, line->id);
  return line != NULL;
}

static char *
find_day (const DewLedger *ledger,
          const char      *as_at,
          int              year)
{
  const char *document = dew_ledger_document (ledger)->as_at;

  if (as_at != NULL)
    return g_strdup (as_at);

  return *document != '\0' && dew_date_year (document) == year ? g_strdup (document) : dew_year_last_day (year);
}

static gboolean
compare (DewCliCompare  *result,
         const Options  *options,
         int             year,
         gint64          variance,
         GError        **error)
{
  g_autofree char *as_at = NULL;

  if (!_dew_cli_pool (result->ledger, options->pool, &result->pool, error) || !read_year (result, result->pool, year, error))
    return FALSE;

  as_at = find_day (result->ledger, options->as_at, result->year);
  result->comparison = dew_comparison_new (result->year, as_at, options->as_at);
  if (!add_lanes (result, options->scenarios, error))
    return FALSE;
  if (options->scenarios == NULL)
    add_all_lanes (result);

  for (guint i = 0; i < dew_comparison_n_lanes (result->comparison); i++)
    result->totals[i] = dew_totals_new (result->ledger, result->year, dew_comparison_scenario (result->comparison, i));

  if (result->pool == NULL)
    result->pool = find_only_pool (result->ledger, result->totals[0]);
  if (!try_variance (result, options, variance, error))
    return FALSE;

  dew_comparison_update (result->comparison, result->ledger, (const DewTotals *const *) result->totals);
  return TRUE;
}

/* ---- The command ---- */

static int
compare_file (const char    *path,
              const Options *options,
              int            year,
              gint64         variance,
              DewFormat      format)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  g_auto (DewCliCompare) result = { NULL, };

  if (document == NULL)
    return _dew_cli_fail (error);

  result.ledger = dew_document_ledger (document);
  if (!compare (&result, options, year, variance, &error))
    return _dew_cli_fail (error);

  if (format == DEW_FORMAT_JSON)
    _dew_cli_compare_put_json (&result);
  else
    _dew_cli_compare_put_text (&result, format == DEW_FORMAT_CSV);

  return DEW_EXIT_DONE;
}

static int
run_compare (int    argc,
             char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.scenarios, N_("What is compared with the baseline; may be given again, by default all scenarios"), N_("NAME") },
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool; by default the only one with contributions, or all together"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14; by default the last with contributions"), N_("YEAR") },
    { "variance", 0, 0, G_OPTION_ARG_FILENAME, &options.variance, N_("An overspend of the pool in pounds, below 0 an underspend; by default what is typed in the document, or its forecast"), N_("POUNDS") },
    { "line", 0, 0, G_OPTION_ARG_FILENAME, &options.line, N_("The line that the variance falls on; by default the pool’s lines by gross contributions"), N_("NAME") },
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("Until when actuals count, by default the document’s day where it is in the year, else the year’s last; and which rules serve a typed variance, by default those of the year’s last day"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text, csv or json (money in JSON is whole pence)"), N_("FORMAT") },
    { NULL }
  };
  gint64 variance = 0;
  DewFormat format;
  int year;

  if (!_dew_cli_parse (&dew_command_compare, entries, "FILE", NULL, &argc, &argv) ||
      !_dew_cli_format (&dew_command_compare, options.format, &format) ||
      !_dew_cli_year (&dew_command_compare, options.year, &year))
    return DEW_EXIT_USAGE;

  if (options.variance != NULL && !_dew_cli_pounds (&dew_command_compare, options.variance, &variance))
    return DEW_EXIT_USAGE;
  if (options.line != NULL && options.variance == NULL)
    return _dew_cli_usage (&dew_command_compare, _("What falls on a line is a variance; give --variance with --line."));
  if (options.as_at != NULL && !_dew_cli_date (&dew_command_compare, options.as_at))
    return DEW_EXIT_USAGE;

  return compare_file (argv[1], &options, year, variance, format);
}

const DewCommand dew_command_compare = { "compare", N_("share a variance in several scenarios, side by side"), run_compare };
