/* test-dew-edit-remark.c: the note and source on a figure */
#include "engine-fixture.h"

static gint64 ids = 1000;

static void
write_remark (DewLedger  *ledger,
              const char *note,
              const char *source,
              int         op)
{
  DewRemark remark = { 0, MEALS, 2013, 0, DEW_EXISTING, COUNCIL, (char *) note, (char *) source };
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  dew_edit_remark (ledger, changes, (DewIds) { count_ids, &ids }, &remark, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dew_changes_length (changes), ==, op >= 0);
  if (op >= 0)
    g_assert_cmpint (dew_changes_get (changes, 0)->op, ==, op);
  take (ledger, changes);
  g_assert_true (dew_edit_validate (ledger, NULL));
}

/* A remark's life; there is one, whatever is written. */
static void
test_remark (void)
{
  static const struct {
    const char *note, *source;
    int         op;     /* DewOp, or -1 for none */
  } steps[] = {
    { "", "", -1 }, { "Agreed in May", "", DEW_INSERT }, { "Agreed in May", "", -1 }, { "Agreed in May", "§6", DEW_UPDATE }, { "", "§6", DEW_UPDATE },
    { "", "", DEW_DELETE }, { "", "", -1 }, { "", "§6", DEW_INSERT },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const DewRemark *remark;
      gboolean empty = *steps[i].note == '\0' && *steps[i].source == '\0';

      g_test_message ("step %u", i);
      write_remark (ledger, steps[i].note, steps[i].source, steps[i].op);
      remark = dew_ledger_remark (ledger, MEALS, 2013, 0, DEW_EXISTING, COUNCIL);
      g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_REMARK)->len, ==, !empty);
      g_assert_cmpint (remark == NULL, ==, empty);
      if (remark != NULL)
        g_assert_cmpstr (remark->source, ==, steps[i].source);
    }
}

static void
test_refused (void)
{
  static const struct {
    DewRemark    remark;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { { 0, 999, 2013, 0, DEW_BUDGET, 0, (char *) "n", (char *) "" }, DEW_ERROR_NOT_FOUND, "line is not there" },
    { { 0, CARE, 2013, 0, DEW_BUDGET, 0, (char *) "n", (char *) "" }, DEW_ERROR_INVALID, "“Care” is about a figure that cannot be" },
    { { 0, MEALS, 2013, 0, DEW_EXISTING, 0, (char *) "n", (char *) "" }, DEW_ERROR_INVALID, "“Meals” is about a figure that cannot be" },
    { { 0, MEALS, 2013, 3, DEW_PREVIOUS, 0, (char *) "n", (char *) "" }, DEW_ERROR_INVALID, "“Meals” is about a figure that cannot be" },
    { { 0, MEALS, 1947, 0, DEW_BUDGET, 0, (char *) "n", (char *) "" }, DEW_ERROR_INVALID, "must be 1948" },
    { { 0, MEALS, 2013, 0, DEW_N_MEASURES, 0, (char *) "n", (char *) "" }, DEW_ERROR_INVALID, "must be 0" },
    { { 0, MEALS, 2013, 0, DEW_BUDGET, 99, (char *) "n", (char *) "" }, DEW_ERROR_INVALID, "is not there" },
    { { 0, MEALS, 2013, 0, DEW_BUDGET, 0, (char *) "\xff", (char *) "" }, DEW_ERROR_INVALID, "not valid UTF-8" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  gint64 before = ids;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_remark (ledger, changes, (DewIds) { count_ids, &ids }, &refusals[i].remark, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
  g_assert_cmpint (ids, ==, before);
}

/* What a note stands on is not torn from under it: its line stays a line, its partner stays. */
static void
test_holds (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewRemark remark = { 0, VAN, 2013, 0, DEW_EXISTING, TRUST, (char *) "To come", (char *) "" };
  DewChanges *changes = dew_changes_new ();
  g_autoptr (DewChanges) refused = dew_changes_new ();
  DewLine line = *(const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, VAN);
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_edit_remark (ledger, changes, (DewIds) { count_ids, &ids }, &remark, NULL));
  take (ledger, changes);
  line.kind = DEW_LINE_CATEGORY;
  g_assert_false (dew_edit_row (ledger, refused, DEW_TABLE_LINE, &line, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Transport” has notes on its figures");
  g_assert_false (dew_edit_delete (ledger, refused, DEW_TABLE_PARTNER, TRUST, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "still named in “Transport”");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-remark/remark", test_remark);
  g_test_add_func ("/edit-remark/refused", test_refused);
  g_test_add_func ("/edit-remark/holds", test_holds);

  return g_test_run ();
}
