/* store-fixture.c: documents in a folder of their own, filled with random rows, and what is in them */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- The file and its folder ---- */

void
fixture_start (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dewpond-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plan.dewpond", NULL);
  dew_store_create (fixture->path, "A draft", &error);
  g_assert_no_error (error);
  fixture->store = NULL;
  fixture->ledger = NULL;
  fixture_reopen (fixture);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, dew_store_close);
  g_clear_pointer (&fixture->ledger, dew_ledger_free);
  fixture->store = dew_store_open (fixture->path, DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);
  fixture->ledger = dew_store_load (fixture->store, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

void
fixture_remove (Fixture *fixture)
{
  remove_folder (fixture->folder);
}

void
fixture_finish (Fixture *fixture)
{
  g_clear_pointer (&fixture->store, dew_store_close);
  g_clear_pointer (&fixture->ledger, dew_ledger_free);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
fixture_path (const Fixture *fixture,
              const char    *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

guint
how_often (guint full)
{
  return g_getenv ("DEW_LONG") != NULL ? full : full / 10;
}

/* ---- Edits ---- */

static void
follow (Fixture    *fixture,
        DewChanges *applied)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (applied);
  dew_ledger_patch (fixture->ledger, applied, &error);
  g_assert_no_error (error);
}

void
fixture_apply (Fixture          *fixture,
               const DewChanges *edit,
               const char       *what,
               gint64            gesture)
{
  g_autoptr (DewChanges) applied = NULL;
  g_autoptr (GError) error = NULL;

  dew_store_apply (fixture->store, edit, what, gesture, &applied, &error);
  g_assert_no_error (error);
  follow (fixture, applied);
}

static gboolean
travel (Fixture *fixture,
        gboolean (*function) (DewStore *, DewChanges **, GError **))
{
  g_autoptr (DewChanges) applied = NULL;
  g_autoptr (GError) error = NULL;

  if (!function (fixture->store, &applied, &error))
    {
      g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
      return FALSE;
    }

  follow (fixture, applied);
  return TRUE;
}

gboolean
fixture_undo (Fixture *fixture)
{
  return travel (fixture, dew_store_undo);
}

gboolean
fixture_redo (Fixture *fixture)
{
  return travel (fixture, dew_store_redo);
}

/* ---- Looking ---- */

sqlite3 *
open_reader (const char *path)
{
  sqlite3 *reader = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &reader, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (reader, 5000);

  return reader;
}

void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
append_rows (GString    *text,
             sqlite3    *reader,
             const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2, 3, 4", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (text, table);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          int type = sqlite3_column_type (statement, i);

          g_string_append_printf (text, "|%d:%s", type, type == SQLITE_NULL ? "" : (const char *) sqlite3_column_text (statement, i));
        }
      g_string_append_c (text, '\n');
    }
  sqlite3_finalize (statement);
}

char *
dump (sqlite3 *reader)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'journal'", -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    append_rows (text, reader, (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);

  return g_string_free (text, FALSE);
}

char *
dump_file (const char *path)
{
  sqlite3 *reader = open_reader (path);
  char *text = dump (reader);

  sqlite3_close (reader);

  return text;
}

char *
file_digest (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static void
assert_same_row (DewTable      table,
                 gconstpointer a,
                 gconstpointer b)
{
  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    {
      DewValue one = dew_row_get (table, a, i);
      DewValue other = dew_row_get (table, b, i);

      g_assert_cmpint (one.type, ==, other.type);
      if (one.type == DEW_VALUE_TEXT)
        g_assert_cmpstr (one.text, ==, other.text);
      else
        g_assert_cmpint (one.i, ==, other.i);
    }
}

void
assert_same_ledger (const DewLedger *a,
                    const DewLedger *b)
{
  const GPtrArray *lines = dew_ledger_rows (a, DEW_TABLE_LINE);

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE)
      {
        const GPtrArray *rows = dew_ledger_rows (a, table);

        g_assert_cmpuint (rows->len, ==, dew_ledger_rows (b, table)->len);
        for (guint i = 0; i < rows->len; i++)
          assert_same_row (table, rows->pdata[i], dew_ledger_rows (b, table)->pdata[i]);
      }

  g_assert_cmpuint (dew_ledger_n_figures (a), ==, dew_ledger_n_figures (b));
  for (guint i = 0; i < lines->len; i++)
    {
      const DewLine *line = lines->pdata[i];
      guint n, m;
      const DewFigure *figures = dew_ledger_figures (a, line->id, &n);
      const DewFigure *others = dew_ledger_figures (b, line->id, &m);

      g_assert_cmpuint (n, ==, m);
      for (guint f = 0; f < n; f++)
        assert_same_row (DEW_TABLE_FIGURE, &figures[f], &others[f]);
    }
}

void
assert_no_findings (DewStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dew_store_check (store, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (findings->len > 0 ? findings->pdata[0] : NULL, ==, NULL);
}

/* In a child: root's rights once given up do not come back. */
static void
tell_without_rights (const char   *path,
                     DewStoreMode  mode,
                     int           fd)
{
  g_autoptr (GError) error = NULL;
  const char *why = "";
  DewStore *store;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    _exit (2);

  store = dew_store_open (path, mode, &error);
  if (store == NULL)
    why = error->message;
  else
    dew_store_read_only (store, &why);
  if (why != NULL && write (fd, why, strlen (why)) < 0)
    _exit (3);
  _exit (0);
}

char *
open_without_rights (const char   *path,
                     DewStoreMode  mode)
{
  char message[1000] = "";
  gsize length = 0;
  int pipes[2];
  int status = 0;
  ssize_t n;
  pid_t pid;

  g_assert_cmpint (pipe (pipes), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    tell_without_rights (path, mode, pipes[1]);

  close (pipes[1]);
  while (length < sizeof message - 1 && (n = read (pipes[0], message + length, sizeof message - 1 - length)) > 0)
    length += (gsize) n;
  close (pipes[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);

  return g_strndup (message, length);
}
