/* dew-spending-ways.c: how the budget of the current line or pool falls on the months, and how it is forecast, to choose from menus of the spending page */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-property-choices.h"
#include "dew-spending-page-private.h"
#include "dew-window.h"

/* The columns that are chosen, each also an action, and what its menu is called. */
static const struct {
  const char *column;
  const char *label;            /* marked for translation */
} ways[DEW_N_SPENDING_WAYS] = {
  { "profile", N_("B_udget over the months") },
  { "outlook", N_("Forec_ast") },
};

/* The pool or line that the cursor is on, and its property of that column; NULL where it has none. */
static const DewProperty *
find_property (DewSpendingPage  *self,
               const char       *column,
               DewPropertyOwner *owner)
{
  const DewNode *nodes;
  const DewProperty *list;
  guint node, n;

  if (self->model == NULL)
    return NULL;

  node = _dew_spending_page_node (self);
  nodes = dew_ledger_nodes (dew_document_ledger (self->document), NULL);
  list = dew_property_list (nodes[node].kind, &n);
  *owner = (DewPropertyOwner) { self->document, dew_node_table (nodes[node].kind), nodes[node].id, NULL };
  for (guint i = 0; i < n; i++)
    if (strcmp (list[i].column, column) == 0)
      return &list[i];

  return NULL;
}

/* ---- Choosing ---- */

static void
choose (DewSpendingPage        *self,
        const DewProperty      *property,
        const DewPropertyOwner *owner,
        guint                   selected)
{
  gpointer row = dew_row_copy (owner->table, dew_property_row (owner));
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (_("Changed “%s” of “%s”"), _(property->label), dew_row_text (owner->table, row, "name"));
  g_autoptr (GError) error = NULL;
  gboolean good;

  dew_property_choices_write (property, owner, selected, row);
  good = dew_edit_row (dew_document_ledger (self->document), changes, owner->table, row, &error);
  dew_row_free (owner->table, row);
  if (!dew_document_take (self->document, changes, good, what, &error))
    dew_window_tell (GTK_WIDGET (self), error->message);
}

static void
way_change_state (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  DewSpendingPage *self = data;
  DewPropertyOwner owner;
  const DewProperty *property;

  if (!_dew_spending_page_settle (self))
    return;

  property = find_property (self, g_action_get_name (G_ACTION (action)), &owner);
  if (property != NULL && dew_property_choices_selected (property, &owner) != (guint) g_variant_get_int32 (state))
    choose (self, property, &owner, (guint) g_variant_get_int32 (state));
}

/* ---- The menus ---- */

static void
fill_menu (GMenu         *menu,
           const char    *column,
           GtkStringList *words)
{
  g_autofree char *action = g_strconcat ("spending.", column, NULL);

  g_menu_remove_all (menu);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (words)); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (gtk_string_list_get_string (words, i), NULL);

      g_menu_item_set_action_and_target (item, action, "i", (gint32) i);
      g_menu_append_item (menu, item);
    }
}

/* They are made anew where they are of other words: a line may go by its pool. */
static void
words_changed_cb (GListModel      *words,
                  guint            at,
                  guint            removed,
                  guint            added,
                  DewSpendingPage *self)
{
  for (guint i = 0; i < DEW_N_SPENDING_WAYS; i++)
    if (words == G_LIST_MODEL (self->way_words[i]))
      fill_menu (self->way_menus[i], ways[i].column, self->way_words[i]);
}

void
_dew_spending_page_show_ways (DewSpendingPage *self,
                              gboolean         writable)
{
  for (guint i = 0; i < DEW_N_SPENDING_WAYS; i++)
    {
      GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), ways[i].column));
      DewPropertyOwner owner;
      const DewProperty *property = find_property (self, ways[i].column, &owner);

      g_simple_action_set_enabled (action, writable && property != NULL);
      if (property == NULL)
        continue;
      dew_property_choices_update (property, &owner, self->way_words[i]);
      g_simple_action_set_state (action, g_variant_new_int32 ((gint32) dew_property_choices_selected (property, &owner)));
    }
}

static const GActionEntry actions[] = {
  { .name = "profile", .parameter_type = "i", .state = "0", .change_state = way_change_state },
  { .name = "outlook", .parameter_type = "i", .state = "0", .change_state = way_change_state },
};

void
_dew_spending_page_add_ways (DewSpendingPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < DEW_N_SPENDING_WAYS; i++)
    {
      self->way_menus[i] = g_menu_new ();
      self->way_words[i] = gtk_string_list_new (NULL);
      g_signal_connect_object (self->way_words[i], "items-changed", G_CALLBACK (words_changed_cb), self, 0);
      g_menu_append_submenu (self->more_ways, _(ways[i].label), G_MENU_MODEL (self->way_menus[i]));
      g_menu_append_submenu (self->row_ways, _(ways[i].label), G_MENU_MODEL (self->way_menus[i]));
    }
}

void
_dew_spending_page_drop_ways (DewSpendingPage *self)
{
  for (guint i = 0; i < DEW_N_SPENDING_WAYS; i++)
    {
      g_clear_object (&self->way_menus[i]);
      g_clear_object (&self->way_words[i]);
    }
}
