/* generate-scenarios.c: gives a generated document what there is to compare: forecasts, leads, and five scenarios with rules of their own. */
#include "generate-scenarios.h"

#include "dew-totals.h"

#define YEAR 2013

/* Every so many lines one is switched off in a scenario, and one falls under a rule of its own. */
#define SAID_OF_EVERY 1000

/* What each scenario says of every pool: for an overspend, for an underspend, and from October on. */
static const struct {
  const char *name, *over, *under, *later;
} ways[] = {
  { "Bands", "up to 1%: proportional gross; up to 3%: equal; rest: all to Council", "proportional gross", NULL },
  { "Caps", "proportional net per category; cap Council £300,000 to others", "carry forward", NULL },
  { "Across pools", "offset across pools; carve Council £120,000 because \"notice served late\"; proportional gross", NULL, NULL },
  { "Own", "own", "own", NULL },
  { "Reserve", "reserve £50,000; fixed Council 51%, CCG 49%", "all to host", "tolerance £25,000 excess; equal" },
};

typedef struct {
  const DewLedger *ledger;
  DewChanges      *changes;
  DewIds           ids;
  GArray          *lines, *pools;       /* gint64: ids */
} Making;

static void
list_rows (Making *self)
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

/* A forecast that is up to 2 % under what was contributed, or 4 % over; in every third pool as much the other way. */
static void
add_forecast (Making          *self,
              guint            number,
              const DewTotals *totals,
              guint            node,
              gboolean         under)
{
  gint64 gross = dew_totals_get (totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS);
  gint64 off = gross / 1000 * ((gint64) (number * 7 % 61) - 20);
  DewFigure figure = { g_array_index (self->lines, gint64, number), YEAR, 0, DEW_FORECAST, DEW_UNATTRIBUTED, DEW_BASELINE, under ? gross - off : gross + off };

  dew_changes_insert_row (self->changes, DEW_TABLE_FIGURE, &figure);
}

static void
add_forecasts (Making *self)
{
  g_autoptr (DewTotals) totals = dew_totals_new (self->ledger, YEAR, DEW_BASELINE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      guint node = dew_ledger_node (self->ledger, DEW_TABLE_LINE, g_array_index (self->lines, gint64, i));
      const DewLine *line = dew_ledger_nodes (self->ledger, NULL)[node].line;
      DewLine led = *line;

      led.lead_mode = i % 8 == 0 ? DEW_LEAD_JOINT : DEW_LEAD_SINGLE;
      led.lead = i % 8 == 0 ? 0 : ((const DewPartner *) dew_ledger_rows (self->ledger, DEW_TABLE_PARTNER)->pdata[i % 2])->id;
      dew_changes_diff_row (self->changes, DEW_TABLE_LINE, line, &led);
      add_forecast (self, i, totals, node, dew_ledger_node (self->ledger, DEW_TABLE_POOL, line->pool) % 3 == 0);
    }
}

static void
add_rule (Making       *self,
          gint64        scenario,
          gint64        pool,
          gint64        line,
          DewDirection  direction,
          const char   *start,
          const char   *text)
{
  DewRuleRow rule = { self->ids.next (self->ids.data), scenario, pool, line, (gint) direction, (char *) start, (char *) text, (char *) "" };

  if (text != NULL)
    dew_changes_insert_row (self->changes, DEW_TABLE_RULE, &rule);
}

/* What is said of pools. In every fourth the variance is typed. */
static void
add_pool_rules (Making *self,
                gint64  scenario,
                guint   way)
{
  for (guint i = 0; i < self->pools->len; i++)
    {
      gint64 pool = g_array_index (self->pools, gint64, i);
      DewVariance variance = { .id = self->ids.next (self->ids.data), .scenario = scenario, .pool = pool, .year = YEAR, .pence = 100000000 + i * 1000001 };

      add_rule (self, scenario, pool, 0, DEW_OVER, "", ways[way].over);
      add_rule (self, scenario, pool, 0, DEW_UNDER, "", ways[way].under);
      add_rule (self, scenario, pool, 0, DEW_OVER, "2013-10-01", ways[way].later);
      if (i % 4 == way)
        dew_changes_insert_row (self->changes, DEW_TABLE_VARIANCE, &variance);
    }
}

static void
add_line_words (Making *self,
                gint64  scenario,
                guint   way)
{
  for (guint i = way * 100 + 50; i < self->lines->len; i += SAID_OF_EVERY)
    {
      const DewLine *line = dew_ledger_find (self->ledger, DEW_TABLE_LINE, g_array_index (self->lines, gint64, i));
      DewArrangement arrangement = { .id = self->ids.next (self->ids.data), .scenario = scenario, .line = line->id, .off = 1, .pooled_from = (char *) "" };

      dew_changes_insert_row (self->changes, DEW_TABLE_ARRANGEMENT, &arrangement);
      if (i + 1 < self->lines->len)
        add_rule (self, scenario, line->pool, g_array_index (self->lines, gint64, i - 1), DEW_OVER, "", "all to Council");
    }
}

/* The one that is there has figures of its own; it gets the first rules. */
static void
add_scenarios (Making *self)
{
  const DewScenario *first = dew_ledger_rows (self->ledger, DEW_TABLE_SCENARIO)->pdata[0];

  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      DewScenario scenario = { way == 0 ? first->id : self->ids.next (self->ids.data), first->position + way, (char *) ways[way].name, (char *) "", 0 };

      if (way > 0)
        dew_changes_insert_row (self->changes, DEW_TABLE_SCENARIO, &scenario);
      add_pool_rules (self, scenario.id, way);
      add_line_words (self, scenario.id, way);
    }
}

void
generate_scenarios (const DewLedger *ledger,
                    DewChanges      *changes,
                    DewIds           ids)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) pools = g_array_new (FALSE, FALSE, sizeof (gint64));
  Making self = { ledger, changes, ids, lines, pools };

  list_rows (&self);
  add_forecasts (&self);
  add_scenarios (&self);
}
