/* dew-share-periods.c: the months of a year in which the same rules are in force and the same lines are pooled */
#include "dew-ledger-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Where what stands changes ---- */

/* The month of the year that a date is in, 0 where it begins nothing in it after April. */
static int
find_month (const char *date,
            int         year)
{
  if (*date == '\0' || dew_date_year (date) != year)
    return 0;

  /* The months before the one it is in have ended by the day before that month. */
  g_autofree char *before = dew_date_before_month (date);
  return dew_date_year (before) == year ? dew_months_to_date (year, before) + 1 : 0;
}

static void
mark (guint      *starts,
      const char *date,
      int         year)
{
  int month = find_month (date, year);

  if (month > 1)
    *starts |= 1u << month;
}

/* The scenario whose rules are in force. */
static gint64
rules_of (const DewShareQuery *query)
{
  return query->rules_of != NULL ? *query->rules_of : query->scenario;
}

/* A scenario's list for a place and direction stands in the place of the baseline's. */
static gboolean
is_replaced (const DewLedger  *ledger,
             const DewRuleRow *rule,
             gint64            scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; rule->scenario != scenario && i < rules->len; i++)
    {
      const DewRuleRow *other = rules->pdata[i];

      if (other->scenario == scenario && other->pool == rule->pool && other->line == rule->line && other->direction == rule->direction)
        return TRUE;
    }

  return FALSE;
}

/* Where the month a rule starts in goes by what was in force in the month before, nothing changes. */
static gboolean
says_the_same (const DewLedger     *ledger,
               const DewShareQuery *query,
               const DewRuleRow    *rule)
{
  g_autofree char *before = dew_date_before_month (rule->start);
  const DewRuleRow *old = dew_ledger_rule (ledger, rule->pool, rule->line, (DewDirection) rule->direction, before, rules_of (query));
  const DewRuleRow *new = dew_ledger_rule (ledger, rule->pool, rule->line, (DewDirection) rule->direction, rule->start, rules_of (query));

  return old != NULL && new != NULL && strcmp (old->text, new->text) == 0;
}

static void
mark_rules (const DewLedger     *ledger,
            const DewShareQuery *query,
            guint                directions,
            guint               *starts)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; query->rule == NULL && i < rules->len; i++)
    {
      const DewRuleRow *rule = rules->pdata[i];

      if (rule->pool == query->pool && (directions & 1u << rule->direction) != 0 &&
          (rule->scenario == DEW_BASELINE || rule->scenario == rules_of (query)) &&
          find_month (rule->start, query->year) > 1 && !is_replaced (ledger, rule, rules_of (query)) && !says_the_same (ledger, query, rule))
        mark (starts, rule->start, query->year);
    }
}

/* Where a line becomes pooled by a date, its own or its pool's: not where the other keeps it aligned. */
static void
mark_pooled (const DewLedger     *ledger,
             const DewShareQuery *query,
             const DewLine       *line,
             const char          *date,
             guint               *starts)
{
  g_autofree char *before = NULL;

  if (find_month (date, query->year) <= 1)
    return;

  before = dew_date_before_month (date);
  if (dew_ledger_pooled (ledger, line, query->scenario, date) && !dew_ledger_pooled (ledger, line, query->scenario, before))
    mark (starts, date, query->year);
}

static void
mark_lines (const DewLedger     *ledger,
            const DewShareQuery *query,
            guint                node,
            guint               *starts)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  const DewPool *pool = nodes[node].pool;

  for (guint i = node + 1; i < nodes[node].end; i++)
    {
      DewArranged arranged;

      if (nodes[i].kind != DEW_NODE_LINE)
        continue;

      dew_ledger_arranged (ledger, nodes[i].line, query->scenario, &arranged);
      if (arranged.off)
        continue;
      if (arranged.status == DEW_STATUS_ALIGNED)
        mark_pooled (ledger, query, nodes[i].line, arranged.pooled_from, starts);
      if (pool->status == DEW_STATUS_ALIGNED)
        mark_pooled (ledger, query, nodes[i].line, pool->pooled_from, starts);
    }
}

guint
dew_share_starts (const DewLedger *ledger,
                  gint64           pool,
                  int              year,
                  gint64           scenario,
                  const char      *rule)
{
  DewShareQuery query = { .pool = pool, .year = year, .scenario = scenario, .rule = rule };
  guint node;
  guint starts = 1u << 1;

  g_return_val_if_fail (ledger != NULL, starts);

  node = dew_ledger_node (ledger, DEW_TABLE_POOL, pool);
  g_return_val_if_fail (node != 0, starts);

  mark_rules (ledger, &query, 1u << DEW_OVER | 1u << DEW_UNDER, &starts);
  mark_lines (ledger, &query, node, &starts);
  return starts;
}

/* ---- Periods ---- */

void
_dew_period_clear (DewPeriod *period)
{
  g_free (period->as_at);
  dew_rule_free (period->rule);
  g_free (period->places);
  g_free (period->aligned);
}

/* Takes over as_at. */
static void
add_period (DewSharing *sharing,
            int         from,
            int         until,
            char       *as_at)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  guint first = sharing->node;
  DewPeriod period = { .from = from, .until = until, .as_at = as_at };
  guint count = 0;

  period.aligned = g_new (guint, nodes[first].end - first + 1);
  for (guint i = first; i < nodes[first].end; i++)
    {
      period.aligned[i - first] = count;
      count += nodes[i].kind == DEW_NODE_LINE && !_dew_ledger_pooled_in (sharing->ledger, sharing->pool, nodes[i].line, sharing->query->scenario, as_at);
    }
  period.aligned[nodes[first].end - first] = count;

  g_array_append_val (sharing->periods, period);
}

static char *
find_first_day (int year,
                int month)
{
  g_autofree char *last = dew_month_last_day (year, month);

  return dew_date_first_of_month (last);
}

static void
cut_year (DewSharing *sharing,
          guint       starts)
{
  int from = 1;

  g_array_set_size (sharing->periods, 0);
  for (int month = 2; month <= 13; month++)
    if (month == 13 || (starts & 1u << month) != 0)
      {
        add_period (sharing, from, month - 1, find_first_day (sharing->query->year, from));
        from = month;
      }
}

/* Which rules apply: aligned lines leave before any of them. */
static DewDirection
find_direction (const DewSharing *sharing)
{
  gint64 left = 0;

  if (sharing->query->amounts != NULL)
    left = _dew_amounts_pooled (sharing);
  if (left == 0)
    left = sharing->variance;

  return left < 0 ? DEW_UNDER : DEW_OVER;
}

void
_dew_sharing_cut (DewSharing *sharing)
{
  const DewShareQuery *query = sharing->query;
  guint starts = 0;
  guint lines;

  if (query->amounts == NULL)
    {
      add_period (sharing, 0, 0, query->as_at && *query->as_at ? g_strdup (query->as_at) : dew_year_last_day (query->year));
      sharing->direction = find_direction (sharing);
      return;
    }

  /* What is pooled tells which rules apply, and only those cut further. */
  mark_lines (sharing->ledger, query, sharing->node, &starts);
  cut_year (sharing, lines = starts);
  sharing->direction = find_direction (sharing);
  mark_rules (sharing->ledger, query, 1u << sharing->direction, &starts);
  if (starts != lines)
    cut_year (sharing, starts);
}

void
_dew_sharing_enter (DewSharing *sharing,
                    guint       period)
{
  sharing->period = &g_array_index (sharing->periods, DewPeriod, period);
}

guint
_dew_period_n_aligned (const DewSharing *sharing,
                       const DewPeriod  *period,
                       guint             node)
{
  guint first = sharing->node;

  return period->aligned[dew_ledger_nodes (sharing->ledger, NULL)[node].end - first] - period->aligned[node - first];
}

gboolean
_dew_period_is_aligned (const DewSharing *sharing,
                        const DewPeriod  *period,
                        guint             node)
{
  return dew_ledger_nodes (sharing->ledger, NULL)[node].kind == DEW_NODE_LINE && _dew_period_n_aligned (sharing, period, node) > 0;
}

char *
_dew_sharing_name_period (const DewSharing *sharing,
                          guint             period)
{
  const DewPeriod *found = &g_array_index (sharing->periods, DewPeriod, period);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (sharing->periods->len == 1)
    return NULL;

  from = dew_month_words (sharing->query->year, found->from);
  until = dew_month_words (sharing->query->year, found->until);
  return found->from == found->until ? g_steal_pointer (&from) : g_strdup_printf (_("%s to %s"), from, until);
}

/* ---- Which lines fall under which rule ---- */

/* The lines and categories of the pool that have any rule at all; most pools have none. */
static GHashTable *
list_ruled_lines (const DewSharing *sharing)
{
  const GPtrArray *rules = dew_ledger_rows (sharing->ledger, DEW_TABLE_RULE);
  GHashTable *ruled = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = rules->pdata[i];

      if (rule->pool == sharing->pool->id && rule->line != 0)
        g_hash_table_add (ruled, (gpointer) &rule->line);
    }

  return ruled;
}

const char *
_dew_sharing_line_rule (const DewSharing *sharing,
                        const DewPeriod  *period,
                        gint64            line)
{
  const DewRuleRow *row = dew_ledger_rule (sharing->ledger, sharing->pool->id, line, sharing->direction, period->as_at, rules_of (sharing->query));

  return row != NULL ? row->text : NULL;
}

/* For every node of the pool the node whose rule it falls under: its own, or what the one above it falls under. Indexed
 * from the pool's own node. */
static void
find_places (const DewSharing *sharing,
             DewPeriod        *period,
             GHashTable       *ruled)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  guint first = sharing->node;
  gboolean any = sharing->query->rule == NULL && g_hash_table_size (ruled) > 0;

  period->places = g_new (guint, nodes[first].end - first);
  period->places[0] = first;
  for (guint i = first + 1; i < nodes[first].end; i++)
    {
      gboolean own = any && g_hash_table_contains (ruled, &nodes[i].id) && _dew_sharing_line_rule (sharing, period, nodes[i].id) != NULL;

      period->places[i - first] = own ? i : period->places[nodes[i].parent - first];
    }
}

/* The rule typed, or else the pool's own. That none is written may not matter: nothing need fall under it. */
static gboolean
read_pool_rule (const DewSharing  *sharing,
                DewPeriod         *period,
                GError           **error)
{
  const DewShareQuery *query = sharing->query;
  gboolean written = TRUE;
  const char *text = query->rule;

  if (text == NULL)
    text = dew_share_rule_text (sharing->ledger, query->pool, sharing->direction, period->as_at, rules_of (query), &written);

  period->assumed = !written;
  if (text == NULL)
    return TRUE;
  if (period->assumed && _dew_sharing_is_crossed (sharing))
    text = "offset across pools; retain";

  period->rule = dew_rule_parse (sharing->ledger, text, error);
  if (period->rule == NULL && query->rule == NULL)
    g_prefix_error (error, _("The rule of “%s” cannot be read: "), sharing->pool->name);

  return period->rule != NULL;
}

gboolean
_dew_sharing_read_rules (DewSharing  *sharing,
                         GError     **error)
{
  g_autoptr (GHashTable) ruled = list_ruled_lines (sharing);

  for (guint i = 0; i < sharing->periods->len; i++)
    {
      DewPeriod *period = &g_array_index (sharing->periods, DewPeriod, i);

      find_places (sharing, period, ruled);
      if (!read_pool_rule (sharing, period, error))
        return FALSE;
    }

  _dew_sharing_enter (sharing, 0);
  return TRUE;
}
