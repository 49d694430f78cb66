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

#define TO_NOV 0x1feu            /* bits of months */
#define REST   0x1e00u
#define ALL    0x1ffeu

/* What is compared is of the same lines: the second line stands beside one that has everything. */
static void
test_alike (void)
{
  static const struct {
    int         profile;
    const char *as_at, *figures;
    guint       alike;
    guint       missing[DEW_N_MONTHLY];
  } cases[] = {
    { 0, NOV, "", ALL, { 0, 0, 0 } },
    { 0, NOV, "b=100 a1-8=9 f=120", ALL, { 0, 0, 0 } },
    { 0, NOV, "b=100 a1-4=9 a6-8=9 f=120", ALL & ~(1u << 5), { 0, 1, 0 } },
    { 0, NOV, "b=100 a1-7=9 f=120", ALL & ~(1u << 8), { 0, 1, 0 } },
    { 0, NOV, "b=100 f=120", REST, { 0, 1, 0 } },
    { 0, NOV, "b=100 a1-8=9", TO_NOV, { 0, 0, 1 } },
    { 0, NOV, "a1-8=9 f=120", 0, { 1, 0, 0 } },
    { 0, NOV, "a2=9", ALL & ~(1u << 2), { 1, 1, 1 } },
    { 0, NOV, "f=120", TO_NOV, { 1, 0, 0 } },
    { 0, NOV, "a9=120", ALL, { 0, 0, 0 } },
    { 0, NOV, "b=100 a=70 f=120", REST, { 0, 0, 0 } },
    { 0, NOV, "b=100 a1-8=9@1 a=70@2 f=120", REST, { 0, 0, 0 } },
    { 0, NOV, "a=70", REST, { 1, 0, 1 } },
    { TYPED, NOV, "b=100 a1-8=9 f=120", 0, { 0, 0, 0 } },
    { 0, BEFORE, "b=100 f=120", ALL, { 0, 0, 0 } },
    { 0, BEFORE, "b=100", 0, { 0, 0, 1 } },
    { 0, AFTER, "b=100 a1-12=9", ALL, { 0, 0, 0 } },
    { 0, AFTER, "b=100 a=100", 0, { 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { make_lines (cases[i].profile, 0), NULL, NULL };
      DewMonitorMonths months;

      g_test_message ("%u: %s", i, cases[i].figures);
      enter_figures (fixture.ledger, 1, cases[i].figures);
      enter_figures (fixture.ledger, 2, "b=100 a1-12=9 f=120");
      watch (&fixture, cases[i].as_at);
      dew_monitor_months (fixture.monitor, fixture.ledger, 0, &months);
      g_assert_cmphex (months.alike, ==, cases[i].alike);
      for (DewMonthly what = 0; what < DEW_N_MONTHLY; what++)
        g_assert_cmpuint (months.missing[what], ==, cases[i].missing[what]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor-months/months", test_months);
  g_test_add_func ("/monitor-months/alike", test_alike);

  return g_test_run ();
}
