/* dew-incentive-dialog.c: a new fund that is paid for performance, and changing one */
#include "dew-incentive-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-asked.h"
#include "dew-date.h"
#include "dew-incentive.h"

struct _DewIncentiveDialog
{
  DewAskDialog  parent_instance;

  GtkEntry     *name_entry;
  AdwActionRow *amount_row;
  GtkEntry     *amount_entry;
  GtkDropDown  *commissioner_choice;
  GtkEntry     *unit_entry;
  GtkEntry     *target_entry;
  GtkEntry     *achieved_entry;
  GtkEntry     *note_entry;

  gint64        incentive;      /* that is changed, 0 for a new one */
  gint64        pool;
  int           year;
};

G_DEFINE_FINAL_TYPE (DewIncentiveDialog, dew_incentive_dialog, DEW_TYPE_ASK_DIALOG)

static const DewLedger *
get_ledger (DewIncentiveDialog *self)
{
  return dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
}

static char *
get_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* ---- What is typed ---- */

/* What was understood is read back below the amount. */
static gboolean
read_amount (DewIncentiveDialog  *self,
             DewAsking           *asking,
             gint64              *pence,
             GError             **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_entry));
  g_autofree char *meaning = NULL;
  gboolean good = dew_asked_amount (text, DEW_UNIT_POUNDS, pence, &meaning, error);

  adw_action_row_set_subtitle (self->amount_row, good && *meaning != '\0' ? meaning : dew_unit_symbol (DEW_UNIT_POUNDS));
  if (!good)
    return FALSE;
  if (*meaning == '\0')
    return dew_asking_lacks (asking, error, _("Type how much is ring-fenced."));
  if (*pence >= 0)
    return TRUE;

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The ring-fence must not be below 0."));
  return FALSE;
}

static gboolean
read_target (DewIncentiveDialog  *self,
             DewAsking           *asking,
             DewIncentive        *row,
             GError             **error)
{
  g_autofree char *target = get_text (self->target_entry);
  g_autofree char *achieved = get_text (self->achieved_entry);

  if (!dew_asked_quantity (target, &row->target, error) || !dew_asked_quantity (achieved, &row->achieved, error))
    return FALSE;
  row->reported = *achieved != '\0';
  if (*target == '\0')
    return dew_asking_lacks (asking, error, _("Type the target: how many release all of it."));
  if (row->target > 0)
    return TRUE;

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The target must be above 0."));
  return FALSE;
}

static gint64
get_commissioner (DewIncentiveDialog *self)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  guint selected = gtk_drop_down_get_selected (self->commissioner_choice);

  return selected == 0 || selected > partners->len ? 0 : ((const DewPartner *) g_ptr_array_index (partners, selected - 1))->id;
}

/* What is wrong is said before what is only not typed yet. */
static gboolean
read_typed (DewIncentiveDialog  *self,
            DewAsking           *asking,
            DewIncentive        *row,
            GError             **error)
{
  g_autofree char *name = get_text (self->name_entry);
  g_autofree char *unit = get_text (self->unit_entry);
  g_autofree char *note = get_text (self->note_entry);
  g_autoptr (GError) target_error = NULL;
  g_autoptr (GError) amount_error = NULL;
  gboolean amount = read_amount (self, asking, &row->pence, &amount_error);
  gboolean amount_lacks = asking->lacking;
  gboolean target;

  asking->lacking = FALSE;
  target = read_target (self, asking, row, &target_error);
  dew_row_set_text (DEW_TABLE_INCENTIVE, row, "name", name);
  dew_row_set_text (DEW_TABLE_INCENTIVE, row, "unit", unit);
  dew_row_set_text (DEW_TABLE_INCENTIVE, row, "note", note);
  row->commissioner = get_commissioner (self);

  if (!target && !asking->lacking)
    g_propagate_error (error, g_steal_pointer (&target_error));
  else if (!amount && !amount_lacks)
    {
      asking->lacking = FALSE;
      g_propagate_error (error, g_steal_pointer (&amount_error));
    }
  else if (*name == '\0')
    return dew_asking_lacks (asking, error, _("Type a name: what is to be achieved, as “Fewer emergency admissions”."));
  else if (!amount)
    return dew_asking_lacks (asking, error, amount_error->message);
  else if (*unit == '\0')
    return dew_asking_lacks (asking, error, _("Type the unit: what target and achieved are counted in, as “admissions avoided”."));
  else if (!target)
    return dew_asking_lacks (asking, error, target_error->message);
  else
    return TRUE;

  return FALSE;
}

/* ---- What it comes to ---- */

static gboolean
record (DewIncentiveDialog  *self,
        DewAsking           *asking,
        DewIncentive        *row,
        GError             **error)
{
  gboolean good = self->incentive == 0 ? dew_edit_add (get_ledger (self), asking->changes, DEW_TABLE_INCENTIVE, row, 0, error)
                                       : dew_edit_row (get_ledger (self), asking->changes, DEW_TABLE_INCENTIVE, row, error);

  if (!good)
    return FALSE;

  asking->preview = dew_incentive_told (get_ledger (self), row);
  asking->what = g_strdup_printf (self->incentive == 0 ? _("New fund “%s”, paid for performance") : _("Changed the fund “%s”"), row->name);
  return dew_changes_length (asking->changes) > 0 || dew_asking_lacks (asking, error, _("Nothing is different yet."));
}

static gboolean
dew_incentive_dialog_propose (DewAskDialog *dialog,
                              DewAsking    *asking,
                              GError      **error)
{
  DewIncentiveDialog *self = DEW_INCENTIVE_DIALOG (dialog);
  const DewIncentive *old = self->incentive == 0 ? NULL : dew_ledger_find (get_ledger (self), DEW_TABLE_INCENTIVE, self->incentive);
  DewIncentive *row = old == NULL ? dew_row_new (DEW_TABLE_INCENTIVE) : dew_row_copy (DEW_TABLE_INCENTIVE, old);
  gboolean good;

  if (old == NULL)
    {
      /* One that has gone meanwhile keeps its number, and the edit says that it is not there. */
      row->id = self->incentive != 0 ? self->incentive : asking->ids.next (asking->ids.data);
      row->pool = self->pool;
      row->year = self->year;
    }
  good = read_typed (self, asking, row, error) && record (self, asking, row, error);
  dew_row_free (DEW_TABLE_INCENTIVE, row);

  return good;
}

/* ---- The object ---- */

static void
dew_incentive_dialog_class_init (DewIncentiveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_incentive_dialog_propose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/incentive-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, amount_entry);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, commissioner_choice);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, unit_entry);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, target_entry);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, achieved_entry);
  gtk_widget_class_bind_template_child (widget_class, DewIncentiveDialog, note_entry);
}

static void
dew_incentive_dialog_init (DewIncentiveDialog *self)
{
  DewAskDialog *dialog = DEW_ASK_DIALOG (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  dew_ask_dialog_add_entry (dialog, self->name_entry, _("Name"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->amount_entry, _("Ring-fence"), FALSE);
  dew_ask_dialog_add_choice (dialog, self->commissioner_choice, _("Stays with"));
  dew_ask_dialog_add_entry (dialog, self->unit_entry, _("Unit"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->target_entry, _("Target"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->achieved_entry, _("Achieved"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->note_entry, _("Note"), TRUE);
}

/* ---- Filling ---- */

/* Where one NHS body alone commissions, a new fund is taken to be its. */
static gint64
find_commissioner (const DewLedger *ledger)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  gint64 found = 0;
  guint n = 0;

  for (guint i = 0; i < partners->len; i++)
    {
      const DewPartner *partner = g_ptr_array_index (partners, i);

      if (partner->kind == DEW_PARTNER_NHS_COMMISSIONER)
        {
          found = partner->id;
          n++;
        }
    }

  return n == 1 ? found : 0;
}

static void
list_partners (DewIncentiveDialog *self,
               gint64              partner)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { _("The commissioner, not said who"), NULL });

  for (guint i = 0; i < partners->len; i++)
    gtk_string_list_append (list, ((const DewPartner *) g_ptr_array_index (partners, i))->name);
  gtk_drop_down_set_model (self->commissioner_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->commissioner_choice, (guint) (dew_ledger_partner_index (get_ledger (self), partner) + 1));
}

static DewIncentiveDialog *
new_dialog (GtkWindow   *parent,
            DewDocument *document,
            gint64       pool,
            int          year)
{
  DewIncentiveDialog *self = g_object_new (DEW_TYPE_INCENTIVE_DIALOG, "transient-for", parent, NULL);
  const DewPool *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_POOL, pool);
  g_autofree char *name = dew_year_name (year);
  g_autofree char *subtitle = g_strdup_printf ("%s, %s", row->name, name);

  self->pool = pool;
  self->year = year;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, subtitle);

  return self;
}

void
dew_incentive_dialog_present (GtkWindow   *parent,
                              DewDocument *document,
                              gint64       pool,
                              int          year)
{
  DewIncentiveDialog *self;

  g_return_if_fail (dew_ledger_find (dew_document_ledger (document), DEW_TABLE_POOL, pool) != NULL);

  self = new_dialog (parent, document, pool, year);
  list_partners (self, find_commissioner (get_ledger (self)));
  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->name_entry));
}

static void
set_quantity (GtkEntry *entry,
              gint64    thousandths)
{
  char text[DEW_QUANTITY_SIZE];

  gtk_editable_set_text (GTK_EDITABLE (entry), dew_quantity_print (thousandths, DEW_PRINT_GROUPS, text));
}

void
dew_incentive_dialog_change (GtkWindow   *parent,
                             DewDocument *document,
                             gint64       incentive)
{
  const DewIncentive *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_INCENTIVE, incentive);
  DewIncentiveDialog *self;
  g_autofree char *amount = NULL;

  g_return_if_fail (row != NULL);

  self = new_dialog (parent, document, row->pool, row->year);
  self->incentive = incentive;
  gtk_window_set_title (GTK_WINDOW (self), _("Change a fund"));
  dew_ask_dialog_set_verb (DEW_ASK_DIALOG (self), _("_Change"));
  amount = dew_asked_text (row->pence, DEW_UNIT_POUNDS);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), row->name);
  gtk_editable_set_text (GTK_EDITABLE (self->amount_entry), amount);
  list_partners (self, row->commissioner);
  gtk_editable_set_text (GTK_EDITABLE (self->unit_entry), row->unit);
  set_quantity (self->target_entry, row->target);
  if (row->reported)
    set_quantity (self->achieved_entry, row->achieved);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), row->note);

  /* What there is to change is, mostly, what was achieved. */
  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->achieved_entry));
}
