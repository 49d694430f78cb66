/* test-dew-sql.c: the SQL of the tables, and the schema held against their description */
#include "dew-sql.h"

#include <string.h>

#include "dew-money.h"
#include "store-fixture.h"

static const char *
get_type (DewColumnType type)
{
  return type == DEW_COLUMN_TEXT || type == DEW_COLUMN_DATE ? "TEXT" : "INTEGER";
}

static void
check_column (sqlite3_stmt     *statement,
              const DewColumn  *column,
              guint             n,
              guint             n_key)
{
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, column->name);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 2), ==, get_type (column->type));
  g_assert_cmpint (sqlite3_column_int (statement, 3), ==, (column->flags & DEW_COLUMN_NULLABLE) == 0);
  g_assert_cmpint (sqlite3_column_int (statement, 5), ==, n < n_key ? (int) n + 1 : 0);
  g_assert_cmpint ((column->flags & DEW_COLUMN_KEY) != 0, ==, n < n_key);
}

/* Which table a column refers to by the schema, -1 for none. */
static int
get_reference (sqlite3         *reader,
               const char      *table,
               const char      *column)
{
  sqlite3_stmt *statement = NULL;
  int refers = -1;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT \"table\", \"to\", on_delete, on_update FROM pragma_foreign_key_list (?) WHERE \"from\" = ?", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, column, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      refers = dew_table_find ((const char *) sqlite3_column_text (statement, 0));
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, "id");
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 2), ==, "NO ACTION");
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 3), ==, "NO ACTION");
    }
  sqlite3_finalize (statement);

  return refers;
}

/* Where 0 has a meaning there can be no foreign key. */
static int
get_expected_reference (const DewColumn *column)
{
  return column->refers >= 0 && column->min == 0 && column->max != 0 ? -1 : column->refers;
}

static void
test_schema (void)
{
  Fixture fixture;
  sqlite3 *reader;

  fixture_start (&fixture);
  reader = open_reader (fixture.path);

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      const DewTableInfo *info = &dew_tables[table];
      sqlite3_stmt *statement = NULL;
      guint n = 0;

      g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT * FROM pragma_table_info (?)", -1, &statement, NULL), ==, SQLITE_OK);
      sqlite3_bind_text (statement, 1, info->name, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          g_assert_cmpuint (n, <, info->n_columns);
          check_column (statement, &info->columns[n], n, info->n_key);
          g_assert_cmpint (get_reference (reader, info->name, info->columns[n].name), ==, get_expected_reference (&info->columns[n]));
          n++;
        }
      g_assert_cmpuint (n, ==, info->n_columns);
      sqlite3_finalize (statement);
    }

  sqlite3_close (reader);
  fixture_finish (&fixture);
}

static gboolean
update_is_taken (const char *path,
                 const char *table,
                 const char *column,
                 gint64      value)
{
  /* A cleared variance cannot become the baseline's; that is a bound of the row, and not of the column. */
  g_autofree char *sql = g_strdup_printf ("BEGIN; UPDATE variance SET pence = 0; UPDATE \"%s\" SET \"%s\" = %" G_GINT64_FORMAT, table, column, value);
  sqlite3 *db = NULL;
  int code;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  code = sqlite3_exec (db, sql, NULL, NULL, NULL);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);

  return code == SQLITE_OK;
}

/* What the description bounds, the file bounds too: SQL of another program cannot write what we could not read. */
static void
test_bounds (void)
{
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    for (guint i = dew_tables[table].n_key; i < dew_tables[table].n_columns; i++)
      {
        const DewColumn *column = &dew_tables[table].columns[i];

        if (column->max == 0)
          continue;
        g_test_message ("%s.%s", dew_tables[table].name, column->name);
        g_assert_true (update_is_taken (fixture.path, dew_tables[table].name, column->name, column->min));
        g_assert_false (update_is_taken (fixture.path, dew_tables[table].name, column->name, column->min - 1));
        if (column->max < G_MAXINT64)
          g_assert_false (update_is_taken (fixture.path, dew_tables[table].name, column->name, column->max + 1));
      }

  fixture_finish (&fixture);
}

static void
test_text (void)
{
  g_autofree char *select = dew_sql_select (DEW_TABLE_SCENARIO, 4);
  g_autofree char *insert = dew_sql_insert (DEW_TABLE_SCENARIO);
  g_autofree char *update = dew_sql_update (DEW_TABLE_SCENARIO, 1u << 1 | 1u << 3);
  g_autofree char *delete = dew_sql_delete (DEW_TABLE_FIGURE);

  g_assert_cmpstr (select, ==, "SELECT \"id\", \"position\", \"name\", \"note\" FROM \"scenario\" ORDER BY \"id\"");
  g_assert_cmpstr (insert, ==, "INSERT INTO \"scenario\" (\"id\", \"position\", \"name\", \"note\", \"plan\") VALUES (?, ?, ?, ?, ?)");
  g_assert_cmpstr (update, ==, "UPDATE \"scenario\" SET \"position\" = ?, \"note\" = ? WHERE \"id\" = ?");
  g_assert_cmpstr (delete, ==, "DELETE FROM \"figure\" WHERE \"line\" = ? AND \"year\" = ? AND \"month\" = ? AND \"measure\" = ? AND \"partner\" = ? AND \"scenario\" = ?");
}

static void
test_accepts (void)
{
  static const struct
  {
    DewTable    table;
    const char *column;
    DewValue    value;
    gboolean    accepted;
  } cases[] = {
    { DEW_TABLE_PARTNER, "id", { DEW_VALUE_INT, { .i = 1 } }, TRUE },
    { DEW_TABLE_PARTNER, "id", { DEW_VALUE_INT, { .i = 0 } }, FALSE },
    { DEW_TABLE_PARTNER, "id", { DEW_VALUE_NULL, { .i = 0 } }, FALSE },
    { DEW_TABLE_PARTNER, "id", { DEW_VALUE_TEXT, { .text = "1" } }, FALSE },
    { DEW_TABLE_PARTNER, "name", { DEW_VALUE_TEXT, { .text = "" } }, TRUE },
    { DEW_TABLE_PARTNER, "name", { DEW_VALUE_TEXT, { .text = "\xff" } }, FALSE },
    { DEW_TABLE_PARTNER, "name", { DEW_VALUE_INT, { .i = 3 } }, FALSE },
    { DEW_TABLE_PARTNER, "name", { DEW_VALUE_NULL, { .i = 0 } }, FALSE },
    { DEW_TABLE_PARTNER, "name", { DEW_VALUE_UNSET, { .i = 0 } }, FALSE },
    { DEW_TABLE_PARTNER, "position", { DEW_VALUE_INT, { .i = -7 } }, TRUE },
    { DEW_TABLE_PARTNER, "kind", { DEW_VALUE_INT, { .i = 3 } }, TRUE },
    { DEW_TABLE_PARTNER, "kind", { DEW_VALUE_INT, { .i = 4 } }, FALSE },
    { DEW_TABLE_POOL, "host", { DEW_VALUE_NULL, { .i = 0 } }, TRUE },
    { DEW_TABLE_POOL, "host", { DEW_VALUE_INT, { .i = 12 } }, TRUE },
    { DEW_TABLE_POOL, "host", { DEW_VALUE_INT, { .i = 0 } }, FALSE },
    { DEW_TABLE_POOL, "start", { DEW_VALUE_TEXT, { .text = "2013-04-01" } }, TRUE },
    { DEW_TABLE_POOL, "start", { DEW_VALUE_TEXT, { .text = "" } }, TRUE },
    { DEW_TABLE_POOL, "start", { DEW_VALUE_TEXT, { .text = "2013-02-29" } }, FALSE },
    { DEW_TABLE_POOL, "start", { DEW_VALUE_TEXT, { .text = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" } }, FALSE },
    { DEW_TABLE_FIGURE, "pence", { DEW_VALUE_INT, { .i = DEW_MONEY_LIMIT } }, TRUE },
    { DEW_TABLE_FIGURE, "pence", { DEW_VALUE_INT, { .i = -DEW_MONEY_LIMIT - 1 } }, FALSE },
    { DEW_TABLE_FIGURE, "pence", { DEW_VALUE_INT, { .i = DEW_CLEARED } }, FALSE },
    { DEW_TABLE_FIGURE, "pence", { DEW_VALUE_NULL, { .i = 0 } }, TRUE },
    { DEW_TABLE_FIGURE, "partner", { DEW_VALUE_INT, { .i = 0 } }, TRUE },
    { DEW_TABLE_FIGURE, "month", { DEW_VALUE_INT, { .i = 13 } }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int column = dew_table_column (cases[i].table, cases[i].column);

      g_test_message ("case %u: %s", i, cases[i].column);
      g_assert_cmpint (column, >=, 0);
      g_assert_cmpint (dew_column_accepts (&dew_tables[cases[i].table].columns[column], &cases[i].value), ==, cases[i].accepted);
    }
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (DEW_TEXT_LIMIT + 1, 'x');
  const DewColumn *column = &dew_tables[DEW_TABLE_POOL].columns[dew_table_column (DEW_TABLE_POOL, "aims")];
  DewValue value = { DEW_VALUE_TEXT, { .text = text } };

  g_assert_false (dew_column_accepts (column, &value));
  text[DEW_TEXT_LIMIT] = '\0';
  g_assert_true (dew_column_accepts (column, &value));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sql/schema", test_schema);
  g_test_add_func ("/sql/bounds", test_bounds);
  g_test_add_func ("/sql/text", test_text);
  g_test_add_func ("/sql/accepts", test_accepts);
  g_test_add_func ("/sql/long-text", test_long_text);

  return g_test_run ();
}
