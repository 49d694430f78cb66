/* dew-chart-plot-private.h: the drawing of a chart: tells the figure under the pointer and under the keyboard's focus, and
 * is a list of figures to a screen reader.
 *
 * Tab enters at the figure last visited and leaves again; the arrows go from figure to figure, Home and End to the
 * first and last of a bar or line, with Ctrl of the chart.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-chart.h"

G_BEGIN_DECLS

#define DEW_TYPE_CHART_PLOT (dew_chart_plot_get_type ())
G_DECLARE_FINAL_TYPE (DewChartPlot, dew_chart_plot, DEW, CHART_PLOT, GtkWidget)

GtkWidget      *dew_chart_plot_new        (void);

/* Shows another chart (transfer full; NULL for none). The focus stays on its row and series where they are still there,
 * and near by where they are not. */
void            dew_chart_plot_set_chart  (DewChartPlot *self,
                                           DewChart     *chart);

/* Borrowed; NULL for none. */
const DewChart *dew_chart_plot_get_chart  (DewChartPlot *self);

/* Keeps a corner at the top right free, so many pixels wide. */
void            dew_chart_plot_set_corner (DewChartPlot *self,
                                           int           width);

/* Signal row-activated (gint64 id): a figure was clicked, or Enter pressed on it. */

G_END_DECLS
