/* dew-schedule-figures.c: what the cells of a schedule say besides the names, and what typing a figure means */
#include "dew-schedule-model-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-typed-figure.h"

static gboolean
is_measure (DewSum sum)
{
  return sum < (DewSum) DEW_N_MEASURES;
}

static gboolean
is_line (DewScheduleModel *self,
         guint             node)
{
  return dew_ledger_nodes (dew_document_ledger (self->document), NULL)[node].kind == DEW_NODE_LINE;
}

void
_dew_schedule_model_figure_cell (DewScheduleModel *self,
                                 guint             node,
                                 guint             number,
                                 DewGridCell      *out)
{
  const DewTotals *totals = _dew_schedule_model_totals (self);
  const DewScheduleColumn *column = _dew_schedule_model_get_column (self, number);
  gint64 pence;

  *out = (DewGridCell) { "", 0, NULL };
  if (node == DEW_TREE_NEW_POOL)
    return;

  if (!is_measure (column->sum))
    out->flags |= DEW_GRID_COMPUTED;
  else if (is_line (self, node) && !dew_document_read_only (self->document, NULL))
    out->flags |= DEW_GRID_EDITABLE;
  if (!is_line (self, node))
    out->flags |= DEW_GRID_BOLD;

  if (!dew_totals_entered (totals, node, column->partner, column->sum))
    return;

  pence = dew_totals_get (totals, node, column->partner, column->sum);
  out->text = dew_money_print (dew_pence (pence), self->unit, self->decimals, DEW_PRINT_SCREEN | DEW_PRINT_DASH, self->text);
  if (pence == 0)
    out->flags |= DEW_GRID_NIL;
}

char *
_dew_schedule_model_figure_spoken (DewScheduleModel *self,
                                   guint             node,
                                   guint             number)
{
  const DewTotals *totals = _dew_schedule_model_totals (self);
  const DewScheduleColumn *column = _dew_schedule_model_get_column (self, number);
  const char *name = dew_tree_name (self->tree, node);
  g_autofree char *words = _dew_schedule_model_column_words (self, column);
  g_autofree char *year = NULL;
  g_autofree char *value = NULL;

  if (node == DEW_TREE_NEW_POOL)
    return g_strdup_printf (_("%s, %s, blank"), name, words);

  year = dew_year_name (self->year);
  value = dew_totals_entered (totals, node, column->partner, column->sum)
            ? dew_pounds (dew_totals_get (totals, node, column->partner, column->sum), DEW_WHOLE_FIGURE)
            : g_strdup (_("not entered"));

  return g_strdup_printf (_("%s, %s, %s, %s"), name, words, year, value);
}

char *
_dew_schedule_model_figure_text (DewScheduleModel *self,
                                 guint             node,
                                 guint             number)
{
  const DewTotals *totals = _dew_schedule_model_totals (self);
  const DewScheduleColumn *column = _dew_schedule_model_get_column (self, number);
  char text[DEW_MONEY_SIZE];

  if (!dew_totals_entered (totals, node, column->partner, column->sum))
    return g_strdup ("");

  return g_strdup (dew_money_print_edit (dew_pence (dew_totals_get (totals, node, column->partner, column->sum)), self->unit, text));
}

char *
_dew_schedule_model_figure_fixed (DewScheduleModel *self,
                                  guint             node,
                                  guint             number)
{
  const DewScheduleColumn *column = _dew_schedule_model_get_column (self, number);

  if (node == DEW_TREE_NEW_POOL)
    return g_strdup (_("Type the name of the new pool first."));
  if (column->partner == DEW_ALL_PARTNERS)
    return g_strdup (_("This adds up all partners; type in the columns of one of them."));
  if (column->sum == DEW_SUM_GROSS)
    return g_strdup (_("Gross is worked out, as existing and additional; type in those columns."));
  if (column->sum == DEW_SUM_NET)
    return g_strdup (_("Net is worked out, as gross less income; type in the columns before it."));
  if (dew_ledger_nodes (dew_document_ledger (self->document), NULL)[node].end == node + 1)
    return g_strdup_printf (_("“%s” has no service line to enter figures on; add one."), dew_tree_name (self->tree, node));

  return g_strdup_printf (_("“%s” adds up what is in it; type on its service lines."), dew_tree_name (self->tree, node));
}

DewGridAnswer
_dew_schedule_model_figure_commit (DewScheduleModel *self,
                                   guint             node,
                                   guint             number,
                                   const char       *text,
                                   int               choice,
                                   DewGridReply     *reply)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  const DewScheduleColumn *column = _dew_schedule_model_get_column (self, number);
  DewFigure figure = { dew_ledger_nodes (ledger, NULL)[node].id, self->year, 0, (gint) column->sum, 0, DEW_BASELINE, 0 };
  g_autofree char *words = _dew_schedule_model_column_words (self, column);
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *what = NULL;
  DewGridAnswer answer;
  DewChanges *changes;
  GError *error = NULL;
  gboolean good;
  gint64 old;

  answer = dew_typed_figure_read (text, self->unit, choice, &figure.pence, reply);
  if (answer != DEW_GRID_TAKEN)
    return answer;

  figure.partner = column->partner == DEW_NO_PARTNER ? DEW_UNATTRIBUTED : _dew_schedule_model_partner (self, column->partner)->id;
  before = dew_ledger_figure (ledger, figure.line, figure.year, 0, (DewMeasure) figure.measure, figure.partner, DEW_BASELINE, &old)
             ? dew_pounds (old, DEW_WHOLE_FIGURE) : g_strdup (_("nothing"));
  after = figure.pence == DEW_CLEARED ? g_strdup (_("nothing")) : dew_pounds (figure.pence, DEW_WHOLE_FIGURE);
  what = g_strdup_printf (_("%s, %s, %s: %s to %s"), dew_tree_name (self->tree, node), words, year, before, after);

  changes = dew_changes_new ();
  good = dew_edit_figure (ledger, changes, &figure, &error);

  return dew_tree_take (self->tree, changes, good, what, error, reply);
}
