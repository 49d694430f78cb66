/* test-dew-elsewhere.c: pools and lines whose figures belong elsewhere, and what is said of them */
#include "engine-fixture.h"

#include "dew-date.h"
#include "dew-edit-pool.h"
#include "dew-elsewhere.h"

static guint
node_of (const DewLedger *ledger,
         DewTable         table,
         gint64           id)
{
  return dew_ledger_node (ledger, table, id);
}

static void
assert_elsewhere (const DewLedger *ledger,
                  DewTable         table,
                  gint64           id,
                  int              year,
                  const char      *says)
{
  g_autoptr (GHashTable) followers = dew_followers (ledger);
  guint node = node_of (ledger, table, id);
  guint follower = GPOINTER_TO_UINT (g_hash_table_lookup (followers, GUINT_TO_POINTER (node)));
  g_autofree char *why = dew_why_elsewhere (ledger, node, follower, year);

  g_assert_cmpint (dew_is_elsewhere (ledger, node, follower, year), ==, says != NULL);
  g_assert_cmpstr (why, ==, says);
}

static void
test_closed (void)
{
  static const struct {
    const char *end;
    gint64      into;
    const char *date;
    gboolean    closed;
  } cases[] = {
    { "", 0, "2099-01-01", FALSE },
    { "2014-03-31", 0, "2014-03-31", FALSE },
    { "2014-03-31", 0, "2014-04-01", TRUE },
    { "2014-03-31", EQUIPMENT, "2014-03-31", FALSE },
    { "2014-03-31", EQUIPMENT, "2014-04-01", TRUE },
    { "", EQUIPMENT, "1999-01-01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewPool pool = { .end = (char *) cases[i].end, .merged_into = cases[i].into };

      g_assert_cmpint (dew_pool_closed (&pool, cases[i].date), ==, cases[i].closed);
    }
}

/* By its end, and with it all that stands in it. */
static void
test_ended (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  DewPool *pool = dew_row_copy (DEW_TABLE_POOL, dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER));
  const char *says = "“Older people” ended on 31 March 2014; enter figures of 2014/15 in another pool, or give it a later end.";

  dew_row_set_text (DEW_TABLE_POOL, pool, "end", "2014-03-31");
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_POOL, pool, NULL));
  dew_row_free (DEW_TABLE_POOL, pool);
  take (ledger, changes);

  assert_elsewhere (ledger, DEW_TABLE_POOL, OLDER, 2013, NULL);
  assert_elsewhere (ledger, DEW_TABLE_POOL, OLDER, 2014, says);
  assert_elsewhere (ledger, DEW_TABLE_LINE, CARE, 2014, says);
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2014, says);
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2013, NULL);
  assert_elsewhere (ledger, DEW_TABLE_LINE, BEDS, 2014, NULL);
  g_assert_false (dew_is_elsewhere (ledger, 0, 0, 2014));
}

/* Merged from 2015 on: what it was stays open for the years before, and says where the rest belongs. */
static void
test_merged (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  gint64 next = 900;
  DewIds ids = { count_ids, &next };
  g_autofree char *year = NULL;
  g_autofree char *says = NULL;
  gboolean found = FALSE;
  const DewFigure *figures;
  const DewNode *nodes;
  guint n, n_nodes;
  int last;
  g_autoptr (GError) error = NULL;

  dew_edit_merge (ledger, changes, ids, OLDER, EQUIPMENT, 2015, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  nodes = dew_ledger_nodes (ledger, &n_nodes);
  figures = dew_ledger_figures (ledger, MEALS, &n);
  last = figures[n - 1].year;
  year = dew_year_name (last);
  says = g_strdup_printf ("In %s “Meals” is still “Older people > Care > Meals”; enter its figures there.", year);

  assert_elsewhere (ledger, DEW_TABLE_POOL, OLDER, 2014, NULL);
  assert_elsewhere (ledger, DEW_TABLE_POOL, OLDER, 2015, "“Older people” was merged into “Equipment”; enter figures of 2015/16 there.");
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2014, NULL);
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2015, "“Older people” was merged into “Equipment”; enter figures of 2015/16 there.");
  assert_elsewhere (ledger, DEW_TABLE_POOL, EQUIPMENT, 2015, NULL);

  /* The line that goes on for it is not there yet in the years before. */
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].kind == DEW_NODE_LINE && nodes[i].line->continues == MEALS)
      {
        assert_elsewhere (ledger, DEW_TABLE_LINE, nodes[i].id, last, says);
        assert_elsewhere (ledger, DEW_TABLE_LINE, nodes[i].id, 2015, NULL);
        found = TRUE;
      }
  g_assert_true (found);
}

/* A line that was moved is over from the year in which the one that goes on for it has figures; figures of its own keep it open. */
static void
test_moved (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  const gint64 lines[] = { MEALS };
  const char *says = "“Meals” goes on as “Equipment > Meals”; enter figures of 2016/17 there.";
  gint64 next = 900;
  DewIds ids = { count_ids, &next };
  g_autoptr (GError) error = NULL;

  put (ledger, MEALS, 2016, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 100);
  dew_edit_transfer (ledger, changes, ids, lines, 1, EQUIPMENT, 0, 2015, &error);
  g_assert_no_error (error);
  take (ledger, changes);

  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2014, NULL);
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2015, NULL);
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2016, says);
  assert_elsewhere (ledger, DEW_TABLE_POOL, OLDER, 2016, NULL);
  put (ledger, MEALS, 2017, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 100);
  assert_elsewhere (ledger, DEW_TABLE_LINE, MEALS, 2016, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/elsewhere/closed", test_closed);
  g_test_add_func ("/elsewhere/ended", test_ended);
  g_test_add_func ("/elsewhere/merged", test_merged);
  g_test_add_func ("/elsewhere/moved", test_moved);

  return g_test_run ();
}
