/* dew-edit-pool.c: edits that merge, split and rename pools, and take lines from one to another, from a year on */
#include "dew-edit-pool.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-edit-carry.h"
#include "dew-elsewhere.h"

static gboolean
check_year (int      year,
            GError **error)
{
  if (year < DEW_YEAR_MIN || year > DEW_YEAR_MAX)
    return _dew_refuse (error, _("The year is out of range; choose one from %d to %d."), DEW_YEAR_MIN, DEW_YEAR_MAX);

  return TRUE;
}

/* A pool that money can go into from the year on; NULL with an error. */
static const DewPool *
find_open (const DewLedger *ledger,
           gint64           id,
           int              year,
           GError         **error)
{
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, id);
  g_autofree char *first = dew_year_first_day (year);
  g_autofree char *date = dew_date_words (first);

  if (pool == NULL)
    _dew_not_there (DEW_TABLE_POOL, error);
  else if (dew_pool_closed (pool, first))
    _dew_refuse (error, _("The pool “%s” is closed on %s; choose another pool, or an earlier year."), pool->name, date);
  else
    return pool;

  return NULL;
}

/* What a pool was called or made of before, with a sentence more. Free with g_free. */
static char *
add_sentence (const char *formerly,
              const char *sentence)
{
  return g_strconcat (formerly, *formerly == '\0' ? "" : " ", sentence, NULL);
}

static char *
day_before (int year)
{
  g_autofree char *last = dew_year_last_day (year - 1);

  return dew_date_words (last);
}

/* ---- Merging ---- */

/* Ends the pool that is merged. */
static gboolean
close_pool (const DewLedger *ledger,
            DewChanges      *changes,
            const DewPool   *pool,
            gint64           into,
            int              year,
            GError         **error)
{
  DewPool closed = *pool;
  g_autofree char *last = dew_year_last_day (year - 1);

  closed.merged_into = into;
  closed.no_end = 0;
  if (*closed.end == '\0' || strcmp (closed.end, last) > 0)
    closed.end = last;

  if (*closed.start != '\0' && strcmp (closed.end, closed.start) < 0)
    {
      g_autofree char *start = dew_date_words (closed.start);
      g_autofree char *end = dew_date_words (closed.end);

      return _dew_refuse (error, _("“%s” starts on %s and cannot end on %s; merge it from a later year, or change its start."), pool->name, start, end);
    }
  if (!_dew_check_row (ledger, DEW_TABLE_POOL, &closed, error) || !_dew_check_chain (ledger, DEW_TABLE_POOL, &closed, error))
    return FALSE;

  dew_changes_diff_row (changes, DEW_TABLE_POOL, pool, &closed);
  return TRUE;
}

static gboolean
note_merge (const DewLedger *ledger,
            DewChanges      *changes,
            const DewPool   *pool,
            const DewPool   *into,
            int              year,
            GError         **error)
{
  DewPool grown = *into;
  g_autofree char *first = dew_year_first_day (year);
  g_autofree char *date = dew_date_words (first);
  g_autofree char *sentence = g_strdup_printf (_("Includes “%s” from %s."), pool->name, date);
  g_autofree char *formerly = add_sentence (into->formerly, sentence);

  grown.formerly = formerly;
  if (!_dew_check_row (ledger, DEW_TABLE_POOL, &grown, error))
    return FALSE;

  dew_changes_diff_row (changes, DEW_TABLE_POOL, into, &grown);
  return TRUE;
}

/* The variances typed for either pool go together, where each has one in the same year and scenario: nobody knows how much of one alone is the other's. */
static gboolean
merge_variances (const DewLedger *ledger,
                 DewChanges      *changes,
                 const DewPool   *pool,
                 const DewPool   *into,
                 int              year,
                 GError         **error)
{
  const GPtrArray *variances = dew_ledger_rows (ledger, DEW_TABLE_VARIANCE);

  for (guint i = 0; i < variances->len; i++)
    {
      const DewVariance *one = g_ptr_array_index (variances, i);
      const DewPool *other = one->pool == pool->id ? into : pool;
      const DewVariance *there;
      DewVariance sum;

      if ((one->pool != pool->id && one->pool != into->id) || one->year < year)
        continue;

      there = dew_ledger_variance_row (ledger, other->id, one->year, one->scenario);
      if (there == NULL || (there->pence == DEW_CLEARED) != (one->pence == DEW_CLEARED))
        {
          g_autofree char *name = dew_year_name (one->year);

          return _dew_refuse (error, _("A variance in %s is typed for one of “%s” and “%s” alone; type one for both, or for neither."), name, pool->name, into->name);
        }
      if (other == pool)
        continue;

      sum = *there;
      sum.pence = one->pence == DEW_CLEARED ? DEW_CLEARED : one->pence + there->pence;
      if (!_dew_check_row (ledger, DEW_TABLE_VARIANCE, &sum, error))
        return FALSE;
      dew_changes_diff_row (changes, DEW_TABLE_VARIANCE, there, &sum);
      dew_changes_delete_row (changes, DEW_TABLE_VARIANCE, one);
    }

  return TRUE;
}

/* Payments for performance go on in the other pool. */
static gboolean
merge_incentives (const DewLedger *ledger,
                  DewChanges      *changes,
                  const DewPool   *pool,
                  const DewPool   *into,
                  int              year,
                  GError         **error)
{
  const GPtrArray *incentives = dew_ledger_rows (ledger, DEW_TABLE_INCENTIVE);

  for (guint i = 0; i < incentives->len; i++)
    {
      DewIncentive incentive = *(const DewIncentive *) g_ptr_array_index (incentives, i);

      if (incentive.pool != pool->id || incentive.year < year)
        continue;

      incentive.pool = into->id;
      if (!_dew_check_name (ledger, DEW_TABLE_INCENTIVE, &incentive, error))
        return FALSE;
      dew_changes_diff_row (changes, DEW_TABLE_INCENTIVE, g_ptr_array_index (incentives, i), &incentive);
    }

  return TRUE;
}

/* The nodes that stand in the pool itself. */
static GArray *
list_children (const DewLedger *ledger,
               gint64           pool)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = dew_ledger_node (ledger, DEW_TABLE_POOL, pool);
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = top + 1; i < nodes[top].end; i = nodes[i].end)
    g_array_append_val (children, i);

  return children;
}

gboolean
dew_edit_merge (const DewLedger *ledger,
                DewChanges      *changes,
                DewIds           ids,
                gint64           pool,
                gint64           into,
                int              year,
                GError         **error)
{
  g_autoptr (DewChanges) mine = dew_changes_new ();
  g_autoptr (GArray) all = NULL;
  g_autoptr (DewCarry) carry = NULL;
  const DewPool *from, *to;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  if (!check_year (year, error))
    return FALSE;

  from = dew_ledger_find (ledger, DEW_TABLE_POOL, pool);
  if (from == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (pool == into)
    return _dew_refuse (error, _("“%s” cannot be merged into itself; choose another pool."), from->name);
  if (from->merged_into != 0)
    return _dew_refuse (error, _("“%s” has been merged already; choose another pool."), from->name);

  to = find_open (ledger, into, year, error);
  if (to == NULL || !close_pool (ledger, mine, from, into, year, error) || !note_merge (ledger, mine, from, to, year, error) ||
      !merge_variances (ledger, mine, from, to, year, error) || !merge_incentives (ledger, mine, from, to, year, error))
    return FALSE;

  all = list_children (ledger, pool);
  carry = _dew_carry_new (ledger, mine, ids, to, year, TRUE);
  _dew_carry_nodes (carry, all, 0);

  dew_changes_append (changes, mine);
  return TRUE;
}

/* ---- Choosing lines ---- */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* The nodes of lines and categories in the order of the tree, without what stands in another of them. NULL with an error. */
static GArray *
choose_nodes (const DewLedger *ledger,
              const gint64    *lines,
              guint            n,
              GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, lines[i]);

      if (node == 0)
        {
          _dew_not_there (DEW_TABLE_LINE, error);
          return NULL;
        }
      g_array_append_val (all, node);
    }
  if (n == 0)
    {
      _dew_refuse (error, _("No line is chosen; choose one or more."));
      return NULL;
    }

  g_array_sort (all, compare_numbers);
  for (guint i = 0; i < all->len; i++)
    {
      guint node = g_array_index (all, guint, i);

      if (node < end)
        continue;
      g_array_append_val (chosen, node);
      end = nodes[node].end;
    }

  return g_steal_pointer (&chosen);
}

/* ---- Splitting ---- */

/* The new pool: the old one from the year on, under another name. */
static gboolean
add_split (const DewLedger *ledger,
           DewChanges      *changes,
           const DewPool   *pool,
           DewPool         *split,
           int              year,
           GError         **error)
{
  g_autofree char *first = dew_year_first_day (year);
  g_autofree char *until = day_before (year);
  g_autofree char *sentence = g_strdup_printf (_("Part of “%s” until %s."), pool->name, until);

  dew_row_set_text (DEW_TABLE_POOL, split, "reference", "");
  if (strcmp (split->start, first) < 0)
    dew_row_set_text (DEW_TABLE_POOL, split, "start", first);
  dew_row_set_text (DEW_TABLE_POOL, split, "formerly", sentence);
  split->merged_into = 0;

  return dew_edit_add (ledger, changes, DEW_TABLE_POOL, split, pool->id, error);
}

static gboolean
are_in_pool (const DewLedger *ledger,
             const GArray    *chosen,
             const DewPool   *pool,
             GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      const DewLine *line = nodes[g_array_index (chosen, guint, i)].line;

      if (line->pool != pool->id)
        return _dew_refuse (error, _("“%s” is not in the pool “%s”; choose lines of one pool."), line->name, pool->name);
    }

  return TRUE;
}

static gboolean
split_off (const DewLedger *ledger,
           DewChanges      *changes,
           DewIds           ids,
           const DewPool   *pool,
           const GArray    *chosen,
           DewPool         *split,
           int              year,
           GError         **error)
{
  g_autoptr (DewCarry) carry = NULL;

  if (!are_in_pool (ledger, chosen, pool, error) || !add_split (ledger, changes, pool, split, year, error))
    return FALSE;

  carry = _dew_carry_new (ledger, changes, ids, split, year, FALSE);
  _dew_carry_rules (carry, pool->id, 0, 0);
  _dew_carry_nodes (carry, chosen, 0);

  return TRUE;
}

gboolean
dew_edit_split (const DewLedger *ledger,
                DewChanges      *changes,
                DewIds           ids,
                gint64           pool,
                const gint64    *lines,
                guint            n,
                gint64           split,
                const char      *name,
                int              year,
                GError         **error)
{
  g_autoptr (DewChanges) mine = dew_changes_new ();
  g_autoptr (GArray) chosen = NULL;
  const DewPool *from;
  DewPool *row;
  gboolean good;

  g_return_val_if_fail (ledger != NULL && changes != NULL && name != NULL, FALSE);
  g_return_val_if_fail (lines != NULL || n == 0, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  if (!check_year (year, error))
    return FALSE;

  from = find_open (ledger, pool, year, error);
  if (from == NULL || (chosen = choose_nodes (ledger, lines, n, error)) == NULL)
    return FALSE;

  row = dew_row_copy (DEW_TABLE_POOL, from);
  row->id = split;
  dew_row_set_text (DEW_TABLE_POOL, row, "name", name);
  good = split_off (ledger, mine, ids, from, chosen, row, year, error);
  if (good)
    dew_changes_append (changes, mine);
  dew_row_free (DEW_TABLE_POOL, row);

  return good;
}

/* ---- Transferring ---- */

/* That a line may stand in the new place. */
static gboolean
check_transfer (const DewLedger *ledger,
                guint            node,
                const DewPool   *pool,
                gint64           parent,
                GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint target = parent == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, parent);
  DewLine line = *nodes[node].line;

  if (target >= node && target < nodes[node].end)
    return _dew_refuse (error, _("“%s” cannot be moved into itself; choose another place."), line.name);
  if (line.pool == pool->id && line.parent == parent)
    return _dew_refuse (error, _("“%s” stands there already; choose another place."), line.name);

  line.pool = pool->id;
  line.parent = parent;
  return _dew_check_place (ledger, &line, _dew_count_below (nodes, node), error);
}

gboolean
dew_edit_transfer (const DewLedger *ledger,
                   DewChanges      *changes,
                   DewIds           ids,
                   const gint64    *lines,
                   guint            n,
                   gint64           pool,
                   gint64           parent,
                   int              year,
                   GError         **error)
{
  const DewLine *category = parent == 0 ? NULL : dew_ledger_find (ledger, DEW_TABLE_LINE, parent);
  g_autoptr (DewCarry) carry = NULL;
  g_autoptr (GArray) chosen = NULL;
  const DewPool *to;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (lines != NULL || n == 0, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  if (!check_year (year, error))
    return FALSE;
  if (parent != 0 && category == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);

  to = find_open (ledger, category != NULL ? category->pool : pool, year, error);
  if (to == NULL || (chosen = choose_nodes (ledger, lines, n, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < chosen->len; i++)
    if (!check_transfer (ledger, g_array_index (chosen, guint, i), to, parent, error))
      return FALSE;

  carry = _dew_carry_new (ledger, changes, ids, to, year, FALSE);
  _dew_carry_nodes (carry, chosen, parent);

  return TRUE;
}

/* ---- Renaming ---- */

static gboolean
has_figures_before (const DewLedger *ledger,
                    gint64           pool,
                    int              year)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = dew_ledger_node (ledger, DEW_TABLE_POOL, pool);

  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, nodes[i].id, &n);

      if (n > 0 && figures[0].year < year)
        return TRUE;
    }

  return FALSE;
}

gboolean
dew_edit_rename_pool (const DewLedger *ledger,
                      DewChanges      *changes,
                      gint64           pool,
                      const char      *name,
                      int              year,
                      GError         **error)
{
  const DewPool *old = dew_ledger_find (ledger, DEW_TABLE_POOL, pool);
  g_autofree char *copy = g_strdup (name);
  g_autofree char *formerly = NULL;
  DewPool renamed;

  g_return_val_if_fail (ledger != NULL && changes != NULL && name != NULL, FALSE);

  if (old == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (!check_year (year, error))
    return FALSE;

  renamed = *old;
  renamed.name = copy;
  if (strcmp (old->name, name) != 0 && has_figures_before (ledger, pool, year))
    {
      g_autofree char *until = day_before (year);
      g_autofree char *sentence = g_strdup_printf (_("Called “%s” until %s."), old->name, until);

      renamed.formerly = formerly = add_sentence (old->formerly, sentence);
    }

  return dew_edit_row (ledger, changes, DEW_TABLE_POOL, &renamed, error);
}
