/* dew-schedule-page.c: the page with the tree of pools and lines, their contributions, and a chart of them */
#include "dew-schedule-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-menu.h"
#include "dew-schedule-chart.h"
#include "dew-spoken.h"
#include "dew-window.h"

static void dew_schedule_page_iface_init (DewPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewSchedulePage, dew_schedule_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_PAGE, dew_schedule_page_iface_init))

/* ---- What is current ---- */

DewNodeKind
_dew_schedule_page_current (DewSchedulePage *self,
                            gint64          *id)
{
  return dew_tree_view_current (self->view, id);
}

gboolean
_dew_schedule_page_go_to (DewSchedulePage *self,
                          DewTable         table,
                          gint64           id)
{
  return dew_tree_view_go_to (self->view, table, id);
}

gboolean
_dew_schedule_page_figure (DewSchedulePage *self,
                           DewFigure       *key)
{
  DewTreeTarget target;
  guint row, column;

  if (self->model == NULL || !dew_grid_get_cursor (dew_tree_view_grid (self->view), &row, &column))
    return FALSE;

  dew_tree_model_target (DEW_TREE_MODEL (self->model), row, column, &target);
  *key = target.figure;

  return target.kind == DEW_TREE_FIGURE && target.figure.line != 0;
}

/* What the menu would move or delete is the row that the cursor is on. */
static void
name_menu (DewSchedulePage *self)
{
  g_autofree char *row_name = NULL;
  g_autofree char *spoken = NULL;
  guint row, column;

  if (dew_grid_get_cursor (dew_tree_view_grid (self->view), &row, &column))
    row_name = dew_grid_model_cell_name (DEW_GRID_MODEL (self->model), row, 0);
  spoken = row_name == NULL ? g_strdup (_("More to do")) : g_strdup_printf (_("More to do with %s"), row_name);
  dew_spoken_menu_button (self->more_button, spoken);
}

static void
show_current (DewSchedulePage *self)
{
  gint64 id;
  DewNodeKind kind = _dew_schedule_page_current (self, &id);
  DewFigure key;

  _dew_schedule_page_enable_actions (self);
  if (self->model == NULL)
    return;

  name_menu (self);
  dew_properties_pane_set_year (self->pane, self->year);
  dew_properties_pane_set_scenario (self->pane, dew_tree_model_scenario (DEW_TREE_MODEL (self->model)));
  dew_properties_pane_show (self->pane, self->document, kind, id);
  dew_properties_pane_show_figure (self->pane, _dew_schedule_page_figure (self, &key) ? &key : NULL);
}

/* Once there are partners the work is in the grid: the focus goes with it. */
static void
show_stack (DewSchedulePage *self,
            const char      *name)
{
  gboolean turned = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  if (turned && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dew_page_take_focus (DEW_PAGE (self));
}

/* In a scenario, that comes first: there is room for one of the two. */
static void
show_where (DewSchedulePage *self)
{
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *as_at = dew_document_as_at (self->document);
  g_autofree char *as_at_words = dew_date_words (as_at);
  g_autofree char *scenario = dew_tree_model_tell_scenario (DEW_TREE_MODEL (self->model));
  g_autofree char *where = scenario != NULL ? NULL
                           : g_strdup_printf (self->unit == DEW_UNIT_POUNDS ? _("%s, %s · as at %s · baseline")
                                                                            : _("%s, each figure rounded by itself, %s · as at %s · baseline"),
                                              dew_unit_symbol (self->unit), year, as_at_words);

  dew_tree_view_set_status_end (self->view, scenario != NULL ? scenario : where);
}

static void
show_figures (DewSchedulePage *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);

  dew_chart_view_set_chart (self->chart, dew_schedule_chart_new (ledger, dew_tree_model_totals (DEW_TREE_MODEL (self->model)), self->unit));
  show_where (self);
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

static void
current_changed_cb (DewTreeView     *view,
                    DewSchedulePage *self)
{
  if (self->document != NULL)
    show_current (self);
}

/* ---- The chart, the menu ---- */

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
};

/* Who closes a menu goes on in the grid. */
static void
menu_built_cb (GtkPopover *popover,
               gpointer    data)
{
  DewSchedulePage *self = data;

  dew_tree_view_follow_popover (self->view, popover);
}

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
  if (self->popover == NULL)
    {
      self->popover = dew_menu_new_within (GTK_WIDGET (self), self->row_menu);
      dew_tree_view_follow_popover (self->view, self->popover);
    }
  gtk_popover_set_pointing_to (self->popover, &place);
  gtk_popover_popup (self->popover);
}

/* Somebody is done with the note: the figure is where the work goes on. */
static void
note_left_cb (DewSchedulePage *self)
{
  if (self->narrow)
    adw_flap_set_reveal_flap (self->pane_flap, FALSE);
  dew_page_take_focus (DEW_PAGE (self));
}

/* A bar of the chart leads to its pool. */
static void
bar_activated_cb (DewChartView    *chart,
                  gint64           id,
                  DewSchedulePage *self)
{
  _dew_schedule_page_go_to (self, DEW_TABLE_POOL, id);
}

/* ---- What the window says ---- */

static void
dew_schedule_page_set_document (DewPage     *page,
                                DewDocument *document)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  dew_tree_view_set_model (self->view, NULL);
  dew_properties_pane_show (self->pane, NULL, DEW_NODE_ROOT, 0);
  g_clear_object (&self->model);
  g_set_object (&self->document, document);

  if (document == NULL)
    return;

  self->model = dew_schedule_model_new (document, self->year, self->unit);
  dew_tree_model_set_scenario (DEW_TREE_MODEL (self->model), self->scenario);
  dew_tree_model_set_narrow (DEW_TREE_MODEL (self->model), self->narrow);
  dew_schedule_model_set_sorts (self->model, g_settings_get_value (self->settings, "schedule-columns"));
  dew_tree_view_set_model (self->view, DEW_TREE_MODEL (self->model));
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
  dew_tree_model_set_year (DEW_TREE_MODEL (self->model), year);
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
  dew_tree_model_set_unit (DEW_TREE_MODEL (self->model), unit);
  show_figures (self);
}

static void
dew_schedule_page_set_scenario (DewPage *page,
                                gint64   scenario)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  self->scenario = scenario;
  if (self->model == NULL)
    return;
  dew_tree_model_set_scenario (DEW_TREE_MODEL (self->model), scenario);
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
    dew_tree_model_set_narrow (DEW_TREE_MODEL (self->model), narrow);
  dew_tree_view_set_narrow (self->view, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !narrow);
  gtk_widget_set_visible (self->virement_button, !narrow);
  adw_flap_set_fold_policy (self->pane_flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->pane_flap, !narrow && g_settings_get_boolean (self->settings, "show-details"));
}

static void
dew_schedule_page_take_focus (DewPage *page)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  if (self->document != NULL && dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER)->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (dew_tree_view_grid (self->view)));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
dew_schedule_page_settle (DewPage *page)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  return dew_grid_settle (dew_tree_view_grid (self->view)) && dew_properties_pane_settle (self->pane);
}

static void
dew_schedule_page_list_areas (DewPage   *page,
                              GPtrArray *areas)
{
  DewSchedulePage *self = DEW_SCHEDULE_PAGE (page);

  dew_tree_view_list_areas (self->view, areas);
  g_ptr_array_add (areas, self->pane);
}

static void
dew_schedule_page_iface_init (DewPageInterface *iface)
{
  iface->set_document = dew_schedule_page_set_document;
  iface->set_year = dew_schedule_page_set_year;
  iface->set_unit = dew_schedule_page_set_unit;
  iface->set_scenario = dew_schedule_page_set_scenario;
  iface->set_narrow = dew_schedule_page_set_narrow;
  iface->take_focus = dew_schedule_page_take_focus;
  iface->settle = dew_schedule_page_settle;
  iface->list_areas = dew_schedule_page_list_areas;
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
  if (strcmp (key, "show-chart") == 0)
    show_chart (self);
  if (self->model != NULL && strcmp (key, "schedule-columns") == 0)
    dew_schedule_model_set_sorts (self->model, g_settings_get_value (settings, "schedule-columns"));
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
  if (DEW_SCHEDULE_PAGE (widget)->popover != NULL)
    gtk_popover_present (DEW_SCHEDULE_PAGE (widget)->popover);
}

static void
dew_schedule_page_class_init (DewSchedulePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_schedule_page_dispose;
  widget_class->size_allocate = dew_schedule_page_size_allocate;

  g_type_ensure (DEW_TYPE_TREE_VIEW);
  g_type_ensure (DEW_TYPE_CHART_VIEW);
  g_type_ensure (DEW_TYPE_PROPERTIES_PANE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/schedule-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, pane_flap);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, pane);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, virement_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, chart_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, pane_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, view);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, chart_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, chart);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, add_menu);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, more_menu);
  gtk_widget_class_bind_template_child (widget_class, DewSchedulePage, row_menu);

  _dew_schedule_page_class_add_shortcuts (widget_class);
}

static void
dew_schedule_page_init (DewSchedulePage *self)
{
  self->settings = g_settings_new ("org.dewpond.Dewpond");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  _dew_schedule_page_add_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "schedule", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));

  dew_tree_view_set_name (self->view, "schedule", _("Schedule of pools and contributions"));
  _dew_schedule_page_add_columns (self);
  g_signal_connect (self->view, "current-changed", G_CALLBACK (current_changed_cb), self);
  g_signal_connect (dew_tree_view_grid (self->view), "context-menu", G_CALLBACK (context_menu_cb), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tree", dew_tree_view_actions (self->view));
  dew_menu_set (self->add_button, self->add_menu, menu_built_cb, self);
  dew_menu_set (self->more_button, self->more_menu, menu_built_cb, self);
  g_signal_connect_swapped (self->pane, "note-left", G_CALLBACK (note_left_cb), self);
  g_signal_connect (self->chart, "row-activated", G_CALLBACK (bar_activated_cb), self);
  g_signal_connect_swapped (self->chart, "told", G_CALLBACK (dew_window_tell), self);
  g_signal_connect (self->settings, "changed", G_CALLBACK (setting_changed_cb), self);
  g_object_bind_property (self->pane_flap, "reveal-flap", self->pane_button, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_flap_set_reveal_flap (self->pane_flap, g_settings_get_boolean (self->settings, "show-details"));
  g_signal_connect_object (self->pane_flap, "notify::reveal-flap", G_CALLBACK (reveal_changed_cb), self, G_CONNECT_SWAPPED);
  show_chart (self);
}
