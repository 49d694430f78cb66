/* dew-spending-model.h: a document's pools, categories and lines with a year's spending, as rows of a grid.
 *
 * Four views of the same rows: the monitoring table as the engine works it out by the document's date; and budget, actual and forecast month by month, where they are typed.
 */
#pragma once

#include "dew-monitor.h"
#include "dew-tree-model.h"

G_BEGIN_DECLS

#define DEW_TYPE_SPENDING_MODEL (dew_spending_model_get_type ())
G_DECLARE_FINAL_TYPE (DewSpendingModel, dew_spending_model, DEW, SPENDING_MODEL, DewTreeModel)

typedef enum {
  DEW_SPENDING_MONITORING,
  DEW_SPENDING_BUDGET,          /* month by month */
  DEW_SPENDING_ACTUAL,
  DEW_SPENDING_FORECAST,
} DewSpendingSheet;

DewSpendingModel *dew_spending_model_new (DewDocument *document, int year, DewUnit unit);

void              dew_spending_model_set_sheet (DewSpendingModel *self, DewSpendingSheet sheet);
DewSpendingSheet  dew_spending_model_sheet     (DewSpendingModel *self);

/* Whose figures the months are, and new ones become: a partner's id, DEW_UNATTRIBUTED nobody's, or −1 all together: then a cell can be typed into where it is at most one's. */
void              dew_spending_model_set_whose (DewSpendingModel *self, gint64 partner);
gint64            dew_spending_model_whose     (DewSpendingModel *self);

/* Of what is shown, be it a scenario; and of the baseline. Borrowed until the next change. */
const DewMonitor *dew_spending_model_monitor          (DewSpendingModel *self);
const DewMonitor *dew_spending_model_baseline_monitor (DewSpendingModel *self);

G_END_DECLS
