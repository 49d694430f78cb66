/* dew-spending-cells.c: what stands in the cells of the spending besides plain figures, and how it is told */
#include "dew-spending-model-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-typed-figure.h"

static const DewLedger *
get_ledger (DewSpendingModel *self)
{
  return dew_document_ledger (dew_tree_model_document (DEW_TREE_MODEL (self)));
}

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

/* The difference that a column is of, and that is blank where the column has not all that it should; DEW_N_MONITOR_COLUMNS for none. */
static DewMonitorColumn
difference_of (DewMonitorColumn column)
{
  switch (column)
    {
    case DEW_MONITOR_BUDGET_TO_DATE:
    case DEW_MONITOR_ACTUAL_TO_DATE:
      return DEW_MONITOR_VARIANCE_TO_DATE;
    case DEW_MONITOR_PREVIOUS:
      return DEW_MONITOR_MOVEMENT;
    case DEW_MONITOR_FORECAST:
      return DEW_MONITOR_VARIANCE;
    case DEW_MONITOR_ORIGINAL:
    case DEW_MONITOR_LATEST:
    case DEW_MONITOR_VARIANCE_TO_DATE:
    case DEW_MONITOR_MOVEMENT:
    case DEW_MONITOR_VARIANCE:
    case DEW_N_MONITOR_COLUMNS:
    default:
      return DEW_N_MONITOR_COLUMNS;
    }
}

/* A sum of some lines only says so where it stands. */
static void
note_part (DewSpendingModel *self,
           guint             node,
           DewMonitorColumn  column,
           DewGridCell      *out)
{
  DewMonitorColumn difference = difference_of (column);

  if (difference != DEW_N_MONITOR_COLUMNS && dew_ledger_nodes (get_ledger (self), NULL)[node].kind != DEW_NODE_LINE && is_missed (self, node, difference))
    add_note (self, dew_monitor_why_blank (self->monitor, get_ledger (self), node, difference), out);
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
  note_part (self, node, column->amount, out);
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

void
_dew_spending_dress (DewTreeModel *model,
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

/* ---- In words ---- */

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

/* What of a line's budget falls on a month in which none is entered: only the chart shows it; NULL where none is known to. */
static char *
month_words (DewSpendingModel *self,
             guint             node,
             int               month)
{
  const DewLedger *ledger = get_ledger (self);
  DewMonitorMonths months;
  g_autofree char *amount = NULL;

  if (self->sheet != DEW_SPENDING_BUDGET || node == DEW_TREE_NEW_POOL || dew_ledger_nodes (ledger, NULL)[node].kind != DEW_NODE_LINE)
    return NULL;

  dew_monitor_months (self->monitor, ledger, node, &months);
  if ((months.entered[DEW_MONTHLY_BUDGET] & 1u << month) == 0)
    return NULL;

  amount = dew_pounds (months.pence[DEW_MONTHLY_BUDGET][month], DEW_WHOLE_FIGURE);
  return g_strdup_printf (_("not entered, and %s of the year’s budget falls on it"), amount);
}

char *
_dew_spending_value (DewTreeModel *model,
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
  if (column->kind == SPENDING_MONTH)
    return _dew_spending_month_figure (self, dew_tree_model_scenario (model), node, column, &value) ? NULL : month_words (self, node, column->month);
  if (!is_difference (column))
    return NULL;
  if (!dew_monitor_get (self->monitor, node, column->amount, &value))
    return g_strdup (_("blank"));

  return column->amount == DEW_MONITOR_MOVEMENT ? movement_words (value) : signed_words (value);
}
