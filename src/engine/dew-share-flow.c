/* dew-share-flow.c: what the steps of a rule ask of the amounts they share */
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-money-print.h"
#include "dew-ratio.h"

void
_dew_flow_free (DewFlow *flow)
{
  dew_rule_free (flow->rule);
  g_array_unref (flow->items);
  g_free (flow->part);
  g_free (flow);
}

static void
clear_decision (gpointer decision)
{
  g_free (((DewDecision *) decision)->left);
}

DewPot *
_dew_pot_new (guint n_partners)
{
  DewPot *pot = g_new0 (DewPot, 1);

  pot->carved = g_array_new (FALSE, FALSE, sizeof (DewCarved));
  pot->borne = g_new0 (gint64, n_partners);
  pot->decisions = g_array_new (FALSE, FALSE, sizeof (DewDecision));
  g_array_set_clear_func (pot->decisions, clear_decision);
  return pot;
}

void
_dew_pot_free (DewPot *pot)
{
  g_array_unref (pot->carved);
  g_free (pot->borne);
  g_array_unref (pot->decisions);
  g_free (pot);
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

/* What it contributes to lines may come to nothing. */
static gboolean
contributes (const DewSharing *sharing,
             int               partner)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);

  if (dew_totals_get (sharing->totals, sharing->node, partner, DEW_SUM_CURRENT) != 0)
    return TRUE;

  for (guint i = sharing->node + 1; i < nodes[sharing->node].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE && dew_totals_get (sharing->totals, i, partner, DEW_SUM_CURRENT) != 0)
      return TRUE;

  return FALSE;
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
      DewArranged arranged;

      dew_ledger_arranged (sharing->ledger, nodes[i].line, sharing->query->scenario, &arranged);
      if (!arranged.off)
        note_lead (sharing, arranged.lead_mode, arranged.lead);
    }

  for (guint j = 0; j < sharing->n_partners; j++)
    if (_dew_sharing_entered (sharing, sharing->node, (int) j))
      {
        sharing->shown[j] = TRUE;
        sharing->takes_part[j] = sharing->takes_part[j] || contributes (sharing, (int) j);
      }
}

/* ---- Weights ---- */

static void
add_contributions (const DewSharing *sharing,
                   guint             node,
                   guint             partner,
                   DewContributions *sums)
{
  sums->existing += dew_totals_get (sharing->totals, node, (int) partner, DEW_SUM_EXISTING);
  sums->additional += dew_totals_get (sharing->totals, node, (int) partner, DEW_SUM_ADDITIONAL);
  sums->moved += dew_totals_get (sharing->totals, node, (int) partner, DEW_SUM_MOVED);
  sums->income += dew_totals_get (sharing->totals, node, (int) partner, DEW_SUM_INCOME);
}

/* Where no line is aligned, what stands at the node is their sum. */
void
_dew_flow_contributions (const DewFlow    *flow,
                         guint             node,
                         gboolean          aligned,
                         guint             partner,
                         DewContributions *sums)
{
  const DewSharing *sharing = flow->sharing;
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);

  *sums = (DewContributions) { 0, };
  if (aligned || _dew_period_n_aligned (sharing, sharing->period, node) == 0)
    {
      add_contributions (sharing, node, partner, sums);
      return;
    }

  for (guint i = node; i < nodes[node].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE && !_dew_period_is_aligned (sharing, sharing->period, i))
      add_contributions (sharing, i, partner, sums);
}

/* ---- Limits ---- */

/* What the lines of the place have to spend, aligned or not. */
static gint64
find_budget (const DewFlow *flow)
{
  const DewSharing *sharing = flow->sharing;
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  gint64 budget = 0;

  for (guint i = flow->place; i < nodes[flow->place].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE)
      budget += dew_totals_get (sharing->totals, i, DEW_ALL_PARTNERS, DEW_SUM_MOVED) +
                dew_totals_get (sharing->totals, i, DEW_ALL_PARTNERS,
                                dew_totals_entered (sharing->totals, i, DEW_ALL_PARTNERS, DEW_SUM_BUDGET) ? DEW_SUM_BUDGET : DEW_SUM_GROSS);

  return budget;
}

static gboolean
refuse_budget (const DewFlow  *flow,
               gint64          budget,
               GError        **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);
  char amount[64];

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("The budget of “%s” comes to %s in %s, and there is no percentage of less than nothing; correct it, or write the limits of the rule in pounds."),
               _dew_flow_place_name (flow), _dew_sharing_pounds (budget, amount), year);
  return FALSE;
}

static gint64
find_place (const DewFlow *flow)
{
  return flow->place == flow->sharing->node ? 0 : dew_ledger_nodes (flow->sharing->ledger, NULL)[flow->place].id;
}

static void
note_budget (const DewFlow *flow)
{
  GArray *budgets = flow->sharing->share->budgets;
  gint64 place = find_place (flow);

  for (guint i = 0; i < budgets->len; i++)
    if (g_array_index (budgets, gint64, i) == place)
      return;
  g_array_append_val (budgets, place);
}

gboolean
_dew_flow_limit (const DewFlow   *flow,
                 const DewLimit  *limit,
                 gint64          *pence,
                 GError         **error)
{
  gint64 budget;

  *pence = limit->value;
  if (!limit->of_budget)
    return TRUE;

  note_budget (flow);
  budget = find_budget (flow);
  if (budget < 0 && !flow->sharing->query->plan)
    return refuse_budget (flow, budget, error);

  *pence = (gint64) ((__int128) MAX (budget, 0) * limit->value / DEW_WHOLE);
  return TRUE;
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

gboolean
_dew_flow_is_under (const DewFlow *flow)
{
  return flow->pot->year < 0;
}

static char *
make_title (const DewFlow *flow,
            const DewStep *step)
{
  g_autofree char *months = _dew_sharing_name_period (flow->sharing, flow->period);
  g_autofree char *brief = _dew_rule_capitalize (step->kind->brief (step, flow->sharing->ledger));
  g_autofree char *what = flow->part != NULL ? g_strdup_printf (_("%s: %s"), flow->part, brief) : g_steal_pointer (&brief);
  g_autofree char *when = months != NULL ? g_strdup_printf (_("%s: %s"), months, what) : g_steal_pointer (&what);

  if (flow->place == flow->sharing->node)
    return g_steal_pointer (&when);

  return g_strdup_printf (_("%s, by the rule of “%s”"), when, _dew_flow_place_name (flow));
}

DewWorkLimit
_dew_flow_say_limit (DewTaking       taking,
                     const DewLimit *limit)
{
  return (DewWorkLimit) { taking, limit->of_budget, limit->value };
}

void
_dew_flow_mark (const DewFlow *flow,
                DewWork       *work)
{
  work->limited = flow->part != NULL;
  work->rule_of = find_place (flow);
  if (flow->part == NULL)
    return;

  work->part = flow->number;
  work->part_title = g_strdup (flow->part);
  work->limit = flow->limit;
}

DewWork *
_dew_flow_work (const DewFlow *flow,
                const DewStep *step,
                DewWorkKind    kind,
                DewBasis       weights,
                char          *basis)
{
  DewWork *work = _dew_work_new (kind, weights, find_place (flow), make_title (flow, step), basis);

  _dew_flow_mark (flow, work);
  return work;
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

/* By amounts of one sign, so that no line gives more than it has. */
DewFlow *
_dew_flow_take (DewFlow *flow,
                gint64   amount)
{
  guint n = flow->items->len;
  g_autofree gint64 *weights = g_new0 (gint64, n);
  g_autofree gint64 *taken = g_new0 (gint64, n);
  DewFlow *taking = g_new0 (DewFlow, 1);

  *taking = *flow;
  taking->rule = _dew_rule_ref (flow->rule);
  taking->part = NULL;
  taking->items = g_array_sized_new (FALSE, FALSE, sizeof (DewFlowItem), n);

  for (guint i = 0; i < n; i++)
    weights[i] = ABS (g_array_index (flow->items, DewFlowItem, i).amount);
  if (amount != 0)
    dew_apportion_units (amount, weights, n, taken);

  for (guint i = 0; i < n; i++)
    {
      DewFlowItem item = g_array_index (flow->items, DewFlowItem, i);

      g_array_index (flow->items, DewFlowItem, i).amount -= taken[i];
      item.amount = taken[i];
      g_array_append_val (taking->items, item);
    }

  return taking;
}

DewFlow *
_dew_flow_take_part (DewFlow        *flow,
                     gint64          amount,
                     char           *part,
                     DewTaking       taking,
                     const DewLimit *limit)
{
  DewFlow *taken = _dew_flow_take (flow, amount);

  taken->part = part;
  taken->number = ++flow->sharing->n_parts;
  taken->limit = _dew_flow_say_limit (taking, limit);
  return taken;
}

/* ---- Applying a rule ---- */

/* "Up to 1 % (£1,950,000)", "Above £500,000". */
static char *
name_band (const DewFlow *flow,
           const DewStep *step,
           gint64         until)
{
  g_autofree char *brief = _dew_rule_brief_band (flow->rule, step);
  g_autofree char *words = _dew_rule_capitalize (g_strndup (brief, strlen (brief) - strlen (": ")));
  char amount[64];

  if (step->band == DEW_BAND_UP_TO && step->limit.of_budget)
    return g_strdup_printf (_("%s (%s)"), words, _dew_sharing_pounds (until, amount));

  return g_steal_pointer (&words);
}

/* Earlier months have reached so far into the bands. */
static gboolean
apply_band (DewFlow        *flow,
            const DewStep  *step,
            GError        **error)
{
  gint64 left = _dew_flow_left (flow);
  gint64 size = ABS (left);
  gint64 until = 0;
  DewFlow *part;
  gboolean good;

  if (!_dew_flow_limit (flow, &step->limit, &until, error))
    return FALSE;

  if (step->band == DEW_BAND_UP_TO)
    size = MIN (size, MAX (until - flow->pot->banded, 0));
  flow->pot->banded += size;

  part = _dew_flow_take_part (flow, left < 0 ? -size : size, name_band (flow, step, until),
                              step->band == DEW_BAND_UP_TO ? DEW_TAKES_BAND : DEW_TAKES_ALL, &step->limit);
  good = step->kind->apply (step, part, error);
  _dew_flow_free (part);
  return good;
}

/* What the partners bear of it, but for what was carved out. */
static void
note_borne (const DewFlow *flow)
{
  const DewSharing *sharing = flow->sharing;
  const GPtrArray *works = sharing->share->works;

  for (guint i = flow->first_work; i < works->len; i++)
    {
      const DewWork *work = works->pdata[i];

      if (work->kind == DEW_WORK_CARVED || !dew_work_bears (work))
        continue;
      for (guint k = 0; k < work->parts->len; k++)
        {
          const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, k);

          flow->pot->borne[dew_ledger_partner_index (sharing->ledger, part->partner)] += part->portion.share.pence - part->over;
        }
    }
}

/* A rule that does not take all leaves the rest for decision: in a plan that is a work of its own. */
static gboolean
plan_rest (DewFlow  *flow,
           GError  **error)
{
  static const DewStep rest = { .kind = &_dew_step_unallocated };

  return !flow->sharing->query->plan || _dew_rule_last (flow->rule) != NULL || rest.kind->apply (&rest, flow, error);
}

gboolean
_dew_flow_apply (DewFlow  *flow,
                 GError  **error)
{
  flow->first_work = flow->sharing->share->works->len;

  for (guint i = 0; i < flow->rule->steps->len; i++)
    {
      const DewStep *step = flow->rule->steps->pdata[i];
      gboolean good = step->band != DEW_BAND_NONE ? apply_band (flow, step, error) : step->kind->apply (step, flow, error);

      if (!good)
        return FALSE;
    }

  note_borne (flow);
  return plan_rest (flow, error);
}
