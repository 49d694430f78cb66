/* dew-cli-rule.c: dewpond rule */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-variance.h"
#include "dew-date.h"
#include "dew-rules-written.h"

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

/* The rule in canonical form, in few words and as a sentence; of where it is written or, where that is NULL, of any pool. */
static void
put_rule (const DewRule    *rule,
          const DewLedger  *ledger,
          const DewRuleRow *row,
          DewDirection      direction,
          DewFormat         format)
{
  g_autofree char *text = dew_rule_print (rule, ledger);
  g_autofree char *brief = dew_rule_short (rule, ledger);
  g_autofree char *sentence = row != NULL ? dew_rule_sentence_of (rule, ledger, row) : dew_rule_sentence (rule, ledger, NULL, DEW_BASELINE, NULL, direction);
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

  put_rule (rule, ledger, NULL, direction, format);
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

  put_rule (rule, dew_document_ledger (document), NULL, direction, format);
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

static void
append_start (GString    *text,
              const char *start)
{
  g_autofree char *date = dew_date_words (start);

  if (*start != '\0')
    g_string_append_printf (text, _(", from %s on"), date);
}

/* The first that is written for the same from a later month, NULL where none is. */
static const DewRuleRow *
find_next (const DewLedger  *ledger,
           const DewRuleRow *row)
{
  g_autoptr (GPtrArray) rules = dew_rules_written (ledger, row->pool, row->scenario);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *other = g_ptr_array_index (rules, i);

      if (other->line == row->line && other->direction == row->direction && strcmp (other->start, row->start) > 0)
        return other;
    }

  return NULL;
}

/* What is so with the changes. */
static char *
tell (const DewLedger  *before,
      const DewChanges *changes,
      const DewRuleRow *row,
      const Options    *options)
{
  g_autoptr (DewLedger) ledger = dew_ledger_copy (before);
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, row->pool);
  const char *place = options->line != NULL ? options->line : pool->name;
  gboolean gone = *row->text == '\0';
  const DewRuleRow *next = NULL;
  GString *text = g_string_new (NULL);

  if (dew_ledger_patch (ledger, changes, NULL))
    next = find_next (ledger, row);
  if (gone)
    g_string_append_printf (text, options->under ? _("“%s” has no rule of its own for underspends any more") : _("“%s” has no rule of its own for overspends any more"), place);
  else
    g_string_append_printf (text, options->under ? _("This is the rule of “%s” for underspends now") : _("This is the rule of “%s” for overspends now"), place);
  if (options->scenario != NULL)
    g_string_append_printf (text, _(", in “%s”"), options->scenario);
  append_start (text, row->start);
  g_string_append_c (text, '.');
  if (next != NULL && !gone)
    {
      g_string_append (text, _(" Another one follows it"));
      append_start (text, next->start);
      g_string_append_printf (text, ": %s.", next->text);
    }

  return g_string_free (text, FALSE);
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
  status = _dew_cli_take (document, changes, good, _("Change a rule"), good && format == DEW_FORMAT_TEXT ? tell (ledger, changes, &row, options) : NULL, error);
  if (status == DEW_EXIT_DONE && rule != NULL)
    put_rule (rule, ledger, &row, direction, format);

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
