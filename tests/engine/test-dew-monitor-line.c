/* test-dew-monitor-line.c: every rule on one line, by tables */
#include "monitor-fixture.h"

static void
test_budgets (void)
{
  static const struct {
    int         profile;
    const char *as_at, *figures;
    gint64      original, latest, to_date;
    const char *warning;
  } cases[] = {
    { 0, NOV, "", BLANK, BLANK, BLANK, NULL },
    { 0, NOV, "b=1200", 1200, 1200, 800, NULL },
    { 0, NOV, "b=1200 e=5000", 1200, 1200, 800, NULL },                         /* a budget goes before contributions */
    { 0, NOV, "b=0 e=5000", 0, 0, 0, NULL },
    { 0, NOV, "e=1000@1 d=200@2 i=50@2", 1200, 1200, 800, NULL },               /* gross */
    { 0, NOV, "i=50@2", BLANK, BLANK, BLANK, NULL },
    { 0, NOV, "b=600@1 b=600", 1200, 1200, 800, NULL },
    { 0, NOV, "b=1200 v=300 v=-60", 1200, 1440, 960, NULL },                    /* dated in March, and counts */
    { 0, NOV, "v=-300", BLANK, -300, -200, NULL },
    { 0, NOV, "e=1200 v=12", 1200, 1212, 808, NULL },
    /* Half away from zero. */
    { EQUAL, "2013-04-30", "b=6", 6, 6, 1, NULL },
    { EQUAL, "2013-04-30", "b=5", 5, 5, 0, NULL },
    { EQUAL, "2013-04-30", "b=-6", -6, -6, -1, NULL },
    { EQUAL, "2013-04-30", "b=-5", -5, -5, 0, NULL },
    { EQUAL, "2013-07-31", "b=100", 100, 100, 33, NULL },
    { EQUAL, OCT, "b=1200", 1200, 1200, 700, NULL },
    { EQUAL, BEFORE, "b=1200", 1200, 1200, 0, NULL },
    { EQUAL, AFTER, "b=1201", 1201, 1201, 1201, NULL },
    /* Typed by month: it is the profile where nothing is said. */
    { 0, NOV, "b1=100 b12=300", 400, 400, 100, NULL },
    { 0, "2014-02-28", "b1=100 b12=300", 400, 400, 100, NULL },
    { 0, AFTER, "b1=100 b12=300", 400, 400, 400, NULL },
    { EQUAL, NOV, "b1=100 b12=300", 400, 400, 267, NULL },
    { TYPED, NOV, "b1-12=10 b1=1@1 b8=1@2 v=120", 122, 242, 163, NULL },        /* 242 × 82 ÷ 122 = 162.66 */
    { TYPED, NOV, "b=1200 b1=100 b12=100", 1200, 1200, 600, "The months come to £2 and the year’s budget is £12;" },
    { TYPED, NOV, "b=200 b1=100 b12=100", 200, 200, 100, NULL },
    { TYPED, NOV, "b=200 b1=150 b9=-50 b12=100", 200, 200, 150, NULL },
    { TYPED, NOV, "b=200", 200, 200, BLANK, "No budget is entered by month" },
    { TYPED, BEFORE, "b=200", 200, 200, 0, "No budget is entered by month" },
    { TYPED, NOV, "e=200", 200, 200, BLANK, "No budget is entered by month" },
    { TYPED, NOV, "b1=100 b12=-100", 0, 0, BLANK, "The budgets entered by month come to nothing" },
    { TYPED, NOV, "", BLANK, BLANK, BLANK, NULL },
    { TYPED, NOV, "b=9000000000000 b1=9000000000000 b12=-8999999999999", G_GINT64_CONSTANT (9000000000000), G_GINT64_CONSTANT (9000000000000), BLANK,
      "nearly cancel out" },
    /* As last year. */
    { LAST, NOV, "b=1200 A1=10 A12=20", 1200, 1200, 400, NULL },
    { LAST, NOV, "b=1200 A1=10@1 A1=5@2 A12=15 A=1", 1200, 1200, 600, NULL },    /* the year's own says nothing of months */
    { LAST, NOV, "b=1200 A1=-10 A12=20", 1200, 1200, -1200, NULL },
    { LAST, NOV, "b=1200 A=100", 1200, 1200, BLANK, "No actual is entered by month in 2012/13" },
    { LAST, NOV, "b=1200 A2=0", 1200, 1200, BLANK, "The actuals by month of 2012/13 come to nothing" },
    { LAST, NOV, "A2=0", BLANK, BLANK, BLANK, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (cases[i].profile, 0), NULL, NULL };
      g_autoptr (GPtrArray) warnings = NULL;
      guint node = node_of (&fixture, 1);

      g_test_message ("%u: %s", i, cases[i].figures);
      enter_figures (fixture.ledger, 1, cases[i].figures);
      watch (&fixture, cases[i].as_at);
      g_assert_cmpint (get (fixture.monitor, node, DEW_MONITOR_ORIGINAL), ==, cases[i].original);
      g_assert_cmpint (get (fixture.monitor, node, DEW_MONITOR_LATEST), ==, cases[i].latest);
      g_assert_cmpint (get (fixture.monitor, node, DEW_MONITOR_BUDGET_TO_DATE), ==, cases[i].to_date);

      warnings = dew_monitor_warnings (fixture.monitor, fixture.ledger, node);
      g_assert_cmpuint (warnings->len, ==, cases[i].warning != NULL);
      g_assert_cmpuint (dew_monitor_warned (fixture.monitor, 0), ==, cases[i].warning != NULL);
      if (cases[i].warning != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), cases[i].warning));
    }
}

static void
test_actuals (void)
{
  static const struct {
    int         outlook;
    const char *as_at, *figures;
    gint64      actual, forecast;
    const char *warning, *second;
  } cases[] = {
    { 0, NOV, "", BLANK, BLANK, NULL, NULL },
    { 0, NOV, "a1-8=10", 80, BLANK, NULL, NULL },
    { 0, OCT, "a1-7=10", 70, BLANK, NULL, NULL },
    { 0, OCT, "a1-8=10", 70, BLANK, "An actual is entered for November 2013, not over by 29 November 2013", NULL },
    { 0, OCT, "a9=10", BLANK, BLANK, "December 2013", NULL },
    { 0, BEFORE, "a1=10 a2=10", BLANK, BLANK, "April 2013, May 2013", NULL },
    { 0, BEFORE, "a=7", 7, BLANK, NULL, NULL },
    { 0, NOV, "a1=10 a3=10 a6=0", 20, BLANK, "No actual is entered for May 2013, July 2013, August 2013,", "The actuals end with September 2013" },
    { 0, NOV, "a2=10 a3=10", 20, BLANK, "The actuals end with June 2013", NULL },
    { 0, "2013-05-31", "a1=10 a2=1 a3=10", 11, BLANK, "June 2013", NULL },
    { 0, "2013-05-31", "a1=10 a3=10", 10, BLANK, "June 2013", "May 2013" },
    { 0, NOV, "a1=10@1 a2=10@2 a3=10@1", 30, BLANK, "The actuals end with June 2013", NULL },             /* a gap of one partner alone is none */
    { 0, NOV, "a=500@1 a1-8=10@1 a1-8=1@2", 508, BLANK, "Actuals of months do not count where", NULL },         /* each partner's own */
    { 0, NOV, "a=500@1 a9=10@1", 500, BLANK, "Actuals of months do not count where", NULL },                    /* a month that does not count anyway */
    { 0, NOV, "a1=0", 0, BLANK, "The actuals end with April 2013", NULL },
    /* Typed forecasts. */
    { 0, NOV, "a1-8=10 f=999", 80, 999, NULL, NULL },
    { 0, AFTER, "a1-12=10 f=999", 120, 999, NULL, NULL },
    { 0, AFTER, "a1-12=10", 120, 120, NULL, NULL },
    { 0, AFTER, "b=100", BLANK, BLANK, NULL, NULL },
    { 0, NOV, "a1-8=10 f9-12=7", 80, 108, NULL, NULL },
    { 0, NOV, "a1-8=10 f1-12=7", 80, 108, NULL, NULL },                       /* those of months that are over do not count */
    { 0, NOV, "a1-8=10 f1-8=7", 80, BLANK, NULL, NULL },
    { 0, AFTER, "a1-12=10 f1-12=7", 120, 120, NULL, NULL },
    { 0, NOV, "f12=7", BLANK, 7, NULL, NULL },
    { 0, NOV, "a1-8=10 f=100@1 f1-12=7@2", 80, 184, NULL, NULL },             /* as the totals have it */
    { O_TYPED, NOV, "a1-8=10 f9-12=7@1 f12=1@2", 80, 109, NULL, NULL },
    /* Straight. */
    { O_STRAIGHT, NOV, "a1-8=10 f=999", 80, 120, NULL, NULL },
    { O_STRAIGHT, "2013-10-31", "a1=1 a2-7=0", 1, 2, NULL, NULL },                        /* 12 ÷ 7 = 1.71 */
    { O_STRAIGHT, NOV, "a1=1 a2-8=0", 1, 2, NULL, NULL },                                 /* 1.5 */
    { O_STRAIGHT, NOV, "a1=-1 a2-8=0", -1, -2, NULL, NULL },
    { O_STRAIGHT, BEFORE, "a=10", 10, BLANK, NULL, NULL },
    { O_STRAIGHT, NOV, "f=10", BLANK, BLANK, NULL, NULL },
    { O_STRAIGHT, AFTER, "a1-12=10 f=999", 120, 120, NULL, NULL },
    /* As last year. */
    { O_LAST, NOV, "a1-8=10 A1-12=5", 80, 120, NULL, NULL },
    { O_LAST, NOV, "a1-8=10 A1=5 A12=10", 80, 240, NULL, NULL },
    { O_LAST, NOV, "a1-8=10 A1=5 A=20", 80, 320, NULL, NULL },                /* last year's own actual is the whole */
    { O_LAST, NOV, "a1-8=10 A1=-5 A12=10", 80, -80, NULL, NULL },
    { O_LAST, NOV, "a1-8=10 A1=3 A12=1", 80, 107, NULL, NULL },               /* 106.67 */
    { O_LAST, NOV, "a1-8=10", 80, BLANK, "No actual is entered by month in 2012/13 up to November 2012", NULL },
    { O_LAST, NOV, "a1-8=10 A9=5", 80, BLANK, "No actual is entered by month in 2012/13", NULL },
    { O_LAST, NOV, "a1-8=10 A=5", 80, BLANK, "No actual is entered by month in 2012/13", NULL },
    { O_LAST, NOV, "a1-8=10 A1=5 A2=-5 A12=1", 80, BLANK, "The actuals of 2012/13 up to November 2012 come to nothing", NULL },
    { O_LAST, NOV, "a1-8=10 A1-8=5", 80, 80, "The actuals by month of 2012/13 end with November 2012", NULL },
    { O_LAST, NOV, "a1-8=10 A1-8=5@1 A=20@2", 80, 120, "The actuals by month of 2012/13 end with November 2012", NULL },
    { O_LAST, NOV, "a1-8=10 A1-8=5 A=60", 80, 120, NULL, NULL },
    /* Months that are not entered yet are not taken for nothing: by those that are known. */
    { 0, NOV, "a1-7=10 f8-12=7", 70, 105, "The actuals end with October 2013", NULL },
    { 0, AFTER, "a1-11=10 f12=7", 110, 117, "The actuals end with February 2014", NULL },
    { 0, AFTER, "a1-11=10", 110, 110, "The actuals end with February 2014", NULL },
    { O_STRAIGHT, NOV, "a1-7=10", 70, 120, "The actuals end with October 2013", NULL },
    { O_STRAIGHT, AFTER, "a1-11=10", 110, 120, "The actuals end with February 2014", NULL },
    { O_STRAIGHT, NOV, "a=80@1 a1-7=10@2", 150, 225, "The actuals end with October 2013", NULL },  /* how far a year's own goes is not known */
    { O_LAST, NOV, "a1-7=10 A1-12=5", 70, 120, "The actuals end with October 2013", NULL },
    { O_LAST, AFTER, "a1-11=10 A1-11=5 A12=110", 110, 330, "The actuals end with February 2014", NULL },
    { O_LAST, NOV, "a1-7=10 A8=5 A12=5", 70, BLANK, "The actuals end with October 2013", "No actual is entered by month in 2012/13 up to October 2012" },
    { O_LAST, AFTER, "a1-12=10", 120, 120, NULL, NULL },
    { O_LAST, BEFORE, "a=10 A1=5", 10, BLANK, NULL, NULL },
    { O_LAST, NOV, "A1=5", BLANK, BLANK, NULL, NULL },
    { O_LAST, NOV, "a1=9000000000000 A1=1 A12=9000000000000", G_GINT64_CONSTANT (9000000000000), BLANK, "The actuals end with April 2013", "too large" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (0, cases[i].outlook), NULL, NULL };
      g_autoptr (GPtrArray) warnings = NULL;
      guint node = node_of (&fixture, 1);

      g_test_message ("%u: %s", i, cases[i].figures);
      enter_figures (fixture.ledger, 1, cases[i].figures);
      watch (&fixture, cases[i].as_at);
      g_assert_cmpint (get (fixture.monitor, node, DEW_MONITOR_ACTUAL_TO_DATE), ==, cases[i].actual);
      g_assert_cmpint (get (fixture.monitor, node, DEW_MONITOR_FORECAST), ==, cases[i].forecast);

      warnings = dew_monitor_warnings (fixture.monitor, fixture.ledger, node);
      g_assert_cmpuint (warnings->len, ==, (cases[i].warning != NULL) + (cases[i].second != NULL));
      if (cases[i].warning != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), cases[i].warning));
      if (cases[i].second != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (warnings, 1), cases[i].second));
    }
}

/* Actuals that end too early are told of at the line and above it, but not where the pool had ended by then. */
static void
test_stops (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  DewPool *pool = (DewPool *) dew_ledger_find (fixture.ledger, DEW_TABLE_POOL, 1);
  guint node;
  g_autofree char *line = NULL;
  g_autofree char *all = NULL;

  enter_figures (fixture.ledger, 1, "b=1200 a1-3=10");
  watch (&fixture, NOV);
  node = node_of (&fixture, 1);
  line = dew_monitor_caution (fixture.monitor, fixture.ledger, node);
  g_assert_cmpstr (line, ==, "The actuals end with June 2013: from then to November 2013 nothing counts as spent to date; enter what was, or choose the month that the actuals go to.");
  all = dew_monitor_caution (fixture.monitor, fixture.ledger, 0);
  g_assert_cmpstr (all, ==, "1 service line has no actual for the last months, which count as nothing spent to date.");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *told = NULL;

      dew_row_set_text (DEW_TABLE_POOL, pool, "end", i == 0 ? "2013-06-30" : "2013-08-31");
      watch (&fixture, NOV);
      told = dew_monitor_caution (fixture.monitor, fixture.ledger, node);
      g_assert_cmpint (told != NULL, ==, i);
      g_assert_cmpuint (dew_monitor_warned (fixture.monitor, 0), ==, i);
      if (i == 1)
        g_assert_nonnull (strstr (told, "from then to August 2013"));
    }
}

/* A line without a method of its own has its pool's. */
static void
test_methods_of_the_pool (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  DewPool *pool = (DewPool *) dew_ledger_find (fixture.ledger, DEW_TABLE_POOL, 1);

  enter_figures (fixture.ledger, 1, "b=1200 b1=1200 a1-8=10 A1=1 A12=1");
  pool->profile = DEW_PROFILE_LAST_YEAR;
  pool->outlook = DEW_OUTLOOK_STRAIGHT;
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_BUDGET_TO_DATE), ==, 600);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_FORECAST), ==, 120);

  pool->profile = DEW_PROFILE_EQUAL;
  pool->outlook = DEW_OUTLOOK_LAST_YEAR;
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_BUDGET_TO_DATE), ==, 800);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_FORECAST), ==, 160);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor-line/budgets", test_budgets);
  g_test_add_func ("/monitor-line/actuals", test_actuals);
  g_test_add_func ("/monitor-line/stops", test_stops);
  g_test_add_func ("/monitor-line/methods-of-the-pool", test_methods_of_the_pool);

  return g_test_run ();
}
