/* dew-tree-view-find.c: finds rows by what is typed, and goes from one to the next */
#include "dew-tree-view-private.h"

#include <glib/gi18n-lib.h>

static const DewNode *
get_node (DewTreeView *self,
          guint        node)
{
  return &dew_ledger_nodes (dew_document_ledger (dew_tree_model_document (self->model)), NULL)[node];
}

static void
show_matches (DewTreeView *self)
{
  g_autofree char *text = NULL;

  if (self->found != NULL && self->found->len > 0)
    text = g_strdup_printf (_("%u of %u"), self->found_at + 1, self->found->len);
  else if (self->found != NULL)
    text = g_strdup (_("Not found"));

  gtk_widget_set_visible (GTK_WIDGET (self->matches), text != NULL);
  gtk_label_set_label (self->matches, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

/* The cursor goes to a match; the focus stays where it is, so that one can go on typing. */
static void
go_to_match (DewTreeView *self,
             guint        at)
{
  const DewNode *node = get_node (self, g_array_index (self->found, guint, at));
  guint row;

  self->found_at = at;
  if (node->kind == DEW_NODE_AGREEMENT)
    row = dew_tree_row_of (dew_tree_model_tree (self->model), g_array_index (self->found, guint, at));
  else
    {
      row = dew_tree_model_reveal (self->model, dew_node_table (node->kind), node->id);
      if (row == G_MAXUINT && dew_tree_is_filtered (dew_tree_model_tree (self->model)))
        {
          _dew_tree_view_show_all (self);
          row = dew_tree_model_reveal (self->model, dew_node_table (node->kind), node->id);
        }
    }
  if (row != G_MAXUINT)
    dew_grid_set_cursor (self->grid, row, 0, FALSE);
  show_matches (self);
}

/* The first match at or behind the cursor. */
static guint
first_match (DewTreeView *self)
{
  guint row, column;
  guint from = 0;

  if (dew_grid_get_cursor (self->grid, &row, &column) && row != DEW_GRID_TOTAL)
    from = dew_tree_node (dew_tree_model_tree (self->model), row);
  for (guint i = 0; from != DEW_TREE_NEW_POOL && i < self->found->len; i++)
    if (g_array_index (self->found, guint, i) >= from)
      return i;

  return 0;
}

static void
look_for (DewTreeView *self,
          gboolean     go)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->found, g_array_unref);
  if (self->model != NULL && *text != '\0')
    {
      self->found = dew_tree_find (dew_tree_model_tree (self->model), text);
      self->found_at = 0;
      if (self->found->len > 0 && go)
        {
          go_to_match (self, first_match (self));
          return;
        }
    }
  show_matches (self);
}

void
_dew_tree_view_find_again (DewTreeView *self)
{
  guint at = self->found_at;

  if (self->found == NULL)
    return;

  look_for (self, FALSE);
  if (self->found != NULL && at < self->found->len)
    self->found_at = at;
  show_matches (self);
}

static void
step (DewTreeView *self,
      int          by)
{
  guint n;

  if (self->found == NULL)
    look_for (self, FALSE);
  if (self->found == NULL || self->found->len == 0)
    return;

  n = self->found->len;
  go_to_match (self, (self->found_at + n + (guint) by) % n);
}

static void
search_changed_cb (DewTreeView *self)
{
  look_for (self, TRUE);
}

static void
next_match_cb (DewTreeView *self)
{
  step (self, 1);
}

static void
previous_match_cb (DewTreeView *self)
{
  step (self, -1);
}

static void
stop_search_cb (DewTreeView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DewTreeView           *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;

  /* What was typed just now has not been looked for yet. */
  if (self->found == NULL)
    look_for (self, TRUE);
  else
    step (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
  return TRUE;
}

void
_dew_tree_view_add_find (DewTreeView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "next-match", G_CALLBACK (next_match_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "previous-match", G_CALLBACK (previous_match_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
}

void
dew_tree_view_find (DewTreeView *self)
{
  g_return_if_fail (DEW_IS_TREE_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}
