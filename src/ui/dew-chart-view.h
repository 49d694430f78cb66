/* dew-chart-view.h: a chart with what can be done with it: walked through (dew-chart-plot-private.h), shown as a table,
 * copied and saved.
 *
 * The menu opens by its button at the top right, by the pointer's other button, and by Menu or Shift+F10 from anywhere in
 * the chart.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-chart.h"

G_BEGIN_DECLS

#define DEW_TYPE_CHART_VIEW (dew_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DewChartView, dew_chart_view, DEW, CHART_VIEW, GtkWidget)

GtkWidget *dew_chart_view_new       (void);

/* Shows another chart (transfer full; NULL for none), as a picture or a table as before. The focus stays on its row and
 * series where they are still there, and near by where they are not. */
void       dew_chart_view_set_chart (DewChartView *self,
                                     DewChart     *chart);

/* Property show-table: whether the figures stand as a table in place of the drawing.
 *
 * Signal row-activated (gint64 id): a figure was clicked, or Enter pressed on it.
 * Signal told (const char *sentence): what was copied or saved, or why not. */

G_END_DECLS
