/* dew-welcome-page.c: what the window shows without a document: new, open, recent documents, samples */
#include "dew-welcome-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-file-dialogs.h"
#include "dew-sample.h"
#include "dew-store.h"
#include "dew-window.h"

#define MAX_RECENT 5

struct _DewWelcomePage
{
  GtkWidget   parent_instance;

  GtkListBox *recent;
  GtkListBox *samples;
};

G_DEFINE_FINAL_TYPE (DewWelcomePage, dew_welcome_page, GTK_TYPE_WIDGET)

static DewWindow *
get_window (DewWelcomePage *self)
{
  return DEW_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* "Today, 14:20", "12 June", "3 May 2025". */
static char *
tell_date (GDateTime *visited)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = g_date_time_to_local (visited);

  if (g_date_time_get_year (now) != g_date_time_get_year (local))
    return g_date_time_format (local, _("%-e %B %Y"));
  if (g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (local))
    return g_date_time_format (local, _("Today, %H:%M"));

  return g_date_time_format (local, _("%-e %B"));
}

static GtkWidget *
new_row (const char *icon,
         const char *title,
         const char *subtitle,
         GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                  -1);

  return row;
}

/* What stands at the end of a recent document's row: when it was opened, or what is in the way. */
static GtkWidget *
new_state (const char *path,
           gboolean    exists,
           GDateTime  *visited)
{
  g_autofree char *writer = exists ? dew_store_writer (path) : NULL;
  g_autofree char *date = tell_date (visited);
  GtkWidget *label = gtk_label_new (writer != NULL ? _("open elsewhere") : date);

  gtk_widget_add_css_class (label, "dew-secondary");
  gtk_widget_set_tooltip_text (label, writer);

  return label;
}

static void
add_recent (DewWelcomePage *self,
            GtkRecentInfo  *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *name = path == NULL ? NULL : g_path_get_basename (path);
  g_autofree char *folder = path == NULL ? NULL : g_path_get_dirname (path);
  g_autofree char *folder_name = folder == NULL ? NULL : g_filename_display_basename (folder);
  g_autofree char *subtitle = NULL;
  gboolean exists;
  GtkWidget *row;

  if (path == NULL)
    return;

  exists = g_file_test (path, G_FILE_TEST_EXISTS);
  subtitle = exists ? g_strdup_printf ("%s · %s", name, folder_name) : g_strdup_printf (_("%s · not found where it was; choose it to locate it"), name);
  row = new_row (exists ? "dewpond-schedule-symbolic" : "dialog-warning-symbolic",
                 gtk_recent_info_get_display_name (info), subtitle,
                 new_state (path, exists, gtk_recent_info_get_modified (info)));
  g_object_set_data_full (G_OBJECT (row), "path", g_steal_pointer (&path), g_free);
  gtk_list_box_append (self->recent, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
dew_welcome_page_refresh (DewWelcomePage *self)
{
  GList *recent;

  g_return_if_fail (DEW_IS_WELCOME_PAGE (self));

  clear_list (self->recent);
  recent = dew_files_recent (MAX_RECENT);
  for (GList *item = recent; item != NULL; item = item->next)
    add_recent (self, item->data);
  g_list_free_full (recent, (GDestroyNotify) gtk_recent_info_unref);
}

static void
recent_activated_cb (GtkListBox     *list,
                     GtkListBoxRow  *row,
                     DewWelcomePage *self)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (g_file_query_exists (file, NULL))
    dew_window_open (get_window (self), file);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
}

static void
sample_activated_cb (GtkListBox     *list,
                     GtkListBoxRow  *row,
                     DewWelcomePage *self)
{
  dew_window_open_sample (get_window (self), g_object_get_data (G_OBJECT (row), "name"));
}

static void
list_samples (DewWelcomePage *self)
{
  guint n;
  const DewSample *samples = dew_samples (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
      GtkWidget *row = new_row ("dewpond-sample-symbolic", _(samples[i].title), _(samples[i].about), arrow);

      g_object_set_data (G_OBJECT (row), "name", (gpointer) samples[i].name);
      gtk_list_box_append (self->samples, row);
    }
}

/* Not before it is seen: a window that opens with a document has no use for the lists. */
static void
dew_welcome_page_map (GtkWidget *widget)
{
  DewWelcomePage *self = DEW_WELCOME_PAGE (widget);

  if (gtk_list_box_get_row_at_index (self->samples, 0) == NULL)
    {
      list_samples (self);
      dew_welcome_page_refresh (self);
    }
  GTK_WIDGET_CLASS (dew_welcome_page_parent_class)->map (widget);
}

static void
dew_welcome_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_welcome_page_parent_class)->dispose (object);
}

static void
dew_welcome_page_class_init (DewWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_welcome_page_dispose;
  widget_class->map = dew_welcome_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DewWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, DewWelcomePage, samples);
}

static void
dew_welcome_page_init (DewWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->recent, "row-activated", G_CALLBACK (recent_activated_cb), self);
  g_signal_connect (self->samples, "row-activated", G_CALLBACK (sample_activated_cb), self);
}
