/* test-dew-toaster.c: sentences follow each other at once, also while the last one still comes in or goes */
#include "dew-toaster.h"

static gboolean
due_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint milliseconds)
{
  gboolean due = FALSE;

  g_timeout_add (milliseconds, due_cb, &due);
  while (!due)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child);

  return found;
}

static void
test_in_turn (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  DewToaster *toaster = g_object_new (DEW_TYPE_TOASTER, NULL);
  GtkWidget *label = find_label (GTK_WIDGET (toaster));

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("Page"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (toaster));
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 100 && !gtk_widget_get_mapped (window); i++)
    wait_ms (50);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (toaster)));
  g_assert_false (dew_toaster_dismiss (toaster));

  /* At all paces: within an animation, at its end, after it. */
  for (guint pause = 0; pause <= 400; pause += 50)
    for (guint i = 0; i < 3; i++)
      {
        g_autofree char *sentence = g_strdup_printf ("Sentence %u of %u.", i, pause);

        dew_toaster_tell (toaster, sentence, i == 1 ? "/tmp/annexes.xlsx" : NULL);
        wait_ms (pause);
        g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, sentence);
        g_assert_true (gtk_widget_get_visible (GTK_WIDGET (toaster)));
        if (i == 1)
          {
            g_assert_true (dew_toaster_dismiss (toaster));
            wait_ms (pause / 2);
          }
      }

  wait_ms (500);
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_true (dew_toaster_dismiss (toaster));
  g_assert_false (dew_toaster_dismiss (toaster));
  for (guint i = 0; i < 100 && gtk_widget_get_visible (GTK_WIDGET (toaster)); i++)
    wait_ms (50);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (toaster)));

  /* While one is told. */
  dew_toaster_tell (toaster, "The last one.", NULL);
  wait_ms (50);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (50);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);

  g_test_add_func ("/toaster/in-turn", test_in_turn);

  return g_test_run ();
}
