/* dew-performance-row.h: a fund that is paid for performance as a row of a table, with what stands above and below such rows. */
#pragma once

#include <gtk/gtk.h>

#include "dew-incentive.h"

G_BEGIN_DECLS

/* Keeps the columns of all rows of a table as wide as each other: make one a table, and give it to each row. */
typedef struct _DewPerformanceColumns DewPerformanceColumns;
DewPerformanceColumns *dew_performance_columns_new  (void);
void                   dew_performance_columns_free (DewPerformanceColumns *columns);

/* What stands above the columns. */
GtkWidget *dew_performance_row_headings (DewPerformanceColumns *columns);

/* A row for a list: the fund in figures, in words and as a meter, with a menu of that model; NULL: it has none. */
GtkWidget *dew_performance_row_new      (DewPerformanceColumns *columns, const DewLedger *ledger, const DewIncentive *incentive, GMenuModel *model);

/* The sums below. */
GtkWidget *dew_performance_row_total    (DewPerformanceColumns *columns, gint64 pence, gint64 released);

/* The fund's id; 0: the row is none of one. And its menu, opened. */
gint64     dew_performance_row_id       (GtkWidget *row);
gboolean   dew_performance_row_menu     (GtkWidget *row);

G_END_DECLS
