/* dew-rules-written.c: the rules that are written for a pool and what is in it, as a scenario has them */
#include "dew-rules-written.h"

#include <string.h>

/* The whole pool stands before what is in it. */
static guint
find_place (const DewLedger  *ledger,
            const DewRuleRow *rule)
{
  return rule->line != 0 ? dew_ledger_node (ledger, DEW_TABLE_LINE, rule->line) : 0;
}

static int
compare_rules (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DewRuleRow *one = *(const DewRuleRow *const *) a;
  const DewRuleRow *two = *(const DewRuleRow *const *) b;
  guint place_one = find_place (data, one);
  guint place_two = find_place (data, two);

  if (place_one != place_two)
    return place_one < place_two ? -1 : 1;
  if (one->direction != two->direction)
    return one->direction < two->direction ? -1 : 1;

  return strcmp (one->start, two->start);
}

static gboolean
is_same_list (const DewRuleRow *one,
              const DewRuleRow *two)
{
  return one->pool == two->pool && one->line == two->line && one->direction == two->direction;
}

/* A list of the scenario's own is in the place of the baseline's whole list. */
static gboolean
is_replaced (const DewLedger  *ledger,
             const DewRuleRow *rule,
             gint64            scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *other = g_ptr_array_index (rules, i);

      if (other->scenario == scenario && is_same_list (other, rule))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
dew_rules_written (const DewLedger *ledger,
                   gint64           pool,
                   gint64           scenario)
{
  const GPtrArray *rules;
  GPtrArray *written;

  g_return_val_if_fail (ledger != NULL, NULL);

  rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  written = g_ptr_array_new ();
  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      if (rule->pool != pool)
        continue;
      if (rule->scenario == scenario || (rule->scenario == DEW_BASELINE && !is_replaced (ledger, rule, scenario)))
        g_ptr_array_add (written, (gpointer) rule);
    }

  g_ptr_array_sort_with_data (written, compare_rules, (gpointer) ledger);
  return written;
}

gboolean
dew_rules_has_others (const DewLedger *ledger,
                      gint64           pool,
                      gint64           scenario,
                      DewDirection     direction,
                      const char      *as_at)
{
  g_autoptr (GPtrArray) rules = dew_rules_written (ledger, pool, scenario);
  const DewRuleRow *in_force = dew_ledger_rule (ledger, pool, 0, direction, as_at, scenario);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      if (rule != in_force && rule->direction == (gint) direction)
        return TRUE;
    }

  return FALSE;
}
