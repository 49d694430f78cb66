/* dew-roll-dialog.c: beginning a year with the figures of the one before */
#include "dew-roll-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-asked.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-roll-outcome.h"
#include "dew-roll-variances.h"

struct _DewRollDialog
{
  DewAskDialog         parent_instance;

  GtkDropDown         *pools;
  AdwActionRow        *uplift_row;
  GtkEntry            *uplift_entry;
  AdwActionRow        *savings_row;
  GtkEntry            *savings_entry;
  AdwActionRow        *variance_row;
  GtkSwitch           *variance_switch;
  GtkSwitch           *virements_switch;
  GtkSwitch           *income_switch;
  GtkSwitch           *non_recurrent_switch;
  GtkScrolledWindow   *outcome; /* what it comes to, made anew each time */

  int                  year;
  DewUnit              unit;
  DewMonitor          *monitor; /* the old year's, once it was needed: nothing changes while the dialog asks */
};

G_DEFINE_FINAL_TYPE (DewRollDialog, dew_roll_dialog, DEW_TYPE_ASK_DIALOG)

static const DewLedger *
get_ledger (DewRollDialog *self)
{
  return dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
}

static const DewMonitor *
get_monitor (DewRollDialog *self)
{
  DewDocument *document = dew_ask_dialog_document (DEW_ASK_DIALOG (self));
  g_autofree char *as_at = NULL;

  if (self->monitor == NULL)
    {
      as_at = dew_document_as_at (document);
      self->monitor = dew_monitor_new (get_ledger (self), dew_document_totals (document, self->year, DEW_BASELINE), as_at);
    }

  return self->monitor;
}

/* ---- What is typed ---- */

static gint64
get_pool (DewRollDialog *self)
{
  const GPtrArray *pools = dew_ledger_rows (get_ledger (self), DEW_TABLE_POOL);
  guint selected = gtk_drop_down_get_selected (self->pools);

  return selected == 0 || selected > pools->len ? 0 : ((const DewPool *) g_ptr_array_index (pools, selected - 1))->id;
}

static gboolean
read_roll (DewRollDialog *self,
           DewRoll       *roll,
           GError       **error)
{
  g_autofree char *meaning = NULL;
  gboolean good;

  *roll = (DewRoll) {
    .from = self->year,
    .pool = get_pool (self),
    .variance = gtk_switch_get_active (self->variance_switch),
    .virements = gtk_switch_get_active (self->virements_switch),
    .income = gtk_switch_get_active (self->income_switch),
    .non_recurrent = gtk_switch_get_active (self->non_recurrent_switch),
  };

  good = dew_asked_amount (gtk_editable_get_text (GTK_EDITABLE (self->savings_entry)), self->unit, &roll->savings, &meaning, error);
  adw_action_row_set_subtitle (self->savings_row, good && *meaning != '\0' ? meaning : _("What comes off in all, shared over what is rolled"));

  return good && dew_asked_percent (gtk_editable_get_text (GTK_EDITABLE (self->uplift_entry)), &roll->uplift, error);
}

static void
show_variances (DewRollDialog *self,
                guint          n_known,
                guint          n_lacking)
{
  char count[DEW_MONEY_SIZE];
  g_autofree char *known = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s recurrent line has a forecast variance to take along", "%s recurrent lines have a forecast variance to take along",
                                                         n_known), dew_print_count (n_known, count));
  g_autofree char *lacking = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has none and goes without", "%s have none and go without", n_lacking), dew_print_count (n_lacking, count));
  g_autofree char *both = g_strdup_printf ("%s; %s", known, lacking);

  if (n_known == 0)
    adw_action_row_set_subtitle (self->variance_row, _("No line that is said to be recurrent has a forecast variance"));
  else
    adw_action_row_set_subtitle (self->variance_row, n_lacking == 0 ? known : both);
}

static void
show_outcome (DewRollDialog   *self,
              const DewRolled *rolled)
{
  gtk_scrolled_window_set_child (self->outcome, rolled == NULL ? NULL : dew_roll_outcome_table (get_ledger (self), rolled, self->year));
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), rolled != NULL);
}

static gboolean
dew_roll_dialog_propose (DewAskDialog *dialog,
                         DewAsking    *asking,
                         GError      **error)
{
  DewRollDialog *self = DEW_ROLL_DIALOG (dialog);
  g_autoptr (GArray) variances = NULL;
  g_autoptr (DewRolled) rolled = NULL;
  g_autofree char *from = dew_year_name (self->year);
  g_autofree char *to = dew_year_name (self->year + 1);
  guint n_lacking;
  DewRoll roll;
  gboolean good = read_roll (self, &roll, error);

  variances = dew_roll_variances (get_ledger (self), get_monitor (self), roll.pool, &n_lacking);
  show_variances (self, variances->len, n_lacking);
  if (good)
    rolled = dew_edit_roll (get_ledger (self), asking->changes, &roll, (const DewLineVariance *) (gpointer) variances->data, variances->len, error);
  show_outcome (self, rolled);
  if (rolled == NULL)
    return FALSE;

  asking->what = g_strdup_printf (_("Rolled %s forward to %s"), from, to);
  asking->preview = dew_roll_outcome_words (get_ledger (self), rolled, self->year);
  if (rolled->n_set > 0)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("There is nothing to set in %s: what could be rolled forward is entered already, or is left out."), to);
  return FALSE;
}

/* The new year is what there is to see now. */
static void
dew_roll_dialog_done (DewAskDialog *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.year", "i", DEW_ROLL_DIALOG (dialog)->year + 1);
}

/* ---- The object ---- */

static void
dew_roll_dialog_finalize (GObject *object)
{
  dew_monitor_free (DEW_ROLL_DIALOG (object)->monitor);

  G_OBJECT_CLASS (dew_roll_dialog_parent_class)->finalize (object);
}

static void
dew_roll_dialog_class_init (DewRollDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_roll_dialog_finalize;
  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_roll_dialog_propose;
  DEW_ASK_DIALOG_CLASS (klass)->done = dew_roll_dialog_done;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/roll-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, pools);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, uplift_row);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, uplift_entry);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, savings_row);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, savings_entry);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, variance_row);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, variance_switch);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, virements_switch);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, income_switch);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, non_recurrent_switch);
  gtk_widget_class_bind_template_child (widget_class, DewRollDialog, outcome);
}

static void
dew_roll_dialog_init (DewRollDialog *self)
{
  DewAskDialog *dialog = DEW_ASK_DIALOG (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_switch_set_active (self->income_switch, TRUE);
  dew_ask_dialog_add_choice (dialog, self->pools, _("Pools"));
  dew_ask_dialog_add_entry (dialog, self->uplift_entry, _("Uplift"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->savings_entry, _("Savings"), TRUE);
  dew_ask_dialog_add_switch (dialog, self->variance_switch, _("Recurrent over- and underspend"));
  dew_ask_dialog_add_switch (dialog, self->virements_switch, _("Virements carry on"));
  dew_ask_dialog_add_switch (dialog, self->income_switch, _("Income carries over"));
  dew_ask_dialog_add_switch (dialog, self->non_recurrent_switch, _("Non-recurrent lines too"));
}

static void
list_pools (DewRollDialog *self)
{
  const GPtrArray *pools = dew_ledger_rows (get_ledger (self), DEW_TABLE_POOL);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { _("All pools"), NULL });

  for (guint i = 0; i < pools->len; i++)
    gtk_string_list_append (list, ((const DewPool *) g_ptr_array_index (pools, i))->name);
  gtk_drop_down_set_model (self->pools, G_LIST_MODEL (list));
}

void
dew_roll_dialog_present (GtkWindow   *parent,
                         DewDocument *document,
                         int          year,
                         DewUnit      unit)
{
  DewRollDialog *self = g_object_new (DEW_TYPE_ROLL_DIALOG, "transient-for", parent, NULL);
  g_autofree char *from = dew_year_name (year);
  g_autofree char *to = dew_year_name (year + 1);
  g_autofree char *subtitle = g_strdup_printf (_("From %s into %s"), from, to);
  g_autofree char *lead = g_strdup_printf (_("Each line begins %s with what it had in %s, existing and additional together. What is entered in %s already stays as it is."), to, from, to);

  self->year = year;
  self->unit = unit;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, subtitle);
  dew_ask_dialog_set_lead (DEW_ASK_DIALOG (self), lead);
  list_pools (self);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->uplift_entry));
}
