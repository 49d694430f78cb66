/* test-dew-sample.c: the samples, and the figures that were published */
#include "blank-document.h"

#include <string.h>

#include "dew-incentive.h"
#include "dew-intake.h"
#include "dew-monitor.h"
#include "dew-sample.h"
#include "dew-totals.h"

#define M_PENCE G_GINT64_CONSTANT (100000000)

static DewLedger *
open_sample (const char *name)
{
  GError *error = NULL;
  const DewSample *sample = dew_sample_find (name, &error);
  g_autoptr (GBytes) bytes = NULL;
  DewLedger *ledger = make_blank ();
  DewChanges *changes;

  g_assert_no_error (error);
  bytes = dew_sample_bytes (sample);
  changes = dew_intake_json (ledger, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  patch (ledger, changes);

  return ledger;
}

static void
test_find (void)
{
  g_autoptr (GError) error = NULL;
  const DewSample *samples;
  guint n;

  samples = dew_samples (&n);
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) bytes = dew_sample_bytes (&samples[i]);

      g_assert_true (dew_sample_find (samples[i].name, NULL) == &samples[i]);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
    }

  g_assert_null (dew_sample_find ("atlantis-1900", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
}

static void
test_oxfordshire (void)
{
  static const struct { const char *partner; DewSum sum; gint64 millions; } published[] = {
    { "Council", DEW_SUM_EXISTING, 78 }, { "Council", DEW_SUM_ADDITIONAL, 21 }, { "Council", DEW_SUM_INCOME, 18 },
    { "Council", DEW_SUM_GROSS, 99 }, { "Council", DEW_SUM_NET, 81 },
    { "CCG", DEW_SUM_EXISTING, 30 }, { "CCG", DEW_SUM_ADDITIONAL, 66 }, { "CCG", DEW_SUM_GROSS, 96 }, { "CCG", DEW_SUM_NET, 96 },
    { NULL, DEW_SUM_EXISTING, 108 }, { NULL, DEW_SUM_ADDITIONAL, 87 }, { NULL, DEW_SUM_GROSS, 195 }, { NULL, DEW_SUM_NET, 177 },
  };
  static const struct { const char *pool; const char *host; DewLeadMode mode; const char *lead; } pools[] = {
    { "Older people", "Council", DEW_LEAD_SPLIT, NULL },
    { "Learning disability", "Council", DEW_LEAD_SINGLE, "Council" },
    { "Mental health", "CCG", DEW_LEAD_SINGLE, "CCG" },
    { "Physical disability", "Council", DEW_LEAD_SINGLE, "Council" },
  };
  g_autoptr (DewLedger) ledger = open_sample ("oxfordshire-2013");
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
  gint64 older = dew_ledger_pool_named (ledger, "Older people", NULL)->id;
  gint64 proposal = ((const DewScenario *) dew_ledger_rows (ledger, DEW_TABLE_SCENARIO)->pdata[0])->id;

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      int partner = published[i].partner != NULL ? dew_ledger_partner_index (ledger, find_partner (ledger, published[i].partner)) : DEW_ALL_PARTNERS;

      g_assert_cmpint (dew_totals_get (totals, 0, partner, published[i].sum), ==, published[i].millions * M_PENCE);
    }

  for (guint i = 0; i < G_N_ELEMENTS (pools); i++)
    {
      const DewPool *pool = dew_ledger_rows (ledger, DEW_TABLE_POOL)->pdata[i];

      g_assert_cmpstr (pool->name, ==, pools[i].pool);
      g_assert_cmpint (pool->host, ==, find_partner (ledger, pools[i].host));
      g_assert_cmpint (pool->lead_mode, ==, (int) pools[i].mode);
      g_assert_cmpint (pool->lead, ==, pools[i].lead != NULL ? find_partner (ledger, pools[i].lead) : 0);
      g_assert_cmpint (dew_totals_entered (totals, dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id), DEW_ALL_PARTNERS, DEW_SUM_GROSS), ==, i == 0);
    }

  g_assert_cmpstr (dew_ledger_document (ledger)->as_at, ==, "2013-05-23");
  g_assert_cmpstr (dew_ledger_rule (ledger, older, 0, DEW_OVER, "2014-03-31", DEW_BASELINE)->text, ==, "own");
  g_assert_cmpstr (dew_ledger_rule (ledger, older, 0, DEW_OVER, "2014-03-31", proposal)->text, ==, "proportional gross");
}

/* Every figure of the equipment says where it is from, and the budget that it is none. */
static void
assert_remarks (const DewLedger *ledger)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (ledger, 1, &n);

  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      const DewRemark *remark = dew_ledger_remark (ledger, 1, figures[i].year, 0, (DewMeasure) figures[i].measure, figures[i].partner);

      g_assert_nonnull (remark);
      g_assert_nonnull (strstr (remark->source, "§1.6.2"));
      g_assert_cmpint (strstr (remark->note, "taken as its budget") != NULL, ==, figures[i].measure == DEW_BUDGET);
    }
}

/* The deficits that were published, as variances: 1,075 and 134 thousand over 2,567. */
static void
assert_spending (const DewLedger *ledger)
{
  static const struct { int year; gint64 actual, variance, percent; } published[] = {
    { 2017, 364200000, 107500000, 418777 },
    { 2016, 270100000, 13400000, 52201 },
  };
  guint equipment = dew_ledger_node (ledger, DEW_TABLE_POOL, dew_ledger_pool_named (ledger, "Community equipment", NULL)->id);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, published[i].year, DEW_BASELINE);
      g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, totals, dew_ledger_document (ledger)->as_at);
      gint64 original, actual, forecast, variance, percent;

      g_assert_true (dew_monitor_get (monitor, equipment, DEW_MONITOR_ORIGINAL, &original));
      g_assert_true (dew_monitor_get (monitor, equipment, DEW_MONITOR_ACTUAL_TO_DATE, &actual));
      g_assert_true (dew_monitor_get (monitor, equipment, DEW_MONITOR_FORECAST, &forecast));
      g_assert_true (dew_monitor_get (monitor, equipment, DEW_MONITOR_VARIANCE, &variance));
      g_assert_true (dew_monitor_percent (monitor, equipment, &percent));
      g_assert_cmpint (original, ==, 256700000);
      g_assert_cmpint (actual, ==, published[i].actual);
      g_assert_cmpint (forecast, ==, published[i].actual);
      g_assert_cmpint (variance, ==, published[i].variance);
      g_assert_cmpint (percent, ==, published[i].percent);
      g_assert_cmpint (dew_monitor_status (monitor, equipment), ==, DEW_MONITOR_RED_OVER);
    }
}

/* The only thing in a sample that is not published says so, where it is called and where it is noted. */
static void
assert_illustration (const DewLedger *ledger)
{
  g_autoptr (GPtrArray) funds = dew_incentives_of (ledger, 0, 0);
  const DewIncentive *fund;

  g_assert_cmpuint (funds->len, ==, 1);
  fund = funds->pdata[0];
  g_assert_nonnull (strstr (fund->name, "illustration"));
  g_assert_nonnull (strstr (fund->note, "not a published figure"));
  g_assert_cmpint (fund->pool, ==, dew_ledger_pool_named (ledger, "Health and social care integration (Better Care Fund)", NULL)->id);
  g_assert_cmpint (fund->commissioner, ==, find_partner (ledger, "Barnet CCG"));
  g_assert_cmpint (dew_incentive_released (fund), ==, 41250000);
}

static void
test_barnet (void)
{
  g_autoptr (DewLedger) ledger = open_sample ("barnet-2017");
  g_autoptr (DewTotals) now = dew_totals_new (ledger, 2017, DEW_BASELINE);
  g_autoptr (DewTotals) before = dew_totals_new (ledger, 2016, DEW_BASELINE);
  guint equipment = dew_ledger_node (ledger, DEW_TABLE_POOL, dew_ledger_pool_named (ledger, "Community equipment", NULL)->id);
  guint speech = dew_ledger_node (ledger, DEW_TABLE_POOL, dew_ledger_pool_named (ledger, "Speech and language therapy", NULL)->id);
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);

  g_assert_cmpint (dew_totals_get (now, 0, DEW_ALL_PARTNERS, DEW_SUM_BUDGET), ==, G_GINT64_CONSTANT (4302815700));
  g_assert_cmpint (dew_totals_get (now, speech, DEW_ALL_PARTNERS, DEW_SUM_BUDGET), ==, 209763500);
  g_assert_cmpint (dew_totals_get (now, equipment, DEW_NO_PARTNER, DEW_SUM_BUDGET), ==, 256700000);
  g_assert_cmpint (dew_totals_get (before, equipment, DEW_NO_PARTNER, DEW_SUM_BUDGET), ==, 256700000);
  g_assert_cmpint (dew_totals_get (now, equipment, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL), ==, 364200000);
  g_assert_cmpint (dew_totals_get (before, equipment, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL), ==, 270100000);
  g_assert_false (dew_totals_entered (now, 0, DEW_ALL_PARTNERS, DEW_SUM_GROSS));
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_AGREEMENT)->len, ==, 3);

  assert_remarks (ledger);
  assert_spending (ledger);
  assert_illustration (ledger);

  /* Each with its paragraph. */
  for (guint i = 0; i < pools->len; i++)
    g_assert_nonnull (g_strrstr (((const DewPool *) pools->pdata[i])->source, "§"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/find", test_find);
  g_test_add_func ("/sample/oxfordshire", test_oxfordshire);
  g_test_add_func ("/sample/barnet", test_barnet);

  return g_test_run ();
}
