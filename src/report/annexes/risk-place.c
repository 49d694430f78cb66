/* risk-place.c: a rule that takes in steps: what of the variance falls under it runs through them, line by line where that matters. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

/* What of a line the steps have left. */
typedef struct {
  gint64 line;                  /* id */
  guint  row;                   /* of the working: where its name stands */
  char  *left;                  /* an expression, within the working */
  gint64 value;
} LineLeft;

/* A rule while its steps are written. */
typedef struct {
  DewRiskSteps *steps;
  gint64        rule_of;
  const char   *label;          /* of its first step; the others are numbered within it */
  guint         n;              /* how many it has so far */
  GPtrArray    *works;          /* const DewWork *: those of the rule */
  GArray       *lines;          /* LineLeft; empty where nothing was spread */
  char         *under;          /* an expression worth what is left under the rule, in the sheet of steps */
  gint64        under_value;
  char         *opening;        /* and what there was */
  gint64        opening_value;
  GString      *drawn;          /* an expression worth what was drawn from reserves and carved out, "" before */
  gint64        drawn_value;
  GString      *banded;         /* what reached the bands so far, as a size */
  gint64        banded_value;
  guint         above;          /* the row of the limit of the band before; 0: none */
  GArray       *borne;          /* DewRiskSpan: what caps are for */
  gint64       *borne_values;   /* by partner index */
} Place;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewRiskStep, _dew_risk_step_clear)

/* ---- Which rules ---- */

static gboolean
is_of (const DewWork *work,
       gint64         rule_of)
{
  return work->kind != DEW_WORK_SPREAD && work->kind != DEW_WORK_ALIGNED && work->rule_of == rule_of;
}

/* It needs more than the amount of its lines. */
static gboolean
takes_in_steps (const DewWork *work)
{
  switch (work->kind)
    {
    case DEW_WORK_OWN:
    case DEW_WORK_HELD:
      return work->limited;
    case DEW_WORK_SHARE:
      return work->limited || (work->counted != work->rule_of && work->place == work->rule_of);
    case DEW_WORK_SPREAD:
    case DEW_WORK_ALIGNED:
      return FALSE;
    case DEW_WORK_LINES:
    case DEW_WORK_OFFSET:
    case DEW_WORK_ACROSS:
    case DEW_WORK_RESERVE:
    case DEW_WORK_CARVED:
    case DEW_WORK_DECIDED:
    case DEW_WORK_OPEN:
    case DEW_WORK_CAP:
    default:
      return TRUE;
    }
}

gboolean
_dew_risk_is_stepped (const DewShare *plan,
                      gint64          rule_of)
{
  for (guint i = 0; i < plan->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (plan->works, i);

      if (is_of (work, rule_of) && takes_in_steps (work))
        return TRUE;
    }
  return FALSE;
}

gboolean
_dew_risk_any_stepped (const DewShare *plan)
{
  for (guint i = 0; i < plan->works->len; i++)
    if (takes_in_steps (g_ptr_array_index (plan->works, i)))
      return TRUE;

  /* A limit that only has to be reported refuses, too, where there is no budget that it can be a part of. */
  return plan->budgets->len > 0;
}

GArray *
_dew_risk_lines_of (const DewShare *plan,
                    gint64          rule_of)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < plan->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (plan->works, i);

      for (guint k = 0; is_of (work, rule_of) && k < work->lines->len; k++)
        if (g_hash_table_add (seen, &g_array_index (work->lines, gint64, k)))
          g_array_append_val (lines, g_array_index (work->lines, gint64, k));
    }
  return lines;
}

/* Whether what a work takes has to be told line by line. */
static gboolean
is_by_line (const DewWork *work)
{
  return work->kind == DEW_WORK_OWN || (work->kind == DEW_WORK_SHARE && work->counted != work->rule_of);
}

/* Whether the work at `from`, or one behind it, is so. */
static gboolean
needs_lines (const Place *place,
             guint        from)
{
  for (guint i = from; i < place->works->len; i++)
    if (is_by_line (g_ptr_array_index (place->works, i)))
      return place->lines->len > 0;
  return FALSE;
}

/* ---- Rows ---- */

static char *
step_cell (const Place       *place,
           const DewRiskStep *step,
           guint              column)
{
  return dew_sheet_address (place->steps->pool->risk->steps, step->row, column, FALSE, FALSE);
}

static void
put_pence (const Place       *place,
           const DewRiskStep *step,
           guint              column,
           gint64             value,
           const char        *expression)
{
  dew_sheet_formula (place->steps->pool->risk->steps, step->row, column, DEW_CELL_PENCE, value, 0, "=%s", expression);
}

static char *
next_label (Place *place)
{
  return g_strdup_printf ("%s.%u", place->label, ++place->n);
}

/* A step finds what is left under the rule. */
static void
start_step (Place       *place,
            DewRiskStep *step,
            const char  *what,
            const char  *basis)
{
  g_autofree char *label = next_label (place);

  _dew_risk_step_start (place->steps, step, label, what, basis);
  put_pence (place, step, DEW_STEPS_UNDER, place->under_value, place->under);
}

/* And takes its amount from that. */
static void
take (Place             *place,
      const DewRiskStep *step)
{
  g_autofree char *under = step_cell (place, step, DEW_STEPS_UNDER);
  g_autofree char *amount = step_cell (place, step, DEW_STEPS_AMOUNT);

  g_free (place->under);
  place->under = g_strdup_printf ("%s-%s", under, amount);
  place->under_value -= step->value;
}

static void
put_amount (const Place *place,
            DewRiskStep *step,
            gint64       value,
            const char  *expression)
{
  step->value = value;
  put_pence (place, step, DEW_STEPS_AMOUNT, value, expression);
}

static const char *
label_of (const Place       *place,
          const DewRiskStep *step)
{
  return dew_sheet_cell (place->steps->pool->risk->steps, step->row, DEW_STEPS_STEP)->text;
}

/* ---- Lines ---- */

static void
clear_line (gpointer data)
{
  g_free (((LineLeft *) data)->left);
}

/* What fell on each when the variance was spread. */
static void
list_lines (Place        *place,
            const GArray *ids)
{
  const DewRiskSteps *steps = place->steps;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, i);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (steps->spread_row, id));
      LineLeft line = { .line = *id, .row = row - 1 };

      line.left = dew_sheet_address (steps->pool->risk->paper->working, line.row, DEW_WORKING_SHARE, FALSE, FALSE);
      line.value = *(const gint64 *) g_hash_table_lookup (steps->spread_share, id);
      g_array_append_val (place->lines, line);
    }
}

/* From every line in proportion to what is left of it. `goes_to` is where it goes, a label each. */
static DewSpan
take_from_lines (Place             *place,
                 const DewRiskStep *step,
                 const char *const *goes_to,
                 gint64            *shares)
{
  DewPaper *paper = place->steps->pool->risk->paper;
  DewBlock block;
  DewSpan rows;

  _dew_block_init (&block, step->step, step->amount, step->value);
  for (guint i = 0; i < place->lines->len; i++)
    {
      const LineLeft *line = &g_array_index (place->lines, LineLeft, i);

      _dew_block_add (&block, dew_sheet_cell (paper->working, line->row, DEW_WORKING_PARTNER)->text, g_strdup_printf ("ABS(%s)", line->left),
                      ABS (line->value), goes_to[i]);
    }
  rows = _dew_working_block (paper, &block, shares);
  _dew_block_clear (&block);

  for (guint i = 0; i < place->lines->len; i++)
    {
      LineLeft *line = &g_array_index (place->lines, LineLeft, i);
      g_autofree char *before = line->left;
      g_autofree char *share = dew_sheet_address (paper->working, rows.first + i, DEW_WORKING_SHARE, FALSE, FALSE);

      line->left = g_strdup_printf ("%s-%s", before, share);
      line->value -= shares[i];
    }
  return rows;
}

/* Of a step that takes whatever line it comes from. */
static void
take_whole (Place             *place,
            const DewRiskStep *step,
            guint              at)
{
  g_autofree gint64 *shares = g_new0 (gint64, place->lines->len);
  g_autofree const char **goes_to = g_new (const char *, place->lines->len);

  take (place, step);
  if (!needs_lines (place, at + 1))
    return;

  for (guint i = 0; i < place->lines->len; i++)
    goes_to[i] = label_of (place, step);
  take_from_lines (place, step, goes_to, shares);
}

/* ---- Steps that take some ---- */

static void
put_across (Place         *place,
            const DewWork *work)
{
  g_autofree char *what = g_strdup_printf (_("%s: each pool is taken by itself here"), work->title);
  g_auto (DewRiskStep) step = { 0 };

  start_step (place, &step, what, work->basis);
  put_amount (place, &step, 0, "0");
  _dew_risk_step_finish (place->steps, &step, NULL, 0);
}

static void
note_drawn (Place             *place,
            const DewRiskStep *step)
{
  g_autofree char *amount = step_cell (place, step, DEW_STEPS_AMOUNT);

  _dew_risk_add (place->drawn, amount);
  place->drawn_value += step->value;
}

static void
put_reserve (Place         *place,
             const DewWork *work,
             guint          at)
{
  DewRiskSide *side = place->steps->side;
  const DewRiskLimit about = { .what = work->title };
  g_auto (DewRiskStep) step = { 0 };
  g_autofree char *limit = NULL;
  g_autofree char *formula = NULL;
  g_autofree char *amount = NULL;
  gint64 pence;

  start_step (place, &step, work->title, work->basis);
  limit = _dew_risk_limit (place->steps, label_of (place, &step), &work->limit, place->rule_of, &about, &pence, NULL);
  put_pence (place, &step, DEW_STEPS_LIMIT, pence, limit);
  formula = g_strdup_printf ("MIN(MAX(I%1$u,0),J%1$u)", dew_sheet_place (place->steps->pool->risk->steps, step.row));
  put_amount (place, &step, MIN (MAX (place->under_value, 0), pence), formula);
  _dew_risk_add (side->reserve, step.amount);
  side->reserve_value += step.value;
  note_drawn (place, &step);
  amount = step_cell (place, &step, DEW_STEPS_AMOUNT);
  _dew_risk_step_finish (place->steps, &step, amount, step.value);
  take_whole (place, &step, at);
}

static void
put_carved (Place         *place,
            const DewWork *work,
            guint          at)
{
  DewRiskSteps *steps = place->steps;
  DewPaper *paper = steps->pool->risk->paper;
  const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, 0);
  const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);
  const DewRiskLimit about = { .what = work->title, .partner = partner->name };
  g_auto (DewRiskStep) step = { 0 };
  g_autofree char *limit = NULL;
  g_autofree char *formula = NULL;
  g_autofree char *taken = NULL;
  gint64 pence;

  start_step (place, &step, work->title, work->basis);
  limit = _dew_risk_limit (steps, label_of (place, &step), &part->limit, place->rule_of, &about, &pence, NULL);
  put_pence (place, &step, DEW_STEPS_LIMIT, pence, limit);
  formula = g_strdup_printf ("MIN(MAX(I%1$u,0),J%1$u)", dew_sheet_place (steps->pool->risk->steps, step.row));
  put_amount (place, &step, MIN (MAX (place->under_value, 0), pence), formula);

  taken = step_cell (place, &step, DEW_STEPS_AMOUNT);
  note_drawn (place, &step);
  _dew_risk_step_carry (steps, step.step, part->partner, step.amount, step.value, NULL);
  _dew_risk_note_borne (steps->side->borne, (DewSpan) { paper->working->rows->len - 1, 1 }, FALSE);
  _dew_risk_step_finish (steps, &step, taken, step.value);
  take_whole (place, &step, at);
}

/* ---- Steps that take all of a part ---- */

static void
append_banded (Place             *place,
               const DewRiskStep *step)
{
  g_autofree char *amount = step_cell (place, step, DEW_STEPS_AMOUNT);
  g_autofree char *size = g_strdup_printf ("ABS(%s)", amount);

  _dew_risk_add (place->banded, size);
  place->banded_value += ABS (step->value);
}

static void
put_limit (Place              *place,
           DewRiskStep        *step,
           const char         *what,
           const DewWorkLimit *limit,
           gint64             *pence)
{
  gboolean band = limit->taking == DEW_TAKES_BAND;
  const DewRiskLimit about = { .what = what, .above = band ? place->above : 0 };
  guint at;
  g_autofree char *address = _dew_risk_limit (place->steps, label_of (place, step), limit, place->rule_of, &about, pence, &at);

  put_pence (place, step, DEW_STEPS_LIMIT, *pence, address);
  if (band)
    place->above = at;
}

/* How much of what is left under the rule the part is. */
static void
put_part_amount (Place              *place,
                 DewRiskStep        *step,
                 const char         *what,
                 const DewWorkLimit *limit)
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

  put_amount (place, step, under < 0 ? -size : size, formula);
  if (limit->taking == DEW_TAKES_BAND)
    append_banded (place, step);
}

/* Over partners by weights, into the pool, or to nobody. */
static void
put_sharing (Place             *place,
             DewRiskStep       *step,
             const DewWork     *work)
{
  DewRiskSteps *steps = place->steps;
  DewRiskSide *side = steps->side;
  DewPaper *paper = steps->pool->risk->paper;
  guint first = paper->working != NULL ? paper->working->rows->len : 0;
  g_autofree char *amount = step_cell (place, step, DEW_STEPS_AMOUNT);
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

  sum = _dew_risk_step_share (steps, step, work, label_of (place, step), place->borne_values);
  if (rows.n > 0)
    {
      _dew_risk_note_borne (side->borne, rows, FALSE);
      _dew_risk_note_borne (place->borne, rows, FALSE);
      range = dew_sheet_range (paper->working, rows.first, rows.n, DEW_WORKING_SHARE, TRUE);
      taken = g_strdup_printf ("SUM(%s)", range);
    }
  _dew_risk_step_finish (steps, step, taken, sum);
}

static void
put_simple_part (Place         *place,
                 const DewWork *work,
                 guint          at)
{
  g_auto (DewRiskStep) step = { 0 };

  start_step (place, &step, work->title, work->basis);
  put_part_amount (place, &step, work->part_title != NULL ? work->part_title : work->title, &work->limit);
  put_sharing (place, &step, work);
  take_whole (place, &step, at);
}

/* ---- Parts line by line ---- */

/* A part while each of its lines goes to the work that it falls to. */
typedef struct {
  DewSpan   rows;               /* of the working */
  gint64   *shares;             /* by line */
} Part;

static const LineLeft *
find_line (const Place *place,
           gint64       id,
           guint       *at)
{
  for (*at = 0; *at < place->lines->len; ++*at)
    if (g_array_index (place->lines, LineLeft, *at).line == id)
      return &g_array_index (place->lines, LineLeft, *at);
  return NULL;
}

static void
put_own (Place             *place,
         const Part        *part,
         const DewRiskStep *step,
         const DewWork     *work)
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
      const LineLeft *line = find_line (place, mine->line, &at);
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
put_line_work (Place         *place,
               const Part    *part,
               const DewWork *work)
{
  DewRiskSteps *steps = place->steps;
  DewPaper *paper = steps->pool->risk->paper;
  g_autofree char *label = next_label (place);
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
  name = step_cell (place, &step, DEW_STEPS_STEP);
  formula = g_strdup_printf ("SUMPRODUCT(EXACT(%s,%s)*%s)", goes_to, name, shares);
  put_amount (place, &step, value, formula);
  if (work->kind == DEW_WORK_OWN)
    put_own (place, part, &step, work);
  else
    put_sharing (place, &step, work);
}

/* The label of the work of the part, from `at` on, that a line falls to: they are numbered after the part itself. */
static char *
label_line (const Place *place,
            guint        at,
            guint        n,
            gint64       line)
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

static void
put_line_part (Place *place,
               guint  at,
               guint  n)
{
  const DewWork *first = g_ptr_array_index (place->works, at);
  g_autofree char *what = g_strdup_printf (_("%s: line by line; nothing is borne yet"), first->part_title != NULL ? first->part_title : _("All that is left"));
  g_autofree gint64 *shares = g_new0 (gint64, place->lines->len);
  g_autoptr (GPtrArray) goes_to = g_ptr_array_new_with_free_func (g_free);
  Part part = { .shares = shares };
  g_auto (DewRiskStep) step = { 0 };

  start_step (place, &step, what, _("What is left of each line"));
  put_part_amount (place, &step, first->part_title != NULL ? first->part_title : first->title, &first->limit);
  _dew_risk_step_finish (place->steps, &step, NULL, 0);
  for (guint i = 0; i < place->lines->len; i++)
    g_ptr_array_add (goes_to, label_line (place, at, n, g_array_index (place->lines, LineLeft, i).line));
  part.rows = take_from_lines (place, &step, (const char *const *) goes_to->pdata, shares);
  take (place, &step);

  for (guint i = 0; i < n; i++)
    put_line_work (place, &part, g_ptr_array_index (place->works, at + i));
}

/* ---- Decided ---- */

static void
put_decided (Place         *place,
             const DewWork *work,
             guint          at)
{
  DewRiskSteps *steps = place->steps;
  DewPaper *paper = steps->pool->risk->paper;
  g_autoptr (GPtrArray) amounts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sum = g_string_new ("0");
  g_auto (DewRiskStep) step = { 0 };
  g_autofree char *under = NULL;
  g_autofree char *total = NULL;
  g_autofree char *formula = NULL;
  g_autofree char *taken = NULL;
  gint64 all = 0, left = place->under_value;
  gboolean good;

  start_step (place, &step, work->title, work->basis);
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);
      const DewRiskLimit about = { .what = work->title, .partner = partner->name, .signed_ = TRUE };
      gint64 pence;

      g_ptr_array_add (amounts, _dew_risk_limit (steps, label_of (place, &step), &part->limit, place->rule_of, &about, &pence, NULL));
      g_string_append_printf (sum, "+%s", (const char *) amounts->pdata[i]);
      all += pence;
    }

  good = all == left || all == -left;
  under = dew_sheet_address (steps->pool->risk->steps, step.row, DEW_STEPS_UNDER, TRUE, TRUE);
  total = dew_sheet_address (steps->pool->risk->steps, step.row, DEW_STEPS_LIMIT, TRUE, TRUE);
  formula = g_strdup_printf ("IF(OR(%1$s=%2$s,%1$s=-%2$s),%2$s,0)", total, under);
  put_pence (place, &step, DEW_STEPS_LIMIT, all, sum->str);
  put_amount (place, &step, good ? left : 0, formula);
  _dew_risk_refuse (steps->side, g_strdup_printf ("AND(%1$s<>%2$s,%1$s<>-%2$s)", total, under), !good);

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      const char *amount = amounts->pdata[i];
      g_autofree char *share = g_strdup_printf ("IF(%1$s=%2$s,%3$s,IF(%1$s=-%2$s,-%3$s,0))", total, under, amount);
      gint64 value = all == left ? part->limit.value : all == -left ? -part->limit.value : 0;

      _dew_risk_step_carry (steps, step.step, part->partner, share, value, NULL);
    }
  _dew_risk_note_borne (steps->side->borne, (DewSpan) { paper->working->rows->len - work->parts->len, work->parts->len }, FALSE);
  taken = step_cell (place, &step, DEW_STEPS_AMOUNT);
  _dew_risk_step_finish (steps, &step, taken, step.value);
  take_whole (place, &step, at);
}

/* ---- Caps ---- */

static void
put_caps (Place         *place,
          const DewWork *work)
{
  g_autofree char *label = g_strdup_printf ("%s.%u", place->label, place->n + 1);
  DewRiskCaps caps = { .steps = place->steps, .work = work, .borne = place->borne, .borne_values = place->borne_values, .label = label };

  _dew_risk_caps_start (&caps);
  for (guint round = 1; round <= caps.n_capped; round++)
    {
      g_autofree char *next = next_label (place);
      g_autofree char *what = g_strdup_printf (_("%s: what is over, round %u of %u"), work->title, round, caps.n_capped);
      g_auto (DewRiskStep) step = { 0 };

      _dew_risk_step_start (place->steps, &step, next, what, work->basis);
      _dew_risk_caps_round (&caps, &step, round == 1);
      _dew_risk_step_finish (place->steps, &step, NULL, 0);
    }
  _dew_risk_caps_clear (&caps);
}

/* ---- A rule ---- */

/* How many works from there on share one part. */
static guint
count_alike (const Place *place,
             guint        from)
{
  const DewWork *first = g_ptr_array_index (place->works, from);
  guint n = 1;

  while (from + n < place->works->len)
    {
      const DewWork *work = g_ptr_array_index (place->works, from + n);

      if (work->part != first->part || !is_by_line (work))
        break;
      n++;
    }
  return n;
}

/* Returns how many works that were. */
static guint
put_work (Place *place,
          guint  at)
{
  const DewWork *work = g_ptr_array_index (place->works, at);

  switch (work->kind)
    {
    case DEW_WORK_ACROSS:
      put_across (place, work);
      return 1;
    case DEW_WORK_RESERVE:
      put_reserve (place, work, at);
      return 1;
    case DEW_WORK_CARVED:
      put_carved (place, work, at);
      return 1;
    case DEW_WORK_DECIDED:
      put_decided (place, work, at);
      return 1;
    case DEW_WORK_CAP:
      put_caps (place, work);
      return place->works->len - at;
    case DEW_WORK_OWN:
    case DEW_WORK_SHARE:
    case DEW_WORK_HELD:
    case DEW_WORK_OPEN:
    case DEW_WORK_SPREAD:
    case DEW_WORK_LINES:
    case DEW_WORK_OFFSET:
    case DEW_WORK_ALIGNED:
    default:
      if (!is_by_line (work))
        {
          put_simple_part (place, work, at);
          return 1;
        }
      put_line_part (place, at, count_alike (place, at));
      return count_alike (place, at);
    }
}

static void
open_place (Place        *place,
            const GArray *lines)
{
  DewRiskSteps *steps = place->steps;
  const DewPaper *paper = steps->pool->risk->paper;
  const DewLine *line = place->rule_of != 0 ? dew_ledger_find (paper->ledger, DEW_TABLE_LINE, place->rule_of) : NULL;
  g_autofree char *what = line != NULL ? g_strdup_printf (_("What falls under the rule of “%s”; nothing is borne yet"), line->name)
                                       : g_strdup (_("What falls under the rule of the pool; nothing is borne yet"));
  g_auto (DewRiskStep) step = { 0 };

  _dew_risk_step_start (steps, &step, place->label, what, "");
  _dew_risk_step_lines (steps, &step, lines, place->rule_of == 0);
  _dew_risk_step_finish (steps, &step, NULL, 0);
  place->opening = step_cell (place, &step, DEW_STEPS_AMOUNT);
  place->under = g_strdup (place->opening);
  place->opening_value = place->under_value = step.value;
  if (steps->spread.n > 0)
    list_lines (place, lines);
}

static void
list_works (Place *place)
{
  const GPtrArray *works = place->steps->side->plan->works;

  for (guint i = 0; i < works->len; i++)
    if (is_of (g_ptr_array_index (works, i), place->rule_of))
      g_ptr_array_add (place->works, g_ptr_array_index (works, i));
}

static void
clear_place (Place *place)
{
  g_ptr_array_unref (place->works);
  g_array_unref (place->lines);
  g_array_unref (place->borne);
  g_string_free (place->drawn, TRUE);
  g_string_free (place->banded, TRUE);
  g_free (place->under);
  g_free (place->opening);
  g_free (place->borne_values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

void
_dew_risk_place (DewRiskSteps *steps,
                 gint64        rule_of,
                 const char   *label)
{
  g_autoptr (GArray) lines = _dew_risk_lines_of (steps->side->plan, rule_of);
  g_auto (Place) place = {
    .steps = steps,
    .rule_of = rule_of,
    .label = label,
    .works = g_ptr_array_new (),
    .lines = g_array_new (FALSE, FALSE, sizeof (LineLeft)),
    .drawn = g_string_new (NULL),
    .banded = g_string_new (NULL),
    .borne = g_array_new (FALSE, FALSE, sizeof (DewRiskSpan)),
    .borne_values = g_new0 (gint64, steps->pool->risk->paper->partners->len),
  };

  g_array_set_clear_func (place.lines, clear_line);
  list_works (&place);
  open_place (&place, lines);
  for (guint at = 0; at < place.works->len;)
    at += put_work (&place, at);
}
