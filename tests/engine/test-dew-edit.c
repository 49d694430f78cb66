/* test-dew-edit.c: the verbs: what each changes, what it refuses, and that neither ever tears a document */
#include "engine-fixture.h"

#include <string.h>

#include "dew-ledger-private.h"
#include "dew-rule.h"

/* ---- Figures ---- */

static void
test_figure (void)
{
  enum { NOTHING = -1 };
  static const struct {
    DewFigure figure;
    int       op;               /* DewOp, or NOTHING */
  } edits[] = {
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 2500001 }, DEW_UPDATE },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 2500000 }, NOTHING },              /* as it is */
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, DEW_CLEARED }, DEW_DELETE },
    { { MEALS, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 0 }, DEW_INSERT },                     /* nil is a figure */
    { { MEALS, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, DEW_CLEARED }, NOTHING },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 1 }, DEW_INSERT },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 2500000 }, NOTHING },                    /* says what the baseline says */
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, DEW_CLEARED }, DEW_INSERT },
    { { MEALS, 2013, 0, DEW_EXISTING, CCG, GROWTH, DEW_CLEARED }, NOTHING },                    /* nothing there to hide */
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, DEW_CLEARED }, NOTHING },                  /* cleared already */
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 7 }, DEW_UPDATE },
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 400000 }, DEW_DELETE },                    /* the baseline's own again */
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, DEW_BASELINE, DEW_CLEARED }, DEW_DELETE },
    { { DISTRICT, 2013, 3, DEW_ACTUAL, CCG, GROWTH, DEW_CLEARED }, DEW_UPDATE },
    { { DISTRICT, 2013, 12, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, DEW_MONEY_LIMIT }, DEW_INSERT },
    { { DISTRICT, 1948, 0, DEW_BUDGET, TRUST, DEW_BASELINE, -DEW_MONEY_LIMIT }, DEW_INSERT },
    { { DISTRICT, 2147, 12, DEW_FORECAST, TRUST, SPLIT, 1 }, DEW_INSERT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const DewFigure *figure = &edits[i].figure;
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gint64 pence = 0;
      gboolean there;

      g_test_message ("edit %u", i);
      g_assert_true (dew_edit_figure (ledger, changes, figure, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (dew_changes_length (changes), ==, edits[i].op != NOTHING);
      if (edits[i].op != NOTHING)
        g_assert_cmpint (dew_changes_get (changes, 0)->op, ==, edits[i].op);

      take (ledger, g_steal_pointer (&changes));
      there = dew_ledger_figure (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, figure->scenario, &pence);
      g_assert_cmpint (there, ==, figure->pence != DEW_CLEARED);
      g_assert_cmpint (pence, ==, there ? figure->pence : 0);
    }
}

static void
test_figure_refused (void)
{
  static const struct {
    DewFigure    figure;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { { 999, 2013, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_NOT_FOUND, "line this figure belongs to is not there any more" },
    { { CARE, 2013, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Care” is a category: its figures are the sum of its lines" },
    { { MEALS, 1947, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2148, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, -1, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 13, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 0, DEW_N_MEASURES, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 0, -1, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 0, DEW_EXISTING, DEW_UNATTRIBUTED, 0, 1 }, DEW_ERROR_INVALID, "contribution to “Meals” must be a partner's and a whole year's" },
    { { MEALS, 2013, 1, DEW_ADDITIONAL, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "contribution to “Meals” must be" },
    { { MEALS, 2013, 12, DEW_INCOME, COUNCIL, GROWTH, DEW_CLEARED }, DEW_ERROR_INVALID, "contribution to “Meals” must be" },
    { { MEALS, 2013, 0, DEW_BUDGET, 999, 0, 1 }, DEW_ERROR_NOT_FOUND, "partner this figure of “Meals” belongs to is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, -1, 0, 1 }, DEW_ERROR_NOT_FOUND, "partner this figure of “Meals” belongs to is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, COUNCIL, 999, 1 }, DEW_ERROR_NOT_FOUND, "scenario this figure of “Meals” belongs to is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, COUNCIL, 0, DEW_MONEY_LIMIT + 1 }, DEW_ERROR_INVALID, "“Meals” is more than £100,000 million" },
    { { MEALS, 2013, 0, DEW_BUDGET, COUNCIL, 0, -DEW_MONEY_LIMIT - 1 }, DEW_ERROR_INVALID, "“Meals” is more than £100,000 million" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_figure (ledger, changes, &refusals[i].figure, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- Adding ---- */

static gpointer
make_row (DewTable    table,
          gint64      id,
          const char *name)
{
  gpointer row = dew_row_new (table);

  *(gint64 *) row = id;
  dew_row_set_text (table, row, "name", name);

  return row;
}

static gboolean
add_line_to (const DewLedger *ledger,
             DewChanges      *changes,
             gint64           id,
             gint64           pool,
             gint64           parent,
             DewLineKind      kind,
             const char      *name,
             GError         **error)
{
  DewLine *line = make_row (DEW_TABLE_LINE, id, name);
  gboolean good;

  line->pool = pool;
  line->parent = parent;
  line->kind = (gint) kind;
  good = dew_edit_add (ledger, changes, DEW_TABLE_LINE, line, 0, error);
  dew_row_free (DEW_TABLE_LINE, line);

  return good;
}

static void
test_add_refused (void)
{
  static const struct {
    gint64       id, pool, parent;
    const char  *name;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { MEALS, OLDER, 0, "New", DEW_ERROR_CONFLICT, "number of one that is there already" },
    { 500, 0, 0, "New", DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { 500, 999, 0, "New", DEW_ERROR_INVALID, "“New” names an entry of “pool” that is not there" },
    { 500, OLDER, 999, "New", DEW_ERROR_INVALID, "“New” names an entry of “line” that is not there" },
    { 500, OLDER, MEALS, "New", DEW_ERROR_INVALID, "“Meals” is not a category" },
    { 500, EQUIPMENT, CARE, "New", DEW_ERROR_INVALID, "“Care” is a category of another pool" },
    { 500, OLDER, CARE, "MEALS", DEW_ERROR_CONFLICT, "called “Meals” in the same place already" },
    { 500, OLDER, 0, "care", DEW_ERROR_CONFLICT, "called “Care” in the same place already" },
    { 0, OLDER, 0, "New", DEW_ERROR_INVALID, "has 0 in “id”" },
    { -5, OLDER, 0, "New", DEW_ERROR_INVALID, "has -5 in “id”" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (add_line_to (ledger, changes, refusals[i].id, refusals[i].pool, refusals[i].parent, DEW_LINE_SERVICE, refusals[i].name, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }

  /* The same name is no trouble elsewhere. */
  g_assert_true (add_line_to (ledger, changes, 500, OLDER, NURSING, DEW_LINE_SERVICE, "Meals", NULL));
  g_assert_true (add_line_to (ledger, changes, 501, EQUIPMENT, 0, DEW_LINE_CATEGORY, "Care", NULL));
}

static void
test_eight_partners (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;

  for (gint64 id = 4; id <= DEW_MAX_PARTNERS + 1; id++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", (int) id);
      DewPartner *partner = make_row (DEW_TABLE_PARTNER, id, name);
      DewChanges *changes = dew_changes_new ();

      g_assert_cmpint (dew_edit_add (ledger, changes, DEW_TABLE_PARTNER, partner, 0, &error), ==, id <= DEW_MAX_PARTNERS);
      take (ledger, changes);
      dew_row_free (DEW_TABLE_PARTNER, partner);
    }

  assert_refused (&error, DEW_ERROR_INVALID, "eight partners already");
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len, ==, 8);
  g_assert_true (dew_edit_validate (ledger, NULL));
}

/* ---- Order ---- */

static gpointer
make_sibling (DewTable table,
              gint64   id)
{
  g_autofree char *name = g_strdup_printf ("Sibling %d", (int) id);
  gpointer row = make_row (table, id, name);

  if (table == DEW_TABLE_POOL)
    ((DewPool *) row)->agreement = CHILDREN;
  else if (table == DEW_TABLE_LINE)
    {
      ((DewLine *) row)->pool = CARERS;
      ((DewLine *) row)->parent = RESPITE;
    }

  return row;
}

static gboolean
is_sibling (DewTable      table,
            gconstpointer row)
{
  if (table == DEW_TABLE_POOL)
    return ((const DewPool *) row)->agreement == CHILDREN;

  return table != DEW_TABLE_LINE || ((const DewLine *) row)->parent == RESPITE;
}

static void
assert_order (const DewLedger *ledger,
              DewTable         table,
              GArray          *order)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint at = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gconstpointer row = g_ptr_array_index (rows, i);

      if (!is_sibling (table, row))
        continue;
      g_assert_cmpuint (at, <, order->len);
      g_assert_cmpint (*(const gint64 *) row, ==, g_array_index (order, gint64, at++));
    }
  g_assert_cmpuint (at, ==, order->len);
}

/* Where among the others `after` puts a row; a sibling that is not there puts it last. */
static guint
find_place (GArray *order,
            gint64  after)
{
  if (after == -1)
    return 0;

  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, gint64, i) == after)
      return i + 1;

  return order->len;
}

/* Adds and moves, most of them behind the same row, so that the gap there runs out again and again; against a plain list. */
static void
test_order (gconstpointer data)
{
  DewTable table = (DewTable) GPOINTER_TO_INT (data);
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint limit = table == DEW_TABLE_PARTNER ? DEW_MAX_PARTNERS : 40;
  guint renumbered = 0;
  gint64 anchor = 0;
  gint64 id = 500;

  for (guint i = 0; i < rows->len; i++)
    if (is_sibling (table, g_ptr_array_index (rows, i)))
      g_array_append_vals (order, g_ptr_array_index (rows, i), 1);

  for (guint step = 0; step < 400; step++)
    {
      gboolean add = order->len < limit;
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gint64 after = anchor;

      if (g_test_rand_int_range (0, 4) == 0)
        after = g_test_rand_int_range (0, 10) == 0 ? 9999 : g_test_rand_int_range (-1, 1);

      if (add)
        {
          gpointer row = make_sibling (table, ++id);

          g_assert_true (dew_edit_add (ledger, changes, table, row, after, &error));
          g_array_insert_val (order, find_place (order, after), id);
          dew_row_free (table, row);
        }
      else
        {
          guint from = (guint) g_test_rand_int_range (0, (gint32) order->len);
          gint64 moved = g_array_index (order, gint64, from);

          if (moved == anchor)
            continue;
          g_array_remove_index (order, from);
          g_assert_true (dew_edit_move (ledger, changes, table, moved, table == DEW_TABLE_LINE ? CARERS : 0,
                                        table == DEW_TABLE_LINE ? RESPITE : CHILDREN, after, &error));
          g_array_insert_val (order, find_place (order, after), moved);
        }
      g_assert_no_error (error);
      anchor = anchor == 0 ? id : anchor;
      renumbered += dew_changes_length (changes) > 1;
      take (ledger, g_steal_pointer (&changes));
      assert_order (ledger, table, order);
    }

  g_test_message ("moved apart %u times in 400", renumbered);
  g_assert_cmpuint (renumbered, >, 2);
  g_assert_cmpuint (renumbered, <, 100);
}

static void
set_position (DewLedger *ledger,
              gint64     scenario,
              gint64     position)
{
  DewChanges *changes = dew_changes_new ();
  DewScenario row = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);

  row.position = position;
  dew_changes_diff_row (changes, DEW_TABLE_SCENARIO, dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario), &row);
  take (ledger, changes);
}

/* Positions from elsewhere may be any number. */
static void
test_far_positions (void)
{
  static const gint64 positions[][2] = {
    { G_MININT64, G_MAXINT64 }, { G_MININT64, G_MININT64 }, { G_MAXINT64, G_MAXINT64 }, { G_MAXINT64 - 1, G_MAXINT64 }, { G_MININT64, 0 }, { 0, G_MAXINT64 },
    { 0, 0 }, { -1, -1 }, { G_MAXINT64 / 4, G_MAXINT64 / 4 + 1 }, { -G_MAXINT64 / 4 - 1, -G_MAXINT64 / 4 },
  };
  static const struct {
    gint64 after;
    gint64 order[3];
  } places[] = { { -1, { 500, GROWTH, SPLIT } }, { 0, { GROWTH, SPLIT, 500 } }, { GROWTH, { GROWTH, 500, SPLIT } }, { SPLIT, { GROWTH, SPLIT, 500 } } };

  for (guint p = 0; p < G_N_ELEMENTS (positions); p++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        g_autoptr (DewLedger) ledger = make_county ();
        DewChanges *changes = dew_changes_new ();
        DewScenario *scenario = make_row (DEW_TABLE_SCENARIO, 500, "New");

        set_position (ledger, GROWTH, positions[p][0]);
        set_position (ledger, SPLIT, positions[p][1]);
        g_assert_true (dew_edit_add (ledger, changes, DEW_TABLE_SCENARIO, scenario, places[i].after, NULL));
        take (ledger, changes);
        for (guint r = 0; r < 3; r++)
          g_assert_cmpint (*(gint64 *) g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_SCENARIO), r), ==, places[i].order[r]);
        dew_row_free (DEW_TABLE_SCENARIO, scenario);
      }
}

/* ---- Moving ---- */

static const DewLine *
get_line (const DewLedger *ledger,
          gint64           id)
{
  return dew_ledger_find (ledger, DEW_TABLE_LINE, id);
}

static void
test_move (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();

  /* Within the pool: the line alone. */
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, DISTRICT, OLDER, 0, -1, NULL));
  take (ledger, changes);
  g_assert_cmpint (get_line (ledger, DISTRICT)->parent, ==, 0);
  g_assert_cmpuint (dew_ledger_node (ledger, DEW_TABLE_LINE, DISTRICT), ==, dew_ledger_node (ledger, DEW_TABLE_POOL, OLDER) + 1);

  /* Into a category: its pool counts, whatever the caller says. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, DISTRICT, EQUIPMENT, NURSING, 0, NULL));
  take (ledger, changes);
  g_assert_cmpint (get_line (ledger, DISTRICT)->pool, ==, OLDER);

  /* To another pool, with all that stands in it and the rules on that; the pool's own rules stay. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, CARE, 0, RESPITE, 0, NULL));
  take (ledger, changes);
  for (gint64 line = CARE; line <= MEALS; line++)
    g_assert_cmpint (get_line (ledger, line)->pool, ==, CARERS);
  g_assert_cmpint (get_line (ledger, TRANSPORT)->pool, ==, OLDER);
  g_assert_cmpint (get_line (ledger, NURSING)->parent, ==, CARE);
  g_assert_cmpint (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 4))->pool, ==, CARERS);
  g_assert_cmpint (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 1))->pool, ==, OLDER);
  g_assert_cmpstr (dew_ledger_rule (ledger, CARERS, DISTRICT, DEW_OVER, "2013-04-01", DEW_BASELINE)->text, ==, "all to CCG");
  g_assert_cmpuint (dew_ledger_n_figures (ledger), ==, 25);

  /* A pool to another agreement, and out of any. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_POOL, EQUIPMENT, 0, CHILDREN, 0, NULL));
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_POOL, OLDER, 0, 0, -1, NULL));
  take (ledger, changes);
  g_assert_cmpint (((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, EQUIPMENT))->agreement, ==, CHILDREN);
  g_assert_cmpint (((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER))->agreement, ==, 0);
  g_assert_true (dew_edit_validate (ledger, NULL));
}

static void
test_move_refused (void)
{
  static const struct {
    DewTable     table;
    gint64       id, pool, parent;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { DEW_TABLE_LINE, 999, OLDER, 0, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
    { DEW_TABLE_POOL, 999, 0, ADULTS, DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { DEW_TABLE_SCENARIO, 999, 0, 0, DEW_ERROR_NOT_FOUND, "The scenario is not there any more" },
    { DEW_TABLE_LINE, CARE, OLDER, CARE, DEW_ERROR_INVALID, "“Care” cannot be moved into itself" },
    { DEW_TABLE_LINE, CARE, OLDER, NURSING, DEW_ERROR_INVALID, "“Care” cannot be moved into itself" },
    { DEW_TABLE_LINE, MEALS, OLDER, TRANSPORT, DEW_ERROR_INVALID, "“Transport” is not a category" },
    { DEW_TABLE_LINE, MEALS, 999, 0, DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { DEW_TABLE_LINE, MEALS, 0, 0, DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { DEW_TABLE_LINE, MEALS, OLDER, 999, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
    { DEW_TABLE_LINE, NIGHT, OLDER, 0, DEW_ERROR_CONFLICT, "“Transport” in the same place already" },
    { DEW_TABLE_LINE, NIGHT, EQUIPMENT, 0, DEW_ERROR_CONFLICT, "“Transport” in the same place already" },
    { DEW_TABLE_POOL, OLDER, 0, 999, DEW_ERROR_INVALID, "“Older people” names an entry of “agreement” that is not there" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_move (ledger, changes, refusals[i].table, refusals[i].id, refusals[i].pool, refusals[i].parent, 0, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* What could not be read again must not be made: neither by adding nor by moving a tall category to the bottom of a deep one. */
static void
test_depth (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DewChanges) changes = NULL;
  gint64 parent = 0;

  for (gint64 id = 500; id < 500 + DEW_MAX_CATEGORIES; id++)
    {
      DewChanges *one = dew_changes_new ();

      g_assert_true (add_line_to (ledger, one, id, EQUIPMENT, parent, DEW_LINE_CATEGORY, "Deeper", &error));
      g_assert_no_error (error);
      take (ledger, one);
      parent = id;
    }
  changes = dew_changes_new ();
  g_assert_true (add_line_to (ledger, changes, 600, EQUIPMENT, parent, DEW_LINE_CATEGORY, "Deepest", &error));
  take (ledger, g_steal_pointer (&changes));

  changes = dew_changes_new ();
  g_assert_false (add_line_to (ledger, changes, 601, EQUIPMENT, 600, DEW_LINE_SERVICE, "Too deep", &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Too deep” would stand more than 64 categories deep");
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, MEALS, 0, parent, 0, NULL));
  g_assert_false (dew_edit_move (ledger, changes, DEW_TABLE_LINE, MEALS, 0, 600, 0, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Meals” would stand");

  /* Two levels stand in Care. */
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, CARE, 0, parent - 2, 0, NULL));
  g_assert_false (dew_edit_move (ledger, changes, DEW_TABLE_LINE, CARE, 0, parent - 1, 0, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Care” would stand");
}

/* ---- Deleting ---- */

static guint
count_rows (const DewLedger *ledger,
            DewTable         table)
{
  return dew_ledger_rows (ledger, table)->len;
}

static void
test_delete (void)
{
  static const struct {
    DewTable table;
    gint64   id;
    guint    pools, lines, figures, rules, scenarios;   /* that are left */
  } deletions[] = {
    { DEW_TABLE_POOL, OLDER, 2, 3, 3, 1, 2 },
    { DEW_TABLE_POOL, EQUIPMENT, 2, 7, 22, 4, 2 },
    { DEW_TABLE_POOL, CARERS, 2, 8, 25, 5, 2 },
    { DEW_TABLE_LINE, CARE, 3, 4, 4, 4, 2 },
    { DEW_TABLE_LINE, DISTRICT, 3, 8, 7, 4, 2 },
    { DEW_TABLE_LINE, RESPITE, 3, 8, 25, 5, 2 },
    { DEW_TABLE_SCENARIO, GROWTH, 3, 9, 21, 4, 1 },
    { DEW_TABLE_SCENARIO, SPLIT, 3, 9, 25, 5, 1 },
    { DEW_TABLE_AGREEMENT, CHILDREN, 3, 9, 25, 5, 2 },
    { DEW_TABLE_PARTNER, TRUST, 3, 9, 25, 5, 2 },
    { DEW_TABLE_RULE, 1, 3, 9, 25, 4, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("deletion %u", i);
      dew_edit_delete (ledger, changes, deletions[i].table, deletions[i].id, &error);
      g_assert_no_error (error);
      take (ledger, changes);
      g_assert_null (dew_ledger_find (ledger, deletions[i].table, deletions[i].id));
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_POOL), ==, deletions[i].pools);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_LINE), ==, deletions[i].lines);
      g_assert_cmpuint (dew_ledger_n_figures (ledger), ==, deletions[i].figures);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_RULE), ==, deletions[i].rules);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_SCENARIO), ==, deletions[i].scenarios);
      g_assert_true (dew_edit_validate (ledger, NULL));
    }
}

static void
test_delete_refused (void)
{
  static const struct {
    DewTable     table;
    gint64       id;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { DEW_TABLE_AGREEMENT, ADULTS, DEW_ERROR_CONFLICT, "“Adults” still has pools" },
    { DEW_TABLE_PARTNER, COUNCIL, DEW_ERROR_CONFLICT, "“Westshire County Council” is still named in “Older people”" },
    { DEW_TABLE_PARTNER, 999, DEW_ERROR_NOT_FOUND, "The partner is not there any more" },
    { DEW_TABLE_RULE, 999, DEW_ERROR_NOT_FOUND, "The rule is not there any more" },
    { DEW_TABLE_LINE, OLDER, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_delete (ledger, changes, refusals[i].table, refusals[i].id, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* A partner that one place after the other names is refused with that place, and goes when it is free. */
static void
test_delete_partner (void)
{
  static const struct {
    DewTable    table;          /* a figure: whoever is the partner of one */
    gint64      id;
    const char *column;
    const char *says;
  } places[] = {
    { DEW_TABLE_POOL, CARERS, "host", "named in “Carers”" },
    { DEW_TABLE_POOL, CARERS, "lead", "named in “Carers”" },
    { DEW_TABLE_LINE, RESPITE, "lead", "named in “Respite”" },
    { DEW_TABLE_LINE, VAN, "lead", "named in “Transport”" },
    { DEW_TABLE_FIGURE, DEW_BASELINE, NULL, "named in “Beds”" },
    { DEW_TABLE_FIGURE, SPLIT, NULL, "named in “Beds”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) deletion = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();

      if (places[i].table == DEW_TABLE_FIGURE)
        dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { BEDS, 2020, 2, DEW_FORECAST, TRUST, places[i].id, 1 });
      else
        {
          DewValue *values = dew_changes_add (changes, places[i].table, DEW_UPDATE);

          dew_changes_set_int (changes, &values[0], places[i].id);
          dew_changes_set_int (changes, &values[dew_table_column (places[i].table, places[i].column)], TRUST);
        }
      take (ledger, changes);
      g_assert_false (dew_edit_delete (ledger, deletion, DEW_TABLE_PARTNER, TRUST, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, places[i].says);
    }
}

static void
test_delete_partner_in_rule (void)
{
  static const char *const texts[] = { "all to Vale Health Trust", "fixed Council 50%, Vale Health Trust 50%" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) deletion = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();
      DewRuleRow rule = { 500, GROWTH, CARERS, 0, DEW_OVER, (char *) "2020-01-01", (char *) texts[i], (char *) "" };

      g_assert_true (dew_edit_rule (ledger, changes, &rule, NULL));
      take (ledger, changes);
      g_assert_false (dew_edit_delete (ledger, deletion, DEW_TABLE_PARTNER, TRUST, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, texts[i]);
    }
}

/* ---- Rules ---- */

static void
test_rule (void)
{
  static const struct {
    const char *typed, *stored;
  } texts[] = {
    { "OWN", "own" },
    { "  proportional   GROSS current ", "proportional gross" },
    { "fixed westshire county council 60%, ccg 40%", "fixed Council 60%, CCG 40%" },
    { "all to \"Vale Health Trust\"", "all to Vale Health Trust" },
    { "all TO host", "all to host" },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewRuleRow rule = { 500 + i, DEW_BASELINE, CARERS, 0, DEW_OVER, (char *) "2013-04-01", (char *) texts[i].typed, (char *) "" };
      const DewRuleRow *stored;

      dew_edit_rule (ledger, changes, &rule, &error);
      g_assert_no_error (error);
      take (ledger, changes);

      /* One place, one date: the first of them is written over. */
      g_assert_null (i == 0 ? NULL : dew_ledger_find (ledger, DEW_TABLE_RULE, 500 + i));
      stored = dew_ledger_find (ledger, DEW_TABLE_RULE, 500);
      g_assert_cmpstr (stored->text, ==, texts[i].stored);
    }
}

static void
test_rule_places (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  static const DewRuleRow rules[] = {
    { 500, DEW_BASELINE, OLDER, 0, DEW_OVER, (char *) "2014-05-01", (char *) "equal", (char *) "" },
    { 501, DEW_BASELINE, OLDER, 0, DEW_UNDER, (char *) "", (char *) "retain", (char *) "" },
    { 502, DEW_BASELINE, OLDER, MEALS, DEW_OVER, (char *) "", (char *) "equal", (char *) "" },
    { 503, SPLIT, OLDER, 0, DEW_OVER, (char *) "", (char *) "equal", (char *) "" },
    { 504, DEW_BASELINE, CARERS, 0, DEW_OVER, (char *) "", (char *) "equal", (char *) "" },
  };
  DewChanges *changes = dew_changes_new ();
  DewRuleRow rule = { 505, DEW_BASELINE, OLDER, 0, DEW_OVER, (char *) "", (char *) "", (char *) "" };

  /* Each is another place, scenario, direction or date. */
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_true (dew_edit_rule (ledger, changes, &rules[i], NULL));
  take (ledger, changes);
  g_assert_cmpuint (count_rows (ledger, DEW_TABLE_RULE), ==, 5 + G_N_ELEMENTS (rules));

  /* Empty text takes away just the one, and nothing where none is. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_rule (ledger, changes, &rule, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 1);
  take (ledger, changes);
  g_assert_null (dew_ledger_find (ledger, DEW_TABLE_RULE, 1));
  changes = dew_changes_new ();
  g_assert_true (dew_edit_rule (ledger, changes, &rule, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
  take (ledger, changes);

  /* The same again is no change; another note is. */
  changes = dew_changes_new ();
  rule = (DewRuleRow) { 506, DEW_BASELINE, OLDER, DISTRICT, DEW_OVER, (char *) "", (char *) "ALL to ccg", (char *) "" };
  g_assert_true (dew_edit_rule (ledger, changes, &rule, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
  rule.note = (char *) "As agreed in May";
  g_assert_true (dew_edit_rule (ledger, changes, &rule, NULL));
  take (ledger, changes);
  g_assert_cmpstr (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 4))->note, ==, "As agreed in May");
}

static void
test_rule_refused (void)
{
  static const struct {
    gint64      scenario, pool, line;
    int         direction;
    const char *start, *text, *says;
  } refusals[] = {
    { 0, OLDER, 0, DEW_OVER, "", "rubbish", "“rubbish” is no step" },
    { 0, OLDER, 0, DEW_OVER, "", "all to nobody", "nobody" },
    { 0, OLDER, 0, DEW_OVER, "", "fixed Council 60%, CCG 30%", "90" },
    { 0, OLDER, 0, DEW_OVER, "", "retain", "retain" },
    { 0, OLDER, 0, 2, "", "own", "has 2 in “direction”" },
    { 0, OLDER, 0, DEW_OVER, "2013-02-29", "own", "“2013-02-29” is not a date" },
    { 0, OLDER, BEDS, DEW_OVER, "", "own", "stands on a line of another pool" },
    { 0, OLDER, 999, DEW_OVER, "", "own", "names an entry of “line” that is not there" },
    { 0, 999, 0, DEW_OVER, "", "own", "names an entry of “pool” that is not there" },
    { 0, 0, 0, DEW_OVER, "", "own", "stands on no pool" },
    { 999, OLDER, 0, DEW_OVER, "", "own", "“scenario”" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      DewRuleRow rule = { 500, refusals[i].scenario, refusals[i].pool, refusals[i].line, refusals[i].direction,
                          (char *) refusals[i].start, (char *) refusals[i].text, (char *) "" };
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_rule (ledger, changes, &rule, &error));
      assert_refused (&error, DEW_ERROR_INVALID, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- Partners by other names ---- */

static void
test_rename_partner (void)
{
  static const struct {
    const char *name, *short_name;
    const char *text;           /* of rule 2 then */
  } renamings[] = {
    { "Westshire County Council", "County", "fixed County 60%, CCG 40%" },
    { "Westshire County Council", "", "fixed Westshire County Council 60%, CCG 40%" },
    { "Eastshire", "Council", "fixed Council 60%, CCG 40%" },
    { "Eastshire", "", "fixed Eastshire 60%, CCG 40%" },
    { "Eastshire", "own", "fixed \"own\" 60%, CCG 40%" },
    { "Eastshire", "East, \"Shire\"", "fixed \"East, \"\"Shire\"\"\" 60%, CCG 40%" },
    { "Eastshire", "50% Eastshire", "fixed \"50% Eastshire\" 60%, CCG 40%" },
    { "Eastshire", "COUNCIL", "fixed COUNCIL 60%, CCG 40%" },
    { "Council", "Council", "fixed Council 60%, CCG 40%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (renamings); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewLedger) before = make_county ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();
      DewPartner partner = *(const DewPartner *) dew_ledger_find (ledger, DEW_TABLE_PARTNER, COUNCIL);
      g_autoptr (DewRule) rule = NULL;
      g_autoptr (DewRule) old = NULL;

      partner.name = (char *) renamings[i].name;
      partner.short_name = (char *) renamings[i].short_name;
      dew_edit_row (ledger, changes, DEW_TABLE_PARTNER, &partner, &error);
      g_assert_no_error (error);
      take (ledger, changes);

      g_assert_cmpstr (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 2))->text, ==, renamings[i].text);
      rule = dew_rule_parse (ledger, renamings[i].text, &error);
      g_assert_no_error (error);
      old = dew_rule_parse (before, "fixed Council 60%, CCG 40%", NULL);
      g_assert_true (dew_rule_equal (rule, old));
      g_assert_true (dew_edit_validate (ledger, NULL));
    }
}

/* ---- By chance ---- */

/* After each edit every rule says what it said, unless the edit was about rules, and says it canonically. */
static void
assert_rules (const DewLedger *before,
              const DewLedger *after,
              gboolean         written)
{
  const GPtrArray *rules = dew_ledger_rows (after, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *row = g_ptr_array_index (rules, i);
      const DewRuleRow *old = dew_ledger_find (before, DEW_TABLE_RULE, row->id);
      g_autoptr (DewRule) rule = dew_rule_parse (after, row->text, NULL);
      g_autoptr (DewRule) was = old == NULL ? NULL : dew_rule_parse (before, old->text, NULL);
      g_autofree char *text = NULL;

      g_assert_nonnull (rule);
      text = dew_rule_print (rule, after);
      g_assert_cmpstr (text, ==, row->text);
      if (was != NULL && !written)
        g_assert_true (dew_rule_equal (rule, was));
    }
}

static void
test_chance (void)
{
  g_autoptr (DewLedger) ledger = NULL;
  guint n_refused = 0;
  gint64 ids = 1000;
  guint n = how_many (20000);

  for (guint step = 0; step < n; step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (DewLedger) before = NULL;
      g_autoptr (GError) error = NULL;
      const char *what;

      if (step % 400 == 0)
        {
          g_clear_pointer (&ledger, dew_ledger_free);
          ledger = make_county ();
        }

      if (!random_verb (ledger, changes, (DewIds) { count_ids, &ids }, &what, &error))
        {
          g_assert_nonnull (error);
          assert_refused (&error, (DewErrorCode) error->code, "");
          g_assert_cmpuint (dew_changes_length (changes), ==, 0);
          n_refused++;
          continue;
        }

      before = dew_ledger_copy (ledger);
      take (ledger, g_steal_pointer (&changes));
      dew_edit_validate (ledger, &error);
      g_assert_no_error (error);
      assert_rules (before, ledger, strcmp (what, "Write a rule") == 0);
    }

  g_test_message ("%u edits, %u refused", n, n_refused);
  g_assert_cmpuint (n_refused, >, n / 10);
  g_assert_cmpuint (n_refused, <, n / 10 * 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/figure", test_figure);
  g_test_add_func ("/edit/figure-refused", test_figure_refused);
  g_test_add_func ("/edit/add-refused", test_add_refused);
  g_test_add_func ("/edit/eight-partners", test_eight_partners);
  g_test_add_data_func ("/edit/order/partner", GINT_TO_POINTER (DEW_TABLE_PARTNER), test_order);
  g_test_add_data_func ("/edit/order/agreement", GINT_TO_POINTER (DEW_TABLE_AGREEMENT), test_order);
  g_test_add_data_func ("/edit/order/pool", GINT_TO_POINTER (DEW_TABLE_POOL), test_order);
  g_test_add_data_func ("/edit/order/line", GINT_TO_POINTER (DEW_TABLE_LINE), test_order);
  g_test_add_data_func ("/edit/order/scenario", GINT_TO_POINTER (DEW_TABLE_SCENARIO), test_order);
  g_test_add_func ("/edit/far-positions", test_far_positions);
  g_test_add_func ("/edit/move", test_move);
  g_test_add_func ("/edit/move-refused", test_move_refused);
  g_test_add_func ("/edit/depth", test_depth);
  g_test_add_func ("/edit/delete", test_delete);
  g_test_add_func ("/edit/delete-refused", test_delete_refused);
  g_test_add_func ("/edit/delete-partner", test_delete_partner);
  g_test_add_func ("/edit/delete-partner-in-rule", test_delete_partner_in_rule);
  g_test_add_func ("/edit/rule", test_rule);
  g_test_add_func ("/edit/rule-places", test_rule_places);
  g_test_add_func ("/edit/rule-refused", test_rule_refused);
  g_test_add_func ("/edit/rename-partner", test_rename_partner);
  g_test_add_func ("/edit/chance", test_chance);

  return g_test_run ();
}
