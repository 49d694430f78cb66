/* monitoring-charts.c: charts of a year's spending, each beside its table: what pools over- or underspend, and budget, actual and forecast by month. */
#include "dew-rounding-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-sheet-chart.h"

#define MONTHS 12
#define EACH_MONTH "{1,2,3,4,5,6,7,8,9,10,11,12}"

/* Of both sheets: the month's name and, in the working, its number; then by DewMonthly. */
enum { NAME, NUMBER, SO_FAR };
#define FIRST 1

/* By DewMonthly. What has happened is plain. */
static const struct {
  const char       *name;
  guint             paint;
  DewMonitorColumn  whole;
} lines[DEW_N_MONTHLY] = {
  [DEW_MONTHLY_BUDGET] = { N_("Budget"), 1, DEW_MONITOR_LATEST },
  [DEW_MONTHLY_ACTUAL] = { N_("Actual"), 0, DEW_MONITOR_ACTUAL_TO_DATE },
  [DEW_MONTHLY_FORECAST] = { N_("Forecast still to come"), 2, DEW_MONITOR_FORECAST },
};

typedef struct {
  DewPaper         *paper;
  DewMonitoring    *monitoring;
  guint             node;       /* what all of it is: 0, or the only pool */
  DewMonitorMonths  months;
  gint64            whole[DEW_N_MONTHLY];       /* with what is in no month */
  DewSheet         *working, *sheet;
} Year;

/* ---- The lines together ---- */

static char *
print_column (const Year *year,
              guint       column)
{
  DewSpan span = _dew_monitoring_lines (year->monitoring, year->node);

  return dew_sheet_range (year->monitoring->lines, span.first, span.n, column, TRUE);
}

/* M, as any line has it. */
static char *
print_months (const Year *year)
{
  return dew_sheet_address (year->monitoring->lines, _dew_monitoring_lines (year->monitoring, year->node).first, DEW_SPENDING_MONTHS, TRUE, TRUE);
}

static void
read_year (Year *year)
{
  DewMonitor *monitor = year->monitoring->monitor;
  DewSpan span = _dew_monitoring_lines (year->monitoring, year->node);

  dew_monitor_months (monitor, year->paper->ledger, year->node, &year->months);
  dew_monitor_get (monitor, year->node, DEW_MONITOR_LATEST, &year->whole[DEW_MONTHLY_BUDGET]);
  dew_monitor_get (monitor, year->node, DEW_MONITOR_ACTUAL_TO_DATE, &year->whole[DEW_MONTHLY_ACTUAL]);
  for (guint i = 0; i < span.n; i++)
    year->whole[DEW_MONTHLY_FORECAST] += dew_sheet_cell (year->monitoring->lines, span.first + i, DEW_SPENDING_REST)->number;
}

static gint64
sum_until (const Year *year,
           DewMonthly  what,
           int         month)
{
  gint64 sum = 0;

  for (int m = 1; m <= month; m++)
    sum += year->months.pence[what][m];
  return sum;
}

/* ---- The working: what has fallen by the end of each month, in pence ---- */

/* With what has rows of its own on the sheet of months. */
static char *
add_by_month (const Year *year,
              guint       row,
              DewMonthly  what,
              char       *equal)
{
  g_autofree char *owned = equal;
  g_autofree char *number = dew_sheet_address (year->working, row, NUMBER, FALSE, FALSE);
  g_autofree char *by_month = _dew_spending_print_until (year->monitoring, what, number);

  return by_month != NULL ? g_strdup_printf ("%s+%s", equal, by_month) : g_steal_pointer (&owned);
}

static char *
print_budget (const Year *year,
              guint       row)
{
  g_autofree char *spread = print_column (year, DEW_SPENDING_SPREAD);
  g_autofree char *number = dew_sheet_address (year->working, row, NUMBER, FALSE, FALSE);

  return add_by_month (year, row, DEW_MONTHLY_BUDGET, g_strdup_printf ("SUMPRODUCT(ROUND(%s*%s/12,0))", spread, number));
}

static char *
print_actual (const Year *year,
              guint       row)
{
  DewSpan rows = _dew_spending_rows (year->paper, year->node);
  g_autofree char *number = dew_sheet_address (year->working, row, NUMBER, FALSE, FALSE);
  g_autofree char *m = print_months (year);
  g_autofree char *actual = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *months = NULL;

  if (rows.n == 0)
    return g_strdup ("0");

  actual = _dew_spending_test (year->paper, rows, DEW_SPENT_ACTUAL);
  whole = _dew_spending_whole (year->paper, rows);
  months = _dew_spending_months (year->paper, rows, 1, 12);
  return g_strdup_printf ("SUMPRODUCT(%s*(%s=\"\")*(" EACH_MONTH "<=MIN(%s,%s))*ROUND(%s*100,0))", actual, whole, number, m, months);
}

static char *
print_forecast (const Year *year,
                guint       row)
{
  g_autofree char *spread = print_column (year, DEW_SPENDING_REST_SPREAD);
  g_autofree char *number = dew_sheet_address (year->working, row, NUMBER, FALSE, FALSE);
  g_autofree char *m = print_months (year);

  return add_by_month (year, row, DEW_MONTHLY_FORECAST, g_strdup_printf ("IF(%3$s=12,0,SUMPRODUCT(ROUND(%1$s*MAX(0,%2$s-%3$s)/(12-%3$s),0)))", spread, number, m));
}

static void
put_so_far (const Year *year,
            int         month)
{
  static char *(*const print[DEW_N_MONTHLY]) (const Year *year, guint row) = { print_budget, print_actual, print_forecast };
  guint row = dew_sheet_row (year->working);
  g_autofree char *name = dew_month_words (year->paper->year, month);

  dew_sheet_text (year->working, row, NAME, name);
  dew_sheet_formula (year->working, row, NUMBER, DEW_CELL_COUNT, month, 0, month == 1 ? "=1" : "=B%u+1", dew_sheet_place (year->working, row) - 1);
  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    {
      g_autofree char *so_far = print[what] (year, row);

      dew_sheet_formula (year->working, row, SO_FAR + what, DEW_CELL_PENCE, sum_until (year, what, month), 0, "=%s", so_far);
    }
}

/* All there is, in some month or in none. */
static void
put_whole (const Year *year)
{
  static const guint columns[DEW_N_MONTHLY] = { DEW_SPENDING_ADDED + DEW_MONITOR_LATEST, DEW_SPENDING_ADDED + DEW_MONITOR_ACTUAL_TO_DATE, DEW_SPENDING_REST };
  guint row = dew_sheet_row (year->working);

  dew_sheet_text (year->working, row, NAME, _("All, in some month or in none"));
  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    {
      g_autofree char *range = print_column (year, columns[what]);

      dew_sheet_formula (year->working, row, SO_FAR + what, DEW_CELL_PENCE, year->whole[what], 0, "=SUM(%s)", range);
    }
  dew_sheet_flag_row (year->working, row, DEW_CELL_TOTAL);
}

static void
put_working (Year *year)
{
  g_autofree char *scope = _dew_paper_scope (year->paper);
  g_autofree char *title = g_strconcat (_("Working of the year by month"), scope, NULL);
  DewSheet *sheet = year->working = year->monitoring->year = _dew_paper_add_sheet (year->paper, _("Working of the year"), title);

  dew_sheet_about (sheet, _("What of budget, actual and forecast falls by the end of each month, all lines together"));
  dew_sheet_note (sheet, _("p is pence. A month’s figure is the difference of two of these."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or that there is no way to."));
  dew_sheet_column (sheet, _("Month"), 0);
  dew_sheet_column (sheet, _("Number of the month"), 10);
  dew_sheet_column (sheet, _("Budget so far, p"), 18);
  dew_sheet_column (sheet, _("Actual so far, p"), 18);
  dew_sheet_column (sheet, _("Forecast still to come so far, p"), 18);
  for (int month = 1; month <= MONTHS; month++)
    put_so_far (year, month);
  put_whole (year);
}

/* ---- The table ---- */

static gint64
round_to (const Year *year,
          gint64      pence)
{
  gint64 step = _dew_paper_rounds (year->paper) ? dew_unit_step (year->paper->unit) : 1;
  gint64 size = (ABS (pence) + step / 2) / step * step;

  return pence < 0 ? -size : size;
}

/* The latest budget of the year is printed as the sum of what is printed of lines: that is some steps more than its own amount, which fall on the months as the budget does. */
static const DewRounded *
find_year_budget (const Year *year)
{
  const DewRoundKey key = { year->node, DEW_ALL_PARTNERS, DEW_PART_MONITORED + DEW_MONITOR_LATEST };

  return _dew_rounding_find (year->paper, &key);
}

/* What is printed until the end of a month, in pence. */
static gint64
print_worth (const Year *year,
             DewMonthly  what,
             gint64      pence)
{
  gint64 step = _dew_paper_step (year->paper);
  gint64 whole = year->whole[what], more;
  __int128 product, size;

  if (!_dew_paper_rounds (year->paper) || what != DEW_MONTHLY_BUDGET || whole == 0)
    return round_to (year, pence);

  more = find_year_budget (year)->units - round_to (year, whole) / step;
  product = (__int128) more * pence * (whole < 0 ? -1 : 1);
  size = (2 * (product < 0 ? -product : product) + ABS (whole)) / (2 * (__int128) ABS (whole));
  return round_to (year, pence) + step * (gint64) (product < 0 ? -size : size);
}

/* The same of a row of the working, an expression in steps; "0" for the row before the first. */
static char *
print_until (const Year *year,
             int         row,
             DewMonthly  what)
{
  gint64 step = dew_unit_step (year->paper->unit);
  g_autofree char *until = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *printed = NULL;
  const DewRounded *budget;

  if (row < 0)
    return g_strdup ("0");

  until = dew_sheet_address (year->working, (guint) row, SO_FAR + what, FALSE, TRUE);
  if (what != DEW_MONTHLY_BUDGET)
    return g_strdup_printf ("ROUND(%s/%" G_GINT64_FORMAT ",0)", until, step);

  whole = dew_sheet_address (year->working, MONTHS, SO_FAR + what, FALSE, TRUE);
  budget = find_year_budget (year);
  printed = dew_sheet_address (year->paper->rounding, budget->row, DEW_ROUNDING_ROUNDED, TRUE, TRUE);
  return g_strdup_printf ("ROUND(%1$s/%4$" G_GINT64_FORMAT ",0)+IF(%2$s=0,0,ROUND((%3$s-ROUND(%2$s/%4$" G_GINT64_FORMAT ",0))*%1$s/%2$s,0))", until, whole, printed, step);
}

/* Of two rows of the working the later less the earlier, as it is printed; the first month has none before it. So what is printed of months comes to what is printed of the year. */
static char *
print_step (const Year *year,
            guint       row,
            DewMonthly  what)
{
  g_autofree char *until = NULL;
  g_autofree char *before = NULL;

  if (_dew_paper_rounds (year->paper))
    {
      until = print_until (year, (int) row, what);
      before = print_until (year, (int) row - 1, what);
      return g_strdup_printf ("(%s-(%s))%s", until, before, year->paper->unit == DEW_UNIT_MILLIONS ? "/10" : "");
    }

  until = dew_sheet_address (year->working, row, SO_FAR + what, FALSE, TRUE);
  before = row > 0 ? dew_sheet_address (year->working, row - 1, SO_FAR + what, FALSE, TRUE) : g_strdup ("0");
  return g_strdup_printf ("(%s-%s)/100", until, before);
}

/* An expression that is true where a month has nothing. */
static char *
print_missing (const Year *year,
               guint       row,
               DewMonthly  what)
{
  g_autofree char *number = dew_sheet_address (year->working, row, NUMBER, FALSE, TRUE);
  g_autofree char *m = print_months (year);
  DewSpan rows = _dew_spending_rows (year->paper, year->node);
  g_autofree char *range = print_column (year, what == DEW_MONTHLY_BUDGET ? DEW_SPENDING_BUDGETED : DEW_SPENDING_ADDED + DEW_MONITOR_FORECAST);

  if (what == DEW_MONTHLY_BUDGET)
    return g_strdup_printf ("SUM(%s)=0", range);
  if (what == DEW_MONTHLY_FORECAST)
    return g_strdup_printf ("OR(%s<=%s,COUNT(%s)=0)", number, m, range);
  if (rows.n == 0)
    return g_strdup ("TRUE");

  g_autofree char *actual = _dew_spending_test (year->paper, rows, DEW_SPENT_ACTUAL);
  g_autofree char *whole = _dew_spending_whole (year->paper, rows);
  g_autofree char *month = _dew_spending_months (year->paper, rows, (int) row + 1, (int) row + 1);

  return g_strdup_printf ("OR(%s>%s,SUMPRODUCT(%s*(%s=\"\")*(%s<>\"\"))=0)", number, m, actual, whole, month);
}

static void
put_cell (const Year   *year,
          guint         row,
          DewMonthly    what,
          gint64        pence,
          gboolean      there,
          const char   *missing,
          const char   *printed)
{
  dew_sheet_formula (year->sheet, row, FIRST + what, DEW_CELL_MONEY, pence, dew_unit_flag (year->paper->unit) | (there ? 0 : DEW_CELL_BLANK), "=IF(%s,\"\",%s)", missing, printed);
}

static void
put_month (const Year *year,
           int         month)
{
  guint row = dew_sheet_row (year->sheet);
  g_autofree char *name = dew_month_words (year->paper->year, month);

  dew_sheet_text (year->sheet, row, NAME, name);
  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    {
      g_autofree char *missing = print_missing (year, row, what);
      g_autofree char *printed = print_step (year, row, what);
      gint64 pence = print_worth (year, what, sum_until (year, what, month)) - print_worth (year, what, sum_until (year, what, month - 1));

      put_cell (year, row, what, pence, (year->months.entered[what] >> month & 1) != 0, missing, printed);
    }
}

/* What is of the year, or to date, but in no month: of actuals that are entered for the year alone, of budgets whose profile has nothing to go by. */
static void
put_in_no_month (const Year *year)
{
  guint row = dew_sheet_row (year->sheet);

  dew_sheet_text (year->sheet, row, NAME, _("In no month"));
  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    {
      g_autofree char *range = print_column (year, DEW_SPENDING_ADDED + lines[what].whole);
      g_autofree char *missing = g_strdup_printf ("COUNT(%s)=0", range);
      g_autofree char *printed = print_step (year, row, what);
      gint64 pence, any;

      pence = print_worth (year, what, year->whole[what]) - print_worth (year, what, sum_until (year, what, MONTHS));
      put_cell (year, row, what, pence, dew_monitor_get (year->monitoring->monitor, year->node, lines[what].whole, &any), missing, printed);
    }
}

static void
put_total (const Year *year)
{
  guint n = year->sheet->rows->len;
  guint row = dew_sheet_row (year->sheet);

  dew_sheet_text (year->sheet, row, NAME, _("Total"));
  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    {
      g_autofree char *range = dew_sheet_range (year->sheet, 0, n, FIRST + what, FALSE);
      g_autofree char *missing = g_strdup_printf ("AND(COUNT(%1$s)=0,SUM(%1$s)=0)", range);
      g_autofree char *plain = g_strdup_printf ("SUM(%s)", range);
      g_autofree char *sum = _dew_paper_sum (year->paper, plain);
      gint64 any;

      put_cell (year, row, what, print_worth (year, what, year->whole[what]), dew_monitor_get (year->monitoring->monitor, year->node, lines[what].whole, &any), missing, sum);
    }
  dew_sheet_flag_row (year->sheet, row, DEW_CELL_TOTAL);
}

static void
start_table (Year       *year,
             const char *title)
{
  DewSheet *sheet = year->sheet = _dew_paper_add_sheet (year->paper, _("Monthly chart"), title);

  dew_sheet_about (sheet, _("Budget, actual and forecast by month, all lines together"));
  _dew_paper_note_unit (year->paper, sheet);
  dew_sheet_note (sheet, _("What falls in each month, not added up: the latest budget, the actuals to date that are entered by month, and of the forecast what is still to come after them."));
  dew_sheet_note (sheet, _("In no month is what is entered for the year alone, and a budget that does not say how it falls on months. An empty cell is a figure that was not entered, or that there is none of."));
  dew_sheet_live_note (sheet, _("The chart beside the table follows its figures."));
  dew_sheet_column (sheet, _("Month"), 0);
  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    _dew_paper_money_column (year->paper, sheet, _(lines[what].name), 16);
}

/* What the amounts are. A chart of one thing has no key to say which. Free with g_free. */
static char *
say_amount (const Year *year)
{
  const char *only = NULL;
  guint n = 0;

  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    if (year->months.entered[what] != 0)
      {
        only = _(lines[what].name);
        n++;
      }

  /* TRANSLATORS: %s is "Budget", "Actual" or "Forecast still to come". */
  return n == 1 ? g_strdup_printf (_("%s in the month"), only) : g_strdup (_("Amount in the month"));
}

static void
chart_months (const Year *year,
              const char *title)
{
  g_autofree char *amount = say_amount (year);
  DewSheetChart *chart = dew_sheet_chart_new (year->sheet, DEW_SHEET_COLUMNS, 0, MONTHS, _("Month"), amount);
  /* TRANSLATORS: what a chart shows, and the unit, for who does not see it. */
  g_autofree char *opening = g_strdup_printf (_("Column chart. %s, in %s."), title, dew_unit_symbol (year->paper->unit));

  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    if (year->months.entered[what] != 0)
      dew_sheet_chart_add (chart, FIRST + what, lines[what].paint, _(lines[what].name));
  dew_sheet_chart_tell (chart, opening);
}

static void
put_year (Year *year)
{
  g_autofree char *scope = _dew_paper_scope (year->paper);
  g_autofree char *title = g_strconcat (_("Budget, actual and forecast by month"), scope, NULL);

  read_year (year);
  if (year->months.entered[DEW_MONTHLY_BUDGET] == 0 && year->months.entered[DEW_MONTHLY_ACTUAL] == 0 && year->months.entered[DEW_MONTHLY_FORECAST] == 0)
    return;

  put_working (year);
  start_table (year, title);
  for (int month = 1; month <= MONTHS; month++)
    put_month (year, month);
  put_in_no_month (year);
  put_total (year);
  chart_months (year, title);
}

/* ---- Pools ---- */

static void
chart_pools (DewPaper             *paper,
             const DewMonitoring  *monitoring,
             const DewSheet       *from,
             const guint          *rows,
             guint                 column)
{
  g_auto (DewPoolBars) bars = { 0 };

  _dew_pool_bars_init (&bars, paper, paper->unit, _("Overspend chart"), _("What each pool is forecast to over- or underspend"), _("Variance of the forecast from the latest budget"));
  dew_sheet_note (bars.sheet, _("Above 0 is an overspend, below 0 an underspend."));
  dew_sheet_note (bars.sheet, _("An empty cell is a figure that was not entered, or that there is no way to: a pool has none unless each of its lines that has a forecast or a budget has both."));
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      if (_dew_monitoring_lines (monitoring, pool).n == 0)
        continue;
      _dew_pool_bars_begin (&bars, pool);
      _dew_pool_bars_part (&bars, DEW_ALL_PARTNERS, from, rows[i], column);
    }
  _dew_pool_bars_finish (&bars);
}

void
_dew_monitoring_charts (DewPaper       *paper,
                        DewMonitoring  *monitoring,
                        const DewSheet *from,
                        const guint    *rows,
                        guint           column)
{
  guint node = paper->pools->len == 1 ? g_array_index (paper->pools, guint, 0) : 0;
  Year year = { .paper = paper, .monitoring = monitoring, .node = node };

  if (_dew_monitoring_lines (monitoring, node).n == 0)
    return;

  chart_pools (paper, monitoring, from, rows, column);
  put_year (&year);
}
