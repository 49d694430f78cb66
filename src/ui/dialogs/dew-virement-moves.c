/* dew-virement-moves.c: what a virement moves between two places, and what one that was recorded says of its places */
#include "dew-virement-moves.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"

/* The movements of one side; NULL where there are none. */
static GPtrArray *
list_side (const DewLedger *ledger,
           gint64           virement,
           int              side)
{
  const GPtrArray *all = dew_ledger_movements_by (ledger, virement);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if ((((const DewMovement *) g_ptr_array_index (all, i))->pence < 0) == (side < 0))
      g_ptr_array_add (list, g_ptr_array_index (all, i));

  return list;
}

static guint
node_of (const DewLedger *ledger,
         const GPtrArray *movements,
         guint            i)
{
  return dew_ledger_node (ledger, DEW_TABLE_LINE, ((const DewMovement *) g_ptr_array_index (movements, i))->line);
}

guint
dew_virement_place (const DewLedger *ledger,
                    gint64           virement,
                    int              side,
                    guint           *n)
{
  g_autoptr (GPtrArray) list = list_side (ledger, virement, side);
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint place = list->len == 0 ? 0 : node_of (ledger, list, 0);

  g_return_val_if_fail (n != NULL, 0);

  *n = list->len;
  for (guint i = 1; i < list->len; i++)
    while (node_of (ledger, list, i) < place || node_of (ledger, list, i) >= nodes[place].end)
      place = nodes[place].parent;

  return nodes[place].kind == DEW_NODE_AGREEMENT ? 0 : place;
}

gint64
dew_virement_amount (const DewLedger *ledger,
                     gint64           virement)
{
  g_autoptr (GPtrArray) list = list_side (ledger, virement, +1);
  gint64 sum = 0;

  for (guint i = 0; i < list->len; i++)
    sum += ((const DewMovement *) g_ptr_array_index (list, i))->pence;

  return sum;
}

/* ---- Spreading ---- */

static gboolean
spread_recorded (const DewLedger *ledger,
                 gint64           virement,
                 int              side,
                 int              year,
                 gint64           partner,
                 gint64           pence,
                 GArray          *moves,
                 GError         **error)
{
  g_autoptr (GPtrArray) list = list_side (ledger, virement, side);
  g_autofree gint64 *weights = g_new (gint64, list->len + 1);
  g_autofree gint64 *shares = g_new (gint64, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    weights[i] = ABS (((const DewMovement *) g_ptr_array_index (list, i))->pence);
  if (dew_apportion_units (pence, weights, list->len, shares) != DEW_APPORTION_OK)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The lines that the virement was recorded on cannot take this amount; choose a pool or line."));
      return FALSE;
    }

  for (guint i = 0; i < list->len; i++)
    if (shares[i] != 0 && !dew_edit_spread_move (ledger, node_of (ledger, list, i), 0, year, partner, side * shares[i], moves, error))
      return FALSE;

  return TRUE;
}

gboolean
dew_virement_spread (const DewLedger *ledger,
                     gint64           virement,
                     guint            place,
                     guint            other,
                     int              side,
                     int              year,
                     gint64           partner,
                     gint64           pence,
                     GArray          *moves,
                     GError         **error)
{
  g_return_val_if_fail (ledger != NULL && moves != NULL && (side == 1 || side == -1), FALSE);

  if (place == DEW_RECORDED)
    return spread_recorded (ledger, virement, side, year, partner, pence, moves, error);

  return dew_edit_spread_move (ledger, place, other, year, partner, side * pence, moves, error);
}

/* ---- What it comes to ---- */

gint64
dew_virement_within (const DewLedger *ledger,
                     gint64           virement,
                     guint            place,
                     const GArray    *moves)
{
  const GPtrArray *was = dew_ledger_movements_by (ledger, virement);
  guint end = dew_ledger_nodes (ledger, NULL)[place].end;
  gint64 sum = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      const DewMove *move = &g_array_index (moves, DewMove, i);
      guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, move->line);

      sum += node >= place && node < end ? move->pence : 0;
    }
  for (guint i = 0; was != NULL && i < was->len; i++)
    {
      guint node = node_of (ledger, was, i);

      sum -= node >= place && node < end ? ((const DewMovement *) g_ptr_array_index (was, i))->pence : 0;
    }

  return sum;
}

gboolean
dew_virement_touches (const DewLedger *ledger,
                      guint            place,
                      int              side,
                      const GArray    *moves)
{
  guint end = dew_ledger_nodes (ledger, NULL)[place].end;

  for (guint i = 0; i < moves->len; i++)
    {
      const DewMove *move = &g_array_index (moves, DewMove, i);
      guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, move->line);

      if (node >= place && node < end && (move->pence < 0) == (side < 0))
        return TRUE;
    }

  return FALSE;
}
