/* test-dew-annex-returns.c: the quarterly and annual return: income by partner, expenditure and balance, in small and in random documents. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "dew-money-print.h"
#include "dew-totals.h"
#include "report-samples.h"

#define PARTNERS 3
#define POOLS 3
#define LINES 4         /* a pool */

/* The columns of the sheet. */
enum { POOL, WHAT, PARTNER, FIRST, IN_NONE = FIRST + 4, YEAR, TO_DATE, END = TO_DATE + 4 };

/* ---- Documents ---- */

static void
add_month (Builder    *builder,
           int         month,
           gint64      line,
           gint64      partner,
           gint64      pence)
{
  DewFigure figure = { line, 2013, month, DEW_ACTUAL, partner, DEW_BASELINE, pence };

  g_array_append_val (builder->figures, figure);
}

static void
add_random_figures (Builder *builder,
                    gint64   line)
{
  for (gint64 partner = 0; partner <= PARTNERS; partner++)
    {
      if (partner > 0 && g_test_rand_bit ())
        add_figure (builder, line, DEW_EXISTING, partner, random_worth (11));
      if (partner > 0 && g_test_rand_bit ())
        add_figure (builder, line, DEW_ADDITIONAL, partner, random_worth (11));
      if (g_test_rand_int_range (0, 6) == 0)
        add_figure (builder, line, DEW_ACTUAL, partner, random_worth (11));
      for (int month = 1, until = g_test_rand_int_range (0, 13); g_test_rand_bit () && month <= until; month++)
        add_month (builder, month, line, partner, random_worth (11));
    }
}

static DewLedger *
make_random (void)
{
  static const char *const names[PARTNERS] = { "A", "B", "C" };
  Builder builder;
  gint64 pools = g_test_rand_int_range (1, POOLS + 1);

  start_ledger (&builder);
  for (gint64 i = 0; i < PARTNERS; i++)
    add_partner (&builder, i + 1, names[i], "");
  for (gint64 pool = 1; pool <= pools; pool++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) pool);

      add_pool (&builder, pool, name, 1, 1);
      for (gint64 i = 1; i <= LINES; i++)
        {
          g_autofree char *line = g_strdup_printf ("Line %d", (int) i);

          add_line (&builder, pool * 100 + i, pool, 0, DEW_LINE_SERVICE, line, 1);
          add_random_figures (&builder, pool * 100 + i);
        }
    }
  if (g_test_rand_bit ())
    add_virement (&builder, 2013, g_test_rand_int_range (0, PARTNERS + 1), 101, pools > 1 ? 201 : 102, 1234567);
  return finish_ledger (&builder);
}

static DewBook *
make_returns (const DewLedger *ledger,
              DewUnit          unit)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = 2013, .unit = unit };
  const DewAnnex *annexes[] = { dew_annex_find ("returns") };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, annexes, G_N_ELEMENTS (annexes), &error);

  g_assert_no_error (error);
  return book;
}

/* ---- As it is printed ---- */

static gint64
number_at (const DewSheet *sheet,
           guint           row,
           guint           column)
{
  return is_blank (sheet, row, column) ? 0 : dew_sheet_cell (sheet, row, column)->number;
}

static gboolean
is_row (const DewSheet *sheet,
        guint           row,
        const char     *pool,
        const char     *what,
        const char     *partner)
{
  return g_str_equal (dew_sheet_cell (sheet, row, POOL)->text, pool) && g_str_equal (dew_sheet_cell (sheet, row, WHAT)->text, what) &&
         (partner == NULL || g_str_equal (dew_sheet_cell (sheet, row, PARTNER)->text, partner));
}

static guint
find_kind (const DewSheet *sheet,
           const char     *pool,
           const char     *what,
           const char     *partner)
{
  for (guint row = 0; row < sheet->rows->len; row++)
    if (is_row (sheet, row, pool, what, partner))
      return row;
  g_error ("no row %s, %s", pool, what);
}

/* Quarters come to the year, and what is to date is what was before it and the quarter. */
static void
check_across (const DewSheet *sheet,
              guint           row)
{
  gint64 sum = 0;

  for (guint q = 0; q < 4; q++)
    {
      sum += number_at (sheet, row, FIRST + q);
      if (!is_blank (sheet, row, TO_DATE + q) && !g_str_equal (dew_sheet_cell (sheet, row, WHAT)->text, "Balance"))
        g_assert_cmpint (number_at (sheet, row, TO_DATE + q), ==, sum);
    }
  if (!g_str_equal (dew_sheet_cell (sheet, row, WHAT)->text, "Balance"))
    g_assert_cmpint (sum + number_at (sheet, row, IN_NONE), ==, number_at (sheet, row, YEAR));
}

/* A balance is what its own rows differ by. */
static void
check_balance (const DewSheet *sheet,
               guint           row,
               guint           column)
{
  const char *pool = dew_sheet_cell (sheet, row, POOL)->text;
  guint income = find_kind (sheet, pool, "Total income", NULL), spent = find_kind (sheet, pool, "Expenditure", NULL);

  if (!is_blank (sheet, row, column))
    g_assert_cmpint (number_at (sheet, row, column), ==, number_at (sheet, income, column) - number_at (sheet, spent, column));
}

static void
check_income (const DewSheet *sheet,
              guint           row,
              guint           column)
{
  gint64 sum = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    if (is_row (sheet, r, dew_sheet_cell (sheet, row, POOL)->text, "Income", NULL))
      sum += number_at (sheet, r, column);
  g_assert_cmpint (sum, ==, number_at (sheet, row, column));
}

/* Of all pools, what the pools' rows like it come to. */
static void
check_up (const DewSheet *sheet,
          guint           row,
          guint           column)
{
  gint64 sum = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    if (!g_str_equal (dew_sheet_cell (sheet, r, POOL)->text, "All pools") && is_row (sheet, r, dew_sheet_cell (sheet, r, POOL)->text, dew_sheet_cell (sheet, row, WHAT)->text,
                                                                                     dew_sheet_cell (sheet, row, PARTNER)->text))
      sum += number_at (sheet, r, column);
  if (!is_blank (sheet, row, column))
    g_assert_cmpint (sum, ==, number_at (sheet, row, column));
}

static void
check_row (const DewSheet *sheet,
           const DewSheet *pounds,
           guint           row,
           DewUnit         unit)
{
  const char *what = dew_sheet_cell (sheet, row, WHAT)->text;

  check_across (sheet, row);
  for (guint column = FIRST; column < END; column++)
    {
      g_assert_cmpint (is_blank (sheet, row, column), ==, is_blank (pounds, row, column));
      g_assert_cmpint (number_at (sheet, row, column) % dew_unit_step (unit), ==, 0);
      if (g_str_equal (what, "Balance"))
        check_balance (sheet, row, column);
      if (g_str_equal (what, "Total income"))
        check_income (sheet, row, column);
      if (g_str_equal (dew_sheet_cell (sheet, row, POOL)->text, "All pools"))
        check_up (sheet, row, column);
    }
}

/* In a rounded unit the sums to date of all rows are as near to quarters of their year as they can be. */
static void
check_near (const DewSheet *sheet,
            const char     *pool,
            gint64          step)
{
  guint row = find_kind (sheet, pool, "Total income", NULL);

  for (gint64 q = 0; q < 4; q++)
    g_assert_cmpint (ABS (4 * number_at (sheet, row, TO_DATE + (guint) q) - (q + 1) * number_at (sheet, row, YEAR)), <=, 2 * step);
}

/* What somebody puts in over a year is in no quarter less than nothing, nor more than a step beside any other. */
static void
check_even (const DewSheet *sheet,
            guint           row,
            gint64          step)
{
  gint64 year = number_at (sheet, row, YEAR);

  if (!g_str_equal (dew_sheet_cell (sheet, row, WHAT)->text, "Income") || g_str_equal (dew_sheet_cell (sheet, row, POOL)->text, "All pools"))
    return;

  for (guint q = 0; q < 4; q++)
    {
      g_assert_cmpint (number_at (sheet, row, FIRST + q) * (year < 0 ? -1 : 1), >=, 0);
      g_assert_cmpint (ABS (4 * number_at (sheet, row, FIRST + q) - year), <, 4 * step);
    }
}

static void
test_adds_up (void)
{
  for (guint i = 0; i < (g_getenv ("DEW_LONG") != NULL ? 1000 : 60); i++)
    {
      g_autoptr (DewLedger) ledger = make_random ();
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
      g_autoptr (DewBook) pounds = make_returns (ledger, DEW_UNIT_POUNDS);
      gint64 spent = dew_totals_get (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL);

      for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          g_autoptr (DewBook) book = make_returns (ledger, unit);
          const DewSheet *sheet = find_sheet (book, "Returns");
          gint64 step = unit == DEW_UNIT_POUNDS ? 1 : dew_unit_step (unit);
          gint64 rounded = (ABS (spent) + step / 2) / step * step * (spent < 0 ? -1 : 1);

          g_assert_cmpuint (sheet->rows->len, ==, find_sheet (pounds, "Returns")->rows->len);
          for (guint row = 0; row < sheet->rows->len; row++)
            {
              check_row (sheet, find_sheet (pounds, "Returns"), row, unit == DEW_UNIT_POUNDS ? DEW_UNIT_POUNDS : unit);
              check_even (sheet, row, step);
            }
          if (unit != DEW_UNIT_POUNDS)
            check_near (sheet, dew_ledger_rows (ledger, DEW_TABLE_POOL)->len > 1 ? "All pools" : "Pool 1", step);
          /* The year's expenditure is what it is in all other tables. */
          g_assert_cmpint (number_at (sheet, find_kind (sheet, dew_ledger_rows (ledger, DEW_TABLE_POOL)->len > 1 ? "All pools" : "Pool 1", "Expenditure", NULL), YEAR), ==, rounded);
        }
    }
}

/* ---- A small one ---- */

static DewLedger *
make_small (gboolean until_march)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, 1, "Pool", 1, 1);
  add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Meals", 1);
  add_figure (&builder, 11, DEW_EXISTING, 1, 1001);
  add_figure (&builder, 11, DEW_ADDITIONAL, 2, 400);
  add_month (&builder, 1, 11, 0, 100);
  add_month (&builder, 3, 11, 0, 50);
  add_month (&builder, 4, 11, 1, 0);
  add_figure (&builder, 11, DEW_ACTUAL, 2, 70);
  add_month (&builder, 5, 11, 2, 9999);
  if (until_march)
    add_month (&builder, 12, 11, 0, 30);
  return finish_ledger (&builder);
}

static void
check_cells (const DewSheet *sheet,
             const char     *what,
             const char     *partner,
             const gint64   *cells)
{
  guint row = find_kind (sheet, "Pool", what, partner);

  for (guint i = 0; i < END - FIRST; i++)
    if (cells[i] == G_MININT64)
      g_assert_true (is_blank (sheet, row, FIRST + i));
    else
      g_assert_cmpint (dew_sheet_cell (sheet, row, FIRST + i)->number, ==, cells[i]);
}

#define NONE G_MININT64

/* A quarter of what a partner contributes; nothing that was spent is not nothing that was entered; months do not count beside a year's own; no balance before a quarter is over. */
static void
test_quarters (void)
{
  g_autoptr (DewLedger) ledger = make_small (FALSE);
  g_autoptr (DewBook) book = make_returns (ledger, DEW_UNIT_POUNDS);
  const DewSheet *sheet = find_sheet (book, "Returns");
  static const gint64 a[] = { 250, 251, 250, 250, NONE, 1001, 250, 501, 751, 1001 };
  static const gint64 b[] = { 100, 100, 100, 100, NONE, 400, 100, 200, 300, 400 };
  static const gint64 spent[] = { 150, 0, NONE, NONE, 70, 220, 150, 150, NONE, NONE };
  static const gint64 balance[] = { 200, NONE, NONE, NONE, -70, 1181, 200, NONE, NONE, NONE };

  g_assert_cmpuint (sheet->rows->len, ==, 5);
  check_cells (sheet, "Income", "A", a);
  check_cells (sheet, "Income", "B", b);
  check_cells (sheet, "Expenditure", NULL, spent);
  check_cells (sheet, "Balance", NULL, balance);
}

/* A gap before a quarter that is entered holds nothing up. */
static void
test_to_march (void)
{
  g_autoptr (DewLedger) ledger = make_small (TRUE);
  g_autoptr (DewBook) book = make_returns (ledger, DEW_UNIT_POUNDS);
  static const gint64 spent[] = { 150, 0, NONE, 30, 70, 250, 150, 150, 150, 180 };
  static const gint64 balance[] = { 200, 351, NONE, 320, -70, 1151, 200, 551, 901, 1221 };

  check_cells (find_sheet (book, "Returns"), "Expenditure", NULL, spent);
  check_cells (find_sheet (book, "Returns"), "Balance", NULL, balance);
}

/* Of steps that are few each quarter has its turn, and none goes to a quarter only to be taken from the next. */
static void
test_few_steps (void)
{
  static const gint64 quarters[][4] = { { 0, 1, 0, 0 }, { 0, 0, 0, 1 }, { 1, 0, 0, 0 }, { 0, 0, 1, 0 } };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_ledger (&builder);
  for (gint64 partner = 1; partner <= 4; partner++)
    {
      const char name[] = { (char) ('A' + partner - 1), '\0' };

      add_partner (&builder, partner, name, "");
    }
  add_pool (&builder, 1, "Pool", 1, 1);
  add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Meals", 1);
  for (gint64 partner = 1; partner <= 4; partner++)
    add_figure (&builder, 11, DEW_EXISTING, partner, 100000);
  ledger = finish_ledger (&builder);
  book = make_returns (ledger, DEW_UNIT_THOUSANDS);
  sheet = find_sheet (book, "Returns");
  for (guint i = 0; i < 4; i++)
    for (guint q = 0; q < 4; q++)
      g_assert_cmpint (number_at (sheet, i, FIRST + q), ==, quarters[i][q] * 100000);
  for (guint q = 0; q < 4; q++)
    g_assert_cmpint (number_at (sheet, find_kind (sheet, "Pool", "Total income", NULL), FIRST + q), ==, 100000);
}

static void
test_applies (void)
{
  g_autoptr (DewLedger) spent = make_small (FALSE);
  g_autoptr (DewLedger) planned = make_older_people ("equal", NULL);
  const DewAnnexQuery one = { .ledger = spent, .year = 2013 }, other = { .ledger = planned, .year = 2013 };
  g_autoptr (DewBook) book = make_returns (planned, DEW_UNIT_MILLIONS);
  const DewSheet *sheet = find_sheet (book, "Returns");
  guint row = find_kind (sheet, "Older People", "Total income", NULL);

  g_assert_true (annex_applies (dew_annex_find ("returns"), &one));
  g_assert_false (annex_applies (dew_annex_find ("returns"), &other));
  g_assert_cmpint (number_at (sheet, row, YEAR), ==, 195 * MILLION);
  g_assert_cmpint (number_at (sheet, row, FIRST), ==, 4870 * MILLION / 100);
  g_assert_cmpint (number_at (sheet, row, FIRST + 1), ==, 4880 * MILLION / 100);
  g_assert_true (is_blank (sheet, find_kind (sheet, "Older People", "Balance", NULL), YEAR));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-returns/quarters", test_quarters);
  g_test_add_func ("/annex-returns/few-steps", test_few_steps);
  g_test_add_func ("/annex-returns/to-march", test_to_march);
  g_test_add_func ("/annex-returns/applies", test_applies);
  g_test_add_func ("/annex-returns/adds-up", test_adds_up);
  return g_test_run ();
}
