/* dew-rule-dialog.c: writes a rule: whose it is, for which sign, from when, and why */
#include "dew-rule-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-calendar-button.h"
#include "dew-date.h"
#include "dew-edit.h"
#include "dew-rule.h"

struct _DewRuleDialog
{
  DewAskDialog parent_instance;

  GtkEntry    *rule_entry;
  GtkDropDown *place_choice;
  GtkDropDown *direction_choice;
  GtkWidget   *start_row;
  GtkBox      *start_box;
  DewField    *start_field;
  GtkEntry    *note_entry;

  gint64       pool;
  gint64       scenario;
  GArray      *places;          /* gint64: what the choices stand for, 0 the whole pool */
  gboolean     changes;         /* one that is written */
};

G_DEFINE_FINAL_TYPE (DewRuleDialog, dew_rule_dialog, DEW_TYPE_ASK_DIALOG)

static const DewLedger *
get_ledger (DewRuleDialog *self)
{
  return dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
}

static char *
get_text (gpointer entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gint64
get_line (DewRuleDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->place_choice);

  return selected < self->places->len ? g_array_index (self->places, gint64, selected) : 0;
}

static const char *
name_place (DewRuleDialog    *self,
            const DewRuleRow *rule)
{
  const DewLine *line = dew_ledger_find (get_ledger (self), DEW_TABLE_LINE, rule->line);
  const DewPool *pool = dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, rule->pool);

  return line != NULL ? line->name : pool != NULL ? pool->name : "";
}

/* ---- What it comes to ---- */

/* What is in force from the same month: what is written takes its place. */
static const DewRuleRow *
find_old (DewRuleDialog    *self,
          const DewRuleRow *rule)
{
  const char *date = *rule->start != '\0' ? rule->start : "0001-01-01";
  const DewRuleRow *old = dew_ledger_rule (get_ledger (self), rule->pool, rule->line, (DewDirection) rule->direction, date, rule->scenario);

  return old != NULL && strcmp (old->start, rule->start) == 0 ? old : NULL;
}

static char *
tell (DewRuleDialog    *self,
      const DewRuleRow *rule,
      const DewRule    *parsed)
{
  const DewRuleRow *old = find_old (self, rule);
  g_autofree char *sentence = dew_rule_sentence_of (parsed, get_ledger (self), rule);

  if (old == NULL || self->changes)
    return g_steal_pointer (&sentence);

  return g_strdup_printf (_("%s It takes the place of “%s”."), sentence, old->text);
}

static gboolean
propose_rule (DewRuleDialog    *self,
              DewAsking        *asking,
              const DewRuleRow *rule,
              GError          **error)
{
  g_autoptr (DewRule) parsed = dew_rule_parse (get_ledger (self), rule->text, error);
  const DewRuleRow *old = find_old (self, rule);

  if (parsed == NULL)
    return FALSE;
  if (self->changes && old != NULL && strcmp (old->text, rule->text) == 0 && strcmp (old->note, rule->note) == 0)
    return dew_asking_lacks (asking, error, _("Nothing is different yet."));
  if (!dew_edit_rule (get_ledger (self), asking->changes, asking->ids, rule, error))
    return FALSE;

  asking->what = g_strdup_printf (rule->direction == DEW_OVER ? _("Overspend rule of “%s”: %s") : _("Underspend rule of “%s”: %s"), name_place (self, rule), rule->text);
  asking->preview = tell (self, rule, parsed);
  return TRUE;
}

static gboolean
dew_rule_dialog_propose (DewAskDialog *dialog,
                         DewAsking    *asking,
                         GError      **error)
{
  DewRuleDialog *self = DEW_RULE_DIALOG (dialog);
  g_autofree char *text = get_text (self->rule_entry);
  g_autofree char *note = get_text (self->note_entry);
  char start[DEW_DATE_SIZE];
  DewRuleRow rule = {
    .id = asking->ids.next (asking->ids.data), .scenario = self->scenario, .pool = self->pool, .line = get_line (self),
    .direction = gtk_drop_down_get_selected (self->direction_choice) == 0 ? DEW_OVER : DEW_UNDER, .start = start, .text = text, .note = note,
  };

  if (*text == '\0')
    return dew_asking_lacks (asking, error, _("Type the rule, as “proportional gross”."));
  if (!dew_date_read (gtk_editable_get_text (GTK_EDITABLE (self->start_field)), start, error))
    return FALSE;

  return propose_rule (self, asking, &rule, error);
}

/* ---- The object ---- */

static void
dew_rule_dialog_finalize (GObject *object)
{
  g_array_unref (DEW_RULE_DIALOG (object)->places);

  G_OBJECT_CLASS (dew_rule_dialog_parent_class)->finalize (object);
}

static void
dew_rule_dialog_class_init (DewRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_rule_dialog_finalize;
  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_rule_dialog_propose;

  g_type_ensure (DEW_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/rule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, rule_entry);
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, place_choice);
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, direction_choice);
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, start_box);
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, start_field);
  gtk_widget_class_bind_template_child (widget_class, DewRuleDialog, note_entry);
}

static void
dew_rule_dialog_init (DewRuleDialog *self)
{
  DewAskDialog *dialog = DEW_ASK_DIALOG (self);
  GtkWidget *calendar;

  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_ask_dialog_add_entry (dialog, self->rule_entry, _("Rule as text"), FALSE);
  dew_ask_dialog_add_choice (dialog, self->place_choice, _("Whose rule it is"));
  dew_ask_dialog_add_choice (dialog, self->direction_choice, _("What it is for"));
  dew_ask_dialog_add_entry (dialog, GTK_ENTRY (self->start_field), _("In force from"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->note_entry, _("Reason"), TRUE);
  calendar = dew_calendar_button_new (self->start_field);
  dew_calendar_button_name (calendar, _("In force from"));
  gtk_box_append (self->start_box, calendar);
}

/* ---- Asking ---- */

/* Lines are indented under their categories, as in the tree. */
static void
list_places (DewRuleDialog *self,
             gint64         line)
{
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);
  guint top = dew_ledger_node (get_ledger (self), DEW_TABLE_POOL, self->pool);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint selected = 0;

  gtk_string_list_append (list, _("The whole pool"));
  g_array_append_val (self->places, none);
  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      if (nodes[i].id == line)
        selected = self->places->len;
      gtk_string_list_append (list, nodes[i].line->name);
      g_array_append_val (self->places, nodes[i].id);
    }

  gtk_drop_down_set_model (self->place_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->place_choice, selected);
}

static DewRuleDialog *
start (GtkWindow   *parent,
       DewDocument *document,
       gint64       pool,
       gint64       line,
       gint64       scenario,
       DewDirection direction)
{
  DewRuleDialog *self = g_object_new (DEW_TYPE_RULE_DIALOG, "transient-for", parent, NULL);
  const DewPool *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_POOL, pool);

  self->pool = pool;
  self->scenario = scenario;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, row != NULL ? row->name : NULL);
  dew_field_set (self->start_field, document, DEW_TABLE_RULE, 0, "start", _("In force from"));
  list_places (self, line);
  gtk_drop_down_set_selected (self->direction_choice, direction == DEW_OVER ? 0 : 1);
  return self;
}

void
dew_rule_dialog_write (GtkWindow   *parent,
                       DewDocument *document,
                       gint64       pool,
                       gint64       line,
                       gint64       scenario,
                       DewDirection direction,
                       const char  *text)
{
  DewRuleDialog *self = start (parent, document, pool, line, scenario, direction);

  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), text);
  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->rule_entry));
}

void
dew_rule_dialog_change (GtkWindow   *parent,
                        DewDocument *document,
                        gint64       rule,
                        gint64       scenario)
{
  const DewRuleRow *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_RULE, rule);
  g_autofree char *words = NULL;
  DewRuleDialog *self;

  g_return_if_fail (row != NULL);

  self = start (parent, document, row->pool, row->line, scenario, (DewDirection) row->direction);
  words = dew_date_words (row->start);
  self->changes = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), _("Change a rule"));
  dew_ask_dialog_set_verb (DEW_ASK_DIALOG (self), _("_Change"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->place_choice), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->direction_choice), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_box), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->start_field), words);
  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), row->text);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), row->note);
  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->rule_entry));
}
