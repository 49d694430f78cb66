/* dew-schedule-chart.h: the figures of the chart on the schedule page. */
#pragma once

#include "dew-chart.h"
#include "dew-money-read.h"
#include "dew-totals.h"

/* Gross contributions by pool and partner; what is nobody's stands as a series of its own where a budget is all there is. Free with dew_chart_free. */
DewChart *dew_schedule_chart_new (const DewLedger *ledger, const DewTotals *totals, DewUnit unit);
