/* dew-written-rules.c: a card with the rules that are written for a pool and what is in it */
#include "dew-written-rules.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-menu.h"
#include "dew-rule.h"
#include "dew-rules-written.h"
#include "dew-spoken.h"

struct _DewWrittenRules
{
  GtkWidget parent_instance;

  GtkBox   *rows;
  char     *shown;      /* what the rows say, so that they are made again only for something else */
};

G_DEFINE_FINAL_TYPE (DewWrittenRules, dew_written_rules, GTK_TYPE_WIDGET)

/* ---- Words ---- */

static const char *
name_place (const DewLedger  *ledger,
            const DewRuleRow *rule)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, rule->line);

  return line != NULL ? line->name : _("The whole pool");
}

/* "The whole pool, overspends, from 1 October 2013" */
static char *
tell_where (const DewLedger  *ledger,
            const DewRuleRow *rule)
{
  const char *direction = rule->direction == DEW_OVER ? _("overspends") : _("underspends");
  g_autofree char *date = dew_date_words (rule->start);

  if (*rule->start == '\0')
    return g_strdup_printf (_("%s, %s"), name_place (ledger, rule), direction);

  return g_strdup_printf (_("%s, %s, from %s"), name_place (ledger, rule), direction, date);
}

static char *
tell_rule (const DewLedger  *ledger,
           const DewRuleRow *rule)
{
  g_autoptr (DewRule) parsed = dew_rule_parse (ledger, rule->text, NULL);

  return parsed != NULL ? dew_rule_short (parsed, ledger) : g_strdup (rule->text);
}

/* ---- Rows ---- */

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      rule)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", rule);
  g_menu_append_item (menu, item);
}

static GtkWidget *
new_menu_button (const DewRuleRow *rule,
                 const char       *where)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = g_strdup_printf (_("Menu of the rule: %s"), where);

  append (menu, _("_Try it here"), "share.try", rule->id);
  append (menu, _("_Change…"), "share.change", rule->id);
  append (menu, _("Take it _away"), "share.take-away", rule->id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  dew_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu), NULL, NULL);
  dew_spoken_menu_button (GTK_MENU_BUTTON (button), name);
  return button;
}

static GtkWidget *
new_text (const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (DewWrittenRules  *self,
         const DewLedger  *ledger,
         const DewRuleRow *rule)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *where = tell_where (ledger, rule);
  g_autofree char *words = tell_rule (ledger, rule);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_text (where, "dew-secondary"));
  gtk_box_append (GTK_BOX (texts), new_text (words, NULL));
  if (*rule->note != '\0')
    gtk_box_append (GTK_BOX (texts), new_text (rule->note, "dew-secondary"));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), new_menu_button (rule, where));
  gtk_box_append (self->rows, row);
}

static char *
describe (const DewLedger *ledger,
          const GPtrArray *rules)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);
      g_autofree char *where = tell_where (ledger, rule);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\n%s\n%s\n%s\n", rule->id, where, rule->text, rule->note);
    }

  return g_string_free (text, FALSE);
}

void
dew_written_rules_show (DewWrittenRules *self,
                        const DewLedger *ledger,
                        gint64           pool,
                        gint64           scenario)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autofree char *says = NULL;
  GtkWidget *child;

  g_return_if_fail (DEW_IS_WRITTEN_RULES (self));

  rules = dew_rules_written (ledger, pool, scenario);
  says = describe (ledger, rules);
  if (g_strcmp0 (says, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&says);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < rules->len; i++)
    add_row (self, ledger, g_ptr_array_index (rules, i));
  if (rules->len == 0)
    gtk_box_append (self->rows, new_text (_("None yet: an underspend stays in the pool, and an overspend needs a rule. Try one above and use it, or write one for a line, or from a date on."), "dew-secondary"));
}

/* ---- The object ---- */

static void
dew_written_rules_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_written_rules_parent_class)->dispose (object);
}

static void
dew_written_rules_finalize (GObject *object)
{
  g_free (DEW_WRITTEN_RULES (object)->shown);

  G_OBJECT_CLASS (dew_written_rules_parent_class)->finalize (object);
}

static void
dew_written_rules_class_init (DewWrittenRulesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_written_rules_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_written_rules_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/written-rules.ui");
  gtk_widget_class_bind_template_child (widget_class, DewWrittenRules, rows);
}

static void
dew_written_rules_init (DewWrittenRules *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
