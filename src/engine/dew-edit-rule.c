/* dew-edit-rule.c: the edit of a place's list of rules, in the baseline or a scenario */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-rule-private.h"

gboolean
_dew_rule_stands (const DewRuleRow *rule,
                  gint64            pool,
                  gint64            line,
                  DewDirection      direction,
                  gint64            scenario)
{
  return rule->pool == pool && rule->line == line && rule->direction == (gint) direction && rule->scenario == scenario;
}

/* The dated list that a place has in just that scenario: a GPtrArray of DewRuleRow, borrowed. */
static GPtrArray *
list_rules (const DewLedger  *ledger,
            const DewRuleRow *place,
            gint64            scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    if (_dew_rule_stands (g_ptr_array_index (rules, i), place->pool, place->line, (DewDirection) place->direction, scenario))
      g_ptr_array_add (list, g_ptr_array_index (rules, i));

  return list;
}

static DewRuleRow *
find_start (const GPtrArray *list,
            const char      *start)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((const DewRuleRow *) g_ptr_array_index (list, i))->start, start) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

/* Whether two lists say the same, but for `changed` (NULL: nothing), which is in the place of the one of its start in the first. */
static gboolean
say_the_same (const GPtrArray  *list,
              const DewRuleRow *changed,
              const GPtrArray  *other)
{
  guint n = list->len + (changed != NULL && find_start (list, changed->start) == NULL ? 1 : 0);

  if (n != other->len)
    return FALSE;

  for (guint i = 0; i < other->len; i++)
    {
      const DewRuleRow *two = g_ptr_array_index (other, i);
      const DewRuleRow *one = changed != NULL && strcmp (changed->start, two->start) == 0 ? changed : find_start (list, two->start);

      if (one == NULL || strcmp (one->text, two->text) != 0 || strcmp (one->note, two->note) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
delete_list (DewChanges      *changes,
             const GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    dew_changes_delete_row (changes, DEW_TABLE_RULE, g_ptr_array_index (list, i));
}

/* A scenario's list is in the place of the baseline's whole list: what of that is to stay is copied into it, all but the rule of that start. */
static void
copy_list (DewChanges       *changes,
           DewIds            ids,
           const GPtrArray  *list,
           const DewRuleRow *rule)
{
  for (guint i = 0; i < list->len; i++)
    {
      DewRuleRow copy = *(const DewRuleRow *) g_ptr_array_index (list, i);

      if (strcmp (copy.start, rule->start) == 0)
        continue;
      copy.id = ids.next (ids.data);
      copy.scenario = rule->scenario;
      dew_changes_insert_row (changes, DEW_TABLE_RULE, &copy);
    }
}

static const char *
name_place (const DewLedger  *ledger,
            const DewRuleRow *rule)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, rule->line);
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, rule->pool);

  return line != NULL ? line->name : pool != NULL ? pool->name : "";
}

/* What is taken away of a list that a scenario has not made its own: all but it is copied. */
static gboolean
take_from_baseline (const DewLedger  *ledger,
                    DewChanges       *changes,
                    DewIds            ids,
                    const GPtrArray  *under,
                    const DewRuleRow *rule,
                    GError          **error)
{
  if (find_start (under, rule->start) == NULL)
    return TRUE;
  if (under->len == 1)
    return _dew_refuse (error, _("The only rule of “%s” cannot be taken away in a scenario; write another in its place."), name_place (ledger, rule));

  copy_list (changes, ids, under, rule);
  return TRUE;
}

static gboolean
take_away (const DewLedger  *ledger,
           DewChanges       *changes,
           DewIds            ids,
           const GPtrArray  *own,
           const GPtrArray  *under,
           const DewRuleRow *rule,
           GError          **error)
{
  DewRuleRow *there = find_start (own, rule->start);
  g_autoptr (GPtrArray) rest = NULL;

  if (own->len == 0)
    return take_from_baseline (ledger, changes, ids, under, rule, error);
  if (there == NULL)
    return TRUE;

  rest = g_ptr_array_copy ((GPtrArray *) own, NULL, NULL);
  g_ptr_array_remove (rest, there);
  if (rule->scenario != DEW_BASELINE && say_the_same (rest, NULL, under))
    delete_list (changes, own);
  else
    dew_changes_delete_row (changes, DEW_TABLE_RULE, there);

  return TRUE;
}

static void
write_rule (DewChanges       *changes,
            DewIds            ids,
            const GPtrArray  *own,
            const GPtrArray  *under,
            DewRuleRow       *row)
{
  const DewRuleRow *there = find_start (own, row->start);
  gboolean alone = own->len == 0 && *row->start == '\0';       /* the first of a scenario's own, and in force all the time */

  if (row->scenario != DEW_BASELINE && say_the_same (own->len > 0 || alone ? own : under, row, under))
    {
      delete_list (changes, own);
      return;
    }

  if (own->len == 0 && !alone)
    copy_list (changes, ids, under, row);
  if (there == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_RULE, row);
  else
    {
      row->id = there->id;
      dew_changes_diff_row (changes, DEW_TABLE_RULE, there, row);
    }
}

gboolean
dew_edit_rule (const DewLedger  *ledger,
               DewChanges       *changes,
               DewIds            ids,
               const DewRuleRow *rule,
               GError          **error)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) under = NULL;
  g_autoptr (DewRule) parsed = NULL;
  g_autofree char *text = NULL;
  DewRuleRow row;

  g_return_val_if_fail (ledger != NULL && changes != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  if (!_dew_check_unlocked (ledger, rule->scenario, error))
    return FALSE;

  own = list_rules (ledger, rule, rule->scenario);
  under = rule->scenario == DEW_BASELINE ? g_ptr_array_new () : list_rules (ledger, rule, DEW_BASELINE);
  if (*rule->text == '\0')
    return take_away (ledger, changes, ids, own, under, rule, error);

  row = *rule;
  parsed = dew_rule_parse (ledger, rule->text, error);
  if (parsed == NULL || !dew_rule_serves (parsed, (DewDirection) rule->direction, error))
    return FALSE;
  if (row.line != 0 && _dew_rule_is_across (parsed))
    return _dew_refuse (error, _("Pools are set against each other as wholes; write “offset across pools” into the rule of the pool, and not of “%s”."), name_place (ledger, rule));

  row.text = text = dew_rule_print (parsed, ledger);
  if (row.id == 0)
    row.id = ids.next (ids.data);
  if (!_dew_check_row (ledger, DEW_TABLE_RULE, &row, error))
    return FALSE;

  write_rule (changes, ids, own, under, &row);
  return TRUE;
}
