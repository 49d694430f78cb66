/* test-dew-tree.c: a document's tree as rows of a grid: folding and finding them, and typing their names */
#include <string.h>

#include "document-fixture.h"

#include "dew-tree.h"

/* ---- Rows ---- */

/* Every row is a node of the tree below the root, in its order, with an id of its own; the last one is for a new pool. */
static void
assert_rows (DewTree         *tree,
             const DewLedger *ledger)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint n = dew_tree_n_rows (tree);
  guint before = 0;

  for (guint row = 0; row + 1 < n; row++)
    {
      guint node = dew_tree_node (tree, row);
      DewGridRow out;
      gint64 id;

      g_assert_cmpuint (node, >, before);
      before = node;
      dew_tree_row (tree, row, &out);
      g_assert_true (g_hash_table_add (ids, g_memdup2 (&out.id, sizeof out.id)));
      g_assert_cmpint (out.expandable, ==, nodes[node].end > node + 1);
      g_assert_cmpint (dew_tree_kind (tree, row, &id), ==, nodes[node].kind);
      g_assert_cmpint (id, ==, nodes[node].id);
    }
  g_assert_cmpuint (dew_tree_node (tree, n - 1), ==, DEW_TREE_NEW_POOL);
  g_assert_cmpuint (dew_tree_node (tree, DEW_GRID_TOTAL), ==, 0);
}

static void
test_rows (void)
{
  DocumentFixture fixture;
  const DewLedger *ledger;
  DewTree *tree;
  DewGridRow row;
  gint64 id;
  guint n;

  document_start (&fixture);
  ledger = dew_document_ledger (fixture.document);
  dew_ledger_nodes (ledger, &n);
  tree = dew_tree_new (fixture.document);

  /* All nodes but the root, and the new pool. */
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n);
  assert_rows (tree, ledger);
  dew_tree_row (tree, DEW_GRID_TOTAL, &row);
  g_assert_cmpint (row.style, ==, DEW_GRID_SUM);
  dew_tree_row (tree, n - 1, &row);
  g_assert_cmpint (row.style, ==, DEW_GRID_LINE);
  g_assert_cmpint (dew_tree_kind (tree, n - 1, &id), ==, DEW_NODE_ROOT);
  g_assert_cmpint (dew_tree_kind (tree, n, &id), ==, DEW_NODE_ROOT);
  g_assert_false (dew_tree_toggle (tree, n - 1));
  g_assert_false (dew_tree_toggle (tree, DEW_GRID_TOTAL));
  dew_tree_free (tree);
  document_finish (&fixture);
}

static void
test_folding (void)
{
  DocumentFixture fixture;
  const DewLedger *ledger;
  DewTree *tree;
  DewGridRow row;
  gboolean unfolded;
  guint n, pool, category;

  document_start (&fixture);
  ledger = dew_document_ledger (fixture.document);
  tree = dew_tree_new (fixture.document);
  n = dew_tree_n_rows (tree);
  pool = dew_tree_reveal (tree, DEW_TABLE_POOL, OLDER, &unfolded);
  category = dew_tree_reveal (tree, DEW_TABLE_LINE, NURSING, &unfolded);
  g_assert_false (unfolded);

  /* The category in the pool, then the pool with its six lines. */
  g_assert_true (dew_tree_toggle (tree, category));
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n - 2);
  g_assert_true (dew_tree_toggle (tree, pool));
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n - 6);
  dew_tree_row (tree, pool, &row);
  g_assert_true (row.expandable);
  g_assert_false (row.expanded);
  assert_rows (tree, ledger);
  g_assert_false (dew_tree_toggle (tree, dew_tree_reveal (tree, DEW_TABLE_LINE, BEDS, &unfolded)));

  /* What is folded stays so when the document changes; the pool alone is unfolded for a line right in it. */
  dew_tree_list (tree);
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n - 6);
  g_assert_cmpuint (dew_tree_node (tree, dew_tree_reveal (tree, DEW_TABLE_LINE, TRANSPORT, &unfolded)), ==, dew_ledger_node (ledger, DEW_TABLE_LINE, TRANSPORT));
  g_assert_true (unfolded);
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n - 2);
  g_assert_cmpuint (dew_tree_node (tree, dew_tree_reveal (tree, DEW_TABLE_LINE, DISTRICT, &unfolded)), ==, dew_ledger_node (ledger, DEW_TABLE_LINE, DISTRICT));
  g_assert_true (unfolded);
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n);

  g_assert_cmpuint (dew_tree_reveal (tree, DEW_TABLE_LINE, 999, &unfolded), ==, G_MAXUINT);
  g_assert_false (unfolded);
  dew_tree_free (tree);
  document_finish (&fixture);
}

/* One agreement has no row of its own, and a document that cannot be written none for a new pool. */
static void
test_fewer_rows (void)
{
  DocumentFixture fixture;
  DewChanges *changes = dew_changes_new ();
  DewDocument *document;
  DewTree *tree;
  DewGridRow row;
  g_autoptr (GError) error = NULL;
  gboolean good;
  guint n;

  document_start (&fixture);
  good = dew_edit_delete (dew_document_ledger (fixture.document), changes, DEW_TABLE_AGREEMENT, CHILDREN, &error);
  g_assert_true (dew_document_take (fixture.document, changes, good, "Delete", &error));
  tree = dew_tree_new (fixture.document);
  dew_ledger_nodes (dew_document_ledger (fixture.document), &n);
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n - 1);
  dew_tree_row (tree, 0, &row);
  g_assert_cmpint (row.style, ==, DEW_GRID_POOL);
  g_assert_cmpuint (row.depth, ==, 0);
  dew_tree_free (tree);

  document = open_or_fail (fixture.file.path, DEW_STORE_READ);
  tree = dew_tree_new (document);
  g_assert_cmpuint (dew_tree_n_rows (tree), ==, n - 2);
  dew_tree_free (tree);
  g_object_unref (document);
  document_finish (&fixture);
}

/* ---- For the eye alone ---- */

static gboolean
is_transport (DewDocument *document,
              guint        node,
              gpointer     data)
{
  return strcmp (dew_ledger_nodes (dew_document_ledger (document), NULL)[node].line->name, "Transport") == 0;
}

static int
backwards (DewDocument *document,
           guint        one,
           guint        two,
           gpointer     data)
{
  return (two > one) - (two < one);
}

static void
assert_names (DewTree    *tree,
              const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint row = 0; row < dew_tree_n_rows (tree); row++)
    g_string_append_printf (names, "%s|", dew_tree_name (tree, dew_tree_node (tree, row)));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_filter (void)
{
  DocumentFixture fixture;
  DewTree *tree;
  g_autofree char *before = NULL;

  document_start (&fixture);
  before = dump_ledger (dew_document_ledger (fixture.document));
  tree = dew_tree_new (fixture.document);
  g_assert_false (dew_tree_is_filtered (tree));

  /* What a line stands in is shown with it; a new pool would not be, and has no row. */
  dew_tree_set_filter (tree, is_transport, NULL, NULL);
  dew_tree_list (tree);
  g_assert_true (dew_tree_is_filtered (tree));
  g_assert_cmpuint (dew_tree_n_kept (tree), ==, 3);
  assert_names (tree, "Adults|Older people|Care|Nursing|Transport|Transport|Equipment|Transport|");
  dew_tree_unfold_to (tree, 1);
  g_assert_cmpuint (dew_tree_n_kept (tree), ==, 3);
  assert_names (tree, "Adults|Older people|Equipment|");
  dew_tree_unfold_to (tree, 3);

  /* Siblings are sorted, and what is in them goes along. */
  dew_tree_set_sorter (tree, backwards, NULL, NULL);
  dew_tree_list (tree);
  assert_names (tree, "Adults|Equipment|Transport|Older people|Transport|Care|Nursing|Transport|");
  dew_tree_set_filter (tree, NULL, NULL, NULL);
  dew_tree_set_sorter (tree, NULL, NULL, NULL);
  dew_tree_list (tree);
  assert_names (tree, "Adults|Older people|Care|Nursing|District nurses|Transport|Meals|Transport|Equipment|Beds|Transport|Children|Carers|Respite|New pool…|");
  assert_same_dump (dew_document_ledger (fixture.document), before);
  dew_tree_free (tree);
  document_finish (&fixture);
}

/* A pool need not be in an agreement, and its lines are still one step further in than it is. */
static void
test_depths (void)
{
  DocumentFixture fixture;
  DewTree *tree;

  document_start (&fixture);
  tree = dew_tree_new (fixture.document);
  for (int agreements = 2; agreements >= 0; agreements--)
    {
      const guint expected[][2] = { { OLDER, agreements == 2 }, { CARERS, 0 } };
      guint last = dew_tree_n_rows (tree);

      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        {
          guint row = dew_tree_row_of (tree, dew_ledger_node (dew_document_ledger (fixture.document), DEW_TABLE_POOL, expected[i][0]));
          DewGridRow pool, below;

          if (row == G_MAXUINT)
            continue;
          g_assert_cmpuint (row, <, last);
          dew_tree_row (tree, row, &pool);
          dew_tree_row (tree, row + 1, &below);
          g_assert_cmpuint (pool.depth, ==, expected[i][1]);
          g_assert_cmpuint (below.depth, ==, expected[i][1] + 1);
        }

      for (guint i = 0; agreements == 1 && i < 2; i++)
        {
          DewChanges *changes = dew_changes_new ();

          g_assert_true (dew_document_take (fixture.document, changes, dew_edit_delete (dew_document_ledger (fixture.document), changes, DEW_TABLE_POOL, i == 0 ? OLDER : EQUIPMENT, NULL), "Delete", NULL));
        }
      if (agreements > 0)
        {
          DewChanges *changes = dew_changes_new ();

          g_assert_true (dew_document_take (fixture.document, changes, dew_edit_delete (dew_document_ledger (fixture.document), changes, DEW_TABLE_AGREEMENT, agreements == 2 ? CHILDREN : ADULTS, NULL), "Delete", NULL));
        }
      dew_tree_list (tree);
    }
  dew_tree_free (tree);
  document_finish (&fixture);
}

/* ---- Names ---- */

static void
test_names (void)
{
  DocumentFixture fixture;
  DewTree *tree;
  DewGridCell cell;
  g_autofree char *spoken = NULL;
  g_autofree char *text = NULL;
  guint pool;

  document_start (&fixture);
  tree = dew_tree_new (fixture.document);
  pool = dew_ledger_node (dew_document_ledger (fixture.document), DEW_TABLE_POOL, OLDER);

  dew_tree_name_cell (tree, pool, &cell);
  g_assert_cmpstr (cell.text, ==, "Older people");
  g_assert_cmpuint (cell.flags, ==, DEW_GRID_EDITABLE | DEW_GRID_BOLD);
  spoken = dew_tree_name_spoken (tree, pool);
  g_assert_cmpstr (spoken, ==, "Older people, pool");
  dew_tree_name_cell (tree, 0, &cell);
  g_assert_cmpstr (cell.text, ==, "Total of all agreements");
  g_assert_cmpuint (cell.flags, ==, DEW_GRID_BOLD);
  dew_tree_name_cell (tree, DEW_TREE_NEW_POOL, &cell);
  g_assert_cmpuint (cell.flags, ==, DEW_GRID_EDITABLE | DEW_GRID_NIL);
  text = dew_tree_name_text (tree, DEW_TREE_NEW_POOL);
  g_assert_cmpstr (text, ==, "");
  dew_tree_free (tree);
  document_finish (&fixture);
}

static void
test_typed_names (void)
{
  DocumentFixture fixture;
  const DewLedger *ledger;
  const DewPool *added;
  DewTree *tree;
  DewGridReply reply = { NULL, NULL, NULL };
  guint meals;

  document_start (&fixture);
  ledger = dew_document_ledger (fixture.document);
  tree = dew_tree_new (fixture.document);
  meals = dew_ledger_node (ledger, DEW_TABLE_LINE, MEALS);

  g_assert_cmpint (dew_tree_name_commit (tree, meals, " Meals at home ", &reply), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_tree_name (tree, meals), ==, "Meals at home");
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Renamed “Meals” to “Meals at home”");
  g_assert_cmpint (dew_tree_name_commit (tree, meals, "Meals at home", &reply), ==, DEW_GRID_TAKEN);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpint (dew_tree_name_commit (tree, meals, "nursing", &reply), ==, DEW_GRID_REFUSED);
  g_assert_nonnull (strstr (reply.message, "“Nursing”"));
  dew_grid_reply_clear (&reply);
  g_assert_cmpstr (dew_tree_name (tree, meals), ==, "Meals at home");

  /* A new pool is one of the last agreement; no name is none. */
  g_assert_cmpint (dew_tree_name_commit (tree, DEW_TREE_NEW_POOL, " ", &reply), ==, DEW_GRID_TAKEN);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpint (dew_tree_name_commit (tree, DEW_TREE_NEW_POOL, "Respite", &reply), ==, DEW_GRID_TAKEN);
  added = dew_ledger_find (ledger, DEW_TABLE_POOL, dew_ledger_last (ledger, DEW_TABLE_POOL));
  g_assert_cmpstr (added->name, ==, "Respite");
  g_assert_cmpint (added->agreement, ==, CHILDREN);
  dew_tree_free (tree);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree/rows", test_rows);
  g_test_add_func ("/tree/folding", test_folding);
  g_test_add_func ("/tree/fewer-rows", test_fewer_rows);
  g_test_add_func ("/tree/filter", test_filter);
  g_test_add_func ("/tree/depths", test_depths);
  g_test_add_func ("/tree/names", test_names);
  g_test_add_func ("/tree/typed-names", test_typed_names);

  return g_test_run ();
}
