/* percent.c: by how many per cent an amount is more than another; and fixed percentages as inputs. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

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

void
_dew_percent_put_fixed (DewSheet   *sheet,
                        guint       row,
                        guint       column,
                        gint64      millionths,
                        const char *followed)
{
  g_autofree char *cell = dew_sheet_address (sheet, row, column, FALSE, FALSE);

  if (followed != NULL)
    dew_sheet_formula (sheet, row, column, DEW_CELL_PERCENT, millionths, 0, "=%s", followed);
  else
    dew_sheet_number (sheet, row, column, DEW_CELL_PERCENT, millionths, DEW_CELL_INPUT);
  dew_sheet_text_formula (sheet, row, column + 1, _("as written"), NULL, "=IF(ROUND(%s*10000,0)=%" G_GINT64_FORMAT ",\"%s\",\"%s\")", cell, millionths, _("as written"), _("changed"));
}

void
_dew_percent_put_whole (DewSheet *sheet,
                        guint     row,
                        guint     column,
                        guint     n)
{
  g_autofree char *range = dew_sheet_range (sheet, row - n, n, column, FALSE);

  dew_sheet_formula (sheet, row, column, DEW_CELL_PERCENT, DEW_WHOLE, DEW_CELL_TOTAL, "=SUM(%s)", range);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}
