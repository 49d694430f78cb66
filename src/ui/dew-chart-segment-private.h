/* dew-chart-segment-private.h: one figure of a chart as a widget: what can be focused and is read out. It draws
 * nothing: the chart beneath it is drawn as one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_CHART_SEGMENT (dew_chart_segment_get_type ())
G_DECLARE_FINAL_TYPE (DewChartSegment, dew_chart_segment, DEW, CHART_SEGMENT, GtkWidget)

/* A segment is the figure of a row, by its id, and a series, by its name; they are what it keeps when the chart
 * changes. */
DewChartSegment *dew_chart_segment_new     (gint64           id,
                                            const char      *name);
gboolean         dew_chart_segment_is      (DewChartSegment *self,
                                            gint64           id,
                                            const char      *name);
gint64           dew_chart_segment_id      (DewChartSegment *self);

/* Where it stands in the chart now, and what it says. */
void             dew_chart_segment_place   (DewChartSegment *self,
                                            guint            row,
                                            guint            series);
guint            dew_chart_segment_row     (DewChartSegment *self);
guint            dew_chart_segment_series  (DewChartSegment *self);
void             dew_chart_segment_tell    (DewChartSegment *self,
                                            const char      *words);

/* Signal activated: a screen reader asked to follow it. */

G_END_DECLS
