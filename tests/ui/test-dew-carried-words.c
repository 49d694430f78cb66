/* test-dew-carried-words.c: what an edit of pools does to lines, in sentences for a preview */
#include "dew-carried-words.h"

#include "dew-edit-pool.h"
#include "engine-fixture.h"

static gint64 ids = 1000;

static void
expect (const DewChanges *changes,
        const DewLedger  *ledger,
        int               year,
        const char       *words)
{
  g_autofree char *said = dew_carried_words (ledger, changes, year);

  g_assert_cmpstr (said, ==, words);
}

static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) none = dew_changes_new ();
  g_autoptr (DewChanges) one = dew_changes_new ();
  g_autoptr (DewChanges) merged = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewIds next = { count_ids, &ids };
  const gint64 meals = MEALS;

  expect (none, ledger, 2014, "No line moves.");

  g_assert_true (dew_edit_transfer (ledger, one, next, &meals, 1, EQUIPMENT, 0, 2014, &error));
  expect (one, ledger, 2014, "1 line goes on there, and what it has until 31 March 2014 stays where it is.");
  dew_changes_free (g_steal_pointer (&one));
  one = dew_changes_new ();
  g_assert_true (dew_edit_transfer (ledger, one, next, &meals, 1, EQUIPMENT, 0, 2000, &error));
  expect (one, ledger, 2000, "1 line without earlier years moves.");

  /* Categories are no lines. */
  g_assert_true (dew_edit_merge (ledger, merged, next, OLDER, EQUIPMENT, 2000, &error));
  expect (merged, ledger, 2000, "4 lines without earlier years move.");
  dew_changes_free (g_steal_pointer (&merged));
  merged = dew_changes_new ();
  g_assert_true (dew_edit_merge (ledger, merged, next, EQUIPMENT, OLDER, 2014, &error));
  g_assert_no_error (error);
  {
    g_autofree char *said = dew_carried_words (ledger, merged, 2014);

    g_test_message ("%s", said);
    g_assert_nonnull (strstr (said, "31 March 2014"));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/carried-words/words", test_words);

  return g_test_run ();
}
