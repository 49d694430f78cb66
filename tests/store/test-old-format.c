/* test-old-format.c: documents of earlier versions of the format: read as they are, brought up to date when written, undone past that */
#include "store-fixture.h"

#include <string.h>

/* A copy of a document as version 1 left it: a sample, and two imports in its journal. */
static char *
copy_old (const Fixture *fixture)
{
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, "data", "format-1.dewpond", NULL);
  char *path = fixture_path (fixture, "old.dewpond");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_file_get_contents (old, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);

  return path;
}

static DewStore *
open_old (const char   *path,
          DewStoreMode  mode)
{
  g_autoptr (GError) error = NULL;
  DewStore *store = dew_store_open (path, mode, &error);

  g_assert_no_error (error);
  return store;
}

static DewLedger *
load (DewStore *store)
{
  g_autoptr (GError) error = NULL;
  DewLedger *ledger = dew_store_load (store, &error);

  g_assert_no_error (error);
  return ledger;
}

static const DewPool *
get_pool (const DewLedger *ledger)
{
  const DewPool *pool = dew_ledger_pool_named (ledger, "Learning disability", NULL);

  g_assert_nonnull (pool);
  return pool;
}

static gint64
get_pence (const DewLedger *ledger)
{
  const DewLine *line = dew_ledger_line_named (ledger, get_pool (ledger), "Supported living", NULL);
  gint64 pence = 0;

  if (line != NULL)
    dew_ledger_figure (ledger, line->id, 2013, 0, DEW_EXISTING, 1, DEW_BASELINE, &pence);

  return pence;
}

/* What only reads leaves every byte as it is, and finds nothing said where nothing could be. */
static void
test_read (void)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture);
  before = file_digest (path);

  store = open_old (path, DEW_STORE_READ);
  ledger = load (store);
  g_assert_cmpint (get_pence (ledger), ==, 126000000);
  g_assert_cmpstr (get_pool (ledger)->manager, ==, "");
  g_assert_cmpint (get_pool (ledger)->merged_into, ==, 0);
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_VIREMENT)->len, ==, 0);
  g_clear_pointer (&store, dew_store_close);

  after = file_digest (path);
  g_assert_cmpstr (before, ==, after);
  fixture_finish (&fixture);
}

/* Opening for writing says the same of everything that could be said, and takes what could not. */
static void
test_write (void)
{
  g_autofree char *path = NULL;
  g_autoptr (DewLedger) old = NULL;
  g_autoptr (DewStore) reader = NULL;
  DewPool changed;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture);
  reader = open_old (path, DEW_STORE_READ);
  old = load (reader);
  g_clear_pointer (&reader, dew_store_close);

  g_clear_pointer (&fixture.store, dew_store_close);
  g_clear_pointer (&fixture.ledger, dew_ledger_free);
  fixture.store = open_old (path, DEW_STORE_MUST_WRITE);
  fixture.ledger = load (fixture.store);
  assert_same_ledger (old, fixture.ledger);
  assert_no_findings (fixture.store);

  {
    g_autoptr (DewChanges) edit = dew_changes_new ();
    DewVirement virement = { 4000, 2013, (char *) "2013-11-30", 0, (char *) "why", (char *) "", (char *) "" };

    changed = *get_pool (fixture.ledger);
    changed.manager = (char *) "Head of commissioning";
    g_assert_true (dew_changes_diff_row (edit, DEW_TABLE_POOL, get_pool (fixture.ledger), &changed));
    dew_changes_insert_row (edit, DEW_TABLE_VIREMENT, &virement);
    fixture_apply (&fixture, edit, "Say more", 0);
  }
  g_clear_pointer (&fixture.store, dew_store_close);

  /* It is an ordinary document now, also for whoever only reads. */
  fixture.store = open_old (path, DEW_STORE_READ);
  {
    g_autoptr (DewLedger) again = load (fixture.store);

    assert_same_ledger (fixture.ledger, again);
    g_assert_cmpstr (get_pool (again)->manager, ==, "Head of commissioning");
  }
  fixture_finish (&fixture);
}

/* Undo leads back past the version, and forth again: a row that comes back has what a new one has in the columns it never had. */
static void
test_travel (void)
{
  g_autofree char *path = NULL;
  g_autofree char *top = NULL;
  g_autofree char *again = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_clear_pointer (&fixture.ledger, dew_ledger_free);
  fixture.store = open_old (path, DEW_STORE_MUST_WRITE);
  fixture.ledger = load (fixture.store);
  top = dump_file (path);

  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpint (get_pence (fixture.ledger), ==, 125000000);
  g_assert_true (fixture_undo (&fixture));
  g_assert_cmpint (get_pence (fixture.ledger), ==, 0);
  g_assert_true (fixture_redo (&fixture));
  g_assert_true (fixture_redo (&fixture));
  g_assert_cmpint (get_pence (fixture.ledger), ==, 126000000);
  g_assert_false (fixture_redo (&fixture));

  again = dump_file (path);
  g_assert_cmpstr (top, ==, again);
  {
    g_autoptr (DewLedger) ledger = load (fixture.store);

    assert_same_ledger (fixture.ledger, ledger);
  }
  assert_no_findings (fixture.store);
  fixture_finish (&fixture);
}

/* A copy is of the format its original is of. */
static void
test_copy (void)
{
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewStore) second = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewLedger) other = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture);
  copy = fixture_path (&fixture, "copy.dewpond");
  store = open_old (path, DEW_STORE_READ);
  g_assert_true (dew_store_save_as (store, copy, FALSE, FALSE, &error));
  g_assert_no_error (error);

  ledger = load (store);
  second = open_old (copy, DEW_STORE_MUST_WRITE);
  other = load (second);
  assert_same_ledger (ledger, other);
  g_clear_pointer (&second, dew_store_close);
  g_clear_pointer (&store, dew_store_close);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/old-format/read", test_read);
  g_test_add_func ("/old-format/write", test_write);
  g_test_add_func ("/old-format/travel", test_travel);
  g_test_add_func ("/old-format/copy", test_copy);

  return g_test_run ();
}
