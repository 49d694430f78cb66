/* dew-schedule-page.c: the page with the tree of pools and lines, their contributions, and a chart of them */
#include "dew-schedule-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-chart-view.h"
#include "dew-date.h"
#include "dew-grid.h"
#include "dew-move-dialog.h"
#include "dew-properties-pane.h"
#include "dew-schedule-chart.h"
#include "dew-schedule-model.h"
#include "dew-window.h"

struct _DewSchedulePage
{
  GtkWidget          parent_instance;

  GtkStack          *stack;
  AdwFlap           *pane_flap;
  DewPropertiesPane *pane;
  GtkWidget         *partners_button;
  GtkWidget         *columns_button;
  GtkWidget         *chart_button;
  GtkWidget         *pane_button;
  DewGrid           *grid;
  GtkRevealer       *chart_revealer;
  DewChartView      *chart;
  GtkLabel          *status;
  GtkLabel          *status_end;
  GtkPopover        *popover;

  GSettings         *settings;
  GSimpleActionGroup *actions;
  DewDocument       *document;
  DewScheduleModel  *model;
  int                year;
  DewUnit            unit;
  gboolean           narrow;
  gboolean           narrow_chart;      /* the chart was asked for though there is little room */
  guint              showing;           /* source that shows what is current */
};

static void dew_schedule_page_iface_init (DewPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewSchedulePage, dew_schedule_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_PAGE, dew_schedule_page_iface_init))

/* ---- What is current ---- */

/* The row the cursor is on; DEW_NODE_ROOT where it is on none that can be edited. */
static DewNodeKind
get_current (DewSchedulePage *self,
             gint64          *id)
{
  guint row, column;

  *id = 0;
  if (self->model == NULL || !dew_grid_get_cursor (self->grid, &row, &column))
    return DEW_NODE_ROOT;

  return dew_schedule_model_node (self->model, row, id);
}

static const char *
name_of (DewSchedulePage *self,
         DewNodeKind      kind,
         gint64           id)
{
  DewTable table = dew_node_table (kind);
  gconstpointer row = dew_ledger_find (dew_document_ledger (self->document), table, id);

  return row == NULL ? "" : dew_row_text (table, row, "name");
}

static void
set_enabled (DewSchedulePage *self,
             const char      *action,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}

static void
show_current (DewSchedulePage *self)
{
  gint64 id;
  DewNodeKind kind = get_current (self, &id);
  gboolean writable = self->document != NULL && !dew_document_read_only (self->document, NULL);
  gboolean movable = writable && kind != DEW_NODE_ROOT;
  gboolean has_place = writable && kind != DEW_NODE_AGREEMENT && dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL)->len > 0;
  g_autofree char *name = NULL;
  guint row, column;

  set_enabled (self, "rename", movable);
  set_enabled (self, "delete", movable);
  set_enabled (self, "move-up", movable);
  set_enabled (self, "move-down", movable);
  set_enabled (self, "move-to", movable && kind != DEW_NODE_AGREEMENT);
  set_enabled (self, "add-pool", writable);
  set_enabled (self, "add-line", has_place);
  set_enabled (self, "add-category", has_place);

  if (self->model == NULL)
    return;

  if (dew_grid_get_cursor (self->grid, &row, &column))
    name = dew_grid_model_cell_name (DEW_GRID_MODEL (self->model), row, column);
  gtk_label_set_label (self->status, name == NULL ? "" : name);
  dew_properties_pane_show (self->pane, self->document, kind, id);
}

/* Once there are partners the work is in the grid: the focus goes with it. */
static void
show_stack (DewSchedulePage *self,
            const char      *name)
{
  gboolean turned = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  if (turned && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_figures (DewSchedulePage *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *where = g_strdup_printf (self->unit == DEW_UNIT_POUNDS ? _("%s, %s · baseline") : _("%s, each figure rounded by itself, %s · baseline"),
                                            dew_unit_symbol (self->unit), year);

  dew_chart_view_set_chart (self->chart, dew_schedule_chart_new (ledger, dew_document_totals (self->document, self->year, DEW_BASELINE), self->unit));
  gtk_label_set_label (self->status_end, where);
  show_stack (self, dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len == 0 ? "empty" : "grid");
  show_current (self);
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewSchedulePage  *self)
{
  show_figures (self);
}

static void
reloaded_cb (DewDocument     *document,
             DewSchedulePage *self)
{
  show_figures (self);
}

static gboolean
show_current_later (gpointer data)
{
  DewSchedulePage *self = data;

  self->showing = 0;
  if (self->document != NULL)
    show_current (self);

  return G_SOURCE_REMOVE;
}

/* The cursor may move while the grid is laid out, when no label may change; and many times before anybody can look. */
static void
cursor_changed_cb (DewGrid         *grid,
                   DewSchedulePage *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add (show_current_later, self);
}

/* ---- Edits ---- */

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

/* Brings a new row under the cursor, with its name open for typing. */
static void
edit_name (DewSchedulePage *self,
           DewTable         table,
           gint64           id)
{
  guint row = dew_schedule_model_reveal (self->model, table, id);

  if (row == G_MAXUINT)
    return;

  dew_grid_set_cursor (self->grid, row, 0, TRUE);
  dew_grid_edit_anew (self->grid);
}

static void
add_line (DewSchedulePage *self,
          DewLineKind      line_kind,
          const char      *base)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  DewIds ids = dew_document_ids (self->document);
  gint64 current;
  DewNodeKind kind = get_current (self, &current);
  const DewLine *beside = dew_ledger_find (ledger, DEW_TABLE_LINE, current);
  gint64 after = 0;
  DewChanges *changes;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  GError *error = NULL;
  DewLine *line;
  gint64 id;
  gboolean good;

  /* Below the last pool, where a new one is typed, that pool is meant. */
  if (kind == DEW_NODE_ROOT && pools->len > 0)
    {
      kind = DEW_NODE_POOL;
      current = ((const DewPool *) g_ptr_array_index (pools, pools->len - 1))->id;
    }
  if (kind != DEW_NODE_POOL && (beside == NULL || (kind != DEW_NODE_CATEGORY && kind != DEW_NODE_LINE)))
    {
      dew_window_tell (GTK_WIDGET (self), _("Put the cursor on a pool, category or line first: the new one is added there."));
      return;
    }

  line = dew_row_new (DEW_TABLE_LINE);
  line->id = id = ids.next (ids.data);
  line->kind = (gint) line_kind;
  line->pool = kind == DEW_NODE_POOL ? current : beside->pool;
  if (kind == DEW_NODE_CATEGORY)
    line->parent = beside->id;
  else if (kind == DEW_NODE_LINE)
    {
      line->parent = beside->parent;
      after = beside->id;
    }

  name = free_name (self, DEW_TABLE_LINE, line, base);
  dew_row_set_text (DEW_TABLE_LINE, line, "name", name);
  changes = dew_changes_new ();
  good = dew_edit_add (ledger, changes, DEW_TABLE_LINE, line, after, &error);
  dew_row_free (DEW_TABLE_LINE, line);
  what = g_strdup_printf (_("Added “%s”"), name);
  if (apply (self, changes, good, what, error))
    edit_name (self, DEW_TABLE_LINE, id);
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
  const GPtrArray *agreements = dew_ledger_rows (ledger, DEW_TABLE_AGREEMENT);
  DewIds ids = dew_document_ids (self->document);
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  gint64 current;
  DewNodeKind kind = get_current (self, &current);
  const DewPool *beside = kind == DEW_NODE_POOL ? dew_ledger_find (ledger, DEW_TABLE_POOL, current) : NULL;
  DewChanges *changes;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  GError *error = NULL;
  gint64 id;
  gboolean good;

  pool->id = id = ids.next (ids.data);
  if (beside != NULL)
    pool->agreement = beside->agreement;
  else if (kind == DEW_NODE_AGREEMENT)
    pool->agreement = current;
  else if (agreements->len > 0)
    pool->agreement = ((const DewAgreement *) g_ptr_array_index (agreements, agreements->len - 1))->id;

  name = free_name (self, DEW_TABLE_POOL, pool, _("New pool"));
  dew_row_set_text (DEW_TABLE_POOL, pool, "name", name);
  changes = dew_changes_new ();
  good = dew_edit_add (ledger, changes, DEW_TABLE_POOL, pool, beside == NULL ? 0 : beside->id, &error);
  dew_row_free (DEW_TABLE_POOL, pool);
  what = g_strdup_printf (_("Added the pool “%s”"), name);
  if (apply (self, changes, good, what, error))
    edit_name (self, DEW_TABLE_POOL, id);
}

static void
rename_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DewSchedulePage *self = data;
  guint row, column;

  if (dew_grid_get_cursor (self->grid, &row, &column))
    {
      dew_grid_set_cursor (self->grid, row, 0, TRUE);
      dew_grid_edit (self->grid);
    }
}

static void
delete_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 id;
  DewNodeKind kind = get_current (self, &id);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = g_strdup_printf (_("Deleted “%s”"), name_of (self, kind, id));
  g_autofree char *sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);
  gboolean good = dew_edit_delete (dew_document_ledger (self->document), changes, dew_node_table (kind), id, &error);

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
  DewNodeKind kind = get_current (self, &id);
  guint at;
  g_autoptr (GArray) siblings = list_siblings (self, kind, id, &at);
  int to = (int) at + step;
  g_autofree char *what = g_strdup_printf (step < 0 ? _("Moved “%s” up") : _("Moved “%s” down"), name_of (self, kind, id));
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

static void
moved_to (DewTable table,
          gint64   id,
          gint64   pool,
          gint64   parent,
          gpointer data)
{
  DewSchedulePage *self = data;
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  DewNodeKind kind = table == DEW_TABLE_POOL ? DEW_NODE_POOL : DEW_NODE_LINE;
  g_autofree char *what = g_strdup_printf (_("Moved “%s”"), name_of (self, kind, id));
  gboolean good = dew_edit_move (dew_document_ledger (self->document), changes, table, id, pool, parent, 0, &error);
  guint row;

  if (!apply (self, changes, good, what, error))
    return;

  row = dew_schedule_model_reveal (self->model, table, id);
  if (row != G_MAXUINT)
    dew_grid_set_cursor (self->grid, row, 0, TRUE);
}

static void
move_to_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DewSchedulePage *self = data;
  gint64 id;
  DewNodeKind kind = get_current (self, &id);

  dew_move_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           dew_document_ledger (self->document), dew_node_table (kind), id, moved_to, self);
}

/* Where there is little room the grid comes first: the chart is there when it is asked for. */
static void
show_chart (DewSchedulePage *self)
{
  gboolean show = self->narrow ? self->narrow_chart : g_settings_get_boolean (self->settings, "show-chart");

  gtk_revealer_set_reveal_child (self->chart_revealer, show);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show-chart")),
                             g_variant_new_boolean (show));
}

static void
show_chart_change (GSimpleAction *action,
                   GVariant      *state,
                   gpointer       data)
{
  DewSchedulePage *self = data;

  if (self->narrow)
    self->narrow_chart = g_variant_get_boolean (state);
  else
    g_settings_set_boolean (self->settings, "show-chart", g_variant_get_boolean (state));
  show_chart (self);
}

static const GActionEntry actions[] = {
  { .name = "show-chart", .state = "true", .change_state = show_chart_change },
  { .name = "add-line", .activate = add_line_activate },
  { .name = "add-category", .activate = add_category_activate },
  { .name = "add-pool", .activate = add_pool_activate },
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
  { "<Control>Insert", "schedule.add-line" },
  { "<Control><Shift>Insert", "schedule.add-category" },
  { "<Control><Alt>Insert", "schedule.add-pool" },
  { "<Control>Delete", "schedule.delete" },
  { "<Alt>Up", "schedule.move-up" },
  { "<Alt>Down", "schedule.move-down" },
  { "<Control>m", "schedule.move-to" },
};

static void
context_menu_cb (DewGrid         *grid,
                 double           x,
                 double           y,
                 DewSchedulePage *self)
{
  graphene_point_t at;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (gtk_widget_compute_point (GTK_WIDGET (grid), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    {
      place.x = (int) at.x;
      place.y = (int) at.y;
    }
  gtk_popover_set_pointing_to (self->popover, &place);
  gtk_popover_popup (self->popover);
}

/* A bar of the chart leads to its pool. */
static void
bar_activated_cb (DewChartView    *chart,
                  gint64           id,
                  DewSchedulePage *self)
{
  guint row = dew_schedule_model_reveal (self->model, DEW_TABLE_POOL, id);

  if (row != G_MAXUINT)
    dew_grid_set_cursor (self->grid, row, 0, TRUE);
}

/* ---- What the window says ---- */

static void
dew_schedule_page_set_document (DewPage     *page,
                                DewDocument *document)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  dew_grid_set_model (self->grid, NULL);
  dew_properties_pane_show (self->pane, NULL, DEW_NODE_ROOT, 0);
  g_clear_object (&self->model);
  g_set_object (&self->document, document);

  if (document == NULL)
    return;

  self->model = dew_schedule_model_new (document, self->year, self->unit);
  dew_schedule_model_set_narrow (self->model, self->narrow);
  dew_schedule_model_set_all_columns (self->model, g_settings_get_boolean (self->settings, "all-columns"));
  dew_grid_set_model (self->grid, DEW_GRID_MODEL (self->model));
  dew_grid_set_read_only (self->grid, dew_document_read_only (document, NULL));
  /* After the model, which must have looked again before the page does. */
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  show_figures (self);
}

static void
dew_schedule_page_set_year (DewPage *page,
                            int      year)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  self->year = year;
  if (self->model == NULL)
    return;
  dew_schedule_model_set_year (self->model, year);
  show_figures (self);
}

static void
dew_schedule_page_set_unit (DewPage *page,
                            DewUnit  unit)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  self->unit = unit;
  if (self->model == NULL)
    return;
  dew_schedule_model_set_unit (self->model, unit);
  show_figures (self);
}


static void
dew_schedule_page_set_narrow (DewPage *page,
                              gboolean narrow)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  self->narrow = narrow;
  show_chart (self);
  if (self->model != NULL)
    dew_schedule_model_set_narrow (self->model, narrow);
  gtk_widget_set_visible (self->partners_button, !narrow);
  gtk_widget_set_visible (self->columns_button, !narrow);
  adw_flap_set_fold_policy (self->pane_flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->pane_flap, !narrow && g_settings_get_boolean (self->settings, "show-details"));
}

static void
dew_schedule_page_take_focus (DewPage *page)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  if (self->document != NULL && dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER)->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static gboolean
dew_schedule_page_settle (DewPage *page)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  return dew_grid_settle (self->grid) && dew_properties_pane_settle (self->pane);
}

static void
dew_schedule_page_iface_init (DewPageInterface *iface)
{
  iface->set_document = dew_schedule_page_set_document;
  iface->set_year = dew_schedule_page_set_year;
  iface->set_unit = dew_schedule_page_set_unit;
  iface->set_narrow = dew_schedule_page_set_narrow;
  iface->take_focus = dew_schedule_page_take_focus;
  iface->settle = dew_schedule_page_settle;
}

void
dew_schedule_page_toggle_pane (DewSchedulePage *self)
{
  g_return_if_fail (DEW_IS_SCHEDULE_PAGE (self));

  adw_flap_set_reveal_flap (self->pane_flap, !adw_flap_get_reveal_flap (self->pane_flap));
}

/* ---- The object ---- */

static void
setting_changed_cb (GSettings       *settings,
                    const char      *key,
                    DewSchedulePage *self)
{
  show_chart (self);
  if (self->model != NULL)
    dew_schedule_model_set_all_columns (self->model, g_settings_get_boolean (settings, "all-columns"));
}

static void
reveal_changed_cb (DewSchedulePage *self)
{
  if (!self->narrow)
    g_settings_set_boolean (self->settings, "show-details", adw_flap_get_reveal_flap (self->pane_flap));
}

static void
dew_schedule_page_dispose (GObject *object)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->model);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_handle_id (&self->showing, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_schedule_page_parent_class)->dispose (object);
}

static void
dew_schedule_page_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GTK_WIDGET_CLASS (dew_schedule_page_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (DEW_SCHEDULE_PAGE (widget)->popover);
}

static void
dew_schedule_page_class_init (DewSchedulePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_schedule_page_dispose;
  widget_class->size_allocate = dew_schedule_page_size_allocate;

  g_type_ensure (DEW_TYPE_GRID);
  g_type_ensure (DEW_TYPE_CHART_VIEW);
  g_type_ensure (DEW_TYPE_PROPERTIES_PANE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/schedule-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, pane_flap);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, pane);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, partners_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, chart_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, pane_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, grid);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, chart_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, chart);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, status);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, status_end);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, popover);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                                                           gtk_named_action_new (shortcuts[i].action));

      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}

static void
dew_schedule_page_init (DewSchedulePage *self)
{
  self->settings = g_settings_new ("org.dewpond.Dewpond");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "schedule", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (self->grid, "cursor-changed", G_CALLBACK (cursor_changed_cb), self);
  g_signal_connect (self->grid, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->chart, "row-activated", G_CALLBACK (bar_activated_cb), self);
  g_signal_connect (self->settings, "changed", G_CALLBACK (setting_changed_cb), self);
  g_object_bind_property (self->pane_flap, "reveal-flap", self->pane_button, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_flap_set_reveal_flap (self->pane_flap, g_settings_get_boolean (self->settings, "show-details"));
  g_signal_connect_object (self->pane_flap, "notify::reveal-flap", G_CALLBACK (reveal_changed_cb), self, G_CONNECT_SWAPPED);
  show_chart (self);
}
