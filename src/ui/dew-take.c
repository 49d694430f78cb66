/* dew-take.c: takes large edits aside, and takes them back, with a dialog that says so */
#include "dew-take.h"

#include <glib/gi18n-lib.h>

#include "dew-busy.h"

typedef gboolean (*Finish) (DewDocument *document, GAsyncResult *result, GError **error);

typedef struct
{
  DewBusy      *busy;
  GCancellable *cancellable;
  Finish        finish;
  DewTaken      taken;
  gpointer      data;
} Taking;

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Taking *taking = data;
  g_autoptr (GError) error = NULL;

  taking->finish (DEW_DOCUMENT (source), result, &error);
  g_clear_pointer (&taking->busy, dew_busy_end);
  taking->taken (error != NULL ? error->message : NULL, taking->data);
  g_object_unref (taking->cancellable);
  g_free (taking);
}

static Taking *
begin (GtkWidget  *widget,
       const char *heading,
       Finish      finish,
       DewTaken    taken,
       gpointer    data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Taking *taking = g_new0 (Taking, 1);

  taking->cancellable = g_cancellable_new ();
  taking->finish = finish;
  taking->taken = taken;
  taking->data = data;
  if (GTK_IS_WINDOW (root))
    taking->busy = dew_busy_begin (GTK_WINDOW (root), heading, taking->cancellable, TRUE);

  return taking;
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
  Taking *taking;

  g_return_if_fail (DEW_IS_DOCUMENT (document));
  g_return_if_fail (edit != NULL && taken != NULL);

  taking = begin (widget, heading, dew_document_apply_finish, taken, data);
  dew_document_apply_async (document, edit, what, taking->cancellable, finished_cb, taking);
}

void
dew_take_back (GtkWidget   *widget,
               DewDocument *document,
               DewTaken     taken,
               gpointer     data)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DEW_IS_DOCUMENT (document));
  g_return_if_fail (taken != NULL);

  if (dew_document_undo_is_large (document))
    {
      Taking *taking = begin (widget, _("Taking many changes back"), dew_document_travel_finish, taken, data);

      dew_document_undo_async (document, taking->cancellable, finished_cb, taking);
      return;
    }

  dew_document_undo (document, &error);
  taken (error != NULL ? error->message : NULL, data);
}

void
dew_take_again (GtkWidget   *widget,
                DewDocument *document,
                DewTaken     taken,
                gpointer     data)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DEW_IS_DOCUMENT (document));
  g_return_if_fail (taken != NULL);

  if (dew_document_redo_is_large (document))
    {
      Taking *taking = begin (widget, _("Making many changes again"), dew_document_travel_finish, taken, data);

      dew_document_redo_async (document, taking->cancellable, finished_cb, taking);
      return;
    }

  dew_document_redo (document, &error);
  taken (error != NULL ? error->message : NULL, data);
}
