/* test-dew-tidy.c: the tidy CSV, byte by byte. */
#include "dew-export.h"
#include "report-samples.h"

#define HEAD "pool,host,category,line,lead,status,contract,scenario,partner,year,month,measure,pounds,agreement,provider,pooled_from,recurrence,functions\n"

static DewLedger *
make_document (void)
{
  Builder builder;
  DewLine *line;

  start_ledger (&builder);
  add_partner (&builder, 1, "=Council", "C");
  add_partner (&builder, 2, "Trust, \"the\"", "T");
  add_row (&builder, DEW_TABLE_AGREEMENT, 5, "Agreement");
  add_row (&builder, DEW_TABLE_SCENARIO, 6, "What if");
  add_pool (&builder, 11, "Pool", 1, 0);
  ((DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, 11))->agreement = 5;
  ((DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, 11))->lead_mode = DEW_LEAD_SPLIT;
  add_pool (&builder, 12, "Empty", 0, 0);
  add_line (&builder, 21, 11, 0, DEW_LINE_CATEGORY, "Home > care", 2);
  add_line (&builder, 22, 11, 21, DEW_LINE_CATEGORY, "Back\\slash", 0);
  line = add_line (&builder, 23, 11, 22, DEW_LINE_SERVICE, "-5 beds", 1);
  line->contract = DEW_CONTRACT_DEMAND_LED;
  line->status = DEW_STATUS_ALIGNED;
  dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", "2014-04-01");
  dew_row_set_text (DEW_TABLE_LINE, line, "provider", "A provider");
  line->recurrence = DEW_RECURRENT;
  line->functions = DEW_FUNCTIONS_HEALTH_RELATED;
  line = add_line (&builder, 24, 11, 0, DEW_LINE_SERVICE, "Bare", 0);
  line->lead_mode = DEW_LEAD_JOINT;
  add_figure (&builder, 23, DEW_EXISTING, 1, -150);
  add_scenario_figure (&builder, 6, 23, DEW_EXISTING, 1, DEW_CLEARED);
  add_figure (&builder, 23, DEW_BUDGET, DEW_UNATTRIBUTED, 100000000);
  add_figure (&builder, 23, DEW_PREVIOUS, DEW_UNATTRIBUTED, -300);
  builder.year = 2014;
  add_figure (&builder, 24, DEW_INCOME, 2, 1);
  g_array_append_val (builder.figures, ((DewFigure) { 24, 2014, 12, DEW_FORECAST, 0, 0, 205 }));
  return finish_ledger (&builder);
}

static char *
export_tidy (const DewLedger *ledger,
             gint64           pool,
             int              year)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "tidy.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  dew_export_tidy_csv (ledger, pool, year, path, NULL, &error);
  g_assert_no_error (error);
  text = read_text (path);
  remove_folder (g_steal_pointer (&folder));
  return text;
}

#define POOL "Pool,'=Council,,,split,,,,,,,,,Agreement,,,,\n" \
             "Pool,'=Council,Home \\> care,,\"Trust, \"\"the\"\"\",,,,,,,,,Agreement,,,,\n" \
             "Pool,'=Council,Home \\> care > Back\\\\slash,,,,,,,,,,,Agreement,,,,\n" \
             DEEP ",,,,,,,Agreement,A provider,2014-04-01,recurrent,health-related\n"
#define DEEP "Pool,'=Council,Home \\> care > Back\\\\slash,'-5 beds,'=Council,aligned,demand-led"
#define DEEP_FIGURES DEEP ",,'=Council,2013/14,,existing,-1.50,Agreement,A provider,2014-04-01,recurrent,health-related\n" \
                     DEEP ",What if,'=Council,2013/14,,existing,,Agreement,A provider,2014-04-01,recurrent,health-related\n" \
                     DEEP ",,,2013/14,,budget,1000000.00,Agreement,A provider,2014-04-01,recurrent,health-related\n" \
                     DEEP ",,,2013/14,,previous,-3.00,Agreement,A provider,2014-04-01,recurrent,health-related\n"
#define BARE "Pool,'=Council,,Bare,joint,pooled,"
#define BARE_FIGURES BARE ",,\"Trust, \"\"the\"\"\",2014/15,,income,0.01,Agreement,,,,\n" \
                     BARE ",,,2014/15,12,forecast,2.05,Agreement,,,,\n"
#define EMPTY "Empty,,,,,,,,,,,,,,,,,\n"

static void
test_whole (void)
{
  g_autoptr (DewLedger) ledger = make_document ();
  g_autofree char *text = export_tidy (ledger, 0, 0);

  g_assert_cmpstr (text, ==, HEAD POOL DEEP_FIGURES BARE ",,,,,,,Agreement,,,,\n" BARE_FIGURES EMPTY);
}

static void
test_one_pool (void)
{
  g_autoptr (DewLedger) ledger = make_document ();
  g_autofree char *text = export_tidy (ledger, 12, 0);

  g_assert_cmpstr (text, ==, HEAD EMPTY);
}

static void
test_one_year (void)
{
  g_autoptr (DewLedger) ledger = make_document ();
  g_autofree char *text = export_tidy (ledger, 11, 2014);

  g_assert_cmpstr (text, ==, HEAD POOL BARE ",,,,,,,Agreement,,,,\n" BARE_FIGURES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tidy/whole", test_whole);
  g_test_add_func ("/tidy/one-pool", test_one_pool);
  g_test_add_func ("/tidy/one-year", test_one_year);

  return g_test_run ();
}
