/* dew-document-dialog.c: what a document says of itself: its title, the date it is as at, from when on a variance is marked, what its annexes say on their cover */
#include "dew-document-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-calendar-button.h"
#include "dew-field.h"
#include "dew-leave.h"
#include "dew-note.h"
#include "dew-segments.h"
#include "dew-spoken.h"
#include "dew-suggestions.h"

#define N_FIELDS 8

/* What stands above the first field of the cover and belongs to it, px. */
#define COVER_TITLE 64

struct _DewDocumentDialog
{
  AdwWindow            parent_instance;

  GtkRevealer         *message_revealer;
  GtkLabel            *message;
  DewField            *title_field;
  DewField            *subtitle_field;
  DewField            *as_at_field;
  GtkBox              *as_at_box;
  GtkWidget           *today_button;
  DewField            *amber_field;
  DewField            *red_field;
  AdwBin              *approval_bin;
  DewSegments         *approval;        /* in the order of DewApproval */
  DewField            *prepared_field;
  DewField            *contact_field;
  GtkBox              *marking_box;
  DewField            *marking_field;
  AdwPreferencesGroup *note_group;
  GtkWidget           *note;

  DewDocument         *document;
  DewField            *fields[N_FIELDS];
  char                *refusal;         /* why the note or the approval is refused; NULL: it is not */
};

G_DEFINE_FINAL_TYPE (DewDocumentDialog, dew_document_dialog, ADW_TYPE_WINDOW)

static const DewDocumentRow *
get_row (DewDocumentDialog *self)
{
  return dew_ledger_document (dew_document_ledger (self->document));
}

/* ---- What is refused ---- */

static const char *
find_refusal (DewDocumentDialog *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (dew_field_refused (self->fields[i]) != NULL)
      return dew_field_refused (self->fields[i]);

  return self->refusal;
}

/* What another field says is of no account while one is refused. */
static void
told_cb (DewDocumentDialog *self)
{
  const char *refusal = find_refusal (self);

  if (refusal != NULL)
    gtk_label_set_label (self->message, refusal);
  gtk_revealer_set_reveal_child (self->message_revealer, refusal != NULL);
}

/* ---- Edits ---- */

static void
today_clicked_cb (DewDocumentDialog *self)
{
  dew_field_type (self->as_at_field, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->as_at_field));
}

/* Takes the document's row as it is to be, and frees it. */
static void
take_row (DewDocumentDialog *self,
          DewDocumentRow    *row,
          const char        *what)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gboolean good = dew_edit_row (dew_document_ledger (self->document), changes, DEW_TABLE_DOCUMENT, row, &error);

  dew_row_free (DEW_TABLE_DOCUMENT, row);
  dew_document_take (self->document, changes, good, what, &error);
  g_free (self->refusal);
  self->refusal = error == NULL ? NULL : g_strdup (error->message);
  told_cb (self);
}

static void
take_note (DewDocumentDialog *self)
{
  g_autofree char *text = dew_note_get_text (self->note);
  DewDocumentRow *row = dew_row_copy (DEW_TABLE_DOCUMENT, get_row (self));

  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "note", text);
  take_row (self, row, _("Changed the note of the document"));
}

static void
approval_chosen_cb (DewDocumentDialog *self)
{
  DewDocumentRow *row = dew_row_copy (DEW_TABLE_DOCUMENT, get_row (self));

  row->approval = (gint) dew_segments_get_selected (self->approval);
  take_row (self, row, _("Changed the approval of the document"));
  dew_segments_set_selected (self->approval, (guint) get_row (self)->approval);
}

static void
note_left_cb (GtkWidget *note,
              gpointer   data)
{
  DewDocumentDialog *self = data;

  if (self->note != NULL && self->document != NULL)
    take_note (self);
}

static gboolean
take_back_note (DewDocumentDialog *self)
{
  g_autofree char *text = dew_note_get_text (self->note);

  if (strcmp (text, get_row (self)->note) == 0)
    return FALSE;

  dew_note_set_text (self->note, get_row (self)->note);
  g_clear_pointer (&self->refusal, g_free);
  told_cb (self);
  return TRUE;
}

static gboolean
note_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DewDocumentDialog     *self)
{
  return key == GDK_KEY_Escape && take_back_note (self);
}

/* Escape takes back what is being typed, and what was refused wherever the focus has gone since; only then it closes the window. */
static gboolean
escape_shortcut (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  DewDocumentDialog *self = DEW_DOCUMENT_DIALOG (widget);
  gboolean any = self->refusal != NULL && take_back_note (self);

  for (guint i = 0; i < N_FIELDS; i++)
    any |= dew_field_refused (self->fields[i]) != NULL && dew_field_take_back (self->fields[i]);
  if (!any)
    gtk_window_close (GTK_WINDOW (self));

  return TRUE;
}

/* ---- Following the document ---- */

static void
show_document (DewDocumentDialog *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    dew_field_fill (self->fields[i]);
  dew_segments_set_selected (self->approval, (guint) get_row (self)->approval);
  if (self->refusal == NULL)
    dew_note_set_text (self->note, get_row (self)->note);
  gtk_widget_set_sensitive (self->today_button, *get_row (self)->as_at != '\0');
}

static void
changed_cb (DewDocument       *document,
            const DewChanges  *changes,
            DewDocumentDialog *self)
{
  show_document (self);
}

/* What is being typed is taken first; what is refused keeps the window open, with the reason. */
static gboolean
dew_document_dialog_close_request (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  gtk_window_set_focus (window, NULL);
  if (DEW_DOCUMENT_DIALOG (window)->document == NULL || find_refusal (DEW_DOCUMENT_DIALOG (window)) == NULL)
    return GTK_WINDOW_CLASS (dew_document_dialog_parent_class)->close_request (window);

  gtk_window_set_focus (window, focus);
  return TRUE;
}

/* ---- The object ---- */

static void
dew_document_dialog_dispose (GObject *object)
{
  DewDocumentDialog *self = DEW_DOCUMENT_DIALOG (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  self->note = NULL;

  G_OBJECT_CLASS (dew_document_dialog_parent_class)->dispose (object);
}

/* The fields borrow the document to the last. */
static void
dew_document_dialog_finalize (GObject *object)
{
  g_clear_object (&DEW_DOCUMENT_DIALOG (object)->document);
  g_free (DEW_DOCUMENT_DIALOG (object)->refusal);

  G_OBJECT_CLASS (dew_document_dialog_parent_class)->finalize (object);
}

static void
dew_document_dialog_class_init (DewDocumentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_document_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_document_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dew_document_dialog_close_request;

  g_type_ensure (DEW_TYPE_FIELD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/document-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, title_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, subtitle_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, as_at_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, as_at_box);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, today_button);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, amber_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, red_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, approval_bin);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, prepared_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, contact_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, marking_box);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, marking_field);
  gtk_widget_class_bind_template_child (widget_class, DewDocumentDialog, note_group);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_shortcut, NULL);
}

static void
add_note (DewDocumentDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->note = dew_note_new ();
  dew_spoken (self->note, _("Note"));
  dew_on_leave (self->note, note_left_cb, self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (note_key_cb), self);
  gtk_widget_add_controller (self->note, keys);
  adw_preferences_group_add (self->note_group, dew_note_frame (self->note));
}

static void
add_approval (DewDocumentDialog *self)
{
  self->approval = DEW_SEGMENTS (dew_segments_new (FALSE));
  dew_segments_add (self->approval, C_("of an approval", "Not said"));
  dew_segments_add (self->approval, C_("of an approval", "Draft"));
  dew_segments_add (self->approval, C_("of an approval", "Approved"));
  dew_segments_name (self->approval, _("Approval"));
  g_signal_connect_object (self->approval, "chosen", G_CALLBACK (approval_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->approval_bin, GTK_WIDGET (self->approval));
}

/* The two that are in use; others may be typed. */
static void
add_markings (DewDocumentDialog *self)
{
  GtkWidget *button = dew_suggestions_new (self->marking_field);
  const char *const markings[] = { "OFFICIAL", "OFFICIAL-SENSITIVE", NULL };

  dew_suggestions_set (button, g_strdupv ((char **) markings));
  dew_suggestions_name (button, _("Marking"));
  gtk_box_append (self->marking_box, button);
}

static void
dew_document_dialog_init (DewDocumentDialog *self)
{
  GtkWidget *calendar;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields[0] = self->title_field;
  self->fields[1] = self->subtitle_field;
  self->fields[2] = self->as_at_field;
  self->fields[3] = self->amber_field;
  self->fields[4] = self->red_field;
  self->fields[5] = self->prepared_field;
  self->fields[6] = self->contact_field;
  self->fields[7] = self->marking_field;
  calendar = dew_calendar_button_new (self->as_at_field);
  dew_calendar_button_name (calendar, _("As at"));
  gtk_box_append (self->as_at_box, calendar);
  add_approval (self);
  add_markings (self);
  add_note (self);
}

static DewDocumentDialog *
present (GtkWindow   *parent,
         DewDocument *document)
{
  DewDocumentDialog *self = g_object_new (DEW_TYPE_DOCUMENT_DIALOG, "transient-for", parent, NULL);
  const struct { const char *column, *label; } fields[N_FIELDS] = {
    { "title", _("Title") }, { "subtitle", _("What this draft is") }, { "as_at", _("As at") }, { "amber", _("Amber from") }, { "red", _("Red above") },
    { "prepared_by", _("Prepared by") }, { "contact", _("Contact") }, { "marking", _("Marking") },
  };

  self->document = g_object_ref (document);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      dew_field_set (self->fields[i], document, DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, fields[i].column, fields[i].label);
      dew_spoken (GTK_WIDGET (self->fields[i]), fields[i].label);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->approval), !dew_document_read_only (document, NULL));
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  show_document (self);

  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
dew_document_dialog_present (GtkWindow   *parent,
                             DewDocument *document)
{
  present (parent, document);
}

/* With all that belongs to it below. */
static void
scroll_to_cover (DewDocumentDialog *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->approval_bin), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double y;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->approval_bin), scroller, 0, -COVER_TITLE, NULL, &y))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
}

/* Where it has no place yet it could not be scrolled to. */
static gboolean
focus_cover_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  DewDocumentDialog *self = DEW_DOCUMENT_DIALOG (widget);

  if (gtk_widget_get_height (GTK_WIDGET (self->approval_bin)) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_child_focus (GTK_WIDGET (self->approval), GTK_DIR_TAB_FORWARD);
  scroll_to_cover (self);
  return G_SOURCE_REMOVE;
}

void
dew_document_dialog_present_cover (GtkWindow   *parent,
                                   DewDocument *document)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (present (parent, document)), focus_cover_cb, NULL, NULL);
}
