/* test-dew-share-spread.c: a variance over lines, aligned lines out of it, and lines and categories with rules of their own */
#include "dew-share.h"

#include "share-checks.h"

#define ALIGNED_OVERSPEND \
  "Any overspend on an aligned service of the Care Pooled Fund in a financial year shall stay with the partners that fund that " \
  "service, in proportion to their gross contributions to it for that year, as varied."

static void
test_aligned (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 10000, .rule = "all to Trust", .as_at = "2013-09-30" };
  g_autoptr (DewShare) before = NULL;
  g_autoptr (DewShare) after = NULL;
  g_autoptr (DewShare) gross = NULL;
  const DewWork *work;

  build_lines (&builder);
  ledger = finish_ledger (&builder);

  before = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (before, COUNCIL), ==, 1000);
  g_assert_cmpint (share_of (before, TRUST), ==, 9000);
  g_assert_cmpint (find_partner (before, COUNCIL)->cost, ==, 70000 + 1000);
  g_assert_cmpstr (before->basis, ==, "Share of the variance; all to Trust; aligned lines by those who fund them");
  work = work_at (before, 1);
  g_assert_cmpint (work->kind, ==, DEW_WORK_ALIGNED);
  g_assert_cmpint (work->place, ==, TRANSPORT);
  g_assert_cmpint (work->counted, ==, TRANSPORT);
  g_assert_cmpint (work->amount, ==, 1000);
  g_assert_cmpstr (before->sentence, ==,
                   "Any overspend of the Care Pooled Fund in a financial year, except on its aligned services, shall be borne in "
                   "full by Acute Trust. " ALIGNED_OVERSPEND);
  assert_sound (before);

  /* Weights count pooled lines only. */
  query.rule = "proportional gross";
  gross = share_or_fail (ledger, &query);
  g_assert_cmpint (portion_at (work_at (gross, 2), 0)->weight, ==, 60000);
  g_assert_cmpint (share_of (gross, COUNCIL), ==, 1000 + 6000);
  g_assert_cmpstr (gross->sentence, ==,
                   "Any overspend of the Care Pooled Fund in a financial year, except on its aligned services, shall be borne by "
                   "the partners in proportion to their gross contributions to the pooled services of that Fund for that year, "
                   "as varied. " ALIGNED_OVERSPEND);
  assert_sound (gross);

  /* By the year's last day the line is pooled. */
  query.rule = "all to Trust";
  query.as_at = "";
  after = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (after, TRUST), ==, 10000);
  g_assert_cmpstr (after->sentence, ==,
                   "Any overspend of the Care Pooled Fund in a financial year shall be borne in full by Acute Trust.");
  assert_sound (after);
}

/* The host pays for aligned lines too, so that their funders owe it what falls on them, or are owed it. */
static void
test_aligned_settled (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 900, .rule = "all to host", .line = 20 };
  g_autoptr (DewShare) over = NULL;
  g_autoptr (DewShare) under = NULL;
  const DewPayment *payment;

  build_lines (&builder);
  add_line (&builder, 20, 1, 0, DEW_LINE_SERVICE, "Aids", TRUST)->status = DEW_STATUS_ALIGNED;
  add_figure (&builder, 20, DEW_EXISTING, CCG, 100);
  ledger = finish_ledger (&builder);

  over = share_or_fail (ledger, &query);
  assert_sound (over);
  g_assert_cmpint (share_of (over, CCG), ==, 900);
  g_assert_cmpuint (over->payments->len, ==, 1);
  payment = &g_array_index (over->payments, DewPayment, 0);
  g_assert_cmpint (payment->from, ==, CCG);
  g_assert_cmpint (payment->to, ==, COUNCIL);
  g_assert_cmpint (payment->amount, ==, 900);

  query.variance = -900;
  under = share_or_fail (ledger, &query);
  assert_mirror (over, under);
}

/* A category's sentence excepts those of its own lines; the sentence about them comes once, in the end. */
static void
test_aligned_places (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = -10000 };
  g_autoptr (DewShare) share = NULL;

  build_lines (&builder);
  add_line (&builder, 20, 1, CARE, DEW_LINE_SERVICE, "Aids", TRUST)->status = DEW_STATUS_ALIGNED;
  add_figure (&builder, 20, DEW_EXISTING, CCG, 100);
  add_rule (&builder, DEW_BASELINE, 1, CARE, DEW_UNDER, "", "proportional gross");
  add_rule (&builder, DEW_BASELINE, 1, MEALS, DEW_UNDER, "", "all to lead");
  add_rule (&builder, DEW_BASELINE, 1, MEALS, DEW_UNDER, "2014-01-01", "all to host");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpstr (share->sentence, ==,
                   "Any underspend of the Care Pooled Fund in a financial year, except on its aligned services, shall be retained "
                   "in the Fund for its purposes, and shall not be returned to the partners. "
                   "Any underspend on “Care at home” in the Care Pooled Fund in a financial year, except on its aligned services, "
                   "shall be returned to the partners in proportion to their gross contributions to the pooled ones among those "
                   "services for that year, as varied. "
                   "Any underspend on “Meals” in the Care Pooled Fund in a financial year shall be returned in full to the host "
                   "partner, County Council. "
                   "Any underspend on an aligned service of the Care Pooled Fund in a financial year shall stay with the partners "
                   "that fund that service, in proportion to their gross contributions to it for that year, as varied.");
}

/* Own: meals to their lead, home care to its funders as 3 to 1, transport to its only funder. */
static void
test_own (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = -1000, .rule = "own" };
  g_autoptr (DewShare) share = NULL;

  build_lines (&builder);
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (share, COUNCIL), ==, -(600 + 100));
  g_assert_cmpint (share_of (share, CCG), ==, -(200 + 100));
  g_assert_cmpuint (share->works->len, ==, 4);
  g_assert_cmpint (work_at (share, 1)->kind, ==, DEW_WORK_OWN);
  g_assert_cmpint (work_at (share, 1)->amount, ==, -100);
  g_assert_cmpint (work_at (share, 2)->kind, ==, DEW_WORK_SHARE);
  g_assert_cmpint (work_at (share, 2)->counted, ==, HOME_CARE);
  g_assert_cmpint (work_at (share, 3)->counted, ==, TRANSPORT);
  assert_sound (share);
}

static void
test_named_line (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 900, .rule = "own" };
  g_autoptr (DewShare) line = NULL;
  g_autoptr (DewShare) category = NULL;
  g_autoptr (DewShare) empty = NULL;
  g_autoptr (DewShare) unfunded = NULL;

  build_lines (&builder);
  ledger = finish_ledger (&builder);

  query.line = MEALS;
  line = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (line, CCG), ==, 900);
  g_assert_cmpstr (work_at (line, 0)->title, ==, "All on “Meals”");
  assert_sound (line);

  query.line = CARE;
  category = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (category, COUNCIL), ==, 600);
  g_assert_cmpint (share_of (category, CCG), ==, 300);
  g_assert_cmpstr (work_at (category, 0)->title, ==, "Spread over the lines of “Care at home” by gross contributions");
  g_assert_cmpint (work_at (category, 0)->counted, ==, CARE);
  assert_sound (category);

  query.line = EMPTY;
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "No line of “Empty” has contributions in 2013/14");
  query.rule = "proportional gross";
  empty = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (empty, COUNCIL), ==, 630);
  g_assert_cmpuint (work_at (empty, 0)->parts->len, ==, 0);
  g_assert_cmpstr (work_at (empty, 0)->note, ==, "No line of “Empty” has contributions in 2013/14, so the variance stays "
                   "with it as a whole.");
  g_assert_cmpuint (work_at (empty, 1)->lines->len, ==, 0);
  assert_sound (empty);

  query.line = EMPTY_LINE;
  unfunded = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (unfunded, COUNCIL), ==, 630);
  query.rule = "own";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "“Nothing yet” has no single lead");
}

static void
test_aligned_unfunded (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 900, .rule = "equal", .line = 20 };

  build_lines (&builder);
  add_line (&builder, 20, 1, 0, DEW_LINE_SERVICE, "Aids", COUNCIL)->status = DEW_STATUS_ALIGNED;
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "“Aids” is aligned, so its funders bear what falls on it, but nobody "
                  "contributes to it in 2013/14");
}

/* ---- Rules of places ---- */

static void
test_places (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 10000 };
  g_autoptr (DewShare) share = NULL;
  g_autoptr (DewShare) typed = NULL;
  g_autoptr (DewShare) line = NULL;

  /* Home care falls under the category's rule, meals under their own, transport under the pool's. */
  build_lines (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "all to Trust");
  add_rule (&builder, DEW_BASELINE, 1, CARE, DEW_OVER, "", "proportional gross");
  add_rule (&builder, DEW_BASELINE, 1, MEALS, DEW_OVER, "", "fixed Council 100%");
  add_rule (&builder, DEW_BASELINE, 1, TRANSPORT, DEW_UNDER, "", "equal");
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  assert_sound (share);
  g_assert_cmpuint (share->works->len, ==, 4);

  /* The pool's share of 1000, then 8000 by the category's 60000 to 30000, then 1000. */
  g_assert_cmpint (work_at (share, 1)->place, ==, 0);
  g_assert_cmpint (work_at (share, 1)->amount, ==, 1000);
  g_assert_cmpint (work_at (share, 2)->place, ==, CARE);
  g_assert_cmpint (work_at (share, 2)->counted, ==, CARE);
  g_assert_cmpint (work_at (share, 2)->total_weight, ==, 90000);
  g_assert_cmpstr (work_at (share, 2)->title, ==, "Proportional to gross contributions, by the rule of “Care at home”");
  g_assert_cmpint (work_at (share, 3)->place, ==, MEALS);
  g_assert_cmpint (share_of (share, TRUST), ==, 1000);
  g_assert_cmpint (share_of (share, COUNCIL), ==, 5333 + 1000);
  g_assert_cmpint (share_of (share, CCG), ==, 2667);
  g_assert_cmpstr (share->rule, ==, "all to Trust");
  g_assert_cmpstr (share->basis, ==, "Share of the variance; by the rules of several places");
  g_assert_cmpstr (share->sentence, ==,
                   "Any overspend of the Care Pooled Fund in a financial year shall be borne in full by Acute Trust. "
                   "Any overspend on “Care at home” in the Care Pooled Fund in a financial year shall be borne by the "
                   "partners in proportion to their gross "
                   "contributions to those services for that year, as varied. "
                   "Any overspend on “Meals” in the Care Pooled Fund in a financial year shall be borne in these fixed "
                   "shares, whatever is contributed: "
                   "County Council 100 %.");

  /* A rule typed serves all places. */
  query.rule = "equal";
  typed = share_or_fail (ledger, &query);
  g_assert_cmpuint (typed->works->len, ==, 1);
  g_assert_cmpint (share_of (typed, COUNCIL), ==, 5000);

  query.rule = NULL;
  query.line = MEALS;
  line = share_or_fail (ledger, &query);
  g_assert_cmpstr (line->rule, ==, "fixed Council 100%");
  g_assert_cmpstr (line->basis, ==, "Share of the variance; by fixed percentages");
  g_assert_cmpint (share_of (line, COUNCIL), ==, 10000);
}

/* The pool has no rule for an overspend: that matters only where something falls under it. */
static void
test_no_rule (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 10000 };
  g_autoptr (DewShare) share = NULL;
  g_autoptr (DewShare) none = NULL;

  build_lines (&builder);
  add_rule (&builder, DEW_BASELINE, 1, CARE, DEW_OVER, "", "equal");
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "No rule in force on 31 March 2014 says who bears an overspend of "
                  "“Care”; write one for the pool");

  query.line = CARE;
  share = share_or_fail (ledger, &query);
  g_assert_cmpstr (share->rule, ==, "equal");
  assert_sound (share);

  query.line = 0;
  query.variance = 0;
  none = share_or_fail (ledger, &query);
  g_assert_cmpstr (none->rule, ==, "equal");
  assert_sound (none);

  query.line = TRANSPORT;
  dew_share_free (g_steal_pointer (&none));
  none = share_or_fail (ledger, &query);
  g_assert_cmpstr (none->rule, ==, "");
  g_assert_cmpstr (none->basis, ==, "Share of the variance");
  assert_sound (none);
}

static void
test_negative (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .rule = "proportional net" };
  g_autoptr (DewShare) gross = NULL;
  g_autoptr (DewShare) equal = NULL;

  build_lines (&builder);
  add_figure (&builder, MEALS, DEW_INCOME, CCG, 1000000);
  add_figure (&builder, EMPTY_LINE, DEW_ADDITIONAL, CCG, 10);
  ledger = finish_ledger (&builder);

  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The net contributions of CCG to the pooled lines of “Care” come to "
                  "−£9,699.90 in 2013/14");

  query.rule = "proportional gross";
  gross = share_or_fail (ledger, &query);
  assert_sound (gross);

  dew_ledger_free (g_steal_pointer (&ledger));
  build_lines (&builder);
  add_figure (&builder, HOME_CARE, DEW_ADDITIONAL, TRUST, -100);
  add_figure (&builder, EMPTY_LINE, DEW_ADDITIONAL, CCG, -10);
  ledger = finish_ledger (&builder);

  /* Where it makes no difference which lines a variance falls on, none of them stands in its way. */
  query.rule = "equal";
  equal = share_or_fail (ledger, &query);
  assert_sound (equal);

  query.rule = "own";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The contributions to “Nothing yet” come to −£0.10 in 2013/14");
  query.line = HOME_CARE;
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The gross contributions of Trust to “Home care” come to −£1.00 in "
                  "2013/14");
}

/* ---- The working keeps its shape ---- */

static void
assert_same_shape (const DewShare *one,
                   const DewShare *other)
{
  g_assert_cmpuint (one->works->len, ==, other->works->len);

  for (guint i = 0; i < one->works->len; i++)
    {
      const DewWork *mine = work_at (one, i);
      const DewWork *theirs = work_at (other, i);

      g_assert_cmpint (mine->kind, ==, theirs->kind);
      g_assert_cmpint (mine->place, ==, theirs->place);
      g_assert_cmpuint (mine->parts->len, ==, theirs->parts->len);
      g_assert_cmpuint (mine->lines->len, ==, theirs->lines->len);
    }
}

static void
test_shape (void)
{
  static const char *const rules[] = { NULL, "own", "proportional net", "equal", "all to host", "fixed CCG 100%" };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  build_lines (&builder);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "own");
  add_rule (&builder, DEW_BASELINE, 1, MEALS, DEW_OVER, "", "proportional gross");
  add_figure (&builder, EMPTY_LINE, DEW_EXISTING, CCG, 0);
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000000, .rule = rules[i], .as_at = "2013-09-30" };
      g_autoptr (DewShare) large = share_or_fail (ledger, &query);
      g_autoptr (DewShare) penny = NULL;
      g_autoptr (DewShare) none = NULL;

      query.variance = 1;
      penny = share_or_fail (ledger, &query);
      query.variance = 0;
      none = share_or_fail (ledger, &query);
      assert_sound (penny);
      assert_sound (none);
      assert_same_shape (large, penny);
      assert_same_shape (large, none);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-spread/aligned", test_aligned);
  g_test_add_func ("/share-spread/aligned/settled", test_aligned_settled);
  g_test_add_func ("/share-spread/aligned/places", test_aligned_places);
  g_test_add_func ("/share-spread/own", test_own);
  g_test_add_func ("/share-spread/named-line", test_named_line);
  g_test_add_func ("/share-spread/aligned-unfunded", test_aligned_unfunded);
  g_test_add_func ("/share-spread/places", test_places);
  g_test_add_func ("/share-spread/no-rule", test_no_rule);
  g_test_add_func ("/share-spread/negative", test_negative);
  g_test_add_func ("/share-spread/shape", test_shape);

  return g_test_run ();
}
