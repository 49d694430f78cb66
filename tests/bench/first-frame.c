/* first-frame.c: leaving the program as soon as a frame is painted that shows what was waited for. */
#include "first-frame.h"

#include <unistd.h>

gboolean
bench_is_shown (GtkWidget *widget,
                BenchShown shown)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (shown (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (bench_is_shown (child, shown))
      return TRUE;
  return FALSE;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               shown)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (bench_is_shown (window, shown))
        _exit (0);
    }
  return TRUE;
}

void
bench_leave_when_painted (BenchShown shown)
{
  gpointer clock_class = g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  guint after_paint = g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK);

  g_signal_add_emission_hook (after_paint, 0, after_paint_cb, shown, NULL);
  g_type_class_unref (clock_class);
}
