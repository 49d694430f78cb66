/* test-dew-edit-month.c: the next month's report */
#include "monitor-fixture.h"

#include "dew-edit-month.h"

static gboolean
begin_month (Fixture *fixture,
             GError **error)
{
  DewChanges *changes = dew_changes_new ();

  if (!dew_edit_next_month (fixture->ledger, changes, fixture->monitor, error))
    {
      dew_changes_free (changes);
      return FALSE;
    }

  take (fixture->ledger, changes);
  watch (fixture, dew_ledger_document (fixture->ledger)->as_at);
  return TRUE;
}

/* What the forecast was is the forecast before, whoever had it, and a line without one keeps what it has. */
static void
test_forecasts (void)
{
  g_auto (Fixture) fixture = { .ledger = make_lines (EQUAL, O_STRAIGHT) };
  g_autoptr (GError) error = NULL;

  enter_figures (fixture.ledger, 1, "b=1200 a1-8=100 p=7@1 p=8@2 p=9");       /* straight line: 1200 */
  enter_figures (fixture.ledger, 2, "b=600 f=650@1 f=20@2");                  /* typed, of two partners: 670 */
  enter_figures (fixture.ledger, 3, "b=600 p=5");                             /* as last year, and nothing to go by */
  enter_figures (fixture.ledger, 4, "b=100 f=0 p=1");
  watch (&fixture, OCT);
  g_assert_cmpint (dew_monitor_months_to_date (fixture.monitor), ==, 7);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 3), DEW_MONITOR_FORECAST), ==, BLANK);

  g_assert_true (begin_month (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dew_ledger_document (fixture.ledger)->as_at, ==, "2013-11-30");
  g_assert_cmpint (dew_monitor_months_to_date (fixture.monitor), ==, 8);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_PREVIOUS), ==, 1200);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 2), DEW_MONITOR_PREVIOUS), ==, 670);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 3), DEW_MONITOR_PREVIOUS), ==, 5);
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 4), DEW_MONITOR_PREVIOUS), ==, 0);
  g_assert_null (dew_ledger_figure_row (fixture.ledger, 1, YEAR, 0, DEW_PREVIOUS, COUNCIL, DEW_BASELINE));
  g_assert_null (dew_ledger_figure_row (fixture.ledger, 1, YEAR, 0, DEW_PREVIOUS, CCG, DEW_BASELINE));
  g_assert_true (dew_edit_validate (fixture.ledger, &error));

  /* With a month more and nothing typed since, a straight line goes down: that is its movement. */
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_MOVEMENT), ==, 0);
  put (fixture.ledger, 1, YEAR, 9, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 400);
  watch (&fixture, "2013-12-31");
  g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_MOVEMENT), ==, 1600 - 1200);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *as_at, *then;
  } cases[] = {
    { BEFORE, "2013-04-30" },
    { "2013-04-01", "2013-04-30" },
    { "2013-04-29", "2013-04-30" },
    { "2013-04-30", "2013-05-31" },
    { "2014-01-15", "2014-01-31" },
    { "2014-01-31", "2014-02-28" },
    { "2014-03-30", "2014-03-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { .ledger = make_lines (EQUAL, O_TYPED) };
      g_autoptr (GError) error = NULL;

      watch (&fixture, cases[i].as_at);
      g_assert_true (begin_month (&fixture, &error));
      g_assert_cmpstr (dew_ledger_document (fixture.ledger)->as_at, ==, cases[i].then);
    }
}

static void
test_over (void)
{
  const char *const days[] = { "2014-03-31", AFTER, "2020-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (Fixture) fixture = { .ledger = make_lines (EQUAL, O_TYPED) };
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;

      enter_figures (fixture.ledger, 1, "b=1200 f=1300");
      before = dump_ledger (fixture.ledger);
      watch (&fixture, days[i]);
      g_assert_false (begin_month (&fixture, &error));
      assert_refused (&error, DEW_ERROR_INVALID, "The year 2013/14 is over");
      assert_same_dump (fixture.ledger, before);
    }
}

/* Twelve times, from before the year to its end. */
static void
test_whole_year (void)
{
  g_auto (Fixture) fixture = { .ledger = make_lines (EQUAL, O_STRAIGHT) };
  g_autoptr (GError) error = NULL;

  enter_figures (fixture.ledger, 1, "b=1200 a1-12=110");
  watch (&fixture, BEFORE);
  for (int month = 1; month <= 12; month++)
    {
      g_assert_true (begin_month (&fixture, &error));
      g_assert_cmpint (dew_monitor_months_to_date (fixture.monitor), ==, month);
      g_assert_cmpint (get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_PREVIOUS), ==, month == 1 ? BLANK : 1320);
    }
  g_assert_false (begin_month (&fixture, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-month/forecasts", test_forecasts);
  g_test_add_func ("/edit-month/dates", test_dates);
  g_test_add_func ("/edit-month/over", test_over);
  g_test_add_func ("/edit-month/whole-year", test_whole_year);

  return g_test_run ();
}
