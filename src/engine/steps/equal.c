/* equal.c: `equal`, in equal parts among the pool's partners */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

static char *
brief_equal (const DewStep   *step,
             const DewLedger *ledger)
{
  return g_strdup (_("In equal parts"));
}

static char *
basis_equal (const DewStep   *step,
             const DewLedger *ledger,
             gboolean         moved)
{
  return g_strdup (_("in equal parts"));
}

static char *
say_equal (const DewStep   *step,
           const DewSaying *saying)
{
  return g_strdup_printf (saying->direction == DEW_OVER
                          ? _("%s shall be borne in equal parts by the partners that host, lead in or contribute to the Fund.")
                          : _("%s shall be returned in equal parts to the partners that host, lead in or contribute to the "
                              "Fund."),
                          saying->subject);
}

static gboolean
refuse_nobody (const DewFlow  *flow,
               GError        **error)
{
  g_autofree char *year = dew_year_name (flow->sharing->query->year);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("Nobody hosts, leads in or contributes to “%s” in %s, so there are no partners to share equally; enter "
                 "who does."),
               flow->sharing->pool->name, year);
  return FALSE;
}

/* The short names of the partners that count, or of those that do not; an array of borrowed text. */
static GPtrArray *
list_partners (const DewSharing *sharing,
               gboolean          counting)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < sharing->n_partners; i++)
    if (!sharing->takes_part[i] == !counting)
      g_ptr_array_add (names, (gpointer) _dew_rule_partner_short (sharing->ledger, _dew_sharing_partner (sharing, i)));

  return names;
}

/* Equal parts of whom is not seen from the rule: who is left out, and why, has to be said. */
static void
note_partners (const DewSharing *sharing,
               DewWork          *work)
{
  g_autoptr (GPtrArray) counting = list_partners (sharing, TRUE);
  g_autoptr (GPtrArray) others = list_partners (sharing, FALSE);
  g_autofree char *who = _dew_rule_join (counting);
  g_autofree char *who_not = _dew_rule_join (others);
  g_autofree char *year = dew_year_name (sharing->query->year);

  if (others->len == 0)
    return;

  _dew_work_note (work, g_strdup_printf (_("Only partners that host, lead in or contribute to “%s” in %s count: %s."),
                                         sharing->pool->name, year, who));
  _dew_work_note (work, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      "%s does none of these, and so has no part.",
                                                      "%s do none of these, and so have no part.", others->len), who_not));
}

static gboolean
apply_equal (const DewStep  *step,
             DewFlow        *flow,
             GError        **error)
{
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_SHARE, DEW_BASIS_EQUAL,
                                  g_strdup (_("One part for each partner that hosts, leads in or contributes to the pool")));
  gboolean any = FALSE;

  for (guint i = 0; i < flow->sharing->n_partners; i++)
    {
      gboolean takes_part = flow->sharing->takes_part[i];

      _dew_flow_weigh (flow, work, i, takes_part ? 1 : 0);
      any |= takes_part;
    }

  if (!any && _dew_flow_left (flow) != 0 && !flow->sharing->query->plan)
    {
      _dew_work_free (work);
      return refuse_nobody (flow, error);
    }

  note_partners (flow->sharing, work);
  return _dew_flow_share (flow, work, error);
}

static char *
say_weights_equal (const DewStep   *step,
                   const DewSaying *saying)
{
  return g_strdup (_("in equal parts"));
}

static gboolean
weigh_equal (const DewStep  *step,
             const DewFlow  *flow,
             gboolean        must_share,
             gint64         *weights,
             GError        **error)
{
  for (guint i = 0; i < flow->sharing->n_partners; i++)
    weights[i] = flow->sharing->takes_part[i] ? 1 : 0;

  return TRUE;
}

static const DewStepSheet sheet = {
  .name = N_("In equal parts"),
  .hint = N_("Every partner of the pool bears the same"),
};

static DewBasis
weighs_by_equal (const DewStep *step,
                 gboolean      *with_aligned)
{
  return DEW_BASIS_EQUAL;
}

static const char *const words[] = { "equal", NULL };

const DewStepClass _dew_step_equal = {
  .words = words,
  .form = "equal",
  .sheet = &sheet,
  .size = sizeof (DewStep),
  .place = DEW_STEP_ALL,
  .brief = brief_equal,
  .basis = basis_equal,
  .say = say_equal,
  .say_weights = say_weights_equal,
  .apply = apply_equal,
  .weigh = weigh_equal,
  .weighs_by = weighs_by_equal,
  .compile = _dew_compile_share,
};
