/* dew-partners-dialog.c: the partners of a document */
#include "dew-partners-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-partner-row.h"

struct _DewPartnersDialog
{
  AdwWindow            parent_instance;

  GtkRevealer         *message_revealer;
  GtkLabel            *message;
  AdwPreferencesGroup *partners;
  GtkWidget           *add_button;

  DewDocument         *document;
  GPtrArray           *rows;    /* DewPartnerRow, one a partner, in their order */
  guint                showing; /* source of the showing that is due */
  gint64               open;    /* the partner whose row is unfolded when they are listed next */
  gint64               added;   /* the partner just added, whose name is to be typed */
  gint64               moved;   /* the partner just moved, and where to: its button keeps the focus */
  int                  step;
};

G_DEFINE_FINAL_TYPE (DewPartnersDialog, dew_partners_dialog, ADW_TYPE_WINDOW)

static const DewLedger *
get_ledger (DewPartnersDialog *self)
{
  return dew_document_ledger (self->document);
}

/* ---- Edits ---- */

static void
told_cb (DewPartnersDialog *self,
         const char        *reason)
{
  gtk_label_set_label (self->message, reason == NULL ? "" : reason);
  gtk_revealer_set_reveal_child (self->message_revealer, reason != NULL);
}

static void
apply (DewPartnersDialog *self,
       DewChanges        *changes,
       gboolean           good,
       const char        *what,
       GError            *error)
{
  dew_document_take (self->document, changes, good, what, &error);
  told_cb (self, error != NULL ? error->message : NULL);
  g_clear_error (&error);
}

static void
removed_cb (DewPartnerRow     *row,
            DewPartnersDialog *self)
{
  const DewPartner *partner = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, dew_partner_row_partner (row));
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (_("Removed the partner “%s”"), partner->name);
  GError *error = NULL;
  gboolean good = dew_edit_delete (get_ledger (self), changes, DEW_TABLE_PARTNER, partner->id, &error);

  apply (self, changes, good, what, error);
}

static void
moved_cb (DewPartnerRow     *row,
          int                step,
          DewPartnersDialog *self)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  int at = dew_ledger_partner_index (get_ledger (self), dew_partner_row_partner (row));
  const DewPartner *partner = g_ptr_array_index (partners, (guint) at);
  int behind = step > 0 ? at + 1 : at - 2;
  gint64 after = behind < 0 ? -1 : ((const DewPartner *) g_ptr_array_index (partners, (guint) behind))->id;
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (_("Moved the partner “%s”"), partner->name);
  GError *error = NULL;
  gboolean good = dew_edit_move (get_ledger (self), changes, DEW_TABLE_PARTNER, partner->id, 0, 0, after, &error);

  self->moved = partner->id;
  self->step = step;
  apply (self, changes, good, what, error);
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

/* The partner whose row was open stays open. */
static void
note_open (DewPartnersDialog *self)
{
  for (guint i = 0; self->open == 0 && i < self->rows->len; i++)
    if (adw_expander_row_get_expanded (g_ptr_array_index (self->rows, i)))
      self->open = dew_partner_row_partner (g_ptr_array_index (self->rows, i));
}

/* Whether the rows are those of the partners as they are now: then they are filled anew, and the focus stays where it is. */
static gboolean
rows_stand (DewPartnersDialog *self,
            const GPtrArray   *partners)
{
  if (self->rows->len != partners->len)
    return FALSE;

  for (guint i = 0; i < partners->len; i++)
    if (dew_partner_row_partner (g_ptr_array_index (self->rows, i)) != ((const DewPartner *) g_ptr_array_index (partners, i))->id)
      return FALSE;

  return TRUE;
}

static void
add_row (DewPartnersDialog *self,
         const DewPartner  *partner,
         guint              index)
{
  GtkWidget *row = dew_partner_row_new (self->document, partner->id, index);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), partner->id == self->open);
  g_signal_connect_object (row, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, 0);
  adw_preferences_group_add (self->partners, row);
  g_ptr_array_add (self->rows, row);
}

static void
restore_focus (DewPartnersDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DewPartnerRow *row = g_ptr_array_index (self->rows, i);

      if (dew_partner_row_partner (row) == self->added)
        dew_partner_row_edit_name (row);
      else if (dew_partner_row_partner (row) == self->moved)
        dew_partner_row_grab_mover (row, self->step);
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
  gboolean stand = rows_stand (self, partners);

  if (!stand)
    {
      note_open (self);
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->partners, g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < partners->len; i++)
        add_row (self, g_ptr_array_index (partners, i), i);
    }
  for (guint i = 0; i < partners->len; i++)
    dew_partner_row_fill (g_ptr_array_index (self->rows, i));
  gtk_widget_set_sensitive (self->add_button, partners->len < DEW_MAX_PARTNERS);
  if (!stand)
    restore_focus (self);
}

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
  for (guint i = 0; i < self->rows->len; i++)
    if (dew_partner_row_refused (g_ptr_array_index (self->rows, i)))
      return TRUE;

  return FALSE;
}

/* What is being typed is taken first; what is refused keeps the window open, with the reason. */
static gboolean
dew_partners_dialog_close_request (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  gtk_window_set_focus (window, NULL);
  if (!any_refused (DEW_PARTNERS_DIALOG (window)))
    return GTK_WINDOW_CLASS (dew_partners_dialog_parent_class)->close_request (window);

  gtk_window_set_focus (window, focus);
  return TRUE;
}

/* Escape takes back what was refused wherever the focus has gone since; only then it closes the window. */
static gboolean
escape_shortcut (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  DewPartnersDialog *self = DEW_PARTNERS_DIALOG (widget);
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any |= dew_partner_row_take_back (g_ptr_array_index (self->rows, i));
  if (!any)
    gtk_window_close (GTK_WINDOW (self));

  return TRUE;
}

/* ---- The object ---- */

static void
dew_partners_dialog_dispose (GObject *object)
{
  DewPartnersDialog *self = DEW_PARTNERS_DIALOG (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dew_partners_dialog_parent_class)->dispose (object);
}

/* The fields borrow the document to the last. */
static void
dew_partners_dialog_finalize (GObject *object)
{
  g_clear_object (&DEW_PARTNERS_DIALOG (object)->document);

  G_OBJECT_CLASS (dew_partners_dialog_parent_class)->finalize (object);
}

static void
dew_partners_dialog_class_init (DewPartnersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_partners_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_partners_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dew_partners_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/partners-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, partners);
  gtk_widget_class_bind_template_child (widget_class, DewPartnersDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_shortcut, NULL);
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

  self->document = g_object_ref (document);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  show_document (self);

  gtk_window_present (GTK_WINDOW (self));
}
