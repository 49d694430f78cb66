/* dew-application.c: the running program: its windows, its appearance, files given to open */
#include "dew-application.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>

#include "dew-chart-view.h"
#include "dew-grid.h"
#include "dew-ui.h"
#include "dew-window.h"

struct _DewApplication
{
  AdwApplication parent_instance;

  GSettings     *settings;
  GFile         *first;         /* the file that it was started with; NULL: none */
  DewOpening    *opening;       /* of that, until a window takes it */
};

G_DEFINE_FINAL_TYPE (DewApplication, dew_application, ADW_TYPE_APPLICATION)

/* ---- Appearance ---- */

static void
style_changed_cb (GSettings      *settings,
                  const char     *key,
                  DewApplication *self)
{
  g_autofree char *style = g_settings_get_string (settings, "style");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_strcmp0 (style, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (style, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)), scheme);
}

/* ---- Actions ---- */

static void
about_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DewApplication *self = data;

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", _("Dewpond"),
                         "application-icon", "org.dewpond.Dewpond",
                         "version", DEW_VERSION,
                         "developer-name", _("The Dewpond developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Drafts of section 75 agreements: pooled budgets, risk sharing, and the annexes of a Cabinet paper. "
                                       "A drafting aid, not legal advice."),
                         NULL);
}

static void
quit_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_activate },
  { .name = "quit", .activate = quit_activate },
};

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.close-document", { "<Control>w" } },
  { "win.import", { "<Control>i" } },
  { "win.export", { "<Control>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.page::schedule", { "<Control>1" } },
  { "win.partners", { "<Control><Shift>p" } },
  { "win.page::spending", { "<Control>2" } },
  { "win.page::share", { "<Control>3" } },
  { "win.page::what-if", { "<Control>4" } },
  { "win.show-sidebar", { "F9" } },
  { "win.show-details", { "F4" } },
  { "win.next-area(1)", { "F6" } },
  { "win.next-area(-1)", { "<Shift>F6" } },
  { "win.step-year(-1)", { "<Alt>Page_Up" } },
  { "win.step-year(1)", { "<Alt>Page_Down" } },
  { "win.shortcuts", { "<Control>question" } },
};

/* ---- Windows ---- */

static void
dew_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (dew_window_new (DEW_APPLICATION (application)));
  gtk_window_present (window);
}

/* The window that has a file open already; NULL: none. */
static GtkWindow *
find_window (GApplication *application,
             GFile        *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (application)); link != NULL; link = link->next)
    {
      DewDocument *document = DEW_IS_WINDOW (link->data) ? dew_window_document (link->data) : NULL;
      g_autoptr (GFile) own = document != NULL ? g_file_new_for_path (dew_document_path (document)) : NULL;

      if (own != NULL && g_file_equal (own, file))
        return link->data;
    }

  return NULL;
}

/* What was begun for a file while the program started; NULL: nothing. */
static DewOpening *
take_opening (DewApplication *self,
              GFile          *file)
{
  return self->opening != NULL && g_file_equal (self->first, file) ? g_steal_pointer (&self->opening) : NULL;
}

static void
dew_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *window = find_window (application, files[i]);

      if (window != NULL)
        gtk_window_present (window);
      else
        dew_window_new_open (DEW_APPLICATION (application), files[i], take_opening (DEW_APPLICATION (application), files[i]));
    }
}

static gboolean
dew_application_local_command_line (GApplication *application,
                                    char       ***arguments,
                                    int          *status)
{
  DewApplication *self = DEW_APPLICATION (application);

  if ((*arguments)[0] != NULL && (*arguments)[1] != NULL && (*arguments)[1][0] != '-')
    self->first = g_file_new_for_commandline_arg ((*arguments)[1]);

  return G_APPLICATION_CLASS (dew_application_parent_class)->local_command_line (application, arguments, status);
}

static void
dew_application_startup (GApplication *application)
{
  DewApplication *self = DEW_APPLICATION (application);
  g_autoptr (GAction) style = NULL;

  /* It is this program that opens it, and no other that runs already; and the toolkit takes its time. */
  if (self->first != NULL)
    self->opening = dew_opening_begin (self->first);

  G_APPLICATION_CLASS (dew_application_parent_class)->startup (application);

  self->settings = g_settings_new ("org.dewpond.Dewpond");
  g_signal_connect (self->settings, "changed::style", G_CALLBACK (style_changed_cb), self);
  style_changed_cb (self->settings, "style", self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  style = g_settings_create_action (self->settings, "style");
  g_action_map_add_action (G_ACTION_MAP (self), style);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, (const char *const *) accels[i].accels);

  gtk_window_set_default_icon_name ("org.dewpond.Dewpond");
}

static void
dew_application_dispose (GObject *object)
{
  DewApplication *self = DEW_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->opening, dew_opening_cancel);
  g_clear_object (&self->first);

  G_OBJECT_CLASS (dew_application_parent_class)->dispose (object);
}

static void
dew_application_class_init (DewApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dew_application_dispose;
  G_APPLICATION_CLASS (klass)->local_command_line = dew_application_local_command_line;
  G_APPLICATION_CLASS (klass)->startup = dew_application_startup;
  G_APPLICATION_CLASS (klass)->activate = dew_application_activate;
  G_APPLICATION_CLASS (klass)->open = dew_application_open;
}

static void
dew_application_init (DewApplication *self)
{
}

DewApplication *
dew_application_new (void)
{
  return g_object_new (DEW_TYPE_APPLICATION,
                       "application-id", "org.dewpond.Dewpond",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/dewpond/Dewpond",
                       NULL);
}

GSettings *
dew_application_settings (DewApplication *self)
{
  g_return_val_if_fail (DEW_IS_APPLICATION (self), NULL);

  return self->settings;
}

/* ---- Starting ---- */

/* Both libraries would end the program by themselves, the one with a core dump, the other with a warning. */
static const char *
find_obstacle (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.dewpond.Dewpond", TRUE);

  if (schema == NULL)
    return _("The window cannot open, because its settings are not installed; install Dewpond, or start it by build-aux/run.");

  if (!gtk_init_check ())
    return _("The window cannot open, because there is no display; “dewpond --help” lists the commands that need none.");

  return NULL;
}

int
dew_ui_run (int    argc,
            char **argv)
{
  g_autoptr (DewApplication) application = NULL;
  const char *obstacle = find_obstacle ();

  if (obstacle != NULL)
    {
      fprintf (stderr, "dewpond: %s\n", obstacle);
      return EXIT_FAILURE;
    }

  application = dew_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
