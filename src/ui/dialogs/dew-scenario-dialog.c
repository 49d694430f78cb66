/* dew-scenario-dialog.c: a new scenario, or the name and note of one */
#include "dew-scenario-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-difference.h"
#include "dew-edit-scenario.h"

struct _DewScenarioDialog
{
  DewAskDialog parent_instance;

  GtkEntry    *name_entry;
  GtkEntry    *note_entry;
  GtkWidget   *begins_row;
  GtkDropDown *begins_choice;

  gint64       scenario;        /* that is changed; DEW_BASELINE: a new one */
};

G_DEFINE_FINAL_TYPE (DewScenarioDialog, dew_scenario_dialog, DEW_TYPE_ASK_DIALOG)

static char *
get_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* ---- A new one ---- */

/* Behind the first choice, which is the baseline, stand the scenarios. */
static gint64
get_begins_as (DewScenarioDialog *self)
{
  const GPtrArray *scenarios = dew_ledger_rows (dew_ask_dialog_ledger (DEW_ASK_DIALOG (self)), DEW_TABLE_SCENARIO);
  guint selected = gtk_drop_down_get_selected (self->begins_choice);

  return selected == 0 || selected > scenarios->len ? DEW_BASELINE : ((const DewScenario *) scenarios->pdata[selected - 1])->id;
}

static char *
tell_new (DewScenarioDialog *self,
          gint64             begins_as)
{
  guint n = dew_difference_count (dew_ask_dialog_ledger (DEW_ASK_DIALOG (self)), begins_as);

  if (begins_as == DEW_BASELINE || n == 0)
    return g_strdup (_("It begins as the baseline. What you change in it differs from the baseline, and all else follows that."));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It begins with %u difference from the baseline.", "It begins with %u differences from the baseline.", n), n);
}

static gboolean
propose_new (DewScenarioDialog  *self,
             DewAsking          *asking,
             const char         *name,
             const char         *note,
             GError            **error)
{
  const DewLedger *ledger = dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
  gint64 begins_as = get_begins_as (self);
  gint64 id = asking->ids.next (asking->ids.data);
  gboolean good = begins_as == DEW_BASELINE ? dew_edit_new_scenario (ledger, asking->changes, id, name, note, error)
                                            : dew_edit_duplicate_scenario (ledger, asking->changes, asking->ids, begins_as, id, name, error);

  if (!good)
    return FALSE;

  asking->what = g_strdup_printf (_("New scenario “%s”"), name);
  asking->preview = tell_new (self, begins_as);
  return TRUE;
}

/* ---- One that is there ---- */

static gboolean
propose_change (DewScenarioDialog  *self,
                DewAsking          *asking,
                const char         *name,
                const char         *note,
                GError            **error)
{
  const DewLedger *ledger = dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
  const DewScenario *old = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, self->scenario);
  DewScenario *row = old != NULL ? dew_row_copy (DEW_TABLE_SCENARIO, old) : NULL;
  gboolean good;

  if (row == NULL || (strcmp (name, old->name) == 0 && strcmp (note, old->note) == 0))
    {
      if (row != NULL)
        dew_row_free (DEW_TABLE_SCENARIO, row);
      return dew_asking_lacks (asking, error, _("Nothing is different yet."));
    }

  dew_row_set_text (DEW_TABLE_SCENARIO, row, "name", name);
  dew_row_set_text (DEW_TABLE_SCENARIO, row, "note", note);
  good = dew_edit_row (ledger, asking->changes, DEW_TABLE_SCENARIO, row, error);
  dew_row_free (DEW_TABLE_SCENARIO, row);
  if (!good)
    return FALSE;

  asking->what = g_strdup_printf (_("Name and note of the scenario “%s”"), name);
  asking->preview = g_strdup ("");
  return TRUE;
}

static gboolean
dew_scenario_dialog_propose (DewAskDialog *dialog,
                             DewAsking    *asking,
                             GError      **error)
{
  DewScenarioDialog *self = DEW_SCENARIO_DIALOG (dialog);
  g_autofree char *name = get_text (self->name_entry);
  g_autofree char *note = get_text (self->note_entry);

  if (*name == '\0')
    return dew_asking_lacks (asking, error, _("Type a name: what is different in it, as “Shared by gross”."));

  return self->scenario == DEW_BASELINE ? propose_new (self, asking, name, note, error) : propose_change (self, asking, name, note, error);
}

/* ---- The object ---- */

static void
dew_scenario_dialog_class_init (DewScenarioDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_scenario_dialog_propose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/scenario-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewScenarioDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DewScenarioDialog, note_entry);
  gtk_widget_class_bind_template_child (widget_class, DewScenarioDialog, begins_row);
  gtk_widget_class_bind_template_child (widget_class, DewScenarioDialog, begins_choice);
}

static void
dew_scenario_dialog_init (DewScenarioDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_ask_dialog_add_entry (DEW_ASK_DIALOG (self), self->name_entry, _("Name"), FALSE);
  dew_ask_dialog_add_entry (DEW_ASK_DIALOG (self), self->note_entry, _("Reason"), TRUE);
  dew_ask_dialog_add_choice (DEW_ASK_DIALOG (self), self->begins_choice, _("Begins as"));
}

static void
list_beginnings (DewScenarioDialog *self,
                 gint64             begins_as)
{
  const GPtrArray *scenarios = dew_ledger_rows (dew_ask_dialog_ledger (DEW_ASK_DIALOG (self)), DEW_TABLE_SCENARIO);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, _("The baseline"));
  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewScenario *scenario = scenarios->pdata[i];

      gtk_string_list_append (list, scenario->name);
      if (scenario->id == begins_as)
        selected = i + 1;
    }

  gtk_drop_down_set_model (self->begins_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->begins_choice, selected);
}

void
dew_scenario_dialog_new (GtkWindow   *parent,
                         DewDocument *document,
                         gint64       begins_as)
{
  DewScenarioDialog *self = g_object_new (DEW_TYPE_SCENARIO_DIALOG, "transient-for", parent, NULL);

  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, NULL);
  dew_ask_dialog_set_lead (DEW_ASK_DIALOG (self), _("A scenario is the baseline with some things different: figures, rules, variances, how lines are pooled and led. The baseline stays as it is."));
  list_beginnings (self, begins_as);
  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->name_entry));
}

void
dew_scenario_dialog_change (GtkWindow   *parent,
                            DewDocument *document,
                            gint64       scenario)
{
  DewScenarioDialog *self = g_object_new (DEW_TYPE_SCENARIO_DIALOG, "transient-for", parent, NULL);
  const DewScenario *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_SCENARIO, scenario);

  g_return_if_fail (row != NULL);

  self->scenario = scenario;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, row->name);
  gtk_window_set_title (GTK_WINDOW (self), _("Name and reason"));
  dew_ask_dialog_set_lead (DEW_ASK_DIALOG (self), _("What the scenario is called wherever it stands, and why it is there."));
  dew_ask_dialog_set_verb (DEW_ASK_DIALOG (self), _("_Change"));
  gtk_widget_set_visible (self->begins_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), row->name);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), row->note);
  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->name_entry));
}
