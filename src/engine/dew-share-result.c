/* dew-share-result.c: what came out of a sharing: percentages, final costs, who pays whom, and the words for it */
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

/* ---- Partners ---- */

static gboolean
add_partners (DewSharing  *sharing,
              GError     **error)
{
  for (guint i = 0; i < sharing->n_partners; i++)
    {
      DewPartnerShare partner = {
        .partner = _dew_sharing_partner (sharing, i),
        .share = sharing->shares[i],
        .contribution = dew_totals_get (sharing->totals, sharing->node, (int) i, DEW_SUM_CURRENT),
      };

      if (!sharing->shown[i] && partner.share == 0)
        continue;

      if (__builtin_add_overflow (partner.contribution, partner.share, &partner.cost))
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW, _("The contributions are too large for a final cost."));
          return FALSE;
        }

      g_array_append_val (sharing->share->partners, partner);
    }

  return TRUE;
}

/* ---- Percentages ---- */

/* The largest of n remainders, the earlier of equals. */
static guint
find_largest (const gint64 *over,
              guint         n)
{
  guint largest = 0;

  for (guint i = 1; i < n; i++)
    if (over[i] > over[largest])
      largest = i;

  return largest;
}

/* Each is rounded down, then the largest remainders get one more. Of a whole below 0 it is done with all signs turned, so
 * that it is the mirror. */
gboolean
_dew_share_percentages (const gint64 *amounts,
                        guint         n,
                        gint64        whole,
                        gint64       *percents)
{
  g_autofree gint64 *over = g_new0 (gint64, n);
  __int128 sign = whole < 0 ? -1 : 1;
  __int128 left = DEW_WHOLE;

  for (guint i = 0; i < n; i++)
    {
      __int128 product = sign * amounts[i] * DEW_WHOLE;
      __int128 rest = product % (sign * whole);
      __int128 percent;

      if (rest < 0)
        rest += sign * whole;

      percent = (product - rest) / (sign * whole);
      if (percent > G_MAXINT64 - 1 || percent < G_MININT64)
        return FALSE;

      percents[i] = (gint64) percent;
      over[i] = (gint64) rest;
      left -= percent;
    }

  for (; left > 0; left--)
    {
      guint lucky = find_largest (over, n);

      percents[lucky]++;
      over[lucky] = -1;
    }

  return TRUE;
}

/* What nobody bears has its part of the hundred too, so that the partners' percentages do not make it up among themselves. */
static void
add_percentages (DewShare *share)
{
  guint n = share->partners->len;
  g_autofree gint64 *amounts = g_new0 (gint64, n + 3);
  g_autofree gint64 *percents = g_new0 (gint64, n + 3);

  for (guint i = 0; i < n; i++)
    amounts[i] = g_array_index (share->partners, DewPartnerShare, i).share;

  amounts[n] = share->reserve;
  amounts[n + 1] = share->held;
  amounts[n + 2] = share->unallocated;

  share->has_percent = share->variance != 0 && _dew_share_percentages (amounts, n + 3, share->variance, percents);
  if (!share->has_percent)
    return;

  for (guint i = 0; i < n; i++)
    g_array_index (share->partners, DewPartnerShare, i).percent = percents[i];

  share->reserve_percent = percents[n];
  share->held_percent = percents[n + 1];
  share->unallocated_percent = percents[n + 2];
}

/* ---- Settlement ---- */

/* The host has paid the providers, of aligned lines as of pooled ones, so that every other partner settles with it. */
static void
add_payments (DewSharing *sharing)
{
  DewShare *share = sharing->share;
  gint64 host = sharing->pool->host;
  gboolean any = FALSE;

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *partner = &g_array_index (share->partners, DewPartnerShare, i);
      DewPayment payment = { partner->partner, host, partner->share };

      if (partner->share < 0)
        payment = (DewPayment) { host, partner->partner, -partner->share };

      any |= payment.amount != 0;
      if (host != 0 && partner->partner != host && payment.amount != 0)
        g_array_append_val (share->payments, payment);
    }

  if (any && host == 0)
    share->settlement_note = g_strdup_printf (_("“%s” has no host, so who pays whom cannot be told; enter the host."),
                                              sharing->pool->name);
  else
    share->settlement_note = g_strdup ("");
}

/* ---- Words ---- */

static const DewLine *
find_place_line (const DewFlow *flow)
{
  return flow->place == flow->sharing->node ? NULL : dew_ledger_nodes (flow->sharing->ledger, NULL)[flow->place].line;
}

/* The same rule for the same place as some months earlier is not said again. */
static gboolean
goes_on (const GPtrArray *flows,
         guint            i)
{
  const DewFlow *flow = flows->pdata[i];
  const DewFlow *before = i > 0 ? flows->pdata[i - 1] : NULL;

  return before != NULL && before->place == flow->place && dew_rule_equal (before->rule, flow->rule);
}

/* "From October 2013: Any overspend …" where another rule was in force before. */
static char *
say_flow (const DewSharing *sharing,
          const GPtrArray  *flows,
          guint             i)
{
  const DewFlow *flow = flows->pdata[i];
  const DewPeriod *period = &g_array_index (sharing->periods, DewPeriod, flow->period);
  gboolean later = i > 0 && ((const DewFlow *) flows->pdata[i - 1])->place == flow->place;
  g_autofree char *sentence = _dew_rule_sentence_at (flow->rule, sharing->ledger, sharing->pool, find_place_line (flow), sharing->query->scenario, period->as_at, sharing->direction);
  g_autofree char *month = later ? dew_month_words (sharing->query->year, period->from) : NULL;

  return month != NULL ? g_strdup_printf (_("From %s: %s"), month, sentence) : g_steal_pointer (&sentence);
}

static char *
say_flows (const DewSharing *sharing,
           const GPtrArray  *flows)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  const DewPeriod *last = &g_array_index (sharing->periods, DewPeriod, sharing->periods->len - 1);
  char *aligned = NULL;

  if (flows->len == 0 && last->rule)
    return dew_rule_sentence (last->rule, sharing->ledger, sharing->pool, sharing->query->scenario, last->as_at, sharing->direction);

  for (guint i = 0; i < flows->len; i++)
    if (!goes_on (flows, i))
      g_ptr_array_add (sentences, say_flow (sharing, flows, i));

  if ((aligned = _dew_rule_say_aligned (sharing->ledger, sharing->pool, sharing->query->scenario, last->as_at, sharing->direction)))
    g_ptr_array_add (sentences, aligned);

  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

static gboolean
has_aligned (const DewShare *share)
{
  for (guint i = 0; i < share->works->len; i++)
    if (((const DewWork *) share->works->pdata[i])->kind == DEW_WORK_ALIGNED)
      return TRUE;

  return FALSE;
}

static guint
count_rules (const GPtrArray *flows)
{
  guint n = 0;

  for (guint i = 0; i < flows->len; i++)
    n += !goes_on (flows, i);

  return n;
}

static gboolean
is_one_place (const GPtrArray *flows)
{
  return ((const DewFlow *) flows->pdata[0])->place == ((const DewFlow *) flows->pdata[flows->len - 1])->place;
}

static char *
describe_basis (const DewSharing *sharing,
                const GPtrArray  *flows,
                const DewRule    *rule)
{
  gboolean aligned = sharing->aligned || has_aligned (sharing->share);
  g_autofree char *by = NULL;

  if (count_rules (flows) > 1)
    by = g_strdup (is_one_place (flows) ? _("by the rules of several months") : _("by the rules of several places"));
  else if (rule && (flows->len > 0 || !aligned))
    by = _dew_rule_basis (rule, sharing->ledger, sharing->moved);
  if (by && *by == '\0')
    g_clear_pointer (&by, g_free);

  if (by && aligned)
    return g_strdup_printf (_("Share of the variance; %s; aligned lines by those who fund them"), by);

  if (aligned)
    return g_strdup (_("Share of the variance; aligned lines by those who fund them"));

  return by ? g_strdup_printf (_("Share of the variance; %s"), by) : g_strdup (_("Share of the variance"));
}

static void
add_words (DewSharing      *sharing,
           const GPtrArray *flows)
{
  DewShare *share = sharing->share;
  const DewPeriod *period = &g_array_index (sharing->periods, DewPeriod, 0);
  const DewRule *rule = flows->len > 0 ? ((const DewFlow *) flows->pdata[0])->rule : period->rule;

  share->rule = rule ? dew_rule_print (rule, sharing->ledger) : g_strdup ("");
  share->assumed = period->assumed && rule != NULL && rule == period->rule;
  share->rule_short = rule ? dew_rule_short (rule, sharing->ledger) : g_strdup ("");
  share->sentence = say_flows (sharing, flows);
  share->basis = describe_basis (sharing, flows, rule);
  share->moved = sharing->moved;
}

/* Some lines are retained that are over, others, which are under, are not. */
static gboolean
refuse_held (const DewSharing  *sharing,
             GError           **error)
{
  char amount[64];

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("What would be retained in “%s” is an overspend, of %s, and “retain” does not say who bears one; write another rule for "
                 "those lines, or give one for this calculation."),
               sharing->pool->name, _dew_sharing_pounds (sharing->share->held - sharing->share->across, amount));
  return FALSE;
}

gboolean
_dew_sharing_finish (DewSharing       *sharing,
                     const GPtrArray  *flows,
                     GError          **error)
{
  sharing->share->unallocated += sharing->left;

  if (sharing->share->held > sharing->share->across)
    return refuse_held (sharing, error);
  if (!add_partners (sharing, error))
    return FALSE;

  /* Of a plan the amounts mean nothing, and need not come to the variance, which percentages are made to sum by. */
  if (!sharing->query->plan)
    add_percentages (sharing->share);
  add_payments (sharing);
  add_words (sharing, flows);
  return TRUE;
}
