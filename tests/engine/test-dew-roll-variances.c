/* test-dew-roll-variances.c: which lines' variances a year may take along, and how many have none */
#include "dew-roll-variances.h"
#include "monitor-fixture.h"

static void
set_recurrent (Fixture *fixture,
               gint64   line)
{
  ((DewLine *) dew_ledger_find (fixture->ledger, DEW_TABLE_LINE, line))->recurrence = DEW_RECURRENT;
}

static void
test_lines (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) carers = NULL;
  guint n_lacking;

  set_recurrent (&fixture, 1);
  set_recurrent (&fixture, 2);
  set_recurrent (&fixture, 4);
  enter_figures (fixture.ledger, 1, "b=100 f=130");
  enter_figures (fixture.ledger, 2, "b=100");                 /* no forecast */
  enter_figures (fixture.ledger, 3, "b=100 f=150");           /* not said to be recurrent */
  enter_figures (fixture.ledger, 4, "b=100 f=80");
  watch (&fixture, NOV);

  all = dew_roll_variances (fixture.ledger, fixture.monitor, 0, &n_lacking);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (g_array_index (all, DewLineVariance, 0).line, ==, 1);
  g_assert_cmpint (g_array_index (all, DewLineVariance, 0).pence, ==, 30);
  g_assert_cmpint (g_array_index (all, DewLineVariance, 1).line, ==, 4);
  g_assert_cmpint (g_array_index (all, DewLineVariance, 1).pence, ==, -20);
  g_assert_cmpuint (n_lacking, ==, 1);

  carers = dew_roll_variances (fixture.ledger, fixture.monitor, 2, NULL);
  g_assert_cmpuint (carers->len, ==, 1);
  g_assert_cmpint (g_array_index (carers, DewLineVariance, 0).line, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roll-variances/lines", test_lines);

  return g_test_run ();
}
