/* dew-cli-rule.c: dewpond rule */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-variance.h"
#include "dew-date.h"

typedef struct {
  char    *file, *pool, *line, *from, *scenario, *note, *format;
  gboolean under;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->file);
  g_free (options->pool);
  g_free (options->line);
  g_free (options->from);
  g_free (options->scenario);
  g_free (options->note);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* ---- Saying ---- */

/* The rule in canonical form, in few words and as a sentence; of a pool or, where that is NULL, of any. */
static void
put_rule (const DewRule   *rule,
          const DewLedger *ledger,
          const DewPool   *pool,
          gint64           scenario,
          DewDirection     direction,
          DewFormat        format)
{
  g_autofree char *text = dew_rule_print (rule, ledger);
  g_autofree char *brief = dew_rule_short (rule, ledger);
  g_autofree char *sentence = dew_rule_sentence (rule, ledger, pool, scenario, NULL, direction);
  g_autofree char *both = g_strdup_printf ("%s\n%s\n", text, sentence);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (format != DEW_FORMAT_JSON)
    {
      _dew_cli_put (both);
      return;
    }

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "rule", text);
  _dew_cli_member_text (builder, "short", brief);
  _dew_cli_member_text (builder, "sentence", sentence);
  json_builder_end_object (builder);
  _dew_cli_put_json (builder);
}

static int
say_alone (const char  *text,
           DewDirection direction,
           DewFormat    format)
{
  GError *error = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewRule) rule = dew_rule_parse_alone (text, &ledger, &error);

  if (rule == NULL)
    return _dew_cli_fail (error);

  put_rule (rule, ledger, NULL, DEW_BASELINE, direction, format);
  return DEW_EXIT_DONE;
}

static int
say_within (const char    *text,
            const Options *options,
            DewDirection   direction,
            DewFormat      format)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (options->file, DEW_STORE_READ, &error);
  g_autoptr (DewRule) rule = document != NULL ? dew_rule_parse (dew_document_ledger (document), text, &error) : NULL;

  if (rule == NULL)
    return _dew_cli_fail (error);

  put_rule (rule, dew_document_ledger (document), NULL, DEW_BASELINE, direction, format);
  return DEW_EXIT_DONE;
}

/* ---- Storing ---- */

static gboolean
find_place (const DewLedger  *ledger,
            const Options    *options,
            DewRuleRow       *row,
            const DewPool   **pool,
            GError          **error)
{
  const DewLine *line;

  if (!_dew_cli_pool (ledger, options->pool, pool, error) || !_dew_cli_scenario (ledger, options->scenario, &row->scenario, error))
    return FALSE;

  row->pool = (*pool)->id;
  if (options->line == NULL)
    return TRUE;

  line = dew_ledger_line_named (ledger, *pool, options->line, error);
  if (line != NULL)
    row->line = line->id;
  return line != NULL;
}

static char *
tell (const DewPool *pool,
      const Options *options,
      gboolean       gone)
{
  const char *place = options->line != NULL ? options->line : pool->name;

  if (gone)
    return g_strdup_printf (options->under ? _("“%s” has no rule of its own for underspends from that date any more.")
                                           : _("“%s” has no rule of its own for overspends from that date any more."), place);

  return g_strdup_printf (options->under ? _("This is the rule of “%s” for underspends now.") : _("This is the rule of “%s” for overspends now."), place);
}

static int
store_rule (const char    *text,
            const Options *options,
            DewDirection   direction,
            DewFormat      format)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (options->file, DEW_STORE_MUST_WRITE, &error);
  DewRuleRow row = { .direction = (gint) direction, .start = options->from, .text = (char *) text, .note = options->note };
  g_autoptr (DewRule) rule = NULL;
  const DewPool *pool;
  const DewLedger *ledger;
  DewChanges *changes;
  DewIds ids;
  gboolean good;
  int status;

  if (document == NULL)
    return _dew_cli_fail (error);

  ledger = dew_document_ledger (document);
  if (!find_place (ledger, options, &row, &pool, &error))
    return _dew_cli_fail (error);
  if (*text != '\0')
    {
      rule = dew_rule_parse (ledger, text, &error);
      if (rule == NULL)
        return _dew_cli_fail (error);
    }

  ids = dew_document_ids (document);
  changes = dew_changes_new ();
  good = dew_edit_rule (ledger, changes, ids, &row, &error);
  status = _dew_cli_take (document, changes, good, _("Change a rule"), good && format == DEW_FORMAT_TEXT ? tell (pool, options, *text == '\0') : NULL, error);
  if (status == DEW_EXIT_DONE && rule != NULL)
    put_rule (rule, ledger, pool, row.scenario, direction, format);

  return status;
}

/* ---- The command ---- */

static int
run_rule (int    argc,
          char **argv)
{
  g_auto (Options) options = { NULL, };
  g_autofree char *forms = _dew_cli_rule_forms ();
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &options.file, N_("A document, whose partners the rule names"), N_("FILE") },
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool of it whose rule this becomes; TEXT “none” takes it away"), N_("NAME") },
    { "line", 0, 0, G_OPTION_ARG_FILENAME, &options.line, N_("The line or category whose rule it becomes, in place of the pool’s"), N_("NAME") },
    { "under", 0, 0, G_OPTION_ARG_NONE, &options.under, N_("For underspends; by default for overspends"), NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("In force from that month on, as 2013-10-01; by default from the beginning"), N_("DATE") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options.scenario, N_("In this scenario"), N_("NAME") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_("What is noted beside it"), N_("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL }
  };
  DewDirection direction;
  DewFormat format;

  if (!_dew_cli_parse (&dew_command_rule, entries, "TEXT", forms, &argc, &argv) || !_dew_cli_format (&dew_command_rule, options.format, &format))
    return DEW_EXIT_USAGE;
  if (format == DEW_FORMAT_CSV)
    return _dew_cli_usage (&dew_command_rule, _("A rule is written as text or json."));
  if (options.pool != NULL && options.file == NULL)
    return _dew_cli_usage (&dew_command_rule, _("To store a rule, name the document with --file."));
  if (options.pool == NULL && (options.line != NULL || options.from != NULL || options.scenario != NULL || options.note != NULL))
    return _dew_cli_usage (&dew_command_rule, _("To store a rule, name the pool with --pool."));
  if (options.from != NULL && !_dew_cli_date (&dew_command_rule, options.from))
    return DEW_EXIT_USAGE;

  direction = options.under ? DEW_UNDER : DEW_OVER;
  if (options.from == NULL)
    options.from = g_strdup ("");
  if (options.note == NULL)
    options.note = g_strdup ("");
  if (options.pool != NULL)
    return store_rule (strcmp (argv[1], "none") == 0 ? "" : argv[1], &options, direction, format);

  return options.file != NULL ? say_within (argv[1], &options, direction, format) : say_alone (argv[1], direction, format);
}

const DewCommand dew_command_rule = { "rule", N_("read a risk-share rule, say it in words, or store it"), run_rule };
