/* rounding.c: figures in £000 or £m that add up as they are printed, as formulas: down every column, across, and up the tree.
 *
 * What is entered is rounded from the top down, each step by largest remainder: what all partners have of a measure over the partners, gross before existing and additional; of each partner what all pools
 * have over the agreements and pools, what a pool has over what stands in it, and so on. All else is worked out from what is printed. So dew-published.h has it, and of a whole document the figures are
 * the same.
 *
 * Expenditure is the exception: annexes print it of pools, by month, by quarter and by partner, and it must be one figure in all of them. So it goes down the tree of all partners together, and what a
 * pool spends is divided over the partners, or over the quarters, in each pool. dew-published.h has each partner's down the tree, whose sum may differ by a step.
 */
#include "dew-monitoring-private.h"
#include "dew-returns-private.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"
#include "dew-money-print.h"

enum { FIGURE, PARTNER, OF, AMOUNT, SIGN, WHOLE, REST, ORDER, COME_TO, ROUNDED };

/* A figure: what a node has of a part, of one partner or of all. */
typedef struct {
  guint   node;                 /* 0: of all that is asked for */
  int     partner;              /* or DEW_NO_PARTNER, DEW_ALL_PARTNERS */
  DewPart part;
} Key;

/* What it comes to. */
typedef struct {
  guint  row;
  gint64 units;                 /* in steps */
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
  dew_sheet_note (sheet, _("The rows of a block come to what the row over them comes to: lines to their category or pool, pools to all pools, existing and additional to gross, partners and quarters to what a pool spends. What all partners have comes to its sum, rounded."));
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

/* ---- What is rounded together ---- */

static DewSum
find_sum (DewPart part)
{
  static const DewSum sums[] = {
    [DEW_PART_EXISTING] = DEW_SUM_EXISTING, [DEW_PART_ADDITIONAL] = DEW_SUM_ADDITIONAL, [DEW_PART_INCOME] = DEW_SUM_INCOME, [DEW_PART_MOVED] = DEW_SUM_MOVED,
    [DEW_PART_GROSS] = DEW_SUM_GROSS, [DEW_PART_BUDGET] = DEW_SUM_BUDGET, [DEW_PART_SPENT] = DEW_SUM_ACTUAL,
  };

  return sums[part];
}

static gboolean
is_over_pools (const DewPaper *paper,
               guint           node)
{
  return node == 0 || paper->nodes[node].kind == DEW_NODE_AGREEMENT;
}

/* The pools asked for that stand in a node over them, as indices of paper->pools. */
static DewSpan
find_pools (const DewPaper *paper,
            guint           node)
{
  DewSpan pools = { 0, 0 };

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      if (pool < node)
        pools.first = i + 1;
      else if (pool < paper->nodes[node].end)
        pools.n++;
    }
  return pools;
}

/* What all pools asked for stand in directly: the root where they are of several agreements. */
static guint
find_parent (const DewPaper *paper,
             guint           node)
{
  guint parent = paper->nodes[node].parent;

  return paper->nodes[node].kind == DEW_NODE_POOL && find_pools (paper, parent).n == paper->pools->len ? 0 : parent;
}

static gboolean
is_quarter (DewPart part)
{
  return part >= DEW_PART_QUARTER && part <= DEW_PART_NO_QUARTER;
}

/* One partner's part of what is spent. */
static gboolean
is_spent_by_one (const Key *key)
{
  return key->part == DEW_PART_SPENT && key->partner != DEW_ALL_PARTNERS;
}

static gint64
read_pence_in (const DewPaper *paper,
               guint           node,
               const Key      *key)
{
  gint64 pence = 0;

  if (is_quarter (key->part))
    return _dew_returns_worth (paper, node, key->part);
  if (key->part < DEW_PART_MONITORED)
    return dew_totals_get (paper->totals, node, key->partner, find_sum (key->part));

  _dew_monitoring_worth (paper->monitoring, node, key->part - DEW_PART_MONITORED, &pence);
  return pence;
}

static gint64
read_pence (const DewPaper *paper,
            const Key      *key)
{
  gint64 pence = 0;
  DewSpan pools;

  if (!is_over_pools (paper, key->node))
    return read_pence_in (paper, key->node, key);

  pools = find_pools (paper, key->node);
  for (guint i = 0; i < pools.n; i++)
    pence += read_pence_in (paper, g_array_index (paper->pools, guint, pools.first + i), key);
  return pence;
}

static gboolean
has_inputs_in (const DewPaper *paper,
               guint           node,
               const Key      *key)
{
  if (key->part >= DEW_PART_MONITORED)
    return _dew_monitoring_lines (paper->monitoring, node).n > 0;
  if (is_quarter (key->part))
    return dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_ACTUAL);
  if (key->part == DEW_PART_BUDGET || key->part == DEW_PART_SPENT)
    return dew_totals_entered (paper->totals, node, key->partner, find_sum (key->part));

  return dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, key->partner, DEW_SUM_MOVED);
}

/* TRUE where the workbook has inputs of it: what is left empty may still be typed. */
static gboolean
has_inputs (const DewPaper *paper,
            const Key      *key)
{
  DewSpan pools;

  if (!is_over_pools (paper, key->node))
    return has_inputs_in (paper, key->node, key);

  pools = find_pools (paper, key->node);
  for (guint i = 0; i < pools.n; i++)
    if (has_inputs_in (paper, g_array_index (paper->pools, guint, pools.first + i), key))
      return TRUE;
  return FALSE;
}

static void
add_key (const DewPaper *paper,
         GArray         *keys,
         Key             key)
{
  if (has_inputs (paper, &key))
    g_array_append_val (keys, key);
}

/* What each partner has, and nobody, who is the first as in dew-published.c. */
static void
list_partners (const DewPaper *paper,
               const Key      *key,
               GArray         *keys)
{
  for (int partner = DEW_NO_PARTNER; partner < (int) paper->partners->len; partner++)
    add_key (paper, keys, (Key) { key->node, partner, key->part });
}

/* What stands directly in a node. */
static void
list_children (const DewPaper *paper,
               const Key      *over,
               GArray         *keys)
{
  if (over->node != 0)
    for (guint node = over->node + 1; node < paper->nodes[over->node].end; node = paper->nodes[node].end)
      if (paper->nodes[node].kind != DEW_NODE_POOL || find_pools (paper, node).n > 0)
        add_key (paper, keys, (Key) { node, over->partner, over->part });

  for (guint i = 0; over->node == 0 && i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);
      guint node = find_parent (paper, pool) == 0 ? pool : paper->nodes[pool].parent;

      if (i == 0 || node == pool || node != paper->nodes[g_array_index (paper->pools, guint, i - 1)].parent)
        add_key (paper, keys, (Key) { node, over->partner, over->part });
    }
}

/* What a figure is rounded to; FALSE where it is one of those that come to their own sum. */
static gboolean
find_over (const DewPaper *paper,
           const Key      *key,
           Key            *over)
{
  *over = *key;
  if (is_quarter (key->part))
    over->part = DEW_PART_SPENT;
  else if (is_spent_by_one (key))
    over->partner = DEW_ALL_PARTNERS;
  else if (key->node != 0)
    over->node = find_parent (paper, key->node);
  else if (key->part == DEW_PART_EXISTING || key->part == DEW_PART_ADDITIONAL)
    over->part = DEW_PART_GROSS;
  else
    return FALSE;
  return TRUE;
}

/* The figures that are rounded together with one, itself among them: Key. */
static GArray *
list_block (const DewPaper *paper,
            const Key      *key)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));
  Key over;
  gboolean has_over = find_over (paper, key, &over);

  if (is_quarter (key->part))
    for (guint quarter = 0; quarter <= DEW_PART_NO_QUARTER - DEW_PART_QUARTER; quarter++)
      add_key (paper, keys, (Key) { key->node, key->partner, _dew_returns_part (quarter) });
  else if (is_spent_by_one (key) || (!has_over && key->partner != DEW_ALL_PARTNERS))
    list_partners (paper, key, keys);
  else if (!has_over)
    add_key (paper, keys, *key);
  else if (key->node != 0)
    list_children (paper, &over, keys);
  else
    {
      add_key (paper, keys, (Key) { 0, key->partner, DEW_PART_EXISTING });
      add_key (paper, keys, (Key) { 0, key->partner, DEW_PART_ADDITIONAL });
    }
  return keys;
}

static const char *
say_part (DewPart part)
{
  static const char *const quarters[] = { N_("Expenditure, April to June"), N_("Expenditure, July to September"), N_("Expenditure, October to December"), N_("Expenditure, January to March") };

  if (part >= DEW_PART_MONITORED)
    return _dew_monitoring_say (part - DEW_PART_MONITORED);
  if (is_quarter (part))
    return part == DEW_PART_NO_QUARTER ? _("Expenditure in no quarter") : _(quarters[part - DEW_PART_QUARTER]);

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
      return _("Expenditure");
    case DEW_PART_GROSS:
    case DEW_PART_CURRENT:
    case DEW_PART_NET:
    case DEW_PART_QUARTER:
    case DEW_PART_NO_QUARTER:
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

  switch (here->kind)
    {
    case DEW_NODE_ROOT:
      return _("All pools");
    case DEW_NODE_AGREEMENT:
      return here->agreement->name;
    case DEW_NODE_POOL:
      return here->pool->name;
    case DEW_NODE_CATEGORY:
    case DEW_NODE_LINE:
    default:
      return here->line->name;
    }
}

/* ---- Blocks ---- */

/* A block as its rows are written. */
typedef struct {
  DewPaper *paper;
  GArray   *keys;
  gint64   *pence, *wholes, *rests, *units;     /* of each */
  guint    *orders;
  gint64    sign;
  gint64    sum;
  gint64    comes_to;           /* in steps */
  char     *target;             /* the address of that; NULL: its own sum, rounded */
  guint     a, z;               /* its first and last row as the workbook counts */
} Writing;

static char *
print_pence (const Writing *writing,
             guint          row,
             const Key     *key)
{
  g_autofree char *partner = NULL;

  if (key->part >= DEW_PART_MONITORED)
    return _dew_monitoring_pence (writing->paper->monitoring, key->node, key->part - DEW_PART_MONITORED);
  if (is_quarter (key->part))
    return _dew_returns_pence (writing->paper, key->node, key->part);
  if (key->part == DEW_PART_BUDGET)
    return _dew_budgets_pence (writing->paper, key->node);

  if (key->partner != DEW_ALL_PARTNERS)
    partner = dew_sheet_address (writing->paper->rounding, row, PARTNER, FALSE, FALSE);
  if (key->part == DEW_PART_SPENT)
    return _dew_spending_sum (writing->paper, key->node, partner, DEW_SPENT_ACTUAL);
  return _dew_lines_sum (writing->paper, key->node, partner, FALSE, key->part);
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
  const Key *key = &g_array_index (writing->keys, Key, k);
  guint row = dew_sheet_row (sheet);
  guint at = dew_sheet_place (sheet, row);
  gint64 step = find_step (paper);
  g_autofree char *pence = print_pence (writing, row, key);

  dew_sheet_text (sheet, row, FIGURE, say_part (key->part));
  dew_sheet_text (sheet, row, PARTNER, key->partner == DEW_ALL_PARTNERS ? _("all") : _dew_paper_name (paper, key->partner));
  dew_sheet_text (sheet, row, OF, say_node (paper, key->node));
  dew_sheet_formula (sheet, row, AMOUNT, DEW_CELL_PENCE, writing->pence[k], 0, "=%s", pence);
  dew_sheet_formula (sheet, row, SIGN, DEW_CELL_COUNT, writing->sign, 0, "=IF(SUM(D$%u:D$%u)<0,-1,1)", writing->a, writing->z);
  dew_sheet_formula (sheet, row, WHOLE, DEW_CELL_COUNT, writing->wholes[k], 0, "=INT(E%1$u*D%1$u/%2$" G_GINT64_FORMAT ")", at, step);
  dew_sheet_formula (sheet, row, REST, DEW_CELL_PENCE, writing->rests[k], 0, "=E%1$u*D%1$u-F%1$u*%2$" G_GINT64_FORMAT, at, step);
  dew_sheet_formula (sheet, row, ORDER, DEW_CELL_COUNT, writing->orders[k], 0, "=RANK(G%1$u,G$%2$u:G$%3$u)+COUNTIF(G$%2$u:G%1$u,G%1$u)-1", at, writing->a, writing->z);
  put_target (writing, row);
  dew_sheet_formula (sheet, row, ROUNDED, DEW_CELL_COUNT, writing->units[k], 0, "=E%1$u*(F%1$u+IF(H%1$u<=I%1$u-SUM(F$%2$u:F$%3$u),1,0))", at, writing->a, writing->z);
}

static void
read_block (Writing *writing)
{
  for (guint k = 0; k < writing->keys->len; k++)
    {
      writing->pence[k] = read_pence (writing->paper, &g_array_index (writing->keys, Key, k));
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
  guint n = writing->keys->len;
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

static const Rounded *find_rounded (DewPaper *paper, const Key *key);

/* What the rows come to: what stands over them, which is written first, or their sum. */
static void
find_target (Writing   *writing,
             const Key *key)
{
  DewPaper *paper = writing->paper;
  const Rounded *rounded;
  Key over;

  if (!find_over (paper, key, &over))
    {
      writing->comes_to = round_sum (writing->sum, find_step (paper));
      return;
    }

  rounded = find_rounded (paper, &over);
  writing->comes_to = rounded->units;
  writing->target = dew_sheet_address (paper->rounding, rounded->row, ROUNDED, TRUE, FALSE);
}

static void
put_rows (Writing *writing)
{
  DewPaper *paper = writing->paper;
  guint first = paper->rounding->rows->len;

  writing->a = dew_sheet_place (paper->rounding, first);
  writing->z = writing->a + writing->keys->len - 1;
  for (guint k = 0; k < writing->keys->len; k++)
    {
      Rounded *rounded = g_new (Rounded, 1);

      put_row (writing, k);
      *rounded = (Rounded) { first + k, writing->units[k] };
      g_hash_table_insert (paper->rounded, g_memdup2 (&g_array_index (writing->keys, Key, k), sizeof (Key)), rounded);
    }
}

static void
write_block (DewPaper  *paper,
             const Key *key)
{
  g_autoptr (GArray) keys = list_block (paper, key);
  guint n = keys->len;
  g_autofree gint64 *numbers = g_new0 (gint64, 4 * n);
  g_autofree guint *orders = g_new0 (guint, n);
  Writing writing = { .paper = paper, .keys = keys, .pence = numbers, .wholes = numbers + n, .rests = numbers + 2 * n, .units = numbers + 3 * n, .orders = orders };

  read_block (&writing);
  divide_block (&writing);
  find_target (&writing, key);
  dew_round_to_total (writing.pence, n, find_step (paper), writing.comes_to, writing.units);
  put_rows (&writing);
  g_free (writing.target);
}

static const Rounded *
find_rounded (DewPaper  *paper,
              const Key *key)
{
  const Rounded *rounded = g_hash_table_lookup (paper->rounded, key);

  if (rounded != NULL)
    return rounded;

  write_block (paper, key);
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
  g_autofree char *cell = NULL;

  g_return_val_if_fail (paper->unit != DEW_UNIT_POUNDS && !paper->book->exact, NULL);

  if (paper->rounding == NULL)
    add_sheet (paper);

  rounded = find_rounded (paper, &key);
  g_return_val_if_fail (rounded != NULL, NULL);

  *pence = rounded->units * find_step (paper);
  cell = dew_sheet_address (paper->rounding, rounded->row, ROUNDED, TRUE, TRUE);
  return g_strconcat (cell, paper->unit == DEW_UNIT_MILLIONS ? "/10" : "", NULL);
}
