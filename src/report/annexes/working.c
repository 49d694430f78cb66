/* working.c: sharing an amount in whole pence, as formulas that any spreadsheet calculates exactly.
 *
 * A spreadsheet reckons in doubles, and an amount times a weight does not fit into one. Each share is therefore
 * first estimated, which may be out by one; the check, a long multiplication in millions and rest, tells exactly
 * by how much; that mends the estimate, and the remainder orders who gets the odd pennies. Exact to 10^13 pence.
 */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-apportion.h"
#include "dew-ratio.h"

#define MILLION 1000000

/* Added to an estimate before it is rounded down. Shares are often whole pence, or halves or thirds of one, where programs differ in the last bit: by the
 * golden ratio all of these are as far from where it turns as can be. */
#define OFFSET      0.381966011250105

/* What one row is worth, for the values beside the formulas. */
typedef struct {
  gint64 whole, remainder, extra, share, estimate, check;
  guint  order;
} Worth;

/* What is shared, and so the sheet. */
typedef enum { OF_PENCE, OF_PARTS, OF_STEPS } Kind;

static const struct {
  const char *headings[3];      /* by Kind; NULL: there is no such column */
  int         width;
} columns[] = {
  { { N_("Step"), N_("Percentages"), N_("Step") }, 30 },
  { { N_("Partner or line"), N_("Partner or other"), N_("Partner") }, 30 },
  { { N_("Amount, p"), N_("Whole, 0.0001 %"), N_("Amount, steps") }, 18 },
  { { N_("Weight"), N_("Weight"), N_("Weight") }, 18 },
  { { N_("Total weight"), N_("Total weight"), N_("Total weight") }, 18 },
  { { N_("Whole pence"), N_("Whole parts, 0.0001 %"), N_("Whole steps") }, 18 },
  { { N_("Remainder"), N_("Remainder"), N_("Remainder") }, 18 },
  { { N_("Order"), N_("Order"), N_("Order") }, 8 },
  { { N_("Extra penny, p"), N_("Extra part, 0.0001 %"), N_("Extra step, steps") }, 10 },
  { { N_("Share, p"), N_("Share, 0.0001 %"), N_("Share, steps") }, 18 },
  { { N_("Estimate, p"), N_("Estimate, 0.0001 %"), N_("Estimate, steps") }, 18 },
  { { N_("Amount: millions"), N_("Whole: millions"), N_("Amount: millions") }, 12 },
  { { N_("Amount: rest"), N_("Whole: rest"), N_("Amount: rest") }, 12 },
  { { N_("Weight: millions"), N_("Weight: millions"), N_("Weight: millions") }, 12 },
  { { N_("Weight: rest"), N_("Weight: rest"), N_("Weight: rest") }, 12 },
  { { N_("Total weight: millions"), N_("Total weight: millions"), N_("Total weight: millions") }, 14 },
  { { N_("Total weight: rest"), N_("Total weight: rest"), N_("Total weight: rest") }, 14 },
  { { N_("Estimate: millions"), N_("Estimate: millions"), N_("Estimate: millions") }, 12 },
  { { N_("Estimate: rest"), N_("Estimate: rest"), N_("Estimate: rest") }, 12 },
  { { N_("Check remainder"), N_("Check remainder"), N_("Check remainder") }, 18 },
  { { N_("Goes to"), NULL, NULL }, 12 },
  { { N_("Before the cap, p"), NULL, NULL }, 18 },
  { { N_("Cap, p"), NULL, NULL }, 18 },
  { { N_("Held at the cap, p"), NULL, NULL }, 18 },
  { { N_("Over the cap, p"), NULL, NULL }, 18 },
  { { N_("After the cap, p"), NULL, NULL }, 18 },
  { { N_("Weight: were it below the cap"), NULL, NULL }, 18 },
};

static void
note_proof (DewSheet *sheet)
{
  dew_sheet_note (sheet, _("The columns from Estimate to Check remainder prove the division by long multiplication."));
  dew_sheet_note (sheet, _("An empty cell is a figure that its row needs none of, as where an amount is passed on whole."));
  dew_sheet_live_note (sheet, _("The formulas work on blocks of rows: do not sort them."));
}

static void
note_pence (DewSheet *sheet,
            gboolean  capped)
{
  dew_sheet_note (sheet, _("p is pence. A share is the amount × its weight ÷ the total weight, in whole pence."));
  dew_sheet_note (sheet, _("Odd pennies go to the largest remainders, of equal ones to the earlier."));
  dew_sheet_note (sheet, _("A weight below nothing, or fixed percentages that do not come to 100, share nothing."));
  if (capped)
    {
      dew_sheet_note (sheet, _("What is over a cap goes to those who are below theirs, in as many rounds as there are caps."));
      dew_sheet_note (sheet, _("After the cap is what is held and what is taken over; the next round begins with that."));
    }
  note_proof (sheet);
}

static void
note_parts (DewSheet *sheet)
{
  dew_sheet_note (sheet, _("A percentage is worked out in parts of 0.0001 %, of which the whole has 1,000,000."));
  dew_sheet_note (sheet, _("A share is the whole × its weight ÷ the total weight, in whole parts."));
  dew_sheet_note (sheet, _("Odd parts go to the largest remainders, of equal ones to the earlier. A weight below nothing "
                           "shares nothing."));
  note_proof (sheet);
}

static void
note_steps (DewSheet *sheet,
            gint64    step)
{
  dew_sheet_note (sheet, step == 1 ? _("A step is a penny.")
                         : step == 100000 ? _("A step is £1,000, as much as the last digit of what is printed stands for.")
                         : _("A step is £100,000, as much as the last digit of what is printed stands for."));
  dew_sheet_note (sheet, _("What is shared is what is printed. A share is the amount × its weight ÷ the total weight, in whole steps."));
  dew_sheet_note (sheet, _("Odd steps go to the largest remainders, of equal ones to the earlier. A weight below nothing shares nothing."));
  note_proof (sheet);
}

static const struct {
  const char *name, *title, *about;
} sheets[] = {
  [OF_PENCE] = { N_("Working"), N_("Working of the risk share"), N_("How each amount of the risk share is divided, to the penny") },
  [OF_PARTS] = { N_("Working of percentages"), N_("Working of the percentages"), N_("How the percentages are worked out, to 0.0001 %, so that each column comes to 100") },
  [OF_STEPS] = { N_("Working of the net"), N_("Working of the shares of the net"), N_("How a surplus or deficit is divided, so that what is printed adds up") },
};

static void
start_sheet (DewPaper *paper,
             DewSheet *sheet,
             Kind      kind)
{
  dew_sheet_about (sheet, _(sheets[kind].about));
  if (kind == OF_PARTS)
    note_parts (sheet);
  else if (kind == OF_STEPS)
    note_steps (sheet, _dew_paper_step (paper));
  else
    note_pence (sheet, paper->capped);
  for (guint i = 0; i < (paper->capped ? G_N_ELEMENTS (columns) : DEW_WORKING_BEFORE); i++)
    if (columns[i].headings[kind] != NULL)
      dew_sheet_column (sheet, _(columns[i].headings[kind]), columns[i].width);
}

static DewSheet *
find_sheet (DewPaper *paper,
            Kind      kind)
{
  DewSheet **sheet = kind == OF_PARTS ? &paper->parts : kind == OF_STEPS ? &paper->nets : &paper->working;
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;

  if (*sheet != NULL)
    return *sheet;

  scope = _dew_paper_scope (paper);
  title = g_strconcat (_(sheets[kind].title), scope, NULL);
  *sheet = _dew_paper_add_sheet (paper, _(sheets[kind].name), title);
  start_sheet (paper, *sheet, kind);
  return *sheet;
}

/* ---- Blocks ---- */

static void
clear_row (gpointer data)
{
  DewBlockRow *row = data;

  g_free (row->formula);
}

void
_dew_block_init (DewBlock   *block,
                 const char *step,
                 const char *amount,
                 gint64      value)
{
  *block = (DewBlock) { .step = step, .amount = amount, .value = amount != NULL ? value : DEW_WHOLE };
  block->rows = g_array_new (FALSE, FALSE, sizeof (DewBlockRow));
  g_array_set_clear_func (block->rows, clear_row);
}

void
_dew_block_clear (DewBlock *block)
{
  g_array_unref (block->rows);
}

void
_dew_block_add (DewBlock   *block,
                const char *label,
                char       *formula,
                gint64      weight,
                const char *goes_to)
{
  DewBlockRow row = { label, formula, weight, goes_to };

  g_array_append_val (block->rows, row);
}

char *
_dew_working_label (DewPaper *paper,
                    guint     k)
{
  return _dew_working_cell (paper, k, DEW_WORKING_PARTNER);
}

char *
_dew_working_cell (DewPaper *paper,
                   guint     k,
                   guint     column)
{
  DewSheet *sheet = find_sheet (paper, OF_PENCE);

  return dew_sheet_address (sheet, sheet->rows->len + k, column, FALSE, FALSE);
}

char *
_dew_working_net_label (DewPaper *paper,
                        guint     k)
{
  DewSheet *sheet = find_sheet (paper, OF_STEPS);

  return dew_sheet_address (sheet, sheet->rows->len + k, DEW_WORKING_PARTNER, FALSE, FALSE);
}

/* ---- What the formulas are worth ---- */

/* 0 where nothing is shared, as the formula of the total has it. */
static gint64
total_weight (const DewBlock *block)
{
  gint64 total = 0;

  for (guint i = 0; i < block->rows->len; i++)
    {
      gint64 weight = g_array_index (block->rows, DewBlockRow, i).weight;

      if (weight < 0 && !block->either_sign)
        return 0;
      total += weight;
    }
  if (total < 0)
    return 0;
  return block->percentages && total != DEW_WHOLE ? 0 : total;
}

static int
compare_remainders (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const Worth *worths = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (worths[i].remainder != worths[j].remainder)
    return worths[i].remainder > worths[j].remainder ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
order_remainders (Worth *worths,
                  guint  n)
{
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_remainders, worths);
  for (guint i = 0; i < n; i++)
    worths[order[i]].order = i + 1;
}

/* As LibreOffice has it, which takes a value of some bits behind the point to 15 digits before it rounds it down; Excel does not. */
static double
round_down (double value)
{
  double scale;

  if (value <= 0 || value > 0x1p41 || ldexp (value, 11) == floor (ldexp (value, 11)))
    return floor (value);

  scale = pow (10, 14 - floor (log10 (value)));
  return floor (round (value * scale) / scale);
}

/* The second edge where amounts become doubles: what a spreadsheet gives for the estimate, right or out by one. */
gint64
_dew_estimate (gint64 amount,
               gint64 weight,
               gint64 total)
{
  return (gint64) MIN (round_down ((double) amount * (double) weight / (double) total + OFFSET), 0x1p62);
}

/* Of weights of either sign: rounded down, and the largest remainders get one more. */
static void
apportion_signed (const gint64 *weights,
                  gint64        total,
                  guint         n,
                  DewPortion   *portions)
{
  g_autofree Worth *worths = g_new0 (Worth, n);
  gint64 left = DEW_WHOLE;

  for (guint i = 0; i < n; i++)
    {
      __int128 product = (__int128) DEW_WHOLE * weights[i];
      gint64 rest = (gint64) (product % total);

      rest += rest < 0 ? total : 0;
      portions[i].remainder = worths[i].remainder = rest;
      portions[i].whole = (gint64) ((product - rest) / total);
      left -= portions[i].whole;
    }

  order_remainders (worths, n);
  for (guint i = 0; i < n; i++)
    {
      portions[i].extra = weights[i] != 0 && worths[i].order <= left;
      portions[i].share = dew_pence (portions[i].whole + portions[i].extra);
    }
}

static Worth *
work_out (const DewBlock *block,
          gint64          total)
{
  guint n = block->rows->len;
  Worth *worths = g_new0 (Worth, n);
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree DewPortion *portions = g_new0 (DewPortion, n);
  gint64 amount = ABS (block->value);

  for (guint i = 0; i < n; i++)
    weights[i] = g_array_index (block->rows, DewBlockRow, i).weight;
  if (total > 0 && block->either_sign)
    apportion_signed (weights, total, n, portions);
  else if (total > 0)
    dew_apportion (dew_pence (block->value), weights, n, portions);

  for (guint i = 0; i < n; i++)
    {
      Worth *worth = &worths[i];

      worth->whole = portions[i].whole;
      worth->remainder = portions[i].remainder;
      worth->extra = portions[i].extra;
      worth->share = portions[i].share.pence;
      worth->estimate = total > 0 ? _dew_estimate (amount, weights[i], total) : 0;
      worth->check = total > 0 ? (gint64) ((__int128) amount * weights[i] - (__int128) worth->estimate * total) : 0;
    }
  order_remainders (worths, n);
  return worths;
}

/* ---- Formulas ---- */

typedef struct {
  DewSheet *sheet;
  guint     row;                /* in the body */
  guint     i, a, z;            /* this row, the block's first and last, as the workbook counts */
} Place;

/* A formula without flags in a row's column, beside its value. */
#define PUT(place, column, type, value, ...) \
  dew_sheet_formula ((place)->sheet, (place)->row, column, type, value, 0, __VA_ARGS__)

static void
put_amount (const Place    *place,
            const DewBlock *block)
{
  if (block->amount != NULL)
    PUT (place, DEW_WORKING_AMOUNT, DEW_CELL_PENCE, ABS (block->value), "=ABS(%s)", block->amount);
  else
    PUT (place, DEW_WORKING_AMOUNT, DEW_CELL_PENCE, block->value, "=100*10000");
}

/* The total is added up once, in the first row, so that a block of thousands of lines stays quick. */
static void
put_total (const Place    *place,
           const DewBlock *block,
           gint64          total)
{
  if (place->i > place->a)
    PUT (place, DEW_WORKING_TOTAL, DEW_CELL_COUNT, total, "=E$%u", place->a);
  else if (block->percentages)
    PUT (place, DEW_WORKING_TOTAL, DEW_CELL_COUNT, total,
         "=IF(OR(MIN(D$%1$u:D$%2$u)<0,SUM(D$%1$u:D$%2$u)<>1000000),0,SUM(D$%1$u:D$%2$u))", place->a, place->z);
  else if (block->either_sign)
    PUT (place, DEW_WORKING_TOTAL, DEW_CELL_COUNT, total, "=MAX(0,SUM(D$%u:D$%u))", place->a, place->z);
  else
    PUT (place, DEW_WORKING_TOTAL, DEW_CELL_COUNT, total, "=IF(MIN(D$%1$u:D$%2$u)<0,0,SUM(D$%1$u:D$%2$u))", place->a, place->z);
}

static void
put_share (const Place    *place,
           const DewBlock *block,
           const Worth    *worth)
{
  guint i = place->i, a = place->a, z = place->z;

  PUT (place, DEW_WORKING_WHOLE, DEW_CELL_PENCE, worth->whole,
       "=IF(E%1$u=0,0,K%1$u+IF(T%1$u<0,-1,IF(T%1$u>=E%1$u,1,0)))", i);
  PUT (place, DEW_WORKING_REMAINDER, DEW_CELL_COUNT, worth->remainder, "=T%1$u-(F%1$u-K%1$u)*E%1$u", i);
  PUT (place, DEW_WORKING_ORDER, DEW_CELL_COUNT, worth->order,
       "=RANK(G%1$u,G$%2$u:G$%3$u)+COUNTIF(G$%2$u:G%1$u,G%1$u)-1", i, a, z);
  PUT (place, DEW_WORKING_EXTRA, DEW_CELL_PENCE, worth->extra,
       "=IF(AND(E%1$u>0,D%1$u%4$s0,H%1$u<=C%1$u-SUM(F$%2$u:F$%3$u)),1,0)", i, a, z, block->either_sign ? "<>" : ">");
  if (block->amount != NULL)
    PUT (place, DEW_WORKING_SHARE, DEW_CELL_PENCE, worth->share, "=SIGN(%1$s)*(F%2$u+I%2$u)", block->amount, i);
  else
    PUT (place, DEW_WORKING_SHARE, DEW_CELL_PENCE, worth->share, "=F%1$u+I%1$u", i);
}

static void
put_halves (const Place *place,
            guint        column,
            char         of,
            gint64       value)
{
  char millions = (char) ('A' + column);
  gint64 rest = (value % MILLION + MILLION) % MILLION;

  PUT (place, column, DEW_CELL_COUNT, (value - rest) / MILLION, "=INT(%c%u/1000000)", of, place->i);
  PUT (place, column + 1, DEW_CELL_COUNT, rest, "=%1$c%3$u-%2$c%3$u*1000000", of, millions, place->i);
}

static void
put_proof (const Place    *place,
           const DewBlock *block,
           const Worth    *worth,
           gint64          weight,
           gint64          total)
{
  PUT (place, DEW_WORKING_ESTIMATE, DEW_CELL_PENCE, worth->estimate, "=IF(E%1$u=0,0,INT(C%1$u*D%1$u/E%1$u+" DEW_ESTIMATE_OFFSET "))", place->i);
  put_halves (place, DEW_WORKING_MILLIONS, 'C', ABS (block->value));
  put_halves (place, DEW_WORKING_MILLIONS + 2, 'D', weight);
  put_halves (place, DEW_WORKING_MILLIONS + 4, 'E', total);
  put_halves (place, DEW_WORKING_MILLIONS + 6, 'K', worth->estimate);
  PUT (place, DEW_WORKING_CHECK, DEW_CELL_COUNT, worth->check,
       "=IF(E%1$u=0,0,((L%1$u*N%1$u-R%1$u*P%1$u)*1000000"
       "+L%1$u*O%1$u+M%1$u*N%1$u-R%1$u*Q%1$u-S%1$u*P%1$u)*1000000+M%1$u*O%1$u-S%1$u*Q%1$u)", place->i);
}

static void
put_row (const Place       *place,
         const DewBlock    *block,
         const DewBlockRow *row,
         const Worth       *worth,
         gint64             total)
{
  dew_sheet_text (place->sheet, place->row, DEW_WORKING_STEP, block->step);
  dew_sheet_text (place->sheet, place->row, DEW_WORKING_PARTNER, row->label);
  put_amount (place, block);
  PUT (place, DEW_WORKING_WEIGHT, DEW_CELL_COUNT, row->weight, "=%s", row->formula);
  put_total (place, block, total);
  put_share (place, block, worth);
  put_proof (place, block, worth, row->weight, total);
  if (row->goes_to != NULL)
    dew_sheet_text (place->sheet, place->row, DEW_WORKING_GOES_TO, row->goes_to);
}

DewSpan
_dew_working_block (DewPaper       *paper,
                    const DewBlock *block,
                    gint64         *shares)
{
  DewSheet *sheet = find_sheet (paper, block->amount == NULL ? OF_PARTS : block->steps ? OF_STEPS : OF_PENCE);
  DewSpan rows = { sheet->rows->len, block->rows->len };
  gint64 total = total_weight (block);
  g_autofree Worth *worths = work_out (block, total);

  for (guint k = 0; k < rows.n; k++)
    {
      Place place = { .sheet = sheet, .row = dew_sheet_row (sheet) };

      place.i = dew_sheet_place (sheet, place.row);
      place.a = dew_sheet_place (sheet, rows.first);
      place.z = place.a + rows.n - 1;
      put_row (&place, block, &g_array_index (block->rows, DewBlockRow, k), &worths[k], total);
      if (shares != NULL)
        shares[k] = worths[k].share;
    }
  return rows;
}

guint
_dew_working_carry (DewPaper   *paper,
                    const char *step,
                    const char *partner,
                    const char *amount,
                    gint64      value)
{
  DewSheet *sheet = find_sheet (paper, OF_PENCE);
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, DEW_WORKING_STEP, step);
  dew_sheet_text (sheet, row, DEW_WORKING_PARTNER, partner);
  dew_sheet_formula (sheet, row, DEW_WORKING_AMOUNT, DEW_CELL_PENCE, ABS (value), 0, "=ABS(%s)", amount);
  dew_sheet_formula (sheet, row, DEW_WORKING_SHARE, DEW_CELL_PENCE, value, 0, "=%s", amount);
  return row;
}
