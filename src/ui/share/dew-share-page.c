/* dew-share-page.c: the page that shares an over- or underspend between the partners, with the working */
#include "dew-share-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-columns.h"
#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-ratio.h"
#include "dew-share-bar.h"
#include "dew-share-printed.h"
#include "dew-share.h"
#include "dew-window.h"
#include "dew-working.h"

/* A rule to choose from. */
typedef struct
{
  char *text;           /* in the notation; NULL for what is typed */
  char *label;
} Choice;

struct _DewSharePage
{
  GtkWidget     parent_instance;

  GtkStack     *stack;
  GtkLabel     *stored_label;
  GtkWidget    *use_button;
  GtkDropDown  *pool_choice;
  GtkDropDown  *rule_choice;
  GtkEntry     *rule_entry;
  GtkRevealer  *rule_revealer;
  GtkLabel     *rule_message;
  GtkEntry     *variance_entry;
  GtkRevealer  *variance_revealer;
  GtkLabel     *variance_message;
  GtkDropDown  *line_choice;
  GtkLabel     *bears_amount;
  DewShareBar  *bar;
  GtkWidget    *unallocated;
  GtkLabel     *unallocated_label;
  GtkBox       *shares_box;
  GtkLabel     *basis_label;
  GtkWidget    *bears_card;
  GtkWidget    *settle_card;
  GtkWidget    *sentence_card;
  GtkLabel     *settlement;
  GtkLabel     *sentence;
  GtkLabel     *why_title;
  GtkLabel     *why_subtitle;
  GtkWidget    *copy_working;
  GtkBox       *working;
  GtkWidget    *printed_card;
  GtkLabel     *printed_label;

  DewDocument  *document;
  int           year;
  gint64        pool;           /* id of the chosen one */
  GPtrArray    *choices;        /* Choice */
  GArray       *lines;          /* gint64: ids behind line_choice, 0 first */
  DewShare     *share;          /* what is shown, NULL where it was refused */
  gint64        asked;          /* the partner whose share the working is asked for */
  gboolean      filling;
  gboolean      stale;          /* the document changed while another page was shown */
};

static void dew_share_page_iface_init (DewPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewSharePage, dew_share_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_PAGE, dew_share_page_iface_init))

static const DewLedger *
get_ledger (DewSharePage *self)
{
  return dew_document_ledger (self->document);
}

/* ---- What to choose from ---- */

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->text);
  g_free (choice->label);
  g_free (choice);
}

/* Adds a rule that reads, once. prefix says where it comes from. */
static void
add_choice (DewSharePage *self,
            const char   *text,
            const char   *prefix)
{
  g_autoptr (DewRule) rule = dew_rule_parse (get_ledger (self), text, NULL);
  g_autofree char *canonical = NULL;
  g_autofree char *words = NULL;
  Choice *choice;

  if (rule == NULL)
    return;

  canonical = dew_rule_print (rule, get_ledger (self));
  for (guint i = 0; prefix == NULL && i < self->choices->len; i++)
    if (g_strcmp0 (((Choice *) g_ptr_array_index (self->choices, i))->text, canonical) == 0)
      return;

  words = dew_rule_short (rule, get_ledger (self));
  choice = g_new0 (Choice, 1);
  choice->text = g_steal_pointer (&canonical);
  choice->label = prefix == NULL ? g_strdup (words) : g_strdup_printf ("%s: %s", prefix, words);
  g_ptr_array_add (self->choices, choice);
}

static void
list_rules (DewSharePage *self)
{
  static const char *const templates[] = {
    "own", "proportional gross", "proportional gross opening", "proportional net", "proportional net opening", "equal", "retain",
  };
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  const GPtrArray *rules = dew_ledger_rows (get_ledger (self), DEW_TABLE_RULE);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  Choice *typed;

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);
      const DewScenario *scenario = dew_ledger_find (get_ledger (self), DEW_TABLE_SCENARIO, rule->scenario);
      g_autofree char *where = NULL;

      if (rule->pool != self->pool || rule->line != 0)
        continue;
      if (scenario != NULL)
        where = g_strdup_printf (_("Scenario “%s”"), scenario->name);
      add_choice (self, rule->text, where != NULL ? where : rule->direction == DEW_OVER ? _("Written for overspends") : _("Written for underspends"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    add_choice (self, templates[i], NULL);
  for (guint i = 0; i < partners->len; i++)
    {
      g_autofree char *name = dew_rule_partner (get_ledger (self), ((const DewPartner *) g_ptr_array_index (partners, i))->id);
      g_autofree char *text = g_strdup_printf ("all to %s", name);

      add_choice (self, text, NULL);
    }

  typed = g_new0 (Choice, 1);
  typed->label = g_strdup (_("As typed below"));
  g_ptr_array_add (self->choices, typed);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (list, ((Choice *) g_ptr_array_index (self->choices, i))->label);
  gtk_drop_down_set_model (self->rule_choice, G_LIST_MODEL (list));
}

static void
list_lines (DewSharePage *self)
{
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);
  guint top = dew_ledger_node (get_ledger (self), DEW_TABLE_POOL, self->pool);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 chosen = 0;
  guint selected = gtk_drop_down_get_selected (self->line_choice);
  gint64 none = 0;

  if (selected < self->lines->len)
    chosen = g_array_index (self->lines, gint64, selected);
  selected = 0;
  g_array_set_size (self->lines, 0);

  g_array_append_val (self->lines, none);
  gtk_string_list_append (list, _("The pool’s lines, in proportion to gross"));
  for (guint i = top + 1; top != 0 && i < nodes[top].end; i++)
    {
      if (nodes[i].id == chosen)
        selected = self->lines->len;
      g_array_append_val (self->lines, nodes[i].id);
      gtk_string_list_append (list, nodes[i].line->name);
    }
  gtk_drop_down_set_model (self->line_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->line_choice, selected);
}

/* The pool that is worth showing first: one with contributions in the year. */
static gint64
first_pool (DewSharePage *self)
{
  const GPtrArray *pools = dew_ledger_rows (get_ledger (self), DEW_TABLE_POOL);
  const DewTotals *totals = dew_document_totals (self->document, self->year, DEW_BASELINE);

  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (dew_totals_entered (totals, dew_ledger_node (get_ledger (self), DEW_TABLE_POOL, pool->id), DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return pool->id;
    }

  return pools->len == 0 ? 0 : ((const DewPool *) g_ptr_array_index (pools, 0))->id;
}

/* The pool's own rule stands in the entry to begin with. */
static void
take_stored_rule (DewSharePage *self)
{
  g_autofree char *last_day = dew_year_last_day (self->year);
  const char *stored = dew_share_rule_text (get_ledger (self), self->pool, DEW_OVER, last_day, DEW_BASELINE, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), stored == NULL ? "proportional gross" : stored);
}

static void
list_pools (DewSharePage *self)
{
  const GPtrArray *pools = dew_ledger_rows (get_ledger (self), DEW_TABLE_POOL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  if (dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, self->pool) == NULL)
    {
      self->pool = first_pool (self);
      take_stored_rule (self);
    }

  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (pool->id == self->pool)
        selected = i;
      gtk_string_list_append (list, pool->name);
    }
  gtk_drop_down_set_model (self->pool_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->pool_choice, selected);
}

/* Which of the choices the text is; the last, "as typed", when it is none. */
static void
select_choice (DewSharePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rule_entry));
  guint selected = gtk_drop_down_get_selected (self->rule_choice);
  const Choice *current = selected < self->choices->len ? g_ptr_array_index (self->choices, selected) : NULL;
  guint i;

  /* The same rule may stand in the list twice, written and in a scenario: what was chosen stays. */
  if (current != NULL && g_strcmp0 (current->text, text) == 0)
    return;
  for (i = 0; i + 1 < self->choices->len; i++)
    if (g_strcmp0 (((Choice *) g_ptr_array_index (self->choices, i))->text, text) == 0)
      break;
  gtk_drop_down_set_selected (self->rule_choice, i);
}

/* ---- What is shown ---- */

static void
refuse (GtkWidget   *entry,
        GtkRevealer *revealer,
        GtkLabel    *label,
        const char  *reason)
{
  if (reason != NULL)
    {
      gtk_label_set_label (label, reason);
      gtk_widget_add_css_class (entry, "dew-bad");
    }
  else
    gtk_widget_remove_css_class (entry, "dew-bad");
  gtk_revealer_set_reveal_child (revealer, reason != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason == NULL ? "" : reason, -1);
}

static void
show_why (DewSharePage *self)
{
  const DewPartner *partner = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, self->asked);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *amount = NULL;

  for (guint i = 0; partner != NULL && i < self->share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (self->share->partners, DewPartnerShare, i);

      if (one->partner == self->asked)
        amount = dew_pounds (one->share, DEW_PRINT_SYMBOL);
    }

  title = amount == NULL ? g_strdup (_("The working")) : g_strdup_printf (_("Why %s?"), amount);
  subtitle = amount == NULL ? g_strdup_printf (_("In %u steps"), self->share->works->len)
                            : g_strdup_printf (_("%s’s share, in %u steps"), partner->name, self->share->works->len);
  gtk_label_set_label (self->why_title, title);
  gtk_label_set_label (self->why_subtitle, subtitle);
  dew_working_fill (self->working, get_ledger (self), self->share, self->asked);
}

/* Somebody's share is always asked for: to begin with the first partner's. */
static void
choose_asked (DewSharePage *self)
{
  const GArray *partners = self->share->partners;

  for (guint i = 0; i < partners->len; i++)
    if (g_array_index (partners, DewPartnerShare, i).partner == self->asked)
      return;

  self->asked = partners->len == 0 ? 0 : g_array_index (partners, DewPartnerShare, 0).partner;
}

static void
share_toggled_cb (GtkToggleButton *button,
                  DewSharePage    *self)
{
  const gint64 *partner = g_object_get_data (G_OBJECT (button), "partner");

  if (gtk_toggle_button_get_active (button) && self->share != NULL)
    {
      self->asked = *partner;
      show_why (self);
    }
}

/* A share is a button: it asks for its working. */
static GtkWidget *
new_share_button (DewSharePage          *self,
                  const DewPartnerShare *share,
                  const char            *name)
{
  g_autofree char *text = dew_pounds (share->share, 0);
  g_autofree char *spoken = g_strdup_printf (_("%s bears £%s; show why"), name, text);
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "share");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (button, _("Show why"));
  g_object_set_data_full (G_OBJECT (button), "partner", g_memdup2 (&share->partner, sizeof share->partner), g_free);

  return button;
}

static void
add_share (DewSharePage          *self,
           GtkGrid               *table,
           int                    row,
           const DewPartnerShare *share,
           GtkToggleButton      **group)
{
  const DewPartner *partner = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, share->partner);
  int index = dew_ledger_partner_index (get_ledger (self), share->partner);
  GtkWidget *button = new_share_button (self, share, partner->name);
  g_autofree char *cost = dew_pounds (share->cost, 0);
  char percent[DEW_PERCENT_SIZE];

  dew_working_table_name (table, row, dew_partner_short (partner), index);
  dew_working_table_cell (table, row, 1, self->share->has_percent ? dew_percent_print (share->percent, 4, percent) : "–", NULL);
  gtk_grid_attach (table, button, 2, row, 1, 1);
  dew_working_table_cell (table, row, 3, cost, NULL);

  if (*group == NULL)
    *group = GTK_TOGGLE_BUTTON (button);
  else
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), share->partner == self->asked);
  g_signal_connect (button, "toggled", G_CALLBACK (share_toggled_cb), self);
}

/* What no partner bears has its row too, or the column would not add up. */
static int
add_rest (DewSharePage *self,
          GtkGrid      *table,
          int           row,
          const char   *name,
          gint64        amount)
{
  g_autofree char *text = dew_pounds (amount, 0);

  if (amount == 0)
    return row;

  dew_working_table_cell (table, row, 0, name, NULL);
  dew_working_table_cell (table, row, 2, text, "bold");

  return row + 1;
}

static void
show_shares (DewSharePage *self)
{
  const char *headings[] = { "", _("% of variance"), _("Share, £"), _("Final cost, £") };
  GtkWidget *table = dew_working_table_new (headings, G_N_ELEMENTS (headings));
  GtkGrid *grid = GTK_GRID (table);
  GtkToggleButton *group = NULL;
  gint64 cost = 0, percent = 0;
  g_autofree char *variance = dew_pounds (self->share->variance, 0);
  g_autofree char *total = NULL;
  char percent_text[DEW_PERCENT_SIZE];
  int row = 2;

  for (guint i = 0; i < self->share->partners->len; i++)
    {
      const DewPartnerShare *share = &g_array_index (self->share->partners, DewPartnerShare, i);

      add_share (self, grid, row++, share, &group);
      cost += share->cost;
      percent += share->percent;
    }
  row = add_rest (self, grid, row, _("From the reserve"), self->share->reserve);
  row = add_rest (self, grid, row, _("Held in the pool"), self->share->held);
  row = add_rest (self, grid, row, _("Unallocated, for decision"), self->share->unallocated);

  total = dew_pounds (cost, 0);
  dew_working_table_rule (grid, row++, 4, TRUE);
  dew_working_table_cell (grid, row, 0, _("Total"), "total");
  dew_working_table_cell (grid, row, 1, self->share->has_percent ? dew_percent_print (percent, 4, percent_text) : "–", "total");
  dew_working_table_cell (grid, row, 2, variance, "total");
  dew_working_table_cell (grid, row, 3, total, "total");
  gtk_box_append (self->shares_box, table);
}

static void
show_settlement (DewSharePage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (self->share->payments, DewPayment, i);
      const DewPartner *from = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, payment->from);
      const DewPartner *to = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, payment->to);
      g_autofree char *amount = dew_pounds (payment->amount, DEW_PRINT_SYMBOL);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%s pays %s %s."), from->name, to->name, amount);
    }
  if (*self->share->settlement_note != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->share->settlement_note);
  if (text->len == 0)
    g_string_append (text, _("Nobody owes anybody anything: what falls is borne by the host, who has paid the providers."));

  gtk_label_set_label (self->settlement, text->str);
}

/* Percentages as papers print them, whole, are another rule than the ratio they come from: say what the difference would cost. */
static void
show_printed (DewSharePage        *self,
              const DewShareQuery *query)
{
  g_autoptr (DewPrinted) printed = self->share->variance > 0 ? dew_printed_new (get_ledger (self), query, self->share) : NULL;
  const DewPartner *partner;
  g_autofree char *difference = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->printed_card, printed != NULL);
  if (printed == NULL)
    return;

  partner = dew_ledger_find (get_ledger (self), DEW_TABLE_PARTNER, printed->partner);
  difference = dew_pounds (ABS (printed->difference), DEW_PRINT_SYMBOL);
  text = g_strdup_printf (printed->difference >= 0 ? _("%s, rounded as papers print it, is another rule: it would cost %s %s more than the ratio of contributions.")
                                                   : _("%s, rounded as papers print it, is another rule: it would cost %s %s less than the ratio of contributions."),
                          printed->percentages, partner->name, difference);
  gtk_label_set_label (self->printed_label, text);
}

static void
clear_result (DewSharePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shares_box))) != NULL)
    gtk_box_remove (self->shares_box, child);
  dew_working_fill (self->working, get_ledger (self), NULL, 0);
  dew_share_bar_set_share (self->bar, get_ledger (self), NULL);
  gtk_label_set_label (self->bears_amount, "");
  gtk_label_set_label (self->basis_label, "");
  gtk_label_set_label (self->settlement, "");
  gtk_label_set_label (self->sentence, "");
  gtk_label_set_label (self->why_title, _("The working"));
  gtk_label_set_label (self->why_subtitle, _("It appears when the rule and the variance can be read."));
  gtk_widget_set_visible (self->unallocated, FALSE);
  gtk_widget_set_visible (self->printed_card, FALSE);
}

static void
show_result (DewSharePage        *self,
             const DewShareQuery *query)
{
  g_autofree char *amount = dew_pounds (ABS (self->share->variance), DEW_PRINT_SYMBOL);
  g_autofree char *over = g_strdup_printf (self->share->variance >= 0 ? _("%s over") : _("%s under"), amount);
  g_autofree char *nobody = dew_pounds (self->share->unallocated, DEW_PRINT_SYMBOL);
  g_autofree char *warning = g_strdup_printf (_("◆ %s is borne by nobody yet: unallocated, for decision"), nobody);

  gtk_label_set_label (self->bears_amount, over);
  dew_share_bar_set_share (self->bar, get_ledger (self), self->share);
  choose_asked (self);
  show_shares (self);
  gtk_label_set_label (self->basis_label, self->share->basis);
  gtk_label_set_label (self->unallocated_label, warning);
  gtk_widget_set_visible (self->unallocated, self->share->unallocated != 0);
  show_settlement (self);
  gtk_label_set_label (self->sentence, self->share->sentence);
  show_why (self);
  show_printed (self, query);
}

/* What is written for the pool, and whether what is tried is that. */
static void
show_stored (DewSharePage *self,
             gint64        variance)
{
  DewDirection direction = variance < 0 ? DEW_UNDER : DEW_OVER;
  gboolean written;
  g_autofree char *last_day = dew_year_last_day (self->year);
  const char *stored = dew_share_rule_text (get_ledger (self), self->pool, direction, last_day, DEW_BASELINE, &written);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rule_entry));
  g_autoptr (DewRule) rule = dew_rule_parse (get_ledger (self), text, NULL);
  g_autofree char *canonical = rule == NULL ? NULL : dew_rule_print (rule, get_ledger (self));
  gboolean same = written && g_strcmp0 (stored, canonical) == 0;

  gtk_label_set_label (self->stored_label,
                       same ? (direction == DEW_OVER ? _("This is the rule written for overspends") : _("This is the rule written for underspends"))
                            : _("Every change here is tried, nothing is stored until you press"));
  gtk_widget_set_sensitive (self->use_button, !same && canonical != NULL && self->share != NULL && !dew_document_read_only (self->document, NULL));
}

static void
calculate (DewSharePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->line_choice);
  DewReading reading;
  DewReadStatus status = dew_money_read (gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)), DEW_UNIT_POUNDS, &reading);
  DewShareQuery query = {
    .pool = self->pool,
    .year = self->year,
    .variance = reading.value.pence,
    .line = selected < self->lines->len ? g_array_index (self->lines, gint64, selected) : 0,
    .rule = gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)),
    .scenario = DEW_BASELINE,
  };
  g_autofree char *bad_variance = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->pool == 0)
    return;

  g_clear_pointer (&self->share, dew_share_free);
  clear_result (self);

  if (status == DEW_READ_REFUSED)
    bad_variance = g_strdup_printf (_("Not understood: %s."), _(reading.reason));
  else if (status == DEW_READ_EMPTY)
    bad_variance = g_strdup (_("Type the variance to share, as 1,000,000 or 1.2m, below 0 for an underspend."));
  else
    self->share = dew_share (get_ledger (self), &query, &error);

  refuse (GTK_WIDGET (self->variance_entry), self->variance_revealer, self->variance_message, bad_variance);
  refuse (GTK_WIDGET (self->rule_entry), self->rule_revealer, self->rule_message, error == NULL ? NULL : error->message);
  if (self->share != NULL)
    show_result (self, &query);
  gtk_widget_set_visible (self->bears_card, self->share != NULL);
  gtk_widget_set_visible (self->settle_card, self->share != NULL);
  gtk_widget_set_visible (self->sentence_card, self->share != NULL);
  gtk_widget_set_sensitive (self->copy_working, self->share != NULL);
  show_stored (self, status == DEW_READ_OK ? reading.value.pence : 0);
}

/* ---- What the user does ---- */

static void
pool_chosen_cb (DewSharePage *self)
{
  const GPtrArray *pools;
  guint selected = gtk_drop_down_get_selected (self->pool_choice);

  if (self->filling || self->document == NULL)
    return;
  pools = dew_ledger_rows (get_ledger (self), DEW_TABLE_POOL);
  if (selected >= pools->len)
    return;

  self->filling = TRUE;
  self->pool = ((const DewPool *) g_ptr_array_index (pools, selected))->id;
  list_rules (self);
  list_lines (self);
  take_stored_rule (self);
  select_choice (self);
  self->filling = FALSE;
  calculate (self);
}

static void
rule_chosen_cb (DewSharePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->rule_choice);
  const Choice *choice;

  if (self->filling || selected >= self->choices->len)
    return;

  choice = g_ptr_array_index (self->choices, selected);
  if (choice->text == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->rule_entry));
      return;
    }

  /* The entry is empty between its texts, which is no rule that was typed: the choice would leap to and fro for ever. */
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), choice->text);
  self->filling = FALSE;
  calculate (self);
}

static void
rule_typed_cb (DewSharePage *self)
{
  if (self->filling || self->document == NULL)
    return;

  self->filling = TRUE;
  select_choice (self);
  self->filling = FALSE;
  calculate (self);
}

static void
input_changed_cb (DewSharePage *self)
{
  if (self->document != NULL)
    calculate (self);
}

static void
use_clicked_cb (GtkWidget    *button,
                DewSharePage *self)
{
  const DewPool *pool = dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, self->pool);
  DewIds ids = dew_document_ids (self->document);
  gboolean over = self->share->variance >= 0;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)));
  DewRuleRow *row = dew_row_new (DEW_TABLE_RULE);
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (over ? _("Overspend rule of “%s”: %s") : _("Underspend rule of “%s”: %s"), pool->name, text);
  g_autofree char *sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);
  g_autoptr (GError) error = NULL;
  gboolean good;

  row->id = ids.next (ids.data);
  row->pool = self->pool;
  row->direction = over ? DEW_OVER : DEW_UNDER;
  dew_row_set_text (DEW_TABLE_RULE, row, "text", text);
  good = dew_edit_rule (get_ledger (self), changes, row, &error);
  dew_row_free (DEW_TABLE_RULE, row);
  good = dew_document_take (self->document, changes, good, what, &error);
  dew_window_tell (GTK_WIDGET (self), good ? sentence : error->message);
}

static void
copy_sentence_cb (GtkWidget    *button,
                  DewSharePage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (self->sentence));
  dew_window_tell (GTK_WIDGET (self), _("Copied the sentence."));
}

static void
copy_working_cb (GtkWidget    *button,
                 DewSharePage *self)
{
  g_autofree char *text = dew_working_text (get_ledger (self), self->share);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  dew_window_tell (GTK_WIDGET (self), _("Copied the working."));
}

/* ---- Following the document ---- */

static void
look_again (DewSharePage *self)
{
  const GPtrArray *pools = dew_ledger_rows (get_ledger (self), DEW_TABLE_POOL);

  /* While another page is shown an edit there costs nothing here. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  gtk_stack_set_visible_child_name (self->stack, pools->len == 0 ? "empty" : "share");
  if (pools->len == 0)
    {
      self->pool = 0;
      return;
    }

  self->filling = TRUE;
  list_pools (self);
  list_rules (self);
  list_lines (self);
  select_choice (self);
  self->filling = FALSE;
  calculate (self);
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewSharePage     *self)
{
  look_again (self);
}

static void
reloaded_cb (DewDocument  *document,
             DewSharePage *self)
{
  look_again (self);
}

static void
dew_share_page_set_document (DewPage     *page,
                             DewDocument *document)
{
  DewSharePage *self = DEW_SHARE_PAGE (page);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->share, dew_share_free);
  self->pool = 0;
  self->asked = 0;
  if (document == NULL)
    return;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  look_again (self);
}

static void
dew_share_page_set_year (DewPage *page,
                         int      year)
{
  DewSharePage *self = DEW_SHARE_PAGE (page);

  self->year = year;
  if (self->document != NULL)
    look_again (self);
}

static void
dew_share_page_take_focus (DewPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (DEW_SHARE_PAGE (page)->variance_entry));
}

static void
dew_share_page_iface_init (DewPageInterface *iface)
{
  iface->set_document = dew_share_page_set_document;
  iface->set_year = dew_share_page_set_year;
  iface->take_focus = dew_share_page_take_focus;
}

/* ---- The object ---- */

static void
dew_share_page_dispose (GObject *object)
{
  DewSharePage *self = DEW_SHARE_PAGE (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_share_page_parent_class)->dispose (object);
}

static void
dew_share_page_finalize (GObject *object)
{
  DewSharePage *self = DEW_SHARE_PAGE (object);

  g_clear_pointer (&self->share, dew_share_free);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (dew_share_page_parent_class)->finalize (object);
}

static void
dew_share_page_map (GtkWidget *widget)
{
  DewSharePage *self = DEW_SHARE_PAGE (widget);

  GTK_WIDGET_CLASS (dew_share_page_parent_class)->map (widget);
  if (self->stale && self->document != NULL)
    look_again (self);
}

static void
dew_share_page_class_init (DewSharePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_share_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_share_page_finalize;
  widget_class->map = dew_share_page_map;

  g_type_ensure (DEW_TYPE_COLUMNS);
  g_type_ensure (DEW_TYPE_SHARE_BAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/share-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, stored_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, use_button);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, pool_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_entry);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_message);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, variance_entry);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, variance_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, variance_message);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, line_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, bears_amount);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, bar);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, unallocated);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, unallocated_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, shares_box);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, basis_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, bears_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, settle_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, sentence_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, settlement);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, why_title);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, why_subtitle);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, copy_working);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, working);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, printed_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, printed_label);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_sentence_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_working_cb);
}

static void
dew_share_page_init (DewSharePage *self)
{
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->year = DEW_YEAR_MIN;
  gtk_widget_init_template (GTK_WIDGET (self));

  dew_choice_shorten (self->pool_choice);
  dew_choice_shorten (self->rule_choice);
  dew_choice_shorten (self->line_choice);
  gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), "1,000,000");
  g_signal_connect_swapped (self->pool_choice, "notify::selected", G_CALLBACK (pool_chosen_cb), self);
  g_signal_connect_swapped (self->rule_choice, "notify::selected", G_CALLBACK (rule_chosen_cb), self);
  g_signal_connect_swapped (self->line_choice, "notify::selected", G_CALLBACK (input_changed_cb), self);
  g_signal_connect_swapped (self->rule_entry, "changed", G_CALLBACK (rule_typed_cb), self);
  g_signal_connect_swapped (self->variance_entry, "changed", G_CALLBACK (input_changed_cb), self);
}
