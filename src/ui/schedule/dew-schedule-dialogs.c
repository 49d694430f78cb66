/* dew-schedule-dialogs.c: what is done on the schedule page in dialogs and in the pane: moving money, merging, splitting and renaming pools, notes on figures */
#include "dew-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-merge-dialog.h"
#include "dew-rename-dialog.h"
#include "dew-split-dialog.h"
#include "dew-virement-dialog.h"
#include "dew-window.h"

static GtkWindow *
get_window (DewSchedulePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* The pool that the cursor is in, and the line of it that it is on, 0 where it is on the pool; FALSE where it is in none. */
static gboolean
find_pool (DewSchedulePage *self,
           gint64          *pool,
           gint64          *line)
{
  const DewLine *row;
  gint64 id;
  DewNodeKind kind = _dew_schedule_page_current (self, &id);

  *pool = id;
  *line = 0;
  if (kind == DEW_NODE_POOL)
    return TRUE;
  if (kind != DEW_NODE_LINE && kind != DEW_NODE_CATEGORY)
    return FALSE;

  row = dew_ledger_find (dew_document_ledger (self->document), DEW_TABLE_LINE, id);
  *line = id;
  *pool = row->pool;
  return TRUE;
}

/* What is being typed is in the figures that a dialog goes by. Afterwards one goes on in the grid, not in the menu that it was chosen from. */
static gboolean
settle (DewSchedulePage *self)
{
  if (!dew_page_settle (DEW_PAGE (self)))
    return FALSE;

  dew_page_take_focus (DEW_PAGE (self));
  return TRUE;
}

static void
virement_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 pool, line;
  guint from = 0;

  if (!settle (self))
    return;

  if (find_pool (self, &pool, &line))
    from = dew_ledger_node (dew_document_ledger (self->document), line == 0 ? DEW_TABLE_POOL : DEW_TABLE_LINE, line == 0 ? pool : line);
  dew_virement_dialog_present (get_window (self), self->document, self->year, self->unit, from);
}

static void
rename_pool_activate (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 pool, line;

  if (settle (self) && find_pool (self, &pool, &line))
    dew_rename_dialog_present (get_window (self), self->document, pool, self->year);
}

static void
merge_pool_activate (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 pool, line;

  if (settle (self) && find_pool (self, &pool, &line))
    dew_merge_dialog_present (get_window (self), self->document, pool, self->year);
}

static void
split_pool_activate (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 pool, line;

  if (settle (self) && find_pool (self, &pool, &line))
    dew_split_dialog_present (get_window (self), self->document, pool, line, self->year);
}

/* The note has its place in the pane, which is shown for it. */
static void
note_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DewSchedulePage *self = data;
  DewFigure key;

  if (!dew_grid_settle (dew_tree_view_grid (self->view)))
    return;
  if (!_dew_schedule_page_figure (self, &key))
    {
      dew_window_tell (GTK_WIDGET (self), _("A note is on a figure that was entered on a service line: put the cursor on one first. What is worked out has the notes of what it comes from; pools and lines have one of their own among their details."));
      return;
    }

  dew_properties_pane_show_figure (self->pane, &key);
  adw_flap_set_reveal_flap (self->pane_flap, TRUE);
  dew_properties_pane_edit_note (self->pane);
}

static const GActionEntry actions[] = {
  { .name = "virement", .activate = virement_activate },
  { .name = "rename-pool", .activate = rename_pool_activate },
  { .name = "merge-pool", .activate = merge_pool_activate },
  { .name = "split-pool", .activate = split_pool_activate },
  { .name = "note", .activate = note_activate },
};

void
_dew_schedule_page_add_dialogs (DewSchedulePage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
}

static void
set_enabled (DewSchedulePage *self,
             const char      *action,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}

void
_dew_schedule_page_enable_dialogs (DewSchedulePage *self)
{
  gboolean writable = self->document != NULL && !dew_document_read_only (self->document, NULL);
  guint n_pools = self->document == NULL ? 0 : dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL)->len;
  gint64 pool, line;
  gboolean in_pool = writable && find_pool (self, &pool, &line);

  set_enabled (self, "virement", writable && n_pools > 0);
  set_enabled (self, "rename-pool", in_pool && line == 0);
  set_enabled (self, "merge-pool", in_pool && line == 0 && n_pools > 1);
  set_enabled (self, "split-pool", in_pool);
  set_enabled (self, "note", self->document != NULL);
}
