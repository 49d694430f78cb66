/* dew-remark-words.c: the figure that a note is on, in words */
#include "dew-remark-words.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

static const char *const measures[DEW_N_MEASURES] = {
  N_("existing"), N_("additional"), N_("income"), N_("budget"), N_("actual"), N_("forecast"), N_("previous forecast"),
};

char *
dew_remark_words (const DewLedger *ledger,
                  const DewFigure *key,
                  gboolean         in_full)
{
  const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, key->partner);
  g_autofree char *when = key->month == 0 ? dew_year_name (key->year) : dew_month_words (key->year, key->month);

  if (partner == NULL)
    return g_strdup_printf (_("%s not split by partner, %s"), _(measures[key->measure]), when);

  return g_strdup_printf (_("%s %s, %s"), in_full ? partner->name : dew_partner_short (partner), _(measures[key->measure]), when);
}
