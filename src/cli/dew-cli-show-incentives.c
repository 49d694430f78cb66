/* dew-cli-show-incentives.c: the funds paid for performance that dewpond show lists */
#include "dew-cli-incentive-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-view.h"

void
_dew_cli_view_put_incentives (GString          *out,
                              const DewCliView *view,
                              const DewPool    *pool)
{
  g_autoptr (GPtrArray) incentives = dew_incentives_of (view->ledger, pool->id, view->year);
  g_autoptr (DewCliTable) table = NULL;
  g_autofree char *text = NULL;

  if (incentives->len == 0)
    return;

  table = _dew_cli_incentives_table (view->ledger, incentives, FALSE);
  text = _dew_cli_table_to_text (table, "  ");
  g_string_append_printf (out, "\n  %s\n%s", _("Paid for performance"), text);
}

void
_dew_cli_view_add_incentives (JsonBuilder      *builder,
                              const DewCliView *view,
                              const DewPool    *pool)
{
  g_autoptr (GPtrArray) incentives = dew_incentives_of (view->ledger, pool->id, view->year);

  _dew_cli_incentives_add (builder, view->ledger, incentives);
}
