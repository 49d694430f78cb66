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

/* Of a side that is kept nothing is left, unless it was refused. */
static const char *
say_left (const DewRiskSide *side)
{
  return side->kept && side->told != NULL ? "0" : side->left;
}

/* What the side leaves that the variance is on: the other's limits may be such that it cannot be applied to anything. */
static void
find_left (DewRiskPool *pool)
{
  const DewRiskSide *over = pool->active->both ? pool->active : &pool->sides[DEW_OVER], *under = pool->active->both ? pool->active : &pool->sides[DEW_UNDER];

  pool->left = g_strdup_printf ("IF(ROUND(%1$s*100,0)>0,%2$s,IF(ROUND(%1$s*100,0)<0,%3$s,0))", pool->variance, say_left (over), say_left (under));
  if (pool->value != 0 && !(pool->active->kept && pool->active->told != NULL))
    pool->left_value = pool->active->left_value;
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
    {
      _dew_risk_shares_nothing (pool);
    }
  else
    {
      _dew_risk_shares (pool);
      find_left (pool);
    }
  _dew_risk_forget (pool);
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

static gboolean
crosses (const DewPaper *paper,
         gint64          pool)
{
  return dew_share_crosses (paper->ledger, pool, DEW_OVER, paper->in_force, paper->scenario) || dew_share_crosses (paper->ledger, pool, DEW_UNDER, paper->in_force, paper->scenario);
}

/* What columns there are depends on all of them. */
static void
ask_pools (DewRisk *risk)
{
  DewPaper *paper = risk->paper;

  for (guint i = 0; i < risk->pools->len; i++)
    {
      DewRiskPool *pool = &g_array_index (risk->pools, DewRiskPool, i);

      pool->risk = risk;
      pool->rows = g_array_new (FALSE, FALSE, sizeof (DewRiskRow));
      pool->node = g_array_index (paper->pools, guint, i);
      pool->pool = paper->nodes[pool->node].pool;
      _dew_risk_ask (pool);
      pool->nothing = _dew_risk_has_nothing (pool);
      risk->across |= crosses (paper, pool->pool->id);
      for (guint k = 0; !pool->nothing && k < G_N_ELEMENTS (pool->sides); k++)
        {
          risk->stepped |= pool->sides[k].stepped && !pool->sides[k].kept;
          paper->capped |= has_kind (&pool->sides[k], DEW_WORK_CAP);
        }
    }
}

static void
start_steps (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Steps of the risk share"), scope, NULL);
  DewSheet *sheet = _dew_risk_add_sheet (risk, _("Steps"), title);

  dew_sheet_about (sheet, _("How a variance goes through the rules, step by step"));
  dew_sheet_note (sheet, _("p is pence. Each step finds what the one before has left, and takes its amount from it."));
  if (!risk->paper->query->no_working)
    dew_sheet_note (sheet, _("The working shows how that is shared out."));
  dew_sheet_note (sheet, _("An empty cell is something that a step has none of."));
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

/* ---- DewRisk ---- */

DewSheet *
_dew_risk_add_sheet (DewRisk    *risk,
                     const char *name,
                     const char *title)
{
  DewSheet *sheet = _dew_paper_add_sheet (risk->paper, name, title);

  g_ptr_array_add (risk->sheets, sheet);
  return sheet;
}

static DewRisk *
make_risk (DewPaper *paper)
{
  DewRisk *risk = g_new0 (DewRisk, 1);

  risk->paper = paper;
  risk->sheets = g_ptr_array_new ();
  risk->inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  risk->pools = g_array_new (FALSE, TRUE, sizeof (DewRiskPool));
  g_array_set_clear_func (risk->pools, clear_pool);
  g_array_set_size (risk->pools, paper->pools->len);
  ask_pools (risk);
  return risk;
}

void
_dew_risk_free (DewRisk *risk)
{
  if (risk == NULL)
    return;

  g_array_unref (risk->pools);
  g_ptr_array_unref (risk->sheets);
  g_hash_table_unref (risk->inputs);
  g_free (risk);
}

void
_dew_risk_move_last (const DewRisk *risk,
                     const char    *annex)
{
  for (guint i = 0; i < risk->sheets->len; i++)
    _dew_paper_move_last (risk->paper, g_ptr_array_index (risk->sheets, i), annex);
}

DewRisk *
_dew_risk_of (DewPaper *paper)
{
  DewRisk *risk = paper->risk;

  if (risk != NULL)
    return risk;
  if (paper->follows != NULL)
    _dew_risk_of (paper->follows);

  paper->risk = risk = make_risk (paper);
  _dew_risk_start_shares (risk);
  _dew_risk_start_rules (risk);
  start_steps (risk);
  for (guint i = 0; i < risk->pools->len; i++)
    put_pool (&g_array_index (risk->pools, DewRiskPool, i));
  if (risk->steps->rows->len == 0)
    {
      g_ptr_array_remove (risk->sheets, risk->steps);
      dew_book_remove_sheet (paper->book, risk->steps);
    }
  return risk;
}

gboolean
_dew_risk_find_row (const DewRiskPool *pool,
                    DewRiskRowKind     kind,
                    guint              partner,
                    guint             *row)
{
  for (guint i = 0; i < pool->rows->len; i++)
    {
      const DewRiskRow *one = &g_array_index (pool->rows, DewRiskRow, i);

      if (one->kind == kind && (kind != DEW_RISK_PARTNER || one->partner == partner))
        {
          *row = one->row;
          return TRUE;
        }
    }
  return FALSE;
}

/* ---- The annex ---- */

static void
prepare_risk_share (DewPaper *paper)
{
  paper->shows_risk = TRUE;
}

/* It may have been built already, for an annex that stands before it. */
static gboolean
build_risk_share (DewPaper  *paper,
                  GError   **error)
{
  DewRisk *risk = _dew_risk_of (paper);

  _dew_risk_move_last (risk, dew_annex_risk_share.name);
  _dew_risk_chart (risk);
  return TRUE;
}

const DewAnnex dew_annex_risk_share = {
  .name = "risk-share",
  .title = N_("Risk share"),
  .about = N_("The rule in words, the shares of a stated variance, who pays whom, and the working"),
  .prepare = prepare_risk_share,
  .build = build_risk_share,
};
