/* test-dew-rule-steps.c: every step of the notation: read, printed, compared, and refused where it makes no rule */
#include "dew-rule.h"

#include "rule-checks.h"

static DewLedger *
make_ledger (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "Oxfordshire County Council", "Council");
  add_partner (&builder, 2, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_partner (&builder, 3, "NHS: North", "");
  add_partner (&builder, 4, "Trust, \"Acute\"", "");
  add_partner (&builder, 5, "Reserve", "");
  add_partner (&builder, 6, "Rest", "");
  add_partner (&builder, 7, "Care up to date", "");
  add_partner (&builder, 8, "Pound £", "");

  return finish_ledger (&builder);
}

/* ---- Canonical text ---- */

static const struct { const char *text, *canonical; } canonicals[] = {
  /* Proportional, in each variant. */
  { "proportional gross per category", "proportional gross per category" },
  { "proportional gross current per category", "proportional gross per category" },
  { "proportional gross including aligned", "proportional gross including aligned" },
  { "proportional net opening including aligned per category", "proportional net opening per category including aligned" },
  { "Proportional Net Current Per Category Including Aligned", "proportional net per category including aligned" },
  /* Netting. */
  { "offset within pool; equal", "offset within pool; equal" },
  { "OFFSET  ACROSS pools ;equal", "offset across pools; equal" },
  { "offset within pool; offset across pools; own", "offset within pool; offset across pools; own" },
  { "notify 5%; offset across pools; own", "notify 5%; offset across pools; own" },
  { "offset across pools; notify £1m; own", "offset across pools; notify £1,000,000; own" },
  { "offset across pools", "offset across pools" },
  /* First from elsewhere. */
  { "reserve £500,000; equal", "reserve £500,000; equal" },
  { "uncommitted 200k; reserve 500k; equal", "uncommitted £200,000; reserve £500,000; equal" },
  { "reserve £500,000", "reserve £500,000" },
  { "carve Council £120,000 because \"notice served late\"; proportional gross", "carve Council £120,000 because \"notice served late\"; proportional gross" },
  { "carve CCG 1 because a; carve CCG 1 because a; own", "carve CCG £1 because \"a\"; carve CCG £1 because \"a\"; own" },
  { "tolerance £250,000 excess; equal", "tolerance £250,000 excess; equal" },
  { "tolerance 2% all; equal", "tolerance 2% all; equal" },
  /* Bands. */
  { "up to 1%: proportional gross; up to 3%: equal; rest: all to Council", "up to 1%: proportional gross; up to 3%: equal; rest: all to Council" },
  { "up to £500,000: own; rest: equal", "up to £500,000: own; rest: equal" },
  { "UP TO 500k:own;REST:equal", "up to £500,000: own; rest: equal" },
  { "up to 1 % : own ; rest : retain", "up to 1%: own; rest: retain" },
  { "up to £1: fixed Council 51%, CCG 49%; rest: unallocated", "up to £1: fixed Council 51%, CCG 49%; rest: unallocated" },
  { "up to £1: carry forward; up to £2: retain non-recurrent; rest: all to lead", "up to £1: carry forward; up to £2: retain non-recurrent; rest: all to lead" },
  { "tolerance £1 excess; up to £1: own; rest: equal; cap CCG 5 to lead", "tolerance £1 excess; up to £1: own; rest: equal; cap CCG £5 to lead" },
  /* Caps: one by one is together. */
  { "proportional gross; cap Council £300,000 to others", "proportional gross; cap Council £300,000 to others" },
  { "equal; cap Council £300,000 to lead", "equal; cap Council £300,000 to lead" },
  { "equal; cap Council £300,000 unallocated", "equal; cap Council £300,000 unallocated" },
  { "equal; cap Council 1% to others; cap CCG £0 to others", "equal; cap Council 1%, CCG £0 to others" },
  { "equal; cap CCG 1 unallocated; cap Council 2 unallocated", "equal; cap CCG £1, Council £2 unallocated" },
  /* The board decides. */
  { "decided Council £400,000, CCG £600,000 because \"minute 12\"", "decided Council £400,000, CCG £600,000 because \"minute 12\"" },
  { "reserve 5; decided CCG 0 because \"so\"", "reserve £5; decided CCG £0 because \"so\"" },
  /* What is kept, and what is open. */
  { "retain non-recurrent", "retain non-recurrent" },
  { "Carry  Forward", "carry forward" },
  { "unallocated", "unallocated" },
  { "reserve 1; retain", "reserve £1; retain" },
  /* Names that hold what the notation is made of. */
  { "up to £1: all to NHS: North; rest: own", "up to £1: all to \"NHS: North\"; rest: own" },
  { "fixed \"NHS: North\" 50%, \"Trust, \"\"Acute\"\"\" 50%", "fixed \"NHS: North\" 50%, \"Trust, \"\"Acute\"\"\" 50%" },
  { "equal; cap \"Trust, \"\"Acute\"\"\" £5, nhs: north £6 to others", "equal; cap \"Trust, \"\"Acute\"\"\" £5, \"NHS: North\" £6 to others" },
  { "all to Reserve", "all to \"Reserve\"" },
  { "all to rest", "all to \"Rest\"" },
  { "all to care up to date", "all to Care up to date" },
  { "decided Care up to date £5, \"Pound £\" £6 because so", "decided Care up to date £5, \"Pound £\" £6 because \"so\"" },
};

static void
test_canonical (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (canonicals); i++)
    assert_canonical (ledger, canonicals[i].text, canonicals[i].canonical);
}

/* ---- Refusals ---- */

static const struct {
  const char *text;
  guint       column;
  const char *reason;   /* part of it */
} refusals[] = {
  /* Bands that overlap, leave a gap, or are none. */
  { "up to 3%: own; up to 1%: equal; rest: own", 16, "this band overlaps the one before it; its limit must be above that" },
  { "up to 3%: own; up to 3%: equal; rest: own", 16, "this band overlaps the one before it" },
  { "up to £500: own; up to £0: equal; rest: own", 18, "this band overlaps the one before it" },
  { "up to 1%: own; up to £500: equal; rest: own", 16, "the bands must be all in pounds or all in per cent, or they might overlap" },
  { "up to £500: own; up to 1%: equal; rest: own", 18, "the bands must be all in pounds or all in per cent" },
  { "up to 0%: own; rest: equal", 1, "a band up to nothing holds nothing; its limit must be above 0" },
  { "up to £0: own; rest: equal", 1, "a band up to nothing holds nothing" },
  { "reserve £5; up to 0: own; rest: equal", 13, "a band up to nothing holds nothing" },
  { "up to 1%: own", 14, "the bands end at a limit; write “rest:” with who shares what is above it" },
  { "up to 1%: own; up to 3%: equal", 31, "the bands end at a limit" },
  { "up to 1%: own; equal", 16, "the bands end at a limit; write “rest:”" },
  { "up to 1%: own; reserve £5; rest: equal", 16, "the bands end at a limit" },
  { "up to 1%: own; cap CCG £5 to others", 16, "the bands end at a limit" },
  { "rest: own", 1, "“rest:” stands behind a band; begin with “up to” and where the first one ends" },
  { "reserve £5; rest: own", 13, "“rest:” stands behind a band" },
  { "up to 1%: own; rest: equal; rest: equal", 29, "“rest:” stands behind a band" },
  { "up to 1%: own; rest: equal; up to 5%: equal; rest: own", 29, "nothing is left for another step, because “equal” takes everything" },
  { "up to 1%: own; rest: equal; equal", 29, "nothing is left for another step, because “equal” takes everything" },
  { "up to 1%: own; rest: equal; reserve £5", 29, "nothing is left for another step" },
  { "up to 1%: reserve £5; rest: own", 1, "“reserve” cannot share a band" },
  { "up to 1%: own; rest: cap CCG £5 to others", 16, "“cap” cannot share a band" },
  { "up to 1%: own; rest: decided CCG £5 because so", 16, "“decided” cannot share a band" },
  { "up to 1%: offset within pool; rest: own", 1, "“offset” cannot share a band" },
  { "up to 1% own; rest: equal", 10, "“:” and who shares the band is expected here, not “own”" },
  { "up 1%: own; rest: equal", 4, "“to” with where the band ends is expected here, not “1”" },
  { "up to: own; rest: equal", 6, "an amount such as £500,000, or a percentage of the budget, is expected here, not “:”" },
  { "up to 1%:", 10, "a step is missing at the end" },
  { "up to 1%: own; rest:", 21, "a step is missing at the end" },
  { "up to 1%: own; rest", 20, "“:” and who shares the band is missing at the end" },
  { "up to 1%: owm; rest: equal", 11, "“owm” is no step" },
  { "own; up to 1%: equal; rest: own", 6, "nothing is left for another step, because “own” takes everything" },
  /* Caps. */
  { "equal; cap Council -5 to others", 20, "“-5” is less than nothing" },
  { "equal; cap Borough £5 to others", 12, "no partner is called “Borough”" },
  { "equal; cap Council £5, Council £6 to others", 24, "Council is capped twice" },
  { "equal; cap Council £5 to others; cap Oxfordshire County Council £6 to others", 34, "Council is capped twice" },
  { "equal; cap Council £5 to others; cap CCG £6 to lead", 34, "what is over one cap goes elsewhere than what is over another; all caps of a rule have one destination" },
  { "equal; cap Council £5 unallocated; cap CCG £6 to others", 36, "all caps of a rule have one destination" },
  { "equal; cap Council £5 to others to lead", 33, "“;” or the end of the rule is expected here, not “to”" },
  { "equal; cap Council £5 to others unallocated", 33, "“;” or the end of the rule is expected here, not “unallocated”" },
  { "equal; cap Council £5", 22, "“to others”, “to lead” or “unallocated”, which says where what is over the cap goes, is missing at the end" },
  { "equal; cap Council £5; cap CCG £5 to others", 22, "which says where what is over the cap goes, is expected here, not “;”" },
  { "equal; cap Council £5 to host", 26, "which says where what is over the cap goes, is expected here, not “host”" },
  { "equal; cap Council", 19, "an amount such as £500,000, or a percentage of the budget, is missing at the end" },
  { "equal; cap £5 to others", 12, "a partner’s name is expected here, not “£5”" },
  { "cap Council £5 to others; equal", 1, "a cap stands behind the step that says who bears the variance" },
  { "reserve £5; cap Council £5 to others", 13, "a cap stands behind the step that says who bears the variance" },
  { "cap Council £5 to others", 1, "a cap stands behind the step that says who bears the variance" },
  { "equal; cap Council £5 to others; reserve £5", 34, "caps come last; write “reserve” before them" },
  { "equal; cap Council £5 to others; equal", 34, "caps come last; write “equal” before them" },
  { "decided CCG £5 because \"so\"; cap CCG £5 to others", 30, "what the board decided is not capped; leave the cap out" },
  /* Decided. */
  { "decided CCG £5, ccg £5 because so", 17, "CCG is named twice" },
  { "decided CCG £5, Borough £5 because so", 17, "no partner is called “Borough”" },
  { "decided CCG because so", 9, "no partner is called “CCG because so”" },
  { "decided £5 because so", 9, "a partner’s name is expected here, not “£5”" },
  { "decided CCG £5 because so; equal", 28, "nothing is left for another step, because “decided” takes everything" },
  { "equal; decided CCG £5 because so", 8, "nothing is left for another step, because “equal” takes everything" },
  /* Order, and what stands twice. */
  { "reserve £5; reserve £6; equal", 13, "“reserve” stands twice; a rule has it once" },
  { "uncommitted £5; uncommitted £5; equal", 17, "“uncommitted” stands twice" },
  { "tolerance £5 all; tolerance £6 excess; equal", 19, "“tolerance” stands twice" },
  { "notify £5; notify £6; equal", 12, "“notify” stands twice" },
  { "offset within pool; offset within pool; equal", 21, "“offset” stands twice" },
  { "offset across pools; offset within pool; offset across pools; equal", 42, "“offset” stands twice" },
  { "reserve £5; offset across pools; equal", 13, "“offset” comes first; write it before the other steps" },
  { "carve CCG £5 because \"so\"; offset within pool; equal", 28, "“offset” comes first" },
  { "equal; offset within pool", 8, "nothing is left for another step, because “equal” takes everything" },
  { "reserve £5; notify 5%; equal", 13, "“notify” comes first; write it before the other steps" },
  { "retain; reserve £5", 9, "nothing is left for another step, because “retain” takes everything" },
  { "unallocated; equal", 14, "nothing is left for another step, because “unallocated” takes everything" },
  /* What a step still wants, or has too much. */
  { "tolerance £5; equal", 13, "“excess”, where only what exceeds it is shared, or “all” is expected here, not “;”" },
  { "tolerance £5", 13, "“excess”, where only what exceeds it is shared, or “all” is missing at the end" },
  { "tolerance £5 excess all; equal", 21, "“;” or the end of the rule is expected here, not “all”" },
  { "offset; equal", 7, "“within pool” or “across pools” is expected here, not “;”" },
  { "offset within pools; equal", 15, "“pool” is expected here, not “pools”" },
  { "offset across pool; equal", 15, "“pools” is expected here, not “pool”" },
  { "offset across pools equal", 21, "“;” or the end of the rule is expected here, not “equal”" },
  { "carry; equal", 6, "“forward” is expected here, not “;”" },
  { "carry forwards", 7, "“forward” is expected here, not “forwards”" },
  { "retain nonrecurrent", 8, "“;” or the end of the rule is expected here, not “nonrecurrent”" },
  { "unallocated to others", 13, "“;” or the end of the rule is expected here, not “to”" },
  { "proportional gross per scheme", 24, "“category” is expected here, not “scheme”" },
  { "proportional gross including", 29, "“aligned” is missing at the end" },
  { "proportional gross per category per category", 33, "“;” or the end of the rule is expected here, not “per”" },
  { "proportional gross including aligned opening", 38, "“;” or the end of the rule is expected here, not “opening”" },
  { "reserve £5: equal", 11, "“;” or the end of the rule is expected here, not “:”" },
  { "reserve £5;; equal", 12, "“;” is no step" },
  { "reserve £5; equal;", 19, "a step is missing at the end" },
  { "carve £5 because so; equal", 7, "a partner’s name is expected here, not “£5”" },
  { "fixed Council 51%, CCG 48%; cap CCG £5 to others", 7, "the percentages sum to 99 % and must sum to 100 %" },
  { "up to £5: fixed Council 51%, CCG 50%; rest: own", 17, "the percentages sum to 101 % and must sum to 100 %" },
  { "reserve £5; equal; carve CCG \xff", 30, "this is not text in UTF-8" },
};

static void
test_refusals (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    assert_refused (ledger, refusals[i].text, refusals[i].column, refusals[i].reason);
}

/* ---- Comparing ---- */

static const struct {
  const char *one, *other;
  gboolean    equal;
} pairs[] = {
  { "proportional gross", "proportional gross per category", FALSE },
  { "proportional gross", "proportional gross including aligned", FALSE },
  { "proportional net per category including aligned", "proportional net current including aligned per category", TRUE },
  { "offset within pool; own", "offset across pools; own", FALSE },
  { "offset within pool; own", "own", FALSE },
  { "reserve £500,000; own", "reserve 0.5m; own", TRUE },
  { "reserve £500,000; own", "reserve £500,001; own", FALSE },
  { "reserve £500,000; own", "uncommitted £500,000; own", FALSE },
  { "reserve £1; uncommitted £1; own", "uncommitted £1; reserve £1; own", FALSE },
  { "notify 5%; own", "notify 5% of the budget; own", TRUE },
  { "notify 5%; own", "notify £5; own", FALSE },
  { "tolerance £5 all; own", "tolerance £5 excess; own", FALSE },
  { "tolerance £5 all; own", "tolerance £6 all; own", FALSE },
  { "carve CCG £5 because a; own", "carve CCG £5 because \"a\"; own", TRUE },
  { "carve CCG £5 because a; own", "carve CCG £5 because b; own", FALSE },
  { "carve CCG £5 because a; own", "carve CCG £6 because a; own", FALSE },
  { "carve CCG £5 because a; own", "carve Council £5 because a; own", FALSE },
  { "up to £5: own; rest: equal", "up to £6: own; rest: equal", FALSE },
  { "up to £5: own; rest: equal", "up to 5%: own; rest: equal", FALSE },
  { "up to £5: own; rest: equal", "up to £5: equal; rest: equal", FALSE },
  { "up to £5: own; rest: own", "own", FALSE },
  { "equal; cap CCG £5, Council £6 to others", "equal; cap Council £6 to others; cap CCG £5 to others", TRUE },
  { "equal; cap CCG £5, Council £6 to others", "equal; cap CCG £6, Council £5 to others", FALSE },
  { "equal; cap CCG £5 to others", "equal; cap CCG £5 to lead", FALSE },
  { "equal; cap CCG £5 to others", "equal; cap CCG £5, Council £6 to others", FALSE },
  { "decided CCG £5, Council £6 because a", "decided Council £6, CCG £5 because a", TRUE },
  { "decided CCG £5, Council £6 because a", "decided CCG £5, Council £6 because b", FALSE },
  { "decided CCG £5, Council £6 because a", "decided CCG £6, Council £5 because a", FALSE },
  { "decided CCG £5 because a", "decided CCG -£5 because a", FALSE },
  { "retain", "retain non-recurrent", FALSE },
  { "retain", "carry forward", FALSE },
};

static void
test_equal (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DewRule) one = dew_rule_parse (ledger, pairs[i].one, NULL);
      g_autoptr (DewRule) other = dew_rule_parse (ledger, pairs[i].other, NULL);

      g_assert_nonnull (one);
      g_assert_nonnull (other);
      g_test_message ("%s, %s", pairs[i].one, pairs[i].other);
      g_assert_cmpint (dew_rule_equal (one, other), ==, pairs[i].equal);
      g_assert_cmpint (dew_rule_equal (other, one), ==, pairs[i].equal);
    }
}

/* ---- Which direction it serves ---- */

static void
test_serves (void)
{
  static const struct { const char *text; gboolean over; } rules[] = {
    { "retain", FALSE }, { "retain non-recurrent", FALSE }, { "carry forward", FALSE }, { "reserve £5; carry forward", FALSE },
    { "up to £5: retain; rest: equal", FALSE }, { "up to £5: equal; rest: carry forward", FALSE }, { "unallocated", TRUE },
    { "reserve £5; equal", TRUE }, { "offset across pools; own", TRUE }, { "equal; cap CCG £5 unallocated", TRUE },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, rules[i].text, NULL);

      g_assert_cmpint (dew_rule_serves (rule, DEW_OVER, NULL), ==, rules[i].over);
      g_assert_true (dew_rule_serves (rule, DEW_UNDER, NULL));
    }
}

/* Each form is listed, and reads where its words for arguments are filled in. */
static void
test_forms (void)
{
  static const char *const expected[] = {
    "own", "proportional gross|net [opening|current] [per category] [including aligned]", "fixed NAME 51%, NAME 49%", "equal", "all to NAME|host|lead",
    "retain [non-recurrent]", "carry forward", "unallocated", "offset within pool|across pools", "reserve AMOUNT", "uncommitted AMOUNT",
    "carve NAME AMOUNT because REASON", "tolerance LIMIT excess|all", "notify LIMIT", "decided NAME AMOUNT, NAME AMOUNT because REASON",
    "cap NAME LIMIT to others|to lead|unallocated",
  };
  const char *const *forms = dew_rule_forms ();

  g_assert_cmpuint (g_strv_length ((char **) forms), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (forms[i], ==, expected[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-steps/canonical", test_canonical);
  g_test_add_func ("/rule-steps/refusals", test_refusals);
  g_test_add_func ("/rule-steps/equal", test_equal);
  g_test_add_func ("/rule-steps/serves", test_serves);
  g_test_add_func ("/rule-steps/forms", test_forms);

  return g_test_run ();
}
