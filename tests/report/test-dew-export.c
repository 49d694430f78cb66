/* test-dew-export.c: files that people get: by their ending, the same twice, and the target left alone when it fails. */
#include "dew-export.h"

#include <signal.h>
#include <sys/resource.h>

#include "report-samples.h"

typedef struct {
  char      *folder;
  DewLedger *ledger;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->ledger = make_older_people ("own", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  dew_ledger_free (fixture->ledger);
}

static gboolean
export (const Fixture  *fixture,
        const char     *path,
        const char     *annex_name,
        GCancellable   *cancellable,
        DewProgress     progress,
        gpointer        data,
        GError        **error)
{
  const DewAnnexQuery query = { .ledger = fixture->ledger, .variance = MILLION, .worked_example = TRUE };
  const DewAnnex *annex = annex_name != NULL ? dew_annex_find (annex_name) : NULL;

  return dew_export (&query, annex != NULL ? &annex : NULL, annex != NULL, path, cancellable, progress, data, error);
}

static char *
export_named (const Fixture *fixture,
              const char    *name,
              const char    *annex,
              gsize         *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  export (fixture, path, annex, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static void
test_endings (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct {
    const char *name, *annex, *opening;
  } table[] = {
    { "a.xlsx", NULL, "PK" },
    { "b.XLSX", "risk-share", "PK" },
    { "g.pdf", NULL, "%PDF-1.5" },
    { "h.Pdf", "risk-share", "%PDF-1.5" },
    { "c.csv", NULL, "pool,host,category," },
    { "d.Csv", "contributions", "Pooled budgets\nDraft\n" },
    { "e.json", NULL, "{\"format\":\"dewpond\"" },
    { "f.html", NULL, "<!DOCTYPE html>\n" },
    { "g.HTML", "contributions", "<!DOCTYPE html>\n" },
    { "with space £.csv", NULL, "pool," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *bytes = export_named (fixture, table[i].name, table[i].annex, NULL);

      g_assert_true (g_str_has_prefix (bytes, table[i].opening));
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, G_N_ELEMENTS (table));
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const names[] = { "paper", "paper.ps", "paper.xls", "paper.pdf.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (export (fixture, path, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, ".json"));
      g_assert_nonnull (strstr (error->message, ".html"));
      g_assert_nonnull (strstr (error->message, ".pdf"));
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* The tables one after another, an empty line and the title between them. */
static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = export_named (fixture, "annex.csv", "contributions", NULL);

  g_assert_nonnull (strstr (text, "\n\n\"Financial contributions, 2013/14\"\n"));
  g_assert_nonnull (strstr (text, "\nOlder People,County Council,78000000.00,21000000.00,99000000.00,18000000.00,81000000.00,50.7692,45.7627\n"));
  g_assert_nonnull (strstr (text, "\nLearning Disabilities,No contributions entered,,,,,,,\n"));
  g_assert_nonnull (strstr (text, "\n\n\"Contributions to each line, 2013/14\"\n"));
  g_assert_nonnull (strstr (text, "\nPool,Category,Line,Partner,Lead,Status,\"Existing, £\",\"Additional, £\",\"Income, £\"\n"));
  g_assert_nonnull (strstr (text, "\nOlder People,,CCG's existing money,Clinical Commissioning Group,Clinical Commissioning Group,pooled,30000000.00,,\n"));
}

/* What is only true of a workbook is not said in separated values, and is said in the workbook's sheets. */
static void
test_own_words (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const of_workbooks[] = { "input", "formula", "sheet", "workbook", "excel", "libreoffice", "ground", "change", "sort", "lines!" };
  g_autoptr (DewBook) book = NULL;
  g_autoptr (GString) live = g_string_new (NULL);
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  dew_ledger_free (fixture->ledger);
  fixture->ledger = make_older_people ("fixed Council 51%, CCG 49%", "equal");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = export_named (fixture, "annex.csv", annexes[i]->name, NULL);
      g_autofree char *folded = g_utf8_strdown (text, -1);

      for (guint w = 0; w < G_N_ELEMENTS (of_workbooks); w++)
        if (strstr (folded, of_workbooks[w]) != NULL)
          g_error ("%s speaks of “%s”", annexes[i]->name, of_workbooks[w]);
    }

  book = dew_annex_book (&(DewAnnexQuery) { .ledger = fixture->ledger, .variance = MILLION }, NULL, 0, NULL);
  for (guint i = 0; i < book->sheets->len; i++)
    for (guint k = 0; k < ((DewSheet *) g_ptr_array_index (book->sheets, i))->live_notes->len; k++)
      g_string_append (live, g_ptr_array_index (((DewSheet *) g_ptr_array_index (book->sheets, i))->live_notes, k));
  g_assert_nonnull (strstr (live->str, "(input)"));
}

static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const names[] = { "a.xlsx", "b.pdf", "c.csv", "d.json", "e.html" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize first_length, second_length;
      g_autofree char *first = export_named (fixture, names[i], NULL, &first_length);
      g_autofree char *second = NULL;

      /* The clock of an archive has two seconds; what is made now must not depend on it. */
      if (i == 0)
        g_usleep (2100000);
      second = export_named (fixture, names[i], NULL, &second_length);
      g_assert_cmpmem (first, first_length, second, second_length);
    }
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "folder.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "paper.json", NULL);
  g_autoptr (GError) is_folder = NULL;
  g_autoptr (GError) is_nowhere = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (export (fixture, folder, NULL, NULL, NULL, NULL, &is_folder));
  g_assert_error (is_folder, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_false (export (fixture, nowhere, NULL, NULL, NULL, NULL, &is_nowhere));
  g_assert_error (is_nowhere, DEW_ERROR, DEW_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_relative (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  g_assert_true (export (fixture, "paper.xlsx", NULL, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_test ("paper.xlsx", G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
note_progress_cb (double   done,
                  gpointer data)
{
  *(double *) data = done;
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const names[] = { "paper.xlsx", "paper.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      double last = 0;

      g_assert_true (export (fixture, path, NULL, NULL, note_progress_cb, &last, NULL));
      g_assert_cmpfloat (last, ==, 1);
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const names[] = { "a.xlsx", "b.pdf", "c.csv", "d.json", "e.html" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint annexes = 0; annexes < 2; annexes++)
      {
        g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;

        g_cancellable_cancel (cancellable);
        g_assert_false (export (fixture, path, annexes ? "contributions" : NULL, cancellable, NULL, NULL, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpuint (count_files (fixture->folder), ==, 0);
      }
}

/* A limit on the size of files does what a full disk does; at each of these sizes something else is cut off. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const names[] = { "a.xlsx", "b.pdf", "c.csv", "d.json", "e.html" };
  static const rlim_t sizes[] = { 0, 100, 1000, 4096 };

  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
        g_autofree char *text = NULL;
        g_autoptr (GError) error = NULL;
        struct rlimit before, small;
        gboolean exported;

        /* The small files fit. */
        if (i > 1 && sizes[s] > 1000)
          continue;
        write_text (path, "before");
        g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
        small = before;
        small.rlim_cur = sizes[s];
        g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
        exported = export (fixture, path, NULL, NULL, NULL, NULL, &error);
        g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

        g_assert_false (exported);
        g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
        text = read_text (path);
        g_assert_cmpstr (text, ==, "before");
        g_assert_cmpuint (count_files (fixture->folder), ==, i + 1);
      }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/export/endings", test_endings);
  ADD ("/export/unknown", test_unknown);
  ADD ("/export/tables", test_tables);
  ADD ("/export/own-words", test_own_words);
  ADD ("/export/twice", test_twice);
  ADD ("/export/folder", test_folder);
  ADD ("/export/relative", test_relative);
  ADD ("/export/progress", test_progress);
  ADD ("/export/cancelled", test_cancelled);
  ADD ("/export/full", test_full);

  return g_test_run ();
}
