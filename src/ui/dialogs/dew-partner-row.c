/* dew-partner-row.c: a partner in the list of partners: its names and kind to change, to be moved and removed */
#include "dew-partner-row.h"

#include <glib/gi18n-lib.h>

#include "dew-field.h"
#include "dew-spoken.h"
#include "dew-swatch.h"

struct _DewPartnerRow
{
  AdwExpanderRow  parent_instance;

  DewDocument    *document;     /* borrowed */
  gint64          partner;
  GtkWidget      *name, *short_name; /* DewField */
  GtkWidget      *kind;         /* AdwComboRow */
  GtkWidget      *up, *down, *remove;
  gboolean        filling;
};

enum {
  TOLD,
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewPartnerRow, dew_partner_row, ADW_TYPE_EXPANDER_ROW)

static const char *const kinds[] = { N_("Local authority"), N_("NHS commissioner"), N_("NHS trust"), N_("Other"), NULL };

/* NULL where it has just been removed. */
static const DewPartner *
get_partner (DewPartnerRow *self)
{
  return dew_ledger_find (dew_document_ledger (self->document), DEW_TABLE_PARTNER, self->partner);
}

static void
told_cb (DewPartnerRow *self,
         const char    *reason)
{
  g_signal_emit (self, signals[TOLD], 0, reason);
}

static void
kind_changed_cb (DewPartnerRow *self)
{
  gpointer row;
  g_autofree char *what = NULL;
  DewChanges *changes;
  g_autoptr (GError) error = NULL;
  gboolean good;

  if (self->filling || get_partner (self) == NULL)
    return;

  what = g_strdup_printf (_("Changed what “%s” is"), get_partner (self)->name);
  row = dew_row_copy (DEW_TABLE_PARTNER, get_partner (self));
  changes = dew_changes_new ();
  dew_row_set_int (DEW_TABLE_PARTNER, row, "kind", adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)));
  good = dew_edit_row (dew_document_ledger (self->document), changes, DEW_TABLE_PARTNER, row, &error);
  dew_row_free (DEW_TABLE_PARTNER, row);
  dew_document_take (self->document, changes, good, what, &error);
  told_cb (self, error == NULL ? NULL : error->message);
}

static void
up_cb (DewPartnerRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
down_cb (DewPartnerRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static void
remove_cb (DewPartnerRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* An entry in a row: the toolkit's own row of that kind does not tell a screen reader that it has the focus. */
static GtkWidget *
add_field (DewPartnerRow *self,
           const char    *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *field = dew_field_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (field), 32);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), field);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), field);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (field, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);

  return field;
}

static GtkWidget *
add_kind (DewPartnerRow *self)
{
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (list, _(kinds[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _("What it is"));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (list));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), combo);
  g_signal_connect_object (combo, "notify::selected", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);

  return combo;
}

static GtkWidget *
add_button (DewPartnerRow *self,
            const char    *icon,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Everything says whose it is. */
static void
name_parts (DewPartnerRow *self,
            const char    *partner)
{
  g_autofree char *name = g_strdup_printf (_("Name of %s"), partner);
  g_autofree char *short_name = g_strdup_printf (_("Short name of %s"), partner);
  g_autofree char *kind = g_strdup_printf (_("What %s is"), partner);
  g_autofree char *up = g_strdup_printf (_("Move %s up"), partner);
  g_autofree char *down = g_strdup_printf (_("Move %s down"), partner);
  g_autofree char *gone = g_strdup_printf (_("Remove %s"), partner);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, partner, -1);
  dew_spoken (self->name, name);
  dew_spoken (self->short_name, short_name);
  dew_spoken (self->kind, kind);
  name_button (self->up, up);
  name_button (self->down, down);
  name_button (self->remove, gone);
}

static void
dew_partner_row_class_init (DewPartnerRowClass *klass)
{
  signals[TOLD] = g_signal_new ("told", DEW_TYPE_PARTNER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", DEW_TYPE_PARTNER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", DEW_TYPE_PARTNER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dew_partner_row_init (DewPartnerRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->name = add_field (self, _("Name"));
  self->short_name = add_field (self, _("Short name"));
  self->kind = add_kind (self);
  /* The last stands first. */
  self->remove = add_button (self, "user-trash-symbolic", G_CALLBACK (remove_cb));
  self->down = add_button (self, "go-down-symbolic", G_CALLBACK (down_cb));
  self->up = add_button (self, "go-up-symbolic", G_CALLBACK (up_cb));
}

GtkWidget *
dew_partner_row_new (DewDocument *document,
                     gint64       partner,
                     guint        index)
{
  DewPartnerRow *self = g_object_new (DEW_TYPE_PARTNER_ROW, NULL);

  self->document = document;
  self->partner = partner;
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), dew_swatch_new (index));
  dew_field_set (DEW_FIELD (self->name), document, DEW_TABLE_PARTNER, partner, "name", _("Name"));
  dew_field_set (DEW_FIELD (self->short_name), document, DEW_TABLE_PARTNER, partner, "short_name", _("Short name"));

  return GTK_WIDGET (self);
}

gint64
dew_partner_row_partner (DewPartnerRow *self)
{
  g_return_val_if_fail (DEW_IS_PARTNER_ROW (self), 0);

  return self->partner;
}

void
dew_partner_row_fill (DewPartnerRow *self)
{
  const DewLedger *ledger;
  const DewPartner *partner;
  g_autofree char *subtitle = NULL;
  int index;

  g_return_if_fail (DEW_IS_PARTNER_ROW (self));
  partner = get_partner (self);
  g_return_if_fail (partner != NULL);

  ledger = dew_document_ledger (self->document);
  index = dew_ledger_partner_index (ledger, self->partner);
  subtitle = g_strdup_printf ("%s · %s", dew_partner_short (partner), _(kinds[partner->kind]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), partner->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  dew_field_fill (DEW_FIELD (self->name));
  dew_field_fill (DEW_FIELD (self->short_name));
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), (guint) partner->kind);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->up, index > 0);
  gtk_widget_set_sensitive (self->down, index + 1 < (int) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len);
  name_parts (self, partner->name);
}

gboolean
dew_partner_row_refused (DewPartnerRow *self)
{
  g_return_val_if_fail (DEW_IS_PARTNER_ROW (self), FALSE);

  return dew_field_refused (DEW_FIELD (self->name)) != NULL || dew_field_refused (DEW_FIELD (self->short_name)) != NULL;
}

static gboolean
take_back (GtkWidget *field)
{
  return dew_field_refused (DEW_FIELD (field)) != NULL && dew_field_take_back (DEW_FIELD (field));
}

gboolean
dew_partner_row_take_back (DewPartnerRow *self)
{
  gboolean name, short_name;

  g_return_val_if_fail (DEW_IS_PARTNER_ROW (self), FALSE);

  name = take_back (self->name);
  short_name = take_back (self->short_name);
  return name || short_name;
}

void
dew_partner_row_edit_name (DewPartnerRow *self)
{
  g_return_if_fail (DEW_IS_PARTNER_ROW (self));

  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

void
dew_partner_row_grab_mover (DewPartnerRow *self,
                            int            step)
{
  GtkWidget *pressed, *other;

  g_return_if_fail (DEW_IS_PARTNER_ROW (self));

  pressed = step < 0 ? self->up : self->down;
  other = step < 0 ? self->down : self->up;
  gtk_widget_grab_focus (gtk_widget_get_sensitive (pressed) ? pressed : other);
}
