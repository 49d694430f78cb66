/* dew-share-choosers.c: what a sharing is tried with: the pool, the rule and the line to choose on the risk share page */
#include "dew-share-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-date.h"
#include "dew-in-view.h"
#include "dew-ratio.h"

/* A rule to choose from. */
typedef struct
{
  char  *text;          /* in the notation; NULL for what is typed */
  char  *label;
  gint64 rule;          /* id of the one that is written, 0: it is none */
} Choice;

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
            const char   *prefix,
            gint64        written)
{
  g_autoptr (DewRule) rule = dew_rule_parse (_dew_share_page_ledger (self), text, NULL);
  g_autofree char *canonical = NULL;
  g_autofree char *words = NULL;
  Choice *choice;

  if (rule == NULL)
    return;

  canonical = dew_rule_print (rule, _dew_share_page_ledger (self));
  for (guint i = 0; prefix == NULL && i < self->choices->len; i++)
    if (g_strcmp0 (((Choice *) g_ptr_array_index (self->choices, i))->text, canonical) == 0)
      return;

  words = dew_rule_short (rule, _dew_share_page_ledger (self));
  choice = g_new0 (Choice, 1);
  choice->rule = written;
  choice->text = g_steal_pointer (&canonical);
  choice->label = prefix == NULL ? g_strdup (words) : g_strdup_printf ("%s: %s", prefix, words);
  g_ptr_array_add (self->choices, choice);
}

/* Fixed percentages, to be typed over: as equal as they can be, so that they come to a hundred. NULL where no partner is. */
static char *
propose_fixed (DewSharePage *self)
{
  const GPtrArray *partners = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_PARTNER);
  g_autofree gint64 *ones = g_new (gint64, partners->len + 1);
  g_autofree gint64 *parts = g_new (gint64, partners->len + 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < partners->len; i++)
    ones[i] = 1;
  if (dew_apportion_units (DEW_WHOLE, ones, partners->len, parts) != DEW_APPORTION_OK)
    return NULL;

  for (guint i = 0; i < partners->len; i++)
    {
      g_autofree char *name = dew_rule_partner (_dew_share_page_ledger (self), ((const DewPartner *) g_ptr_array_index (partners, i))->id);
      char percent[DEW_PERCENT_SIZE];

      g_string_append_printf (text, "%s %s %s%%", i == 0 ? "fixed" : ",", name, dew_percent_print (parts[i], -1, percent));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
list_rules (DewSharePage *self)
{
  static const char *const templates[] = {
    "own", "proportional gross", "proportional gross opening", "proportional net", "proportional net opening", "equal", "retain",
  };
  const GPtrArray *partners = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_PARTNER);
  const GPtrArray *rules = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_RULE);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *fixed = propose_fixed (self);
  Choice *typed;

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);
      const DewScenario *scenario = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_SCENARIO, rule->scenario);
      g_autofree char *where = NULL;

      if (rule->pool != self->pool || rule->line != 0)
        continue;
      if (scenario != NULL)
        where = g_strdup_printf (_("Scenario “%s”"), scenario->name);
      add_choice (self, rule->text, where != NULL ? where : rule->direction == DEW_OVER ? _("Written for overspends") : _("Written for underspends"), rule->id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    add_choice (self, templates[i], NULL, 0);
  if (fixed != NULL)
    add_choice (self, fixed, NULL, 0);
  for (guint i = 0; i < partners->len; i++)
    {
      g_autofree char *name = dew_rule_partner (_dew_share_page_ledger (self), ((const DewPartner *) g_ptr_array_index (partners, i))->id);
      g_autofree char *text = g_strdup_printf ("all to %s", name);

      add_choice (self, text, NULL, 0);
    }

  typed = g_new0 (Choice, 1);
  typed->label = g_strdup (_("As typed below"));
  g_ptr_array_add (self->choices, typed);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (list, ((Choice *) g_ptr_array_index (self->choices, i))->label);
  gtk_drop_down_set_model (self->rule_choice, G_LIST_MODEL (list));
}

gint64
_dew_share_page_line (DewSharePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->line_choice);

  return selected < self->lines->len ? g_array_index (self->lines, gint64, selected) : 0;
}

static void
list_lines (DewSharePage *self)
{
  const DewNode *nodes = dew_ledger_nodes (_dew_share_page_ledger (self), NULL);
  guint top = dew_ledger_node (_dew_share_page_ledger (self), DEW_TABLE_POOL, self->pool);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 chosen = _dew_share_page_line (self);
  guint selected = 0;
  gint64 none = 0;

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
  const GPtrArray *pools = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_POOL);
  const DewTotals *totals = dew_document_totals (self->document, self->year, self->scenario);

  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (dew_totals_entered (totals, dew_ledger_node (_dew_share_page_ledger (self), DEW_TABLE_POOL, pool->id), DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return pool->id;
    }

  return pools->len == 0 ? 0 : ((const DewPool *) g_ptr_array_index (pools, 0))->id;
}

/* What is in force in the direction that is shown. Where nothing is written for overspends, the commonest rule is tried. */
static const char *
get_stored_rule (DewSharePage *self)
{
  g_autofree char *last_day = dew_year_last_day (self->year);
  const char *stored = dew_share_rule_text (_dew_share_page_ledger (self), self->pool, self->direction, last_day, self->scenario, NULL);

  return stored == NULL ? "proportional gross" : stored;
}

/* The pool's own rule stands in the entry to begin with. */
static void
take_stored_rule (DewSharePage *self)
{
  g_free (self->stored);
  self->stored = g_strdup (get_stored_rule (self));
  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), self->stored);
}

/* What is stored may be another since: taken back, say. Where that stood in the entry, the new one does; what is being tried stays. */
static void
follow_stored_rule (DewSharePage *self)
{
  const char *stored = get_stored_rule (self);

  if (g_strcmp0 (self->stored, stored) == 0)
    return;

  if (g_strcmp0 (self->stored, gtk_editable_get_text (GTK_EDITABLE (self->rule_entry))) == 0)
    take_stored_rule (self);
  g_free (self->stored);
  self->stored = g_strdup (stored);
}

static void
list_pools (DewSharePage *self)
{
  const GPtrArray *pools = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_POOL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  if (dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_POOL, self->pool) == NULL)
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

static gboolean
is_in_force (DewSharePage *self,
             const Choice *choice,
             const char   *text)
{
  const DewRuleRow *rule = _dew_share_page_in_force (self);

  return rule != NULL && choice->rule == rule->id && g_strcmp0 (choice->text, text) == 0;
}

/* Which of the choices the text is, first the rule that is in force; the last, "as typed", when it is none. */
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
    if (is_in_force (self, g_ptr_array_index (self->choices, i), text))
      break;
  if (i + 1 >= self->choices->len)
    for (i = 0; i + 1 < self->choices->len; i++)
      if (g_strcmp0 (((Choice *) g_ptr_array_index (self->choices, i))->text, text) == 0)
        break;
  gtk_drop_down_set_selected (self->rule_choice, i);
}

void
_dew_share_page_list_choices (DewSharePage *self)
{
  self->filling = TRUE;
  list_pools (self);
  list_rules (self);
  list_lines (self);
  if (self->pool != 0)
    follow_stored_rule (self);
  select_choice (self);
  self->filling = FALSE;
}

/* ---- What is chosen ---- */

void
_dew_share_page_take_written (DewSharePage *self)
{
  self->filling = TRUE;
  take_stored_rule (self);
  select_choice (self);
  self->filling = FALSE;
}

void
_dew_share_page_choose_pool (DewSharePage *self,
                             gint64        pool)
{
  const GPtrArray *pools = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_POOL);

  for (guint i = 0; i < pools->len; i++)
    if (((const DewPool *) g_ptr_array_index (pools, i))->id == pool)
      gtk_drop_down_set_selected (self->pool_choice, i);
}

void
_dew_share_page_choose_line (DewSharePage *self,
                             gint64        line)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, gint64, i) == line)
      gtk_drop_down_set_selected (self->line_choice, i);
}

static void
pool_chosen_cb (DewSharePage *self)
{
  const GPtrArray *pools;
  guint selected = gtk_drop_down_get_selected (self->pool_choice);

  if (self->filling || self->document == NULL)
    return;
  pools = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_POOL);
  if (selected >= pools->len)
    return;

  self->filling = TRUE;
  self->pool = ((const DewPool *) g_ptr_array_index (pools, selected))->id;
  list_rules (self);
  list_lines (self);
  self->filling = FALSE;
  _dew_share_page_take_written (self);
  _dew_share_page_calculate (self);
}

/* The entry is empty between its texts, which is no rule that was typed: the choice would leap to and fro for ever. */
static void
put_rule (DewSharePage *self,
          const char   *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->rule_entry), text);
  select_choice (self);
  self->filling = FALSE;
  _dew_share_page_calculate (self);
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

  put_rule (self, choice->text);
}

static void
rule_typed_cb (DewSharePage *self)
{
  if (self->filling || self->document == NULL)
    return;

  self->filling = TRUE;
  select_choice (self);
  self->filling = FALSE;
  _dew_share_page_calculate (self);
}

/* What is written in steps stands in the entry at once. */
static void
rule_written_cb (DewSharePage *self)
{
  put_rule (self, dew_rule_editor_get_text (self->rule_editor));
}

void
_dew_share_page_show_rule (DewSharePage *self,
                           const GError *error)
{
  dew_rule_editor_set_direction (self->rule_editor, self->direction);
  dew_rule_editor_set_text (self->rule_editor, gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)));
  dew_rule_editor_tell (self->rule_editor, error);
}

void
_dew_share_page_add_choosers (DewSharePage *self)
{
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  dew_choice_shorten (self->pool_choice);
  dew_choice_shorten (self->rule_choice);
  dew_choice_shorten (self->line_choice);
  dew_open_in_view (GTK_WIDGET (self->pool_choice));
  dew_open_in_view (GTK_WIDGET (self->rule_choice));
  dew_open_in_view (GTK_WIDGET (self->line_choice));
  g_signal_connect_swapped (self->pool_choice, "notify::selected", G_CALLBACK (pool_chosen_cb), self);
  g_signal_connect_swapped (self->rule_choice, "notify::selected", G_CALLBACK (rule_chosen_cb), self);
  g_signal_connect_swapped (self->line_choice, "notify::selected", G_CALLBACK (_dew_share_page_calculate), self);
  g_signal_connect_swapped (self->rule_entry, "changed", G_CALLBACK (rule_typed_cb), self);
  g_signal_connect_swapped (self->rule_editor, "changed", G_CALLBACK (rule_written_cb), self);
}

/* The variance has changed its sign: the rule follows, unless another than the stored one is being tried. */
void
_dew_share_page_turn (DewSharePage *self,
                      DewDirection  direction)
{
  gboolean stored = strcmp (gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)), get_stored_rule (self)) == 0;

  if (self->direction == direction)
    return;

  self->direction = direction;
  if (!stored)
    return;

  self->filling = TRUE;
  take_stored_rule (self);
  select_choice (self);
  self->filling = FALSE;
}
