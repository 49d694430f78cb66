/* risk-follow.c: which inputs of a scenario's risk share are the baseline's: the variance, and what its rules name, where the scenario does not say otherwise. */
#include "dew-risk-private.h"

const DewRiskPool *
_dew_risk_followed (const DewRiskPool *pool)
{
  const DewRisk *risk = pool->risk;
  const DewPaper *follows = risk->paper->follows;
  guint index = (guint) (pool - (const DewRiskPool *) (const void *) risk->pools->data);

  return follows != NULL ? &g_array_index (follows->risk->pools, DewRiskPool, index) : NULL;
}

/* ---- Variances ---- */

/* What is typed counts where scenarios are compared, unless another variance is asked for. */
static gboolean
takes_typed (const DewPaper *paper)
{
  const DewPaper *root = paper->root != NULL ? paper->root : paper;

  return root->compared && root->worked_example;
}

void
_dew_risk_find_variance (DewRiskPool *pool)
{
  const DewPaper *paper = pool->risk->paper;
  const DewRiskPool *followed = _dew_risk_followed (pool);
  gboolean own = takes_typed (paper) && dew_ledger_variance_row (paper->ledger, pool->pool->id, paper->year, paper->scenario) != NULL;

  pool->value = paper->variance;
  if (takes_typed (paper))
    pool->typed = dew_ledger_variance (paper->ledger, pool->pool->id, paper->year, paper->scenario, &pool->value);
  pool->follows = followed != NULL && !followed->nothing && !own;
}

/* ---- What rules name ---- */

/* The scenario has no list of its own for the place, so that the rule that holds is the baseline's. */
static gboolean
is_same_rule (const DewRiskPool *pool,
              gint64             rule_of,
              DewDirection       direction)
{
  const DewPaper *paper = pool->risk->paper;
  const DewRuleRow *rule = dew_ledger_rule (paper->ledger, pool->pool->id, rule_of, direction, paper->in_force, paper->scenario);
  const DewRuleRow *baselines = dew_ledger_rule (paper->ledger, pool->pool->id, rule_of, direction, paper->in_force, DEW_BASELINE);

  return rule != NULL && baselines != NULL && rule->id == baselines->id;
}

static char *
make_key (guint               node,
          const DewRiskInput *input,
          DewDirection        direction,
          guint               n)
{
  return g_strdup_printf ("%u %d %" G_GINT64_FORMAT " %d %u %s", node, input->rate, input->rule_of, (int) direction, n, input->partner != NULL ? input->partner : "");
}

/* The n-th of a partner in its rule. Returns n. */
static guint
note_input (const DewRiskPool  *pool,
            const DewRiskInput *input,
            DewDirection        direction,
            guint               row)
{
  for (guint n = 0;; n++)
    {
      char *key = make_key (pool->node, input, direction, n);

      if (!g_hash_table_contains (pool->risk->inputs, key))
        {
          g_hash_table_insert (pool->risk->inputs, key, GUINT_TO_POINTER (row + 1));
          return n;
        }
      g_free (key);
    }
}

/* NULL where there is none by that key. */
static char *
find_input (const DewRisk      *risk,
            const DewRiskInput *input,
            const char         *key,
            guint               column)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (risk->inputs, key));

  return found != 0 ? dew_sheet_address (input->rate ? risk->rates : risk->limits, found - 1, column, TRUE, TRUE) : NULL;
}

char *
_dew_risk_follow (const DewRiskPool  *pool,
                  const DewRiskSide  *side,
                  const DewRiskInput *input,
                  guint               row,
                  guint               column)
{
  const DewRiskPool *followed = _dew_risk_followed (pool);
  DewDirection other = side->direction == DEW_OVER ? DEW_UNDER : DEW_OVER;
  guint n = note_input (pool, input, side->direction, row);
  g_autofree char *key = make_key (pool->node, input, side->direction, n);

  if (side->both)
    note_input (pool, input, other, row);
  if (followed == NULL || !is_same_rule (pool, input->rule_of, side->direction) || (side->both && !is_same_rule (pool, input->rule_of, other)))
    return NULL;

  return find_input (followed->risk, input, key, column);
}

char *
_dew_risk_find_input (const DewRisk      *risk,
                      guint               node,
                      DewDirection        direction,
                      const DewRiskInput *input,
                      guint               column)
{
  g_autofree char *key = make_key (node, input, direction, 0);

  return find_input (risk, input, key, column);
}
