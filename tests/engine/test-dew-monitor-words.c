/* test-dew-monitor-words.c: statuses with their words, and why a difference is blank */
#include "monitor-fixture.h"

static void
test_status (void)
{
  static const struct {
    int              amber, red;
    const char      *figures;
    gint64           percent;
    DewMonitorStatus status;
    const char      *words;
  } cases[] = {
    { 0, 0, "b=10000", BLANK, DEW_MONITOR_NONE, "" },
    { 0, 0, "b=10000 f=10000", 0, DEW_MONITOR_WITHIN, "within 2 %" },
    { 0, 0, "b=10000 f=10199", 19900, DEW_MONITOR_WITHIN, "within 2 %" },
    { 0, 0, "b=10000 f=10200", 20000, DEW_MONITOR_AMBER_OVER, "2 to 5 % over" },
    { 0, 0, "b=10000 f=10500", 50000, DEW_MONITOR_AMBER_OVER, "2 to 5 % over" },
    { 0, 0, "b=10000 f=10501", 50100, DEW_MONITOR_RED_OVER, "more than 5 % over" },
    { 0, 0, "b=10000 f=9800", -20000, DEW_MONITOR_AMBER_UNDER, "2 to 5 % under" },
    { 0, 0, "b=10000 f=9499", -50100, DEW_MONITOR_RED_UNDER, "more than 5 % under" },
    { 0, 0, "b=-10000 f=-9499", 50100, DEW_MONITOR_RED_OVER, "more than 5 % over" },    /* of the size of the budget */
    { 0, 0, "b=0 f=0", BLANK, DEW_MONITOR_WITHIN, "within 2 %" },
    { 0, 0, "b=0 f=1", BLANK, DEW_MONITOR_RED_OVER, "more than 5 % over" },
    { 0, 0, "b=0 f=-1", BLANK, DEW_MONITOR_RED_UNDER, "more than 5 % under" },
    { 0, 0, "b=3 f=2", -333333, DEW_MONITOR_RED_UNDER, "more than 5 % under" },
    { 0, 0, "b=2000000 f=2000001", 1, DEW_MONITOR_WITHIN, "within 2 %" },                 /* half a millionth */
    { 0, 0, "b=2000001 f=2000002", 0, DEW_MONITOR_WITHIN, "within 2 %" },
    /* Not what is left of it by rounding to millionths. */
    { 0, 0, "b=9999999999999 f=10000000000000 f12=0", 0, DEW_MONITOR_WITHIN, "within 2 %" },
    { 333333, 400000, "b=3 f=4", 333333, DEW_MONITOR_AMBER_OVER, "33.3333 to 40 % over" },
    { 333334, 400000, "b=3 f=4", 333333, DEW_MONITOR_WITHIN, "within 33.3334 %" },
    { 15000, 75000, "b=1000 f=1015", 15000, DEW_MONITOR_AMBER_OVER, "1.5 to 7.5 % over" },
    { 50000, 20000, "b=1000 f=1020", 20000, DEW_MONITOR_WITHIN, "within 2 %" },           /* red below amber: red alone counts */
    { 50000, 20000, "b=1000 f=1021", 21000, DEW_MONITOR_RED_OVER, "more than 2 % over" },
    { 0, 0, "b=1 f=9300000000000", BLANK, DEW_MONITOR_RED_OVER, "more than 5 % over" },   /* a percentage that does not fit */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
      DewDocumentRow *document = (DewDocumentRow *) dew_ledger_document (fixture.ledger);
      g_autofree char *words = NULL;
      gint64 percent = BLANK;

      g_test_message ("%u: %s", i, cases[i].figures);
      document->amber = cases[i].amber;
      document->red = cases[i].red;
      enter_figures (fixture.ledger, 1, cases[i].figures);
      watch (&fixture, NOV);
      dew_monitor_percent (fixture.monitor, 0, &percent);
      words = dew_monitor_status_words (fixture.monitor, dew_monitor_status (fixture.monitor, 0));
      g_assert_cmpint (percent, ==, cases[i].percent);
      g_assert_cmpint (dew_monitor_status (fixture.monitor, 0), ==, cases[i].status);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpuint (g_strv_length ((char **) dew_monitor_status_names), ==, DEW_N_MONITOR_STATUSES);
}

static void
test_differences (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  const DewMonitor *monitor;
  guint pool = dew_ledger_node (fixture.ledger, DEW_TABLE_POOL, 1);
  g_autofree char *why = NULL;
  g_autofree char *why_line = NULL;
  g_autofree char *why_carers = NULL;
  g_autofree char *why_movement = NULL;
  g_autofree char *whole = NULL;

  enter_figures (fixture.ledger, 1, "b=1200 a1-8=110 f=1500 p=1400");
  enter_figures (fixture.ledger, 2, "b=600 a1-8=10");
  enter_figures (fixture.ledger, 3, "p=5 f=4");
  watch (&fixture, NOV);
  monitor = fixture.monitor;

  g_assert_cmpint (get (monitor, node_of (&fixture, 1), DEW_MONITOR_VARIANCE_TO_DATE), ==, 80);
  g_assert_cmpint (get (monitor, node_of (&fixture, 1), DEW_MONITOR_MOVEMENT), ==, 100);
  g_assert_cmpint (get (monitor, node_of (&fixture, 1), DEW_MONITOR_VARIANCE), ==, 300);
  g_assert_cmpint (get (monitor, node_of (&fixture, 10), DEW_MONITOR_VARIANCE_TO_DATE), ==, 960 - 1200);
  g_assert_cmpint (get (monitor, node_of (&fixture, 10), DEW_MONITOR_MOVEMENT), ==, 100);      /* transport has neither */
  g_assert_cmpint (get (monitor, node_of (&fixture, 10), DEW_MONITOR_VARIANCE), ==, BLANK);
  g_assert_cmpint (get (monitor, pool, DEW_MONITOR_LATEST), ==, 1800);
  g_assert_cmpint (get (monitor, pool, DEW_MONITOR_FORECAST), ==, 1500);                        /* beds have no actual to forecast from */
  g_assert_cmpint (get (monitor, pool, DEW_MONITOR_MOVEMENT), ==, BLANK);
  g_assert_cmpint (get (monitor, 0, DEW_MONITOR_VARIANCE_TO_DATE), ==, 960 - 1200);

  why = dew_monitor_why_blank (monitor, fixture.ledger, pool, DEW_MONITOR_VARIANCE);
  g_assert_cmpstr (why, ==, "1 service line has no forecast yet: Transport.");
  why_line = dew_monitor_why_blank (monitor, fixture.ledger, node_of (&fixture, 2), DEW_MONITOR_VARIANCE);
  g_assert_cmpstr (why_line, ==, "The line has no forecast yet.");
  why_carers = dew_monitor_why_blank (monitor, fixture.ledger, node_of (&fixture, 4), DEW_MONITOR_VARIANCE);
  g_assert_cmpstr (why_carers, ==, "There is neither a forecast nor a budget.");
  why_movement = dew_monitor_why_blank (monitor, fixture.ledger, 0, DEW_MONITOR_MOVEMENT);
  g_assert_cmpstr (why_movement, ==, "1 service line has no forecast yet: Beds.");
  g_assert_null (dew_monitor_why_blank (monitor, fixture.ledger, 0, DEW_MONITOR_VARIANCE_TO_DATE));
  g_assert_null (dew_monitor_why_blank (monitor, fixture.ledger, node_of (&fixture, 4), DEW_MONITOR_LATEST));

  enter_figures (fixture.ledger, 4, "b=1");
  enter_figures (fixture.ledger, 3, "a1=1 A1=1");
  watch (&fixture, NOV);
  whole = dew_monitor_why_blank (fixture.monitor, fixture.ledger, 0, DEW_MONITOR_VARIANCE);
  g_assert_cmpstr (whole, ==, "2 service lines have no forecast yet: Transport, Respite. 1 service line has no budget: Beds.");
}

static void
test_many_names (void)
{
  Builder builder;
  g_auto (Fixture) fixture = { NULL, NULL, NULL };
  g_autofree char *why = NULL;

  start_ledger (&builder);
  add_pool (&builder, 1, "Pool", 0, 0);
  for (gint64 line = 1; line <= 11; line++)
    {
      g_autofree char *name = g_strdup_printf ("L%d", (int) line);

      add_line (&builder, line, 1, 0, DEW_LINE_SERVICE, name, 0);
      add_figure (&builder, line, DEW_BUDGET, DEW_UNATTRIBUTED, 1);
    }
  fixture.ledger = finish_ledger (&builder);
  watch (&fixture, NOV);
  why = dew_monitor_why_blank (fixture.monitor, fixture.ledger, 0, DEW_MONITOR_VARIANCE);
  g_assert_cmpstr (why, ==, "11 service lines have no forecast yet: L1, L2, L3, L4, L5, L6, L7, L8, and 3 more.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor-words/status", test_status);
  g_test_add_func ("/monitor-words/differences", test_differences);
  g_test_add_func ("/monitor-words/many-names", test_many_names);

  return g_test_run ();
}
