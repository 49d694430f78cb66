/* dew-share-amounts.c: a variance that is given line by line: as it stands, and what of it cancels out */
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

/* ---- What may be given ---- */

static gboolean
refuse (GError       **error,
        DewErrorCode   code,
        const char    *message)
{
  g_set_error_literal (error, DEW_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
check_line (const DewLine        *line,
            const DewShareQuery  *query,
            GError              **error)
{
  if (line == NULL || line->pool != query->pool)
    return refuse (error, DEW_ERROR_NOT_FOUND, _("A line that a part of the variance falls on is not in the pool."));

  if (line->kind != DEW_LINE_SERVICE)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is a category; a variance line by line falls on the lines in it."), line->name);
      return FALSE;
    }

  return TRUE;
}

/* The ids of the first so many lines. */
static GHashTable *
list_seen (const DewShareQuery *query,
           guint                n)
{
  GHashTable *seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (seen, (gpointer) &query->amounts[i].line);

  return seen;
}

/* Lines mostly stand in the order of the tree: as long as they do, none comes twice. */
static gboolean
check_lines (const DewLedger      *ledger,
             const DewShareQuery  *query,
             GError              **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  g_autoptr (GHashTable) seen = NULL;
  guint last = 0;

  for (guint i = 0; i < query->n_amounts; i++)
    {
      guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, query->amounts[i].line);

      if (!check_line (node != 0 ? nodes[node].line : NULL, query, error))
        return FALSE;

      if (seen == NULL && node <= last)
        seen = list_seen (query, i);
      if (seen != NULL && !g_hash_table_add (seen, (gpointer) &query->amounts[i].line))
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The variance of “%s” is given twice; give each line one amount."), nodes[node].line->name);
          return FALSE;
        }
      last = node;
    }

  return TRUE;
}

/* Sizes and not amounts are added up, so that no sum of some of them can overflow. */
static gboolean
check_sizes (const DewShareQuery  *query,
             GError              **error)
{
  gint64 left = DEW_MONEY_LIMIT;

  for (guint i = 0; i < query->n_amounts; i++)
    {
      gint64 pence = query->amounts[i].pence;

      if (pence > left || pence < -left)
        return refuse (error, DEW_ERROR_INVALID, _("The variances of all lines may come to at most £100,000,000,000, over and under together."));
      left -= ABS (pence);
    }

  return TRUE;
}

/* Of the sizes of months too: each sum of some of them fits. */
static gboolean
check_months (const DewShareQuery  *query,
              GError              **error)
{
  for (guint i = 0; query->months != NULL && i < query->n_amounts; i++)
    {
      const gint64 *months = query->months + i * 12;
      gint64 sum = 0;

      for (guint m = 0; m < 12; m++)
        {
          if (months[m] > DEW_MONEY_LIMIT || months[m] < -DEW_MONEY_LIMIT)
            return refuse (error, DEW_ERROR_INVALID, _("The variance of a month may be at most £100,000,000,000 either way."));
          sum += months[m];
        }

      if (sum != query->amounts[i].pence)
        return refuse (error, DEW_ERROR_INVALID, _("The months of a line’s variance do not come to it."));
    }

  return TRUE;
}

gboolean
_dew_amounts_check (const DewLedger      *ledger,
                    const DewShareQuery  *query,
                    GError              **error)
{
  if (query->amounts == NULL)
    return TRUE;
  if (query->line != 0)
    return refuse (error, DEW_ERROR_INVALID, _("A variance that is given line by line falls on those lines; do not name another."));

  return check_lines (ledger, query, error) && check_sizes (query, error) && check_months (query, error);
}

gint64
_dew_amounts_sum (const DewShareQuery *query)
{
  gint64 sum = 0;

  for (guint i = 0; i < query->n_amounts; i++)
    sum += query->amounts[i].pence;

  return sum;
}

/* What of an amount falls before the end of a month, in equal parts: half away from nothing, so that one under is the mirror of one over. */
gint64
_dew_amount_until (gint64 pence,
                   int    month)
{
  gint64 size = ABS (pence);
  gint64 part = (2 * size * month + 12) / 24;

  return pence < 0 ? -part : part;
}

/* What of an amount falls on the months of a period. */
static gint64
cut_amount (const DewShareQuery *query,
            guint                i,
            const DewPeriod     *period)
{
  gint64 sum = 0;

  if (query->months == NULL)
    return _dew_amount_until (query->amounts[i].pence, period->until) - _dew_amount_until (query->amounts[i].pence, period->from - 1);

  for (int month = period->from; month <= period->until; month++)
    sum += query->months[i * 12 + (guint) month - 1];

  return sum;
}

gint64
_dew_amounts_pooled (const DewSharing *sharing)
{
  gint64 sum = 0;

  for (guint p = 0; p < sharing->periods->len; p++)
    {
      const DewPeriod *period = &g_array_index (sharing->periods, DewPeriod, p);

      for (guint i = 0; i < sharing->query->n_amounts; i++)
        if (!_dew_period_is_aligned (sharing, period, sharing->amount_nodes[i]))
          sum += cut_amount (sharing->query, i, period);
    }

  return sum;
}

gboolean
_dew_amounts_any (const DewShareQuery *query)
{
  for (guint i = 0; i < query->n_amounts; i++)
    if (query->amounts[i].pence != 0)
      return TRUE;

  return FALSE;
}

/* ---- As they are ---- */

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const DewFlowItem *one = a;
  const DewFlowItem *other = b;

  if (one->period != other->period)
    return one->period < other->period ? -1 : 1;

  return one->node < other->node ? -1 : one->node > other->node;
}

/* What is left without aligned lines may have the other sign than the whole. */
static void
note_direction (const DewSharing *sharing,
                DewWork          *work)
{
  gint64 left = _dew_amounts_pooled (sharing);
  char amount[64];

  if (left == 0 || sharing->variance == 0 || (left < 0) == (sharing->variance < 0))
    return;

  _dew_work_note (work, g_strdup_printf (left > 0 ? _("Without its aligned lines the pool is over by %s, so that the rules for an overspend apply.")
                                                  : _("Without its aligned lines the pool is under by %s, so that the rules for an underspend apply."),
                                         _dew_sharing_pounds (ABS (left), amount)));
}

static GArray *
cut_amounts (const DewSharing *sharing)
{
  const DewShareQuery *query = sharing->query;
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (DewFlowItem), query->n_amounts * sharing->periods->len);

  for (guint p = 0; p < sharing->periods->len; p++)
    for (guint i = 0; i < query->n_amounts; i++)
      {
        DewFlowItem item = { sharing->amount_nodes[i], p, cut_amount (query, i, &g_array_index (sharing->periods, DewPeriod, p)) };

        g_array_append_val (items, item);
      }

  g_array_sort (items, compare_items);
  return items;
}

/* A table for each period. */
static void
book_amounts (DewSharing   *sharing,
              const GArray *items,
              guint         period)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  guint n = items->len / sharing->periods->len;
  g_autofree char *year = dew_year_name (sharing->query->year);
  g_autofree char *months = _dew_sharing_name_period (sharing, period);
  DewWork *work = _dew_work_new (DEW_WORK_LINES, DEW_BASIS_ONE, 0,
                                 months ? g_strdup_printf (_("%s: line by line, from the forecast"), months) : g_strdup (_("Line by line, from the forecast")),
                                 g_strdup_printf (_("Forecast less latest budget of each line, %s"), year));
  gint64 sum = 0;

  _dew_work_expect (work, n);
  for (guint i = period * n; i < (period + 1) * n; i++)
    {
      const DewFlowItem *item = &g_array_index (items, DewFlowItem, i);

      _dew_work_add (work, 0, nodes[item->node].id, 1);
      _dew_work_give (work, item->amount);
      sum += item->amount;
    }

  work->total_weight = 1;
  if (period == 0)
    note_direction (sharing, work);
  _dew_sharing_book (sharing, work, sum);
}

GArray *
_dew_sharing_list_amounts (DewSharing *sharing)
{
  GArray *items = cut_amounts (sharing);

  for (guint p = 0; p < sharing->periods->len; p++)
    book_amounts (sharing, items, p);

  return items;
}

/* ---- Against each other ---- */

static gint64
sum_flows (DewFlow *const *flows,
           guint           n)
{
  gint64 left = 0;

  for (guint i = 0; i < n; i++)
    left += _dew_flow_left (flows[i]);

  return left;
}

static gboolean
has_both_signs (DewFlow *const *flows,
                guint           n)
{
  gboolean over = FALSE;
  gboolean under = FALSE;

  for (guint f = 0; f < n; f++)
    for (guint i = 0; i < flows[f]->items->len; i++)
      {
        over |= g_array_index (flows[f]->items, DewFlowItem, i).amount > 0;
        under |= g_array_index (flows[f]->items, DewFlowItem, i).amount < 0;
      }

  return over && under;
}

static DewWork *
start_offset (const DewFlow *flow,
              gint64         left)
{
  gboolean whole = flow->place == flow->sharing->node;
  const char *what = left < 0 ? _("Overspends set against underspends, pro rata") : _("Underspends set against overspends, pro rata");

  return _dew_work_new (DEW_WORK_OFFSET, DEW_BASIS_AMOUNT, whole ? 0 : dew_ledger_nodes (flow->sharing->ledger, NULL)[flow->place].id,
                        whole ? g_strdup (what) : g_strdup_printf (_("%s, under the rule of “%s”"), what, _dew_flow_place_name (flow)),
                        g_strdup (left < 0 ? _("What each line is under; lines that are over keep nothing")
                                           : _("What each line is over; lines that are under keep nothing")));
}

/* A line may be among the amounts of each of them. */
static void
note_period (const DewFlow *flow,
             DewWork       *work)
{
  DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, work->parts->len - 1);

  part->year = flow->sharing->query->year;
  part->month = g_array_index (flow->sharing->periods, DewPeriod, flow->period).from;
}

static void
weigh_amounts (DewFlow *const *flows,
               guint           n,
               gint64          left,
               DewWork        *work)
{
  const DewNode *nodes = dew_ledger_nodes (flows[0]->sharing->ledger, NULL);
  guint n_items = 0;

  for (guint f = 0; f < n; f++)
    n_items += flows[f]->items->len;
  _dew_work_expect (work, n_items);

  for (guint f = 0; f < n; f++)
    for (guint i = 0; i < flows[f]->items->len; i++)
      {
        const DewFlowItem *item = &g_array_index (flows[f]->items, DewFlowItem, i);

        _dew_work_add (work, 0, nodes[item->node].id, MAX (left < 0 ? -item->amount : item->amount, 0));
        if (flows[0]->sharing->periods->len > 1)
          note_period (flows[f], work);
      }
}

static void
take_offset (DewFlow *const *flows,
             guint           n,
             const DewWork  *work)
{
  guint k = 0;

  for (guint f = 0; f < n; f++)
    for (guint i = 0; i < flows[f]->items->len; i++)
      g_array_index (flows[f]->items, DewFlowItem, i).amount = g_array_index (work->parts, DewWorkPart, k++).portion.share.pence;
}

static gboolean
offset_flows (DewFlow *const  *flows,
              guint            n,
              GError         **error)
{
  DewSharing *sharing = flows[0]->sharing;
  gint64 left = sum_flows (flows, n);
  DewWork *work;

  if (!has_both_signs (flows, n))
    return TRUE;

  /* What they come to, over the lines of its sign by their amounts, is what is left of each when the others are taken off pro rata. */
  work = start_offset (flows[0], left);
  weigh_amounts (flows, n, left, work);
  if (!_dew_sharing_apportion (sharing, work, left, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  take_offset (flows, n, work);
  _dew_sharing_book (sharing, work, left);
  return TRUE;
}

/* A rule that is only `own` takes lines as they are. */
gboolean
_dew_flows_offset (DewFlow *const  *flows,
                   guint            n,
                   GError         **error)
{
  g_autoptr (GPtrArray) offset = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (!_dew_rule_is_own (flows[i]->rule))
      g_ptr_array_add (offset, flows[i]);

  return offset->len == 0 || offset_flows ((DewFlow *const *) offset->pdata, offset->len, error);
}
