/* cap.c: `cap NAME £300,000, NAME £1m to others|to lead|unallocated`: what a partner bears at most */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef enum { TO_OTHERS, TO_LEAD, TO_NOBODY } DewCapTo;

typedef struct {
  gint64   partner;
  DewLimit limit;
} DewCapPart;

typedef struct {
  DewStep  parent;
  GArray  *parts;       /* DewCapPart, in the order written */
  DewCapTo to;
} DewCap;

static const DewCapPart *
find_part (const DewCap *self,
           gint64        partner)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, DewCapPart, i).partner == partner)
      return &g_array_index (self->parts, DewCapPart, i);

  return NULL;
}

static gboolean
refuse_twice (const DewLedger  *ledger,
              gint64            partner,
              guint             column,
              GError          **error)
{
  return _dew_rule_refuse (column, error, _("%s is capped twice"), _dew_rule_partner_short (ledger, partner));
}

static gboolean
parse_to (DewCap         *self,
          DewRuleReader  *reader,
          GError        **error)
{
  gboolean to = _dew_rule_accept_word (reader, "to");

  if (to && _dew_rule_accept_word (reader, "others"))
    self->to = TO_OTHERS;
  else if (to && _dew_rule_accept_word (reader, "lead"))
    self->to = TO_LEAD;
  else if (_dew_rule_accept_word (reader, "unallocated"))
    self->to = TO_NOBODY;
  else
    return _dew_rule_expect (reader, _("“to others”, “to lead” or “unallocated”, which says where what is over the cap goes,"), error);

  return TRUE;
}

static gboolean
parse_cap (DewStep        *step,
           DewRuleReader  *reader,
           GError        **error)
{
  DewCap *self = (DewCap *) step;

  self->parts = g_array_new (FALSE, FALSE, sizeof (DewCapPart));
  do
    {
      guint column = _dew_rule_peek (reader)->column;
      DewCapPart part;

      if (!_dew_rule_read_partner (reader, &part.partner, error))
        return FALSE;
      if (find_part (self, part.partner))
        return refuse_twice (reader->ledger, part.partner, column, error);
      if (!_dew_rule_read_limit (reader, &part.limit, error))
        return FALSE;

      g_array_append_val (self->parts, part);
    }
  while (_dew_rule_accept (reader, DEW_TOKEN_COMMA));

  return parse_to (self, reader, error);
}

gboolean
_dew_cap_join (DewStep          *step,
               const DewStep    *other,
               const DewLedger  *ledger,
               GError          **error)
{
  DewCap *self = (DewCap *) step;
  const DewCap *more = (const DewCap *) other;

  if (self->to != more->to)
    return _dew_rule_refuse (other->column, error, _("what is over one cap goes elsewhere than what is over another; all caps of a rule have one destination"));

  for (guint i = 0; i < more->parts->len; i++)
    {
      const DewCapPart *part = &g_array_index (more->parts, DewCapPart, i);

      if (find_part (self, part->partner))
        return refuse_twice (ledger, part->partner, other->column, error);
      g_array_append_val (self->parts, *part);
    }

  return TRUE;
}

static void
print_cap (const DewStep   *step,
           const DewLedger *ledger,
           GString         *text)
{
  static const char *const to[] = { " to others", " to lead", " unallocated" };
  const DewCap *self = (const DewCap *) step;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewCapPart *part = &g_array_index (self->parts, DewCapPart, i);

      g_string_append (text, i > 0 ? ", " : " ");
      _dew_rule_print_partner (ledger, part->partner, text);
      g_string_append_c (text, ' ');
      _dew_rule_print_limit (&part->limit, text);
    }
  g_string_append (text, to[self->to]);
}

static gboolean
equal_cap (const DewStep *a,
           const DewStep *b)
{
  const DewCap *one = (const DewCap *) a;
  const DewCap *other = (const DewCap *) b;

  if (one->to != other->to || one->parts->len != other->parts->len)
    return FALSE;

  for (guint i = 0; i < one->parts->len; i++)
    {
      const DewCapPart *part = &g_array_index (one->parts, DewCapPart, i);
      const DewCapPart *twin = find_part (other, part->partner);

      if (!twin || !_dew_limit_equal (&part->limit, &twin->limit))
        return FALSE;
    }

  return TRUE;
}

static void
clear_cap (DewStep *step)
{
  g_clear_pointer (&((DewCap *) step)->parts, g_array_unref);
}

/* ---- In words ---- */

static char *
brief_cap (const DewStep   *step,
           const DewLedger *ledger)
{
  const DewCap *self = (const DewCap *) step;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewCapPart *part = &g_array_index (self->parts, DewCapPart, i);
      g_autofree char *limit = _dew_rule_brief_limit (&part->limit);

      g_ptr_array_add (parts, g_strdup_printf (_("%s at %s"), _dew_rule_partner_short (ledger, part->partner), limit));
    }

  list = _dew_rule_join (parts);
  switch (self->to)
    {
    case TO_OTHERS:
      return g_strdup_printf (_("capped: %s, the rest to the others"), list);

    case TO_LEAD:
      return g_strdup_printf (_("capped: %s, the rest to the lead"), list);

    case TO_NOBODY:
    default:
      return g_strdup_printf (_("capped: %s, the rest left for decision"), list);
    }
}

static char *
basis_cap (const DewStep   *step,
           const DewLedger *ledger,
           gboolean         moved)
{
  return g_strdup (_("capped"));
}

/* Where what is over goes: a clause. */
static char *
say_to (const DewCap    *self,
        const DewSaying *saying)
{
  const DewStep *last = _dew_rule_last (saying->rule);
  g_autofree char *weights = last->kind->say_weights != NULL ? last->kind->say_weights (last, saying) : NULL;
  gboolean over = saying->direction == DEW_OVER;

  if (self->to == TO_NOBODY || (self->to == TO_OTHERS && weights == NULL))
    return g_strdup (_("what exceeds that shall not be allocated until the partners have decided on it"));

  if (self->to == TO_OTHERS)
    return g_strdup_printf (over ? _("what exceeds that shall be borne by the other partners, %s") : _("what exceeds that shall be returned to the other partners, %s"), weights);

  if (saying->pool->lead_mode == DEW_LEAD_SINGLE && saying->pool->lead != 0)
    return g_strdup_printf (over ? _("what exceeds that shall be borne by the lead commissioner, %s") : _("what exceeds that shall be returned to the lead commissioner, %s"),
                            _dew_rule_partner_name (saying->ledger, saying->pool->lead));

  return g_strdup (over ? _("what exceeds that shall be borne by the lead commissioner") : _("what exceeds that shall be returned to the lead commissioner"));
}

/* A cap leaves carve-outs alone, which act on overspends only. */
static gboolean
has_carve (const DewSaying *saying)
{
  for (guint i = 0; i < saying->rule->steps->len; i++)
    if (((const DewStep *) saying->rule->steps->pdata[i])->kind == &_dew_step_carve)
      return saying->direction == DEW_OVER;

  return FALSE;
}

static char *
say_cap (const DewStep   *step,
         const DewSaying *saying)
{
  const DewCap *self = (const DewCap *) step;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *to = say_to (self, saying);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewCapPart *part = &g_array_index (self->parts, DewCapPart, i);
      g_autofree char *limit = _dew_rule_say_limit (&part->limit, saying->whole);

      g_ptr_array_add (parts, g_strdup_printf (saying->direction == DEW_OVER ? _("%s shall bear at most %s") : _("%s shall receive at most %s"),
                                               _dew_rule_partner_name (saying->ledger, part->partner), limit));
    }

  list = _dew_rule_join (parts);
  return g_strdup_printf (has_carve (saying) ? _("Of all this, but for what a partner has caused, in a financial year %s; %s.") : _("Of all this, in a financial year %s; %s."), list, to);
}

/* ---- Applying ---- */

/* What is being capped, by partner index. */
typedef struct {
  DewFlow      *flow;
  const DewCap *cap;
  gint64       *borne;          /* signed, in these months */
  gint64       *limits;         /* what is left of the caps; -1: none */
  gint64       *weights;        /* of the last step that takes all */
} Capping;

static void
clear_capping (Capping *capping)
{
  g_free (capping->borne);
  g_free (capping->limits);
  g_free (capping->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Capping, clear_capping)

static guint
count (const Capping *capping)
{
  return capping->flow->sharing->n_partners;
}

/* Carve-outs are left alone. */
static void
find_borne (Capping *capping)
{
  const DewSharing *sharing = capping->flow->sharing;
  const GPtrArray *works = sharing->share->works;

  for (guint i = capping->flow->first_work; i < works->len; i++)
    {
      const DewWork *work = works->pdata[i];

      for (guint k = 0; work->kind != DEW_WORK_CARVED && dew_work_bears (work) && k < work->parts->len; k++)
        {
          const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, k);

          capping->borne[dew_ledger_partner_index (sharing->ledger, part->partner)] += part->portion.share.pence;
        }
    }
}

/* Earlier months have used some of a cap; or, where they were out the other way, given room. */
static gint64
find_room (const Capping *capping,
           guint          partner,
           gint64         limit)
{
  gint64 before = capping->flow->pot->borne[partner];

  return MAX (_dew_flow_is_under (capping->flow) ? limit + before : limit - before, 0);
}

static gboolean
find_limits (Capping  *capping,
             GError  **error)
{
  for (guint i = 0; i < count (capping); i++)
    {
      const DewCapPart *part = find_part (capping->cap, _dew_sharing_partner (capping->flow->sharing, i));
      gint64 limit;

      capping->limits[i] = -1;
      if (!part)
        continue;
      if (!_dew_flow_limit (capping->flow, &part->limit, &limit, error))
        return FALSE;
      capping->limits[i] = find_room (capping, i, limit);
    }

  return TRUE;
}

static gint64
find_over (const Capping *capping,
           guint          partner)
{
  gint64 borne = capping->borne[partner];

  if (capping->limits[partner] < 0 || ABS (borne) <= capping->limits[partner])
    return 0;

  return borne < 0 ? borne + capping->limits[partner] : borne - capping->limits[partner];
}

static gint64
sum_over (const Capping *capping)
{
  gint64 sum = 0;

  for (guint i = 0; i < count (capping); i++)
    sum += find_over (capping, i);

  return sum;
}

static gboolean
find_weights (Capping  *capping,
              GError  **error)
{
  const DewStep *last = _dew_rule_last (capping->flow->rule);
  const DewPool *pool = capping->flow->sharing->pool;
  gboolean must_share = sum_over (capping) != 0 && !capping->flow->sharing->query->plan;

  if (capping->cap->to == TO_OTHERS && last->kind->weigh != NULL)
    return last->kind->weigh (last, capping->flow, must_share, capping->weights, error);

  if (capping->cap->to != TO_LEAD)
    return TRUE;

  if (pool->lead_mode == DEW_LEAD_SINGLE && pool->lead != 0)
    capping->weights[dew_ledger_partner_index (capping->flow->sharing->ledger, pool->lead)] = 1;
  else if (must_share)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("“%s” has no single lead, so what is over a cap cannot go to the lead; enter who leads, or let it go to the others."), pool->name);
      return FALSE;
    }

  return TRUE;
}

/* A partner that has reached its cap takes nothing over. */
static gint64
weigh (const Capping *capping,
       guint          partner)
{
  gboolean reached = capping->limits[partner] >= 0 && ABS (capping->borne[partner]) >= capping->limits[partner];

  return reached ? 0 : capping->weights[partner];
}

static DewBasis
name_basis (const Capping *capping)
{
  return capping->cap->to == TO_LEAD ? DEW_BASIS_ONE : DEW_BASIS_NONE;
}

/* What the weights are of what others take over. */
static DewBasis
find_basis (const Capping *capping,
            gboolean      *with_aligned)
{
  const DewStep *last = _dew_rule_last (capping->flow->rule);

  *with_aligned = FALSE;
  if (capping->cap->to == TO_LEAD)
    return DEW_BASIS_ONE;
  if (capping->cap->to == TO_NOBODY || last->kind->weigh == NULL)
    return DEW_BASIS_NONE;

  return last->kind->weighs_by (last, with_aligned);
}

static DewWork *
start_round (const Capping *capping)
{
  static const char *const bases[] = {
    N_("By the weights of the step before, among those who are below their cap"), N_("To the lead, while it is below its cap"), N_("To nobody, until it is decided")
  };
  const DewFlow *flow = capping->flow;
  DewWork *work = _dew_flow_work (flow, &capping->cap->parent, DEW_WORK_CAP, name_basis (capping), g_strdup (_(bases[capping->cap->to])));

  work->limited = TRUE;
  work->over_by = find_basis (capping, &work->with_aligned);
  for (guint i = 0; i < count (capping); i++)
    {
      DewWorkPart *part;

      if (weigh (capping, i) == 0 && capping->borne[i] == 0 && capping->limits[i] < 0 && !flow->sharing->shown[i])
        continue;

      _dew_work_add (work, _dew_sharing_partner (flow->sharing, i), 0, MAX (weigh (capping, i), 0));
      part = &g_array_index (work->parts, DewWorkPart, work->parts->len - 1);
      part->before = capping->borne[i];
      part->cap = capping->limits[i];
      part->uncapped = capping->weights[i];
      if (find_part (capping->cap, part->partner))
        part->limit = _dew_flow_say_limit (DEW_TAKES_UP_TO, &find_part (capping->cap, part->partner)->limit);
      part->over = find_over (capping, i);
    }

  return work;
}

static gboolean
any_weight (const DewWork *work)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).portion.weight > 0)
      return TRUE;

  return FALSE;
}

/* Everybody gives up what is over, and those below their cap take it over. What nobody can take over is left. */
static gboolean
apply_round (Capping  *capping,
             gboolean *left,
             GError  **error)
{
  DewSharing *sharing = capping->flow->sharing;
  gint64 over = sum_over (capping);
  DewWork *work = start_round (capping);

  *left = over != 0 && !any_weight (work);
  if (!_dew_sharing_apportion (sharing, work, *left ? 0 : over, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

      capping->borne[dew_ledger_partner_index (sharing->ledger, part->partner)] += part->portion.share.pence - part->over;
    }

  if (*left && capping->cap->to != TO_NOBODY)
    _dew_work_note (work, g_strdup (_("Nobody who is below a cap has a weight, so that what is over is left for decision.")));
  _dew_sharing_book (sharing, work, *left ? -over : 0);
  return TRUE;
}

/* What is taken over may bring another over its cap, so that it goes on until none is: each time one more has reached it. */
static gboolean
apply_cap (const DewStep  *step,
           DewFlow        *flow,
           GError        **error)
{
  guint n = flow->sharing->n_partners;
  g_auto (Capping) capping = {
    .flow = flow, .cap = (const DewCap *) step, .borne = g_new0 (gint64, n), .limits = g_new0 (gint64, n), .weights = g_new0 (gint64, n),
  };
  gboolean left = FALSE;

  find_borne (&capping);
  if (!find_limits (&capping, error) || !find_weights (&capping, error))
    return FALSE;

  do
    if (!apply_round (&capping, &left, error))
      return FALSE;
  while (!left && sum_over (&capping) != 0);

  return TRUE;
}

/* What is over goes where find_weights () has it go. */
static void
compile_cap (const DewStep *step,
             DewCompiling  *compiling)
{
  const DewCap *self = (const DewCap *) step;
  const DewStep *last = _dew_rule_last (compiling->flow->rule);
  const DewPool *pool = compiling->flow->sharing->pool;
  gint64 weights[DEW_MAX_PARTNERS] = { 0, };
  gint64 limits[DEW_MAX_PARTNERS];
  DewProgramOp *op;

  for (guint i = 0; i < self->parts->len; i++)
    if (!_dew_compile_limit (compiling, &g_array_index (self->parts, DewCapPart, i).limit, &limits[i]))
      return;

  op = _dew_compile_amounts (compiling, DEW_OP_CAP);
  for (guint i = 0; i < self->parts->len; i++)
    _dew_compile_amount (compiling, op, g_array_index (self->parts, DewCapPart, i).partner, limits[i]);

  if (self->to == TO_OTHERS && last->kind->weigh != NULL)
    last->kind->weigh (last, compiling->flow, FALSE, weights, NULL);
  else if (self->to == TO_LEAD && (pool->lead_mode != DEW_LEAD_SINGLE || pool->lead == 0))
    {
      _dew_compile_over (compiling, op, NULL);
      return;
    }
  else if (self->to == TO_LEAD)
    weights[dew_ledger_partner_index (compiling->flow->sharing->ledger, pool->lead)] = 1;

  _dew_compile_over (compiling, op, weights);
}

static const DewSlotChoice over[] = {
  { "to others", N_("to the others") },
  { "to lead", N_("to the lead") },
  { "unallocated", N_("to nobody, for decision") },
  { NULL, NULL },
};

static const DewStepSheet sheet = {
  .name = N_("Cap"),
  .hint = N_("The most that a partner bears under the rule"),
  .slots = {
    { .type = DEW_SLOT_PARTNER, .label = N_("Partner"), .rows = DEW_ROWS_ONE },
    { .type = DEW_SLOT_LIMIT, .label = N_("At most"), .caption = N_("at most"), .rows = DEW_ROWS_ONE },
    { .type = DEW_SLOT_CHOICE, .label = N_("What is over goes"), .caption = N_("what is over goes"), .choices = over },
  },
};

static const char *const words[] = { "cap", "to", "others", "lead", "unallocated", NULL };

const DewStepClass _dew_step_cap = {
  .words = words,
  .form = "cap NAME LIMIT to others|to lead|unallocated",
  .sheet = &sheet,
  .size = sizeof (DewCap),
  .place = DEW_STEP_CAP,
  .parse = parse_cap,
  .print = print_cap,
  .brief = brief_cap,
  .basis = basis_cap,
  .say = say_cap,
  .equal = equal_cap,
  .clear = clear_cap,
  .apply = apply_cap,
  .compile = compile_cap,
};
