/* test-dew-rule-amounts.c: money, percentages and reasons in the text of a rule, as people write them */
#include "dew-rule.h"

#include <string.h>

#include "rule-checks.h"

static DewLedger *
make_ledger (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "Oxfordshire County Council", "Council");
  add_partner (&builder, 2, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_partner (&builder, 3, "3 Counties", "");
  add_partner (&builder, 4, "Million", "");

  return finish_ledger (&builder);
}

static void
assert_column (const DewLedger *ledger,
               const char      *text,
               guint            column,
               const char      *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, &error);
  g_autofree char *opening = g_strdup_printf ("Column %u of the rule: ", column);

  g_test_message ("%s → %s", text, error != NULL ? error->message : "read");
  g_assert_null (rule);
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, opening) || strstr (error->message, reason) == NULL)
    g_error ("%s: “%s” is not %s…%s", text, error->message, opening, reason);
}

/* ---- Money ---- */

static const struct { const char *amount, *canonical; } amounts[] = {
  { "£500,000", "£500,000" },
  { "500000", "£500,000" },
  { "500,000", "£500,000" },
  { "£ 500,000", "£500,000" },
  { "£  500,000", "£500,000" },
  { "£2m", "£2,000,000" },
  { "£2 m", "£2,000,000" },
  { "2M", "£2,000,000" },
  { "1.5 million", "£1,500,000" },
  { "£1.5 Million", "£1,500,000" },
  { "£1.5million", "£1,500,000" },
  { "£300k", "£300,000" },
  { "300 K", "£300,000" },
  { "3 thousand", "£3,000" },
  { "£1bn", "£1,000,000,000" },
  { "1 billion", "£1,000,000,000" },
  { "£0.01", "£0.01" },
  { "£1,234.50", "£1,234.50" },
  { "0", "£0" },
  { ".5", "£0.50" },
  { "+5", "£5" },
  { "99,999,999,999.99", "£99,999,999,999.99" },
};

static void
test_amounts (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *reserve = g_strdup_printf ("reserve %s; equal", amounts[i].amount);
      g_autofree char *reserved = g_strdup_printf ("reserve %s; equal", amounts[i].canonical);
      g_autofree char *tolerance = g_strdup_printf ("Tolerance %s EXCESS;own", amounts[i].amount);
      g_autofree char *tolerated = g_strdup_printf ("tolerance %s excess; own", amounts[i].canonical);
      g_autofree char *cap = g_strdup_printf ("equal; cap CCG %s, Council %s unallocated", amounts[i].amount, amounts[i].amount);
      g_autofree char *capped = g_strdup_printf ("equal; cap CCG %s, Council %s unallocated", amounts[i].canonical, amounts[i].canonical);

      assert_canonical (ledger, reserve, reserved);
      assert_canonical (ledger, tolerance, tolerated);
      assert_canonical (ledger, cap, capped);
    }
}

/* A comma between digits is the amount's; any other one is the list's. */
static void
test_commas (void)
{
  static const struct { const char *text, *canonical; } texts[] = {
    { "decided Council £400,000, CCG £600,000 because so", "decided Council £400,000, CCG £600,000 because \"so\"" },
    { "decided Council £400,000,CCG £600,000 because so", "decided Council £400,000, CCG £600,000 because \"so\"" },
    { "decided Council 400000,CCG 600000 because so", "decided Council £400,000, CCG £600,000 because \"so\"" },
    { "decided Council 0.4m, CCG 600k because so", "decided Council £400,000, CCG £600,000 because \"so\"" },
    { "decided Council 400, \"3 Counties\" 600 because so", "decided Council £400, \"3 Counties\" £600 because \"so\"" },
    { "decided Council 400,\"3 Counties\" 600 because so", "decided Council £400, \"3 Counties\" £600 because \"so\"" },
    { "equal; cap Council 1,000, CCG 2% to others", "equal; cap Council £1,000, CCG 2% to others" },
    { "equal; cap Council 2%,CCG 1,000 to others", "equal; cap Council 2%, CCG £1,000 to others" },
    { "fixed Council 51%,CCG 49%", "fixed Council 51%, CCG 49%" },
    { "equal; cap Council 2 million, Million 2 to others", "equal; cap Council £2,000,000, Million £2 to others" },
    { "decided Council -£400, CCG −£600 because so", "decided Council -£400, CCG -£600 because \"so\"" },
    { "decided Council £-400, CCG £−600.5 because so", "decided Council -£400, CCG -£600.50 because \"so\"" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_canonical (ledger, texts[i].text, texts[i].canonical);
}

static void
test_bad_amounts (void)
{
  static const struct { const char *text; guint column; const char *reason; } bad[] = {
    { "reserve", 8, "an amount such as £500,000 is missing at the end" },
    { "reserve ; equal", 9, "an amount such as £500,000 is expected here, not “;”" },
    { "reserve some; equal", 9, "an amount such as £500,000 is expected here, not “some”" },
    { "reserve £; equal", 9, "an amount such as £500,000 is expected here, not “£”" },
    { "reserve 5%; equal", 9, "an amount of money is expected here, not a percentage" },
    { "reserve 5 %; equal", 9, "an amount of money is expected here, not a percentage" },
    { "reserve 12,34; equal", 9, "“12,34” is not an amount of money" },
    { "reserve 1.2.3; equal", 9, "“1.2.3” is not an amount of money" },
    { "reserve £0.001; equal", 9, "“£0.001” is not an amount of money" },
    { "reserve 500 million million; equal", 21, "“;” or the end of the rule is expected here, not “million”" },
    { "reserve 500bn; equal", 9, "“500bn” is not an amount of money" },
    { "reserve 9223372036854775808; equal", 9, "is not an amount of money" },
    { "reserve -5; equal", 9, "“-5” is less than nothing" },
    { "reserve £-5; equal", 9, "“£-5” is less than nothing" },
    { "reserve −£5; equal", 9, "“−£5” is less than nothing" },
    { "uncommitted -1; equal", 13, "“-1” is less than nothing" },
    { "carve Council -1 because so; equal", 15, "“-1” is less than nothing" },
    { "tolerance -1 all; equal", 11, "“-1” is less than nothing" },
    { "tolerance -1% all; equal", 11, "“-1” is not a percentage from 0 to 100" },
    { "tolerance 101% all; equal", 11, "“101” is not a percentage from 0 to 100" },
    { "tolerance 0.00001% all; equal", 11, "“0.00001” is not a percentage from 0 to 100 with at most four decimals" },
    { "notify; equal", 7, "an amount such as £500,000, or a percentage of the budget, is expected here, not “;”" },
    { "notify x; equal", 8, "an amount such as £500,000, or a percentage of the budget, is expected here, not “x”" },
    { "equal; cap Council £-5 to others", 20, "“£-5” is less than nothing" },
    { "equal; cap Council -1% to others", 20, "“-1” is not a percentage" },
    { "decided Council 5% because so", 17, "an amount of money is expected here, not a percentage" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_column (ledger, bad[i].text, bad[i].column, bad[i].reason);
}

/* ---- Parts of the budget ---- */

static void
test_percentages (void)
{
  static const struct { const char *text, *canonical; } texts[] = {
    { "tolerance 2% all; equal", "tolerance 2% all; equal" },
    { "tolerance 2 % all; equal", "tolerance 2% all; equal" },
    { "tolerance 2.0000% of budget all; equal", "tolerance 2% all; equal" },
    { "tolerance 0.0001% of the budget all; equal", "tolerance 0.0001% all; equal" },
    { "notify 100%; equal", "notify 100%; equal" },
    { "notify 0%; equal", "notify 0%; equal" },
    { "up to 1% of the budget: own; up to 1.5 %: equal; rest: own", "up to 1%: own; up to 1.5%: equal; rest: own" },
    { "equal; cap Council 5% of Budget to others", "equal; cap Council 5% to others" },
    /* Without its sign it is pounds. */
    { "tolerance 2 all; equal", "tolerance £2 all; equal" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_canonical (ledger, texts[i].text, texts[i].canonical);
  assert_column (ledger, "tolerance 2% of gross all; equal", 14, "“excess”, where only what exceeds it is shared, or “all” is expected here, not “of”");
}

/* ---- Reasons ---- */

static void
test_reasons (void)
{
  static const struct { const char *reason, *canonical; } texts[] = {
    { "\"minute 12\"", "\"minute 12\"" },
    { "minute 12", "\"minute 12\"" },
    { "minute 12 : see  below, 5%, £5", "\"minute 12 : see  below, 5%, £5\"" },
    { "\"so; and so\"", "\"so; and so\"" },
    { "\"she said \"\"no\"\"\"", "\"she said \"\"no\"\"\"" },
    { "she said \"no\"", "\"she said \"\"no\"\"\"" },
    { "\"  so  \"", "\"so\"" },
    { "because", "\"because\"" },
    { "equal to others", "\"equal to others\"" },
    { "\"Überfällig 漢\"", "\"Überfällig 漢\"" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *carve = g_strdup_printf ("carve CCG £5 because %s; equal", texts[i].reason);
      g_autofree char *carved = g_strdup_printf ("carve CCG £5 because %s; equal", texts[i].canonical);
      g_autofree char *decide = g_strdup_printf ("decided CCG £5 because %s", texts[i].reason);
      g_autofree char *decided = g_strdup_printf ("decided CCG £5 because %s", texts[i].canonical);

      assert_canonical (ledger, carve, carved);
      assert_canonical (ledger, decide, decided);
    }
}

static void
test_bad_reasons (void)
{
  static const struct { const char *text; guint column; const char *reason; } bad[] = {
    { "carve Council £5; equal", 17, "“because” with the reason is expected here, not “;”" },
    { "carve Council £5", 17, "“because” with the reason is missing at the end" },
    { "carve Council £5 \"so\"; equal", 18, "“because” with the reason is expected here, not “so”" },
    { "carve Council £5 because; equal", 25, "the reason is empty; say why" },
    { "carve Council £5 because", 25, "the reason is empty; say why" },
    { "carve Council £5 because \"\"; equal", 26, "the reason is empty; say why" },
    { "carve Council £5 because \" \t\"; equal", 26, "the reason is empty; say why" },
    { "carve Council £5 because \"\u00a0\u2009\"; equal", 26, "the reason is empty; say why" },
    { "carve Council £5 because \"so\" and so; equal", 31, "“;” or the end of the rule is expected here, not “and”" },
    { "carve Council £5 because \"so; equal", 26, "the double quote that opens here is never closed" },
    { "decided Council £5", 19, "“because” with the reason is missing at the end" },
    { "decided Council £5 because \"\"", 28, "the reason is empty; say why" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_column (ledger, bad[i].text, bad[i].column, bad[i].reason);
}

/* What is printed can be read, however much longer than what was typed it is. */
static void
test_grows (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autofree char *quotes = g_strnfill (4000, '"');
  g_autofree char *fits = g_strnfill (2000, '"');
  g_autofree char *grown = g_strdup_printf ("carve Council £5 because x %s; equal", quotes);
  g_autofree char *fitting = g_strdup_printf ("carve Council £5 because x %s; equal", fits);
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, fitting, NULL);
  g_autofree char *text = NULL;
  g_autoptr (DewRule) again = NULL;

  g_assert_nonnull (rule);
  text = dew_rule_print (rule, ledger);
  again = dew_rule_parse (ledger, text, NULL);
  g_assert_nonnull (again);
  g_assert_true (dew_rule_equal (rule, again));

  assert_column (ledger, grown, 4097, "a rule has at most 4096 characters, and this text, written out in full, has 8036");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-amounts/money", test_amounts);
  g_test_add_func ("/rule-amounts/commas", test_commas);
  g_test_add_func ("/rule-amounts/money/bad", test_bad_amounts);
  g_test_add_func ("/rule-amounts/percentages", test_percentages);
  g_test_add_func ("/rule-amounts/reasons", test_reasons);
  g_test_add_func ("/rule-amounts/reasons/bad", test_bad_reasons);
  g_test_add_func ("/rule-amounts/grows", test_grows);

  return g_test_run ();
}
