/* test-dew-monitor-last-year.c: whose months of last year count */
#include "monitor-fixture.h"

static void
test_continued (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  DewLine *first = (DewLine *) dew_ledger_find (fixture.ledger, DEW_TABLE_LINE, 1);
  DewLine *second = (DewLine *) dew_ledger_find (fixture.ledger, DEW_TABLE_LINE, 2);
  guint beds = node_of (&fixture, 3);

  /* Beds continue transport, and that continues meals; the nearest with months counts. */
  second->continues = 1;
  enter_figures (fixture.ledger, 3, "b=1200 a1-8=10 A=77");
  enter_figures (fixture.ledger, 1, "A1=1 A12=3");
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, beds, DEW_MONITOR_BUDGET_TO_DATE), ==, 300);
  g_assert_cmpint (get (fixture.monitor, beds, DEW_MONITOR_FORECAST), ==, 320);

  enter_figures (fixture.ledger, 2, "A1=1 A12=1");
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, beds, DEW_MONITOR_BUDGET_TO_DATE), ==, 600);

  enter_figures (fixture.ledger, 3, "A12=1");
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, beds, DEW_MONITOR_BUDGET_TO_DATE), ==, 0);
  g_assert_cmpint (get (fixture.monitor, beds, DEW_MONITOR_FORECAST), ==, BLANK);

  /* What nobody can type, but a damaged file may hold. */
  first->continues = 3;
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, beds, DEW_MONITOR_BUDGET_TO_DATE), ==, 0);
}

static void
test_ring (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  g_autoptr (GPtrArray) warnings = NULL;

  ((DewLine *) dew_ledger_find (fixture.ledger, DEW_TABLE_LINE, 2))->continues = 3;
  enter_figures (fixture.ledger, 3, "b=1200 a1-8=1");
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 3), DEW_MONITOR_BUDGET_TO_DATE), ==, BLANK);
  warnings = dew_monitor_warnings (fixture.monitor, fixture.ledger, node_of (&fixture, 3));
  g_assert_cmpuint (warnings->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor-last-year/continued", test_continued);
  g_test_add_func ("/monitor-last-year/ring", test_ring);

  return g_test_run ();
}
