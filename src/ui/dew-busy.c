/* dew-busy.c: while something long runs aside, a dialog says so */
#include "dew-busy.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"

/* What is done by then needs no dialog, ms. */
#define MOMENT 400

struct _DewBusy
{
  GtkWindow    *parent;
  GtkWindow    *dialog;         /* NULL until it is shown, and when the user has closed it */
  char         *heading;
  GCancellable *cancellable;
  GPtrArray    *focus;          /* GtkWidget: what had it before the parent was blocked, and what that was in, from the inside out */
  gboolean      blocked;
  guint         due;
};

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             DewBusy          *busy)
{
  busy->dialog = NULL;
  if (busy->cancellable != NULL)
    g_cancellable_cancel (busy->cancellable);
}

static gboolean
show (gpointer data)
{
  DewBusy *busy = data;
  GtkWidget *spinner = gtk_spinner_new ();

  busy->due = 0;
  busy->dialog = GTK_WINDOW (adw_message_dialog_new (busy->parent, busy->heading, _("A large document takes some seconds.")));
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (busy->dialog), spinner);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (busy->dialog), "close",
                                   busy->cancellable != NULL ? _("_Cancel") : _("Go on _waiting"));
  g_signal_connect (busy->dialog, "response", G_CALLBACK (response_cb), busy);
  dew_spoken_responses (GTK_WIDGET (busy->dialog));
  gtk_window_present (busy->dialog);

  return G_SOURCE_REMOVE;
}

static GPtrArray *
list_focus (GtkWindow *window)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *widget = gtk_window_get_focus (window); widget != NULL && widget != GTK_WIDGET (window); widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (list, g_object_ref (widget));

  return list;
}

/* What had it may have gone with what was done, as an editor does: then it goes to what that was in. */
static void
restore_focus (const GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (list, i)) && gtk_widget_grab_focus (g_ptr_array_index (list, i)))
      return;
}

static void
block (DewBusy  *busy,
       gboolean  blocked)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (busy->parent));

  if (!busy->blocked || content == NULL)
    return;

  if (blocked)
    busy->focus = list_focus (busy->parent);
  gtk_widget_set_sensitive (content, !blocked);
  if (!blocked && busy->focus != NULL)
    restore_focus (busy->focus);
}

DewBusy *
dew_busy_begin (GtkWindow    *parent,
                const char   *heading,
                GCancellable *cancellable,
                gboolean      blocked)
{
  DewBusy *busy;

  g_return_val_if_fail (ADW_IS_APPLICATION_WINDOW (parent), NULL);

  busy = g_new0 (DewBusy, 1);
  busy->parent = g_object_ref (parent);
  busy->heading = g_strdup (heading);
  g_set_object (&busy->cancellable, cancellable);
  busy->blocked = blocked;
  busy->due = g_timeout_add (MOMENT, show, busy);
  block (busy, TRUE);

  return busy;
}

void
dew_busy_end (DewBusy *busy)
{
  g_return_if_fail (busy != NULL);

  g_clear_handle_id (&busy->due, g_source_remove);
  if (busy->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (busy->dialog, busy);
      gtk_window_destroy (busy->dialog);
    }
  block (busy, FALSE);
  g_object_unref (busy->parent);
  g_clear_object (&busy->cancellable);
  g_clear_pointer (&busy->focus, g_ptr_array_unref);
  g_free (busy->heading);
  g_free (busy);
}
