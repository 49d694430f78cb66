/* dew-export-dialog.c: what to export, and as what */
#include "dew-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-busy.h"
#include "dew-date.h"
#include "dew-export.h"
#include "dew-file-dialogs.h"
#include "dew-money-print.h"
#include "dew-money-read.h"

/* What the annexes share where nobody says how much: a worked example, and marked as one. */
#define EXAMPLE_VARIANCE "1,000,000"

struct _DewExportDialog
{
  AdwWindow            parent_instance;

  AdwWindowTitle      *title;
  GtkWidget           *export_button;
  AdwPreferencesGroup *annexes;
  AdwComboRow         *pool_row;
  AdwEntryRow         *variance_row;
  GtkCheckButton      *as_xlsx;
  GtkCheckButton      *as_csv;
  GtkCheckButton      *as_tidy;
  GtkCheckButton      *as_json;
  GtkLabel            *hint;

  GPtrArray           *checks;  /* GtkCheckButton, one an annex */
  DewDocument         *document;
  int                  year;
};

G_DEFINE_FINAL_TYPE (DewExportDialog, dew_export_dialog, ADW_TYPE_WINDOW)

/* ---- The work, aside ---- */

typedef struct
{
  DewLedger      *ledger;
  DewAnnexQuery   query;
  const DewAnnex *annexes[16];
  guint           n;
  gboolean        tidy;
  char           *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dew_ledger_free (job->ledger);
  g_free ((char *) job->query.as_at);
  g_free (job->path);
  g_free (job);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean good;

  if (job->tidy)
    good = dew_export_tidy_csv (job->ledger, job->query.pool, 0, job->path, cancellable, &error);
  else
    good = dew_export (&job->query, job->annexes, job->n, job->path, cancellable, NULL, NULL, &error);

  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  DewWindow *window = DEW_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  dew_busy_end (data);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      sentence = g_strdup_printf (_("Exported “%s”."), name);
      dew_window_toast_file (window, sentence, job->path);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dew_window_toast (window, error->message);
}

/* ---- What was chosen ---- */

static gint64
get_pool (DewExportDialog *self)
{
  const GPtrArray *pools = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL);
  guint selected = adw_combo_row_get_selected (self->pool_row);

  return selected == 0 || selected > pools->len ? 0 : ((const DewPool *) g_ptr_array_index (pools, selected - 1))->id;
}

static DewReadStatus
read_variance (DewExportDialog *self,
               DewReading      *reading)
{
  return dew_money_read (gtk_editable_get_text (GTK_EDITABLE (self->variance_row)), DEW_UNIT_POUNDS, reading);
}

static Job *
new_job (DewExportDialog *self,
         GFile           *file)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->variance_row));
  const DewAnnex *const *all;
  Job *job = g_new0 (Job, 1);
  DewReading reading;
  guint n;

  read_variance (self, &reading);
  job->ledger = dew_ledger_copy (dew_document_ledger (self->document));
  job->path = g_file_get_path (file);
  job->tidy = gtk_check_button_get_active (self->as_tidy);
  job->query = (DewAnnexQuery) {
    .ledger = job->ledger,
    .year = self->year,
    .scenario = DEW_BASELINE,
    .pool = get_pool (self),
    .variance = reading.value.pence,
    .worked_example = g_strcmp0 (text, EXAMPLE_VARIANCE) == 0,
  };

  all = dew_annexes (&n);
  for (guint i = 0; i < n && i < self->checks->len && job->n < G_N_ELEMENTS (job->annexes); i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      job->annexes[job->n++] = all[i];
  if (gtk_check_button_get_active (self->as_json))
    job->n = 0;

  return job;
}

static void
file_chosen (GFile   *file,
             gpointer data)
{
  DewExportDialog *self = data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DewBusy *busy = dew_busy_begin (window, _("Exporting"), cancellable, FALSE);
  g_autoptr (GTask) task = g_task_new (window, cancellable, exported_cb, busy);

  g_task_set_source_tag (task, file_chosen);
  g_task_set_task_data (task, new_job (self, file), free_job);
  gtk_window_close (GTK_WINDOW (self));
  g_task_run_in_thread (task, export_in_thread);
}

static void
export_clicked_cb (GtkWidget       *button,
                   DewExportDialog *self)
{
  g_autofree char *stem = dew_document_stem (dew_document_path (self->document));
  g_autofree char *name = NULL;
  DewFileType type = DEW_FILE_XLSX;
  const char *ending = "-annexes.xlsx";

  if (gtk_check_button_get_active (self->as_csv))
    {
      type = DEW_FILE_CSV;
      ending = "-annexes.csv";
    }
  else if (gtk_check_button_get_active (self->as_tidy))
    {
      type = DEW_FILE_CSV;
      ending = "-figures.csv";
    }
  else if (gtk_check_button_get_active (self->as_json))
    {
      type = DEW_FILE_JSON;
      ending = ".json";
    }

  name = g_strconcat (stem, ending, NULL);
  dew_files_ask (GTK_WINDOW (self), _("Export"), type, name, file_chosen, self);
}

/* ---- What can be chosen ---- */

static void
look_again (DewExportDialog *self)
{
  gboolean annexes = gtk_check_button_get_active (self->as_xlsx) || gtk_check_button_get_active (self->as_csv);
  DewReading reading;
  DewReadStatus status = read_variance (self, &reading);
  gboolean any = FALSE;
  g_autofree char *reason = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || gtk_check_button_get_active (g_ptr_array_index (self->checks, i));

  gtk_widget_set_sensitive (GTK_WIDGET (self->annexes), annexes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->variance_row), annexes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pool_row), !gtk_check_button_get_active (self->as_json));
  gtk_widget_set_sensitive (self->export_button, !annexes || (any && status == DEW_READ_OK));

  if (annexes && status != DEW_READ_OK)
    reason = g_strdup_printf (_("The variance cannot be read: %s."), status == DEW_READ_EMPTY ? _("nothing is typed") : _(reading.reason));
  else if (annexes && !any)
    reason = g_strdup (_("Choose at least one annex."));
  else if (annexes && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->variance_row)), EXAMPLE_VARIANCE) == 0)
    reason = g_strdup (_("£1,000,000 is a worked example, and the annex says so. Type the variance you want shared."));
  gtk_label_set_label (self->hint, reason == NULL ? "" : reason);
  if (status == DEW_READ_REFUSED)
    gtk_widget_add_css_class (GTK_WIDGET (self->variance_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->variance_row), "error");
}

static void
variance_changed_cb (GtkEditable     *editable,
                     DewExportDialog *self)
{
  look_again (self);
}

static void
list_annexes (DewExportDialog *self)
{
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(annexes[i]->title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(annexes[i]->about));
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->annexes, row);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (look_again), self);
      g_ptr_array_add (self->checks, check);
    }
}

static void
list_pools (DewExportDialog *self)
{
  const GPtrArray *pools = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("All pools"));
  for (guint i = 0; i < pools->len; i++)
    gtk_string_list_append (list, ((const DewPool *) g_ptr_array_index (pools, i))->name);
  adw_combo_row_set_model (self->pool_row, G_LIST_MODEL (list));
}

/* ---- The object ---- */

static void
dew_export_dialog_dispose (GObject *object)
{
  DewExportDialog *self = DEW_EXPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (dew_export_dialog_parent_class)->dispose (object);
}

static void
dew_export_dialog_class_init (DewExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, annexes);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, pool_row);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, variance_row);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, as_xlsx);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, as_csv);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, as_tidy);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, as_json);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, variance_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dew_export_dialog_init (DewExportDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  list_annexes (self);
  g_signal_connect_swapped (self->as_xlsx, "toggled", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (self->as_csv, "toggled", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (self->as_tidy, "toggled", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (self->as_json, "toggled", G_CALLBACK (look_again), self);
}

void
dew_export_dialog_present (DewWindow   *parent,
                           DewDocument *document,
                           int          year)
{
  DewExportDialog *self = g_object_new (DEW_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = dew_year_name (year);
  const char *title = dew_document_title (document);
  g_autofree char *subtitle = strstr (title, name) != NULL ? g_strdup (title) : g_strdup_printf ("%s, %s", title, name);

  self->document = g_object_ref (document);
  self->year = year;
  adw_window_title_set_subtitle (self->title, subtitle);
  list_pools (self);
  gtk_editable_set_text (GTK_EDITABLE (self->variance_row), EXAMPLE_VARIANCE);
  look_again (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);

  /* A window that has its focus before it is shown is not told to screen readers as the active one. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->export_button);
}
