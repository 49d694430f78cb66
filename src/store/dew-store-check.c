/* dew-store-check.c: looking a file over: its pages, what its rows name, its history */
#include "dew-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-statement.h"

/* The most of one kind that anybody wants to read. */
#define MANY 20

static gboolean
check_pages (DewStore  *store,
             GPtrArray *findings,
             GError   **error)
{
  sqlite3_stmt *statement = dew_connection_statement (store->connection, "PRAGMA quick_check (20)", error);
  int step;

  if (statement == NULL)
    return FALSE;

  while ((step = dew_statement_step (statement, error)) > 0)
    if (strcmp (dew_statement_text (statement, 0), "ok") != 0)
      g_ptr_array_add (findings, g_strdup_printf (_("The file is damaged: %s."), dew_statement_text (statement, 0)));

  return step == 0;
}

static gboolean
check_keys (DewStore  *store,
            GPtrArray *findings,
            GError   **error)
{
  sqlite3_stmt *statement = dew_connection_statement (store->connection, "PRAGMA foreign_key_check", error);
  int step = 0;

  if (statement == NULL)
    return FALSE;

  for (int n = 0; n < MANY && (step = dew_statement_step (statement, error)) > 0; n++)
    g_ptr_array_add (findings, g_strdup_printf (_("A row of “%s” names a row of “%s” that is not there."),
                                                dew_statement_text (statement, 0), dew_statement_text (statement, 2)));
  sqlite3_reset (statement);

  return step >= 0;
}

/* References in which 0 has a meaning, so that they are no foreign keys. */
static gboolean
check_references (DewStore  *store,
                  GPtrArray *findings,
                  GError   **error)
{
  static const struct
  {
    const char *table, *column, *sql;
  } references[] = {
    { "figure", "partner", "SELECT count (*) FROM figure WHERE partner <> 0 AND partner NOT IN (SELECT id FROM partner)" },
    { "figure", "scenario", "SELECT count (*) FROM figure WHERE scenario <> 0 AND scenario NOT IN (SELECT id FROM scenario)" },
    { "rule", "scenario", "SELECT count (*) FROM rule WHERE scenario <> 0 AND scenario NOT IN (SELECT id FROM scenario)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      gint64 n = 0;

      if (!dew_connection_int (store->connection, references[i].sql, &n, error))
        return FALSE;
      if (n > 0)
        g_ptr_array_add (findings, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d row of “%s” names a %s that is not there.",
                                                                 "%d rows of “%s” name a %s that is not there.", (gulong) n),
                                                    (int) n, references[i].table, references[i].column));
    }

  return TRUE;
}

gboolean
dew_store_check (DewStore  *store,
                 GPtrArray *findings,
                 GError   **error)
{
  gboolean good;

  g_assert (dew_store_is_mine (store));
  g_return_val_if_fail (findings != NULL, FALSE);

  good = dew_connection_run (store->connection, "BEGIN", error) &&
         check_pages (store, findings, error) &&
         check_keys (store, findings, error) &&
         check_references (store, findings, error) &&
         dew_journal_check (store->connection, findings, error);
  dew_connection_rollback (store->connection);

  return good;
}
