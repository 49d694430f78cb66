/* tolerance.c: `tolerance £250,000 excess|all`: what is small is each partner's own */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep  parent;
  DewLimit limit;
  gboolean all;         /* above it all goes on, and not the excess alone */
} DewTolerance;

static gboolean
parse_tolerance (DewStep        *step,
                 DewRuleReader  *reader,
                 GError        **error)
{
  DewTolerance *self = (DewTolerance *) step;

  if (!_dew_rule_read_limit (reader, &self->limit, error))
    return FALSE;

  self->all = _dew_rule_accept_word (reader, "all");
  return self->all || _dew_rule_accept_word (reader, "excess") ||
         _dew_rule_expect (reader, _("“excess”, where only what exceeds it is shared, or “all”"), error);
}

static void
print_tolerance (const DewStep   *step,
                 const DewLedger *ledger,
                 GString         *text)
{
  const DewTolerance *self = (const DewTolerance *) step;

  g_string_append_c (text, ' ');
  _dew_rule_print_limit (&self->limit, text);
  g_string_append (text, self->all ? " all" : " excess");
}

static gboolean
equal_tolerance (const DewStep *a,
                 const DewStep *b)
{
  const DewTolerance *one = (const DewTolerance *) a;
  const DewTolerance *other = (const DewTolerance *) b;

  return _dew_limit_equal (&one->limit, &other->limit) && one->all == other->all;
}

static gboolean
is_by_line (const DewStep *step)
{
  return TRUE;
}

static char *
brief_tolerance (const DewStep   *step,
                 const DewLedger *ledger)
{
  const DewTolerance *self = (const DewTolerance *) step;
  g_autofree char *limit = _dew_rule_brief_limit (&self->limit);

  return g_strdup_printf (self->all ? _("each its own while at most %s") : _("each its own up to %s"), limit);
}

static char *
basis_tolerance (const DewStep   *step,
                 const DewLedger *ledger,
                 gboolean         moved)
{
  return NULL;
}

static char *
say_tolerance (const DewStep   *step,
               const DewSaying *saying)
{
  const DewTolerance *self = (const DewTolerance *) step;
  g_autofree char *limit = _dew_rule_say_limit (&self->limit, saying->whole);
  gboolean over = saying->direction == DEW_OVER;

  if (self->all)
    return g_strdup_printf (over ? _("%s shall, while it does not exceed %s, be borne service by service: by the partner that leads the service or, where no single partner "
                                     "leads it, by those who fund it, in proportion to their gross contributions to it for that year, as varied.")
                                 : _("%s shall, while it does not exceed %s, be returned service by service: to the partner that leads the service or, where no single partner "
                                     "leads it, to those who fund it, in proportion to their gross contributions to it for that year, as varied."),
                            saying->subject, limit);

  return g_strdup_printf (over ? _("%s shall, up to %s, be borne service by service: by the partner that leads the service or, where no single partner leads it, by those who "
                                   "fund it, in proportion to their gross contributions to it for that year, as varied.")
                               : _("%s shall, up to %s, be returned service by service: to the partner that leads the service or, where no single partner leads it, to those "
                                   "who fund it, in proportion to their gross contributions to it for that year, as varied."),
                          saying->subject, limit);
}

static const char *
say_rest_tolerance (const DewStep   *step,
                    const DewSaying *saying,
                    const char      *subject)
{
  return ((const DewTolerance *) step)->all ? _("Where it exceeds that, the whole of it") : _("What then remains of it");
}

/* How much of what is left is tolerated: its size. */
static gint64
find_tolerated (const DewTolerance *self,
                const DewFlow      *flow,
                gint64              left,
                gint64              limit)
{
  gint64 drawn = flow->pot->drawn[0] + flow->pot->drawn[1] + ABS (flow->pot->met - flow->pot->across);

  for (guint i = 0; i < flow->pot->carved->len; i++)
    drawn += g_array_index (flow->pot->carved, DewCarved, i).pence;

  /* What the year comes to, whichever months the rule is for, less what other steps took of it so far. */
  if (self->all)
    return ABS (flow->pot->year) - drawn <= limit ? ABS (left) : 0;

  return MIN (ABS (left), MAX (limit - flow->pot->tolerated, 0));
}

static gboolean
apply_tolerance (const DewStep  *step,
                 DewFlow        *flow,
                 GError        **error)
{
  const DewTolerance *self = (const DewTolerance *) step;
  static const DewStep own = { .kind = &_dew_step_own };
  gint64 left = _dew_flow_left (flow);
  char amount[64];
  gint64 limit, size;
  DewFlow *part;
  gboolean good;

  if (!_dew_flow_limit (flow, &self->limit, &limit, error))
    return FALSE;

  size = find_tolerated (self, flow, left, limit);
  flow->pot->tolerated += ABS (left);
  part = _dew_flow_take_part (flow, left < 0 ? -size : size,
                              g_strdup_printf (self->all ? _("Tolerated while at most %s") : _("Tolerated up to %s"), _dew_sharing_pounds (limit, amount)),
                              self->all ? DEW_TAKES_WHILE : DEW_TAKES_UP_TO, &self->limit);
  good = own.kind->apply (&own, part, error);
  _dew_flow_free (part);
  return good;
}

static void
compile_tolerance (const DewStep *step,
                   DewCompiling  *compiling)
{
  const DewTolerance *self = (const DewTolerance *) step;
  static const DewStep own = { .kind = &_dew_step_own };
  gint64 limit;

  if (!_dew_compile_limit (compiling, &self->limit, &limit))
    return;

  own.kind->compile (&own, compiling);
  _dew_compile_tolerance (compiling, limit, self->all);
}

static const DewSlotChoice above[] = {
  { "excess", N_("only the excess is shared") },
  { "all", N_("all of it is shared") },
  { NULL, NULL },
};

static const DewStepSheet sheet = {
  .name = N_("Tolerance"),
  .hint = N_("What is small, each bears on its own lines"),
  .slots = {
    { .type = DEW_SLOT_LIMIT, .label = N_("Tolerated up to"), .caption = N_("up to") },
    { .type = DEW_SLOT_CHOICE, .label = N_("Above it"), .caption = N_("above it"), .choices = above },
  },
};

static const char *const words[] = { "tolerance", "excess", NULL };

const DewStepClass _dew_step_tolerance = {
  .words = words,
  .form = "tolerance LIMIT excess|all",
  .sheet = &sheet,
  .size = sizeof (DewTolerance),
  .place = DEW_STEP_SOME,
  .by_line = is_by_line,
  .parse = parse_tolerance,
  .print = print_tolerance,
  .brief = brief_tolerance,
  .basis = basis_tolerance,
  .say = say_tolerance,
  .say_rest = say_rest_tolerance,
  .equal = equal_tolerance,
  .apply = apply_tolerance,
  .compile = compile_tolerance,
};
