/* test-dew-edit-reset.c: back to the baseline by what a list or a tree shows */
#include "engine-fixture.h"

#include "dew-edit-reset.h"
#include "dew-edit-scenario.h"

static guint
node_of (const DewLedger *ledger,
         DewTable         table,
         gint64           id)
{
  return dew_ledger_node (ledger, table, id);
}

/* Besides what the county has: how a line stands, and a variance. */
static DewLedger *
make_busy (void)
{
  DewLedger *ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  DewArrangement arrangement = { 0, GROWTH, MEALS, 1, DEW_ARRANGED_ALIGNED, (char *) "2014-04-01", DEW_ARRANGED_LEAD_JOINT, 0 };
  DewVariance variance = { 0, GROWTH, OLDER, 2013, 100000 };

  g_assert_true (dew_edit_arrange (ledger, changes, next_ids (), &arrangement, NULL));
  g_assert_true (dew_edit_variance (ledger, changes, next_ids (), &variance, NULL));
  take (ledger, changes);

  return ledger;
}

/* Each by itself, and the others stay. */
static void
test_differences (void)
{
  g_autoptr (DewLedger) ledger = make_busy ();
  guint n = dew_difference_count (ledger, GROWTH);

  g_assert_cmpuint (n, ==, 9);
  while (n > 0)
    {
      g_autoptr (GPtrArray) differences = dew_differences (ledger, GROWTH, NULL);
      DewChanges *changes = dew_changes_new ();
      const DewDifference *difference = g_ptr_array_index (differences, n * 7 % differences->len);

      g_assert_true (dew_edit_reset_difference (ledger, changes, next_ids (), GROWTH, difference, NULL));
      take (ledger, changes);
      g_assert_cmpuint (dew_difference_count (ledger, GROWTH), ==, --n);
    }
}

static void
reset (DewLedger *ledger,
       DewTable   table,
       gint64     id)
{
  DewChanges *changes = dew_changes_new ();

  g_assert_true (dew_edit_reset_place (ledger, changes, GROWTH, node_of (ledger, table, id), NULL));
  take (ledger, changes);
}

/* A line, a category with what is in it, a pool with its rules and variances. */
static void
test_places (void)
{
  g_autoptr (DewLedger) ledger = make_busy ();
  g_autoptr (DewLedger) county = make_county ();
  DewChanges *changes = dew_changes_new ();
  g_autofree char *bare = NULL;

  reset (ledger, DEW_TABLE_LINE, MEALS);
  g_assert_cmpuint (dew_difference_count (ledger, GROWTH), ==, 5);
  reset (ledger, DEW_TABLE_LINE, TRANSPORT);
  reset (ledger, DEW_TABLE_POOL, EQUIPMENT);
  g_assert_cmpuint (dew_difference_count (ledger, GROWTH), ==, 5);
  reset (ledger, DEW_TABLE_LINE, CARE);
  g_assert_cmpuint (dew_difference_count (ledger, GROWTH), ==, 2);
  reset (ledger, DEW_TABLE_POOL, OLDER);

  /* As where all was reset, to the last row. */
  g_assert_true (dew_edit_reset_scenario (county, changes, GROWTH, NULL));
  take (county, changes);
  bare = dump_ledger (county);
  assert_same_dump (ledger, bare);
}

static void
test_locked (void)
{
  g_autoptr (DewLedger) ledger = make_busy ();
  g_autoptr (GPtrArray) differences = dew_differences (ledger, GROWTH, NULL);
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewChanges *lock = dew_changes_new ();

  g_assert_true (dew_edit_lock_scenario (ledger, lock, GROWTH, TRUE, NULL));
  take (ledger, lock);
  for (guint i = 0; i < differences->len; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_reset_difference (ledger, changes, next_ids (), GROWTH, g_ptr_array_index (differences, i), &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
    }
  g_assert_false (dew_edit_reset_place (ledger, changes, GROWTH, node_of (ledger, DEW_TABLE_POOL, OLDER), NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-reset/differences", test_differences);
  g_test_add_func ("/edit-reset/places", test_places);
  g_test_add_func ("/edit-reset/locked", test_locked);

  return g_test_run ();
}
