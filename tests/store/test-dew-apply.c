/* test-dew-apply.c: edits through the door */
#include "store-fixture.h"

#include <string.h>

static void
set_pence (DewTable table,
           gpointer row,
           gint64   pence)
{
  const DewValue value = { DEW_VALUE_INT, { .i = pence } };

  dew_row_set (table, row, (guint) dew_table_column (table, "pence"), &value);
}

/* A column of texts. */
static const char *
text_column (DewTable table)
{
  return table == DEW_TABLE_VIREMENT ? "reason" : table == DEW_TABLE_SPREAD ? "source" : table == DEW_TABLE_ARRANGEMENT ? "pooled_from" : "note";
}

/* Every table's row with every column other than it is when nothing is said, written, read back, changed column by column and deleted. */
static void
test_round_trip (void)
{
  static const DewTable last_first[] = {
    DEW_TABLE_SPREAD, DEW_TABLE_INCENTIVE, DEW_TABLE_VARIANCE, DEW_TABLE_ARRANGEMENT, DEW_TABLE_REMARK, DEW_TABLE_MOVEMENT, DEW_TABLE_VIREMENT, DEW_TABLE_RULE, DEW_TABLE_FIGURE, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_SCENARIO, DEW_TABLE_POOL, DEW_TABLE_AGREEMENT, DEW_TABLE_PARTNER,
  };
  DewPartner partner = { 11, 5, (char *) "Council", (char *) "C", DEW_PARTNER_AUTHORITY };
  DewAgreement agreement = { 12, 1, (char *) "Adults", (char *) "2013-04-01", (char *) "2016-03-31", 1, (char *) "2015-01-01", (char *) "note", (char *) "§ 1" };
  DewPool pool = { 13, 12, 2, (char *) "Older people", (char *) "Schedule 3", 11, DEW_LEAD_SINGLE, 11, (char *) "aims", (char *) "2013-04-01",
                   (char *) "2014-03-31", 1, (char *) "note", (char *) "§ 2", (char *) "services", (char *) "clients", (char *) "Adults", (char *) "Head of commissioning",
                   DEW_STATUS_ALIGNED, (char *) "2013-07-01", DEW_PROFILE_TYPED, DEW_OUTLOOK_LAST_YEAR, 0, (char *) "Elders" };
  DewLine category = { 14, 13, 0, 3, DEW_LINE_CATEGORY, (char *) "Care", DEW_LEAD_MISSING, 0, (char *) "", DEW_CONTRACT_UNSAID, DEW_STATUS_POOLED, (char *) "",
                       (char *) "", (char *) "", DEW_RECURRENCE_UNSAID, DEW_FUNCTIONS_UNSAID, DEW_PROFILE_UNSAID, DEW_OUTLOOK_UNSAID, 0, 250000 };
  DewLine line = { 15, 13, 14, 4, DEW_LINE_SERVICE, (char *) "Home support", DEW_LEAD_SINGLE, 11, (char *) "Provider", DEW_CONTRACT_DEMAND_LED, DEW_STATUS_ALIGNED,
                   (char *) "2013-10-01", (char *) "note", (char *) "§ 3", DEW_NON_RECURRENT, DEW_FUNCTIONS_HEALTH_RELATED, DEW_PROFILE_LAST_YEAR,
                   DEW_OUTLOOK_STRAIGHT, 14 };
  DewVirement virement = { 18, 2013, (char *) "2013-11-30", 11, (char *) "why", (char *) "Joint board", (char *) "IA 7" };
  DewMovement movement = { 19, 18, 15, -25000000 };
  DewRemark remark = { 20, 15, 2013, 7, DEW_ACTUAL, 11, (char *) "note", (char *) "§ 4" };
  DewScenario scenario = { 16, 6, (char *) "By gross", (char *) "note", 1 };
  DewArrangement arrangement = { 21, 16, 15, 1, DEW_ARRANGED_ALIGNED, (char *) "2014-01-01", DEW_ARRANGED_LEAD_SINGLE, 11 };
  DewVariance variance = { 22, 16, 13, 2013, DEW_CLEARED };
  DewIncentive incentive = { 23, 13, 7, 2014, (char *) "Fewer admissions", 100000000, (char *) "admissions", 1200500, -3000, 1, 11, (char *) "note" };
  DewSpread spread = { 24, 15, DEW_SPREAD_THREE_POINT, 10000, 0, -50000, 120000, (char *) "§ 5" };
  DewFigure figure = { 15, 2013, 0, DEW_EXISTING, 11, 16, DEW_CLEARED };
  DewRuleRow rule = { 17, 16, 13, 15, DEW_UNDER, (char *) "2013-10-01", (char *) "retain", (char *) "note" };
  gconstpointer rows[] = { &spread, &incentive, &variance, &arrangement, &remark, &movement, &virement, &rule, &figure, &line, &category, &scenario, &pool, &agreement, &partner };
  g_autoptr (DewChanges) insert = dew_changes_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  before = dump_file (fixture.path);

  /* Children before their parents: the order of an edit does not matter. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    dew_changes_insert_row (insert, last_first[i], rows[i]);
  fixture_apply (&fixture, insert, "Add all", 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DewChanges) update = dew_changes_new ();
      gpointer changed = dew_row_copy (last_first[i], rows[i]);
      DewTable table = last_first[i];

      if (table == DEW_TABLE_FIGURE || table == DEW_TABLE_MOVEMENT || table == DEW_TABLE_VARIANCE)
        set_pence (table, changed, -99);
      else if (table == DEW_TABLE_PARTNER)
        dew_row_set_int (table, changed, "kind", DEW_PARTNER_OTHER);
      else
        dew_row_set_text (table, changed, text_column (table), table == DEW_TABLE_ARRANGEMENT ? "2014-05-01" : "changed");
      g_assert_true (dew_changes_diff_row (update, last_first[i], rows[i], changed));
      fixture_apply (&fixture, update, "Change", 0);
      dew_row_free (last_first[i], changed);
    }

  {
    g_autoptr (DewLedger) followed = g_steal_pointer (&fixture.ledger);

    fixture_reopen (&fixture);
    assert_same_ledger (followed, fixture.ledger);
    g_assert_cmpstr (((const DewPool *) dew_ledger_find (fixture.ledger, DEW_TABLE_POOL, 13))->reference, ==, "Schedule 3");
    g_assert_cmpint (dew_ledger_figure_row (fixture.ledger, 15, 2013, 0, DEW_EXISTING, 11, 16)->pence, ==, -99);
  }

  /* And parents before their children. */
  {
    g_autoptr (DewChanges) deletion = dew_changes_new ();

    for (guint i = G_N_ELEMENTS (rows); i > 0; i--)
      dew_changes_delete_row (deletion, last_first[i - 1], rows[i - 1]);
    fixture_apply (&fixture, deletion, "Delete all", 0);
  }

  after = dump_file (fixture.path);
  g_assert_cmpstr (before, ==, after);
  assert_no_findings (fixture.store);
  fixture_finish (&fixture);
}

/* What in fact changed is what comes back: an edit to what is there already is none. */
static void
test_nothing_changed (void)
{
  g_autoptr (DewChanges) insert = dew_changes_new ();
  g_autoptr (DewChanges) same = dew_changes_new ();
  g_autoptr (DewChanges) none = dew_changes_new ();
  g_autoptr (DewChanges) there_and_back = dew_changes_new ();
  const DewChanges *const edits[] = { same, none, there_and_back };
  DewPartner partner = { 11, 5, (char *) "Council", (char *) "C", DEW_PARTNER_AUTHORITY };
  DewPartner other = { 12, 6, (char *) "Other", (char *) "O", DEW_PARTNER_OTHER };
  Fixture fixture;

  fixture_start (&fixture);
  dew_changes_insert_row (insert, DEW_TABLE_PARTNER, &partner);
  fixture_apply (&fixture, insert, "Add a partner", 0);

  dew_changes_update_row (same, DEW_TABLE_PARTNER, &partner, G_MAXUINT32);
  dew_changes_update_row (same, DEW_TABLE_PARTNER, &partner, 0);
  dew_changes_insert_row (there_and_back, DEW_TABLE_PARTNER, &other);
  dew_changes_delete_row (there_and_back, DEW_TABLE_PARTNER, &other);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (DewChanges) applied = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (dew_store_apply (fixture.store, edits[i], "Change nothing", 0, &applied, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (dew_changes_length (applied), ==, 0);
      g_assert_cmpint (dew_store_journal_length (fixture.store), ==, 1);
    }

  g_assert_cmpstr (dew_store_undo_what (fixture.store), ==, "Add a partner");
  fixture_finish (&fixture);
}

static DewValue *
add_figure (DewChanges *edit,
            gint64      pence)
{
  DewFigure figure = { 0, 2013, 0, DEW_BUDGET, 0, 0, pence };

  dew_changes_insert_row (edit, DEW_TABLE_FIGURE, &figure);

  return dew_changes_get (edit, dew_changes_length (edit) - 1)->values;
}

typedef enum { NO_LINE, UNKNOWN_LINE, CLEARED_BASELINE, TOO_MUCH, BARE_EXISTING, GONE, TWICE, NO_DOCUMENT, BAD_DATE, BAD_TEXT, STILL_NAMED, N_REFUSALS } Refusal;

static DewChanges *
make_refusal (const Fixture *fixture,
              Refusal        refusal)
{
  const DewLine *line = g_ptr_array_index (dew_ledger_rows (fixture->ledger, DEW_TABLE_LINE), 0);
  const DewPool *pool = dew_ledger_find (fixture->ledger, DEW_TABLE_POOL, line->pool);
  const DewPartner *partner = g_ptr_array_index (dew_ledger_rows (fixture->ledger, DEW_TABLE_PARTNER), 0);
  DewPartner unknown = { 99, 1, (char *) "", (char *) "", 0 };
  DewAgreement agreement = { 98, 1, (char *) "", (char *) "2013-02-30", (char *) "", 0, (char *) "", (char *) "", (char *) "" };
  DewChanges *edit = dew_changes_new ();
  DewValue *values;

  switch (refusal)
    {
    case NO_LINE:
      add_figure (edit, 1);
      break;
    case UNKNOWN_LINE:
      values = add_figure (edit, 1);
      values[0].i = 4711;
      break;
    case CLEARED_BASELINE:
      values = add_figure (edit, DEW_CLEARED);
      values[0].i = line->id;
      break;
    case TOO_MUCH:
      values = add_figure (edit, G_MAXINT64);
      values[0].i = line->id;
      break;
    case BARE_EXISTING:
      values = add_figure (edit, 1);
      values[0].i = line->id;
      values[3].i = DEW_EXISTING;
      break;
    case GONE:
      dew_changes_update_row (edit, DEW_TABLE_PARTNER, &unknown, 2);
      break;
    case TWICE:
      dew_changes_insert_row (edit, DEW_TABLE_PARTNER, partner);
      break;
    case NO_DOCUMENT:
      dew_changes_delete_row (edit, DEW_TABLE_DOCUMENT, dew_ledger_document (fixture->ledger));
      break;
    case BAD_DATE:
      dew_changes_insert_row (edit, DEW_TABLE_AGREEMENT, &agreement);
      break;
    case BAD_TEXT:
      unknown.name = (char *) "\xc3(";
      dew_changes_insert_row (edit, DEW_TABLE_PARTNER, &unknown);
      break;
    case STILL_NAMED:
      dew_changes_delete_row (edit, DEW_TABLE_POOL, pool);
      break;
    case N_REFUSALS:
    default:
      g_assert_not_reached ();
    }

  return edit;
}

static void
test_refusals (void)
{
  static const DewErrorCode codes[N_REFUSALS] = {
    [NO_LINE] = DEW_ERROR_INVALID, [UNKNOWN_LINE] = DEW_ERROR_CONFLICT, [CLEARED_BASELINE] = DEW_ERROR_INVALID, [TOO_MUCH] = DEW_ERROR_INVALID,
    [BARE_EXISTING] = DEW_ERROR_INVALID, [GONE] = DEW_ERROR_CONFLICT, [TWICE] = DEW_ERROR_CONFLICT, [NO_DOCUMENT] = DEW_ERROR_INVALID,
    [BAD_DATE] = DEW_ERROR_INVALID, [BAD_TEXT] = DEW_ERROR_INVALID, [STILL_NAMED] = DEW_ERROR_CONFLICT,
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Fixture fixture;
  gint64 length;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  before = file_digest (fixture.path);
  length = dew_store_journal_length (fixture.store);

  for (Refusal refusal = 0; refusal < N_REFUSALS; refusal++)
    {
      g_autoptr (DewChanges) edit = make_refusal (&fixture, refusal);
      g_autoptr (DewChanges) applied = NULL;
      g_autoptr (GError) error = NULL;

      /* Something good before it goes with it. */
      DewDocumentRow document = { DEW_DOCUMENT_ID, (char *) "Another title", (char *) "", (char *) "", (char *) "" };
      dew_changes_update_row (edit, DEW_TABLE_DOCUMENT, &document, 2);

      g_assert_false (dew_store_apply (fixture.store, edit, "Try", 0, &applied, &error));
      g_test_message ("%u: %s", refusal, error->message);
      g_assert_error (error, DEW_ERROR, (int) codes[refusal]);
      g_assert_null (applied);
      g_assert_cmpint (dew_store_journal_length (fixture.store), ==, length);
    }

  after = file_digest (fixture.path);
  g_assert_cmpstr (before, ==, after);

  /* And the door is still open. */
  {
    g_autoptr (DewChanges) edit = dew_changes_new ();
    DewPartner partner = { 99, 1, (char *) "New", (char *) "", 0 };

    dew_changes_insert_row (edit, DEW_TABLE_PARTNER, &partner);
    fixture_apply (&fixture, edit, "Add", 0);
  }
  fixture_finish (&fixture);
}

/* A paste is one row of the journal and one thing to undo. */
static void
test_paste (void)
{
  g_autoptr (DewChanges) edit = dew_changes_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DewPool pool = { 13, 0, 2, (char *) "Pool", (char *) "", 0, 0, 0, (char *) "", (char *) "", (char *) "", 0, (char *) "", (char *) "" };
  Fixture fixture;

  fixture_start (&fixture);
  before = dump_file (fixture.path);
  dew_changes_insert_row (edit, DEW_TABLE_POOL, &pool);
  for (gint64 i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Line %d", (int) i);
      DewLine line = { 100 + i, 13, 0, i, DEW_LINE_SERVICE, name, 0, 0, (char *) "", 0, 0, (char *) "", (char *) "", (char *) "" };

      dew_changes_insert_row (edit, DEW_TABLE_LINE, &line);
      for (int month = 0; month <= 4; month++)
        {
          DewFigure figure = { 100 + i, 2013, month, DEW_ACTUAL, 0, 0, i * 100 + month };

          dew_changes_insert_row (edit, DEW_TABLE_FIGURE, &figure);
        }
    }

  fixture_apply (&fixture, edit, "Paste 2,000 lines", 0);
  g_assert_cmpint (dew_store_journal_length (fixture.store), ==, 1);
  g_assert_cmpuint (dew_ledger_n_figures (fixture.ledger), ==, 10000);
  g_assert_true (fixture_undo (&fixture));
  after = dump_file (fixture.path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (dew_ledger_n_figures (fixture.ledger), ==, 0);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/apply/round-trip", test_round_trip);
  g_test_add_func ("/apply/nothing-changed", test_nothing_changed);
  g_test_add_func ("/apply/refusals", test_refusals);
  g_test_add_func ("/apply/paste", test_paste);

  return g_test_run ();
}
