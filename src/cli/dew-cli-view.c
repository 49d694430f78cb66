/* dew-cli-view.c: the figures that `show` shows */
#include "dew-cli-view.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-published.h"

const DewCliViewColumn _dew_cli_view_columns[DEW_N_VIEW_COLUMNS] = {
  { DEW_SUM_EXISTING, "existing", N_("Existing") },
  { DEW_SUM_ADDITIONAL, "additional", N_("Additional") },
  { DEW_SUM_GROSS, "gross", N_("Gross") },
  { DEW_SUM_INCOME, "income", N_("Income") },
  { DEW_SUM_NET, "net", N_("Net") },
  { DEW_SUM_BUDGET, "budget", N_("Budget") },
  { DEW_SUM_ACTUAL, "actual", N_("Actual") },
  { DEW_SUM_FORECAST, "forecast", N_("Forecast") },
};

static gboolean
add_year (DewCliView *view,
          int         year,
          GError    **error)
{
  DewTotals *totals = dew_totals_new (view->ledger, year, view->scenario);
  DewPublished *published;

  g_array_append_val (view->years, year);
  g_ptr_array_add (view->totals, totals);
  view->pence = view->pence || dew_totals_pence (totals);

  if (view->unit == DEW_UNIT_POUNDS)
    return TRUE;

  published = dew_published_new (view->ledger, totals, dew_unit_step (view->unit), error);
  if (published != NULL)
    g_ptr_array_add (view->published, published);

  return published != NULL;
}

static GPtrArray *
list_pools (const DewLedger *ledger)
{
  GPtrArray *pools = g_ptr_array_new ();
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  for (guint i = 0; i < n; i++)
    if (nodes[i].kind == DEW_NODE_POOL)
      g_ptr_array_add (pools, (gpointer) nodes[i].pool);

  return pools;
}

gboolean
_dew_cli_view_init (DewCliView      *view,
                    const DewLedger *ledger,
                    gint64           scenario,
                    const DewPool   *pool,
                    int              year,
                    DewUnit          unit,
                    GError         **error)
{
  g_autoptr (GArray) years = dew_ledger_years (ledger);

  *view = (DewCliView) { .ledger = ledger, .scenario = scenario, .pool = pool, .year = year, .unit = unit };
  view->pools = list_pools (ledger);
  view->years = g_array_new (FALSE, FALSE, sizeof (int));
  view->totals = g_ptr_array_new_with_free_func ((GDestroyNotify) dew_totals_free);
  view->published = g_ptr_array_new_with_free_func ((GDestroyNotify) dew_published_free);

  for (guint i = 0; i < years->len; i++)
    {
      int one = g_array_index (years, int, i);

      if ((year == 0 || year == one) && !add_year (view, one, error))
        return FALSE;
    }

  return TRUE;
}

void
_dew_cli_view_clear (DewCliView *view)
{
  g_clear_pointer (&view->pools, g_ptr_array_unref);
  g_clear_pointer (&view->years, g_array_unref);
  g_clear_pointer (&view->totals, g_ptr_array_unref);
  g_clear_pointer (&view->published, g_ptr_array_unref);
}

gboolean
_dew_cli_view_shows (const DewCliView *view,
                     const DewPool    *pool)
{
  return view->pool == NULL || view->pool == pool;
}

guint
_dew_cli_view_node (const DewCliView *view,
                    const DewPool    *pool)
{
  return dew_ledger_node (view->ledger, DEW_TABLE_POOL, pool->id);
}

const char *
_dew_cli_view_scenario (const DewCliView *view)
{
  const DewScenario *scenario = dew_ledger_find (view->ledger, DEW_TABLE_SCENARIO, view->scenario);

  return scenario != NULL ? scenario->name : NULL;
}

gboolean
_dew_cli_view_entered (const DewCliView *view,
                       guint             year,
                       guint             node,
                       int               partner,
                       DewSum            sum)
{
  return dew_totals_entered (g_ptr_array_index (view->totals, year), node, partner, sum);
}

gboolean
_dew_cli_view_any (const DewCliView *view,
                   guint             year,
                   guint             node,
                   int               partner)
{
  for (guint i = 0; i < DEW_N_VIEW_COLUMNS; i++)
    if (_dew_cli_view_entered (view, year, node, partner, _dew_cli_view_columns[i].sum))
      return TRUE;

  return FALSE;
}

gint64
_dew_cli_view_get (const DewCliView *view,
                   guint             year,
                   guint             node,
                   int               partner,
                   DewSum            sum)
{
  if (view->unit == DEW_UNIT_POUNDS)
    return dew_totals_get (g_ptr_array_index (view->totals, year), node, partner, sum);

  return dew_published_get (g_ptr_array_index (view->published, year), node, partner, sum) * dew_unit_step (view->unit);
}

char *
_dew_cli_view_print (const DewCliView *view,
                     guint             year,
                     guint             node,
                     int               partner,
                     DewSum            sum,
                     gboolean          plain)
{
  char text[DEW_MONEY_SIZE];
  int decimals = dew_unit_decimals (view->unit);

  if (!_dew_cli_view_entered (view, year, node, partner, sum))
    return g_strdup ("");

  if (view->unit == DEW_UNIT_POUNDS && !plain && !view->pence)
    decimals = 0;

  return g_strdup (dew_money_print (dew_pence (_dew_cli_view_get (view, year, node, partner, sum)), view->unit, decimals,
                                    plain ? DEW_PRINT_PLAIN : DEW_PRINT_SCREEN, text));
}

gboolean
_dew_cli_view_takes_part (const DewCliView *view,
                          const DewPool    *pool,
                          int               partner)
{
  const GPtrArray *partners = dew_ledger_rows (view->ledger, DEW_TABLE_PARTNER);
  gint64 id = ((const DewPartner *) g_ptr_array_index (partners, (guint) partner))->id;
  const DewNode *nodes = dew_ledger_nodes (view->ledger, NULL);
  guint top = dew_ledger_node (view->ledger, DEW_TABLE_POOL, pool->id);

  if (pool->host == id || pool->lead == id)
    return TRUE;

  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      DewArranged arranged;

      dew_ledger_arranged (view->ledger, nodes[i].line, view->scenario, &arranged);
      if (arranged.lead == id && !arranged.off)
        return TRUE;
    }

  for (guint year = 0; year < view->years->len; year++)
    if (_dew_cli_view_any (view, year, top, partner))
      return TRUE;

  return FALSE;
}
