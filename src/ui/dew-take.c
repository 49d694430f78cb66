/* dew-take.c: takes large edits aside, with a dialog that says so */
#include "dew-take.h"

#include "dew-busy.h"

typedef struct
{
  DewBusy  *busy;
  DewTaken  taken;
  gpointer  data;
} Taking;

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Taking *taking = data;
  g_autoptr (GError) error = NULL;

  dew_document_apply_finish (DEW_DOCUMENT (source), result, &error);
  g_clear_pointer (&taking->busy, dew_busy_end);
  taking->taken (error != NULL ? error->message : NULL, taking->data);
  g_free (taking);
}

void
dew_take_aside (GtkWidget   *widget,
                DewDocument *document,
                const char  *heading,
                DewChanges  *edit,
                const char  *what,
                DewTaken     taken,
                gpointer     data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Taking *taking;

  g_return_if_fail (DEW_IS_DOCUMENT (document));
  g_return_if_fail (edit != NULL && taken != NULL);

  taking = g_new0 (Taking, 1);
  taking->taken = taken;
  taking->data = data;
  if (GTK_IS_WINDOW (root))
    taking->busy = dew_busy_begin (GTK_WINDOW (root), heading, NULL, TRUE);
  dew_document_apply_async (document, edit, what, finished_cb, taking);
}
