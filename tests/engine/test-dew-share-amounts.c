/* test-dew-share-amounts.c: a forecast's variance, line by line: signs, what cancels out, and aligned lines */
#include "dew-share.h"

#include "share-checks.h"
#include "share-random.h"

#define MAX_AMOUNTS 20

enum { ELSEWHERE = 30 };

static DewLedger *
make_lines (void)
{
  Builder builder;

  build_lines (&builder);
  return finish_ledger (&builder);
}

/* ---- Vectors ---- */

/* Home care, joint, 600 by the council and 200 by the CCG; meals, the CCG's; transport, the council's, aligned all year or not at all. */
static DewLedger *
make_steady (gboolean aligned)
{
  Builder builder;
  DewLine *transport;

  build_lines (&builder);
  transport = find_line (&builder, TRANSPORT);
  transport->status = aligned ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
  dew_row_set_text (DEW_TABLE_LINE, transport, "pooled_from", "");
  return finish_ledger (&builder);
}

static const struct {
  DewLineAmount amounts[3];
  guint         n_amounts;
  const char   *rule;
  gboolean      aligned;
  gint64        variance;       /* their sum */
  gint64        council, ccg, held;
  guint         n_works;
} vectors[] = {
  /* Only own: every line as it is. */
  { { { HOME_CARE, 8000 }, { MEALS, -1000 } }, 2, "own", FALSE, 7000, 6000, 2000 - 1000, 0, 3 },
  { { { HOME_CARE, -8000 }, { MEALS, 1000 } }, 2, "own", FALSE, -7000, -6000, -2000 + 1000, 0, 3 },
  /* Any other: what is left of home care, by 700 to 300; a table of what cancels out. */
  { { { HOME_CARE, 8000 }, { MEALS, -1000 } }, 2, "proportional gross", FALSE, 7000, 4900, 2100, 0, 3 },
  { { { HOME_CARE, 8000 }, { MEALS, 1000 } }, 2, "proportional gross", FALSE, 9000, 6300, 2700, 0, 2 },
  { { { MEALS, 1000 } }, 1, "equal", FALSE, 1000, 500, 500, 0, 2 },
  /* The aligned line to its funder, with its own sign, and nothing of it against the others: 600 to 300 of what they come to. */
  { { { TRANSPORT, -500 }, { HOME_CARE, 1500 } }, 2, "proportional gross", TRUE, 1000, -500 + 1000, 500, 0, 3 },
  { { { TRANSPORT, 500 }, { HOME_CARE, 1500 } }, 2, "proportional gross", TRUE, 2000, 500 + 1000, 500, 0, 3 },
  { { { TRANSPORT, -500 }, { HOME_CARE, 1500 } }, 2, "own", TRUE, 1000, -500 + 1125, 375, 0, 3 },
  /* An underspend in all, but not of what is shared. */
  { { { TRANSPORT, -5000 }, { HOME_CARE, 900 } }, 2, "equal", TRUE, -4100, -5000 + 450, 450, 0, 3 },
  { { { HOME_CARE, -900 }, { MEALS, 100 } }, 2, "retain", FALSE, -800, 0, 0, -800, 3 },
  { { { TRANSPORT, -100 }, { HOME_CARE, -900 }, { MEALS, 100 } }, 3, "retain", TRUE, -900, -100, 0, -800, 4 },
  /* They come to nothing, but own does not. */
  { { { HOME_CARE, 100 }, { MEALS, -100 } }, 2, "own", FALSE, 0, 75, 25 - 100, 0, 3 },
  { { { HOME_CARE, 100 }, { MEALS, -100 } }, 2, "equal", FALSE, 0, 0, 0, 0, 3 },
  { { { 0, 0 } }, 0, "equal", FALSE, 0, 0, 0, 0, 1 },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (DewLedger) ledger = make_steady (vectors[i].aligned);
      /* The variance of the query is not looked at. */
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = G_MAXINT64, .rule = vectors[i].rule,
                              .amounts = vectors[i].amounts, .n_amounts = vectors[i].n_amounts };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);

      g_test_message ("%u: %s", i, vectors[i].rule);
      assert_sound (share);
      g_assert_cmpint (share->variance, ==, vectors[i].variance);
      g_assert_cmpint (share_of (share, COUNCIL), ==, vectors[i].council);
      g_assert_cmpint (share_of (share, CCG), ==, vectors[i].ccg);
      g_assert_cmpint (share->held, ==, vectors[i].held);
      g_assert_cmpuint (share->works->len, ==, vectors[i].n_works);
      g_assert_cmpint (work_at (share, 0)->kind, ==, DEW_WORK_LINES);
      g_assert_cmpuint (work_at (share, 0)->parts->len, ==, vectors[i].n_amounts);
    }
}

/* ---- The working ---- */

static void
test_working (void)
{
  const DewLineAmount amounts[] = { { TRANSPORT, -50 }, { MEALS, 50 }, { HOME_CARE, 100 } };
  g_autoptr (DewLedger) ledger = make_steady (FALSE);
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = "all to Trust", .amounts = amounts, .n_amounts = G_N_ELEMENTS (amounts) };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);
  const DewWork *work = work_at (share, 0);

  /* In the order of the document. */
  g_assert_cmpstr (work->title, ==, "Line by line, from the forecast");
  g_assert_cmpstr (work->basis, ==, "Forecast less latest budget of each line, 2013/14");
  g_assert_cmpstr (work->note, ==, "");
  g_assert_cmpint (g_array_index (work->parts, DewWorkPart, 0).line, ==, HOME_CARE);
  g_assert_cmpint (portion_at (work, 0)->share.pence, ==, 100);
  g_assert_cmpint (portion_at (work, 2)->share.pence, ==, -50);
  g_assert_cmpint (work->after, ==, 100);

  /* 50 off 100 and 50: 33 and a third, and 16 and two thirds. */
  work = work_at (share, 1);
  g_assert_cmpint (work->kind, ==, DEW_WORK_OFFSET);
  g_assert_cmpint (work->weights, ==, DEW_BASIS_AMOUNT);
  g_assert_cmpstr (work->title, ==, "Underspends set against overspends, pro rata");
  g_assert_cmpint (portion_at (work, 0)->weight, ==, 100);
  g_assert_cmpint (portion_at (work, 2)->weight, ==, 0);
  g_assert_cmpint (portion_at (work, 0)->share.pence, ==, 67);
  g_assert_cmpint (portion_at (work, 1)->share.pence, ==, 33);
  g_assert_cmpint (portion_at (work, 2)->share.pence, ==, 0);
  g_assert_cmpint (work->after, ==, 100);
  g_assert_cmpuint (work_at (share, 2)->lines->len, ==, 3);
}

/* Which rule applies is told by what is left without aligned lines, and said where that is not the sign of the whole. */
static void
test_direction (void)
{
  const DewLineAmount amounts[] = { { TRANSPORT, -5000 }, { HOME_CARE, 900 } }, less[] = { { TRANSPORT, 5000 }, { HOME_CARE, -900 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = G_N_ELEMENTS (amounts) };
  g_autoptr (DewShare) over = NULL;
  g_autoptr (DewShare) under = NULL;

  build_lines (&builder);
  dew_row_set_text (DEW_TABLE_LINE, find_line (&builder, TRANSPORT), "pooled_from", "");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "all to Trust");
  ledger = finish_ledger (&builder);

  over = share_or_fail (ledger, &query);
  g_assert_cmpint (over->variance, ==, -4100);
  g_assert_cmpstr (over->rule, ==, "all to Trust");
  g_assert_cmpint (share_of (over, TRUST), ==, 900);
  g_assert_cmpstr (work_at (over, 0)->note, ==, "Without its aligned lines the pool is over by £9.00, so that the rules for an overspend apply.");

  query.amounts = less;
  under = share_or_fail (ledger, &query);
  g_assert_cmpint (under->variance, ==, 4100);
  g_assert_cmpstr (under->rule, ==, "retain");
  g_assert_cmpint (under->held, ==, -900);
  g_assert_cmpstr (work_at (under, 0)->note, ==, "Without its aligned lines the pool is under by £9.00, so that the rules for an underspend apply.");
}

/* Lines of one place are set against each other, and not against those of another. */
static void
test_places (void)
{
  const DewLineAmount amounts[] = { { HOME_CARE, 500 }, { MEALS, -200 }, { TRANSPORT, 100 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = G_N_ELEMENTS (amounts) };
  g_autoptr (DewShare) share = NULL;

  build_lines (&builder);
  find_line (&builder, TRANSPORT)->status = DEW_STATUS_POOLED;
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "all to Trust");
  add_rule (&builder, DEW_BASELINE, 1, CARE, DEW_OVER, "", "equal");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpint (share_of (share, TRUST), ==, 100);
  g_assert_cmpint (share_of (share, COUNCIL), ==, 150);
  g_assert_cmpint (share_of (share, CCG), ==, 150);
  g_assert_cmpstr (work_at (share, 2)->title, ==, "Underspends set against overspends, pro rata, under the rule of “Care at home”");
  g_assert_cmpint (work_at (share, 2)->place, ==, CARE);
}

/* ---- Refusals ---- */

/* What is retained is an underspend, in all. */
static void
test_held (void)
{
  const DewLineAmount amounts[] = { { HOME_CARE, 300 }, { TRANSPORT, -1000 } };

  for (guint returned = 0; returned < 2; returned++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = G_N_ELEMENTS (amounts) };
      g_autoptr (DewShare) share = NULL;

      build_lines (&builder);
      find_line (&builder, TRANSPORT)->status = DEW_STATUS_POOLED;
      add_rule (&builder, DEW_BASELINE, 1, CARE, DEW_UNDER, "", "retain");
      if (returned)
        add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, "", "equal");
      ledger = finish_ledger (&builder);
      if (returned)
        {
          assert_refused (ledger, &query, DEW_ERROR_INVALID, "What would be retained in “Care” is an overspend, of £3.00");
          continue;
        }

      share = share_or_fail (ledger, &query);
      assert_sound (share);
      g_assert_cmpint (share->held, ==, -700);
    }
}

/* A variance of 0 is no excuse where there is something to share. */
static void
test_unfunded (void)
{
  const DewLineAmount amounts[] = { { MEALS, -5 }, { EMPTY_LINE, 5 } }, nothing[] = { { EMPTY_LINE, 0 } };
  g_autoptr (DewLedger) ledger = make_lines ();
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = "own", .amounts = amounts, .n_amounts = G_N_ELEMENTS (amounts) };
  g_autoptr (DewShare) share = NULL;

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "“Nothing yet” has no single lead");

  query.amounts = nothing;
  query.n_amounts = 1;
  share = share_or_fail (ledger, &query);
  assert_sound (share);
}

static void
test_queries (void)
{
  const DewLineAmount good[] = { { MEALS, 5 } };
  const DewLineAmount bad[][2] = {
    { { MEALS, 5 }, { 99, 5 } },
    { { MEALS, 5 }, { ELSEWHERE, 5 } },
    { { MEALS, 5 }, { CARE, 5 } },
    { { MEALS, 5 }, { MEALS, -5 } },
    { { MEALS, DEW_MONEY_LIMIT }, { HOME_CARE, -1 } },
    { { MEALS, 5 }, { HOME_CARE, G_MININT64 } },
  };
  const char *const reasons[] = { "not in the pool", "not in the pool", "“Care at home” is a category", "“Meals” is given twice", "at most £100,000,000,000",
                                  "at most £100,000,000,000" };
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = "equal", .amounts = good, .n_amounts = 1, .line = MEALS };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  build_lines (&builder);
  add_pool (&builder, 2, "Equipment", COUNCIL, 0);
  add_line (&builder, ELSEWHERE, 2, 0, DEW_LINE_SERVICE, "Aids", 0);
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "do not name another");
  query.line = 0;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      query.amounts = bad[i];
      query.n_amounts = 2;
      assert_refused (ledger, &query, i < 2 ? DEW_ERROR_NOT_FOUND : DEW_ERROR_INVALID, reasons[i]);
    }
}

/* ---- Chance ---- */

static guint
list_lines (const DewLedger *ledger,
            DewLineAmount    amounts[MAX_AMOUNTS])
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  guint n = 0;

  for (guint i = 0; i < lines->len && n < MAX_AMOUNTS; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, i);

      if (line->kind == DEW_LINE_SERVICE && g_test_rand_int_range (0, 4) > 0)
        amounts[n++] = (DewLineAmount) { line->id, g_test_rand_int_range (0, 4) == 0 ? 0 : g_test_rand_int_range (-1000, 1000) * (g_test_rand_bit () ? 1 : 777777) };
    }

  return n;
}

/* Sums close to the penny, and all signs turned give the mirror. */
static void
test_random (void)
{
  int n = g_getenv ("DEW_LONG") ? 30000 : 3000;
  int shared = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      DewLineAmount amounts[MAX_AMOUNTS];
      DewShareQuery query = { .pool = 1, .year = 2013, .rule = g_test_rand_bit () ? random_rule () : NULL, .amounts = amounts };
      g_autoptr (GError) error = NULL;
      g_autoptr (DewShare) share = NULL;
      g_autoptr (DewShare) mirror = NULL;

      query.n_amounts = list_lines (ledger, amounts);
      share = dew_share (ledger, &query, &error);
      g_assert_true ((share != NULL) == (error == NULL));
      if (share != NULL)
        assert_sound (share);
      if (share == NULL || query.rule == NULL || serves_one_sign (query.rule))
        continue;

      for (guint k = 0; k < query.n_amounts; k++)
        amounts[k].pence = -amounts[k].pence;
      mirror = dew_share (ledger, &query, NULL);
      g_assert_nonnull (mirror);
      assert_sound (mirror);
      assert_mirror (share, mirror);
      shared++;
    }

  g_assert_cmpint (shared, >, n / 10);
}

static void
assert_same (const DewShare *one,
             const DewShare *other)
{
  g_assert_cmpint (one->variance, ==, other->variance);
  g_assert_cmpint (one->held, ==, other->held);
  g_assert_cmpint (one->unallocated, ==, other->unallocated);
  g_assert_cmpstr (one->rule, ==, other->rule);
  g_assert_cmpstr (one->basis, ==, other->basis);
  g_assert_cmpstr (one->sentence, ==, other->sentence);
  g_assert_cmpuint (one->partners->len, ==, other->partners->len);
  for (guint i = 0; i < one->partners->len; i++)
    {
      const DewPartnerShare *mine = &g_array_index (one->partners, DewPartnerShare, i);
      const DewPartnerShare *theirs = &g_array_index (other->partners, DewPartnerShare, i);

      g_assert_cmpint (mine->partner, ==, theirs->partner);
      g_assert_cmpint (mine->share, ==, theirs->share);
      g_assert_cmpint (mine->percent, ==, theirs->percent);
    }
}

/* Amounts that are what a typed variance is spread into are shared as that is. */
static void
test_as_typed (void)
{
  int n = g_getenv ("DEW_LONG") ? 20000 : 2000;
  int compared = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      DewLineAmount amounts[MAX_AMOUNTS];
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = random_variance () * (g_test_rand_bit () ? 1 : -1),
                              .rule = g_test_rand_bit () ? random_rule () : NULL };
      g_autoptr (DewShare) typed = dew_share (ledger, &query, NULL);
      g_autoptr (DewShare) given = NULL;
      const DewWork *spread;

      /* A forecast is cut by month where something changes in the year, a typed variance is not. */
      if (dew_share_starts (ledger, 1, 2013, DEW_BASELINE, query.rule) != 1u << 1)
        continue;
      if (typed == NULL || typed->works->len == 0 || work_at (typed, 0)->kind != DEW_WORK_SPREAD || work_at (typed, 0)->parts->len == 0)
        continue;

      spread = work_at (typed, 0);
      for (guint k = 0; k < spread->parts->len; k++)
        amounts[k] = (DewLineAmount) { g_array_index (spread->parts, DewWorkPart, k).line, portion_at (spread, k)->share.pence };
      query.amounts = amounts;
      query.n_amounts = spread->parts->len;
      given = share_or_fail (ledger, &query);
      assert_sound (given);
      assert_same (typed, given);
      compared++;
    }

  g_assert_cmpint (compared, >, n / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-amounts/vectors", test_vectors);
  g_test_add_func ("/share-amounts/working", test_working);
  g_test_add_func ("/share-amounts/direction", test_direction);
  g_test_add_func ("/share-amounts/places", test_places);
  g_test_add_func ("/share-amounts/held", test_held);
  g_test_add_func ("/share-amounts/unfunded", test_unfunded);
  g_test_add_func ("/share-amounts/queries", test_queries);
  g_test_add_func ("/share-amounts/random", test_random);
  g_test_add_func ("/share-amounts/as-typed", test_as_typed);

  return g_test_run ();
}
