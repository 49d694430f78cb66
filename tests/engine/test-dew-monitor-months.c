/* test-dew-monitor-months.c: budget, actual and forecast month by month */
#include "monitor-fixture.h"

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
    { 0, O_STRAIGHT, NOV, "a1=8 a2-8=0 f9=5", DEW_MONTHLY_FORECAST, { B, B, B, B, B, B, B, B, 1, 1, 1, 1 }, 0 },
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor-months/months", test_months);

  return g_test_run ();
}
