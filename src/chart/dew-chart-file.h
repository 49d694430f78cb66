/* dew-chart-file.h: a chart as a picture in a file, through the one drawing: black on white, whatever the screen shows.
 *
 * The same chart is the same bytes from run to run: no file holds a time or a name of the machine's.
 */
#pragma once

#include "dew-chart.h"

typedef enum {
  DEW_CHART_PNG,                /* twice as many pixels as on the screen */
  DEW_CHART_SVG,                /* with the title, and the chart in words, as the alternative text */
  DEW_CHART_PDF,                /* one page of the chart's size, with its title, and the chart in words as its subject; text is text */
} DewChartFormat;

/* The chart at the size of a page's width. NULL with an error where it is too large to be a picture. */
GBytes *dew_chart_to_bytes (const DewChart  *chart,
                            DewChartFormat   format,
                            GError         **error);

/* Writes it to path, as a whole or not at all: what was there stays as it was after an error, which is one sentence that
 * names the file. A link is followed. */
gboolean dew_chart_write (const DewChart  *chart,
                          DewChartFormat   format,
                          const char      *path,
                          GError         **error);

/* ".png", ".svg", ".pdf" */
const char *dew_chart_format_ending (DewChartFormat format);
