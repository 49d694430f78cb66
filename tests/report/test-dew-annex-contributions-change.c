/* test-dew-annex-contributions-change.c: two years of contributions side by side, and what changes between them. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "annex-random.h"

#define NAME "Contributions, two years"

enum { POOL, PARTNER, GROSS, NET, LATER_GROSS, LATER_NET, GROSS_CHANGE, GROSS_PERCENT, NET_CHANGE, NET_PERCENT };

static DewBook *
make_years (const DewLedger *ledger,
            int              year,
            gint64           pool,
            DewUnit          unit,
            gboolean         exact)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = year, .pool = pool, .unit = unit, .exact = exact };
  const DewAnnex *annex = dew_annex_find ("contributions");
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, &annex, 1, &error);

  g_assert_no_error (error);
  return book;
}

static gint64
number_at (const DewSheet *sheet,
           guint           row,
           guint           column)
{
  return dew_sheet_cell (sheet, row, column)->number;
}

/* Older people in two years, in the second with a partner that has just joined; and a pool that begins then. */
static DewLedger *
make_two (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Clinical Commissioning Group", "CCG");
  add_partner (&builder, 3, "Trust", "Trust");
  add_pool (&builder, OLDER, "Older People", COUNCIL, 0);
  add_pool (&builder, LEARNING, "Learning Disabilities", COUNCIL, COUNCIL);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Care", COUNCIL);
  add_line (&builder, 22, LEARNING, 0, DEW_LINE_SERVICE, "Support", COUNCIL);
  add_figure (&builder, 21, DEW_EXISTING, COUNCIL, 99 * MILLION);
  add_figure (&builder, 21, DEW_INCOME, COUNCIL, 18 * MILLION);
  add_figure (&builder, 21, DEW_ADDITIONAL, CCG, 96 * MILLION);
  builder.year = 2014;
  add_figure (&builder, 21, DEW_EXISTING, COUNCIL, 100 * MILLION);
  add_figure (&builder, 21, DEW_INCOME, COUNCIL, 20 * MILLION);
  add_figure (&builder, 21, DEW_ADDITIONAL, CCG, 90 * MILLION);
  add_figure (&builder, 21, DEW_EXISTING, 3, MILLION);
  add_figure (&builder, 22, DEW_EXISTING, COUNCIL, 5 * MILLION);
  return finish_ledger (&builder);
}

static void
test_two_years (void)
{
  static const gint64 council[] = { 99 * MILLION, 81 * MILLION, 100 * MILLION, 80 * MILLION, MILLION, 10101, -MILLION, -12346 };
  static const gint64 ccg[] = { 96 * MILLION, 96 * MILLION, 90 * MILLION, 90 * MILLION, -6 * MILLION, -62500, -6 * MILLION, -62500 };
  static const gint64 total[] = { 195 * MILLION, 177 * MILLION, 191 * MILLION, 171 * MILLION, -4 * MILLION, -20513, -6 * MILLION, -33898 };
  static const gint64 all[] = { 195 * MILLION, 177 * MILLION, 196 * MILLION, 176 * MILLION, MILLION, 5128, -MILLION, -5650 };
  g_autoptr (DewLedger) ledger = make_two ();
  g_autoptr (DewBook) book = make_years (ledger, 2013, 0, DEW_UNIT_POUNDS, FALSE);
  const DewSheet *sheet = find_sheet (book, NAME);
  guint trust = find_row (sheet, "Older People", "Trust");

  g_assert_cmpstr (sheet->title, ==, "Financial contributions, 2013/14 and 2014/15");
  g_assert_cmpstr (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, LATER_NET))->heading, ==, "2014/15: net, £");
  check_numbers (sheet, "Older People", "County Council", GROSS, G_N_ELEMENTS (council), council);
  check_numbers (sheet, "Older People", "Clinical Commissioning Group", GROSS, G_N_ELEMENTS (ccg), ccg);
  check_numbers (sheet, "Older People", "Total", GROSS, G_N_ELEMENTS (total), total);
  check_numbers (sheet, "All pools", "Total", GROSS, G_N_ELEMENTS (all), all);

  /* Who joins has no year to take a percentage of, and a change all the same. */
  g_assert_true (is_blank (sheet, trust, GROSS) && is_blank (sheet, trust, GROSS_PERCENT) && is_blank (sheet, trust, NET_PERCENT));
  g_assert_cmpint (number_at (sheet, trust, GROSS_CHANGE), ==, MILLION);
  g_assert_true (g_ptr_array_find_with_equal_func (sheet->notes, "No contributions of 2013/14 are entered for: Learning Disabilities.", g_str_equal, NULL));
  g_assert_nonnull (find_sheet (book, "Lines 2014-15"));
}

/* The year after where there is one, else the year before; and the earlier always stands first. */
static void
test_which_years (void)
{
  g_autoptr (DewLedger) ledger = make_two ();
  g_autoptr (DewLedger) single = make_older_people ("own", NULL);
  g_autoptr (DewBook) last = make_years (ledger, 0, 0, DEW_UNIT_POUNDS, FALSE);
  g_autoptr (DewBook) begun = make_years (ledger, 0, LEARNING, DEW_UNIT_POUNDS, FALSE);
  g_autoptr (DewBook) one = make_years (single, 0, 0, DEW_UNIT_POUNDS, FALSE);
  g_autoptr (DewBook) future = make_years (single, 2014, 0, DEW_UNIT_POUNDS, FALSE);

  g_assert_cmpstr (find_sheet (last, "Contributions")->title, ==, "Financial contributions, 2014/15");
  g_assert_cmpstr (find_sheet (last, NAME)->title, ==, "Financial contributions, 2013/14 and 2014/15");
  g_assert_nonnull (find_sheet (last, "Lines 2013-14"));
  g_assert_null (find_sheet (begun, NAME));
  g_assert_null (find_sheet (one, NAME));
  g_assert_null (find_sheet (one, "Lines 2014-15"));
  g_assert_null (find_sheet (future, NAME));
}

/* ---- Percentages ---- */

static const struct {
  gint64   before, after;
  gboolean shown;
  gint64   percent;
} changes[] = {
  { 2000000, 2000001, TRUE, 1 },                /* half a part, away from nothing */
  { 2000000, 1999999, TRUE, -1 },
  { 2000001, 2000002, TRUE, 0 },
  { 3, 4, TRUE, 333333 },
  { 3, 0, TRUE, -1000000 },
  { 100, -100, TRUE, -2000000 },
  { 1, 1001, TRUE, 1000000000 },                /* 100,000 % */
  { 1, 1002, FALSE, 0 },
  { 0, 5, FALSE, 0 },
  { 0, 0, FALSE, 0 },
  { -5, 5, FALSE, 0 },
  { G_GINT64_CONSTANT (9999999999999), G_GINT64_CONSTANT (-9999999999999), TRUE, -2000000 },
};

static void
test_percentages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (DewBook) book = NULL;
      const DewSheet *sheet;

      start_ledger (&builder);
      add_partner (&builder, 1, "A", "");
      add_pool (&builder, 1, "Pool", 1, 1);
      add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Line", 1);
      add_figure (&builder, 11, DEW_EXISTING, 1, changes[i].before);
      builder.year = 2014;
      add_figure (&builder, 11, DEW_EXISTING, 1, changes[i].after);
      ledger = finish_ledger (&builder);
      book = make_years (ledger, 2013, 0, i % 2 == 0 ? DEW_UNIT_POUNDS : DEW_UNIT_MILLIONS, FALSE);
      sheet = find_sheet (book, NAME);
      for (guint row = 0; row < 2; row++)
        {
          g_assert_cmpint (is_blank (sheet, row, GROSS_PERCENT), !=, changes[i].shown);
          g_assert_cmpint (number_at (sheet, row, GROSS_PERCENT), ==, changes[i].percent);
        }
    }
}

/* ---- Printed parts and totals ---- */

static gboolean
is_money (guint column)
{
  return column >= GROSS && column != GROSS_PERCENT && column != NET_PERCENT;
}

static gint64
sum_rows (const DewSheet *sheet,
          const char     *pool,
          const char     *partner,
          guint           column)
{
  gint64 sum = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const char *here = dew_sheet_cell (sheet, r, POOL)->text, *who = dew_sheet_cell (sheet, r, PARTNER)->text;

      if ((pool != NULL ? g_str_equal (here, pool) && !g_str_equal (who, "Total") : !g_str_equal (here, "All pools") && g_str_equal (who, partner)))
        sum += number_at (sheet, r, column);
    }
  return sum;
}

static void
check_adds_up (const DewSheet *sheet)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const char *pool = dew_sheet_cell (sheet, r, POOL)->text, *who = dew_sheet_cell (sheet, r, PARTNER)->text;

      g_assert_cmpint (number_at (sheet, r, LATER_GROSS) - number_at (sheet, r, GROSS), ==, number_at (sheet, r, GROSS_CHANGE));
      g_assert_cmpint (number_at (sheet, r, LATER_NET) - number_at (sheet, r, NET), ==, number_at (sheet, r, NET_CHANGE));
      for (guint column = GROSS; column <= NET_PERCENT; column++)
        {
          if (is_money (column) && g_str_equal (who, "Total"))
            g_assert_cmpint (sum_rows (sheet, pool, NULL, column), ==, number_at (sheet, r, column));
          if (is_money (column) && g_str_equal (pool, "All pools"))
            g_assert_cmpint (sum_rows (sheet, NULL, who, column), ==, number_at (sheet, r, column));
        }
    }
}

/* A year's figures are those of the sheet of that year alone. */
static void
check_alike (const DewSheet *sheet,
             const DewSheet *alone,
             guint           gross)
{
  enum { ALONE_GROSS = 4, ALONE_NET = 6 };

  for (guint r = 0; r < alone->rows->len; r++)
    {
      const char *pool = dew_sheet_cell (alone, r, POOL)->text, *who = dew_sheet_cell (alone, r, PARTNER)->text;
      guint row;

      if (g_str_equal (who, "No contributions entered") || g_str_equal (pool, "All pools"))
        continue;
      row = find_row (sheet, pool, who);
      g_assert_cmpint (number_at (sheet, row, gross), ==, number_at (alone, r, ALONE_GROSS));
      g_assert_cmpint (number_at (sheet, row, gross + 1), ==, number_at (alone, r, ALONE_NET));
      g_assert_cmpint (is_blank (sheet, row, gross + 1), ==, is_blank (alone, r, ALONE_NET));
    }
}

static void
test_adds_up (void)
{
  guint seen = 0;

  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random_years ();

      for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          g_autoptr (DewBook) book = make_years (ledger, 2013, 0, unit, FALSE);
          g_autoptr (DewBook) later = make_years (ledger, 2014, 0, unit, FALSE);
          const DewSheet *sheet = find_sheet (book, NAME);

          if (sheet == NULL)
            continue;
          seen++;
          check_adds_up (sheet);
          check_alike (sheet, find_sheet (book, "Contributions"), GROSS);
          check_alike (sheet, find_sheet (later, "Contributions"), LATER_GROSS);
        }
    }
  g_assert_cmpuint (seen, >, count_documents ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-contributions-change/two-years", test_two_years);
  g_test_add_func ("/annex-contributions-change/which-years", test_which_years);
  g_test_add_func ("/annex-contributions-change/percentages", test_percentages);
  g_test_add_func ("/annex-contributions-change/adds-up", test_adds_up);
  return g_test_run ();
}
