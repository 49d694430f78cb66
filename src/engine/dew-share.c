/* dew-share.c: who bears how much of a variance: the order in which it is shared */
#include "dew-share-beside-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

/* ---- The question ---- */

static gboolean
refuse (GError       **error,
        DewErrorCode   code,
        const char    *message)
{
  g_set_error_literal (error, DEW_ERROR, (int) code, message);
  return FALSE;
}

/* What other pools are over or under goes through the same sums. */
gboolean
_dew_others_check (const DewLedger      *ledger,
                   const DewShareQuery  *query,
                   guint                 i,
                   GError              **error)
{
  const DewPoolAmount *other = &query->others[i];
  DewShareQuery asked = { .pool = other->pool, .amounts = other->amounts, .n_amounts = other->n_amounts, .months = other->months };

  if (!dew_ledger_find (ledger, DEW_TABLE_POOL, other->pool))
    return refuse (error, DEW_ERROR_NOT_FOUND, _("Another pool whose variance is given is not in the document."));
  for (guint j = 0; j < i; j++)
    if (query->others[j].pool == other->pool)
      return refuse (error, DEW_ERROR_INVALID, _("The variance of another pool is given twice; give each pool one."));

  if (other->amounts == NULL && (other->variance > DEW_MONEY_LIMIT || other->variance < -DEW_MONEY_LIMIT))
    return refuse (error, DEW_ERROR_INVALID, _("A variance may be at most £100,000,000,000 either way."));

  return _dew_amounts_check (ledger, &asked, error);
}

static gboolean
check_others (const DewLedger      *ledger,
              const DewShareQuery  *query,
              GError              **error)
{
  for (guint i = 0; i < query->n_others; i++)
    {
      if (query->beside != NULL && query->beside->pools[i].checked)
        continue;
      if (!_dew_others_check (ledger, query, i, error))
        return FALSE;
      if (query->beside != NULL)
        query->beside->pools[i].checked = TRUE;
    }

  return TRUE;
}

gboolean
_dew_sharing_check (const DewLedger      *ledger,
                    const DewShareQuery  *query,
                    GError              **error)
{
  const DewLine *line = query->line != 0 ? dew_ledger_find (ledger, DEW_TABLE_LINE, query->line) : NULL;

  if (!dew_ledger_find (ledger, DEW_TABLE_POOL, query->pool))
    return refuse (error, DEW_ERROR_NOT_FOUND, _("The pool whose variance is to be shared is not in the document."));

  if (query->line != 0 && (!line || line->pool != query->pool))
    return refuse (error, DEW_ERROR_NOT_FOUND, _("The line that the variance falls on is not in the pool."));

  if (query->scenario != DEW_BASELINE && !dew_ledger_find (ledger, DEW_TABLE_SCENARIO, query->scenario))
    return refuse (error, DEW_ERROR_NOT_FOUND, _("The scenario to share in is not in the document."));

  if (query->year < DEW_YEAR_MIN || query->year > DEW_YEAR_MAX)
    return refuse (error, DEW_ERROR_INVALID, _("The year to share in is out of range; name a financial year such as 2013/14."));

  if (query->as_at && !dew_date_valid (query->as_at))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is not a date; write it as 2014-03-31."), query->as_at);
      return FALSE;
    }

  g_return_val_if_fail (query->beside == NULL || query->beside->n == query->n_others, FALSE);

  if (query->amounts == NULL && (query->variance > DEW_MONEY_LIMIT || query->variance < -DEW_MONEY_LIMIT))
    return refuse (error, DEW_ERROR_INVALID, _("A variance may be at most £100,000,000,000 either way."));

  return _dew_amounts_check (ledger, query, error) && check_others (ledger, query, error);
}

/* The pool's own rule as it is stored, or what an underspend does where none is; NULL where an overspend has none. */
static const char *
find_rule_text (const DewLedger *ledger,
                gint64           pool,
                DewDirection     direction,
                const char      *date,
                gint64           scenario,
                gboolean        *written)
{
  const DewRuleRow *row = dew_ledger_rule (ledger, pool, 0, direction, date, scenario);

  *written = row != NULL;
  if (row)
    return row->text;

  return direction == DEW_UNDER ? "retain" : NULL;
}

const char *
dew_share_rule_text (const DewLedger *ledger,
                     gint64           pool,
                     DewDirection     direction,
                     const char      *as_at,
                     gint64           scenario,
                     gboolean        *written)
{
  gboolean is_written;
  const char *text;

  g_return_val_if_fail (ledger != NULL, NULL);

  /* Text sorts as dates do, so that no date is behind this one. */
  text = find_rule_text (ledger, pool, direction, as_at && *as_at ? as_at : "9999-12-31", scenario, &is_written);
  if (written)
    *written = is_written;

  return text;
}

const char *
dew_share_held_words (gint64 held,
                      gint64 across)
{
  if (across == 0)
    return _("Held in the pool");

  return across == held ? _("Set against other pools") : _("Held in the pool, or set against other pools");
}

/* ---- One calculation ---- */

static void
free_work (gpointer work)
{
  _dew_work_free (work);
}

static DewShare *
start_share (const DewShareQuery *query,
             gint64               variance)
{
  DewShare *share = g_new0 (DewShare, 1);

  share->pool = query->pool;
  share->year = query->year;
  share->variance = variance;
  share->partners = g_array_new (FALSE, FALSE, sizeof (DewPartnerShare));
  share->payments = g_array_new (FALSE, FALSE, sizeof (DewPayment));
  share->works = g_ptr_array_new_with_free_func (free_work);
  share->budgets = g_array_new (FALSE, FALSE, sizeof (gint64));
  share->notices = g_ptr_array_new_with_free_func (g_free);

  return share;
}

void
dew_share_free (DewShare *share)
{
  if (!share)
    return;

  g_free (share->rule);
  g_free (share->rule_short);
  g_free (share->sentence);
  g_free (share->basis);
  g_free (share->settlement_note);
  g_array_unref (share->partners);
  g_array_unref (share->payments);
  g_ptr_array_unref (share->works);
  g_array_unref (share->budgets);
  g_ptr_array_unref (share->notices);
  g_free (share);
}

static void
free_pot (gpointer pot)
{
  _dew_pot_free (pot);
}

static void
clear_period (gpointer period)
{
  _dew_period_clear (period);
}

static guint *
find_nodes (const DewLedger     *ledger,
            const DewShareQuery *query)
{
  guint *nodes = g_new (guint, query->n_amounts);

  for (guint i = 0; i < query->n_amounts; i++)
    nodes[i] = dew_ledger_node (ledger, DEW_TABLE_LINE, query->amounts[i].line);

  return nodes;
}

void
_dew_sharing_init (DewSharing          *sharing,
                   const DewLedger     *ledger,
                   const DewShareQuery *query)
{
  gint64 variance = query->amounts != NULL ? _dew_amounts_sum (query) : query->variance;

  *sharing = (DewSharing) {
    .ledger = ledger,
    .query = query,
    .pool = dew_ledger_find (ledger, DEW_TABLE_POOL, query->pool),
    .own_totals = query->totals ? NULL : dew_totals_new (ledger, query->year, query->scenario),
    .variance = variance,
    .nothing = variance == 0 && !_dew_amounts_any (query),
    .node = dew_ledger_node (ledger, DEW_TABLE_POOL, query->pool),
    .periods = g_array_new (FALSE, FALSE, sizeof (DewPeriod)),
    .left = variance,
    .n_partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len,
    .pots = g_ptr_array_new_with_free_func (free_pot),
    .share = start_share (query, variance),
  };

  if (query->amounts != NULL)
    sharing->amount_nodes = find_nodes (ledger, query);
  g_array_set_clear_func (sharing->periods, clear_period);
  sharing->totals = query->totals ? query->totals : sharing->own_totals;
  sharing->moved = dew_totals_entered (sharing->totals, sharing->node, DEW_ALL_PARTNERS, DEW_SUM_MOVED);
  sharing->shares = g_new0 (gint64, sharing->n_partners);
  _dew_sharing_find_partners (sharing);
  _dew_sharing_cut (sharing);
}

void
_dew_sharing_clear (DewSharing *sharing)
{
  dew_totals_free (sharing->own_totals);
  g_array_unref (sharing->periods);
  g_ptr_array_unref (sharing->pots);
  dew_share_free (sharing->share);
  g_free (sharing->amount_nodes);
  g_free (sharing->shares);
  g_free (sharing->takes_part);
  g_free (sharing->shown);
}

/* How many flows from there on are of one place. */
static guint
count_alike (const GPtrArray *flows,
             guint            from)
{
  guint n = 1;

  while (from + n < flows->len &&
         ((const DewFlow *) flows->pdata[from + n])->place == ((const DewFlow *) flows->pdata[from])->place)
    n++;

  return n;
}

GPtrArray *
_dew_sharing_open (DewSharing  *sharing,
                   GError     **error)
{
  g_autoptr (GArray) items = NULL;

  if (!_dew_sharing_read_rules (sharing, error) ||
      !(items = _dew_sharing_spread (sharing, error)) ||
      !_dew_sharing_take_aligned (sharing, items, error))
    return NULL;

  return _dew_sharing_flows (sharing, items, error);
}

static gboolean
any_decided (DewFlow *const *flows,
             guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      const DewStep *last = _dew_rule_last (flows[i]->rule);

      if (last != NULL && last->kind->place == DEW_STEP_DECIDED)
        return TRUE;
    }

  return FALSE;
}

/* What the steps that take some leave of a flow; tried on a copy, in a trial of its sharing. What is refused is said where it is applied. */
static gint64
try_flow (const DewFlow *flow,
          DewSharing    *trial,
          DewPot        *pot)
{
  DewFlow copy = *flow;
  gboolean good = TRUE;
  gint64 left;

  copy.sharing = trial;
  copy.pot = pot;
  copy.items = g_array_copy (flow->items);
  _dew_sharing_enter (trial, flow->period);

  for (guint i = 0; good && i < flow->rule->steps->len; i++)
    {
      const DewStep *step = flow->rule->steps->pdata[i];

      if (_dew_step_takes (step))
        break;
      good = step->kind->apply (step, &copy, NULL);
    }

  left = _dew_flow_left (&copy);
  g_array_unref (copy.items);
  return left;
}

/* What was decided is decided of the year's, before later months are shared. */
static void
look_ahead (DewFlow *const *flows,
            guint           n)
{
  DewSharing trial = *flows[0]->sharing;
  DewPot pot = *flows[0]->pot;

  if (n == 1 || !any_decided (flows, n))
    return;

  trial.share = start_share (trial.query, trial.variance);
  trial.shares = g_new0 (gint64, trial.n_partners);
  pot.carved = g_array_copy (pot.carved);

  for (guint i = 0; i < n; i++)
    {
      gint64 left = try_flow (flows[i], &trial, &pot);

      for (guint j = 0; j < i; j++)
        flows[j]->ahead += left;
    }

  g_array_unref (pot.carved);
  g_free (trial.shares);
  dew_share_free (trial.share);
}

/* A place's rules over what falls under them, in date order. */
static gboolean
apply_place (DewFlow *const  *flows,
             guint            n,
             GError         **error)
{
  for (guint i = 0; i < n; i++)
    if (!dew_rule_serves (flows[i]->rule, flows[i]->sharing->direction, error))
      return FALSE;

  if (!_dew_flows_offset (flows, n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      gint64 left = _dew_flow_left (flows[i]);

      flows[i]->pot->year += left;
      flows[i]->pot->open += _dew_flow_open (flows[i]);
    }

  look_ahead (flows, n);
  for (guint i = 0; i < n; i++)
    {
      _dew_sharing_enter (flows[i]->sharing, flows[i]->period);
      if (!_dew_flow_apply (flows[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_rules (const GPtrArray  *flows,
             GError          **error)
{
  for (guint i = 0; i < flows->len; i += count_alike (flows, i))
    if (!apply_place ((DewFlow *const *) flows->pdata + i, count_alike (flows, i), error))
      return FALSE;

  return TRUE;
}

/* Said where it is shared, or else at the first step. */
static void
note_unspread (const DewSharing *sharing)
{
  const GPtrArray *works = sharing->share->works;
  guint at = 0;

  if (works->len == 0 || !dew_totals_entered (sharing->totals, sharing->node, DEW_ALL_PARTNERS, DEW_SUM_CURRENT))
    return;

  while (at + 1 < works->len && ((const DewWork *) works->pdata[at])->kind != DEW_WORK_SHARE)
    at++;
  if (((const DewWork *) works->pdata[at])->kind != DEW_WORK_SHARE)
    at = 0;

  _dew_work_note (works->pdata[at], g_strdup (_("It falls on the pool’s lines by gross contributions, which under this rule makes no difference.")));
}

/* Over the lines, the aligned ones out, then each rule over what falls under it. Returns the flows. */
static GPtrArray *
share_out (DewSharing  *sharing,
           GError     **error)
{
  g_autoptr (GPtrArray) flows = _dew_sharing_open (sharing, error);

  if (flows == NULL || !apply_rules (flows, error))
    return NULL;

  if (!sharing->spread)
    note_unspread (sharing);

  return g_steal_pointer (&flows);
}

static gboolean
share_variance (DewSharing  *sharing,
                GError     **error)
{
  g_autoptr (GPtrArray) flows = NULL;
  g_autoptr (GError) reason = NULL;

  flows = share_out (sharing, &reason);

  /* Nothing can be shared by any rule that reads: where it cannot be applied there is no working, but no error. */
  if (!flows && sharing->nothing && sharing->period != NULL)
    {
      g_ptr_array_set_size (sharing->share->works, 0);
      flows = g_ptr_array_new ();
    }

  if (!flows)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  return _dew_sharing_finish (sharing, flows, error);
}

DewShare *
dew_share (const DewLedger      *ledger,
           const DewShareQuery  *query,
           GError              **error)
{
  DewSharing sharing;
  DewShare *share = NULL;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!_dew_sharing_check (ledger, query, error))
    return NULL;

  _dew_sharing_init (&sharing, ledger, query);
  if (share_variance (&sharing, error))
    share = g_steal_pointer (&sharing.share);
  _dew_sharing_clear (&sharing);

  return share;
}
