/* test-dew-annex-steps.c: rules that take in steps, in the annex of the risk share. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "report-samples.h"

/* What the amounts and limits of a rule are is an input each, and the steps run through them: reserve, carve-out, bands, caps. */
static void
test_steps (void)
{
  static const gint64 limits[] = { 10000000, 12000000, 195000000, 30000000 };
  g_autoptr (DewLedger) ledger = make_older_people ("reserve £100k; carve Council £120,000 because late; up to 1%: proportional gross; rest: equal; cap Council £300k to others", NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);
  const DewSheet *sheet = find_sheet (book, "Limits");
  const gint64 council[] = { 42000000 }, ccg[] = { 48000000 }, reserve[] = { 10000000 }, none[] = { 0 };

  g_assert_cmpuint (sheet->rows->len, ==, G_N_ELEMENTS (limits));
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      g_assert_cmpint (dew_sheet_cell (sheet, r, 8)->number, ==, limits[r]);
      g_assert_cmpint ((dew_sheet_cell (sheet, r, 5)->flags | dew_sheet_cell (sheet, r, 6)->flags) & DEW_CELL_INPUT, !=, 0);
    }

  sheet = find_sheet (book, "Risk share");
  check_numbers (sheet, "Older People", "County Council", 6, 1, council);
  check_numbers (sheet, "Older People", "Clinical Commissioning Group", 6, 1, ccg);
  check_numbers (sheet, "Older People", "From the reserve", 6, 1, reserve);
  check_numbers (sheet, "Older People", "Not shared out, for decision", 6, 1, none);
  g_assert_cmpstr (find_cell (book, "Rules", "Older People", "An overspend", "Applied")->text, ==, "applied");
  g_assert_null (find_sheet (book, "As exported"));
}

/* A workbook of rules that take all has none of what only the others need. */
static void
test_no_steps (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("proportional gross", "own");
  g_autoptr (DewBook) book = make_book (ledger, MILLION);

  g_assert_null (find_sheet (book, "Limits"));
  g_assert_null (find_sheet (book, "Latest budgets"));
  g_assert_cmpuint (find_sheet (book, "Steps")->columns->len, ==, 8);
  g_assert_cmpuint (find_sheet (book, "Working")->columns->len, ==, 21);
}

/* Where no line has anything to spread by, steps that go line by line cannot be told: what was worked out is kept, only while nothing is changed. */
static void
test_kept (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const gint64 all[] = { 10000 };
  const DewCell *share, *applied;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_pool (&builder, LEARNING, "Other", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 22, LEARNING, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 22, DEW_EXISTING, 1, 100);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "up to £500: all to B; rest: own");
  ledger = finish_ledger (&builder);
  book = make_book (ledger, 10000);

  check_numbers (find_sheet (book, "Risk share"), "Pool", "B", 6, 1, all);
  share = find_cell (book, "Risk share", "Pool", "B", "Share, £");
  applied = find_cell (book, "Rules", "Pool", "An overspend", "Applied");
  g_assert_true (g_str_has_prefix (share->formula, "=IF(OR("));
  g_assert_nonnull (strstr (share->formula, "\"export again\""));
  g_assert_cmpstr (applied->text, ==, "applied, as worked out when exported");
  g_assert_cmpstr (applied->other, ==, "export again");
  g_assert_cmpstr (dew_sheet_cell (find_sheet (book, "Steps"), 0, 3)->text, ==, "Worked out by Dewpond when exported; does not follow changes made here");
  g_assert_cmpuint (find_sheet (book, "As exported")->rows->len, ==, 1);
}

/* Where nothing falls under a rule that cannot be applied to anything, the rest is shared all the same, and what was worked out is kept. */
static void
test_kept_in_part (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const gint64 all[] = { 10000 }, none[] = { 0 };

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 0, 0);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "all to host");
  add_rule (&builder, DEW_BASELINE, OLDER, 21, DEW_OVER, "", "all to B");
  ledger = finish_ledger (&builder);
  book = make_book (ledger, 10000);

  check_numbers (find_sheet (book, "Risk share"), "Pool", "B", 6, 1, all);
  check_numbers (find_sheet (book, "Risk share"), "Pool", "Not shared out, for decision", 6, 1, none);
  g_assert_cmpstr (find_cell (book, "Rules", "Pool", "An overspend", "Applied")->text, ==, "applied, as worked out when exported");
  g_assert_null (find_cell (book, "Rules", "Pool", "An overspend", "Why")->text);
}

/* A heading is a word of the reader's, not of the program's. */
static void
test_percentages_heading (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("fixed Council 51%, CCG 49%", NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);

  g_assert_cmpstr (((const DewSheetColumn *) g_ptr_array_index (find_sheet (book, "Percentages")->columns, 1))->heading, ==, "Step");
}

/* Who leads a line in the scenario takes part there, whatever it puts in; who leads one that is switched off does not. */
static void
test_leads_of_a_scenario (void)
{
  static const char *const formulas[] = { "=1", "=1", "=IF(" };
  DewAnnexQuery query = { .scenario = 7, .variance = 300 };
  Builder builder;
  DewArrangement *arrangement;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_ledger (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, 7, "Other leads");
  for (gint64 i = 1; i <= 3; i++)
    add_partner (&builder, i, i == 1 ? "A" : i == 2 ? "B" : "C", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 22, OLDER, 0, DEW_LINE_SERVICE, "Off", 3);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_figure (&builder, 21, DEW_EXISTING, 3, 100);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "equal");
  arrangement = add_row (&builder, DEW_TABLE_ARRANGEMENT, 1, NULL);
  *arrangement = (DewArrangement) { .id = 1, .scenario = 7, .line = 21, .pooled_from = arrangement->pooled_from, .lead_mode = DEW_ARRANGED_LEAD_SINGLE, .lead = 2 };
  arrangement = add_row (&builder, DEW_TABLE_ARRANGEMENT, 2, NULL);
  *arrangement = (DewArrangement) { .id = 2, .scenario = 7, .line = 22, .off = 1, .pooled_from = arrangement->pooled_from };
  ledger = finish_ledger (&builder);
  query.ledger = ledger;
  book = dew_annex_book (&query, NULL, 0, NULL);

  sheet = find_sheet (book, "Working");
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    g_assert_true (g_str_has_prefix (dew_sheet_cell (sheet, i, 3)->formula, formulas[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annex/steps", test_steps);
  g_test_add_func ("/annex/no-steps", test_no_steps);
  g_test_add_func ("/annex/kept", test_kept);
  g_test_add_func ("/annex/kept-in-part", test_kept_in_part);
  g_test_add_func ("/annex/percentages-heading", test_percentages_heading);
  g_test_add_func ("/annex/leads-of-a-scenario", test_leads_of_a_scenario);

  return g_test_run ();
}
