/* risk-steps.c: the steps by which a pool's variance is shared, each with its block of working, as the engine's
 * works have them. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

/* A side while its steps are written. */
typedef struct {
  DewRiskPool *pool;
  DewRiskSide *side;
  GPtrArray   *works;           /* const DewWork *, in the order of the steps, without the spreading */
  GPtrArray   *labels;          /* char *, by work: "Step 2" */
  GHashTable  *step_of;         /* line id -> label */
  GHashTable  *spread_row;      /* line id -> its row of the spread in the working, + 1 */
  GHashTable  *spread_share;    /* line id -> gint64 * */
  DewSpan      spread;
  gboolean     spreadable;      /* no line has less than nothing */
  gint64      *spread_shares;
  char        *before;          /* the formula of what the next step finds, without "=" */
  gint64       before_value;
} Steps;

/* A step while its row is written. */
typedef struct {
  guint  row;                   /* of the sheet of steps */
  char  *step;                  /* "Older People Pooled Fund: Step 2" */
  char  *amount;                /* the address of what it takes */
  gint64 value;
} Step;

/* ---- Order ---- */

/* The pool's own rule, which takes what all others leave. */
static gboolean
takes_rest (const DewWork *work)
{
  return work->place == 0 && (work->kind == DEW_WORK_SHARE || work->kind == DEW_WORK_HELD);
}

static const DewWork *
find_spread (const DewShare *share)
{
  for (guint i = 0; i < share->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (share->works, i);

      if (work->kind == DEW_WORK_SPREAD)
        return work;
    }
  return NULL;
}

static void
list_works (Steps *steps)
{
  const GPtrArray *works = steps->side->plan->works;

  for (guint rest = 0; rest < 2; rest++)
    for (guint i = 0; i < works->len; i++)
      {
        DewWork *work = g_ptr_array_index (works, i);

        if (work->kind != DEW_WORK_SPREAD && takes_rest (work) == (rest == 1))
          g_ptr_array_add (steps->works, work);
      }
}

static void
label_works (Steps    *steps,
             gboolean  spreads)
{
  guint number = steps->pool->n_steps + (spreads ? 1 : 0);

  for (guint i = 0; i < steps->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (steps->works, i);
      char *label = g_strdup_printf (_("Step %u"), ++number);

      g_ptr_array_add (steps->labels, label);
      for (guint k = 0; k < work->lines->len; k++)
        g_hash_table_insert (steps->step_of, &g_array_index (work->lines, gint64, k), label);
    }
}

/* ---- Rows of the sheet of steps ---- */

static void
start_step (Steps      *steps,
            Step       *step,
            const char *label,
            const char *what,
            const char *basis)
{
  DewSheet *sheet = steps->pool->risk->steps;

  step->row = dew_sheet_row (sheet);
  step->step = g_strdup_printf ("%s: %s", steps->pool->pool->name, label);
  step->amount = dew_sheet_address (sheet, step->row, DEW_STEPS_AMOUNT, TRUE, TRUE);
  steps->pool->n_steps++;

  dew_sheet_text (sheet, step->row, DEW_STEPS_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, step->row, DEW_STEPS_STEP, label);
  dew_sheet_text (sheet, step->row, DEW_STEPS_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, step->row, DEW_STEPS_WHAT, what);
  dew_sheet_text (sheet, step->row, DEW_STEPS_BASIS, basis);
  dew_sheet_formula (sheet, step->row, DEW_STEPS_BEFORE, DEW_CELL_PENCE, steps->before_value, 0, "=%s", steps->before);
}

static void
clear_step (Step *step)
{
  g_free (step->step);
  g_free (step->amount);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, clear_step)

static void
put_amount_all (const Steps *steps,
                Step        *step)
{
  DewSheet *sheet = steps->pool->risk->steps;
  g_autofree char *before = dew_sheet_address (sheet, step->row, DEW_STEPS_BEFORE, FALSE, FALSE);

  step->value = steps->before_value;
  dew_sheet_formula (sheet, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=%s", before);
}

/* An expression worth what fell on the lines that go to this step. Free with g_free. */
static char *
add_up_lines (const Steps   *steps,
              Step          *step,
              const DewWork *work)
{
  DewSheet *working = steps->pool->risk->paper->working;
  g_autofree char *goes_to = dew_sheet_range (working, steps->spread.first, steps->spread.n, DEW_WORKING_GOES_TO, TRUE);
  g_autofree char *shares = dew_sheet_range (working, steps->spread.first, steps->spread.n, DEW_WORKING_SHARE, TRUE);
  g_autofree char *label = dew_sheet_address (steps->pool->risk->steps, step->row, DEW_STEPS_STEP, FALSE, FALSE);

  step->value = 0;
  for (guint i = 0; i < work->lines->len; i++)
    step->value += *(gint64 *) g_hash_table_lookup (steps->spread_share, &g_array_index (work->lines, gint64, i));
  return g_strdup_printf ("SUMPRODUCT(EXACT(%s,%s)*%s)", goes_to, label, shares);
}

static void
put_amount_of_lines (const Steps   *steps,
                     Step          *step,
                     const DewWork *work)
{
  g_autofree char *lines = add_up_lines (steps, step, work);

  dew_sheet_formula (steps->pool->risk->steps, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=%s", lines);
}

/* The pool's own rule takes what fell on its lines, and all of it where nothing could be spread by; but nothing where a line has less than nothing, for
 * then what falls on any of them cannot be told. */
static void
put_amount_of_pool (const Steps   *steps,
                    Step          *step,
                    const DewWork *work)
{
  DewPaper *paper = steps->pool->risk->paper;
  DewSheet *sheet = steps->pool->risk->steps;
  g_autofree char *lines = NULL;
  g_autofree char *before = dew_sheet_address (sheet, step->row, DEW_STEPS_BEFORE, FALSE, FALSE);
  g_autofree char *weights = NULL;
  g_autofree char *total = NULL;

  if (steps->spread.n == 0)
    {
      put_amount_all (steps, step);
      return;
    }

  lines = add_up_lines (steps, step, work);
  weights = dew_sheet_range (paper->working, steps->spread.first, steps->spread.n, DEW_WORKING_WEIGHT, TRUE);
  total = dew_sheet_address (paper->working, steps->spread.first, DEW_WORKING_TOTAL, TRUE, TRUE);
  if (dew_sheet_cell (paper->working, steps->spread.first, DEW_WORKING_TOTAL)->number == 0)
    step->value = steps->spreadable ? steps->before_value : 0;
  dew_sheet_formula (sheet, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=IF(%s<>0,%s,IF(MIN(%s)<0,0,%s))",
                     total, lines, weights, before);
}

/* `taken` is the expression, worth `value`, that leaves `before` in this step. */
static void
finish_step (Steps      *steps,
             const Step *step,
             const char *taken,
             gint64      value)
{
  DewSheet *sheet = steps->pool->risk->steps;
  g_autofree char *before = dew_sheet_address (sheet, step->row, DEW_STEPS_BEFORE, FALSE, FALSE);

  steps->before_value -= value;
  g_free (steps->before);
  steps->before = dew_sheet_address (sheet, step->row, DEW_STEPS_AFTER, FALSE, FALSE);
  dew_sheet_formula (sheet, step->row, DEW_STEPS_AFTER, DEW_CELL_PENCE, steps->before_value, 0,
                     "=%s%s%s", before, taken != NULL ? "-" : "", taken != NULL ? taken : "");
}

/* ---- Weights ---- */

static guint
find_node (const Steps *steps,
           gint64       line)
{
  return line == 0 ? steps->pool->node : dew_ledger_node (steps->pool->risk->paper->ledger, DEW_TABLE_LINE, line);
}

/* TRUE when the partner takes part whatever it contributes. */
static gboolean
hosts_or_leads (const Steps *steps,
                gint64       partner)
{
  const DewPool *pool = steps->pool->pool;
  const DewNode *nodes = steps->pool->risk->paper->nodes;

  if (pool->host == partner || (pool->lead_mode == DEW_LEAD_SINGLE && pool->lead == partner))
    return TRUE;
  for (guint i = steps->pool->node + 1; i < nodes[steps->pool->node].end; i++)
    if (nodes[i].line->lead_mode == DEW_LEAD_SINGLE && nodes[i].line->lead == partner)
      return TRUE;
  return FALSE;
}

static char *
weigh_contributions (const Steps   *steps,
                     const DewWork *work,
                     const char    *name)
{
  const DewPaper *paper = steps->pool->risk->paper;
  gboolean aligned = work->kind == DEW_WORK_ALIGNED;
  guint node = find_node (steps, aligned ? work->place : work->counted);
  g_autofree char *gross = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_CURRENT);
  g_autofree char *existing = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_EXISTING);
  g_autofree char *additional = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_ADDITIONAL);
  g_autofree char *income = _dew_lines_sum (paper, node, name, !aligned, DEW_PART_INCOME);

  switch (work->weights)
    {
    case DEW_BASIS_GROSS_OPENING:
      return g_steal_pointer (&existing);
    case DEW_BASIS_NET:
      return g_strdup_printf ("%s-%s", gross, income);
    case DEW_BASIS_NET_OPENING:
      return g_strdup_printf ("%s-MAX(0,%s-%s)", existing, income, additional);
    case DEW_BASIS_GROSS:
    case DEW_BASIS_FIXED:
    case DEW_BASIS_EQUAL:
    case DEW_BASIS_ONE:
    case DEW_BASIS_NONE:
    default:
      return g_steal_pointer (&gross);
    }
}

static DewSheet *
find_rates (DewRisk *risk)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;

  if (risk->rates != NULL)
    return risk->rates;

  scope = _dew_paper_scope (risk->paper);
  title = g_strconcat (_("Fixed percentages of the risk-share rules"), scope, NULL);
  risk->rates = dew_book_add_sheet (risk->paper->book, _("Percentages"), title);
  dew_sheet_about (risk->rates, _("The fixed percentages of the rules: inputs"));
  dew_sheet_note (risk->rates, _("The percentages of a step come to 100, each with at most four decimals."));
  dew_sheet_live_note (risk->rates, _("They may be changed; where they do not come to 100, the step shares nothing."));
  dew_sheet_column (risk->rates, _("Pool"), 0);
  dew_sheet_column (risk->rates, _("Step"), 0);
  dew_sheet_column (risk->rates, _("For"), 0);
  dew_sheet_column (risk->rates, _("Partner"), 0);
  dew_sheet_input_column (risk->rates, _("Percentage, %"), 16);
  dew_sheet_column (risk->rates, _("About the percentage"), 22);
  return risk->rates;
}

static char *
weigh_fixed (const Steps       *steps,
             const char        *label,
             const char        *name,
             const DewWorkPart *part)
{
  DewSheet *sheet = find_rates (steps->pool->risk);
  guint row = dew_sheet_row (sheet);
  g_autofree char *address = dew_sheet_address (sheet, row, DEW_RATES_PERCENT, FALSE, TRUE);

  dew_sheet_text (sheet, row, DEW_RATES_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, row, DEW_RATES_STEP, label);
  dew_sheet_text (sheet, row, DEW_RATES_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, row, DEW_RATES_PARTNER, name);
  dew_sheet_number (sheet, row, DEW_RATES_PERCENT, DEW_CELL_PERCENT, part->portion.weight, DEW_CELL_INPUT);
  dew_sheet_text_formula (sheet, row, DEW_RATES_ABOUT, _("as written"), NULL,
                          "=IF(ROUND(E%u*10000,0)=%" G_GINT64_FORMAT ",\"%s\",\"%s\")", dew_sheet_place (sheet, row),
                          part->portion.weight, _("as written"), _("changed"));
  return g_strdup_printf ("ROUND(%s*10000,0)", address);
}

/* Shows that they come to 100. */
static void
put_rates_total (const Steps *steps,
                 const char  *label,
                 guint        n)
{
  DewSheet *sheet = steps->pool->risk->rates;
  guint row = dew_sheet_row (sheet);
  g_autofree char *range = dew_sheet_range (sheet, row - n, n, DEW_RATES_PERCENT, FALSE);

  dew_sheet_text (sheet, row, DEW_RATES_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, row, DEW_RATES_STEP, label);
  dew_sheet_text (sheet, row, DEW_RATES_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, row, DEW_RATES_PARTNER, _("Total"));
  dew_sheet_formula (sheet, row, DEW_RATES_PERCENT, DEW_CELL_PERCENT, DEW_WHOLE, DEW_CELL_TOTAL, "=SUM(%s)", range);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

static char *
weigh (const Steps       *steps,
       const DewWork     *work,
       const char        *label,
       const DewWorkPart *part,
       const DewPartner  *partner,
       guint              k)
{
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree char *name = _dew_working_label (paper, k);

  switch (work->weights)
    {
    case DEW_BASIS_FIXED:
      return weigh_fixed (steps, label, partner->name, part);
    case DEW_BASIS_EQUAL:
      return hosts_or_leads (steps, part->partner) ? g_strdup ("1")
                                                   : _dew_lines_contributes (paper, steps->pool->node, name);
    case DEW_BASIS_ONE:
    case DEW_BASIS_NONE:
      return g_strdup (part->portion.weight != 0 ? "1" : "0");
    case DEW_BASIS_GROSS:
    case DEW_BASIS_GROSS_OPENING:
    case DEW_BASIS_NET:
    case DEW_BASIS_NET_OPENING:
    default:
      return weigh_contributions (steps, work, name);
    }
}

/* ---- Spreading ---- */

static char *
name_line (const DewPaper *paper,
           const DewLine  *line)
{
  g_autofree char *category = dew_ledger_category_path (paper->ledger, line);

  return category[0] != '\0' ? g_strdup_printf ("%s > %s", category, line->name) : g_strdup (line->name);
}

static void
put_spread (Steps         *steps,
            const DewWork *spread)
{
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree char *label = g_strdup_printf (_("Step %u"), steps->pool->n_steps + 1);
  g_autofree char *what = g_strdup_printf (_("%s; nothing is borne yet"), spread->title);
  g_auto (Step) step = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DewBlock block;

  start_step (steps, &step, label, what, spread->basis);
  put_amount_all (steps, &step);
  finish_step (steps, &step, NULL, 0);

  _dew_block_init (&block, step.step, step.amount, step.value);
  for (guint i = 0; i < spread->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (spread->parts, DewWorkPart, i);
      guint node = find_node (steps, part->line);
      char *name = name_line (paper, paper->nodes[node].line);

      g_ptr_array_add (names, name);
      _dew_block_add (&block, name, _dew_lines_sum (paper, node, NULL, FALSE, DEW_PART_CURRENT), part->portion.weight,
                      g_hash_table_lookup (steps->step_of, &part->line));
    }

  steps->spreadable = TRUE;
  for (guint i = 0; i < spread->parts->len; i++)
    steps->spreadable = steps->spreadable && g_array_index (spread->parts, DewWorkPart, i).portion.weight >= 0;

  steps->spread_shares = g_new0 (gint64, spread->parts->len);
  steps->spread = _dew_working_block (paper, &block, steps->spread_shares);
  _dew_block_clear (&block);

  for (guint i = 0; i < spread->parts->len; i++)
    {
      DewWorkPart *part = &g_array_index (spread->parts, DewWorkPart, i);

      g_hash_table_insert (steps->spread_row, &part->line, GUINT_TO_POINTER (steps->spread.first + i + 1));
      g_hash_table_insert (steps->spread_share, &part->line, &steps->spread_shares[i]);
    }
}

/* ---- Steps ---- */

static void
bear (const Steps *steps,
      gint64       partner,
      gint64       share)
{
  steps->side->shares[dew_ledger_partner_index (steps->pool->risk->paper->ledger, partner)] += share;
}

/* Over partners by weights. Returns what they bear. */
static gint64
put_shared (Steps         *steps,
            const Step    *step,
            const DewWork *work,
            const char    *label)
{
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree gint64 *shares = g_new0 (gint64, work->parts->len);
  DewBlock block;
  gint64 sum = 0;

  _dew_block_init (&block, step->step, step->amount, step->value);
  block.percentages = work->weights == DEW_BASIS_FIXED;
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);

      _dew_block_add (&block, partner->name, weigh (steps, work, label, part, partner, i), part->portion.weight, NULL);
    }
  if (block.percentages)
    put_rates_total (steps, label, work->parts->len);
  _dew_working_block (paper, &block, shares);
  _dew_block_clear (&block);

  for (guint i = 0; i < work->parts->len; i++)
    {
      bear (steps, g_array_index (work->parts, DewWorkPart, i).partner, shares[i]);
      sum += shares[i];
    }
  return sum;
}

/* Line by line to its lead. */
static gint64
put_own (Steps         *steps,
         const Step    *step,
         const DewWork *work)
{
  DewPaper *paper = steps->pool->risk->paper;
  gint64 sum = 0;

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (steps->spread_row, &part->line)) - 1;
      gint64 share = *(gint64 *) g_hash_table_lookup (steps->spread_share, &part->line);
      g_autofree char *amount = dew_sheet_address (paper->working, row, DEW_WORKING_SHARE, FALSE, FALSE);
      g_autofree char *label = g_strdup_printf ("%s: %s", step->step, dew_sheet_cell (paper->working, row, DEW_WORKING_PARTNER)->text);

      _dew_working_carry (paper, label, partner->name, amount, share);
      bear (steps, part->partner, share);
      sum += share;
    }
  return sum;
}

static void
put_held (Steps      *steps,
          const Step *step)
{
  g_autofree char *amount = dew_sheet_address (steps->pool->risk->steps, step->row, DEW_STEPS_AMOUNT, FALSE, FALSE);

  g_string_append_printf (steps->side->held, "%s%s", steps->side->held->len > 0 ? "+" : "", step->amount);
  steps->side->held_value += step->value;
  finish_step (steps, step, amount, step->value);
}

static void
put_borne (Steps         *steps,
           const Step    *step,
           const DewWork *work,
           const char    *label)
{
  DewPaper *paper = steps->pool->risk->paper;
  guint first = paper->working != NULL ? paper->working->rows->len : 0;
  gint64 sum = work->kind == DEW_WORK_OWN ? put_own (steps, step, work) : put_shared (steps, step, work, label);
  g_autofree char *range = NULL;
  g_autofree char *taken = NULL;

  if (work->parts->len > 0)
    {
      range = dew_sheet_range (paper->working, first, work->parts->len, DEW_WORKING_SHARE, TRUE);
      taken = g_strdup_printf ("SUM(%s)", range);
    }
  finish_step (steps, step, taken, sum);
}

static void
put_work (Steps         *steps,
          const DewWork *work,
          const char    *label)
{
  g_auto (Step) step = { 0 };

  start_step (steps, &step, label, work->title, work->basis);
  if (takes_rest (work))
    put_amount_of_pool (steps, &step, work);
  else
    put_amount_of_lines (steps, &step, work);

  if (work->kind == DEW_WORK_HELD)
    put_held (steps, &step);
  else
    put_borne (steps, &step, work, label);
}

/* ---- A side ---- */

char *
_dew_risk_opening (const DewRiskPool *pool,
                   const DewRiskSide *side)
{
  if (side->both)
    return g_strdup_printf ("ROUND(%s*100,0)", pool->variance);
  return g_strdup_printf ("%s(0,ROUND(%s*100,0))", side->direction == DEW_OVER ? "MAX" : "MIN", pool->variance);
}

static void
clear_steps (Steps *steps)
{
  g_ptr_array_unref (steps->works);
  g_ptr_array_unref (steps->labels);
  g_hash_table_unref (steps->step_of);
  g_hash_table_unref (steps->spread_row);
  g_hash_table_unref (steps->spread_share);
  g_free (steps->spread_shares);
  g_free (steps->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Steps, clear_steps)

void
_dew_risk_steps (DewRiskPool *pool,
                 DewRiskSide *side)
{
  DewPaper *paper = pool->risk->paper;
  const DewWork *spread = find_spread (side->plan);
  g_auto (Steps) steps = {
    .pool = pool,
    .side = side,
    .works = g_ptr_array_new (),
    .labels = g_ptr_array_new_with_free_func (g_free),
    .step_of = g_hash_table_new (g_int64_hash, g_int64_equal),
    .spread_row = g_hash_table_new (g_int64_hash, g_int64_equal),
    .spread_share = g_hash_table_new (g_int64_hash, g_int64_equal),
    .before = _dew_risk_opening (pool, side),
    .before_value = side->value,
  };
  guint n_before = pool->n_steps;
  gboolean spreads;

  list_works (&steps);
  spreads = steps.works->len > 0 && spread != NULL && spread->parts->len > 0;
  label_works (&steps, spreads);
  if (spreads)
    put_spread (&steps, spread);

  side->rates.first = pool->risk->rates != NULL ? pool->risk->rates->rows->len : 0;
  side->borne.first = paper->working != NULL ? paper->working->rows->len : 0;
  for (guint i = 0; i < steps.works->len; i++)
    put_work (&steps, g_ptr_array_index (steps.works, i), g_ptr_array_index (steps.labels, i));
  side->borne.n = paper->working != NULL ? paper->working->rows->len - side->borne.first : 0;
  side->rates.n = pool->risk->rates != NULL ? pool->risk->rates->rows->len - side->rates.first : 0;

  if (pool->n_steps > n_before)
    {
      guint last = pool->risk->steps->rows->len - 1;

      g_free (side->left);
      side->left = dew_sheet_address (pool->risk->steps, last, DEW_STEPS_AFTER, TRUE, TRUE);
      side->left_value = steps.before_value;
    }
}
