/* dew-edit-virement.c: edits that move budget between lines within a year */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-apportion.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-elsewhere.h"

typedef struct {
  const DewLedger   *ledger;
  const DewVirement *virement;
  const DewVirement *old;       /* as it was; NULL when it is new */
  const DewTotals   *totals;    /* of its year */
  GHashTable        *moves;     /* gint64 * (line) -> const DewMove */
  GHashTable        *was;       /* gint64 * (line) -> DewMovement, of the old one */
} Virement;

char *
_dew_pounds (gint64 pence,
             char   buf[64])
{
  G_STATIC_ASSERT (DEW_MONEY_SIZE == 64);

  return dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, buf);
}

static gint64
line_budget (const DewTotals *totals,
             guint            node)
{
  gboolean budget = dew_totals_entered (totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);

  return dew_totals_get (totals, node, DEW_ALL_PARTNERS, budget ? DEW_SUM_BUDGET : DEW_SUM_GROSS) +
         dew_totals_get (totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED);
}

/* ---- What may be moved ---- */

static gboolean
check_sum (const DewMove *moves,
           guint          n,
           GError       **error)
{
  char one[64], other[64];
  gint64 taken = 0, given = 0;

  if (n == 0)
    return _dew_refuse (error, _("A virement moves nothing; type an amount, and name two places."));

  for (guint i = 0; i < n; i++)
    {
      gint64 *side = moves[i].pence < 0 ? &taken : &given;

      if (__builtin_add_overflow (*side, moves[i].pence, side))
        return _dew_refuse (error, _("A virement moves more than can be counted; type smaller amounts."));
    }

  /* The smallest number has no opposite. */
  if (taken == G_MININT64 || given != -taken)
    return _dew_refuse (error, _("The virement takes %s and gives %s; make the two the same."),
                        _dew_pounds (taken == G_MININT64 ? G_MAXINT64 : -taken, one), _dew_pounds (given, other));

  return TRUE;
}

static gboolean
check_line (const Virement *moving,
            const DewMove  *move,
            GError        **error)
{
  const DewLine *line = dew_ledger_find (moving->ledger, DEW_TABLE_LINE, move->line);
  DewMovement movement = { moving->virement->id, 0, move->line, move->pence };
  const DewPool *pool;

  if (line == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);
  if (!_dew_check_row (moving->ledger, DEW_TABLE_MOVEMENT, &movement, error))
    return FALSE;

  pool = dew_ledger_find (moving->ledger, DEW_TABLE_POOL, line->pool);
  if (dew_pool_closed (pool, moving->virement->date))
    {
      g_autofree char *date = dew_date_words (moving->virement->date);

      return _dew_refuse (error, _("“%s” is in the pool “%s”, which is closed on %s; choose a line of another pool."), line->name, pool->name, date);
    }

  if (!g_hash_table_insert (moving->moves, (gpointer) &move->line, (gpointer) move))
    return _dew_refuse (error, _("“%s” is in the virement twice; give it one amount."), line->name);

  return TRUE;
}

/* ---- What is there ---- */

static gboolean
refuse_more (const Virement *moving,
             guint           node,
             const char     *whose,
             gint64          has,
             gint64          change,
             GError        **error)
{
  g_autofree char *place = dew_ledger_place (moving->ledger, node);
  g_autofree char *year = dew_year_name (moving->virement->year);
  char one[64], other[64];

  _dew_pounds (has, one);
  _dew_pounds (-change, other);

  return whose == NULL ?
         _dew_refuse (error, _("“%s” has %s in %s, and %s cannot be taken from it; take less."), place, one, year, other) :
         _dew_refuse (error, _("“%s” has %s of %s in %s, and %s cannot be taken from it; take less."), place, one, whose, year, other);
}

/* That a line is not left with less than nothing by moving so much on it, beyond what the virement moved on it before. */
static gboolean
check_there (const Virement *moving,
             gint64          line,
             gint64          pence,
             GError        **error)
{
  const DewVirement *virement = moving->virement;
  const DewMovement *was = g_hash_table_lookup (moving->was, &line);
  guint node = dew_ledger_node (moving->ledger, DEW_TABLE_LINE, line);
  const DewPartner *partner = virement->partner == 0 ? NULL : dew_ledger_find (moving->ledger, DEW_TABLE_PARTNER, virement->partner);
  gboolean same_year = was != NULL && moving->old->year == virement->year;
  gint64 change = pence - (same_year ? was->pence : 0);
  gint64 has = line_budget (moving->totals, node);

  if (change < 0 && has + change < 0)
    return refuse_more (moving, node, NULL, has, change, error);
  if (partner == NULL || !dew_totals_entered (moving->totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS))
    return TRUE;

  change = pence - (same_year && moving->old->partner == virement->partner ? was->pence : 0);
  has = dew_totals_get (moving->totals, node, dew_ledger_partner_index (moving->ledger, partner->id), DEW_SUM_CURRENT);
  if (change < 0 && has + change < 0)
    return refuse_more (moving, node, dew_partner_short (partner), has, change, error);

  return TRUE;
}

/* A line that the virement gives to no more, in that year, may have passed it on. */
static gboolean
check_dropped (const Virement *moving,
               GError        **error)
{
  gboolean same_year = moving->old == NULL || moving->old->year == moving->virement->year;
  g_autoptr (DewTotals) totals = same_year ? NULL : dew_totals_new (moving->ledger, moving->old->year, DEW_BASELINE);
  Virement was = *moving;
  GHashTableIter iter;
  gpointer key;

  if (!same_year)
    {
      was.virement = moving->old;
      was.totals = totals;
    }

  g_hash_table_iter_init (&iter, moving->was);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if ((!same_year || g_hash_table_lookup (moving->moves, key) == NULL) && !check_there (&was, *(const gint64 *) key, 0, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_moves (const Virement *moving,
             const DewMove  *moves,
             guint           n,
             GError        **error)
{
  if (!_dew_check_row (moving->ledger, DEW_TABLE_VIREMENT, moving->virement, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!check_line (moving, &moves[i], error))
      return FALSE;

  if (!check_sum (moves, n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!check_there (moving, moves[i].line, moves[i].pence, error))
      return FALSE;

  return check_dropped (moving, error);
}

/* ---- The changes ---- */

static void
put_virement (const Virement *moving,
              DewChanges     *changes,
              DewIds          ids,
              const DewMove  *moves,
              guint           n)
{
  const GPtrArray *was = dew_ledger_movements_by (moving->ledger, moving->virement->id);

  if (moving->old == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_VIREMENT, moving->virement);
  else
    dew_changes_diff_row (changes, DEW_TABLE_VIREMENT, moving->old, moving->virement);

  for (guint i = 0; i < n; i++)
    {
      const DewMovement *old = g_hash_table_lookup (moving->was, &moves[i].line);
      DewMovement movement = { 0, moving->virement->id, moves[i].line, moves[i].pence };

      movement.id = old != NULL ? old->id : ids.next (ids.data);
      if (old != NULL)
        dew_changes_diff_row (changes, DEW_TABLE_MOVEMENT, old, &movement);
      else
        dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &movement);
    }

  for (guint i = 0; was != NULL && i < was->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (was, i);

      if (g_hash_table_lookup (moving->moves, &movement->line) == NULL)
        dew_changes_delete_row (changes, DEW_TABLE_MOVEMENT, movement);
    }
}

gboolean
dew_edit_virement (const DewLedger   *ledger,
                   DewChanges        *changes,
                   DewIds             ids,
                   const DewVirement *virement,
                   const DewMove     *moves,
                   guint              n,
                   GError           **error)
{
  g_autoptr (DewTotals) totals = NULL;
  g_autoptr (GHashTable) now = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) was = g_hash_table_new (g_int64_hash, g_int64_equal);
  Virement moving = { ledger, virement, NULL, NULL, now, was };
  const GPtrArray *movements;

  g_return_val_if_fail (ledger != NULL && changes != NULL && virement != NULL, FALSE);
  g_return_val_if_fail (moves != NULL || n == 0, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  moving.totals = totals = dew_totals_new (ledger, virement->year, DEW_BASELINE);
  moving.old = dew_ledger_find (ledger, DEW_TABLE_VIREMENT, virement->id);
  movements = dew_ledger_movements_by (ledger, virement->id);
  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      DewMovement *movement = g_ptr_array_index (movements, i);

      g_hash_table_insert (was, &movement->line, movement);
    }

  if (!check_moves (&moving, moves, n, error))
    return FALSE;

  put_virement (&moving, changes, ids, moves, n);
  return TRUE;
}

/* ---- Spreading ---- */

/* Adds to what is moved on a line; what comes to nothing is not moved. */
static gboolean
add_move (GArray  *moves,
          gint64   line,
          gint64   pence,
          GError **error)
{
  for (guint i = 0; i < moves->len; i++)
    {
      DewMove *move = &g_array_index (moves, DewMove, i);

      if (move->line != line)
        continue;
      if (__builtin_add_overflow (move->pence, pence, &move->pence))
        return _dew_refuse (error, _("A virement moves more than can be counted; type smaller amounts."));
      if (move->pence == 0)
        g_array_remove_index (moves, i);
      return TRUE;
    }

  if (pence != 0)
    g_array_append_val (moves, ((DewMove) { line, pence }));
  return TRUE;
}

/* The service lines at and below a node, as node numbers, but those of another that stands in it. */
static GArray *
list_lines (const DewNode *nodes,
            guint          node,
            guint          other)
{
  gboolean within = other > node && other < nodes[node].end;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = node; i < nodes[node].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE && !(within && i >= other && i < nodes[other].end))
      g_array_append_val (lines, i);

  return lines;
}

/* What a line has that an amount can be spread by: the partner's part of the budget; of a budget that no partner contributes to, or of nobody's money, all of it. */
static gint64
spread_weight (const DewLedger *ledger,
               const DewTotals *totals,
               guint            node,
               gint64           partner)
{
  int index = partner == 0 ? DEW_NO_PARTNER : dew_ledger_partner_index (ledger, partner);
  gboolean split = index >= 0 && dew_totals_entered (totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS);

  return MAX (split ? dew_totals_get (totals, node, index, DEW_SUM_CURRENT) : line_budget (totals, node), 0);
}

static gboolean
refuse_spread (const DewLedger *ledger,
               guint            node,
               int              year,
               GError         **error)
{
  g_autofree char *place = dew_ledger_place (ledger, node);
  g_autofree char *name = dew_year_name (year);

  return _dew_refuse (error, _("“%s” has no budget in %s that an amount could be spread by; name a line of it."), place, name);
}

gboolean
dew_edit_spread_move (const DewLedger *ledger,
                      guint            node,
                      guint            other,
                      int              year,
                      gint64           partner,
                      gint64           pence,
                      GArray          *moves,
                      GError         **error)
{
  g_autoptr (DewTotals) totals = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autofree gint64 *weights = NULL;
  g_autofree gint64 *shares = NULL;
  const DewNode *nodes;
  gint64 by = partner;
  guint n_nodes;

  g_return_val_if_fail (ledger != NULL && moves != NULL, FALSE);

  nodes = dew_ledger_nodes (ledger, &n_nodes);
  g_return_val_if_fail (node < n_nodes, FALSE);

  if (nodes[node].kind == DEW_NODE_LINE)
    return add_move (moves, nodes[node].id, pence, error);

  totals = dew_totals_new (ledger, year, DEW_BASELINE);
  lines = list_lines (nodes, node, other);
  weights = g_new (gint64, lines->len + 1);
  shares = g_new (gint64, lines->len + 1);
  /* Where a partner has nothing yet, its first money goes by all of it. */
  do
    {
      for (guint i = 0; i < lines->len; i++)
        weights[i] = spread_weight (ledger, totals, g_array_index (lines, guint, i), by);
      if (dew_apportion_units (pence, weights, lines->len, shares) == DEW_APPORTION_OK)
        break;
      if (by == 0)
        return refuse_spread (ledger, node, year, error);
      by = 0;
    }
  while (TRUE);

  for (guint i = 0; i < lines->len; i++)
    if (shares[i] != 0 && !add_move (moves, nodes[g_array_index (lines, guint, i)].id, shares[i], error))
      return FALSE;

  return TRUE;
}
