/* test-dew-edit-roll.c: beginning a year with the figures of the one before */
#include "engine-fixture.h"

#include "dew-edit-roll.h"
#include "dew-ratio.h"
#include "dew-totals.h"

static gint64 ids = 1000;

/* Rolls, applies, and checks that what is said of it is so. */
static DewRolled *
roll_over (DewLedger             *ledger,
           const DewRoll         *roll,
           const DewLineVariance *variances,
           guint                  n_variances)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewRolled *rolled = dew_edit_roll (ledger, changes, roll, variances, n_variances, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dew_changes_length (changes), ==, rolled->n_set);
  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      g_assert_cmpint (dew_changes_get (changes, i)->table, ==, DEW_TABLE_FIGURE);
      g_assert_cmpint (dew_changes_get (changes, i)->op, ==, DEW_INSERT);
    }
  take (ledger, changes);
  g_assert_true (dew_edit_validate (ledger, NULL));

  return rolled;
}

static void
assert_figure (const DewLedger *ledger,
               gint64           line,
               int              year,
               DewMeasure       measure,
               gint64           partner,
               gint64           expected)
{
  gint64 pence = DEW_CLEARED;

  dew_ledger_figure (ledger, line, year, 0, measure, partner, DEW_BASELINE, &pence);
  g_assert_cmpint (pence, ==, expected);
}

static void
move_money (DewLedger     *ledger,
            gint64         partner,
            const DewMove *moves,
            guint          n)
{
  DewVirement virement = { count_ids (&ids), 2013, (char *) "2013-10-01", partner, (char *) "r", (char *) "", (char *) "" };
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  dew_edit_virement (ledger, changes, (DewIds) { count_ids, &ids }, &virement, moves, n, &error);
  g_assert_no_error (error);
  take (ledger, changes);
}

static void
say (DewLedger  *ledger,
     gint64      line,
     const char *column,
     gint64      value)
{
  DewChanges *changes = dew_changes_new ();
  gpointer row = dew_row_copy (DEW_TABLE_LINE, dew_ledger_find (ledger, DEW_TABLE_LINE, line));

  dew_row_set_int (DEW_TABLE_LINE, row, column, value);
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_LINE, row, NULL));
  dew_row_free (DEW_TABLE_LINE, row);
  take (ledger, changes);
}

/* ---- What is rolled ---- */

/* District nurses of 2014 has the CCG's figure already; Beds has a budget only, by the year and by the month. */
static void
test_plain (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewRolled) rolled = roll_over (ledger, &(DewRoll) { .from = 2013, .income = TRUE }, NULL, 0);

  g_assert_cmpuint (rolled->n_set, ==, 5);
  g_assert_cmpuint (rolled->n_kept, ==, 1);
  g_assert_cmpuint (rolled->left->len, ==, 0);
  assert_figure (ledger, DISTRICT, 2014, DEW_EXISTING, CCG, 5100000);
  assert_figure (ledger, DISTRICT, 2014, DEW_EXISTING, COUNCIL, 120050);        /* was additional */
  assert_figure (ledger, DISTRICT, 2014, DEW_ADDITIONAL, COUNCIL, DEW_CLEARED);
  assert_figure (ledger, MEALS, 2014, DEW_EXISTING, COUNCIL, 2500000);
  assert_figure (ledger, MEALS, 2014, DEW_INCOME, COUNCIL, 400000);
  assert_figure (ledger, BEDS, 2014, DEW_BUDGET, DEW_UNATTRIBUTED, 900000);
  assert_figure (ledger, BEDS, 2014, DEW_ACTUAL, CCG, DEW_CLEARED);
  g_assert_cmpint (rolled->before[0], ==, 900000);
  g_assert_cmpint (rolled->before[1], ==, 120050 + 2500000 + 300000);
  g_assert_cmpint (rolled->before[2], ==, 5000000);
  g_assert_cmpint (rolled->after[0], ==, 900000);
  g_assert_cmpint (rolled->after[1], ==, 120050 + 2500000 + 300000);
  g_assert_cmpint (rolled->after[2], ==, 5100000);
}

/* Pence are rounded half away from zero, either way. */
static void
test_uplift (void)
{
  static const struct { gint64 pence, uplift, expected; } uplifts[] = {
    { 100, 21000, 102 }, { 250, 50000, 263 }, { 250, -50000, 238 }, { -250, 50000, -263 }, { 333, 100000, 366 }, { 335, 100000, 369 },
    { 1, DEW_WHOLE, 2 }, { 12345, -DEW_WHOLE, 0 }, { 0, 21000, 0 }, { DEW_MONEY_LIMIT / 2, DEW_WHOLE, DEW_MONEY_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (uplifts); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewRoll roll = { .from = 2020, .uplift = uplifts[i].uplift };

      put (ledger, VAN, 2020, 0, DEW_ADDITIONAL, TRUST, DEW_BASELINE, uplifts[i].pence);
      dew_rolled_free (roll_over (ledger, &roll, NULL, 0));
      assert_figure (ledger, VAN, 2021, DEW_EXISTING, TRUST, uplifts[i].expected);
    }
}

static void
test_savings (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewRolled) rolled = NULL;
  DewRoll roll = { .from = 2020, .savings = 1000, .income = TRUE };

  put (ledger, VAN, 2020, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 4500);
  put (ledger, VAN, 2020, 0, DEW_EXISTING, CCG, DEW_BASELINE, 2000);
  put (ledger, BEDS, 2020, 4, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 3400);
  put (ledger, VAN, 2020, 0, DEW_INCOME, CCG, DEW_BASELINE, 9000);
  put (ledger, MEALS, 2020, 0, DEW_EXISTING, CCG, DEW_BASELINE, -70);   /* pays for nothing */
  rolled = roll_over (ledger, &roll, NULL, 0);
  /* 1000 by 45 : 20 : 34 */
  assert_figure (ledger, VAN, 2021, DEW_EXISTING, COUNCIL, 4500 - 455);
  assert_figure (ledger, VAN, 2021, DEW_EXISTING, CCG, 2000 - 202);
  assert_figure (ledger, BEDS, 2021, DEW_BUDGET, DEW_UNATTRIBUTED, 3400 - 343);
  assert_figure (ledger, VAN, 2021, DEW_INCOME, CCG, 9000);
  assert_figure (ledger, MEALS, 2021, DEW_EXISTING, CCG, -70);
  g_assert_cmpint (rolled->before[0] + rolled->before[1] + rolled->before[2] - 1000, ==, rolled->after[0] + rolled->after[1] + rolled->after[2]);
}

static void
test_variance (void)
{
  const DewLineVariance variances[] = { { VAN, 100 }, { BEDS, -50 }, { MEALS, 77 } };
  DewRoll roll = { .from = 2020, .variance = TRUE };

  for (guint on = 0; on < 2; on++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewRolled) rolled = NULL;

      put (ledger, VAN, 2020, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 1000);
      put (ledger, VAN, 2020, 0, DEW_ADDITIONAL, CCG, DEW_BASELINE, 2000);
      put (ledger, BEDS, 2020, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 500);
      put (ledger, MEALS, 2020, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 10);     /* of which nothing is said */
      say (ledger, VAN, "recurrence", DEW_RECURRENT);
      say (ledger, BEDS, "recurrence", DEW_RECURRENT);
      roll.variance = on;
      rolled = roll_over (ledger, &roll, variances, 3);
      assert_figure (ledger, VAN, 2021, DEW_EXISTING, COUNCIL, on ? 1033 : 1000);
      assert_figure (ledger, VAN, 2021, DEW_EXISTING, CCG, on ? 2067 : 2000);
      assert_figure (ledger, BEDS, 2021, DEW_BUDGET, DEW_UNATTRIBUTED, on ? 450 : 500);
      assert_figure (ledger, MEALS, 2021, DEW_EXISTING, COUNCIL, 10);
      g_assert_cmpuint (rolled->n_variances, ==, on ? 2 : 0);
    }
}

static void
test_virements (void)
{
  const DewMove of_council[] = { { MEALS, -300 }, { DISTRICT, 200 }, { VAN, 100 } };
  const DewMove of_nobody[] = { { MEALS, -50 }, { BEDS, 50 } };

  for (guint on = 0; on < 2; on++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewRolled) rolled = NULL;

      move_money (ledger, COUNCIL, of_council, 3);
      move_money (ledger, 0, of_nobody, 2);
      rolled = roll_over (ledger, &(DewRoll) { .from = 2013, .virements = on }, NULL, 0);
      assert_figure (ledger, MEALS, 2014, DEW_EXISTING, COUNCIL, on ? 2499650 : 2500000);
      assert_figure (ledger, DISTRICT, 2014, DEW_EXISTING, COUNCIL, on ? 120250 : 120050);
      assert_figure (ledger, VAN, 2014, DEW_EXISTING, COUNCIL, on ? 100 : DEW_CLEARED);
      assert_figure (ledger, BEDS, 2014, DEW_BUDGET, DEW_UNATTRIBUTED, on ? 900050 : 900000);
      g_assert_cmpint (rolled->after[0] + rolled->after[1], ==, rolled->before[0] + rolled->before[1]);
    }
}

/* ---- What is left out, and kept ---- */

static void
assert_left (const DewRolled *rolled,
             guint            i,
             gint64           line,
             DewRollWhy       why)
{
  g_assert_cmpuint (i, <, rolled->left->len);
  g_assert_cmpint (g_array_index (rolled->left, DewRollLeft, i).line, ==, line);
  g_assert_cmpint (g_array_index (rolled->left, DewRollLeft, i).why, ==, why);
}

static void
test_left_out (void)
{
  for (guint along = 0; along < 2; along++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewRolled) rolled = NULL;
      DewPool pool = *(const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, EQUIPMENT);
      DewChanges *changes = dew_changes_new ();
      const DewMove moves[] = { { MEALS, -50 }, { NIGHT, 50 } };

      put (ledger, NIGHT, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 0);
      move_money (ledger, 0, moves, 2);
      pool.end = (char *) "2014-03-31";
      g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_POOL, &pool, NULL));
      take (ledger, changes);
      say (ledger, MEALS, "recurrence", DEW_NON_RECURRENT);
      rolled = roll_over (ledger, &(DewRoll) { .from = 2013, .virements = TRUE, .non_recurrent = along }, NULL, 0);
      assert_left (rolled, 0, NIGHT, DEW_ROLL_NO_WEIGHT);
      if (!along)
        assert_left (rolled, 1, MEALS, DEW_ROLL_NON_RECURRENT);
      assert_left (rolled, along ? 1 : 2, BEDS, DEW_ROLL_CLOSED);
      g_assert_cmpuint (rolled->left->len, ==, along ? 2 : 3);
      assert_figure (ledger, MEALS, 2014, DEW_EXISTING, COUNCIL, along ? 2499950 : DEW_CLEARED);
      assert_figure (ledger, NIGHT, 2014, DEW_EXISTING, CCG, DEW_CLEARED);
      assert_figure (ledger, BEDS, 2014, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_CLEARED);
      g_assert_cmpint (rolled->before[0], ==, 900000);
    }
}

static void
test_one_pool (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewRolled) rolled = roll_over (ledger, &(DewRoll) { .from = 2013, .pool = EQUIPMENT }, NULL, 0);

  g_assert_cmpuint (rolled->n_set, ==, 1);
  g_assert_cmpint (rolled->before[1], ==, 0);
  assert_figure (ledger, MEALS, 2014, DEW_EXISTING, COUNCIL, DEW_CLEARED);
}

/* A budget is not laid over months of it, nor beside contributions. */
static void
test_kept (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewRolled) rolled = NULL;

  put (ledger, VAN, 2013, 0, DEW_BUDGET, COUNCIL, DEW_BASELINE, 700);
  put (ledger, BEDS, 2014, 7, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 5);
  put (ledger, VAN, 2014, 0, DEW_EXISTING, CCG, DEW_BASELINE, 6);
  put (ledger, MEALS, 2014, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 0);
  rolled = roll_over (ledger, &(DewRoll) { .from = 2013 }, NULL, 0);
  g_assert_cmpuint (rolled->n_kept, ==, 4);
  g_assert_cmpuint (rolled->n_set, ==, 2);
  assert_figure (ledger, BEDS, 2014, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_CLEARED);
  assert_figure (ledger, VAN, 2014, DEW_BUDGET, COUNCIL, DEW_CLEARED);
  assert_figure (ledger, MEALS, 2014, DEW_EXISTING, COUNCIL, 0);
}

/* A line goes on as the one that continues it. */
static void
test_continued (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewRolled) rolled = NULL;

  say (ledger, VAN, "continues", TRANSPORT);
  rolled = roll_over (ledger, &(DewRoll) { .from = 2013 }, NULL, 0);
  assert_figure (ledger, VAN, 2014, DEW_EXISTING, COUNCIL, 300000);
  assert_figure (ledger, TRANSPORT, 2014, DEW_EXISTING, COUNCIL, DEW_CLEARED);
  g_assert_cmpint (rolled->after[1], ==, rolled->before[1]);
}

static void
test_refused (void)
{
  static const struct {
    DewRoll      roll;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { { .from = 1947 }, DEW_ERROR_INVALID, "year to roll forward is out of range" },
    { { .from = 2147 }, DEW_ERROR_INVALID, "year to roll forward is out of range" },
    { { .from = 2013, .pool = 99 }, DEW_ERROR_NOT_FOUND, "pool is not there" },
    { { .from = 2013, .uplift = DEW_WHOLE + 1 }, DEW_ERROR_INVALID, "uplift is out of range" },
    { { .from = 2013, .uplift = -DEW_WHOLE - 1 }, DEW_ERROR_INVALID, "uplift is out of range" },
    { { .from = 2013, .savings = -1 }, DEW_ERROR_INVALID, "savings are less than nothing" },
    { { .from = 2013, .pool = EQUIPMENT, .savings = 900001 }, DEW_ERROR_INVALID, "Savings of £9,000.01 are more than the £9,000" },
    { { .from = 2020, .uplift = 1 }, DEW_ERROR_INVALID, "“Meals” is more than £100,000 million" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  put (ledger, MEALS, 2020, 0, DEW_EXISTING, CCG, DEW_BASELINE, DEW_MONEY_LIMIT);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_null (dew_edit_roll (ledger, changes, &refusals[i].roll, NULL, 0, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- By chance ---- */

/* Rolling again sets nothing, nothing that was there is touched, and the totals that were told are those that are there. */
static void
test_chance (void)
{
  for (guint i = 0; i < how_many (600); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewLedger) before = NULL;
      g_autoptr (DewRolled) once = NULL;
      g_autoptr (DewRolled) again = NULL;
      g_autoptr (DewTotals) totals = NULL;
      g_autofree char *dump = NULL;
      DewRoll roll = { g_test_rand_int_range (2012, 2016), 0, g_test_rand_int_range (-3, 3) * 12345, g_test_rand_int_range (0, 2) * 777, g_test_rand_bit (),
                       g_test_rand_bit (), g_test_rand_bit (), g_test_rand_bit () };
      const DewLineVariance variances[] = { { DISTRICT, g_test_rand_int_range (-5000, 5000) }, { BEDS, 123 } };
      g_autoptr (DewChanges) preview = dew_changes_new ();
      const char *what;
      gint64 sum = 0;

      for (guint step = 0; step < 60; step++)
        {
          DewChanges *changes = dew_changes_new ();

          if (random_verb (ledger, changes, (DewIds) { count_ids, &ids }, &what, NULL))
            take (ledger, changes);
          else
            dew_changes_free (changes);
        }

      once = dew_edit_roll (ledger, preview, &roll, variances, 2, NULL);
      if (once == NULL)
        continue;
      before = dew_ledger_copy (ledger);
      take (ledger, g_steal_pointer (&preview));
      for (guint line = 0; line < dew_ledger_rows (before, DEW_TABLE_LINE)->len; line++)
        {
          guint n;
          const DewFigure *figures = dew_ledger_figures (before, *(const gint64 *) g_ptr_array_index (dew_ledger_rows (before, DEW_TABLE_LINE), line), &n);

          for (guint f = 0; f < n; f++)
            g_assert_cmpint (dew_ledger_figure_row (ledger, figures[f].line, figures[f].year, figures[f].month, (DewMeasure) figures[f].measure,
                                                    figures[f].partner, figures[f].scenario)->pence, ==, figures[f].pence);
        }

      dump = dump_ledger (ledger);
      again = roll_over (ledger, &roll, variances, 2);
      assert_same_dump (ledger, dump);
      g_assert_cmpuint (again->n_set, ==, 0);
      g_assert_cmpuint (again->n_variances, ==, 0);
      g_assert_cmpuint (again->n_kept, ==, once->n_kept + once->n_set);

      totals = dew_totals_new (ledger, roll.from + 1, DEW_BASELINE);
      for (guint node = 0; node < dew_ledger_nodes (ledger, NULL)[0].end; node++)
        if (dew_ledger_nodes (ledger, NULL)[node].kind == DEW_NODE_LINE)
          sum += dew_totals_get (totals, node, DEW_ALL_PARTNERS,
                                 dew_totals_entered (totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS) ? DEW_SUM_GROSS : DEW_SUM_BUDGET);
      for (guint slot = 0; slot < G_N_ELEMENTS (once->after); slot++)
        sum -= once->after[slot];
      g_assert_cmpint (sum, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-roll/plain", test_plain);
  g_test_add_func ("/edit-roll/uplift", test_uplift);
  g_test_add_func ("/edit-roll/savings", test_savings);
  g_test_add_func ("/edit-roll/variance", test_variance);
  g_test_add_func ("/edit-roll/virements", test_virements);
  g_test_add_func ("/edit-roll/left-out", test_left_out);
  g_test_add_func ("/edit-roll/one-pool", test_one_pool);
  g_test_add_func ("/edit-roll/kept", test_kept);
  g_test_add_func ("/edit-roll/continued", test_continued);
  g_test_add_func ("/edit-roll/refused", test_refused);
  g_test_add_func ("/edit-roll/chance", test_chance);

  return g_test_run ();
}
