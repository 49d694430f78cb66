/* test-dew-annex-annual-report.c: the facts of each schedule, what is said of it, and the pooled budgets by group. */
#include "dew-annex.h"

#include <string.h>

#include "annex-checks.h"
#include "annex-random.h"
#include "dew-monitor.h"

enum { GROUP, SCHEDULE, START, END, SERVICES, VALUE, SPENT, OVER, PERCENT, AGREEMENT };
enum { BUDGET = 2 };

static DewBook *
make_report (const DewLedger *ledger,
             int              year,
             DewUnit          unit)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = year, .unit = unit };
  const DewAnnex *annex = dew_annex_find ("annual-report");
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

static const char *
text_at (const DewSheet *sheet,
         guint           row,
         guint           column)
{
  return dew_sheet_cell (sheet, row, column)->text;
}

/* Two groups, the second by its agreement; a schedule over, one without a budget, and one that says next to nothing. */
static DewLedger *
make_schedules (void)
{
  Builder builder;
  DewPool *pool;
  DewIncentive *target;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Clinical Commissioning Group", "CCG");
  add_row (&builder, DEW_TABLE_AGREEMENT, 5, "Children’s agreement");
  add_pool (&builder, 1, "Equipment", COUNCIL, 0);
  add_pool (&builder, 2, "Therapies", COUNCIL, 0);
  add_pool (&builder, 3, "Older People", COUNCIL, 0);
  pool = (DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, 1);
  dew_row_set_text (DEW_TABLE_POOL, pool, "care_group", "Adults");
  dew_row_set_text (DEW_TABLE_POOL, pool, "aims", "=Independence");
  dew_row_set_text (DEW_TABLE_POOL, pool, "start", "2013-04-01");
  dew_row_set_text (DEW_TABLE_POOL, pool, "note", "Demand for pressure care.");
  pool->no_end = 1;
  ((DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, 2))->agreement = 5;
  pool = (DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, 3);
  pool->agreement = 5;
  dew_row_set_text (DEW_TABLE_POOL, pool, "care_group", "Adults");
  dew_row_set_text (DEW_TABLE_LINE, add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Stores", 0), "provider", "Mediquip");
  add_line (&builder, 12, 1, 0, DEW_LINE_SERVICE, "Repairs", 0);
  add_line (&builder, 31, 3, 0, DEW_LINE_SERVICE, "Care", 0);
  target = add_row (&builder, DEW_TABLE_INCENTIVE, 1, "Fewer falls");
  target->pool = 3;
  target->year = 2013;
  target->pence = 1000000;
  target->target = 1000000;
  target->achieved = 500000;
  target->reported = 1;
  dew_row_set_text (DEW_TABLE_INCENTIVE, target, "unit", "falls");
  add_figure (&builder, 11, DEW_BUDGET, 0, 200000);
  add_figure (&builder, 11, DEW_EXISTING, COUNCIL, 999999);
  add_figure (&builder, 12, DEW_EXISTING, COUNCIL, 50000);
  add_figure (&builder, 12, DEW_ADDITIONAL, CCG, 6000);
  add_figure (&builder, 11, DEW_ACTUAL, CCG, 300000);
  add_figure (&builder, 31, DEW_ACTUAL, COUNCIL, 7);
  add_virement (&builder, 2013, 0, 12, 31, 1000);
  return finish_ledger (&builder);
}

static void
test_facts (void)
{
  static const gint64 equipment[] = { 255000, 300000, 45000, 176471 };
  g_autoptr (DewLedger) ledger = make_schedules ();
  g_autoptr (DewBook) book = make_report (ledger, 2013, DEW_UNIT_POUNDS);
  const DewSheet *sheet = find_sheet (book, "Annual report");
  guint row = find_row (sheet, "Adults", "Equipment"), therapies = find_row (sheet, "Children’s agreement", "Therapies");

  check_numbers (sheet, "Adults", "Equipment", VALUE, G_N_ELEMENTS (equipment), equipment);
  g_assert_cmpstr (text_at (sheet, row, SERVICES), ==, "2");
  g_assert_cmpstr (text_at (sheet, row, START), ==, "2013-04-01");
  g_assert_cmpstr (text_at (sheet, row, END), ==, "no end");
  g_assert_cmpstr (text_at (sheet, find_row (sheet, "Adults", "Older People"), AGREEMENT), ==, "Children’s agreement");
  for (guint column = VALUE; column <= PERCENT; column++)
    g_assert_true (is_blank (sheet, therapies, column));

  /* What came by a virement is there to be spent. */
  g_assert_cmpint (number_at (sheet, find_row (sheet, "Adults", "Older People"), VALUE), ==, 1000);
}

static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_schedules ();
  g_autoptr (DewBook) book = make_report (ledger, 2013, DEW_UNIT_THOUSANDS);
  const DewSheet *sheet = find_sheet (book, "Outcomes and notes");
  const char *target = text_at (sheet, find_row (sheet, "Older People", "Target"), 2);

  g_assert_cmpstr (text_at (sheet, find_row (sheet, "Equipment", "Outcomes"), 2), ==, "=Independence");
  g_assert_cmpstr (text_at (sheet, find_row (sheet, "Therapies", "Outcomes"), 2), ==, "Not said");
  g_assert_cmpstr (text_at (sheet, find_row (sheet, "Equipment", "Providers"), 2), ==, "Stores: Mediquip");
  g_assert_cmpstr (text_at (sheet, find_row (sheet, "Equipment", "Note"), 2), ==, "Demand for pressure care.");
  g_assert_nonnull (strstr (text_at (sheet, find_row (sheet, "Equipment", "What was spent"), 2), "Repairs"));
  g_assert_nonnull (strstr (target, "500 of 1,000 falls"));
  for (guint r = 0; r < sheet->rows->len; r++)
    g_assert_true (text_at (sheet, r, 2)[0] != '\0');
}

static void
test_closing (void)
{
  static const gint64 adults[] = { 256000 }, none[] = { 0 };
  g_autoptr (DewLedger) ledger = make_schedules ();
  g_autoptr (DewBook) book = make_report (ledger, 2013, DEW_UNIT_POUNDS);
  const DewSheet *sheet = find_sheet (book, "Pooled budgets");

  /* A group stands together, wherever its schedules stand. */
  g_assert_cmpuint (find_row (sheet, "Children’s agreement", "Total"), ==, 1);
  g_assert_cmpuint (find_row (sheet, "Adults", "Older People"), ==, 2);
  g_assert_cmpuint (find_row (sheet, "Adults", "Equipment"), ==, 3);
  check_numbers (sheet, "Adults", "Total", BUDGET, 1, adults);
  check_numbers (sheet, "Children’s agreement", "Total", BUDGET, 1, none);
  g_assert_true (is_blank (sheet, find_row (sheet, "Children’s agreement", "Total"), BUDGET));
  check_numbers (sheet, "All groups", "Total", BUDGET, 1, adults);
}

static void
test_applies (void)
{
  const DewAnnex *annex = dew_annex_find ("annual-report");
  g_autoptr (DewLedger) ledger = make_schedules ();
  g_autoptr (DewLedger) proposal = make_older_people ("own", NULL);
  Builder builder;
  g_autoptr (DewLedger) empty = NULL;
  g_autoptr (DewBook) book = NULL;

  g_assert_true (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger }));
  g_assert_true (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger, .pool = 3 }));
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger, .pool = 2 }));
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = ledger, .year = 2014 }));
  g_assert_false (annex_applies (annex, &(DewAnnexQuery) { .ledger = proposal }));

  start_ledger (&builder);
  empty = finish_ledger (&builder);
  book = make_report (empty, 0, DEW_UNIT_MILLIONS);
  g_assert_cmpstr (text_at (find_sheet (book, "Pooled budgets"), 0, GROUP), ==, "No pools entered");
}

/* ---- Printed parts and totals ---- */

static void
check_closing (const DewSheet *sheet)
{
  gint64 group = 0, all = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      gboolean total = g_str_equal (text_at (sheet, r, SCHEDULE), "Total");

      if (total)
        g_assert_cmpint (number_at (sheet, r, BUDGET), ==, g_str_equal (text_at (sheet, r, GROUP), "All groups") ? all : group);
      group = total ? 0 : group + number_at (sheet, r, BUDGET);
      all += total ? 0 : number_at (sheet, r, BUDGET);
    }
}

/* How many rows are schedules: behind several stands a total. */
static guint
count_schedules (const DewSheet *facts)
{
  return facts->rows->len > 1 ? facts->rows->len - 1 : 1;
}

static void
check_all (const DewSheet *facts)
{
  guint n = count_schedules (facts);
  guint over = 0, lacking = 0;

  if (n == facts->rows->len)
    return;

  g_assert_cmpuint (n, ==, find_row (facts, "All schedules", "Total"));
  for (guint column = VALUE; column <= OVER; column++)
    {
      gint64 sum = 0;
      guint shown = 0;

      for (guint r = 0; r < n; r++)
        {
          shown += !is_blank (facts, r, column);
          sum += is_blank (facts, r, column) ? 0 : number_at (facts, r, column);
        }
      if (column != OVER)
        g_assert_cmpint (is_blank (facts, n, column), ==, shown == 0);
      if (!is_blank (facts, n, column))
        g_assert_cmpint (number_at (facts, n, column), ==, sum);
    }
  for (guint r = 0; r < n; r++)
    {
      over += !is_blank (facts, r, OVER);
      lacking += is_blank (facts, r, OVER) && !(is_blank (facts, r, VALUE) && is_blank (facts, r, SPENT));
    }
  g_assert_cmpint (is_blank (facts, n, OVER), ==, over == 0 || lacking > 0);
  g_assert_true (!is_blank (facts, n, OVER) || is_blank (facts, n, OVER + 1));
}

/* The same value in both tables, and over is what is printed as spent above it. */
static void
check_facts (const DewSheet *facts,
             const DewSheet *closing)
{
  for (guint r = 0; r < count_schedules (facts); r++)
    {
      guint other = find_row (closing, text_at (facts, r, GROUP), text_at (facts, r, SCHEDULE));

      g_assert_cmpint (number_at (facts, r, VALUE), ==, number_at (closing, other, BUDGET));
      if (!is_blank (facts, r, OVER))
        g_assert_cmpint (number_at (facts, r, SPENT) - number_at (facts, r, VALUE), ==, number_at (facts, r, OVER));
      g_assert_cmpint (is_blank (facts, r, OVER), ==, is_blank (facts, r, SPENT) || is_blank (facts, r, VALUE));
    }
}

/* To the penny it is the latest budget that spending is measured by. */
static void
check_latest (const DewLedger *ledger,
              const DewSheet  *facts)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
  g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, totals, "2014-03-31");

  for (guint r = 0; r < count_schedules (facts); r++)
    {
      const DewPool *pool = dew_ledger_pool_named (ledger, text_at (facts, r, SCHEDULE), NULL);
      gint64 pence = 0;

      g_assert_cmpint (dew_monitor_get (monitor, dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id), DEW_MONITOR_LATEST, &pence), ==, !is_blank (facts, r, VALUE));
      g_assert_cmpint (number_at (facts, r, VALUE), ==, pence);
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
          g_autoptr (DewBook) book = make_report (ledger, 2013, unit);

          check_closing (find_sheet (book, "Pooled budgets"));
          check_facts (find_sheet (book, "Annual report"), find_sheet (book, "Pooled budgets"));
          check_all (find_sheet (book, "Annual report"));
          if (unit == DEW_UNIT_POUNDS)
            check_latest (ledger, find_sheet (book, "Annual report"));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-annual-report/facts", test_facts);
  g_test_add_func ("/annex-annual-report/words", test_words);
  g_test_add_func ("/annex-annual-report/closing", test_closing);
  g_test_add_func ("/annex-annual-report/applies", test_applies);
  g_test_add_func ("/annex-annual-report/adds-up", test_adds_up);
  return g_test_run ();
}
