/* dew-spending-model-private.h: what the files of the spending model share: dew-spending-model.c holds it, dew-spending-columns.c says which columns there are, dew-spending-months.c
 * what stands in months, dew-spending-cells.c what stands in cells besides plain figures. */
#pragma once

#include "dew-spending-model.h"

G_BEGIN_DECLS

/* A column of the monitoring table, or of months. */
typedef enum { SPENDING_AMOUNT, SPENDING_PERCENT, SPENDING_STATUS, SPENDING_MONTH, SPENDING_YEAR } DewSpendingKind;

typedef struct {
  DewSpendingKind  kind;
  DewMonitorColumn amount;      /* of an amount */
  int              month;       /* of months: 0 the year's own figure, 1 April */
  const char      *key;
} DewSpendingColumn;

struct _DewSpendingModel
{
  DewTreeModel     parent_instance;

  DewSpendingSheet sheet;
  gint64           whose;
  GArray          *columns;     /* DewSpendingColumn: column 1 and those after it */
  DewMonitor      *monitor;
  DewMonitor      *baseline;    /* the baseline's, where a scenario is shown; else NULL */
  const DewTotals *totals;      /* that the monitor was made of; borrowed from the document */
  char            *lent, *note; /* what cells and columns lend */
  char            *group;
  char            *said;        /* what the columns' words were when they were listed */
  GArray          *months;      /* of the months' sheets: by node, 14 cells each: the year's own, twelve months, the year */
  GArray          *under;       /* the same of the baseline, where a scenario is shown; else empty */
};

typedef struct {
  gint64   pence;
  gboolean entered;
} DewSpendingCell;

#define DEW_SPENDING_CELLS 14

const DewSpendingColumn *_dew_spending_column (DewSpendingModel *self, guint number);

/* dew-spending-columns.c */
gboolean _dew_spending_list     (DewTreeModel *model);
void     _dew_spending_describe (DewTreeModel *model, guint number, DewGridColumn *out);
char    *_dew_spending_words    (DewTreeModel *model, guint number);

/* dew-spending-cells.c: the model's `dress` and `value` */
void     _dew_spending_dress    (DewTreeModel *model, guint node, guint number, DewGridCell *out);
char    *_dew_spending_value    (DewTreeModel *model, guint node, guint number);

/* dew-spending-months.c */
DewMeasure _dew_spending_measure (DewSpendingModel *self);      /* of the sheet */
void     _dew_spending_add_months (DewSpendingModel *self);    /* adds them up afresh */
gboolean _dew_spending_month_figure (DewSpendingModel *self, gint64 scenario, guint node, const DewSpendingColumn *column, gint64 *pence);      /* of the one shown, or the baseline */

/* The model's `likely`. */
gboolean _dew_spending_likely    (DewTreeModel *model, guint node, guint number, gint64 *pence);

/* Whose figure typing into a line's cell would enter: FALSE where several have one there. */
gboolean _dew_spending_whose     (DewSpendingModel *self, gint64 line, DewMeasure measure, int month, gint64 *partner);

G_END_DECLS
