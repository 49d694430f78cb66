/* dew-edit-scenario.c: edits of scenarios, and of what they say otherwise than the baseline */
#include "dew-edit-scenario.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-edit-private.h"
#include "dew-ledger-private.h"

/* A scenario that may be changed; NULL with an error. */
static const DewScenario *
find_unlocked (const DewLedger *ledger,
               gint64           id,
               GError         **error)
{
  const DewScenario *scenario = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, id);

  if (scenario == NULL)
    _dew_not_there (DEW_TABLE_SCENARIO, error);

  return scenario != NULL && _dew_check_unlocked (ledger, id, error) ? scenario : NULL;
}

/* ---- Scenarios ---- */

gboolean
dew_edit_new_scenario (const DewLedger *ledger,
                       DewChanges      *changes,
                       gint64           id,
                       const char      *name,
                       const char      *note,
                       GError         **error)
{
  DewScenario scenario = { id, 0, (char *) name, (char *) note, 0 };

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (name != NULL && note != NULL, FALSE);

  return dew_edit_add (ledger, changes, DEW_TABLE_SCENARIO, &scenario, 0, error);
}

/* Copies the rows of a table that are the scenario's. The struct's second field need not be the scenario: the description says where it is. */
static void
copy_rows (const DewLedger *ledger,
           DewChanges      *changes,
           DewIds           ids,
           DewTable         table,
           gint64           from,
           gint64           to)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint column = (guint) dew_table_column (table, "scenario");

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer copy;

      if (dew_row_get (table, g_ptr_array_index (rows, i), column).i != from)
        continue;

      copy = dew_row_copy (table, g_ptr_array_index (rows, i));
      *(gint64 *) copy = ids.next (ids.data);
      dew_row_set_int (table, copy, "scenario", to);
      dew_changes_insert_row (changes, table, copy);
      dew_row_free (table, copy);
    }
}

gboolean
dew_edit_duplicate_scenario (const DewLedger *ledger,
                             DewChanges      *changes,
                             DewIds           ids,
                             gint64           scenario,
                             gint64           id,
                             const char      *name,
                             GError         **error)
{
  const DewScenario *old;
  g_autoptr (GArray) figures = NULL;
  DewScenario twin;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL && name != NULL, FALSE);

  old = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);
  if (old == NULL)
    return _dew_not_there (DEW_TABLE_SCENARIO, error);

  twin = (DewScenario) { id, 0, (char *) name, old->note, 0 };
  if (!dew_edit_add (ledger, changes, DEW_TABLE_SCENARIO, &twin, scenario, error))
    return FALSE;

  figures = _dew_overlay_figures (ledger, scenario);
  for (guint i = 0; i < figures->len; i++)
    {
      DewFigure figure = g_array_index (figures, DewFigure, i);

      figure.scenario = id;
      dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
    }
  copy_rows (ledger, changes, ids, DEW_TABLE_RULE, scenario, id);
  copy_rows (ledger, changes, ids, DEW_TABLE_ARRANGEMENT, scenario, id);
  copy_rows (ledger, changes, ids, DEW_TABLE_VARIANCE, scenario, id);

  return TRUE;
}

gboolean
dew_edit_lock_scenario (const DewLedger *ledger,
                        DewChanges      *changes,
                        gint64           scenario,
                        gboolean         plan,
                        GError         **error)
{
  const DewScenario *old;
  DewScenario row;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  old = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);
  if (old == NULL)
    return _dew_not_there (DEW_TABLE_SCENARIO, error);

  row = *old;
  row.plan = plan ? 1 : 0;
  return dew_edit_row (ledger, changes, DEW_TABLE_SCENARIO, &row, error);
}

gboolean
dew_edit_may_change (const DewLedger *ledger,
                     gint64           scenario,
                     GError         **error)
{
  g_return_val_if_fail (ledger != NULL, FALSE);

  return scenario == DEW_BASELINE || find_unlocked (ledger, scenario, error) != NULL;
}

/* ---- Lines ---- */

/* Leaves out what is said of the status, or the lead, and is so in the baseline. What cannot be is left for the check. */
static void
leave_out_same (const DewLine  *line,
                DewArrangement *arrangement)
{
  gint status = arrangement->status == DEW_ARRANGED_POOLED ? DEW_STATUS_POOLED : DEW_STATUS_ALIGNED;
  gint lead_mode = arrangement->lead_mode == DEW_ARRANGED_LEAD_NONE ? DEW_LEAD_MISSING
                   : arrangement->lead_mode == DEW_ARRANGED_LEAD_SINGLE ? DEW_LEAD_SINGLE : DEW_LEAD_JOINT;

  if (arrangement->status != DEW_ARRANGED_AS_BASELINE && status == line->status &&
      strcmp (arrangement->pooled_from, status == DEW_STATUS_ALIGNED ? line->pooled_from : "") == 0)
    {
      arrangement->status = DEW_ARRANGED_AS_BASELINE;
      arrangement->pooled_from = (char *) "";
    }
  if (arrangement->lead_mode != DEW_ARRANGED_LEAD_AS_BASELINE && lead_mode == line->lead_mode && arrangement->lead == line->lead)
    {
      arrangement->lead_mode = DEW_ARRANGED_LEAD_AS_BASELINE;
      arrangement->lead = 0;
    }
}

static gboolean
says_nothing (const DewArrangement *arrangement)
{
  return !arrangement->off && arrangement->status == DEW_ARRANGED_AS_BASELINE && *arrangement->pooled_from == '\0' &&
         arrangement->lead_mode == DEW_ARRANGED_LEAD_AS_BASELINE && arrangement->lead == 0;
}

/* Puts a row where one was, or none: with its id, or a new one, which a refusal does not use up. */
static gboolean
put_row (const DewLedger *ledger,
         DewChanges      *changes,
         DewIds           ids,
         DewTable         table,
         gconstpointer    there,
         gpointer         row,
         GError         **error)
{
  *(gint64 *) row = there != NULL ? *(const gint64 *) there : 1;
  /* Of a new one number 1 may be another: only what is about the same is looked for by number, and there is none. */
  if (!_dew_check_row (ledger, table, row, error))
    return FALSE;

  if (there != NULL)
    dew_changes_diff_row (changes, table, there, row);
  else
    {
      *(gint64 *) row = ids.next (ids.data);
      dew_changes_insert_row (changes, table, row);
    }

  return TRUE;
}

gboolean
dew_edit_arrange (const DewLedger      *ledger,
                  DewChanges           *changes,
                  DewIds                ids,
                  const DewArrangement *arrangement,
                  GError              **error)
{
  const DewArrangement *there;
  const DewLine *line;
  DewArrangement row;

  g_return_val_if_fail (ledger != NULL && changes != NULL && arrangement != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  line = dew_ledger_find (ledger, DEW_TABLE_LINE, arrangement->line);
  if (line == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);
  if (find_unlocked (ledger, arrangement->scenario, error) == NULL)
    return FALSE;

  row = *arrangement;
  leave_out_same (line, &row);
  there = dew_ledger_arrangement (ledger, row.line, row.scenario);
  if (line->kind != DEW_LINE_SERVICE || !says_nothing (&row))
    return put_row (ledger, changes, ids, DEW_TABLE_ARRANGEMENT, there, &row, error);

  if (there != NULL)
    dew_changes_delete_row (changes, DEW_TABLE_ARRANGEMENT, there);
  return TRUE;
}

/* ---- Variances ---- */

gboolean
dew_edit_variance (const DewLedger   *ledger,
                   DewChanges        *changes,
                   DewIds             ids,
                   const DewVariance *variance,
                   GError           **error)
{
  const DewVariance *there;
  const DewVariance *under = NULL;
  DewVariance row;

  g_return_val_if_fail (ledger != NULL && changes != NULL && variance != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  if (dew_ledger_find (ledger, DEW_TABLE_POOL, variance->pool) == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (variance->scenario != DEW_BASELINE && find_unlocked (ledger, variance->scenario, error) == NULL)
    return FALSE;

  row = *variance;
  there = dew_ledger_variance_row (ledger, row.pool, row.year, row.scenario);
  if (row.scenario != DEW_BASELINE)
    under = dew_ledger_variance_row (ledger, row.pool, row.year, DEW_BASELINE);

  /* Nothing need stand where the forecast's is taken anyway, or where an overlay would say what the baseline says. */
  if (under != NULL ? row.pence != under->pence : row.pence != DEW_CLEARED)
    return put_row (ledger, changes, ids, DEW_TABLE_VARIANCE, there, &row, error);

  if (there != NULL)
    dew_changes_delete_row (changes, DEW_TABLE_VARIANCE, there);
  return TRUE;
}

gboolean
dew_edit_spread (const DewLedger *ledger,
                 DewChanges      *changes,
                 DewIds           ids,
                 const DewSpread *spread,
                 GError         **error)
{
  DewSpread row;

  g_return_val_if_fail (ledger != NULL && changes != NULL && spread != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  row = *spread;

  return put_row (ledger, changes, ids, DEW_TABLE_SPREAD, dew_ledger_spread (ledger, row.line), &row, error);
}

/* ---- Back to the baseline ---- */

/* there: what the scenario says, NULL where it says nothing. */
static gboolean
reset_row (const DewLedger *ledger,
           DewChanges      *changes,
           gint64           scenario,
           DewTable         table,
           gconstpointer    there,
           GError         **error)
{
  if (find_unlocked (ledger, scenario, error) == NULL)
    return FALSE;

  if (there != NULL)
    dew_changes_delete_row (changes, table, there);

  return TRUE;
}

gboolean
dew_edit_reset_figure (const DewLedger *ledger,
                       DewChanges      *changes,
                       const DewFigure *figure,
                       GError         **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL && figure != NULL, FALSE);

  return reset_row (ledger, changes, figure->scenario, DEW_TABLE_FIGURE, dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, figure->scenario), error);
}

gboolean
dew_edit_reset_rules (const DewLedger *ledger,
                      DewChanges      *changes,
                      gint64           scenario,
                      gint64           pool,
                      gint64           line,
                      DewDirection     direction,
                      GError         **error)
{
  const GPtrArray *rules;

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  if (find_unlocked (ledger, scenario, error) == NULL)
    return FALSE;

  rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  for (guint i = 0; i < rules->len; i++)
    if (_dew_rule_stands (g_ptr_array_index (rules, i), pool, line, direction, scenario))
      dew_changes_delete_row (changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i));

  return TRUE;
}

gboolean
dew_edit_reset_arrangement (const DewLedger *ledger,
                            DewChanges      *changes,
                            gint64           scenario,
                            gint64           line,
                            GError         **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  return reset_row (ledger, changes, scenario, DEW_TABLE_ARRANGEMENT, dew_ledger_arrangement (ledger, line, scenario), error);
}

gboolean
dew_edit_reset_variance (const DewLedger *ledger,
                         DewChanges      *changes,
                         gint64           scenario,
                         gint64           pool,
                         int              year,
                         GError         **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  return reset_row (ledger, changes, scenario, DEW_TABLE_VARIANCE, dew_ledger_variance_row (ledger, pool, year, scenario), error);
}

gboolean
dew_edit_reset_scenario (const DewLedger *ledger,
                         DewChanges      *changes,
                         gint64           scenario,
                         GError         **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  if (find_unlocked (ledger, scenario, error) == NULL)
    return FALSE;

  _dew_clear_overlay (ledger, changes, scenario);
  return TRUE;
}
