/* dew-monitor-line.c: one service line's spending, worked out of its figures */
#include "dew-monitor-private.h"

#include <string.h>

#include "dew-date.h"
#include "dew-ratio.h"
#include "dew-totals-private.h"

/* The most that an outlook makes of a figure, and that a profile does: what is then left for the rest of the year is below the second. */
#define FORECAST_LIMIT (G_MAXINT64 / 4)
#define SPREAD_LIMIT   (G_MAXINT64 / 2)

/* ---- Its figures ---- */

/* TRUE when a partner's months of actuals are overruled by its actual for the year itself. */
static gboolean
is_overruled (const DewLedger *ledger,
              const DewFigure *figure,
              gint64           scenario)
{
  gint64 pence;

  return dew_ledger_figure (ledger, figure->line, figure->year, 0, DEW_ACTUAL, figure->partner, scenario, &pence);
}

void
_dew_line_year_read (DewLineYear     *read,
                     const DewLedger *ledger,
                     guint            node,
                     int              year,
                     gint64           scenario)
{
  DewYearFigures figures = _dew_year_figures (ledger, node, year, scenario);
  const DewFigure *figure;

  memset (read, 0, sizeof *read);

  while ((figure = _dew_year_figures_next (&figures)) != NULL)
    {
      guint what = (guint) figure->measure - DEW_BUDGET;

      if (figure->measure < DEW_BUDGET || what >= DEW_N_MONTHLY)
        continue;

      read->pence[what][figure->month] += figure->pence;
      read->entered[what] |= 1u << figure->month;
      if (figure->measure != DEW_ACTUAL || figure->month == 0)
        continue;

      /* The year's own stand before the months. */
      if ((read->entered[what] & 1) != 0 && is_overruled (ledger, figure, scenario))
        {
          read->overruled |= 1u << figure->month;
          continue;
        }
      read->counted[figure->month] += figure->pence;
      read->counts |= 1u << figure->month;
    }
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

gboolean
_dew_line_year_actual (const DewLineYear *year,
                       int                months,
                       gint64            *pence)
{
  *pence = year->pence[DEW_MONTHLY_ACTUAL][0] + sum_months (year->counted, 1, months);

  return (year->entered[DEW_MONTHLY_ACTUAL] & 1) != 0 || (year->counts & _dew_months_until (months)) != 0;
}

guint
_dew_line_year_gaps (const DewLineYear *year,
                     int                months)
{
  guint gaps = 0;

  for (int month = 2; month <= months; month++)
    {
      guint before = year->counts & _dew_months_until (month - 1);
      guint after = year->counts & ~_dew_months_until (month);

      if ((year->counts & 1u << month) == 0 && before != 0 && after != 0)
        gaps |= 1u << month;
    }

  return gaps;
}

int
_dew_line_year_stops (const DewLineYear *year,
                      int                months)
{
  int last = year->counts == 0 ? 0 : (int) g_bit_storage (year->counts) - 1;

  return last >= months ? 0 : last;
}

guint
_dew_line_year_late (const DewLineYear *year,
                     int                months)
{
  return year->counts & ~_dew_months_until (months);
}

/* ---- Its methods ---- */

static const DewPool *
find_pool (const DewNode *nodes,
           guint          node)
{
  while (nodes[node].kind != DEW_NODE_POOL)
    node = nodes[node].parent;

  return nodes[node].pool;
}

void
_dew_monitor_line_read (DewMonitorLine   *line,
                        const DewMonitor *monitor,
                        const DewLedger  *ledger,
                        guint             node)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  const DewPool *pool = find_pool (nodes, node);
  const DewLine *row = nodes[node].line;

  line->monitor = monitor;
  _dew_line_year_read (&line->now, ledger, node, monitor->year, monitor->scenario);

  line->profile = (DewProfile) (row->profile != DEW_PROFILE_UNSAID ? row->profile : pool->profile);
  if (line->profile == DEW_PROFILE_UNSAID)
    line->profile = (line->now.entered[DEW_MONTHLY_BUDGET] & DEW_ALL_MONTHS) != 0 ? DEW_PROFILE_TYPED : DEW_PROFILE_EQUAL;
  line->outlook = (DewOutlook) (row->outlook != DEW_OUTLOOK_UNSAID ? row->outlook : pool->outlook);
  if (line->outlook == DEW_OUTLOOK_UNSAID)
    line->outlook = DEW_OUTLOOK_TYPED;
  line->expected = *pool->end == '\0' ? monitor->months : MIN (monitor->months, dew_months_to_date (monitor->year, pool->end));

  line->known = _dew_line_year_stops (&line->now, line->expected);
  if (line->known == 0 || (line->now.entered[DEW_MONTHLY_ACTUAL] & 1) != 0)
    line->known = monitor->months;

  line->has_last = (line->profile == DEW_PROFILE_LAST_YEAR || line->outlook == DEW_OUTLOOK_LAST_YEAR) && monitor->source[node] != 0;
  if (line->has_last)
    _dew_line_year_read (&line->last, ledger, monitor->source[node], monitor->year - 1, monitor->scenario);
}

/* ---- Spreading over months ---- */

/* amount × num ÷ den, half away from zero. FALSE when it is too large. */
static gboolean
scale (gint64  amount,
       gint64  num,
       gint64  den,
       gint64  limit,
       gint64 *result)
{
  DewRatio ratio = { den < 0 ? -num : num, ABS (den) };
  DewMoney scaled;

  if (!dew_ratio_of (ratio, dew_pence (amount), &scaled) || ABS (scaled.pence) > limit)
    return FALSE;

  *result = scaled.pence;
  return TRUE;
}

gboolean
_dew_monitor_spreads (gint64       amount,
                      const gint64 weights[13])
{
  gint64 all = sum_months (weights, 1, 12);
  gint64 pence;

  if (all == 0)
    return FALSE;

  for (int month = 1; month <= 12; month++)
    if (!scale (amount, sum_months (weights, 1, month), all, SPREAD_LIMIT, &pence))
      return FALSE;

  return TRUE;
}

gint64
_dew_monitor_spread (gint64       amount,
                     const gint64 weights[13],
                     int          months)
{
  gint64 pence;
  gboolean fits = scale (amount, sum_months (weights, 1, months), sum_months (weights, 1, 12), SPREAD_LIMIT, &pence);

  g_return_val_if_fail (fits, 0);

  return pence;
}

static gboolean
has_opposites (const gint64 weights[13])
{
  gboolean above = FALSE;
  gboolean below = FALSE;

  for (int month = 1; month <= 12; month++)
    {
      above |= weights[month] > 0;
      below |= weights[month] < 0;
    }

  return above && below;
}

guint
_dew_monitor_line_weigh (const DewMonitorLine *line,
                         gint64                amount,
                         gint64                weights[13])
{
  const DewLineYear *year = line->profile == DEW_PROFILE_TYPED ? &line->now : &line->last;
  DewMonthly what = line->profile == DEW_PROFILE_TYPED ? DEW_MONTHLY_BUDGET : DEW_MONTHLY_ACTUAL;

  if (line->profile == DEW_PROFILE_EQUAL)
    {
      for (int month = 1; month <= 12; month++)
        weights[month] = 1;
      return 0;
    }

  if ((year == &line->last && !line->has_last) || (year->entered[what] & DEW_ALL_MONTHS) == 0)
    return DEW_WARN_NO_WEIGHTS;

  memcpy (weights, year->pence[what], sizeof year->pence[what]);
  if (sum_months (weights, 1, 12) == 0)
    return DEW_WARN_ZERO_WEIGHTS;

  /* Of weights of one sign no part is larger than the whole. */
  return has_opposites (weights) && !_dew_monitor_spreads (amount, weights) ? DEW_WARN_WILD_WEIGHTS : 0;
}

/* ---- Its columns ---- */

static void
enter (DewMonitorCell   *cell,
       DewMonitorColumn  column,
       gint64            pence)
{
  cell->pence[column] = pence;
  cell->entered[column] = 1;
}

static void
enter_sum (DewMonitorCell   *cell,
           DewMonitorColumn  column,
           const DewTotals  *totals,
           guint             node,
           DewSum            sum)
{
  if (dew_totals_entered (totals, node, DEW_ALL_PARTNERS, sum))
    enter (cell, column, dew_totals_get (totals, node, DEW_ALL_PARTNERS, sum));
}

static void
work_out_budgets (DewMonitorCell  *cell,
                  const DewTotals *totals,
                  guint            node)
{
  gint64 moved = 0;

  enter_sum (cell, DEW_MONITOR_ORIGINAL, totals, node, DEW_SUM_BUDGET);
  if (!cell->entered[DEW_MONITOR_ORIGINAL])
    enter_sum (cell, DEW_MONITOR_ORIGINAL, totals, node, DEW_SUM_GROSS);
  if (dew_totals_entered (totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED))
    moved = dew_totals_get (totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED);
  else if (!cell->entered[DEW_MONITOR_ORIGINAL])
    return;

  enter (cell, DEW_MONITOR_LATEST, cell->pence[DEW_MONITOR_ORIGINAL] + moved);
}

/* Whether the months of actuals of a year that is over are not all of them. */
static gboolean
ends_early (const DewLineYear *year)
{
  guint months = year->entered[DEW_MONTHLY_ACTUAL] & DEW_ALL_MONTHS;

  return months != 0 && (months & 1u << 12) == 0;
}

static void
work_out_budget_to_date (DewMonitorCell       *cell,
                         const DewMonitorLine *line)
{
  gint64 latest = cell->pence[DEW_MONITOR_LATEST];
  gint64 weights[13];
  guint wrong;

  if (!cell->entered[DEW_MONITOR_LATEST])
    return;

  wrong = _dew_monitor_line_weigh (line, latest, weights);
  cell->warnings |= (guint16) wrong;
  if (line->profile == DEW_PROFILE_LAST_YEAR && wrong == 0 && ends_early (&line->last))
    cell->warnings |= DEW_WARN_LAST_STOPS;
  if (line->monitor->months == 0)
    enter (cell, DEW_MONITOR_BUDGET_TO_DATE, 0);
  else if (wrong == 0)
    enter (cell, DEW_MONITOR_BUDGET_TO_DATE, _dew_monitor_spread (latest, weights, line->monitor->months));

  /* A budget for the year beside budgets of months that are not it. */
  if (line->profile == DEW_PROFILE_TYPED && wrong == 0 &&
      sum_months (line->now.pence[DEW_MONTHLY_BUDGET], 1, 12) != cell->pence[DEW_MONITOR_ORIGINAL])
    cell->warnings |= DEW_WARN_MONTHS_DIFFER;
}

static void
work_out_actual (DewMonitorCell       *cell,
                 const DewMonitorLine *line)
{
  int months = line->monitor->months;
  gint64 actual;

  if (_dew_line_year_actual (&line->now, months, &actual))
    enter (cell, DEW_MONITOR_ACTUAL_TO_DATE, actual);

  if (_dew_line_year_late (&line->now, months) != 0)
    cell->warnings |= DEW_WARN_LATE;
  if (line->now.overruled != 0)
    cell->warnings |= DEW_WARN_OVERRULED;
  if (_dew_line_year_gaps (&line->now, months) != 0)
    cell->warnings |= DEW_WARN_GAP;
  if (_dew_line_year_stops (&line->now, line->expected) != 0)
    cell->warnings |= DEW_WARN_STOPS;
}

static void
forecast_as_typed (DewMonitorCell       *cell,
                   const DewMonitorLine *line,
                   const DewTotals      *totals,
                   guint                 node)
{
  const DewLineYear *now = &line->now;

  if ((now->entered[DEW_MONTHLY_FORECAST] & 1) != 0)
    enter_sum (cell, DEW_MONITOR_FORECAST, totals, node, DEW_SUM_FORECAST);
  else if ((now->entered[DEW_MONTHLY_FORECAST] & DEW_ALL_MONTHS & ~_dew_months_until (line->known)) != 0)
    enter (cell, DEW_MONITOR_FORECAST, cell->pence[DEW_MONITOR_ACTUAL_TO_DATE] + sum_months (now->pence[DEW_MONTHLY_FORECAST], line->known + 1, 12));
  else if (line->monitor->months == 12 && cell->entered[DEW_MONITOR_ACTUAL_TO_DATE])
    enter (cell, DEW_MONITOR_FORECAST, cell->pence[DEW_MONITOR_ACTUAL_TO_DATE]);
}

/* The actual to date grown to the year by num ÷ den. */
static void
forecast_grown (DewMonitorCell *cell,
                gint64          num,
                gint64          den)
{
  gint64 pence;

  if (scale (cell->pence[DEW_MONITOR_ACTUAL_TO_DATE], num, den, FORECAST_LIMIT, &pence))
    enter (cell, DEW_MONITOR_FORECAST, pence);
  else
    cell->warnings |= DEW_WARN_WILD_FORECAST;
}

static void
forecast_as_last_year (DewMonitorCell       *cell,
                       const DewMonitorLine *line)
{
  gint64 to_date, whole;

  if (!line->has_last || (line->last.entered[DEW_MONTHLY_ACTUAL] & _dew_months_until (line->known)) == 0)
    {
      cell->warnings |= DEW_WARN_NO_LAST_YEAR;
      return;
    }

  if (ends_early (&line->last) && ((line->last.entered[DEW_MONTHLY_ACTUAL] & 1) == 0 || line->last.counts != 0))
    cell->warnings |= DEW_WARN_LAST_STOPS;
  to_date = sum_months (line->last.pence[DEW_MONTHLY_ACTUAL], 1, line->known);
  _dew_line_year_actual (&line->last, 12, &whole);
  if (to_date == 0)
    cell->warnings |= DEW_WARN_ZERO_LAST_YEAR;
  else
    forecast_grown (cell, whole, to_date);
}

static void
work_out_forecast (DewMonitorCell       *cell,
                   const DewMonitorLine *line,
                   const DewTotals      *totals,
                   guint                 node)
{
  if (line->outlook == DEW_OUTLOOK_TYPED)
    forecast_as_typed (cell, line, totals, node);
  else if (line->monitor->months == 0 || !cell->entered[DEW_MONITOR_ACTUAL_TO_DATE])
    return;
  else if (line->outlook == DEW_OUTLOOK_STRAIGHT || line->known == 12)
    forecast_grown (cell, 12, line->known);
  else
    forecast_as_last_year (cell, line);
}

void
_dew_monitor_work_out (const DewMonitor *monitor,
                       const DewLedger  *ledger,
                       const DewTotals  *totals,
                       guint             node,
                       DewMonitorCell   *cell)
{
  DewMonitorLine line;

  _dew_monitor_line_read (&line, monitor, ledger, node);

  work_out_budgets (cell, totals, node);
  work_out_budget_to_date (cell, &line);
  work_out_actual (cell, &line);
  enter_sum (cell, DEW_MONITOR_PREVIOUS, totals, node, DEW_SUM_PREVIOUS);
  work_out_forecast (cell, &line, totals, node);

  for (guint i = 0; i < DEW_N_MONITOR_DIFFERENCES; i++)
    cell->lacking[i] = cell->entered[dew_monitor_pairs[i][0]] != cell->entered[dew_monitor_pairs[i][1]];
  cell->warned = cell->warnings != 0;
  cell->stopped = (cell->warnings & DEW_WARN_STOPS) != 0;
  cell->is_line = TRUE;
}
