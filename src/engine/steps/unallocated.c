/* unallocated.c: `unallocated`: nobody bears it until it is decided */
#include "dew-program-private.h"
#include "dew-rule-private.h"
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

static char *
brief_unallocated (const DewStep   *step,
                   const DewLedger *ledger)
{
  return g_strdup (_("Left for decision"));
}

static char *
basis_unallocated (const DewStep   *step,
                   const DewLedger *ledger,
                   gboolean         moved)
{
  return g_strdup (_("left for decision"));
}

static char *
say_unallocated (const DewStep   *step,
                 const DewSaying *saying)
{
  return g_strdup_printf (saying->direction == DEW_OVER
                          ? _("%s shall not be allocated to any partner until the partners have decided who bears it.")
                          : _("%s shall not be allocated to any partner until the partners have decided what becomes of it."), saying->subject);
}

static gboolean
apply_unallocated (const DewStep  *step,
                   DewFlow        *flow,
                   GError        **error)
{
  gint64 amount = _dew_flow_left (flow);
  DewWork *work = _dew_flow_work (flow, step, DEW_WORK_OPEN, DEW_BASIS_NONE, g_strdup (_("Nobody bears it until it is decided")));

  _dew_flow_take_all (flow, work);
  _dew_sharing_book (flow->sharing, work, amount);
  return TRUE;
}

static void
compile_unallocated (const DewStep *step,
                     DewCompiling  *compiling)
{
  _dew_compile_open (compiling);
}

static const DewStepSheet sheet = {
  .name = N_("Left for decision"),
  .hint = N_("Nobody bears it until it is decided"),
};

static const char *const words[] = { "unallocated", NULL };

const DewStepClass _dew_step_unallocated = {
  .words = words,
  .form = "unallocated",
  .sheet = &sheet,
  .size = sizeof (DewStep),
  .place = DEW_STEP_ALL,
  .brief = brief_unallocated,
  .basis = basis_unallocated,
  .say = say_unallocated,
  .apply = apply_unallocated,
  .compile = compile_unallocated,
};
