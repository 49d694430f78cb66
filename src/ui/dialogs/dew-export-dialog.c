/* dew-export-dialog.c: what to export, and as what */
#include "dew-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-busy.h"
#include "dew-date.h"
#include "dew-export.h"
#include "dew-file-dialogs.h"
#include "dew-money-print.h"
#include "dew-money-read.h"
#include "dew-print.h"

/* What it can be exported as. */
typedef enum { KIND_XLSX, KIND_PDF, KIND_HTML, KIND_PAPER, KIND_CSV, KIND_TIDY, KIND_JSON, N_KINDS } Kind;

static const struct {
  const char *name, *about;     /* marked for translation */
  DewFileType type;
  const char *ending;           /* of the name that is proposed; NULL: it is no file */
  gboolean    annexes;          /* it has those that are chosen */
} kinds[N_KINDS] = {
  [KIND_XLSX] = { N_("Excel workbook"), N_("With formulas, for Excel and LibreOffice"), DEW_FILE_XLSX, "-annexes.xlsx", TRUE },
  [KIND_PDF] = { N_("PDF"), N_("Pages with numbers and contents, tagged for screen readers"), DEW_FILE_PDF, "-annexes.pdf", TRUE },
  [KIND_HTML] = { N_("Page for Word"), N_("HTML, whose tables Word and Writer take over"), DEW_FILE_HTML, "-annexes.html", TRUE },
  [KIND_PAPER] = { N_("Paper"), N_("Asks for a printer and prints the pages of the PDF"), DEW_FILE_PDF, NULL, TRUE },
  [KIND_CSV] = { N_("CSV of the annexes"), N_("The same tables as plain text"), DEW_FILE_CSV, "-annexes.csv", TRUE },
  [KIND_TIDY] = { N_("Tidy CSV of all figures"), N_("One row a figure; can be imported again"), DEW_FILE_CSV, "-figures.csv", FALSE },
  [KIND_JSON] = { N_("JSON of the whole document"), N_("Everything but the record of changes"), DEW_FILE_JSON, ".json", FALSE },
};

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
  AdwComboRow         *unit_row;        /* in the order of DewUnit */
  AdwActionRow        *exact_row;
  GtkSwitch           *exact;
  AdwPreferencesGroup *kinds;
  GtkLabel            *hint;

  GPtrArray           *checks;  /* GtkCheckButton, one an annex */
  GtkCheckButton      *as[N_KINDS];
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
  Kind            kind;
  char           *path;         /* NULL on paper */
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
free_book (gpointer book)
{
  dew_book_free (book);
}

/* On paper it goes from the window, which asks for the printer. */
static void
build_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  DewBook *book = dew_annex_book (&job->query, job->annexes, job->n, &error);

  if (book != NULL)
    g_task_return_pointer (task, book, free_book);
  else
    g_task_return_error (task, error);
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

  if (job->kind == KIND_TIDY)
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

static void
printed_cb (const char *problem,
            gpointer    data)
{
  g_autoptr (DewWindow) window = data;

  if (problem != NULL)
    dew_window_toast (window, problem);
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  DewWindow *window = DEW_WINDOW (source);
  g_autoptr (GError) error = NULL;
  DewBook *book = g_task_propagate_pointer (G_TASK (result), &error);

  dew_busy_end (data);
  if (book != NULL)
    dew_print_book (GTK_WINDOW (window), book, printed_cb, g_object_ref (window));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dew_window_toast (window, error->message);
}

/* ---- What was chosen ---- */

static Kind
get_kind (DewExportDialog *self)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (gtk_check_button_get_active (self->as[kind]))
      return kind;

  return KIND_XLSX;
}

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
  job->path = file != NULL ? g_file_get_path (file) : NULL;
  job->kind = get_kind (self);
  job->query = (DewAnnexQuery) {
    .ledger = job->ledger,
    .year = self->year,
    .scenario = DEW_BASELINE,
    .pool = get_pool (self),
    .variance = reading.value.pence,
    .worked_example = g_strcmp0 (text, EXAMPLE_VARIANCE) == 0,
    .unit = (DewUnit) adw_combo_row_get_selected (self->unit_row),
    .exact = job->kind == KIND_XLSX && gtk_switch_get_active (self->exact),
  };

  all = dew_annexes (&n);
  for (guint i = 0; i < n && i < self->checks->len && job->n < G_N_ELEMENTS (job->annexes); i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      job->annexes[job->n++] = all[i];
  if (job->kind == KIND_JSON)
    job->n = 0;

  return job;
}

/* Closes the dialog; file is NULL on paper. */
static void
begin (DewExportDialog *self,
       GFile           *file)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DewBusy *busy = dew_busy_begin (window, file != NULL ? _("Exporting") : _("Laying out"), cancellable, FALSE);
  g_autoptr (GTask) task = g_task_new (window, cancellable, file != NULL ? exported_cb : built_cb, busy);

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, new_job (self, file), free_job);
  gtk_window_close (GTK_WINDOW (self));
  g_task_run_in_thread (task, file != NULL ? export_in_thread : build_in_thread);
}

static void
file_chosen (GFile   *file,
             gpointer data)
{
  begin (data, file);
}

static void
export_clicked_cb (GtkWidget       *button,
                   DewExportDialog *self)
{
  g_autofree char *stem = dew_document_stem (dew_document_path (self->document));
  Kind kind = get_kind (self);
  g_autofree char *name = NULL;

  if (kinds[kind].ending == NULL)
    {
      begin (self, NULL);
      return;
    }

  name = g_strconcat (stem, kinds[kind].ending, NULL);
  dew_files_ask (GTK_WINDOW (self), _("Export"), kinds[kind].type, name, file_chosen, self);
}

/* ---- What can be chosen ---- */

static void
look_again (DewExportDialog *self)
{
  Kind kind = get_kind (self);
  gboolean annexes = kinds[kind].annexes;
  DewReading reading;
  DewReadStatus status = read_variance (self, &reading);
  gboolean any = FALSE;
  g_autofree char *reason = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || gtk_check_button_get_active (g_ptr_array_index (self->checks, i));

  gtk_widget_set_sensitive (GTK_WIDGET (self->annexes), annexes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->variance_row), annexes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unit_row), annexes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->exact_row), kind == KIND_XLSX);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pool_row), kind != KIND_JSON);
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

/* A row with a check button before it, which it is given; one of several that exclude each other is a radio button to whoever hears it. */
static GtkCheckButton *
add_check (AdwPreferencesGroup *group,
           const char          *title,
           const char          *about,
           GtkAccessibleRole    role)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", role, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);
  return GTK_CHECK_BUTTON (check);
}

static void
list_annexes (DewExportDialog *self)
{
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkCheckButton *check = add_check (self->annexes, _(annexes[i]->title), _(annexes[i]->about), GTK_ACCESSIBLE_ROLE_CHECKBOX);

      gtk_check_button_set_active (check, TRUE);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (look_again), self);
      g_ptr_array_add (self->checks, check);
    }
}

static void
list_kinds (DewExportDialog *self)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      self->as[kind] = add_check (self->kinds, _(kinds[kind].name), _(kinds[kind].about), GTK_ACCESSIBLE_ROLE_RADIO);
      if (kind > 0)
        gtk_check_button_set_group (self->as[kind], self->as[0]);
    }

  gtk_check_button_set_active (self->as[KIND_XLSX], TRUE);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    g_signal_connect_swapped (self->as[kind], "toggled", G_CALLBACK (look_again), self);
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
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, exact_row);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, exact);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, kinds);
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
  list_kinds (self);
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
