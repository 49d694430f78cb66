/* dew-window-open.c: how a document comes into a window, new or from a file, and how it goes */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-create.h"
#include "dew-file-dialogs.h"

/* A document that opens within this time is in the window's first frame, ms. */
#define MOMENT 200

static void
present_now (DewWindow *self)
{
  g_clear_handle_id (&self->present_due, g_source_remove);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_due (gpointer data)
{
  DewWindow *self = data;

  self->present_due = 0;
  present_now (self);

  return G_SOURCE_REMOVE;
}

/* Not in the turn that has shown the document in it: each takes its time. */
static void
present_soon (DewWindow *self)
{
  g_clear_handle_id (&self->present_due, g_source_remove);
  self->present_due = g_timeout_add_full (G_PRIORITY_HIGH, 0, present_due, self, NULL);
}

/* What was open is still there, when another could not be opened. */
static void
return_to_open (DewWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->document != NULL ? "document" : "welcome");
}

struct _DewOpening
{
  char         *path;
  GCancellable *cancellable;
  DewWindow    *window;         /* NULL: it has still to be made */
  gboolean      over;           /* with a document or an error */
  DewDocument  *document;
  GError       *error;
};

static void
free_opening (DewOpening *self)
{
  g_free (self->path);
  g_object_unref (self->cancellable);
  g_clear_object (&self->window);
  g_clear_object (&self->document);
  g_clear_error (&self->error);
  g_free (self);
}

/* Window and document are there. Takes opening. */
static void
arrive (DewOpening *opening)
{
  DewWindow *self = opening->window;

  /* A window that was closed meanwhile, or another file asked for: this answer is stale. */
  if (!g_cancellable_is_cancelled (opening->cancellable))
    {
      g_clear_object (&self->opening);
      if (opening->document != NULL)
        _dew_window_set_document (self, opening->document);
      else
        {
          return_to_open (self);
          dew_window_toast (self, opening->error->message);
        }
      present_soon (self);
    }

  free_opening (opening);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  DewOpening *opening = data;

  opening->document = dew_document_open_finish (result, &opening->error);
  opening->over = TRUE;
  if (opening->window != NULL)
    arrive (opening);
  else if (g_cancellable_is_cancelled (opening->cancellable))
    free_opening (opening);
}

DewOpening *
dew_opening_begin (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  DewOpening *opening;

  if (path == NULL)
    return NULL;

  opening = g_new0 (DewOpening, 1);
  opening->path = g_steal_pointer (&path);
  opening->cancellable = g_cancellable_new ();
  dew_document_open_async (opening->path, DEW_STORE_WRITE, opening->cancellable, opened_cb, opening);
  return opening;
}

void
dew_opening_cancel (DewOpening *opening)
{
  g_return_if_fail (opening != NULL && opening->window == NULL);

  g_cancellable_cancel (opening->cancellable);
  if (opening->over)
    free_opening (opening);
}

static void
show_opening (DewWindow  *self,
              DewOpening *opening)
{
  g_autofree char *name = g_path_get_basename (opening->path);
  g_autofree char *label = g_strdup_printf (_("Opening “%s”…"), name);

  opening->window = g_object_ref (self);
  self->opening = g_object_ref (opening->cancellable);
  gtk_label_set_label (self->opening_label, label);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  /* There is nothing else to do until it is read. */
  _dew_window_make_first_page (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) && self->present_due == 0)
    self->present_due = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, MOMENT, present_due, self, NULL);
  if (opening->over)
    arrive (opening);
}

DewWindow *
dew_window_new_open (DewApplication *application,
                     GFile          *file,
                     DewOpening     *opening)
{
  DewWindow *self;

  if (opening == NULL)
    opening = dew_opening_begin (file);
  self = dew_window_new (application);
  if (opening != NULL)
    show_opening (self, opening);
  else
    dew_window_open (self, file);

  return self;
}

void
_dew_window_cancel_opening (DewWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

void
dew_window_open (DewWindow *self,
                 GFile     *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (DEW_IS_WINDOW (self));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      present_now (self);
      dew_window_toast (self, _("Only files on this computer or on a mounted drive can be opened; copy the file here first."));
      return;
    }
  /* A document that is open here already would find itself locked. */
  if (self->document != NULL && g_strcmp0 (path, dew_document_path (self->document)) == 0)
    return;
  if (!_dew_window_settle (self))
    return;

  _dew_window_cancel_opening (self);
  show_opening (self, dew_opening_begin (file));
}

void
dew_window_open_sample (DewWindow  *self,
                        const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dewpond", NULL);
  g_autofree char *base = g_strconcat (name, ".dewpond", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  g_mkdir_with_parents (folder, 0700);
  if (!there && !dew_create_from_sample (path, name, &error))
    {
      dew_window_toast (self, error->message);
      return;
    }

  dew_window_open (self, file);
  dew_window_toast (self, there ? _("This is your copy of the sample, as you left it.")
                                : _("This is a copy of the sample: change it as you like."));
}

/* ---- Actions ---- */

static void
open_chosen (GFile   *file,
             gpointer data)
{
  dew_window_open (data, file);
}

static void
open_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  dew_files_ask (GTK_WINDOW (data), _("Open a document"), DEW_FILE_DOCUMENT, NULL, open_chosen, data);
}

static void
new_chosen (GFile   *file,
            gpointer data)
{
  DewWindow *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *title = dew_document_stem (path);
  g_autoptr (GError) error = NULL;

  if (dew_store_create (path, title, &error))
    dew_window_open (self, file);
  else
    dew_window_toast (self, error->message);
}

static void
new_activate (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  dew_files_ask (GTK_WINDOW (data), _("New agreement"), DEW_FILE_DOCUMENT, _("Pooled budgets.dewpond"), new_chosen, data);
}

static void
cancel_opening_activate (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  DewWindow *self = data;

  _dew_window_cancel_opening (self);
  return_to_open (self);
}

static void
close_document_activate (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  if (_dew_window_settle (data))
    _dew_window_set_document (data, NULL);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_activate },
  { .name = "open", .activate = open_activate },
  { .name = "cancel-opening", .activate = cancel_opening_activate },
  { .name = "close-document", .activate = close_document_activate },
};

void
_dew_window_add_open_actions (DewWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
