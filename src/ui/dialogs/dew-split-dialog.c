/* dew-split-dialog.c: taking lines of a pool into a new pool from a year on, with their history kept */
#include "dew-split-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-carried-words.h"
#include "dew-edit-pool.h"
#include "dew-spoken.h"
#include "dew-year-choice.h"

/* px that a line stands further in than its category. */
#define INDENT 14

struct _DewSplitDialog
{
  DewAskDialog         parent_instance;

  GtkEntry            *name_entry;
  GtkDropDown         *year;
  AdwPreferencesGroup *lines_group;

  gint64               pool;
  GArray              *ids;     /* gint64, one a check button */
  GPtrArray           *checks;  /* GtkCheckButton: the lines and categories in the order of the tree */
};

G_DEFINE_FINAL_TYPE (DewSplitDialog, dew_split_dialog, DEW_TYPE_ASK_DIALOG)

static const DewLedger *
get_ledger (DewSplitDialog *self)
{
  return dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
}

static GArray *
list_chosen (DewSplitDialog *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_val (chosen, g_array_index (self->ids, gint64, i));

  return chosen;
}

static gboolean
dew_split_dialog_propose (DewAskDialog *dialog,
                          DewAsking    *asking,
                          GError      **error)
{
  DewSplitDialog *self = DEW_SPLIT_DIALOG (dialog);
  const DewPool *pool = dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, self->pool);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  g_autoptr (GArray) chosen = list_chosen (self);
  int year = dew_year_choice_get (self->year);
  g_autofree char *carried = NULL;

  if (*name == '\0')
    return dew_asking_lacks (asking, error, _("Type what the new pool is called."));
  if (chosen->len == 0)
    return dew_asking_lacks (asking, error, _("Tick the lines and categories that go into it."));
  if (!dew_edit_split (get_ledger (self), asking->changes, asking->ids, self->pool, (const gint64 *) (gpointer) chosen->data, chosen->len,
                       asking->ids.next (asking->ids.data), name, year, error))
    return FALSE;

  carried = dew_carried_words (get_ledger (self), asking->changes, year);
  asking->what = g_strdup_printf (_("Split “%s” off from “%s”"), name, pool->name);
  asking->preview = g_strdup_printf (_("“%s” is a pool as “%s” is, with its agreement, host, dates and rules. %s"), name, pool->name, carried);
  return TRUE;
}

static void
dew_split_dialog_finalize (GObject *object)
{
  g_array_unref (DEW_SPLIT_DIALOG (object)->ids);
  g_ptr_array_unref (DEW_SPLIT_DIALOG (object)->checks);

  G_OBJECT_CLASS (dew_split_dialog_parent_class)->finalize (object);
}

static void
dew_split_dialog_class_init (DewSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_split_dialog_finalize;
  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_split_dialog_propose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewSplitDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DewSplitDialog, year);
  gtk_widget_class_bind_template_child (widget_class, DewSplitDialog, lines_group);
}

static void
dew_split_dialog_init (DewSplitDialog *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_ask_dialog_add_entry (DEW_ASK_DIALOG (self), self->name_entry, _("Name of the new pool"), TRUE);
  dew_ask_dialog_add_choice (DEW_ASK_DIALOG (self), self->year, _("From the year"));
}

/* ---- The lines ---- */

/* What stands in a category goes with it. */
static void
toggled_cb (GtkCheckButton *check,
            DewSplitDialog *self)
{
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);
  guint end = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *each = g_ptr_array_index (self->checks, i);
      guint node = dew_ledger_node (get_ledger (self), DEW_TABLE_LINE, g_array_index (self->ids, gint64, i));

      gtk_widget_set_sensitive (each, node >= end);
      if (node >= end && gtk_check_button_get_active (GTK_CHECK_BUTTON (each)))
        end = nodes[node].end;
    }
  dew_ask_dialog_look_again (DEW_ASK_DIALOG (self));
}

static void
add_line (DewSplitDialog *self,
          const DewNode  *node,
          guint           depth)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), node->line->name);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_margin_start (check, (int) depth * INDENT);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  dew_spoken (check, node->line->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->lines_group, row);
  g_ptr_array_add (self->checks, check);
  g_array_append_val (self->ids, node->id);
}

static void
list_lines (DewSplitDialog *self,
            gint64          line)
{
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);
  guint top = dew_ledger_node (get_ledger (self), DEW_TABLE_POOL, self->pool);

  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      add_line (self, &nodes[i], nodes[i].depth - nodes[top].depth - 1);
      g_signal_connect (g_ptr_array_index (self->checks, self->checks->len - 1), "toggled", G_CALLBACK (toggled_cb), self);
    }
  for (guint i = 0; i < self->checks->len; i++)
    if (g_array_index (self->ids, gint64, i) == line)
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), TRUE);
}

void
dew_split_dialog_present (GtkWindow   *parent,
                          DewDocument *document,
                          gint64       pool,
                          gint64       line,
                          int          year)
{
  DewSplitDialog *self = g_object_new (DEW_TYPE_SPLIT_DIALOG, "transient-for", parent, NULL);
  const DewPool *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_POOL, pool);
  g_autofree char *lead = NULL;

  g_return_if_fail (row != NULL);

  lead = g_strdup_printf (_("Lines of “%s” go on in a pool of their own from 1 April of a year. What they had in earlier years stays where it is, so that nothing is counted twice."), row->name);
  self->pool = pool;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, row->name);
  dew_ask_dialog_set_lead (DEW_ASK_DIALOG (self), lead);
  list_lines (self, line);
  dew_year_choice_list (self->year, dew_document_ledger (document), year, NULL);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->name_entry));
}
