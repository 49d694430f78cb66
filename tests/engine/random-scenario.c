/* random-scenario.c: edits by chance of scenarios, and of what they say of lines and pools */
#include "engine-fixture.h"

#include "dew-edit-scenario.h"

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* The number of a row by chance; 0 where there is none. */
static gint64
pick_id (const DewLedger *ledger,
         DewTable         table)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);

  return rows->len == 0 ? 0 : *(const gint64 *) g_ptr_array_index (rows, g_test_rand_int_range (0, (gint32) rows->len));
}

static gboolean
arrange_any (const DewLedger *ledger,
             DewChanges      *changes,
             DewIds           ids,
             GError         **error)
{
  DewArrangement arrangement = { 0, pick_id (ledger, DEW_TABLE_SCENARIO), pick_id (ledger, DEW_TABLE_LINE), one_in (3), g_test_rand_int_range (0, 3), (char *) "",
                                 g_test_rand_int_range (0, 4), 0 };

  if (arrangement.status == DEW_ARRANGED_ALIGNED && one_in (2))
    arrangement.pooled_from = (char *) (one_in (2) ? "2013-10-01" : "2015-04-01");
  if (arrangement.lead_mode == DEW_ARRANGED_LEAD_SINGLE || one_in (30))
    arrangement.lead = pick_id (ledger, DEW_TABLE_PARTNER);

  return dew_edit_arrange (ledger, changes, ids, &arrangement, error);
}

static gboolean
type_variance (const DewLedger *ledger,
               DewChanges      *changes,
               DewIds           ids,
               GError         **error)
{
  DewVariance variance = { 0, one_in (2) ? DEW_BASELINE : pick_id (ledger, DEW_TABLE_SCENARIO), pick_id (ledger, DEW_TABLE_POOL), g_test_rand_int_range (2013, 2015),
                           one_in (3) ? DEW_CLEARED : g_test_rand_int_range (-3, 3) * 100 };

  return dew_edit_variance (ledger, changes, ids, &variance, error);
}

static gboolean
vary (const DewLedger *ledger,
      DewChanges      *changes,
      DewIds           ids,
      GError         **error)
{
  DewSpread spread = { 0, pick_id (ledger, DEW_TABLE_LINE), g_test_rand_int_range (0, 3), g_test_rand_int_range (-1000000, 1000000), 0, 0, 0, (char *) "By chance" };

  if (spread.shape != DEW_SPREAD_THREE_POINT)
    spread.deviation = g_test_rand_int_range (0, 100000);
  else
    {
      spread.low = MAX (spread.middle - g_test_rand_int_range (0, 1000), -1000000);
      spread.high = spread.middle + g_test_rand_int_range (0, 1000);
    }

  return one_in (4) && dew_ledger_spread (ledger, spread.line) != NULL ? dew_edit_delete (ledger, changes, DEW_TABLE_SPREAD, dew_ledger_spread (ledger, spread.line)->id, error)
                                                                       : dew_edit_spread (ledger, changes, ids, &spread, error);
}

static gboolean
pay (const DewLedger *ledger,
     DewChanges      *changes,
     DewIds           ids,
     GError         **error)
{
  g_autofree char *name = g_strdup_printf ("Payment %d", g_test_rand_int_range (0, 5));
  DewIncentive incentive = { 0, pick_id (ledger, DEW_TABLE_POOL), 0, g_test_rand_int_range (2013, 2015), name, g_test_rand_int_range (0, 1000), (char *) "beds",
                             g_test_rand_int_range (0, 1000), g_test_rand_int_range (-10, 1000), one_in (2), one_in (2) ? 0 : pick_id (ledger, DEW_TABLE_PARTNER), (char *) "" };

  if (one_in (4) && pick_id (ledger, DEW_TABLE_INCENTIVE) != 0)
    return dew_edit_delete (ledger, changes, DEW_TABLE_INCENTIVE, pick_id (ledger, DEW_TABLE_INCENTIVE), error);

  incentive.id = ids.next (ids.data);
  return dew_edit_add (ledger, changes, DEW_TABLE_INCENTIVE, &incentive, one_in (2) ? 0 : -1, error);
}

static gboolean
work (const DewLedger *ledger,
      DewChanges      *changes,
      DewIds           ids,
      GError         **error)
{
  gint64 scenario = pick_id (ledger, DEW_TABLE_SCENARIO);
  const DewScenario *row = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);
  g_autofree char *name = g_strdup_printf ("What if %d", g_test_rand_int_range (0, 8));

  if (row == NULL || dew_ledger_rows (ledger, DEW_TABLE_SCENARIO)->len < 2)
    return dew_edit_new_scenario (ledger, changes, ids.next (ids.data), name, "", error);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return dew_edit_duplicate_scenario (ledger, changes, ids, scenario, ids.next (ids.data), name, error);
    case 1:
      return dew_edit_lock_scenario (ledger, changes, scenario, !row->plan && one_in (3), error);
    case 2:
      return dew_edit_reset_scenario (ledger, changes, scenario, error);
    case 3:
      return dew_edit_reset_arrangement (ledger, changes, scenario, pick_id (ledger, DEW_TABLE_LINE), error) &&
             dew_edit_reset_variance (ledger, changes, scenario, pick_id (ledger, DEW_TABLE_POOL), 2013, error);
    default:
      return dew_edit_promote (ledger, changes, scenario, g_test_rand_int_range (2012, 2016), error);
    }
}

gboolean
random_scenario_verb (const DewLedger *ledger,
                      DewChanges      *changes,
                      DewIds           ids,
                      GError         **error)
{
  static gboolean (*const verbs[]) (const DewLedger *, DewChanges *, DewIds, GError **) = { arrange_any, arrange_any, type_variance, vary, pay, work };

  return verbs[g_test_rand_int_range (0, G_N_ELEMENTS (verbs))](ledger, changes, ids, error);
}
