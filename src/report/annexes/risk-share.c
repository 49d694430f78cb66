/* risk-share.c: Risk share: who bears what of a stated variance of each pool, by which rule, and the steps that
 * lead there. */
#include "dew-annexes.h"
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

/* The pool's shares are worth something only while no rule that is kept would have to be applied to other figures. */
static void
find_again (DewRiskPool *pool)
{
  g_autoptr (GString) again = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    if (pool->sides[i].kept)
      {
        g_autofree char *applied = _dew_risk_applied_at (pool, &pool->sides[i]);

        g_string_append_printf (again, "%s%s=\"%s\"", again->len > 0 ? "," : "", applied, _dew_risk_say_again ());
      }
  if (again->len > 0)
    pool->again = g_strdup_printf ("OR(%s)", again->str);
}

static void
share_side (DewRiskPool *pool,
            DewRiskSide *side)
{
  side->left = _dew_risk_opening (pool, side);
  side->left_value = side->value;
  if (side->kept)
    _dew_risk_keep (pool, side);
  else if (side->plan != NULL)
    _dew_risk_steps (pool, side);
}

static void
put_pool (DewRiskPool *pool)
{
  _dew_risk_rules (pool);
  if (!pool->nothing)
    find_again (pool);
  for (guint i = 0; !pool->nothing && i < G_N_ELEMENTS (pool->sides); i++)
    if (_dew_risk_used (pool, &pool->sides[i]))
      share_side (pool, &pool->sides[i]);
  _dew_risk_applied (pool);
  if (pool->nothing)
    _dew_risk_shares_nothing (pool);
  else
    _dew_risk_shares (pool);
}

static gboolean
has_kind (const DewRiskSide *side,
          DewWorkKind        kind)
{
  for (guint i = 0; !side->kept && side->plan != NULL && i < side->plan->works->len; i++)
    if (((const DewWork *) g_ptr_array_index (side->plan->works, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
clear_pool (gpointer pool)
{
  _dew_risk_clear (pool);
}

/* What columns there are depends on all of them. */
static GArray *
ask_pools (DewRisk *risk)
{
  DewPaper *paper = risk->paper;
  GArray *pools = g_array_new (FALSE, TRUE, sizeof (DewRiskPool));

  g_array_set_clear_func (pools, clear_pool);
  g_array_set_size (pools, paper->pools->len);
  for (guint i = 0; i < pools->len; i++)
    {
      DewRiskPool *pool = &g_array_index (pools, DewRiskPool, i);

      pool->risk = risk;
      pool->node = g_array_index (paper->pools, guint, i);
      pool->pool = paper->nodes[pool->node].pool;
      _dew_risk_ask (pool);
      pool->nothing = _dew_risk_has_nothing (pool);
      for (guint k = 0; !pool->nothing && k < G_N_ELEMENTS (pool->sides); k++)
        {
          risk->stepped |= pool->sides[k].stepped && !pool->sides[k].kept;
          paper->capped |= has_kind (&pool->sides[k], DEW_WORK_CAP);
        }
    }
  return pools;
}

static void
start_steps (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Steps of the risk share"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (risk->paper, _("Steps"), title);

  dew_sheet_about (sheet, _("How a variance goes through the rules, step by step"));
  dew_sheet_note (sheet, _("p is pence. Each step finds what the one before has left, and takes its amount from it."));
  dew_sheet_note (sheet, _("The working shows how that is shared out."));
  if (risk->stepped)
    dew_sheet_note (sheet, _("Where a rule takes in steps, each finds what is left under the rule, and takes at most its amount or limit."));
  if (risk->stepped)
    dew_sheet_live_note (sheet, _("The words name amounts as the rules were written; those that count are the inputs on the sheet Limits."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Step"), 10);
  dew_sheet_column (sheet, _("For"), 16);
  dew_sheet_column (sheet, _("What"), 40);
  dew_sheet_column (sheet, _("By"), 40);
  dew_sheet_column (sheet, _("Left before, p"), 18);
  dew_sheet_column (sheet, _("Amount, p"), 18);
  dew_sheet_column (sheet, _("Left after, p"), 18);
  if (risk->stepped)
    {
      dew_sheet_column (sheet, _("Left under the rule, p"), 18);
      dew_sheet_column (sheet, _("Amount or limit, p"), 18);
    }
  risk->steps = sheet;
}

static gboolean
build_risk_share (DewPaper  *paper,
                  GError   **error)
{
  DewRisk risk = { .paper = paper };
  g_autoptr (GArray) pools = ask_pools (&risk);

  _dew_risk_start_shares (&risk);
  _dew_risk_start_rules (&risk);
  start_steps (&risk);
  for (guint i = 0; i < pools->len; i++)
    put_pool (&g_array_index (pools, DewRiskPool, i));
  if (risk.steps->rows->len == 0)
    dew_book_remove_sheet (paper->book, risk.steps);
  _dew_pool_bars_finish (&risk.bars);
  _dew_pool_bars_clear (&risk.bars);
  return TRUE;
}

const DewAnnex dew_annex_risk_share = {
  .name = "risk-share",
  .title = N_("Risk share"),
  .about = N_("The rule in words, the shares of a stated variance, who pays whom, and the working"),
  .build = build_risk_share,
};
