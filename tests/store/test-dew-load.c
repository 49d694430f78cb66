/* test-dew-load.c: a whole document read, and values that cannot be */
#include <string.h>

#include "store-fixture.h"

static void
test_reads_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) reader = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  reader = dew_store_open (fixture.path, DEW_STORE_READ, &error);
  g_assert_no_error (error);
  ledger = dew_store_load (reader, &error);
  g_assert_no_error (error);
  assert_same_ledger (fixture.ledger, ledger);
  g_assert_cmpuint (dew_ledger_n_figures (ledger), >, 10);
  fixture_finish (&fixture);
}

/* A file whose schema is ours but whose rows are not: as another program, a broken disk or somebody who means ill leaves them. */
static const char *const damages[] = {
  "UPDATE partner SET kind = 9",
  "UPDATE pool SET host = 0",
  "UPDATE line SET pool = 4711",
  "UPDATE line SET parent = id",
  "UPDATE line SET name = CAST (x'c328' AS TEXT)",
  "UPDATE line SET name = CAST (x'610062' AS TEXT)",
  "UPDATE agreement SET start = 'yesterday!'",
  "UPDATE agreement SET start = '2013-02-30'",
  "UPDATE figure SET pence = 10000000000001",
  "UPDATE figure SET pence = NULL WHERE scenario = 0",
  "UPDATE figure SET scenario = 4711",
  "UPDATE figure SET partner = 4711",
  "UPDATE figure SET measure = 17",
  "UPDATE figure SET year = 1",
  "UPDATE figure SET measure = 2",
  "DELETE FROM document",
  "UPDATE document SET id = 2",
  "INSERT INTO document VALUES (2, '', '', '', '', 0, 0, 0, '', '', '', '', 0, 0)",
};

static void
test_damaged (gconstpointer data)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; ", data, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  {
    g_autoptr (DewChanges) edit = dew_changes_new ();
    const DewLine *line = g_ptr_array_index (dew_ledger_rows (fixture.ledger, DEW_TABLE_LINE), 0);
    DewLine own = { 4000, line->pool, 0, 1, DEW_LINE_SERVICE, (char *) "own", 0, 0, (char *) "", 0, 0, (char *) "", (char *) "", (char *) "" };
    DewFigure figure = { 4000, 2001, 1, DEW_ACTUAL, 0, 0, 100 };

    dew_changes_insert_row (edit, DEW_TABLE_LINE, &own);
    dew_changes_insert_row (edit, DEW_TABLE_FIGURE, &figure);
    fixture_apply (&fixture, edit, "Add a line with a figure", 0);
  }
  g_clear_pointer (&fixture.store, dew_store_close);
  if (strstr (data, "figure SET scenario") != NULL || strstr (data, "figure SET partner") != NULL ||
      strstr (data, "figure SET measure") != NULL || strstr (data, "figure SET year") != NULL)
    run_sql (fixture.path, "DELETE FROM figure WHERE line <> 4000");
  run_sql (fixture.path, sql);
  before = file_digest (fixture.path);

  store = dew_store_open (fixture.path, DEW_STORE_WRITE, &error);
  g_assert_no_error (error);
  ledger = dew_store_load (store, &error);
  g_test_message ("%s", error != NULL ? error->message : "");
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
  g_assert_null (ledger);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = file_digest (fixture.path);
  g_assert_cmpstr (before, ==, after);
  fixture_finish (&fixture);
}

/* Damage to pages that no query meets is found by the check beside it. */
static void
test_check_beside (void)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) store = NULL;
  gint64 root = 0;
  sqlite3 *reader;
  sqlite3_stmt *statement = NULL;
  Fixture fixture;
  gsize size;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);

  reader = open_reader (fixture.path);
  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT rootpage FROM sqlite_schema WHERE name = 'rule_line'", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  root = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (reader);

  g_assert_true (g_file_get_contents (fixture.path, &bytes, &size, NULL));
  memset (bytes + (root - 1) * 4096 + 8, 0xff, 40);
  g_assert_true (g_file_set_contents (fixture.path, bytes, (gssize) size, NULL));

  store = dew_store_open (fixture.path, DEW_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_null (dew_store_load (store, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/load/reads-all", test_reads_all);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/load/damaged/%u", i);

      g_test_add_data_func (path, damages[i], test_damaged);
    }
  g_test_add_func ("/load/check-beside", test_check_beside);

  return g_test_run ();
}
