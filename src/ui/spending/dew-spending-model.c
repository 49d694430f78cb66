/* dew-spending-model.c: a document's pools, categories and lines with a year's spending, as rows of a grid */
#include "dew-spending-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (DewSpendingModel, dew_spending_model, DEW_TYPE_TREE_MODEL)

static const DewLedger *
get_ledger (gpointer model)
{
  return dew_document_ledger (dew_tree_model_document (DEW_TREE_MODEL (model)));
}

/* ---- The monitoring ---- */

/* The baseline's beside a scenario's: what differs is told. */
static void
follow_baseline (DewSpendingModel *self,
                 const char       *as_at,
                 const DewChanges *changes)
{
  DewTreeModel *model = DEW_TREE_MODEL (self);
  const DewTotals *totals;

  if (changes == NULL || dew_tree_model_scenario (model) == DEW_BASELINE)
    g_clear_pointer (&self->baseline, dew_monitor_free);
  if (dew_tree_model_scenario (model) == DEW_BASELINE)
    return;

  totals = dew_document_totals (dew_tree_model_document (model), dew_tree_model_year (model), DEW_BASELINE);
  if (self->baseline != NULL)
    dew_monitor_patch (self->baseline, get_ledger (self), totals, changes);
  else
    self->baseline = dew_monitor_new (get_ledger (self), totals, as_at);
}

/* Patched where it is still of the same sums and day; else made afresh. */
static void
dew_spending_model_refresh (DewTreeModel     *model,
                            const DewChanges *changes)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewTotals *totals = dew_tree_model_totals (model);
  g_autofree char *as_at = dew_document_as_at (dew_tree_model_document (model));

  if (changes != NULL && self->monitor != NULL && self->totals == totals && strcmp (dew_monitor_as_at (self->monitor), as_at) == 0)
    dew_monitor_patch (self->monitor, get_ledger (self), totals, changes);
  else
    {
      g_clear_pointer (&self->monitor, dew_monitor_free);
      self->monitor = dew_monitor_new (get_ledger (self), totals, as_at);
      self->totals = totals;
      changes = NULL;
    }
  follow_baseline (self, as_at, changes);
  _dew_spending_add_months (self);
}

/* ---- What stands in the cells ---- */

static guint
dew_spending_model_n_columns (DewTreeModel *model)
{
  return DEW_SPENDING_MODEL (model)->columns->len;
}

/* The measure whose figure of the year a column of the monitoring table is; FALSE where it is worked out. */
static gboolean
get_measure (const DewSpendingColumn *column,
             DewMeasure              *measure)
{
  if (column->kind != SPENDING_AMOUNT)
    return FALSE;

  switch (column->amount)
    {
    case DEW_MONITOR_ORIGINAL:
      *measure = DEW_BUDGET;
      return TRUE;
    case DEW_MONITOR_PREVIOUS:
      *measure = DEW_PREVIOUS;
      return TRUE;
    case DEW_MONITOR_FORECAST:
      *measure = DEW_FORECAST;
      return TRUE;
    case DEW_MONITOR_LATEST:
    case DEW_MONITOR_BUDGET_TO_DATE:
    case DEW_MONITOR_ACTUAL_TO_DATE:
    case DEW_MONITOR_VARIANCE_TO_DATE:
    case DEW_MONITOR_MOVEMENT:
    case DEW_MONITOR_VARIANCE:
    case DEW_N_MONITOR_COLUMNS:
    default:
      return FALSE;
    }
}

static gboolean
dew_spending_model_worked (DewTreeModel *model,
                           guint         number)
{
  const DewSpendingColumn *column = _dew_spending_column (DEW_SPENDING_MODEL (model), number);
  DewMeasure measure;

  return column->kind == SPENDING_AMOUNT ? !get_measure (column, &measure) : column->kind != SPENDING_MONTH;
}

static gboolean
dew_spending_model_is_money (DewTreeModel *model,
                             guint         number)
{
  const DewSpendingColumn *column = _dew_spending_column (DEW_SPENDING_MODEL (model), number);

  return column->kind != SPENDING_PERCENT && column->kind != SPENDING_STATUS;
}

static void
dew_spending_model_aim (DewTreeModel  *model,
                        DewNodeKind    kind,
                        guint          node,
                        guint          number,
                        DewTreeTarget *out)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  gint64 line = node == DEW_TREE_NEW_POOL ? 0 : dew_ledger_nodes (get_ledger (self), NULL)[node].id;
  DewMeasure measure = _dew_spending_measure (self);
  int month = column->kind == SPENDING_MONTH ? column->month : 0;
  gint64 partner;

  if (kind != DEW_NODE_LINE || (column->kind != SPENDING_MONTH && !get_measure (column, &measure)) ||
      !_dew_spending_whose (self, line, measure, month, &partner))
    return;

  *out = (DewTreeTarget) {
    .kind = DEW_TREE_FIGURE,
    .figure = { line, dew_tree_model_year (model), month, (gint) measure, partner, dew_tree_model_scenario (model), 0 },
  };
}

static gboolean
get_figure (DewSpendingModel        *self,
            const DewMonitor        *monitor,
            gint64                   scenario,
            guint                    node,
            const DewSpendingColumn *column,
            gint64                  *pence)
{
  if (column->kind == SPENDING_AMOUNT)
    return dew_monitor_get (monitor, node, column->amount, pence);

  return (column->kind == SPENDING_MONTH || column->kind == SPENDING_YEAR) && _dew_spending_month_figure (self, scenario, node, column, pence);
}

static gboolean
dew_spending_model_figure (DewTreeModel *model,
                           guint         node,
                           guint         number,
                           gint64       *pence)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);

  return get_figure (self, self->monitor, dew_tree_model_scenario (model), node, _dew_spending_column (self, number), pence);
}

static gboolean
dew_spending_model_baseline (DewTreeModel *model,
                             guint         node,
                             guint         number,
                             gint64       *pence)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);

  return get_figure (self, self->baseline, DEW_BASELINE, node, _dew_spending_column (self, number), pence);
}

static gboolean
dew_spending_model_differs (DewTreeModel *model,
                            guint         node,
                            guint         number)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  gint64 is = 0, was = 0;

  if (column->kind == SPENDING_STATUS)
    return dew_monitor_status (self->monitor, node) != dew_monitor_status (self->baseline, node);

  return column->kind == SPENDING_PERCENT && (dew_monitor_percent (self->monitor, node, &is) != dew_monitor_percent (self->baseline, node, &was) || is != was);
}

/* How a line, or else its pool, is forecast, and how its budget falls on the months. */
static gint
find_way (DewSpendingModel *self,
          const DewLine    *line,
          DewMeasure        measure)
{
  const DewPool *pool = dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, line->pool);
  gint own = measure == DEW_FORECAST ? line->outlook : line->profile;

  return own != 0 ? own : measure == DEW_FORECAST ? pool->outlook : pool->profile;
}

static gboolean
follows_outlook (DewSpendingModel    *self,
                 const DewLine       *line,
                 const DewTreeTarget *target)
{
  gint way = find_way (self, line, DEW_FORECAST);

  return target->figure.measure == DEW_FORECAST && way != DEW_OUTLOOK_UNSAID && way != DEW_OUTLOOK_TYPED;
}

static gboolean
follows_profile (DewSpendingModel    *self,
                 const DewLine       *line,
                 const DewTreeTarget *target)
{
  gint way = find_way (self, line, DEW_BUDGET);

  return target->figure.measure == DEW_BUDGET && target->figure.month > 0 && way != DEW_PROFILE_UNSAID && way != DEW_PROFILE_TYPED;
}

/* What the baseline's typing would change of the line is not a scenario's to change. */
static const char *
dew_spending_model_follows (DewTreeModel        *model,
                            const DewTreeTarget *target)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewLine *line = dew_ledger_find (get_ledger (self), DEW_TABLE_LINE, target->figure.line);

  if (follows_outlook (self, line, target))
    return _("The line’s forecast follows its actuals, in all scenarios alike; choose “Typed” as its forecast in the menu to type one here.");
  if (follows_profile (self, line, target))
    return _("The line’s budget falls on the months by a rule, in all scenarios alike; choose “Typed months” in the menu to type them here.");

  return NULL;
}

/* A typed forecast, or month of a budget, is what counts from then on. */
static const char *
dew_spending_model_imply (DewTreeModel        *model,
                          const DewTreeTarget *target,
                          gpointer             row)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  gboolean baseline = dew_tree_model_scenario (model) == DEW_BASELINE;
  DewLine *line = row;
  gint64 whole;

  if (baseline && follows_outlook (self, line, target))
    {
      line->outlook = DEW_OUTLOOK_TYPED;
      return _("The line’s forecast is what is typed from now on, and follows the actuals no longer. Ctrl+Z takes it back.");
    }
  if (baseline && follows_profile (self, line, target))
    {
      line->profile = DEW_PROFILE_TYPED;
      return _("The line’s budget falls on the months as they are typed from now on. Ctrl+Z takes it back.");
    }

  /* A partner's figure for the year stands before its months. */
  if ((target->figure.measure == DEW_ACTUAL || target->figure.measure == DEW_FORECAST) && target->figure.month > 0 &&
      dew_ledger_figure (get_ledger (model), target->figure.line, target->figure.year, 0, (DewMeasure) target->figure.measure, target->figure.partner, target->figure.scenario, &whole))
    return _("The line has a figure for the whole year, which counts instead of its months; clear that in the column “Whole year” for the months to count.");

  return NULL;
}

static char *
dew_spending_model_fixed (DewTreeModel *model,
                          guint         node,
                          guint         number)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);

  if (column->kind == SPENDING_YEAR)
    return g_strdup (_("The year is worked out: its own figure where one is entered, else its months; type in those columns."));
  if (column->kind == SPENDING_AMOUNT && column->amount == DEW_MONITOR_LATEST)
    return g_strdup (_("The latest budget is the original and what virements move; change the original, or move money."));
  if (column->kind == SPENDING_AMOUNT && column->amount == DEW_MONITOR_BUDGET_TO_DATE)
    return g_strdup (_("The budget to date follows the months of the budget; type them under “Budget by month”."));
  if (column->kind == SPENDING_AMOUNT && column->amount == DEW_MONITOR_ACTUAL_TO_DATE)
    return g_strdup (_("The actual to date is what its months come to; type them under “Actual by month”."));
  if (dew_spending_model_worked (model, number))
    return g_strdup (_("This is worked out from the columns before it."));
  if (dew_ledger_nodes (get_ledger (self), NULL)[node].kind == DEW_NODE_LINE)
    return g_strdup (_("Several partners have figures of this line; choose whose is meant, by month, and type it there."));

  return NULL;
}

/* ---- Filtering by status ---- */

static const char *const status_choices[] = { N_("All statuses"), N_("Within the thresholds"), N_("Amber or red, over"), N_("Red, over"), N_("Amber or red, under"), N_("Not known"), NULL };

static const char *const *
dew_spending_model_filters (DewTreeModel *model,
                            const char  **name)
{
  *name = N_("Status");

  return status_choices;
}

static gboolean
dew_spending_model_passes (DewTreeModel *model,
                           guint         node,
                           guint         choice)
{
  DewMonitorStatus status = dew_monitor_status (DEW_SPENDING_MODEL (model)->monitor, node);

  switch (choice)
    {
    case 1:
      return status == DEW_MONITOR_WITHIN;
    case 2:
      return status == DEW_MONITOR_AMBER_OVER || status == DEW_MONITOR_RED_OVER;
    case 3:
      return status == DEW_MONITOR_RED_OVER;
    case 4:
      return status == DEW_MONITOR_AMBER_UNDER || status == DEW_MONITOR_RED_UNDER;
    case 5:
    default:
      return status == DEW_MONITOR_NONE;
    }
}

/* ---- The object ---- */

static void
dew_spending_model_finalize (GObject *object)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->under, g_array_unref);
  g_clear_pointer (&self->monitor, dew_monitor_free);
  g_clear_pointer (&self->baseline, dew_monitor_free);
  g_free (self->lent);
  g_free (self->note);
  g_free (self->group);
  g_free (self->said);

  G_OBJECT_CLASS (dew_spending_model_parent_class)->finalize (object);
}

static void
dew_spending_model_class_init (DewSpendingModelClass *klass)
{
  DewTreeModelClass *model_class = DEW_TREE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_spending_model_finalize;

  model_class->list = _dew_spending_list;
  model_class->n_columns = dew_spending_model_n_columns;
  model_class->describe = _dew_spending_describe;
  model_class->aim = dew_spending_model_aim;
  model_class->figure = dew_spending_model_figure;
  model_class->baseline = dew_spending_model_baseline;
  model_class->differs = dew_spending_model_differs;
  model_class->follows = dew_spending_model_follows;
  model_class->words = _dew_spending_words;
  model_class->worked = dew_spending_model_worked;
  model_class->is_money = dew_spending_model_is_money;
  model_class->fixed = dew_spending_model_fixed;
  model_class->dress = _dew_spending_dress;
  model_class->value = _dew_spending_value;
  model_class->likely = _dew_spending_likely;
  model_class->imply = dew_spending_model_imply;
  model_class->refresh = dew_spending_model_refresh;
  model_class->filters = dew_spending_model_filters;
  model_class->passes = dew_spending_model_passes;
}

static void
dew_spending_model_init (DewSpendingModel *self)
{
  self->whose = -1;
  self->columns = g_array_new (FALSE, FALSE, sizeof (DewSpendingColumn));
}

DewSpendingModel *
dew_spending_model_new (DewDocument *document,
                        int          year,
                        DewUnit      unit)
{
  DewSpendingModel *self = g_object_new (DEW_TYPE_SPENDING_MODEL, NULL);

  dew_tree_model_start (DEW_TREE_MODEL (self), document, year, unit);

  return self;
}

void
dew_spending_model_set_sheet (DewSpendingModel *self,
                              DewSpendingSheet  sheet)
{
  g_return_if_fail (DEW_IS_SPENDING_MODEL (self));

  if (self->sheet == sheet)
    return;

  self->sheet = sheet;
  dew_tree_model_look_again (DEW_TREE_MODEL (self));
}

DewSpendingSheet
dew_spending_model_sheet (DewSpendingModel *self)
{
  g_return_val_if_fail (DEW_IS_SPENDING_MODEL (self), DEW_SPENDING_MONITORING);

  return self->sheet;
}

void
dew_spending_model_set_whose (DewSpendingModel *self,
                              gint64            partner)
{
  g_return_if_fail (DEW_IS_SPENDING_MODEL (self));

  if (self->whose == partner)
    return;

  self->whose = partner;
  dew_tree_model_look_again (DEW_TREE_MODEL (self));
}

gint64
dew_spending_model_whose (DewSpendingModel *self)
{
  g_return_val_if_fail (DEW_IS_SPENDING_MODEL (self), -1);

  return self->whose;
}

const DewMonitor *
dew_spending_model_monitor (DewSpendingModel *self)
{
  g_return_val_if_fail (DEW_IS_SPENDING_MODEL (self), NULL);

  return self->monitor;
}

const DewMonitor *
dew_spending_model_baseline_monitor (DewSpendingModel *self)
{
  g_return_val_if_fail (DEW_IS_SPENDING_MODEL (self), NULL);

  return self->baseline != NULL ? self->baseline : self->monitor;
}
