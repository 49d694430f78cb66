/* test-dew-annex-accounts.c: the accounts note of two years: funding, expenditure, what that leaves, and whose it is. */
#include "dew-annex.h"

#include <string.h>

#include "annex-checks.h"
#include "annex-random.h"
#include "dew-share.h"

#define NET "Net surplus (+) or deficit (−)"
#define SHARE "Share of the net"
#define NOT_SPLIT "budget, not split by partner"

enum { POOL, ITEM, WHO, THIS, LAST, ABOUT };

/* Of the sheet of percentages. */
#define PERCENT 4

static DewBook *
make_accounts (const DewLedger *ledger,
               DewUnit          unit,
               gboolean         exact)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = 2014, .unit = unit, .exact = exact };
  const DewAnnex *annex = dew_annex_find ("accounts");
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, &annex, 1, &error);

  g_assert_no_error (error);
  return book;
}

/* The row of a pool; G_MAXUINT where there is none. */
static guint
look_up (const DewSheet *sheet,
         const char     *pool,
         const char     *item,
         const char     *who)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, POOL)->text, pool) == 0 && g_strcmp0 (dew_sheet_cell (sheet, r, ITEM)->text, item) == 0 &&
        g_strcmp0 (dew_sheet_cell (sheet, r, WHO)->text, who) == 0)
      return r;
  return G_MAXUINT;
}

static gint64
number_at (const DewSheet *sheet,
           guint           row,
           guint           column)
{
  return dew_sheet_cell (sheet, row, column)->number;
}

static void
check_row (const DewSheet *sheet,
           const char     *pool,
           const char     *item,
           const char     *who,
           gint64          this,
           gint64          last)
{
  guint row = look_up (sheet, pool, item, who);

  g_assert_cmpuint (row, <, sheet->rows->len);
  g_assert_cmpint (number_at (sheet, row, THIS), ==, this);
  g_assert_cmpint (number_at (sheet, row, LAST), ==, last);
}

static const char *
about (const DewSheet *sheet,
       const char     *pool,
       const char     *item,
       const char     *who)
{
  guint row = look_up (sheet, pool, item, who);

  g_assert_cmpuint (row, <, sheet->rows->len);
  return dew_sheet_cell (sheet, row, ABOUT)->text;
}

/* ---- The published note ---- */

/* Community equipment, 2016/17 and 2017/18, in other years: a budget, and what each body spent. */
static DewLedger *
make_equipment (const char *over)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "London Borough", "Council");
  add_partner (&builder, CCG, "Clinical Commissioning Group", "CCG");
  add_pool (&builder, 1, "Community equipment", COUNCIL, 0);
  add_pool (&builder, 2, "Voluntary sector", COUNCIL, 0);
  add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Equipment", 0);
  add_line (&builder, 21, 2, 0, DEW_LINE_SERVICE, "Grants", 0);
  add_figure (&builder, 11, DEW_BUDGET, 0, 256700000);
  add_figure (&builder, 11, DEW_ACTUAL, COUNCIL, 103800000);
  add_figure (&builder, 11, DEW_ACTUAL, CCG, 166300000);
  builder.year = 2014;
  add_figure (&builder, 11, DEW_BUDGET, 0, 256700000);
  add_figure (&builder, 11, DEW_ACTUAL, COUNCIL, 123000000);
  add_figure (&builder, 11, DEW_ACTUAL, CCG, 241200000);
  add_figure (&builder, 21, DEW_BUDGET, 0, 306400000);
  if (over != NULL)
    add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", over);
  return finish_ledger (&builder);
}

static void
test_published (void)
{
  g_autoptr (DewLedger) ledger = make_equipment (NULL);
  g_autoptr (DewBook) book = make_accounts (ledger, DEW_UNIT_THOUSANDS, FALSE);
  const DewSheet *sheet = find_sheet (book, "Accounts note");
  guint spent = look_up (sheet, "Voluntary sector", "Total expenditure", "All partners"), together = look_up (sheet, "All pools", NET, "All partners");

  g_assert_cmpstr (sheet->title, ==, "Accounts note, 2013/14 and 2014/15");
  g_assert_cmpstr (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, THIS))->heading, ==, "2014/15, £000");
  check_row (sheet, "Community equipment", "Funding", NOT_SPLIT, 256700000, 256700000);
  check_row (sheet, "Community equipment", "Expenditure", "London Borough", 123000000, 103800000);
  check_row (sheet, "Community equipment", "Total expenditure", "All partners", 364200000, 270100000);
  check_row (sheet, "Community equipment", NET, "All partners", -107500000, -13400000);
  g_assert_cmpstr (about (sheet, "Community equipment", SHARE, "held in the pool"), ==, "No rule in force says who bears a deficit. A surplus: Retained in the pool.");
  g_assert_true (is_blank (sheet, look_up (sheet, "Community equipment", SHARE, "held in the pool"), THIS));

  /* What is not entered is no surplus. */
  g_assert_true (is_blank (sheet, spent, THIS) && is_blank (sheet, spent + 1, THIS));
  g_assert_cmpstr (dew_sheet_cell (sheet, spent, ABOUT)->text, ==, "No actuals are entered");
  g_assert_true (is_blank (sheet, together, THIS));
  g_assert_cmpint (number_at (sheet, together, LAST), ==, -13400000);
}

static void
test_shared (void)
{
  g_autoptr (DewLedger) equal = make_equipment ("fixed Council 40%, CCG 60%");
  g_autoptr (DewBook) book = make_accounts (equal, DEW_UNIT_POUNDS, FALSE);
  g_autoptr (DewLedger) own = make_equipment ("own");
  g_autoptr (DewBook) other = make_accounts (own, DEW_UNIT_POUNDS, FALSE);
  g_autoptr (DewLedger) by_gross = make_equipment ("proportional gross");
  g_autoptr (DewBook) nothing = make_accounts (by_gross, DEW_UNIT_POUNDS, FALSE);
  const DewSheet *sheet = find_sheet (nothing, "Accounts note");

  check_row (find_sheet (book, "Accounts note"), "Community equipment", SHARE, "London Borough", -43000000, -5360000);
  check_row (find_sheet (book, "Accounts note"), "Community equipment", SHARE, "Clinical Commissioning Group", -64500000, -8040000);
  check_row (find_sheet (book, "Accounts note"), "Community equipment", SHARE, "held in the pool", 0, 0);
  g_assert_nonnull (find_sheet (book, "Working of the net"));
  g_assert_nonnull (find_sheet (book, "Working of the net 2013-14"));

  /* Whose services are over is not told by a pool's net; nor is anything where nobody contributes. */
  g_assert_cmpuint (look_up (find_sheet (other, "Accounts note"), "Community equipment", SHARE, "London Borough"), ==, G_MAXUINT);
  g_assert_nonnull (strstr (about (find_sheet (other, "Accounts note"), "Community equipment", SHARE, "held in the pool"), "not told by the net alone"));
  g_assert_true (is_blank (sheet, look_up (sheet, "Community equipment", SHARE, "London Borough"), THIS));
}

/* Fixed percentages are inputs, and one input where the risk share has them, too: whichever of the two is made first. */
static void
test_percentages (void)
{
  static const char *const orders[][2] = { { "accounts", "risk-share" }, { "risk-share", "accounts" } };
  g_autoptr (DewLedger) ledger = make_equipment ("fixed Council 40%, CCG 60%");
  g_autoptr (DewBook) alone = make_accounts (ledger, DEW_UNIT_POUNDS, FALSE);
  const DewSheet *rates = find_sheet (alone, "Accounts percentages");

  g_assert_cmpuint (rates->rows->len, ==, 6);
  check_numbers (rates, "Community equipment", "2014/15", PERCENT, 1, (const gint64[]){ 400000 });
  for (guint r = 0; r < 6; r++)
    g_assert_cmpint ((dew_sheet_cell (rates, r, PERCENT)->flags & DEW_CELL_INPUT) != 0, ==, r % 3 != 2);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const DewAnnex *annexes[] = { dew_annex_find (orders[i][0]), dew_annex_find (orders[i][1]) };
      g_autoptr (DewBook) book = dew_annex_book (&(DewAnnexQuery) { .ledger = ledger, .year = 2014, .variance = 100 }, annexes, 2, NULL);

      rates = find_sheet (book, "Accounts percentages");
      g_assert_nonnull (strstr (dew_sheet_cell (rates, 0, PERCENT)->formula, "Percentages!"));
      g_assert_cmpint (dew_sheet_cell (rates, 0, PERCENT)->number, ==, 400000);
      /* Last year has no risk share in the book. */
      g_assert_true (dew_sheet_cell (rates, 3, PERCENT)->flags & DEW_CELL_INPUT);
    }
}

/* ---- Where it has something to show ---- */

static void
test_applies (void)
{
  const DewAnnex *annex = dew_annex_find ("accounts");
  g_autoptr (DewLedger) ledger = make_equipment (NULL);
  g_autoptr (DewLedger) other = make_older_people ("own", NULL);
  g_autoptr (DewBook) book = make_accounts (other, DEW_UNIT_POUNDS, FALSE);
  Builder builder;
  g_autoptr (DewLedger) empty = NULL;
  g_autoptr (DewBook) nothing = NULL;

  g_assert_true (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger }));
  g_assert_true (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger, .year = 2015 }));
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger, .year = 2012 }));
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger, .pool = 2 }));
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = other }));

  /* Asked for by name, it says what is not there. */
  g_assert_cmpstr (about (find_sheet (book, "Accounts note"), "Older People", "Total expenditure", "All partners"), ==, "No actuals are entered");
  start_ledger (&builder);
  empty = finish_ledger (&builder);
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = empty }));
  nothing = make_accounts (empty, DEW_UNIT_POUNDS, FALSE);
  g_assert_nonnull (find_sheet (nothing, "Accounts note"));
}

static void
test_one_year (void)
{
  const DewAnnex *annex = dew_annex_find ("accounts");
  g_autoptr (DewLedger) ledger = make_equipment (NULL);
  g_autoptr (DewBook) book = dew_annex_book (&(DewAnnexQuery) { .ledger = ledger, .year = 2013 }, &annex, 1, NULL);
  const DewSheet *sheet = find_sheet (book, "Accounts note");

  g_assert_cmpstr (sheet->title, ==, "Accounts note, 2013/14");
  g_assert_true (g_ptr_array_find_with_equal_func (sheet->notes, "No figures of 2012/13 are entered.", g_str_equal, NULL));
  check_row (sheet, "Community equipment", NET, "All partners", -13400000, 0);
  g_assert_true (is_blank (sheet, look_up (sheet, "Community equipment", NET, "All partners"), LAST));
}

/* Money moved by nobody in particular is funding too; a year of which months are missing is said to be one. */
static void
test_moved (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;
  DewFigure month = { 11, 2014, 1, DEW_ACTUAL, 1, DEW_BASELINE, 300 };

  start_ledger (&builder);
  builder.year = 2014;
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, 1, "One", 1, 1);
  add_pool (&builder, 2, "Two", 1, 1);
  add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 21, 2, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 11, DEW_EXISTING, 1, 1000);
  add_figure (&builder, 21, DEW_BUDGET, 0, 5000);
  g_array_append_val (builder.figures, month);
  add_virement (&builder, 2014, 0, 21, 11, 70);
  add_virement (&builder, 2014, 1, 11, 21, 9);
  ledger = finish_ledger (&builder);
  book = make_accounts (ledger, DEW_UNIT_POUNDS, FALSE);
  sheet = find_sheet (book, "Accounts note");

  check_row (sheet, "One", "Funding", "A", 991, 0);
  check_row (sheet, "One", "Funding", "not said whose", 70, 0);
  check_row (sheet, "One", "Total expenditure", "All partners", 300, 0);
  g_assert_true (is_blank (sheet, look_up (sheet, "One", NET, "All partners"), THIS));
  g_assert_nonnull (strstr (about (sheet, "One", NET, "All partners"), "not entered to the end of the year"));
  check_row (sheet, "Two", "Funding", NOT_SPLIT, 5000, 0);
  check_row (sheet, "Two", "Total funding", "All partners", 4939, 0);
  check_row (sheet, "All pools", "Total funding", "All partners", 6000, 0);
  g_assert_nonnull (strstr (about (sheet, "One", "Total expenditure", "All partners"), "no actual for the last months"));
}

/* ---- Printed parts and totals ---- */

static gint64
sum_items (const DewSheet *sheet,
           const char     *pool,
           const char     *item,
           guint           column)
{
  gint64 sum = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_str_equal (dew_sheet_cell (sheet, r, POOL)->text, pool) && g_str_equal (dew_sheet_cell (sheet, r, ITEM)->text, item))
      sum += number_at (sheet, r, column);
  return sum;
}

/* What the pools' rows of an item and partner come to. */
static gint64
sum_pools (const DewSheet *sheet,
           guint           row,
           guint           column)
{
  gint64 sum = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    if (!g_str_equal (dew_sheet_cell (sheet, r, POOL)->text, "All pools") &&
        g_str_equal (dew_sheet_cell (sheet, r, ITEM)->text, dew_sheet_cell (sheet, row, ITEM)->text) && g_str_equal (dew_sheet_cell (sheet, r, WHO)->text, dew_sheet_cell (sheet, row, WHO)->text))
      sum += number_at (sheet, r, column);
  return sum;
}

static void
check_net (const DewSheet *sheet,
           guint           row,
           guint           column)
{
  const char *pool = dew_sheet_cell (sheet, row, POOL)->text;
  guint share = look_up (sheet, pool, SHARE, "A");

  g_assert_cmpint (sum_items (sheet, pool, "Total funding", column) - sum_items (sheet, pool, "Total expenditure", column), ==, number_at (sheet, row, column));
  if (share != G_MAXUINT && !is_blank (sheet, share, column))
    g_assert_cmpint (sum_items (sheet, pool, SHARE, column), ==, number_at (sheet, row, column));
}

static void
check_adds_up (const DewSheet *sheet)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint column = THIS; column <= LAST; column++)
      {
        const char *pool = dew_sheet_cell (sheet, r, POOL)->text, *item = dew_sheet_cell (sheet, r, ITEM)->text;

        if (is_blank (sheet, r, column))
          continue;
        if (g_str_equal (item, "Total funding"))
          g_assert_cmpint (sum_items (sheet, pool, "Funding", column), ==, number_at (sheet, r, column));
        if (g_str_equal (item, "Total expenditure"))
          g_assert_cmpint (sum_items (sheet, pool, "Expenditure", column), ==, number_at (sheet, r, column));
        if (g_str_equal (item, NET))
          check_net (sheet, r, column);
        if (g_str_equal (pool, "All pools"))
          g_assert_cmpint (sum_pools (sheet, r, column), ==, number_at (sheet, r, column));
      }
}

static void
test_adds_up (void)
{
  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random_years ();

      for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          g_autoptr (DewBook) book = make_accounts (ledger, unit, FALSE);

          check_adds_up (find_sheet (book, "Accounts note"));
        }
    }
}

/* In pounds, what a partner has of a deficit is what the program shares out. */
static void
test_as_shared (void)
{
  static const char *const rules[] = { "proportional gross", "proportional net", "equal", "fixed A 12.3456%, B 87.6544%", "all to B", "proportional gross opening" };
  guint seen = 0;

  for (guint i = 0; i < count_documents (); i++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (DewBook) book = NULL;
      g_autoptr (DewShare) share = NULL;
      const DewSheet *sheet;
      gint64 spent = ABS (random_pence ()), funding = 0;

      start_ledger (&builder);
      builder.year = 2014;
      for (gint64 p = 1; p <= 2; p++)
        add_partner (&builder, p, p == 1 ? "A" : "B", "");
      add_pool (&builder, 1, "Pool", 1, 1);
      add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Line", 1);
      for (gint64 p = 1; p <= 2; p++)
        {
          gint64 pence = ABS (random_pence ());

          add_figure (&builder, 11, DEW_EXISTING, p, pence);
          funding += pence;
        }
      add_figure (&builder, 11, DEW_ACTUAL, 1, spent);
      for (guint k = 0; k < 2; k++)
        add_rule (&builder, DEW_BASELINE, 1, 0, (DewDirection) k, "", rules[g_test_rand_int_range (0, G_N_ELEMENTS (rules))]);
      ledger = finish_ledger (&builder);
      book = make_accounts (ledger, DEW_UNIT_POUNDS, FALSE);
      sheet = find_sheet (book, "Accounts note");
      share = dew_share (ledger, &(DewShareQuery) { .pool = 1, .year = 2014, .variance = spent - funding }, NULL);
      for (guint k = 0; share != NULL && k < share->partners->len; k++)
        {
          const DewPartnerShare *partner = &g_array_index (share->partners, DewPartnerShare, k);
          guint row = look_up (sheet, "Pool", SHARE, partner->partner == 1 ? "A" : "B");

          if (partner->share != 0)
            g_assert_cmpint (number_at (sheet, row, THIS), ==, -partner->share);
          seen += partner->share != 0;
        }
    }
  g_assert_cmpuint (seen, >, count_documents ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-accounts/published", test_published);
  g_test_add_func ("/annex-accounts/shared", test_shared);
  g_test_add_func ("/annex-accounts/percentages", test_percentages);
  g_test_add_func ("/annex-accounts/applies", test_applies);
  g_test_add_func ("/annex-accounts/one-year", test_one_year);
  g_test_add_func ("/annex-accounts/moved", test_moved);
  g_test_add_func ("/annex-accounts/adds-up", test_adds_up);
  g_test_add_func ("/annex-accounts/as-shared", test_as_shared);
  return g_test_run ();
}
