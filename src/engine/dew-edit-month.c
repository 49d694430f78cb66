/* dew-edit-month.c: the edit that begins the next month's report */
#include "dew-edit-month.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-private.h"

/* The forecast of a line is nobody's in particular: so is what it was before. */
static gboolean
keep_forecast (const DewLedger  *ledger,
               DewChanges       *changes,
               const DewMonitor *monitor,
               guint             node,
               gint64            line,
               GError          **error)
{
  DewFigure previous = { line, dew_monitor_year (monitor), 0, DEW_PREVIOUS, DEW_UNATTRIBUTED, DEW_BASELINE, 0 };
  guint n;
  const DewFigure *figures = dew_ledger_figures (ledger, line, &n);

  if (!dew_monitor_get (monitor, node, DEW_MONITOR_FORECAST, &previous.pence))
    return TRUE;

  for (guint i = 0; i < n; i++)
    if (figures[i].measure == DEW_PREVIOUS && figures[i].year == previous.year && figures[i].scenario == DEW_BASELINE && figures[i].partner != DEW_UNATTRIBUTED)
      dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figures[i]);

  return dew_edit_figure (ledger, changes, &previous, error);
}

static gboolean
move_date (const DewLedger *ledger,
           DewChanges      *changes,
           const char      *date,
           GError         **error)
{
  gpointer row = dew_row_copy (DEW_TABLE_DOCUMENT, dew_ledger_document (ledger));
  gboolean good;

  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "as_at", date);
  good = dew_edit_row (ledger, changes, DEW_TABLE_DOCUMENT, row, error);
  dew_row_free (DEW_TABLE_DOCUMENT, row);

  return good;
}

gboolean
dew_edit_next_month (const DewLedger  *ledger,
                     DewChanges       *changes,
                     const DewMonitor *monitor,
                     GError          **error)
{
  int year = dew_monitor_year (monitor);
  int month = dew_monitor_months_to_date (monitor) + 1;
  g_autofree char *date = NULL;
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  g_return_val_if_fail (ledger != NULL && changes != NULL && monitor != NULL, FALSE);

  if (month > 12)
    {
      g_autofree char *name = dew_year_name (year);

      return _dew_refuse (error, _("The year %s is over, so there is no next month of it to report; choose the year after."), name);
    }

  for (guint i = 1; i < n; i++)
    if (nodes[i].kind == DEW_NODE_LINE && !keep_forecast (ledger, changes, monitor, i, nodes[i].id, error))
      return FALSE;

  date = dew_month_last_day (year, month);

  return move_date (ledger, changes, date, error);
}
