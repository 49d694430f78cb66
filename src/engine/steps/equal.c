/* equal.c: `equal`, in equal parts among the pool's partners */
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
             const DewLedger *ledger)
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

  if (!any)
    {
      _dew_work_free (work);
      return refuse_nobody (flow, error);
    }

  return _dew_flow_share (flow, work, error);
}

static const char *const words[] = { "equal", NULL };

const DewStepClass _dew_step_equal = {
  .words = words,
  .form = "equal",
  .size = sizeof (DewStep),
  .takes_all = TRUE,
  .brief = brief_equal,
  .basis = basis_equal,
  .say = say_equal,
  .apply = apply_equal,
};
