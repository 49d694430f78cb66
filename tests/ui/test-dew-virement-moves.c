/* test-dew-virement-moves.c: what a virement moves between two places, and what one that was recorded says of its places */
#include "dew-virement-moves.h"

#include "engine-fixture.h"

static gint64 ids = 1000;

static void
record (DewLedger     *ledger,
        const DewMove *moves,
        guint          n)
{
  DewChanges *changes = dew_changes_new ();
  DewVirement virement = { 7, 2013, (char *) "2013-10-01", 0, (char *) "Demand", (char *) "", (char *) "" };
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_edit_virement (ledger, changes, (DewIds) { count_ids, &ids }, &virement, moves, n, &error));
  g_assert_no_error (error);
  take (ledger, changes);
}

static guint
node (const DewLedger *ledger,
      DewTable         table,
      gint64           id)
{
  return dew_ledger_node (ledger, table, id);
}

/* The line itself, else the smallest place that has them all. */
static void
test_place (void)
{
  static const struct { DewMove moves[3]; guint n_from, n_to; DewTable from_table, to_table; gint64 from, to; gint64 amount; } cases[] = {
    { { { DISTRICT, -1000 }, { MEALS, 1000 } }, 1, 1, DEW_TABLE_LINE, DEW_TABLE_LINE, DISTRICT, MEALS, 1000 },
    { { { DISTRICT, -1000 }, { MEALS, 700 }, { NIGHT, 300 } }, 1, 2, DEW_TABLE_LINE, DEW_TABLE_LINE, DISTRICT, CARE, 1000 },
    { { { DISTRICT, -1000 }, { MEALS, 700 }, { TRANSPORT, 300 } }, 1, 2, DEW_TABLE_LINE, DEW_TABLE_POOL, DISTRICT, OLDER, 1000 },
    { { { DISTRICT, -1000 }, { BEDS, 700 }, { VAN, 300 } }, 1, 2, DEW_TABLE_LINE, DEW_TABLE_POOL, DISTRICT, EQUIPMENT, 1000 },
    { { { DISTRICT, -1000 }, { MEALS, 700 }, { VAN, 300 } }, 1, 2, DEW_TABLE_LINE, -1, DISTRICT, 0, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      guint n, to = (int) cases[i].to_table == -1 ? 0 : node (ledger, cases[i].to_table, cases[i].to);

      record (ledger, cases[i].moves, cases[i].n_from + cases[i].n_to);
      g_assert_cmpuint (dew_virement_place (ledger, 7, -1, &n), ==, node (ledger, cases[i].from_table, cases[i].from));
      g_assert_cmpuint (n, ==, cases[i].n_from);
      g_assert_cmpuint (dew_virement_place (ledger, 7, +1, &n), ==, to);
      g_assert_cmpuint (n, ==, cases[i].n_to);
      g_assert_cmpint (dew_virement_amount (ledger, 7), ==, cases[i].amount);
    }
}

static void
test_none (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  guint n;

  g_assert_cmpuint (dew_virement_place (ledger, 99, +1, &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (dew_virement_amount (ledger, 99), ==, 0);
}

/* Another amount over the lines as they were recorded: in proportion, to the penny; the same amount leaves them as they are. */
static void
test_recorded (void)
{
  const DewMove was[] = { { DISTRICT, -1000 }, { MEALS, 700 }, { NIGHT, 300 } };
  g_autoptr (DewLedger) ledger = make_county ();

  record (ledger, was, 3);
  for (gint64 pence = 1; pence < 3000; pence += 37)
    {
      g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
      g_autoptr (GError) error = NULL;
      gint64 sum = 0, given = 0;

      g_assert_true (dew_virement_spread (ledger, 7, DEW_RECORDED, DEW_RECORDED, -1, 2013, 0, pence, moves, &error));
      g_assert_true (dew_virement_spread (ledger, 7, DEW_RECORDED, DEW_RECORDED, +1, 2013, 0, pence, moves, &error));
      for (guint i = 0; i < moves->len; i++)
        {
          const DewMove *move = &g_array_index (moves, DewMove, i);

          sum += move->pence;
          given += MAX (move->pence, 0);
          if (move->line == NIGHT)
            g_assert_cmpint (ABS (move->pence * 1000 - pence * 300), <, 1000);
        }
      g_assert_cmpint (sum, ==, 0);
      g_assert_cmpint (given, ==, pence);
    }
}

static void
test_same (void)
{
  const DewMove was[] = { { DISTRICT, -1001 }, { MEALS, 700 }, { NIGHT, 301 } };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));

  record (ledger, was, 3);
  g_assert_true (dew_virement_spread (ledger, 7, DEW_RECORDED, DEW_RECORDED, -1, 2013, 0, 1001, moves, NULL));
  g_assert_true (dew_virement_spread (ledger, 7, DEW_RECORDED, DEW_RECORDED, +1, 2013, 0, 1001, moves, NULL));
  g_assert_cmpuint (moves->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      if (g_array_index (moves, DewMove, k).line == was[i].line)
        g_assert_cmpint (g_array_index (moves, DewMove, k).pence, ==, was[i].pence);
  g_assert_cmpint (dew_virement_within (ledger, 7, node (ledger, DEW_TABLE_LINE, CARE), moves), ==, 0);
}

/* Where there is no line to give to, that is said. */
static void
test_refused (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_virement_spread (ledger, 99, DEW_RECORDED, DEW_RECORDED, +1, 2013, 0, 100, moves, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "cannot take this amount");
}

/* What a place has more or less than it has now: beyond what the virement moved there before. */
static void
test_within (void)
{
  const DewMove was[] = { { DISTRICT, -1000 }, { BEDS, 1000 } };
  const DewMove now[] = { { DISTRICT, -1500 }, { MEALS, 500 }, { BEDS, 1000 } };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));

  g_array_append_vals (moves, now, 3);
  g_assert_cmpint (dew_virement_within (ledger, 7, node (ledger, DEW_TABLE_POOL, OLDER), moves), ==, -1000);
  g_assert_cmpint (dew_virement_within (ledger, 7, node (ledger, DEW_TABLE_LINE, DISTRICT), moves), ==, -1500);

  record (ledger, was, 2);
  g_assert_cmpint (dew_virement_within (ledger, 7, node (ledger, DEW_TABLE_POOL, OLDER), moves), ==, 0);
  g_assert_cmpint (dew_virement_within (ledger, 7, node (ledger, DEW_TABLE_LINE, DISTRICT), moves), ==, -500);
  g_assert_cmpint (dew_virement_within (ledger, 7, node (ledger, DEW_TABLE_POOL, EQUIPMENT), moves), ==, 0);
  g_assert_cmpint (dew_virement_within (ledger, 7, 0, moves), ==, 0);
}

/* Which side of moves a place is on: it may be on both. */
static void
test_touches (void)
{
  const DewMove all[] = { { DISTRICT, -1500 }, { MEALS, 500 }, { BEDS, 1000 } };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  guint older = node (ledger, DEW_TABLE_POOL, OLDER);
  guint equipment = node (ledger, DEW_TABLE_POOL, EQUIPMENT);

  g_array_append_vals (moves, all, 3);
  g_assert_true (dew_virement_touches (ledger, older, -1, moves));
  g_assert_true (dew_virement_touches (ledger, older, +1, moves));
  g_assert_false (dew_virement_touches (ledger, equipment, -1, moves));
  g_assert_true (dew_virement_touches (ledger, equipment, +1, moves));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/virement-moves/place", test_place);
  g_test_add_func ("/virement-moves/none", test_none);
  g_test_add_func ("/virement-moves/recorded", test_recorded);
  g_test_add_func ("/virement-moves/same", test_same);
  g_test_add_func ("/virement-moves/refused", test_refused);
  g_test_add_func ("/virement-moves/within", test_within);
  g_test_add_func ("/virement-moves/touches", test_touches);

  return g_test_run ();
}
