/* test-dew-tree-reset.c: cells of a tree's model, and what stands at a name, back at the baseline */
#include "tree-fixture.h"

#include "dew-difference.h"
#include "dew-edit-arranged.h"
#include "dew-edit-scenario.h"

static void
growth_start (TreeFixture *fixture)
{
  tree_start (fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture->model), g_variant_new_parsed ("{'lead':'show','status':'show'}"));
  dew_tree_model_set_scenario (fixture->model, GROWTH);
}

static DewGridAnswer
reset (TreeFixture *fixture,
       guint        top,
       guint        left,
       guint        bottom,
       guint        right)
{
  const DewGridArea area = { top, left, bottom, right };

  dew_grid_reply_clear (&fixture->reply);
  fixture->reply = (DewGridReply) { NULL, NULL, NULL, 0 };

  return dew_tree_model_reset (fixture->model, &area, &fixture->reply);
}

static guint
n_differences (TreeFixture *fixture)
{
  return dew_difference_count (tree_ledger (fixture), GROWTH);
}

static void
test_cells (void)
{
  g_auto (TreeFixture) fixture;
  guint district, meals, existing;

  growth_start (&fixture);
  district = line_row (&fixture, DISTRICT);
  meals = line_row (&fixture, MEALS);
  existing = column_of (&fixture, "existing/2");

  g_assert_cmpint (reset (&fixture, district, existing, district, existing), ==, DEW_GRID_TAKEN);
  assert_says (&fixture, "Reset 1 change to the baseline. Ctrl+Z takes it back.");
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "In “Growth”: Reset 1 change to the baseline");
  assert_text (&fixture, district, existing, "50");
  g_assert_cmpuint (n_differences (&fixture), ==, 4);
  assert_one_edit (&fixture);

  /* A block of figures: those of months are not in it. */
  tree_finish (&fixture);
  growth_start (&fixture);
  g_assert_cmpint (reset (&fixture, 0, column_of (&fixture, "existing/1"), meals, column_of (&fixture, "net/-1")), ==, DEW_GRID_TAKEN);
  assert_says (&fixture, "Reset 2 changes");
  g_assert_cmpuint (n_differences (&fixture), ==, 3);
  assert_one_edit (&fixture);
}

/* A name stands for all that is in it, once. */
static void
test_names (void)
{
  g_auto (TreeFixture) fixture;
  guint pool, district;

  growth_start (&fixture);
  pool = row_of (&fixture, DEW_TABLE_POOL, OLDER);
  district = line_row (&fixture, DISTRICT);
  g_assert_cmpint (reset (&fixture, district, 0, district, 0), ==, DEW_GRID_TAKEN);
  assert_says (&fixture, "Reset 3 changes");
  g_assert_cmpuint (n_differences (&fixture), ==, 2);
  assert_one_edit (&fixture);

  tree_finish (&fixture);
  growth_start (&fixture);
  g_assert_cmpint (reset (&fixture, pool, 0, district, column_of (&fixture, "existing/2")), ==, DEW_GRID_TAKEN);
  assert_says (&fixture, "Reset 5 changes");
  g_assert_cmpuint (n_differences (&fixture), ==, 0);
  assert_one_edit (&fixture);
}

/* Lead and status are one row: both at once, or one of them. */
static void
test_arranged (void)
{
  g_auto (TreeFixture) fixture;
  DewArrangement arrangement = { 0, GROWTH, MEALS, 1, DEW_ARRANGED_ALIGNED, (char *) "2014-04-01", DEW_ARRANGED_LEAD_JOINT, 0 };
  DewChanges *changes = dew_changes_new ();
  guint row, lead, status;

  growth_start (&fixture);
  g_assert_true (dew_edit_arrange (tree_ledger (&fixture), changes, dew_document_ids (fixture.base.document), &arrangement, NULL));
  g_assert_true (dew_document_apply (fixture.base.document, changes, "Prepare", 0, NULL));
  row = line_row (&fixture, MEALS);
  lead = column_of (&fixture, "lead");
  status = column_of (&fixture, "status");

  tree_mark (&fixture);
  g_assert_cmpint (reset (&fixture, row, lead, row, lead), ==, DEW_GRID_TAKEN);
  g_assert_cmpint (dew_ledger_arrangement (tree_ledger (&fixture), MEALS, GROWTH)->lead_mode, ==, DEW_ARRANGED_LEAD_AS_BASELINE);
  g_assert_cmpint (dew_ledger_arrangement (tree_ledger (&fixture), MEALS, GROWTH)->status, ==, DEW_ARRANGED_ALIGNED);
  assert_one_edit (&fixture);
  g_assert_true (dew_document_undo (fixture.base.document, NULL));

  tree_mark (&fixture);
  g_assert_cmpint (reset (&fixture, row, MIN (lead, status), row, MAX (lead, status)), ==, DEW_GRID_TAKEN);
  assert_says (&fixture, "Reset 2 changes");
  g_assert_cmpint (dew_ledger_arrangement (tree_ledger (&fixture), MEALS, GROWTH)->status, ==, DEW_ARRANGED_AS_BASELINE);
  g_assert_true (dew_ledger_arrangement (tree_ledger (&fixture), MEALS, GROWTH)->off);
  assert_one_edit (&fixture);
}

static void
test_nothing (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *lock = dew_changes_new ();
  guint meals, gross;

  growth_start (&fixture);
  meals = line_row (&fixture, MEALS);
  gross = column_of (&fixture, "net/1");
  g_assert_cmpint (reset (&fixture, meals, gross, meals, gross), ==, DEW_GRID_REFUSED);
  assert_says (&fixture, "What is selected follows from other figures");
  g_assert_cmpint (reset (&fixture, DEW_GRID_TOTAL, gross, DEW_GRID_TOTAL, gross), ==, DEW_GRID_REFUSED);
  assert_says (&fixture, "What is selected follows from other figures");
  g_assert_cmpint (reset (&fixture, new_row (&fixture), 0, new_row (&fixture), gross), ==, DEW_GRID_REFUSED);
  assert_says (&fixture, "as in the baseline already");
  assert_unchanged (&fixture);

  g_assert_true (dew_edit_lock_scenario (tree_ledger (&fixture), lock, GROWTH, TRUE, NULL));
  g_assert_true (dew_document_apply (fixture.base.document, lock, "Lock", 0, NULL));
  tree_mark (&fixture);
  g_assert_cmpint (reset (&fixture, meals, 0, meals, gross), ==, DEW_GRID_REFUSED);
  assert_says (&fixture, "locked as the plan");
  dew_tree_model_set_scenario (fixture.model, DEW_BASELINE);
  g_assert_cmpint (reset (&fixture, meals, 0, meals, gross), ==, DEW_GRID_REFUSED);
  assert_says (&fixture, "This is the baseline");
  assert_unchanged (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-reset/cells", test_cells);
  g_test_add_func ("/tree-reset/names", test_names);
  g_test_add_func ("/tree-reset/arranged", test_arranged);
  g_test_add_func ("/tree-reset/nothing", test_nothing);

  return g_test_run ();
}
