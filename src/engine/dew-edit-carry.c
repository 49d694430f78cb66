/* dew-edit-carry.c: lines and categories carried to another place from a year on */
#include "dew-edit-carry.h"

#include <string.h>

#include "dew-date.h"
#include "dew-ledger-private.h"

/* What stands in a place that lines are carried to. */
typedef struct {
  GHashTable *names;    /* without case -> gint64 *: the id of a category, 0 of a line */
  gint64      last;     /* the position of the last of them */
} Shelf;

struct _DewCarry
{
  const DewLedger *ledger;
  const DewNode   *nodes;
  DewChanges      *changes;
  DewIds           ids;
  const DewPool   *to;
  int              year;
  char            *first;       /* its first day */
  gboolean         by_pool;
  GHashTable      *shelves;     /* gint64 * (category, 0: the pool) -> Shelf */
  GHashTable      *rules;       /* gint64 * (line) -> GPtrArray of DewRuleRow */
  GHashTable      *continued;   /* gint64 *: lines that another continues */
  gboolean        *leaving;     /* by node: it is carried away itself */
};

static void
free_shelf (gpointer data)
{
  Shelf *shelf = data;

  g_hash_table_unref (shelf->names);
  g_free (shelf);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

DewCarry *
_dew_carry_new (const DewLedger *ledger,
                DewChanges      *changes,
                DewIds           ids,
                const DewPool   *to,
                int              year,
                gboolean         by_pool)
{
  DewCarry *carry = g_new0 (DewCarry, 1);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  *carry = (DewCarry) { ledger, nodes, changes, ids, to, year, dew_year_first_day (year), by_pool, NULL, NULL, NULL, NULL };
  carry->shelves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_shelf);
  carry->rules = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  carry->continued = g_hash_table_new (g_int64_hash, g_int64_equal);
  carry->leaving = g_new0 (gboolean, n_nodes);

  for (guint i = 0; i < rules->len; i++)
    {
      DewRuleRow *rule = g_ptr_array_index (rules, i);
      GPtrArray *there = g_hash_table_lookup (carry->rules, &rule->line);

      if (there == NULL)
        {
          there = g_ptr_array_new ();
          g_hash_table_insert (carry->rules, &rule->line, there);
        }
      g_ptr_array_add (there, rule);
    }
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (carry->continued, &((DewLine *) g_ptr_array_index (lines, i))->continues);

  return carry;
}

void
_dew_carry_free (DewCarry *carry)
{
  if (carry == NULL)
    return;

  g_hash_table_unref (carry->shelves);
  g_hash_table_unref (carry->rules);
  g_hash_table_unref (carry->continued);
  g_free (carry->leaving);
  g_free (carry->first);
  g_free (carry);
}

/* ---- Places ---- */

static void
put_name (Shelf      *shelf,
          const char *name,
          gint64      category)
{
  g_hash_table_insert (shelf->names, g_utf8_casefold (name, -1), copy_id (category));
}

/* What stands in the pool or a category of it; that is nothing where it is new. */
static Shelf *
get_shelf (DewCarry *carry,
           gint64    parent)
{
  Shelf *shelf = g_hash_table_lookup (carry->shelves, &parent);
  guint top = parent != 0 ? dew_ledger_node (carry->ledger, DEW_TABLE_LINE, parent) : dew_ledger_node (carry->ledger, DEW_TABLE_POOL, carry->to->id);

  if (shelf != NULL)
    return shelf;

  shelf = g_new0 (Shelf, 1);
  shelf->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (carry->shelves, copy_id (parent), shelf);

  for (guint i = top + 1; top != 0 && i < carry->nodes[top].end; i = carry->nodes[i].end)
    {
      /* Nothing is taken up in what goes away itself. */
      gboolean open = carry->nodes[i].kind == DEW_NODE_CATEGORY && !carry->leaving[i];

      put_name (shelf, carry->nodes[i].line->name, open ? carry->nodes[i].id : 0);
      shelf->last = carry->nodes[i].line->position;
    }

  return shelf;
}

static gint64 *
look_up_name (const Shelf *shelf,
              const char  *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (shelf->names, folded);
}

/* Where there is no counting on, siblings may stand in one position. */
static gint64
next_position (Shelf *shelf)
{
  if (shelf->last < G_MAXINT64 / 4)
    shelf->last += DEW_STEP;

  return shelf->last;
}

/* The name with what it comes from in brackets, and a number where that is taken too; cut to fit. Free with g_free. */
static char *
extend_name (const char *name,
             const char *from,
             guint       number)
{
  g_autofree char *behind = number < 2 ? g_strdup_printf (" (%s)", from) : g_strdup_printf (" (%s %u)", from, number);
  glong room = DEW_MAX_NAME - g_utf8_strlen (behind, -1);
  g_autofree char *start = NULL;

  /* Two long names leave room only for the number. */
  if (room < DEW_MAX_NAME / 2)
    {
      g_free (behind);
      behind = g_strdup_printf (" (%u)", MAX (number, 1) + 1);
      room = DEW_MAX_NAME - g_utf8_strlen (behind, -1);
    }
  start = g_utf8_substring (name, 0, MIN (room, g_utf8_strlen (name, -1)));

  return g_strconcat (start, behind, NULL);
}

/* A name that nothing on the shelf has. Free with g_free. */
static char *
free_name (const DewCarry *carry,
           const Shelf    *shelf,
           guint           node)
{
  const DewLine *line = carry->nodes[node].line;
  const DewNode *up = &carry->nodes[carry->nodes[node].parent];
  const DewPool *pool = dew_ledger_find (carry->ledger, DEW_TABLE_POOL, line->pool);
  const char *from = carry->by_pool || up->kind == DEW_NODE_POOL ? pool->name : up->line->name;
  char *name = g_strdup (line->name);

  for (guint number = 1; look_up_name (shelf, name) != NULL; number++)
    {
      g_free (name);
      name = extend_name (line->name, from, number);
    }

  return name;
}

/* ---- What stays ---- */

static gboolean
has_history (const DewCarry *carry,
             gint64          line)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (carry->ledger, line, &n);
  const GPtrArray *movements = dew_ledger_movements_on (carry->ledger, line);

  if (n > 0 && figures[0].year < carry->year)
    return TRUE;

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);
      const DewVirement *virement = dew_ledger_find (carry->ledger, DEW_TABLE_VIREMENT, movement->virement);

      if (virement->year < carry->year)
        return TRUE;
    }

  return FALSE;
}

/* Whether some line at or below a node stays where it is. */
static gboolean
leaves_something (const DewCarry *carry,
                  guint           node)
{
  for (guint i = node; i < carry->nodes[node].end; i++)
    if (carry->nodes[i].kind == DEW_NODE_LINE && has_history (carry, carry->nodes[i].id))
      return TRUE;

  return FALSE;
}

/* ---- What goes along ---- */

static void
carry_figures (const DewCarry *carry,
               gint64          from,
               gint64          to)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (carry->ledger, from, &n);

  for (guint i = 0; i < n; i++)
    {
      DewFigure figure = figures[i];

      if (figure.year < carry->year)
        continue;
      dew_changes_delete_row (carry->changes, DEW_TABLE_FIGURE, &figure);
      figure.line = to;
      dew_changes_insert_row (carry->changes, DEW_TABLE_FIGURE, &figure);
    }
}

static void
carry_movements (const DewCarry *carry,
                 gint64          from,
                 gint64          to)
{
  const GPtrArray *movements = dew_ledger_movements_on (carry->ledger, from);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      DewMovement movement = *(const DewMovement *) g_ptr_array_index (movements, i);
      const DewVirement *virement = dew_ledger_find (carry->ledger, DEW_TABLE_VIREMENT, movement.virement);

      movement.line = to;
      if (virement->year >= carry->year)
        dew_changes_diff_row (carry->changes, DEW_TABLE_MOVEMENT, g_ptr_array_index (movements, i), &movement);
    }
}

static void
carry_remarks (const DewCarry *carry,
               gint64          from,
               gint64          to)
{
  const GPtrArray *remarks = g_hash_table_lookup (carry->ledger->remarks_on, &from);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      DewRemark remark = *(const DewRemark *) g_ptr_array_index (remarks, i);

      remark.line = to;
      if (remark.year >= carry->year)
        dew_changes_diff_row (carry->changes, DEW_TABLE_REMARK, g_ptr_array_index (remarks, i), &remark);
    }
}

/* What a simulation draws from holds for the years before too. */
static void
carry_spread (const DewCarry *carry,
              gint64          from,
              gint64          to)
{
  const DewSpread *old = dew_ledger_spread (carry->ledger, from);
  DewSpread spread;

  if (old == NULL)
    return;

  spread = *old;
  spread.id = carry->ids.next (carry->ids.data);
  spread.line = to;
  dew_changes_insert_row (carry->changes, DEW_TABLE_SPREAD, &spread);
}

static gboolean
same_list (const DewRuleRow *one,
           const DewRuleRow *other)
{
  return one->pool == other->pool && one->line == other->line && one->scenario == other->scenario && one->direction == other->direction;
}

/* Whether a rule begins after the first day; dates of rules count by whole months. */
static gboolean
begins_later (const DewCarry   *carry,
              const DewRuleRow *rule)
{
  return strncmp (rule->start, carry->first, 7) > 0;
}

/* Whether it is the one of its list in force on the first day. */
static gboolean
is_in_force (const DewCarry   *carry,
             const GPtrArray  *rules,
             const DewRuleRow *rule)
{
  if (begins_later (carry, rule))
    return FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *other = g_ptr_array_index (rules, i);

      if (same_list (other, rule) && !begins_later (carry, other) && strcmp (other->start, rule->start) > 0)
        return FALSE;
    }

  return TRUE;
}

void
_dew_carry_rules (DewCarry *carry,
                  gint64    pool,
                  gint64    line,
                  gint64    new_line)
{
  const GPtrArray *rules = g_hash_table_lookup (carry->rules, &line);

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const DewRuleRow *old = g_ptr_array_index (rules, i);
      gboolean later = begins_later (carry, old);
      DewRuleRow rule = *old;

      if (rule.pool != pool || (!later && !is_in_force (carry, rules, old)))
        continue;

      rule.pool = carry->to->id;
      rule.line = new_line;
      /* A scenario's list hides the baseline's even before any of it is in force; and a pool goes on itself. */
      if (later && line != 0 && rule.scenario == DEW_BASELINE)
        dew_changes_diff_row (carry->changes, DEW_TABLE_RULE, old, &rule);
      else
        {
          rule.id = carry->ids.next (carry->ids.data);
          dew_changes_insert_row (carry->changes, DEW_TABLE_RULE, &rule);
        }
    }
}

/* ---- What scenarios say ---- */

/* `to` is the line that it holds of from now on: the same, or the one that goes on for it, too. */
static void
carry_arrangements (const DewCarry *carry,
                    gint64          line,
                    gint64          to)
{
  const GPtrArray *scenarios = dew_ledger_rows (carry->ledger, DEW_TABLE_SCENARIO);
  const DewLine *row = dew_ledger_find (carry->ledger, DEW_TABLE_LINE, line);
  const DewPool *from = dew_ledger_find (carry->ledger, DEW_TABLE_POOL, row->pool);

  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewArrangement *old = dew_ledger_arrangement (carry->ledger, line, *(const gint64 *) g_ptr_array_index (scenarios, i));
      DewArrangement arrangement;

      if (old == NULL)
        continue;

      arrangement = *old;
      arrangement.line = to;
      if (from->id != carry->to->id)
        _dew_keep_arranged_ways (from, carry->to, &arrangement);
      if (to == line)
        {
          dew_changes_diff_row (carry->changes, DEW_TABLE_ARRANGEMENT, old, &arrangement);
          continue;
        }
      arrangement.id = carry->ids.next (carry->ids.data);
      dew_changes_insert_row (carry->changes, DEW_TABLE_ARRANGEMENT, &arrangement);
    }
}

/* ---- Lines and categories ---- */

/* The row as it would be in the new place. Its name is the caller's. */
static DewLine
place_line (DewCarry   *carry,
            guint       node,
            gint64      parent,
            char       *name)
{
  DewLine line = *carry->nodes[node].line;
  const DewPool *from = dew_ledger_find (carry->ledger, DEW_TABLE_POOL, line.pool);
  Shelf *shelf = get_shelf (carry, parent);

  line.name = name;
  line.pool = carry->to->id;
  line.parent = parent;
  line.position = next_position (shelf);
  if (from->id != carry->to->id)
    _dew_keep_ways (from, carry->to, &line);

  return line;
}

/* Rules on a row that moves as it is follow it. */
static void
follow_rules (const DewCarry *carry,
              gint64          line)
{
  const GPtrArray *rules = g_hash_table_lookup (carry->rules, &line);

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      DewRuleRow rule = *(const DewRuleRow *) g_ptr_array_index (rules, i);

      rule.pool = carry->to->id;
      dew_changes_diff_row (carry->changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i), &rule);
    }
}

/* A row with all in it, of which nothing stays. */
static void
move_whole (DewCarry *carry,
            guint     node,
            gint64    parent)
{
  g_autofree char *name = free_name (carry, get_shelf (carry, parent), node);
  DewLine line = place_line (carry, node, parent, name);
  const DewPool *from = dew_ledger_find (carry->ledger, DEW_TABLE_POOL, carry->nodes[node].line->pool);

  put_name (get_shelf (carry, parent), name, line.kind == DEW_LINE_CATEGORY ? line.id : 0);
  dew_changes_diff_row (carry->changes, DEW_TABLE_LINE, carry->nodes[node].line, &line);
  follow_rules (carry, line.id);
  carry_arrangements (carry, line.id, line.id);

  for (guint i = node + 1; from->id != carry->to->id && i < carry->nodes[node].end; i++)
    {
      DewLine below = *carry->nodes[i].line;

      below.pool = carry->to->id;
      _dew_keep_ways (from, carry->to, &below);
      dew_changes_diff_row (carry->changes, DEW_TABLE_LINE, carry->nodes[i].line, &below);
      follow_rules (carry, below.id);
      carry_arrangements (carry, below.id, below.id);
    }
}

/* A new row that goes on where the old one stays; its id. */
static gint64
continue_row (DewCarry *carry,
              guint     node,
              gint64    parent)
{
  Shelf *shelf = get_shelf (carry, parent);
  g_autofree char *name = free_name (carry, shelf, node);
  DewLine line = place_line (carry, node, parent, name);
  gint64 old = line.id;

  line.id = carry->ids.next (carry->ids.data);
  line.continues = old;
  put_name (shelf, name, line.kind == DEW_LINE_CATEGORY ? line.id : 0);
  dew_changes_insert_row (carry->changes, DEW_TABLE_LINE, &line);
  carry_figures (carry, old, line.id);
  carry_movements (carry, old, line.id);
  carry_remarks (carry, old, line.id);
  carry_arrangements (carry, old, line.id);
  carry_spread (carry, old, line.id);
  _dew_carry_rules (carry, carry->nodes[node].line->pool, old, line.id);

  return line.id;
}

static gboolean carry_node (DewCarry *carry, guint node, gint64 parent);

/* The category in the new place that one is taken up in; 0: none is. One with rules of its own stays by itself, because those in the other are not shared by them. */
static gint64
find_same (DewCarry *carry,
           guint     node,
           gint64    parent)
{
  const DewLine *line = carry->nodes[node].line;
  gint64 *there = look_up_name (get_shelf (carry, parent), line->name);

  return there == NULL || g_hash_table_lookup (carry->rules, &line->id) != NULL ? 0 : *there;
}

/* TRUE when it stays where it was too. */
static gboolean
carry_category (DewCarry *carry,
                guint     node,
                gint64    parent)
{
  const DewLine *line = carry->nodes[node].line;
  gint64 same = find_same (carry, node, parent);
  gboolean stays = g_hash_table_lookup (carry->continued, &line->id) != NULL;
  gint64 to = same;

  if (same == 0 && !leaves_something (carry, node))
    {
      move_whole (carry, node, parent);
      return FALSE;
    }

  if (same == 0)
    to = continue_row (carry, node, parent);
  for (guint i = node + 1; i < carry->nodes[node].end; i = carry->nodes[i].end)
    stays |= carry_node (carry, i, to);

  /* All of it was taken up in another. */
  if (!stays)
    dew_changes_delete_row (carry->changes, DEW_TABLE_LINE, line);

  return stays;
}

static gboolean
carry_node (DewCarry *carry,
            guint     node,
            gint64    parent)
{
  if (carry->nodes[node].kind == DEW_NODE_CATEGORY)
    return carry_category (carry, node, parent);

  if (!has_history (carry, carry->nodes[node].id))
    {
      move_whole (carry, node, parent);
      return FALSE;
    }

  continue_row (carry, node, parent);
  return TRUE;
}

void
_dew_carry_nodes (DewCarry     *carry,
                  const GArray *chosen,
                  gint64        parent)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      guint top = g_array_index (chosen, guint, i);

      for (guint node = top; node < carry->nodes[top].end; node++)
        carry->leaving[node] = TRUE;
    }

  for (guint i = 0; i < chosen->len; i++)
    carry_node (carry, g_array_index (chosen, guint, i), parent);
}
