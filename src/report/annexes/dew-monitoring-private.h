/* dew-monitoring-private.h: what the tables of a year's spending share: the figures by line as formulas, in whole pence, after the rules of dew-monitor.h. */
#pragma once

#include "dew-annex-private.h"
#include "dew-monitor.h"

/* The columns of the working. Those of a DewMonitorColumn stand together, in its order. */
enum {
  DEW_SPENDING_POOL, DEW_SPENDING_CATEGORY, DEW_SPENDING_LINE,
  DEW_SPENDING_ADDED, DEW_SPENDING_DIFFERENCES = DEW_SPENDING_ADDED + DEW_N_MONITOR_ADDED,
  DEW_SPENDING_PERCENT = DEW_SPENDING_DIFFERENCES + DEW_N_MONITOR_DIFFERENCES, DEW_SPENDING_STATUS,
  DEW_SPENDING_MOVED, DEW_SPENDING_PROFILE, DEW_SPENDING_OUTLOOK, DEW_SPENDING_MONTHS, DEW_SPENDING_LAST_ACTUAL, DEW_SPENDING_KNOWN,
  DEW_SPENDING_SOURCE, DEW_SPENDING_LAST_YEAR, DEW_SPENDING_LAST_TO_DATE, DEW_SPENDING_ESTIMATE, DEW_SPENDING_CHECK,
  DEW_SPENDING_AMBER, DEW_SPENDING_RED,
  DEW_SPENDING_SPREAD, DEW_SPENDING_BUDGETED, DEW_SPENDING_REST, DEW_SPENDING_REST_SPREAD,
  DEW_SPENDING_SET_ASIDE,       /* 1 where a budget is entered; of what is added up, how many lines have one */
  DEW_SPENDING_HAS_LATEST,      /* the same of a latest budget, which may be what is contributed; a line with neither keeps its row when its figures are taken out of the workbook */
  DEW_N_SPENDING
};

/* A line whose months of last year another may have: rows of last year's spending. */
typedef struct {
  guint   node;
  DewSpan rows;
} DewSpendingSource;

/* A service line, and what stands for it in the sheets of inputs. */
typedef struct {
  guint         node;
  DewProfile    profile;        /* that is said of it; unsaid: by its months */
  DewOutlook    outlook;        /* in effect */
  GArray       *sources;        /* DewSpendingSource: itself, and what it goes on for, as far as they have actuals of last year; the first that has months counts. Empty where nothing goes by last year */
  guint         source;         /* which of them does, as exported, from 1; of none the last */
  DewSpan       budget, actual, forecast;       /* rows of spending */
  DewSpentYear  budgets, actuals, forecasts, lasts;
  int           expected;       /* of how many months actuals are expected at most */
  int           known;          /* K */
} DewSpendingLine;

struct _DewMonitoring {
  DewPaper   *paper;
  DewPaper   *last;             /* last year's, where something goes by it; or NULL */
  DewMonitor *monitor;
  int         months;           /* M as exported */
  DewSheet   *settings;
  DewSheet   *lines;            /* the working: first every line, then what is added up of them */
  guint      *before;           /* by node: how many lines stand there before its own and its subtree's */
  GHashTable *totals;           /* node of what is added up -> its row + 1 */
  DewSheet   *by_month;         /* NULL where everything falls equally on the months */
  GHashTable *months_of;        /* node -> the first of its twelve rows there + 1 */
  DewSheet   *year;             /* the working of the chart of months; NULL where there is none */
};

/* ---- annexes/monitoring-settings.c: the months to date, and what status is from which variance on ---- */

void  _dew_monitoring_add_settings (DewMonitoring *monitoring);

/* The addresses of its cells. Free with g_free. */
char *_dew_monitoring_months (const DewMonitoring *monitoring);
char *_dew_monitoring_amber  (const DewMonitoring *monitoring);
char *_dew_monitoring_red    (const DewMonitoring *monitoring);
/* Of the words of a status, by DewMonitorStatus. */
char *_dew_monitoring_words  (const DewMonitoring *monitoring, DewMonitorStatus status);

/* The thresholds as exported, in millionths. */
gint64 _dew_monitoring_find_amber (const DewMonitoring *monitoring);
gint64 _dew_monitoring_find_red   (const DewMonitoring *monitoring);

/* ---- annexes/spending-lines.c: the lines ---- */

/* Whether some line that is asked for goes by last year; of an annex that is prepared. */
gboolean _dew_spending_looks_back (const DewPaper *paper);

/* The working of the root's year, with all that it stands on, made where it is not there yet. Once annexes are built; the paper has it. */
DewMonitoring *_dew_monitoring_of   (DewPaper *paper);
void           _dew_monitoring_free (DewMonitoring *monitoring);

/* Moves its sheets to the end of the book. */
void _dew_monitoring_move_last (const DewMonitoring *monitoring);

/* How a line is worked out. */
void _dew_spending_line_read  (const DewMonitoring *monitoring, guint node, DewSpendingLine *line);
void _dew_spending_line_clear (DewSpendingLine *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewSpendingLine, _dew_spending_line_clear)

/* The lines at or under a node (0: all) that have a row in the working. */
DewSpan _dew_monitoring_lines (const DewMonitoring *monitoring, guint node);

/* The row of a node there: of a line, or of what is added up, 0 for all; FALSE where it has none. */
gboolean _dew_monitoring_row (const DewMonitoring *monitoring, guint node, guint *row);

/* A condition that holds while no budget of a line is entered that has a place for one. Free with g_free. */
char *_dew_spending_no_budget (const DewPaper *paper, guint node);

/* The columns' names in formulas. */
extern const char *const _dew_spending_names[DEW_N_SPENDING + 1];

/* ---- annexes/spending-last-year.c: whose months of last year are a line's ---- */

void _dew_spending_find_sources (const DewMonitoring *monitoring, DewSpendingLine *line);
void _dew_spending_put_source   (const DewMonitoring *monitoring, const DewNamed *at, const DewSpendingLine *line);

/* An expression of last year's actuals of months from one to another of whoever has them for a line: `before` and `after` stand round the cells. `which` is the cell that says who. Free with g_free. */
char *_dew_spending_print_last  (const DewMonitoring *monitoring, const DewSpendingLine *line, int from, int to, const char *which, const char *before, const char *after);

/* The same of the whole year's. */
char *_dew_spending_print_whole (const DewMonitoring *monitoring, const DewSpendingLine *line, const char *which);

/* ---- annexes/spending-forecast.c: what is spent, and expected to be ---- */

void _dew_spending_put_actual   (const DewMonitoring *monitoring, const DewNamed *at, const DewSpendingLine *line);
void _dew_spending_put_forecast (const DewMonitoring *monitoring, const DewNamed *at, const DewSpendingLine *line);

/* ---- annexes/spending-judged.c: differences, their percentages and status, of lines and of what is added up ---- */

void _dew_spending_put_differences (const DewMonitoring *monitoring, const DewNamed *at, guint node);
void _dew_spending_put_judgement   (const DewMonitoring *monitoring, const DewNamed *at, guint node);
void _dew_spending_put_totals      (DewMonitoring *monitoring);

/* ---- annexes/spending-months.c: budgets and forecasts month by month, where they do not fall equally on them ---- */

/* Finds the lines that have rows there, before their cells are referred to; then writes those. */
void _dew_spending_plan_months (DewMonitoring *monitoring);
void _dew_spending_put_months  (DewMonitoring *monitoring);

/* The cells of a line's budget to the end of each month, or NULL where it falls equally on them. Free with g_free. */
char *_dew_spending_cumulative (const DewMonitoring *monitoring, guint node);

/* An expression worth what of all lines that have rows there falls by the end of a month, whose number stands at an address: budget, or what is still to come of the forecast. NULL where no line has. Free with g_free. */
char *_dew_spending_print_until (const DewMonitoring *monitoring, DewMonthly what, const char *number);

/* Whether a line's budget falls on months in some way, as exported: there are months to go by, and they come to something. */
gboolean _dew_spending_weighs (const DewSpendingLine *line);

/* ---- annexes/monitoring-charts.c: charts beside their tables ---- */

/* What pools over- or underspend, which stands in a column of a sheet, by pool in these rows of it; and the months. */
void _dew_monitoring_charts (DewPaper *paper, DewMonitoring *monitoring, const DewSheet *from, const guint *rows, guint column);

/* ---- ---- */

/* What a column is called. */
const char *_dew_monitoring_say (DewMonitorColumn column);

/* An expression worth what the lines of a node, of which there are some, have in a column that is added up, in pence, 0 where it is blank. Free with g_free. */
char *_dew_monitoring_pence (const DewMonitoring *monitoring, guint node, DewMonitorColumn column);

/* A cell of the monitor, or NULL where it is blank; kept in *pence. */
const gint64 *_dew_monitoring_worth (const DewMonitoring *monitoring, guint node, DewMonitorColumn column, gint64 *pence);
