/* bench-compare.c: six scenarios side by side, by six rules, after one edit: from what is typed to what every partner bears in each, as part of a frame.
 *
 *   bench-compare DOCUMENT TURNS    DOCUMENT as generate makes it with scenarios; nothing is written to it
 *
 * Prints a line for each kind of edit: the median and the ninth decile in microseconds, and which it is.
 */
#include <stdlib.h>
#include <time.h>

#include "bench.h"
#include "dew-comparison.h"
#include "dew-document.h"
#include "dew-edit-arranged.h"
#include "dew-edit-scenario.h"

#define YEAR 2013
#define AS_AT "2013-09-30"
#define N_SCENARIOS (DEW_MAX_COMPARED - 1)

typedef struct {
  DewLedger     *ledger;
  DewIds         ids;
  gint64         last_id;
  gint64         scenarios[N_SCENARIOS];
  gint64         council;
  GArray        *lines, *pools;         /* gint64: ids */
  DewTotals     *totals[DEW_MAX_COMPARED];
  DewComparison *comparison;
  guint          kind, turn;
  gint64         borne;                 /* what came out last, added up, so that nothing of it is left out */
} Bench;

static gint64
next_id (gpointer data)
{
  return ++((Bench *) data)->last_id;
}

/* ---- The document ---- */

static void
list_rows (Bench *self)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (self->ledger, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (nodes[i].kind == DEW_NODE_POOL)
        g_array_append_val (self->pools, nodes[i].id);
      else if (nodes[i].kind == DEW_NODE_LINE)
        g_array_append_val (self->lines, nodes[i].id);
    }
}

/* ---- What is shown ---- */

static void
add_up (Bench *self)
{
  DewLaneSum sum;

  for (guint lane = 0; lane < DEW_MAX_COMPARED; lane++)
    {
      dew_comparison_sum (self->comparison, self->ledger, lane, 0, &sum);
      g_assert (sum.n_refused == 0);
      for (guint i = 0; i < 2; i++)
        self->borne += sum.shares[i];
    }
}

static void
start (Bench *self)
{
  const GPtrArray *scenarios = dew_ledger_rows (self->ledger, DEW_TABLE_SCENARIO);

  g_assert (scenarios->len == N_SCENARIOS);
  list_rows (self);
  self->council = ((const DewPartner *) dew_ledger_rows (self->ledger, DEW_TABLE_PARTNER)->pdata[0])->id;
  self->comparison = dew_comparison_new (YEAR, AS_AT, NULL);
  for (guint i = 0; i < N_SCENARIOS; i++)
    {
      self->scenarios[i] = ((const DewScenario *) scenarios->pdata[i])->id;
      dew_comparison_add_lane (self->comparison, self->scenarios[i]);
    }
  for (guint lane = 0; lane < DEW_MAX_COMPARED; lane++)
    self->totals[lane] = dew_totals_new (self->ledger, YEAR, dew_comparison_scenario (self->comparison, lane));
  dew_comparison_update (self->comparison, self->ledger, (const DewTotals *const *) self->totals);
  add_up (self);
}

static void
finish (Bench *self)
{
  for (guint lane = 0; lane < DEW_MAX_COMPARED; lane++)
    dew_totals_free (self->totals[lane]);
  dew_comparison_free (self->comparison);
  dew_ledger_free (self->ledger);
  g_array_unref (self->lines);
  g_array_unref (self->pools);
}

/* ---- Edits ---- */

static gint64
any_line (const Bench *self)
{
  return g_array_index (self->lines, gint64, self->turn * 7919 % self->lines->len);
}

static gint64
any_pool (const Bench *self)
{
  return g_array_index (self->pools, gint64, self->turn * 7919 % self->pools->len);
}

/* Now in the baseline, where all lanes have it, now in a scenario. */
static gint64
any_scenario (const Bench *self)
{
  return self->turn % 2 == 0 ? DEW_BASELINE : self->scenarios[self->turn / 2 % N_SCENARIOS];
}

static gboolean
type_contribution (Bench       *self,
                   DewChanges  *changes,
                   GError     **error)
{
  DewFigure figure = { any_line (self), YEAR, 0, DEW_EXISTING, self->council, any_scenario (self), 20000000 + self->turn };

  return dew_edit_figure (self->ledger, changes, &figure, error);
}

static gboolean
type_forecast (Bench       *self,
               DewChanges  *changes,
               GError     **error)
{
  DewFigure figure = { any_line (self), YEAR, 0, DEW_FORECAST, DEW_UNATTRIBUTED, any_scenario (self), 50000000 + self->turn };

  return dew_edit_figure (self->ledger, changes, &figure, error);
}

static gboolean
write_rule (Bench       *self,
            DewChanges  *changes,
            GError     **error)
{
  g_autofree char *text = g_strdup_printf ("up to £%u: proportional gross; rest: equal", 100000 + self->turn);
  DewRuleRow rule = { next_id (self), any_scenario (self), any_pool (self), 0, DEW_OVER, (char *) "", text, (char *) "" };

  return dew_edit_rule (self->ledger, changes, self->ids, &rule, error);
}

static gboolean
type_variance (Bench       *self,
               DewChanges  *changes,
               GError     **error)
{
  DewVariance variance = { 0, any_scenario (self), any_pool (self), YEAR, 10000000 + self->turn };

  return dew_edit_variance (self->ledger, changes, self->ids, &variance, error);
}

static gboolean
switch_line (Bench       *self,
             DewChanges  *changes,
             GError     **error)
{
  return dew_edit_switch_line (self->ledger, changes, self->ids, self->scenarios[self->turn % N_SCENARIOS], any_line (self), TRUE, error);
}

static const struct {
  const char *name;
  gboolean  (*edit) (Bench *self, DewChanges *changes, GError **error);
} kinds[] = {
  { "a contribution", type_contribution },
  { "a forecast", type_forecast },
  { "a rule", write_rule },
  { "a typed variance", type_variance },
  { "a line switched off", switch_line },
};

/* What this thread itself took, in microseconds: nothing here waits, and what else the machine does is not to decide. */
static gint64
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
edit (gpointer data)
{
  Bench *self = data;
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  gint64 began;

  self->turn++;
  began = read_clock ();
  if (kinds[self->kind].edit (self, changes, &error) && dew_ledger_fits (self->ledger, changes, &error))
    dew_ledger_patch (self->ledger, changes, &error);
  bench_check (error);
  for (guint lane = 0; lane < DEW_MAX_COMPARED; lane++)
    dew_totals_patch (self->totals[lane], self->ledger, changes);
  dew_comparison_patch (self->comparison, self->ledger, (const DewTotals *const *) self->totals, changes);
  add_up (self);
  began = read_clock () - began;

  dew_changes_free (changes);
  return began;
}

int
main (int    argc,
      char **argv)
{
  Bench self = { .lines = g_array_new (FALSE, FALSE, sizeof (gint64)), .pools = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_autoptr (DewDocument) document = NULL;
  guint64 turns = 0;
  GError *error = NULL;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[2], 10, 1, 10000, &turns, NULL))
    {
      g_printerr ("Usage: bench-compare DOCUMENT TURNS\n");
      return 2;
    }

  document = dew_document_open (argv[1], DEW_STORE_READ, &error);
  bench_check (error);
  self.ledger = dew_ledger_copy (dew_document_ledger (document));
  self.ids = (DewIds) { next_id, &self };
  self.last_id = G_GINT64_CONSTANT (1) << 52;
  start (&self);

  for (self.kind = 0; self.kind < G_N_ELEMENTS (kinds); self.kind++)
    bench_tell (edit, &self, (guint) turns, kinds[self.kind].name);

  finish (&self);
  return EXIT_SUCCESS;
}
