/* carve.c: `carve NAME £120,000 because "…"`: what one partner's own doing caused is that partner's */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  DewStep  parent;
  gint64   partner;
  gint64   pence;
  char    *reason;
} DewCarve;

static gboolean
parse_carve (DewStep        *step,
             DewRuleReader  *reader,
             GError        **error)
{
  DewCarve *self = (DewCarve *) step;

  return _dew_rule_read_partner (reader, &self->partner, error) &&
         _dew_rule_read_amount (reader, FALSE, &self->pence, error) &&
         _dew_rule_read_reason (reader, &self->reason, error);
}

static void
print_carve (const DewStep   *step,
             const DewLedger *ledger,
             GString         *text)
{
  const DewCarve *self = (const DewCarve *) step;

  g_string_append_c (text, ' ');
  _dew_rule_print_partner (ledger, self->partner, text);
  g_string_append_c (text, ' ');
  _dew_rule_print_amount (self->pence, text);
  _dew_rule_print_reason (self->reason, text);
}

static gboolean
equal_carve (const DewStep *a,
             const DewStep *b)
{
  const DewCarve *one = (const DewCarve *) a;
  const DewCarve *other = (const DewCarve *) b;

  return one->partner == other->partner && one->pence == other->pence && strcmp (one->reason, other->reason) == 0;
}

static void
clear_carve (DewStep *step)
{
  g_free (((DewCarve *) step)->reason);
}

static char *
brief_carve (const DewStep   *step,
             const DewLedger *ledger)
{
  const DewCarve *self = (const DewCarve *) step;
  g_autofree char *amount = _dew_rule_say_amount (self->pence);

  return g_strdup_printf (_("%s to %s by its own doing"), amount, _dew_rule_partner_short (ledger, self->partner));
}

static char *
basis_carve (const DewStep   *step,
             const DewLedger *ledger,
             gboolean         moved)
{
  return NULL;
}

static char *
say_carve (const DewStep   *step,
           const DewSaying *saying)
{
  const DewCarve *self = (const DewCarve *) step;
  g_autofree char *amount = _dew_rule_say_amount (self->pence);
  const char *name = _dew_rule_partner_name (saying->ledger, self->partner);

  if (saying->direction == DEW_UNDER)
    return g_strdup_printf (_("What %s caused by its own doing shall make no difference to an underspend."), name);

  return g_strdup_printf (_("%s shall, up to %s, be borne in full by %s, which caused that part of it (%s)."), saying->subject, amount, name, self->reason);
}

/* Of an underspend nothing was taken, and the sentence is not about it. */
static const char *
say_rest_carve (const DewStep   *step,
                const DewSaying *saying,
                const char      *subject)
{
  return saying->direction == DEW_UNDER ? subject : _("What then remains of it");
}

/* What the same carve-out took in earlier months, by whom and why: two that read the same in one rule are two. */
static DewCarved *
find_carved (const DewCarve *self,
             DewFlow        *flow)
{
  GArray *carved = flow->pot->carved;
  DewCarved fresh = { self->partner, self->reason, 0 };
  guint nth = 0;

  for (guint i = 0; i < flow->rule->steps->len && flow->rule->steps->pdata[i] != self; i++)
    {
      const DewStep *step = flow->rule->steps->pdata[i];

      nth += step->kind == &_dew_step_carve && ((const DewCarve *) step)->partner == self->partner && strcmp (((const DewCarve *) step)->reason, self->reason) == 0;
    }

  for (guint i = 0; i < carved->len; i++)
    {
      DewCarved *found = &g_array_index (carved, DewCarved, i);

      if (found->partner == self->partner && strcmp (found->reason, self->reason) == 0 && nth-- == 0)
        return found;
    }

  g_array_append_val (carved, fresh);
  return &g_array_index (carved, DewCarved, carved->len - 1);
}

static gboolean
apply_carve (const DewStep  *step,
             DewFlow        *flow,
             GError        **error)
{
  const DewCarve *self = (const DewCarve *) step;
  DewCarved *carved = find_carved (self, flow);
  gint64 taken = MIN (MAX (_dew_flow_left (flow), 0), MAX (self->pence - carved->pence, 0));
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_CARVED, DEW_BASIS_ONE, g_strdup (_("By its own doing, at most the amount that the rule names")));
  DewFlow *part = _dew_flow_take (flow, taken);

  carved->pence += taken;
  _dew_flow_take_all (part, work);
  _dew_flow_free (part);

  work->limited = TRUE;
  work->total_weight = 1;
  _dew_work_add (work, self->partner, 0, 1);
  _dew_work_give (work, taken);
  g_array_index (work->parts, DewWorkPart, 0).limit = (DewWorkLimit) { DEW_TAKES_UP_TO, FALSE, self->pence };
  _dew_work_note (work, g_strdup_printf (_("The reason: %s."), self->reason));
  _dew_sharing_book (flow->sharing, work, taken);
  return TRUE;
}

static void
compile_carve (const DewStep *step,
               DewCompiling  *compiling)
{
  const DewCarve *self = (const DewCarve *) step;

  _dew_compile_take (compiling, DEW_TAKER_PARTNER, self->partner, self->pence);
}

static const DewStepSheet sheet = {
  .name = N_("Carve-out"),
  .hint = N_("What one partner’s own doing caused is that partner’s"),
  .slots = {
    { .type = DEW_SLOT_PARTNER, .label = N_("Partner") },
    { .type = DEW_SLOT_AMOUNT, .label = N_("Amount") },
    { .type = DEW_SLOT_REASON, .label = N_("Reason"), .caption = N_("because") },
  },
};

static const char *const words[] = { "carve", "because", NULL };

const DewStepClass _dew_step_carve = {
  .words = words,
  .form = "carve NAME AMOUNT because REASON",
  .sheet = &sheet,
  .size = sizeof (DewCarve),
  .place = DEW_STEP_SOME,
  .parse = parse_carve,
  .print = print_carve,
  .brief = brief_carve,
  .basis = basis_carve,
  .say = say_carve,
  .say_rest = say_rest_carve,
  .equal = equal_carve,
  .clear = clear_carve,
  .apply = apply_carve,
  .compile = compile_carve,
};
