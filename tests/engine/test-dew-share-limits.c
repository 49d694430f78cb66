/* test-dew-share-limits.c: bands, caps and tolerances, by themselves and together with other steps, worked out by hand */
#include "share-vectors.h"

/* ---- Bands ---- */

#define TIERS "up to 1%: proportional gross; up to 3%: equal; rest: all to Council"

/* Of 195m, 1 % is 1.95m and 3 % is 5.85m. */
static const Vector tiers[] = {
  { OXFORD, TIERS, MILLION, "Council 507,692.31; CCG 492,307.69" },
  { OXFORD, TIERS, 5 * MILLION, "Council 2,515,000; CCG 2,485,000" },
  { OXFORD, TIERS, 8 * MILLION, "Council 5,090,000; CCG 2,910,000" },
  { OXFORD, TIERS, 1950 * THOUSAND, "Council 990,000; CCG 960,000" },
  { OXFORD, TIERS, 1950 * THOUSAND + 1, "Council 990,000.01; CCG 960,000" },
  { OXFORD, TIERS, 5850 * THOUSAND, "Council 2,940,000; CCG 2,910,000" },
  { OXFORD, TIERS, 5850 * THOUSAND + 1, "Council 2,940,000.01; CCG 2,910,000" },
  { OXFORD, TIERS, 0, "" },
};

static const Vector bands[] = {
  /* Half of each line, which are 400,000, 107,692.31, 153,846.15 and 338,461.54: 200,000 + 53,846.155 : 76,923.075 + 169,230.77, the penny to the earlier line. */
  { OXFORD, "up to £500,000: own; rest: equal", MILLION, "Council 503,846.16; CCG 496,153.84" },
  { OXFORD, "up to £500,000: own; rest: equal", MILLION, "Council 250,000; CCG 750,000", CCG_EXISTING },
  { OXFORD, "up to £500,000: own; rest: equal", 500 * THOUSAND, "CCG 500,000", CCG_EXISTING },
  { OXFORD, "up to £500,000: own; rest: equal", 400 * THOUSAND, "CCG 400,000", CCG_EXISTING },
  /* Half of every line in each band; the second by half of ABC's, DE's, F's and GH's, which is to say in equal parts. */
  { EIGHT, "up to £18,000: own; rest: equal", 36 * THOUSAND, "A 5,250; B 2,250; C 2,250; D 4,250; E 4,750; F 5,250; G 9,750; H 2,250" },
  /* Lines in the second band: what of each is above the first. */
  { EIGHT, "up to £18,000: equal; rest: own", 36 * THOUSAND, "A 5,250; B 2,250; C 2,250; D 4,250; E 4,750; F 5,250; G 9,750; H 2,250" },
  { EIGHT, "up to £1,000: all to A; up to £3,000: all to B; up to £6,000: all to C; rest: all to D", 36 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 30,000" },
  { EIGHT, "up to £1,000: all to A; up to £3,000: all to B; up to £6,000: all to C; rest: all to D", 2500 * POUNDS, "A 1,000; B 1,500" },
  /* By category within a band: 10,500 by 6 : 7 : 8. */
  { EIGHT, "up to £10,500: proportional gross per category; rest: all to A", 21 * THOUSAND, "A 10,500; F 3,000; G 3,500; H 4,000", LINE_F },
  { EIGHT_ALIGNED, "up to £10,000: all to A; rest: all to B", 36 * THOUSAND, "A 10,000; B 20,000; F 6,000" },
  /* The budget of the aligned line counts too: 1 % of 3.6m. */
  { EIGHT_ALIGNED, "up to 0.5%: all to A; rest: all to B", 36 * THOUSAND, "A 18,000; B 12,000; F 6,000" },
  /* 0.01 % of 364,200p is 36.42p: whole pence, rounded down. */
  { RATIO, "up to 0.01%: all to Council; rest: all to CCG", 1 * POUNDS, "Council 0.36; CCG 0.64" },
  /* 0.0001 % is less than a penny, which makes an empty band. */
  { RATIO, "up to 0.0001%: all to Council; rest: all to CCG", 1 * POUNDS, "CCG 1" },
  /* No budget: all is above any part of it. */
  { BARE, "up to 1%: all to Council; rest: all to CCG", 1 * POUNDS, "CCG 1" },
  { BARE, "up to £5: all to Council; rest: own", 1 * POUNDS, "Council 1" },
  { BARE, "up to £5: all to Council; rest: proportional gross per category", 1 * POUNDS, "Council 1" },
};

static void
test_bands (void)
{
  assert_vectors (tiers, G_N_ELEMENTS (tiers));
  assert_vectors (bands, G_N_ELEMENTS (bands));
}

/* A budget that is entered goes before contributions, line by line: 100 % of 2,000 and the other line's 96. */
static void
test_budget (void)
{
  static const struct { const char *rule; gint64 line; const char *outcome; } table[] = {
    { "up to 50%: all to Council; rest: all to CCG", 0, "Council 1,650; CCG 350" },
    { "up to 100%: all to Council; rest: all to CCG", 0, "Council 2,000" },
  };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  build_pool (&builder, RATIO);
  add_line (&builder, 2, 1, 0, DEW_LINE_SERVICE, "Another", CCG);
  add_figure (&builder, 1, DEW_BUDGET, 0, 3000 * POUNDS);
  add_figure (&builder, 2, DEW_EXISTING, CCG, 300 * POUNDS);
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = 2000 * POUNDS, .rule = table[i].rule };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);
      g_autofree char *outcome = describe_outcome (ledger, share);

      g_assert_cmpstr (outcome, ==, table[i].outcome);
      assert_sound (share);
    }
}

/* What virements bring into the pool is part of its budget, whosever it is: half of 3,642 and 358. */
static void
test_moved_budget (void)
{
  for (gint64 partner = 0; partner <= COUNCIL; partner++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = 2500 * POUNDS, .rule = "up to 50%: all to Council; rest: all to CCG" };
      g_autoptr (DewShare) share = NULL;

      build_pool (&builder, RATIO);
      add_pool (&builder, 2, "Elsewhere", COUNCIL, 0);
      add_line (&builder, 2, 2, 0, DEW_LINE_SERVICE, "Aids", 0);
      add_virement (&builder, 2013, partner, 2, 1, 358 * POUNDS);
      ledger = finish_ledger (&builder);

      share = share_or_fail (ledger, &query);
      assert_sound (share);
      g_assert_cmpint (share_of (share, COUNCIL), ==, 2000 * POUNDS);
      g_assert_cmpint (share_of (share, CCG), ==, 500 * POUNDS);
    }
}

static void
test_negative_budget (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION, .rule = "up to 1%: equal; rest: all to CCG" };

  build_pool (&builder, RATIO);
  add_figure (&builder, 1, DEW_BUDGET, 0, -3000 * POUNDS);
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The budget of “Two” comes to −£3,000.00 in 2013/14, and there is no percentage of less than nothing; correct it, or "
                  "write the limits of the rule in pounds.");
}

/* The working of the tiers: a table a band, with what it took. */
static void
test_band_works (void)
{
  static const struct { const char *title; gint64 amount, after; } expected[] = {
    { "Up to 1 % (£1,950,000.00): Proportional to gross contributions", 1950 * THOUSAND, 6050 * THOUSAND },
    { "Above 1 % to 3 % (£5,850,000.00): In equal parts", 3900 * THOUSAND, 2150 * THOUSAND },
    { "Above 3 %: All to Council", 2150 * THOUSAND, 0 },
  };
  g_autoptr (DewLedger) ledger = make_pool (OXFORD);
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 8 * MILLION, .rule = TIERS };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);

  g_assert_cmpuint (share->works->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (work_at (share, i)->title, ==, expected[i].title);
      g_assert_cmpint (work_at (share, i)->amount, ==, expected[i].amount);
      g_assert_cmpint (work_at (share, i)->after, ==, expected[i].after);
      g_assert_true (work_at (share, i)->limited);
    }
}

/* ---- Caps ---- */

static const Vector to_others[] = {
  { RATIO, "proportional gross; cap Council £300,000 to others", 1075 * THOUSAND, "Council 300,000; CCG 775,000" },
  { RATIO, "proportional gross; cap Council £400,000 to others", 1075 * THOUSAND, "Council 363,056.01; CCG 711,943.99" },
  { RATIO, "proportional gross; cap Council £363,056.01 to others", 1075 * THOUSAND, "Council 363,056.01; CCG 711,943.99" },
  { RATIO, "proportional gross; cap Council £363,056.00 to others", 1075 * THOUSAND, "Council 363,056; CCG 711,944" },
  { RATIO, "proportional gross; cap Council £0 to others", 1075 * THOUSAND, "CCG 1,075,000" },
  /* Both are over: nothing is dropped. */
  { RATIO, "proportional gross; cap Council £300,000, CCG £700,000 to others", 1075 * THOUSAND, "Council 300,000; CCG 700,000; open 75,000" },
  /* First the council is over, by 63,056.01, then the CCG, by 35,000. */
  { RATIO, "proportional gross; cap Council £300,000 to others; cap CCG £740,000 to others", 1075 * THOUSAND, "Council 300,000; CCG 740,000; open 35,000" },
  /* H's 2,000 over seven as 1 to 7 of 28: 71.4286, 142.8571, 214.2857, 285.7143, 357.1429, 428.5714, 500. */
  { EIGHT, "proportional gross; cap H £6,000 to others", 36 * THOUSAND,
    "A 1,071.43; B 2,142.86; C 3,214.29; D 4,285.71; E 5,357.14; F 6,428.57; G 7,500; H 6,000" },
  /* That brings G over, by 300: over six as 1 to 6 of 21: 14.2857, 28.5714, 42.8571, 57.1429, 71.4286, 85.7143. */
  { EIGHT, "proportional gross; cap H £6,000, G £7,200 to others", 36 * THOUSAND,
    "A 1,085.72; B 2,171.43; C 3,257.15; D 4,342.85; E 5,428.57; F 6,514.28; G 7,200; H 6,000" },
  /* Seven are over theirs, and A takes all. */
  { EIGHT, "equal; cap B £1,000, C £1,000, D £1,000, E £1,000, F £1,000, G £1,000, H £1,000 to others", 36 * THOUSAND,
    "A 29,000; B 1,000; C 1,000; D 1,000; E 1,000; F 1,000; G 1,000; H 1,000" },
  /* By the percentages of the rule, of which H has none. */
  { EIGHT, "fixed A 50%, B 30%, C 20%; cap A £9,000 to others", 36 * THOUSAND, "A 9,000; B 16,200; C 10,800" },
  /* Own has gross contributions for weights: G's 7,000 over seven as 1 to 6 and 8 of 29: A 241.3793, B 482.7586, to H 1,931.0345. */
  { EIGHT, "own; cap G £8,000 to others", 36 * THOUSAND, "A 6,241.38; B 482.76; C 724.14; D 4,965.52; E 6,206.90; F 7,448.27; G 8,000; H 1,931.03" },
  /* 0.1 % of 3.6m. */
  { EIGHT, "proportional gross; cap H 0.1% to others", 36 * THOUSAND,
    "A 1,157.14; B 2,314.29; C 3,471.43; D 4,628.57; E 5,785.71; F 6,942.86; G 8,100; H 3,600" },
  /* What falls on the aligned line is no part of it. */
  { EIGHT_ALIGNED, "equal; cap F £1,000, A £1,000 to others", 36 * THOUSAND,
    "A 1,000; B 4,666.67; C 4,666.67; D 4,666.67; E 4,666.67; F 7,000; G 4,666.66; H 4,666.66" },
};

static const Vector to_lead[] = {
  { OXFORD, "equal; cap CCG £300,000 to lead", MILLION, "Council 700,000; CCG 300,000" },
  { EIGHT, "proportional gross; cap H £6,000, G £6,500 to lead", 36 * THOUSAND, "A 1,000; B 4,500; C 3,000; D 4,000; E 5,000; F 6,000; G 6,500; H 6,000" },
  /* The lead may be capped too. */
  { EIGHT, "proportional gross; cap H £6,000, B £3,000 to lead", 36 * THOUSAND, "A 1,000; B 3,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 6,000; open 1,000" },
  { OXFORD, "all to lead; cap Council £300,000 to lead", MILLION, "Council 300,000; open 700,000" },
  { OXFORD, "all to CCG; cap CCG £0 to lead", MILLION, "Council 1,000,000" },
  { RATIO, "equal; cap CCG £1 to lead", 2 * POUNDS, "Council 1; CCG 1" },
};

static const Vector to_nobody[] = {
  { RATIO, "proportional gross; cap Council £300,000 unallocated", 1075 * THOUSAND, "Council 300,000; CCG 711,943.99; open 63,056.01" },
  { OXFORD, "equal; cap Council £300,000, CCG £300,000 unallocated", MILLION, "Council 300,000; CCG 300,000; open 400,000" },
  { OXFORD, "equal; cap Council £500,000 unallocated", MILLION, "Council 500,000; CCG 500,000" },
  { OXFORD, "all to Council; cap Council £1 unallocated", MILLION, "Council 1; open 999,999" },
  /* Who has no other weight cannot take it over. */
  { OXFORD, "all to Council; cap Council £1 to others", MILLION, "Council 1; open 999,999" },
  { EIGHT, "own; cap A £6,000, D £3,999.99, E £0 unallocated", 36 * THOUSAND, "A 6,000; D 3,999.99; F 6,000; G 15,000; open 5,000.01" },
  { OXFORD, "unallocated; cap Council £1 unallocated", MILLION, "open 1,000,000" },
};

static void
test_caps (void)
{
  assert_vectors (to_others, G_N_ELEMENTS (to_others));
  assert_vectors (to_lead, G_N_ELEMENTS (to_lead));
  assert_vectors (to_nobody, G_N_ELEMENTS (to_nobody));
}

static void
test_no_lead (void)
{
  g_autoptr (DewLedger) ledger = make_pool (RATIO);
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .rule = "equal; cap CCG £1 to lead" };

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "“Two” has no single lead, so what is over a cap cannot go to the lead; enter who leads, or let it go to the others.");
}

/* Two rounds, and what the second begins with. */
static void
test_cap_works (void)
{
  g_autoptr (DewLedger) ledger = make_pool (EIGHT);
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 36 * THOUSAND, .rule = "proportional gross; cap H £6,000, G £7,200 to others" };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);
  const DewWorkPart *part;

  g_assert_cmpuint (share->works->len, ==, 3);
  for (guint i = 1; i < 3; i++)
    {
      g_assert_cmpint (work_at (share, i)->kind, ==, DEW_WORK_CAP);
      g_assert_cmpint (work_at (share, i)->amount, ==, 0);
      g_assert_cmpstr (work_at (share, i)->title, ==, "Capped: H at £6,000 and G at £7,200, the rest to the others");
      g_assert_cmpstr (work_at (share, i)->basis, ==, "By the weights of the step before, among those who are below their cap");
    }

  part = &g_array_index (work_at (share, 1)->parts, DewWorkPart, 7);
  g_assert_cmpint (part->before, ==, 8 * THOUSAND);
  g_assert_cmpint (part->cap, ==, 6 * THOUSAND);
  g_assert_cmpint (part->over, ==, 2 * THOUSAND);
  part = &g_array_index (work_at (share, 2)->parts, DewWorkPart, 6);
  g_assert_cmpint (part->before, ==, 7500 * POUNDS);
  g_assert_cmpint (part->over, ==, 300 * POUNDS);
}

/* ---- Tolerance ---- */

static const Vector excess[] = {
  { OXFORD, "tolerance £250,000 excess; equal", MILLION, "Council 375,000; CCG 625,000", CCG_EXISTING },
  { OXFORD, "tolerance £250,000 excess; equal", 250 * THOUSAND, "CCG 250,000", CCG_EXISTING },
  { OXFORD, "tolerance £250,000 excess; equal", 250 * THOUSAND + 1, "Council 0.01; CCG 250,000", CCG_EXISTING },
  { OXFORD, "tolerance £250,000 excess; equal", 1, "CCG 0.01", CCG_EXISTING },
  { OXFORD, "tolerance £0 excess; equal", MILLION, "Council 500,000; CCG 500,000", CCG_EXISTING },
  /* 2 % of 195m. */
  { OXFORD, "tolerance 2% excess; equal", 5 * MILLION, "Council 550,000; CCG 4,450,000", CCG_EXISTING },
  /* Half of every line is its own. */
  { EIGHT, "tolerance £18,000 excess; equal", 36 * THOUSAND, "A 5,250; B 2,250; C 2,250; D 4,250; E 4,750; F 5,250; G 9,750; H 2,250" },
  { EIGHT_ALIGNED, "tolerance £15,000 excess; all to A", 36 * THOUSAND, "A 18,000; D 2,000; E 2,500; F 6,000; G 7,500" },
};

static const Vector above_all[] = {
  { OXFORD, "tolerance £250,000 all; equal", MILLION, "Council 500,000; CCG 500,000", CCG_EXISTING },
  { OXFORD, "tolerance £250,000 all; equal", 250 * THOUSAND, "CCG 250,000", CCG_EXISTING },
  { OXFORD, "tolerance £250,000 all; equal", 250 * THOUSAND + 1, "Council 125,000.01; CCG 125,000", CCG_EXISTING },
  { OXFORD, "tolerance 2% all; equal", 3900 * THOUSAND, "CCG 3,900,000", CCG_EXISTING },
  { OXFORD, "tolerance 2% all; equal", 4 * MILLION, "Council 2,000,000; CCG 2,000,000", CCG_EXISTING },
  { OXFORD, "tolerance £0 all; equal", 1, "Council 0.01", CCG_EXISTING },
  /* What is left behind the reserve, what is not committed and carve-outs. */
  { OXFORD, "reserve £750,000; tolerance £250,000 all; equal", MILLION, "CCG 250,000; reserve 750,000", CCG_EXISTING },
  { OXFORD, "reserve £749,999.99; tolerance £250,000 all; equal", MILLION, "Council 125,000.01; CCG 125,000; reserve 749,999.99", CCG_EXISTING },
  { OXFORD, "uncommitted £500,000; carve Council £250,000 because so; tolerance £250,000 all; equal", MILLION, "Council 250,000; CCG 250,000; reserve 500,000", CCG_EXISTING },
  { OXFORD, "tolerance £250,000 all; reserve £750,000; equal", MILLION, "Council 125,000; CCG 125,000; reserve 750,000", CCG_EXISTING },
  /* Nothing of it is tolerated, so that nobody's own is asked for. */
  { BARE, "tolerance £1 all; equal", 2 * POUNDS, "Council 2" },
};

static void
test_tolerance (void)
{
  assert_vectors (excess, G_N_ELEMENTS (excess));
  assert_vectors (above_all, G_N_ELEMENTS (above_all));
}

/* ---- Together ---- */

#define CARVED "carve Council £120,000 because \"notice served late\"; "

static const Vector together[] = {
  /* 880,000 by 99 : 96 is 446,769.23 : 433,230.77; the council stops at 300,000, and bears its 120,000 besides. */
  { OXFORD, CARVED "proportional gross; cap Council £300,000 to others", MILLION, "Council 420,000; CCG 580,000" },
  /* Of 7.88m the bands give the council 0.99m + 1.95m + 2.03m = 4.97m; the last step gives only the council a weight. */
  { OXFORD, CARVED TIERS "; cap Council £3m to others", 8 * MILLION, "Council 3,120,000; CCG 2,910,000; open 1,970,000" },
  /* 0.99 + 1.015 = 2.005m, of which 0.505m go to the CCG's 0.96 + 3.9 + 1.015 = 5.875m. */
  { OXFORD, CARVED "up to 1%: proportional gross; up to 3%: all to CCG; rest: equal; cap Council £1.5m to others", 8 * MILLION,
    "Council 1,620,000; CCG 6,380,000" },
  /* 0.99 + 1.95 + 1.015 = 3.955m and 0.96 + 1.95 + 1.015 = 3.925m: 0.955m are over, then 0.88m of the CCG's. */
  { OXFORD, CARVED "up to 1%: proportional gross; up to 3%: equal; rest: equal; cap Council £3m, CCG £4m to others", 8 * MILLION,
    "Council 3,120,000; CCG 4,000,000; open 880,000" },
  { OXFORD, CARVED TIERS "; cap Council £3m unallocated", -8 * MILLION, "Council -3,000,000; CCG -2,910,000; open -2,090,000" },
  /* Reserve, then tiers, then caps: 4m is left, 0.99 + 1.025 : 0.96 + 1.025; the CCG stops at 1.5m, and the last step is the council's. */
  { OXFORD, "reserve £1m; " TIERS "; cap CCG £1.5m to others", 5 * MILLION, "Council 2,500,000; CCG 1,500,000; reserve 1,000,000" },
  { OXFORD, "reserve £1m; uncommitted £1m; " TIERS "; cap CCG £1.5m unallocated", 10 * MILLION,
    "Council 5,090,000; CCG 1,500,000; reserve 2,000,000; open 1,410,000" },
  { OXFORD, "reserve £1m; " TIERS "; cap CCG £1.5m unallocated", 900 * THOUSAND, "reserve 900,000" },
  /* The last step in the text weighs, reached or not: 510,000 all to the council. */
  { OXFORD, "up to £2m: proportional gross; rest: all to Council; cap CCG £0 to others", MILLION, "Council 1,000,000" },
  { OXFORD, "up to £2m: all to CCG; rest: proportional gross; cap CCG £400,000 to others", MILLION, "Council 600,000; CCG 400,000" },
  /* 500,000 of each line's own as 99 : 96; 1.95m by gross; 2.55m in equal parts. */
  { OXFORD, "tolerance £500,000 excess; up to 1%: proportional gross; rest: equal", 5 * MILLION, "Council 2,518,846.15; CCG 2,481,153.85" },
  { OXFORD, "tolerance £500,000 all; " TIERS, 5 * MILLION, "Council 2,515,000; CCG 2,485,000" },
  { OXFORD, "tolerance £500,000 all; " TIERS, 500 * THOUSAND, "CCG 500,000", CCG_EXISTING },
  /* A cap counts what is tolerated too: 250 and 375 come to 625 thousand. */
  { OXFORD, "tolerance £250,000 excess; equal; cap CCG £500,000 to others", MILLION, "Council 500,000; CCG 500,000", CCG_EXISTING },
  /* Reserve, then tolerance: 400,000 are left, of which 250,000 are the CCG's own. */
  { OXFORD, "reserve £600,000; tolerance £250,000 excess; equal", MILLION, "Council 75,000; CCG 325,000; reserve 600,000", CCG_EXISTING },
  /* Eight: 6,000 to F's line; 30,000 less 3,000 for H, less 7,000 from the reserve, is 20,000: 8,000 by 30 hundreds, 12,000 in eighths: A has 266.67 and
   * 1,500, of which 766.67 go to seven others, by the last step in equal parts. */
  { EIGHT_ALIGNED, "carve H £3,000 because so; reserve £7,000; up to £7,500: proportional gross; rest: equal; cap A £1,000 to others", 36 * THOUSAND,
    "A 1,000; B 2,178.58; C 2,428.57; D 2,678.57; E 2,928.57; F 7,678.57; G 3,428.57; H 6,678.57; reserve 7,000" },
};

static void
test_together (void)
{
  assert_vectors (together, G_N_ELEMENTS (together));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-limits/bands", test_bands);
  g_test_add_func ("/share-limits/budget", test_budget);
  g_test_add_func ("/share-limits/moved-budget", test_moved_budget);
  g_test_add_func ("/share-limits/negative-budget", test_negative_budget);
  g_test_add_func ("/share-limits/band-works", test_band_works);
  g_test_add_func ("/share-limits/caps", test_caps);
  g_test_add_func ("/share-limits/no-lead", test_no_lead);
  g_test_add_func ("/share-limits/cap-works", test_cap_works);
  g_test_add_func ("/share-limits/tolerance", test_tolerance);
  g_test_add_func ("/share-limits/together", test_together);

  return g_test_run ();
}
