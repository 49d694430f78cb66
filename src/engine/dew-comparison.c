/* dew-comparison.c: one year in several scenarios side by side */
#include "dew-comparison-private.h"

#include <string.h>

#include "dew-share-forecast.h"
#include "dew-share-private.h"

/* ---- Making one ---- */

static void
clear_pool (gpointer data)
{
  DewLanePool *pool = data;

  dew_share_free (pool->share);
  g_free (pool->reason);
}

static void
clear_lane (gpointer data)
{
  DewLaneState *lane = data;

  dew_monitor_free (lane->monitor);
  _dew_beside_free (lane->beside);
  g_free (lane->looked);
  g_free (lane->marks);
  g_array_unref (lane->pools);
  g_clear_pointer (&lane->forecasts, g_array_unref);
}

DewComparison *
dew_comparison_new (int         year,
                    const char *as_at,
                    const char *rules_at)
{
  DewComparison *comparison;

  g_return_val_if_fail (as_at != NULL && *as_at != '\0', NULL);

  comparison = g_new0 (DewComparison, 1);
  comparison->year = year;
  comparison->as_at = g_strdup (as_at);
  comparison->rules_at = g_strdup (rules_at);
  comparison->lanes = g_array_new (FALSE, FALSE, sizeof (DewLaneState));
  comparison->tried = g_array_new (FALSE, FALSE, sizeof (DewPoolAmount));
  comparison->retried = g_array_new (FALSE, FALSE, sizeof (gint64));
  comparison->left = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_set_clear_func (comparison->lanes, clear_lane);
  dew_comparison_add_lane (comparison, DEW_BASELINE);

  return comparison;
}

void
dew_comparison_free (DewComparison *comparison)
{
  if (comparison == NULL)
    return;

  g_array_unref (comparison->lanes);
  g_array_unref (comparison->tried);
  g_array_unref (comparison->retried);
  g_array_unref (comparison->left);
  g_free (comparison->as_at);
  g_free (comparison->rules_at);
  g_free (comparison);
}

void
dew_comparison_add_lane (DewComparison *comparison,
                         gint64         scenario)
{
  DewLaneState lane = { .scenario = scenario };

  g_return_if_fail (comparison != NULL);
  g_return_if_fail (comparison->lanes->len < DEW_MAX_COMPARED);

  lane.pools = g_array_new (FALSE, FALSE, sizeof (DewLanePool));
  g_array_set_clear_func (lane.pools, clear_pool);
  g_array_append_val (comparison->lanes, lane);
}

guint
dew_comparison_n_lanes (const DewComparison *comparison)
{
  g_return_val_if_fail (comparison != NULL, 0);

  return comparison->lanes->len;
}

DewLaneState *
_dew_comparison_lane (const DewComparison *comparison,
                      guint                lane)
{
  return &g_array_index (comparison->lanes, DewLaneState, lane);
}

gint64
dew_comparison_scenario (const DewComparison *comparison,
                         guint                lane)
{
  g_return_val_if_fail (comparison != NULL && lane < comparison->lanes->len, DEW_BASELINE);

  return _dew_comparison_lane (comparison, lane)->scenario;
}

/* ---- What is tried ---- */

static DewPoolAmount *
find_tried (const DewComparison *comparison,
            gint64               pool)
{
  for (guint i = 0; i < comparison->tried->len; i++)
    if (g_array_index (comparison->tried, DewPoolAmount, i).pool == pool)
      return &g_array_index (comparison->tried, DewPoolAmount, i);

  return NULL;
}

void
dew_comparison_try (DewComparison *comparison,
                    gint64         pool,
                    gint64         variance)
{
  DewPoolAmount *tried;

  g_return_if_fail (comparison != NULL);

  tried = find_tried (comparison, pool);
  if (tried == NULL)
    {
      g_array_set_size (comparison->tried, comparison->tried->len + 1);
      tried = &g_array_index (comparison->tried, DewPoolAmount, comparison->tried->len - 1);
    }

  *tried = (DewPoolAmount) { .pool = pool, .variance = variance };
  g_array_append_val (comparison->retried, pool);
}

void
dew_comparison_forget (DewComparison *comparison,
                       gint64         pool)
{
  g_return_if_fail (comparison != NULL);

  for (guint i = 0; i < comparison->tried->len; i++)
    if (g_array_index (comparison->tried, DewPoolAmount, i).pool == pool)
      {
        g_array_remove_index (comparison->tried, i);
        g_array_append_val (comparison->retried, pool);
        return;
      }
}

void
dew_comparison_try_on (DewComparison *comparison,
                       gint64         line)
{
  g_return_if_fail (comparison != NULL);

  g_array_append_val (comparison->left, comparison->line);
  g_array_append_val (comparison->left, line);
  comparison->line = line;
}

/* ---- Variances ---- */

/* What is typed in the document is not for months, nor line by line. */
static void
find_variance (const DewComparison *comparison,
               const DewLaneState  *lane,
               const DewLedger     *ledger,
               guint                i,
               DewPoolAmount       *amount,
               DewVarianceSource   *source)
{
  const DewPoolAmount *forecast = &g_array_index (lane->forecasts, DewPoolAmount, i);
  gint64 pool = g_array_index (lane->pools, DewLanePool, i).pool;
  const DewPoolAmount *tried = find_tried (comparison, pool);

  *amount = (DewPoolAmount) { .pool = pool };
  if (tried != NULL)
    {
      amount->variance = tried->variance;
      *source = DEW_VARIANCE_TRIED;
    }
  else if (dew_ledger_variance (ledger, pool, comparison->year, lane->scenario, &amount->variance))
    *source = DEW_VARIANCE_TYPED;
  else if (forecast->n_amounts > 0)
    {
      *amount = *forecast;
      *source = DEW_VARIANCE_FORECAST;
    }
  else
    *source = DEW_VARIANCE_NONE;
}

/* Of all pools of a lane; free with g_array_unref. */
GArray *
_dew_comparison_amounts (const DewComparison *comparison,
                         const DewLedger     *ledger,
                         guint                lane)
{
  const DewLaneState *state = _dew_comparison_lane (comparison, lane);
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (DewPoolAmount));

  for (guint i = 0; i < state->pools->len; i++)
    {
      DewLanePool *pool = &g_array_index (state->pools, DewLanePool, i);
      DewPoolAmount amount;

      find_variance (comparison, state, ledger, i, &amount, &pool->source);
      g_array_append_val (amounts, amount);
    }

  return amounts;
}

/* ---- Sharing ---- */

static gboolean
is_on (const DewLedger *ledger,
       gint64           line,
       gint64           pool)
{
  const DewLine *found = line != 0 ? dew_ledger_find (ledger, DEW_TABLE_LINE, line) : NULL;

  return found != NULL && found->pool == pool;
}

void
_dew_comparison_query (const DewComparison *comparison,
                       const DewLedger     *ledger,
                       const DewTotals     *totals,
                       guint                lane,
                       const GArray        *amounts,
                       guint                i,
                       DewShareQuery       *query)
{
  const DewPoolAmount *amount = &g_array_index (amounts, DewPoolAmount, i);

  /* A pool is passed over among the others. Few agreements have a rule to which they matter. */
  *query = (DewShareQuery) {
    .pool = amount->pool, .year = comparison->year, .variance = amount->variance, .amounts = amount->amounts, .n_amounts = amount->n_amounts,
    .months = amount->months, .others = (const DewPoolAmount *) (const void *) amounts->data, .n_others = comparison->crosses ? amounts->len : 0,
    .line = amount->amounts == NULL && is_on (ledger, comparison->line, amount->pool) ? comparison->line : 0,
    .as_at = comparison->rules_at, .scenario = _dew_comparison_lane (comparison, lane)->scenario, .totals = totals,
  };
}

static void
share_pool (const DewComparison *comparison,
            const DewLedger     *ledger,
            const DewTotals     *totals,
            guint                lane,
            const GArray        *amounts,
            guint                i)
{
  DewLaneState *state = _dew_comparison_lane (comparison, lane);
  DewLanePool *pool = &g_array_index (state->pools, DewLanePool, i);
  g_autoptr (GError) error = NULL;
  DewShareQuery query;

  clear_pool (pool);
  pool->reason = NULL;
  _dew_comparison_query (comparison, ledger, totals, lane, amounts, i, &query);
  query.beside = state->beside;
  if (state->beside != NULL)
    state->beside->looked = FALSE;

  pool->share = dew_share (ledger, &query, &error);
  pool->variance = pool->share != NULL ? pool->share->variance : query.amounts != NULL ? _dew_amounts_sum (&query) : query.variance;
  if (pool->share == NULL)
    pool->reason = g_strdup (error->message);
  state->looked[i] = state->beside != NULL && state->beside->looked;
}

static gint64
find_agreement (const DewLedger *ledger,
                const GArray    *amounts,
                guint            i)
{
  return ((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, g_array_index (amounts, DewPoolAmount, i).pool))->agreement;
}

/* Those that are set against one that is different now. */
static void
mark_looked (DewLaneState    *lane,
             const DewLedger *ledger,
             const GArray    *amounts,
             guint            of)
{
  gint64 agreement = find_agreement (ledger, amounts, of);

  for (guint i = 0; i < amounts->len; i++)
    if (lane->looked[i] && find_agreement (ledger, amounts, i) == agreement)
      lane->marks[i] |= DEW_MARK_OTHERS;
}

/* Looks again at what was known of the pools that are marked. */
static void
mark_others (const DewComparison *comparison,
             const DewLedger     *ledger,
             const DewTotals     *totals,
             guint                lane,
             const GArray        *amounts)
{
  DewLaneState *state = _dew_comparison_lane (comparison, lane);

  for (guint i = 0; i < amounts->len; i++)
    {
      gboolean was_good = state->beside->pools[i].checked;
      DewShareQuery query;

      if ((state->marks[i] & (DEW_MARK_VARIANCE | DEW_MARK_POOL)) == 0)
        continue;

      _dew_comparison_query (comparison, ledger, totals, lane, amounts, i, &query);
      query.beside = state->beside;
      if (_dew_beside_renew (state->beside, ledger, &query, i))
        continue;

      /* Amounts that may not be refuse all that others are set against. */
      if (was_good && state->beside->pools[i].checked)
        mark_looked (state, ledger, amounts, i);
      else
        _dew_lane_mark_all (state, DEW_MARK_OTHERS);
    }
}

void
_dew_comparison_share_marked (DewComparison   *comparison,
                              const DewLedger *ledger,
                              const DewTotals *totals,
                              guint            lane)
{
  DewLaneState *state = _dew_comparison_lane (comparison, lane);
  g_autoptr (GArray) amounts = NULL;

  for (guint i = 0; i < state->pools->len; i++)
    if ((state->marks[i] & DEW_MARK_POOL) != 0)
      dew_share_forecast_again (state->forecasts, i, ledger, state->monitor, state->scenario);

  amounts = _dew_comparison_amounts (comparison, ledger, lane);
  if (state->beside != NULL)
    mark_others (comparison, ledger, totals, lane, amounts);

  for (guint i = 0; i < state->pools->len; i++)
    if (state->marks[i] != 0)
      share_pool (comparison, ledger, totals, lane, amounts, i);
  memset (state->marks, 0, state->pools->len);
}

static void
list_pools (DewLaneState    *lane,
            const DewLedger *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  g_array_set_size (lane->pools, 0);
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].kind == DEW_NODE_POOL)
      {
        DewLanePool pool = { .pool = nodes[i].id };

        g_array_append_val (lane->pools, pool);
        i = nodes[i].end - 1;
      }
}

/* With nothing kept of what was known. */
static void
share_lane (DewComparison   *comparison,
            const DewLedger *ledger,
            const DewTotals *totals,
            guint            lane)
{
  DewLaneState *state = _dew_comparison_lane (comparison, lane);
  g_autoptr (GArray) amounts = NULL;

  list_pools (state, ledger);
  g_clear_pointer (&state->forecasts, g_array_unref);
  state->forecasts = dew_share_forecast_all (ledger, state->monitor, state->scenario);
  g_clear_pointer (&state->beside, _dew_beside_free);
  if (comparison->crosses)
    state->beside = _dew_beside_new (state->pools->len);
  g_free (state->looked);
  state->looked = g_new0 (guint8, state->pools->len);
  g_free (state->marks);
  state->marks = g_new0 (guint8, state->pools->len);

  amounts = _dew_comparison_amounts (comparison, ledger, lane);
  for (guint i = 0; i < state->pools->len; i++)
    share_pool (comparison, ledger, totals, lane, amounts, i);
}

void
_dew_comparison_forget_retried (DewComparison *comparison)
{
  g_array_set_size (comparison->retried, 0);
  g_array_set_size (comparison->left, 0);
}

void
dew_comparison_update (DewComparison          *comparison,
                       const DewLedger        *ledger,
                       const DewTotals *const *totals)
{
  g_return_if_fail (comparison != NULL && ledger != NULL && totals != NULL);

  comparison->crosses = _dew_comparison_crosses (ledger);
  comparison->structure = dew_ledger_structure (ledger);
  for (guint i = 0; i < comparison->lanes->len; i++)
    {
      DewLaneState *lane = _dew_comparison_lane (comparison, i);

      g_clear_pointer (&lane->monitor, dew_monitor_free);
      lane->monitor = dew_monitor_new (ledger, totals[i], comparison->as_at);
      share_lane (comparison, ledger, totals[i], i);
    }
  _dew_comparison_forget_retried (comparison);
}

static void
mark_pool (DewLaneState *lane,
           gint64        pool)
{
  for (guint i = 0; i < lane->pools->len; i++)
    if (g_array_index (lane->pools, DewLanePool, i).pool == pool)
      lane->marks[i] |= DEW_MARK_VARIANCE;
}

/* A line that is there no more makes the tree another one, and all is shared then. */
void
_dew_comparison_mark_retried (const DewComparison *comparison,
                              const DewLedger     *ledger,
                              DewLaneState        *lane)
{
  for (guint i = 0; i < comparison->retried->len; i++)
    mark_pool (lane, g_array_index (comparison->retried, gint64, i));

  for (guint i = 0; i < comparison->left->len; i++)
    {
      const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, g_array_index (comparison->left, gint64, i));

      if (line != NULL)
        mark_pool (lane, line->pool);
    }
}

void
dew_comparison_share (DewComparison          *comparison,
                      const DewLedger        *ledger,
                      const DewTotals *const *totals,
                      gint64                  pool)
{
  g_return_if_fail (comparison != NULL && ledger != NULL && totals != NULL);

  for (guint i = 0; i < comparison->lanes->len; i++)
    {
      DewLaneState *lane = _dew_comparison_lane (comparison, i);

      if (pool == 0)
        _dew_lane_mark_all (lane, DEW_MARK_VARIANCE);
      mark_pool (lane, pool);
      _dew_comparison_mark_retried (comparison, ledger, lane);
      _dew_comparison_share_marked (comparison, ledger, totals[i], i);
    }
  _dew_comparison_forget_retried (comparison);
}

/* ---- What came out ---- */

const DewLanePool *
dew_comparison_pool (const DewComparison *comparison,
                     guint                lane,
                     gint64               pool)
{
  const DewLaneState *state;

  g_return_val_if_fail (comparison != NULL && lane < comparison->lanes->len, NULL);

  state = _dew_comparison_lane (comparison, lane);
  for (guint i = 0; i < state->pools->len; i++)
    if (g_array_index (state->pools, DewLanePool, i).pool == pool)
      return &g_array_index (state->pools, DewLanePool, i);

  return NULL;
}

static void
add_share (DewLaneSum      *sum,
           const DewLedger *ledger,
           const DewShare  *share)
{
  sum->variance += share->variance;
  sum->reserve += share->reserve;
  sum->held += share->held;
  sum->across += share->across;
  sum->unallocated += share->unallocated;

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, i);
      int partner = dew_ledger_partner_index (ledger, one->partner);

      sum->shown[partner] = TRUE;
      sum->shares[partner] += one->share;
      sum->contributions[partner] += one->contribution;
      sum->costs[partner] += one->cost;
    }
}

static void
add_percentages (DewLaneSum *sum)
{
  gint64 amounts[DEW_MAX_PARTNERS + 3], percents[DEW_MAX_PARTNERS + 3];

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    amounts[i] = sum->shares[i];
  amounts[DEW_MAX_PARTNERS] = sum->reserve;
  amounts[DEW_MAX_PARTNERS + 1] = sum->held;
  amounts[DEW_MAX_PARTNERS + 2] = sum->unallocated;

  sum->has_percent = sum->variance != 0 && _dew_share_percentages (amounts, G_N_ELEMENTS (amounts), sum->variance, percents);
  if (!sum->has_percent)
    return;

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    sum->percents[i] = percents[i];
  sum->reserve_percent = percents[DEW_MAX_PARTNERS];
  sum->held_percent = percents[DEW_MAX_PARTNERS + 1];
  sum->unallocated_percent = percents[DEW_MAX_PARTNERS + 2];
}

void
dew_comparison_sum (const DewComparison *comparison,
                    const DewLedger     *ledger,
                    guint                lane,
                    gint64               pool,
                    DewLaneSum          *sum)
{
  const DewLaneState *state;

  g_return_if_fail (comparison != NULL && ledger != NULL && sum != NULL && lane < comparison->lanes->len);

  *sum = (DewLaneSum) { 0, };
  state = _dew_comparison_lane (comparison, lane);
  for (guint i = 0; i < state->pools->len; i++)
    {
      const DewLanePool *one = &g_array_index (state->pools, DewLanePool, i);

      if (pool != 0 && one->pool != pool)
        continue;
      if (one->share != NULL)
        add_share (sum, ledger, one->share);
      else
        sum->n_refused++;
    }

  add_percentages (sum);
}
