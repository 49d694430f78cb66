/* test-dew-rule-draft.c: rules written step by step: read, changed, put together, and what is wrong with them found again */
#include "dew-rule-draft.h"

#include <string.h>

#include "dew-money.h"
#include "share-random.h"

static DewLedger *
make_ledger (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "Oxfordshire County Council", "Council");
  add_partner (&builder, 2, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_partner (&builder, 3, "Lead", "");
  add_partner (&builder, 4, "Trust, \"Acute\": north; south", "");
  add_pool (&builder, 1, "Older people", 1, 0);

  return finish_ledger (&builder);
}

static guint
find_kind (const char *name)
{
  for (guint i = 0; i < dew_rule_n_kinds (); i++)
    if (strcmp (dew_rule_sheet (i)->name, name) == 0)
      return i;

  g_error ("no kind is called %s", name);
}

static DewRuleDraft *
read_draft (const DewLedger *ledger,
            const char      *text)
{
  g_autoptr (GError) error = NULL;
  DewRuleDraft *draft = dew_rule_draft_read (ledger, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (draft);
  return draft;
}

static void
expect_text (const DewRuleDraft *draft,
             const char         *expected)
{
  g_autofree char *text = dew_rule_draft_text (draft);

  g_assert_cmpstr (text, ==, expected);
}

/* ---- There and back ---- */

static const char *const texts[] = {
  "own",
  "equal",
  "unallocated",
  "proportional gross",
  "proportional net opening",
  "proportional gross per category",
  "proportional gross opening per category including aligned",
  "proportional net including aligned",
  "fixed Council 51%, CCG 49%",
  "fixed \"Lead\" 33.3333%, Council 66.6667%, CCG 0%",
  "all to Council",
  "all to host",
  "all to lead",
  "all to \"Lead\"",
  "all to \"Trust, \"\"Acute\"\": north; south\"",
  "retain",
  "retain non-recurrent",
  "carry forward",
  "offset within pool; equal",
  "offset across pools; notify 5%; reserve £500,000; uncommitted £2.50; equal",
  "notify £1,000,000; own",
  "reserve £500,000; carve Council £120,000 because \"notice served late\"; carve Council £120,000 because \"notice; \"\"served\"\" late, 5%\"; proportional gross",
  "tolerance £250,000 excess; equal",
  "tolerance 2% all; equal",
  "up to 1%: proportional gross; up to 3%: equal; rest: all to Council",
  "up to £500,000: own; rest: fixed Council 51%, CCG 49%",
  "up to 1%: proportional gross opening; rest: unallocated; cap Council £300,000, \"Lead\" 2.5% to lead",
  "proportional gross; cap Council £300,000 to others",
  "equal; cap Council £300,000, CCG £0, \"Trust, \"\"Acute\"\": north; south\" 1% unallocated",
  "decided Council £400,000, CCG £600,000 because \"minute 12\"",
  "reserve £1; decided Council -£400,000, CCG £0 because \"minute 12\"",
};

static void
check_round (const DewLedger *ledger,
             const char      *text)
{
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, NULL);
  g_autofree char *canonical = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DewRuleDraft) draft = read_draft (ledger, text);
  g_autoptr (DewRule) parsed = NULL;
  g_autoptr (GError) error = NULL;
  DewDraftPlace place;

  g_assert_nonnull (rule);
  canonical = dew_rule_print (rule, ledger);
  again = dew_rule_draft_text (draft);
  g_assert_cmpstr (again, ==, canonical);
  parsed = dew_rule_draft_parse (draft, ledger, DEW_UNDER, &place, &error);
  g_assert_no_error (error);
  g_assert_true (dew_rule_equal (rule, parsed));
}

static void
test_round (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_round (ledger, texts[i]);
  check_round (ledger, "  OWN ");
  check_round (ledger, "proportional gross current; cap Council 300000 to others; cap CCG £1m to others");
  check_round (ledger, "carve oxfordshire county council 1.5 million because served late; equal");
}

static void
test_random_round (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();

      check_round (ledger, random_rule ());
    }
}

/* What a sheet has to fill in is what is there to be read: each kind is among the texts above. */
static void
test_sheets (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autofree gboolean *met = g_new0 (gboolean, dew_rule_n_kinds ());

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DewRuleDraft) draft = read_draft (ledger, texts[i]);

      for (guint step = 0; step < dew_rule_draft_n_steps (draft); step++)
        met[dew_rule_draft_kind (draft, step)] = TRUE;
    }

  for (guint i = 0; i < dew_rule_n_kinds (); i++)
    {
      g_assert_true (met[i]);
      g_assert_cmpstr (dew_rule_sheet (i)->name, !=, "");
      g_assert_cmpstr (dew_rule_sheet (i)->hint, !=, "");
      g_assert_false (g_str_has_suffix (dew_rule_sheet (i)->hint, "."));
    }
}

static void
test_not_read (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dew_rule_draft_read (ledger, "proportional", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
}

static void
test_values (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) draft = read_draft (ledger, "up to 1%: proportional net; rest: equal; cap Council £3, CCG 2% to lead");
  static const struct {
    DewDraftPlace place;
    const char   *text;
  } values[] = {
    { { 0, 0, DEW_SLOT_BAND }, "1%" }, { { 0, 0, 0 }, "net" }, { { 0, 0, 1 }, "" }, { { 0, 0, 2 }, "" }, { { 1, 0, DEW_SLOT_BAND }, "" }, { { 2, 0, 0 }, "Council" },
    { { 2, 0, 1 }, "£3" }, { { 2, 1, 0 }, "CCG" }, { { 2, 1, 1 }, "2%" }, { { 2, 0, 2 }, "to lead" },
  };

  g_assert_cmpuint (dew_rule_draft_n_steps (draft), ==, 3);
  g_assert_cmpuint (dew_rule_draft_n_rows (draft, 2), ==, 2);
  g_assert_cmpint (dew_rule_draft_band (draft, 0), ==, DEW_BAND_UP_TO);
  g_assert_cmpint (dew_rule_draft_band (draft, 1), ==, DEW_BAND_REST);
  g_assert_cmpint (dew_rule_draft_band (draft, 2), ==, DEW_BAND_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpstr (dew_rule_draft_value (draft, &values[i].place), ==, values[i].text);
}

static void
test_meaning (void)
{
  static const struct {
    DewSlotType type;
    const char *text;
    const char *meaning;
  } meanings[] = {
    { DEW_SLOT_LIMIT, "300000", "£300,000" }, { DEW_SLOT_LIMIT, "1.2m", "£1,200,000" }, { DEW_SLOT_LIMIT, "2 % of the budget", "2%" }, { DEW_SLOT_LIMIT, "", NULL },
    { DEW_SLOT_LIMIT, "12x", NULL }, { DEW_SLOT_LIMIT, "1%; equal", NULL }, { DEW_SLOT_AMOUNT, " £ 5 ", "£5" }, { DEW_SLOT_AMOUNT, "5%", NULL },
    { DEW_SLOT_PERCENT, "51", "51%" }, { DEW_SLOT_PERCENT, "51.00 %", "51%" }, { DEW_SLOT_PERCENT, "151", NULL }, { DEW_SLOT_REASON, "5", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_autofree char *meaning = dew_rule_slot_meaning (meanings[i].type, meanings[i].text);

      g_assert_cmpstr (meaning, ==, meanings[i].meaning);
    }
}

/* ---- Changed ---- */

static void
add (DewRuleDraft    *draft,
     const DewLedger *ledger,
     const char      *name,
     guint            at)
{
  guint kind = find_kind (name);

  g_assert_cmpstr (dew_rule_draft_why_no_step (draft, kind, DEW_UNDER), ==, NULL);
  g_assert_cmpuint (dew_rule_draft_add (draft, ledger, kind), ==, at);
}

/* Wherever one begins, steps come to stand where they may. */
static void
test_add (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) draft = dew_rule_draft_new ();

  expect_text (draft, "");
  add (draft, ledger, "Fixed percentages", 0);
  expect_text (draft, "fixed Council 25%, CCG 25%, \"Lead\" 25%, \"Trust, \"\"Acute\"\": north; south\" 25%");
  dew_rule_draft_become (draft, ledger, 0, find_kind ("Proportional to contributions"));
  add (draft, ledger, "Cap", 1);
  add (draft, ledger, "From the reserve", 0);
  add (draft, ledger, "Notice", 0);
  add (draft, ledger, "Carve-out", 2);
  add (draft, ledger, "Carve-out", 3);
  add (draft, ledger, "Offset first", 1);
  dew_rule_draft_set (draft, &(DewDraftPlace) { 3, 0, 2 }, " it was \"late\" ");
  expect_text (draft, "notify; offset within pool; reserve; carve Council because \"it was \"\"late\"\"\"; carve Council because \"\"; proportional gross; cap Council to others");
}

static void
test_why_not (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) empty = dew_rule_draft_new ();
  g_autoptr (DewRuleDraft) capped = read_draft (ledger, "reserve £1; equal; cap Council £5 to lead");
  g_autoptr (DewRuleDraft) decided = read_draft (ledger, "decided Council £5 because \"so\"");

  g_assert_nonnull (dew_rule_draft_why_no_step (empty, find_kind ("Cap"), DEW_OVER));
  g_assert_nonnull (dew_rule_draft_why_no_step (empty, find_kind ("Carried forward"), DEW_OVER));
  g_assert_null (dew_rule_draft_why_no_step (empty, find_kind ("Carried forward"), DEW_UNDER));
  g_assert_null (dew_rule_draft_why_no_step (empty, find_kind ("As decided"), DEW_OVER));
  g_assert_nonnull (dew_rule_draft_why_no_band (empty));

  g_assert_nonnull (dew_rule_draft_why_no_step (capped, find_kind ("Cap"), DEW_OVER));
  g_assert_nonnull (dew_rule_draft_why_no_step (capped, find_kind ("From the reserve"), DEW_OVER));
  g_assert_nonnull (dew_rule_draft_why_no_step (capped, find_kind ("In equal parts"), DEW_OVER));
  g_assert_nonnull (dew_rule_draft_why_no_step (capped, find_kind ("All to one"), DEW_OVER));
  g_assert_null (dew_rule_draft_why_no_step (capped, find_kind ("Carve-out"), DEW_OVER));
  g_assert_null (dew_rule_draft_why_no_band (capped));
  g_assert_false (dew_rule_draft_may_become (capped, 1, find_kind ("As decided"), DEW_OVER));
  g_assert_true (dew_rule_draft_may_become (capped, 1, find_kind ("All to one"), DEW_OVER));
  g_assert_false (dew_rule_draft_may_become (capped, 1, find_kind ("Retained in the pool"), DEW_OVER));
  g_assert_false (dew_rule_draft_may_become (capped, 0, find_kind ("All to one"), DEW_OVER));
  g_assert_false (dew_rule_draft_may_become (capped, 2, find_kind ("All to one"), DEW_OVER));
  dew_rule_draft_remove (capped, 1);
  g_assert_nonnull (dew_rule_draft_why_no_step (capped, find_kind ("As decided"), DEW_OVER));

  g_assert_nonnull (dew_rule_draft_why_no_step (decided, find_kind ("Cap"), DEW_OVER));
  g_assert_nonnull (dew_rule_draft_why_no_band (decided));
  g_assert_true (dew_rule_draft_may_become (decided, 0, find_kind ("In equal parts"), DEW_OVER));
}

static void
test_bands (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) draft = read_draft (ledger, "reserve £1; proportional net; cap Council £5 to lead");

  g_assert_cmpuint (dew_rule_draft_add_band (draft), ==, 1);
  expect_text (draft, "reserve £1; up to 1%: proportional net; rest: proportional net; cap Council £5 to lead");
  dew_rule_draft_become (draft, ledger, 2, find_kind ("In equal parts"));
  g_assert_cmpuint (dew_rule_draft_add_band (draft), ==, 2);
  expect_text (draft, "reserve £1; up to 1%: proportional net; up to 2%: equal; rest: equal; cap Council £5 to lead");

  dew_rule_draft_set (draft, &(DewDraftPlace) { 2, 0, DEW_SLOT_BAND }, "60%");
  dew_rule_draft_add_band (draft);
  expect_text (draft, "reserve £1; up to 1%: proportional net; up to 60%: equal; up to : equal; rest: equal; cap Council £5 to lead");
  dew_rule_draft_remove (draft, 4);
  expect_text (draft, "reserve £1; up to 1%: proportional net; up to 60%: equal; rest: equal; cap Council £5 to lead");
  dew_rule_draft_remove (draft, 2);

  /* The limits stay where they are. */
  g_assert_false (dew_rule_draft_may_move (draft, 1, -1));
  g_assert_false (dew_rule_draft_may_move (draft, 2, 1));
  dew_rule_draft_move (draft, 1, 1);
  expect_text (draft, "reserve £1; up to 1%: equal; rest: proportional net; cap Council £5 to lead");
  dew_rule_draft_remove (draft, 2);
  expect_text (draft, "reserve £1; equal; cap Council £5 to lead");
}

static void
test_move (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) draft = read_draft (ledger, "notify 1%; offset within pool; reserve £1; tolerance 1% all; equal");

  dew_rule_draft_move (draft, 1, -1);
  dew_rule_draft_move (draft, 2, 1);
  expect_text (draft, "offset within pool; notify 1%; tolerance 1% all; reserve £1; equal");
  g_assert_false (dew_rule_draft_may_move (draft, 0, -1));
  g_assert_false (dew_rule_draft_may_move (draft, 1, 1));
  g_assert_false (dew_rule_draft_may_move (draft, 4, -1));
  g_assert_false (dew_rule_draft_may_move (draft, 4, 1));
}

static void
test_rows (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) draft = read_draft (ledger, "equal; cap CCG £5 to lead");

  g_assert_false (dew_rule_draft_may_add_row (draft, ledger, 0));
  dew_rule_draft_add_row (draft, ledger, 1);
  dew_rule_draft_add_row (draft, ledger, 1);
  expect_text (draft, "equal; cap CCG £5, Council, \"Lead\" to lead");
  dew_rule_draft_remove_row (draft, 1, 0);
  expect_text (draft, "equal; cap Council, \"Lead\" to lead");
  dew_rule_draft_add_row (draft, ledger, 1);
  dew_rule_draft_add_row (draft, ledger, 1);
  g_assert_false (dew_rule_draft_may_add_row (draft, ledger, 1));
}

/* ---- What is wrong, and where ---- */

static void
refuses (const DewLedger     *ledger,
         const DewRuleDraft  *draft,
         DewDirection         direction,
         const DewDraftPlace *where,
         const char          *reason)
{
  g_autoptr (GError) error = NULL;
  DewDraftPlace place = { 77, 77, 77 };

  g_assert_null (dew_rule_draft_parse (draft, ledger, direction, &place, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_null (strstr (error->message, "Column"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (place.step, ==, where->step);
  g_assert_cmpuint (place.row, ==, where->row);
  g_assert_cmpuint (place.slot, ==, where->slot);
}

/* Each changes one value of a good rule, and is told there. */
static void
test_refused (void)
{
  static const struct {
    const char   *text;
    DewDraftPlace place;
    const char   *value;
    DewDraftPlace where;
    const char   *reason;
  } cases[] = {
    { "equal; cap Council £5 to lead", { 1, 0, 1 }, "", { 1, 0, 1 }, "Type an amount such as" },
    { "equal; cap Council £5 to lead", { 1, 0, 1 }, "x", { 1, 0, 1 }, "An amount such as £500,000, or a percentage" },
    { "equal; cap Council £5 to lead", { 1, 0, 1 }, "-5", { 1, 0, 1 }, "less than nothing" },
    { "equal; cap Council £5 to lead", { 1, 0, 1 }, "5, CCG 7", { 1, 0, 1 }, "“,” is too much here, where “£5” is understood" },
    { "equal; cap Council £5 to lead", { 1, 0, 1 }, "5 to lead; own", { 1, 0, 1 }, "too much" },
    { "equal; cap Council £5 to lead", { 1, 0, 1 }, "\"5", { 1, 0, 1 }, "never closed" },
    { "equal; cap Council £5, CCG £7 to lead", { 1, 1, 0 }, "Council", { 1, 1, 0 }, "Council is capped twice" },
    { "equal; cap Council £5, CCG £7 to lead", { 1, 0, 0 }, "Nobody", { 1, 0, 0 }, "No partner is called “Nobody”" },
    { "equal; cap Council £5, CCG £7 to lead", { 1, 0, 0 }, "", { 1, 0, 0 }, "Choose a partner" },
    { "fixed Council 51%, CCG 49%", { 0, 1, 1 }, "48", { 0, 0, 0 }, "The percentages sum to 99 %" },
    { "fixed Council 51%, CCG 49%", { 0, 1, 1 }, "5.00001%", { 0, 1, 1 }, "at most four decimals" },
    { "carve Council £5 because \"so\"; equal", { 0, 0, 2 }, "  ", { 0, 0, 2 }, "Type the reason" },
    { "carve Council £5 because \"so\"; equal", { 0, 0, 1 }, "5%", { 0, 0, 1 }, "not a percentage" },
    { "carve Council £5 because \"so\"; equal", { 0, 0, 1 }, "-5", { 0, 0, 1 }, "less than nothing" },
    { "reserve £1; up to 1%: equal; up to 2%: own; rest: equal", { 2, 0, DEW_SLOT_BAND }, "1%", { 2, 0, DEW_SLOT_BAND }, "overlaps" },
    { "reserve £1; up to 1%: equal; up to 2%: own; rest: equal", { 2, 0, DEW_SLOT_BAND }, "£5", { 2, 0, DEW_SLOT_BAND }, "all in pounds or all in per cent" },
    { "reserve £1; up to 1%: equal; up to 2%: own; rest: equal", { 1, 0, DEW_SLOT_BAND }, "", { 1, 0, DEW_SLOT_BAND }, "Type an amount" },
    { "up to 1%: equal; rest: own", { 0, 0, DEW_SLOT_BAND }, "0", { 0, 0, DEW_SLOT_BAND }, "above 0" },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewRuleDraft) draft = read_draft (ledger, cases[i].text);

      g_test_message ("%s with “%s”", cases[i].text, cases[i].value);
      dew_rule_draft_set (draft, &cases[i].place, cases[i].value);
      refuses (ledger, draft, DEW_OVER, &cases[i].where, cases[i].reason);
    }
}

static void
test_refused_steps (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) empty = dew_rule_draft_new ();
  g_autoptr (DewRuleDraft) retain = read_draft (ledger, "tolerance 1% all; retain");
  g_autoptr (DewRuleDraft) capped = read_draft (ledger, "equal; cap Council £5 to lead");
  DewDraftPlace place;

  refuses (ledger, empty, DEW_OVER, &(DewDraftPlace) { DEW_DRAFT_RULE, 0, DEW_SLOT_STEP }, "The rule is empty");
  g_assert_false (dew_rule_draft_locate (empty, 1, &place));
  refuses (ledger, retain, DEW_OVER, &(DewDraftPlace) { 1, 0, DEW_SLOT_STEP }, "retain");
  dew_rule_draft_remove (capped, 0);
  refuses (ledger, capped, DEW_OVER, &(DewDraftPlace) { 0, 0, DEW_SLOT_STEP }, "A cap stands behind");
}

static void
test_locate (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewRuleDraft) draft = read_draft (ledger, "up to £5: own; rest: equal; cap Council £5, CCG £7 to lead");
  static const struct {
    const char   *at;
    DewDraftPlace place;
  } places[] = {
    { "up", { 0, 0, DEW_SLOT_BAND } }, { "£5:", { 0, 0, DEW_SLOT_BAND } }, { "own", { 0, 0, DEW_SLOT_STEP } }, { "equal", { 1, 0, DEW_SLOT_STEP } }, { "cap", { 2, 0, DEW_SLOT_STEP } },
    { "Council", { 2, 0, 0 } }, { "£5,", { 2, 0, 1 } }, { "CCG", { 2, 1, 0 } }, { "7", { 2, 1, 1 } }, { "to lead", { 2, 0, 2 } }, { "lead", { 2, 0, 2 } },
  };
  g_autofree char *text = dew_rule_draft_text (draft);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *at = strstr (text, places[i].at);
      DewDraftPlace place;

      g_test_message ("%s", places[i].at);
      g_assert_nonnull (at);
      g_assert_true (dew_rule_draft_locate (draft, (guint) g_utf8_strlen (text, at - text) + 1, &place));
      g_assert_cmpuint (place.step, ==, places[i].place.step);
      g_assert_cmpuint (place.row, ==, places[i].place.row);
      g_assert_cmpuint (place.slot, ==, places[i].place.slot);
    }
}

/* ---- Whatever is done to a draft, its steps stand where they may ---- */

static void
change_at_random (DewRuleDraft    *draft,
                  const DewLedger *ledger)
{
  guint n = dew_rule_draft_n_steps (draft);
  guint kind = (guint) g_test_rand_int_range (0, (int) dew_rule_n_kinds ());
  guint step = n == 0 ? 0 : (guint) g_test_rand_int_range (0, (int) n);
  int by = g_test_rand_bit () ? 1 : -1;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      if (n > 0)
        dew_rule_draft_remove (draft, step);
      break;

    case 1:
      if (n > 0 && dew_rule_draft_may_move (draft, step, by))
        dew_rule_draft_move (draft, step, by);
      break;

    case 2:
      if (n > 0 && dew_rule_draft_may_become (draft, step, kind, DEW_UNDER))
        dew_rule_draft_become (draft, ledger, step, kind);
      break;

    case 3:
      if (dew_rule_draft_why_no_band (draft) == NULL && n < 12)
        dew_rule_draft_add_band (draft);
      break;

    case 4:
      if (n > 0 && dew_rule_draft_may_add_row (draft, ledger, step))
        dew_rule_draft_add_row (draft, ledger, step);
      break;

    default:
      if (n < 12 && dew_rule_draft_why_no_step (draft, kind, DEW_UNDER) == NULL)
        dew_rule_draft_add (draft, ledger, kind);
      break;
    }
}

/* Something that every slot takes, and percentages that come to a hundred. */
static void
fill_in (DewRuleDraft *draft)
{
  guint band = 0;

  for (guint step = 0; step < dew_rule_draft_n_steps (draft); step++)
    {
      const DewStepSheet *sheet = dew_rule_sheet (dew_rule_draft_kind (draft, step));
      g_autofree char *limit = g_strdup_printf ("%u%%", ++band);

      if (dew_rule_draft_band (draft, step) == DEW_BAND_UP_TO)
        dew_rule_draft_set (draft, &(DewDraftPlace) { step, 0, DEW_SLOT_BAND }, limit);

      for (guint row = 0; row < dew_rule_draft_n_rows (draft, step); row++)
        for (guint slot = 0; sheet->slots[slot].type != DEW_SLOT_END; slot++)
          {
            DewDraftPlace place = { step, row, slot };
            DewSlotType type = sheet->slots[slot].type;

            if (type == DEW_SLOT_AMOUNT || type == DEW_SLOT_LIMIT)
              dew_rule_draft_set (draft, &place, "£7,000");
            else if (type == DEW_SLOT_PERCENT)
              dew_rule_draft_set (draft, &place, row == 0 ? "100%" : "0%");
            else if (type == DEW_SLOT_REASON)
              dew_rule_draft_set (draft, &place, "so; \"it\" was, 5%");
          }
    }
}

static void
test_random_changes (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (DewRuleDraft) draft = dew_rule_draft_new ();

      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *text = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (DewRule) rule = NULL;
          DewDraftPlace place;

          change_at_random (draft, ledger);
          fill_in (draft);
          text = dew_rule_draft_text (draft);
          rule = dew_rule_draft_parse (draft, ledger, DEW_UNDER, &place, &error);
          /* A cap without what it caps, and no step at all, are all that may be left over. */
          if (rule == NULL)
            g_assert_true (place.step == DEW_DRAFT_RULE || strstr (error->message, "cap stands behind"));
          else
            check_round (ledger, text);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-draft/round", test_round);
  g_test_add_func ("/rule-draft/random-round", test_random_round);
  g_test_add_func ("/rule-draft/sheets", test_sheets);
  g_test_add_func ("/rule-draft/not-read", test_not_read);
  g_test_add_func ("/rule-draft/values", test_values);
  g_test_add_func ("/rule-draft/meaning", test_meaning);
  g_test_add_func ("/rule-draft/add", test_add);
  g_test_add_func ("/rule-draft/why-not", test_why_not);
  g_test_add_func ("/rule-draft/bands", test_bands);
  g_test_add_func ("/rule-draft/move", test_move);
  g_test_add_func ("/rule-draft/rows", test_rows);
  g_test_add_func ("/rule-draft/refused", test_refused);
  g_test_add_func ("/rule-draft/refused-steps", test_refused_steps);
  g_test_add_func ("/rule-draft/locate", test_locate);
  g_test_add_func ("/rule-draft/random-changes", test_random_changes);

  return g_test_run ();
}
