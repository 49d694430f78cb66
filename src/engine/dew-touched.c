/* dew-touched.c: what a change has to do with */
#include "dew-touched-private.h"

gconstpointer
_dew_touched_row (const DewLedger   *ledger,
                  const DewChange   *change,
                  const char *const *about)
{
  gint64 id = change->values[0].i;
  gconstpointer row;

  for (guint i = 0; change->op == DEW_UPDATE && about[i] != NULL; i++)
    if (change->values[dew_table_column (change->table, about[i])].type != DEW_VALUE_UNSET)
      return NULL;

  row = dew_ledger_find (ledger, change->table, id);
  return row != NULL ? row : dew_ledger_went (ledger, change->table, id);
}

static gboolean
add_arranged (const DewLedger *ledger,
              const DewChange *change,
              gint64           scenario,
              GArray          *lines)
{
  static const char *const about[] = { "scenario", "line", NULL };
  const DewArrangement *row;

  if (scenario == DEW_BASELINE)
    return TRUE;

  row = _dew_touched_row (ledger, change, about);
  if (row != NULL && row->scenario == scenario)
    g_array_append_val (lines, row->line);

  return row != NULL;
}

static gboolean
add_moved (const DewLedger *ledger,
           const DewChange *change,
           GArray          *lines)
{
  static const char *const about[] = { "line", "virement", NULL };
  const DewMovement *row = _dew_touched_row (ledger, change, about);

  if (row != NULL)
    g_array_append_val (lines, row->line);

  return row != NULL;
}

/* Movements that go with it, or move to another, are changes of their own. */
static void
add_virement (const DewLedger *ledger,
              const DewChange *change,
              GArray          *lines)
{
  const GPtrArray *movements = dew_ledger_movements_by (ledger, change->values[0].i);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    g_array_append_val (lines, ((const DewMovement *) movements->pdata[i])->line);
}

gboolean
_dew_touched_lines (const DewLedger *ledger,
                    const DewChange *change,
                    gint64           scenario,
                    GArray          *lines)
{
  switch (change->table)
    {
    case DEW_TABLE_FIGURE:
      if (change->values[5].i == DEW_BASELINE || change->values[5].i == scenario)
        g_array_append_val (lines, change->values[0].i);
      return TRUE;
    case DEW_TABLE_ARRANGEMENT:
      return add_arranged (ledger, change, scenario, lines);
    case DEW_TABLE_MOVEMENT:
      return add_moved (ledger, change, lines);
    case DEW_TABLE_VIREMENT:
      add_virement (ledger, change, lines);
      return TRUE;
    case DEW_TABLE_DOCUMENT:
    case DEW_TABLE_PARTNER:
    case DEW_TABLE_AGREEMENT:
    case DEW_TABLE_POOL:
    case DEW_TABLE_LINE:
    case DEW_TABLE_SCENARIO:
    case DEW_TABLE_RULE:
    case DEW_TABLE_REMARK:
    case DEW_TABLE_VARIANCE:
    case DEW_TABLE_INCENTIVE:
    case DEW_TABLE_SPREAD:
    case DEW_N_TABLES:
    default:
      return TRUE;
    }
}
