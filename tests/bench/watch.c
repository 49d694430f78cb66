/* watch.c: telling how long each turn of a main loop took */
#include "watch.h"

#include <stdio.h>
#include <stdlib.h>

/* Shorter turns in which nothing happens are not told. */
#define LEAST 1000

static FILE *tale;
static gint64 began;
static gboolean told, was_shown;
static BenchShown is_shown;

static gint
watched_poll (GPollFD *fds,
              guint    n_fds,
              gint     timeout)
{
  gint64 ended = g_get_monotonic_time ();
  gint result;

  if (told || ended - began >= LEAST)
    fprintf (tale, "turn %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", began, ended);
  if (told)
    fflush (tale);
  told = FALSE;
  result = g_poll (fds, n_fds, timeout);
  began = g_get_monotonic_time ();

  return result;
}

static void
tell (const char *what)
{
  fprintf (tale, "%s %" G_GINT64_FORMAT "\n", what, g_get_monotonic_time ());
  told = TRUE;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  tell ("paint");
  for (guint i = 0; !was_shown && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      was_shown = bench_is_shown (window, is_shown);
      if (was_shown)
        tell ("shown");
    }

  return TRUE;
}

static gboolean
event_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GdkEvent *event = g_value_peek_pointer (values + 1);

  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event))
    tell ("key");

  return TRUE;
}

static void
hook (GType               type,
      const char         *name,
      GSignalEmissionHook emission)
{
  gpointer class = g_type_class_ref (type);

  g_signal_add_emission_hook (g_signal_lookup (name, type), 0, emission, NULL, NULL);
  g_type_class_unref (class);
}

void
bench_watch (const char *path,
             BenchShown  shown)
{
  tale = fopen (path, "we");
  if (tale == NULL)
    {
      g_printerr ("%s cannot be written.\n", path);
      exit (1);
    }
  is_shown = shown;
  gtk_init ();
  began = g_get_monotonic_time ();
  g_main_context_set_poll_func (NULL, watched_poll);
  hook (GDK_TYPE_FRAME_CLOCK, "after-paint", after_paint_cb);
  hook (GDK_TYPE_SURFACE, "event", event_cb);
}
