/* monitoring.c: Monitoring: the year to date and the forecast, against the budget, of every line, category and pool. */
#include "dew-annexes.h"
#include "dew-monitoring-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

enum { POOL, CATEGORY, LINE, FIRST, PERCENT = FIRST + DEW_N_MONITOR_COLUMNS, STATUS, NOTES /* only where something is said */ };

#define NOTED (DEW_REMARKS_LINES | DEW_REMARKS_SPENT)

/* As they are read: what is compared stands before its difference. */
static const DewMonitorColumn order[DEW_N_MONITOR_COLUMNS] = {
  DEW_MONITOR_ORIGINAL, DEW_MONITOR_LATEST, DEW_MONITOR_BUDGET_TO_DATE, DEW_MONITOR_ACTUAL_TO_DATE, DEW_MONITOR_VARIANCE_TO_DATE,
  DEW_MONITOR_PREVIOUS, DEW_MONITOR_FORECAST, DEW_MONITOR_MOVEMENT, DEW_MONITOR_VARIANCE,
};

typedef struct {
  DewPaper      *paper;
  DewMonitoring *monitoring;
  DewSheet      *sheet;
} Table;

/* ---- The sheet ---- */

static void
note_to_date (const Table *table)
{
  int months = table->monitoring->months;
  g_autofree char *last = months > 0 ? dew_month_last_day (table->paper->year, months) : NULL;
  g_autofree char *day = months > 0 ? dew_date_words (last) : NULL;
  g_autofree char *note = months > 0 ? g_strdup_printf (_("Exported with what is to date to %s."), day) : g_strdup (_("No month of the year is over: nothing is to date yet."));
  g_autofree char *cell = _dew_monitoring_months (table->monitoring);
  g_autofree char *live = g_strdup_printf (_("How many months are over is an input, in %s: %d when the workbook was made."), cell, months);

  dew_sheet_note (table->sheet, note);
  dew_sheet_live_note (table->sheet, live);
}

static void
start_sheet (Table *table)
{
  g_autofree char *scope = _dew_paper_scope (table->paper);
  g_autofree char *title = g_strconcat (_("Monitoring"), scope, NULL);
  DewSheet *sheet = table->sheet = _dew_paper_add_sheet (table->paper, _("Monitoring"), title);

  dew_sheet_about (sheet, _("Budget, actual and forecast of every line, category and pool, and what they differ by"));
  _dew_paper_note_unit (table->paper, sheet);
  if (table->monitoring != NULL)
    note_to_date (table);
  dew_sheet_note (sheet, _("A variance or movement above 0 is an overspend, or a forecast that grew. The variance to date is the actual less the budget to date, the variance the forecast less the latest budget, its percentage of that."));
  if (_dew_paper_rounds (table->paper))
    dew_sheet_note (sheet, _("A variance that is small beside the unit may be printed as one of the unit, of either sign: the percentage and the status go by what it is to the penny."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or that there is no way to. A forecast that is typed by month is the actuals to date and those months to come that are entered. A total adds up the figures that there are; a difference in it is empty unless every line that has one of the two figures has both."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Category"), 0);
  dew_sheet_column (sheet, _("Line"), 0);
  for (guint i = 0; i < DEW_N_MONITOR_COLUMNS; i++)
    _dew_paper_money_column (table->paper, sheet, _dew_monitoring_say (order[i]), 18);
  dew_sheet_column (sheet, _("Variance of the latest budget, %"), 14);
  dew_sheet_column (sheet, _("Status"), 24);
  if (_dew_remarks_any (table->paper, NOTED))
    dew_sheet_column (sheet, _("Notes"), 0);
}

/* ---- Its rows ---- */

static guint
place_of (DewMonitorColumn column)
{
  guint i = 0;

  while (order[i] != column)
    i++;
  return FIRST + i;
}

static gboolean
is_difference (DewMonitorColumn column)
{
  return column >= DEW_N_MONITOR_ADDED;
}

/* What is printed in one column less what is in another, of the row. *pence gets what it is worth. */
static char *
print_difference (const Table      *table,
                  guint             row,
                  DewMonitorColumn  column,
                  gint64           *pence)
{
  const DewMonitorColumn *pair = dew_monitor_pairs[column - DEW_N_MONITOR_ADDED];
  g_autofree char *one = dew_sheet_address (table->sheet, row, place_of (pair[0]), FALSE, FALSE);
  g_autofree char *other = dew_sheet_address (table->sheet, row, place_of (pair[1]), FALSE, FALSE);
  g_autofree char *plain = g_strdup_printf ("%s-%s", one, other);

  *pence = dew_sheet_cell (table->sheet, row, place_of (pair[0]))->number - dew_sheet_cell (table->sheet, row, place_of (pair[1]))->number;
  return _dew_paper_sum (table->paper, plain);
}

/* What is printed of what stands in the working, where it is not blank there. */
static char *
print_figure (const Table      *table,
              guint             row,
              guint             node,
              DewMonitorColumn  column,
              const char       *cell,
              gint64           *pence)
{
  if (!_dew_paper_rounds (table->paper))
    return g_strdup_printf ("%s/100", cell);

  return is_difference (column) ? print_difference (table, row, column, pence)
                                : _dew_rounded (table->paper, node, DEW_ALL_PARTNERS, (DewPart) (DEW_PART_MONITORED + column), pence);
}

static void
put_figure (const Table      *table,
            guint             row,
            guint             node,
            DewMonitorColumn  column,
            guint             at)
{
  g_autofree char *cell = dew_sheet_address (table->monitoring->lines, at, DEW_SPENDING_ADDED + column, TRUE, TRUE);
  DewCellFlags flags = dew_unit_flag (table->paper->unit) | (is_difference (column) ? DEW_CELL_SIGNED : 0);
  gint64 pence = 0;
  gboolean known = _dew_monitoring_worth (table->monitoring, node, column, &pence) != NULL;
  g_autofree char *printed = print_figure (table, row, node, column, cell, &pence);

  dew_sheet_formula (table->sheet, row, place_of (column), DEW_CELL_MONEY, pence, flags | (known ? 0 : DEW_CELL_BLANK), "=IF(%s=\"\",\"\",%s)", cell, printed);
}

static void
put_judgement (const Table *table,
               guint        row,
               guint        node,
               guint        at)
{
  g_autofree char *percent = dew_sheet_address (table->monitoring->lines, at, DEW_SPENDING_PERCENT, TRUE, TRUE);
  g_autofree char *status = dew_sheet_address (table->monitoring->lines, at, DEW_SPENDING_STATUS, TRUE, TRUE);
  const DewCell *said = dew_sheet_cell (table->monitoring->lines, at, DEW_SPENDING_STATUS);
  gint64 millionths = 0;
  gboolean known = dew_monitor_percent (table->monitoring->monitor, node, &millionths);

  dew_sheet_formula (table->sheet, row, PERCENT, DEW_CELL_PERCENT, millionths, known ? 0 : DEW_CELL_BLANK, "=IF(%1$s=\"\",\"\",%1$s/10000)", percent);
  dew_sheet_text_formula (table->sheet, row, STATUS, said->text, said->other, "=%s", status);
}

/* The figures of a node, where it has any. */
static void
put_figures (const Table *table,
             guint        row,
             guint        node)
{
  guint at;

  if (!_dew_monitoring_row (table->monitoring, node, &at))
    return;

  for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
    put_figure (table, row, node, column, at);
  put_judgement (table, row, node, at);
}

static guint
put_row (const Table *table,
         guint        node,
         const char  *pool,
         const char  *category,
         const char  *line)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, pool);
  if (category != NULL && category[0] != '\0')
    dew_sheet_text (table->sheet, row, CATEGORY, category);
  dew_sheet_text (table->sheet, row, LINE, line);
  put_figures (table, row, node);
  if (table->sheet->columns->len > NOTES && table->paper->nodes[node].kind >= DEW_NODE_CATEGORY)
    _dew_remarks_put (table->paper, table->sheet, row, NOTES, node, NOTED, DEW_ALL_PARTNERS);
  return row;
}

/* Returns the row of the node itself. A total stands behind what it is of: a category's behind its lines, which stand in the pool's order. */
static guint
put_node (const Table *table,
          guint        node,
          const char  *pool,
          const char  *path)
{
  const DewPaper *paper = table->paper;
  const DewNode *here = &paper->nodes[node];

  if (here->kind == DEW_NODE_LINE)
    return put_row (table, node, pool, path, here->line->name);

  guint row;
  g_autofree char *own = here->kind == DEW_NODE_POOL ? g_strdup ("") : path[0] != '\0' ? g_strconcat (path, " > ", here->line->name, NULL) : g_strdup (here->line->name);

  for (guint child = node + 1; child < here->end; child = paper->nodes[child].end)
    put_node (table, child, pool, own);
  row = put_row (table, node, pool, own, here->end > node + 1 ? _("Total") : _("No lines entered"));
  if (here->end > node + 1)
    dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
  return row;
}

/* ---- The annex ---- */

static gboolean
applies (const DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      if (dew_totals_entered (paper->totals, pool, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL) || dew_totals_entered (paper->totals, pool, DEW_ALL_PARTNERS, DEW_SUM_FORECAST))
        return TRUE;
    }
  return FALSE;
}

static void
prepare_monitoring (DewPaper *paper)
{
  _dew_spending_add (paper);
  if (paper->year != 0 && _dew_spending_looks_back (paper))
    _dew_paper_spent (paper, paper->year - 1);
}

static gboolean
build_monitoring (DewPaper  *paper,
                  GError   **error)
{
  Table table = { .paper = paper };
  g_autofree guint *rows = g_new (guint, paper->pools->len);

  if (paper->year != 0)
    table.monitoring = _dew_monitoring_of (paper);
  start_sheet (&table);
  if (table.monitoring == NULL)
    {
      dew_sheet_text (table.sheet, dew_sheet_row (table.sheet), POOL, _("No figures entered"));
      return TRUE;
    }

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      rows[i] = put_node (&table, pool, paper->nodes[pool].pool->name, "");
    }
  if (paper->pools->len > 1)
    dew_sheet_flag_row (table.sheet, put_row (&table, 0, _("All pools"), NULL, _("Total")), DEW_CELL_TOTAL);
  _dew_monitoring_charts (paper, table.monitoring, table.sheet, rows, place_of (DEW_MONITOR_VARIANCE));
  return TRUE;
}

const DewAnnex dew_annex_monitoring = {
  .name = "monitoring",
  .title = N_("Monitoring"),
  .about = N_("The year to date and the forecast against the budget, of every line, category and pool"),
  .applies = applies,
  .prepare = prepare_monitoring,
  .build = build_monitoring,
};
