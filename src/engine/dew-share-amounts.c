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
            GHashTable           *seen,
            GError              **error)
{
  if (line == NULL || line->pool != query->pool)
    return refuse (error, DEW_ERROR_NOT_FOUND, _("A line that a part of the variance falls on is not in the pool."));

  if (line->kind != DEW_LINE_SERVICE)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is a category; a variance line by line falls on the lines in it."), line->name);
      return FALSE;
    }

  if (!g_hash_table_add (seen, (gpointer) &line->id))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The variance of “%s” is given twice; give each line one amount."), line->name);
      return FALSE;
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

gboolean
_dew_amounts_check (const DewLedger      *ledger,
                    const DewShareQuery  *query,
                    GError              **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (query->amounts == NULL)
    return TRUE;
  if (query->line != 0)
    return refuse (error, DEW_ERROR_INVALID, _("A variance that is given line by line falls on those lines; do not name another."));

  for (guint i = 0; i < query->n_amounts; i++)
    if (!check_line (dew_ledger_find (ledger, DEW_TABLE_LINE, query->amounts[i].line), query, seen, error))
      return FALSE;

  return check_sizes (query, error);
}

gint64
_dew_amounts_sum (const DewLedger     *ledger,
                  const DewShareQuery *query,
                  const char          *pooled_on)
{
  gint64 sum = 0;

  for (guint i = 0; i < query->n_amounts; i++)
    {
      const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, query->amounts[i].line);

      if (pooled_on == NULL || dew_ledger_pooled (ledger, line, query->scenario, pooled_on))
        sum += query->amounts[i].pence;
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

  return one->node < other->node ? -1 : one->node > other->node;
}

/* What is left without aligned lines may have the other sign than the whole. */
static void
note_direction (const DewSharing *sharing,
                DewWork          *work)
{
  gint64 left = _dew_amounts_sum (sharing->ledger, sharing->query, sharing->as_at);
  char amount[64];

  if (left == 0 || sharing->variance == 0 || (left < 0) == (sharing->variance < 0))
    return;

  _dew_work_note (work, g_strdup_printf (left > 0 ? _("Without its aligned lines the pool is over by %s, so that the rules for an overspend apply.")
                                                  : _("Without its aligned lines the pool is under by %s, so that the rules for an underspend apply."),
                                         _dew_sharing_pounds (ABS (left), amount)));
}

GArray *
_dew_sharing_list_amounts (DewSharing *sharing)
{
  const DewShareQuery *query = sharing->query;
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  g_autofree char *year = dew_year_name (query->year);
  DewWork *work = _dew_work_new (DEW_WORK_LINES, DEW_BASIS_ONE, 0, g_strdup (_("Line by line, from the forecast")),
                                 g_strdup_printf (_("Forecast less latest budget of each line, %s"), year));
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (DewFlowItem), query->n_amounts);

  for (guint i = 0; i < query->n_amounts; i++)
    {
      DewFlowItem item = { dew_ledger_node (sharing->ledger, DEW_TABLE_LINE, query->amounts[i].line), query->amounts[i].pence };

      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);

  for (guint i = 0; i < items->len; i++)
    {
      const DewFlowItem *item = &g_array_index (items, DewFlowItem, i);

      _dew_work_add (work, 0, nodes[item->node].id, 1);
      _dew_work_give (work, item->amount);
    }
  work->total_weight = 1;
  note_direction (sharing, work);
  _dew_sharing_book (sharing, work, sharing->variance);

  return items;
}

/* ---- Against each other ---- */

static gboolean
has_both_signs (const DewFlow *flow)
{
  gboolean over = FALSE;
  gboolean under = FALSE;

  for (guint i = 0; i < flow->items->len; i++)
    {
      over |= g_array_index (flow->items, DewFlowItem, i).amount > 0;
      under |= g_array_index (flow->items, DewFlowItem, i).amount < 0;
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

gboolean
_dew_flow_offset (DewFlow  *flow,
                  GError  **error)
{
  const DewNode *nodes = dew_ledger_nodes (flow->sharing->ledger, NULL);
  gint64 left = _dew_flow_left (flow);
  DewWork *work;

  if (!has_both_signs (flow))
    return TRUE;

  /* What they come to, over the lines of its sign by their amounts, is what is left of each when the others are taken off pro rata. */
  work = start_offset (flow, left);
  for (guint i = 0; i < flow->items->len; i++)
    {
      const DewFlowItem *item = &g_array_index (flow->items, DewFlowItem, i);

      _dew_work_add (work, 0, nodes[item->node].id, MAX (left < 0 ? -item->amount : item->amount, 0));
    }

  if (!_dew_sharing_apportion (flow->sharing, work, left, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  for (guint i = 0; i < flow->items->len; i++)
    g_array_index (flow->items, DewFlowItem, i).amount = g_array_index (work->parts, DewWorkPart, i).portion.share.pence;
  _dew_sharing_book (flow->sharing, work, left);
  return TRUE;
}
