/* dew-cli-share.c: dewpond share */
#include "dew-cli-share-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-share-forecast.h"

/* The last year for which anything is contributed to the pool, or else the last with any figure at all; 0: there is none. */
static int
default_year (const DewLedger *ledger,
              const DewPool   *pool,
              gint64           scenario)
{
  g_autoptr (GArray) years = dew_ledger_years (ledger);
  guint node = dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);

  for (guint i = years->len; i > 0; i--)
    {
      int year = g_array_index (years, int, i - 1);
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, year, scenario);

      if (dew_totals_entered (totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return year;
    }

  return years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;
}

const char *
_dew_cli_share_line (const DewCliShare *result,
                     gint64             id)
{
  const DewLine *line = dew_ledger_find (result->ledger, DEW_TABLE_LINE, id);

  return line != NULL ? line->name : NULL;
}

/* ---- The command ---- */

typedef struct {
  char    *pool, *year, *variance, *line, *rule, *as_at, *scenario, *format;
  gboolean forecast;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->pool);
  g_free (options->year);
  g_free (options->variance);
  g_free (options->line);
  g_free (options->rule);
  g_free (options->as_at);
  g_free (options->scenario);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* ---- A forecast ---- */

/* What is shared of it, while it is shared. */
typedef struct {
  char      *as_at;
  char      *left_out;
  GArray    *amounts;           /* DewLineAmount */
  GPtrArray *warnings;
  DewTotals *totals;
} Forecast;

static void
clear_forecast (Forecast *forecast)
{
  g_free (forecast->as_at);
  g_free (forecast->left_out);
  dew_totals_free (forecast->totals);
  if (forecast->amounts != NULL)
    g_array_unref (forecast->amounts);
  if (forecast->warnings != NULL)
    g_ptr_array_unref (forecast->warnings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forecast, clear_forecast)

/* Not today's: what is shared should not change by itself. */
static char *
find_day (const DewLedger *ledger,
          const Options   *options,
          int              year)
{
  const char *document = dew_ledger_document (ledger)->as_at;

  if (options->as_at != NULL)
    return g_strdup (options->as_at);

  return *document != '\0' && dew_date_year (document) == year ? g_strdup (document) : dew_year_last_day (year);
}

/* The pool's own comes first, then line by line what is told on the page of spending. */
static GPtrArray *
list_warnings (const DewLedger  *ledger,
               const DewMonitor *monitor,
               const DewPool    *pool)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);
  char *caution = dew_monitor_caution (monitor, ledger, top);

  if (caution != NULL)
    g_ptr_array_add (list, caution);
  for (guint node = top + 1; node < nodes[top].end; node++)
    {
      g_autoptr (GPtrArray) warnings = dew_monitor_warnings (monitor, ledger, node);

      for (guint i = 0; i < warnings->len; i++)
        g_ptr_array_add (list, g_strdup_printf ("%s: %s", nodes[node].line->name, (const char *) g_ptr_array_index (warnings, i)));
    }

  return list;
}

static gboolean
read_forecast (Forecast         *forecast,
               DewCliShare      *result,
               const Options    *options,
               DewShareQuery    *query,
               GError          **error)
{
  g_autofree char *year = dew_year_name (query->year);
  g_autoptr (DewMonitor) monitor = NULL;

  forecast->as_at = find_day (result->ledger, options, query->year);
  forecast->totals = dew_totals_new (result->ledger, query->year, query->scenario);
  monitor = dew_monitor_new (result->ledger, forecast->totals, forecast->as_at);
  forecast->amounts = dew_share_forecast (result->ledger, monitor, result->pool->id, &forecast->left_out);

  if (forecast->amounts->len == 0)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("No line of “%s” has both a forecast and a budget in %s, so there is no variance to share; enter forecasts, or give --variance."),
                   result->pool->name, year);
      return FALSE;
    }

  query->as_at = result->forecast = forecast->as_at;
  query->totals = forecast->totals;
  query->amounts = (const DewLineAmount *) forecast->amounts->data;
  query->n_amounts = forecast->amounts->len;
  result->left_out = forecast->left_out;
  result->warnings = forecast->warnings = list_warnings (result->ledger, monitor, result->pool);
  return TRUE;
}

static int
share_variance (const char    *path,
                const Options *options,
                DewShareQuery *query,
                DewFormat      format)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  g_autoptr (DewShare) share = NULL;
  g_auto (Forecast) forecast = { NULL, };
  DewCliShare result = { NULL, };

  if (document == NULL)
    return _dew_cli_fail (error);

  result.ledger = dew_document_ledger (document);
  if (!_dew_cli_pool (result.ledger, options->pool, &result.pool, &error) ||
      !_dew_cli_scenario (result.ledger, options->scenario, &query->scenario, &error))
    return _dew_cli_fail (error);

  if (options->line != NULL)
    {
      result.line = dew_ledger_line_named (result.ledger, result.pool, options->line, &error);
      if (result.line == NULL)
        return _dew_cli_fail (error);
      query->line = result.line->id;
    }

  if (query->year == 0)
    query->year = default_year (result.ledger, result.pool, query->scenario);
  if (query->year == 0)
    return _dew_cli_fail (g_error_new (DEW_ERROR, DEW_ERROR_INVALID, _("The document has no figures yet; enter what the partners contribute to “%s” first."),
                                       result.pool->name));

  query->pool = result.pool->id;
  query->rule = options->rule;
  query->as_at = options->as_at;
  if (options->forecast && !read_forecast (&forecast, &result, options, query, &error))
    return _dew_cli_fail (error);

  result.share = share = dew_share (result.ledger, query, &error);
  if (share == NULL)
    return _dew_cli_fail (error);

  if (format == DEW_FORMAT_JSON)
    _dew_cli_share_put_json (&result);
  else if (format == DEW_FORMAT_CSV)
    _dew_cli_share_put_csv (&result);
  else
    _dew_cli_share_put_text (&result);

  return DEW_EXIT_DONE;
}

static int
run_share (int    argc,
           char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool whose variance is shared"), N_("NAME") },
    { "variance", 0, 0, G_OPTION_ARG_FILENAME, &options.variance, N_("An overspend in pounds, as 1000000 or 1.2m; an underspend is negative"), N_("POUNDS") },
    { "forecast", 0, 0, G_OPTION_ARG_NONE, &options.forecast, N_("Instead the forecast less the latest budget, line by line"), NULL },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14; by default the last with contributions"), N_("YEAR") },
    { "line", 0, 0, G_OPTION_ARG_FILENAME, &options.line, N_("The line that it falls on; by default the pool’s lines by gross contributions"), N_("NAME") },
    { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_("A rule to try, as “proportional gross”; by default the pool’s own"), N_("TEXT") },
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("What is in force, and forecast, on that day, as 2014-03-31; by default the year’s last, of a forecast the document’s where it is in the year"), N_("DATE") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options.scenario, N_("As it would be in this scenario"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text, csv or json (money in JSON is whole pence)"), N_("FORMAT") },
    { NULL }
  };
  DewShareQuery query = { 0, };
  DewFormat format;

  if (!_dew_cli_parse (&dew_command_share, entries, "FILE",
                       _("A rule is one of: own; proportional gross|net [opening|current]; fixed NAME 51%, NAME 49%; equal; all to NAME; retain."),
                       &argc, &argv) ||
      !_dew_cli_format (&dew_command_share, options.format, &format) ||
      !_dew_cli_year (&dew_command_share, options.year, &query.year))
    return DEW_EXIT_USAGE;

  if (options.pool == NULL || (options.variance == NULL && !options.forecast))
    return _dew_cli_usage (&dew_command_share, _("Both --pool and --variance, or --pool and --forecast, must be given."));
  if (options.forecast && (options.variance != NULL || options.line != NULL))
    return _dew_cli_usage (&dew_command_share, _("A forecast says what falls on which line; give --forecast without --variance and --line."));
  if (!options.forecast && !_dew_cli_pounds (&dew_command_share, options.variance, &query.variance))
    return DEW_EXIT_USAGE;
  if (options.as_at != NULL && (!dew_date_valid (options.as_at) || *options.as_at == '\0'))
    return _dew_cli_usage (&dew_command_share, _("“%s” is not a date; write it as 2014-03-31."), options.as_at);

  return share_variance (argv[1], &options, &query, format);
}

const DewCommand dew_command_share = { "share", N_("share an overspend or underspend of a pool, with the working"), run_share };
