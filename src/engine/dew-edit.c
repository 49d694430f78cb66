/* dew-edit.c: edits as functions from a ledger to a list of changes */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-ledger-private.h"
#include "dew-rule.h"

/* The room left between two neighbours, so that a row can be put between them without touching the others. */
#define STEP (G_GINT64_CONSTANT (1) << 20)

/* ---- Figures ---- */

static void
put_figure (DewChanges      *changes,
            const DewFigure *there,
            const DewFigure *figure)
{
  if (there == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, figure);
  else if (there->pence != figure->pence)
    dew_changes_update_row (changes, DEW_TABLE_FIGURE, figure, 1u << dew_table_column (DEW_TABLE_FIGURE, "pence"));
}

static gboolean
check_figure (const DewLedger *ledger,
              const DewFigure *figure,
              GError         **error)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, figure->line);

  if (line == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The line this figure belongs to is not there any more."));
  else if (line->kind != DEW_LINE_SERVICE)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("“%s” is a category: its figures are the sum of its lines; enter them on a line in it."), line->name);
  else if (figure->year < DEW_YEAR_MIN || figure->year > DEW_YEAR_MAX || figure->month < 0 || figure->month > 12 ||
           figure->measure < 0 || figure->measure >= DEW_N_MEASURES)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The year, month or measure of a figure for “%s” is out of range."), line->name);
  else if (figure->measure <= DEW_INCOME && (figure->partner == DEW_UNATTRIBUTED || figure->month != 0))
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("A contribution to “%s” must be a partner's and a whole year's."), line->name);
  else if (figure->partner != DEW_UNATTRIBUTED && dew_ledger_find (ledger, DEW_TABLE_PARTNER, figure->partner) == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The partner this figure of “%s” belongs to is not there any more."), line->name);
  else if (figure->scenario != DEW_BASELINE && dew_ledger_find (ledger, DEW_TABLE_SCENARIO, figure->scenario) == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The scenario this figure of “%s” belongs to is not there any more."), line->name);
  else if (figure->pence != DEW_CLEARED && (figure->pence > DEW_MONEY_LIMIT || figure->pence < -DEW_MONEY_LIMIT))
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("The figure for “%s” is more than £100,000 million, which is more than one figure can be."), line->name);
  else
    return TRUE;

  return FALSE;
}

gboolean
dew_edit_figure (const DewLedger *ledger,
                 DewChanges      *changes,
                 const DewFigure *figure,
                 GError         **error)
{
  const DewFigure *there;
  const DewFigure *under = NULL;
  gboolean needless;

  g_return_val_if_fail (ledger != NULL && changes != NULL && figure != NULL, FALSE);

  if (!check_figure (ledger, figure, error))
    return FALSE;

  there = dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure,
                                 figure->partner, figure->scenario);
  if (figure->scenario != DEW_BASELINE)
    under = dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure,
                                   figure->partner, DEW_BASELINE);

  /* Nothing need stand where there is no figure, or where an overlay would say what the baseline says. */
  needless = under != NULL ? figure->pence == under->pence : figure->pence == DEW_CLEARED;
  if (!needless)
    put_figure (changes, there, figure);
  else if (there != NULL)
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, there);

  return TRUE;
}

/* ---- Rows ---- */

/* Rules name partners in words: when a partner takes another name they are written anew. */
static gboolean
rewrite_rules (const DewLedger  *ledger,
               DewChanges       *changes,
               const DewPartner *partner,
               GError          **error)
{
  g_autoptr (DewLedger) names = _dew_partners_only (ledger, partner, 0);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      DewRuleRow row = *(const DewRuleRow *) g_ptr_array_index (rules, i);
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, row.text, error);
      g_autofree char *text = NULL;

      if (rule == NULL)
        return FALSE;

      row.text = text = dew_rule_print (rule, names);
      dew_changes_diff_row (changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i), &row);
    }

  return TRUE;
}

gboolean
dew_edit_row (const DewLedger *ledger,
              DewChanges      *changes,
              DewTable         table,
              gconstpointer    row,
              GError         **error)
{
  gconstpointer old;

  g_return_val_if_fail (ledger != NULL && changes != NULL && row != NULL && table != DEW_TABLE_FIGURE, FALSE);

  old = dew_ledger_find (ledger, table, *(const gint64 *) row);
  if (old == NULL)
    return _dew_not_there (table, error);
  if (!_dew_check_row (ledger, table, row, error) ||
      (table == DEW_TABLE_LINE && !_dew_check_change (ledger, old, row, error)) ||
      !_dew_check_name (ledger, table, row, error))
    return FALSE;

  if (!dew_changes_diff_row (changes, table, old, row))
    return TRUE;

  return table != DEW_TABLE_PARTNER || rewrite_rules (ledger, changes, row, error);
}

/* ---- Order ---- */

static gint64 *
position_field (DewTable table,
                gpointer row)
{
  int column = dew_table_column (table, "position");

  g_assert (column >= 0);
  return (gint64 *) ((char *) row + dew_tables[table].columns[column].offset);
}

static gboolean
are_siblings (DewTable      table,
              gconstpointer a,
              gconstpointer b)
{
  const DewLine *one = a;
  const DewLine *two = b;

  if (table == DEW_TABLE_POOL)
    return ((const DewPool *) a)->agreement == ((const DewPool *) b)->agreement;

  return table != DEW_TABLE_LINE || (one->pool == two->pool && one->parent == two->parent);
}

static void
renumber (DewChanges *changes,
          DewTable    table,
          GPtrArray  *siblings)
{
  for (guint i = 0; i < siblings->len; i++)
    {
      gconstpointer old = g_ptr_array_index (siblings, i);
      gpointer moved = dew_row_copy (table, old);

      *position_field (table, moved) = (gint64) (i + 1) * STEP * 2;
      dew_changes_diff_row (changes, table, old, moved);
      dew_row_free (table, moved);
    }
}

/* Near the end of the numbers, where there is no counting on. */
static gboolean
is_far (gint64 position)
{
  return position > G_MAXINT64 / 4 || position < -(G_MAXINT64 / 4);
}

/* Gives a row the position behind the sibling `after` (-1: before all, 0: behind all), moving the others apart where there is no room. */
static void
find_place (const DewLedger *ledger,
            DewChanges      *changes,
            DewTable         table,
            gpointer         row,
            gint64           after)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  g_autoptr (GPtrArray) siblings = g_ptr_array_new ();
  gint64 *position = position_field (table, row);
  gint64 low, high;
  gboolean crowded;
  guint at;

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer other = g_ptr_array_index (rows, i);

      if (*(gint64 *) other != *(gint64 *) row && are_siblings (table, other, row))
        g_ptr_array_add (siblings, other);
    }

  for (at = after == -1 ? 0 : siblings->len; after > 0 && at > 0; at--)
    if (*(gint64 *) g_ptr_array_index (siblings, at - 1) == after)
      break;
  if (after > 0 && at == 0)
    at = siblings->len;

  low = at == 0 ? 0 : *position_field (table, g_ptr_array_index (siblings, at - 1));
  high = at == siblings->len ? 0 : *position_field (table, g_ptr_array_index (siblings, at));
  crowded = is_far (low) || is_far (high);
  if (!crowded && at == siblings->len)
    high = low + 2 * STEP;
  else if (!crowded && at == 0)
    low = high - 2 * STEP;

  if (crowded || high - low < 2)
    {
      renumber (changes, table, siblings);
      *position = (gint64) at * STEP * 2 + STEP;
    }
  else
    *position = low + (high - low) / 2;
}

gboolean
dew_edit_add (const DewLedger *ledger,
              DewChanges      *changes,
              DewTable         table,
              gpointer         row,
              gint64           after,
              GError         **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL && row != NULL, FALSE);
  g_return_val_if_fail (dew_table_column (table, "position") >= 0, FALSE);

  if (dew_ledger_find (ledger, table, *(gint64 *) row) != NULL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("A new %s has the number of one that is there already; try again."), dew_tables[table].name);
      return FALSE;
    }
  if (!_dew_check_row (ledger, table, row, error) ||
      (table == DEW_TABLE_LINE && !_dew_check_place (ledger, row, 0, error)) ||
      !_dew_check_name (ledger, table, row, error))
    return FALSE;
  if (table == DEW_TABLE_PARTNER && dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len >= DEW_MAX_PARTNERS)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("There are eight partners already, the most that one document can have."));
      return FALSE;
    }

  find_place (ledger, changes, table, row, after);
  dew_changes_insert_row (changes, table, row);

  return TRUE;
}

/* ---- Moving ---- */

/* A line that moves to another pool takes the rules that stand on it along; those of a category too. */
static void
move_subtree (const DewLedger *ledger,
              DewChanges      *changes,
              guint            top,
              gint64           pool)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      DewLine line = *nodes[i].line;

      line.pool = pool;
      dew_changes_diff_row (changes, DEW_TABLE_LINE, nodes[i].line, &line);
    }

  for (guint i = 0; i < rules->len; i++)
    {
      DewRuleRow rule = *(const DewRuleRow *) g_ptr_array_index (rules, i);
      guint node = rule.line == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, rule.line);

      rule.pool = pool;
      if (node >= top && node < nodes[top].end)
        dew_changes_diff_row (changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i), &rule);
    }
}

/* How many categories, each in the next, stand in a row and have something in them. */
static guint
count_below (const DewNode *nodes,
             guint          top)
{
  guint n = 0;

  for (guint i = top + 1; i < nodes[top].end; i++)
    n = MAX (n, nodes[i].depth - nodes[top].depth);

  return n;
}

static gboolean
move_line (const DewLedger *ledger,
           DewChanges      *changes,
           DewLine         *line,
           gint64           pool,
           gint64           parent,
           gint64           after,
           GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, line->id);
  const DewLine *to = dew_ledger_find (ledger, DEW_TABLE_LINE, parent);
  guint target = to == NULL ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, parent);

  if (to != NULL && target >= node && target < nodes[node].end)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” cannot be moved into itself; choose another place."), line->name);
      return FALSE;
    }

  line->pool = pool = to != NULL ? to->pool : pool;
  line->parent = parent;
  if (!_dew_check_place (ledger, line, count_below (nodes, node), error) || !_dew_check_name (ledger, DEW_TABLE_LINE, line, error))
    return FALSE;

  find_place (ledger, changes, DEW_TABLE_LINE, line, after);
  if (pool != nodes[node].line->pool)
    move_subtree (ledger, changes, node, pool);

  return TRUE;
}

gboolean
dew_edit_move (const DewLedger *ledger,
               DewChanges      *changes,
               DewTable         table,
               gint64           id,
               gint64           pool,
               gint64           parent,
               gint64           after,
               GError         **error)
{
  gconstpointer old;
  gpointer moved;
  gboolean good = TRUE;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (dew_table_column (table, "position") >= 0, FALSE);

  old = dew_ledger_find (ledger, table, id);
  if (old == NULL)
    return _dew_not_there (table, error);

  moved = dew_row_copy (table, old);
  if (table == DEW_TABLE_LINE)
    good = move_line (ledger, changes, moved, pool, parent, after, error);
  else
    {
      if (table == DEW_TABLE_POOL)
        ((DewPool *) moved)->agreement = parent;
      good = _dew_check_row (ledger, table, moved, error);
      if (good)
        find_place (ledger, changes, table, moved, after);
    }
  if (good)
    dew_changes_diff_row (changes, table, old, moved);
  dew_row_free (table, moved);

  return good;
}

/* ---- Deleting ---- */

static void
delete_figures (const DewLedger *ledger,
                DewChanges      *changes,
                gint64           line)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (ledger, line, &n);

  for (guint i = 0; i < n; i++)
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figures[i]);
}

/* Deletes the rules of a whole pool (line 0: of it and all its lines), of a line, or of a scenario. */
static void
delete_rules (const DewLedger *ledger,
              DewChanges      *changes,
              gint64           pool,
              gint64           line,
              gint64           scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      if ((pool != 0 && rule->pool == pool) || (line != 0 && rule->line == line) || (scenario != 0 && rule->scenario == scenario))
        dew_changes_delete_row (changes, DEW_TABLE_RULE, rule);
    }
}

static void
delete_nodes (const DewLedger *ledger,
              DewChanges      *changes,
              DewTable         table,
              guint            top)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  /* From the inside out, so that nothing is left that names what has gone. */
  for (guint i = nodes[top].end - 1; i >= top; i--)
    {
      gboolean pool = i == top && table == DEW_TABLE_POOL;

      if (!pool)
        {
          delete_figures (ledger, changes, nodes[i].id);
          if (table == DEW_TABLE_LINE)
            delete_rules (ledger, changes, 0, nodes[i].id, 0);
        }
      else
        delete_rules (ledger, changes, nodes[i].id, 0, 0);

      dew_changes_delete_row (changes, pool ? DEW_TABLE_POOL : DEW_TABLE_LINE, nodes[i].line);
    }
}

static void
delete_scenario (const DewLedger *ledger,
                 DewChanges      *changes,
                 gint64           scenario)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, ledger->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DewCells *cells = value;

      for (guint i = 0; i < cells->n; i++)
        if (cells->figures[i].scenario == scenario)
          dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &cells->figures[i]);
    }
  delete_rules (ledger, changes, 0, 0, scenario);
  dew_changes_delete_row (changes, DEW_TABLE_SCENARIO, dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario));
}

static gboolean
refuse_partner (const DewPartner *partner,
                const char       *where,
                GError          **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
               _("“%s” is still named in “%s”; take it out there first."), partner->name, where);
  return FALSE;
}

static gboolean
partner_is_free (const DewLedger  *ledger,
                 const DewPartner *partner,
                 GError          **error)
{
  g_autoptr (DewLedger) others = _dew_partners_only (ledger, NULL, partner->id);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint i = 1; i < n_nodes; i++)
    {
      guint n;
      const DewFigure *figures;

      if (nodes[i].kind == DEW_NODE_AGREEMENT)
        continue;
      if (nodes[i].kind == DEW_NODE_POOL)
        {
          if (nodes[i].pool->host == partner->id || nodes[i].pool->lead == partner->id)
            return refuse_partner (partner, nodes[i].pool->name, error);
          continue;
        }
      if (nodes[i].line->lead == partner->id)
        return refuse_partner (partner, nodes[i].line->name, error);

      figures = dew_ledger_figures (ledger, nodes[i].id, &n);
      for (guint f = 0; f < n; f++)
        if (figures[f].partner == partner->id)
          return refuse_partner (partner, nodes[i].line->name, error);
    }

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *row = g_ptr_array_index (rules, i);
      g_autoptr (DewRule) with = dew_rule_parse (ledger, row->text, NULL);
      g_autoptr (DewRule) without = dew_rule_parse (others, row->text, NULL);

      if (with != NULL && without == NULL)
        return refuse_partner (partner, row->text, error);
    }

  return TRUE;
}

gboolean
dew_edit_delete (const DewLedger *ledger,
                 DewChanges      *changes,
                 DewTable         table,
                 gint64           id,
                 GError         **error)
{
  gconstpointer row;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (table != DEW_TABLE_FIGURE && table != DEW_TABLE_DOCUMENT, FALSE);

  row = dew_ledger_find (ledger, table, id);
  if (row == NULL)
    return _dew_not_there (table, error);

  if (table == DEW_TABLE_POOL || table == DEW_TABLE_LINE)
    delete_nodes (ledger, changes, table, dew_ledger_node (ledger, table, id));
  else if (table == DEW_TABLE_SCENARIO)
    delete_scenario (ledger, changes, id);
  else
    {
      const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);

      if (table == DEW_TABLE_PARTNER && !partner_is_free (ledger, row, error))
        return FALSE;
      for (guint i = 0; table == DEW_TABLE_AGREEMENT && i < pools->len; i++)
        if (((const DewPool *) g_ptr_array_index (pools, i))->agreement == id)
          {
            g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT,
                         _("“%s” still has pools; move or delete them first."), ((const DewAgreement *) row)->name);
            return FALSE;
          }
      dew_changes_delete_row (changes, table, row);
    }

  return TRUE;
}

/* ---- Rules ---- */

gboolean
dew_edit_rule (const DewLedger  *ledger,
               DewChanges       *changes,
               const DewRuleRow *rule,
               GError          **error)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  const DewRuleRow *there = NULL;
  g_autoptr (DewRule) parsed = NULL;
  g_autofree char *text = NULL;
  DewRuleRow row = *rule;

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *other = g_ptr_array_index (rules, i);

      if (other->scenario == rule->scenario && other->pool == rule->pool && other->line == rule->line &&
          other->direction == rule->direction && strcmp (other->start, rule->start) == 0)
        there = other;
    }

  if (*rule->text == '\0')
    {
      if (there != NULL)
        dew_changes_delete_row (changes, DEW_TABLE_RULE, there);
      return TRUE;
    }

  parsed = dew_rule_parse (ledger, rule->text, error);
  if (parsed == NULL || !dew_rule_serves (parsed, (DewDirection) rule->direction, error))
    return FALSE;
  row.text = text = dew_rule_print (parsed, ledger);

  if (!_dew_check_row (ledger, DEW_TABLE_RULE, &row, error))
    return FALSE;
  if (there == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_RULE, &row);
  else
    {
      row.id = there->id;
      dew_changes_diff_row (changes, DEW_TABLE_RULE, there, &row);
    }

  return TRUE;
}
