/* dew-share-across.c: over- and underspends of several pools of an agreement, set against each other */
#include "dew-share-beside-private.h"
#include "dew-share-private.h"

#include <string.h>

/* A pool that takes part, and what of it can be set against others. */
typedef struct {
  gint64 pool;
  guint  node;
  gint64 pence;         /* signed */
} Side;

gint64
_dew_flow_open (const DewFlow *flow)
{
  gint64 left = _dew_flow_left (flow);

  if (g_array_index (flow->sharing->periods, DewPeriod, flow->period).assumed)
    return MIN (left, 0);

  return _dew_rule_is_across (flow->rule) ? left : 0;
}

/* That of all months together of the pool's own flow. They are set against each other before, as they are when the pool itself is asked about. The pool's own flows come first. */
static gboolean
find_open (const DewSharing *sharing,
           const GPtrArray  *flows,
           gint64           *pence)
{
  guint n = 0;

  *pence = 0;
  while (n < flows->len && ((const DewFlow *) flows->pdata[n])->place == sharing->node)
    n++;
  if (!_dew_flows_offset ((DewFlow *const *) flows->pdata, n, NULL))
    return FALSE;

  for (guint i = 0; i < n; i++)
    *pence += _dew_flow_open (flows->pdata[i]);

  return TRUE;
}

/* As far as it is spread and falls under rules, and no step of them was applied. FALSE where it does not get there: then it takes no part, and what is wrong is said where it is
 * shared itself. */
static gboolean
open_other (const DewSharing    *sharing,
            const DewPoolAmount *other,
            gint64              *pence)
{
  DewShareQuery query = {
    .pool = other->pool, .year = sharing->query->year, .variance = other->variance, .amounts = other->amounts, .n_amounts = other->n_amounts,
    .months = other->months, .as_at = sharing->query->as_at, .scenario = sharing->query->scenario, .rules_of = sharing->query->rules_of, .totals = sharing->totals,
  };
  g_autoptr (GPtrArray) flows = NULL;
  DewSharing opened;
  gboolean good;

  _dew_sharing_init (&opened, sharing->ledger, &query);
  opened.beside = TRUE;
  flows = _dew_sharing_open (&opened, NULL);
  good = flows != NULL && find_open (&opened, flows, pence);
  _dew_sharing_clear (&opened);

  return good;
}

/* The same of the i-th of the others, looked at once. */
static gboolean
open_beside (const DewSharing *sharing,
             guint             i,
             gint64           *pence)
{
  const DewPoolAmount *other = &sharing->query->others[i];
  DewBesidePool *known;

  if (sharing->query->beside == NULL)
    return open_other (sharing, other, pence);

  known = &sharing->query->beside->pools[i];
  if (!known->opened)
    {
      known->takes_part = open_other (sharing, other, &known->pence);
      known->pence = known->takes_part ? known->pence : 0;
      known->opened = TRUE;
    }
  if (known->takes_part)
    *pence = known->pence;

  return known->takes_part;
}

/* Pools of the same agreement alone. */
static gboolean
is_beside (const DewSharing    *sharing,
           const DewPoolAmount *other)
{
  const DewPool *pool = dew_ledger_find (sharing->ledger, DEW_TABLE_POOL, other->pool);

  return pool != NULL && pool != sharing->pool && pool->agreement == sharing->pool->agreement;
}

/* Rules are stored in canonical form: few need be read. */
static gboolean
mentions_crossing (const char *text)
{
  return strstr (text, "offset across pools") != NULL;
}

/* Most agreements have no such rule, and need be asked no further. */
static gboolean
any_crosses (const DewLedger *ledger)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    if (mentions_crossing (((const DewRuleRow *) rules->pdata[i])->text))
      return TRUE;

  return FALSE;
}

gboolean
dew_share_crosses (const DewLedger *ledger,
                   gint64           pool,
                   DewDirection     direction,
                   const char      *as_at,
                   gint64           scenario)
{
  const char *text = dew_share_rule_text (ledger, pool, direction, as_at, scenario, NULL);
  g_autoptr (DewRule) rule = NULL;

  if (text == NULL || !mentions_crossing (text))
    return FALSE;

  rule = dew_rule_parse (ledger, text, NULL);
  return rule != NULL && _dew_rule_is_across (rule);
}

/* The rule of a pool on a day. */
static gboolean
crosses_on (const DewSharing *sharing,
            gint64            pool,
            DewDirection      direction,
            const char       *as_at)
{
  return dew_share_crosses (sharing->ledger, pool, direction, as_at, sharing->query->rules_of != NULL ? *sharing->query->rules_of : sharing->query->scenario);
}

/* Of a forecast in any of its months, of a typed variance on its day. */
static gboolean
crosses (const DewSharing    *sharing,
         const DewPoolAmount *other,
         DewDirection         direction)
{
  const DewShareQuery *query = sharing->query;
  g_autofree char *last = dew_year_last_day (query->year);
  guint starts;

  if (other->amounts == NULL)
    return crosses_on (sharing, other->pool, direction, query->as_at != NULL && *query->as_at != '\0' ? query->as_at : last);

  starts = dew_share_starts (sharing->ledger, other->pool, query->year, query->scenario, NULL);
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *end = dew_month_last_day (query->year, month);

      if ((starts & 1u << month) != 0 && crosses_on (sharing, other->pool, direction, end))
        return TRUE;
    }

  return FALSE;
}

/* The whole of a forecast may be under, so that the rules for that apply, and what lines with rules of their own leave to the pool's be over. */
static gboolean
find_takes (const DewSharing *sharing,
            guint             i)
{
  const DewPoolAmount *other = &sharing->query->others[i];
  gint64 pence = 0;

  return crosses (sharing, other, DEW_OVER) ||
         (other->amounts != NULL && crosses (sharing, other, DEW_UNDER) && open_beside (sharing, i, &pence) && pence > 0);
}

static gboolean
takes_from_others (const DewSharing *sharing,
                   guint             i)
{
  DewBesidePool *known;

  if (sharing->query->beside == NULL)
    return find_takes (sharing, i);

  known = &sharing->query->beside->pools[i];
  if (!known->asked)
    {
      known->takes = find_takes (sharing, i);
      known->asked = TRUE;
    }

  return known->takes;
}

static void
note_looked (const DewSharing *sharing)
{
  if (sharing->query->beside != NULL)
    sharing->query->beside->looked = TRUE;
}

gboolean
_dew_sharing_is_crossed (const DewSharing *sharing)
{
  if (sharing->query->n_others == 0 || !any_crosses (sharing->ledger))
    return FALSE;

  note_looked (sharing);
  for (guint i = 0; i < sharing->query->n_others; i++)
    if (is_beside (sharing, &sharing->query->others[i]) && takes_from_others (sharing, i))
      return TRUE;

  return FALSE;
}

static int
compare_sides (gconstpointer a,
               gconstpointer b)
{
  guint one = ((const Side *) a)->node;
  guint other = ((const Side *) b)->node;

  return one < other ? -1 : one > other;
}

static gint64
sum_sides (const GArray *sides,
           gboolean      over)
{
  gint64 sum = 0;

  for (guint i = 0; i < sides->len; i++)
    {
      gint64 pence = g_array_index (sides, Side, i).pence;

      if ((pence > 0) == over)
        sum += ABS (pence);
    }

  return sum;
}

/* What meets, over the pools of one sign by what they are out, in their order; what falls on the pool that is asked about. */
static gint64
apportion (const GArray *sides,
           gint64        pool,
           gboolean      over,
           gint64        met)
{
  g_autofree gint64 *weights = g_new0 (gint64, sides->len);
  g_autofree gint64 *shares = g_new0 (gint64, sides->len);
  guint own = 0;

  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = &g_array_index (sides, Side, i);

      weights[i] = (side->pence > 0) == over ? ABS (side->pence) : 0;
      if (side->pool == pool)
        own = i;
    }

  if (met > 0)
    dew_apportion_units (met, weights, sides->len, shares);

  return shares[own];
}

gint64
_dew_flow_across (const DewFlow *flow)
{
  const DewSharing *sharing = flow->sharing;
  g_autoptr (GArray) sides = g_array_new (FALSE, FALSE, sizeof (Side));
  Side own = { sharing->pool->id, sharing->node, flow->pot->open };
  gint64 met, share;

  note_looked (sharing);
  g_array_append_val (sides, own);
  for (guint i = 0; i < sharing->query->n_others; i++)
    {
      const DewPoolAmount *other = &sharing->query->others[i];
      Side side = { other->pool, dew_ledger_node (sharing->ledger, DEW_TABLE_POOL, other->pool), 0 };

      if (is_beside (sharing, other) && open_beside (sharing, i, &side.pence))
        g_array_append_val (sides, side);
    }

  g_array_sort (sides, compare_sides);
  met = MIN (sum_sides (sides, TRUE), sum_sides (sides, FALSE));
  share = apportion (sides, own.pool, own.pence > 0, met);

  return own.pence < 0 ? -share : share;
}

/* ---- Once for all of them ---- */

DewBeside *
_dew_beside_new (guint n)
{
  DewBeside *beside = g_new0 (DewBeside, 1);

  beside->pools = g_new0 (DewBesidePool, n);
  beside->n = n;

  return beside;
}

void
_dew_beside_free (DewBeside *beside)
{
  if (beside == NULL)
    return;

  g_free (beside->pools);
  g_free (beside);
}

gboolean
_dew_beside_renew (DewBeside           *beside,
                   const DewLedger     *ledger,
                   const DewShareQuery *query,
                   guint                i)
{
  DewSharing sharing = { .ledger = ledger, .query = query, .totals = query->totals };
  DewBesidePool *now = &beside->pools[i];
  DewBesidePool old = *now;
  gint64 pence;

  *now = (DewBesidePool) { .checked = _dew_others_check (ledger, query, i, NULL) };
  if (!old.checked || !now->checked)
    return FALSE;

  if (old.opened)
    open_beside (&sharing, i, &pence);
  if (old.asked)
    takes_from_others (&sharing, i);

  return (!old.opened || (old.takes_part == now->takes_part && old.pence == now->pence)) && (!old.asked || old.takes == now->takes);
}
