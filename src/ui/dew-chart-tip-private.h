/* dew-chart-tip-private.h: the words beside a figure of a chart that the keyboard is at, as the tooltip is at the pointer.
 * It is drawn, and is no widget: a screen reader has the words already. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws it over the widget, in its font, beside an area of it. */
void _dew_chart_tip_snapshot (GtkWidget          *widget,
                              GtkSnapshot        *snapshot,
                              const GdkRectangle *area,
                              const char         *words,
                              gboolean            dark);

/* Where a box so wide and high stands beside an area, and covers it only where it must: above it, else below it, in
 * the middle as far as it stays within the width and height of the whole. */
void _dew_chart_tip_place (const GdkRectangle *area,
                           int                 width,
                           int                 height,
                           GdkRectangle       *box);

G_END_DECLS
