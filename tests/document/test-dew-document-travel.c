/* test-dew-document-travel.c: a thousand edits of every kind, there and back; and killed on the way */
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dew-intake.h"
#include "document-fixture.h"

/* ---- There and back ---- */

static const char *const csv_names[] = { "Older people", "Equipment", "Imported", "imported too" };
static const char *const csv_lines[] = { "Meals", "Beds", "Transport", "Day centres", "Great\" days, \"great" };
static const char *const csv_partners[] = { "Council", "ccg", "", "Vale Health Trust" };

/* A few rows of CSV by chance; some of them cannot be. */
static char *
make_csv (void)
{
  GString *text = g_string_new ("pool,category,line,status,scenario,partner,year,month,measure,pounds\n");

  for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
    {
      int measure = g_test_rand_int_range (0, DEW_N_MEASURES);
      const char *partner = csv_partners[g_test_rand_int_range (0, G_N_ELEMENTS (csv_partners))];
      g_auto (GStrv) parts = g_strsplit (csv_lines[g_test_rand_int_range (0, G_N_ELEMENTS (csv_lines))], "\"", -1);
      g_autofree char *line = g_strjoinv ("\"\"", parts);
      g_autofree char *month = g_strdup_printf ("%d", g_test_rand_int_range (1, 13));

      g_string_append_printf (text, "%s,%s,\"%s\",%s,%s,%s,%d,%s,%s,%d.%02d\n", csv_names[g_test_rand_int_range (0, G_N_ELEMENTS (csv_names))],
                              g_test_rand_bit () ? "Care > Nursing" : "", line, g_test_rand_bit () ? "aligned" : "",
                              g_test_rand_bit () ? "Imported" : "", *partner == '\0' && measure <= DEW_INCOME ? "CCG" : partner,
                              g_test_rand_int_range (2012, 2016), measure > DEW_INCOME && g_test_rand_bit () ? month : "", dew_measure_words[measure],
                              g_test_rand_int_range (0, 1000000), g_test_rand_int_range (0, 100));
    }

  return g_string_free (text, FALSE);
}

/* An edit of any kind; FALSE where it is refused. */
static gboolean
edit_by_chance (DewDocument  *document,
                const char  **what,
                GError      **error)
{
  g_autoptr (DewChanges) changes = NULL;

  if (g_test_rand_int_range (0, 12) == 0)
    {
      g_autofree char *csv = make_csv ();

      *what = "Import";
      changes = dew_intake_csv (dew_document_ledger (document), "some.csv", csv, strlen (csv), dew_document_ids (document), NULL, error);
      if (changes == NULL)
        return FALSE;
    }
  else
    {
      changes = dew_changes_new ();
      if (!random_verb (dew_document_ledger (document), changes, dew_document_ids (document), what, error))
        return FALSE;
    }

  return dew_document_apply (document, g_steal_pointer (&changes), *what, 0, error);
}

static char *
digest_of (sqlite3 *reader)
{
  g_autofree char *text = dump (reader);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

typedef struct
{
  char       *digest;
  const char *what;             /* led to it */
} State;

static void
clear_state (gpointer data)
{
  g_free (((State *) data)->digest);
}

static void
assert_state (GArray  *states,
              guint    i,
              sqlite3 *reader)
{
  g_autofree char *now = digest_of (reader);

  g_assert_cmpstr (now, ==, g_array_index (states, State, i).digest);
}

static void
add_state (GArray     *states,
           sqlite3    *reader,
           const char *what)
{
  State state = { digest_of (reader), what };

  g_array_append_val (states, state);
}

/* Random edits of every kind until there are so many that changed something; the state after each. */
static void
edit_much (DocumentFixture *fixture,
           sqlite3         *reader,
           GArray          *states,
           guint            n_edits)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_refused = 0;

  while (states->len <= n_edits)
    {
      g_autoptr (GError) error = NULL;
      guint n_changed = fixture->n_changed;
      const char *what;

      if (!edit_by_chance (fixture->document, &what, &error))
        {
          /* A verb or an import refuses; the store has no reason to. */
          g_assert_nonnull (error);
          g_assert_cmpuint (fixture->n_reloaded, ==, 0);
          n_refused++;
          continue;
        }

      if (fixture->n_changed == n_changed)
        continue;
      add_state (states, reader, what);
      g_hash_table_add (kinds, (gpointer) what);
      g_assert_cmpstr (dew_document_undo_what (fixture->document), ==, what);
      if (states->len % 50 == 0)
        assert_sound (fixture->document);
    }

  g_test_message ("%u edits of %u kinds, %u refused", n_edits, g_hash_table_size (kinds), n_refused);
  /* All of them, in a run long enough. */
  g_assert_cmpuint (g_hash_table_size (kinds), >=, n_edits < 1000 ? 9 : N_RANDOM_VERBS + 1);
}

/* 1,000 random edits of every kind, then 1,000 undos with a reopening in the middle: the identical content; and forward again. */
static void
test_identity (void)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (State));
  const guint n_edits = how_many (1000);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DocumentFixture fixture;
  sqlite3 *reader;

  g_array_set_clear_func (states, clear_state);
  document_start (&fixture);
  reader = open_reader (fixture.file.path);
  before = dump (reader);
  add_state (states, reader, "Fill");
  edit_much (&fixture, reader, states, n_edits);

  for (guint i = n_edits; i > 0; i--)
    {
      if (i == n_edits / 2)
        document_reopen (&fixture);
      g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, g_array_index (states, State, i).what);
      g_assert_true (dew_document_undo (fixture.document, NULL));
      assert_state (states, i - 1, reader);
      if (i % 50 == 0)
        assert_sound (fixture.document);
    }
  after = dump (reader);
  g_assert_cmpstr (after, ==, before);
  assert_sound (fixture.document);

  for (guint i = 1; i <= n_edits; i++)
    {
      if (i == n_edits / 2)
        document_reopen (&fixture);
      g_assert_true (dew_document_redo (fixture.document, NULL));
      assert_state (states, i, reader);
    }
  assert_sound (fixture.document);
  g_assert_cmpuint (fixture.n_reloaded, ==, 0);

  sqlite3_close (reader);
  document_finish (&fixture);
}

/* ---- Killed ---- */

static const char *program;

static void
count_cb (DewDocument      *document,
          const DewChanges *changes,
          guint32          *n)
{
  (*n)++;
}

/* What the killed child does: edits, and now and then undoes; after each that changed something, how many there were. */
static int
edit_until_killed (const char *path)
{
  g_autoptr (DewDocument) document = NULL;
  char *argv[] = { (char *) program, NULL };
  char **arguments = argv;
  int argc = 1;
  int out = dup (STDOUT_FILENO);
  guint32 n = 0;

  /* For its chances; what it prints is for nobody to read. */
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  g_test_init (&argc, &arguments, NULL);

  document = open_or_fail (path, DEW_STORE_MUST_WRITE);
  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n);
  for (;;)
    {
      const char *what;

      if (g_test_rand_int_range (0, 10) == 0)
        dew_document_undo (document, NULL);
      else
        edit_by_chance (document, &what, NULL);
      if (write (out, &n, sizeof n) != sizeof n)
        return 1;
    }
}

static gint64
count_journal (const char *path)
{
  sqlite3 *reader = open_reader (path);
  sqlite3_stmt *statement = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT count (*) FROM journal", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (reader);

  return n;
}

static GPid
start_child (const char *path,
             int        *out)
{
  const char *const argv[] = { program, "--edit-until-killed", path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, out, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

/* Killed at any moment of editing: no edit that was told of is lost, and the document opens and is sound. */
static void
test_killed (void)
{
  const guint n_kills = how_many (200);
  DocumentFixture fixture;

  document_start (&fixture);
  g_clear_object (&fixture.document);

  for (guint i = 0; i < n_kills; i++)
    {
      gint64 before = count_journal (fixture.file.path);
      struct pollfd wait = { -1, POLLIN, 0 };
      guint32 told = 0;
      guint32 n;
      gint64 after;
      GPid pid = start_child (fixture.file.path, &wait.fd);

      g_assert_cmpint (poll (&wait, 1, 60000), ==, 1);
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      while (read (wait.fd, &n, sizeof n) == sizeof n)
        told = n;
      close (wait.fd);

      document_reopen (&fixture);
      after = count_journal (fixture.file.path);
      g_assert_cmpint (after, >=, before + told);
      g_assert_cmpint (after, <=, before + told + 1);
      assert_sound (fixture.document);
      g_clear_object (&fixture.document);
    }
  document_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--edit-until-killed") == 0)
    return edit_until_killed (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-travel/identity", test_identity);
  g_test_add_func ("/document-travel/killed", test_killed);

  return g_test_run ();
}
