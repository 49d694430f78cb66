/* dew-cli-variance.c: what is shared by a command: typed variances, or the forecasts of a document */
#include "dew-cli-variance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-money-read.h"
#include "dew-share-forecast.h"

void
_dew_cli_variance_clear (DewCliVariance *variance)
{
  g_free (variance->as_at);
  g_free (variance->left_out);
  g_clear_pointer (&variance->warnings, g_ptr_array_unref);
  dew_totals_free (variance->totals);
  dew_monitor_free (variance->monitor);
  g_clear_pointer (&variance->amounts, g_array_unref);
  g_free (variance->months);
  g_clear_pointer (&variance->others, g_array_unref);
}

/* ---- The year ---- */

static int
find_year (const DewLedger *ledger,
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

gboolean
_dew_cli_share_year (const DewLedger  *ledger,
                     const DewPool    *pool,
                     int              *year,
                     gint64            scenario,
                     GError          **error)
{
  if (*year == 0)
    *year = find_year (ledger, pool, scenario);
  if (*year != 0)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The document has no figures yet; enter what the partners contribute to “%s” first."), pool->name);
  return FALSE;
}

/* ---- A forecast ---- */

/* Not today's: what is shared should not change by itself. */
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

gboolean
_dew_cli_variance_forecast (DewCliVariance   *variance,
                            const DewLedger  *ledger,
                            const DewPool    *pool,
                            DewShareQuery    *query,
                            GError          **error)
{
  g_autofree char *year = dew_year_name (query->year);
  GArray *amounts;

  variance->as_at = find_day (ledger, query->as_at, query->year);
  variance->totals = dew_totals_new (ledger, query->year, query->scenario);
  variance->monitor = dew_monitor_new (ledger, variance->totals, variance->as_at);
  variance->amounts = amounts = dew_share_forecast (ledger, variance->monitor, pool->id, &variance->left_out);
  if (amounts->len == 0)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("No line of “%s” has both a forecast and a budget in %s, so there is no variance to share; enter forecasts, or give --variance."),
                   pool->name, year);
      return FALSE;
    }

  query->as_at = variance->as_at;
  query->totals = variance->totals;
  query->amounts = (const DewLineAmount *) (const void *) amounts->data;
  query->n_amounts = amounts->len;
  query->months = variance->months = dew_share_forecast_months (ledger, variance->monitor, amounts, pool->id, query->scenario, query->rule);
  variance->others = dew_share_forecast_all (ledger, variance->monitor, query->scenario);
  query->others = (const DewPoolAmount *) (const void *) variance->others->data;
  query->n_others = variance->others->len;
  variance->warnings = list_warnings (ledger, variance->monitor, pool);
  return TRUE;
}

/* ---- Typed ---- */

static gboolean
read_other (const DewLedger  *ledger,
            const char       *text,
            DewPoolAmount    *other,
            GError          **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strstrip (g_strndup (text, (gsize) (equals - text))) : NULL;
  const DewPool *pool;
  DewReading reading;

  if (name == NULL || dew_money_read (equals + 1, DEW_UNIT_POUNDS, &reading) != DEW_READ_OK)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is not the variance of another pool; write its name, “=” and pounds, as “Equipment=-200000”."), text);
      return FALSE;
    }

  pool = dew_ledger_pool_named (ledger, name, error);
  if (pool == NULL)
    return FALSE;

  *other = (DewPoolAmount) { .pool = pool->id, .variance = reading.value.pence };
  return TRUE;
}

gboolean
_dew_cli_variance_others (DewCliVariance   *variance,
                          const DewLedger  *ledger,
                          char *const      *others,
                          DewShareQuery    *query,
                          GError          **error)
{
  variance->others = g_array_new (FALSE, FALSE, sizeof (DewPoolAmount));
  for (; others != NULL && *others != NULL; others++)
    {
      DewPoolAmount other;

      if (!read_other (ledger, *others, &other, error))
        return FALSE;
      g_array_append_val (variance->others, other);
    }

  query->others = (const DewPoolAmount *) (const void *) variance->others->data;
  query->n_others = variance->others->len;
  return TRUE;
}

char *
_dew_cli_rule_forms (void)
{
  GString *text = g_string_new (_("The steps of a rule, separated by “;”:\n"));
  const char *const *forms = dew_rule_forms ();

  for (; *forms != NULL; forms++)
    g_string_append_printf (text, "  %s\n", *forms);
  g_string_append (text, _("  up to LIMIT: STEP; …; rest: STEP\n"
                           "A LIMIT is an amount such as £500,000, or a percentage of the budget."));

  return g_string_free (text, FALSE);
}
