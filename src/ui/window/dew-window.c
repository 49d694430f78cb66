/* dew-window.c: a window: the welcome page, or one document with its pages */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-file-dialogs.h"
#include "dew-menu.h"

/* Below this width the sidebar becomes an overlay; and where there is no more than so much beyond what is needed with it beside the page, or nobody could make the window any narrower. */
#define NARROW 1000
#define SPARE  24

G_DEFINE_FINAL_TYPE (DewWindow, dew_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- Telling ---- */

void
dew_window_toast (DewWindow  *self,
                  const char *sentence)
{
  g_return_if_fail (DEW_IS_WINDOW (self));

  dew_toaster_tell (self->toaster, sentence, NULL);
}

void
dew_window_tell (GtkWidget  *widget,
                 const char *sentence)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (DEW_IS_WINDOW (root))
    dew_window_toast (DEW_WINDOW (root), sentence);
}

void
dew_window_toast_file (DewWindow  *self,
                       const char *sentence,
                       const char *path)
{
  g_return_if_fail (DEW_IS_WINDOW (self));

  dew_toaster_tell (self->toaster, sentence, path);
}

static gboolean
dismiss_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return dew_toaster_dismiss (DEW_WINDOW (widget)->toaster);
}

/* ---- Following the document ---- */

static void
show_title (DewWindow *self)
{
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (self->document));
  g_autofree char *file = dew_document_stem (dew_document_path (self->document));
  g_autofree char *window_title = g_strdup_printf (_("%s – Dewpond"), row->title);
  gboolean read_only = dew_document_read_only (self->document, NULL);

  adw_window_title_set_title (self->title, row->title);
  adw_window_title_set_subtitle (self->title, row->subtitle);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  gtk_label_set_label (self->file_label, file);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), dew_document_path (self->document));
  gtk_label_set_label (self->saved_label, read_only ? _("Read-only") : _("✓ Every change saved"));
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewWindow        *self)
{
  show_title (self);
  _dew_window_show_history (self);
  _dew_window_list_years (self);
  _dew_window_show_scenario (self);
  if (changes != NULL)
    _dew_window_tell_shared (self, changes);
}

static void
reloaded_cb (DewDocument *document,
             DewWindow   *self)
{
  changed_cb (document, NULL, self);
}

static void
show_document (DewWindow *self)
{
  const char *why = NULL;
  gboolean open = self->document != NULL;
  gboolean read_only = open && dew_document_read_only (self->document, &why);

  _dew_window_enable_actions (self);

  _dew_window_leave_scenario (self);

  /* The old document goes first, so that the new one is looked at once, in its own year. */
  _dew_window_pages_set_document (self, NULL);

  if (!open)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Dewpond"));
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      dew_welcome_page_refresh (self->welcome);
      /* What had the focus went with the document, and Tab would not find its way from there. */
      gtk_widget_child_focus (GTK_WIDGET (self->welcome), GTK_DIR_TAB_FORWARD);
      return;
    }

  gtk_label_set_label (self->read_only_label, why == NULL ? "" : why);
  gtk_info_bar_set_revealed (self->read_only_bar, read_only);
  show_title (self);
  _dew_window_start_choosers (self);
  _dew_window_pages_set_document (self, self->document);
  gtk_stack_set_visible_child_name (self->stack, "document");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "schedule");
}

void
_dew_window_set_document (DewWindow   *self,
                          DewDocument *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
      dew_files_remember (dew_document_path (document), dew_document_title (document));
    }

  show_document (self);
}

DewDocument *
dew_window_document (DewWindow *self)
{
  g_return_val_if_fail (DEW_IS_WINDOW (self), NULL);

  return self->document;
}

static gboolean
dew_window_close_request (GtkWindow *window)
{
  if (!_dew_window_settle (DEW_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (dew_window_parent_class)->close_request (window);
}

/* ---- Narrow and wide ---- */

static void
set_narrow (DewWindow *self,
            gboolean   narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !narrow);
  gtk_widget_set_visible (self->sidebar_button, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_menu), narrow);
  gtk_widget_set_visible (self->export_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_button), !narrow);
  _dew_window_pages_set_narrow (self);
  if (self->document != NULL)
    _dew_window_show_choosers (self);
}

static gboolean
is_narrow (DewWindow *self,
           int        width)
{
  if (!self->narrow)
    gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &self->least_wide, NULL, NULL, NULL);

  return width < MAX (NARROW, self->least_wide + SPARE);
}

static gboolean
look_at_width (gpointer data)
{
  DewWindow *self = data;

  set_narrow (self, is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self))));

  return G_SOURCE_REMOVE;
}

static void
dew_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DewWindow *self = DEW_WINDOW (widget);

  GTK_WIDGET_CLASS (dew_window_parent_class)->size_allocate (widget, width, height, baseline);

  /* What is shown may not change while it is being laid out. */
  if (self->narrow != is_narrow (self, width))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, look_at_width, g_object_ref (self), g_object_unref);
}

/* ---- Dropping files ---- */

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         DewWindow     *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;

  dew_window_open (self, file);
  return TRUE;
}

/* ---- The object ---- */

static void
dew_window_constructed (GObject *object)
{
  DewWindow *self = DEW_WINDOW (object);

  G_OBJECT_CLASS (dew_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);


  show_document (self);
}

static void
dew_window_dispose (GObject *object)
{
  DewWindow *self = DEW_WINDOW (object);

  _dew_window_cancel_opening (self);
  g_clear_handle_id (&self->present_due, g_source_remove);
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->ahead, g_hash_table_unref);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      _dew_window_pages_set_document (self, NULL);
    }
  g_clear_object (&self->document);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dew_window_parent_class)->dispose (object);
}

static void
dew_window_class_init (DewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dew_window_constructed;
  G_OBJECT_CLASS (klass)->dispose = dew_window_dispose;
  widget_class->size_allocate = dew_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = dew_window_close_request;

  g_type_ensure (DEW_TYPE_TOASTER);
  g_type_ensure (DEW_TYPE_WELCOME_PAGE);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, dismiss_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DewWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, narrow_menu);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, unit_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, year_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, scenario_strip);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, scenario_chip);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, scenario_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, welcome_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, welcome_menu);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, more_menu);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, unit_menu);
}

static void
dew_window_init (DewWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->settings = g_settings_new ("org.dewpond.Dewpond");
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_menu_set (self->welcome_button, self->welcome_menu, NULL, NULL);
  dew_menu_set (self->menu_button, self->main_menu, _dew_window_menu_built, self);
  dew_menu_set (self->narrow_menu, self->more_menu, _dew_window_menu_built, self);
  _dew_window_add_actions (self);
  _dew_window_add_open_actions (self);
  _dew_window_add_file_actions (self);
  _dew_window_add_choosers (self);
  _dew_window_add_pages (self);
  _dew_window_add_scenario (self);

  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

DewWindow *
dew_window_new (DewApplication *application)
{
  return g_object_new (DEW_TYPE_WINDOW, "application", application, NULL);
}
