/* dew-partners-dialog.c: the document's title and date, and its partners */
#include "dew-partners-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-swatch.h"

struct _DewPartnersDialog
{
  AdwWindow            parent_instance;

  GtkRevealer         *message_revealer;
  GtkLabel            *message;
  AdwEntryRow         *title_row;
  AdwEntryRow         *subtitle_row;
  AdwEntryRow         *as_at_row;
  AdwPreferencesGroup *partners;
  GtkWidget           *add_button;

  DewDocument         *document;
  GPtrArray           *rows;    /* AdwExpanderRow, one a partner */
  gint64               open;    /* the partner whose row is unfolded when they are listed next */
  guint                listing; /* source of the listing that is due */
  gint64               added;   /* the partner just added, whose name is to be typed */
};

G_DEFINE_FINAL_TYPE (DewPartnersDialog, dew_partners_dialog, ADW_TYPE_WINDOW)

static const char *const kinds[] = { N_("Local authority"), N_("NHS commissioner"), N_("NHS trust"), N_("Other"), NULL };

static const DewLedger *
get_ledger (DewPartnersDialog *self)
{
  return dew_document_ledger (self->document);
}

/* ---- Edits ---- */

static void
refuse (DewPartnersDialog *self,
        const char        *sentence)
{
  gtk_label_set_label (self->message, sentence == NULL ? "" : sentence);
  gtk_revealer_set_reveal_child (self->message_revealer, sentence != NULL);
}

static gboolean
apply (DewPartnersDialog *self,
       DewChanges        *changes,
       gboolean           good,
       const char        *what,
       GError            *error)
{
  if (good && dew_changes_length (changes) > 0)
    good = dew_document_apply (self->document, changes, what, 0, &error);
  else
    dew_changes_free (changes);

  refuse (self, good ? NULL : error->message);
  g_clear_error (&error);

  return good;
}

static gboolean
change_row (DewPartnersDialog *self,
            DewTable           table,
            gpointer           row,
            const char        *what)
{
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  gboolean good = dew_edit_row (get_ledger (self), changes, table, row, &error);

  return apply (self, changes, good, what, error);
}

static char *
get_text (gpointer editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

static void
document_apply_cb (AdwEntryRow       *entry,
                   DewPartnersDialog *self)
{
  gpointer row = dew_row_copy (DEW_TABLE_DOCUMENT, dew_ledger_document (get_ledger (self)));
  g_autofree char *title = get_text (self->title_row);
  g_autofree char *subtitle = get_text (self->subtitle_row);
  g_autofree char *as_at = get_text (self->as_at_row);

  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "title", title);
  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "subtitle", subtitle);
  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "as_at", as_at);
  change_row (self, DEW_TABLE_DOCUMENT, row, _("Changed what the document is"));
  dew_row_free (DEW_TABLE_DOCUMENT, row);
}

/* ---- Partners ---- */

static gpointer
copy_partner (DewPartnersDialog *self,
              GtkWidget         *widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), "partner");
  gconstpointer partner = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, *id);

  return partner == NULL ? NULL : dew_row_copy (DEW_TABLE_PARTNER, partner);
}

static void
text_apply_cb (AdwEntryRow       *entry,
               DewPartnersDialog *self)
{
  DewPartner *partner = copy_partner (self, GTK_WIDGET (entry));
  g_autofree char *text = get_text (entry);
  g_autofree char *what = NULL;

  if (partner == NULL)
    return;

  what = g_strdup_printf (_("Changed the partner “%s”"), partner->name);
  dew_row_set_text (DEW_TABLE_PARTNER, partner, g_object_get_data (G_OBJECT (entry), "column"), text);
  change_row (self, DEW_TABLE_PARTNER, partner, what);
  dew_row_free (DEW_TABLE_PARTNER, partner);
}

static void
kind_changed_cb (AdwComboRow       *combo,
                 GParamSpec        *pspec,
                 DewPartnersDialog *self)
{
  DewPartner *partner = copy_partner (self, GTK_WIDGET (combo));
  g_autofree char *what = NULL;

  if (partner == NULL)
    return;

  what = g_strdup_printf (_("Changed the partner “%s”"), partner->name);
  dew_row_set_int (DEW_TABLE_PARTNER, partner, "kind", adw_combo_row_get_selected (combo));
  change_row (self, DEW_TABLE_PARTNER, partner, what);
  dew_row_free (DEW_TABLE_PARTNER, partner);
}

static void
remove_clicked_cb (GtkWidget         *button,
                   DewPartnersDialog *self)
{
  DewPartner *partner = copy_partner (self, button);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = NULL;
  gboolean good;

  what = g_strdup_printf (_("Removed the partner “%s”"), partner->name);
  good = dew_edit_delete (get_ledger (self), changes, DEW_TABLE_PARTNER, partner->id, &error);
  dew_row_free (DEW_TABLE_PARTNER, partner);
  apply (self, changes, good, what, error);
}

static void
move_clicked_cb (GtkWidget         *button,
                 DewPartnersDialog *self)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  DewPartner *partner = copy_partner (self, button);
  int at = dew_ledger_partner_index (get_ledger (self), partner->id);
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  int behind = step > 0 ? at + 1 : at - 2;
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = g_strdup_printf (_("Moved the partner “%s”"), partner->name);
  gint64 after = behind < 0 ? -1 : ((const DewPartner *) g_ptr_array_index (partners, (guint) behind))->id;
  gboolean good = dew_edit_move (get_ledger (self), changes, DEW_TABLE_PARTNER, partner->id, 0, 0, after, &error);

  dew_row_free (DEW_TABLE_PARTNER, partner);
  apply (self, changes, good, what, error);
}

static void
tie (GtkWidget        *widget,
     const DewPartner *partner)
{
  g_object_set_data_full (G_OBJECT (widget), "partner", g_memdup2 (&partner->id, sizeof partner->id), g_free);
}

static GtkWidget *
new_entry (DewPartnersDialog *self,
           const DewPartner  *partner,
           const char        *column,
           const char        *title,
           const char        *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  tie (entry, partner);
  g_object_set_data (G_OBJECT (entry), "column", (gpointer) column);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "apply", G_CALLBACK (text_apply_cb), self);

  return entry;
}

static GtkWidget *
new_kind (DewPartnersDialog *self,
          const DewPartner  *partner)
{
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (list, _(kinds[i]));
  tie (combo, partner);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _("What it is"));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), (guint) partner->kind);
  g_signal_connect (combo, "notify::selected", G_CALLBACK (kind_changed_cb), self);

  return combo;
}

static GtkWidget *
new_button (DewPartnersDialog *self,
            const DewPartner  *partner,
            const char        *icon,
            const char        *format,
            int                step,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, partner->name);
#pragma GCC diagnostic pop
  tie (button, partner);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", clicked, self);

  return button;
}

static void
add_partner_row (DewPartnersDialog *self,
                 const DewPartner  *partner,
                 guint              index,
                 guint              n,
                 gboolean           expanded)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name, *up, *down;
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", dew_partner_short (partner), _(kinds[partner->kind]));

  tie (row, partner);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), partner->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), dew_swatch_new (index));
  name = new_entry (self, partner, "name", _("Name"), partner->name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_entry (self, partner, "short_name", _("Short name"), partner->short_name));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_kind (self, partner));

  up = new_button (self, partner, "go-up-symbolic", _("Move %s up"), -1, G_CALLBACK (move_clicked_cb));
  down = new_button (self, partner, "go-down-symbolic", _("Move %s down"), +1, G_CALLBACK (move_clicked_cb));
  gtk_widget_set_sensitive (up, index > 0);
  gtk_widget_set_sensitive (down, index + 1 < n);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), new_button (self, partner, "user-trash-symbolic", _("Remove %s"), 0, G_CALLBACK (remove_clicked_cb)));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), down);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), up);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), expanded);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, partner->name, -1);

  adw_preferences_group_add (self->partners, row);
  g_ptr_array_add (self->rows, row);
  if (partner->id == self->added)
    gtk_widget_grab_focus (name);
}

/* The partner whose row was open stays open. */
static void
note_open (DewPartnersDialog *self)
{
  for (guint i = 0; self->open == 0 && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        self->open = *(gint64 *) g_object_get_data (G_OBJECT (row), "partner");
    }
}

static void
list_partners (DewPartnersDialog *self)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);

  note_open (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->partners, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < partners->len; i++)
    {
      const DewPartner *partner = g_ptr_array_index (partners, i);

      add_partner_row (self, partner, i, partners->len, partner->id == self->open);
    }
  self->open = 0;
  self->added = 0;
  gtk_widget_set_sensitive (self->add_button, partners->len < 8);
}

/* Most agreements are between a council and the NHS. */
static char *
propose_name (DewPartnersDialog *self,
              guint              n)
{
  g_autofree char *name = g_strdup (n == 0 ? _("Council") : n == 1 ? _("NHS commissioner") : _("Partner"));
  guint number = 2;

  while (dew_ledger_partner_named (get_ledger (self), name) != NULL)
    {
      g_free (name);
      name = g_strdup_printf (_("Partner %u"), number++);
    }

  return g_steal_pointer (&name);
}

static void
add_clicked_cb (GtkWidget         *button,
                DewPartnersDialog *self)
{
  DewIds ids = dew_document_ids (self->document);
  guint n = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER)->len;
  g_autofree char *name = propose_name (self, n);
  DewPartner *partner = dew_row_new (DEW_TABLE_PARTNER);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  gboolean good;

  partner->id = self->open = self->added = ids.next (ids.data);
  partner->kind = n < 2 ? (gint) n : DEW_PARTNER_OTHER;
  dew_row_set_text (DEW_TABLE_PARTNER, partner, "name", name);
  good = dew_edit_add (get_ledger (self), changes, DEW_TABLE_PARTNER, partner, 0, &error);
  dew_row_free (DEW_TABLE_PARTNER, partner);
  apply (self, changes, good, _("Added a partner"), error);
}

/* ---- Following the document ---- */

static gboolean
list_again (gpointer data)
{
  DewPartnersDialog *self = data;

  self->listing = 0;
  list_partners (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose edit this is would go while it is still telling of it. */
static void
changed_cb (DewDocument       *document,
            const DewChanges  *changes,
            DewPartnersDialog *self)
{
  if (self->listing == 0)
    self->listing = g_idle_add (list_again, self);
}

static void
dew_partners_dialog_dispose (GObject *object)
{
  DewPartnersDialog *self = DEW_PARTNERS_DIALOG (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_handle_id (&self->listing, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dew_partners_dialog_parent_class)->dispose (object);
}

static void
dew_partners_dialog_class_init (DewPartnersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_partners_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/partners-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, as_at_row);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, partners);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, document_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dew_partners_dialog_init (DewPartnersDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dew_partners_dialog_present (GtkWindow   *parent,
                             DewDocument *document)
{
  DewPartnersDialog *self = g_object_new (DEW_TYPE_PARTNERS_DIALOG, "transient-for", parent, NULL);
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (document));

  self->document = g_object_ref (document);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), row->title);
  gtk_editable_set_text (GTK_EDITABLE (self->subtitle_row), row->subtitle);
  gtk_editable_set_text (GTK_EDITABLE (self->as_at_row), row->as_at);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  list_partners (self);

  gtk_window_present (GTK_WINDOW (self));
}
