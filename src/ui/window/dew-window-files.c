/* dew-window-files.c: a window's actions on the files of its document: copies, import, export, check
 *
 * What takes long runs aside, with the document lent to a thread; meanwhile the window takes no input.
 */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-busy.h"
#include "dew-export-dialog.h"
#include "dew-file-dialogs.h"
#include "dew-intake.h"
#include "dew-spoken.h"

/* ---- Copies ---- */

typedef struct
{
  DewWindow *window;
  DewBusy   *busy;
  char      *path;
  gboolean   clean;
} Copy;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Copy *copy = data;
  g_autofree char *name = g_path_get_basename (copy->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (copy->path);
  g_autoptr (GError) error = NULL;
  gboolean saved = dew_document_save_as_finish (DEW_DOCUMENT (source), result, &error);

  dew_busy_end (copy->busy);
  if (!saved)
    dew_window_toast (copy->window, error->message);
  else if (copy->clean)
    {
      sentence = g_strdup_printf (_("Saved “%s” without the record of changes."), name);
      dew_window_toast (copy->window, sentence);
    }
  else
    dew_window_open (copy->window, file);

  g_object_unref (copy->window);
  g_free (copy->path);
  g_free (copy);
}

static void
save_copy (DewWindow *self,
           GFile     *file,
           gboolean   clean)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->window = g_object_ref (self);
  copy->path = g_file_get_path (file);
  copy->clean = clean;
  copy->busy = dew_busy_begin (GTK_WINDOW (self), _("Saving a copy"), NULL, TRUE);
  /* The file dialog has asked whether an existing file may go. */
  dew_document_save_as_async (dew_window_document (self), copy->path, TRUE, clean, saved_cb, copy);
}

/* ---- Import ---- */

typedef struct
{
  DewLedger  *ledger;           /* a copy, for the worker */
  char       *path;
  DewChanges *changes;
  GPtrArray  *ignored;          /* names of columns (char *) */
  gint64      last_id;          /* of a new row */
} Import;

static void
free_import (gpointer data)
{
  Import *import = data;

  dew_ledger_free (import->ledger);
  g_clear_pointer (&import->changes, dew_changes_free);
  g_ptr_array_unref (import->ignored);
  g_free (import->path);
  g_free (import);
}

/* Ids for a worker: the store's belong to its own thread. */
static gint64
next_id (gpointer data)
{
  return ++((Import *) data)->last_id;
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Import *import = data;
  DewIds ids = { next_id, import };
  GError *error = NULL;

  import->changes = dew_intake_file (import->ledger, import->path, ids, import->ignored, &error);
  if (import->changes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What an import needs while it is under way. */
typedef struct
{
  DewWindow  *window;
  DewBusy    *busy;
  char       *what;
  char       *told;
  DewChanges *changes;          /* while the user is asked */
  GCancellable *cancellable;
} Importing;

static void
end_import (Importing  *importing,
            const char *sentence)
{
  g_clear_pointer (&importing->busy, dew_busy_end);
  if (sentence != NULL)
    dew_window_toast (importing->window, sentence);
  g_object_unref (importing->window);
  g_clear_pointer (&importing->changes, dew_changes_free);
  g_clear_object (&importing->cancellable);
  g_free (importing->what);
  g_free (importing->told);
  g_free (importing);
}

static void
import_applied_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Importing *importing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup_printf (_("%s: %s. Ctrl+Z takes it back."), importing->what, importing->told);
  gboolean applied = dew_document_apply_finish (DEW_DOCUMENT (source), result, &error);

  if (applied)
    _dew_window_follow_figures (importing->window);
  end_import (importing, applied ? sentence : error->message);
}

static void
apply_import (Importing *importing)
{
  if (importing->busy == NULL)
    importing->busy = dew_busy_begin (GTK_WINDOW (importing->window), _("Importing"), importing->cancellable, TRUE);

  dew_document_apply_async (dew_window_document (importing->window), g_steal_pointer (&importing->changes), importing->what, importing->cancellable,
                            import_applied_cb, importing);
}

static void
columns_answered_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     Importing        *importing)
{
  if (strcmp (response, "import") == 0)
    apply_import (importing);
  else
    end_import (importing, NULL);
}

/* A column may be one of ours misspelt: then its figures would land where they do not belong. */
static void
ask_about_columns (Importing  *importing,
                   const char *left_out)
{
  g_autofree char *body = g_strdup_printf (_("%s If one of ours is meant, spell it so in the file and import it again.\n\nThe rest of the file: %s."),
                                           left_out, importing->told);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (importing->window), _("Leave out what is not known?"), body);

  g_clear_pointer (&importing->busy, dew_busy_end);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "import", _("_Import"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (columns_answered_cb), importing);
  dew_spoken_responses (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Importing *importing = data;
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autofree char *left_out = NULL;
  g_autoptr (GError) error = NULL;

  left_out = dew_intake_told_ignored (import->ignored);
  if (g_cancellable_is_cancelled (importing->cancellable))
    {
      end_import (importing, NULL);
      return;
    }
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      end_import (importing, error->message);
      return;
    }
  if (dew_changes_length (import->changes) == 0)
    {
      end_import (importing, left_out != NULL ? left_out : _("The file says what the document says already; nothing was changed."));
      return;
    }

  importing->changes = g_steal_pointer (&import->changes);
  importing->told = dew_intake_told (importing->changes);
  if (left_out != NULL)
    ask_about_columns (importing, left_out);
  else
    apply_import (importing);
}

/* The window takes no input meanwhile, so that what was read still fits when it is applied. */
static void
import_file (DewWindow *self,
             GFile     *file)
{
  DewDocument *document = dew_window_document (self);
  DewIds ids = dew_document_ids (document);
  g_autofree char *name = g_file_get_basename (file);
  Importing *importing = g_new0 (Importing, 1);
  g_autoptr (GTask) task = g_task_new (document, NULL, import_read_cb, importing);
  Import *import = g_new0 (Import, 1);

  importing->window = g_object_ref (self);
  importing->what = g_strdup_printf (_("Imported “%s”"), name);
  importing->cancellable = g_cancellable_new ();
  importing->busy = dew_busy_begin (GTK_WINDOW (self), _("Importing"), importing->cancellable, TRUE);
  import->ignored = g_ptr_array_new_with_free_func (g_free);
  import->ledger = dew_ledger_copy (dew_document_ledger (document));
  import->path = g_file_get_path (file);
  import->last_id = ids.next (ids.data);
  g_task_set_source_tag (task, import_file);
  g_task_set_task_data (task, import, free_import);
  g_task_run_in_thread (task, import_in_thread);
}

/* ---- Check ---- */

typedef struct
{
  DewWindow *window;
  DewBusy   *busy;
} Checking;

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Checking *checking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dew_document_check_finish (DEW_DOCUMENT (source), result, &error);
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean sound = findings != NULL && findings->len == 0;
  GtkWidget *dialog;

  dew_busy_end (checking->busy);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_string_append_printf (body, "%s• %s", i == 0 ? "" : "\n", (const char *) g_ptr_array_index (findings, i));
  if (findings == NULL)
    g_string_assign (body, error->message);
  else if (sound)
    g_string_assign (body, _("The file is sound, every sum is that of its figures, and every rule can be read."));

  dialog = adw_message_dialog_new (GTK_WINDOW (checking->window), sound ? _("Nothing is wrong") : _("Something needs looking at"), body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  dew_spoken_responses (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  g_object_unref (checking->window);
  g_free (checking);
}

static void
check_document (DewWindow *self)
{
  Checking *checking = g_new0 (Checking, 1);

  checking->window = g_object_ref (self);
  checking->busy = dew_busy_begin (GTK_WINDOW (self), _("Checking the document"), NULL, TRUE);
  dew_document_check_async (dew_window_document (self), checked_cb, checking);
}

/* ---- Actions ---- */

static void
save_as_chosen (GFile   *file,
                gpointer data)
{
  save_copy (data, file, FALSE);
}

static void
save_clean_chosen (GFile   *file,
                   gpointer data)
{
  save_copy (data, file, TRUE);
}

static void
ask_copy (DewWindow    *self,
          const char   *title,
          const char   *suffix,
          DewFileChosen chosen)
{
  g_autofree char *stem = dew_document_stem (dew_document_path (dew_window_document (self)));
  g_autofree char *name = g_strdup_printf ("%s %s.dewpond", stem, suffix);

  dew_files_ask (GTK_WINDOW (self), title, DEW_FILE_DOCUMENT, name, chosen, self);
}

static void
save_as_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  ask_copy (data, _("Save as"), _("(copy)"), save_as_chosen);
}

static void
save_clean_activate (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  ask_copy (data, _("Save a copy without history"), _("(clean)"), save_clean_chosen);
}

static void
import_chosen (GFile   *file,
               gpointer data)
{
  import_file (data, file);
}

static void
import_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  dew_files_ask (GTK_WINDOW (data), _("Import figures"), DEW_FILE_FIGURES, NULL, import_chosen, data);
}

static void
export_activate (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DewWindow *self = data;

  dew_export_dialog_present (self, dew_window_document (self), self->year);
}

static void
check_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  check_document (data);
}

static const GActionEntry actions[] = {
  { .name = "save-as", .activate = save_as_activate },
  { .name = "save-clean", .activate = save_clean_activate },
  { .name = "import", .activate = import_activate },
  { .name = "export", .activate = export_activate },
  { .name = "check", .activate = check_activate },
};

void
_dew_window_add_file_actions (DewWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
