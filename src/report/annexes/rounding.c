/* rounding.c: figures in £000 or £m that add up as they are printed, as formulas: down every column, across, and up the tree.
 *
 * What is entered is rounded from the top down: of each partner and measure the whole first, then the pools to that, what stands in a pool to the pool, and so on, by
 * largest remainder. All that is worked out is worked out from what is printed. So dew_round_to_total () has it.
 */
#include "dew-monitoring-private.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"
#include "dew-money-print.h"

enum { FIGURE, PARTNER, OF, AMOUNT, SIGN, WHOLE, REST, ORDER, COME_TO, ROUNDED };

/* A figure: what a node has of a part, of one partner or of all. */
typedef struct {
  guint   node;                 /* 0: of all that is asked for */
  int     partner;              /* or DEW_ALL_PARTNERS */
  DewPart part;
} Key;

/* What it comes to. */
typedef struct {
  DewSpan rows;                 /* its row; of node 0 those of the pools */
  gint64  units;                /* in steps */
} Rounded;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (key->node * 31 + (guint) key->partner) * 31 + key->part;
}

static gboolean
is_same_key (gconstpointer a,
             gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->node == other->node && one->partner == other->partner && one->part == other->part;
}

/* ---- The sheet ---- */

/* How much of what is printed the last digit stands for, in pence. */
static gint64
find_step (const DewPaper *paper)
{
  return dew_unit_step (paper->unit);
}

static void
add_sheet (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Working of the rounding"), scope, NULL);
  gboolean thousands = paper->unit == DEW_UNIT_THOUSANDS;
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Rounding"), title);

  dew_sheet_about (sheet, _("How figures are rounded so that what is printed adds up down, across and up the tree"));
  dew_sheet_note (sheet, thousands ? _("p is pence. A step is £1,000, as much as the last digit of what is printed stands for.")
                                   : _("p is pence. A step is £100,000, as much as the last digit of what is printed stands for."));
  dew_sheet_note (sheet, _("The rows of a block come to what the row above them in the tree comes to; the topmost to their sum, rounded."));
  dew_sheet_note (sheet, _("Odd steps go to the largest rests, of equal ones to the earlier; below nothing it goes the same way with the opposite sign."));
  dew_sheet_live_note (sheet, _("The formulas work on blocks of rows: do not sort them."));
  dew_sheet_column (sheet, _("Figure"), 18);
  dew_sheet_column (sheet, _("Partner"), 0);
  dew_sheet_column (sheet, _("Of"), 0);
  dew_sheet_column (sheet, _("Amount, p"), 18);
  dew_sheet_column (sheet, _("Sign of the block"), 8);
  dew_sheet_column (sheet, _("Whole steps"), 14);
  dew_sheet_column (sheet, _("Rest, p"), 14);
  dew_sheet_column (sheet, _("Order"), 8);
  dew_sheet_column (sheet, _("Block comes to, steps"), 14);
  dew_sheet_column (sheet, _("Rounded, steps"), 14);
  paper->rounding = sheet;
  paper->rounded = g_hash_table_new_full (hash_key, is_same_key, g_free, g_free);
}

/* ---- What stands in a node ---- */

static DewSum
find_sum (DewPart part)
{
  static const DewSum sums[] = {
    [DEW_PART_EXISTING] = DEW_SUM_EXISTING, [DEW_PART_ADDITIONAL] = DEW_SUM_ADDITIONAL, [DEW_PART_INCOME] = DEW_SUM_INCOME, [DEW_PART_MOVED] = DEW_SUM_MOVED,
    [DEW_PART_BUDGET] = DEW_SUM_BUDGET, [DEW_PART_SPENT] = DEW_SUM_ACTUAL,
  };

  return sums[part];
}

/* TRUE where the workbook has inputs of it: what is left empty may still be typed. */
static gboolean
has_inputs (const DewPaper *paper,
            guint           node,
            const Key      *key)
{
  if (key->part >= DEW_PART_MONITORED)
    return _dew_monitoring_lines (paper->monitoring, node).n > 0;
  if (key->part == DEW_PART_BUDGET || key->part == DEW_PART_SPENT)
    return dew_totals_entered (paper->totals, node, key->partner, find_sum (key->part));

  return dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_MOVED);
}

/* The nodes directly in key->node that may have such a figure, guint. */
static GArray *
list_nodes (const DewPaper *paper,
            const Key      *key)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  if (key->node != 0)
    for (guint node = key->node + 1; node < paper->nodes[key->node].end; node = paper->nodes[node].end)
      if (has_inputs (paper, node, key))
        g_array_append_val (nodes, node);
  for (guint i = 0; key->node == 0 && i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      if (has_inputs (paper, pool, key))
        g_array_append_val (nodes, pool);
    }

  return nodes;
}

static const char *
say_part (DewPart part)
{
  if (part >= DEW_PART_MONITORED)
    return _dew_monitoring_say (part - DEW_PART_MONITORED);

  switch (part)
    {
    case DEW_PART_EXISTING:
      return _("Existing");
    case DEW_PART_ADDITIONAL:
      return _("Additional");
    case DEW_PART_INCOME:
      return _("Income");
    case DEW_PART_MOVED:
      return _("Moved by virements");
    case DEW_PART_BUDGET:
      return _("Budget");
    case DEW_PART_SPENT:
      return _("Actual");
    case DEW_PART_GROSS:
    case DEW_PART_CURRENT:
    case DEW_PART_NET:
    case DEW_PART_MONITORED:
    default:
      return _("Gross");
    }
}

static const char *
say_node (const DewPaper *paper,
          guint           node)
{
  const DewNode *here = &paper->nodes[node];

  return here->kind == DEW_NODE_POOL ? here->pool->name : here->line->name;
}

/* ---- Blocks ---- */

/* A block as its rows are written. */
typedef struct {
  DewPaper   *paper;
  const Key  *key;              /* of what they stand in */
  GArray     *nodes;
  gint64     *pence, *wholes, *rests, *units;   /* of each */
  guint      *orders;
  gint64      sign;
  gint64      sum;
  gint64      comes_to;         /* in steps */
  const char *target;           /* the address of that; NULL: its own sum, rounded */
  guint       a, z;             /* its first and last row as the workbook counts */
} Writing;

static char *
print_pence (const Writing *writing,
             guint          row,
             guint          node)
{
  g_autofree char *partner = NULL;

  if (writing->key->part >= DEW_PART_MONITORED)
    return _dew_monitoring_pence (writing->paper->monitoring, node, writing->key->part - DEW_PART_MONITORED);
  if (writing->key->part == DEW_PART_BUDGET)
    return _dew_budgets_pence (writing->paper, node);

  if (writing->key->partner != DEW_ALL_PARTNERS)
    partner = dew_sheet_address (writing->paper->rounding, row, PARTNER, FALSE, FALSE);
  if (writing->key->part == DEW_PART_SPENT)
    return _dew_spending_sum (writing->paper, node, partner, DEW_SPENT_ACTUAL);
  return _dew_lines_sum (writing->paper, node, partner, FALSE, writing->key->part);
}

static void
put_target (const Writing *writing,
            guint          row)
{
  DewSheet *sheet = writing->paper->rounding;
  gint64 units = writing->sign * writing->comes_to;

  if (dew_sheet_place (sheet, row) > writing->a)
    dew_sheet_formula (sheet, row, COME_TO, DEW_CELL_COUNT, units, 0, "=I$%u", writing->a);
  else if (writing->target != NULL)
    dew_sheet_formula (sheet, row, COME_TO, DEW_CELL_COUNT, units, 0, "=E%u*%s", writing->a, writing->target);
  else
    dew_sheet_formula (sheet, row, COME_TO, DEW_CELL_COUNT, units, 0, "=E%1$u*ROUND(SUM(D$%1$u:D$%2$u)/%3$" G_GINT64_FORMAT ",0)", writing->a, writing->z, find_step (writing->paper));
}

static void
put_row (const Writing *writing,
         guint          k)
{
  DewPaper *paper = writing->paper;
  DewSheet *sheet = paper->rounding;
  guint node = g_array_index (writing->nodes, guint, k);
  guint row = dew_sheet_row (sheet);
  guint at = dew_sheet_place (sheet, row);
  gint64 step = find_step (paper);
  g_autofree char *pence = print_pence (writing, row, node);

  dew_sheet_text (sheet, row, FIGURE, say_part (writing->key->part));
  dew_sheet_text (sheet, row, PARTNER, writing->key->partner == DEW_ALL_PARTNERS ? _("all") : _dew_paper_name (paper, writing->key->partner));
  dew_sheet_text (sheet, row, OF, say_node (paper, node));
  dew_sheet_formula (sheet, row, AMOUNT, DEW_CELL_PENCE, writing->pence[k], 0, "=%s", pence);
  dew_sheet_formula (sheet, row, SIGN, DEW_CELL_COUNT, writing->sign, 0, "=IF(SUM(D$%u:D$%u)<0,-1,1)", writing->a, writing->z);
  dew_sheet_formula (sheet, row, WHOLE, DEW_CELL_COUNT, writing->wholes[k], 0, "=INT(E%1$u*D%1$u/%2$" G_GINT64_FORMAT ")", at, step);
  dew_sheet_formula (sheet, row, REST, DEW_CELL_PENCE, writing->rests[k], 0, "=E%1$u*D%1$u-F%1$u*%2$" G_GINT64_FORMAT, at, step);
  dew_sheet_formula (sheet, row, ORDER, DEW_CELL_COUNT, writing->orders[k], 0, "=RANK(G%1$u,G$%2$u:G$%3$u)+COUNTIF(G$%2$u:G%1$u,G%1$u)-1", at, writing->a, writing->z);
  put_target (writing, row);
  dew_sheet_formula (sheet, row, ROUNDED, DEW_CELL_COUNT, writing->units[k], 0, "=E%1$u*(F%1$u+IF(H%1$u<=I%1$u-SUM(F$%2$u:F$%3$u),1,0))", at, writing->a, writing->z);
}

static gint64
find_pence (const DewPaper *paper,
            guint           node,
            const Key      *key)
{
  gint64 pence = 0;

  if (key->part < DEW_PART_MONITORED)
    return dew_totals_get (paper->totals, node, key->partner, find_sum (key->part));

  _dew_monitoring_worth (paper->monitoring, node, key->part - DEW_PART_MONITORED, &pence);
  return pence;
}

static void
read_block (Writing *writing)
{
  const DewPaper *paper = writing->paper;

  for (guint k = 0; k < writing->nodes->len; k++)
    {
      writing->pence[k] = find_pence (paper, g_array_index (writing->nodes, guint, k), writing->key);
      writing->sum += writing->pence[k];
    }
  writing->sign = writing->sum < 0 ? -1 : 1;
}

/* The places of rests: the largest first, the earlier of equals. */
static int
compare_rests (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const gint64 *rests = data;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (rests[i] != rests[k])
    return rests[i] > rests[k] ? -1 : 1;
  return i < k ? -1 : i > k;
}

static void
divide_block (Writing *writing)
{
  guint n = writing->nodes->len;
  gint64 step = find_step (writing->paper);
  g_autofree guint *order = g_new (guint, n);

  for (guint k = 0; k < n; k++)
    {
      gint64 pence = writing->sign * writing->pence[k];

      writing->rests[k] = (pence % step + step) % step;
      writing->wholes[k] = (pence - writing->rests[k]) / step;
      order[k] = k;
    }
  g_qsort_with_data (order, (int) n, sizeof *order, compare_rests, writing->rests);
  for (guint k = 0; k < n; k++)
    writing->orders[order[k]] = k + 1;
}

static gint64
round_sum (gint64 sum,
           gint64 step)
{
  gint64 size = (ABS (sum) + step / 2) / step;

  return sum < 0 ? -size : size;
}

static void
keep (DewPaper  *paper,
      const Key *key,
      DewSpan    rows,
      gint64     units)
{
  Rounded *rounded = g_new (Rounded, 1);

  *rounded = (Rounded) { rows, units };
  g_hash_table_insert (paper->rounded, g_memdup2 (key, sizeof *key), rounded);
}

static const Rounded *find_rounded (DewPaper *paper, const Key *key);

/* Writes the block of what stands directly in key->node, what that itself comes to before it. */
static void
write_block (DewPaper  *paper,
             const Key *key)
{
  g_autoptr (GArray) nodes = list_nodes (paper, key);
  guint n = nodes->len;
  g_autofree gint64 *numbers = g_new0 (gint64, 4 * n);
  g_autofree guint *orders = g_new0 (guint, n);
  g_autofree char *target = NULL;
  Writing writing = {
    .paper = paper, .key = key, .nodes = nodes, .pence = numbers, .wholes = numbers + n, .rests = numbers + 2 * n, .units = numbers + 3 * n, .orders = orders,
  };
  guint first;

  read_block (&writing);
  divide_block (&writing);
  writing.comes_to = round_sum (writing.sum, find_step (paper));
  if (key->node != 0)
    {
      const Rounded *above = find_rounded (paper, key);

      writing.comes_to = above->units;
      writing.target = target = dew_sheet_address (paper->rounding, above->rows.first, ROUNDED, TRUE, FALSE);
    }
  dew_round_to_total (writing.pence, n, find_step (paper), writing.comes_to, writing.units);

  first = paper->rounding->rows->len;
  writing.a = dew_sheet_place (paper->rounding, first);
  writing.z = writing.a + n - 1;
  for (guint k = 0; k < n; k++)
    {
      Key row = { g_array_index (nodes, guint, k), key->partner, key->part };

      put_row (&writing, k);
      keep (paper, &row, (DewSpan) { first + k, 1 }, writing.units[k]);
    }
  if (key->node == 0)
    keep (paper, key, (DewSpan) { first, n }, writing.comes_to);
}

static const Rounded *
find_rounded (DewPaper  *paper,
              const Key *key)
{
  const Rounded *rounded = g_hash_table_lookup (paper->rounded, key);
  Key above = *key;

  if (rounded != NULL)
    return rounded;

  above.node = key->node == 0 || paper->nodes[key->node].kind == DEW_NODE_POOL ? 0 : paper->nodes[key->node].parent;
  write_block (paper, &above);
  return g_hash_table_lookup (paper->rounded, key);
}

/* ---- For the annexes ---- */

char *
_dew_rounded (DewPaper *paper,
              guint     node,
              int       partner,
              DewPart   part,
              gint64   *pence)
{
  const Key key = { node, partner, part };
  const Rounded *rounded;
  g_autofree char *range = NULL;

  g_return_val_if_fail (paper->unit != DEW_UNIT_POUNDS && !paper->book->exact, NULL);

  if (paper->rounding == NULL)
    add_sheet (paper);

  rounded = find_rounded (paper, &key);
  g_return_val_if_fail (rounded != NULL, NULL);

  *pence = rounded->units * find_step (paper);
  range = node == 0 ? dew_sheet_range (paper->rounding, rounded->rows.first, rounded->rows.n, ROUNDED, TRUE)
                    : dew_sheet_address (paper->rounding, rounded->rows.first, ROUNDED, TRUE, TRUE);
  return g_strdup_printf (paper->unit == DEW_UNIT_MILLIONS ? "SUM(%s)/10" : "SUM(%s)", range);
}
