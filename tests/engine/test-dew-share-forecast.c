/* test-dew-share-forecast.c: what there is of a forecast to be shared */
#include "monitor-fixture.h"

#include "dew-share-forecast.h"

static void
assert_amounts (Fixture    *fixture,
                gint64      pool,
                const char *expected,
                const char *says)
{
  g_autofree char *left_out = NULL;
  g_autoptr (GArray) amounts = dew_share_forecast (fixture->ledger, fixture->monitor, pool, &left_out);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < amounts->len; i++)
    {
      const DewLineAmount *amount = &g_array_index (amounts, DewLineAmount, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT " ", amount->line, amount->pence);
    }
  g_assert_cmpstr (text->str, ==, expected);
  if (says == NULL)
    g_assert_cmpstr (left_out, ==, NULL);
  else if (left_out == NULL || strstr (left_out, says) == NULL)
    g_error ("“%s” does not say “%s”", left_out == NULL ? "" : left_out, says);
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *figures[3];     /* of lines 1 to 3 */
    const char *expected;
    const char *says;
  } cases[] = {
    { { "b=1200 f=1300", "b=600 f=500", "b=100 f=100" }, "3:0 1:100 2:-100 ", NULL },
    { { "b=1200 f=1300", "b=600", "" }, "1:100 ", "1 service line has no forecast yet: Transport." },
    { { "f=1300", "b=600 f=610", "" }, "2:10 ", "Meals" },
    { { "b=1200 v=-50 f=1300", "v=50 f=0", "" }, "1:150 2:-50 ", NULL },
    { { "", "", "" }, "", "" },
    { { "b=1", "b=2", "b=3" }, "", "3 service lines have no forecast yet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { .ledger = make_lines (EQUAL, O_TYPED) };

      ((DewLine *) dew_ledger_find (fixture.ledger, DEW_TABLE_LINE, 3))->outlook = DEW_OUTLOOK_TYPED;
      for (guint line = 0; line < 3; line++)
        enter_figures (fixture.ledger, line + 1, cases[i].figures[line]);
      /* Another pool's lines are not this one's. */
      enter_figures (fixture.ledger, 4, "b=7 f=9");
      watch (&fixture, NOV);

      assert_amounts (&fixture, 1, cases[i].expected, cases[i].says);
      assert_amounts (&fixture, 2, "4:2 ", NULL);
    }
}

/* No pool has no lines, rather than all there are. */
static void
test_no_pool (void)
{
  g_auto (Fixture) fixture = { .ledger = make_lines (EQUAL, O_TYPED) };
  g_autoptr (GArray) amounts = NULL;

  enter_figures (fixture.ledger, 1, "b=7 f=9");
  watch (&fixture, NOV);
  amounts = dew_share_forecast (fixture.ledger, fixture.monitor, 99, NULL);
  g_assert_cmpuint (amounts->len, ==, 0);
}

/* What is to be shared is what the monitoring shows of the pool, where that is not blank. */
static void
test_sum (void)
{
  for (guint i = 0; i < how_many (1000); i++)
    {
      g_auto (Fixture) fixture = { .ledger = make_lines (g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 4)) };
      g_autoptr (GArray) amounts = NULL;
      gint64 sum = 0, shown;
      guint pool;

      for (gint64 line = 1; line <= 3; line++)
        for (gint32 n = g_test_rand_int_range (0, 4); n > 0; n--)
          {
            g_autofree char *said = g_strdup_printf ("%c=%d", "bfa"[n % 3], g_test_rand_int_range (-1000, 10000));

            enter_figures (fixture.ledger, line, said);
          }
      watch (&fixture, NOV);
      amounts = dew_share_forecast (fixture.ledger, fixture.monitor, 1, NULL);
      for (guint a = 0; a < amounts->len; a++)
        sum += g_array_index (amounts, DewLineAmount, a).pence;
      pool = dew_ledger_node (fixture.ledger, DEW_TABLE_POOL, 1);
      if (dew_monitor_get (fixture.monitor, pool, DEW_MONITOR_VARIANCE, &shown))
        g_assert_cmpint (sum, ==, shown);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-forecast/amounts", test_amounts);
  g_test_add_func ("/share-forecast/no-pool", test_no_pool);
  g_test_add_func ("/share-forecast/sum", test_sum);

  return g_test_run ();
}
