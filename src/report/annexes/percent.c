/* percent.c: by how many per cent an amount is more than another. */
#include "dew-annex-private.h"

#include "dew-ratio.h"

#define LIMIT ((gint64) (DEW_PERCENT_LIMIT / DEW_WHOLE))

/* Half away from zero, as a spreadsheet rounds. */
gboolean
_dew_percent_more (gint64  before,
                   gint64  after,
                   gint64 *millionths)
{
  __int128 change = (__int128) after - before;
  __int128 size = change < 0 ? -change : change;

  if (before <= 0 || size > (__int128) before * LIMIT)
    return FALSE;

  *millionths = (gint64) ((2 * size * DEW_WHOLE + before) / (2 * (__int128) before));
  *millionths *= change < 0 ? -1 : 1;
  return TRUE;
}

char *
_dew_print_percent_more (const char *shown_before,
                         const char *shown_after,
                         const char *before,
                         const char *after)
{
  return g_strdup_printf ("IF(OR(%1$s=\"\",%2$s=\"\",%3$s<=0),\"\",IF(ABS(%4$s-%3$s)>%5$" G_GINT64_FORMAT "*%3$s,\"\",ROUND((%4$s-%3$s)*1000000/%3$s,0)/10000))",
                          shown_before, shown_after, before, after, LIMIT);
}
