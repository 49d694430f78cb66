/* dew-cli-export.c: dewpond export */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-interrupt.h"
#include "dew-comparison.h"
#include "dew-date.h"
#include "dew-export.h"

/* £1,000,000: what the risk share is shown for where nothing is said. */
#define EXAMPLE_PENCE G_GINT64_CONSTANT (100000000)

typedef struct {
  char    *pool, *year, *variance, *as_at, *scenario, *unit;
  char   **annexes, **lanes;
  gboolean working_copy, no_working;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->pool);
  g_free (options->year);
  g_free (options->variance);
  g_free (options->as_at);
  g_free (options->scenario);
  g_free (options->unit);
  g_strfreev (options->annexes);
  g_strfreev (options->lanes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static char *
list_annexes (const char *separator,
              gboolean    with_titles)
{
  GString *list = g_string_new (NULL);
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (list, "%s%s", i == 0 ? "" : separator, annexes[i]->name);
      if (with_titles)
        g_string_append_printf (list, "  %s", _(annexes[i]->title));
    }

  return g_string_free (list, FALSE);
}

/* The annexes called that; an empty array where none was asked for. NULL, said, when there is no such annex. */
static GPtrArray *
find_annexes (char **names)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const DewAnnex *annex = dew_annex_find (names[i]);

      if (annex == NULL)
        {
          g_autofree char *list = list_annexes (", ", FALSE);

          _dew_cli_usage (&dew_command_export, _("There is no annex “%s”; the annexes are %s."), names[i], list);
          return NULL;
        }
      g_ptr_array_add (found, (gpointer) annex);
    }

  return g_steal_pointer (&found);
}

/* Without annexes a CSV has lines and figures alone. */
static gboolean
is_tidy (const char      *out,
         const GPtrArray *annexes)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);

  return annexes->len == 0 && g_str_has_suffix (lower, ".csv");
}

static gboolean
is_json (const char *out)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);

  return g_str_has_suffix (lower, ".json");
}

/* Lanes are those of one annex. */
static gboolean
takes_lanes (const char      *out,
             const GPtrArray *annexes)
{
  for (guint i = 0; i < annexes->len; i++)
    if (g_ptr_array_index (annexes, i) == dew_annex_find ("what-if"))
      return TRUE;
  if (annexes->len > 0)
    return FALSE;
  return !is_tidy (out, annexes) && !is_json (out);
}

/* The scenarios as they are named; one that is named twice stands once. NULL with an error. */
static GArray *
find_lanes (const DewLedger  *ledger,
            char *const      *names,
            GError          **error)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; names != NULL && *names != NULL; names++)
    {
      gint64 scenario;
      gboolean there = FALSE;

      if (!_dew_cli_scenario (ledger, *names, &scenario, error))
        return NULL;
      for (guint i = 0; i < lanes->len; i++)
        there |= g_array_index (lanes, gint64, i) == scenario;
      if (!there)
        g_array_append_val (lanes, scenario);
    }

  if (lanes->len < DEW_MAX_COMPARED)
    return g_steal_pointer (&lanes);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("At most %d scenarios stand beside the baseline; name fewer with --lane."), DEW_MAX_COMPARED - 1);
  return NULL;
}

/* A year of which nothing is entered would be a paper of empty tables. */
static gboolean
has_year (const DewLedger  *ledger,
          int               year,
          GError          **error)
{
  g_autoptr (GArray) years = dew_ledger_years (ledger);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *name = dew_year_name (year);

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *there = dew_year_name (g_array_index (years, int, i));

      if (g_array_index (years, int, i) == year)
        return TRUE;
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", there);
    }

  if (years->len == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("Nothing is entered of %s, nor of any other year; leave --year out, or enter figures first."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("Nothing is entered of %s; the years that have figures are %s."), name, list->str);
  return FALSE;
}

/* Says why nothing was written; returns the exit status, for a signal less its number. error is freed. */
static int
fail (const char *out,
      GError     *error)
{
  g_autofree char *name = g_filename_display_name (out);
  g_autofree char *message = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _dew_cli_fail (error);

  g_error_free (error);
  message = g_strdup_printf (_("The export was interrupted, and “%s” is as it was."), name);
  _dew_cli_say (message);
  return DEW_EXIT_SIGNAL;
}

/* Writes the file; returns the exit status, of which all is said. A signal that comes once the file is in its place is too late. */
static int
write_out (const DewAnnexQuery *query,
           const GPtrArray     *annexes,
           const char          *out)
{
  GCancellable *cancellable = _dew_cli_interrupt_begin ();
  GError *error = NULL;
  int status = DEW_EXIT_DONE;
  int number;

  if (!dew_export (query, (const DewAnnex *const *) annexes->pdata, annexes->len, out, cancellable, NULL, NULL, &error))
    status = fail (out, error);

  /* Once it is said: what comes twice would end the program before. */
  number = _dew_cli_interrupt_end ();
  return status == DEW_EXIT_SIGNAL ? DEW_EXIT_SIGNAL + number : status;
}

static int
export (const char      *path,
        const char      *out,
        const Options   *options,
        DewAnnexQuery   *query,
        const GPtrArray *annexes)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  g_autoptr (GArray) lanes = NULL;
  g_autofree char *left = NULL;
  const DewPool *pool;
  int status;

  if (document == NULL)
    return _dew_cli_fail (error);

  query->ledger = dew_document_ledger (document);
  if (options->year != NULL && !has_year (query->ledger, query->year, &error))
    return _dew_cli_fail (error);
  if (!_dew_cli_pool (query->ledger, options->pool, &pool, &error) ||
      !_dew_cli_scenario (query->ledger, options->scenario, &query->scenario, &error))
    return _dew_cli_fail (error);
  query->pool = pool != NULL ? pool->id : 0;

  lanes = find_lanes (query->ledger, options->lanes, &error);
  if (lanes == NULL)
    return _dew_cli_fail (error);
  query->lanes = lanes->len > 0 ? (const gint64 *) (const void *) lanes->data : NULL;
  query->n_lanes = lanes->len;

  status = write_out (query, annexes, out);
  if (status != DEW_EXIT_DONE)
    return status;

  _dew_cli_put (out);
  _dew_cli_put ("\n");
  left = is_tidy (out, annexes) ? _dew_cli_export_left (query->ledger) : NULL;
  if (left != NULL)
    {
      _dew_cli_put (left);
      _dew_cli_put ("\n");
    }

  return DEW_EXIT_DONE;
}

static int
run_export (int    argc,
            char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "annex", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.annexes, N_("Only this annex; may be given more than once"), N_("NAME") },
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("Only this pool"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14; by default the last with contributions"), N_("YEAR") },
    { "variance", 0, 0, G_OPTION_ARG_FILENAME, &options.variance, N_("The variance that is shared, in pounds; by default £1,000,000 as a worked example, or where scenarios are compared what is typed for a pool"), N_("POUNDS") },
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("The rules in force on that day, as 2014-03-31; by default the year’s last"), N_("DATE") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options.scenario, N_("As it would be in this scenario"), N_("NAME") },
    { "lane", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.lanes, N_("A scenario that the what-if comparison sets beside the baseline, in that order; may be given up to five times, by default all there is room for"), N_("NAME") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit, N_("What tables for print are in: £, £000 or £m, rounded together so that they add up; by default £"), N_("UNIT") },
    { "working-copy", 0, 0, G_OPTION_ARG_NONE, &options.working_copy, N_("A workbook to go on with: exact figures behind what is shown, filters, panes that stay, pages laid out"), NULL },
    { "no-working", 0, 0, G_OPTION_ARG_NONE, &options.no_working, N_("Without the inputs and working that the annexes stand on: in a page, a PDF, or a CSV of annexes"), NULL },
    { NULL }
  };
  g_autofree char *list = list_annexes ("\n  ", TRUE);
  g_autofree char *more = g_strdup_printf (_("OUT.xlsx is a workbook of annexes with a cover sheet; OUT.html a page of the same tables, to read and to paste into\n"
                                             "a paper; OUT.pdf the same on sheets to print; OUT.csv the tidy CSV of all lines and figures, or with --annex those\n"
                                             "tables; OUT.json the whole document. A tidy CSV has no virements, rules, profiles, ways of forecasting, notes,\n"
                                             "thresholds, nor the date the document is as at; it says so where there are any.\n"
                                             "An export that is interrupted, as by Ctrl+C, leaves OUT as it was.\n\nAnnexes:\n  %s"), list);
  g_autoptr (GPtrArray) annexes = NULL;
  DewAnnexQuery query = { .variance = EXAMPLE_PENCE, .worked_example = TRUE };

  if (!_dew_cli_parse (&dew_command_export, entries, "FILE OUT", more, &argc, &argv) ||
      !_dew_cli_year (&dew_command_export, options.year, &query.year) || !_dew_cli_unit (&dew_command_export, options.unit, &query.unit))
    return DEW_EXIT_USAGE;
  query.exact = options.working_copy;
  query.no_working = options.no_working;

  if (options.variance != NULL)
    {
      query.worked_example = FALSE;
      if (!_dew_cli_pounds (&dew_command_export, options.variance, &query.variance))
        return DEW_EXIT_USAGE;
    }

  if (options.as_at != NULL && (!dew_date_valid (options.as_at) || *options.as_at == '\0'))
    return _dew_cli_usage (&dew_command_export, _("“%s” is not a date; write it as 2014-03-31."), options.as_at);
  query.as_at = options.as_at;

  annexes = find_annexes (options.annexes);
  if (annexes == NULL)
    return DEW_EXIT_USAGE;
  if (annexes->len > 0 && is_json (argv[2]))
    return _dew_cli_usage (&dew_command_export, _("--annex says which tables are exported, and OUT.json is the whole document; leave --annex out, or name a workbook, page, PDF or CSV."));
  if (options.lanes != NULL && !takes_lanes (argv[2], annexes))
    return _dew_cli_usage (&dew_command_export, _("--lane says what the annex “what-if” sets side by side, and that annex is not in this export; leave --lane out, or ask for the annex with --annex=what-if."));

  return export (argv[1], argv[2], &options, &query, annexes);
}

const DewCommand dew_command_export = { "export", N_("write the annexes as a workbook, a page, a PDF or CSV, or the document as JSON"), run_export };
