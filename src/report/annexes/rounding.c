/* rounding.c: figures in £000 or £m that add up as they are printed, as formulas: down every column, across, and up the tree.
 *
 * What is entered is rounded from the top down, each step by largest remainder: what all partners have of a measure over the partners, gross before existing and additional; of each partner what all pools
 * have over the agreements and pools, what a pool has over what stands in it, and so on. All else is worked out from what is printed. So dew-published.h has it, and of a whole document the figures are
 * the same.
 *
 * Expenditure is the exception: annexes print it of pools, by month, by quarter and by partner, and it must be one figure in all of them. So it goes down the tree of all partners together, and what a
 * pool spends is divided over the partners, or over the quarters, in each pool. dew-published.h has each partner's down the tree, whose sum may differ by a step.
 *
 * Budgets and forecasts follow what other annexes print: rounding-sums.c.
 */
#include "dew-rounding-private.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"
#include "dew-money-print.h"

static guint
hash_key (gconstpointer data)
{
  const DewRoundKey *key = data;

  return (key->node * 31 + (guint) key->partner) * 31 + key->part;
}

static gboolean
is_same_key (gconstpointer a,
             gconstpointer b)
{
  const DewRoundKey *one = a, *other = b;

  return one->node == other->node && one->partner == other->partner && one->part == other->part;
}

/* ---- The sheet ---- */

gint64
_dew_rounding_step (const DewPaper *paper)
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
  dew_sheet_note (sheet, _("An empty cell is of a figure that is not rounded by itself: it is the sum of others that are printed, or follows them, so that one figure is printed alike wherever it stands."));
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

/* ---- Rows ---- */

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

guint
_dew_rounding_add_row (DewPaper          *paper,
                       const DewRoundKey *key,
                       gint64             pence)
{
  DewSheet *sheet = paper->rounding;
  guint row = dew_sheet_row (sheet);
  g_autofree char *formula = _dew_rounding_pence (paper, key, row);

  dew_sheet_text (sheet, row, DEW_ROUNDING_FIGURE, _dew_rounding_say (key->part));
  dew_sheet_text (sheet, row, DEW_ROUNDING_PARTNER, key->partner == DEW_ALL_PARTNERS ? _("all") : _dew_paper_name (paper, key->partner));
  dew_sheet_text (sheet, row, DEW_ROUNDING_OF, say_node (paper, key->node));
  dew_sheet_formula (sheet, row, DEW_ROUNDING_AMOUNT, DEW_CELL_PENCE, pence, 0, "=%s", formula);
  return row;
}

void
_dew_rounding_keep (DewPaper          *paper,
                    const DewRoundKey *key,
                    guint              row,
                    gint64             units)
{
  DewRounded *rounded = g_new (DewRounded, 1);

  *rounded = (DewRounded) { row, units };
  g_hash_table_insert (paper->rounded, g_memdup2 (key, sizeof *key), rounded);
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

static void
put_target (const Writing *writing,
            guint          row)
{
  DewSheet *sheet = writing->paper->rounding;
  gint64 units = writing->sign * writing->comes_to;

  if (dew_sheet_place (sheet, row) > writing->a)
    dew_sheet_formula (sheet, row, DEW_ROUNDING_COME_TO, DEW_CELL_COUNT, units, 0, "=I$%u", writing->a);
  else if (writing->target != NULL)
    dew_sheet_formula (sheet, row, DEW_ROUNDING_COME_TO, DEW_CELL_COUNT, units, 0, "=E%u*%s", writing->a, writing->target);
  else
    dew_sheet_formula (sheet, row, DEW_ROUNDING_COME_TO, DEW_CELL_COUNT, units, 0, "=E%1$u*ROUND(SUM(D$%1$u:D$%2$u)/%3$" G_GINT64_FORMAT ",0)", writing->a, writing->z, _dew_rounding_step (writing->paper));
}

static void
put_row (const Writing *writing,
         guint          k)
{
  DewPaper *paper = writing->paper;
  DewSheet *sheet = paper->rounding;
  const DewRoundKey *key = &g_array_index (writing->keys, DewRoundKey, k);
  guint row = _dew_rounding_add_row (paper, key, writing->pence[k]);
  guint at = dew_sheet_place (sheet, row);
  gint64 step = _dew_rounding_step (paper);

  dew_sheet_formula (sheet, row, DEW_ROUNDING_SIGN, DEW_CELL_COUNT, writing->sign, 0, "=IF(SUM(D$%u:D$%u)<0,-1,1)", writing->a, writing->z);
  dew_sheet_formula (sheet, row, DEW_ROUNDING_WHOLE, DEW_CELL_COUNT, writing->wholes[k], 0, "=INT(E%1$u*D%1$u/%2$" G_GINT64_FORMAT ")", at, step);
  dew_sheet_formula (sheet, row, DEW_ROUNDING_REST, DEW_CELL_PENCE, writing->rests[k], 0, "=E%1$u*D%1$u-F%1$u*%2$" G_GINT64_FORMAT, at, step);
  dew_sheet_formula (sheet, row, DEW_ROUNDING_ORDER, DEW_CELL_COUNT, writing->orders[k], 0, "=RANK(G%1$u,G$%2$u:G$%3$u)+COUNTIF(G$%2$u:G%1$u,G%1$u)-1", at, writing->a, writing->z);
  put_target (writing, row);
  dew_sheet_formula (sheet, row, DEW_ROUNDING_ROUNDED, DEW_CELL_COUNT, writing->units[k], 0, "=E%1$u*(F%1$u+IF(H%1$u<=I%1$u-SUM(F$%2$u:F$%3$u),1,0))", at, writing->a, writing->z);
}

static void
read_block (Writing *writing)
{
  for (guint k = 0; k < writing->keys->len; k++)
    {
      writing->pence[k] = _dew_rounding_worth (writing->paper, &g_array_index (writing->keys, DewRoundKey, k));
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
  gint64 step = _dew_rounding_step (writing->paper);
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

/* What the rows come to: what stands over them, which is written first, or their sum. */
static void
find_target (Writing           *writing,
             const DewRoundKey *key)
{
  DewPaper *paper = writing->paper;
  const DewRounded *rounded;
  DewRoundKey over;

  if (!_dew_rounding_over (paper, key, &over))
    {
      writing->comes_to = round_sum (writing->sum, _dew_rounding_step (paper));
      return;
    }

  rounded = _dew_rounding_find (paper, &over);
  writing->comes_to = rounded->units;
  writing->target = _dew_rounding_address (paper, rounded);
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
      put_row (writing, k);
      _dew_rounding_keep (paper, &g_array_index (writing->keys, DewRoundKey, k), first + k, writing->units[k]);
    }
}

static void
write_block (DewPaper          *paper,
             const DewRoundKey *key)
{
  g_autoptr (GArray) keys = _dew_rounding_block (paper, key);
  guint n = keys->len;
  g_autofree gint64 *numbers = g_new0 (gint64, 4 * n);
  g_autofree guint *orders = g_new0 (guint, n);
  Writing writing = { .paper = paper, .keys = keys, .pence = numbers, .wholes = numbers + n, .rests = numbers + 2 * n, .units = numbers + 3 * n, .orders = orders };

  read_block (&writing);
  divide_block (&writing);
  find_target (&writing, key);
  dew_round_to_total (writing.pence, n, _dew_rounding_step (paper), writing.comes_to, writing.units);
  put_rows (&writing);
  g_free (writing.target);
}

/* ---- DewRounded ---- */

const DewRounded *
_dew_rounding_find (DewPaper          *paper,
                    const DewRoundKey *key)
{
  const DewRounded *rounded = g_hash_table_lookup (paper->rounded, key);

  if (rounded != NULL)
    return rounded;

  if (_dew_rounding_is_sum (key->part))
    _dew_rounding_sum (paper, key);
  else
    write_block (paper, key);
  return g_hash_table_lookup (paper->rounded, key);
}

char *
_dew_rounding_address (const DewPaper   *paper,
                       const DewRounded *rounded)
{
  return dew_sheet_address (paper->rounding, rounded->row, DEW_ROUNDING_ROUNDED, TRUE, FALSE);
}

/* ---- For the annexes ---- */

char *
_dew_rounded (DewPaper *paper,
              guint     node,
              int       partner,
              DewPart   part,
              gint64   *pence)
{
  const DewRoundKey key = { node, partner, part };
  const DewRounded *rounded;
  g_autofree char *cell = NULL;

  g_return_val_if_fail (paper->unit != DEW_UNIT_POUNDS && !paper->book->exact, NULL);

  if (paper->rounding == NULL)
    add_sheet (paper);

  rounded = _dew_rounding_find (paper, &key);
  g_return_val_if_fail (rounded != NULL, NULL);

  *pence = rounded->units * _dew_rounding_step (paper);
  cell = dew_sheet_address (paper->rounding, rounded->row, DEW_ROUNDING_ROUNDED, TRUE, TRUE);
  return g_strconcat (cell, paper->unit == DEW_UNIT_MILLIONS ? "/10" : "", NULL);
}
