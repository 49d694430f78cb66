/* test-dew-document.c: an open document: every change through the one door, and others at the file */
#include <glib/gstdio.h>
#include <string.h>

#include "document-fixture.h"

/* ---- Opening ---- */

static void
test_open (void)
{
  DocumentFixture fixture;
  g_autoptr (DewLedger) county = make_county ();
  g_autofree char *nowhere = NULL;
  g_autofree char *stranger = NULL;
  g_autoptr (GError) error = NULL;
  const char *why = "unasked";

  document_start (&fixture);
  g_assert_cmpstr (dew_document_title (fixture.document), ==, "A draft");
  g_assert_true (g_str_has_suffix (dew_document_path (fixture.document), "plan.dewpond"));
  g_assert_false (dew_document_read_only (fixture.document, &why));
  g_assert_null (why);
  g_assert_cmpuint (dew_ledger_n_figures (dew_document_ledger (fixture.document)), ==, dew_ledger_n_figures (county));

  nowhere = fixture_path (&fixture.file, "nowhere.dewpond");
  g_assert_null (dew_document_open (nowhere, DEW_STORE_WRITE, &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "nowhere.dewpond");

  stranger = fixture_path (&fixture.file, "stranger.dewpond");
  g_assert_true (g_file_set_contents (stranger, "Dear diary", -1, NULL));
  g_assert_null (dew_document_open (stranger, DEW_STORE_WRITE, &error));
  assert_refused (&error, DEW_ERROR_FORMAT, "stranger.dewpond");
  assert_sound (fixture.document);
  document_finish (&fixture);
}

static void
test_stem (void)
{
  static const struct {
    const char *path;
    const char *stem;
  } files[] = {
    { "/tmp/Older people.dewpond", "Older people" },
    { "plan.dewpond", "plan" },
    { "plan.2013.dewpond", "plan.2013" },
    { "/tmp/x.dewpond/plan", "plan" },
    { "plan.dewpond.bak", "plan.dewpond.bak" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *stem = dew_document_stem (files[i].path);

      g_assert_cmpstr (stem, ==, files[i].stem);
    }
}

/* ---- As at ---- */

static void
set_as_at (DewDocument *document,
           const char  *date)
{
  gpointer row = dew_row_copy (DEW_TABLE_DOCUMENT, dew_ledger_document (dew_document_ledger (document)));
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gboolean good;

  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "as_at", date);
  good = dew_edit_row (dew_document_ledger (document), changes, DEW_TABLE_DOCUMENT, row, &error);
  dew_row_free (DEW_TABLE_DOCUMENT, row);
  g_assert_true (dew_document_take (document, changes, good, "As at", &error));
  g_assert_no_error (error);
}

static char *
tell_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%F");
}

static void
test_as_at (void)
{
  DocumentFixture fixture;
  g_autofree char *own = NULL;
  g_autofree char *before = NULL;
  g_autofree char *none = NULL;
  g_autofree char *after = NULL;

  document_start (&fixture);
  set_as_at (fixture.document, "2013-05-23");
  own = dew_document_as_at (fixture.document);
  g_assert_cmpstr (own, ==, "2013-05-23");

  /* Midnight may pass meanwhile. */
  set_as_at (fixture.document, "");
  before = tell_today ();
  none = dew_document_as_at (fixture.document);
  after = tell_today ();
  g_assert_true (strcmp (none, before) == 0 || strcmp (none, after) == 0);
  document_finish (&fixture);
}

/* ---- The way of an edit ---- */

static void
test_apply (void)
{
  DocumentFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  before = dump_ledger (dew_document_ledger (fixture.document));
  g_assert_null (dew_document_redo_what (fixture.document));

  edit (fixture.document, MEALS, 5000, 0);
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 5000);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpuint (fixture.n_changes, ==, 1);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Enter a forecast");
  after = dump_ledger (dew_document_ledger (fixture.document));

  g_assert_true (dew_document_undo (fixture.document, &error));
  assert_same_dump (dew_document_ledger (fixture.document), before);
  g_assert_cmpuint (fixture.n_changed, ==, 2);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Fill");
  g_assert_cmpstr (dew_document_redo_what (fixture.document), ==, "Enter a forecast");

  /* All of it lasts over closing and opening. */
  document_reopen (&fixture);
  g_assert_cmpstr (dew_document_redo_what (fixture.document), ==, "Enter a forecast");
  g_assert_true (dew_document_redo (fixture.document, &error));
  assert_same_dump (dew_document_ledger (fixture.document), after);
  g_assert_false (dew_document_redo (fixture.document, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (fixture.n_changed, ==, 3);

  document_reopen (&fixture);
  assert_same_dump (dew_document_ledger (fixture.document), after);
  g_assert_true (dew_document_undo (fixture.document, NULL));
  g_assert_true (dew_document_undo (fixture.document, NULL));
  g_assert_false (dew_document_undo (fixture.document, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
  g_assert_cmpuint (dew_ledger_rows (dew_document_ledger (fixture.document), DEW_TABLE_POOL)->len, ==, 0);
  g_assert_cmpuint (fixture.n_reloaded, ==, 0);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

/* What changes nothing is not told, and is nothing to undo. */
static void
test_no_change (void)
{
  DocumentFixture fixture;
  g_autoptr (GError) error = NULL;
  DewChanges *same = dew_changes_new ();

  document_start (&fixture);
  dew_changes_update_row (same, DEW_TABLE_DOCUMENT, dew_ledger_document (dew_document_ledger (fixture.document)), 2);
  g_assert_true (dew_document_apply (fixture.document, same, "Nothing", 0, &error));
  g_assert_true (dew_document_apply (fixture.document, dew_changes_new (), "Nothing", 0, &error));
  g_assert_cmpuint (fixture.n_changed, ==, 0);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Fill");
  document_finish (&fixture);
}

/* What an edit came to: taken, nothing, or refused with the edit's own error. */
static void
test_take (void)
{
  DocumentFixture fixture;
  const DewLedger *ledger;
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gboolean good;

  document_start (&fixture);
  ledger = dew_document_ledger (fixture.document);
  g_assert_true (dew_document_take (fixture.document, make_edit (fixture.document, MEALS, 5000), TRUE, "Enter", &error));
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 5000);

  g_assert_true (dew_document_take (fixture.document, changes, TRUE, "Nothing", &error));
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Enter");

  changes = dew_changes_new ();
  good = dew_edit_delete (ledger, changes, DEW_TABLE_PARTNER, 999, &error);
  g_assert_false (dew_document_take (fixture.document, changes, good, "Delete", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "The partner is not there any more");
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

static void
test_refused (void)
{
  DocumentFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *file = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  DewChanges *torn;
  DewValue *values;

  document_start (&fixture);
  before = dump_ledger (dew_document_ledger (fixture.document));
  file = dump_file (fixture.file.path);

  /* Good, then a line gone from under its figures. */
  torn = make_edit (fixture.document, MEALS, 5000);
  values = dew_changes_add (torn, DEW_TABLE_LINE, DEW_DELETE);
  dew_changes_set_int (torn, &values[0], DISTRICT);
  g_assert_false (dew_document_apply (fixture.document, torn, "Tear", 0, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "nothing was changed");
  assert_same_dump (dew_document_ledger (fixture.document), before);
  now = dump_file (fixture.file.path);
  g_assert_cmpstr (now, ==, file);
  g_assert_cmpuint (fixture.n_changed, ==, 0);

  edit (fixture.document, MEALS, 5000, 0);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

/* Another document is put in the place of the file that is open: neither is written, and what is open stays what it is. */
static void
test_replaced (void)
{
  DocumentFixture fixture;
  g_autofree char *other = NULL;
  g_autofree char *before = NULL;
  g_autoptr (DewDocument) copy = NULL;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  edit (fixture.document, MEALS, 5000, 0);
  other = g_strconcat (fixture.file.path, ".other", NULL);
  g_assert_true (dew_document_save_as (fixture.document, other, FALSE, FALSE, &error));
  copy = open_or_fail (other, DEW_STORE_MUST_WRITE);
  edit (copy, MEALS, 9999, 0);
  edit (copy, BEDS, 9999, 0);
  g_clear_object (&copy);
  g_assert_cmpint (g_rename (other, fixture.file.path), ==, 0);

  before = dump_ledger (dew_document_ledger (fixture.document));
  g_assert_false (dew_document_apply (fixture.document, make_edit (fixture.document, BEDS, 1), "Edit", 0, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "moved or replaced");
  assert_same_dump (dew_document_ledger (fixture.document), before);
  g_assert_cmpuint (fixture.n_reloaded, ==, 0);
  g_assert_false (dew_document_undo (fixture.document, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "moved or replaced");
  assert_same_dump (dew_document_ledger (fixture.document), before);

  copy = open_or_fail (fixture.file.path, DEW_STORE_READ);
  g_assert_cmpint (forecast (copy, MEALS), ==, 9999);
  g_clear_object (&copy);
  document_finish (&fixture);
}

static void
test_gestures (void)
{
  DocumentFixture fixture;
  gint64 one, other;

  document_start (&fixture);
  one = dew_document_gesture (fixture.document);
  other = dew_document_gesture (fixture.document);
  g_assert_cmpint (one, !=, other);
  g_assert_cmpint (one, !=, 0);
  edit (fixture.document, MEALS, 1, one);
  edit (fixture.document, BEDS, 2, one);
  edit (fixture.document, MEALS, 3, other);
  edit (fixture.document, MEALS, 4, other);

  document_reopen (&fixture);
  g_assert_cmpint (dew_document_gesture (fixture.document), >, other);
  g_assert_true (dew_document_undo (fixture.document, NULL));
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 1);
  g_assert_cmpint (forecast (fixture.document, BEDS), ==, 2);
  g_assert_true (dew_document_undo (fixture.document, NULL));
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, -1);
  g_assert_cmpint (forecast (fixture.document, BEDS), ==, -1);
  g_assert_true (dew_document_redo (fixture.document, NULL));
  g_assert_true (dew_document_redo (fixture.document, NULL));
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 4);
  document_finish (&fixture);
}

/* More than £57 thousand thousand million million in all: the edit that comes to it is refused before it reaches the file. */
static void
test_bound (void)
{
  DocumentFixture fixture;
  g_autoptr (GError) error = NULL;
  DewChanges *changes = dew_changes_new ();

  document_start (&fixture);
  for (int year = 1948; year < 2148; year++)
    for (int month = 1; month <= 12; month++)
      for (int measure = DEW_BUDGET; measure < DEW_N_MEASURES; measure++)
        for (gint64 partner = 0; partner <= TRUST; partner++)
          for (gint64 scenario = 0; scenario <= SPLIT; scenario++)
            dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { VAN, year, month, measure, partner, scenario, DEW_MONEY_LIMIT });
  g_assert_cmpuint (dew_changes_length (changes), >, 57646);
  g_assert_false (dew_document_apply (fixture.document, changes, "Too much", 0, &error));
  assert_refused (&error, DEW_ERROR_OVERFLOW, "too many noughts");
  g_assert_cmpuint (fixture.n_changed, ==, 0);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Fill");
  document_finish (&fixture);
}

/* ---- Sums ---- */

static void
test_totals (void)
{
  DocumentFixture fixture;
  const DewTotals *totals[40];
  const DewTotals *first;

  document_start (&fixture);
  first = dew_document_totals (fixture.document, 2013, DEW_BASELINE);
  g_assert_true (dew_document_totals (fixture.document, 2013, DEW_BASELINE) == first);
  g_assert_true (dew_document_totals (fixture.document, 2013, GROWTH) != first);
  g_assert_cmpint (dew_totals_get (first, 0, DEW_ALL_PARTNERS, DEW_SUM_FORECAST), ==, 0);

  /* They follow every change, there and back. */
  edit (fixture.document, MEALS, 700, 0);
  edit (fixture.document, BEDS, 70, 0);
  first = dew_document_totals (fixture.document, 2013, DEW_BASELINE);
  g_assert_cmpint (dew_totals_get (first, 0, DEW_ALL_PARTNERS, DEW_SUM_FORECAST), ==, 770);
  g_assert_true (dew_document_undo (fixture.document, NULL));
  first = dew_document_totals (fixture.document, 2013, DEW_BASELINE);
  g_assert_cmpint (dew_totals_get (first, 0, DEW_ALL_PARTNERS, DEW_SUM_FORECAST), ==, 700);
  g_assert_true (dew_document_redo (fixture.document, NULL));

  /* However many one looks at: none goes before the next change. */
  for (int i = 0; i < (int) G_N_ELEMENTS (totals); i++)
    totals[i] = dew_document_totals (fixture.document, 2000 + i, DEW_BASELINE);
  for (int i = 0; i < (int) G_N_ELEMENTS (totals); i++)
    {
      g_assert_cmpint (dew_totals_year (totals[i]), ==, 2000 + i);
      g_assert_cmpint (dew_totals_get (totals[i], 0, DEW_NO_PARTNER, DEW_SUM_FORECAST), ==, i == 13 ? 770 : 0);
    }
  edit (fixture.document, BEDS, 71, 0);
  g_assert_cmpint (dew_totals_get (dew_document_totals (fixture.document, 2013, DEW_BASELINE), 0, DEW_NO_PARTNER, DEW_SUM_FORECAST), ==, 771);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

/* ---- Others at the file ---- */

static void
test_conflict (void)
{
  DocumentFixture fixture;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  edit (fixture.document, MEALS, 5000, 0);
  dew_document_totals (fixture.document, 2013, DEW_BASELINE);
  run_sql_elsewhere (&fixture, "UPDATE document SET title = 'Theirs'; UPDATE figure SET pence = 6000 WHERE measure = 5");

  /* Refused, and read again: what they did is there now, and the next edit goes in. */
  fixture.n_changed = 0;
  g_assert_false (dew_document_apply (fixture.document, make_edit (fixture.document, MEALS, 7000), "Mine", 0, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "changed by another program");
  g_assert_cmpuint (fixture.n_reloaded, ==, 1);
  g_assert_cmpuint (fixture.n_changed, ==, 0);
  g_assert_cmpstr (dew_document_title (fixture.document), ==, "Theirs");
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 6000);
  g_assert_cmpint (dew_totals_get (dew_document_totals (fixture.document, 2013, DEW_BASELINE), 0, DEW_NO_PARTNER, DEW_SUM_FORECAST), ==, 6000);
  edit (fixture.document, MEALS, 7000, 0);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  assert_sound (fixture.document);

  /* Undo, which looks at the file as well. */
  run_sql_elsewhere (&fixture, "UPDATE document SET title = 'Theirs again'");
  g_assert_false (dew_document_undo (fixture.document, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "changed by another program");
  g_assert_cmpstr (dew_document_title (fixture.document), ==, "Theirs again");
  g_assert_true (dew_document_undo (fixture.document, &error));
  run_sql_elsewhere (&fixture, "UPDATE document SET title = 'And again'");
  g_assert_false (dew_document_redo (fixture.document, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "changed by another program");
  g_assert_true (dew_document_redo (fixture.document, &error));
  g_assert_cmpuint (fixture.n_reloaded, ==, 3);
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 7000);
  document_finish (&fixture);
}

/* What they left cannot be read: what was open stays, to be looked at and copied from. */
static void
test_conflict_damaged (void)
{
  DocumentFixture fixture;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  before = dump_ledger (dew_document_ledger (fixture.document));
  run_sql_elsewhere (&fixture, "UPDATE line SET parent = 4711 WHERE id = 14");
  g_assert_false (dew_document_apply (fixture.document, make_edit (fixture.document, MEALS, 7000), "Mine", 0, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "changed by another program");
  g_assert_cmpuint (fixture.n_reloaded, ==, 0);
  assert_same_dump (dew_document_ledger (fixture.document), before);
  document_finish (&fixture);
}

static void
test_second_opener (void)
{
  DocumentFixture fixture;
  g_autoptr (DewDocument) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  const char *why = NULL;

  document_start (&fixture);
  before = dump_ledger (dew_document_ledger (fixture.document));
  g_assert_null (dew_document_open (fixture.file.path, DEW_STORE_MUST_WRITE, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_clear_error (&error);

  second = open_or_fail (fixture.file.path, DEW_STORE_WRITE);
  g_assert_true (dew_document_read_only (second, &why));
  g_assert_nonnull (why);
  g_assert_true (g_str_has_suffix (why, "."));
  assert_same_dump (dew_document_ledger (second), before);
  g_assert_false (dew_document_apply (second, make_edit (second, MEALS, 1), "Mine", 0, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (dew_document_undo (second, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_clear_error (&error);
  assert_same_dump (dew_document_ledger (second), before);

  /* It keeps nobody from writing, and once that one is gone another may. */
  edit (fixture.document, MEALS, 5000, 0);
  g_clear_object (&fixture.document);
  g_clear_object (&second);
  document_reopen (&fixture);
  g_assert_false (dew_document_read_only (fixture.document, NULL));
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 5000);
  document_finish (&fixture);
}

/* ---- Copies and checks ---- */

static void
test_save_as (void)
{
  DocumentFixture fixture;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  edit (fixture.document, MEALS, 5000, 0);
  file = dump_file (fixture.file.path);
  for (gboolean clean = FALSE; clean <= TRUE; clean++)
    {
      g_autofree char *path = fixture_path (&fixture.file, clean ? "clean.dewpond" : "copy.dewpond");
      g_autofree char *copied = NULL;
      g_autoptr (DewDocument) copy = NULL;

      g_assert_true (dew_document_save_as (fixture.document, path, FALSE, clean, &error));
      g_assert_false (dew_document_save_as (fixture.document, path, FALSE, clean, &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
      g_clear_error (&error);
      g_assert_true (dew_document_save_as (fixture.document, path, TRUE, clean, &error));
      copied = dump_file (path);
      g_assert_cmpstr (copied, ==, file);
      copy = open_or_fail (path, DEW_STORE_MUST_WRITE);
      g_assert_cmpstr (dew_document_undo_what (copy), ==, clean ? NULL : "Enter a forecast");
      assert_sound (copy);
    }
  document_finish (&fixture);
}

static void
assert_finding (DewDocument *document,
                const char  *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dew_document_check (document, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  if (strstr (g_ptr_array_index (findings, 0), says) == NULL)
    g_error ("“%s” does not say “%s”", (char *) g_ptr_array_index (findings, 0), says);
}

/* The file opens, but is no good document. */
static void
test_check (void)
{
  static const struct {
    const char *sql, *says;
  } wrongs[] = {
    { "UPDATE rule SET text = 'rubbish' WHERE id = 1", "cannot be read" },
    { "UPDATE pool SET name = 'carers' WHERE id = 1", "already" },
    { "UPDATE agreement SET \"end\" = '2001-01-01' WHERE id = 1", "ends before it starts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      DocumentFixture fixture;

      document_start (&fixture);
      assert_sound (fixture.document);
      g_clear_object (&fixture.document);
      run_sql_elsewhere (&fixture, wrongs[i].sql);
      document_reopen (&fixture);
      assert_finding (fixture.document, wrongs[i].says);
      document_finish (&fixture);
    }
}

/* Sums that have gone astray are found out. */
static void
test_check_sums (void)
{
  DocumentFixture fixture;
  g_autoptr (DewLedger) other = NULL;
  g_autoptr (DewChanges) changes = NULL;
  DewTotals *totals;

  document_start (&fixture);
  totals = (DewTotals *) dew_document_totals (fixture.document, 2013, DEW_BASELINE);
  other = dew_ledger_copy (dew_document_ledger (fixture.document));
  changes = make_edit (fixture.document, MEALS, 1);
  g_assert_true (dew_ledger_patch (other, changes, NULL));
  dew_totals_patch (totals, other, changes);
  assert_finding (fixture.document, "sums kept in memory");
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

  g_test_add_func ("/document/open", test_open);
  g_test_add_func ("/document/as-at", test_as_at);
  g_test_add_func ("/document/stem", test_stem);
  g_test_add_func ("/document/apply", test_apply);
  g_test_add_func ("/document/no-change", test_no_change);
  g_test_add_func ("/document/take", test_take);
  g_test_add_func ("/document/refused", test_refused);
  g_test_add_func ("/document/replaced", test_replaced);
  g_test_add_func ("/document/gestures", test_gestures);
  g_test_add_func ("/document/bound", test_bound);
  g_test_add_func ("/document/totals", test_totals);
  g_test_add_func ("/document/conflict", test_conflict);
  g_test_add_func ("/document/conflict-damaged", test_conflict_damaged);
  g_test_add_func ("/document/second-opener", test_second_opener);
  g_test_add_func ("/document/save-as", test_save_as);
  g_test_add_func ("/document/check", test_check);
  g_test_add_func ("/document/check-sums", test_check_sums);

  return g_test_run ();
}
