/* ledger-builder.h: a ledger built row by row, for the tests of rules and of sharing. */
#pragma once

#include "dew-ledger.h"

typedef struct {
  DewLedger *ledger;
  GArray    *figures;   /* DewFigure, sorted before they are loaded */
  gint64     rules;     /* how many there are */
  gint64     movements;
  gint64     virements;
  int        year;      /* of the figures */
} Builder;

static inline gpointer
add_row (Builder    *builder,
         DewTable    table,
         gint64      id,
         const char *name)
{
  gpointer row = dew_row_new (table);

  dew_row_set_int (table, row, "id", id);
  if (dew_table_column (table, "position") >= 0)
    dew_row_set_int (table, row, "position", id);
  if (name)
    dew_row_set_text (table, row, "name", name);
  dew_ledger_load_row (builder->ledger, table, row);

  return row;
}

static inline void
start_ledger (Builder *builder)
{
  *builder = (Builder) {
    .ledger = dew_ledger_new (),
    .figures = g_array_new (FALSE, FALSE, sizeof (DewFigure)),
    .year = 2013,
  };

  add_row (builder, DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, NULL);
}

static inline void
add_partner (Builder    *builder,
             gint64      id,
             const char *name,
             const char *short_name)
{
  dew_row_set_text (DEW_TABLE_PARTNER, add_row (builder, DEW_TABLE_PARTNER, id, name), "short_name", short_name);
}

static inline void
add_pool_of (Builder    *builder,
             gint64      id,
             gint64      agreement,
             const char *name,
             gint64      host,
             gint64      lead)
{
  DewPool *pool = add_row (builder, DEW_TABLE_POOL, id, name);

  pool->agreement = agreement;
  pool->host = host;
  pool->lead = lead;
  pool->lead_mode = lead ? DEW_LEAD_SINGLE : DEW_LEAD_MISSING;
}

static inline void
add_pool (Builder    *builder,
          gint64      id,
          const char *name,
          gint64      host,
          gint64      lead)
{
  add_pool_of (builder, id, 0, name, host, lead);
}

/* A line or category in a pool or, with a parent, in a category of it; lead 0 for none. */
static inline DewLine *
add_line (Builder     *builder,
          gint64       id,
          gint64       pool,
          gint64       parent,
          DewLineKind  kind,
          const char  *name,
          gint64       lead)
{
  DewLine *line = add_row (builder, DEW_TABLE_LINE, id, name);

  line->pool = pool;
  line->parent = parent;
  line->kind = (gint) kind;
  line->lead = lead;
  line->lead_mode = lead ? DEW_LEAD_SINGLE : DEW_LEAD_MISSING;

  return line;
}

/* One that was added, to be changed before the ledger is finished. */
static inline DewLine *
find_line (const Builder *builder,
           gint64         id)
{
  const GPtrArray *lines = dew_ledger_rows (builder->ledger, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    if (((DewLine *) lines->pdata[i])->id == id)
      return lines->pdata[i];

  g_assert_not_reached ();
}

static inline void
add_scenario_figure (Builder    *builder,
                     gint64      scenario,
                     gint64      line,
                     DewMeasure  measure,
                     gint64      partner,
                     gint64      pence)
{
  DewFigure figure = { line, builder->year, 0, (gint) measure, partner, scenario, pence };

  g_array_append_val (builder->figures, figure);
}

static inline void
add_figure (Builder    *builder,
            gint64      line,
            DewMeasure  measure,
            gint64      partner,
            gint64      pence)
{
  add_scenario_figure (builder, DEW_BASELINE, line, measure, partner, pence);
}

static inline void
add_rule (Builder      *builder,
          gint64        scenario,
          gint64        pool,
          gint64        line,
          DewDirection  direction,
          const char   *start,
          const char   *text)
{
  DewRuleRow *rule = add_row (builder, DEW_TABLE_RULE, ++builder->rules, NULL);

  rule->scenario = scenario;
  rule->pool = pool;
  rule->line = line;
  rule->direction = (gint) direction;
  dew_row_set_text (DEW_TABLE_RULE, rule, "start", start);
  dew_row_set_text (DEW_TABLE_RULE, rule, "text", text);
}

/* A virement that moves nothing yet. */
static inline DewVirement *
start_virement (Builder *builder,
                int      year,
                gint64   partner)
{
  DewVirement *virement = add_row (builder, DEW_TABLE_VIREMENT, ++builder->virements, NULL);

  virement->year = year;
  virement->partner = partner;
  return virement;
}

/* Of the virement that was started last: to the line, or below 0 from it. */
static inline void
add_movement (Builder *builder,
              gint64   line,
              gint64   pence)
{
  DewMovement *movement = add_row (builder, DEW_TABLE_MOVEMENT, ++builder->movements, NULL);

  movement->virement = builder->virements;
  movement->line = line;
  movement->pence = pence;
}

/* Moves an amount from one line to another, of a partner's money or of nobody's. */
static inline void
add_virement (Builder *builder,
              int      year,
              gint64   partner,
              gint64   from,
              gint64   to,
              gint64   pence)
{
  start_virement (builder, year, partner);
  add_movement (builder, from, -pence);
  add_movement (builder, to, pence);
}

/* By their keys, which is the order in which a ledger takes them. */
static inline int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  const DewFigure *one = a;
  const DewFigure *other = b;
  const gint64 keys[][2] = {
    { one->line, other->line },
    { one->year, other->year },
    { one->month, other->month },
    { one->measure, other->measure },
    { one->partner, other->partner },
    { one->scenario, other->scenario },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;

  return 0;
}

static inline DewLedger *
finish_ledger (Builder *builder)
{
  g_autoptr (GError) error = NULL;

  g_array_sort (builder->figures, compare_figures);
  for (guint i = 0; i < builder->figures->len; i++)
    dew_ledger_load_figure (builder->ledger, &g_array_index (builder->figures, DewFigure, i));
  g_array_unref (builder->figures);

  dew_ledger_load_finish (builder->ledger, &error);
  g_assert_no_error (error);

  return builder->ledger;
}
