/* fixed.c: `fixed NAME 51%, NAME 49%`, in fixed percentages */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

typedef struct {
  gint64 partner;
  gint64 millionths;
} DewFixedPart;

typedef struct {
  DewStep  parent;
  GArray  *parts;       /* DewFixedPart, in the order written */
} DewFixed;

static const DewFixedPart *
find_part (const DewFixed *self,
           gint64          partner)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, DewFixedPart, i).partner == partner)
      return &g_array_index (self->parts, DewFixedPart, i);

  return NULL;
}

static gboolean
check_sum (const DewFixed  *self,
           guint            column,
           GError         **error)
{
  char text[DEW_PERCENT_SIZE];
  gint64 sum = 0;

  for (guint i = 0; i < self->parts->len; i++)
    sum += g_array_index (self->parts, DewFixedPart, i).millionths;

  if (sum == DEW_WHOLE)
    return TRUE;

  return _dew_rule_refuse (column, error, _("the percentages sum to %s %% and must sum to 100 %%"),
                           dew_percent_print (sum, -1, text));
}

static gboolean
parse_fixed (DewStep        *step,
             DewRuleReader  *reader,
             GError        **error)
{
  DewFixed *self = (DewFixed *) step;
  guint start = _dew_rule_peek (reader)->column;

  self->parts = g_array_new (FALSE, FALSE, sizeof (DewFixedPart));

  do
    {
      guint column = _dew_rule_peek (reader)->column;
      DewFixedPart part;

      if (!_dew_rule_read_partner (reader, &part.partner, error))
        return FALSE;

      if (find_part (self, part.partner))
        return _dew_rule_refuse (column, error, _("%s is named twice"), _dew_rule_partner_short (reader->ledger, part.partner));

      if (!_dew_rule_read_percent (reader, &part.millionths, error))
        return FALSE;

      g_array_append_val (self->parts, part);
    }
  while (_dew_rule_accept (reader, DEW_TOKEN_COMMA));

  /* Said before the sum is: what is wrong with it may be what was not read. */
  if (_dew_rule_peek (reader)->kind != DEW_TOKEN_END && _dew_rule_peek (reader)->kind != DEW_TOKEN_SEMICOLON)
    return _dew_rule_expect (reader, _("“,” and another partner, “;” or the end of the rule"), error);

  return check_sum (self, start, error);
}

static void
print_fixed (const DewStep   *step,
             const DewLedger *ledger,
             GString         *text)
{
  const DewFixed *self = (const DewFixed *) step;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewFixedPart *part = &g_array_index (self->parts, DewFixedPart, i);
      char percent[DEW_PERCENT_SIZE];

      g_string_append (text, i > 0 ? ", " : " ");
      _dew_rule_print_partner (ledger, part->partner, text);
      g_string_append_printf (text, " %s%%", dew_percent_print (part->millionths, -1, percent));
    }
}

/* The order in which partners are written makes no difference. */
static gboolean
equal_fixed (const DewStep *a,
             const DewStep *b)
{
  const DewFixed *one = (const DewFixed *) a;
  const DewFixed *other = (const DewFixed *) b;

  if (one->parts->len != other->parts->len)
    return FALSE;

  for (guint i = 0; i < one->parts->len; i++)
    {
      const DewFixedPart *part = &g_array_index (one->parts, DewFixedPart, i);
      const DewFixedPart *twin = find_part (other, part->partner);

      if (!twin || part->millionths != twin->millionths)
        return FALSE;
    }

  return TRUE;
}

static void
clear_fixed (DewStep *step)
{
  g_clear_pointer (&((DewFixed *) step)->parts, g_array_unref);
}

/* "Council 51 %" for every part. */
static GPtrArray *
list_parts (const DewFixed  *self,
            const DewLedger *ledger,
            gboolean         in_full)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DewFixedPart *part = &g_array_index (self->parts, DewFixedPart, i);
      const char *name = in_full
                         ? _dew_rule_partner_name (ledger, part->partner)
                         : _dew_rule_partner_short (ledger, part->partner);
      char percent[DEW_PERCENT_SIZE];

      g_ptr_array_add (list, g_strdup_printf (_("%s %s %%"), name, dew_percent_print (part->millionths, -1, percent)));
    }

  return list;
}

static char *
brief_fixed (const DewStep   *step,
             const DewLedger *ledger)
{
  g_autoptr (GPtrArray) parts = list_parts ((const DewFixed *) step, ledger, FALSE);
  g_autofree char *list = NULL;

  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (", ", (char **) parts->pdata);
  return g_strdup_printf (_("Fixed: %s"), list);
}

static char *
basis_fixed (const DewStep   *step,
             const DewLedger *ledger,
             gboolean         moved)
{
  return g_strdup (_("by fixed percentages"));
}

static char *
say_fixed (const DewStep   *step,
           const DewSaying *saying)
{
  g_autoptr (GPtrArray) parts = list_parts ((const DewFixed *) step, saying->ledger, TRUE);
  g_autofree char *list = _dew_rule_join (parts);

  return g_strdup_printf (saying->direction == DEW_OVER
                          ? _("%s shall be borne in these fixed shares, whatever is contributed: %s.")
                          : _("%s shall be returned in these fixed shares, whatever is contributed: %s."), saying->subject, list);
}

static gboolean
apply_fixed (const DewStep  *step,
             DewFlow        *flow,
             GError        **error)
{
  const DewFixed *self = (const DewFixed *) step;
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_SHARE, DEW_BASIS_FIXED,
                                  g_strdup (_("Fixed percentages, as the rule has them")));

  /* In the partners' order, not the rule's: an odd penny must not depend on how the rule is written. */
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      const DewFixedPart *part = find_part (self, _dew_sharing_partner (flow->sharing, i));

      _dew_flow_weigh (flow, work, i, part ? part->millionths : 0);
    }

  return _dew_flow_share (flow, work, error);
}

static char *
say_weights_fixed (const DewStep   *step,
                   const DewSaying *saying)
{
  return g_strdup (_("in proportion to their fixed shares"));
}

static gboolean
weigh_fixed (const DewStep  *step,
             const DewFlow  *flow,
             gboolean        must_share,
             gint64         *weights,
             GError        **error)
{
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      const DewFixedPart *part = find_part ((const DewFixed *) step, _dew_sharing_partner (flow->sharing, i));

      weights[i] = part ? part->millionths : 0;
    }

  return TRUE;
}

static const DewStepSheet sheet = {
  .name = N_("Fixed percentages"),
  .hint = N_("By percentages that come to 100, whatever is contributed"),
  .slots = {
    { .type = DEW_SLOT_PARTNER, .label = N_("Partner"), .rows = DEW_ROWS_EVERYBODY },
    { .type = DEW_SLOT_PERCENT, .label = N_("Percentage"), .caption = N_("bears"), .rows = DEW_ROWS_EVERYBODY },
  },
};

static DewBasis
weighs_by_fixed (const DewStep *step,
                 gboolean      *with_aligned)
{
  return DEW_BASIS_FIXED;
}

static const char *const words[] = { "fixed", NULL };

const DewStepClass _dew_step_fixed = {
  .words = words,
  .form = "fixed NAME 51%, NAME 49%",
  .sheet = &sheet,
  .size = sizeof (DewFixed),
  .place = DEW_STEP_ALL,
  .parse = parse_fixed,
  .print = print_fixed,
  .brief = brief_fixed,
  .basis = basis_fixed,
  .say = say_fixed,
  .equal = equal_fixed,
  .clear = clear_fixed,
  .say_weights = say_weights_fixed,
  .apply = apply_fixed,
  .weigh = weigh_fixed,
  .weighs_by = weighs_by_fixed,
  .compile = _dew_compile_share,
};
