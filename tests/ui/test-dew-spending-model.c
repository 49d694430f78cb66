/* test-dew-spending-model.c: the monitoring table and the months as a grid: what is typed, whose it is, and what that implies */
#include "tree-fixture.h"

static void
spending_start (TreeFixture     *fixture,
                DewSpendingSheet sheet)
{
  tree_start (fixture);
  g_object_unref (fixture->model);
  fixture->model = DEW_TREE_MODEL (dew_spending_model_new (fixture->base.document, 2013, DEW_UNIT_THOUSANDS));
  dew_spending_model_set_sheet (DEW_SPENDING_MODEL (fixture->model), sheet);
}

static void
change_line (TreeFixture *fixture,
             gint64       id,
             int          profile,
             int          outlook)
{
  DewChanges *changes = dew_changes_new ();
  DewLine *line = dew_row_copy (DEW_TABLE_LINE, dew_ledger_find (tree_ledger (fixture), DEW_TABLE_LINE, id));
  g_autoptr (GError) error = NULL;

  line->profile = profile;
  line->outlook = outlook;
  g_assert_true (dew_document_take (fixture->base.document, changes, dew_edit_row (tree_ledger (fixture), changes, DEW_TABLE_LINE, line, &error), "Change", &error));
  dew_row_free (DEW_TABLE_LINE, line);
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

/* A typed forecast, or month of a budget, is what counts from then on; cleared it implies nothing. */
static void
test_implied (void)
{
  static const struct
  {
    DewSpendingSheet sheet;
    const char      *key, *text;
    int              profile, outlook;          /* before */
    int              then_profile, then_outlook;
  } cases[] = {
    { DEW_SPENDING_MONITORING, "forecast", "5", DEW_PROFILE_UNSAID, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_UNSAID, DEW_OUTLOOK_TYPED },
    { DEW_SPENDING_MONITORING, "forecast", "5", DEW_PROFILE_EQUAL, DEW_OUTLOOK_LAST_YEAR, DEW_PROFILE_EQUAL, DEW_OUTLOOK_TYPED },
    { DEW_SPENDING_MONITORING, "forecast", "5", DEW_PROFILE_UNSAID, DEW_OUTLOOK_UNSAID, DEW_PROFILE_UNSAID, DEW_OUTLOOK_UNSAID },
    { DEW_SPENDING_MONITORING, "forecast", "", DEW_PROFILE_UNSAID, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_UNSAID, DEW_OUTLOOK_STRAIGHT },
    { DEW_SPENDING_MONITORING, "original", "5", DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT },
    { DEW_SPENDING_MONITORING, "previous", "5", DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT },
    { DEW_SPENDING_BUDGET, "apr", "5", DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_TYPED, DEW_OUTLOOK_STRAIGHT },
    { DEW_SPENDING_BUDGET, "year", "5", DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_EQUAL, DEW_OUTLOOK_STRAIGHT },
    { DEW_SPENDING_FORECAST, "mar", "5", DEW_PROFILE_LAST_YEAR, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_LAST_YEAR, DEW_OUTLOOK_TYPED },
    { DEW_SPENDING_ACTUAL, "mar", "5", DEW_PROFILE_LAST_YEAR, DEW_OUTLOOK_STRAIGHT, DEW_PROFILE_LAST_YEAR, DEW_OUTLOOK_STRAIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;
      const DewLine *line;

      spending_start (&fixture, cases[i].sheet);
      change_line (&fixture, VAN, cases[i].profile, cases[i].outlook);
      g_assert_cmpint (commit (&fixture, VAN, cases[i].key, cases[i].text), ==, DEW_GRID_TAKEN);
      line = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, VAN);
      g_assert_cmpint (line->profile, ==, cases[i].then_profile);
      g_assert_cmpint (line->outlook, ==, cases[i].then_outlook);
      if (*cases[i].text != '\0')
        assert_one_edit (&fixture);
    }
}

/* Where nobody has a figure it becomes nobody's; where one has, that one's; where several have, whose has to be said. */
static void
test_whose (void)
{
  g_auto (TreeFixture) fixture;
  DewTreeTarget target;
  g_autofree char *why = NULL;
  guint row;

  spending_start (&fixture, DEW_SPENDING_ACTUAL);
  row = line_row (&fixture, DISTRICT);
  dew_tree_model_target (fixture.model, row, column_of (&fixture, "apr"), &target);
  g_assert_cmpint (target.figure.partner, ==, CCG);
  dew_tree_model_target (fixture.model, line_row (&fixture, MEALS), column_of (&fixture, "apr"), &target);
  g_assert_cmpint (target.figure.partner, ==, DEW_UNATTRIBUTED);
  g_assert_cmpint (target.figure.month, ==, 1);

  /* A month that nobody has yet is that one's who has the others. */
  dew_tree_model_target (fixture.model, row, column_of (&fixture, "mar"), &target);
  g_assert_cmpint (target.figure.partner, ==, CCG);

  dew_spending_model_set_whose (DEW_SPENDING_MODEL (fixture.model), COUNCIL);
  assert_text (&fixture, row, column_of (&fixture, "apr"), "");
  g_assert_cmpint (commit (&fixture, DISTRICT, "apr", "7"), ==, DEW_GRID_TAKEN);
  dew_spending_model_set_whose (DEW_SPENDING_MODEL (fixture.model), -1);
  assert_text (&fixture, row, column_of (&fixture, "apr"), "7");
  dew_tree_model_target (fixture.model, row, column_of (&fixture, "apr"), &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
  why = dew_grid_model_why_fixed (DEW_GRID_MODEL (fixture.model), row, column_of (&fixture, "apr"));
  g_assert_nonnull (strstr (why, "Several partners have figures of this line"));
}

/* A year's figure typed beside months of one partner is that partner's and stands before them: what is typed is what is shown. Beside those of several it is nobody's to guess. */
static void
test_year_over_months (void)
{
  static const struct { int month; gint64 partner; } figures[] = { { 11, COUNCIL }, { 12, COUNCIL }, { 12, CCG } };
  g_auto (TreeFixture) fixture;
  DewTreeTarget target;
  gint64 pence;

  spending_start (&fixture, DEW_SPENDING_MONITORING);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      DewChanges *changes = dew_changes_new ();
      DewFigure figure = { MEALS, 2013, figures[i].month, DEW_FORECAST, figures[i].partner, DEW_BASELINE, 1234567 };
      guint row = line_row (&fixture, MEALS), column = column_of (&fixture, "forecast");

      g_assert_true (dew_document_take (fixture.base.document, changes, dew_edit_figure (tree_ledger (&fixture), changes, &figure, NULL), "Fill", NULL));
      dew_tree_model_target (fixture.model, row, column, &target);
      g_assert_cmpint (target.kind, ==, i < 2 ? DEW_TREE_FIGURE : DEW_TREE_FIXED);
      if (i == 2)
        continue;
      g_assert_cmpint (target.figure.partner, ==, COUNCIL);
      g_assert_cmpint (target.figure.month, ==, 0);
      g_assert_cmpint (commit (&fixture, MEALS, "forecast", "57"), ==, DEW_GRID_TAKEN);
      g_assert_true (dew_grid_model_figure (DEW_GRID_MODEL (fixture.model), row, column, &pence));
      g_assert_cmpint (pence, ==, 5700000);
    }
}

/* Of a pool that had ended nothing is typed any more but over what is there; its name is faint and says why. */
static void
test_over (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  DewPool *pool;
  DewTreeTarget target;
  DewGridCell cell;
  g_autofree char *why = NULL;

  spending_start (&fixture, DEW_SPENDING_ACTUAL);
  pool = dew_row_copy (DEW_TABLE_POOL, dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_POOL, OLDER));
  dew_row_set_text (DEW_TABLE_POOL, pool, "end", "2013-03-31");
  g_assert_true (dew_document_take (fixture.base.document, changes, dew_edit_row (tree_ledger (&fixture), changes, DEW_TABLE_POOL, pool, NULL), "End", NULL));
  dew_row_free (DEW_TABLE_POOL, pool);

  dew_tree_model_target (fixture.model, line_row (&fixture, DISTRICT), column_of (&fixture, "apr"), &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIGURE);
  dew_tree_model_target (fixture.model, line_row (&fixture, MEALS), column_of (&fixture, "apr"), &target);
  g_assert_cmpint (target.kind, ==, DEW_TREE_FIXED);
  why = dew_grid_model_why_fixed (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), column_of (&fixture, "apr"));
  g_assert_cmpstr (why, ==, "“Older people” ended on 31 March 2013; enter figures of 2013/14 in another pool, or give it a later end.");
  dew_grid_model_cell (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), 0, &cell);
  g_assert_cmpuint (cell.flags & (DEW_GRID_NIL | DEW_GRID_NOTE), ==, DEW_GRID_NIL | DEW_GRID_NOTE);
  g_assert_nonnull (strstr (cell.note, why));
  dew_grid_model_cell (DEW_GRID_MODEL (fixture.model), line_row (&fixture, BEDS), 0, &cell);
  g_assert_cmpuint (cell.flags & DEW_GRID_NIL, ==, 0);
}

/* A percentage is copied as a number is typed. */
static void
test_percent (void)
{
  static const struct { const char *forecast, *shown, *plain; } cases[] = { { "22", "−12.0", "-12.0" }, { "28", "+12.0", "12.0" }, { "25", "–", "0" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;
      g_autofree char *plain = NULL;

      spending_start (&fixture, DEW_SPENDING_MONITORING);
      g_assert_cmpint (commit (&fixture, MEALS, "original", "25"), ==, DEW_GRID_TAKEN);
      g_assert_cmpint (commit (&fixture, MEALS, "forecast", cases[i].forecast), ==, DEW_GRID_TAKEN);
      assert_text (&fixture, line_row (&fixture, MEALS), column_of (&fixture, "percent"), cases[i].shown);
      plain = dew_grid_model_plain (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), column_of (&fixture, "percent"));
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static char *
spoken (TreeFixture *fixture,
        gint64       line,
        const char  *key)
{
  return dew_grid_model_cell_name (DEW_GRID_MODEL (fixture->model), line_row (fixture, line), column_of (fixture, key));
}

/* A month of a budget that is not typed says what falls on it; a sum of some lines only says which are not in it. */
static void
test_told (void)
{
  g_auto (TreeFixture) fixture;
  g_autofree char *april = NULL;
  g_autofree char *none = NULL;
  DewGridCell cell;
  guint pool;

  spending_start (&fixture, DEW_SPENDING_MONITORING);
  /* What follows from contributions cannot be cleared here. */
  g_assert_cmpint (commit (&fixture, MEALS, "original", ""), ==, DEW_GRID_REFUSED);
  g_assert_nonnull (strstr (fixture.reply.message, "nothing of its own to clear"));
  g_assert_cmpint (commit (&fixture, MEALS, "original", "120"), ==, DEW_GRID_TAKEN);
  g_assert_cmpint (commit (&fixture, MEALS, "forecast", "125"), ==, DEW_GRID_TAKEN);
  pool = dew_tree_row_of (dew_tree_model_tree (fixture.model), dew_ledger_node (tree_ledger (&fixture), DEW_TABLE_POOL, OLDER));
  dew_grid_model_cell (DEW_GRID_MODEL (fixture.model), pool, column_of (&fixture, "forecast"), &cell);
  g_assert_cmpuint (cell.flags & DEW_GRID_NOTE, !=, 0);
  g_assert_nonnull (strstr (cell.note, "no forecast yet"));

  dew_spending_model_set_sheet (DEW_SPENDING_MODEL (fixture.model), DEW_SPENDING_BUDGET);
  april = spoken (&fixture, MEALS, "apr");
  g_assert_cmpstr (april, ==, "Meals, budget, April, 2013/14, not entered, and £10,000 of the year’s budget falls on it");
  dew_spending_model_set_sheet (DEW_SPENDING_MODEL (fixture.model), DEW_SPENDING_ACTUAL);
  none = spoken (&fixture, MEALS, "apr");
  g_assert_cmpstr (none, ==, "Meals, actual, April, 2013/14, not entered");
}

/* An empty month is judged by the line's others. */
static void
test_likely (void)
{
  static const char *const months[] = { "apr", "may", "jun" };
  g_auto (TreeFixture) fixture;

  spending_start (&fixture, DEW_SPENDING_ACTUAL);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_assert_cmpint (commit (&fixture, MEALS, "mar", "21000"), ==, DEW_GRID_TAKEN);
      g_assert_cmpint (commit (&fixture, MEALS, "mar", ""), ==, DEW_GRID_TAKEN);
      g_assert_cmpint (commit (&fixture, MEALS, months[i], i == 0 ? "19" : "21"), ==, DEW_GRID_TAKEN);
    }
  g_assert_cmpint (commit (&fixture, MEALS, "mar", "21000"), ==, DEW_GRID_ASKS);
  g_assert_cmpstr (fixture.reply.message, ==, "This column is in £000, and the others of the row are about £21,000. Which is meant?");
  g_assert_cmpstr (fixture.reply.second, ==, "£21,000");
  g_assert_cmpint (commit (&fixture, MEALS, "mar", "22"), ==, DEW_GRID_TAKEN);
}

/* Months add up along the row and up the tree. */
static void
test_sums (void)
{
  static const char *const months[] = { "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jan", "feb", "mar" };
  g_auto (TreeFixture) fixture;
  gint64 sum = 0, year = 0;

  spending_start (&fixture, DEW_SPENDING_ACTUAL);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gint64 line = 0, pool = 0;

      g_assert_true (dew_grid_model_figure (DEW_GRID_MODEL (fixture.model), line_row (&fixture, DISTRICT), column_of (&fixture, months[i]), &line));
      g_assert_true (dew_grid_model_figure (DEW_GRID_MODEL (fixture.model), row_of (&fixture, DEW_TABLE_POOL, OLDER), column_of (&fixture, months[i]), &pool));
      g_assert_cmpint (line, ==, 10000 * (gint64) (i + 1));
      g_assert_cmpint (pool, ==, line);
      sum += line;
    }
  g_assert_true (dew_grid_model_figure (DEW_GRID_MODEL (fixture.model), line_row (&fixture, DISTRICT), column_of (&fixture, "sum"), &year));
  g_assert_cmpint (year, ==, sum);
}

/* What is worked out cannot be typed over; the record tells what was. */
static void
test_fixed (void)
{
  static const char *const keys[] = { "latest", "budget", "actual", "to-date", "movement", "variance", "percent", "status" };
  g_auto (TreeFixture) fixture;

  spending_start (&fixture, DEW_SPENDING_MONITORING);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *why = dew_grid_model_why_fixed (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), column_of (&fixture, keys[i]));
      DewGridCell cell;

      dew_grid_model_cell (DEW_GRID_MODEL (fixture.model), line_row (&fixture, MEALS), column_of (&fixture, keys[i]), &cell);
      g_assert_cmpuint (cell.flags & DEW_GRID_EDITABLE, ==, 0);
      g_assert_cmpint (commit (&fixture, MEALS, keys[i], "5"), ==, DEW_GRID_REFUSED);
      g_assert_true (g_str_has_suffix (why, "."));
    }
  assert_unchanged (&fixture);
  g_assert_cmpint (commit (&fixture, MEALS, "forecast", "5"), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "Meals, latest forecast, 2013/14: nothing to £5,000");
}

/* ---- In a scenario ---- */

static void
assert_shown (TreeFixture *fixture,
              gint64       line,
              const char  *key,
              const char  *text,
              unsigned     flags)
{
  DewGridCell cell;

  dew_grid_model_cell (DEW_GRID_MODEL (fixture->model), line == 0 ? DEW_GRID_TOTAL : line_row (fixture, line), column_of (fixture, key), &cell);
  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmpuint (cell.flags & (DEW_GRID_CHANGED | DEW_GRID_TOUCHED), ==, flags);
}

/* The scenario's months in the place of the baseline's, none where one is cleared, and nothing of other scenarios. */
static void
test_scenario_months (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  DewFigure other = { DISTRICT, 2013, 3, DEW_ACTUAL, CCG, SPLIT, 990000 };

  spending_start (&fixture, DEW_SPENDING_ACTUAL);
  g_assert_true (dew_edit_figure (tree_ledger (&fixture), changes, &other, NULL));
  g_assert_true (dew_document_apply (fixture.base.document, changes, "Other", 0, NULL));
  dew_tree_model_set_unit (fixture.model, DEW_UNIT_POUNDS);
  dew_tree_model_set_scenario (fixture.model, GROWTH);
  assert_shown (&fixture, DISTRICT, "may", "200.00", 0);
  assert_shown (&fixture, DISTRICT, "jun", "500.00", DEW_GRID_CHANGED);
  assert_shown (&fixture, DISTRICT, "jul", "", DEW_GRID_CHANGED);
  assert_shown (&fixture, CARE, "jun", "500.00", DEW_GRID_TOUCHED);
  assert_shown (&fixture, DISTRICT, "sum", "7,600.00", DEW_GRID_TOUCHED);
  assert_shown (&fixture, 0, "jul", "", DEW_GRID_TOUCHED);
  assert_shown (&fixture, 0, "may", "200.00", 0);

  /* Typed into what is cleared, it is that one's again whose it was. */
  tree_mark (&fixture);
  g_assert_cmpint (commit (&fixture, DISTRICT, "jul", "450"), ==, DEW_GRID_TAKEN);
  assert_shown (&fixture, DISTRICT, "jul", "450.00", DEW_GRID_CHANGED);
  assert_one_edit (&fixture);
  g_assert_cmpint (commit (&fixture, DISTRICT, "jul", "400"), ==, DEW_GRID_TAKEN);
  assert_shown (&fixture, DISTRICT, "jul", "400.00", 0);

  dew_tree_model_set_scenario (fixture.model, DEW_BASELINE);
  assert_shown (&fixture, DISTRICT, "jun", "300.00", 0);
  assert_shown (&fixture, DISTRICT, "sum", "7,800.00", 0);
}

/* The monitoring is the scenario's, and knows the baseline's beside it. */
static void
test_scenario_monitoring (void)
{
  g_auto (TreeFixture) fixture;
  gint64 is, was;
  guint node;

  spending_start (&fixture, DEW_SPENDING_MONITORING);
  dew_tree_model_set_scenario (fixture.model, GROWTH);
  assert_shown (&fixture, BEDS, "original", "9", 0);
  g_assert_cmpint (commit (&fixture, BEDS, "original", "8"), ==, DEW_GRID_TAKEN);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "In “Growth”: Beds, original budget, 2013/14: £9,000 to £8,000");
  assert_shown (&fixture, BEDS, "original", "8", DEW_GRID_CHANGED);
  assert_shown (&fixture, BEDS, "latest", "8", DEW_GRID_TOUCHED);
  assert_one_edit (&fixture);

  node = dew_ledger_node (tree_ledger (&fixture), DEW_TABLE_LINE, BEDS);
  g_assert_true (dew_monitor_get (dew_spending_model_monitor (DEW_SPENDING_MODEL (fixture.model)), node, DEW_MONITOR_LATEST, &is));
  g_assert_true (dew_monitor_get (dew_spending_model_baseline_monitor (DEW_SPENDING_MODEL (fixture.model)), node, DEW_MONITOR_LATEST, &was));
  g_assert_cmpint (is, ==, 800000);
  g_assert_cmpint (was, ==, 900000);

  /* A status or percentage that comes of it is marked too. */
  g_assert_cmpint (commit (&fixture, BEDS, "forecast", "10"), ==, DEW_GRID_TAKEN);
  assert_shown (&fixture, BEDS, "variance", "+2", DEW_GRID_TOUCHED);
  assert_shown (&fixture, BEDS, "percent", "+25.0", DEW_GRID_TOUCHED);
  dew_tree_model_set_scenario (fixture.model, SPLIT);
  assert_shown (&fixture, BEDS, "variance", "+1", 0);
  assert_shown (&fixture, BEDS, "original", "9", 0);
}

/* How a line is forecast, all scenarios share: it is not typed over in one of them, and the line stays as it is. */
static void
test_scenario_follows (void)
{
  static const struct { DewSpendingSheet sheet; const char *key; int profile, outlook; const char *says; } cases[] = {
    { DEW_SPENDING_MONITORING, "forecast", DEW_PROFILE_UNSAID, DEW_OUTLOOK_STRAIGHT, "in all scenarios alike; choose “Typed” as its forecast" },
    { DEW_SPENDING_FORECAST, "mar", DEW_PROFILE_UNSAID, DEW_OUTLOOK_LAST_YEAR, "in all scenarios alike; choose “Typed” as its forecast" },
    { DEW_SPENDING_BUDGET, "apr", DEW_PROFILE_EQUAL, DEW_OUTLOOK_UNSAID, "in all scenarios alike; choose “Typed months”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;
      g_autofree char *why = NULL;

      spending_start (&fixture, cases[i].sheet);
      change_line (&fixture, VAN, cases[i].profile, cases[i].outlook);
      dew_tree_model_set_scenario (fixture.model, GROWTH);
      why = dew_grid_model_why_fixed (DEW_GRID_MODEL (fixture.model), line_row (&fixture, VAN), column_of (&fixture, cases[i].key));
      g_assert_nonnull (strstr (why, cases[i].says));
      g_assert_cmpint (commit (&fixture, VAN, cases[i].key, "5"), ==, DEW_GRID_REFUSED);
      assert_unchanged (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spending-model/implied", test_implied);
  g_test_add_func ("/spending-model/whose", test_whose);
  g_test_add_func ("/spending-model/year-over-months", test_year_over_months);
  g_test_add_func ("/spending-model/over", test_over);
  g_test_add_func ("/spending-model/percent", test_percent);
  g_test_add_func ("/spending-model/told", test_told);
  g_test_add_func ("/spending-model/likely", test_likely);
  g_test_add_func ("/spending-model/sums", test_sums);
  g_test_add_func ("/spending-model/fixed", test_fixed);
  g_test_add_func ("/spending-model/scenario-months", test_scenario_months);
  g_test_add_func ("/spending-model/scenario-monitoring", test_scenario_monitoring);
  g_test_add_func ("/spending-model/scenario-follows", test_scenario_follows);

  return g_test_run ();
}
