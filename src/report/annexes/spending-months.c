/* spending-months.c: the sheet of working of months: twelve rows a line whose budget, or what is left of its forecast, does not fall equally on them. */
#include "dew-monitoring-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

#define EACH_MONTH "{1,2,3,4,5,6,7,8,9,10,11,12}"
#define YEAR_MONTHS 12

/* As far as a profile may go, as dew-monitor-line.c has it. */
#define SPREAD_LIMIT "4.6E18"

enum {
  POOL, LINE, MONTH, NUMBER,
  WEIGHT, SO_FAR, WEIGHTS, LATEST, ESTIMATE, CHECK, TO_DATE, BUDGET,
  TYPED, LAST_YEAR, GOES_BY, SHARE, SHARES_SO_FAR, SHARES, REST, REST_ESTIMATE, REST_CHECK, REST_TO_DATE, FORECAST,
  N_COLUMNS
};

static const char *const names[N_COLUMNS + 1] = {
  "pool", "line", "name", "month",
  "weight", "so far", "weights", "latest", "estimate", "check", "to date", "budget",
  "typed", "last year", "goes by", "share", "shares so far", "shares", "rest", "rest estimate", "rest check", "rest to date", "forecast",
  NULL
};

static const struct {
  const char *heading;
  int         width;
} columns[N_COLUMNS] = {
  { N_("Pool"), 0 }, { N_("Line"), 0 }, { N_("Month"), 16 }, { N_("Number of the month"), 10 },
  { N_("Weight"), 18 }, { N_("Weight to date"), 18 }, { N_("Total weight"), 18 }, { N_("Latest budget, p"), 18 }, { N_("Estimate, p"), 18 }, { N_("Check remainder"), 18 },
  { N_("Budget to date, p"), 18 }, { N_("Budget, p"), 18 },
  { N_("Forecast typed, p"), 18 }, { N_("Last year, p"), 18 }, { N_("What is still to come falls"), 20 },
  { N_("Weight of what is to come"), 18 }, { N_("Weight of that to date"), 18 }, { N_("Total weight of that"), 18 }, { N_("Still to come, p"), 18 }, { N_("Estimate of that, p"), 18 },
  { N_("Check remainder of that"), 18 }, { N_("To come to date, p"), 18 }, { N_("Forecast, p"), 18 },
};

/* A line's twelve rows, as they are written. */
typedef struct {
  const DewMonitoring   *monitoring;
  const DewSpendingLine *line;
  DewNamed               at;
  char                  *m;             /* addresses in its row of the working: months to date, latest budget, … */
  char                  *latest, *profile, *rest, *forecast, *source;
  gint64                 weights[13];   /* as exported */
  gint64                 total;
  gboolean               weighs, budgeted;
  gint64                 latest_pence, rest_pence;
  gint64                 shares[13], shares_total;
  const char            *goes_by;
  int                    month;
} Rows;

#define EQUALLY _("equally")
#define AS_TYPED _("as typed")
#define BY_FORECAST _("by the forecasts typed")
#define BY_BUDGET _("as the budget")
#define BY_LAST_YEAR _("by last year")

/* ---- Which lines ---- */

static gboolean
by_months (const DewSpendingLine *line)
{
  return line->profile == DEW_PROFILE_LAST_YEAR ? line->sources->len > 0 : line->profile != DEW_PROFILE_EQUAL && line->budget.n > 0;
}

static gboolean
has_rows (const DewSpendingLine *line)
{
  return by_months (line) || (line->outlook == DEW_OUTLOOK_TYPED && line->forecast.n > 0) || (line->outlook == DEW_OUTLOOK_LAST_YEAR && line->sources->len > 0);
}

static void
start_sheet (DewMonitoring *monitoring)
{
  g_autofree char *scope = _dew_paper_scope (monitoring->paper);
  g_autofree char *title = g_strconcat (_("Working of the months"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (monitoring->paper, _("Working of months"), title);

  dew_sheet_about (sheet, _("How budgets and forecasts fall on the months, of lines where that is not equally"));
  dew_sheet_note (sheet, _("p is pence. The budget to date is the latest budget × the weights to date ÷ the total weight, to the penny; so a month’s budget is the difference of two, and the months come to the latest budget."));
  dew_sheet_note (sheet, _("What is still to come is what the forecast is above the actual to date; it falls on the months after that in the same way, by weights of its own."));
  dew_sheet_note (sheet, _("The columns Estimate and Check remainder prove a division by long multiplication. An empty cell is a figure that there is no way to."));
  dew_sheet_live_note (sheet, _("The formulas work on blocks of rows: do not sort them."));
  for (guint i = 0; i < N_COLUMNS; i++)
    dew_sheet_column (sheet, _(columns[i].heading), columns[i].width);
  monitoring->by_month = sheet;
}

void
_dew_spending_plan_months (DewMonitoring *monitoring)
{
  const DewPaper *paper = monitoring->paper;
  guint n = 0;

  for (guint node = 0; node < paper->n_nodes; node++)
    {
      g_auto (DewSpendingLine) line = { 0 };

      if (paper->nodes[node].kind != DEW_NODE_LINE || _dew_monitoring_lines (monitoring, node).n == 0)
        continue;
      _dew_spending_line_read (monitoring, node, &line);
      if (has_rows (&line))
        g_hash_table_insert (monitoring->months_of, GUINT_TO_POINTER (node), GUINT_TO_POINTER (YEAR_MONTHS * n++ + 1));
    }

  if (n > 0)
    start_sheet (monitoring);
}

char *
_dew_spending_cumulative (const DewMonitoring *monitoring,
                          guint                node)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (monitoring->months_of, GUINT_TO_POINTER (node)));

  return at == 0 ? NULL : dew_sheet_range (monitoring->by_month, at - 1, YEAR_MONTHS, TO_DATE, TRUE);
}

char *
_dew_spending_print_until (const DewMonitoring *monitoring,
                           DewMonthly           what,
                           const char          *number)
{
  g_autofree char *numbers = NULL;
  g_autofree char *figures = NULL;
  guint n = YEAR_MONTHS * g_hash_table_size (monitoring->months_of);

  if (n == 0)
    return NULL;

  numbers = dew_sheet_range (monitoring->by_month, 0, n, NUMBER, TRUE);
  figures = dew_sheet_range (monitoring->by_month, 0, n, what == DEW_MONTHLY_BUDGET ? BUDGET : FORECAST, TRUE);
  return g_strdup_printf ("SUMIF(%s,\"<=\"&%s,%s)", numbers, number, figures);
}

/* ---- What a budget falls by, as exported ---- */

static const DewSpentYear *
find_weights (const DewSpendingLine *line)
{
  return line->profile == DEW_PROFILE_LAST_YEAR ? &line->lasts : &line->budgets;
}

static gint64
sum_months (const gint64 pence[13],
            int          from,
            int          to)
{
  gint64 sum = 0;

  for (int month = from; month <= to; month++)
    sum += pence[month];
  return sum;
}

static gboolean
is_equal (const DewSpendingLine *line)
{
  return line->profile == DEW_PROFILE_EQUAL || (line->profile == DEW_PROFILE_UNSAID && (line->budgets.entered & ~1u) == 0);
}

gboolean
_dew_spending_weighs (const DewSpendingLine *line)
{
  const DewSpentYear *year = find_weights (line);

  return is_equal (line) || ((year->entered & ~1u) != 0 && sum_months (year->pence, 1, 12) != 0);
}

static void
read_weights (Rows *rows)
{
  const DewSpentYear *year = find_weights (rows->line);

  for (int month = 1; month <= 12; month++)
    rows->weights[month] = is_equal (rows->line) ? 1 : year->pence[month];
  rows->weighs = _dew_spending_weighs (rows->line);
  rows->total = sum_months (rows->weights, 1, 12);
}

/* ---- A budget ---- */

/* What rows of spending have of one month. */
static char *
print_month (const DewPaper *paper,
             DewSpan         span,
             int             month)
{
  g_autofree char *cells = _dew_spending_months (paper, span, month, month);

  return g_strdup_printf ("SUMPRODUCT(ROUND(%s*100,0))", cells);
}

static char *
print_last_month (const Rows *rows)
{
  return _dew_spending_print_last (rows->monitoring, rows->line, rows->month, rows->month, rows->source, "SUMPRODUCT(ROUND(", "*100,0))");
}

static char *
print_weight (const Rows *rows)
{
  const DewSpendingLine *line = rows->line;
  g_autofree char *sum = NULL;

  if (line->profile == DEW_PROFILE_LAST_YEAR)
    return line->sources->len > 0 ? print_last_month (rows) : NULL;
  if (line->profile == DEW_PROFILE_EQUAL || (line->profile == DEW_PROFILE_UNSAID && line->budget.n == 0))
    return g_strdup ("1");
  if (line->budget.n == 0)
    return NULL;

  sum = print_month (rows->monitoring->paper, line->budget, rows->month);
  return line->profile == DEW_PROFILE_TYPED ? g_steal_pointer (&sum) : g_strdup_printf ("IF(EXACT(%s,\"%s\"),1,%s)", rows->profile, EQUALLY, sum);
}

/* In the first row, "" where nothing is entered to go by, or it comes to nothing. */
static char *
print_total (const Rows *rows)
{
  const DewSpendingLine *line = rows->line;
  gboolean last = line->profile == DEW_PROFILE_LAST_YEAR;
  g_autofree char *months = NULL;

  if (rows->month > 1)
    return g_strdup ("[weights1]");
  if (line->profile == DEW_PROFILE_EQUAL || line->profile == DEW_PROFILE_UNSAID)
    return g_strdup ("IF(SUM([weight:])=0,\"\",SUM([weight:]))");
  if (last ? line->sources->len == 0 : line->budget.n == 0)
    return g_strdup ("\"\"");

  if (last)
    {
      g_autofree char *count = _dew_spending_print_last (rows->monitoring, line, 1, 12, rows->source, "SUMPRODUCT(1*(", "<>\"\"))");

      return g_strdup_printf ("IF(OR(%s=0,SUM([weight:])=0),\"\",SUM([weight:]))", count);
    }
  months = _dew_spending_months (rows->monitoring->paper, line->budget, 1, 12);
  return g_strdup_printf ("IF(OR(SUMPRODUCT(1*(%s<>\"\"))=0,SUM([weight:])=0),\"\",SUM([weight:]))", months);
}

static void
put_weights (const Rows *rows)
{
  g_autofree char *weight = print_weight (rows);
  g_autofree char *total = print_total (rows);
  gint64 so_far = sum_months (rows->weights, 1, rows->month);

  if (weight != NULL)
    _dew_named_formula (&rows->at, WEIGHT, DEW_CELL_COUNT, &rows->weights[rows->month], weight);
  _dew_named_formula (&rows->at, SO_FAR, DEW_CELL_COUNT, &so_far, "SUM([weight>])");
  _dew_named_formula (&rows->at, WEIGHTS, DEW_CELL_COUNT, rows->weighs ? &rows->total : NULL, total);
}

/* Amount × part ÷ whole, half away from zero. */
static gint64
spread (gint64 amount,
        gint64 part,
        gint64 whole)
{
  gint64 size = _dew_quotient (ABS (amount), ABS (part), ABS (whole));

  return (amount < 0) ^ (part < 0) ^ (whole < 0) ? -size : size;
}

/* Writes the estimate and the check of such a spread, which is there unless a cell that `guard` names says otherwise. */
static void
put_proof (const Rows *rows,
           gboolean    there,
           gint64      amount,
           gint64      part,
           gint64      whole,
           gboolean    of_rest)
{
  const char *a = of_rest ? "ABS([rest])" : "ABS([latest])", *n = of_rest ? "ABS([shares so far])" : "ABS([so far])", *d = of_rest ? "ABS([shares])" : "ABS([weights])";
  g_autofree char *estimate = _dew_print_estimate (a, n, d);
  g_autofree char *check = _dew_print_check (a, n, d, of_rest ? "[rest estimate]" : "[estimate]");
  const char *guard = of_rest ? "[shares]=0" : "OR([latest]=\"\",[weights]=\"\")";
  g_autofree char *guarded = g_strdup_printf ("IF(%s,0,%s)", guard, estimate);
  g_autofree char *proof = g_strdup_printf ("IF(%s,0,%s)", guard, check);
  gint64 about = there ? _dew_estimate (ABS (amount), ABS (part), ABS (whole)) : 0;
  gint64 left = there ? _dew_check (ABS (amount), ABS (part), ABS (whole), about) : 0;

  _dew_named_formula (&rows->at, of_rest ? REST_ESTIMATE : ESTIMATE, DEW_CELL_PENCE, &about, guarded);
  _dew_named_formula (&rows->at, of_rest ? REST_CHECK : CHECK, DEW_CELL_COUNT, &left, proof);
}

static void
put_budget (const Rows *rows)
{
  g_autofree char *quotient = _dew_print_quotient ("ABS([weights])", "[estimate]", "[check]");
  g_autofree char *to_date = g_strdup_printf ("IF(OR([latest]=\"\",[weights]=\"\",MAX([estimate:])>" SPREAD_LIMIT "),\"\",SIGN([latest])*SIGN([so far])*SIGN([weights])*%s)", quotient);
  gboolean there = rows->weighs && rows->budgeted;
  gint64 until = there ? spread (rows->latest_pence, sum_months (rows->weights, 1, rows->month), rows->total) : 0;
  gint64 month = until - (there && rows->month > 1 ? spread (rows->latest_pence, sum_months (rows->weights, 1, rows->month - 1), rows->total) : 0);

  _dew_named_formula (&rows->at, LATEST, DEW_CELL_PENCE, rows->budgeted ? &rows->latest_pence : NULL, rows->latest);
  put_proof (rows, there, rows->latest_pence, sum_months (rows->weights, 1, rows->month), rows->total, FALSE);
  _dew_named_formula (&rows->at, TO_DATE, DEW_CELL_PENCE, there ? &until : NULL, to_date);
  _dew_named_formula (&rows->at, BUDGET, DEW_CELL_PENCE, there ? &month : NULL, rows->month == 1 ? "[to date]" : "IF([to date]=\"\",\"\",[to date]-[to date<])");
}

/* ---- What is still to come ---- */

/* What it goes by, as exported, and by which weights. */
static const gint64 *
choose_shares (Rows *rows)
{
  const DewSpendingLine *line = rows->line;
  int m = rows->monitoring->months;
  gint64 typed = sum_months (line->forecasts.pence, m + 1, 12);

  rows->goes_by = EQUALLY;
  if (line->outlook == DEW_OUTLOOK_LAST_YEAR && line->sources->len > 0 && sum_months (line->lasts.pence, m + 1, 12) != 0)
    {
      rows->goes_by = BY_LAST_YEAR;
      return line->lasts.pence;
    }
  if (line->outlook != DEW_OUTLOOK_TYPED)
    return NULL;

  if ((line->forecasts.entered >> (m + 1)) != 0 && typed == rows->rest_pence)
    rows->goes_by = AS_TYPED;
  else if (typed != 0)
    rows->goes_by = BY_FORECAST;
  else if (rows->weighs && sum_months (rows->weights, m + 1, 12) != 0)
    {
      rows->goes_by = BY_BUDGET;
      return rows->weights;
    }
  return !g_str_equal (rows->goes_by, EQUALLY) ? line->forecasts.pence : NULL;
}

static void
read_shares (Rows *rows)
{
  const gint64 *from = choose_shares (rows);

  for (int month = rows->monitoring->months + 1; month <= 12; month++)
    rows->shares[month] = from == NULL ? 1 : from[month];
  rows->shares_total = sum_months (rows->shares, 1, 12);
}

static char *
print_goes_by (const Rows *rows)
{
  const DewSpendingLine *line = rows->line;
  g_autofree char *budget = NULL;
  g_autofree char *months = NULL;

  if (rows->month > 1)
    return g_strdup ("[goes by1]");
  if (line->outlook == DEW_OUTLOOK_LAST_YEAR && line->sources->len > 0)
    return g_strdup_printf ("IF(SUMIF([month:],\">\"&%s,[last year:])<>0,\"%s\",\"%s\")", rows->m, BY_LAST_YEAR, EQUALLY);
  if (line->outlook != DEW_OUTLOOK_TYPED)
    return g_strdup_printf ("\"%s\"", EQUALLY);

  budget = g_strdup_printf ("IF(AND(ISNUMBER([weights]),SUMIF([month:],\">\"&%s,[weight:])<>0),\"%s\",\"%s\")", rows->m, BY_BUDGET, EQUALLY);
  if (line->forecast.n == 0)
    return g_steal_pointer (&budget);

  months = _dew_spending_months (rows->monitoring->paper, line->forecast, 1, 12);
  return g_strdup_printf ("IF(AND(SUMPRODUCT((" EACH_MONTH ">%1$s)*(%2$s<>\"\"))>0,SUMIF([month:],\">\"&%1$s,[typed:])=[rest]),\"%3$s\","
                          "IF(SUMIF([month:],\">\"&%1$s,[typed:])<>0,\"%4$s\",%5$s))", rows->m, months, AS_TYPED, BY_FORECAST, budget);
}

static void
put_typed (const Rows *rows)
{
  const DewSpendingLine *line = rows->line;
  g_autofree char *typed = line->forecast.n > 0 ? print_month (rows->monitoring->paper, line->forecast, rows->month) : NULL;
  g_autofree char *last = line->sources->len > 0 ? print_last_month (rows) : NULL;

  if (typed != NULL)
    _dew_named_formula (&rows->at, TYPED, DEW_CELL_PENCE, &line->forecasts.pence[rows->month], typed);
  if (last != NULL)
    _dew_named_formula (&rows->at, LAST_YEAR, DEW_CELL_PENCE, &line->lasts.pence[rows->month], last);
}

static void
put_shares (const Rows *rows)
{
  g_autofree char *goes_by = print_goes_by (rows);
  g_autofree char *share = g_strdup_printf ("IF([month]<=%s,0,IF(EXACT([goes by],\"%s\"),1,IF(EXACT([goes by],\"%s\"),N([weight]),IF(EXACT([goes by],\"%s\"),N([last year]),N([typed])))))",
                                            rows->m, EQUALLY, BY_BUDGET, BY_LAST_YEAR);
  gint64 so_far = sum_months (rows->shares, 1, rows->month);

  _dew_named_formula (&rows->at, REST, DEW_CELL_PENCE, &rows->rest_pence, rows->rest);
  _dew_named_words (&rows->at, GOES_BY, rows->goes_by, BY_FORECAST, goes_by);
  _dew_named_formula (&rows->at, SHARE, DEW_CELL_COUNT, &rows->shares[rows->month], share);
  _dew_named_formula (&rows->at, SHARES_SO_FAR, DEW_CELL_COUNT, &so_far, "SUM([share>])");
  _dew_named_formula (&rows->at, SHARES, DEW_CELL_COUNT, &rows->shares_total, rows->month == 1 ? "SUM([share:])" : "[shares1]");
}

static gint64
rest_until (const Rows *rows,
            int         month)
{
  return rows->shares_total == 0 ? 0 : spread (rows->rest_pence, sum_months (rows->shares, 1, month), rows->shares_total);
}

static void
put_rest (const Rows *rows)
{
  g_autofree char *quotient = _dew_print_quotient ("ABS([shares])", "[rest estimate]", "[rest check]");
  g_autofree char *to_date = g_strdup_printf ("IF([shares]=0,0,SIGN([rest])*SIGN([shares so far])*SIGN([shares])*%s)", quotient);
  g_autofree char *forecast = g_strdup_printf ("IF(OR([month]<=%s,%s=\"\"),\"\",IF(EXACT([goes by],\"%s\"),N([typed]),[rest to date]%s))",
                                               rows->m, rows->forecast, AS_TYPED, rows->month == 1 ? "" : "-[rest to date<]");
  gint64 until = rest_until (rows, rows->month);
  gint64 month = g_str_equal (rows->goes_by, AS_TYPED) ? rows->line->forecasts.pence[rows->month] : until - (rows->month > 1 ? rest_until (rows, rows->month - 1) : 0);
  gint64 pence;
  gboolean there = dew_monitor_get (rows->monitoring->monitor, rows->line->node, DEW_MONITOR_FORECAST, &pence) && rows->month > rows->monitoring->months;

  put_proof (rows, rows->shares_total != 0, rows->rest_pence, sum_months (rows->shares, 1, rows->month), rows->shares_total, TRUE);
  _dew_named_formula (&rows->at, REST_TO_DATE, DEW_CELL_PENCE, &until, to_date);
  _dew_named_formula (&rows->at, FORECAST, DEW_CELL_PENCE, there ? &month : NULL, forecast);
}

/* ---- A line's rows ---- */

static void
put_row (Rows *rows)
{
  const DewPaper *paper = rows->monitoring->paper;
  const DewLine *line = paper->nodes[rows->line->node].line;
  const DewPool *pool = dew_ledger_find (paper->ledger, DEW_TABLE_POOL, line->pool);
  g_autofree char *name = dew_month_words (paper->year, rows->month);
  gint64 number = rows->month;

  rows->at.row = dew_sheet_row (rows->at.sheet);
  dew_sheet_text (rows->at.sheet, rows->at.row, POOL, pool->name);
  dew_sheet_text (rows->at.sheet, rows->at.row, LINE, line->name);
  dew_sheet_text (rows->at.sheet, rows->at.row, MONTH, name);
  _dew_named_formula (&rows->at, NUMBER, DEW_CELL_COUNT, &number, number == 1 ? "1" : "[month<]+1");
  put_weights (rows);
  put_budget (rows);
  put_typed (rows);
  put_shares (rows);
  put_rest (rows);
}

static char *
find_cell (const Rows *rows,
           guint       column)
{
  return dew_sheet_address (rows->monitoring->lines, rows->monitoring->before[rows->line->node], column, TRUE, TRUE);
}

static void
read_amounts (Rows *rows)
{
  const DewMonitor *monitor = rows->monitoring->monitor;
  gint64 forecast, actual = 0;

  rows->budgeted = dew_monitor_get (monitor, rows->line->node, DEW_MONITOR_LATEST, &rows->latest_pence);
  dew_monitor_get (monitor, rows->line->node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
  if (dew_monitor_get (monitor, rows->line->node, DEW_MONITOR_FORECAST, &forecast))
    rows->rest_pence = forecast - actual;
}

static void
put_line (const DewMonitoring *monitoring,
          guint                node)
{
  g_auto (DewSpendingLine) line = { 0 };
  Rows rows = { .monitoring = monitoring, .line = &line, .at = { monitoring->by_month, names, 0, { monitoring->by_month->rows->len, YEAR_MONTHS } } };
  g_autofree char *m = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *forecast = NULL;
  g_autofree char *source = NULL;

  _dew_spending_line_read (monitoring, node, &line);
  rows.m = m = find_cell (&rows, DEW_SPENDING_MONTHS);
  rows.latest = latest = find_cell (&rows, DEW_SPENDING_ADDED + DEW_MONITOR_LATEST);
  rows.profile = profile = find_cell (&rows, DEW_SPENDING_PROFILE);
  rows.rest = rest = find_cell (&rows, DEW_SPENDING_REST);
  rows.forecast = forecast = find_cell (&rows, DEW_SPENDING_ADDED + DEW_MONITOR_FORECAST);
  rows.source = source = find_cell (&rows, DEW_SPENDING_SOURCE);
  read_amounts (&rows);
  read_weights (&rows);
  read_shares (&rows);
  for (rows.month = 1; rows.month <= 12; rows.month++)
    put_row (&rows);
}

void
_dew_spending_put_months (DewMonitoring *monitoring)
{
  for (guint node = 0; node < monitoring->paper->n_nodes; node++)
    if (g_hash_table_contains (monitoring->months_of, GUINT_TO_POINTER (node)))
      put_line (monitoring, node);
}
