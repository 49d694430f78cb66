/* entry-watched.c: a window with nothing in it but an entry, watched: entry-watched LOG */
#include <adwaita.h>
#include <stdlib.h>

#include "watch.h"

static gboolean
is_entry (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget);
}

static void
activate_cb (GtkApplication *application,
             gpointer        data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), entry);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  AdwApplication *application;

  if (argc != 2)
    {
      g_printerr ("Usage: entry-watched LOG\n");
      return EXIT_FAILURE;
    }

  bench_watch (argv[1], is_entry);
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
