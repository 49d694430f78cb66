/* test-dew-document-aside.c: opening, and longer work, on a thread */
#include <string.h>

#include "dew-date.h"
#include "document-fixture.h"

/* What has come of something asynchronous. */
typedef struct {
  GMainLoop   *loop;
  DewDocument *document;
  GPtrArray   *findings;
  DewLedger   *ledger;
  gboolean     good, told;
  GError      *error;
} Outcome;

static void
start_waiting (Outcome *outcome)
{
  *outcome = (Outcome) { .loop = g_main_loop_new (NULL, FALSE) };
}

static void
stop_waiting (Outcome *outcome)
{
  if (!outcome->told)
    g_main_loop_run (outcome->loop);
  g_main_loop_unref (outcome->loop);
}

static void
finish (Outcome *outcome)
{
  outcome->told = TRUE;
  g_main_loop_quit (outcome->loop);
}

/* ---- Opening ---- */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->document = dew_document_open_finish (result, &outcome->error);
  finish (outcome);
}

static void
test_open (void)
{
  DocumentFixture fixture;
  Outcome outcome;

  document_start (&fixture);
  g_clear_object (&fixture.document);
  start_waiting (&outcome);
  dew_document_open_async (fixture.file.path, DEW_STORE_MUST_WRITE, NULL, opened_cb, &outcome);
  stop_waiting (&outcome);

  /* Handed over: it is ours to edit and to close. */
  g_assert_no_error (outcome.error);
  edit (outcome.document, MEALS, 5000, 0);
  assert_sound (outcome.document);
  g_assert_true (dew_document_undo (outcome.document, NULL));
  g_object_unref (outcome.document);
  document_finish (&fixture);
}

static void
test_open_fails (void)
{
  DocumentFixture fixture;
  g_autofree char *nowhere = NULL;
  Outcome outcome;

  document_start (&fixture);
  nowhere = fixture_path (&fixture.file, "nowhere.dewpond");
  start_waiting (&outcome);
  dew_document_open_async (nowhere, DEW_STORE_WRITE, NULL, opened_cb, &outcome);
  stop_waiting (&outcome);
  g_assert_null (outcome.document);
  assert_refused (&outcome.error, DEW_ERROR_NOT_FOUND, "nowhere.dewpond");
  document_finish (&fixture);
}

/* A document that comes after all is closed again by whoever finds it, and the file is free. */
static void
test_open_cancelled (void)
{
  DocumentFixture fixture;

  document_start (&fixture);
  g_clear_object (&fixture.document);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Outcome outcome;

      start_waiting (&outcome);
      dew_document_open_async (fixture.file.path, DEW_STORE_MUST_WRITE, cancellable, opened_cb, &outcome);
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      g_cancellable_cancel (cancellable);
      stop_waiting (&outcome);
      g_assert_null (outcome.document);
      g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&outcome.error);

      /* The thread may have its hand on it a moment longer. */
      for (guint tries = 0; fixture.document == NULL; tries++)
        {
          g_assert_cmpuint (tries, <, 500);
          fixture.document = dew_document_open (fixture.file.path, DEW_STORE_MUST_WRITE, NULL);
          if (fixture.document == NULL)
            g_usleep (10000);
        }
      g_clear_object (&fixture.document);
    }
  document_finish (&fixture);
}

/* ---- Edits ---- */

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Outcome *outcome = data;

  outcome->good = dew_document_apply_finish (DEW_DOCUMENT (source), result, &outcome->error);
  finish (outcome);
}

static void
test_apply (void)
{
  DocumentFixture fixture;
  Outcome outcome;

  document_start (&fixture);
  dew_document_totals (fixture.document, 2013, DEW_BASELINE);
  start_waiting (&outcome);
  dew_document_apply_async (fixture.document, make_edit (fixture.document, MEALS, 5000), "Import", NULL, applied_cb, &outcome);

  /* Nothing is there before it is finished, and what only reads may go on. */
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, -1);
  g_assert_cmpint (dew_totals_get (dew_document_totals (fixture.document, 2013, GROWTH), 0, DEW_NO_PARTNER, DEW_SUM_FORECAST), ==, 0);
  stop_waiting (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.good);
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 5000);
  g_assert_cmpint (dew_totals_get (dew_document_totals (fixture.document, 2013, GROWTH), 0, DEW_NO_PARTNER, DEW_SUM_FORECAST), ==, 5000);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Import");
  g_assert_true (dew_document_undo (fixture.document, NULL));
  assert_sound (fixture.document);
  document_finish (&fixture);
}

static void
test_apply_conflict (void)
{
  DocumentFixture fixture;
  Outcome outcome;

  document_start (&fixture);
  run_sql_elsewhere (&fixture, "UPDATE document SET title = 'Theirs'");
  start_waiting (&outcome);
  dew_document_apply_async (fixture.document, make_edit (fixture.document, MEALS, 5000), "Import", NULL, applied_cb, &outcome);
  stop_waiting (&outcome);
  g_assert_false (outcome.good);
  assert_refused (&outcome.error, DEW_ERROR_CONFLICT, "changed by another program");
  g_assert_cmpuint (fixture.n_reloaded, ==, 1);
  g_assert_cmpstr (dew_document_title (fixture.document), ==, "Theirs");
  edit (fixture.document, MEALS, 5000, 0);
  document_finish (&fixture);
}

static void
travelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Outcome *outcome = data;

  outcome->good = dew_document_travel_finish (DEW_DOCUMENT (source), result, &outcome->error);
  finish (outcome);
}

static void
travel (DocumentFixture *fixture,
        gboolean         back)
{
  Outcome outcome;

  start_waiting (&outcome);
  if (back)
    dew_document_undo_async (fixture->document, NULL, travelled_cb, &outcome);
  else
    dew_document_redo_async (fixture->document, NULL, travelled_cb, &outcome);
  stop_waiting (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.good);
}

/* Figures of many scenarios that are not there would not fit: these are a line's in many years, more than are followed in one turn. */
static DewChanges *
make_many (void)
{
  static const DewMeasure measures[] = { DEW_BUDGET, DEW_ACTUAL, DEW_FORECAST };
  DewChanges *changes = dew_changes_new ();

  for (int year = DEW_YEAR_MIN; year <= DEW_YEAR_MAX; year++)
    for (int month = 1; month <= 12; month++)
      for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
        for (int own = 0; own < 2; own++)
          dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { VAN, year, month, measures[m], own ? COUNCIL : DEW_UNATTRIBUTED, DEW_BASELINE, 100 });
  g_assert_cmpuint (dew_changes_length (changes), >, 4000);

  return changes;
}

static gint64
sum_of_van (DewDocument *document)
{
  return dew_totals_get (dew_document_totals (document, 2030, DEW_BASELINE), 0, DEW_NO_PARTNER, DEW_SUM_BUDGET);
}

static void
test_travel (void)
{
  DocumentFixture fixture;
  Outcome outcome;
  gint64 before;

  document_start (&fixture);
  before = sum_of_van (fixture.document);
  start_waiting (&outcome);
  dew_document_apply_async (fixture.document, make_many (), "Fill", NULL, applied_cb, &outcome);
  stop_waiting (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (sum_of_van (fixture.document), ==, before + 1200);
  g_assert_true (dew_document_undo_is_large (fixture.document));
  g_assert_false (dew_document_redo_is_large (fixture.document));

  travel (&fixture, TRUE);
  g_assert_cmpint (sum_of_van (fixture.document), ==, before);
  g_assert_true (dew_document_redo_is_large (fixture.document));
  travel (&fixture, FALSE);
  g_assert_cmpint (sum_of_van (fixture.document), ==, before + 1200);
  g_assert_cmpuint (fixture.n_changed, ==, 3);
  assert_sound (fixture.document);

  travel (&fixture, TRUE);
  edit (fixture.document, MEALS, 5000, 0);
  g_assert_false (dew_document_undo_is_large (fixture.document));
  document_finish (&fixture);
}

/* Stopped in time, it has not happened; nothing is stopped afterwards. */
static void
test_stopped (void)
{
  DocumentFixture fixture;
  Outcome outcome;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  document_start (&fixture);
  before = dump_file (fixture.file.path);
  g_cancellable_cancel (cancellable);
  start_waiting (&outcome);
  dew_document_apply_async (fixture.document, make_many (), "Fill", cancellable, applied_cb, &outcome);
  stop_waiting (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  after = dump_file (fixture.file.path);
  g_assert_cmpstr (after, ==, before);

  edit (fixture.document, MEALS, 5000, 0);
  start_waiting (&outcome);
  dew_document_apply_async (fixture.document, make_many (), "Fill", NULL, applied_cb, &outcome);
  stop_waiting (&outcome);
  g_assert_no_error (outcome.error);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

/* Keys go on coming while it is lent. */
static void
test_lent (void)
{
  DocumentFixture fixture;
  Outcome outcome, second;
  GError *error = NULL;

  document_start (&fixture);
  edit (fixture.document, MEALS, 5000, 0);
  start_waiting (&outcome);
  start_waiting (&second);
  dew_document_apply_async (fixture.document, make_many (), "Fill", NULL, applied_cb, &outcome);

  g_assert_cmpstr (dew_document_path (fixture.document), ==, fixture.file.path);
  g_assert_false (dew_document_read_only (fixture.document, NULL));
  g_assert_null (dew_document_undo_what (fixture.document));
  g_assert_false (dew_document_undo (fixture.document, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "longer change");
  g_assert_false (dew_document_redo (fixture.document, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "longer change");
  g_assert_false (dew_document_apply (fixture.document, make_edit (fixture.document, MEALS, 1), "Edit", 0, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "longer change");
  g_assert_null (dew_document_check (fixture.document, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "longer change");
  dew_document_apply_async (fixture.document, make_edit (fixture.document, MEALS, 1), "Edit", NULL, applied_cb, &second);

  stop_waiting (&outcome);
  stop_waiting (&second);
  g_assert_no_error (outcome.error);
  g_assert_false (second.good);
  assert_refused (&second.error, DEW_ERROR_CONFLICT, "longer change");
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Fill");
  g_assert_cmpint (forecast (fixture.document, MEALS), ==, 5000);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Outcome *outcome = data;

  outcome->good = dew_document_save_as_finish (DEW_DOCUMENT (source), result, &outcome->error);
  finish (outcome);
}

/* What cannot fit is refused without leaving; that it is told of only later must not disturb what has left meanwhile. */
static void
test_apply_too_much (void)
{
  DocumentFixture fixture;
  g_autofree char *path = NULL;
  DewChanges *changes = dew_changes_new ();
  Outcome outcome, saved;

  document_start (&fixture);
  path = fixture_path (&fixture.file, "copy.dewpond");
  for (guint i = 0; i < 60000; i++)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { VAN, 2013, 0, DEW_BUDGET, i, 0, DEW_MONEY_LIMIT });
  start_waiting (&outcome);
  start_waiting (&saved);
  dew_document_apply_async (fixture.document, changes, "Too much", NULL, applied_cb, &outcome);
  dew_document_save_as_async (fixture.document, path, FALSE, FALSE, saved_cb, &saved);
  stop_waiting (&outcome);
  stop_waiting (&saved);

  g_assert_false (outcome.good);
  assert_refused (&outcome.error, DEW_ERROR_OVERFLOW, "too many noughts");
  g_assert_no_error (saved.error);
  g_assert_true (saved.good);
  edit (fixture.document, MEALS, 5000, 0);
  assert_sound (fixture.document);
  document_finish (&fixture);
}

/* ---- Copies and checks ---- */

static void
test_save_as (void)
{
  DocumentFixture fixture;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *copied = NULL;
  Outcome outcome;

  document_start (&fixture);
  path = fixture_path (&fixture.file, "copy.dewpond");
  for (guint i = 0; i < 2; i++)
    {
      start_waiting (&outcome);
      dew_document_save_as_async (fixture.document, path, FALSE, TRUE, saved_cb, &outcome);
      stop_waiting (&outcome);
      g_assert_cmpint (outcome.good, ==, i == 0);
    }
  assert_refused (&outcome.error, DEW_ERROR_CONFLICT, "copy.dewpond");
  before = dump_file (fixture.file.path);
  copied = dump_file (path);
  g_assert_cmpstr (copied, ==, before);
  edit (fixture.document, MEALS, 5000, 0);
  document_finish (&fixture);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Outcome *outcome = data;

  outcome->findings = dew_document_check_finish (DEW_DOCUMENT (source), result, &outcome->error);
  finish (outcome);
}

/* While it is checked, whoever draws looks at sums, old ones and new. */
static void
test_check (void)
{
  DocumentFixture fixture;

  document_start (&fixture);
  for (guint i = 0; i < 20; i++)
    {
      Outcome outcome;

      edit (fixture.document, MEALS, 5000 + i, 0);
      dew_document_totals (fixture.document, 2013, DEW_BASELINE);
      start_waiting (&outcome);
      dew_document_check_async (fixture.document, checked_cb, &outcome);
      for (int year = 2000; year < 2030; year++)
        g_assert_cmpint (dew_totals_year (dew_document_totals (fixture.document, year, SPLIT)), ==, year);
      stop_waiting (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.findings->len, ==, 0);
      g_ptr_array_unref (outcome.findings);
    }
  assert_sound (fixture.document);
  document_finish (&fixture);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->ledger = dew_document_copy_finish (DEW_DOCUMENT (source), result, &outcome->error);
  finish (outcome);
}

/* It stays as it was when it was made, and nothing changes while it is. */
static void
test_copy (void)
{
  DocumentFixture fixture;
  Outcome outcome;
  guint n_before;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  edit (fixture.document, MEALS, 5000, 0);
  n_before = dew_ledger_n_figures (dew_document_ledger (fixture.document));
  start_waiting (&outcome);
  dew_document_copy_async (fixture.document, copied_cb, &outcome);
  g_assert_false (dew_document_undo (fixture.document, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  stop_waiting (&outcome);
  g_assert_no_error (outcome.error);

  edit (fixture.document, MEALS, 6000, 0);
  g_assert_cmpuint (dew_ledger_n_figures (outcome.ledger), ==, n_before);
  g_assert_cmpuint (dew_ledger_rows (outcome.ledger, DEW_TABLE_LINE)->len, ==, dew_ledger_rows (dew_document_ledger (fixture.document), DEW_TABLE_LINE)->len);
  g_object_unref (fixture.document);
  fixture.document = NULL;
  g_assert_cmpuint (dew_ledger_n_figures (outcome.ledger), ==, n_before);
  dew_ledger_free (outcome.ledger);
  document_finish (&fixture);
}

static void
check_and_let_go_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  DocumentFixture *fixture = data;
  g_autoptr (GPtrArray) findings = dew_document_check_finish (DEW_DOCUMENT (source), result, NULL);

  g_assert_nonnull (findings);
  g_clear_object (&fixture->document);
}

/* Closed as soon as it is back: then the thread may be the last to hold it. */
static void
test_let_go (void)
{
  DocumentFixture fixture;

  document_start (&fixture);
  for (guint i = 0; i < 50; i++)
    {
      dew_document_check_async (fixture.document, check_and_let_go_cb, &fixture);
      while (fixture.document != NULL)
        g_main_context_iteration (NULL, TRUE);

      for (guint tries = 0; fixture.document == NULL; tries++)
        {
          g_assert_cmpuint (tries, <, 500);
          fixture.document = dew_document_open (fixture.file.path, DEW_STORE_MUST_WRITE, NULL);
          if (fixture.document == NULL)
            g_usleep (1000);
        }
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

  g_test_add_func ("/document-aside/open", test_open);
  g_test_add_func ("/document-aside/open-fails", test_open_fails);
  g_test_add_func ("/document-aside/open-cancelled", test_open_cancelled);
  g_test_add_func ("/document-aside/apply", test_apply);
  g_test_add_func ("/document-aside/apply-conflict", test_apply_conflict);
  g_test_add_func ("/document-aside/apply-too-much", test_apply_too_much);
  g_test_add_func ("/document-aside/travel", test_travel);
  g_test_add_func ("/document-aside/stopped", test_stopped);
  g_test_add_func ("/document-aside/lent", test_lent);
  g_test_add_func ("/document-aside/save-as", test_save_as);
  g_test_add_func ("/document-aside/check", test_check);
  g_test_add_func ("/document-aside/copy", test_copy);
  g_test_add_func ("/document-aside/let-go", test_let_go);

  return g_test_run ();
}
