/* test-dew-share-periods.c: a forecast cut by month, where rules change in the year or lines become pooled */
#include "share-vectors.h"

/* The pool of build_lines (): home care, 600 of the council's and 200 of the CCG's, without a single lead; meals, 100 of the CCG's and led by it; transport, 100 of
 * the council's, aligned until October. */

enum { PLAN = 5 };

typedef struct {
  const char  *start;
  const char  *text;
  gint64       line;            /* 0: the pool's own */
  DewDirection direction;
  gint64       scenario;
} Dated;

typedef struct {
  gint64 line;
  gint64 pence;
  gint64 months[12];            /* April first; all 0: in equal parts */
} Amount;

typedef struct {
  Dated       rules[4];
  Amount      amounts[3];
  const char *outcome;
  guint       n_periods;        /* how many tables of amounts there are */
  gint64      scenario;
  const char *rule;             /* typed */
} Case;

#define OCTOBER "2013-10-01"

static guint
count_amounts (const Case *one)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (one->amounts) && one->amounts[n].line != 0)
    n++;

  return n;
}

static gboolean
has_months (const Case *one)
{
  for (guint i = 0; i < count_amounts (one); i++)
    for (guint m = 0; m < 12; m++)
      if (one->amounts[i].months[m] != 0)
        return TRUE;

  return FALSE;
}

static guint
count_works (const DewShare *share,
             DewWorkKind     kind)
{
  guint n = 0;

  for (guint i = 0; i < share->works->len; i++)
    n += work_at (share, i)->kind == kind;

  return n;
}

static DewLedger *
make_dated (const Dated *rules,
            guint        n)
{
  Builder builder;

  build_lines (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, PLAN, "Plan");
  for (guint i = 0; i < n && rules[i].text != NULL; i++)
    add_rule (&builder, rules[i].scenario, 1, rules[i].line, rules[i].direction, rules[i].start, rules[i].text);

  return finish_ledger (&builder);
}

static DewShare *
share_case (const DewLedger *ledger,
            const Case      *one)
{
  guint n = count_amounts (one);
  DewLineAmount amounts[3];
  gint64 months[36];
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = one->rule, .scenario = one->scenario, .amounts = amounts, .n_amounts = n,
                          .months = has_months (one) ? months : NULL };

  for (guint i = 0; i < n; i++)
    {
      amounts[i] = (DewLineAmount) { one->amounts[i].line, one->amounts[i].pence };
      memcpy (months + i * 12, one->amounts[i].months, sizeof one->amounts[i].months);
    }

  return share_or_fail (ledger, &query);
}

static void
assert_cases (const Case *cases,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_dated (cases[i].rules, G_N_ELEMENTS (cases[i].rules));
      g_autoptr (DewShare) share = share_case (ledger, &cases[i]);
      g_autofree char *outcome = describe_outcome (ledger, share);

      g_test_message ("%u: %s", i, outcome);
      assert_sound (share);
      g_assert_cmpstr (outcome, ==, cases[i].outcome);
      g_assert_cmpuint (count_works (share, DEW_WORK_LINES), ==, cases[i].n_periods);
    }
}

/* ---- Where rules change; meals of 12 in a year, unless months are given. Transport, which becomes pooled in October, cuts there anyway ---- */

static const Case changes[] = {
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 1200 } }, "Council 6; CCG 6", 2 },
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, -1200 } }, "held -12", 2 },
  /* Three months, six, three. */
  { { { "", "all to Council" }, { "2013-07-01", "all to CCG" }, { "2014-01-01", "all to Trust" } }, { { MEALS, 1200 } }, "Council 3; CCG 6; Trust 3", 4 },
  /* One that starts in the middle of a month counts from its first day. */
  { { { "", "all to Council" }, { "2014-01-20", "all to Trust" } }, { { MEALS, 1200 } }, "Council 9; Trust 3", 3 },
  /* Before the year, or behind it, nothing is cut. */
  { { { "", "all to Council" }, { "2013-04-01", "all to CCG" } }, { { MEALS, 1200 } }, "CCG 12", 2 },
  { { { "", "all to Council" }, { "2013-04-30", "all to CCG" } }, { { MEALS, 1200 } }, "CCG 12", 2 },
  { { { "", "all to Council" }, { "2012-11-01", "all to CCG" }, { "2014-04-01", "all to Trust" } }, { { MEALS, 1200 } }, "CCG 12", 2 },
  /* Months as they are given: 9 in April, 3 in December. */
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 1200, { 900, 0, 0, 0, 0, 0, 0, 0, 300 } } }, "Council 9; CCG 3", 2 },
  { { { "", "all to Council" }, { "2013-12-01", "all to CCG" } }, { { MEALS, 1200, { 900, 0, 0, 0, 0, 0, 0, 0, 300 } } }, "Council 9; CCG 3", 3 },
  { { { "", "all to Council" }, { "2014-01-01", "all to CCG" } }, { { MEALS, 1200, { 900, 0, 0, 0, 0, 0, 0, 0, 300 } } }, "Council 12", 3 },
  /* A penny in twelfths: half of it by the end of September, rounded away from nothing. */
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 1 } }, "Council 0.01", 2 },
  { { { "", "all to Council" }, { "2013-09-01", "all to CCG" } }, { { MEALS, 1 } }, "CCG 0.01", 3 },
  /* Nor where a rule says what the one before it said, nor by one that another takes over from in the same month. */
  { { { "", "all to Council" }, { "2013-07-01", "all to Council" } }, { { MEALS, 1200 } }, "Council 12", 2 },
  { { { "", "all to Council" }, { "2013-07-05", "all to CCG" }, { "2013-07-20", "all to Council" } }, { { MEALS, 1200 } }, "Council 12", 2 },
  { { { "", "all to Council" }, { "2013-07-05", "all to Council" }, { "2013-07-20", "all to CCG" } }, { { MEALS, 1200 } }, "Council 3; CCG 9", 3 },
  /* A line's rule, and a category's, from a date on; before it the pool's. */
  { { { "", "all to Council" }, { "2014-01-01", "all to Trust", MEALS } }, { { MEALS, 1200 }, { HOME_CARE, 1200 } }, "Council 21; Trust 3", 3 },
  { { { "", "all to Council" }, { OCTOBER, "all to Trust", CARE } }, { { MEALS, 1200 }, { HOME_CARE, 1200 } }, "Council 12; Trust 12", 2 },
  /* What is written for an underspend cuts an overspend nowhere. */
  { { { "", "all to Council" }, { "2013-07-01", "all to CCG", 0, DEW_UNDER } }, { { MEALS, 1200 } }, "Council 12", 2 },
  { { { "", "all to Council" }, { "2013-07-01", "all to CCG", 0, DEW_UNDER } }, { { MEALS, -1200 } }, "CCG -9; held -3", 3 },
  { { { "", "all to Council" }, { OCTOBER, "equal", 0, DEW_UNDER } }, { { MEALS, -1200 } }, "Council -3; CCG -3; held -6", 2 },
  /* A scenario's list stands in the place of the baseline's, dates and all. */
  { { { "", "all to Council" }, { "2013-07-01", "all to CCG" }, { "", "all to Trust", 0, DEW_OVER, PLAN } }, { { MEALS, 1200 } }, "Trust 12", 2, PLAN },
  { { { "", "all to Council" }, { "2013-07-01", "all to CCG" }, { "", "all to Trust", 0, DEW_OVER, PLAN } }, { { MEALS, 1200 } }, "Council 3; CCG 9", 3 },
  { { { "", "all to Council" }, { "", "all to Council", 0, DEW_OVER, PLAN }, { "2014-03-01", "all to Trust", 0, DEW_OVER, PLAN } }, { { MEALS, 1200 } },
    "Council 11; Trust 1", 3, PLAN },
  /* One that is typed holds for all the year. */
  { { { "", "all to Council" }, { "2013-07-01", "all to CCG" } }, { { MEALS, 1200 } }, "Trust 12", 2, 0, "all to Trust" },
};

static void
test_changes (void)
{
  assert_cases (changes, G_N_ELEMENTS (changes));
}

/* ---- What is used up ---- */

static const Case used_up[] = {
  /* The reserve is drawn once: 5 by September, and nothing after; where it grows by 3, that. */
  { { { "", "reserve £5; all to Council" }, { OCTOBER, "reserve £5; all to CCG" } }, { { MEALS, 1200 } }, "Council 1; CCG 6; reserve 5", 2 },
  { { { "", "reserve £5; all to Council" }, { OCTOBER, "reserve £8; all to CCG" } }, { { MEALS, 1200 } }, "Council 1; CCG 3; reserve 8", 2 },
  { { { "", "reserve £8; all to Council" }, { OCTOBER, "reserve £8; all to CCG" } }, { { MEALS, 1200 } }, "CCG 4; reserve 8", 2 },
  { { { "", "all to Council" }, { OCTOBER, "reserve £5; all to CCG" } }, { { MEALS, 1200 } }, "Council 6; CCG 1; reserve 5", 2 },
  { { { "", "reserve £4; all to Council" }, { OCTOBER, "uncommitted £4; all to CCG" } }, { { MEALS, 1200 } }, "Council 2; CCG 2; reserve 8", 2 },
  /* The second half of the year begins at 6 of the bands. */
  { { { "", "up to £4: all to Council; rest: all to CCG" }, { OCTOBER, "up to £8: all to Trust; rest: all to CCG" } }, { { MEALS, 1200 } },
    "Council 4; CCG 6; Trust 2", 2 },
  { { { "", "up to £4: all to Council; up to £7: all to CCG; rest: all to Trust" } }, { { MEALS, 1200 } }, "Council 4; CCG 3; Trust 5", 2 },
  /* A cap is one for the year: 3 of it in the first half, 1 in the second. */
  { { { "", "equal; cap Council £4 to others" }, { OCTOBER, "fixed Council 50%, CCG 50%; cap Council £4 to others" } }, { { MEALS, 1200 } }, "Council 4; CCG 8", 2 },
  { { { "", "equal; cap Council £4, CCG £5 to others" } }, { { MEALS, 1200 } }, "Council 4; CCG 5; open 3", 2 },
  { { { "", "equal; cap Council £4 to others" }, { OCTOBER, "equal; cap Council £2 to others" } }, { { MEALS, 1200 } }, "Council 3; CCG 9", 2 },
  /* What the council bears before there is a cap counts towards it. */
  { { { "", "all to Council" }, { OCTOBER, "equal; cap Council £7 unallocated" } }, { { MEALS, 1200 } }, "Council 7; CCG 3; open 2", 2 },
  /* What was carved out is carved out once, for each reason; and is no part of a cap. */
  { { { "", "carve Council £4 because late; equal" }, { OCTOBER, "carve Council £4 because late; all to CCG" } }, { { MEALS, 1200 } }, "Council 5; CCG 7", 2 },
  { { { "", "carve Council £4 because late; equal" }, { OCTOBER, "carve Council £4 because early; all to CCG" } }, { { MEALS, 1200 } }, "Council 9; CCG 3", 2 },
  { { { "", "carve Council £2 because late; carve Council £3 because late; all to CCG" } }, { { MEALS, 1200 } }, "Council 5; CCG 7", 2 },
  { { { "", "carve Council £8 because late; all to CCG" } }, { { MEALS, 1200 } }, "Council 8; CCG 4", 2 },
  { { { "", "carve Council £8 because late; equal; cap Council £1 to others" } }, { { MEALS, 1200 } }, "Council 9; CCG 3", 2 },
  /* The year's 12 are above 10; 10 are not. */
  { { { "", "tolerance £10 all; all to Council" }, { OCTOBER, "tolerance £10 all; all to Trust" } }, { { MEALS, 1200 } }, "Council 6; Trust 6", 2 },
  { { { "", "tolerance £10 all; all to Council" }, { OCTOBER, "tolerance £10 all; all to Trust" } }, { { MEALS, 1000 } }, "CCG 10", 2 },
  /* Of the excess, 8 in date order: six, then two. */
  { { { "", "tolerance £8 excess; all to Council" }, { OCTOBER, "tolerance £8 excess; all to Trust" } }, { { MEALS, 1200 } }, "CCG 8; Trust 4", 2 },
  /* Of the year's 12, without what the reserve took so far: 10, then 8; or 8 from the beginning. */
  { { { "", "reserve £2; tolerance £8 all; all to Council" }, { OCTOBER, "reserve £4; tolerance £8 all; all to Council" } }, { { MEALS, 1200 } },
    "Council 4; CCG 4; reserve 4", 2 },
  { { { "", "reserve £4; tolerance £8 all; all to Council" } }, { { MEALS, 1200 } }, "CCG 8; reserve 4", 2 },
  { { { "", "uncommitted £3; carve Trust £1 because late; tolerance £8 all; all to Council" } }, { { MEALS, 1200 } }, "CCG 8; Trust 1; reserve 3", 2 },
  { { { "", "uncommitted £3; tolerance £8 all; all to Council" } }, { { MEALS, 1200 } }, "Council 9; reserve 3", 2 },
  /* An underspend uses up bands and caps too. */
  { { { "", "up to £4: all to Council; rest: equal", 0, DEW_UNDER } }, { { MEALS, -1200 } }, "Council -8; CCG -4", 2 },
  { { { "", "equal; cap Council £4 to others", 0, DEW_UNDER } }, { { MEALS, -1200 } }, "Council -4; CCG -8", 2 },
  { { { "", "up to £4: retain; rest: carry forward", 0, DEW_UNDER } }, { { MEALS, -1200 } }, "held -12", 2 },
  /* Each place by itself. */
  { { { "", "reserve £5; all to Council" }, { "", "reserve £5; all to CCG", MEALS } }, { { MEALS, 1200 }, { HOME_CARE, 1200 } }, "Council 7; CCG 7; reserve 10", 2 },
};

static void
test_used_up (void)
{
  assert_cases (used_up, G_N_ELEMENTS (used_up));
}

/* ---- Both signs ---- */

static const Case signs[] = {
  /* 10 in April, less 4 in November: what is left is April's. */
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 600, { 1000, 0, 0, 0, 0, 0, 0, -400 } } }, "Council 6", 2 },
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 600, { -400, 0, 0, 0, 0, 0, 0, 1000 } } }, "CCG 6", 2 },
  /* Months in which the same stands are one: 2 by September, and 4. */
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 600, { 800, -600, 0, 0, 0, 0, 0, 400 } }, { HOME_CARE, 0 } }, "Council 2; CCG 4", 2 },
  /* 8, less 2 in the months from October on. */
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 600, { 800, 0, 0, 0, 0, 0, 0, 400, -600 } } }, "Council 6", 2 },
  /* Lines and months: 6 and 6 over, 3 and 3 under, of all of which half is left. */
  { { { "", "all to Council" }, { OCTOBER, "all to CCG" } }, { { MEALS, 1200 }, { HOME_CARE, -600 } }, "Council 3; CCG 3", 2 },
  /* As lines are, while the rule is a bare own; then set against each other. */
  { { { "", "own" }, { OCTOBER, "equal" } }, { { HOME_CARE, 1000, { 1000 } }, { MEALS, -400, { 0, 0, 0, 0, 0, 0, 0, -400 } } }, "Council 5.50; CCG 0.50", 2 },
  { { { "", "own" } }, { { HOME_CARE, 1000, { 1000 } }, { MEALS, -400, { 0, 0, 0, 0, 0, 0, 0, -400 } } }, "Council 7.50; CCG -1.50", 2 },
  /* What the CCG was relieved of by its own line in April is room under its cap; what it bore, is none. */
  { { { "", "own" }, { OCTOBER, "all to CCG; cap CCG £3 unallocated" } }, { { MEALS, 600, { -400, 0, 0, 0, 0, 0, 0, 1000 } } }, "CCG 3; open 3", 2 },
  { { { "", "own" }, { OCTOBER, "all to CCG; cap CCG £5 unallocated" } }, { { MEALS, 1400, { 400, 0, 0, 0, 0, 0, 0, 1000 } } }, "CCG 5; open 9", 2 },
  { { { "", "own", 0, DEW_UNDER }, { OCTOBER, "all to CCG; cap CCG £3 unallocated", 0, DEW_UNDER } }, { { MEALS, -600, { 400, 0, 0, 0, 0, 0, 0, -1000 } } },
    "CCG -3; open -3", 2 },
  /* The year's sign tells which rules apply, in all its months. */
  { { { "", "all to Council" }, { "", "all to CCG", 0, DEW_UNDER } }, { { MEALS, -100, { 400, 0, 0, 0, 0, 0, 0, -500 } } }, "CCG -1", 2 },
  { { { "", "all to Council" }, { "", "all to CCG", 0, DEW_UNDER } }, { { MEALS, 100, { -400, 0, 0, 0, 0, 0, 0, 500 } } }, "Council 1", 2 },
};

static void
test_signs (void)
{
  assert_cases (signs, G_N_ELEMENTS (signs));
}

/* ---- What was decided, of the year ---- */

#define BOTH "decided Council £9, CCG £3 because so"

static const Case decided[] = {
  { { { "", BOTH } }, { { MEALS, 1200 } }, "Council 9; CCG 3", 2 },
  { { { "", BOTH, 0, DEW_UNDER } }, { { MEALS, -1200 } }, "Council -9; CCG -3", 2 },
  { { { "", "decided Council -£9, CCG -£3 because so", 0, DEW_UNDER } }, { { MEALS, -1200 } }, "Council -9; CCG -3", 2 },
  /* Of what is left in all months: the reserve goes 6, then 2. */
  { { { "", "reserve £8; decided Council £4 because so" } }, { { MEALS, 1200 } }, "Council 4; reserve 8", 2 },
  { { { "", "carve Trust £8 because late; decided Council £4 because so" } }, { { MEALS, 1200 } }, "Council 4; Trust 8", 2 },
  { { { "", "tolerance £8 excess; decided Council £4 because so" } }, { { MEALS, 1200 } }, "Council 4; CCG 8", 2 },
  { { { "", "reserve £2; decided Council £5 because so" }, { OCTOBER, "reserve £7; decided Council £5 because so" } }, { { MEALS, 1200 } }, "Council 5; reserve 7", 2 },
  /* 2 and 1 of 12 pence in the year: 6 of each half are 4 and 2. */
  { { { "", "decided Council £0.08, CCG £0.04 because so" }, { OCTOBER, "all to Trust" } }, { { MEALS, 12 } }, "Council 0.04; CCG 0.02; Trust 0.06", 2 },
  /* The odd penny of 5 by 1 : 1 is the council's; the other gets its own back. */
  { { { "", "decided Council £0.05, CCG £0.05 because so" } }, { { MEALS, 10, { 5, 0, 0, 0, 0, 0, 0, 5 } } }, "Council 0.05; CCG 0.05", 2 },
  /* Other months than it is for are among them; and it goes on where it is in force again. */
  { { { "", BOTH }, { OCTOBER, "all to Trust" } }, { { MEALS, 1200 } }, "Council 4.50; CCG 1.50; Trust 6", 2 },
  { { { "", "all to Trust" }, { OCTOBER, "decided Council £6 because so" } }, { { MEALS, 1200 } }, "Council 6; Trust 6", 2 },
  { { { "", BOTH }, { OCTOBER, "all to Trust" }, { "2014-01-01", BOTH } }, { { MEALS, 1200 } }, "Council 6.75; CCG 2.25; Trust 3", 3 },
  /* Another decision is of what is still to come then. */
  { { { "", "decided Council £12 because so" }, { OCTOBER, "decided CCG £6 because later" } }, { { MEALS, 1200 } }, "Council 6; CCG 6", 2 },
  /* Amounts of both signs are not cut where all falls on months in which the same stands. */
  { { { "", "decided Council £15, CCG -£3 because so" } }, { { MEALS, 1200, { 1200 } } }, "Council 15; CCG -3", 2 },
  { { { "", "decided Council £15, CCG -£3 because so" } }, { { MEALS, 1200, { 0, 0, 0, 0, 0, 0, 0, 1200 } } }, "Council 15; CCG -3", 2 },
};

static void
test_decided (void)
{
  assert_cases (decided, G_N_ELEMENTS (decided));
}

static void
test_decided_refusals (void)
{
  static const struct { Dated rules[2]; const char *reason; } table[] = {
    { { { "", "decided Council £6 because so" } }, "the decided amounts come to £6.00 and must come to £12.00, which is what is left to share" },
    { { { "", "decided Council £6 because so" }, { OCTOBER, "decided CCG £6 because so" } }, "the decided amounts come to £6.00 and must come to £12.00" },
    { { { "", "all to Trust" }, { OCTOBER, "decided CCG £12 because so" } }, "the decided amounts come to £12.00 and must come to £6.00" },
    { { { "", "reserve £8; decided CCG £6 because so" } }, "the decided amounts come to £6.00 and must come to £4.00" },
    { { { "", "decided Council £15, CCG -£3 because so" } },
      "The amounts decided for “Care” are not all of one sign, and so cannot be cut by month; type its variance instead of sharing the forecast." },
  };
  const DewLineAmount amounts[] = { { MEALS, 1200 } };
  const DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewLedger) ledger = make_dated (table[i].rules, G_N_ELEMENTS (table[i].rules));

      assert_refused (ledger, &query, DEW_ERROR_INVALID, table[i].reason);
    }
}

/* ---- Lines that become pooled ---- */

static const Case pooled[] = {
  /* Transport's first half is the council's, which funds it. */
  { { { "", "all to Trust" } }, { { TRANSPORT, 1200 } }, "Council 6; Trust 6", 2 },
  { { { "", "all to Trust" } }, { { TRANSPORT, 1200, { 900, 0, 0, 0, 0, 0, 0, 0, 300 } } }, "Council 9; Trust 3", 2 },
  { { { "", "all to Trust" }, { "", "all to CCG", TRANSPORT } }, { { TRANSPORT, 1200 } }, "Council 6; CCG 6", 2 },
  /* While it is aligned it is not set against home care. */
  { { { "", "equal" } }, { { TRANSPORT, -1200 }, { HOME_CARE, 1800 } }, "CCG 6", 2 },
  /* 4 under, and 6 of transport's 12 over: what is pooled is over. */
  { { { "", "all to Trust" }, { "", "all to CCG", 0, DEW_UNDER } }, { { HOME_CARE, -400 }, { TRANSPORT, 1200 } }, "Council 6; Trust 2", 2 },
  { { { "", "all to Trust" }, { "", "all to CCG", 0, DEW_UNDER } }, { { HOME_CARE, -800 }, { TRANSPORT, 1200 } }, "Council 6; CCG -2", 2 },
  /* Its contributions count from then on: 600 : 300, then 700 : 300. 12 in each half. */
  { { { "", "proportional gross" } }, { { MEALS, 2400 } }, "Council 16.40; CCG 7.60", 2 },
  { { { "", "proportional gross including aligned" } }, { { MEALS, 2400 } }, "Council 16.80; CCG 7.20", 2 },
};

static void
test_pooled (void)
{
  assert_cases (pooled, G_N_ELEMENTS (pooled));
}

/* ---- Words ---- */

static void
test_words (void)
{
  static const Case one = { { { "", "all to Council" }, { OCTOBER, "reserve £1; all to CCG" }, { "2014-01-01", "reserve £1; all to Trust" } }, { { MEALS, 1200 } } };
  g_autoptr (DewLedger) ledger = make_dated (one.rules, G_N_ELEMENTS (one.rules));
  g_autoptr (DewShare) share = share_case (ledger, &one);

  assert_sound (share);
  g_assert_cmpstr (share->rule, ==, "all to Council");
  g_assert_cmpstr (share->basis, ==, "Share of the variance; by the rules of several months");
  g_assert_cmpstr (share->sentence, ==,
                   "Any overspend of the Care Pooled Fund in a financial year, except on its aligned services, shall be borne in full by County Council. "
                   "From October 2013: Any overspend of the Care Pooled Fund in a financial year shall be met from the reserve held in the Fund, of £1, as far as "
                   "that goes. What then remains of it shall be borne in full by Commissioning Group. "
                   "From January 2014: Any overspend of the Care Pooled Fund in a financial year shall be met from the reserve held in the Fund, of £1, as far as "
                   "that goes. What then remains of it shall be borne in full by Acute Trust.");
  g_assert_cmpstr (work_at (share, 0)->title, ==, "April 2013 to September 2013: line by line, from the forecast");
  g_assert_cmpstr (work_at (share, 3)->title, ==, "April 2013 to September 2013: All to Council");
  g_assert_cmpstr (work_at (share, 4)->title, ==, "October 2013 to December 2013: Reserve of £1");
  g_assert_cmpstr (work_at (share, 4)->note, ==, "Opening balance £1.00, closing balance £0.00.");
  g_assert_cmpstr (work_at (share, 6)->note, ==, "Opening balance £0.00, closing balance £0.00.");
  g_assert_cmpint (work_at (share, 6)->opening, ==, 0);
}

/* Tables of several months are told apart, those of a line's funders too. */
static void
test_own_titles (void)
{
  static const Case one = { { { "", "tolerance £100 excess; own" } }, { { HOME_CARE, 1200 }, { MEALS, 600 } } };
  static const char *const titles[] = {
    "April 2013 to September 2013: Tolerated up to £100.00: Each partner bears its own lines",
    "April 2013 to September 2013: Tolerated up to £100.00: “Home care” has no single lead: shared by those who fund it",
    "April 2013 to September 2013: Each partner bears its own lines",
    "April 2013 to September 2013: “Home care” has no single lead: shared by those who fund it",
    "October 2013 to March 2014: Tolerated up to £100.00: Each partner bears its own lines",
  };
  g_autoptr (DewLedger) ledger = make_dated (one.rules, G_N_ELEMENTS (one.rules));
  g_autoptr (DewShare) share = share_case (ledger, &one);

  assert_sound (share);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_cmpstr (work_at (share, 2 + i)->title, ==, titles[i]);
}

/* What has to be reported is the year's, whichever months the rule is for, and is reported once. */
static void
test_notified (void)
{
  static const struct { Dated rules[2]; guint n; } table[] = {
    { { { "", "notify £11; equal" } }, 1 },
    { { { "", "notify £5; equal" } }, 1 },
    { { { "", "notify £12; equal" } }, 0 },
    { { { "", "equal" }, { OCTOBER, "notify £11; equal" } }, 1 },
    { { { "", "notify £11; equal" }, { OCTOBER, "equal" } }, 1 },
    { { { "", "equal" }, { OCTOBER, "notify £12; equal" } }, 0 },
    /* What the first of them lets pass, the second need not. */
    { { { "", "notify £12; equal" }, { OCTOBER, "notify £11; equal" } }, 1 },
    { { { "", "notify £11; equal" }, { OCTOBER, "notify £5; equal" } }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const Case one = { .amounts = { { MEALS, 1200 } } };
      g_autoptr (DewLedger) ledger = make_dated (table[i].rules, G_N_ELEMENTS (table[i].rules));
      g_autoptr (DewShare) share = share_case (ledger, &one);

      g_assert_cmpuint (share->notices->len, ==, table[i].n);
      if (table[i].n > 0)
        g_assert_true (g_str_has_prefix (share->notices->pdata[0], "The overspend of “Care”, £12.00, is above £"));
    }
}

/* ---- Where a year is cut ---- */

static void
test_starts (void)
{
  static const Dated rules[] = {
    { "", "all to Council" }, { "2013-07-15", "equal" }, { "2014-03-01", "own", 0, DEW_UNDER }, { "2013-12-01", "equal", MEALS },
    { "2013-05-01", "equal", MEALS, DEW_OVER, PLAN }, { "2015-05-01", "own" },
  };
  g_autoptr (DewLedger) ledger = make_dated (rules, G_N_ELEMENTS (rules));
  const guint april = 1u << 1, may = 1u << 2, july = 1u << 4, october = 1u << 7, december = 1u << 9, march = 1u << 12;

  g_assert_cmphex (dew_share_starts (ledger, 1, 2013, DEW_BASELINE, NULL), ==, april | july | october | december | march);
  g_assert_cmphex (dew_share_starts (ledger, 1, 2013, PLAN, NULL), ==, april | may | july | october | march);
  g_assert_cmphex (dew_share_starts (ledger, 1, 2013, DEW_BASELINE, "equal"), ==, april | october);
  g_assert_cmphex (dew_share_starts (ledger, 1, 2014, DEW_BASELINE, NULL), ==, april);
  g_assert_cmphex (dew_share_starts (ledger, 1, 2015, DEW_BASELINE, NULL), ==, april | may);
  g_assert_cmphex (dew_share_starts (ledger, 1, 2012, DEW_BASELINE, NULL), ==, april);
}

/* Lines become pooled when both they and their pool are. */
static void
test_pool_starts (void)
{
  static const struct { const char *pooled_from; guint starts; } table[] = {
    { "", 1u << 1 }, { "2013-04-01", 1u << 1 | 1u << 7 }, { "2013-07-01", 1u << 1 | 1u << 4 | 1u << 7 }, { "2013-12-01", 1u << 1 | 1u << 9 }, { "2014-04-01", 1u << 1 },
  };
  g_autoptr (DewLedger) ledger = make_dated (NULL, 0);
  DewPool *pool = (DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, 1);
  char *kept = pool->pooled_from;

  pool->status = DEW_STATUS_ALIGNED;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      pool->pooled_from = (char *) table[i].pooled_from;
      g_assert_cmphex (dew_share_starts (ledger, 1, 2013, DEW_BASELINE, NULL), ==, table[i].starts);
    }
  pool->pooled_from = kept;
}

/* Months that do not come to the amount, or are out of range. */
static void
test_refusals (void)
{
  const DewLineAmount amounts[] = { { MEALS, 1200 } };
  const gint64 short_of[12] = { 1000, 199 };
  const gint64 huge[12] = { G_MAXINT64, G_MININT64, 1201 };
  g_autoptr (DewLedger) ledger = make_dated (NULL, 0);
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = "equal", .amounts = amounts, .n_amounts = 1, .months = short_of };

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The months of a line’s variance do not come to it.");
  query.months = huge;
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The variance of a month may be at most £100,000,000,000 either way.");
}

/* No rule from a month on: an overspend of that month cannot be shared. */
static void
test_unruled (void)
{
  static const Dated rules[] = { { OCTOBER, "equal" } };
  const DewLineAmount amounts[] = { { MEALS, 1200 } };
  const gint64 late[12] = { 0, 0, 0, 0, 0, 0, 1200 };
  g_autoptr (DewLedger) ledger = make_dated (rules, G_N_ELEMENTS (rules));
  DewShareQuery query = { .pool = 1, .year = 2013, .amounts = amounts, .n_amounts = 1 };
  g_autoptr (DewShare) share = NULL;

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "No rule in force on 1 April 2013 says who bears an overspend of “Care”");
  query.months = late;
  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpint (share_of (share, CCG), ==, 600);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-periods/changes", test_changes);
  g_test_add_func ("/share-periods/used-up", test_used_up);
  g_test_add_func ("/share-periods/signs", test_signs);
  g_test_add_func ("/share-periods/decided", test_decided);
  g_test_add_func ("/share-periods/decided-refusals", test_decided_refusals);
  g_test_add_func ("/share-periods/pooled", test_pooled);
  g_test_add_func ("/share-periods/words", test_words);
  g_test_add_func ("/share-periods/own-titles", test_own_titles);
  g_test_add_func ("/share-periods/notified", test_notified);
  g_test_add_func ("/share-periods/starts", test_starts);
  g_test_add_func ("/share-periods/pool-starts", test_pool_starts);
  g_test_add_func ("/share-periods/refusals", test_refusals);
  g_test_add_func ("/share-periods/unruled", test_unruled);

  return g_test_run ();
}
