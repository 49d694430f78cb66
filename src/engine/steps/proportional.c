/* proportional.c: `proportional gross|net [opening|current] [per category] [including aligned]`, by contributions */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep  parent;
  gboolean net;
  gboolean opening;
  gboolean per_category;        /* of each category that stands directly in the place, or line that does, by itself */
  gboolean aligned;             /* contributions to aligned lines count too */
} DewProportional;

static gboolean
parse_proportional (DewStep        *step,
                    DewRuleReader  *reader,
                    GError        **error)
{
  DewProportional *self = (DewProportional *) step;

  self->net = _dew_rule_accept_word (reader, "net");
  if (!self->net && !_dew_rule_accept_word (reader, "gross"))
    return _dew_rule_expect (reader, _("“gross” or “net”"), error);

  self->opening = _dew_rule_accept_word (reader, "opening");
  if (!self->opening)
    _dew_rule_accept_word (reader, "current");

  /* In either order. */
  for (guint i = 0; i < 2; i++)
    {
      if (!self->per_category && _dew_rule_accept_word (reader, "per"))
        {
          self->per_category = TRUE;
          if (!_dew_rule_accept_word (reader, "category"))
            return _dew_rule_expect (reader, _("“category”"), error);
        }

      if (!self->aligned && _dew_rule_accept_word (reader, "including"))
        {
          self->aligned = TRUE;
          if (!_dew_rule_accept_word (reader, "aligned"))
            return _dew_rule_expect (reader, _("“aligned”"), error);
        }
    }

  return TRUE;
}

static void
print_proportional (const DewStep   *step,
                    const DewLedger *ledger,
                    GString         *text)
{
  const DewProportional *self = (const DewProportional *) step;

  g_string_append (text, self->net ? " net" : " gross");
  if (self->opening)
    g_string_append (text, " opening");
  if (self->per_category)
    g_string_append (text, " per category");
  if (self->aligned)
    g_string_append (text, " including aligned");
}

static gboolean
equal_proportional (const DewStep *a,
                    const DewStep *b)
{
  const DewProportional *one = (const DewProportional *) a;
  const DewProportional *other = (const DewProportional *) b;

  return one->net == other->net && one->opening == other->opening && one->per_category == other->per_category && one->aligned == other->aligned;
}

/* With what narrows or widens it. Takes over words. */
static char *
qualify (const DewProportional *self,
         char                  *words)
{
  g_autofree char *plain = words;
  g_autofree char *by = self->per_category ? g_strdup_printf (_("%s, category by category"), plain) : g_steal_pointer (&plain);

  return self->aligned ? g_strdup_printf (_("%s, aligned lines included"), by) : g_steal_pointer (&by);
}

static char *
brief_proportional (const DewStep   *step,
                    const DewLedger *ledger)
{
  const DewProportional *self = (const DewProportional *) step;

  if (self->opening)
    return qualify (self, g_strdup (self->net
                                    ? _("Proportional to opening net contributions")
                                    : _("Proportional to opening gross contributions")));

  return qualify (self, g_strdup (self->net ? _("Proportional to net contributions") : _("Proportional to gross contributions")));
}

static char *
basis_proportional (const DewStep   *step,
                    const DewLedger *ledger,
                    gboolean         moved)
{
  const DewProportional *self = (const DewProportional *) step;

  if (self->opening)
    return qualify (self, g_strdup (self->net ? _("by net contributions, opening") : _("by gross contributions, opening")));
  if (moved)
    return qualify (self, g_strdup (self->net ? _("by net contributions, current, after virements") : _("by gross contributions, current, after virements")));

  return qualify (self, g_strdup (self->net ? _("by net contributions, current") : _("by gross contributions, current")));
}

/* The contributions that count, as a schedule describes them. */
static char *
describe_contributions (const DewProportional *self,
                        const char            *object)
{
  if (self->net && self->opening)
    return g_strdup_printf (_("their net contributions to %s for that year as first agreed, before any additional "
                              "contribution, being their existing contributions less any income they bring in beyond their "
                              "additional contributions"), object);

  if (self->net)
    return g_strdup_printf (_("their net contributions to %s for that year, as varied, being their gross contributions less "
                              "the income they bring in"),
                            object);

  if (self->opening)
    return g_strdup_printf (_("their gross contributions to %s for that year as first agreed, before any additional "
                              "contribution"), object);

  return g_strdup_printf (_("their gross contributions to %s for that year, as varied"), object);
}

/* Where nothing is aligned now, something may be later. */
static char *
describe_object (const DewProportional *self,
                 const char            *object,
                 const char            *whole)
{
  return self->aligned ? g_strdup_printf (_("%s, its aligned services included,"), whole) : g_strdup (object);
}

static char *
say_proportional (const DewStep   *step,
                  const DewSaying *saying)
{
  const DewProportional *self = (const DewProportional *) step;
  g_autofree char *object = self->per_category ? describe_object (self, _("that category"), _("that category")) : describe_object (self, saying->object, saying->whole);
  g_autofree char *contributions = describe_contributions (self, object);
  gboolean over = saying->direction == DEW_OVER;

  if (self->per_category)
    return g_strdup_printf (over ? _("%s shall be borne category by category: what falls on each, by the partners in proportion to %s; a service that stands in no category "
                                     "shall be taken by itself.")
                                 : _("%s shall be returned category by category: what falls on each, to the partners in proportion to %s; a service that stands in no category "
                                     "shall be taken by itself."),
                            saying->subject, contributions);

  return g_strdup_printf (over ? _("%s shall be borne by the partners in proportion to %s.")
                               : _("%s shall be returned to the partners in proportion to %s."), saying->subject, contributions);
}

static char *
say_weights_proportional (const DewStep   *step,
                          const DewSaying *saying)
{
  const DewProportional *self = (const DewProportional *) step;
  g_autofree char *object = describe_object (self, saying->object, saying->whole);
  g_autofree char *contributions = describe_contributions (self, object);

  return g_strdup_printf (_("in proportion to %s"), contributions);
}

/* ---- Weights ---- */

/* Income is taken off additional money first, so that only what is over lessens the opening contribution. */
static gint64
weigh (const DewProportional  *self,
       const DewContributions *sums)
{
  gint64 gross = self->opening ? sums->existing : sums->existing + sums->additional + sums->moved;

  if (!self->net)
    return gross;

  return gross - (self->opening ? MAX (sums->income - sums->additional, 0) : sums->income);
}

static const char *
name_contributions (const DewProportional *self,
                    gboolean               moved)
{
  if (self->opening)
    return self->net ? _("opening net contributions") : _("opening gross contributions");
  if (moved)
    return self->net ? _("net contributions after virements") : _("gross contributions after virements");

  return self->net ? _("net contributions") : _("gross contributions");
}

static gboolean
refuse_negative (const DewProportional  *self,
                 const DewFlow          *flow,
                 guint                   node,
                 gint64                  partner,
                 gint64                  weight,
                 GError                **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);
  char amount[64];

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               self->aligned
               ? _("The %s of %s to the lines of “%s” come to %s in %s, and nothing can be shared by less than nothing; "
                   "correct them or use another rule.")
               : _("The %s of %s to the pooled lines of “%s” come to %s in %s, and nothing can be shared by less than nothing; "
                   "correct them or use another rule."),
               name_contributions (self, flow->sharing->moved), _dew_rule_partner_short (flow->sharing->ledger, partner),
               _dew_sharing_node_name (flow->sharing, node), _dew_sharing_pounds (weight, amount), year);
  return FALSE;
}

static gboolean
refuse_nothing (const DewProportional  *self,
                const DewFlow          *flow,
                guint                   node,
                GError                **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               self->aligned
               ? _("No partner has %s to the lines of “%s” in %s, so there is nothing to share by; enter them or use "
                   "another rule.")
               : _("No partner has %s to the pooled lines of “%s” in %s, so there is nothing to share by; enter them or use "
                   "another rule."),
               name_contributions (self, flow->sharing->moved), _dew_sharing_node_name (flow->sharing, node), year);
  return FALSE;
}

/* Contributions to what is under a node. */
static gboolean
weigh_node (const DewProportional  *self,
            const DewFlow          *flow,
            guint                   node,
            gboolean                must_share,
            gint64                 *weights,
            GError                **error)
{
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      DewContributions sums;

      _dew_flow_contributions (flow, node, self->aligned, i, &sums);
      weights[i] = weigh (self, &sums);
      if (weights[i] < 0 && must_share)
        return refuse_negative (self, flow, node, _dew_sharing_partner (flow->sharing, i), weights[i], error);
    }

  return TRUE;
}

static gboolean
weigh_proportional (const DewStep  *step,
                    const DewFlow  *flow,
                    gboolean        must_share,
                    gint64         *weights,
                    GError        **error)
{
  return weigh_node ((const DewProportional *) step, flow, flow->place, must_share, weights, error);
}

gboolean
_dew_flow_weigh_gross (const DewFlow  *flow,
                       gboolean        must_share,
                       gint64         *weights,
                       GError        **error)
{
  static const DewProportional gross = { .net = FALSE };

  return weigh_node (&gross, flow, flow->place, must_share, weights, error);
}

static gboolean
add_parts (const DewProportional  *self,
           const DewFlow          *flow,
           guint                   node,
           gboolean                must_share,
           DewWork                *work,
           GError                **error)
{
  g_autofree gint64 *weights = g_new0 (gint64, flow->sharing->n_partners);
  gboolean any = FALSE;

  if (!weigh_node (self, flow, node, must_share, weights, error))
    return FALSE;

  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      any |= weights[i] > 0;
      _dew_flow_weigh (flow, work, i, weights[i]);
    }

  return any || !must_share || refuse_nothing (self, flow, node, error);
}

static DewBasis
name_basis (const DewProportional *self)
{
  if (self->opening)
    return self->net ? DEW_BASIS_NET_OPENING : DEW_BASIS_GROSS_OPENING;

  return self->net ? DEW_BASIS_NET : DEW_BASIS_GROSS;
}

static char *
describe_weights (const DewProportional *self,
                  const DewSharing      *sharing)
{
  g_autofree char *name = dew_year_name (sharing->query->year);

  if (self->opening)
    return g_strdup_printf (self->net ? _("Net contributions, %s, opening") : _("Gross contributions, %s, opening"), name);
  if (sharing->moved)
    return g_strdup_printf (self->net ? _("Net contributions, %s, current, after virements")
                                      : _("Gross contributions, %s, current, after virements"), name);

  return g_strdup_printf (self->net ? _("Net contributions, %s, current") : _("Gross contributions, %s, current"), name);
}

/* What is in the flow, by the contributions to what is under a node. */
static gboolean
share_by_node (const DewProportional  *self,
               DewFlow                *flow,
               guint                   node,
               GError                **error)
{
  gboolean must_share = _dew_flow_left (flow) != 0 && !flow->sharing->query->plan;
  DewWork *work = _dew_flow_work (flow, &self->parent, DEW_WORK_SHARE, name_basis (self),
                                  describe_weights (self, flow->sharing));

  work->with_aligned = self->aligned;
  if (node != flow->place)
    {
      g_autofree char *title = work->title;

      work->title = g_strdup_printf (_("%s: “%s”"), title, _dew_sharing_node_name (flow->sharing, node));
      work->counted = dew_ledger_nodes (flow->sharing->ledger, NULL)[node].id;
    }

  if (!add_parts (self, flow, node, must_share, work, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  return _dew_flow_share (flow, work, error);
}

static gboolean
refuse_place (const DewFlow  *flow,
              guint           node,
              GError        **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("No line of “%s” has contributions in %s to spread the variance by, so what falls on each category cannot be told; "
                 "enter contributions, name the line it falls on, or use another rule."),
               _dew_sharing_node_name (flow->sharing, node), year);
  return FALSE;
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

/* Items stand in the order of the tree, so that those of a category follow each other. */
static gboolean
share_by_category (const DewProportional  *self,
                   DewFlow                *flow,
                   GError                **error)
{
  const DewNode *nodes = dew_ledger_nodes (flow->sharing->ledger, NULL);

  for (guint i = 0; i < flow->items->len;)
    {
      guint unit = find_unit (flow, g_array_index (flow->items, DewFlowItem, i).node);
      DewFlow part = *flow;
      gboolean good;

      /* Of nothing, what falls on each category need not be told. */
      if (nodes[g_array_index (flow->items, DewFlowItem, i).node].kind != DEW_NODE_LINE)
        return flow->sharing->query->plan || _dew_flow_left (flow) == 0 || refuse_place (flow, unit, error);

      part.items = g_array_new (FALSE, FALSE, sizeof (DewFlowItem));
      for (; i < flow->items->len && g_array_index (flow->items, DewFlowItem, i).node < nodes[unit].end; i++)
        g_array_append_val (part.items, g_array_index (flow->items, DewFlowItem, i));

      good = share_by_node (self, &part, unit, error);
      g_array_unref (part.items);
      if (!good)
        return FALSE;
    }

  g_array_set_size (flow->items, 0);
  return TRUE;
}

static gboolean
is_by_line (const DewStep *step)
{
  return ((const DewProportional *) step)->per_category;
}

static gboolean
apply_proportional (const DewStep  *step,
                    DewFlow        *flow,
                    GError        **error)
{
  const DewProportional *self = (const DewProportional *) step;

  return self->per_category ? share_by_category (self, flow, error) : share_by_node (self, flow, flow->place, error);
}

static void
weigh_unit (const DewStep *step,
            const DewFlow *flow,
            guint          node,
            gint64        *weights)
{
  weigh_node ((const DewProportional *) step, flow, node, FALSE, weights, NULL);
}

static void
compile_proportional (const DewStep *step,
                      DewCompiling  *compiling)
{
  if (((const DewProportional *) step)->per_category)
    _dew_compile_units (compiling, step, weigh_unit);
  else
    _dew_compile_share (step, compiling);
}

static const DewSlotChoice contributions[] = {
  { "gross", N_("gross") },
  { "net", N_("net of income") },
  { NULL, NULL },
};

static const DewSlotChoice standings[] = {
  { "", N_("as varied since") },
  { "opening", N_("as first agreed") },
  { NULL, NULL },
};

static const DewStepSheet sheet = {
  .name = N_("Proportional to contributions"),
  .hint = N_("By what each partner puts in"),
  .slots = {
    { .type = DEW_SLOT_CHOICE, .label = N_("Contributions"), .choices = contributions },
    { .type = DEW_SLOT_CHOICE, .label = N_("As they stand"), .choices = standings },
    { .type = DEW_SLOT_FLAG, .label = N_("Category by category"), .notation = "per category" },
    { .type = DEW_SLOT_FLAG, .label = N_("Aligned lines included"), .notation = "including aligned" },
  },
};

static DewBasis
weighs_by_proportional (const DewStep *step,
                        gboolean      *with_aligned)
{
  const DewProportional *self = (const DewProportional *) step;

  *with_aligned = self->aligned;
  return name_basis (self);
}

static const char *const words[] = { "proportional", "gross", "net", "opening", "current", "per", "category", "including", "aligned", NULL };

const DewStepClass _dew_step_proportional = {
  .words = words,
  .form = "proportional gross|net [opening|current] [per category] [including aligned]",
  .sheet = &sheet,
  .size = sizeof (DewProportional),
  .place = DEW_STEP_ALL,
  .by_line = is_by_line,
  .parse = parse_proportional,
  .print = print_proportional,
  .brief = brief_proportional,
  .basis = basis_proportional,
  .say = say_proportional,
  .equal = equal_proportional,
  .say_weights = say_weights_proportional,
  .apply = apply_proportional,
  .weigh = weigh_proportional,
  .weighs_by = weighs_by_proportional,
  .compile = compile_proportional,
};
