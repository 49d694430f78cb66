/* risk-rules.c: the variances, each an input, and the rules for either sign of them. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"

/* ---- Variances ---- */

static gboolean
has_own_variance (const DewRisk *risk)
{
  for (guint i = 0; i < risk->pools->len; i++)
    if (!g_array_index (risk->pools, DewRiskPool, i).follows)
      return TRUE;
  return FALSE;
}

static void
start_variances (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Variance of each pool"), scope, NULL);
  DewSheet *sheet = _dew_risk_add_sheet (risk, _("Variances"), title);

  dew_sheet_about (sheet, _("The overspend or underspend of each pool that is shared: inputs"));
  dew_sheet_note (sheet, _("Figures in pounds: above 0 an overspend, below 0 an underspend, of each pool by itself."));
  dew_sheet_note (sheet, _("An empty cell is of a pool without contributions, which has no variance to share."));
  dew_sheet_live_note (sheet, risk->paper->follows == NULL ? _("Change a variance, also to the other sign, and what is shared, by which rule, follows.")
                                                           : _("A variance that the scenario does not type is the baseline’s, and follows it."));
  dew_sheet_column (sheet, _("Pool"), 0);
  if (has_own_variance (risk))
    dew_sheet_input_column (sheet, _("Variance, £"), 18);
  else
    dew_sheet_column (sheet, _("Variance, £"), 18);
  dew_sheet_column (sheet, _("That is"), 16);
  dew_sheet_column (sheet, _("About the variance"), 36);
  risk->variances = sheet;
}

const char *
_dew_risk_say_sign (gint64 variance)
{
  return variance > 0 ? _("overspend") : variance < 0 ? _("underspend") : _("no variance");
}

/* Where it comes from. */
static const char *
say_source (const DewRiskPool *pool)
{
  const DewPaper *paper = pool->risk->paper;

  if (pool->follows)
    return _("As in the baseline");
  if (pool->typed)
    return paper->scenario != DEW_BASELINE ? _("As typed in the scenario") : _("As typed in the document");
  return paper->worked_example ? _("Worked example, not a forecast") : _("As given for this export");
}

/* And an expression worth what it is there, in pence. Free with g_free. */
static char *
find_source (const DewRiskPool *pool)
{
  return pool->follows ? g_strdup_printf ("ROUND(%s*100,0)", _dew_risk_followed (pool)->variance) : g_strdup_printf ("%" G_GINT64_FORMAT, pool->value);
}

static void
put_variance (DewRiskPool *pool)
{
  DewSheet *sheet = pool->risk->variances;
  guint row = dew_sheet_row (sheet);
  guint at = dew_sheet_place (sheet, row);
  g_autofree char *source = NULL;

  dew_sheet_text (sheet, row, DEW_VARIANCES_POOL, pool->pool->name);
  if (pool->nothing)
    {
      dew_sheet_text (sheet, row, DEW_VARIANCES_ABOUT, _("No contributions entered"));
      return;
    }

  source = find_source (pool);
  if (pool->follows)
    dew_sheet_formula (sheet, row, DEW_VARIANCES_VARIANCE, DEW_CELL_MONEY, pool->value, 0, "=%s", _dew_risk_followed (pool)->variance);
  else
    dew_sheet_number (sheet, row, DEW_VARIANCES_VARIANCE, DEW_CELL_MONEY, pool->value, DEW_CELL_INPUT);
  dew_sheet_text_formula (sheet, row, DEW_VARIANCES_SIGN, _dew_risk_say_sign (pool->value), NULL,
                          "=IF(ROUND(B%1$u*100,0)>0,\"%2$s\",IF(ROUND(B%1$u*100,0)<0,\"%3$s\",\"%4$s\"))",
                          at, _dew_risk_say_sign (1), _dew_risk_say_sign (-1), _dew_risk_say_sign (0));
  dew_sheet_text_formula (sheet, row, DEW_VARIANCES_ABOUT, say_source (pool), NULL, "=IF(ROUND(B%u*100,0)=%s,\"%s\",\"%s\")", at, source, say_source (pool),
                          _("Changed since it was exported"));
  pool->variance = dew_sheet_address (sheet, row, DEW_VARIANCES_VARIANCE, TRUE, TRUE);
  pool->sign = dew_sheet_address (sheet, row, DEW_VARIANCES_SIGN, TRUE, TRUE);
}

/* ---- Rules ---- */

char *
_dew_risk_say_in_force (const DewPaper *paper)
{
  g_autofree char *date = _dew_paper_in_force (paper);

  return date != NULL ? g_strdup_printf (_("The rules are those in force on %s."), date) : NULL;
}

void
_dew_risk_note_across (DewSheet *sheet)
{
  dew_sheet_note (sheet, _("A rule sets pools against each other; here each pool is shared by itself and nothing is set against another, while Dewpond’s own comparison shares only what the other pools leave."));
}

/* Some rule is one that the workbook cannot work out. */
static gboolean
keeps_any (const DewRisk *risk)
{
  for (guint i = 0; i < risk->pools->len; i++)
    for (guint k = 0; k < 2; k++)
      if (g_array_index (risk->pools, DewRiskPool, i).sides[k].kept)
        return TRUE;
  return FALSE;
}

static void
start_rules (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Risk-share rules"), scope, NULL);
  g_autofree char *in_force = _dew_risk_say_in_force (risk->paper);
  DewSheet *sheet = _dew_risk_add_sheet (risk, _("Rules"), title);

  dew_sheet_about (sheet, _("Who bears an overspend of each pool, and who an underspend, in words"));
  if (in_force != NULL)
    dew_sheet_note (sheet, in_force);
  if (risk->across)
    _dew_risk_note_across (sheet);
  dew_sheet_note (sheet, _("Only the rule for the sign of a pool’s variance is applied."));
  dew_sheet_note (sheet, _("An underspend for which no rule is written is retained: the words of such a rule are proposed, and not agreed."));
  dew_sheet_note (sheet, _("The last column is empty where a rule could be applied to the figures."));
  dew_sheet_live_note (sheet, _("The words are those of the rules as written, whatever inputs are changed."));
  if (keeps_any (risk))
    dew_sheet_live_note (sheet, _("A rule worked out by Dewpond when exported does not follow changes made here; where its inputs are changed, export again."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("For"), 14);
  dew_sheet_column (sheet, _("Rule"), 24);
  dew_sheet_column (sheet, _("In words"), 64);
  dew_sheet_column (sheet, _("Basis of the share"), 34);
  dew_sheet_column (sheet, _("As entered"), 22);
  dew_sheet_column (sheet, _("Applied here"), 24);
  dew_sheet_column (sheet, _("Why it could not be applied when exported"), 40);
  risk->rules = sheet;
}

static void
put_words (const DewRiskPool *pool,
           const DewRiskSide *side,
           const char        *rule,
           const char        *words,
           const char        *basis)
{
  DewSheet *sheet = pool->risk->rules;

  dew_sheet_text (sheet, side->rule_row, DEW_RULES_RULE, rule);
  dew_sheet_text (sheet, side->rule_row, DEW_RULES_WORDS, words);
  dew_sheet_text (sheet, side->rule_row, DEW_RULES_BASIS, basis);
}

/* A rule that cannot be applied to the figures still has its words. */
static void
put_refused (const DewRiskPool *pool,
             const DewRiskSide *side,
             const char        *text)
{
  const DewLedger *ledger = pool->risk->paper->ledger;
  g_autofree char *date = dew_date_words (pool->risk->paper->in_force);
  g_autofree char *none = g_strdup_printf (_("No rule in force on %s says who bears an overspend: it is for decision."),
                                           date[0] != '\0' ? date : _("any day"));
  g_autoptr (DewRule) rule = text != NULL ? dew_rule_parse (ledger, text, NULL) : NULL;
  g_autofree char *brief = rule != NULL ? dew_rule_short (rule, ledger) : NULL;
  g_autofree char *sentence = rule != NULL ? dew_rule_sentence (rule, ledger, pool->pool, pool->risk->paper->scenario, pool->risk->paper->in_force, side->direction) : NULL;

  if (rule != NULL)
    put_words (pool, side, brief, sentence, _("not shared"));
  else
    put_words (pool, side, _("No rule that can be applied"), text != NULL ? side->reason : none, _("not shared"));
}

/* An expression worth TRUE when fixed percentages, amounts or limits of a side were changed; NULL where it has none. Where one side serves
 * both, it has those of both. Free with g_free. */
static char *
test_changed (const DewRiskPool *pool,
              guint              side)
{
  const DewRiskSide *used = pool->active->both ? pool->active : &pool->sides[side];
  g_autofree char *rates = NULL;
  g_autofree char *limits = NULL;

  if (used->rates.n > 0)
    rates = dew_sheet_range (pool->risk->rates, used->rates.first, used->rates.n, DEW_RATES_ABOUT, TRUE);
  if (used->limits.n > 0)
    limits = dew_sheet_range (pool->risk->limits, used->limits.first, used->limits.n, DEW_LIMITS_ABOUT, TRUE);

  if (rates != NULL && limits != NULL)
    return g_strdup_printf ("COUNTIF(%1$s,\"%3$s\")+COUNTIF(%2$s,\"%3$s\")>0", rates, limits, _("changed"));
  if (rates == NULL && limits == NULL)
    return NULL;
  return g_strdup_printf ("COUNTIF(%s,\"%s\")>0", rates != NULL ? rates : limits, _("changed"));
}

/* What of it was. */
static const char *
say_changed (const DewRiskPool *pool,
             guint              side,
             gboolean           applied)
{
  const DewRiskSide *used = pool->active->both ? pool->active : &pool->sides[side];

  if (used->limits.n == 0)
    return applied ? _("applied, with changed percentages") : _("Fixed percentages, as changed here");
  return applied ? _("applied, with changed amounts") : _("The rule, with amounts as changed here");
}

static void
put_not_applied (const DewRiskPool *pool,
                 const DewRiskSide *side)
{
  dew_sheet_text (pool->risk->rules, side->rule_row, DEW_RULES_APPLIED, side->is_written ? _("cannot be applied") : _("no rule to apply"));
}

static void
put_kept (const DewRiskPool *pool,
          const DewRiskSide *side)
{
  const char *now;
  g_autofree char *formula = _dew_risk_kept_applied (pool, side, &now);

  dew_sheet_text_formula (pool->risk->rules, side->rule_row, DEW_RULES_APPLIED, now, _dew_risk_say_again (), "=%s", formula);
}

char *
_dew_risk_applied_at (const DewRiskPool *pool,
                      const DewRiskSide *side)
{
  return dew_sheet_address (pool->risk->rules, side->rule_row, DEW_RULES_APPLIED, TRUE, TRUE);
}

static void
put_applied (const DewRiskPool *pool,
             DewDirection       direction)
{
  DewSheet *sheet = pool->risk->rules;
  const DewRiskSide *side = &pool->sides[direction];
  g_autofree char *changed = test_changed (pool, direction);
  g_autofree char *how = changed == NULL ? g_strdup_printf ("\"%s\"", _("applied")) :
                         g_strdup_printf ("IF(%s,\"%s\",\"%s\")", changed, say_changed (pool, direction, TRUE), _("applied"));
  const DewRiskSide *used = pool->active->both ? pool->active : side;
  gboolean applied = direction == DEW_OVER ? pool->value > 0 : pool->value < 0;

  if (pool->nothing)
    dew_sheet_text (sheet, side->rule_row, DEW_RULES_APPLIED, _("nothing to share"));
  else if (side->kept)
    put_kept (pool, side);
  else if (side->plan == NULL || !side->is_written)
    put_not_applied (pool, side);
  else
    dew_sheet_text_formula (sheet, side->rule_row, DEW_RULES_APPLIED,
                            !applied ? _("not applied") : used->left_value == 0 ? _("applied") : _("cannot be applied to the figures"), NULL,
                            "=IF(ROUND(%s*100,0)%c0,IF(%s=0,%s,\"%s\"),\"%s\")", pool->variance, direction == DEW_OVER ? '>' : '<',
                            used->left, how, _("cannot be applied to the figures"), _("not applied"));
}

static void
put_rule (DewRiskPool *pool,
          DewRiskSide *side)
{
  const DewPaper *paper = pool->risk->paper;
  DewSheet *sheet = pool->risk->rules;
  const DewRuleRow *row = dew_ledger_rule (paper->ledger, pool->pool->id, 0, side->direction, paper->in_force, paper->scenario);
  gboolean written;
  const char *text = dew_share_rule_text (paper->ledger, pool->pool->id, side->direction, paper->in_force, paper->scenario,
                                          &written);

  side->is_written = text != NULL;
  side->rule_row = dew_sheet_row (sheet);
  dew_sheet_text (sheet, side->rule_row, DEW_RULES_POOL, pool->pool->name);
  dew_sheet_text (sheet, side->rule_row, DEW_RULES_FOR, side->direction == DEW_OVER ? _("An overspend") : _("An underspend"));
  if (side->told != NULL)
    put_words (pool, side, side->told->rule_short, side->told->sentence, side->told->basis);
  else if (side->plan != NULL && text != NULL)
    put_words (pool, side, side->plan->rule_short, side->plan->sentence, side->plan->basis);
  else
    put_refused (pool, side, text);
  if (side->told == NULL && text != NULL)
    dew_sheet_text (sheet, side->rule_row, DEW_RULES_WHY, side->reason);
  dew_sheet_text (sheet, side->rule_row, DEW_RULES_TEXT,
                  written ? text : text != NULL ? _("none written; retained") : _("none written"));
  if (row != NULL && row->note[0] != '\0')
    dew_sheet_mark (sheet, side->rule_row, DEW_RULES_TEXT, row->note);
}

/* ---- ---- */

void
_dew_risk_start_rules (DewRisk *risk)
{
  start_variances (risk);
  start_rules (risk);
}

void
_dew_risk_rules (DewRiskPool *pool)
{
  put_variance (pool);
  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    put_rule (pool, &pool->sides[i]);
}

void
_dew_risk_applied (DewRiskPool *pool)
{
  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    put_applied (pool, (DewDirection) i);
}

/* A rule names its percentages, and is no longer that rule when they are changed; its basis names amounts. */
static char *
refer_to_rule (const DewRiskPool *pool,
               guint              side,
               guint              column)
{
  const DewRiskSide *used = pool->active->both ? pool->active : &pool->sides[side];
  gboolean named = column == DEW_RULES_RULE || used->limits.n > 0;
  g_autofree char *changed = named ? test_changed (pool, side) : NULL;
  char *address = dew_sheet_address (pool->risk->rules, pool->sides[side].rule_row, column, TRUE, TRUE);
  char *choice;

  if (changed == NULL)
    return address;

  choice = g_strdup_printf ("IF(%s,\"%s\",%s)", changed,
                            column == DEW_RULES_RULE ? say_changed (pool, side, FALSE) : _("Share of the variance; by the rule, with amounts as changed here"), address);
  g_free (address);
  return choice;
}

void
_dew_risk_words (const DewRiskPool *pool,
                 guint              row,
                 guint              column,
                 const guint        of[2])
{
  gboolean is_under = pool->value < 0;
  const char *texts[2] = { "", "" };
  char *choices[2];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (of[i] != DEW_RULES_NOTHING)
        texts[i] = dew_sheet_cell (pool->risk->rules, pool->sides[i].rule_row, of[i])->text;
      choices[i] = of[i] != DEW_RULES_NOTHING ? refer_to_rule (pool, i, of[i]) : g_strdup ("\"\"");
    }

  dew_sheet_text_formula (pool->risk->shares, row, column, texts[is_under], texts[!is_under],
                          "=IF(ROUND(%s*100,0)<0,%s,%s)", pool->variance, choices[DEW_UNDER], choices[DEW_OVER]);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_free (choices[i]);
}
