/* dew-slices.c: long work on the window's own thread, in slices */
#include "dew-slices.h"

#include "dew-busy.h"

/* So many pieces are done at once: less than a frame takes. */
#define AT_ONCE 4000

/* A slice ends after so long, µs; the clock is asked every so many pieces. */
#define LONGEST 8000
#define PIECES 64

typedef struct
{
  GtkWidget    *widget;
  DewSlice      slice;
  DewSliced     sliced;
  gpointer      data;
  DewBusy      *busy;
  GCancellable *cancellable;
} Slices;

/* Some pieces; FALSE: no more are to be done. */
static gboolean
do_some (const Slices *self,
         guint         n)
{
  for (guint i = 0; i < n; i++)
    if (!self->slice (self->data))
      return FALSE;

  return TRUE;
}

static gboolean
slice_cb (gpointer data)
{
  Slices *self = data;
  gint64 end = g_get_monotonic_time () + LONGEST;

  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      if (!do_some (self, PIECES))
        break;
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  dew_busy_end (self->busy);
  self->sliced (!g_cancellable_is_cancelled (self->cancellable), self->data);
  return G_SOURCE_REMOVE;
}

static void
free_slices (gpointer data)
{
  Slices *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
dew_slices_run (GtkWidget  *widget,
                const char *heading,
                DewSlice    slice,
                DewSliced   sliced,
                gpointer    data)
{
  GtkRoot *root = widget == NULL ? NULL : gtk_widget_get_root (widget);
  gboolean aside = ADW_IS_APPLICATION_WINDOW (root);
  Slices first = { widget, slice, sliced, data, NULL, NULL };
  Slices *self;

  g_return_if_fail (heading != NULL && slice != NULL && sliced != NULL);

  if (!do_some (&first, aside ? AT_ONCE : G_MAXUINT))
    {
      sliced (TRUE, data);
      return;
    }

  self = g_memdup2 (&first, sizeof first);
  g_object_ref (widget);
  self->cancellable = g_cancellable_new ();
  self->busy = dew_busy_begin (GTK_WINDOW (root), heading, self->cancellable, TRUE);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, self, free_slices);
}
