/* dew-cli-compare-text.c: dewpond compare as text and as CSV */
#include "dew-cli-compare-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-difference.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

const char *
_dew_cli_compare_name (const DewCliCompare *result,
                       guint                lane)
{
  const DewScenario *scenario = dew_ledger_find (result->ledger, DEW_TABLE_SCENARIO, dew_comparison_scenario (result->comparison, lane));

  return scenario != NULL ? scenario->name : _("Baseline");
}

static void
put_money (DewCliTable *table,
           gint64       pence,
           unsigned     flags)
{
  char text[DEW_MONEY_SIZE];

  _dew_cli_table_figure (table, dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, flags, text));
}

/* ---- One table a pool, or for all of them: a row a lane and partner ---- */

typedef struct {
  const DewCliCompare *result;
  DewCliTable         *table;
  gboolean             csv;
  gint64               pool;            /* 0: all */
} Writing;

static void
put_columns (const Writing *writing)
{
  static const struct {
    const char *text, *csv;
    gboolean    figure;
  } columns[] = {
    { N_("Scenario"), "scenario", FALSE }, { N_("Partner"), "partner", FALSE }, { N_("Of the variance, %"), "percent", TRUE }, { N_("Share, £"), "share (£)", TRUE },
    { N_("Final cost, £"), "cost (£)", TRUE }, { N_("Change from the baseline, £"), "change (£)", TRUE },
  };

  if (writing->csv)
    _dew_cli_table_column (writing->table, "pool", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    _dew_cli_table_column (writing->table, writing->csv ? columns[i].csv : _(columns[i].text), columns[i].figure);
}

static void
put_row (const Writing    *writing,
         guint             lane,
         const char       *name,
         const DewLaneSum *sum,
         gint64            percent,
         gint64            share,
         gint64            cost,
         gint64            change,
         gboolean          compared)
{
  const DewPool *pool = dew_ledger_find (writing->result->ledger, DEW_TABLE_POOL, writing->pool);
  unsigned flags = writing->csv ? DEW_PRINT_PLAIN : DEW_PRINT_SCREEN;
  char text[DEW_PERCENT_SIZE];

  if (writing->csv)
    _dew_cli_table_text (writing->table, pool != NULL ? pool->name : _("All pools"));
  _dew_cli_table_text (writing->table, _dew_cli_compare_name (writing->result, lane));
  _dew_cli_table_text (writing->table, name);
  _dew_cli_table_figure (writing->table, sum->has_percent ? dew_percent_print (percent, 4, text) : "");
  put_money (writing->table, share, flags);
  put_money (writing->table, cost, flags);
  if (lane == 0 || !compared)
    _dew_cli_table_figure (writing->table, writing->csv ? "" : "–");
  else
    put_money (writing->table, change, writing->csv ? flags : flags | DEW_PRINT_PLUS);
}

static void
put_rest (const Writing    *writing,
          guint             lane,
          const char       *name,
          const DewLaneSum *sum,
          gint64            percent,
          gint64            pence,
          const DewLaneSum *base,
          gint64            before)
{
  if (pence != 0 || before != 0)
    put_row (writing, lane, name, sum, percent, pence, pence, pence - before, base->n_refused == 0);
}

/* Nothing of it is in the sums. */
static void
put_refused (const Writing *writing,
             guint          lane)
{
  const DewPool *pool = dew_ledger_find (writing->result->ledger, DEW_TABLE_POOL, writing->pool);

  if (writing->csv)
    _dew_cli_table_text (writing->table, pool->name);
  _dew_cli_table_text (writing->table, _dew_cli_compare_name (writing->result, lane));
  _dew_cli_table_text (writing->table, _("Cannot be shared"));
  for (guint i = 0; i < 4; i++)
    _dew_cli_table_figure (writing->table, writing->csv ? "" : "–");
}

static gint64
sum_costs (const DewLaneSum *sum)
{
  gint64 costs = sum->reserve + sum->held + sum->unallocated;

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    costs += sum->costs[i];

  return costs;
}

/* Columns are there to be added up; a program adds them up itself. */
static void
put_together (const Writing    *writing,
              guint             lane,
              const DewLaneSum *base,
              const DewLaneSum *sum)
{
  if (!writing->csv)
    put_row (writing, lane, _("Together"), sum, DEW_WHOLE, sum->variance, sum_costs (sum), sum_costs (sum) - sum_costs (base), base->n_refused == 0);
}

static void
put_lane (const Writing *writing,
          guint          lane)
{
  const DewCliCompare *result = writing->result;
  const GPtrArray *partners = dew_ledger_rows (result->ledger, DEW_TABLE_PARTNER);
  DewLaneSum base, sum;

  dew_comparison_sum (result->comparison, result->ledger, 0, writing->pool, &base);
  dew_comparison_sum (result->comparison, result->ledger, lane, writing->pool, &sum);
  if (sum.n_refused > 0 && writing->pool != 0)
    {
      put_refused (writing, lane);
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    if (sum.shown[i] || base.shown[i])
      put_row (writing, lane, dew_partner_short (partners->pdata[i]), &sum, sum.percents[i], sum.shares[i], sum.costs[i], sum.costs[i] - base.costs[i], base.n_refused == 0);

  put_rest (writing, lane, _("From the reserve"), &sum, sum.reserve_percent, sum.reserve, &base, base.reserve);
  put_rest (writing, lane, dew_share_held_words (sum.held != 0 ? sum.held : base.held, sum.held != 0 ? sum.across : base.across), &sum, sum.held_percent, sum.held, &base, base.held);
  put_rest (writing, lane, _("Unallocated, for decision"), &sum, sum.unallocated_percent, sum.unallocated, &base, base.unallocated);
  put_together (writing, lane, &base, &sum);
}

static void
put_lanes (const Writing *writing)
{
  guint n = dew_comparison_n_lanes (writing->result->comparison);

  for (guint lane = 0; lane < n; lane++)
    {
      if (lane > 0 && !writing->csv)
        _dew_cli_table_rule (writing->table);
      put_lane (writing, lane);
    }
}

/* ---- Text ---- */

static void
append_words (GString             *out,
              const DewCliCompare *result,
              gint64               pool)
{
  for (guint lane = 0; lane < dew_comparison_n_lanes (result->comparison); lane++)
    {
      const DewLanePool *one = pool != 0 ? dew_comparison_pool (result->comparison, lane, pool) : NULL;
      g_autofree char *words = dew_comparison_words (result->comparison, result->ledger, lane, pool);

      g_string_append_printf (out, "\n%s", _dew_cli_compare_name (result, lane));
      if (one != NULL && one->share != NULL && *one->share->rule != '\0')
        g_string_append_printf (out, ": %s\n  %s\n", one->share->rule, one->share->sentence);
      else
        g_string_append_c (out, '\n');
      g_string_append_printf (out, "  %s\n", words);
    }
}

/* What the scenarios say otherwise than the baseline, of what is compared. */
static void
append_differences (GString             *out,
                    const DewCliCompare *result)
{
  for (guint lane = 1; lane < dew_comparison_n_lanes (result->comparison); lane++)
    {
      g_autoptr (GPtrArray) differences = dew_differences (result->ledger, dew_comparison_scenario (result->comparison, lane), NULL);

      g_string_append_printf (out, _("\nWhat differs in “%s”\n"), _dew_cli_compare_name (result, lane));
      for (guint i = 0; differences != NULL && i < differences->len; i++)
        {
          const DewDifference *difference = differences->pdata[i];

          if ((difference->year == 0 || difference->year == result->year) && (result->pool == NULL || difference->pool == result->pool->id))
            g_string_append_printf (out, "  %s: %s → %s\n", difference->what, difference->baseline, difference->scenario);
        }
    }
}

static void
append_head (GString             *out,
             const DewCliCompare *result,
             gint64               pool)
{
  const DewPool *row = dew_ledger_find (result->ledger, DEW_TABLE_POOL, pool);
  g_autofree char *year = dew_year_name (result->year);
  const DewLanePool *one = pool != 0 ? dew_comparison_pool (result->comparison, 0, pool) : NULL;
  DewLaneSum sum;
  gint64 variance;
  char amount[DEW_MONEY_SIZE];

  dew_comparison_sum (result->comparison, result->ledger, 0, pool, &sum);
  variance = one != NULL ? one->variance : sum.variance;
  dew_money_print (dew_pence (ABS (variance)), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, amount);
  g_string_append_printf (out, "%s, %s: ", row != NULL ? row->name : _("All pools"), year);
  if (variance == 0)
    g_string_append (out, _("no variance in the baseline\n\n"));
  else
    g_string_append_printf (out, variance > 0 ? _("an overspend of %s in the baseline\n\n") : _("an underspend of %s in the baseline\n\n"), amount);
}

/* Whether a pool has anything to compare in the year. */
static gboolean
has_any (const DewCliCompare *result,
         gint64               pool)
{
  for (guint lane = 0; lane < dew_comparison_n_lanes (result->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (result->comparison, result->ledger, lane, pool, &sum);
      if (sum.n_refused > 0 || sum.variance != 0 || sum_costs (&sum) != 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_pool (GString             *out,
             const DewCliCompare *result,
             gint64               pool)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  const Writing writing = { result, table, FALSE, pool };
  g_autofree char *text = NULL;

  append_head (out, result, pool);
  put_columns (&writing);
  put_lanes (&writing);
  text = _dew_cli_table_to_text (table, "");
  g_string_append (out, text);
  append_words (out, result, pool);
}

static void
put_csv (const DewCliCompare *result)
{
  const GPtrArray *pools = dew_ledger_rows (result->ledger, DEW_TABLE_POOL);
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  Writing writing = { result, table, TRUE, result->pool != NULL ? result->pool->id : 0 };
  g_autofree char *text = NULL;

  put_columns (&writing);
  put_lanes (&writing);
  for (guint i = 0; result->pool == NULL && i < pools->len; i++)
    {
      writing.pool = ((const DewPool *) pools->pdata[i])->id;
      put_lanes (&writing);
    }

  text = _dew_cli_table_to_csv (table);
  _dew_cli_put (text);
}

void
_dew_cli_compare_put_text (const DewCliCompare *result,
                           gboolean             csv)
{
  const GPtrArray *pools = dew_ledger_rows (result->ledger, DEW_TABLE_POOL);
  g_autoptr (GString) out = g_string_new (NULL);

  if (csv)
    {
      put_csv (result);
      return;
    }

  append_pool (out, result, result->pool != NULL ? result->pool->id : 0);
  for (guint i = 0; result->pool == NULL && i < pools->len; i++)
    if (has_any (result, ((const DewPool *) pools->pdata[i])->id))
      {
        g_string_append_c (out, '\n');
        append_pool (out, result, ((const DewPool *) pools->pdata[i])->id);
      }
  append_differences (out, result);

  _dew_cli_put (out->str);
}
