/* document-fixture.c: an open document with a small county in it, and a count of what it tells */
#include "document-fixture.h"

#include <string.h>

static const char *program;

int
run_as_child (int   argc,
              char *argv[])
{
  program = argv[0];
  if (argc != 4 || strcmp (argv[1], "--run-sql") != 0)
    return -1;

  run_sql (argv[2], argv[3]);
  return 0;
}

void
run_sql_elsewhere (const DocumentFixture *fixture,
                   const char            *sql)
{
  const char *const argv[] = { program, "--run-sql", fixture->file.path, sql, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* ---- Opening ---- */

DewDocument *
open_or_fail (const char   *path,
              DewStoreMode  mode)
{
  g_autoptr (GError) error = NULL;
  DewDocument *document = dew_document_open (path, mode, &error);

  g_assert_no_error (error);
  return document;
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DocumentFixture  *fixture)
{
  fixture->n_changed++;
  fixture->n_changes = dew_changes_length (changes);
}

static void
reloaded_cb (DewDocument     *document,
             DocumentFixture *fixture)
{
  fixture->n_reloaded++;
}

void
document_reopen (DocumentFixture *fixture)
{
  g_clear_object (&fixture->document);
  fixture->document = open_or_fail (fixture->file.path, DEW_STORE_MUST_WRITE);
  g_signal_connect (fixture->document, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->document, "reloaded", G_CALLBACK (reloaded_cb), fixture);
}

void
document_start (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  *fixture = (DocumentFixture) { 0, };
  fixture_start (&fixture->file);
  g_clear_pointer (&fixture->file.store, dew_store_close);
  g_clear_pointer (&fixture->file.ledger, dew_ledger_free);
  document_reopen (fixture);

  dew_document_apply (fixture->document, make_county_edit (), "Fill", 0, &error);
  g_assert_no_error (error);
  fixture->n_changed = fixture->n_changes = 0;
}

void
document_finish (DocumentFixture *fixture)
{
  g_clear_object (&fixture->document);
  fixture_finish (&fixture->file);
}

/* ---- Edits ---- */

DewChanges *
make_county_edit (void)
{
  g_autoptr (DewLedger) county = make_county ();
  DewChanges *changes = dew_changes_new ();

  for (DewTable table = DEW_TABLE_PARTNER; table < DEW_N_TABLES; table++)
    {
      const GPtrArray *rows = table == DEW_TABLE_FIGURE ? NULL : dew_ledger_rows (county, table);

      for (guint i = 0; rows != NULL && i < rows->len; i++)
        {
          guint n = 0;
          const DewFigure *figures = table != DEW_TABLE_LINE ? NULL : dew_ledger_figures (county, *(gint64 *) g_ptr_array_index (rows, i), &n);

          dew_changes_insert_row (changes, table, g_ptr_array_index (rows, i));
          for (guint f = 0; f < n; f++)
            dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figures[f]);
        }
    }

  return changes;
}

DewChanges *
make_edit (DewDocument *document,
           gint64       line,
           gint64       pence)
{
  g_autoptr (GError) error = NULL;
  DewChanges *changes = dew_changes_new ();
  DewFigure figure = { line, 2013, 0, DEW_FORECAST, DEW_UNATTRIBUTED, DEW_BASELINE, pence };

  dew_edit_figure (dew_document_ledger (document), changes, &figure, &error);
  g_assert_no_error (error);

  return changes;
}

void
edit (DewDocument *document,
      gint64       line,
      gint64       pence,
      gint64       gesture)
{
  g_autoptr (GError) error = NULL;

  dew_document_apply (document, make_edit (document, line, pence), "Enter a forecast", gesture, &error);
  g_assert_no_error (error);
}

gint64
forecast (DewDocument *document,
          gint64       line)
{
  gint64 pence;

  if (!dew_ledger_figure (dew_document_ledger (document), line, 2013, 0, DEW_FORECAST, DEW_UNATTRIBUTED, DEW_BASELINE, &pence))
    return -1;

  return pence;
}

void
assert_sound (DewDocument *document)
{
  g_autoptr (DewDocument) fresh = open_or_fail (dew_document_path (document), DEW_STORE_READ);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *expected = dump_ledger (dew_document_ledger (fresh));

  assert_same_dump (dew_document_ledger (document), expected);
  dew_document_totals (document, 2013, DEW_BASELINE);
  dew_document_totals (document, 2014, GROWTH);
  findings = dew_document_check (document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL, ==, NULL);
}
