/* dew-cli-share.c: dewpond share */
#include "dew-cli-share-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-variance.h"
#include "dew-date.h"

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
  char   **others;
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
  g_strfreev (options->others);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gint64
find_unsaid (const DewLedger *ledger,
             const DewPool   *pool,
             const DewShare  *share,
             gint64           scenario)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, share->year, scenario);

  return dew_totals_get (totals, dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id), DEW_NO_PARTNER, DEW_SUM_MOVED);
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
  g_auto (DewCliVariance) variance = { NULL, };
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

  if (!_dew_cli_share_year (result.ledger, result.pool, &query->year, query->scenario, &error))
    return _dew_cli_fail (error);

  query->pool = result.pool->id;
  query->rule = options->rule;
  query->as_at = options->as_at;
  if (options->forecast ? !_dew_cli_variance_forecast (&variance, result.ledger, result.pool, query, &error)
                        : !_dew_cli_variance_others (&variance, result.ledger, options->others, query, &error))
    return _dew_cli_fail (error);
  result.forecast = options->forecast ? variance.as_at : NULL;
  result.left_out = variance.left_out;
  result.warnings = variance.warnings;

  result.share = share = dew_share (result.ledger, query, &error);
  if (share == NULL)
    return _dew_cli_fail (error);

  result.unsaid = find_unsaid (result.ledger, result.pool, share, query->scenario);
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
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("What is in force on that day, as 2014-03-31, by default the year’s last; of a forecast until when actuals count, by default the document’s day where it is in the year"), N_("DATE") },
    { "other", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.others, N_("The variance of another pool, for a rule that offsets across pools; may be given again"), N_("POOL=POUNDS") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options.scenario, N_("As it would be in this scenario"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text, csv or json (money in JSON is whole pence)"), N_("FORMAT") },
    { NULL }
  };
  g_autofree char *forms = _dew_cli_rule_forms ();
  DewShareQuery query = { 0, };
  DewFormat format;

  if (!_dew_cli_parse (&dew_command_share, entries, "FILE",
                       forms,
                       &argc, &argv) ||
      !_dew_cli_format (&dew_command_share, options.format, &format) ||
      !_dew_cli_year (&dew_command_share, options.year, &query.year))
    return DEW_EXIT_USAGE;

  if (options.pool == NULL || (options.variance == NULL && !options.forecast))
    return _dew_cli_usage (&dew_command_share, _("Both --pool and --variance, or --pool and --forecast, must be given."));
  if (options.forecast && (options.variance != NULL || options.line != NULL || options.others != NULL))
    return _dew_cli_usage (&dew_command_share, _("A forecast says what falls on which line of which pool; give --forecast without --variance, --line and --other."));
  if (!options.forecast && !_dew_cli_pounds (&dew_command_share, options.variance, &query.variance))
    return DEW_EXIT_USAGE;
  if (options.as_at != NULL && (!dew_date_valid (options.as_at) || *options.as_at == '\0'))
    return _dew_cli_usage (&dew_command_share, _("“%s” is not a date; write it as 2014-03-31."), options.as_at);

  return share_variance (argv[1], &options, &query, format);
}

const DewCommand dew_command_share = { "share", N_("share an overspend or underspend of a pool, with the working"), run_share };
