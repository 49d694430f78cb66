/* test-dew-intake-csv.c: the tidy CSV, row by row */
#include <string.h>

#include "blank-document.h"
#include "dew-intake.h"

#define HEADER "pool,host,category,line,lead,status,contract,scenario,partner,year,month,measure,pounds\n"

typedef struct {
  DewLedger *ledger;
  gint64     ids;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->ledger = make_blank ();
  fixture->ids = 100;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  dew_ledger_free (fixture->ledger);
}

static DewChanges *
propose (Fixture    *fixture,
         const char *text,
         GError    **error)
{
  return dew_intake_csv (fixture->ledger, "f.csv", text, strlen (text), (DewIds) { next_id, &fixture->ids }, NULL, error);
}

static void
take (Fixture    *fixture,
      const char *text)
{
  GError *error = NULL;
  DewChanges *changes = propose (fixture, text, &error);

  g_assert_no_error (error);
  patch (fixture->ledger, changes);
}

static void
assert_figure (const Fixture *fixture,
               const char    *line,
               const char    *partner,
               int            year,
               int            month,
               DewMeasure     measure,
               gint64         expected)
{
  gint64 pence;

  g_assert_true (dew_ledger_figure (fixture->ledger, find_line (fixture->ledger, "Older", line)->id, year, month, measure,
                                    partner != NULL ? find_partner (fixture->ledger, partner) : DEW_UNATTRIBUTED, DEW_BASELINE, &pence));
  g_assert_cmpint (pence, ==, expected);
}

static void
test_all_it_names (Fixture      *fixture,
                   gconstpointer data)
{
  const DewPool *pool;
  const DewLine *line;
  const GPtrArray *partners;

  take (fixture, HEADER
        "Older,County Council,,,split,,,,,,,,\n"
        "Older,,Community > Nursing,District nurses,The CCG,aligned,block,,County Council,2013/14,,existing,\"1,234.56\"\n"
        "Older,,Community > Nursing,District nurses,,,,,The CCG,2013/14,,additional,£2m\n"
        "Older,,,Transport,joint,pooled,demand-led,,,2013-14,7,actual,-3\n"
        "Younger,,,,,,,,,,,,\n");

  partners = dew_ledger_rows (fixture->ledger, DEW_TABLE_PARTNER);
  g_assert_cmpuint (partners->len, ==, 2);
  g_assert_cmpstr (((const DewPartner *) partners->pdata[0])->name, ==, "County Council");
  g_assert_cmpint (((const DewPartner *) partners->pdata[0])->kind, ==, DEW_PARTNER_AUTHORITY);
  g_assert_cmpint (((const DewPartner *) partners->pdata[1])->kind, ==, DEW_PARTNER_NHS_COMMISSIONER);

  pool = dew_ledger_pool_named (fixture->ledger, "Older", NULL);
  g_assert_cmpint (pool->host, ==, find_partner (fixture->ledger, "County Council"));
  g_assert_cmpint (pool->lead_mode, ==, DEW_LEAD_SPLIT);
  g_assert_cmpuint (dew_ledger_rows (fixture->ledger, DEW_TABLE_POOL)->len, ==, 2);

  line = find_line (fixture->ledger, "Older", "Community > Nursing > District nurses");
  g_assert_cmpint (line->lead, ==, find_partner (fixture->ledger, "The CCG"));
  g_assert_cmpint (line->status, ==, DEW_STATUS_ALIGNED);
  g_assert_cmpint (line->contract, ==, DEW_CONTRACT_BLOCK);
  g_assert_cmpint (find_line (fixture->ledger, "Older", "Transport")->lead_mode, ==, DEW_LEAD_JOINT);
  g_assert_cmpint (find_line (fixture->ledger, "Older", "Nursing")->kind, ==, DEW_LINE_CATEGORY);

  assert_figure (fixture, "District nurses", "County Council", 2013, 0, DEW_EXISTING, 123456);
  assert_figure (fixture, "District nurses", "The CCG", 2013, 0, DEW_ADDITIONAL, 200000000);
  assert_figure (fixture, "Transport", NULL, 2013, 7, DEW_ACTUAL, -300);
}

/* Partners stand as they first appear, in a row the host, the lead, the partner. */
static void
test_order_of_partners (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const expected[] = { "A", "B", "C", "D", "E" };
  const GPtrArray *partners;

  take (fixture, "partner,lead,host,pool,line,year,measure,pounds\n"
        "C,B,A,Older,x,2013,existing,1\n"
        ",E,,Older,y,2013,budget,1\n"
        "D,E,A,Older,y,2013,existing,1\n");
  partners = dew_ledger_rows (fixture->ledger, DEW_TABLE_PARTNER);

  g_assert_cmpuint (partners->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpstr (((const DewPartner *) partners->pdata[3])->name, ==, "E");
  g_assert_cmpstr (((const DewPartner *) partners->pdata[4])->name, ==, "D");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((const DewPartner *) partners->pdata[i])->name, ==, expected[i]);
}

static void
test_updates (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DewChanges) again = NULL;
  GError *error = NULL;
  const DewLine *line;
  const char *first =
    "pool,host,line,lead,status,contract,partner,year,measure,pounds\n"
    "Older,Council,Transport,Council,aligned,block,Council,2013/14,existing,10\n"
    "Older,Council,Transport,Council,aligned,block,Council,2014/15,existing,20\n";

  take (fixture, first);

  again = propose (fixture, first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dew_changes_length (again), ==, 0);

  /* Empty cells say nothing; names are found in another case. */
  take (fixture, HEADER
        "OLDER,,,transport,joint,,,,council,2013/14,,existing,11\n"
        "Older,,,Transport,,,,,Council,2013/14,,income,5\n");

  line = find_line (fixture->ledger, "Older", "Transport");
  g_assert_cmpint (line->lead_mode, ==, DEW_LEAD_JOINT);
  g_assert_cmpint (line->lead, ==, 0);
  g_assert_cmpint (line->status, ==, DEW_STATUS_ALIGNED);
  g_assert_cmpint (line->contract, ==, DEW_CONTRACT_BLOCK);
  g_assert_cmpuint (dew_ledger_rows (fixture->ledger, DEW_TABLE_PARTNER)->len, ==, 1);
  assert_figure (fixture, "Transport", "Council", 2013, 0, DEW_EXISTING, 1100);
  assert_figure (fixture, "Transport", "Council", 2013, 0, DEW_INCOME, 500);
  assert_figure (fixture, "Transport", "Council", 2014, 0, DEW_EXISTING, 2000);
}

static void
test_short_names (Fixture      *fixture,
                  gconstpointer data)
{
  DewChanges *changes = dew_changes_new ();
  DewPartner partner = { 7, 1, (char *) "Oxfordshire County Council", (char *) "OCC", DEW_PARTNER_AUTHORITY };

  dew_changes_insert_row (changes, DEW_TABLE_PARTNER, &partner);
  patch (fixture->ledger, changes);
  take (fixture, "pool,host\nOlder,occ\nYounger,OXFORDSHIRE COUNTY COUNCIL\n");

  g_assert_cmpuint (dew_ledger_rows (fixture->ledger, DEW_TABLE_PARTNER)->len, ==, 1);
  g_assert_cmpint (dew_ledger_pool_named (fixture->ledger, "Older", NULL)->host, ==, 7);
  g_assert_cmpint (dew_ledger_pool_named (fixture->ledger, "Younger", NULL)->host, ==, 7);
}

static void
test_scenarios (Fixture      *fixture,
                gconstpointer data)
{
  const DewScenario *scenario;
  gint64 line, partner, pence;

  take (fixture, HEADER
        "Older,,,Transport,,,,,Council,2013/14,,existing,10\n"
        "Older,,,Transport,,,,,Council,2013/14,,additional,10\n"
        "Older,,,Transport,,,,Higher,Council,2013/14,,existing,12\n"
        "Older,,,Transport,,,,higher,Council,2013/14,,additional,\n");

  g_assert_cmpuint (dew_ledger_rows (fixture->ledger, DEW_TABLE_SCENARIO)->len, ==, 1);
  scenario = dew_ledger_rows (fixture->ledger, DEW_TABLE_SCENARIO)->pdata[0];
  line = find_line (fixture->ledger, "Older", "Transport")->id;
  partner = find_partner (fixture->ledger, "Council");

  g_assert_true (dew_ledger_figure (fixture->ledger, line, 2013, 0, DEW_EXISTING, partner, scenario->id, &pence));
  g_assert_cmpint (pence, ==, 1200);
  g_assert_false (dew_ledger_figure (fixture->ledger, line, 2013, 0, DEW_ADDITIONAL, partner, scenario->id, &pence));
  g_assert_true (dew_ledger_figure (fixture->ledger, line, 2013, 0, DEW_ADDITIONAL, partner, DEW_BASELINE, &pence));
}

static void
test_more_columns (Fixture      *fixture,
                   gconstpointer data)
{
  const DewPool *pool;
  const DewLine *line, *category;

  take (fixture, "\xef\xbb\xbfnote,pool,category,line,agreement,reference,provider,pooled_from,colour,status,recurrence,functions\r\n"
        "of the pool,Older,,,Adults,Schedule 3,,,red,pooled,,\r\n"
        "of the category,Older,A \\> B,,,,,,,,,\r\n"
        "of the line,Older,A \\> B,Nurses,,,'+Care,2014-04-01,,aligned,Non-recurrent,nhs\r\n"
        ",,,,,,,,,,,\r\n");

  pool = dew_ledger_pool_named (fixture->ledger, "Older", NULL);
  category = find_line (fixture->ledger, "Older", "A > B");
  line = find_line (fixture->ledger, "Older", "Nurses");

  g_assert_cmpstr (pool->note, ==, "of the pool");
  g_assert_cmpstr (pool->reference, ==, "Schedule 3");
  g_assert_cmpstr (((const DewAgreement *) dew_ledger_find (fixture->ledger, DEW_TABLE_AGREEMENT, pool->agreement))->name, ==, "Adults");
  g_assert_cmpstr (category->note, ==, "of the category");
  g_assert_cmpint (line->parent, ==, category->id);
  g_assert_cmpstr (line->note, ==, "of the line");
  g_assert_cmpstr (line->provider, ==, "+Care");
  g_assert_cmpstr (line->pooled_from, ==, "2014-04-01");
  g_assert_cmpint (line->recurrence, ==, DEW_NON_RECURRENT);
  g_assert_cmpint (line->functions, ==, DEW_FUNCTIONS_NHS);
}

typedef struct {
  const char *rows;
  const char *message;          /* how it begins, after "f.csv" */
} Refusal;

static const Refusal refusals[] = {
  { "A,,,x,,,,,P,2013,,existing,12%\n", ", line 2, column “pounds”: “12%”: " },
  { "A,,,x,,,,,P,2013,,existing,twelve\n", ", line 2, column “pounds”: “twelve”: " },
  { "A,,,x,,,,,P,2013,,existing,\"12,34.5\"\n", ", line 2, column “pounds”: " },
  { "A,,,x,,,,,P,2013,,existing,1.234\n", ", line 2, column “pounds”: " },
  { "A,,,x,,,,,P,2013,,existing,=1+2\n", ", line 2, column “pounds”: a formula" },
  { "A,,,x,,,,,P,2013,,existing,'=1+2\n", ", line 2, column “pounds”: a formula" },
  { "A,,,x,,,,,P,2013,,existing,1e99\n", ", line 2, column “pounds”: " },
  { "A,,,x,,,,,P,2013,,existing,99999999999999999999\n", ", line 2, column “pounds”: " },
  { "A,,,x,,,,,P,2013,,existing,\n", ", line 2, column “pounds”: the amount is missing" },
  { "A,,,x,,,,,P,13/14,,existing,1\n", ", line 2, column “year”: “13/14” is not" },
  { "A,,,x,,,,,P,2013/15,,existing,1\n", ", line 2, column “year”: " },
  { "A,,,x,,,,,P,3013,,existing,1\n", ", line 2, column “year”: " },
  { "A,,,x,,,,,P,,,existing,1\n", ", line 2, column “year”: the year is missing" },
  { "A,,,x,,,,,P,2013,13,budget,1\n", ", line 2, column “month”: “13” is not" },
  { "A,,,x,,,,,P,2013,0,budget,1\n", ", line 2, column “month”: " },
  { "A,,,x,,,,,P,2013,1.0,budget,1\n", ", line 2, column “month”: " },
  { "A,,,x,,,,,P,2013,1,existing,1\n", ", line 2, column “month”: a contribution" },
  { "A,,,x,,,,,P,2013,1,previous,1\n", ", line 2, column “month”: a previous forecast" },
  { "A,,,x,,,,,,2013,,income,1\n", ", line 2, column “partner”: a contribution" },
  { "A,,,x,,,,,P,2013,,spent,1\n", ", line 2, column “measure”: “spent” is none" },
  { "A,,,x,,,,,P,2013,,,1\n", ", line 2, column “measure”: the measure is missing" },
  { "A,,,,,,,,P,2013,,existing,1\n", ", line 2, column “line”: the line is missing" },
  { ",,,x,,,,,P,2013,,existing,1\n", ", line 2, column “pool”: the pool is missing" },
  { "A,,,x,,,,,P,,,,1\n", ", line 2, column “pounds”: there is an amount" },
  { "A,,,x,,,,,P,,3,,\n", ", line 2, column “month”: there is a month" },
  { "A,,,x,,mixed,,,P,2013,,existing,1\n", ", line 2, column “status”: “mixed” is none of “pooled”, “aligned”." },
  { "A,,,x,,,fixed,,P,2013,,existing,1\n", ", line 2, column “contract”: “fixed” is none of “block”, “demand-led”." },
  { "A,,,x,split,,,,P,2013,,existing,1\n", ", line 2, column “lead”: a line has" },
  { "A,,,,,aligned,,,,,,,\n", ", line 2, column “status”: only a line" },
  { "A,,,,,,block,,,,,,\n", ", line 2, column “contract”: only a line" },
  { "A,,B > ,x,,,,,P,2013,,existing,1\n", ", line 2, column “category”: a name is missing" },
  { "A,,,\"x\ny\",,,,,P,2013,,existing,1\n", ", line 2, column “line”: a name may not" },
  { "A,,,x,,,,,P,2013,,existing,1\nA,,,x,,,,,p,2013/14,,existing,2\n", ", line 3, column “pounds”: line 2 gives" },
  { "A,P,,,,,,,,,,,\nA,Q,,,,,,,,,,,\n", ", line 3, column “host”: “Q” is not what line 2 says" },
  { "A,,,,P,,,,,,,,\n\nA,,,,joint,,,,,,,,\n", ", line 4, column “lead”: “joint” is not what line 2 says" },
  { "A,,,x,P,,,,,,,,\nA,,,x,Q,,,,,,,,\n", ", line 3, column “lead”: “Q” is not what line 2 says" },
  { "A,,,x,,pooled,,,,,,,\nA,,,x,,aligned,,,,,,,\n", ", line 3, column “status”: “aligned” is not what line 2 says" },
  { "A,,x,,,,,,,,,,\nA,,,x,,,,,,,,,\n", ", line 3, column “line”: “x” is a category there" },
  { "A,,,x,,,,,,,,,\nA,,x,y,,,,,,,,,\n", ", line 3, column “category”: “x” is a service line there" },
  { "A,,,x,,,,,P,2013,,existing,1,234\n", ", line 2, column 14: the row has more cells" },
  { "A,,,x\n", ", line 2, column “lead”: the row ends" },
  { "A,1\nB,", ", line 2, column “category”: the row ends" },
  { "A,,,x,,,,,P\xa3,2013,,existing,1\n", ", line 2, column “partner”: the text is not UTF-8" },
  { "A,\"P,,,,,,,,,,,\n", ", line 2, column “host”: the quotation mark" },
  { "A,1,,,,,,,,,,,\nA,,,,2,,,,,,,,\nB,3,,,4,,,,,,,,\nC,5,,,6,,,,,,,,\nD,7,,,8,,,,,,,,\nE,9,,,,,,,,,,,\n",
    ", line 7, column “host”: “9” would be one partner too many; a document has at most 8." },
  { "A,,,x,,,,,P,2013,,existing,60000000000\nA,,,x,,,,,P,2013,,additional,60000000000\nA,,,x,,,,,P,2013,,budget,100000000001\n",
    ", line 4, column “pounds”: " },
};

static void
test_refusal (Fixture      *fixture,
              gconstpointer data)
{
  const Refusal *refusal = data;
  g_autofree char *text = g_strconcat (HEADER, refusal->rows, NULL);
  g_autofree char *message = g_strconcat ("f.csv", refusal->message, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (propose (fixture, text, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, message))
    g_error ("“%s”\nis not\n“%s”", error->message, message);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_empty_file (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const texts[] = { "", "\n\n", "\xef\xbb\xbf", "\xef\xbb\xbf\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (propose (fixture, texts[i], &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
    }
}

/* A document that would not hold together is refused as a whole, with the file's name. */
static void
test_whole_document (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (GError) error = NULL;

  /* Each figure may be; their sum is beyond what 64 bits hold. */
  for (guint i = 0; i < 1000 * 1000; i++)
    g_string_append_printf (text, "A,,,%u,,,,,P,2013,,existing,100000000000\n", i);

  g_assert_null (propose (fixture, text->str, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW);
  g_assert_true (g_str_has_prefix (error->message, "f.csv: "));
}

static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  gint64 start;

  for (guint i = 0; i < 100 * 1000; i++)
    g_string_append_printf (text, "Pool %u,Council,Category %u > Part %u,Line %u,Council,pooled,block,,%s,2013/14,,%s,%u.%02u\n",
                            i % 10, i % 10, i % 50, i / 4, (i & 1) ? "Council" : "CCG", (i & 2) ? "existing" : "additional", i, i % 100);

  start = g_get_monotonic_time ();
  take (fixture, text->str);
  g_test_message ("100,000 rows in %.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpuint (dew_ledger_n_figures (fixture->ledger), ==, 100 * 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/intake-csv/all-it-names", Fixture, NULL, set_up, test_all_it_names, tear_down);
  g_test_add ("/intake-csv/order-of-partners", Fixture, NULL, set_up, test_order_of_partners, tear_down);
  g_test_add ("/intake-csv/updates", Fixture, NULL, set_up, test_updates, tear_down);
  g_test_add ("/intake-csv/short-names", Fixture, NULL, set_up, test_short_names, tear_down);
  g_test_add ("/intake-csv/scenarios", Fixture, NULL, set_up, test_scenarios, tear_down);
  g_test_add ("/intake-csv/more-columns", Fixture, NULL, set_up, test_more_columns, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake-csv/refused/%u", i);

      g_test_add (path, Fixture, &refusals[i], set_up, test_refusal, tear_down);
    }
  g_test_add ("/intake-csv/empty-file", Fixture, NULL, set_up, test_empty_file, tear_down);
  if (g_getenv ("DEW_LONG") != NULL)
    g_test_add ("/intake-csv/whole-document", Fixture, NULL, set_up, test_whole_document, tear_down);
  g_test_add ("/intake-csv/large", Fixture, NULL, set_up, test_large, tear_down);

  return g_test_run ();
}
