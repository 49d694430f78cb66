/* dew-comparison-told.c: what makes a scenario differ from the baseline, by cause and in words */
#include "dew-comparison-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Causes ---- */

/* What a lane shares of its pools when some of what makes it is the baseline's. */
typedef struct {
  guint         amounts;        /* the lane whose variances these are */
  guint         figures;        /* whose figures, and lines */
  const gint64 *rules_of;       /* the scenario whose rules */
} Mixture;

static gboolean
add_mixed (const DewComparison          *comparison,
           const DewLedger              *ledger,
           const DewTotals *const       *totals,
           const Mixture                *mixture,
           gint64                        pool,
           gint64                        costs[DEW_MAX_PARTNERS],
           GError                      **error)
{
  g_autoptr (GArray) amounts = _dew_comparison_amounts (comparison, ledger, mixture->amounts);

  memset (costs, 0, DEW_MAX_PARTNERS * sizeof (gint64));
  for (guint i = 0; i < amounts->len; i++)
    {
      g_autoptr (DewShare) share = NULL;
      DewShareQuery query;

      if (pool != 0 && g_array_index (amounts, DewPoolAmount, i).pool != pool)
        continue;

      _dew_comparison_query (comparison, ledger, totals[mixture->figures], mixture->figures, amounts, i, &query);
      query.rules_of = mixture->rules_of;
      share = dew_share (ledger, &query, error);
      if (share == NULL)
        return FALSE;

      for (guint k = 0; k < share->partners->len; k++)
        {
          const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, k);

          costs[dew_ledger_partner_index (ledger, one->partner)] += one->cost;
        }
    }

  return TRUE;
}

gboolean
dew_comparison_causes (const DewComparison      *comparison,
                       const DewLedger          *ledger,
                       const DewTotals *const   *totals,
                       guint                     lane,
                       gint64                    pool,
                       gint64                    changes[DEW_N_CAUSES][DEW_MAX_PARTNERS],
                       GError                  **error)
{
  static const gint64 baseline = DEW_BASELINE;
  gint64 costs[DEW_N_CAUSES + 1][DEW_MAX_PARTNERS];
  gint64 scenario;

  g_return_val_if_fail (comparison != NULL && ledger != NULL && totals != NULL && lane < comparison->lanes->len, FALSE);

  scenario = dew_comparison_scenario (comparison, lane);
  for (guint i = 0; i <= DEW_N_CAUSES; i++)
    {
      Mixture mixture = { i > DEW_CAUSE_VARIANCE ? lane : 0, i > DEW_CAUSE_FIGURES ? lane : 0, i > DEW_CAUSE_RULES ? &scenario : &baseline };

      if (!add_mixed (comparison, ledger, totals, &mixture, pool, costs[i], error))
        return FALSE;
    }

  for (guint i = 0; i < DEW_N_CAUSES; i++)
    for (guint k = 0; k < DEW_MAX_PARTNERS; k++)
      changes[i][k] = costs[i + 1][k] - costs[i][k];

  return TRUE;
}

/* ---- In words ---- */

/* "Council pays £2,450,000 less"; after the first the verb is left out. */
static char *
tell_change (const DewLedger *ledger,
             guint            partner,
             gint64           change,
             gboolean         first)
{
  const DewPartner *row = dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->pdata[partner];
  char amount[64];

  _dew_sharing_pounds (ABS (change), amount);
  if (first)
    return g_strdup_printf (change > 0 ? _("%s pays %s more") : _("%s pays %s less"), dew_partner_short (row), amount);

  return g_strdup_printf (change > 0 ? _("%s %s more") : _("%s %s less"), dew_partner_short (row), amount);
}

/* Two that make up for each other. */
static char *
tell_pair (const DewLedger *ledger,
           const gint64    *changes)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  int first = -1, second = -1;
  g_autofree char *one = NULL;

  for (guint i = 0; i < partners->len; i++)
    if (changes[i] != 0)
      {
        if (second >= 0)
          return NULL;
        *(first < 0 ? &first : &second) = (int) i;
      }

  if (second < 0 || changes[first] != -changes[second])
    return NULL;

  one = tell_change (ledger, (guint) first, changes[first], TRUE);
  return g_strdup_printf (changes[second] > 0 ? _("%s, %s as much more.") : _("%s, %s as much less."), one, dew_partner_short (partners->pdata[second]));
}

static char *
tell_changes (const DewLedger *ledger,
              const gint64    *changes)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  char *pair = tell_pair (ledger, changes);

  if (pair != NULL)
    return pair;

  for (guint i = 0; i < partners->len; i++)
    if (changes[i] != 0)
      g_ptr_array_add (words, tell_change (ledger, i, changes[i], words->len == 0));
  if (words->len == 0)
    return g_strdup (_("Nobody pays more or less than in the baseline."));

  list = _dew_rule_join (words);
  return g_strdup_printf (_("%s."), list);
}

/* What no partner bears, after what they do. */
static void
add_rest (GString          *text,
          const DewLaneSum *sum)
{
  char amount[64];

  if (sum->unallocated != 0)
    g_string_append_printf (text, _(" %s is for nobody yet: it has to be decided."), _dew_sharing_pounds (ABS (sum->unallocated), amount));
  if (sum->reserve != 0)
    g_string_append_printf (text, _(" %s comes from the reserve."), _dew_sharing_pounds (sum->reserve, amount));
  if (sum->held < sum->across)
    g_string_append_printf (text, _(" %s stays in the pool."), _dew_sharing_pounds (sum->across - sum->held, amount));
  if (sum->across != 0)
    g_string_append_printf (text, _(" %s is set against other pools."), _dew_sharing_pounds (ABS (sum->across), amount));
}

static const char *
find_reason (const DewComparison *comparison,
             guint                lane,
             gint64               pool)
{
  const DewLaneState *state = &g_array_index (comparison->lanes, DewLaneState, lane);

  for (guint i = 0; i < state->pools->len; i++)
    {
      const DewLanePool *one = &g_array_index (state->pools, DewLanePool, i);

      if ((pool == 0 || one->pool == pool) && one->reason != NULL)
        return one->reason;
    }

  return NULL;
}

char *
dew_comparison_words (const DewComparison *comparison,
                      const DewLedger     *ledger,
                      guint                lane,
                      gint64               pool)
{
  GString *text;
  DewLaneSum base, sum;
  gint64 changes[DEW_MAX_PARTNERS];
  g_autofree char *told = NULL;

  g_return_val_if_fail (comparison != NULL && ledger != NULL && lane < comparison->lanes->len, NULL);

  dew_comparison_sum (comparison, ledger, 0, pool, &base);
  dew_comparison_sum (comparison, ledger, lane, pool, &sum);
  if (sum.n_refused > 0)
    return g_strdup (find_reason (comparison, lane, pool));

  text = g_string_new (NULL);
  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    changes[i] = sum.costs[i] - base.costs[i];

  if (lane == 0)
    g_string_append (text, _("What the others are measured against."));
  else if (base.n_refused > 0)
    g_string_append (text, _("The baseline cannot be shared, so there is nothing to measure against."));
  else
    {
      told = tell_changes (ledger, changes);
      g_string_append (text, told);
    }

  add_rest (text, &sum);
  return g_string_free (text, FALSE);
}
