/* test-dew-annex-alike.c: one figure is printed the same wherever it stands: what a pool spends, what is put in, and its latest budget, in £, £000 and £m. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "annex-random.h"

static DewBook *
make_annexes (const DewLedger *ledger,
              DewUnit          unit)
{
  static const char *const names[] = { "contributions", "accounts", "annual-report", "returns", "monitoring" };
  const DewAnnexQuery query = { .ledger = ledger, .year = 2013, .unit = unit, .month = 12 };
  const DewAnnex *annexes[G_N_ELEMENTS (names)];
  g_autoptr (GError) error = NULL;
  DewBook *book;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    annexes[i] = dew_annex_find (names[i]);
  book = dew_annex_book (&query, annexes, G_N_ELEMENTS (annexes), &error);
  g_assert_no_error (error);
  return book;
}

static gboolean
is_row_of (const DewSheet *sheet,
           guint           row,
           const char     *pool,
           const char     *text)
{
  for (guint c = 0; c < 2; c++)
    if (g_strcmp0 (dew_sheet_cell (sheet, row, c)->text, pool) == 0)
      return text == NULL || g_strcmp0 (text, dew_sheet_cell (sheet, row, c + 1)->text) == 0 || g_strcmp0 (text, dew_sheet_cell (sheet, row, c + 2)->text) == 0;
  return FALSE;
}

/* What stands under a heading in the last row of a pool that has a text, NULL: any, beside its name, or with an empty cell between; NULL where there is no such row, or nothing in it. */
static const gint64 *
look_up (const DewBook *book,
         const char    *name,
         const char    *pool,
         const char    *text,
         const char    *heading)
{
  const DewSheet *sheet = find_sheet (book, name);
  guint column = 0;

  while (column < sheet->columns->len && !g_str_has_prefix (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, column))->heading, heading))
    column++;
  if (column == sheet->columns->len)
    return NULL;
  for (guint r = sheet->rows->len; r > 0; r--)
    if (is_row_of (sheet, r - 1, pool, text))
      return is_blank (sheet, r - 1, column) ? NULL : &dew_sheet_cell (sheet, r - 1, column)->number;
  return NULL;
}

/* Counted where both are printed. */
static void
check_alike (const gint64 *one,
             const gint64 *other,
             guint        *seen)
{
  if (one == NULL || other == NULL)
    return;

  g_assert_cmpint (*one, ==, *other);
  (*seen)++;
}

static void
check_pool (const DewBook *book,
            const char    *pool,
            guint         *spent,
            guint         *funded,
            guint         *budget,
            guint         *contributed)
{
  const gint64 *accounts = look_up (book, "Accounts note", pool, "Total expenditure", "2013/14");

  check_alike (accounts, look_up (book, "Returns", pool, "Expenditure", "Year"), spent);
  check_alike (accounts, look_up (book, "Annual report", pool, NULL, "Spent"), spent);
  check_alike (accounts, look_up (book, "Monitoring", pool, "Total", "Actual to date"), spent);
  check_alike (look_up (book, "Accounts note", pool, "Total funding", "2013/14"), look_up (book, "Returns", pool, "Total income", "Year"), funded);
  check_alike (look_up (book, "Annual report", pool, NULL, "Value"), look_up (book, "Monitoring", pool, "Total", "Latest budget"), budget);
  if (look_up (book, "Contributions", pool, "Total", "Budget") == NULL)
    check_alike (look_up (book, "Contributions", pool, "Total", "Total gross"), look_up (book, "Monitoring", pool, "Total", "Latest budget"), contributed);
}

static void
test_alike (void)
{
  guint spent = 0, funded = 0, budget = 0, contributed = 0;

  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random_years ();

      for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          g_autoptr (DewBook) book = make_annexes (ledger, unit);
          const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);

          for (guint p = 0; p < pools->len; p++)
            check_pool (book, ((const DewPool *) g_ptr_array_index (pools, p))->name, &spent, &funded, &budget, &contributed);
        }
    }
  g_test_message ("%u of spending, %u of funding, %u of budgets, %u of contributions", spent, funded, budget, contributed);
  g_assert_cmpuint (spent, >, count_documents ());
  g_assert_cmpuint (funded, >, count_documents ());
  g_assert_cmpuint (budget, >, count_documents ());
  g_assert_cmpuint (contributed, >, 0);
}

/* Of some lines what is forecast is what is contributed, to the penny. */
static DewLedger *
make_forecast (void)
{
  Builder builder;

  start_ledger (&builder);
  for (gint64 p = 1; p <= RANDOM_PARTNERS; p++)
    add_partner (&builder, p, p == 1 ? "A" : p == 2 ? "B" : "C", "");
  add_pool (&builder, 1, "Pool", 1, 1);
  for (gint64 line = 101; line < 110; line++)
    {
      gint64 gross = 0;

      add_line (&builder, line, 1, 0, DEW_LINE_SERVICE, "Line", 1);
      for (gint64 p = 1; p <= RANDOM_PARTNERS; p++)
        {
          gint64 pence = random_pence ();

          add_figure (&builder, line, DEW_EXISTING, p, pence);
          gross += pence;
        }
      add_figure (&builder, line, DEW_FORECAST, 0, line % 2 != 0 ? gross : random_pence ());
    }
  return finish_ledger (&builder);
}

static guint
check_variances (const DewSheet *exact,
                 const DewSheet *sheet)
{
  guint column = 0, seen = 0;

  while (!g_str_has_prefix (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, column))->heading, "Variance, "))
    column++;
  for (guint r = 0; r < sheet->rows->len; r++)
    if (!is_blank (exact, r, column) && dew_sheet_cell (exact, r, column)->number == 0)
      {
        g_assert_cmpint (dew_sheet_cell (sheet, r, column)->number, ==, 0);
        seen++;
      }
  return seen;
}

/* No difference is printed where there is none, whatever a figure is rounded with. */
static void
test_no_difference (void)
{
  for (guint i = 0; i < count_documents (); i++)
    for (DewUnit unit = DEW_UNIT_THOUSANDS; unit <= DEW_UNIT_MILLIONS; unit++)
      {
        g_autoptr (DewLedger) ledger = make_forecast ();
        g_autoptr (DewBook) pounds = make_annexes (ledger, DEW_UNIT_POUNDS);
        g_autoptr (DewBook) book = make_annexes (ledger, unit);

        g_assert_cmpuint (check_variances (find_sheet (pounds, "Monitoring"), find_sheet (book, "Monitoring")), >=, 5);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-alike/alike", test_alike);
  g_test_add_func ("/annex-alike/no-difference", test_no_difference);
  return g_test_run ();
}
