/* returns.c: Quarterly and annual return: what each partner puts into a pool, what is spent, and the balance, by quarter, to date and of the year. */
#include "dew-annexes.h"
#include "dew-returns-private.h"

#include <glib/gi18n-lib.h>

#define QUARTERS DEW_QUARTERS

enum { POOL, WHAT, PARTNER, FIRST, NO_QUARTER = FIRST + QUARTERS, YEAR, TO_DATE, N_COLUMNS = TO_DATE + QUARTERS };

#define INCOME _("Income")
#define ALL_INCOME _("Total income")
#define EXPENDITURE _("Expenditure")
#define BALANCE _("Balance")
#define ALL_PARTNERS _("all partners")

typedef struct {
  DewPaper *paper;
  DewSheet *sheet;
  guint     last;               /* behind the rows of the pools, once those are there */
  gint64    income;             /* that is printed of the year in the rows of income so far, in steps of the unit */
} Table;

/* ---- The sheet ---- */

static void
start_sheet (Table *table)
{
  static const char *const quarters[QUARTERS] = { N_("April to June"), N_("July to September"), N_("October to December"), N_("January to March") };
  static const char *const ends[QUARTERS] = { N_("To June"), N_("To September"), N_("To December"), N_("To March") };
  g_autofree char *scope = _dew_paper_scope (table->paper);
  g_autofree char *title = g_strconcat (_("Quarterly and annual return"), scope, NULL);
  DewSheet *sheet = table->sheet = _dew_paper_add_sheet (table->paper, _("Returns"), title);

  dew_sheet_about (sheet, _("Income by partner, expenditure and balance of each pool, by quarter, to date and of the year"));
  _dew_paper_note_unit (table->paper, sheet);
  dew_sheet_note (sheet, table->paper->moved ? _("Income is what a partner contributes, gross, after virements. Contributions are of the year: a quarter of them falls in each quarter.")
                                             : _("Income is what a partner contributes, gross. Contributions are of the year: a quarter of them falls in each quarter."));
  dew_sheet_note (sheet, _dew_paper_rounds (table->paper) ? _("What is rounded off a quarter in one row of income is made up in the rows below it, so that totals are near.")
                                                          : _("The sums of quarters to date are rounded to the penny; a quarter is what two of them differ by."));
  dew_sheet_note (sheet, _("A budget is no income: where no contributions are entered, income and balance are empty."));
  dew_sheet_note (sheet, _("Expenditure is the actuals that are entered by month, as far as they are; what is entered for the year alone is in no quarter. The balance is income less expenditure: above 0 it is not spent."));
  dew_sheet_note (sheet, _("An empty cell is a quarter of which no actual is entered, or what cannot be told without it: there is a balance once the last month of the quarter is entered, or a later one (of the year: March, or the year’s own figure), and of all pools where each of them has one."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("What"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  for (guint i = 0; i < QUARTERS; i++)
    _dew_paper_money_column (table->paper, sheet, _(quarters[i]), 16);
  _dew_paper_money_column (table->paper, sheet, _("In no quarter"), 16);
  _dew_paper_money_column (table->paper, sheet, _("Year"), 16);
  for (guint i = 0; i < QUARTERS; i++)
    _dew_paper_money_column (table->paper, sheet, _(ends[i]), 16);
}

static guint
add_row (const Table *table,
         const char  *pool,
         const char  *what,
         const char  *partner)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, pool);
  dew_sheet_text (table->sheet, row, WHAT, what);
  dew_sheet_text (table->sheet, row, PARTNER, partner);
  return row;
}

/* ---- Cells ---- */

static gboolean
is_shown (const Table *table,
          guint        row,
          guint        column)
{
  const DewCell *cell = dew_sheet_cell (table->sheet, row, column);

  return cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK);
}

static gint64
printed (const Table *table,
         guint        row,
         guint        column)
{
  return is_shown (table, row, column) ? dew_sheet_cell (table->sheet, row, column)->number : 0;
}

/* NULL pence: "". */
static void
put (const Table  *table,
     guint         row,
     guint         column,
     const gint64 *pence,
     DewCellFlags  flags,
     const char   *formula)
{
  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence != NULL ? *pence : 0, flags | dew_unit_flag (table->paper->unit) | (pence != NULL ? 0 : DEW_CELL_BLANK), "=%s", formula);
}

static char *
find_cell (const Table *table,
           guint        row,
           guint        column)
{
  return dew_sheet_address (table->sheet, row, column, FALSE, FALSE);
}

/* Cells of a row, from one column to another. */
static char *
find_cells (const Table *table,
            guint        row,
            guint        from,
            guint        to)
{
  g_autofree char *first = find_cell (table, row, from);
  g_autofree char *last = find_cell (table, row, to);

  return g_strdup_printf ("%s:%s", first, last);
}

/* The sum of cells of a row, where one of the cells `asked` (of the same row) has a number. */
static void
put_sum (const Table *table,
         guint        row,
         guint        column,
         guint        from,
         guint        to,
         guint        asked_from,
         guint        asked_to)
{
  g_autofree char *cells = find_cells (table, row, from, to);
  g_autofree char *asked = find_cells (table, row, asked_from, asked_to);
  g_autofree char *plain = g_strdup_printf ("SUM(%s)", cells);
  g_autofree char *sum = _dew_paper_sum (table->paper, plain);
  g_autofree char *formula = g_strdup_printf ("IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",%2$s)", asked, sum);
  gboolean any = FALSE;
  gint64 pence = 0;

  for (guint c = from; c <= to; c++)
    pence += printed (table, row, c);
  for (guint c = asked_from; c <= asked_to; c++)
    any |= is_shown (table, row, c);
  put (table, row, column, any ? &pence : NULL, 0, formula);
}

/* ---- Income ---- */

/* How many of the smallest that is printed of it are one of the unit. */
static int
find_scale (const DewPaper *paper)
{
  if (!_dew_paper_rounds (paper))
    return 100;

  return paper->unit == DEW_UNIT_MILLIONS ? 10 : 1;
}

/* What is printed of the year in a row of income, and so many steps in the rows before it; both in steps of the unit. */
typedef struct {
  gint64 before, year;
} Steps;

/* Sums of quarters to date, half away from 0. */
static gint64
find_part (gint64 steps,
           guint  quarters)
{
  gint64 size = (ABS (steps) * quarters * 2 + QUARTERS) / (2 * QUARTERS);

  return steps < 0 ? -size : size;
}

/* In a rounded unit equal rests in many rows would come to several steps in a total. So the odd steps of all rows are dealt out to the quarters in turn, by what is added here before a sum is divided: none goes
 * to a quarter twice before each other has one, and what is above nothing in a year is so in each quarter. */
static const int turns[QUARTERS] = { 1, 3, 0, 2 };

static gint64
divide_down (gint64 steps)
{
  return steps >= 0 ? steps / QUARTERS : -((-steps + QUARTERS - 1) / QUARTERS);
}

static gint64
find_quarter_steps (const Table *table,
                    const Steps *steps,
                    guint        q)
{
  if (!_dew_paper_rounds (table->paper))
    return find_part (steps->year, q + 1) - find_part (steps->year, q);
  return divide_down (steps->before + steps->year + turns[q]) - divide_down (steps->before + turns[q]);
}

/* The year's income in the rows of the sheet before one, in steps, as an expression. */
static char *
print_steps_before (const Table *table,
                    guint        row)
{
  g_autofree char *kinds = NULL;
  g_autofree char *years = NULL;

  if (row == 0)
    return g_strdup ("0");

  kinds = dew_sheet_range (table->sheet, 0, row, WHAT, FALSE);
  years = dew_sheet_range (table->sheet, 0, row, YEAR, FALSE);
  return g_strdup_printf ("ROUND(SUMPRODUCT(1*EXACT(%s,\"%s\"),%s)*%d,0)", kinds, INCOME, years, find_scale (table->paper));
}

/* A quarter of the year in a row, as an expression; with and without are those of the steps with it and before it. */
static char *
print_quarter (const Table *table,
               const char  *year,
               const char  *with,
               const char  *without,
               guint        q)
{
  int scale = find_scale (table->paper);

  if (_dew_paper_rounds (table->paper))
    return g_strdup_printf ("(INT((%1$s+%3$d)/%5$d)-INT((%2$s+%3$d)/%5$d))/%4$d", with, without, turns[q], scale, QUARTERS);
  return g_strdup_printf ("(ROUND(ROUND(%1$s*%2$d,0)*%3$u/%5$d,0)-ROUND(ROUND(%1$s*%2$d,0)*%4$u/%5$d,0))/%2$d", year, scale, q + 1, q, QUARTERS);
}

/* Quarters of what is printed of the year, so that they come to it. */
static void
put_quarters (Table *table,
              guint  row)
{
  gint64 step = _dew_paper_rounds (table->paper) ? dew_unit_step (table->paper->unit) : 1;
  const Steps steps = { table->income, printed (table, row, YEAR) / step };
  g_autofree char *year = find_cell (table, row, YEAR);
  g_autofree char *with = print_steps_before (table, row + 1);
  g_autofree char *without = print_steps_before (table, row);
  gboolean there = is_shown (table, row, YEAR);

  for (guint q = 0; q < QUARTERS; q++)
    {
      g_autofree char *quarter = print_quarter (table, year, with, without, q);
      g_autofree char *formula = g_strdup_printf ("IF(%s=\"\",\"\",%s)", year, quarter);
      gint64 pence = find_quarter_steps (table, &steps, q) * step;

      put (table, row, FIRST + q, there ? &pence : NULL, 0, formula);
      put_sum (table, row, TO_DATE + q, FIRST, FIRST + q, FIRST, FIRST + q);
    }
  table->income += steps.year;
}

static void
put_partner (Table      *table,
             guint       node,
             const char *pool,
             int         partner)
{
  guint row = add_row (table, pool, INCOME, _dew_paper_name (table->paper, partner));
  g_autofree char *name = find_cell (table, row, PARTNER);
  gint64 pence;
  g_autofree char *income = _dew_lines_funding (table->paper, node, partner, name, &pence);

  put (table, row, YEAR, dew_totals_entered (table->paper->totals, node, partner, DEW_SUM_CURRENT) ? &pence : NULL, 0, income);
  put_quarters (table, row);
}

/* The rows from `first` on, added up; no column has income in no quarter. */
static guint
put_all_income (const Table *table,
                const char  *pool,
                guint        first)
{
  guint n = table->sheet->rows->len - first;
  guint row = add_row (table, pool, ALL_INCOME, ALL_PARTNERS);

  for (guint column = FIRST; n > 0 && column < N_COLUMNS; column++)
    {
      g_autofree char *range = dew_sheet_range (table->sheet, first, n, column, FALSE);
      g_autofree char *plain = g_strdup_printf ("SUM(%s)", range);
      g_autofree char *sum = _dew_paper_sum (table->paper, plain);
      g_autofree char *formula = g_strdup_printf ("IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",%2$s)", range, sum);
      gboolean any = FALSE;
      gint64 pence = 0;

      if (column == NO_QUARTER)
        continue;
      for (guint r = first; r < row; r++)
        {
          any |= is_shown (table, r, column);
          pence += printed (table, r, column);
        }
      put (table, row, column, any ? &pence : NULL, 0, formula);
    }
  return row;
}

/* ---- Expenditure and balance ---- */

/* Sums to date go as far as something is entered, be it of a later quarter. */
static void
put_spent_sums (const Table *table,
                guint        row)
{
  put_sum (table, row, YEAR, FIRST, NO_QUARTER, FIRST, NO_QUARTER);
  for (guint q = 0; q < QUARTERS; q++)
    put_sum (table, row, TO_DATE + q, FIRST, FIRST + q, FIRST + q, FIRST + QUARTERS - 1);
}

static guint
put_expenditure (const Table *table,
                 guint        node,
                 const char  *pool)
{
  DewPaper *paper = table->paper;
  guint row = add_row (table, pool, EXPENDITURE, ALL_PARTNERS);

  for (guint quarter = 0; dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL) && quarter <= QUARTERS; quarter++)
    {
      DewPart part = _dew_returns_part (quarter);
      gint64 pence;
      gboolean entered = _dew_returns_spent (paper, node, quarter, &pence);
      g_autofree char *plain = _dew_returns_pence (paper, node, part);
      g_autofree char *count = _dew_returns_count (paper, node, quarter);
      g_autofree char *spent = _dew_paper_rounds (paper) ? _dew_rounded (paper, node, DEW_ALL_PARTNERS, part, &pence) : g_strdup_printf ("%s/100", plain);
      g_autofree char *formula = g_strdup_printf ("IF(%s=0,\"\",%s)", count, spent);

      put (table, row, FIRST + quarter, entered ? &pence : NULL, 0, formula);
    }
  put_spent_sums (table, row);
  return row;
}

/* The quarter that a column ends with. */
static guint
find_quarter (guint column)
{
  return column >= TO_DATE ? column - TO_DATE : column - FIRST;
}

/* An expression above 0 where what a column is of is over, as far as the pool's expenditure tells. */
static char *
print_over (const Table *table,
            guint        node,
            guint        column)
{
  return column == YEAR || column == NO_QUARTER ? _dew_returns_whole (table->paper, node) : _dew_returns_reached (table->paper, node, find_quarter (column));
}

static gboolean
is_over (const Table *table,
         guint        node,
         guint        column)
{
  return column == YEAR || column == NO_QUARTER ? _dew_returns_is_whole (table->paper, node) : _dew_returns_is_reached (table->paper, node, find_quarter (column));
}

/* Income of a whole quarter is set against no part of its expenditure. In no quarter there is no income, but it has to be of the same year. */
static void
put_balance_of (const Table *table,
                guint        row,
                guint        node,
                guint        column,
                guint        income,
                guint        spent)
{
  guint asked = column == NO_QUARTER ? YEAR : column;
  g_autofree char *known = find_cell (table, income, asked);
  g_autofree char *one = find_cell (table, income, column);
  g_autofree char *other = find_cell (table, spent, column);
  g_autofree char *over = print_over (table, node, column);
  g_autofree char *plain = g_strdup_printf ("N(%s)-%s", one, other);
  g_autofree char *difference = _dew_paper_sum (table->paper, plain);
  g_autofree char *formula = g_strdup_printf ("IF(OR(%s=\"\",%s=\"\",%s=0),\"\",%s)", known, other, over, difference);
  gboolean there = is_shown (table, spent, column) && is_shown (table, income, asked) && is_over (table, node, column);
  gint64 pence = printed (table, income, column) - printed (table, spent, column);

  put (table, row, column, there ? &pence : NULL, DEW_CELL_SIGNED, formula);
}

static void
put_pool (Table *table,
          guint  node)
{
  const DewPaper *paper = table->paper;
  const char *pool = paper->nodes[node].pool->name;
  guint first = table->sheet->rows->len;
  guint income, spent, balance;

  for (int partner = 0; partner < (int) paper->partners->len; partner++)
    if (_dew_lines_funds (paper, node, partner))
      put_partner (table, node, pool, partner);
  if (_dew_lines_funds (paper, node, DEW_NO_PARTNER))
    put_partner (table, node, pool, DEW_NO_PARTNER);
  income = put_all_income (table, pool, first);
  dew_sheet_flag_row (table->sheet, income, DEW_CELL_TOTAL);
  spent = put_expenditure (table, node, pool);
  balance = add_row (table, pool, BALANCE, ALL_PARTNERS);
  for (guint column = FIRST; column < N_COLUMNS; column++)
    put_balance_of (table, balance, node, column, income, spent);
  dew_sheet_flag_row (table->sheet, balance, DEW_CELL_TOTAL);
}

/* ---- All pools ---- */

/* What the pools' rows of that kind, of one partner (whose name stands at an address) or of all, come to. */
static char *
print_test (const Table *table,
            const char  *what,
            const char  *partner)
{
  g_autofree char *kinds = dew_sheet_range (table->sheet, 0, table->last, WHAT, FALSE);
  g_autofree char *names = dew_sheet_range (table->sheet, 0, table->last, PARTNER, FALSE);

  return partner != NULL ? g_strdup_printf ("EXACT(%s,\"%s\")*EXACT(%s,%s)", kinds, what, names, partner) : g_strdup_printf ("1*EXACT(%s,\"%s\")", kinds, what);
}

static gboolean
is_row_of (const Table *table,
           guint        row,
           const char  *what,
           const char  *partner)
{
  return g_str_equal (dew_sheet_cell (table->sheet, row, WHAT)->text, what) && (partner == NULL || g_str_equal (dew_sheet_cell (table->sheet, row, PARTNER)->text, partner));
}

/* How many of the pools' rows of a kind have a number; *pence gets what they come to. */
static guint
add_up (const Table *table,
        const char  *what,
        const char  *partner,
        guint        column,
        gint64      *pence)
{
  guint n = 0;

  *pence = 0;
  for (guint row = 0; row < table->last; row++)
    if (is_row_of (table, row, what, partner) && is_shown (table, row, column))
      {
        *pence += printed (table, row, column);
        n++;
      }
  return n;
}

/* An expression for how many of those rows have a number in a column. */
static char *
print_count (const Table *table,
             const char  *test,
             guint        column)
{
  g_autofree char *range = dew_sheet_range (table->sheet, 0, table->last, column, FALSE);

  return g_strdup_printf ("SUMPRODUCT(%s*ISNUMBER(%s))", test, range);
}

/* Expenditure to date is told of all pools as far as each of them has some that is entered by month. */
static void
put_all_spent_to_date (const Table *table,
                       guint        row,
                       guint        column,
                       const char  *test,
                       const char  *sum)
{
  g_autofree char *here = print_count (table, test, column);
  g_autofree char *any = print_count (table, test, TO_DATE);
  g_autofree char *formula = g_strdup_printf ("IF(OR(%1$s=0,%1$s<%2$s),\"\",%3$s)", here, any, sum);
  gint64 pence, first;
  guint n = add_up (table, EXPENDITURE, NULL, column, &pence);

  put (table, row, column, n > 0 && n >= add_up (table, EXPENDITURE, NULL, TO_DATE, &first) ? &pence : NULL, 0, formula);
}

static void
put_sum_of (const Table *table,
            guint        row,
            guint        column,
            const char  *what,
            const char  *partner,
            const char  *test)
{
  g_autofree char *range = dew_sheet_range (table->sheet, 0, table->last, column, FALSE);
  g_autofree char *plain = g_strdup_printf ("SUMPRODUCT(%s,%s)", test, range);
  g_autofree char *sum = _dew_paper_sum (table->paper, plain);
  g_autofree char *count = print_count (table, test, column);
  g_autofree char *formula = g_strdup_printf ("IF(%s=0,\"\",%s)", count, sum);
  gint64 pence;
  guint n = add_up (table, what, partner, column, &pence);

  if (column >= TO_DATE && g_str_equal (what, EXPENDITURE))
    put_all_spent_to_date (table, row, column, test, sum);
  else if (column != NO_QUARTER || g_str_equal (what, EXPENDITURE))
    put (table, row, column, n > 0 ? &pence : NULL, 0, formula);
}

static void
put_sums_of (const Table *table,
             const char  *what,
             const char  *partner)
{
  guint row = add_row (table, _("All pools"), what, partner != NULL ? partner : ALL_PARTNERS);
  g_autofree char *name = partner != NULL ? find_cell (table, row, PARTNER) : NULL;
  g_autofree char *test = print_test (table, what, name);

  for (guint column = FIRST; column < N_COLUMNS; column++)
    put_sum_of (table, row, column, what, partner, test);
  if (partner == NULL && !g_str_equal (what, EXPENDITURE))
    dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
}

/* Only where every pool that has income or expenditure has a balance. */
static void
put_all_balances (const Table *table)
{
  guint row = add_row (table, _("All pools"), BALANCE, ALL_PARTNERS);
  g_autofree char *balances = print_test (table, BALANCE, NULL);
  g_autofree char *incomes = print_test (table, ALL_INCOME, NULL);
  g_autofree char *expenditures = print_test (table, EXPENDITURE, NULL);

  for (guint column = FIRST; column < N_COLUMNS; column++)
    {
      g_autofree char *range = dew_sheet_range (table->sheet, 0, table->last, column, FALSE);
      g_autofree char *plain = g_strdup_printf ("SUMPRODUCT(%s,%s)", balances, range);
      g_autofree char *sum = _dew_paper_sum (table->paper, plain);
      g_autofree char *have = print_count (table, balances, column);
      g_autofree char *income = print_count (table, incomes, column);
      g_autofree char *spent = print_count (table, expenditures, column);
      g_autofree char *formula = g_strdup_printf ("IF(OR(%1$s=0,%1$s<%2$s,%1$s<%3$s),\"\",%4$s)", have, income, spent, sum);
      gint64 pence, other;
      guint n = add_up (table, BALANCE, NULL, column, &pence);
      gboolean there = n > 0 && n >= add_up (table, ALL_INCOME, NULL, column, &other) && n >= add_up (table, EXPENDITURE, NULL, column, &other);

      put (table, row, column, there ? &pence : NULL, DEW_CELL_SIGNED, formula);
    }
  dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
}

static void
put_all_pools (Table *table)
{
  const DewPaper *paper = table->paper;

  table->last = table->sheet->rows->len;
  for (int partner = 0; partner <= (int) paper->partners->len; partner++)
    {
      const char *name = _dew_paper_name (paper, partner < (int) paper->partners->len ? partner : DEW_NO_PARTNER);

      for (guint row = 0; row < table->last; row++)
        if (is_row_of (table, row, INCOME, name))
          {
            put_sums_of (table, INCOME, name);
            break;
          }
    }
  put_sums_of (table, ALL_INCOME, NULL);
  put_sums_of (table, EXPENDITURE, NULL);
  put_all_balances (table);
}

/* ---- The annex ---- */

static gboolean
applies (const DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    if (dew_totals_entered (paper->totals, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS, DEW_SUM_ACTUAL))
      return TRUE;
  return FALSE;
}

static gboolean
build_returns (DewPaper  *paper,
               GError   **error)
{
  Table table = { .paper = paper };

  start_sheet (&table);
  for (guint i = 0; i < paper->pools->len; i++)
    put_pool (&table, g_array_index (paper->pools, guint, i));
  if (paper->pools->len > 1)
    put_all_pools (&table);
  return TRUE;
}

const DewAnnex dew_annex_returns = {
  .name = "returns",
  .title = N_("Quarterly and annual return"),
  .about = N_("Income by partner, expenditure and balance, by quarter, to date and of the year"),
  .applies = applies,
  .prepare = _dew_spending_add,
  .build = build_returns,
};
