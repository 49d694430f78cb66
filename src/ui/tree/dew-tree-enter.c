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

/* Cells on their way. */
typedef struct
{
  DewGridJob          job;
  DewTreeCells        cells;
  GObject            *model;    /* keeps the tree */
  DewGridDeed         deed;
  const DewGridEntry *entries;
  guint               n, n_read;
  int                 choice;
  DewTreeEdit        *edit;
} Entering;

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
is_left (const Entering      *self,
         const DewTreeTarget *target)
{
  return self->n > 1 && (self->deed == DEW_GRID_CLEARED || self->deed == DEW_GRID_CUT) && target->kind == DEW_TREE_FIELD && !dew_row_may_say_nothing (target->column);
}

static DewGridAnswer
read_entry (Entering           *self,
            const DewGridEntry *entry,
            DewGridReply       *reply)
{
  const DewTreeCells *cells = &self->cells;
  guint node = dew_tree_node (cells->tree, entry->row);
  DewTreeTarget target = { DEW_TREE_FIXED };
  DewGridAnswer answer;

  if (node == DEW_TREE_NEW_POOL)
    return DEW_GRID_TAKEN;

  cells->aim (cells->model, dew_tree_node_kind (cells->tree, node), node, entry->column, &target);
  if (is_left (self, &target))
    return DEW_GRID_TAKEN;

  answer = dew_tree_edit_enter (self->edit, &target, entry->text, cells->unit, self->choice, 0, NULL, reply);
  if (answer == DEW_GRID_REFUSED && self->n > 1)
    say_where (cells, entry, reply);

  return answer;
}

static DewGridAnswer
read_cb (DewGridJob   *job,
         gboolean     *more,
         DewGridReply *reply)
{
  Entering *self = (Entering *) job;

  if (self->n_read == self->n)
    return dew_tree_edit_settle (self->edit, more, reply);

  *more = TRUE;
  return read_entry (self, &self->entries[self->n_read++], reply);
}

static void
done_cb (const char *refusal,
         gpointer    data)
{
  g_autoptr (GtkWidget) widget = data;

  if (refusal != NULL)
    dew_window_tell (widget, refusal);
}

static DewGridAnswer
take_cb (DewGridJob   *job,
         DewGridArea  *area,
         DewGridReply *reply)
{
  Entering *self = (Entering *) job;
  g_autofree char *what = dew_tree_tell_deed (self->deed, self->n);
  GtkWidget *widget = dew_tree_widget (self->cells.tree);
  gboolean aside;
  DewGridAnswer answer = dew_tree_edit_take (self->edit, what, done_cb, widget, &aside, reply);

  if (aside)
    g_object_ref (widget);

  return answer;
}

static void
free_cb (DewGridJob *job)
{
  Entering *self = (Entering *) job;

  dew_tree_edit_free (self->edit);
  g_object_unref (self->model);
  g_free (self);
}

DewGridJob *
dew_tree_enter (const DewTreeCells *cells,
                DewGridDeed         deed,
                const DewGridEntry *entries,
                guint               n,
                int                 choice)
{
  Entering *self = g_new0 (Entering, 1);

  self->job = (DewGridJob) { read_cb, take_cb, free_cb };
  self->cells = *cells;
  self->model = g_object_ref (cells->model);
  self->deed = deed;
  self->entries = entries;
  self->n = n;
  self->choice = choice;
  self->edit = dew_tree_edit_new (cells);

  return &self->job;
}
