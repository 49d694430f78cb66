/* test-dew-json.c: the whole document as JSON, read by another parser. */
#include <json-glib/json-glib.h>

#include "dew-export.h"
#include "report-samples.h"

static DewLedger *
make_document (void)
{
  Builder builder;

  start_ledger (&builder);
  dew_row_set_text (DEW_TABLE_DOCUMENT, (gpointer) dew_ledger_document (builder.ledger), "note", "\"quoted\" \\ back\n\ttab \x01 € 😀");
  add_partner (&builder, 1, "Council", "");
  add_row (&builder, DEW_TABLE_SCENARIO, 6, "What if");
  add_pool (&builder, 11, "Pool", 1, 1);
  add_pool (&builder, 12, "Nobody's", 0, 0);
  add_line (&builder, 21, 11, 0, DEW_LINE_CATEGORY, "Category", 0);
  add_line (&builder, 22, 11, 21, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 23, 12, 0, DEW_LINE_SERVICE, "Other", 0);
  add_figure (&builder, 22, DEW_EXISTING, 1, DEW_MONEY_LIMIT);
  add_scenario_figure (&builder, 6, 22, DEW_EXISTING, 1, DEW_CLEARED);
  add_figure (&builder, 23, DEW_ACTUAL, 0, -1);
  add_rule (&builder, 6, 11, 22, DEW_UNDER, "2013-10-01", "retain");
  return finish_ledger (&builder);
}

static void
check_value (JsonObject      *object,
             const DewColumn *column,
             const DewValue  *value)
{
  JsonNode *node = json_object_get_member (object, column->name);

  g_assert_nonnull (node);
  if (value->type == DEW_VALUE_NULL)
    g_assert_true (json_node_is_null (node));
  else if (value->type == DEW_VALUE_TEXT)
    g_assert_cmpstr (json_node_get_string (node), ==, value->text);
  else if (column->words != NULL)
    g_assert_cmpstr (json_node_get_string (node), ==, column->words[value->i]);
  else
    g_assert_cmpint (json_node_get_int (node), ==, value->i);
}

static void
check_row (JsonArray     *rows,
           guint          i,
           DewTable       table,
           gconstpointer  row)
{
  JsonObject *object = json_array_get_object_element (rows, i);

  g_assert_cmpuint (json_object_get_size (object), ==, dew_tables[table].n_columns);
  for (guint c = 0; c < dew_tables[table].n_columns; c++)
    {
      DewValue value = dew_row_get (table, row, c);

      check_value (object, &dew_tables[table].columns[c], &value);
    }
}

static void
check_figures (const DewLedger *ledger,
               JsonArray       *rows)
{
  static const gint64 lines[] = { 22, 23 };
  guint next = 0;

  for (guint l = 0; l < G_N_ELEMENTS (lines); l++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, lines[l], &n);

      for (guint k = 0; k < n; k++)
        check_row (rows, next++, DEW_TABLE_FIGURE, &figures[k]);
    }
  g_assert_cmpuint (next, ==, 3);
  g_assert_cmpuint (json_array_get_length (rows), ==, next);
}

static void
check_tables (const DewLedger *ledger,
              JsonObject      *tables)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      JsonArray *rows = json_object_get_array_member (tables, dew_tables[table].name);
      const GPtrArray *expected;

      if (table == DEW_TABLE_FIGURE)
        {
          check_figures (ledger, rows);
          continue;
        }
      expected = dew_ledger_rows (ledger, table);
      g_assert_cmpuint (json_array_get_length (rows), ==, expected->len);
      for (guint i = 0; i < expected->len; i++)
        check_row (rows, i, table, g_ptr_array_index (expected, i));
    }
}

static void
test_document (void)
{
  g_autoptr (DewLedger) ledger = make_document ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "document.json", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  g_assert_true (dew_export_json (ledger, path, NULL, &error));
  first = read_text (path);
  g_assert_true (json_parser_load_from_data (parser, first, -1, &error));
  g_assert_no_error (error);

  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "dewpond");
  g_assert_cmpint (json_object_get_int_member (root, "version"), ==, DEW_FORMAT_VERSION);
  check_tables (ledger, json_object_get_object_member (root, "tables"));

  g_assert_true (dew_export_json (ledger, path, NULL, &error));
  second = read_text (path);
  g_assert_cmpstr (first, ==, second);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/document", test_document);

  return g_test_run ();
}
