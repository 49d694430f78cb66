/* dew-cli-virement.c: dewpond virement */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"

typedef struct {
  char *year, *from, *to, *amount, *partner, *date, *reason, *approved, *assessment;
} Options;

static void
clear_options (Options *options)
{
  char **texts = (char **) options;

  for (guint i = 0; i < sizeof (Options) / sizeof (char *); i++)
    g_free (texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* The amounts on lines that an amount between two places comes to. */
static gboolean
spread (const DewLedger *ledger,
        const Options   *options,
        int              year,
        gint64           partner,
        gint64           pence,
        GArray          *moves,
        GError         **error)
{
  guint from = dew_ledger_place_named (ledger, options->from, error);
  guint to = from == 0 ? 0 : dew_ledger_place_named (ledger, options->to, error);

  return to != 0 && dew_edit_spread_move (ledger, from, to, year, partner, -pence, moves, error) &&
         dew_edit_spread_move (ledger, to, from, year, partner, pence, moves, error);
}

static char *
tell (const DewLedger *ledger,
      const Options   *options,
      int              year,
      gint64           pence,
      guint            n_lines)
{
  char amount[DEW_MONEY_SIZE];
  guint from = dew_ledger_place_named (ledger, options->from, NULL);
  guint to = dew_ledger_place_named (ledger, options->to, NULL);
  g_autofree char *giver = dew_ledger_place (ledger, from);
  g_autofree char *taker = dew_ledger_place (ledger, to);
  g_autofree char *name = dew_year_name (year);

  dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, amount);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Moved %s from “%s” to “%s” in %s, on %u line.", "Moved %s from “%s” to “%s” in %s, on %u lines.", n_lines),
                          amount, giver, taker, name, n_lines);
}

static int
move_budget (const char    *path,
             const Options *options,
             int            year,
             gint64         pence)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  DewVirement virement = { 0, year, options->date, 0, options->reason, options->approved, options->assessment };
  DewChanges *changes;
  const DewLedger *ledger;
  DewIds ids;
  gboolean good;

  if (document == NULL)
    return _dew_cli_fail (error);

  ledger = dew_document_ledger (document);
  if (!_dew_cli_partner_named (ledger, options->partner, &virement.partner, &error) || !spread (ledger, options, year, virement.partner, pence, moves, &error))
    return _dew_cli_fail (error);

  ids = dew_document_ids (document);
  virement.id = ids.next (ids.data);
  changes = dew_changes_new ();
  good = dew_edit_virement (ledger, changes, ids, &virement, (const DewMove *) (gpointer) moves->data, moves->len, &error);

  return _dew_cli_take (document, changes, good, _("Move budget"), good ? tell (ledger, options, year, pence, moves->len) : NULL, error);
}

static gboolean
are_given (const Options *options)
{
  return _dew_cli_needs (&dew_command_virement, "year", options->year) && _dew_cli_needs (&dew_command_virement, "from", options->from) &&
         _dew_cli_needs (&dew_command_virement, "to", options->to) && _dew_cli_needs (&dew_command_virement, "amount", options->amount) &&
         _dew_cli_needs (&dew_command_virement, "date", options->date) && _dew_cli_needs (&dew_command_virement, "reason", options->reason) &&
         _dew_cli_date (&dew_command_virement, options->date);
}

static int
run_virement (int    argc,
              char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14"), N_("YEAR") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("What gives"), N_("PLACE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_("What takes"), N_("PLACE") },
    { "amount", 0, 0, G_OPTION_ARG_FILENAME, &options.amount, N_("How much, as 250000 or 1.2m"), N_("POUNDS") },
    { "partner", 0, 0, G_OPTION_ARG_FILENAME, &options.partner, N_("Whose money it is"), N_("NAME") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &options.date, N_("When it was decided, as 2013-10-01"), N_("DATE") },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &options.reason, N_("Why the money moves"), N_("TEXT") },
    { "approved-by", 0, 0, G_OPTION_ARG_FILENAME, &options.approved, N_("The body or role that approved it"), N_("TEXT") },
    { "assessment", 0, 0, G_OPTION_ARG_FILENAME, &options.assessment, N_("The reference of the impact assessment"), N_("TEXT") },
    { NULL }
  };
  int year;
  gint64 pence;

  if (!_dew_cli_parse (&dew_command_virement, entries, "FILE",
                       _("A PLACE is “Pool”, “Pool > Category” or “Pool > Category > Line”. What is moved from or to a pool or category is spread\n"
                         "over its lines by their latest budgets of the year, the other place's own left out; a partner's money, by what they\n"
                         "have of that partner."),
                       &argc, &argv) ||
      !are_given (&options) || !_dew_cli_year (&dew_command_virement, options.year, &year) ||
      !_dew_cli_pounds (&dew_command_virement, options.amount, &pence))
    return DEW_EXIT_USAGE;
  if (pence <= 0)
    return _dew_cli_usage (&dew_command_virement, _("The amount must be more than 0; exchange --from and --to to move it the other way."));

  options.approved = options.approved == NULL ? g_strdup ("") : options.approved;
  options.assessment = options.assessment == NULL ? g_strdup ("") : options.assessment;

  return move_budget (argv[1], &options, year, pence);
}

const DewCommand dew_command_virement = { "virement", N_("move budget between lines, categories or pools within a year"), run_virement };
