/* spending.c: the sheet of what is spent and expected, each figure an input: of each line, of each partner or nobody, of the year and its months. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

enum { POOL, CATEGORY, LINE, PARTNER, FIGURE, WHOLE, APRIL, MARCH = APRIL + 11 };

static const struct {
  DewMeasure  measure;
  DewSum      sum;
  const char *name;
} figures[DEW_N_SPENT] = {
  [DEW_SPENT_BUDGET] = { DEW_BUDGET, DEW_SUM_BUDGET, N_("Budget") },
  [DEW_SPENT_ACTUAL] = { DEW_ACTUAL, DEW_SUM_ACTUAL, N_("Actual") },
  [DEW_SPENT_FORECAST] = { DEW_FORECAST, DEW_SUM_FORECAST, N_("Forecast") },
  [DEW_SPENT_PREVIOUS] = { DEW_PREVIOUS, DEW_SUM_PREVIOUS, N_("Previous forecast") },
};

/* ---- What is entered ---- */

static gint64
partner_id (const DewPaper *paper,
            int             partner)
{
  return partner == DEW_NO_PARTNER ? DEW_UNATTRIBUTED : _dew_paper_partner (paper, (guint) partner)->id;
}

static gboolean
find_figure (const DewPaper *paper,
             guint           node,
             int             partner,
             DewSpent        what,
             int             month,
             gint64         *pence)
{
  return dew_ledger_figure (paper->ledger, paper->nodes[node].id, paper->year, month, figures[what].measure, partner_id (paper, partner), paper->scenario, pence);
}

static gboolean
is_entered (const DewPaper *paper,
            guint           node,
            int             partner,
            DewSpent        what)
{
  return dew_totals_entered (paper->totals, node, partner, figures[what].sum);
}

/* Partners by their number, nobody behind them. */
static int
partner_at (const DewPaper *paper,
            guint           i)
{
  return i < paper->partners->len ? (int) i : DEW_NO_PARTNER;
}

static gboolean
has_months (const DewPaper *paper,
            guint           node,
            DewSpent        what)
{
  gint64 pence;

  for (guint i = 0; i <= paper->partners->len; i++)
    for (int month = 1; is_entered (paper, node, partner_at (paper, i), what) && month <= 12; month++)
      if (find_figure (paper, node, partner_at (paper, i), what, month, &pence))
        return TRUE;
  return FALSE;
}

/* A budget of the year alone stands on the sheet of budgets. */
static gboolean
has_rows (const DewPaper *paper,
          guint           node,
          DewSpent        what)
{
  return is_entered (paper, node, DEW_ALL_PARTNERS, what) && (what != DEW_SPENT_BUDGET || has_months (paper, node, what));
}

/* ---- Whose rows ---- */

/* Marks what a line that is asked for goes on for: the earlier years are in that. */
static void
mark_continued (const DewPaper *paper,
                guint           node,
                gboolean       *marks)
{
  while (paper->nodes[node].line->continues != 0)
    {
      node = dew_ledger_node (paper->ledger, DEW_TABLE_LINE, paper->nodes[node].line->continues);
      if (node == 0 || marks[node])
        return;
      marks[node] = TRUE;
    }
}

/* By node: whether it is a line that is asked for, or in a year before what one of those goes on for. */
static gboolean *
mark_lines (const DewPaper *paper)
{
  gboolean earlier = paper->root != NULL && paper->year < paper->root->year;
  gboolean *marks = g_new0 (gboolean, paper->n_nodes);

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      for (guint node = pool + 1; node < paper->nodes[pool].end; node++)
        if (paper->nodes[node].kind == DEW_NODE_LINE)
          {
            marks[node] = TRUE;
            if (earlier)
              mark_continued (paper, node, marks);
          }
    }
  return marks;
}

static gboolean
has_any (const DewPaper *paper,
         const gboolean *marks)
{
  for (guint node = 0; node < paper->n_nodes; node++)
    for (DewSpent what = 0; marks[node] && what < DEW_N_SPENT; what++)
      if (has_rows (paper, node, what))
        return TRUE;
  return FALSE;
}

/* ---- Its rows ---- */

static void
put_figure (const DewPaper *paper,
            guint           row,
            guint           node,
            int             partner,
            DewSpent        what,
            int             month)
{
  gint64 pence = 0;
  gboolean entered = find_figure (paper, node, partner, what, month, &pence);

  dew_sheet_number (paper->spending, row, WHOLE + (guint) month, DEW_CELL_MONEY, entered ? pence : 0, DEW_CELL_INPUT | (entered ? 0 : DEW_CELL_BLANK));
}

static void
add_row (DewPaper   *paper,
         guint       node,
         int         partner,
         DewSpent    what,
         const char *category)
{
  const DewLine *line = paper->nodes[node].line;
  const DewPool *pool = dew_ledger_find (paper->ledger, DEW_TABLE_POOL, line->pool);
  DewSheet *sheet = paper->spending;
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, POOL, pool->name);
  dew_sheet_text (sheet, row, CATEGORY, category);
  dew_sheet_text (sheet, row, LINE, line->name);
  dew_sheet_text (sheet, row, PARTNER, _dew_paper_name (paper, partner));
  dew_sheet_text (sheet, row, FIGURE, _(figures[what].name));

  /* Of a forecast before the latest there is only the year's. */
  for (int month = 0; month <= (what == DEW_SPENT_PREVIOUS ? 0 : 12); month++)
    put_figure (paper, row, node, partner, what, month);
}

static void
add_figure (DewPaper   *paper,
            guint       node,
            DewSpent    what,
            const char *category)
{
  for (guint i = 0; i <= paper->partners->len; i++)
    if (is_entered (paper, node, partner_at (paper, i), what))
      add_row (paper, node, partner_at (paper, i), what, category);
}

/* Nodes that have none are counted too, so that counts run through. */
static void
add_rows (DewPaper       *paper,
          const gboolean *marks)
{
  for (guint node = 0; node < paper->n_nodes; node++)
    {
      g_autofree char *category = marks[node] ? dew_ledger_category_path (paper->ledger, paper->nodes[node].line) : NULL;

      for (DewSpent what = 0; what < DEW_N_SPENT; what++)
        {
          paper->spending_before[node * DEW_N_SPENT + what] = paper->spending->rows->len;
          if (marks[node] && has_rows (paper, node, what))
            add_figure (paper, node, what, category);
        }
    }
  paper->spending_before[paper->n_nodes * DEW_N_SPENT] = paper->spending->rows->len;
}

/* ---- The sheet ---- */

static void
start_sheet (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Spending of each line"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Spending"), title);

  dew_sheet_about (sheet, _("What is spent on each line, and expected to be, of the year and by month: inputs"));
  dew_sheet_note (sheet, _("Figures in pounds. An empty cell is a figure that was not entered; 0 is one that was entered as nothing."));
  dew_sheet_note (sheet, _("Of each row the whole year’s figure counts where it is entered, else its months together. A previous forecast has no months."));
  dew_sheet_note (sheet, _("Budgets are here only of lines that have them by month; what months say of such a line is on the sheet of budgets too."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Category"), 0);
  dew_sheet_column (sheet, _("Line"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  dew_sheet_column (sheet, _("Figure"), 0);
  dew_sheet_input_column (sheet, _("Whole year, £"), 16);
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *name = dew_month_words (paper->year, month);
      /* TRANSLATORS: the heading of a column: "April 2013, £". */
      g_autofree char *heading = g_strdup_printf (_("%s, £"), name);

      dew_sheet_input_column (sheet, heading, 16);
    }
  paper->spending = sheet;
}

void
_dew_spending_add (DewPaper *paper)
{
  g_autofree gboolean *marks = NULL;

  if (paper->spending != NULL)
    return;

  marks = mark_lines (paper);
  if (!has_any (paper, marks))
    return;

  /* What the sheet of budgets says follows this one. */
  g_return_if_fail (paper->budgets == NULL);

  start_sheet (paper);
  paper->spending_before = g_new (guint, paper->n_nodes * DEW_N_SPENT + 1);
  add_rows (paper, marks);
}

/* ---- For the annexes ---- */

DewSpan
_dew_spending_rows (const DewPaper *paper,
                    guint           node)
{
  guint first;

  if (paper->spending == NULL)
    return (DewSpan) { 0, 0 };

  first = paper->spending_before[node * DEW_N_SPENT];
  return (DewSpan) { first, paper->spending_before[paper->nodes[node].end * DEW_N_SPENT] - first };
}

DewSpan
_dew_spending_of (const DewPaper *paper,
                  guint           node,
                  DewSpent        what)
{
  const guint *before;

  if (paper->spending == NULL)
    return (DewSpan) { 0, 0 };

  before = &paper->spending_before[node * DEW_N_SPENT + what];
  return (DewSpan) { before[0], before[1] - before[0] };
}

static void
read_row (const DewPaper *paper,
          guint           row,
          DewSpentYear   *year)
{
  gboolean whole = !(dew_sheet_cell (paper->spending, row, WHOLE)->flags & DEW_CELL_BLANK);

  for (guint month = 0; month <= 12; month++)
    {
      const DewCell *cell = dew_sheet_cell (paper->spending, row, WHOLE + month);

      if (cell->type == DEW_CELL_EMPTY || (cell->flags & DEW_CELL_BLANK) != 0)
        continue;
      year->pence[month] += cell->number;
      year->entered |= 1u << month;
      if (month == 0 || whole)
        continue;
      year->counted[month] += cell->number;
      year->counts |= 1u << month;
    }
}

void
_dew_spending_read (const DewPaper *paper,
                    DewSpan         rows,
                    DewSpentYear   *year)
{
  memset (year, 0, sizeof *year);
  for (guint i = 0; i < rows.n; i++)
    read_row (paper, rows.first + i, year);
}

/* "Spending!$F$5:$F$9", of the whole years or of months from one to another. */
static char *
print_range (const DewPaper *paper,
             DewSpan         rows,
             guint           first,
             guint           last)
{
  g_autofree char *from = dew_sheet_address (paper->spending, rows.first, first, TRUE, TRUE);
  g_autofree char *to = dew_sheet_address (paper->spending, rows.first + rows.n - 1, last, TRUE, FALSE);

  return g_strdup_printf ("%s:%s", from, to);
}

char *
_dew_spending_test (const DewPaper *paper,
                    DewSpan         rows,
                    DewSpent        what)
{
  g_autofree char *range = NULL;

  g_return_val_if_fail (rows.n > 0, NULL);

  range = print_range (paper, rows, FIGURE, FIGURE);
  return g_strdup_printf ("EXACT(%s,\"%s\")", range, _(figures[what].name));
}

char *
_dew_spending_whole (const DewPaper *paper,
                     DewSpan         rows)
{
  g_return_val_if_fail (rows.n > 0, NULL);

  return print_range (paper, rows, WHOLE, WHOLE);
}

char *
_dew_spending_months (const DewPaper *paper,
                      DewSpan         rows,
                      int             from,
                      int             to)
{
  g_return_val_if_fail (rows.n > 0, NULL);
  g_return_val_if_fail (from >= 1 && from <= to && to <= 12, NULL);

  return print_range (paper, rows, WHOLE + (guint) from, WHOLE + (guint) to);
}

/* The rows to look at, and in *test what tells in a product which of them are meant: "EXACT(…)*", or "". Names are compared as in lines.c. */
static DewSpan
select_rows (const DewPaper *paper,
             guint           node,
             const char     *partner,
             DewSpent        what,
             char          **test)
{
  gboolean line = paper->nodes[node].kind == DEW_NODE_LINE;
  DewSpan rows = line ? _dew_spending_of (paper, node, what) : _dew_spending_rows (paper, node);
  g_autoptr (GString) product = g_string_new (NULL);

  if (rows.n > 0 && !line)
    {
      g_autofree char *figure = _dew_spending_test (paper, rows, what);

      g_string_append_printf (product, "%s*", figure);
    }
  if (rows.n > 0 && partner != NULL)
    {
      g_autofree char *range = print_range (paper, rows, PARTNER, PARTNER);

      g_string_append_printf (product, "EXACT(%s,%s)*", range, partner);
    }
  *test = g_string_free (g_steal_pointer (&product), FALSE);
  return rows;
}

char *
_dew_spending_sum (const DewPaper *paper,
                   guint           node,
                   const char     *partner,
                   DewSpent        what)
{
  g_autofree char *test = NULL;
  DewSpan rows = select_rows (paper, node, partner, what, &test);
  g_autofree char *whole = NULL;
  g_autofree char *months = NULL;

  if (rows.n == 0)
    return g_strdup ("0");

  whole = print_range (paper, rows, WHOLE, WHOLE);
  if (what == DEW_SPENT_PREVIOUS)
    return g_strdup_printf ("SUMPRODUCT(%sROUND(%s*100,0))", test, whole);

  months = print_range (paper, rows, APRIL, MARCH);
  return g_strdup_printf ("(SUMPRODUCT(%1$sROUND(%2$s*100,0))+SUMPRODUCT(%1$s(%2$s=\"\")*ROUND(%3$s*100,0)))", test, whole, months);
}

char *
_dew_spending_entered (const DewPaper *paper,
                       guint           node,
                       const char     *partner,
                       DewSpent        what)
{
  g_autofree char *test = NULL;
  DewSpan rows = select_rows (paper, node, partner, what, &test);
  g_autofree char *range = NULL;

  if (rows.n == 0)
    return g_strdup ("0");

  range = print_range (paper, rows, WHOLE, what == DEW_SPENT_PREVIOUS ? WHOLE : MARCH);
  return g_strdup_printf ("SUMPRODUCT(%s(%s<>\"\"))", test[0] != '\0' ? test : "1*", range);
}

char *
_dew_spending_if_entered (const DewPaper *paper,
                          guint           node,
                          const char     *partner,
                          DewSpent        what,
                          const char     *worth)
{
  g_autofree char *entered = _dew_spending_entered (paper, node, partner, what);

  return strcmp (entered, "0") == 0 ? NULL : g_strdup_printf ("IF(%s=0,\"\",%s)", entered, worth);
}

char *
_dew_spending_printed (DewPaper   *paper,
                       guint       node,
                       int         partner,
                       const char *name,
                       gint64     *pence)
{
  g_autofree char *whole = NULL;
  g_autofree char *sum = NULL;

  *pence = dew_totals_get (paper->totals, node, partner, DEW_SUM_ACTUAL);
  if (_dew_paper_rounds (paper))
    {
      sum = _dew_rounded (paper, node, partner, DEW_PART_SPENT, pence);
      return _dew_spending_if_entered (paper, node, name, DEW_SPENT_ACTUAL, sum);
    }

  whole = _dew_spending_sum (paper, node, name, DEW_SPENT_ACTUAL);
  sum = g_strdup_printf ("%s/100", whole);
  return _dew_spending_if_entered (paper, node, name, DEW_SPENT_ACTUAL, sum);
}
