/* test-old-format.c: documents of earlier versions of the format: read as they are, brought up to date when written, undone past that */
#include "store-fixture.h"

#include <string.h>

/* A document as a version left it: imports in its journal, and in the later ones what came with them. */
typedef struct {
  const char *file;
  gint64      undone[4];        /* what its figure is after each undo, 0 where there is none yet */
  guint       n_edits;
  guint       n_virements;
  guint       n_spreads;
} Old;

static const Old olds[] = {
  { "format-1.dewpond", { 125000000, 0 }, 2, 0, 0 },
  { "format-2.dewpond", { 125000000, 125000000, 0 }, 3, 1, 0 },
  { "format-3.dewpond", { 126000000, 125000000, 125000000, 0 }, 4, 1, 1 },
};

static char *
copy_old (const Fixture *fixture,
          gconstpointer  data)
{
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, "data", ((const Old *) data)->file, NULL);
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
  const DewPool *pool = dew_ledger_pool_named (ledger, "Learning disability", NULL);
  const DewLine *line = pool == NULL ? NULL : dew_ledger_line_named (ledger, pool, "Supported living", NULL);
  const DewPartner *council = dew_ledger_partner_named (ledger, "Oxfordshire County Council");
  gint64 pence = 0;

  if (line != NULL)
    dew_ledger_figure (ledger, line->id, 2013, 0, DEW_EXISTING, council->id, DEW_BASELINE, &pence);

  return pence;
}

/* What only reads leaves every byte as it is, and finds nothing said where nothing could be. */
static void
test_read (gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture, data);
  before = file_digest (path);

  store = open_old (path, DEW_STORE_READ);
  ledger = load (store);
  g_assert_cmpint (get_pence (ledger), ==, 126000000);
  g_assert_cmpstr (get_pool (ledger)->manager, ==, "");
  g_assert_cmpint (get_pool (ledger)->merged_into, ==, 0);
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_VIREMENT)->len, ==, ((const Old *) data)->n_virements);
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_SPREAD)->len, ==, ((const Old *) data)->n_spreads);
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_ARRANGEMENT)->len, ==, 0);
  g_assert_cmpint (dew_ledger_document (ledger)->approval, ==, DEW_APPROVAL_UNSAID);
  g_assert_cmpstr (dew_ledger_document (ledger)->marking, ==, "");
  g_assert_cmpint (((const DewScenario *) dew_ledger_rows (ledger, DEW_TABLE_SCENARIO)->pdata[0])->plan, ==, 0);
  g_assert_cmpint (dew_ledger_line_named (ledger, get_pool (ledger), "Supported living", NULL)->correlation, ==, 0);
  g_clear_pointer (&store, dew_store_close);

  after = file_digest (path);
  g_assert_cmpstr (before, ==, after);
  fixture_finish (&fixture);
}

/* Opening for writing says the same of everything that could be said, and takes what could not. */
static void
test_write (gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (DewLedger) old = NULL;
  g_autoptr (DewStore) reader = NULL;
  DewPool changed;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture, data);
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
    const DewScenario *scenario = dew_ledger_rows (fixture.ledger, DEW_TABLE_SCENARIO)->pdata[0];
    DewScenario plan = *scenario;
    DewArrangement arrangement = { 4001, scenario->id, dew_ledger_line_named (fixture.ledger, get_pool (fixture.ledger), "Supported living", NULL)->id, 1,
                                   DEW_ARRANGED_AS_BASELINE, (char *) "", DEW_ARRANGED_LEAD_AS_BASELINE, 0 };
    DewVirement virement = { 4000, 2013, (char *) "2013-11-30", 0, (char *) "why", (char *) "", (char *) "" };

    changed = *get_pool (fixture.ledger);
    changed.manager = (char *) "Head of commissioning";
    g_assert_true (dew_changes_diff_row (edit, DEW_TABLE_POOL, get_pool (fixture.ledger), &changed));
    dew_changes_insert_row (edit, DEW_TABLE_VIREMENT, &virement);
    dew_changes_insert_row (edit, DEW_TABLE_ARRANGEMENT, &arrangement);
    plan.plan = 1;
    g_assert_true (dew_changes_diff_row (edit, DEW_TABLE_SCENARIO, scenario, &plan));
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
test_travel (gconstpointer data)
{
  const Old *old = data;
  g_autofree char *path = NULL;
  g_autofree char *top = NULL;
  g_autofree char *again = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  path = copy_old (&fixture, data);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_clear_pointer (&fixture.ledger, dew_ledger_free);
  fixture.store = open_old (path, DEW_STORE_MUST_WRITE);
  fixture.ledger = load (fixture.store);
  top = dump_file (path);

  for (guint i = 0; i < old->n_edits; i++)
    {
      g_assert_true (fixture_undo (&fixture));
      g_assert_cmpint (get_pence (fixture.ledger), ==, old->undone[i]);
    }
  g_assert_false (fixture_undo (&fixture));
  for (guint i = 0; i < old->n_edits; i++)
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
test_copy (gconstpointer data)
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
  path = copy_old (&fixture, data);
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
  static const struct {
    const char   *name;
    GTestDataFunc test;
  } tests[] = { { "read", test_read }, { "write", test_write }, { "travel", test_travel }, { "copy", test_copy } };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (olds); i++)
    for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
      {
        g_autofree char *path = g_strdup_printf ("/old-format/%u/%s", i + 1, tests[t].name);

        g_test_add_data_func (path, &olds[i], tests[t].test);
      }

  return g_test_run ();
}
