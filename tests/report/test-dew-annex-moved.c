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
  g_assert_cmpstr (dew_sheet_cell (sheet, 0, MOVED)->formula, ==, "=-Virements!$H$7");
  g_assert_cmpint (dew_sheet_cell (sheet, 0, MOVED)->number, ==, -2000);

  sheet = find_sheet (book, "Risk share");
  g_assert_cmpstr (find_heading (sheet, 7), ==, "Gross contribution after virements, £");
  check_numbers (sheet, "Pool", "A", 5, G_N_ELEMENTS (shares), shares);
  check_numbers (sheet, "Pool", "B", 5, G_N_ELEMENTS (others), others);
}

static void
check_text (const DewBook *book,
            const char    *number,
            const char    *heading,
            const char    *text)
{
  g_assert_cmpstr (find_cell (book, "Virements", number, NULL, heading)->text, ==, text);
}

/* One by one, from where and to where; what is not in the book with them is an input of the lines. */
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
  g_assert_cmpuint (sheet->rows->len, ==, 3);
  check_text (book, "V1", "From pool", "Pool");
  check_text (book, "V1", "From line", "Line 1");
  check_text (book, "V1", "To pool", "Other");
  check_text (book, "V1", "To line", "Line 3");
  check_text (book, "V1", "Whose", "A");
  g_assert_cmpint (find_cell (book, "Virements", "V1", NULL, "Amount")->number, ==, 2000);
  g_assert_cmpint (find_cell (book, "Virements", "V1", NULL, "Amount")->flags & DEW_CELL_INPUT, !=, 0);
  check_text (book, "V2", "Whose", "not said whose");
  g_assert_cmpint (find_cell (book, "Virements", "Total", NULL, "Amount")->number, ==, 2300);
  g_assert_cmpstr (find_cell (book, "Virements", "Total", NULL, "Amount")->formula, ==, "=SUMPRODUCT(ROUND($H$7:$H$8*100,0))/100");
  g_assert_false (has_note (sheet, "not said:") || has_note (sheet, "balance") || has_note (sheet, "several"));

  /* Another pool alone still shows where its money came from. */
  query.pool = LEARNING;
  g_clear_pointer (&book, dew_book_free);
  book = dew_annex_book (&query, NULL, 0, NULL);
  g_assert_cmpuint (find_sheet (book, "Virements")->rows->len, ==, 3);
  check_text (book, "V1", "From pool", "Pool");
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

/* What a row of the virements says: "V1 Line 1 Line 3". */
static void
check_row (const DewSheet *sheet,
           guint           row,
           const char     *words,
           gint64          pence)
{
  const char *from = dew_sheet_cell (sheet, row, 3)->text, *to = dew_sheet_cell (sheet, row, 5)->text;
  g_autofree char *found = g_strjoin (" ", dew_sheet_cell (sheet, row, 0)->text, from != NULL ? from : "-", to != NULL ? to : "-", NULL);

  g_assert_cmpstr (found, ==, words);
  g_assert_cmpint (dew_sheet_cell (sheet, row, 7)->number, ==, pence);
}

/* What the inputs say is moved of a line, by its name and its partner's. */
static void
check_moved (const DewBook *book,
             const char    *line,
             const char    *partner,
             gint64         pence,
             const char    *formula)
{
  const DewSheet *sheet = find_sheet (book, "Lines");
  guint row = 0;

  while (g_strcmp0 (dew_sheet_cell (sheet, row, 2)->text, line) != 0 || g_strcmp0 (dew_sheet_cell (sheet, row, 3)->text, partner) != 0)
    row++;
  g_assert_cmpint (dew_sheet_cell (sheet, row, MOVED)->number, ==, pence);
  g_assert_cmpstr (dew_sheet_cell (sheet, row, MOVED)->formula, ==, formula);
}

/* Several lines on both sides: each amount once, in the order in which they were recorded, and what each virement comes to. */
static void
test_several (void)
{
  Builder builder;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_two_pools (&builder, "A");
  add_line (&builder, 24, LEARNING, 0, DEW_LINE_SERVICE, "Line 4", 0);
  start_virement (&builder, 2013, 1);
  add_movement (&builder, 24, -1000);
  add_movement (&builder, 21, 800);
  add_movement (&builder, 23, -500);
  add_movement (&builder, 22, 700);
  add_virement (&builder, 2013, 1, 22, 24, 50);
  add_virement (&builder, 2013, 1, 22, 24, 60);
  book = finish_book (&builder);

  sheet = find_sheet (book, "Virements");
  g_assert_true (has_note (sheet, "from several lines to several others"));
  g_assert_false (has_note (sheet, "balance"));
  g_assert_cmpuint (sheet->rows->len, ==, 7);
  check_row (sheet, 0, "V1 Line 4 Line 1", 800);
  check_row (sheet, 1, "V1 Line 4 Line 2", 200);
  check_row (sheet, 2, "V1 Line 3 Line 2", 500);
  check_row (sheet, 3, "V1, in all - -", 1500);
  check_row (sheet, 4, "V2 Line 2 Line 4", 50);
  check_row (sheet, 6, "Total - -", 1610);
  g_assert_cmpstr (dew_sheet_cell (sheet, 3, 7)->formula, ==, "=SUMPRODUCT(ROUND($H$8:$H$10*100,0))/100");
  g_assert_cmpstr (dew_sheet_cell (sheet, 6, 7)->formula, ==, "=SUMPRODUCT(($G$8:$G$13<>\"\")*ROUND($H$8:$H$13*100,0))/100");

  check_moved (book, "Line 1", "A", 800, "=Virements!$H$8");
  check_moved (book, "Line 3", "A", -500, "=-Virements!$H$10");
  check_moved (book, "Line 2", "A", 590, "=ROUND(SUMPRODUCT(ROUND(Virements!$H$9:$H$10*100,0))/100-SUMPRODUCT(ROUND(Virements!$H$12:$H$13*100,0))/100,2)");
  check_moved (book, "Line 4", "A", -890, "=ROUND(-SUMPRODUCT(ROUND(Virements!$H$8:$H$9*100,0))/100+SUMPRODUCT(ROUND(Virements!$H$12:$H$13*100,0))/100,2)");
}

/* From several lines to one there is nothing to divide; of the only virement, the total is that of all. */
static void
test_several_to_one (void)
{
  Builder builder;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_two_pools (&builder, "A");
  start_virement (&builder, 2013, 2);
  add_movement (&builder, 21, -100);
  add_movement (&builder, 22, -200);
  add_movement (&builder, 23, 300);
  book = finish_book (&builder);

  sheet = find_sheet (book, "Virements");
  g_assert_false (has_note (sheet, "several"));
  g_assert_cmpuint (sheet->rows->len, ==, 3);
  check_row (sheet, 0, "V1 Line 1 Line 3", 100);
  check_row (sheet, 1, "V1 Line 2 Line 3", 200);
  check_row (sheet, 2, "Total - -", 300);
}

/* A file may have a virement that no edit makes: what has no other side says so, in the row and over the table. */
static void
test_not_balanced (void)
{
  static const struct { gint64 taken, given; const char *row; } sides[] = {
    { -500, 200, "V1 Line 1 not said: the virement does not balance" },
    { -200, 500, "V1 not said: the virement does not balance Line 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      Builder builder;
      g_autoptr (DewBook) book = NULL;
      const DewSheet *sheet;

      start_two_pools (&builder, "A");
      start_virement (&builder, 2013, 1);
      add_movement (&builder, 21, sides[i].taken);
      add_movement (&builder, 23, sides[i].given);
      book = finish_book (&builder);

      sheet = find_sheet (book, "Virements");
      g_assert_true (has_note (sheet, "Where a side is “not said”, the virement does not balance"));
      check_row (sheet, 0, "V1 Line 1 Line 3", 200);
      check_row (sheet, 1, sides[i].row, 300);
      g_assert_cmpstr (dew_sheet_cell (sheet, 1, i == 0 ? 4 : 2)->text, ==, "not said");
      check_row (sheet, 2, "Total - -", 500);
      check_moved (book, "Line 1", "A", sides[i].taken, i == 0 ? "=-SUMPRODUCT(ROUND(Virements!$H$8:$H$9*100,0))/100" : "=-Virements!$H$8");
      check_moved (book, "Line 3", "A", sides[i].given, i == 1 ? "=SUMPRODUCT(ROUND(Virements!$H$8:$H$9*100,0))/100" : "=Virements!$H$8");
    }
}

/* Where two lines of a pool are called the same, their categories tell them apart. */
static void
test_namesakes (void)
{
  Builder builder;
  g_autoptr (DewBook) book = NULL;

  start_two_pools (&builder, "A");
  add_line (&builder, 25, OLDER, 0, DEW_LINE_CATEGORY, "Homes", 0);
  add_line (&builder, 26, OLDER, 25, DEW_LINE_SERVICE, "Line 1", 0);
  add_line (&builder, 27, OLDER, 25, DEW_LINE_SERVICE, "Line 3", 0);
  add_virement (&builder, 2013, 1, 21, 26, 100);
  add_virement (&builder, 2013, 1, 27, 23, 100);
  book = finish_book (&builder);

  check_text (book, "V1", "From line", "Line 1");
  check_text (book, "V1", "To line", "Homes > Line 1");
  check_text (book, "V2", "From line", "Line 3");
  check_text (book, "V2", "To line", "Line 3");
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
  g_test_add_func ("/annex/virements/several", test_several);
  g_test_add_func ("/annex/virements/several-to-one", test_several_to_one);
  g_test_add_func ("/annex/virements/not-balanced", test_not_balanced);
  g_test_add_func ("/annex/virements/namesakes", test_namesakes);
  g_test_add_func ("/annex/not-moved", test_not_moved);
  g_test_add_func ("/annex/nobodys-only", test_nobodys_only);
  g_test_add_func ("/annex/called-like-nobody", test_called_like_nobody);

  return g_test_run ();
}
