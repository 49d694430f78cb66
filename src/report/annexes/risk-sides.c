/* risk-sides.c: how a pool's overspend is shared, and how its underspend: what the engine says of either. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shapes do not depend on the size of the variance, but nothing has none. */
static gint64
make_probe (gint64       variance,
            DewDirection direction)
{
  gint64 size = variance != 0 ? ABS (variance) : 100;

  return direction == DEW_OVER ? size : -size;
}

static void
ask_side (DewRiskPool  *pool,
          DewDirection  direction)
{
  const DewPaper *paper = pool->risk->paper;
  DewRiskSide *side = &pool->sides[direction];
  g_autoptr (GError) reason = NULL;
  DewShareQuery query = {
    .pool = pool->pool->id,
    .year = paper->year,
    .variance = make_probe (pool->value, direction),
    .as_at = paper->in_force,
    .scenario = paper->scenario,
    .totals = paper->totals,
  };

  side->direction = direction;
  side->shares = g_new0 (gint64, paper->partners->len);
  side->reserve = g_string_new (NULL);
  side->held = g_string_new (NULL);
  side->open = g_string_new (NULL);
  side->refused = g_string_new (NULL);
  side->borne = g_array_new (FALSE, FALSE, sizeof (DewRiskSpan));
  side->told = dew_share (paper->ledger, &query, &reason);
  if (side->told == NULL)
    side->reason = g_strdup (reason->message);

  query.plan = TRUE;
  side->plan = dew_share (paper->ledger, &query, NULL);
  side->stepped = side->plan != NULL && _dew_risk_any_stepped (side->plan);
  side->kept = _dew_risk_must_keep (side);
}

static gboolean
same_lines (const GArray *a,
            const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static gboolean
same_work (const DewWork *a,
           const DewWork *b)
{
  if (a->kind != b->kind || a->place != b->place || a->weights != b->weights || a->counted != b->counted ||
      a->parts->len != b->parts->len || !same_lines (a->lines, b->lines))
    return FALSE;

  for (guint i = 0; i < a->parts->len; i++)
    {
      const DewWorkPart *one = &g_array_index (a->parts, DewWorkPart, i);
      const DewWorkPart *other = &g_array_index (b->parts, DewWorkPart, i);

      if (one->partner != other->partner || one->line != other->line || one->portion.weight != other->portion.weight)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_steps (const DewShare *a,
            const DewShare *b)
{
  if (a == NULL || b == NULL || a->works->len != b->works->len)
    return FALSE;

  for (guint i = 0; i < a->works->len; i++)
    if (!same_work (g_ptr_array_index (a->works, i), g_ptr_array_index (b->works, i)))
      return FALSE;
  return TRUE;
}

void
_dew_risk_ask (DewRiskPool *pool)
{
  const DewRiskPool *followed = _dew_risk_followed (pool);

  _dew_risk_find_variance (pool);
  ask_side (pool, DEW_OVER);
  ask_side (pool, DEW_UNDER);
  pool->active = &pool->sides[pool->value < 0 ? DEW_UNDER : DEW_OVER];
  pool->active->value = pool->value;
  pool->active->both = !pool->active->stepped && (followed == NULL || followed->active->both) &&
                       same_steps (pool->sides[DEW_OVER].plan, pool->sides[DEW_UNDER].plan);
}

void
_dew_risk_forget (DewRiskPool *pool)
{
  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      g_clear_pointer (&pool->sides[i].plan, dew_share_free);
      g_clear_pointer (&pool->sides[i].told, dew_share_free);
    }
}

void
_dew_risk_clear (DewRiskPool *pool)
{
  _dew_risk_forget (pool);
  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      DewRiskSide *side = &pool->sides[i];

      g_free (side->reason);
      g_free (side->shares);
      g_free (side->left);
      if (side->held == NULL)
        continue;
      g_string_free (side->reserve, TRUE);
      g_string_free (side->held, TRUE);
      g_string_free (side->open, TRUE);
      g_string_free (side->refused, TRUE);
      g_array_unref (side->borne);
    }
  g_array_unref (pool->rows);
  g_free (pool->left);
  g_free (pool->variance);
  g_free (pool->sign);
  g_free (pool->again);
  g_free (pool->budgets_before);
}

gboolean
_dew_risk_used (const DewRiskPool *pool,
                const DewRiskSide *side)
{
  return side == pool->active || !pool->active->both;
}

const char *
_dew_risk_say_for (const DewRiskSide *side)
{
  if (side->both)
    return _("An overspend or an underspend");
  return side->direction == DEW_OVER ? _("An overspend") : _("An underspend");
}

gboolean
_dew_risk_has_nothing (const DewRiskPool *pool)
{
  if (_dew_lines_rows (pool->risk->paper, pool->node).n > 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pool->sides); i++)
    {
      const DewShare *share = pool->sides[i].told;

      if (share != NULL && share->held != share->variance)
        return FALSE;
    }
  return TRUE;
}

/* ---- What a side comes to ---- */

void
_dew_risk_add (GString    *sum,
               const char *term)
{
  g_string_append_printf (sum, "%s%s", sum->len > 0 ? "+" : "", term);
}

void
_dew_risk_refuse (DewRiskSide *side,
                  char        *condition,
                  gboolean     now)
{
  g_string_append_printf (side->refused, "%s%s", side->refused->len > 0 ? "," : "", condition);
  side->refused_value |= now;
  g_free (condition);
}

/* Rows that follow each other are one span, so that sums stay short. */
void
_dew_risk_note_borne (GArray   *spans,
                      DewSpan   rows,
                      gboolean  capped)
{
  const DewRiskSpan span = { rows, capped };
  DewRiskSpan *last = spans->len > 0 ? &g_array_index (spans, DewRiskSpan, spans->len - 1) : NULL;

  if (rows.n == 0)
    return;
  if (last != NULL && last->capped == capped && last->rows.first + last->rows.n == rows.first)
    last->rows.n += rows.n;
  else
    g_array_append_val (spans, span);
}

char *
_dew_risk_add_borne (const DewPaper *paper,
                     const GArray   *spans,
                     const char     *name)
{
  GString *sum = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const DewRiskSpan *span = &g_array_index (spans, DewRiskSpan, i);
      g_autofree char *names = dew_sheet_range (paper->working, span->rows.first, span->rows.n, DEW_WORKING_PARTNER, TRUE);
      g_autofree char *shares = dew_sheet_range (paper->working, span->rows.first, span->rows.n, DEW_WORKING_SHARE, TRUE);
      g_autofree char *over = span->capped ? dew_sheet_range (paper->working, span->rows.first, span->rows.n, DEW_WORKING_OVER, TRUE) : NULL;
      g_autofree char *term = over != NULL ? g_strdup_printf ("SUMPRODUCT(EXACT(%s,%s)*(%s-%s))", names, name, shares, over)
                                           : g_strdup_printf ("SUMPRODUCT(EXACT(%s,%s)*%s)", names, name, shares);

      _dew_risk_add (sum, term);
    }
  return g_string_free (sum, sum->len == 0);
}
