/* dew-tree-view.c: a grid over a document's tree with what goes with it on every page */
#include "dew-tree-view-private.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"
#include "dew-window.h"

enum {
  CURRENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void dew_tree_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewTreeView, dew_tree_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dew_tree_view_buildable_init))

/* ---- What is current ---- */

/* A block says what it comes to; a single cell what it is. */
void
_dew_tree_view_show_status (DewTreeView *self)
{
  g_autofree char *text = self->model == NULL ? NULL : _dew_tree_view_tell_sum (self);
  g_autofree char *name = NULL;
  guint row, column;

  if (text == NULL && self->model != NULL && dew_grid_get_cursor (self->grid, &row, &column))
    {
      name = dew_tree_model_tell_cell (self->model, row, column);
      text = g_markup_escape_text (name, -1);
    }
  gtk_label_set_label (self->status, text != NULL ? text : "");
}

static gboolean
show_later (gpointer data)
{
  DewTreeView *self = data;

  self->showing = 0;
  _dew_tree_view_show_status (self);
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* The cursor may move while the grid is laid out, when no label may change; and many times before anybody can look. */
static void
current_changed (DewTreeView *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add (show_later, self);
}

static void
selection_changed_cb (DewTreeView *self)
{
  DewGridArea area;
  gboolean several = dew_grid_get_selection (self->grid, &area) && (area.top != area.bottom || area.left != area.right);

  _dew_tree_view_sum (self);
  /* What a block comes to is to be read in full: the rest of the line, which goes for every cell, makes room. */
  gtk_widget_set_visible (GTK_WIDGET (self->status_end), !several);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), several && self->model != NULL && !dew_document_read_only (dew_tree_model_document (self->model), NULL));
  current_changed (self);
}

/* Figures have changed: so has the sum. */
static void
cells_changed_cb (DewTreeView *self)
{
  _dew_tree_view_show_scenario (self);
  _dew_tree_view_sum (self);
  current_changed (self);
}

static void
rows_changed_cb (DewTreeView *self)
{
  _dew_tree_view_fill_filter (self);
  _dew_tree_view_find_again (self);
  _dew_tree_view_show_strip (self);
  cells_changed_cb (self);
}

static void
fixed_cb (DewTreeView *self,
          const char  *sentence)
{
  dew_window_tell (GTK_WIDGET (self), sentence);
}

/* ---- Widths ---- */

/* A width is kept under "schedule/existing/1". */
static void
column_resized_cb (DewGrid     *grid,
                   const char  *key,
                   int          width,
                   DewTreeView *self)
{
  g_autoptr (GVariant) old = g_settings_get_value (self->settings, "column-widths");
  g_autofree char *name = g_strdup_printf ("%s/%s", self->key, key);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  int value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&si}", &other, &value))
    if (g_strcmp0 (other, name) != 0)
      g_variant_builder_add (&builder, "{si}", other, value);
  if (width > 0)
    g_variant_builder_add (&builder, "{si}", name, width);
  g_settings_set_value (self->settings, "column-widths", g_variant_builder_end (&builder));
}

static void
load_widths (DewTreeView *self)
{
  g_autoptr (GHashTable) widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, "column-widths");
  g_autofree char *prefix = g_strdup_printf ("%s/", self->key);
  GVariantIter iter;
  const char *name;
  int width;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&si}", &name, &width))
    if (g_str_has_prefix (name, prefix))
      g_hash_table_insert (widths, g_strdup (name + strlen (prefix)), GINT_TO_POINTER (width));
  dew_grid_set_widths (self->grid, widths);
}

void
dew_tree_view_reset_widths (DewTreeView *self)
{
  g_autoptr (GVariant) old = NULL;
  g_autofree char *prefix = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  int width;

  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  old = g_settings_get_value (self->settings, "column-widths");
  prefix = g_strdup_printf ("%s/", self->key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&si}", &name, &width))
    if (!g_str_has_prefix (name, prefix))
      g_variant_builder_add (&builder, "{si}", name, width);
  g_settings_set_value (self->settings, "column-widths", g_variant_builder_end (&builder));
  load_widths (self);
}

/* ---- Actions ---- */

static void
level_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DewTreeView *self = data;

  if (self->model != NULL && dew_grid_settle (self->grid))
    dew_tree_model_unfold_to (self->model, (guint) g_variant_get_int32 (parameter));
}

static void
find_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  dew_tree_view_find (data);
}

static void
filter_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  gtk_menu_button_popup (DEW_TREE_VIEW (data)->filter_button);
}

static void
show_all_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewTreeView *self = data;

  _dew_tree_view_show_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* By keys: where the pointer would drag the edge of a heading. */
static void
resize (DewTreeView *self,
        int          by)
{
  guint row, column;

  if (dew_grid_get_cursor (self->grid, &row, &column))
    dew_grid_set_width (self->grid, column, by == 0 ? 0 : MAX (dew_grid_get_width (self->grid, column) + by, 40));
}

static void
resize_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  resize (data, g_variant_get_int32 (parameter));
}

static void
cut_activate (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  dew_grid_cut (DEW_TREE_VIEW (data)->grid);
}

static void
copy_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  dew_grid_copy (DEW_TREE_VIEW (data)->grid);
}

static void
paste_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  dew_grid_paste (DEW_TREE_VIEW (data)->grid);
}

static void
clear_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  dew_grid_clear (DEW_TREE_VIEW (data)->grid);
}

static const GActionEntry actions[] = {
  { .name = "cut", .activate = cut_activate },
  { .name = "copy", .activate = copy_activate },
  { .name = "paste", .activate = paste_activate },
  { .name = "clear", .activate = clear_activate },
  { .name = "level", .activate = level_activate, .parameter_type = "i" },
  { .name = "find", .activate = find_activate },
  { .name = "filter", .activate = filter_activate },
  { .name = "show-all", .activate = show_all_activate },
  { .name = "resize", .activate = resize_activate, .parameter_type = "i" },
};

static const struct {
  const char *trigger;
  const char *action;           /* with its target */
} shortcuts[] = {
  { "<Alt>1", "tree.level(1)" },
  { "<Alt>2", "tree.level(2)" },
  { "<Alt>3", "tree.level(3)" },
  { "<Control>f", "tree.find" },
  { "<Control><Shift>l", "tree.filter" },
  { "<Control>greater", "tree.resize(16)" },
  { "<Control>less", "tree.resize(-16)" },
  { "<Control>0", "tree.resize(0)" },
  { "<Control>BackSpace", "tree.reset" },
};

static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (!g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL))
        g_assert_not_reached ();
      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger), gtk_named_action_new (name));
      if (target != NULL)
        gtk_shortcut_set_arguments (shortcut, target);
      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}

/* ---- The object ---- */

static void
dew_tree_view_dispose (GObject *object)
{
  DewTreeView *self = DEW_TREE_VIEW (object);
  GtkWidget *child;

  dew_tree_view_set_model (self, NULL);
  _dew_tree_view_stop_sum (self);
  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_tree_view_parent_class)->dispose (object);
}

static void
dew_tree_view_finalize (GObject *object)
{
  DewTreeView *self = DEW_TREE_VIEW (object);

  g_clear_pointer (&self->found, g_array_unref);
  g_free (self->key);
  g_free (self->as_at);

  G_OBJECT_CLASS (dew_tree_view_parent_class)->finalize (object);
}

static void
dew_tree_view_class_init (DewTreeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_tree_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_tree_view_finalize;

  signals[CURRENT_CHANGED] = g_signal_new ("current-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DEW_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/tree-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, search);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, matches);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, tools);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, strip);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, strip_label);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, grid);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, below);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, status);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, hint);
  gtk_widget_class_bind_template_child (widget_class, DewTreeView, status_end);
  add_shortcuts (widget_class);
}

static void
dew_tree_view_init (DewTreeView *self)
{
  self->settings = g_settings_new ("org.dewpond.Dewpond");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tree", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_label_set_label (self->hint, _("Ctrl+Enter fills the selection"));
  dew_spoken_menu_button (self->filter_button, _("Filter and sort"));
  _dew_tree_view_add_find (self);
  _dew_tree_view_add_filter (self);
  _dew_tree_view_add_scenario (self);
  g_signal_connect_object (self->grid, "cursor-changed", G_CALLBACK (current_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "fixed", G_CALLBACK (fixed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "column-resized", G_CALLBACK (column_resized_cb), self, 0);
}

/* ---- In a template: <child type="tool">, <child type="below"> ---- */

static GtkBuildableIface *parent_buildable;

static void
dew_tree_view_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  if (g_strcmp0 (type, "tool") == 0)
    dew_tree_view_add_tool (DEW_TREE_VIEW (buildable), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "below") == 0)
    dew_tree_view_add_below (DEW_TREE_VIEW (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
dew_tree_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dew_tree_view_add_child;
}

/* ---- Public ---- */

void
dew_tree_view_set_name (DewTreeView *self,
                        const char  *key,
                        const char  *name)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  g_free (self->key);
  self->key = g_strdup (key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  load_widths (self);
}

void
dew_tree_view_set_model (DewTreeView  *self,
                         DewTreeModel *model)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  if (self->model == model)
    return;

  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      if (dew_tree_model_tree (self->model) != NULL)
        _dew_tree_view_show_all (self);
    }
  _dew_tree_view_stop_sum (self);
  g_clear_pointer (&self->found, g_array_unref);
  g_set_object (&self->model, model);
  dew_grid_set_model (self->grid, model == NULL ? NULL : DEW_GRID_MODEL (model));
  if (model == NULL)
    return;

  /* After the grid, which must have looked again before. */
  g_signal_connect_object (model, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "columns-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "cells-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);
  dew_tree_set_widget (dew_tree_model_tree (model), GTK_WIDGET (self));
  dew_grid_set_read_only (self->grid, dew_document_read_only (dew_tree_model_document (model), NULL));
  rows_changed_cb (self);
}

DewGrid *
dew_tree_view_grid (DewTreeView *self)
{
  g_return_val_if_fail (DEW_IS_TREE_VIEW (self), NULL);

  return self->grid;
}

void
dew_tree_view_add_tool (DewTreeView *self,
                        GtkWidget   *tool)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  gtk_box_append (self->tools, tool);
}

void
dew_tree_view_add_below (DewTreeView *self,
                         GtkWidget   *below)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  gtk_box_append (self->below, below);
}

void
dew_tree_view_set_status_end (DewTreeView *self,
                              const char  *text)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  gtk_label_set_label (self->status_end, text);
}

void
dew_tree_view_set_narrow (DewTreeView *self,
                          gboolean     narrow)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), !narrow);
}

void
dew_tree_view_list_areas (DewTreeView *self,
                          GPtrArray   *areas)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  g_ptr_array_add (areas, self->toolbar);
  g_ptr_array_add (areas, self->grid);
  g_ptr_array_add (areas, self->below);
}

static void
popover_closed_cb (GtkPopover  *popover,
                   DewTreeView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover))))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

GActionGroup *
dew_tree_view_actions (DewTreeView *self)
{
  g_return_val_if_fail (DEW_IS_TREE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
dew_tree_view_follow_popover (DewTreeView *self,
                              GtkPopover  *popover)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, 0);
}

DewNodeKind
dew_tree_view_current (DewTreeView *self,
                       gint64      *id)
{
  guint row, column;

  g_return_val_if_fail (DEW_IS_TREE_VIEW (self), DEW_NODE_ROOT);

  *id = 0;
  if (self->model == NULL || !dew_grid_get_cursor (self->grid, &row, &column))
    return DEW_NODE_ROOT;

  return dew_tree_model_node (self->model, row, id);
}

gboolean
dew_tree_view_go_to (DewTreeView *self,
                     DewTable     table,
                     gint64       id)
{
  guint row;

  g_return_val_if_fail (DEW_IS_TREE_VIEW (self), FALSE);

  if (self->model == NULL)
    return FALSE;

  row = dew_tree_model_reveal (self->model, table, id);
  if (row == G_MAXUINT && dew_tree_is_filtered (dew_tree_model_tree (self->model)))
    {
      _dew_tree_view_show_all (self);
      row = dew_tree_model_reveal (self->model, table, id);
    }
  if (row == G_MAXUINT)
    return FALSE;

  dew_grid_set_cursor (self->grid, row, 0, TRUE);
  return TRUE;
}
