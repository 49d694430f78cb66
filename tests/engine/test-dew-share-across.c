/* test-dew-share-across.c: over- and underspends of several pools of an agreement, set against each other */
#include "share-vectors.h"

#define POOLS 3

/* Three pools of two partners, who contribute 60 : 40 to each. Lines 1, 2 and 3 are pooled, 11, 12 and 13 aligned and the CCG's. */
static void
build_pools (Builder *builder)
{
  static const char *const names[] = { "Older people", "Equipment", "Carers" };

  start_ledger (builder);
  add_partner (builder, COUNCIL, "County Council", "Council");
  add_partner (builder, CCG, "Commissioning Group", "CCG");
  for (gint64 pool = 1; pool <= POOLS; pool++)
    {
      add_pool (builder, pool, names[pool - 1], COUNCIL, COUNCIL);
      add_line (builder, pool, pool, 0, DEW_LINE_SERVICE, "Pooled", 0);
      add_line (builder, 10 + pool, pool, 0, DEW_LINE_SERVICE, "Aligned", 0)->status = DEW_STATUS_ALIGNED;
      add_figure (builder, pool, DEW_EXISTING, COUNCIL, 6000 * POUNDS);
      add_figure (builder, pool, DEW_EXISTING, CCG, 4000 * POUNDS);
    }
}

/* The variances of all pools but the one asked about. */
static guint
list_others (const gint64  variances[POOLS],
             gint64        asked,
             DewPoolAmount others[POOLS])
{
  guint n = 0;

  for (gint64 pool = 1; pool <= POOLS; pool++)
    if (pool != asked)
      others[n++] = (DewPoolAmount) { .pool = pool, .variance = variances[pool - 1] };

  return n;
}

#define ACROSS "offset across pools; all to Council"
#define NOT_ACROSS "all to Council"

static const struct {
  const char *over[POOLS], *under[POOLS];       /* NULL: no rule is written */
  gint64      variances[POOLS];
  gint64      across[POOLS];                    /* what of each is met, or meets */
} table[] = {
  { { ACROSS }, { NULL }, { 1000, -400, 0 }, { 400, -400, 0 } },
  { { ACROSS }, { NULL }, { 1000, -1500, 0 }, { 1000, -1000, 0 } },
  { { ACROSS }, { NULL }, { 1000, -1000, 0 }, { 1000, -1000, 0 } },
  { { ACROSS }, { NULL }, { 1000, 0, 0 }, { 0, 0, 0 } },
  { { ACROSS }, { NULL }, { -1000, -400, 0 }, { 0, 0, 0 } },
  /* Two that are over, 1000 and 500 of 1500, are met pro rata. */
  { { ACROSS, ACROSS }, { NULL }, { 1000, 500, -600 }, { 400, 200, -600 } },
  /* Two that are under, 300 and 900 of 1200, meet pro rata. */
  { { ACROSS }, { NULL }, { 400, -300, -900 }, { 400, -100, -300 } },
  /* Whose rule does not say so is not met, and leaves all to the other. */
  { { ACROSS, NOT_ACROSS }, { NULL }, { 1000, 500, -600 }, { 600, 0, -600 } },
  { { NOT_ACROSS, NOT_ACROSS }, { NULL }, { 1000, 500, -600 }, { 0, 0, 0 } },
  /* A pool that is over without a rule stands in nobody's way; it cannot be asked about itself. */
  { { ACROSS, NULL }, { NULL }, { 1000, 500, -600 }, { 600, 0, -600 } },
  /* What is written for an underspend goes before. */
  { { ACROSS }, { NULL, NULL, "all to CCG" }, { 1000, 0, -600 }, { 0, 0, 0 } },
  { { ACROSS }, { NULL, NULL, "retain" }, { 1000, 0, -600 }, { 0, 0, 0 } },
  { { ACROSS }, { NULL, NULL, "offset across pools; carry forward" }, { 1000, 0, -600 }, { 600, 0, -600 } },
  { { ACROSS }, { NULL, "offset across pools; all to CCG", "all to CCG" }, { 1000, -200, -600 }, { 200, -200, 0 } },
  /* The odd penny to the earlier pool. */
  { { ACROSS, ACROSS }, { NULL }, { 100, 100, -1 }, { 1, 0, -1 } },
  { { ACROSS }, { NULL }, { 1, -100, -100 }, { 1, -1, 0 } },
  { { ACROSS, ACROSS }, { NULL }, { 200, 100, -100 }, { 67, 33, -100 } },
};

static DewLedger *
make_pools (guint i)
{
  Builder builder;

  build_pools (&builder);
  for (gint64 pool = 1; pool <= POOLS; pool++)
    {
      if (table[i].over[pool - 1] != NULL)
        add_rule (&builder, DEW_BASELINE, pool, 0, DEW_OVER, "", table[i].over[pool - 1]);
      if (table[i].under[pool - 1] != NULL)
        add_rule (&builder, DEW_BASELINE, pool, 0, DEW_UNDER, "", table[i].under[pool - 1]);
    }

  return finish_ledger (&builder);
}

/* Each pool by itself is told its part, and the parts come to nothing. A typed variance of a pool is spread: nothing of it falls on a line without money. */
static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewLedger) ledger = make_pools (i);
      gint64 sum = 0;

      for (gint64 pool = 1; pool <= POOLS; pool++)
        {
          DewPoolAmount others[POOLS];
          DewShareQuery query = { .pool = pool, .year = 2013, .variance = table[i].variances[pool - 1], .others = others };
          g_autoptr (DewShare) share = NULL;

          if (query.variance > 0 && table[i].over[pool - 1] == NULL)
            continue;

          query.n_others = list_others (table[i].variances, pool, others);
          share = share_or_fail (ledger, &query);
          g_test_message ("%u: %s of pool %d", i, share->rule, (int) pool);
          assert_sound (share);
          g_assert_cmpint (share->across, ==, table[i].across[pool - 1]);
          g_assert_cmpint (share_of (share, COUNCIL) + share_of (share, CCG) + share->held - share->across, ==, query.variance - share->across);
          sum += share->across;
        }

      g_assert_cmpint (sum, ==, 0);
    }
}

/* What is met is not shared; what is left goes on through the rule. */
static void
test_steps (void)
{
  static const struct { const char *rule; gint64 variance, other; const char *outcome; guint n_notices; } steps[] = {
    { "offset across pools; equal", 1000 * POUNDS, -400 * POUNDS, "Council 300; CCG 300; held 400" },
    { "offset across pools; reserve £200; equal", 1000 * POUNDS, -400 * POUNDS, "Council 200; CCG 200; reserve 200; held 400" },
    { "offset across pools; up to £100: equal; rest: all to CCG", 1000 * POUNDS, -400 * POUNDS, "Council 50; CCG 550; held 400" },
    { "offset across pools; proportional gross; cap CCG £200 to others", 1000 * POUNDS, -400 * POUNDS, "Council 400; CCG 200; held 400" },
    { "offset across pools; tolerance £600 all; all to Council", 1000 * POUNDS, -400 * POUNDS, "Council 360; CCG 240; held 400" },
    { "offset across pools; retain", -1000 * POUNDS, 400 * POUNDS, "held -1,000" },
    { "notify £500; offset across pools; equal", 1000 * POUNDS, -1000 * POUNDS, "held 1,000", 1 },
    /* What is left when other pools have met it. */
    { "offset across pools; notify £600; equal", 1000 * POUNDS, -400 * POUNDS, "Council 300; CCG 300; held 400", 0 },
    { "offset across pools; notify £500; equal", 1000 * POUNDS, -400 * POUNDS, "Council 300; CCG 300; held 400", 1 },
  };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 2, 0, DEW_OVER, "", ACROSS);
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DewPoolAmount other = { .pool = 2, .variance = steps[i].other };
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = steps[i].variance, .rule = steps[i].rule, .others = &other, .n_others = 1 };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);
      g_autofree char *outcome = describe_outcome (ledger, share);

      g_assert_cmpstr (outcome, ==, steps[i].outcome);
      g_assert_cmpuint (share->notices->len, ==, steps[i].n_notices);
      assert_sound (share);
    }
}

static void
test_works (void)
{
  g_autoptr (DewLedger) ledger = make_pools (0);
  DewPoolAmount other = { .pool = 2, .variance = -400 };
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .others = &other, .n_others = 1 };
  DewShareQuery beside = { .pool = 2, .year = 2013, .variance = -400, .others = &(DewPoolAmount) { .pool = 1, .variance = 1000 }, .n_others = 1 };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);
  g_autoptr (DewShare) under = share_or_fail (ledger, &beside);
  g_autoptr (DewShare) alone = NULL;
  const DewWork *work = work_at (share, 1);

  /* The aligned line has no contributions, so that it is not among them. */
  g_assert_cmpint (work->kind, ==, DEW_WORK_ACROSS);
  g_assert_cmpstr (work->title, ==, "Set against other pools");
  g_assert_cmpstr (work->basis, ==, "Underspends of other pools, over the overspends, pro rata");
  g_assert_cmpint (work->before, ==, 1000);
  g_assert_cmpint (work->amount, ==, 400);

  g_assert_cmpstr (under->rule, ==, "offset across pools; retain");
  g_assert_true (under->assumed);
  g_assert_cmpstr (work_at (under, 1)->basis, ==, "Overspends of other pools, over the underspends, pro rata");

  query.n_others = 0;
  alone = share_or_fail (ledger, &query);
  g_assert_cmpint (alone->across, ==, 0);
  g_assert_nonnull (strstr (work_at (alone, 1)->note, "No variance of another pool is given, so there is nothing to set it against."));
}

/* ---- What of another pool counts ---- */

/* An aligned line's, or what has a rule of its own, is nobody else's; another agreement's is none of ours. */
static void
test_apart (void)
{
  const DewLineAmount aligned[] = { { 2, -300 }, { 12, -500 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount others[] = { { .pool = 2, .amounts = aligned, .n_amounts = 2 }, { .pool = 3, .variance = -900 } };
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .others = others, .n_others = 2 };
  g_autoptr (DewShare) share = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", ACROSS);
  add_rule (&builder, DEW_BASELINE, 3, 3, DEW_UNDER, "", "all to CCG");
  ledger = finish_ledger (&builder);
  share = share_or_fail (ledger, &query);
  g_assert_cmpint (share->across, ==, 300);
  assert_sound (share);

  ((DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, 2))->agreement = 7;
  dew_share_free (share);
  share = share_or_fail (ledger, &query);
  g_assert_cmpint (share->across, ==, 0);

  /* Pools that are under no agreement belong together, as those of one do. */
  ((DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, 1))->agreement = 7;
  dew_share_free (share);
  share = share_or_fail (ledger, &query);
  g_assert_cmpint (share->across, ==, 300);
}

/* What a pool may set against others is what is left when its own months are set against each other: from either side. */
static void
test_months_first (void)
{
  const DewLineAmount amounts[] = { { 1, 400 } };
  const gint64 months[12] = { 600, 0, 0, 0, 0, 0, 0, -200 };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount first = { .pool = 1, .amounts = amounts, .n_amounts = 1, .months = months };
  DewPoolAmount second = { .pool = 2, .variance = -300 };
  DewShareQuery query = { .pool = 2, .year = 2013, .variance = -300, .others = &first, .n_others = 1 };
  DewShareQuery beside = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 1, .months = months, .others = &second, .n_others = 1 };
  g_autoptr (DewShare) share = NULL;
  g_autoptr (DewShare) other = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", ACROSS);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2013-10-01", NOT_ACROSS);
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  other = share_or_fail (ledger, &beside);
  assert_sound (share);
  assert_sound (other);
  g_assert_cmpint (other->across, ==, 300);
  g_assert_cmpint (share->across, ==, -300);
}

/* A part of the year in which the pool is under, set against another part, is not given away as well. */
static void
test_months_given_once (void)
{
  const DewLineAmount amounts[] = { { 1, 400 } };
  const gint64 months[12] = { 600, 0, 0, 0, 0, 0, 0, -200 };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount first = { .pool = 1, .amounts = amounts, .n_amounts = 1, .months = months };
  DewShareQuery query = { .pool = 2, .year = 2013, .variance = 300, .others = &first, .n_others = 1 };
  g_autoptr (DewShare) share = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", NOT_ACROSS);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2013-10-01", ACROSS);
  add_rule (&builder, DEW_BASELINE, 2, 0, DEW_OVER, "", ACROSS);
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpint (share->across, ==, 0);
}

/* In date order: the first months are met first. */
static void
test_date_order (void)
{
  const DewLineAmount amounts[] = { { 1, 1200 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount other = { .pool = 2, .variance = -800 };
  DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 1, .others = &other, .n_others = 1 };
  g_autoptr (DewShare) share = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "offset across pools; all to Council");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2013-10-01", "offset across pools; all to CCG");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpint (share->across, ==, 800);
  g_assert_cmpint (share_of (share, COUNCIL), ==, 0);
  g_assert_cmpint (share_of (share, CCG), ==, 400);
}

/* ---- Which months take part ---- */

/* The first pool's forecast, by rules from April and from October on, with the variance of the second, which is typed; asked about the one or the other. */
static const struct {
  DewDirection direction;
  const char  *april, *october;         /* NULL: none */
  gint64       amount, other;
  gboolean     in_november;             /* all of it, and not in equal parts */
  gint64       across;                  /* of the first pool */
  guint        n_notices;
} dated[] = {
  /* The months whose rule says so: half of 1200. */
  { DEW_OVER, ACROSS, NOT_ACROSS, 1200, -800, FALSE, 600 },
  { DEW_OVER, NOT_ACROSS, ACROSS, 1200, -800, FALSE, 600 },
  { DEW_OVER, NOT_ACROSS, ACROSS, 1200, -500, FALSE, 500 },
  { DEW_OVER, ACROSS, ACROSS, 1200, -800, FALSE, 800 },
  { DEW_OVER, ACROSS, NOT_ACROSS, 1200, -800, TRUE, 0 },
  /* Months in which there is nothing give nothing. */
  { DEW_OVER, ACROSS, "offset across pools; all to CCG", 1200, -800, TRUE, 800 },
  { DEW_UNDER, ACROSS, "offset across pools; all to CCG", -1200, 800, TRUE, -800 },
  /* Of an underspend those too for which nothing is written. */
  { DEW_UNDER, NULL, NOT_ACROSS, -1200, 800, FALSE, -600 },
  { DEW_UNDER, NULL, ACROSS, -1200, 800, FALSE, -800 },
  /* What has to be reported is the year's, but behind other pools what they leave. */
  { DEW_OVER, "notify £11; offset across pools; all to Council", "equal", 1200, -800, FALSE, 600, 1 },
  { DEW_OVER, "offset across pools; notify £11; all to Council", "equal", 1200, -800, FALSE, 600, 0 },
  { DEW_OVER, ACROSS, "notify £11; equal", 1200, -800, FALSE, 600, 1 },
};

static DewLedger *
make_months (guint i)
{
  Builder builder;

  build_pools (&builder);
  if (dated[i].april != NULL)
    add_rule (&builder, DEW_BASELINE, 1, 0, dated[i].direction, "", dated[i].april);
  if (dated[i].october != NULL)
    add_rule (&builder, DEW_BASELINE, 1, 0, dated[i].direction, "2013-10-01", dated[i].october);
  add_rule (&builder, DEW_BASELINE, 2, 0, DEW_OVER, "", ACROSS);
  return finish_ledger (&builder);
}

static void
test_months (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autoptr (DewLedger) ledger = make_months (i);
      const DewLineAmount amounts[] = { { 1, dated[i].amount } };
      const gint64 november[12] = { 0, 0, 0, 0, 0, 0, 0, dated[i].amount };
      const gint64 *by_month = dated[i].in_november ? november : NULL;
      const DewPoolAmount first = { .pool = 1, .amounts = amounts, .n_amounts = 1, .months = by_month };
      const DewPoolAmount second = { .pool = 2, .variance = dated[i].other };
      const DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 1, .months = by_month, .others = &second, .n_others = 1 };
      const DewShareQuery beside = { .pool = 2, .year = 2013, .variance = dated[i].other, .others = &first, .n_others = 1 };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);
      g_autoptr (DewShare) other = share_or_fail (ledger, &beside);

      g_test_message ("%u", i);
      assert_sound (share);
      assert_sound (other);
      g_assert_cmpint (share->across, ==, dated[i].across);
      g_assert_cmpint (other->across, ==, -dated[i].across);
      g_assert_cmpint (share->unallocated, ==, 0);
      g_assert_cmpuint (share->notices->len, ==, dated[i].n_notices);
    }
}

/* Of the year's 12, other pools took 6 by September, which leaves 6 and not within 5; what they take of later months does not count yet. */
static void
test_tolerated_so_far (void)
{
  const DewLineAmount amounts[] = { { 1, 1200 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount other = { .pool = 2, .variance = -800 };
  DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 1, .others = &other, .n_others = 1 };
  g_autoptr (DewShare) share = NULL;
  g_autofree char *outcome = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", ACROSS);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2013-10-01", "tolerance £5 all; all to Council");
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2014-01-01", "offset across pools; all to CCG");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  outcome = describe_outcome (ledger, share);
  assert_sound (share);
  g_assert_cmpstr (outcome, ==, "Council 3; CCG 1; held 8");
}

/* ---- Which pools take part ---- */

/* One that is over in months for which it has no rule, or cannot be spread, is passed over, and the others are shared. */
static void
test_unshareable (void)
{
  const DewLineAmount amounts[] = { { 2, 1200 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount others[] = { { .pool = 2, .amounts = amounts, .n_amounts = 1 }, { .pool = 3, .variance = 500 } };
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = -900, .others = others, .n_others = 2 };
  g_autoptr (DewShare) share = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, "", ACROSS);
  add_rule (&builder, DEW_BASELINE, 2, 0, DEW_OVER, "2013-10-01", ACROSS);
  add_rule (&builder, DEW_BASELINE, 3, 0, DEW_OVER, "", ACROSS);
  add_figure (&builder, 13, DEW_EXISTING, CCG, -1);
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpint (share->across, ==, 0);
  g_assert_cmpint (share_of (share, COUNCIL), ==, -900);
}

/* Pools are set against each other as wholes: what the rule of a line says of it means nothing. */
static void
test_rule_of_line (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewPoolAmount other = { .pool = 2, .variance = -400 };
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .others = &other, .n_others = 1 };
  g_autoptr (DewShare) share = NULL;

  build_pools (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", NOT_ACROSS);
  add_rule (&builder, DEW_BASELINE, 1, 1, DEW_OVER, "", "offset across pools; all to CCG");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpint (share->across, ==, 0);
  g_assert_cmpint (share_of (share, CCG), ==, 1000);
}

/* A pool is under, but what a line with a rule of its own leaves of it is over: that meets what another keeps, and is told by either. */
static void
test_over_within (void)
{
  const DewLineAmount amounts[] = { { 1, 500 }, { 21, -900 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  const DewPoolAmount first = { .pool = 1, .amounts = amounts, .n_amounts = 2 };
  const DewPoolAmount second = { .pool = 2, .variance = -300 };
  const DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 2, .others = &second, .n_others = 1 };
  const DewShareQuery beside = { .pool = 2, .year = 2013, .variance = -300, .others = &first, .n_others = 1 };
  g_autoptr (DewShare) share = NULL;
  g_autoptr (DewShare) other = NULL;

  build_pools (&builder);
  add_line (&builder, 21, 1, 0, DEW_LINE_SERVICE, "Apart", 0);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, "", ACROSS);
  add_rule (&builder, DEW_BASELINE, 1, 21, DEW_UNDER, "", "all to CCG");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  other = share_or_fail (ledger, &beside);
  assert_sound (share);
  assert_sound (other);
  g_assert_cmpint (share->across, ==, 300);
  g_assert_cmpint (other->across, ==, -300);
}

/* ---- Refusals ---- */

static void
test_refusals (void)
{
  const DewLineAmount elsewhere[] = { { 1, 5 } }, missing[] = { { 99, 5 } }, good[] = { { 2, 5 } };
  const gint64 months[12] = { 4 };
  const DewPoolAmount bad[][2] = {
    { { .pool = 2, .amounts = elsewhere, .n_amounts = 1 } },
    { { .pool = 2, .amounts = missing, .n_amounts = 1 } },
    { { .pool = 2, .amounts = good, .n_amounts = 1, .months = months } },
    { { .pool = 2, .variance = DEW_MONEY_LIMIT + 1 } },
    { { .pool = 2, .variance = G_MININT64 } },
    { { .pool = 99, .variance = 5 } },
    { { .pool = 2, .variance = 5 }, { .pool = 2, .variance = 5 } },
  };
  const char *const reasons[] = {
    "not in the pool", "not in the pool", "do not come to it", "at most £100,000,000,000", "at most £100,000,000,000", "Another pool whose variance is given is not in",
    "is given twice",
  };
  g_autoptr (DewLedger) ledger = make_pools (0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .others = bad[i], .n_others = bad[i][1].pool != 0 ? 2 : 1 };

      assert_refused (ledger, &query, i < 2 || i == 5 ? DEW_ERROR_NOT_FOUND : DEW_ERROR_INVALID, reasons[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-across/table", test_table);
  g_test_add_func ("/share-across/steps", test_steps);
  g_test_add_func ("/share-across/works", test_works);
  g_test_add_func ("/share-across/apart", test_apart);
  g_test_add_func ("/share-across/months-first", test_months_first);
  g_test_add_func ("/share-across/months-given-once", test_months_given_once);
  g_test_add_func ("/share-across/date-order", test_date_order);
  g_test_add_func ("/share-across/months", test_months);
  g_test_add_func ("/share-across/tolerated-so-far", test_tolerated_so_far);
  g_test_add_func ("/share-across/unshareable", test_unshareable);
  g_test_add_func ("/share-across/rule-of-line", test_rule_of_line);
  g_test_add_func ("/share-across/over-within", test_over_within);
  g_test_add_func ("/share-across/refusals", test_refusals);

  return g_test_run ();
}
