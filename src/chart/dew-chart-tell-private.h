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

/* A step of distributions: "£2.40m to under £2.45m", of cumulative ones "less than £2.45m". Free with g_free. */
char *_dew_chart_say_step (const DewChart *chart,
                           guint           row);

/* An end of a step, in the chart's unit where that takes few decimals. Returns buf. */
const char *_dew_chart_say_edge (const DewChart *chart,
                                 gint64          pence,
                                 char            buf[DEW_MONEY_SIZE]);

/* What the percentages of a lane, or of all lanes (-1), are of: "100,000 draws"; where lanes differ "the draws of each".
 * Free with g_free. */
char *_dew_chart_say_basis (const DewChart *chart,
                            int             series);

char *_dew_chart_tell_step              (const DewChart *chart,
                                         guint           row,
                                         guint           series);
char *_dew_chart_summarise_distribution (const DewChart *chart);
