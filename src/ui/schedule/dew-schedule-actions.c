/* dew-schedule-actions.c: what can be done with the rows of the schedule page: adding, renaming, deleting, moving */
#include "dew-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-pool.h"
#include "dew-money-print.h"
#include "dew-move-dialog.h"
#include "dew-window.h"

static const char *
name_of (DewSchedulePage *self,
         DewTable         table,
         gint64           id)
{
  gconstpointer row = dew_ledger_find (dew_document_ledger (self->document), table, id);

  return row == NULL ? "" : dew_row_text (table, row, "name");
}

/* Takes the changes to the document, or tells why they were refused. */
static gboolean
apply (DewSchedulePage *self,
       DewChanges      *changes,
       gboolean         good,
       const char      *what,
       GError          *error)
{
  good = dew_document_take (self->document, changes, good, what, &error);
  if (!good)
    {
      dew_window_tell (GTK_WIDGET (self), error->message);
      g_error_free (error);
    }

  return good;
}

/* ---- Adding ---- */

/* A name that no sibling has: "New line", "New line 2", … */
static char *
free_name (DewSchedulePage *self,
           DewTable         table,
           gpointer         row,
           const char      *base)
{
  for (guint i = 1;; i++)
    {
      g_autoptr (DewChanges) trial = dew_changes_new ();
      g_autofree char *name = i == 1 ? g_strdup (base) : g_strdup_printf ("%s %u", base, i);
      g_autoptr (GError) error = NULL;

      dew_row_set_text (table, row, "name", name);
      if (dew_edit_add (dew_document_ledger (self->document), trial, table, row, 0, &error) ||
          !g_error_matches (error, DEW_ERROR, DEW_ERROR_CONFLICT))
        return g_steal_pointer (&name);
    }
}

/* Brings the cursor to the name of a new agreement; FALSE where it is the only one, which has no row. */
static gboolean
go_to_agreement (DewSchedulePage *self,
                 gint64           id)
{
  guint n = dew_grid_model_n_rows (DEW_GRID_MODEL (self->model));
  gint64 there;

  for (guint row = 0; row < n; row++)
    if (dew_tree_model_node (DEW_TREE_MODEL (self->model), row, &there) == DEW_NODE_AGREEMENT && there == id)
      {
        dew_grid_set_cursor (dew_tree_view_grid (self->view), row, 0, TRUE);
        return TRUE;
      }

  return FALSE;
}

/* Adds a new row that says where it belongs, behind its sibling `after`, and frees it; its name is open for typing then. */
static void
add_row (DewSchedulePage *self,
         DewTable         table,
         gpointer         row,
         const char      *base,
         gint64           after)
{
  DewIds ids = dew_document_ids (self->document);
  gint64 id = ids.next (ids.data);
  DewChanges *changes = dew_changes_new ();
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  GError *error = NULL;
  gboolean good;

  dew_row_set_int (table, row, "id", id);
  name = free_name (self, table, row, base);
  dew_row_set_text (table, row, "name", name);
  good = dew_edit_add (dew_document_ledger (self->document), changes, table, row, after, &error);
  dew_row_free (table, row);
  what = g_strdup_printf (table == DEW_TABLE_POOL ? _("Added the pool “%s”") :
                          table == DEW_TABLE_AGREEMENT ? _("Added the agreement “%s”") : _("Added “%s”"), name);
  if (!apply (self, changes, good, what, error))
    return;
  if (table == DEW_TABLE_AGREEMENT ? go_to_agreement (self, id) : _dew_schedule_page_go_to (self, table, id))
    dew_grid_edit_anew (dew_tree_view_grid (self->view));
  else if (table == DEW_TABLE_AGREEMENT)
    dew_grid_set_cursor (dew_tree_view_grid (self->view), DEW_GRID_TOTAL, 0, TRUE);
}

static void
add_line (DewSchedulePage *self,
          DewLineKind      line_kind,
          const char      *base)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  gint64 current;
  DewNodeKind kind = _dew_schedule_page_current (self, &current);
  const DewLine *beside = dew_ledger_find (ledger, DEW_TABLE_LINE, current);
  gint64 after = 0;
  DewLine *line;

  /* Below the last pool, where a new one is typed, that pool is meant. */
  if (kind == DEW_NODE_ROOT && dew_ledger_last (ledger, DEW_TABLE_POOL) != 0)
    {
      kind = DEW_NODE_POOL;
      current = dew_ledger_last (ledger, DEW_TABLE_POOL);
    }
  if (kind != DEW_NODE_POOL && (beside == NULL || (kind != DEW_NODE_CATEGORY && kind != DEW_NODE_LINE)))
    {
      dew_window_tell (GTK_WIDGET (self), _("Put the cursor on a pool, category or line first: the new one is added there."));
      return;
    }

  line = dew_row_new (DEW_TABLE_LINE);
  line->kind = (gint) line_kind;
  line->pool = kind == DEW_NODE_POOL ? current : beside->pool;
  if (kind == DEW_NODE_CATEGORY)
    line->parent = beside->id;
  else if (kind == DEW_NODE_LINE)
    {
      line->parent = beside->parent;
      after = beside->id;
    }
  add_row (self, DEW_TABLE_LINE, line, base, after);
}

static void
add_line_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  add_line (data, DEW_LINE_SERVICE, _("New line"));
}

static void
add_category_activate (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  add_line (data, DEW_LINE_CATEGORY, _("New category"));
}

static void
add_pool_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewSchedulePage *self = data;
  const DewLedger *ledger = dew_document_ledger (self->document);
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  gint64 current;
  DewNodeKind kind = _dew_schedule_page_current (self, &current);
  const DewPool *beside = kind == DEW_NODE_POOL ? dew_ledger_find (ledger, DEW_TABLE_POOL, current) : NULL;

  pool->agreement = beside != NULL ? beside->agreement : kind == DEW_NODE_AGREEMENT ? current : dew_ledger_last (ledger, DEW_TABLE_AGREEMENT);
  add_row (self, DEW_TABLE_POOL, pool, _("New pool"), beside == NULL ? 0 : beside->id);
}

static void
add_agreement_activate (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 current;
  DewNodeKind kind = _dew_schedule_page_current (self, &current);

  add_row (self, DEW_TABLE_AGREEMENT, dew_row_new (DEW_TABLE_AGREEMENT), _("New agreement"), kind == DEW_NODE_AGREEMENT ? current : 0);
}

/* ---- Names, deleting ---- */

static void
rename_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DewSchedulePage *self = data;
  DewGrid *grid = dew_tree_view_grid (self->view);
  guint row, column;

  if (dew_grid_get_cursor (grid, &row, &column))
    {
      dew_grid_set_cursor (grid, row, 0, TRUE);
      dew_grid_edit (grid);
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint *one = a;
  const guint *two = b;

  return (*one > *two) - (*one < *two);
}

/* The nodes of the selected rows: of all of them where their names are selected, else of the current one alone. FALSE where it is not plain what is meant. */
static gboolean
list_selected (DewSchedulePage *self,
               GArray          *nodes)
{
  DewGridArea area;

  if (!dew_grid_get_selection (dew_tree_view_grid (self->view), &area))
    return FALSE;
  if (area.top != area.bottom && area.left > 0)
    return FALSE;

  for (guint row = area.top; row <= area.bottom && row != DEW_GRID_TOTAL; row++)
    {
      gint64 id;
      guint node;

      if (dew_tree_model_node (DEW_TREE_MODEL (self->model), row, &id) == DEW_NODE_ROOT)
        continue;
      node = dew_tree_node (dew_tree_model_tree (DEW_TREE_MODEL (self->model)), row);
      g_array_append_val (nodes, node);
    }

  /* They may be sorted for the eye. */
  g_array_sort (nodes, compare_numbers);
  return nodes->len > 0;
}

static void
delete_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DewSchedulePage *self = data;
  g_autoptr (GArray) selected = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint *nodes;
  const char *name;
  char count[DEW_MONEY_SIZE];
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  DewChanges *changes;
  GError *error = NULL;
  gboolean good;

  if (!list_selected (self, selected))
    {
      dew_window_tell (GTK_WIDGET (self), _("Select the names of the lines, or whole rows by Shift+Space, to delete several at once."));
      return;
    }

  nodes = (const guint *) (gconstpointer) selected->data;
  name = dew_tree_name (dew_tree_model_tree (DEW_TREE_MODEL (self->model)), nodes[0]);
  what = selected->len == 1 ? g_strdup_printf (_("Deleted “%s”"), name)
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Deleted “%s” and %s more row", "Deleted “%s” and %s more rows", selected->len - 1),
                                               name, dew_print_count (selected->len - 1, count));
  sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);
  changes = dew_changes_new ();
  good = dew_edit_delete_nodes (dew_document_ledger (self->document), changes, nodes, selected->len, &error);
  if (apply (self, changes, good, what, error))
    dew_window_tell (GTK_WIDGET (self), sentence);
}

/* ---- Moving ---- */

/* The siblings of a row in the order shown, and which of them it is. */
static GArray *
list_siblings (DewSchedulePage *self,
               DewNodeKind      kind,
               gint64           id,
               guint           *at)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint parent = 0;

  if (kind != DEW_NODE_AGREEMENT)
    parent = nodes[dew_ledger_node (ledger, dew_node_table (kind), id)].parent;

  *at = 0;
  for (guint i = parent + 1; i < nodes[parent].end; i = nodes[i].end)
    if (dew_node_table (nodes[i].kind) == dew_node_table (kind))
      {
        if (nodes[i].id == id)
          *at = siblings->len;
        g_array_append_val (siblings, nodes[i].id);
      }

  return siblings;
}

static void
move_by (DewSchedulePage *self,
         int              step)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  gint64 id;
  DewNodeKind kind = _dew_schedule_page_current (self, &id);
  guint at;
  g_autoptr (GArray) siblings = list_siblings (self, kind, id, &at);
  int to = (int) at + step;
  g_autofree char *what = g_strdup_printf (step < 0 ? _("Moved “%s” up") : _("Moved “%s” down"), name_of (self, dew_node_table (kind), id));
  DewChanges *changes;
  GError *error = NULL;
  gint64 after, parent = 0, pool = 0;
  gboolean good;

  if (to < 0 || to >= (int) siblings->len)
    return;

  /* Up: behind the one before the last; down: behind the next. */
  if (step > 0)
    after = g_array_index (siblings, gint64, to);
  else
    after = to == 0 ? -1 : g_array_index (siblings, gint64, to - 1);

  if (kind == DEW_NODE_POOL)
    parent = ((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, id))->agreement;
  else if (kind != DEW_NODE_AGREEMENT)
    {
      const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, id);

      parent = line->parent;
      pool = line->pool;
    }

  changes = dew_changes_new ();
  good = dew_edit_move (ledger, changes, dew_node_table (kind), id, pool, parent, after, &error);
  apply (self, changes, good, what, error);
}

static void
move_up_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  move_by (data, -1);
}

static void
move_down_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  move_by (data, +1);
}

/* The line that goes on in another place for one whose earlier years stay; where there is none, it has moved itself. */
static gint64
find_next (DewSchedulePage *self,
           gint64           id)
{
  const GPtrArray *lines = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_LINE);

  for (guint i = lines->len; i > 0; i--)
    if (((const DewLine *) g_ptr_array_index (lines, i - 1))->continues == id)
      return ((const DewLine *) g_ptr_array_index (lines, i - 1))->id;

  return id;
}

static void
moved_to (DewTable table,
          gint64   id,
          gint64   pool,
          gint64   parent,
          int      year,
          gpointer data)
{
  DewSchedulePage *self = data;
  const DewLedger *ledger = dew_document_ledger (self->document);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *from = year == 0 ? NULL : dew_year_name (year);
  g_autofree char *what = year == 0 ? g_strdup_printf (_("Moved “%s”"), name_of (self, table, id))
                                    : g_strdup_printf (_("Moved “%s” from %s on"), name_of (self, table, id), from);
  gboolean good = year == 0 ? dew_edit_move (ledger, changes, table, id, pool, parent, 0, &error)
                            : dew_edit_transfer (ledger, changes, dew_document_ids (self->document), &id, 1, pool, parent, year, &error);

  if (apply (self, changes, good, what, error))
    _dew_schedule_page_go_to (self, table, year == 0 ? id : find_next (self, id));
}

static void
move_to_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 id;
  DewNodeKind kind = _dew_schedule_page_current (self, &id);

  dew_move_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           dew_document_ledger (self->document), dew_node_table (kind), id, self->year, moved_to, self);
}

/* ---- All of them ---- */

static const GActionEntry actions[] = {
  { .name = "add-line", .activate = add_line_activate },
  { .name = "add-category", .activate = add_category_activate },
  { .name = "add-pool", .activate = add_pool_activate },
  { .name = "add-agreement", .activate = add_agreement_activate },
  { .name = "rename", .activate = rename_activate },
  { .name = "delete", .activate = delete_activate },
  { .name = "move-up", .activate = move_up_activate },
  { .name = "move-down", .activate = move_down_activate },
  { .name = "move-to", .activate = move_to_activate },
};

static const struct {
  const char *trigger;
  const char *action;
} shortcuts[] = {
  /* Menus print the last of an action. */
  { "<Control>equal", "schedule.add-line" },
  { "<Control>KP_Add", "schedule.add-line" },
  { "<Control>plus", "schedule.add-line" },
  { "<Control><Alt>KP_Add", "schedule.add-category" },
  { "<Control><Alt>plus", "schedule.add-category" },
  { "<Control><Alt>p", "schedule.add-pool" },
  { "<Control><Alt>a", "schedule.add-agreement" },
  { "<Control>KP_Subtract", "schedule.delete" },
  { "<Control>minus", "schedule.delete" },
  { "<Control><Shift>Page_Up", "schedule.move-up" },
  { "<Control><Shift>Page_Down", "schedule.move-down" },
  { "<Control>m", "schedule.move-to" },
  { "<Control><Shift>m", "schedule.virement" },
  { "<Shift>F2", "schedule.note" },
};

static void
set_enabled (DewSchedulePage *self,
             const char      *action,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}

void
_dew_schedule_page_enable_actions (DewSchedulePage *self)
{
  gint64 id;
  DewNodeKind kind = _dew_schedule_page_current (self, &id);
  gboolean writable = self->document != NULL && !dew_document_read_only (self->document, NULL);
  gboolean movable = writable && kind != DEW_NODE_ROOT;
  gboolean has_place = writable && kind != DEW_NODE_AGREEMENT && dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL)->len > 0;

  set_enabled (self, "rename", movable);
  set_enabled (self, "delete", movable);
  set_enabled (self, "move-up", movable);
  set_enabled (self, "move-down", movable);
  set_enabled (self, "move-to", movable && kind != DEW_NODE_AGREEMENT);
  _dew_schedule_page_enable_dialogs (self);
  set_enabled (self, "add-pool", writable);
  set_enabled (self, "add-agreement", writable);
  set_enabled (self, "add-line", has_place);
  set_enabled (self, "add-category", has_place);
}

void
_dew_schedule_page_add_actions (DewSchedulePage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  _dew_schedule_page_add_dialogs (self);
}

void
_dew_schedule_page_class_add_shortcuts (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                                                           gtk_named_action_new (shortcuts[i].action));

      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}
