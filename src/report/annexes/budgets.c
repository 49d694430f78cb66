/* budgets.c: the sheet of budgets: what is set aside for each line, whoever pays it. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

enum { POOL, CATEGORY, LINE, BUDGET };

static gboolean
is_entered (const DewPaper *paper,
            guint           node)
{
  return dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
}

/* The scenario says so itself, of whoever's money. */
static gboolean
says (const DewPaper *paper,
      guint           node)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (paper->ledger, paper->nodes[node].id, &n);

  for (guint i = 0; i < n; i++)
    if (figures[i].year == paper->year && figures[i].measure == DEW_BUDGET && figures[i].scenario == paper->scenario)
      return TRUE;
  return FALSE;
}

/* What its months say, where they have a sheet of their own; in a scenario, what the baseline says. */
static void
put_budget (DewPaper *paper,
            guint     row,
            guint     node)
{
  gint64 pence = dew_totals_get (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  gboolean by_month = paper->follows == NULL && _dew_spending_of (paper, node, DEW_SPENT_BUDGET).n > 0;
  g_autofree char *worth = NULL;

  if (!by_month && (paper->follows == NULL || says (paper, node)))
    {
      dew_sheet_number (paper->budgets, row, BUDGET, DEW_CELL_MONEY, pence, DEW_CELL_INPUT);
      return;
    }

  worth = by_month ? _dew_spending_sum (paper, node, NULL, DEW_SPENT_BUDGET) : _dew_budgets_cell (paper->follows, node);
  if (by_month)
    dew_sheet_formula (paper->budgets, row, BUDGET, DEW_CELL_MONEY, pence, 0, "=%s/100", worth);
  else
    dew_sheet_formula (paper->budgets, row, BUDGET, DEW_CELL_MONEY, pence, 0, "=IF(%s=\"\",\"\",%s)", worth, worth);
}

static void
add_row (DewPaper   *paper,
         guint       node,
         const char *pool)
{
  const DewLine *line = paper->nodes[node].line;
  g_autofree char *category = dew_ledger_category_path (paper->ledger, line);
  DewSheet *sheet = paper->budgets;
  guint row = dew_sheet_row (sheet);

  g_hash_table_insert (paper->budget_rows, GUINT_TO_POINTER (node), GUINT_TO_POINTER (row + 1));
  dew_sheet_text (sheet, row, POOL, pool);
  dew_sheet_text (sheet, row, CATEGORY, category);
  dew_sheet_text (sheet, row, LINE, line->name);
  put_budget (paper, row, node);
}

/* Nodes that are not asked for have no rows, so that counts run through. */
static void
add_rows (DewPaper *paper)
{
  guint next = 0;

  for (guint node = 0; node < paper->n_nodes; node++)
    {
      guint pool;

      paper->budgets_before[node] = paper->budgets->rows->len;
      while (next < paper->pools->len && node >= paper->nodes[g_array_index (paper->pools, guint, next)].end)
        next++;
      if (next == paper->pools->len)
        continue;

      pool = g_array_index (paper->pools, guint, next);
      if (node > pool && paper->nodes[node].kind == DEW_NODE_LINE && is_entered (paper, node))
        add_row (paper, node, paper->nodes[pool].pool->name);
    }

  paper->budgets_before[paper->n_nodes] = paper->budgets->rows->len;
}

static gboolean
has_any (const DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    if (is_entered (paper, g_array_index (paper->pools, guint, i)))
      return TRUE;
  return FALSE;
}

void
_dew_budgets_add (DewPaper *paper)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;
  DewSheet *sheet;

  if (paper->budgets != NULL || !has_any (paper))
    return;
  if (paper->follows != NULL)
    _dew_budgets_add (paper->follows);

  scope = _dew_paper_scope (paper);
  title = g_strconcat (_("Budget of each line"), scope, NULL);
  sheet = _dew_paper_add_sheet (paper, _("Budgets"), title);
  dew_sheet_about (sheet, _("What is set aside for each line, whoever pays it: inputs"));
  dew_sheet_note (sheet, _("Figures in pounds. A budget does not say which partner puts in what."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or something that is not said."));
  if (paper->follows != NULL)
    dew_sheet_live_note (sheet, _("What the scenario says otherwise is marked as input; every other figure is the baseline’s, and follows it."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Category"), 0);
  dew_sheet_column (sheet, _("Line"), 0);
  dew_sheet_input_column (sheet, _("Budget, £"), 18);

  paper->budgets = sheet;
  paper->budget_rows = g_hash_table_new (NULL, NULL);
  paper->budgets_before = g_new (guint, paper->n_nodes + 1);
  add_rows (paper);
}

DewSpan
_dew_budgets_rows (const DewPaper *paper,
                   guint           node)
{
  guint first;

  if (paper->budgets == NULL)
    return (DewSpan) { 0, 0 };

  first = paper->budgets_before[node];
  return (DewSpan) { first, paper->budgets_before[paper->nodes[node].end] - first };
}

char *
_dew_budgets_cell (const DewPaper *paper,
                   guint           node)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (paper->budget_rows, GUINT_TO_POINTER (node)));

  g_return_val_if_fail (row > 0, NULL);

  return dew_sheet_address (paper->budgets, row - 1, BUDGET, TRUE, TRUE);
}

char *
_dew_budgets_pence (const DewPaper *paper,
                    guint           node)
{
  DewSpan rows = _dew_budgets_rows (paper, node);
  g_autofree char *range = NULL;

  g_return_val_if_fail (rows.n > 0, NULL);

  range = dew_sheet_range (paper->budgets, rows.first, rows.n, BUDGET, TRUE);
  return g_strdup_printf ("SUMPRODUCT(ROUND(%s*100,0))", range);
}

char *
_dew_budgets_sum (const DewPaper *paper,
                  guint           node)
{
  g_autofree char *pence = _dew_budgets_pence (paper, node);

  return g_strdup_printf ("%s/100", pence);
}
