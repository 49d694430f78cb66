/* accounts.c: Accounts note: what was put in and what was spent, by partner, this year and last, and what that leaves.
 *
 * Accounts print thousands of pounds, and so does this where the paper does. It has no unit of its own: a paper of which one table is in pounds and another in thousands is how
 * published ones come to be wrong by a factor of a thousand.
 */
#include "dew-accounts-private.h"
#include "dew-annexes.h"
#include "dew-returns-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

/* ---- Which years ---- */

static gboolean
has_any (const DewPaper  *paper,
         const DewTotals *totals,
         const DewSum    *sums,
         guint            n)
{
  for (guint i = 0; i < paper->pools->len; i++)
    for (guint k = 0; k < n; k++)
      if (dew_totals_entered (totals, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS, sums[k]))
        return TRUE;
  return FALSE;
}

static gboolean
is_spent (const DewPaper  *paper,
          const DewTotals *totals)
{
  static const DewSum sums[] = { DEW_SUM_ACTUAL };

  return has_any (paper, totals, sums, G_N_ELEMENTS (sums));
}

static DewTotals *
total_last_year (const DewPaper *paper)
{
  return dew_totals_new (paper->ledger, paper->year - 1, paper->scenario);
}

static gboolean
has_last_year (const DewPaper *paper)
{
  static const DewSum sums[] = { DEW_SUM_CURRENT, DEW_SUM_BUDGET, DEW_SUM_ACTUAL };
  g_autoptr (DewTotals) totals = total_last_year (paper);

  return has_any (paper, totals, sums, G_N_ELEMENTS (sums));
}

static gboolean
applies (const DewPaper *paper)
{
  g_autoptr (DewTotals) last = NULL;

  if (paper->year == 0 || is_spent (paper, paper->totals))
    return paper->year != 0;

  last = total_last_year (paper);
  return is_spent (paper, last);
}

/* NULL where it has nothing. Made once. */
static DewPaper *
find_last_year (DewPaper *paper)
{
  return paper->year != 0 && has_last_year (paper) ? _dew_paper_of (paper, paper->year - 1, paper->scenario) : NULL;
}

static void
prepare_accounts (DewPaper *paper)
{
  DewPaper *last = find_last_year (paper);

  _dew_spending_add (paper);
  if (last != NULL)
    _dew_spending_add (last);
}

/* ---- The sheet ---- */

static void
add_column (const DewAccounts *accounts,
            int                year)
{
  g_autofree char *name = year != 0 ? dew_year_name (year) : g_strdup (_("Year"));

  _dew_paper_money_column (accounts->paper, accounts->sheet, name, 16);
}

static void
note_table (const DewAccounts *accounts)
{
  const DewPaper *paper = accounts->paper;
  g_autofree char *last = paper->year != 0 ? dew_year_name (paper->year - 1) : NULL;
  g_autofree char *in_force = _dew_paper_in_force (paper);
  g_autofree char *rules = in_force != NULL ? g_strdup_printf (_("A share of the net is one of what is printed, by the rule in force on %s, and of last year on its own last day. A surplus for which no rule is written is retained."), in_force) : NULL;
  g_autofree char *none = last != NULL ? g_strdup_printf (_("No figures of %s are entered."), last) : NULL;

  _dew_paper_note_unit (paper, accounts->sheet);
  dew_sheet_note (accounts->sheet, _("Funding is what partners contribute, gross and after virements. Where no contributions of a pool are entered, it is the pool’s budget, which does not say whose it is."));
  dew_sheet_note (accounts->sheet, _("Expenditure is what was spent in the year: of each line and partner the year’s own figure, else its months together."));
  dew_sheet_note (accounts->sheet, _("Net is funding less expenditure: above 0 (+) a surplus, below 0 (−) a deficit."));
  dew_sheet_note (accounts->sheet, _("It is empty where one of the two is not entered, or expenditure not to the end of the year (March, or the year’s own figure); of all pools, where that is so in one of them."));
  if (rules != NULL)
    dew_sheet_note (accounts->sheet, rules);
  dew_sheet_note (accounts->sheet, _("Where a rule goes by services, or in steps, a pool’s net alone does not tell the shares, and there are none."));
  if (none != NULL && accounts->years[1] == NULL)
    dew_sheet_note (accounts->sheet, none);
  dew_sheet_note (accounts->sheet, _("An empty cell is a figure that was not entered; 0 is one that was entered as nothing."));
  dew_sheet_live_note (accounts->sheet, _("What is said in the last column is said of the figures as they were when the workbook was made."));
}

static void
start_sheet (DewAccounts *accounts)
{
  DewPaper *paper = accounts->paper;
  g_autofree char *scope = accounts->years[1] != NULL ? _dew_paper_scope_with (paper, accounts->years[1]) : _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Accounts note"), scope, NULL);

  accounts->sheet = _dew_paper_add_sheet (paper, _("Accounts note"), title);
  dew_sheet_about (accounts->sheet, _("What was put in and spent, by partner, this year and last, and the surplus or deficit"));
  note_table (accounts);
  dew_sheet_column (accounts->sheet, _("Pool"), 0);
  dew_sheet_column (accounts->sheet, _("Item"), 0);
  dew_sheet_column (accounts->sheet, _("Partner"), 0);
  add_column (accounts, paper->year);
  add_column (accounts, paper->year != 0 ? paper->year - 1 : 0);
  dew_sheet_column (accounts->sheet, _("About it"), 32);
}

gboolean
_dew_accounts_shown (const DewAccounts *accounts,
                     guint              row,
                     guint              year)
{
  const DewCell *cell = dew_sheet_cell (accounts->sheet, row, DEW_ACCOUNTS_COLUMN (year));

  return cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK);
}

gint64
_dew_accounts_printed (const DewAccounts *accounts,
                       guint              row,
                       guint              year)
{
  return dew_sheet_cell (accounts->sheet, row, DEW_ACCOUNTS_COLUMN (year))->number;
}

guint
_dew_accounts_add_row (const DewAccounts *accounts,
                       const char        *item,
                       const char        *who)
{
  guint row = dew_sheet_row (accounts->sheet);

  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_POOL, accounts->name);
  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_ITEM, item);
  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_WHO, who);
  return row;
}

void
_dew_accounts_put_money (const DewAccounts *accounts,
                         guint              row,
                         guint              year,
                         gint64             pence,
                         gboolean           shown,
                         DewCellFlags       flags,
                         const char        *formula)
{
  dew_sheet_formula (accounts->sheet, row, DEW_ACCOUNTS_COLUMN (year), DEW_CELL_MONEY, shown ? pence : 0, dew_unit_flag (accounts->paper->unit) | flags | (shown ? 0 : DEW_CELL_BLANK), "=%s", formula);
}

/* ---- Notes ---- */

/* Those on figures of the whole years, which the accounts are of. */
static void
put_remarks (const DewAccounts *accounts,
             guint              row,
             guint              measures,
             int                partner)
{
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    for (guint at = accounts->node + 1; accounts->years[y] != NULL && at < accounts->paper->nodes[accounts->node].end; at++)
      _dew_remarks_put (accounts->years[y], accounts->sheet, row, DEW_ACCOUNTS_ABOUT, at, measures | DEW_REMARKS_YEARLY, partner);
}

/* ---- Funding ---- */

static gboolean
contributes (const DewPaper *paper,
             guint           node,
             int             partner)
{
  return paper != NULL && _dew_lines_funds (paper, node, partner);
}

static gboolean
is_by_budget (const DewPaper *paper,
              guint           node)
{
  return paper != NULL && dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET) && !dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS);
}

/* The budget, where nothing is contributed. */
static void
put_budget (const DewAccounts *accounts,
            guint              row,
            guint              year)
{
  DewPaper *paper = accounts->years[year];
  gint64 pence;
  g_autofree char *budget = NULL;
  g_autofree char *gross = NULL;
  g_autofree char *formula = NULL;

  if (paper == NULL || _dew_budgets_rows (paper, accounts->node).n == 0)
    return;

  pence = dew_totals_get (paper->totals, accounts->node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  budget = _dew_paper_rounds (paper) ? _dew_rounded (paper, accounts->node, DEW_ALL_PARTNERS, DEW_PART_BUDGET, &pence) : _dew_budgets_sum (paper, accounts->node);
  gross = _dew_lines_if_entered (paper, accounts->node, NULL, DEW_PART_GROSS, "1");
  formula = gross != NULL ? g_strdup_printf ("IF(N(%s)=1,\"\",%s)", gross, budget) : g_strdup (budget);
  _dew_accounts_put_money (accounts, row, year, pence, is_by_budget (paper, accounts->node), 0, formula);
}

static void
put_budgets (const DewAccounts *accounts)
{
  guint row;

  if (!is_by_budget (accounts->years[0], accounts->node) && !is_by_budget (accounts->years[1], accounts->node))
    return;

  row = _dew_accounts_add_row (accounts, DEW_ACCOUNTS_FUNDING, DEW_ACCOUNTS_NOT_SPLIT);
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    put_budget (accounts, row, y);
  dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_ABOUT, _("Taken as the funding where no contributions are entered"));
  put_remarks (accounts, row, 1 << DEW_BUDGET, DEW_ALL_PARTNERS);
}

/* ---- Expenditure ---- */

static gboolean
spends (const DewPaper *paper,
        guint           node,
        int             partner)
{
  return paper != NULL && dew_totals_entered (paper->totals, node, partner, DEW_SUM_ACTUAL);
}

/* ---- By partner ---- */

/* What is told of each partner: whether a year has inputs of it, what it is printed as, and when that is not empty. */
typedef struct {
  const char *item;
  gboolean  (*applies) (const DewPaper *paper, guint node, int partner);
  char     *(*print)   (DewPaper *paper, guint node, int partner, const char *name, gint64 *pence);
  DewSum      sum;
  guint       measures;         /* notes on these are notes on it */
} ByPartner;

static void
put_partner (const DewAccounts *accounts,
             const ByPartner   *what,
             int                partner)
{
  guint row = _dew_accounts_add_row (accounts, what->item, _dew_paper_name (accounts->paper, partner));
  g_autofree char *name = dew_sheet_address (accounts->sheet, row, DEW_ACCOUNTS_WHO, FALSE, FALSE);

  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    {
      DewPaper *paper = accounts->years[y];
      gint64 pence;

      if (what->applies (paper, accounts->node, partner))
        {
          g_autofree char *formula = what->print (paper, accounts->node, partner, name, &pence);

          _dew_accounts_put_money (accounts, row, y, pence, dew_totals_entered (paper->totals, accounts->node, partner, what->sum), 0, formula);
        }
    }
  put_remarks (accounts, row, what->measures, partner);
}

/* Partners by their number, nobody behind them. */
static void
put_partners (const DewAccounts *accounts,
              const ByPartner   *what)
{
  for (guint i = 0; i <= accounts->paper->partners->len; i++)
    {
      int partner = i < accounts->paper->partners->len ? (int) i : DEW_NO_PARTNER;

      if (what->applies (accounts->years[0], accounts->node, partner) || what->applies (accounts->years[1], accounts->node, partner))
        put_partner (accounts, what, partner);
    }
}

/* ---- Totals ---- */

/* Of the rows from `first` on; returns its row. */
guint
_dew_accounts_put_total (const DewAccounts *accounts,
                         const char        *item,
                         guint              first)
{
  guint n = accounts->sheet->rows->len - first;
  guint row = _dew_accounts_add_row (accounts, item, DEW_ACCOUNTS_ALL_PARTNERS);

  for (guint y = 0; n > 0 && y < DEW_ACCOUNTS_YEARS; y++)
    {
      g_autofree char *range = dew_sheet_range (accounts->sheet, first, n, DEW_ACCOUNTS_COLUMN (y), FALSE);
      g_autofree char *plain = g_strdup_printf ("SUM(%s)", range);
      g_autofree char *sum = _dew_paper_sum (accounts->paper, plain);
      g_autofree char *formula = g_strdup_printf ("IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",%2$s)", range, sum);
      gboolean any = FALSE;
      gint64 pence = 0;

      for (guint r = first; r < row; r++)
        {
          any |= _dew_accounts_shown (accounts, r, y);
          pence += _dew_accounts_printed (accounts, r, y);
        }
      _dew_accounts_put_money (accounts, row, y, pence, any, DEW_CELL_TOTAL, formula);
    }
  dew_sheet_flag_row (accounts->sheet, row, DEW_CELL_TOTAL);
  return row;
}

/* Beside the words of each year. Takes over `what`, which may be NULL. */
void
_dew_accounts_append_year (GString        *about,
                           const DewPaper *paper,
                           char           *what)
{
  g_autofree char *owned = what;

  if (owned != NULL)
    g_string_append_printf (about, "%s%s: %s", about->len > 0 ? "\n" : "", paper->year_name, owned);
}

/* NULL where there is one. */
static char *
say_why_no_net (const DewPaper   *paper,
                const DewMonitor *monitor,
                guint             node)
{
  if (!_dew_returns_is_whole (paper, node))
    return g_strdup (_("expenditure is not entered to the end of the year"));
  return dew_monitor_why_blank (monitor, paper->ledger, node, DEW_MONITOR_VARIANCE_TO_DATE);
}

/* What there is to know of what was spent: the year may not be over, or not all of it entered. */
static void
say_caution (const DewAccounts *accounts,
             guint              row,
             gboolean           net)
{
  g_autoptr (GString) about = g_string_new (NULL);

  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    {
      const DewPaper *paper = accounts->years[y];
      const DewMonitor *monitor = accounts->monitors[y];

      if (monitor == NULL || !spends (paper, accounts->node, DEW_ALL_PARTNERS))
        continue;
      _dew_accounts_append_year (about, paper, net ? say_why_no_net (paper, monitor, accounts->node) : dew_monitor_caution (monitor, paper->ledger, accounts->node));
    }
  if (about->len > 0)
    dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_ABOUT, about->str);
}

/* What the one total is more than the other. `unless` is a condition under which that is not said, for a year's column; NULL: none. */
void
_dew_accounts_put_net (const DewAccounts *accounts,
                       guint              row,
                       guint              year,
                       guint              funding,
                       guint              spending,
                       gboolean           known,
                       const char        *unless)
{
  g_autofree char *a = dew_sheet_address (accounts->sheet, funding, DEW_ACCOUNTS_COLUMN (year), FALSE, FALSE);
  g_autofree char *b = dew_sheet_address (accounts->sheet, spending, DEW_ACCOUNTS_COLUMN (year), FALSE, FALSE);
  g_autofree char *plain = g_strdup_printf ("%s-%s", a, b);
  g_autofree char *sum = _dew_paper_sum (accounts->paper, plain);
  g_autofree char *formula = g_strdup_printf ("IF(OR(%s=\"\",%s=\"\"%s%s),\"\",%s)", a, b, unless != NULL ? "," : "", unless != NULL ? unless : "", sum);

  _dew_accounts_put_money (accounts, row, year, _dew_accounts_printed (accounts, funding, year) - _dew_accounts_printed (accounts, spending, year),
                           known && _dew_accounts_shown (accounts, funding, year) && _dew_accounts_shown (accounts, spending, year), DEW_CELL_TOTAL | DEW_CELL_SIGNED, formula);
}

/* ---- A pool ---- */

static guint
put_all_funding (const DewAccounts *accounts)
{
  const ByPartner funding = { DEW_ACCOUNTS_FUNDING, contributes, _dew_lines_funding, DEW_SUM_CURRENT, 1 << DEW_EXISTING | 1 << DEW_ADDITIONAL };
  guint first = accounts->sheet->rows->len;

  put_partners (accounts, &funding);
  put_budgets (accounts);
  return _dew_accounts_put_total (accounts, DEW_ACCOUNTS_TOTAL_FUNDING, first);
}

static guint
put_all_spent (const DewAccounts *accounts)
{
  const ByPartner spending = { DEW_ACCOUNTS_SPENDING, spends, _dew_spending_printed, DEW_SUM_ACTUAL, 1 << DEW_ACTUAL };
  guint first = accounts->sheet->rows->len;
  guint row;

  put_partners (accounts, &spending);
  row = _dew_accounts_put_total (accounts, DEW_ACCOUNTS_TOTAL_SPENDING, first);
  if (row == first)
    dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_ABOUT, _("No actuals are entered"));
  else
    say_caution (accounts, row, FALSE);
  return row;
}

static gboolean
has_figures (const DewAccounts *accounts)
{
  static const DewSum sums[] = { DEW_SUM_NET, DEW_SUM_MOVED, DEW_SUM_BUDGET, DEW_SUM_ACTUAL };

  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    for (guint i = 0; accounts->years[y] != NULL && i < G_N_ELEMENTS (sums); i++)
      if (dew_totals_entered (accounts->years[y]->totals, accounts->node, DEW_ALL_PARTNERS, sums[i]))
        return TRUE;
  return FALSE;
}

/* A year's funding is set against no part of its expenditure. */
static void
put_net (const DewAccounts *accounts,
         guint              year,
         guint              funding,
         guint              spending)
{
  const DewPaper *paper = accounts->years[year];
  g_autofree char *whole = NULL;
  g_autofree char *unless = NULL;

  if (paper == NULL)
    return;

  whole = _dew_returns_whole (paper, accounts->node);
  unless = g_strdup_printf ("%s=0", whole);
  _dew_accounts_put_net (accounts, accounts->net, year, funding, spending, _dew_returns_is_whole (paper, accounts->node), unless);
}

/* FALSE where it has nothing to show. */
static gboolean
put_pool (DewAccounts *accounts,
          guint        node)
{
  guint funding, spending;

  accounts->node = node;
  accounts->name = accounts->paper->nodes[node].pool->name;
  if (!has_figures (accounts))
    {
      dew_sheet_text (accounts->sheet, _dew_accounts_add_row (accounts, DEW_ACCOUNTS_FUNDING, DEW_ACCOUNTS_ALL_PARTNERS), DEW_ACCOUNTS_ABOUT, _("Nothing is entered"));
      return FALSE;
    }

  funding = put_all_funding (accounts);
  spending = put_all_spent (accounts);
  accounts->net = _dew_accounts_add_row (accounts, DEW_ACCOUNTS_NET, DEW_ACCOUNTS_ALL_PARTNERS);
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    put_net (accounts, y, funding, spending);
  say_caution (accounts, accounts->net, TRUE);
  dew_sheet_flag_row (accounts->sheet, accounts->net, DEW_CELL_TOTAL);
  _dew_accounts_shares (accounts);
  return TRUE;
}

/* ---- The annex ---- */

/* What is made of a year before its rows are. */
static void
start_year (DewAccounts *accounts,
            guint        year)
{
  DewPaper *paper = accounts->years[year];
  g_autofree char *end = NULL;

  if (paper == NULL)
    return;

  _dew_budgets_add (paper);
  if (!is_spent (paper, paper->totals))
    return;
  end = dew_year_last_day (paper->year);
  accounts->monitors[year] = dew_monitor_new (paper->ledger, paper->totals, end);
}

static gboolean
build_accounts (DewPaper  *paper,
                GError   **error)
{
  DewAccounts accounts = { .paper = paper, .years = { paper, find_last_year (paper) } };
  guint n = 0;

  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    start_year (&accounts, y);
  start_sheet (&accounts);
  for (guint i = 0; i < paper->pools->len; i++)
    n += put_pool (&accounts, g_array_index (paper->pools, guint, i));
  if (n > 1)
    _dew_accounts_put_all_pools (&accounts);
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    g_clear_pointer (&accounts.monitors[y], dew_monitor_free);
  return TRUE;
}

const DewAnnex dew_annex_accounts = {
  .name = "accounts",
  .title = N_("Accounts note"),
  .about = N_("This year and last: funding and expenditure by partner, the surplus or deficit, and whose it is"),
  .applies = applies,
  .prepare = prepare_accounts,
  .build = build_accounts,
};
