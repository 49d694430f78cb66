/* test-dew-annex-monitoring.c: the table of a year's spending against its budget: what the program's own table has, and what is printed adds up. */
#include "dew-annex.h"

#include <string.h>

#include "annex-checks.h"
#include "dew-date.h"
#include "dew-monitor.h"
#include "dew-money-print.h"
#include "report-samples.h"

#define PARTNERS 2
#define POOLS 3
#define LINES 5         /* a pool */

/* The columns of the sheet. */
enum { POOL, CATEGORY, LINE, ORIGINAL, LATEST, BUDGET, ACTUAL, TO_DATE, PREVIOUS, FORECAST, MOVEMENT, VARIANCE, PERCENT, STATUS };

static const struct {
  guint            at;
  DewMonitorColumn column;
} columns[] = {
  { ORIGINAL, DEW_MONITOR_ORIGINAL }, { LATEST, DEW_MONITOR_LATEST }, { BUDGET, DEW_MONITOR_BUDGET_TO_DATE }, { ACTUAL, DEW_MONITOR_ACTUAL_TO_DATE },
  { TO_DATE, DEW_MONITOR_VARIANCE_TO_DATE }, { PREVIOUS, DEW_MONITOR_PREVIOUS }, { FORECAST, DEW_MONITOR_FORECAST }, { MOVEMENT, DEW_MONITOR_MOVEMENT }, { VARIANCE, DEW_MONITOR_VARIANCE },
};

/* ---- Documents ---- */

static guint
count_documents (void)
{
  return g_getenv ("DEW_LONG") != NULL ? 1000 : 60;
}

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

static void
add_random_figures (Builder *builder,
                    gint64   line)
{
  static const DewMeasure measures[] = { DEW_BUDGET, DEW_ACTUAL, DEW_FORECAST };

  for (gint64 partner = 0; partner <= PARTNERS; partner++)
    {
      if (partner > 0 && g_test_rand_bit ())
        add_figure (builder, line, DEW_EXISTING, partner, random_worth (11));
      if (g_test_rand_bit ())
        add_figure (builder, line, DEW_PREVIOUS, partner, random_worth (11));
      for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
        {
          if (g_test_rand_int_range (0, 4) == 0)
            add_figure (builder, line, measures[i], partner, random_worth (11));
          for (int month = 1; g_test_rand_int_range (0, 3) == 0 && month <= 12; month++)
            add_month (builder, 2013, month, line, measures[i], partner, random_worth (11));
        }
      for (int month = 1; g_test_rand_bit () && month <= 12; month++)
        add_month (builder, 2012, month, line, DEW_ACTUAL, partner, random_worth (11));
    }
}

static void
add_random_pool (Builder *builder,
                 gint64   pool)
{
  g_autofree char *name = g_strdup_printf ("Pool %d", (int) pool);

  add_pool (builder, pool, name, 1, 1);
  add_line (builder, pool * 100, pool, 0, DEW_LINE_CATEGORY, "Category", 0);
  add_line (builder, pool * 100 + 50, pool, pool * 100, DEW_LINE_CATEGORY, "Under it", 0);
  for (gint64 i = 1; i <= LINES; i++)
    {
      g_autofree char *called = g_strdup_printf ("Line %d", (int) i);
      DewLine *line = add_line (builder, pool * 100 + i, pool, i % 3 == 0 ? 0 : i % 3 == 1 ? pool * 100 : pool * 100 + 50, DEW_LINE_SERVICE, called, 1);

      line->profile = g_test_rand_int_range (0, DEW_PROFILE_TYPED + 1);
      line->outlook = g_test_rand_int_range (0, DEW_OUTLOOK_LAST_YEAR + 1);
      if (i > 1 && g_test_rand_bit ())
        line->continues = pool * 100 + i - 1;
      if (g_test_rand_int_range (0, 5) > 0)
        add_random_figures (builder, pool * 100 + i);
    }
}

static DewLedger *
make_random (void)
{
  Builder builder;
  gint64 pools = g_test_rand_int_range (1, POOLS + 1);

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  for (gint64 pool = 1; pool <= pools; pool++)
    add_random_pool (&builder, pool);
  add_virement (&builder, 2013, g_test_rand_int_range (0, PARTNERS + 1), 101, 102, 12345);
  return finish_ledger (&builder);
}

static DewBook *
make_monitoring (const DewLedger *ledger,
                 int              month,
                 DewUnit          unit)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = 2013, .month = month, .unit = unit };
  const DewAnnex *annexes[] = { dew_annex_find ("monitoring") };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, annexes, G_N_ELEMENTS (annexes), &error);

  g_assert_no_error (error);
  return book;
}

/* ---- As the program's own table ---- */

/* The node that a row is of. */
static guint
find_node (const DewLedger *ledger,
           const DewSheet  *sheet,
           guint            row)
{
  const char *pool = dew_sheet_cell (sheet, row, POOL)->text, *category = dew_sheet_cell (sheet, row, CATEGORY)->text, *line = dew_sheet_cell (sheet, row, LINE)->text;
  gboolean total = (dew_sheet_cell (sheet, row, POOL)->flags & DEW_CELL_TOTAL) != 0;
  g_autoptr (GString) place = g_string_new (pool);
  g_autoptr (GError) error = NULL;
  guint node;

  if (g_str_equal (pool, "All pools"))
    return 0;
  if (category != NULL)
    g_string_append_printf (place, " > %s", category);
  if (!total)
    g_string_append_printf (place, " > %s", line);
  node = dew_ledger_place_named (ledger, place->str, &error);
  g_assert_no_error (error);
  return node;
}

static void
check_row (const DewLedger  *ledger,
           const DewMonitor *monitor,
           const DewSheet   *sheet,
           guint             row)
{
  guint node = find_node (ledger, sheet, row);
  g_autofree char *status = dew_monitor_status_words (monitor, dew_monitor_status (monitor, node));
  gint64 pence, millionths;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_assert_cmpint (dew_monitor_get (monitor, node, columns[i].column, &pence), !=, is_blank (sheet, row, columns[i].at));
      if (!is_blank (sheet, row, columns[i].at))
        g_assert_cmpint (pence, ==, dew_sheet_cell (sheet, row, columns[i].at)->number);
    }
  g_assert_cmpint (dew_monitor_percent (monitor, node, &millionths), !=, is_blank (sheet, row, PERCENT));
  if (!is_blank (sheet, row, PERCENT))
    g_assert_cmpint (millionths, ==, dew_sheet_cell (sheet, row, PERCENT)->number);
  if (dew_sheet_cell (sheet, row, STATUS)->type != DEW_CELL_EMPTY)
    g_assert_cmpstr (status, ==, dew_sheet_cell (sheet, row, STATUS)->text);
  else
    g_assert_cmpstr (status, ==, "");
}

/* Every line, category and pool, in what the program itself has. */
static void
test_as_monitored (void)
{
  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random ();
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
      int month = g_test_rand_int_range (1, 13);
      g_autofree char *as_at = dew_month_last_day (2013, month);
      g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, totals, as_at);
      g_autoptr (DewBook) book = make_monitoring (ledger, month, DEW_UNIT_POUNDS);
      const DewSheet *sheet = find_sheet (book, "Monitoring");
      guint n_nodes, pools = dew_ledger_rows (ledger, DEW_TABLE_POOL)->len;

      dew_ledger_nodes (ledger, &n_nodes);
      g_assert_cmpuint (sheet->rows->len, ==, n_nodes - (pools == 1));
      for (guint row = 0; row < sheet->rows->len; row++)
        check_row (ledger, monitor, sheet, row);
    }
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
is_under (const DewNode *nodes,
          guint          node,
          guint          above)
{
  return node > above && node < nodes[above].end;
}

/* What is printed of a total is what is printed of the lines under it. */
static void
check_down (const DewLedger *ledger,
            const DewSheet  *sheet,
            guint            row,
            guint            column)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint node = find_node (ledger, sheet, row);
  gint64 sum = 0;

  if (nodes[node].kind == DEW_NODE_LINE || is_blank (sheet, row, column))
    return;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      guint other = find_node (ledger, sheet, r);

      if (is_under (nodes, other, node) && nodes[other].kind == DEW_NODE_LINE)
        sum += number_at (sheet, r, column);
    }
  g_assert_cmpint (sum, ==, number_at (sheet, row, column));
}

static void
check_across (const DewSheet *sheet,
              guint           row)
{
  if (!is_blank (sheet, row, TO_DATE))
    g_assert_cmpint (number_at (sheet, row, ACTUAL) - number_at (sheet, row, BUDGET), ==, number_at (sheet, row, TO_DATE));
  if (!is_blank (sheet, row, MOVEMENT))
    g_assert_cmpint (number_at (sheet, row, FORECAST) - number_at (sheet, row, PREVIOUS), ==, number_at (sheet, row, MOVEMENT));
  if (!is_blank (sheet, row, VARIANCE))
    g_assert_cmpint (number_at (sheet, row, FORECAST) - number_at (sheet, row, LATEST), ==, number_at (sheet, row, VARIANCE));
}

static void
check_printed (const DewLedger *ledger,
               const DewSheet  *sheet,
               const DewSheet  *pounds,
               DewUnit          unit)
{
  for (guint row = 0; row < sheet->rows->len; row++)
    {
      check_across (sheet, row);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          guint column = columns[i].at;

          check_down (ledger, sheet, row, column);
          g_assert_cmpint (is_blank (sheet, row, column), ==, is_blank (pounds, row, column));
          g_assert_cmpint (number_at (sheet, row, column) % dew_unit_step (unit), ==, 0);
          g_assert_cmpint (ABS (number_at (sheet, row, column) - number_at (pounds, row, column)), <=, unit == DEW_UNIT_POUNDS ? 0 : (column == ACTUAL ? 2 : 5) * dew_unit_step (unit));
        }
      g_assert_cmpint (number_at (sheet, row, PERCENT), ==, number_at (pounds, row, PERCENT));
      g_assert_cmpstr (dew_sheet_cell (sheet, row, STATUS)->text, ==, dew_sheet_cell (pounds, row, STATUS)->text);
    }
}

static void
test_adds_up (void)
{
  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random ();
      int month = g_test_rand_int_range (1, 13);
      g_autoptr (DewBook) pounds = make_monitoring (ledger, month, DEW_UNIT_POUNDS);

      for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          g_autoptr (DewBook) book = make_monitoring (ledger, month, unit);

          check_printed (ledger, find_sheet (book, "Monitoring"), find_sheet (pounds, "Monitoring"), unit);
        }
    }
}

/* ---- Charts ---- */

/* A column of the months: what is printed of them, and of what is in none, comes to what is printed of the year. */
static void
check_months (const DewSheet *months,
              guint           column,
              const DewSheet *sheet,
              guint           of)
{
  guint total = months->rows->len - 1, all = sheet->rows->len - 1;
  gint64 sum = 0;

  g_assert_cmpuint (total, ==, 13);
  for (guint row = 0; row < total; row++)
    sum += number_at (months, row, column);
  g_assert_cmpint (sum, ==, number_at (months, total, column));
  if (of != 0)
    g_assert_cmpint (number_at (months, total, column), ==, number_at (sheet, all, of));
}

/* The row of a pool itself. */
static gboolean
is_pool (const DewSheet *sheet,
         guint           row)
{
  return dew_sheet_cell (sheet, row, CATEGORY)->type == DEW_CELL_EMPTY && (dew_sheet_cell (sheet, row, POOL)->flags & DEW_CELL_TOTAL) != 0 &&
         g_strcmp0 (dew_sheet_cell (sheet, row, POOL)->text, "All pools") != 0;
}

/* There is a chart where a pool has a variance, and it shows the pools' own. */
static void
check_pools (const DewSheet *pools,
             const DewSheet *sheet)
{
  gboolean any = FALSE;

  for (guint r = 0; r < sheet->rows->len; r++)
    any |= is_pool (sheet, r) && !is_blank (sheet, r, VARIANCE);
  g_assert_cmpint (pools != NULL, ==, any);
  if (pools == NULL)
    return;

  g_assert_nonnull (pools->chart);
  for (guint row = 0; row < pools->rows->len; row++)
    for (guint r = 0; r < sheet->rows->len; r++)
      if (is_pool (sheet, r) && g_strcmp0 (dew_sheet_cell (sheet, r, POOL)->text, dew_sheet_cell (pools, row, 0)->text) == 0)
        g_assert_cmpint (number_at (pools, row, 1), ==, number_at (sheet, r, VARIANCE));
}

static void
test_charts (void)
{
  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random ();
      g_autoptr (DewBook) book = make_monitoring (ledger, g_test_rand_int_range (1, 13), (DewUnit) g_test_rand_int_range (0, DEW_UNIT_MILLIONS + 1));
      const DewSheet *months = find_sheet (book, "Monthly chart"), *sheet = find_sheet (book, "Monitoring");

      check_pools (find_sheet (book, "Overspend chart"), sheet);
      if (months == NULL)
        continue;
      check_months (months, 1, sheet, LATEST);
      check_months (months, 2, sheet, ACTUAL);
      check_months (months, 3, sheet, 0);
      g_assert_nonnull (months->chart);
    }
}

/* ---- Which months, and when ---- */

static DewLedger *
make_small (const char *as_at,
            int         amber)
{
  Builder builder;
  DewDocumentRow *document;

  start_ledger (&builder);
  document = (DewDocumentRow *) dew_ledger_document (builder.ledger);
  dew_row_set_text (DEW_TABLE_DOCUMENT, document, "as_at", as_at);
  document->amber = amber;
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, 1, "Pool", 1, 1);
  add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Meals", 1);
  add_figure (&builder, 11, DEW_BUDGET, 0, 120000);
  add_month (&builder, 2013, 1, 11, DEW_ACTUAL, 0, 11000);
  add_month (&builder, 2013, 2, 11, DEW_ACTUAL, 0, 12000);
  add_figure (&builder, 11, DEW_FORECAST, 0, 123000);
  return finish_ledger (&builder);
}

/* As asked for, else by the document's date, else by the actuals. */
static void
test_months (void)
{
  static const struct {
    const char *as_at;
    int         month;
    gint64      budget, actual;
  } cases[] = {
    { "2014-03-31", 1, 10000, 11000 },
    { "2013-12-31", 0, 90000, 23000 },
    { "2013-04-29", 0, 0, 0 },
    { "", 0, 20000, 23000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_small (cases[i].as_at, 0);
      g_autoptr (DewBook) book = make_monitoring (ledger, cases[i].month, DEW_UNIT_POUNDS);
      const DewSheet *sheet = find_sheet (book, "Monitoring");

      g_assert_cmpint (number_at (sheet, 0, BUDGET), ==, cases[i].budget);
      g_assert_cmpint (number_at (sheet, 0, ACTUAL), ==, cases[i].actual);
    }
}

/* The document's own thresholds. */
static void
test_status (void)
{
  g_autoptr (DewLedger) usual = make_small ("2013-12-31", 0);
  g_autoptr (DewLedger) strict = make_small ("2013-12-31", 25001);
  g_autoptr (DewBook) book = make_monitoring (usual, 0, DEW_UNIT_THOUSANDS);
  g_autoptr (DewBook) other = make_monitoring (strict, 0, DEW_UNIT_THOUSANDS);

  g_assert_cmpstr (dew_sheet_cell (find_sheet (book, "Monitoring"), 0, STATUS)->text, ==, "2 to 5 % over");
  g_assert_cmpstr (dew_sheet_cell (find_sheet (other, "Monitoring"), 0, STATUS)->text, ==, "within 2.5001 %");
  g_assert_cmpint (number_at (find_sheet (book, "Monitoring"), 0, PERCENT), ==, 25000);
}

/* Only where something is spent, or expected to be; asked for by name it says that nothing is. */
static void
test_applies (void)
{
  g_autoptr (DewLedger) spent = make_small ("", 0);
  g_autoptr (DewLedger) planned = make_older_people ("equal", NULL);
  const DewAnnexQuery one = { .ledger = spent, .year = 2013 }, other = { .ledger = planned, .year = 2013 };
  g_autoptr (DewBook) book = make_monitoring (planned, 0, DEW_UNIT_POUNDS);
  const DewSheet *sheet = find_sheet (book, "Monitoring");

  g_assert_true (annex_applies (dew_annex_find ("monitoring"), &one));
  g_assert_false (annex_applies (dew_annex_find ("monitoring"), &other));
  g_assert_null (find_sheet (book, "Spending"));
  g_assert_cmpint (number_at (sheet, 0, LATEST), ==, 78 * MILLION);
  g_assert_true (is_blank (sheet, 0, ACTUAL));
  g_assert_true (is_blank (sheet, 0, VARIANCE));
}

/* Without a year there is nothing to tell, and nothing fails. */
static void
test_nothing (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewAnnex *annexes[] = { dew_annex_find ("monitoring") };

  start_ledger (&builder);
  ledger = finish_ledger (&builder);
  book = dew_annex_book (&(DewAnnexQuery) { .ledger = ledger }, annexes, 1, NULL);
  g_assert_cmpuint (find_sheet (book, "Monitoring")->rows->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-monitoring/months", test_months);
  g_test_add_func ("/annex-monitoring/status", test_status);
  g_test_add_func ("/annex-monitoring/applies", test_applies);
  g_test_add_func ("/annex-monitoring/nothing", test_nothing);
  g_test_add_func ("/annex-monitoring/as-monitored", test_as_monitored);
  g_test_add_func ("/annex-monitoring/adds-up", test_adds_up);
  g_test_add_func ("/annex-monitoring/charts", test_charts);
  return g_test_run ();
}
