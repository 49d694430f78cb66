/* retain.c: `retain [non-recurrent]` and `carry forward`: an underspend stays in the pool, or goes into the next year */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep  parent;
  gboolean non_recurrent;       /* only for such use */
} DewRetain;

/* ---- Retained ---- */

static gboolean
parse_retain (DewStep        *step,
              DewRuleReader  *reader,
              GError        **error)
{
  ((DewRetain *) step)->non_recurrent = _dew_rule_accept_word (reader, "non-recurrent");
  return TRUE;
}

static void
print_retain (const DewStep   *step,
              const DewLedger *ledger,
              GString         *text)
{
  if (((const DewRetain *) step)->non_recurrent)
    g_string_append (text, " non-recurrent");
}

static gboolean
equal_retain (const DewStep *a,
              const DewStep *b)
{
  return ((const DewRetain *) a)->non_recurrent == ((const DewRetain *) b)->non_recurrent;
}

static char *
brief_retain (const DewStep   *step,
              const DewLedger *ledger)
{
  return g_strdup (((const DewRetain *) step)->non_recurrent ? _("Retained in the pool for non-recurrent use") : _("Retained in the pool"));
}

static char *
basis_retain (const DewStep   *step,
              const DewLedger *ledger,
              gboolean         moved)
{
  return g_strdup (((const DewRetain *) step)->non_recurrent ? _("retained in the pool for non-recurrent use") : _("retained in the pool"));
}

static char *
say_retain (const DewStep   *step,
            const DewSaying *saying)
{
  return g_strdup_printf (((const DewRetain *) step)->non_recurrent
                          ? _("%s shall be retained in the Fund, for uses that do not recur, and shall not be returned to the partners.")
                          : _("%s shall be retained in the Fund for its purposes, and shall not be returned to the partners."),
                          saying->subject);
}

/* ---- Carried forward ---- */

static gboolean
parse_carry (DewStep        *step,
             DewRuleReader  *reader,
             GError        **error)
{
  return _dew_rule_accept_word (reader, "forward") || _dew_rule_expect (reader, _("“forward”"), error);
}

static void
print_carry (const DewStep   *step,
             const DewLedger *ledger,
             GString         *text)
{
  g_string_append (text, " forward");
}

static char *
brief_carry (const DewStep   *step,
             const DewLedger *ledger)
{
  return g_strdup (_("Carried forward"));
}

static char *
basis_carry (const DewStep   *step,
             const DewLedger *ledger,
             gboolean         moved)
{
  return g_strdup (_("carried forward"));
}

static char *
say_carry (const DewStep   *step,
           const DewSaying *saying)
{
  return g_strdup_printf (_("%s shall be carried forward in the Fund into the next financial year."), saying->subject);
}

/* ---- Held, either way ---- */

static gboolean
apply_held (const DewStep  *step,
            DewFlow        *flow,
            GError        **error)
{
  gint64 amount = _dew_flow_left (flow);
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_HELD, DEW_BASIS_NONE,
                                  g_strdup (step->kind == &_dew_step_carry ? _("All of it goes into the next year") : _("All of it stays in the pool")));

  if (flow->sharing->period->assumed && flow->place == flow->sharing->node)
    _dew_work_note (work, g_strdup (_("No rule is written for an underspend, so it stays in the pool.")));

  _dew_flow_take_all (flow, work);
  flow->sharing->share->held += amount;
  _dew_sharing_book (flow->sharing, work, amount);
  return TRUE;
}

static void
compile_held (const DewStep *step,
              DewCompiling  *compiling)
{
  _dew_compile_held (compiling);
}

static const DewStepSheet retain_sheet = {
  .name = N_("Retained in the pool"),
  .hint = N_("An underspend stays in the pool"),
  .slots = {
    { .type = DEW_SLOT_FLAG, .label = N_("Non-recurrent use only"), .notation = "non-recurrent" },
  },
};

static const DewStepSheet carry_sheet = {
  .name = N_("Carried forward"),
  .hint = N_("An underspend goes into the next year"),
  .slots = {
    { .type = DEW_SLOT_WORDS, .notation = "forward" },
  },
};

static const char *const retain_words[] = { "retain", "non-recurrent", NULL };
static const char *const carry_words[] = { "carry", "forward", NULL };

const DewStepClass _dew_step_retain = {
  .words = retain_words,
  .form = "retain [non-recurrent]",
  .sheet = &retain_sheet,
  .size = sizeof (DewRetain),
  .place = DEW_STEP_ALL,
  .under_only = TRUE,
  .parse = parse_retain,
  .print = print_retain,
  .brief = brief_retain,
  .basis = basis_retain,
  .say = say_retain,
  .equal = equal_retain,
  .apply = apply_held,
  .compile = compile_held,
};

const DewStepClass _dew_step_carry = {
  .words = carry_words,
  .form = "carry forward",
  .sheet = &carry_sheet,
  .size = sizeof (DewStep),
  .place = DEW_STEP_ALL,
  .under_only = TRUE,
  .parse = parse_carry,
  .print = print_carry,
  .brief = brief_carry,
  .basis = basis_carry,
  .say = say_carry,
  .apply = apply_held,
  .compile = compile_held,
};
