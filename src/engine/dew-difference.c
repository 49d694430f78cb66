/* dew-difference.c: what differs between a scenario and the baseline */
#include "dew-difference-private.h"

#include <string.h>

#include "dew-edit-private.h"
#include "dew-ledger-private.h"

typedef struct {
  const DewLedger *ledger;
  gint64           scenario;
  gboolean         promoted;
  int              year;        /* that it is promoted from */
  guint            place;       /* the node that is looked at alone; 0: all */
  GArray          *all;         /* DewDifference, without words */
} Search;

static guint
node_of (const Search *search,
         gint64        pool,
         gint64        line)
{
  return line != 0 ? dew_ledger_node (search->ledger, DEW_TABLE_LINE, line) : dew_ledger_node (search->ledger, DEW_TABLE_POOL, pool);
}

/* Whether what stands at a place (line 0: the whole pool) is looked for. */
static gboolean
is_wanted (const Search *search,
           gint64        pool,
           gint64        line)
{
  return search->place == 0 || search->place == node_of (search, pool, line);
}

static void
add (Search        *search,
     DewDifference  difference)
{
  difference.node = node_of (search, difference.pool, difference.line);
  g_array_append_val (search->all, difference);
}

/* ---- One thing ---- */

gboolean
dew_difference_figure (const DewLedger *ledger,
                       const DewFigure *figure)
{
  const DewFigure *own, *under;

  g_return_val_if_fail (ledger != NULL && figure != NULL, FALSE);

  own = figure->scenario == DEW_BASELINE ? NULL
        : dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, figure->scenario);
  if (own == NULL)
    return FALSE;

  under = dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, DEW_BASELINE);

  return own->pence != (under == NULL ? DEW_CLEARED : under->pence);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const DewRuleRow *one = *(const DewRuleRow *const *) a;
  const DewRuleRow *other = *(const DewRuleRow *const *) b;

  return strcmp (one->start, other->start);
}

GPtrArray *
_dew_difference_rules (const DewLedger *ledger,
                       gint64           scenario,
                       gint64           pool,
                       gint64           line,
                       DewDirection     direction)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    if (_dew_rule_stands (g_ptr_array_index (rules, i), pool, line, direction, scenario))
      g_ptr_array_add (list, g_ptr_array_index (rules, i));
  g_ptr_array_sort (list, compare_starts);

  return list;
}

gboolean
dew_difference_rules (const DewLedger *ledger,
                      gint64           scenario,
                      gint64           pool,
                      gint64           line,
                      DewDirection     direction)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) under = NULL;

  g_return_val_if_fail (ledger != NULL, FALSE);

  if (scenario == DEW_BASELINE)
    return FALSE;

  own = _dew_difference_rules (ledger, scenario, pool, line, direction);
  under = _dew_difference_rules (ledger, DEW_BASELINE, pool, line, direction);
  for (guint i = 0; own->len == under->len && i < own->len; i++)
    {
      const DewRuleRow *one = g_ptr_array_index (own, i);
      const DewRuleRow *other = g_ptr_array_index (under, i);

      if (strcmp (one->start, other->start) != 0 || strcmp (one->text, other->text) != 0 || strcmp (one->note, other->note) != 0)
        return TRUE;
    }

  /* Without a list of its own the scenario goes by the baseline's. */
  return own->len > 0 && own->len != under->len;
}

static gboolean
status_differs (const DewLine     *line,
                const DewArranged *arranged)
{
  return arranged->status != line->status || (line->status == DEW_STATUS_ALIGNED && strcmp (arranged->pooled_from, line->pooled_from) != 0);
}

static gboolean
lead_differs (const DewLine     *line,
              const DewArranged *arranged)
{
  return arranged->lead_mode != line->lead_mode || arranged->lead != line->lead;
}

gboolean
dew_difference_line (const DewLedger *ledger,
                     gint64           scenario,
                     const DewLine   *line)
{
  DewArranged arranged;

  g_return_val_if_fail (ledger != NULL && line != NULL, FALSE);

  dew_ledger_arranged (ledger, line, scenario, &arranged);

  return arranged.off || status_differs (line, &arranged) || lead_differs (line, &arranged);
}

gboolean
dew_difference_variance (const DewLedger *ledger,
                         gint64           scenario,
                         gint64           pool,
                         int              year)
{
  const DewVariance *own, *under;

  g_return_val_if_fail (ledger != NULL, FALSE);

  own = scenario == DEW_BASELINE ? NULL : dew_ledger_variance_row (ledger, pool, year, scenario);
  under = dew_ledger_variance_row (ledger, pool, year, DEW_BASELINE);

  return own != NULL && own->pence != (under == NULL ? DEW_CLEARED : under->pence);
}

/* ---- All of them ---- */

static void
find_rules (Search *search)
{
  const GPtrArray *rules = dew_ledger_rows (search->ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);
      gboolean seen = rule->scenario != search->scenario || !is_wanted (search, rule->pool, rule->line);

      /* Once a list: there are few rules in a scenario. */
      for (guint d = 0; d < search->all->len && !seen; d++)
        {
          const DewDifference *other = &g_array_index (search->all, DewDifference, d);

          seen = other->pool == rule->pool && other->line == rule->line && other->direction == (DewDirection) rule->direction;
        }
      if (!seen && dew_difference_rules (search->ledger, search->scenario, rule->pool, rule->line, (DewDirection) rule->direction))
        add (search, (DewDifference) { .kind = DEW_DIFFERENCE_RULES, .pool = rule->pool, .line = rule->line, .direction = (DewDirection) rule->direction });
    }
}

static void
find_variances (Search *search)
{
  const GPtrArray *variances = dew_ledger_rows (search->ledger, DEW_TABLE_VARIANCE);

  for (guint i = 0; i < variances->len; i++)
    {
      const DewVariance *variance = g_ptr_array_index (variances, i);

      if (variance->scenario == search->scenario && is_wanted (search, variance->pool, 0) && dew_difference_variance (search->ledger, search->scenario, variance->pool, variance->year))
        add (search, (DewDifference) { .kind = DEW_DIFFERENCE_VARIANCE, .pool = variance->pool, .year = variance->year });
    }
}

static void
add_figure (Search          *search,
            const DewFigure *figure,
            gboolean         gone)
{
  const DewLine *line = dew_ledger_find (search->ledger, DEW_TABLE_LINE, figure->line);

  add (search, (DewDifference) { .kind = DEW_DIFFERENCE_FIGURE, .pool = line->pool, .line = line->id, .year = figure->year, .month = figure->month,
                                 .measure = (DewMeasure) figure->measure, .partner = figure->partner, .gone = gone });
}

/* Whether promoting takes the figure away, because its line is switched off. */
static gboolean
goes (const Search    *search,
      const DewFigure *figure)
{
  return search->promoted && figure->year >= search->year && figure->measure != DEW_ACTUAL && _dew_ledger_is_off (search->ledger, figure->line, search->scenario);
}

static void
find_figures (Search *search)
{
  g_autoptr (GArray) figures = _dew_overlay_figures (search->ledger, search->scenario);

  for (guint i = 0; i < figures->len; i++)
    {
      const DewFigure *figure = &g_array_index (figures, DewFigure, i);

      if (!goes (search, figure) && dew_difference_figure (search->ledger, figure))
        add_figure (search, figure, FALSE);
    }
}

static void
find_figures_of (Search *search,
                 gint64  line)
{
  GHashTable *overlaid = _dew_ledger_overlaid (search->ledger, search->scenario);
  guint n = 0;
  const DewFigure *figures = overlaid != NULL && g_hash_table_contains (overlaid, &line) ? dew_ledger_figures (search->ledger, line, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (figures[i].scenario == search->scenario && dew_difference_figure (search->ledger, &figures[i]))
      add_figure (search, &figures[i], FALSE);
}

static void
find_gone (Search *search,
           gint64  line)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (search->ledger, line, &n);

  for (guint i = 0; i < n; i++)
    if (figures[i].scenario == DEW_BASELINE && goes (search, &figures[i]))
      add_figure (search, &figures[i], TRUE);
}

static void
find_line (Search *search,
           gint64  id)
{
  const DewLine *line = dew_ledger_find (search->ledger, DEW_TABLE_LINE, id);
  DewDifference difference = { .pool = line->pool, .line = id };
  DewArranged arranged;

  dew_ledger_arranged (search->ledger, line, search->scenario, &arranged);
  difference.kind = DEW_DIFFERENCE_OFF;
  if (arranged.off && search->promoted)
    find_gone (search, id);
  else if (arranged.off)
    add (search, difference);
  difference.kind = DEW_DIFFERENCE_STATUS;
  if (status_differs (line, &arranged))
    add (search, difference);
  difference.kind = DEW_DIFFERENCE_LEAD;
  if (lead_differs (line, &arranged))
    add (search, difference);
}

static void
find_lines (Search *search)
{
  const GPtrArray *arrangements = dew_ledger_rows (search->ledger, DEW_TABLE_ARRANGEMENT);

  for (guint i = 0; i < arrangements->len; i++)
    {
      const DewArrangement *arrangement = g_ptr_array_index (arrangements, i);

      if (arrangement->scenario == search->scenario)
        find_line (search, arrangement->line);
    }
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b,
                     gpointer      data)
{
  const DewLedger *ledger = data;
  const DewDifference *one = a;
  const DewDifference *other = b;
  const int keys[][2] = {
    { (int) one->node, (int) other->node },
    { (int) one->kind, (int) other->kind },
    { (int) one->direction, (int) other->direction },
    { one->year, other->year },
    { (int) one->measure, (int) other->measure },
    { one->month, other->month },
    { dew_ledger_partner_index (ledger, one->partner), dew_ledger_partner_index (ledger, other->partner) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;

  return 0;
}

static void
search_all (Search *search)
{
  search->all = g_array_new (FALSE, FALSE, sizeof (DewDifference));
  if (search->scenario == DEW_BASELINE)
    return;

  find_rules (search);
  find_variances (search);
  find_lines (search);
  find_figures (search);
}

/* Without looking at what the scenario says elsewhere. */
static void
search_place (Search *search)
{
  const DewNode *node = &dew_ledger_nodes (search->ledger, NULL)[search->place];

  search->all = g_array_new (FALSE, FALSE, sizeof (DewDifference));
  if (search->scenario == DEW_BASELINE)
    return;

  find_rules (search);
  if (node->kind == DEW_NODE_POOL)
    find_variances (search);
  if (node->kind != DEW_NODE_LINE)
    return;

  find_line (search, node->id);
  find_figures_of (search, node->id);
}

guint
dew_difference_count (const DewLedger *ledger,
                      gint64           scenario)
{
  Search search = { .ledger = ledger, .scenario = scenario };
  guint count;

  g_return_val_if_fail (ledger != NULL, 0);

  search_all (&search);
  count = search.all->len;
  g_array_unref (search.all);

  return count;
}

guint
dew_difference_count_figures (const DewLedger *ledger,
                              gint64           scenario)
{
  Search search = { .ledger = ledger, .scenario = scenario };
  guint count;

  g_return_val_if_fail (ledger != NULL, 0);

  search.all = g_array_new (FALSE, FALSE, sizeof (DewDifference));
  if (scenario != DEW_BASELINE)
    find_figures (&search);
  count = search.all->len;
  g_array_unref (search.all);

  return count;
}

guint
dew_difference_count_at (const DewLedger *ledger,
                         gint64           scenario,
                         guint            node)
{
  Search search = { .ledger = ledger, .scenario = scenario, .place = node };
  guint count;

  g_return_val_if_fail (ledger != NULL && node > 0, 0);

  search_place (&search);
  count = search.all->len;
  g_array_unref (search.all);

  return count;
}

static void
free_difference (gpointer data)
{
  DewDifference *difference = data;

  g_free (difference->what);
  g_free (difference->baseline);
  g_free (difference->scenario);
  g_free (difference->in);
  g_free (difference);
}

static GPtrArray *
tell_all (Search  *search,
          GError **error)
{
  GPtrArray *told;

  if (dew_ledger_find (search->ledger, DEW_TABLE_SCENARIO, search->scenario) == NULL)
    {
      _dew_not_there (DEW_TABLE_SCENARIO, error);
      return NULL;
    }

  told = g_ptr_array_new_with_free_func (free_difference);
  if (search->place == 0)
    search_all (search);
  else
    search_place (search);
  g_array_sort_with_data (search->all, compare_differences, (gpointer) search->ledger);
  for (guint i = 0; i < search->all->len; i++)
    {
      DewDifference *difference = g_memdup2 (&g_array_index (search->all, DewDifference, i), sizeof *difference);

      _dew_difference_say (search->ledger, search->scenario, difference);
      g_ptr_array_add (told, difference);
    }
  g_array_unref (search->all);

  return told;
}

GPtrArray *
dew_differences (const DewLedger *ledger,
                 gint64           scenario,
                 GError         **error)
{
  Search search = { .ledger = ledger, .scenario = scenario };

  g_return_val_if_fail (ledger != NULL, NULL);

  return tell_all (&search, error);
}

GPtrArray *
dew_differences_at (const DewLedger *ledger,
                    gint64           scenario,
                    guint            node,
                    GError         **error)
{
  Search search = { .ledger = ledger, .scenario = scenario, .place = node };

  g_return_val_if_fail (ledger != NULL && node > 0, NULL);

  return tell_all (&search, error);
}

GPtrArray *
dew_differences_promoted (const DewLedger *ledger,
                          gint64           scenario,
                          int              year,
                          GError         **error)
{
  Search search = { .ledger = ledger, .scenario = scenario, .promoted = TRUE, .year = year };

  g_return_val_if_fail (ledger != NULL, NULL);

  return tell_all (&search, error);
}
