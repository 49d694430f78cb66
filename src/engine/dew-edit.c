/* dew-edit.c: edits of figures, and of what a row says */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-rule.h"

/* ---- Figures ---- */

static void
put_figure (DewChanges      *changes,
            const DewFigure *there,
            const DewFigure *figure)
{
  if (there == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, figure);
  else if (there->pence != figure->pence)
    dew_changes_update_row (changes, DEW_TABLE_FIGURE, figure, 1u << dew_table_column (DEW_TABLE_FIGURE, "pence"));
}

static gboolean
check_figure (const DewLedger *ledger,
              const DewFigure *figure,
              GError         **error)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, figure->line);

  if (line == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The line this figure belongs to is not there any more."));
  else if (line->kind != DEW_LINE_SERVICE)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("“%s” is a category: its figures are the sum of its lines; enter them on a line in it."), line->name);
  else if (figure->year < DEW_YEAR_MIN || figure->year > DEW_YEAR_MAX || figure->month < 0 || figure->month > 12 ||
           figure->measure < 0 || figure->measure >= DEW_N_MEASURES)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The year, month or measure of a figure for “%s” is out of range."), line->name);
  else if (!dew_measure_fits ((DewMeasure) figure->measure, figure->month, figure->partner))
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 figure->measure <= DEW_INCOME ?
                 _("A contribution to “%s” must be a partner’s and a whole year’s.") :
                 _("The previous forecast for “%s” must be a whole year’s."), line->name);
  else if (figure->partner != DEW_UNATTRIBUTED && dew_ledger_find (ledger, DEW_TABLE_PARTNER, figure->partner) == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The partner this figure of “%s” belongs to is not there any more."), line->name);
  else if (figure->scenario != DEW_BASELINE && dew_ledger_find (ledger, DEW_TABLE_SCENARIO, figure->scenario) == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The scenario this figure of “%s” belongs to is not there any more."), line->name);
  else if (figure->pence != DEW_CLEARED && (figure->pence > DEW_MONEY_LIMIT || figure->pence < -DEW_MONEY_LIMIT))
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("The figure for “%s” is more than £100,000 million, which is more than one figure can be."), line->name);
  else
    return TRUE;

  return FALSE;
}

gboolean
dew_edit_figure (const DewLedger *ledger,
                 DewChanges      *changes,
                 const DewFigure *figure,
                 GError         **error)
{
  const DewFigure *there;
  const DewFigure *under = NULL;
  gboolean needless;

  g_return_val_if_fail (ledger != NULL && changes != NULL && figure != NULL, FALSE);

  if (!check_figure (ledger, figure, error) || !_dew_check_unlocked (ledger, figure->scenario, error))
    return FALSE;

  there = dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure,
                                 figure->partner, figure->scenario);
  if (figure->scenario != DEW_BASELINE)
    under = dew_ledger_figure_row (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure,
                                   figure->partner, DEW_BASELINE);

  /* Nothing need stand where there is no figure, or where an overlay would say what the baseline says. */
  needless = under != NULL ? figure->pence == under->pence : figure->pence == DEW_CLEARED;
  if (!needless)
    put_figure (changes, there, figure);
  else if (there != NULL)
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, there);

  return TRUE;
}

/* ---- Rows ---- */

/* Rules name partners in words: when a partner takes another name they are written anew. */
static gboolean
rewrite_rules (const DewLedger  *ledger,
               DewChanges       *changes,
               const DewPartner *partner,
               GError          **error)
{
  g_autoptr (DewLedger) names = _dew_partners_only (ledger, partner, 0);
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      DewRuleRow row = *(const DewRuleRow *) g_ptr_array_index (rules, i);
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, row.text, error);
      g_autofree char *text = NULL;

      if (rule == NULL)
        return FALSE;

      row.text = text = dew_rule_print (rule, names);
      dew_changes_diff_row (changes, DEW_TABLE_RULE, g_ptr_array_index (rules, i), &row);
    }

  return TRUE;
}

gboolean
dew_edit_row (const DewLedger *ledger,
              DewChanges      *changes,
              DewTable         table,
              gconstpointer    row,
              GError         **error)
{
  gconstpointer old;

  g_return_val_if_fail (ledger != NULL && changes != NULL && row != NULL && table != DEW_TABLE_FIGURE, FALSE);

  old = dew_ledger_find (ledger, table, *(const gint64 *) row);
  if (old == NULL)
    return _dew_not_there (table, error);
  if (!_dew_check_row_unlocked (ledger, table, old, error) ||
      !_dew_check_row_unlocked (ledger, table, row, error) ||
      !_dew_check_row (ledger, table, row, error) ||
      (table == DEW_TABLE_LINE && !_dew_check_change (ledger, old, row, error)) ||
      !_dew_check_chain (ledger, table, row, error) ||
      !_dew_check_name (ledger, table, row, error))
    return FALSE;

  if (!dew_changes_diff_row (changes, table, old, row))
    return TRUE;

  return table != DEW_TABLE_PARTNER || rewrite_rules (ledger, changes, row, error);
}
