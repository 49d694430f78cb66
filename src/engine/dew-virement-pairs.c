/* dew-virement-pairs.c: a virement as amounts that move from one line to another */
#include "dew-virement-pairs.h"

/* The movements that take, or those that give, one after the other. */
typedef struct {
  const GPtrArray *movements;
  gboolean         takes;
  guint            at;          /* movements->len: none is left */
  gint64           left;        /* of that one */
} Side;

static void
find_next (Side *side)
{
  for (; side->at < side->movements->len; side->at++)
    {
      const DewMovement *movement = g_ptr_array_index (side->movements, side->at);

      if ((movement->pence < 0) != side->takes)
        continue;
      side->left = ABS (movement->pence);
      return;
    }
}

static gboolean
has_line (const Side *side)
{
  return side->at < side->movements->len;
}

/* Takes the amount from what is left there, and says of which line. */
static gint64
use (Side   *side,
     gint64  pence)
{
  const DewMovement *movement;

  if (!has_line (side))
    return 0;

  movement = g_ptr_array_index (side->movements, side->at);
  side->left -= pence;
  if (side->left == 0)
    {
      side->at++;
      find_next (side);
    }
  return movement->line;
}

GArray *
dew_virement_pairs (const DewLedger *ledger,
                    gint64           virement)
{
  const GPtrArray *movements = dew_ledger_movements_by (ledger, virement);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DewVirementPair));
  Side from = { movements, TRUE, 0, 0 }, to = { movements, FALSE, 0, 0 };

  if (movements == NULL)
    return pairs;

  find_next (&from);
  find_next (&to);
  while (has_line (&from) || has_line (&to))
    {
      DewVirementPair pair = { 0, 0, 0 };

      pair.pence = !has_line (&from) ? to.left : !has_line (&to) ? from.left : MIN (from.left, to.left);
      pair.from = use (&from, pair.pence);
      pair.to = use (&to, pair.pence);
      g_array_append_val (pairs, pair);
    }
  return pairs;
}
