/* test-store.c: documents and histories with bytes changed by chance: any answer will do but a crash, a hang or a lie
 *
 * To be run under the sanitizers. With DEW_LONG the counts are ten times as high.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dew-changeset.h"
#include "dew-store-private.h"
#include "store-fixture.h"

/* Bytes that mean something in either format come up more often than chance would have them. */
static guint8
random_byte (void)
{
  static const guint8 telling[] = { 0x00, 0x01, 0x03, 0x05, 0x09, 0x12, 0x17, 'T', 'P', 0x7f, 0x80, 0x81, 0xff };

  return g_test_rand_bit () ? telling[g_test_rand_int_range (0, G_N_ELEMENTS (telling))] : (guint8) g_test_rand_int_range (0, 256);
}

static void
mutate (GByteArray *bytes,
        guint       most)
{
  for (gint32 n = g_test_rand_int_range (1, (gint32) most + 1); n > 0 && bytes->len > 0; n--)
    {
      guint at = (guint) g_test_rand_int_range (0, (gint32) bytes->len);
      guint length = (guint) g_test_rand_int_range (1, 20);
      guint8 byte = random_byte ();

      length = MIN (length, bytes->len - at);
      switch (g_test_rand_int_range (0, 12))
        {
        case 0:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 1:
          {
            g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);

            g_byte_array_append (bytes, copy, length);
          }
          break;
        case 2:
          memmove (bytes->data + at, bytes->data + g_test_rand_int_range (0, (gint32) (bytes->len - length + 1)), length);
          break;
        case 3:
          bytes->data[at] ^= (guint8) (1u << g_test_rand_int_range (0, 8));
          break;
        case 4:
          bytes->data[at]++;
          break;
        case 5:
          bytes->data[at]--;
          break;
        default:
          bytes->data[at] = byte;
        }
    }
}

/* ---- Changesets ---- */

static GPtrArray *
get_changesets (const char *path)
{
  GPtrArray *changesets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sqlite3 *reader = open_reader (path);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT changeset FROM journal WHERE changeset IS NOT NULL", -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (changesets, g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0)));
  sqlite3_finalize (statement);
  sqlite3_close (reader);

  return changesets;
}

/* As somebody would who knows how digests are made: the row itself is in order, only what it says is not. */
static void
forge (DewStore     *store,
       GByteArray   *bytes,
       gint64        gesture)
{
  g_autoptr (GError) error = NULL;
  DewJournalTail tail = store->tail;

  g_assert_true (_dew_store_begin (store, &error));
  g_assert_true (dew_journal_append (store->connection, &tail, "edit", 0, gesture, "Forged", bytes->data, bytes->len, &error));
  g_assert_true (_dew_store_commit (store, &tail, &error));
}

static void
travel_about (DewStore *store)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DewChanges) applied = NULL;
      gboolean good = i % 3 < 2 ? dew_store_undo (store, &applied, &error) : dew_store_redo (store, &applied, &error);

      g_assert_cmpint (good, ==, applied != NULL);
      if (!good)
        g_assert_true (error->domain == DEW_ERROR);
      dew_store_undo_what (store);
      dew_store_redo_what (store);
    }
}

static void
test_changesets (void)
{
  const guint n_rounds = how_often (20000);
  g_autoptr (GPtrArray) changesets = NULL;
  guint accepted = 0;
  Fixture fixture;
  sqlite3 *reader;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  reader = open_reader (fixture.path);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (DewChanges) edit = random_edit (fixture.store, reader);

      dew_store_apply (fixture.store, edit, "Edit", 0, NULL, NULL);
    }
  sqlite3_close (reader);
  changesets = get_changesets (fixture.path);
  g_assert_cmpuint (changesets->len, >, 50);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      GBytes *seed = changesets->pdata[g_test_rand_int_range (0, (gint32) changesets->len)];
      g_autofree guint8 *exact = NULL;
      gsize size;
      const guint8 *data = g_bytes_get_data (seed, &size);

      g_byte_array_append (bytes, data, (guint) size);
      mutate (bytes, 4);

      /* In memory of just that size, for the sanitizer to see a step too far. */
      exact = g_memdup2 (bytes->data, bytes->len);
      if (bytes->len == 0)
        continue;
      if (dew_changeset_read (exact, bytes->len, DEW_FORMAT_VERSION, NULL))
        accepted++;
      else if (g_test_rand_int_range (0, 20) != 0)
        continue;

      /* What passed must be harmless, what did not must not get as far. */
      forge (fixture.store, bytes, g_test_rand_bit () ? 0 : fixture.store->tail.seq);
      travel_about (fixture.store);
    }

  g_test_message ("%u rounds, %u accepted", n_rounds, accepted);
  g_assert_cmpuint (accepted, >, 0);
  fixture_finish (&fixture);
}

/* ---- Files ---- */

static void
use (const char *path)
{
  g_autoptr (DewStore) store = dew_store_open (path, DEW_STORE_WRITE, NULL);
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewChanges) edit = dew_changes_new ();
  g_autoptr (DewChanges) applied = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  DewScenario scenario = { 0, 1, (char *) "New", (char *) "" };

  if (store == NULL)
    return;

  ledger = dew_store_load (store, &error);
  g_assert_cmpint (ledger == NULL, ==, error != NULL);
  if (ledger != NULL)
    {
      g_autoptr (DewLedger) copy = dew_ledger_copy (ledger);

      assert_same_ledger (ledger, copy);
    }

  dew_store_check (store, findings, NULL);
  scenario.id = dew_store_new_id (store);
  dew_changes_insert_row (edit, DEW_TABLE_SCENARIO, &scenario);
  if (dew_store_apply (store, edit, "Add", 0, &applied, NULL) && ledger != NULL)
    g_assert_true (dew_ledger_patch (ledger, applied, NULL));
  travel_about (store);
}

static void
test_files (void)
{
  const guint n_rounds = how_often (5000);
  g_autofree char *contents = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  guint opened = 0;
  Fixture fixture;
  gsize size;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  fixture_undo (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  g_assert_true (g_file_get_contents (fixture.path, &contents, &size, NULL));
  path = fixture_path (&fixture, "bad.dewpond");
  copy = fixture_path (&fixture, "copy.dewpond");

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) contents, (guint) size);
      if (g_test_rand_int_range (0, 4) == 0)
        mutate (bytes, 30);
      else
        {
          /* In place, so that pages stay where they are. */
          for (gint32 n = g_test_rand_int_range (1, 30); n > 0; n--)
            {
              guint page = (guint) g_test_rand_int_range (0, (gint32) (size / 4096)) * 4096;
              guint within = (guint) (g_test_rand_bit () ? g_test_rand_int_range (0, 40) : g_test_rand_int_range (0, 4096));

              bytes->data[page + within] = random_byte ();
            }
        }

      /* Written plainly: a rename for each of thousands would only try the disk. */
      {
        FILE *file = g_fopen (path, "w");

        g_assert_nonnull (file);
        g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
        fclose (file);
      }
      {
        g_autoptr (DewStore) store = dew_store_open (path, DEW_STORE_READ, NULL);

        opened += store != NULL;
        if (store != NULL && round % 20 == 0)
          dew_store_save_as (store, copy, TRUE, round % 40 == 0, NULL);
      }
      use (path);
    }

  g_test_message ("%u rounds, %u opened", n_rounds, opened);
  g_assert_cmpuint (opened, >, 0);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzz/store/changesets", test_changesets);
  g_test_add_func ("/fuzz/store/files", test_files);

  return g_test_run ();
}
