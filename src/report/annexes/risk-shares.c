/* risk-shares.c: the sheet of shares: what each partner bears and pays, what nobody bears, and what each is of the variance. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

#include "dew-money-print.h"
#include "dew-ratio.h"

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
has_partner (const DewShare *share,
             gint64          partner)
{
  for (guint i = 0; share != NULL && i < share->partners->len; i++)
    if (g_array_index (share->partners, DewPartnerShare, i).partner == partner)
      return TRUE;
  return FALSE;
}

static gboolean
is_listed (const DewRiskSide *side,
           gint64             partner)
{
  return has_partner (side->plan, partner) || has_partner (side->told, partner);
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
static gboolean
concerns (const DewRiskPool           *pool,
          const DewRiskSide           *side,
          DewRiskRowKind               rows)
{
  switch (rows)
    {
    case DEW_RISK_PARTNER:
      return TRUE;
    case DEW_RISK_RESERVE:
      return (pool->active->both ? pool->active : side)->reserve->len > 0;
    case DEW_RISK_HELD:
      return (pool->active->both ? pool->active : side)->held->len > 0;
    case DEW_RISK_REST:
      return (side->plan == NULL && side->told == NULL) || !side->is_written;
    case DEW_RISK_UNSAID:
    case DEW_RISK_TOTAL:
    default:
      return FALSE;
    }
}

/* The words follow the sign of the variance, as the figures beside them do. */
static void
put_words (const Block           *block,
           guint                  row,
           const char            *name,
           DewRiskRowKind         rows)
{
  const DewRiskPool *pool = block->pool;
  DewSheet *sheet = pool->risk->shares;
  guint rules[2] = { DEW_RULES_NOTHING, DEW_RULES_NOTHING }, bases[2] = { DEW_RULES_NOTHING, DEW_RULES_NOTHING };
  gboolean any = FALSE;

  dew_sheet_text (sheet, row, DEW_SHARES_POOL, pool->pool->name);
  dew_sheet_text (sheet, row, DEW_SHARES_PARTNER, name);
  dew_sheet_text_formula (sheet, row, DEW_SHARES_SHARED, _dew_risk_say_sign (pool->value), NULL, "=%s", pool->sign);
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

  _dew_risk_words (pool, row, DEW_SHARES_RULE, rules);
  _dew_risk_words (pool, row, DEW_SHARES_BASIS, bases);
}

/* A figure of the sheet of shares, worth a sum of pence; but where the pool's shares are kept, only while they are those of the figures. */
static void
put_figure (const Block  *block,
            guint         row,
            guint         column,
            gint64        value,
            DewCellFlags  flags,
            char         *formula)
{
  const char *again = block->pool->again;
  g_autofree char *owned = formula;

  if (again != NULL)
    dew_sheet_formula (block->pool->risk->shares, row, column, DEW_CELL_MONEY, value, flags, "=IF(%s,\"%s\",%s)", again, _dew_risk_say_again (), owned);
  else
    dew_sheet_formula (block->pool->risk->shares, row, column, DEW_CELL_MONEY, value, flags, "=%s", owned);
}

static gboolean
is_applied (const DewRiskSide *side)
{
  return side->kept || side->left_value == 0;
}

/* Of a rule that leaves something nothing is shared, as it cannot be applied. Takes over the expression. */
static void
append_applied (GString           *sum,
                const DewRiskSide *side,
                char              *expression)
{
  g_autofree char *owned = expression;
  g_autofree char *term = side->kept ? g_strdup (owned) : g_strdup_printf ("IF(%s=0,%s,0)", side->left, owned);

  _dew_risk_add (sum, term);
}

/* What the partner bears in a side's rows of the working, or as it is kept. NULL: nothing. */
static char *
find_share (const Block       *block,
            const DewRiskSide *side,
            guint              partner,
            const char        *name)
{
  if (side->kept && side->shares[partner] != 0)
    {
      g_autofree char *opening = _dew_risk_opening (block->pool, side);

      return g_strdup_printf ("IF(%s=0,0,%" G_GINT64_FORMAT ")", opening, side->shares[partner]);
    }
  return _dew_risk_add_borne (block->pool->risk->paper, side->borne, name);
}

static char *
add_up_shares (const Block *block,
               guint        partner,
               const char  *name)
{
  GString *sum = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (block->pool->sides); i++)
    {
      const DewRiskSide *side = &block->pool->sides[i];
      char *share = find_share (block, side, partner, name);

      if (share != NULL)
        append_applied (sum, side, share);
    }
  if (sum->len == 0)
    g_string_append_c (sum, '0');
  return g_string_free (sum, FALSE);
}

/* Takes note of a row, for who compares. */
static void
note_row (const Block    *block,
          DewRiskRowKind  kind,
          guint           partner,
          guint           row)
{
  const DewRiskRow noted = { kind, partner, row };

  g_array_append_val (block->pool->rows, noted);
}

/* What the partner puts in, and what it pays in all. Where nobody's contributions are entered, neither can be told. */
static void
put_cost (Block *block,
          guint  row,
          int    partner,
          gint64 share)
{
  const DewPaper *paper = block->pool->risk->paper;
  DewSheet *sheet = block->pool->risk->shares;
  guint at = dew_sheet_place (sheet, row);
  g_autofree char *name = dew_sheet_address (sheet, row, DEW_SHARES_PARTNER, FALSE, FALSE);
  g_autofree char *gross = _dew_lines_pounds (paper, block->pool->node, name, DEW_PART_CURRENT);
  gint64 contribution = dew_totals_get (paper->totals, block->pool->node, partner, DEW_SUM_CURRENT);
  gboolean entered = _dew_lines_shows (paper, block->pool->node, partner);

  if (gross == NULL)
    return;

  dew_sheet_formula (sheet, row, DEW_SHARES_CONTRIBUTION, DEW_CELL_MONEY, contribution, entered ? 0 : DEW_CELL_BLANK, "=%s", gross);
  put_figure (block, row, DEW_SHARES_COST, contribution + share, 0, g_strdup_printf ("N(H%1$u)+G%1$u", at));
}

static void
put_partner (Block *block,
             guint  partner)
{
  const DewPaper *paper = block->pool->risk->paper;
  DewSheet *sheet = block->pool->risk->shares;
  guint row = dew_sheet_row (sheet);
  g_autofree char *name = dew_sheet_address (sheet, row, DEW_SHARES_PARTNER, FALSE, FALSE);
  g_autofree char *shares = add_up_shares (block, partner, name);
  gint64 share = 0;

  for (guint i = 0; i < G_N_ELEMENTS (block->pool->sides); i++)
    if (is_applied (&block->pool->sides[i]))
      share += block->pool->sides[i].shares[partner];

  put_words (block, row, _dew_paper_partner (paper, partner)->name, DEW_RISK_PARTNER);
  put_figure (block, row, DEW_SHARES_SHARE, share, 0, g_strdup_printf ("(%s)/100", shares));
  put_cost (block, row, (int) partner, share);
  note_row (block, DEW_RISK_PARTNER, partner, row);
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
  if (has_any (block, DEW_SHARES_COST))
    put_figure (block, row, DEW_SHARES_COST, amount, 0, g_strdup_printf ("G%u", dew_sheet_place (block->pool->risk->shares, row)));
}

/* What a side draws from the reserve, or holds. */
static const GString *
find_sum (const DewRiskSide           *side,
          DewRiskRowKind               rows,
          gint64                      *value)
{
  *value = rows == DEW_RISK_RESERVE ? side->reserve_value : side->held_value;
  return rows == DEW_RISK_RESERVE ? side->reserve : side->held;
}

/* A row that is there only where something may stand in it. */
static void
put_nobodys (Block                *block,
             const char           *name,
             DewRiskRowKind        rows)
{
  const DewRiskPool *pool = block->pool;
  g_autoptr (GString) sum = g_string_new (NULL);
  gint64 worth = 0;
  guint row;

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      const DewRiskSide *side = &pool->sides[i];
      gint64 value;
      const GString *term = find_sum (side, rows, &value);

      if (term->len == 0)
        continue;
      append_applied (sum, side, g_strdup (term->str));
      worth += is_applied (side) ? value : 0;
    }
  if (sum->len == 0)
    return;

  row = dew_sheet_row (pool->risk->shares);
  put_words (block, row, name, rows);
  note_row (block, rows, 0, row);
  put_figure (block, row, DEW_SHARES_SHARE, worth, 0, g_strdup_printf ("(%s)/100", sum->str));
  put_nobodys_cost (block, row, worth);
  block->worth[block->n++] = worth;
}

/* What a side leaves for decision: all of it where its steps leave something, as then the rule cannot be applied. */
static void
append_rest (GString           *sum,
             const DewRiskPool *pool,
             const DewRiskSide *side)
{
  const char *open = side->open->len > 0 ? side->open->str : "0";
  g_autofree char *opening = _dew_risk_opening (pool, side);
  g_autofree char *term = side->kept ? g_strdup (open) : g_strdup_printf ("IF(%s=0,%s,%s)", side->left, open, opening);

  _dew_risk_add (sum, term);
}

/* Always there, though nothing: where inputs are changed so that a rule has nothing to share by, this is where it
 * shows. It is not what the rows above leave: so that the total, which is to be the variance, proves them. */
static void
put_rest (Block *block)
{
  const DewRiskPool *pool = block->pool;
  guint row = dew_sheet_row (pool->risk->shares);
  g_autoptr (GString) left = g_string_new (NULL);
  gint64 rest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    if (pool->sides[i].left != NULL)
      {
        append_rest (left, pool, &pool->sides[i]);
        rest += is_applied (&pool->sides[i]) ? pool->sides[i].open_value : pool->sides[i].value;
      }

  put_words (block, row, _("Not shared out, for decision"), DEW_RISK_REST);
  note_row (block, DEW_RISK_REST, 0, row);
  put_figure (block, row, DEW_SHARES_SHARE, rest, 0, g_strdup_printf ("(%s)/100", left->str));
  put_nobodys_cost (block, row, rest);
  block->worth[block->n++] = rest;
}

/* What virements move that do not say whose it is: so that contributions and costs come to what the other annexes have. */
static void
put_unsaid (Block *block)
{
  const DewPaper *paper = block->pool->risk->paper;
  guint row;

  if (!_dew_lines_funds (paper, block->pool->node, DEW_NO_PARTNER))
    return;

  row = dew_sheet_row (block->pool->risk->shares);
  put_words (block, row, paper->nobody, DEW_RISK_UNSAID);
  note_row (block, DEW_RISK_UNSAID, 0, row);
  put_figure (block, row, DEW_SHARES_SHARE, 0, 0, g_strdup ("0"));
  put_cost (block, row, DEW_NO_PARTNER, 0);
  block->worth[block->n++] = 0;
}

/* Only amounts that were decided may be of either sign. */
static gboolean
decides (const DewRiskPool *pool)
{
  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      const DewRiskSide *side = &pool->sides[i];
      const DewShare *plan = side->plan != NULL ? side->plan : side->told;

      for (guint k = 0; plan != NULL && k < plan->works->len; k++)
        if (((const DewWork *) g_ptr_array_index (plan->works, k))->kind == DEW_WORK_DECIDED)
          return TRUE;
    }
  return FALSE;
}

static char *
weigh_share (const Block *block,
             const char  *amount)
{
  g_autofree char *number = block->pool->again != NULL ? g_strdup_printf ("N(%s)", amount) : g_strdup (amount);

  if (decides (block->pool))
    return g_strdup_printf ("SIGN(ROUND(%s*100,0))*ROUND(%s*100,0)", block->pool->variance, number);
  return g_strdup_printf ("ROUND(ABS(%s)*100,0)", number);
}

/* Of the variance, so that what nobody bears has its part of the hundred too. */
static void
put_percentages (const Block *block)
{
  DewRisk *risk = block->pool->risk;
  g_autofree char *step = g_strdup_printf (_("%s: share of the variance"), block->pool->pool->name);
  g_autofree gint64 *shares = g_new0 (gint64, block->n);
  DewCellFlags blank = block->pool->value == 0 ? DEW_CELL_BLANK : 0;
  DewBlock working;
  DewSpan rows;

  _dew_block_init (&working, step, NULL, 0);
  working.either_sign = decides (block->pool);
  for (guint i = 0; i < block->n; i++)
    {
      g_autofree char *amount = dew_sheet_address (risk->shares, block->first + i, DEW_SHARES_SHARE, FALSE, TRUE);

      _dew_block_add (&working, dew_sheet_cell (risk->shares, block->first + i, DEW_SHARES_PARTNER)->text,
                      weigh_share (block, amount), working.either_sign && block->pool->value < 0 ? -block->worth[i]
                                                   : working.either_sign ? block->worth[i] : ABS (block->worth[i]), NULL);
    }
  rows = _dew_working_block (risk->paper, &working, shares);
  _dew_block_clear (&working);

  for (guint i = 0; i < block->n; i++)
    {
      g_autofree char *total = dew_sheet_address (risk->paper->parts, rows.first + i, DEW_WORKING_TOTAL, FALSE, TRUE);
      g_autofree char *share = dew_sheet_address (risk->paper->parts, rows.first + i, DEW_WORKING_SHARE, FALSE, TRUE);

      dew_sheet_formula (risk->shares, block->first + i, DEW_SHARES_PERCENT, DEW_CELL_PERCENT, shares[i], blank,
                         "=IF(%s=0,\"\",%s/10000)", total, share);
    }
}

/* The host has paid the providers: every other partner pays it its share, and the host gets what they pay. */
static void
put_payments (const Block *block)
{
  guint first = dew_sheet_place (block->pool->risk->shares, block->first);
  guint last = first + block->partners->len - 1;
  gint64 others = 0;

  if (block->host < 0)
    return;

  for (guint i = 0; i < block->partners->len; i++)
    if ((int) i != block->host)
      {
        put_figure (block, block->first + i, DEW_SHARES_PAYS, block->worth[i], DEW_CELL_SIGNED, g_strdup_printf ("G%u", first + i));
        others += block->worth[i];
      }
  put_figure (block, block->first + (guint) block->host, DEW_SHARES_PAYS, -others, DEW_CELL_SIGNED,
              g_strdup_printf ("G%3$u-SUM(G%1$u:G%2$u)", first, last, first + (guint) block->host));
}

static void
put_total (const Block *block)
{
  static const guint money[] = { DEW_SHARES_SHARE, DEW_SHARES_CONTRIBUTION, DEW_SHARES_COST, DEW_SHARES_PAYS };
  DewSheet *sheet = block->pool->risk->shares;
  guint row = dew_sheet_row (sheet);
  DewCellFlags blank = block->pool->value == 0 ? DEW_CELL_BLANK : 0;
  g_autofree char *percent = dew_sheet_range (sheet, block->first, block->n, DEW_SHARES_PERCENT, FALSE);

  put_words (block, row, _("Total"), DEW_RISK_TOTAL);
  note_row (block, DEW_RISK_TOTAL, 0, row);
  dew_sheet_formula (sheet, row, DEW_SHARES_PERCENT, DEW_CELL_PERCENT, blank ? 0 : DEW_WHOLE, DEW_CELL_TOTAL | blank,
                     "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",SUM(%1$s))", percent);
  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    {
      g_autofree char *range = dew_sheet_range (sheet, block->first, block->n, money[i], FALSE);
      gint64 sum = 0;

      if (!has_any (block, money[i]))
        continue;
      for (guint r = 0; r < block->n; r++)
        sum += dew_sheet_cell (sheet, block->first + r, money[i])->number;
      if (money[i] == DEW_SHARES_CONTRIBUTION)
        dew_sheet_formula (sheet, row, DEW_SHARES_CONTRIBUTION, DEW_CELL_MONEY, sum, DEW_CELL_TOTAL, "=SUM(%s)", range);
      else
        put_figure (block, row, money[i], sum, DEW_CELL_TOTAL, g_strdup_printf ("SUM(%s)", range));
    }
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

void
_dew_risk_shares (DewRiskPool *pool)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gint64 *worth = g_new0 (gint64, pool->risk->paper->partners->len + 4);
  Block block = { .pool = pool, .partners = partners, .first = pool->risk->shares->rows->len, .worth = worth };

  list_partners (&block);
  for (guint i = 0; i < partners->len; i++)
    put_partner (&block, g_array_index (partners, guint, i));
  put_nobodys (&block, _("From the reserve"), DEW_RISK_RESERVE);
  put_nobodys (&block, _("Held in the pool"), DEW_RISK_HELD);
  put_rest (&block);
  put_unsaid (&block);
  put_percentages (&block);
  put_payments (&block);
  put_total (&block);
}

void
_dew_risk_shares_nothing (DewRiskPool *pool)
{
  guint row = dew_sheet_row (pool->risk->shares);

  dew_sheet_text (pool->risk->shares, row, DEW_SHARES_POOL, pool->pool->name);
  dew_sheet_text (pool->risk->shares, row, DEW_SHARES_PARTNER, _("No contributions entered"));
}

/* The variance is an input that may be changed, so it is said as what it was. */
char *
_dew_risk_say_variance (const DewPaper *paper)
{
  gboolean under = paper->variance < 0;
  char buf[DEW_MONEY_SIZE];

  dew_money_print (dew_pence (ABS (paper->variance)), DEW_UNIT_POUNDS, 2,
                   DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, buf);
  if (paper->pools->len == 1)
    return g_strdup_printf (paper->worked_example ? (under ? _("A worked example, not a forecast: exported with an underspend of %s.") : _("A worked example, not a forecast: exported with an overspend of %s."))
                                                  : (under ? _("Exported with an underspend of %s.") : _("Exported with an overspend of %s.")), buf);
  return g_strdup_printf (paper->worked_example ? (under ? _("A worked example, not a forecast: exported with an underspend of %s in each pool by itself.") : _("A worked example, not a forecast: exported with an overspend of %s in each pool by itself."))
                                                : (under ? _("Exported with an underspend of %s in each pool by itself.") : _("Exported with an overspend of %s in each pool by itself.")), buf);
}

static void
note_typed (const DewRisk *risk,
            DewSheet      *sheet)
{
  for (guint i = 0; i < risk->pools->len; i++)
    if (g_array_index (risk->pools, DewRiskPool, i).typed)
      {
        dew_sheet_note (sheet, _("Where a variance is typed for a pool, it is that which is shared."));
        return;
      }
}

void
_dew_risk_start_shares (DewRisk *risk)
{
  g_autofree char *scope = _dew_paper_scope (risk->paper);
  g_autofree char *title = g_strconcat (_("Risk share"), scope, NULL);
  g_autofree char *variance = _dew_risk_say_variance (risk->paper);
  g_autofree char *rules = _dew_risk_say_in_force (risk->paper);
  DewSheet *sheet = _dew_risk_add_sheet (risk, _("Risk share"), title);

  dew_sheet_about (sheet, _("Who bears what of a variance of each pool, final costs, and who pays whom"));
  dew_sheet_note (sheet, variance);
  note_typed (risk, sheet);
  if (rules != NULL)
    dew_sheet_note (sheet, rules);
  if (risk->across)
    _dew_risk_note_across (sheet);
  dew_sheet_note (sheet, _("Above 0 is an overspend, below 0 an underspend; shares carry the sign."));
  dew_sheet_note (sheet, _("Percentages are shares of the variance, by the basis in the same row."));
  dew_sheet_note (sheet, risk->paper->query->no_working
                         ? _("Where the steps leave something, the rule cannot be applied, and all is for decision.")
                         : _("Shares come from the working. Where the steps leave something, the rule cannot be applied, and all is for decision."));
  dew_sheet_note (sheet, risk->paper->moved
                         ? _("Final cost is the gross contribution after virements and the share; what nobody bears has a row of its own.")
                         : _("Final cost is the gross contribution and the share; what nobody bears has a row of its own."));
  if (risk->paper->nobodys)
    dew_sheet_note (sheet, _("Money moved by a virement that does not say whose it is is no partner’s contribution: it bears nothing, and has a row of its own."));
  dew_sheet_note (sheet, _("The host has paid the providers, so every other partner pays it its share (+) or is paid (−)."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or that there is none of."));
  if (risk->paper->follows == NULL)
    dew_sheet_live_note (sheet, _("The variance is an input on the sheet Variances; the rule and its basis follow its sign."));
  else
    dew_sheet_live_note (sheet, _("What the scenario does not say otherwise follows the inputs of the baseline; the rule and its basis follow the sign of the variance."));
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
