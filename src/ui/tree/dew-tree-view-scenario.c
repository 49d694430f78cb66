/* dew-tree-view-scenario.c: the colour of the scenario that is shown in the grid, and the way back to the baseline */
#include "dew-tree-view-private.h"

#include "dew-scenario-words.h"
#include "dew-window.h"

static void
reset_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DewTreeView *self = data;
  DewGridReply reply = { 0 };
  DewGridArea area;

  if (!dew_grid_settle (self->grid) || !dew_grid_get_selection (self->grid, &area))
    return;

  dew_tree_model_reset (self->model, &area, &reply);
  if (reply.message != NULL)
    dew_window_tell (GTK_WIDGET (self), reply.message);
  dew_grid_reply_clear (&reply);
}

static const GActionEntry actions[] = {
  { .name = "reset", .activate = reset_activate },
};

void
_dew_tree_view_add_scenario (DewTreeView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  _dew_tree_view_show_scenario (self);
}

/* Its number may be another when scenarios come and go. */
void
_dew_tree_view_show_scenario (DewTreeView *self)
{
  DewDocument *document = self->model == NULL ? NULL : dew_tree_model_document (self->model);
  gint64 scenario = self->model == NULL ? DEW_BASELINE : dew_tree_model_scenario (self->model);
  GAction *reset = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "reset");

  dew_grid_set_scenario (self->grid, scenario == DEW_BASELINE ? 0 : dew_scenario_number (dew_document_ledger (document), scenario));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (reset), scenario != DEW_BASELINE && !dew_document_read_only (document, NULL));
}
