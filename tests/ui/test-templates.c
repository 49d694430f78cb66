/* test-templates.c: makes every template of the program, shows it, and lets it go, with and without a document */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "dew-application.h"
#include "dew-ask-dialog.h"
#include "dew-chances.h"
#include "dew-create.h"
#include "dew-document-dialog.h"
#include "dew-export-dialog.h"
#include "dew-incentive-dialog.h"
#include "dew-merge-dialog.h"
#include "dew-move-dialog.h"
#include "dew-partners-dialog.h"
#include "dew-performance-card.h"
#include "dew-preview.h"
#include "dew-properties-pane.h"
#include "dew-remark-dialog.h"
#include "dew-rename-dialog.h"
#include "dew-roll-dialog.h"
#include "dew-rule-dialog.h"
#include "dew-rule-editor.h"
#include "dew-schedule-page.h"
#include "dew-share-page.h"
#include "dew-what-if-page.h"
#include "dew-scenario-dialog.h"
#include "dew-differences-dialog.h"
#include "dew-spending-page.h"
#include "dew-split-dialog.h"
#include "dew-toaster.h"
#include "dew-tree-view.h"
#include "dew-virement-dialog.h"
#include "dew-virements-dialog.h"
#include "dew-welcome-page.h"
#include "dew-window.h"
#include "dew-written-rules.h"

#define RESOURCES "/org/dewpond/Dewpond"

/* The types with a template that can be made by themselves; a window is another matter than what stands in one. */
static GType (*const types[]) (void) = {
  dew_window_get_type,
  dew_toaster_get_type,
  dew_welcome_page_get_type,
  dew_schedule_page_get_type,
  dew_properties_pane_get_type,
  dew_tree_view_get_type,
  dew_spending_page_get_type,
  dew_share_page_get_type,
  dew_what_if_page_get_type,
  dew_chances_get_type,
  dew_scenario_dialog_get_type,
  dew_differences_dialog_get_type,
  dew_rule_editor_get_type,
  dew_rule_dialog_get_type,
  dew_written_rules_get_type,
  dew_performance_card_get_type,
  dew_document_dialog_get_type,
  dew_export_dialog_get_type,
  dew_preview_get_type,
  dew_move_dialog_get_type,
  dew_partners_dialog_get_type,
  dew_ask_dialog_get_type,
  dew_virement_dialog_get_type,
  dew_virements_dialog_get_type,
  dew_roll_dialog_get_type,
  dew_merge_dialog_get_type,
  dew_split_dialog_get_type,
  dew_rename_dialog_get_type,
  dew_incentive_dialog_get_type,
  dew_remark_dialog_get_type,
};

static DewApplication *application;

/* ---- Waiting ---- */

static gboolean
time_out (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Until a frame of the window has been drawn, and what it caused is done. */
static void
show (GtkWindow *window)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (20, time_out, &late);
  gint64 first;

  gtk_window_present (window);
  while (!late && !gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  first = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (window)));
  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (!late && gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (window))) < first + 2)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (late);
  g_source_remove (timeout);
}

/* Closes a window, and sees that nothing holds on to it. */
static void
let_go (GtkWindow *window)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (20, time_out, &late);
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (window);
  while (!late && left != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
}

/* ---- Without a document ---- */

static void
test_alone (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_new (types[i] (), NULL);
      GtkWidget *window = widget;
      gpointer left = widget;

      g_test_message ("%s", G_OBJECT_TYPE_NAME (widget));
      g_object_add_weak_pointer (G_OBJECT (widget), &left);
      if (!GTK_IS_WINDOW (widget))
        {
          window = adw_window_new ();
          adw_window_set_content (ADW_WINDOW (window), widget);
        }
      show (GTK_WINDOW (window));
      let_go (GTK_WINDOW (window));
      g_assert_null (left);
    }
}

/* ---- Every template is in the list ---- */

static gboolean
is_listed (const char *class_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (g_type_name (types[i] ()), class_name) == 0)
      return TRUE;

  return FALSE;
}

static void
test_all (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"([A-Za-z]+)\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  guint n = 0;

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES "/", names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_autofree char *class_name = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (path, ".ui"))
        continue;

      bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert_nonnull (bytes);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
        continue;

      class_name = g_match_info_fetch (match, 1);
      if (!is_listed (class_name))
        g_error ("%s, of %s, is not among the types of this test", class_name, names[i]);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (types));
}

/* ---- With a document ---- */

static DewWindow *
open_sample (const char *sample,
             const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (20, time_out, &late);
  DewWindow *window;
  gboolean good;

  good = dew_create_from_sample (path, sample, &error);
  g_assert_no_error (error);
  g_assert_true (good);

  window = dew_window_new (application);
  show (GTK_WINDOW (window));
  dew_window_open (window, file);
  while (!late && dew_window_document (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);

  return window;
}

/* The dialog that was presented over a window. */
static GtkWindow *
find_dialog (DewWindow *window,
             GType      type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (G_OBJECT_TYPE (toplevel) == type && gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window))
        return toplevel;
    }
  g_assert_not_reached ();
}

static void
moved (DewTable table,
       gint64   id,
       gint64   pool,
       gint64   parent,
       int      year,
       gpointer data)
{
}

static void
show_dialog (DewWindow *window,
             GType      type)
{
  GtkWindow *dialog = find_dialog (window, type);

  show (dialog);
  let_go (dialog);
}

/* Those that ask what an edit needs: each is shown, tries its edit, and is let go of. */
static void
show_asking (DewWindow   *window,
             DewDocument *document)
{
  const DewLedger *ledger = dew_document_ledger (document);
  gint64 pool = ((const DewPool *) g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_POOL), 0))->id;
  const DewLine *line = g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_LINE), 0);
  DewFigure key = { line->id, 2013, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 0 };

  dew_virement_dialog_present (GTK_WINDOW (window), document, 2013, DEW_UNIT_POUNDS, dew_ledger_node (ledger, DEW_TABLE_POOL, pool));
  show_dialog (window, DEW_TYPE_VIREMENT_DIALOG);
  dew_virements_dialog_present (GTK_WINDOW (window), document, 2013, DEW_UNIT_POUNDS);
  show_dialog (window, DEW_TYPE_VIREMENTS_DIALOG);
  dew_roll_dialog_present (GTK_WINDOW (window), document, 2013, DEW_UNIT_POUNDS);
  show_dialog (window, DEW_TYPE_ROLL_DIALOG);
  dew_merge_dialog_present (GTK_WINDOW (window), document, pool, 2014);
  show_dialog (window, DEW_TYPE_MERGE_DIALOG);
  dew_split_dialog_present (GTK_WINDOW (window), document, pool, 0, 2014);
  show_dialog (window, DEW_TYPE_SPLIT_DIALOG);
  dew_rename_dialog_present (GTK_WINDOW (window), document, pool, 2014);
  show_dialog (window, DEW_TYPE_RENAME_DIALOG);
  dew_incentive_dialog_present (GTK_WINDOW (window), document, pool, 2014);
  show_dialog (window, DEW_TYPE_INCENTIVE_DIALOG);
  dew_remark_dialog_present (GTK_WINDOW (window), document, &key);
  show_dialog (window, DEW_TYPE_REMARK_DIALOG);
}

static void
test_sample (gconstpointer data)
{
  const char *sample = data;
  g_autofree char *folder = g_dir_make_tmp ("dewpond-templates-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.dewpond", NULL);
  g_autofree char *lock = g_build_filename (folder, ".sample.dewpond.lock", NULL);
  DewWindow *window = open_sample (sample, path);
  DewDocument *document = dew_window_document (window);
  const DewLedger *ledger = dew_document_ledger (document);
  gpointer left = document;
  GtkWindow *dialog;

  g_object_add_weak_pointer (G_OBJECT (document), &left);
  show (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "share"));
  show (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "schedule"));
  show (GTK_WINDOW (window));

  dew_partners_dialog_present (GTK_WINDOW (window), document);
  dialog = find_dialog (window, DEW_TYPE_PARTNERS_DIALOG);
  show (dialog);
  let_go (dialog);

  dew_document_dialog_present (GTK_WINDOW (window), document);
  dialog = find_dialog (window, DEW_TYPE_DOCUMENT_DIALOG);
  show (dialog);
  let_go (dialog);

  dew_export_dialog_present (window, document, 2013);
  dialog = find_dialog (window, DEW_TYPE_EXPORT_DIALOG);
  show (dialog);
  let_go (dialog);

  dew_move_dialog_present (GTK_WINDOW (window), ledger, DEW_TABLE_LINE,
                           ((const DewLine *) g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_LINE), 0))->id, 2014, moved, NULL);
  dialog = find_dialog (window, DEW_TYPE_MOVE_DIALOG);
  show (dialog);
  let_go (dialog);
  show_asking (window, document);

  /* Nobody holds on to the document either, or its file would stay locked. */
  let_go (GTK_WINDOW (window));
  g_assert_null (left);

  g_remove (path);
  g_remove (lock);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  application = dew_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  g_test_add_func ("/templates/all", test_all);
  g_test_add_func ("/templates/alone", test_alone);
  g_test_add_data_func ("/templates/oxfordshire", "oxfordshire-2013", test_sample);
  g_test_add_data_func ("/templates/barnet", "barnet-2017", test_sample);
  result = g_test_run ();
  g_object_unref (application);

  return result;
}
