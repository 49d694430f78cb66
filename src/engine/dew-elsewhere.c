/* dew-elsewhere.c: pools and lines whose figures of a financial year belong elsewhere */
#include "dew-elsewhere.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

gboolean
dew_pool_closed (const DewPool *pool,
                 const char    *date)
{
  g_return_val_if_fail (pool != NULL && date != NULL, FALSE);

  return *pool->end != '\0' ? strcmp (pool->end, date) < 0 : pool->merged_into != 0;
}

GHashTable *
dew_followers (const DewLedger *ledger)
{
  GHashTable *followers = g_hash_table_new (NULL, NULL);
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  for (guint i = n; i-- > 0;)
    if (nodes[i].kind == DEW_NODE_LINE && nodes[i].line->continues != 0)
      g_hash_table_insert (followers, GUINT_TO_POINTER (dew_ledger_node (ledger, DEW_TABLE_LINE, nodes[i].line->continues)), GUINT_TO_POINTER (i));

  return followers;
}

/* The pool that a node is or stands in; NULL above them. It is asked of every cell that is filled: no row is looked up, and no date is made where there is none to compare. */
static const DewPool *
pool_of (const DewLedger *ledger,
         guint            node)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  while (nodes[node].kind == DEW_NODE_LINE || nodes[node].kind == DEW_NODE_CATEGORY)
    node = nodes[node].parent;

  return nodes[node].kind == DEW_NODE_POOL ? nodes[node].pool : NULL;
}

static gboolean
is_over (const DewPool *pool,
         int            year)
{
  g_autofree char *first = NULL;

  if (pool == NULL || *pool->end == '\0')
    return pool != NULL && pool->merged_into != 0;

  first = dew_year_first_day (year);
  return dew_pool_closed (pool, first);
}

static gboolean
goes_on (const DewLedger *ledger,
         const DewNode   *node,
         guint            follower,
         int              year)
{
  const DewFigure *own, *after;
  guint n_own, n_after;

  if (follower == 0 || node->kind != DEW_NODE_LINE)
    return FALSE;

  own = dew_ledger_figures (ledger, node->id, &n_own);
  after = dew_ledger_figures (ledger, dew_ledger_nodes (ledger, NULL)[follower].id, &n_after);

  return n_own > 0 && own[n_own - 1].year < year && n_after > 0 && after[0].year <= year;
}

/* The line that a line continues, where that still has figures in the year, and the line has none yet; 0 where not. */
static gint64
comes_later (const DewLedger *ledger,
             const DewNode   *node,
             int              year)
{
  const DewFigure *own, *before;
  guint n_own, n_before;

  if (node->kind != DEW_NODE_LINE || node->line->continues == 0)
    return 0;

  own = dew_ledger_figures (ledger, node->id, &n_own);
  before = dew_ledger_figures (ledger, node->line->continues, &n_before);

  return n_before > 0 && before[n_before - 1].year >= year && (n_own == 0 || own[0].year > year) ? node->line->continues : 0;
}

gboolean
dew_is_elsewhere (const DewLedger *ledger,
                  guint            node,
                  guint            follower,
                  int              year)
{
  const DewNode *row = &dew_ledger_nodes (ledger, NULL)[node];

  return is_over (pool_of (ledger, node), year) || goes_on (ledger, row, follower, year) || comes_later (ledger, row, year) != 0;
}

char *
dew_why_elsewhere (const DewLedger *ledger,
                   guint            node,
                   guint            follower,
                   int              year)
{
  const DewNode *row = &dew_ledger_nodes (ledger, NULL)[node];
  const DewPool *pool = pool_of (ledger, node);
  g_autofree char *name = dew_year_name (year);
  g_autofree char *place = NULL;
  g_autofree char *end = NULL;

  if (goes_on (ledger, row, follower, year))
    {
      place = dew_ledger_place (ledger, follower);
      return g_strdup_printf (_("“%s” goes on as “%s”; enter figures of %s there."), row->line->name, place, name);
    }
  if (comes_later (ledger, row, year) != 0)
    {
      place = dew_ledger_place (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, comes_later (ledger, row, year)));
      return g_strdup_printf (_("In %s “%s” is still “%s”; enter its figures there."), name, row->line->name, place);
    }
  if (!is_over (pool, year))
    return NULL;
  if (pool->merged_into != 0)
    {
      const DewPool *into = dew_ledger_find (ledger, DEW_TABLE_POOL, pool->merged_into);

      return g_strdup_printf (_("“%s” was merged into “%s”; enter figures of %s there."), pool->name, into->name, name);
    }

  end = dew_date_words (pool->end);
  return g_strdup_printf (_("“%s” ended on %s; enter figures of %s in another pool, or give it a later end."), pool->name, end, name);
}
