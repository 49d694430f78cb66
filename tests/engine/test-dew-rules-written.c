/* test-dew-rules-written.c: the rules that are written for a pool, in their order, as a scenario has them */
#include <string.h>

#include "engine-fixture.h"

#include "dew-rules-written.h"

static void
write_rule (DewLedger   *ledger,
            gint64       scenario,
            gint64       line,
            DewDirection direction,
            const char  *start,
            const char  *text)
{
  DewChanges *changes = dew_changes_new ();
  DewIds ids = next_ids ();
  DewRuleRow rule = { ids.next (ids.data), scenario, OLDER, line, (gint) direction, (char *) start, (char *) text, (char *) "" };
  g_autoptr (GError) error = NULL;

  dew_edit_rule (ledger, changes, ids, &rule, &error);
  g_assert_no_error (error);
  take (ledger, changes);
}

static char *
tell (const DewLedger *ledger,
      gint64           scenario)
{
  g_autoptr (GPtrArray) rules = dew_rules_written (ledger, OLDER, scenario);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      g_assert_cmpint (rule->pool, ==, OLDER);
      g_string_append_printf (text, "%" G_GINT64_FORMAT "%s%s %s\n", rule->line, rule->direction == DEW_OVER ? "+" : "-", rule->start, rule->text);
    }

  return g_string_free (text, FALSE);
}

/* Places in the order of the tree, over before under, by date; only what the lists of the scenario itself are in the place of is not the baseline's. */
static void
test_written (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GPtrArray) before = dew_rules_written (ledger, OLDER, DEW_BASELINE);
  g_autofree char *baseline = NULL;
  g_autofree char *split = NULL;

  for (guint i = before->len; i > 0; i--)
    {
      DewRuleRow rule = *(const DewRuleRow *) g_ptr_array_index (before, i - 1);

      write_rule (ledger, DEW_BASELINE, rule.line, (DewDirection) rule.direction, rule.start, "");
    }
  write_rule (ledger, DEW_BASELINE, TRANSPORT, DEW_OVER, "", "equal");
  write_rule (ledger, DEW_BASELINE, CARE, DEW_UNDER, "2014-04-01", "retain");
  write_rule (ledger, DEW_BASELINE, CARE, DEW_OVER, "", "own");
  write_rule (ledger, DEW_BASELINE, 0, DEW_UNDER, "", "own");
  write_rule (ledger, DEW_BASELINE, 0, DEW_OVER, "2013-10-01", "equal");
  write_rule (ledger, DEW_BASELINE, 0, DEW_OVER, "", "own");
  write_rule (ledger, SPLIT, 0, DEW_OVER, "2013-10-01", "proportional gross");
  write_rule (ledger, SPLIT, MEALS, DEW_OVER, "", "all to Council");

  baseline = tell (ledger, DEW_BASELINE);
  split = tell (ledger, SPLIT);
  g_assert_cmpstr (baseline, ==, "0+ own\n0+2013-10-01 equal\n0- own\n10+ own\n10-2014-04-01 retain\n15+ equal\n");
  g_assert_cmpstr (split, ==, "0+ own\n0+2013-10-01 proportional gross\n0- own\n10+ own\n10-2014-04-01 retain\n14+ all to Council\n15+ equal\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-written/written", test_written);

  return g_test_run ();
}
