/* dew-share-spread.c: a variance over the lines, the aligned ones out of it, and each line to the rule it falls under */
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

/* ---- Over the lines ---- */

static void
add_item (GArray *items,
          guint   node,
          gint64  amount)
{
  DewFlowItem item = { node, 0, amount };

  g_array_append_val (items, item);
}

/* All of it on one line, as the query says. */
static void
spread_on_line (DewSharing    *sharing,
                GArray        *items,
                guint          node,
                const DewLine *line)
{
  gint64 amount = sharing->variance;
  DewWork *work = _dew_work_new (DEW_WORK_SPREAD, DEW_BASIS_ONE, line->id, g_strdup_printf (_("All on “%s”"), line->name),
                                 g_strdup (_("The line named for this calculation")));

  _dew_work_add (work, 0, line->id, 1);
  _dew_work_give (work, amount);
  work->total_weight = 1;
  _dew_sharing_book (sharing, work, amount);

  add_item (items, node, amount);
}

static DewWork *
start_spread (const DewSharing *sharing,
              guint             node)
{
  g_autofree char *year = dew_year_name (sharing->query->year);
  char *basis = g_strdup_printf (sharing->moved ? _("Gross contributions, %s, current, after virements")
                                                : _("Gross contributions, %s, current"), year);
  const DewNode *found = &dew_ledger_nodes (sharing->ledger, NULL)[node];

  if (found->kind == DEW_NODE_POOL)
    return _dew_work_new (DEW_WORK_SPREAD, DEW_BASIS_GROSS, 0,
                          g_strdup (_("Spread over the pool’s lines by gross contributions")), basis);

  return _dew_work_new (DEW_WORK_SPREAD, DEW_BASIS_GROSS, found->id,
                        g_strdup_printf (_("Spread over the lines of “%s” by gross contributions"), found->line->name), basis);
}

static gboolean
refuse_line (const DewSharing  *sharing,
             const DewLine     *line,
             gint64             gross,
             GError           **error)
{
  g_autofree char *year = dew_year_name (sharing->query->year);
  char amount[64];

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               sharing->moved
               ? _("The contributions to “%s” come to %s in %s after virements, and a variance cannot be spread by less than "
                   "nothing; correct them or name the line it falls on.")
               : _("The contributions to “%s” come to %s in %s, and a variance cannot be spread by less than nothing; correct "
                   "them or name the line it falls on."),
               line->name, _dew_sharing_pounds (gross, amount), year);
  return FALSE;
}

/* The service lines under a node that have contributions, income or movements entered, weighed by what they have to spend, and which nodes they are. *any
 * tells whether some weight is above 0. */
static gboolean
add_lines (const DewSharing  *sharing,
           DewWork           *work,
           GArray            *items,
           guint              node,
           gboolean          *any,
           GError           **error)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);

  _dew_work_expect (work, nodes[node].end - node);
  for (guint i = node + 1; i < nodes[node].end; i++)
    {
      gint64 gross;

      if (nodes[i].kind != DEW_NODE_LINE || !_dew_sharing_entered (sharing, i, DEW_ALL_PARTNERS))
        continue;

      gross = dew_totals_get (sharing->totals, i, DEW_ALL_PARTNERS, DEW_SUM_CURRENT);
      if (gross < 0 && sharing->variance != 0 && !sharing->query->plan)
        return refuse_line (sharing, nodes[i].line, gross, error);

      *any |= gross > 0;
      _dew_work_add (work, 0, nodes[i].id, gross);
      add_item (items, i, 0);
    }

  return TRUE;
}

static void
keep_whole (DewSharing *sharing,
            DewWork    *work,
            GArray     *items,
            guint       node)
{
  g_autofree char *year = dew_year_name (sharing->query->year);

  _dew_work_note (work, g_strdup_printf (_("No line of “%s” has contributions in %s, so the variance stays with it as a "
                                           "whole."),
                                         _dew_sharing_node_name (sharing, node), year));
  g_free (work->title);
  work->title = g_strdup (_("Not spread over lines"));
  for (guint i = 0; i < items->len; i++)
    sharing->aligned |= _dew_period_is_aligned (sharing, sharing->period, g_array_index (items, DewFlowItem, i).node);
  g_array_set_size (work->parts, 0);
  g_array_set_size (items, 0);
  add_item (items, node, sharing->variance);
}

/* Why the weights of lines need not come to those of partners. */
static void
note_nobodys (const DewSharing *sharing,
              DewWork          *work,
              guint             node)
{
  if (work->parts->len > 0 && dew_totals_entered (sharing->totals, node, DEW_NO_PARTNER, DEW_SUM_MOVED))
    _dew_work_note (work, g_strdup (_("Money moved by a virement that does not say whose it is counts for its line, and is no "
                                      "partner’s contribution.")));
}

static gboolean
spread_by_gross (DewSharing  *sharing,
                 GArray      *items,
                 guint        node,
                 GError     **error)
{
  gint64 amount = sharing->variance;
  DewWork *work = start_spread (sharing, node);
  gboolean any = FALSE;
  gboolean good = add_lines (sharing, work, items, node, &any, error);

  if (good && !any && (!sharing->query->plan || work->parts->len == 0))
    keep_whole (sharing, work, items, node);
  else if (good)
    good = _dew_sharing_apportion (sharing, work, amount, error);

  if (!good)
    {
      _dew_work_free (work);
      return FALSE;
    }

  note_nobodys (sharing, work, node);
  for (guint i = 0; i < work->parts->len; i++)
    g_array_index (items, DewFlowItem, i).amount = g_array_index (work->parts, DewWorkPart, i).portion.share.pence;

  _dew_sharing_book (sharing, work, amount);
  return TRUE;
}

/* Whether it matters which lines the variance falls on: not where one rule takes all of it whichever they are. */
static gboolean
needs_lines (const DewSharing *sharing)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  const DewPeriod *period = sharing->period;
  guint first = sharing->node;

  if (sharing->query->line != 0 || sharing->query->amounts != NULL || period->rule == NULL || _dew_rule_by_line (period->rule))
    return TRUE;
  if (_dew_period_n_aligned (sharing, period, first) > 0)
    return TRUE;

  for (guint i = first + 1; i < nodes[first].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE && period->places[i - first] != first)
      return TRUE;

  return FALSE;
}

GArray *
_dew_sharing_spread (DewSharing  *sharing,
                     GError     **error)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  g_autoptr (GArray) items = NULL;
  guint node = sharing->node;

  sharing->spread = needs_lines (sharing);
  if (sharing->query->amounts != NULL)
    return _dew_sharing_list_amounts (sharing);

  items = g_array_new (FALSE, FALSE, sizeof (DewFlowItem));
  if (!sharing->spread)
    {
      add_item (items, node, sharing->variance);
      return g_steal_pointer (&items);
    }

  if (sharing->query->line != 0)
    node = dew_ledger_node (sharing->ledger, DEW_TABLE_LINE, sharing->query->line);

  if (nodes[node].kind == DEW_NODE_LINE)
    spread_on_line (sharing, items, node, nodes[node].line);
  else if (!spread_by_gross (sharing, items, node, error))
    return NULL;

  return g_steal_pointer (&items);
}

/* ---- Aligned lines ---- */

static gboolean
take_aligned (DewSharing         *sharing,
              const DewFlowItem  *item,
              GError            **error)
{
  const DewLine *line = dew_ledger_nodes (sharing->ledger, NULL)[item->node].line;
  g_autofree char *months = _dew_sharing_name_period (sharing, item->period);
  char *title = months != NULL ? g_strdup_printf (_("%s: “%s” is aligned: shared by those who fund it"), months, line->name)
                               : g_strdup_printf (_("“%s” is aligned: shared by those who fund it"), line->name);

  return _dew_sharing_over_funders (sharing, item->node, item->amount, DEW_WORK_ALIGNED, title, error);
}

gboolean
_dew_sharing_take_aligned (DewSharing  *sharing,
                           GArray      *items,
                           GError     **error)
{
  guint kept = 0;

  for (guint i = 0; i < items->len; i++)
    {
      DewFlowItem item = g_array_index (items, DewFlowItem, i);

      if (!_dew_period_is_aligned (sharing, &g_array_index (sharing->periods, DewPeriod, item.period), item.node))
        g_array_index (items, DewFlowItem, kept++) = item;
      else if (!sharing->beside && !take_aligned (sharing, &item, error))
        return FALSE;
    }

  g_array_set_size (items, kept);
  return TRUE;
}

/* ---- Rules ---- */

DewRule *
_dew_flow_read_rule (const DewFlow  *flow,
                     GError        **error)
{
  const DewSharing *sharing = flow->sharing;
  const DewPeriod *period = &g_array_index (sharing->periods, DewPeriod, flow->period);
  const DewLine *line = dew_ledger_nodes (sharing->ledger, NULL)[flow->place].line;
  DewRule *rule;

  if (flow->place == sharing->node)
    return period->rule ? _dew_rule_ref (period->rule) : NULL;

  rule = dew_rule_parse (sharing->ledger, _dew_sharing_line_rule (sharing, period, line->id), error);
  if (!rule)
    g_prefix_error (error, _("The rule of “%s” cannot be read: "), line->name);

  return rule;
}

static gboolean
refuse_unruled (const DewFlow  *flow,
                GError        **error)
{
  const DewSharing *sharing = flow->sharing;
  g_autofree char *date = dew_date_words (g_array_index (sharing->periods, DewPeriod, flow->period).as_at);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("No rule in force on %s says who bears an overspend of “%s”; write one for the pool, or give one for this "
                 "calculation."),
               date, sharing->pool->name);
  return FALSE;
}

static int
compare_flows (gconstpointer a,
               gconstpointer b)
{
  const DewFlow *one = *(DewFlow *const *) a;
  const DewFlow *other = *(DewFlow *const *) b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;

  return one->period < other->period ? -1 : one->period > other->period;
}

/* What is used up of a place's rules is one, in whatever months. */
static DewPot *
find_pot (DewSharing *sharing,
          GHashTable *pots,
          guint       place)
{
  DewPot *pot = g_hash_table_lookup (pots, GUINT_TO_POINTER (place));

  if (pot != NULL)
    return pot;

  pot = _dew_pot_new (sharing->n_partners);
  g_ptr_array_add (sharing->pots, pot);
  g_hash_table_insert (pots, GUINT_TO_POINTER (place), pot);
  return pot;
}

static DewFlow *
find_flow (DewSharing *sharing,
           GPtrArray  *flows,
           GHashTable *pots,
           GHashTable *by_place,
           guint       place,
           guint       period)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) place << 4 | period);
  DewFlow *flow = g_hash_table_lookup (by_place, key);

  if (flow != NULL)
    return flow;

  flow = g_new0 (DewFlow, 1);
  flow->sharing = sharing;
  flow->place = place;
  flow->period = period;
  flow->pot = find_pot (sharing, pots, place);
  flow->items = g_array_new (FALSE, FALSE, sizeof (DewFlowItem));
  g_ptr_array_add (flows, flow);
  g_hash_table_insert (by_place, key, flow);

  return flow;
}

static GPtrArray *
group_items (DewSharing   *sharing,
             const GArray *items)
{
  GPtrArray *flows = g_ptr_array_new_with_free_func ((GDestroyNotify) _dew_flow_free);
  g_autoptr (GHashTable) pots = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_place = g_hash_table_new (NULL, NULL);
  DewFlow *flow = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      DewFlowItem item = g_array_index (items, DewFlowItem, i);
      guint place = g_array_index (sharing->periods, DewPeriod, item.period).places[item.node - sharing->node];

      /* Lines that follow each other mostly fall under the same rule. */
      if (flow == NULL || flow->place != place || flow->period != item.period)
        flow = find_flow (sharing, flows, pots, by_place, place, item.period);
      g_array_append_val (flow->items, item);
    }

  /* In a plan the pool's own rule is there though nothing falls under it: figures may be changed so that all does. */
  if (sharing->query->plan)
    find_flow (sharing, flows, pots, by_place, sharing->node, 0);

  g_ptr_array_sort (flows, compare_flows);
  return flows;
}

GPtrArray *
_dew_sharing_flows (DewSharing    *sharing,
                    const GArray  *items,
                    GError       **error)
{
  g_autoptr (GPtrArray) flows = group_items (sharing, items);

  for (guint i = 0; i < flows->len; i++)
    {
      DewFlow *flow = flows->pdata[i];
      g_autoptr (GError) reason = NULL;

      flow->rule = _dew_flow_read_rule (flow, &reason);
      if (flow->rule)
        continue;

      if (reason)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }

      if (_dew_flow_left (flow) != 0 && !sharing->query->plan)
        {
          refuse_unruled (flow, error);
          return NULL;
        }

      /* Nothing falls under the pool's own rule, so that it need not have one. */
      g_ptr_array_remove_index (flows, i--);
    }

  return g_steal_pointer (&flows);
}
