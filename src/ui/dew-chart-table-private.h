/* dew-chart-table-private.h: the figures of a chart as a table of labels. */
#pragma once

#include <gtk/gtk.h>

#include "dew-chart-table.h"

G_BEGIN_DECLS

/* A table to a screen reader, one stop for Tab. The texts are copied. */
GtkWidget *_dew_chart_table_widget_new (const DewChartTable *table);

G_END_DECLS
