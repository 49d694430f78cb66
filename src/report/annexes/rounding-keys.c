/* rounding-keys.c: which figures are rounded together, and to what; what each of them is worth. */
#include "dew-returns-private.h"
#include "dew-rounding-private.h"

#include <glib/gi18n-lib.h>

static DewSum
find_sum (DewPart part)
{
  static const DewSum sums[] = {
    [DEW_PART_EXISTING] = DEW_SUM_EXISTING, [DEW_PART_ADDITIONAL] = DEW_SUM_ADDITIONAL, [DEW_PART_INCOME] = DEW_SUM_INCOME, [DEW_PART_MOVED] = DEW_SUM_MOVED,
    [DEW_PART_GROSS] = DEW_SUM_GROSS, [DEW_PART_BUDGET] = DEW_SUM_BUDGET, [DEW_PART_SPENT] = DEW_SUM_ACTUAL,
  };

  return sums[part];
}

static gboolean
is_over_pools (const DewPaper *paper,
               guint           node)
{
  return node == 0 || paper->nodes[node].kind == DEW_NODE_AGREEMENT;
}

/* The pools asked for that stand in a node over them, as indices of paper->pools. */
static DewSpan
find_pools (const DewPaper *paper,
            guint           node)
{
  DewSpan pools = { 0, 0 };

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      if (pool < node)
        pools.first = i + 1;
      else if (pool < paper->nodes[node].end)
        pools.n++;
    }
  return pools;
}

/* What all pools asked for stand in directly: the root where they are of several agreements. */
static guint
find_parent (const DewPaper *paper,
             guint           node)
{
  guint parent = paper->nodes[node].parent;

  return paper->nodes[node].kind == DEW_NODE_POOL && find_pools (paper, parent).n == paper->pools->len ? 0 : parent;
}

/* Of a part of the monitoring. */
static DewMonitorColumn
find_column (DewPart part)
{
  return part >= DEW_PART_OWN (0) ? part - DEW_PART_OWN (0) : part - DEW_PART_MONITORED;
}

static gboolean
is_quarter (DewPart part)
{
  return part >= DEW_PART_QUARTER && part <= DEW_PART_NO_QUARTER;
}

/* One partner's part of what is spent. */
static gboolean
is_spent_by_one (const DewRoundKey *key)
{
  return key->part == DEW_PART_SPENT && key->partner != DEW_ALL_PARTNERS;
}

static gint64
read_pence_in (const DewPaper         *paper,
               guint                   node,
               const DewRoundKey      *key)
{
  gint64 pence = 0;

  if (is_quarter (key->part))
    return _dew_returns_worth (paper, node, key->part);
  if (key->part >= DEW_PART_MORE (0) && key->part < DEW_PART_OWN (0))
    return _dew_rounding_more (paper, node, key->part - DEW_PART_MORE (0));
  if (key->part < DEW_PART_MONITORED)
    return dew_totals_get (paper->totals, node, key->partner, find_sum (key->part));

  _dew_monitoring_worth (paper->monitoring, node, find_column (key->part), &pence);
  return pence;
}

gint64
_dew_rounding_worth (const DewPaper    *paper,
                     const DewRoundKey *key)
{
  gint64 pence = 0;
  DewSpan pools;

  if (!is_over_pools (paper, key->node))
    return read_pence_in (paper, key->node, key);

  pools = find_pools (paper, key->node);
  for (guint i = 0; i < pools.n; i++)
    pence += read_pence_in (paper, g_array_index (paper->pools, guint, pools.first + i), key);
  return pence;
}

static gboolean
has_inputs_in (const DewPaper         *paper,
               guint                   node,
               const DewRoundKey      *key)
{
  if (key->part >= DEW_PART_MONITORED)
    return _dew_monitoring_lines (paper->monitoring, node).n > 0;
  if (is_quarter (key->part))
    return dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_ACTUAL);
  if (key->part == DEW_PART_BUDGET || key->part == DEW_PART_SPENT)
    return dew_totals_entered (paper->totals, node, key->partner, find_sum (key->part));

  return dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_MOVED);
}

gboolean
_dew_rounding_has_inputs (const DewPaper    *paper,
                          const DewRoundKey *key)
{
  DewSpan pools;

  if (!is_over_pools (paper, key->node))
    return has_inputs_in (paper, key->node, key);

  pools = find_pools (paper, key->node);
  for (guint i = 0; i < pools.n; i++)
    if (has_inputs_in (paper, g_array_index (paper->pools, guint, pools.first + i), key))
      return TRUE;
  return FALSE;
}

static void
add_key (const DewPaper *paper,
         GArray         *keys,
         DewRoundKey     key)
{
  if (_dew_rounding_has_inputs (paper, &key))
    g_array_append_val (keys, key);
}

/* What each partner has, and nobody, who is the first as in dew-published.c. */
static void
list_partners (const DewPaper         *paper,
               const DewRoundKey      *key,
               GArray                 *keys)
{
  for (int partner = DEW_NO_PARTNER; partner < (int) paper->partners->len; partner++)
    add_key (paper, keys, (DewRoundKey) { key->node, partner, key->part });
}

GArray *
_dew_rounding_children (const DewPaper    *paper,
                        const DewRoundKey *over)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (DewRoundKey));

  if (over->node != 0)
    for (guint node = over->node + 1; node < paper->nodes[over->node].end; node = paper->nodes[node].end)
      if (paper->nodes[node].kind != DEW_NODE_POOL || find_pools (paper, node).n > 0)
        add_key (paper, keys, (DewRoundKey) { node, over->partner, over->part });

  for (guint i = 0; over->node == 0 && i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);
      guint node = find_parent (paper, pool) == 0 ? pool : paper->nodes[pool].parent;

      if (i == 0 || node == pool || node != paper->nodes[g_array_index (paper->pools, guint, i - 1)].parent)
        add_key (paper, keys, (DewRoundKey) { node, over->partner, over->part });
    }
  return keys;
}

gboolean
_dew_rounding_over (const DewPaper    *paper,
                    const DewRoundKey *key,
                    DewRoundKey       *over)
{
  *over = *key;
  if (is_quarter (key->part))
    over->part = DEW_PART_SPENT;
  else if (is_spent_by_one (key))
    over->partner = DEW_ALL_PARTNERS;
  else if (key->part >= DEW_PART_OWN (0) && paper->nodes[key->node].kind == DEW_NODE_POOL)
    return FALSE;
  else if (key->node != 0)
    over->node = find_parent (paper, key->node);
  else if (key->part == DEW_PART_EXISTING || key->part == DEW_PART_ADDITIONAL)
    over->part = DEW_PART_GROSS;
  else
    return FALSE;
  return TRUE;
}

GArray *
_dew_rounding_block (const DewPaper    *paper,
                     const DewRoundKey *key)
{
  GArray *keys;
  DewRoundKey over;
  gboolean has_over = _dew_rounding_over (paper, key, &over);

  if (has_over && over.node != key->node)
    return _dew_rounding_children (paper, &over);

  keys = g_array_new (FALSE, FALSE, sizeof (DewRoundKey));
  if (is_quarter (key->part))
    for (guint quarter = 0; quarter <= DEW_PART_NO_QUARTER - DEW_PART_QUARTER; quarter++)
      add_key (paper, keys, (DewRoundKey) { key->node, key->partner, _dew_returns_part (quarter) });
  else if (is_spent_by_one (key) || (!has_over && key->partner != DEW_ALL_PARTNERS))
    list_partners (paper, key, keys);
  else if (!has_over)
    add_key (paper, keys, *key);
  else
    {
      add_key (paper, keys, (DewRoundKey) { 0, key->partner, DEW_PART_EXISTING });
      add_key (paper, keys, (DewRoundKey) { 0, key->partner, DEW_PART_ADDITIONAL });
    }
  return keys;
}

static const char *
say_more (DewMonitorColumn column)
{
  if (column == DEW_MONITOR_BUDGET_TO_DATE)
    return _("Budget to date less the latest budget");
  return column == DEW_MONITOR_FORECAST ? _("Forecast less the latest budget") : _("Previous forecast less the forecast");
}

const char *
_dew_rounding_say (DewPart part)
{
  static const char *const quarters[] = { N_("Expenditure, April to June"), N_("Expenditure, July to September"), N_("Expenditure, October to December"), N_("Expenditure, January to March") };

  if (part >= DEW_PART_MORE (0) && part < DEW_PART_OWN (0))
    return say_more (part - DEW_PART_MORE (0));
  if (part >= DEW_PART_MONITORED)
    return _dew_monitoring_say (find_column (part));
  if (is_quarter (part))
    return part == DEW_PART_NO_QUARTER ? _("Expenditure in no quarter") : _(quarters[part - DEW_PART_QUARTER]);

  switch (part)
    {
    case DEW_PART_EXISTING:
      return _("Existing");
    case DEW_PART_ADDITIONAL:
      return _("Additional");
    case DEW_PART_INCOME:
      return _("Income");
    case DEW_PART_MOVED:
      return _("Moved by virements");
    case DEW_PART_BUDGET:
      return _("Budget");
    case DEW_PART_SPENT:
      return _("Expenditure");
    case DEW_PART_GROSS:
    case DEW_PART_CURRENT:
    case DEW_PART_NET:
    case DEW_PART_QUARTER:
    case DEW_PART_NO_QUARTER:
    case DEW_PART_MONITORED:
    default:
      return _("Gross");
    }
}

char *
_dew_rounding_pence (const DewPaper    *paper,
                     const DewRoundKey *key,
                     guint              row)
{
  g_autofree char *partner = NULL;

  if (key->part >= DEW_PART_MORE (0) && key->part < DEW_PART_OWN (0))
    return _dew_rounding_more_pence (paper, key->node, key->part - DEW_PART_MORE (0));
  if (key->part >= DEW_PART_MONITORED)
    return _dew_monitoring_pence (paper->monitoring, key->node, find_column (key->part));
  if (is_quarter (key->part))
    return _dew_returns_pence (paper, key->node, key->part);
  if (key->part == DEW_PART_BUDGET)
    return _dew_budgets_pence (paper, key->node);

  if (key->partner != DEW_ALL_PARTNERS)
    partner = dew_sheet_address (paper->rounding, row, DEW_ROUNDING_PARTNER, FALSE, FALSE);
  if (key->part == DEW_PART_SPENT)
    return _dew_spending_sum (paper, key->node, partner, DEW_SPENT_ACTUAL);
  return _dew_lines_sum (paper, key->node, partner, FALSE, key->part);
}
