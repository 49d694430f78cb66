/* test-scenario-life.c: a scenario in an open document: edited beside the baseline, promoted, taken back, and found again when the file is reopened */
#include "document-fixture.h"

#include "dew-difference.h"
#include "dew-edit-scenario.h"

static gint64
new_id (DocumentFixture *fixture)
{
  DewIds ids = dew_document_ids (fixture->document);

  return ids.next (ids.data);
}

static void
apply (DocumentFixture *fixture,
       DewChanges      *changes,
       gboolean         good,
       GError          *error)
{
  g_assert_no_error (error);
  g_assert_true (good);
  dew_document_take (fixture->document, changes, good, "Edit", &error);
  g_assert_no_error (error);
}

/* GROWTH says something of everything: figures, rules, lines, one of them switched off, and a variance. */
static void
say_more (DocumentFixture *fixture)
{
  DewIds ids = dew_document_ids (fixture->document);
  DewArrangement arrangements[] = {
    { 0, GROWTH, MEALS, 1, DEW_ARRANGED_ALIGNED, (char *) "2014-10-01", DEW_ARRANGED_LEAD_JOINT, 0 },
    { 0, GROWTH, VAN, 0, 0, (char *) "", DEW_ARRANGED_LEAD_SINGLE, CCG },
  };
  DewVariance variance = { 0, GROWTH, OLDER, 2013, 123400 };
  DewRuleRow rule = { new_id (fixture), GROWTH, EQUIPMENT, 0, DEW_UNDER, (char *) "2014-01-01", (char *) "own", (char *) "Because" };
  DewFigure figure = { VAN, 2014, 0, DEW_EXISTING, COUNCIL, GROWTH, 777 };
  const DewLedger *ledger = dew_document_ledger (fixture->document);
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  gboolean good = dew_edit_arrange (ledger, changes, ids, &arrangements[0], &error) && dew_edit_arrange (ledger, changes, ids, &arrangements[1], &error) &&
                  dew_edit_variance (ledger, changes, ids, &variance, &error) && dew_edit_rule (ledger, changes, ids, &rule, &error) &&
                  dew_edit_figure (ledger, changes, &figure, &error);

  apply (fixture, changes, good, error);
}

static char *
dump_now (DocumentFixture *fixture)
{
  return dump_ledger (dew_document_ledger (fixture->document));
}

/* Promoted, undone, reopened: identical to before; and so forth again. */
static void
test_promote_undo_reopen (void)
{
  g_autofree char *before = NULL;
  g_autofree char *promoted = NULL;
  g_autofree char *file = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *reopened = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *again = NULL;
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  DocumentFixture fixture;
  gboolean good;

  document_start (&fixture);
  say_more (&fixture);
  before = dump_now (&fixture);
  file = dump_file (fixture.file.path);

  good = dew_edit_promote (dew_document_ledger (fixture.document), changes, GROWTH, 2013, &error);
  apply (&fixture, changes, good, error);
  promoted = dump_now (&fixture);
  g_assert_cmpstr (promoted, !=, before);
  g_assert_cmpuint (dew_difference_count (dew_document_ledger (fixture.document), GROWTH), ==, 0);
  assert_sound (fixture.document);

  g_assert_true (dew_document_undo (fixture.document, &error));
  undone = dump_now (&fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_sound (fixture.document);

  document_reopen (&fixture);
  reopened = dump_now (&fixture);
  g_assert_cmpstr (reopened, ==, before);
  bytes = dump_file (fixture.file.path);
  g_assert_cmpstr (bytes, ==, file);

  g_assert_true (dew_document_redo (fixture.document, &error));
  again = dump_now (&fixture);
  g_assert_cmpstr (again, ==, promoted);
  document_finish (&fixture);
}

/* Sums in hand follow a line that is switched off and on again, in the scenario alone. */
static void
test_sums_follow (void)
{
  DocumentFixture fixture;
  guint node;

  document_start (&fixture);
  node = dew_ledger_node (dew_document_ledger (fixture.document), DEW_TABLE_LINE, MEALS);
  for (guint i = 0; i < 4; i++)
    {
      DewArrangement arrangement = { 0, GROWTH, MEALS, i % 2 == 0, 0, (char *) "", 0, 0 };
      DewChanges *changes = dew_changes_new ();
      GError *error = NULL;
      gboolean good = dew_edit_arrange (dew_document_ledger (fixture.document), changes, dew_document_ids (fixture.document), &arrangement, &error);

      apply (&fixture, changes, good, error);
      g_assert_cmpint (dew_totals_get (dew_document_totals (fixture.document, 2013, GROWTH), node, DEW_ALL_PARTNERS, DEW_SUM_EXISTING), ==, i % 2 == 0 ? 0 : 2500000);
      g_assert_cmpint (dew_totals_get (dew_document_totals (fixture.document, 2013, DEW_BASELINE), node, DEW_ALL_PARTNERS, DEW_SUM_EXISTING), ==, 2500000);
    }
  document_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  int status = run_as_child (argc, argv);

  if (status >= 0)
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenario-life/promote-undo-reopen", test_promote_undo_reopen);
  g_test_add_func ("/scenario-life/sums-follow", test_sums_follow);

  return g_test_run ();
}
