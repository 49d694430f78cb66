/* retain.c: `retain`, an underspend stays in the pool */
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

static char *
brief_retain (const DewStep   *step,
              const DewLedger *ledger)
{
  return g_strdup (_("Retained in the pool"));
}

static char *
basis_retain (const DewStep   *step,
              const DewLedger *ledger,
              gboolean         moved)
{
  return g_strdup (_("retained in the pool"));
}

static char *
say_retain (const DewStep   *step,
            const DewSaying *saying)
{
  return g_strdup_printf (_("%s shall be retained in the Fund for its purposes, and shall not be returned to the partners."),
                          saying->subject);
}

static gboolean
apply_retain (const DewStep  *step,
              DewFlow        *flow,
              GError        **error)
{
  gint64 amount = _dew_flow_left (flow);
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_HELD, DEW_BASIS_NONE, g_strdup (_("All of it stays in the pool")));

  if (flow->sharing->assumed && flow->place == flow->sharing->node)
    _dew_work_note (work, g_strdup (_("No rule is written for an underspend, so it stays in the pool.")));

  _dew_flow_take_all (flow, work);
  flow->sharing->share->held += amount;
  _dew_sharing_book (flow->sharing, work, amount);
  return TRUE;
}

static const char *const words[] = { "retain", NULL };

const DewStepClass _dew_step_retain = {
  .words = words,
  .form = "retain",
  .size = sizeof (DewStep),
  .takes_all = TRUE,
  .under_only = TRUE,
  .brief = brief_retain,
  .basis = basis_retain,
  .say = say_retain,
  .apply = apply_retain,
};
