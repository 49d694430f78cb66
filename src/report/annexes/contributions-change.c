/* contributions-change.c: Contributions of two years side by side: gross and net, and what changes from the earlier to the later. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

enum { POOL, PARTNER, GROSS, NET, LATER_GROSS, LATER_NET, GROSS_CHANGE, GROSS_PERCENT, NET_CHANGE, NET_PERCENT };

#define N_YEARS 2

typedef struct {
  DewPaper   *paper;            /* the one that is asked for */
  DewPaper   *years[N_YEARS];   /* it is one of them; the earlier first */
  DewSheet   *sheet;
  guint       node;             /* of the pool at hand; 0: of all pools together */
  const char *name;             /* its name */
  guint       first;            /* its first row */
} Table;

/* ---- Which years ---- */

static gboolean
has_contributions (const DewPaper *paper,
                   int             year)
{
  g_autoptr (DewTotals) totals = dew_totals_new (paper->ledger, year, paper->scenario);

  for (guint i = 0; i < paper->pools->len; i++)
    if (dew_totals_entered (totals, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS, DEW_SUM_NET))
      return TRUE;
  return FALSE;
}

/* A paper proposes what is to come: the year after. Where that has nothing yet, it shows what has become of the year before. FALSE where there is only one. */
static gboolean
find_years (Table *table)
{
  DewPaper *paper = table->paper;

  if (paper->year == 0 || !has_contributions (paper, paper->year))
    return FALSE;

  if (has_contributions (paper, paper->year + 1))
    {
      table->years[0] = paper;
      table->years[1] = _dew_paper_of (paper, paper->year + 1, paper->scenario);
    }
  else if (has_contributions (paper, paper->year - 1))
    {
      table->years[0] = _dew_paper_of (paper, paper->year - 1, paper->scenario);
      table->years[1] = paper;
    }
  return table->years[0] != NULL;
}

/* ---- The sheet ---- */

static gboolean
is_entered (const DewPaper *paper,
            guint           node)
{
  return dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_NET);
}

/* Nobody may take a pool whose figures are yet to come for one that ends. */
static void
note_lacking (const Table *table,
              guint        year)
{
  const DewPaper *here = table->years[year], *other = table->years[1 - year];
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (guint i = 0; i < here->pools->len; i++)
    {
      guint node = g_array_index (here->pools, guint, i);

      if (is_entered (other, node) && !is_entered (here, node))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", here->nodes[node].pool->name);
    }
  if (names->len == 0)
    return;

  note = g_strdup_printf (_("No contributions of %s are entered for: %s."), here->year_name, names->str);
  dew_sheet_note (table->sheet, note);
}

static void
note_table (const Table *table)
{
  const char *earlier = table->years[0]->year_name, *later = table->years[1]->year_name;
  g_autofree char *change = g_strdup_printf (_("A change is %s less %s: above 0 (+) more is put in, below 0 (−) less."), later, earlier);
  g_autofree char *percent = g_strdup_printf (_("Percentages are of %s, to the penny; there is none where that is nothing or less, where either year is not entered, or beyond 100,000."), earlier);

  _dew_paper_note_unit (table->paper, table->sheet);
  dew_sheet_note (table->sheet, _("Gross is existing and additional; net is gross less the income the partner brings in. Both are before virements."));
  dew_sheet_note (table->sheet, change);
  dew_sheet_note (table->sheet, percent);
  for (guint i = 0; i < N_YEARS; i++)
    note_lacking (table, i);
  dew_sheet_note (table->sheet, _("An empty cell is a figure that was not entered, which counts as nothing in a change."));
}

static void
add_year_columns (const Table *table,
                  guint        year)
{
  g_autofree char *gross = g_strdup_printf (_("%s: gross"), table->years[year]->year_name);
  g_autofree char *net = g_strdup_printf (_("%s: net"), table->years[year]->year_name);

  _dew_paper_money_column (table->paper, table->sheet, gross, 16);
  _dew_paper_money_column (table->paper, table->sheet, net, 16);
}

static void
start_sheet (Table *table)
{
  g_autofree char *scope = _dew_paper_scope_with (table->years[0], table->years[1]);
  g_autofree char *title = g_strconcat (_("Financial contributions"), scope, NULL);

  table->sheet = dew_book_add_sheet (table->paper->book, _("Contributions, two years"), title);
  dew_sheet_about (table->sheet, _("What each partner puts into each pool in two years, and the change from one to the other"));
  note_table (table);
  dew_sheet_column (table->sheet, _("Pool"), 0);
  dew_sheet_column (table->sheet, _("Partner"), 0);
  add_year_columns (table, 0);
  add_year_columns (table, 1);
  _dew_paper_money_column (table->paper, table->sheet, _("Gross: change"), 16);
  dew_sheet_column (table->sheet, _("Gross: change, %"), 16);
  _dew_paper_money_column (table->paper, table->sheet, _("Net: change"), 16);
  dew_sheet_column (table->sheet, _("Net: change, %"), 16);
}

/* ---- A year's figures ---- */

/* The workbook has inputs of it: what is empty may still be typed. */
static gboolean
has_inputs (const DewPaper *paper,
            guint           node,
            int             partner)
{
  return dew_totals_entered (paper->totals, node, partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, partner, DEW_SUM_MOVED);
}

/* What is printed of a partner's gross contribution. *pence gets what it is worth. */
static char *
print_gross (const Table *table,
             DewPaper    *paper,
             int          partner,
             const char  *name,
             gint64      *pence)
{
  gint64 first, second;
  g_autofree char *existing = NULL;
  g_autofree char *additional = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *sum = NULL;

  *pence = dew_totals_get (paper->totals, table->node, partner, DEW_SUM_GROSS);
  if (!_dew_paper_rounds (paper))
    return _dew_lines_pounds (paper, table->node, name, DEW_PART_GROSS);

  existing = _dew_rounded (paper, table->node, partner, DEW_PART_EXISTING, &first);
  additional = _dew_rounded (paper, table->node, partner, DEW_PART_ADDITIONAL, &second);
  *pence = first + second;
  plain = g_strdup_printf ("%s+%s", existing, additional);
  sum = _dew_paper_sum (paper, plain);
  return _dew_lines_if_entered (paper, table->node, name, DEW_PART_GROSS, sum);
}

/* The same of its net contribution, beside the gross one. */
static char *
print_net (const Table   *table,
           DewPaper      *paper,
           int            partner,
           const char    *name,
           const char    *gross,
           gint64        *pence)
{
  gint64 less;
  g_autofree char *income = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *sum = NULL;

  if (!_dew_paper_rounds (paper))
    {
      *pence = dew_totals_get (paper->totals, table->node, partner, DEW_SUM_NET);
      return _dew_lines_pounds (paper, table->node, name, DEW_PART_NET);
    }

  income = _dew_rounded (paper, table->node, partner, DEW_PART_INCOME, &less);
  *pence -= less;
  plain = g_strdup_printf ("N(%s)-%s", gross, income);
  sum = _dew_paper_sum (paper, plain);
  return _dew_lines_if_entered (paper, table->node, name, DEW_PART_NET, sum);
}

static void
put_year (const Table *table,
          guint        row,
          guint        year,
          int          partner)
{
  DewPaper *paper = table->years[year];
  guint column = year == 0 ? GROSS : LATER_GROSS;
  g_autofree char *name = dew_sheet_address (table->sheet, row, PARTNER, FALSE, FALSE);
  g_autofree char *at = dew_sheet_address (table->sheet, row, column, FALSE, FALSE);
  g_autofree char *gross = NULL;
  g_autofree char *net = NULL;
  gint64 pence;

  if (!has_inputs (paper, table->node, partner))
    return;

  gross = print_gross (table, paper, partner, name, &pence);
  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence,
                     dew_unit_flag (paper->unit) | (dew_totals_entered (paper->totals, table->node, partner, DEW_SUM_GROSS) ? 0 : DEW_CELL_BLANK), "=%s", gross);
  net = print_net (table, paper, partner, name, at, &pence);
  dew_sheet_formula (table->sheet, row, column + 1, DEW_CELL_MONEY, pence,
                     dew_unit_flag (paper->unit) | (dew_totals_entered (paper->totals, table->node, partner, DEW_SUM_NET) ? 0 : DEW_CELL_BLANK), "=%s", net);
}

/* ---- What changes ---- */

static gboolean
is_shown (const Table *table,
          guint        row,
          guint        column)
{
  const DewCell *cell = dew_sheet_cell (table->sheet, row, column);

  return cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK);
}

static void
put_difference (const Table  *table,
                guint         row,
                guint         column,
                guint         earlier,
                guint         later,
                DewCellFlags  flags)
{
  gint64 pence = dew_sheet_cell (table->sheet, row, later)->number - dew_sheet_cell (table->sheet, row, earlier)->number;
  DewCellFlags blank = is_shown (table, row, earlier) || is_shown (table, row, later) ? 0 : DEW_CELL_BLANK;
  g_autofree char *a = dew_sheet_address (table->sheet, row, earlier, FALSE, FALSE);
  g_autofree char *b = dew_sheet_address (table->sheet, row, later, FALSE, FALSE);
  g_autofree char *plain = g_strdup_printf ("N(%s)-N(%s)", b, a);
  g_autofree char *shown = _dew_paper_sum (table->paper, plain);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence, flags | blank | DEW_CELL_SIGNED | dew_unit_flag (table->paper->unit),
                     "=IF(AND(COUNT(%1$s,%2$s)=0,SUM(%1$s,%2$s)=0),\"\",%3$s)", a, b, shown);
}

/* A year's pence: those of the cell, but where that is rounded those of the lines. */
static char *
print_pence (const Table *table,
             guint        row,
             guint        year,
             const char  *cell,
             int          partner,
             DewPart      part)
{
  g_autofree char *name = NULL;

  if (!_dew_paper_rounds (table->paper))
    return g_strdup_printf ("ROUND(N(%s)*100,0)", cell);

  if (partner != DEW_ALL_PARTNERS)
    name = dew_sheet_address (table->sheet, row, PARTNER, FALSE, FALSE);
  return _dew_lines_sum (table->years[year], table->node, name, FALSE, part);
}

static void
put_percent (const Table  *table,
             guint         row,
             guint         column,
             int           partner,
             gboolean      net,
             DewCellFlags  flags)
{
  guint earlier = net ? NET : GROSS, later = net ? LATER_NET : LATER_GROSS;
  g_autofree char *a = dew_sheet_address (table->sheet, row, earlier, FALSE, FALSE);
  g_autofree char *b = dew_sheet_address (table->sheet, row, later, FALSE, FALSE);
  g_autofree char *before = print_pence (table, row, 0, a, partner, net ? DEW_PART_NET : DEW_PART_GROSS);
  g_autofree char *after = print_pence (table, row, 1, b, partner, net ? DEW_PART_NET : DEW_PART_GROSS);
  g_autofree char *percent = _dew_print_percent_more (a, b, before, after);
  DewSum sum = net ? DEW_SUM_NET : DEW_SUM_GROSS;
  gint64 millionths = 0;
  gboolean shown = is_shown (table, row, earlier) && is_shown (table, row, later) &&
                   _dew_percent_more (dew_totals_get (table->years[0]->totals, table->node, partner, sum), dew_totals_get (table->years[1]->totals, table->node, partner, sum), &millionths);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_PERCENT, shown ? millionths : 0, flags | (shown ? 0 : DEW_CELL_BLANK), "=%s", percent);
}

static void
put_changes (const Table  *table,
             guint         row,
             int           partner,
             DewCellFlags  flags)
{
  put_difference (table, row, GROSS_CHANGE, GROSS, LATER_GROSS, flags);
  put_percent (table, row, GROSS_PERCENT, partner, FALSE, flags);
  put_difference (table, row, NET_CHANGE, NET, LATER_NET, flags);
  put_percent (table, row, NET_PERCENT, partner, TRUE, flags);
}

/* ---- Pools ---- */

static void
put_partner (const Table *table,
             int          partner)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _dew_paper_name (table->paper, partner));
  put_year (table, row, 0, partner);
  put_year (table, row, 1, partner);
  put_changes (table, row, partner, 0);
}

/* Of what is printed above it. */
static void
put_sum (const Table *table,
         guint        row,
         guint        column)
{
  guint n = row - table->first;
  g_autofree char *range = dew_sheet_range (table->sheet, table->first, n, column, FALSE);
  g_autofree char *plain = g_strdup_printf ("SUM(%s)", range);
  g_autofree char *shown = _dew_paper_sum (table->paper, plain);
  gboolean any = FALSE;
  gint64 sum = 0;

  for (guint r = table->first; r < row; r++)
    {
      any |= is_shown (table, r, column);
      sum += dew_sheet_cell (table->sheet, r, column)->number;
    }
  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, sum, DEW_CELL_TOTAL | (any ? 0 : DEW_CELL_BLANK) | dew_unit_flag (table->paper->unit),
                     "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",%2$s)", range, shown);
}

static void
put_total (const Table *table)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _("Total"));
  for (guint column = GROSS; column <= LATER_NET; column++)
    put_sum (table, row, column);
  put_changes (table, row, DEW_ALL_PARTNERS, DEW_CELL_TOTAL);
  dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
}

/* node 0: all pools. FALSE where nobody puts anything in. */
static gboolean
put_pool (Table      *table,
          guint       node,
          const char *name)
{
  table->node = node;
  table->name = name;
  table->first = table->sheet->rows->len;
  for (int p = 0; p < (int) table->paper->partners->len; p++)
    if (has_inputs (table->years[0], node, p) || has_inputs (table->years[1], node, p))
      put_partner (table, p);
  if (table->sheet->rows->len == table->first)
    {
      guint row = dew_sheet_row (table->sheet);

      dew_sheet_text (table->sheet, row, POOL, name);
      dew_sheet_text (table->sheet, row, PARTNER, _("No contributions entered"));
      return FALSE;
    }

  put_total (table);
  return TRUE;
}

void
_dew_contributions_change_add (DewPaper *paper)
{
  Table table = { .paper = paper };
  guint n = 0;

  if (!find_years (&table))
    return;

  start_sheet (&table);
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint node = g_array_index (paper->pools, guint, i);

      n += put_pool (&table, node, paper->nodes[node].pool->name);
    }
  if (n > 0 && paper->pools->len > 1)
    put_pool (&table, 0, _("All pools"));
}
