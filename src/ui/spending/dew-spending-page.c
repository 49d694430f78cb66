/* dew-spending-page.c: the page with a year's spending: the monitoring table, the months it is typed in, and charts of them */
#include "dew-spending-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-menu.h"
#include "dew-spending-chart.h"
#include "dew-window.h"

static void dew_spending_page_iface_init (DewPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewSpendingPage, dew_spending_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_PAGE, dew_spending_page_iface_init))

/* ---- What is current ---- */

guint
_dew_spending_page_node (DewSpendingPage *self)
{
  guint row, column, node;

  if (self->model == NULL || !dew_grid_get_cursor (dew_tree_view_grid (self->view), &row, &column))
    return 0;

  node = dew_tree_node (dew_tree_model_tree (DEW_TREE_MODEL (self->model)), row);

  return node == DEW_TREE_NEW_POOL ? 0 : node;
}

gint64
_dew_spending_page_pool (DewSpendingPage *self)
{
  const DewNode *nodes;
  guint node = _dew_spending_page_node (self);

  if (self->model == NULL)
    return 0;

  nodes = dew_ledger_nodes (dew_document_ledger (self->document), NULL);
  while (node != 0 && nodes[node].kind != DEW_NODE_POOL)
    node = nodes[node].parent;

  return nodes[node].id;
}

/* ---- The charts ---- */

static void
draw_months (DewSpendingPage *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  const char *name;

  self->drawn = _dew_spending_page_node (self);
  name = dew_tree_name (dew_tree_model_tree (DEW_TREE_MODEL (self->model)), self->drawn);
  dew_chart_view_set_chart (self->months, dew_spending_months_chart_new (dew_spending_model_monitor (self->model), ledger, self->drawn, name,
                                                                         gtk_toggle_button_get_active (self->cumulative_button), self->unit));
}

static void
draw_bars (DewSpendingPage *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  guint node = dew_spending_bars_node (ledger, _dew_spending_page_node (self));
  const char *name = dew_tree_name (dew_tree_model_tree (DEW_TREE_MODEL (self->model)), node);

  dew_chart_view_set_chart (self->bars, dew_spending_bars_chart_new (dew_spending_model_monitor (self->model), ledger, node, name, self->unit));
}

static gboolean
draw_cb (gpointer data)
{
  DewSpendingPage *self = data;

  self->drawing = 0;
  if (self->model == NULL || !gtk_revealer_get_reveal_child (self->charts))
    return G_SOURCE_REMOVE;

  draw_months (self);
  if (gtk_widget_get_visible (self->bars_card))
    draw_bars (self);

  return G_SOURCE_REMOVE;
}

/* After the frame: somebody who holds an arrow down does not wait for charts nobody can read meanwhile. */
static void
draw_later (DewSpendingPage *self)
{
  g_clear_handle_id (&self->drawing, g_source_remove);
  self->drawing = g_timeout_add (80, draw_cb, self);
}

/* Where there is little room the grid comes first: the charts are there when they are asked for. */
static void
show_charts (DewSpendingPage *self)
{
  gboolean show = self->narrow ? self->narrow_charts : g_settings_get_boolean (self->settings, "show-spending-charts");

  gtk_revealer_set_reveal_child (self->charts, show);
  gtk_widget_set_visible (self->bars_card, !self->narrow);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show-charts")), g_variant_new_boolean (show));
  if (show)
    draw_later (self);
}

static void
show_charts_change (GSimpleAction *action,
                    GVariant      *state,
                    gpointer       data)
{
  DewSpendingPage *self = data;

  if (self->narrow)
    self->narrow_charts = g_variant_get_boolean (state);
  else
    g_settings_set_boolean (self->settings, "show-spending-charts", g_variant_get_boolean (state));
  show_charts (self);
}

static const GActionEntry actions[] = {
  { .name = "show-charts", .state = "true", .change_state = show_charts_change },
};

static void
bar_activated_cb (DewChartView    *chart,
                  gint64           id,
                  DewSpendingPage *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  DewTable table = dew_spending_bars_node (ledger, _dew_spending_page_node (self)) == 0 ? DEW_TABLE_POOL : DEW_TABLE_LINE;

  dew_tree_view_go_to (self->view, table, id);
}

/* ---- Following the document ---- */

static void
show_status (DewSpendingPage *self)
{
  const DewMonitor *monitor = dew_spending_model_monitor (self->model);
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *date = dew_date_words (dew_monitor_as_at (monitor));
  g_autofree char *scenario = dew_tree_model_tell_scenario (DEW_TREE_MODEL (self->model));
  g_autofree char *text = scenario != NULL ? NULL
                          : g_strdup_printf (self->unit == DEW_UNIT_POUNDS ? _("%s, %s, as at %s · over is +")
                                                                           : _("%s, each figure rounded by itself, %s, as at %s · over is +"),
                                             dew_unit_symbol (self->unit), year, date);

  dew_tree_view_set_status_end (self->view, scenario != NULL ? scenario : text);
}

static void
show_all (DewSpendingPage *self)
{
  guint n_nodes;

  dew_ledger_nodes (dew_document_ledger (self->document), &n_nodes);
  gtk_stack_set_visible_child_name (self->stack, n_nodes > 1 && dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL)->len > 0 ? "grid" : "empty");
  _dew_spending_page_fill_whose (self);
  _dew_spending_page_show_month (self);
  _dew_spending_page_enable (self);
  show_status (self);
  draw_later (self);
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewSpendingPage  *self)
{
  show_all (self);
}

static void
reloaded_cb (DewDocument     *document,
             DewSpendingPage *self)
{
  show_all (self);
}

static void
current_changed_cb (DewTreeView     *view,
                    DewSpendingPage *self)
{
  if (self->model == NULL)
    return;

  _dew_spending_page_enable (self);
  if (_dew_spending_page_node (self) != self->drawn)
    draw_later (self);
}

static void
context_menu_cb (DewGrid         *grid,
                 double           x,
                 double           y,
                 DewSpendingPage *self)
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

/* ---- What the window says ---- */

static void
dew_spending_page_set_document (DewPage     *page,
                                DewDocument *document)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (page);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->drawing, g_source_remove);
  dew_tree_view_set_model (self->view, NULL);
  g_clear_object (&self->model);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;

  self->model = dew_spending_model_new (document, self->year, self->unit);
  dew_spending_model_set_sheet (self->model, (DewSpendingSheet) gtk_drop_down_get_selected (self->sheet_choice));
  dew_tree_model_set_scenario (DEW_TREE_MODEL (self->model), self->scenario);
  dew_tree_model_set_narrow (DEW_TREE_MODEL (self->model), self->narrow);
  dew_tree_view_set_model (self->view, DEW_TREE_MODEL (self->model));
  /* After the model, which must have looked again before the page does. */
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  show_all (self);
}

static void
dew_spending_page_set_year (DewPage *page,
                            int      year)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (page);

  self->year = year;
  if (self->model == NULL)
    return;

  dew_tree_model_set_year (DEW_TREE_MODEL (self->model), year);
  show_all (self);
}

static void
dew_spending_page_set_unit (DewPage *page,
                            DewUnit  unit)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (page);

  self->unit = unit;
  if (self->model == NULL)
    return;

  dew_tree_model_set_unit (DEW_TREE_MODEL (self->model), unit);
  show_all (self);
}

static void
dew_spending_page_set_scenario (DewPage *page,
                                gint64   scenario)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (page);

  self->scenario = scenario;
  if (self->model == NULL)
    return;

  dew_tree_model_set_scenario (DEW_TREE_MODEL (self->model), scenario);
  show_all (self);
}

static void
dew_spending_page_set_narrow (DewPage *page,
                              gboolean narrow)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (page);

  self->narrow = narrow;
  if (self->model != NULL)
    dew_tree_model_set_narrow (DEW_TREE_MODEL (self->model), narrow);
  dew_tree_view_set_narrow (self->view, narrow);
  gtk_widget_set_visible (self->share_button, !narrow);
  show_charts (self);
}

static void
dew_spending_page_take_focus (DewPage *page)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (page);

  if (strcmp (gtk_stack_get_visible_child_name (self->stack), "grid") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (dew_tree_view_grid (self->view)));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
dew_spending_page_settle (DewPage *page)
{
  return dew_grid_settle (dew_tree_view_grid (DEW_SPENDING_PAGE (page)->view));
}

static void
dew_spending_page_iface_init (DewPageInterface *iface)
{
  iface->set_document = dew_spending_page_set_document;
  iface->set_year = dew_spending_page_set_year;
  iface->set_unit = dew_spending_page_set_unit;
  iface->set_scenario = dew_spending_page_set_scenario;
  iface->set_narrow = dew_spending_page_set_narrow;
  iface->take_focus = dew_spending_page_take_focus;
  iface->settle = dew_spending_page_settle;
}

/* ---- The object ---- */

static void
dew_spending_page_dispose (GObject *object)
{
  DewSpendingPage *self = DEW_SPENDING_PAGE (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->drawing, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  _dew_spending_page_drop_ways (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_spending_page_parent_class)->dispose (object);
}

static void
dew_spending_page_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GTK_WIDGET_CLASS (dew_spending_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (DEW_SPENDING_PAGE (widget)->popover != NULL)
    gtk_popover_present (DEW_SPENDING_PAGE (widget)->popover);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, view);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, sheet_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, whose_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, share_button);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, chart_button);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, charts);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, each_button);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, cumulative_button);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, months);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, bars_card);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, bars);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, more_menu);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, more_ways);
  gtk_widget_class_bind_template_child (widget_class, DewSpendingPage, row_ways);
}

static void
dew_spending_page_class_init (DewSpendingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_spending_page_dispose;
  widget_class->size_allocate = dew_spending_page_size_allocate;

  g_type_ensure (DEW_TYPE_TREE_VIEW);
  g_type_ensure (DEW_TYPE_CHART_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/spending-page.ui");
  bind_children (widget_class);
  _dew_spending_page_class_add_shortcuts (widget_class);
}

static void
dew_spending_page_init (DewSpendingPage *self)
{
  self->settings = g_settings_new ("org.dewpond.Dewpond");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "spending", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));

  dew_tree_view_set_name (self->view, "spending", _("Spending of pools and lines"));
  _dew_spending_page_add_choosers (self);
  _dew_spending_page_add_dialogs (self);
  _dew_spending_page_add_ways (self);
  g_signal_connect (self->view, "current-changed", G_CALLBACK (current_changed_cb), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tree", dew_tree_view_actions (self->view));
  g_signal_connect (dew_tree_view_grid (self->view), "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->bars, "row-activated", G_CALLBACK (bar_activated_cb), self);
  g_signal_connect_swapped (self->months, "told", G_CALLBACK (dew_window_tell), self);
  g_signal_connect_swapped (self->bars, "told", G_CALLBACK (dew_window_tell), self);
  g_signal_connect_swapped (self->cumulative_button, "toggled", G_CALLBACK (draw_later), self);
  show_charts (self);
}
