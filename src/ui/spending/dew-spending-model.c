/* dew-spending-model.c: a document's pools, categories and lines with a year's spending, as rows of a grid */
#include "dew-spending-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-typed-figure.h"

G_DEFINE_FINAL_TYPE (DewSpendingModel, dew_spending_model, DEW_TYPE_TREE_MODEL)

static const DewLedger *
get_ledger (gpointer model)
{
  return dew_document_ledger (dew_tree_model_document (DEW_TREE_MODEL (model)));
}

/* ---- The monitoring ---- */

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
    }
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
    .figure = { line, dew_tree_model_year (model), month, (gint) measure, partner, DEW_BASELINE, 0 },
  };
}

static gboolean
dew_spending_model_figure (DewTreeModel *model,
                           guint         node,
                           guint         number,
                           gint64       *pence)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);

  if (column->kind == SPENDING_AMOUNT)
    return dew_monitor_get (self->monitor, node, column->amount, pence);

  return (column->kind == SPENDING_MONTH || column->kind == SPENDING_YEAR) && _dew_spending_month_figure (self, node, column, pence);
}

/* A typed forecast, or month of a budget, is what counts from then on. */
static const char *
dew_spending_model_imply (DewTreeModel        *model,
                          const DewTreeTarget *target,
                          gpointer             row)
{
  DewLine *line = row;
  const DewPool *pool = dew_ledger_find (get_ledger (model), DEW_TABLE_POOL, line->pool);
  gint outlook = line->outlook != DEW_OUTLOOK_UNSAID ? line->outlook : pool->outlook;
  gint profile = line->profile != DEW_PROFILE_UNSAID ? line->profile : pool->profile;

  if (target->figure.measure == DEW_FORECAST && outlook != DEW_OUTLOOK_UNSAID && outlook != DEW_OUTLOOK_TYPED)
    {
      line->outlook = DEW_OUTLOOK_TYPED;
      return _("The line’s forecast is what is typed from now on, and follows the actuals no longer. Ctrl+Z takes it back.");
    }
  if (target->figure.measure == DEW_BUDGET && target->figure.month > 0 && profile != DEW_PROFILE_UNSAID && profile != DEW_PROFILE_TYPED)
    {
      line->profile = DEW_PROFILE_TYPED;
      return _("The line’s budget falls on the months as they are typed from now on. Ctrl+Z takes it back.");
    }

  return NULL;
}

/* ---- Beyond plain figures ---- */

static const char *
lend (DewSpendingModel *self,
      char             *text)
{
  g_free (self->lent);
  self->lent = text;

  return text;
}

/* One decimal, half away from zero: "+1.2", "−2.2"; a dash for nil. */
static char *
print_percent (gint64 millionths)
{
  gint64 tenths = (ABS (millionths) + 500) / 1000;

  if (millionths == 0)
    return g_strdup ("–");

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d", tenths == 0 ? "" : millionths < 0 ? "−" : "+", tenths / 10, (int) (tenths % 10));
}

static DewGridMark
get_mark (DewMonitorStatus status)
{
  switch (status)
    {
    case DEW_MONITOR_WITHIN:
      return DEW_GRID_DOT;
    case DEW_MONITOR_AMBER_OVER:
      return DEW_GRID_TRIANGLE;
    case DEW_MONITOR_RED_OVER:
      return DEW_GRID_DIAMOND;
    case DEW_MONITOR_AMBER_UNDER:
    case DEW_MONITOR_RED_UNDER:
      return DEW_GRID_UNDER;
    case DEW_MONITOR_NONE:
    case DEW_N_MONITOR_STATUSES:
    default:
      return DEW_GRID_NO_MARK;
    }
}

static void
add_note (DewSpendingModel *self,
          char             *text,
          DewGridCell      *out)
{
  char *both;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }

  both = (out->flags & DEW_GRID_NOTE) != 0 ? g_strconcat (out->note, "\n", text, NULL) : g_strdup (text);
  g_free (text);
  g_free (self->note);
  out->note = self->note = both;
  out->flags |= DEW_GRID_NOTE;
}

/* What virements move on a line this year, each in a line. */
static char *
tell_movements (DewSpendingModel *self,
                gint64            line)
{
  const GPtrArray *movements = dew_ledger_movements_on (get_ledger (self), line);
  GString *text = g_string_new (NULL);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);
      const DewVirement *virement = dew_ledger_find (get_ledger (self), DEW_TABLE_VIREMENT, movement->virement);
      g_autofree char *amount = dew_pounds (ABS (movement->pence), DEW_WHOLE_FIGURE);
      g_autofree char *date = dew_date_words (virement->date);

      if (virement->year != dew_tree_model_year (DEW_TREE_MODEL (self)))
        continue;
      g_string_append_printf (text, movement->pence > 0 ? _("%s%s moved here on %s: %s") : _("%s%s moved away on %s: %s"), text->len > 0 ? "\n" : "", amount, date, virement->reason);
    }

  return g_string_free (text, FALSE);
}

static char *
tell_warnings (DewSpendingModel *self,
               guint             node)
{
  g_autoptr (GPtrArray) warnings = dew_monitor_warnings (self->monitor, get_ledger (self), node);
  g_autofree char *caution = dew_monitor_caution (self->monitor, get_ledger (self), node);
  guint told;

  /* That stands at the variance to date. */
  if (caution != NULL && g_ptr_array_find_with_equal_func (warnings, caution, g_str_equal, &told))
    g_ptr_array_remove_index (warnings, told);
  g_ptr_array_add (warnings, NULL);

  return g_strjoinv ("\n", (char **) warnings->pdata);
}

static gboolean
is_difference (const DewSpendingColumn *column)
{
  return column->kind == SPENDING_AMOUNT && column->amount >= DEW_MONITOR_VARIANCE_TO_DATE;
}

/* A blank asks for a reason where there is something of both that it would be the difference of. */
static gboolean
is_missed (DewSpendingModel *self,
           guint             node,
           DewMonitorColumn  difference)
{
  const DewMonitorColumn *pair = dew_monitor_pairs[difference - DEW_N_MONITOR_ADDED];
  gint64 pence;

  return dew_monitor_get (self->monitor, node, pair[0], &pence) && dew_monitor_get (self->monitor, node, pair[1], &pence);
}

static void
dress_amount (DewSpendingModel        *self,
              guint                    node,
              const DewSpendingColumn *column,
              DewGridCell             *out)
{
  const DewNode *at = &dew_ledger_nodes (get_ledger (self), NULL)[node];
  gint64 pence;

  if (is_difference (column) && dew_monitor_get (self->monitor, node, column->amount, &pence))
    out->text = dew_tree_model_print (DEW_TREE_MODEL (self), pence, DEW_PRINT_SCREEN | DEW_PRINT_DASH | DEW_PRINT_PLUS);
  if (is_difference (column) && is_missed (self, node, column->amount))
    add_note (self, dew_monitor_why_blank (self->monitor, get_ledger (self), node, column->amount), out);
  if (column->amount == DEW_MONITOR_VARIANCE_TO_DATE)
    add_note (self, dew_monitor_caution (self->monitor, get_ledger (self), node), out);
  if (column->amount == DEW_MONITOR_LATEST && at->kind == DEW_NODE_LINE)
    add_note (self, tell_movements (self, at->id), out);
}

static void
dress_status (DewSpendingModel *self,
              guint             node,
              DewGridCell      *out)
{
  DewMonitorStatus status = dew_monitor_status (self->monitor, node);

  out->text = lend (self, dew_monitor_status_words (self->monitor, status));
  out->mark = get_mark (status);
  out->flags &= ~(unsigned) DEW_GRID_COMPUTED;
  if (status == DEW_MONITOR_AMBER_OVER || status == DEW_MONITOR_RED_OVER)
    out->flags |= DEW_GRID_BOLD;
  else
    out->flags &= ~(unsigned) DEW_GRID_BOLD;
  if (dew_ledger_nodes (get_ledger (self), NULL)[node].kind == DEW_NODE_LINE)
    add_note (self, tell_warnings (self, node), out);
}

static void
dew_spending_model_dress (DewTreeModel *model,
                          guint         node,
                          guint         number,
                          DewGridCell  *out)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  gint64 millionths;

  switch (column->kind)
    {
    case SPENDING_AMOUNT:
      dress_amount (self, node, column, out);
      break;
    case SPENDING_PERCENT:
      if (dew_monitor_percent (self->monitor, node, &millionths))
        {
          out->text = lend (self, print_percent (millionths));
          out->flags |= millionths == 0 ? DEW_GRID_NIL : 0;
        }
      break;
    case SPENDING_STATUS:
      dress_status (self, node, out);
      break;
    case SPENDING_MONTH:
    case SPENDING_YEAR:
    default:
      break;
    }
}

static char *
signed_words (gint64 pence)
{
  g_autofree char *amount = dew_pounds (ABS (pence), DEW_WHOLE_FIGURE);

  if (pence == 0)
    return g_strdup (_("nil"));

  return g_strdup_printf (pence > 0 ? _("%s over") : _("%s under"), amount);
}

static char *
movement_words (gint64 pence)
{
  g_autofree char *amount = dew_pounds (ABS (pence), DEW_WHOLE_FIGURE);

  if (pence == 0)
    return g_strdup (_("nil"));

  return g_strdup_printf (pence > 0 ? _("%s up") : _("%s down"), amount);
}

static char *
dew_spending_model_value (DewTreeModel *model,
                          guint         node,
                          guint         number)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  gint64 value;

  if (column->kind == SPENDING_STATUS)
    {
      char *words = dew_monitor_status_words (self->monitor, dew_monitor_status (self->monitor, node));

      if (*words != '\0')
        return words;
      g_free (words);
      return g_strdup (_("blank"));
    }
  if (column->kind == SPENDING_PERCENT)
    {
      g_autofree char *text = dew_monitor_percent (self->monitor, node, &value) ? print_percent (value) : NULL;

      return text == NULL ? g_strdup (_("blank")) : g_strdup_printf (_("%s percent"), text);
    }
  if (!is_difference (column))
    return NULL;
  if (!dew_monitor_get (self->monitor, node, column->amount, &value))
    return g_strdup (_("blank"));

  return column->amount == DEW_MONITOR_MOVEMENT ? movement_words (value) : signed_words (value);
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
  g_clear_pointer (&self->monitor, dew_monitor_free);
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
  model_class->words = _dew_spending_words;
  model_class->worked = dew_spending_model_worked;
  model_class->is_money = dew_spending_model_is_money;
  model_class->fixed = dew_spending_model_fixed;
  model_class->dress = dew_spending_model_dress;
  model_class->value = dew_spending_model_value;
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
