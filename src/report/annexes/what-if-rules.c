/* what-if-rules.c: what is shared in each scenario, by which rule, and whether it can be. */
#include "dew-what-if-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { SCENARIO, POOL, VARIANCE, SIGN, ABOUT, RULE, WORDS, SHARED, WHY };

#define IS_SHARED _("shared")
#define IS_REFUSED _("cannot be shared")
#define IS_PARTLY _("not all can be shared")

void
_dew_what_if_start_rules (DewWhatIf *what_if)
{
  g_autofree char *scope = _dew_paper_scope_of_all (what_if->paper);
  g_autofree char *title = g_strconcat (_("What-if comparison: what is shared, and by which rule"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (what_if->paper, _("What-if rules"), title);

  dew_sheet_about (sheet, _("The variance of each pool in every scenario, the rule it is shared by, and whether it can be"));
  _dew_what_if_note_variance (what_if, sheet);
  dew_sheet_note (sheet, _("What cannot be shared by the figures of a scenario has no shares there, and nothing is compared with it; the last column says why. An empty cell is of what can be shared, or of a pool that has nothing to share."));
  dew_sheet_live_note (sheet, _("The words are those of the rules as written, whatever inputs are changed."));
  dew_sheet_column (sheet, _("Scenario"), 24);
  dew_sheet_column (sheet, _("Pool"), 20);
  dew_sheet_column (sheet, _("Variance, £"), 18);
  dew_sheet_column (sheet, _("That is"), 12);
  dew_sheet_column (sheet, _("About the variance"), 20);
  dew_sheet_column (sheet, _("Rule"), 22);
  dew_sheet_column (sheet, _("In words"), 48);
  dew_sheet_column (sheet, _("Whether it is shared"), 14);
  dew_sheet_column (sheet, _("Why it could not be shared when exported"), 28);
  what_if->rules = sheet;
}

/* A cell that says what another says. */
static void
put_same (DewSheet       *sheet,
          guint           row,
          guint           column,
          const DewSheet *of,
          guint           of_row,
          guint           of_column)
{
  const DewCell *cell = dew_sheet_cell (of, of_row, of_column);
  g_autofree char *address = dew_sheet_address (of, of_row, of_column, TRUE, TRUE);

  if (cell->type == DEW_CELL_TEXT)
    dew_sheet_text_formula (sheet, row, column, cell->text, cell->formula != NULL ? cell->other : NULL, "=%s", address);
  else if (cell->type != DEW_CELL_EMPTY)
    dew_sheet_formula (sheet, row, column, cell->type, cell->number, cell->flags & DEW_CELL_BLANK, "=%s", address);
}

/* The row of a pool on the sheet of variances, and of its rules for an overspend and for an underspend. */
static guint
find_variance_row (const DewRiskPool *pool)
{
  return (guint) (pool - (const DewRiskPool *) (const void *) pool->risk->pools->data);
}

/* The words follow the sign, as the rule that is applied does. */
static void
put_words (const DewWhatIf   *what_if,
           const DewRiskPool *pool,
           guint              row)
{
  const DewSheet *rules = pool->risk->rules;
  gboolean under = pool->value < 0;
  const char *over_text = dew_sheet_cell (rules, pool->sides[DEW_OVER].rule_row, DEW_RULES_WORDS)->text;
  const char *under_text = dew_sheet_cell (rules, pool->sides[DEW_UNDER].rule_row, DEW_RULES_WORDS)->text;
  g_autofree char *over = dew_sheet_address (rules, pool->sides[DEW_OVER].rule_row, DEW_RULES_WORDS, TRUE, TRUE);
  g_autofree char *below = dew_sheet_address (rules, pool->sides[DEW_UNDER].rule_row, DEW_RULES_WORDS, TRUE, TRUE);

  dew_sheet_text_formula (what_if->rules, row, WORDS, under ? under_text : over_text, under ? over_text : under_text, "=IF(ROUND(%s*100,0)<0,%s,%s)", pool->variance, below, over);
}

/* Why the engine refused it; where no rule says who bears it, the words say so. */
static void
put_why (const DewWhatIf   *what_if,
         const DewRiskPool *pool,
         guint              row)
{
  guint rule = pool->sides[pool->value < 0 ? DEW_UNDER : DEW_OVER].rule_row;
  const char *why = dew_sheet_cell (pool->risk->rules, rule, DEW_RULES_WHY)->text;

  if (pool->left_value == 0)
    return;
  dew_sheet_text (what_if->rules, row, WHY, why != NULL ? why : dew_sheet_cell (pool->risk->rules, rule, DEW_RULES_WORDS)->text);
}

static void
put_shared (const DewWhatIf   *what_if,
            const DewRiskPool *pool,
            guint              row)
{
  g_autofree char *refused = g_strdup_printf ("IF(%s=0,\"%s\",\"%s\")", pool->left, IS_SHARED, IS_REFUSED);
  const char *now = pool->left_value == 0 ? IS_SHARED : IS_REFUSED;

  if (pool->again != NULL)
    dew_sheet_text_formula (what_if->rules, row, SHARED, now, _dew_risk_say_again (), "=IF(%s,\"%s\",%s)", pool->again, _dew_risk_say_again (), refused);
  else
    dew_sheet_text_formula (what_if->rules, row, SHARED, now, pool->left_value == 0 ? IS_REFUSED : IS_SHARED, "=%s", refused);
}

static guint
start_row (const DewWhatIf     *what_if,
           const DewWhatIfLane *lane,
           const char          *pool)
{
  guint row = dew_sheet_row (what_if->rules);

  dew_sheet_text (what_if->rules, row, SCENARIO, lane->name);
  dew_sheet_text (what_if->rules, row, POOL, pool);
  return row;
}

static void
put_pool (const DewWhatIf     *what_if,
          const DewWhatIfLane *lane,
          const DewRiskPool   *pool)
{
  DewSheet *sheet = what_if->rules;
  guint row = start_row (what_if, lane, pool->pool->name);
  guint variance = find_variance_row (pool);
  guint noted = row + 1;

  g_array_append_val (lane->rules, noted);
  put_same (sheet, row, VARIANCE, pool->risk->variances, variance, DEW_VARIANCES_VARIANCE);
  put_same (sheet, row, SIGN, pool->risk->variances, variance, DEW_VARIANCES_SIGN);
  put_same (sheet, row, ABOUT, pool->risk->variances, variance, DEW_VARIANCES_ABOUT);
  put_same (sheet, row, RULE, pool->risk->shares, g_array_index (pool->rows, DewRiskRow, 0).row, DEW_SHARES_RULE);
  put_words (what_if, pool, row);
  put_shared (what_if, pool, row);
  put_why (what_if, pool, row);
}

/* Every pool is shared that has anything to share. */
static void
put_all (const DewWhatIf     *what_if,
         const DewWhatIfLane *lane,
         guint                first)
{
  DewSheet *sheet = what_if->rules;
  guint row = start_row (what_if, lane, _("All pools")), n = row - first, noted = row + 1;
  g_autofree char *variances = dew_sheet_range (sheet, first, n, VARIANCE, FALSE);
  g_autofree char *shared = dew_sheet_range (sheet, first, n, SHARED, FALSE);
  gboolean all = TRUE;
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += dew_sheet_cell (sheet, first + i, VARIANCE)->number;
      all &= strcmp (dew_sheet_cell (sheet, first + i, SHARED)->text, IS_SHARED) == 0;
    }

  g_array_append_val (lane->rules, noted);
  dew_sheet_formula (sheet, row, VARIANCE, DEW_CELL_MONEY, sum, DEW_CELL_TOTAL, "=SUM(%s)", variances);
  dew_sheet_text_formula (sheet, row, SHARED, all ? IS_SHARED : IS_PARTLY, all ? IS_PARTLY : IS_SHARED, "=IF(COUNTIF(%1$s,\"%2$s\")=%3$u,\"%2$s\",\"%4$s\")", shared, IS_SHARED, n, IS_PARTLY);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

static void
put_lane (const DewWhatIf *what_if,
          guint            index)
{
  const DewWhatIfLane *lane = &g_array_index (what_if->lanes, DewWhatIfLane, index);
  guint first = what_if->rules->rows->len, none = 0;

  for (guint i = 0; i < what_if->n_pools; i++)
    {
      const DewRiskPool *pool = _dew_what_if_pool (what_if, index, i);

      if (pool->nothing)
        g_array_append_val (lane->rules, none);
      else
        put_pool (what_if, lane, pool);
    }

  if (what_if->rules->rows->len == first)
    dew_sheet_text (what_if->rules, start_row (what_if, lane, _("All pools")), SHARED, _("nothing to share"));
  else if (_dew_what_if_count (what_if) > 1)
    put_all (what_if, lane, first);
}

void
_dew_what_if_rules (DewWhatIf *what_if)
{
  for (guint lane = 0; lane < what_if->lanes->len; lane++)
    put_lane (what_if, lane);
}

char *
_dew_what_if_shared (const DewWhatIf *what_if,
                     guint            lane,
                     guint            pool,
                     gboolean        *now)
{
  const GArray *rules = g_array_index (what_if->lanes, DewWhatIfLane, lane).rules;
  guint row = pool < rules->len ? g_array_index (rules, guint, pool) : 0;
  g_autofree char *cell = NULL;

  *now = FALSE;
  if (row == 0)
    return NULL;

  cell = dew_sheet_address (what_if->rules, row - 1, SHARED, TRUE, TRUE);
  *now = strcmp (dew_sheet_cell (what_if->rules, row - 1, SHARED)->text, IS_SHARED) == 0;
  return g_strdup_printf ("%s=\"%s\"", cell, IS_SHARED);
}
