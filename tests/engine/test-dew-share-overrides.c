/* test-dew-share-overrides.c: rules of lines and categories in the place of the pool's, and rules of a scenario */
#include "share-vectors.h"

enum { PLAN = 5 };

typedef struct {
  gint64       line;            /* 0: the pool's own */
  DewDirection direction;
  const char  *text;
  gint64       scenario;
} Rule;

static const struct {
  VectorPool  pool;
  Rule        rules[4];
  gint64      variance;
  const char *outcome;
  gint64      line;
  gint64      scenario;
} overrides[] = {
  /* A fixed line is the host's; the others are variable. DE's 9,000; 27,000 by 36 hundreds. */
  { EIGHT, { { 0, DEW_OVER, "proportional gross" }, { LINE_DE, DEW_OVER, "all to host" } }, 36 * THOUSAND,
    "A 9,750; B 1,500; C 2,250; D 3,000; E 3,750; F 4,500; G 5,250; H 6,000" },
  { EIGHT, { { 0, DEW_OVER, "proportional gross" }, { LINE_DE, DEW_OVER, "all to host" } }, 9 * THOUSAND, "A 9,000", LINE_DE },
  { EIGHT, { { 0, DEW_OVER, "all to G" }, { LINE_DE, DEW_OVER, "all to host" } }, 9 * THOUSAND, "G 9,000", LINE_ABC },
  /* A category's: 15,000 in eighths; 21,000 by 36 hundreds, 583.3333 each. */
  { EIGHT, { { 0, DEW_OVER, "proportional gross" }, { HOME, DEW_OVER, "equal" } }, 36 * THOUSAND,
    "A 2,458.33; B 3,041.67; C 3,625; D 4,208.33; E 4,791.67; F 5,375; G 5,958.33; H 6,541.67" },
  /* A line's goes before its category's, and that before the pool's. */
  { EIGHT, { { 0, DEW_OVER, "all to lead" }, { HOME, DEW_OVER, "equal" }, { LINE_ABC, DEW_OVER, "all to C" } }, 36 * THOUSAND,
    "A 1,125; B 22,125; C 7,125; D 1,125; E 1,125; F 1,125; G 1,125; H 1,125" },
  /* Only contributions to the category count. */
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { BEDS, DEW_OVER, "proportional gross" } }, 36 * THOUSAND, "A 15,000; F 6,000; G 7,000; H 8,000" },
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { BEDS, DEW_OVER, "proportional gross per category" } }, 36 * THOUSAND, "A 15,000; F 6,000; G 7,000; H 8,000" },
  /* For the other direction it is none. */
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { BEDS, DEW_UNDER, "proportional gross" } }, 36 * THOUSAND, "A 36,000" },
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { LINE_DE, DEW_UNDER, "equal" } }, -36 * THOUSAND,
    "A -1,125; B -1,125; C -1,125; D -1,125; E -1,125; F -1,125; G -1,125; H -1,125; held -27,000" },
  { EIGHT, { { 0, DEW_UNDER, "all to A" }, { LINE_DE, DEW_UNDER, "carry forward" } }, -36 * THOUSAND, "A -27,000; held -9,000" },
  /* A reserve for a line alone: 4,000 are left of DE's 9,000, by 4 : 5. */
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { LINE_DE, DEW_OVER, "reserve £5,000; own" } }, 36 * THOUSAND, "A 27,000; D 1,777.78; E 2,222.22; reserve 5,000" },
  /* Half a per cent of the line's own budget of 900,000 is 4,500. */
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { LINE_DE, DEW_OVER, "up to 0.5%: own; rest: all to H" } }, 36 * THOUSAND, "A 27,000; D 2,000; E 2,500; H 4,500" },
  /* The pool's cap is for what the pool's rule shares: 27,000 ÷ 8 = 3,375, of which 2,375 go to the seven others, 339.2857 each. */
  { EIGHT, { { 0, DEW_OVER, "equal; cap A £1,000 to others" }, { LINE_DE, DEW_OVER, "all to A" } }, 36 * THOUSAND,
    "A 10,000; B 3,714.29; C 3,714.29; D 3,714.29; E 3,714.29; F 3,714.28; G 3,714.28; H 3,714.28" },
  /* Each place has a cap of its own. */
  { EIGHT, { { 0, DEW_OVER, "all to A; cap A £1,000 unallocated" }, { LINE_DE, DEW_OVER, "all to A; cap A £500 unallocated" } }, 36 * THOUSAND, "A 1,500; open 34,500" },
  /* An aligned line's rule means nothing while it is aligned. */
  { EIGHT_ALIGNED, { { 0, DEW_OVER, "all to A" }, { LINE_F, DEW_OVER, "all to H" } }, 36 * THOUSAND, "A 30,000; F 6,000" },
  /* A scenario's rule for a place goes before the baseline's for it, and leaves other places alone. */
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { LINE_DE, DEW_OVER, "all to B" }, { LINE_DE, DEW_OVER, "all to C", PLAN } }, 36 * THOUSAND, "A 27,000; C 9,000", 0, PLAN },
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { LINE_DE, DEW_OVER, "all to B" }, { LINE_DE, DEW_OVER, "all to C", PLAN } }, 36 * THOUSAND, "A 27,000; B 9,000" },
  { EIGHT, { { 0, DEW_OVER, "all to A" }, { LINE_DE, DEW_OVER, "all to B" }, { 0, DEW_OVER, "all to C", PLAN } }, 36 * THOUSAND, "B 9,000; C 27,000", 0, PLAN },
};

static void
test_overrides (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (overrides); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = overrides[i].variance, .line = overrides[i].line, .scenario = overrides[i].scenario };
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (DewShare) share = NULL;
      g_autofree char *outcome = NULL;

      build_pool (&builder, overrides[i].pool);
      add_row (&builder, DEW_TABLE_SCENARIO, PLAN, "Plan");
      for (guint k = 0; k < G_N_ELEMENTS (overrides[i].rules) && overrides[i].rules[k].text != NULL; k++)
        {
          const Rule *rule = &overrides[i].rules[k];

          add_rule (&builder, rule->scenario, 1, rule->line, rule->direction, "", rule->text);
        }
      ledger = finish_ledger (&builder);

      share = share_or_fail (ledger, &query);
      outcome = describe_outcome (ledger, share);
      g_test_message ("%u: %s", i, outcome);
      g_assert_cmpstr (outcome, ==, overrides[i].outcome);
      assert_sound (share);
    }
}

/* ---- Within the pool ---- */

/* Lines of one sign against those of the other, before any rule but a bare `own`; said or not. */
static const struct {
  VectorPool    pool;
  const char   *rule;
  DewLineAmount amounts[4];
  const char   *outcome;
} offsets[] = {
  /* 6,000 less 3,000, 1,500 of each that is over. */
  { EIGHT, "offset within pool; own", { { LINE_ABC, 300000 }, { LINE_F, 300000 }, { LINE_GH, -300000 } }, "A 1,500; F 1,500" },
  { EIGHT, "own", { { LINE_ABC, 300000 }, { LINE_F, 300000 }, { LINE_GH, -300000 } }, "A 3,000; F 3,000; G -3,000" },
  { EIGHT, "offset within pool; own", { { LINE_ABC, -300000 }, { LINE_F, -300000 }, { LINE_GH, 300000 } }, "A -1,500; F -1,500" },
  { EIGHT, "offset within pool; equal", { { LINE_ABC, 1000000 }, { LINE_DE, -200000 } }, "A 1,000; B 1,000; C 1,000; D 1,000; E 1,000; F 1,000; G 1,000; H 1,000" },
  { EIGHT, "equal", { { LINE_ABC, 1000000 }, { LINE_DE, -200000 } }, "A 1,000; B 1,000; C 1,000; D 1,000; E 1,000; F 1,000; G 1,000; H 1,000" },
  /* The aligned line's own underspend is not set against the others. */
  { EIGHT_ALIGNED, "offset within pool; all to A", { { LINE_ABC, 1000000 }, { LINE_F, -200000 }, { LINE_GH, -300000 } }, "A 7,000; F -2,000" },
  /* The reserve is asked for what is left. */
  { EIGHT, "offset within pool; reserve £1,000; all to A", { { LINE_ABC, 1000000 }, { LINE_DE, -950000 } }, "reserve 500" },
  { EIGHT, "offset within pool; offset across pools; all to A", { { LINE_ABC, 1000000 }, { LINE_DE, -950000 } }, "A 500" },
  /* By category what is left of each: 6,000 and 3,000 less 4,500, half of each. */
  { EIGHT, "proportional gross per category", { { LINE_ABC, 600000 }, { LINE_F, 300000 }, { LINE_GH, -450000 } },
    "A 200; B 400; C 600; D 800; E 1,000; F 428.57; G 500; H 571.43" },
};

static void
test_offsets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (DewLedger) ledger = make_pool (offsets[i].pool);
      DewShareQuery query = { .pool = 1, .year = 2013, .rule = offsets[i].rule, .amounts = offsets[i].amounts };
      g_autoptr (DewShare) share = NULL;
      g_autofree char *outcome = NULL;

      while (query.n_amounts < G_N_ELEMENTS (offsets[i].amounts) && offsets[i].amounts[query.n_amounts].line != 0)
        query.n_amounts++;

      share = share_or_fail (ledger, &query);
      outcome = describe_outcome (ledger, share);
      g_test_message ("%s: %s", offsets[i].rule, outcome);
      g_assert_cmpstr (outcome, ==, offsets[i].outcome);
      assert_sound (share);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-overrides/places", test_overrides);
  g_test_add_func ("/share-overrides/offsets", test_offsets);

  return g_test_run ();
}
