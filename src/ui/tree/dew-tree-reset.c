/* dew-tree-reset.c: takes cells of a tree's model back to the baseline */
#include "dew-tree-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-difference.h"
#include "dew-edit-arranged.h"
#include "dew-edit-reset.h"
#include "dew-edit-scenario.h"
#include "dew-money-print.h"
#include "dew-window.h"

typedef struct {
  DewTreeModel *model;
  DewTreeEdit  *edit;
  gint64        scenario;
  guint         n;              /* things that are reset */
  guint         top, end;       /* nodes: of the last name that was reset, and what is in it */
  gboolean      lead, status;   /* of the row's line, to be reset */
  gboolean      sums;           /* some cell only adds up what differs */
} Reset;

static const DewLedger *
get_ledger (const Reset *self)
{
  return dew_document_ledger (_dew_tree_model_private (self->model)->document);
}

/* By a name, all that the scenario says of what stands there. */
static gboolean
reset_name (Reset   *self,
            guint    node,
            GError **error)
{
  guint end = dew_ledger_nodes (get_ledger (self), NULL)[node].end;
  guint before = self->n;

  for (guint i = node; i < end; i++)
    self->n += dew_difference_count_at (get_ledger (self), self->scenario, i);

  return self->n == before || dew_edit_reset_place (get_ledger (self), dew_tree_edit_changes (self->edit), self->scenario, node, error);
}

/* By columns of lines, of how the line stands what is said there: both at once, for it is one row. */
static gboolean
reset_arranged (Reset   *self,
                guint    node,
                GError **error)
{
  const DewLine *there = dew_ledger_nodes (get_ledger (self), NULL)[node].line;
  DewLine *line = dew_arranged_line (get_ledger (self), there, self->scenario);
  gboolean good;

  if (self->lead)
    {
      line->lead_mode = there->lead_mode;
      line->lead = there->lead;
    }
  if (self->status)
    {
      line->status = there->status;
      dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", there->pooled_from);
    }
  good = dew_edit_arranged_line (get_ledger (self), dew_tree_edit_changes (self->edit), dew_document_ids (_dew_tree_model_private (self->model)->document), self->scenario,
                                 line, error);
  dew_row_free (DEW_TABLE_LINE, line);
  self->n += self->lead + self->status;
  self->lead = self->status = FALSE;

  return good;
}

static gboolean
reset_cell (Reset   *self,
            guint    node,
            guint    number,
            GError **error)
{
  DewTreeTarget target;

  _dew_tree_model_aim_anyway (self->model, dew_tree_node_kind (_dew_tree_model_private (self->model)->tree, node), node, number, &target);
  switch (_dew_tree_model_differs (self->model, node, number, &target))
    {
    case DEW_TREE_CHANGED:
      self->lead |= target.kind == DEW_TREE_FIELD && strcmp (target.column, "lead") == 0;
      self->status |= target.kind == DEW_TREE_FIELD && strcmp (target.column, "lead") != 0;
      self->n += target.kind == DEW_TREE_FIGURE;
      return target.kind != DEW_TREE_FIGURE || dew_edit_reset_figure (get_ledger (self), dew_tree_edit_changes (self->edit), &target.figure, error);
    case DEW_TREE_TOUCHED:
      self->sums = TRUE;
      return TRUE;
    case DEW_TREE_SAME:
    default:
      return TRUE;
    }
}

/* What stands in a row whose name is reset is reset with it, be it selected as well or not. */
static gboolean
reset_row (Reset             *self,
           const DewGridArea *area,
           guint              row,
           GError           **error)
{
  guint node = dew_tree_node (_dew_tree_model_private (self->model)->tree, row);

  if (node == DEW_TREE_NEW_POOL || (node > self->top && node < self->end))
    return TRUE;
  if (area->left == 0 && node != 0)
    {
      self->top = node;
      self->end = dew_ledger_nodes (get_ledger (self), NULL)[node].end;
      return reset_name (self, node, error);
    }

  for (guint number = MAX (area->left, 1); number <= area->right; number++)
    if (!reset_cell (self, node, number, error))
      return FALSE;

  return !(self->lead || self->status) || reset_arranged (self, node, error);
}

static gboolean
gather (Reset              *self,
        const DewGridArea  *area,
        GError            **error)
{
  if (area->top == DEW_GRID_TOTAL)
    return reset_row (self, area, DEW_GRID_TOTAL, error);

  for (guint row = area->top; row <= MIN (area->bottom, dew_grid_model_n_rows (DEW_GRID_MODEL (self->model)) - 1); row++)
    if (!reset_row (self, area, row, error))
      return FALSE;

  return TRUE;
}

static DewGridAnswer
refuse (DewGridReply *reply,
        char         *message)
{
  reply->message = message;

  return DEW_GRID_REFUSED;
}

static void
done_cb (const char *refusal,
         gpointer    data)
{
  g_autoptr (GtkWidget) widget = data;

  if (refusal != NULL)
    dew_window_tell (widget, refusal);
}

static DewGridAnswer
take (Reset        *self,
      DewGridReply *reply)
{
  GtkWidget *widget = dew_tree_widget (_dew_tree_model_private (self->model)->tree);
  char count[DEW_MONEY_SIZE];
  g_autofree char *what = NULL;
  gboolean aside;
  DewGridAnswer answer;

  dew_print_count (self->n, count);
  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Reset %s change to the baseline", "Reset %s changes to the baseline", self->n), count);
  answer = dew_tree_edit_take (self->edit, what, done_cb, widget, &aside, reply);
  if (aside)
    g_object_ref (widget);
  if (answer == DEW_GRID_TAKEN)
    reply->message = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);

  return answer;
}

DewGridAnswer
dew_tree_model_reset (DewTreeModel      *self,
                      const DewGridArea *area,
                      DewGridReply      *reply)
{
  g_autoptr (DewTreeEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  DewTreeCells cells;
  Reset reset;

  g_return_val_if_fail (DEW_IS_TREE_MODEL (self) && area != NULL && reply != NULL, DEW_GRID_REFUSED);

  _dew_tree_model_get_cells (self, &cells);
  edit = dew_tree_edit_new (&cells);
  reset = (Reset) { .model = self, .edit = edit, .scenario = cells.scenario };
  if (reset.scenario == DEW_BASELINE)
    return refuse (reply, g_strdup (_("This is the baseline; it is in a scenario that cells can be reset to it.")));
  if (!dew_edit_may_change (get_ledger (&reset), reset.scenario, &error) || !gather (&reset, area, &error))
    return refuse (reply, g_strdup (error->message));
  if (reset.n == 0)
    return refuse (reply, g_strdup (reset.sums ? _("What is selected follows from other figures: reset those, or go to the name of a row to reset all that is in it.")
                                    : _("What is selected is as in the baseline already.")));

  return take (&reset, reply);
}
