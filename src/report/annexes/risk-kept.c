/* risk-kept.c: a rule that no formula here works out: what the program worked out when it was exported, shown only while all
 * that it was worked out from is as it was. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

enum { POOL, WHAT, NOW };

#define AS_EXPORTED _("as exported")
#define CHANGED _("changed")

/* ---- Which sides ---- */

/* Where no line has anything entered to spread by, the engine leaves out what would go line by line, and the steps behind it cannot be told. A rule that cannot be applied to anything has no steps at all; but where nothing
 * falls under it, as it all does under those of lines, the engine shares the variance. */
gboolean
_dew_risk_must_keep (const DewRiskSide *side)
{
  if (side->plan == NULL)
    return side->told != NULL;
  if (!side->stepped)
    return FALSE;

  for (guint i = 0; i < side->plan->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (side->plan->works, i);

      if (work->kind == DEW_WORK_SPREAD && work->parts->len == 0)
        return TRUE;
    }
  return FALSE;
}

const char *
_dew_risk_say_again (void)
{
  return _("export again");
}

/* ---- Whether inputs are as they were ---- */

static DewSheet *
find_sheet (DewRisk *risk)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;

  if (risk->exported != NULL)
    return risk->exported;

  scope = _dew_paper_scope (risk->paper);
  title = g_strconcat (_("Inputs of shares that do not follow them"), scope, NULL);
  risk->exported = _dew_risk_add_sheet (risk, _("As exported"), title);
  dew_sheet_about (risk->exported, _("Whether the inputs of shares that do not follow them are as they were exported"));
  dew_sheet_note (risk->exported, _("The rules of these pools are worked out by Dewpond alone."));
  dew_sheet_live_note (risk->exported, _("Once an input of a pool is changed, its shares have to be exported again, and are no longer shown."));
  dew_sheet_column (risk->exported, _("Pool"), 0);
  dew_sheet_column (risk->exported, _("Input"), 0);
  dew_sheet_column (risk->exported, _("Now"), 16);
  return risk->exported;
}

/* `same` is a condition. */
static void
put_input (DewRiskPool *pool,
           const char  *what,
           const char  *same)
{
  DewSheet *sheet = find_sheet (pool->risk);
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, POOL, pool->pool->name);
  dew_sheet_text (sheet, row, WHAT, what);
  dew_sheet_text_formula (sheet, row, NOW, AS_EXPORTED, CHANGED, "=IF(%s,\"%s\",\"%s\")", same, AS_EXPORTED, CHANGED);
}

/* A condition: the inputs of a row are what they are now. */
static char *
compare_row (const DewSheet *inputs,
             guint           row,
             guint           first)
{
  g_autoptr (GString) same = g_string_new (NULL);

  for (guint column = first; column < inputs->columns->len; column++)
    {
      const DewCell *cell = dew_sheet_cell (inputs, row, column);
      g_autofree char *address = dew_sheet_address (inputs, row, column, TRUE, TRUE);

      if (cell->type == DEW_CELL_MONEY)
        g_string_append_printf (same, cell->formula != NULL ? "%sROUND(N(%s)*100,0)=%" G_GINT64_FORMAT : "%sROUND(%s*100,0)=%" G_GINT64_FORMAT, same->len > 0 ? "," : "", address,
                                cell->number);
    }
  return g_strdup_printf ("AND(%s)", same->str);
}

static void
put_rows (DewRiskPool    *pool,
          const DewSheet *inputs,
          DewSpan         rows,
          guint           first)
{
  for (guint row = rows.first; row < rows.first + rows.n; row++)
    {
      const char *line = dew_sheet_cell (inputs, row, DEW_LINES_LINE)->text;
      g_autofree char *what = first > DEW_LINES_PARTNER
                              ? g_strdup_printf (_("%s: %s"), line, dew_sheet_cell (inputs, row, DEW_LINES_PARTNER)->text)
                              : g_strdup_printf (_("Budget of %s"), line);
      g_autofree char *same = compare_row (inputs, row, first);

      put_input (pool, what, same);
    }
}

static void
put_inputs (DewRiskPool *pool,
            DewRiskSide *side)
{
  const DewPaper *paper = pool->risk->paper;
  g_autofree char *variance = g_strdup_printf ("ROUND(%s*100,0)=%" G_GINT64_FORMAT, pool->variance, pool->value);

  side->inputs.first = find_sheet (pool->risk)->rows->len;
  put_input (pool, _("Variance"), variance);
  put_rows (pool, paper->lines, _dew_lines_rows (paper, pool->node), DEW_LINES_EXISTING);
  if (paper->budgets != NULL)
    put_rows (pool, paper->budgets, _dew_budgets_rows (paper, pool->node), DEW_LINES_PARTNER);
  side->inputs.n = pool->risk->exported->rows->len - side->inputs.first;
}

/* ---- What was worked out ---- */

static void
keep_sum (GString           *sum,
          const DewRiskPool *pool,
          const DewRiskSide *side,
          gint64             value)
{
  g_autofree char *opening = _dew_risk_opening (pool, side);

  if (value != 0)
    g_string_append_printf (sum, "IF(%s=0,0,%" G_GINT64_FORMAT ")", opening, value);
}

static void
keep_shares (DewRiskPool *pool,
             DewRiskSide *side)
{
  const DewLedger *ledger = pool->risk->paper->ledger;

  side->open_value = side->value;
  if (side->told != NULL)
    {
      side->reserve_value = side->told->reserve;
      side->held_value = side->told->held;
      side->open_value = side->told->unallocated;
      for (guint i = 0; i < side->told->partners->len; i++)
        {
          const DewPartnerShare *partner = &g_array_index (side->told->partners, DewPartnerShare, i);

          side->shares[dew_ledger_partner_index (ledger, partner->partner)] = partner->share;
        }
    }

  keep_sum (side->reserve, pool, side, side->reserve_value);
  keep_sum (side->held, pool, side, side->held_value);
  keep_sum (side->open, pool, side, side->open_value);
}

static guint
start_step (DewRiskPool *pool,
            DewRiskSide *side,
            const char  *what,
            const char  *basis)
{
  DewSheet *sheet = pool->risk->steps;
  guint row = dew_sheet_row (sheet);
  g_autofree char *label = g_strdup_printf (_("Step %u"), ++pool->n_steps);

  dew_sheet_text (sheet, row, DEW_STEPS_POOL, pool->pool->name);
  dew_sheet_text (sheet, row, DEW_STEPS_STEP, label);
  dew_sheet_text (sheet, row, DEW_STEPS_FOR, _dew_risk_say_for (side));
  dew_sheet_text (sheet, row, DEW_STEPS_WHAT, what);
  dew_sheet_text (sheet, row, DEW_STEPS_BASIS, basis);
  return row;
}

static void
put_kept (const DewRiskPool *pool,
          const DewRiskSide *side,
          guint              row,
          guint              column,
          gint64             value)
{
  g_autofree char *applied = _dew_risk_applied_at (pool, side);
  g_autofree char *opening = _dew_risk_opening (pool, side);

  dew_sheet_formula (pool->risk->steps, row, column, DEW_CELL_PENCE, value, 0, "=IF(%s=\"%s\",%s,IF(%s=0,0,%" G_GINT64_FORMAT "))",
                     applied, _dew_risk_say_again (), "\"\"", opening, value);
}

static void
put_work (DewRiskPool   *pool,
          DewRiskSide   *side,
          const DewWork *work)
{
  guint row = start_step (pool, side, work->title, work->basis);

  put_kept (pool, side, row, DEW_STEPS_BEFORE, work->before);
  put_kept (pool, side, row, DEW_STEPS_AMOUNT, work->amount);
  put_kept (pool, side, row, DEW_STEPS_AFTER, work->after);
}

void
_dew_risk_keep (DewRiskPool *pool,
                DewRiskSide *side)
{
  start_step (pool, side, _("Worked out by Dewpond when exported; does not follow changes made here"),
              side->told != NULL ? side->told->basis : _("not shared"));
  if (side->value == 0)
    return;

  put_inputs (pool, side);
  keep_shares (pool, side);
  for (guint i = 0; side->told != NULL && i < side->told->works->len; i++)
    put_work (pool, side, g_ptr_array_index (side->told->works, i));
}

char *
_dew_risk_kept_applied (const DewRiskPool  *pool,
                        const DewRiskSide  *side,
                        const char        **now)
{
  g_autofree char *opening = _dew_risk_opening (pool, side);
  g_autofree char *inputs = NULL;
  const char *applied = side->told != NULL ? _("applied, as worked out when exported") : _("cannot be applied to the figures");

  *now = side->value != 0 ? applied : _("not applied");
  if (side->inputs.n == 0)
    return g_strdup_printf ("IF(%s=0,\"%s\",\"%s\")", opening, _("not applied"), _dew_risk_say_again ());

  inputs = dew_sheet_range (pool->risk->exported, side->inputs.first, side->inputs.n, NOW, TRUE);
  return g_strdup_printf ("IF(%s=0,\"%s\",IF(COUNTIF(%s,\"%s\")=%u,\"%s\",\"%s\"))", opening, _("not applied"), inputs, AS_EXPORTED,
                          side->inputs.n, applied, _dew_risk_say_again ());
}
