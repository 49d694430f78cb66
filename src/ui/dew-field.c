/* dew-field.c: an entry for a text or a date of a row of the document: what is typed is taken when it is left */
#include "dew-field.h"

#include <glib/gi18n-lib.h>

#include "dew-leave.h"

struct _DewField
{
  GtkEntry     parent_instance;

  DewDocument *document;        /* borrowed */
  DewTable     table;
  gint64       id;
  const char  *column;          /* static */
  const char  *label;           /* static, translated */
  char        *reason;          /* why what is typed is refused; NULL: it is not */
};

enum {
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewField, dew_field, GTK_TYPE_ENTRY)

/* NULL where there is no document, or the row has gone from it. */
static gconstpointer
get_row (DewField *self)
{
  const DewLedger *ledger;

  if (self->document == NULL)
    return NULL;

  ledger = dew_document_ledger (self->document);
  return self->table == DEW_TABLE_DOCUMENT ? (gconstpointer) dew_ledger_document (ledger)
                                           : dew_ledger_find (ledger, self->table, self->id);
}

static void
tell (DewField   *self,
      const char *reason)
{
  if (g_strcmp0 (reason, self->reason) == 0)
    return;

  g_free (self->reason);
  self->reason = g_strdup (reason);
  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dew-bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dew-bad");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
  g_signal_emit (self, signals[TOLD], 0, reason);
}

static char *
tell_change (DewField      *self,
             gconstpointer  row)
{
  if (self->table == DEW_TABLE_DOCUMENT)
    return g_strdup_printf (_("Changed “%s” of the document"), self->label);

  return g_strdup_printf (_("Changed “%s” of “%s”"), self->label, dew_row_text (self->table, row, "name"));
}

static void
change (DewField   *self,
        const char *text)
{
  gpointer row = dew_row_copy (self->table, get_row (self));
  g_autofree char *what = tell_change (self, row);
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gboolean good;

  dew_row_set_text (self->table, row, self->column, text);
  good = dew_edit_row (dew_document_ledger (self->document), changes, self->table, row, &error);
  dew_row_free (self->table, row);
  dew_document_take (self->document, changes, good, what, &error);
  tell (self, error == NULL ? NULL : error->message);
}

static void
left_cb (GtkWidget *widget,
         gpointer   data)
{
  dew_field_take (DEW_FIELD (widget));
}

static void
activate_cb (DewField *self)
{
  dew_field_take (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        DewField              *self)
{
  gconstpointer row = get_row (self);

  if (key != GDK_KEY_Escape || row == NULL
      || strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), dew_row_text (self->table, row, self->column)) == 0)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self), dew_row_text (self->table, row, self->column));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  tell (self, NULL);
  return TRUE;
}

static void
dew_field_finalize (GObject *object)
{
  g_free (DEW_FIELD (object)->reason);

  G_OBJECT_CLASS (dew_field_parent_class)->finalize (object);
}

static void
dew_field_class_init (DewFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dew_field_finalize;

  signals[TOLD] = g_signal_new ("told", DEW_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dew_field_init (DewField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
  dew_on_leave (GTK_WIDGET (self), left_cb, NULL);
}

GtkWidget *
dew_field_new (void)
{
  return g_object_new (DEW_TYPE_FIELD, NULL);
}

void
dew_field_set (DewField    *self,
               DewDocument *document,
               DewTable     table,
               gint64       id,
               const char  *column,
               const char  *label)
{
  g_return_if_fail (DEW_IS_FIELD (self));
  g_return_if_fail (document == NULL || (column != NULL && label != NULL));

  if (self->document != document || self->table != table || self->id != id)
    tell (self, NULL);

  self->document = document;
  self->table = table;
  self->id = id;
  self->column = column;
  self->label = label;
}

void
dew_field_fill (DewField *self)
{
  gconstpointer row;
  const char *text;

  g_return_if_fail (DEW_IS_FIELD (self));

  row = get_row (self);
  if (row == NULL || self->reason != NULL)
    return;

  text = dew_row_text (self->table, row, self->column);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

gboolean
dew_field_take (DewField *self)
{
  g_autofree char *text = NULL;
  gconstpointer row;

  g_return_val_if_fail (DEW_IS_FIELD (self), TRUE);

  row = get_row (self);
  if (row == NULL || dew_document_read_only (self->document, NULL))
    return TRUE;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  if (strcmp (text, dew_row_text (self->table, row, self->column)) == 0)
    tell (self, NULL);
  else
    change (self, text);

  return self->reason == NULL;
}

const char *
dew_field_refused (DewField *self)
{
  g_return_val_if_fail (DEW_IS_FIELD (self), NULL);

  return self->reason;
}
