/* test-dew-ledger-tree.c: the order of rows and the tree of nodes */
#include "engine-fixture.h"

#include <string.h>

#include "dew-ledger-private.h"
#include "ledger-builder.h"

static void
test_county (void)
{
  static const struct {
    DewNodeKind kind;
    gint64      id;
    guint       parent, end, depth;
  } expected[] = {
    { DEW_NODE_ROOT, 0, 0, 15, 0 },
    { DEW_NODE_AGREEMENT, ADULTS, 0, 12, 1 },
    { DEW_NODE_POOL, OLDER, 1, 9, 2 },
    { DEW_NODE_CATEGORY, CARE, 2, 8, 3 },
    { DEW_NODE_CATEGORY, NURSING, 3, 7, 4 },
    { DEW_NODE_LINE, DISTRICT, 4, 6, 5 },
    { DEW_NODE_LINE, NIGHT, 4, 7, 5 },
    { DEW_NODE_LINE, MEALS, 3, 8, 4 },
    { DEW_NODE_LINE, TRANSPORT, 2, 9, 3 },
    { DEW_NODE_POOL, EQUIPMENT, 1, 12, 2 },
    { DEW_NODE_LINE, BEDS, 9, 11, 3 },
    { DEW_NODE_LINE, VAN, 9, 12, 3 },
    { DEW_NODE_AGREEMENT, CHILDREN, 0, 13, 1 },
    { DEW_NODE_POOL, CARERS, 0, 15, 1 },                /* of no agreement: behind all of them */
    { DEW_NODE_CATEGORY, RESPITE, 13, 15, 2 },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (nodes[i].kind, ==, expected[i].kind);
      g_assert_cmpint (nodes[i].id, ==, expected[i].id);
      g_assert_cmpuint (nodes[i].parent, ==, expected[i].parent);
      g_assert_cmpuint (nodes[i].end, ==, expected[i].end);
      g_assert_cmpuint (nodes[i].depth, ==, expected[i].depth);
    }
}

/* By position, then id, whatever the order of loading. */
static void
test_order (void)
{
  static const struct {
    gint64 id, position;
  } rows[] = { { 7, 3 }, { 1, 3 }, { 5, -4 }, { 2, G_MAXINT64 }, { 9, G_MININT64 }, { 3, 0 } };
  static const gint64 expected[] = { 9, 5, 3, 1, 7, 2 };
  static const DewTable tables[] = { DEW_TABLE_PARTNER, DEW_TABLE_AGREEMENT, DEW_TABLE_POOL, DEW_TABLE_LINE, DEW_TABLE_SCENARIO };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  start_ledger (&builder);
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        gpointer row = add_row (&builder, tables[t], rows[i].id, "A name");

        dew_row_set_int (tables[t], row, "position", rows[i].position);
        if (tables[t] == DEW_TABLE_LINE)
          ((DewLine *) row)->pool = 7;
      }
  ledger = finish_ledger (&builder);

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      g_assert_cmpint (*(gint64 *) g_ptr_array_index (dew_ledger_rows (ledger, tables[t]), i), ==, expected[i]);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (dew_ledger_nodes (ledger, NULL)[dew_ledger_node (ledger, DEW_TABLE_POOL, 7) + 1 + i].id, ==, expected[i]);
}

static DewLine
random_line (gint64 id)
{
  return (DewLine) { .id = id, .pool = EQUIPMENT, .kind = DEW_LINE_SERVICE, .name = (char *) "Line", .position = g_test_rand_int_range (-50, 50) };
}

/* So many of the lines moved, gone or new; which are there. */
static void
change_lines (DewLedger *ledger,
              GArray    *ids,
              guint      n,
              gint64    *last)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint at = (guint) g_test_rand_int_range (0, (gint32) ids->len);
      DewLine line = random_line (g_array_index (ids, gint64, at));
      int what = g_test_rand_int_range (0, 4);

      if (what == 0 && ids->len > 1)
        {
          dew_changes_delete_row (changes, DEW_TABLE_LINE, &line);
          g_array_remove_index_fast (ids, at);
        }
      else if (what == 1)
        {
          line.id = ++*last;
          dew_changes_insert_row (changes, DEW_TABLE_LINE, &line);
          g_array_append_val (ids, line.id);
        }
      else
        {
          dew_changes_update_row (changes, DEW_TABLE_LINE, &line, 1u << dew_table_column (DEW_TABLE_LINE, "position"));
        }
    }

  g_assert_true (dew_ledger_patch (ledger, changes, &error));
  g_assert_no_error (error);
}

/* Whether few or many of them change at once: all are there, in order. */
static void
test_kept_order (void)
{
  for (guint trial = 0; trial < 200; trial++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (DewLedger) ledger = NULL;
      gint64 last = 1000;
      Builder builder;

      start_ledger (&builder);
      add_row (&builder, DEW_TABLE_POOL, EQUIPMENT, "Equipment");
      for (guint i = 0; i < 100; i++)
        {
          gint64 id = ++last;

          add_line (&builder, id, EQUIPMENT, 0, DEW_LINE_SERVICE, "Line", 0)->position = g_test_rand_int_range (-50, 50);
          g_array_append_val (ids, id);
        }
      ledger = finish_ledger (&builder);

      for (guint step = 0; step < 10; step++)
        {
          const GPtrArray *lines;

          change_lines (ledger, ids, (guint) g_test_rand_int_range (1, trial % 2 == 0 ? 4 : 60), &last);
          lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
          g_assert_cmpuint (lines->len, ==, ids->len);
          for (guint i = 1; i < lines->len; i++)
            {
              const DewLine *one = g_ptr_array_index (lines, i - 1);
              const DewLine *two = g_ptr_array_index (lines, i);

              g_assert_true (one->position < two->position || (one->position == two->position && one->id < two->id));
              g_assert_true (dew_ledger_find (ledger, DEW_TABLE_LINE, two->id) == two);
            }
        }
    }
}

/* ---- Documents by chance ---- */

static void
assert_node (const DewLedger *ledger,
             const DewNode   *nodes,
             guint            n_nodes,
             guint            i)
{
  const DewNode *node = &nodes[i];
  const DewNode *up = &nodes[node->parent];

  g_assert_cmpuint (node->end, >, i);
  g_assert_cmpuint (node->end, <=, n_nodes);
  if (i == 0)
    return;

  g_assert_cmpuint (node->parent, <, i);
  g_assert_cmpuint (node->depth, ==, up->depth + 1);
  g_assert_cmpuint (node->end, <=, up->end);

  /* It stands where its row says. */
  if (node->kind == DEW_NODE_POOL)
    g_assert_true (node->pool->agreement == up->id && up->kind == (up->id == 0 ? DEW_NODE_ROOT : DEW_NODE_AGREEMENT));
  else if (node->kind == DEW_NODE_AGREEMENT)
    g_assert_cmpuint (node->parent, ==, 0);
  else if (node->line->parent != 0)
    g_assert_true (up->kind == DEW_NODE_CATEGORY && up->id == node->line->parent);
  else
    g_assert_true (up->kind == DEW_NODE_POOL && up->id == node->line->pool);
  if (node->kind == DEW_NODE_LINE)
    g_assert_cmpuint (node->end, ==, i + 1);

  /* Its next sibling stands no earlier than it. */
  if (node->end < up->end && nodes[node->end].kind == DEW_NODE_LINE && node->kind == DEW_NODE_LINE)
    g_assert_cmpint (node->line->position, <=, nodes[node->end].line->position);
}

static void
test_chance (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  gint64 ids = 1000;

  for (guint round = 0; round < how_many (5000); round++)
    {
      DewChanges *changes = dew_changes_new ();
      const char *what;
      guint n_nodes;
      const DewNode *nodes;

      if (!random_verb (ledger, changes, (DewIds) { count_ids, &ids }, &what, NULL))
        {
          dew_changes_free (changes);
          continue;
        }
      take (ledger, changes);

      nodes = dew_ledger_nodes (ledger, &n_nodes);
      g_assert_cmpuint (n_nodes, ==, 1 + dew_ledger_rows (ledger, DEW_TABLE_AGREEMENT)->len + dew_ledger_rows (ledger, DEW_TABLE_POOL)->len +
                        dew_ledger_rows (ledger, DEW_TABLE_LINE)->len);
      for (guint i = 0; i < n_nodes; i++)
        assert_node (ledger, nodes, n_nodes, i);
    }
}

/* ---- What is no document ---- */

static void
start_small (Builder *builder)
{
  start_ledger (builder);
  g_clear_pointer (&builder->figures, g_array_unref);
  add_partner (builder, COUNCIL, "Council", "");
  add_pool (builder, OLDER, "Older people", 0, 0);
  add_pool (builder, EQUIPMENT, "Equipment", 0, 0);
  add_line (builder, CARE, OLDER, 0, DEW_LINE_CATEGORY, "Care", 0);
  add_line (builder, NURSING, OLDER, CARE, DEW_LINE_CATEGORY, "Nursing", 0);
  add_line (builder, MEALS, OLDER, NURSING, DEW_LINE_SERVICE, "Meals", 0);
  add_row (builder, DEW_TABLE_SCENARIO, GROWTH, "Growth");
  add_rule (builder, GROWTH, OLDER, MEALS, DEW_OVER, "", "own");
}

static void
test_refused (void)
{
  static const struct {
    DewTable    table;
    gint64      id;
    const char *column;
    gint64      value;
    const char *says;
  } cases[] = {
    { DEW_TABLE_LINE, CARE, "parent", NURSING, "stand inside themselves" },
    { DEW_TABLE_LINE, CARE, "parent", CARE, "stand inside themselves" },
    { DEW_TABLE_LINE, MEALS, "pool", EQUIPMENT, "“Meals” does not stand in a category of its own pool" },
    { DEW_TABLE_LINE, NURSING, "kind", DEW_LINE_SERVICE, "“Meals” does not stand in a category" },
    { DEW_TABLE_LINE, MEALS, "parent", MEALS, "“Meals” does not stand in a category" },
    { DEW_TABLE_LINE, MEALS, "parent", 999, "“line” names a row of “line”" },
    { DEW_TABLE_LINE, MEALS, "lead", 999, "“line” names a row of “partner”" },
    { DEW_TABLE_LINE, MEALS, "pool", 999, "“line” names a row of “pool”" },
    { DEW_TABLE_LINE, MEALS, "pool", 0, "“line” names a row of “pool”" },
    { DEW_TABLE_POOL, OLDER, "agreement", 999, "“pool” names a row of “agreement”" },
    { DEW_TABLE_POOL, OLDER, "host", 999, "“pool” names a row of “partner”" },
    { DEW_TABLE_POOL, OLDER, "lead", -1, "“pool” names a row of “partner”" },
    { DEW_TABLE_RULE, 1, "pool", 0, "“rule” names a row of “pool”" },
    { DEW_TABLE_RULE, 1, "line", 999, "“rule” names a row of “line”" },
    { DEW_TABLE_RULE, 1, "scenario", 999, "“rule” names a row of “scenario”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (GError) error = NULL;

      start_small (&builder);
      ledger = builder.ledger;
      dew_row_set_int (cases[i].table, (gpointer) dew_ledger_find (ledger, cases[i].table, cases[i].id), cases[i].column, cases[i].value);
      g_test_message ("%s of %s %d", cases[i].column, dew_tables[cases[i].table].name, (int) cases[i].id);
      g_assert_false (dew_ledger_load_finish (ledger, &error));
      assert_refused (&error, DEW_ERROR_FORMAT, cases[i].says);
    }
}

/* As deep as may be, whether the pool stands in an agreement or not; one more is too many. */
static void
test_depth (void)
{
  for (gint64 n = DEW_MAX_CATEGORIES; n <= DEW_MAX_CATEGORIES + 1; n++)
    for (gint64 agreement = 0; agreement <= ADULTS; agreement++)
      {
        Builder builder;
        g_autoptr (DewLedger) ledger = NULL;
        g_autoptr (GError) error = NULL;

        start_small (&builder);
        ledger = builder.ledger;
        add_row (&builder, DEW_TABLE_AGREEMENT, ADULTS, "Adults");
        ((DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, EQUIPMENT))->agreement = agreement;
        for (gint64 level = 1; level <= n; level++)
          add_line (&builder, 100 + level, EQUIPMENT, level == 1 ? 0 : 99 + level, DEW_LINE_CATEGORY, "Deeper", 0);
        add_line (&builder, 200, EQUIPMENT, 100 + n, DEW_LINE_SERVICE, "Deepest", 0);

        if (n == DEW_MAX_CATEGORIES)
          {
            g_assert_true (dew_ledger_load_finish (ledger, &error));
            g_assert_no_error (error);
            continue;
          }
        g_assert_false (dew_ledger_load_finish (ledger, &error));
        assert_refused (&error, DEW_ERROR_FORMAT, "“Deepest” stands more than 64 categories deep");
      }
}

/* A ring of a hundred thousand is found out without falling down a stack. */
static void
test_ring (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  start_small (&builder);
  ledger = builder.ledger;
  for (gint64 id = 100; id < 100100; id++)
    add_line (&builder, id, EQUIPMENT, id == 100 ? 100099 : id - 1, DEW_LINE_CATEGORY, "Round", 0);
  g_assert_false (dew_ledger_load_finish (ledger, &error));
  assert_refused (&error, DEW_ERROR_FORMAT, "stand inside themselves");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger-tree/county", test_county);
  g_test_add_func ("/ledger-tree/order", test_order);
  g_test_add_func ("/ledger-tree/kept-order", test_kept_order);
  g_test_add_func ("/ledger-tree/chance", test_chance);
  g_test_add_func ("/ledger-tree/refused", test_refused);
  g_test_add_func ("/ledger-tree/depth", test_depth);
  g_test_add_func ("/ledger-tree/ring", test_ring);

  return g_test_run ();
}
