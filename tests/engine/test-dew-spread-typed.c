/* test-dew-spread-typed.c: spreads as people type them: other shapes of the same, from the last years, in words. */
#include "dew-spread-typed.h"

#include "dew-edit-scenario.h"
#include "dew-error.h"
#include "dew-ratio.h"
#include "ledger-builder.h"

enum { DEMAND = 11, BLOCK, ONCE, SAME, WILD };

#define HUNDRED G_GINT64_CONSTANT (10000)       /* £100, in pence */

/* By line and year, as figures are sorted: over by 30 % and under by 10 %; one year; always by 10 %; by 2,000 % and more. */
static const struct { gint64 line; int year; gint64 budget, actual; } outturns[] = {
  { DEMAND, 2010, 10, 13 }, { DEMAND, 2012, 10, 9 },
  { ONCE, 2012, 10, 13 },
  { SAME, 2011, 10, 11 }, { SAME, 2012, 20, 22 },
  { WILD, 2011, 10, 210 }, { WILD, 2012, 10, 500 },
};

static DewLedger *
make_ledger (void)
{
  static const struct { gint64 id; const char *name; gint contract; } lines[] = {
    { DEMAND, "Demand", DEW_CONTRACT_DEMAND_LED }, { BLOCK, "Block", DEW_CONTRACT_BLOCK }, { ONCE, "Once", DEW_CONTRACT_DEMAND_LED },
    { SAME, "Same", DEW_CONTRACT_DEMAND_LED }, { WILD, "Wild", DEW_CONTRACT_DEMAND_LED },
  };
  g_autoptr (GError) error = NULL;
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "Council", "");
  add_pool (&builder, 1, "Care", 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    add_line (&builder, lines[i].id, 1, 0, DEW_LINE_SERVICE, lines[i].name, 1)->contract = lines[i].contract;

  for (guint i = 0; i < G_N_ELEMENTS (outturns); i++)
    {
      DewFigure budget = { outturns[i].line, outturns[i].year, 0, DEW_BUDGET, 1, DEW_BASELINE, outturns[i].budget * HUNDRED };
      DewFigure actual = { outturns[i].line, outturns[i].year, 0, DEW_ACTUAL, 1, DEW_BASELINE, outturns[i].actual * HUNDRED };

      dew_ledger_load_figure (builder.ledger, &budget);
      dew_ledger_load_figure (builder.ledger, &actual);
    }
  g_array_unref (builder.figures);
  dew_ledger_load_finish (builder.ledger, &error);
  g_assert_no_error (error);

  return builder.ledger;
}

/* ---- Another shape ---- */

static void
test_reshape (void)
{
  static const struct {
    gint from, middle, deviation, low, high;
    gint to, expected_middle, expected_deviation, expected_low, expected_high;
  } table[] = {
    { DEW_SPREAD_NORMAL, 20000, 40000, 0, 0, DEW_SPREAD_NORMAL, 20000, 40000, 0, 0 },
    { DEW_SPREAD_NORMAL, 20000, 40000, 0, 0, DEW_SPREAD_LOGNORMAL, 20000, 40000, 0, 0 },
    { DEW_SPREAD_LOGNORMAL, -20000, 40000, 0, 0, DEW_SPREAD_NORMAL, -20000, 40000, 0, 0 },
    /* √6 × 4 % is 9.7979 %. */
    { DEW_SPREAD_NORMAL, 20000, 40000, 0, 0, DEW_SPREAD_THREE_POINT, 20000, 0, 20000 - 97979, 20000 + 97979 },
    { DEW_SPREAD_THREE_POINT, 20000, 0, -77979, 117979, DEW_SPREAD_NORMAL, 20000, 39999, 0, 0 },
    { DEW_SPREAD_THREE_POINT, 0, 0, -60000, 120000, DEW_SPREAD_LOGNORMAL, 20000, 37416, 0, 0 },
    { DEW_SPREAD_THREE_POINT, 10000, 0, -60000, 120000, DEW_SPREAD_THREE_POINT, 10000, 0, -60000, 120000 },
    { DEW_SPREAD_THREE_POINT, 0, 0, 0, 1, DEW_SPREAD_NORMAL, 0, 1, 0, 0 },
    { DEW_SPREAD_NORMAL, -990000, 500000, 0, 0, DEW_SPREAD_THREE_POINT, -990000, 0, -1000000, 234744 },
    { DEW_SPREAD_NORMAL, 10000000, 10000000, 0, 0, DEW_SPREAD_THREE_POINT, 10000000, 0, -1000000, 10000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewSpread spread = { .shape = table[i].from, .middle = table[i].middle, .deviation = table[i].deviation, .low = table[i].low, .high = table[i].high };

      g_test_message ("%u", i);
      dew_spread_reshape (&spread, table[i].to);
      g_assert_cmpint (spread.shape, ==, table[i].to);
      g_assert_cmpint (spread.middle, ==, table[i].expected_middle);
      g_assert_cmpint (spread.deviation, ==, table[i].expected_deviation);
      g_assert_cmpint (spread.low, ==, table[i].expected_low);
      g_assert_cmpint (spread.high, ==, table[i].expected_high);
    }
}

static gint64
next_id (gpointer data)
{
  return ++*(gint64 *) data;
}

static gboolean
may_stand (const DewLedger *ledger,
           const DewSpread *spread)
{
  gint64 id = 0;
  g_autoptr (DewChanges) changes = dew_changes_new ();

  return dew_edit_spread (ledger, changes, (DewIds) { next_id, &id }, spread, NULL);
}

/* Whatever may stand may stand in any other shape; only a lognormal one has no mean of nothing. */
static void
test_reshape_any (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < 20000; i++)
    {
      gint points[3];
      DewSpread spread = { .line = DEMAND, .shape = g_test_rand_int_range (0, 3), .source = (char *) "" };

      for (guint k = 0; k < 3; k++)
        points[k] = g_test_rand_int_range (0, 4) > 0 ? g_test_rand_int_range (-200000, 200001) : g_test_rand_int_range (-1000000, 10000001);
      spread.middle = points[0];
      if (spread.shape != DEW_SPREAD_THREE_POINT)
        spread.deviation = ABS (points[1]);
      else
        {
          spread.low = MIN (points[0], points[1]);
          spread.high = MAX (points[0], points[2]);
        }
      if (!may_stand (ledger, &spread))
        continue;

      dew_spread_reshape (&spread, g_test_rand_int_range (0, 3));
      if (spread.shape != DEW_SPREAD_LOGNORMAL || spread.middle > -DEW_WHOLE)
        g_assert_true (may_stand (ledger, &spread));
    }
}

/* ---- From the last years ---- */

static void
test_from_past (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (GError) error = NULL;
  DewSpread *spread = dew_spread_from_past (ledger, DEMAND, 2013, DEW_SPREAD_LOGNORMAL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (spread->line, ==, DEMAND);
  g_assert_cmpint (spread->shape, ==, DEW_SPREAD_LOGNORMAL);
  g_assert_cmpint (spread->middle, ==, 100000);
  g_assert_cmpint (spread->deviation, ==, 282842);
  g_assert_cmpstr (spread->source, ==, "Outturn against budget in 2010/11 and 2012/13");
  dew_row_free (DEW_TABLE_SPREAD, spread);

  spread = dew_spread_from_past (ledger, DEMAND, 2013, DEW_SPREAD_THREE_POINT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (spread->middle, ==, 100000);
  g_assert_cmpint (spread->low, ==, 100000 - 692818);
  g_assert_cmpint (spread->high, ==, 100000 + 692818);
  g_assert_true (may_stand (ledger, spread));
  dew_row_free (DEW_TABLE_SPREAD, spread);
}

static void
test_no_past (void)
{
  static const struct { gint64 line; const char *says; } table[] = {
    { BLOCK, "None of the 5 years before 2013/14 has both a budget and an outturn of the whole year; it takes two." },
    { ONCE, "Only 2012/13, of the 5 years before 2013/14, has both a budget and an outturn of the whole year; it takes two." },
    { SAME, "In 2011/12 and 2012/13 the outturn was always the same part of the budget, so that nothing would vary." },
    { WILD, "In 2011/12 and 2012/13 the outturn was so far above the budget that no spread can hold it; look at the figures of those years." },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dew_spread_from_past (ledger, table[i].line, 2013, DEW_SPREAD_NORMAL, &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, table[i].says);
    }
}

/* ---- In words ---- */

static void
test_words (void)
{
  static const struct { DewSpread spread; const char *words; } table[] = {
    { { .shape = DEW_SPREAD_NORMAL, .middle = 21000, .deviation = 40312 }, "+2.1 % ± 4 %" },
    { { .shape = DEW_SPREAD_LOGNORMAL, .middle = -50500, .deviation = 2500 }, "−5.1 % ± 0.3 %" },
    { { .shape = DEW_SPREAD_NORMAL, .middle = 0, .deviation = 1000000 }, "0 % ± 100 %" },
    { { .shape = DEW_SPREAD_THREE_POINT, .low = -50000, .middle = 10000, .high = 1200000 }, "−5 % to +120 %, likeliest +1 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = dew_spread_words (&table[i].spread);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_untyped (void)
{
  static const struct { gint64 line; const char *says; } table[] = {
    { DEMAND, "Demand-led: varies as in the last 2 years, +10 % ± 28.3 %." },
    { BLOCK, "Does not vary in a simulation: it is not demand-led, and nothing is entered here." },
    { ONCE, "Demand-led, but does not vary by itself. Only 2012/13, of the 5 years before 2013/14, has both a budget and an outturn of the whole year; it takes two." },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = dew_spread_say_untyped (ledger, table[i].line, 2013, DEW_BASELINE);

      g_assert_cmpstr (words, ==, table[i].says);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread-typed/reshape", test_reshape);
  g_test_add_func ("/spread-typed/reshape-any", test_reshape_any);
  g_test_add_func ("/spread-typed/from-past", test_from_past);
  g_test_add_func ("/spread-typed/no-past", test_no_past);
  g_test_add_func ("/spread-typed/words", test_words);
  g_test_add_func ("/spread-typed/untyped", test_untyped);
  return g_test_run ();
}
