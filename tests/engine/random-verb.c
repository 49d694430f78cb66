/* random-verb.c: edits by chance, through the verbs of dew-edit.h */
#include "engine-fixture.h"

#include <string.h>

#include "dew-edit-pool.h"
#include "dew-edit-roll.h"

typedef struct
{
  const DewLedger *ledger;
  DewChanges      *changes;
  DewIds           ids;
} Chance;

/* ---- Random values ---- */

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

static const char *
pick_text (const char *const *texts,
           guint              n)
{
  return texts[g_test_rand_int_range (0, (gint32) n)];
}

/* Names that rules have to quote, that differ in case alone, that are not names at all. */
static const char *const names[] = {
  "Council", "COUNCIL", "ccg", "NHS Vale", "own", "Fixed", "equal", "host", "The \"Trust\"", "a, b; c", "50%", "2nd Trust", "Größe", "GRÖSSE",
  "日本", "Care", "Nursing", "Transport", "transport", "Care > Nursing", "=1+1", "", " Care", "two\nlines", "A", "b",
};

static const char *const dates[] = { "", "", "2013-04-01", "2013-04-15", "2014-03-31", "2014-04-01", "2015-10-01", "2013-02-29", "soon" };

static const char *const notes[] = { "", "A note", "“Quoted” 'text'\nin two lines", "NULL", "%s" };

static char *
make_name (const Chance *chance)
{
  if (one_in (2))
    return g_strdup (pick_text (names, G_N_ELEMENTS (names)));

  return g_strdup_printf ("%s %d", one_in (2) ? "Service" : "Trust", g_test_rand_int_range (0, 60));
}

/* A row by chance; NULL where the table is empty. */
static gconstpointer
pick_row (const Chance *chance,
          DewTable      table)
{
  const GPtrArray *rows = dew_ledger_rows (chance->ledger, table);

  return rows->len == 0 ? NULL : g_ptr_array_index (rows, g_test_rand_int_range (0, (gint32) rows->len));
}

/* Its id; 0 where there is none, and otherwise now and then. */
static gint64
pick_id (const Chance *chance,
         DewTable      table,
         int           none_in)
{
  gconstpointer row = pick_row (chance, table);

  return row == NULL || (none_in > 0 && one_in (none_in)) ? 0 : *(const gint64 *) row;
}

static gint64
pick_after (const Chance *chance,
            DewTable      table)
{
  return one_in (4) ? -1 : pick_id (chance, table, 3);
}

static const DewLine *
pick_line (const Chance *chance,
           DewLineKind   kind)
{
  for (guint i = 0; i < 8; i++)
    {
      const DewLine *line = pick_row (chance, DEW_TABLE_LINE);

      if (line != NULL && line->kind == (gint) kind)
        return line;
    }

  return NULL;
}

/* ---- The verbs ---- */

static gboolean
change_figure (const Chance *chance,
               GError      **error)
{
  const DewLine *line = pick_line (chance, DEW_LINE_SERVICE);
  DewFigure figure = { 0, };

  if (line == NULL)
    return TRUE;

  figure.line = line->id;
  figure.year = g_test_rand_int_range (2012, 2016);
  figure.measure = g_test_rand_int_range (0, DEW_N_MEASURES);
  figure.month = figure.measure > DEW_INCOME && figure.measure != DEW_PREVIOUS && one_in (2) ? g_test_rand_int_range (1, 13) : 0;
  figure.partner = pick_id (chance, DEW_TABLE_PARTNER, figure.measure > DEW_INCOME ? 3 : 30);
  figure.scenario = pick_id (chance, DEW_TABLE_SCENARIO, 2);
  figure.pence = one_in (5) ? DEW_CLEARED : g_test_rand_int_range (-1000, 10000) * (one_in (3) ? 1 : 100);

  return dew_edit_figure (chance->ledger, chance->changes, &figure, error);
}

static gboolean
add_one (const Chance *chance,
         GError      **error)
{
  static const DewTable tables[] = { DEW_TABLE_PARTNER, DEW_TABLE_AGREEMENT, DEW_TABLE_POOL, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE,
                                     DEW_TABLE_SCENARIO };
  DewTable table = tables[g_test_rand_int_range (0, G_N_ELEMENTS (tables))];
  g_autofree char *name = make_name (chance);
  gpointer row = dew_row_new (table);
  gboolean good;

  *(gint64 *) row = chance->ids.next (chance->ids.data);
  dew_row_set_text (table, row, "name", name);
  if (table == DEW_TABLE_POOL)
    ((DewPool *) row)->agreement = pick_id (chance, DEW_TABLE_AGREEMENT, 3);
  else if (table == DEW_TABLE_LINE)
    {
      const DewLine *parent = one_in (2) ? pick_row (chance, DEW_TABLE_LINE) : NULL;
      DewLine *line = row;

      line->parent = parent == NULL ? 0 : parent->id;
      line->pool = parent == NULL || one_in (9) ? pick_id (chance, DEW_TABLE_POOL, 9) : parent->pool;
      line->kind = one_in (3) ? DEW_LINE_CATEGORY : DEW_LINE_SERVICE;
    }
  good = dew_edit_add (chance->ledger, chance->changes, table, row, pick_after (chance, table), error);
  dew_row_free (table, row);

  return good;
}

static void
set_column (const Chance *chance,
            DewTable      table,
            gpointer      row,
            guint         i)
{
  const DewColumn *column = &dew_tables[table].columns[i];
  g_autofree char *text = NULL;
  gint64 value;

  if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
    {
      if (column->type == DEW_COLUMN_DATE)
        text = g_strdup (pick_text (dates, G_N_ELEMENTS (dates)));
      else if (strstr (column->name, "name") != NULL)
        text = make_name (chance);
      else
        text = g_strdup (pick_text (notes, G_N_ELEMENTS (notes)));
      dew_row_set_text (table, row, column->name, text);
      return;
    }

  if (column->refers >= 0)
    value = pick_id (chance, (DewTable) column->refers, 3);
  else if (column->words != NULL || strcmp (column->name, "no_end") == 0)
    value = g_test_rand_int_range (0, (gint32) column->max + 1);
  else
    value = g_test_rand_int_range (-50, 50);
  dew_row_set_int (table, row, column->name, value);
}

static gboolean
change_row (const Chance *chance,
            GError      **error)
{
  static const DewTable tables[] = { DEW_TABLE_DOCUMENT, DEW_TABLE_PARTNER, DEW_TABLE_PARTNER, DEW_TABLE_AGREEMENT, DEW_TABLE_POOL, DEW_TABLE_LINE,
                                     DEW_TABLE_LINE, DEW_TABLE_SCENARIO, DEW_TABLE_RULE };
  DewTable table = tables[g_test_rand_int_range (0, G_N_ELEMENTS (tables))];
  gconstpointer old = pick_row (chance, table);
  gpointer row;
  gboolean good;

  if (old == NULL)
    return TRUE;

  row = dew_row_copy (table, old);
  for (gint32 n = g_test_rand_int_range (1, 4); n > 0; n--)
    set_column (chance, table, row, table == DEW_TABLE_RULE ? dew_tables[table].n_columns - 1
                                                            : (guint) g_test_rand_int_range (1, (gint32) dew_tables[table].n_columns));
  if (table == DEW_TABLE_LINE && !one_in (4))
    ((DewLine *) row)->lead_mode = ((DewLine *) row)->lead != 0 ? DEW_LEAD_SINGLE : DEW_LEAD_JOINT;
  if (table == DEW_TABLE_POOL && !one_in (4))
    ((DewPool *) row)->lead_mode = ((DewPool *) row)->lead != 0 ? DEW_LEAD_SINGLE : DEW_LEAD_SPLIT;
  good = dew_edit_row (chance->ledger, chance->changes, table, row, error);
  dew_row_free (table, row);

  return good;
}

static gboolean
move_one (const Chance *chance,
          GError      **error)
{
  static const DewTable tables[] = { DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_POOL, DEW_TABLE_PARTNER, DEW_TABLE_AGREEMENT,
                                     DEW_TABLE_SCENARIO };
  DewTable table = tables[g_test_rand_int_range (0, G_N_ELEMENTS (tables))];
  gint64 id = pick_id (chance, table, 0);
  gint64 parent = table == DEW_TABLE_POOL ? pick_id (chance, DEW_TABLE_AGREEMENT, 3) : pick_id (chance, DEW_TABLE_LINE, 3);

  return id == 0 ||
         dew_edit_move (chance->ledger, chance->changes, table, id, pick_id (chance, DEW_TABLE_POOL, 9), parent, pick_after (chance, table), error);
}

static gboolean
delete_one (const Chance *chance,
            GError      **error)
{
  static const DewTable tables[] = { DEW_TABLE_PARTNER, DEW_TABLE_AGREEMENT, DEW_TABLE_POOL, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE,
                                     DEW_TABLE_SCENARIO, DEW_TABLE_RULE, DEW_TABLE_VIREMENT, DEW_TABLE_VIREMENT, DEW_TABLE_REMARK };
  DewTable table = tables[g_test_rand_int_range (0, G_N_ELEMENTS (tables))];
  gint64 id = pick_id (chance, table, 0);

  /* A few stay, so that there is something to go on with. */
  if (id == 0 || (table != DEW_TABLE_LINE && table < DEW_TABLE_VIREMENT && dew_ledger_rows (chance->ledger, table)->len < 3))
    return TRUE;

  return dew_edit_delete (chance->ledger, chance->changes, table, id, error);
}

/* A partner as a rule may name one. */
static char *
quote_partner (const Chance *chance)
{
  const DewPartner *partner = pick_row (chance, DEW_TABLE_PARTNER);
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (partner == NULL || one_in (20))
    return g_strdup ("\"nobody at all\"");

  parts = g_strsplit (one_in (2) ? partner->name : dew_partner_short (partner), "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

static char *
make_rule (const Chance *chance)
{
  static const char *const steps[] = { "own", "OWN", "equal", "proportional gross", "proportional  net opening", "all to host", "all to lead",
                                       "retain", "", "equal; own", "rubbish" };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (one_in (2))
    return g_strdup (pick_text (steps, G_N_ELEMENTS (steps)));

  one = quote_partner (chance);
  two = quote_partner (chance);
  if (one_in (2))
    return g_strdup_printf ("all to %s", one);

  return g_strdup_printf ("fixed %s 62.5%%, %s %s%%", one, two, one_in (9) ? "40" : "37.5");
}

static gboolean
change_rule (const Chance *chance,
             GError      **error)
{
  g_autofree char *text = make_rule (chance);
  DewRuleRow rule = { 0, };

  rule.id = chance->ids.next (chance->ids.data);
  rule.scenario = pick_id (chance, DEW_TABLE_SCENARIO, 2);
  rule.pool = pick_id (chance, DEW_TABLE_POOL, 20);
  if (one_in (2))
    {
      const DewLine *line = pick_row (chance, DEW_TABLE_LINE);

      rule.line = line == NULL ? 0 : line->id;
      rule.pool = line == NULL || one_in (9) ? rule.pool : line->pool;
    }
  rule.direction = one_in (2) ? DEW_OVER : DEW_UNDER;
  rule.start = (char *) pick_text (dates, G_N_ELEMENTS (dates));
  rule.text = text;
  rule.note = (char *) pick_text (notes, G_N_ELEMENTS (notes));

  return dew_edit_rule (chance->ledger, chance->changes, chance->ids, &rule, error);
}

/* ---- The verbs of a year ---- */

static guint
pick_node (const Chance *chance)
{
  guint n_nodes;

  dew_ledger_nodes (chance->ledger, &n_nodes);
  return (guint) g_test_rand_int_range (0, (gint32) n_nodes);
}

/* From one place to another; an old one now and then. */
static gboolean
move_budget (const Chance *chance,
             GError      **error)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  const DewVirement *old = one_in (3) ? pick_row (chance, DEW_TABLE_VIREMENT) : NULL;
  DewVirement virement = { 0, g_test_rand_int_range (2013, 2015), NULL, 0, (char *) "A reason", (char *) "", (char *) "" };
  gint64 pence = g_test_rand_int_range (0, 30000);
  guint from = pick_node (chance);
  guint to = pick_node (chance);
  g_autofree char *date = g_strdup_printf ("%d-%02d-01", virement.year, g_test_rand_int_range (4, 13));

  virement.id = old != NULL ? old->id : chance->ids.next (chance->ids.data);
  virement.partner = pick_id (chance, DEW_TABLE_PARTNER, 2);
  virement.date = one_in (9) ? (char *) pick_text (dates, G_N_ELEMENTS (dates)) : date;
  virement.approved = (char *) pick_text (notes, G_N_ELEMENTS (notes));

  return dew_edit_spread_move (chance->ledger, from, to, virement.year, virement.partner, -pence, moves, error) &&
         dew_edit_spread_move (chance->ledger, to, from, virement.year, virement.partner, one_in (20) ? pence + 1 : pence, moves, error) &&
         dew_edit_virement (chance->ledger, chance->changes, chance->ids, &virement, (const DewMove *) (gpointer) moves->data, moves->len, error);
}

static gboolean
write_remark (const Chance *chance,
              GError      **error)
{
  const DewLine *line = pick_row (chance, DEW_TABLE_LINE);
  DewRemark remark = { 0, };

  remark.line = line == NULL ? 999999 : line->id;
  remark.year = g_test_rand_int_range (2012, 2016);
  remark.measure = g_test_rand_int_range (0, DEW_N_MEASURES);
  remark.partner = pick_id (chance, DEW_TABLE_PARTNER, 5);
  remark.note = (char *) pick_text (notes, G_N_ELEMENTS (notes));
  remark.source = (char *) pick_text (notes, G_N_ELEMENTS (notes));

  return dew_edit_remark (chance->ledger, chance->changes, chance->ids, &remark, error);
}

static gboolean
roll_year (const Chance *chance,
           GError      **error)
{
  DewRoll roll = { g_test_rand_int_range (2012, 2016), pick_id (chance, DEW_TABLE_POOL, 2), g_test_rand_int_range (-1, 3) * 21000,
                   one_in (3) ? g_test_rand_int_range (0, 1000) : 0, one_in (2), one_in (2), one_in (2), one_in (2) };
  const DewLine *line = pick_line (chance, DEW_LINE_SERVICE);
  DewLineVariance variance = { line == NULL ? 0 : line->id, g_test_rand_int_range (-1000, 1000) };
  g_autoptr (DewRolled) rolled = dew_edit_roll (chance->ledger, chance->changes, &roll, &variance, 1, error);

  return rolled != NULL;
}

static gboolean
merge_pools (const Chance *chance,
             GError      **error)
{
  return dew_edit_merge (chance->ledger, chance->changes, chance->ids, pick_id (chance, DEW_TABLE_POOL, 0), pick_id (chance, DEW_TABLE_POOL, 0),
                         g_test_rand_int_range (2012, 2017), error);
}

/* Lines of one pool, for the most part. */
static guint
pick_lines (const Chance *chance,
            gint64        pool,
            gint64       *lines)
{
  guint n = 0;

  for (guint i = 0; i < 8; i++)
    {
      const DewLine *line = pick_row (chance, DEW_TABLE_LINE);

      if (line != NULL && (line->pool == pool || one_in (40)) && n < 4)
        lines[n++] = line->id;
    }

  return n;
}

static gboolean
split_pool (const Chance *chance,
            GError      **error)
{
  g_autofree char *name = make_name (chance);
  gint64 pool = pick_id (chance, DEW_TABLE_POOL, 0);
  gint64 lines[4];
  guint n = pick_lines (chance, pool, lines);

  return dew_edit_split (chance->ledger, chance->changes, chance->ids, pool, lines, n, chance->ids.next (chance->ids.data), name,
                         g_test_rand_int_range (2012, 2017), error);
}

static gboolean
transfer_lines (const Chance *chance,
                GError      **error)
{
  gint64 lines[4];
  guint n = pick_lines (chance, pick_id (chance, DEW_TABLE_POOL, 0), lines);
  const DewLine *parent = one_in (2) ? pick_line (chance, DEW_LINE_CATEGORY) : NULL;

  return dew_edit_transfer (chance->ledger, chance->changes, chance->ids, lines, n, pick_id (chance, DEW_TABLE_POOL, 9),
                            parent == NULL ? 0 : parent->id, g_test_rand_int_range (2012, 2017), error);
}

static gboolean
rename_pool (const Chance *chance,
             GError      **error)
{
  g_autofree char *name = make_name (chance);

  return dew_edit_rename_pool (chance->ledger, chance->changes, pick_id (chance, DEW_TABLE_POOL, 20), name, g_test_rand_int_range (2012, 2017), error);
}

static gboolean
change_scenario (const Chance *chance,
                 GError      **error)
{
  return random_scenario_verb (chance->ledger, chance->changes, chance->ids, error);
}

gboolean
random_verb (const DewLedger  *ledger,
             DewChanges       *changes,
             DewIds            ids,
             const char      **what,
             GError          **error)
{
  static const struct {
    const char *what;
    gboolean  (*run) (const Chance *chance, GError **error);
    int         weight;
  } verbs[] = {
    { "Enter a figure", change_figure, 10 },
    { "Add a row", add_one, 5 },
    { "Change a row", change_row, 5 },
    { "Move a row", move_one, 4 },
    { "Delete a row", delete_one, 2 },
    { "Write a rule", change_rule, 4 },
    { "Move budget", move_budget, 4 },
    { "Write a note", write_remark, 2 },
    { "Roll a year", roll_year, 2 },
    { "Merge pools", merge_pools, 2 },
    { "Split a pool", split_pool, 2 },
    { "Transfer lines", transfer_lines, 2 },
    { "Rename a pool", rename_pool, 2 },
    { "Work on a scenario", change_scenario, 6 },
  };
  Chance chance = { ledger, changes, ids };
  int number = g_test_rand_int_range (0, 52);
  guint i;

  G_STATIC_ASSERT (G_N_ELEMENTS (verbs) == N_RANDOM_VERBS);

  for (i = 0; i + 1 < G_N_ELEMENTS (verbs) && number >= verbs[i].weight; i++)
    number -= verbs[i].weight;
  *what = verbs[i].what;

  return verbs[i].run (&chance, error);
}
