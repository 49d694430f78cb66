/* dew-simulate-lanes.c: scenarios of a pool and year made ready to be simulated together */
#include "dew-simulate-lanes.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

/* ---- Memory ---- */

static void
free_lane (gpointer data)
{
  DewReadyLane *lane = data;

  g_clear_pointer (&lane->program, dew_program_free);
  g_clear_pointer (&lane->inputs, g_array_unref);
  g_free (lane->name);
  g_free (lane->reason);
  g_free (lane);
}

void
dew_ready_lanes_free (DewReadyLanes *lanes)
{
  if (lanes == NULL)
    return;

  g_ptr_array_unref (lanes->lanes);
  g_free (lanes->pool);
  g_free (lanes->as_at);
  g_free (lanes->rules_at);
  g_free (lanes);
}

/* ---- What varies ---- */

/* A lane while it is made ready. */
typedef struct {
  const DewLedger     *ledger;
  const DewLanesQuery *query;
  gint64               scenario;
  DewTotals           *totals;
} Making;

static void
start_lane (Making              *making,
            const DewLedger     *ledger,
            const DewLanesQuery *query,
            guint                lane)
{
  *making = (Making) { .ledger = ledger, .query = query, .scenario = query->scenarios[lane] };
  making->totals = dew_totals_new (ledger, query->year, making->scenario);
}

static void
end_lane (Making *making)
{
  g_clear_pointer (&making->totals, dew_totals_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, end_lane)

static GArray *
list_inputs (const Making *making)
{
  const DewLanesQuery *query = making->query;
  g_autoptr (DewMonitor) monitor = dew_monitor_new (making->ledger, making->totals, query->as_at);

  return dew_spread_inputs (making->ledger, making->totals, monitor, query->pool, query->usual);
}

/* Counts the lines that vary, each once; seen has their ids. */
static void
count_varying (const Making    *making,
               const GArray    *inputs,
               GHashTable      *seen,
               DewVaryCounts   *varying)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      const DewSpreadInput *input = &g_array_index (inputs, DewSpreadInput, i);

      if (input->shape == DEW_SPREAD_FIXED || !g_hash_table_add (seen, g_memdup2 (&input->line, sizeof input->line)))
        continue;

      if (dew_ledger_spread (making->ledger, input->line) != NULL)
        varying->typed++;
      else if (making->query->usual != NULL)
        varying->usual++;
      else
        varying->years++;
    }
}

static GHashTable *
new_seen (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DewVaryCounts
dew_lanes_varying (const DewLedger     *ledger,
                   const DewLanesQuery *query)
{
  g_autoptr (GHashTable) seen = new_seen ();
  DewVaryCounts varying = { 0, 0, 0 };

  g_return_val_if_fail (ledger != NULL && query != NULL, varying);

  if (dew_ledger_find (ledger, DEW_TABLE_POOL, query->pool) == NULL)
    return varying;

  for (guint i = 0; i < query->n_scenarios; i++)
    {
      g_auto (Making) making;
      g_autoptr (GArray) inputs = NULL;

      start_lane (&making, ledger, query, i);
      inputs = list_inputs (&making);
      count_varying (&making, inputs, seen, &varying);
    }

  return varying;
}

char *
dew_lanes_fixed (const char *pool,
                 int         year,
                 gboolean    usual)
{
  g_autofree char *name = dew_year_name (year);

  return g_strdup_printf (usual ? _("No line of “%s” that has a budget in %s is demand-led or has a spread of its own, so nothing varies; say in the schedule which are demand-led.")
                                : _("No line of “%s” that has a budget in %s has a spread, of its own or from the last years, so nothing varies; give a spread to one, or a deviation to those that are demand-led."),
                          pool, name);
}

/* ---- Making ready ---- */

static DewShareQuery
make_share_query (const Making *making)
{
  return (DewShareQuery) {
           .pool = making->query->pool, .year = making->query->year, .scenario = making->scenario, .as_at = making->query->rules_at, .totals = making->totals
  };
}

/* What a pound over, or a pound under, is refused for; NULL where neither is. Free with g_free. */
static char *
find_reason (const Making *making)
{
  for (gint64 pence = 100; pence >= -100; pence -= 200)
    {
      DewShareQuery query = make_share_query (making);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewShare) share = NULL;

      query.variance = pence;
      share = dew_share (making->ledger, &query, &error);
      if (share == NULL)
        return g_strdup (error->message);
    }

  return NULL;
}

static DewReadyLane *
make_lane (const Making  *making,
           GError       **error)
{
  const DewScenario *row = dew_ledger_find (making->ledger, DEW_TABLE_SCENARIO, making->scenario);
  DewShareQuery query = make_share_query (making);
  g_autoptr (DewProgram) program = dew_program_new (making->ledger, &query, error);
  DewReadyLane *lane;

  if (program == NULL)
    return NULL;

  lane = g_new0 (DewReadyLane, 1);
  lane->scenario = making->scenario;
  lane->name = g_strdup (row != NULL ? row->name : _("Baseline"));
  lane->program = g_steal_pointer (&program);
  lane->inputs = list_inputs (making);
  lane->reason = find_reason (making);
  return lane;
}

static gboolean
add_lanes (DewReadyLanes        *lanes,
           const DewLedger      *ledger,
           const DewLanesQuery  *query,
           GError              **error)
{
  g_autoptr (GHashTable) seen = new_seen ();

  for (guint i = 0; i < query->n_scenarios; i++)
    {
      g_auto (Making) making;
      DewReadyLane *lane;

      start_lane (&making, ledger, query, i);
      lane = make_lane (&making, error);
      if (lane == NULL)
        return FALSE;

      g_ptr_array_add (lanes->lanes, lane);
      count_varying (&making, lane->inputs, seen, &lanes->varying);
    }

  return TRUE;
}

static gboolean
check_query (const DewLedger      *ledger,
             const DewLanesQuery  *query,
             GError              **error)
{
  if (dew_ledger_find (ledger, DEW_TABLE_POOL, query->pool) == NULL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("There is no such pool to simulate; choose one of the schedule."));
      return FALSE;
    }

  if (query->n_scenarios < 1 || query->n_scenarios > DEW_MAX_LANES)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("A simulation compares at most %d scenarios; leave some out."), DEW_MAX_LANES);
      return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_fixed (const DewReadyLanes  *lanes,
              GError              **error)
{
  g_autofree char *sentence = dew_lanes_fixed (lanes->pool, lanes->year, lanes->has_usual);

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, sentence);
  return FALSE;
}

DewReadyLanes *
dew_ready_lanes_new (const DewLedger      *ledger,
                     const DewLanesQuery  *query,
                     GError              **error)
{
  g_autoptr (DewReadyLanes) lanes = NULL;

  g_return_val_if_fail (ledger != NULL && query != NULL, NULL);
  g_return_val_if_fail (query->as_at != NULL && *query->as_at != '\0', NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_query (ledger, query, error))
    return NULL;

  lanes = g_new0 (DewReadyLanes, 1);
  lanes->pool = g_strdup (((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, query->pool))->name);
  lanes->year = query->year;
  lanes->as_at = g_strdup (query->as_at);
  lanes->rules_at = query->rules_at != NULL ? g_strdup (query->rules_at) : dew_year_last_day (query->year);
  lanes->has_usual = query->usual != NULL;
  if (query->usual != NULL)
    lanes->usual = *query->usual;
  lanes->lanes = g_ptr_array_new_with_free_func (free_lane);
  if (!add_lanes (lanes, ledger, query, error))
    return NULL;
  if (lanes->varying.typed + lanes->varying.usual + lanes->varying.years == 0 && !refuse_fixed (lanes, error))
    return NULL;

  return g_steal_pointer (&lanes);
}

/* ---- Running ---- */

DewSimulation *
dew_ready_lanes_run (const DewReadyLanes     *lanes,
                     const DewSimulateQuery  *query,
                     GError                 **error)
{
  DewSimulateQuery run;
  DewLane array[DEW_MAX_LANES];

  g_return_val_if_fail (lanes != NULL && query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (guint i = 0; i < lanes->lanes->len; i++)
    {
      const DewReadyLane *lane = lanes->lanes->pdata[i];

      array[i] = (DewLane) { lane->program, (const DewSpreadInput *) (const void *) lane->inputs->data, lane->inputs->len };
    }

  run = *query;
  run.lanes = array;
  run.n_lanes = lanes->lanes->len;
  return dew_simulate (&run, error);
}

gboolean
dew_ready_lanes_shared (const DewReadyLanes  *lanes,
                        const DewSimulation  *simulation,
                        GError              **error)
{
  g_return_val_if_fail (lanes != NULL && simulation != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < simulation->n_lanes; i++)
    {
      const DewReadyLane *lane = lanes->lanes->pdata[i];

      if (simulation->lanes[i].shared > 0)
        continue;

      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s: none of the draws can be shared. %s"), lane->name, lane->reason != NULL ? lane->reason : "");
      return FALSE;
    }

  return TRUE;
}
