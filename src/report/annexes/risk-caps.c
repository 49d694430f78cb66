/* risk-caps.c: what partners bear at most, round by round: what is over a cap, and who takes it over. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

/* ---- Who is in it ---- */

static const DewWorkPart *
find_part (const DewWork *work,
           gint64         partner)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).partner == partner)
      return &g_array_index (work->parts, DewWorkPart, i);
  return NULL;
}

/* Who may bear something by the rule once inputs are changed. */
static gboolean
takes_part (const DewRiskCaps *caps,
            gint64             partner)
{
  const GPtrArray *works = caps->steps->side->plan->works;

  for (guint i = 0; i < works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (works, i);

      if (work->kind != DEW_WORK_SPREAD && work->kind != DEW_WORK_ALIGNED && work->rule_of == caps->work->rule_of && find_part (work, partner) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
free_cap (gpointer data)
{
  DewRiskCap *cap = data;

  g_free (cap->address);
  g_free (cap);
}

static void
add_cap (DewRiskCaps       *caps,
         DewRiskCap        *cap,
         const DewPartner  *partner,
         const DewWorkPart *part)
{
  const DewRiskLimit about = { .what = _("What it bears at most"), .partner = partner->name, .may_be_none = TRUE };

  cap->address = _dew_risk_limit (caps->steps, caps->label, &part->limit, caps->work->rule_of, &about, &cap->value, NULL);
  caps->n_capped++;
}

void
_dew_risk_caps_start (DewRiskCaps *caps)
{
  const DewPaper *paper = caps->steps->pool->risk->paper;

  caps->list = g_ptr_array_new_with_free_func (free_cap);
  for (guint p = 0; p < paper->partners->len; p++)
    {
      const DewPartner *partner = _dew_paper_partner (paper, p);
      const DewWorkPart *part = find_part (caps->work, partner->id);
      DewRiskCap *cap;

      if (!takes_part (caps, partner->id))
        continue;

      cap = g_new0 (DewRiskCap, 1);
      cap->partner = p;
      cap->before = caps->borne_values[p];
      cap->uncapped = part != NULL ? part->uncapped : 0;
      if (part != NULL && part->limit.value >= 0)
        add_cap (caps, cap, partner, part);
      g_ptr_array_add (caps->list, cap);
    }
}

void
_dew_risk_caps_clear (DewRiskCaps *caps)
{
  g_ptr_array_unref (caps->list);
}

/* ---- What a round is worth ---- */

static gint64
find_over (const DewRiskCap *cap)
{
  if (cap->address == NULL || ABS (cap->before) <= cap->value)
    return 0;
  return cap->before < 0 ? cap->before + cap->value : cap->before - cap->value;
}

static gint64
find_weight (const DewRiskCap *cap)
{
  return cap->address != NULL && ABS (cap->before) >= cap->value ? 0 : cap->uncapped;
}

/* ---- A round ---- */

/* Takes over the expression. */
static void
put_cell (const DewRiskCaps *caps,
          guint              row,
          guint              column,
          gint64             value,
          char              *expression)
{
  g_autofree char *owned = expression;

  dew_sheet_formula (caps->steps->pool->risk->paper->working, row, column, DEW_CELL_PENCE, value, 0, "=%s", owned);
}

static char *
say_before (const DewRiskCaps *caps,
            const DewRiskCap  *cap,
            guint              row)
{
  const DewPaper *paper = caps->steps->pool->risk->paper;
  g_autofree char *name = dew_sheet_address (paper->working, row, DEW_WORKING_PARTNER, FALSE, FALSE);
  char *borne;

  if (cap->row > 0)
    return dew_sheet_address (paper->working, cap->row - 1, DEW_WORKING_AFTER, FALSE, FALSE);

  borne = _dew_risk_add_borne (paper, caps->borne, name);
  return borne != NULL ? borne : g_strdup ("0");
}

/* The weight by the last step, whether or not it is below its cap. */
static char *
say_uncapped (const DewRiskCaps *caps,
              const DewRiskCap  *cap,
              guint              row)
{
  const DewPaper *paper = caps->steps->pool->risk->paper;
  g_autofree char *name = dew_sheet_address (paper->working, row, DEW_WORKING_PARTNER, FALSE, FALSE);
  const DewWorkPart part = { .partner = _dew_paper_partner (paper, cap->partner)->id, .portion = { .weight = cap->uncapped } };
  DewWork by = *caps->work;

  by.weights = caps->work->over_by;
  by.counted = caps->work->rule_of;
  return _dew_risk_weigh (caps->steps, &by, &part, name);
}

static void
put_row (const DewRiskCaps *caps,
         DewRiskCap        *cap,
         guint              row)
{
  const DewSheet *sheet = caps->steps->pool->risk->paper->working;
  g_autofree char *before = dew_sheet_address (sheet, row, DEW_WORKING_BEFORE, FALSE, FALSE);
  g_autofree char *limit = dew_sheet_address (sheet, row, DEW_WORKING_CAP, FALSE, FALSE);
  g_autofree char *held = dew_sheet_address (sheet, row, DEW_WORKING_HELD, FALSE, FALSE);
  g_autofree char *share = dew_sheet_address (sheet, row, DEW_WORKING_SHARE, FALSE, FALSE);
  g_autofree char *uncapped = say_uncapped (caps, cap, row);
  gint64 over = find_over (cap);
  gint64 taken = dew_sheet_cell (sheet, row, DEW_WORKING_SHARE)->number;

  put_cell (caps, row, DEW_WORKING_BEFORE, cap->before, say_before (caps, cap, row));
  if (cap->address != NULL)
    put_cell (caps, row, DEW_WORKING_CAP, cap->value, g_strdup (cap->address));
  put_cell (caps, row, DEW_WORKING_HELD, cap->before - over,
            cap->address == NULL ? g_strdup (before)
                                 : g_strdup_printf ("IF(ISNUMBER(%s),SIGN(%s)*MIN(ABS(%s),%s),%s)", limit, before, before, limit, before));
  put_cell (caps, row, DEW_WORKING_OVER, over, g_strdup_printf ("%s-%s", before, held));
  put_cell (caps, row, DEW_WORKING_AFTER, cap->before - over + taken, g_strdup_printf ("%s+%s", held, share));
  dew_sheet_formula (caps->steps->pool->risk->paper->working, row, DEW_WORKING_UNCAPPED, DEW_CELL_COUNT, cap->uncapped, 0, "=%s", uncapped);

  cap->before += taken - over;
  cap->row = row + 1;
}

static void
add_to_block (const DewRiskCaps *caps,
              DewBlock          *block,
              const DewRiskCap  *cap,
              guint              k)
{
  DewPaper *paper = caps->steps->pool->risk->paper;
  g_autofree char *before = _dew_working_cell (paper, k, DEW_WORKING_BEFORE);
  g_autofree char *limit = _dew_working_cell (paper, k, DEW_WORKING_CAP);
  g_autofree char *uncapped = _dew_working_cell (paper, k, DEW_WORKING_UNCAPPED);
  char *weight = cap->address == NULL ? g_strdup (uncapped)
                                      : g_strdup_printf ("IF(AND(ISNUMBER(%s),ABS(%s)>=%s),0,%s)", limit, before, limit, uncapped);

  _dew_block_add (block, _dew_paper_partner (paper, cap->partner)->name, weight, find_weight (cap), NULL);
}

/* What is over cannot be shared by weights of which one is less than nothing, nor go to a lead that there is not. */
static void
refuse_round (const DewRiskCaps *caps,
              const DewRiskStep *step,
              DewSpan            rows)
{
  g_autofree char *uncapped = dew_sheet_range (caps->steps->pool->risk->paper->working, rows.first, rows.n, DEW_WORKING_UNCAPPED, TRUE);
  gint64 least = 0, most = 0;

  for (guint i = 0; i < caps->list->len; i++)
    {
      const DewRiskCap *cap = g_ptr_array_index (caps->list, i);

      least = MIN (least, cap->uncapped);
      most = MAX (most, cap->uncapped);
    }

  if (caps->work->over_by == DEW_BASIS_ONE && most == 0)
    _dew_risk_refuse (caps->steps->side, g_strdup_printf ("%s<>0", step->amount), step->value != 0);
  _dew_risk_refuse (caps->steps->side, g_strdup_printf ("AND(%s<>0,MIN(%s)<0)", step->amount, uncapped), step->value != 0 && least < 0);
}

static DewSpan
put_block (DewRiskCaps *caps,
           DewRiskStep *step)
{
  DewPaper *paper = caps->steps->pool->risk->paper;
  DewBlock block;
  DewSpan rows;

  step->value = 0;
  for (guint i = 0; i < caps->list->len; i++)
    step->value += find_over (g_ptr_array_index (caps->list, i));

  _dew_block_init (&block, step->step, step->amount, step->value);
  for (guint i = 0; i < caps->list->len; i++)
    add_to_block (caps, &block, g_ptr_array_index (caps->list, i), i);
  rows = _dew_working_block (paper, &block, NULL);
  _dew_block_clear (&block);
  return rows;
}

/* What nobody takes over is for decision. It was taken before, so that what is left stays as it is. */
void
_dew_risk_caps_round (DewRiskCaps *caps,
                      DewRiskStep *step,
                      gboolean     first)
{
  DewRiskSide *side = caps->steps->side;
  DewPaper *paper = caps->steps->pool->risk->paper;
  DewSpan rows = put_block (caps, step);
  g_autofree char *over = dew_sheet_range (paper->working, rows.first, rows.n, DEW_WORKING_OVER, TRUE);
  g_autofree char *shares = dew_sheet_range (paper->working, rows.first, rows.n, DEW_WORKING_SHARE, TRUE);
  g_autofree char *open = g_strdup_printf ("%s-SUM(%s)", step->amount, shares);

  dew_sheet_formula (caps->steps->pool->risk->steps, step->row, DEW_STEPS_AMOUNT, DEW_CELL_PENCE, step->value, 0, "=SUM(%s)", over);
  side->open_value += step->value;
  for (guint i = 0; i < rows.n; i++)
    {
      DewRiskCap *cap = g_ptr_array_index (caps->list, i);
      gint64 taken = dew_sheet_cell (paper->working, rows.first + i, DEW_WORKING_SHARE)->number;

      side->open_value -= taken;
      side->shares[cap->partner] += taken - find_over (cap);
      put_row (caps, cap, rows.first + i);
    }

  _dew_risk_add (side->open, open);
  _dew_risk_note_borne (side->borne, rows, TRUE);
  if (first)
    refuse_round (caps, step, rows);
}
