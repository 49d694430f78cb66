/* risk-parts.c: how much a step of a rule takes of what is left, from which lines, and where it goes. */
#include "dew-risk-place.h"

#include <glib/gi18n-lib.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewRiskStep, _dew_risk_step_clear)

/* Whether what a work takes has to be told line by line. */
gboolean
_dew_risk_is_by_line (const DewWork *work)
{
  return work->kind == DEW_WORK_OWN || (work->kind == DEW_WORK_SHARE && work->counted != work->rule_of);
}

/* Whether the work at `from`, or one behind it, is so. */
gboolean
_dew_risk_needs_lines (const DewRiskPlace *place,
                       guint               from)
{
  for (guint i = from; i < place->works->len; i++)
    if (_dew_risk_is_by_line (g_ptr_array_index (place->works, i)))
      return place->lines->len > 0;
  return FALSE;
}

/* ---- Rows ---- */

char *
_dew_risk_step_cell (const DewRiskPlace       *place,
                     const DewRiskStep        *step,
                     guint                     column)
{
  return dew_sheet_address (place->steps->pool->risk->steps, step->row, column, FALSE, FALSE);
}

void
_dew_risk_put_pence (const DewRiskPlace       *place,
                     const DewRiskStep        *step,
                     guint                     column,
                     gint64                    value,
                     const char               *expression)
{
  dew_sheet_formula (place->steps->pool->risk->steps, step->row, column, DEW_CELL_PENCE, value, 0, "=%s", expression);
}

char *
_dew_risk_next_label (DewRiskPlace *place)
{
  return g_strdup_printf ("%s.%u", place->label, ++place->n);
}

/* A step finds what is left under the rule. */
void
_dew_risk_place_step (DewRiskPlace       *place,
                      DewRiskStep        *step,
                      const char         *what,
                      const char         *basis)
{
  g_autofree char *label = _dew_risk_next_label (place);

  _dew_risk_step_start (place->steps, step, label, what, basis);
  _dew_risk_put_pence (place, step, DEW_STEPS_UNDER, place->under_value, place->under);
}

/* And takes its amount from that. */
static void
take (DewRiskPlace             *place,
      const DewRiskStep        *step)
{
  g_autofree char *under = _dew_risk_step_cell (place, step, DEW_STEPS_UNDER);
  g_autofree char *amount = _dew_risk_step_cell (place, step, DEW_STEPS_AMOUNT);

  g_free (place->under);
  place->under = g_strdup_printf ("%s-%s", under, amount);
  place->under_value -= step->value;
}

void
_dew_risk_put_amount (const DewRiskPlace *place,
                      DewRiskStep        *step,
                      gint64              value,
                      const char         *expression)
{
  step->value = value;
  _dew_risk_put_pence (place, step, DEW_STEPS_AMOUNT, value, expression);
}

const char *
_dew_risk_label_of (const DewRiskPlace       *place,
                    const DewRiskStep        *step)
{
  return dew_sheet_cell (place->steps->pool->risk->steps, step->row, DEW_STEPS_STEP)->text;
}

/* ---- Lines ---- */

/* From every line in proportion to what is left of it. `goes_to` is where it goes, a label each. */
static DewSpan
take_from_lines (DewRiskPlace             *place,
                 const DewRiskStep        *step,
                 const char *const        *goes_to,
                 gint64                   *shares)
{
  DewPaper *paper = place->steps->pool->risk->paper;
  DewBlock block;
  DewSpan rows;

  _dew_block_init (&block, step->step, step->amount, step->value);
  for (guint i = 0; i < place->lines->len; i++)
    {
      const DewRiskLine *line = &g_array_index (place->lines, DewRiskLine, i);

      _dew_block_add (&block, dew_sheet_cell (paper->working, line->row, DEW_WORKING_PARTNER)->text, g_strdup_printf ("ABS(%s)", line->left),
                      ABS (line->value), goes_to[i]);
    }
  rows = _dew_working_block (paper, &block, shares);
  _dew_block_clear (&block);

  for (guint i = 0; i < place->lines->len; i++)
    {
      DewRiskLine *line = &g_array_index (place->lines, DewRiskLine, i);
      g_autofree char *before = line->left;
      g_autofree char *share = dew_sheet_address (paper->working, rows.first + i, DEW_WORKING_SHARE, FALSE, FALSE);

      line->left = g_strdup_printf ("%s-%s", before, share);
      line->value -= shares[i];
    }
  return rows;
}

/* Of a step that takes whatever line it comes from. */
void
_dew_risk_take_whole (DewRiskPlace             *place,
                      const DewRiskStep        *step,
                      guint                     at)
{
  g_autofree gint64 *shares = g_new0 (gint64, place->lines->len);
  g_autofree const char **goes_to = g_new (const char *, place->lines->len);

  take (place, step);
  if (!_dew_risk_needs_lines (place, at + 1))
    return;

  for (guint i = 0; i < place->lines->len; i++)
    goes_to[i] = _dew_risk_label_of (place, step);
  take_from_lines (place, step, goes_to, shares);
}

/* ---- Steps that take all of a part ---- */

static void
append_banded (DewRiskPlace             *place,
               const DewRiskStep        *step)
{
  g_autofree char *amount = _dew_risk_step_cell (place, step, DEW_STEPS_AMOUNT);
  g_autofree char *size = g_strdup_printf ("ABS(%s)", amount);

  _dew_risk_add (place->banded, size);
  place->banded_value += ABS (step->value);
}

static void
put_limit (DewRiskPlace              *place,
           DewRiskStep               *step,
           const char                *what,
           const DewWorkLimit        *limit,
           gint64                    *pence)
{
  gboolean band = limit->taking == DEW_TAKES_BAND;
  const DewRiskLimit about = { .what = what, .above_nothing = band, .above = band ? place->above : 0 };
  guint at;
  g_autofree char *address = _dew_risk_limit (place->steps, _dew_risk_label_of (place, step), limit, place->rule_of, &about, pence, &at);

  _dew_risk_put_pence (place, step, DEW_STEPS_LIMIT, *pence, address);
  if (band)
    place->above = at;
}

/* How much of what is left under the rule the part is. */
static void
put_part_amount (DewRiskPlace              *place,
                 DewRiskStep               *step,
                 const char                *what,
                 const DewWorkLimit        *limit)
{
  guint at = dew_sheet_place (place->steps->pool->risk->steps, step->row);
  const char *banded = place->banded->len > 0 ? place->banded->str : "0";
  const char *drawn = place->drawn->len > 0 ? place->drawn->str : "0";
  gint64 under = place->under_value, pence = 0, size = ABS (under);
  g_autofree char *formula = NULL;

  if (limit->taking != DEW_TAKES_ALL)
    put_limit (place, step, what, limit, &pence);

  switch (limit->taking)
    {
    case DEW_TAKES_UP_TO:
      size = MIN (size, pence);
      formula = g_strdup_printf ("SIGN(I%1$u)*MIN(ABS(I%1$u),J%1$u)", at);
      break;
    case DEW_TAKES_WHILE:
      size = ABS (place->opening_value) - place->drawn_value <= pence ? size : 0;
      formula = g_strdup_printf ("IF(ABS(%2$s)-(%3$s)<=J%1$u,I%1$u,0)", at, place->opening, drawn);
      break;
    case DEW_TAKES_BAND:
      size = MIN (size, MAX (pence - place->banded_value, 0));
      formula = g_strdup_printf ("SIGN(I%1$u)*MIN(ABS(I%1$u),MAX(J%1$u-(%2$s),0))", at, banded);
      break;
    case DEW_TAKES_ALL:
    default:
      formula = g_strdup_printf ("I%u", at);
      break;
    }

  _dew_risk_put_amount (place, step, under < 0 ? -size : size, formula);
  if (limit->taking == DEW_TAKES_BAND)
    append_banded (place, step);
}

/* Over partners by weights, into the pool, or to nobody. */
static void
put_sharing (DewRiskPlace             *place,
             DewRiskStep              *step,
             const DewWork            *work)
{
  DewRiskSteps *steps = place->steps;
  DewRiskSide *side = steps->side;
  DewPaper *paper = steps->pool->risk->paper;
  guint first = paper->working != NULL ? paper->working->rows->len : 0;
  g_autofree char *amount = _dew_risk_step_cell (place, step, DEW_STEPS_AMOUNT);
  DewSpan rows = { first, work->parts->len };
  g_autofree char *range = NULL;
  g_autofree char *taken = NULL;
  gint64 sum;

  if (work->kind == DEW_WORK_HELD || work->kind == DEW_WORK_OPEN)
    {
      _dew_risk_add (work->kind == DEW_WORK_HELD ? side->held : side->open, step->amount);
      *(work->kind == DEW_WORK_HELD ? &side->held_value : &side->open_value) += step->value;
      _dew_risk_step_finish (steps, step, amount, step->value);
      return;
    }

  sum = _dew_risk_step_share (steps, step, work, _dew_risk_label_of (place, step), place->borne_values);
  if (rows.n > 0)
    {
      _dew_risk_note_borne (side->borne, rows, FALSE);
      _dew_risk_note_borne (place->borne, rows, FALSE);
      range = dew_sheet_range (paper->working, rows.first, rows.n, DEW_WORKING_SHARE, TRUE);
      taken = g_strdup_printf ("SUM(%s)", range);
    }
  _dew_risk_step_finish (steps, step, taken, sum);
}

void
_dew_risk_simple_part (DewRiskPlace         *place,
                       const DewWork        *work,
                       guint                 at)
{
  g_auto (DewRiskStep) step = { 0 };

  _dew_risk_place_step (place, &step, work->title, work->basis);
  put_part_amount (place, &step, work->part_title != NULL ? work->part_title : work->title, &work->limit);
  put_sharing (place, &step, work);
  _dew_risk_take_whole (place, &step, at);
}

/* ---- Parts line by line ---- */

/* A part while each of its lines goes to the work that it falls to. */
typedef struct {
  DewSpan   rows;               /* of the working */
  gint64   *shares;             /* by line */
} Part;

static const DewRiskLine *
find_line (const DewRiskPlace *place,
           gint64              id,
           guint              *at)
{
  for (*at = 0; *at < place->lines->len; ++*at)
    if (g_array_index (place->lines, DewRiskLine, *at).line == id)
      return &g_array_index (place->lines, DewRiskLine, *at);
  return NULL;
}

static void
put_own (DewRiskPlace             *place,
         const Part               *part,
         const DewRiskStep        *step,
         const DewWork            *work)
{
  DewRiskSteps *steps = place->steps;
  DewPaper *paper = steps->pool->risk->paper;
  guint first = paper->working->rows->len;
  DewSpan rows = { first, work->parts->len };
  g_autofree char *range = NULL;
  g_autofree char *taken = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *mine = &g_array_index (work->parts, DewWorkPart, i);
      guint at;
      const DewRiskLine *line = find_line (place, mine->line, &at);
      g_autofree char *amount = dew_sheet_address (paper->working, part->rows.first + at, DEW_WORKING_SHARE, FALSE, FALSE);
      g_autofree char *label = g_strdup_printf ("%s: %s", step->step, dew_sheet_cell (paper->working, line->row, DEW_WORKING_PARTNER)->text);

      _dew_risk_step_carry (steps, label, mine->partner, amount, part->shares[at], place->borne_values);
      sum += part->shares[at];
    }

  _dew_risk_note_borne (steps->side->borne, rows, FALSE);
  _dew_risk_note_borne (place->borne, rows, FALSE);
  range = dew_sheet_range (paper->working, rows.first, rows.n, DEW_WORKING_SHARE, TRUE);
  taken = g_strdup_printf ("SUM(%s)", range);
  _dew_risk_step_finish (steps, step, taken, sum);
}

/* A work that takes what of the part fell on its lines. */
static void
put_line_work (DewRiskPlace         *place,
               const Part           *part,
               const DewWork        *work)
{
  DewRiskSteps *steps = place->steps;
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree char *label = _dew_risk_next_label (place);
  g_autofree char *goes_to = dew_sheet_range (paper->working, part->rows.first, part->rows.n, DEW_WORKING_GOES_TO, TRUE);
  g_autofree char *shares = dew_sheet_range (paper->working, part->rows.first, part->rows.n, DEW_WORKING_SHARE, TRUE);
  g_autofree char *name = NULL;
  g_autofree char *formula = NULL;
  g_auto (DewRiskStep) step = { 0 };
  gint64 value = 0;

  for (guint i = 0; i < work->lines->len; i++)
    {
      guint at;

      if (find_line (place, g_array_index (work->lines, gint64, i), &at) != NULL)
        value += part->shares[at];
    }

  _dew_risk_step_start (steps, &step, label, work->title, work->basis);
  name = _dew_risk_step_cell (place, &step, DEW_STEPS_STEP);
  formula = g_strdup_printf ("SUMPRODUCT(EXACT(%s,%s)*%s)", goes_to, name, shares);
  _dew_risk_put_amount (place, &step, value, formula);
  if (work->kind == DEW_WORK_OWN)
    put_own (place, part, &step, work);
  else
    put_sharing (place, &step, work);
}

/* The label of the work of the part, from `at` on, that a line falls to: they are numbered after the part itself. */
static char *
label_line (const DewRiskPlace *place,
            guint               at,
            guint               n,
            gint64              line)
{
  for (guint i = 0; i < n; i++)
    {
      const DewWork *work = g_ptr_array_index (place->works, at + i);

      for (guint k = 0; k < work->lines->len; k++)
        if (g_array_index (work->lines, gint64, k) == line)
          return g_strdup_printf ("%s.%u", place->label, place->n + 1 + i);
    }
  return g_strdup (place->label);
}

void
_dew_risk_line_part (DewRiskPlace *place,
                     guint         at,
                     guint         n)
{
  const DewWork *first = g_ptr_array_index (place->works, at);
  g_autofree char *what = g_strdup_printf (_("%s: line by line; nothing is borne yet"), first->part_title != NULL ? first->part_title : _("All that is left"));
  g_autofree gint64 *shares = g_new0 (gint64, place->lines->len);
  g_autoptr (GPtrArray) goes_to = g_ptr_array_new_with_free_func (g_free);
  Part part = { .shares = shares };
  g_auto (DewRiskStep) step = { 0 };

  _dew_risk_place_step (place, &step, what, _("What is left of each line"));
  put_part_amount (place, &step, first->part_title != NULL ? first->part_title : first->title, &first->limit);
  _dew_risk_step_finish (place->steps, &step, NULL, 0);
  for (guint i = 0; i < place->lines->len; i++)
    g_ptr_array_add (goes_to, label_line (place, at, n, g_array_index (place->lines, DewRiskLine, i).line));
  part.rows = take_from_lines (place, &step, (const char *const *) goes_to->pdata, shares);
  take (place, &step);

  for (guint i = 0; i < n; i++)
    put_line_work (place, &part, g_ptr_array_index (place->works, at + i));
}
