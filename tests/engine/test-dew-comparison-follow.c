/* test-dew-comparison-follow.c: a comparison that follows changes is in every field what one made afresh is */
#include "engine-fixture.h"

#include <string.h>

#include "share-dump.h"
#include "share-random.h"

#define N_TRIED 3

/* A comparison, and all that another one has to be told to be the same. */
typedef struct {
  DewLedger     *ledger;
  gint64         ids;
  const char    *as_at;
  gint64         scenarios[DEW_MAX_COMPARED - 1];
  guint          n_scenarios;
  DewTotals     *totals[DEW_MAX_COMPARED];
  DewComparison *comparison;
  struct {
    gint64 pool, variance;        /* 0: nothing is tried */
  } tried[N_TRIED];
  gint64         line;
} Followed;

/* ---- Afresh ---- */

static DewComparison *
make_comparison (const Followed *self)
{
  DewComparison *comparison = dew_comparison_new (2013, self->as_at, self->as_at);

  for (guint i = 0; i < self->n_scenarios; i++)
    dew_comparison_add_lane (comparison, self->scenarios[i]);
  for (guint i = 0; i < N_TRIED; i++)
    if (self->tried[i].pool != 0)
      dew_comparison_try (comparison, self->tried[i].pool, self->tried[i].variance);
  if (self->line != 0)
    dew_comparison_try_on (comparison, self->line);

  return comparison;
}

static void
update (const Followed *self,
        DewComparison  *comparison,
        DewTotals      *totals[DEW_MAX_COMPARED])
{
  for (guint i = 0; i < dew_comparison_n_lanes (comparison); i++)
    totals[i] = dew_totals_new (self->ledger, 2013, dew_comparison_scenario (comparison, i));
  dew_comparison_update (comparison, self->ledger, (const DewTotals *const *) totals);
}

static void
free_totals (DewTotals *totals[DEW_MAX_COMPARED])
{
  for (guint i = 0; i < DEW_MAX_COMPARED; i++)
    g_clear_pointer (&totals[i], dew_totals_free);
}

static void
assert_as_afresh (const Followed *self)
{
  g_autoptr (DewComparison) fresh = make_comparison (self);
  DewTotals *totals[DEW_MAX_COMPARED] = { NULL, };
  g_autofree char *followed = dump_comparison (self->comparison, self->ledger);
  g_autofree char *expected = NULL;

  update (self, fresh, totals);
  expected = dump_comparison (fresh, self->ledger);
  if (strcmp (followed, expected) != 0)
    g_assert_cmpstr (followed, ==, expected);
  free_totals (totals);
}

/* ---- Following ---- */

static void
start (Followed *self)
{
  const GPtrArray *scenarios = dew_ledger_rows (self->ledger, DEW_TABLE_SCENARIO);

  free_totals (self->totals);
  g_clear_pointer (&self->comparison, dew_comparison_free);
  self->n_scenarios = MIN (scenarios->len, DEW_MAX_COMPARED - 1);
  for (guint i = 0; i < self->n_scenarios; i++)
    self->scenarios[i] = ((const DewScenario *) scenarios->pdata[i])->id;
  self->comparison = make_comparison (self);
  update (self, self->comparison, self->totals);
}

static void
finish (Followed *self)
{
  free_totals (self->totals);
  g_clear_pointer (&self->comparison, dew_comparison_free);
  g_clear_pointer (&self->ledger, dew_ledger_free);
}

static gboolean
has_scenarios (const Followed *self)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    if (dew_ledger_find (self->ledger, DEW_TABLE_SCENARIO, self->scenarios[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
follow (Followed         *self,
        const DewChanges *changes)
{
  for (guint i = 0; i <= self->n_scenarios; i++)
    dew_totals_patch (self->totals[i], self->ledger, changes);
  dew_comparison_patch (self->comparison, self->ledger, (const DewTotals *const *) self->totals, changes);
}

static gint64
pick (const Followed *self,
      DewTable        table)
{
  const GPtrArray *rows = dew_ledger_rows (self->ledger, table);

  return rows->len == 0 ? 0 : *(const gint64 *) rows->pdata[g_test_rand_int_range (0, (gint32) rows->len)];
}

/* Something else is tried, of which the comparison is not told to share it. */
static void
try_otherwise (Followed *self)
{
  guint i = (guint) g_test_rand_int_range (0, N_TRIED);

  if (self->tried[i].pool != 0)
    {
      dew_comparison_forget (self->comparison, self->tried[i].pool);
      self->tried[i].pool = 0;
    }
  else
    {
      gint64 pool = pick (self, DEW_TABLE_POOL);

      for (guint j = 0; j < N_TRIED; j++)
        if (self->tried[j].pool == pool)
          return;
      self->tried[i].pool = pool;
      self->tried[i].variance = random_variance () * (one_in (3) ? -1 : 1);
      dew_comparison_try (self->comparison, pool, self->tried[i].variance);
    }
}

static void
try_by_chance (Followed *self)
{
  if (one_in (6))
    try_otherwise (self);
  if (one_in (12))
    dew_comparison_try_on (self->comparison, self->line = one_in (2) ? 0 : pick (self, DEW_TABLE_LINE));
}

/* Trying alone, without any change: all that is tried by now is shared, whichever pool is named. */
static void
share_by_chance (Followed *self)
{
  if (!one_in (6))
    return;

  try_by_chance (self);
  dew_comparison_share (self->comparison, self->ledger, (const DewTotals *const *) self->totals, one_in (4) ? 0 : pick (self, DEW_TABLE_POOL));
  assert_as_afresh (self);
}

/* ---- Any edit, of a county ---- */

static void
test_verbs (void)
{
  Followed self = { .as_at = "2013-09-30", .ids = 1000 };
  guint n_followed = 0;

  for (guint step = 0; n_followed < how_many (20000); step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      const char *what;

      if (step % 300 == 0)
        {
          g_clear_pointer (&self.ledger, dew_ledger_free);
          memset (self.tried, 0, sizeof self.tried);
          self.line = 0;
          self.ledger = make_county ();
          start (&self);
        }

      try_by_chance (&self);
      if (!random_verb (self.ledger, changes, (DewIds) { count_ids, &self.ids }, &what, NULL) || !dew_ledger_patch (self.ledger, changes, NULL))
        continue;

      n_followed++;
      if (has_scenarios (&self))
        follow (&self, changes);
      else
        start (&self);
      assert_as_afresh (&self);
      share_by_chance (&self);
    }

  finish (&self);
}

/* ---- Any rule, of pools that are set against each other ---- */

enum { N_PARTNERS = 3, N_POOLS = 5, N_SCENARIOS = 2, LINES_A_POOL = 6 };

/* One in so many rules; of few, the first comes, and the last goes. */
static int across_in;

static const char *
pool_rule (void)
{
  static const char *const across[] = {
    "offset across pools; proportional gross", "offset across pools; retain", "offset across pools; reserve £10; equal",
    "offset within pool; offset across pools; own",
  };

  return one_in (across_in) ? CHOOSE (across) : random_rule ();
}

static gint64
any_pence (void)
{
  if (one_in (400))
    return DEW_MONEY_LIMIT - g_test_rand_int_range (0, 100);

  return g_test_rand_int_range (0, one_in (2) ? 1000 : 1000000);
}

static void
add_pool_lines (Builder *builder,
                gint64   pool)
{
  for (gint64 i = 0; i < LINES_A_POOL; i++)
    {
      gint64 id = pool * 100 + i;
      g_autofree char *name = g_strdup_printf ("Line %d", (int) id);
      DewLine *line = add_line (builder, id, pool, i > 2 ? pool * 100 : 0, i == 0 ? DEW_LINE_CATEGORY : DEW_LINE_SERVICE, name, g_test_rand_int_range (0, N_PARTNERS + 1));

      line->status = one_in (5) ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
      for (gint64 partner = 1; i > 0 && partner <= N_PARTNERS; partner++)
        add_figure (builder, id, DEW_EXISTING, partner, any_pence ());
      if (i > 0 && !one_in (3))
        add_figure (builder, id, DEW_FORECAST, DEW_UNATTRIBUTED, any_pence () * N_PARTNERS);
    }
}

static DewLedger *
make_pools (void)
{
  static const char *const names[] = { "A", "B", "C" };
  Builder builder;

  start_ledger (&builder);
  for (gint64 id = 1; id <= N_PARTNERS; id++)
    add_partner (&builder, id, names[id - 1], "");
  for (gint64 id = 1; id <= 2; id++)
    add_row (&builder, DEW_TABLE_AGREEMENT, id, id == 1 ? "One" : "Other");
  for (gint64 id = 1; id <= N_SCENARIOS; id++)
    add_row (&builder, DEW_TABLE_SCENARIO, id, id == 1 ? "This way" : "That way");
  for (gint64 id = 1; id <= N_POOLS; id++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) id);

      add_pool (&builder, id, name, g_test_rand_int_range (0, N_PARTNERS + 1), g_test_rand_int_range (0, N_PARTNERS + 1));
      ((DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, id))->agreement = id < N_POOLS ? 1 + id / N_POOLS : 2;
      add_rule (&builder, DEW_BASELINE, id, 0, DEW_OVER, "", pool_rule ());
      if (one_in (3))
        add_rule (&builder, g_test_rand_int_range (0, N_SCENARIOS + 1), id, 0, DEW_UNDER, random_start (), pool_rule ());
      if (one_in (3))
        add_rule (&builder, 1, id, 0, DEW_OVER, random_start (), pool_rule ());
      add_pool_lines (&builder, id);
    }

  return finish_ledger (&builder);
}

static void
change_figure (Followed   *self,
               DewChanges *changes)
{
  static const DewMeasure yearly[] = { DEW_EXISTING, DEW_ADDITIONAL, DEW_INCOME };
  static const DewMeasure monthly[] = { DEW_BUDGET, DEW_ACTUAL, DEW_FORECAST };
  gboolean month = one_in (2);
  DewFigure figure = { g_test_rand_int_range (1, N_POOLS + 1) * 100 + g_test_rand_int_range (1, LINES_A_POOL), one_in (6) ? 2012 : 2013, month ? g_test_rand_int_range (0, 13) : 0,
                       (gint) (month ? monthly[g_test_rand_int_range (0, 3)] : yearly[g_test_rand_int_range (0, 3)]), g_test_rand_int_range (month ? 0 : 1, N_PARTNERS + 1),
                       g_test_rand_int_range (0, N_SCENARIOS + 1), any_pence () };
  const DewFigure *old = dew_ledger_figure_row (self->ledger, figure.line, figure.year, figure.month, (DewMeasure) figure.measure, figure.partner, figure.scenario);

  if (figure.scenario != DEW_BASELINE && one_in (5))
    figure.pence = DEW_CLEARED;
  if (old == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
  else if (one_in (3))
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figure);
  else
    dew_changes_update_row (changes, DEW_TABLE_FIGURE, &figure, 1u << 6);
}

/* A row by chance goes, or becomes another in any of its columns, or is joined by another. */
static void
change_row (Followed      *self,
            DewChanges    *changes,
            DewTable       table,
            gconstpointer  row)
{
  gint64 id = pick (self, table);
  gpointer copy = dew_row_copy (table, row);

  if (id == 0 || one_in (3))
    {
      dew_row_set_int (table, copy, "id", ++self->ids);
      dew_changes_insert_row (changes, table, copy);
    }
  else if (one_in (3))
    {
      dew_changes_delete_row (changes, table, dew_ledger_find (self->ledger, table, id));
      if (one_in (3))
        dew_changes_insert_row (changes, table, dew_ledger_find (self->ledger, table, id));
    }
  else
    {
      dew_row_set_int (table, copy, "id", id);
      dew_changes_update_row (changes, table, copy, one_in (2) ? G_MAXUINT32 & ~1u : 1u << g_test_rand_int_range (1, (gint32) dew_tables[table].n_columns));
    }
  dew_row_free (table, copy);
}

static void
change_rule (Followed   *self,
             DewChanges *changes)
{
  gint64 pool = g_test_rand_int_range (1, N_POOLS + 1);
  DewRuleRow rule = { 0, g_test_rand_int_range (0, N_SCENARIOS + 1), pool, one_in (3) ? pool * 100 + g_test_rand_int_range (0, LINES_A_POOL) : 0, one_in (2) ? DEW_OVER : DEW_UNDER,
                      (char *) random_start (), (char *) pool_rule (), (char *) "" };

  change_row (self, changes, DEW_TABLE_RULE, &rule);
}

static void
change_variance (Followed   *self,
                 DewChanges *changes)
{
  DewVariance variance = { 0, g_test_rand_int_range (0, N_SCENARIOS + 1), g_test_rand_int_range (1, N_POOLS + 1), one_in (4) ? 2014 : 2013, random_variance () * (one_in (3) ? -1 : 1) };

  if (variance.scenario != DEW_BASELINE && one_in (3))
    variance.pence = DEW_CLEARED;
  change_row (self, changes, DEW_TABLE_VARIANCE, &variance);
}

static void
change_arrangement (Followed   *self,
                    DewChanges *changes)
{
  gint64 line = g_test_rand_int_range (1, N_POOLS + 1) * 100 + g_test_rand_int_range (1, LINES_A_POOL);
  DewArrangement arrangement = { 0, g_test_rand_int_range (1, N_SCENARIOS + 1), line, one_in (2), g_test_rand_int_range (0, 3), (char *) (one_in (2) ? "2013-10-01" : ""),
                                 g_test_rand_int_range (0, 4), 0 };

  if (arrangement.lead_mode == DEW_ARRANGED_LEAD_SINGLE)
    arrangement.lead = g_test_rand_int_range (1, N_PARTNERS + 1);
  change_row (self, changes, DEW_TABLE_ARRANGEMENT, &arrangement);
}

static void
change_virement (Followed   *self,
                 DewChanges *changes)
{
  DewVirement virement = { 0, one_in (4) ? 2014 : 2013, (char *) "2013-06-01", g_test_rand_int_range (0, N_PARTNERS + 1), (char *) "So", (char *) "", (char *) "" };
  DewMovement movement = { 0, pick (self, DEW_TABLE_VIREMENT), g_test_rand_int_range (1, N_POOLS + 1) * 100 + g_test_rand_int_range (1, LINES_A_POOL), g_test_rand_int_range (1, 1000) };

  if (movement.virement == 0 || one_in (3))
    change_row (self, changes, DEW_TABLE_VIREMENT, &virement);
  else
    change_row (self, changes, DEW_TABLE_MOVEMENT, &movement);
}

static void
change_line (Followed   *self,
             DewChanges *changes)
{
  DewLine *line = dew_row_copy (DEW_TABLE_LINE, dew_ledger_find (self->ledger, DEW_TABLE_LINE, pick (self, DEW_TABLE_LINE)));

  line->lead = g_test_rand_int_range (0, N_PARTNERS + 1);
  line->lead_mode = line->lead != 0 ? DEW_LEAD_SINGLE : DEW_LEAD_JOINT;
  line->status = one_in (3) ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
  if (one_in (3))
    line->outlook = g_test_rand_int_range (0, 4);
  if (one_in (3))
    line->profile = g_test_rand_int_range (0, 4);
  if (one_in (3))
    dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", one_in (2) ? "2013-08-01" : "");
  if (one_in (3))
    dew_row_set_text (DEW_TABLE_LINE, line, "name", "By another name");
  dew_changes_diff_row (changes, DEW_TABLE_LINE, dew_ledger_find (self->ledger, DEW_TABLE_LINE, line->id), line);
  dew_row_free (DEW_TABLE_LINE, line);
}

static void
change_pool (Followed   *self,
             DewChanges *changes)
{
  DewPool *pool = dew_row_copy (DEW_TABLE_POOL, dew_ledger_find (self->ledger, DEW_TABLE_POOL, pick (self, DEW_TABLE_POOL)));

  pool->host = g_test_rand_int_range (0, N_PARTNERS + 1);
  if (one_in (3))
    pool->agreement = g_test_rand_int_range (1, 3);
  if (one_in (6))
    pool->status = DEW_STATUS_ALIGNED;
  if (one_in (3))
    dew_row_set_text (DEW_TABLE_POOL, pool, "end", one_in (2) ? "2013-07-31" : "");
  dew_changes_diff_row (changes, DEW_TABLE_POOL, dew_ledger_find (self->ledger, DEW_TABLE_POOL, pool->id), pool);
  dew_row_free (DEW_TABLE_POOL, pool);
}

/* A name is in words of every pool. */
static void
change_partner (Followed   *self,
                DewChanges *changes)
{
  DewPartner *partner = dew_row_copy (DEW_TABLE_PARTNER, dew_ledger_find (self->ledger, DEW_TABLE_PARTNER, pick (self, DEW_TABLE_PARTNER)));

  dew_row_set_text (DEW_TABLE_PARTNER, partner, "short_name", one_in (2) ? "" : "Someone");
  dew_changes_diff_row (changes, DEW_TABLE_PARTNER, dew_ledger_find (self->ledger, DEW_TABLE_PARTNER, partner->id), partner);
  dew_row_free (DEW_TABLE_PARTNER, partner);
}

static void
change_by_chance (Followed   *self,
                  DewChanges *changes)
{
  static const struct {
    void (*change) (Followed *self, DewChanges *changes);
    int    weight;
  } kinds[] = {
    { change_figure, 12 }, { change_rule, 6 }, { change_variance, 5 }, { change_arrangement, 5 }, { change_virement, 4 },
    { change_line, 3 }, { change_pool, 1 }, { change_partner, 1 },
  };

  for (int n = one_in (3) ? g_test_rand_int_range (2, 5) : 1; n > 0; n--)
    {
      int number = g_test_rand_int_range (0, 37);
      guint i;

      for (i = 0; number >= kinds[i].weight; i++)
        number -= kinds[i].weight;
      kinds[i].change (self, changes);
    }
}

static void
test_rules (void)
{
  Followed self = { .ids = 1000000 };
  guint n_followed = 0, n_shared = 0;

  for (guint step = 0; n_followed < how_many (40000); step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();

      if (step % 100 == 0)
        {
          g_clear_pointer (&self.ledger, dew_ledger_free);
          memset (self.tried, 0, sizeof self.tried);
          self.line = 0;
          self.as_at = one_in (2) ? "2013-09-30" : "2014-03-31";
          across_in = one_in (2) ? 3 : 40;
          self.ledger = make_pools ();
          start (&self);
        }

      try_by_chance (&self);
      change_by_chance (&self, changes);
      if (!dew_ledger_fits (self.ledger, changes, NULL) || !dew_ledger_patch (self.ledger, changes, NULL))
        continue;

      n_followed++;
      follow (&self, changes);
      assert_as_afresh (&self);
      for (gint64 pool = 1; pool <= N_POOLS; pool++)
        n_shared += dew_comparison_pool (self.comparison, 0, pool)->share != NULL;
      share_by_chance (&self);
    }

  /* Most of it is shared, and not refused. */
  g_test_message ("%u of %u pools were shared", n_shared, n_followed * N_POOLS);
  g_assert_cmpuint (n_shared, >, n_followed * N_POOLS / 3);
  finish (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison-follow/verbs", test_verbs);
  g_test_add_func ("/comparison-follow/rules", test_rules);

  return g_test_run ();
}
