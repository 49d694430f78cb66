/* test-dew-rule.c: rules read, refused, printed, compared and said */
#include "dew-rule.h"

#include <stdio.h>
#include <string.h>

#include "rule-checks.h"

static DewLedger *
make_ledger (void)
{
  Builder builder;
  DewLine *line;

  start_ledger (&builder);
  add_partner (&builder, 1, "Oxfordshire County Council", "Council");
  add_partner (&builder, 2, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_partner (&builder, 3, "Lead", "");
  add_partner (&builder, 4, "Trust, \"Acute\"", "T");
  add_partner (&builder, 5, "3 Counties", "");
  add_partner (&builder, 6, "Twin One", "Twin");
  add_partner (&builder, 7, "Twin Two", "twin");
  add_partner (&builder, 8, "Équipe", "");
  add_pool (&builder, 1, "Older people", 1, 0);
  add_pool (&builder, 2, "the Equipment Fund", 1, 0);
  add_pool (&builder, 3, "Integration (Better Care Fund)", 1, 0);
  add_pool (&builder, 4, "Fund for carers", 1, 0);
  add_pool (&builder, 5, "Care", 1, 0);
  line = add_line (&builder, 1, 5, 0, DEW_LINE_SERVICE, "Transport", 0);
  line->status = DEW_STATUS_ALIGNED;
  dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", "2013-10-01");

  return finish_ledger (&builder);
}

/* ---- Canonical text ---- */

static const struct {
  const char *text;
  const char *canonical;
} canonicals[] = {
  { "own", "own" },
  { "  OWN  ", "own" },
  { "proportional gross", "proportional gross" },
  { "Proportional\tGROSS  current", "proportional gross" },
  { "proportional net opening", "proportional net opening" },
  { "proportional gross Opening", "proportional gross opening" },
  { "equal", "equal" },
  { "retain", "retain" },
  { "fixed Council 51%, CCG 49%", "fixed Council 51%, CCG 49%" },
  { "fixed council 51.0000 % ,oxfordshire  clinical commissioning group 49", "fixed Council 51%, CCG 49%" },
  { "fixed CCG 0.0001%, Council 99.9999%", "fixed CCG 0.0001%, Council 99.9999%" },
  { "fixed CCG 0%, Council 100%", "fixed CCG 0%, Council 100%" },
  { "all to host", "all to host" },
  { "ALL TO Lead", "all to lead" },
  { "all to \"Lead\"", "all to \"Lead\"" },
  { "all to Oxfordshire County Council", "all to Council" },
  { "all to \"oxfordshire county council\"", "all to Council" },
  { "all to \"Trust, \"\"Acute\"\"\"", "all to T" },
  { "all to \"3 counties\"", "all to \"3 Counties\"" },
  { "all to Twin One", "all to Twin One" },
  { "all to éQUIPE", "all to Équipe" },
  { "fixed \"lead\" 50%, Twin Two 50%", "fixed \"Lead\" 50%, Twin Two 50%" },
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
  { "", 1, "is empty" },
  { "   ", 1, "is empty" },
  { "owm", 1, "“owm” is no step; steps begin with own, proportional, fixed, equal, all, retain, carry, unallocated, offset, reserve, uncommitted, carve, "
    "tolerance, notify, decided and cap, and bands with “up to”" },
  { ";", 1, "“;” is no step" },
  { "own;", 5, "a step is missing at the end" },
  { "own; equal", 6, "“own” takes everything" },
  { "fixed Council 51%, CCG 49% ; retain", 30, "“fixed” takes everything" },
  { "own equal", 5, "“;” or the end of the rule" },
  { "equal, own", 6, "“;” or the end of the rule is expected here, not “,”" },
  { "proportional", 13, "“gross” or “net” is missing at the end" },
  { "proportional goss", 14, "“gross” or “net” is expected here, not “goss”" },
  { "proportional gross opening current", 28, "not “current”" },
  { "all", 4, "“to” with the name of who bears it is missing" },
  { "all to", 7, "a partner’s name is missing" },
  { "all to ;", 8, "a partner’s name is expected here, not “;”" },
  { "all to \"\"", 8, "no name between these quotes" },
  { "all to \"Council", 8, "never closed" },
  { "all to \"Council\"\"", 8, "never closed" },
  { "all to \"Council\" host", 18, "“;” or the end of the rule" },
  { "all to Trust, \"Acute\"", 8, "no partner is called “Trust”; the partners are Council, CCG, Lead, T, 3 Counties, Twin, "
    "twin and Équipe" },
  { "all to Borough", 8, "no partner is called “Borough”" },
  { "all to twin", 8, "more than one partner is called “twin”" },
  { "all to 3 Counties", 8, "stands in double quotes" },
  { "all to Lead Council", 8, "no partner is called “Lead Council”" },
  { "all to host Council", 8, "no partner is called “host Council”" },
  { "fixed", 6, "a partner’s name is missing" },
  { "fixed Council", 14, "a percentage is missing" },
  { "fixed Council %", 15, "a percentage is expected here, not “%”" },
  { "fixed Council 51%", 7, "sum to 51 % and must sum to 100 %" },
  { "fixed Council 51%, CCG 49.5%", 7, "sum to 100.5 % and" },
  { "fixed Council 51%, CCG 48.9999%", 7, "sum to 99.9999 % and" },
  { "fixed Council 51.00001%, CCG 48.99999%", 15, "“51.00001” is not a percentage from 0 to 100 with at most four decimals" },
  { "fixed Council 101%, CCG 0%", 15, "“101” is not a percentage" },
  { "fixed Council -1%, CCG 101%", 15, "“-1” is not a percentage" },
  { "fixed Council 51/49", 15, "“51/49” is not a percentage" },
  { "fixed Council 51%, 49%", 20, "a partner’s name is expected here, not “49”" },
  { "fixed Council 51% CCG 49%", 19, "“,” and another partner, “;” or the end of the rule is expected here, not “CCG”" },
  { "fixed Council 51%,", 19, "a partner’s name is missing" },
  { "fixed Council 51%, Oxfordshire County Council 49%", 20, "Council is named twice" },
  { "fixed Équipe 50%, Équipé 50%", 19, "no partner is called “Équipé”" },
  { "all to \xff", 8, "UTF-8" },
};

static void
test_refusals (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    assert_refused (ledger, refusals[i].text, refusals[i].column, refusals[i].reason);
}

static void
test_too_long (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) rule = NULL;
  g_autofree char *longest = g_strnfill (4096, ' ');
  g_autofree char *longer = g_strnfill (4097, ' ');

  memcpy (longest, "own", 3);
  memcpy (longer, "own", 3);

  rule = dew_rule_parse (ledger, longest, &error);
  g_assert_no_error (error);

  g_assert_null (dew_rule_parse (ledger, longer, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "at most 4096 characters, and this text has 4097"));
}

static void
test_no_partners (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  start_ledger (&builder);
  ledger = finish_ledger (&builder);

  g_assert_null (dew_rule_parse (ledger, "all to Council", &error));
  g_assert_cmpstr (error->message, ==, "Column 8 of the rule: no partner is called “Council”; the document has no partners "
                   "yet.");
}

/* ---- Comparing ---- */

static const struct {
  const char *one;
  const char *other;
  gboolean    equal;
} pairs[] = {
  { "own", "OWN", TRUE },
  { "own", "equal", FALSE },
  { "proportional gross", "proportional gross current", TRUE },
  { "proportional gross", "proportional gross opening", FALSE },
  { "proportional gross", "proportional net", FALSE },
  { "fixed Council 51%, CCG 49%", "fixed CCG 49%, Council 51%", TRUE },
  { "fixed Council 51%, CCG 49%", "fixed Council 49%, CCG 51%", FALSE },
  { "fixed Council 100%", "fixed Council 100%, CCG 0%", FALSE },
  { "all to host", "all to lead", FALSE },
  { "all to lead", "all to \"lead\"", FALSE },
  { "all to Council", "all to oxfordshire county council", TRUE },
  { "all to Council", "all to CCG", FALSE },
};

static void
test_equal (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DewRule) one = dew_rule_parse (ledger, pairs[i].one, NULL);
      g_autoptr (DewRule) other = dew_rule_parse (ledger, pairs[i].other, NULL);

      g_assert_cmpint (dew_rule_equal (one, other), ==, pairs[i].equal);
      g_assert_cmpint (dew_rule_equal (other, one), ==, pairs[i].equal);
    }
}

static void
test_serves (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRule) retain = dew_rule_parse (ledger, "retain", NULL);
  g_autoptr (DewRule) equal = dew_rule_parse (ledger, "equal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_rule_serves (equal, DEW_OVER, NULL));
  g_assert_true (dew_rule_serves (equal, DEW_UNDER, NULL));
  g_assert_true (dew_rule_serves (retain, DEW_UNDER, NULL));
  g_assert_false (dew_rule_serves (retain, DEW_OVER, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
}

/* ---- Words ---- */

/* What an over- or underspend "shall be", behind the words that open every sentence. */
static const struct {
  const char *text;
  const char *brief;
  const char *over;
  const char *under;
} sayings[] = {
  { "own", "Each partner bears its own lines",
    "borne service by service: by the partner that leads the service or, where no single partner leads it, by those who fund "
    "it, in proportion to their gross contributions to it for that year, as varied.",
    "returned service by service: to the partner that leads the service or, where no single partner leads it, to those who "
    "fund it, in proportion to their gross contributions to it for that year, as varied." },
  { "proportional gross", "Proportional to gross contributions",
    "borne by the partners in proportion to their gross contributions to that Fund for that year, as varied.",
    "returned to the partners in proportion to their gross contributions to that Fund for that year, as varied." },
  { "proportional gross opening", "Proportional to opening gross contributions",
    "borne by the partners in proportion to their gross contributions to that Fund for that year as first agreed, before any "
    "additional contribution.",
    "returned to the partners in proportion to their gross contributions to that Fund for that year as first agreed, before "
    "any additional contribution." },
  { "proportional net", "Proportional to net contributions",
    "borne by the partners in proportion to their net contributions to that Fund for that year, as varied, being their gross "
    "contributions less the income they bring in.",
    "returned to the partners in proportion to their net contributions to that Fund for that year, as varied, being their "
    "gross contributions less the income they bring in." },
  { "proportional net opening", "Proportional to opening net contributions",
    "borne by the partners in proportion to their net contributions to that Fund for that year as first agreed, before any "
    "additional contribution, being their existing contributions less any income they bring in beyond their additional "
    "contributions.",
    "returned to the partners in proportion to their net contributions to that Fund for that year as first agreed, before any "
    "additional contribution, being their existing contributions less any income they bring in beyond their additional "
    "contributions." },
  { "fixed Council 51%, CCG 49%", "Fixed: Council 51 %, CCG 49 %",
    "borne in these fixed shares, whatever is contributed: Oxfordshire County Council 51 % and Oxfordshire Clinical "
    "Commissioning Group 49 %.",
    "returned in these fixed shares, whatever is contributed: Oxfordshire County Council 51 % and Oxfordshire Clinical "
    "Commissioning Group 49 %." },
  { "equal", "In equal parts",
    "borne in equal parts by the partners that host, lead in or contribute to the Fund.",
    "returned in equal parts to the partners that host, lead in or contribute to the Fund." },
  { "all to Council", "All to Council",
    "borne in full by Oxfordshire County Council.",
    "returned in full to Oxfordshire County Council." },
  { "all to host", "All to the host",
    "borne in full by the host partner, Oxfordshire County Council.",
    "returned in full to the host partner, Oxfordshire County Council." },
  { "all to lead", "All to the lead",
    "borne in full by the lead commissioner.",
    "returned in full to the lead commissioner." },
  { "retain", "Retained in the pool",
    NULL,
    "retained in the Fund for its purposes, and shall not be returned to the partners." },
};

static void
assert_says (const DewRule   *rule,
             const DewLedger *ledger,
             DewDirection     direction,
             const char      *expected)
{
  g_autofree char *sentence = dew_rule_sentence (rule, ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, 1), DEW_BASELINE, NULL, direction);
  const char *opening = direction == DEW_OVER && dew_rule_serves (rule, DEW_OVER, NULL)
                        ? "Any overspend of the Older people Pooled Fund in a financial year shall be "
                        : "Any underspend of the Older people Pooled Fund in a financial year shall be ";

  g_assert_true (g_str_has_prefix (sentence, opening));
  g_assert_cmpstr (sentence + strlen (opening), ==, expected);
}

static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, sayings[i].text, NULL);
      g_autofree char *brief = dew_rule_short (rule, ledger);

      g_assert_cmpstr (brief, ==, sayings[i].brief);
      assert_says (rule, ledger, DEW_UNDER, sayings[i].under);
      assert_says (rule, ledger, DEW_OVER, sayings[i].over ? sayings[i].over : sayings[i].under);
    }
}

static void
test_fund_name (void)
{
  static const struct { gint64 pool; const char *name; } funds[] = {
    { 1, "the Older people Pooled Fund" },
    { 2, "the Equipment Fund" },
    { 3, "the Integration (Better Care Fund)" },
    { 4, "the Fund for carers Pooled Fund" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, "all to host", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (funds); i++)
    {
      const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, funds[i].pool);
      g_autofree char *sentence = dew_rule_sentence (rule, ledger, pool, DEW_BASELINE, NULL, DEW_OVER);
      g_autofree char *expected = g_strdup_printf ("Any overspend of %s in a financial year shall be borne in full by the "
                                                   "host partner, Oxfordshire County Council.", funds[i].name);

      g_assert_cmpstr (sentence, ==, expected);
    }
}

/* On a date a line is aligned or not; for a schedule without one it is if it ever was. */
static void
test_aligned (void)
{
  static const struct { const char *as_at; gboolean aligned; } dates[] = {
    { NULL, TRUE }, { "", TRUE }, { "2013-09-30", TRUE }, { "2013-10-01", FALSE }, { "2014-03-31", FALSE },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, "retain", NULL);

  /* Said of an underspend, because it serves no other. */
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *sentence = dew_rule_sentence (rule, ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, 5), DEW_BASELINE, dates[i].as_at,
                                                     DEW_OVER);

      g_assert_cmpstr (sentence, ==, dates[i].aligned
                       ? "Any underspend of the Care Pooled Fund in a financial year, except on its aligned services, shall be "
                       "retained in the Fund for its purposes, and shall not be returned to the partners. Any underspend on an "
                       "aligned service of the Care Pooled Fund in a financial year shall stay with the partners that fund that "
                       "service, in proportion to their gross contributions to it for that year, as varied."
                       : "Any underspend of the Care Pooled Fund in a financial year shall be retained in the Fund for its "
                       "purposes, and shall not be returned to the partners.");
    }
}

/* ---- Random names ---- */

static char *
make_name (void)
{
  static const char *const pieces[] = {
    "own", "Lead", "HOST", "all", "to", "fixed", "net", "equal", "retain",
    "Council", "NHS", "é", "Ж", "漢", "ß", "İ", "\u00a0", "\u2009", "\t", "\n", "3", "51%", "+4",
    "-5", ".5", ",", ";", "%", "\"", "\"\"", " ", "  ", "'", "’", "&", "(x)", "£", "-", "a", "b", "c", "d", "👪", "e\u0301",
  };
  GString *name = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 6);

  for (int i = 0; i < n; i++)
    {
      g_string_append (name, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (g_test_rand_bit ())
        g_string_append_c (name, ' ');
    }

  return g_string_free (name, FALSE);
}

/* Up to eight partners, of whom none is called as another is in full: that one could not be named. Short names may clash. */
static DewLedger *
make_random_ledger (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Builder builder;

  start_ledger (&builder);
  for (gint64 id = 1; id <= 8; id++)
    {
      g_autofree char *name = make_name ();
      g_autofree char *short_name = g_test_rand_int_range (0, 3) > 0 ? make_name () : g_strdup ("");
      g_autofree char *key = g_utf8_casefold (name, -1);
      g_autofree char *short_key = g_utf8_casefold (short_name, -1);

      if (g_hash_table_contains (all, key) || g_hash_table_contains (names, short_key))
        continue;

      add_partner (&builder, id, name, short_name);
      g_hash_table_add (all, g_strdup (key));
      g_hash_table_add (all, g_steal_pointer (&short_key));
      g_hash_table_add (names, g_steal_pointer (&key));
    }

  return finish_ledger (&builder);
}

static void
append_quoted (GString          *text,
               const DewPartner *partner)
{
  g_auto (GStrv) parts = g_strsplit (partner->name, "\"", -1);
  g_autofree char *name = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, "\t\"%s\"", name);
}

/* Percentages of all partners that sum to 100, none of them in the way that printing has it. */
static void
append_fixed (GString         *text,
              const GPtrArray *partners)
{
  int left = 1000000;

  g_string_append (text, "Fixed ");
  for (guint i = 0; i < partners->len; i++)
    {
      int part = i + 1 == partners->len ? left : g_test_rand_int_range (0, left + 1);

      left -= part;
      g_string_append (text, i > 0 ? " ," : "");
      append_quoted (text, partners->pdata[i]);
      g_string_append_printf (text, "%d.%04d %%", part / 10000, part % 10000);
    }
}

static char *
make_rule (const DewLedger *ledger)
{
  static const char *const plain[] = {
    "own", "proportional gross", "proportional net", "proportional gross opening", "proportional net opening",
    "equal", "retain", "all to host", "all to lead",
  };
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  GString *text = g_string_new (NULL);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      g_string_append (text, plain[g_test_rand_int_range (0, G_N_ELEMENTS (plain))]);
      break;

    case 1:
      g_string_append (text, "All  TO");
      append_quoted (text, partners->pdata[g_test_rand_int_range (0, (int) partners->len)]);
      break;

    default:
      append_fixed (text, partners);
      break;
    }

  return g_string_free (text, FALSE);
}

static void
test_round_trip (void)
{
  int n = g_getenv ("DEW_LONG") ? 100000 : 10000;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      g_autofree char *text = make_rule (ledger);
      g_autofree char *printed = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DewRule) rule = NULL;
      g_autoptr (DewRule) twin = NULL;

      rule = dew_rule_parse (ledger, text, &error);
      g_assert_no_error (error);

      printed = dew_rule_print (rule, ledger);
      twin = dew_rule_parse (ledger, printed, &error);
      g_assert_no_error (error);
      g_assert_true (dew_rule_equal (rule, twin));

      again = dew_rule_print (twin, ledger);
      g_assert_cmpstr (again, ==, printed);
    }
}

/* Whatever the text, it is read or refused with a column inside it. */
static void
test_hostile (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  int n = g_getenv ("DEW_LONG") ? 100000 : 10000;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewRule) rule = NULL;
      int pieces = g_test_rand_int_range (0, 8);
      guint column = 0;

      for (int j = 0; j < pieces; j++)
        {
          g_autofree char *piece = make_name ();

          g_string_append (text, piece);
        }
      if (g_test_rand_int_range (0, 10) == 0)
        g_string_append_c (text, (char) g_test_rand_int_range (128, 256));

      rule = dew_rule_parse (ledger, text->str, &error);
      if (rule)
        continue;

      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      g_assert_cmpint (sscanf (error->message, "Column %u of the rule", &column), ==, 1);
      g_assert_cmpuint (column, >=, 1);
      g_assert_cmpuint (column, <=, text->len + 1);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/canonical", test_canonical);
  g_test_add_func ("/rule/refusals", test_refusals);
  g_test_add_func ("/rule/too-long", test_too_long);
  g_test_add_func ("/rule/no-partners", test_no_partners);
  g_test_add_func ("/rule/equal", test_equal);
  g_test_add_func ("/rule/serves", test_serves);
  g_test_add_func ("/rule/words", test_words);
  g_test_add_func ("/rule/fund-name", test_fund_name);
  g_test_add_func ("/rule/aligned", test_aligned);
  g_test_add_func ("/rule/round-trip", test_round_trip);
  g_test_add_func ("/rule/hostile", test_hostile);

  return g_test_run ();
}
