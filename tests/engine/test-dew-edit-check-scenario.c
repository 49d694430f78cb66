/* test-dew-edit-check-scenario.c: what scenarios, what they say of lines and pools, and what simulations go by must be */
#include "engine-fixture.h"

#include <string.h>

/* A row that is taken, or not, into the county where these stand: an arrangement, a variance, a payment and a spread, of number 1 each. */
typedef struct {
  DewTable       table;
  const char    *says;          /* NULL: it is taken */
  DewArrangement arrangement;
  DewVariance    variance;
  DewIncentive   incentive;
  DewSpread      spread;
} Case;

static const DewArrangement arrangement = { 1, GROWTH, MEALS, 1, 0, (char *) "", 0, 0 };
static const DewVariance variance = { 1, GROWTH, OLDER, 2013, DEW_CLEARED };
static const DewIncentive incentive = { 1, OLDER, 1, 2013, (char *) "Fewer admissions", 100, (char *) "", 1000, 0, 0, 0, (char *) "" };
static const DewSpread spread = { 1, MEALS, DEW_SPREAD_NORMAL, 0, 20000, 0, 0, (char *) "" };

static gconstpointer
row_of (const Case *one)
{
  switch ((int) one->table)
    {
    case DEW_TABLE_ARRANGEMENT:
      return &one->arrangement;
    case DEW_TABLE_VARIANCE:
      return &one->variance;
    case DEW_TABLE_INCENTIVE:
      return &one->incentive;
    default:
      return &one->spread;
    }
}

static DewLedger *
make_ledger (void)
{
  DewLedger *ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  dew_changes_insert_row (changes, DEW_TABLE_ARRANGEMENT, &arrangement);
  dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &variance);
  dew_changes_insert_row (changes, DEW_TABLE_INCENTIVE, &incentive);
  dew_changes_insert_row (changes, DEW_TABLE_SPREAD, &spread);
  take (ledger, changes);
  dew_edit_validate (ledger, &error);
  g_assert_no_error (error);

  return ledger;
}

#define ARRANGEMENT(what, ...) { .table = DEW_TABLE_ARRANGEMENT, .says = what, .arrangement = { __VA_ARGS__ } }
#define VARIANCE(what, ...)    { .table = DEW_TABLE_VARIANCE, .says = what, .variance = { __VA_ARGS__ } }
#define INCENTIVE(what, ...)   { .table = DEW_TABLE_INCENTIVE, .says = what, .incentive = { __VA_ARGS__ } }
#define SPREAD(what, ...)      { .table = DEW_TABLE_SPREAD, .says = what, .spread = { __VA_ARGS__ } }
#define EMPTY (char *) ""

/* The same is said of a row that is put there, be it new or number 1 changed, and of a whole document that has it. */
static void
test_rows (void)
{
  static const Case cases[] = {
    ARRANGEMENT (NULL, 1, GROWTH, MEALS, 0, DEW_ARRANGED_ALIGNED, (char *) "2014-04-01", DEW_ARRANGED_LEAD_SINGLE, CCG),
    ARRANGEMENT (NULL, 2, SPLIT, MEALS, 1, 0, EMPTY, 0, 0),
    ARRANGEMENT ("“Growth” says twice how “Meals” stands", 2, GROWTH, MEALS, 1, 0, EMPTY, 0, 0),
    ARRANGEMENT ("“Growth” says nothing of “Meals”", 1, GROWTH, MEALS, 0, 0, EMPTY, 0, 0),
    ARRANGEMENT ("“Care” is a category", 2, GROWTH, CARE, 1, 0, EMPTY, 0, 0),
    ARRANGEMENT ("is not aligned until then", 1, GROWTH, MEALS, 1, DEW_ARRANGED_POOLED, (char *) "2014-04-01", 0, 0),
    ARRANGEMENT ("is not aligned until then", 1, GROWTH, MEALS, 1, 0, (char *) "2014-04-01", 0, 0),
    ARRANGEMENT ("is not a date", 1, GROWTH, MEALS, 1, DEW_ARRANGED_ALIGNED, (char *) "2014-04-31", 0, 0),
    ARRANGEMENT ("either one lead partner", 1, GROWTH, MEALS, 1, 0, EMPTY, DEW_ARRANGED_LEAD_SINGLE, 0),
    ARRANGEMENT ("either one lead partner", 1, GROWTH, MEALS, 1, 0, EMPTY, DEW_ARRANGED_LEAD_JOINT, CCG),
    ARRANGEMENT ("which must be 0 to 2", 1, GROWTH, MEALS, 1, 3, EMPTY, 0, 0),
    VARIANCE (NULL, 1, GROWTH, OLDER, 2013, -500),
    VARIANCE (NULL, 2, DEW_BASELINE, OLDER, 2013, 500),
    VARIANCE (NULL, 2, GROWTH, OLDER, 2014, DEW_CLEARED),
    VARIANCE ("is typed twice", 2, GROWTH, OLDER, 2013, 1),
    VARIANCE ("cleared in the baseline", 2, DEW_BASELINE, OLDER, 2013, DEW_CLEARED),
    VARIANCE ("in “year”", 1, GROWTH, OLDER, 1900, 1),
    VARIANCE ("in “pence”", 1, GROWTH, OLDER, 2013, DEW_MONEY_LIMIT + 1),
    INCENTIVE (NULL, 1, OLDER, 1, 2013, (char *) "Fewer admissions", 0, (char *) "admissions", 1, -1, 1, CCG, EMPTY),
    INCENTIVE (NULL, 2, OLDER, 1, 2014, (char *) "Fewer admissions", 0, EMPTY, 1, 0, 0, 0, EMPTY),
    INCENTIVE (NULL, 2, EQUIPMENT, 1, 2013, (char *) "Fewer admissions", 0, EMPTY, 1, 0, 0, 0, EMPTY),
    INCENTIVE ("called “FEWER admissions”", 2, OLDER, 1, 2013, (char *) "FEWER admissions", 0, EMPTY, 1, 0, 0, 0, EMPTY),
    INCENTIVE ("A name is missing", 1, OLDER, 1, 2013, EMPTY, 0, EMPTY, 1, 0, 0, 0, EMPTY),
    INCENTIVE ("in “pence”", 1, OLDER, 1, 2013, (char *) "Fewer", -1, EMPTY, 1, 0, 0, 0, EMPTY),
    INCENTIVE ("in “target”", 1, OLDER, 1, 2013, (char *) "Fewer", 1, EMPTY, 0, 0, 0, 0, EMPTY),
    SPREAD (NULL, 1, MEALS, DEW_SPREAD_LOGNORMAL, -999999, 1, 0, 0, EMPTY),
    SPREAD (NULL, 1, MEALS, DEW_SPREAD_NORMAL, -1000000, 1, 0, 0, EMPTY),
    SPREAD (NULL, 2, TRANSPORT, DEW_SPREAD_THREE_POINT, 0, 0, 0, 1, EMPTY),
    SPREAD (NULL, 2, TRANSPORT, DEW_SPREAD_THREE_POINT, 50000, 0, -50000, 50000, EMPTY),
    SPREAD ("has two spreads", 2, MEALS, DEW_SPREAD_NORMAL, 0, 1, 0, 0, EMPTY),
    SPREAD ("“Nursing” is a category", 2, NURSING, DEW_SPREAD_NORMAL, 0, 1, 0, 0, EMPTY),
    SPREAD ("a deviation of 0 %", 1, MEALS, DEW_SPREAD_NORMAL, 0, 0, 0, 0, EMPTY),
    SPREAD ("a deviation of 0 %", 1, MEALS, DEW_SPREAD_LOGNORMAL, 0, 0, 0, 0, EMPTY),
    SPREAD ("a mean of nothing", 1, MEALS, DEW_SPREAD_LOGNORMAL, -1000000, 1, 0, 0, EMPTY),
    SPREAD ("only one of three points has", 1, MEALS, DEW_SPREAD_NORMAL, 0, 1, -1, 0, EMPTY),
    SPREAD ("take the deviation away", 1, MEALS, DEW_SPREAD_THREE_POINT, 0, 1, -1, 1, EMPTY),
    SPREAD ("does not lie between", 1, MEALS, DEW_SPREAD_THREE_POINT, -2, 0, -1, 1, EMPTY),
    SPREAD ("does not lie between", 1, MEALS, DEW_SPREAD_THREE_POINT, 2, 0, -1, 1, EMPTY),
    SPREAD ("are the same", 1, MEALS, DEW_SPREAD_THREE_POINT, 1, 0, 1, 1, EMPTY),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_ledger ();
      gconstpointer row = row_of (&cases[i]);
      gconstpointer there = dew_ledger_find (ledger, cases[i].table, *(const gint64 *) row);
      g_autoptr (DewChanges) edit = dew_changes_new ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u: %s", i, cases[i].says);
      if (there != NULL)
        {
          gboolean good = dew_edit_row (ledger, edit, cases[i].table, row, &error);

          g_assert_cmpint (good, ==, cases[i].says == NULL);
          if (!good)
            {
              g_assert_nonnull (strstr (error->message, cases[i].says));
              g_clear_error (&error);
            }
          dew_changes_diff_row (changes, cases[i].table, there, row);
        }
      else
        dew_changes_insert_row (changes, cases[i].table, row);

      take (ledger, changes);
      g_assert_cmpint (dew_edit_validate (ledger, &error), ==, cases[i].says == NULL);
      if (cases[i].says != NULL)
        {
          g_assert_nonnull (strstr (error->message, cases[i].says));
          g_assert_true (g_str_has_suffix (error->message, "."));
        }
    }
}

/* Lines that vary together stand in a category; what is said of a line does not fit a category. */
static void
test_lines (void)
{
  static const struct { gint64 line; const char *column; gint64 number; const char *says; } cases[] = {
    { NURSING, "correlation", 1000000, NULL },
    { NURSING, "correlation", 1000001, "which must be 0 to 1000000" },
    { NURSING, "correlation", -1, "which must be 0 to 1000000" },
    { MEALS, "correlation", 1, "only the lines in a category can vary together" },
    { VAN, "kind", DEW_LINE_CATEGORY, "it cannot become a category" },
    { NIGHT, "kind", DEW_LINE_CATEGORY, "it cannot become a category" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  DewArrangement arranged = { 5, SPLIT, VAN, 1, 0, EMPTY, 0, 0 };
  DewSpread spread_out = { 5, NIGHT, DEW_SPREAD_NORMAL, 0, 1, 0, 0, EMPTY };
  DewChanges *edit = dew_changes_new ();

  dew_changes_insert_row (edit, DEW_TABLE_ARRANGEMENT, &arranged);
  dew_changes_insert_row (edit, DEW_TABLE_SPREAD, &spread_out);
  take (ledger, edit);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gpointer row = dew_row_copy (DEW_TABLE_LINE, dew_ledger_find (ledger, DEW_TABLE_LINE, cases[i].line));

      dew_row_set_int (DEW_TABLE_LINE, row, cases[i].column, cases[i].number);
      g_assert_cmpint (dew_edit_row (ledger, changes, DEW_TABLE_LINE, row, &error), ==, cases[i].says == NULL);
      if (cases[i].says != NULL)
        assert_refused (&error, DEW_ERROR_INVALID, cases[i].says);
      dew_row_free (DEW_TABLE_LINE, row);
    }
}

/* ---- The plan ---- */

static DewLedger *
make_plan (void)
{
  DewLedger *ledger = make_ledger ();
  DewScenario plan = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, GROWTH);
  DewChanges *changes = dew_changes_new ();

  plan.plan = 1;
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_SCENARIO, &plan, NULL));
  take (ledger, changes);

  return ledger;
}

static void
test_one_plan (void)
{
  g_autoptr (DewLedger) ledger = make_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewChanges *past = dew_changes_new ();
  DewScenario other = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, SPLIT);

  other.plan = 1;
  g_assert_false (dew_edit_row (ledger, changes, DEW_TABLE_SCENARIO, &other, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Growth” is locked as the plan already");

  dew_changes_update_row (past, DEW_TABLE_SCENARIO, &other, G_MAXUINT32);
  take (ledger, past);
  g_assert_false (dew_edit_validate (ledger, NULL));
}

/* What is said in a locked scenario is not changed by any edit, nor by changes of any origin; what it is called is, and so is what others say. */
static void
test_locked (void)
{
  const DewFigure figures[] = {
    { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 5 }, { MEALS, 2013, 0, DEW_INCOME, COUNCIL, SPLIT, 5 }, { MEALS, 2013, 0, DEW_INCOME, COUNCIL, DEW_BASELINE, 5 },
  };
  g_autoptr (DewLedger) ledger = make_plan ();
  static const char locked[] = "“Growth” is locked as the plan; unlock it or duplicate it to change it.";
  DewRuleRow rule = { 500, GROWTH, OLDER, 0, DEW_UNDER, EMPTY, (char *) "retain", EMPTY };
  DewRuleRow moved = *(const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 1);
  static const DewTable tables[] = { DEW_TABLE_ARRANGEMENT, DEW_TABLE_VARIANCE };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (DewChanges) any = dew_changes_new ();

      g_assert_cmpint (dew_edit_figure (ledger, changes, &figures[i], &error), ==, i > 0);
      if (i == 0)
        assert_refused (&error, DEW_ERROR_CONFLICT, locked);
      dew_changes_update_row (any, DEW_TABLE_FIGURE, &figures[i], 1u << dew_table_column (DEW_TABLE_FIGURE, "pence"));
      g_assert_cmpint (dew_edit_check_locked (ledger, any, NULL), ==, i > 0);
    }

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();

      g_assert_false (dew_edit_rule (ledger, changes, next_ids (), &rule, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, locked);
      dew_changes_insert_row (changes, DEW_TABLE_RULE, &rule);
      g_assert_false (dew_edit_check_locked (ledger, changes, NULL));
      rule.text = EMPTY;
    }

  /* A rule of the baseline cannot become one of it either. */
  moved.scenario = GROWTH;
  {
    g_autoptr (DewChanges) changes = dew_changes_new ();

    g_assert_false (dew_edit_row (ledger, changes, DEW_TABLE_RULE, &moved, &error));
    assert_refused (&error, DEW_ERROR_CONFLICT, locked);
    dew_changes_diff_row (changes, DEW_TABLE_RULE, dew_ledger_find (ledger, DEW_TABLE_RULE, 1), &moved);
    g_assert_false (dew_edit_check_locked (ledger, changes, NULL));
  }

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();

      g_assert_false (dew_edit_delete (ledger, changes, tables[i], 1, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, locked);
      dew_changes_delete_row (changes, tables[i], dew_ledger_find (ledger, tables[i], 1));
      g_assert_false (dew_edit_check_locked (ledger, changes, NULL));
    }
  {
    g_autoptr (DewChanges) changes = dew_changes_new ();
    DewScenario named = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, GROWTH);

    g_assert_false (dew_edit_delete (ledger, changes, DEW_TABLE_SCENARIO, GROWTH, &error));
    assert_refused (&error, DEW_ERROR_CONFLICT, locked);

    named.name = (char *) "The plan of May";
    g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_SCENARIO, &named, &error));
    g_assert_true (dew_edit_delete (ledger, changes, DEW_TABLE_LINE, BEDS, &error));
    g_assert_no_error (error);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-check-scenario/rows", test_rows);
  g_test_add_func ("/edit-check-scenario/lines", test_lines);
  g_test_add_func ("/edit-check-scenario/one-plan", test_one_plan);
  g_test_add_func ("/edit-check-scenario/locked", test_locked);

  return g_test_run ();
}
