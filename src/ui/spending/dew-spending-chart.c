/* dew-spending-chart.c: the figures of the charts on the spending page */
#include "dew-spending-chart.h"

#include <glib/gi18n-lib.h>

#include "dew-chart-tell.h"
#include "dew-scenario-words.h"

/* In pounds, charts have no pence; the others have what their unit has. */
static int
get_decimals (DewUnit unit)
{
  return unit == DEW_UNIT_POUNDS ? 0 : dew_unit_decimals (unit);
}

/* Twelve values from the months of a monitor; added up, a value is there as long as all before it are. */
static void
take_months (const DewMonitorMonths *months,
             DewMonthly              what,
             gint64                  start,
             int                     first,
             gboolean                cumulative,
             gint64                 *values)
{
  gint64 sum = start;
  gboolean whole = TRUE;

  for (int month = 1; month <= 12; month++)
    {
      gboolean entered = (months->entered[what] & 1u << month) != 0;

      values[month - 1] = DEW_CHART_BLANK;
      if (month < first)
        continue;
      whole = whole && entered;
      sum += months->pence[what][month];
      if (!cumulative && entered)
        values[month - 1] = months->pence[what][month];
      else if (cumulative && whole)
        values[month - 1] = sum;
    }
}

static gint64
actual_to_date (const DewMonitorMonths *months)
{
  gint64 sum = 0;

  for (int month = 1; month <= 12; month++)
    sum += months->pence[DEW_MONTHLY_ACTUAL][month];

  return sum;
}

/* ---- What is not in the months ---- */

/* Added up, a forecast goes on from the actuals: it is whole only where they are, and each of their lines has one. */
static gboolean
is_in_part (const DewMonitorMonths *months,
            DewMonthly              what,
            gboolean                cumulative)
{
  if (months->entered[what] == 0)
    return FALSE;
  if (what == DEW_MONTHLY_FORECAST && cumulative && (months->lacking[DEW_MONTHLY_ACTUAL] > 0 || months->missing[what] > 0))
    return TRUE;

  return months->lacking[what] > 0;
}

static const char *
name_line (const DewMonitorMonths *months,
           DewMonthly              what,
           gboolean                cumulative)
{
  gboolean in_part = is_in_part (months, what, cumulative);

  switch (what)
    {
    case DEW_MONTHLY_BUDGET:
      return in_part ? _("Budget, in part") : _("Budget");

    case DEW_MONTHLY_ACTUAL:
      return in_part ? _("Actual, in part") : _("Actual");

    case DEW_MONTHLY_FORECAST:
    case DEW_N_MONTHLY:
    default:
      return in_part ? _("Forecast, in part") : _("Forecast");
    }
}

/* Like is compared with like: added up, that has to hold for all that is added. Returns how many months are not compared. */
static int
mark_unlike (DewChart               *chart,
             const DewMonitorMonths *months,
             int                     last,
             gboolean                cumulative)
{
  gboolean whole = TRUE;
  int n = 0;

  for (int month = 1; month <= 12; month++)
    {
      gboolean alike = (months->alike & 1u << month) != 0;

      if (month <= last)
        whole = whole && alike;
      else
        whole = alike && !is_in_part (months, DEW_MONTHLY_FORECAST, TRUE);
      if (cumulative ? whole : alike)
        continue;
      dew_chart_set_unlike (chart, (guint) month - 1);
      n++;
    }

  return n;
}

/* Takes the sentence. */
static void
add_sentence (GString *words,
              char    *sentence)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, sentence);
  g_free (sentence);
}

/* Amounts of the year that are in no month. */
static void
add_lacking (GString                *words,
             const DewChart         *chart,
             const DewMonitorMonths *months,
             gboolean                single,
             gint64                  actual)
{
  guint budgets = months->lacking[DEW_MONTHLY_BUDGET], actuals = months->lacking[DEW_MONTHLY_ACTUAL];
  char text[DEW_MONEY_SIZE];

  if (actuals > 0 && months->entered[DEW_MONTHLY_ACTUAL] == 0 && actual != 0)
    add_sentence (words, g_strdup_printf (_("%s was spent in the year; none of it is entered by month."), dew_chart_say_amount (chart, actual, text)));
  else if (actuals > 0 && single)
    add_sentence (words, g_strdup (_("There is an actual for the year that is not by month.")));
  else if (actuals > 0)
    add_sentence (words, g_strdup_printf (ngettext ("%s line has an actual for the year that is not by month.", "%s lines have actuals for the year that are not by month.", actuals),
                                          dew_print_count (actuals, text)));

  if (budgets > 0 && single)
    add_sentence (words, g_strdup (_("There is a budget, but none by month.")));
  else if (budgets > 0)
    add_sentence (words, g_strdup_printf (ngettext ("%s line has a budget but none by month.", "%s lines have a budget but none by month.", budgets),
                                          dew_print_count (budgets, text)));
}

/* Lines that are in one of the two that would be compared, but not in the other. */
static void
add_missing (GString                *words,
             const DewMonitorMonths *months)
{
  guint budgets = months->missing[DEW_MONTHLY_BUDGET], actuals = months->missing[DEW_MONTHLY_ACTUAL], forecasts = months->missing[DEW_MONTHLY_FORECAST];
  char text[DEW_MONEY_SIZE];

  if (budgets > 0)
    add_sentence (words, g_strdup_printf (ngettext ("%s line has no budget.", "%s lines have no budget.", budgets), dew_print_count (budgets, text)));
  if (actuals > 0 && months->entered[DEW_MONTHLY_ACTUAL] != 0)
    add_sentence (words, g_strdup_printf (ngettext ("%s line has no actual in some month.", "%s lines have no actual in some month.", actuals), dew_print_count (actuals, text)));
  if (forecasts > 0 && months->entered[DEW_MONTHLY_FORECAST] != 0)
    add_sentence (words, g_strdup_printf (ngettext ("%s line has no forecast.", "%s lines have no forecast.", forecasts), dew_print_count (forecasts, text)));
}

/* Of a single line it is plain to see which months it has not. */
static void
add_caveat (DewChart               *chart,
            const DewMonitorMonths *months,
            gboolean                single,
            gint64                  actual,
            int                     unlike)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean compared = months->entered[DEW_MONTHLY_BUDGET] != 0 && (months->entered[DEW_MONTHLY_ACTUAL] | months->entered[DEW_MONTHLY_FORECAST]) != 0;

  add_lacking (words, chart, months, single, actual);
  if (!single && compared)
    add_missing (words, months);
  if (words->len == 0)
    return;

  if (compared && unlike == 12)
    add_sentence (words, g_strdup (_("No comparison.")));
  else if (compared && unlike > 0)
    add_sentence (words, g_strdup (_("Only months with both figures of every line are compared.")));
  dew_chart_set_caveat (chart, words->str);
}

/* ---- The charts ---- */

DewChart *
dew_spending_months_chart_new (const DewMonitor *monitor,
                               const DewLedger  *ledger,
                               guint             node,
                               const char       *name,
                               gboolean          cumulative,
                               DewUnit           unit)
{
  static const DewChartLine lines[] = { DEW_CHART_BUDGET, DEW_CHART_ACTUAL, DEW_CHART_FORECAST };
  int last = dew_monitor_months_to_date (monitor);
  g_autofree char *what = g_strdup_printf (cumulative ? _("%s, added up, %s") : _("%s, each month, %s"), name, dew_unit_symbol (unit));
  g_autofree char *title = dew_scenario_title (ledger, dew_monitor_scenario (monitor), what);
  DewChart *chart = dew_chart_new_months (title, unit, get_decimals (unit), last - 1, cumulative);
  DewMonitorMonths months;
  gint64 actual = 0;

  dew_monitor_months (monitor, ledger, node, &months);
  dew_monitor_get (monitor, node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
  dew_chart_name_rows (chart, _("Month"));
  dew_chart_add_year (chart);
  for (DewMonthly line = 0; line < DEW_N_MONTHLY; line++)
    {
      gboolean rest = line == DEW_MONTHLY_FORECAST;
      gint64 values[12];

      take_months (&months, line, rest ? actual_to_date (&months) : 0, rest ? last + 1 : 1, cumulative, values);
      dew_chart_add_line (chart, lines[line], name_line (&months, line, cumulative), values);
    }
  add_caveat (chart, &months, dew_ledger_nodes (ledger, NULL)[node].kind == DEW_NODE_LINE, actual, mark_unlike (chart, &months, last, cumulative));

  return chart;
}

guint
dew_spending_bars_node (const DewLedger *ledger,
                        guint            node)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  while (node != 0 && nodes[node].kind != DEW_NODE_POOL && nodes[node].kind != DEW_NODE_AGREEMENT)
    node = nodes[node].parent;

  return node;
}

/* Pools stand for the root, across agreements. */
static void
add_bars (DewChart         *chart,
          const DewMonitor *monitor,
          const DewNode    *nodes,
          guint             top)
{
  for (guint i = top + 1; i < nodes[top].end; i = nodes[i].kind == DEW_NODE_AGREEMENT ? i + 1 : nodes[i].end)
    {
      gint64 pence;
      gboolean known;

      if (nodes[i].kind == DEW_NODE_AGREEMENT)
        continue;
      known = dew_monitor_get (monitor, i, DEW_MONITOR_VARIANCE, &pence);
      dew_chart_add_row (chart, nodes[i].kind == DEW_NODE_POOL ? nodes[i].pool->name : nodes[i].line->name, nodes[i].id, known ? &pence : NULL);
    }
}

DewChart *
dew_spending_bars_chart_new (const DewMonitor *monitor,
                             const DewLedger  *ledger,
                             guint             node,
                             const char       *name,
                             DewUnit           unit)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  gboolean pools = nodes[node].kind != DEW_NODE_POOL;
  g_autofree char *what = pools ? g_strdup_printf (_("Forecast over or under budget by pool, %s"), dew_unit_symbol (unit))
                                : g_strdup_printf (_("%s: forecast over or under budget, %s"), name, dew_unit_symbol (unit));
  g_autofree char *title = dew_scenario_title (ledger, dew_monitor_scenario (monitor), what);
  DewChart *chart = dew_chart_new_diverging (title, _("Over or under"), unit, get_decimals (unit));

  dew_chart_name_rows (chart, pools ? _("Pool") : _("Category or line"));
  add_bars (chart, monitor, nodes, node);

  return chart;
}
