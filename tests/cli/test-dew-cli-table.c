/* test-dew-cli-table.c: tables for the terminal, and as CSV */
#include "dew-cli-table.h"

static DewCliTable *
make_table (void)
{
  DewCliTable *table = _dew_cli_table_new ();

  _dew_cli_table_column (table, "Name", FALSE);
  _dew_cli_table_column (table, "Sum, £", TRUE);
  _dew_cli_table_text (table, "=a, \"b\"");
  _dew_cli_table_figure (table, "-5.00");
  _dew_cli_table_text (table, NULL);
  _dew_cli_table_text (table, "-x");
  _dew_cli_table_rule (table);
  _dew_cli_table_text (table, "界é");
  _dew_cli_table_figure (table, "1,234");

  return table;
}

static void
test_text (void)
{
  g_autoptr (DewCliTable) table = make_table ();
  g_autofree char *text = _dew_cli_table_to_text (table, " ");

  g_assert_cmpstr (text, ==,
                   " Name     Sum, £\n"
                   " ───────  ──────\n"
                   " =a, \"b\"   -5.00\n"
                   "              -x\n"
                   " ───────  ──────\n"
                   " 界é       1,234\n");
}

static void
test_csv (void)
{
  g_autoptr (DewCliTable) table = make_table ();
  g_autofree char *text = _dew_cli_table_to_csv (table);

  g_assert_cmpstr (text, ==,
                   "Name,\"Sum, £\"\n"
                   "\"'=a, \"\"b\"\"\",-5.00\n"
                   ",'-x\n"
                   "界é,\"1,234\"\n");
}

static void
test_empty (void)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  _dew_cli_table_column (table, "Name", FALSE);
  text = _dew_cli_table_to_text (table, "");
  csv = _dew_cli_table_to_csv (table);

  g_assert_cmpstr (text, ==, "Name\n────\n");
  g_assert_cmpstr (csv, ==, "Name\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-table/text", test_text);
  g_test_add_func ("/cli-table/csv", test_csv);
  g_test_add_func ("/cli-table/empty", test_empty);

  return g_test_run ();
}
