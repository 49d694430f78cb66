/* risk-share.c: Risk share: who bears what of a stated variance of each pool, by which rule, and the steps that
 * lead there. */
#include "dew-annexes.h"
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-money-print.h"
#include "dew-ratio.h"

enum { POOL, PARTNER, SHARED, RULE, BASIS, PERCENT, SHARE, CONTRIBUTION, COST, PAYS };

/* ---- Sides ---- */

/* Shapes do not depend on the size of the variance, but nothing has none. */
static gint64
make_probe (gint64       variance,
            DewDirection direction)
{
  gint64 size = variance != 0 ? ABS (variance) : 100;

  return direction == DEW_OVER ? size : -size;
}

static void
ask_side (DewRiskPool  *pool,
          DewDirection  direction)
{
  const DewPaper *paper = pool->risk->paper;
  DewRiskSide *side = &pool->sides[direction];
  g_autoptr (GError) reason = NULL;
  DewShareQuery query = {
    .pool = pool->pool->id,
    .year = paper->year,
    .variance = make_probe (paper->variance, direction),
    .as_at = paper->in_force,
    .scenario = paper->scenario,
    .totals = paper->totals,
  };

  side->direction = direction;
  side->shares = g_new0 (gint64, paper->partners->len);
  side->held = g_string_new (NULL);
  side->told = dew_share (paper->ledger, &query, &reason);
  if (side->told == NULL)
    side->reason = g_strdup (reason->message);

  query.plan = TRUE;
  side->plan = dew_share (paper->ledger, &query, NULL);
}

static gboolean
same_lines (const GArray *a,
            const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static gboolean
same_work (const DewWork *a,
           const DewWork *b)
{
  if (a->kind != b->kind || a->place != b->place || a->weights != b->weights || a->counted != b->counted ||
      a->parts->len != b->parts->len || !same_lines (a->lines, b->lines))
    return FALSE;

  for (guint i = 0; i < a->parts->len; i++)
    {
      const DewWorkPart *one = &g_array_index (a->parts, DewWorkPart, i);
      const DewWorkPart *other = &g_array_index (b->parts, DewWorkPart, i);

      if (one->partner != other->partner || one->line != other->line || one->portion.weight != other->portion.weight)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_steps (const DewShare *a,
            const DewShare *b)
{
  if (a == NULL || b == NULL || a->works->len != b->works->len)
    return FALSE;

  for (guint i = 0; i < a->works->len; i++)
    if (!same_work (g_ptr_array_index (a->works, i), g_ptr_array_index (b->works, i)))
      return FALSE;
  return TRUE;
}

static void
ask_sides (DewRiskPool *pool)
{
  const DewPaper *paper = pool->risk->paper;

  ask_side (pool, DEW_OVER);
  ask_side (pool, DEW_UNDER);
  pool->active = &pool->sides[paper->variance < 0 ? DEW_UNDER : DEW_OVER];
  pool->active->value = paper->variance;
  pool->active->both = same_steps (pool->sides[DEW_OVER].plan, pool->sides[DEW_UNDER].plan);
}

static void
clear_pool (DewRiskPool *pool)
{
  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      DewRiskSide *side = &pool->sides[i];

      dew_share_free (side->plan);
      dew_share_free (side->told);
      g_free (side->reason);
      g_free (side->shares);
      g_free (side->left);
      if (side->held != NULL)
        g_string_free (side->held, TRUE);
    }
  g_free (pool->variance);
  g_free (pool->sign);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewRiskPool, clear_pool)

gboolean
_dew_risk_used (const DewRiskPool *pool,
                const DewRiskSide *side)
{
  return side == pool->active || !pool->active->both;
}

const char *
_dew_risk_say_for (const DewRiskSide *side)
{
  if (side->both)
    return _("An overspend or an underspend");
  return side->direction == DEW_OVER ? _("An overspend") : _("An underspend");
}

/* A pool in which nobody contributes, and for which no rule finds anybody to bear a variance. */
static gboolean
has_nothing (const DewRiskPool *pool)
{
  if (_dew_lines_rows (pool->risk->paper, pool->node).n > 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      const DewShare *share = pool->sides[i].told;

      if (share != NULL && share->held != share->variance)
        return FALSE;
    }
  return TRUE;
}

/* ---- The sheet of shares ---- */

/* A pool's rows while they are written: its partners, what is held, what is not shared out. */
typedef struct {
  DewRiskPool *pool;
  GArray      *partners;        /* guint, their indices */
  guint        first;           /* the first row */
  guint        n;               /* rows without the total */
  gint64      *worth;           /* by row, in pence */
  int          host;            /* the row of the host, counted from first; -1: none */
} Block;

static gboolean
is_listed (const DewRiskSide *side,
           gint64             partner)
{
  for (guint i = 0; side->plan != NULL && i < side->plan->partners->len; i++)
    if (g_array_index (side->plan->partners, DewPartnerShare, i).partner == partner)
      return TRUE;
  return FALSE;
}

static void
list_partners (Block *block)
{
  const DewRiskPool *pool = block->pool;
  const DewPaper *paper = pool->risk->paper;

  block->host = -1;
  for (guint p = 0; p < paper->partners->len; p++)
    {
      gint64 id = _dew_paper_partner (paper, p)->id;

      if (!is_listed (&pool->sides[DEW_OVER], id) && !is_listed (&pool->sides[DEW_UNDER], id) &&
          !dew_totals_entered (paper->totals, pool->node, (int) p, DEW_SUM_NET) &&
          !dew_totals_entered (paper->totals, pool->node, (int) p, DEW_SUM_MOVED))
        continue;
      if (pool->pool->host == id)
        block->host = (int) block->partners->len;
      g_array_append_val (block->partners, p);
    }
}

/* Which rows a side's rule has something to do with. */
typedef enum { OF_PARTNERS, OF_HELD, OF_REST, OF_TOTAL } Rows;

static gboolean
concerns (const DewRiskPool *pool,
          const DewRiskSide *side,
          Rows               rows)
{
  switch (rows)
    {
    case OF_PARTNERS:
      return TRUE;
    case OF_HELD:
      return (pool->active->both ? pool->active : side)->held->len > 0;
    case OF_REST:
      return side->plan == NULL || !side->is_written;
    case OF_TOTAL:
    default:
      return FALSE;
    }
}

/* The words follow the sign of the variance, as the figures beside them do. */
static void
put_words (const Block *block,
           guint        row,
           const char  *name,
           Rows         rows)
{
  const DewRiskPool *pool = block->pool;
  DewSheet *sheet = pool->risk->shares;
  guint rules[2] = { DEW_RULES_NOTHING, DEW_RULES_NOTHING }, bases[2] = { DEW_RULES_NOTHING, DEW_RULES_NOTHING };
  gboolean any = FALSE;

  dew_sheet_text (sheet, row, POOL, pool->pool->name);
  dew_sheet_text (sheet, row, PARTNER, name);
  dew_sheet_text_formula (sheet, row, SHARED, _dew_risk_say_sign (pool->risk->paper->variance), NULL, "=%s", pool->sign);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!concerns (pool, &pool->sides[i], rows))
        continue;
      any = TRUE;
      rules[i] = DEW_RULES_RULE;
      bases[i] = DEW_RULES_BASIS;
    }
  if (!any)
    return;

  _dew_risk_words (pool, row, RULE, rules);
  _dew_risk_words (pool, row, BASIS, bases);
}

/* What the partner bears in either side's rows of the working: of a rule that leaves something, nothing, as it cannot be applied. */
static char *
add_up_shares (const Block *block,
               const char  *name)
{
  const DewSheet *working = block->pool->risk->paper->working;
  GString *sum = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (block->pool->sides); i++)
    {
      const DewRiskSide *side = &block->pool->sides[i];

      if (side->borne.n == 0)
        continue;

      g_autofree char *names = dew_sheet_range (working, side->borne.first, side->borne.n, DEW_WORKING_PARTNER, TRUE);
      g_autofree char *shares = dew_sheet_range (working, side->borne.first, side->borne.n, DEW_WORKING_SHARE, TRUE);

      g_string_append_printf (sum, "%sIF(%s=0,SUMPRODUCT(EXACT(%s,%s)*%s),0)", sum->len > 0 ? "+" : "", side->left, names, name, shares);
    }
  if (sum->len == 0)
    g_string_append_c (sum, '0');
  return g_string_free (sum, FALSE);
}

/* What the partner puts in, and what it pays in all. Where nobody's contributions are entered, neither can be told. */
static void
put_cost (Block *block,
          guint  row,
          guint  partner,
          gint64 share)
{
  const DewPaper *paper = block->pool->risk->paper;
  DewSheet *sheet = block->pool->risk->shares;
  guint at = dew_sheet_place (sheet, row);
  g_autofree char *name = dew_sheet_address (sheet, row, PARTNER, FALSE, FALSE);
  g_autofree char *gross = _dew_lines_pounds (paper, block->pool->node, name, DEW_PART_CURRENT);
  gint64 contribution = dew_totals_get (paper->totals, block->pool->node, (int) partner, DEW_SUM_CURRENT);
  gboolean entered = dew_totals_entered (paper->totals, block->pool->node, (int) partner, DEW_SUM_CURRENT);

  if (gross == NULL)
    return;

  dew_sheet_formula (sheet, row, CONTRIBUTION, DEW_CELL_MONEY, contribution, entered ? 0 : DEW_CELL_BLANK, "=%s", gross);
  dew_sheet_formula (sheet, row, COST, DEW_CELL_MONEY, contribution + share, 0, "=N(H%1$u)+G%1$u", at);
}

static void
put_partner (Block *block,
             guint  partner)
{
  const DewPaper *paper = block->pool->risk->paper;
  DewSheet *sheet = block->pool->risk->shares;
  guint row = dew_sheet_row (sheet);
  g_autofree char *name = dew_sheet_address (sheet, row, PARTNER, FALSE, FALSE);
  g_autofree char *shares = add_up_shares (block, name);
  gint64 share = 0;

  for (guint i = 0; i < G_N_ELEMENTS (block->pool->sides); i++)
    if (block->pool->sides[i].left_value == 0)
      share += block->pool->sides[i].shares[partner];

  put_words (block, row, _dew_paper_partner (paper, partner)->name, OF_PARTNERS);
  dew_sheet_formula (sheet, row, SHARE, DEW_CELL_MONEY, share, 0, "=(%s)/100", shares);
  put_cost (block, row, partner, share);
  block->worth[block->n++] = share;
}

static gboolean
has_any (const Block *block,
         guint        column)
{
  for (guint r = 0; r < block->n; r++)
    if (dew_sheet_cell (block->pool->risk->shares, block->first + r, column)->type != DEW_CELL_EMPTY)
      return TRUE;
  return FALSE;
}

/* What no partner bears is a cost all the same: so every row adds up across, and the total both ways. */
static void
put_nobodys_cost (Block *block,
                  guint  row,
                  gint64 amount)
{
  DewSheet *sheet = block->pool->risk->shares;

  if (has_any (block, COST))
    dew_sheet_formula (sheet, row, COST, DEW_CELL_MONEY, amount, 0, "=G%u", dew_sheet_place (sheet, row));
}

static void
put_held (Block *block)
{
  const DewRiskPool *pool = block->pool;
  DewSheet *sheet = pool->risk->shares;
  g_autoptr (GString) sum = g_string_new (NULL);
  gint64 held = 0;
  guint row;

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      const DewRiskSide *side = &pool->sides[i];

      if (side->held->len == 0)
        continue;
      g_string_append_printf (sum, "%sIF(%s=0,%s,0)", sum->len > 0 ? "+" : "", side->left, side->held->str);
      if (side->left_value == 0)
        held += side->held_value;
    }
  if (sum->len == 0)
    return;

  row = dew_sheet_row (sheet);
  put_words (block, row, _("Held in the pool"), OF_HELD);
  dew_sheet_formula (sheet, row, SHARE, DEW_CELL_MONEY, held, 0, "=(%s)/100", sum->str);
  put_nobodys_cost (block, row, held);
  block->worth[block->n++] = held;
}

/* Always there, though nothing: where inputs are changed so that a rule has nothing to share by, this is where it
 * shows. It is all of a side whose steps leave something, not what the rows above leave: so that the total, which is to be the variance,
 * proves them. */
static void
put_rest (Block *block)
{
  const DewRiskPool *pool = block->pool;
  DewSheet *sheet = pool->risk->shares;
  guint row = dew_sheet_row (sheet);
  g_autoptr (GString) left = g_string_new (NULL);
  gint64 rest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    if (pool->sides[i].left != NULL)
      {
        g_autofree char *opening = _dew_risk_opening (pool, &pool->sides[i]);

        g_string_append_printf (left, "%sIF(%s=0,0,%s)", left->len > 0 ? "+" : "", pool->sides[i].left, opening);
        rest += pool->sides[i].left_value != 0 ? pool->sides[i].value : 0;
      }

  put_words (block, row, _("Not shared out, for decision"), OF_REST);
  dew_sheet_formula (sheet, row, SHARE, DEW_CELL_MONEY, rest, 0, "=(%s)/100", left->str);
  put_nobodys_cost (block, row, rest);
  block->worth[block->n++] = rest;
}

/* Of the variance, so that what nobody bears has its part of the hundred too. */
static void
put_percentages (const Block *block)
{
  DewRisk *risk = block->pool->risk;
  g_autofree char *step = g_strdup_printf (_("%s: share of the variance"), block->pool->pool->name);
  g_autofree gint64 *shares = g_new0 (gint64, block->n);
  DewCellFlags blank = risk->paper->variance == 0 ? DEW_CELL_BLANK : 0;
  DewBlock working;
  DewSpan rows;

  _dew_block_init (&working, step, NULL, 0);
  for (guint i = 0; i < block->n; i++)
    {
      g_autofree char *amount = dew_sheet_address (risk->shares, block->first + i, SHARE, FALSE, TRUE);

      _dew_block_add (&working, dew_sheet_cell (risk->shares, block->first + i, PARTNER)->text,
                      g_strdup_printf ("ROUND(ABS(%s)*100,0)", amount), ABS (block->worth[i]), NULL);
    }
  rows = _dew_working_block (risk->paper, &working, shares);
  _dew_block_clear (&working);

  for (guint i = 0; i < block->n; i++)
    {
      g_autofree char *total = dew_sheet_address (risk->paper->parts, rows.first + i, DEW_WORKING_TOTAL, FALSE, TRUE);
      g_autofree char *share = dew_sheet_address (risk->paper->parts, rows.first + i, DEW_WORKING_SHARE, FALSE, TRUE);

      dew_sheet_formula (risk->shares, block->first + i, PERCENT, DEW_CELL_PERCENT, shares[i], blank,
                         "=IF(%s=0,\"\",%s/10000)", total, share);
    }
}

/* The host has paid the providers: every other partner pays it its share, and the host gets what they pay. */
static void
put_payments (const Block *block)
{
  DewSheet *sheet = block->pool->risk->shares;
  guint first = dew_sheet_place (sheet, block->first);
  guint last = first + block->partners->len - 1;
  gint64 others = 0;

  if (block->host < 0)
    return;

  for (guint i = 0; i < block->partners->len; i++)
    if ((int) i != block->host)
      {
        dew_sheet_formula (sheet, block->first + i, PAYS, DEW_CELL_MONEY, block->worth[i], DEW_CELL_SIGNED, "=G%u", first + i);
        others += block->worth[i];
      }
  dew_sheet_formula (sheet, block->first + (guint) block->host, PAYS, DEW_CELL_MONEY, -others, DEW_CELL_SIGNED,
                     "=G%3$u-SUM(G%1$u:G%2$u)", first, last, first + (guint) block->host);
}

static void
put_total (const Block *block)
{
  static const guint money[] = { SHARE, CONTRIBUTION, COST, PAYS };
  const DewPaper *paper = block->pool->risk->paper;
  DewSheet *sheet = block->pool->risk->shares;
  guint row = dew_sheet_row (sheet);
  DewCellFlags blank = paper->variance == 0 ? DEW_CELL_BLANK : 0;
  g_autofree char *percent = dew_sheet_range (sheet, block->first, block->n, PERCENT, FALSE);

  put_words (block, row, _("Total"), OF_TOTAL);
  dew_sheet_formula (sheet, row, PERCENT, DEW_CELL_PERCENT, blank ? 0 : DEW_WHOLE, DEW_CELL_TOTAL | blank,
                     "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",SUM(%1$s))", percent);
  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    {
      g_autofree char *range = dew_sheet_range (sheet, block->first, block->n, money[i], FALSE);
      gint64 sum = 0;

      if (!has_any (block, money[i]))
        continue;
      for (guint r = 0; r < block->n; r++)
        sum += dew_sheet_cell (sheet, block->first + r, money[i])->number;
      dew_sheet_formula (sheet, row, money[i], DEW_CELL_MONEY, sum, DEW_CELL_TOTAL, "=SUM(%s)", range);
    }
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

static void
put_shares (DewRiskPool *pool)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gint64 *worth = g_new0 (gint64, pool->risk->paper->partners->len + 2);
  Block block = { .pool = pool, .partners = partners, .first = pool->risk->shares->rows->len, .worth = worth };

  list_partners (&block);
  for (guint i = 0; i < partners->len; i++)
    put_partner (&block, g_array_index (partners, guint, i));
  put_held (&block);
  put_rest (&block);
  put_percentages (&block);
  put_payments (&block);
  put_total (&block);
}

/* ---- The annex ---- */

static void
put_nothing (DewRiskPool *pool)
{
  guint row = dew_sheet_row (pool->risk->shares);

  dew_sheet_text (pool->risk->shares, row, POOL, pool->pool->name);
  dew_sheet_text (pool->risk->shares, row, PARTNER, _("No contributions entered"));
}

static void
share_side (DewRiskPool *pool,
            DewRiskSide *side)
{
  side->left = _dew_risk_opening (pool, side);
  side->left_value = side->value;
  if (side->plan != NULL)
    _dew_risk_steps (pool, side);
}

static void
put_pool (DewRisk *risk,
          guint    node)
{
  g_auto (DewRiskPool) pool = { .risk = risk, .node = node, .pool = risk->paper->nodes[node].pool };

  ask_sides (&pool);
  pool.nothing = has_nothing (&pool);
  _dew_risk_rules (&pool);
  for (guint i = 0; !pool.nothing && i < G_N_ELEMENTS (pool.sides); i++)
    if (_dew_risk_used (&pool, &pool.sides[i]))
      share_side (&pool, &pool.sides[i]);
  _dew_risk_applied (&pool);
  if (pool.nothing)
    put_nothing (&pool);
  else
    put_shares (&pool);
}

/* The variance is an input that may be changed, so it is said as what it was. */
static char *
say_variance (const DewPaper *paper)
{
  char buf[DEW_MONEY_SIZE];

  dew_money_print (dew_pence (ABS (paper->variance)), DEW_UNIT_POUNDS, 2,
                   DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, buf);
  if (paper->variance < 0)
    return g_strdup_printf (paper->worked_example ? _("A worked example, not a forecast: exported with an "
                                                      "underspend of %s in each pool by itself.")
                                                  : _("Exported with an underspend of %s in each pool by itself."), buf);
  return g_strdup_printf (paper->worked_example ? _("A worked example, not a forecast: exported with an overspend "
                                                    "of %s in each pool by itself.")
                                                : _("Exported with an overspend of %s in each pool by itself."), buf);
}

static void
start_shares (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Risk share"), scope, NULL);
  g_autofree char *variance = say_variance (risk->paper);
  g_autofree char *rules = _dew_risk_say_in_force (risk->paper);
  DewSheet *sheet = dew_book_add_sheet (risk->paper->book, _("Risk share"), title);

  dew_sheet_about (sheet, _("Who bears what of a variance of each pool, final costs, and who pays whom"));
  dew_sheet_note (sheet, variance);
  if (rules != NULL)
    dew_sheet_note (sheet, rules);
  dew_sheet_note (sheet, _("Above 0 is an overspend, below 0 an underspend; shares carry the sign."));
  dew_sheet_note (sheet, _("Percentages are shares of the variance, by the basis in the same row."));
  dew_sheet_note (sheet, _("Shares come from the working. Where the steps leave something, the rule cannot be applied, and all is for decision."));
  dew_sheet_note (sheet, risk->paper->moved
                         ? _("Final cost is the gross contribution after virements and the share; what nobody bears has a row of its own.")
                         : _("Final cost is the gross contribution and the share; what nobody bears has a row of its own."));
  if (risk->paper->nobody != NULL)
    dew_sheet_note (sheet, _("Money moved by a virement that does not say whose it is is no partner’s contribution."));
  dew_sheet_note (sheet, _("The host has paid the providers, so every other partner pays it its share (+) or is paid (−)."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or that there is none of."));
  dew_sheet_live_note (sheet, _("The variance is an input on the sheet Variances; the rule and its basis follow its sign."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  dew_sheet_column (sheet, _("What is shared"), 16);
  dew_sheet_column (sheet, _("Rule"), 24);
  dew_sheet_column (sheet, _("Basis of the share"), 34);
  dew_sheet_column (sheet, _("Share of the variance, %"), 14);
  dew_sheet_column (sheet, _("Share, £"), 16);
  dew_sheet_column (sheet, risk->paper->moved ? _("Gross contribution after virements, £") : _("Gross contribution, £"), 16);
  dew_sheet_column (sheet, _("Final cost, £"), 16);
  dew_sheet_column (sheet, _("Pays (+) or is paid (−), £"), 16);
  risk->shares = sheet;
}

static void
start_steps (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Steps of the risk share"), scope, NULL);
  DewSheet *sheet = dew_book_add_sheet (risk->paper->book, _("Steps"), title);

  dew_sheet_about (sheet, _("How a variance goes through the rules, step by step"));
  dew_sheet_note (sheet, _("p is pence. Each step finds what the one before has left, and takes its amount from it."));
  dew_sheet_note (sheet, _("The working shows how that is shared out."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Step"), 10);
  dew_sheet_column (sheet, _("For"), 16);
  dew_sheet_column (sheet, _("What"), 40);
  dew_sheet_column (sheet, _("By"), 40);
  dew_sheet_column (sheet, _("Left before, p"), 18);
  dew_sheet_column (sheet, _("Amount, p"), 18);
  dew_sheet_column (sheet, _("Left after, p"), 18);
  risk->steps = sheet;
}

static gboolean
build_risk_share (DewPaper  *paper,
                  GError   **error)
{
  DewRisk risk = { .paper = paper };

  start_shares (&risk);
  _dew_risk_start_rules (&risk);
  start_steps (&risk);
  for (guint i = 0; i < paper->pools->len; i++)
    put_pool (&risk, g_array_index (paper->pools, guint, i));
  if (risk.steps->rows->len == 0)
    dew_book_remove_sheet (paper->book, risk.steps);
  return TRUE;
}

const DewAnnex dew_annex_risk_share = {
  .name = "risk-share",
  .title = N_("Risk share"),
  .about = N_("The rule in words, the shares of a stated variance, who pays whom, and the working"),
  .build = build_risk_share,
};
