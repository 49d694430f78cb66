/* dew-tree-enter.c: many cells that are typed into, cleared or filled at once */
#include <glib/gi18n-lib.h>

#include "dew-money-print.h"
#include "dew-row-words.h"
#include "dew-tree-cells.h"
#include "dew-window.h"

char *
dew_tree_tell_deed (DewGridDeed deed,
                    guint       n_cells)
{
  char count[DEW_MONEY_SIZE];

  dew_print_count (n_cells, count);
  switch (deed)
    {
    case DEW_GRID_CLEARED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cleared %s cell", "Cleared %s cells", n_cells), count);
    case DEW_GRID_CUT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cut %s cell", "Cut %s cells", n_cells), count);
    case DEW_GRID_PASTED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Pasted %s cell", "Pasted %s cells", n_cells), count);
    case DEW_GRID_FILLED:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Filled %s cell", "Filled %s cells", n_cells), count);
    }
}

/* Which cell it was, before what is wrong with it. */
static void
say_where (const DewTreeCells *cells,
           const DewGridEntry *entry,
           DewGridReply       *reply)
{
  g_autofree char *message = reply->message;
  g_autofree char *words = cells->words (cells->model, entry->column);

  reply->message = g_strdup_printf (_("%s, %s: %s Nothing was changed."), dew_tree_name (cells->tree, dew_tree_node (cells->tree, entry->row)), words, message);
}

/* A block is cleared of all that can be nothing. */
static gboolean
is_left (DewGridDeed          deed,
         guint                n,
         const DewTreeTarget *target)
{
  return n > 1 && (deed == DEW_GRID_CLEARED || deed == DEW_GRID_CUT) && target->kind == DEW_TREE_FIELD && !dew_row_may_say_nothing (target->column);
}

static void
done_cb (const char *refusal,
         gpointer    data)
{
  g_autoptr (GtkWidget) widget = data;

  if (refusal != NULL)
    dew_window_tell (widget, refusal);
}

DewGridAnswer
dew_tree_enter (const DewTreeCells *cells,
                DewGridDeed         deed,
                const DewGridEntry *entries,
                guint               n,
                int                 choice,
                DewGridReply       *reply)
{
  g_autoptr (DewTreeEdit) edit = dew_tree_edit_new (cells);
  g_autofree char *what = dew_tree_tell_deed (deed, n);
  GtkWidget *widget = dew_tree_widget (cells->tree);
  gboolean aside;
  DewGridAnswer answer;

  for (guint i = 0; i < n; i++)
    {
      guint node = dew_tree_node (cells->tree, entries[i].row);
      DewTreeTarget target = { DEW_TREE_FIXED };

      if (node == DEW_TREE_NEW_POOL)
        continue;
      cells->aim (cells->model, dew_tree_node_kind (cells->tree, node), node, entries[i].column, &target);
      if (is_left (deed, n, &target))
        continue;
      answer = dew_tree_edit_enter (edit, &target, entries[i].text, cells->unit, choice, 0, NULL, reply);
      if (answer == DEW_GRID_REFUSED && n > 1)
        say_where (cells, &entries[i], reply);
      if (answer != DEW_GRID_TAKEN)
        return answer;
    }

  answer = dew_tree_edit_take (edit, what, done_cb, widget, &aside, reply);
  if (aside)
    g_object_ref (widget);

  return answer;
}
