/* test-dew-monitor.c: the spending of a year by a day: every rule on a line, sums, and patches */
#include "engine-fixture.h"

#include <string.h>

#include "dew-date.h"
#include "dew-ledger-private.h"
#include "dew-monitor.h"
#include "ledger-builder.h"

#define YEAR  2013
#define BLANK G_MININT64

/* ---- A line by its figures ---- */

/* What may be said of a line's figures: "b=1200 a1-8=100@1 A1=50 v=-30", each a measure (a capital: of last year; v: what a virement moves), months, a partner and pence. */
static DewMeasure
find_measure (char letter)
{
  static const char letters[] = "edibafp";
  const char *found = strchr (letters, g_ascii_tolower (letter));

  g_assert_nonnull (found);
  return (DewMeasure) (found - letters);
}

static void
move_budget (DewLedger *ledger,
             gint64     line,
             gint64     pence)
{
  DewChanges *changes = dew_changes_new ();
  DewVirement virement = { dew_ledger_last (ledger, DEW_TABLE_VIREMENT) + 1, YEAR, (char *) "2014-03-01", 0, (char *) "", (char *) "", (char *) "" };
  DewMovement to = { dew_ledger_last (ledger, DEW_TABLE_MOVEMENT) + 1, virement.id, line, pence };

  dew_changes_insert_row (changes, DEW_TABLE_VIREMENT, &virement);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &to);
  take (ledger, changes);
}

static void
enter_figure (DewLedger  *ledger,
              gint64      line,
              const char *said)
{
  char *end;
  int year = g_ascii_isupper (*said) ? YEAR - 1 : YEAR;
  int from = 0;
  int to = 0;
  gint64 partner = DEW_UNATTRIBUTED;
  gint64 pence;
  DewMeasure measure;

  if (*said == 'v')
    {
      move_budget (ledger, line, g_ascii_strtoll (said + 2, NULL, 10));
      return;
    }

  measure = find_measure (*said);
  said++;
  if (g_ascii_isdigit (*said))
    {
      from = to = (int) g_ascii_strtoll (said, &end, 10);
      if (*end == '-')
        to = (int) g_ascii_strtoll (end + 1, &end, 10);
      said = end;
    }
  pence = g_ascii_strtoll (said + 1, &end, 10);
  if (*end == '@')
    partner = g_ascii_strtoll (end + 1, NULL, 10);
  else if (measure <= DEW_INCOME)
    partner = COUNCIL;

  for (int month = from; month <= to; month++)
    put (ledger, line, year, month, measure, partner, DEW_BASELINE, pence);
}

static void
enter_figures (DewLedger  *ledger,
               gint64      line,
               const char *said)
{
  g_auto (GStrv) figures = g_strsplit (said, " ", -1);

  for (guint i = 0; figures[i] != NULL; i++)
    if (*figures[i] != '\0')
      enter_figure (ledger, line, figures[i]);
}

/* Lines 1 to 3 of pool 1, of which the third continues the second, and line 4 of pool 2; three partners. */
static DewLedger *
make_lines (int profile,
            int outlook)
{
  Builder builder;
  DewLine *line;

  start_ledger (&builder);
  builder.year = YEAR;
  add_partner (&builder, COUNCIL, "Council", "");
  add_partner (&builder, CCG, "CCG", "");
  add_partner (&builder, TRUST, "Trust", "");
  add_pool (&builder, 1, "Older people", COUNCIL, 0);
  add_pool (&builder, 2, "Carers", COUNCIL, 0);
  add_line (&builder, 10, 1, 0, DEW_LINE_CATEGORY, "Care", 0);
  line = add_line (&builder, 1, 1, 10, DEW_LINE_SERVICE, "Meals", 0);
  line->profile = profile;
  line->outlook = outlook;
  add_line (&builder, 2, 1, 10, DEW_LINE_SERVICE, "Transport", 0);
  line = add_line (&builder, 3, 1, 0, DEW_LINE_SERVICE, "Beds", 0);
  line->continues = 2;
  line->profile = DEW_PROFILE_LAST_YEAR;
  line->outlook = DEW_OUTLOOK_LAST_YEAR;
  add_line (&builder, 4, 2, 0, DEW_LINE_SERVICE, "Respite", 0);

  return finish_ledger (&builder);
}

typedef struct {
  DewLedger  *ledger;
  DewTotals  *totals;
  DewMonitor *monitor;
} Fixture;

static void
watch (Fixture    *fixture,
       const char *as_at)
{
  g_clear_pointer (&fixture->totals, dew_totals_free);
  g_clear_pointer (&fixture->monitor, dew_monitor_free);
  fixture->totals = dew_totals_new (fixture->ledger, YEAR, DEW_BASELINE);
  fixture->monitor = dew_monitor_new (fixture->ledger, fixture->totals, as_at);
}

static void
clear (Fixture *fixture)
{
  dew_ledger_free (fixture->ledger);
  dew_totals_free (fixture->totals);
  dew_monitor_free (fixture->monitor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear)

static guint
node_of (const Fixture *fixture,
         gint64         line)
{
  return dew_ledger_node (fixture->ledger, DEW_TABLE_LINE, line);
}

static gint64
get (const DewMonitor *monitor,
     guint             node,
     DewMonitorColumn  column)
{
  gint64 pence = BLANK;

  dew_monitor_get (monitor, node, column, &pence);

  return pence;
}

/* ---- Every rule on one line ---- */

enum { EQUAL = DEW_PROFILE_EQUAL, LAST = DEW_PROFILE_LAST_YEAR, TYPED = DEW_PROFILE_TYPED };
enum { O_TYPED = DEW_OUTLOOK_TYPED, O_STRAIGHT = DEW_OUTLOOK_STRAIGHT, O_LAST = DEW_OUTLOOK_LAST_YEAR };

#define NOV "2013-11-30"
#define OCT "2013-11-29"
#define BEFORE "2013-03-31"
#define AFTER "2014-04-01"

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
    { LAST, NOV, "b=1200 A1=10 A9=20", 1200, 1200, 400, NULL },
    { LAST, NOV, "b=1200 A1=10@1 A1=5@2 A9=15 A=1", 1200, 1200, 600, NULL },    /* the year's own says nothing of months */
    { LAST, NOV, "b=1200 A1=-10 A9=20", 1200, 1200, -1200, NULL },
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
    { 0, NOV, "a1=10 a3=10 a6=0", 20, BLANK, "No actual is entered for May 2013, July 2013, August 2013,", NULL },
    { 0, NOV, "a2=10 a3=10", 20, BLANK, NULL, NULL },
    { 0, "2013-05-31", "a1=10 a2=1 a3=10", 11, BLANK, "June 2013", NULL },
    { 0, "2013-05-31", "a1=10 a3=10", 10, BLANK, "June 2013", "May 2013" },
    { 0, NOV, "a1=10@1 a2=10@2 a3=10@1", 30, BLANK, NULL, NULL },             /* a gap of one partner alone is none */
    { 0, NOV, "a=500@1 a1-8=10@1 a1-8=1@2", 508, BLANK, NULL, NULL },         /* each partner's own */
    { 0, NOV, "a=500@1 a9=10@1", 500, BLANK, NULL, NULL },                    /* a month that does not count anyway */
    { 0, NOV, "a1=0", 0, BLANK, NULL, NULL },
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
    { O_STRAIGHT, "2013-10-31", "a1=1", 1, 2, NULL, NULL },                   /* 12 ÷ 7 = 1.71 */
    { O_STRAIGHT, NOV, "a1=1", 1, 2, NULL, NULL },                            /* 1.5 */
    { O_STRAIGHT, NOV, "a1=-1", -1, -2, NULL, NULL },
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
    { O_LAST, NOV, "a1-8=10 A1=5 A2=-5", 80, BLANK, "The actuals of 2012/13 up to November 2012 come to nothing", NULL },
    { O_LAST, AFTER, "a1-12=10", 120, 120, NULL, NULL },
    { O_LAST, BEFORE, "a=10 A1=5", 10, BLANK, NULL, NULL },
    { O_LAST, NOV, "A1=5", BLANK, BLANK, NULL, NULL },
    { O_LAST, NOV, "a1=9000000000000 A1=1 A12=9000000000000", G_GINT64_CONSTANT (9000000000000), BLANK, "too large", NULL },
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

/* ---- Last year's months of the line that is continued ---- */

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
  enter_figures (fixture.ledger, 3, "b=1200 a1=1");
  watch (&fixture, NOV);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 3), DEW_MONITOR_BUDGET_TO_DATE), ==, BLANK);
  warnings = dew_monitor_warnings (fixture.monitor, fixture.ledger, node_of (&fixture, 3));
  g_assert_cmpuint (warnings->len, ==, 2);
}

/* ---- Differences, percentages, statuses ---- */

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
    { 0, 0, "b=-10000 f=-9499", -50100, DEW_MONITOR_RED_OVER, "more than 5 % over" },    /* of the size of the budget */
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
test_asked (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };

  watch (&fixture, NOV);
  g_assert_cmpint (dew_monitor_year (fixture.monitor), ==, YEAR);
  g_assert_cmpstr (dew_monitor_as_at (fixture.monitor), ==, NOV);
  g_assert_cmpint (dew_monitor_months_to_date (fixture.monitor), ==, 8);
  dew_monitor_free (NULL);
}

/* ---- By month ---- */

static void
test_months (void)
{
  static const struct {
    int         profile, outlook;
    const char *as_at, *figures;
    DewMonthly  what;
    gint64      months[12];     /* BLANK: not entered */
    guint       lacking;
  } cases[] = {
#define B BLANK
    { 0, 0, NOV, "b=100", DEW_MONTHLY_BUDGET, { 8, 9, 8, 8, 9, 8, 8, 9, 8, 8, 9, 8 }, 0 },
    { 0, 0, NOV, "b=-6", DEW_MONTHLY_BUDGET, { -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0 }, 0 },
    { TYPED, 0, NOV, "b=10 b1=1 b12=2", DEW_MONTHLY_BUDGET, { 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7 }, 0 },
    { LAST, 0, NOV, "b=10 A1=-1 A12=2", DEW_MONTHLY_BUDGET, { -10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20 }, 0 },
    { LAST, 0, NOV, "b=10", DEW_MONTHLY_BUDGET, { B, B, B, B, B, B, B, B, B, B, B, B }, 1 },
    { 0, 0, NOV, "a1=5", DEW_MONTHLY_BUDGET, { B, B, B, B, B, B, B, B, B, B, B, B }, 0 },
    { 0, 0, NOV, "a1=5 a3=6@1 a3=1@2 a9=9", DEW_MONTHLY_ACTUAL, { 5, B, 7, B, B, B, B, B, B, B, B, B }, 0 },
    { 0, 0, NOV, "a1=5 a1=6@1 a=1@1", DEW_MONTHLY_ACTUAL, { 5, B, B, B, B, B, B, B, B, B, B, B }, 1 },
    { 0, 0, NOV, "a1=50 f=150", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 25, 25, 25, 25 }, 0 },
    { 0, 0, NOV, "f=3", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 1, 1, 0, 1 }, 0 },
    { 0, 0, NOV, "a1=50 f=150 f9=1 f10=3 f1=7", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 25, 75, 0, 0 }, 0 },
    { 0, 0, NOV, "a1=50 f9=1 f10=3", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 1, 3, 0, 0 }, 0 },
    { 0, 0, NOV, "a1=50 f9=9 f10=-9", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 9, -9, 0, 0 }, 0 },
    { 0, 0, NOV, "b1=9 b9=1 b12=1 f=10", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 5, 0, 0, 5 }, 0 },
    { 0, 0, NOV, "b1=9 f=8", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 2, 2, 2, 2 }, 0 },
    { TYPED, 0, NOV, "b=1 f=8", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 2, 2, 2, 2 }, 0 },
    { 0, O_STRAIGHT, NOV, "a1=8 f9=5", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 1, 1, 1, 1 }, 0 },
    { 0, O_LAST, NOV, "a1=8 A1=4 A12=2 A9=2", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 4, 0, 0, 4 }, 0 },
    { 0, O_LAST, NOV, "a1=8 A1=4 A=8", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 2, 2, 2, 2 }, 0 },
    { 0, 0, BEFORE, "f=12", DEW_MONTHLY_FORECAST, { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 0 },
    { 0, 0, AFTER, "a12=12", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, B, B, B, B }, 0 },
    { 0, 0, AFTER, "a12=12 f=13", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, B, B, B, B }, 1 },
#undef B
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (cases[i].profile, cases[i].outlook), NULL, NULL };
      DewMonitorMonths months;

      g_test_message ("%u: %s", i, cases[i].figures);
      enter_figures (fixture.ledger, 1, cases[i].figures);
      watch (&fixture, cases[i].as_at);
      dew_monitor_months (fixture.monitor, fixture.ledger, 0, &months);
      for (int month = 1; month <= 12; month++)
        {
          gboolean entered = (months.entered[cases[i].what] & 1u << month) != 0;

          g_assert_cmpint (entered ? months.pence[cases[i].what][month] : BLANK, ==, cases[i].months[month - 1]);
        }
      g_assert_cmpuint (months.lacking[cases[i].what], ==, cases[i].lacking);
    }
}

/* ---- What does not fit ---- */

/* So many lines that each make as much of a penny as a line can come to more than fits. One less, and they fit again, though nothing is added up anew. */
static void
test_bound (void)
{
  enum { N_LINES = 40 };
  const gint64 last = DEW_MONEY_LIMIT;
  Builder builder;
  g_auto (Fixture) fixture = { NULL, NULL, NULL };
  g_autofree char *why = NULL;
  DewMonitorMonths months;
  gint64 pence;
  guint n_fits = 0;

  start_ledger (&builder);
  add_pool (&builder, 1, "Pool", 0, 0);
  for (gint64 line = 1; line <= N_LINES; line++)
    add_line (&builder, line, 1, 0, DEW_LINE_SERVICE, "Line", 0)->outlook = DEW_OUTLOOK_LAST_YEAR;
  fixture.ledger = finish_ledger (&builder);
  for (gint64 line = 1; line <= N_LINES; line++)
    {
      put (fixture.ledger, line, YEAR, 1, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 200000);
      put (fixture.ledger, line, YEAR - 1, 1, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 1);
      put (fixture.ledger, line, YEAR - 1, 0, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, last);
    }
  watch (&fixture, NOV);
  g_assert_false (dew_monitor_get (fixture.monitor, 0, DEW_MONITOR_FORECAST, &pence));
  g_assert_true (dew_monitor_get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_FORECAST, &pence));
  g_assert_cmpint (pence, ==, 200000 * last);
  for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
    g_assert_false (dew_monitor_get (fixture.monitor, 0, column, &pence));
  g_assert_cmpint (dew_monitor_status (fixture.monitor, 0), ==, DEW_MONITOR_NONE);
  why = dew_monitor_why_blank (fixture.monitor, fixture.ledger, 0, DEW_MONITOR_VARIANCE);
  g_assert_nonnull (strstr (why, "more than can be added up"));
  dew_monitor_months (fixture.monitor, fixture.ledger, 0, &months);
  g_assert_cmpuint (months.entered[DEW_MONTHLY_FORECAST], ==, 0);
  g_assert_cmpuint (months.lacking[DEW_MONTHLY_FORECAST], ==, N_LINES);
  g_assert_cmpint (months.pence[DEW_MONTHLY_ACTUAL][1], ==, N_LINES * 200000);

  for (gint64 line = 1; line <= N_LINES; line++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      DewFigure figure = { line, YEAR, 1, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 1 };

      g_assert_true (dew_edit_figure (fixture.ledger, changes, &figure, NULL));
      g_assert_true (dew_ledger_patch (fixture.ledger, changes, NULL));
      dew_totals_patch (fixture.totals, fixture.ledger, changes);
      dew_monitor_patch (fixture.monitor, fixture.ledger, fixture.totals, changes);
      if (!dew_monitor_get (fixture.monitor, 0, DEW_MONITOR_FORECAST, &pence))
        continue;
      g_assert_cmpint (pence, ==, line * last + (N_LINES - line) * 200000 * last);
      n_fits++;
    }
  g_assert_cmpuint (n_fits, >, 0);
  g_assert_cmpuint (n_fits, <, N_LINES);
}

/* ---- By chance ---- */

static gint64
some_pence (void)
{
  static const gint64 few[] = { 0, 1, -1, 7, 100, 333 };

  if (g_test_rand_int_range (0, 4) == 0)
    return few[g_test_rand_int_range (0, G_N_ELEMENTS (few))];

  return g_test_rand_int_range (-20000, 100000);
}

static gint64
some_line (const DewLedger *ledger)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);

  for (guint i = 0; i < 20 && lines->len > 0; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, g_test_rand_int_range (0, (gint32) lines->len));

      if (line->kind == DEW_LINE_SERVICE)
        return line->id;
    }

  return 0;
}

static gboolean
change_month (const DewLedger *ledger,
              DewChanges      *changes)
{
  static const DewMeasure measures[] = { DEW_BUDGET, DEW_ACTUAL, DEW_ACTUAL, DEW_ACTUAL, DEW_FORECAST };
  gboolean cleared = g_test_rand_int_range (0, 5) == 0;
  DewFigure figure = { some_line (ledger), g_test_rand_int_range (2012, 2014), g_test_rand_int_range (0, 13), DEW_PREVIOUS, DEW_UNATTRIBUTED, DEW_BASELINE, 0 };

  if (figure.line == 0)
    return FALSE;

  figure.measure = (gint) (figure.month == 0 && g_test_rand_bit () ? DEW_PREVIOUS : measures[g_test_rand_int_range (0, G_N_ELEMENTS (measures))]);
  figure.scenario = g_test_rand_int_range (0, 4) == 0 ? GROWTH : DEW_BASELINE;
  figure.pence = cleared ? DEW_CLEARED : some_pence ();

  return dew_edit_figure (ledger, changes, &figure, NULL);
}

static gboolean
change_methods (const DewLedger *ledger,
                DewChanges      *changes)
{
  const DewLine *old = dew_ledger_find (ledger, DEW_TABLE_LINE, some_line (ledger));
  DewLine *line;
  gboolean good;

  if (old == NULL)
    return FALSE;

  line = dew_row_copy (DEW_TABLE_LINE, old);
  line->profile = g_test_rand_int_range (0, 4);
  line->outlook = g_test_rand_int_range (0, 4);
  line->continues = g_test_rand_bit () ? some_line (ledger) : line->continues;
  good = dew_edit_row (ledger, changes, DEW_TABLE_LINE, line, NULL);
  dew_row_free (DEW_TABLE_LINE, line);

  return good;
}

static gboolean
change_virements (const DewLedger *ledger,
                  DewChanges      *changes,
                  gint64          *ids)
{
  DewVirement virement = { ++*ids, 2013, (char *) "2013-06-01", 0, (char *) "", (char *) "", (char *) "" };
  DewMovement from = { ++*ids, virement.id, some_line (ledger), some_pence () };
  DewMovement to = { ++*ids, virement.id, some_line (ledger), -from.pence };

  if (from.line == 0 || from.line == to.line || from.pence == 0)
    return FALSE;

  dew_changes_insert_row (changes, DEW_TABLE_VIREMENT, &virement);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &from);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &to);

  return TRUE;
}

static gboolean
change_by_chance (DewLedger  *ledger,
                  gint64     *ids,
                  DewChanges *changes)
{
  int kind = g_test_rand_int_range (0, 100);
  const char *what;
  gboolean good = FALSE;

  if (kind < 70)
    good = change_month (ledger, changes);
  else if (kind < 85)
    good = change_methods (ledger, changes);
  else if (kind < 88)
    good = change_virements (ledger, changes, ids);
  else
    good = random_verb (ledger, changes, (DewIds) { count_ids, ids }, &what, NULL);

  return good && dew_ledger_patch (ledger, changes, NULL);
}

static void
assert_same (const DewMonitor *monitor,
             const DewMonitor *other,
             const DewLedger  *ledger)
{
  guint n_nodes;

  dew_ledger_nodes (ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    {
      g_autoptr (GPtrArray) warnings = dew_monitor_warnings (monitor, ledger, node);
      g_autoptr (GPtrArray) others = dew_monitor_warnings (other, ledger, node);

      for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
        g_assert_cmpint (get (monitor, node, column), ==, get (other, node, column));
      g_assert_cmpint (dew_monitor_status (monitor, node), ==, dew_monitor_status (other, node));
      g_assert_cmpuint (dew_monitor_warned (monitor, node), ==, dew_monitor_warned (other, node));
      g_assert_cmpuint (warnings->len, ==, others->len);
      for (guint i = 0; i < warnings->len; i++)
        g_assert_cmpstr (g_ptr_array_index (warnings, i), ==, g_ptr_array_index (others, i));
    }
}

/* Every column adds down, where it is not blank; and why it is, is said. */
static void
assert_adds_down (const DewMonitor *monitor,
                  const DewLedger  *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint top = 0; top < n_nodes; top++)
    for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
      {
        gint64 sum = 0;
        gint64 pence = 0;
        gboolean any = FALSE;
        g_autofree char *why = dew_monitor_why_blank (monitor, ledger, top, column);

        for (guint i = top; i < nodes[top].end; i++)
          if (nodes[i].kind == DEW_NODE_LINE && dew_monitor_get (monitor, i, column, &pence))
            {
              sum += pence;
              any = TRUE;
            }
        if (dew_monitor_get (monitor, top, column, &pence))
          {
            g_assert_true (any);
            g_assert_cmpint (pence, ==, sum);
            g_assert_null (why);
          }
        else
          g_assert_true (column < DEW_MONITOR_VARIANCE_TO_DATE ? !any && why == NULL : why != NULL);
      }
}

/* Across: a difference is there only where its two are, and is theirs. */
static void
assert_holds_across (const DewMonitor *monitor,
                     guint             n_nodes)
{
  static const DewMonitorColumn across[][3] = {
    { DEW_MONITOR_VARIANCE_TO_DATE, DEW_MONITOR_ACTUAL_TO_DATE, DEW_MONITOR_BUDGET_TO_DATE },
    { DEW_MONITOR_MOVEMENT, DEW_MONITOR_FORECAST, DEW_MONITOR_PREVIOUS },
    { DEW_MONITOR_VARIANCE, DEW_MONITOR_FORECAST, DEW_MONITOR_LATEST },
  };

  for (guint node = 0; node < n_nodes; node++)
    for (guint i = 0; i < G_N_ELEMENTS (across); i++)
      {
        gint64 difference, first, second;

        if (!dew_monitor_get (monitor, node, across[i][0], &difference))
          continue;
        g_assert_true (dew_monitor_get (monitor, node, across[i][1], &first));
        g_assert_true (dew_monitor_get (monitor, node, across[i][2], &second));
        g_assert_cmpint (difference, ==, first - second);
      }
}

static gint64
sum_months (const DewMonitorMonths *months,
            DewMonthly              what)
{
  gint64 sum = 0;

  for (int month = 1; month <= 12; month++)
    sum += months->pence[what][month];

  return sum;
}

/* At every line, and down: the months come to what the columns say. */
static void
assert_months_add_up (const DewMonitor *monitor,
                      const DewLedger  *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint node = 0; node < n_nodes; node++)
    {
      DewMonitorMonths months;
      gint64 latest, to_date, forecast = 0, actual = 0, until = 0;

      dew_monitor_months (monitor, ledger, node, &months);
      if (months.lacking[DEW_MONTHLY_BUDGET] == 0 && dew_monitor_get (monitor, node, DEW_MONITOR_LATEST, &latest))
        {
          g_assert_cmpint (sum_months (&months, DEW_MONTHLY_BUDGET), ==, latest);
          for (int month = 1; month <= dew_monitor_months_to_date (monitor); month++)
            until += months.pence[DEW_MONTHLY_BUDGET][month];
          g_assert_true (dew_monitor_get (monitor, node, DEW_MONITOR_BUDGET_TO_DATE, &to_date));
          g_assert_cmpint (until, ==, to_date);
        }
      if (months.lacking[DEW_MONTHLY_ACTUAL] == 0)
        {
          dew_monitor_get (monitor, node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
          g_assert_cmpint (sum_months (&months, DEW_MONTHLY_ACTUAL), ==, actual);
        }
      actual = 0;
      if (nodes[node].kind == DEW_NODE_LINE && months.lacking[DEW_MONTHLY_FORECAST] == 0 && dew_monitor_get (monitor, node, DEW_MONITOR_FORECAST, &forecast))
        {
          dew_monitor_get (monitor, node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
          g_assert_cmpint (sum_months (&months, DEW_MONTHLY_FORECAST), ==, forecast - actual);
        }
    }
}

static void
test_patched (void)
{
  static const struct {
    gint64      scenario;
    const char *as_at;
  } kept[] = { { DEW_BASELINE, NOV }, { GROWTH, "2013-08-31" }, { DEW_BASELINE, AFTER }, { GROWTH, BEFORE } };
  g_autoptr (DewLedger) ledger = NULL;
  DewTotals *totals[G_N_ELEMENTS (kept)] = { NULL, };
  DewMonitor *monitors[G_N_ELEMENTS (kept)] = { NULL, };
  gint64 ids = 1000;
  guint steps = how_many (20000);

  for (guint step = 0; step < steps; step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();

      if (step % 500 == 0)
        {
          g_clear_pointer (&ledger, dew_ledger_free);
          ledger = make_county ();
          for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
            {
              g_clear_pointer (&totals[i], dew_totals_free);
              g_clear_pointer (&monitors[i], dew_monitor_free);
              totals[i] = dew_totals_new (ledger, YEAR, kept[i].scenario);
              monitors[i] = dew_monitor_new (ledger, totals[i], kept[i].as_at);
            }
        }

      if (!change_by_chance (ledger, &ids, changes))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
        {
          g_autoptr (DewMonitor) fresh = NULL;
          guint n_nodes;

          dew_totals_patch (totals[i], ledger, changes);
          dew_monitor_patch (monitors[i], ledger, totals[i], changes);
          fresh = dew_monitor_new (ledger, totals[i], kept[i].as_at);
          dew_ledger_nodes (ledger, &n_nodes);
          assert_same (monitors[i], fresh, ledger);
          assert_holds_across (monitors[i], n_nodes);
          if (step % 10 != 0)
            continue;
          assert_adds_down (monitors[i], ledger);
          assert_months_add_up (monitors[i], ledger);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      dew_totals_free (totals[i]);
      dew_monitor_free (monitors[i]);
    }
}

/* ---- Signs ---- */

static DewMonitorStatus
mirror (DewMonitorStatus status)
{
  static const DewMonitorStatus mirrored[DEW_N_MONITOR_STATUSES] = {
    DEW_MONITOR_NONE, DEW_MONITOR_WITHIN, DEW_MONITOR_AMBER_UNDER, DEW_MONITOR_RED_UNDER, DEW_MONITOR_AMBER_OVER, DEW_MONITOR_RED_OVER,
  };

  return mirrored[status];
}

/* Every figure with the other sign: every column is what it was, with the other sign, and what was over is under. */
static void
test_signs (void)
{
  for (guint step = 0; step < how_many (2000); step++)
    {
      int profile = g_test_rand_int_range (0, 4);
      int outlook = g_test_rand_int_range (0, 4);
      const char *days[] = { BEFORE, "2013-04-30", OCT, NOV, AFTER };
      const char *as_at = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))];
      g_auto (Fixture) one = { make_lines (profile, outlook), NULL, NULL };
      g_auto (Fixture) other = { make_lines (profile, outlook), NULL, NULL };
      guint n_nodes;

      for (gint64 line = 1; line <= 4; line++)
        for (DewMeasure measure = DEW_EXISTING; measure <= DEW_PREVIOUS; measure++)
          for (int year = 2012; year <= 2013; year++)
            for (int month = 0; month <= (measure >= DEW_BUDGET && measure <= DEW_FORECAST ? 12 : 0); month++)
              if (g_test_rand_int_range (0, month == 0 ? 3 : 2) == 0)
                {
                  gint64 pence = some_pence ();

                  put (one.ledger, line, year, month, measure, COUNCIL, DEW_BASELINE, pence);
                  put (other.ledger, line, year, month, measure, COUNCIL, DEW_BASELINE, -pence);
                }
      watch (&one, as_at);
      watch (&other, as_at);

      dew_ledger_nodes (one.ledger, &n_nodes);
      for (guint node = 0; node < n_nodes; node++)
        {
          for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
            {
              gint64 pence = get (one.monitor, node, column);

              g_assert_cmpint (get (other.monitor, node, column), ==, pence == BLANK ? BLANK : -pence);
            }
          g_assert_cmpint (dew_monitor_status (other.monitor, node), ==, mirror (dew_monitor_status (one.monitor, node)));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor/budgets", test_budgets);
  g_test_add_func ("/monitor/actuals", test_actuals);
  g_test_add_func ("/monitor/methods-of-the-pool", test_methods_of_the_pool);
  g_test_add_func ("/monitor/continued", test_continued);
  g_test_add_func ("/monitor/ring", test_ring);
  g_test_add_func ("/monitor/differences", test_differences);
  g_test_add_func ("/monitor/many-names", test_many_names);
  g_test_add_func ("/monitor/status", test_status);
  g_test_add_func ("/monitor/asked", test_asked);
  g_test_add_func ("/monitor/months", test_months);
  g_test_add_func ("/monitor/bound", test_bound);
  g_test_add_func ("/monitor/patched", test_patched);
  g_test_add_func ("/monitor/signs", test_signs);

  return g_test_run ();
}
