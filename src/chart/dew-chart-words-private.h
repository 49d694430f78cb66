/* dew-chart-words-private.h: words within a plot, each beside the place that they are about. */
#pragma once

#include "dew-chart-layout-private.h"

/* Pixels. */
#define DEW_WORDS_RADIUS 4.5    /* of what is at the place: a line to it ends there */

typedef struct {
  DewChartPlan *plan;
  double        left, right, top, bottom;
} DewPlot;

/* Whether a box lies within the plot and nothing is in its way. */
gboolean _dew_plot_is_free (const DewPlot *plot,
                            const DewRect *box);

/* Adds a thin line in the colour of the series. */
void _dew_plot_add_leader (const DewPlot *plot,
                           guint          series,
                           DewPoint       from,
                           DewPoint       to);

/* Adds words near a place with a line to it, where there is room for both; all that may be in their way comes first. level:
 * whether they may as well stand at its left or right, where the line may look like a part of a curve. */
void _dew_plot_add_words (const DewPlot *plot,
                          guint          series,
                          DewPoint       at,
                          gboolean       level,
                          const char    *words);
