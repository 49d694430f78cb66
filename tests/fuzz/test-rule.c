/* test-rule.c: hostile text for the reading of risk-share rules
 *
 * Rules that are read, and near misses, are cut, joined, doubled and spoilt. Whatever comes of it is read, and then printed, said and applied, or refused in
 * one sentence that names a column. The seed is that of the test run, so that a failure can be had again with --seed.
 */

#include <stdio.h>
#include <string.h>

#include "mutation.h"
#include "share-checks.h"

#define MAX_LENGTH 600

static const char *const seeds[] = {
  "own", "proportional gross current per category including aligned", "proportional net opening", "fixed Council 51%, CCG 49%", "equal", "all to Council",
  "all to host", "all to \"Acute Trust\"", "offset within pool; equal", "offset across pools; offset within pool; own", "notify 5% of the budget; equal",
  "reserve £ 500,000; uncommitted 1.5 million; equal", "up to 1%: proportional gross; up to 3%: equal; rest: all to Council",
  "up to £500,000: own; rest: equal; cap CCG £300k to lead", "proportional gross; cap Council £300,000, CCG 2% to others", "equal; cap Council £1; cap CCG £2 unallocated",
  "tolerance £250,000 excess; equal", "tolerance 2% all; equal", "carve Council £120,000 because \"notice \"\"served\"\" late\"; own",
  "decided Council £400,000, CCG -£600,000 because minute 12: see 5%", "retain non-recurrent", "carry forward", "unallocated", "reserve £0; retain",
};

static const char *const tokens[] = {
  ";", ":", ",", "%", "\"", "\"\"", "£", " ", "  ", "\t", "\n", "-", "−", "+", "0", "1", "999999999999", "0.0001", "100", "101%", "£5", "5,000", "5 m", "k", "up to ",
  "rest: ", "cap ", " to others", " to lead", " because ", "because x", "of the budget", "excess", "all", "all to ", "Council", "CCG", "Trust", "Nobody", "\u00a0", "é", "漢",
  "\xc2", "\xff", "\x01", "; equal", "; own", "reserve 5; ", "fixed Council 100%", "retain", "unallocated", "offset across pools; ",
};

static DewLedger *
make_lines (void)
{
  Builder builder;

  build_lines (&builder);
  return finish_ledger (&builder);
}

static const Mutation mutation = {
  seeds, G_N_ELEMENTS (seeds), tokens, G_N_ELEMENTS (tokens), "; ", 16, TRUE, MAX_LENGTH,
};

/* One sentence, with a column of the text or the one behind it. */
static void
check_refusal (const char   *text,
               const GError *error)
{
  glong length = g_utf8_validate (text, -1, NULL) ? g_utf8_strlen (text, -1) : (glong) strlen (text);
  guint column = 0;

  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_cmpint (sscanf (error->message, "Column %u of the rule: ", &column), ==, 1);
  g_assert_cmpuint (column, >=, 1);
  g_assert_cmpint ((glong) column, <=, length + 1);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
check_words (const DewLedger *ledger,
             const DewRule   *rule)
{
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, 1);
  g_autofree char *brief = dew_rule_short (rule, ledger);
  g_autofree char *over = dew_rule_sentence (rule, ledger, pool, DEW_BASELINE, NULL, DEW_OVER);
  g_autofree char *under = dew_rule_sentence (rule, ledger, pool, DEW_BASELINE, NULL, DEW_UNDER);

  g_assert_cmpstr (brief, !=, "");
  g_assert_true (g_str_has_suffix (over, "."));
  g_assert_true (g_str_has_suffix (under, "."));
  g_assert_null (strstr (over, "(null)"));
  g_assert_null (strstr (under, "(null)"));
}

static void
check_printed (const DewLedger *ledger,
               const DewRule   *rule)
{
  g_autofree char *printed = dew_rule_print (rule, ledger);
  g_autofree char *twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) again = dew_rule_parse (ledger, printed, &error);

  g_assert_no_error (error);
  g_assert_true (dew_rule_equal (rule, again));
  twice = dew_rule_print (again, ledger);
  g_assert_cmpstr (twice, ==, printed);
}

/* Shared to the penny, or refused. */
static void
check_applied (const DewLedger *ledger,
               const char      *text)
{
  static const gint64 variances[] = { 0, 1, -1, 10000, -10000, 50000000, DEW_MONEY_LIMIT, -DEW_MONEY_LIMIT };

  for (guint i = 0; i < G_N_ELEMENTS (variances); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = variances[i], .rule = text, .as_at = i % 2 == 0 ? "2013-09-30" : NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (DewShare) share = dew_share (ledger, &query, &error);

      g_assert_true ((share != NULL) == (error == NULL));
      if (share != NULL)
        assert_sound (share);
    }
}

static gboolean
check_text (const DewLedger *ledger,
            const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, &error);

  g_assert_true ((rule != NULL) == (error == NULL));
  if (rule == NULL)
    {
      check_refusal (text, error);
      return FALSE;
    }

  check_printed (ledger, rule);
  check_words (ledger, rule);
  check_applied (ledger, text);
  return TRUE;
}

static void
test_seeds (void)
{
  g_autoptr (DewLedger) ledger = make_lines ();
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    n_read += check_text (ledger, seeds[i]);

  /* All but the one that is a near miss. */
  g_assert_cmpuint (n_read, ==, G_N_ELEMENTS (seeds) - 1);
}

static void
test_mutations (void)
{
  g_autoptr (DewLedger) ledger = make_lines ();
  guint n_trials = g_getenv ("DEW_LONG") != NULL ? 500000 : 50000;
  guint n_read = 0;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      g_autoptr (GString) text = g_string_new (seeds[g_test_rand_int_range (0, G_N_ELEMENTS (seeds))]);
      g_autofree char *exact = NULL;

      for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
        mutate (&mutation, text);

      /* In a block of just its length, so that a sanitizer sees a byte read beyond it. */
      exact = g_strndup (text->str, strlen (text->str));
      n_read += check_text (ledger, exact);
    }

  /* Neither all nor nothing: the mutations do reach the depths of the reading. */
  g_assert_cmpuint (n_read, >, n_trials / 20);
  g_assert_cmpuint (n_read, <, n_trials - n_trials / 20);
}

static void
test_noise (void)
{
  g_autoptr (DewLedger) ledger = make_lines ();

  for (guint trial = 0; trial < 20000; trial++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 64);
      g_autofree char *text = g_malloc (length + 1);

      for (gsize i = 0; i < length; i++)
        text[i] = (char) g_test_rand_int_range (1, 256);
      text[length] = '\0';

      check_text (ledger, text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/rule/seeds", test_seeds);
  g_test_add_func ("/fuzz/rule/mutations", test_mutations);
  g_test_add_func ("/fuzz/rule/noise", test_noise);

  return g_test_run ();
}
