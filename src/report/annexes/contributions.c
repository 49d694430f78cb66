/* contributions.c: Financial contributions: who puts in what, gross and net, and whose share of it. */
#include "dew-annex-private.h"
#include "dew-annexes.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

/* From MOVED on only where there are virements; the budget stands behind what there is. */
enum { POOL, PARTNER, EXISTING, ADDITIONAL, GROSS, INCOME, NET, OF_GROSS, OF_NET, MOVED, CURRENT, CURRENT_NET, OF_CURRENT, OF_CURRENT_NET };

typedef struct {
  DewPaper *paper;
  DewSheet *sheet;
  GArray     *partners;         /* int: the indices of those who contribute to the pool at hand, DEW_NO_PARTNER the last */
  guint       n_sharing;        /* how many of them are partners */
  guint       node;             /* of that pool; 0: of all pools together */
  const char *name;             /* its name */
  guint       first;            /* its first row */
  guint       budget;           /* the column of budgets */
  DewPoolBars *bars;
} Table;

static gboolean
is_entered (const DewPaper *paper,
            guint           node,
            int             partner)
{
  return dew_totals_entered (paper->totals, node, partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, partner, DEW_SUM_MOVED);
}

static void
add_moved_columns (const DewPaper *paper,
                   DewSheet       *sheet)
{
  static const guint shares[] = { OF_CURRENT, OF_CURRENT_NET };

  _dew_paper_money_column (paper, sheet, _("Moved by virements: to (+) or from (−)"), 18);
  _dew_paper_money_column (paper, sheet, _("Gross after virements"), 16);
  _dew_paper_money_column (paper, sheet, _("Net after virements"), 16);
  dew_sheet_column (sheet, _("Share of gross after virements, %"), 14);
  dew_sheet_column (sheet, _("Share of net after virements, %"), 14);
  dew_sheet_footnote (sheet, CURRENT, _("Gross, with what virements of the year bring to a pool’s lines (+), or take from them (−)."));
  for (guint i = 0; paper->nobodys && i < G_N_ELEMENTS (shares); i++)
    dew_sheet_footnote (sheet, shares[i], _("Money moved by a virement that does not say whose it is counts for the pool, and in no partner’s share."));
}

static void
add_columns (Table *table)
{
  const DewPaper *paper = table->paper;
  DewSheet *sheet = table->sheet;

  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  _dew_paper_money_column (paper, sheet, _("Existing"), 16);
  _dew_paper_money_column (paper, sheet, _("Additional"), 16);
  _dew_paper_money_column (paper, sheet, _("Total gross"), 16);
  _dew_paper_money_column (paper, sheet, _("Income"), 16);
  _dew_paper_money_column (paper, sheet, _("Net"), 16);
  dew_sheet_column (sheet, _("Share of gross contributions, %"), 14);
  dew_sheet_column (sheet, _("Share of net contributions, %"), 14);
  dew_sheet_footnote (sheet, OF_GROSS, _("Of the pool’s contributions before income, in pence, rounded so that the column comes to 100. A gross contribution below nothing leaves no shares of gross."));
  dew_sheet_footnote (sheet, OF_NET, _("Of the pool’s contributions less income, in pence, rounded so that the column comes to 100. A net contribution below nothing leaves no shares of net."));
  if (paper->moved)
    add_moved_columns (paper, sheet);
  if (paper->budgets == NULL)
    return;

  table->budget = _dew_paper_money_column (paper, sheet, _("Budget, not split by partner"), 16);
  dew_sheet_footnote (sheet, table->budget, _("What is set aside for a pool, which need not be what its partners put in."));
}

static void
start_sheet (Table *table)
{
  g_autofree char *scope = _dew_paper_scope (table->paper);
  g_autofree char *title = g_strconcat (_("Financial contributions"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (table->paper, _("Contributions"), title);

  dew_sheet_about (sheet, _("What each partner puts into each pool, gross and net, and its share of that"));
  _dew_paper_note_unit (table->paper, sheet);
  dew_sheet_note (sheet, _("Gross is existing and additional; net is gross less the income the partner brings in."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered; 0 is one that was entered as nothing."));
  table->sheet = sheet;
  add_columns (table);
}

static const DewSum sums[] = {
  [EXISTING] = DEW_SUM_EXISTING, [ADDITIONAL] = DEW_SUM_ADDITIONAL, [GROSS] = DEW_SUM_GROSS,
  [INCOME] = DEW_SUM_INCOME, [NET] = DEW_SUM_NET, [MOVED] = DEW_SUM_MOVED, [CURRENT] = DEW_SUM_CURRENT,
};

static gint64
worth (const Table *table,
       guint        node,
       int          partner,
       guint        column)
{
  if (column == CURRENT_NET)
    return worth (table, node, partner, NET) + worth (table, node, partner, MOVED);
  return dew_totals_get (table->paper->totals, node, partner, sums[column]);
}

/* What was never entered is left empty, and is not said to be nothing. */
static DewCellFlags
blank (const Table *table,
       guint        node,
       int          partner,
       guint        column)
{
  if (column == CURRENT_NET)
    return blank (table, node, partner, NET) & blank (table, node, partner, MOVED);
  return dew_totals_entered (table->paper->totals, node, partner, sums[column]) ? 0 : DEW_CELL_BLANK;
}

/* What comes from the lines, each column from the one of that part. */
static const guint entered_columns[] = {
  [DEW_PART_EXISTING] = EXISTING, [DEW_PART_ADDITIONAL] = ADDITIONAL, [DEW_PART_INCOME] = INCOME, [DEW_PART_MOVED] = MOVED,
};

static guint
count_entered_columns (const DewPaper *paper)
{
  return paper->moved ? G_N_ELEMENTS (entered_columns) : DEW_PART_MOVED;
}

static DewCellFlags
sign (const Table *table,
      guint        column)
{
  return (column == MOVED ? DEW_CELL_SIGNED : 0) | dew_unit_flag (table->paper->unit);
}

/* What stands in the row already: 0 where that is empty. */
static gint64
printed (const Table *table,
         guint        row,
         guint        column)
{
  return dew_sheet_cell (table->sheet, row, column)->number;
}

/* What a node has of a part of a partner, from the lines, straight or rounded. name is the address of the partner's name. *pence gets what it is worth. */
static char *
print_entered (const Table *table,
               guint        node,
               int          partner,
               const char  *name,
               DewPart      part,
               gint64      *pence)
{
  guint column = entered_columns[part];
  g_autofree char *rounded = NULL;

  *pence = worth (table, node, partner, column);
  if (!_dew_paper_rounds (table->paper))
    return _dew_lines_pounds (table->paper, node, name, part);

  rounded = _dew_rounded (table->paper, node, partner, part, pence);
  return _dew_lines_if_entered (table->paper, node, name, part, rounded);
}

static void
put_entered (const Table *table,
             guint        row,
             int          partner,
             DewPart      part)
{
  guint column = entered_columns[part];
  g_autofree char *name = dew_sheet_address (table->sheet, row, PARTNER, FALSE, FALSE);
  gint64 pence;
  g_autofree char *entered = print_entered (table, table->node, partner, name, part, &pence);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence, sign (table, column) | blank (table, table->node, partner, column), "=%s", entered);
}

/* A column that is worked out from two others of its row: their sum, or what the first is more than the second; empty where neither is entered. */
static void
put_worked_out (const Table  *table,
                guint         row,
                guint         column,
                guint         one,
                guint         other,
                gboolean      less,
                DewCellFlags  flags)
{
  gint64 pence = printed (table, row, one) + (less ? -printed (table, row, other) : printed (table, row, other));
  g_autofree char *a = dew_sheet_address (table->sheet, row, one, FALSE, FALSE);
  g_autofree char *b = dew_sheet_address (table->sheet, row, other, FALSE, FALSE);
  g_autofree char *plain = g_strdup_printf (less ? "N(%s)-N(%s)" : "SUM(%s,%s)", a, b);
  g_autofree char *sum = _dew_paper_sum (table->paper, plain);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence, flags | sign (table, column), "=IF(AND(COUNT(%1$s,%2$s)=0,SUM(%1$s,%2$s)=0),\"\",%3$s)", a, b, sum);
}

static void
put_derived (const Table *table,
             guint        row,
             guint        node,
             int          partner,
             DewCellFlags flags)
{
  put_worked_out (table, row, GROSS, EXISTING, ADDITIONAL, FALSE, flags | blank (table, node, partner, GROSS));
  put_worked_out (table, row, NET, GROSS, INCOME, TRUE, flags | blank (table, node, partner, NET));
  if (!table->paper->moved)
    return;

  put_worked_out (table, row, CURRENT, GROSS, MOVED, FALSE, flags | blank (table, node, partner, CURRENT));
  put_worked_out (table, row, CURRENT_NET, CURRENT, INCOME, TRUE, flags | blank (table, node, partner, CURRENT_NET));
}

static void
put_partner (const Table *table,
             int          partner)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _dew_paper_name (table->paper, partner));
  for (guint part = 0; part < count_entered_columns (table->paper); part++)
    put_entered (table, row, partner, (DewPart) part);
  put_derived (table, row, table->node, partner, 0);
}

/* What a partner's share is worked out from, in pence: what stands in its row, but where that is rounded. Free with g_free. */
static char *
print_weight (const Table *table,
              guint        row,
              guint        of)
{
  DewPart part = of == GROSS || of == NET ? DEW_PART_GROSS : DEW_PART_CURRENT;
  g_autofree char *amount = NULL;
  g_autofree char *name = NULL;
  g_autofree char *gross = NULL;
  g_autofree char *income = NULL;

  if (!_dew_paper_rounds (table->paper))
    {
      amount = dew_sheet_address (table->sheet, row, of, FALSE, TRUE);
      return g_strdup_printf ("ROUND(N(%s)*100,0)", amount);
    }

  name = dew_sheet_address (table->sheet, row, PARTNER, FALSE, TRUE);
  gross = _dew_lines_sum (table->paper, table->node, name, FALSE, part);
  if (of == GROSS || of == CURRENT)
    return g_steal_pointer (&gross);

  income = _dew_lines_sum (table->paper, table->node, name, FALSE, DEW_PART_INCOME);
  return g_strdup_printf ("%s-%s", gross, income);
}

/* The shares of the pool's gross or net, worked out in a block of their own. */
static void
put_percentages (const Table *table,
                 guint        column,
                 guint        of,
                 const char  *step)
{
  guint n = table->n_sharing;
  g_autofree gint64 *shares = g_new0 (gint64, n);
  gint64 total = 0;
  DewBlock block;
  DewSpan rows;

  if (n == 0)
    return;

  _dew_block_init (&block, step, NULL, 0);
  for (guint i = 0; i < n; i++)
    {
      int partner = g_array_index (table->partners, int, i);
      _dew_block_add (&block, _dew_paper_name (table->paper, partner), print_weight (table, table->first + i, of), worth (table, table->node, partner, of), NULL);
    }
  rows = _dew_working_block (table->paper, &block, shares);
  _dew_block_clear (&block);

  for (guint i = 0; i < n; i++)
    total += shares[i];
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *weight = dew_sheet_address (table->paper->parts, rows.first + i, DEW_WORKING_TOTAL, FALSE, TRUE);
      g_autofree char *share = dew_sheet_address (table->paper->parts, rows.first + i, DEW_WORKING_SHARE, FALSE, TRUE);

      dew_sheet_formula (table->sheet, table->first + i, column, DEW_CELL_PERCENT, shares[i],
                         total == 0 ? DEW_CELL_BLANK : 0, "=IF(%s=0,\"\",%s/10000)", weight, share);
    }
}

static void
put_total_percentage (const Table *table,
                      guint        row,
                      guint        column)
{
  gboolean is_blank = dew_sheet_cell (table->sheet, table->first, column)->flags & DEW_CELL_BLANK;
  g_autofree char *range = NULL;

  if (table->n_sharing == 0)
    return;

  range = dew_sheet_range (table->sheet, table->first, table->n_sharing, column, FALSE);
  dew_sheet_formula (table->sheet, row, column, DEW_CELL_PERCENT, is_blank ? 0 : DEW_WHOLE,
                     DEW_CELL_TOTAL | (is_blank ? DEW_CELL_BLANK : 0), "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",SUM(%1$s))", range);
}

static void
put_budget (const Table *table,
            guint        row,
            guint        node,
            DewCellFlags flags)
{
  DewPaper *paper = table->paper;
  g_autofree char *sum = NULL;
  gint64 budget = 0;

  if (_dew_budgets_rows (paper, node).n == 0)
    return;

  for (guint i = 0; i < paper->pools->len; i++)
    if (node == 0 || g_array_index (paper->pools, guint, i) == node)
      budget += dew_totals_get (paper->totals, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  sum = _dew_paper_rounds (paper) ? _dew_rounded (paper, node, DEW_ALL_PARTNERS, DEW_PART_BUDGET, &budget) : _dew_budgets_sum (paper, node);
  dew_sheet_formula (table->sheet, row, table->budget, DEW_CELL_MONEY, budget, flags | dew_unit_flag (paper->unit), "=%s", sum);
}

static void
put_pool_total (const Table *table)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _("Total"));
  for (guint i = 0; i < count_entered_columns (table->paper); i++)
    {
      guint column = entered_columns[i];
      g_autofree char *range = dew_sheet_range (table->sheet, table->first, table->partners->len, column, FALSE);
      g_autofree char *plain = g_strdup_printf ("SUM(%s)", range);
      g_autofree char *shown = _dew_paper_sum (table->paper, plain);
      gint64 sum = 0;

      for (guint p = 0; p < table->partners->len; p++)
        sum += printed (table, table->first + p, column);
      dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, sum,
                         DEW_CELL_TOTAL | sign (table, column) | blank (table, table->node, DEW_ALL_PARTNERS, column),
                         "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",%2$s)", range, shown);
    }
  put_derived (table, row, table->node, DEW_ALL_PARTNERS, DEW_CELL_TOTAL);
  put_total_percentage (table, row, OF_GROSS);
  put_total_percentage (table, row, OF_NET);
  if (table->paper->moved)
    {
      put_total_percentage (table, row, OF_CURRENT);
      put_total_percentage (table, row, OF_CURRENT_NET);
    }
  put_budget (table, row, table->node, DEW_CELL_TOTAL);
  dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
}

static void
put_nothing (const Table *table)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _("No contributions entered"));
  put_budget (table, row, table->node, 0);
}

static void
list_partners (Table *table)
{
  int nobody = DEW_NO_PARTNER;

  g_array_set_size (table->partners, 0);
  for (int p = 0; p < (int) table->paper->partners->len; p++)
    if (is_entered (table->paper, table->node, p))
      g_array_append_val (table->partners, p);

  table->n_sharing = table->partners->len;
  if (is_entered (table->paper, table->node, nobody))
    g_array_append_val (table->partners, nobody);
}

static void
put_current_percentages (const Table *table)
{
  g_autofree char *of_gross = g_strdup_printf (_("%s: share of gross after virements"), table->name);
  g_autofree char *of_net = g_strdup_printf (_("%s: share of net after virements"), table->name);

  put_percentages (table, OF_CURRENT, CURRENT, of_gross);
  put_percentages (table, OF_CURRENT_NET, CURRENT_NET, of_net);
}

static void
chart_pool (const Table *table)
{
  _dew_pool_bars_begin (table->bars, table->node);
  for (guint i = 0; i < table->n_sharing; i++)
    _dew_pool_bars_part (table->bars, g_array_index (table->partners, int, i), table->sheet, table->first + i, GROSS);
  _dew_pool_bars_part (table->bars, DEW_ALL_PARTNERS, table->sheet, table->first + table->partners->len, GROSS);
}

/* node 0: all pools. */
static void
put_pool (Table      *table,
          guint       node,
          const char *name)
{
  table->node = node;
  table->name = name;
  table->first = table->sheet->rows->len;
  list_partners (table);
  if (table->partners->len == 0)
    {
      put_nothing (table);
      return;
    }

  g_autofree char *of_gross = g_strdup_printf (_("%s: share of gross"), name);
  g_autofree char *of_net = g_strdup_printf (_("%s: share of net"), name);

  for (guint i = 0; i < table->partners->len; i++)
    put_partner (table, g_array_index (table->partners, int, i));
  put_percentages (table, OF_GROSS, GROSS, of_gross);
  put_percentages (table, OF_NET, NET, of_net);
  if (table->paper->moved)
    put_current_percentages (table);
  put_pool_total (table);
  if (node != 0)
    chart_pool (table);
}

/* All pools together where nobody contributes to any: what is set aside for them. */
static void
put_all_budgets (const Table *table)
{
  guint row;

  if (table->paper->budgets == NULL)
    return;

  row = dew_sheet_row (table->sheet);
  dew_sheet_text (table->sheet, row, POOL, _("All pools"));
  dew_sheet_text (table->sheet, row, PARTNER, _("Total"));
  put_budget (table, row, 0, DEW_CELL_TOTAL);
  dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
}

static void
start_chart (Table       *table,
             DewPoolBars *bars)
{
  _dew_pool_bars_init (bars, table->paper, table->paper->unit, _("Contributions chart"), _("Gross contributions by pool and partner"), _("Gross contributions"));
  _dew_paper_note_unit (table->paper, bars->sheet);
  if (table->paper->moved)
    dew_sheet_note (bars->sheet, _("Before virements."));
  dew_sheet_note (bars->sheet, _("An empty cell is a figure that was not entered, or that there is none of."));
  bars->names = PARTNER;
  table->bars = bars;
}

static gboolean
has_contributions (const DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    if (is_entered (paper, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS))
      return TRUE;
  return FALSE;
}

static gboolean
build_contributions (DewPaper  *paper,
                     GError   **error)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (DewPoolBars) bars = { 0 };
  Table table = { .paper = paper, .partners = partners };

  _dew_budgets_add (paper);
  start_sheet (&table);
  start_chart (&table, &bars);
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint node = g_array_index (paper->pools, guint, i);

      put_pool (&table, node, paper->nodes[node].pool->name);
    }

  if (paper->pools->len > 1 && has_contributions (paper))
    put_pool (&table, 0, _("All pools"));
  else if (paper->pools->len > 1)
    put_all_budgets (&table);
  _dew_pool_bars_finish (&bars);
  _dew_contributions_change_add (paper);
  return TRUE;
}

const DewAnnex dew_annex_contributions = {
  .name = "contributions",
  .title = N_("Financial contributions"),
  .about = N_("What each partner puts in: existing, additional, gross, income, net, the shares, and how that differs from one year to the next"),
  .build = build_contributions,
};
