/* test-dew-statement.c: typed statements, and what SQLite's codes are called */
#include "dew-statement.h"

#include <string.h>

#include "dew-error.h"

static sqlite3 *
open_memory (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (i INTEGER PRIMARY KEY, x)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_extended_result_codes (db, 1);

  return db;
}

static void
test_values (void)
{
  static const DewValue values[] = {
    { DEW_VALUE_INT, { .i = G_MININT64 } }, { DEW_VALUE_TEXT, { .text = "naïve" } }, { DEW_VALUE_NULL, { .i = 0 } }, { DEW_VALUE_TEXT, { .text = "" } },
  };
  sqlite3 *db = open_memory ();
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (sqlite3_stmt) insert = dew_statement_new (db, "INSERT INTO t VALUES (?, ?)", &error);
    g_autoptr (sqlite3_stmt) select = dew_statement_new (db, "SELECT x FROM t ORDER BY i", &error);

    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      {
        dew_statement_bind_int (insert, 1, i);
        dew_statement_bind_value (insert, 2, &values[i]);
        g_assert_true (dew_statement_run (insert, &error));
      }

    g_assert_cmpint (dew_statement_step (select, &error), ==, 1);
    g_assert_cmpint (sqlite3_column_int64 (select, 0), ==, G_MININT64);
    g_assert_cmpint (dew_statement_step (select, &error), ==, 1);
    g_assert_cmpstr (dew_statement_text (select, 0), ==, "naïve");
    g_assert_cmpint (dew_statement_step (select, &error), ==, 1);
    g_assert_cmpint (sqlite3_column_type (select, 0), ==, SQLITE_NULL);
    g_assert_cmpstr (dew_statement_text (select, 0), ==, "");
    g_assert_cmpint (dew_statement_step (select, &error), ==, 1);
    g_assert_cmpint (sqlite3_column_type (select, 0), ==, SQLITE_TEXT);
    g_assert_cmpint (dew_statement_step (select, &error), ==, 0);

    /* At its end it stands at its beginning. */
    g_assert_cmpint (dew_statement_step (select, &error), ==, 1);

    dew_statement_bind_int (insert, 1, 0);
    g_assert_false (dew_statement_run (insert, &error));
    g_assert_error (error, DEW_ERROR, DEW_ERROR_CONFLICT);
  }
  sqlite3_close (db);
}

static void
test_no_statement (void)
{
  sqlite3 *db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dew_statement_new (db, "SELEKT", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  sqlite3_close (db);
}

static void
test_codes (void)
{
  static const struct
  {
    int          code;
    DewErrorCode error;
    const char  *says;
  } cases[] = {
    { SQLITE_FULL, DEW_ERROR_IO, "is full" },
    { SQLITE_BUSY, DEW_ERROR_READ_ONLY, "in use by another program" },
    { SQLITE_BUSY_SNAPSHOT, DEW_ERROR_READ_ONLY, "in use by another program" },
    { SQLITE_LOCKED, DEW_ERROR_READ_ONLY, "in use by another program" },
    { SQLITE_READONLY, DEW_ERROR_READ_ONLY, "may not be written" },
    { SQLITE_READONLY_DBMOVED, DEW_ERROR_CONFLICT, "was moved or replaced" },
    { SQLITE_READONLY_ROLLBACK, DEW_ERROR_READ_ONLY, "was cut short" },
    { SQLITE_READONLY_DIRECTORY, DEW_ERROR_READ_ONLY, "was cut short" },
    { SQLITE_CORRUPT, DEW_ERROR_FORMAT, "is damaged" },
    { SQLITE_CORRUPT_VTAB, DEW_ERROR_FORMAT, "is damaged" },
    { SQLITE_NOTADB, DEW_ERROR_FORMAT, "is damaged" },
    { SQLITE_CONSTRAINT_FOREIGNKEY, DEW_ERROR_CONFLICT, "not there" },
    { SQLITE_CONSTRAINT_PRIMARYKEY, DEW_ERROR_CONFLICT, "there already" },
    { SQLITE_CONSTRAINT_CHECK, DEW_ERROR_INVALID, "cannot be" },
    { SQLITE_CONSTRAINT_DATATYPE, DEW_ERROR_INVALID, "cannot be" },
    { SQLITE_TOOBIG, DEW_ERROR_INVALID, "too large" },
    { SQLITE_CANTOPEN, DEW_ERROR_IO, "could not be opened" },
    { SQLITE_IOERR_READ, DEW_ERROR_IO, "could not be read or written" },
    { SQLITE_NOMEM, DEW_ERROR_IO, "could not be read or written" },
  };
  sqlite3 *db = open_memory ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      dew_sqlite_error_at (db, "/some/where/plan.dewpond", cases[i].code, &error);
      g_test_message ("%s", error->message);
      g_assert_error (error, DEW_ERROR, (int) cases[i].error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "plan.dewpond"));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  sqlite3_close (db);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statement/values", test_values);
  g_test_add_func ("/statement/no-statement", test_no_statement);
  g_test_add_func ("/statement/codes", test_codes);

  return g_test_run ();
}
