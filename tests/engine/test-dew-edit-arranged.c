/* test-dew-edit-arranged.c: a service line's row as it is in a scenario, shown and edited as if it were the line's own */
#include "engine-fixture.h"

#include "dew-edit-arranged.h"
#include "dew-edit-scenario.h"

static DewLine *
line_in (const DewLedger *ledger,
         gint64           id,
         gint64           scenario)
{
  return dew_arranged_line (ledger, dew_ledger_find (ledger, DEW_TABLE_LINE, id), scenario);
}

/* Takes the edited copy, and frees it. */
static void
edit_line (DewLedger *ledger,
           gint64     scenario,
           DewLine   *line)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_edit_arranged_line (ledger, changes, next_ids (), scenario, line, &error));
  g_assert_no_error (error);
  dew_row_free (DEW_TABLE_LINE, line);
  take (ledger, changes);
}

/* Status, date and lead go to the scenario, and the line stays; back at the baseline's nothing is left of it. */
static void
test_overlay (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *before = dump_ledger (ledger);
  const DewLine *meals = dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);
  DewLine *line = line_in (ledger, MEALS, GROWTH);

  g_assert_cmpint (line->lead, ==, COUNCIL);
  line->status = DEW_STATUS_ALIGNED;
  dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", "2014-04-01");
  line->lead_mode = DEW_LEAD_JOINT;
  line->lead = 0;
  edit_line (ledger, GROWTH, line);
  g_assert_cmpint (meals->status, ==, DEW_STATUS_POOLED);
  g_assert_cmpint (meals->lead, ==, COUNCIL);

  line = line_in (ledger, MEALS, GROWTH);
  g_assert_cmpint (line->status, ==, DEW_STATUS_ALIGNED);
  g_assert_cmpstr (line->pooled_from, ==, "2014-04-01");
  g_assert_cmpint (line->lead_mode, ==, DEW_LEAD_JOINT);
  line->lead_mode = DEW_LEAD_SINGLE;
  line->lead = TRUST;
  edit_line (ledger, GROWTH, line);
  line = line_in (ledger, MEALS, GROWTH);
  g_assert_cmpint (line->lead, ==, TRUST);
  line->status = DEW_STATUS_POOLED;
  line->lead = COUNCIL;
  edit_line (ledger, GROWTH, line);
  assert_same_dump (ledger, before);

  line = line_in (ledger, MEALS, SPLIT);
  g_assert_cmpint (line->status, ==, DEW_STATUS_POOLED);
  dew_row_free (DEW_TABLE_LINE, line);
}

/* What all scenarios share goes to the line, and takes nothing of the scenario with it. */
static void
test_shared (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewLine *line = line_in (ledger, MEALS, GROWTH);
  const DewLine *meals;

  line->lead_mode = DEW_LEAD_MISSING;
  line->lead = 0;
  dew_row_set_text (DEW_TABLE_LINE, line, "provider", "Vale Kitchens");
  edit_line (ledger, GROWTH, line);
  meals = dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);
  g_assert_cmpstr (meals->provider, ==, "Vale Kitchens");
  g_assert_cmpint (meals->lead, ==, COUNCIL);
  g_assert_cmpint (dew_ledger_arrangement (ledger, MEALS, GROWTH)->lead_mode, ==, DEW_ARRANGED_LEAD_NONE);

  /* The baseline is edited as ever, and a category has nothing that a scenario could say. */
  line = line_in (ledger, MEALS, DEW_BASELINE);
  line->lead = CCG;
  edit_line (ledger, DEW_BASELINE, line);
  meals = dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);
  g_assert_cmpint (meals->lead, ==, CCG);
  line = line_in (ledger, CARE, GROWTH);
  dew_row_set_text (DEW_TABLE_LINE, line, "note", "All of it");
  edit_line (ledger, GROWTH, line);
  g_assert_null (dew_ledger_arrangement (ledger, CARE, GROWTH));
  g_assert_true (dew_is_arranged ("lead"));
  g_assert_false (dew_is_arranged ("provider"));
}

static void
switch_line (DewLedger *ledger,
             gboolean   off)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_edit_switch_line (ledger, changes, next_ids (), GROWTH, MEALS, off, &error));
  take (ledger, changes);
}

/* Off and on again; what else is said stays. */
static void
test_switch (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *before = dump_ledger (ledger);
  DewLine *line;

  switch_line (ledger, TRUE);
  g_assert_true (dew_ledger_arrangement (ledger, MEALS, GROWTH)->off);
  switch_line (ledger, FALSE);
  assert_same_dump (ledger, before);

  line = line_in (ledger, MEALS, GROWTH);
  line->lead = CCG;
  edit_line (ledger, GROWTH, line);
  switch_line (ledger, TRUE);
  line = line_in (ledger, MEALS, GROWTH);
  g_assert_cmpint (line->lead, ==, CCG);
  line->lead = TRUST;
  edit_line (ledger, GROWTH, line);
  g_assert_true (dew_ledger_arrangement (ledger, MEALS, GROWTH)->off);
}

static void
test_locked (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  g_autofree char *before = NULL;
  DewLine *line;

  g_assert_true (dew_edit_may_change (ledger, GROWTH, NULL));
  g_assert_true (dew_edit_lock_scenario (ledger, changes, GROWTH, TRUE, NULL));
  take (ledger, changes);
  before = dump_ledger (ledger);
  changes = dew_changes_new ();
  line = line_in (ledger, MEALS, GROWTH);
  line->lead = CCG;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (i == 0 ? dew_edit_arranged_line (ledger, changes, next_ids (), GROWTH, line, &error)
                      : i == 1 ? dew_edit_switch_line (ledger, changes, next_ids (), GROWTH, MEALS, TRUE, &error)
                      : dew_edit_may_change (ledger, GROWTH, &error));
      g_assert_cmpstr (error->message, ==, "“Growth” is locked as the plan; unlock it or duplicate it to change it.");
    }
  g_assert_true (dew_edit_may_change (ledger, DEW_BASELINE, NULL));
  dew_row_free (DEW_TABLE_LINE, line);
  dew_changes_free (changes);
  assert_same_dump (ledger, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-arranged/overlay", test_overlay);
  g_test_add_func ("/edit-arranged/shared", test_shared);
  g_test_add_func ("/edit-arranged/switch", test_switch);
  g_test_add_func ("/edit-arranged/locked", test_locked);

  return g_test_run ();
}
