/* window-bare.c: an empty AdwApplicationWindow until its first frame: what any window costs. */
#include <adwaita.h>

#include "first-frame.h"

static gboolean
is_window (GtkWidget *widget)
{
  return ADW_IS_APPLICATION_WINDOW (widget);
}

static void
activate_cb (GtkApplication *application,
             gpointer        data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.dewpond.Bare", G_APPLICATION_NON_UNIQUE);

  bench_leave_when_painted (is_window);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
