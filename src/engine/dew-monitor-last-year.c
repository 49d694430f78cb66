/* dew-monitor-last-year.c: whose months of last year are a line's */
#include "dew-monitor-private.h"
#include "dew-totals-private.h"

/* Not found yet; being found. */
#define UNKNOWN G_MAXUINT
#define ASKED   (G_MAXUINT - 1)

static gboolean
has_months (const DewMonitor *monitor,
            const DewLedger  *ledger,
            guint             node)
{
  DewYearFigures figures = _dew_year_figures (ledger, node, monitor->year - 1, monitor->scenario);
  const DewFigure *figure;

  while ((figure = _dew_year_figures_next (&figures)) != NULL)
    if (figure->measure == DEW_ACTUAL && figure->month != 0)
      return TRUE;

  return FALSE;
}

/* The node of the line that a line continues, 0 where it continues none. */
static guint
go_back (const DewLedger *ledger,
         guint            node)
{
  const DewLine *line = dew_ledger_nodes (ledger, NULL)[node].line;

  return line->continues == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, line->continues);
}

/* Follows a line back to what is known, and says so of every line on the way: each is gone through once. A ring comes only from a damaged file, and has no months. */
static void
find_source (DewMonitor      *monitor,
             const DewLedger *ledger,
             guint            node)
{
  guint *source = monitor->source;
  guint at = node;
  guint found;

  for (; at != 0 && source[at] == UNKNOWN; at = go_back (ledger, at))
    source[at] = ASKED;
  found = at == 0 || source[at] == ASKED ? 0 : source[at];

  for (at = node; at != 0 && source[at] == ASKED; at = go_back (ledger, at))
    source[at] = found;
}

static void
ask_again (DewMonitor      *monitor,
           const DewLedger *ledger,
           guint            node)
{
  monitor->source[node] = has_months (monitor, ledger, node) ? node : UNKNOWN;
}

static gboolean
looks_back (int profile,
            int outlook)
{
  return profile == DEW_PROFILE_LAST_YEAR || outlook == DEW_OUTLOOK_LAST_YEAR;
}

static gboolean
any_looks_back (const DewNode *nodes,
                guint          n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    if ((nodes[i].kind == DEW_NODE_POOL && looks_back (nodes[i].pool->profile, nodes[i].pool->outlook)) ||
        (nodes[i].kind == DEW_NODE_LINE && looks_back (nodes[i].line->profile, nodes[i].line->outlook)))
      return TRUE;

  return FALSE;
}

static void
add_follower (DewMonitor *monitor,
              guint       of,
              guint       node)
{
  if (of == 0)
    return;

  monitor->next[node] = monitor->follower[of];
  monitor->follower[of] = node;
}

void
_dew_monitor_look_back (DewMonitor      *monitor,
                        const DewLedger *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  g_clear_pointer (&monitor->source, g_free);
  g_clear_pointer (&monitor->follower, g_free);
  g_clear_pointer (&monitor->next, g_free);
  if (!any_looks_back (nodes, n_nodes))
    return;

  monitor->source = g_new0 (guint, n_nodes);
  monitor->follower = g_new0 (guint, n_nodes);
  monitor->next = g_new0 (guint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].kind == DEW_NODE_LINE)
      {
        ask_again (monitor, ledger, i);
        add_follower (monitor, go_back (ledger, i), i);
      }
  for (guint i = 0; i < n_nodes; i++)
    if (monitor->source[i] == UNKNOWN)
      find_source (monitor, ledger, i);
}

void
_dew_monitor_look_again (DewMonitor      *monitor,
                         const DewLedger *ledger,
                         guint            node,
                         GArray          *nodes)
{
  guint first = nodes->len;

  g_array_append_val (nodes, node);
  if (monitor->source == NULL)
    return;

  /* Who has months of last year itself does not depend on whom it continues. What was gone through is unknown, so that a ring ends too. */
  monitor->source[node] = UNKNOWN;
  for (guint i = first; i < nodes->len; i++)
    for (guint next = monitor->follower[g_array_index (nodes, guint, i)]; next != 0; next = monitor->next[next])
      if (monitor->source[next] != next && monitor->source[next] != UNKNOWN)
        {
          monitor->source[next] = UNKNOWN;
          g_array_append_val (nodes, next);
        }

  ask_again (monitor, ledger, node);
  for (guint i = first; i < nodes->len; i++)
    find_source (monitor, ledger, g_array_index (nodes, guint, i));
}
