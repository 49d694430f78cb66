/* test-dew-edit-rule.c: lists of risk-share rules, and other verbs where they meet them */
#include "engine-fixture.h"

#include <string.h>

#include "dew-rule.h"

static guint
count_rows (const DewLedger *ledger,
            DewTable         table)
{
  return dew_ledger_rows (ledger, table)->len;
}

static void
test_rule (void)
{
  static const struct {
    const char *typed, *stored;
  } texts[] = {
    { "OWN", "own" },
    { "  proportional   GROSS current ", "proportional gross" },
    { "fixed westshire county council 60%, ccg 40%", "fixed Council 60%, CCG 40%" },
    { "all to \"Vale Health Trust\"", "all to Vale Health Trust" },
    { "all TO host", "all to host" },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewRuleRow rule = { 500 + i, DEW_BASELINE, CARERS, 0, DEW_OVER, (char *) "2013-04-01", (char *) texts[i].typed, (char *) "" };
      const DewRuleRow *stored;

      dew_edit_rule (ledger, changes, next_ids (), &rule, &error);
      g_assert_no_error (error);
      take (ledger, changes);

      /* One place, one date: the first of them is written over. */
      g_assert_null (i == 0 ? NULL : dew_ledger_find (ledger, DEW_TABLE_RULE, 500 + i));
      stored = dew_ledger_find (ledger, DEW_TABLE_RULE, 500);
      g_assert_cmpstr (stored->text, ==, texts[i].stored);
    }
}

static void
test_rule_places (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  static const DewRuleRow rules[] = {
    { 500, DEW_BASELINE, OLDER, 0, DEW_OVER, (char *) "2014-05-01", (char *) "equal", (char *) "" },
    { 501, DEW_BASELINE, OLDER, 0, DEW_UNDER, (char *) "", (char *) "retain", (char *) "" },
    { 502, DEW_BASELINE, OLDER, MEALS, DEW_OVER, (char *) "", (char *) "equal", (char *) "" },
    { 503, SPLIT, OLDER, 0, DEW_OVER, (char *) "", (char *) "equal", (char *) "" },
    { 504, DEW_BASELINE, CARERS, 0, DEW_OVER, (char *) "", (char *) "equal", (char *) "" },
  };
  DewChanges *changes = dew_changes_new ();
  DewRuleRow rule = { 505, DEW_BASELINE, OLDER, 0, DEW_OVER, (char *) "", (char *) "", (char *) "" };

  /* Each is another place, scenario, direction or date. */
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rules[i], NULL));
  take (ledger, changes);
  g_assert_cmpuint (count_rows (ledger, DEW_TABLE_RULE), ==, 5 + G_N_ELEMENTS (rules));

  /* Empty text takes away just the one, and nothing where none is. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 1);
  take (ledger, changes);
  g_assert_null (dew_ledger_find (ledger, DEW_TABLE_RULE, 1));
  changes = dew_changes_new ();
  g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
  take (ledger, changes);

  /* The same again is no change; another note is. */
  changes = dew_changes_new ();
  rule = (DewRuleRow) { 506, DEW_BASELINE, OLDER, DISTRICT, DEW_OVER, (char *) "", (char *) "ALL to ccg", (char *) "" };
  g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
  rule.note = (char *) "As agreed in May";
  g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
  take (ledger, changes);
  g_assert_cmpstr (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 4))->note, ==, "As agreed in May");
}

static void
test_rule_refused (void)
{
  static const struct {
    gint64      scenario, pool, line;
    int         direction;
    const char *start, *text, *says;
  } refusals[] = {
    { 0, OLDER, 0, DEW_OVER, "", "rubbish", "“rubbish” is no step" },
    { 0, OLDER, 0, DEW_OVER, "", "all to nobody", "nobody" },
    { 0, OLDER, 0, DEW_OVER, "", "fixed Council 60%, CCG 30%", "90" },
    { 0, OLDER, 0, DEW_OVER, "", "retain", "retain" },
    { 0, OLDER, 0, 2, "", "own", "has 2 in “direction”" },
    { 0, OLDER, 0, DEW_OVER, "2013-02-29", "own", "“2013-02-29” is not a date" },
    { 0, OLDER, BEDS, DEW_OVER, "", "own", "stands on a line of another pool" },
    { 0, OLDER, 999, DEW_OVER, "", "own", "names an entry of “line” that is not there" },
    { 0, 999, 0, DEW_OVER, "", "own", "names an entry of “pool” that is not there" },
    { 0, 0, 0, DEW_OVER, "", "own", "stands on no pool" },
    { 999, OLDER, 0, DEW_OVER, "", "own", "“scenario”" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      DewRuleRow rule = { 500, refusals[i].scenario, refusals[i].pool, refusals[i].line, refusals[i].direction,
                          (char *) refusals[i].start, (char *) refusals[i].text, (char *) "" };
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_rule (ledger, changes, next_ids (), &rule, &error));
      assert_refused (&error, DEW_ERROR_INVALID, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- In a scenario ---- */

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The lists of a pool's overspend, as text: "start text; start text", in the order of the dates. */
static char *
tell_list (const DewLedger *ledger,
           gint64           pool,
           gint64           scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      if (rule->pool == pool && rule->line == 0 && rule->direction == DEW_OVER && rule->scenario == scenario)
        g_ptr_array_add (list, g_strdup_printf ("%s %s", rule->start, rule->text));
    }
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  texts = (GStrv) g_ptr_array_free (g_steal_pointer (&list), FALSE);

  return g_strjoinv ("; ", texts);
}

/* Older people has “own” from the beginning, and “fixed …” from April 2014; carers have none. A scenario's list begins as the baseline's, or
 * with a rule from the beginning alone, and goes when it is the baseline's again. */
static void
test_rule_in_scenario (void)
{
  static const struct { gint64 pool; const char *start, *text, *list; } steps[] = {
    { OLDER, "2014-07-01", "equal", " own; 2014-04-01 fixed Council 60%, CCG 40%; 2014-07-01 equal" },
    { OLDER, "2014-04-01", "", " own; 2014-07-01 equal" },
    { OLDER, "2014-07-01", "", " own" },
    { OLDER, "2014-04-01", "fixed Council 60%, CCG 40%", "" },
    { OLDER, "", "own", " own" },
    { OLDER, "2014-05-01", "", " own" },
    { OLDER, "", "equal", " equal" },
    { OLDER, "2014-07-01", "own", " equal; 2014-07-01 own" },
    { OLDER, "", "own", " own; 2014-07-01 own" },
    { OLDER, "2014-04-01", "fixed Council 60%, CCG 40%", " own; 2014-04-01 fixed Council 60%, CCG 40%; 2014-07-01 own" },
    { OLDER, "2014-07-01", "", "" },
    { OLDER, "2014-05-01", "", "" },
    { OLDER, "2014-04-01", "", " own" },
    { OLDER, "", "", "" },
    { OLDER, "", "", "2014-04-01 fixed Council 60%, CCG 40%" },
    { OLDER, "2014-04-01", "", "" },
    { CARERS, "", "equal", " equal" },
    { CARERS, "", "", "" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *baseline = tell_list (ledger, OLDER, DEW_BASELINE);
  g_autofree char *growth = tell_list (ledger, OLDER, GROWTH);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DewChanges *changes = dew_changes_new ();
      DewRuleRow rule = { 500 + i, SPLIT, steps[i].pool, 0, DEW_OVER, (char *) steps[i].start, (char *) steps[i].text, (char *) "" };
      g_autoptr (GError) error = NULL;
      g_autofree char *list = NULL;
      g_autofree char *now = NULL;
      g_autofree char *other = NULL;

      g_test_message ("step %u", i);
      dew_edit_rule (ledger, changes, next_ids (), &rule, &error);
      g_assert_no_error (error);
      take (ledger, changes);
      list = tell_list (ledger, steps[i].pool, SPLIT);
      g_assert_cmpstr (list, ==, steps[i].list);
      now = tell_list (ledger, OLDER, DEW_BASELINE);
      g_assert_cmpstr (now, ==, baseline);
      other = tell_list (ledger, OLDER, GROWTH);
      g_assert_cmpstr (other, ==, growth);
      dew_edit_validate (ledger, &error);
      g_assert_no_error (error);
    }
}

/* A scenario cannot say that there is no rule where the baseline has one. */
static void
test_only_rule (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewRuleRow rule = { 500, SPLIT, OLDER, DISTRICT, DEW_OVER, (char *) "", (char *) "", (char *) "" };

  g_assert_false (dew_edit_rule (ledger, changes, next_ids (), &rule, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "The only rule of “District nurses” cannot be taken away in a scenario");
}

/* ---- Partners in rules ---- */

static void
test_delete_partner_in_rule (void)
{
  static const char *const texts[] = { "all to Vale Health Trust", "fixed Council 50%, Vale Health Trust 50%" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) deletion = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();
      DewRuleRow rule = { 500, GROWTH, CARERS, 0, DEW_OVER, (char *) "2020-01-01", (char *) texts[i], (char *) "" };

      g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
      take (ledger, changes);
      g_assert_false (dew_edit_delete (ledger, deletion, DEW_TABLE_PARTNER, TRUST, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, texts[i]);
    }
}


static void
test_rename_partner (void)
{
  static const struct {
    const char *name, *short_name;
    const char *text;           /* of rule 2 then */
  } renamings[] = {
    { "Westshire County Council", "County", "fixed County 60%, CCG 40%" },
    { "Westshire County Council", "", "fixed Westshire County Council 60%, CCG 40%" },
    { "Eastshire", "Council", "fixed Council 60%, CCG 40%" },
    { "Eastshire", "", "fixed Eastshire 60%, CCG 40%" },
    { "Eastshire", "own", "fixed \"own\" 60%, CCG 40%" },
    { "Eastshire", "East, \"Shire\"", "fixed \"East, \"\"Shire\"\"\" 60%, CCG 40%" },
    { "Eastshire", "50% Eastshire", "fixed \"50% Eastshire\" 60%, CCG 40%" },
    { "Eastshire", "COUNCIL", "fixed COUNCIL 60%, CCG 40%" },
    { "Council", "Council", "fixed Council 60%, CCG 40%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (renamings); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewLedger) before = make_county ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();
      DewPartner partner = *(const DewPartner *) dew_ledger_find (ledger, DEW_TABLE_PARTNER, COUNCIL);
      g_autoptr (DewRule) rule = NULL;
      g_autoptr (DewRule) old = NULL;

      partner.name = (char *) renamings[i].name;
      partner.short_name = (char *) renamings[i].short_name;
      dew_edit_row (ledger, changes, DEW_TABLE_PARTNER, &partner, &error);
      g_assert_no_error (error);
      take (ledger, changes);

      g_assert_cmpstr (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 2))->text, ==, renamings[i].text);
      rule = dew_rule_parse (ledger, renamings[i].text, &error);
      g_assert_no_error (error);
      old = dew_rule_parse (before, "fixed Council 60%, CCG 40%", NULL);
      g_assert_true (dew_rule_equal (rule, old));
      g_assert_true (dew_edit_validate (ledger, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-rule/delete-partner-in-rule", test_delete_partner_in_rule);
  g_test_add_func ("/edit-rule/write", test_rule);
  g_test_add_func ("/edit-rule/places", test_rule_places);
  g_test_add_func ("/edit-rule/in-scenario", test_rule_in_scenario);
  g_test_add_func ("/edit-rule/only-rule", test_only_rule);
  g_test_add_func ("/edit-rule/refused", test_rule_refused);
  g_test_add_func ("/edit-rule/rename-partner", test_rename_partner);

  return g_test_run ();
}
