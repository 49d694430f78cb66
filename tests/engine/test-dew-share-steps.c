/* test-dew-share-steps.c: each step of a rule by itself, worked out by hand */
#include "share-vectors.h"

/* ---- Own ---- */

static const Vector own[] = {
  /* Spread by gross, then to the leads: as gross, 99 : 96. */
  { OXFORD, "own", MILLION, "Council 507,692.31; CCG 492,307.69" },
  { OXFORD, "own", MILLION, "Council 1,000,000", COUNCIL_EXISTING },
  { OXFORD, "own", MILLION, "CCG 1,000,000", CCG_ADDITIONAL },
  /* A sixth on ABC, a quarter on DE, which its funders share as 4 : 5, a sixth on F, five twelfths on GH. */
  { EIGHT, "own", 36 * THOUSAND, "A 6,000; D 4,000; E 5,000; F 6,000; G 15,000" },
  { EIGHT, "own", 36 * THOUSAND, "D 16,000; E 20,000", LINE_DE },
  /* An aligned line goes to its funders, here its lead. */
  { EIGHT_ALIGNED, "own", 36 * THOUSAND, "A 6,000; D 4,000; E 5,000; F 6,000; G 15,000" },
  /* Home care 8 as 6 : 2, meals 1 to the CCG, transport 1 to the council that funds it. */
  { CARE_POOL, "own", 10 * POUNDS, "Council 7; CCG 3" },
  { CARE_POOL, "own", 0, "" },
};

static void
test_own (void)
{
  assert_vectors (own, G_N_ELEMENTS (own));
}

/* ---- Proportional ---- */

static const Vector gross[] = {
  { OXFORD, "proportional gross", MILLION, "Council 507,692.31; CCG 492,307.69" },
  { OXFORD, "proportional gross current", MILLION, "Council 507,692.31; CCG 492,307.69" },
  { RATIO, "proportional gross", 1075 * THOUSAND, "Council 363,056.01; CCG 711,943.99" },
  { CARE_POOL, "proportional gross", 10 * POUNDS, "Council 7; CCG 3" },
  { EIGHT, "proportional gross", 36 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 8,000" },
  /* One penny: 8 of 36 is the largest remainder. */
  { EIGHT, "proportional gross", 1, "H 0.01" },
  /* Of 10, transport's 1 to the council; 9 by 600 : 300. */
  { CARE_ALIGNED, "proportional gross", 10 * POUNDS, "Council 7; CCG 3" },
  { CARE_ALIGNED, "proportional gross", 10 * POUNDS, "Council 10", TRANSPORT },
  { CARE_ALIGNED, "proportional gross", 9 * POUNDS, "Council 6; CCG 3", MEALS },
  /* F's 6,000 stay with F; 30,000 by 1 : 2 : 3 : 4 : 5 : 7 : 8. */
  { EIGHT_ALIGNED, "proportional gross", 36 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 8,000" },
};

static const Vector gross_opening[] = {
  { OXFORD, "proportional gross opening", MILLION, "Council 722,222.22; CCG 277,777.78" },
  /* B has 100 of its 200 before anything additional: 35 hundreds in all. */
  { EIGHT, "proportional gross opening", 35 * THOUSAND, "A 1,000; B 1,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 8,000" },
  /* Home care's 200 of the CCG are additional: 700 : 100. */
  { CARE_POOL, "proportional gross opening", 8 * POUNDS, "Council 7; CCG 1" },
  /* 6 : 1 of 9, and transport's 1. 900p × 6 ÷ 7 = 771.43, 128.57. */
  { CARE_ALIGNED, "proportional gross opening", 10 * POUNDS, "Council 8.71; CCG 1.29" },
  { RATIO, "proportional gross opening", 1075 * THOUSAND, "Council 363,056.01; CCG 711,943.99" },
};

static const Vector net[] = {
  { OXFORD, "proportional net", MILLION, "Council 457,627.12; CCG 542,372.88" },
  /* H has 600 after its income: 34 hundreds in all. */
  { EIGHT, "proportional net", 34 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 6,000" },
  { CARE_POOL, "proportional net", 10 * POUNDS, "Council 7; CCG 3" },
  { RATIO, "proportional net", 3642 * POUNDS, "Council 1,230; CCG 2,412" },
  { EIGHT, "proportional net", 34 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 6,000", LINE_F },
};

static const Vector net_opening[] = {
  /* The income of 18m is less than the additional 21m, so that it takes nothing off 78m. */
  { OXFORD, "proportional net opening", MILLION, "Council 722,222.22; CCG 277,777.78" },
  /* H has no additional money that its income could be taken off: 33 hundreds in all. */
  { EIGHT, "proportional net opening", 33 * THOUSAND, "A 1,000; B 1,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 6,000" },
  { CARE_POOL, "proportional net opening", 8 * POUNDS, "Council 7; CCG 1" },
  { RATIO, "proportional net opening", 3642 * POUNDS, "Council 1,230; CCG 2,412" },
  /* A sixth, 5,400, stays with F; 27,000 by 27 hundreds. */
  { EIGHT_ALIGNED, "proportional net opening", 32400 * POUNDS, "A 1,000; B 1,000; C 3,000; D 4,000; E 5,000; F 5,400; G 7,000; H 6,000" },
};

/* What falls on a category goes by the contributions to that alone. */
static const Vector per_category[] = {
  { EIGHT, "proportional gross per category", 36 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 8,000" },
  /* 6 : 7 : 8; at the pool's level all eight would bear it. */
  { EIGHT, "proportional gross per category", 21 * THOUSAND, "F 6,000; G 7,000; H 8,000", LINE_F },
  { EIGHT, "proportional gross per category", 15 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000", LINE_DE },
  { EIGHT, "proportional gross per category", 15 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000", HOME },
  /* Home 13,200 by 1 : 1 : 3 : 4 : 5 of 14; beds 18,480 by 6 : 7 : 8: of 31,680, 15 and 21 of 36. 13200 ÷ 14 = 942.857, 2828.571, 3771.429, 4714.286;
   * 18480 ÷ 21 = 880. */
  { EIGHT, "proportional gross opening per category", 31680 * POUNDS,
    "A 942.86; B 942.86; C 2,828.57; D 3,771.43; E 4,714.28; F 5,280; G 6,160; H 7,040" },
  /* Beds 21,000 by 6 : 7 : 6. 21000 ÷ 19 = 1105.263: 6631.579, 7736.842. */
  { EIGHT, "proportional net per category", 21 * THOUSAND, "F 6,631.58; G 7,736.84; H 6,631.58", BEDS },
  /* The care category 9 of 10 by 600 : 300; transport stands in none, and goes by its own. */
  { CARE_POOL, "proportional gross per category", 10 * POUNDS, "Council 7; CCG 3" },
  { CARE_POOL, "proportional gross per category", 10 * POUNDS, "Council 10", TRANSPORT },
  /* F's line leaves to F; what else falls on beds goes by 7 : 8. */
  { EIGHT_ALIGNED, "proportional gross per category", 15 * THOUSAND, "G 7,000; H 8,000", LINE_GH },
};

/* The aligned line leaves all the same; but its contributions count. */
static const Vector including_aligned[] = {
  /* 30,000 by 36 hundreds, and F's own 6,000. 30000 ÷ 36 = 833.3333: the pennies go to B, E and H, whose remainder is two thirds. */
  { EIGHT_ALIGNED, "proportional gross including aligned", 36 * THOUSAND,
    "A 833.33; B 1,666.67; C 2,500; D 3,333.33; E 4,166.67; F 11,000; G 5,833.33; H 6,666.67" },
  { EIGHT_ALIGNED, "proportional gross including aligned", 36 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 8,000", LINE_DE },
  /* GH's 15,000 by 6 : 7 : 8, F's 6,000 to it, home's 15,000 as ever. 15000 × 6 ÷ 21 = 4285.714, 8: 5714.286. */
  { EIGHT_ALIGNED, "proportional gross per category including aligned", 36 * THOUSAND,
    "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 10,285.71; G 5,000; H 5,714.29" },
  { EIGHT_ALIGNED, "proportional gross including aligned per category", 21 * THOUSAND, "F 6,000; G 7,000; H 8,000", LINE_GH },
  /* 9 by 700 : 300, and transport's 1. */
  { CARE_ALIGNED, "proportional gross including aligned", 10 * POUNDS, "Council 7.30; CCG 2.70" },
  { CARE_ALIGNED, "proportional net including aligned", 10 * POUNDS, "Council 10", TRANSPORT },
  /* 34 hundreds of net contributions with F's. */
  { EIGHT_ALIGNED, "proportional net including aligned", 34 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 6,000", LINE_ABC },
  /* Where nothing is aligned it makes no difference. */
  { EIGHT, "proportional gross including aligned", 36 * THOUSAND, "A 1,000; B 2,000; C 3,000; D 4,000; E 5,000; F 6,000; G 7,000; H 8,000" },
};

static void
test_proportional (void)
{
  assert_vectors (gross, G_N_ELEMENTS (gross));
  assert_vectors (gross_opening, G_N_ELEMENTS (gross_opening));
  assert_vectors (net, G_N_ELEMENTS (net));
  assert_vectors (net_opening, G_N_ELEMENTS (net_opening));
}

static void
test_proportional_where (void)
{
  assert_vectors (per_category, G_N_ELEMENTS (per_category));
  assert_vectors (including_aligned, G_N_ELEMENTS (including_aligned));
}

/* ---- Fixed, equal, all ---- */

static const Vector fixed[] = {
  { OXFORD, "fixed Council 51%, CCG 49%", MILLION, "Council 510,000; CCG 490,000" },
  { OXFORD, "fixed CCG 49%, Council 51%", MILLION, "Council 510,000; CCG 490,000" },
  { OXFORD, "fixed Council 33.3333%, CCG 66.6667%", 1 * POUNDS, "Council 0.33; CCG 0.67" },
  /* The odd penny goes to the earlier partner, however the rule is written. */
  { OXFORD, "fixed CCG 50%, Council 50%", 1, "Council 0.01" },
  { OXFORD, "fixed CCG 100%, Council 0%", MILLION, "CCG 1,000,000" },
  { EIGHT, "fixed A 12.5%, B 12.5%, C 25%, H 50%", 36 * THOUSAND, "A 4,500; B 4,500; C 9,000; H 18,000" },
  /* One that takes no part in the pool bears what the rule says. */
  { CARE_POOL, "fixed Trust 0.0001%, Council 99.9999%", 10000 * POUNDS, "Council 9,999.99; Trust 0.01" },
  { EIGHT_ALIGNED, "fixed A 50%, B 50%", 36 * THOUSAND, "A 15,000; B 15,000; F 6,000" },
  { BARE, "fixed Council 51%, CCG 49%", MILLION, "Council 510,000; CCG 490,000" },
};

static const Vector equal[] = {
  { OXFORD, "equal", MILLION, "Council 500,000; CCG 500,000" },
  { OXFORD, "equal", 1, "Council 0.01" },
  { EIGHT, "equal", 36 * THOUSAND, "A 4,500; B 4,500; C 4,500; D 4,500; E 4,500; F 4,500; G 4,500; H 4,500" },
  { EIGHT, "equal", 1 * POUNDS, "A 0.13; B 0.13; C 0.13; D 0.13; E 0.12; F 0.12; G 0.12; H 0.12" },
  /* The trust does not host, lead or contribute. */
  { CARE_POOL, "equal", 10 * POUNDS, "Council 5; CCG 5" },
  { EIGHT_ALIGNED, "equal", 36 * THOUSAND, "A 3,750; B 3,750; C 3,750; D 3,750; E 3,750; F 9,750; G 3,750; H 3,750" },
  { BARE, "equal", 10 * POUNDS, "Council 10" },
};

static const Vector all[] = {
  { OXFORD, "all to Council", MILLION, "Council 1,000,000" },
  { OXFORD, "all to host", MILLION, "Council 1,000,000" },
  { OXFORD, "all to lead", MILLION, "Council 1,000,000" },
  { EIGHT, "all to host", 36 * THOUSAND, "A 36,000" },
  { EIGHT, "all to lead", 36 * THOUSAND, "B 36,000" },
  { CARE_POOL, "all to Trust", 10 * POUNDS, "Trust 10" },
  { EIGHT_ALIGNED, "all to lead", 36 * THOUSAND, "B 30,000; F 6,000" },
};

static void
test_fixed (void)
{
  assert_vectors (fixed, G_N_ELEMENTS (fixed));
}

static void
test_equal (void)
{
  assert_vectors (equal, G_N_ELEMENTS (equal));
}

static void
test_all (void)
{
  assert_vectors (all, G_N_ELEMENTS (all));
}

/* ---- First from elsewhere ---- */

static const Vector reserve[] = {
  { OXFORD, "reserve £500,000; equal", 900 * THOUSAND, "Council 200,000; CCG 200,000; reserve 500,000" },
  { OXFORD, "reserve £500,000; equal", 500 * THOUSAND, "reserve 500,000" },
  { OXFORD, "reserve £500,000; equal", 300 * THOUSAND, "reserve 300,000" },
  { OXFORD, "reserve £500,000; equal", 500 * THOUSAND + 1, "Council 0.01; reserve 500,000" },
  { OXFORD, "reserve £0; equal", 900 * THOUSAND, "Council 450,000; CCG 450,000" },
  /* Not for an underspend. */
  { OXFORD, "reserve £500,000; equal", -900 * THOUSAND, "Council -450,000; CCG -450,000" },
  { OXFORD, "reserve £500,000; equal", 0, "" },
  /* The aligned line's 6,000 are none of the reserve's. */
  { EIGHT_ALIGNED, "reserve £10,000; equal", 36 * THOUSAND, "A 2,500; B 2,500; C 2,500; D 2,500; E 2,500; F 8,500; G 2,500; H 2,500; reserve 10,000" },
  /* Half of every line. */
  { EIGHT, "reserve £18,000; own", 36 * THOUSAND, "A 3,000; D 2,000; E 2,500; F 3,000; G 7,500; reserve 18,000" },
  /* Nobody's own is asked for where nothing is left. */
  { BARE, "reserve £500,000; own", 300 * THOUSAND, "reserve 300,000" },
};

static const Vector uncommitted[] = {
  { OXFORD, "uncommitted £200,000; equal", 900 * THOUSAND, "Council 350,000; CCG 350,000; reserve 200,000" },
  /* First the reserve, then what is not committed, then the partners. */
  { OXFORD, "reserve £500,000; uncommitted £200,000; equal", 900 * THOUSAND, "Council 100,000; CCG 100,000; reserve 700,000" },
  { OXFORD, "uncommitted £200,000; reserve £500,000; equal", 900 * THOUSAND, "Council 100,000; CCG 100,000; reserve 700,000" },
  { OXFORD, "reserve £500,000; uncommitted £200,000; equal", 600 * THOUSAND, "reserve 600,000" },
  { OXFORD, "uncommitted £200,000; all to CCG", 200 * THOUSAND, "reserve 200,000" },
  { OXFORD, "uncommitted £200,000; equal", -900 * THOUSAND, "Council -450,000; CCG -450,000" },
};

static const Vector carve[] = {
  { OXFORD, "carve Council £120,000 because late; proportional gross", 315 * THOUSAND, "Council 219,000; CCG 96,000" },
  /* At most what there is. */
  { OXFORD, "carve Council £120,000 because late; proportional gross", 100 * THOUSAND, "Council 100,000" },
  { OXFORD, "carve Council £120,000 because late; proportional gross", -195 * THOUSAND, "Council -99,000; CCG -96,000" },
  { OXFORD, "carve Council £120,000 because late; carve CCG £80,000 because early; equal", 300 * THOUSAND, "Council 170,000; CCG 130,000" },
  { OXFORD, "carve Council £120,000 because late; carve CCG £80,000 because early; equal", 150 * THOUSAND, "Council 120,000; CCG 30,000" },
  { OXFORD, "carve Council £120,000 because late; carve Council £80,000 because late; all to CCG", 300 * THOUSAND, "Council 200,000; CCG 100,000" },
  /* Half of every line is H's doing. */
  { EIGHT, "carve H £18,000 because it; own", 36 * THOUSAND, "A 3,000; D 2,000; E 2,500; F 3,000; G 7,500; H 18,000" },
  /* Before the reserve, which has then less to do. */
  { OXFORD, "carve Council £120,000 because late; reserve £100,000; equal", 200 * THOUSAND, "Council 120,000; reserve 80,000" },
};

static void
test_reserve (void)
{
  assert_vectors (reserve, G_N_ELEMENTS (reserve));
  assert_vectors (uncommitted, G_N_ELEMENTS (uncommitted));
}

static void
test_carve (void)
{
  assert_vectors (carve, G_N_ELEMENTS (carve));
}

/* ---- Decided ---- */

static const Vector decided[] = {
  { OXFORD, "decided Council £400,000, CCG £600,000 because \"minute 12\"", MILLION, "Council 400,000; CCG 600,000" },
  /* Sizes serve an underspend, as amounts below nothing do. */
  { OXFORD, "decided Council £400,000, CCG £600,000 because \"minute 12\"", -MILLION, "Council -400,000; CCG -600,000" },
  { OXFORD, "decided Council -£400,000, CCG -£600,000 because \"minute 12\"", -MILLION, "Council -400,000; CCG -600,000" },
  { OXFORD, "decided CCG £1,200,000, Council -£200,000 because \"a refund\"", MILLION, "Council -200,000; CCG 1,200,000" },
  { OXFORD, "reserve £500,000; decided Council £200,000, CCG £300,000 because so", MILLION, "Council 200,000; CCG 300,000; reserve 500,000" },
  { EIGHT, "decided A 0.01, B 0.02, C 0.03, D 0.04, E 0.05, F 0.06, G 0.07, H 0.08 because so", 36, "A 0.01; B 0.02; C 0.03; D 0.04; E 0.05; F 0.06; G 0.07; H 0.08" },
  { EIGHT_ALIGNED, "decided A £30,000 because so", 36 * THOUSAND, "A 30,000; F 6,000" },
  { BARE, "decided Council £1 because so", 1 * POUNDS, "Council 1" },
  /* Nothing is shared by any rule. */
  { OXFORD, "decided Council £400,000 because so", 0, "" },
};

static void
test_decided (void)
{
  g_autoptr (DewLedger) ledger = make_pool (OXFORD);
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION, .rule = "decided Council £400,000, CCG £500,000 because so" };

  assert_vectors (decided, G_N_ELEMENTS (decided));

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "Column 1 of the rule: the decided amounts come to £900,000.00 and must come to £1,000,000.00, which is what "
                  "is left to share.");
  query.rule = "reserve £500,000; decided Council £400,000, CCG £600,000 because so";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "Column 19 of the rule: the decided amounts come to £1,000,000.00 and must come to £500,000.00");
}

/* ---- Kept ---- */

static const Vector kept[] = {
  { OXFORD, "retain", -MILLION, "held -1,000,000" },
  { OXFORD, "retain non-recurrent", -MILLION, "held -1,000,000" },
  { OXFORD, "carry forward", -MILLION, "held -1,000,000" },
  { EIGHT_ALIGNED, "retain", -36 * THOUSAND, "F -6,000; held -30,000" },
  { EIGHT_ALIGNED, "carry forward", -36 * THOUSAND, "F -6,000; held -30,000" },
  { EIGHT_ALIGNED, "retain", -36 * THOUSAND, "F -36,000", LINE_F },
  { OXFORD, "up to £100,000: retain; rest: equal", -300 * THOUSAND, "Council -100,000; CCG -100,000; held -100,000" },
  { OXFORD, "up to £100,000: carry forward; rest: retain non-recurrent", -300 * THOUSAND, "held -300,000" },
  { OXFORD, "up to £100,000: equal; rest: carry forward", -300 * THOUSAND, "Council -50,000; CCG -50,000; held -200,000" },
  { OXFORD, "reserve £1; carry forward", -MILLION, "held -1,000,000" },
  { OXFORD, "tolerance £195,000 excess; carry forward", -MILLION, "Council -99,000; CCG -96,000; held -805,000" },
  { BARE, "retain", -1 * POUNDS, "held -1" },
};

static const Vector open[] = {
  { OXFORD, "unallocated", MILLION, "open 1,000,000" },
  { OXFORD, "up to £400,000: equal; rest: unallocated", MILLION, "Council 200,000; CCG 200,000; open 600,000" },
  { OXFORD, "up to £400,000: unallocated; rest: equal", MILLION, "Council 300,000; CCG 300,000; open 400,000" },
  { EIGHT_ALIGNED, "unallocated", 36 * THOUSAND, "F 6,000; open 30,000" },
  /* Nothing says who bears the rest. */
  { OXFORD, "reserve £500,000", 900 * THOUSAND, "reserve 500,000; open 400,000" },
  { OXFORD, "tolerance £195,000 excess", MILLION, "Council 99,000; CCG 96,000; open 805,000" },
  { OXFORD, "carve CCG £1 because so", MILLION, "CCG 1; open 999,999" },
  { OXFORD, "notify 5%", MILLION, "open 1,000,000" },
  { OXFORD, "offset within pool", MILLION, "open 1,000,000" },
  { BARE, "unallocated", -1 * POUNDS, "open -1" },
};

static void
test_kept (void)
{
  static const char *const rules[] = { "retain", "retain non-recurrent", "carry forward", "up to £1: equal; rest: carry forward", "reserve £1; retain" };
  g_autoptr (DewLedger) ledger = make_pool (OXFORD);

  assert_vectors (kept, G_N_ELEMENTS (kept));
  assert_vectors (open, G_N_ELEMENTS (open));

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = MILLION, .rule = rules[i] };

      assert_refused (ledger, &query, DEW_ERROR_INVALID, "says what becomes of an underspend; for an overspend the rule must say who bears it.");
    }
}

/* ---- To be reported ---- */

/* It shares nothing, and says so much. A limit in per cent is of the whole budget, £195,000,000. */
static void
test_notify (void)
{
  static const struct { const char *rule; gint64 variance; const char *notice; } table[] = {
    { "notify £500,000; equal", 500 * THOUSAND, NULL },
    { "notify £500,000; equal", 500 * THOUSAND + 1, "The overspend of “Older people”, £500,000.01, is above £500,000.00 and has to be reported." },
    { "notify £500,000; equal", -500 * THOUSAND - 1, "The underspend of “Older people”, £500,000.01, is above £500,000.00 and has to be reported." },
    { "notify £500,000; equal", -500 * THOUSAND, NULL },
    { "notify 5%; equal", 9750 * THOUSAND, NULL },
    { "notify 5%; equal", 9750 * THOUSAND + 1, "The overspend of “Older people”, £9,750,000.01, is above £9,750,000.00 and has to be reported." },
    { "notify £0; reserve £1m; equal", 1, "The overspend of “Older people”, £0.01, is above £0.00 and has to be reported." },
    { "notify £0; equal", 0, NULL },
  };
  g_autoptr (DewLedger) ledger = make_pool (OXFORD);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = table[i].variance, .rule = table[i].rule };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);

      assert_sound (share);
      g_assert_cmpuint (share->notices->len, ==, table[i].notice != NULL);
      if (table[i].notice != NULL)
        g_assert_cmpstr (share->notices->pdata[0], ==, table[i].notice);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-steps/own", test_own);
  g_test_add_func ("/share-steps/proportional", test_proportional);
  g_test_add_func ("/share-steps/proportional/where", test_proportional_where);
  g_test_add_func ("/share-steps/fixed", test_fixed);
  g_test_add_func ("/share-steps/equal", test_equal);
  g_test_add_func ("/share-steps/all", test_all);
  g_test_add_func ("/share-steps/reserve", test_reserve);
  g_test_add_func ("/share-steps/carve", test_carve);
  g_test_add_func ("/share-steps/decided", test_decided);
  g_test_add_func ("/share-steps/kept", test_kept);
  g_test_add_func ("/share-steps/notify", test_notify);

  return g_test_run ();
}
