/* test-dew-edit-delete.c: deleting: what goes along, and what is refused */
#include "engine-fixture.h"

static guint
count_rows (const DewLedger *ledger,
            DewTable         table)
{
  return dew_ledger_rows (ledger, table)->len;
}

static void
test_delete (void)
{
  static const struct {
    DewTable table;
    gint64   id;
    guint    pools, lines, figures, rules, scenarios;   /* that are left */
  } deletions[] = {
    { DEW_TABLE_POOL, OLDER, 2, 3, 3, 1, 2 },
    { DEW_TABLE_POOL, EQUIPMENT, 2, 7, 22, 4, 2 },
    { DEW_TABLE_POOL, CARERS, 2, 8, 25, 5, 2 },
    { DEW_TABLE_LINE, CARE, 3, 4, 4, 4, 2 },
    { DEW_TABLE_LINE, DISTRICT, 3, 8, 7, 4, 2 },
    { DEW_TABLE_LINE, RESPITE, 3, 8, 25, 5, 2 },
    { DEW_TABLE_SCENARIO, GROWTH, 3, 9, 21, 4, 1 },
    { DEW_TABLE_SCENARIO, SPLIT, 3, 9, 25, 5, 1 },
    { DEW_TABLE_AGREEMENT, CHILDREN, 3, 9, 25, 5, 2 },
    { DEW_TABLE_PARTNER, TRUST, 3, 9, 25, 5, 2 },
    { DEW_TABLE_RULE, 1, 3, 9, 25, 4, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("deletion %u", i);
      dew_edit_delete (ledger, changes, deletions[i].table, deletions[i].id, &error);
      g_assert_no_error (error);
      take (ledger, changes);
      g_assert_null (dew_ledger_find (ledger, deletions[i].table, deletions[i].id));
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_POOL), ==, deletions[i].pools);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_LINE), ==, deletions[i].lines);
      g_assert_cmpuint (dew_ledger_n_figures (ledger), ==, deletions[i].figures);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_RULE), ==, deletions[i].rules);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_SCENARIO), ==, deletions[i].scenarios);
      g_assert_true (dew_edit_validate (ledger, NULL));
    }
}

static void
test_delete_refused (void)
{
  static const struct {
    DewTable     table;
    gint64       id;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { DEW_TABLE_AGREEMENT, ADULTS, DEW_ERROR_CONFLICT, "“Adults” still has pools" },
    { DEW_TABLE_PARTNER, COUNCIL, DEW_ERROR_CONFLICT, "“Westshire County Council” is still named in “Older people”" },
    { DEW_TABLE_PARTNER, 999, DEW_ERROR_NOT_FOUND, "The partner is not there any more" },
    { DEW_TABLE_RULE, 999, DEW_ERROR_NOT_FOUND, "The rule is not there any more" },
    { DEW_TABLE_LINE, OLDER, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_delete (ledger, changes, refusals[i].table, refusals[i].id, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* A partner that one place after the other names is refused with that place, and goes when it is free. */
static void
test_delete_partner (void)
{
  static const struct {
    DewTable    table;          /* a figure: whoever is the partner of one */
    gint64      id;
    const char *column;
    const char *says;
  } places[] = {
    { DEW_TABLE_POOL, CARERS, "host", "named in “Carers”" },
    { DEW_TABLE_POOL, CARERS, "lead", "named in “Carers”" },
    { DEW_TABLE_LINE, RESPITE, "lead", "named in “Respite”" },
    { DEW_TABLE_LINE, VAN, "lead", "named in “Transport”" },
    { DEW_TABLE_FIGURE, DEW_BASELINE, NULL, "named in “Beds”" },
    { DEW_TABLE_FIGURE, SPLIT, NULL, "named in “Beds”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) deletion = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();

      if (places[i].table == DEW_TABLE_FIGURE)
        dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { BEDS, 2020, 2, DEW_FORECAST, TRUST, places[i].id, 1 });
      else
        {
          DewValue *values = dew_changes_add (changes, places[i].table, DEW_UPDATE);

          dew_changes_set_int (changes, &values[0], places[i].id);
          dew_changes_set_int (changes, &values[dew_table_column (places[i].table, places[i].column)], TRUST);
        }
      take (ledger, changes);
      g_assert_false (dew_edit_delete (ledger, deletion, DEW_TABLE_PARTNER, TRUST, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, places[i].says);
    }
}

static void
put_continues (DewLedger *ledger,
               gint64     line,
               gint64     from)
{
  DewChanges *changes = dew_changes_new ();
  DewValue *values = dew_changes_add (changes, DEW_TABLE_LINE, DEW_UPDATE);

  dew_changes_set_int (changes, &values[0], line);
  dew_changes_set_int (changes, &values[dew_table_column (DEW_TABLE_LINE, "continues")], from);
  take (ledger, changes);
}

static guint
node_of (const DewLedger *ledger,
         DewTable         table,
         gint64           id)
{
  if (table != DEW_TABLE_AGREEMENT)
    return dew_ledger_node (ledger, table, id);

  for (guint i = 1;; i++)
    if (dew_ledger_nodes (ledger, NULL)[i].kind == DEW_NODE_AGREEMENT && dew_ledger_nodes (ledger, NULL)[i].id == id)
      return i;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* Several rows go in one edit, whatever stands in what. */
static void
test_delete_several (void)
{
  static const struct {
    struct {
      DewTable table;
      gint64   id;
    } rows[4];
    guint agreements, pools, lines;     /* that are left */
    const char *refused;
  } cases[] = {
    { { { DEW_TABLE_LINE, MEALS }, { DEW_TABLE_LINE, TRANSPORT } }, 2, 3, 7, NULL },
    { { { DEW_TABLE_LINE, CARE }, { DEW_TABLE_LINE, NURSING }, { DEW_TABLE_LINE, DISTRICT }, { DEW_TABLE_LINE, TRANSPORT } }, 2, 3, 3, NULL },
    { { { DEW_TABLE_POOL, OLDER }, { DEW_TABLE_LINE, MEALS }, { DEW_TABLE_LINE, BEDS } }, 2, 2, 2, NULL },
    { { { DEW_TABLE_AGREEMENT, ADULTS }, { DEW_TABLE_POOL, OLDER }, { DEW_TABLE_POOL, EQUIPMENT } }, 1, 1, 1, NULL },
    { { { DEW_TABLE_AGREEMENT, ADULTS }, { DEW_TABLE_POOL, OLDER } }, 0, 0, 0, "“Adults” still has pools" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gboolean good;

      /* Once a line has gone, there is none for its continuation to name. */
      put_continues (ledger, TRANSPORT, MEALS);
      for (guint row = 0; row < 4 && cases[i].rows[row].id != 0; row++)
        {
          guint node = node_of (ledger, cases[i].rows[row].table, cases[i].rows[row].id);

          g_array_append_val (nodes, node);
        }
      g_array_sort (nodes, compare_numbers);
      good = dew_edit_delete_nodes (ledger, changes, (const guint *) (gconstpointer) nodes->data, nodes->len, &error);
      if (cases[i].refused != NULL)
        {
          g_assert_false (good);
          assert_refused (&error, DEW_ERROR_CONFLICT, cases[i].refused);
          dew_changes_free (changes);
          continue;
        }
      g_assert_no_error (error);
      take (ledger, changes);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_AGREEMENT), ==, cases[i].agreements);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_POOL), ==, cases[i].pools);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_LINE), ==, cases[i].lines);
      g_assert_true (dew_edit_validate (ledger, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-delete/delete", test_delete);
  g_test_add_func ("/edit-delete/several", test_delete_several);
  g_test_add_func ("/edit-delete/refused", test_delete_refused);
  g_test_add_func ("/edit-delete/partner", test_delete_partner);

  return g_test_run ();
}
