/* test-dew-schedule-model.c: the columns of the schedule, and two years side by side */
#include "tree-fixture.h"

/* Keys of all columns but the names. */
static void
assert_columns (TreeFixture *fixture,
                const char  *expected)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  DewGridColumn column;

  for (guint i = 1; i < dew_grid_model_n_columns (DEW_GRID_MODEL (fixture->model)); i++)
    {
      dew_grid_model_column (DEW_GRID_MODEL (fixture->model), i, &column);
      g_string_append_printf (keys, "%s%s", i > 1 ? " " : "", column.key);
    }
  g_assert_cmpstr (keys->str, ==, expected);
}

static void
test_columns (void)
{
  g_auto (TreeFixture) fixture;
  DewScheduleModel *model;
  DewGridColumn column;

  tree_start (&fixture);
  model = DEW_SCHEDULE_MODEL (fixture.model);
  assert_columns (&fixture, "existing/1 additional/1 gross/1 income/1 net/1 existing/2 additional/2 gross/2 existing/3 additional/3 gross/3 budget/0 gross/-1 net/-1");
  dew_schedule_model_set_sorts (model, g_variant_new_parsed ("{'existing':'hide','additional':'hide','income':'hide','net':'hide','budget':'hide','contract':'show'}"));
  assert_columns (&fixture, "contract gross/1 gross/2 gross/3 gross/-1 net/-1");
  g_assert_cmpint (dew_schedule_model_shows (model, "contract"), ==, DEW_SCHEDULE_SHOWN);
  g_assert_cmpint (dew_schedule_model_shows (model, "existing"), ==, DEW_SCHEDULE_HIDDEN);
  /* What goes by the figures is shown for one partner and not for the others; once it was chosen, for all of them. */
  dew_schedule_model_set_sorts (model, g_variant_new_parsed ("@a{ss} {}"));
  g_assert_cmpint (dew_schedule_model_shows (model, "income"), ==, DEW_SCHEDULE_BY_FIGURES);
  dew_schedule_model_set_sorts (model, g_variant_new_parsed ("{'income':'show'}"));
  g_assert_cmpint (dew_schedule_model_shows (model, "income"), ==, DEW_SCHEDULE_SHOWN);
  assert_columns (&fixture, "existing/1 additional/1 gross/1 income/1 net/1 existing/2 additional/2 gross/2 income/2 existing/3 additional/3 gross/3 income/3 budget/0 gross/-1 net/-1");
  dew_schedule_model_set_sorts (model, g_variant_new_parsed ("@a{ss} {}"));

  dew_schedule_model_set_beside (model, 2014);
  assert_columns (&fixture, "existing/1 additional/1 gross/1 income/1 net/1 existing/1/b additional/1/b gross/1/b income/1/b net/1/b "
                  "existing/2 additional/2 gross/2 existing/2/b additional/2/b gross/2/b existing/3 additional/3 gross/3 existing/3/b additional/3/b gross/3/b "
                  "budget/0 gross/-1 budget/0/b gross/-1/b change/-1 percent/-1");
  dew_grid_model_column (DEW_GRID_MODEL (fixture.model), column_of (&fixture, "gross/-1"), &column);
  g_assert_cmpstr (column.group, ==, "All partners, gross");
  /* The year that is beside becomes the page's: then there is none beside it. */
  dew_tree_model_set_year (fixture.model, 2014);
  g_assert_cmpint (dew_schedule_model_beside (model), ==, 0);
}

/* A partner without a short name, however long: the year is still read, and no letter torn. */
static void
test_long_names (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  DewPartner *trust;
  DewGridColumn column;
  g_autoptr (GError) error = NULL;

  tree_start (&fixture);
  trust = dew_row_copy (DEW_TABLE_PARTNER, dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_PARTNER, TRUST));
  dew_row_set_text (DEW_TABLE_PARTNER, trust, "name", "Größerer Gesundheitsverbund ÄÖÜ äöü ÄÖÜ äöü");
  g_assert_true (dew_document_take (fixture.base.document, changes, dew_edit_row (tree_ledger (&fixture), changes, DEW_TABLE_PARTNER, trust, &error), "Rename", &error));
  dew_row_free (DEW_TABLE_PARTNER, trust);
  dew_schedule_model_set_beside (DEW_SCHEDULE_MODEL (fixture.model), 2014);
  dew_grid_model_column (DEW_GRID_MODEL (fixture.model), column_of (&fixture, "existing/3/b"), &column);
  g_assert_cmpstr (column.group, ==, "Größerer Gesundheitsverbund ÄÖÜ äöü ÄÖÜ äöü 2014/15");
}

static void
test_change (void)
{
  static const struct
  {
    const char *before, *after;
    const char *change, *percent;
  } cases[] = {
    { "300", "330", "+30", "+10.0" },
    { "300", "270", "−30", "−10.0" },
    { "300", "300", "–", "–" },
    { "", "5", "+5", "" },
    { "5", "", "−5", "−100.0" },
    { "", "", "", "" },
    { "0", "5", "+5", "" },
    { "-100", "-50", "+50", "−50.0" },
    { "3", "4", "+1", "+33.3" },
    { "2000", "2001", "+1", "+0.1" },
    { "3000", "3001", "+1", "0.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;
      guint row;

      tree_start (&fixture);
      dew_schedule_model_set_beside (DEW_SCHEDULE_MODEL (fixture.model), 2014);
      row = line_row (&fixture, VAN);
      g_assert_cmpint (paste_text (&fixture, *cases[i].before == '\0' ? "\n" : cases[i].before, row, column_of (&fixture, "existing/1"), 5), ==, DEW_GRID_TAKEN);
      g_assert_cmpint (paste_text (&fixture, *cases[i].after == '\0' ? "\n" : cases[i].after, row, column_of (&fixture, "existing/1/b"), 5), ==, DEW_GRID_TAKEN);
      assert_text (&fixture, row, column_of (&fixture, "change/-1"), cases[i].change);
      assert_text (&fixture, row, column_of (&fixture, "percent/-1"), cases[i].percent);
    }
}

/* Typing in the other year's column is about that year. */
static void
test_beside (void)
{
  g_auto (TreeFixture) fixture;
  DewTreeTarget target;
  guint row;
  gint64 pence;

  tree_start (&fixture);
  dew_schedule_model_set_beside (DEW_SCHEDULE_MODEL (fixture.model), 2014);
  row = line_row (&fixture, DISTRICT);
  dew_tree_model_target (fixture.model, row, column_of (&fixture, "existing/2/b"), &target);
  g_assert_cmpint (target.figure.year, ==, 2014);
  assert_text (&fixture, row, column_of (&fixture, "existing/2"), "50");
  assert_text (&fixture, row, column_of (&fixture, "existing/2/b"), "51");
  g_assert_cmpint (paste_text (&fixture, "52\n", row, column_of (&fixture, "existing/2/b"), 0), ==, DEW_GRID_TAKEN);
  g_assert_true (dew_ledger_figure (tree_ledger (&fixture), DISTRICT, 2014, 0, DEW_EXISTING, CCG, DEW_BASELINE, &pence));
  g_assert_cmpint (pence, ==, 5200000);
  assert_figure (&fixture, DISTRICT, DEW_EXISTING, CCG, 5000000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule-model/columns", test_columns);
  g_test_add_func ("/schedule-model/long-names", test_long_names);
  g_test_add_func ("/schedule-model/change", test_change);
  g_test_add_func ("/schedule-model/beside", test_beside);

  return g_test_run ();
}
