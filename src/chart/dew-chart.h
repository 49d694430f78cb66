/* dew-chart.h: a chart as figures.
 *
 * Figures -> dew_chart_layout () -> shapes -> dew_chart_draw (). The one layout serves the drawing, the hit test, the
 * tooltip and the accessible figures, so that they cannot disagree. dew-chart-tell.h says the figures in words,
 * dew-chart-table.h as a table.
 *
 * Every chart has rows and series; values are whole pence, but those of distributions, which are draws. The kinds:
 *   - Stacked: one horizontal bar a row, one segment a series, which is a partner or nobody. What is below 0 is stacked
 *     to the left of the zero line; what is nil has no segment.
 *   - Months: a row is a month, a series a line through the months: budget, actual or forecast.
 *   - Diverging: one bar a row round a zero line; above 0 is an overspend and goes to the right.
 *   - Grouped: a row is a lane, which is a scenario side by side with others; in it one bar a series, which is a partner,
 *     or what no partner bears.
 *   - Curves: a row is a variance, a series a curve: what one partner bears in a lane as the variance runs from a tenth of
 *     the budget under to a tenth over. Curves are straight between their vertices, and need not have the same.
 *   - Bridge: a row is a bar from one scenario to another: where it begins, so much more or less by each cause, and where it
 *     ends.
 *   - Distribution: a row is a step of an amount, a series a lane: in how many draws of a simulation it comes out there, or
 *     below the end of the step. Steps are the same in all lanes, so that lanes can be compared: each begins at a multiple
 *     of its width, which is the least 1, 2 or 5 times a power of ten that is a multiple of the width of every lane's own
 *     bins (so a bin of £5,000 and one of £2,000 meet in a step of £10,000), and of which at most 120 reach over all lanes.
 *     No bin is divided, so that every count is exact; but what is beyond a lane's outermost bins, at most one draw in a
 *     thousand on either side, is counted in them, as the simulation does. A percentage is of the lane's own draws: those
 *     that it shared.
 */
#pragma once

#include <glib.h>

#include "dew-distribution.h"
#include "dew-money-print.h"

typedef enum {
  DEW_CHART_STACKED,
  DEW_CHART_MONTHS,
  DEW_CHART_DIVERGING,
  DEW_CHART_GROUPED,
  DEW_CHART_CURVES,
  DEW_CHART_BRIDGE,
  DEW_CHART_DISTRIBUTION,
} DewChartKind;

/* What a line through months shows; a chart has at most one of each. */
typedef enum {
  DEW_CHART_BUDGET,
  DEW_CHART_ACTUAL,
  DEW_CHART_FORECAST,
  DEW_CHART_N_LINES
} DewChartLine;

/* What of an amount no partner bears. */
typedef enum {
  DEW_CHART_HELD,               /* retained or carried forward */
  DEW_CHART_RESERVE,            /* drawn from it */
  DEW_CHART_UNALLOCATED,        /* for decision */
} DewChartRest;

/* A month's value that is not entered; what is refused at a vertex of a curve. */
#define DEW_CHART_BLANK G_MININT64

/* The value of a curve at a variance that is a vertex of others only. */
#define DEW_CHART_ABSENT (G_MININT64 + 1)

/* What a curve runs through: pence, above 0 over, below 0 under the budget. */
typedef struct {
  gint64 variance;
  gint64 share;                 /* DEW_CHART_BLANK where it is refused: there the curve has a gap */
} DewChartVertex;

/* The lane that a curve or a distribution is of. */
typedef struct {
  guint            number;      /* of its scenario, from 1 */
  char            *refusal;     /* why it is refused, a sentence; NULL where it is nowhere */
  gint64           id;          /* of its scenario; 0 for a curve */
  DewDistribution *distribution;/* NULL for a curve, and where it is refused */
  gint64           draws;       /* that are in it */
} DewChartLane;

/* A vertex where a rule changes, which is marked. */
typedef struct {
  guint  series;
  gint64 variance;
  char  *words;                 /* "cap reached at £4.37m over" */
} DewChartKink;

typedef struct {
  DewChartKind kind;
  char        *title;           /* with the unit: "Gross contributions by pool, £m" */
  char        *rows_name;       /* what a row is: "Pool", NULL for just a name */
  GPtrArray   *series;          /* char *: partner names, in partner order; the style follows the index */
  GArray      *lines;           /* DewChartLine, one a series of a chart of months */
  guint        n_nobodys;       /* so many of the last series are no partner's */
  GArray      *rests;           /* DewChartRest, of those series in grouped bars */
  GArray      *lanes;           /* DewChartLane, one a series of curves and distributions */
  GPtrArray   *kinks;           /* DewChartKink *, of curves */
  char        *bearer;          /* whose share curves show, and whose cost distributions; otherwise NULL */
  guint        partner;         /* what the ends of a bridge are painted as */
  gint64       budget;          /* pence, of which variances are parts among curves */
  gint64       now;             /* the variance that is marked among curves, DEW_CHART_BLANK for none */
  GPtrArray   *rows;            /* DewChartRow * */
  DewUnit      unit;            /* of the figures that are written */
  int          decimals;
  int          last_actual;     /* row of the last month with actuals, -1 for none */
  gint64       step;            /* pence: how wide each row of distributions is */
  gboolean     cumulative;      /* a month's value is that of the year up to it; a row's draws are all below its end */
  char        *caveat;          /* what is not in the chart, in sentences; NULL for nothing to say */
} DewChart;

typedef struct {
  char     *label;
  char     *brief;              /* a month under the axis: "Nov", a variance: "+2.5 %"; otherwise NULL */
  gint64    id;                 /* for whoever follows a click; the variance of curves, where a step of distributions begins */
  guint     number;             /* of the scenario that the row is, which gives it its colour; 0 where it is none */
  char     *refusal;            /* why a lane has no figures, a sentence; otherwise NULL */
  GArray   *values;             /* gint64 pence, one a series */
  gboolean  unlike;             /* a month whose values are not of the same things: nothing is made of their difference */
  gboolean  entered;            /* FALSE: there are no figures, which is blank; nil is a dash */
} DewChartRow;

/* Stacked bars. decimals: 0 to 8. */
DewChart *dew_chart_new  (const char *title,
                          DewUnit     unit,
                          int         decimals);
void      dew_chart_free (DewChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChart, dew_chart_free)

/* Lines through months. last_actual: the index of the last month with actuals, -1 where there is none yet. cumulative
 * says what the values are; adding them up is the caller's. */
DewChart *dew_chart_new_months (const char *title,
                                DewUnit     unit,
                                int         decimals,
                                int         last_actual,
                                gboolean    cumulative);

/* Says that the values of a month are not of the same things, or not of all of them, so that nothing is made of their
 * difference. */
void dew_chart_set_unlike (DewChart *chart,
                           guint     month);

/* What is not in the chart, or not compared in it, in sentences that stand below it. */
void dew_chart_set_caveat (DewChart   *chart,
                           const char *sentences);

/* Diverging bars of one figure a row; above 0 is over. name: what the figure is, for the head of its column. Rows are
 * added by dew_chart_add_row (), in the order they are to stand in. */
DewChart *dew_chart_new_diverging (const char *title,
                                   const char *name,
                                   DewUnit     unit,
                                   int         decimals);

/* What a row is, for the head of the table: "Pool". */
void dew_chart_name_rows (DewChart   *chart,
                          const char *name);

/* Grouped bars: how an amount falls on partners, and on nobody, by several rules. Series are added first, partners and
 * then rests; then lanes. */
DewChart *dew_chart_new_grouped (const char *title,
                                 DewUnit     unit,
                                 int         decimals);

/* What no partner bears, of grouped bars: each at most once. name stands beside the figure: "unallocated". There is no
 * bar where it is nil. */
void dew_chart_add_rest (DewChart     *chart,
                         DewChartRest  rest,
                         const char   *name);

/* A lane. number: of its scenario, from 1, the baseline. values: one a series, pence; NULL where it cannot be shared:
 * then refusal says why. */
void dew_chart_add_lane (DewChart     *chart,
                         guint         number,
                         const char   *name,
                         gint64        id,
                         const gint64 *values,
                         const char   *refusal);

/* Curves. bearer: whose share they show, "Council". budget: pence, above 0. What a row is named by, "+2.5 % (£4.9m over)", is
 * worked out; its id is the variance in pence. */
DewChart *dew_chart_new_curves (const char *title,
                                const char *bearer,
                                DewUnit     unit,
                                int         decimals,
                                gint64      budget);

/* A curve through n vertices, their variances rising and within a tenth of the budget, but for a rounded penny. Where
 * shares jump, they do between two vertices a penny apart. refusal: why there are gaps; not NULL where no vertex has a
 * share. number: of its scenario, from 1, the baseline. */
void dew_chart_add_curve (DewChart             *chart,
                          guint                 number,
                          const char           *name,
                          const DewChartVertex *vertices,
                          guint                 n,
                          const char           *refusal);

/* Marks a vertex of the last curve that was added, one with a share, and says in a few words what happens there. */
void dew_chart_add_kink (DewChart   *chart,
                         gint64      variance,
                         const char *words);

/* Marks the variance that there is now; it may be beyond the ends of the curves. */
void dew_chart_set_now (DewChart *chart,
                        gint64    variance);

/* A bridge. partner: whose figure it is, as a partner's index, or DEW_PAINT_NOBODY where it is not one partner's. name: what
 * the figure is, for the head of its column: "Final cost". It begins with its start; then come causes; then its end. */
DewChart *dew_chart_new_bridge (const char *title,
                                guint       partner,
                                const char *name,
                                DewUnit     unit,
                                int         decimals);

/* Where it begins, and ends: number and label are the scenario's. The end's pence are those of the start with all changes:
 * anything else is a programming error. */
void dew_chart_add_start (DewChart   *chart,
                          guint       number,
                          const char *label,
                          gint64      id,
                          gint64      pence);
void dew_chart_add_end   (DewChart   *chart,
                          guint       number,
                          const char *label,
                          gint64      id,
                          gint64      pence);

/* What a cause adds, or takes away where it is below 0, in pence. */
void dew_chart_add_cause (DewChart   *chart,
                          const char *label,
                          gint64      id,
                          gint64      change);

/* Distributions: how often an amount comes out how high. bearer: whose it is, "Council"; cumulative: in how many of the
 * draws it is below an amount, else in how many of them within each step. */
DewChart *dew_chart_new_distribution (const char *title,
                                      const char *bearer,
                                      DewUnit     unit,
                                      int         decimals,
                                      gboolean    cumulative);

/* A lane. number: of its scenario, from 1, the baseline. distribution: borrowed, with at least one bin; NULL where nothing
 * could be shared: then refusal says why, in a sentence. */
void dew_chart_add_distribution (DewChart              *chart,
                                 guint                  number,
                                 const char            *name,
                                 gint64                 scenario_id,
                                 const DewDistribution *distribution,
                                 const char            *refusal);

/* What a series of curves or distributions is of. */
const DewChartLane *dew_chart_lane (const DewChart *chart,
                                    guint           series);

/* Whether a distribution is one amount, but for one draw in a thousand on either side; where its least and most are equal,
 * it is that in every draw. */
gboolean dew_chart_is_certain (const DewChart *chart,
                               guint           series);

/* The part of a lane's draws that a row says, in millionths. Added up from the first row on, those of a histogram are the
 * ones of the cumulative curve. */
gint64 dew_chart_chance (const DewChart *chart,
                         guint           row,
                         guint           series);

/* What a bridge has come to with a row, in pence; a sum that does not fit is held at the nearest that does. */
gint64 dew_chart_level (const DewChart *chart,
                        guint           row);

/* Whether a row of a bridge is a cause. */
gboolean dew_chart_is_cause (const DewChart *chart,
                             guint           row);

/* How much a variance is of the budget: "+2.56 %", "−10 %", "on budget". Free with g_free. */
char *dew_chart_say_part (const DewChart *chart,
                          gint64          variance);

/* Of stacked and grouped bars; all series come before the first row. */
void dew_chart_add_series (DewChart   *chart,
                           const char *name);

/* The same for what is no partner's: it is grey. These come last; four can be told apart. */
void dew_chart_add_nobodys (DewChart   *chart,
                            const char *name);

/* values: one a series, pence; NULL where none is entered. */
void dew_chart_add_row (DewChart     *chart,
                        const char   *label,
                        gint64        id,
                        const gint64 *values);

/* Of a chart of months; all months come before the first line. brief stands under the axis: "Nov". */
void dew_chart_add_month (DewChart   *chart,
                          const char *label,
                          const char *brief,
                          gint64      id);

/* April to March, with ids 1 to 12. */
void dew_chart_add_year (DewChart *chart);

/* A line of one value a month, pence or DEW_CHART_BLANK. Actuals after the last actual month, and forecasts up to it,
 * are left out: the one goes on where the other ends. */
void dew_chart_add_line (DewChart     *chart,
                         DewChartLine  line,
                         const char   *name,
                         const gint64 *values);

/* What a series is painted as: a partner's index, DEW_PAINT_UNALLOCATED, or DEW_PAINT_NOBODY and below; a DewChartLine in
 * a chart of months; the number of a curve's or distribution's scenario; in a bridge what its ends are. */
guint dew_chart_style (const DewChart *chart,
                       guint           series);

const DewChartRow *dew_chart_row    (const DewChart *chart,
                                     guint           row);
const char        *dew_chart_series (const DewChart *chart,
                                     guint           series);

/* 0 where it is not entered. */
gint64 dew_chart_value (const DewChart *chart,
                        guint           row,
                        guint           series);

/* Whether the value is entered. */
gboolean dew_chart_given (const DewChart *chart,
                          guint           row,
                          guint           series);

/* Whether the series is a partner's. */
gboolean dew_chart_is_partner (const DewChart *chart,
                               guint           series);

/* Whether a curve has no share anywhere, or a distribution could not be shared. */
gboolean dew_chart_is_refused (const DewChart *chart,
                               guint           series);

/* Whether there is something to point at: a segment that is not nil, a month's point, any row of diverging bars where one
 * has a figure; in a lane every partner and every rest that is not nil, and of one that cannot be shared the first series;
 * a vertex with a share, and the first row of a curve that has none; every bar of a bridge; of a distribution every step
 * with draws, or of a cumulative one from the first of these to the last, and the first row of one that is refused. */
gboolean dew_chart_has_mark (const DewChart *chart,
                             guint           row,
                             guint           series);

/* The series that is that line, -1 where there is none. */
int dew_chart_find_line (const DewChart *chart,
                         DewChartLine    line);

/* How much the actuals are over (above 0) or under the budget up to the last actual month, in pence. FALSE where that
 * cannot be said, because a month of either is missing, or they are unlike. */
gboolean dew_chart_to_date (const DewChart *chart,
                            gint64         *pence);

/* The sum of a row in pence; a sum that does not fit is held at the nearest that does. */
gint64 dew_chart_total (const DewChart *chart,
                        guint           row);

/* TRUE when there is nothing to draw: no bar but nil, no month or no row with a figure. */
gboolean dew_chart_is_nil (const DewChart *chart);

/* A value as the chart writes it: in its unit, without the symbol, nil as a dash; of diverging bars with its sign.
 * Returns buf. */
char *dew_chart_print (const DewChart *chart,
                       gint64          pence,
                       char            buf[DEW_MONEY_SIZE]);

/* The same of the value of a row and series; a cause of a bridge has its sign. Returns buf. */
char *dew_chart_print_at (const DewChart *chart,
                          guint           row,
                          guint           series,
                          char            buf[DEW_MONEY_SIZE]);
