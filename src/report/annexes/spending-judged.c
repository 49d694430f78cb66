/* spending-judged.c: the working of spending: differences, percentages and status, and what lines are added up to. */
#include "dew-monitoring-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

#define MILLION 1000000

/* ---- Differences ---- */

/* The column of the working that a column of the monitor is. */
static guint
column_of (DewMonitorColumn column)
{
  return DEW_SPENDING_ADDED + column;
}

static void
put_cell (const DewMonitoring *monitoring,
          const DewNamed      *at,
          guint                node,
          DewMonitorColumn     column,
          const char          *formula)
{
  gint64 pence;

  _dew_named_formula (at, column_of (column), DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, node, column, &pence), formula);
}

void
_dew_spending_put_differences (const DewMonitoring *monitoring,
                               const DewNamed      *at,
                               guint                node)
{
  for (guint i = 0; i < DEW_N_MONITOR_DIFFERENCES; i++)
    {
      const char *one = _dew_spending_names[column_of (dew_monitor_pairs[i][0])], *other = _dew_spending_names[column_of (dew_monitor_pairs[i][1])];
      g_autofree char *formula = g_strdup_printf ("IF(AND(ISNUMBER([%1$s]),ISNUMBER([%2$s])),[%1$s]-[%2$s],\"\")", one, other);

      put_cell (monitoring, at, node, (DewMonitorColumn) (DEW_N_MONITOR_ADDED + i), formula);
    }
}

/* ---- Percentage and status ---- */

/* In thousandths first, and what is left of those in thousandths again: a variance in millionths of a budget is no whole number to a spreadsheet. */
static void
put_percent (const DewMonitoring *monitoring,
             const DewNamed      *at,
             guint                node)
{
  gint64 millionths;
  gboolean known = dew_monitor_percent (monitoring->monitor, node, &millionths);

  _dew_named_formula (at, DEW_SPENDING_PERCENT, DEW_CELL_COUNT, known ? &millionths : NULL,
                      "IF(OR([variance]=\"\",N([latest])=0),\"\",IF(ABS([variance])/ABS([latest])>9.2E12,\"\",SIGN([variance])*(INT(ABS([variance])*1000/ABS([latest]))*1000"
                      "+ROUND((ABS([variance])*1000-INT(ABS([variance])*1000/ABS([latest]))*ABS([latest]))*1000/ABS([latest]),0))))");
}

/* Of the size of the latest budget, so many millionths, rounded down or up to whole pence: a variance is whole pence too, so that nothing is lost. */
static gint64
find_bound (gint64   latest,
            gint64   millionths,
            gboolean up)
{
  __int128 product = (__int128) ABS (latest) * millionths;

  return (gint64) ((product + (up ? MILLION - 1 : 0)) / MILLION);
}

static void
put_bound (const DewMonitoring *monitoring,
           const DewNamed      *at,
           guint                node,
           gboolean             amber)
{
  g_autofree char *cell = amber ? _dew_monitoring_amber (monitoring) : _dew_monitoring_red (monitoring);
  g_autofree char *part = g_strdup_printf ("ROUND(N(%s)*10000,0)", cell);
  g_autofree char *formula = g_strdup_printf (amber ? "IF(ISNUMBER([latest]),INT(ABS([latest])/1000000)*%1$s-INT(-MOD(ABS([latest]),1000000)*%1$s/1000000),\"\")"
                                                    : "IF(ISNUMBER([latest]),INT(ABS([latest])/1000000)*%1$s+INT(MOD(ABS([latest]),1000000)*%1$s/1000000),\"\")", part);
  gint64 latest, bound;
  gboolean known = dew_monitor_get (monitoring->monitor, node, DEW_MONITOR_LATEST, &latest);

  if (known)
    bound = find_bound (latest, amber ? _dew_monitoring_find_amber (monitoring) : _dew_monitoring_find_red (monitoring), amber);
  _dew_named_formula (at, amber ? DEW_SPENDING_AMBER : DEW_SPENDING_RED, DEW_CELL_PENCE, known ? &bound : NULL, formula);
}

/* The longest words, which need room too. */
static char *
find_longest (const DewMonitoring *monitoring)
{
  char *longest = g_strdup ("");

  for (DewMonitorStatus status = DEW_MONITOR_WITHIN; status < DEW_N_MONITOR_STATUSES; status++)
    {
      g_autofree char *words = dew_monitor_status_words (monitoring->monitor, status);

      if (g_utf8_strlen (words, -1) > g_utf8_strlen (longest, -1))
        {
          g_free (longest);
          longest = g_steal_pointer (&words);
        }
    }
  return longest;
}

static void
put_status (const DewMonitoring *monitoring,
            const DewNamed      *at,
            guint                node)
{
  g_autofree char *words = dew_monitor_status_words (monitoring->monitor, dew_monitor_status (monitoring->monitor, node));
  g_autofree char *longest = find_longest (monitoring);
  g_autofree char *within = _dew_monitoring_words (monitoring, DEW_MONITOR_WITHIN);
  g_autofree char *amber_over = _dew_monitoring_words (monitoring, DEW_MONITOR_AMBER_OVER);
  g_autofree char *amber_under = _dew_monitoring_words (monitoring, DEW_MONITOR_AMBER_UNDER);
  g_autofree char *red_over = _dew_monitoring_words (monitoring, DEW_MONITOR_RED_OVER);
  g_autofree char *red_under = _dew_monitoring_words (monitoring, DEW_MONITOR_RED_UNDER);
  g_autofree char *formula = g_strdup_printf ("IF([variance]=\"\",\"\",IF([variance]=0,%1$s,IF(ABS([variance])>[red],IF([variance]>0,%2$s,%3$s),"
                                              "IF(ABS([variance])>=[amber],IF([variance]>0,%4$s,%5$s),%1$s))))", within, red_over, red_under, amber_over, amber_under);

  _dew_named_words (at, DEW_SPENDING_STATUS, words, longest, formula);
}

void
_dew_spending_put_judgement (const DewMonitoring *monitoring,
                             const DewNamed      *at,
                             guint                node)
{
  put_percent (monitoring, at, node);
  put_status (monitoring, at, node);
  put_bound (monitoring, at, node, TRUE);
  put_bound (monitoring, at, node, FALSE);
}

/* ---- What lines are added up to ---- */

/* How many of the lines have a budget, and a latest one. */
static void
put_counts (const DewMonitoring *monitoring,
            const DewNamed      *at)
{
  static const guint columns[] = { DEW_SPENDING_SET_ASIDE, DEW_SPENDING_HAS_LATEST };

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      g_autofree char *formula = g_strdup_printf ("SUM([%s:])", _dew_spending_names[columns[c]]);
      gint64 n = 0;

      for (guint i = 0; i < at->span.n; i++)
        n += dew_sheet_cell (monitoring->lines, at->span.first + i, columns[c])->number;
      _dew_named_formula (at, columns[c], DEW_CELL_COUNT, &n, formula);
    }
}

static void
put_sums (const DewMonitoring *monitoring,
          const DewNamed      *at,
          guint                node)
{
  for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_ADDED; column++)
    {
      g_autofree char *formula = g_strdup_printf ("IF(COUNT([%1$s:])=0,\"\",SUM([%1$s:]))", _dew_spending_names[column_of (column)]);

      put_cell (monitoring, at, node, column, formula);
    }
  put_counts (monitoring, at);
}

/* Blank unless every line that has one of the two has both. */
static void
put_sums_of_differences (const DewMonitoring *monitoring,
                         const DewNamed      *at,
                         guint                node)
{
  for (guint i = 0; i < DEW_N_MONITOR_DIFFERENCES; i++)
    {
      DewMonitorColumn column = (DewMonitorColumn) (DEW_N_MONITOR_ADDED + i);
      g_autofree char *formula = g_strdup_printf ("IF(OR(COUNT([%1$s:])=0,SUMPRODUCT(1*(ISNUMBER([%1$s:])<>ISNUMBER([%2$s:])))>0),\"\",SUM([%3$s:]))",
                                                  _dew_spending_names[column_of (dew_monitor_pairs[i][0])], _dew_spending_names[column_of (dew_monitor_pairs[i][1])],
                                                  _dew_spending_names[column_of (column)]);

      put_cell (monitoring, at, node, column, formula);
    }
}

static const char *
find_pool_name (const DewPaper *paper,
                guint           node)
{
  while (paper->nodes[node].kind != DEW_NODE_POOL)
    node = paper->nodes[node].parent;
  return paper->nodes[node].pool->name;
}

static void
put_total (DewMonitoring *monitoring,
           guint          node)
{
  const DewPaper *paper = monitoring->paper;
  DewNamed at = { monitoring->lines, _dew_spending_names, 0, _dew_monitoring_lines (monitoring, node) };

  if (at.span.n == 0)
    return;

  at.row = dew_sheet_row (at.sheet);
  g_hash_table_insert (monitoring->totals, GUINT_TO_POINTER (node), GUINT_TO_POINTER (at.row + 1));
  dew_sheet_text (at.sheet, at.row, DEW_SPENDING_POOL, node == 0 ? _("All pools") : find_pool_name (paper, node));
  if (node != 0 && paper->nodes[node].kind == DEW_NODE_CATEGORY)
    {
      g_autofree char *above = dew_ledger_category_path (paper->ledger, paper->nodes[node].line);
      g_autofree char *path = above[0] != '\0' ? g_strconcat (above, " > ", paper->nodes[node].line->name, NULL) : g_strdup (paper->nodes[node].line->name);

      dew_sheet_text (at.sheet, at.row, DEW_SPENDING_CATEGORY, path);
    }
  dew_sheet_text (at.sheet, at.row, DEW_SPENDING_LINE, _("Total"));
  put_sums (monitoring, &at, node);
  put_sums_of_differences (monitoring, &at, node);
  _dew_spending_put_judgement (monitoring, &at, node);
  dew_sheet_flag_row (at.sheet, at.row, DEW_CELL_TOTAL);
}

void
_dew_spending_put_totals (DewMonitoring *monitoring)
{
  const DewPaper *paper = monitoring->paper;

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      for (guint node = pool; node < paper->nodes[pool].end; node++)
        if (paper->nodes[node].kind != DEW_NODE_LINE)
          put_total (monitoring, node);
    }
  if (paper->pools->len > 1)
    put_total (monitoring, 0);
}
