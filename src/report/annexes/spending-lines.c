/* spending-lines.c: the sheet of working of a year's spending: each line in whole pence, after the rules of dew-monitor.h, and what lines are added up to. */
#include "dew-monitoring-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

const char *const _dew_spending_names[DEW_N_SPENDING + 1] = {
  "pool", "category", "line",
  "original", "latest", "budget to date", "actual", "previous", "forecast",
  "variance to date", "movement", "variance",
  "percent", "status",
  "moved", "profile", "outlook", "months", "last actual", "known",
  "source", "last year", "last to date", "estimate", "check",
  "amber", "red",
  "spread", "budgeted", "rest", "rest spread",
  "set aside", "has latest",
  NULL
};

static const struct {
  const char *heading;
  int         width;
} columns[DEW_N_SPENDING] = {
  { N_("Pool"), 0 }, { N_("Category"), 0 }, { N_("Line"), 0 },
  { N_("Original budget, p"), 18 }, { N_("Latest budget, p"), 18 }, { N_("Budget to date, p"), 18 }, { N_("Actual to date, p"), 18 }, { N_("Previous forecast, p"), 18 }, { N_("Forecast, p"), 18 },
  { N_("Variance to date, p"), 18 }, { N_("Movement, p"), 18 }, { N_("Variance, p"), 18 },
  { N_("Variance of the latest budget, 0.0001 %"), 16 }, { N_("Status"), 0 },
  { N_("Moved by virements, p"), 18 }, { N_("Budget falls on months"), 14 }, { N_("Forecast is"), 14 }, { N_("Months to date"), 8 }, { N_("Last month with an actual"), 10 }, { N_("Months known"), 8 },
  { N_("Last year is that of"), 8 }, { N_("Last year, p"), 18 }, { N_("Last year to the months known, p"), 18 }, { N_("Estimate, p"), 18 }, { N_("Check remainder"), 18 },
  { N_("Amber from, p"), 18 }, { N_("Red above, p"), 18 },
  { N_("Budget that falls equally, p"), 18 }, { N_("Has a budget by month"), 10 }, { N_("Still to come, p"), 18 }, { N_("Still to come that falls equally, p"), 18 },
  { N_("Lines with a budget"), 10 }, { N_("Lines with a latest budget"), 10 },
};

const gint64 *
_dew_monitoring_worth (const DewMonitoring *monitoring,
                       guint                node,
                       DewMonitorColumn     column,
                       gint64              *pence)
{
  return dew_monitor_get (monitoring->monitor, node, column, pence) ? pence : NULL;
}

const char *
_dew_monitoring_say (DewMonitorColumn column)
{
  static const char *const said[DEW_N_MONITOR_COLUMNS] = {
    N_("Original budget"), N_("Latest budget"), N_("Budget to date"), N_("Actual to date"), N_("Previous forecast"), N_("Forecast"), N_("Variance to date"), N_("Movement"), N_("Variance"),
  };

  return _(said[column]);
}

char *
_dew_monitoring_pence (const DewMonitoring *monitoring,
                       guint                node,
                       DewMonitorColumn     column)
{
  DewSpan lines = _dew_monitoring_lines (monitoring, node);
  g_autofree char *range = NULL;

  g_return_val_if_fail (lines.n > 0, NULL);

  range = dew_sheet_range (monitoring->lines, lines.first, lines.n, DEW_SPENDING_ADDED + column, TRUE);
  return g_strdup_printf ("SUM(%s)", range);
}

/* ---- How a line is worked out ---- */

static const DewPool *
find_pool (const DewPaper *paper,
           guint           node)
{
  return dew_ledger_find (paper->ledger, DEW_TABLE_POOL, paper->nodes[node].line->pool);
}

static DewProfile
find_profile (const DewPaper *paper,
              guint           node)
{
  const DewLine *line = paper->nodes[node].line;

  return (DewProfile) (line->profile != DEW_PROFILE_UNSAID ? line->profile : find_pool (paper, node)->profile);
}

static DewOutlook
find_outlook (const DewPaper *paper,
              guint           node)
{
  const DewLine *line = paper->nodes[node].line;
  DewOutlook outlook = (DewOutlook) (line->outlook != DEW_OUTLOOK_UNSAID ? line->outlook : find_pool (paper, node)->outlook);

  return outlook != DEW_OUTLOOK_UNSAID ? outlook : DEW_OUTLOOK_TYPED;
}

static int
find_known (const DewMonitoring   *monitoring,
            const DewSpendingLine *line)
{
  int last = line->actuals.counts == 0 ? 0 : (int) g_bit_storage (line->actuals.counts) - 1;

  return (line->actuals.entered & 1) != 0 || last == 0 || last >= MIN (line->expected, monitoring->months) ? monitoring->months : last;
}

void
_dew_spending_line_read (const DewMonitoring *monitoring,
                         guint                node,
                         DewSpendingLine     *line)
{
  const DewPaper *paper = monitoring->paper;
  const DewPool *pool = find_pool (paper, node);

  *line = (DewSpendingLine) { .node = node, .profile = find_profile (paper, node), .outlook = find_outlook (paper, node) };
  line->budget = _dew_spending_of (paper, node, DEW_SPENT_BUDGET);
  line->actual = _dew_spending_of (paper, node, DEW_SPENT_ACTUAL);
  line->forecast = _dew_spending_of (paper, node, DEW_SPENT_FORECAST);
  _dew_spending_read (paper, line->budget, &line->budgets);
  _dew_spending_read (paper, line->actual, &line->actuals);
  _dew_spending_read (paper, line->forecast, &line->forecasts);
  line->expected = pool->end[0] == '\0' ? 12 : dew_months_to_date (paper->year, pool->end);
  line->known = find_known (monitoring, line);
  line->sources = g_array_new (FALSE, FALSE, sizeof (DewSpendingSource));
  if (line->profile == DEW_PROFILE_LAST_YEAR || line->outlook == DEW_OUTLOOK_LAST_YEAR)
    _dew_spending_find_sources (monitoring, line);
}

void
_dew_spending_line_clear (DewSpendingLine *line)
{
  g_clear_pointer (&line->sources, g_array_unref);
}

gboolean
_dew_spending_looks_back (const DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      for (guint node = pool + 1; node < paper->nodes[pool].end; node++)
        if (paper->nodes[node].kind == DEW_NODE_LINE && (find_profile (paper, node) == DEW_PROFILE_LAST_YEAR || find_outlook (paper, node) == DEW_OUTLOOK_LAST_YEAR))
          return TRUE;
    }
  return FALSE;
}

/* ---- Budgets ---- */

/* The gross contributions, "" where none is entered. */
static char *
print_gross (const DewPaper *paper,
             guint           node)
{
  g_autofree char *sum = _dew_lines_sum (paper, node, NULL, FALSE, DEW_PART_GROSS);
  char *gross = _dew_lines_if_entered (paper, node, NULL, DEW_PART_GROSS, sum);

  return gross != NULL ? gross : g_strdup ("\"\"");
}

char *
_dew_spending_no_budget (const DewPaper *paper,
                         guint           node)
{
  g_autofree char *cell = NULL;
  g_autofree char *entered = NULL;

  if (_dew_spending_of (paper, node, DEW_SPENT_BUDGET).n == 0)
    {
      cell = _dew_budgets_cell (paper, node);
      return g_strdup_printf ("%s=\"\"", cell);
    }

  entered = _dew_spending_entered (paper, node, NULL, DEW_SPENT_BUDGET);
  return g_strdup_printf ("%s=0", entered);
}

static char *
print_original (const DewPaper *paper,
                guint           node)
{
  g_autofree char *gross = print_gross (paper, node);
  g_autofree char *none = NULL;
  g_autofree char *budget = NULL;

  if (_dew_budgets_rows (paper, node).n == 0)
    return g_steal_pointer (&gross);

  none = _dew_spending_no_budget (paper, node);
  budget = _dew_budgets_cell (paper, node);
  return g_strdup_printf ("IF(%s,%s,ROUND(%s*100,0))", none, gross, budget);
}

static void
put_moved (const DewPaper *paper,
           const DewNamed *at,
           guint           node)
{
  g_autofree char *sum = NULL;
  g_autofree char *moved = NULL;
  gint64 pence = dew_totals_get (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED);

  if (!paper->moved || _dew_lines_rows (paper, node).n == 0)
    return;

  sum = _dew_lines_sum (paper, node, NULL, FALSE, DEW_PART_MOVED);
  moved = _dew_lines_if_entered (paper, node, NULL, DEW_PART_MOVED, sum);
  _dew_named_formula (at, DEW_SPENDING_MOVED, DEW_CELL_PENCE, dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED) ? &pence : NULL, moved);
}

static void
put_set_aside (const DewPaper *paper,
               const DewNamed *at,
               guint           node)
{
  gint64 entered = dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET) ? 1 : 0;
  g_autofree char *none = NULL;
  g_autofree char *formula = NULL;

  if (_dew_budgets_rows (paper, node).n == 0)
    return;

  none = _dew_spending_no_budget (paper, node);
  formula = g_strdup_printf ("IF(%s,0,1)", none);
  _dew_named_formula (at, DEW_SPENDING_SET_ASIDE, DEW_CELL_COUNT, &entered, formula);
}

static void
put_budgets (const DewMonitoring *monitoring,
             const DewNamed      *at,
             guint                node)
{
  g_autofree char *original = print_original (monitoring->paper, node);
  gint64 pence, has = dew_monitor_get (monitoring->monitor, node, DEW_MONITOR_LATEST, &pence);

  put_moved (monitoring->paper, at, node);
  put_set_aside (monitoring->paper, at, node);
  _dew_named_formula (at, DEW_SPENDING_ADDED + DEW_MONITOR_ORIGINAL, DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, node, DEW_MONITOR_ORIGINAL, &pence), original);
  _dew_named_formula (at, DEW_SPENDING_ADDED + DEW_MONITOR_LATEST, DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, node, DEW_MONITOR_LATEST, &pence),
                      "IF(AND([original]=\"\",[moved]=\"\"),\"\",N([original])+N([moved]))");
  _dew_named_formula (at, DEW_SPENDING_HAS_LATEST, DEW_CELL_COUNT, &has, "IF(ISNUMBER([latest]),1,0)");
}

/* ---- Ways ---- */

#define EQUALLY _("equally")
#define AS_TYPED _("as typed")
#define BY_LAST_YEAR _("by last year")

/* Said, or by the months that are typed. */
static void
put_profile (const DewMonitoring   *monitoring,
             const DewNamed        *at,
             const DewSpendingLine *line)
{
  g_autofree char *months = NULL;
  g_autofree char *formula = NULL;

  if (line->profile != DEW_PROFILE_UNSAID || line->budget.n == 0)
    {
      dew_sheet_text (at->sheet, at->row, DEW_SPENDING_PROFILE, line->profile == DEW_PROFILE_LAST_YEAR ? BY_LAST_YEAR : line->profile == DEW_PROFILE_TYPED ? AS_TYPED : EQUALLY);
      return;
    }

  months = _dew_spending_months (monitoring->paper, line->budget, 1, 12);
  formula = g_strdup_printf ("IF(SUMPRODUCT(1*(%s<>\"\"))=0,\"%s\",\"%s\")", months, EQUALLY, AS_TYPED);
  _dew_named_words (at, DEW_SPENDING_PROFILE, (line->budgets.entered & ~1u) != 0 ? AS_TYPED : EQUALLY, EQUALLY, formula);
}

static const char *
say_outlook (DewOutlook outlook)
{
  if (outlook == DEW_OUTLOOK_STRAIGHT)
    return _("in a straight line");

  return outlook == DEW_OUTLOOK_LAST_YEAR ? BY_LAST_YEAR : AS_TYPED;
}

static void
put_ways (const DewMonitoring   *monitoring,
          const DewNamed        *at,
          const DewSpendingLine *line)
{
  g_autofree char *cell = _dew_monitoring_months (monitoring);
  g_autofree char *months = g_strdup_printf ("MAX(0,MIN(12,INT(%s)))", cell);
  gint64 m = monitoring->months;

  put_profile (monitoring, at, line);
  dew_sheet_text (at->sheet, at->row, DEW_SPENDING_OUTLOOK, say_outlook (line->outlook));
  _dew_named_formula (at, DEW_SPENDING_MONTHS, DEW_CELL_COUNT, &m, months);
}

static void
put_budget_to_date (const DewMonitoring   *monitoring,
                    const DewNamed        *at,
                    const DewSpendingLine *line)
{
  g_autofree char *cumulative = _dew_spending_cumulative (monitoring, line->node);
  g_autofree char *formula = NULL;
  gint64 pence;

  if (cumulative != NULL)
    formula = g_strdup_printf ("IF([latest]=\"\",\"\",IF([months]=0,0,INDEX(%s,[months])))", cumulative);
  else if (line->profile == DEW_PROFILE_EQUAL || line->profile == DEW_PROFILE_UNSAID)
    formula = g_strdup ("IF([latest]=\"\",\"\",ROUND([latest]*[months]/12,0))");
  else
    formula = g_strdup ("IF(AND([latest]<>\"\",[months]=0),0,\"\")");
  _dew_named_formula (at, DEW_SPENDING_ADDED + DEW_MONITOR_BUDGET_TO_DATE, DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, line->node, DEW_MONITOR_BUDGET_TO_DATE, &pence), formula);
}

static void
put_previous (const DewMonitoring *monitoring,
              const DewNamed      *at,
              guint                node)
{
  g_autofree char *sum = _dew_spending_sum (monitoring->paper, node, NULL, DEW_SPENT_PREVIOUS);
  g_autofree char *previous = _dew_spending_if_entered (monitoring->paper, node, NULL, DEW_SPENT_PREVIOUS, sum);
  gint64 pence;

  if (previous != NULL)
    _dew_named_formula (at, DEW_SPENDING_ADDED + DEW_MONITOR_PREVIOUS, DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, node, DEW_MONITOR_PREVIOUS, &pence), previous);
}

/* ---- What falls on months ---- */

/* Where a line's budget and what is left of its forecast fall equally on months, it has no rows of months. */
static void
put_equal (const DewMonitoring   *monitoring,
           const DewNamed        *at,
           const DewSpendingLine *line,
           gint64                 rest)
{
  gint64 latest = 0;
  gint64 has = dew_monitor_get (monitoring->monitor, line->node, DEW_MONITOR_LATEST, &latest);

  _dew_named_formula (at, DEW_SPENDING_REST_SPREAD, DEW_CELL_PENCE, &rest, "[rest]");
  if (line->profile != DEW_PROFILE_EQUAL && line->profile != DEW_PROFILE_UNSAID)
    return;

  _dew_named_formula (at, DEW_SPENDING_SPREAD, DEW_CELL_PENCE, &latest, "N([latest])");
  _dew_named_formula (at, DEW_SPENDING_BUDGETED, DEW_CELL_COUNT, &has, "IF(ISNUMBER([latest]),1,0)");
}

static void
put_spread (const DewMonitoring   *monitoring,
            const DewNamed        *at,
            const DewSpendingLine *line)
{
  g_autofree char *cumulative = _dew_spending_cumulative (monitoring, line->node);
  gint64 latest, forecast, actual = 0, rest = 0;

  dew_monitor_get (monitoring->monitor, line->node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
  if (dew_monitor_get (monitoring->monitor, line->node, DEW_MONITOR_FORECAST, &forecast))
    rest = forecast - actual;
  _dew_named_formula (at, DEW_SPENDING_REST, DEW_CELL_PENCE, &rest, "IF([forecast]=\"\",0,[forecast]-N([actual]))");
  if (cumulative == NULL)
    {
      put_equal (monitoring, at, line, rest);
      return;
    }

  g_autofree char *has = g_strdup_printf ("IF(ISNUMBER(INDEX(%s,12)),1,0)", cumulative);
  gint64 weighed = dew_monitor_get (monitoring->monitor, line->node, DEW_MONITOR_LATEST, &latest) && _dew_spending_weighs (line);

  _dew_named_formula (at, DEW_SPENDING_BUDGETED, DEW_CELL_COUNT, &weighed, has);
}

/* ---- The sheet ---- */

static void
put_line (const DewMonitoring *monitoring,
          guint                node)
{
  const DewPaper *paper = monitoring->paper;
  DewNamed at = { monitoring->lines, _dew_spending_names, dew_sheet_row (monitoring->lines), { 0, 0 } };
  g_autofree char *category = dew_ledger_category_path (paper->ledger, paper->nodes[node].line);
  g_auto (DewSpendingLine) line = { 0 };

  _dew_spending_line_read (monitoring, node, &line);
  dew_sheet_text (at.sheet, at.row, DEW_SPENDING_POOL, find_pool (paper, node)->name);
  dew_sheet_text (at.sheet, at.row, DEW_SPENDING_CATEGORY, category);
  dew_sheet_text (at.sheet, at.row, DEW_SPENDING_LINE, paper->nodes[node].line->name);
  put_ways (monitoring, &at, &line);
  _dew_spending_put_source (monitoring, &at, &line);
  put_budgets (monitoring, &at, node);
  put_budget_to_date (monitoring, &at, &line);
  _dew_spending_put_actual (monitoring, &at, &line);
  put_previous (monitoring, &at, node);
  _dew_spending_put_forecast (monitoring, &at, &line);
  _dew_spending_put_differences (monitoring, &at, node);
  _dew_spending_put_judgement (monitoring, &at, node);
  put_spread (monitoring, &at, &line);
}

/* There is something that its figures are made of, be it left empty here. */
static gboolean
has_inputs (const DewPaper *paper,
            guint           node)
{
  return paper->nodes[node].kind == DEW_NODE_LINE &&
         (_dew_lines_rows (paper, node).n > 0 || _dew_budgets_rows (paper, node).n > 0 || _dew_spending_rows (paper, node).n > 0);
}

static gboolean
is_asked_for (const DewPaper *paper,
              guint           node)
{
  gint64 pool = paper->nodes[node].kind == DEW_NODE_LINE ? paper->nodes[node].line->pool : 0;

  for (guint i = 0; i < paper->pools->len; i++)
    if (paper->nodes[g_array_index (paper->pools, guint, i)].id == pool)
      return TRUE;
  return FALSE;
}

/* Counts the lines before any is written: those of months refer to their rows. */
static void
count_lines (DewMonitoring *monitoring)
{
  const DewPaper *paper = monitoring->paper;
  guint n = 0;

  monitoring->before = g_new (guint, paper->n_nodes + 1);
  for (guint node = 0; node < paper->n_nodes; node++)
    {
      monitoring->before[node] = n;
      n += has_inputs (paper, node) && is_asked_for (paper, node);
    }
  monitoring->before[paper->n_nodes] = n;
}

static void
start_sheet (DewMonitoring *monitoring)
{
  g_autofree char *scope = _dew_paper_scope (monitoring->paper);
  g_autofree char *title = g_strconcat (_("Working of the spending"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (monitoring->paper, _("Working of spending"), title);

  dew_sheet_about (sheet, _("How each line’s budget to date, actual and forecast are worked out, and what they add up to"));
  dew_sheet_note (sheet, _("p is pence. Everything is worked out for each line; a total is the sum of its lines, and a difference there is empty unless every line that has one of the two figures has both."));
  dew_sheet_note (sheet, _("The latest budget is the original and what virements move; where no budget is entered, the original is what is contributed."));
  dew_sheet_note (sheet, _("Months known are the months to date, or fewer where the actuals end before: a month not entered yet is not taken for one in which nothing was spent."));
  dew_sheet_note (sheet, _("Last year is that of 1, the line itself, or of 2 and so on, the lines before it that it goes on for: of the first that has actuals by month."));
  dew_sheet_note (sheet, _("The columns Estimate and Check remainder prove a division by long multiplication. An empty cell is a figure that is not entered, or that there is no way to."));
  dew_sheet_live_note (sheet, _("The formulas work on blocks of rows: do not sort them."));
  for (guint i = 0; i < DEW_N_SPENDING; i++)
    dew_sheet_column (sheet, _(columns[i].heading), columns[i].width);
  monitoring->lines = sheet;
}

/* What M is where it was not asked for: by the document's date, else the last month with an actual, else the whole year. */
static int
find_months (const DewPaper *paper)
{
  const DewDocumentRow *document = dew_ledger_document (paper->ledger);
  guint months = 0;

  if (paper->query->month != 0)
    return paper->query->month;
  if (document != NULL && document->as_at[0] != '\0')
    return dew_months_to_date (paper->year, document->as_at);

  for (guint node = 0; node < paper->n_nodes; node++)
    if (_dew_spending_of (paper, node, DEW_SPENT_ACTUAL).n > 0)
      {
        DewSpentYear year;

        _dew_spending_read (paper, _dew_spending_of (paper, node, DEW_SPENT_ACTUAL), &year);
        months |= year.entered & ~1u;
      }
  return months != 0 ? (int) g_bit_storage (months) - 1 : 12;
}

static DewMonitoring *
make_monitoring (DewPaper *paper)
{
  DewMonitoring *monitoring = g_new0 (DewMonitoring, 1);
  g_autofree char *as_at = NULL;

  monitoring->paper = paper;
  monitoring->months = find_months (paper);
  as_at = monitoring->months == 0 ? dew_year_first_day (paper->year) : dew_month_last_day (paper->year, monitoring->months);
  monitoring->monitor = dew_monitor_new (paper->ledger, paper->totals, as_at);
  monitoring->totals = g_hash_table_new (NULL, NULL);
  monitoring->months_of = g_hash_table_new (NULL, NULL);
  if (_dew_spending_looks_back (paper))
    monitoring->last = _dew_paper_spent (paper, paper->year - 1);
  return monitoring;
}

DewMonitoring *
_dew_monitoring_of (DewPaper *paper)
{
  DewMonitoring *monitoring = paper->monitoring;

  if (monitoring != NULL)
    return monitoring;

  _dew_budgets_add (paper);
  monitoring = paper->monitoring = make_monitoring (paper);
  _dew_monitoring_add_settings (monitoring);
  start_sheet (monitoring);
  count_lines (monitoring);
  _dew_spending_plan_months (monitoring);
  for (guint node = 0; node < paper->n_nodes; node++)
    if (_dew_monitoring_lines (monitoring, node).n > 0 && paper->nodes[node].kind == DEW_NODE_LINE)
      put_line (monitoring, node);
  _dew_spending_put_totals (monitoring);
  _dew_spending_put_months (monitoring);
  return monitoring;
}

void
_dew_monitoring_free (DewMonitoring *monitoring)
{
  if (monitoring == NULL)
    return;

  dew_monitor_free (monitoring->monitor);
  g_free (monitoring->before);
  g_hash_table_unref (monitoring->totals);
  g_hash_table_unref (monitoring->months_of);
  g_free (monitoring);
}

DewSpan
_dew_monitoring_lines (const DewMonitoring *monitoring,
                       guint                node)
{
  guint first = monitoring->before[node];

  return (DewSpan) { first, monitoring->before[monitoring->paper->nodes[node].end] - first };
}

gboolean
_dew_monitoring_row (const DewMonitoring *monitoring,
                     guint                node,
                     guint               *row)
{
  guint at;

  if (monitoring->paper->nodes[node].kind == DEW_NODE_LINE)
    {
      *row = monitoring->before[node];
      return _dew_monitoring_lines (monitoring, node).n > 0;
    }

  at = GPOINTER_TO_UINT (g_hash_table_lookup (monitoring->totals, GUINT_TO_POINTER (node)));
  *row = at - 1;
  return at != 0;
}

void
_dew_monitoring_move_last (const DewMonitoring *monitoring)
{
  DewSheet *const sheets[] = { monitoring->year, monitoring->lines, monitoring->by_month, monitoring->settings };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (sheets[i] != NULL)
      _dew_paper_move_last (monitoring->paper, sheets[i], NULL);
}
