/* offset.c: `offset within pool` and `offset across pools`: overspends are first set against underspends */
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep  parent;
  gboolean across;      /* pools, and not lines of one */
} DewOffset;

static gboolean
parse_offset (DewStep        *step,
              DewRuleReader  *reader,
              GError        **error)
{
  DewOffset *self = (DewOffset *) step;

  if (_dew_rule_accept_word (reader, "within"))
    return _dew_rule_accept_word (reader, "pool") || _dew_rule_expect (reader, _("“pool”"), error);

  if (!_dew_rule_accept_word (reader, "across"))
    return _dew_rule_expect (reader, _("“within pool” or “across pools”"), error);

  self->across = TRUE;
  return _dew_rule_accept_word (reader, "pools") || _dew_rule_expect (reader, _("“pools”"), error);
}

static void
print_offset (const DewStep   *step,
              const DewLedger *ledger,
              GString         *text)
{
  g_string_append (text, ((const DewOffset *) step)->across ? " across pools" : " within pool");
}

static gboolean
equal_offset (const DewStep *a,
              const DewStep *b)
{
  return ((const DewOffset *) a)->across == ((const DewOffset *) b)->across;
}

gboolean
_dew_offset_is_across (const DewStep *step)
{
  return ((const DewOffset *) step)->across;
}

gboolean
_dew_rule_is_across (const DewRule *rule)
{
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];

      if (step->kind == &_dew_step_offset && _dew_offset_is_across (step))
        return TRUE;
    }

  return FALSE;
}

static char *
brief_offset (const DewStep   *step,
              const DewLedger *ledger)
{
  return g_strdup (((const DewOffset *) step)->across ? _("set against other pools") : _("over- and underspends of lines set against each other"));
}

static char *
basis_offset (const DewStep   *step,
              const DewLedger *ledger,
              gboolean         moved)
{
  return NULL;
}

static char *
say_offset (const DewStep   *step,
            const DewSaying *saying)
{
  gboolean over = saying->direction == DEW_OVER;

  if (((const DewOffset *) step)->across)
    return g_strdup_printf (over ? _("%s shall first be met from underspends of the other pooled funds of the agreement whose rules allow it, in proportion to the overspends that "
                                     "they meet.")
                                 : _("%s shall first meet overspends of the other pooled funds of the agreement whose rules allow it, in proportion to the underspends that "
                                     "meet them."), saying->subject);

  return g_strdup_printf (over ? _("%s shall be worked out after underspends on some services have been set against overspends on others.")
                               : _("%s shall be worked out after overspends on some services have been set against underspends on others."), saying->subject);
}

static const char *
say_rest_offset (const DewStep   *step,
                 const DewSaying *saying,
                 const char      *subject)
{
  return ((const DewOffset *) step)->across ? _("What then remains of it") : _("It");
}

/* Lines are set against each other before any step. */
static gboolean
apply_offset (const DewStep  *step,
              DewFlow        *flow,
              GError        **error)
{
  gint64 left = _dew_flow_left (flow);
  gint64 taken;
  DewFlow *part;
  DewWork *work;

  /* Pools are set against each other as wholes; what a rule of a line says of that means nothing. */
  if (!((const DewOffset *) step)->across || flow->place != flow->sharing->node)
    return TRUE;

  if (!flow->pot->crossed)
    flow->pot->across = flow->pot->met = _dew_flow_across (flow);
  flow->pot->crossed = TRUE;

  /* Months in which there is nothing, or which are out the other way, give nothing. */
  taken = flow->pot->across < 0 ? MAX (MIN (left, 0), flow->pot->across) : MIN (MAX (left, 0), flow->pot->across);
  flow->pot->across -= taken;
  work = _dew_flow_work (flow, step, DEW_WORK_ACROSS, DEW_BASIS_NONE,
                         g_strdup (left < 0 ? _("Overspends of other pools, over the underspends, pro rata") : _("Underspends of other pools, over the overspends, pro rata")));
  work->limited = TRUE;
  if (flow->sharing->query->n_others == 0)
    _dew_work_note (work, g_strdup (_("No variance of another pool is given, so there is nothing to set it against.")));

  part = _dew_flow_take (flow, taken);
  _dew_flow_take_all (part, work);
  _dew_flow_free (part);
  flow->sharing->share->held += taken;
  flow->sharing->share->across += taken;
  _dew_sharing_book (flow->sharing, work, taken);
  return TRUE;
}

static const DewSlotChoice sides[] = {
  { "within pool", N_("within the pool") },
  { "across pools", N_("across pools") },
  { NULL, NULL },
};

static const DewStepSheet sheet = {
  .name = N_("Offset first"),
  .hint = N_("What is over is first set against what is under"),
  .slots = {
    { .type = DEW_SLOT_CHOICE, .label = N_("Set against each other"), .choices = sides },
  },
};

static const char *const words[] = { "offset", "within", "across", "pool", "pools", NULL };

const DewStepClass _dew_step_offset = {
  .words = words,
  .form = "offset within pool|across pools",
  .sheet = &sheet,
  .size = sizeof (DewOffset),
  .place = DEW_STEP_NET,
  .parse = parse_offset,
  .print = print_offset,
  .brief = brief_offset,
  .basis = basis_offset,
  .say = say_offset,
  .say_rest = say_rest_offset,
  .equal = equal_offset,
  .apply = apply_offset,
};
