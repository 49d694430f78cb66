/* decided.c: `decided NAME £400,000, NAME £600,000 because "minute 12"`: the board decides */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-money.h"

typedef struct {
  gint64 partner;
  gint64 pence;
} DewDecidedPart;

typedef struct {
  DewStep  parent;
  GArray  *parts;       /* DewDecidedPart, in the order written */
  char    *reason;
} DewDecided;

static const DewDecidedPart *
find_part (const DewDecided *self,
           gint64            partner)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, DewDecidedPart, i).partner == partner)
      return &g_array_index (self->parts, DewDecidedPart, i);

  return NULL;
}

static gboolean
parse_decided (DewStep        *step,
               DewRuleReader  *reader,
               GError        **error)
{
  DewDecided *self = (DewDecided *) step;

  self->parts = g_array_new (FALSE, FALSE, sizeof (DewDecidedPart));
  do
    {
      guint column = _dew_rule_peek (reader)->column;
      DewDecidedPart part;

      if (!_dew_rule_read_partner (reader, &part.partner, error))
        return FALSE;
      if (find_part (self, part.partner))
        return _dew_rule_refuse (column, error, _("%s is named twice"), _dew_rule_partner_short (reader->ledger, part.partner));
      if (!_dew_rule_read_amount (reader, TRUE, &part.pence, error))
        return FALSE;

      g_array_append_val (self->parts, part);
    }
  while (_dew_rule_accept (reader, DEW_TOKEN_COMMA));

  return _dew_rule_read_reason (reader, &self->reason, error);
}

static void
print_decided (const DewStep   *step,
               const DewLedger *ledger,
               GString         *text)
{
  const DewDecided *self = (const DewDecided *) step;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewDecidedPart *part = &g_array_index (self->parts, DewDecidedPart, i);

      g_string_append (text, i > 0 ? ", " : " ");
      _dew_rule_print_partner (ledger, part->partner, text);
      g_string_append_c (text, ' ');
      _dew_rule_print_amount (part->pence, text);
    }
  _dew_rule_print_reason (self->reason, text);
}

/* The order in which partners are written makes no difference. */
static gboolean
equal_decided (const DewStep *a,
               const DewStep *b)
{
  const DewDecided *one = (const DewDecided *) a;
  const DewDecided *other = (const DewDecided *) b;

  if (one->parts->len != other->parts->len || strcmp (one->reason, other->reason) != 0)
    return FALSE;

  for (guint i = 0; i < one->parts->len; i++)
    {
      const DewDecidedPart *part = &g_array_index (one->parts, DewDecidedPart, i);
      const DewDecidedPart *twin = find_part (other, part->partner);

      if (!twin || part->pence != twin->pence)
        return FALSE;
    }

  return TRUE;
}

static void
clear_decided (DewStep *step)
{
  DewDecided *self = (DewDecided *) step;

  g_clear_pointer (&self->parts, g_array_unref);
  g_free (self->reason);
}

static gint64
sum_parts (const DewDecided *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->parts->len; i++)
    sum += g_array_index (self->parts, DewDecidedPart, i).pence;

  return sum;
}

/* "Council £400,000" for every part; of an underspend that was typed as less than nothing, the sizes. Free with g_free. */
static char *
list_parts (const DewDecided *self,
            const DewLedger  *ledger,
            gboolean          in_full)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  gint64 sign = sum_parts (self) < 0 ? -1 : 1;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewDecidedPart *part = &g_array_index (self->parts, DewDecidedPart, i);
      g_autofree char *amount = _dew_rule_say_amount (sign * part->pence);

      g_ptr_array_add (list, g_strdup_printf (_("%s %s"), in_full ? _dew_rule_partner_name (ledger, part->partner)
                                                                  : _dew_rule_partner_short (ledger, part->partner), amount));
    }

  return _dew_rule_join (list);
}

static char *
brief_decided (const DewStep   *step,
               const DewLedger *ledger)
{
  g_autofree char *parts = list_parts ((const DewDecided *) step, ledger, FALSE);

  return g_strdup_printf (_("Decided: %s"), parts);
}

static char *
basis_decided (const DewStep   *step,
               const DewLedger *ledger,
               gboolean         moved)
{
  return g_strdup (_("as decided"));
}

static char *
say_decided (const DewStep   *step,
             const DewSaying *saying)
{
  const DewDecided *self = (const DewDecided *) step;
  g_autofree char *parts = list_parts (self, saying->ledger, TRUE);

  return g_strdup_printf (saying->direction == DEW_OVER ? _("%s shall be borne as the partners have decided (%s): %s.")
                                                        : _("%s shall be returned as the partners have decided (%s): %s."),
                          saying->subject, self->reason, parts);
}

static gboolean
refuse_sum (const DewDecided  *self,
            gint64             sum,
            gint64             left,
            GError           **error)
{
  char decided[64], amount[64];

  return _dew_rule_refuse (self->parent.column, error, _("the decided amounts come to %s and must come to %s, which is what is left to share"),
                           _dew_sharing_pounds (sum, decided), _dew_sharing_pounds (left, amount));
}

/* The same decision, in whatever months its rule is in force. */
static DewDecision *
find_decision (const DewDecided *self,
               DewFlow          *flow)
{
  GArray *decisions = flow->pot->decisions;

  for (guint i = 0; i < decisions->len; i++)
    {
      DewDecision *decision = &g_array_index (decisions, DewDecision, i);

      if (equal_decided (decision->step, &self->parent))
        return decision;
    }

  return NULL;
}

/* What was decided is the year's: of what is left in all months that are still to come. Sizes serve either sign; amounts that are signed serve their own. */
static DewDecision *
start_decision (const DewDecided  *self,
                DewFlow           *flow,
                GError           **error)
{
  DewDecision decision = { .step = &self->parent };
  gint64 left = _dew_flow_left (flow) + flow->ahead;
  gint64 sum = sum_parts (self);

  if (sum != left && sum != -left && !flow->sharing->query->plan)
    {
      refuse_sum (self, sum, left, error);
      return NULL;
    }

  decision.left = g_new0 (gint64, flow->sharing->n_partners);
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      const DewDecidedPart *part = find_part (self, _dew_sharing_partner (flow->sharing, i));

      if (part != NULL)
        decision.left[i] = sum == left ? part->pence : -part->pence;
    }

  g_array_append_val (flow->pot->decisions, decision);
  return &g_array_index (flow->pot->decisions, DewDecision, flow->pot->decisions->len - 1);
}

static gboolean
refuse_cut (const DewFlow  *flow,
            GError        **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("The amounts decided for “%s” are not all of one sign, and so cannot be cut by month; type its variance instead of sharing the forecast."),
               _dew_flow_place_name (flow));
  return FALSE;
}

/* What of the amounts falls on these months: all that is still to come where it is what is left, else by sizes. */
static gboolean
cut_decision (const DewFlow      *flow,
              const DewDecision  *decision,
              gint64              left,
              gint64             *amounts,
              GError            **error)
{
  guint n = flow->sharing->n_partners;
  g_autofree gint64 *weights = g_new0 (gint64, n);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      amounts[i] = decision->left[i];
      weights[i] = left < 0 ? -decision->left[i] : decision->left[i];
      sum += amounts[i];
    }

  /* In a plan nothing need come to anything; where the year is one, amounts stay as they were typed. */
  if (sum == left || (flow->sharing->query->plan && flow->ahead == 0) || dew_apportion_units (left, weights, n, amounts) == DEW_APPORTION_OK)
    return TRUE;
  if (left != 0 && !flow->sharing->query->plan)
    return refuse_cut (flow, error);

  /* Of nothing, nothing need be cut. */
  memset (amounts, 0, n * sizeof *amounts);
  return TRUE;
}

static gboolean
apply_decided (const DewStep  *step,
               DewFlow        *flow,
               GError        **error)
{
  const DewDecided *self = (const DewDecided *) step;
  gint64 left = _dew_flow_left (flow);
  g_autofree gint64 *amounts = g_new0 (gint64, flow->sharing->n_partners);
  DewDecision *decision = find_decision (self, flow);
  DewWork *work;

  if (decision == NULL)
    decision = start_decision (self, flow, error);
  if (decision == NULL || !cut_decision (flow, decision, left, amounts, error))
    return FALSE;

  for (guint i = 0; i < flow->sharing->n_partners; i++)
    decision->left[i] -= amounts[i];

  work = _dew_flow_work (flow, step, DEW_WORK_DECIDED, DEW_BASIS_ONE, g_strdup (_("The amounts that were decided")));
  _dew_work_note (work, g_strdup_printf (_("The reason: %s."), self->reason));
  work->limited = TRUE;
  work->total_weight = 1;
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      const DewDecidedPart *part = find_part (self, _dew_sharing_partner (flow->sharing, i));

      if (!part)
        continue;
      _dew_work_add (work, part->partner, 0, 1);
      _dew_work_give (work, amounts[i]);
      g_array_index (work->parts, DewWorkPart, work->parts->len - 1).limit = (DewWorkLimit) { DEW_TAKES_ALL, FALSE, part->pence };
    }

  _dew_flow_take_all (flow, work);
  _dew_sharing_book (flow->sharing, work, left);
  return TRUE;
}

static void
compile_decided (const DewStep *step,
                 DewCompiling  *compiling)
{
  const DewDecided *self = (const DewDecided *) step;
  DewProgramOp *op = _dew_compile_amounts (compiling, DEW_OP_DECIDED);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewDecidedPart *part = &g_array_index (self->parts, DewDecidedPart, i);

      _dew_compile_amount (compiling, op, part->partner, part->pence);
    }
}

static const DewStepSheet sheet = {
  .name = N_("As decided"),
  .hint = N_("The amounts that the board decided, in place of a rule"),
  .slots = {
    { .type = DEW_SLOT_PARTNER, .label = N_("Partner"), .rows = DEW_ROWS_EVERYBODY },
    { .type = DEW_SLOT_AMOUNT, .label = N_("Amount"), .caption = N_("bears"), .rows = DEW_ROWS_EVERYBODY },
    { .type = DEW_SLOT_REASON, .label = N_("Reason"), .caption = N_("because") },
  },
};

static const char *const words[] = { "decided", "because", NULL };

const DewStepClass _dew_step_decided = {
  .words = words,
  .form = "decided NAME AMOUNT, NAME AMOUNT because REASON",
  .sheet = &sheet,
  .size = sizeof (DewDecided),
  .place = DEW_STEP_DECIDED,
  .parse = parse_decided,
  .print = print_decided,
  .brief = brief_decided,
  .basis = basis_decided,
  .say = say_decided,
  .equal = equal_decided,
  .clear = clear_decided,
  .apply = apply_decided,
  .compile = compile_decided,
};
