/* test-dew-tree-find.c: rows by what is said of them */
#include "document-fixture.h"

#include "dew-tree.h"

static void
change_text (DewDocument *document,
             DewTable     table,
             gint64       id,
             const char  *column,
             const char  *text)
{
  DewChanges *changes = dew_changes_new ();
  gpointer row = dew_row_copy (table, dew_ledger_find (dew_document_ledger (document), table, id));
  g_autoptr (GError) error = NULL;

  dew_row_set_text (table, row, column, text);
  g_assert_true (dew_document_take (document, changes, dew_edit_row (dew_document_ledger (document), changes, table, row, &error), "Change", &error));
  dew_row_free (table, row);
}

static void
remark_on (DewDocument *document,
           gint64       line,
           const char  *note,
           const char  *source)
{
  DewChanges *changes = dew_changes_new ();
  DewRemark remark = { .line = line, .year = 2013, .month = 0, .measure = DEW_EXISTING, .partner = COUNCIL, .note = (char *) note, .source = (char *) source };
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_document_take (document, changes, dew_edit_remark (dew_document_ledger (document), changes, dew_document_ids (document), &remark, &error), "Remark", &error));
}

/* The names of what is found, in order. */
static void
assert_found (DewTree    *tree,
              const char *text,
              const char *names)
{
  g_autoptr (GArray) found = dew_tree_find (tree, text);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (list, "%s|", dew_tree_name (tree, g_array_index (found, guint, i)));
  g_assert_cmpstr (list->str, ==, names);
}

static void
test_find (void)
{
  DocumentFixture fixture;
  DewTree *tree;

  document_start (&fixture);
  change_text (fixture.document, DEW_TABLE_LINE, MEALS, "provider", "Vale Kitchens");
  change_text (fixture.document, DEW_TABLE_LINE, BEDS, "note", "To be checked with the GRÖSSE of it");
  change_text (fixture.document, DEW_TABLE_LINE, CARE, "source", "Annex 7");
  change_text (fixture.document, DEW_TABLE_POOL, OLDER, "reference", "Schedule 3");
  change_text (fixture.document, DEW_TABLE_POOL, EQUIPMENT, "manager", "Head of Equipment at Annex House");
  change_text (fixture.document, DEW_TABLE_POOL, EQUIPMENT, "aims", "Prompt hoists");
  remark_on (fixture.document, TRANSPORT, "Estimate of the depot", "Cabinet, §4");
  tree = dew_tree_new (fixture.document);

  assert_found (tree, "", "");
  assert_found (tree, "transport", "Transport|Transport|Transport|");
  assert_found (tree, "MEALS", "Meals|");
  assert_found (tree, "vale", "Meals|");
  assert_found (tree, "größe", "Beds|");
  assert_found (tree, "grösse", "Beds|");
  assert_found (tree, "annex", "Care|Equipment|");
  assert_found (tree, "schedule 3", "Older people|");
  assert_found (tree, "hoists", "Equipment|");
  assert_found (tree, "depot", "Transport|");
  assert_found (tree, "§4", "Transport|");
  assert_found (tree, "Adults", "Adults|");
  assert_found (tree, "no such thing", "");
  assert_found (tree, "%s", "");

  /* What is folded away is found too. */
  dew_tree_unfold_to (tree, 1);
  assert_found (tree, "transport", "Transport|Transport|Transport|");
  dew_tree_free (tree);
  document_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-find/find", test_find);

  return g_test_run ();
}
