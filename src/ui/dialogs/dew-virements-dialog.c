/* dew-virements-dialog.c: a year's virements as a table, each to be changed or deleted */
#include "dew-virements-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-typed-figure.h"
#include "dew-virement-dialog.h"
#include "dew-virement-moves.h"
#include "dew-virement-row.h"

struct _DewVirementsDialog
{
  AdwWindow       parent_instance;

  AdwWindowTitle *heading;
  GtkWidget      *move_button;
  GtkRevealer    *message_revealer;
  GtkLabel       *message;
  GtkStack       *stack;
  AdwStatusPage  *empty;
  GtkWidget      *first_button;
  GtkListBox     *list;
  GtkLabel       *sum;

  DewDocument    *document;
  int             year;
  DewUnit         unit;
  guint           showing;      /* source that shows the list anew */
};

G_DEFINE_FINAL_TYPE (DewVirementsDialog, dew_virements_dialog, ADW_TYPE_WINDOW)

static const DewLedger *
get_ledger (DewVirementsDialog *self)
{
  return dew_document_ledger (self->document);
}

static gboolean
is_writable (DewVirementsDialog *self)
{
  return self->document != NULL && !dew_document_read_only (self->document, NULL);
}

/* ---- What can be done ---- */

static void
tell (DewVirementsDialog *self,
      const char         *refusal)
{
  if (refusal != NULL)
    gtk_label_set_label (self->message, refusal);
  gtk_revealer_set_reveal_child (self->message_revealer, refusal != NULL);
}

static void
move_clicked_cb (DewVirementsDialog *self)
{
  tell (self, NULL);
  if (is_writable (self))
    dew_virement_dialog_present (GTK_WINDOW (self), self->document, self->year, self->unit, 0);
}

static void
row_activated_cb (GtkListBox         *list,
                  GtkListBoxRow      *row,
                  DewVirementsDialog *self)
{
  tell (self, NULL);
  if (is_writable (self) && dew_virement_row_id (GTK_WIDGET (row)) != 0)
    dew_virement_dialog_change (GTK_WINDOW (self), self->document, self->unit, dew_virement_row_id (GTK_WIDGET (row)));
}

static void
delete_virement (DewVirementsDialog *self,
                 gint64              virement)
{
  DewChanges *changes = dew_changes_new ();
  g_autofree char *words = dew_virement_words (get_ledger (self), virement);
  g_autofree char *what = g_strdup_printf (_("Deleted the virement of %s"), words);
  g_autoptr (GError) error = NULL;
  gboolean good = dew_edit_delete (get_ledger (self), changes, DEW_TABLE_VIREMENT, virement, &error);

  dew_document_take (self->document, changes, good, what, &error);
  tell (self, error == NULL ? NULL : error->message);
}

static void
delete_clicked_cb (GtkWidget          *button,
                   DewVirementsDialog *self)
{
  delete_virement (self, dew_virement_row_id (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static gboolean
delete_shortcut (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  DewVirementsDialog *self = DEW_VIREMENTS_DIALOG (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || !is_writable (self))
    return FALSE;

  delete_virement (self, dew_virement_row_id (GTK_WIDGET (row)));
  return TRUE;
}

/* The window's own undo is out of reach behind this one. */
static gboolean
undo_shortcut (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   step)
{
  DewVirementsDialog *self = DEW_VIREMENTS_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!is_writable (self))
    return FALSE;

  if (g_variant_get_boolean (arguments))
    dew_document_undo (self->document, &error);
  else
    dew_document_redo (self->document, &error);
  tell (self, error == NULL ? NULL : error->message);
  return TRUE;
}

/* ---- Following the document ---- */

static guint
add_rows (DewVirementsDialog *self,
          gint64             *sum)
{
  const GPtrArray *virements = dew_ledger_rows (get_ledger (self), DEW_TABLE_VIREMENT);
  guint n = 0;

  *sum = 0;
  gtk_list_box_append (self->list, dew_virement_row_headings ());
  for (guint i = 0; i < virements->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (virements, i);
      GtkWidget *button;

      if (virement->year != self->year)
        continue;
      gtk_list_box_append (self->list, dew_virement_row_new (self->document, virement, &button));
      if (button != NULL)
        g_signal_connect (button, "clicked", G_CALLBACK (delete_clicked_cb), self);
      *sum += dew_virement_amount (get_ledger (self), virement->id);
      n++;
    }

  return n;
}

static void
show_sum (DewVirementsDialog *self,
          guint               n,
          gint64              sum)
{
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *pounds = dew_pounds (sum, DEW_WHOLE_FIGURE);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u virement in %s, which moves %s. Enter changes it, Delete deletes it and Ctrl+Z takes that back.",
                                                        "%u virements in %s, which move %s in all. Enter changes one, Delete deletes it and Ctrl+Z takes that back.", n), n, year, pounds);

  gtk_label_set_label (self->sum, text);
}

/* The row at the same place is the current one again. */
static void
restore_row (DewVirementsDialog *self,
             int                 at,
             guint               n,
             gboolean            focus)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, CLAMP (at, 1, (int) n));

  if (n == 0)
    {
      if (focus)
        gtk_widget_grab_focus (self->first_button);
      return;
    }

  gtk_list_box_select_row (self->list, row);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_list (DewVirementsDialog *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  gboolean shown = gtk_widget_get_mapped (GTK_WIDGET (self));
  int at = selected == NULL ? 1 : gtk_list_box_row_get_index (selected);
  GtkWidget *child;
  gint64 sum;
  guint n;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  n = add_rows (self, &sum);
  show_sum (self, n, sum);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : "list");
  gtk_widget_set_visible (self->move_button, n > 0);
  gtk_widget_set_sensitive (self->move_button, is_writable (self));
  gtk_widget_set_visible (self->first_button, is_writable (self));
  restore_row (self, at, n, shown);
}

static gboolean
show_again (gpointer data)
{
  DewVirementsDialog *self = data;

  self->showing = 0;
  show_list (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose button it was would go while it is still pressed. */
static void
changed_cb (DewVirementsDialog *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add (show_again, self);
}

/* ---- The object ---- */

static void
dew_virements_dialog_dispose (GObject *object)
{
  DewVirementsDialog *self = DEW_VIREMENTS_DIALOG (object);

  g_clear_handle_id (&self->showing, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (dew_virements_dialog_parent_class)->dispose (object);
}

static void
dew_virements_dialog_class_init (DewVirementsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_virements_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/virements-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, move_button);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, first_button);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DewVirementsDialog, sum);
  gtk_widget_class_bind_template_callback (widget_class, move_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_shortcut, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_shortcut, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, undo_shortcut, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, undo_shortcut, "b", FALSE);
}

static void
dew_virements_dialog_init (DewVirementsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dew_virements_dialog_present (GtkWindow   *parent,
                              DewDocument *document,
                              int          year,
                              DewUnit      unit)
{
  DewVirementsDialog *self = g_object_new (DEW_TYPE_VIREMENTS_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = dew_year_name (year);
  g_autofree char *nothing = g_strdup_printf (_("No virement in %s"), name);
  GtkListBoxRow *row;

  self->document = g_object_ref (document);
  self->year = year;
  self->unit = unit;
  adw_window_title_set_subtitle (self->heading, name);
  adw_status_page_set_title (self->empty, nothing);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (document, "reloaded", G_CALLBACK (changed_cb), self);
  show_list (self);

  gtk_window_present (GTK_WINDOW (self));
  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->first_button);
}
