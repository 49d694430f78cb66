/* accounts-shares.c: each partner's share of a pool's surplus or deficit, by the rule in force.
 *
 * Accounts know a pool's net and nothing of its services. So a share is told where the rule takes all of the net, whichever service it comes from, in one step: by contributions, fixed
 * percentages, equally, to one partner, or by holding it in the pool. What is shared is what is printed, so that the shares come to it.
 */
#include "dew-accounts-private.h"
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

/* How a year's deficit is shared, or its surplus. */
typedef struct {
  DewShare      *plan;          /* NULL: there is no rule, or none that can be read */
  const DewWork *work;          /* its one step; NULL where it is not told by the net */
  DewSpan        rows;          /* of the working */
  gint64        *shares;        /* in steps, by row; NULL where there are none */
} Side;

typedef struct {
  DewAccounts *accounts;
  Side         sides[DEW_ACCOUNTS_YEARS][2];
} Shares;

/* ---- What the rules say ---- */

/* The step that takes all, or NULL. */
static const DewWork *
find_work (const DewShare *plan)
{
  const DewWork *found = NULL;

  for (guint i = 0; i < plan->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (plan->works, i);

      if (found != NULL || (work->kind != DEW_WORK_SHARE && work->kind != DEW_WORK_HELD) || work->limited || work->part != 0 || work->rule_of != 0)
        return NULL;
      found = work;
    }
  return plan->budgets->len == 0 ? found : NULL;
}

/* A deficit is an overspend. What the works are does not depend on its size. */
static void
ask_side (const DewAccounts *accounts,
          const DewPaper    *paper,
          DewDirection       direction,
          Side              *side)
{
  const DewShareQuery query = {
    .pool = paper->nodes[accounts->node].id,
    .year = paper->year,
    .variance = direction == DEW_OVER ? 100 : -100,
    .as_at = paper->in_force,
    .scenario = paper->scenario,
    .plan = TRUE,
    .totals = paper->totals,
  };

  if (dew_share_rule_text (paper->ledger, query.pool, direction, paper->in_force, paper->scenario, NULL) == NULL)
    return;

  side->plan = dew_share (paper->ledger, &query, NULL);
  side->work = side->plan != NULL ? find_work (side->plan) : NULL;
}

/* There may be a net: both of its terms stand on inputs. */
static gboolean
has_net (const DewAccounts *accounts,
         guint              year)
{
  return accounts->years[year] != NULL && dew_totals_entered (accounts->years[year]->totals, accounts->node, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL);
}

static void
ask (Shares *shares)
{
  const DewAccounts *accounts = shares->accounts;

  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    for (guint i = 0; has_net (accounts, y) && i < 2; i++)
      ask_side (accounts, accounts->years[y], (DewDirection) i, &shares->sides[y][i]);
}

static void
clear (Shares *shares)
{
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    for (guint i = 0; i < 2; i++)
      {
        dew_share_free (shares->sides[y][i].plan);
        g_free (shares->sides[y][i].shares);
      }
}

static char *
say_side (const Side   *side,
          DewDirection  direction)
{
  if (side->plan == NULL)
    return g_strdup (direction == DEW_OVER ? _("No rule in force says who bears a deficit.") : _("No rule in force says whose a surplus is."));
  if (side->work == NULL)
    return g_strdup_printf (direction == DEW_OVER ? _("A deficit: %s; not told by the net alone.")
                                                  : _("A surplus: %s; not told by the net alone."), side->plan->rule_short);
  return g_strdup_printf (direction == DEW_OVER ? _("A deficit: %s.") : _("A surplus: %s."), side->plan->rule_short);
}

static char *
say_year (const Shares *shares,
          guint         year)
{
  g_autofree char *over = NULL;
  g_autofree char *under = NULL;

  if (!has_net (shares->accounts, year))
    return NULL;

  over = say_side (&shares->sides[year][DEW_OVER], DEW_OVER);
  under = say_side (&shares->sides[year][DEW_UNDER], DEW_UNDER);
  return g_strdup_printf ("%s %s", over, under);
}

/* By which rule; of both years where they differ. NULL where no year has a net. */
static char *
say_rules (const Shares *shares)
{
  const DewAccounts *accounts = shares->accounts;
  g_autofree char *this = say_year (shares, 0);
  g_autofree char *last = say_year (shares, 1);

  if (this == NULL || last == NULL || g_str_equal (this, last))
    return this != NULL ? g_steal_pointer (&this) : g_steal_pointer (&last);
  return g_strdup_printf ("%s: %s\n%s: %s", accounts->years[0]->year_name, this, accounts->years[1]->year_name, last);
}

/* ---- The working ---- */

/* What is printed as the net, in steps. */
static char *
print_steps (const DewAccounts *accounts,
             guint              year)
{
  g_autofree char *net = dew_sheet_address (accounts->sheet, accounts->net, DEW_ACCOUNTS_COLUMN (year), TRUE, TRUE);
  gint64 step = _dew_paper_step (accounts->paper);

  return g_strdup_printf ("ROUND(N(%s)*%d,0)", net, step == 1 ? 100 : accounts->paper->unit == DEW_UNIT_MILLIONS ? 10 : 1);
}

static char *
print_weight (const DewAccounts *accounts,
              DewPaper          *paper,
              const DewWork     *work,
              guint              k)
{
  DewRisk risk = { .paper = paper };
  DewRiskPool pool = { .risk = &risk, .node = accounts->node, .pool = paper->nodes[accounts->node].pool };
  const DewRiskSteps steps = { .pool = &pool };
  g_autofree char *name = _dew_working_net_label (paper, k);

  return _dew_risk_weigh (&steps, work, &g_array_index (work->parts, DewWorkPart, k), name);
}

static void
write_block (DewAccounts  *accounts,
             guint         year,
             DewDirection  direction,
             Side         *side)
{
  DewPaper *paper = accounts->years[year];
  gint64 net = dew_sheet_cell (accounts->sheet, accounts->net, DEW_ACCOUNTS_COLUMN (year))->number / _dew_paper_step (paper);
  g_autofree char *steps = print_steps (accounts, year);
  g_autofree char *amount = g_strdup_printf (direction == DEW_OVER ? "MIN(0,%s)" : "MAX(0,%s)", steps);
  g_autofree char *step = g_strdup_printf (direction == DEW_OVER ? _("%s: a deficit") : _("%s: a surplus"), accounts->name);
  DewBlock block;

  if (side->work == NULL || side->work->kind != DEW_WORK_SHARE)
    return;

  _dew_block_init (&block, step, amount, direction == DEW_OVER ? MIN (0, net) : MAX (0, net));
  block.steps = TRUE;
  block.percentages = side->work->weights == DEW_BASIS_FIXED;
  for (guint k = 0; k < side->work->parts->len; k++)
    {
      const DewWorkPart *part = &g_array_index (side->work->parts, DewWorkPart, k);
      const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);

      _dew_block_add (&block, partner->name, block.percentages ? _dew_accounts_rate (accounts, year, direction, part) : print_weight (accounts, paper, side->work, k), part->portion.weight, NULL);
    }
  if (block.percentages)
    _dew_accounts_rates_total (accounts, year, direction, side->work->parts->len);
  side->shares = g_new0 (gint64, block.rows->len);
  side->rows = _dew_working_block (paper, &block, side->shares);
  _dew_block_clear (&block);
}

/* ---- Rows ---- */

/* Which part of the step a partner has; -1: none. */
static int
find_part (const Side *side,
           gint64      partner)
{
  for (guint k = 0; side->work != NULL && k < side->work->parts->len; k++)
    if (g_array_index (side->work->parts, DewWorkPart, k).partner == partner)
      return (int) k;
  return -1;
}

/* What a row has of a side: of a partner (0: of what is held), in steps; "" where that is not told. *shown and *steps get what it is worth, were the net of this side. */
static char *
print_share (const DewAccounts *accounts,
             guint              year,
             const Side        *side,
             gint64             partner,
             gint64            *steps,
             gboolean          *shown)
{
  DewPaper *paper = accounts->years[year];
  int k = partner != 0 ? find_part (side, partner) : -1;
  g_autofree char *share = NULL;
  g_autofree char *total = NULL;

  *steps = 0;
  *shown = side->work != NULL;
  if (side->work == NULL)
    return g_strdup ("\"\"");
  if (side->work->kind == DEW_WORK_HELD)
    {
      *steps = partner == 0 ? dew_sheet_cell (accounts->sheet, accounts->net, DEW_ACCOUNTS_COLUMN (year))->number / _dew_paper_step (paper) : 0;
      return partner == 0 ? print_steps (accounts, year) : g_strdup ("0");
    }

  /* Where there is nothing to share by, nobody has a share. */
  total = dew_sheet_address (paper->nets, side->rows.first, DEW_WORKING_TOTAL, FALSE, TRUE);
  *shown = dew_sheet_cell (paper->nets, side->rows.first, DEW_WORKING_TOTAL)->number != 0;
  *steps = k >= 0 ? side->shares[k] : 0;
  if (k < 0)
    return g_strdup_printf ("IF(%s=0,\"\",0)", total);
  share = dew_sheet_address (paper->nets, side->rows.first + (guint) k, DEW_WORKING_SHARE, FALSE, TRUE);
  return g_strdup_printf ("IF(%s=0,\"\",%s)", total, share);
}

static void
put_share (const Shares *shares,
           guint         row,
           guint         year,
           gint64        partner)
{
  const DewAccounts *accounts = shares->accounts;
  guint column = DEW_ACCOUNTS_COLUMN (year);
  gint64 net = dew_sheet_cell (accounts->sheet, accounts->net, column)->number;
  gint64 step = _dew_paper_step (accounts->paper);
  gint64 steps[2];
  gboolean shown[2];
  g_autofree char *over = print_share (accounts, year, &shares->sides[year][DEW_OVER], partner, &steps[DEW_OVER], &shown[DEW_OVER]);
  g_autofree char *under = print_share (accounts, year, &shares->sides[year][DEW_UNDER], partner, &steps[DEW_UNDER], &shown[DEW_UNDER]);
  g_autofree char *at = dew_sheet_address (accounts->sheet, accounts->net, column, FALSE, FALSE);
  g_autofree char *share = g_strdup_printf ("IF(%1$s<0,%2$s,%3$s)", at, over, under);
  DewDirection side = net < 0 ? DEW_OVER : DEW_UNDER;
  gboolean is_shown = _dew_accounts_shown (accounts, accounts->net, year) && shown[side];
  int digits = step == 1 ? 100 : accounts->paper->unit == DEW_UNIT_MILLIONS ? 10 : 1;

  dew_sheet_formula (accounts->sheet, row, column, DEW_CELL_MONEY, is_shown ? steps[side] * step : 0,
                     DEW_CELL_SIGNED | dew_unit_flag (accounts->paper->unit) | (is_shown ? 0 : DEW_CELL_BLANK),
                     "=IF(%1$s=\"\",\"\",IF(%2$s=\"\",\"\",%2$s/%3$d))", at, share, digits);
}

/* partner 0: what is held in the pool. Returns the row. */
static guint
put_row (const Shares *shares,
         const char   *who,
         gint64        partner)
{
  const DewAccounts *accounts = shares->accounts;
  guint row = dew_sheet_row (accounts->sheet);

  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_POOL, accounts->name);
  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_ITEM, _("Share of the net"));
  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_WHO, who);
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    if (has_net (accounts, y) && (shares->sides[y][0].work != NULL || shares->sides[y][1].work != NULL))
      put_share (shares, row, y, partner);
  return row;
}

static gboolean
has_part (const Shares *shares,
          gint64        partner)
{
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    for (guint i = 0; i < 2; i++)
      {
        const DewWork *work = shares->sides[y][i].work;

        if (partner == 0 ? work != NULL && work->kind == DEW_WORK_HELD : find_part (&shares->sides[y][i], partner) >= 0)
          return TRUE;
      }
  return FALSE;
}

static void
put_rows (const Shares *shares)
{
  const DewAccounts *accounts = shares->accounts;
  guint first = accounts->sheet->rows->len;
  g_autofree char *rules = say_rules (shares);

  for (guint i = 0; i < accounts->paper->partners->len; i++)
    {
      const DewPartner *partner = _dew_paper_partner (accounts->paper, i);

      if (has_part (shares, partner->id))
        put_row (shares, partner->name, partner->id);
    }
  if (has_part (shares, 0))
    put_row (shares, _("held in the pool"), 0);
  if (accounts->sheet->rows->len == first)
    put_row (shares, _("each partner"), 0);
  dew_sheet_text (accounts->sheet, first, DEW_ACCOUNTS_ABOUT, rules);
}

void
_dew_accounts_shares (DewAccounts *accounts)
{
  Shares shares = { .accounts = accounts };

  if (!has_net (accounts, 0) && !has_net (accounts, 1))
    return;

  ask (&shares);
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    for (guint i = 0; has_net (accounts, y) && i < 2; i++)
      write_block (accounts, y, (DewDirection) i, &shares.sides[y][i]);
  put_rows (&shares);
  clear (&shares);
}
