/* bench-open.c: opening a document until it can be edited, against a bare scan of the same tables. */
#include <sqlite3.h>

#include "bench.h"
#include "dew-document.h"

#define YEAR 2013
#define TURNS 21

static gint64
open_document (gpointer path)
{
  g_autoptr (DewDocument) document = NULL;
  GError *error = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 taken;

  document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  bench_check (error);
  g_assert (dew_totals_get (dew_document_totals (document, YEAR, DEW_BASELINE), 0, DEW_ALL_PARTNERS, DEW_SUM_NET) > 0);
  taken = g_get_monotonic_time () - start;
  return taken;
}

static void
scan_table (sqlite3 *db,
            DewTable table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", dew_tables[table].name);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (statement) == SQLITE_ROW)
    ;
  sqlite3_finalize (statement);
}

static gint64
scan_tables (gpointer path)
{
  sqlite3 *db = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 taken;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    scan_table (db, table);
  taken = g_get_monotonic_time () - start;
  sqlite3_close (db);
  return taken;
}

int
main (int    argc,
      char **argv)
{
  g_return_val_if_fail (argc == 2, 2);
  bench_compare (open_document, scan_tables, argv[1], TURNS, "open, ready to edit");
  return 0;
}
