/* test-dew-edit-scenario.c: edits of scenarios, and of what they say otherwise than the baseline */
#include "engine-fixture.h"

#include <string.h>

#include "dew-edit-scenario.h"

static guint
count_rows (const DewLedger *ledger,
            DewTable         table)
{
  return dew_ledger_rows (ledger, table)->len;
}

/* ---- Scenarios ---- */

static void
test_new (void)
{
  static const struct { const char *name, *says; DewErrorCode code; } names[] = {
    { "", "A name is missing", DEW_ERROR_INVALID },
    { "GROWTH", "There is a scenario called “Growth” already", DEW_ERROR_CONFLICT },
    { " Cap", "begin or end with a space", DEW_ERROR_INVALID },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  const DewScenario *scenario;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_new_scenario (ledger, changes, 50, names[i].name, "", &error));
      assert_refused (&error, names[i].code, names[i].says);
    }

  g_assert_true (dew_edit_new_scenario (ledger, changes, 50, "Capped", "Why not", NULL));
  take (ledger, changes);
  scenario = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, 50);
  g_assert_cmpstr (scenario->note, ==, "Why not");
  g_assert_cmpint (scenario->plan, ==, 0);
  g_assert_cmpint (dew_ledger_last (ledger, DEW_TABLE_SCENARIO), ==, 50);
}

static void
lock (DewLedger *ledger,
      gint64     scenario,
      gboolean   plan)
{
  DewChanges *changes = dew_changes_new ();

  g_assert_true (dew_edit_lock_scenario (ledger, changes, scenario, plan, NULL));
  take (ledger, changes);
}

static void
type_variance (DewLedger *ledger,
               gint64     scenario,
               gint64     pool,
               int        year,
               gint64     pence)
{
  DewChanges *changes = dew_changes_new ();
  DewVariance variance = { 0, scenario, pool, year, pence };
  g_autoptr (GError) error = NULL;

  dew_edit_variance (ledger, changes, next_ids (), &variance, &error);
  g_assert_no_error (error);
  take (ledger, changes);
}

/* The rows that a scenario has, without its number and theirs. */
static char *
tell_overlay (const DewLedger *ledger,
              gint64           scenario)
{
  static const DewTable tables[] = { DEW_TABLE_RULE, DEW_TABLE_ARRANGEMENT, DEW_TABLE_VARIANCE };
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, *(const gint64 *) g_ptr_array_index (lines, i), &n);

      for (guint f = 0; f < n; f++)
        if (figures[f].scenario == scenario)
          g_string_append_printf (text, "figure %d %d %d %d %d %" G_GINT64_FORMAT "\n", (int) figures[f].line, figures[f].year, figures[f].month, figures[f].measure,
                                  (int) figures[f].partner, figures[f].pence);
    }

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      const GPtrArray *rows = dew_ledger_rows (ledger, tables[t]);
      guint at = (guint) dew_table_column (tables[t], "scenario");

      for (guint i = 0; i < rows->len; i++)
        {
          gconstpointer row = g_ptr_array_index (rows, i);

          if (dew_row_get (tables[t], row, at).i != scenario)
            continue;
          g_string_append (text, dew_tables[tables[t]].name);
          for (guint c = 1; c < dew_tables[tables[t]].n_columns; c++)
            {
              DewValue value = dew_row_get (tables[t], row, c);

              if (c != at && value.type == DEW_VALUE_TEXT)
                g_string_append_printf (text, " “%s”", value.text);
              else if (c != at)
                g_string_append_printf (text, value.type == DEW_VALUE_NULL ? " NULL" : " %d", (int) value.i);
            }
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A county in which GROWTH says something of everything. */
static DewLedger *
make_growth (void)
{
  DewLedger *ledger = make_county ();

  arrange (ledger, GROWTH, DISTRICT, 0, DEW_ARRANGED_ALIGNED, "2014-01-01", DEW_ARRANGED_LEAD_SINGLE, COUNCIL);
  arrange (ledger, GROWTH, TRANSPORT, 1, 0, "", 0, 0);
  type_variance (ledger, DEW_BASELINE, OLDER, 2013, 5000);
  type_variance (ledger, DEW_BASELINE, EQUIPMENT, 2013, 700);
  type_variance (ledger, GROWTH, OLDER, 2013, DEW_CLEARED);
  type_variance (ledger, GROWTH, EQUIPMENT, 2013, -900);
  type_variance (ledger, GROWTH, CARERS, 2014, 300);

  return ledger;
}

static void
test_duplicate (void)
{
  g_autoptr (DewLedger) ledger = make_growth ();
  g_autofree char *before = tell_overlay (ledger, GROWTH);
  g_autofree char *twin = NULL;
  g_autofree char *after = NULL;
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  lock (ledger, GROWTH, TRUE);
  dew_edit_duplicate_scenario (ledger, changes, next_ids (), GROWTH, 60, "Growth again", &error);
  g_assert_no_error (error);
  take (ledger, changes);

  twin = tell_overlay (ledger, 60);
  g_assert_cmpstr (twin, ==, before);
  after = tell_overlay (ledger, GROWTH);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (((const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, 60))->plan, ==, 0);
  g_assert_cmpint (*(const gint64 *) g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_SCENARIO), 1), ==, 60);
  dew_edit_validate (ledger, &error);
  g_assert_no_error (error);
}

static void
test_lock (void)
{
  g_autoptr (DewLedger) ledger = make_growth ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewArrangement arrangement = { 0, GROWTH, MEALS, 1, 0, (char *) "", 0, 0 };
  DewVariance variance = { 0, GROWTH, OLDER, 2013, 1 };
  DewFigure figure = { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 0 };

  lock (ledger, GROWTH, TRUE);
  g_assert_false (dew_edit_lock_scenario (ledger, changes, SPLIT, TRUE, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Growth” is locked as the plan already");

#define REFUSED(edit)                                                                                                         \
        g_assert_false (edit);                                                                                                \
        assert_refused (&error, DEW_ERROR_CONFLICT, "“Growth” is locked as the plan; unlock it or duplicate it to change it."); \
        g_assert_cmpuint (dew_changes_length (changes), ==, 0)

  REFUSED (dew_edit_arrange (ledger, changes, next_ids (), &arrangement, &error));
  REFUSED (dew_edit_variance (ledger, changes, next_ids (), &variance, &error));
  REFUSED (dew_edit_reset_figure (ledger, changes, &figure, &error));
  REFUSED (dew_edit_reset_rules (ledger, changes, GROWTH, OLDER, 0, DEW_OVER, &error));
  REFUSED (dew_edit_reset_arrangement (ledger, changes, GROWTH, DISTRICT, &error));
  REFUSED (dew_edit_reset_variance (ledger, changes, GROWTH, OLDER, 2013, &error));
  REFUSED (dew_edit_reset_scenario (ledger, changes, GROWTH, &error));
  REFUSED (dew_edit_promote (ledger, changes, GROWTH, 2013, &error));

  lock (ledger, GROWTH, FALSE);
  g_assert_true (dew_edit_arrange (ledger, changes, next_ids (), &arrangement, &error));
}

/* ---- What is said of lines and pools ---- */

/* What is as in the baseline is not kept; where nothing is left there is no row. */
static void
test_arrange (void)
{
  static const struct {
    gint        off, status;
    const char *pooled_from;
    gint        lead_mode;
    gint64      lead;
    const char *told;
  } steps[] = {
    { 1, DEW_ARRANGED_POOLED, "", DEW_ARRANGED_LEAD_SINGLE, CCG, "arrangement 12 1 0 “” 0 NULL\n" },
    { 0, DEW_ARRANGED_ALIGNED, "", DEW_ARRANGED_LEAD_JOINT, 0, "arrangement 12 0 2 “” 3 NULL\n" },
    { 0, DEW_ARRANGED_ALIGNED, "2015-01-01", DEW_ARRANGED_LEAD_SINGLE, TRUST, "arrangement 12 0 2 “2015-01-01” 2 3\n" },
    { 0, DEW_ARRANGED_AS_BASELINE, "", DEW_ARRANGED_LEAD_NONE, 0, "arrangement 12 0 0 “” 1 NULL\n" },
    { 0, DEW_ARRANGED_POOLED, "", DEW_ARRANGED_LEAD_SINGLE, CCG, "" },
    { 0, DEW_ARRANGED_AS_BASELINE, "", DEW_ARRANGED_LEAD_AS_BASELINE, 0, "" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewArrangement wrong[] = {
    { 0, SPLIT, DISTRICT, 0, DEW_ARRANGED_POOLED, (char *) "2014-01-01", 0, 0 },
    { 0, SPLIT, DISTRICT, 0, 0, (char *) "2014-01-01", 0, 0 },
    { 0, SPLIT, DISTRICT, 0, 0, (char *) "", DEW_ARRANGED_LEAD_SINGLE, 0 },
    { 0, SPLIT, DISTRICT, 0, 0, (char *) "", 0, CCG },
    { 0, SPLIT, CARE, 0, 0, (char *) "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *told = NULL;

      arrange (ledger, SPLIT, DISTRICT, steps[i].off, steps[i].status, steps[i].pooled_from, steps[i].lead_mode, steps[i].lead);
      told = tell_overlay (ledger, SPLIT);
      g_assert_cmpstr (told, ==, steps[i].told);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("wrong %u", i);
      g_assert_false (dew_edit_arrange (ledger, changes, next_ids (), &wrong[i], &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      g_clear_error (&error);
    }
  wrong[0].scenario = DEW_BASELINE;
  g_assert_false (dew_edit_arrange (ledger, changes, next_ids (), &wrong[0], &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "The scenario is not there");
}

static void
test_variance (void)
{
  static const struct {
    gint64      scenario, pence;
    const char *baseline, *told;
  } steps[] = {
    { SPLIT, DEW_CLEARED, "", "" },
    { SPLIT, 500, "", "variance 1 2013 500\n" },
    { DEW_BASELINE, 700, "variance 1 2013 700\n", "variance 1 2013 500\n" },
    { SPLIT, 700, "variance 1 2013 700\n", "" },
    { SPLIT, DEW_CLEARED, "variance 1 2013 700\n", "variance 1 2013 NULL\n" },
    { SPLIT, -1, "variance 1 2013 700\n", "variance 1 2013 -1\n" },
    { DEW_BASELINE, DEW_CLEARED, "", "variance 1 2013 -1\n" },
    { SPLIT, DEW_CLEARED, "", "" },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *baseline = NULL;

      type_variance (ledger, steps[i].scenario, OLDER, 2013, steps[i].pence);
      told = tell_overlay (ledger, SPLIT);
      g_assert_cmpstr (told, ==, steps[i].told);
      baseline = tell_overlay (ledger, DEW_BASELINE);
      g_assert_true (g_str_has_suffix (baseline, steps[i].baseline));
      g_assert_cmpint (strstr (baseline, "variance") != NULL, ==, *steps[i].baseline != '\0');
    }
}

static void
test_spread (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewSpread spread = { 0, MEALS, DEW_SPREAD_NORMAL, 0, 20000, 0, 0, (char *) "Last years" };
  gint64 ids = 500;
  gint64 id;

  for (guint i = 0; i < 2; i++)
    {
      DewChanges *changes = dew_changes_new ();

      spread.deviation += 1;
      g_assert_true (dew_edit_spread (ledger, changes, (DewIds) { count_ids, &ids }, &spread, NULL));
      take (ledger, changes);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_SPREAD), ==, 1);
      g_assert_cmpint (dew_ledger_spread (ledger, MEALS)->deviation, ==, spread.deviation);
      id = dew_ledger_spread (ledger, MEALS)->id;
      g_assert_cmpint (id, ==, ids);
    }
}

/* Editing in a scenario leaves the baseline's rows identical. */
static void
test_baseline_untouched (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *before = tell_overlay (ledger, DEW_BASELINE);
  g_autofree char *after = NULL;
  g_autofree char *line = NULL;
  DewChanges *changes = dew_changes_new ();
  DewFigure figure = { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, SPLIT, 1 };
  DewRuleRow rule = { 500, SPLIT, OLDER, 0, DEW_OVER, (char *) "", (char *) "equal", (char *) "" };

  g_assert_true (dew_edit_figure (ledger, changes, &figure, NULL));
  g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
  take (ledger, changes);
  arrange (ledger, SPLIT, MEALS, 1, DEW_ARRANGED_ALIGNED, "", DEW_ARRANGED_LEAD_JOINT, 0);
  type_variance (ledger, SPLIT, OLDER, 2013, 77);

  after = tell_overlay (ledger, DEW_BASELINE);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS))->status, ==, DEW_STATUS_POOLED);
}

/* ---- Back to the baseline ---- */

static void
test_reset (void)
{
  g_autoptr (DewLedger) ledger = make_growth ();
  g_autoptr (DewLedger) whole = make_growth ();
  g_autofree char *before = tell_overlay (ledger, DEW_BASELINE);
  g_autofree char *left = NULL;
  g_autofree char *all = NULL;
  g_autofree char *after = NULL;
  DewChanges *changes = dew_changes_new ();
  DewFigure figure = { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 0 };

  g_assert_true (dew_edit_reset_figure (ledger, changes, &figure, NULL));
  g_assert_true (dew_edit_reset_rules (ledger, changes, GROWTH, OLDER, 0, DEW_OVER, NULL));
  g_assert_true (dew_edit_reset_rules (ledger, changes, GROWTH, OLDER, 0, DEW_UNDER, NULL));
  g_assert_true (dew_edit_reset_arrangement (ledger, changes, GROWTH, DISTRICT, NULL));
  g_assert_true (dew_edit_reset_variance (ledger, changes, GROWTH, OLDER, 2013, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 4);
  take (ledger, changes);
  left = tell_overlay (ledger, GROWTH);
  g_assert_cmpstr (left, ==,
                   "figure 12 2013 0 0 2 6000000\n"
                   "figure 12 2013 3 4 2 50000\n"
                   "figure 12 2013 4 4 2 -9223372036854775808\n"
                   "arrangement 15 1 0 “” 0 NULL\n"
                   "variance 2 2013 -900\n"
                   "variance 3 2014 300\n");

  changes = dew_changes_new ();
  g_assert_true (dew_edit_reset_scenario (whole, changes, GROWTH, NULL));
  take (whole, changes);
  all = tell_overlay (whole, GROWTH);
  g_assert_cmpstr (all, ==, "");
  after = tell_overlay (whole, DEW_BASELINE);
  g_assert_cmpstr (after, ==, before);
}

/* With a scenario all that it says goes, with a line or pool what is said of it; a partner that leads in a scenario, or commissions, stays. */
static void
test_deleted_with (void)
{
  static const struct { DewTable table; gint64 id; guint arrangements, variances, spreads, incentives; } cases[] = {
    { DEW_TABLE_SCENARIO, GROWTH, 0, 2, 2, 1 },
    { DEW_TABLE_LINE, DISTRICT, 1, 5, 1, 1 },
    { DEW_TABLE_LINE, CARE, 1, 5, 0, 1 },
    { DEW_TABLE_POOL, OLDER, 0, 3, 0, 0 },
    { DEW_TABLE_POOL, EQUIPMENT, 2, 3, 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_growth ();
      DewIncentive incentive = { 70, OLDER, 1, 2013, (char *) "Fewer admissions", 100, (char *) "", 1000, 0, 0, TRUST, (char *) "" };
      DewSpread spreads[] = { { 0, DISTRICT, DEW_SPREAD_NORMAL, 0, 1, 0, 0, (char *) "" }, { 0, MEALS, DEW_SPREAD_NORMAL, 0, 1, 0, 0, (char *) "" } };
      g_autoptr (DewChanges) refused = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();

      g_assert_true (dew_edit_add (ledger, changes, DEW_TABLE_INCENTIVE, &incentive, 0, NULL));
      for (guint s = 0; s < G_N_ELEMENTS (spreads); s++)
        g_assert_true (dew_edit_spread (ledger, changes, next_ids (), &spreads[s], NULL));
      take (ledger, changes);
      g_assert_false (dew_edit_delete (ledger, refused, DEW_TABLE_PARTNER, TRUST, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, "“Vale Health Trust” is still named in “Fewer admissions”");

      changes = dew_changes_new ();
      g_assert_true (dew_edit_delete (ledger, changes, cases[i].table, cases[i].id, NULL));
      take (ledger, changes);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_ARRANGEMENT), ==, cases[i].arrangements);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_VARIANCE), ==, cases[i].variances);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_SPREAD), ==, cases[i].spreads);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_INCENTIVE), ==, cases[i].incentives);
    }

  {
    g_autoptr (DewLedger) ledger = make_county ();
    g_autoptr (DewChanges) changes = dew_changes_new ();
    g_autoptr (GError) error = NULL;

    arrange (ledger, SPLIT, MEALS, 0, 0, "", DEW_ARRANGED_LEAD_SINGLE, TRUST);
    g_assert_false (dew_edit_delete (ledger, changes, DEW_TABLE_PARTNER, TRUST, &error));
    assert_refused (&error, DEW_ERROR_CONFLICT, "“Vale Health Trust” leads “Meals” in the scenario “Split”");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-scenario/new", test_new);
  g_test_add_func ("/edit-scenario/duplicate", test_duplicate);
  g_test_add_func ("/edit-scenario/lock", test_lock);
  g_test_add_func ("/edit-scenario/arrange", test_arrange);
  g_test_add_func ("/edit-scenario/variance", test_variance);
  g_test_add_func ("/edit-scenario/spread", test_spread);
  g_test_add_func ("/edit-scenario/baseline-untouched", test_baseline_untouched);
  g_test_add_func ("/edit-scenario/reset", test_reset);
  g_test_add_func ("/edit-scenario/deleted-with", test_deleted_with);

  return g_test_run ();
}
