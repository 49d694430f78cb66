/* test-dew-annex.c: what stands in the annexes, and that it is what the engine says. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "dew-share.h"
#include "report-samples.h"

/* ---- Contributions ---- */

static void
test_contributions (void)
{
  static const gint64 council[] = { 78 * MILLION, 21 * MILLION, 99 * MILLION, 18 * MILLION, 81 * MILLION, 507692, 457627 };
  static const gint64 ccg[] = { 30 * MILLION, 66 * MILLION, 96 * MILLION, 0, 96 * MILLION, 492308, 542373 };
  static const gint64 total[] = { 108 * MILLION, 87 * MILLION, 195 * MILLION, 18 * MILLION, 177 * MILLION, 1000000, 1000000 };
  g_autoptr (DewLedger) ledger = make_older_people ("own", NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);
  const DewSheet *sheet = find_sheet (book, "Contributions");

  g_assert_cmpstr (sheet->title, ==, "Financial contributions, 2013/14");
  check_numbers (sheet, "Older People", "County Council", 2, G_N_ELEMENTS (council), council);
  check_numbers (sheet, "Older People", "Clinical Commissioning Group", 2, G_N_ELEMENTS (ccg), ccg);
  check_numbers (sheet, "Older People", "Total", 2, G_N_ELEMENTS (total), total);
  check_numbers (sheet, "All pools", "Total", 2, 5, total);
  find_row (sheet, "Learning Disabilities", "No contributions entered");
}

/* What nobody entered is left empty: no partner's income, no total of it, of what others entered not either. */
static void
test_not_entered (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_pool (&builder, LEARNING, "Other", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 22, LEARNING, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_figure (&builder, 21, DEW_ADDITIONAL, 2, 0);
  add_figure (&builder, 22, DEW_ACTUAL, 0, 300);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "own");
  add_rule (&builder, DEW_BASELINE, LEARNING, 0, DEW_OVER, "", "all to B");
  ledger = finish_ledger (&builder);
  book = make_book (ledger, MILLION);

  sheet = find_sheet (book, "Contributions");
  g_assert_cmpuint (sheet->columns->len, ==, 9);
  for (guint column = 2; column <= 6; column++)
    {
      g_assert_cmpint (is_blank (sheet, find_row (sheet, "Pool", "A"), column), ==, column == 3 || column == 5);
      g_assert_cmpint (is_blank (sheet, find_row (sheet, "Pool", "B"), column), ==, column == 2 || column == 5);
      g_assert_cmpint (is_blank (sheet, find_row (sheet, "Pool", "Total"), column), ==, column == 5);
      g_assert_true (is_blank (sheet, find_row (sheet, "Other", "No contributions entered"), column));
      g_assert_cmpint (is_blank (sheet, find_row (sheet, "All pools", "Total"), column), ==, column == 5);
    }

  /* A rule that needs no contributions shares, and nobody's final cost is made up. */
  sheet = find_sheet (book, "Risk share");
  for (guint column = 7; column <= 8; column++)
    {
      g_assert_true (is_blank (sheet, find_row (sheet, "Other", "B"), column));
      g_assert_true (is_blank (sheet, find_row (sheet, "Other", "Total"), column));
      g_assert_false (is_blank (sheet, find_row (sheet, "Pool", "B"), column));
    }
}

/* Where there are budgets and no contributions, as in many published tables, the budgets are shown, and nothing of
 * 0.00. */
static void
test_budgets (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const gint64 older[] = { 700 }, all[] = { 1000 };
  const DewSheet *sheet;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, OLDER, "Pool", 0, 0);
  add_pool (&builder, LEARNING, "Other", 0, 0);
  add_pool (&builder, LEARNING + 1, "Nothing", 0, 0);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 0);
  add_line (&builder, 22, OLDER, 0, DEW_LINE_SERVICE, "Line 2", 0);
  add_line (&builder, 23, LEARNING, 0, DEW_LINE_SERVICE, "Line 3", 0);
  add_figure (&builder, 21, DEW_BUDGET, 0, 300);
  add_figure (&builder, 22, DEW_BUDGET, 0, 150);
  add_figure (&builder, 22, DEW_BUDGET, 1, 250);
  add_figure (&builder, 23, DEW_BUDGET, 0, 300);
  ledger = finish_ledger (&builder);
  book = make_book (ledger, MILLION);

  sheet = find_sheet (book, "Contributions");
  g_assert_cmpstr (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, 9))->heading, ==, "Budget, not split by partner, £ [note 3]");
  check_numbers (sheet, "Pool", "No contributions entered", 9, 1, older);
  check_numbers (sheet, "All pools", "Total", 9, 1, all);
  g_assert_true (is_blank (sheet, find_row (sheet, "Nothing", "No contributions entered"), 9));
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 2; c < 9; c++)
      g_assert_true (is_blank (sheet, r, c));
  g_assert_cmpuint (find_sheet (book, "Budgets")->rows->len, ==, 3);
  g_assert_null (find_sheet (book, "Lines"));
  find_row (find_sheet (book, "Risk share"), "Pool", "No contributions entered");
}

/* What each partner puts in altogether stands below the pools where more than one has contributions, and not where
 * it would only be said again. */
static void
test_all_pools (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const gint64 a[] = { 400, 50, 450, 30, 420, 450000, 435233 };
  const gint64 total[] = { 900, 100, 1000, 35, 965, 1000000, 1000000 };

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_pool (&builder, LEARNING, "Other", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 22, LEARNING, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 300);
  add_figure (&builder, 21, DEW_INCOME, 1, 30);
  add_figure (&builder, 21, DEW_EXISTING, 2, 500);
  add_figure (&builder, 22, DEW_EXISTING, 1, 100);
  add_figure (&builder, 22, DEW_ADDITIONAL, 1, 50);
  add_figure (&builder, 22, DEW_ADDITIONAL, 2, 50);
  add_figure (&builder, 22, DEW_INCOME, 2, 5);
  ledger = finish_ledger (&builder);
  book = make_book (ledger, MILLION);
  check_numbers (find_sheet (book, "Contributions"), "All pools", "A", 2, G_N_ELEMENTS (a), a);
  check_numbers (find_sheet (book, "Contributions"), "All pools", "Total", 2, G_N_ELEMENTS (total), total);
  g_assert_cmpuint (find_sheet (book, "Contributions")->rows->len, ==, 9);
}

/* ---- Risk share ---- */

static void
test_vectors (void)
{
  static const struct {
    const char *rule;
    gint64      council, ccg;
  } table[] = {
    { "proportional gross opening", 72222222, 27777778 },
    { "proportional gross", 50769231, 49230769 },
    { "fixed Council 51%, CCG 49%", 51000000, 49000000 },
    { "proportional net", 45762712, 54237288 },
    { "equal", 50000000, 50000000 },
    { "all to Council", 100000000, 0 },
    { "own", 50769231, 49230769 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (int sign = 1; sign >= -1; sign -= 2)
      {
        g_autoptr (DewLedger) ledger = make_older_people (table[i].rule, table[i].rule);
        g_autoptr (DewBook) book = make_book (ledger, sign * MILLION);
        const DewSheet *sheet = find_sheet (book, "Risk share");
        const gint64 council[] = { sign *table[i].council, 99 * MILLION, 99 * MILLION + sign * table[i].council, -sign * table[i].ccg };
        const gint64 ccg[] = { sign *table[i].ccg, 96 * MILLION, 96 * MILLION + sign * table[i].ccg, sign *table[i].ccg };
        const gint64 total[] = { sign *MILLION, 195 * MILLION, 195 * MILLION + sign * MILLION, 0 };

        check_numbers (sheet, "Older People", "County Council", 6, 4, council);
        check_numbers (sheet, "Older People", "Clinical Commissioning Group", 6, 4, ccg);
        check_numbers (sheet, "Older People", "Total", 6, 4, total);
      }
}

/* Where one rule serves both signs there is one set of steps, else one for each. */
static void
test_both_signs (void)
{
  g_autoptr (DewLedger) same = make_older_people ("proportional gross", "proportional gross");
  g_autoptr (DewLedger) other = make_older_people ("proportional gross", "equal");
  g_autoptr (DewLedger) retained = make_older_people ("proportional gross", NULL);
  g_autoptr (DewBook) one = make_book (same, MILLION);
  g_autoptr (DewBook) two = make_book (other, MILLION);
  g_autoptr (DewBook) held = make_book (retained, -MILLION);
  const gint64 all[] = { -MILLION };

  g_assert_cmpuint (find_sheet (one, "Steps")->rows->len, ==, 1);
  g_assert_cmpuint (find_sheet (two, "Steps")->rows->len, ==, 2);
  check_numbers (find_sheet (held, "Risk share"), "Older People", "Held in the pool", 6, 1, all);
  g_assert_null (find_sheet (one, "Percentages"));
}

static void
test_refused (void)
{
  g_autoptr (DewLedger) ledger = make_older_people (NULL, NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);
  const DewSheet *sheet = find_sheet (book, "Risk share");
  const gint64 all[] = { MILLION };
  guint row = find_row (sheet, "Older People", "Not shared out, for decision");

  check_numbers (sheet, "Older People", "Not shared out, for decision", 6, 1, all);
  g_assert_cmpstr (dew_sheet_cell (sheet, row, 3)->text, ==, "No rule that can be applied");
  g_assert_cmpstr (dew_sheet_cell (sheet, row, 4)->text, ==, "not shared");
  row = find_row (find_sheet (book, "Rules"), "Older People", "An overspend");
  g_assert_nonnull (strstr (dew_sheet_cell (find_sheet (book, "Rules"), row, 3)->text, "No rule in force on 31 March 2014"));
  find_row (sheet, "Learning Disabilities", "No contributions entered");
}

/* Between the two rows of the pool's rules, by the sign of its variance. */
static void
check_choice (const DewBook *book,
              const char    *formula,
              guint          column)
{
  const DewSheet *variances = find_sheet (book, "Variances"), *rules = find_sheet (book, "Rules");
  g_autofree char *variance = dew_sheet_address (variances, 0, 1, TRUE, TRUE);
  g_autofree char *over = dew_sheet_address (rules, find_row (rules, "Older People", "An overspend"), column, TRUE, TRUE);
  g_autofree char *under = dew_sheet_address (rules, find_row (rules, "Older People", "An underspend"), column, TRUE, TRUE);
  g_autofree char *expected = g_strdup_printf ("=IF(ROUND(%s*100,0)<0,%s,%s)", variance, under, over);

  g_assert_cmpstr (formula, ==, expected);
}

/* The word for the variance, the rule and its basis are those of its sign, whichever it was exported with, and stand
 * there as formulas that take those of the other one. */
static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("proportional gross", "equal");
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER);
  const char *const partner = "County Council";

  for (int sign = 1; sign >= -1; sign -= 2)
    {
      const DewShareQuery query = { .pool = pool->id, .year = 2013, .variance = sign * MILLION };
      const DewShareQuery turned = { .pool = pool->id, .year = 2013, .variance = -sign * MILLION };
      g_autoptr (DewBook) book = make_book (ledger, sign * MILLION);
      g_autoptr (DewShare) share = dew_share (ledger, &query, NULL);
      g_autoptr (DewShare) other = dew_share (ledger, &turned, NULL);
      const DewCell *shared = find_cell (book, "Risk share", "Older People", partner, "What is shared");
      const DewCell *rule = find_cell (book, "Risk share", "Older People", partner, "Rule");
      const DewCell *basis = find_cell (book, "Risk share", "Older People", partner, "Basis");

      g_assert_cmpstr (shared->text, ==, sign > 0 ? "overspend" : "underspend");
      g_assert_cmpstr (rule->text, ==, share->rule_short);
      g_assert_cmpstr (rule->other, ==, other->rule_short);
      check_choice (book, rule->formula, 2);
      g_assert_cmpstr (basis->text, ==, share->basis);
      check_choice (book, basis->formula, 4);
      g_assert_cmpstr (find_cell (book, "Rules", "Older People", sign > 0 ? "An overspend" : "An underspend", "In words")->text,
                       ==, share->sentence);
      g_assert_cmpstr (find_cell (book, "Rules", "Older People", "An overspend", "Applied")->text, ==,
                       sign > 0 ? "applied" : "not applied");
      g_assert_cmpstr (find_cell (book, "Rules", "Older People", "An underspend", "Applied")->text, ==,
                       sign < 0 ? "applied" : "not applied");
    }
}

/* One rule written for both signs speaks of an overspend in one row and of an underspend in the other. */
static void
test_words_of_both (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("equal", "equal");
  g_autoptr (DewBook) book = make_book (ledger, MILLION);

  g_assert_cmpuint (find_sheet (book, "Steps")->rows->len, ==, 1);
  g_assert_nonnull (strstr (find_cell (book, "Rules", "Older People", "An overspend", "In words")->text, "overspend"));
  g_assert_nonnull (strstr (find_cell (book, "Rules", "Older People", "An underspend", "In words")->text, "underspend"));
}

/* ---- Against the engine ---- */

static gint64
random_pence (void)
{
  return g_test_rand_bit () ? g_test_rand_int_range (0, 9) : g_test_rand_int_range (1, G_MAXINT32);
}

static DewLedger *
make_random (const char *over,
             const char *under)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  int n_partners = g_test_rand_int_range (2, 5), n_lines = g_test_rand_int_range (1, 8);
  Builder builder;

  start_ledger (&builder);
  for (int p = 1; p <= n_partners; p++)
    add_partner (&builder, p, names[p - 1], "");
  add_pool (&builder, OLDER, "Pool", g_test_rand_int_range (1, n_partners + 1), 1);
  for (int l = 0; l < n_lines; l++)
    {
      DewLine *line = add_line (&builder, 21 + l, OLDER, 0, DEW_LINE_SERVICE, names[l % 4], g_test_rand_int_range (1, n_partners + 1));
      char *name = g_strdup_printf ("Line %d", l);

      dew_row_set_text (DEW_TABLE_LINE, line, "name", name);
      g_free (name);
      line->status = g_test_rand_int_range (0, 4) == 0 ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
      if (g_test_rand_bit ())
        {
          line->lead_mode = DEW_LEAD_JOINT;
          line->lead = 0;
        }
      for (int p = 1; p <= n_partners; p++)
        for (DewMeasure measure = DEW_EXISTING; measure <= DEW_INCOME; measure++)
          if (g_test_rand_int_range (0, 3) > 0)
            add_figure (&builder, 21 + l, measure, p, measure == DEW_INCOME ? random_pence () / 4 : random_pence ());
    }
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", over);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_UNDER, "", under);
  if (g_test_rand_bit ())
    add_rule (&builder, DEW_BASELINE, OLDER, 21, DEW_OVER, "", under);
  return finish_ledger (&builder);
}

/* What no partner bears has a row where something may stand in it. */
static void
check_nobodys (const DewSheet *sheet,
               const char     *name,
               gint64          value)
{
  gint64 found = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, 1)->text, name) == 0)
      found += dew_sheet_cell (sheet, r, 6)->number;
  g_assert_cmpint (found, ==, value);
}

static void
check_share (const DewLedger *ledger,
             const DewSheet  *sheet,
             const DewShare  *share)
{
  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *partner = &g_array_index (share->partners, DewPartnerShare, i);
      const DewPartner *row = dew_ledger_find (ledger, DEW_TABLE_PARTNER, partner->partner);
      const gint64 numbers[] = { share->has_percent ? partner->percent : 0, partner->share, partner->contribution, partner->cost };

      check_numbers (sheet, "Pool", row->name, 5, G_N_ELEMENTS (numbers), numbers);
    }
  check_nobodys (sheet, "From the reserve", share->reserve);
  check_nobodys (sheet, "Held in the pool", share->held);
  check_nobodys (sheet, "Not shared out, for decision", share->unallocated);
  check_nobodys (sheet, "Total", share->variance);
}

static void
test_random (void)
{
  static const char *const rules[] = {
    "own", "proportional gross", "proportional net", "proportional gross opening", "proportional net opening", "fixed A 33.3333%, B 66.6667%",
    "equal", "all to B", "all to host",
    "reserve £5,000; uncommitted £1m; equal", "carve B £2m because late; proportional gross", "up to 1%: proportional gross; up to 3%: own; rest: all to A",
    "tolerance £1m excess; equal", "tolerance 2% all; proportional net", "proportional gross current per category", "proportional gross including aligned",
    "proportional gross; cap A £1m, B £2m to others", "equal; cap B 1% to lead", "own; cap A 0, B £1m unallocated", "notify 5%", "reserve £500",
    "offset across pools; up to £1m: unallocated; rest: equal",
    "reserve £100; carve A £1,200 because late; tolerance £900 all; up to 1%: own; rest: proportional gross; cap A £500, B £1m to others",
  };
  int trials = g_getenv ("DEW_LONG") != NULL ? 2000 : 200, shared = 0;

  for (int i = 0; i < trials; i++)
    {
      const char *over = rules[g_test_rand_int_range (0, G_N_ELEMENTS (rules))], *under = rules[g_test_rand_int_range (0, G_N_ELEMENTS (rules))];
      g_autoptr (DewLedger) ledger = make_random (over, under);
      gint64 variance = (g_test_rand_bit () ? 1 : -1) * (random_pence () + 1);
      const DewShareQuery query = { .pool = OLDER, .year = 2013, .variance = variance };
      g_autoptr (DewShare) share = dew_share (ledger, &query, NULL);
      g_autoptr (DewBook) book = make_book (ledger, variance);

      if (share == NULL || find_sheet (book, "Lines") == NULL)
        continue;
      check_share (ledger, find_sheet (book, "Risk share"), share);
      shared++;
    }
  g_assert_cmpint (shared, >, trials / 2);
}

/* ---- The book ---- */

static void
check_cell (const DewSheet *sheet,
            guint           row,
            guint           column)
{
  const DewCell *cell = dew_sheet_cell (sheet, row, column);
  const DewSheetColumn *head = g_ptr_array_index (sheet->columns, column);

  if (cell->type <= DEW_CELL_TEXT)
    return;
  g_assert_true ((cell->formula != NULL) != ((cell->flags & DEW_CELL_INPUT) != 0));
  if (cell->flags & DEW_CELL_INPUT)
    g_assert_true (g_str_has_suffix (head->heading, "(input)"));
}

static void
test_alive (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("fixed Council 51%, CCG 49%", NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);

  g_assert_cmpuint (dew_book_formulas (book), >, 100);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      g_assert_cmpuint (sheet->rows->len, >, 0);
      for (guint r = 0; r < sheet->rows->len; r++)
        for (guint c = 0; c < sheet->columns->len; c++)
          check_cell (sheet, r, c);
    }
}

static void
test_cover (void)
{
  static const char *const names[] = { "Cover", "Notes", "Details", "Contributions", "Contributions chart", "Schedule", "Risk share", "Risk share chart", "Variances", "Rules", "Steps", "Percentages", "Virements", "Working",
                                       "Working of percentages", "Lines" };
  g_autoptr (DewLedger) ledger = make_older_people ("fixed Council 51%, CCG 49%", NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);
  const DewSheet *cover = g_ptr_array_index (book->sheets, 0);

  g_assert_cmpuint (book->sheets->len, ==, G_N_ELEMENTS (names));
  g_assert_cmpstr (cover->title, ==, "Pooled budgets");
  g_assert_cmpstr (g_ptr_array_index (cover->notes, 0), ==, "Draft");
  g_assert_cmpstr (g_ptr_array_index (cover->notes, 1), ==, "Draft or approved: not said.");
  g_assert_cmpstr (g_ptr_array_index (cover->notes, 2), ==, "Financial year 2013/14.");
  g_assert_cmpstr (g_ptr_array_index (cover->notes, 3), ==,
                   "Rules, and which lines are pooled: as in force on 31 March 2014, the last day of the year.");
  g_assert_cmpstr (book->date, ==, "2014-03-31");
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (((const DewSheet *) g_ptr_array_index (book->sheets, i))->name, ==, names[i]);
      g_assert_cmpstr (dew_sheet_cell (cover, i - 1, 0)->text, ==, names[i]);
      g_assert_cmpstr (dew_sheet_cell (cover, i - 1, 1)->text, !=, ((const DewSheet *) g_ptr_array_index (book->sheets, i))->title);
      g_assert_true (dew_sheet_cell (cover, i - 1, 0)->flags & DEW_CELL_LINK);
    }
}

static gboolean
has_note (const DewBook *book,
          const char    *name,
          const char    *note)
{
  const DewSheet *sheet = find_sheet (book, name);

  return g_ptr_array_find_with_equal_func (sheet->notes, note, g_str_equal, NULL);
}

/* The document's own date is one thing, the date whose rules apply another; each is said to be what it is. */
static void
test_dates (void)
{
  static const struct {
    const char *asked, *words, *rule;
  } table[] = {
    { NULL, "31 March 2014, the last day of the year", "equal" },
    { "2014-03-31", "31 March 2014, the last day of the year", "equal" },
    { "2013-09-30", "30 September 2013, the date that was asked for", "own" },
    { "2013-10-15", "15 October 2013, the date that was asked for", "equal" },
  };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  start_ledger (&builder);
  dew_row_set_text (DEW_TABLE_DOCUMENT, (gpointer) dew_ledger_document (builder.ledger), "as_at", "2013-05-23");
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_figure (&builder, 21, DEW_EXISTING, 2, 100);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "own");
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "2013-10-01", "equal");
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DewAnnexQuery query = { .ledger = ledger, .variance = MILLION, .as_at = table[i].asked };
      g_autoptr (DewBook) book = dew_annex_book (&query, NULL, 0, NULL);
      g_autofree char *cover = g_strdup_printf ("Rules, and which lines are pooled: as in force on %s.", table[i].words);
      g_autofree char *rules = g_strdup_printf ("The rules are those in force on %s.", table[i].words);
      g_autofree char *status = g_strdup_printf ("Status is that on %s.", table[i].words);

      g_assert_true (has_note (book, "Cover", "As at 23 May 2013."));
      g_assert_true (has_note (book, "Cover", cover));
      g_assert_true (has_note (book, "Risk share", rules));
      g_assert_true (has_note (book, "Rules", rules));
      g_assert_true (has_note (book, "Lines", status));
      g_assert_cmpstr (book->date, ==, "2013-05-23");
      g_assert_cmpstr (find_cell (book, "Rules", "Pool", "An overspend", "As entered")->text, ==, table[i].rule);
    }
}

/* A pool with a partner whose net contribution is less than nothing. */
static DewLedger *
make_poor (const char *rule)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 0);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_figure (&builder, 21, DEW_INCOME, 1, 200);
  add_figure (&builder, 21, DEW_EXISTING, 2, 100);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", rule);

  return finish_ledger (&builder);
}

/* A rule that cannot be applied is still said in words, and why it is not applied: one that names nobody, and one that finds nothing to share by, which
 * has its steps all the same, for the day when it does. */
static void
test_not_applicable (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("own", "all to lead");
  g_autoptr (DewBook) book = make_book (ledger, -MILLION);
  g_autoptr (DewLedger) poor = make_poor ("proportional net");
  g_autoptr (DewBook) other = make_book (poor, MILLION);
  const gint64 all[] = { -MILLION };
  const gint64 over[] = { MILLION };
  const gint64 none[] = { 0 };

  g_assert_nonnull (strstr (find_cell (book, "Rules", "Older People", "An underspend", "In words")->text, "underspend"));
  g_assert_cmpstr (find_cell (book, "Rules", "Older People", "An underspend", "Basis")->text, ==, "not shared");
  g_assert_cmpstr (find_cell (book, "Rules", "Older People", "An underspend", "Applied")->text, ==, "cannot be applied");
  g_assert_nonnull (strstr (find_cell (book, "Rules", "Older People", "An underspend", "Why")->text, "lead"));
  check_numbers (find_sheet (book, "Risk share"), "Older People", "Not shared out, for decision", 6, 1, all);

  g_assert_cmpstr (find_cell (other, "Rules", "Pool", "An overspend", "Rule")->text, ==, "Proportional to net contributions");
  g_assert_cmpstr (find_cell (other, "Rules", "Pool", "An overspend", "Applied")->text, ==, "cannot be applied to the figures");
  g_assert_nonnull (strstr (find_cell (other, "Rules", "Pool", "An overspend", "Why")->text, "less than nothing"));
  check_numbers (find_sheet (other, "Risk share"), "Pool", "Not shared out, for decision", 6, 1, over);
  check_numbers (find_sheet (other, "Risk share"), "Pool", "A", 6, 1, none);
  g_assert_cmpuint (find_sheet (other, "Steps")->rows->len, >, 0);
}

static void
test_one_annex (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("own", NULL);
  const DewAnnexQuery query = { .ledger = ledger, .pool = OLDER, .year = 2013 };
  const DewAnnex *annex = dew_annex_find ("contributions");
  g_autoptr (DewBook) book = dew_annex_book (&query, &annex, 1, NULL);

  g_assert_null (dew_annex_find ("nothing"));
  g_assert_null (find_sheet (book, "Risk share"));
  g_assert_cmpstr (find_sheet (book, "Contributions")->title, ==, "Financial contributions, Older People, 2013/14");
  g_assert_cmpuint (find_sheet (book, "Contributions")->rows->len, ==, 3);
  g_assert_null (find_sheet (book, "Working"));
  g_assert_cmpuint (find_sheet (book, "Working of percentages")->rows->len, ==, 4);
}

/* The last year that has contributions, though a later one has other figures. */
static void
test_year (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 22, OLDER, 0, DEW_LINE_SERVICE, "Later", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  builder.year = 2015;
  add_figure (&builder, 22, DEW_BUDGET, 0, 100);
  ledger = finish_ledger (&builder);
  book = make_book (ledger, MILLION);
  g_assert_cmpstr (find_sheet (book, "Lines")->title, ==, "Contributions to each line, Pool, 2013/14");
}

static void
test_empty (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;

  start_ledger (&builder);
  ledger = finish_ledger (&builder);
  book = make_book (ledger, MILLION);
  for (guint i = 0; i < book->sheets->len; i++)
    g_assert_cmpuint (((const DewSheet *) g_ptr_array_index (book->sheets, i))->rows->len, >, 0);
  g_assert_cmpstr (dew_sheet_cell (find_sheet (book, "Contributions"), 0, 0)->text, ==, "No pools entered");
}

static void
test_scenario (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  DewAnnexQuery query = { .scenario = 6, .year = 2013 };
  const gint64 numbers[] = { 300 };

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_row (&builder, DEW_TABLE_SCENARIO, 6, "What if");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_scenario_figure (&builder, 6, 21, DEW_EXISTING, 1, 300);
  ledger = finish_ledger (&builder);
  query.ledger = ledger;
  book = dew_annex_book (&query, NULL, 0, NULL);
  check_numbers (find_sheet (book, "Contributions"), "Pool", "A", 2, 1, numbers);
  g_assert_cmpstr (g_ptr_array_index (find_sheet (book, "Cover")->notes, 3), ==, "Figures and rules of the scenario “What if”.");
}

/* ---- Whose a sheet is ---- */

static void
test_whose (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("own", NULL);
  g_autoptr (DewBook) book = make_book (ledger, MILLION);

  g_assert_null (find_sheet (book, "Cover")->annex);
  g_assert_false (dew_sheet_is_read (find_sheet (book, "Cover")));
  g_assert_cmpstr (find_sheet (book, "Contributions")->annex, ==, "contributions");
  g_assert_cmpstr (find_sheet (book, "Risk share")->annex, ==, "risk-share");
  g_assert_true (dew_sheet_is_read (find_sheet (book, "Risk share")));
  g_assert_cmpstr (find_sheet (book, "Virements")->annex, ==, "virements");
  g_assert_null (find_sheet (book, "Working")->annex);
  g_assert_false (dew_sheet_is_read (find_sheet (book, "Working")));
  g_assert_false (dew_sheet_is_read (find_sheet (book, "Lines")));
}

/* All at once say what each says by itself. */
static void
test_apply (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("own", NULL);
  DewAnnexQuery query = { .ledger = ledger };
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);
  g_autofree gboolean *applies = g_new0 (gboolean, n);

  dew_annexes_apply (&query, applies);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (applies[i], ==, annex_applies (annexes[i], &query));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annex/contributions", test_contributions);
  g_test_add_func ("/annex/not-entered", test_not_entered);
  g_test_add_func ("/annex/budgets", test_budgets);
  g_test_add_func ("/annex/all-pools", test_all_pools);
  g_test_add_func ("/annex/vectors", test_vectors);
  g_test_add_func ("/annex/both-signs", test_both_signs);
  g_test_add_func ("/annex/words", test_words);
  g_test_add_func ("/annex/words-of-both", test_words_of_both);
  g_test_add_func ("/annex/refused", test_refused);
  g_test_add_func ("/annex/random", test_random);
  g_test_add_func ("/annex/alive", test_alive);
  g_test_add_func ("/annex/cover", test_cover);
  g_test_add_func ("/annex/dates", test_dates);
  g_test_add_func ("/annex/whose", test_whose);
  g_test_add_func ("/annex/apply", test_apply);
  g_test_add_func ("/annex/not-applicable", test_not_applicable);
  g_test_add_func ("/annex/one-annex", test_one_annex);
  g_test_add_func ("/annex/year", test_year);
  g_test_add_func ("/annex/empty", test_empty);
  g_test_add_func ("/annex/scenario", test_scenario);

  return g_test_run ();
}
