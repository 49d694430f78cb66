/* dew-share-rules.c: the rules that are written, on the risk share page: which of them is in force, and what can be done with them */
#include "dew-share-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit.h"
#include "dew-rule-dialog.h"
#include "dew-rules-written.h"
#include "dew-window.h"

const DewRuleRow *
_dew_share_page_in_force (DewSharePage *self)
{
  g_autofree char *last_day = dew_year_last_day (self->year);

  return dew_ledger_rule (_dew_share_page_ledger (self), self->pool, 0, self->direction, last_day, self->scenario);
}

gboolean
_dew_share_page_is_written (DewSharePage *self)
{
  g_autofree char *last_day = dew_year_last_day (self->year);
  const char *stored = dew_share_rule_text (_dew_share_page_ledger (self), self->pool, self->direction, last_day, self->scenario, NULL);
  g_autoptr (DewRule) rule = dew_rule_parse (_dew_share_page_ledger (self), gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)), NULL);
  g_autofree char *canonical = rule == NULL ? NULL : dew_rule_print (rule, _dew_share_page_ledger (self));

  return stored != NULL && g_strcmp0 (stored, canonical) == 0;
}

gboolean
_dew_share_page_has_others (DewSharePage *self)
{
  g_autofree char *last_day = dew_year_last_day (self->year);

  return dew_rules_has_others (_dew_share_page_ledger (self), self->pool, self->scenario, self->direction, last_day);
}

/* ---- What can be done with them ---- */

static GtkWindow *
get_window (DewSharePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const DewRuleRow *
find_rule (DewSharePage *self,
           GVariant     *parameter)
{
  return dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_RULE, g_variant_get_int64 (parameter));
}

static void
write_activate (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DewSharePage *self = DEW_SHARE_PAGE (widget);

  if (self->pool != 0)
    dew_rule_dialog_write (get_window (self), self->document, self->pool, _dew_share_page_line (self), self->scenario, self->direction,
                           gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)));
}

static void
try_activate (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DewSharePage *self = DEW_SHARE_PAGE (widget);
  const DewRuleRow *rule = find_rule (self, parameter);

  if (rule == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), rule->text);
  gtk_widget_grab_focus (GTK_WIDGET (self->rule_entry));
}

static void
change_activate (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DewSharePage *self = DEW_SHARE_PAGE (widget);

  if (find_rule (self, parameter) != NULL)
    dew_rule_dialog_change (get_window (self), self->document, g_variant_get_int64 (parameter), self->scenario);
}

/* In a scenario the others of its list stay, as the scenario's own. */
static void
take_away_activate (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  DewSharePage *self = DEW_SHARE_PAGE (widget);
  const DewRuleRow *rule = find_rule (self, parameter);
  DewRuleRow gone;
  DewChanges *changes;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good;

  if (rule == NULL)
    return;

  gone = *rule;
  gone.scenario = self->scenario;
  gone.text = (char *) "";
  what = g_strdup_printf (_("Took a rule away: %s"), rule->text);
  sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);
  changes = dew_changes_new ();
  good = dew_edit_rule (_dew_share_page_ledger (self), changes, dew_document_ids (self->document), &gone, &error);
  good = dew_document_take (self->document, changes, good, what, &error);
  dew_window_tell (widget, good ? sentence : error->message);
}

void
_dew_share_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "share.write", NULL, write_activate);
  gtk_widget_class_install_action (widget_class, "share.try", "x", try_activate);
  gtk_widget_class_install_action (widget_class, "share.change", "x", change_activate);
  gtk_widget_class_install_action (widget_class, "share.take-away", "x", take_away_activate);
}
