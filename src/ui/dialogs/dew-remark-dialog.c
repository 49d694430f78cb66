/* dew-remark-dialog.c: the note on a figure, where there is no pane for it */
#include "dew-remark-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-remark-editor.h"
#include "dew-remark-words.h"

struct _DewRemarkDialog
{
  DewAskDialog         parent_instance;

  AdwPreferencesGroup *fields_group;
  DewRemarkEditor     *editor;

  DewFigure            key;
};

G_DEFINE_FINAL_TYPE (DewRemarkDialog, dew_remark_dialog, DEW_TYPE_ASK_DIALOG)

static gboolean
dew_remark_dialog_propose (DewAskDialog *dialog,
                           DewAsking    *asking,
                           GError      **error)
{
  DewRemarkDialog *self = DEW_REMARK_DIALOG (dialog);
  const DewLine *line = dew_ledger_find (dew_ask_dialog_ledger (dialog), DEW_TABLE_LINE, self->key.line);
  g_autofree char *words = NULL;

  if (!dew_remark_editor_write (self->editor, asking->changes, asking->ids, error))
    return FALSE;

  words = dew_remark_words (dew_ask_dialog_ledger (dialog), &self->key, FALSE);
  asking->what = g_strdup_printf (_("Changed the note on “%s”, %s"), line->name, words);
  return TRUE;
}

static void
dew_remark_dialog_class_init (DewRemarkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_remark_dialog_propose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/remark-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewRemarkDialog, fields_group);
}

static void
dew_remark_dialog_init (DewRemarkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor = DEW_REMARK_EDITOR (dew_remark_editor_new (FALSE));
  adw_preferences_group_add (self->fields_group, GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "left", G_CALLBACK (dew_ask_dialog_apply), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "typed", G_CALLBACK (dew_ask_dialog_look_again), self, G_CONNECT_SWAPPED);
}

void
dew_remark_dialog_present (GtkWindow       *parent,
                           DewDocument     *document,
                           const DewFigure *key)
{
  DewRemarkDialog *self = g_object_new (DEW_TYPE_REMARK_DIALOG, "transient-for", parent, NULL);
  const DewLine *line = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_LINE, key->line);

  g_return_if_fail (line != NULL);

  self->key = *key;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, line->name);
  dew_remark_editor_show (self->editor, document, key);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), dew_remark_editor_note (self->editor));
}
