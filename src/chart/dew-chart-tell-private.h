/* dew-chart-tell-private.h: words that several kinds of charts have in common. */
#pragma once

#include "dew-chart.h"

/* Sums go through 128 bits, as in dew-chart.c. */
typedef __int128 DewTellWide;

/* A part of a whole of the same sign in percent to one decimal; what is more than nothing and less than all never reads
 * as nothing or all. Free with g_free. */
char *_dew_chart_say_percent (DewTellWide part,
                              DewTellWide whole);

/* The exact sum of a row. */
DewTellWide _dew_chart_sum_row (const DewChart *chart,
                                guint           row);

/* An amount in pounds, exactly, with its symbol. Returns buf. */
const char *_dew_chart_say_pounds (gint64 pence,
                                   char   buf[DEW_MONEY_SIZE]);

/* What one figure, and all of the chart, say among scenarios. Free with g_free. */
char *_dew_chart_tell_lane         (const DewChart *chart,
                                    guint           row,
                                    guint           series);
char *_dew_chart_summarise_grouped (const DewChart *chart);
char *_dew_chart_tell_vertex       (const DewChart *chart,
                                    guint           row,
                                    guint           series);
char *_dew_chart_summarise_curves  (const DewChart *chart);
char *_dew_chart_tell_cause        (const DewChart *chart,
                                    guint           row);
char *_dew_chart_summarise_bridge  (const DewChart *chart);
