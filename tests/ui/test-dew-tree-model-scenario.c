/* test-dew-tree-model-scenario.c: what differs from the baseline in the cells of a tree's model, and where typing in a scenario goes */
#include "tree-fixture.h"

#include "dew-edit-arranged.h"
#include "dew-edit-scenario.h"

static void
growth_start (TreeFixture *fixture)
{
  tree_start (fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture->model), g_variant_new_parsed ("{'lead':'show','provider':'show'}"));
  dew_tree_model_set_scenario (fixture->model, GROWTH);
}

static void
apply (TreeFixture *fixture,
       DewChanges  *changes)
{
  g_autoptr (GError) error = NULL;

  dew_document_apply (fixture->base.document, changes, "Prepare", 0, &error);
  g_assert_no_error (error);
  tree_mark (fixture);
}

static DewGridAnswer
commit (TreeFixture *fixture,
        gint64       line,
        const char  *key,
        const char  *text)
{
  dew_grid_reply_clear (&fixture->reply);
  fixture->reply = (DewGridReply) { NULL, NULL, NULL, 0 };

  return dew_grid_model_commit (DEW_GRID_MODEL (fixture->model), line_row (fixture, line), column_of (fixture, key), text, 0, &fixture->reply);
}

static void
get_cell (TreeFixture *fixture,
          gint64       line,
          const char  *key,
          DewGridCell *cell)
{
  dew_grid_model_cell (DEW_GRID_MODEL (fixture->model), line == 0 ? DEW_GRID_TOTAL : line_row (fixture, line), column_of (fixture, key), cell);
}

#define NOTHING (DEW_CLEARED + 1)

/* What just the scenario says; NOTHING where it says nothing. */
static gint64
overlay (TreeFixture *fixture,
         gint64       line,
         DewMeasure   measure,
         gint64       partner)
{
  const DewFigure *figure = dew_ledger_figure_row (tree_ledger (fixture), line, 2013, 0, measure, partner, GROWTH);

  return figure == NULL ? NOTHING : figure->pence;
}

/* ---- What is marked ---- */

static void
test_marks (void)
{
  g_auto (TreeFixture) fixture;
  static const struct
  {
    gint64      line;           /* 0: the total */
    const char *key, *text;
    unsigned    flags;
    const char *note, *spoken;
  } cases[] = {
    { DISTRICT, "existing/2", "60", DEW_GRID_CHANGED, "Baseline 50 · changed by +10 in this scenario", "District nurses, CCG existing, 2013/14, £60,000, changed in scenario" },
    { DISTRICT, "gross/2", "60", DEW_GRID_TOUCHED, "Baseline 50 · changed by +10 in this scenario", "District nurses, CCG gross, 2013/14, £60,000, differs in scenario" },
    { DISTRICT, "additional/1", "1", 0, NULL, "District nurses, Council additional, 2013/14, £1,200.50" },
    { MEALS, "income/1", "", DEW_GRID_CHANGED, "Baseline 4 · nothing in this scenario", "Meals, Council income, 2013/14, not entered, changed in scenario" },
    { MEALS, "net/1", "25", DEW_GRID_TOUCHED, "Baseline 21 · changed by +4 in this scenario", "Meals, Council net, 2013/14, £25,000, differs in scenario" },
    { MEALS, "existing/1", "25", 0, NULL, "Meals, Council existing, 2013/14, £25,000" },
    { NURSING, "existing/2", "60", DEW_GRID_TOUCHED, "Baseline 50 · changed by +10 in this scenario", "Nursing, CCG existing, 2013/14, £60,000, differs in scenario" },
    { 0, "gross/-1", "89", DEW_GRID_TOUCHED, "Baseline £79,200.50 · changed by +£10,000 in this scenario", "Total of all agreements, all partners gross, 2013/14, £89,200.50, differs in scenario" },
    { 0, "existing/1", "28", 0, NULL, "Total of all agreements, Council existing, 2013/14, £28,000" },
  };

  growth_start (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint row = cases[i].line == 0 ? DEW_GRID_TOTAL : line_row (&fixture, cases[i].line);
      g_autofree char *spoken = dew_grid_model_cell_name (DEW_GRID_MODEL (fixture.model), row, column_of (&fixture, cases[i].key));
      DewGridCell cell;

      get_cell (&fixture, cases[i].line, cases[i].key, &cell);
      g_assert_cmpstr (cell.text, ==, cases[i].text);
      g_assert_cmpuint (cell.flags & (DEW_GRID_CHANGED | DEW_GRID_TOUCHED), ==, cases[i].flags);
      g_assert_cmpstr (cell.note, ==, cases[i].note);
      g_assert_cmpstr (spoken, ==, cases[i].spoken);
    }

  /* In the baseline nothing is. */
  dew_tree_model_set_scenario (fixture.model, DEW_BASELINE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewGridCell cell;

      get_cell (&fixture, cases[i].line, cases[i].key, &cell);
      g_assert_cmpuint (cell.flags & (DEW_GRID_CHANGED | DEW_GRID_TOUCHED), ==, 0);
      g_assert_null (cell.note);
    }
  assert_unchanged (&fixture);
}

static void
assert_aside (TreeFixture *fixture,
              guint        row,
              const char  *aside,
              const char  *spoken)
{
  g_autofree char *name = dew_grid_model_cell_name (DEW_GRID_MODEL (fixture->model), row, 0);
  DewGridCell cell;

  dew_grid_model_cell (DEW_GRID_MODEL (fixture->model), row, 0, &cell);
  g_assert_cmpstr (cell.aside, ==, aside);
  g_assert_cmpstr (name, ==, spoken);
}

static void
test_names (void)
{
  g_auto (TreeFixture) fixture;
  g_autofree char *told = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *baseline = NULL;

  growth_start (&fixture);
  assert_aside (&fixture, line_row (&fixture, DISTRICT), "3 changes", "District nurses, service line, 3 changes in this scenario");
  assert_aside (&fixture, line_row (&fixture, MEALS), "1 change", "Meals, service line, 1 change in this scenario");
  assert_aside (&fixture, row_of (&fixture, DEW_TABLE_POOL, OLDER), "1 change", "Older people, pool, 1 change in this scenario");
  assert_aside (&fixture, line_row (&fixture, TRANSPORT), NULL, "Transport, service line");
  told = dew_tree_model_tell_scenario (fixture.model);
  g_assert_cmpstr (told, ==, "5 things differ from the baseline · Editing scenario 2");

  dew_tree_model_set_scenario (fixture.model, SPLIT);
  nothing = dew_tree_model_tell_scenario (fixture.model);
  g_assert_cmpstr (nothing, ==, "Nothing differs from the baseline yet · Editing scenario 3");
  dew_tree_model_set_scenario (fixture.model, DEW_BASELINE);
  baseline = dew_tree_model_tell_scenario (fixture.model);
  g_assert_null (baseline);
  assert_aside (&fixture, line_row (&fixture, DISTRICT), NULL, "District nurses, service line");
}

static void
test_status (void)
{
  g_auto (TreeFixture) fixture;
  g_autofree char *differs = NULL;
  g_autofree char *same = NULL;

  growth_start (&fixture);
  differs = dew_tree_model_tell_cell (fixture.model, line_row (&fixture, DISTRICT), column_of (&fixture, "existing/2"));
  g_assert_cmpstr (differs, ==, "Baseline 50 · Change +10 · District nurses, CCG existing, 2013/14, £60,000");
  same = dew_tree_model_tell_cell (fixture.model, line_row (&fixture, MEALS), column_of (&fixture, "existing/1"));
  g_assert_cmpstr (same, ==, "Meals, Council existing, 2013/14, £25,000");
}

/* ---- Where typing goes ---- */

static void
test_typing (void)
{
  g_auto (TreeFixture) fixture;
  g_autofree char *start = NULL;

  growth_start (&fixture);
  start = g_strdup (fixture.before);
  g_assert_cmpint (commit (&fixture, MEALS, "existing/1", "26"), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "In “Growth”: Meals, Council existing, 2013/14: £25,000 to £26,000");
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 2500000);
  g_assert_cmpint (overlay (&fixture, MEALS, DEW_EXISTING, COUNCIL), ==, 2600000);
  assert_one_edit (&fixture);

  /* What the baseline says, nothing has to say again. */
  g_assert_cmpint (commit (&fixture, MEALS, "existing/1", "25"), ==, DEW_GRID_TAKEN);
  assert_same_dump (tree_ledger (&fixture), start);

  tree_mark (&fixture);
  g_assert_cmpint (commit (&fixture, MEALS, "existing/1", ""), ==, DEW_GRID_TAKEN);
  g_assert_cmpint (overlay (&fixture, MEALS, DEW_EXISTING, COUNCIL), ==, DEW_CLEARED);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 2500000);
  assert_one_edit (&fixture);
}

/* The lead is the scenario's; who provides is everybody's. */
static void
test_fields (void)
{
  g_auto (TreeFixture) fixture;
  DewGridCell cell;
  const DewLine *meals;

  growth_start (&fixture);
  g_assert_cmpint (commit (&fixture, MEALS, "lead", "joint"), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "In “Growth”: Meals, lead: “Council” to “joint”");
  meals = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, MEALS);
  g_assert_cmpint (meals->lead, ==, COUNCIL);
  get_cell (&fixture, MEALS, "lead", &cell);
  g_assert_cmpstr (cell.text, ==, "Joint");
  g_assert_cmpuint (cell.flags & DEW_GRID_CHANGED, !=, 0);
  g_assert_cmpstr (cell.note, ==, "In the baseline: Council");
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  g_assert_cmpint (commit (&fixture, MEALS, "provider", "Vale Kitchens"), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "Meals, provider: “” to “Vale Kitchens”");
  meals = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, MEALS);
  g_assert_cmpstr (meals->provider, ==, "Vale Kitchens");
  assert_one_edit (&fixture);

  dew_tree_model_set_scenario (fixture.model, DEW_BASELINE);
  assert_text (&fixture, line_row (&fixture, MEALS), column_of (&fixture, "lead"), "Council");
}

/* Many cells at once: pasted, filled and cleared. */
static void
test_blocks (void)
{
  g_auto (TreeFixture) fixture;
  DewGridEntry entries[2];
  DewGridReply reply = { 0 };
  DewGridArea area;

  growth_start (&fixture);
  g_assert_cmpint (paste_text (&fixture, "30\t5\n", line_row (&fixture, MEALS), column_of (&fixture, "existing/1"), 0), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "In “Growth”: Pasted 2 cells");
  g_assert_cmpint (overlay (&fixture, MEALS, DEW_EXISTING, COUNCIL), ==, 3000000);
  g_assert_cmpint (overlay (&fixture, MEALS, DEW_ADDITIONAL, COUNCIL), ==, 500000);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 2500000);
  assert_figure (&fixture, MEALS, DEW_ADDITIONAL, COUNCIL, DEW_CLEARED);
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  entries[0] = (DewGridEntry) { line_row (&fixture, MEALS), column_of (&fixture, "existing/1"), "" };
  entries[1] = (DewGridEntry) { line_row (&fixture, DISTRICT), column_of (&fixture, "existing/2"), "" };
  g_assert_cmpint (dew_grid_job_do (dew_grid_model_enter (DEW_GRID_MODEL (fixture.model), DEW_GRID_CLEARED, entries, 2, 0), &area, &reply), ==, DEW_GRID_TAKEN);
  g_assert_cmpint (overlay (&fixture, MEALS, DEW_EXISTING, COUNCIL), ==, DEW_CLEARED);
  g_assert_cmpint (overlay (&fixture, DISTRICT, DEW_EXISTING, CCG), ==, DEW_CLEARED);
  assert_figure (&fixture, DISTRICT, DEW_EXISTING, CCG, 5000000);
  assert_one_edit (&fixture);

  /* A line that is added is there in all scenarios; its figure only in this one. */
  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "Escorts\t\t\t7\n", new_row (&fixture), 0, 1), ==, DEW_GRID_TAKEN);
  g_assert_nonnull (dew_ledger_line_named (tree_ledger (&fixture), dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_POOL, CARERS), "Escorts", NULL));
  assert_one_edit (&fixture);
}

/* ---- What cannot be typed ---- */

static void
assert_guarded (TreeFixture *fixture,
                gint64       line,
                const char  *key,
                const char  *says)
{
  g_autofree char *why = dew_grid_model_why_fixed (DEW_GRID_MODEL (fixture->model), line_row (fixture, line), column_of (fixture, key));
  DewGridCell cell;

  get_cell (fixture, line, key, &cell);
  g_assert_cmpuint (cell.flags & DEW_GRID_EDITABLE, ==, 0);
  g_assert_cmpstr (why, ==, says);
  g_assert_cmpint (commit (fixture, line, key, "9"), ==, DEW_GRID_REFUSED);
  assert_unchanged (fixture);
}

static void
test_off (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  DewGridCell cell;

  growth_start (&fixture);
  g_assert_true (dew_edit_switch_line (tree_ledger (&fixture), changes, dew_document_ids (fixture.base.document), GROWTH, MEALS, TRUE, NULL));
  apply (&fixture, changes);
  get_cell (&fixture, MEALS, "existing/1", &cell);
  g_assert_cmpstr (cell.text, ==, "");
  g_assert_cmpstr (cell.note, ==, "Baseline 25 · nothing in this scenario");
  get_cell (&fixture, 0, "existing/1", &cell);
  g_assert_cmpstr (cell.text, ==, "3");
  assert_aside (&fixture, line_row (&fixture, MEALS), "switched off", "Meals, service line, switched off in this scenario");
  assert_guarded (&fixture, MEALS, "existing/1", "“Meals” is switched off in this scenario, and has no figures; switch it on in the details first.");
}

static void
test_locked (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  g_autofree char *told = NULL;

  growth_start (&fixture);
  g_assert_true (dew_edit_lock_scenario (tree_ledger (&fixture), changes, GROWTH, TRUE, NULL));
  apply (&fixture, changes);
  assert_guarded (&fixture, MEALS, "existing/1", "“Growth” is locked as the plan; unlock it or duplicate it to change it.");
  assert_guarded (&fixture, MEALS, "lead", "“Growth” is locked as the plan; unlock it or duplicate it to change it.");
  told = dew_tree_model_tell_scenario (fixture.model);
  g_assert_cmpstr (told, ==, "5 things differ from the baseline · Looking at scenario 2, locked");

  /* What all scenarios share can be typed all the same. */
  g_assert_cmpint (commit (&fixture, MEALS, "provider", "Vale Kitchens"), ==, DEW_GRID_TAKEN);
}

/* A scenario that goes leaves the baseline. */
static void
test_gone (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  DewGridCell cell;

  growth_start (&fixture);
  g_assert_true (dew_edit_delete (tree_ledger (&fixture), changes, DEW_TABLE_SCENARIO, GROWTH, NULL));
  apply (&fixture, changes);
  g_assert_cmpint (dew_tree_model_scenario (fixture.model), ==, DEW_BASELINE);
  get_cell (&fixture, DISTRICT, "existing/2", &cell);
  g_assert_cmpstr (cell.text, ==, "50");
  g_assert_cmpint (commit (&fixture, MEALS, "existing/1", "26"), ==, DEW_GRID_TAKEN);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 2600000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-model-scenario/marks", test_marks);
  g_test_add_func ("/tree-model-scenario/names", test_names);
  g_test_add_func ("/tree-model-scenario/status", test_status);
  g_test_add_func ("/tree-model-scenario/typing", test_typing);
  g_test_add_func ("/tree-model-scenario/fields", test_fields);
  g_test_add_func ("/tree-model-scenario/blocks", test_blocks);
  g_test_add_func ("/tree-model-scenario/off", test_off);
  g_test_add_func ("/tree-model-scenario/locked", test_locked);
  g_test_add_func ("/tree-model-scenario/gone", test_gone);

  return g_test_run ();
}
