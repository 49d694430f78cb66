/* proportional.c: `proportional gross|net [opening|current]`, by contributions */
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  DewStep  parent;
  gboolean net;
  gboolean opening;
} DewProportional;

static gboolean
parse_proportional (DewStep        *step,
                    DewRuleReader  *reader,
                    GError        **error)
{
  DewProportional *self = (DewProportional *) step;

  self->net = _dew_rule_accept_word (reader, "net");
  if (!self->net && !_dew_rule_accept_word (reader, "gross"))
    return _dew_rule_expect (reader, _("“gross” or “net”"), error);

  self->opening = _dew_rule_accept_word (reader, "opening");
  if (!self->opening)
    _dew_rule_accept_word (reader, "current");

  return TRUE;
}

static void
print_proportional (const DewStep   *step,
                    const DewLedger *ledger,
                    GString         *text)
{
  const DewProportional *self = (const DewProportional *) step;

  g_string_append (text, self->net ? " net" : " gross");
  if (self->opening)
    g_string_append (text, " opening");
}

static gboolean
equal_proportional (const DewStep *a,
                    const DewStep *b)
{
  const DewProportional *one = (const DewProportional *) a;
  const DewProportional *other = (const DewProportional *) b;

  return one->net == other->net && one->opening == other->opening;
}

static char *
brief_proportional (const DewStep   *step,
                    const DewLedger *ledger)
{
  const DewProportional *self = (const DewProportional *) step;

  if (self->opening)
    return g_strdup (self->net
                     ? _("Proportional to opening net contributions")
                     : _("Proportional to opening gross contributions"));

  return g_strdup (self->net ? _("Proportional to net contributions") : _("Proportional to gross contributions"));
}

static char *
basis_proportional (const DewStep   *step,
                    const DewLedger *ledger,
                    gboolean         moved)
{
  const DewProportional *self = (const DewProportional *) step;

  if (self->opening)
    return g_strdup (self->net ? _("by net contributions, opening") : _("by gross contributions, opening"));
  if (moved)
    return g_strdup (self->net ? _("by net contributions, current, after virements") : _("by gross contributions, current, after virements"));

  return g_strdup (self->net ? _("by net contributions, current") : _("by gross contributions, current"));
}

/* The contributions that count, as a schedule describes them. */
static char *
describe_contributions (const DewProportional *self,
                        const char            *object)
{
  if (self->net && self->opening)
    return g_strdup_printf (_("their net contributions to %s for that year as first agreed, before any additional "
                              "contribution, being their existing contributions less any income they bring in beyond their "
                              "additional contributions"), object);

  if (self->net)
    return g_strdup_printf (_("their net contributions to %s for that year, as varied, being their gross contributions less "
                              "the income they bring in"),
                            object);

  if (self->opening)
    return g_strdup_printf (_("their gross contributions to %s for that year as first agreed, before any additional "
                              "contribution"), object);

  return g_strdup_printf (_("their gross contributions to %s for that year, as varied"), object);
}

static char *
say_proportional (const DewStep   *step,
                  const DewSaying *saying)
{
  g_autofree char *contributions = describe_contributions ((const DewProportional *) step, saying->object);

  return g_strdup_printf (saying->direction == DEW_OVER
                          ? _("%s shall be borne by the partners in proportion to %s.")
                          : _("%s shall be returned to the partners in proportion to %s."), saying->subject, contributions);
}

/* ---- Weights ---- */

static gboolean
refuse_size (GError **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW, _("The contributions are too large to share by."));
  return FALSE;
}

/* Income is taken off additional money first, so that only what is over lessens the opening contribution. */
static gboolean
weigh (const DewProportional   *self,
       const DewContributions  *sums,
       gint64                  *weight,
       GError                 **error)
{
  __int128 over = (__int128) sums->income - sums->additional;
  __int128 result = sums->existing;

  if (!self->opening)
    result += (__int128) sums->additional + sums->moved;
  if (self->net)
    result -= !self->opening ? (__int128) sums->income : MAX (over, 0);

  if (result > G_MAXINT64 || result < G_MININT64)
    return refuse_size (error);

  *weight = (gint64) result;
  return TRUE;
}

static const char *
name_contributions (const DewProportional *self,
                    gboolean               moved)
{
  if (self->opening)
    return self->net ? _("opening net contributions") : _("opening gross contributions");
  if (moved)
    return self->net ? _("net contributions after virements") : _("gross contributions after virements");

  return self->net ? _("net contributions") : _("gross contributions");
}

static gboolean
refuse_negative (const DewProportional  *self,
                 const DewFlow          *flow,
                 gint64                  partner,
                 gint64                  weight,
                 GError                **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);
  char amount[64];

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("The %s of %s to the pooled lines of “%s” come to %s in %s, and nothing can be shared by less than nothing; "
                 "correct them or use another rule."),
               name_contributions (self, flow->sharing->moved), _dew_rule_partner_short (flow->sharing->ledger, partner), _dew_flow_place_name (flow),
               _dew_sharing_pounds (weight, amount), year);
  return FALSE;
}

static gboolean
refuse_nothing (const DewProportional  *self,
                const DewFlow          *flow,
                GError                **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("No partner has %s to the pooled lines of “%s” in %s, so there is nothing to share by; enter them or use "
                 "another rule."),
               name_contributions (self, flow->sharing->moved), _dew_flow_place_name (flow), year);
  return FALSE;
}

static gboolean
add_parts (const DewProportional  *self,
           const DewFlow          *flow,
           DewWork                *work,
           GError                **error)
{
  gboolean must_share = _dew_flow_left (flow) != 0 && !flow->sharing->query->plan;
  gboolean any = FALSE;

  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      DewContributions sums;
      gint64 weight;

      if (!_dew_flow_contributions (flow, i, &sums, error) || !weigh (self, &sums, &weight, error))
        return FALSE;

      if (weight < 0 && must_share)
        return refuse_negative (self, flow, _dew_sharing_partner (flow->sharing, i), weight, error);

      any |= weight > 0;
      _dew_flow_weigh (flow, work, i, weight);
    }

  return any || !must_share || refuse_nothing (self, flow, error);
}

static DewBasis
name_basis (const DewProportional *self)
{
  if (self->opening)
    return self->net ? DEW_BASIS_NET_OPENING : DEW_BASIS_GROSS_OPENING;

  return self->net ? DEW_BASIS_NET : DEW_BASIS_GROSS;
}

static char *
describe_weights (const DewProportional *self,
                  const DewSharing      *sharing)
{
  g_autofree char *name = dew_year_name (sharing->query->year);

  if (self->opening)
    return g_strdup_printf (self->net ? _("Net contributions, %s, opening") : _("Gross contributions, %s, opening"), name);
  if (sharing->moved)
    return g_strdup_printf (self->net ? _("Net contributions, %s, current, after virements")
                                      : _("Gross contributions, %s, current, after virements"), name);

  return g_strdup_printf (self->net ? _("Net contributions, %s, current") : _("Gross contributions, %s, current"), name);
}

static gboolean
apply_proportional (const DewStep  *step,
                    DewFlow        *flow,
                    GError        **error)
{
  const DewProportional *self = (const DewProportional *) step;
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_SHARE, name_basis (self),
                                  describe_weights (self, flow->sharing));

  if (!add_parts (self, flow, work, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  return _dew_flow_share (flow, work, error);
}

static const char *const words[] = { "proportional", "gross", "net", "opening", "current", NULL };

const DewStepClass _dew_step_proportional = {
  .words = words,
  .form = "proportional gross|net [opening|current]",
  .size = sizeof (DewProportional),
  .takes_all = TRUE,
  .parse = parse_proportional,
  .print = print_proportional,
  .brief = brief_proportional,
  .basis = basis_proportional,
  .say = say_proportional,
  .equal = equal_proportional,
  .apply = apply_proportional,
};
