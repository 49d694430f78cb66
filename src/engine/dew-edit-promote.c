/* dew-edit-promote.c: the edit that makes the baseline what a scenario is */
#include "dew-edit-scenario.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-private.h"
#include "dew-ledger-private.h"

typedef struct {
  const DewLedger *ledger;
  DewChanges      *changes;
  gint64           scenario;
  int              year;
} Promotion;

/* ---- Figures ---- */

/* Whether a line's figure goes because the line is switched off. */
static gboolean
goes (const Promotion *promotion,
      const DewFigure *figure)
{
  return figure->year >= promotion->year && figure->measure != DEW_ACTUAL && _dew_ledger_is_off (promotion->ledger, figure->line, promotion->scenario);
}

static void
promote_figure (const Promotion *promotion,
                const DewFigure *overlay)
{
  const DewFigure *there = dew_ledger_figure_row (promotion->ledger, overlay->line, overlay->year, overlay->month, (DewMeasure) overlay->measure, overlay->partner,
                                                  DEW_BASELINE);
  DewFigure figure = *overlay;

  dew_changes_delete_row (promotion->changes, DEW_TABLE_FIGURE, overlay);
  if (goes (promotion, overlay))
    return;

  figure.scenario = DEW_BASELINE;
  if (figure.pence != DEW_CLEARED && there == NULL)
    dew_changes_insert_row (promotion->changes, DEW_TABLE_FIGURE, &figure);
  else if (figure.pence != DEW_CLEARED)
    dew_changes_diff_row (promotion->changes, DEW_TABLE_FIGURE, there, &figure);
  else if (there != NULL)
    dew_changes_delete_row (promotion->changes, DEW_TABLE_FIGURE, there);
}

static void
promote_figures (const Promotion *promotion)
{
  g_autoptr (GArray) figures = _dew_overlay_figures (promotion->ledger, promotion->scenario);

  for (guint i = 0; i < figures->len; i++)
    promote_figure (promotion, &g_array_index (figures, DewFigure, i));
}

/* ---- Rules ---- */

/* Whether the scenario has a list of its own for the place and direction of a rule of the baseline. */
static gboolean
is_replaced (const Promotion  *promotion,
             const GPtrArray  *rules,
             const DewRuleRow *rule)
{
  for (guint i = 0; i < rules->len; i++)
    if (_dew_rule_stands (g_ptr_array_index (rules, i), rule->pool, rule->line, (DewDirection) rule->direction, promotion->scenario))
      return TRUE;

  return FALSE;
}

static void
promote_rules (const Promotion *promotion)
{
  const GPtrArray *rules = dew_ledger_rows (promotion->ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      DewRuleRow rule = *(const DewRuleRow *) g_ptr_array_index (rules, i);

      if (rule.scenario == DEW_BASELINE && is_replaced (promotion, rules, &rule))
        dew_changes_delete_row (promotion->changes, DEW_TABLE_RULE, &rule);
      if (rule.scenario != promotion->scenario)
        continue;
      rule.scenario = DEW_BASELINE;
      dew_changes_diff_row (promotion->changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i), &rule);
    }
}

/* ---- Lines ---- */

static gboolean
check_movements (const Promotion *promotion,
                 const DewLine   *line,
                 GError         **error)
{
  const GPtrArray *movements = dew_ledger_movements_on (promotion->ledger, line->id);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);
      const DewVirement *virement = dew_ledger_find (promotion->ledger, DEW_TABLE_VIREMENT, movement->virement);

      if (virement->year >= promotion->year)
        {
          g_autofree char *name = dew_year_name (virement->year);

          return _dew_refuse (error, _("“%s” is switched off, but money was moved to or from it by a virement in %s; delete the virement first."), line->name, name);
        }
    }

  return TRUE;
}

static void
switch_off (const Promotion *promotion,
            const DewLine   *line)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (promotion->ledger, line->id, &n);

  for (guint i = 0; i < n; i++)
    if (figures[i].scenario == DEW_BASELINE && goes (promotion, &figures[i]))
      dew_changes_delete_row (promotion->changes, DEW_TABLE_FIGURE, &figures[i]);
}

static gboolean
promote_arrangements (const Promotion *promotion,
                      GError         **error)
{
  const GPtrArray *arrangements = dew_ledger_rows (promotion->ledger, DEW_TABLE_ARRANGEMENT);

  for (guint i = 0; i < arrangements->len; i++)
    {
      const DewArrangement *arrangement = g_ptr_array_index (arrangements, i);
      const DewLine *line;
      DewArranged arranged;
      DewLine row;

      if (arrangement->scenario != promotion->scenario)
        continue;

      line = dew_ledger_find (promotion->ledger, DEW_TABLE_LINE, arrangement->line);
      dew_ledger_arranged (promotion->ledger, line, promotion->scenario, &arranged);
      if (arranged.off && !check_movements (promotion, line, error))
        return FALSE;
      if (arranged.off)
        switch_off (promotion, line);

      row = *line;
      row.status = arranged.status;
      row.pooled_from = (char *) arranged.pooled_from;
      row.lead_mode = arranged.lead_mode;
      row.lead = arranged.lead;
      dew_changes_diff_row (promotion->changes, DEW_TABLE_LINE, line, &row);
      dew_changes_delete_row (promotion->changes, DEW_TABLE_ARRANGEMENT, arrangement);
    }

  return TRUE;
}

/* ---- Variances ---- */

static void
promote_variances (const Promotion *promotion)
{
  const GPtrArray *variances = dew_ledger_rows (promotion->ledger, DEW_TABLE_VARIANCE);

  for (guint i = 0; i < variances->len; i++)
    {
      const DewVariance *overlay = g_ptr_array_index (variances, i);
      const DewVariance *there = dew_ledger_variance_row (promotion->ledger, overlay->pool, overlay->year, DEW_BASELINE);
      DewVariance variance = *overlay;

      if (overlay->scenario != promotion->scenario)
        continue;

      if (there != NULL)
        dew_changes_delete_row (promotion->changes, DEW_TABLE_VARIANCE, there);
      variance.scenario = DEW_BASELINE;
      if (overlay->pence == DEW_CLEARED)
        dew_changes_delete_row (promotion->changes, DEW_TABLE_VARIANCE, overlay);
      else
        dew_changes_diff_row (promotion->changes, DEW_TABLE_VARIANCE, overlay, &variance);
    }
}

gboolean
dew_edit_promote (const DewLedger *ledger,
                  DewChanges      *changes,
                  gint64           scenario,
                  int              year,
                  GError         **error)
{
  g_autoptr (DewChanges) mine = dew_changes_new ();
  const Promotion promotion = { ledger, mine, scenario, year };

  g_return_val_if_fail (ledger != NULL && changes != NULL, FALSE);

  if (dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario) == NULL)
    return _dew_not_there (DEW_TABLE_SCENARIO, error);
  if (!_dew_check_unlocked (ledger, scenario, error) || !promote_arrangements (&promotion, error))
    return FALSE;

  promote_figures (&promotion);
  promote_rules (&promotion);
  promote_variances (&promotion);
  dew_changes_append (changes, mine);

  return TRUE;
}
