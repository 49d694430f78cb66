/* test-dew-annex-moved.c: what the annexes show of virements, and only where there are some. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "report-samples.h"

#define MOVED_HEADING "Moved by virements: to (+) or from (−), £"

enum { MOVED = 9, CURRENT, CURRENT_NET, OF_CURRENT, OF_CURRENT_NET };

static const char *
find_heading (const DewSheet *sheet,
              guint           column)
{
  g_assert_cmpuint (column, <, sheet->columns->len);
  return ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, column))->heading;
}

static gboolean
has_note (const DewSheet *sheet,
          const char     *part)
{
  for (guint i = 0; i < sheet->notes->len; i++)
    if (strstr (g_ptr_array_index (sheet->notes, i), part) != NULL)
      return TRUE;
  return FALSE;
}

/* A line of 100 of the first partner's in one pool, of 300 of the second's in another; the names may be any. */
static void
start_two_pools (Builder    *builder,
                 const char *first)
{
  start_ledger (builder);
  add_partner (builder, 1, first, "");
  add_partner (builder, 2, "B", "");
  add_pool (builder, OLDER, "Pool", 1, 0);
  add_pool (builder, LEARNING, "Other", 1, 0);
  add_line (builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line 1", 0);
  add_line (builder, 22, OLDER, 0, DEW_LINE_SERVICE, "Line 2", 0);
  add_line (builder, 23, LEARNING, 0, DEW_LINE_SERVICE, "Line 3", 0);
  add_figure (builder, 21, DEW_EXISTING, 1, 10000);
  add_figure (builder, 22, DEW_EXISTING, 2, 10000);
  add_figure (builder, 22, DEW_INCOME, 2, 5000);
  add_figure (builder, 23, DEW_EXISTING, 2, 30000);
  add_rule (builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "proportional net");
  add_rule (builder, DEW_BASELINE, LEARNING, 0, DEW_OVER, "", "proportional gross");
}

static DewBook *
finish_book (Builder *builder)
{
  g_autoptr (DewLedger) ledger = finish_ledger (builder);

  return make_book (ledger, 1000);
}

static void
test_moved (void)
{
  static const gint64 a[] = { -2000, 8000, 8000, 320000, 380952 };
  static const gint64 b[] = { 7000, 17000, 12000, 680000, 571429 };
  static const gint64 total[] = { 5000 + 300, 25300, 20300, 1000000, 1000000 };
  static const gint64 shares[] = { 400000, 400, 8000, 8400 }, others[] = { 600000, 600, 17000, 17600 };
  Builder builder;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;
  guint row;

  start_two_pools (&builder, "A");
  add_virement (&builder, 2013, 1, 21, 23, 2000);
  add_virement (&builder, 2013, 2, 23, 21, 7000);
  add_virement (&builder, 2013, 0, 23, 22, 300);
  book = finish_book (&builder);

  sheet = find_sheet (book, "Contributions");
  g_assert_cmpstr (find_heading (sheet, MOVED), ==, MOVED_HEADING);
  check_numbers (sheet, "Pool", "A", MOVED, 3, a);
  check_numbers (sheet, "Pool", "A", OF_CURRENT, 1, a + 3);
  check_numbers (sheet, "Pool", "B", MOVED, 4, b);
  check_numbers (sheet, "Pool", "Total", MOVED, G_N_ELEMENTS (total), total);
  row = find_row (sheet, "Pool", "not said whose");
  g_assert_cmpint (dew_sheet_cell (sheet, row, MOVED)->number, ==, 300);
  for (guint column = 2; column <= OF_CURRENT_NET; column++)
    g_assert_cmpint (is_blank (sheet, row, column), ==, column < MOVED || column > CURRENT_NET);
  g_assert_nonnull (find_cell (book, "Notes", "[note 4]", "Contributions: Share of gross after virements, %; Contributions: Share of net after virements, %", "Where"));
  g_assert_nonnull (strstr (find_cell (book, "Notes", "[note 4]", "Contributions: Share of gross after virements, %; Contributions: Share of net after virements, %", "What")->text, "in no partner’s share"));

  /* What is moved of a line follows the virements. */
  sheet = find_sheet (book, "Lines");
  g_assert_cmpstr (find_heading (sheet, MOVED), ==, MOVED_HEADING);
  g_assert_cmpuint (sheet->rows->len, ==, 7);
  g_assert_cmpstr (dew_sheet_cell (sheet, 0, MOVED)->formula, ==, "=Virements!$F$6");
  g_assert_cmpint (dew_sheet_cell (sheet, 0, MOVED)->number, ==, -2000);

  sheet = find_sheet (book, "Risk share");
  g_assert_cmpstr (find_heading (sheet, 7), ==, "Gross contribution after virements, £");
  check_numbers (sheet, "Pool", "A", 5, G_N_ELEMENTS (shares), shares);
  check_numbers (sheet, "Pool", "B", 5, G_N_ELEMENTS (others), others);
}

/* One by one, both sides of each; what is not in the book with them is an input of the lines. */
static void
test_virements (void)
{
  const DewAnnex *contributions = dew_annex_find ("contributions");
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL, without = NULL;
  const DewSheet *sheet;
  DewAnnexQuery query = { .variance = 1000 };

  start_two_pools (&builder, "A");
  add_virement (&builder, 2013, 1, 21, 23, 2000);
  add_virement (&builder, 2014, 1, 21, 22, 99);
  add_virement (&builder, 2013, 0, 23, 22, 300);
  ledger = finish_ledger (&builder);
  query.ledger = ledger;
  query.year = 2013;
  book = dew_annex_book (&query, NULL, 0, NULL);
  sheet = find_sheet (book, "Virements");
  g_assert_cmpuint (sheet->rows->len, ==, 5);
  g_assert_cmpint (find_cell (book, "Virements", "V1", NULL, "From")->number, ==, -2000);
  g_assert_cmpint (find_cell (book, "Virements", "V1", NULL, "From")->flags & DEW_CELL_INPUT, !=, 0);
  g_assert_cmpstr (find_cell (book, "Virements", "V2", NULL, "Whose")->text, ==, "not said whose");
  g_assert_cmpint (dew_sheet_cell (sheet, 4, 5)->number, ==, 0);

  /* Another pool alone still shows where its money came from. */
  query.pool = LEARNING;
  g_clear_pointer (&book, dew_book_free);
  book = dew_annex_book (&query, NULL, 0, NULL);
  g_assert_cmpuint (find_sheet (book, "Virements")->rows->len, ==, 5);
  query.year = 2015;
  g_clear_pointer (&book, dew_book_free);
  book = dew_annex_book (&query, NULL, 0, NULL);
  g_assert_cmpstr (dew_sheet_cell (find_sheet (book, "Virements"), 0, 3)->text, ==, "No virements this year");

  query.pool = 0;
  query.year = 2013;
  without = dew_annex_book (&query, &contributions, 1, NULL);
  g_assert_null (find_sheet (without, "Virements"));
  g_assert_cmpstr (find_heading (find_sheet (without, "Lines"), MOVED), ==, MOVED_HEADING " (input)");
}

static void
test_not_moved (void)
{
  static const struct { int year; gint64 from, to; } virements[] = { { 0, 0, 0 }, { 2014, 21, 22 } };

  for (guint i = 0; i < G_N_ELEMENTS (virements); i++)
    {
      Builder builder;
      g_autoptr (DewBook) book = NULL;

      start_two_pools (&builder, "A");
      if (virements[i].year != 0)
        add_virement (&builder, virements[i].year, 1, virements[i].from, virements[i].to, 100);
      book = finish_book (&builder);
      g_assert_cmpuint (find_sheet (book, "Contributions")->columns->len, ==, 9);
      g_assert_cmpuint (find_sheet (book, "Lines")->columns->len, ==, 9);
      g_assert_cmpstr (find_heading (find_sheet (book, "Risk share"), 7), ==, "Gross contribution, £");
      g_assert_false (has_note (find_sheet (book, "Contributions"), "irement"));
      g_assert_false (has_note (find_sheet (book, "Risk share"), "irement"));
    }
}

/* A pool that only got money of which nobody said whose it is. */
static void
test_nobodys_only (void)
{
  Builder builder;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;
  guint row;

  start_two_pools (&builder, "A");
  add_pool (&builder, LEARNING + 1, "New", 1, 0);
  add_line (&builder, 31, LEARNING + 1, 0, DEW_LINE_SERVICE, "Line", 0);
  add_virement (&builder, 2013, 0, 21, 31, 700);
  book = finish_book (&builder);

  sheet = find_sheet (book, "Contributions");
  row = find_row (sheet, "New", "Total");
  g_assert_cmpint (dew_sheet_cell (sheet, row, CURRENT)->number, ==, 700);
  g_assert_true (is_blank (sheet, row, OF_CURRENT));
  find_row (sheet, "New", "not said whose");
}

/* A formula knows a partner by its name, which here is the one that stands for nobody. */
static void
test_called_like_nobody (void)
{
  Builder builder;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_two_pools (&builder, "not said whose");
  add_virement (&builder, 2013, 0, 21, 22, 700);
  book = finish_book (&builder);

  sheet = find_sheet (book, "Contributions");
  g_assert_cmpint (dew_sheet_cell (sheet, find_row (sheet, "Pool", "not said whose"), CURRENT)->number, ==, 10000);
  g_assert_cmpint (dew_sheet_cell (sheet, find_row (sheet, "Pool", "(not said whose)"), CURRENT)->number, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annex/moved", test_moved);
  g_test_add_func ("/annex/virements", test_virements);
  g_test_add_func ("/annex/not-moved", test_not_moved);
  g_test_add_func ("/annex/nobodys-only", test_nobodys_only);
  g_test_add_func ("/annex/called-like-nobody", test_called_like_nobody);

  return g_test_run ();
}
