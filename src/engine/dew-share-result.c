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
        .contribution = dew_totals_get (sharing->totals, sharing->node, (int) i, DEW_SUM_GROSS),
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

typedef struct {
  gint64 amount;        /* part of the variance */
  gint64 percent;       /* its percentage, in millionths */
  gint64 over;          /* what rounding down has left out, in parts of the variance */
} Row;

/* The row with the most left out, the earlier of equals. */
static Row *
find_largest (Row   *rows,
              guint  n)
{
  Row *largest = &rows[0];

  for (guint i = 1; i < n; i++)
    if (rows[i].over > largest->over)
      largest = &rows[i];

  return largest;
}

/* Amounts of either sign that sum to `whole`, not 0, as percentages of it that sum to 100: each is rounded down, then the largest remainders get one more. */
static void
fill_percentages (Row    *rows,
                  guint   n,
                  gint64  whole)
{
  gint64 left = DEW_WHOLE;
  int sign = whole < 0 ? -1 : 1;

  for (guint i = 0; i < n; i++)
    {
      __int128 product = (__int128) sign * rows[i].amount * DEW_WHOLE;
      __int128 size = (__int128) sign * whole;
      __int128 over = product % size;

      if (over < 0)
        over += size;

      rows[i].percent = (gint64) ((product - over) / size);
      rows[i].over = (gint64) over;
      left -= rows[i].percent;
    }

  for (; left > 0; left--)
    {
      Row *row = find_largest (rows, n);

      row->percent++;
      row->over = -1;
    }
}

/* What nobody bears has its part of the hundred too, so that the partners' percentages do not make it up among themselves. */
static void
add_percentages (DewShare *share)
{
  guint n = share->partners->len;
  g_autofree Row *rows = g_new0 (Row, n + 3);

  share->has_percent = share->variance != 0;
  if (!share->has_percent)
    return;

  for (guint i = 0; i < n; i++)
    rows[i].amount = g_array_index (share->partners, DewPartnerShare, i).share;

  rows[n].amount = share->reserve;
  rows[n + 1].amount = share->held;
  rows[n + 2].amount = share->unallocated;

  fill_percentages (rows, n + 3, share->variance);

  for (guint i = 0; i < n; i++)
    g_array_index (share->partners, DewPartnerShare, i).percent = rows[i].percent;
}

/* ---- Settlement ---- */

/* The host has paid the providers, so that every other partner settles with it. */
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

  share->settlement_note = any && host == 0
                           ? g_strdup_printf (_("“%s” has no host, so who pays whom cannot be told; enter the host."), sharing->pool->name)
                           : g_strdup ("");
}

/* ---- Words ---- */

static const DewLine *
find_place_line (const DewFlow *flow)
{
  return flow->place == flow->sharing->node ? NULL : dew_ledger_nodes (flow->sharing->ledger, NULL)[flow->place].line;
}

static char *
say_flows (const DewSharing *sharing,
           const GPtrArray  *flows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < flows->len; i++)
    {
      const DewFlow *flow = flows->pdata[i];
      g_autofree char *sentence = _dew_rule_sentence_at (flow->rule, sharing->ledger, sharing->pool, find_place_line (flow), sharing->direction);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }

  if (flows->len == 0 && sharing->rule)
    return dew_rule_sentence (sharing->rule, sharing->ledger, sharing->pool, sharing->direction);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_aligned (const DewShare *share)
{
  for (guint i = 0; i < share->works->len; i++)
    if (((const DewWork *) share->works->pdata[i])->kind == DEW_WORK_ALIGNED)
      return TRUE;

  return FALSE;
}

static char *
describe_basis (const DewSharing *sharing,
                const GPtrArray  *flows,
                const DewRule    *rule)
{
  gboolean aligned = has_aligned (sharing->share);
  g_autofree char *by = NULL;

  if (flows->len > 1)
    by = g_strdup (_("by the rules of several places"));
  else if (rule && (flows->len == 1 || !aligned))
    by = _dew_rule_basis (rule, sharing->ledger);

  if (by && aligned)
    return g_strdup_printf (_("share of the variance; %s; aligned lines by their funders"), by);

  if (aligned)
    return g_strdup (_("share of the variance; aligned lines by their funders"));

  return by ? g_strdup_printf (_("share of the variance; %s"), by) : g_strdup (_("share of the variance"));
}

static void
add_words (DewSharing      *sharing,
           const GPtrArray *flows)
{
  DewShare *share = sharing->share;
  const DewRule *rule = flows->len > 0 ? ((const DewFlow *) flows->pdata[0])->rule : sharing->rule;

  share->rule = rule ? dew_rule_print (rule, sharing->ledger) : g_strdup ("");
  share->rule_short = rule ? dew_rule_short (rule, sharing->ledger) : g_strdup ("");
  share->sentence = say_flows (sharing, flows);
  share->basis = describe_basis (sharing, flows, rule);
}

gboolean
_dew_sharing_finish (DewSharing       *sharing,
                     const GPtrArray  *flows,
                     GError          **error)
{
  sharing->share->unallocated += sharing->left;

  if (!add_partners (sharing, error))
    return FALSE;

  add_percentages (sharing->share);
  add_payments (sharing);
  add_words (sharing, flows);
  return TRUE;
}
