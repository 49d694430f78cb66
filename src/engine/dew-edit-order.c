/* dew-edit-order.c: edits of where a row stands: adding and moving */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>

/* ---- Order ---- */

static gint64 *
position_field (DewTable table,
                gpointer row)
{
  int column = dew_table_column (table, "position");

  g_assert (column >= 0);
  return (gint64 *) ((char *) row + dew_tables[table].columns[column].offset);
}

static gboolean
are_siblings (DewTable      table,
              gconstpointer a,
              gconstpointer b)
{
  const DewLine *one = a;
  const DewLine *two = b;

  if (table == DEW_TABLE_POOL)
    return ((const DewPool *) a)->agreement == ((const DewPool *) b)->agreement;

  if (table == DEW_TABLE_INCENTIVE)
    return ((const DewIncentive *) a)->pool == ((const DewIncentive *) b)->pool;

  return table != DEW_TABLE_LINE || (one->pool == two->pool && one->parent == two->parent);
}

static void
renumber (DewChanges *changes,
          DewTable    table,
          GPtrArray  *siblings)
{
  for (guint i = 0; i < siblings->len; i++)
    {
      gconstpointer old = g_ptr_array_index (siblings, i);
      gpointer moved = dew_row_copy (table, old);

      *position_field (table, moved) = (gint64) (i + 1) * DEW_STEP * 2;
      dew_changes_diff_row (changes, table, old, moved);
      dew_row_free (table, moved);
    }
}

/* Near the end of the numbers, where there is no counting on. */
static gboolean
is_far (gint64 position)
{
  return position > G_MAXINT64 / 4 || position < -(G_MAXINT64 / 4);
}

/* Gives a row the position behind the sibling `after` (-1: before all, 0: behind all), moving the others apart where there is no room. */
static void
find_place (const DewLedger *ledger,
            DewChanges      *changes,
            DewTable         table,
            gpointer         row,
            gint64           after)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  g_autoptr (GPtrArray) siblings = g_ptr_array_new ();
  gint64 *position = position_field (table, row);
  gint64 low, high;
  gboolean crowded;
  guint at;

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer other = g_ptr_array_index (rows, i);

      if (*(gint64 *) other != *(gint64 *) row && are_siblings (table, other, row))
        g_ptr_array_add (siblings, other);
    }

  for (at = after == -1 ? 0 : siblings->len; after > 0 && at > 0; at--)
    if (*(gint64 *) g_ptr_array_index (siblings, at - 1) == after)
      break;
  if (after > 0 && at == 0)
    at = siblings->len;

  low = at == 0 ? 0 : *position_field (table, g_ptr_array_index (siblings, at - 1));
  high = at == siblings->len ? 0 : *position_field (table, g_ptr_array_index (siblings, at));
  crowded = is_far (low) || is_far (high);
  if (!crowded && at == siblings->len)
    high = low + 2 * DEW_STEP;
  else if (!crowded && at == 0)
    low = high - 2 * DEW_STEP;

  if (crowded || high - low < 2)
    {
      renumber (changes, table, siblings);
      *position = (gint64) at * DEW_STEP * 2 + DEW_STEP;
    }
  else
    *position = low + (high - low) / 2;
}

/* ---- Adding ---- */

gboolean
dew_edit_add (const DewLedger *ledger,
              DewChanges      *changes,
              DewTable         table,
              gpointer         row,
              gint64           after,
              GError         **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL && row != NULL, FALSE);
  g_return_val_if_fail (dew_table_column (table, "position") >= 0, FALSE);

  if (dew_ledger_find (ledger, table, *(gint64 *) row) != NULL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("A new %s has the number of one that is there already; try again."), dew_tables[table].name);
      return FALSE;
    }
  if (!_dew_check_row (ledger, table, row, error) ||
      (table == DEW_TABLE_LINE && !_dew_check_place (ledger, row, 0, error)) ||
      !_dew_check_name (ledger, table, row, error))
    return FALSE;
  if (table == DEW_TABLE_PARTNER && dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len >= DEW_MAX_PARTNERS)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("There are eight partners already, the most that one document can have."));
      return FALSE;
    }

  find_place (ledger, changes, table, row, after);
  dew_changes_insert_row (changes, table, row);

  return TRUE;
}

/* ---- Moving ---- */

/* A line that moves to another pool takes the rules that stand on it along; those of a category too. */
static void
move_subtree (const DewLedger *ledger,
              DewChanges      *changes,
              guint            top,
              gint64           pool)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      DewLine line = *nodes[i].line;

      line.pool = pool;
      dew_changes_diff_row (changes, DEW_TABLE_LINE, nodes[i].line, &line);
    }

  for (guint i = 0; i < rules->len; i++)
    {
      DewRuleRow rule = *(const DewRuleRow *) g_ptr_array_index (rules, i);
      guint node = rule.line == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, rule.line);

      rule.pool = pool;
      if (node >= top && node < nodes[top].end)
        dew_changes_diff_row (changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i), &rule);
    }
}

guint
_dew_count_below (const DewNode *nodes,
                  guint          top)
{
  guint n = 0;

  for (guint i = top + 1; i < nodes[top].end; i++)
    n = MAX (n, nodes[i].depth - nodes[top].depth);

  return n;
}

static gboolean
move_line (const DewLedger *ledger,
           DewChanges      *changes,
           DewLine         *line,
           gint64           pool,
           gint64           parent,
           gint64           after,
           GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, line->id);
  const DewLine *to = dew_ledger_find (ledger, DEW_TABLE_LINE, parent);
  guint target = to == NULL ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, parent);

  if (to != NULL && target >= node && target < nodes[node].end)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” cannot be moved into itself; choose another place."), line->name);
      return FALSE;
    }

  line->pool = pool = to != NULL ? to->pool : pool;
  line->parent = parent;
  if (!_dew_check_place (ledger, line, _dew_count_below (nodes, node), error) || !_dew_check_name (ledger, DEW_TABLE_LINE, line, error))
    return FALSE;

  find_place (ledger, changes, DEW_TABLE_LINE, line, after);
  if (pool != nodes[node].line->pool)
    move_subtree (ledger, changes, node, pool);

  return TRUE;
}

gboolean
dew_edit_move (const DewLedger *ledger,
               DewChanges      *changes,
               DewTable         table,
               gint64           id,
               gint64           pool,
               gint64           parent,
               gint64           after,
               GError         **error)
{
  gconstpointer old;
  gpointer moved;
  gboolean good = TRUE;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (dew_table_column (table, "position") >= 0, FALSE);

  old = dew_ledger_find (ledger, table, id);
  if (old == NULL)
    return _dew_not_there (table, error);

  moved = dew_row_copy (table, old);
  if (table == DEW_TABLE_LINE)
    good = move_line (ledger, changes, moved, pool, parent, after, error);
  else
    {
      if (table == DEW_TABLE_POOL)
        ((DewPool *) moved)->agreement = parent;
      good = _dew_check_row (ledger, table, moved, error);
      if (good)
        find_place (ledger, changes, table, moved, after);
    }
  if (good)
    dew_changes_diff_row (changes, table, old, moved);
  dew_row_free (table, moved);

  return good;
}
