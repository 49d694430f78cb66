/* dew-chart-view.h: shows a chart, tells the figure under the pointer and under the keyboard's focus, and is a list of
 * figures to a screen reader.
 *
 * Tab enters at the figure last visited and leaves again; the arrows go from figure to figure, Home and End to the
 * first and last of a bar, with Ctrl of the chart.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-chart.h"

G_BEGIN_DECLS

#define DEW_TYPE_CHART_VIEW (dew_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DewChartView, dew_chart_view, DEW, CHART_VIEW, GtkWidget)

GtkWidget *dew_chart_view_new       (void);

/* Shows another chart (transfer full; NULL for none). The focus stays on its row and series where they are still there,
 * and near by where they are not. */
void       dew_chart_view_set_chart (DewChartView *self,
                                     DewChart     *chart);

/* Signal row-activated (gint64 id): a bar was clicked, or Enter pressed on it. */

G_END_DECLS
