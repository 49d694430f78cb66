/* test-dew-connection.c: files that are not what they should be, refused in a sentence and left as they are */
#include "dew-connection.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

/* ---- Making them ---- */

static void
set_bytes (const char   *path,
           gsize         offset,
           gconstpointer bytes,
           gsize         size)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (offset + size, <=, length);
  memcpy (contents + offset, bytes, size);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Dear all, please find attached the pooled budget for this year, which is rather longer than the header of a database.\n", -1, NULL));
}

static void
make_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
make_short (const char *path)
{
  g_assert_cmpint (truncate (path, 60), ==, 0);
}

static void
make_other (const char *path)
{
  g_remove (path);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  run_sql (path, "CREATE TABLE sheep (name TEXT); INSERT INTO sheep VALUES ('Dolly')");
}

static void
make_newer (const char *path)
{
  run_sql (path, "PRAGMA user_version = 5");
}

static void
make_versionless (const char *path)
{
  run_sql (path, "PRAGMA user_version = 0");
}

static void
make_truncated (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size - 4096), ==, 0);
}

/* So little that every page seems to be there. */
static void
make_tail (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size - 1), ==, 0);
}

static void
make_half (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size / 2 + 77), ==, 0);
}

static void
make_trigger (const char *path)
{
  run_sql (path, "CREATE TRIGGER thief AFTER UPDATE ON figure BEGIN UPDATE figure SET pence = 0; END");
}

static void
make_view (const char *path)
{
  run_sql (path, "CREATE VIEW spy AS SELECT * FROM partner");
}

static void
make_nasty_view (const char *path)
{
  run_sql (path, "CREATE VIEW \"a\nname\tthat goes on and on and on and on and on and on and on and on and on\" AS SELECT 1");
}

static void
make_table (const char *path)
{
  run_sql (path, "CREATE TABLE more (x)");
}

static void
make_index (const char *path)
{
  run_sql (path, "CREATE UNIQUE INDEX line_name ON line (id, name)");
}

static void
make_column (const char *path)
{
  run_sql (path, "ALTER TABLE partner ADD COLUMN secret TEXT");
}

static void
make_unchecked (const char *path)
{
  run_sql (path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'kind BETWEEN 0 AND 3', 'kind BETWEEN 0 AND 9') WHERE name = 'partner'");
}

static void
make_generated (const char *path)
{
  run_sql (path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'note TEXT NOT NULL\n', 'note TEXT AS (load_extension (title))\n') "
           "WHERE name = 'document'");
}

static void
make_tableless (const char *path)
{
  run_sql (path, "DROP TABLE version");
}

static void
make_wal (const char *path)
{
  run_sql (path, "PRAGMA journal_mode = WAL");
}

static void
make_utf16 (const char *path)
{
  const guint8 encoding[] = { 0, 0, 0, 2 };

  set_bytes (path, 56, encoding, sizeof encoding);
}

static void
make_garbage (const char *path)
{
  g_autofree guint8 *bytes = g_malloc (4096 - 100);

  memset (bytes, 0xa5, 4096 - 100);
  set_bytes (path, 100, bytes, 4096 - 100);
}

static void
make_folder (const char *path)
{
  g_remove (path);
  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
}

static void
make_pipe (const char *path)
{
  g_remove (path);
  g_assert_cmpint (mkfifo (path, 0666), ==, 0);
}

static void
make_nothing (const char *path)
{
  g_remove (path);
}

static const struct
{
  const char   *name;
  void        (*make) (const char *path);
  DewErrorCode  code;
  const char   *says;
} bad_files[] = {
  { "text", make_text, DEW_ERROR_FORMAT, "is not a Dewpond document" },
  { "empty", make_empty, DEW_ERROR_FORMAT, "is empty" },
  { "short", make_short, DEW_ERROR_FORMAT, "is cut short" },
  { "other-program", make_other, DEW_ERROR_FORMAT, "another program’s database" },
  { "newer", make_newer, DEW_ERROR_FORMAT, "newer version" },
  { "versionless", make_versionless, DEW_ERROR_FORMAT, "is damaged" },
  { "truncated", make_truncated, DEW_ERROR_FORMAT, "is cut short" },
  { "tail", make_tail, DEW_ERROR_FORMAT, "is cut short" },
  { "half", make_half, DEW_ERROR_FORMAT, "is cut short" },
  { "trigger", make_trigger, DEW_ERROR_FORMAT, "a foreign trigger, “thief”" },
  { "view", make_view, DEW_ERROR_FORMAT, "a foreign view, “spy”" },
  { "nasty-view", make_nasty_view, DEW_ERROR_FORMAT, "“a name that goes on and on and" },
  { "table", make_table, DEW_ERROR_FORMAT, "“more”" },
  { "index", make_index, DEW_ERROR_FORMAT, "“line_name”" },
  { "column", make_column, DEW_ERROR_FORMAT, "“partner”" },
  { "unchecked", make_unchecked, DEW_ERROR_FORMAT, "“partner”" },
  { "generated", make_generated, DEW_ERROR_FORMAT, "damaged" },
  { "tableless", make_tableless, DEW_ERROR_FORMAT, "is damaged" },
  { "wal", make_wal, DEW_ERROR_FORMAT, "write-ahead" },
  { "utf-16", make_utf16, DEW_ERROR_FORMAT, "is damaged" },
  { "garbage", make_garbage, DEW_ERROR_FORMAT, "is damaged" },
  { "folder", make_folder, DEW_ERROR_FORMAT, "is not a file" },
  { "pipe", make_pipe, DEW_ERROR_FORMAT, "is not a file" },
  { "nothing", make_nothing, DEW_ERROR_NOT_FOUND, "There is no file" },
};

/* ---- Opening them ---- */

static void
assert_one_sentence (const char *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strchr (message, '\n'));
  g_assert_true (g_str_has_suffix (message, "."));
}

static void
test_bad_file (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autofree char *before = NULL;
  gboolean is_file;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  bad_files[i].make (fixture.path);
  is_file = g_file_test (fixture.path, G_FILE_TEST_IS_REGULAR);
  before = is_file ? file_digest (fixture.path) : NULL;

  for (DewStoreMode mode = DEW_STORE_READ; mode <= DEW_STORE_MUST_WRITE; mode++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dew_store_open (fixture.path, mode, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, DEW_ERROR, (int) bad_files[i].code);
      g_assert_nonnull (strstr (error->message, bad_files[i].says));
      assert_one_sentence (error->message);
    }

  g_assert_null (dew_store_writer (fixture.path));
  if (is_file)
    {
      g_autofree char *after = file_digest (fixture.path);

      g_assert_cmpstr (before, ==, after);
    }
  fixture_finish (&fixture);
}

/* Nothing is left beside what was never a document. */
static void
test_no_litter (void)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Fixture fixture;
  const char *name;
  guint n = 0;

  fixture_start (&fixture);
  path = fixture_path (&fixture, "letter.txt");
  make_text (path);
  g_assert_null (dew_store_open (path, DEW_STORE_WRITE, &error));
  dir = g_dir_open (fixture.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, "letter") != NULL;
  g_assert_cmpuint (n, ==, 1);
  fixture_finish (&fixture);
}

/* ---- A change that was cut short ---- */

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

/* The file and its journal as a crash in the middle of a large change leaves them. */
static void
make_hot (const char *path,
          const char *copy)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *copied_journal = g_strconcat (copy, "-journal", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = 1; BEGIN; UPDATE document SET title = 'torn'; "
                                 "UPDATE partner SET name = 'torn'; UPDATE line SET name = 'torn'; UPDATE figure SET pence = 1;"
                                 "CREATE TABLE large AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
                                 "SELECT i, zeroblob (500) AS b FROM n;",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  copy_file (path, copy);
  copy_file (journal, copied_journal);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);
}

/* Whoever comes first takes the change back, the reader too. */
static void
test_hot_journal (gconstpointer data)
{
  const DewStoreMode mode = GPOINTER_TO_UINT (data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  before = dump_file (fixture.path);
  copy = fixture_path (&fixture, "copy.dewpond");
  make_hot (fixture.path, copy);

  store = dew_store_open (copy, mode, &error);
  g_assert_no_error (error);
  ledger = dew_store_load (store, &error);
  g_assert_no_error (error);
  assert_same_ledger (fixture.ledger, ledger);
  after = dump_file (copy);
  g_assert_cmpstr (before, ==, after);

  fixture_finish (&fixture);
}

/* A file and a folder that cannot be written are so for root too where the file system is read-only; a child without rights will do. */
static void
test_hot_journal_stays (void)
{
  g_autofree char *copy = NULL;
  g_autofree char *torn = NULL;
  g_autofree char *after = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  g_clear_pointer (&fixture.store, dew_store_close);
  copy = fixture_path (&fixture, "copy.dewpond");
  make_hot (fixture.path, copy);
  torn = file_digest (copy);
  g_assert_cmpint (g_chmod (copy, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture.folder, 0555), ==, 0);

  for (DewStoreMode mode = DEW_STORE_READ; mode <= DEW_STORE_WRITE; mode++)
    {
      g_autofree char *message = open_without_rights (copy, mode);

      g_assert_nonnull (strstr (message, "was cut short"));
    }

  after = file_digest (copy);
  g_assert_cmpstr (torn, ==, after);
  g_chmod (fixture.folder, 0777);
  fixture_finish (&fixture);
}

/* A statement is prepared once, and comes back reset. */
static void
test_statements (void)
{
  g_autoptr (DewConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement;
  gint64 value = 0;
  Fixture fixture;

  fixture_start (&fixture);
  connection = dew_connection_open (fixture.path, FALSE, &error);
  g_assert_no_error (error);
  statement = dew_connection_statement (connection, "SELECT 7 UNION SELECT 8", &error);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_true (dew_connection_statement (connection, "SELECT 7 UNION SELECT 8", &error) == statement);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 7);

  g_assert_true (dew_connection_int (connection, "SELECT 41 + 1", &value, &error));
  g_assert_cmpint (value, ==, 42);
  g_assert_null (dew_connection_statement (connection, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  g_clear_error (&error);

  g_assert_false (dew_connection_run (connection, "DELETE FROM document", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/connection/bad/%s", bad_files[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad_file);
    }
  g_test_add_func ("/connection/no-litter", test_no_litter);
  g_test_add_data_func ("/connection/hot-journal/read", GUINT_TO_POINTER (DEW_STORE_READ), test_hot_journal);
  g_test_add_data_func ("/connection/hot-journal/write", GUINT_TO_POINTER (DEW_STORE_WRITE), test_hot_journal);
  g_test_add_func ("/connection/hot-journal/stays", test_hot_journal_stays);
  g_test_add_func ("/connection/statements", test_statements);

  return g_test_run ();
}
