/* contributions.c: Financial contributions: who puts in what, gross and net, and whose share of it. */
#include "dew-annex-private.h"
#include "dew-annexes.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

enum { POOL, PARTNER, EXISTING, ADDITIONAL, GROSS, INCOME, NET, OF_GROSS, OF_NET, BUDGET };

typedef struct {
  DewPaper *paper;
  DewSheet *sheet;
  GArray     *partners;         /* guint: the indices of those who contribute to the pool at hand */
  guint       node;             /* of that pool; 0: of all pools together */
  const char *name;             /* its name */
  guint       first;            /* its first row */
} Table;

static gboolean
is_entered (const DewPaper *paper,
            guint           node,
            int             partner)
{
  return dew_totals_entered (paper->totals, node, partner, DEW_SUM_GROSS) ||
         dew_totals_entered (paper->totals, node, partner, DEW_SUM_INCOME);
}

static void
start_sheet (Table *table)
{
  g_autofree char *scope = _dew_paper_scope (table->paper);
  g_autofree char *title = g_strconcat (_("Financial contributions"), scope, NULL);
  DewSheet *sheet = dew_book_add_sheet (table->paper->book, _("Contributions"), title);

  dew_sheet_about (sheet, _("What each partner puts into each pool, gross and net, and its share of that"));
  dew_sheet_note (sheet, _("Figures in pounds. Gross is existing and additional; net is gross less the income the partner "
                           "brings in."));
  dew_sheet_note (sheet, _("Shares are of the pool’s gross, and of its net, contributions, rounded so that each column "
                           "comes to 100."));
  dew_sheet_note (sheet, _("A net contribution below nothing leaves no shares of net."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered; 0.00 is one that was entered as nothing."));
  if (table->paper->budgets != NULL)
    dew_sheet_note (sheet, _("A budget is what is set aside for a pool, which need not be what its partners put in."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  dew_sheet_column (sheet, _("Existing, £"), 16);
  dew_sheet_column (sheet, _("Additional, £"), 16);
  dew_sheet_column (sheet, _("Total gross, £"), 16);
  dew_sheet_column (sheet, _("Income, £"), 16);
  dew_sheet_column (sheet, _("Net, £"), 16);
  dew_sheet_column (sheet, _("Share of gross contributions, %"), 14);
  dew_sheet_column (sheet, _("Share of net contributions, %"), 14);
  if (table->paper->budgets != NULL)
    dew_sheet_column (sheet, _("Budget, not split by partner, £"), 16);
  table->sheet = sheet;
}

static const DewSum sums[] = {
  [EXISTING] = DEW_SUM_EXISTING, [ADDITIONAL] = DEW_SUM_ADDITIONAL, [GROSS] = DEW_SUM_GROSS,
  [INCOME] = DEW_SUM_INCOME, [NET] = DEW_SUM_NET,
};

static gint64
worth (const Table *table,
       guint        node,
       int          partner,
       guint        column)
{
  return dew_totals_get (table->paper->totals, node, partner, sums[column]);
}

/* What was never entered is left empty, and is not said to be nothing. */
static DewCellFlags
blank (const Table *table,
       guint        node,
       int          partner,
       guint        column)
{
  return dew_totals_entered (table->paper->totals, node, partner, sums[column]) ? 0 : DEW_CELL_BLANK;
}

/* Existing, additional or income, from the lines. */
static void
put_entered (const Table *table,
             guint        row,
             guint        column,
             guint        partner,
             DewPart      part)
{
  g_autofree char *name = dew_sheet_address (table->sheet, row, PARTNER, FALSE, FALSE);
  g_autofree char *sum = _dew_lines_pounds (table->paper, table->node, name, part);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, worth (table, table->node, (int) partner, column),
                     blank (table, table->node, (int) partner, column), "=%s", sum);
}

static void
put_derived (const Table *table,
             guint        row,
             guint        node,
             int          partner,
             DewCellFlags flags)
{
  guint at = dew_sheet_place (table->sheet, row);

  dew_sheet_formula (table->sheet, row, GROSS, DEW_CELL_MONEY, worth (table, node, partner, GROSS),
                     flags | blank (table, node, partner, GROSS), "=IF(AND(COUNT(C%1$u:D%1$u)=0,SUM(C%1$u:D%1$u)=0),\"\",SUM(C%1$u:D%1$u))", at);
  dew_sheet_formula (table->sheet, row, NET, DEW_CELL_MONEY, worth (table, node, partner, NET),
                     flags | blank (table, node, partner, NET), "=IF(AND(COUNT(E%1$u:F%1$u)=0,SUM(E%1$u:F%1$u)=0),\"\",N(E%1$u)-N(F%1$u))", at);
}

static void
put_partner (const Table *table,
             guint        partner)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _dew_paper_partner (table->paper, partner)->name);
  put_entered (table, row, EXISTING, partner, DEW_PART_EXISTING);
  put_entered (table, row, ADDITIONAL, partner, DEW_PART_ADDITIONAL);
  put_entered (table, row, INCOME, partner, DEW_PART_INCOME);
  put_derived (table, row, table->node, (int) partner, 0);
}

/* The shares of the pool's gross or net, worked out in a block of their own. */
static void
put_percentages (const Table *table,
                 guint        column,
                 guint        of,
                 const char  *step)
{
  guint n = table->partners->len;
  g_autofree gint64 *shares = g_new0 (gint64, n);
  gint64 total = 0;
  DewBlock block;
  DewSpan rows;

  _dew_block_init (&block, step, NULL, 0);
  for (guint i = 0; i < n; i++)
    {
      guint partner = g_array_index (table->partners, guint, i);
      g_autofree char *amount = dew_sheet_address (table->sheet, table->first + i, of, FALSE, TRUE);

      _dew_block_add (&block, _dew_paper_partner (table->paper, partner)->name,
                      g_strdup_printf ("ROUND(N(%s)*100,0)", amount), worth (table, table->node, (int) partner, of), NULL);
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
  gboolean blank = dew_sheet_cell (table->sheet, table->first, column)->flags & DEW_CELL_BLANK;
  g_autofree char *range = dew_sheet_range (table->sheet, table->first, table->partners->len, column, FALSE);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_PERCENT, blank ? 0 : DEW_WHOLE,
                     DEW_CELL_TOTAL | (blank ? DEW_CELL_BLANK : 0), "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",SUM(%1$s))", range);
}

static void
put_budget (const Table *table,
            guint        row,
            guint        node,
            DewCellFlags flags)
{
  const DewPaper *paper = table->paper;
  g_autofree char *sum = NULL;
  gint64 budget = 0;

  if (_dew_budgets_rows (paper, node).n == 0)
    return;

  for (guint i = 0; i < paper->pools->len; i++)
    if (node == 0 || g_array_index (paper->pools, guint, i) == node)
      budget += dew_totals_get (paper->totals, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  sum = _dew_budgets_sum (paper, node);
  dew_sheet_formula (table->sheet, row, BUDGET, DEW_CELL_MONEY, budget, flags, "=%s", sum);
}

static void
put_pool_total (const Table *table)
{
  static const guint summed[] = { EXISTING, ADDITIONAL, INCOME };
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, table->name);
  dew_sheet_text (table->sheet, row, PARTNER, _("Total"));
  for (guint i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      g_autofree char *range = dew_sheet_range (table->sheet, table->first, table->partners->len, summed[i], FALSE);
      gint64 sum = 0;

      for (guint p = 0; p < table->partners->len; p++)
        sum += worth (table, table->node, (int) g_array_index (table->partners, guint, p), summed[i]);
      dew_sheet_formula (table->sheet, row, summed[i], DEW_CELL_MONEY, sum,
                         DEW_CELL_TOTAL | blank (table, table->node, DEW_ALL_PARTNERS, summed[i]),
                         "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",SUM(%1$s))", range);
    }
  put_derived (table, row, table->node, DEW_ALL_PARTNERS, DEW_CELL_TOTAL);
  put_total_percentage (table, row, OF_GROSS);
  put_total_percentage (table, row, OF_NET);
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

/* node 0: all pools. */
static void
put_pool (Table      *table,
          guint       node,
          const char *name)
{
  table->node = node;
  table->name = name;
  table->first = table->sheet->rows->len;
  g_array_set_size (table->partners, 0);
  for (guint p = 0; p < table->paper->partners->len; p++)
    if (is_entered (table->paper, node, (int) p))
      g_array_append_val (table->partners, p);

  if (table->partners->len == 0)
    {
      put_nothing (table);
      return;
    }

  g_autofree char *of_gross = g_strdup_printf (_("%s: share of gross"), name);
  g_autofree char *of_net = g_strdup_printf (_("%s: share of net"), name);

  for (guint i = 0; i < table->partners->len; i++)
    put_partner (table, g_array_index (table->partners, guint, i));
  put_percentages (table, OF_GROSS, GROSS, of_gross);
  put_percentages (table, OF_NET, NET, of_net);
  put_pool_total (table);
}

/* All pools together without their partners, straight from the lines, so that no row is counted twice. */
static void
put_grand_total (const Table *table)
{
  static const guint columns[] = { EXISTING, ADDITIONAL, INCOME };
  const DewPaper *paper = table->paper;
  gboolean contributions = _dew_lines_rows (paper, 0).n > 0;
  guint row;

  if (!contributions && paper->budgets == NULL)
    return;

  row = dew_sheet_row (table->sheet);
  dew_sheet_text (table->sheet, row, POOL, _("All pools"));
  dew_sheet_text (table->sheet, row, PARTNER, _("Total"));
  for (DewPart part = DEW_PART_EXISTING; contributions && part <= DEW_PART_INCOME; part++)
    {
      g_autofree char *sum = _dew_lines_pounds (paper, 0, NULL, part);

      dew_sheet_formula (table->sheet, row, columns[part], DEW_CELL_MONEY, worth (table, 0, DEW_ALL_PARTNERS, columns[part]),
                         DEW_CELL_TOTAL | blank (table, 0, DEW_ALL_PARTNERS, columns[part]), "=%s", sum);
    }
  if (contributions)
    put_derived (table, row, 0, DEW_ALL_PARTNERS, DEW_CELL_TOTAL);
  put_budget (table, row, 0, DEW_CELL_TOTAL);
  dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
}

static guint
count_contributed (const DewPaper *paper)
{
  guint n = 0;

  for (guint i = 0; i < paper->pools->len; i++)
    n += is_entered (paper, g_array_index (paper->pools, guint, i), DEW_ALL_PARTNERS);
  return n;
}

static gboolean
build_contributions (DewPaper  *paper,
                     GError   **error)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
  Table table = { .paper = paper, .partners = partners };

  _dew_budgets_add (paper);
  start_sheet (&table);
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint node = g_array_index (paper->pools, guint, i);

      put_pool (&table, node, paper->nodes[node].pool->name);
    }

  /* What each partner puts in altogether, where that is not what it puts into one pool. */
  if (count_contributed (paper) > 1)
    put_pool (&table, 0, _("All pools"));
  else if (paper->pools->len > 1)
    put_grand_total (&table);
  return TRUE;
}

const DewAnnex dew_annex_contributions = {
  .name = "contributions",
  .title = N_("Financial contributions"),
  .about = N_("What each partner puts in: existing, additional, gross, income, net, and the shares"),
  .build = build_contributions,
};
