/* dew-partners-dialog.c: the document's title and date, and its partners */
#include "dew-partners-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-leave.h"
#include "dew-spoken.h"
#include "dew-swatch.h"

/* A partner's row and what is in it. */
typedef struct
{
  gint64     id;
  GtkWidget *row;               /* AdwExpanderRow */
  GtkWidget *name, *short_name; /* GtkEntry */
  GtkWidget *kind;              /* AdwComboRow */
  GtkWidget *up, *down, *remove;
} PartnerRow;

struct _DewPartnersDialog
{
  AdwWindow            parent_instance;

  GtkRevealer         *message_revealer;
  GtkLabel            *message;
  GtkWidget           *title_entry;
  GtkWidget           *subtitle_entry;
  GtkWidget           *as_at_entry;
  AdwPreferencesGroup *partners;
  GtkWidget           *add_button;

  DewDocument         *document;
  GPtrArray           *rows;    /* PartnerRow, one a partner, in their order */
  gint64               open;    /* the partner whose row is unfolded when they are listed next */
  guint                showing; /* source of the showing that is due */
  gint64               added;   /* the partner just added, whose name is to be typed */
  gint64               moved;   /* the partner just moved, and where to: its button keeps the focus */
  int                  step;
  gboolean             filling;
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

/* ---- What is typed ---- */

/* A field is a column of the document's row (partner 0) or of a partner's. */
static void
tie_field (GtkWidget  *entry,
           const char *column,
           gint64      partner)
{
  g_object_set_data (G_OBJECT (entry), "column", (gpointer) column);
  g_object_set_data_full (G_OBJECT (entry), "partner", g_memdup2 (&partner, sizeof partner), g_free);
}

static gint64
get_field_partner (GtkWidget *entry)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (entry), "partner");
}

static DewTable
get_field_table (GtkWidget *entry)
{
  return get_field_partner (entry) == 0 ? DEW_TABLE_DOCUMENT : DEW_TABLE_PARTNER;
}

/* The row a field is of; NULL where the partner has gone. */
static gconstpointer
get_field_row (DewPartnersDialog *self,
               GtkWidget         *entry)
{
  if (get_field_table (entry) == DEW_TABLE_DOCUMENT)
    return dew_ledger_document (get_ledger (self));

  return dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, get_field_partner (entry));
}

static const char *
get_stored (DewPartnersDialog *self,
            GtkWidget         *entry)
{
  DewTable table = get_field_table (entry);
  int column = dew_table_column (table, g_object_get_data (G_OBJECT (entry), "column"));

  return dew_row_get (table, get_field_row (self, entry), (guint) column).text;
}

static gboolean
is_refused (GtkWidget *entry)
{
  return gtk_widget_has_css_class (entry, "dew-bad");
}

static void
mark (GtkWidget *entry,
      gboolean   good)
{
  if (good)
    gtk_widget_remove_css_class (entry, "dew-bad");
  else
    gtk_widget_add_css_class (entry, "dew-bad");
}

/* It says what the document says, again. */
static void
settle (DewPartnersDialog *self,
        GtkWidget         *entry)
{
  if (is_refused (entry))
    refuse (self, NULL);
  mark (entry, TRUE);
}

/* Takes what was typed; where it is refused it stays, marked, with the reason at the top. */
static void
take_field (GtkWidget *entry,
            gpointer   data)
{
  DewPartnersDialog *self = data;
  DewTable table = get_field_table (entry);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *what = NULL;
  gpointer row;

  if (self->filling || get_field_row (self, entry) == NULL)
    return;
  if (strcmp (text, get_stored (self, entry)) == 0)
    {
      settle (self, entry);
      return;
    }

  row = dew_row_copy (table, get_field_row (self, entry));
  what = table == DEW_TABLE_DOCUMENT ? g_strdup (_("Changed what the document is"))
                                     : g_strdup_printf (_("Changed the partner “%s”"), ((const DewPartner *) row)->name);
  dew_row_set_text (table, row, g_object_get_data (G_OBJECT (entry), "column"), text);
  mark (entry, change_row (self, table, row, what));
  dew_row_free (table, row);
}

static void
activated_cb (GtkWidget         *entry,
              DewPartnersDialog *self)
{
  take_field (entry, self);
}

/* Escape takes back what was typed; only then does it close the window. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        DewPartnersDialog     *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key != GDK_KEY_Escape || get_field_row (self, entry) == NULL
      || strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), get_stored (self, entry)) == 0)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (entry), get_stored (self, entry));
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  settle (self, entry);
  return TRUE;
}

static void
follow_field (DewPartnersDialog *self,
              GtkWidget         *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect (entry, "activate", G_CALLBACK (activated_cb), self);
  dew_on_leave (entry, take_field, self);
}

/* What was refused waits to be put right. */
static void
fill_field (DewPartnersDialog *self,
            GtkWidget         *entry)
{
  const char *stored = get_stored (self, entry);

  if (!is_refused (entry) && strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), stored) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), stored);
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
kind_changed_cb (AdwComboRow       *combo,
                 GParamSpec        *pspec,
                 DewPartnersDialog *self)
{
  DewPartner *partner = self->filling ? NULL : copy_partner (self, GTK_WIDGET (combo));
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

  self->moved = partner->id;
  self->step = step;
  dew_row_free (DEW_TABLE_PARTNER, partner);
  apply (self, changes, good, what, error);
}

static void
tie (GtkWidget        *widget,
     const DewPartner *partner)
{
  g_object_set_data_full (G_OBJECT (widget), "partner", g_memdup2 (&partner->id, sizeof partner->id), g_free);
}

/* An entry in a row of the partner's: the toolkit's own row of that kind does not tell a screen reader that it has the focus. */
static GtkWidget *
add_entry (DewPartnersDialog *self,
           AdwExpanderRow    *expander,
           const DewPartner  *partner,
           const char        *column,
           const char        *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  tie_field (entry, column, partner->id);
  follow_field (self, entry);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (expander, row);

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
  g_signal_connect (combo, "notify::selected", G_CALLBACK (kind_changed_cb), self);

  return combo;
}

static GtkWidget *
new_button (DewPartnersDialog *self,
            const DewPartner  *partner,
            const char        *icon,
            int                step,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  tie (button, partner);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", clicked, self);

  return button;
}

static PartnerRow *
add_partner_row (DewPartnersDialog *self,
                 const DewPartner  *partner,
                 guint              index)
{
  PartnerRow *row = g_new0 (PartnerRow, 1);
  AdwExpanderRow *expander;

  row->id = partner->id;
  row->row = adw_expander_row_new ();
  row->kind = new_kind (self, partner);
  row->up = new_button (self, partner, "go-up-symbolic", -1, G_CALLBACK (move_clicked_cb));
  row->down = new_button (self, partner, "go-down-symbolic", +1, G_CALLBACK (move_clicked_cb));
  row->remove = new_button (self, partner, "user-trash-symbolic", 0, G_CALLBACK (remove_clicked_cb));

  expander = ADW_EXPANDER_ROW (row->row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_expander_row_add_prefix (expander, dew_swatch_new (index));
  row->name = add_entry (self, expander, partner, "name", _("Name"));
  row->short_name = add_entry (self, expander, partner, "short_name", _("Short name"));
  adw_expander_row_add_row (expander, row->kind);
  adw_expander_row_add_action (expander, row->remove);
  adw_expander_row_add_action (expander, row->down);
  adw_expander_row_add_action (expander, row->up);
  adw_preferences_group_add (self->partners, row->row);
  g_ptr_array_add (self->rows, row);

  return row;
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
name_parts (const PartnerRow *row,
            const DewPartner *partner)
{
  g_autofree char *name = g_strdup_printf (_("Name of %s"), partner->name);
  g_autofree char *short_name = g_strdup_printf (_("Short name of %s"), partner->name);
  g_autofree char *kind = g_strdup_printf (_("What %s is"), partner->name);
  g_autofree char *up = g_strdup_printf (_("Move %s up"), partner->name);
  g_autofree char *down = g_strdup_printf (_("Move %s down"), partner->name);
  g_autofree char *gone = g_strdup_printf (_("Remove %s"), partner->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, partner->name, -1);
  dew_spoken (row->name, name);
  dew_spoken (row->short_name, short_name);
  dew_spoken (row->kind, kind);
  name_button (row->up, up);
  name_button (row->down, down);
  name_button (row->remove, gone);
}

static void
fill_partner_row (DewPartnersDialog *self,
                  const PartnerRow  *row,
                  guint              index)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  const DewPartner *partner = g_ptr_array_index (partners, index);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", dew_partner_short (partner), _(kinds[partner->kind]));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), partner->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->row), subtitle);
  fill_field (self, row->name);
  fill_field (self, row->short_name);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->kind), (guint) partner->kind);
  gtk_widget_set_sensitive (row->up, index > 0);
  gtk_widget_set_sensitive (row->down, index + 1 < partners->len);
  name_parts (row, partner);
}

/* The partner whose row was open stays open. */
static void
note_open (DewPartnersDialog *self)
{
  for (guint i = 0; self->open == 0 && i < self->rows->len; i++)
    {
      const PartnerRow *row = g_ptr_array_index (self->rows, i);

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row->row)))
        self->open = row->id;
    }
}

/* Whether the rows are those of the partners as they are now: then they are filled anew, and the focus stays where it is. */
static gboolean
rows_stand (DewPartnersDialog *self,
            const GPtrArray   *partners)
{
  if (self->rows->len != partners->len)
    return FALSE;

  for (guint i = 0; i < partners->len; i++)
    {
      const PartnerRow *row = g_ptr_array_index (self->rows, i);
      const DewPartner *partner = g_ptr_array_index (partners, i);

      if (row->id != partner->id)
        return FALSE;
    }

  return TRUE;
}

static void
focus_name (PartnerRow *row)
{
  gtk_widget_grab_focus (row->name);
  gtk_editable_select_region (GTK_EDITABLE (row->name), 0, -1);
}

/* The button that moved it, or, where it can go no further, the other. */
static void
focus_mover (DewPartnersDialog *self,
             PartnerRow        *row)
{
  GtkWidget *pressed = self->step < 0 ? row->up : row->down;
  GtkWidget *other = self->step < 0 ? row->down : row->up;

  gtk_widget_grab_focus (gtk_widget_get_sensitive (pressed) ? pressed : other);
}

static void
list_partners (DewPartnersDialog *self,
               const GPtrArray   *partners)
{
  note_open (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->partners, ((PartnerRow *) g_ptr_array_index (self->rows, i))->row);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < partners->len; i++)
    {
      PartnerRow *row = add_partner_row (self, g_ptr_array_index (partners, i), i);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row->row), row->id == self->open);
      fill_partner_row (self, row, i);
      if (row->id == self->added)
        focus_name (row);
      else if (row->id == self->moved)
        focus_mover (self, row);
    }
  /* What had the focus went with the rows. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->add_button);
  self->open = self->added = self->moved = 0;
}

static void
show_document (DewPartnersDialog *self)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);

  self->filling = TRUE;
  fill_field (self, self->title_entry);
  fill_field (self, self->subtitle_entry);
  fill_field (self, self->as_at_entry);
  if (!rows_stand (self, partners))
    list_partners (self, partners);
  else
    for (guint i = 0; i < partners->len; i++)
      fill_partner_row (self, g_ptr_array_index (self->rows, i), i);
  gtk_widget_set_sensitive (self->add_button, partners->len < DEW_MAX_PARTNERS);
  self->filling = FALSE;
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
show_again (gpointer data)
{
  DewPartnersDialog *self = data;

  self->showing = 0;
  show_document (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose edit this is would go while it is still telling of it. */
static void
changed_cb (DewDocument       *document,
            const DewChanges  *changes,
            DewPartnersDialog *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add (show_again, self);
}

static gboolean
any_refused (DewPartnersDialog *self)
{
  gboolean refused = is_refused (self->title_entry) || is_refused (self->subtitle_entry)
                     || is_refused (self->as_at_entry);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PartnerRow *row = g_ptr_array_index (self->rows, i);

      refused = refused || is_refused (row->name) || is_refused (row->short_name);
    }

  return refused;
}

/* What is being typed is taken first; what is refused keeps the window open, with the reason. */
static gboolean
dew_partners_dialog_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);

  return any_refused (DEW_PARTNERS_DIALOG (window))
         || GTK_WINDOW_CLASS (dew_partners_dialog_parent_class)->close_request (window);
}

static void
dew_partners_dialog_dispose (GObject *object)
{
  DewPartnersDialog *self = DEW_PARTNERS_DIALOG (object);

  self->filling = TRUE;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dew_partners_dialog_parent_class)->dispose (object);
}

static void
dew_partners_dialog_class_init (DewPartnersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_partners_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dew_partners_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/partners-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, title_entry);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, subtitle_entry);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, as_at_entry);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, partners);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dew_partners_dialog_init (DewPartnersDialog *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  tie_field (self->title_entry, "title", 0);
  tie_field (self->subtitle_entry, "subtitle", 0);
  tie_field (self->as_at_entry, "as_at", 0);
  follow_field (self, self->title_entry);
  follow_field (self, self->subtitle_entry);
  follow_field (self, self->as_at_entry);
}

void
dew_partners_dialog_present (GtkWindow   *parent,
                             DewDocument *document)
{
  DewPartnersDialog *self = g_object_new (DEW_TYPE_PARTNERS_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  show_document (self);

  gtk_window_present (GTK_WINDOW (self));
}
