/* dew-edit-lines.c: the edit that adds many service lines at once */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>

/* The names that are taken in a place, in lower case. */
static GHashTable *
list_names (const DewLedger *ledger,
            gint64           pool,
            gint64           parent)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = parent != 0 ? dew_ledger_node (ledger, DEW_TABLE_LINE, parent) : dew_ledger_node (ledger, DEW_TABLE_POOL, pool);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = top + 1; i < nodes[top].end; i = nodes[i].end)
    g_hash_table_add (names, g_utf8_casefold (nodes[i].line->name, -1));

  return names;
}

static char *
take_name (GHashTable *names,
           const char *wanted)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup (wanted) : g_strdup_printf ("%s %u", wanted, i);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (g_hash_table_add (names, g_steal_pointer (&folded)))
        return g_steal_pointer (&name);
    }
}

/* The first finds the place behind the last; all others get the same place, and their ids, which go up, keep their order. */
static gboolean
add_line (const DewLedger *ledger,
          DewChanges      *changes,
          DewLine         *line,
          gboolean         first,
          GError         **error)
{
  if (first)
    return dew_edit_add (ledger, changes, DEW_TABLE_LINE, line, 0, error);
  if (!_dew_check_row (ledger, DEW_TABLE_LINE, line, error))
    return FALSE;

  dew_changes_insert_row (changes, DEW_TABLE_LINE, line);
  return TRUE;
}

static void
name_line (DewLine    *line,
           GHashTable *taken)
{
  g_autofree char *wanted = g_strstrip (g_strdup (line->name));
  g_autofree char *name = take_name (taken, *wanted == '\0' ? _("New line") : wanted);

  dew_row_set_text (DEW_TABLE_LINE, line, "name", name);
}

gboolean
dew_edit_add_lines (const DewLedger *ledger,
                    DewChanges      *changes,
                    DewIds           ids,
                    DewLine *const  *lines,
                    guint            n,
                    GError         **error)
{
  g_autoptr (GHashTable) taken = NULL;

  g_return_val_if_fail (ledger != NULL && changes != NULL && (lines != NULL || n == 0), FALSE);

  if (n == 0)
    return TRUE;
  if (dew_ledger_find (ledger, DEW_TABLE_POOL, lines[0]->pool) == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (lines[0]->parent != 0 && dew_ledger_find (ledger, DEW_TABLE_LINE, lines[0]->parent) == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);

  taken = list_names (ledger, lines[0]->pool, lines[0]->parent);
  for (guint i = 0; i < n; i++)
    {
      g_return_val_if_fail (lines[i]->pool == lines[0]->pool && lines[i]->parent == lines[0]->parent, FALSE);

      lines[i]->id = ids.next (ids.data);
      lines[i]->position = lines[0]->position;
      name_line (lines[i], taken);
      if (!add_line (ledger, changes, lines[i], i == 0, error))
        return FALSE;
    }

  return TRUE;
}

void
dew_edit_new_figure (DewChanges      *changes,
                     const DewFigure *figure)
{
  g_return_if_fail (changes != NULL && figure != NULL);
  g_return_if_fail (dew_measure_fits ((DewMeasure) figure->measure, figure->month, figure->partner));

  if (figure->pence != DEW_CLEARED)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, figure);
}
