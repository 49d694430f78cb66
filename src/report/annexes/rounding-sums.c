/* rounding-sums.c: figures of the monitoring that are sums of what is printed elsewhere, or follow it.
 *
 * A latest budget is what is contributed where no budget is entered, and stands beside contributions, budgets and virements in other annexes: of a line it is the sum of what is printed there. Only in a pool of which some
 * lines have a budget, and others not, would the sum of all that be too many steps from its own amount, and no other annex has it: there it is rounded by itself. The budget to date and the forecasts are what they are more
 * than that, which is rounded down the tree, so that no difference is printed where there is none. A forecast that is no more than what was spent is printed as that. What is over lines is the sum of its rows.
 */
#include "dew-rounding-private.h"

gboolean
_dew_rounding_is_sum (DewPart part)
{
  return part >= DEW_PART_MONITORED && part < DEW_PART_MORE (0) && part != (DewPart) (DEW_PART_MONITORED + DEW_MONITOR_ACTUAL_TO_DATE);
}

/* ---- What they follow ---- */

/* What a column is printed by. */
static DewMonitorColumn
find_base (DewMonitorColumn column)
{
  return column == DEW_MONITOR_PREVIOUS ? DEW_MONITOR_FORECAST : DEW_MONITOR_LATEST;
}

static gint64
read_more (const DewPaper   *paper,
           guint             line,
           DewMonitorColumn  column)
{
  gint64 pence = 0, base = 0, actual = 0;

  if (_dew_monitoring_worth (paper->monitoring, line, column, &pence) == NULL)
    return 0;
  if (column == DEW_MONITOR_FORECAST && _dew_monitoring_worth (paper->monitoring, line, DEW_MONITOR_ACTUAL_TO_DATE, &actual) != NULL && actual == pence)
    return 0;
  _dew_monitoring_worth (paper->monitoring, line, find_base (column), &base);
  return pence - base;
}

gint64
_dew_rounding_more (const DewPaper   *paper,
                    guint             node,
                    DewMonitorColumn  column)
{
  gint64 pence = 0;

  for (guint line = node; line < paper->nodes[node].end; line++)
    if (paper->nodes[line].kind == DEW_NODE_LINE && _dew_monitoring_lines (paper->monitoring, line).n > 0)
      pence += read_more (paper, line, column);
  return pence;
}

static char *
find_cells (const DewPaper   *paper,
            DewSpan           rows,
            DewMonitorColumn  column)
{
  return dew_sheet_range (paper->monitoring->lines, rows.first, rows.n, DEW_SPENDING_ADDED + column, TRUE);
}

char *
_dew_rounding_more_pence (const DewPaper   *paper,
                          guint             node,
                          DewMonitorColumn  column)
{
  DewSpan rows = _dew_monitoring_lines (paper->monitoring, node);
  g_autofree char *cells = find_cells (paper, rows, column);
  g_autofree char *base = find_cells (paper, rows, find_base (column));
  g_autofree char *actual = find_cells (paper, rows, DEW_MONITOR_ACTUAL_TO_DATE);

  if (column == DEW_MONITOR_FORECAST)
    /* A cell that is empty is 0 to who compares it. */
    return g_strdup_printf ("SUMPRODUCT(1-ISNUMBER(%2$s)*(%1$s=%2$s),%1$s)-SUMPRODUCT(ISNUMBER(%1$s)*(1-ISNUMBER(%2$s)*(%1$s=%2$s)),%3$s)", cells, actual, base);
  return g_strdup_printf ("SUM(%1$s)-SUMPRODUCT(1*ISNUMBER(%1$s),%2$s)", cells, base);
}

/* ---- Of a line ---- */

/* What is printed of a line, as it is put together. */
typedef struct {
  DewPaper *paper;
  guint     line;
  GString  *formula;
  gint64    units;
} Term;

/* Adds another figure of the line. */
static void
add_figure (Term    *term,
            int      partner,
            DewPart  part)
{
  const DewRoundKey key = { term->line, partner, part };
  const DewRounded *rounded;
  g_autofree char *cell = NULL;

  if (!_dew_rounding_has_inputs (term->paper, &key))
    return;

  rounded = _dew_rounding_find (term->paper, &key);
  cell = _dew_rounding_address (term->paper, rounded);
  g_string_append_printf (term->formula, "%s%s", term->formula->len > 0 ? "+" : "", cell);
  term->units += rounded->units;
}

static void
add_figures (Term           *term,
             const DewPart  *parts,
             guint           n)
{
  for (int partner = DEW_NO_PARTNER; partner < (int) term->paper->partners->len; partner++)
    for (guint i = 0; i < n; i++)
      add_figure (term, partner, parts[i]);
}

static guint
find_pool (const DewPaper *paper,
           guint           node)
{
  while (paper->nodes[node].kind != DEW_NODE_POOL)
    node = paper->nodes[node].parent;
  return node;
}

/* Of a pool, how many lines have what a column of the working of spending counts; *cell gets its address. */
static gint64
read_count (const DewPaper *paper,
            guint           row,
            guint           column,
            char          **cell)
{
  *cell = dew_sheet_address (paper->monitoring->lines, row, column, TRUE, TRUE);
  return dew_sheet_cell (paper->monitoring->lines, row, column)->number;
}

/* Where some of the pool's lines have a budget, and others not, what is rounded by itself takes the place of the formula that is there. */
static void
print_own (Term             *term,
           DewMonitorColumn  column)
{
  const DewPaper *paper = term->paper;
  const DewRoundKey own = { term->line, DEW_ALL_PARTNERS, DEW_PART_OWN (column) };
  const DewRounded *rounded;
  guint pool = find_pool (paper, term->line), row = 0;
  gint64 budgets, all;
  g_autofree char *budgets_cell = NULL;
  g_autofree char *all_cell = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *plain = NULL;

  if (_dew_budgets_rows (paper, pool).n == 0 || !_dew_monitoring_row (paper->monitoring, pool, &row))
    return;

  budgets = read_count (paper, row, DEW_SPENDING_SET_ASIDE, &budgets_cell);
  all = read_count (paper, row, DEW_SPENDING_HAS_LATEST, &all_cell);
  rounded = _dew_rounding_find (term->paper, &own);
  cell = _dew_rounding_address (paper, rounded);
  plain = g_strdup (term->formula->str);
  g_string_printf (term->formula, "IF(AND(%1$s>0,%1$s<%2$s),%3$s,%4$s)", budgets_cell, all_cell, cell, plain);
  if (budgets > 0 && budgets < all)
    term->units = rounded->units;
}

/* The budget where one is entered, else what is contributed. */
static void
print_original (Term *term)
{
  static const DewPart parts[] = { DEW_PART_EXISTING, DEW_PART_ADDITIONAL };
  const DewRoundKey budget = { term->line, DEW_ALL_PARTNERS, DEW_PART_BUDGET };
  const DewRounded *rounded;
  g_autofree char *none = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *gross = NULL;

  add_figures (term, parts, G_N_ELEMENTS (parts));
  if (term->formula->len == 0)
    g_string_assign (term->formula, "0");
  if (_dew_budgets_rows (term->paper, term->line).n == 0)
    return;

  rounded = _dew_rounding_find (term->paper, &budget);
  none = _dew_spending_no_budget (term->paper, term->line);
  cell = _dew_rounding_address (term->paper, rounded);
  gross = g_strdup (term->formula->str);
  g_string_printf (term->formula, "IF(%s,%s,%s)", none, gross, cell);
  if (dew_totals_entered (term->paper->totals, term->line, DEW_ALL_PARTNERS, DEW_SUM_BUDGET))
    term->units = rounded->units;
}

static void
print_latest (Term *term)
{
  static const DewPart parts[] = { DEW_PART_MOVED };

  add_figure (term, DEW_ALL_PARTNERS, DEW_PART_MONITORED + DEW_MONITOR_ORIGINAL);
  if (term->paper->moved)
    add_figures (term, parts, G_N_ELEMENTS (parts));
}

static char *
find_cell (const Term       *term,
           DewMonitorColumn  column)
{
  DewSpan rows = _dew_monitoring_lines (term->paper->monitoring, term->line);

  return dew_sheet_address (term->paper->monitoring->lines, rows.first, DEW_SPENDING_ADDED + column, TRUE, TRUE);
}

/* A forecast that is what was spent is printed as that, unless that is the latest budget, too. */
static void
print_spent (Term *term)
{
  const DewPaper *paper = term->paper;
  const DewRoundKey spent = { term->line, DEW_ALL_PARTNERS, DEW_PART_MONITORED + DEW_MONITOR_ACTUAL_TO_DATE };
  const DewRounded *rounded = _dew_rounding_find (term->paper, &spent);
  g_autofree char *forecast = find_cell (term, DEW_MONITOR_FORECAST);
  g_autofree char *actual = find_cell (term, DEW_MONITOR_ACTUAL_TO_DATE);
  g_autofree char *cell = _dew_rounding_address (term->paper, rounded);
  g_autofree char *else_ = g_strdup (term->formula->str);
  g_autofree char *latest = find_cell (term, DEW_MONITOR_LATEST);
  gint64 pence = 0, other = 0, budget = 0;

  g_string_printf (term->formula, "IF(AND(ISNUMBER(%2$s),%1$s=%2$s,%1$s<>%3$s),%4$s,%5$s)", forecast, actual, latest, cell, else_);
  if (_dew_monitoring_worth (paper->monitoring, term->line, DEW_MONITOR_FORECAST, &pence) != NULL && _dew_monitoring_worth (paper->monitoring, term->line, DEW_MONITOR_ACTUAL_TO_DATE, &other) != NULL &&
      pence == other && (_dew_monitoring_worth (paper->monitoring, term->line, DEW_MONITOR_LATEST, &budget) == NULL || budget != pence))
    term->units = rounded->units;
}

/* What it follows, and what it is more; nothing where it is blank. */
static void
print_following (Term             *term,
                 DewMonitorColumn  column)
{
  g_autofree char *cell = find_cell (term, column);
  g_autofree char *plain = NULL;
  gint64 pence;

  add_figure (term, DEW_ALL_PARTNERS, DEW_PART_MONITORED + find_base (column));
  add_figure (term, DEW_ALL_PARTNERS, DEW_PART_MORE (column));
  if (column == DEW_MONITOR_FORECAST)
    print_spent (term);

  plain = g_strdup (term->formula->str);
  g_string_printf (term->formula, "IF(%s=\"\",0,%s)", cell, plain);
  if (_dew_monitoring_worth (term->paper->monitoring, term->line, column, &pence) == NULL)
    term->units = 0;
}

static void
print_line (Term             *term,
            DewMonitorColumn  column)
{
  if (column != DEW_MONITOR_ORIGINAL && column != DEW_MONITOR_LATEST)
    {
      print_following (term, column);
      return;
    }

  if (column == DEW_MONITOR_ORIGINAL)
    print_original (term);
  else
    print_latest (term);
  print_own (term, column);
}

/* ---- Of what is over lines ---- */

static void
print_children (Term              *term,
                const DewRoundKey *key)
{
  g_autoptr (GArray) keys = _dew_rounding_children (term->paper, key);
  const DewRounded *first = _dew_rounding_find (term->paper, &g_array_index (keys, DewRoundKey, 0));
  g_autofree char *range = dew_sheet_range (term->paper->rounding, first->row, keys->len, DEW_ROUNDING_ROUNDED, FALSE);

  g_string_printf (term->formula, "SUM(%s)", range);
  for (guint i = 0; i < keys->len; i++)
    term->units += _dew_rounding_find (term->paper, &g_array_index (keys, DewRoundKey, i))->units;
}

/* What a formula names is written before its row. */
void
_dew_rounding_sum (DewPaper          *paper,
                   const DewRoundKey *key)
{
  g_autoptr (GArray) keys = _dew_rounding_block (paper, key);
  g_autofree Term *terms = g_new0 (Term, keys->len);

  for (guint i = 0; i < keys->len; i++)
    {
      const DewRoundKey *one = &g_array_index (keys, DewRoundKey, i);

      terms[i] = (Term) { paper, one->node, g_string_new (NULL), 0 };
      if (one->node != 0 && paper->nodes[one->node].kind == DEW_NODE_LINE)
        print_line (&terms[i], one->part - DEW_PART_MONITORED);
      else
        print_children (&terms[i], one);
    }
  for (guint i = 0; i < keys->len; i++)
    {
      const DewRoundKey *one = &g_array_index (keys, DewRoundKey, i);
      guint row = _dew_rounding_add_row (paper, one, _dew_rounding_worth (paper, one));

      dew_sheet_formula (paper->rounding, row, DEW_ROUNDING_ROUNDED, DEW_CELL_COUNT, terms[i].units, 0, "=%s", terms[i].formula->str);
      _dew_rounding_keep (paper, one, row, terms[i].units);
      g_string_free (terms[i].formula, TRUE);
    }
}
