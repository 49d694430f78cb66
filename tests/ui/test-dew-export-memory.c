/* test-dew-export-memory.c: what a document remembers of how it was exported last */
#include "dew-export-memory.h"

#include "document-fixture.h"

static void
assert_read (const char *text,
             const char *expected)
{
  g_autoptr (GPtrArray) annexes = dew_export_memory_read (text);
  g_autofree char *again = dew_export_memory_write (annexes);

  g_assert_cmpstr (again, ==, expected);
}

/* What is not known is another version's. */
static void
test_read (void)
{
  assert_read ("", "");
  assert_read ("schedule contributions", "schedule contributions");
  assert_read ("  schedule   schedule ", "schedule");
  assert_read ("from-the-future risk-share Schedule", "risk-share");
}

static const DewDocumentRow *
row_of (DocumentFixture *fixture)
{
  return dew_ledger_document (dew_document_ledger (fixture->document));
}

static void
test_keep (void)
{
  DocumentFixture fixture;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  document_start (&fixture);
  before = g_strdup (dew_document_undo_what (fixture.document));
  g_assert_true (dew_export_memory_keep (fixture.document, NULL, DEW_UNIT_POUNDS, FALSE, &error));
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, before);

  g_assert_true (dew_export_memory_keep (fixture.document, "schedule", DEW_UNIT_MILLIONS, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, "Chose the annexes to export");
  g_assert_cmpstr (row_of (&fixture)->annexes, ==, "schedule");
  g_assert_cmpint (row_of (&fixture)->paper_unit, ==, DEW_UNIT_MILLIONS);
  g_assert_cmpint (row_of (&fixture)->working_copy, ==, 1);

  /* The same again leaves no trace: one undo is enough. */
  g_assert_true (dew_export_memory_keep (fixture.document, NULL, DEW_UNIT_MILLIONS, TRUE, &error));
  g_assert_true (dew_export_memory_keep (fixture.document, "schedule", DEW_UNIT_MILLIONS, TRUE, &error));
  g_assert_true (dew_document_undo (fixture.document, &error));
  g_assert_cmpstr (row_of (&fixture)->annexes, ==, "");
  g_assert_cmpint (row_of (&fixture)->paper_unit, ==, DEW_UNIT_POUNDS);
  g_assert_cmpint (row_of (&fixture)->working_copy, ==, 0);
  g_assert_cmpstr (dew_document_undo_what (fixture.document), ==, before);
  document_finish (&fixture);
}

/* Of the open document, and of no other. */
static void
test_variance (void)
{
  DocumentFixture fixture;

  document_start (&fixture);
  g_assert_null (dew_export_memory_variance (fixture.document));
  dew_export_memory_keep_variance (fixture.document, "-1.5m");
  g_assert_cmpstr (dew_export_memory_variance (fixture.document), ==, "-1.5m");
  document_finish (&fixture);

  document_start (&fixture);
  g_assert_null (dew_export_memory_variance (fixture.document));
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
  g_test_add_func ("/export-memory/read", test_read);
  g_test_add_func ("/export-memory/keep", test_keep);
  g_test_add_func ("/export-memory/variance", test_variance);
  return g_test_run ();
}
