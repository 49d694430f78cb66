/* dew-program.c: a pool's rules of both directions, made ready to be applied many times */
#include "dew-program-private.h"

#include <glib/gi18n-lib.h>

/* ---- Memory ---- */

static void
free_place (gpointer data)
{
  DewProgramPlace *place = data;

  g_array_unref (place->ops);
  g_array_unref (place->classes);
  g_free (place);
}

static DewProgram *
start_program (void)
{
  DewProgram *program = g_new0 (DewProgram, 1);

  program->classes = g_array_new (FALSE, FALSE, sizeof (DewProgramClass));
  program->class_of = g_array_new (FALSE, FALSE, sizeof (guint));
  program->weights = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  for (guint d = 0; d < 2; d++)
    program->places[d] = g_ptr_array_new_with_free_func (free_place);

  return program;
}

void
dew_program_free (DewProgram *program)
{
  if (program == NULL)
    return;

  for (guint d = 0; d < 2; d++)
    g_ptr_array_unref (program->places[d]);
  g_array_unref (program->classes);
  g_array_unref (program->class_of);
  g_hash_table_unref (program->weights);
  g_free (program);
}

/* ---- Places ---- */

static void
free_flow (gpointer data)
{
  DewFlow *flow = data;

  _dew_pot_free (flow->pot);
  g_clear_pointer (&flow->rule, dew_rule_free);
  g_array_unref (flow->items);
  g_free (flow);
}

/* What is asked of a line that is switched off there is nothing of. */
gboolean
_dew_program_counts (const DewSharing *sharing,
                     guint             node)
{
  const DewNode *found = &dew_ledger_nodes (sharing->ledger, NULL)[node];
  DewArranged arranged;

  if (found->kind != DEW_NODE_LINE)
    return FALSE;

  dew_ledger_arranged (sharing->ledger, found->line, sharing->query->scenario, &arranged);
  return !arranged.off;
}

/* A flow with nothing in it, under the rule of its place; NULL, without an error, where the pool's has none. */
static DewFlow *
start_flow (DewSharing  *sharing,
            guint        place,
            GError     **error)
{
  DewFlow *flow = g_new0 (DewFlow, 1);

  flow->sharing = sharing;
  flow->place = place;
  flow->items = g_array_new (FALSE, FALSE, sizeof (DewFlowItem));
  flow->pot = _dew_pot_new (sharing->n_partners);
  flow->rule = _dew_flow_read_rule (flow, error);
  return flow;
}

static gboolean
has_place (const GPtrArray *flows,
           guint            place)
{
  for (guint i = 0; i < flows->len; i++)
    if (((const DewFlow *) flows->pdata[i])->place == place)
      return TRUE;

  return FALSE;
}

/* One for each place that a pooled line falls under. */
static gboolean
list_flows (DewSharing  *sharing,
            GPtrArray   *flows,
            GError     **error)
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  const DewPeriod *period = sharing->period;

  for (guint i = sharing->node; i < nodes[sharing->node].end; i++)
    {
      guint place = period->places[i - sharing->node];
      g_autoptr (GError) reason = NULL;

      if (!_dew_program_counts (sharing, i) || _dew_period_is_aligned (sharing, period, i) || has_place (flows, place))
        continue;

      g_ptr_array_add (flows, start_flow (sharing, place, &reason));
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }

  return TRUE;
}

static void
add_places (DewProgram      *program,
            guint            direction,
            const GPtrArray *flows)
{
  for (guint i = 0; i < flows->len; i++)
    {
      DewFlow *flow = flows->pdata[i];
      DewProgramPlace *place = g_new0 (DewProgramPlace, 1);

      place->classes = g_array_new (FALSE, FALSE, sizeof (guint));
      place->as_they_are = flow->rule != NULL && _dew_rule_is_own (flow->rule);
      place->ops = _dew_program_compile (program, flow);
      g_ptr_array_add (program->places[direction], place);
    }
}

/* ---- Making ---- */

static gboolean
check_partners (const DewLedger  *ledger,
                GError          **error)
{
  if (dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len <= DEW_MAX_PARTNERS)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("There are more than %d partners; one agreement can have %d."), DEW_MAX_PARTNERS, DEW_MAX_PARTNERS);
  return FALSE;
}

static void
note_partners (DewProgram       *program,
               const DewSharing *sharing)
{
  program->n_partners = sharing->n_partners;
  program->first = sharing->node;
  for (guint i = 0; i < sharing->n_partners; i++)
    {
      program->partners[i] = _dew_sharing_partner (sharing, i);
      program->contributions[i] = dew_totals_get (sharing->totals, sharing->node, (int) i, DEW_SUM_CURRENT);
      if (sharing->shown[i])
        program->bears |= 1u << i;
    }
}

/* sharings are those of an overspend and of an underspend. */
static gboolean
make_program (DewProgram  *program,
              DewSharing  *sharings,
              GError     **error)
{
  g_autoptr (GPtrArray) over = g_ptr_array_new_with_free_func (free_flow);
  g_autoptr (GPtrArray) under = g_ptr_array_new_with_free_func (free_flow);
  GPtrArray *const flows[2] = { over, under };

  note_partners (program, &sharings[0]);
  for (guint d = 0; d < 2; d++)
    {
      if (!_dew_sharing_read_rules (&sharings[d], error) || !list_flows (&sharings[d], flows[d], error))
        return FALSE;
      add_places (program, d, flows[d]);
    }

  _dew_program_classify (program, &sharings[0], flows);
  return TRUE;
}

DewProgram *
dew_program_new (const DewLedger      *ledger,
                 const DewShareQuery  *query,
                 GError              **error)
{
  DewShareQuery asked[2];
  DewSharing sharings[2];
  g_autoptr (DewTotals) totals = NULL;
  g_autoptr (DewProgram) program = NULL;
  gboolean good;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  G_STATIC_ASSERT (DEW_OVER == 0 && DEW_UNDER == 1);
  for (guint d = 0; d < 2; d++)
    asked[d] = (DewShareQuery) {
      .pool = query->pool, .year = query->year, .variance = d == DEW_UNDER ? -1 : 1, .rule = query->rule, .as_at = query->as_at, .scenario = query->scenario, .totals = query->totals,
    };

  if (!_dew_sharing_check (ledger, &asked[0], error) || !check_partners (ledger, error))
    return NULL;

  if (query->totals == NULL)
    asked[0].totals = asked[1].totals = totals = dew_totals_new (ledger, query->year, query->scenario);
  for (guint d = 0; d < 2; d++)
    _dew_sharing_init (&sharings[d], ledger, &asked[d]);

  program = start_program ();
  good = make_program (program, sharings, error);
  for (guint d = 0; d < 2; d++)
    _dew_sharing_clear (&sharings[d]);

  return good ? g_steal_pointer (&program) : NULL;
}

/* ---- What it has ---- */

guint
dew_program_n_partners (const DewProgram *program)
{
  g_return_val_if_fail (program != NULL, 0);

  return program->n_partners;
}

gint64
dew_program_partner (const DewProgram *program,
                     guint             partner)
{
  g_return_val_if_fail (program != NULL, 0);
  g_return_val_if_fail (partner < program->n_partners, 0);

  return program->partners[partner];
}

gboolean
dew_program_bears (const DewProgram *program,
                   guint             partner)
{
  g_return_val_if_fail (program != NULL, FALSE);
  g_return_val_if_fail (partner < program->n_partners, FALSE);

  return (program->bears & 1u << partner) != 0;
}

gboolean
dew_program_reserves (const DewProgram *program)
{
  g_return_val_if_fail (program != NULL, FALSE);

  return program->reserves;
}

gboolean
dew_program_caps (const DewProgram *program,
                  guint             partner)
{
  g_return_val_if_fail (program != NULL, FALSE);
  g_return_val_if_fail (partner < program->n_partners, FALSE);

  return (program->caps & 1u << partner) != 0;
}

gint64
dew_program_contribution (const DewProgram *program,
                          guint             partner)
{
  g_return_val_if_fail (program != NULL, 0);
  g_return_val_if_fail (partner < program->n_partners, 0);

  return program->contributions[partner];
}

guint
dew_program_n_classes (const DewProgram *program)
{
  g_return_val_if_fail (program != NULL, 0);

  return program->classes->len;
}

guint
dew_program_class (const DewProgram *program,
                   guint             node)
{
  g_return_val_if_fail (program != NULL, DEW_NO_CLASS);

  return node < program->first || node - program->first >= program->class_of->len ? DEW_NO_CLASS
                                                                                  : g_array_index (program->class_of, guint, node - program->first);
}

gboolean
dew_program_splits (const DewProgram *program)
{
  g_return_val_if_fail (program != NULL, FALSE);

  for (guint d = 0; d < 2; d++)
    for (guint i = 0; i < program->places[d]->len; i++)
      {
        const DewProgramPlace *place = program->places[d]->pdata[i];

        if (place->classes->len > 1 && !place->as_they_are)
          return TRUE;
      }

  return FALSE;
}

/* Whether a rule has an op that takes all that is left, and none by which something stays for decision. */
static gboolean
takes_all (const DewProgramPlace *place)
{
  gboolean all = FALSE;

  for (guint i = 0; i < place->ops->len; i++)
    {
      const DewProgramOp *op = &g_array_index (place->ops, DewProgramOp, i);

      if (op->kind == DEW_OP_OPEN || op->kind == DEW_OP_CAP)
        return FALSE;
      all |= op->kind >= DEW_OP_OWN && !op->tolerates && op->band != DEW_BAND_UP_TO;
    }

  return all;
}

gboolean
dew_program_leaves (const DewProgram *program)
{
  g_return_val_if_fail (program != NULL, FALSE);

  for (guint d = 0; d < 2; d++)
    for (guint i = 0; i < program->places[d]->len; i++)
      if (!takes_all (program->places[d]->pdata[i]))
        return TRUE;

  return FALSE;
}
