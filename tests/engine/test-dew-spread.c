/* test-dew-spread.c: what varies: typed, usual, or from the last years. */
#include "dew-spread.h"

#include "ledger-builder.h"

enum { CATEGORY = 10, TYPED, DEMAND, BLOCK, OLDER, UNDER };

#define HUNDRED G_GINT64_CONSTANT (10000)       /* £100, in pence */

static void
add_year (Builder *builder,
          int      year,
          gint64   line,
          gint64   budget,
          gint64   actual)
{
  builder->year = year;
  add_figure (builder, line, DEW_BUDGET, 1, budget);
  if (actual >= 0)
    add_figure (builder, line, DEW_ACTUAL, 1, actual);
}

static void
add_months (Builder *builder,
            int      year,
            gint64   line,
            int      months)
{
  for (int month = 1; month <= months; month++)
    {
      DewFigure figure = { line, year, month, DEW_ACTUAL, 1, DEW_BASELINE, HUNDRED * 11 / 10 };

      g_array_append_val (builder->figures, figure);
    }
}

static DewLedger *
make_ledger (void)
{
  Builder builder;
  DewSpread *spread;
  DewLine *line;

  start_ledger (&builder);
  add_partner (&builder, 1, "Council", "");
  add_pool (&builder, 1, "Care", 1, 1);
  add_pool (&builder, 2, "Old care", 1, 1);
  add_line (&builder, CATEGORY, 1, 0, DEW_LINE_CATEGORY, "Care at home", 0)->correlation = 300000;
  add_line (&builder, TYPED, 1, CATEGORY, DEW_LINE_SERVICE, "Typed", 1);
  line = add_line (&builder, DEMAND, 1, CATEGORY, DEW_LINE_SERVICE, "Demand", 1);
  line->contract = DEW_CONTRACT_DEMAND_LED;
  line->continues = OLDER;
  add_line (&builder, BLOCK, 1, 0, DEW_LINE_SERVICE, "Block", 1)->contract = DEW_CONTRACT_BLOCK;
  add_line (&builder, OLDER, 2, 0, DEW_LINE_SERVICE, "Demand, before", 1);
  add_line (&builder, UNDER, 1, 0, DEW_LINE_SERVICE, "Nothing yet", 1)->contract = DEW_CONTRACT_DEMAND_LED;

  spread = add_row (&builder, DEW_TABLE_SPREAD, 1, NULL);
  spread->line = TYPED;
  spread->shape = DEW_SPREAD_THREE_POINT;
  spread->low = -50000;
  spread->middle = 10000;
  spread->high = 120000;

  /* Over by 10 %, under by 10 %, over by 30 %; not all months, no budget, too long ago. */
  add_year (&builder, 2012, DEMAND, 12 * HUNDRED, -1);
  add_months (&builder, 2012, DEMAND, 12);
  add_year (&builder, 2011, OLDER, 10 * HUNDRED, 9 * HUNDRED);
  add_year (&builder, 2010, OLDER, 10 * HUNDRED, 13 * HUNDRED);
  add_year (&builder, 2009, OLDER, 10 * HUNDRED, -1);
  add_months (&builder, 2009, OLDER, 11);
  add_year (&builder, 2008, OLDER, 0, 11 * HUNDRED);
  add_year (&builder, 2007, OLDER, 10 * HUNDRED, 20 * HUNDRED);

  for (gint64 id = TYPED; id <= BLOCK; id++)
    {
      add_year (&builder, 2013, id, 20 * HUNDRED, -1);
      add_figure (&builder, id, DEW_FORECAST, 1, 21 * HUNDRED);
    }

  return finish_ledger (&builder);
}

static gboolean
spread_from_years (const DewLedger *ledger,
                   gint64           line,
                   int              year,
                   DewSpread       *spread,
                   guint           *n_years)
{
  DewSpreadYears found = { 0 };

  dew_spread_years (ledger, line, year, DEW_BASELINE, &found);
  *n_years = found.n;
  return dew_spread_of_years (&found, line, spread);
}

static void
test_from_years (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  DewSpread spread;
  guint n_years;

  g_assert_true (spread_from_years (ledger, DEMAND, 2013, &spread, &n_years));
  g_assert_cmpuint (n_years, ==, 3);
  g_assert_cmpint (spread.line, ==, DEMAND);
  g_assert_cmpint (spread.shape, ==, DEW_SPREAD_NORMAL);
  g_assert_cmpint (spread.middle, ==, 100000);
  g_assert_cmpint (spread.deviation, ==, 200000);

  /* Two are enough, one is not. */
  g_assert_true (spread_from_years (ledger, DEMAND, 2011, &spread, &n_years));
  g_assert_cmpuint (n_years, ==, 2);
  g_assert_cmpint (spread.middle, ==, 650000);
  g_assert_cmpint (spread.deviation, ==, 494974);
  g_assert_false (spread_from_years (ledger, DEMAND, 2008, &spread, &n_years));
  g_assert_cmpuint (n_years, ==, 1);
  g_assert_false (spread_from_years (ledger, BLOCK, 2013, &spread, &n_years));
  g_assert_cmpuint (n_years, ==, 0);
}

static GArray *
list_inputs (const DewLedger      *ledger,
             const DewUsualSpread *usual)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
  g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, totals, "2013-11-30");

  return dew_spread_inputs (ledger, totals, monitor, 1, usual);
}

static const DewSpreadInput *
input_of (const GArray *inputs,
          gint64        line)
{
  for (guint i = 0; i < inputs->len; i++)
    if (g_array_index (inputs, DewSpreadInput, i).line == line)
      return &g_array_index (inputs, DewSpreadInput, i);

  g_assert_not_reached ();
}

static void
test_inputs (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (GArray) inputs = list_inputs (ledger, NULL);
  const DewSpreadInput *typed = input_of (inputs, TYPED);
  const DewSpreadInput *demand = input_of (inputs, DEMAND);
  const DewSpreadInput *block = input_of (inputs, BLOCK);

  g_assert_cmpuint (inputs->len, ==, 4);
  g_assert_cmpint (typed->shape, ==, DEW_SPREAD_THREE_POINT);
  g_assert_cmpint (typed->base, ==, 20 * HUNDRED);
  g_assert_cmpint (typed->low, ==, -50000);
  g_assert_cmpint (typed->middle, ==, 10000);
  g_assert_cmpint (typed->high, ==, 120000);
  g_assert_cmpint (typed->group, ==, CATEGORY);
  g_assert_cmpint (typed->correlation, ==, 300000);
  g_assert_cmpuint (typed->node, ==, dew_ledger_node (ledger, DEW_TABLE_LINE, TYPED));
  g_assert_cmpint (demand->shape, ==, DEW_SPREAD_NORMAL);
  g_assert_cmpint (demand->middle, ==, 100000);
  g_assert_cmpint (demand->deviation, ==, 200000);
  g_assert_cmpint (block->shape, ==, DEW_SPREAD_FIXED);
  g_assert_cmpint (block->fixed, ==, HUNDRED);
  g_assert_cmpint (block->group, ==, 0);
  g_assert_cmpint (input_of (inputs, UNDER)->shape, ==, DEW_SPREAD_FIXED);
}

static void
test_usual (void)
{
  DewUsualSpread usual = { DEW_SPREAD_LOGNORMAL, 80000 };
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (GArray) inputs = list_inputs (ledger, &usual);

  g_assert_cmpint (input_of (inputs, TYPED)->shape, ==, DEW_SPREAD_THREE_POINT);
  g_assert_cmpint (input_of (inputs, BLOCK)->shape, ==, DEW_SPREAD_FIXED);
  g_assert_cmpint (input_of (inputs, DEMAND)->shape, ==, DEW_SPREAD_LOGNORMAL);
  g_assert_cmpint (input_of (inputs, DEMAND)->middle, ==, 50000);
  g_assert_cmpint (input_of (inputs, DEMAND)->deviation, ==, 80000);

  usual.shape = DEW_SPREAD_THREE_POINT;
  g_array_unref (inputs);
  inputs = list_inputs (ledger, &usual);
  g_assert_cmpint (input_of (inputs, DEMAND)->low, ==, 50000 - 195959);
  g_assert_cmpint (input_of (inputs, DEMAND)->high, ==, 50000 + 195959);
  g_assert_cmpint (input_of (inputs, DEMAND)->deviation, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread/from-years", test_from_years);
  g_test_add_func ("/spread/inputs", test_inputs);
  g_test_add_func ("/spread/usual", test_usual);
  return g_test_run ();
}
