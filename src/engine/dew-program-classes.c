/* dew-program-classes.c: which lines of a pool the rules treat alike, and what the ops of the rules ask of them */
#include "dew-program-private.h"

/* ---- What tells lines apart ---- */

static const DewProgramOp *
find_op (const DewProgramPlace *place,
         DewOpKind              kind)
{
  for (guint i = 0; i < place->ops->len; i++)
    if (g_array_index (place->ops, DewProgramOp, i).kind == kind)
      return &g_array_index (place->ops, DewProgramOp, i);

  return NULL;
}

static const DewWeights *
find_funders (DewProgram       *program,
              const DewSharing *sharing,
              guint             node)
{
  gint64 weights[DEW_MAX_PARTNERS];

  for (guint i = 0; i < program->n_partners; i++)
    weights[i] = dew_totals_get (sharing->totals, node, (int) i, DEW_SUM_CURRENT);

  return _dew_program_weights (program, weights);
}

/* By what a line is borne that is somebody's own. */
static const DewWeights *
find_own (DewProgram           *program,
          const DewFlow        *flow,
          const DewProgramOp   *op,
          guint                 node)
{
  const DewLedger *ledger = flow->sharing->ledger;
  gint64 lead = op->find_lead (flow, dew_ledger_nodes (ledger, NULL)[node].line);
  gint64 weights[DEW_MAX_PARTNERS] = { 0, };

  if (lead == 0)
    return find_funders (program, flow->sharing, node);

  weights[dew_ledger_partner_index (ledger, lead)] = 1;
  return _dew_program_weights (program, weights);
}

/* The node directly in the place that another is in, or is. */
static guint
find_unit (const DewFlow *flow,
           guint          node)
{
  const DewNode *nodes = dew_ledger_nodes (flow->sharing->ledger, NULL);

  while (node != flow->place && nodes[node].parent != flow->place)
    node = nodes[node].parent;

  return node;
}

/* The number of the flow, and of its place, whose rule a pooled line falls under. */
static guint
find_place (const GPtrArray *flows,
            guint            node)
{
  for (guint i = 0; i < flows->len; i++)
    {
      const DewFlow *flow = flows->pdata[i];

      if (flow->place == flow->sharing->period->places[node - flow->sharing->node])
        return i;
    }

  g_assert_not_reached ();
}

/* What of a rule tells a line from others under it. */
static void
append_key (DewProgram            *program,
            const DewProgramPlace *place,
            const DewFlow         *flow,
            guint                  node,
            GString               *key)
{
  const DewProgramOp *own = find_op (place, DEW_OP_OWN);

  g_string_append_printf (key, " %u", flow->place);
  if (own != NULL)
    g_string_append_printf (key, ":%p", (gconstpointer) find_own (program, flow, own, node));
  if (find_op (place, DEW_OP_UNITS) != NULL)
    g_string_append_printf (key, "/%u", find_unit (flow, node));
}

/* ---- Classes ---- */

typedef struct {
  DewProgram       *program;
  GPtrArray *const *flows;      /* by direction */
  GHashTable       *found;      /* char * → number of the class */
} Classing;


/* The place of a class, once for each class; lines come in the order of the tree, and so do classes. */
static void
join_places (const Classing *classing,
             guint           number,
             guint           node)
{
  for (guint d = 0; d < 2; d++)
    {
      guint at = find_place (classing->flows[d], node);

      g_array_append_val (((DewProgramPlace *) classing->program->places[d]->pdata[at])->classes, number);
    }
}

static guint
add_class (Classing         *classing,
           const DewWeights *funders,
           guint             node)
{
  DewProgramClass class = { funders };
  guint number = classing->program->classes->len;

  g_array_append_val (classing->program->classes, class);
  if (funders == NULL)
    join_places (classing, number, node);

  return number;
}

static guint
classify_line (Classing         *classing,
               const DewSharing *sharing,
               guint             node)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const DewWeights *funders = NULL;
  gpointer found;
  guint number;

  if (_dew_period_is_aligned (sharing, sharing->period, node))
    {
      funders = find_funders (classing->program, sharing, node);
      g_string_append_printf (key, "%p", (gconstpointer) funders);
    }

  for (guint d = 0; d < 2 && funders == NULL; d++)
    {
      guint at = find_place (classing->flows[d], node);

      append_key (classing->program, classing->program->places[d]->pdata[at], classing->flows[d]->pdata[at], node, key);
    }

  if (g_hash_table_lookup_extended (classing->found, key->str, NULL, &found))
    return GPOINTER_TO_UINT (found);

  number = add_class (classing, funders, node);
  g_hash_table_insert (classing->found, g_string_free (g_steal_pointer (&key), FALSE), GUINT_TO_POINTER (number));
  return number;
}

/* ---- What ops ask of classes ---- */

/* A line of each class stands for all of them. */
static void
tell_own (DewProgram                   *program,
          const DewProgramPlace        *place,
          const DewFlow                *flow,
          DewProgramOp                 *op,
          const guint                  *line_of)
{
  op->tables = g_ptr_array_new ();
  for (guint i = 0; i < place->classes->len; i++)
    g_ptr_array_add (op->tables, (gpointer) find_own (program, flow, op, line_of[g_array_index (place->classes, guint, i)]));
}

static void
tell_units (DewProgram                   *program,
            const DewProgramPlace        *place,
            const DewFlow                *flow,
            DewProgramOp                 *op,
            const guint                  *line_of)
{
  guint last = 0;

  op->tables = g_ptr_array_new ();
  op->units = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < place->classes->len; i++)
    {
      guint unit = find_unit (flow, line_of[g_array_index (place->classes, guint, i)]);
      gint64 weights[DEW_MAX_PARTNERS] = { 0, };
      guint number;

      if (op->tables->len == 0 || unit != last)
        {
          op->weigh_unit (op->step, flow, unit, weights);
          g_ptr_array_add (op->tables, (gpointer) _dew_program_weights (program, weights));
          last = unit;
        }

      number = op->tables->len - 1;
      g_array_append_val (op->units, number);
    }
}

static void
tell_ops (DewProgram            *program,
          const DewProgramPlace *place,
          const DewFlow         *flow,
          const guint           *line_of)
{
  for (guint i = 0; i < place->ops->len; i++)
    {
      DewProgramOp *op = &g_array_index (place->ops, DewProgramOp, i);

      if (op->kind == DEW_OP_OWN)
        tell_own (program, place, flow, op, line_of);
      else if (op->kind == DEW_OP_UNITS)
        tell_units (program, place, flow, op, line_of);
    }
}

void
_dew_program_classify (DewProgram       *program,
                       const DewSharing *sharing,
                       GPtrArray *const  flows[2])
{
  const DewNode *nodes = dew_ledger_nodes (sharing->ledger, NULL);
  guint end = nodes[sharing->node].end;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Classing classing = { program, flows, found };
  g_autofree guint *line_of = g_new0 (guint, end - sharing->node);

  for (guint i = sharing->node; i < end; i++)
    {
      guint number = DEW_NO_CLASS;

      if (_dew_program_counts (sharing, i))
        number = classify_line (&classing, sharing, i);
      if (number != DEW_NO_CLASS && line_of[number] == 0)
        line_of[number] = i;
      g_array_append_val (program->class_of, number);
    }

  for (guint d = 0; d < 2; d++)
    for (guint i = 0; i < flows[d]->len; i++)
      tell_ops (program, program->places[d]->pdata[i], flows[d]->pdata[i], line_of);
}
