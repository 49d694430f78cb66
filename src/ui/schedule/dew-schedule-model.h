/* dew-schedule-model.h: a document's pools, categories and lines with a year's contributions, as rows of a grid.
 *
 * Columns: names; for each partner existing, additional, gross, income, net (income and net only where the partner has some, unless all are wanted); gross and net of all together. The last row takes
 * the name of a new pool.
 */
#pragma once

#include "dew-document.h"
#include "dew-grid-model.h"
#include "dew-money-read.h"

G_BEGIN_DECLS

#define DEW_TYPE_SCHEDULE_MODEL (dew_schedule_model_get_type ())
G_DECLARE_FINAL_TYPE (DewScheduleModel, dew_schedule_model, DEW, SCHEDULE_MODEL, GObject)

DewScheduleModel *dew_schedule_model_new (DewDocument *document, int year, DewUnit unit);

void    dew_schedule_model_set_year        (DewScheduleModel *self, int year);
void    dew_schedule_model_set_unit        (DewScheduleModel *self, DewUnit unit);
void    dew_schedule_model_set_narrow      (DewScheduleModel *self, gboolean narrow);
void    dew_schedule_model_set_all_columns (DewScheduleModel *self, gboolean all);

/* What stands in a row: the node's kind and the id of its agreement, pool or line. DEW_NODE_ROOT for the total and for the row of the new pool. */
DewNodeKind dew_schedule_model_node (DewScheduleModel *self, guint row, gint64 *id);

/* The row of a pool or line, unfolding what is above it; G_MAXUINT when there is none. */
guint dew_schedule_model_reveal (DewScheduleModel *self, DewTable table, gint64 id);

G_END_DECLS
