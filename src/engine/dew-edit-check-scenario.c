/* dew-edit-check-scenario.c: what scenarios, what they say of lines and pools, and what simulations go by must be */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-ratio.h"

/* ---- Scenarios ---- */

gboolean
_dew_check_unlocked (const DewLedger *ledger,
                     gint64           scenario,
                     GError         **error)
{
  const DewScenario *row = scenario == DEW_BASELINE ? NULL : dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);

  if (row == NULL || !row->plan)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” is locked as the plan; unlock it or duplicate it to change it."), row->name);
  return FALSE;
}

/* The scenario that a row says something in; the baseline for rows that are the same in all. */
static gint64
scenario_of (DewTable      table,
             gconstpointer row)
{
  int column = dew_table_column (table, "scenario");

  return column < 0 ? DEW_BASELINE : dew_row_get (table, row, (guint) column).i;
}

gboolean
_dew_check_row_unlocked (const DewLedger *ledger,
                         DewTable         table,
                         gconstpointer    row,
                         GError         **error)
{
  return _dew_check_unlocked (ledger, scenario_of (table, row), error);
}

/* The scenario that a change says something in, before (from the ledger) or after it. */
static gint64
scenario_changed (const DewLedger *ledger,
                  const DewChange *change,
                  gboolean         before)
{
  int column = dew_table_column (change->table, "scenario");
  gconstpointer row;

  if (column < 0)
    return DEW_BASELINE;
  /* A key is always set, and what is inserted all of it. */
  if (change->values[column].type == DEW_VALUE_INT && (!before || change->table == DEW_TABLE_FIGURE))
    return change->values[column].i;
  if (change->table == DEW_TABLE_FIGURE || change->op == DEW_INSERT)
    return DEW_BASELINE;

  row = dew_ledger_find (ledger, change->table, change->values[0].i);
  return row == NULL ? DEW_BASELINE : scenario_of (change->table, row);
}

gboolean
dew_edit_check_locked (const DewLedger  *ledger,
                       const DewChanges *changes,
                       GError          **error)
{
  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      if (!_dew_check_unlocked (ledger, scenario_changed (ledger, change, TRUE), error) ||
          !_dew_check_unlocked (ledger, scenario_changed (ledger, change, FALSE), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
_dew_check_scenario (const DewLedger   *ledger,
                     const DewScenario *scenario,
                     GError           **error)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);
  g_autofree char *folded = g_utf8_casefold (scenario->name, -1);
  g_autofree char *baseline = g_utf8_casefold (_("Baseline"), -1);

  if (strcmp (folded, baseline) == 0)
    return _dew_refuse (error, _("A scenario cannot be called “%s”, which is what the others differ from; give it another name."), scenario->name);

  for (guint i = 0; scenario->plan && i < scenarios->len; i++)
    {
      const DewScenario *other = g_ptr_array_index (scenarios, i);

      if (other->plan && other->id != scenario->id)
        return _dew_refuse (error, _("“%s” is locked as the plan already; unlock it before you lock “%s”."), other->name, scenario->name);
    }

  return TRUE;
}

/* ---- What a scenario says ---- */

gboolean
_dew_check_arrangement (const DewLedger      *ledger,
                        const DewArrangement *arrangement,
                        GError              **error)
{
  const DewScenario *scenario = dew_ledger_find (ledger, DEW_TABLE_SCENARIO, arrangement->scenario);
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, arrangement->line);
  const DewArrangement *there = dew_ledger_arrangement (ledger, arrangement->line, arrangement->scenario);

  if (line == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);
  if (line->kind != DEW_LINE_SERVICE)
    return _dew_refuse (error, _("“%s” is a category: a scenario says how its lines stand; choose one in it."), line->name);
  if (scenario == NULL)
    return _dew_refuse (error, _("What is said of “%s” belongs to no scenario; change the line itself for the baseline."), line->name);
  if (*arrangement->pooled_from != '\0' && arrangement->status != DEW_ARRANGED_ALIGNED)
    return _dew_refuse (error, _("“%s” is given a date in “%s” from which it is pooled, but is not aligned until then; make it aligned, or take the date away."),
                        line->name, scenario->name);
  if ((arrangement->lead_mode == DEW_ARRANGED_LEAD_SINGLE) != (arrangement->lead != 0))
    return _dew_refuse (error, _("“%s” must have in “%s” either one lead partner, or a lead that is joint, none or the baseline’s."), line->name, scenario->name);
  if (!arrangement->off && arrangement->status == DEW_ARRANGED_AS_BASELINE && arrangement->lead_mode == DEW_ARRANGED_LEAD_AS_BASELINE)
    return _dew_refuse (error, _("“%s” says nothing of “%s”; reset the line there."), scenario->name, line->name);
  if (there != NULL && there->id != arrangement->id)
    return _dew_refuse (error, _("“%s” says twice how “%s” stands; make it one."), scenario->name, line->name);

  return TRUE;
}

gboolean
_dew_check_variance (const DewLedger   *ledger,
                     const DewVariance *variance,
                     GError           **error)
{
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, variance->pool);
  const DewVariance *there = dew_ledger_variance_row (ledger, variance->pool, variance->year, variance->scenario);
  g_autofree char *year = dew_year_name (variance->year);

  if (pool == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (variance->pence == DEW_CLEARED && variance->scenario == DEW_BASELINE)
    return _dew_refuse (error, _("The variance of “%s” in %s is cleared in the baseline; only a scenario can clear one."), pool->name, year);
  if (there != NULL && there->id != variance->id)
    return _dew_refuse (error, _("The variance of “%s” in %s is typed twice; make it one."), pool->name, year);

  return TRUE;
}

/* ---- Performance and simulation ---- */

gboolean
_dew_check_incentive (const DewLedger    *ledger,
                      const DewIncentive *incentive,
                      GError            **error)
{
  if (dew_ledger_find (ledger, DEW_TABLE_POOL, incentive->pool) == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);

  return _dew_check_name_text (incentive->name, error);
}

/* The points of a shape that has points, the deviation of one that has none. */
static gboolean
check_shape (const DewLine   *line,
             const DewSpread *spread,
             GError         **error)
{
  if (spread->shape != DEW_SPREAD_THREE_POINT)
    {
      if (spread->low != 0 || spread->high != 0)
        return _dew_refuse (error, _("The spread of “%s” has a lowest and a highest point, which only one of three points has; take them away."), line->name);
      if (spread->deviation == 0)
        return _dew_refuse (error, _("The spread of “%s” has a deviation of 0 %%, so that nothing would vary; type one above 0."), line->name);
      if (spread->shape == DEW_SPREAD_LOGNORMAL && spread->middle <= -DEW_WHOLE)
        return _dew_refuse (error, _("A lognormal spread of “%s” cannot have a mean of nothing; type one above -100 %%."), line->name);
      return TRUE;
    }

  if (spread->deviation != 0)
    return _dew_refuse (error, _("The spread of “%s” has three points and a deviation; take the deviation away."), line->name);
  if (spread->low > spread->middle || spread->middle > spread->high)
    return _dew_refuse (error, _("The likeliest outturn of “%s” does not lie between the lowest and the highest; change one of the three."), line->name);
  if (spread->low == spread->high)
    return _dew_refuse (error, _("The lowest and the highest outturn of “%s” are the same, so that nothing would vary; change one of them."), line->name);

  return TRUE;
}

gboolean
_dew_check_spread (const DewLedger *ledger,
                   const DewSpread *spread,
                   GError         **error)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, spread->line);
  const DewSpread *there = dew_ledger_spread (ledger, spread->line);

  if (line == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);
  if (line->kind != DEW_LINE_SERVICE)
    return _dew_refuse (error, _("“%s” is a category: what varies in a simulation are its lines; choose one in it."), line->name);
  if (there != NULL && there->id != spread->id)
    return _dew_refuse (error, _("“%s” has two spreads; make them one."), line->name);

  return check_shape (line, spread, error);
}
