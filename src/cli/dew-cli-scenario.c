/* dew-cli-scenario.c: dewpond scenario */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-difference.h"
#include "dew-edit-scenario.h"

typedef struct {
  char       *note, *from, *format;
  gboolean    dry;
  const char *path, *name, *other;
  int         year;             /* 0: that of the document's date */
  DewFormat   out;
} Options;

typedef struct {
  const char *name;
  guint       n_names;          /* how many it takes behind it */
  gboolean    reads;            /* changes nothing */
  int       (*run) (DewDocument *document, const Options *options);
} Action;

static const DewScenario *
find_scenario (DewDocument *document,
               const char  *name,
               GError     **error)
{
  const DewLedger *ledger = dew_document_ledger (document);
  gint64 id;

  return _dew_cli_scenario (ledger, name, &id, error) ? dew_ledger_find (ledger, DEW_TABLE_SCENARIO, id) : NULL;
}

static gint64
next_id (DewDocument *document)
{
  DewIds ids = dew_document_ids (document);

  return ids.next (ids.data);
}

/* "3 differences". */
static char *
count_differences (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u difference", "%u differences", n), n);
}

/* ---- What there is ---- */

static void
put_list_json (const DewLedger *ledger)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "scenarios");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewScenario *scenario = g_ptr_array_index (scenarios, i);

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "name", scenario->name);
      _dew_cli_member_text (builder, "note", scenario->note);
      json_builder_set_member_name (builder, "plan");
      json_builder_add_boolean_value (builder, scenario->plan != 0);
      json_builder_set_member_name (builder, "differences");
      json_builder_add_int_value (builder, dew_difference_count (ledger, scenario->id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}

static DewCliTable *
make_list (const DewLedger *ledger)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);
  DewCliTable *table = _dew_cli_table_new ();

  _dew_cli_table_column (table, _("Scenario"), FALSE);
  _dew_cli_table_column (table, _("Differences"), TRUE);
  _dew_cli_table_column (table, _("Locked"), FALSE);
  _dew_cli_table_column (table, _("Note"), FALSE);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewScenario *scenario = g_ptr_array_index (scenarios, i);
      g_autofree char *count = g_strdup_printf ("%u", dew_difference_count (ledger, scenario->id));
      g_autofree char *note = g_strdelimit (g_strdup (scenario->note), "\r\n\t", ' ');

      _dew_cli_table_text (table, scenario->name);
      _dew_cli_table_figure (table, count);
      _dew_cli_table_text (table, scenario->plan ? _("the plan") : NULL);
      _dew_cli_table_text (table, note);
    }

  return table;
}

static int
run_list (DewDocument   *document,
          const Options *options)
{
  const DewLedger *ledger = dew_document_ledger (document);
  g_autoptr (DewCliTable) table = NULL;
  g_autofree char *text = NULL;

  if (options->out == DEW_FORMAT_JSON)
    {
      put_list_json (ledger);
      return DEW_EXIT_DONE;
    }

  table = make_list (ledger);
  if (options->out == DEW_FORMAT_CSV)
    text = _dew_cli_table_to_csv (table);
  else if (dew_ledger_rows (ledger, DEW_TABLE_SCENARIO)->len == 0)
    text = g_strdup (_("There is no scenario yet, only the baseline.\n"));
  else
    text = _dew_cli_table_to_text (table, "");
  _dew_cli_put (text);

  return DEW_EXIT_DONE;
}

/* ---- Scenarios as a whole ---- */

static int
run_new_scenario (DewDocument   *document,
                  const Options *options)
{
  GError *error = NULL;
  DewChanges *changes = dew_changes_new ();
  gboolean good = dew_edit_new_scenario (dew_document_ledger (document), changes, next_id (document), options->name, options->note != NULL ? options->note : "", &error);
  g_autofree char *what = g_strdup_printf (_("New scenario “%s”"), options->name);

  return _dew_cli_take (document, changes, good, what, g_strdup_printf (_("Added the scenario “%s”; it differs in nothing yet."), options->name), error);
}

static int
run_duplicate (DewDocument   *document,
               const Options *options)
{
  GError *error = NULL;
  const DewLedger *ledger = dew_document_ledger (document);
  const DewScenario *scenario = find_scenario (document, options->name, &error);
  g_autofree char *count = NULL;
  g_autofree char *what = NULL;
  DewChanges *changes;
  gboolean good;

  if (scenario == NULL)
    return _dew_cli_fail (error);

  changes = dew_changes_new ();
  count = count_differences (dew_difference_count (ledger, scenario->id));
  what = g_strdup_printf (_("Duplicate “%s” as “%s”"), scenario->name, options->other);
  good = dew_edit_duplicate_scenario (ledger, changes, dew_document_ids (document), scenario->id, next_id (document), options->other, &error);

  return _dew_cli_take (document, changes, good, what, g_strdup_printf (_("Duplicated “%s” as “%s”: %s."), scenario->name, options->other, count), error);
}

/* Deletes a scenario, or all that it says. */
static int
take_away (DewDocument   *document,
           const Options *options,
           gboolean       whole)
{
  GError *error = NULL;
  const DewLedger *ledger = dew_document_ledger (document);
  const DewScenario *scenario = find_scenario (document, options->name, &error);
  g_autofree char *count = NULL;
  g_autofree char *what = NULL;
  DewChanges *changes;
  gboolean good;
  char *told;

  if (scenario == NULL)
    return _dew_cli_fail (error);

  changes = dew_changes_new ();
  count = count_differences (dew_difference_count (ledger, scenario->id));
  what = g_strdup_printf (whole ? _("Delete scenario “%s”") : _("Reset “%s” to the baseline"), scenario->name);
  told = g_strdup_printf (whole ? _("Deleted the scenario “%s”, with %s.") : _("Reset “%s” to the baseline: %s taken away."), scenario->name, count);
  good = whole ? dew_edit_delete (ledger, changes, DEW_TABLE_SCENARIO, scenario->id, &error) : dew_edit_reset_scenario (ledger, changes, scenario->id, &error);

  return _dew_cli_take (document, changes, good, what, told, error);
}

static int
run_delete (DewDocument   *document,
            const Options *options)
{
  return take_away (document, options, TRUE);
}

static int
run_reset (DewDocument   *document,
           const Options *options)
{
  return take_away (document, options, FALSE);
}

static int
set_plan (DewDocument   *document,
          const Options *options,
          gboolean       plan)
{
  GError *error = NULL;
  const DewScenario *scenario = find_scenario (document, options->name, &error);
  g_autofree char *what = NULL;
  DewChanges *changes;
  gboolean good;
  char *told;

  if (scenario == NULL)
    return _dew_cli_fail (error);

  changes = dew_changes_new ();
  what = g_strdup_printf (plan ? _("Lock “%s” as the plan") : _("Unlock “%s”"), scenario->name);
  told = g_strdup_printf (plan ? _("“%s” is locked as the plan.") : _("“%s” is not locked."), scenario->name);
  good = dew_edit_lock_scenario (dew_document_ledger (document), changes, scenario->id, plan, &error);

  return _dew_cli_take (document, changes, good, what, told, error);
}

static int
run_lock (DewDocument   *document,
          const Options *options)
{
  return set_plan (document, options, TRUE);
}

static int
run_unlock (DewDocument   *document,
            const Options *options)
{
  return set_plan (document, options, FALSE);
}

/* ---- Promoting ---- */

/* What changes, a line each: "  Home care: lead [Older people > Care]: Council → CCG". */
static char *
tell_promotion (const DewScenario *scenario,
                const GPtrArray   *differences,
                gboolean           dry)
{
  GString *out = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (differences->len == 0)
    {
      g_string_append_printf (out, _("“%s” differs in nothing that the baseline would take over."), scenario->name);
      return g_string_free (out, FALSE);
    }

  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", differences->len), differences->len);
  g_string_append_printf (out, dry ? _("Promoting “%s” would make %s to the baseline:") : _("Promoted “%s”, with %s to the baseline:"), scenario->name, count);
  for (guint i = 0; i < differences->len; i++)
    {
      const DewDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (out, "\n  %s [%s]: %s → %s", difference->what, difference->in, difference->baseline, difference->scenario);
    }

  return g_string_free (out, FALSE);
}

/* The financial year of the document's date. */
static int
default_year (DewDocument *document)
{
  g_autofree char *as_at = dew_document_as_at (document);

  return dew_date_year (as_at);
}

static int
run_promote (DewDocument   *document,
             const Options *options)
{
  GError *error = NULL;
  const DewLedger *ledger = dew_document_ledger (document);
  const DewScenario *scenario = find_scenario (document, options->name, &error);
  int year = options->year != 0 ? options->year : default_year (document);
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *told = NULL;
  g_autofree char *what = NULL;

  if (scenario == NULL || !dew_edit_promote (ledger, changes, scenario->id, year, &error))
    return _dew_cli_fail (error);

  differences = dew_differences_promoted (ledger, scenario->id, year, &error);
  if (differences == NULL)
    return _dew_cli_fail (error);
  told = tell_promotion (scenario, differences, options->dry);
  what = g_strdup_printf (_("Promote “%s” to the baseline"), scenario->name);
  if (!options->dry)
    return _dew_cli_take (document, g_steal_pointer (&changes), TRUE, what, g_steal_pointer (&told), NULL);

  _dew_cli_put (told);
  _dew_cli_put ("\n");
  return DEW_EXIT_DONE;
}

/* ---- The command line ---- */

static const Action actions[] = {
  { "list", 0, TRUE, run_list },
  { "new", 1, FALSE, run_new_scenario },
  { "duplicate", 2, FALSE, run_duplicate },
  { "delete", 1, FALSE, run_delete },
  { "reset", 1, FALSE, run_reset },
  { "promote", 1, FALSE, run_promote },
  { "lock", 1, FALSE, run_lock },
  { "unlock", 1, FALSE, run_unlock },
};

static const Action *
find_action (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, name) == 0)
      return &actions[i];

  return NULL;
}

/* An option that an action has no use for is a slip. */
static gboolean
are_fitting (const Action  *action,
             const Options *options)
{
  const struct { const char *option; gboolean given; int (*of) (DewDocument *, const Options *); } rows[] = {
    { "note", options->note != NULL, run_new_scenario },
    { "from", options->from != NULL, run_promote },
    { "dry-run", options->dry, run_promote },
    { "format", options->format != NULL, run_list },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].given && rows[i].of != action->run)
      {
        _dew_cli_usage (&dew_command_scenario, _("The option --%s does not go with “%s”."), rows[i].option, action->name);
        return FALSE;
      }

  return TRUE;
}

static const Action *
read_action (int    argc,
             char **argv)
{
  const Action *action = find_action (argv[2]);
  guint n = (guint) argc - 3;

  if (action == NULL)
    _dew_cli_usage (&dew_command_scenario, _("“%s” is none of list, new, duplicate, delete, reset, promote, lock and unlock."), argv[2]);
  else if (n < action->n_names)
    _dew_cli_usage (&dew_command_scenario, n == 0 ? _("“%s” needs the name of a scenario.") : _("“%s” needs the name of the new scenario too."), action->name);
  else if (n > action->n_names)
    _dew_cli_usage (&dew_command_scenario, _("“%s” is one name too many for “%s”."), argv[3 + action->n_names], action->name);
  else
    return action;

  return NULL;
}

static int
run_action (const Action  *action,
            const Options *options)
{
  GError *error = NULL;
  gboolean reads = action->reads || options->dry;
  g_autoptr (DewDocument) document = dew_document_open (options->path, reads ? DEW_STORE_READ : DEW_STORE_MUST_WRITE, &error);

  return document == NULL ? _dew_cli_fail (error) : action->run (document, options);
}

static void
clear_options (Options *options)
{
  g_free (options->note);
  g_free (options->from);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
run_scenario (int    argc,
              char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_("What the new scenario is for"), N_("TEXT") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("The first year, as 2013/14, of which a line that is switched off loses its figures when it is promoted; by default that of the document’s date"), N_("YEAR") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry, N_("Say what promoting would change, and change nothing"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("Of the list: text, csv or json"), N_("FORMAT") },
    { NULL }
  };
  const Action *action;

  if (!_dew_cli_parse (&dew_command_scenario, entries, "FILE ACTION [NAME] [NEW]",
                       _("Actions:\n"
                         "  list                 the scenarios, and in how many things each differs from the baseline\n"
                         "  new NAME             add one that differs in nothing yet\n"
                         "  duplicate NAME NEW   add one that differs in all that another does\n"
                         "  delete NAME          delete one\n"
                         "  reset NAME           take away all that it says, so that it is as the baseline\n"
                         "  promote NAME         make the baseline what it is, and say exactly what changes\n"
                         "  lock NAME            lock it as the plan: nothing in it can be changed\n"
                         "  unlock NAME          let it be changed again"),
                       &argc, &argv))
    return DEW_EXIT_USAGE;

  action = read_action (argc, argv);
  if (action == NULL || !are_fitting (action, &options) || !_dew_cli_year (&dew_command_scenario, options.from, &options.year) ||
      !_dew_cli_format (&dew_command_scenario, options.format, &options.out))
    return DEW_EXIT_USAGE;

  options.path = argv[1];
  options.name = argc > 3 ? argv[3] : NULL;
  options.other = argc > 4 ? argv[4] : NULL;

  return run_action (action, &options);
}

const DewCommand dew_command_scenario = { "scenario", N_("add, list, duplicate, lock, reset or promote scenarios"), run_scenario };
