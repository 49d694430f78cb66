/* dew-monitor-months.c: budget, actual and forecast month by month */
#include "dew-monitor-private.h"

#include <string.h>

/* Sums that may not fit in the end. */
typedef struct {
  __int128          pence[DEW_N_MONTHLY][13];
  DewMonitorMonths *months;
} Sums;

static void
add_month (Sums       *sums,
           DewMonthly  what,
           int         month,
           __int128    pence)
{
  sums->pence[what][month] += pence;
  sums->months->entered[what] |= 1u << month;
}

/* An amount over the months from one on, by weights. */
static void
add_spread (Sums         *sums,
            DewMonthly    what,
            int           from,
            gint64        amount,
            const gint64  weights[13])
{
  gint64 before = 0;

  for (int month = from; month <= 12; month++)
    {
      gint64 until = _dew_monitor_spread (amount, weights, month);

      add_month (sums, what, month, (__int128) until - before);
      before = until;
    }
}

/* Whether there is one by month. */
static gboolean
add_budget (Sums                 *sums,
            const DewMonitorLine *line,
            const DewMonitorCell *cell)
{
  gint64 latest = cell->pence[DEW_MONITOR_LATEST];
  gint64 weights[13];

  if (!cell->entered[DEW_MONITOR_LATEST])
    {
      sums->months->missing[DEW_MONTHLY_BUDGET] += cell->entered[DEW_MONITOR_ACTUAL_TO_DATE] || cell->entered[DEW_MONITOR_FORECAST];
      return FALSE;
    }
  if (_dew_monitor_line_weigh (line, latest, weights) != 0)
    {
      sums->months->lacking[DEW_MONTHLY_BUDGET]++;
      return FALSE;
    }

  add_spread (sums, DEW_MONTHLY_BUDGET, 1, latest, weights);

  return TRUE;
}

static void
add_actual (Sums                 *sums,
            const DewMonitorLine *line,
            const DewMonitorCell *cell)
{
  guint to_date = _dew_months_until (line->monitor->months);

  for (int month = 1; month <= line->monitor->months; month++)
    if ((line->now.counts & 1u << month) != 0)
      add_month (sums, DEW_MONTHLY_ACTUAL, month, line->now.counted[month]);

  if ((line->now.entered[DEW_MONTHLY_ACTUAL] & 1) != 0)
    sums->months->lacking[DEW_MONTHLY_ACTUAL]++;
  else if (cell->entered[DEW_MONITOR_LATEST] || (line->now.counts & to_date) != 0)
    sums->months->missing[DEW_MONTHLY_ACTUAL] += (line->now.counts & to_date) != to_date;
}

/* ---- Forecast ---- */

/* Takes over the weights of the months after M; FALSE where they cannot spread the amount. */
static gboolean
weigh_rest (const DewMonitorLine *line,
            const gint64          from[13],
            gint64                amount,
            gint64                weights[13])
{
  memset (weights, 0, 13 * sizeof (gint64));
  for (int month = line->monitor->months + 1; month <= 12; month++)
    weights[month] = from[month];

  return _dew_monitor_spreads (amount, weights);
}

static gboolean
weigh_as_typed (const DewMonitorLine *line,
                gint64                latest,
                gint64                amount,
                gint64                weights[13])
{
  gint64 profile[13];

  return weigh_rest (line, line->now.pence[DEW_MONTHLY_FORECAST], amount, weights) ||
         (_dew_monitor_line_weigh (line, latest, profile) == 0 && weigh_rest (line, profile, amount, weights));
}

static void
weigh_forecast (const DewMonitorLine *line,
                gint64                latest,
                gint64                amount,
                gint64                weights[13])
{
  static const gint64 equal[13] = { 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  gboolean weighed = FALSE;

  if (line->outlook == DEW_OUTLOOK_TYPED)
    weighed = weigh_as_typed (line, latest, amount, weights);
  else if (line->outlook == DEW_OUTLOOK_LAST_YEAR && line->has_last)
    weighed = weigh_rest (line, line->last.pence[DEW_MONTHLY_ACTUAL], amount, weights);

  if (!weighed)
    weigh_rest (line, equal, amount, weights);
}

static gint64
sum_typed (const DewMonitorLine *line)
{
  gint64 sum = 0;

  for (int month = line->monitor->months + 1; month <= 12; month++)
    sum += line->now.pence[DEW_MONTHLY_FORECAST][month];

  return sum;
}

static void
add_forecast (Sums                 *sums,
              const DewMonitorLine *line,
              const DewMonitorCell *cell)
{
  gint64 amount = cell->pence[DEW_MONITOR_FORECAST] - cell->pence[DEW_MONITOR_ACTUAL_TO_DATE];
  guint typed = line->now.entered[DEW_MONTHLY_FORECAST] & DEW_ALL_MONTHS & ~_dew_months_until (line->monitor->months);
  gint64 weights[13];

  if (!cell->entered[DEW_MONITOR_FORECAST])
    {
      if (line->monitor->months < 12)
        sums->months->missing[DEW_MONTHLY_FORECAST] += cell->entered[DEW_MONITOR_LATEST] || cell->entered[DEW_MONITOR_ACTUAL_TO_DATE];
      return;
    }
  if (line->monitor->months == 12)
    {
      sums->months->lacking[DEW_MONTHLY_FORECAST] += amount != 0;
      return;
    }

  /* What was typed stands as it was typed, also where it comes to nothing. */
  if (line->outlook == DEW_OUTLOOK_TYPED && typed != 0 && sum_typed (line) == amount)
    {
      for (int month = line->monitor->months + 1; month <= 12; month++)
        add_month (sums, DEW_MONTHLY_FORECAST, month, line->now.pence[DEW_MONTHLY_FORECAST][month]);
      return;
    }

  weigh_forecast (line, cell->pence[DEW_MONITOR_LATEST], amount, weights);
  add_spread (sums, DEW_MONTHLY_FORECAST, line->monitor->months + 1, amount, weights);
}

/* ---- A node ---- */

/* The months in which a line has nothing to compare, or both, and each of them by month. */
static guint
find_alike (const DewMonitorLine *line,
            const DewMonitorCell *cell,
            gboolean              budgeted)
{
  guint to_date = _dew_months_until (line->monitor->months);
  guint other = line->now.counts & to_date;

  if (cell->entered[DEW_MONITOR_LATEST] && !budgeted)
    return 0;
  if (cell->entered[DEW_MONITOR_FORECAST])
    other |= DEW_ALL_MONTHS & ~to_date;
  if (!budgeted)
    other = ~other & DEW_ALL_MONTHS;

  return (line->now.entered[DEW_MONTHLY_ACTUAL] & 1) != 0 ? other & ~to_date : other;
}

static void
add_line (Sums             *sums,
          const DewMonitor *monitor,
          const DewLedger  *ledger,
          guint             node)
{
  const DewMonitorCell *cell = &monitor->cells[node];
  DewMonitorLine line;
  gboolean budgeted;

  _dew_monitor_line_read (&line, monitor, ledger, node);
  budgeted = add_budget (sums, &line, cell);
  add_actual (sums, &line, cell);
  add_forecast (sums, &line, cell);
  sums->months->alike &= find_alike (&line, cell, budgeted);
}

static gboolean
take_sums (const Sums *sums,
           DewMonthly  what)
{
  for (int month = 1; month <= 12; month++)
    {
      __int128 pence = sums->pence[what][month];

      if (pence > G_MAXINT64 || pence < G_MININT64)
        return FALSE;
      sums->months->pence[what][month] = (gint64) pence;
    }

  return TRUE;
}

void
dew_monitor_months (const DewMonitor *monitor,
                    const DewLedger  *ledger,
                    guint             node,
                    DewMonitorMonths *months)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  static const DewMonitorColumn whole[DEW_N_MONTHLY] = { DEW_MONITOR_LATEST, DEW_MONITOR_ACTUAL_TO_DATE, DEW_MONITOR_FORECAST };
  Sums sums = { .months = months };

  g_return_if_fail (node < monitor->n_nodes && monitor->structure == dew_ledger_structure (ledger));

  memset (months, 0, sizeof *months);
  months->alike = DEW_ALL_MONTHS;
  for (guint i = node; i < nodes[node].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE)
      add_line (&sums, monitor, ledger, i);

  for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
    if (!take_sums (&sums, what))
      {
        memset (months->pence[what], 0, sizeof months->pence[what]);
        months->entered[what] = 0;
        months->lacking[what] = monitor->cells[node].entered[whole[what]];
        months->alike = 0;
      }
}
