/* all.c: `all to NAME`, `all to host`, `all to lead`: one partner bears it */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef enum { TO_PARTNER, TO_HOST, TO_LEAD } DewAllTo;

typedef struct {
  DewStep  parent;
  DewAllTo to;
  gint64   partner;     /* with TO_PARTNER */
} DewAll;

static gboolean
parse_all (DewStep        *step,
           DewRuleReader  *reader,
           GError        **error)
{
  DewAll *self = (DewAll *) step;

  if (!_dew_rule_accept_word (reader, "to"))
    return _dew_rule_expect (reader, _("“to” with the name of who bears it"), error);

  if (_dew_rule_accept_only (reader, "host"))
    self->to = TO_HOST;
  else if (_dew_rule_accept_only (reader, "lead"))
    self->to = TO_LEAD;
  else
    return _dew_rule_read_partner (reader, &self->partner, error);

  return TRUE;
}

static void
print_all (const DewStep   *step,
           const DewLedger *ledger,
           GString         *text)
{
  const DewAll *self = (const DewAll *) step;

  g_string_append (text, " to ");
  if (self->to == TO_PARTNER)
    _dew_rule_print_partner (ledger, self->partner, text);
  else
    g_string_append (text, self->to == TO_HOST ? "host" : "lead");
}

static gboolean
equal_all (const DewStep *a,
           const DewStep *b)
{
  const DewAll *one = (const DewAll *) a;
  const DewAll *other = (const DewAll *) b;

  return one->to == other->to && one->partner == other->partner;
}

static char *
brief_all (const DewStep   *step,
           const DewLedger *ledger)
{
  const DewAll *self = (const DewAll *) step;

  switch (self->to)
    {
    case TO_HOST:
      return g_strdup (_("All to the host"));

    case TO_LEAD:
      return g_strdup (_("All to the lead"));

    default:
      return g_strdup_printf (_("All to %s"), _dew_rule_partner_short (ledger, self->partner));
    }
}

static char *
basis_all (const DewStep   *step,
           const DewLedger *ledger,
           gboolean         moved)
{
  const DewAll *self = (const DewAll *) step;

  switch (self->to)
    {
    case TO_HOST:
      return g_strdup (_("all to the host"));

    case TO_LEAD:
      return g_strdup (_("all to the lead"));

    default:
      return g_strdup_printf (_("all to %s"), _dew_rule_partner_short (ledger, self->partner));
    }
}

/* "the host partner, Oxfordshire County Council", as far as it is known. */
static char *
name_bearer (const DewAll    *self,
             const DewSaying *saying)
{
  const DewPool *pool = saying->pool;

  if (self->to == TO_PARTNER)
    return g_strdup (_dew_rule_partner_name (saying->ledger, self->partner));

  if (self->to == TO_HOST)
    return pool->host != 0
           ? g_strdup_printf (_("the host partner, %s"), _dew_rule_partner_name (saying->ledger, pool->host))
           : g_strdup (_("the host partner"));

  return pool->lead_mode == DEW_LEAD_SINGLE && pool->lead != 0
         ? g_strdup_printf (_("the lead commissioner, %s"), _dew_rule_partner_name (saying->ledger, pool->lead))
         : g_strdup (_("the lead commissioner"));
}

static char *
say_all (const DewStep   *step,
         const DewSaying *saying)
{
  g_autofree char *bearer = name_bearer ((const DewAll *) step, saying);

  return g_strdup_printf (saying->direction == DEW_OVER
                          ? _("%s shall be borne in full by %s.")
                          : _("%s shall be returned in full to %s."), saying->subject, bearer);
}

static gint64
find_bearer (const DewAll   *self,
             const DewPool  *pool,
             GError        **error)
{
  if (self->to == TO_PARTNER)
    return self->partner;

  if (self->to == TO_HOST && pool->host == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                 _("“%s” has no host, so nothing can go to the host; enter the host, or name a partner in the rule."), pool->name);

  if (self->to == TO_HOST)
    return pool->host;

  if (pool->lead_mode == DEW_LEAD_SINGLE && pool->lead != 0)
    return pool->lead;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("“%s” has no single lead, so nothing can go to the lead; enter who leads, or name a partner in the rule."), pool->name);
  return 0;
}

static gboolean
apply_all (const DewStep  *step,
           DewFlow        *flow,
           GError        **error)
{
  gint64 bearer = find_bearer ((const DewAll *) step, flow->sharing->pool, error);
  DewWork *work;

  if (bearer == 0)
    return FALSE;

  work = _dew_flow_work (flow, step, DEW_WORK_SHARE, DEW_BASIS_ONE, g_strdup (_("All of it to one partner")));
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    _dew_flow_weigh (flow, work, i, _dew_sharing_partner (flow->sharing, i) == bearer ? 1 : 0);

  return _dew_flow_share (flow, work, error);
}

static gboolean
weigh_all (const DewStep  *step,
           const DewFlow  *flow,
           gboolean        must_share,
           gint64         *weights,
           GError        **error)
{
  gint64 bearer = find_bearer ((const DewAll *) step, flow->sharing->pool, must_share ? error : NULL);

  if (bearer == 0)
    return !must_share;

  for (guint i = 0; i < flow->sharing->n_partners; i++)
    weights[i] = _dew_sharing_partner (flow->sharing, i) == bearer;

  return TRUE;
}

static void
compile_all (const DewStep *step,
             DewCompiling  *compiling)
{
  if (find_bearer ((const DewAll *) step, compiling->flow->sharing->pool, NULL) != 0)
    _dew_compile_share (step, compiling);
  else
    _dew_compile_refuse (compiling);
}

static const DewSlotChoice bearers[] = {
  { "host", N_("The host") },
  { "lead", N_("The lead") },
  { NULL, NULL },
};

static const DewStepSheet sheet = {
  .name = N_("All to one"),
  .hint = N_("One partner bears it"),
  .slots = {
    { .type = DEW_SLOT_WORDS, .notation = "to" },
    { .type = DEW_SLOT_PARTNER, .label = N_("Who bears it"), .choices = bearers },
  },
};

static DewBasis
weighs_by_all (const DewStep *step,
               gboolean      *with_aligned)
{
  return DEW_BASIS_ONE;
}

static const char *const words[] = { "all", "to", "host", "lead", NULL };

const DewStepClass _dew_step_all = {
  .words = words,
  .form = "all to NAME|host|lead",
  .sheet = &sheet,
  .size = sizeof (DewAll),
  .place = DEW_STEP_ALL,
  .parse = parse_all,
  .print = print_all,
  .brief = brief_all,
  .basis = basis_all,
  .say = say_all,
  .equal = equal_all,
  .apply = apply_all,
  .weigh = weigh_all,
  .weighs_by = weighs_by_all,
  .compile = compile_all,
};
