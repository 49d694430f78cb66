/* risk-limits.c: the amounts and limits that rules name, each an input, and the budgets that some are a part of. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

#include "dew-money.h"
#include "dew-ratio.h"

#define NOT_A_LIMIT _("not valid")

enum { POOL, CATEGORY, LINE, BUDGET, GROSS, MOVED, LATEST };

/* ---- The latest budget of each line ---- */

static DewSheet *
find_budgets (DewRisk *risk)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;

  if (risk->budgets != NULL)
    return risk->budgets;

  scope = _dew_paper_scope (risk->paper);
  title = g_strconcat (_("Latest budget of each line"), scope, NULL);
  risk->budgets = _dew_risk_add_sheet (risk, _("Latest budgets"), title);
  dew_sheet_about (risk->budgets, _("What limits in per cent are a part of: what each line has to spend"));
  dew_sheet_note (risk->budgets, _("p is pence. The budget is that entered, or else the gross contributions; with what virements of the year move."));
  dew_sheet_note (risk->budgets, _("An empty cell is a figure that was not entered, or something that is not said."));
  dew_sheet_column (risk->budgets, _("Pool"), 0);
  dew_sheet_column (risk->budgets, _("Category"), 0);
  dew_sheet_column (risk->budgets, _("Line"), 0);
  dew_sheet_column (risk->budgets, _("Budget entered, p"), 18);
  dew_sheet_column (risk->budgets, _("Gross contributions, p"), 18);
  dew_sheet_column (risk->budgets, _("Moved by virements, p"), 18);
  dew_sheet_column (risk->budgets, _("Latest budget, p"), 18);
  return risk->budgets;
}

static void
put_entered (const DewRiskPool *pool,
             guint              row,
             guint              node)
{
  g_autofree char *budget = _dew_budgets_cell (pool->risk->paper, node);

  dew_sheet_formula (pool->risk->budgets, row, BUDGET, DEW_CELL_PENCE,
                     dew_totals_get (pool->risk->paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET), 0,
                     "=IF(%s=\"\",\"\",ROUND(%s*100,0))", budget, budget);
}

static void
put_latest (const DewRiskPool *pool,
            guint              row,
            guint              node,
            gboolean           entered)
{
  const DewTotals *totals = pool->risk->paper->totals;
  guint at = dew_sheet_place (pool->risk->budgets, row);
  gint64 latest = dew_totals_get (totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED) +
                  dew_totals_get (totals, node, DEW_ALL_PARTNERS, entered ? DEW_SUM_BUDGET : DEW_SUM_GROSS);

  if (entered)
    dew_sheet_formula (pool->risk->budgets, row, LATEST, DEW_CELL_PENCE, latest, 0, "=IF(D%1$u=\"\",E%1$u,D%1$u)+F%1$u", at);
  else
    dew_sheet_formula (pool->risk->budgets, row, LATEST, DEW_CELL_PENCE, latest, 0, "=E%1$u+F%1$u", at);
}

static void
put_budget (const DewRiskPool *pool,
            guint              node)
{
  const DewPaper *paper = pool->risk->paper;
  const DewLine *line = paper->nodes[node].line;
  DewSheet *sheet = find_budgets (pool->risk);
  guint row = dew_sheet_row (sheet);
  gboolean entered = dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  g_autofree char *category = dew_ledger_category_path (paper->ledger, line);
  g_autofree char *gross = _dew_lines_sum (paper, node, NULL, FALSE, DEW_PART_GROSS);
  g_autofree char *moved = paper->moved ? _dew_lines_sum (paper, node, NULL, FALSE, DEW_PART_MOVED) : g_strdup ("0");

  dew_sheet_text (sheet, row, POOL, pool->pool->name);
  dew_sheet_text (sheet, row, CATEGORY, category);
  dew_sheet_text (sheet, row, LINE, line->name);
  if (entered)
    put_entered (pool, row, node);
  dew_sheet_formula (sheet, row, GROSS, DEW_CELL_PENCE, dew_totals_get (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS), 0, "=%s", gross);
  dew_sheet_formula (sheet, row, MOVED, DEW_CELL_PENCE, dew_totals_get (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED), 0, "=%s", moved);
  put_latest (pool, row, node, entered);
}

/* A row for each line that has something of what a budget may be. */
static void
put_budgets (DewRiskPool *pool)
{
  DewPaper *paper = pool->risk->paper;
  guint end = paper->nodes[pool->node].end;

  if (pool->budgets_before != NULL)
    return;

  _dew_budgets_add (paper);
  pool->budgets_before = g_new (guint, end - pool->node + 1);
  for (guint node = pool->node; node < end; node++)
    {
      pool->budgets_before[node - pool->node] = find_budgets (pool->risk)->rows->len;
      if (paper->nodes[node].kind == DEW_NODE_LINE &&
          (_dew_lines_rows (paper, node).n > 0 || dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET)))
        put_budget (pool, node);
    }
  pool->budgets_before[end - pool->node] = pool->risk->budgets->rows->len;
}

/* An expression worth the budget of a line or category, or for 0 of the pool, in pence; *value gets it. */
static char *
find_budget (DewRiskPool *pool,
             gint64       place,
             gint64      *value)
{
  const DewPaper *paper = pool->risk->paper;
  guint node = place == 0 ? pool->node : dew_ledger_node (paper->ledger, DEW_TABLE_LINE, place);
  guint first, n;
  g_autofree char *range = NULL;

  put_budgets (pool);
  first = pool->budgets_before[node - pool->node];
  n = pool->budgets_before[paper->nodes[node].end - pool->node] - first;
  *value = 0;
  for (guint i = 0; i < n; i++)
    *value += dew_sheet_cell (pool->risk->budgets, first + i, LATEST)->number;
  if (n == 0)
    return g_strdup ("0");

  range = dew_sheet_range (pool->risk->budgets, first, n, LATEST, TRUE);
  return g_strdup_printf ("SUM(%s)", range);
}

/* ---- Limits ---- */

/* A limit while its row is written. */
typedef struct {
  const DewWorkLimit *limit;
  const DewRiskLimit *about;
  guint               row;
  char               *followed; /* the address of the baseline's, which it follows; NULL: it is an input */
  char               *typed;    /* an expression worth what stands in its cell, which may be empty */
} Limit;

static DewSheet *
find_limits (DewRisk *risk)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;

  if (risk->limits != NULL)
    return risk->limits;

  scope = _dew_paper_scope (risk->paper);
  title = g_strconcat (_("Amounts and limits of the risk-share rules"), scope, NULL);
  risk->limits = _dew_risk_add_sheet (risk, _("Limits"), title);
  dew_sheet_about (risk->limits, _("The reserves, limits, caps and other amounts of the rules: inputs"));
  dew_sheet_note (risk->limits, _("A limit is in pounds, or a percentage of the latest budget, in whole pence (p), rounded down. An empty cell is what a limit of its kind has none of."));
  dew_sheet_note (risk->limits, _("None is below nothing; each band ends above the one before it, the first above nothing."));
  dew_sheet_live_note (risk->limits, _("They may be changed; where one is not valid, nothing is shared by the rule. A cap that is left empty is none."));
  if (risk->paper->follows != NULL)
    dew_sheet_live_note (risk->limits, _("Those of a rule that the scenario does not change are the baseline’s, and follow them."));
  dew_sheet_column (risk->limits, _("Pool"), 0);
  dew_sheet_column (risk->limits, _("Step"), 0);
  dew_sheet_column (risk->limits, _("For"), 0);
  dew_sheet_column (risk->limits, _("What"), 40);
  dew_sheet_column (risk->limits, _("Partner"), 0);
  dew_sheet_input_column (risk->limits, _("Amount or limit, £"), 18);
  dew_sheet_input_column (risk->limits, _("Limit, % of the budget, %"), 16);
  dew_sheet_column (risk->limits, _("Budget, p"), 18);
  dew_sheet_column (risk->limits, _("Amount or limit, p"), 18);
  dew_sheet_column (risk->limits, _("About the limit"), 22);
  return risk->limits;
}

/* A cap that the baseline has none of is none here. */
static void
put_typed (DewSheet    *sheet,
           const Limit *limit,
           guint        column,
           DewCellType  type)
{
  gint64 value = limit->limit->value;

  if (limit->followed == NULL)
    dew_sheet_number (sheet, limit->row, column, type, value, DEW_CELL_INPUT);
  else if (limit->about->may_be_none)
    dew_sheet_formula (sheet, limit->row, column, type, value, 0, "=IF(%s=\"\",\"\",%s)", limit->followed, limit->followed);
  else
    dew_sheet_formula (sheet, limit->row, column, type, value, 0, "=%s", limit->followed);
}

static gint64
put_percent (DewRiskSteps *steps,
             const Limit  *limit,
             gint64        place,
             const char   *none)
{
  DewSheet *sheet = steps->pool->risk->limits;
  guint at = dew_sheet_place (sheet, limit->row);
  gint64 budget, pence;
  g_autofree char *sum = find_budget (steps->pool, place, &budget);

  budget = MAX (budget, 0);
  pence = (gint64) ((__int128) budget * limit->limit->value / DEW_WHOLE);
  put_typed (sheet, limit, DEW_LIMITS_PERCENT, DEW_CELL_PERCENT);
  dew_sheet_formula (sheet, limit->row, DEW_LIMITS_BUDGET, DEW_CELL_PENCE, budget, 0, "=MAX(0,%s)", sum);
  dew_sheet_formula (sheet, limit->row, DEW_LIMITS_PENCE, DEW_CELL_PENCE, pence, 0,
                     "=%2$sINT(H%1$u/1000000)*ROUND(G%1$u*10000,0)+INT((H%1$u-INT(H%1$u/1000000)*1000000)*ROUND(G%1$u*10000,0)/1000000)%3$s", at, none,
                     none[0] != '\0' ? ")" : "");
  return pence;
}

static gint64
put_pounds (DewRiskSteps *steps,
            const Limit  *limit,
            const char   *none)
{
  DewSheet *sheet = steps->pool->risk->limits;
  gint64 pence = limit->limit->value;

  put_typed (sheet, limit, DEW_LIMITS_POUNDS, DEW_CELL_MONEY);
  dew_sheet_formula (sheet, limit->row, DEW_LIMITS_PENCE, DEW_CELL_PENCE, pence, 0, "=%2$sROUND(F%1$u*100,0)%3$s", dew_sheet_place (sheet, limit->row), none,
                     none[0] != '\0' ? ")" : "");
  return pence;
}

/* What no rule may have is no limit here either. */
static char *
say_wrong (const Limit *one)
{
  const DewWorkLimit *limit = one->limit;
  const DewRiskLimit *about = one->about;
  char column = limit->of_budget ? 'G' : 'F';
  const char *scale = limit->of_budget ? "10000" : "100";
  gint64 most = limit->of_budget ? DEW_WHOLE : DEW_MONEY_LIMIT;
  g_autofree char *value = g_strdup_printf ("ROUND(%s*%s,0)", one->typed, scale);

  if (about->may_be_negative)
    return g_strdup_printf ("ABS(%s)>%" G_GINT64_FORMAT, value, most);
  if (about->above != 0)
    return g_strdup_printf ("OR(%s<=ROUND(%c%u*%s,0),%s>%" G_GINT64_FORMAT ")", value, column, about->above, scale, value, most);
  return g_strdup_printf ("OR(%s<%s0,%s>%" G_GINT64_FORMAT ")", value, about->above_nothing ? "=" : "", value, most);
}

static void
put_about (DewRiskSteps *steps,
           const Limit  *limit)
{
  DewSheet *sheet = steps->pool->risk->limits;
  guint at = dew_sheet_place (sheet, limit->row);
  char column = limit->limit->of_budget ? 'G' : 'F';
  const char *scale = limit->limit->of_budget ? "10000" : "100";
  g_autofree char *wrong = say_wrong (limit);

  dew_sheet_text_formula (sheet, limit->row, DEW_LIMITS_ABOUT, _("as written"), NOT_A_LIMIT,
                          "=IF(%2$s,\"%3$s\",IF(AND(%4$c%1$u<>\"\",ROUND(%9$s*%5$s,0)=%6$" G_GINT64_FORMAT "),\"%7$s\",\"%8$s\"))", at, wrong, NOT_A_LIMIT,
                          column, scale, limit->limit->value, _("as written"), _("changed"), limit->typed);
}

static void
put_words (DewRiskSteps *steps,
           const char   *label,
           const Limit  *limit)
{
  DewSheet *sheet = steps->pool->risk->limits;

  dew_sheet_text (sheet, limit->row, DEW_LIMITS_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, limit->row, DEW_LIMITS_STEP, label);
  dew_sheet_text (sheet, limit->row, DEW_LIMITS_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, limit->row, DEW_LIMITS_WHAT, limit->about->what);
  if (limit->about->partner != NULL)
    dew_sheet_text (sheet, limit->row, DEW_LIMITS_PARTNER, limit->about->partner);
}

static void
start_limit (DewRiskSteps *steps,
             Limit        *limit,
             gint64        place)
{
  const DewRiskInput input = { .rule_of = place, .partner = limit->about->partner };
  DewSheet *sheet = find_limits (steps->pool->risk);

  limit->row = dew_sheet_row (sheet);
  limit->followed = _dew_risk_follow (steps->pool, steps->side, &input, limit->row, limit->limit->of_budget ? DEW_LIMITS_PERCENT : DEW_LIMITS_POUNDS);
  limit->typed = g_strdup_printf (limit->followed != NULL && limit->about->may_be_none ? "N(%c%u)" : "%c%u", limit->limit->of_budget ? 'G' : 'F',
                                  dew_sheet_place (sheet, limit->row));
}

static void
clear_limit (Limit *limit)
{
  g_free (limit->followed);
  g_free (limit->typed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Limit, clear_limit)

char *
_dew_risk_limit (DewRiskSteps       *steps,
                 const char         *label,
                 const DewWorkLimit *limit,
                 gint64              place,
                 const DewRiskLimit *about,
                 gint64             *value,
                 guint              *at)
{
  g_auto (Limit) one = { .limit = limit, .about = about };
  g_autofree char *none = NULL;
  DewSheet *sheet;

  start_limit (steps, &one, place);
  sheet = steps->pool->risk->limits;
  none = about->may_be_none ? g_strdup_printf ("IF(%c%u=\"\",\"none\",", limit->of_budget ? 'G' : 'F', dew_sheet_place (sheet, one.row)) : g_strdup ("");
  put_words (steps, label, &one);
  *value = limit->of_budget ? put_percent (steps, &one, place, none) : put_pounds (steps, &one, none);
  put_about (steps, &one);
  if (at != NULL)
    *at = dew_sheet_place (sheet, one.row);
  return dew_sheet_address (sheet, one.row, DEW_LIMITS_PENCE, TRUE, TRUE);
}

void
_dew_risk_check_limits (DewRiskSteps *steps)
{
  DewRiskSide *side = steps->side;
  const GArray *budgets = side->plan->budgets;

  for (guint i = 0; i < budgets->len; i++)
    {
      gint64 value;
      g_autofree char *sum = find_budget (steps->pool, g_array_index (budgets, gint64, i), &value);

      _dew_risk_refuse (side, g_strdup_printf ("%s<0", sum), value < 0);
    }

  if (side->limits.n > 0)
    {
      g_autofree char *about = dew_sheet_range (steps->pool->risk->limits, side->limits.first, side->limits.n, DEW_LIMITS_ABOUT, TRUE);

      _dew_risk_refuse (side, g_strdup_printf ("COUNTIF(%s,\"%s\")>0", about, NOT_A_LIMIT), FALSE);
    }
}
