/* dew-monitor-words.c: what a monitoring report says in sentences */
#include "dew-monitor-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

/* Lines named in a sentence; the others are counted. */
#define NAMES_LISTED 8

/* ---- Status ---- */

char *
dew_monitor_status_words (const DewMonitor *monitor,
                          DewMonitorStatus  status)
{
  char amber[DEW_PERCENT_SIZE], red[DEW_PERCENT_SIZE];

  dew_percent_print (MIN (monitor->amber, monitor->red), -1, amber);
  dew_percent_print (monitor->red, -1, red);

  switch (status)
    {
    case DEW_MONITOR_WITHIN:
      return g_strdup_printf (_("within %s %%"), amber);
    case DEW_MONITOR_AMBER_OVER:
      return g_strdup_printf (_("%s to %s %% over"), amber, red);
    case DEW_MONITOR_RED_OVER:
      return g_strdup_printf (_("more than %s %% over"), red);
    case DEW_MONITOR_AMBER_UNDER:
      return g_strdup_printf (_("%s to %s %% under"), amber, red);
    case DEW_MONITOR_RED_UNDER:
      return g_strdup_printf (_("more than %s %% under"), red);
    case DEW_MONITOR_NONE:
    case DEW_N_MONITOR_STATUSES:
    default:
      return g_strdup ("");
    }
}

/* ---- Warnings ---- */

typedef struct {
  const DewMonitor     *monitor;
  const DewMonitorLine *line;
  const DewMonitorCell *cell;
  char                 *last_year;      /* its name */
  GPtrArray            *sentences;
} Warnings;

static void
warn (Warnings *warnings,
      char     *sentence)
{
  g_ptr_array_add (warnings->sentences, sentence);
}

/* "May 2013, June 2013". */
static char *
name_months (int   year,
             guint months)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int month = 1; month <= 12; month++)
    if ((months & 1u << month) != 0)
      {
        g_autofree char *name = dew_month_words (year, month);

        g_string_append_printf (names, "%s%s", names->len == 0 ? "" : ", ", name);
      }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
warn_of_budget (Warnings *warnings)
{
  guint which = warnings->cell->warnings;
  gboolean typed = warnings->line->profile == DEW_PROFILE_TYPED;

  if ((which & DEW_WARN_NO_WEIGHTS) != 0 && typed)
    warn (warnings, g_strdup (_("No budget is entered by month, so it is not known how the budget falls on the months; enter them, or choose another profile.")));
  else if ((which & DEW_WARN_NO_WEIGHTS) != 0)
    warn (warnings, g_strdup_printf (_("No actual is entered by month in %s, so it is not known how the budget falls on the months; enter them, or choose another profile."),
                                     warnings->last_year));
  if ((which & DEW_WARN_ZERO_WEIGHTS) != 0 && typed)
    warn (warnings, g_strdup (_("The budgets entered by month come to nothing, so the year’s cannot be put to months by them; look them over, or choose another profile.")));
  else if ((which & DEW_WARN_ZERO_WEIGHTS) != 0)
    warn (warnings, g_strdup_printf (_("The actuals by month of %s come to nothing, so the budget cannot be put to months by them; look them over, or choose another profile."),
                                     warnings->last_year));
  if ((which & DEW_WARN_WILD_WEIGHTS) != 0)
    warn (warnings, g_strdup (_("The months that the budget is put to nearly cancel out, so what falls on one of them is too large; look them over, or choose another profile.")));
}

static void
warn_of_difference (Warnings *warnings)
{
  char months[DEW_MONEY_SIZE], budget[DEW_MONEY_SIZE];
  gint64 sum = 0;

  for (int month = 1; month <= 12; month++)
    sum += warnings->line->now.pence[DEW_MONTHLY_BUDGET][month];

  dew_money_print (dew_pence (sum), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_MINUS | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, months);
  dew_money_print (dew_pence (warnings->cell->pence[DEW_MONITOR_ORIGINAL]), DEW_UNIT_POUNDS, 2,
                   DEW_PRINT_GROUPS | DEW_PRINT_MINUS | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, budget);
  warn (warnings, g_strdup_printf (_("The months come to %s and the year’s budget is %s; the months are taken in proportion."), months, budget));
}

static char *
say_stops (const DewMonitorLine *line)
{
  int year = line->monitor->year;
  g_autofree char *last = dew_month_words (year, _dew_line_year_stops (&line->now, line->expected));
  g_autofree char *until = dew_month_words (year, line->expected);

  return g_strdup_printf (_("The actuals end with %s: from then to %s nothing counts as spent to date; enter what was, or choose the month that the actuals go to."), last, until);
}

static void
warn_of_actuals (Warnings *warnings)
{
  const DewMonitor *monitor = warnings->monitor;
  g_autofree char *late = name_months (monitor->year, _dew_line_year_late (&warnings->line->now, monitor->months));
  g_autofree char *gaps = name_months (monitor->year, _dew_line_year_gaps (&warnings->line->now, monitor->months));
  g_autofree char *day = dew_date_words (monitor->as_at);

  if (*late != '\0')
    warn (warnings, g_strdup_printf (_("An actual is entered for %s, not over by %s, and does not count yet; look at the month, or at the day."), late, day));
  if ((warnings->cell->warnings & DEW_WARN_OVERRULED) != 0)
    warn (warnings, g_strdup (_("Actuals of months do not count where the same partner’s actual for the whole year is entered; clear one or the other.")));
  if (*gaps != '\0')
    warn (warnings, g_strdup_printf (_("No actual is entered for %s, between months that have one; enter it, 0 where nothing was spent."), gaps));
  if ((warnings->cell->warnings & DEW_WARN_STOPS) != 0)
    warn (warnings, say_stops (warnings->line));
}

static void
warn_of_last_year (Warnings *warnings)
{
  guint months = warnings->line->last.entered[DEW_MONTHLY_ACTUAL] & DEW_ALL_MONTHS;
  g_autofree char *last = NULL;

  if ((warnings->cell->warnings & DEW_WARN_LAST_STOPS) == 0)
    return;

  last = dew_month_words (warnings->monitor->year - 1, (int) g_bit_storage (months) - 1);
  warn (warnings, g_strdup_printf (_("The actuals by month of %s end with %s, and what goes by last year takes the months after it for nothing; enter them, or choose another way."),
                                   warnings->last_year, last));
}

static void
warn_of_forecast (Warnings *warnings)
{
  const DewMonitor *monitor = warnings->monitor;
  g_autofree char *until = warnings->line->known > 0 ? dew_month_words (monitor->year - 1, warnings->line->known) : g_strdup ("");
  guint which = warnings->cell->warnings;

  if ((which & DEW_WARN_NO_LAST_YEAR) != 0)
    warn (warnings, g_strdup_printf (_("No actual is entered by month in %s up to %s, so there is no forecast by last year; enter them, or choose another way to forecast."),
                                     warnings->last_year, until));
  if ((which & DEW_WARN_ZERO_LAST_YEAR) != 0)
    warn (warnings, g_strdup_printf (_("The actuals of %s up to %s come to nothing, so there is no forecast by last year; choose another way to forecast."),
                                     warnings->last_year, until));
  if ((which & DEW_WARN_WILD_FORECAST) != 0)
    warn (warnings, g_strdup (_("The forecast made of the actual to date is too large; look the actuals over, or choose another way to forecast.")));
}

GPtrArray *
dew_monitor_warnings (const DewMonitor *monitor,
                      const DewLedger  *ledger,
                      guint             node)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last_year = dew_year_name (monitor->year - 1);
  DewMonitorLine line;
  Warnings warnings = { monitor, &line, NULL, last_year, sentences };

  g_return_val_if_fail (node < monitor->n_nodes && monitor->structure == dew_ledger_structure (ledger), sentences);

  warnings.cell = &monitor->cells[node];
  if (warnings.cell->warnings == 0)
    return sentences;

  _dew_monitor_line_read (&line, monitor, ledger, node);
  warn_of_budget (&warnings);
  if ((warnings.cell->warnings & DEW_WARN_MONTHS_DIFFER) != 0)
    warn_of_difference (&warnings);
  warn_of_actuals (&warnings);
  warn_of_last_year (&warnings);
  warn_of_forecast (&warnings);

  return sentences;
}

char *
dew_monitor_caution (const DewMonitor *monitor,
                     const DewLedger  *ledger,
                     guint             node)
{
  guint stopped;

  g_return_val_if_fail (node < monitor->n_nodes && monitor->structure == dew_ledger_structure (ledger), NULL);

  stopped = monitor->cells[node].stopped;
  if (stopped == 0)
    return NULL;

  if (monitor->cells[node].is_line)
    {
      DewMonitorLine line;

      _dew_monitor_line_read (&line, monitor, ledger, node);
      return say_stops (&line);
    }

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service line has no actual for the last months, which count as nothing spent to date.",
                                       "%u service lines have no actual for the last months, which count as nothing spent to date.", stopped), stopped);
}

/* ---- Blanks ---- */

static char *
say_line (DewMonitorColumn column)
{
  switch (column)
    {
    case DEW_MONITOR_LATEST:
      return g_strdup (_("The line has no budget."));
    case DEW_MONITOR_BUDGET_TO_DATE:
      return g_strdup (_("The line has no budget to date."));
    case DEW_MONITOR_ACTUAL_TO_DATE:
      return g_strdup (_("The line has no actual to date yet."));
    case DEW_MONITOR_PREVIOUS:
      return g_strdup (_("The line has no previous forecast."));
    case DEW_MONITOR_FORECAST:
      return g_strdup (_("The line has no forecast yet."));
    case DEW_MONITOR_ORIGINAL:
    case DEW_MONITOR_VARIANCE_TO_DATE:
    case DEW_MONITOR_MOVEMENT:
    case DEW_MONITOR_VARIANCE:
    case DEW_N_MONITOR_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
say_lines (DewMonitorColumn  column,
           guint             n,
           const char       *names)
{
  switch (column)
    {
    case DEW_MONITOR_LATEST:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service line has no budget: %s.", "%u service lines have no budget: %s.", n), n, names);
    case DEW_MONITOR_BUDGET_TO_DATE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service line has no budget to date: %s.", "%u service lines have no budget to date: %s.", n), n, names);
    case DEW_MONITOR_ACTUAL_TO_DATE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service line has no actual to date yet: %s.", "%u service lines have no actual to date yet: %s.", n), n, names);
    case DEW_MONITOR_PREVIOUS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service line has no previous forecast: %s.", "%u service lines have no previous forecast: %s.", n), n, names);
    case DEW_MONITOR_FORECAST:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service line has no forecast yet: %s.", "%u service lines have no forecast yet: %s.", n), n, names);
    case DEW_MONITOR_ORIGINAL:
    case DEW_MONITOR_VARIANCE_TO_DATE:
    case DEW_MONITOR_MOVEMENT:
    case DEW_MONITOR_VARIANCE:
    case DEW_N_MONITOR_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
say_neither (DewMonitorColumn column)
{
  switch (column)
    {
    case DEW_MONITOR_VARIANCE_TO_DATE:
      return g_strdup (_("There is neither an actual nor a budget to date."));
    case DEW_MONITOR_MOVEMENT:
      return g_strdup (_("There is neither a forecast nor a previous one."));
    case DEW_MONITOR_VARIANCE:
      return g_strdup (_("There is neither a forecast nor a budget."));
    case DEW_MONITOR_ORIGINAL:
    case DEW_MONITOR_LATEST:
    case DEW_MONITOR_BUDGET_TO_DATE:
    case DEW_MONITOR_ACTUAL_TO_DATE:
    case DEW_MONITOR_PREVIOUS:
    case DEW_MONITOR_FORECAST:
    case DEW_N_MONITOR_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The lines under a node without one column but with the other, named; NULL where there are none. */
static char *
say_without (const DewMonitor *monitor,
             const DewNode    *nodes,
             guint             node,
             DewMonitorColumn  without,
             DewMonitorColumn  with)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = node; i < nodes[node].end; i++)
    {
      const DewMonitorCell *cell = &monitor->cells[i];

      if (!cell->is_line || cell->entered[without] || !cell->entered[with])
        continue;
      if (++n <= NAMES_LISTED)
        g_string_append_printf (names, "%s%s", n == 1 ? "" : ", ", nodes[i].line->name);
    }

  if (n > NAMES_LISTED)
    g_string_append_printf (names, g_dngettext (GETTEXT_PACKAGE, ", and %u more", ", and %u more", n - NAMES_LISTED), n - NAMES_LISTED);
  if (n == 0)
    return NULL;

  return nodes[node].kind == DEW_NODE_LINE ? say_line (without) : say_lines (without, n, names->str);
}

static gboolean
adds_up (const DewMonitor *monitor,
         guint             node)
{
  return monitor->cells[node].is_line || monitor->magnitude <= G_MAXINT64;
}

char *
dew_monitor_why_blank (const DewMonitor *monitor,
                       const DewLedger  *ledger,
                       guint             node,
                       DewMonitorColumn  column)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  const DewMonitorColumn *pair;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 pence;

  g_return_val_if_fail (node < monitor->n_nodes && monitor->structure == dew_ledger_structure (ledger), NULL);

  if (column < DEW_N_MONITOR_ADDED || dew_monitor_get (monitor, node, column, &pence))
    return NULL;
  if (!adds_up (monitor, node))
    return g_strdup (_("The figures come to more than can be added up; look for one with too many noughts."));

  pair = dew_monitor_pairs[column - DEW_N_MONITOR_ADDED];
  first = say_without (monitor, nodes, node, pair[0], pair[1]);
  second = say_without (monitor, nodes, node, pair[1], pair[0]);
  if (first == NULL && second == NULL)
    return say_neither (column);
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);

  return g_strdup_printf ("%s %s", first, second);
}
