/* dew-differences-dialog.c: what differs between a scenario and the baseline */
#include "dew-differences-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-difference.h"
#include "dew-edit-reset.h"
#include "dew-edit-scenario.h"
#include "dew-spoken.h"
#include "dew-window.h"

/* As many as are listed one by one. */
#define LISTED 500

struct _DewDifferencesDialog
{
  AdwWindow        parent_instance;

  AdwWindowTitle  *heading;
  GtkLabel        *lead;
  GtkListBox      *list;
  GtkWidget       *nothing;
  GtkLabel        *more;
  GtkButton       *reset_button;
  GtkButton       *promote_button;

  DewDocument     *document;
  gint64           scenario;
  int              year;        /* from which promoting switches lines off; 0: nothing is promoted */
};

G_DEFINE_FINAL_TYPE (DewDifferencesDialog, dew_differences_dialog, ADW_TYPE_WINDOW)

static const DewLedger *
get_ledger (DewDifferencesDialog *self)
{
  return dew_document_ledger (self->document);
}

/* ---- Back to the baseline ---- */

static void
take (DewDifferencesDialog *self,
      DewChanges           *changes,
      gboolean              good,
      const char           *what,
      GError              **error)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  good = dew_document_take (self->document, changes, good, what, error);
  if (DEW_IS_WINDOW (parent))
    dew_window_toast (DEW_WINDOW (parent), good ? what : (*error)->message);
  g_clear_error (error);
}

static void
reset_clicked_cb (GtkButton            *button,
                  DewDifferencesDialog *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
  g_autoptr (GPtrArray) differences = dew_differences (get_ledger (self), self->scenario, NULL);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  const DewDifference *difference;
  g_autofree char *what = NULL;

  g_return_if_fail (differences != NULL && number < differences->len);

  difference = differences->pdata[number];
  what = g_strdup_printf (_("As in the baseline again: %s"), difference->what);
  take (self, changes, dew_edit_reset_difference (get_ledger (self), changes, dew_document_ids (self->document), self->scenario, difference, &error), what, &error);
}

static void
reset_all_cb (DewDifferencesDialog *self)
{
  const DewScenario *scenario = dew_ledger_find (get_ledger (self), DEW_TABLE_SCENARIO, self->scenario);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = g_strdup_printf (_("All of “%s” is as in the baseline again"), scenario->name);

  take (self, changes, dew_edit_reset_scenario (get_ledger (self), changes, self->scenario, &error), what, &error);
}

static void
promote_cb (DewDifferencesDialog *self)
{
  const DewScenario *scenario = dew_ledger_find (get_ledger (self), DEW_TABLE_SCENARIO, self->scenario);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = g_strdup_printf (_("Promoted “%s” to the baseline"), scenario->name);

  take (self, changes, dew_edit_promote (get_ledger (self), changes, self->scenario, self->year, &error), what, &error);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- The list ---- */

static GtkWidget *
new_row (DewDifferencesDialog *self,
         const DewDifference  *difference,
         guint                 number,
         gboolean              may_reset)
{
  g_autofree char *from_to = g_strdup_printf (_("%s → %s"), difference->baseline, difference->scenario);
  g_autofree char *name = g_strdup_printf (_("Reset to the baseline: %s"), difference->what);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), difference->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), from_to);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (!may_reset)
    return row;

  button = gtk_button_new_with_label (_("Reset"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  dew_spoken (button, name);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", G_CALLBACK (reset_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (DewDifferencesDialog *self)
{
  const DewScenario *scenario = dew_ledger_find (get_ledger (self), DEW_TABLE_SCENARIO, self->scenario);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *more = NULL;
  gboolean may_change = !dew_document_read_only (self->document, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (scenario == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  differences = self->year != 0 ? dew_differences_promoted (get_ledger (self), self->scenario, self->year, NULL) : dew_differences (get_ledger (self), self->scenario, NULL);
  for (guint i = 0; i < differences->len && i < LISTED; i++)
    gtk_list_box_append (self->list, new_row (self, differences->pdata[i], i, may_change && self->year == 0 && !scenario->plan));

  if (differences->len > LISTED)
    more = g_strdup_printf (_("… and %u more."), differences->len - LISTED);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), differences->len > 0);
  gtk_widget_set_visible (self->nothing, differences->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->promote_button), self->year != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->promote_button), may_change && differences->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_button), self->year == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset_button), may_change && differences->len > 0 && !scenario->plan);
  adw_window_title_set_subtitle (self->heading, scenario->name);
}

/* ---- The object ---- */

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* As in every dialog that makes an edit. */
static gboolean
promote_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  GtkWidget *button = GTK_WIDGET (DEW_DIFFERENCES_DIALOG (widget)->promote_button);

  if (!gtk_widget_get_visible (button) || !gtk_widget_get_sensitive (button))
    return FALSE;

  promote_cb (DEW_DIFFERENCES_DIALOG (widget));
  return TRUE;
}

static void
dew_differences_dialog_dispose (GObject *object)
{
  DewDifferencesDialog *self = DEW_DIFFERENCES_DIALOG (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (dew_differences_dialog_parent_class)->dispose (object);
}

static void
dew_differences_dialog_class_init (DewDifferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_differences_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, promote_key_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/differences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, more);
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, reset_button);
  gtk_widget_class_bind_template_child (widget_class, DewDifferencesDialog, promote_button);
}

static void
dew_differences_dialog_init (DewDifferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->reset_button, "clicked", G_CALLBACK (reset_all_cb), self);
  g_signal_connect_swapped (self->promote_button, "clicked", G_CALLBACK (promote_cb), self);
}

static DewDifferencesDialog *
new_dialog (GtkWindow   *parent,
            DewDocument *document,
            gint64       scenario,
            int          year)
{
  DewDifferencesDialog *self = g_object_new (DEW_TYPE_DIFFERENCES_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->document = g_object_ref (document);
  self->scenario = scenario;
  self->year = year;
  g_signal_connect_object (document, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reloaded", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return self;
}

void
dew_differences_dialog_present (GtkWindow   *parent,
                                DewDocument *document,
                                gint64       scenario)
{
  DewDifferencesDialog *self = new_dialog (parent, document, scenario, 0);

  adw_window_title_set_title (self->heading, _("What differs from the baseline"));
  gtk_window_set_title (GTK_WINDOW (self), _("What differs from the baseline"));
  gtk_label_set_label (self->lead, _("On the left of each arrow what the baseline says, on the right what the scenario says. Names, places of lines, virements and funds paid for performance are the same in all scenarios."));
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
dew_differences_dialog_promote (GtkWindow   *parent,
                                DewDocument *document,
                                gint64       scenario,
                                int          year)
{
  DewDifferencesDialog *self = new_dialog (parent, document, scenario, year);

  adw_window_title_set_title (self->heading, _("Promote to the baseline"));
  gtk_window_set_title (GTK_WINDOW (self), _("Promote to the baseline"));
  gtk_label_set_label (self->lead, _("This is all that changes in the baseline, in one edit that Ctrl+Z takes back. Other scenarios keep what differs in them, and follow the new baseline in all else."));
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
