/* test-dew-annex-spending.c: the sheet of what is spent and expected, and what annexes ask of it. */
#include "dew-annex-private.h"

#include "annex-checks.h"
#include "report-samples.h"

#define POOL 1
#define OTHER 2
#define EARLIER 3

/* The columns of the sheet. */
enum { LINE = 2, PARTNER, FIGURE, WHOLE, APRIL };

static void
add_month (Builder    *builder,
           int         year,
           int         month,
           gint64      line,
           DewMeasure  measure,
           gint64      partner,
           gint64      pence)
{
  DewFigure figure = { line, year, month, (gint) measure, partner, DEW_BASELINE, pence };

  g_array_append_val (builder->figures, figure);
}

static DewLedger *
make_spent (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "not said whose", "");
  add_pool (&builder, POOL, "Pool", 1, 1);
  add_pool (&builder, OTHER, "Other", 1, 1);
  add_pool (&builder, EARLIER, "Earlier", 1, 1);
  add_line (&builder, 10, POOL, 0, DEW_LINE_CATEGORY, "Care", 0);
  add_line (&builder, 11, POOL, 10, DEW_LINE_SERVICE, "Meals", 1)->continues = 31;
  add_line (&builder, 12, POOL, 0, DEW_LINE_SERVICE, "Visits", 1);
  add_line (&builder, 21, OTHER, 0, DEW_LINE_SERVICE, "Aids", 1);
  add_line (&builder, 31, EARLIER, 0, DEW_LINE_SERVICE, "Meals as they were", 1);
  add_figure (&builder, 11, DEW_EXISTING, 1, 120000);
  add_figure (&builder, 11, DEW_BUDGET, 1, 100000);
  add_month (&builder, 2013, 2, 11, DEW_BUDGET, 0, 4000);
  add_month (&builder, 2013, 1, 11, DEW_ACTUAL, 0, 700);
  add_month (&builder, 2013, 3, 11, DEW_ACTUAL, 1, 0);
  add_figure (&builder, 12, DEW_BUDGET, 0, 5000);
  add_figure (&builder, 12, DEW_FORECAST, 2, 5100);
  add_figure (&builder, 12, DEW_PREVIOUS, 0, 5200);
  add_figure (&builder, 21, DEW_ACTUAL, 0, 99);
  add_month (&builder, 2012, 1, 31, DEW_ACTUAL, 0, 650);
  return finish_ledger (&builder);
}

/* ---- An annex that only asks ---- */

static DewPaper *earlier;
static char *of_line, *of_pool, *of_partner, *of_nothing, *if_entered;

static void
prepare_probe (DewPaper *paper)
{
  _dew_spending_add (paper);
  _dew_spending_add (paper);
}

static gboolean
build_probe (DewPaper  *paper,
             GError   **error)
{
  guint line = dew_ledger_node (paper->ledger, DEW_TABLE_LINE, 11);
  guint pool = dew_ledger_node (paper->ledger, DEW_TABLE_POOL, POOL);

  _dew_budgets_add (paper);
  earlier = _dew_paper_of (paper, 2012, DEW_BASELINE);
  _dew_spending_add (earlier);
  of_line = _dew_spending_sum (paper, line, NULL, DEW_SPENT_ACTUAL);
  of_pool = _dew_spending_sum (paper, pool, NULL, DEW_SPENT_PREVIOUS);
  of_partner = _dew_spending_entered (paper, line, "Probe!$A$5", DEW_SPENT_ACTUAL);
  of_nothing = _dew_spending_if_entered (paper, line, NULL, DEW_SPENT_FORECAST, "1");
  if_entered = _dew_spending_if_entered (paper, pool, "Probe!$A$5", DEW_SPENT_ACTUAL, "1");
  g_assert_cmpuint (_dew_spending_rows (paper, pool).n, ==, 6);
  g_assert_cmpuint (_dew_spending_of (paper, line, DEW_SPENT_BUDGET).n, ==, 2);
  g_assert_cmpuint (_dew_spending_of (paper, line, DEW_SPENT_ACTUAL).first, ==, 2);
  g_assert_cmpuint (_dew_spending_rows (earlier, pool).n, ==, 0);
  g_assert_cmpuint (_dew_spending_rows (earlier, dew_ledger_node (paper->ledger, DEW_TABLE_LINE, 31)).n, ==, 1);
  g_assert_cmpstr (_dew_paper_name (paper, DEW_NO_PARTNER), ==, "(not said whose)");
  return TRUE;
}

static const DewAnnex probe = { .name = "probe", .title = "Probe", .about = "", .prepare = prepare_probe, .build = build_probe };

static DewBook *
make_probe (const DewLedger *ledger,
            gint64           pool)
{
  const DewAnnexQuery query = { .ledger = ledger, .pool = pool };
  const DewAnnex *annexes[] = { &probe };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, annexes, 1, &error);

  g_assert_no_error (error);
  return book;
}

static void
free_answers (void)
{
  g_clear_pointer (&of_line, g_free);
  g_clear_pointer (&of_pool, g_free);
  g_clear_pointer (&of_partner, g_free);
  g_clear_pointer (&of_nothing, g_free);
  g_clear_pointer (&if_entered, g_free);
}

/* ---- Tests ---- */

static void
check_row (const DewSheet *sheet,
           guint           row,
           const char     *line,
           const char     *partner,
           const char     *figure)
{
  g_assert_cmpstr (dew_sheet_cell (sheet, row, LINE)->text, ==, line);
  g_assert_cmpstr (dew_sheet_cell (sheet, row, PARTNER)->text, ==, partner);
  g_assert_cmpstr (dew_sheet_cell (sheet, row, FIGURE)->text, ==, figure);
}

/* A row for what is entered, and an input for each of its months; nothing of what is not asked for. */
static void
test_rows (void)
{
  g_autoptr (DewLedger) ledger = make_spent ();
  g_autoptr (DewBook) book = make_probe (ledger, POOL);
  const DewSheet *sheet = find_sheet (book, "Spending");

  g_assert_cmpuint (sheet->rows->len, ==, 6);
  check_row (sheet, 0, "Meals", "A", "Budget");
  check_row (sheet, 1, "Meals", "(not said whose)", "Budget");
  check_row (sheet, 2, "Meals", "A", "Actual");
  check_row (sheet, 3, "Meals", "(not said whose)", "Actual");
  check_row (sheet, 4, "Visits", "not said whose", "Forecast");
  check_row (sheet, 5, "Visits", "(not said whose)", "Previous forecast");
  g_assert_cmpint (dew_sheet_cell (sheet, 0, WHOLE)->number, ==, 100000);
  g_assert_cmpint (dew_sheet_cell (sheet, 1, APRIL + 1)->number, ==, 4000);
  g_assert_true (is_blank (sheet, 0, APRIL));
  g_assert_true (dew_sheet_cell (sheet, 0, APRIL)->flags & DEW_CELL_INPUT);

  /* Nothing spent is not the same as nothing entered. */
  g_assert_false (is_blank (sheet, 2, APRIL + 2));
  g_assert_true (is_blank (sheet, 2, APRIL));

  /* A forecast before the latest has no months to type. */
  g_assert_cmpint (dew_sheet_cell (sheet, 5, WHOLE)->number, ==, 5200);
  g_assert_cmpint (dew_sheet_cell (sheet, 5, APRIL)->type, ==, DEW_CELL_EMPTY);
  free_answers ();
}

static void
test_expressions (void)
{
  g_autoptr (DewLedger) ledger = make_spent ();
  g_autoptr (DewBook) book = make_probe (ledger, POOL);
  const DewSheet *sheet = find_sheet (book, "Spending");
  guint at = dew_sheet_place (sheet, 2);
  g_autofree char *line = g_strdup_printf ("(SUMPRODUCT(ROUND(Spending!$F$%1$u:$F$%2$u*100,0))+SUMPRODUCT((Spending!$F$%1$u:$F$%2$u=\"\")*ROUND(Spending!$G$%1$u:$R$%2$u*100,0)))", at, at + 1);
  g_autofree char *partner = g_strdup_printf ("SUMPRODUCT(EXACT(Spending!$D$%1$u:$D$%2$u,Probe!$A$5)*(Spending!$F$%1$u:$R$%2$u<>\"\"))", at, at + 1);

  g_assert_cmpstr (of_line, ==, line);
  g_assert_cmpstr (of_partner, ==, partner);
  g_assert_true (g_str_has_prefix (of_pool, "SUMPRODUCT(EXACT(Spending!$E$"));
  g_assert_nonnull (strstr (of_pool, "\"Previous forecast\")*ROUND(Spending!$F$"));
  g_assert_true (g_str_has_prefix (if_entered, "IF(SUMPRODUCT(EXACT("));
  g_assert_null (of_nothing);
  free_answers ();
}

/* A budget by month is said once: what the year's comes to follows its months. */
static void
test_budgets (void)
{
  g_autoptr (DewLedger) ledger = make_spent ();
  g_autoptr (DewBook) book = make_probe (ledger, POOL);
  const DewSheet *budgets = find_sheet (book, "Budgets");

  g_assert_cmpuint (budgets->rows->len, ==, 2);
  g_assert_cmpint (dew_sheet_cell (budgets, 0, 3)->number, ==, 104000);
  g_assert_nonnull (strstr (dew_sheet_cell (budgets, 0, 3)->formula, "Spending!"));
  g_assert_cmpint (dew_sheet_cell (budgets, 1, 3)->number, ==, 5000);
  g_assert_null (dew_sheet_cell (budgets, 1, 3)->formula);
  free_answers ();
}

/* The year before has what a line goes on for, though that was in another pool. */
static void
test_earlier_year (void)
{
  g_autoptr (DewLedger) ledger = make_spent ();
  g_autoptr (DewBook) book = make_probe (ledger, POOL);
  const DewSheet *sheet = find_sheet (book, "Spending 2012-13");

  g_assert_nonnull (sheet);
  g_assert_cmpuint (sheet->rows->len, ==, 1);
  check_row (sheet, 0, "Meals as they were", "(not said whose)", "Actual");
  g_assert_cmpint (dew_sheet_cell (sheet, 0, APRIL)->number, ==, 650);
  g_assert_cmpstr (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, APRIL))->heading, ==, "April 2012, £ (input)");
  g_assert_null (find_sheet (book, "Lines 2012-13"));
  free_answers ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-spending/rows", test_rows);
  g_test_add_func ("/annex-spending/expressions", test_expressions);
  g_test_add_func ("/annex-spending/budgets", test_budgets);
  g_test_add_func ("/annex-spending/earlier-year", test_earlier_year);
  return g_test_run ();
}
