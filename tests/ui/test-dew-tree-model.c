/* test-dew-tree-model.c: what stands in the cells of a document's tree, what they are about, and what typing into one does */
#include "tree-fixture.h"

/* ---- What they are about ---- */

static void
test_targets (void)
{
  g_auto (TreeFixture) fixture;
  DewTreeTarget target;

  tree_start (&fixture);

  dew_tree_model_target (fixture.model, line_row (&fixture, MEALS), column_of (&fixture, "additional/2"), &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIGURE);
  g_assert_cmpint (target.figure.line, ==, MEALS);
  g_assert_cmpint (target.figure.year, ==, 2013);
  g_assert_cmpint (target.figure.measure, ==, DEW_ADDITIONAL);
  g_assert_cmpint (target.figure.partner, ==, CCG);
  dew_tree_model_target (fixture.model, line_row (&fixture, BEDS), column_of (&fixture, "budget/0"), &target);
  g_assert_cmpint (target.figure.partner, ==, DEW_UNATTRIBUTED);
  dew_tree_model_target (fixture.model, line_row (&fixture, MEALS), 0, &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIELD);
  g_assert_cmpstr (target.column, ==, "name");
  dew_tree_model_target (fixture.model, row_of (&fixture, DEW_TABLE_POOL, OLDER), 0, &target);
  g_assert_cmpint (target.table, ==, DEW_TABLE_POOL);

  /* Sums, what is worked out, the total and the new pool are about nothing that could be typed. */
  dew_tree_model_target (fixture.model, row_of (&fixture, DEW_TABLE_POOL, OLDER), 1, &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
  dew_tree_model_target (fixture.model, line_row (&fixture, CARE), 1, &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
  dew_tree_model_target (fixture.model, line_row (&fixture, MEALS), column_of (&fixture, "gross/1"), &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
  dew_tree_model_target (fixture.model, DEW_GRID_TOTAL, 1, &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
  dew_tree_model_target (fixture.model, new_row (&fixture), 0, &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
}

/* ---- What they say ---- */

static void
assert_plain (TreeFixture *fixture,
              guint        row,
              guint        column,
              const char  *expected)
{
  g_autofree char *plain = dew_grid_model_plain (DEW_GRID_MODEL (fixture->model), row, column);

  g_assert_cmpstr (plain, ==, expected);
}

/* Shown rounded, copied as it is. */
static void
test_units (void)
{
  static const struct
  {
    DewUnit     unit;
    const char *shown, *plain;
  } cases[] = {
    { DEW_UNIT_POUNDS, "1,200.50", "1200.50" },
    { DEW_UNIT_THOUSANDS, "1", "1.2005" },
    { DEW_UNIT_MILLIONS, "0.0", "0.0012005" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;
      guint row, column;

      tree_start (&fixture);
      dew_tree_model_set_unit (fixture.model, cases[i].unit);
      row = line_row (&fixture, DISTRICT);
      column = column_of (&fixture, "additional/1");
      assert_text (&fixture, row, column, cases[i].shown);
      assert_plain (&fixture, row, column, cases[i].plain);
      assert_plain (&fixture, line_row (&fixture, RESPITE), column, NULL);
      assert_plain (&fixture, row, 0, NULL);
      /* The words that ask for a new pool's name are no name. */
      assert_plain (&fixture, new_row (&fixture), 0, "");
      assert_plain (&fixture, new_row (&fixture), column, "");
    }
}

static void
test_why_fixed (void)
{
  g_auto (TreeFixture) fixture;
  static const struct
  {
    gint64      line;           /* 0: the pool's row; −1: the new pool's */
    const char *key;
    const char *says;
  } cases[] = {
    { 0, "existing/1", "“Older people” adds up what is in it; type on its service lines." },
    { RESPITE, "existing/1", "“Respite” has no service line to enter figures on; add one." },
    { MEALS, "gross/1", "Gross is worked out" },
    { MEALS, "net/-1", "This adds up all partners" },
    { -1, "existing/1", "Type the name of the new pool first." },
  };

  tree_start (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint row = cases[i].line == 0 ? row_of (&fixture, DEW_TABLE_POOL, OLDER) : cases[i].line < 0 ? new_row (&fixture) : line_row (&fixture, cases[i].line);
      g_autofree char *why = dew_grid_model_why_fixed (DEW_GRID_MODEL (fixture.model), row, column_of (&fixture, cases[i].key));

      if (strstr (why, cases[i].says) == NULL)
        g_error ("“%s” does not say “%s”", why, cases[i].says);
    }
}

/* ---- Typing ---- */

static DewGridAnswer
commit (TreeFixture *fixture,
        guint        row,
        guint        column,
        const char  *text,
        int          choice)
{
  dew_grid_reply_clear (&fixture->reply);
  fixture->reply = (DewGridReply) { NULL, NULL, NULL, 0 };

  return dew_grid_model_commit (DEW_GRID_MODEL (fixture->model), row, column, text, choice, &fixture->reply);
}

/* The record says from what to what. */
static void
test_commit (void)
{
  g_auto (TreeFixture) fixture;
  guint row, existing;

  tree_start (&fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture.model), g_variant_new_parsed ("{'lead':'show','provider':'show'}"));
  row = line_row (&fixture, MEALS);
  existing = column_of (&fixture, "existing/1");

  g_assert_cmpint (commit (&fixture, row, existing, "26", 0), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "Meals, Council existing, 2013/14: £25,000 to £26,000");
  assert_one_edit (&fixture);
  tree_mark (&fixture);
  g_assert_cmpint (commit (&fixture, row, existing, "", 0), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "Meals, Council existing, 2013/14: £26,000 to nothing");
  assert_one_edit (&fixture);
  tree_mark (&fixture);
  g_assert_cmpint (commit (&fixture, row, column_of (&fixture, "lead"), "joint", 0), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "Meals, lead: “Council” to “joint”");
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  g_assert_cmpint (commit (&fixture, row, existing, "12x", 0), ==, DEW_GRID_REFUSED);
  assert_says (&fixture, "Not understood at “x”");
  g_assert_cmpint (commit (&fixture, row, existing, "£3", 0), ==, DEW_GRID_ASKS);
  g_assert_cmpint (commit (&fixture, row, column_of (&fixture, "lead"), "Nobody", 0), ==, DEW_GRID_REFUSED);
  g_assert_cmpint (commit (&fixture, row, column_of (&fixture, "gross/1"), "5", 0), ==, DEW_GRID_REFUSED);
  assert_unchanged (&fixture);
}

/* What is chosen from a list is taken as it is typed. */
static void
test_choices (void)
{
  g_auto (TreeFixture) fixture;
  g_auto (GStrv) leads = NULL;
  g_auto (GStrv) figures = NULL;

  tree_start (&fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture.model), g_variant_new_parsed ("{'lead':'show'}"));
  leads = dew_grid_model_choices (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), column_of (&fixture, "lead"));
  figures = dew_grid_model_choices (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), column_of (&fixture, "existing/1"));
  g_assert_null (figures);
  g_assert_cmpuint (g_strv_length (leads), ==, 5);
  for (guint i = 0; leads[i] != NULL; i++)
    {
      g_assert_cmpint (commit (&fixture, line_row (&fixture, MEALS), column_of (&fixture, "lead"), leads[i], 0), ==, DEW_GRID_TAKEN);
      assert_text (&fixture, line_row (&fixture, MEALS), column_of (&fixture, "lead"), i == 0 ? "" : leads[i]);
    }
}

/* ---- Folding ---- */

static void
test_levels (void)
{
  g_auto (TreeFixture) fixture;
  static const char *const rows[] = {
    NULL,
    "Adults|Older people|Equipment|Children|Carers|New pool…|",
    "Adults|Older people|Care|Transport|Equipment|Beds|Transport|Children|Carers|Respite|New pool…|",
    "Adults|Older people|Care|Nursing|District nurses|Transport|Meals|Transport|Equipment|Beds|Transport|Children|Carers|Respite|New pool…|",
  };

  tree_start (&fixture);
  for (guint level = 1; level <= 3; level++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      DewGridCell cell;

      dew_tree_model_unfold_to (fixture.model, level);
      for (guint row = 0; row < dew_grid_model_n_rows (DEW_GRID_MODEL (fixture.model)); row++)
        {
          dew_grid_model_cell (DEW_GRID_MODEL (fixture.model), row, 0, &cell);
          g_string_append_printf (names, "%s|", cell.text);
        }
      g_assert_cmpstr (names->str, ==, rows[level]);
    }

  dew_tree_model_unfold_to (fixture.model, 1);
  g_assert_cmpuint (dew_tree_model_reveal (fixture.model, DEW_TABLE_LINE, DISTRICT), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-model/targets", test_targets);
  g_test_add_func ("/tree-model/units", test_units);
  g_test_add_func ("/tree-model/why-fixed", test_why_fixed);
  g_test_add_func ("/tree-model/commit", test_commit);
  g_test_add_func ("/tree-model/choices", test_choices);
  g_test_add_func ("/tree-model/levels", test_levels);

  return g_test_run ();
}
