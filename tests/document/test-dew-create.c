/* test-dew-create.c: new documents from samples */
#include <glib/gstdio.h>
#include <string.h>

#include "dew-create.h"
#include "dew-sample.h"
#include "document-fixture.h"

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Every sample opens, is sound, has something in it, and nothing to undo; and nothing is left beside it. */
static void
test_samples (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dewpond-test-XXXXXX", NULL);
  guint n_samples;
  const DewSample *samples = dew_samples (&n_samples);

  g_assert_cmpuint (n_samples, >=, 2);
  for (guint i = 0; i < n_samples; i++)
    {
      g_autofree char *path = g_build_filename (folder, samples[i].name, NULL);
      g_autoptr (DewDocument) document = NULL;

      dew_create_from_sample (path, samples[i].name, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_files (folder), ==, 1);

      document = open_or_fail (path, DEW_STORE_READ);
      assert_sound (document);
      g_assert_null (dew_document_undo_what (document));
      g_assert_null (dew_document_redo_what (document));
      g_assert_cmpuint (strlen (dew_document_title (document)), >, 0);
      g_assert_cmpuint (dew_ledger_rows (dew_document_ledger (document), DEW_TABLE_POOL)->len, >, 0);
      g_assert_cmpuint (dew_ledger_n_figures (dew_document_ledger (document)), >, 0);
      g_clear_object (&document);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* It is an ordinary document: the first edit is the first to undo. */
static void
test_edit (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dewpond-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.dewpond", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DewDocument *document;
  DewChanges *changes = dew_changes_new ();
  DewDocumentRow row;

  g_assert_true (dew_create_from_sample (path, "OXFORDSHIRE-2013", &error));
  before = dump_file (path);
  document = open_or_fail (path, DEW_STORE_MUST_WRITE);
  row = *dew_ledger_document (dew_document_ledger (document));
  row.title = (char *) "Another title";
  g_assert_true (dew_edit_row (dew_document_ledger (document), changes, DEW_TABLE_DOCUMENT, &row, &error));
  g_assert_true (dew_document_apply (document, changes, "Retitle", 0, &error));
  g_assert_cmpstr (dew_document_title (document), ==, "Another title");
  g_assert_true (dew_document_undo (document, &error));
  g_assert_false (dew_document_undo (document, NULL));
  g_object_unref (document);
  after = dump_file (path);
  g_assert_cmpstr (after, ==, before);

  g_assert_cmpint (g_unlink (path), ==, 0);
  {
    g_autofree char *lock = g_build_filename (folder, ".plan.dewpond.lock", NULL);

    g_unlink (lock);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dewpond-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.dewpond", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "plan.dewpond", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_create_from_sample (path, "no-such-sample", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "oxfordshire-2013");
  g_assert_false (dew_create_from_sample (nowhere, "oxfordshire-2013", &error));
  assert_refused (&error, DEW_ERROR_IO, "“plan.dewpond” could not be written there");
  g_assert_cmpuint (count_files (folder), ==, 0);

  /* What stands there stays, whatever it is. */
  g_assert_true (g_file_set_contents (path, "Dear diary", -1, NULL));
  g_assert_false (dew_create_from_sample (path, "oxfordshire-2013", &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "“plan.dewpond” is there already");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "Dear diary");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_false (dew_create_from_sample (folder, "oxfordshire-2013", &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "is there already");

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/create/samples", test_samples);
  g_test_add_func ("/create/edit", test_edit);
  g_test_add_func ("/create/refused", test_refused);

  return g_test_run ();
}
