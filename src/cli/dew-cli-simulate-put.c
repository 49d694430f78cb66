/* dew-cli-simulate-put.c: dewpond simulate as JSON, CSV and text */
#include "dew-cli-simulate-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

/* A partner in a scenario. */
typedef struct {
  const DewCliSimulated *simulated;
  guint                  lane, partner;
  const char            *name;
  const DewDistribution *cost;
  gboolean               caps;
} Row;

typedef void (*TakeRow) (const Row *row, gpointer data);

static const DewReadyLane *
lane_at (const DewCliSimulated *simulated,
         guint                  lane)
{
  return simulated->ready->lanes->pdata[lane];
}

static void
each_partner (const DewCliSimulated *simulated,
              guint                  lane,
              TakeRow                take,
              gpointer               data)
{
  const DewProgram *program = lane_at (simulated, lane)->program;

  for (guint i = 0; i < dew_program_n_partners (program); i++)
    {
      Row row = {
        simulated, lane, i, _dew_cli_partner (simulated->ledger, dew_program_partner (program, i)), &simulated->simulation->lanes[lane].costs[i], dew_program_caps (program, i),
      };

      if (dew_program_bears (program, i))
        take (&row, data);
    }
}

static gint64
chance_of (const Row *row)
{
  return row->simulated->simulation->lanes[row->lane].capped[row->partner];
}

/* Where some draws are refused, the others are no fair sample. */
static gboolean
is_told (const DewCliSimulated *simulated,
         guint                  lane)
{
  return simulated->simulation->lanes[lane].refused == 0;
}

/* ---- JSON ---- */

static void
member_told (JsonBuilder *builder,
             const char  *name,
             gboolean     told,
             gint64       pence)
{
  if (told)
    _dew_cli_member_pence (builder, name, pence);
  else
    _dew_cli_member_text (builder, name, NULL);
}

static void
member_chance (JsonBuilder *builder,
               const char  *name,
               gboolean     told,
               gint64       millionths)
{
  char text[DEW_PERCENT_SIZE];

  _dew_cli_member_text (builder, name, told ? dew_percent_print (millionths, 4, text) : NULL);
}

static void
build_partner (const Row *row,
               gpointer   data)
{
  JsonBuilder *builder = data;
  gboolean told = is_told (row->simulated, row->lane);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", row->name);
  _dew_cli_member_pence (builder, "contribution", dew_program_contribution (lane_at (row->simulated, row->lane)->program, row->partner));
  member_told (builder, "mean", told, row->cost->mean);
  member_told (builder, "p10", told, row->cost->p10);
  member_told (builder, "p50", told, row->cost->p50);
  member_told (builder, "p90", told, row->cost->p90);
  member_chance (builder, "chance_of_cap", told, chance_of (row));
  json_builder_end_object (builder);
}

static void
build_lane (JsonBuilder           *builder,
            const DewCliSimulated *simulated,
            guint                  lane)
{
  const DewLaneResult *result = &simulated->simulation->lanes[lane];

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", lane_at (simulated, lane)->name);
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  each_partner (simulated, lane, build_partner, builder);
  json_builder_end_array (builder);
  member_chance (builder, "reserve_exhausted", is_told (simulated, lane), result->exhausted);
  member_told (builder, "unallocated_p90", is_told (simulated, lane), result->unallocated.p90);
  _dew_cli_member_pence (builder, "refused", (gint64) result->refused);
  _dew_cli_member_text (builder, "reason", result->refused > 0 ? lane_at (simulated, lane)->reason : NULL);
  json_builder_end_object (builder);
}

void
_dew_cli_simulate_put_json (const DewCliSimulated *simulated)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *year = dew_year_name (simulated->ready->year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "pool", simulated->ready->pool);
  _dew_cli_member_text (builder, "year", year);
  _dew_cli_member_text (builder, "as_at", simulated->ready->as_at);
  _dew_cli_member_text (builder, "rules_at", simulated->ready->rules_at);
  _dew_cli_member_pence (builder, "draws", (gint64) simulated->simulation->draws);
  _dew_cli_member_pence (builder, "seed", (gint64) simulated->simulation->seed);
  json_builder_set_member_name (builder, "scenarios");
  json_builder_begin_array (builder);
  for (guint i = 0; i < simulated->simulation->n_lanes; i++)
    build_lane (builder, simulated, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}

/* ---- Tables ---- */

typedef struct {
  DewCliTable *table;
  gboolean     plain;
} Putting;

static void
put_money (const Putting *putting,
           gboolean       told,
           gint64         pence)
{
  char text[DEW_MONEY_SIZE];

  if (!told)
    {
      _dew_cli_table_figure (putting->table, putting->plain ? "" : "–");
      return;
    }

  _dew_cli_table_figure (putting->table, dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, putting->plain ? DEW_PRINT_PLAIN : DEW_PRINT_SCREEN, text));
}

static void
put_row (const Row *row,
         gpointer   data)
{
  const Putting *putting = data;
  gboolean told = is_told (row->simulated, row->lane);
  char chance[DEW_PERCENT_SIZE];

  _dew_cli_table_text (putting->table, lane_at (row->simulated, row->lane)->name);
  _dew_cli_table_text (putting->table, row->name);
  put_money (putting, told, row->cost->mean);
  put_money (putting, told, row->cost->p10);
  put_money (putting, told, row->cost->p50);
  put_money (putting, told, row->cost->p90);
  _dew_cli_table_figure (putting->table, told && row->caps ? dew_percent_print (chance_of (row), 4, chance) : "");
}

static DewCliTable *
make_table (const DewCliSimulated *simulated,
            gboolean               plain)
{
  DewCliTable *table = _dew_cli_table_new ();
  Putting putting = { table, plain };

  _dew_cli_table_column (table, plain ? "scenario" : _("Scenario"), FALSE);
  _dew_cli_table_column (table, plain ? "partner" : _("Partner"), FALSE);
  _dew_cli_table_column (table, plain ? "mean (£)" : _("Final cost, mean, £"), TRUE);
  _dew_cli_table_column (table, plain ? "p10 (£)" : _("P10, £"), TRUE);
  _dew_cli_table_column (table, plain ? "p50 (£)" : _("P50, £"), TRUE);
  _dew_cli_table_column (table, plain ? "p90 (£)" : _("P90, £"), TRUE);
  _dew_cli_table_column (table, plain ? "chance of cap (%)" : _("Reaches its cap, %"), TRUE);
  for (guint i = 0; i < simulated->simulation->n_lanes; i++)
    each_partner (simulated, i, put_row, &putting);

  return table;
}

void
_dew_cli_simulate_put_csv (const DewCliSimulated *simulated)
{
  g_autoptr (DewCliTable) table = make_table (simulated, TRUE);
  g_autofree char *text = _dew_cli_table_to_csv (table);

  _dew_cli_put (text);
}

/* ---- Text ---- */

/* What of a scenario stands in no row. */
static void
append_lane (GString               *out,
             const DewCliSimulated *simulated,
             guint                  lane)
{
  const DewLaneResult *result = &simulated->simulation->lanes[lane];
  const char *name = lane_at (simulated, lane)->name;
  char chance[DEW_PERCENT_SIZE], money[DEW_MONEY_SIZE];

  if (is_told (simulated, lane) && result->exhausted > 0)
    g_string_append_printf (out, _("%s: the reserve is exhausted in %s %% of the draws.\n"), name, dew_percent_print (result->exhausted, 4, chance));
  if (is_told (simulated, lane) && result->unallocated.p90 != 0)
    g_string_append_printf (out, _("%s: in nine of ten draws at most %s stays unallocated, for decision.\n"), name,
                            dew_money_print (dew_pence (result->unallocated.p90), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, money));
  if (result->refused > 0)
    g_string_append_printf (out, _("%s: %" G_GUINT64_FORMAT " of the draws cannot be shared, and the others alone would tell the wrong thing. %s\n"), name, result->refused,
                            lane_at (simulated, lane)->reason != NULL ? lane_at (simulated, lane)->reason : "");
}

void
_dew_cli_simulate_put_text (const DewCliSimulated *simulated)
{
  g_autoptr (DewCliTable) table = make_table (simulated, FALSE);
  g_autofree char *rows = _dew_cli_table_to_text (table, "");
  g_autofree char *year = dew_year_name (simulated->ready->year);
  g_autofree char *day = dew_date_words (simulated->ready->rules_at);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, _("%s, %s: %" G_GUINT64_FORMAT " draws, seed %" G_GUINT64_FORMAT ", by the rules in force on %s\n\n"), simulated->ready->pool, year,
                          simulated->simulation->draws, simulated->simulation->seed, day);
  g_string_append (out, rows);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < simulated->simulation->n_lanes; i++)
    append_lane (out, simulated, i);
  g_string_append (out, _("In one draw of ten the final cost is at most P10, in five P50, in nine P90.\n"));

  _dew_cli_put (out->str);
}
