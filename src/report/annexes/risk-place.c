/* risk-place.c: a rule that takes in steps: what of the variance falls under it runs through them, line by line where that matters. */
#include "dew-risk-place.h"

#include <glib/gi18n-lib.h>

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

/* ---- Steps that take some ---- */

static void
put_across (DewRiskPlace         *place,
            const DewWork        *work)
{
  g_autofree char *what = g_strdup_printf (_("%s: each pool is taken by itself here"), work->title);
  g_auto (DewRiskStep) step = { 0 };

  _dew_risk_place_step (place, &step, what, work->basis);
  _dew_risk_put_amount (place, &step, 0, "0");
  _dew_risk_step_finish (place->steps, &step, NULL, 0);
}

static void
note_drawn (DewRiskPlace             *place,
            const DewRiskStep        *step)
{
  g_autofree char *amount = _dew_risk_step_cell (place, step, DEW_STEPS_AMOUNT);

  _dew_risk_add (place->drawn, amount);
  place->drawn_value += step->value;
}

static void
put_reserve (DewRiskPlace         *place,
             const DewWork        *work,
             guint                 at)
{
  DewRiskSide *side = place->steps->side;
  const DewRiskLimit about = { .what = work->title };
  g_auto (DewRiskStep) step = { 0 };
  g_autofree char *limit = NULL;
  g_autofree char *formula = NULL;
  g_autofree char *amount = NULL;
  gint64 pence;

  _dew_risk_place_step (place, &step, work->title, work->basis);
  limit = _dew_risk_limit (place->steps, _dew_risk_label_of (place, &step), &work->limit, place->rule_of, &about, &pence, NULL);
  _dew_risk_put_pence (place, &step, DEW_STEPS_LIMIT, pence, limit);
  formula = g_strdup_printf ("MIN(MAX(I%1$u,0),J%1$u)", dew_sheet_place (place->steps->pool->risk->steps, step.row));
  _dew_risk_put_amount (place, &step, MIN (MAX (place->under_value, 0), pence), formula);
  _dew_risk_add (side->reserve, step.amount);
  side->reserve_value += step.value;
  note_drawn (place, &step);
  amount = _dew_risk_step_cell (place, &step, DEW_STEPS_AMOUNT);
  _dew_risk_step_finish (place->steps, &step, amount, step.value);
  _dew_risk_take_whole (place, &step, at);
}

static void
put_carved (DewRiskPlace         *place,
            const DewWork        *work,
            guint                 at)
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

  _dew_risk_place_step (place, &step, work->title, work->basis);
  limit = _dew_risk_limit (steps, _dew_risk_label_of (place, &step), &part->limit, place->rule_of, &about, &pence, NULL);
  _dew_risk_put_pence (place, &step, DEW_STEPS_LIMIT, pence, limit);
  formula = g_strdup_printf ("MIN(MAX(I%1$u,0),J%1$u)", dew_sheet_place (steps->pool->risk->steps, step.row));
  _dew_risk_put_amount (place, &step, MIN (MAX (place->under_value, 0), pence), formula);

  taken = _dew_risk_step_cell (place, &step, DEW_STEPS_AMOUNT);
  note_drawn (place, &step);
  _dew_risk_step_carry (steps, step.step, part->partner, step.amount, step.value, NULL);
  _dew_risk_note_borne (steps->side->borne, (DewSpan) { paper->working->rows->len - 1, 1 }, FALSE);
  _dew_risk_step_finish (steps, &step, taken, step.value);
  _dew_risk_take_whole (place, &step, at);
}

/* ---- Decided ---- */

static void
put_decided (DewRiskPlace         *place,
             const DewWork        *work,
             guint                 at)
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

  _dew_risk_place_step (place, &step, work->title, work->basis);
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      const DewPartner *partner = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, part->partner);
      const DewRiskLimit about = { .what = work->title, .partner = partner->name, .may_be_negative = TRUE };
      gint64 pence;

      g_ptr_array_add (amounts, _dew_risk_limit (steps, _dew_risk_label_of (place, &step), &part->limit, place->rule_of, &about, &pence, NULL));
      g_string_append_printf (sum, "+%s", (const char *) amounts->pdata[i]);
      all += pence;
    }

  good = all == left || all == -left;
  under = dew_sheet_address (steps->pool->risk->steps, step.row, DEW_STEPS_UNDER, TRUE, TRUE);
  total = dew_sheet_address (steps->pool->risk->steps, step.row, DEW_STEPS_LIMIT, TRUE, TRUE);
  formula = g_strdup_printf ("IF(OR(%1$s=%2$s,%1$s=-%2$s),%2$s,0)", total, under);
  _dew_risk_put_pence (place, &step, DEW_STEPS_LIMIT, all, sum->str);
  _dew_risk_put_amount (place, &step, good ? left : 0, formula);
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
  taken = _dew_risk_step_cell (place, &step, DEW_STEPS_AMOUNT);
  _dew_risk_step_finish (steps, &step, taken, step.value);
  _dew_risk_take_whole (place, &step, at);
}

/* ---- Caps ---- */

static void
put_caps (DewRiskPlace         *place,
          const DewWork        *work)
{
  g_autofree char *label = g_strdup_printf ("%s.%u", place->label, place->n + 1);
  DewRiskCaps caps = { .steps = place->steps, .work = work, .borne = place->borne, .borne_values = place->borne_values, .label = label };

  _dew_risk_caps_start (&caps);
  for (guint round = 1; round <= caps.n_capped; round++)
    {
      g_autofree char *next = _dew_risk_next_label (place);
      g_autofree char *what = g_strdup_printf (_("%s: what is over, round %u of %u"), work->title, round, caps.n_capped);
      g_auto (DewRiskStep) step = { 0 };

      _dew_risk_step_start (place->steps, &step, next, what, work->basis);
      _dew_risk_caps_round (&caps, &step, round == 1);
      _dew_risk_step_finish (place->steps, &step, NULL, 0);
    }
  _dew_risk_caps_clear (&caps);
}

/* ---- A rule ---- */

static void
clear_line (gpointer data)
{
  g_free (((DewRiskLine *) data)->left);
}

/* What fell on each when the variance was spread. */
static void
list_lines (DewRiskPlace        *place,
            const GArray        *ids)
{
  const DewRiskSteps *steps = place->steps;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, i);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (steps->spread_row, id));
      DewRiskLine line = { .line = *id, .row = row - 1 };

      line.left = dew_sheet_address (steps->pool->risk->paper->working, line.row, DEW_WORKING_SHARE, FALSE, FALSE);
      line.value = *(const gint64 *) g_hash_table_lookup (steps->spread_share, id);
      g_array_append_val (place->lines, line);
    }
}

/* How many works from there on share one part. */
static guint
count_alike (const DewRiskPlace *place,
             guint               from)
{
  const DewWork *first = g_ptr_array_index (place->works, from);
  guint n = 1;

  while (from + n < place->works->len)
    {
      const DewWork *work = g_ptr_array_index (place->works, from + n);

      if (work->part != first->part || !_dew_risk_is_by_line (work))
        break;
      n++;
    }
  return n;
}

/* Returns how many works that were. */
static guint
put_work (DewRiskPlace *place,
          guint         at)
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
      if (!_dew_risk_is_by_line (work))
        {
          _dew_risk_simple_part (place, work, at);
          return 1;
        }
      _dew_risk_line_part (place, at, count_alike (place, at));
      return count_alike (place, at);
    }
}

static void
open_place (DewRiskPlace        *place,
            const GArray        *lines)
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
  place->opening = _dew_risk_step_cell (place, &step, DEW_STEPS_AMOUNT);
  place->under = g_strdup (place->opening);
  place->opening_value = place->under_value = step.value;
  if (steps->spread.n > 0)
    list_lines (place, lines);
}

static void
list_works (DewRiskPlace *place)
{
  const GPtrArray *works = place->steps->side->plan->works;

  for (guint i = 0; i < works->len; i++)
    if (is_of (g_ptr_array_index (works, i), place->rule_of))
      g_ptr_array_add (place->works, g_ptr_array_index (works, i));
}

static void
clear_place (DewRiskPlace *place)
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewRiskPlace, clear_place)

void
_dew_risk_place (DewRiskSteps *steps,
                 gint64        rule_of,
                 const char   *label)
{
  g_autoptr (GArray) lines = _dew_risk_lines_of (steps->side->plan, rule_of);
  g_auto (DewRiskPlace) place = {
    .steps = steps,
    .rule_of = rule_of,
    .label = label,
    .works = g_ptr_array_new (),
    .lines = g_array_new (FALSE, FALSE, sizeof (DewRiskLine)),
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
