/* dates.c: from when to when a pool is agreed: its own dates, or where it has none those of its agreement. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

const DewAgreement *
_dew_dates_agreement (const DewPaper *paper,
                      const DewPool  *pool)
{
  return pool->agreement != 0 ? dew_ledger_find (paper->ledger, DEW_TABLE_AGREEMENT, pool->agreement) : NULL;
}

DewPoolDates
_dew_dates_of (const DewPaper *paper,
               const DewPool  *pool)
{
  const DewAgreement *agreement = _dew_dates_agreement (paper, pool);
  DewPoolDates dates = { .start = pool->start, .end = pool->no_end ? "" : pool->end, .no_end = pool->no_end };

  if (agreement != NULL && dates.start[0] == '\0')
    {
      dates.start = agreement->start;
      dates.agreements_start = dates.start[0] != '\0';
    }
  if (agreement != NULL && dates.end[0] == '\0' && !dates.no_end)
    {
      dates.no_end = agreement->no_end;
      dates.end = dates.no_end ? "" : agreement->end;
      dates.agreements_end = dates.no_end || dates.end[0] != '\0';
    }
  return dates;
}

void
_dew_dates_put (const DewPaper *paper,
                DewSheet       *sheet,
                guint           row,
                guint           column,
                const DewPool  *pool)
{
  DewPoolDates dates = _dew_dates_of (paper, pool);

  if (dates.start[0] != '\0')
    dew_sheet_date (sheet, row, column, dates.start, 0);
  if (dates.no_end)
    dew_sheet_text (sheet, row, column + 1, _("no end"));
  else if (dates.end[0] != '\0')
    dew_sheet_date (sheet, row, column + 1, dates.end, 0);
}
