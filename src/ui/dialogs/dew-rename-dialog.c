/* dew-rename-dialog.c: giving a pool another name from a year on, with the former one kept */
#include "dew-rename-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-edit-pool.h"
#include "dew-year-choice.h"

struct _DewRenameDialog
{
  DewAskDialog parent_instance;

  GtkEntry    *name_entry;
  GtkDropDown *year;

  gint64       pool;
};

G_DEFINE_FINAL_TYPE (DewRenameDialog, dew_rename_dialog, DEW_TYPE_ASK_DIALOG)

/* What “Formerly” says once the changes are made; NULL where they leave it. */
static const char *
find_formerly (const DewChanges *changes)
{
  int column = dew_table_column (DEW_TABLE_POOL, "formerly");

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      if (change->table == DEW_TABLE_POOL && change->values[column].type == DEW_VALUE_TEXT)
        return change->values[column].text;
    }

  return NULL;
}

static gboolean
dew_rename_dialog_propose (DewAskDialog *dialog,
                           DewAsking    *asking,
                           GError      **error)
{
  DewRenameDialog *self = DEW_RENAME_DIALOG (dialog);
  const DewPool *pool = dew_ledger_find (dew_ask_dialog_ledger (dialog), DEW_TABLE_POOL, self->pool);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  const char *formerly;

  if (pool != NULL && strcmp (name, pool->name) == 0)
    return dew_asking_lacks (asking, error, _("Type another name."));
  if (!dew_edit_rename_pool (dew_ask_dialog_ledger (dialog), asking->changes, self->pool, name, dew_year_choice_get (self->year), error))
    return FALSE;

  formerly = find_formerly (asking->changes);
  asking->what = g_strdup_printf (_("Renamed the pool “%s” to “%s”"), pool->name, name);
  asking->preview = formerly != NULL ? g_strdup_printf (_("“Formerly” will say: %s"), formerly)
                                     : g_strdup (_("It has no figures of earlier years, so there is no former name to keep."));
  return TRUE;
}

static void
dew_rename_dialog_class_init (DewRenameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_rename_dialog_propose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/rename-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewRenameDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DewRenameDialog, year);
}

static void
dew_rename_dialog_init (DewRenameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_ask_dialog_add_entry (DEW_ASK_DIALOG (self), self->name_entry, _("New name"), TRUE);
  dew_ask_dialog_add_choice (DEW_ASK_DIALOG (self), self->year, _("From the year"));
}

void
dew_rename_dialog_present (GtkWindow   *parent,
                           DewDocument *document,
                           gint64       pool,
                           int          year)
{
  DewRenameDialog *self = g_object_new (DEW_TYPE_RENAME_DIALOG, "transient-for", parent, NULL);
  const DewPool *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_POOL, pool);

  g_return_if_fail (row != NULL);

  self->pool = pool;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, row->name);
  dew_ask_dialog_set_lead (DEW_ASK_DIALOG (self), _("The pool has another name from 1 April of a year: it is shown in every year, and what it was called until then is kept in “Formerly”. To put a misspelling right, type over the "
                                                    "name in the schedule instead."));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), row->name);
  dew_year_choice_list (self->year, dew_document_ledger (document), year, NULL);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->name_entry));
}
