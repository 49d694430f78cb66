/* dew-cli-incentive.c: dewpond incentive */
#include "dew-cli-incentive-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

typedef struct {
  char        *pool, *year_text, *name, *rename, *ring_fence, *unit, *target, *achieved, *commissioner, *note, *format;
  const char  *path;
  int          year;            /* 0: all */
  DewFormat    out;
  gint64       pence, target_read, achieved_read;       /* where they are given */
} Options;

typedef struct {
  const char *name;
  gboolean    reads;            /* changes nothing */
  gboolean    says;             /* takes what is said of a fund */
  int       (*run) (DewDocument *document, const Options *options);
} Action;

/* ---- What there is ---- */

static int
run_list (DewDocument   *document,
          const Options *options)
{
  const DewLedger *ledger = dew_document_ledger (document);
  const DewPool *pool;
  GError *error = NULL;
  g_autoptr (GPtrArray) incentives = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (DewCliTable) table = NULL;
  g_autofree char *text = NULL;

  if (!_dew_cli_pool (ledger, options->pool, &pool, &error))
    return _dew_cli_fail (error);

  incentives = dew_incentives_of (ledger, pool == NULL ? 0 : pool->id, options->year);
  if (options->out == DEW_FORMAT_JSON)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      _dew_cli_incentives_add (builder, ledger, incentives);
      json_builder_end_object (builder);
      _dew_cli_put_json (builder);
      return DEW_EXIT_DONE;
    }

  table = options->out == DEW_FORMAT_CSV ? _dew_cli_incentives_csv (ledger, incentives) : _dew_cli_incentives_table (ledger, incentives, TRUE);
  if (options->out == DEW_FORMAT_CSV)
    text = _dew_cli_table_to_csv (table);
  else
    text = incentives->len == 0 ? g_strdup (_("No fund is paid for performance.\n")) : _dew_cli_table_to_text (table, "");
  _dew_cli_put (text);

  return DEW_EXIT_DONE;
}

/* ---- One of them ---- */

static const DewPool *
find_pool (DewDocument   *document,
           const Options *options,
           GError       **error)
{
  const DewPool *pool;

  return _dew_cli_pool (dew_document_ledger (document), options->pool, &pool, error) ? pool : NULL;
}

/* The fund of that name; NULL with an error that lists what there is. */
static const DewIncentive *
find_fund (const DewLedger *ledger,
           const DewPool   *pool,
           const Options   *options,
           GError         **error)
{
  g_autoptr (GPtrArray) incentives = dew_incentives_of (ledger, pool->id, options->year);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *folded = g_utf8_casefold (options->name, -1);
  g_autofree char *year = dew_year_name (options->year);

  for (guint i = 0; i < incentives->len; i++)
    {
      const DewIncentive *incentive = g_ptr_array_index (incentives, i);
      g_autofree char *other = g_utf8_casefold (incentive->name, -1);

      if (strcmp (folded, other) == 0)
        return incentive;
      g_string_append_printf (names, "%s“%s”", i == 0 ? "" : ", ", incentive->name);
    }

  if (incentives->len == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("“%s” has no fund that is paid for performance in %s."), pool->name, year);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("“%s” has no fund “%s” in %s; it has %s."), pool->name, options->name, year, names->str);

  return NULL;
}

/* What was given goes into the row; what was not stays. FALSE with an error. */
static gboolean
fill (DewIncentive    *row,
      const DewLedger *ledger,
      const Options   *options,
      GError         **error)
{
  if (options->ring_fence != NULL)
    row->pence = options->pence;
  if (options->unit != NULL)
    dew_row_set_text (DEW_TABLE_INCENTIVE, row, "unit", options->unit);
  if (options->target != NULL)
    row->target = options->target_read;
  if (options->achieved != NULL)
    {
      row->reported = *options->achieved != '\0';
      row->achieved = row->reported ? options->achieved_read : 0;
    }
  if (options->note != NULL)
    dew_row_set_text (DEW_TABLE_INCENTIVE, row, "note", options->note);
  if (options->commissioner == NULL)
    return TRUE;

  row->commissioner = 0;
  return *options->commissioner == '\0' || _dew_cli_partner_named (ledger, options->commissioner, &row->commissioner, error);
}

/* ---- Editing ---- */

/* "Added the fund “Fewer admissions” to “Older people”, 2013/14.", and what becomes of its money. */
static char *
tell (const DewLedger    *ledger,
      const DewPool      *pool,
      const DewIncentive *row,
      const char         *format)
{
  g_autofree char *year = dew_year_name (row->year);
  g_autofree char *told = dew_incentive_told (ledger, row);
  g_autofree char *done = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  done = g_strdup_printf (format, row->name, pool->name, year);
#pragma GCC diagnostic pop

  return g_strdup_printf ("%s %s", done, told);
}

static int
run_add (DewDocument   *document,
         const Options *options)
{
  const DewLedger *ledger = dew_document_ledger (document);
  DewIds ids = dew_document_ids (document);
  GError *error = NULL;
  const DewPool *pool = find_pool (document, options, &error);
  DewIncentive *row = dew_row_new (DEW_TABLE_INCENTIVE);
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (_("New fund “%s”, paid for performance"), options->name);
  char *told = NULL;
  gboolean good;
  int status;

  row->id = ids.next (ids.data);
  row->pool = pool == NULL ? 0 : pool->id;
  row->year = options->year;
  dew_row_set_text (DEW_TABLE_INCENTIVE, row, "name", options->name);
  good = pool != NULL && fill (row, ledger, options, &error) && dew_edit_add (ledger, changes, DEW_TABLE_INCENTIVE, row, 0, &error);
  if (good)
    told = tell (ledger, pool, row, _("Added the fund “%s” to “%s”, %s."));
  status = _dew_cli_take (document, changes, good, what, told, error);
  dew_row_free (DEW_TABLE_INCENTIVE, row);

  return status;
}

static int
run_edit (DewDocument   *document,
          const Options *options)
{
  const DewLedger *ledger = dew_document_ledger (document);
  GError *error = NULL;
  const DewPool *pool = find_pool (document, options, &error);
  const DewIncentive *old = pool == NULL ? NULL : find_fund (ledger, pool, options, &error);
  DewIncentive *row = old == NULL ? NULL : dew_row_copy (DEW_TABLE_INCENTIVE, old);
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (_("Changed the fund “%s”"), options->name);
  char *told = NULL;
  gboolean good;
  int status;

  if (row != NULL && options->rename != NULL)
    dew_row_set_text (DEW_TABLE_INCENTIVE, row, "name", options->rename);
  good = row != NULL && fill (row, ledger, options, &error) && dew_edit_row (ledger, changes, DEW_TABLE_INCENTIVE, row, &error);
  if (good)
    told = tell (ledger, pool, row, _("Changed the fund “%s” of “%s”, %s."));
  status = _dew_cli_take (document, changes, good, what, told, error);
  if (row != NULL)
    dew_row_free (DEW_TABLE_INCENTIVE, row);

  return status;
}

static int
run_delete (DewDocument   *document,
            const Options *options)
{
  const DewLedger *ledger = dew_document_ledger (document);
  GError *error = NULL;
  const DewPool *pool = find_pool (document, options, &error);
  const DewIncentive *old = pool == NULL ? NULL : find_fund (ledger, pool, options, &error);
  DewChanges *changes = dew_changes_new ();
  g_autofree char *year = dew_year_name (options->year);
  g_autofree char *what = g_strdup_printf (_("Deleted the fund “%s”"), old == NULL ? options->name : old->name);
  char *told = old == NULL ? NULL : g_strdup_printf (_("Deleted the fund “%s” of “%s”, %s."), old->name, pool->name, year);
  gboolean good = old != NULL && dew_edit_delete (ledger, changes, DEW_TABLE_INCENTIVE, old->id, &error);

  return _dew_cli_take (document, changes, good, what, told, error);
}

/* ---- The command line ---- */

static const Action actions[] = {
  { "list", TRUE, FALSE, run_list },
  { "add", FALSE, TRUE, run_add },
  { "edit", FALSE, TRUE, run_edit },
  { "delete", FALSE, FALSE, run_delete },
};

static const Action *
find_action (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, name) == 0)
      return &actions[i];

  _dew_cli_usage (&dew_command_incentive, _("“%s” is none of list, add, edit and delete."), name);
  return NULL;
}

/* An option that an action has no use for is a slip. */
static gboolean
are_fitting (const Action  *action,
             const Options *options)
{
  const struct { const char *option; gboolean given, fits; } rows[] = {
    { "name", options->name != NULL, !action->reads },
    { "rename", options->rename != NULL, action->run == run_edit },
    { "ring-fence", options->ring_fence != NULL, action->says },
    { "unit", options->unit != NULL, action->says },
    { "target", options->target != NULL, action->says },
    { "achieved", options->achieved != NULL, action->says },
    { "commissioner", options->commissioner != NULL, action->says },
    { "note", options->note != NULL, action->says },
    { "format", options->format != NULL, action->reads },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].given && !rows[i].fits)
      {
        _dew_cli_usage (&dew_command_incentive, _("The option --%s does not go with “%s”."), rows[i].option, action->name);
        return FALSE;
      }

  return TRUE;
}

/* Which fund it is about has to be said; of a new one, all but what may be blank. */
static gboolean
are_given (const Action  *action,
           const Options *options)
{
  const struct { const char *option, *text; gboolean needed; } rows[] = {
    { "pool", options->pool, !action->reads },
    { "year", options->year_text, !action->reads },
    { "name", options->name, !action->reads },
    { "rename", options->rename, options->rename != NULL },
    { "ring-fence", options->ring_fence, action->run == run_add },
    { "unit", options->unit, action->run == run_add || options->unit != NULL },
    { "target", options->target, action->run == run_add },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].needed && !_dew_cli_needs (&dew_command_incentive, rows[i].option, rows[i].text))
      return FALSE;

  if (action->run == run_edit && options->rename == NULL && options->ring_fence == NULL && options->unit == NULL && options->target == NULL && options->achieved == NULL &&
      options->commissioner == NULL && options->note == NULL)
    {
      _dew_cli_usage (&dew_command_incentive, _("Nothing is said that “edit” should change."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_quantity (const char *text,
               gint64     *thousandths)
{
  if (dew_quantity_read (text, thousandths, NULL))
    return TRUE;

  _dew_cli_usage (&dew_command_incentive, _("“%s” is not a quantity; write it as 1200 or 95.5, without its unit and with at most three decimals."), text);
  return FALSE;
}

static gboolean
read_figures (Options *options)
{
  if ((options->ring_fence != NULL && !_dew_cli_pounds (&dew_command_incentive, options->ring_fence, &options->pence)) ||
      (options->target != NULL && !read_quantity (options->target, &options->target_read)) ||
      (options->achieved != NULL && *options->achieved != '\0' && !read_quantity (options->achieved, &options->achieved_read)))
    return FALSE;

  if (options->ring_fence != NULL && options->pence < 0)
    _dew_cli_usage (&dew_command_incentive, _("The ring-fence must not be below 0."));
  else if (options->target != NULL && options->target_read <= 0)
    _dew_cli_usage (&dew_command_incentive, _("The target must be above 0."));
  else
    return TRUE;

  return FALSE;
}

static void
clear_options (Options *options)
{
  char **texts[] = {
    &options->pool, &options->year_text, &options->name, &options->rename, &options->ring_fence, &options->unit, &options->target, &options->achieved,
    &options->commissioner, &options->note, &options->format,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
run_incentive (int    argc,
               char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool whose fund it is"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year_text, N_("The financial year, as 2013/14"), N_("YEAR") },
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name, N_("What the fund is called"), N_("NAME") },
    { "rename", 0, 0, G_OPTION_ARG_FILENAME, &options.rename, N_("What it is to be called"), N_("NAME") },
    { "ring-fence", 0, 0, G_OPTION_ARG_FILENAME, &options.ring_fence, N_("How much is ring-fenced, as 100000 or 1.2m"), N_("POUNDS") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit, N_("What target and achieved are counted in, as “admissions avoided”"), N_("TEXT") },
    { "target", 0, 0, G_OPTION_ARG_FILENAME, &options.target, N_("How many release all of it, as 1200 or 95.5"), N_("NUMBER") },
    { "achieved", 0, 0, G_OPTION_ARG_FILENAME, &options.achieved, N_("How many there were; “” for not reported yet"), N_("NUMBER") },
    { "commissioner", 0, 0, G_OPTION_ARG_FILENAME, &options.commissioner, N_("The partner that keeps what is not released; “” for none said"), N_("NAME") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_("What is noted beside it"), N_("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("Of the list: text, csv or json"), N_("FORMAT") },
    { NULL }
  };
  const Action *action;
  GError *error = NULL;
  g_autoptr (DewDocument) document = NULL;

  if (!_dew_cli_parse (&dew_command_incentive, entries, "FILE [ACTION]",
                       _("Actions:\n"
                         "  list     the funds, of a pool or year only where that is given, and what is released of each; this without an action\n"
                         "  add      a fund: a ring-fence, and the target that releases all of it\n"
                         "  edit     change what is given of the fund called that\n"
                         "  delete   delete the fund called that\n"
                         "Released is ring-fence × achieved ÷ target, to whole pence down, not below 0 and not above the ring-fence; the rest stays with\n"
                         "the commissioner. It shares nothing of a variance, and is the same in all scenarios."),
                       &argc, &argv))
    return DEW_EXIT_USAGE;

  action = find_action (argc > 2 ? argv[2] : "list");
  if (action == NULL || !are_fitting (action, &options) || !are_given (action, &options) || !_dew_cli_year (&dew_command_incentive, options.year_text, &options.year) ||
      !_dew_cli_format (&dew_command_incentive, options.format, &options.out) || !read_figures (&options))
    return DEW_EXIT_USAGE;

  document = dew_document_open (argv[1], action->reads ? DEW_STORE_READ : DEW_STORE_MUST_WRITE, &error);
  return document == NULL ? _dew_cli_fail (error) : action->run (document, &options);
}

const DewCommand dew_command_incentive = { "incentive", N_("list, add or change funds that are paid for performance"), run_incentive };
