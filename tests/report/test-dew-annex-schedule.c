/* test-dew-annex-schedule.c: what stands in the schedule of services. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "report-samples.h"

#define CARE 31
#define ALIGNED 32

static const char *
text_of (const DewSheet *sheet,
         const char     *service,
         const char     *heading)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, 3)->text, service) == 0)
      for (guint c = 0; c < sheet->columns->len; c++)
        if (g_str_equal (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->heading, heading))
          return dew_sheet_cell (sheet, r, c)->text;

  g_error ("no %s of %s", heading, service);
}

static DewBook *
make_schedule (const DewLedger *ledger)
{
  const DewAnnexQuery query = { .ledger = ledger };
  const DewAnnex *annex = dew_annex_find ("schedule");
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, &annex, 1, &error);

  g_assert_no_error (error);
  return book;
}

/* Two pools: one with a category, an aligned line, dates, and rules at every level; one with nothing. */
static DewLedger *
make_ledger (void)
{
  Builder builder;
  DewPool *pool;
  DewLine *line;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Clinical Commissioning Group", "CCG");
  add_pool (&builder, OLDER, "Older People", COUNCIL, 0);
  add_pool (&builder, LEARNING, "Learning Disabilities", CCG, COUNCIL);
  add_line (&builder, CARE, OLDER, 0, DEW_LINE_CATEGORY, "Care at home", 0);
  add_line (&builder, 33, OLDER, CARE, DEW_LINE_SERVICE, "Home care", COUNCIL);
  add_line (&builder, 34, OLDER, CARE, DEW_LINE_SERVICE, "Meals", CCG);
  add_line (&builder, ALIGNED, OLDER, 0, DEW_LINE_SERVICE, "Transport", CCG);
  add_figure (&builder, 33, DEW_EXISTING, COUNCIL, 78 * MILLION);
  add_figure (&builder, 33, DEW_ADDITIONAL, COUNCIL, 2 * MILLION);
  add_figure (&builder, 34, DEW_EXISTING, CCG, 0);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "equal");
  add_rule (&builder, DEW_BASELINE, OLDER, CARE, DEW_OVER, "", "all to CCG");
  add_rule (&builder, DEW_BASELINE, OLDER, 34, DEW_OVER, "", "own");
  pool = (DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, OLDER);
  dew_row_set_text (DEW_TABLE_POOL, pool, "start", "2013-04-01");
  pool->no_end = TRUE;
  line = (DewLine *) dew_ledger_find (builder.ledger, DEW_TABLE_LINE, ALIGNED);
  line->status = DEW_STATUS_ALIGNED;
  return finish_ledger (&builder);
}

static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = make_schedule (ledger);
  const DewSheet *sheet = find_sheet (book, "Schedule");

  g_assert_cmpstr (text_of (sheet, "Home care", "Ref."), ==, "1.1");
  g_assert_cmpstr (text_of (sheet, "Transport", "Ref."), ==, "1.3");
  g_assert_cmpstr (text_of (sheet, "Home care", "Category"), ==, "Care at home");
  g_assert_cmpstr (text_of (sheet, "Home care", "Host"), ==, "County Council");
  g_assert_cmpstr (text_of (sheet, "Meals", "Lead"), ==, "Clinical Commissioning Group");
  g_assert_cmpstr (text_of (sheet, "Home care", "Status"), ==, "pooled");
  g_assert_cmpstr (text_of (sheet, "Transport", "Status"), ==, "aligned");
  g_assert_cmpstr (text_of (sheet, "Home care", "Starts"), ==, "2013-04-01");
  g_assert_cmpstr (text_of (sheet, "Home care", "Ends"), ==, "no end");

  /* The nearest rule is the line's. */
  g_assert_cmpstr (text_of (sheet, "Home care", "Overspend rule"), ==, "All to CCG");
  g_assert_cmpstr (text_of (sheet, "Meals", "Overspend rule"), ==, "Each partner bears its own lines");
  g_assert_cmpstr (text_of (sheet, "Transport", "Overspend rule"), ==, "In equal parts");
  g_assert_cmpstr (text_of (sheet, "No services entered", "Pool"), ==, "Learning Disabilities");
}

/* What is entered as nothing is nothing, what is not is empty. */
static void
test_figures (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = make_schedule (ledger);

  g_assert_cmpint (find_cell (book, "Schedule", "1.1", "Older People", "County Council")->number, ==, 80 * MILLION);
  g_assert_cmpint (find_cell (book, "Schedule", "1.1", "Older People", "Clinical")->type, ==, DEW_CELL_EMPTY);
  g_assert_cmpint (find_cell (book, "Schedule", "1.2", "Older People", "Clinical")->type, ==, DEW_CELL_MONEY);
  g_assert_cmpint (find_cell (book, "Schedule", "1.2", "Older People", "Clinical")->flags & DEW_CELL_BLANK, ==, 0);
  g_assert_true (find_cell (book, "Schedule", "1.3", "Older People", "All partners")->flags & DEW_CELL_BLANK);
  g_assert_cmpint (find_cell (book, "Schedule", NULL, "Older People", "All partners")->number, ==, 80 * MILLION);
  g_assert_cmpint (find_cell (book, "Schedule", NULL, "All pools", "All partners")->number, ==, 80 * MILLION);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-schedule/words", test_words);
  g_test_add_func ("/annex-schedule/figures", test_figures);
  return g_test_run ();
}
