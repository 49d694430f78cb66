/* dew-program-compile.c: the steps of a rule as ops of a program */
#include "dew-program-private.h"

/* ---- Weights ---- */

static gint64
find_divisor (gint64 a,
              gint64 b)
{
  while (b != 0)
    {
      gint64 over = a % b;

      a = b;
      b = over;
    }

  return a;
}

/* In lowest terms what is shared by them is the same to the penny, and more lines are alike. */
static void
fill_weights (DewWeights   *filled,
              const gint64 *weights,
              guint         n)
{
  gint64 divisor = 0;
  guint64 total = 0;

  for (guint i = 0; i < n; i++)
    divisor = find_divisor (divisor, weights[i]);

  for (guint i = 0; i < n; i++)
    {
      if (weights[i] < 0)
        {
          *filled = (DewWeights) { .below = TRUE };
          return;
        }
      if (weights[i] == 0)
        continue;

      filled->partners[filled->n] = i;
      filled->weights[filled->n++] = (guint64) (weights[i] / divisor);
      total += (guint64) (weights[i] / divisor);
    }

  if (total > 0)
    filled->total = _dew_divider (total);
}

/* The same weights are one, so that they can be told apart by where they are. */
const DewWeights *
_dew_program_weights (DewProgram   *program,
                      const gint64 *weights)
{
  DewWeights *filled = g_new0 (DewWeights, 1);
  DewWeights *there;
  g_autoptr (GBytes) key = NULL;

  fill_weights (filled, weights, program->n_partners);
  key = g_bytes_new (filled, sizeof *filled);
  there = g_hash_table_lookup (program->weights, key);
  if (there != NULL)
    {
      g_free (filled);
      return there;
    }

  for (guint i = 0; i < filled->n; i++)
    program->bears |= 1u << filled->partners[i];
  g_hash_table_insert (program->weights, g_steal_pointer (&key), filled);
  return filled;
}

/* ---- Ops ---- */

static DewProgramOp *
add_op (DewCompiling *compiling,
        DewOpKind     kind)
{
  DewProgramOp op = { .kind = kind };

  g_array_append_val (compiling->ops, op);
  return &g_array_index (compiling->ops, DewProgramOp, compiling->ops->len - 1);
}

static guint
find_partner (const DewCompiling *compiling,
              gint64              partner)
{
  return (guint) dew_ledger_partner_index (compiling->flow->sharing->ledger, partner);
}

void
_dew_compile_take (DewCompiling *compiling,
                   DewTaker      taker,
                   gint64        partner,
                   gint64        at_most)
{
  DewProgramOp *op = add_op (compiling, DEW_OP_TAKE);

  op->taker = taker;
  op->limit = at_most;
  compiling->program->reserves |= taker == DEW_TAKER_RESERVE;
  if (taker != DEW_TAKER_PARTNER)
    return;

  op->partner = find_partner (compiling, partner);
  compiling->program->bears |= 1u << op->partner;
}

void
_dew_compile_own (DewCompiling *compiling,
                  DewFindLead   find_lead)
{
  add_op (compiling, DEW_OP_OWN)->find_lead = find_lead;
}

void
_dew_compile_tolerance (DewCompiling *compiling,
                        gint64        limit,
                        gboolean      all)
{
  DewProgramOp *op = &g_array_index (compiling->ops, DewProgramOp, compiling->ops->len - 1);

  op->tolerates = TRUE;
  op->limit = limit;
  op->all = all;
}

void
_dew_compile_share (const DewStep *step,
                    DewCompiling  *compiling)
{
  gint64 weights[DEW_MAX_PARTNERS] = { 0, };

  step->kind->weigh (step, compiling->flow, FALSE, weights, NULL);
  add_op (compiling, DEW_OP_SHARE)->weights = _dew_program_weights (compiling->program, weights);
}

void
_dew_compile_units (DewCompiling  *compiling,
                    const DewStep *step,
                    DewWeighUnit   weigh)
{
  DewProgramOp *op = add_op (compiling, DEW_OP_UNITS);

  op->step = step;
  op->weigh_unit = weigh;
}

void
_dew_compile_held (DewCompiling *compiling)
{
  add_op (compiling, DEW_OP_HELD);
}

void
_dew_compile_open (DewCompiling *compiling)
{
  add_op (compiling, DEW_OP_OPEN);
}

void
_dew_compile_refuse (DewCompiling *compiling)
{
  add_op (compiling, DEW_OP_REFUSE);
}

DewProgramOp *
_dew_compile_amounts (DewCompiling *compiling,
                      DewOpKind     kind)
{
  DewProgramOp *op = add_op (compiling, kind);

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    op->amounts[i] = kind == DEW_OP_CAP ? -1 : 0;

  return op;
}

void
_dew_compile_amount (DewCompiling        *compiling,
                     DewProgramOp        *op,
                     gint64               partner,
                     gint64               pence)
{
  guint index = find_partner (compiling, partner);

  op->amounts[index] = pence;
  op->partners |= 1u << index;
  compiling->program->bears |= 1u << index;
  if (op->kind == DEW_OP_CAP)
    compiling->program->caps |= 1u << index;
}

void
_dew_compile_over (DewCompiling        *compiling,
                   DewProgramOp        *op,
                   const gint64        *weights)
{
  if (weights != NULL)
    op->weights = _dew_program_weights (compiling->program, weights);
  op->refuses = weights == NULL || op->weights->below;
}

gboolean
_dew_compile_limit (DewCompiling   *compiling,
                    const DewLimit *limit,
                    gint64         *pence)
{
  g_autoptr (GError) ignored = NULL;

  if (_dew_flow_limit (compiling->flow, limit, pence, &ignored))
    return TRUE;

  _dew_compile_refuse (compiling);
  return FALSE;
}

/* ---- A rule ---- */

static void
compile_step (DewCompiling  *compiling,
              const DewStep *step)
{
  guint first = compiling->ops->len;
  gint64 until = 0;

  if (step->band != DEW_BAND_NONE && !_dew_compile_limit (compiling, &step->limit, &until))
    return;

  if (step->kind->compile != NULL)
    step->kind->compile (step, compiling);

  for (guint i = first; i < compiling->ops->len; i++)
    {
      g_array_index (compiling->ops, DewProgramOp, i).band = step->band;
      g_array_index (compiling->ops, DewProgramOp, i).until = until;
    }
}

/* Whether an op, or one behind it, asks what falls on which class. */
static void
find_detail (GArray *ops)
{
  gboolean detail = FALSE;

  for (guint i = ops->len; i > 0; i--)
    {
      DewProgramOp *op = &g_array_index (ops, DewProgramOp, i - 1);

      detail |= op->kind == DEW_OP_OWN || op->kind == DEW_OP_UNITS;
      op->detail = detail;
    }
}

static void
clear_op (gpointer data)
{
  DewProgramOp *op = data;

  g_clear_pointer (&op->tables, g_ptr_array_unref);
  g_clear_pointer (&op->units, g_array_unref);
}

GArray *
_dew_program_compile (DewProgram *program,
                      DewFlow    *flow)
{
  DewCompiling compiling = { program, flow, g_array_new (FALSE, FALSE, sizeof (DewProgramOp)) };

  g_array_set_clear_func (compiling.ops, clear_op);
  if (flow->rule == NULL)
    add_op (&compiling, DEW_OP_MISSING);
  else if (!dew_rule_serves (flow->rule, flow->sharing->direction, NULL))
    _dew_compile_refuse (&compiling);

  else
    for (guint i = 0; i < flow->rule->steps->len; i++)
      compile_step (&compiling, flow->rule->steps->pdata[i]);

  find_detail (compiling.ops);
  return compiling.ops;
}
