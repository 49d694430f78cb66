/* reserve.c: `reserve £500,000` and `uncommitted £200,000`: an overspend is first met from what the pool has put by, or has not committed */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep parent;
  gint64  pence;
} DewReserve;

static gboolean
parse_reserve (DewStep        *step,
               DewRuleReader  *reader,
               GError        **error)
{
  return _dew_rule_read_amount (reader, FALSE, &((DewReserve *) step)->pence, error);
}

static void
print_reserve (const DewStep   *step,
               const DewLedger *ledger,
               GString         *text)
{
  g_string_append_c (text, ' ');
  _dew_rule_print_amount (((const DewReserve *) step)->pence, text);
}

static gboolean
equal_reserve (const DewStep *a,
               const DewStep *b)
{
  return ((const DewReserve *) a)->pence == ((const DewReserve *) b)->pence;
}

static gboolean
is_reserve (const DewStep *step)
{
  return step->kind == &_dew_step_reserve;
}

static char *
brief_reserve (const DewStep   *step,
               const DewLedger *ledger)
{
  g_autofree char *amount = _dew_rule_say_amount (((const DewReserve *) step)->pence);

  return g_strdup_printf (is_reserve (step) ? _("reserve of %s") : _("uncommitted allocations of %s"), amount);
}

static char *
basis_reserve (const DewStep   *step,
               const DewLedger *ledger,
               gboolean         moved)
{
  return NULL;
}

static char *
say_reserve (const DewStep   *step,
             const DewSaying *saying)
{
  g_autofree char *amount = _dew_rule_say_amount (((const DewReserve *) step)->pence);

  if (saying->direction == DEW_UNDER)
    return g_strdup (is_reserve (step) ? _("The reserve held in the Fund shall not be drawn upon for an underspend.")
                                       : _("Allocations of the Fund that are not committed shall not be drawn upon for an underspend."));

  return g_strdup_printf (is_reserve (step) ? _("%s shall be met from the reserve held in the Fund, of %s, as far as that goes.")
                                            : _("%s shall be met from allocations of the Fund that are not committed, of %s in all, as far as they go."),
                          saying->subject, amount);
}

/* Of an underspend nothing was taken, and the sentence is not about it. */
static const char *
say_rest_reserve (const DewStep   *step,
                  const DewSaying *saying,
                  const char      *subject)
{
  return saying->direction == DEW_UNDER ? subject : _("What then remains of it");
}

static void
note_balance (DewWork *work,
              gint64   drawn)
{
  char opening[64], closing[64];

  _dew_work_note (work, g_strdup_printf (_("Opening balance %s, closing balance %s."),
                                         _dew_sharing_pounds (work->opening, opening), _dew_sharing_pounds (work->opening - drawn, closing)));
}

/* Drawn once, whatever months of a forecast it serves. */
static gboolean
apply_reserve (const DewStep  *step,
               DewFlow        *flow,
               GError        **error)
{
  gint64 *drawn = &flow->pot->drawn[is_reserve (step) ? 0 : 1];
  gint64 left = MAX (_dew_flow_left (flow), 0);
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_RESERVE, DEW_BASIS_NONE,
                                  g_strdup (is_reserve (step) ? _("The reserve, as far as it goes") : _("What is not committed, as far as it goes")));
  DewFlow *part;
  gint64 taken;

  work->limited = TRUE;
  work->limit = (DewWorkLimit) { DEW_TAKES_UP_TO, FALSE, ((const DewReserve *) step)->pence };
  work->opening = MAX (((const DewReserve *) step)->pence - *drawn, 0);
  taken = MIN (left, work->opening);
  *drawn += taken;
  note_balance (work, taken);

  part = _dew_flow_take (flow, taken);
  _dew_flow_take_all (part, work);
  _dew_flow_free (part);
  flow->sharing->share->reserve += taken;
  _dew_sharing_book (flow->sharing, work, taken);
  return TRUE;
}

static void
compile_reserve (const DewStep *step,
                 DewCompiling  *compiling)
{
  _dew_compile_take (compiling, is_reserve (step) ? DEW_TAKER_RESERVE : DEW_TAKER_UNCOMMITTED, 0, ((const DewReserve *) step)->pence);
}

static const DewStepSheet reserve_sheet = {
  .name = N_("From the reserve"),
  .hint = N_("An overspend is first met from the reserve, as far as it goes"),
  .slots = {
    { .type = DEW_SLOT_AMOUNT, .label = N_("Amount") },
  },
};

static const DewStepSheet uncommitted_sheet = {
  .name = N_("From what is not committed"),
  .hint = N_("An overspend is first met from allocations that are not committed"),
  .slots = {
    { .type = DEW_SLOT_AMOUNT, .label = N_("Amount") },
  },
};

static const char *const reserve_words[] = { "reserve", NULL };
static const char *const uncommitted_words[] = { "uncommitted", NULL };

const DewStepClass _dew_step_reserve = {
  .words = reserve_words,
  .form = "reserve AMOUNT",
  .sheet = &reserve_sheet,
  .size = sizeof (DewReserve),
  .place = DEW_STEP_SOME,
  .parse = parse_reserve,
  .print = print_reserve,
  .brief = brief_reserve,
  .basis = basis_reserve,
  .say = say_reserve,
  .say_rest = say_rest_reserve,
  .equal = equal_reserve,
  .apply = apply_reserve,
  .compile = compile_reserve,
};

const DewStepClass _dew_step_uncommitted = {
  .words = uncommitted_words,
  .form = "uncommitted AMOUNT",
  .sheet = &uncommitted_sheet,
  .size = sizeof (DewReserve),
  .place = DEW_STEP_SOME,
  .parse = parse_reserve,
  .print = print_reserve,
  .brief = brief_reserve,
  .basis = basis_reserve,
  .say = say_reserve,
  .say_rest = say_rest_reserve,
  .equal = equal_reserve,
  .apply = apply_reserve,
  .compile = compile_reserve,
};
