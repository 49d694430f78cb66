/* test-dew-annex-details.c: what is said of each pool, and what is not. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "report-samples.h"

static DewBook *
make_details (const DewLedger *ledger)
{
  const DewAnnexQuery query = { .ledger = ledger };
  const DewAnnex *annex = dew_annex_find ("details");
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, &annex, 1, &error);

  g_assert_no_error (error);
  return book;
}

static const char *
said (const DewBook *book,
      const char    *pool,
      const char    *detail)
{
  const DewSheet *sheet = find_sheet (book, "Details");

  return dew_sheet_cell (sheet, find_row (sheet, pool, detail), 2)->text;
}

static void
test_said (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  DewPool *pool;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Clinical Commissioning Group", "CCG");
  add_pool (&builder, OLDER, "Older People", COUNCIL, CCG);
  add_pool (&builder, LEARNING, "Learning Disabilities", 0, 0);
  pool = (DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, OLDER);
  dew_row_set_text (DEW_TABLE_POOL, pool, "aims", "Fewer admissions.\nMore care at home.");
  dew_row_set_text (DEW_TABLE_POOL, pool, "manager", "Head of joint commissioning");
  dew_row_set_text (DEW_TABLE_POOL, pool, "start", "2013-04-01");
  dew_row_set_text (DEW_TABLE_POOL, pool, "end", "2014-03-31");
  dew_row_set_text (DEW_TABLE_POOL, pool, "pooled_from", "2013-10-01");
  dew_row_set_text (DEW_TABLE_POOL, pool, "formerly", "=Until 2012: Care of the elderly");
  pool->status = DEW_STATUS_ALIGNED;
  ledger = finish_ledger (&builder);
  book = make_details (ledger);

  g_assert_cmpstr (said (book, "Older People", "Aims and outcomes"), ==, "Fewer admissions.\nMore care at home.");
  g_assert_cmpstr (said (book, "Older People", "Host partner"), ==, "County Council");
  g_assert_cmpstr (said (book, "Older People", "Lead commissioner"), ==, "Clinical Commissioning Group");
  g_assert_cmpstr (said (book, "Older People", "Pool manager"), ==, "Head of joint commissioning");
  g_assert_cmpstr (said (book, "Older People", "Pooled or aligned"), ==, "aligned, pooled from 1 October 2013");
  g_assert_cmpstr (said (book, "Older People", "Starts"), ==, "1 April 2013");
  g_assert_cmpstr (said (book, "Older People", "Ends"), ==, "31 March 2014");
  g_assert_cmpstr (said (book, "Older People", "Formerly"), ==, "=Until 2012: Care of the elderly");

  /* What a paper needs is said to be lacking; what it may have is left out. */
  g_assert_cmpstr (said (book, "Learning Disabilities", "Host partner"), ==, "Not said");
  g_assert_cmpstr (said (book, "Learning Disabilities", "Lead commissioner"), ==, "Not said");
  g_assert_cmpstr (said (book, "Learning Disabilities", "Ends"), ==, "Not said");
  for (guint r = 0; r < find_sheet (book, "Details")->rows->len; r++)
    g_assert_cmpstr (dew_sheet_cell (find_sheet (book, "Details"), r, 1)->text, !=, "Client group");
}

/* A pool that has no dates of its own has its agreement's. */
static void
test_agreement (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  DewAgreement *agreement;
  DewPool *pool;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_row (&builder, DEW_TABLE_AGREEMENT, 5, "Adults");
  add_pool (&builder, OLDER, "Older People", COUNCIL, COUNCIL);
  add_pool (&builder, LEARNING, "Learning Disabilities", 0, 0);
  agreement = (DewAgreement *) dew_ledger_find (builder.ledger, DEW_TABLE_AGREEMENT, 5);
  dew_row_set_text (DEW_TABLE_AGREEMENT, agreement, "start", "2013-08-01");
  dew_row_set_text (DEW_TABLE_AGREEMENT, agreement, "note", "In the place of three.");
  dew_row_set_text (DEW_TABLE_AGREEMENT, agreement, "source", "Decision report, §3");
  agreement->no_end = 1;
  for (gint64 id = 1; id <= 2; id++)
    {
      pool = (DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, id == 1 ? OLDER : LEARNING);
      pool->agreement = 5;
    }
  dew_row_set_text (DEW_TABLE_POOL, pool, "end", "2014-03-31");
  ledger = finish_ledger (&builder);
  book = make_details (ledger);

  g_assert_cmpstr (said (book, "Older People", "Starts"), ==, "1 August 2013, as the agreement");
  g_assert_cmpstr (said (book, "Older People", "Ends"), ==, "no end, as the agreement");
  g_assert_cmpstr (said (book, "Learning Disabilities", "Ends"), ==, "31 March 2014");
  g_assert_cmpstr (said (book, "Older People", "Agreement: note"), ==, "In the place of three.");
  g_assert_cmpstr (said (book, "Older People", "Agreement: source"), ==, "Decision report, §3");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-details/said", test_said);
  g_test_add_func ("/annex-details/agreement", test_agreement);
  return g_test_run ();
}
