/* dew-monitor.h: a year's spending against its budget by a day, for every node: what a monitoring report shows.
 *
 * Units and signs: everything in pence; a variance or movement above 0 is an overspend, or a forecast that grew. A percentage is in millionths.
 * Blank is not nil: a column is entered or blank. The rules, which are the specification:
 *
 * M is the whole months of the year that have ended by the day (dew_months_to_date ()). Everything is first worked out for each service line, all partners' and nobody's
 * figures added; a node is the sum of its lines, so that every column adds down. Figures are those of the totals' year and scenario.
 *
 * Original budget. The line's budget as dew-totals.h has it where any is entered, else its gross contributions where any is, else blank.
 * Latest budget. Original budget + what all the year's virements move on the line, whatever their dates. Entered where either is.
 * Profile in effect. The line's, else the pool's, else TYPED where the line has monthly budgets in the year, else EQUAL. A month's weight is: EQUAL 1; TYPED its budget;
 *   LAST_YEAR its actual in the year before, as it was entered for that month. That year's months are the line's own or, where it has none, those of the line that it continues, and so on.
 * Budget to date. Latest budget × weights of months 1 to M ÷ weights of the year, rounded to the penny, half away from zero: so a month's budget is the difference of two, and the months sum
 *   to the latest budget. A single weight may be below 0. With M = 0 it is 0. Blank, with a warning, where no weight is entered, they sum to 0, or nearly cancel out
 *   so that some month's amount does not fit.
 * Actual to date. For each partner, and nobody: the year's own actual where entered, else the months 1 to M that are. Entered where any is.
 * Previous forecast. As entered, for the year.
 * Months known, K. M; but where the months with an actual that count end before M (before the end of the line's pool, where that is earlier) and no actual is entered for the year itself, the last of
 *   them: so a month that is not entered yet is not taken for one in which nothing was spent. The variance to date goes by M all the same, with a warning.
 * Outlook in effect. The line's, else the pool's, else TYPED. The forecast is:
 *   TYPED: where any forecast for the whole year is entered, the forecast as dew-totals.h has it (a partner's for the year, else the sum of its months); else, where forecasts of months after K are entered,
 *     actual to date (0 where blank) + those; else, with M = 12, actual to date; else blank.
 *   STRAIGHT: actual to date × 12 ÷ K, half away from zero; blank with M = 0 or without an actual.
 *   LAST_YEAR: actual to date × last year's actual (its own, else its months) ÷ last year's months 1 to K, of the line whose months are taken as above. With K = 12, the actual. Blank with M = 0 or
 *     without an actual; blank, with a warning, where none of last year's months 1 to K is entered, they sum to 0, or the forecast does not fit; with a warning where last year's months end before March.
 * Variance to date = actual to date - budget to date; movement = forecast - previous forecast; variance = forecast - latest budget. Each is blank at a line unless both are entered. At any other node it is
 *   blank unless every line under it that has one of the two has both: then the columns hold across as well as down.
 * Percent. Variance ÷ the size of the latest budget, so that it has the variance's sign, half away from zero; blank where the variance is, the budget is 0, or the percentage does not fit.
 * Status. Of the size of the variance: red above the document's red threshold, of the size of the latest budget; else amber from its amber threshold on; exactly, with no rounding between. Where the
 *   latest budget is 0: within where the variance is 0, else red.
 * Where the sizes of all lines' amounts come to more than 2⁶³ - 1 pence, every node that is no line is blank.
 */
#pragma once

#include "dew-totals.h"

/* Those that are added up, then the differences of two of them. */
typedef enum {
  DEW_MONITOR_ORIGINAL, DEW_MONITOR_LATEST, DEW_MONITOR_BUDGET_TO_DATE, DEW_MONITOR_ACTUAL_TO_DATE, DEW_MONITOR_PREVIOUS, DEW_MONITOR_FORECAST,
  DEW_MONITOR_VARIANCE_TO_DATE, DEW_MONITOR_MOVEMENT, DEW_MONITOR_VARIANCE,
  DEW_N_MONITOR_COLUMNS
} DewMonitorColumn;

#define DEW_N_MONITOR_ADDED       DEW_MONITOR_VARIANCE_TO_DATE
#define DEW_N_MONITOR_DIFFERENCES (DEW_N_MONITOR_COLUMNS - DEW_N_MONITOR_ADDED)

/* Each difference, from the first on, is of one column less another. */
extern const DewMonitorColumn dew_monitor_pairs[DEW_N_MONITOR_DIFFERENCES][2];

typedef enum {
  DEW_MONITOR_NONE,             /* blank */
  DEW_MONITOR_WITHIN,
  DEW_MONITOR_AMBER_OVER, DEW_MONITOR_RED_OVER,
  DEW_MONITOR_AMBER_UNDER, DEW_MONITOR_RED_UNDER,
  DEW_N_MONITOR_STATUSES
} DewMonitorStatus;

/* "", "within", "amber_over", …: for scripts. */
extern const char *const dew_monitor_status_names[DEW_N_MONITOR_STATUSES + 1];

typedef struct _DewMonitor DewMonitor;

/* as_at is a valid date, not empty. The totals are only read. */
DewMonitor *dew_monitor_new  (const DewLedger *ledger, const DewTotals *totals, const char *as_at);
void        dew_monitor_free (DewMonitor *monitor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewMonitor, dew_monitor_free)

/* Brings it in line after the ledger and the totals (of the same year and scenario) were patched with changes: only the lines that changed and what stands above them, or
 * all when structure, virements, profiles, outlooks or what a line continues did. Another day needs a new monitor. */
void dew_monitor_patch (DewMonitor *monitor, const DewLedger *ledger, const DewTotals *totals, const DewChanges *changes);

int         dew_monitor_year           (const DewMonitor *monitor);
gint64      dew_monitor_scenario       (const DewMonitor *monitor);
const char *dew_monitor_as_at          (const DewMonitor *monitor);
int         dew_monitor_months_to_date (const DewMonitor *monitor);       /* M, 0 to 12 */

/* FALSE, *pence untouched, where it is blank. */
gboolean dew_monitor_get     (const DewMonitor *monitor, guint node, DewMonitorColumn column, gint64 *pence);
gboolean dew_monitor_percent (const DewMonitor *monitor, guint node, gint64 *millionths);

DewMonitorStatus dew_monitor_status (const DewMonitor *monitor, guint node);

/* ---- By month ---- */

typedef enum { DEW_MONTHLY_BUDGET, DEW_MONTHLY_ACTUAL, DEW_MONTHLY_FORECAST, DEW_N_MONTHLY } DewMonthly;

/* Of a node, month by month and not cumulative.
 *   budget: of all months; they sum to the latest budget of the lines that are in them.
 *   actual: as entered, of months 1 to M, without partners of whom the year's own actual is entered.
 *   forecast: of the months after M: what the forecast is above the actual to date, spread cumulatively as a budget to date is: STRAIGHT equally; LAST_YEAR as last year's months; TYPED as the forecasts
 *     entered for those months, else as the budget's profile; equally where these weights come to nothing or do not fit. They sum to forecast - actual to date. */
typedef struct {
  gint64 pence[DEW_N_MONTHLY][13];      /* [1] is April; 0 where it is not entered */
  guint  entered[DEW_N_MONTHLY];        /* bit 1 is April */
  guint  lacking[DEW_N_MONTHLY];        /* lines with an amount for the year, or to date, of which some or all is in no month */
  guint missing[DEW_N_MONTHLY];         /* lines without it that have another of the three; without the actual of some month to M */
  guint alike;                          /* bits: months in which each line has both or neither, by month and whole: budget and actual to M, budget and forecast after it */
} DewMonitorMonths;

/* Reads the lines under the node afresh: time goes by their number. */
void dew_monitor_months (const DewMonitor *monitor, const DewLedger *ledger, guint node, DewMonitorMonths *months);

/* ---- In words ---- */

/* What the status means, with the thresholds: "within 2 %", "2 to 5 % over", "more than 5 % under"; "" for none. Free with g_free. */
char *dew_monitor_status_words (const DewMonitor *monitor, DewMonitorStatus status);

/* How many lines under a node, or at it, have a warning. */
guint dew_monitor_warned (const DewMonitor *monitor, guint node);

/* The warnings of a line, each a sentence (char *): what was judged, and what to look at. Empty for any other node. Free with g_ptr_array_unref. */
GPtrArray *dew_monitor_warnings (const DewMonitor *monitor, const DewLedger *ledger, guint node);

/* That what is spent to date at a node is not all there is to come by M, in a sentence: the last months have no actual, in lines where earlier ones have. NULL where that is not so. Free with
 * g_free. */
char *dew_monitor_caution (const DewMonitor *monitor, const DewLedger *ledger, guint node);

/* Why a difference is blank at a node: "2 service lines have no forecast yet: Meals, Transport." NULL where it is not, and for the columns that are added up. Free with g_free. */
char *dew_monitor_why_blank (const DewMonitor *monitor, const DewLedger *ledger, guint node, DewMonitorColumn column);
