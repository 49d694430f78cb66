/* dew-window-actions.c: a window's actions on its document, and which of all its actions are there to be taken */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-document-dialog.h"
#include "dew-partners-dialog.h"
#include "dew-roll-dialog.h"
#include "dew-take.h"
#include "dew-virements-dialog.h"

/* ---- What can be done ---- */

static void
set_enabled (DewWindow  *self,
             const char *action,
             gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action)), enabled);
}

void
_dew_window_show_history (DewWindow *self)
{
  gboolean writable = self->document != NULL && !dew_document_read_only (self->document, NULL);
  const char *undo = !writable ? NULL : dew_document_undo_what (self->document);
  g_autofree char *undo_tip = undo == NULL ? g_strdup (_("Nothing to undo")) : g_strdup_printf (_("Undo: %s (Ctrl+Z)"), undo);
  const char *redo = !writable ? NULL : dew_document_redo_what (self->document);
  g_autofree char *redo_tip = redo == NULL ? g_strdup (_("Nothing to redo")) : g_strdup_printf (_("Redo: %s (Ctrl+Y)"), redo);

  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
  set_enabled (self, "undo", undo != NULL);
  set_enabled (self, "redo", redo != NULL);
}

void
_dew_window_enable_actions (DewWindow *self)
{
  static const char *const needs_document[] = { "save-as", "save-clean", "close-document", "export", "check", "year", "step-year", "unit", "page", "next-area", "show-details", "virements" };
  static const char *const needs_writing[] = { "import", "document", "partners", "roll-forward" };
  gboolean open = self->document != NULL;
  gboolean writable = open && !dew_document_read_only (self->document, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needs_document); i++)
    set_enabled (self, needs_document[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (needs_writing); i++)
    set_enabled (self, needs_writing[i], writable);
  _dew_window_show_history (self);
}

/* ---- Doing it ---- */

static void
travelled_cb (const char *refusal,
              gpointer    data)
{
  g_autoptr (DewWindow) self = data;

  if (refusal != NULL)
    dew_window_toast (self, refusal);
}

static void
travel (DewWindow *self,
        void     (*step) (GtkWidget *, DewDocument *, DewTaken, gpointer))
{
  /* It may offer to take back what is taken back now. */
  dew_toaster_dismiss (self->toaster);
  step (GTK_WIDGET (self), self->document, travelled_cb, g_object_ref (self));
}

static void
undo_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  travel (data, dew_take_back);
}

static void
redo_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  travel (data, dew_take_again);
}

static void
document_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewWindow *self = data;

  dew_document_dialog_present (GTK_WINDOW (self), self->document);
}

static void
partners_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewWindow *self = data;

  dew_partners_dialog_present (GTK_WINDOW (self), self->document);
}

static void
virements_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  DewWindow *self = data;

  _dew_window_focus_page (self);
  dew_virements_dialog_present (GTK_WINDOW (self), self->document, self->year, self->unit);
}

/* What is being typed goes along too. The menu that it was chosen from is not where one goes on afterwards. */
static void
roll_forward_activate (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  DewWindow *self = data;

  if (!_dew_window_settle (self))
    return;

  _dew_window_focus_page (self);
  dew_roll_dialog_present (GTK_WINDOW (self), self->document, self->year, self->unit);
}

/* Made when it is asked for; GtkApplication would make one with every window. */
static void
shortcuts_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/dewpond/Dewpond/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, GTK_WINDOW (data));
  gtk_window_present (window);
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = undo_activate },
  { .name = "redo", .activate = redo_activate },
  { .name = "document", .activate = document_activate },
  { .name = "partners", .activate = partners_activate },
  { .name = "virements", .activate = virements_activate },
  { .name = "roll-forward", .activate = roll_forward_activate },
  { .name = "shortcuts", .activate = shortcuts_activate },
};

void
_dew_window_add_actions (DewWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
