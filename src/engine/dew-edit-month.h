/* dew-edit-month.h: the edit that begins the next month's report. */
#pragma once

#include "dew-edit.h"
#include "dew-monitor.h"

/* The latest forecasts become the previous ones, line by line, as the monitor has them (what was typed as previous before, for whichever partner, goes); and the document is as at the last day of the
 * month after the last whole one, so that one month more counts. A line without a forecast keeps what it has. Refused where the year is over. */
gboolean dew_edit_next_month (const DewLedger *ledger, DewChanges *changes, const DewMonitor *monitor, GError **error);
