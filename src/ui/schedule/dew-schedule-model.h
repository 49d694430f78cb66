/* dew-schedule-model.h: a document's pools, categories and lines with a year's contributions, as rows of a grid.
 *
 * Columns: names; what is said of lines as far as it is asked for; for each partner existing, additional, gross, income, net; gross and net of all together. Beside them another year may stand: then
 * each partner's columns come twice, and the change from the earlier to the later year after the totals. The last row takes the name of a new pool.
 */
#pragma once

#include "dew-tree-model.h"

G_BEGIN_DECLS

#define DEW_TYPE_SCHEDULE_MODEL (dew_schedule_model_get_type ())
G_DECLARE_FINAL_TYPE (DewScheduleModel, dew_schedule_model, DEW, SCHEDULE_MODEL, DewTreeModel)

/* Whether a sort of columns is shown; by figures: where there are any, for each partner by itself. */
typedef enum { DEW_SCHEDULE_HIDDEN, DEW_SCHEDULE_SHOWN, DEW_SCHEDULE_BY_FIGURES } DewScheduleShown;

/* The sorts of columns that can be shown or hidden. */
typedef struct {
  const char *key;              /* as settings have it: "income" */
  const char *label;            /* marked for translation */
  gboolean    said;             /* what is said of a line, not a figure */
  DewScheduleShown by_itself;   /* what it is as long as nothing was chosen */
} DewScheduleSort;

extern const DewScheduleSort dew_schedule_sorts[];
extern const guint           dew_n_schedule_sorts;

DewScheduleModel *dew_schedule_model_new (DewDocument *document, int year, DewUnit unit);

/* What was chosen: sort -> "show" or "hide", an a{ss}. What is shown is shown for every partner, whatever figures there are. */
void     dew_schedule_model_set_sorts (DewScheduleModel *self, GVariant *sorts);

/* What was chosen for a sort, or what it is by itself. */
DewScheduleShown dew_schedule_model_shows (DewScheduleModel *self, const char *key);

/* The year beside the page's, 0 for none. */
void     dew_schedule_model_set_beside (DewScheduleModel *self, int year);
int      dew_schedule_model_beside     (DewScheduleModel *self);

G_END_DECLS
