/* test-dew-store-check.c: what is found when a file is looked over */
#include <string.h>

#include "store-fixture.h"

static const struct
{
  const char *sql, *says;
} damages[] = {
  { "SELECT 1", NULL },
  { "UPDATE line SET pool = 4711", "names a row of “pool” that is not there" },
  { "UPDATE figure SET scenario = 4711 WHERE line = (SELECT min (line) FROM figure) AND year = 2001", "names a scenario that is not there" },
  { "UPDATE figure SET partner = 4711 WHERE line = (SELECT min (line) FROM figure) AND year = 2001", "names a partner that is not there" },
  { "UPDATE rule SET scenario = 4711", "scenario that is not there" },
  { "UPDATE partner SET kind = 9", "CHECK constraint failed in partner" },
  { "UPDATE journal SET what = 'something else' WHERE seq = 3", "The history is damaged from step 3 on" },
  { "UPDATE journal SET digest = zeroblob (32) WHERE seq = 4", "The history is damaged from step 4 on" },
};

static void
test_damage (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autofree char *sql = g_strconcat ("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; ", damages[i].sql, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DewStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  {
    g_autoptr (DewChanges) edit = dew_changes_new ();
    const DewLine *line = g_ptr_array_index (dew_ledger_rows (fixture.ledger, DEW_TABLE_LINE), 0);
    DewLine own = { 4, line->pool, 0, 1, DEW_LINE_SERVICE, (char *) "own", 0, 0, (char *) "", 0, 0, (char *) "", (char *) "", (char *) "" };
    DewFigure figure = { 4, 2001, 1, DEW_ACTUAL, 0, 0, 100 };

    dew_changes_insert_row (edit, DEW_TABLE_LINE, &own);
    dew_changes_insert_row (edit, DEW_TABLE_FIGURE, &figure);
    fixture_apply (&fixture, edit, "Add a line with a figure", 0);
  }
  g_clear_pointer (&fixture.store, dew_store_close);
  run_sql (fixture.path, sql);

  store = dew_store_open (fixture.path, DEW_STORE_MUST_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dew_store_check (store, findings, &error));
  g_assert_no_error (error);
  if (damages[i].says == NULL)
    g_assert_cmpuint (findings->len, ==, 0);
  else
    {
      g_assert_cmpuint (findings->len, >=, 1);
      g_test_message ("%s", (const char *) findings->pdata[0]);
      g_assert_nonnull (strstr (findings->pdata[0], damages[i].says));
      for (guint f = 0; f < findings->len; f++)
        g_assert_true (g_str_has_suffix (findings->pdata[f], "."));
    }
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store-check/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_damage);
    }

  return g_test_run ();
}
