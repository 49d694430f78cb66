/* risk-weights.c: what each partner's share of a step is in proportion to, as formulas over the inputs; fixed percentages are inputs of their own. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

guint
_dew_risk_find_node (const DewRiskSteps *steps,
                     gint64              line)
{
  return line == 0 ? steps->pool->node : dew_ledger_node (steps->pool->risk->paper->ledger, DEW_TABLE_LINE, line);
}

/* TRUE when the partner takes part whatever it contributes. */
static gboolean
hosts_or_leads (const DewRiskSteps *steps,
                gint64              partner)
{
  const DewPaper *paper = steps->pool->risk->paper;
  const DewPool *pool = steps->pool->pool;

  if (pool->host == partner || (pool->lead_mode == DEW_LEAD_SINGLE && pool->lead == partner))
    return TRUE;
  for (guint i = steps->pool->node + 1; i < paper->nodes[steps->pool->node].end; i++)
    {
      DewArranged arranged;

      dew_ledger_arranged (paper->ledger, paper->nodes[i].line, paper->scenario, &arranged);
      if (!arranged.off && arranged.lead_mode == DEW_LEAD_SINGLE && arranged.lead == partner)
        return TRUE;
    }
  return FALSE;
}

static char *
weigh_contributions (const DewRiskSteps   *steps,
                     const DewWork        *work,
                     const char           *name)
{
  const DewPaper *paper = steps->pool->risk->paper;
  gboolean aligned = work->kind == DEW_WORK_ALIGNED || work->with_aligned;
  guint node = _dew_risk_find_node (steps, work->kind == DEW_WORK_ALIGNED ? work->place : work->counted);
  g_autofree char *gross = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_CURRENT);
  g_autofree char *existing = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_EXISTING);
  g_autofree char *additional = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_ADDITIONAL);
  g_autofree char *income = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_INCOME);

  switch (work->weights)
    {
    case DEW_BASIS_GROSS_OPENING:
      return g_steal_pointer (&existing);
    case DEW_BASIS_NET:
      return g_strdup_printf ("%s-%s", gross, income);
    case DEW_BASIS_NET_OPENING:
      return g_strdup_printf ("%s-MAX(0,%s-%s)", existing, income, additional);
    case DEW_BASIS_GROSS:
    case DEW_BASIS_FIXED:
    case DEW_BASIS_EQUAL:
    case DEW_BASIS_ONE:
    case DEW_BASIS_NONE:
    default:
      return g_steal_pointer (&gross);
    }
}

static DewSheet *
find_rates (DewRisk *risk)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;

  if (risk->rates != NULL)
    return risk->rates;

  scope = _dew_paper_scope (risk->paper);
  title = g_strconcat (_("Fixed percentages of the risk-share rules"), scope, NULL);
  risk->rates = _dew_risk_add_sheet (risk, _("Percentages"), title);
  dew_sheet_about (risk->rates, _("The fixed percentages of the rules: inputs"));
  dew_sheet_note (risk->rates, _("The percentages of a step come to 100, each with at most four decimals."));
  dew_sheet_note (risk->rates, _("An empty cell is one where there is nothing to say about the percentage."));
  dew_sheet_live_note (risk->rates, _("They may be changed; where they do not come to 100, the step shares nothing."));
  if (risk->paper->follows != NULL)
    dew_sheet_live_note (risk->rates, _("Those of a rule that the scenario does not change are the baseline’s, and follow them."));
  dew_sheet_column (risk->rates, _("Pool"), 0);
  dew_sheet_column (risk->rates, _("Step"), 0);
  dew_sheet_column (risk->rates, _("For"), 0);
  dew_sheet_column (risk->rates, _("Partner"), 0);
  dew_sheet_input_column (risk->rates, _("Percentage, %"), 16);
  dew_sheet_column (risk->rates, _("About the percentage"), 22);
  return risk->rates;
}

static char *
weigh_fixed (const DewRiskSteps       *steps,
             const DewWork            *work,
             const char               *label,
             const char               *name,
             const DewWorkPart        *part)
{
  const DewRiskInput input = { .rate = TRUE, .rule_of = work->rule_of, .partner = name };
  DewSheet *sheet = find_rates (steps->pool->risk);
  guint row = dew_sheet_row (sheet);
  g_autofree char *address = dew_sheet_address (sheet, row, DEW_RATES_PERCENT, FALSE, TRUE);
  g_autofree char *followed = _dew_risk_follow (steps->pool, steps->side, &input, row, DEW_RATES_PERCENT);

  dew_sheet_text (sheet, row, DEW_RATES_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, row, DEW_RATES_STEP, label);
  dew_sheet_text (sheet, row, DEW_RATES_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, row, DEW_RATES_PARTNER, name);
  _dew_percent_put_fixed (sheet, row, DEW_RATES_PERCENT, part->portion.weight, followed);
  return g_strdup_printf ("ROUND(%s*10000,0)", address);
}

/* Shows that they come to 100. */
void
_dew_risk_rates_total (const DewRiskSteps *steps,
                       const char         *label,
                       guint               n)
{
  DewSheet *sheet = steps->pool->risk->rates;
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, DEW_RATES_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, row, DEW_RATES_STEP, label);
  dew_sheet_text (sheet, row, DEW_RATES_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, row, DEW_RATES_PARTNER, _("Total"));
  _dew_percent_put_whole (sheet, row, DEW_RATES_PERCENT, n);
}

char *
_dew_risk_weigh (const DewRiskSteps *steps,
                 const DewWork      *work,
                 const DewWorkPart  *part,
                 const char         *name)
{
  const char *rate = work->weights == DEW_BASIS_FIXED ? g_hash_table_lookup (steps->rates, &part->partner) : NULL;

  switch (work->weights)
    {
    case DEW_BASIS_FIXED:
      return g_strdup (rate != NULL ? rate : "0");
    case DEW_BASIS_EQUAL:
      return hosts_or_leads (steps, part->partner) ? g_strdup ("1")
                                                   : _dew_lines_contributes (steps->pool->risk->paper, steps->pool->node, name);
    case DEW_BASIS_ONE:
    case DEW_BASIS_NONE:
      return g_strdup (part->portion.weight != 0 ? "1" : "0");
    case DEW_BASIS_AMOUNT:
    case DEW_BASIS_GROSS:
    case DEW_BASIS_GROSS_OPENING:
    case DEW_BASIS_NET:
    case DEW_BASIS_NET_OPENING:
    default:
      return weigh_contributions (steps, work, name);
    }
}

char *
_dew_risk_weigh_part (const DewRiskSteps *steps,
                      const DewWork      *work,
                      const char         *label,
                      const DewWorkPart  *part,
                      const DewPartner   *partner,
                      guint               k)
{
  g_autofree char *name = _dew_working_label (steps->pool->risk->paper, k);

  if (work->weights == DEW_BASIS_FIXED)
    g_hash_table_insert (steps->rates, (gpointer) &part->partner, weigh_fixed (steps, work, label, partner->name, part));
  return _dew_risk_weigh (steps, work, part, name);
}
