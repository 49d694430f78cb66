/* latest.c: the working of what each line has to spend: its budget where one is entered, else what is contributed, gross, and what virements move on it. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

enum { POOL, CATEGORY, LINE, BUDGET, GROSS, MOVED, LATEST };

gboolean
_dew_latest_entered (const DewPaper *paper,
                     guint           node)
{
  return dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET) || dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_CURRENT);
}

static gint64
find_latest (const DewPaper *paper,
             guint           line)
{
  DewSum sum = dew_totals_entered (paper->totals, line, DEW_ALL_PARTNERS, DEW_SUM_BUDGET) ? DEW_SUM_BUDGET : DEW_SUM_GROSS;

  return dew_totals_get (paper->totals, line, DEW_ALL_PARTNERS, sum) + dew_totals_get (paper->totals, line, DEW_ALL_PARTNERS, DEW_SUM_MOVED);
}

gint64
_dew_latest_worth (const DewPaper *paper,
                   guint           node)
{
  gint64 sum = 0;

  for (guint line = node; line < paper->nodes[node].end; line++)
    if (paper->nodes[line].kind == DEW_NODE_LINE)
      sum += find_latest (paper, line);
  return sum;
}

/* ---- The sheet ---- */

/* A part, empty where none of it is entered. */
static void
put_part (const DewPaper *paper,
          guint           row,
          guint           column,
          guint           line,
          DewPart         part,
          DewSum          sum)
{
  gboolean entered = dew_totals_entered (paper->totals, line, DEW_ALL_PARTNERS, sum);
  g_autofree char *pence = _dew_lines_sum (paper, line, NULL, FALSE, part);
  g_autofree char *formula = _dew_lines_if_entered (paper, line, NULL, part, pence);

  if (formula != NULL)
    dew_sheet_formula (paper->latest, row, column, DEW_CELL_PENCE, entered ? dew_totals_get (paper->totals, line, DEW_ALL_PARTNERS, sum) : 0, entered ? 0 : DEW_CELL_BLANK, "=%s", formula);
}

static void
put_line (const DewPaper *paper,
          guint           line)
{
  DewSheet *sheet = paper->latest;
  const DewPool *pool = dew_ledger_find (paper->ledger, DEW_TABLE_POOL, paper->nodes[line].line->pool);
  g_autofree char *category = dew_ledger_category_path (paper->ledger, paper->nodes[line].line);
  guint row = dew_sheet_row (sheet);
  guint at = dew_sheet_place (sheet, row);

  dew_sheet_text (sheet, row, POOL, pool->name);
  dew_sheet_text (sheet, row, CATEGORY, category);
  dew_sheet_text (sheet, row, LINE, paper->nodes[line].line->name);
  if (_dew_budgets_rows (paper, line).n > 0)
    {
      g_autofree char *budget = _dew_budgets_cell (paper, line);

      dew_sheet_formula (sheet, row, BUDGET, DEW_CELL_PENCE, dew_totals_get (paper->totals, line, DEW_ALL_PARTNERS, DEW_SUM_BUDGET), 0, "=IF(%1$s=\"\",\"\",ROUND(%1$s*100,0))", budget);
    }
  put_part (paper, row, GROSS, line, DEW_PART_GROSS, DEW_SUM_GROSS);
  if (paper->moved)
    put_part (paper, row, MOVED, line, DEW_PART_MOVED, DEW_SUM_MOVED);
  dew_sheet_formula (sheet, row, LATEST, DEW_CELL_PENCE, find_latest (paper, line), 0, "=IF(D%1$u=\"\",N(E%1$u),D%1$u)+N(F%1$u)", at);
}

static void
start_sheet (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Working of the pooled budgets"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Working of budgets"), title);

  dew_sheet_about (sheet, _("What each line has to spend: its budget, or else what is contributed, and what is moved"));
  dew_sheet_note (sheet, _("p is pence. A line has its budget where one is entered, else what is contributed to it, gross; and what virements move on it."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Category"), 0);
  dew_sheet_column (sheet, _("Line"), 0);
  dew_sheet_column (sheet, _("Budget, p"), 18);
  dew_sheet_column (sheet, _("Gross contributions, p"), 18);
  dew_sheet_column (sheet, _("Moved by virements, p"), 18);
  dew_sheet_column (sheet, _("Has to spend, p"), 18);
  paper->latest = sheet;
}

void
_dew_latest_add (DewPaper *paper)
{
  if (paper->latest != NULL)
    return;

  _dew_budgets_add (paper);
  start_sheet (paper);
  paper->latest_before = g_new0 (guint, paper->n_nodes + 1);
  for (guint node = 0, next = 0; node < paper->n_nodes; node++)
    {
      guint pool;

      paper->latest_before[node] = paper->latest->rows->len;
      while (next < paper->pools->len && node >= paper->nodes[g_array_index (paper->pools, guint, next)].end)
        next++;
      pool = next < paper->pools->len ? g_array_index (paper->pools, guint, next) : paper->n_nodes;
      if (node > pool && paper->nodes[node].kind == DEW_NODE_LINE && _dew_latest_entered (paper, node))
        put_line (paper, node);
    }
  paper->latest_before[paper->n_nodes] = paper->latest->rows->len;
}

char *
_dew_latest_pence (const DewPaper *paper,
                   guint           node)
{
  guint first = paper->latest_before[node], n = paper->latest_before[paper->nodes[node].end] - first;
  g_autofree char *range = NULL;

  g_return_val_if_fail (n > 0, NULL);

  range = dew_sheet_range (paper->latest, first, n, LATEST, TRUE);
  return g_strdup_printf ("SUM(%s)", range);
}
