/* test-dew-ledger-arranged.c: what a scenario says of lines and pools, and what counts of it */
#include "engine-fixture.h"

#include <string.h>

#include "dew-ledger-private.h"
#include "dew-monitor.h"

static void
put_arrangement (DewLedger  *ledger,
                 gint64      id,
                 gint64      scenario,
                 gint64      line,
                 gint        off,
                 gint        status,
                 const char *pooled_from,
                 gint        lead_mode,
                 gint64      lead)
{
  DewChanges *changes = dew_changes_new ();
  DewArrangement arrangement = { id, scenario, line, off, status, (char *) pooled_from, lead_mode, lead };

  dew_changes_insert_row (changes, DEW_TABLE_ARRANGEMENT, &arrangement);
  take (ledger, changes);
}

static void
drop_arrangement (DewLedger *ledger,
                  gint64     line,
                  gint64     scenario)
{
  DewChanges *changes = dew_changes_new ();

  dew_changes_delete_row (changes, DEW_TABLE_ARRANGEMENT, dew_ledger_arrangement (ledger, line, scenario));
  take (ledger, changes);
}

/* District nurses are led by the CCG and pooled. */
static void
test_effect (void)
{
  static const struct {
    gint        off, status;
    const char *pooled_from;
    gint        lead_mode;
    gint64      lead;
    gboolean    now_off;
    gint        now_status;
    const char *now_from;
    gint        now_mode;
    gint64      now_lead;
  } cases[] = {
    { 1, DEW_ARRANGED_AS_BASELINE, "", DEW_ARRANGED_LEAD_AS_BASELINE, 0, TRUE, DEW_STATUS_POOLED, "", DEW_LEAD_SINGLE, CCG },
    { 0, DEW_ARRANGED_ALIGNED, "", DEW_ARRANGED_LEAD_AS_BASELINE, 0, FALSE, DEW_STATUS_ALIGNED, "", DEW_LEAD_SINGLE, CCG },
    { 0, DEW_ARRANGED_ALIGNED, "2014-01-01", DEW_ARRANGED_LEAD_NONE, 0, FALSE, DEW_STATUS_ALIGNED, "2014-01-01", DEW_LEAD_MISSING, 0 },
    { 0, DEW_ARRANGED_POOLED, "", DEW_ARRANGED_LEAD_JOINT, 0, FALSE, DEW_STATUS_POOLED, "", DEW_LEAD_JOINT, 0 },
    { 0, DEW_ARRANGED_AS_BASELINE, "", DEW_ARRANGED_LEAD_SINGLE, TRUST, FALSE, DEW_STATUS_POOLED, "", DEW_LEAD_SINGLE, TRUST },
  };
  static const gint64 others[] = { DEW_BASELINE, SPLIT };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, DISTRICT);
      DewArranged arranged;

      put_arrangement (ledger, 1, GROWTH, DISTRICT, cases[i].off, cases[i].status, cases[i].pooled_from, cases[i].lead_mode, cases[i].lead);
      dew_ledger_arranged (ledger, line, GROWTH, &arranged);
      g_assert_cmpint (arranged.off, ==, cases[i].now_off);
      g_assert_cmpint (arranged.status, ==, cases[i].now_status);
      g_assert_cmpstr (arranged.pooled_from, ==, cases[i].now_from);
      g_assert_cmpint (arranged.lead_mode, ==, cases[i].now_mode);
      g_assert_cmpint (arranged.lead, ==, cases[i].now_lead);

      for (guint o = 0; o < G_N_ELEMENTS (others); o++)
        {
          dew_ledger_arranged (ledger, line, others[o], &arranged);
          g_assert_false (arranged.off);
          g_assert_cmpint (arranged.status, ==, DEW_STATUS_POOLED);
          g_assert_cmpint (arranged.lead, ==, CCG);
          g_assert_true (dew_ledger_pooled (ledger, line, others[o], "2013-04-01"));
        }
      g_assert_cmpint (dew_ledger_pooled (ledger, line, GROWTH, "2013-04-01"), ==, cases[i].now_status == DEW_STATUS_POOLED);
      g_assert_cmpint (dew_ledger_pooled (ledger, line, GROWTH, "2014-01-31"), ==, cases[i].now_status == DEW_STATUS_POOLED || *cases[i].now_from != '\0');

      drop_arrangement (ledger, DISTRICT, GROWTH);
      g_assert_null (dew_ledger_arrangement (ledger, DISTRICT, GROWTH));
      dew_ledger_arranged (ledger, line, GROWTH, &arranged);
      g_assert_false (arranged.off);
    }
}

static void
test_variance (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  static const DewVariance rows[] = {
    { 1, DEW_BASELINE, OLDER, 2013, 100 }, { 2, GROWTH, OLDER, 2013, DEW_CLEARED }, { 3, SPLIT, OLDER, 2014, -7 },
  };
  static const struct {
    gint64   pool;
    int      year;
    gint64   scenario;
    gboolean typed;
    gint64   pence;
  } cases[] = {
    { OLDER, 2013, DEW_BASELINE, TRUE, 100 }, { OLDER, 2013, GROWTH, FALSE, 0 }, { OLDER, 2013, SPLIT, TRUE, 100 },
    { OLDER, 2014, DEW_BASELINE, FALSE, 0 }, { OLDER, 2014, SPLIT, TRUE, -7 }, { EQUIPMENT, 2013, DEW_BASELINE, FALSE, 0 },
  };
  DewChanges *changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &rows[i]);
  take (ledger, changes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 pence = 0;

      g_assert_cmpint (dew_ledger_variance (ledger, cases[i].pool, cases[i].year, cases[i].scenario, &pence), ==, cases[i].typed);
      g_assert_cmpint (pence, ==, cases[i].pence);
    }
  g_assert_cmpint (dew_ledger_variance_row (ledger, OLDER, 2013, GROWTH)->id, ==, 2);
  g_assert_null (dew_ledger_variance_row (ledger, OLDER, 2013, SPLIT));
}

static void
test_spread (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewSpread spread = { 1, MEALS, DEW_SPREAD_NORMAL, 0, 50000, 0, 0, (char *) "" };
  DewChanges *changes = dew_changes_new ();

  g_assert_null (dew_ledger_spread (ledger, MEALS));
  dew_changes_insert_row (changes, DEW_TABLE_SPREAD, &spread);
  take (ledger, changes);
  g_assert_cmpint (dew_ledger_spread (ledger, MEALS)->deviation, ==, 50000);
  g_assert_null (dew_ledger_spread (ledger, TRANSPORT));
}

/* ---- Lines that are switched off ---- */

static void
put_virement (DewLedger *ledger)
{
  DewVirement virement = { 1, 2013, (char *) "2013-10-01", COUNCIL, (char *) "why", (char *) "", (char *) "" };
  DewMovement from = { 1, 1, MEALS, -500 };
  DewMovement to = { 2, 1, TRANSPORT, 500 };
  DewChanges *changes = dew_changes_new ();

  dew_changes_insert_row (changes, DEW_TABLE_VIREMENT, &virement);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &from);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &to);
  take (ledger, changes);
}

/* It has nothing entered and nothing moved where it is off, and all of it elsewhere. */
static void
test_off (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  guint meals = dew_ledger_node (ledger, DEW_TABLE_LINE, MEALS);
  guint pool = dew_ledger_node (ledger, DEW_TABLE_POOL, OLDER);

  put_virement (ledger);
  put_arrangement (ledger, 1, SPLIT, MEALS, 1, 0, "", 0, 0);
  for (guint scenario = 0; scenario <= SPLIT; scenario++)
    {
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, scenario);
      g_autoptr (DewMonitor) monitor = dew_monitor_new (ledger, totals, "2013-09-30");
      gboolean off = scenario == SPLIT;
      gint64 pence;

      g_assert_cmpint (dew_totals_entered (totals, meals, DEW_ALL_PARTNERS, DEW_SUM_GROSS), ==, !off);
      g_assert_cmpint (dew_totals_entered (totals, meals, DEW_ALL_PARTNERS, DEW_SUM_MOVED), ==, !off);
      g_assert_cmpint (dew_totals_get (totals, meals, DEW_ALL_PARTNERS, DEW_SUM_CURRENT), ==, off ? 0 : 2499500);
      g_assert_cmpint (dew_totals_get (totals, pool, DEW_ALL_PARTNERS, DEW_SUM_MOVED), ==, off ? 500 : 0);
      g_assert_cmpint (dew_totals_get (totals, pool, DEW_ALL_PARTNERS, DEW_SUM_EXISTING), ==, (scenario == GROWTH ? 8800000 : 7800000) - (off ? 2500000 : 0));
      g_assert_cmpint (dew_monitor_get (monitor, meals, DEW_MONITOR_LATEST, &pence), ==, !off);
    }
}

static void
assert_same_latest (const DewLedger  *ledger,
                    const DewTotals  *totals,
                    const DewMonitor *monitor)
{
  g_autoptr (DewTotals) fresh = dew_totals_new (ledger, 2013, dew_totals_scenario (totals));
  g_autoptr (DewMonitor) other = dew_monitor_new (ledger, fresh, "2013-09-30");
  guint n_nodes;

  dew_ledger_nodes (ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    {
      for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
        g_assert_cmpint (dew_totals_get (totals, node, DEW_ALL_PARTNERS, sum), ==, dew_totals_get (fresh, node, DEW_ALL_PARTNERS, sum));
      for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
        {
          gint64 one = 0, two = 0;

          g_assert_cmpint (dew_monitor_get (monitor, node, column, &one), ==, dew_monitor_get (other, node, column, &two));
          g_assert_cmpint (one, ==, two);
        }
    }
}

/* Switched off, on again, moved to another line and to another scenario: what was patched is what it would be afresh. */
static void
test_patched (void)
{
  static const gint64 lines[] = { DISTRICT, MEALS, TRANSPORT, BEDS };
  g_autoptr (DewLedger) ledger = make_county ();
  DewTotals *totals[SPLIT + 1];
  DewMonitor *monitors[SPLIT + 1];

  put_virement (ledger);
  for (gint64 scenario = 0; scenario <= SPLIT; scenario++)
    {
      totals[scenario] = dew_totals_new (ledger, 2013, scenario);
      monitors[scenario] = dew_monitor_new (ledger, totals[scenario], "2013-09-30");
    }

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      DewArrangement next = { i + 1, g_test_rand_int_range (1, 3), lines[g_test_rand_int_range (0, 4)], g_test_rand_bit (), 1, (char *) "", 0, 0 };
      const DewArrangement *there = dew_ledger_arrangement (ledger, next.line, next.scenario);
      const GPtrArray *rows = dew_ledger_rows (ledger, DEW_TABLE_ARRANGEMENT);
      const DewArrangement *any = rows->len == 0 ? NULL : g_ptr_array_index (rows, g_test_rand_int_range (0, (gint32) rows->len));

      if (there == NULL && any != NULL && g_test_rand_bit ())
        {
          next.id = any->id;
          dew_changes_diff_row (changes, DEW_TABLE_ARRANGEMENT, any, &next);
        }
      else if (there == NULL)
        dew_changes_insert_row (changes, DEW_TABLE_ARRANGEMENT, &next);
      else if (g_test_rand_bit ())
        dew_changes_delete_row (changes, DEW_TABLE_ARRANGEMENT, there);
      else
        {
          next.id = there->id;
          dew_changes_diff_row (changes, DEW_TABLE_ARRANGEMENT, there, &next);
        }

      g_assert_true (dew_ledger_patch (ledger, changes, NULL));
      for (gint64 scenario = 0; scenario <= SPLIT; scenario++)
        {
          dew_totals_patch (totals[scenario], ledger, changes);
          dew_monitor_patch (monitors[scenario], ledger, totals[scenario], changes);
          assert_same_latest (ledger, totals[scenario], monitors[scenario]);
        }
    }

  for (gint64 scenario = 0; scenario <= SPLIT; scenario++)
    {
      dew_monitor_free (monitors[scenario]);
      dew_totals_free (totals[scenario]);
    }
}

/* ---- Figures of a scenario ---- */

static void
test_overlay (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewLedger) copy = dew_ledger_copy (ledger);
  g_autoptr (GArray) growth = _dew_overlay_figures (copy, GROWTH);
  g_autoptr (GArray) split = _dew_overlay_figures (copy, SPLIT);

  g_assert_cmpuint (growth->len, ==, 4);
  g_assert_cmpuint (split->len, ==, 0);
  for (guint i = 0; i < growth->len; i++)
    g_assert_cmpint (g_array_index (growth, DewFigure, i).scenario, ==, GROWTH);
  g_assert_cmpint (g_array_index (growth, DewFigure, 0).line, ==, DISTRICT);
  g_assert_cmpint (g_array_index (growth, DewFigure, 3).line, ==, MEALS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger-arranged/effect", test_effect);
  g_test_add_func ("/ledger-arranged/variance", test_variance);
  g_test_add_func ("/ledger-arranged/spread", test_spread);
  g_test_add_func ("/ledger-arranged/off", test_off);
  g_test_add_func ("/ledger-arranged/patched", test_patched);
  g_test_add_func ("/ledger-arranged/overlay", test_overlay);

  return g_test_run ();
}
