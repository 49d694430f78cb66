/* dew-export-dialog-cover.c: what the cover of the annexes will say, and a copy of the ledger that follows it */
#include "dew-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dew-document-dialog.h"

/* ---- In words ---- */

static void
add_part (GString    *words,
          const char *format,
          const char *what)
{
  g_autoptr (GString) part = g_string_new (format);

  if (what == NULL || what[0] == '\0')
    return;

  g_string_replace (part, "%s", what, 1);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part->str);
}

static const char *
say_approval (const DewDocumentRow *row)
{
  if (row->approval == DEW_APPROVAL_UNSAID)
    return NULL;

  return row->approval == DEW_APPROVAL_APPROVED ? C_("of an approval", "Approved") : C_("of an approval", "Draft");
}

static void
show_cover (DewExportDialog *self)
{
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (self->document));
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *label = NULL;

  if (row != NULL)
    {
      add_part (words, "%s", say_approval (row));
      add_part (words, _("prepared by %s"), row->prepared_by);
      add_part (words, _("contact %s"), row->contact);
      add_part (words, "%s", row->marking);
    }
  label = words->len > 0 ? g_strdup_printf (_("Cover: %s"), words->str) : g_strdup (_("Cover: not said yet"));
  gtk_label_set_label (self->cover, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cover), label);
}

void
_dew_export_dialog_change_cover (DewExportDialog *self)
{
  dew_document_dialog_present_cover (GTK_WINDOW (self), self->document);
}

/* ---- Following the document ---- */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DewExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  DewLedger *ledger = dew_document_copy_finish (DEW_DOCUMENT (source), result, &error);
  gboolean first = self->ledger == NULL;

  self->copying = FALSE;
  if (ledger != NULL)
    {
      g_clear_pointer (&self->ledger, dew_export_ledger_unref);
      self->ledger = dew_export_ledger_new (ledger);
      self->copies++;
    }
  if (self->document == NULL)
    return;

  if (self->copy_again)
    _dew_export_dialog_copy_ledger (self);
  if (first)
    _dew_export_dialog_list_scope (self);
  _dew_export_dialog_look_again (self);
  if (ledger == NULL)
    dew_preview_say (self->preview, error->message);
}

/* One at a time: what changes meanwhile is copied when that is done. */
void
_dew_export_dialog_copy_ledger (DewExportDialog *self)
{
  self->copy_again = self->copying;
  if (self->copying)
    return;

  self->copying = TRUE;
  dew_document_copy_async (self->document, copied_cb, g_object_ref (self));
}

/* All that the annexes have of the document itself. That it remembers what was exported changes none of it. */
static char *
describe_document (DewExportDialog *self)
{
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (self->document));

  return row == NULL ? g_strdup ("") : g_strdup_printf ("%s\n%s\n%s\n%s\n%s\n%s\n%d\n%d\n%d", row->title, row->subtitle, row->as_at, row->prepared_by,
                                                        row->contact, row->marking, row->approval, row->amber, row->red);
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewExportDialog  *self)
{
  g_autofree char *of = describe_document (self);

  if (g_strcmp0 (of, self->cover_of) == 0)
    return;

  g_free (self->cover_of);
  self->cover_of = g_steal_pointer (&of);
  show_cover (self);
  _dew_export_dialog_copy_ledger (self);
}

void
_dew_export_dialog_follow (DewExportDialog *self)
{
  self->cover_of = describe_document (self);
  show_cover (self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (changed_cb), self, 0);
  _dew_export_dialog_copy_ledger (self);
}
