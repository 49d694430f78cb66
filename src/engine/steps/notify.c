/* notify.c: `notify 5%`: a variance above that has to be reported, and nothing is shared by it */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep  parent;
  DewLimit limit;
} DewNotify;

static gboolean
parse_notify (DewStep        *step,
              DewRuleReader  *reader,
              GError        **error)
{
  return _dew_rule_read_limit (reader, &((DewNotify *) step)->limit, error);
}

static void
print_notify (const DewStep   *step,
              const DewLedger *ledger,
              GString         *text)
{
  g_string_append_c (text, ' ');
  _dew_rule_print_limit (&((const DewNotify *) step)->limit, text);
}

static gboolean
equal_notify (const DewStep *a,
              const DewStep *b)
{
  return _dew_limit_equal (&((const DewNotify *) a)->limit, &((const DewNotify *) b)->limit);
}

static char *
brief_notify (const DewStep   *step,
              const DewLedger *ledger)
{
  g_autofree char *limit = _dew_rule_brief_limit (&((const DewNotify *) step)->limit);

  return g_strdup_printf (_("reported above %s"), limit);
}

static char *
basis_notify (const DewStep   *step,
              const DewLedger *ledger,
              gboolean         moved)
{
  return NULL;
}

static char *
say_notify (const DewStep   *step,
            const DewSaying *saying)
{
  g_autofree char *limit = _dew_rule_say_limit (&((const DewNotify *) step)->limit, saying->whole);

  return g_strdup_printf (_("%s that is forecast to exceed %s shall be reported to the partners without delay."), saying->subject, limit);
}

/* Nothing of it was shared. */
static const char *
say_rest_notify (const DewStep   *step,
                 const DewSaying *saying,
                 const char      *subject)
{
  return subject;
}

/* Whether other pools have met their part of it before. */
static gboolean
is_met (const DewStep *step,
        const DewFlow *flow)
{
  const GPtrArray *steps = flow->rule->steps;

  for (guint i = 0; i < steps->len && steps->pdata[i] != step; i++)
    {
      const DewStep *before = steps->pdata[i];

      if (before->kind == &_dew_step_offset && _dew_offset_is_across (before))
        return TRUE;
    }

  return FALSE;
}

/* What is reported is the year's, whichever months the rule is for, and once. */
static gboolean
apply_notify (const DewStep  *step,
              DewFlow        *flow,
              GError        **error)
{
  gint64 left = flow->pot->year - (is_met (step, flow) ? flow->pot->met : 0);
  char amount[64], above[64];
  gint64 limit;

  if (!_dew_flow_limit (flow, &((const DewNotify *) step)->limit, &limit, error))
    return FALSE;

  if (ABS (left) <= limit || flow->pot->notified)
    return TRUE;

  flow->pot->notified = TRUE;
  g_ptr_array_add (flow->sharing->share->notices,
                   g_strdup_printf (left > 0 ? _("The overspend of “%s”, %s, is above %s and has to be reported.")
                                               : _("The underspend of “%s”, %s, is above %s and has to be reported."),
                                    _dew_flow_place_name (flow), _dew_sharing_pounds (ABS (left), amount), _dew_sharing_pounds (limit, above)));
  return TRUE;
}

/* It shares nothing, but a limit that cannot be told refuses. */
static void
compile_notify (const DewStep *step,
                DewCompiling  *compiling)
{
  gint64 limit;

  _dew_compile_limit (compiling, &((const DewNotify *) step)->limit, &limit);
}

static const DewStepSheet sheet = {
  .name = N_("Notice"),
  .hint = N_("What is above the limit has to be reported; nothing is shared by it"),
  .slots = {
    { .type = DEW_SLOT_LIMIT, .label = N_("Reported above"), .caption = N_("of what is above") },
  },
};

static const char *const words[] = { "notify", NULL };

const DewStepClass _dew_step_notify = {
  .words = words,
  .form = "notify LIMIT",
  .sheet = &sheet,
  .size = sizeof (DewNotify),
  .place = DEW_STEP_NET,
  .parse = parse_notify,
  .print = print_notify,
  .brief = brief_notify,
  .basis = basis_notify,
  .say = say_notify,
  .say_rest = say_rest_notify,
  .equal = equal_notify,
  .apply = apply_notify,
  .compile = compile_notify,
};
