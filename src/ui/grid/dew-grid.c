/* dew-grid.c: the grid itself: its model, its looks, its focus. */

#include "dew-grid-private.h"

#include <adwaita.h>

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  CURSOR_CHANGED,
  SELECTION_CHANGED,
  COLUMN_RESIZED,
  CONTEXT_MENU,
  FIXED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
get_border (GtkScrollable *scrollable,
            GtkBorder     *border)
{
  DewGrid *self = DEW_GRID (scrollable);

  *border = (GtkBorder) { .top = (gint16) _dew_grid_header_height (self), .bottom = (gint16) self->sizes.total };
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DewGrid, dew_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

void
_dew_grid_cursor_changed (DewGrid *self)
{
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

void
_dew_grid_ask_menu (DewGrid *self,
                    double   x,
                    double   y)
{
  g_signal_emit (self, signals[CONTEXT_MENU], 0, x, y);
}

void
_dew_grid_tell (DewGrid    *self,
                const char *sentence)
{
  g_signal_emit (self, signals[FIXED], 0, sentence);
}

gboolean
_dew_grid_say_fixed (DewGrid *self)
{
  g_autofree char *sentence = self->has_cursor ? dew_grid_model_why_fixed (self->model, self->row, self->column) : NULL;

  if (sentence == NULL)
    return FALSE;

  _dew_grid_tell (self, sentence);
  return TRUE;
}

/* Looks. */

static void
dew_grid_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  _dew_grid_draw (DEW_GRID (widget), snapshot);
}

static void
look_again (DewGrid *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (dark)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
  _dew_grid_palette_read (&self->palette, GTK_WIDGET (self), self->scenario, dark, adw_style_manager_get_high_contrast (manager));
  _dew_grid_redraw_rows (self);
}

static void
dew_grid_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  DewGrid *self = DEW_GRID (widget);
  guint font;

  GTK_WIDGET_CLASS (dew_grid_parent_class)->css_changed (widget, change);

  font = pango_context_get_serial (gtk_widget_get_pango_context (widget));
  if (font == self->font)
    return;

  self->font = font;
  self->tracks_stale = TRUE;
  _dew_grid_redraw_rows (self);
  _dew_grid_queue_rows (self);
  gtk_widget_queue_resize (widget);
}

/* Focus. */

/* Into the editor where one is open, refused or asking: its keys are of no use to a cell beneath it. */
static gboolean
take_focus (DewGrid *self)
{
  if (!self->editing)
    return _dew_grid_focus_cursor (self);

  return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
}

static gboolean
dew_grid_focus (GtkWidget        *widget,
                GtkDirectionType  direction)
{
  DewGrid *self = DEW_GRID (widget);

  /* Tab leaves from wherever it is; the keys inside have been taken before it comes to this. */
  if (_dew_grid_has_focus (self))
    return FALSE;

  return take_focus (self);
}

static gboolean
dew_grid_grab_focus (GtkWidget *widget)
{
  return take_focus (DEW_GRID (widget));
}

static void
dew_grid_map (GtkWidget *widget)
{
  DewGrid *self = DEW_GRID (widget);

  GTK_WIDGET_CLASS (dew_grid_parent_class)->map (widget);
  if (self->focus_wanted)
    _dew_grid_focus_later (self);
}

static void
focus_crossed_cb (DewGrid *self)
{
  _dew_grid_bubble_crossed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The model. */

static void
rows_changed_cb (DewGrid *self)
{
  self->rows.n_rows = self->model != NULL ? dew_grid_model_n_rows (self->model) : 0;
  _dew_grid_find_headings (self);
  _dew_grid_stale_rows (self);
  _dew_grid_follow_rows (self);
}

static void
columns_changed_cb (DewGrid *self)
{
  gboolean had_focus = _dew_grid_has_focus (self);
  g_autofree char *key = self->has_cursor && self->column < self->n_columns ? g_strdup (self->heads[self->column].key) : NULL;

  _dew_grid_editor_close (self);
  _dew_grid_read_columns (self);
  _dew_grid_reset_cells (self);
  _dew_grid_header_reset (DEW_GRID_HEADER (self->header));
  _dew_grid_follow_columns (self, key);
  rows_changed_cb (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (had_focus)
    _dew_grid_focus_later (self);
}

static void
cells_changed_cb (DewGrid *self)
{
  _dew_grid_rebind_cells (self);
  self->fit_wanted = TRUE;
  _dew_grid_settle_later (self);
}

static void
dew_grid_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DewGrid *self = DEW_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;

    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dew_grid_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  DewGrid *self = DEW_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      _dew_grid_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;

    case PROP_VADJUSTMENT:
      _dew_grid_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;

    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dew_grid_dispose (GObject *object)
{
  DewGrid *self = DEW_GRID (object);

  g_clear_handle_id (&self->widen, g_source_remove);
  g_clear_handle_id (&self->refocus, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->pasting != NULL)
    g_cancellable_cancel (self->pasting);
  g_clear_object (&self->pasting);
  g_clear_handle_id (&self->autoscroll, g_source_remove);
  _dew_grid_close_choice (self);
  _dew_grid_editor_dispose (self);
  _dew_grid_rows_dispose (self);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  g_clear_object (&self->text);
  _dew_grid_forget_columns (self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (dew_grid_parent_class)->dispose (object);
}

static void
dew_grid_finalize (GObject *object)
{
  DewGrid *self = DEW_GRID (object);

  g_clear_pointer (&self->regular, pango_attr_list_unref);
  g_clear_pointer (&self->bold, pango_attr_list_unref);
  g_clear_pointer (&self->small, pango_attr_list_unref);
  g_clear_pointer (&self->ancestors, g_array_unref);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->widths, g_hash_table_unref);

  G_OBJECT_CLASS (dew_grid_parent_class)->finalize (object);
}

static void
dew_grid_class_init (DewGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dew_grid_dispose;
  object_class->finalize = dew_grid_finalize;
  object_class->get_property = dew_grid_get_property;
  object_class->set_property = dew_grid_set_property;

  widget_class->measure = _dew_grid_measure;
  widget_class->size_allocate = _dew_grid_size_allocate;
  widget_class->snapshot = dew_grid_snapshot;
  widget_class->css_changed = dew_grid_css_changed;
  widget_class->focus = dew_grid_focus;
  widget_class->grab_focus = dew_grid_grab_focus;
  widget_class->map = dew_grid_map;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[CURSOR_CHANGED] = g_signal_new ("cursor-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMN_RESIZED] = g_signal_new ("column-resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[CONTEXT_MENU] = g_signal_new ("context-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  signals[FIXED] = g_signal_new ("fixed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "dew-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_GRID);
}

static PangoAttrList *
make_attributes (PangoWeight weight,
                 double      scale)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (list, pango_attr_weight_new (weight));
  pango_attr_list_insert (list, pango_attr_scale_new (scale));
  return list;
}

static void
dew_grid_init (DewGrid *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->tab_column = -1;
  self->resizing = -1;
  self->ancestors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->regular = make_attributes (PANGO_WEIGHT_NORMAL, 1);
  self->bold = make_attributes (PANGO_WEIGHT_BOLD, 1);
  self->small = make_attributes (PANGO_WEIGHT_NORMAL, 11.5 / 13);
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_single_paragraph_mode (self->text, TRUE);
  pango_layout_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  self->tracks_stale = TRUE;
  _dew_grid_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  _dew_grid_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  _dew_grid_load_style (GTK_WIDGET (self));

  self->header = _dew_grid_header_new (self);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  _dew_grid_rows_init (self);
  _dew_grid_editor_init (self);
  _dew_grid_add_keys (self);
  _dew_grid_add_pointer (self);

  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (focus_crossed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  look_again (self);
}

GtkWidget *
dew_grid_new (void)
{
  return g_object_new (DEW_TYPE_GRID, NULL);
}

void
dew_grid_set_model (DewGrid      *self,
                    DewGridModel *model)
{
  g_return_if_fail (DEW_IS_GRID (self));
  g_return_if_fail (model == NULL || DEW_IS_GRID_MODEL (model));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  _dew_grid_editor_close (self);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "columns-changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "cells-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->has_cursor = self->touched = FALSE;
  columns_changed_cb (self);
}

DewGridModel *
dew_grid_get_model (DewGrid *self)
{
  g_return_val_if_fail (DEW_IS_GRID (self), NULL);

  return self->model;
}

void
dew_grid_set_scenario (DewGrid *self,
                       guint    number)
{
  g_return_if_fail (DEW_IS_GRID (self));

  if (self->scenario == number)
    return;

  self->scenario = number;
  look_again (self);
}

void
dew_grid_set_sheet (DewGrid *self)
{
  g_return_if_fail (DEW_IS_GRID (self));
  g_return_if_fail (self->model == NULL);

  self->sheet = TRUE;
  gtk_widget_set_visible (self->total, FALSE);
  dew_grid_set_read_only (self, TRUE);
}

void
dew_grid_set_read_only (DewGrid  *self,
                        gboolean  read_only)
{
  g_return_if_fail (DEW_IS_GRID (self));

  if (self->read_only == read_only)
    return;

  self->read_only = read_only;
  _dew_grid_editor_close (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, read_only, -1);
  _dew_grid_stale_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
