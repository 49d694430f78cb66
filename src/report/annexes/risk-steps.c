/* risk-steps.c: the steps by which a pool's variance is shared, each with its block of working, as the engine's
 * works have them. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

/* ---- Order ---- */

static gboolean
is_stepped (const DewRiskSteps *steps,
            const DewWork      *work)
{
  return steps->side->stepped && work->kind != DEW_WORK_ALIGNED && _dew_risk_is_stepped (steps->side->plan, work->rule_of);
}

/* The pool's own rule, which takes what all others leave. */
static gboolean
takes_rest (const DewRiskSteps *steps,
            const DewWork      *work)
{
  if (is_stepped (steps, work))
    return work->rule_of == 0;

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

/* A rule that takes in steps has all of them in the place of its first work. */
static gboolean
is_later (const DewRiskSteps *steps,
          const DewWork      *work)
{
  if (!is_stepped (steps, work))
    return FALSE;

  for (guint i = 0; i < steps->works->len; i++)
    if (((const DewWork *) g_ptr_array_index (steps->works, i))->rule_of == work->rule_of && is_stepped (steps, g_ptr_array_index (steps->works, i)))
      return TRUE;
  return FALSE;
}

static void
list_works (DewRiskSteps *steps)
{
  const GPtrArray *works = steps->side->plan->works;

  for (guint rest = 0; rest < 2; rest++)
    for (guint i = 0; i < works->len; i++)
      {
        DewWork *work = g_ptr_array_index (works, i);

        if (work->kind != DEW_WORK_SPREAD && takes_rest (steps, work) == (rest == 1) && !is_later (steps, work))
          g_ptr_array_add (steps->works, work);
      }
}

static void
note_lines (DewRiskSteps *steps,
            GArray       *lines,
            char         *label)
{
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_insert (steps->step_of, &g_array_index (lines, gint64, i), label);
  g_ptr_array_add (steps->lines, lines);
}

static void
label_works (DewRiskSteps    *steps,
             gboolean         spreads)
{
  guint number = steps->pool->n_steps + (spreads ? 1 : 0);

  for (guint i = 0; i < steps->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (steps->works, i);
      char *label = g_strdup_printf (_("Step %u"), ++number);

      g_ptr_array_add (steps->labels, label);
      if (is_stepped (steps, work))
        {
          note_lines (steps, _dew_risk_lines_of (steps->side->plan, work->rule_of), label);
          continue;
        }
      for (guint k = 0; k < work->lines->len; k++)
        g_hash_table_insert (steps->step_of, &g_array_index (work->lines, gint64, k), label);
    }
}

/* ---- Rows of the sheet of steps ---- */

void
_dew_risk_step_start (DewRiskSteps      *steps,
                      DewRiskStep       *step,
                      const char        *label,
                      const char        *what,
                      const char        *basis)
{
  DewSheet *sheet = steps->pool->risk->steps;

  step->row = dew_sheet_row (sheet);
  step->step = g_strdup_printf ("%s: %s", steps->pool->pool->name, label);
  step->amount = dew_sheet_address (sheet, step->row, DEW_STEPS_AMOUNT, TRUE, TRUE);

  dew_sheet_text (sheet, step->row, DEW_STEPS_POOL, steps->pool->pool->name);
  dew_sheet_text (sheet, step->row, DEW_STEPS_STEP, label);
  dew_sheet_text (sheet, step->row, DEW_STEPS_FOR, _dew_risk_say_for (steps->side));
  dew_sheet_text (sheet, step->row, DEW_STEPS_WHAT, what);
  dew_sheet_text (sheet, step->row, DEW_STEPS_BASIS, basis);
  dew_sheet_formula (sheet, step->row, DEW_STEPS_BEFORE, DEW_CELL_PENCE, steps->before_value, 0, "=%s", steps->before);
}

void
_dew_risk_step_clear (DewRiskStep *step)
{
  g_free (step->step);
  g_free (step->amount);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewRiskStep, _dew_risk_step_clear)

static void
put_amount_all (const DewRiskSteps *steps,
                DewRiskStep        *step)
{
  DewSheet *sheet = steps->pool->risk->steps;
  g_autofree char *before = dew_sheet_address (sheet, step->row, DEW_STEPS_BEFORE, FALSE, FALSE);

  step->value = steps->before_value;
  dew_sheet_formula (sheet, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=%s", before);
}

/* An expression worth what fell on the lines that go to this step. Free with g_free. */
static char *
add_up_lines (const DewRiskSteps *steps,
              DewRiskStep        *step,
              const GArray       *ids)
{
  DewSheet *working = steps->pool->risk->paper->working;
  g_autofree char *goes_to = dew_sheet_range (working, steps->spread.first, steps->spread.n, DEW_WORKING_GOES_TO, TRUE);
  g_autofree char *shares = dew_sheet_range (working, steps->spread.first, steps->spread.n, DEW_WORKING_SHARE, TRUE);
  g_autofree char *label = dew_sheet_address (steps->pool->risk->steps, step->row, DEW_STEPS_STEP, FALSE, FALSE);

  step->value = 0;
  for (guint i = 0; i < ids->len; i++)
    step->value += *(gint64 *) g_hash_table_lookup (steps->spread_share, &g_array_index (ids, gint64, i));
  return g_strdup_printf ("SUMPRODUCT(EXACT(%s,%s)*%s)", goes_to, label, shares);
}

/* The pool's own rule takes what fell on its lines, and all of it where nothing could be spread by; but nothing where a line has less than nothing, for
 * then what falls on any of them cannot be told. */
static void
put_amount_of_pool (const DewRiskSteps *steps,
                    DewRiskStep        *step,
                    const char         *lines)
{
  DewPaper *paper = steps->pool->risk->paper;
  DewSheet *sheet = steps->pool->risk->steps;
  g_autofree char *before = dew_sheet_address (sheet, step->row, DEW_STEPS_BEFORE, FALSE, FALSE);
  g_autofree char *weights = dew_sheet_range (paper->working, steps->spread.first, steps->spread.n, DEW_WORKING_WEIGHT, TRUE);
  g_autofree char *total = dew_sheet_address (paper->working, steps->spread.first, DEW_WORKING_TOTAL, TRUE, TRUE);

  if (dew_sheet_cell (paper->working, steps->spread.first, DEW_WORKING_TOTAL)->number == 0)
    step->value = steps->spreadable ? steps->before_value : 0;
  dew_sheet_formula (sheet, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=IF(%s<>0,%s,IF(MIN(%s)<0,0,%s))",
                     total, lines, weights, before);
}

void
_dew_risk_step_lines (const DewRiskSteps *steps,
                      DewRiskStep        *step,
                      const GArray       *lines,
                      gboolean            rest)
{
  g_autofree char *sum = NULL;

  if (rest && steps->spread.n == 0)
    {
      put_amount_all (steps, step);
      return;
    }

  sum = add_up_lines (steps, step, lines);
  if (rest)
    put_amount_of_pool (steps, step, sum);
  else
    dew_sheet_formula (steps->pool->risk->steps, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=%s", sum);
}

/* `taken` is the expression, worth `value`, that leaves `before` in this step. */
void
_dew_risk_step_finish (DewRiskSteps      *steps,
                       const DewRiskStep *step,
                       const char        *taken,
                       gint64             value)
{
  DewSheet *sheet = steps->pool->risk->steps;
  g_autofree char *before = dew_sheet_address (sheet, step->row, DEW_STEPS_BEFORE, FALSE, FALSE);

  steps->before_value -= value;
  g_free (steps->before);
  steps->before = dew_sheet_address (sheet, step->row, DEW_STEPS_AFTER, FALSE, FALSE);
  dew_sheet_formula (sheet, step->row, DEW_STEPS_AFTER, DEW_CELL_PENCE, steps->before_value, 0,
                     "=%s%s%s", before, taken != NULL ? "-" : "", taken != NULL ? taken : "");
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
put_spread (DewRiskSteps         *steps,
            const DewWork        *spread)
{
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree char *label = g_strdup_printf (_("Step %u"), ++steps->pool->n_steps);
  g_autofree char *what = g_strdup_printf (_("%s; nothing is borne yet"), spread->title);
  g_auto (DewRiskStep) step = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DewBlock block;

  _dew_risk_step_start (steps, &step, label, what, spread->basis);
  put_amount_all (steps, &step);
  _dew_risk_step_finish (steps, &step, NULL, 0);

  _dew_block_init (&block, step.step, step.amount, step.value);
  for (guint i = 0; i < spread->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (spread->parts, DewWorkPart, i);
      guint node = _dew_risk_find_node (steps, part->line);
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

/* ---- DewRiskSteps ---- */

static void
bear (const DewRiskSteps *steps,
      gint64              partner,
      gint64              share,
      gint64             *borne)
{
  int index = dew_ledger_partner_index (steps->pool->risk->paper->ledger, partner);

  steps->side->shares[index] += share;
  if (borne != NULL)
    borne[index] += share;
}

/* Where the rule takes in steps, percentages that do not come to 100 matter also where there is nothing to share by them. */
static void
check_rates (const DewRiskSteps *steps,
             DewSpan             rows)
{
  g_autofree char *total = dew_sheet_address (steps->pool->risk->paper->working, rows.first, DEW_WORKING_TOTAL, TRUE, TRUE);

  if (steps->side->stepped)
    _dew_risk_refuse (steps->side, g_strdup_printf ("%s=0", total), FALSE);
}

gint64
_dew_risk_step_share (DewRiskSteps      *steps,
                      const DewRiskStep *step,
                      const DewWork     *work,
                      const char        *label,
                      gint64            *borne)
{
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree gint64 *shares = g_new0 (gint64, work->parts->len);
  DewBlock block;
  DewSpan rows;
  gint64 sum = 0;

  _dew_block_init (&block, step->step, step->amount, step->value);
  block.percentages = work->weights == DEW_BASIS_FIXED;
  if (block.percentages)
    g_hash_table_remove_all (steps->rates);
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);

      _dew_block_add (&block, partner->name, _dew_risk_weigh_part (steps, work, label, part, partner, i), part->portion.weight, NULL);
    }
  if (block.percentages)
    _dew_risk_rates_total (steps, label, work->parts->len);
  rows = _dew_working_block (paper, &block, shares);
  _dew_block_clear (&block);
  if (work->weights == DEW_BASIS_FIXED)
    check_rates (steps, rows);

  for (guint i = 0; i < work->parts->len; i++)
    {
      bear (steps, g_array_index (work->parts, DewWorkPart, i).partner, shares[i], borne);
      sum += shares[i];
    }
  return sum;
}

void
_dew_risk_step_carry (DewRiskSteps *steps,
                      const char   *step,
                      gint64        partner,
                      const char   *amount,
                      gint64        value,
                      gint64       *borne)
{
  DewPaper *paper = steps->pool->risk->paper;
  const DewPartner *found = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, partner);

  _dew_working_carry (paper, step, found->name, amount, value);
  bear (steps, partner, value, borne);
}

/* Line by line to its lead. */
static gint64
put_own (DewRiskSteps      *steps,
         const DewRiskStep *step,
         const DewWork     *work)
{
  DewPaper *paper = steps->pool->risk->paper;
  gint64 sum = 0;

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (steps->spread_row, &part->line)) - 1;
      gint64 share = *(gint64 *) g_hash_table_lookup (steps->spread_share, &part->line);
      g_autofree char *amount = dew_sheet_address (paper->working, row, DEW_WORKING_SHARE, FALSE, FALSE);
      g_autofree char *label = g_strdup_printf ("%s: %s", step->step, dew_sheet_cell (paper->working, row, DEW_WORKING_PARTNER)->text);

      _dew_risk_step_carry (steps, label, part->partner, amount, share, NULL);
      sum += share;
    }
  return sum;
}

static void
put_held (DewRiskSteps      *steps,
          const DewRiskStep *step)
{
  g_autofree char *amount = dew_sheet_address (steps->pool->risk->steps, step->row, DEW_STEPS_AMOUNT, FALSE, FALSE);

  _dew_risk_add (steps->side->held, step->amount);
  steps->side->held_value += step->value;
  _dew_risk_step_finish (steps, step, amount, step->value);
}

static void
put_borne (DewRiskSteps         *steps,
           const DewRiskStep    *step,
           const DewWork        *work,
           const char           *label)
{
  DewPaper *paper = steps->pool->risk->paper;
  guint first = paper->working != NULL ? paper->working->rows->len : 0;
  gint64 sum = work->kind == DEW_WORK_OWN ? put_own (steps, step, work) : _dew_risk_step_share (steps, step, work, label, NULL);
  g_autofree char *range = NULL;
  g_autofree char *taken = NULL;

  if (work->parts->len > 0)
    {
      _dew_risk_note_borne (steps->side->borne, (DewSpan) { first, work->parts->len }, FALSE);
      range = dew_sheet_range (paper->working, first, work->parts->len, DEW_WORKING_SHARE, TRUE);
      taken = g_strdup_printf ("SUM(%s)", range);
    }
  _dew_risk_step_finish (steps, step, taken, sum);
}

static void
put_work (DewRiskSteps         *steps,
          const DewWork        *work,
          const char           *label)
{
  g_auto (DewRiskStep) step = { 0 };

  if (is_stepped (steps, work))
    {
      _dew_risk_place (steps, work->rule_of, label);
      return;
    }

  _dew_risk_step_start (steps, &step, label, work->title, work->basis);
  _dew_risk_step_lines (steps, &step, work->lines, takes_rest (steps, work));

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
clear_steps (DewRiskSteps *steps)
{
  g_ptr_array_unref (steps->works);
  g_ptr_array_unref (steps->labels);
  g_hash_table_unref (steps->step_of);
  g_hash_table_unref (steps->spread_row);
  g_hash_table_unref (steps->spread_share);
  g_hash_table_unref (steps->rates);
  g_ptr_array_unref (steps->lines);
  g_free (steps->spread_shares);
  g_free (steps->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewRiskSteps, clear_steps)

static void
free_lines (gpointer lines)
{
  g_array_unref (lines);
}

/* Where some rule takes in steps: nothing is shared unless all limits are such as a rule may have. */
static void
put_end (DewRiskSteps *steps)
{
  DewSheet *sheet = steps->pool->risk->steps;
  DewRiskSide *side = steps->side;
  g_autofree char *label = g_strdup_printf (_("Step %u"), ++steps->pool->n_steps);
  g_autofree char *after = NULL;
  g_auto (DewRiskStep) step = { 0 };

  _dew_risk_step_start (steps, &step, label, _("Left when all steps are done: where it is not 0, or a limit is not valid, the rules cannot be applied"), "");
  after = dew_sheet_address (sheet, step.row, DEW_STEPS_BEFORE, FALSE, FALSE);
  steps->before_value = side->refused_value ? MAX (1, ABS (steps->before_value)) : steps->before_value;
  dew_sheet_formula (sheet, step.row, DEW_STEPS_AFTER, DEW_CELL_PENCE, steps->before_value, 0, "=IF(OR(%s),MAX(1,ABS(%s)),%s)",
                     side->refused->len > 0 ? side->refused->str : "FALSE", after, after);
}

static void
put_works (DewRiskSteps *steps)
{
  DewRiskPool *pool = steps->pool;
  DewRiskSide *side = steps->side;
  guint n_before = pool->risk->steps->rows->len;

  side->rates.first = pool->risk->rates != NULL ? pool->risk->rates->rows->len : 0;
  side->limits.first = pool->risk->limits != NULL ? pool->risk->limits->rows->len : 0;
  pool->n_steps += steps->works->len;
  for (guint i = 0; i < steps->works->len; i++)
    put_work (steps, g_ptr_array_index (steps->works, i), g_ptr_array_index (steps->labels, i));
  side->rates.n = pool->risk->rates != NULL ? pool->risk->rates->rows->len - side->rates.first : 0;
  side->limits.n = pool->risk->limits != NULL ? pool->risk->limits->rows->len - side->limits.first : 0;

  if (side->stepped && pool->risk->steps->rows->len > n_before)
    {
      _dew_risk_check_limits (steps);
      put_end (steps);
    }
}

void
_dew_risk_steps (DewRiskPool *pool,
                 DewRiskSide *side)
{
  const DewWork *spread = find_spread (side->plan);
  g_auto (DewRiskSteps) steps = {
    .pool = pool,
    .side = side,
    .works = g_ptr_array_new (),
    .labels = g_ptr_array_new_with_free_func (g_free),
    .step_of = g_hash_table_new (g_int64_hash, g_int64_equal),
    .spread_row = g_hash_table_new (g_int64_hash, g_int64_equal),
    .spread_share = g_hash_table_new (g_int64_hash, g_int64_equal),
    .rates = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free),
    .lines = g_ptr_array_new_with_free_func (free_lines),
    .before = _dew_risk_opening (pool, side),
    .before_value = side->value,
  };
  guint n_before = pool->risk->steps->rows->len;
  gboolean spreads;

  list_works (&steps);
  spreads = steps.works->len > 0 && spread != NULL && spread->parts->len > 0;
  label_works (&steps, spreads);
  if (spreads)
    put_spread (&steps, spread);
  put_works (&steps);

  if (pool->risk->steps->rows->len > n_before)
    {
      guint last = pool->risk->steps->rows->len - 1;

      g_free (side->left);
      side->left = dew_sheet_address (pool->risk->steps, last, DEW_STEPS_AFTER, TRUE, TRUE);
      side->left_value = steps.before_value;
    }
}
