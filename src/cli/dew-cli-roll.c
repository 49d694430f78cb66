/* dew-cli-roll.c: dewpond roll */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-roll-variances.h"

static char *
print_pounds (gint64   pence,
              unsigned flags)
{
  char text[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | flags, text));
}

static gint64
sum_up (const gint64 *slots)
{
  gint64 sum = 0;

  for (guint i = 0; i < 1 + DEW_MAX_PARTNERS; i++)
    sum += slots[i];

  return sum;
}

static char *
tell (const DewRolled *rolled,
      const DewRoll   *roll,
      gboolean         dry)
{
  g_autofree char *from = dew_year_name (roll->from);
  g_autofree char *to = dew_year_name (roll->from + 1);
  g_autofree char *before = print_pounds (sum_up (rolled->before), DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);
  g_autofree char *after = print_pounds (sum_up (rolled->after), DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);

  return g_strdup_printf (dry ? _("%s would be rolled forward to %s: figures set %u, kept %u, lines left out %u; %s before, %s after.")
                              : _("Rolled %s forward to %s: figures set %u, kept %u, lines left out %u; %s before, %s after."),
                          from, to, rolled->n_set, rolled->n_kept, rolled->left->len, before, after);
}

static const char *
say_why (DewRollWhy why)
{
  switch (why)
    {
    case DEW_ROLL_CLOSED:
      return _("its pool is closed");
    case DEW_ROLL_NON_RECURRENT:
      return _("non-recurrent");
    case DEW_ROLL_NO_WEIGHT:
    default:
      return _("nobody’s money on it, and no contribution to share it by");
    }
}

/* The lines left out, on one line of text; nothing where there are none. */
static void
put_left (const DewLedger *ledger,
          const DewRolled *rolled)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < rolled->left->len; i++)
    {
      const DewRollLeft *left = &g_array_index (rolled->left, DewRollLeft, i);
      g_autofree char *place = dew_ledger_place (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, left->line));

      g_string_append_printf (out, _("%s“%s” (%s)"), i == 0 ? "" : ", ", place, say_why (left->why));
    }
  if (out->len == 0)
    return;

  g_string_prepend (out, _("Left out: "));
  g_string_append (out, ".\n");
  _dew_cli_put (out->str);
}

static void
put_row (DewCliTable *table,
         const char  *name,
         gint64       before,
         gint64       after)
{
  g_autofree char *one = print_pounds (before, 0);
  g_autofree char *two = print_pounds (after, 0);

  _dew_cli_table_text (table, name);
  _dew_cli_table_figure (table, one);
  _dew_cli_table_figure (table, two);
}

/* What each partner puts in before and after. */
static void
put_totals (const DewLedger *ledger,
            const DewRolled *rolled,
            const DewRoll   *roll)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autofree char *text = NULL;

  _dew_cli_table_column (table, _("Partner"), FALSE);
  for (int year = roll->from; year <= roll->from + 1; year++)
    {
      g_autofree char *name = dew_year_name (year);
      g_autofree char *head = g_strdup_printf ("%s, £", name);

      _dew_cli_table_column (table, head, TRUE);
    }

  for (guint i = 0; i < partners->len; i++)
    put_row (table, ((const DewPartner *) g_ptr_array_index (partners, i))->name, rolled->before[1 + i], rolled->after[1 + i]);
  if (rolled->before[0] != 0 || rolled->after[0] != 0)
    put_row (table, _("Not attributed"), rolled->before[0], rolled->after[0]);
  _dew_cli_table_rule (table);
  put_row (table, _("Total"), sum_up (rolled->before), sum_up (rolled->after));

  text = _dew_cli_table_to_text (table, "  ");
  _dew_cli_put (text);
}

/* As at the document's date; all of them, as the edit takes none where they are not to be taken. */
static GArray *
find_variances (DewDocument   *document,
                const DewRoll *roll,
                guint         *n_lacking)
{
  const DewLedger *ledger = dew_document_ledger (document);
  g_autofree char *as_at = dew_document_as_at (document);
  g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, dew_document_totals (document, roll->from, DEW_BASELINE), as_at);

  return dew_roll_variances (ledger, monitor, roll->pool, n_lacking);
}

static gboolean
any_recurrent (const DewLedger *ledger,
               gint64           pool)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, i);

      if (line->recurrence == DEW_RECURRENT && (pool == 0 || line->pool == pool))
        return TRUE;
    }

  return FALSE;
}

/* What is asked for of variances and is not taken along. */
static void
put_lacking (const DewLedger *ledger,
             gint64           pool,
             guint            n)
{
  g_autofree char *text = NULL;

  if (!any_recurrent (ledger, pool))
    _dew_cli_put (_("No line is marked recurrent, so no variance is taken along.\n"));
  if (n == 0)
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u recurrent line has no forecast variance to take along.\n", "%u recurrent lines have no forecast variance to take along.\n", n), n);
  _dew_cli_put (text);
}

static int
roll_forward (const char *path,
              const char *pool_name,
              DewRoll    *roll,
              gboolean    dry)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, dry ? DEW_STORE_READ : DEW_STORE_MUST_WRITE, &error);
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (DewRolled) rolled = NULL;
  g_autoptr (GArray) variances = NULL;
  g_autofree char *told = NULL;
  const DewPool *pool;
  guint n_lacking;
  int status = DEW_EXIT_DONE;

  if (document == NULL || !_dew_cli_pool (dew_document_ledger (document), pool_name, &pool, &error))
    return _dew_cli_fail (error);

  roll->pool = pool != NULL ? pool->id : 0;
  variances = find_variances (document, roll, &n_lacking);
  rolled = dew_edit_roll (dew_document_ledger (document), changes, roll, (const DewLineVariance *) (gpointer) variances->data, variances->len, &error);
  if (rolled == NULL)
    return _dew_cli_fail (error);

  told = tell (rolled, roll, dry);
  if (!dry)
    status = _dew_cli_take (document, g_steal_pointer (&changes), TRUE, _("Roll a year forward"), g_steal_pointer (&told), NULL);
  else
    {
      _dew_cli_put (told);
      _dew_cli_put ("\n");
      put_totals (dew_document_ledger (document), rolled, roll);
    }
  if (status == DEW_EXIT_DONE)
    put_left (dew_document_ledger (document), rolled);
  if (status == DEW_EXIT_DONE && roll->variance)
    put_lacking (dew_document_ledger (document), roll->pool, n_lacking);

  return status;
}

static int
run_roll (int    argc,
          char **argv)
{
  g_autofree char *year_text = NULL;
  g_autofree char *pool = NULL;
  g_autofree char *uplift = NULL;
  g_autofree char *savings = NULL;
  gboolean virements = FALSE, variance = FALSE, no_income = FALSE, non_recurrent = FALSE, dry = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &year_text, N_("The year to roll into the next, as 2013/14"), N_("YEAR") },
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &pool, N_("Only this pool"), N_("NAME") },
    { "uplift", 0, 0, G_OPTION_ARG_FILENAME, &uplift, N_("By how much every figure goes up, as 2.1%, or down"), N_("PERCENT") },
    { "savings", 0, 0, G_OPTION_ARG_FILENAME, &savings, N_("What comes off in all, shared over what is rolled"), N_("POUNDS") },
    { "virements", 0, 0, G_OPTION_ARG_NONE, &virements, N_("What the year’s virements moved stays moved"), NULL },
    { "variance", 0, 0, G_OPTION_ARG_NONE, &variance, N_("What recurrent lines are forecast to be over or under, as at the document’s date, is rolled too"), NULL },
    { "no-income", 0, 0, G_OPTION_ARG_NONE, &no_income, N_("Leave income to be entered"), NULL },
    { "non-recurrent", 0, 0, G_OPTION_ARG_NONE, &non_recurrent, N_("Take non-recurrent lines along too"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, N_("Say what would be, and change nothing"), NULL },
    { NULL }
  };
  DewRoll roll = { 0, };

  if (!_dew_cli_parse (&dew_command_roll, entries, "FILE", _("What is entered in the next year already is kept."), &argc, &argv) ||
      !_dew_cli_needs (&dew_command_roll, "from", year_text) || !_dew_cli_year (&dew_command_roll, year_text, &roll.from) ||
      !_dew_cli_percent (&dew_command_roll, uplift, &roll.uplift) ||
      (savings != NULL && !_dew_cli_pounds (&dew_command_roll, savings, &roll.savings)))
    return DEW_EXIT_USAGE;

  roll.virements = virements;
  roll.variance = variance;
  roll.income = !no_income;
  roll.non_recurrent = non_recurrent;

  return roll_forward (argv[1], pool, &roll, dry);
}

const DewCommand dew_command_roll = { "roll", N_("begin a year with the figures of the one before"), run_roll };
