/* test-dew-edit-virement.c: moving budget: what is recorded, changed and refused, and how amounts are spread */
#include "engine-fixture.h"

#include "dew-totals.h"

static gint64 ids = 1000;

#define IDS ((DewIds) { count_ids, &ids })

static DewVirement
make_virement (gint64 id,
               gint64 partner)
{
  return (DewVirement) { id, 2013, (char *) "2013-10-01", partner, (char *) "Demand for meals", (char *) "Cabinet", (char *) "IA 7" };
}

static void
record (DewLedger     *ledger,
        gint64         id,
        gint64         partner,
        const DewMove *moves,
        guint          n)
{
  DewChanges *changes = dew_changes_new ();
  DewVirement virement = make_virement (id, partner);
  g_autoptr (GError) error = NULL;

  dew_edit_virement (ledger, changes, IDS, &virement, moves, n, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  g_assert_true (dew_edit_validate (ledger, NULL));
}

static gint64
moved (const DewLedger *ledger,
       gint64           line,
       int              partner)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);

  return dew_totals_get (totals, dew_ledger_node (ledger, DEW_TABLE_LINE, line), partner, DEW_SUM_MOVED);
}

static void
test_record (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewMove moves[] = { { DISTRICT, -120050 }, { MEALS, 100050 }, { NIGHT, 20000 } };

  record (ledger, 7, COUNCIL, moves, 3);
  g_assert_cmpstr (((const DewVirement *) dew_ledger_find (ledger, DEW_TABLE_VIREMENT, 7))->assessment, ==, "IA 7");
  g_assert_cmpint (moved (ledger, DISTRICT, 0), ==, -120050);
  g_assert_cmpint (moved (ledger, MEALS, 0), ==, 100050);
  g_assert_cmpint (moved (ledger, NIGHT, 0), ==, 20000);
}

/* Only what differs is written: a row said again leaves no trace. */
static void
test_change (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewMove first[] = { { DISTRICT, -1000 }, { MEALS, 600 }, { NIGHT, 400 } };
  const DewMove second[] = { { DISTRICT, -1000 }, { MEALS, 700 }, { VAN, 300 } };
  static const DewOp ops[] = { DEW_UPDATE, DEW_INSERT, DEW_DELETE };
  DewVirement virement = make_virement (7, COUNCIL);
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  record (ledger, 7, COUNCIL, first, 3);
  g_assert_true (dew_edit_virement (ledger, changes, IDS, &virement, first, 3, &error));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);

  g_assert_true (dew_edit_virement (ledger, changes, IDS, &virement, second, 3, &error));
  g_assert_cmpuint (dew_changes_length (changes), ==, G_N_ELEMENTS (ops));
  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    {
      g_assert_cmpint (dew_changes_get (changes, i)->table, ==, DEW_TABLE_MOVEMENT);
      g_assert_cmpint (dew_changes_get (changes, i)->op, ==, ops[i]);
    }
  take (ledger, g_steal_pointer (&changes));
  g_assert_true (dew_edit_validate (ledger, NULL));
  g_assert_null (dew_ledger_movements_on (ledger, NIGHT));

  changes = dew_changes_new ();
  virement.reason = (char *) "Another";
  g_assert_true (dew_edit_virement (ledger, changes, IDS, &virement, second, 3, &error));
  g_assert_cmpuint (dew_changes_length (changes), ==, 1);
}

static void
test_delete (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *before = dump_ledger (ledger);
  const DewMove moves[] = { { DISTRICT, -1000 }, { MEALS, 1000 } };
  DewChanges *changes = dew_changes_new ();

  record (ledger, 7, COUNCIL, moves, 2);
  g_assert_true (dew_edit_delete (ledger, changes, DEW_TABLE_VIREMENT, 7, NULL));
  take (ledger, changes);
  assert_same_dump (ledger, before);
}

/* A line that money was moved on stays a line. */
static void
test_holds (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewMove moves[] = { { DISTRICT, -1000 }, { VAN, 1000 } };
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewLine line = *(const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, VAN);
  g_autoptr (GError) error = NULL;

  record (ledger, 7, COUNCIL, moves, 2);
  line.kind = DEW_LINE_CATEGORY;
  g_assert_false (dew_edit_row (ledger, changes, DEW_TABLE_LINE, &line, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "moved to or from “Transport” by a virement");
}

static void
test_refused (void)
{
  static const struct {
    DewVirement  virement;
    DewMove      moves[3];      /* up to line 0 */
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { { 7, 2013, (char *) "", 0, (char *) "r", (char *) "", (char *) "" }, { { DISTRICT, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "needs a date" },
    { { 7, 2013, (char *) "2014-04-01", 0, (char *) "r", (char *) "", (char *) "" }, { { DISTRICT, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "not in that year" },
    { { 7, 2013, (char *) "2013-02-30", 0, (char *) "r", (char *) "", (char *) "" }, { { DISTRICT, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "is not a date" },
    { { 7, 2013, (char *) "2013-10-01", 0, (char *) "", (char *) "", (char *) "" }, { { DISTRICT, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "needs a reason" },
    { { 7, 2013, (char *) "2013-10-01", 99, (char *) "r", (char *) "", (char *) "" }, { { DISTRICT, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "“partner” that is not there" },
    { { 0, 2013, (char *) "2013-10-01", 0, (char *) "r", (char *) "", (char *) "" }, { { DISTRICT, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "must be 1 to" },
#define GOOD { 7, 2013, (char *) "2013-10-01", 0, (char *) "r", (char *) "", (char *) "" }
    { GOOD, { { 0, 0 } }, DEW_ERROR_INVALID, "moves nothing" },
    { GOOD, { { DISTRICT, 0 }, { MEALS, 0 } }, DEW_ERROR_INVALID, "moves nothing" },
    { GOOD, { { DISTRICT, -150 }, { MEALS, 100 } }, DEW_ERROR_INVALID, "takes £1.50 and gives £1;" },
    { GOOD, { { DISTRICT, 100 } }, DEW_ERROR_INVALID, "takes £0 and gives £1;" },
    { GOOD, { { CARE, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "“Care” is a category" },
    { GOOD, { { 999, -1 }, { MEALS, 1 } }, DEW_ERROR_NOT_FOUND, "line is not there" },
    { GOOD, { { DISTRICT, -2 }, { MEALS, 1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "“Meals” is in the virement twice" },
    { GOOD, { { DISTRICT, -5120051 }, { MEALS, 5120051 } }, DEW_ERROR_INVALID,
      "“Older people > Care > Nursing > District nurses” has £51,200.50 in 2013/14, and £51,200.51 cannot be taken" },
    { GOOD, { { BEDS, -900001 }, { MEALS, 900001 } }, DEW_ERROR_INVALID, "“Equipment > Beds” has £9,000 in 2013/14" },
    { GOOD, { { VAN, -1 }, { MEALS, 1 } }, DEW_ERROR_INVALID, "“Equipment > Transport” has £0 in" },
    { GOOD, { { DISTRICT, -DEW_MONEY_LIMIT - 1 }, { MEALS, DEW_MONEY_LIMIT + 1 } }, DEW_ERROR_INVALID, "must be" },
    { GOOD, { { DISTRICT, G_MININT64 }, { MEALS, G_MAXINT64 }, { NIGHT, 1 } }, DEW_ERROR_INVALID, "must be" },
#undef GOOD
    { { 7, 2013, (char *) "2013-10-01", COUNCIL, (char *) "r", (char *) "", (char *) "" }, { { DISTRICT, -120051 }, { MEALS, 120051 } }, DEW_ERROR_INVALID,
      "has £1,200.50 of Council in 2013/14, and £1,200.51 cannot" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n = 0;

      while (n < 3 && refusals[i].moves[n].line != 0)
        n++;
      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_virement (ledger, changes, IDS, &refusals[i].virement, refusals[i].moves, n, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* What one virement gave, another may take, and then the first cannot be taken back, in part, in all, or out of the year. */
static void
test_passed_on (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewVirement first = make_virement (7, 0);
  const DewMove there[] = { { DISTRICT, -1000 }, { VAN, 1000 } };
  const DewMove on[] = { { VAN, -800 }, { MEALS, 800 } };
  const DewMove less[] = { { DISTRICT, -700 }, { VAN, 700 } };
  const DewMove elsewhere[] = { { DISTRICT, -1000 }, { MEALS, 1000 } };
  const DewMove more[] = { { DISTRICT, -800 }, { VAN, 800 } };

  record (ledger, 7, 0, there, 2);
  record (ledger, 8, 0, on, 2);
  g_assert_false (dew_edit_virement (ledger, changes, IDS, &first, less, 2, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Equipment > Transport” has £2 in 2013/14, and £3 cannot be taken");
  g_assert_false (dew_edit_virement (ledger, changes, IDS, &first, elsewhere, 2, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Equipment > Transport” has £2 in");
  put (ledger, DISTRICT, 2014, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 1000);
  first.year = 2014;
  first.date = (char *) "2014-10-01";
  g_assert_false (dew_edit_virement (ledger, changes, IDS, &first, there, 2, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Equipment > Transport” has £2 in 2013/14, and £10 cannot be taken");
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
  record (ledger, 7, 0, more, 2);
}

static void
test_closed (void)
{
  static const struct {
    const char *end;
    gint64      merged_into;
    gboolean    refused;
  } pools[] = {
    { "", 0, FALSE }, { "2013-10-01", 0, FALSE }, { "2013-09-30", 0, TRUE }, { "", OLDER, TRUE }, { "2013-09-30", OLDER, TRUE },
    { "2014-03-31", OLDER, FALSE },     /* it is merged only then */
  };
  const DewMove moves[2][2] = { { { BEDS, -1000 }, { MEALS, 1000 } }, { { MEALS, -1000 }, { BEDS, 1000 } } };

  for (guint i = 0; i < G_N_ELEMENTS (pools); i++)
    for (guint way = 0; way < 2; way++)
      {
        g_autoptr (DewLedger) ledger = make_county ();
        DewPool pool = *(const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, EQUIPMENT);
        DewVirement virement = make_virement (7, 0);
        DewChanges *changes = dew_changes_new ();
        g_autoptr (DewChanges) edit = dew_changes_new ();
        g_autoptr (GError) error = NULL;

        pool.end = (char *) pools[i].end;
        pool.merged_into = pools[i].merged_into;
        g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_POOL, &pool, NULL));
        take (ledger, changes);
        g_test_message ("pool %u, way %u", i, way);
        g_assert_cmpint (dew_edit_virement (ledger, edit, IDS, &virement, moves[way], 2, &error), ==, !pools[i].refused);
        if (pools[i].refused)
          assert_refused (&error, DEW_ERROR_INVALID, "“Beds” is in the pool “Equipment”, which is closed on 1 October 2013");
      }
}

/* ---- Spreading ---- */

static void
assert_moves (const GArray  *moves,
              const DewMove *expected,
              guint          n)
{
  g_assert_cmpuint (moves->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (moves, DewMove, i).line, ==, expected[i].line);
      g_assert_cmpint (g_array_index (moves, DewMove, i).pence, ==, expected[i].pence);
    }
}

static void
test_spread (void)
{
  static const struct {
    DewTable table;
    gint64   id;
    gint64   pence;
    DewMove  moves[3];
    guint    n;
    gint64   partner;
  } spreads[] = {
    { DEW_TABLE_LINE, VAN, 5, { { VAN, 5 } }, 1 },              /* a line needs no budget to go by */
    { DEW_TABLE_LINE, VAN, 0, { { 0, 0 } }, 0 },
    { DEW_TABLE_LINE, CARE, -1000, { { DISTRICT, -672 }, { MEALS, -328 } }, 2 },        /* 51,200.50 and 25,000 of 76,200.50 */
    { DEW_TABLE_POOL, OLDER, 1, { { DISTRICT, 1 } }, 1 },
    { DEW_TABLE_POOL, OLDER, 7920050, { { DISTRICT, 5120050 }, { MEALS, 2500000 }, { TRANSPORT, 300000 } }, 3 },
    { DEW_TABLE_POOL, EQUIPMENT, -7, { { BEDS, -7 } }, 1 },
    /* a partner's, by what it contributes: 1,200.50, 25,000 and 3,000; one that contributes nothing, by all; where nobody does, by the budget */
    { DEW_TABLE_POOL, OLDER, -100000, { { DISTRICT, -4111 }, { MEALS, -85615 }, { TRANSPORT, -10274 } }, 3, COUNCIL },
    { DEW_TABLE_POOL, OLDER, -1000, { { DISTRICT, -1000 } }, 1, CCG },
    { DEW_TABLE_LINE, CARE, 1000, { { DISTRICT, 672 }, { MEALS, 328 } }, 2, TRUST },
    { DEW_TABLE_POOL, EQUIPMENT, 7, { { BEDS, 7 } }, 1, CCG },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (spreads); i++)
    {
      g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
      g_autoptr (GError) error = NULL;

      g_test_message ("spread %u", i);
      dew_edit_spread_move (ledger, dew_ledger_node (ledger, spreads[i].table, spreads[i].id), 0, 2013, spreads[i].partner, spreads[i].pence, moves, &error);
      g_assert_no_error (error);
      assert_moves (moves, spreads[i].moves, spreads[i].n);
    }
}

static void
test_spread_refused (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_POOL, CARERS), 0, 2013, 0, 1, moves, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Carers” has no budget in 2013/14");
  g_assert_false (dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_POOL, EQUIPMENT), 0, 2014, 0, 1, moves, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Equipment” has no budget in 2014/15");
  g_assert_cmpuint (moves->len, ==, 0);
}

/* From a pool to a line of it, and back: the line takes, and gives, all; its sisters do the rest. */
static void
test_spread_within (void)
{
  static const struct {
    gint64  other;
    gint64  pence;
    DewMove moves[3];
    guint   n;
  } spreads[] = {
    { MEALS, -1000, { { DISTRICT, -945 }, { TRANSPORT, -55 } }, 2 },    /* 51,200.50 and 3,000 of 54,200.50 */
    { MEALS, 1000, { { DISTRICT, 945 }, { TRANSPORT, 55 } }, 2 },
    { CARE, -1000, { { TRANSPORT, -1000 } }, 1 },
    { BEDS, -1000, { { DISTRICT, -646 }, { MEALS, -316 }, { TRANSPORT, -38 } }, 3 },    /* of another pool */
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (spreads); i++)
    {
      g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
      g_autoptr (GError) error = NULL;

      g_test_message ("spread %u", i);
      dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_POOL, OLDER), dew_ledger_node (ledger, DEW_TABLE_LINE, spreads[i].other), 2013, 0, spreads[i].pence, moves, &error);
      g_assert_no_error (error);
      assert_moves (moves, spreads[i].moves, spreads[i].n);
    }
}

/* What is moved twice on a line is added up; and what comes to nothing is not moved. */
static void
test_spread_over (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  const DewMove expected[] = { { DISTRICT, -672 }, { MEALS, 672 } };

  g_assert_true (dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, CARE), 0, 2013, 0, -1000, moves, NULL));
  g_assert_true (dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, MEALS), 0, 2013, 0, 1000, moves, NULL));
  assert_moves (moves, expected, 2);
  g_assert_true (dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, MEALS), 0, 2013, 0, -672, moves, NULL));
  assert_moves (moves, expected, 1);
}

/* Whatever is taken from a pool, up to all of it, is there on its lines; and no virement changes what there is in all. */
static void
test_spread_by_chance (void)
{
  for (guint i = 0; i < how_many (500); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
      g_autoptr (DewTotals) totals = NULL;
      gint64 pence = g_test_rand_int_range (1, 7920051);
      g_autoptr (GError) error = NULL;

      put (ledger, NIGHT, 2013, g_test_rand_int_range (0, 13), DEW_BUDGET, TRUST, DEW_BASELINE, g_test_rand_int_range (-9999, 9999));
      dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_POOL, OLDER), 0, 2013, 0, -pence, moves, &error);
      g_assert_no_error (error);
      dew_edit_spread_move (ledger, dew_ledger_node (ledger, DEW_TABLE_POOL, EQUIPMENT), 0, 2013, 0, pence, moves, &error);
      g_assert_no_error (error);
      record (ledger, 7, 0, (const DewMove *) (gpointer) moves->data, moves->len);
      totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
      g_assert_cmpint (dew_totals_get (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_MOVED), ==, 0);
      g_assert_cmpint (dew_totals_get (totals, dew_ledger_node (ledger, DEW_TABLE_POOL, OLDER), DEW_NO_PARTNER, DEW_SUM_MOVED), ==, -pence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-virement/record", test_record);
  g_test_add_func ("/edit-virement/change", test_change);
  g_test_add_func ("/edit-virement/delete", test_delete);
  g_test_add_func ("/edit-virement/holds", test_holds);
  g_test_add_func ("/edit-virement/refused", test_refused);
  g_test_add_func ("/edit-virement/passed-on", test_passed_on);
  g_test_add_func ("/edit-virement/closed", test_closed);
  g_test_add_func ("/edit-virement/spread", test_spread);
  g_test_add_func ("/edit-virement/spread-refused", test_spread_refused);
  g_test_add_func ("/edit-virement/spread-within", test_spread_within);
  g_test_add_func ("/edit-virement/spread-over", test_spread_over);
  g_test_add_func ("/edit-virement/spread-by-chance", test_spread_by_chance);

  return g_test_run ();
}
