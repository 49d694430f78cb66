/* dew-field.c: an entry for a text, a date or a percentage of a row of the document: what is typed is taken when it is left */
#include "dew-field.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-arranged.h"
#include "dew-field-value.h"
#include "dew-leave.h"
#include "dew-scenario-words.h"

struct _DewField
{
  GtkEntry     parent_instance;

  DewDocument *document;        /* borrowed */
  DewTable     table;
  gint64       id;
  gint64       scenario;        /* or DEW_BASELINE */
  const char  *column;          /* static */
  const char  *label;           /* static, translated */
  const DewFieldOwn *own;       /* static; in place of all these, or NULL */
  gpointer     own_data;        /* borrowed */
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

static gboolean
is_about_something (DewField *self)
{
  return self->own != NULL || get_row (self) != NULL;
}

/* Where the document cannot be changed, nothing is taken. */
static gboolean
may_take (DewField *self)
{
  return self->own != NULL || (get_row (self) != NULL && !dew_document_read_only (self->document, NULL));
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

/* The scenario that says what stands here; the baseline where that is the same in all. */
static gint64
get_scenario (DewField *self)
{
  return self->table == DEW_TABLE_LINE && dew_is_arranged (self->column) ? self->scenario : DEW_BASELINE;
}

/* As it is there. Free with dew_row_free (). */
static gpointer
copy_row (DewField *self)
{
  return get_scenario (self) == DEW_BASELINE ? dew_row_copy (self->table, get_row (self)) : dew_arranged_line (dew_document_ledger (self->document), get_row (self), self->scenario);
}

static char *
tell_change (DewField      *self,
             gconstpointer  row)
{
  g_autofree char *what = NULL;

  if (self->table == DEW_TABLE_DOCUMENT)
    return g_strdup_printf (_("Changed “%s” of the document"), self->label);

  what = g_strdup_printf (_("Changed “%s” of “%s”"), self->label, dew_row_text (self->table, row, "name"));
  return dew_scenario_deed (dew_document_ledger (self->document), get_scenario (self), what);
}

static gboolean
make_edit (DewField      *self,
           DewChanges    *changes,
           gconstpointer  row,
           GError       **error)
{
  const DewLedger *ledger = dew_document_ledger (self->document);

  if (get_scenario (self) == DEW_BASELINE)
    return dew_edit_row (ledger, changes, self->table, row, error);

  return dew_edit_arranged_line (ledger, changes, dew_document_ids (self->document), self->scenario, row, error);
}

static void
change_own (DewField   *self,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  if (self->own->take (self->own_data, text, &error))
    tell (self, NULL);
  else
    tell (self, error->message);
}

static void
change (DewField   *self,
        const char *text)
{
  gpointer row = copy_row (self);
  g_autofree char *what = tell_change (self, row);
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gboolean good;

  good = dew_field_value_read (self->table, row, self->column, text, &error)
         && make_edit (self, changes, row, &error);
  dew_row_free (self->table, row);
  dew_document_take (self->document, changes, good, what, &error);
  tell (self, error == NULL ? NULL : error->message);
}

/* What the document says, written as a person would. */
static char *
show_value (DewField *self)
{
  gpointer row;
  char *text;

  if (self->own != NULL)
    return self->own->show (self->own_data);
  if (get_scenario (self) == DEW_BASELINE)
    return dew_field_value_show (self->table, get_row (self), self->column);

  row = copy_row (self);
  text = dew_field_value_show (self->table, row, self->column);
  dew_row_free (self->table, row);

  return text;
}

/* FALSE where it stands there already. */
static gboolean
put_text (DewField   *self,
          const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), text) == 0)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self), text);
  return TRUE;
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
  return key == GDK_KEY_Escape && dew_field_take_back (self);
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

  if (self->own != NULL || self->document != document || self->table != table || self->id != id)
    tell (self, NULL);

  self->own = NULL;

  self->document = document;
  self->table = table;
  self->id = id;
  self->column = column;
  self->label = label;
}

void
dew_field_set_own (DewField          *self,
                   const DewFieldOwn *own,
                   gpointer           data)
{
  g_return_if_fail (DEW_IS_FIELD (self));

  tell (self, NULL);
  self->document = NULL;
  self->own = own;
  self->own_data = data;
}

void
dew_field_set_scenario (DewField *self,
                        gint64    scenario)
{
  g_return_if_fail (DEW_IS_FIELD (self));

  if (self->scenario != scenario)
    tell (self, NULL);

  self->scenario = scenario;
}

void
dew_field_fill (DewField *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DEW_IS_FIELD (self));

  if (!is_about_something (self) || self->reason != NULL)
    return;

  text = show_value (self);
  put_text (self, text);
}

gboolean
dew_field_take (DewField *self)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (DEW_IS_FIELD (self), TRUE);

  if (!may_take (self))
    return TRUE;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  shown = show_value (self);
  if (strcmp (text, shown) == 0)
    tell (self, NULL);
  else if (self->own != NULL)
    change_own (self, text);
  else
    change (self, text);
  /* Read back: what was typed as 1/4/13 was understood as that. */
  dew_field_fill (self);

  return self->reason == NULL;
}

gboolean
dew_field_take_back (DewField *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (DEW_IS_FIELD (self), FALSE);

  if (!is_about_something (self))
    return FALSE;

  text = show_value (self);
  if (!put_text (self, text))
    return FALSE;

  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  tell (self, NULL);
  return TRUE;
}

void
dew_field_type (DewField   *self,
                const char *text)
{
  g_return_if_fail (DEW_IS_FIELD (self) && text != NULL);

  put_text (self, text);
  dew_field_take (self);
}

char *
dew_field_date (DewField *self)
{
  char date[DEW_DATE_SIZE];

  g_return_val_if_fail (DEW_IS_FIELD (self), NULL);

  if (self->document == NULL)
    return NULL;
  if (dew_date_read (gtk_editable_get_text (GTK_EDITABLE (self)), date, NULL) && *date != '\0')
    return g_strdup (date);

  return dew_document_as_at (self->document);
}

const char *
dew_field_refused (DewField *self)
{
  g_return_val_if_fail (DEW_IS_FIELD (self), NULL);

  return self->reason;
}
