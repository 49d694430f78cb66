/* test-dew-edit-order.c: the verbs of dew-edit.c that keep rows in order */
#include "engine-fixture.h"

static gpointer
make_row (DewTable    table,
          gint64      id,
          const char *name)
{
  gpointer row = dew_row_new (table);

  *(gint64 *) row = id;
  dew_row_set_text (table, row, "name", name);

  return row;
}

static gpointer
make_sibling (DewTable table,
              gint64   id)
{
  g_autofree char *name = g_strdup_printf ("Sibling %d", (int) id);
  gpointer row = make_row (table, id, name);

  if (table == DEW_TABLE_POOL)
    ((DewPool *) row)->agreement = CHILDREN;
  else if (table == DEW_TABLE_LINE)
    {
      ((DewLine *) row)->pool = CARERS;
      ((DewLine *) row)->parent = RESPITE;
    }

  return row;
}

static gboolean
is_sibling (DewTable      table,
            gconstpointer row)
{
  if (table == DEW_TABLE_POOL)
    return ((const DewPool *) row)->agreement == CHILDREN;

  return table != DEW_TABLE_LINE || ((const DewLine *) row)->parent == RESPITE;
}

static void
assert_order (const DewLedger *ledger,
              DewTable         table,
              GArray          *order)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint at = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gconstpointer row = g_ptr_array_index (rows, i);

      if (!is_sibling (table, row))
        continue;
      g_assert_cmpuint (at, <, order->len);
      g_assert_cmpint (*(const gint64 *) row, ==, g_array_index (order, gint64, at++));
    }
  g_assert_cmpuint (at, ==, order->len);
}

/* Where among the others `after` puts a row; a sibling that is not there puts it last. */
static guint
find_place (GArray *order,
            gint64  after)
{
  if (after == -1)
    return 0;

  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, gint64, i) == after)
      return i + 1;

  return order->len;
}

/* Adds and moves, most of them behind the same row, so that the gap there runs out again and again; against a plain list. */
static void
test_order (gconstpointer data)
{
  DewTable table = (DewTable) GPOINTER_TO_INT (data);
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint limit = table == DEW_TABLE_PARTNER ? DEW_MAX_PARTNERS : 40;
  guint renumbered = 0;
  gint64 anchor = 0;
  gint64 id = 500;

  for (guint i = 0; i < rows->len; i++)
    if (is_sibling (table, g_ptr_array_index (rows, i)))
      g_array_append_vals (order, g_ptr_array_index (rows, i), 1);

  for (guint step = 0; step < 400; step++)
    {
      gboolean add = order->len < limit;
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gint64 after = anchor;

      if (g_test_rand_int_range (0, 4) == 0)
        after = g_test_rand_int_range (0, 10) == 0 ? 9999 : g_test_rand_int_range (-1, 1);

      if (add)
        {
          gpointer row = make_sibling (table, ++id);

          g_assert_true (dew_edit_add (ledger, changes, table, row, after, &error));
          g_array_insert_val (order, find_place (order, after), id);
          dew_row_free (table, row);
        }
      else
        {
          guint from = (guint) g_test_rand_int_range (0, (gint32) order->len);
          gint64 moved = g_array_index (order, gint64, from);

          if (moved == anchor)
            continue;
          g_array_remove_index (order, from);
          g_assert_true (dew_edit_move (ledger, changes, table, moved, table == DEW_TABLE_LINE ? CARERS : 0,
                                        table == DEW_TABLE_LINE ? RESPITE : CHILDREN, after, &error));
          g_array_insert_val (order, find_place (order, after), moved);
        }
      g_assert_no_error (error);
      anchor = anchor == 0 ? id : anchor;
      renumbered += dew_changes_length (changes) > 1;
      take (ledger, g_steal_pointer (&changes));
      assert_order (ledger, table, order);
    }

  g_test_message ("moved apart %u times in 400", renumbered);
  g_assert_cmpuint (renumbered, >, 2);
  g_assert_cmpuint (renumbered, <, 100);
}

static void
set_position (DewLedger *ledger,
              gint64     scenario,
              gint64     position)
{
  DewChanges *changes = dew_changes_new ();
  DewScenario row = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);

  row.position = position;
  dew_changes_diff_row (changes, DEW_TABLE_SCENARIO, dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario), &row);
  take (ledger, changes);
}

/* Positions from elsewhere may be any number. */
static void
test_far_positions (void)
{
  static const gint64 positions[][2] = {
    { G_MININT64, G_MAXINT64 }, { G_MININT64, G_MININT64 }, { G_MAXINT64, G_MAXINT64 }, { G_MAXINT64 - 1, G_MAXINT64 }, { G_MININT64, 0 }, { 0, G_MAXINT64 },
    { 0, 0 }, { -1, -1 }, { G_MAXINT64 / 4, G_MAXINT64 / 4 + 1 }, { -G_MAXINT64 / 4 - 1, -G_MAXINT64 / 4 },
  };
  static const struct {
    gint64 after;
    gint64 order[3];
  } places[] = { { -1, { 500, GROWTH, SPLIT } }, { 0, { GROWTH, SPLIT, 500 } }, { GROWTH, { GROWTH, 500, SPLIT } }, { SPLIT, { GROWTH, SPLIT, 500 } } };

  for (guint p = 0; p < G_N_ELEMENTS (positions); p++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        g_autoptr (DewLedger) ledger = make_county ();
        DewChanges *changes = dew_changes_new ();
        DewScenario *scenario = make_row (DEW_TABLE_SCENARIO, 500, "New");

        set_position (ledger, GROWTH, positions[p][0]);
        set_position (ledger, SPLIT, positions[p][1]);
        g_assert_true (dew_edit_add (ledger, changes, DEW_TABLE_SCENARIO, scenario, places[i].after, NULL));
        take (ledger, changes);
        for (guint r = 0; r < 3; r++)
          g_assert_cmpint (*(gint64 *) g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_SCENARIO), r), ==, places[i].order[r]);
        dew_row_free (DEW_TABLE_SCENARIO, scenario);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/edit-order/partner", GINT_TO_POINTER (DEW_TABLE_PARTNER), test_order);
  g_test_add_data_func ("/edit-order/agreement", GINT_TO_POINTER (DEW_TABLE_AGREEMENT), test_order);
  g_test_add_data_func ("/edit-order/pool", GINT_TO_POINTER (DEW_TABLE_POOL), test_order);
  g_test_add_data_func ("/edit-order/line", GINT_TO_POINTER (DEW_TABLE_LINE), test_order);
  g_test_add_data_func ("/edit-order/scenario", GINT_TO_POINTER (DEW_TABLE_SCENARIO), test_order);
  g_test_add_func ("/edit-order/far-positions", test_far_positions);

  return g_test_run ();
}
