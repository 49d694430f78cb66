/* dew-spread.h: what varies in a simulation of a pool: typed, or from the last years' outturn.
 *
 * A service line varies by the spread that is typed for it. A demand-led line without one varies by the usual spread, where one is given, which lies about its forecast, or where it has none about its latest budget; else by
 * what its outturns were against their budgets in the last years. Every other line is over or under by its forecast less its latest budget, by nothing where it has not both. A line whose latest budget is not above 0 does
 * not vary, and one that is switched off in the scenario is not among the lines.
 */
#pragma once

#include "dew-monitor.h"
#include "dew-simulate.h"

/* How many years before are looked at. */
#define DEW_SPREAD_YEARS 5

/* The years of those that count, the latest first, and what a line's outturn was above its latest budget in each, in millionths of that budget. */
typedef struct {
  guint  n;
  int    years[DEW_SPREAD_YEARS];
  gint64 over[DEW_SPREAD_YEARS];
} DewSpreadYears;

/* Finds them: the latest before a year that have a budget above 0 and an outturn of the whole year. One by months counts where it has all of them. Earlier years of a line that it continues are its
 * own. */
void dew_spread_years (const DewLedger *ledger, gint64 line, int year, gint64 scenario, DewSpreadYears *years);

/* The mean and deviation (of a sample) of those, in millionths of the budget: a normal spread in *spread, whose line it is and without id and source. FALSE where there are fewer than two such years, or
 * the outturn was always the same part of the budget. */
gboolean dew_spread_of_years (const DewSpreadYears *years, gint64 line, DewSpread *spread);

/* For demand-led lines without a spread. */
typedef struct {
  gint   shape;         /* DewSpreadShape; three points lie the same way up and down */
  gint64 deviation;     /* in millionths of the latest budget, above 0 */
} DewUsualSpread;

/* The service lines of a pool, as inputs of a lane: DewSpreadInput, in the order of the tree. The monitor is of totals; usual may be NULL. Free with g_array_unref. */
GArray *dew_spread_inputs (const DewLedger *ledger, const DewTotals *totals, const DewMonitor *monitor, gint64 pool, const DewUsualSpread *usual);
