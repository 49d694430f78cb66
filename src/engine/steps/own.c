/* own.c: `own`, each partner bears the variance on the lines it leads */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

static char *
brief_own (const DewStep   *step,
           const DewLedger *ledger)
{
  return g_strdup (_("Each partner bears its own lines"));
}

static char *
basis_own (const DewStep   *step,
           const DewLedger *ledger,
           gboolean         moved)
{
  return g_strdup (_("each line to its lead, or without a single lead to its funders"));
}

static char *
say_own (const DewStep   *step,
         const DewSaying *saying)
{
  return g_strdup_printf (saying->direction == DEW_OVER
                          ? _("%s shall be borne service by service: by the partner that leads the service or, where no "
                              "single partner leads it, by those who fund it, in proportion to their gross contributions to "
                              "it for that year, as varied.")
                          : _("%s shall be returned service by service: to the partner that leads the service or, where no "
                              "single partner leads it, to those who fund it, in proportion to their gross contributions to "
                              "it for that year, as varied."),
                          saying->subject);
}

static gboolean
refuse_place (const DewFlow  *flow,
              guint           node,
              GError        **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("No line of “%s” has contributions in %s to spread the variance by, so nobody’s own part of it can be told; "
                 "enter contributions, name the line it falls on, or use another rule."),
               _dew_sharing_node_name (flow->sharing, node), year);
  return FALSE;
}

/* The one that leads the line, 0 where no single one does. */
static gint64
find_lead (const DewFlow *flow,
           const DewLine *line)
{
  DewArranged arranged;

  dew_ledger_arranged (flow->sharing->ledger, line, flow->sharing->query->scenario, &arranged);
  return arranged.lead_mode == DEW_LEAD_SINGLE ? arranged.lead : 0;
}

/* The lines with a single lead go into one table of the working, each as it is. */
static void
take_led_lines (const DewStep *step,
                DewFlow       *flow,
                const DewNode *nodes)
{
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_OWN, DEW_BASIS_ONE,
                                  g_strdup (_("Each line’s amount as it is, to the partner that leads the line")));
  gint64 amount = 0;

  _dew_work_expect (work, flow->items->len);
  for (guint i = 0; i < flow->items->len; i++)
    {
      const DewFlowItem *item = &g_array_index (flow->items, DewFlowItem, i);
      const DewLine *line = nodes[item->node].line;

      gint64 lead = find_lead (flow, line);

      if (lead == 0)
        continue;

      _dew_work_add (work, lead, line->id, 1);
      _dew_work_give (work, item->amount);
      amount += item->amount;
      g_array_append_val (work->lines, line->id);
    }

  work->total_weight = 1;
  if (work->parts->len > 0)
    _dew_sharing_book (flow->sharing, work, amount);
  else
    _dew_work_free (work);
}

static char *
name_funded (const DewFlow *flow,
             const DewLine *line)
{
  g_autofree char *months = _dew_sharing_name_period (flow->sharing, flow->period);
  g_autofree char *title = g_strdup_printf (_("“%s” has no single lead: shared by those who fund it"), line->name);
  g_autofree char *what = flow->part != NULL ? g_strdup_printf (_("%s: %s"), flow->part, title) : g_steal_pointer (&title);

  return months != NULL ? g_strdup_printf (_("%s: %s"), months, what) : g_steal_pointer (&what);
}

static void
mark_last (const DewFlow *flow)
{
  const GPtrArray *works = flow->sharing->share->works;

  _dew_flow_mark (flow, works->pdata[works->len - 1]);
}

static gboolean
apply_own (const DewStep  *step,
           DewFlow        *flow,
           GError        **error)
{
  const DewNode *nodes = dew_ledger_nodes (flow->sharing->ledger, NULL);

  for (guint i = 0; i < flow->items->len; i++)
    {
      const DewFlowItem *item = &g_array_index (flow->items, DewFlowItem, i);

      if (nodes[item->node].kind == DEW_NODE_LINE)
        continue;
      if (flow->sharing->query->plan)
        return TRUE;
      if (item->amount != 0)
        return refuse_place (flow, item->node, error);

      /* Of nothing, nobody's part need be told. */
      g_array_remove_index (flow->items, i--);
    }

  take_led_lines (step, flow, nodes);

  for (guint i = 0; i < flow->items->len; i++)
    {
      const DewFlowItem *item = &g_array_index (flow->items, DewFlowItem, i);
      const DewLine *line = nodes[item->node].line;

      if (find_lead (flow, line) != 0)
        continue;

      if (!_dew_sharing_over_funders (flow->sharing, item->node, item->amount, DEW_WORK_SHARE, name_funded (flow, line), error))
        return FALSE;
      mark_last (flow);
    }

  g_array_set_size (flow->items, 0);
  return TRUE;
}

static gboolean
is_by_line (const DewStep *step)
{
  return TRUE;
}

static char *
say_weights_own (const DewStep   *step,
                 const DewSaying *saying)
{
  return g_strdup_printf (_("in proportion to their gross contributions to %s for that year, as varied"), saying->object);
}

/* Whose own a line is tells nobody's part of what another may not bear; what goes by contributions anywhere goes by gross ones. */
static gboolean
weigh_own (const DewStep  *step,
           const DewFlow  *flow,
           gboolean        must_share,
           gint64         *weights,
           GError        **error)
{
  return _dew_flow_weigh_gross (flow, must_share, weights, error);
}

static void
compile_own (const DewStep *step,
             DewCompiling  *compiling)
{
  _dew_compile_own (compiling, find_lead);
}

static const DewStepSheet sheet = {
  .name = N_("Each bears its own lines"),
  .hint = N_("Who leads a line bears what falls on it; where nobody leads it, those who fund it"),
};

static DewBasis
weighs_by_own (const DewStep *step,
               gboolean      *with_aligned)
{
  return DEW_BASIS_GROSS;
}

static const char *const words[] = { "own", NULL };

const DewStepClass _dew_step_own = {
  .words = words,
  .form = "own",
  .sheet = &sheet,
  .size = sizeof (DewStep),
  .place = DEW_STEP_ALL,
  .by_line = is_by_line,
  .brief = brief_own,
  .basis = basis_own,
  .say = say_own,
  .say_weights = say_weights_own,
  .apply = apply_own,
  .weigh = weigh_own,
  .weighs_by = weighs_by_own,
  .compile = compile_own,
};
