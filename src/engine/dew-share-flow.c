/* dew-share-flow.c: what the steps of a rule ask of the amounts they share */
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

#include "dew-money-print.h"

void
_dew_flow_free (DewFlow *flow)
{
  dew_rule_free (flow->rule);
  g_array_unref (flow->items);
  g_free (flow);
}

/* ---- Names ---- */

gint64
_dew_sharing_partner (const DewSharing *sharing,
                      guint             partner)
{
  return ((const DewPartner *) dew_ledger_rows (sharing->ledger, DEW_TABLE_PARTNER)->pdata[partner])->id;
}

const char *
_dew_sharing_node_name (const DewSharing *sharing,
                        guint             node)
{
  const DewNode *found = &dew_ledger_nodes (sharing->ledger, NULL)[node];

  return found->kind == DEW_NODE_POOL ? found->pool->name : found->line->name;
}

char *
_dew_sharing_pounds (gint64 pence,
                     char   buf[64])
{
  G_STATIC_ASSERT (DEW_MONEY_SIZE == 64);

  return dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, buf);
}

const char *
_dew_flow_place_name (const DewFlow *flow)
{
  return _dew_sharing_node_name (flow->sharing, flow->place);
}

/* ---- Who takes part ---- */

gboolean
_dew_sharing_entered (const DewSharing *sharing,
                      guint             node,
                      int               partner)
{
  return dew_totals_entered (sharing->totals, node, partner, DEW_SUM_NET) ||
         dew_totals_entered (sharing->totals, node, partner, DEW_SUM_MOVED);
}

static void
note_lead (DewSharing *sharing,
           gint        lead_mode,
           gint64      lead)
{
  int partner = lead_mode == DEW_LEAD_SINGLE ? dew_ledger_partner_index (sharing->ledger, lead) : -1;

  if (partner >= 0)
    sharing->takes_part[partner] = sharing->shown[partner] = TRUE;
}

void
_dew_sharing_find_partners (DewSharing *sharing)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);

  sharing->takes_part = g_new0 (gboolean, sharing->n_partners);
  sharing->shown = g_new0 (gboolean, sharing->n_partners);

  note_lead (sharing, DEW_LEAD_SINGLE, sharing->pool->host);
  note_lead (sharing, sharing->pool->lead_mode, sharing->pool->lead);

  for (guint i = sharing->node + 1; i < nodes[sharing->node].end; i++)
    {
      note_lead (sharing, nodes[i].line->lead_mode, nodes[i].line->lead);

      for (guint j = 0; j < sharing->n_partners; j++)
        if (nodes[i].kind == DEW_NODE_LINE && dew_totals_get (sharing->totals, i, (int) j, DEW_SUM_CURRENT) != 0)
          sharing->takes_part[j] = TRUE;
    }

  for (guint j = 0; j < sharing->n_partners; j++)
    if (_dew_sharing_entered (sharing, sharing->node, (int) j))
      sharing->shown[j] = TRUE;
}

/* ---- Weights ---- */

static gboolean
add (gint64 *sum,
     gint64  more)
{
  return !__builtin_add_overflow (*sum, more, sum);
}

gboolean
_dew_flow_contributions (const DewFlow     *flow,
                         guint              partner,
                         DewContributions  *sums,
                         GError           **error)
{
  const DewSharing *sharing = flow->sharing;
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  gboolean fits = TRUE;

  *sums = (DewContributions) { 0, };

  for (guint i = flow->place; i < nodes[flow->place].end; i++)
    {
      if (nodes[i].kind != DEW_NODE_LINE || !dew_ledger_pooled (sharing->ledger, nodes[i].line, sharing->query->scenario, sharing->as_at))
        continue;

      fits = fits &&
             add (&sums->existing, dew_totals_get (sharing->totals, i, (int) partner, DEW_SUM_EXISTING)) &&
             add (&sums->additional, dew_totals_get (sharing->totals, i, (int) partner, DEW_SUM_ADDITIONAL)) &&
             add (&sums->moved, dew_totals_get (sharing->totals, i, (int) partner, DEW_SUM_MOVED)) &&
             add (&sums->income, dew_totals_get (sharing->totals, i, (int) partner, DEW_SUM_INCOME));
    }

  if (!fits)
    g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW, _("The contributions are too large to share by."));

  return fits;
}

/* ---- Taking ---- */

gint64
_dew_flow_left (const DewFlow *flow)
{
  gint64 left = 0;

  for (guint i = 0; i < flow->items->len; i++)
    left += g_array_index (flow->items, DewFlowItem, i).amount;

  return left;
}

static char *
make_title (const DewFlow *flow,
            const DewStep *step)
{
  g_autofree char *brief = step->kind->brief (step, flow->sharing->ledger);

  if (flow->place == flow->sharing->node)
    return g_steal_pointer (&brief);

  return g_strdup_printf (_("%s, by the rule of “%s”"), brief, _dew_flow_place_name (flow));
}

DewWork *
_dew_flow_work (const DewFlow *flow,
                const DewStep *step,
                DewWorkKind    kind,
                DewBasis       weights,
                char          *basis)
{
  gint64 place = flow->place == flow->sharing->node ? 0 : dew_ledger_nodes (flow->sharing->ledger, NULL)[flow->place].id;

  return _dew_work_new (kind, weights, place, make_title (flow, step), basis);
}

void
_dew_flow_weigh (const DewFlow *flow,
                 DewWork       *work,
                 guint          partner,
                 gint64         weight)
{
  if (weight != 0 || flow->sharing->shown[partner])
    _dew_work_add (work, _dew_sharing_partner (flow->sharing, partner), 0, weight);
}

void
_dew_flow_take_all (DewFlow *flow,
                    DewWork *work)
{
  const DewNode *nodes = dew_ledger_nodes (flow->sharing->ledger, NULL);

  for (guint i = 0; i < flow->items->len; i++)
    {
      const DewNode *node = &nodes[g_array_index (flow->items, DewFlowItem, i).node];

      if (node->kind == DEW_NODE_LINE)
        g_array_append_val (work->lines, node->id);
    }

  g_array_set_size (flow->items, 0);
}

gboolean
_dew_flow_share (DewFlow  *flow,
                 DewWork  *work,
                 GError  **error)
{
  gint64 amount = _dew_flow_left (flow);

  if (!_dew_sharing_apportion (flow->sharing, work, amount, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  _dew_flow_take_all (flow, work);
  _dew_sharing_book (flow->sharing, work, amount);
  return TRUE;
}
