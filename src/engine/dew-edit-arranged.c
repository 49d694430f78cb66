/* dew-edit-arranged.c: a service line's row as it is in a scenario, to be shown and edited as if it were the line's own */
#include "dew-edit-arranged.h"

#include <string.h>

#include "dew-edit-private.h"
#include "dew-edit-scenario.h"

static const char *const arranged_columns[] = { "status", "pooled_from", "lead_mode", "lead", NULL };

gboolean
dew_is_arranged (const char *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return g_strv_contains (arranged_columns, column);
}

static void
take_over (DewLine           *line,
           const DewArranged *arranged)
{
  line->status = arranged->status;
  line->lead_mode = arranged->lead_mode;
  line->lead = arranged->lead;
  dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", arranged->pooled_from);
}

DewLine *
dew_arranged_line (const DewLedger *ledger,
                   const DewLine   *line,
                   gint64           scenario)
{
  DewArranged arranged;
  DewLine *copy;

  g_return_val_if_fail (ledger != NULL && line != NULL, NULL);

  copy = dew_row_copy (DEW_TABLE_LINE, line);
  if (line->kind != DEW_LINE_SERVICE)
    return copy;

  dew_ledger_arranged (ledger, line, scenario, &arranged);
  take_over (copy, &arranged);

  return copy;
}

/* What a row says, as a scenario says it; what is as in the baseline is left out by dew_edit_arrange (). */
static DewArrangement
read_arrangement (const DewLedger *ledger,
                  const DewLine   *line,
                  gint64           scenario)
{
  static const gint leads[] = {
    [DEW_LEAD_MISSING] = DEW_ARRANGED_LEAD_NONE, [DEW_LEAD_SINGLE] = DEW_ARRANGED_LEAD_SINGLE, [DEW_LEAD_JOINT] = DEW_ARRANGED_LEAD_JOINT,
  };
  const DewArrangement *there = dew_ledger_arrangement (ledger, line->id, scenario);
  gboolean aligned = line->status == DEW_STATUS_ALIGNED;

  return (DewArrangement) {
           .scenario = scenario, .line = line->id,
           .off = there != NULL && there->off,
           .status = aligned ? DEW_ARRANGED_ALIGNED : DEW_ARRANGED_POOLED,
           .pooled_from = aligned ? line->pooled_from : (char *) "",
           .lead_mode = line->lead_mode >= 0 && (gsize) line->lead_mode < G_N_ELEMENTS (leads) ? leads[line->lead_mode] : DEW_ARRANGED_LEAD_NONE,
           .lead = line->lead,
  };
}

/* The columns that are the same in all scenarios. */
static gboolean
edit_shared (const DewLedger *ledger,
             DewChanges      *changes,
             const DewLine   *there,
             const DewLine   *line,
             GError         **error)
{
  const DewArranged own = { FALSE, there->status, there->pooled_from, there->lead_mode, there->lead };
  DewLine *shared = dew_row_copy (DEW_TABLE_LINE, line);
  gboolean good;

  take_over (shared, &own);
  good = dew_edit_row (ledger, changes, DEW_TABLE_LINE, shared, error);
  dew_row_free (DEW_TABLE_LINE, shared);

  return good;
}

static gboolean
is_arranged_otherwise (const DewLedger *ledger,
                       const DewLine   *there,
                       const DewLine   *line,
                       gint64           scenario)
{
  DewArranged arranged;

  dew_ledger_arranged (ledger, there, scenario, &arranged);

  return arranged.status != line->status || strcmp (arranged.pooled_from, line->pooled_from) != 0 || arranged.lead_mode != line->lead_mode || arranged.lead != line->lead;
}

gboolean
dew_edit_arranged_line (const DewLedger *ledger,
                        DewChanges      *changes,
                        DewIds           ids,
                        gint64           scenario,
                        const DewLine   *line,
                        GError         **error)
{
  const DewLine *there;
  DewArrangement arrangement;

  g_return_val_if_fail (ledger != NULL && changes != NULL && line != NULL, FALSE);

  if (scenario == DEW_BASELINE || line->kind != DEW_LINE_SERVICE)
    return dew_edit_row (ledger, changes, DEW_TABLE_LINE, line, error);

  there = dew_ledger_find (ledger, DEW_TABLE_LINE, line->id);
  if (there == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);
  if (!edit_shared (ledger, changes, there, line, error))
    return FALSE;
  if (!is_arranged_otherwise (ledger, there, line, scenario))
    return TRUE;

  arrangement = read_arrangement (ledger, line, scenario);
  return dew_edit_arrange (ledger, changes, ids, &arrangement, error);
}

gboolean
dew_edit_switch_line (const DewLedger *ledger,
                      DewChanges      *changes,
                      DewIds           ids,
                      gint64           scenario,
                      gint64           line,
                      gboolean         off,
                      GError         **error)
{
  const DewArrangement *there;
  DewArrangement arrangement = { .scenario = scenario, .line = line, .pooled_from = (char *) "" };

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  there = dew_ledger_arrangement (ledger, line, scenario);
  if (there != NULL)
    arrangement = *there;
  arrangement.off = off ? 1 : 0;

  return dew_edit_arrange (ledger, changes, ids, &arrangement, error);
}
