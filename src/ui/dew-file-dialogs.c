/* dew-file-dialogs.c: asking for a file, and the list of documents opened lately */
#include "dew-file-dialogs.h"

#include <glib/gi18n-lib.h>

#define MIME_TYPE "application/vnd.dewpond"

static const struct {
  const char *name;             /* marked for translation */
  const char *patterns[3];
  const char *ending;
} types[] = {
  [DEW_FILE_DOCUMENT] = { N_("Dewpond documents"), { "*.dewpond" }, ".dewpond" },
  [DEW_FILE_FIGURES] = { N_("Figures as CSV, or a document as JSON"), { "*.csv", "*.json" }, "" },
  [DEW_FILE_XLSX] = { N_("Excel workbooks"), { "*.xlsx" }, ".xlsx" },
  [DEW_FILE_CSV] = { N_("CSV"), { "*.csv" }, ".csv" },
  [DEW_FILE_JSON] = { N_("JSON"), { "*.json" }, ".json" },
  [DEW_FILE_PNG] = { N_("PNG pictures"), { "*.png" }, ".png" },
  [DEW_FILE_SVG] = { N_("SVG pictures"), { "*.svg" }, ".svg" },
  [DEW_FILE_PDF] = { N_("PDF documents"), { "*.pdf" }, ".pdf" },
  [DEW_FILE_HTML] = { N_("Pages"), { "*.html" }, ".html" },
};

typedef struct
{
  DewFileType          type;
  gboolean             save;
  DewFileChosen        chosen;
  gpointer             data;
  gboolean             weak;    /* the data is a widget, which may go */
  GtkWidget           *widget;
} Question;

static GFile *
with_ending (GFile      *file,
             const char *ending)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *longer = NULL;

  if (path == NULL || g_str_has_suffix (path, ending))
    return g_object_ref (file);

  longer = g_strconcat (path, ending, NULL);
  return g_file_new_for_path (longer);
}

static void
tell_file (Question *question,
           GFile    *file)
{
  g_autoptr (GFile) named = question->save ? with_ending (file, types[question->type].ending) : g_object_ref (file);

  if (!question->weak)
    question->chosen (named, question->data);
  else if (question->widget != NULL)
    question->chosen (named, question->widget);
}

/* The dialog goes first: its parent may be closed by what follows, and what is behind both would not become active again. */
static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Question        *question)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file != NULL)
    tell_file (question, file);
  g_clear_weak_pointer (&question->widget);
  g_free (question);
}

static void
show_dialog (GtkWindow  *parent,
             const char *title,
             const char *save_name,
             Question   *question)
{
  gboolean save = save_name != NULL;
  DewFileType type = question->type;
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) everything = gtk_file_filter_new ();

  question->save = save;
  dialog = gtk_file_chooser_native_new (title, parent, save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  gtk_file_filter_set_name (filter, _(types[type].name));
  for (guint i = 0; i < G_N_ELEMENTS (types[type].patterns) && types[type].patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, types[type].patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_filter_set_name (everything, _("All files"));
  gtk_file_filter_add_pattern (everything, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), everything);
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), save_name);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dew_files_ask (GtkWindow    *parent,
               const char   *title,
               DewFileType   type,
               const char   *save_name,
               DewFileChosen chosen,
               gpointer      data)
{
  Question *question = g_new0 (Question, 1);

  question->type = type;
  question->chosen = chosen;
  question->data = data;
  show_dialog (parent, title, save_name, question);
}

void
dew_files_ask_for (GtkWidget     *widget,
                   const char    *title,
                   DewFileType    type,
                   const char    *save_name,
                   DewFileChosen  chosen)
{
  GtkRoot *root;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  question = g_new0 (Question, 1);
  question->type = type;
  question->chosen = chosen;
  question->weak = TRUE;
  g_set_weak_pointer (&question->widget, widget);
  show_dialog (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, save_name, question);
}

void
dew_files_remember (const char *path,
                    const char *title)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  char app_name[] = "Dewpond";
  char app_exec[] = "dewpond %f";
  char mime_type[] = MIME_TYPE;
  GtkRecentData data = {
    .display_name = (char *) title,
    .mime_type = mime_type,
    .app_name = app_name,
    .app_exec = app_exec,
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* When it was last opened: the toolkit notes that as a change of the entry, and as a visit only the first. */
static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b), gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

GList *
dew_files_recent (guint n)
{
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GList *ours = NULL;

  for (GList *item = all; item != NULL; item = item->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (item->data), MIME_TYPE) == 0 && gtk_recent_info_is_local (item->data))
      ours = g_list_prepend (ours, gtk_recent_info_ref (item->data));
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);

  ours = g_list_sort (ours, compare_visits);
  while (g_list_length (ours) > n)
    {
      GList *last = g_list_last (ours);

      gtk_recent_info_unref (last->data);
      ours = g_list_delete_link (ours, last);
    }

  return ours;
}
